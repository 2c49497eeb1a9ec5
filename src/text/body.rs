//! Names of bodies as offices write them, in full and shortened: what is one body in one paper is one in all.

use super::name::khong_dau;

/// Other ways to write what stands behind, in small letters: marks set the other way, then what offices shorten. A form
/// comes before what is part of it.
const WRITTEN: [(&str, &str); 7] = [
    ("uỷ ban", "ủy ban"),
    ("văn hoá", "văn hóa"),
    ("ủy ban mặt trận tổ quốc", "ubmttq"),
    ("ủy ban mttq", "ubmttq"),
    ("ủy ban nhân dân", "ubnd"),
    ("hội đồng nhân dân", "hđnd"),
    ("đoàn thanh niên cộng sản", "đoàn tncs"),
];

/// A text in small letters with the names of bodies in it in their short form, so that two ways to write one are equal.
pub(crate) fn shortened(text: &str) -> String {
    WRITTEN.iter().fold(text.to_lowercase(), |text, (written, short)| {
        if text.contains(written) { text.replace(written, short) } else { text }
    })
}

/// Whether a name is that of a body, with more behind it perhaps, where either writes words by their first letters: `Phòng
/// VH-XH`, `Phòng Văn hóa và Xã hội`; `VP HĐND&UBND xã`, `Văn phòng HĐND và UBND`.
pub(crate) fn is_named(name: &str, body: &str) -> bool {
    let words = |text: &str| -> Vec<String> {
        let words = text.split(|letter: char| !letter.is_alphanumeric());
        let words = words.filter(|word| !word.is_empty() && word.to_lowercase() != "và");
        words.map(khong_dau).collect()
    };
    let (name, body) = (words(name), words(body));
    let (mut at, mut of) = (0, 0);
    while let Some(word) = body.get(of) {
        let Some(own) = name.get(at) else { return false };
        if own.to_lowercase() == word.to_lowercase() {
            (at, of) = (at + 1, of + 1);
        } else if let Some(taken) = by_letters(own, body.get(of..).unwrap_or_default()) {
            (at, of) = (at + 1, of + taken);
        } else if let Some(taken) = by_letters(word, name.get(at..).unwrap_or_default()) {
            (at, of) = (at + taken, of + 1);
        } else {
            return false;
        }
    }
    of > 0
}

/// How many words a word in capitals stands for, by their first letters.
fn by_letters(short: &str, words: &[String]) -> Option<usize> {
    let count = short.chars().count();
    let is_short = count >= 2 && short.chars().all(char::is_uppercase);
    let letters = words.get(..count)?.iter().filter_map(|word| word.chars().next());
    let same = letters.flat_map(char::to_uppercase).eq(short.chars());
    (is_short && same).then_some(count)
}

/// The letters that a committee or council of the people goes by, which begins `name`: `UBND`.
pub(crate) fn letters(name: &str) -> Option<&'static str> {
    let folded = shortened(name);
    ["UBND", "HĐND"].into_iter().find(|short| folded.starts_with(&short.to_lowercase()))
}

/// How the name of one agency begins, in small letters.
const AGENCIES: [&str; 31] = [
    "phòng ",
    "hội ",
    "ban ",
    "công an ",
    "trạm ",
    "trường ",
    "văn phòng ",
    "trung tâm ",
    "đoàn ",
    "ủy ban ",
    "chi cục ",
    "sở ",
    "ngân hàng ",
    "liên đoàn ",
    "bưu điện ",
    "điện lực ",
    "công đoàn ",
    "mttq ",
    "ubmttq ",
    "hạt ",
    "hợp tác xã ",
    "đồn ",
    "kho bạc ",
    "bảo hiểm xã hội ",
    "bệnh viện ",
    "công ty ",
    "đài ",
    "tòa án ",
    "viện ",
    "thư viện ",
    "quỹ ",
];

/// Words, in small letters, that begin as the name of a body does and name none: work, meetings, things.
const NO_BODIES: [&str; 36] = [
    "phòng,",
    "phòng chống",
    "phòng ngừa",
    "phòng bệnh",
    "phòng cháy",
    "hội nghị",
    "hội thi",
    "hội thảo",
    "hội thao",
    "hội diễn",
    "hội họp",
    "hội chợ",
    "hội trại",
    "hội nhập",
    "hội trường",
    "ban hành",
    "ban đầu",
    "ban đêm",
    "ban ngày",
    "tổ chức",
    "trường hợp",
    "đoàn kết",
    "đội ngũ",
    "trung tâm của",
    "viện dẫn",
    "viện phí",
    "viện trợ",
    "sở hữu",
    "khoa học",
    "quỹ đất",
    "chi tiết",
    "chi tiêu",
    "chi phí",
    "chi trả",
    "chi hỗ trợ",
    "chi cho",
];

