//! What keys of a mapping and items of a list have in common: how they are taken out and put in, comments kept.

use std::collections::BTreeMap;
use std::ops::Range;

use super::{Editor, Layout, Node, Splice};

/// The entries of a list or mapping, the first byte of each its key's or its dash's.
pub(super) struct Entries<'n> {
    pub(super) node: &'n Node,
    pub(super) layout: Layout,
    pub(super) ranges: Vec<Range<usize>>,
    pub(super) gone: Vec<bool>,
}

impl Entries<'_> {
    fn is_gone(&self, at: usize) -> bool {
        self.gone.get(at).copied().unwrap_or(false)
    }

    pub(super) fn all_gone(&self) -> bool {
        self.gone.iter().all(|gone| *gone)
    }

    /// The first entry from a number on that stays.
    fn stays_from(&self, at: usize) -> Option<&Range<usize>> {
        self.ranges.iter().enumerate().skip(at).find(|(at, _)| !self.is_gone(*at)).map(|(_, range)| range)
    }

    /// The last entry before a number that stays.
    fn stays_before(&self, at: usize) -> Option<&Range<usize>> {
        self.ranges.iter().enumerate().take(at).rfind(|(at, _)| !self.is_gone(*at)).map(|(_, range)| range)
    }
}

impl Editor<'_> {
    /// Takes the entries out that are gone. Those of a block stand on lines of their own, but for the first, which may
    /// stand behind a dash; one of them stays, or others are put in.
    pub(super) fn take_out(&mut self, entries: &Entries<'_>) {
        let splices = match entries.layout {
            Layout::Block => self.without_lines(entries),
            Layout::Flow => self.without_commas(entries),
        };
        self.splices.extend(splices);
    }

    fn without_lines(&self, entries: &Entries<'_>) -> Vec<Splice> {
        let mut splices = Vec::new();
        let mut done = 0;
        for (at, range) in entries.ranges.iter().enumerate().filter(|(at, _)| entries.is_gone(*at)) {
            if range.start < done {
                continue;
            }
            let margin = self.margin(range.start);
            let is_first_of_line = self.line_start(range.start) + margin == range.start;
            let splice = match entries.stays_from(at).filter(|_| !is_first_of_line) {
                Some(next) => {
                    let region = range.start..next.start;
                    (region.clone(), self.comments_within(&region, self.column(next.start)))
                }
                None => self.whole_lines(range),
            };
            done = splice.0.end;
            splices.push(splice);
        }
        splices
    }

    /// The whole lines of a range, but for the comments on them.
    fn whole_lines(&self, range: &Range<usize>) -> Splice {
        let start = self.line_start(range.start);
        let end = self.line_behind(range.end).unwrap_or(self.source.len());
        let margin = self.margin(range.start);
        let comments = self.comments_within(&(start..end), margin);
        let lead = if comments.is_empty() { String::new() } else { " ".repeat(margin) };
        (start..end, format!("{lead}{}", comments.trim_end_matches(' ')))
    }

    fn without_commas(&self, entries: &Entries<'_>) -> Vec<Splice> {
        let ranges = &entries.ranges;
        let stay = entries.gone.iter().rposition(|gone| !gone).map_or(0, |last| last + 1);
        let mut splices = Vec::new();
        let mut without = |region: Range<usize>, next: usize| {
            let comments = self.comments_within(&region, self.margin(next));
            // A comment must stand clear of the bracket.
            let lead = if comments.is_empty() { "" } else { " " };
            splices.push((region, format!("{lead}{comments}")));
        };
        // Up to the next entry, with the comma between them; the last ones with the comma before them.
        for (at, pair) in ranges.windows(2).enumerate().take(stay) {
            if let [range, next] = pair
                && entries.is_gone(at)
            {
                without(range.start..next.start, next.start);
            }
        }
        if let Some(last) = ranges.last().filter(|_| stay < ranges.len()) {
            let before = stay.checked_sub(1).and_then(|at| ranges.get(at)).map(|range| range.end);
            let start = before.or_else(|| ranges.first().map(|range| range.start)).unwrap_or(last.end);
            without(start..last.end, last.start);
        }
        splices
    }

    /// Puts entries in between brackets, each before the entry of that number.
    pub(super) fn put_between_commas(&mut self, entries: &Entries<'_>, added: BTreeMap<usize, Vec<String>>) {
        for (before, texts) in added {
            let text = texts.join(", ");
            let (at, text) = match (entries.stays_before(before), entries.stays_from(before)) {
                (Some(range), _) => (range.end, format!(", {text}")),
                (None, Some(range)) => (range.start, format!("{text}, ")),
                (None, None) => (entries.node.range.start + 1, text),
            };
            self.splices.push((at..at, text));
        }
    }
}
