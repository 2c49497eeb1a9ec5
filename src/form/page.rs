//! PG: paper, margins and page numbers (ND30 PL I, Phần I, I.1-3 and I.7).

use super::Basis;
use super::Sheet;
use super::fault::Fault;
use super::look::{Look, mm};
use crate::docx::read::{Alignment, Block, Pages, Paragraph, Piece, Section, paragraphs};
use crate::parts::measure::height;

/// Half a millimetre, which nobody sees of a margin.
const SLACK: i32 = 28;
const A4: (i32, i32) = (11_906, 16_838);
const NUMBER_LOOK: Look = Look::centred(26, 28).light();

/// "phần 2" when there is more than one section.
fn section_name(sheet: &Sheet<'_>, at: usize) -> String {
    if sheet.paper.sections.len() > 1 { format!("phần trang thứ {}: ", at + 1) } else { String::new() }
}

/// Sections with their names.
fn sections<'s>(sheet: &'s Sheet<'_>) -> impl Iterator<Item = (String, &'s Section)> {
    sheet.page.sections.iter().enumerate().map(|(at, section)| (section_name(sheet, at), section))
}

/// One finding for what is wrong in the same way in several sections.
fn grouped(faults: Vec<Fault>) -> Vec<Fault> {
    const NAME: &str = "phần trang thứ ";
    let mut found: Vec<Fault> = Vec::new();
    for fault in faults {
        let parts = |text: &str| {
            let (number, rest) = text.strip_prefix(NAME)?.split_once(": ")?;
            Some((number.to_owned(), rest.to_owned()))
        };
        let Some((number, what)) = parts(&fault.message) else {
            found.push(fault);
            continue;
        };
        let same = found.iter_mut().find_map(|known| {
            let (numbers, known_what) = parts(&known.message)?;
            (known_what == what).then_some((known, numbers))
        });
        match same {
            Some((known, numbers)) => known.message = format!("{NAME}{numbers}, {number}: {what}"),
            None => found.push(fault),
        }
    }
    found
}

fn is_lying(section: &Section) -> bool {
    section.width > section.height
}

/// A4, portrait unless a table needs it.
pub(crate) fn pg01(sheet: &Sheet<'_>) -> Vec<Fault> {
    let close = |a: i32, b: i32| (a - b).abs() <= 15;
    let hint = "Layout > Size > A4; Layout > Orientation > Portrait";
    let mut faults = Vec::new();
    for (at, (name, section)) in sections(sheet).enumerate() {
        let (width, height) = (section.width, section.height);
        let a4 = (close(width, A4.0) && close(height, A4.1)) || (close(width, A4.1) && close(height, A4.0));
        if !a4 {
            let found = if width == 0 {
                "không đặt khổ giấy".to_owned()
            } else {
                format!("khổ giấy {} × {}", mm(width), mm(height))
            };
            faults.push(Fault::new(format!("{name}{found}; phải là A4 (210 × 297 mm)")).hint(hint));
        } else if is_lying(section) && (at == 0 || !has_table(sheet, section)) {
            let why = if at == 0 {
                "phần chính phải trình bày trang đứng"
            } else {
                "trang nằm ngang chỉ dùng khi có bảng"
            };
            faults.push(Fault::new(format!("{name}{why}")).hint(hint));
        }
    }
    grouped(faults)
}

fn has_table(sheet: &Sheet<'_>, section: &Section) -> bool {
    let parts = &sheet.parts;
    let own = [
        parts.header.as_ref().map(|header| header.block),
        parts.signature.as_ref().map(|signature| signature.block),
    ];
    let blocks = sheet.page.blocks.iter().enumerate();
    blocks
        .take(section.blocks.end)
        .skip(section.blocks.start)
        .any(|(at, block)| matches!(block, Block::Table(_)) && !own.contains(&Some(at)))
}

/// Margins of the portrait pages.
pub(crate) fn pg02(sheet: &Sheet<'_>) -> Vec<Fault> {
    let mut faults = Vec::new();
    for (name, section) in sections(sheet).filter(|(_, section)| !is_lying(section)) {
        let Some(margins) = section.margins else {
            faults.push(Fault::new(format!("{name}không đặt lề trang")).hint(MARGIN_HINT));
            continue;
        };
        let asked = [
            ("trên", margins.top, (1133, 1418), "20 đến 25 mm"),
            ("dưới", margins.bottom, (1133, 1418), "20 đến 25 mm"),
            ("trái", margins.left, (1700, 1985), "30 đến 35 mm"),
            ("phải", margins.right, (850, 1134), "15 đến 20 mm"),
        ];
        for (side, found, (least, most), words) in asked {
            // What a printer moves a page by is no fault of the paper.
            if found < least - SLACK || found > most + SLACK {
                let message = format!("{name}lề {side} {}; phải từ {words}", mm(found));
                faults.push(Fault::new(message).hint(MARGIN_HINT));
            }
        }
        if margins.gutter != 0 {
            let message = format!("{name}có thêm gáy {}; lề đã tính đủ, gáy phải bằng 0", mm(margins.gutter));
            faults.push(Fault::new(message).hint(MARGIN_HINT));
        }
    }
    grouped(faults)
}

