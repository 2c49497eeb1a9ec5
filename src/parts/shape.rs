//! The written shapes that rules look for, matched by hand: a regular expression engine would cost more per
//! run than all rules together.

use crate::text::diem;
use crate::text::roman::roman;
use crate::value::{KyHieu, Ngay};

/// What a paragraph begins with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Mark {
    /// Which mark.
    pub(crate) kind: MarkKind,
    /// Its number or the place of its letter, from 1; `None`: not in the sequence.
    pub(crate) number: Option<u32>,
}

/// The marks of the two patterns of the decree, from large to small.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum MarkKind {
    /// `Phần I` on its own line.
    Phan,
    /// `Chương I` on its own line.
    Chuong,
    /// `Mục 1` on its own line.
    Muc,
    /// `Tiểu mục 1` on its own line.
    TieuMuc,
    /// `Điều 1. `
    Dieu,
    /// `I. `
    La,
    /// `1. `
    Khoan,
    /// `1.1. `, which the decree does not know.
    Con,
    /// `a) `
    Diem,
    /// `- `
    Gach,
}

/// `C. ` after `A. ` and `B. ` is a letter; no paper has a hundred parts.
const MOST_ROMAN: u32 = 49;

/// The mark that a paragraph's text begins with.
pub(crate) fn mark(text: &str) -> Option<Mark> {
    let of = |kind, number| Some(Mark { kind, number });
    let word_line = [
        (MarkKind::Phan, "phần "),
        (MarkKind::Chuong, "chương "),
        (MarkKind::TieuMuc, "tiểu mục "),
        (MarkKind::Muc, "mục "),
    ];
    if text.chars().count() <= 20 {
        let lower = text.to_lowercase();
        for (kind, word) in word_line {
            let rest = lower.strip_prefix(word).map(|rest| rest.trim_end_matches(['.', ':']));
            if let Some(rest) = rest.filter(|rest| is_number_word(rest)) {
                let number = rest.parse().ok().or_else(|| roman(&rest.to_uppercase()));
                return of(kind, number.or_else(|| ordinal(rest)));
            }
        }
    }
    if let Some(mark) = titled_chapter(text) {
        return Some(mark);
    }
    if let Some(rest) = text.strip_prefix("Điều ").or_else(|| text.strip_prefix("ĐIỀU ")) {
        let (digits, rest) = split_digits(rest);
        // `Điều 1 : …`: some set a blank before the sign.
        if !digits.is_empty() && rest.trim_start().starts_with(['.', ':']) {
            return of(MarkKind::Dieu, digits.parse().ok());
        }
    }
    if text.starts_with("- ") {
        return of(MarkKind::Gach, None);
    }
    let (digits, rest) = split_digits(text);
    if (1..=3).contains(&digits.len()) {
        let after = rest.strip_prefix('.')?;
        // The blank behind the full stop may have been forgotten.
        if after.starts_with(|letter: char| letter.is_whitespace() || letter.is_uppercase()) {
            return of(MarkKind::Khoan, digits.parse().ok());
        }
        return after
            .starts_with(|letter: char| letter.is_ascii_digit())
            .then_some(Mark { kind: MarkKind::Con, number: None });
    }
    let (head, after) = text.split_once(['.', ')'])?;
    let bracketed = text[head.len()..].starts_with(')');
    // `d). …`: a full stop too many is still the mark of a point.
    let after = if bracketed { after.strip_prefix('.').unwrap_or(after) } else { after };
    let joined = bracketed && after.starts_with(char::is_uppercase);
    if !after.starts_with(char::is_whitespace) && !joined {
        return None;
    }
    let mut letters = head.chars();
    match (letters.next(), letters.next()) {
        (Some(letter), None) if letter.is_lowercase() && bracketed => {
            let place = diem::LETTERS.chars().position(|known| known == letter);
            of(MarkKind::Diem, place.and_then(|place| u32::try_from(place + 1).ok()))
        }
        _ if !bracketed => roman(head)
            .filter(|number| *number <= MOST_ROMAN)
            .and_then(|number| of(MarkKind::La, Some(number))),
        _ => None,
    }
}

