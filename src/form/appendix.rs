//! PL, DK: appendices; urgency and address (ND30 PL I, Phần I, III.1, III.2 and III.4).

use super::fault::Fault;
use super::header::off_centre;
use super::look::{Look, Tally, mm, place};
use super::{Sheet, State};
use crate::docx::read::{Block, Drawing, Pages, Paragraph, SectionStart, paragraphs};
use crate::parts::measure::plain;
use crate::parts::shape::{find_word, is_capitals, squeezed};
use crate::parts::{Appendix, Line, Role};
use crate::text::body::shortened;
use crate::text::roman::{roman, to_roman};

const HEADING: Look = Look::centred(28, 28).bold();
const TITLE: Look = Look::centred(26, 28).bold();
const INFO: Look = Look::centred(26, 28).light().italic();

/// `Phụ lục` or, with two or more, `Phụ lục II`.
fn asked_heading(at: usize, count: usize) -> String {
    let number = u32::try_from(at + 1).unwrap_or(0);
    if count > 1 { format!("Phụ lục {}", to_roman(number)) } else { "Phụ lục".to_owned() }
}

/// Heading and title of an appendix.
pub(crate) fn pl01(sheet: &Sheet<'_>) -> Vec<Fault> {
    let appendices = &sheet.parts.appendices;
    let mut faults = Vec::new();
    let wrong = |at: &usize| {
        let text = squeezed(&appendices[*at].heading.text);
        // An appendix in a file of its own may be any of several.
        let own =
            !sheet.is_paper() && text.strip_prefix("Phụ lục ").is_some_and(|number| roman(number).is_some());
        !own && text != asked_heading(*at, appendices.len())
    };
    let misspelt: Vec<usize> = (0..appendices.len()).filter(wrong).collect();
    if let Some(at) = misspelt.first() {
        let asked = asked_heading(*at, appendices.len());
        let more = and_more(misspelt.len());
        let message = format!("{}{more}: phải viết «{asked}»", place(appendices[*at].heading.paragraph));
        let hint = "chữ thường; một phụ lục thì không đánh số, từ hai phụ lục đánh số La Mã liên tục";
        faults.push(Fault::new(message).hint(hint));
    }
    faults.extend(
        HEADING.check_lines("phụ lục", &appendices.iter().map(|found| &found.heading).collect::<Vec<_>>()),
    );
    // A title on the line of the heading is told with the heading.
    let below = || appendices.iter().filter(|found| !found.is_titled_beside());
    let untitled: Vec<&Appendix<'_>> = below().filter(|found| found.title.is_empty()).collect();
    if let Some(first) = untitled.first() {
        let more = and_more(untitled.len());
        let message = format!("{}{more}: không có tên phụ lục ở dòng dưới", place(first.heading.paragraph));
        faults.push(Fault::new(message).hint("tên phụ lục in hoa, cỡ 13 đến 14, đứng, đậm, căn giữa"));
    }
    let titles: Vec<&Line<'_>> = below().flat_map(|found| &found.title).collect();
    let small: Vec<&&Line<'_>> = titles.iter().filter(|line| !is_capitals(&line.text)).collect();
    if let Some(first) = small.first() {
        let message =
            format!("tên phụ lục, {}{}: phải in hoa", place(first.paragraph), and_more(small.len()));
        faults.push(Fault::new(message).hint("gõ lại bằng chữ in hoa"));
    }
    faults.extend(TITLE.check_lines("tên phụ lục", &titles));
    faults
}

/// ` và 3 đoạn khác`, when there are more than one.
fn and_more(count: usize) -> String {
    if count > 1 { format!(" và {} đoạn khác", count - 1) } else { String::new() }
}

