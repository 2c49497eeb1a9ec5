//! ND, KG: the running text and Kính gửi (ND30 PL I, Phần I, II.6 and II.9).

use super::Sheet;
use super::fault::Fault;
use super::look::{Look, Tally, place, points};
use crate::docx::read::{Alignment, LineSpacing, ListKind, Piece, Run};
use crate::parts::shape::{Mark, MarkKind};
use crate::parts::{Content, Entry, Item, Line, Role};

const PARAGRAPH_HINT: &str = "bôi đen phần lời văn, nháy chuột phải > Paragraph";
const KINH_GUI: Look = Look::centred(26, 28).light().aligned(None);

/// The bodies of the main part and of the appendices.
pub(super) fn contents<'s, 'p>(sheet: &'s Sheet<'p>) -> impl Iterator<Item = &'s Content<'p>> {
    [&sheet.anatomy.content]
        .into_iter()
        .chain(sheet.anatomy.appendices.iter().map(|appendix| &appendix.content))
}

/// One size of 13 or 14, upright, not underlined.
pub(super) fn nd01(sheet: &Sheet<'_>) -> Vec<Fault> {
    let content = &sheet.anatomy.content;
    let mut tally = Tally::default();
    for line in content.text() {
        let quoted = sheet.expected.quotations.iter().any(|quoted| line.text.contains(quoted.as_str()));
        for run in line.paragraph.visible_runs() {
            let format = &run.format;
            if !(26..=28).contains(&format.size) {
                tally.add(format!("lời văn cỡ {}; phải 13 đến 14", points(format.size)), line.paragraph);
            } else if content.size.is_some_and(|size| size != format.size) {
                let most = points(content.size.unwrap_or(0));
                tally.add(
                    format!("lời văn cỡ {}, chỗ khác cỡ {most}; phải cùng một cỡ", points(format.size)),
                    line.paragraph,
                );
            }
            if format.italic && !quoted {
                tally.add("lời văn in nghiêng; phải chữ đứng", line.paragraph);
            }
            if format.underline {
                tally.add("lời văn gạch chân; phải bỏ", line.paragraph);
            }
        }
    }
    tally.faults("bôi đen đoạn đó, sửa cỡ chữ và kiểu chữ ở thẻ Home")
}

/// Justified.
pub(super) fn nd02(sheet: &Sheet<'_>) -> Vec<Fault> {
    let mut tally = Tally::default();
    for line in sheet.anatomy.content.text() {
        if line.paragraph.format.alignment != Alignment::Both {
            tally.add("lời văn không căn đều hai bên", line.paragraph);
        }
    }
    tally.faults("bôi đen đoạn đó, Ctrl+J")
}

/// Which of the two first-line indents a length is.
fn first_line_choice(length: i32) -> Option<i32> {
    [567, 720].into_iter().find(|choice| (length - choice).abs() <= 5)
}

/// First line in by 1 or 1.27 cm.
pub(super) fn nd03(sheet: &Sheet<'_>) -> Vec<Fault> {
    let mut tally = Tally::default();
    let mut used: Option<i32> = None;
    for line in sheet.anatomy.content.text() {
        let format = &line.paragraph.format;
        match (first_line_choice(format.first_line), used) {
            (None, _) => tally.add("chữ đầu dòng không lùi vào 1 cm hoặc 1,27 cm", line.paragraph),
            (Some(choice), None) => used = Some(choice),
            (Some(choice), Some(used)) if choice != used => {
                tally.add(
                    "chữ đầu dòng lùi vào khác các đoạn trước (1 cm và 1,27 cm lẫn lộn)",
                    line.paragraph,
                );
            }
            (Some(_), Some(_)) => {}
        }
        if format.left != 0 {
            tally.add("cả đoạn thụt vào; chỉ dòng đầu lùi vào", line.paragraph);
        }
        let first =
            line.paragraph.runs.iter().filter(|run| !run.format.hidden).find_map(|run| run.pieces.first());
        let blank = match first {
            Some(Piece::Tab) => true,
            Some(Piece::Text(text)) => text.starts_with([' ', '\u{a0}']),
            Some(Piece::LineBreak | Piece::PageBreak | Piece::Drawing(_)) | None => false,
        };
        if blank {
            tally.add("lùi đầu dòng bằng dấu cách hoặc phím Tab", line.paragraph);
        }
    }
    tally.faults(&format!("{PARAGRAPH_HINT}: Left 0, Special: First line 1,27 cm"))
}