/// `Chương I. QUY ĐỊNH CHUNG`: number and title on one line, which the decree parts.
fn titled_chapter(text: &str) -> Option<Mark> {
    const LONGEST: usize = 120;
    if text.chars().nth(LONGEST).is_some() {
        return None;
    }
    let words = [
        (MarkKind::Phan, "Phần "),
        (MarkKind::Phan, "PHẦN "),
        (MarkKind::Chuong, "Chương "),
        (MarkKind::Chuong, "CHƯƠNG "),
    ];
    let (kind, rest) = words.iter().find_map(|(kind, word)| Some((*kind, text.strip_prefix(word)?)))?;
    let (number, title) = rest.split_once(['.', ':', ' ']).filter(|(number, title)| {
        // Without a sign between them only a title in capitals is one.
        rest[number.len()..].starts_with(['.', ':']) || is_capitals(title)
    })?;
    let value = number.parse().ok().or_else(|| roman(number)).filter(|value| *value <= MOST_ROMAN)?;
    let named = title.trim_start().starts_with(char::is_uppercase);
    (is_number_word(&number.to_lowercase()) && named).then_some(Mark { kind, number: Some(value) })
}

/// `thứ nhất`, `thứ hai`, …
fn ordinal(text: &str) -> Option<u32> {
    const WORDS: [&str; 12] =
        ["nhất", "hai", "ba", "tư", "năm", "sáu", "bảy", "tám", "chín", "mười", "mười một", "mười hai"];
    let word = text.strip_prefix("thứ ")?;
    WORDS.iter().position(|known| *known == word).and_then(|at| u32::try_from(at + 1).ok())
}

fn is_number_word(word: &str) -> bool {
    let roman = !word.is_empty() && word.chars().all(|letter| "ivxlc".contains(letter));
    let arabic = !word.is_empty() && word.chars().all(|letter| letter.is_ascii_digit());
    roman || arabic || word.starts_with("thứ ")
}

/// What a template leaves where a value was to come: `{{ so }}`, `<<so>>`, `[[so]]`, `${so}`, `{so}`, `«so»`; the sign of
/// it.
pub(crate) fn stand_in(text: &str) -> Option<&'static str> {
    const SIGNS: [&str; 5] = ["{{", "}}", "<<", ">>", "${"];
    let sign = || SIGNS.into_iter().find(|sign| text.contains(sign));
    let bracketed = || {
        text.match_indices("[[").any(|(at, mark)| {
            let name = text[at + mark.len()..].split_once("]]").map_or("", |(name, _)| name);
            name.starts_with(char::is_alphabetic)
                && name.chars().all(|letter| letter.is_alphanumeric() || "_. ".contains(letter))
        })
    };
    let named = || {
        text.match_indices('{').any(|(at, _)| {
            let name = text[at + 1..].split_once('}').map_or("", |(name, _)| name);
            name.starts_with(|letter: char| letter.is_ascii_lowercase())
                && name.chars().all(|letter| letter.is_ascii_alphanumeric() || "_.#/".contains(letter))
        })
    };
    // A field of a mail merge is named in ASCII, or is a term of a template's language; a quotation in such marks is not.
    let merged = || {
        text.match_indices('«').any(|(at, mark)| {
            let name = text[at + mark.len()..].split_once('»').map_or("", |(name, _)| name);
            let named = name.starts_with(|letter: char| letter.is_ascii_alphabetic())
                && name.chars().all(|letter| letter.is_ascii_alphanumeric() || letter == '_');
            named || name.starts_with(['$', '#', '@'])
        })
    };
    if !text.contains(['{', '}', '<', '>', '«', '[']) {
        return None;
    }
    sign()
        .or_else(|| bracketed().then_some("[["))
        .or_else(|| named().then_some("{"))
        .or_else(|| merged().then_some("«…»"))
}

