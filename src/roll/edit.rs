//! Edits of a YAML file that touch only what they name, and the proof that they did.
//!
//! Every edit is made twice: as a splice of bytes and as a change of the tree of values. The new text is then read
//! again, and must say exactly what the changed tree says and hold every comment of the old text.

use std::ops::Range;

use serde_yaml::{Mapping, Value};

use super::source::{self, Kind, Node, Style};
use crate::diagnostic::{Route, Step};

mod prove;
mod put;
mod scalar;
mod take;

pub(super) use scalar::{quoted, reads_bare, write_scalar};

use scalar::{read_value, reads_as, replace_all};

/// A change of the text: these bytes by that text.
type Splice = (Range<usize>, String);

/// Why the edits could not be made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Fault {
    /// Not one plain document: anchors, several documents, no YAML.
    Unreadable,
    /// There is nothing at this route.
    Missing(Route),
    /// The new text does not say what it should: nothing may be written.
    NotProved(Route),
    /// A comment would be lost.
    CommentLost(String),
}

/// A file under edit.
#[derive(Debug)]
pub(super) struct Editor<'s> {
    source: &'s str,
    root: Node,
    expected: Value,
    splices: Vec<Splice>,
    line_end: &'static str,
    /// Where the comments stand.
    comments: Vec<Range<usize>>,
}

impl<'s> Editor<'s> {
    /// Reads the file.
    pub(super) fn new(source: &'s str) -> Result<Self, Fault> {
        let root = source::read(source).ok_or(Fault::Unreadable)?;
        let expected = serde_yaml::from_str(source).map_err(|_| Fault::Unreadable)?;
        let line_end = if source.contains("\r\n") { "\r\n" } else { "\n" };
        let comments = source::comment_ranges(source, &root);
        Ok(Self { source, root, expected, splices: Vec::new(), line_end, comments })
    }

    /// The tree as it was read.
    pub(super) fn root(&self) -> &Node {
        &self.root
    }

    /// Replaces a scalar, keeping its quotes where the new text allows.
    pub(super) fn set(&mut self, route: &Route, text: &str) -> Result<(), Fault> {
        let node = self.root.find(route).ok_or_else(|| Fault::Missing(route.clone()))?;
        let style = match &node.kind {
            Kind::Scalar { style, .. } => *style,
            Kind::Sequence(..) | Kind::Mapping(..) => Style::Plain,
        };
        let written = write_scalar(text, style);
        let value = read_value(&written).ok_or_else(|| Fault::NotProved(route.clone()))?;
        // A key without a value ends at its colon.
        let gap = if node.range.is_empty() { " " } else { "" };
        self.splices.push((node.range.clone(), format!("{gap}{written}{}", self.header_comment(node))));
        self.expect(route, value)
    }

    /// Replaces a value by a list of ids in flow style.
    pub(super) fn set_ids(&mut self, route: &Route, ids: &[String]) -> Result<(), Fault> {
        let node = self.root.find(route).ok_or_else(|| Fault::Missing(route.clone()))?;
        let written = match ids {
            [one] => one.clone(),
            _ => format!("[{}]", ids.join(", ")),
        };
        let value = read_value(&written).ok_or_else(|| Fault::NotProved(route.clone()))?;
        self.splices.push((node.range.clone(), format!("{}{written}", self.comments_inside(node))));
        self.expect(route, value)
    }

