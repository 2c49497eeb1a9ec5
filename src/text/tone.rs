//! Where the tone mark stands in open `oa`, `oe`, `uy`: `hòa` or `hoà`.

use super::letter::{Tone, is_letter, is_marked, lower, split_tone, with_tone};
use super::syllable::is_syllable;

/// The two ways to place the tone mark. Both are correct; one paper keeps to one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ToneStyle {
    /// On the first vowel: hòa, khỏe, ủy, thúy.
    Cu,
    /// On the second vowel: hoà, khoẻ, uỷ, thuý.
    Moi,
}

const ONSETS: [&str; 27] = [
    "", "b", "c", "ch", "d", "đ", "g", "gh", "gi", "h", "k", "kh", "l", "m", "n", "ng", "ngh", "nh", "p",
    "ph", "r", "s", "t", "th", "tr", "v", "x",
];

/// The text with every open `oa`, `oe`, `uy` in the wanted style; all else is untouched.
pub fn convert(text: &str, style: ToneStyle) -> String {
    let mut out = String::with_capacity(text.len());
    for piece in pieces(text) {
        match restyled(piece, style) {
            Some(word) => out.push_str(&word),
            None => out.push_str(piece),
        }
    }
    out
}

/// The words that are not in the wanted style: offset and length in characters, and the form wanted.
pub fn other_style(text: &str, style: ToneStyle) -> Vec<(usize, usize, String)> {
    let mut found = Vec::new();
    let mut offset = 0;
    for piece in pieces(text) {
        let length = piece.chars().count();
        if let Some(word) = restyled(piece, style) {
            found.push((offset, length, word));
        }
        offset += length;
    }
    found
}

/// The text cut into words and what stands between them.
fn pieces(text: &str) -> impl Iterator<Item = &str> {
    let mut rest = text;
    std::iter::from_fn(move || {
        let first = rest.chars().next()?;
        let end = rest.find(|c: char| is_letter(c) != is_letter(first)).unwrap_or(rest.len());
        let (piece, tail) = rest.split_at(end);
        rest = tail;
        Some(piece)
    })
}

/// The word in the wanted style, where it is in the other.
fn restyled(word: &str, style: ToneStyle) -> Option<String> {
    let mut backwards = word.char_indices().rev();
    let (_, second) = backwards.next()?;
    let (start, first) = backwards.next()?;
    if !is_marked(first) && !is_marked(second) {
        return None;
    }
    let onset = &word[..start];
    let ((first, on_first), (second, on_second)) = (split_tone(first), split_tone(second));
    if !matches!((lower(first), lower(second)), ('o', 'a' | 'e') | ('u', 'y')) {
        return None;
    }
    let onset_lower = onset.to_lowercase();
    if !ONSETS.contains(&onset_lower.as_str()) {
        return None;
    }
    let (first, second) = match (style, on_first, on_second) {
        (ToneStyle::Cu, Tone::Ngang, tone) if tone != Tone::Ngang => (with_tone(first, tone), second),
        (ToneStyle::Moi, tone, Tone::Ngang) if tone != Tone::Ngang => (first, with_tone(second, tone)),
        _ => return None,
    };
    Some(format!("{onset}{first}{second}"))
}

/// The word with its tone mark on the right letter, where it stands on a wrong one. Words that are built like no
/// Vietnamese syllable, and both styles of `oa`, `oe`, `uy`, have none.
pub fn well_placed(word: &str) -> Option<String> {
    const LONGEST: usize = 7;
    // Among consonants alone a mark has one place.
    let is_vowel = |c: &char| (is_marked(*c) && !matches!(*c, 'đ' | 'Đ')) || "aeiouyAEIOUY".contains(*c);
    word.chars().filter(is_vowel).nth(1)?;
    let letters: Vec<(char, Tone)> = word.chars().take(LONGEST + 1).map(split_tone).collect();
    if letters.len() > LONGEST {
        return None;
    }
    let marked = letters.iter().position(|(_, tone)| *tone != Tone::Ngang)?;
    let tone = letters.get(marked)?.1;
    let plain: Vec<char> = letters.iter().map(|(letter, _)| lower(*letter)).collect();
    let right = nucleus(&plain)?;
    // What is no syllable is asked last: that takes the longest, and most marks are right.
    if right.contains(&marked) || !is_syllable(word) {
        return None;
    }
    let place = right.first()?;
    let put = |(at, (letter, _)): (usize, &(char, Tone))| {
        if at == *place { with_tone(*letter, tone) } else { *letter }
    };
    Some(letters.iter().enumerate().map(put).collect())
}

