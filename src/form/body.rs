//! ND, KG: the running text and Kính gửi (ND30 PL I, Phần I, II.6 and II.9).

use super::Basis;
use super::Sheet;
use super::fault::Fault;
use super::header::UNSEEN;
use super::look::{Look, Tally, place, points};
use crate::docx::read::{Alignment, ListKind, Paragraph, Piece, Run};
use crate::parts::measure::{is_mostly, lettered_runs, line_height, single_height};
use crate::parts::shape::{Mark, MarkKind, squeezed, stand_in};
use crate::parts::{Content, Entry, Item, KinhGui, Line, Role};
use crate::value::{Can, LoaiVanBan, Mau};

const PARAGRAPH_HINT: &str = "bôi đen phần lời văn, nháy chuột phải > Paragraph";
const KINH_GUI: Look = Look::centred(26, 28).light().aligned(None);

/// The bodies of the main part and of the appendices.
pub(super) fn contents<'s, 'p>(sheet: &'s Sheet<'p>) -> impl Iterator<Item = &'s Content<'p>> {
    [&sheet.parts.content].into_iter().chain(sheet.parts.appendices.iter().map(|appendix| &appendix.content))
}

/// One size of 13 or 14, upright, not underlined.
pub(crate) fn nd01(sheet: &Sheet<'_>) -> Vec<Fault> {
    let content = &sheet.parts.content;
    let mut tally = Tally::default();
    for line in content.text() {
        let quoted = sheet.expected.quotations.iter().any(|quoted| line.text.contains(quoted.as_str()));
        for run in lettered_runs(line.paragraph) {
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
            let slanted = || is_mostly(line.paragraph, |format| format.italic);
            if format.italic && !quoted && !is_bracketed(line) && slanted() {
                tally.add("lời văn in nghiêng; phải chữ đứng", line.paragraph);
            }
            if format.underline {
                tally.add("lời văn gạch chân; phải bỏ", line.paragraph);
            }
        }
    }
    tally.faults("bôi đen đoạn đó, sửa cỡ chữ và kiểu chữ ở thẻ Home")
}

/// Whether a paragraph is one pair of brackets, as a note on the paper is: `(Gửi kèm hồ sơ)`, `(Bằng chữ: …)./.`.
fn is_bracketed(line: &Line<'_>) -> bool {
    let bare = line.text.trim().trim_end_matches(['.', '/', ';', ' ']);
    let mut depth = 0_usize;
    let closed = bare.find(|letter| {
        match letter {
            '(' => depth += 1,
            ')' => depth = depth.saturating_sub(1),
            _ => {}
        }
        depth == 0
    });
    closed.is_some_and(|closed| closed > 0 && closed + 1 == bare.len())
}

/// Whether a line in the middle stands in brackets: a note on the paper, `(Dành cho các thôn)`, is not set as the text is.
fn is_note(line: &Line<'_>) -> bool {
    line.is_centred() && is_bracketed(line)
}

/// Justified.
pub(crate) fn nd02(sheet: &Sheet<'_>) -> Vec<Fault> {
    let mut tally = Tally::default();
    let mut unseen = Tally::default();
    for line in sheet.parts.content.text().filter(|line| !is_note(line)) {
        if line.paragraph.format.alignment != Alignment::Both {
            // One line alone looks the same, aligned to the left or to both sides.
            let one = line.paragraph.format.alignment == Alignment::Left && line.printed().len() < 2;
            // All bold it is a heading without a number, and those are not stretched.
            if one && line.is_bold() {
                continue;
            }
            let tally = if one { &mut unseen } else { &mut tally };
            tally.add("lời văn không căn đều hai bên", line.paragraph);
        }
    }
    let hint = "bôi đen đoạn đó, Ctrl+J";
    let mut faults = tally.faults(hint);
    faults.extend(unseen.faults(hint).into_iter().map(|fault| fault.level(Basis::House)));
    faults
}

/// Which of the two first-line indents a length is, as far as an eye can tell: 1,25 cm is 1,27 cm.
pub(super) fn first_line_choice(length: i32) -> Option<i32> {
    [567, 720].into_iter().find(|choice| (length - choice).abs() <= UNSEEN)
}

