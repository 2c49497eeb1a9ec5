//! What a report calls the field of work when the plan does not name it: words of the plan's own title.

use crate::text::inside::{inside, strip_word};

/// How titles begin before they say what they are about.
const BEGINNINGS: [&str; 11] = [
    "v/v",
    "về việc",
    "về",
    "kế hoạch",
    "triển khai thực hiện",
    "triển khai",
    "tổ chức thực hiện",
    "tổ chức",
    "thực hiện",
    "ban hành",
    "năm",
];

/// What may stand behind `kết quả` as it is.
const WORK: [&str; 2] = ["công tác", "hoạt động"];

/// What is done as a whole: `kết quả thực hiện nhiệm vụ …`.
const DONE: [&str; 4] = ["nhiệm vụ", "chương trình", "phong trào", "kế hoạch"];

/// `công tác dân vận` from `Dân vận năm 2026 trên địa bàn xã A`; `None` where the title
/// says nothing but that it is a plan of a year.
pub fn tu_trich_yeu(title: &str, nam: u16) -> Option<String> {
    let year = nam.to_string();
    let mut rest = title.trim();
    while let Some(shorter) = BEGINNINGS.iter().find_map(|word| strip_word(rest, word)) {
        rest = shorter.strip_prefix(year.as_str()).unwrap_or(shorter).trim_start_matches([',', ':', ' ']);
    }
    if rest.starts_with(&year) {
        rest = "";
    }
    for end in [format!(" năm {year}"), " trên địa bàn".to_owned(), " giai đoạn ".to_owned()] {
        rest = rest.split_once(&end).map_or(rest, |(before, _)| before);
    }
    let rest = inside(rest.trim_end_matches([',', ';', '-', '.', ' ']));
    let begins = |words: &[&str]| words.iter().any(|word| strip_word(&rest, word).is_some());
    let empty = rest.is_empty() || WORK.iter().chain(&DONE).any(|word| rest == *word);
    if empty {
        None
    } else if begins(&WORK) {
        Some(rest)
    } else if begins(&DONE) || rest.starts_with(char::is_uppercase) {
        Some(format!("thực hiện {rest}"))
    } else {
        Some(format!("công tác {rest}"))
    }
}

#[cfg(test)]
mod tests {
    use super::tu_trich_yeu;

    #[test]
    fn the_title_names_the_work() {
        for (title, told) in [
            ("Cải cách hành chính năm 2026", "công tác cải cách hành chính"),
            ("Phòng, chống dịch năm 2026 trên địa bàn xã A", "công tác phòng, chống dịch"),
            ("Triển khai công tác dân vận năm 2026", "công tác dân vận"),
            ("Về việc tổ chức Tháng hành động vì trẻ em năm 2026", "thực hiện Tháng hành động vì trẻ em"),
            ("Kế hoạch thực hiện nhiệm vụ quốc phòng năm 2026", "thực hiện nhiệm vụ quốc phòng"),
            ("Năm 2026, chuyển đổi số", "công tác chuyển đổi số"),
            ("V/v Chuyển đổi số", "công tác chuyển đổi số"),
            ("CCHC giai đoạn 2026-2030", "thực hiện CCHC"),
        ] {
            assert_eq!(tu_trich_yeu(title, 2026).as_deref(), Some(told), "{title}");
        }
    }

    #[test]
    fn a_title_that_names_nothing_gives_nothing() {
        for title in
            ["Kế hoạch năm 2026", "Kế hoạch công tác năm 2026", "Năm 2026", "Thực hiện nhiệm vụ năm 2026", ""]
        {
            assert_eq!(tu_trich_yeu(title, 2026), None, "{title}");
        }
    }
}
