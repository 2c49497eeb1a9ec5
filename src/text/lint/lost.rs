//! Letters lost when a text was taken out of a PDF: `s a đổi` for `sửa đổi`, `ph ng ng a` for `phòng ngừa`.

use std::ops::Range;

use unicode_normalization::char::is_combining_mark;

use super::{TextFault, add};
use crate::diagnostic::{Code, Severity};
use crate::text::letter::is_letter;

/// Three letters and a few signs on either side; longer words need no look.
const LONGEST: usize = 10;

/// Whether a word is what is left of a syllable without its vowel.
fn is_remnant(word: &[char]) -> bool {
    match word {
        [c] => matches!(c, 'b'..='d' | 'đ' | 'g' | 'h' | 'k'..='n' | 'p'..='t' | 'v' | 'x'),
        ['c' | 'g' | 'k' | 'n' | 'p' | 't', 'h'] | ['n', 'g'] | ['t', 'r'] | ['n', 'g', 'h'] => true,
        _ => false,
    }
}

/// Words after which a single letter is a label: `điểm b`.
const LABELS: [&str; 19] = [
    "điểm", "mục", "tiết", "lục", "lớp", "nhóm", "loại", "tổ", "khu", "hạng", "lô", "phần", "bảng", "mẫu",
    "số", "cột", "hàng", "độ", "ý",
];

/// What stands between spaces, without the signs round it.
#[derive(Clone)]
struct Token {
    range: Range<usize>,
    /// Spaces between it and the token before; 0 where a sign stands there too.
    gap: usize,
    kind: Kind,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    /// Letters without a vowel, small, and neither a label nor a unit.
    Remnant,
    /// Another word of letters only.
    Word,
    /// Numbers, abbreviations with signs, units after a number.
    Other,
}

impl Token {
    fn is_single(&self) -> bool {
        self.range.len() == 1
    }

    /// Whether a remnant next to `other`, so many spaces away, is part of a torn word.
    fn is_torn_from(&self, other: &Token, gap: usize) -> bool {
        let near = match (self.is_single(), other.kind) {
            (true, Kind::Remnant) => true,
            (true, _) => other.is_single(),
            (false, _) => other.range.len() <= 2,
        };
        // The lost letter often leaves its own space behind.
        self.kind == Kind::Remnant && other.kind != Kind::Other && gap > 0 && (near || gap > 1)
    }
}

pub(super) fn find(chars: &[char], faults: &mut Vec<TextFault>) {
    if !may_be_torn(chars) {
        return;
    }
    let mut torn: Option<Range<usize>> = None;
    let mut before: Option<Token> = None;
    for token in Tokens::of(chars) {
        let joined = before
            .as_ref()
            .filter(|before| token.is_torn_from(before, token.gap) || before.is_torn_from(&token, token.gap));
        match (joined, &mut torn) {
            (Some(before), Some(range)) if range.end == before.range.end => range.end = token.range.end,
            (Some(before), torn) => {
                let next = before.range.start..token.range.end;
                if let Some(range) = torn.replace(next) {
                    add(faults, fault(chars, range));
                }
            }
            (None, _) => {}
        }
        before = Some(token);
    }
    if let Some(range) = torn {
        add(faults, fault(chars, range));
    }
}

/// A quick look for any remnant at all: nearly every text has none.
fn may_be_torn(chars: &[char]) -> bool {
    let mut words = chars.split(|c| matches!(c, ' ' | '\n'));
    words.any(|word| {
        let first =
            word.first().is_some_and(|c| !matches!(c, 'a' | 'e' | 'i' | 'o' | 'u' | '0'..='9' | 'A'..='Z'));
        first && word.len() < LONGEST && is_remnant(&word[core(word)])
    })
}

/// The part of a word without the signs round it.
fn core(word: &[char]) -> Range<usize> {
    let opens = |c: &&char| matches!(c, '(' | '“' | '"' | '‘' | '[');
    let closes = |c: &&char| matches!(c, ',' | ';' | ':' | ')' | '”' | '"' | '’' | ']' | '…');
    let opening = word.iter().take_while(opens).count();
    let closing = word[opening..].iter().rev().take_while(closes).count();
    opening..word.len() - closing
}