/// Where the first line of a paragraph is seen to start: a tab in front goes on to Word's next stop of 1,27 cm.
fn seen_first_line(line: &Line<'_>) -> i32 {
    let format = &line.paragraph.format;
    let start = format.left.saturating_add(format.first_line);
    match first_piece(line.paragraph) {
        Some(Piece::Tab) if start < 720 => 720,
        _ => start,
    }
}

fn first_piece(paragraph: &Paragraph) -> Option<&Piece> {
    paragraph.runs.iter().filter(|run| !run.format.hidden).find_map(|run| run.pieces.first())
}

/// First line in by 1 or 1.27 cm.
pub(crate) fn nd03(sheet: &Sheet<'_>) -> Vec<Fault> {
    let mut tally = Tally::default();
    let mut typed = Tally::default();
    let mut used: Option<i32> = None;
    for line in sheet.parts.content.text().filter(|line| !is_note(line)) {
        let format = &line.paragraph.format;
        if format.left.abs() > UNSEEN && line.printed().len() > 1 {
            tally.add("cả đoạn thụt vào; chỉ dòng đầu lùi vào", line.paragraph);
            continue;
        }
        match (first_line_choice(seen_first_line(line)), used) {
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
        let blank = match first_piece(line.paragraph) {
            Some(Piece::Tab) => true,
            Some(Piece::Text(text)) => text.starts_with([' ', '\u{a0}']),
            Some(Piece::LineBreak | Piece::PageBreak | Piece::Drawing(_)) | None => false,
        };
        if blank {
            typed.add("lùi đầu dòng bằng dấu cách hoặc phím Tab", line.paragraph);
        }
    }
    let hint = format!("{PARAGRAPH_HINT}: Left 0, Special: First line 1,27 cm");
    let mut faults = tally.faults(&hint);
    faults.extend(typed.faults(&hint).into_iter().map(|fault| fault.level(Basis::House)));
    faults
}

/// At least 6 pt between paragraphs.
pub(crate) fn nd04(sheet: &Sheet<'_>) -> Vec<Fault> {
    let mut tally = Tally::default();
    let text = |entry: &Entry<'_>| matches!(entry, Entry::Item(Item { role: Role::Text(_), .. }));
    for pair in sheet.parts.content.entries.windows(2) {
        let [above, below] = pair else { continue };
        let (Entry::Item(first), Entry::Item(second)) = (above, below) else { continue };
        if !text(above) || !text(below) {
            continue;
        }
        let (first, second) = (first.line.paragraph, second.line.paragraph);
        // Between paragraphs of one style each gives up its own space where it is told to.
        let kept = |paragraph: &Paragraph, space: i32| {
            let given_up = paragraph.format.contextual_spacing && first.style == second.style;
            if given_up { 0 } else { space }
        };
        let space = kept(first, first.format.after).max(kept(second, second.format.before));
        if space < 120 - UNSEEN {
            tally.add("cách đoạn trên chưa đủ 6 pt", second);
        }
    }
    tally.faults(&format!(
        "{PARAGRAPH_HINT}: Before 6 pt, bỏ dấu ở Don't add space between paragraphs of the same style"
    ))
}

/// Single to one and a half lines.
pub(crate) fn nd05(sheet: &Sheet<'_>) -> Vec<Fault> {
    let mut tally = Tally::default();
    for line in sheet.parts.content.text() {
        // A fiftieth of a line is what rounding to whole points brings.
        let single = single_height(line.paragraph);
        let height = line_height(line.paragraph);
        let fits = (single - single / 50..=single * 3 / 2 + single / 50).contains(&height);
        if !fits {
            tally.add("giãn dòng ngoài khoảng dòng đơn đến 1,5 dòng", line.paragraph);
        }
    }
    tally.faults(&format!("{PARAGRAPH_HINT}: Line spacing Single hoặc Multiple 1,15"))
}

/// The end mark `./.`.
pub(crate) fn nd06(sheet: &Sheet<'_>) -> Vec<Fault> {
    const END: &str = "./.";
    let hint = "hết phần lời văn ghi dấu (./.) một lần";
    let mut faults = Vec::new();
    // Where no signature was found, the last line may be of it.
    let closed = sheet.parts.signature.is_some() || !sheet.is_paper();
    for (at, content) in contents(sheet).enumerate() {
        let name = if at == 0 { "lời văn".to_owned() } else { format!("phụ lục thứ {at}") };
        let lines: Vec<&Line<'_>> =
            content.items().map(|item| &item.line).filter(|line| !line.text.is_empty()).collect();
        let marks: usize = lines.iter().map(|line| line.text.matches(END).count()).sum();
        // A note in brackets may stand behind the mark.
        let noted = lines.len() > 1
            && lines.last().is_some_and(|last| is_bracketed(last) && !last.text.ends_with(END));
        let lines = if noted && marks == 1 { &lines[..lines.len() - 1] } else { &lines[..] };
        let Some(last) = lines.last() else { continue };
        // An appendix may end with a table or a picture, which carry no mark.
        let ends_in_text = !content.entries.iter().rev().find_map(ending).unwrap_or(false);
        if marks > 1 {
            let message = format!("{name} có {marks} dấu «./.»; chỉ ghi một lần ở cuối");
            faults.push(Fault::new(message).hint(hint));
        } else if ((at == 0 && closed) || (at > 0 && ends_in_text)) && !last.text.ends_with(END) {
            let message = format!("{name} không kết thúc bằng dấu «./.», {}", place(last.paragraph));
            faults.push(Fault::new(message).hint(hint));
        }
    }
    faults
}

/// Whether an entry ends a body with a table or a picture; `None`: it shows nothing.
fn ending(entry: &Entry<'_>) -> Option<bool> {
    match entry {
        Entry::Table(_) => Some(true),
        Entry::Item(item) if item.line.is_picture() => Some(true),
        Entry::Item(item) if item.line.text.is_empty() => None,
        Entry::Item(_) => Some(false),
    }
}

/// No tricks of layout.
pub(crate) fn nd07(sheet: &Sheet<'_>) -> Vec<Fault> {
    let mut tally = Tally::default();
    for content in contents(sheet) {
        let mut blanks = 0;
        let mut above = None;
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
            if has_gap(&item.line.text) {
                tally.add("ba dấu cách trở lên liền nhau", paragraph);
            }
            let mut letters = item.line.text.chars();
            let (first, second) = (letters.next(), letters.next());
            // Under «+» a third mark tells the third level from the second; the decree names none.
            let third = first == Some('•') && matches!(above, Some('+' | '•'));
            let dash = matches!(first, Some('–' | '—' | '•' | '·' | '*' | '‐' | '−' | '\u{f0b7}')) && !third;
            above = first;
            let glued = first == Some('-') && second.is_some_and(|letter| letter != ' ');
            if dash || glued {
                tally.add("gạch đầu dòng phải là «- » (dấu gạch nối và một dấu cách)", paragraph);
            }
        }
    }
    tally.faults("sửa lại đoạn đó")
}

