//! A text cut into words, numbers and signs, so that rules about sentences read them and not letters.

use super::emphasis;
use super::letter::is_letter;

/// What a piece of a text is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    /// Letters, perhaps with figures behind: `hộ`, `B12`.
    Word,
    /// Figures, with dots and commas inside: `1.250`, `12,5`.
    Number,
    /// One character that is none of these and no blank.
    Sign,
    /// `{{ … }}`.
    Expression,
}

/// A piece of a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Token {
    /// What it is.
    pub(crate) kind: Kind,
    /// Byte where it begins.
    pub(crate) start: usize,
    /// Byte behind its end.
    pub(crate) end: usize,
}

/// A text, the same in small letters with every byte in its place, and its pieces.
#[derive(Debug)]
pub(crate) struct Words<'t> {
    /// As it is.
    pub(crate) raw: &'t str,
    /// In small letters.
    pub(crate) low: String,
    /// Its pieces in order.
    pub(crate) tokens: Vec<Token>,
    /// Characters before each stretch of [`STRETCH`] bytes but the first, so that a place in a text as long as a file is
    /// not counted from its start.
    milestones: Vec<usize>,
}

/// Bytes between two milestones.
const STRETCH: usize = 4_096;

/// Characters that begin in these bytes.
fn begun(bytes: &[u8]) -> usize {
    bytes.iter().filter(|byte| **byte & 0xC0 != 0x80).count()
}

impl<'t> Words<'t> {
    /// The pieces of a text.
    pub(crate) fn of(raw: &'t str) -> Self {
        let low = small(raw);
        let tokens = cut(&low);
        let stretches = raw.as_bytes().chunks_exact(STRETCH);
        let milestones = stretches.scan(0, |before, stretch| {
            *before += begun(stretch);
            Some(*before)
        });
        Self { raw, low, tokens, milestones: milestones.collect() }
    }

    /// A piece in small letters; nothing behind the end.
    pub(crate) fn low(&self, at: usize) -> &str {
        self.tokens.get(at).and_then(|token| self.low.get(token.start..token.end)).unwrap_or_default()
    }

    /// A piece as it is; nothing behind the end.
    pub(crate) fn raw(&self, at: usize) -> &'t str {
        self.tokens.get(at).and_then(|token| self.raw.get(token.start..token.end)).unwrap_or_default()
    }

    /// What a piece is.
    pub(crate) fn kind(&self, at: usize) -> Option<Kind> {
        self.tokens.get(at).map(|token| token.kind)
    }

    /// Whether nothing stands between a piece and the one before it.
    pub(crate) fn joined(&self, at: usize) -> bool {
        let before = at.checked_sub(1).and_then(|before| self.tokens.get(before));
        before.zip(self.tokens.get(at)).is_some_and(|(before, token)| before.end == token.start)
    }

    /// Whether these words stand from a piece on.
    pub(crate) fn stand(&self, at: usize, words: &str) -> bool {
        words.split(' ').enumerate().all(|(step, word)| self.low(at + step) == word)
    }

    /// Characters before a byte.
    pub(crate) fn offset(&self, byte: usize) -> usize {
        let byte = byte.min(self.raw.len());
        let stretch = byte / STRETCH;
        let before = stretch.checked_sub(1).and_then(|last| self.milestones.get(last)).copied().unwrap_or(0);
        before + begun(self.raw.as_bytes().get(stretch * STRETCH..byte).unwrap_or_default())
    }

    /// Characters before a piece.
    pub(crate) fn place(&self, at: usize) -> usize {
        self.offset(self.tokens.get(at).map_or(self.raw.len(), |token| token.start))
    }

    /// The text from one piece to another, both with it.
    pub(crate) fn between(&self, first: usize, last: usize) -> &'t str {
        let range = self.tokens.get(first).zip(self.tokens.get(last));
        range.and_then(|(first, last)| self.raw.get(first.start..last.end)).unwrap_or_default()
    }

    /// The pieces of each sentence, as ranges; a sentence ends with `.`, `;` where `semicolons`, `?` or `!`.
    pub(crate) fn sentences(&self, semicolons: bool) -> Vec<std::ops::Range<usize>> {
        let mut found = Vec::new();
        let mut start = 0;
        for at in 0..self.tokens.len() {
            let ends = match self.low(at) {
                "." => !self.joined(at + 1) || self.kind(at + 1).is_none(),
                ";" => semicolons,
                "?" | "!" => true,
                _ => false,
            };
            if ends {
                found.push(start..at);
                start = at + 1;
            }
        }
        found.push(start..self.tokens.len());
        found.retain(|range| !range.is_empty());
        found
    }
}

