//! FT: font, colour, encoding and sizes (ND30 PL I, Phần I, I.4 and the note to Mục V).

use std::cell::OnceCell;

use unicode_normalization::is_nfc;

use super::Basis;
use super::Sheet;
use super::fault::Fault;
use super::look::{Tally, points};
use crate::docx::read::{Block, Font, Paragraph, Piece, RunFormat, paragraphs};
use crate::parts::is_stamp;
use crate::parts::measure::{is_plainly_composed, plain};

const TIMES: &str = "Times New Roman";
const FONT_HINT: &str = "bôi đen cả bài (Ctrl+A), chọn phông Times New Roman ở thẻ Home";

/// Every paragraph a reader sees: body, headers, footers, notes, and text in boxes.
fn all_paragraphs<'p>(sheet: &Sheet<'p>) -> Vec<&'p Paragraph> {
    let paper = sheet.paper;
    let mut found = paper.paragraphs();
    let mut parts: Vec<&str> = Vec::new();
    for running in paper.sections.iter().flat_map(|section| section.headers.iter().chain(&section.footers)) {
        if !parts.contains(&running.part.as_str()) {
            parts.push(&running.part);
            found.extend(paragraphs(&running.blocks));
        }
    }
    found.extend(paragraphs(&paper.notes));
    // Boxes inside boxes come up in later rounds; each round goes one level deeper into the file.
    let mut from = 0;
    while from < found.len() {
        let to = found.len();
        for at in from..to {
            let Some(paragraph) = found.get(at).copied() else { continue };
            for drawing in paragraph.drawings() {
                found.extend(paragraphs(&drawing.blocks));
            }
        }
        from = to;
    }
    found
}

/// Times New Roman everywhere.
pub(crate) fn ft01(sheet: &Sheet<'_>) -> Vec<Fault> {
    let mut shown = Tally::default();
    let mut unset = Tally::default();
    let mut complex = Tally::default();
    for paragraph in all_paragraphs(sheet) {
        for run in paragraph.visible_runs() {
            let RunFormat { ascii, high_ansi, complex: other, .. } = &*run.format;
            let has = |test: fn(char) -> bool| {
                run.pieces.iter().any(|piece| matches!(piece, Piece::Text(text) if text.contains(test)))
            };
            // Letters in a font of an old encoding are FT03's.
            if has(char::is_alphabetic) && [ascii, high_ansi].into_iter().any(|font| old_font(font).is_some())
            {
                continue;
            }
            let plain = has(|letter| letter.is_ascii_graphic()).then(|| wrong_font(ascii)).flatten();
            let other_letters = || {
                has(|letter| letter.is_alphanumeric() && !letter.is_ascii())
                    .then(|| wrong_font(high_ansi))
                    .flatten()
            };
            if let Some(what) = plain.or_else(other_letters) {
                shown.add(format!("{what}; phải là Times New Roman"), paragraph);
            } else if let Some(what) = house_font(ascii).or_else(|| house_font(high_ansi)) {
                unset.add(format!("{what}; phải là Times New Roman"), paragraph);
            } else if let Some(what) = wrong_font(other).or_else(|| house_font(other)) {
                complex.add(format!("{what} cho chữ phức hợp; nên là Times New Roman"), paragraph);
            }
        }
    }
    // In an old encoding the fonts are part of that one cause.
    let mut faults = if sheet.encoding.is_some() { Vec::new() } else { shown.faults(FONT_HINT) };
    faults.extend(unset.faults(FONT_HINT).into_iter().map(|fault| fault.level(Basis::House)));
    // No Vietnamese letter is set in the font of complex scripts, so nobody sees this one.
    faults.extend(complex.faults(FONT_HINT).into_iter().map(|fault| fault.level(Basis::House)));
    let defaults = &sheet.paper.defaults;
    let unset = |font: &Font| font.name.as_deref() != Some(TIMES) || font.theme;
    if unset(&defaults.font) && unset(&defaults.normal_font) {
        let message = "phông mặc định của tệp không phải Times New Roman: chữ gõ thêm sẽ ra phông khác";
        let hint = "Home > Styles > Normal > Modify, chọn Times New Roman";
        faults.push(Fault::new(message).hint(hint).level(Basis::House));
    }
    faults
}

