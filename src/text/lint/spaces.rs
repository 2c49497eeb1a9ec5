//! Spaces: strange ones, too many, at the wrong side of a sign, lost round a hyphen.

use super::{TextFault, add};
use crate::diagnostic::{Code, Severity};
use crate::text::letter::lower;

pub(super) fn find(chars: &[char], faults: &mut Vec<TextFault>) {
    faults.extend(quoted_whole(chars));
    let mut at = 0;
    while let Some(&c) = chars.get(at) {
        match c {
            'a'..='z' | '\u{1EA0}'..='\u{1EF9}' => at += 1,
            ' ' => {
                let end = at + run(&chars[at..], |c| c == ' ');
                if let Some(fault) = plain_spaces(chars, at, end) {
                    add(faults, fault);
                }
                at = end;
            }
            '\t' | '\u{A0}' | '\u{1680}' | '\u{2000}'..='\u{200A}' | '\u{202F}' | '\u{205F}' | '\u{3000}' => {
                add(faults, strange_space(c, at, run(&chars[at..], |other| other == c)));
                at += run(&chars[at..], |other| other == c);
            }
            '-' | '–' => {
                if let Some(fault) = cramped_hyphen(chars, at) {
                    add(faults, fault);
                }
                at += 1;
            }
            _ => at += 1,
        }
    }
}

/// A sentence between quotation marks of a word processor: meant for YAML, but printed.
fn quoted_whole(chars: &[char]) -> Option<TextFault> {
    let [opening @ ('“' | '”'), inner @ .., '“' | '”'] = chars else { return None };
    let words = inner.iter().filter(|c| **c == ' ').count() + 1;
    if words < 8 || inner.iter().any(|c| matches!(c, '“' | '”')) {
        return None;
    }
    let message = format!("cả câu nằm trong dấu nháy «{opening}» của Word, dấu này được in ra");
    Some(warning(
        0,
        1,
        Code::NhayCong,
        message,
        "nếu chỉ để bao câu thì xóa, hoặc thay bằng dấu nháy thẳng \"",
    ))
}

fn run(chars: &[char], test: impl Fn(char) -> bool) -> usize {
    chars.iter().take_while(|c| test(**c)).count()
}

fn warning(offset: usize, length: usize, code: Code, message: String, hint: &str) -> TextFault {
    TextFault { offset, length, code, severity: Severity::Warning, message, hint: Some(hint.to_owned()) }
}

/// What is wrong with the spaces from `start` to `end`.
fn plain_spaces(chars: &[char], start: usize, end: usize) -> Option<TextFault> {
    let before = start.checked_sub(1).and_then(|before| chars.get(before));
    let next = chars.get(end);
    let length = end - start;
    let place = |words: &str| format!("dấu cách thừa {words}");
    match (before, next) {
        (None, _) => Some(warning(start, length, Code::DauCachDauCuoi, place("ở đầu"), "xóa dấu cách")),
        (_, None) => Some(warning(start, length, Code::DauCachDauCuoi, place("ở cuối"), "xóa dấu cách")),
        (_, Some('\n')) => {
            Some(warning(start, length, Code::DauCachDauCuoi, place("ở cuối dòng"), "xóa dấu cách"))
        }
        // Indentation of a text of several lines.
        (Some('\n'), _) => None,
        (Some(before), Some(next)) if is_misplaced(*before, *next, chars.get(end + 1)) => {
            let message = format!("dấu cách thừa trước dấu «{next}»");
            Some(warning(start, length, Code::CachTruocDauCau, message, "viết dấu câu liền sau chữ"))
        }
        _ if length > 1 => {
            let message = format!("{length} dấu cách liền nhau");
            Some(warning(start, length, Code::NhieuDauCach, message, "chỉ để một dấu cách"))
        }
        _ => None,
    }
}

/// Whether a sign should not stand after a space. `./.`, `…`, dotted lines, `.docx` and `1 : 2` may.
fn is_misplaced(before: char, sign: char, after: Option<&char>) -> bool {
    let ends = || after.is_none_or(|c| c.is_whitespace() || ")]”\"'’;,".contains(*c));
    match sign {
        ',' | ';' | ')' => true,
        '.' => ends() && before != '.',
        ':' => !(before.is_ascii_digit() && after.is_some_and(|c| *c == ' ')),
        _ => false,
    }
}

