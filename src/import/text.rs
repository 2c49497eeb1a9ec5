//! A text on its way into data: what stays typed, what the data says instead, and which words are emphasised.

use std::ops::Range;

use crate::text::emphasis::FUNCTIONS;

/// A text of the source and where it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Raw {
    pub(super) from: usize,
    pub(super) text: String,
}

/// Italics and bold.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Look {
    pub(super) italic: bool,
    pub(super) bold: bool,
}

impl Look {
    fn is_plain(self) -> bool {
        !self.italic && !self.bold
    }
}

/// Words of a text that are emphasised.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Emphasis {
    /// Bytes of the text.
    pub(super) range: Range<usize>,
    pub(super) look: Look,
}

impl Emphasis {
    /// What of it lies in a place, counted from there.
    pub(super) fn within(&self, place: &Range<usize>) -> Option<Self> {
        let range = self.range.start.max(place.start)..self.range.end.min(place.end);
        let moved = || range.start - place.start..range.end - place.start;
        (range.start < range.end).then(|| Self { range: moved(), look: self.look })
    }
}

/// A text of the source, on its way into data.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Text {
    /// Where it stands in the source: a line, or a paragraph of a DOCX.
    pub(super) from: usize,
    spans: Vec<Span>,
    /// Emphasised words of the shown text, in order.
    emphasis: Vec<Emphasis>,
}

/// Most stretches of one text: what is said behind them stays typed.
const MOST: usize = 500;

/// A stretch of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Span {
    /// Typed as it is.
    Typed(String),
    /// An expression, and what it shows on paper.
    Said { code: String, shows: String },
}

impl Text {
    /// A text as the source has it, blanks in a row as one.
    pub(super) fn new(from: usize, text: &str) -> Self {
        Self::emphasised(from, text, &[])
    }

    /// A text with emphasised words, which stand in order.
    pub(super) fn emphasised(from: usize, text: &str, words: &[Emphasis]) -> Self {
        let mut line = Line::default();
        let mut emphasis = Vec::with_capacity(words.len());
        let mut at = 0;
        for Emphasis { range, look } in words {
            line.add(text.get(at..range.start).unwrap_or_default());
            let start = line.text.len() + usize::from(line.pending);
            line.add(text.get(range.start.max(at)..range.end).unwrap_or_default());
            if start < line.text.len() && !look.is_plain() {
                emphasis.push(Emphasis { range: start..line.text.len(), look: *look });
            }
            at = range.end.max(at);
        }
        line.add(text.get(at..).unwrap_or_default());
        let spans = if line.text.is_empty() { Vec::new() } else { vec![Span::Typed(line.text)] };
        Self { from, spans, emphasis }
    }

    /// A part of a text of which nothing is said yet.
    pub(super) fn part(&self, place: Range<usize>) -> Self {
        let words: Vec<Emphasis> = self.emphasis.iter().filter_map(|words| words.within(&place)).collect();
        Self::emphasised(self.from, self.shown().get(place).unwrap_or_default(), &words)
    }

    /// The text where the form prints bold letters anyway.
    pub(super) fn without_bold(mut self) -> Self {
        self.emphasis.iter_mut().for_each(|words| words.look.bold = false);
        self.emphasis.retain(|words| !words.look.is_plain());
        self
    }

    /// The text as it was typed, without emphasis.
    pub(super) fn plain(mut self) -> Self {
        self.emphasis.clear();
        self
    }

    /// Whether words of it are emphasised that the data cannot say so.
    pub(super) fn loses_emphasis(&self) -> bool {
        !self.emphasis.is_empty() && self.pieces().iter().any(|piece| piece.look_is_lost())
    }

    /// What it shows on paper.
    pub(super) fn shown(&self) -> String {
        self.spans
            .iter()
            .map(|span| match span {
                Span::Typed(text) | Span::Said { shows: text, .. } => text.as_str(),
            })
            .collect()
    }

    /// The shown text with documents that are said whole blotted out, letter by letter: their years are not the paper's.
    pub(super) fn masked(&self) -> String {
        let part = |span: &Span| match span {
            Span::Said { code, shows } if code.matches('.').count() == 1 => "x".repeat(shows.len()),
            Span::Typed(text) | Span::Said { shows: text, .. } => text.clone(),
        };
        self.spans.iter().map(part).collect()
    }

    /// Whether nothing is in it.
    pub(super) fn is_empty(&self) -> bool {
        self.spans.is_empty()
    }

