//! What a section is made of before it is cut into pages: texts that are broken into lines, and tables of such texts.

use std::ops::Range;

use super::text::{self, Room};
use super::{End, Line, Mpt, Place, Run, Stroke, twips};
use crate::page::document::Inline;
use crate::page::metrics::line_box;
use crate::page::style::{Align, PAGE, RULE_GAP, RULE_HEIGHT, RULE_THICKNESS, Role};

/// A block of a section.
#[derive(Debug)]
pub(super) enum Item {
    Text(Text),
    Table(Table),
    Figure(Figure),
}

/// A paragraph.
#[derive(Debug)]
pub(super) struct Text {
    /// Its lines: `x` counts from the left edge of its column, `baseline` from the top of the line.
    pub(super) lines: Vec<Line>,
    /// A rule above its letters, counted in the same way.
    pub(super) rule: Option<Stroke>,
    /// Space before and after.
    pub(super) before: Mpt,
    pub(super) after: Mpt,
    /// From the top of one line to that of the next.
    pub(super) pitch: Mpt,
    /// What a line needs at the foot of a page: its letters without the spacing below them.
    pub(super) natural: Mpt,
    /// Stays on the page of the next item.
    pub(super) keep: bool,
}

impl Text {
    /// Height without the spaces before and after.
    pub(super) fn height(&self) -> Mpt {
        self.pitch * Mpt::try_from(self.lines.len()).unwrap_or(Mpt::MAX)
    }
}

/// A picture in a paragraph of its own.
#[derive(Debug)]
pub(super) struct Figure {
    pub(super) before: Mpt,
    pub(super) height: Mpt,
    pub(super) keep: bool,
    /// What is drawn, counted from the left edge of the text and from its own top.
    pub(super) lines: Vec<Line>,
    pub(super) strokes: Vec<Stroke>,
    pub(super) fills: Vec<super::Fill>,
    /// Words that are not shown whole, whole.
    pub(super) cut: Vec<String>,
}

/// A table.
#[derive(Debug)]
pub(super) struct Table {
    /// Its rows, those of its header first.
    pub(super) rows: Vec<Row>,
    /// How many of them are the header.
    pub(super) heads: usize,
    /// Thickness of its borders; none of 0.
    pub(super) border: Mpt,
    /// Stays on the page of the next item.
    pub(super) keep: bool,
}

/// A row of a table.
#[derive(Debug, Clone)]
pub(super) struct Row {
    pub(super) cells: Vec<Cell>,
    /// From the border above to the border below, without the latter.
    pub(super) height: Mpt,
    /// Stays on the page of the next row.
    pub(super) keep: bool,
    /// May be cut by the end of a page.
    pub(super) splits: bool,
}

/// A cell; one that is merged into that above has no leaves.
#[derive(Debug, Clone)]
pub(super) struct Cell {
    /// Edges, counted from the left edge of the text.
    pub(super) left: Mpt,
    pub(super) right: Mpt,
    /// What stands in it: lines and rules, from the top.
    pub(super) leaves: Vec<Leaf>,
    /// How many rows it takes; 0 where one above it takes its room.
    pub(super) rows: usize,
    /// Space above and below what stands in it.
    pub(super) padding: Mpt,
    /// Whether that stands in the middle of its height.
    pub(super) centred: bool,
}

impl Cell {
    /// Height of what stands in it.
    pub(super) fn inner(&self) -> Mpt {
        self.leaves.last().map_or(0, |leaf| leaf.bottom)
    }
}

/// A line or a rule of a cell, counted from the cell's left edge and the top of what stands in it.
#[derive(Debug, Clone)]
pub(super) struct Leaf {
    pub(super) top: Mpt,
    pub(super) bottom: Mpt,
    pub(super) line: Line,
    pub(super) rule: Option<Stroke>,
}

/// How a paragraph is set.
#[derive(Debug, Clone, Copy)]
pub(super) struct Setting {
    pub(super) role: Role,
    pub(super) align: Align,
    /// Half-points.
    pub(super) size: u32,
    /// Edges of its lines, counted from the left edge of its column.
    pub(super) left: Mpt,
    pub(super) right: Mpt,
    /// How far its first line begins to the right of the others.
    pub(super) first: Mpt,
    pub(super) before: Mpt,
    pub(super) after: Mpt,
    pub(super) keep: bool,
    pub(super) place: Place,
}

impl Setting {
    /// As the style of a role says, in a column of a width.
    pub(super) fn of(role: Role, width: Mpt, place: Place) -> Self {
        let look = role.look();
        Self {
            role,
            align: look.align,
            size: look.size,
            left: twips(look.left),
            right: width,
            first: twips(look.first_line),
            before: twips(look.before),
            after: 0,
            keep: look.keep_next,
            place,
        }
    }

