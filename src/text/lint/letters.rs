//! Letters that only look right, marks that hang loose, characters that nobody sees.

use std::ops::Range;

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::{compose, is_combining_mark};

use super::{TextFault, add};
use crate::diagnostic::{Code, Severity};
use crate::text::letter::{is_letter, is_vietnamese};

/// Letters of other scripts, or of no Vietnamese word, each followed by the one it is taken for.
const LOOK_ALIKES: &str = "аaеeоoрpсcхxуyіiјjѕsһhԁdԛqԝwАAВBЕEНHІIЈJКKМMОOРPЅSСCТTХXУYкkмmтt\
    ΑAΒBΕEΖZΗHΙIΚKΜMΝNΟOΡPΤTΥYΧXαaιiκkνvοoρpυuχx\
    ÐĐƉĐðđɖđƊĐɗđƢƯƣưƐEɛeɑaɡgıiƏEəeǍĂǎăǏĬǐĭǑŎǒŏǓŬǔŭ";

/// Stands for a letter that looks like none of ours; no letter itself.
const UNKNOWN: &str = "?";

/// What kind of doubt a character raises.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Fine,
    Letter,
    Mark,
    Sign,
    Control,
    Hidden,
    Private,
    Lost,
}

pub(super) fn find(chars: &[char], faults: &mut Vec<TextFault>) {
    let mut at = 0;
    while let Some(&c) = chars.get(at) {
        if is_plain(c) {
            at += 1;
            continue;
        }
        let kind = kind(chars, at);
        let end = match kind {
            Kind::Fine => at + 1,
            Kind::Letter => word_round(chars, at).end,
            _ => (at + 1..chars.len()).find(|next| self::kind(chars, *next) != kind).unwrap_or(chars.len()),
        };
        match kind {
            Kind::Fine => {}
            Kind::Letter => add(faults, strange_word(chars, word_round(chars, at))),
            Kind::Mark => add(faults, loose_mark(chars, at, end)),
            Kind::Sign => add(faults, wide_sign(chars, at, end)),
            Kind::Control | Kind::Hidden | Kind::Private | Kind::Lost => {
                add(faults, unseen(kind, c, at, end));
            }
        }
        at = end;
    }
}

/// The word that the letter at `at` stands in.
fn word_round(chars: &[char], at: usize) -> Range<usize> {
    let in_word = |c: &char| is_letter(*c) || is_combining_mark(*c);
    let start = at - chars[..at].iter().rev().take_while(|c| in_word(c)).count();
    let end = at + chars[at..].iter().take_while(|c| in_word(c)).count();
    start..end
}

/// What nearly every text is made of.
fn is_plain(c: char) -> bool {
    matches!(c, ' '..='~' | '\n' | '–' | '‘'..='”' | '…') || is_vietnamese(c)
}

fn kind(chars: &[char], at: usize) -> Kind {
    let c = chars[at];
    let letter = |at: Option<usize>| at.and_then(|at| chars.get(at)).is_some_and(|c| is_letter(*c));
    match c {
        '\n' | '\t' | '\r' => Kind::Fine,
        '\u{FFFD}' => Kind::Lost,
        // Line and paragraph separators: a line end for one reader of YAML, a letter for another.
        '\u{2028}' | '\u{2029}' => Kind::Control,
        _ if c.is_control() || u32::from(c) & 0xFFFE == 0xFFFE => Kind::Control,
        '\u{34F}' | '\u{115F}' | '\u{1160}' | '\u{17B4}' | '\u{17B5}' | '\u{3164}' | '\u{FFA0}' => {
            Kind::Hidden
        }
        '\u{AD}'
        | '\u{61C}'
        | '\u{180B}'..='\u{180F}'
        | '\u{200B}'..='\u{200F}'
        | '\u{202A}'..='\u{202E}' => Kind::Hidden,
        '\u{2060}'..='\u{206F}' | '\u{FE00}'..='\u{FE0F}' | '\u{FEFF}' | '\u{FFF9}'..='\u{FFFB}' => {
            Kind::Hidden
        }
        '\u{2800}' | '\u{1BCA0}'..='\u{1BCA3}' | '\u{1D173}'..='\u{1D17A}' | '\u{E0000}'..='\u{E0FFF}' => {
            Kind::Hidden
        }
        '\u{E000}'..='\u{F8FF}' | '\u{F0000}'..='\u{10FFFF}' => Kind::Private,
        _ if is_combining_mark(c) => {
            // Ba Na and Jrai write a breve over a letter that has a mark already: ơ̆, ê̆.
            let base = at.checked_sub(1).and_then(|base| chars.get(base));
            let breve = c == '\u{306}' && base.is_some_and(|base| "âêôơưÂÊÔƠƯ".contains(*base));
            if breve { Kind::Fine } else { Kind::Mark }
        }
        '！'..='～' if !c.is_alphabetic() => Kind::Sign,
        // Symbols of sums and measures stand alone; in a word they are the wrong letter.
        'α' | 'ι' | 'κ' | 'ν' | 'ρ' | 'υ' | 'χ' if !letter(at.checked_sub(1)) && !letter(Some(at + 1)) => {
            Kind::Fine
        }
        _ if likely(c).is_some() => Kind::Letter,
        // Foreign names are written with Western letters; ƀ, the breve and ʼ are of the Central Highlands.
        '\u{A0}'..='\u{17F}' | 'Ơ' | 'ơ' | 'Ư' | 'ư' | 'ƀ' | 'Ƀ' | 'ʼ' | 'Ͱ'..='Ͽ' => Kind::Fine,
        _ if is_letter(c) && !is_vietnamese(c) => Kind::Letter,
        _ => Kind::Fine,
    }
}