/// At least 6 pt between paragraphs.
pub(super) fn nd04(sheet: &Sheet<'_>) -> Vec<Fault> {
    let mut tally = Tally::default();
    let text = |entry: &Entry<'_>| matches!(entry, Entry::Item(Item { role: Role::Text(_), .. }));
    for pair in sheet.anatomy.content.entries.windows(2) {
        let [above, below] = pair else { continue };
        let (Entry::Item(first), Entry::Item(second)) = (above, below) else { continue };
        if !text(above) || !text(below) {
            continue;
        }
        let (first, second) = (first.line.paragraph, second.line.paragraph);
        if first.format.after.max(second.format.before) < 120 {
            tally.add("cách đoạn trên chưa đủ 6 pt", second);
        }
    }
    for line in sheet.anatomy.content.text().filter(|line| line.paragraph.format.contextual_spacing) {
        tally.add("bỏ khoảng cách giữa các đoạn cùng kiểu", line.paragraph);
    }
    tally.faults(&format!(
        "{PARAGRAPH_HINT}: Before 6 pt, bỏ dấu ở Don't add space between paragraphs of the same style"
    ))
}

/// Single to one and a half lines.
pub(super) fn nd05(sheet: &Sheet<'_>) -> Vec<Fault> {
    let mut tally = Tally::default();
    for line in sheet.anatomy.content.text() {
        let largest = line.paragraph.visible_runs().map(|run| run.format.size).max().unwrap_or(28);
        // 23 T a point is a single line of Times New Roman, 34.5 T one and a half; sizes are half-points.
        let size = i32::try_from(largest).unwrap_or(28);
        let fits = match line.paragraph.format.line {
            LineSpacing::Multiple(part) => (240..=360).contains(&part),
            LineSpacing::Exactly(height) | LineSpacing::AtLeast(height) => {
                (size * 23 / 2..=size * 69 / 4).contains(&height)
            }
        };
        if !fits {
            tally.add("giãn dòng ngoài khoảng dòng đơn đến 1,5 dòng", line.paragraph);
        }
    }
    tally.faults(&format!("{PARAGRAPH_HINT}: Line spacing Single hoặc Multiple 1,15"))
}

/// The end mark `./.`.
pub(super) fn nd06(sheet: &Sheet<'_>) -> Vec<Fault> {
    const END: &str = "./.";
    let hint = "hết phần lời văn ghi dấu (./.) một lần";
    let mut faults = Vec::new();
    for (at, content) in contents(sheet).enumerate() {
        let name = if at == 0 { "lời văn".to_owned() } else { format!("phụ lục thứ {at}") };
        let lines: Vec<&Line<'_>> =
            content.items().map(|item| &item.line).filter(|line| !line.text.is_empty()).collect();
        let marks: usize = lines.iter().map(|line| line.text.matches(END).count()).sum();
        let Some(last) = lines.last() else { continue };
        // An appendix may end with a table or a picture, which carry no mark.
        let ends_in_text = !content.entries.iter().rev().find_map(ending).unwrap_or(false);
        if marks > 1 {
            let message = format!("{name} có {marks} dấu «./.»; chỉ ghi một lần ở cuối");
            faults.push(Fault::new(message).hint(hint));
        } else if (at == 0 || ends_in_text) && !last.text.ends_with(END) {
            let message = format!("{name} không kết thúc bằng dấu «./.», {}", place(last.paragraph));
            faults.push(Fault::new(message).hint(hint));
        }
    }
    faults
}

/// Whether an entry ends a body with a table or a picture; `None`: it shows nothing.
fn ending(entry: &Entry<'_>) -> Option<bool> {
    match entry {
        Entry::Table => Some(true),
        Entry::Item(item) if item.line.is_picture() => Some(true),
        Entry::Item(item) if item.line.text.is_empty() => None,
        Entry::Item(_) => Some(false),
    }
}

/// No tricks of layout.
pub(super) fn nd07(sheet: &Sheet<'_>) -> Vec<Fault> {
    let mut tally = Tally::default();
    for content in contents(sheet) {
        let mut blanks = 0;
        for entry in &content.entries {
            let Entry::Item(item) = entry else {
                blanks = 0;
                continue;
            };
            let paragraph = item.line.paragraph;
            if paragraph.format.list == Some(ListKind::Bullet) {
                tally.add("dấu đầu dòng tự động của Word; gõ «- » bằng tay", paragraph);
            }
            // Paragraphs that carry a section or page break are no blank lines.
            let breaks = paragraph.ends_section || paragraph.runs.iter().any(has_page_break);
            blanks = if item.role == Role::Blank && !breaks { blanks + 1 } else { 0 };
            if blanks == 2 {
                tally.add("hai đoạn trống liền nhau; dùng khoảng cách đoạn thay cho dòng trống", paragraph);
            }
            if item.line.text.contains("   ") {
                tally.add("ba dấu cách trở lên liền nhau", paragraph);
            }
            let mut letters = item.line.text.chars();
            let (first, second) = (letters.next(), letters.next());
            let dash = matches!(first, Some('–' | '—' | '•' | '·' | '*' | '‐' | '−' | '\u{f0b7}'));
            let glued = first == Some('-') && second.is_some_and(|letter| letter != ' ');
            if dash || glued {
                tally.add("gạch đầu dòng phải là «- » (dấu gạch nối và một dấu cách)", paragraph);
            }
        }
    }
    tally.faults("sửa lại đoạn đó")
}

