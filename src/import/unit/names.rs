//! Names that a paper sets in capitals, as they are spoken in a sentence.

use crate::text::body::letters;
use crate::text::letter::{lower, split_tone};
use crate::text::syllable::is_syllable;
use crate::text::tokens::small;

/// Words of administrative levels: what follows them is a name.
const LEVELS: [&str; 10] =
    ["thành phố", "thị trấn", "thị xã", "đặc khu", "tỉnh", "huyện", "quận", "phường", "xã", "thôn"];

/// A name in capitals as it is spoken: `ỦY BAN NHÂN DÂN XÃ MẪU` → `Ủy ban nhân dân xã Mẫu`. `place` is a name whose
/// capitals are known.
pub(in crate::import) fn spoken(text: &str, place: Option<&str>) -> String {
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if !crate::parts::shape::is_capitals(&text) {
        return text;
    }
    let folded = small(&text);
    let named = level(&folded).map_or(usize::MAX, |(at, word)| at + word.len());
    let mut out = String::new();
    let mut at = 0;
    for word in folded.split_inclusive(' ') {
        let bare = word.trim_end();
        let capital = at >= named || (at == 0 && !is_area(&folded));
        let own = text.get(at..at + bare.len()).unwrap_or(bare);
        let short = !is_syllable(bare) && at < named && own.chars().all(char::is_alphabetic);
        out.push_str(&match (short, capital) {
            (true, _) => own.to_owned(),
            (false, true) => capitalized(bare),
            (false, false) => bare.to_owned(),
        });
        out.push_str(&word[bare.len()..]);
        at += word.len();
    }
    match place {
        Some(place) => with_name(&out, place),
        None => out,
    }
}

/// The text with a name in its own capitals.
fn with_name(text: &str, name: &str) -> String {
    let (folded, wanted) = (small(text), small(name));
    match folded.find(&wanted).filter(|_| folded.len() == text.len()) {
        Some(at) if !wanted.is_empty() => {
            format!("{}{name}{}", &text[..at], &text[at + wanted.len()..])
        }
        _ => text.to_owned(),
    }
}

fn capitalized(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

/// The first word of a level in a folded text, with words on both sides or at its start.
fn level(folded: &str) -> Option<(usize, &'static str)> {
    let starts = |at: usize| at == 0 || folded[..at].ends_with(' ');
    let found = LEVELS.iter().filter_map(|word| {
        let at = folded
            .match_indices(*word)
            .find(|(at, _)| starts(*at) && folded[at + word.len()..].starts_with(' '))?;
        Some((at.0, *word))
    });
    found.min_by_key(|(at, word)| (*at, usize::MAX - word.len()))
}

/// Whether a folded text begins with the word of a level.
pub(super) fn is_area(folded: &str) -> bool {
    level(folded).is_some_and(|(at, _)| at == 0)
}

/// The administrative unit that a body's name ends with: `xã Mẫu`.
pub(super) fn area(name: &str) -> Option<String> {
    let (at, _) = level(&small(name))?;
    name.get(at..).map(str::to_owned)
}

/// How a body is called in its own papers: `UBND xã`.
pub(super) fn called(name: &str) -> String {
    match (letters(name), level(&small(name))) {
        (Some(short), Some((_, level))) => format!("{short} {level}"),
        (None, Some((at, level))) => name.get(..at + level.len()).unwrap_or(name).to_owned(),
        _ => name.to_owned(),
    }
}

/// The letters of a symbol that nothing tells: `Hội Nông dân xã` → `HND`.
pub(super) fn initials(name: &str) -> String {
    let folded = small(name);
    let end = level(&folded).map_or(name.len(), |(at, _)| at);
    let words = name.get(..end).filter(|head| !head.trim().is_empty()).unwrap_or(name);
    let first = |word: &str| word.chars().next().filter(|c| c.is_alphabetic());
    // A tone is no part of a symbol: «Ủy ban» is U.
    let bare = |c: char| split_tone(lower(c)).0;
    words.split_whitespace().filter_map(first).map(bare).flat_map(char::to_uppercase).collect()
}

/// A post as it is spoken: `PHÓ CHỦ TỊCH` → `Phó Chủ tịch`.
pub(super) fn post(text: &str) -> String {
    let spoken = spoken(text, None);
    const LEADS: [&str; 3] = ["Phó ", "Quyền ", "Nguyên "];
    match LEADS.iter().find_map(|lead| spoken.strip_prefix(lead).map(|rest| (lead, rest))) {
        Some((lead, rest)) => format!("{lead}{}", capitalized(rest)),
        None => spoken,
    }
}

#[cfg(test)]
mod tests {
    use super::{area, called, initials, post, spoken};

    #[test]
    fn capitals_are_spoken() {
        let cases = [
            ("ỦY BAN NHÂN DÂN XÃ MẪU", "Ủy ban nhân dân xã Mẫu"),
            ("XÃ ĐĂK RONG", "xã Đăk Rong"),
            ("UBND THÀNH PHỐ MẪU", "UBND thành phố Mẫu"),
            ("HỘI NÔNG DÂN", "Hội nông dân"),
            ("Đảng ủy xã Mẫu", "Đảng ủy xã Mẫu"),
        ];
        for (text, said) in cases {
            assert_eq!(spoken(text, None), said);
        }
        assert_eq!(spoken("XÃ K'BANG", Some("K'Bang")), "xã K'Bang");
        assert_eq!([post("PHÓ CHỦ TỊCH"), post("CHÁNH VĂN PHÒNG")], ["Phó Chủ tịch", "Chánh văn phòng"]);
    }

    #[test]
    fn a_unit_is_named_by_its_level() {
        assert_eq!(area("Ủy ban nhân dân xã Mẫu").as_deref(), Some("xã Mẫu"));
        assert_eq!(called("Ủy ban nhân dân xã Mẫu"), "UBND xã");
        assert_eq!([initials("Hội Nông dân xã Mẫu"), initials("Ủy ban nhân dân xã Mẫu")], ["HND", "UBND"]);
    }
}
