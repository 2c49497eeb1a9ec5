//! Causes to try for a fault of syntax, each with the mend that would prove it; likely ones first.

use std::collections::BTreeSet;

use granit_parser::ErrorKind;

use super::line::{Line, change};
use super::{Cause, SyntaxFault};
use crate::diagnostic::Position;
use crate::yaml::tree::{Refusal, Stop};

mod bracket;
mod indent;
mod joined;
mod quote;
mod stray;

/// Where reading stopped.
pub(super) struct Scene<'s> {
    pub(super) lines: &'s [String],
    pub(super) stop: &'s Stop,
    pub(super) keys: &'s BTreeSet<String>,
}

/// One line of the mended copy.
#[derive(Debug)]
pub(super) struct Edit {
    /// Line, from 0. Edits of a candidate are sorted by it.
    pub(super) line: usize,
    pub(super) text: String,
    /// How far the text moved to the right.
    pub(super) shift: isize,
    /// Columns (from 0) that are not as typed.
    pub(super) changed: Option<(usize, usize)>,
}

/// A cause and its proof.
#[derive(Debug)]
pub(super) struct Candidate {
    pub(super) fault: SyntaxFault,
    pub(super) edits: Vec<Edit>,
    /// The copy must read past this place for the cause to be believed.
    pub(super) reads_past: Position,
    /// Whether the parser is sure of the cause without a mend.
    pub(super) is_certain: bool,
    /// Whether the copy has the keys and lists that the officer meant, so that its shape can be judged.
    pub(super) keeps_meaning: bool,
}

impl Candidate {
    fn new(line: usize, column: usize, cause: Cause, edits: Vec<Edit>) -> Self {
        let at = Position { line: line + 1, column: column + 1 };
        Self {
            fault: SyntaxFault::new(at, cause),
            edits,
            reads_past: at,
            is_certain: false,
            keeps_meaning: true,
        }
    }

    /// A line moved to another depth must read past its own key.
    fn past(mut self, line: usize, column: usize) -> Self {
        self.reads_past = Position { line: line + 1, column: column + 1 };
        self
    }

    /// The line as it was probably meant.
    fn instead(mut self, line: Option<String>) -> Self {
        self.fault.instead = line;
        self
    }

    fn certain(mut self) -> Self {
        self.is_certain = true;
        self
    }
}

impl Edit {
    /// Text changed letter for letter from column `from` (from 0) to `to`.
    fn changed(line: usize, text: String, from: usize, to: usize) -> Self {
        Self { line, text, shift: 0, changed: Some((from, to)) }
    }

    /// Text moved as a whole.
    fn moved(line: usize, text: String, shift: isize) -> Self {
        Self { line, text, shift, changed: None }
    }
}

const END: usize = usize::MAX;
/// Stands for a colon in a mended copy.
const NO_COLON: char = '꞉';

impl<'s> Scene<'s> {
    fn line(&self, number: usize) -> Line<'s> {
        Line::of(self.raw(number))
    }

    fn raw(&self, number: usize) -> &'s str {
        self.lines.get(number).map(String::as_str).unwrap_or_default()
    }

    /// Line and column of the stop, from 0.
    fn at(&self) -> (usize, usize) {
        (self.stop.at.line - 1, self.stop.at.column - 1)
    }

    fn letter(&self, line: usize, column: usize) -> Option<char> {
        self.raw(line).chars().nth(column)
    }

    /// The nearest line above that says something.
    fn above(&self, number: usize) -> Option<usize> {
        (0..number).rev().find(|&line| !self.line(line).is_blank())
    }

    /// The line with its value, from a column on, between quotation marks; `None` where that would be a guess.
    fn in_quotes(&self, line: usize, from: usize) -> Option<String> {
        const LONGEST: usize = 100;
        let raw = self.raw(line);
        if !self.stop.brackets.is_empty() || raw.contains(" #") || raw.chars().nth(LONGEST).is_some() {
            return None;
        }
        let (byte, _) = raw.char_indices().nth(from)?;
        let (before, value) = raw.split_at_checked(byte)?;
        Some(format!("{}{}", before.trim_start(), quoted(value.trim_end())?))
    }

    /// The value from a column on as text that means nothing in YAML, letter for letter.
    fn neutral(&self, line: usize, from: usize) -> Edit {
        let raw = self.raw(line);
        // Inside brackets a value ends at the next comma or bracket.
        let is_flow =
            self.stop.brackets.iter().any(|at| *at != Position { line: line + 1, column: from + 1 });
        let ends =
            raw.chars().enumerate().skip(from + 1).find(|(_, c)| is_flow && matches!(c, ',' | ']' | '}'));
        let to = ends.map_or(END, |(at, _)| at);
        self.neutral_to(line, from, to)
    }

    /// A part of a line as text that means nothing in YAML, letter for letter.
    fn neutral_to(&self, line: usize, from: usize, to: usize) -> Edit {
        let raw = self.raw(line);
        let text = change(raw, from, to, |at, c| match c {
            ':' => NO_COLON,
            '\t' => ' ',
            _ if at == from && MARKS.contains(c) => '_',
            _ => c,
        });
        Edit::changed(line, text, from, to)
    }
}