fn has_page_break(run: &Run) -> bool {
    run.pieces.contains(&Piece::PageBreak)
}

/// Kính gửi and Như trên only where they are due.
pub(super) fn kg01(sheet: &Sheet<'_>) -> Vec<Fault> {
    let anatomy = &sheet.anatomy;
    let present = anatomy.kinh_gui.is_some();
    let name = anatomy.loai.map(|(name, _)| name);
    // Whether a tờ trình or báo cáo goes up is not seen on the paper itself.
    let due = match (anatomy.cong_van, sheet.expected.kinh_gui, name) {
        (true, _, _) => Some(true),
        (false, Some(due), _) => Some(due),
        (false, None, Some("Tờ trình" | "Báo cáo") | None) => None,
        (false, None, Some(_)) => Some(false),
    };
    let mut faults = Vec::new();
    if due == Some(true) && !present {
        let hint = "thêm dòng «Kính gửi: …» dưới phần đầu";
        faults.push(Fault::new("thiếu «Kính gửi»").hint(hint));
    }
    if let Some(found) = anatomy.kinh_gui.as_ref().filter(|_| due == Some(false)) {
        let message = format!("{}: loại văn bản này không có «Kính gửi»", place(found.label.paragraph));
        faults.push(
            Fault::new(message).hint("chỉ công văn và tờ trình, báo cáo gửi cấp trên mới có; xóa dòng ấy"),
        );
    }
    let Some(signature) = &anatomy.signature else { return faults };
    let recipients = signature.recipients();
    let Some(first) = recipients.get(1) else { return faults };
    let as_above = first.text.trim_start_matches(['-', ' ']).starts_with("Như trên");
    if present && first.text != "- Như trên;" {
        let message = format!(
            "{}: văn bản có «Kính gửi» thì nơi nhận thứ nhất là «- Như trên;»",
            place(first.paragraph)
        );
        faults.push(Fault::new(message).hint("thêm «- Như trên;» vào đầu nơi nhận"));
    } else if !present && as_above {
        let message = format!("{}: không có «Kính gửi» thì không ghi «Như trên»", place(first.paragraph));
        faults.push(Fault::new(message).hint("ghi rõ tên nơi nhận"));
    }
    faults
}

/// Form of Kính gửi.
pub(super) fn kg02(sheet: &Sheet<'_>) -> Vec<Fault> {
    let Some(found) = &sheet.anatomy.kinh_gui else { return Vec::new() };
    let hint = "một nơi: «Kính gửi: Sở Nội vụ»; nhiều nơi: «Kính gửi:» rồi mỗi nơi một dòng «- \
        …;», dòng cuối dấu chấm";
    let label = &found.label;
    let mut faults = Vec::new();
    let rest = label.text.strip_prefix("Kính gửi:").map(str::trim);
    let shaped = match rest {
        None => false,
        Some("") => !found.items.is_empty(),
        Some(rest) => !rest.starts_with('-'),
    };
    if !shaped {
        faults.push(Fault::new(format!("{}: «Kính gửi» không đúng dạng", place(label.paragraph))).hint(hint));
    }
    let last = found.items.len().saturating_sub(1);
    for (at, line) in found.items.iter().enumerate() {
        let mark = if at == last { '.' } else { ';' };
        if !line.text.starts_with("- ") || !line.text.ends_with(mark) {
            let message =
                format!("{}: phải bắt đầu bằng «- » và kết thúc bằng dấu ({mark})", place(line.paragraph));
            faults.push(Fault::new(message).hint(hint));
        }
    }
    let indent = |line: &Line<'_>| line.paragraph.format.left + line.paragraph.format.first_line;
    if found.items.windows(2).any(|pair| matches!(pair, [a, b] if indent(a) != indent(b))) {
        faults.push(Fault::new("các nơi ở «Kính gửi» không thẳng hàng").hint(hint));
    }
    let lines = [label].into_iter().chain(&found.items);
    faults.extend(lines.filter_map(|line| KINH_GUI.check("Kính gửi", line.paragraph)));
    faults
}

/// A mark of a heading or of running text.
pub(super) fn mark_of(item: &Item<'_>) -> Option<Mark> {
    match item.role {
        Role::Heading(mark) => Some(mark),
        Role::Text(mark) => mark,
        Role::Blank | Role::Rule | Role::CanCu | Role::HeadingTitle | Role::Authority | Role::Caption => None,
    }
}

/// Items of all bodies whose mark is of that kind.
pub(super) fn marked<'s, 'p>(sheet: &'s Sheet<'p>, kind: MarkKind) -> impl Iterator<Item = &'s Item<'p>> {
    contents(sheet)
        .flat_map(Content::items)
        .filter(move |item| mark_of(item).is_some_and(|mark| mark.kind == kind))
}