fn fault(chars: &[char], range: Range<usize>) -> TextFault {
    let shown: String = chars[range.clone()].iter().take(40).collect();
    TextFault {
        offset: range.start,
        length: range.len(),
        code: Code::MatChuKhiChep,
        severity: Severity::Warning,
        message: format!("«{shown}» có vẻ bị mất chữ khi chép từ PDF"),
        hint: Some("gõ lại theo bản gốc".to_owned()),
    }
}

/// Reads tokens one after another.
struct Tokens<'a> {
    chars: &'a [char],
    at: usize,
    /// The last token read: its letters, and whether no sign stands after it.
    last: Option<(Range<usize>, bool)>,
}

impl<'a> Tokens<'a> {
    fn of(chars: &'a [char]) -> Self {
        Self { chars, at: 0, last: None }
    }

    fn kind(&self, core: &[char]) -> Kind {
        if core.is_empty() || !core.iter().all(|c| is_letter(*c) || is_combining_mark(*c)) {
            return Kind::Other;
        }
        if !is_remnant(core) {
            return Kind::Word;
        }
        let before = self.last.as_ref().map_or(&[][..], |(range, _)| &self.chars[range.clone()]);
        let unit = before.last().is_some_and(|c| c.is_numeric());
        let label = core.len() == 1 && LABELS.iter().any(|label| label.chars().eq(before.iter().copied()));
        if unit || label { Kind::Other } else { Kind::Remnant }
    }
}

impl Iterator for Tokens<'_> {
    type Item = Token;

    fn next(&mut self) -> Option<Token> {
        let chars = self.chars;
        let spaces = chars[self.at..].iter().take_while(|c| c.is_whitespace()).count();
        let start = self.at + spaces;
        let length = chars[start..].iter().take_while(|c| !c.is_whitespace()).count();
        if length == 0 {
            return None;
        }
        let (end, apart) = (start + length, chars[self.at..start].iter().any(|c| *c != ' '));
        let core = core(&chars[start..end]);
        let (opening, closing) = (core.start, length - core.end);
        let range = start + core.start..start + core.end;
        let close = self.last.as_ref().is_some_and(|(_, clean)| *clean) && opening == 0 && !apart;
        let kind = self.kind(&chars[range.clone()]);
        self.at = end;
        self.last = Some((range.clone(), closing == 0));
        Some(Token { range, gap: if close { spaces } else { 0 }, kind })
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::shown;

    fn torn(place: &str, words: &str) -> String {
        format!(
            "{place} cảnh báo[mat-chu-khi-chep]: «{words}» có vẻ bị mất chữ khi chép từ PDF / gõ lại theo bản gốc"
        )
    }

    #[test]
    fn torn_words_are_found() {
        assert_eq!(shown("Luật s a đổi, bổ sung"), [torn("5+3", "s a")]);
        assert_eq!(
            shown("công tác ph ng ng a tội phạm và kh ng có"),
            [torn("9+10", "ph ng ng a"), torn("29+11", "và kh ng có")]
        );
        assert_eq!(
            shown("phụ nữ và tr  em"),
            [
                torn("7+9", "và tr  em"),
                "12+2 cảnh báo[nhieu-dau-cach]: 2 dấu cách liền nhau / chỉ để một dấu cách".to_owned()
            ]
        );
    }

    #[test]
    fn labels_units_and_short_forms_are_not_torn() {
        for text in [
            "điểm b, c khoản 1",
            "điểm b và c",
            "a, b, c",
            "mục a\nb c\u{301}",
            "5 m a",
            "(b) a",
            "tổ c a",
            "TP HCM",
            "thôn K B",
            "s. a",
            "nhóm c ở lớp d",
        ] {
            let faults: Vec<String> = shown(text).into_iter().filter(|f| f.contains("mat-chu")).collect();
            assert_eq!(faults, [""; 0], "{text}");
        }
    }
}