/// The letter that a letter of another script, or of no Vietnamese word, is taken for; `None`: it is none of these.
pub(crate) fn look_alike(c: char) -> Option<String> {
    (kind(&[c], 0) == Kind::Letter).then(|| likely(c)).flatten()
}

/// The letter or letters that a strange one is taken for.
fn likely(c: char) -> Option<String> {
    let pairs = LOOK_ALIKES.chars().zip(LOOK_ALIKES.chars().skip(1)).step_by(2);
    if let Some((_, right)) = pairs.into_iter().find(|(wrong, _)| *wrong == c) {
        return Some(right.into());
    }
    // Fullwidth letters, ligatures of PDF fonts, Roman numerals. ª, º and ſ are Western letters.
    let plain: String = [c].into_iter().nfkc().collect();
    (u32::from(c) > 0x17F && c.is_alphabetic() && plain.is_ascii()).then_some(plain)
}

/// The fault of a word with strange letters in it.
fn strange_word(chars: &[char], range: Range<usize>) -> TextFault {
    let Range { start, end } = range;
    let mut strange: Vec<(char, Option<String>)> = Vec::new();
    let mut right = String::new();
    for place in start..end {
        let c = chars[place];
        if kind(chars, place) != Kind::Letter {
            right.push(c);
            continue;
        }
        let like = likely(c);
        right.push_str(like.as_deref().unwrap_or(UNKNOWN));
        // A long word of another script is told by its first letters.
        if strange.len() < 5 && strange.iter().all(|(other, _)| *other != c) {
            strange.push((c, like));
        }
    }
    let word: String = chars[start..end].iter().take(40).collect();
    let known = !right.contains(UNKNOWN);
    let told: Vec<String> = strange.into_iter().map(|(c, like)| described(c, like)).collect();
    TextFault {
        offset: start,
        length: end - start,
        code: if known { Code::ChuNhinGiong } else { Code::ChuLa },
        severity: Severity::Warning,
        message: format!("«{word}» có chữ không phải chữ Việt: {}", told.join(", ")),
        hint: Some(if known {
            format!("viết lại «{}»", right.nfc())
        } else {
            "gõ lại từ này".to_owned()
        }),
    }
}

fn described(c: char, like: Option<String>) -> String {
    let code = u32::from(c);
    match like {
        Some(like) => format!("«{c}» (U+{code:04X}) nhìn giống «{like}»"),
        None => format!("«{c}» (U+{code:04X})"),
    }
}

fn loose_mark(chars: &[char], start: usize, end: usize) -> TextFault {
    let start = if start > 0 && is_letter(chars[start - 1]) { start - 1 } else { start };
    let shown: String = chars[start..end].iter().take(8).collect();
    TextFault {
        offset: start,
        length: end - start,
        code: Code::DauRoi,
        severity: Severity::Warning,
        message: format!("«{shown}» có dấu rời không ghép được vào chữ"),
        hint: Some(match recomposed(&chars[start..end]) {
            Some(letter) => format!("có phải «{letter}»?"),
            None => "xóa dấu rời rồi gõ lại chữ".to_owned(),
        }),
    }
}

/// The letter meant where the tone was typed before the hat or the horn: o, acute, circumflex is ố.
fn recomposed(cluster: &[char]) -> Option<char> {
    let plain: Vec<char> = cluster.iter().copied().nfd().take(4).collect();
    let [base, first, second] = plain[..] else { return None };
    compose(compose(base, second)?, first).filter(|c| is_vietnamese(*c))
}

fn wide_sign(chars: &[char], start: usize, end: usize) -> TextFault {
    let shown: String = chars[start..end].iter().collect();
    TextFault {
        offset: start,
        length: end - start,
        code: Code::DauCauLa,
        severity: Severity::Warning,
        message: format!("«{shown}» là dấu hoặc số rộng kiểu chữ Hán"),
        hint: Some(format!("viết lại «{}»", shown.nfkc())),
    }
}

