//! What one line of YAML looks like, judged by its letters alone.

/// A line as someone who knows no YAML would read it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Line<'s> {
    /// Characters of white space before anything else.
    pub(super) indent: usize,
    /// `- ` marks at the start.
    pub(super) dashes: usize,
    /// Column (characters, from 0) of what follows them.
    pub(super) body: usize,
    /// What follows them, without white space at the end.
    pub(super) text: &'s str,
    /// The key, when it looks like one.
    pub(super) key: Option<&'s str>,
}

impl<'s> Line<'s> {
    pub(super) fn of(line: &'s str) -> Self {
        let mut rest = line.trim_start();
        let indent = line.chars().count() - rest.chars().count();
        let (mut dashes, mut body) = (0, indent);
        while let Some(after) =
            rest.strip_prefix('-').filter(|after| after.is_empty() || after.starts_with(' '))
        {
            let text = after.trim_start();
            body += 1 + (after.chars().count() - text.chars().count());
            dashes += 1;
            rest = text;
        }
        let text = rest.trim_end();
        Self { indent, dashes, body, text, key: key_of(text) }
    }

    /// Nothing but white space or a comment.
    pub(super) fn is_blank(&self) -> bool {
        self.dashes == 0 && (self.text.is_empty() || self.text.starts_with('#'))
    }

    /// Whether the line begins a key or an item, not the rest of a text.
    pub(super) fn is_structure(&self) -> bool {
        self.dashes > 0 || self.key.is_some()
    }

    /// Column (characters, from 0) where the value begins: behind `- ` and `key: `.
    pub(super) fn value(&self) -> usize {
        let Some(key) = self.key else {
            return self.body;
        };
        let after = &self.text[key.len() + 1..];
        let blanks = after.chars().count() - after.trim_start().chars().count();
        self.body + key.chars().count() + 1 + blanks
    }
}

/// The key of `key: value` or `key:`, written as our keys are: small letters without diacritics.
fn key_of(text: &str) -> Option<&str> {
    let (key, after) = text.split_once(':')?;
    let is_ended = after.is_empty() || after.starts_with([' ', '\t']);
    (is_ended && is_key_like(key)).then_some(key)
}

/// Whether a word is written as our keys and ids are.
pub(super) fn is_key_like(word: &str) -> bool {
    word.starts_with(|c: char| c.is_ascii_lowercase())
        && word.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_')
}

/// What a word processor or a hasty hand puts where `-` is due.
pub(super) const BULLETS: &str = "–—•·+";

/// Lines as the parser counts them.
pub(super) fn split(source: &str) -> Vec<String> {
    let source = source.strip_prefix('\u{feff}').unwrap_or(source);
    let unified = source.replace("\r\n", "\n").replace('\r', "\n");
    unified.split('\n').map(str::to_owned).collect()
}

/// The line with the letters from `start` to `end` (characters, from 0) changed, each for one other.
pub(super) fn change(line: &str, start: usize, end: usize, with: impl Fn(usize, char) -> char) -> String {
    let inside = |at: usize| start <= at && at < end;
    line.chars().enumerate().map(|(at, c)| if inside(at) { with(at, c) } else { c }).collect()
}
