//! From a letter of a value back to its line and column.

use std::iter::Peekable;
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
pub fn position_in_scalar(source: &str, node: &Node, offset: usize) -> Position {
    let Kind::Scalar { style, .. } = &node.kind else {
        return node.at;
    };
    let rest = source.get(node.start_byte..).unwrap_or_default();
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