/// A text without the commands of a template's language that it begins with: `«#foreach($d in $list)»`.
pub(crate) fn without_commands(text: &str) -> &str {
    let mut rest = text;
    while let Some(inside) = rest.strip_prefix('«').filter(|inside| inside.starts_with('#'))
        && let Some((_, behind)) = inside.split_once('»')
    {
        rest = behind.trim_start();
    }
    rest
}

/// Whether a text keeps room for a value that is not there yet: a row of dots or of `_`.
pub(crate) fn has_blank(text: &str) -> bool {
    text.contains('…') || text.contains("...") || text.contains("___")
}

/// Leading ASCII digits and what follows.
pub(crate) fn split_digits(text: &str) -> (&str, &str) {
    let end = text.find(|letter: char| !letter.is_ascii_digit()).unwrap_or(text.len());
    text.split_at(end)
}

/// Whether all letters are capitals, and there is one.
pub(crate) fn is_capitals(text: &str) -> bool {
    text.chars().any(char::is_alphabetic) && !text.chars().any(char::is_lowercase)
}

/// Every run of blanks as one space, none at the ends.
pub(crate) fn squeezed(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A day as written in the paper.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct NgayThang {
    /// Year, four digits.
    pub nam: u32,
    /// Month, 1 to 12.
    pub thang: u32,
    /// Day of the month.
    pub ngay: u32,
}

impl NgayThang {
    /// The day, where the calendar has it.
    pub(crate) fn in_calendar(self) -> Option<Ngay> {
        Ngay::new(self.nam.try_into().ok()?, self.thang.try_into().ok()?, self.ngay.try_into().ok()?).ok()
    }

    /// Whether the calendar has it.
    pub(crate) fn exists(self) -> bool {
        self.in_calendar().is_some()
    }

    /// `ngày 05 tháng 3 năm 2026`: days below 10 and months 1 and 2 with a zero (ND30 PL I, Phần I, II.4).
    pub(crate) fn words(self) -> String {
        let month = if self.thang < 3 { format!("0{}", self.thang) } else { self.thang.to_string() };
        format!("ngày {:02} tháng {month} năm {}", self.ngay, self.nam)
    }
}

/// The line of place and time, in parts; blanks of a draft are empty.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct PlaceDate {
    pub(crate) place: String,
    pub(crate) day: String,
    pub(crate) month: String,
    pub(crate) year: String,
}

/// Reads `Lơ Ku, ngày … tháng … năm …`, blanks allowed.
pub(crate) fn place_date(text: &str) -> Option<PlaceDate> {
    let text = squeezed(text);
    let (place, rest) = text.split_once(", ngày")?;
    let (day, rest) = rest.split_once("tháng")?;
    let (month, year) = rest.split_once("năm")?;
    let part = |text: &str| text.trim().to_owned();
    Some(PlaceDate { place: part(place), day: part(day), month: part(month), year: part(year) })
}

impl PlaceDate {
    /// The date, once all of it is there.
    pub(crate) fn date(&self) -> Option<NgayThang> {
        let number = |text: &str| text.parse::<u32>().ok();
        Some(NgayThang { ngay: number(&self.day)?, thang: number(&self.month)?, nam: number(&self.year)? })
    }
}

/// `Số: 05/KH-UBND` in parts: what stands before the slash (blanks kept) and the symbol after it.
pub(crate) fn number_line(text: &str) -> Option<(&str, &str)> {
    text.strip_prefix("Số:")?.split_once('/')
}

/// Whether a symbol is that of a type of paper and of an agency, `KH-UBND`.
pub(crate) fn is_symbol(symbol: &str) -> bool {
    symbol.contains('-') && symbol.parse::<KyHieu>().is_ok()
}

