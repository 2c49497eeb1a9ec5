//! Taking keys and items out; what is written behind them on their lines stays.

use std::ops::Range;

use serde_yaml::Value;

use super::scalar::write_scalar;
use super::{Editor, Fault, value_at};
use crate::diagnostic::Route;
use crate::roll::source::{self, Kind, Layout, Node, Style};

impl Editor<'_> {
    /// Takes keys and their values out of a mapping; a comment behind a value stays, on a line of its own.
    /// Keys that are not there are passed over.
    pub(in crate::roll) fn remove(&mut self, route: &Route, keys: &[&str]) -> Result<(), Fault> {
        let node = self.root.find(route).ok_or_else(|| Fault::Missing(route.clone()))?;
        let Kind::Mapping(layout, pairs) = &node.kind else {
            return Err(Fault::Missing(route.clone()));
        };
        let is_gone = |name: &Node| name.text().is_some_and(|name| keys.contains(&name));
        if !pairs.iter().any(|(name, _)| is_gone(name)) {
            return Ok(());
        }
        let range = |(name, value): &(Node, Node)| name.range.start..value.range.end.max(name.range.end);
        let splices: Vec<_> = match layout {
            Layout::Flow => {
                let kept: Vec<&str> = pairs
                    .iter()
                    .filter(|(name, _)| !is_gone(name))
                    .map(|pair| &self.source[range(pair)])
                    .collect();
                vec![(node.range.clone(), format!("{{{}}}", kept.join(", ")))]
            }
            Layout::Block => {
                let gone = pairs.iter().filter(|(name, _)| is_gone(name));
                gone.map(|pair| self.without_lines(&range(pair))).collect()
            }
        };
        self.splices.extend(splices);
        let mapping = self.mapping(route)?;
        keys.iter().for_each(|key| drop(mapping.remove(*key)));
        Ok(())
    }

    /// Takes keys out of a mapping and puts others in: a key that is there gets the new value, a new one stands behind
    /// the first. No key is in both lists.
    pub(in crate::roll) fn change(
        &mut self,
        route: &Route,
        gone: &[&str],
        put: &[(&str, String)],
    ) -> Result<(), Fault> {
        let node = self.root.find(route).ok_or_else(|| Fault::Missing(route.clone()))?;
        let Kind::Mapping(layout, pairs) = &node.kind else {
            return Err(Fault::Missing(route.clone()));
        };
        let is_there = |key: &str| pairs.iter().any(|(name, _)| name.text() == Some(key));
        let new: Vec<&(&str, String)> = put.iter().filter(|(key, _)| !is_there(key)).collect();
        let old: Vec<&(&str, String)> = put.iter().filter(|(key, _)| is_there(key)).collect();
        let added: Vec<String> =
            new.iter().map(|(key, text)| format!("{key}: {}", write_scalar(text, Style::Plain))).collect();
        if *layout == Layout::Flow {
            let mut kept: Vec<String> = Vec::new();
            for (name, value) in pairs {
                let key = name.text().unwrap_or_default();
                let raw = &self.source[name.range.start..value.range.end.max(name.range.end)];
                match put.iter().find(|(changed, _)| *changed == key) {
                    Some((_, text)) => kept.push(format!("{key}: {}", write_scalar(text, Style::Plain))),
                    None if gone.contains(&key) => {}
                    None => kept.push(raw.to_owned()),
                }
            }
            kept.extend(added);
            let written = format!("{{{}}}", kept.join(", "));
            return self.set_flow(route, &written);
        }
        let first =
            pairs.first().map(|(name, value)| (name.range.start, value.range.end.max(name.range.end)));
        let Some((start, end)) = first else { return Err(Fault::Missing(route.clone())) };
        if !added.is_empty() {
            let indent = " ".repeat(source::position(self.source, start).column - 1);
            let block: String = added.iter().map(|line| format!("{indent}{line}{}", self.line_end)).collect();
            let splice = match self.source[end..].find('\n') {
                Some(line_end) => (end + line_end + 1..end + line_end + 1, block),
                None => {
                    let end = self.source.len();
                    (end..end, format!("{}{}", self.line_end, block.trim_end()))
                }
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
        let splices: Vec<_> = if gone.len() == items.len() || *layout == Layout::Flow {
            let kept: Vec<&str> = ranges
                .iter()
                .enumerate()
                .filter(|(at, _)| !gone.contains(at))
                .map(|(_, range)| &self.source[range.clone()])
                .collect();
            let indent = if *layout == Layout::Block { " " } else { "" };
            vec![(node.range.clone(), format!("{indent}[{}]", kept.join(", ")))]
        } else {
            gone.iter().filter_map(|&at| ranges.get(at)).map(|range| self.without_lines(range)).collect()
        };
        self.splices.extend(splices);
        if let Some(Value::Sequence(items)) = value_at(&mut self.expected, route) {
            let kept = items.iter().enumerate().filter(|(at, _)| !gone.contains(at));
            *items = kept.map(|(_, item)| item.clone()).collect();
        }
        Ok(())
    }

    /// The whole lines of a range, but for a comment at their end.
    fn without_lines(&self, range: &Range<usize>) -> (Range<usize>, String) {
        let start = self.source[..range.start].rfind('\n').map_or(0, |at| at + 1);
        let end = self.source[range.end..].find('\n').map_or(self.source.len(), |at| range.end + at + 1);
        let tail = &self.source[range.end..end];
        match tail.find('#') {
            Some(hash) => {
                let indent = &self.source[start..range.start];
                let margin = indent.len() - indent.trim_start_matches(' ').len();
                (start..end, format!("{}{}", " ".repeat(margin), &tail[hash..]))
            }
            None => (start..end, String::new()),
        }
    }
}
