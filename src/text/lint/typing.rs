//! Slips of typing and of changing codes: letters that became `?`, Telex keys that stayed.

use super::{TextFault, add};
use crate::diagnostic::{Code, Severity};
use crate::text::letter::is_letter;
use crate::text::syllable::is_syllable;

/// English words that are keys of Telex too.
const ENGLISH: [&str; 12] =
    ["boots", "roots", "seems", "teens", "rows", "lows", "door", "poor", "beer", "deer", "fees", "bees"];

/// Longest word that Telex makes a syllable of: `nghieengs` and a letter more.
const LONGEST: usize = 10;

pub(super) fn find(chars: &[char], faults: &mut Vec<TextFault>) {
    let mut at = 0;
    while at < chars.len() {
        let start = at + chars[at..].iter().take_while(|c| c.is_whitespace()).count();
        let end = start + chars[start..].iter().take_while(|c| !c.is_whitespace()).count();
        let token = &chars[start..end];
        if token.contains(&'?') && is_lost(token) {
            let message = format!("«{}» có vẻ mất chữ khi chuyển mã: dấu hỏi nằm trong từ", shown(token));
            add(faults, fault(start..end, Code::MatChuDauHoi, message, "gõ lại theo bản gốc"));
        }
        let opening = token.iter().take_while(|c| !is_letter(**c)).count();
        let word_end = start + opening + token[opening..].iter().take_while(|c| is_letter(**c)).count();
        let word = &chars[start + opening..word_end];
        if is_telex(word) {
            let message = format!("«{}» có vẻ còn phím gõ Telex chưa thành dấu", shown(word));
            add(
                faults,
                fault(
                    start + opening..word_end,
                    Code::GoTelex,
                    message,
                    "bật bộ gõ tiếng Việt rồi gõ lại từ này",
                ),
            );
        }
        at = end.max(at + 1);
    }
}

fn fault(range: std::ops::Range<usize>, code: Code, message: String, hint: &str) -> TextFault {
    let (offset, length) = (range.start, range.len());
    TextFault { offset, length, code, severity: Severity::Warning, message, hint: Some(hint.to_owned()) }
}

fn shown(letters: &[char]) -> String {
    letters.iter().take(40).collect()
}

/// Whether a `?` stands where a letter was: before a small letter, or between a letter and a sign that no question ends
/// with. Addresses of the web have their own.
fn is_lost(token: &[char]) -> bool {
    if token.iter().any(|c| matches!(c, '/' | '=' | '&' | '@')) {
        return false;
    }
    let letter = |at: Option<usize>| at.and_then(|at| token.get(at)).copied().filter(|c| is_letter(*c));
    (0..token.len()).filter(|at| token[*at] == '?').any(|at| {
        let (previous, next) = (letter(at.checked_sub(1)), letter(Some(at + 1)));
        let inside = next.is_some_and(|next| !next.is_uppercase() || previous.is_none());
        // No question ends with «tr?»: letters without a vowel lost the one behind them.
        let head = token.get(..at).unwrap_or_default();
        let torn = at + 1 == token.len() && is_onset(head);
        inside || torn || (previous.is_some() && matches!(token.get(at + 1), Some(':' | ';' | ',')))
    })
}

/// Whether letters stand before the vowel of a syllable: `tr`; but not `km`, `pdf`.
fn is_onset(letters: &[char]) -> bool {
    match letters {
        [one] => "bcdđghklmnpqrstvx".contains(*one),
        ['n', 'g', 'h'] => true,
        ['c' | 'g' | 'k' | 'n' | 'p' | 't', 'h'] | ['n', 'g'] | ['t', 'r'] => true,
        _ => false,
    }
}

/// Whether a word is no syllable as it stands and becomes one when its keys are read as Telex; two keys at least, or `dd`
/// in front, must speak for it.
fn is_telex(word: &[char]) -> bool {
    let plain = (3..=LONGEST).contains(&word.len()) && word.iter().skip(1).all(char::is_ascii_lowercase);
    let first = word.first().is_some_and(char::is_ascii_alphabetic);
    let doubled = || word.windows(2).any(|pair| pair[0].eq_ignore_ascii_case(&pair[1]));
    if !plain || !first || !(word.contains(&'w') || doubled()) {
        return false;
    }
    let typed: String = word.iter().map(char::to_ascii_lowercase).collect();
    if ENGLISH.contains(&typed.as_str()) {
        return false;
    }
    let (bare, tone) = match typed.char_indices().next_back() {
        Some((at, key)) if "sfrxj".contains(key) => (&typed[..at], Some(key)),
        _ => (typed.as_str(), None),
    };
    const KEYS: [(&str, &str); 9] = [
        ("dd", "đ"),
        ("uwow", "ươ"),
        ("uow", "ươ"),
        ("aa", "â"),
        ("ee", "ê"),
        ("oo", "ô"),
        ("aw", "ă"),
        ("ow", "ơ"),
        ("uw", "ư"),
    ];
    let mut made = bare.to_owned();
    let mut keys = usize::from(tone.is_some());
    for (key, letter) in KEYS {
        keys += made.matches(key).count();
        made = made.replace(key, letter);
    }
    let sure = typed.starts_with("dd") || keys >= 2;
    sure && made != bare && !is_syllable(&typed) && is_syllable(&toned(&made, tone))
}

/// The word with a tone on its last vowel; which tone counts only before a stop.
fn toned(word: &str, tone: Option<char>) -> String {
    use crate::text::letter::{Tone, with_tone};
    let tone = match tone {
        None => return word.to_owned(),
        Some('s') => Tone::Sac,
        Some('f') => Tone::Huyen,
        Some('r') => Tone::Hoi,
        Some('x') => Tone::Nga,
        Some(_) => Tone::Nang,
    };
    let vowel = word.char_indices().rev().find(|(_, c)| "aăâeêioôơuưy".contains(*c));
    let Some((at, c)) = vowel else { return word.to_owned() };
    format!("{}{}{}", &word[..at], with_tone(c, tone), &word[at + c.len_utf8()..])
}

#[cfg(test)]
mod tests {
    use super::super::tests::shown;

    #[test]
    fn letters_lost_as_question_marks_are_found() {
        for text in ["??ng Th?p", "S?: 12", "h?p ??ng", "qu? tr?", "đ?"] {
            assert!(shown(text).iter().any(|fault| fault.contains("[mat-chu-dau-hoi]")), "{text}");
        }
        for text in [
            "Có đúng không?",
            "Vì sao? Ai làm?",
            "thế nào?)",
            "Có cần gửi qua email?",
            "cài app?",
            "https://a.vn/?q=1",
            "đúng?Sai",
            "???",
        ] {
            assert!(!shown(text).iter().any(|fault| fault.contains("[mat-chu-dau-hoi]")), "{text}");
        }
    }

    #[test]
    fn keys_of_telex_are_found() {
        for word in ["nguowif", "dduwowcj", "ddoong", "vieetj", "Truwowngf"] {
            let found = shown(&format!("Các {word} dân"));
            assert!(found.iter().any(|fault| fault.contains("[go-telex]")), "{word} {found:?}");
        }
        let english =
            "Windows, download, show, know, book, see, food, wifi, internet, website, add, been, Excel, week";
        assert_eq!(shown(english), [""; 0]);
    }
}
