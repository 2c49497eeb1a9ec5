//! A title put inside a sentence: `Phòng, chống dịch` becomes `về phòng, chống dịch`, a name keeps its capital.

use super::lower_first;
use super::syllable::is_syllable;

/// Words that begin a name though the next word is small: of the Party, the State, days, programmes and documents
/// (ND30 PL II).
const NAMES: [&str; 22] = [
    "Đảng",
    "Nhà nước",
    "Nhân dân",
    "Quốc hội",
    "Quốc khánh",
    "Chính phủ",
    "Mặt trận",
    "Tết",
    "Tháng hành động",
    "Tuần lễ",
    "Ngày hội",
    "Ngày toàn dân",
    "Nghị quyết",
    "Nghị định",
    "Thông tư",
    "Chỉ thị",
    "Quyết định",
    "Luật",
    "Chương trình mục tiêu quốc gia",
    "Chiến lược quốc gia",
    "Đề án",
    "Dự án",
];

/// The text to stand inside a sentence: its first letter small, unless it begins a name or an abbreviation.
pub fn inside(text: &str) -> String {
    if begins_with_name(text) { text.to_owned() } else { lower_first(text) }
}

/// `về …` of a document's title, whether the title says `về`, `Về việc`, `V/v` or none of them.
pub fn about(title: &str) -> String {
    let title = title.trim();
    let rest = |prefix: &str| strip_word(title, prefix);
    if let Some(rest) = rest("v/v").or_else(|| rest("v/v:")).or_else(|| rest("về việc")) {
        return format!("về việc {}", inside(rest));
    }
    match rest("về") {
        Some(rest) => format!("về {}", inside(rest)),
        None => format!("về {}", inside(title)),
    }
}

/// What follows a word at the beginning, in whatever case the word is written.
pub(crate) fn strip_word<'a>(text: &'a str, word: &str) -> Option<&'a str> {
    let mut rest = text.char_indices();
    let matches = word.chars().all(|wanted| {
        rest.next().is_some_and(|(_, letter)| letter.to_lowercase().eq(std::iter::once(wanted)))
    });
    let (_, rest) = text.split_at(rest.next().filter(|_| matches)?.0);
    rest.starts_with(char::is_whitespace).then(|| rest.trim_start())
}

fn begins_with_name(text: &str) -> bool {
    let mut words = text.split_whitespace();
    let Some(first) = words.next() else { return false };
    let bare = first.trim_end_matches([',', ';', ':', '.']);
    let upper = |word: &str| word.chars().next().is_some_and(char::is_uppercase);
    let mixed = bare.chars().skip(1).any(|letter| letter.is_uppercase() || letter.is_ascii_digit());
    // `Văn hóa`, but not `Tổ chức, Cán bộ`: behind a comma another saying begins.
    let next_is_name = bare == first && words.next().is_some_and(upper);
    let listed = |name: &&str| {
        text.strip_prefix(*name).is_some_and(|rest| rest.is_empty() || rest.starts_with([' ', ',']))
    };
    upper(bare) && (mixed || next_is_name || !is_syllable(bare) || NAMES.iter().any(listed))
}

#[cfg(test)]
mod tests {
    use super::{about, inside};

    #[test]
    fn a_common_word_is_small_and_a_name_is_not() {
        for (text, told) in [
            ("Phòng, chống dịch bệnh", "phòng, chống dịch bệnh"),
            ("Cải cách hành chính", "cải cách hành chính"),
            ("Ủy quyền giải quyết hồ sơ", "ủy quyền giải quyết hồ sơ"),
            ("UBND xã làm việc", "UBND xã làm việc"),
            ("Kbang", "Kbang"),
            ("Lơ Ku năm 2023", "Lơ Ku năm 2023"),
            ("Việt Nam", "Việt Nam"),
            ("Tháng hành động vì trẻ em", "Tháng hành động vì trẻ em"),
            ("Nghị quyết 28/NQ-CP", "Nghị quyết 28/NQ-CP"),
            ("Luật Đất đai", "Luật Đất đai"),
            ("Luật sư công", "Luật sư công"),
            ("Đảng viên mới", "Đảng viên mới"),
            ("COVID-19", "COVID-19"),
            ("Tổ chức, Cán bộ", "tổ chức, Cán bộ"),
            ("", ""),
        ] {
            assert_eq!(inside(text), told, "{text}");
        }
    }

    #[test]
    fn about_is_said_once() {
        for (title, told) in [
            ("Triển khai công tác", "về triển khai công tác"),
            ("Về triển khai công tác", "về triển khai công tác"),
            ("Về việc Kiện toàn Ban", "về việc kiện toàn Ban"),
            ("V/v kiện toàn Ban", "về việc kiện toàn Ban"),
            ("v/v: Kiện toàn", "về việc kiện toàn"),
            ("Vệ sinh môi trường", "về vệ sinh môi trường"),
            ("CCHC năm 2026", "về CCHC năm 2026"),
        ] {
            assert_eq!(about(title), told);
        }
    }
}