/// Three blanks in a row, unless they wait for a number or a day: `số      /KH-UBND ngày     tháng 3`.
fn has_gap(text: &str) -> bool {
    text.match_indices("   ").any(|(at, _)| {
        let before = text[..at].trim_end().rsplit(' ').next().unwrap_or("").to_lowercase();
        let behind = text[at..].trim_start();
        let awaited = behind.starts_with('/') || behind.starts_with("tháng") || behind.starts_with("năm");
        let asked = ["số", "số:", "ngày", "tháng", "năm"].contains(&before.as_str());
        !(awaited || asked)
    })
}

fn has_page_break(run: &Run) -> bool {
    run.pieces.contains(&Piece::PageBreak)
}

/// Kính gửi; what a công điện says instead (`… điện:`, Mẫu 1.6) is none.
fn kinh_gui<'s, 'p>(sheet: &'s Sheet<'p>) -> Option<&'s KinhGui<'p>> {
    sheet.parts.kinh_gui.as_ref().filter(|found| !found.label.text.ends_with("điện:"))
}

/// Kính gửi and Như trên only where they are due.
pub(crate) fn kg01(sheet: &Sheet<'_>) -> Vec<Fault> {
    let parts = &sheet.parts;
    let kinh_gui = kinh_gui(sheet);
    let present = kinh_gui.is_some();
    // Whether a tờ trình or báo cáo goes up is not seen on the paper itself.
    let due = match (parts.cong_van, sheet.expected.kinh_gui, parts.loai.map(LoaiVanBan::kinh_gui)) {
        (true, _, _) => Some(true),
        (false, Some(due), _) => Some(due),
        (false, None, Some(Can::Duoc) | None) => None,
        // A slip goes to somebody, by the papers that speak of it; the decree gives it no form.
        (false, None, Some(_)) if parts.loai.is_some_and(|loai| loai.ma().starts_with("phieu-")) => None,
        (false, None, Some(can)) => Some(can == Can::Phai),
    };
    let addressed_otherwise =
        parts.loai.is_some_and(|loai| matches!(loai.mau(), Mau::GiayGioiThieu | Mau::CongDien));
    let mut faults = Vec::new();
    if due == Some(true) && !present && sheet.is_paper() {
        let hint = "thêm dòng «Kính gửi: …» dưới phần đầu";
        faults.push(Fault::new("thiếu «Kính gửi»").hint(hint));
    }
    if let Some(found) = kinh_gui.filter(|_| due == Some(false)) {
        let message = format!("{}: loại văn bản này không có «Kính gửi»", place(found.label.paragraph));
        faults.push(
            Fault::new(message).hint("chỉ công văn và tờ trình, báo cáo gửi cấp trên mới có; xóa dòng ấy"),
        );
    }
    let Some(signature) = &parts.signature else { return faults };
    let recipients = signature.recipients();
    let Some(first) = recipients.get(1) else { return faults };
    let bare = squeezed(first.text.trim_start_matches(['-', ' ']));
    let bare = bare.as_str();
    let as_above = bare.starts_with("Như trên");
    let said = bare.strip_prefix("Như trên").is_some_and(|rest| !rest.starts_with(char::is_alphanumeric));
    // Where Kính gửi itself should go, nothing is asked for because of it.
    if present && due != Some(false) && !said && stand_in(bare).is_none() {
        let message = format!(
            "{}: văn bản có «Kính gửi» thì nơi nhận thứ nhất là «- Như trên;»",
            place(first.paragraph)
        );
        faults.push(Fault::new(message).hint("thêm «- Như trên;» vào đầu nơi nhận"));
    } else if !present && as_above && !addressed_otherwise {
        let message = format!("{}: không có «Kính gửi» thì không ghi «Như trên»", place(first.paragraph));
        faults.push(Fault::new(message).hint("ghi rõ tên nơi nhận"));
    }
    faults
}

