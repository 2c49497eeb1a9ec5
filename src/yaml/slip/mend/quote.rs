//! Quotation marks that do not close, close too early, or hold a backslash.

use super::{Candidate, END, Edit, Scene};
use crate::yaml::slip::Cause;
use crate::yaml::slip::line::change;

/// The mark at a place has no fellow in the rest of the file.
pub(super) fn unclosed(scene: &Scene<'_>, line: usize, column: usize) -> Vec<Candidate> {
    let Some(quote @ ('"' | '\'')) = scene.letter(line, column) else {
        return Vec::new();
    };
    // The text is as typed; only its end is not.
    let length = scene.raw(line).chars().count();
    let closed = Edit::changed(line, format!("{}{quote}", scene.raw(line)), length, END);
    let make = |edit| Candidate::new(line, column, Cause::UnclosedQuote(quote), vec![edit]).certain();
    let instead = format!("{}{quote}", scene.raw(line).trim());
    let instead = Some(instead).filter(|line| line.chars().nth(100).is_none() && !line.contains(" #"));
    vec![make(closed).instead(instead), make(scene.neutral(line, column))]
}

/// Behind a closing mark there is more text: the text holds marks of its own, or an earlier mark never closed.
pub(super) fn text_after(scene: &Scene<'_>, quote: char) -> Vec<Candidate> {
    let (end, column) = scene.at();
    let Some((line, start)) = opening(scene, &[quote]) else {
        return Vec::new();
    };
    let swallows_structure = (line + 1..=end).any(|number| scene.line(number).is_structure());
    if swallows_structure {
        return unclosed(scene, line, start);
    }
    let mut edits = vec![scene.neutral(line, start)];
    edits.extend((line + 1..=end).map(|number| scene.neutral(number, scene.line(number).body)));
    let instead = if line == end { scene.in_quotes(line, start) } else { None };
    vec![Candidate::new(end, column, Cause::TextAfterQuote(quote), edits).certain().instead(instead)]
}

/// Where the text or bracket begins that the parser could not finish: the first mark behind what it understood.
pub(super) fn opening(scene: &Scene<'_>, marks: &[char]) -> Option<(usize, usize)> {
    let mut left = scene.stop.understood;
    for (number, line) in scene.lines.iter().enumerate() {
        if left > line.len() {
            left -= line.len() + 1;
            continue;
        }
        let mut before = ' ';
        for (column, (byte, c)) in line.char_indices().enumerate() {
            if byte >= left {
                if marks.contains(&c) {
                    return Some((number, column));
                }
                if c == '#' && matches!(before, ' ' | '\t') {
                    break;
                }
            }
            before = c;
        }
        left = 0;
    }
    None
}

/// Backslashes that mean nothing, in the text in `"…"` that opens at a place.
pub(super) fn escape(scene: &Scene<'_>, line: usize, column: usize) -> Option<Candidate> {
    let mut edits = Vec::new();
    let mut first = None;
    for number in line..scene.lines.len() {
        let from = if number == line { column + 1 } else { 0 };
        let (wrong, closes) = wrong_escapes(scene.raw(number), from);
        if let Some(&at) = wrong.first() {
            first = first.or(Some((number, at)));
            let mend = |at: usize, c| if wrong.binary_search(&at).is_ok() { '/' } else { c };
            let text = change(scene.raw(number), 0, END, mend);
            edits.push(Edit::changed(number, text, from.saturating_sub(1), END));
        }
        if closes {
            break;
        }
    }
    let (number, at) = first?;
    Some(Candidate::new(number, at, Cause::Escape, edits).certain().past(line, column.saturating_sub(1)))
}

/// Columns of backslashes that begin no escape of YAML, and whether the text ends in this line.
fn wrong_escapes(line: &str, from: usize) -> (Vec<usize>, bool) {
    let letters: Vec<char> = line.chars().collect();
    let mut wrong = Vec::new();
    let mut at = from;
    while at < letters.len() {
        if letters[at] == '"' {
            return (wrong, true);
        }
        if letters[at] != '\\' {
            at += 1;
            continue;
        }
        let is_hex = |count: usize| {
            let digits = letters.get(at + 2..at + 2 + count);
            digits.is_some_and(|digits| digits.iter().all(char::is_ascii_hexdigit))
        };
        let is_right = match letters.get(at + 1) {
            Some('x') => is_hex(2),
            Some('u') => is_hex(4),
            Some('U') => is_hex(8),
            Some(c) => "0abt\tnvfre \"/\\N_LP".contains(*c),
            None => true,
        };
        if !is_right {
            wrong.push(at);
        }
        at += 2;
    }
    (wrong, false)
}