/// `(Kèm theo … số … ngày … của …)`.
pub(crate) fn pl02(sheet: &Sheet<'_>) -> Vec<Fault> {
    let hint = "viết «(Kèm theo Kế hoạch số 05/KH-UBND ngày 05 tháng 01 năm 2026 của Ủy ban nhân \
        dân xã Tân Lập)», rồi kẻ ngang ở dưới";
    let mut without = Tally::default();
    let mut form = Tally::default();
    let mut ruleless = Tally::default();
    let mut off = Vec::new();
    let mut lines = Vec::new();
    for appendix in &sheet.parts.appendices {
        let (Some(info), Some(first)) = (&appendix.info, appendix.info_lines.first()) else {
            without.add("thiếu dòng «(Kèm theo …)» dưới tên phụ lục", appendix.heading.paragraph);
            continue;
        };
        if let Some(why) = info_fault(sheet, info) {
            form.add(why, first.paragraph);
        }
        lines.extend(&appendix.info_lines);
        match appendix.rule {
            Some(rule) => off.extend(off_centre("dòng kèm theo", rule)),
            None => ruleless.add("dưới dòng này phải có đường kẻ ngang", first.paragraph),
        }
    }
    let mut faults = without.faults(hint);
    faults.extend(form.faults(hint));
    faults.extend(INFO.check_lines("dòng kèm theo", &lines));
    faults.extend(off);
    faults.extend(ruleless.faults(hint).into_iter().map(|fault| fault.level(super::Basis::Sample)));
    faults
}

fn info_fault(sheet: &Sheet<'_>, text: &str) -> Option<String> {
    let text = squeezed(text);
    let parts = text.strip_prefix("(Kèm theo ").and_then(|rest| rest.strip_suffix(')')).and_then(|rest| {
        let (kind, rest) = rest.split_once(" số ")?;
        let (number, rest) = rest.split_once(" ngày ")?;
        let (date, issuer) = rest.split_once(" của ")?;
        (!kind.is_empty() && !issuer.is_empty()).then_some((number.trim(), date.trim(), issuer))
    });
    let Some((number, date, issuer)) = parts else {
        return Some("không đúng dạng «(Kèm theo … số … ngày … của …)»".to_owned());
    };
    // Where the paper itself is not known, only the form of the line is.
    if !sheet.is_paper() {
        return None;
    }
    let digit = |text: &str| text.contains(|letter: char| letter.is_ascii_digit());
    if sheet.expected.electronic == Some(true) {
        let filled = digit(number.split('/').next().unwrap_or("")) || digit(date);
        return filled.then(|| "văn bản điện tử: số và ngày ở dòng này để trống".to_owned());
    }
    let header = sheet.parts.header.as_ref()?;
    let own = header.number().and_then(|line| line.text.strip_prefix("Số:")).map(squeezed);
    if let Some(own) = own.filter(|own| !own.is_empty() && *own != number) {
        return Some(format!("số, ký hiệu là «{number}»; của văn bản chính là «{own}»"));
    }
    if let (State::Issued, Some(own)) = (sheet.state, sheet.date) {
        let asked = own.words();
        if format!("ngày {date}") != asked {
            return Some(format!("ngày không trùng văn bản chính ({asked})"));
        }
    }
    let names = header.at(&header.issuer);
    let own = squeezed(&names.iter().map(|line| line.text.as_str()).collect::<Vec<_>>().join(" "));
    // The full name goes on where the head ends: «Sở Y tế tỉnh Quảng Trị» under «SỞ Y TẾ».
    let (name, head) = (issuing(issuer), issuing(&own));
    let goes_on = |rest: &str| rest.is_empty() || rest.starts_with(' ');
    let same = head.is_empty() || name.strip_prefix(&head).is_some_and(goes_on);
    // Whoever decides is named in the paper as well: `GIÁM ĐỐC SỞ …`.
    let decides = || {
        let mut items = sheet.parts.content.items().filter(|item| item.role == Role::Authority);
        items.any(|item| issuing(&item.line.text) == name)
    };
    (!same && !decides()).then(|| format!("cơ quan là «{issuer}»; văn bản chính ghi «{own}»"))
}

/// The name of an agency, however it is written. Chủ tịch signs for the same body.
fn issuing(name: &str) -> String {
    let name = shortened(name);
    name.strip_prefix("chủ tịch ").unwrap_or(&name).to_owned()
}