    /// Replaces parts of a text; each `old` stands in it.
    pub(super) fn rewrite(&mut self, route: &Route, parts: &[(String, String)]) -> Result<(), Fault> {
        let node = self.root.find(route).ok_or_else(|| Fault::Missing(route.clone()))?;
        let Kind::Scalar { text, style } = &node.kind else {
            return Err(Fault::Missing(route.clone()));
        };
        let new = replace_all(text, parts);
        let raw = &self.source[node.range.clone()];
        let escaped = |part: &str| match style {
            Style::Plain | Style::Block => part.to_owned(),
            Style::Single => part.replace('\'', "''"),
            Style::Double => part.replace('\\', "\\\\").replace('"', "\\\""),
        };
        let in_place: Vec<(String, String)> =
            parts.iter().map(|(old, new)| (escaped(old), escaped(new))).collect();
        let patched = replace_all(raw, &in_place);
        // A block text cannot be read without its indent; there a splice in place is proved at the end.
        let sound = *style == Style::Block || reads_as(&patched, &new);
        let anew = || format!("{}{}", write_scalar(&new, Style::Double), self.header_comment(node));
        let written = if sound && patched != raw { patched } else { anew() };
        self.splices.push((node.range.clone(), written));
        self.expect(route, Value::String(new))
    }

    /// Renames the last key of a route and sets its value.
    pub(super) fn rename(&mut self, route: &Route, key: &str, text: &str) -> Result<(), Fault> {
        let (old, parent) = split_key(route).ok_or_else(|| Fault::Missing(route.clone()))?;
        let node = self.root.find(&parent).ok_or_else(|| Fault::Missing(route.clone()))?;
        let (name, value) = node
            .pairs()
            .iter()
            .find(|(name, _)| name.text() == Some(&old))
            .ok_or_else(|| Fault::Missing(route.clone()))?;
        let style = match &name.kind {
            Kind::Scalar { style, .. } => *style,
            Kind::Sequence(..) | Kind::Mapping(..) => Style::Plain,
        };
        self.splices.push((name.range.clone(), write_scalar(key, style)));
        let written = format!("{}{}", self.comments_inside(value), write_scalar(text, Style::Double));
        self.splices.push((value.range.clone(), written));
        let mapping = self.mapping(&parent)?;
        mapping.remove(old.as_str());
        mapping.insert(key.into(), Value::String(text.to_owned()));
        Ok(())
    }

    /// The comments inside a list or a mapping, to stand before what replaces it.
    fn comments_inside(&self, node: &Node) -> String {
        let margin = format!("{}  ", self.margin(node.range.start));
        match node.kind {
            Kind::Scalar { .. } => String::new(),
            Kind::Sequence(..) | Kind::Mapping(..) => match self.comments_within(&node.range, &margin) {
                comments if comments.is_empty() => comments,
                // Clear of what stands before the value.
                comments => format!(" {comments}"),
            },
        }
    }

    /// The comment behind the `|` of a text, as it stands behind a text on one line.
    fn header_comment(&self, node: &Node) -> String {
        node.header_comment(self.source).map_or_else(String::new, |comment| format!(" {comment}"))
    }

    fn expect(&mut self, route: &Route, new: Value) -> Result<(), Fault> {
        let place = value_at(&mut self.expected, route).ok_or_else(|| Fault::Missing(route.clone()))?;
        *place = new;
        Ok(())
    }

    fn mapping(&mut self, route: &Route) -> Result<&mut Mapping, Fault> {
        match value_at(&mut self.expected, route) {
            Some(Value::Mapping(mapping)) => Ok(mapping),
            _ => Err(Fault::Missing(route.clone())),
        }
    }
}

fn split_key(route: &Route) -> Option<(String, Route)> {
    let (last, way) = route.steps().split_last()?;
    let Step::Key(key) = last else { return None };
    let parent = way.iter().fold(Route::root(), |route, step| match step {
        Step::Key(key) => route.key(key),
        Step::Index(index) => route.index(*index),
    });
    Some((key.to_string(), parent))
}

fn value_at<'v>(value: &'v mut Value, route: &Route) -> Option<&'v mut Value> {
    route.steps().iter().try_fold(value, |value, step| match step {
        Step::Key(key) => value.as_mapping_mut()?.get_mut(key.as_ref()),
        Step::Index(index) => value.as_sequence_mut()?.get_mut(*index),
    })
}

#[cfg(test)]
mod tests;
