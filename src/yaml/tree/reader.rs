//! From the parser's events to the tree, within the limits.

use granit_parser::{ErrorKind, Event, Marker, Parser, ScalarStyle, Span, StructureStyle, options};

use super::{
    Kind, Layout, MAX_BYTES, MAX_DEPTH, MAX_LINES, MAX_NODES, MAX_TEXT, Node, Remark, SILENCE, Style, Typed,
    scalar,
};
use crate::diagnostic::Position;

/// Why a file is not read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Refusal {
    /// Over [`MAX_BYTES`].
    TooLarge,
    /// Over [`MAX_LINES`].
    TooManyLines,
    /// More text than [`MAX_TEXT`], or of too many lines.
    TooLongText,
    /// Nested deeper than [`MAX_DEPTH`].
    TooDeep,
    /// More values than [`MAX_NODES`].
    TooManyNodes,
    /// A second document.
    SecondDocument,
    /// The key `<<`.
    MergeKey,
    /// An anchor `&`, an alias `*`, a tag `!`.
    Mark(char),
    /// No YAML; the parser's name of the fault.
    Syntax(Box<ErrorKind>),
}

impl Refusal {
    fn of(kind: &ErrorKind) -> Self {
        match kind {
            ErrorKind::RecursionLimitExceeded => Self::TooDeep,
            other => Self::Syntax(Box::new(other.clone())),
        }
    }
}

/// Why and where reading stopped, with what is needed to look for the cause.
#[derive(Debug)]
pub struct Stop {
    /// Where.
    pub at: Position,
    /// Why.
    pub why: Refusal,
    /// Brackets open at that moment, outermost first.
    pub brackets: Vec<Position>,
    /// Byte where the last thing that was understood ends.
    pub understood: usize,
}

/// Reads one YAML document.
///
/// An empty file is one missing value at 1:1.
///
/// # Errors
/// The first fault of syntax, or the first thing that is refused or over a limit.
pub fn read(source: &str) -> Result<Node, Box<Stop>> {
    // Editors do not show a byte order mark and do not count it.
    let (base, text) = match source.strip_prefix('\u{feff}') {
        Some(rest) => (source.len() - rest.len(), rest),
        None => (0, source),
    };
    let mut builder =
        Builder { base, text, open: Vec::new(), root: None, nodes: 0, bytes: 0, lines: 0, understood: base };
    builder.run().map_err(|(at, why)| {
        let brackets = builder.open.iter().filter_map(|frame| frame.bracket).collect();
        Box::new(Stop { at, why, brackets, understood: builder.understood })
    })?;
    let start = Position { line: 1, column: 1 };
    let missing = Kind::Scalar { text: String::new(), style: Style::Plain };
    let typed = Typed::default();
    Ok(builder.root.unwrap_or(Node { at: start, end: start, range: base..base, kind: missing, typed }))
}

/// Where reading stops, and why.
type Refused = (Position, Refusal);

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
    /// Of the text of all values so far.
    bytes: usize,
    lines: usize,
    understood: usize,
}

/// Line ends of a text.
pub fn lines(text: &str) -> usize {
    text.bytes().filter(|byte| *byte == b'\n').count()
}

fn position(marker: &Marker) -> Position {
    Position { line: marker.line().max(1), column: marker.col() + 1 }
}

