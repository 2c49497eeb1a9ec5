//! A text on its way into data: what stays typed, and what the data says instead.

use std::ops::Range;

/// A text of the source and where it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Raw {
    pub(super) from: usize,
    pub(super) text: String,
}

/// A text of the source, on its way into data.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Text {
    /// Where it stands in the source: a line, or a paragraph of a DOCX.
    pub(super) from: usize,
    spans: Vec<Span>,
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
        let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
        let spans = if text.is_empty() { Vec::new() } else { vec![Span::Typed(text)] };
        Self { from, spans }
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
        self.spans
            .iter()
            .map(|span| match span {
                // What opens an expression in data is itself said by one.
                Span::Typed(text) => text.replace("{{", "{{ '{{' }}"),
                Span::Said { code, .. } => format!("{{{{ {code} }}}}"),
            })
            .collect()
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
        Self { from: self.from, spans }
    }
}

#[cfg(test)]
mod tests {
    use super::Text;

    #[test]
    fn an_expression_says_what_stood_there() {
        let mut text = Text::new(1, "Năm  2023, xã {{ x");
        assert!(text.say(5..9, "nam"));
        assert!(!text.say(4..6, "nam"), "half of it is said already");
        assert_eq!(text.written(), "Năm {{ nam }}, xã {{ '{{' }} x");
        assert_eq!(text.shown(), "Năm 2023, xã {{ x");
    }
}
