//! The YAML of a plan as a tree of nodes that know their bytes: what an edit needs to touch nothing else.

use std::ops::Range;

use granit_parser::{Event, Parser, ScalarStyle, Span, StructureStyle, options};

use crate::diagnostic::{Position, Route, Step};

/// Deepest nesting that is read.
const MAX_DEPTH: usize = 64;

/// How a scalar is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Style {
    Plain,
    Single,
    Double,
    /// `|` or `>`: the range begins at the mark.
    Block,
}

/// How a list or a mapping is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Layout {
    Block,
    Flow,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Kind {
    Scalar { text: String, style: Style },
    Sequence(Layout, Vec<Node>),
    Mapping(Layout, Vec<(Node, Node)>),
}

/// A value or a key, with the bytes it is written in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Node {
    pub(super) range: Range<usize>,
    pub(super) kind: Kind,
}

impl Node {
    /// The text of a scalar.
    pub(super) fn text(&self) -> Option<&str> {
        match &self.kind {
            Kind::Scalar { text, .. } => Some(text),
            Kind::Sequence(..) | Kind::Mapping(..) => None,
        }
    }

    /// The items of a list.
    pub(super) fn items(&self) -> &[Node] {
        match &self.kind {
            Kind::Sequence(_, items) => items,
            Kind::Scalar { .. } | Kind::Mapping(..) => &[],
        }
    }

    /// The pairs of a mapping.
    pub(super) fn pairs(&self) -> &[(Node, Node)] {
        match &self.kind {
            Kind::Mapping(_, pairs) => pairs,
            Kind::Scalar { .. } | Kind::Sequence(..) => &[],
        }
    }

    /// The value of a key.
    pub(super) fn get(&self, key: &str) -> Option<&Node> {
        self.pairs().iter().find(|(k, _)| k.text() == Some(key)).map(|(_, value)| value)
    }

    /// The value at a route.
    pub(super) fn find(&self, route: &Route) -> Option<&Node> {
        route.steps().iter().try_fold(self, |node, step| match step {
            Step::Key(key) => node.get(key),
            Step::Index(index) => node.items().get(*index),
        })
    }

    /// The value at a route, or the deepest one on the way that is there: short forms stop early.
    pub(super) fn nearest(&self, route: &Route) -> &Node {
        let mut node = self;
        for step in route.steps() {
            let next = match step {
                Step::Key(key) => node.get(key),
                Step::Index(index) => node.items().get(*index),
            };
            match next {
                Some(next) => node = next,
                None => break,
            }
        }
        node
    }

    /// The bytes of a scalar that can hold no comment: a `|` may have one behind it on its line.
    fn words(&self, source: &str) -> Range<usize> {
        let header = match &self.kind {
            Kind::Scalar { style: Style::Block, .. } => source[self.range.clone()].find('\n').unwrap_or(0),
            _ => 0,
        };
        self.range.start + header..self.range.end
    }

    /// The comment behind a `|`.
    pub(super) fn header_comment<'s>(&self, source: &'s str) -> Option<&'s str> {
        let header = &source[self.range.start..self.words(source).start];
        header.find('#').map(|hash| header[hash..].trim_end())
    }

    /// Every scalar below, values and keys, in file order.
    pub(super) fn scalars<'n>(&'n self, found: &mut Vec<&'n Node>) {
        match &self.kind {
            Kind::Scalar { .. } => found.push(self),
            Kind::Sequence(_, items) => items.iter().for_each(|item| item.scalars(found)),
            Kind::Mapping(_, pairs) => {
                for (key, value) in pairs {
                    key.scalars(found);
                    value.scalars(found);
                }
            }
        }
    }
}

/// Where the lines of a text begin: places are looked up by the thousand.
#[derive(Debug)]
pub(super) struct Lines<'s> {
    source: &'s str,
    starts: Vec<usize>,
}

impl<'s> Lines<'s> {
    pub(super) fn new(source: &'s str) -> Self {
        let starts = std::iter::once(0).chain(source.match_indices('\n').map(|(at, _)| at + 1)).collect();
        Self { source, starts }
    }

    /// Line and column of a byte.
    pub(super) fn position(&self, byte: usize) -> Position {
        let line = self.starts.partition_point(|start| *start <= byte);
        Position { line, column: indent(self.source, byte) + 1 }
    }
}

/// The characters before a byte on its line.
pub(super) fn indent(source: &str, byte: usize) -> usize {
    let before = source.get(..byte).unwrap_or(source);
    let start = before.rfind('\n').map_or(0, |at| at + 1);
    before[start..].chars().count()
}

