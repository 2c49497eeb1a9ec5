//! Edits of a YAML file that touch only what they name, and the proof that they did.
//!
//! Every edit is made twice: as a splice of bytes and as a change of the tree of values. The new text is then read
//! again, and must say exactly what the changed tree says and hold every comment of the old text. Line ends, quotes,
//! blank lines and the order of keys stay as they are.

use std::ops::Range;

use serde_yaml::Value;

use super::tree::{self, Kind, Layout, Node, Style};
use crate::diagnostic::{Route, Step};

mod entries;
mod list;
mod mapping;
mod prove;
mod replace;
mod scalar;

pub use scalar::{quoted, reads_bare, scalar, write_scalar};

/// One edit. Routes name the file as it was read, whatever other edits do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Edit {
    at: Route,
    action: Action,
}

#[derive(Debug, Clone, PartialEq, Eq)]
enum Action {
    Set(String),
    Rewrite { old: String, new: String },
    Put(Vec<String>),
    Rename(String),
    Remove,
    Move(usize),
    Note { behind: String, lines: Vec<String> },
    Add { behind: Option<String>, lines: Vec<String> },
    Insert { before: usize, lines: Vec<String> },
}

impl Edit {
    /// Replaces a value by a text, in the quotes of the old one where they can hold it. Digits, dates, ids stay bare.
    pub fn set(at: &Route, text: impl Into<String>) -> Self {
        Self { at: at.clone(), action: Action::Set(text.into()) }
    }

    /// Replaces a part of a text wherever it stands in it. Several parts of one text are replaced in one pass.
    pub fn rewrite(at: &Route, old: impl Into<String>, new: impl Into<String>) -> Self {
        Self { at: at.clone(), action: Action::Rewrite { old: old.into(), new: new.into() } }
    }

    /// Replaces a value, or fills a missing one, by what these lines of YAML say, written as if at the margin.
    pub fn put(at: &Route, lines: Vec<String>) -> Self {
        Self { at: at.clone(), action: Action::Put(lines) }
    }

    /// Renames a key.
    pub fn rename(at: &Route, key: impl Into<String>) -> Self {
        Self { at: at.clone(), action: Action::Rename(key.into()) }
    }

    /// Takes out a key with its value, or an item of a list. Comments among its lines stay.
    pub fn remove(at: &Route) -> Self {
        Self { at: at.clone(), action: Action::Remove }
    }

    /// Moves an item, with the comments above and behind it, so that it is number `to` (from 0) of its list.
    /// A list of which items are moved takes no other edit.
    pub fn move_to(at: &Route, to: usize) -> Self {
        Self { at: at.clone(), action: Action::Move(to) }
    }

    /// Adds comment lines to a mapping, behind the line on which the value of a key ends.
    pub fn note(to: &Route, behind: &str, lines: Vec<String>) -> Self {
        Self { at: to.clone(), action: Action::Note { behind: behind.to_owned(), lines } }
    }

    /// Adds keys to a mapping, behind another key or as the last. `lines` hold them, written as if at the margin; there
    /// may be blank lines and comments among them, which are left out between brackets.
    pub fn add(to: &Route, behind: Option<&str>, lines: Vec<String>) -> Self {
        Self { at: to.clone(), action: Action::Add { behind: behind.map(str::to_owned), lines } }
    }

    /// Adds items to a list before that number (from 0), or as the last. `lines` hold them with their dashes.
    pub fn insert(into: &Route, before: usize, lines: Vec<String>) -> Self {
        Self { at: into.clone(), action: Action::Insert { before, lines } }
    }
}

/// Why the edits could not be made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fault {
    /// There is nothing at this route.
    Missing(Route),
    /// The new text does not say what it should: nothing may be written.
    NotProved(Route),
    /// A comment would be lost.
    CommentLost(String),
}

/// A file after its edits.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Edited {
    /// The new text.
    pub text: String,
    /// Its tree.
    pub root: Node,
}

/// The text with all edits made, proved.
///
/// # Errors
/// The first edit that names nothing, or what could not be proved; then no edit is made.
pub fn apply(source: &str, root: &Node, edits: &[Edit]) -> Result<Edited, Fault> {
    let line_end = if source.contains("\r\n") { "\r\n" } else { "\n" };
    let comments = tree::comments(source, root);
    let mut editor = Editor { source, comments, line_end, splices: Vec::new() };
    let whole = Spot { route: Route::root(), lead: root.range.start, margin: 0, flow: None };
    let expected = editor.value(root, &whole, edits.iter().collect())?;
    let in_order = !edits.iter().any(|edit| matches!(edit.action, Action::Move(_)));
    editor.prove(&expected, in_order)
}

/// A change of the text: these bytes by that text.
type Splice = (Range<usize>, String);

/// A file under edit.
#[derive(Debug)]
struct Editor<'s> {
    source: &'s str,
    /// Where the comments stand.
    comments: Vec<Range<usize>>,
    line_end: &'static str,
    splices: Vec<Splice>,
}