    /// Lets an expression say a typed stretch of the shown text. Nothing happens where the stretch is not typed whole:
    /// the paper never says anything else than the source.
    pub(super) fn say(&mut self, range: Range<usize>, code: impl Into<String>) -> bool {
        if self.spans.len() > MOST {
            return false;
        }
        let mut at = 0;
        for nth in 0..self.spans.len() {
            let length = match &self.spans[nth] {
                Span::Typed(text) | Span::Said { shows: text, .. } => text.len(),
            };
            let inside = at <= range.start && range.end <= at + length;
            if let Span::Typed(text) = &self.spans[nth]
                && inside
                && let Some(shows) = text.get(range.start - at..range.end - at)
                && !shows.is_empty()
            {
                let (before, behind) =
                    (text[..range.start - at].to_owned(), text[range.end - at..].to_owned());
                let said = Span::Said { code: code.into(), shows: shows.to_owned() };
                let typed = |text: String| (!text.is_empty()).then_some(Span::Typed(text));
                let new = typed(before).into_iter().chain([said]).chain(typed(behind));
                self.spans.splice(nth..=nth, new.collect::<Vec<_>>());
                return true;
            }
            at += length;
        }
        false
    }

    /// The text as it is written in the data.
    pub(super) fn written(&self) -> String {
        let mut out = String::new();
        for words in self.pieces().iter().map(Piece::written) {
            // A typed brace right before an expression would be read as part of its opening.
            if words.starts_with("{{") && out.ends_with('{') {
                out.pop();
                out.push_str("{{ '{' }}");
            }
            out.push_str(&words);
        }
        out
    }

    /// The spans, parted where emphasis begins and ends, those of one look together.
    fn pieces(&self) -> Vec<Piece<'_>> {
        let mut pieces: Vec<Piece<'_>> = Vec::new();
        let mut words = self.emphasis.iter().peekable();
        let mut start = 0;
        for span in &self.spans {
            let end = start + span.shows().len();
            let mut at = start;
            while at < end {
                while words.next_if(|words| words.range.end <= at).is_some() {}
                let next = words.peek();
                let (until, look) = match next {
                    Some(words) if words.range.start <= at => (words.range.end.min(end), words.look),
                    Some(words) => (words.range.start.min(end), Look::default()),
                    None => (end, Look::default()),
                };
                let part = match span {
                    Span::Typed(text) => Part::Typed(text.get(at - start..until - start).unwrap_or_default()),
                    // An expression is emphasised as a whole or not at all.
                    Span::Said { code, .. } => Part::Said(code),
                };
                let whole = matches!(span, Span::Said { .. }) && (at, until) != (start, end);
                let look = if whole { Look::default() } else { look };
                match pieces.last_mut().filter(|last| last.look == look && !look.is_plain()) {
                    Some(last) => last.parts.push(part),
                    None => pieces.push(Piece { look, parts: vec![part] }),
                }
                at = if whole { end } else { until };
            }
            start = end;
        }
        pieces
    }

    /// The text without these letters at its end.
    pub(super) fn without_end(&self, end: &[char]) -> Self {
        let mut spans = self.spans.clone();
        if let Some(Span::Typed(text)) = spans.last_mut() {
            text.truncate(text.trim_end_matches(end).len());
            if text.is_empty() {
                spans.pop();
            }
        }
        let mut text = Self { from: self.from, spans, emphasis: self.emphasis.clone() };
        let length = text.shown().len();
        text.emphasis.retain(|words| words.range.start < length);
        text
    }
}

impl Span {
    fn shows(&self) -> &str {
        match self {
            Span::Typed(text) | Span::Said { shows: text, .. } => text,
        }
    }
}

/// A line that grows, blanks in a row as one.
#[derive(Debug, Default)]
struct Line {
    text: String,
    /// Whether a blank is due before the next letter.
    pending: bool,
}

impl Line {
    fn add(&mut self, text: &str) {
        for letter in text.chars() {
            if letter.is_whitespace() {
                self.pending = !self.text.is_empty();
            } else {
                if std::mem::take(&mut self.pending) {
                    self.text.push(' ');
                }
                self.text.push(letter);
            }
        }
    }
}

/// A stretch of one look.
#[derive(Debug)]
struct Piece<'t> {
    look: Look,
    parts: Vec<Part<'t>>,
}

