//! Tells a text typed in an old font (TCVN3, VNI) from one that only has foreign letters.

use super::letter::{is_letter, is_marked};
use super::syllable::is_syllable;
use super::{tcvn3, vni};

/// An encoding of the time before Unicode, kept in font names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum OldEncoding {
    /// TCVN 5712:1993, fonts named `.Vn…`.
    Tcvn3,
    /// VNI for Windows, fonts named `VNI-…`.
    Vni,
}

impl OldEncoding {
    /// The name an officer knows.
    pub fn name(self) -> &'static str {
        match self {
            OldEncoding::Tcvn3 => "TCVN3 (phông .VnTime)",
            OldEncoding::Vni => "VNI (phông VNI-Times)",
        }
    }

    /// The text in Unicode.
    pub fn to_unicode(self, text: &str) -> String {
        match self {
            OldEncoding::Tcvn3 => tcvn3::to_unicode(text),
            OldEncoding::Vni => vni::to_unicode(text),
        }
    }

    fn is_code(self, c: char) -> bool {
        match self {
            OldEncoding::Tcvn3 => tcvn3::letter(c).is_some(),
            OldEncoding::Vni => vni::is_code(c),
        }
    }
}

/// The old encoding that a text is surely typed in, if any.
///
/// Two different words at least must be no Vietnamese syllable as they stand and become one when converted;
/// one character at least must be none that Vietnamese texts have; two thirds of all the words that
/// conversion changes must become syllables; words with letters that only Unicode has (`ộ`, `ơ`, `đ`) must
/// be rare.
pub fn detect(text: &str) -> Option<OldEncoding> {
    let text = start(text);
    if !text.chars().any(is_alien) {
        return None;
    }
    let scored = [OldEncoding::Tcvn3, OldEncoding::Vni].map(|encoding| (score(text, encoding), encoding));
    let best = if scored[1].0 > scored[0].0 { scored[1] } else { scored[0] };
    (best.0 > 0).then_some(best.1)
}

/// Words of an old font inside a text that is otherwise Unicode.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Stray<'t> {
    pub(crate) encoding: OldEncoding,
    /// The first such word, as it stands.
    pub(crate) word: &'t str,
    /// Where it begins, in characters.
    pub(crate) offset: usize,
    /// How many there are.
    pub(crate) count: usize,
}

/// The words of an old font that stand in a text which is no text of that font as a whole.
///
/// Two different words at least must be no Vietnamese syllable as they stand and become one when converted, by letters
/// that are no signs of measure (`m²`, `5 µg`) and no `ñ` alone, which names of the Central Highlands have.
pub(crate) fn stray(text: &str) -> Option<Stray<'_>> {
    if !text.chars().any(is_alien) {
        return None;
    }
    let found = [OldEncoding::Tcvn3, OldEncoding::Vni].map(|encoding| strays(text, encoding));
    found.into_iter().flatten().max_by_key(|stray| stray.count)
}

fn strays(text: &str, encoding: OldEncoding) -> Option<Stray<'_>> {
    let (mut first, mut count, mut different, mut alien) = (None, 0, false, false);
    let mut at = 0;
    for word in text.split(|c: char| !is_letter(c) && !encoding.is_code(c)) {
        let from = at;
        at += word.len();
        at += text[at..].chars().next().map_or(0, char::len_utf8);
        if word.is_ascii() || !is_old_word(word, encoding) {
            continue;
        }
        count += 1;
        let (_, known) = *first.get_or_insert((from, word));
        different |= known != word;
        alien |= word.chars().any(is_alien);
    }
    let (from, word) = first.filter(|_| different && alien)?;
    Some(Stray { encoding, word, offset: text[..from].chars().count(), count })
}

/// Whether a word is one of the old font and of nothing else.
fn is_old_word(word: &str, encoding: OldEncoding) -> bool {
    let measure =
        |c: char| matches!(c, '²' | '³' | '¹' | '°' | 'µ' | 'º' | 'ª' | '®' | '×' | '±' | '·' | 'ñ' | 'Ñ');
    let telling = word.chars().any(|c| !c.is_ascii() && !measure(c))
        || inner(word).is_some_and(|inner| !inner.is_ascii());
    telling
        && word.chars().all(|c| u32::from(c) <= 0xFF)
        && word.chars().any(|c| c.is_ascii_alphabetic())
        && !is_syllable(word)
        && is_syllable(&encoding.to_unicode(word))
}

/// A word without its first and last letters.
fn inner(word: &str) -> Option<&str> {
    let mut letters = word.chars();
    letters.next()?;
    letters.next_back()?;
    Some(letters.as_str())
}

/// As much of a text as tells its encoding.
fn start(text: &str) -> &str {
    const ENOUGH: usize = 20_000;
    text.char_indices().nth(ENOUGH).map_or(text, |(byte, _)| &text[..byte])
}

