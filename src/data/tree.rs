//! The YAML of one file as a tree of nodes that know their place; only built when there is something to show.
//!
//! Anchors, aliases, tags, merge keys and second documents are refused: an officer never needs them, and an
//! alias makes a file grow without bound.

use granit_parser::{Event, Marker, Parser, ScalarStyle, Span, StructureStyle, options};

use super::syntax::{Cause, SyntaxFault};
use crate::diagnostic::{Position, Route, Step};

mod scalar;

pub use scalar::position_in_scalar;

/// Largest source read, in bytes.
pub const MAX_BYTES: usize = 32 * 1024 * 1024;
/// Deepest nesting of lists and mappings; everything that walks a tree may recurse this deep.
pub const MAX_DEPTH: usize = 64;
/// Most nodes (keys, values, lists, mappings) of one file: two hundred times those of a year's plan. A paper of as many
/// items is still made, read and checked within 300 MB.
pub const MAX_NODES: usize = 150_000;
/// Longest text of one value, in bytes.
pub const MAX_TEXT: usize = 16 * 1024 * 1024;
/// Most lines of one file, and of one value.
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
    Sequence(Vec<Node>),
    /// Keys with values, in file order, repeats included.
    Mapping(Vec<(Node, Node)>),
}

/// A value, or a key, with its place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Node {
    /// Where it begins. A mapping begins at its first key, a `|` text at its first letter, a missing value
    /// right behind its key's colon.
    pub at: Position,
    /// Where it ends (exclusive).
    pub end: Position,
    /// Byte of the source where it begins.
    pub start_byte: usize,
    /// What it is.
    pub kind: Kind,
    /// How it was typed, where that may not be what it is.
    pub typed: Typed,
}

/// What a value says nothing of, though someone typed it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Typed {
    /// A list between brackets, where a comma ends an item.
    pub in_brackets: bool,
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
    /// Whether a letter follows the `#` at once: a hashtag, a number of a list.
    pub is_tag: bool,
}

impl Node {
    /// The text of a scalar.
    pub fn text(&self) -> Option<&str> {
        match &self.kind {
            Kind::Scalar { text, .. } => Some(text),
            Kind::Sequence(_) | Kind::Mapping(_) => None,
        }
    }

    /// Whether this is nothing at all, as YAML 1.2 writes it: empty, `~`, `null`.
    pub fn is_null(&self) -> bool {
        matches!(&self.kind, Kind::Scalar { text, style: Style::Plain }
            if matches!(text.as_str(), "" | "~" | "null" | "Null" | "NULL"))
    }

    /// The pair of a mapping with this key, the first if there are several.
    pub fn pair(&self, key: &str) -> Option<(&Node, &Node)> {
        match &self.kind {
            Kind::Mapping(pairs) => pairs.iter().find(|(k, _)| k.text() == Some(key)).map(|(k, v)| (k, v)),
            Kind::Scalar { .. } | Kind::Sequence(_) => None,
        }
    }

    fn step(&self, step: &Step) -> Option<&Node> {
        match (step, &self.kind) {
            (Step::Key(key), _) => self.pair(key).map(|(_, value)| value),
            (Step::Index(index), Kind::Sequence(items)) => items.get(*index),
            (Step::Index(_), Kind::Scalar { .. } | Kind::Mapping(_)) => None,
        }
    }

    /// The value at a route.
    pub fn find(&self, route: &Route) -> Option<&Node> {
        route.steps().iter().try_fold(self, Node::step)
    }

    /// Where the value at a route begins, or the deepest value on the way that is there.
    pub fn place(&self, route: &Route) -> Position {
        self.deepest(route).at
    }

    /// The value at a route, or the deepest value on the way that is there: a short form has fewer steps.
    pub fn deepest(&self, route: &Route) -> &Node {
        let mut node = self;
        for step in route.steps() {
            match node.step(step) {
                Some(next) => node = next,
                None => break,
            }
        }
        node
    }

    /// Where the key at the end of a route begins; for an item of a list, the item; else as [`Node::place`].
    pub fn key_place(&self, route: &Route) -> Position {
        let Some((Step::Key(key), way)) = route.steps().split_last() else {
            return self.place(route);
        };
        let parent = way.iter().try_fold(self, Node::step);
        match parent.and_then(|parent| parent.pair(key)) {
            Some((key, _)) => key.at,
            None => self.place(route),
        }
    }
}

/// Why and where reading stopped, with what is needed to look for the cause.
#[derive(Debug)]
pub(crate) struct Stop {
    pub(crate) fault: SyntaxFault,
    /// Brackets open at that moment, outermost first.
    pub(crate) brackets: Vec<Position>,
    /// Byte where the last thing that was understood ends.
    pub(crate) understood: usize,
}

/// Reads one YAML document.
///
/// An empty file is one missing value at 1:1.
///
/// # Errors
/// The first fault of syntax, or the first thing that is refused or over a limit; its cause is the parser's
/// view. [`super::explain::explain`] looks for the cause in the officer's words and goes on.
pub fn parse(source: &str) -> Result<Node, SyntaxFault> {
    read(source).map_err(|stop| stop.fault)
}