/// The comments of a file, `#` to the end of the line, in order.
pub(super) fn comments<'s>(source: &'s str, root: &Node) -> Vec<&'s str> {
    comment_ranges(source, root).into_iter().map(|range| &source[range]).collect()
}

/// Where the comments of a file stand: `#` outside of every scalar.
pub(super) fn comment_ranges(source: &str, root: &Node) -> Vec<Range<usize>> {
    let mut scalars = Vec::new();
    root.scalars(&mut scalars);
    let mut found = Vec::new();
    let mut at = 0;
    let mut inside = scalars.iter().map(|node| node.words(source)).peekable();
    while let Some(hash) = source.get(at..).and_then(|rest| rest.find('#')).map(|found| at + found) {
        while inside.next_if(|range| range.end <= hash).is_some() {}
        if let Some(range) = inside.peek().filter(|range| range.start <= hash) {
            at = range.end;
            continue;
        }
        let end = source[hash..].find('\n').map_or(source.len(), |end| hash + end);
        found.push(hash..hash + source[hash..end].trim_end().len());
        at = end;
    }
    found
}

/// Reads one YAML document without aliases. `None` when it is not one: the strict loader then says why.
pub(super) fn read(source: &str) -> Option<Node> {
    let mut builder = Builder { source, open: Vec::new(), root: None };
    let limits =
        options! { emit_comments: false, flow_nesting_limit: MAX_DEPTH, block_nesting_limit: MAX_DEPTH };
    for event in Parser::new_from_str_with_options(source, limits) {
        let (event, span) = event.ok()?;
        builder.event(event, &span)?;
    }
    builder.root
}

enum Open {
    Sequence(usize, Layout, Vec<Node>),
    Mapping(usize, Layout, Vec<(Node, Node)>, Option<Node>),
}

struct Builder<'s> {
    source: &'s str,
    open: Vec<Open>,
    root: Option<Node>,
}

fn layout(style: StructureStyle) -> Layout {
    match style {
        StructureStyle::Block => Layout::Block,
        StructureStyle::Flow => Layout::Flow,
    }
}

