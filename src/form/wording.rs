//! DT, VH, DD04: what is left over, capitals, names of places and numbers (ND30 PL II and others).

use super::body::{contents, mark_of};
use super::fault::Fault;
use super::look::{Tally, place};
use super::{Basis, Origin, Sheet, State};
use crate::docx::read::Paragraph;
use crate::parts::Role;
use crate::parts::shape;
use crate::parts::shape::{MarkKind, NgayThang, find_word, split_digits};

/// Words for "no value", that must not reach paper.
const NO_VALUE: [&str; 2] = ["null", "None"];
/// Marks by which a draft asks for something.
const ASKING: [&str; 3] = ["[CẦN", "TODO", "???"];

/// Nothing left over.
pub(crate) fn dt01(sheet: &Sheet<'_>) -> Vec<Fault> {
    let mut tally = Tally::default();
    let mut stand_in = Tally::default();
    for paragraph in sheet.page.paragraphs() {
        let text = paragraph.text();
        let mark = shape::stand_in(&text);
        let mark = mark.or_else(|| NO_VALUE.into_iter().find(|word| find_word(&text, word).is_some()));
        let asking = || ASKING.into_iter().find(|mark| text.contains(mark));
        let mark = mark.or_else(|| asking().filter(|_| sheet.state == State::Issued));
        if let Some(mark) = mark {
            tally.add(format!("còn sót «{mark}»"), paragraph);
        } else if let Some(mark) =
            text.split(|letter: char| !letter.is_alphanumeric()).find(|word| is_stand_in(word))
        {
            stand_in.add(format!("còn chữ giữ chỗ «{mark}»"), paragraph);
        }
    }
    let hint = "điền nội dung thật hoặc xóa chỗ ấy";
    let mut faults = tally.faults(hint);
    faults.extend(stand_in.faults(hint).into_iter().map(|fault| fault.level(Basis::Slip)));
    faults.extend(blank_faults(sheet));
    faults.extend(dotted(sheet).into_iter().map(|fault| fault.level(Basis::Slip)));
    faults
}

/// Rows of dots in the text of a stranger's paper that has its number and date: a place that was to be filled in.
fn dotted(sheet: &Sheet<'_>) -> Vec<Fault> {
    if sheet.state != State::Issued || sheet.expected.origin == Origin::Own {
        return Vec::new();
    }
    let mut tally = Tally::default();
    for item in sheet.parts.content.items().filter(|item| !item.quoted) {
        let text = &item.line.text;
        let row = ["....", "……", "____"].iter().any(|row| text.contains(row));
        if row && text.contains(char::is_alphabetic) {
            tally.add("còn hàng dấu chấm, chỗ chưa điền", item.line.paragraph);
        }
    }
    tally.faults("điền nội dung thật hoặc xóa chỗ ấy")
}

/// `xxx`, `XXXX`: what stands in for a word or a figure to come; Roman numbers are none.
fn is_stand_in(word: &str) -> bool {
    word.len() >= 3
        && (word.chars().all(|letter| letter == 'x')
            || (word.len() > 3 && word.chars().all(|letter| letter == 'X')))
}

/// An issued paper on paper leaves no blank in its number, date and Kèm theo.
fn blank_faults(sheet: &Sheet<'_>) -> Vec<Fault> {
    if sheet.state == State::Draft || sheet.expected.electronic == Some(true) {
        return Vec::new();
    }
    // What is missing in the number and the day themselves is SK01's and DD01's. Whether a stranger's paper goes out on paper
    // is not known; its appendices may then keep their blanks.
    let known = sheet.expected.electronic == Some(false) || sheet.expected.state.is_some();
    let on_paper = known || sheet.expected.origin == Origin::Own;
    let info = sheet.parts.appendices.iter().filter(|_| on_paper).flat_map(|appendix| &appendix.info_lines);
    let blank = |text: &str| {
        let text = text.replace('\u{a0}', " ");
        text.contains("   ") || text.contains("…") || text.contains("...")
    };
    let lines = info.filter(|line| blank(&line.text));
    let fault = |paragraph: &Paragraph| Fault::new(format!("{}: còn chỗ trống chưa điền", place(paragraph)));
    lines.map(|line| fault(line.paragraph).hint("điền đủ số, ngày, tháng, năm")).collect()
}

