//! From a letter of a value back to its line and column, and where a `|` text is written.

use std::iter::Peekable;
use std::ops::Range;
use std::str::Chars;

use super::{Kind, Node, Style};
use crate::diagnostic::Position;

/// The place of a byte of a source; a byte order mark is not counted, `\r\n` is one line end.
pub(super) fn position_of(source: &str, byte: usize) -> Position {
    let before = source.get(..byte).unwrap_or(source);
    let mut cursor = Cursor::new(before, Position { line: 1, column: 1 });
    while cursor.next().is_some() {}
    cursor.at
}

/// The place of letter `offset` (characters, from 0) of a scalar's value; past its end, its last place.
///
/// Exact for plain, quoted (escapes included), `|` and `>` texts over several lines. Two limits: the value must
/// be as the parser gave it (bringing it to NFC may shift letters), and inside an escape (`\u00e1`) the place
/// is that of its backslash. For a list or mapping it is the node's own place.
pub(super) fn position_in_scalar(source: &str, node: &Node, offset: usize) -> Position {
    let Kind::Scalar { style, .. } = &node.kind else {
        return node.at;
    };
    let written = source.get(node.range.start..).unwrap_or_default();
    let rest = if style.is_block() { first_letter(written, node.at.column - 1) } else { written };
    let mut cursor = Cursor::new(rest, node.at);
    match style {
        Style::Plain => flow(&mut cursor, offset, None),
        Style::Single | Style::Double => {
            let quote = cursor.next();
            flow(&mut cursor, offset, quote)
        }
        Style::Literal => block(&mut cursor, offset, node.at.column - 1, Folding::Keep),
        Style::Folded => block(&mut cursor, offset, node.at.column - 1, Folding::Fold),
    }
}

/// A `|` text from its first letter on, which is behind so many blanks of its line.
fn first_letter(written: &str, indent: usize) -> &str {
    let lines = written.split_once('\n').map_or("", |(_, lines)| lines);
    let line = lines.len() - lines.trim_start().len();
    let start = lines[..line].rfind('\n').map_or(0, |end| end + 1);
    lines.get(start + indent..).unwrap_or_default()
}

/// The bytes of a `|` text whose first letter is at `start`: from its mark, where the parser begins it at that letter,
/// to its last line with letters, where the parser ends it at the next token.
pub(super) fn block_range(source: &str, start: usize) -> Range<usize> {
    let mark = block_mark(source, start);
    let line_start = source[..mark].rfind('\n').map_or(0, |at| at + 1);
    let parent = parent_column(&source[line_start..mark]);
    let mut last = source[mark..].find('\n').map_or(source.len(), |at| mark + at);
    let mut at = last;
    while at < source.len() {
        let line = source[at + 1..].split('\n').next().unwrap_or_default();
        let line_end = at + 1 + line.len();
        let indent = line.len() - line.trim_start_matches(' ').len();
        if !line.trim().is_empty() {
            if indent <= parent {
                break;
            }
            last = line_end;
        }
        at = line_end;
    }
    let trimmed = source[mark..last].trim_end_matches('\r').len();
    mark..mark + trimmed
}

/// The column, from 0, of the key or dash that a text belongs to whose mark stands behind `lead` on its line: the dash of
/// a list is an indent of its own, `- - >` or `- key: >`.
fn parent_column(lead: &str) -> usize {
    let mut parent = lead.find(|c| c != ' ').unwrap_or(0);
    while let Some(behind) = lead[parent..].strip_prefix('-').filter(|rest| rest.starts_with(' ')) {
        match behind.find(|c| c != ' ') {
            Some(next) => parent += 1 + next,
            None => break,
        }
    }
    parent
}

/// Where the `|` or `>` of a text stands whose first letter is at `start`: on the nearest line above that is not
/// blank. A comment behind it may hold such signs too.
fn block_mark(source: &str, start: usize) -> usize {
    let is_mark = |at: usize| at == 0 || source[..at].ends_with([' ', '\t', '\n']);
    let before = source.get(..start).unwrap_or_default();
    let header_end = before.trim_end().len();
    let header = before[..header_end].rfind('\n').map_or(0, |at| at + 1);
    let marks = before[header..header_end].match_indices(['|', '>']);
    let mut marks = marks.map(|(at, _)| header + at).filter(|at| is_mark(*at));
    marks.next().or_else(|| before.rfind(['|', '>'])).unwrap_or(start)
}