/// Where the tone mark of a syllable may stand, its letters small and without tone.
fn nucleus(plain: &[char]) -> Option<Vec<usize>> {
    let is_vowel = |at: usize| plain.get(at).is_some_and(|c| "aăâeêioôơuưy".contains(*c));
    let mut first = (0..plain.len()).find(|at| is_vowel(*at))?;
    let mut last = first;
    while is_vowel(last + 1) {
        last += 1;
    }
    // The u of `qu` and the i of `gi` before another vowel belong to the onset.
    let glides = first.checked_sub(1).and_then(|before| plain.get(before)).zip(plain.get(first));
    if last > first && matches!(glides, Some(('q', 'u') | ('g', 'i'))) {
        first += 1;
    }
    let vowels = plain.get(first..=last)?;
    if let Some(shaped) = vowels.iter().rposition(|c| "ăâêôơư".contains(*c)) {
        // `ưa`, `ưu`: the only shaped letter is the first; `ươ`: the second of two.
        return Some(vec![first + shaped]);
    }
    let is_closed = last + 1 < plain.len();
    Some(match vowels {
        [_] => vec![first],
        ['o', 'a' | 'e'] | ['u', 'y'] if !is_closed => vec![first, first + 1],
        [_, _] if is_closed => vec![first + 1],
        [_, _] => vec![first],
        [_, _, _] => vec![first + 1],
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::{ToneStyle, convert, other_style, well_placed};

    #[test]
    fn a_tone_mark_has_one_right_letter_or_two() {
        let moved = [
            ("tòan", "toàn"),
            ("hòan", "hoàn"),
            ("qủa", "quả"),
            ("qúy", "quý"),
            ("cuả", "của"),
            ("nghiã", "nghĩa"),
            ("gía", "giá"),
            ("thúê", "thuế"),
            ("chuỷên", "chuyển"),
            ("ngừơi", "người"),
            ("nứơc", "nước"),
            ("ngòai", "ngoài"),
            ("HÒAN", "HOÀN"),
            ("bầu", ""),
            ("khoẻn", ""),
            ("qùy", "quỳ"),
            ("lọai", "loại"),
            ("hụyt", "huỵt"),
            ("đựơc", "được"),
            ("taị", "tại"),
            ("vơí", "với"),
            ("cưả", "cửa"),
        ];
        for (wrong, right) in moved {
            let expected = (!right.is_empty()).then(|| right.to_owned());
            assert_eq!(well_placed(wrong), expected, "{wrong}");
        }
        for word in [
            "hòa", "hoà", "khỏe", "khoẻ", "ủy", "uỷ", "thúy", "quý", "quỳ", "gì", "gìn", "giữ", "giếng",
            "giá", "của", "mía", "cửa", "cứu", "người", "muối", "yếu", "nghĩa", "khuỷu", "ngoài", "xoáy",
            "huýt", "thuở", "kế", "loét", "hoàn", "huyền", "lịch", "bảo", "quốc", "quả", "quần", "Tuần",
            "UỶ", "ỦY", "xoong", "việc", "á", "Blá", "Păh", "Krông", "ộtộ",
        ] {
            assert_eq!(well_placed(word), None, "{word}");
        }
    }

    const CU: &str = "Hòa, khỏe, ủy, thúy, TÒA, Ủy ban, xòe, òa, lũy, góa, xóa";
    const MOI: &str = "Hoà, khoẻ, uỷ, thuý, TOÀ, Uỷ ban, xoè, oà, luỹ, goá, xoá";

    #[test]
    fn both_ways_and_back() {
        assert_eq!(convert(CU, ToneStyle::Moi), MOI);
        assert_eq!(convert(MOI, ToneStyle::Cu), CU);
        assert_eq!(convert(CU, ToneStyle::Cu), CU);
        assert_eq!(convert(MOI, ToneStyle::Moi), MOI);
    }

    #[test]
    fn what_has_one_form_only_is_untouched() {
        let same = "quý quỳ QUÝ hoàn thoáng huýt hoa huy của khuỷu thuở ngoài Joè toàn-cầu hóà";
        assert_eq!(convert(same, ToneStyle::Cu), same);
        assert_eq!(convert(same, ToneStyle::Moi), same);
    }

    #[test]
    fn the_other_style_is_found_with_its_place() {
        assert_eq!(
            other_style("Uỷ ban xã hòa giải, sức khoẻ", ToneStyle::Cu),
            [(0, 2, "Ủy".to_owned()), (24, 4, "khỏe".to_owned())]
        );
        assert_eq!(other_style("Ủy ban", ToneStyle::Cu), []);
    }
}