pub(crate) fn read(source: &str) -> Result<Node, Box<Stop>> {
    // Editors do not show a byte order mark and do not count it.
    let (base, text) = match source.strip_prefix('\u{feff}') {
        Some(rest) => (source.len() - rest.len(), rest),
        None => (0, source),
    };
    let mut builder = Builder { base, text, open: Vec::new(), root: None, nodes: 0, understood: base };
    builder.run().map_err(|fault| {
        let brackets = builder.open.iter().filter_map(|frame| frame.bracket).collect();
        Box::new(Stop { fault, brackets, understood: builder.understood })
    })?;
    let start = Position { line: 1, column: 1 };
    let missing = Kind::Scalar { text: String::new(), style: Style::Plain };
    let typed = Typed::default();
    Ok(builder.root.unwrap_or(Node { at: start, end: start, start_byte: base, kind: missing, typed }))
}

struct Frame {
    start: Span,
    /// Where its bracket opens; `None` for one written in lines.
    bracket: Option<Position>,
    items: Items,
}

enum Items {
    Sequence(Vec<Node>),
    Mapping(Vec<(Node, Node)>, Option<Node>),
}

struct Builder<'s> {
    base: usize,
    text: &'s str,
    open: Vec<Frame>,
    root: Option<Node>,
    nodes: usize,
    understood: usize,
}

/// Line ends of a text.
pub(super) fn lines(text: &str) -> usize {
    text.bytes().filter(|byte| *byte == b'\n').count()
}

fn position(marker: &Marker) -> Position {
    Position { line: marker.line().max(1), column: marker.col() + 1 }
}

