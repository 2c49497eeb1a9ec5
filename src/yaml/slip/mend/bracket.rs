//! Brackets that do not close, or close with the other kind.

use granit_parser::ErrorKind;

use super::quote::opening;
use super::{Candidate, END, Edit, Scene};
use crate::yaml::slip::Cause;
use crate::yaml::slip::closing;
use crate::yaml::slip::line::change;

/// `[Năm {{ nam }} làm]`: between brackets a brace ends unquoted text.
pub(super) fn braces(scene: &Scene<'_>, line: usize, column: usize) -> Option<Candidate> {
    if scene.stop.brackets.is_empty() {
        return None;
    }
    let letters: Vec<char> = scene.raw(line).chars().collect();
    let opens = letters.windows(2).enumerate().filter(|(_, pair)| *pair == ['{', '{']).map(|(at, _)| at);
    let (start, end) = opens
        .filter_map(|open| item(&letters, open))
        .find(|(start, end)| (*start..=*end).contains(&column))?;
    let text: String = letters[start..end].iter().collect();
    let instead = Some(format!("\"{}\"", text.trim_end()))
        .filter(|_| text.chars().count() <= SHOWN && !text.contains(['"', '\\']));
    let hidden = |at: usize, c: char| {
        let is_sign = matches!(c, '{' | '}' | ',' | '[' | ']' | ':' | '#' | '"' | '\'');
        if (start..end).contains(&at) && is_sign { '_' } else { c }
    };
    let text = letters.iter().enumerate().map(|(at, c)| hidden(at, *c)).collect();
    let edit = Edit::changed(line, text, start, end);
    Some(Candidate::new(line, start, Cause::Braces, vec![edit]).past(line, column).instead(instead))
}

/// Where the item between brackets that holds the `{{` at a place begins and ends.
fn item(letters: &[char], open: usize) -> Option<(usize, usize)> {
    let begin = letters[..open].iter().rposition(|c| matches!(c, '[' | '{' | ',' | ':'))? + 1;
    let start = begin + letters[begin..open].iter().take_while(|c| **c == ' ').count();
    let mut end = open;
    while let Some(letter) = letters.get(end) {
        let close = letters[end..].windows(2).position(|pair| pair == ['}', '}']);
        match (letters[end..].starts_with(&['{', '{']), close) {
            (true, Some(close)) => end += close + 2,
            _ if end > open + 1 && matches!(letter, ',' | ']' | '}') => break,
            _ => end += 1,
        }
    }
    Some((start, end))
}

/// Longest text that is shown as it should be.
const SHOWN: usize = 80;

/// `[bài #3, bài #4]`: the rest of the line is a comment, with the closing bracket in it.
pub(super) fn hash(scene: &Scene<'_>) -> Option<Candidate> {
    let open = scene.stop.brackets.last()?;
    let letters: Vec<char> = scene.raw(open.line - 1).chars().collect();
    let at = (open.column..letters.len()).find(|at| {
        letters[*at] == '#' && letters[*at - 1] == ' ' && !matches!(letters[*at - 2], ',' | '[' | '{')
    })?;
    letters[at..].iter().any(|c| matches!(c, ']' | '}')).then_some(())?;
    let text = change(scene.raw(open.line - 1), at, END, |_, c| if c == '#' { '_' } else { c });
    let edit = Edit::changed(open.line - 1, text, at, at + 1);
    Some(Candidate::new(open.line - 1, at, Cause::Hash, vec![edit]))
}