impl Builder<'_> {
    fn event(&mut self, event: Event<'_>, span: &Span) -> Option<()> {
        let start = span.start.byte_offset()?;
        match event {
            // What shares or renames values cannot be edited in one place.
            Event::Alias(_) | Event::Anchor(..) | Event::UnresolvedAlias(_) => None,
            Event::Scalar(_, _, 1.., _)
            | Event::SequenceStart(_, 1.., _)
            | Event::MappingStart(_, 1.., _) => None,
            Event::DocumentStart(..) if self.root.is_some() => None,
            Event::Scalar(text, style, _, _) => {
                let range = self.scalar_range(style, start, span.end.byte_offset()?);
                let text = if range.is_empty() { String::new() } else { text.into_owned() };
                let style = match style {
                    ScalarStyle::Plain => Style::Plain,
                    ScalarStyle::SingleQuoted => Style::Single,
                    ScalarStyle::DoubleQuoted => Style::Double,
                    ScalarStyle::Literal | ScalarStyle::Folded => Style::Block,
                };
                self.push(Node { range, kind: Kind::Scalar { text, style } })
            }
            Event::SequenceStart(style, ..) => {
                self.open.push(Open::Sequence(start, layout(style), Vec::new()));
                Some(())
            }
            Event::MappingStart(style, ..) => {
                self.open.push(Open::Mapping(start, layout(style), Vec::new(), None));
                Some(())
            }
            Event::SequenceEnd | Event::MappingEnd => {
                let end = span.end.byte_offset()?;
                self.close(end)
            }
            _ => Some(()),
        }
    }

    /// The parser begins a `|` text at its first letter and ends it at the next token.
    fn scalar_range(&self, style: ScalarStyle, start: usize, end: usize) -> Range<usize> {
        if !matches!(style, ScalarStyle::Literal | ScalarStyle::Folded) {
            // A value that is not there is placed at its key's colon.
            if start >= end && self.source.get(start..).is_some_and(|rest| rest.starts_with(':')) {
                return start + 1..start + 1;
            }
            return start..end.max(start);
        }
        let mark = self.block_mark(start);
        let line_start = self.source[..mark].rfind('\n').map_or(0, |at| at + 1);
        // A list's dash is an indent of its own: `- - >` or `- key: >`.
        let parent = self.source[line_start..mark].find(|c| c != ' ').unwrap_or(0);
        let mut last = self.source[mark..].find('\n').map_or(self.source.len(), |at| mark + at);
        let mut at = last;
        while at < self.source.len() {
            let line = self.source[at + 1..].split('\n').next().unwrap_or_default();
            let line_end = at + 1 + line.len();
            let indent = line.len() - line.trim_start_matches(' ').len();
            if !line.trim().is_empty() {
                if indent <= parent {
                    break;
                }
                last = line_end;
            }
            at = line_end;
        }
        let trimmed = self.source[mark..last].trim_end_matches('\r').len();
        mark..mark + trimmed
    }

    /// Where the `|` or `>` of a text stands whose first letter is at `start`: on the nearest line above that is not
    /// blank. A comment behind it may hold such signs too.
    fn block_mark(&self, start: usize) -> usize {
        let is_mark = |at: usize| at == 0 || self.source[..at].ends_with([' ', '\t', '\n']);
        let before = self.source.get(..start).unwrap_or_default();
        let header_end = before.trim_end().len();
        let header = before[..header_end].rfind('\n').map_or(0, |at| at + 1);
        let marks = before[header..header_end].match_indices(['|', '>']);
        let mut marks = marks.map(|(at, _)| header + at).filter(|at| is_mark(*at));
        marks.next().or_else(|| before.rfind(['|', '>'])).unwrap_or(start)
    }

    fn close(&mut self, end: usize) -> Option<()> {
        let node = match self.open.pop()? {
            Open::Sequence(start, layout, items) => {
                let last = items.last().map(|node| node.range.end);
                let end = if layout == Layout::Block { last.unwrap_or(start) } else { end };
                Node { range: start..end, kind: Kind::Sequence(layout, items) }
            }
            Open::Mapping(start, layout, pairs, _) => {
                let last = pairs.last().map(|(key, value)| value.range.end.max(key.range.end));
                let end = if layout == Layout::Block { last.unwrap_or(start) } else { end };
                Node { range: start..end, kind: Kind::Mapping(layout, pairs) }
            }
        };
        self.push(node)
    }

    fn push(&mut self, node: Node) -> Option<()> {
        match self.open.last_mut() {
            None => self.root = Some(node),
            Some(Open::Sequence(_, _, items)) => items.push(node),
            Some(Open::Mapping(_, _, pairs, key)) => match key.take() {
                None => *key = Some(node),
                Some(key) => pairs.push((key, node)),
            },
        }
        Some(())
    }
}

#[cfg(test)]
mod tests {
    use super::{Lines, comments, read};
    use crate::diagnostic::{Position, Route};

    const SOURCE: &str = "# đầu\na: một # cuối # dòng\nb:\n  - >-\n    hai\n    # chữ\n  # sau\n  - 'ba # chữ'\nc: {d: \"x#y\", e: [1, 2]}\nf: nhiều\n  dòng\n# hết\n";

    fn written(route: &Route) -> &'static str {
        let root = read(SOURCE).unwrap();
        &SOURCE[root.find(route).unwrap().range.clone()]
    }

    #[test]
    fn every_value_knows_its_bytes() {
        let root = Route::root();
        assert_eq!(written(&root.key("a")), "một");
        assert_eq!(written(&root.key("b").index(0)), ">-\n    hai\n    # chữ");
        assert_eq!(written(&root.key("b").index(1)), "'ba # chữ'");
        assert_eq!(written(&root.key("c")), "{d: \"x#y\", e: [1, 2]}");
        assert_eq!(written(&root.key("c").key("e").index(1)), "2");
        assert_eq!(written(&root.key("f")), "nhiều\n  dòng");
        let start = read(SOURCE).unwrap().find(&root.key("b").index(1)).unwrap().range.start;
        assert_eq!(Lines::new(SOURCE).position(start), Position { line: 8, column: 5 });
    }

    #[test]
    fn comments_are_told_from_text() {
        let root = read(SOURCE).unwrap();
        assert_eq!(comments(SOURCE, &root), ["# đầu", "# cuối # dòng", "# sau", "# hết"]);
        let block = "a: |- # sau > dấu |\n\n  # chữ\nb: >\n  c\n# hết\n";
        assert_eq!(comments(block, &read(block).unwrap()), ["# sau > dấu |", "# hết"]);
    }

    #[test]
    fn what_cannot_be_edited_in_one_place_is_no_tree() {
        assert_eq!(read("a: &x 1\nb: *x\n"), None);
        assert_eq!(read("a: 1\n---\nb: 2\n"), None);
        assert_eq!(read("a: [1\n"), None);
    }
}
