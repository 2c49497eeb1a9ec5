//! The YAML of one file as a tree of nodes that know their place and their bytes: for findings, and for edits that touch
//! nothing else. Only built when there is something to place or to edit.
//!
//! Anchors, aliases, tags, merge keys and second documents are refused: an officer never needs them, and an
//! alias makes a file grow without bound.

use std::ops::Range;

use serde_yaml::{Number, Value};

use crate::diagnostic::{Position, Route, Step};
use crate::value::Scalar;

mod comment;
mod reader;
mod scalar;

pub use comment::comments;
pub use reader::{Refusal, Stop, lines, read};

/// Largest source read, in bytes.
pub const MAX_BYTES: usize = 32 * 1024 * 1024;
/// Deepest nesting of lists and mappings; everything that walks a tree may recurse this deep.
pub const MAX_DEPTH: usize = 64;
/// Most nodes (keys, values, lists, mappings) of one file: two hundred times those of a year's plan. A paper of as many
/// items is still made, read and checked within 300 MB.
pub const MAX_NODES: usize = 150_000;
/// Most text of all values of one file, in bytes.
pub const MAX_TEXT: usize = 12 * 1024 * 1024;
/// Most lines of one file, and of the text of its values.
pub const MAX_LINES: usize = 1_000_000;

/// How a comment begins, behind `#`, that passes over findings.
pub const SILENCE: &str = "bỏ qua [";

/// How a scalar is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Style {
    /// Without quotes: may be a number, a truth value or nothing.
    Plain,
    /// `'…'`
    Single,
    /// `"…"`
    Double,
    /// `|`
    Literal,
    /// `>`
    Folded,
}

impl Style {
    /// Whether it is written in lines of its own below a mark.
    pub fn is_block(self) -> bool {
        matches!(self, Style::Literal | Style::Folded)
    }
}

/// How a list or a mapping is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Layout {
    /// An entry a line.
    Block,
    /// Between brackets.
    Flow,
}

/// What a node is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Kind {
    /// A text, number, truth value or nothing (empty plain text: the value is missing).
    Scalar {
        /// The value, escapes and folds undone.
        text: String,
        /// How it is written.
        style: Style,
    },
    /// A list.
    Sequence(Layout, Vec<Node>),
    /// Keys with values, in file order, repeats included.
    Mapping(Layout, Vec<(Node, Node)>),
}

/// A value, or a key, with its place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Node {
    /// Where it begins. A mapping begins at its first key, a `|` text at its first letter, a missing value
    /// right behind its key's colon.
    pub at: Position,
    /// Where it ends (exclusive).
    pub end: Position,
    /// The bytes of the source that it is written in; of a `|` text from that mark on.
    pub range: Range<usize>,
    /// What it is.
    pub kind: Kind,
    /// How it was typed, where that may not be what it is.
    pub typed: Typed,
}

/// What a value says nothing of, though someone typed it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Typed {
    /// A `"…"` text with a backslash in it.
    pub has_escapes: bool,
    /// What stands behind it on its last line from `#` on, and is no part of it.
    pub remark: Option<Box<Remark>>,
}

/// A comment behind a value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Remark {
    /// Where its `#` stands.
    pub at: Position,
    /// Whether a letter follows the `#` at once, or nothing at all: a hashtag, a number, a sign; no note.
    pub is_tag: bool,
}

impl Node {
    /// The text of a scalar.
    pub fn text(&self) -> Option<&str> {
        match &self.kind {
            Kind::Scalar { text, .. } => Some(text),
            Kind::Sequence(..) | Kind::Mapping(..) => None,
        }
    }

    /// Every scalar below, keys and values, in file order.
    pub(crate) fn each_scalar(&self, visit: &mut dyn FnMut(&Node)) {
        match &self.kind {
            Kind::Scalar { .. } => visit(self),
            Kind::Sequence(_, items) => items.iter().for_each(|item| item.each_scalar(visit)),
            Kind::Mapping(_, pairs) => pairs.iter().for_each(|(key, value)| {
                key.each_scalar(visit);
                value.each_scalar(visit);
            }),
        }
    }