/// Where a value stands.
#[derive(Debug, Clone)]
struct Spot {
    route: Route,
    /// Behind its key's colon or its dash.
    lead: usize,
    /// The column, from 0, that lines of its own are indented to.
    margin: usize,
    /// Inside brackets: where the outermost ones end.
    flow: Option<usize>,
}

impl Spot {
    fn missing(&self) -> Fault {
        Fault::Missing(self.route.clone())
    }

    fn not_proved(&self) -> Fault {
        Fault::NotProved(self.route.clone())
    }

    /// Inside a list or mapping of this layout that stands here.
    fn flow_within(&self, node: &Node, layout: Layout) -> Option<usize> {
        self.flow.or((layout == Layout::Flow).then_some(node.range.end))
    }
}

impl Editor<'_> {
    /// Makes the edits at and below a value; gives what it then says.
    fn value(&mut self, node: &Node, spot: &Spot, edits: Vec<&Edit>) -> Result<Value, Fault> {
        let depth = spot.route.steps().len();
        let (own, below): (Vec<&Edit>, Vec<&Edit>) =
            edits.into_iter().partition(|edit| edit.at.steps().len() == depth);
        let (inside, whole): (Vec<&Edit>, Vec<&Edit>) = own.into_iter().partition(|edit| {
            matches!(edit.action, Action::Add { .. } | Action::Note { .. } | Action::Insert { .. })
        });
        if let Some(first) = whole.first() {
            if !below.is_empty() || !inside.is_empty() {
                return Err(spot.not_proved());
            }
            return self.replace(node, spot, &first.action, &whole);
        }
        match &node.kind {
            _ if below.is_empty() && inside.is_empty() => Ok(node.value()),
            Kind::Mapping(layout, pairs) => self.mapping((node, *layout, pairs), spot, &inside, &below),
            Kind::Sequence(layout, items) => self.list((node, *layout, items), spot, &inside, &below),
            Kind::Scalar { .. } => {
                let named = below.first().map_or(&spot.route, |edit| &edit.at);
                Err(Fault::Missing(named.clone()))
            }
        }
    }

    /// Lines behind the line of a byte, or behind the last one, which has no line end: then neither has the new last.
    fn behind_line(&self, at: usize, margin: usize, lines: &[String]) -> Splice {
        let block = indented(lines, margin).join(self.line_end);
        match self.line_behind(at) {
            Some(next) => (next..next, format!("{block}{}", self.line_end)),
            None => (self.source.len()..self.source.len(), format!("{}{block}", self.line_end)),
        }
    }

    /// Where the line behind that of a byte starts; none where the text has no further line end.
    fn line_behind(&self, at: usize) -> Option<usize> {
        self.source[at..].find('\n').map(|line_end| at + line_end + 1)
    }

    fn line_start(&self, at: usize) -> usize {
        self.source[..at].rfind('\n').map_or(0, |line_end| line_end + 1)
    }

    /// The characters before a byte on its line.
    fn column(&self, at: usize) -> usize {
        self.source[self.line_start(at)..at].chars().count()
    }

    /// The comments of a stretch.
    fn comments_of(&self, region: &Range<usize>) -> impl Iterator<Item = &str> {
        let first = self.comments.partition_point(|comment| comment.start < region.start);
        let within =
            self.comments.iter().skip(first).take_while(|comment| comment.start < self.end_of(region));
        within.map(|comment| &self.source[comment.clone()])
    }

    fn end_of(&self, region: &Range<usize>) -> usize {
        region.end.min(self.source.len())
    }

    /// The comments of a stretch, each with the end of its line and the margin of what follows.
    fn comments_within(&self, region: &Range<usize>, margin: usize) -> String {
        let margin = " ".repeat(margin);
        self.comments_of(region).map(|comment| format!("{comment}{}{margin}", self.line_end)).collect()
    }

    /// The spaces at the start of the line of a byte.
    fn margin(&self, at: usize) -> usize {
        let line = &self.source[self.line_start(at)..at];
        line.len() - line.trim_start_matches(' ').len()
    }
}

/// How much deeper the lines below a key stand.
const STEP: usize = 2;

/// Lines behind a margin; an empty line stays empty.
fn indented(lines: &[String], margin: usize) -> Vec<String> {
    let margin = " ".repeat(margin);
    let indent = |line: &String| if line.is_empty() { String::new() } else { format!("{margin}{line}") };
    lines.iter().map(indent).collect()
}

/// The key that a step names.
fn key_of(edit: &Edit, depth: usize) -> Option<&str> {
    match edit.at.steps().get(depth)? {
        Step::Key(key) => Some(key),
        Step::Index(_) => None,
    }
}

/// What lines of YAML say.
fn read_lines(lines: &[String]) -> Option<Node> {
    tree::read(&lines.join("\n")).ok()
}

#[cfg(test)]
mod tests;