/// The text of a value as it should stand between quotation marks.
fn quoted(value: &str) -> Option<String> {
    let inner = |mark: char| value.strip_prefix(mark)?.strip_suffix(mark);
    // A word processor made “ ” of the quotation marks of YAML.
    let straight = value.strip_prefix('“').and_then(|rest| rest.strip_suffix('”'));
    if let Some(inner) = straight.filter(|inner| !inner.contains(['"', '\\', '“'])) {
        return Some(format!("\"{inner}\""));
    }
    match inner('"').or_else(|| inner('\'')) {
        // Marks inside marks: the inner ones become “ ”.
        Some(inner) if inner.matches(['"', '\'']).count() % 2 == 1 => None,
        Some(inner) if !inner.contains('\\') => {
            let mut opens = false;
            let curl = |c: char| match c {
                '"' | '\'' => {
                    opens = !opens;
                    if opens { '“' } else { '”' }
                }
                other => other,
            };
            Some(format!("\"{}\"", inner.chars().map(curl).collect::<String>()))
        }
        _ if !value.contains(['"', '\\']) => Some(format!("\"{value}\"")),
        _ if !value.contains('\'') => Some(format!("'{value}'")),
        _ => None,
    }
}

/// Letters that unquoted text may not begin with.
const MARKS: &str = "@`%&*!|>\"'{[]},-?#";

/// The causes to try, likely ones first.
pub(super) fn candidates(scene: &Scene<'_>) -> Vec<Candidate> {
    let (line, column) = scene.at();
    match &scene.stop.why {
        Refusal::Mark(_) => opening_mark(scene, line, column, true),
        Refusal::MergeKey => merge_key(scene, line, column),
        Refusal::SecondDocument => second_document(scene, line, column),
        Refusal::Syntax(kind) => match Cause::of(kind) {
            Cause::Control(_) => control(scene, line),
            _ => by_kind(scene, kind),
        },
        _ => Vec::new(),
    }
}