/// The outermost bracket that is open where reading stopped.
pub(super) fn unclosed(scene: &Scene<'_>, kind: &ErrorKind) -> Vec<Candidate> {
    let (stop, _) = scene.at();
    // The parser looks far ahead before it says that a bracket has opened.
    let told = scene.stop.brackets.first().map(|at| (at.line - 1, at.column - 1));
    let Some((line, column)) = told.or_else(|| opening(scene, &['[', '{'])) else {
        return Vec::new();
    };
    let open = scene.letter(line, column).unwrap_or('[');
    let is_certain = matches!(kind, ErrorKind::UnclosedFlowCollection { .. });
    if line >= stop && !is_certain {
        return Vec::new();
    }
    let indent = scene.line(line).indent;
    let goes_on = |number: &usize| {
        let here = scene.line(*number);
        here.is_blank() || here.indent > indent || !here.is_structure()
    };
    let inside =
        (line + 1..scene.lines.len()).take_while(goes_on).filter(|&number| !scene.line(number).is_blank());
    let last = inside.last().unwrap_or(line);
    let make = |end: usize| {
        let text = format!("{}{}", scene.raw(end), missing(scene, line, column, end));
        let from = if end == line { column } else { 0 };
        let edit = Edit::changed(end, text, from, END);
        Candidate { is_certain, ..Candidate::new(line, column, Cause::UnclosedBracket(open), vec![edit]) }
    };
    let mut found = vec![make(last)];
    if last != line {
        found.push(make(line));
    }
    found.push(Candidate {
        is_certain,
        ..Candidate::new(line, column, Cause::UnclosedBracket(open), vec![scene.neutral(line, column)])
    });
    found
}

/// The closing brackets that are missing at the end of line `end` for all that opens from a place on.
fn missing(scene: &Scene<'_>, line: usize, column: usize, end: usize) -> String {
    let mut open = Vec::new();
    let mut quote = None;
    for number in line..=end {
        let skip = if number == line { column } else { 0 };
        for c in scene.raw(number).chars().skip(skip) {
            match (quote, c) {
                (Some(mark), c) if c == mark => quote = None,
                (Some(_), _) => {}
                (None, '"' | '\'') => quote = Some(c),
                (None, '[' | '{') => open.push(closing(c)),
                (None, ']' | '}') => drop(open.pop()),
                (None, _) => {}
            }
        }
    }
    open.into_iter().rev().collect()
}

/// `[{a: b]`: the inner bracket is not closed before the outer one is; reading stopped where it opens.
pub(super) fn inner(
    scene: &Scene<'_>,
    line: usize,
    column: usize,
    open: char,
    close: char,
) -> Option<Candidate> {
    let (end, at) = wrong_end(scene, line, column, close)?;
    let (before, after): (Vec<_>, Vec<_>) =
        scene.raw(end).chars().enumerate().partition(|(place, _)| *place < at);
    let letters = |part: Vec<(usize, char)>| part.into_iter().map(|(_, c)| c).collect::<String>();
    let text = format!("{}{}{}", letters(before), closing(open), letters(after));
    let edit = Edit::changed(end, text, at, END);
    Some(Candidate::new(line, column, Cause::UnclosedBracket(open), vec![edit]).past(end, at))
}

/// Closed with the other kind of bracket; reading stopped where it opens.
pub(super) fn wrong(
    scene: &Scene<'_>,
    line: usize,
    column: usize,
    open: char,
    close: char,
) -> Option<Candidate> {
    let (number, at) = wrong_end(scene, line, column, close)?;
    let text = change(scene.raw(number), at, at + 1, |_, _| closing(open));
    let edit = Edit::changed(number, text, at, at + 1);
    Some(Candidate::new(number, at, Cause::WrongBracket(open, close), vec![edit]))
}

/// Where a bracket that opens at a place meets the closing mark of the other kind.
fn wrong_end(scene: &Scene<'_>, line: usize, column: usize, close: char) -> Option<(usize, usize)> {
    let mut depth = 0_usize;
    let mut quote = None;
    for number in line..scene.lines.len() {
        let skip = if number == line { column } else { 0 };
        for (at, c) in scene.raw(number).chars().enumerate().skip(skip) {
            match (quote, c) {
                (Some(mark), c) if c == mark => quote = None,
                (Some(_), _) => {}
                (None, '"' | '\'') => quote = Some(c),
                (None, '[' | '{') => depth += 1,
                (None, ']' | '}') if depth == 1 && c == close => return Some((number, at)),
                (None, ']' | '}') => depth = depth.saturating_sub(1),
                (None, _) => {}
            }
        }
    }
    None
}