fn unseen(kind: Kind, first: char, start: usize, end: usize) -> TextFault {
    let code_point = u32::from(first);
    let (code, what, hint) = match kind {
        Kind::Lost => (Code::MatChu, "chữ đã mất khi chuyển mã", "gõ lại chữ đó theo bản gốc"),
        Kind::Private => {
            (Code::KyTuRieng, "ký tự riêng của một phông chữ", "gõ lại bằng chữ hoặc dấu thường (như «-»)")
        }
        Kind::Hidden => (Code::KyTuAn, "ký tự ẩn", "xóa ký tự đó"),
        _ => (Code::KyTuDieuKhien, "ký tự điều khiển", "xóa ký tự đó"),
    };
    TextFault {
        offset: start,
        length: end - start,
        code,
        severity: Severity::Error,
        message: format!("có {what} (U+{code_point:04X})"),
        hint: Some(hint.to_owned()),
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::shown;

    #[test]
    fn letters_of_other_scripts_are_found_with_the_right_word() {
        assert_eq!(
            shown("nhân dân cáс xã"),
            [
                "9+3 cảnh báo[chu-nhin-giong]: «cáс» có chữ không phải chữ Việt: «с» (U+0441) nhìn giống «c» / \
              viết lại «các»"
            ]
        );
        assert_eq!(
            shown("ΒΑΟ cáo Ｘã Ð"),
            [
                "0+3 cảnh báo[chu-nhin-giong]: «ΒΑΟ» có chữ không phải chữ Việt: «Β» (U+0392) nhìn giống «B», \
                 «Α» (U+0391) nhìn giống «A», «Ο» (U+039F) nhìn giống «O» / viết lại «BAO»",
                "8+2 cảnh báo[chu-nhin-giong]: «Ｘã» có chữ không phải chữ Việt: «Ｘ» (U+FF38) nhìn giống «X» / \
                 viết lại «Xã»",
                "11+1 cảnh báo[chu-nhin-giong]: «Ð» có chữ không phải chữ Việt: «Ð» (U+00D0) nhìn giống «Đ» / \
                 viết lại «Đ»",
            ]
        );
        assert_eq!(
            shown("ﬁle Ⅱ"),
            [
                "0+3 cảnh báo[chu-nhin-giong]: «ﬁle» có chữ không phải chữ Việt: «ﬁ» (U+FB01) nhìn giống «fi» / \
                 viết lại «file»",
                "4+1 cảnh báo[chu-nhin-giong]: «Ⅱ» có chữ không phải chữ Việt: «Ⅱ» (U+2161) nhìn giống «II» / \
                 viết lại «II»",
            ]
        );
        assert_eq!(
            shown("中文"),
            [
                "0+2 cảnh báo[chu-la]: «中文» có chữ không phải chữ Việt: «中» (U+4E2D), «文» (U+6587) / gõ lại từ này"
            ]
        );
    }

    #[test]
    fn loose_marks_are_found() {
        assert_eq!(
            shown("só\u{302}, \u{323}b\u{301}"),
            [
                "1+2 cảnh báo[dau-roi]: «ó\u{302}» có dấu rời không ghép được vào chữ / có phải «ố»?",
                "5+1 cảnh báo[dau-roi]: «\u{323}» có dấu rời không ghép được vào chữ / xóa dấu rời rồi gõ lại chữ",
                "6+2 cảnh báo[dau-roi]: «b\u{301}» có dấu rời không ghép được vào chữ / xóa dấu rời rồi gõ lại chữ",
            ]
        );
    }

    #[test]
    fn what_nobody_sees_is_an_error() {
        assert_eq!(
            shown("a\u{202E}\u{200F}b\u{7}c\u{F0B7}d\u{FFFD}"),
            [
                "1+2 lỗi[ky-tu-an]: có ký tự ẩn (U+202E) / xóa ký tự đó",
                "4+1 lỗi[ky-tu-dieu-khien]: có ký tự điều khiển (U+0007) / xóa ký tự đó",
                "6+1 lỗi[ky-tu-rieng]: có ký tự riêng của một phông chữ (U+F0B7) / \
                 gõ lại bằng chữ hoặc dấu thường (như «-»)",
                "8+1 lỗi[mat-chu]: có chữ đã mất khi chuyển mã (U+FFFD) / gõ lại chữ đó theo bản gốc",
            ]
        );
        for blank in ['\u{2800}', '\u{1BCA0}', '\u{1D173}', '\u{FFFA}', '\u{E0041}'] {
            let told = format!("1+1 lỗi[ky-tu-an]: có ký tự ẩn (U+{:04X}) / xóa ký tự đó", u32::from(blank));
            assert_eq!(shown(&format!("a{blank}b")), [told]);
        }
        assert_eq!(
            shown("xã，（１）"),
            ["2+4 cảnh báo[dau-cau-la]: «，（１）» là dấu hoặc số rộng kiểu chữ Hán / viết lại «,(1)»"]
        );
    }
}