impl Builder<'_> {
    fn run(&mut self) -> Result<(), Refused> {
        let start = Position { line: 1, column: 1 };
        if self.text.len() > MAX_BYTES {
            return Err((start, Refusal::TooLarge));
        }
        if lines(self.text) > MAX_LINES {
            return Err((start, Refusal::TooManyLines));
        }
        let options = options! {
            emit_comments: false,
            flow_nesting_limit: MAX_DEPTH,
            block_nesting_limit: MAX_DEPTH,
        };
        for event in Parser::new_from_str_with_options(self.text, options) {
            let (event, span) =
                event.map_err(|error| (position(error.marker()), Refusal::of(error.kind())))?;
            self.event(event, span)?;
            self.understood = self.understood.max(self.base + span.end.byte_offset().unwrap_or(0));
        }
        Ok(())
    }

    fn event(&mut self, event: Event<'_>, span: Span) -> Result<(), Refused> {
        let at = position(&span.start);
        let refuse = |why| Err((at, why));
        // A tag or an anchor stands before its node; the value's first mark is what an officer sees.
        if let Some(tag) = span.tag_start {
            return Err((position(&tag), Refusal::Mark('!')));
        }
        if let Event::Scalar(_, _, 1.., _)
        | Event::SequenceStart(_, 1.., _)
        | Event::MappingStart(_, 1.., _) = event
        {
            return Err((self.anchor_before(&span), Refusal::Mark('&')));
        }
        match event {
            // `...` ends the data; an officer who types it means "and so on".
            Event::DocumentEnd if self.rest(&span.start).starts_with("...") => {
                refuse(Refusal::SecondDocument)
            }
            Event::StreamStart | Event::StreamEnd | Event::DocumentEnd => Ok(()),
            Event::DocumentStart(..) if self.root.is_some() => refuse(Refusal::SecondDocument),
            Event::DocumentStart(..) => Ok(()),
            Event::Alias(_) | Event::UnresolvedAlias(_) => refuse(Refusal::Mark('*')),
            Event::Anchor(..) => refuse(Refusal::Mark('&')),
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
        let blanks = rest.len() - comment.len() - 1;
        remark_of(comment, Position { column: at.column + blanks, ..at })
    }

    /// The comment that stands in the stead of an item, on the line of its dash; for such an item the parser says the end of
    /// the line.
    fn remark_of_item(&self, end: usize) -> Option<Box<Remark>> {
        let before = self.text.get(..end)?;
        let line = before.get(before.rfind('\n').map_or(0, |at| at + 1)..)?;
        let mut item = line.trim_start_matches(' ').strip_prefix("- ")?;
        while let Some(inner) = item.trim_start_matches(' ').strip_prefix("- ") {
            item = inner;
        }
        let comment = item.trim_start_matches(' ').strip_prefix('#')?;
        remark_of(comment, scalar::position_of(self.text, end - comment.len() - 1))
    }

    fn scalar(&mut self, text: &str, style: ScalarStyle, span: Span) -> Result<(), Refused> {
        let style = match style {
            ScalarStyle::Plain => Style::Plain,
            ScalarStyle::SingleQuoted => Style::Single,
            ScalarStyle::DoubleQuoted => Style::Double,
            ScalarStyle::Literal => Style::Literal,
            ScalarStyle::Folded => Style::Folded,
        };
        let mut at = position(&span.start);
        let start = span.start.byte_offset().unwrap_or(0);
        let mut range = start..span.end.byte_offset().unwrap_or(0).max(start);
        let is_empty = range.is_empty();
        // For a value that is not there the parser says "~" at the end of the key.
        let text = if is_empty && style == Style::Plain { "" } else { text };
        let key = match self.open.last() {
            Some(Frame { items: Items::Mapping(_, key), .. }) => key.as_ref(),
            Some(Frame { items: Items::Sequence(_), .. }) | None => None,
        };
        match (style, key) {
            (Style::Plain, _) if is_empty => {
                let rest = self.text.get(start..).unwrap_or_default();
                let blanks = rest.len() - rest.trim_start_matches(' ').len();
                if rest[blanks..].starts_with(':') {
                    at.column += blanks + 1;
                    range = range.start + blanks + 1..range.start + blanks + 1;
                }
            }
            (Style::Plain, None) if text == "<<" && self.at_key() => {
                return Err((at, Refusal::MergeKey));
            }
            (Style::Literal | Style::Folded, key) => {
                range = scalar::block_range(self.text, start);
                // A `|` without text is placed by the parser at whatever comes next.
                if let Some(key) = key.filter(|_| text.is_empty()) {
                    at = Position { column: key.end.column + 1, ..key.end };
                }
            }
            _ => {}
        }
        self.bytes += text.len();
        self.lines += lines(text);
        if self.bytes > MAX_TEXT || self.lines > MAX_LINES {
            return Err((at, Refusal::TooLongText));
        }
        let end = position(&span.end).max(at);
        let remark = match style {
            Style::Plain if is_empty && self.in_list() => self.remark_of_item(start),
            Style::Plain => self.remark(&span.end, position(&span.end)),
            _ => None,
        };
        let source = span.byte_range().and_then(|range| self.text.get(range)).unwrap_or_default();
        let has_escapes = style == Style::Double && source.contains('\\');
        let typed = Typed { has_escapes, remark };
        let kind = Kind::Scalar { text: text.to_owned(), style };
        let range = self.base + range.start..self.base + range.end;
        self.push(Node { at, end, range, kind, typed })
    }

    fn in_list(&self) -> bool {
        matches!(self.open.last(), Some(Frame { items: Items::Sequence(_), .. }))
    }

    fn at_key(&self) -> bool {
        matches!(self.open.last(), Some(Frame { items: Items::Mapping(_, None), .. }))
    }

    fn start(&mut self, span: Span, style: StructureStyle, items: Items) -> Result<(), Refused> {
        let at = position(&span.start);
        if self.open.len() >= MAX_DEPTH {
            return Err((at, Refusal::TooDeep));
        }
        let bracket = (style == StructureStyle::Flow).then_some(at);
        self.open.push(Frame { start: span, bracket, items });
        Ok(())
    }

    fn finish(&mut self, span: Span) -> Result<(), Refused> {
        let Some(frame) = self.open.pop() else {
            return Ok(());
        };
        let at = position(&frame.start.start);
        let layout = if frame.bracket.is_some() { Layout::Flow } else { Layout::Block };
        // Most lists and mappings are short; what they do not use would be most of a long file's tree.
        let (last, kind) = match frame.items {
            Items::Sequence(mut items) => {
                items.shrink_to_fit();
                let last = items.last().map(|node| (node.end, node.range.end));
                (last, Kind::Sequence(layout, items))
            }
            Items::Mapping(mut pairs, _) => {
                pairs.shrink_to_fit();
                let last = pairs.last().map(|(_, node)| (node.end, node.range.end));
                (last, Kind::Mapping(layout, pairs))
            }
        };
        let byte = |marker: &Marker| self.base + marker.byte_offset().unwrap_or(0);
        let start = byte(&frame.start.start);
        // A block ends for the parser where the next one begins; for a reader, with its last value.
        let (end, end_byte) = match last {
            Some(last) if layout == Layout::Block => last,
            _ => (position(&span.end), byte(&span.end)),
        };
        self.push(Node {
            at,
            end: end.max(at),
            range: start..end_byte.max(start),
            kind,
            typed: Typed::default(),
        })
    }

    fn push(&mut self, node: Node) -> Result<(), Refused> {
        self.nodes += 1;
        if self.nodes > MAX_NODES {
            return Err((node.at, Refusal::TooManyNodes));
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

/// A comment behind its `#`, which stands at a place; none where it passes over a finding: that is meant as a comment.
fn remark_of(comment: &str, at: Position) -> Option<Box<Remark>> {
    if comment.trim_start().starts_with(SILENCE) {
        return None;
    }
    let words = comment.lines().next().unwrap_or_default().trim_start_matches('#');
    let is_tag = words.trim().is_empty() || !words.starts_with([' ', '\t']);
    Some(Box::new(Remark { at, is_tag }))
}