/// Own section, own numbering, named in the main text.
pub(crate) fn pl03(sheet: &Sheet<'_>) -> Vec<Fault> {
    if !sheet.is_paper() {
        return Vec::new();
    }
    let appendices = &sheet.parts.appendices;
    let main_text = main_text(sheet);
    let paper = sheet.page;
    let [mut joined, mut numbers, mut heads, mut silent] = [(); 4].map(|()| Tally::default());
    for (at, appendix) in appendices.iter().enumerate() {
        let heading = appendix.heading.paragraph;
        let Some(section) = paper.sections.get(appendix.section) else { continue };
        let own =
            own_section(appendix, section.blocks.start, paper.blocks.get(..appendix.block).unwrap_or(&[]));
        if !own || appendix.section == 0 || section.start != SectionStart::NextPage {
            joined.add("mỗi phụ lục bắt đầu ở một trang mới, phần (Section) riêng", heading);
        } else if section.number_start != Some(1) {
            numbers.add("số trang của phụ lục phải đánh riêng, từ 1", heading);
        }
        let header = |section: usize| {
            let running = paper.sections.get(section).and_then(|section| section.header(Pages::Default));
            running.map(|running| running_text(&running.blocks))
        };
        if header(appendix.section) != header(0) {
            heads.add("đầu trang của phụ lục khác phần chính", heading);
        }
        let asked = asked_heading(at, appendices.len());
        let named = [asked.as_str(), squeezed(appendix.called()).as_str()]
            .iter()
            .any(|heading| is_announced(&main_text, heading, appendices.len()));
        if !named && !sheet.expected.appendices_asked {
            silent.add("lời văn không nhắc đến phụ lục này", heading);
        }
    }
    let mut faults = joined.faults("Layout > Breaks > Next Page ở trước phụ lục");
    faults.extend(numbers.faults("Page Number > Format Page Numbers > Start at 1"));
    faults.extend(heads.faults("nháy đúp vào đầu trang, bật Link to Previous"));
    faults.extend(silent.faults("ghi ở chỗ cần dẫn: «(chi tiết tại Phụ lục I kèm theo)»"));
    faults
}

/// What a header shows on every page: its fields by name, for their stored results are of whatever page was last counted.
fn running_text(blocks: &[Block]) -> Vec<String> {
    let lines = paragraphs(blocks).into_iter().map(|paragraph| {
        let own: String = super::page::text_outside_fields(paragraph);
        let names = paragraph.fields.iter().filter_map(|field| field.split_whitespace().next());
        names.chain([own.trim()]).collect::<Vec<_>>().join(" ")
    });
    lines.filter(|line| !line.trim().is_empty()).collect()
}

/// Whether nothing but blanks stands before the appendix in its section.
fn own_section(appendix: &Appendix<'_>, start: usize, before: &[Block]) -> bool {
    let shown = |block: &Block| match block {
        Block::Table(_) => true,
        Block::Paragraph(paragraph) => !plain(paragraph).is_empty(),
    };
    start <= appendix.block && !before.iter().skip(start).any(shown)
}

/// The text of the main part, tables included.
fn main_text(sheet: &Sheet<'_>) -> String {
    let blocks = sheet.page.blocks.get(..sheet.parts.main_blocks).unwrap_or(&[]);
    squeezed(&paragraphs(blocks).into_iter().map(Paragraph::text).collect::<Vec<_>>().join("\n"))
}

/// An appendix is named by its number; one alone, or all together, by the word.
fn is_announced(text: &str, heading: &str, count: usize) -> bool {
    let lower = text.to_lowercase();
    let all = lower.contains("các phụ lục") || lower.contains("phụ lục kèm theo");
    let by_number =
        || find_word(text, heading).is_some() || find_word(&lower, &heading.to_lowercase()).is_some();
    // `Phụ lục I, II` names the second one too.
    let listed = || {
        let number = heading.rsplit(' ').next().unwrap_or("");
        lower.contains("phụ lục i") && roman(number).is_some() && find_word(text, number).is_some()
    };
    if count == 1 { lower.contains("phụ lục") } else { all || by_number() || listed() }
}

/// Boxes of urgency and their sizes in twips.
const URGENT: [(&str, (i32, i32)); 4] =
    [("HỎA TỐC", (1701, 454)), ("HOẢ TỐC", (1701, 454)), ("THƯỢNG KHẨN", (2268, 454)), ("KHẨN", (1134, 454))];
const URGENT_LOOK: Look = Look::centred(26, 28).bold().aligned(None);
const ADDRESS_LOOK: Look = Look::centred(22, 24).aligned(None);

/// Urgency and address.
pub(crate) fn dk01(sheet: &Sheet<'_>) -> Vec<Fault> {
    let mut faults = urgency_faults(sheet);
    faults.extend(address_faults(sheet));
    faults
}