/// Paragraphs of the running text with their lower-case words worked out.
fn text_paragraphs<'s>(sheet: &'s Sheet<'_>) -> Vec<(&'s Paragraph, &'s str)> {
    let shown = |role: Role| !matches!(role, Role::Blank | Role::Rule);
    contents(sheet)
        .flat_map(|content| content.items())
        .filter(|item| shown(item.role))
        .map(|item| (item.line.paragraph, item.line.text.as_str()))
        .collect()
}

/// Words after which `nhân dân` is part of a name.
const BEFORE_NHAN_DAN: [&str; 16] = [
    "ban", "đồng", "án", "sát", "đội", "an", "uỷ", "giáo", "sĩ", "tra", "trang", "thẩm", "tranh", "ninh",
    "phòng", "dụng",
];

/// Whether `nhân dân` stands outside the names of agencies.
fn has_loose_nhan_dan(text: &str) -> bool {
    text.match_indices("nhân dân").any(|(at, _)| {
        let before = text[..at].split_whitespace().next_back().unwrap_or("").to_lowercase();
        !BEFORE_NHAN_DAN.contains(&before.as_str())
    })
}

/// Words behind which `nhà nước` is the State itself; behind a noun or a verb it is part of a notion, which the decree's
/// own text writes small: cơ quan nhà nước, quản lý nhà nước.
const BEFORE_THE_STATE: [&str; 14] =
    ["của", "do", "và", "với", "cho", "được", "bởi", "vì", "từ", "giữa", "mà", "để", "khi", "nếu"];

/// Whether `nhà nước` stands alone, as the State.
fn has_bare_state(text: &str) -> bool {
    text.match_indices("nhà nước").any(|(at, word)| {
        let behind = text[at + word.len()..].chars().next();
        let before = text[..at].trim_end();
        let previous = before.split_whitespace().next_back().unwrap_or("").to_lowercase();
        let free = before.is_empty()
            || before.ends_with([',', '.', ';', ':', '(', '-'])
            || BEFORE_THE_STATE.contains(&previous.as_str());
        free && behind.is_none_or(|letter| !letter.is_alphanumeric())
    })
}

/// Nhân dân, Nhà nước; Điều, khoản, điểm.
pub(crate) fn vh01(sheet: &Sheet<'_>) -> Vec<Fault> {
    let mut tally = Tally::default();
    for (paragraph, text) in text_paragraphs(sheet) {
        if has_loose_nhan_dan(text) {
            tally.add("«nhân dân» viết hoa là «Nhân dân»", paragraph);
        }
        if has_bare_state(text) {
            tally.add("«nhà nước» viết hoa là «Nhà nước»", paragraph);
        }
        for word in ["Khoản", "Điểm"] {
            if has_capital_inside(text, word) {
                let lower = word.to_lowercase();
                tally.add(format!("«{word}» giữa câu viết thường là «{lower}»"), paragraph);
            }
        }
        if has_lower_article(text) {
            tally.add("«điều» khi viện dẫn viết hoa là «Điều»", paragraph);
        }
    }
    tally.faults("xem quy tắc viết hoa ở Phụ lục II của Nghị định")
}

/// `Khoản 2` inside a sentence.
fn has_capital_inside(text: &str, word: &str) -> bool {
    text.match_indices(word).any(|(at, _)| {
        let before = text[..at].trim_end();
        let inside = !before.is_empty() && !before.ends_with(['.', '?', '!', ':', '\n']);
        let after = text[at + word.len()..].strip_prefix(' ').unwrap_or("");
        let cited = after.starts_with(|letter: char| letter.is_ascii_digit())
            || after
                .split_once(' ')
                .is_some_and(|(letter, rest)| letter.chars().count() == 1 && rest.starts_with("khoản"));
        inside && cited
    })
}