/// What stands in it.
#[derive(Debug, Clone, Copy)]
enum Part<'t> {
    Typed(&'t str),
    Said(&'t str),
}

/// Longest words of one call, and longest code between them, in bytes: what expressions of data may hold, less a margin.
const LONGEST: (usize, usize) = (3_900, 160);

impl Piece<'_> {
    fn written(&self) -> String {
        self.call().unwrap_or_else(|| self.parts.iter().copied().map(Part::written).collect())
    }

    fn look_is_lost(&self) -> bool {
        !self.look.is_plain() && self.call().is_none()
    }

    /// As a call of `nghieng`, `dam` or both; nothing for plain words and for what no call can hold.
    fn call(&self) -> Option<String> {
        if self.look.is_plain() {
            return None;
        }
        let (mut inside, mut outside) = (0, 0);
        let mut words: Vec<String> = Vec::new();
        for part in &self.parts {
            match part {
                Part::Said(code) => {
                    outside += code.len() + " ~ ".len();
                    words.push((*code).to_owned());
                }
                Part::Typed(text) => {
                    let literals = literals(text)?;
                    inside += text.len();
                    outside += literals.len() * "\"\" ~ ".len();
                    words.extend(literals);
                }
            }
        }
        if inside > LONGEST.0 || outside > LONGEST.1 {
            return None;
        }
        let calls = FUNCTIONS.iter().zip([self.look.italic, self.look.bold]);
        let call = |code: String, ((name, ..), wanted): (&(&str, char, char), bool)| match wanted {
            true => format!("{name}({code})"),
            false => code,
        };
        Some(format!("{{{{ {} }}}}", calls.fold(words.join(" ~ "), call)))
    }
}

impl Part<'_> {
    fn written(self) -> String {
        match self {
            // What opens an expression in data is itself said by one.
            Part::Typed(text) => text.replace("{{", "{{ '{{' }}"),
            Part::Said(code) => format!("{{{{ {code} }}}}"),
        }
    }
}

/// Words as texts in quotes; nothing for those that would end or open an expression.
fn literals(text: &str) -> Option<Vec<String>> {
    if ["\\", "{{", "}}", "{%", "%}", "{#", "#}"].iter().any(|sign| text.contains(sign)) {
        return None;
    }
    let quote = match (text.contains('"'), text.contains('\'')) {
        (false, _) => '"',
        (true, false) => '\'',
        (true, true) => {
            let parts = text.split_inclusive('"').flat_map(|part| match part.strip_suffix('"') {
                Some(words) => [format!("\"{words}\""), "'\"'".to_owned()],
                None => [format!("\"{part}\""), String::new()],
            });
            return Some(parts.filter(|literal| !matches!(literal.as_str(), "" | "\"\"")).collect());
        }
    };
    Some(vec![format!("{quote}{text}{quote}")])
}

#[cfg(test)]
mod tests {
    use super::{Emphasis, Look, Text};

    #[test]
    fn an_expression_says_what_stood_there() {
        let mut text = Text::new(1, "Năm  2023, xã {{ x");
        assert!(text.say(5..9, "nam"));
        assert!(!text.say(4..6, "nam"), "half of it is said already");
        assert_eq!(text.written(), "Năm {{ nam }}, xã {{ '{{' }} x");
        assert_eq!(text.shown(), "Năm 2023, xã {{ x");
    }

    fn words(text: &str, emphasised: &[(&str, &str)]) -> Text {
        let place = |(words, look): &(&str, &str)| {
            let start = text.find(words).unwrap();
            let look = Look { italic: look.contains('n'), bold: look.contains('d') };
            Emphasis { range: start..start + words.len(), look }
        };
        Text::emphasised(1, text, &emphasised.iter().map(place).collect::<Vec<_>>())
    }

    #[test]
    fn emphasised_words_stand_in_calls() {
        let cases = [
            (
                words("Chủ đề  “ An toàn ” của năm", &[("“ An toàn ”", "n")]),
                r#"Chủ đề {{ nghieng("“ An toàn ”") }} của năm"#,
            ),
            (words("tập {A} và", &[("A", "n")]), r#"tập {{ '{' }}{{ nghieng("A") }}} và"#),
            (words("a b c", &[("a b ", "d"), ("c", "nd")]), r#"{{ dam("a b") }} {{ dam(nghieng("c")) }}"#),
            (words(r#"nói "thế" rồi"#, &[(r#""thế""#, "n")]), r#"nói {{ nghieng('"thế"') }} rồi"#),
            (
                words(r#"H'leo "x" a"#, &[(r#"H'leo "x""#, "n")]),
                r#"{{ nghieng("H'leo " ~ '"' ~ "x" ~ '"') }} a"#,
            ),
        ];
        for (text, written) in cases {
            assert_eq!(text.written(), written);
            assert!(!text.loses_emphasis());
        }
        let lost = words(r"a \ b", &[(r"a \", "n")]);
        assert_eq!((lost.written().as_str(), lost.loses_emphasis()), (r"a \ b", true));
    }

    #[test]
    fn an_expression_is_emphasised_with_the_words_around_it() {
        let mut text = words("giai đoạn 2021-2023 của xã", &[("giai đoạn 2021-2023", "n")]);
        let year = text.shown().find("2023").unwrap();
        assert!(text.say(year..year + 4, "nam"));
        assert_eq!(text.written(), r#"{{ nghieng("giai đoạn 2021-" ~ nam) }} của xã"#);
        assert_eq!(text.plain().written(), "giai đoạn 2021-{{ nam }} của xã");
    }
}