/// A character of the Western European code page that is no Vietnamese letter.
fn is_alien(c: char) -> bool {
    matches!(c, '\u{A1}'..='\u{FF}') && !is_marked(c)
}

/// How many words speak for the encoding; 0 where they do not suffice.
fn score(text: &str, encoding: OldEncoding) -> usize {
    let (mut changed, mut valid, mut unicode, mut telling) = (0_usize, 0_usize, 0_usize, 0_usize);
    let mut first: Option<&str> = None;
    let mut different = false;
    for word in text.split(|c: char| !is_letter(c) && !encoding.is_code(c)) {
        if word.is_ascii() {
            continue;
        }
        if word.chars().any(|c| u32::from(c) > 0xFF) {
            unicode += 1;
            continue;
        }
        let converted = encoding.to_unicode(word);
        if converted == word {
            continue;
        }
        changed += 1;
        if !is_syllable(&converted) {
            continue;
        }
        valid += 1;
        if !is_syllable(word) && word.chars().any(|c| c.is_ascii_alphabetic()) {
            telling += 1;
            different |= *first.get_or_insert(word) != word;
        }
    }
    let sure = different && valid * 3 >= changed * 2 && telling >= unicode * 4;
    if sure { valid } else { 0 }
}

#[cfg(test)]
mod tests {
    use super::{OldEncoding, detect, stray};

    #[test]
    fn words_of_an_old_font_are_told_inside_unicode() {
        let told = [
            ("Đề nghị ñy ban nh©n d©n x· báo cáo trước ngày mười lăm", OldEncoding::Tcvn3, "nh©n"),
            ("Các thôn phối hợp với héi phô n÷, ®oµn thanh niªn của xã", OldEncoding::Tcvn3, "phô"),
            ("Giao uûy ban nhaân daân xaõ thực hiện trong quý này", OldEncoding::Vni, "uûy"),
        ];
        for (text, encoding, word) in told {
            let found = stray(text);
            assert_eq!(found.as_ref().map(|stray| stray.encoding), Some(encoding), "{text}: {found:?}");
            assert!(text.contains(word));
        }
        let right = [
            "Diện tích 120 m², sân 35 km², bể 12 m³, nhiệt độ 20°C ± 2, liều 5 µg",
            "Ông Y Ñar, bà H'Ñan, em Ñai ở buôn Ñuê cùng dự họp với thôn",
            "Theo bài «Déjà vu à la fête», hãng Nestlé và ông Müller cùng tài trợ cho xã",
            "Thép Ø10, ống Ø21 × 2, sai số ±1, khổ A4 ® theo hợp đồng của xã",
            "Ủy ban nhân dân xã đề nghị các thôn báo cáo số liệu",
        ];
        assert_eq!(right.map(|text| stray(text).map(|stray| stray.word.to_owned())), [const { None }; 5]);
    }

    #[test]
    fn old_encodings_are_told() {
        for text in [
            "Céng hßa x· héi chñ nghÜa ViÖt Nam",
            "§éc lËp - Tù do - H¹nh phóc",
            "KÕ ho¹ch",
            "B¸o c¸o kÕt qu¶ n¨m 2023",
            "x· §¨k Rong, huyÖn Kbang",
            "CéNG HßA X· HéI",
        ] {
            assert_eq!(detect(text), Some(OldEncoding::Tcvn3), "{text}");
        }
        for text in [
            "Coäng hoøa xaõ hoäi chuû nghóa Vieät Nam",
            "COÄNG HOØA XAÕ HOÄI",
            "Keá hoaïch thöïc hieän",
            "Ñoäc laäp - Töï do - Haïnh phuùc",
            "Uûy ban nhaân daân xaõ",
        ] {
            assert_eq!(detect(text), Some(OldEncoding::Vni), "{text}");
        }
    }

    #[test]
    fn other_texts_are_not() {
        for text in [
            "",
            "Ủy ban nhân dân xã Lơ Ku, huyện Kbang, tỉnh Gia Lai",
            "Đăk, Kbang, Lơ Ku, Ea H'leo, Krông Nô, Chư Păh, Ia Grai, K'Bang, Y Ñar, Ñan",
            "Cô bé có má, tôi và bà là hàng xóm",
            "Déjà vu à la fête, où l'été naïf brûle; Noël à l'œuvre, garçon, île, sûr, «né», ambiguë",
            "Für schöne Grüße über die Straße, müßig, größer",
            "El niño español mañana, año, pingüino",
            "Så får på øen en blå fågel, smörgåsbord, æble",
            "São Paulo, coração, informações, ações, não, João",
            "Microsoft® Word®, m×n và a×b, 5 µg, 20°C ± 2, 100 m², § 5, ½ kg",
            "· Nam · Ban ·An",
            "The quick brown fox jumps over the lazy dog",
            "ViÖt Nam",
        ] {
            assert_eq!(detect(text), None, "{text}");
        }
    }
}
