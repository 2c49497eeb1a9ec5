//! Names without diacritics, and the nearest known name for a mistyped one.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// Longer words are no mistyped names, and comparing them would cost their lengths multiplied.
const LONGEST: usize = 200;

/// The text without diacritics: `Kế hoạch Đăk` becomes `Ke hoach Dak`.
pub fn khong_dau(text: &str) -> String {
    let bare = |c: char| match c {
        'đ' => 'd',
        'Đ' => 'D',
        _ => c,
    };
    // Ids are, and a register of them is compared with each slip.
    if text.is_ascii() {
        return text.to_owned();
    }
    text.nfd().filter(|c| !is_combining_mark(*c)).map(bare).collect()
}

/// The candidate that `wanted` is most likely a slip for: at most one letter in three differs, diacritics
/// and case aside. Among equals the first.
pub fn nearest<'a>(wanted: &str, candidates: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    let wanted = khong_dau(wanted).to_lowercase();
    let length = wanted.chars().count();
    if length == 0 || length > LONGEST {
        return None;
    }
    let mut best: Option<(usize, &str)> = None;
    for candidate in candidates {
        let bare = khong_dau(candidate).to_lowercase();
        if bare.chars().count().abs_diff(length) > length / 3 {
            continue;
        }
        let distance = strsim::osa_distance(&wanted, &bare);
        if distance <= length / 3 && best.is_none_or(|(least, _)| distance < least) {
            best = Some((distance, candidate));
        }
    }
    best.map(|(_, candidate)| candidate)
}

/// How many letters two names differ by, diacritics and case aside.
pub(crate) fn distance(one: &str, other: &str) -> usize {
    let bare = |text: &str| khong_dau(&text.chars().take(LONGEST).collect::<String>()).to_lowercase();
    strsim::osa_distance(&bare(one), &bare(other))
}

#[cfg(test)]
mod tests {
    use super::{khong_dau, nearest};

    const KEYS: [&str; 5] = ["trich_yeu", "noi_nhan", "can_cu", "nguoi_ky", "Hội Nông dân"];

    #[test]
    fn diacritics_are_taken_off() {
        assert_eq!(khong_dau("Ủy ban nhân dân xã Lơ Ku, ĐĂK ơ̆ ŭ"), "Uy ban nhan dan xa Lo Ku, DAK o u");
        assert_eq!(khong_dau(""), "");
    }

    #[test]
    fn a_slip_finds_its_word() {
        let find = |wanted| nearest(wanted, KEYS.into_iter());
        assert_eq!(find("trich_yue"), Some("trich_yeu"));
        assert_eq!(find("Trích_yếu"), Some("trich_yeu"));
        assert_eq!(find("noinhan"), Some("noi_nhan"));
        assert_eq!(find("hoi nong dan"), Some("Hội Nông dân"));
    }

    #[test]
    fn a_stranger_finds_none() {
        let find = |wanted: &str| nearest(wanted, KEYS.into_iter());
        assert_eq!(find("kinh_phi"), None);
        assert_eq!(find(""), None);
        assert_eq!(find("ky"), None);
        assert_eq!(find(&"a".repeat(100_000)), None);
    }
}