    /// The items of a list; none of anything else.
    pub fn items(&self) -> &[Node] {
        match &self.kind {
            Kind::Sequence(_, items) => items,
            Kind::Scalar { .. } | Kind::Mapping(..) => &[],
        }
    }

    /// The pairs of a mapping; none of anything else.
    pub fn pairs(&self) -> &[(Node, Node)] {
        match &self.kind {
            Kind::Mapping(_, pairs) => pairs,
            Kind::Scalar { .. } | Kind::Sequence(..) => &[],
        }
    }

    /// Whether this is nothing at all, as YAML 1.2 writes it: empty, `~`, `null`.
    pub fn is_null(&self) -> bool {
        matches!(&self.kind, Kind::Scalar { text, style: Style::Plain }
            if matches!(text.as_str(), "" | "~" | "null" | "Null" | "NULL"))
    }

    /// The value of a key, of the first if there are several.
    pub fn get(&self, key: &str) -> Option<&Node> {
        self.pairs().iter().find(|(k, _)| k.text() == Some(key)).map(|(_, value)| value)
    }

    fn step(&self, step: &Step) -> Option<&Node> {
        match step {
            Step::Key(key) => self.get(key),
            Step::Index(index) => self.items().get(*index),
        }
    }

    /// The value at a route.
    pub fn find(&self, route: &Route) -> Option<&Node> {
        route.steps().iter().try_fold(self, Node::step)
    }

    /// The value at a route, or the deepest value on the way that is there: a short form has fewer steps.
    pub fn deepest(&self, route: &Route) -> &Node {
        self.reached(route).1
    }

    /// The part of a route that the file has.
    pub fn in_file(&self, route: &Route) -> Route {
        self.reached(route).0
    }

    fn reached(&self, route: &Route) -> (Route, &Node) {
        let (mut here, mut node) = (Route::root(), self);
        for step in route.steps() {
            // One item may stand where a list is read.
            let is_short = *step == Step::Index(0) && !matches!(node.kind, Kind::Sequence(..));
            match (node.step(step), step) {
                (Some(inner), Step::Key(key)) => (here, node) = (here.key(key), inner),
                (Some(inner), Step::Index(at)) => (here, node) = (here.index(*at), inner),
                (None, _) if is_short => {}
                (None, _) => break,
            }
        }
        (here, node)
    }

    /// The place of letter `offset` (characters, from 0) of its text, or its own place.
    pub fn place(&self, source: &str, offset: Option<usize>) -> Position {
        offset.map_or(self.at, |offset| scalar::position_in_scalar(source, self, offset))
    }

    /// What it says, as serde reads values.
    pub fn value(&self) -> Value {
        match &self.kind {
            Kind::Scalar { text, style: Style::Plain } => match Scalar::plain(text) {
                Scalar::Text(text) => Value::String(text.to_owned()),
                Scalar::Integer(number) => whole(number).unwrap_or_else(|| Value::String(text.clone())),
                Scalar::Decimal(number) => Value::Number(Number::from(number)),
                Scalar::Boolean(truth) => Value::Bool(truth),
                Scalar::Null => Value::Null,
            },
            Kind::Scalar { text, .. } => Value::String(text.clone()),
            Kind::Sequence(_, items) => Value::Sequence(items.iter().map(Node::value).collect()),
            Kind::Mapping(_, pairs) => {
                Value::Mapping(pairs.iter().map(|(key, value)| (key.value(), value.value())).collect())
            }
        }
    }
}

fn whole(number: i128) -> Option<Value> {
    let signed = i64::try_from(number).ok().map(Number::from);
    signed.or_else(|| u64::try_from(number).ok().map(Number::from)).map(Value::Number)
}

#[cfg(test)]
mod tests;