const MARGIN_HINT: &str =
    "Layout > Margins > Custom Margins: trên, dưới 2 cm; trái 3 cm; phải 1,5 cm; gáy (Gutter) 0";
const NUMBER_HINT: &str =
    "Insert > Page Number > Top of Page > Plain Number 2, rồi đánh dấu Different First Page";

/// Fields of the page number among these blocks.
fn page_fields(blocks: &[Block]) -> usize {
    all_paragraphs(blocks).into_iter().map(count_page).sum()
}

fn count_page(paragraph: &Paragraph) -> usize {
    paragraph.fields.iter().filter(|field| is_field(field, "PAGE")).count()
}

fn is_field(instruction: &str, name: &str) -> bool {
    instruction.split_whitespace().next().is_some_and(|word| word.eq_ignore_ascii_case(name))
}

/// The text of the page around its fields.
pub(super) fn text_outside_fields(paragraph: &Paragraph) -> String {
    let outside = paragraph.runs.iter().filter(|run| !run.in_field).cloned().collect();
    Paragraph { runs: outside, ..paragraph.clone() }.text()
}

/// The page number: in the header, centred, 13-14, upright.
pub(crate) fn pg03(sheet: &Sheet<'_>) -> Vec<Fault> {
    let mut faults = Vec::new();
    for (at, section) in sheet.page.sections.iter().enumerate() {
        let same = |before: usize| {
            let part = |section: &Section| section.header(Pages::Default).map(|header| header.part.clone());
            sheet.page.sections.get(before).is_some_and(|before| part(before) == part(section))
        };
        // A header shared with the section before has been looked at.
        if at > 0 && same(at - 1) {
            continue;
        }
        faults.extend(number_faults(&section_name(sheet, at), section, || has_more_pages(sheet, section)));
    }
    grouped(faults)
}

/// Whether a section surely goes on behind its first page, which shows no number.
fn has_more_pages(sheet: &Sheet<'_>, section: &Section) -> bool {
    let blocks = sheet.page.blocks.get(section.blocks.clone()).unwrap_or(&[]);
    let breaks = |block: &Block| {
        paragraphs(std::slice::from_ref(block)).iter().any(|paragraph| {
            paragraph.format.page_break_before
                || paragraph.runs.iter().any(|run| run.pieces.contains(&Piece::PageBreak))
        })
    };
    let shown = |block: &&Block| {
        paragraphs(std::slice::from_ref(*block)).iter().any(|line| line.visible_runs().next().is_some())
    };
    let first = blocks.iter().position(|block| shown(&block)).unwrap_or(0);
    let last = blocks.iter().rposition(|block| shown(&block)).unwrap_or(0);
    if blocks.get(first + 1..last.max(first + 1)).unwrap_or(&[]).iter().any(breaks) {
        return true;
    }
    let Some(margins) = section.margins else { return false };
    let room = i64::from(section.height - margins.top - margins.bottom);
    let inner = section.text_width().unwrap_or(0);
    // Heights are estimated; a tenth more than a page is surely more than one.
    room > 0 && height(blocks, inner) * 10 > room * 11
}

/// The paragraphs of a header, those in its boxes and frames among them.
fn all_paragraphs(blocks: &[Block]) -> Vec<&Paragraph> {
    let mut found = paragraphs(blocks);
    let boxes: Vec<&Paragraph> = found
        .iter()
        .flat_map(|line| line.drawings())
        .flat_map(|drawing| paragraphs(&drawing.blocks))
        .collect();
    found.extend(boxes);
    found
}

