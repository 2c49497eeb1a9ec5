//! The Vietnamese letters: twelve vowels, six tones, đ.

/// The six tones, in the order of the columns of [`VOWELS`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Tone {
    /// No mark.
    Ngang,
    /// `à`
    Huyen,
    /// `á`
    Sac,
    /// `ả`
    Hoi,
    /// `ã`
    Nga,
    /// `ạ`
    Nang,
}

const TONES: [Tone; 6] = [Tone::Ngang, Tone::Huyen, Tone::Sac, Tone::Hoi, Tone::Nga, Tone::Nang];

const VOWELS: [[char; 6]; 12] = [
    ['a', 'à', 'á', 'ả', 'ã', 'ạ'],
    ['ă', 'ằ', 'ắ', 'ẳ', 'ẵ', 'ặ'],
    ['â', 'ầ', 'ấ', 'ẩ', 'ẫ', 'ậ'],
    ['e', 'è', 'é', 'ẻ', 'ẽ', 'ẹ'],
    ['ê', 'ề', 'ế', 'ể', 'ễ', 'ệ'],
    ['i', 'ì', 'í', 'ỉ', 'ĩ', 'ị'],
    ['o', 'ò', 'ó', 'ỏ', 'õ', 'ọ'],
    ['ô', 'ồ', 'ố', 'ổ', 'ỗ', 'ộ'],
    ['ơ', 'ờ', 'ớ', 'ở', 'ỡ', 'ợ'],
    ['u', 'ù', 'ú', 'ủ', 'ũ', 'ụ'],
    ['ư', 'ừ', 'ứ', 'ử', 'ữ', 'ự'],
    ['y', 'ỳ', 'ý', 'ỷ', 'ỹ', 'ỵ'],
];

/// The lower-case form; every Vietnamese letter has exactly one.
pub(crate) fn lower(c: char) -> char {
    if c.is_ascii() {
        return c.to_ascii_lowercase();
    }
    c.to_lowercase().next().unwrap_or(c)
}

/// The capital form; every Vietnamese letter has exactly one.
pub(crate) fn upper(c: char) -> char {
    c.to_uppercase().next().unwrap_or(c)
}

fn same_case(c: char, model: char) -> char {
    if model.is_uppercase() { upper(c) } else { c }
}

/// A letter without its tone, case kept, and the tone. Anything but a vowel is given back with no tone.
pub(crate) fn split_tone(c: char) -> (char, Tone) {
    if !is_marked(c) {
        return (c, Tone::Ngang);
    }
    let small = lower(c);
    for row in &VOWELS {
        for (letter, tone) in row.iter().zip(TONES) {
            if *letter == small {
                return (same_case(row[0], c), tone);
            }
        }
    }
    (c, Tone::Ngang)
}

/// A toneless vowel with a tone put on it, case kept. Anything but a toneless vowel is given back.
pub(crate) fn with_tone(base: char, tone: Tone) -> char {
    let small = lower(base);
    let Some(row) = VOWELS.iter().find(|row| row[0] == small) else { return base };
    let marked = row.iter().zip(TONES).find(|(_, other)| *other == tone);
    marked.map_or(base, |(letter, _)| same_case(*letter, base))
}

/// Whether `c` is one of the 134 Vietnamese letters that are not ASCII, precomposed.
pub(crate) fn is_marked(c: char) -> bool {
    matches!(c,
        'À'..='Ã' | 'È'..='Ê' | 'Ì' | 'Í' | 'Ò'..='Õ' | 'Ù' | 'Ú' | 'Ý'
        | 'à'..='ã' | 'è'..='ê' | 'ì' | 'í' | 'ò'..='õ' | 'ù' | 'ú' | 'ý'
        | 'Ă' | 'ă' | 'Đ' | 'đ' | 'Ĩ' | 'ĩ' | 'Ũ' | 'ũ' | 'Ơ' | 'ơ' | 'Ư' | 'ư'
        | '\u{1EA0}'..='\u{1EF9}')
}

/// Whether `c` may stand in a Vietnamese word: an ASCII letter or a marked one.
pub(crate) fn is_vietnamese(c: char) -> bool {
    c.is_ascii_alphabetic() || is_marked(c)
}

/// Whether `c` is a letter of any script. Asking for the usual ones first is several times faster.
pub(crate) fn is_letter(c: char) -> bool {
    is_vietnamese(c) || (!c.is_ascii() && c.is_alphabetic())
}

#[cfg(test)]
mod tests {
    use super::{Tone, VOWELS, is_marked, split_tone, upper, with_tone};

    #[test]
    fn there_are_134_marked_letters() {
        assert_eq!((0..=0x10FFFF).filter_map(char::from_u32).filter(|c| is_marked(*c)).count(), 134);
        let mut listed: Vec<char> =
            VOWELS.concat().into_iter().chain(['đ']).filter(|c| !c.is_ascii()).collect();
        listed.extend(listed.clone().into_iter().map(upper));
        assert_eq!(listed.len(), 134);
        assert!(listed.into_iter().all(is_marked));
    }

    #[test]
    fn a_tone_is_taken_off_and_put_on() {
        assert_eq!(split_tone('Ệ'), ('Ê', Tone::Nang));
        assert_eq!(split_tone('đ'), ('đ', Tone::Ngang));
        assert_eq!(with_tone('Ê', Tone::Nang), 'Ệ');
        assert_eq!(with_tone('ư', Tone::Sac), 'ứ');
        assert_eq!(with_tone('b', Tone::Sac), 'b');
    }
}
