//! VNI (the `VNI-Times` fonts): a base letter followed by a mark character.

use super::letter::{Tone, lower, upper, with_tone};

/// The base letter under a mark, and the letter that carries the tone.
fn marked(base: char, mark: char) -> Option<char> {
    let (kind, tone) = match mark {
        'ù' => (' ', Tone::Sac),
        'ø' => (' ', Tone::Huyen),
        'û' => (' ', Tone::Hoi),
        'õ' => (' ', Tone::Nga),
        'ï' => (' ', Tone::Nang),
        'â' => ('^', Tone::Ngang),
        'á' => ('^', Tone::Sac),
        'à' => ('^', Tone::Huyen),
        'å' => ('^', Tone::Hoi),
        'ã' => ('^', Tone::Nga),
        'ä' => ('^', Tone::Nang),
        'ê' => ('(', Tone::Ngang),
        'é' => ('(', Tone::Sac),
        'è' => ('(', Tone::Huyen),
        'ú' => ('(', Tone::Hoi),
        'ü' => ('(', Tone::Nga),
        'ë' => ('(', Tone::Nang),
        _ => return None,
    };
    let vowel = match (base, kind) {
        ('a' | 'e' | 'o' | 'u', ' ') => base,
        // ỵ has a code of its own.
        ('y', ' ') if tone != Tone::Nang => base,
        ('ô', ' ') => 'ơ',
        ('ö', ' ') => 'ư',
        ('a', '^') => 'â',
        ('e', '^') => 'ê',
        ('o', '^') => 'ô',
        ('a', '(') => 'ă',
        _ => return None,
    };
    Some(with_tone(vowel, tone))
}

/// The letter that a character stands for without a mark after it.
fn alone(c: char) -> Option<char> {
    Some(match c {
        'ô' => 'ơ',
        'ö' => 'ư',
        'ñ' => 'đ',
        'í' => 'í',
        'ì' => 'ì',
        'æ' => 'ỉ',
        'ó' => 'ĩ',
        'ò' => 'ị',
        'î' => 'ỵ',
        _ => return None,
    })
}

/// Whether `c` has a meaning in a VNI text that it lacks elsewhere.
pub(crate) fn is_code(c: char) -> bool {
    matches!(c, 'À'..='Ý' | 'à'..='ý') && !matches!(c, 'Ç' | 'ç' | 'Ð' | 'ð' | '×' | '÷' | 'Ý' | 'ý')
}

/// Converts a text typed in a VNI font to Unicode. What is not VNI stays; the base letter gives the case.
pub fn to_unicode(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        let base = lower(c);
        let pair = chars.peek().and_then(|next| marked(base, lower(*next)));
        if pair.is_some() {
            chars.next();
        }
        let small = pair.or_else(|| alone(base));
        out.push(match small {
            Some(small) if c.is_uppercase() => upper(small),
            Some(small) => small,
            None => c,
        });
    }
    out
}

#[cfg(test)]
mod tests {
    use super::{is_code, to_unicode};

    /// The published chart, small letters; the capitals are its capitals.
    const CHART: &str = "à aø|á aù|ả aû|ã aõ|ạ aï|ă aê|ằ aè|ắ aé|ẳ aú|ẵ aü|ặ aë|â aâ|ầ aà|ấ aá|ẩ aå|ẫ aã|ậ aä|\
        đ ñ|è eø|é eù|ẻ eû|ẽ eõ|ẹ eï|ê eâ|ề eà|ế eá|ể eå|ễ eã|ệ eä|ì ì|í í|ỉ æ|ĩ ó|ị ò|\
        ò oø|ó où|ỏ oû|õ oõ|ọ oï|ô oâ|ồ oà|ố oá|ổ oå|ỗ oã|ộ oä|ơ ô|ờ ôø|ớ ôù|ở ôû|ỡ ôõ|ợ ôï|\
        ù uø|ú uù|ủ uû|ũ uõ|ụ uï|ư ö|ừ öø|ứ öù|ử öû|ữ öõ|ự öï|ỳ yø|ý yù|ỷ yû|ỹ yõ|ỵ î";

    #[test]
    fn every_letter_of_the_chart_comes_back() {
        let pairs: Vec<(&str, &str)> = CHART.split('|').filter_map(|pair| pair.split_once(' ')).collect();
        assert_eq!(pairs.len(), 67);
        for (letter, code) in &pairs {
            assert_eq!(to_unicode(code), *letter);
            assert_eq!(to_unicode(&code.to_uppercase()), letter.to_uppercase());
        }
        // Between consonants, as in a text, each code stands on its own.
        let row = |side: fn(&(&str, &str)) -> String| pairs.iter().map(side).collect::<Vec<_>>().join("t ");
        assert_eq!(to_unicode(&row(|pair| pair.1.to_owned())), row(|pair| pair.0.to_owned()));
    }

    #[test]
    fn the_codes_are_those_of_the_chart() {
        let charted = |c: char| {
            !c.is_ascii() && CHART.split([' ', '|']).skip(1).step_by(2).any(|code| code.contains(c))
        };
        for c in ('\u{80}'..='\u{FF}').filter(|c| !c.is_uppercase()) {
            assert_eq!(is_code(c), charted(c), "{c}");
        }
    }

    #[test]
    fn the_national_title_is_read() {
        assert_eq!(
            to_unicode("Coäng hoøa xaõ hoäi chuû nghóa Vieät Nam"),
            "Cộng hòa xã hội chủ nghĩa Việt Nam"
        );
        assert_eq!(
            to_unicode("COÄNG HOØA XAÕ HOÄI CHUÛ NGHÓA VIEÄT NAM"),
            "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
        );
        assert_eq!(to_unicode("Ñoäc laäp - Töï do - Haïnh phuùc"), "Độc lập - Tự do - Hạnh phúc");
        assert_eq!(to_unicode("AÁn Ñoä, nöôùc, ngöôøi, yeâu quyù"), "Ấn Độ, nước, người, yêu quý");
    }

    #[test]
    fn what_is_not_vni_stays() {
        assert_eq!(to_unicode("Số 12/KH-UBND, m²"), "Số 12/KH-UBND, m²");
        assert_eq!(to_unicode(""), "");
    }
}