/// Whether words in small letters begin as the name of a body does, and name none: `phòng chống thiên tai`.
pub(crate) fn is_no_body(small: &str) -> bool {
    let ends = |rest: &str| !rest.starts_with(char::is_alphanumeric);
    NO_BODIES.iter().any(|begin| small.strip_prefix(begin).is_some_and(ends))
}

/// Whether words in small letters begin as the name of one agency does.
pub(crate) fn is_agency(small: &str) -> bool {
    AGENCIES.iter().any(|begin| small.starts_with(begin)) && !is_no_body(small)
}

#[cfg(test)]
mod tests {
    use super::{is_agency, is_named, letters, shortened};

    #[test]
    fn an_agency_is_known_by_how_its_name_begins() {
        assert!(["trạm y tế xã", "điện lực kbang", "mttq việt nam xã"].into_iter().all(is_agency));
        assert!(!["tổ chức tuyên truyền", "công chức văn hóa", "chi trả"].into_iter().any(is_agency));
        assert!(!["ban hành kế hoạch", "phòng chống dịch", "hội thi"].into_iter().any(is_agency));
        // Words are whole: no contest is here.
        assert!(["hội thiện nguyện xã", "ban hòa giải thôn"].into_iter().all(is_agency));
    }

    #[test]
    fn ways_to_write_one_body_are_equal() {
        let cases = [
            ("UBND huyện Mẫu", "Uỷ ban nhân dân huyện Mẫu"),
            ("HỘI ĐỒNG NHÂN DÂN TỈNH", "HĐND tỉnh"),
            ("Ủy ban Mặt trận Tổ quốc Việt Nam xã", "UBMTTQ Việt Nam xã"),
            ("Ủy ban MTTQ xã", "Uỷ ban Mặt trận Tổ quốc xã"),
            ("Đoàn TNCS Hồ Chí Minh", "Đoàn Thanh niên Cộng sản Hồ Chí Minh"),
            ("Phòng Văn hoá", "Phòng Văn hóa"),
        ];
        for (one, other) in cases {
            assert_eq!(shortened(one), shortened(other));
        }
        assert_ne!(shortened("Ủy ban Dân tộc"), shortened("UBND"));
    }

    #[test]
    fn a_body_is_known_by_the_first_letters_of_its_words() {
        let cases = [
            ("Phòng VH-XH", "Phòng Văn hóa - Xã hội"),
            ("Phòng VHXH xã", "Phòng Văn hoá và Xã hội"),
            ("VP HĐND&UBND xã", "Văn phòng HĐND và UBND"),
            ("Văn phòng Hội đồng nhân dân và Ủy ban nhân dân", "VP HĐND - UBND"),
            ("Hội CCB xã", "Hội Cựu chiến binh"),
            ("BCH Quân sự xã", "Ban Chỉ huy Quân sự xã"),
            ("Phòng LĐ-TB&XH", "Phòng Lao động - Thương binh và Xã hội"),
            ("TTPVHCC", "Trung tâm Phục vụ hành chính công"),
        ];
        for (name, body) in cases {
            assert!(is_named(name, body), "{name}, {body}");
        }
        for (name, body) in [
            ("Phòng VH", "Phòng Văn hóa - Xã hội"),
            ("Phòng KT", "Phòng Văn hóa"),
            ("Hội CCB", "Hội Nông dân"),
            ("Phòng vh-xh", "Phòng Văn hóa - Xã hội"),
            ("", "Công an"),
            ("Công an", ""),
        ] {
            assert!(!is_named(name, body), "{name}, {body}");
        }
    }

    #[test]
    fn only_committees_and_councils_go_by_their_letters() {
        assert_eq!(letters("uỷ ban nhân dân xã mẫu"), Some("UBND"));
        assert_eq!(letters("hội đồng nhân dân xã"), Some("HĐND"));
        assert_eq!(letters("ủy ban mặt trận tổ quốc xã"), None);
    }
}