/// `điều 5` before a law.
fn has_lower_article(text: &str) -> bool {
    const LAWS: [&str; 8] =
        ["Luật", "Bộ luật", "Nghị định", "Nghị quyết", "Thông tư", "Quyết định", "Hiến pháp", "Pháp lệnh"];
    text.match_indices("điều ").any(|(at, word)| {
        let own = !text[..at].chars().next_back().is_some_and(char::is_alphanumeric);
        let (number, rest) = split_digits(&text[at + word.len()..]);
        let rest = rest.strip_prefix(" của").unwrap_or(rest).trim_start();
        own && !number.is_empty() && LAWS.iter().any(|law| rest.starts_with(law))
    })
}

/// Days with a name of their own.
const HOLIDAYS: [&str; 3] = ["Quốc khánh", "Thương binh - Liệt sĩ", "Thành lập Đảng"];

/// Where the names of holidays end: names of their own, and names of two words that begin with a capital behind
/// `Quốc tế` (`Lao động`, `Thiếu nhi`) or before `Việt Nam` (`Nhà giáo`, `Gia đình`).
fn holiday_ends(text: &str) -> impl Iterator<Item = usize> {
    let own = HOLIDAYS.iter().flat_map(|name| text.match_indices(name).map(|(at, _)| at + name.len()));
    let of_the_world = text.match_indices("Quốc tế ").filter_map(|(at, name)| {
        let behind = at + name.len();
        let rest = &text[behind..];
        let (end, _) = rest.match_indices(' ').nth(1)?;
        rest.starts_with(char::is_uppercase).then_some(behind + end)
    });
    let of_the_land = text.match_indices(" Việt Nam").filter_map(|(at, name)| {
        let mut before = text[..at].rsplit(' ');
        let (second, first) = (before.next()?, before.next()?);
        let named = first.starts_with(char::is_uppercase) && second.starts_with(char::is_lowercase);
        (named && first != "Tổ").then_some(at + name.len())
    });
    own.chain(of_the_world).chain(of_the_land)
}

/// Whether a holiday is followed by a date with `/`, `.` or a leading zero.
fn has_wrong_holiday(text: &str) -> bool {
    // Most paragraphs have no figure and so no date.
    if !text.contains(|letter: char| letter.is_ascii_digit()) {
        return false;
    }
    holiday_ends(text).any(|end| {
        let rest = text[end..].trim_start_matches([' ', '(', ',']);
        let rest = rest.strip_prefix("ngày ").unwrap_or(rest);
        let (day, rest) = split_digits(rest);
        let mut letters = rest.chars();
        let mark = letters.next().unwrap_or(' ');
        let (month, _) = split_digits(letters.as_str());
        let is_date = (1..=2).contains(&day.len()) && (1..=2).contains(&month.len()) && "/.-".contains(mark);
        is_date && (mark != '-' || day.starts_with('0') || month.starts_with('0'))
    })
}

/// Holidays; capitals at the start.
pub(crate) fn vh02(sheet: &Sheet<'_>) -> Vec<Fault> {
    let mut tally = Tally::default();
    let mut above = "";
    for item in contents(sheet).flat_map(|content| content.items()) {
        let line = &item.line;
        if has_wrong_holiday(&line.text) {
            tally.add("ngày lễ viết với dấu gạch nối, không có số 0 ở đầu: 8-3, 20-10", line.paragraph);
        }
        let own = match mark_of(item).map(|mark| mark.kind) {
            Some(MarkKind::Diem) => line.text.split_once(')').map(|(_, rest)| rest),
            Some(MarkKind::Gach) => line.text.strip_prefix('-'),
            Some(MarkKind::Khoan) => line.text.split_once('.').map(|(_, rest)| rest),
            Some(_) => None,
            None => Some(line.text.as_str()),
        };
        let starts_low = own.is_some_and(|own| own.trim_start().starts_with(char::is_lowercase));
        // A line that goes on with the sentence above was broken by hand.
        let goes_on = mark_of(item).is_none()
            && !above.is_empty()
            && !above.ends_with(['.', ';', ':', '!', '?', '…', '”', '"']);
        if !line.text.is_empty() {
            above = line.text.as_str();
        }
        if starts_low && !goes_on && !item.quoted && matches!(item.role, Role::Text(_)) {
            tally.add("chữ đầu đoạn phải viết hoa", line.paragraph);
        }
    }
    tally.faults("xem quy tắc viết hoa ở Phụ lục II của Nghị định")
}

