//! Taking keys and items out; comments among them and behind them stay.

use std::ops::Range;

use serde_yaml::Value;

use super::scalar::write_scalar;
use super::{Editor, Fault, Splice, value_at};
use crate::diagnostic::Route;
use crate::roll::source::{self, Kind, Layout, Node, Style};

impl Editor<'_> {
    /// Takes keys and their values out of a mapping. Keys that are not there are passed over.
    pub(in crate::roll) fn remove(&mut self, route: &Route, keys: &[&str]) -> Result<(), Fault> {
        let node = self.root.find(route).ok_or_else(|| Fault::Missing(route.clone()))?;
        let Kind::Mapping(layout, pairs) = &node.kind else {
            return Err(Fault::Missing(route.clone()));
        };
        let gone: Vec<bool> =
            pairs.iter().map(|(name, _)| name.text().is_some_and(|name| keys.contains(&name))).collect();
        let ranges: Vec<Range<usize>> = pairs.iter().map(span).collect();
        let splices = self.without(*layout, &ranges, &gone);
        self.splices.extend(splices);
        let mapping = self.mapping(route)?;
        keys.iter().for_each(|key| drop(mapping.remove(*key)));
        Ok(())
    }

    /// Takes keys out of a mapping and puts others in: a key that is there gets the new value, a new one stands behind
    /// the first, or in a flow mapping behind the last that stays. No key is in both lists.
    pub(in crate::roll) fn change(
        &mut self,
        route: &Route,
        gone: &[&str],
        put: &[(&str, String)],
    ) -> Result<(), Fault> {
        let missing = || Fault::Missing(route.clone());
        let node = self.root.find(route).ok_or_else(missing)?;
        let Kind::Mapping(layout, pairs) = &node.kind else { return Err(missing()) };
        let is_there = |key: &str| pairs.iter().any(|(name, _)| name.text() == Some(key));
        let (old, new): (Vec<_>, Vec<_>) = put.iter().partition(|(key, _)| is_there(key));
        let added: Vec<String> =
            new.iter().map(|(key, text)| format!("{key}: {}", write_scalar(text, Style::Plain))).collect();
        if !added.is_empty() {
            let splice = match layout {
                Layout::Flow => {
                    let stays = |name: &Node| name.text().is_none_or(|name| !gone.contains(&name));
                    let last = pairs.iter().rfind(|(name, _)| stays(name)).ok_or_else(missing)?;
                    let end = span(last).end;
                    (end..end, added.iter().map(|pair| format!(", {pair}")).collect())
                }
                Layout::Block => self.lines_behind(span(pairs.first().ok_or_else(missing)?), &added),
            };
            self.splices.push(splice);
            let mapping = self.mapping(route)?;
            for line in &added {
                let Ok(Value::Mapping(pair)) = serde_yaml::from_str(line) else {
                    return Err(Fault::NotProved(route.clone()));
                };
                mapping.extend(pair);
            }
        }
        for (key, text) in old {
            self.set(&route.key(key), text)?;
        }
        self.remove(route, gone)
    }

    /// Takes items out of a list.
    pub(in crate::roll) fn remove_items(&mut self, route: &Route, gone: &[usize]) -> Result<(), Fault> {
        let node = self.root.find(route).ok_or_else(|| Fault::Missing(route.clone()))?;
        let Kind::Sequence(layout, items) = &node.kind else {
            return Err(Fault::Missing(route.clone()));
        };
        let ranges: Vec<Range<usize>> = items.iter().map(|item| item.range.clone()).collect();
        let is_gone: Vec<bool> = (0..items.len()).map(|at| gone.contains(&at)).collect();
        let splices = if *layout == Layout::Block && !is_gone.contains(&false) {
            let comments = self.comments_within(&node.range, &self.margin(node.range.start));
            vec![(node.range.clone(), format!("{comments} []"))]
        } else {
            self.without(*layout, &ranges, &is_gone)
        };
        self.splices.extend(splices);
        if let Some(Value::Sequence(items)) = value_at(&mut self.expected, route) {
            let kept = items.iter().enumerate().filter(|(at, _)| !gone.contains(at));
            *items = kept.map(|(_, item)| item.clone()).collect();
        }
        Ok(())
    }

    /// Lines behind the line on which the entry `first` of a block mapping ends, indented like it.
    fn lines_behind(&self, first: Range<usize>, lines: &[String]) -> Splice {
        let indent = " ".repeat(source::indent(self.source, first.start));
        self.behind_line(first.end, &indent, lines)
    }

    /// The text without some entries of a mapping or a list.
    fn without(&self, layout: Layout, entries: &[Range<usize>], gone: &[bool]) -> Vec<Splice> {
        let is_gone = |at: usize| gone.get(at).copied().unwrap_or(false);
        if layout == Layout::Block {
            let gone = entries.iter().enumerate().filter(|(at, _)| is_gone(*at));
            return gone.map(|(_, range)| self.without_lines(range)).collect();
        }
        let stay = gone.iter().rposition(|gone| !gone).map_or(0, |last| last + 1);
        let mut splices = Vec::new();
        // Up to the next entry, with the comma between them; the last ones with the comma before them.
        for (at, pair) in entries.windows(2).enumerate().take(stay) {
            if let [range, next] = pair
                && is_gone(at)
            {
                let region = range.start..next.start;
                let comments = self.comments_within(&region, &self.margin(next.start));
                // A comment must stand clear of the bracket.
                let lead = if comments.is_empty() { "" } else { " " };
                splices.push((region, format!("{lead}{comments}")));
            }
        }
        if let Some(last) = entries.last().filter(|_| stay < entries.len()) {
            let before = stay.checked_sub(1).and_then(|at| entries.get(at)).map(|range| range.end);
            let start = before.or_else(|| entries.first().map(|range| range.start)).unwrap_or(last.end);
            let region = start..last.end;
            let comments = self.comments_within(&region, &self.margin(last.start));
            let lead = if comments.is_empty() { "" } else { " " };
            splices.push((region, format!("{lead}{comments}")));
        }
        splices
    }

    /// The whole lines of a range, but for the comments on them.
    fn without_lines(&self, range: &Range<usize>) -> Splice {
        let start = self.source[..range.start].rfind('\n').map_or(0, |at| at + 1);
        let end = self.line_behind(range.end).unwrap_or(self.source.len());
        let margin = self.margin(range.start);
        let comments = self.comments_within(&(start..end), &margin);
        let lead = if comments.is_empty() { "" } else { margin.as_str() };
        (start..end, format!("{lead}{}", comments.trim_end_matches(' ')))
    }

    /// The spaces at the start of the line of a byte.
    pub(super) fn margin(&self, at: usize) -> String {
        let start = self.source[..at].rfind('\n').map_or(0, |at| at + 1);
        let line = &self.source[start..at];
        " ".repeat(line.len() - line.trim_start_matches(' ').len())
    }

    /// The comments of a stretch, each with the end of its line and the margin of what follows.
    pub(super) fn comments_within(&self, region: &Range<usize>, margin: &str) -> String {
        let first = self.comments.partition_point(|comment| comment.start < region.start);
        let within = self.comments.iter().skip(first).take_while(|comment| comment.start < region.end);
        within.map(|comment| format!("{}{}{margin}", &self.source[comment.clone()], self.line_end)).collect()
    }
}

/// The bytes of a key with its value.
fn span((name, value): &(Node, Node)) -> Range<usize> {
    name.range.start..value.range.end.max(name.range.end)
}