fn by_kind(scene: &Scene<'_>, kind: &ErrorKind) -> Vec<Candidate> {
    let (line, column) = scene.at();
    let mut found: Vec<_> = bracket::braces(scene, line, column).into_iter().collect();
    found.extend(bracket::hash(scene));
    match kind {
        ErrorKind::TabNotAllowed
        | ErrorKind::TabInBlockIndentation
        | ErrorKind::TabAtBlockScalarStart
        | ErrorKind::TabInIndentation
        | ErrorKind::TabInPlainScalar => found.extend(tabs(scene, line)),
        ErrorKind::UnclosedQuotedScalar => found.extend(quote::unclosed(scene, line, column)),
        ErrorKind::InvalidTrailingSingleQuotedScalar => found.extend(quote::text_after(scene, '\'')),
        ErrorKind::InvalidTrailingDoubleQuotedScalar => found.extend(quote::text_after(scene, '"')),
        ErrorKind::UnknownQuotedScalarEscape
        | ErrorKind::InvalidQuotedScalarHexEscape
        | ErrorKind::InvalidLowSurrogateHexEscape
        | ErrorKind::InvalidLowSurrogate
        | ErrorKind::MissingLowSurrogate
        | ErrorKind::UnpairedLowSurrogate
        | ErrorKind::InvalidUnicodeEscape => found.extend(quote::escape(scene, line, column)),
        ErrorKind::MismatchedFlowCollectionEnd { open, close } => {
            found.extend(bracket::inner(scene, line, column, *open, *close));
            found.extend(bracket::wrong(scene, line, column, *open, *close));
            found.extend(opening_mark(scene, line, column, false));
        }
        ErrorKind::SimpleKeyExpected | ErrorKind::InvalidSimpleKey => found.extend(stray::stray(scene, line)),
        ErrorKind::MappingValueNotAllowed => {
            found.extend(indent::swallowed_key(scene, line, column));
            // A key of the schema is no word of a sentence.
            let is_known = scene.line(line).key.is_some_and(|key| scene.keys.contains(key));
            if found.is_empty() || !is_known {
                found.extend(colon(scene, line, column));
            }
        }
        ErrorKind::ExpectedBlockMappingKey
        | ErrorKind::ExpectedBlockSequenceEntry
        | ErrorKind::ExpectedDocumentStart
        | ErrorKind::InvalidIndentation => {
            let top = (0..line).find(|&number| !scene.line(number).is_blank());
            if *kind == ErrorKind::ExpectedDocumentStart
                && let Some(top) = top.filter(|&number| scene.raw(number).starts_with('\t'))
            {
                found.extend(tabs(scene, top));
            }
            let here = scene.line(line);
            if here.is_structure() && column > here.body {
                found.extend(opening_mark(scene, line, here.value(), false));
            }
            // Surer than any other cause; the others could leave out a whole item.
            if let Some(glued) = stray::glued_dash(scene, line) {
                return vec![glued];
            }
            found.extend(stray::mark(scene, line));
            found.extend(indent::block_text(scene, line));
            found.extend(indent::uneven(scene, line, kind));
            found.extend(stray::stray(scene, line));
        }
        _ => {
            found.extend(stray::mark(scene, line));
            found.extend(bracket::unclosed(scene, kind));
            if scene.letter(line, column) == Some(':') {
                found.extend(colon(scene, line, column));
            }
            found.extend(opening_mark(scene, line, column, false));
        }
    }
    found
}

/// Lines indented with tabs: the first from `line` on, with those right below it.
fn tabs(scene: &Scene<'_>, line: usize) -> Vec<Candidate> {
    let blanks = |number: usize| -> usize {
        scene.raw(number).chars().take_while(|c| matches!(c, ' ' | '\t')).count()
    };
    let has_tab = |number: usize| scene.raw(number).chars().take(blanks(number)).any(|c| c == '\t');
    let Some(first) = (line..scene.lines.len()).find(|&number| has_tab(number)) else {
        return Vec::new();
    };
    let run: Vec<usize> = (first..scene.lines.len()).take_while(|&number| has_tab(number)).collect();
    let last = run.last().copied().unwrap_or(first);
    let column = scene.raw(first).chars().position(|c| c == '\t').unwrap_or(0);
    let spaced = |width: usize| {
        let edit = |&number: &usize| {
            // Blanks are one byte each.
            let (head, text) = scene.raw(number).split_at(blanks(number));
            let tabs = head.chars().filter(|c| *c == '\t').count();
            let indent = head.len() - tabs + tabs * width;
            let shift = (tabs * width).cast_signed() - tabs.cast_signed();
            Edit::moved(number, format!("{}{text}", " ".repeat(indent)), shift)
        };
        Candidate::new(first, column, Cause::Tab(last + 1), run.iter().map(edit).collect()).certain()
    };
    // The officer's editor decides how wide a tab looks; no width at all suits a tab before a top key.
    [2, 4, 8, 3, 0].into_iter().map(spaced).collect()
}