fn strange_space(c: char, offset: usize, length: usize) -> TextFault {
    let (message, hint) = match c {
        '\t' => ("có dấu Tab".to_owned(), "thay bằng một dấu cách"),
        '\u{A0}' => ("có dấu cách không ngắt dòng (U+00A0)".to_owned(), "thay bằng dấu cách thường"),
        _ => (format!("có dấu cách lạ (U+{:04X})", u32::from(c)), "thay bằng dấu cách thường"),
    };
    warning(offset, length, Code::DauCachLa, message, hint)
}

/// `kinh tế-xã hội`, `văn hóa- xã hội`: the hyphen of these two compounds stands between spaces.
fn cramped_hyphen(chars: &[char], at: usize) -> Option<TextFault> {
    let left = chars[..at].iter().rev().take_while(|c| **c == ' ').count();
    let right = run(&chars[at + 1..], |c| c == ' ');
    if left > 0 && right > 0 {
        return None;
    }
    let head = &chars[..at - left];
    let tail = &chars[at + 1 + right..];
    let ends = |word: &str| {
        let length = word.chars().count();
        head.len() >= length && same(&head[head.len() - length..], word)
    };
    let known = ["kinh tế", "văn hóa", "văn hoá"].into_iter().find(|word| ends(word))?;
    if tail.len() < 6 || !same(&tail[..6], "xã hội") {
        return None;
    }
    let hint = format!("viết «{known} - xã hội»");
    Some(warning(
        at - left,
        left + 1 + right,
        Code::GachNoiThieuCach,
        "thiếu dấu cách ở gạch nối".to_owned(),
        &hint,
    ))
}

fn same(chars: &[char], word: &str) -> bool {
    chars.iter().map(|c| lower(*c)).eq(word.chars())
}

#[cfg(test)]
mod tests {
    use super::super::tests::shown;

    #[test]
    fn spaces_at_the_wrong_place_are_found() {
        assert_eq!(
            shown(" xã , thôn  làng ;( a ) hết .\n  dòng hai \nba : "),
            [
                "0+1 cảnh báo[dau-cach-dau-cuoi]: dấu cách thừa ở đầu / xóa dấu cách",
                "3+1 cảnh báo[cach-truoc-dau-cau]: dấu cách thừa trước dấu «,» / viết dấu câu liền sau chữ",
                "10+2 cảnh báo[nhieu-dau-cach]: 2 dấu cách liền nhau / chỉ để một dấu cách",
                "16+1 cảnh báo[cach-truoc-dau-cau]: dấu cách thừa trước dấu «;» / viết dấu câu liền sau chữ",
                "21+1 cảnh báo[cach-truoc-dau-cau]: dấu cách thừa trước dấu «)» / viết dấu câu liền sau chữ",
                "27+1 cảnh báo[cach-truoc-dau-cau]: dấu cách thừa trước dấu «.» / viết dấu câu liền sau chữ",
                "40+1 cảnh báo[dau-cach-dau-cuoi]: dấu cách thừa ở cuối dòng / xóa dấu cách",
                "44+1 cảnh báo[cach-truoc-dau-cau]: dấu cách thừa trước dấu «:» / viết dấu câu liền sau chữ",
                "46+1 cảnh báo[dau-cach-dau-cuoi]: dấu cách thừa ở cuối / xóa dấu cách",
            ]
        );
    }

    #[test]
    fn strange_spaces_are_found() {
        assert_eq!(
            shown("xã\u{A0}\u{A0}Lơ\tKu\u{3000}x"),
            [
                "2+2 cảnh báo[dau-cach-la]: có dấu cách không ngắt dòng (U+00A0) / thay bằng dấu cách thường",
                "6+1 cảnh báo[dau-cach-la]: có dấu Tab / thay bằng một dấu cách",
                "9+1 cảnh báo[dau-cach-la]: có dấu cách lạ (U+3000) / thay bằng dấu cách thường",
            ]
        );
    }

    #[test]
    fn a_cramped_compound_is_found() {
        assert_eq!(
            shown("Kinh tế-xã hội, văn hoá -xã hội, KINH TẾ- XÃ HỘI, miền núi-hải đảo"),
            [
                "7+1 cảnh báo[gach-noi-thieu-cach]: thiếu dấu cách ở gạch nối / viết «kinh tế - xã hội»",
                "23+2 cảnh báo[gach-noi-thieu-cach]: thiếu dấu cách ở gạch nối / viết «văn hoá - xã hội»",
                "40+2 cảnh báo[gach-noi-thieu-cach]: thiếu dấu cách ở gạch nối / viết «kinh tế - xã hội»",
            ]
        );
    }
}