fn wrong_font(font: &Font) -> Option<String> {
    match (&font.name, font.theme) {
        (Some(name), true) if &**name != TIMES => Some(format!("phông theo chủ đề (Theme): {name}")),
        (None, true) => Some("phông theo chủ đề (Theme)".to_owned()),
        (Some(name), false) if !is_times(name) => Some(format!("phông {name}")),
        (Some(_), _) | (None, false) => None,
    }
}

/// What shows as Times New Roman here and may show as another font elsewhere: no font set, or the theme's.
fn house_font(font: &Font) -> Option<String> {
    match (&font.name, font.theme) {
        (_, true) => Some("phông theo chủ đề (Theme)".to_owned()),
        (None, false) => Some("phông không được đặt".to_owned()),
        (Some(name), false) => (&**name != TIMES).then(|| format!("phông {name}")),
    }
}

/// Names of one and the same font: another case of letters, the names of its cuts, those that printers know it by; behind a
/// semicolon stands what takes its place where it is not there.
fn is_times(name: &str) -> bool {
    let name = name.split(';').next().unwrap_or_default().trim().to_lowercase();
    matches!(
        name.as_str(),
        "times new roman" | "times new roman bold" | "times new roman italic" | "times new roman bold italic"
    ) || name.starts_with("timesnewroman")
}

/// Black.
pub(crate) fn ft02(sheet: &Sheet<'_>) -> Vec<Fault> {
    let mut tally = Tally::default();
    for paragraph in all_paragraphs(sheet) {
        let stamp = OnceCell::new();
        for run in paragraph.visible_runs() {
            let format = &run.format;
            let colour = format.color.as_deref().filter(|color| !is_black(color));
            // Stamps of secrecy and urgency are red where they are printed (ND30 PL I, Phần I, III.2).
            if let Some(colour) = colour.filter(|_| !*stamp.get_or_init(|| is_stamp(&plain(paragraph)))) {
                let shown =
                    if colour == "theme" { "theo chủ đề".to_owned() } else { format!("#{colour}") };
                tally.add(format!("chữ màu {shown}; phải màu đen"), paragraph);
            }
            if format.highlight || format.shaded {
                tally.add("chữ bị tô nền; phải để trắng", paragraph);
            }
        }
    }
    tally.faults("bôi đen đoạn đó, Home > Font Color > Automatic và Text Highlight Color > No Color")
}

/// Black, or so dark that print shows it black.
fn is_black(color: &str) -> bool {
    let channel = |at: usize| color.get(at..at + 2).and_then(|two| u8::from_str_radix(two, 16).ok());
    color == "auto"
        || (color.len() == 6 && [0, 2, 4].iter().all(|at| channel(*at).is_some_and(|value| value <= 0x33)))
}

/// Unicode, precomposed letters.
pub(crate) fn ft03(sheet: &Sheet<'_>) -> Vec<Fault> {
    if let Some(encoding) = sheet.encoding {
        let message = format!("cả văn bản gõ theo bảng mã cũ {}; phải dùng Unicode", encoding.name());
        let hint = "chuyển cả bài sang Unicode bằng bộ gõ tiếng Việt (Ctrl+Shift+F6), rồi chọn phông Times New Roman; \
            các chỗ sai khác được soát trên bản đã đọc theo bảng mã ấy";
        return vec![Fault::new(message).hint(hint)];
    }
    let mut tally = Tally::default();
    for paragraph in all_paragraphs(sheet) {
        for run in &paragraph.runs {
            let old = [&run.format.ascii, &run.format.high_ansi].into_iter().find_map(old_font);
            let letters = || {
                run.pieces
                    .iter()
                    .any(|piece| matches!(piece, Piece::Text(text) if text.contains(char::is_alphabetic)))
            };
            // Figures are the same in every encoding.
            if let Some(name) = old.filter(|_| letters()) {
                tally.add(format!("phông {name} dùng bảng mã cũ; phải dùng Unicode"), paragraph);
            }
            for piece in &run.pieces {
                if let Some(what) = piece_fault(piece) {
                    tally.add(what, paragraph);
                }
            }
        }
    }
    let mut faults =
        tally.faults("chuyển mã đoạn đó sang Unicode dựng sẵn bằng bộ gõ tiếng Việt (Ctrl+Shift+F6)");
    let lang = sheet.paper.defaults.lang.as_deref();
    if lang != Some("vi-VN") {
        let found = lang.map_or("chưa đặt".to_owned(), |lang| format!("là {lang}"));
        let message = format!("ngôn ngữ mặc định của tệp {found}; nên là vi-VN");
        let hint = "Review > Language > Set Proofing Language > Vietnamese > Set As Default";
        faults.push(Fault::new(message).hint(hint).level(Basis::House));
    }
    faults
}