/// The day from which there is no district level.
const TWO_TIERS: NgayThang = NgayThang { nam: 2025, thang: 7, ngay: 1 };
const DISTRICTS: [&str; 4] = ["huyện", "quận", "thị xã", "thị trấn"];

/// Two tiers of local government; decimal comma; spaced hyphens.
pub(crate) fn dd04(sheet: &Sheet<'_>) -> Vec<Fault> {
    let mut tally = Tally::default();
    if sheet.date.is_some_and(|date| date >= TWO_TIERS) {
        let header = sheet.parts.header.iter().flat_map(|header| header.left.iter().chain(&header.right));
        let recipients = sheet.parts.signature.iter().flat_map(|signature| signature.recipients());
        for line in header.chain(recipients) {
            let lower = line.text.to_lowercase();
            if let Some(word) = DISTRICTS.into_iter().find(|word| find_word(&lower, word).is_some()) {
                tally.add(format!("từ 01/7/2025 không còn cấp «{word}»"), line.paragraph);
            }
        }
    }
    for paragraph in sheet.page.paragraphs() {
        let text = paragraph.text();
        if has_decimal_point(&text) {
            tally.add("số thập phân viết với dấu phẩy: 28,42%", paragraph);
        }
        if text.contains("inh tế-xã hội") {
            tally.add("viết «kinh tế - xã hội», có dấu cách hai bên dấu gạch nối", paragraph);
        }
    }
    tally.faults("sửa lại đoạn đó")
}

/// `28.42%`.
fn has_decimal_point(text: &str) -> bool {
    let digit = |letter: char| letter.is_ascii_digit();
    text.match_indices('%').any(|(at, _)| {
        let before = text[..at].trim_end_matches([' ', '\u{a0}']);
        let head = before.trim_end_matches(digit);
        let part = before.len() - head.len();
        (1..=2).contains(&part) && head.strip_suffix('.').is_some_and(|whole| whole.ends_with(digit))
    })
}

#[cfg(test)]
mod tests {
    use super::{
        has_capital_inside, has_decimal_point, has_loose_nhan_dan, has_lower_article, has_wrong_holiday,
    };

    #[test]
    fn nhan_dan_inside_a_name_stays_small() {
        assert!(!has_loose_nhan_dan("Ủy ban nhân dân xã, Hội đồng nhân dân xã, Công an nhân dân"));
        assert!(!has_loose_nhan_dan(
            "Ban Thanh tra nhân dân, lực lượng vũ trang nhân dân, Quỹ tín dụng nhân dân"
        ));
        assert!(has_loose_nhan_dan("vận động nhân dân thực hiện"));
    }

    #[test]
    fn parts_of_a_law_have_their_capitals() {
        assert!(has_capital_inside("theo Khoản 2 Điều 5", "Khoản"));
        assert!(has_capital_inside("tại Điểm a khoản 2", "Điểm"));
        assert!(!has_capital_inside("Khoản 2 Điều 5", "Khoản"));
        assert!(!has_capital_inside("các Điểm trường", "Điểm"));
        assert!(has_lower_article("theo điều 5 Luật Bình đẳng giới"));
        assert!(has_lower_article("tại điều 5 của Luật Bình đẳng giới"));
        assert!(!has_lower_article("có 3 điều 5 việc"));
    }

    #[test]
    fn holidays_and_fractions() {
        assert!(has_wrong_holiday("kỷ niệm ngày Quốc tế Phụ nữ 8/3"));
        assert!(has_wrong_holiday("ngày Phụ nữ Việt Nam (20.10)"));
        assert!(has_wrong_holiday("Quốc tế Phụ nữ 08-3"));
        assert!(!has_wrong_holiday("ngày Quốc tế Phụ nữ 8-3"));
        assert!(has_decimal_point("đạt 28.42%") && has_decimal_point("đạt 5.1 %"));
        assert!(!has_decimal_point("đạt 28,42%") && !has_decimal_point("cột 1. 50%"));
    }
}
