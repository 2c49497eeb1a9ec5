//! From the first fault of syntax to all of them: find a cause, mend a copy, read the copy, go on.
//!
//! A cause is only believed when the copy mended for it reads further. Mends keep every line's number and, but
//! for indentation, every column, so that places found in the copy are places in the source.

use std::cmp::Reverse;
use std::collections::BTreeSet;

use super::line::split;
use super::mend::{Candidate, Edit, Scene, candidates, without_line};
use super::{Cause, SyntaxFault};
use crate::diagnostic::{Code, Position};
use crate::yaml::tree::{self, Node, Stop};

/// Most faults of syntax shown at once.
const MAX_FAULTS: usize = 20;
/// Bytes that may be read in search of causes, over all trials of one file.
const BUDGET: usize = 64 * 1024 * 1024;

/// What could be read of a file.
#[derive(Debug)]
pub(crate) struct Reading {
    pub(crate) faults: Vec<SyntaxFault>,
    /// The tree of the source or of its mended copy; `None` where going on would be guessing.
    pub(crate) tree: Option<Node>,
    /// The text that the tree is of.
    pub(crate) text: String,
    /// For each mended line, how far its text was moved to the right, and its part that is not as typed.
    mends: Vec<Mended>,
}

#[derive(Debug)]
struct Mended {
    /// Characters of the line as typed.
    length: usize,
    shift: isize,
    /// Columns (from 0) that are not as typed.
    changed: Vec<(usize, usize)>,
}

impl Reading {
    fn whole(tree: Node, source: &str) -> Self {
        Self { faults: Vec::new(), tree: Some(tree), text: source.to_owned(), mends: Vec::new() }
    }

    /// A place of the mended copy as a place of the source; `None` where the copy is not as typed.
    pub(crate) fn original(&self, at: Position) -> Option<Position> {
        let Some(mended) = self.mends.get(at.line - 1) else {
            return Some(at);
        };
        let column = at.column - 1;
        let is_changed = mended.changed.iter().any(|&(from, to)| from <= column && column <= to);
        (!is_changed).then(|| mended.as_typed(at))
    }
}

impl Mended {
    fn of(line: &str) -> Self {
        Self { length: line.chars().count(), shift: 0, changed: Vec::new() }
    }

    /// A mend may have put something behind the end of the line.
    fn as_typed(&self, at: Position) -> Position {
        let column = at.column.saturating_add_signed(-self.shift).clamp(1, self.length + 1);
        Position { line: at.line, column }
    }
}

/// Reads a source, collecting faults of syntax. `keys` are the keys of the schema; `judge` counts the faults of
/// shape of a tree and decides between mends that read equally far.
pub(crate) fn read(source: &str, keys: &BTreeSet<String>, judge: &dyn Fn(&Node) -> usize) -> Reading {
    let stop = match tree::read(source) {
        Ok(tree) => return Reading::whole(tree, source),
        Err(stop) => stop,
    };
    // What is over a limit is not looked at any further.
    let fault = SyntaxFault::from(&*stop);
    if fault.cause.code() == Code::QuaGioiHan {
        return Reading { faults: vec![fault], tree: None, text: String::new(), mends: Vec::new() };
    }
    let lines = split(source);
    let mends = lines.iter().map(|line| Mended::of(line)).collect();
    let reading = Reading { faults: Vec::new(), tree: None, text: String::new(), mends };
    let mut search = Search { lines, reading, spent: 0, is_sure: true };
    let mut stop = Some(stop);
    while let Some(now) = stop.take() {
        stop = search.step(&now, keys, judge);
    }
    if !search.is_sure {
        search.reading.tree = None;
    }
    if search.reading.tree.is_some() {
        search.reading.text = search.lines.join("\n");
    }
    search.reading
}

struct Search {
    lines: Vec<String>,
    reading: Reading,
    spent: usize,
    /// Whether every mend keeps the meaning of the file.
    is_sure: bool,
}

type Read = Result<Node, Box<Stop>>;

/// How well a mended copy reads; the greatest is the best.
///
/// What is above and in the mended lines comes first: how far the rest reads says little about this mend, for
/// a wrong one can swallow a fault further down.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Score {
    /// Without the lines below the mended ones; `None` when that does not read.
    above: Option<Reverse<usize>>,
    whole: Whole,
}

/// How far a whole copy reads.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Whole {
    /// It stops at this place.
    Stops(Position),
    /// It reads to the end; fewer faults of shape are better.
    Reads(Reverse<usize>),
}