fn urgency_faults(sheet: &Sheet<'_>) -> Vec<Fault> {
    let blocks = sheet.page.blocks.get(..sheet.parts.main_blocks).unwrap_or(&[]);
    let mut marks: Vec<(&Paragraph, Option<&Drawing>)> = Vec::new();
    for paragraph in paragraphs(blocks) {
        marks.push((paragraph, None));
        for drawing in paragraph.drawings() {
            marks.extend(paragraphs(&drawing.blocks).into_iter().map(|inside| (inside, Some(drawing))));
        }
    }
    let hint = "Insert > Text Box viền đơn: KHẨN 20 × 8 mm, HỎA TỐC 30 × 8 mm, THƯỢNG KHẨN 40 × 8 \
        mm; chữ in hoa, đậm, cỡ 13 đến 14";
    let mut faults = Vec::new();
    let mut seen = false;
    for (paragraph, drawing) in marks {
        let text = plain(paragraph);
        // `THƯỢNG KHẨN` is the longest mark.
        let upper = if text.chars().nth(11).is_none() { text.to_uppercase() } else { continue };
        let Some((word, (width, height))) = URGENT.iter().find(|(word, _)| upper == *word) else { continue };
        seen = true;
        if text != *word {
            faults.push(Fault::new(format!("dấu khẩn «{text}» phải in hoa")).hint(hint));
        }
        faults.extend(URGENT_LOOK.check("dấu khẩn", paragraph));
        let boxed = paragraph.format.borders.all().filter(|border| &*border.line == "single").count() >= 4;
        let off = |found: Option<i32>, asked: i32| found.is_some_and(|found| (found - asked).abs() > 28);
        match drawing {
            None if !boxed => {
                faults.push(Fault::new(format!("dấu khẩn «{text}» không có khung viền đơn")).hint(hint));
            }
            Some(drawing) if off(drawing.width, *width) || off(drawing.height, *height) => {
                let message = format!("khung của «{word}» không đúng {} × {}", mm(*width), mm(*height));
                faults.push(Fault::new(message).hint(hint));
            }
            Some(_) | None => {}
        }
    }
    if let Some(asked) = sheet.expected.urgency.as_deref().filter(|_| !seen) {
        faults.push(Fault::new(format!("thiếu dấu khẩn «{asked}»")).hint(hint));
    }
    faults
}

fn address_faults(sheet: &Sheet<'_>) -> Vec<Fault> {
    let hint = "Different First Page; ghi địa chỉ ở chân trang thứ nhất, cỡ 11 đến 12, kẻ ngang ở \
        trên suốt chiều rộng";
    let is_address = |paragraph: &&Paragraph| {
        let text = plain(paragraph).to_lowercase();
        text.contains("địa chỉ")
            || text.contains("điện thoại")
            || text.contains("email")
            || text.contains("thư điện tử")
    };
    let mut faults = Vec::new();
    let mut found_first = false;
    for (at, section) in sheet.paper.sections.iter().enumerate() {
        for footer in &section.footers {
            let all = paragraphs(&footer.blocks);
            let lines: Vec<&Paragraph> = all.into_iter().filter(|line| !plain(line).is_empty()).collect();
            if !lines.iter().any(is_address) {
                continue;
            }
            if at != 0 || footer.pages != Pages::First || !section.title_page {
                faults.push(
                    Fault::new("địa chỉ cơ quan lặp lại ở các trang sau; chỉ ghi ở trang thứ nhất")
                        .hint(hint),
                );
                continue;
            }
            found_first = true;
            faults.extend(lines.iter().filter_map(|line| ADDRESS_LOOK.check("địa chỉ cơ quan", line)));
            let ruled = lines.first().is_some_and(|line| has_full_rule(line));
            if !ruled {
                faults.push(
                    Fault::new("trên dòng địa chỉ không có đường kẻ suốt chiều rộng phần chữ").hint(hint),
                );
            }
        }
    }
    if sheet.expected.address == Some(true) && !found_first {
        faults.push(Fault::new("thiếu địa chỉ cơ quan ở chân trang thứ nhất").hint(hint));
    }
    faults.dedup();
    faults
}

fn has_full_rule(line: &Paragraph) -> bool {
    let format = &line.format;
    let single = format.borders.top.as_ref().is_some_and(|border| &*border.line == "single");
    single && format.left == 0 && format.right == 0
}