/// Small letters, each in the place of its capital.
pub(crate) fn small(text: &str) -> String {
    text.chars()
        .map(|c| {
            if c.is_ascii() {
                return c.to_ascii_lowercase();
            }
            let mut small = c.to_lowercase();
            match (small.next(), small.next()) {
                (Some(small), None) if small.len_utf8() == c.len_utf8() => small,
                _ => c,
            }
        })
        .collect()
}

fn cut(text: &str) -> Vec<Token> {
    let mut tokens = Vec::new();
    pieces(text, 0..text.len(), &mut tokens);
    tokens
}

/// Adds the pieces of a part of a text.
fn pieces(whole: &str, part: std::ops::Range<usize>, tokens: &mut Vec<Token>) {
    let text = &whole[..part.end];
    let mut start = part.start;
    while let Some(c) = text.get(start..).and_then(|rest| rest.chars().next()) {
        if c.is_whitespace() {
            start += c.len_utf8();
            continue;
        }
        let rest = &text[start..];
        let (kind, length) = if rest.starts_with("{{") {
            let length = rest.find("}}").map_or(rest.len(), |close| close + 2);
            // What is said in italics or bold is said: the expression is what stands round it.
            let mut from = start;
            for words in emphasis::words(&rest[..length]) {
                let words = start + words.start..start + words.end;
                tokens.push(Token { kind: Kind::Expression, start: from, end: words.start });
                from = words.end;
                pieces(whole, words, tokens);
            }
            let length = length - (from - start);
            start = from;
            (Kind::Expression, length)
        } else if c.is_ascii_digit() {
            (Kind::Number, number(rest))
        } else if is_letter(c) {
            (Kind::Word, rest.find(|c: char| !is_word(c)).unwrap_or(rest.len()))
        } else {
            (Kind::Sign, c.len_utf8())
        };
        tokens.push(Token { kind, start, end: start + length });
        start += length;
    }
}

fn is_word(c: char) -> bool {
    is_letter(c) || c.is_ascii_digit() || matches!(c, '\u{300}'..='\u{36F}' | '’' | '\'')
}

/// Bytes of a number with dots and commas inside it.
fn number(text: &str) -> usize {
    let bytes = text.as_bytes();
    let digit = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_digit);
    let mut end = 0;
    while digit(end) || (matches!(bytes.get(end), Some(b'.' | b',')) && digit(end + 1)) {
        end += 1;
    }
    end
}

#[cfg(test)]
mod tests {
    use super::Words;

    #[test]
    fn a_text_is_cut_into_words_numbers_and_signs() {
        let words = Words::of("Có 1.250 hộ (12,5%), năm {{ nam }}; K12.");
        let pieces: Vec<&str> = (0..words.tokens.len()).map(|at| words.low(at)).collect();
        assert_eq!(
            pieces,
            ["có", "1.250", "hộ", "(", "12,5", "%", ")", ",", "năm", "{{ nam }}", ";", "k12", "."]
        );
        assert_eq!(words.sentences(true), [0..10, 11..12]);
        let said = Words::of("Trong {{ dam(\"05 ngày\") }}.");
        let pieces: Vec<&str> = (0..said.tokens.len()).map(|at| said.low(at)).collect();
        assert_eq!(pieces, ["trong", "{{ dam(\"", "05", "ngày", "\") }}", "."]);
        assert!(words.stand(1, "1.250 hộ") && words.joined(5) && !words.joined(2));
        assert_eq!((words.place(2), words.between(1, 2)), (9, "1.250 hộ"));
    }

    proptest::proptest! {
        #[test]
        fn any_text_is_cut_whole(text in "\\PC{0,40}|[0-9., ]{0,12}") {
            let words = Words::of(&text);
            let letters = |text: &str| text.chars().filter(|c| !c.is_whitespace()).count();
            let sum: usize = (0..words.tokens.len()).map(|at| letters(words.raw(at))).sum();
            proptest::prop_assert_eq!(sum, letters(&text));
        }
    }

    #[test]
    fn a_place_in_a_long_text_is_counted_in_characters() {
        let text = "ệ a ".repeat(5_000);
        let words = Words::of(&text);
        for byte in [0, 6, 4_092, 4_098, 12_288, text.len()] {
            assert_eq!(words.offset(byte), text.get(..byte).unwrap().chars().count(), "{byte}");
        }
    }
}
