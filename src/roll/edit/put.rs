//! Putting new keys, items and comments in.

use serde_yaml::Value;

use super::scalar::flow;
use super::{Editor, Fault, Splice, value_at};
use crate::diagnostic::Route;
use crate::roll::source::{self, Kind, Layout, Node};

impl Editor<'_> {
    /// Puts a block of lines where a key of the root has no value, or an empty list or mapping.
    pub(in crate::roll) fn fill(&mut self, route: &Route, lines: &[String]) -> Result<(), Fault> {
        let node = self.root.find(route).ok_or_else(|| Fault::Missing(route.clone()))?;
        let not_proved = || Fault::NotProved(route.clone());
        let value: Value = serde_yaml::from_str(&lines.join("\n")).map_err(|_| not_proved())?;
        if matches!(self.root.kind, Kind::Mapping(Layout::Flow, _)) {
            let flow = flow(&value).ok_or_else(not_proved)?;
            let lead = if node.range.is_empty() { " " } else { "" };
            self.splices.push((node.range.clone(), format!("{lead}{flow}")));
            return self.expect(route, value);
        }
        let margin = self.root.pairs().first().map_or(0, |(key, _)| key.range.start);
        let indent = " ".repeat(source::indent(self.source, margin) + 2);
        let block: String = lines.iter().map(|line| format!("{}{indent}{line}", self.line_end)).collect();
        // A comment behind the key would become text of the last line.
        let rest = self.source[node.range.end..].split('\n').next().unwrap_or_default();
        let end = node.range.end + rest.trim_end_matches('\r').len();
        let comment = rest.trim().to_owned();
        let lead = if comment.is_empty() { String::new() } else { format!(" {comment}") };
        let start = self.source[..node.range.start].trim_end_matches(' ').len();
        self.splices.push((start..end, format!("{lead}{block}")));
        self.expect(route, value)
    }

    /// Adds comment lines behind the line on which the pair `behind` of the root ends.
    pub(in crate::roll) fn note(&mut self, behind: &str, lines: &[String]) -> Result<(), Fault> {
        let pair = self.root.pairs().iter().find(|(name, _)| name.text() == Some(behind));
        let (name, value) = pair.ok_or_else(|| Fault::Missing(Route::root().key(behind)))?;
        let (end, indent) = match &self.root.kind {
            // In a flow mapping the line may go on, and end in the middle of a text.
            Kind::Mapping(Layout::Flow, _) => (self.root.range.end, 0),
            _ => (value.range.end.max(name.range.end), source::indent(self.source, name.range.start)),
        };
        let indent = " ".repeat(indent);
        self.splices.push(self.behind_line(end, &indent, lines));
        Ok(())
    }

    /// Adds a key with a block of lines behind the line on which the pair `behind` of the root ends.
    /// `lines` hold the key, indented as if the root stood at the margin; the first ones may be comments.
    pub(in crate::roll) fn insert(&mut self, behind: &str, key: &str, lines: &[String]) -> Result<(), Fault> {
        let here = Route::root().key(key);
        let not_proved = || Fault::NotProved(here.clone());
        let pair = self.root.pairs().iter().find(|(name, _)| name.text() == Some(behind));
        let (name, value) = pair.ok_or_else(|| Fault::Missing(Route::root().key(behind)))?;
        let read: Value = serde_yaml::from_str(&lines.join("\n")).map_err(|_| not_proved())?;
        let new = read.get(key).cloned().ok_or_else(not_proved)?;
        let Kind::Mapping(layout, _) = &self.root.kind else { return Err(not_proved()) };
        let splice = match layout {
            Layout::Flow => {
                let flow = flow(&new).ok_or_else(not_proved)?;
                let end = value.range.end.max(name.range.end);
                (end..end, format!(", {key}: {flow}"))
            }
            Layout::Block => {
                let indent = " ".repeat(source::indent(self.source, name.range.start));
                let end = value.range.end.max(name.range.end);
                let at = self.line_behind(end).unwrap_or(self.source.len());
                let next_is_blank =
                    self.source[at..].split('\n').next().is_none_or(|line| line.trim().is_empty());
                let lines = match lines.split_last() {
                    Some((last, rest)) if last.is_empty() && next_is_blank => rest,
                    _ => lines,
                };
                self.behind_line(end, &indent, lines)
            }
        };
        self.splices.push(splice);
        self.mapping(&Route::root())?.insert(key.into(), new);
        Ok(())
    }

    /// Adds lines to a mapping or a list that is there, behind its last entry.
    /// `lines` are indented as if its entries stood at the margin.
    pub(in crate::roll) fn append(&mut self, route: &Route, lines: &[String]) -> Result<(), Fault> {
        let not_proved = || Fault::NotProved(route.clone());
        let node = self.root.find(route).ok_or_else(|| Fault::Missing(route.clone()))?;
        let added: Value = serde_yaml::from_str(&lines.join("\n")).map_err(|_| not_proved())?;
        let (end, first, layout, empty) = match &node.kind {
            Kind::Mapping(layout, pairs) => {
                let end = pairs.last().map(|(key, value)| value.range.end.max(key.range.end));
                (end, pairs.first().map(|(key, _)| key.range.start), *layout, pairs.is_empty())
            }
            Kind::Sequence(layout, items) => (
                items.last().map(|item| item.range.end),
                items.first().map(|item| self.dash(item)),
                *layout,
                items.is_empty(),
            ),
            Kind::Scalar { .. } => return Err(not_proved()),
        };
        let splice = match (end, first, layout) {
            (Some(end), Some(first), Layout::Block) => {
                let indent = " ".repeat(source::indent(self.source, first));
                self.behind_line(end, &indent, lines)
            }
            _ => {
                let flow = flow(&added).ok_or_else(not_proved)?;
                let inner = flow.get(1..flow.len() - 1).unwrap_or_default();
                let at = end.unwrap_or(node.range.start + 1);
                (at..at, format!("{}{inner}", if empty { "" } else { ", " }))
            }
        };
        self.splices.push(splice);
        match (value_at(&mut self.expected, route), added) {
            (Some(Value::Mapping(old)), Value::Mapping(new)) => old.extend(new),
            (Some(Value::Sequence(old)), Value::Sequence(new)) => old.extend(new),
            _ => return Err(not_proved()),
        }
        Ok(())
    }

    /// Lines behind the line of a byte, or behind the last one, which has no line end: then neither has the new last.
    pub(super) fn behind_line(&self, at: usize, indent: &str, lines: &[String]) -> Splice {
        let indented =
            |line: &String| if line.is_empty() { String::new() } else { format!("{indent}{line}") };
        let block = lines.iter().map(indented).collect::<Vec<_>>().join(self.line_end);
        match self.line_behind(at) {
            Some(next) => (next..next, format!("{block}{}", self.line_end)),
            None => (self.source.len()..self.source.len(), format!("{}{block}", self.line_end)),
        }
    }

    /// Where the line behind that of a byte starts; none where the text has no further line end.
    pub(super) fn line_behind(&self, at: usize) -> Option<usize> {
        self.source[at..].find('\n').map(|line_end| at + line_end + 1)
    }

    /// Where the dash of a block item stands.
    fn dash(&self, item: &Node) -> usize {
        self.source[..item.range.start].rfind('-').unwrap_or(item.range.start)
    }
}