fn old_font(font: &Font) -> Option<&str> {
    font.name.as_deref().filter(|name| name.starts_with(".Vn") || name.starts_with("VNI"))
}

fn piece_fault(piece: &Piece) -> Option<&'static str> {
    let Piece::Text(text) = piece else { return None };
    if is_plainly_composed(text) {
        return None;
    }
    let has = |test: fn(char) -> bool| text.contains(test);
    if has(|letter| letter == '\u{fffd}') {
        return Some("có ký tự hỏng (U+FFFD)");
    }
    if has(|letter| matches!(letter, '\u{e000}'..='\u{f8ff}' | '\u{f0000}'..='\u{10fffd}')) {
        return Some("có ký tự riêng của phông, máy khác không đọc được");
    }
    if has(|letter| matches!(letter, '\u{300}'..='\u{36f}')) || !is_nfc(text) {
        return Some("dấu tiếng Việt rời khỏi chữ (Unicode tổ hợp); phải dùng Unicode dựng sẵn");
    }
    None
}

/// Only the decree's sizes, and one consistent set in the header.
pub(crate) fn ft04(sheet: &Sheet<'_>) -> Vec<Fault> {
    let own = [
        sheet.parts.header.as_ref().map(|header| header.block),
        sheet.parts.signature.as_ref().map(|signature| signature.block),
    ];
    let mut text = Tally::default();
    let mut tables = Tally::default();
    for (at, block) in sheet.page.blocks.iter().enumerate() {
        let of_table = matches!(block, Block::Table(_)) && !own.contains(&Some(at));
        let tally = if of_table { &mut tables } else { &mut text };
        for paragraph in paragraphs(std::slice::from_ref(block)) {
            let signing = is_signing_line(paragraph);
            let allowed = |size: u32| matches!(size, 22 | 24 | 26 | 28) || (signing && size == 20);
            for size in paragraph.visible_runs().map(|run| run.format.size).filter(|size| !allowed(*size)) {
                let asked = "văn bản chỉ dùng cỡ 11, 12, 13, 14";
                tally.add(format!("cỡ chữ {}; {asked}", points(size)), paragraph);
            }
        }
    }
    let hint = "bôi đen đoạn đó, chọn lại cỡ chữ ở thẻ Home";
    let mut faults = text.faults(hint);
    // The decree sets nothing for tables.
    faults.extend(tables.faults(hint).into_iter().map(|fault| fault.level(Basis::House)));
    faults.extend(mixed_set(sheet));
    faults
}

/// The signing line of an electronic copy is 10 pt and tells the time (ND30 PL I, Phần II).
fn is_signing_line(paragraph: &Paragraph) -> bool {
    let text = plain(paragraph);
    text.contains(':') && text.chars().filter(char::is_ascii_digit).count() >= 6
}

fn mixed_set(sheet: &Sheet<'_>) -> Option<Fault> {
    let header = sheet.parts.header.as_ref()?;
    let size = |paragraph: &Paragraph| paragraph.visible_runs().map(|run| run.format.size).next();
    let lines = [header.country()?, header.motto()?, header.place_date()?];
    let [country, motto, place] = lines.map(|line| size(line.paragraph));
    let found = (country?, motto?, place?);
    if matches!(found, (26, 28, 28) | (24, 26, 26)) {
        return None;
    }
    let message = format!(
        "cỡ chữ Quốc hiệu {}, Tiêu ngữ {}, địa danh và ngày {} không cùng một bộ; phải là 13, 14, \
            14 hoặc 12, 13, 13",
        points(found.0),
        points(found.1),
        points(found.2)
    );
    Some(Fault::new(message).hint("sửa cỡ chữ ba dòng ấy theo cùng một bộ"))
}