    /// With an indent on both sides, twips; none leaves the style's.
    pub(super) fn indented(self, indent: u32) -> Self {
        if indent == 0 {
            return self;
        }
        Self { left: twips(indent), right: self.right - twips(indent), ..self }
    }
}

/// Breaks a paragraph into lines.
pub(super) fn text(inlines: &[Inline], setting: &Setting, range: &Range<usize>) -> Text {
    let look = setting.role.look();
    let room = setting.right - setting.left;
    let broken = text::broken(
        inlines,
        Room { size: setting.size, bold: look.bold, italic: look.italic, width: room, first: setting.first },
    );
    let shape = line_box(setting.size);
    let [natural, ascent] = [shape.height, shape.ascent].map(twips);
    // Spacing in 240ths; what is more than a whole line stands below the letters.
    let pitch = twips(shape.height + shape.height * (look.line.max(240) - 240) / 240);
    let lines = (0..).zip(broken).map(|(at, broken)| {
        let indent = if at == 0 { setting.first } else { 0 };
        let slack = (room - indent - broken.width()).max(0);
        let goes_on = matches!(broken.end, End::Blank | End::Inside);
        let gap = if setting.align == Align::Both && goes_on { slack / broken.blanks().max(1) } else { 0 };
        let gap = if broken.blanks() == 0 { 0 } else { gap };
        let moved = match setting.align {
            Align::Left | Align::Both => 0,
            Align::Center => slack / 2,
            Align::Right => slack,
        };
        let x = setting.left + indent + moved;
        let mut at = x;
        let runs = broken.pieces.into_iter().map(|piece| {
            let width = piece.width + piece.blanks * gap;
            at += width;
            Run { x: at - width, width, text: piece.text, face: piece.face, size: setting.size }
        });
        Line {
            x,
            baseline: ascent,
            gap,
            runs: runs.collect(),
            end: broken.end,
            range: range.clone(),
            place: setting.place,
            role: setting.role,
        }
    });
    Text {
        lines: lines.collect(),
        rule: None,
        before: setting.before,
        after: setting.after,
        pitch,
        natural,
        keep: setting.keep,
    }
}

/// Space between a rule and the top of the empty paragraph that carries it: its own thickness and the border's distance.
const RULE_ROOM: Mpt = 1750;

/// A rule of a length in the middle of a width, both in twips, as the upper border of an empty paragraph.
pub(super) fn rule(length: u32, width: u32, gap: u32, place: Place) -> Text {
    let indent = twips(width.saturating_sub(length) / 2);
    // Eighths of a point.
    let thickness = Mpt::from(RULE_THICKNESS) * 125;
    let y = thickness / 2;
    let stroke = Stroke { from: [indent, y], to: [twips(width) - indent, y], thickness };
    Text { rule: Some(stroke), before: twips(gap), pitch: RULE_ROOM + twips(RULE_HEIGHT), ..nothing(place) }
}

/// An empty paragraph of no height to speak of.
pub(super) fn nothing(place: Place) -> Text {
    let line = Line {
        x: 0,
        baseline: 0,
        gap: 0,
        runs: Vec::new(),
        end: End::Paragraph,
        range: 0..0,
        place,
        role: Role::BangO,
    };
    Text {
        lines: vec![line],
        rule: None,
        before: twips(RULE_GAP),
        after: 0,
        pitch: twips(RULE_HEIGHT),
        natural: twips(RULE_HEIGHT),
        keep: false,
    }
}

/// What stands in a cell, from its top.
pub(super) fn leaves(texts: Vec<Text>) -> Vec<Leaf> {
    let (mut leaves, mut y, mut after) = (Vec::new(), 0, 0);
    for text in texts {
        y += text.before.max(after);
        after = text.after;
        let mut rule = text.rule;
        for line in text.lines {
            leaves.push(Leaf { top: y, bottom: y + text.pitch, line, rule: rule.take() });
            y += text.pitch;
        }
    }
    leaves
}

/// A page's number, in the middle of its text, at the top.
pub(super) fn number(number: u32, page_width: Mpt) -> Line {
    let margins = [PAGE.left, PAGE.right].map(twips);
    let width = page_width - margins[0] - margins[1];
    let look = Setting {
        align: Align::Center,
        size: PAGE.number_size,
        left: 0,
        right: width,
        ..Setting::of(Role::BangO, width, Place::Number)
    };
    let words = [Inline::Text { text: number.to_string(), bold: false, italic: false }];
    let mut set = text(&words, &look, &(0..0));
    set.lines.swap_remove(0).moved(margins[0], twips(PAGE.header))
}