/// Form of Kính gửi.
pub(crate) fn kg02(sheet: &Sheet<'_>) -> Vec<Fault> {
    let Some(found) = kinh_gui(sheet) else { return Vec::new() };
    let hint = "một nơi: «Kính gửi: Sở Nội vụ»; nhiều nơi: «Kính gửi:» rồi mỗi nơi một dòng «- \
        …;», dòng cuối dấu chấm";
    let label = &found.label;
    let mut faults = Vec::new();
    let rest = label.text.strip_prefix("Kính gửi").map(str::trim_start);
    let rest = rest.and_then(|rest| rest.strip_prefix(':')).map(str::trim);
    let shaped = match rest {
        None => false,
        Some("") => !found.items.is_empty(),
        Some(rest) => !rest.starts_with('-'),
    };
    if !shaped {
        faults.push(Fault::new(format!("{}: «Kính gửi» không đúng dạng", place(label.paragraph))).hint(hint));
    }
    let last = found.items.len().saturating_sub(1);
    // One who is addressed beside the label is no list.
    let listed = last > 0 || found.items.iter().any(|line| line.text.starts_with('-'));
    for (at, line) in found.items.iter().enumerate().filter(|_| listed) {
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
    let lines: Vec<&Line<'_>> = [label].into_iter().chain(&found.items).collect();
    faults.extend(KINH_GUI.check_lines("Kính gửi", &lines));
    let blanks =
        matches!(first_piece(label.paragraph), Some(Piece::Tab)) || label.paragraph.text().starts_with("  ");
    if blanks {
        let message = format!("{}: đặt vào giữa bằng dấu cách hoặc phím Tab", place(label.paragraph));
        let hint = "xóa các dấu cách ở đầu dòng, dùng căn giữa hoặc Paragraph > Left";
        faults.push(Fault::new(message).hint(hint).level(Basis::Slip));
    }
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