impl Search {
    /// Notes the fault behind `stop`, mends it and gives the next stop, if there is one and looking on is safe.
    fn step(
        &mut self,
        stop: &Stop,
        keys: &BTreeSet<String>,
        judge: &dyn Fn(&Node) -> usize,
    ) -> Option<Box<Stop>> {
        let scene = Scene { lines: &self.lines, stop, keys };
        let found = candidates(&scene);
        let last_resort = without_line(&scene);
        // Without a mend that proves it, only a cause that the parser itself is sure of is named.
        let certain =
            found.iter().find(|candidate| candidate.is_certain).map(|candidate| candidate.fault.clone());
        let best = self.best(found, judge).or_else(|| {
            let (mut candidate, read) = self.best(last_resort.into_iter().collect(), judge)?;
            candidate.fault = certain.clone().unwrap_or(candidate.fault);
            Some((candidate, read))
        });
        let Some((candidate, read)) = best else {
            self.note(certain.unwrap_or_else(|| SyntaxFault::from(stop)));
            self.is_sure = false;
            return None;
        };
        self.note(candidate.fault);
        self.is_sure &= candidate.keeps_meaning;
        self.apply(candidate.edits);
        match read {
            Ok(tree) => {
                self.reading.tree = Some(tree);
                None
            }
            Err(next) => Some(next),
        }
    }

    /// The candidate whose copy reads furthest, the first of equals; `None` when none proves its cause.
    fn best(
        &mut self,
        candidates: Vec<Candidate>,
        judge: &dyn Fn(&Node) -> usize,
    ) -> Option<(Candidate, Read)> {
        // The same lines for all, so that they can be compared.
        let lines = candidates.iter().flat_map(|candidate| {
            candidate.edits.last().map(|edit| edit.line + 1).into_iter().chain([candidate.fault.at.line])
        });
        let below = lines.max().unwrap_or(0);
        let mut best: Option<(Score, Candidate, Read)> = None;
        for candidate in candidates {
            let copy = self.mended(&candidate.edits, self.lines.len());
            self.spent += 2 * copy.len();
            if self.spent > BUDGET || self.reading.faults.len() + 1 >= MAX_FAULTS {
                break;
            }
            let read = tree::read(&copy);
            let whole = match &read {
                Ok(tree) => Whole::Reads(Reverse(judge(tree))),
                Err(next) => Whole::Stops(next.at),
            };
            if whole <= Whole::Stops(candidate.reads_past) {
                continue;
            }
            let above = tree::read(&self.mended(&candidate.edits, below)).ok();
            let score = Score { above: above.map(|tree| Reverse(judge(&tree))), whole };
            if best.as_ref().is_none_or(|(leading, ..)| score > *leading) {
                best = Some((score, candidate, read));
            }
        }
        best.map(|(_, candidate, read)| (candidate, read))
    }

    fn note(&mut self, fault: SyntaxFault) {
        let mended = self.reading.mends.get(fault.at.line - 1);
        let at = mended.map_or(fault.at, |mended| mended.as_typed(fault.at));
        // A brother's blanks are told as typed.
        let cause = match fault.cause {
            Cause::TooDeepLine(brother) => Cause::TooDeepLine(self.as_typed(brother)),
            Cause::Indentation(brothers) => {
                Cause::Indentation(brothers.into_iter().map(|brother| self.as_typed(brother)).collect())
            }
            other => other,
        };
        self.reading.faults.push(SyntaxFault { at, cause, instead: fault.instead });
    }

    fn as_typed(&self, mut brother: super::Brother) -> super::Brother {
        let shift = self.reading.mends.get(brother.line - 1).map_or(0, |mended| mended.shift);
        brother.indent = brother.indent.saturating_add_signed(-shift);
        brother
    }

    /// The first `count` lines, mended.
    fn mended(&self, edits: &[Edit], count: usize) -> String {
        let mut copy = String::new();
        let mut edits = edits.iter().peekable();
        for (number, line) in self.lines.iter().take(count).enumerate() {
            let edit = edits.next_if(|edit| edit.line == number);
            if number > 0 {
                copy.push('\n');
            }
            copy.push_str(edit.map_or(line, |edit| &edit.text));
        }
        copy
    }

    fn apply(&mut self, edits: Vec<Edit>) {
        for edit in edits {
            if let (Some(line), Some(mended)) =
                (self.lines.get_mut(edit.line), self.reading.mends.get_mut(edit.line))
            {
                *line = edit.text;
                mended.shift += edit.shift;
                mended.changed.extend(edit.changed);
            }
        }
    }
}