fn number_faults(name: &str, section: &Section, more_pages: impl Fn() -> bool) -> Vec<Fault> {
    let blocks: &[Block] = section.header(Pages::Default).map_or(&[], |header| &header.blocks);
    let fault = |message: String| Fault::new(format!("{name}{message}")).hint(NUMBER_HINT);
    let fields = page_fields(blocks);
    if fields != 1 {
        // A number at the foot of the page is PG05's.
        let at_foot = section.footers.iter().any(|footer| page_fields(&footer.blocks) > 0);
        if fields == 0 && (at_foot || !more_pages()) {
            return Vec::new();
        }
        let found = if fields == 0 { "không có số trang" } else { "có nhiều hơn một số trang" };
        return vec![fault(format!("đầu trang {found}; số trang phải ở giữa lề trên của trang giấy"))];
    }
    let mut faults = Vec::new();
    for paragraph in all_paragraphs(blocks) {
        let around = text_outside_fields(paragraph).to_lowercase();
        let total = paragraph
            .fields
            .iter()
            .any(|field| is_field(field, "NUMPAGES") || is_field(field, "SECTIONPAGES"));
        if total || around.contains("trang") || around.contains(|letter: char| letter.is_ascii_digit()) {
            faults.push(fault("quanh số trang có chữ hay số khác; chỉ để một chữ số Ả Rập".to_owned()));
        }
        if count_page(paragraph) == 0 {
            continue;
        }
        let runs = paragraph.runs.iter().filter(|run| run.in_field);
        let format = runs.map(|run| &run.format).find(|format| {
            format.bold || format.italic || format.underline || !(26..=28).contains(&format.size)
        });
        // A box stands where it was put, and a tab in a header leads to the middle.
        let boxed = !paragraphs(blocks).iter().any(|own| std::ptr::eq(*own, paragraph));
        let tabbed = paragraph.text().starts_with('\t') && !paragraph.text().starts_with("\t\t");
        let off_centre = paragraph.format.alignment != Alignment::Center && !boxed && !tabbed;
        if format.is_some() || off_centre {
            let mut found: Vec<String> = Vec::new();
            if let Some(format) = format {
                found.push(format!("cỡ {}", super::look::points(format.size)));
                found.extend(format.bold.then(|| "đậm".to_owned()));
                found.extend(format.italic.then(|| "nghiêng".to_owned()));
                found.extend(format.underline.then(|| "gạch chân".to_owned()));
            }
            found.extend(off_centre.then(|| "không căn giữa".to_owned()));
            let message = format!("số trang đang {}; phải {}", found.join(", "), NUMBER_LOOK.words());
            faults.push(fault(message));
        }
    }
    faults
}

/// No number on the first page.
pub(crate) fn pg04(sheet: &Sheet<'_>) -> Vec<Fault> {
    let Some(section) = sheet.paper.sections.first() else { return Vec::new() };
    let hint = "nháy đúp vào đầu trang, thẻ Header & Footer, đánh dấu Different First Page";
    if !section.title_page {
        // Where no page has a number, none is shown.
        let shown = page_fields(section.header(Pages::Default).map_or(&[], |header| &header.blocks)) > 0;
        let fault = || Fault::new("trang thứ nhất đang hiện số trang; phải ẩn").hint(hint);
        return shown.then(fault).into_iter().collect();
    }
    // Word leaves the first page's header blank when the file has none.
    let blocks: &[Block] = section.header(Pages::First).map_or(&[], |header| &header.blocks);
    let digit = |paragraph: &&Paragraph| paragraph.text().contains(|letter: char| letter.is_ascii_digit());
    let numbered = page_fields(blocks) > 0 || paragraphs(blocks).iter().any(digit);
    let fault = || Fault::new("đầu trang thứ nhất có số; trang thứ nhất không hiện số trang").hint(hint);
    numbered.then(fault).into_iter().collect()
}

/// Arabic numbers from 1, only in the top margin.
pub(crate) fn pg05(sheet: &Sheet<'_>) -> Vec<Fault> {
    let mut faults = Vec::new();
    for (at, (name, section)) in sections(sheet).enumerate() {
        let fault = |message: String| Fault::new(format!("{name}{message}")).hint(NUMBER_HINT);
        if section.footers.iter().any(|footer| page_fields(&footer.blocks) > 0) {
            faults.push(fault("số trang ở chân trang; phải ở lề trên".to_owned()));
        }
        if let Some(format) = section.number_format.as_deref().filter(|format| *format != "decimal") {
            faults.push(fault(format!("số trang kiểu {format}; phải là chữ số Ả Rập")));
        }
        if let Some(start) = section.number_start.filter(|start| *start != 1 && !goes_on(at, *start)) {
            faults.push(fault(format!("số trang bắt đầu từ {start}; phải từ 1")));
        }
        faults.extend(crowded(&name, section));
    }
    grouped(faults)
}

/// Whether a number that a later section starts from may be that of its page: the sections before it have a page or less.
fn goes_on(at: usize, start: i32) -> bool {
    i32::try_from(at + 1).is_ok_and(|page| (2..=page).contains(&start))
}

/// A page number that reaches down into the text pushes the text out of its margin.
fn crowded(name: &str, section: &Section) -> Option<Fault> {
    let margins = section.margins?;
    let header = section.header(Pages::Default)?;
    let size = paragraphs(&header.blocks)
        .into_iter()
        .filter(|paragraph| count_page(paragraph) > 0)
        .flat_map(|paragraph| &paragraph.runs)
        .map(|run| run.format.size)
        .max()?;
    let bottom = margins.header + i32::try_from(size).ok()?.saturating_mul(23) / 2;
    let message = || format!("{name}đầu trang cách mép giấy {}, số trang chạm lề trên", mm(margins.header));
    (bottom > margins.top).then(|| {
        Fault::new(message()).hint("Layout > Margins > thẻ Layout: Header from edge 1 cm").level(Basis::House)
    })
}