/// `: ` inside unquoted text.
fn colon(scene: &Scene<'_>, line: usize, column: usize) -> Vec<Candidate> {
    let here = scene.line(line);
    let is_first = here.key.is_some_and(|key| here.body + key.chars().count() == column);
    let start = match scene.stop.brackets.last() {
        Some(bracket) if bracket.line == line + 1 => {
            let before: Vec<char> = scene.raw(line).chars().take(column).collect();
            let key_end = before.iter().rposition(|c| matches!(c, ':' | ',' | '[' | '{'));
            key_end.map_or(0, |at| at + 1 + before[at + 1..].iter().take_while(|c| **c == ' ').count())
        }
        // A key in a line that is the rest of a text is no key.
        _ if is_first => here.body,
        _ => here.value(),
    };
    let mark = scene.letter(line, start);
    if !is_first
        && scene.stop.brackets.is_empty()
        && let Some(merged) = joined::merged_line(scene, line, column, start)
    {
        return vec![merged];
    }
    if let Some(joined) = joined::no_comma(scene, line, column, start) {
        return vec![joined];
    }
    let before: String = scene.raw(line).chars().take(column).collect();
    let word = before.rsplit([' ', '\t']).next().filter(|word| scene.keys.contains(*word));
    let cause = match mark {
        Some(quote @ ('"' | '\'')) => Cause::TextAfterQuote(quote),
        _ => Cause::Colon(word.filter(|_| !is_first).map(str::to_owned)),
    };
    // The rest of a text is not quoted alone.
    let begins_here = here.dashes > 0 || (here.key.is_some() && !is_first);
    let instead = scene.in_quotes(line, start).filter(|_| begins_here);
    vec![Candidate::new(line, column, cause, vec![scene.neutral(line, start)]).instead(instead)]
}

/// Unquoted text that begins with a sign of YAML.
fn opening_mark(scene: &Scene<'_>, line: usize, column: usize, is_certain: bool) -> Vec<Candidate> {
    let Some(mark) = scene.letter(line, column).filter(|c| MARKS.contains(*c)) else {
        return Vec::new();
    };
    let raw = scene.raw(line);
    let word_end = raw.chars().skip(column).position(|c| c == ' ').map_or(END, |length| column + length);
    let blank = change(raw, column, word_end, |_, _| ' ');
    let make =
        |edit| Candidate { is_certain, ..Candidate::new(line, column, Cause::OpeningMark(mark), vec![edit]) };
    let mut found = vec![make(scene.neutral(line, column)).instead(scene.in_quotes(line, column))];
    // `&ten` and `!loai` stand before a value that may begin on the next line.
    if matches!(mark, '&' | '!') {
        found.push(make(Edit::changed(line, blank, column, word_end)));
    }
    found
}

fn merge_key(scene: &Scene<'_>, line: usize, column: usize) -> Vec<Candidate> {
    let text = change(scene.raw(line), column, END, |_, c| if matches!(c, '<' | '*') { '_' } else { c });
    vec![
        Candidate::new(line, column, Cause::MergeKey, vec![Edit::changed(line, text, column, END)]).certain(),
    ]
}

/// Only the first document is looked at.
fn second_document(scene: &Scene<'_>, line: usize, column: usize) -> Vec<Candidate> {
    let empty = |number| Edit::changed(number, String::new(), 0, END);
    vec![
        Candidate::new(line, column, Cause::SecondDocument, (line..scene.lines.len()).map(empty).collect())
            .certain(),
    ]
}

fn control(scene: &Scene<'_>, line: usize) -> Vec<Candidate> {
    let is_control =
        |c: char| (c.is_control() && c != '\t') || matches!(c, '\u{feff}' | '\u{fffe}' | '\u{ffff}');
    let found = (line..scene.lines.len()).find_map(|number| {
        let column = scene.raw(number).chars().position(is_control)?;
        Some((number, column, scene.letter(number, column)?))
    });
    let Some((number, column, letter)) = found else {
        return Vec::new();
    };
    let text = change(scene.raw(number), column, END, |_, c| if is_control(c) { '_' } else { c });
    let from = scene.line(number).value().min(column);
    vec![
        Candidate::new(number, column, Cause::Control(letter), vec![Edit::changed(number, text, from, END)])
            .certain(),
    ]
}

/// The last resort: read on without the line.
pub(super) fn without_line(scene: &Scene<'_>) -> Option<Candidate> {
    let (line, _) = scene.at();
    if !matches!(SyntaxFault::from(scene.stop).cause, Cause::Other(_)) {
        return None;
    }
    let indent = scene.line(line).indent;
    let text = change(scene.raw(line), indent, indent + 1, |_, _| '#');
    Some(Candidate {
        keeps_meaning: false,
        fault: SyntaxFault::from(scene.stop),
        reads_past: Position { line: line + 1, column: END },
        ..Candidate::new(line, indent, Cause::Stray, vec![Edit::changed(line, text, 0, END)])
    })
}