/// Reads characters, `\r\n` as one `\n`, and knows where the next one is.
struct Cursor<'s> {
    chars: Peekable<Chars<'s>>,
    at: Position,
}

impl<'s> Cursor<'s> {
    fn new(text: &'s str, at: Position) -> Self {
        Self { chars: text.chars().peekable(), at }
    }

    fn peek(&mut self) -> Option<char> {
        self.chars.peek().map(|&c| if c == '\r' { '\n' } else { c })
    }

    fn next(&mut self) -> Option<char> {
        let c = self.chars.next()?;
        if c == '\r' {
            self.chars.next_if_eq(&'\n');
        }
        if c == '\n' || c == '\r' {
            self.at = Position { line: self.at.line + 1, column: 1 };
            return Some('\n');
        }
        self.at.column += 1;
        Some(c)
    }
}

/// Plain and quoted text: a line end with the blanks around it is one space, empty lines are line ends.
fn flow(cursor: &mut Cursor<'_>, offset: usize, quote: Option<char>) -> Position {
    let mut left = offset;
    let mut last = cursor.at;
    loop {
        let at = cursor.at;
        let Some(c) = cursor.next() else {
            return last;
        };
        let mut width = 1;
        match c {
            ' ' | '\t' | '\n' => {
                let mut blanks = vec![at];
                let mut breaks = usize::from(c == '\n');
                while let Some(' ' | '\t' | '\n') = cursor.peek() {
                    blanks.push(cursor.at);
                    breaks += usize::from(cursor.next() == Some('\n'));
                }
                width = match breaks {
                    0 => blanks.len(),
                    1 => 1,
                    more => more - 1,
                };
                if left < width {
                    return blanks.get(left).copied().unwrap_or(at);
                }
            }
            '\'' if quote == Some('\'') => match cursor.peek() {
                Some('\'') => drop(cursor.next()),
                _ => return last,
            },
            '"' if quote == Some('"') => return last,
            '\\' if quote == Some('"') => width = escape(cursor),
            _ => {}
        }
        if left < width {
            return at;
        }
        left -= width;
        last = at;
    }
}

/// Passes the rest of an escape; gives how many letters it stands for.
fn escape(cursor: &mut Cursor<'_>) -> usize {
    let digits = match cursor.next() {
        Some('x') => 2,
        Some('u') => 4,
        Some('U') => 8,
        Some('\n') => {
            while let Some(' ' | '\t') = cursor.peek() {
                cursor.next();
            }
            return 0;
        }
        _ => 0,
    };
    for _ in 0..digits {
        cursor.next();
    }
    1
}

#[derive(Clone, Copy, PartialEq)]
enum Folding {
    Keep,
    Fold,
}

/// `|` and `>` text: each line without its indentation; folded, single line ends between even lines are spaces.
fn block(cursor: &mut Cursor<'_>, offset: usize, indent: usize, folding: Folding) -> Position {
    let mut left = offset;
    let mut last = cursor.at;
    // The cursor starts behind the first line's indentation.
    let mut deep = false;
    loop {
        while let Some(c) = cursor.peek().filter(|&c| c != '\n') {
            if left == 0 {
                return cursor.at;
            }
            last = cursor.at;
            deep |= last.column == indent + 1 && matches!(c, ' ' | '\t');
            cursor.next();
            left -= 1;
        }
        let mut ends = Vec::new();
        while cursor.peek() == Some('\n') {
            ends.push(cursor.at);
            cursor.next();
            for _ in 0..indent {
                if cursor.peek() == Some(' ') {
                    cursor.next();
                }
            }
        }
        let Some(next) = cursor.peek() else {
            return ends.get(left).copied().unwrap_or(last);
        };
        let next_deep = matches!(next, ' ' | '\t');
        let kept = match folding {
            Folding::Fold if !deep && !next_deep && ends.len() > 1 => ends.len() - 1,
            Folding::Fold | Folding::Keep => ends.len(),
        };
        if left < kept {
            return ends.get(left).copied().unwrap_or(last);
        }
        left -= kept;
        deep = next_deep;
    }
}