/// Whether a number is written as the decree asks: no blanks, `0` before a single digit.
pub(crate) fn is_document_number(number: &str) -> bool {
    let digits = !number.is_empty() && number.chars().all(|letter| letter.is_ascii_digit());
    let padded = number.len() == 2 && number.starts_with('0') && !number.ends_with('0');
    digits && (padded || (number.len() >= 2 && !number.starts_with('0')))
}

/// Whether `word` occurs in `text` with no letter or digit on either side; gives the place in bytes.
pub(crate) fn find_word(text: &str, word: &str) -> Option<usize> {
    let boundary = |letter: Option<char>| letter.is_none_or(|letter| !letter.is_alphanumeric());
    text.match_indices(word)
        .find(|(at, _)| {
            boundary(text[..*at].chars().next_back()) && boundary(text[at + word.len()..].chars().next())
        })
        .map(|(at, _)| at)
}

#[cfg(test)]
mod tests {
    use super::{Mark, MarkKind, NgayThang, find_word, is_document_number, is_symbol, mark, place_date};

    #[test]
    fn marks_are_those_of_the_decree() {
        let read = |text| mark(text).map(|Mark { kind, number }| (kind, number));
        assert_eq!(read("Phần I"), Some((MarkKind::Phan, Some(1))));
        assert_eq!(read("CHƯƠNG IV"), Some((MarkKind::Chuong, Some(4))));
        assert_eq!(read("Tiểu mục 2"), Some((MarkKind::TieuMuc, Some(2))));
        assert_eq!(read("Mục 1 của Kế hoạch"), None);
        assert_eq!(read("Điều 12. Tên"), Some((MarkKind::Dieu, Some(12))));
        assert_eq!(read("Điều 3 : Tên"), Some((MarkKind::Dieu, Some(3))));
        assert_eq!(read("Điều 3 của Luật: tên"), None);
        assert_eq!(read("IV. TÊN"), Some((MarkKind::La, Some(4))));
        assert_eq!(read("3. Tên"), Some((MarkKind::Khoan, Some(3))));
        assert_eq!(read("1.2. Tên"), Some((MarkKind::Con, None)));
        assert_eq!(read("2026. Chỉ tiêu"), None);
        assert_eq!(read("đ) Tên"), Some((MarkKind::Diem, Some(5))));
        assert_eq!(read("d). Tên"), Some((MarkKind::Diem, Some(4))));
        assert_eq!(read("d)., Tên"), None);
        assert_eq!(read("ă) Tên"), Some((MarkKind::Diem, None)));
        assert_eq!(read("- Tên"), Some((MarkKind::Gach, None)));
        assert_eq!(read("Tên. Khác"), None);
        assert_eq!(read("ab) Tên"), None);
        assert_eq!(read(""), None);
    }

    #[test]
    fn dates_are_read_and_worded() {
        let read = place_date("Lơ Ku, ngày 05 tháng 3 năm 2026").unwrap();
        assert_eq!(read.date().map(NgayThang::words).as_deref(), Some("ngày 05 tháng 3 năm 2026"));
        assert_eq!(place_date("Lơ Ku, ngày\u{a0}\u{a0} tháng   năm 2026").unwrap().date(), None);
        let exists = |ngay, thang, nam| NgayThang { ngay, thang, nam }.exists();
        assert_eq!((exists(29, 2, 2024), exists(29, 2, 2023), exists(31, 4, 2023)), (true, false, false));
    }

    #[test]
    fn numbers_and_symbols_have_their_shapes() {
        let numbers = ["05", "10", "123", "5", "00", "007", "", "1a"].map(is_document_number);
        assert_eq!(numbers, [true, true, true, false, false, false, false, false]);
        let symbols = ["KH-UBND", "QyĐ-UBND", "UBND-VHXH", "KH - UBND", "2023/KH-UBND", "KH", "kh-UBND"];
        assert_eq!(symbols.map(is_symbol), [true, true, true, false, false, false, false]);
        assert_eq!(find_word("thị trấn, quận 1", "quận"), Some(14));
        assert_eq!(find_word("quậnn", "quận"), None);
    }
}
