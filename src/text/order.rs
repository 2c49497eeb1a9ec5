//! The order of the Vietnamese alphabet: a ă â b c d đ e ê …, tones last, numbers by their value.

use unicode_normalization::UnicodeNormalization;

/// The letters in their order; f, j, w, z stand where the names of bodies that have them are looked for.
const LETTERS: &str = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz";
/// The tones in their order: ngang, huyền, hỏi, ngã, sắc, nặng.
const TONES: [char; 5] = ['\u{300}', '\u{309}', '\u{303}', '\u{301}', '\u{323}'];

/// What a text is ordered by: its letters, then its tones, then itself.
pub(crate) fn key(text: &str) -> (Vec<u32>, Vec<u8>, String) {
    let (mut letters, mut tones) = (Vec::new(), Vec::new());
    let mut chars = text.nfc().flat_map(char::to_lowercase).peekable();
    while let Some(c) = chars.next() {
        if c.is_ascii_digit() {
            let mut number = u32::from(c) - u32::from('0');
            while let Some(digit) = chars.next_if(char::is_ascii_digit) {
                number = number.saturating_mul(10).saturating_add(u32::from(digit) - u32::from('0'));
            }
            letters.extend([NUMBER, number]);
            tones.push(0);
            continue;
        }
        let (letter, tone) = parts(c);
        letters.push(match LETTERS.chars().position(|known| known == letter) {
            Some(place) => FIRST_LETTER + u32::try_from(place).unwrap_or(0),
            None if letter.is_alphabetic() => FIRST_LETTER + u32::from(letter),
            None => 0,
        });
        tones.push(tone);
    }
    (letters, tones, text.to_owned())
}

/// Stands before the value of a number, behind blanks and signs.
const NUMBER: u32 = 1;
/// Letters come behind numbers.
const FIRST_LETTER: u32 = 2;

/// A letter without its tone, and the tone's place.
fn parts(c: char) -> (char, u8) {
    let mut tone = 0;
    let bare: String = std::iter::once(c)
        .nfd()
        .filter(|mark| match TONES.iter().position(|known| known == mark) {
            Some(at) => {
                tone = u8::try_from(at + 1).unwrap_or(0);
                false
            }
            None => true,
        })
        .nfc()
        .collect();
    (bare.chars().next().unwrap_or(c), tone)
}

#[cfg(test)]
mod tests {
    use super::key;

    #[test]
    fn names_stand_as_in_a_vietnamese_dictionary() {
        let sorted = [
            "An", "Ánh", "Ân", "Ẩn", "Bình", "Dung", "Đạt", "Đông", "Em", "Êm", "la", "là", "lả", "lã", "lá",
            "lạ", "Ngà", "Nghĩa", "Oanh", "Ô", "Ơn", "Phú", "Thôn 2", "Thôn 10", "Ủy ban", "Ước", "Yến",
        ];
        let mut shuffled = sorted;
        shuffled.reverse();
        shuffled.sort_by_key(|text| key(text));
        assert_eq!(shuffled, sorted);
        let mut typed = ["a\u{301}", "ạ", "à", "An Khê", "An"];
        typed.sort_by_key(|text| key(text));
        assert_eq!(typed, ["à", "a\u{301}", "ạ", "An", "An Khê"]);
    }
}