impl Builder<'_> {
    fn run(&mut self) -> Result<(), SyntaxFault> {
        let start = Position { line: 1, column: 1 };
        if self.text.len() > MAX_BYTES {
            return Err(SyntaxFault::new(start, Cause::TooLarge));
        }
        if lines(self.text) > MAX_LINES {
            return Err(SyntaxFault::new(start, Cause::TooManyLines));
        }
        let options = options! {
            emit_comments: false,
            flow_nesting_limit: MAX_DEPTH,
            block_nesting_limit: MAX_DEPTH,
        };
        for event in Parser::new_from_str_with_options(self.text, options) {
            let (event, span) = event
                .map_err(|error| SyntaxFault::new(position(error.marker()), Cause::parser(error.kind())))?;
            self.event(event, span)?;
            self.understood = self.understood.max(self.base + span.end.byte_offset().unwrap_or(0));
        }
        Ok(())
    }

    fn event(&mut self, event: Event<'_>, span: Span) -> Result<(), SyntaxFault> {
        let at = position(&span.start);
        let refuse = |cause| Err(SyntaxFault::new(at, cause));
        // A tag or an anchor stands before its node; the value's first mark is what an officer sees.
        if let Some(tag) = span.tag_start {
            return Err(SyntaxFault::new(position(&tag), Cause::OpeningMark('!')));
        }
        if let Event::Scalar(_, _, 1.., _)
        | Event::SequenceStart(_, 1.., _)
        | Event::MappingStart(_, 1.., _) = event
        {
            return Err(SyntaxFault::new(self.anchor_before(&span), Cause::OpeningMark('&')));
        }
        match event {
            // `...` ends the data; an officer who types it means "and so on".
            Event::DocumentEnd if self.rest(&span.start).starts_with("...") => refuse(Cause::SecondDocument),
            Event::StreamStart | Event::StreamEnd | Event::DocumentEnd => Ok(()),
            Event::DocumentStart(..) if self.root.is_some() => refuse(Cause::SecondDocument),
            Event::DocumentStart(..) => Ok(()),
            Event::Alias(_) | Event::UnresolvedAlias(_) => refuse(Cause::OpeningMark('*')),
            Event::Anchor(..) => refuse(Cause::OpeningMark('&')),
            Event::Scalar(text, style, _, _) => self.scalar(&text, style, span),
            Event::SequenceStart(style, ..) => self.start(span, style, Items::Sequence(Vec::new())),
            Event::MappingStart(style, ..) => self.start(span, style, Items::Mapping(Vec::new(), None)),
            Event::SequenceEnd | Event::MappingEnd => self.finish(span),
            // The parser's events are open-ended; a new one is nothing that an officer wrote today.
            _ => Ok(()),
        }
    }

    /// The last `&` before a node is its anchor.
    fn anchor_before(&self, span: &Span) -> Position {
        let node = span.start.byte_offset().unwrap_or(0).min(self.text.len());
        let before = self.text.get(..node).unwrap_or_default();
        before.rfind('&').map_or(position(&span.start), |byte| scalar::position_of(self.text, byte))
    }

    /// The source from a place on.
    fn rest(&self, from: &Marker) -> &str {
        from.byte_offset().and_then(|byte| self.text.get(byte..)).unwrap_or_default()
    }

    /// The comment behind a value that ends at a place.
    fn remark(&self, end: &Marker, at: Position) -> Option<Box<Remark>> {
        let rest = self.rest(end);
        // For a value that is missing the parser says the end of its key.
        let behind = rest.strip_prefix(':').unwrap_or(rest);
        let comment = behind.trim_start_matches([' ', '\t']).strip_prefix('#')?;
        // What passes over a finding is meant as a comment.
        if comment.trim_start().starts_with(SILENCE) {
            return None;
        }
        let blanks = rest.len() - comment.len() - 1;
        let is_tag = comment.trim_start_matches('#').starts_with(|c: char| !c.is_whitespace());
        Some(Box::new(Remark { at: Position { column: at.column + blanks, ..at }, is_tag }))
    }

    fn scalar(&mut self, text: &str, style: ScalarStyle, span: Span) -> Result<(), SyntaxFault> {
        let style = match style {
            ScalarStyle::Plain => Style::Plain,
            ScalarStyle::SingleQuoted => Style::Single,
            ScalarStyle::DoubleQuoted => Style::Double,
            ScalarStyle::Literal => Style::Literal,
            ScalarStyle::Folded => Style::Folded,
        };
        let mut at = position(&span.start);
        let start = span.start.byte_offset().unwrap_or(0);
        let is_empty = span.byte_range().is_none_or(|range| range.is_empty());
        // For a value that is not there the parser says "~" at the end of the key.
        let text = if is_empty && style == Style::Plain { "" } else { text };
        let key = match self.open.last() {
            Some(Frame { items: Items::Mapping(_, key), .. }) => key.as_ref(),
            Some(Frame { items: Items::Sequence(_), .. }) | None => None,
        };
        match (style, key) {
            (Style::Plain, _)
                if is_empty
                    && self
                        .text
                        .get(start..)
                        .is_some_and(|rest| rest.trim_start_matches(' ').starts_with(':')) =>
            {
                at.column += 1
            }
            // A `|` without text is placed by the parser at whatever comes next.
            (Style::Literal | Style::Folded, Some(key)) if text.is_empty() => {
                at = Position { column: key.end.column + 1, ..key.end };
            }
            (Style::Plain, None) if text == "<<" && self.at_key() => {
                return Err(SyntaxFault::new(at, Cause::MergeKey));
            }
            _ => {}
        }
        if text.len() > MAX_TEXT || (text.len() > MAX_LINES && lines(text) > MAX_LINES) {
            return Err(SyntaxFault::new(at, Cause::TooLongText));
        }
        let end = position(&span.end).max(at);
        let remark = match style {
            Style::Plain => self.remark(&span.end, position(&span.end)),
            _ => None,
        };
        let source = span.byte_range().and_then(|range| self.text.get(range)).unwrap_or_default();
        let has_escapes = style == Style::Double && source.contains('\\');
        let typed = Typed { in_brackets: false, has_escapes, remark };
        let kind = Kind::Scalar { text: text.to_owned(), style };
        self.push(Node { at, end, start_byte: self.base + start, kind, typed })
    }

    fn at_key(&self) -> bool {
        matches!(self.open.last(), Some(Frame { items: Items::Mapping(_, None), .. }))
    }

    fn start(&mut self, span: Span, style: StructureStyle, items: Items) -> Result<(), SyntaxFault> {
        let at = position(&span.start);
        if self.open.len() >= MAX_DEPTH {
            return Err(SyntaxFault::new(at, Cause::TooDeep));
        }
        let bracket = (style == StructureStyle::Flow).then_some(at);
        self.open.push(Frame { start: span, bracket, items });
        Ok(())
    }

    fn finish(&mut self, span: Span) -> Result<(), SyntaxFault> {
        let Some(frame) = self.open.pop() else {
            return Ok(());
        };
        let at = position(&frame.start.start);
        // Most lists and mappings are short; what they do not use would be most of a long file's tree.
        let (last, kind) = match frame.items {
            Items::Sequence(mut items) => {
                items.shrink_to_fit();
                (items.last().map(|node| node.end), Kind::Sequence(items))
            }
            Items::Mapping(mut pairs, _) => {
                pairs.shrink_to_fit();
                (pairs.last().map(|(_, node)| node.end), Kind::Mapping(pairs))
            }
        };
        // A block ends for the parser where the next one begins; for a reader, with its last value.
        let end = match (frame.bracket, last) {
            (None, Some(last)) => last,
            _ => position(&span.end).max(at),
        };
        let start_byte = self.base + frame.start.start.byte_offset().unwrap_or(0);
        let typed = Typed { in_brackets: frame.bracket.is_some(), ..Typed::default() };
        self.push(Node { at, end, start_byte, kind, typed })
    }

    fn push(&mut self, node: Node) -> Result<(), SyntaxFault> {
        self.nodes += 1;
        if self.nodes > MAX_NODES {
            return Err(SyntaxFault::new(node.at, Cause::TooManyNodes));
        }
        match self.open.last_mut().map(|frame| &mut frame.items) {
            None => self.root = Some(node),
            Some(Items::Sequence(items)) => items.push(node),
            Some(Items::Mapping(pairs, key)) => match key.take() {
                None => *key = Some(node),
                Some(key) => pairs.push((key, node)),
            },
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests;
