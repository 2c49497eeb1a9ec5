//! The three kinds of table: letterhead, signature, data.

use std::collections::BTreeMap;

use docx_rs::{
    AlignmentType, Justification, LineSpacing, Table as DocxTable, TableBorder, TableBorderPosition,
    TableBorders, TableCell, VAlignType, VMergeType,
};

use super::frame::Frame;
use super::frames::{Frames, Runs};
use super::pair::{Pair, cell, fixed};
use super::paragraph;
use super::repair::Unknown;
use crate::page::columns;
use crate::page::document::{Cell, CellAlign, Grid, Inline, Merged, Paragraph, Table};
use crate::page::fit::Fitted;
use crate::page::setting::{self, ClosingSetting, Letterhead};
use crate::page::style::{CELL_PADDING, CELL_PADDING_ABOVE, LETTERHEAD_PADDING, Role, TABLE_LINE};

/// Names, number, place and date: two columns without borders, rules below the names.
pub(super) fn letterhead(grid: &Grid, frames: &Frames, out: &mut String) -> Result<(), Unknown> {
    let chosen = setting::letterhead(grid);
    let own;
    let pair = if chosen.columns == frames.letterhead.columns {
        &frames.letterhead
    } else {
        own = Pair::new(chosen.columns, LETTERHEAD_PADDING)?;
        &own
    };
    pair.write(grid, &frames.loose_row, out, |lines, width, out| {
        letterhead_lines(lines, width, chosen, frames, out)
    })
}

fn letterhead_lines(
    lines: &[Paragraph],
    width: u32,
    chosen: Letterhead,
    frames: &Frames,
    out: &mut String,
) -> Result<(), Unknown> {
    let inner = width - 2 * LETTERHEAD_PADDING;
    for (at, line) in lines.iter().enumerate() {
        let size = chosen.set.size(line.role);
        let (tied, indent) = setting::balanced(line, inner, size);
        if size == line.role.look().size && indent == 0 && tied.is_none() {
            paragraph::styled(line, frames, out);
        } else {
            let own;
            let paragraph = if indent == 0 {
                frames.paragraph(line.role)
            } else {
                own = Frame::paragraph(paragraph::indented(paragraph::style_of(line.role), indent))?;
                &own
            };
            let pieces = setting::with_ties(line, tied);
            out.push_str(&paragraph.open);
            if size == line.role.look().size {
                paragraph::inlines(&pieces, frames, out);
            } else {
                paragraph::inlines_sized(&pieces, size, frames, out)?;
            }
            out.push_str(&paragraph.close);
        }
        if let Some(length) = setting::rule_in_cell(lines, at, inner, chosen.set) {
            out.push_str(&paragraph::rule(length, inner)?);
        }
    }
    end_cell(lines.is_empty(), frames, out);
    Ok(())
}

/// Nơi nhận on the left, signature on the right, on one page together. A list of recipients that is much longer than
/// the signature goes on in a row of its own, which may break: as tall as a page, the whole would leave the text.
pub(super) fn closing(grid: &Grid, frames: &Frames, out: &mut String) -> Result<(), Unknown> {
    let Some((beside, below)) = setting::closing_rows(grid) else {
        return frames
            .closing
            .write(grid, &frames.row, out, |lines, width, out| closing_lines(lines, width, frames, out));
    };
    let pair = &frames.closing;
    out.push_str(&pair.table.open);
    pair.rows(&beside, &frames.row, out, |lines, width, out| closing_lines(lines, width, frames, out))?;
    pair.rows(&below, &frames.loose_row, out, |lines, _, out| {
        lines.iter().for_each(|line| loose(line, frames, out));
        end_cell(lines.is_empty(), frames, out);
        Ok::<(), Unknown>(())
    })?;
    out.push_str(&pair.table.close);
    Ok(())
}

/// A line of nơi nhận that need not stay with the next, as its style says. docx-rs cannot take back what a style says.
fn loose(line: &Paragraph, frames: &Frames, out: &mut String) {
    let Frame { open, close } = frames.paragraph(line.role);
    let (style, rest) = open.split_at(open.find("/>").map_or(0, |end| end + "/>".len()));
    out.push_str(style);
    out.push_str("<w:keepNext w:val=\"0\" />");
    out.push_str(rest);
    paragraph::inlines(&line.inlines, frames, out);
    out.push_str(close);
}

fn closing_lines(lines: &[Paragraph], width: u32, frames: &Frames, out: &mut String) -> Result<(), Unknown> {
    for (at, line) in lines.iter().enumerate() {
        let ClosingSetting { tied, indent, before } = setting::closing_line(lines, at, width);
        if before.is_none() && indent == 0 && tied.is_none() {
            paragraph::styled(line, frames, out);
            continue;
        }
        let pieces = setting::with_ties(line, tied);
        let mut property = paragraph::indented(paragraph::style_of(line.role), indent);
        property.line_spacing = before.map(|before| LineSpacing::new().before(before));
        Frame::paragraph(property)?.wrap(out, |out| paragraph::inlines(&pieces, frames, out));
    }
    end_cell(lines.is_empty(), frames, out);
    Ok(())
}

/// A table of data: borders, header rows repeated on every page, rows that do not split, figures that do not break.
pub(super) fn data(table: &Table, width: u32, frames: &Frames, out: &mut String) -> Result<(), Unknown> {
    let Fitted { widths, size } = columns::fitted(table, width);
    let whole = Frame::table(|rows| {
        fixed(DocxTable::new(rows).set_borders(borders()), &widths, [CELL_PADDING_ABOVE, CELL_PADDING])
    })?;
    let smaller = (size != Role::BangO.look().size).then(|| Runs::new(Some(size))).transpose()?;
    let mut rows = Rows {
        aligns: &table.aligns,
        widths,
        runs: smaller.as_ref().unwrap_or(frames.runs()),
        frames,
        shapes: BTreeMap::new(),
    };
    out.push_str(&whole.open);
    let heads: Vec<&[Cell]> = [&table.header].into_iter().chain(&table.subheads).map(Vec::as_slice).collect();
    for (at, cells) in heads.iter().enumerate() {
        let below = heads.get(at + 1).copied().unwrap_or_default();
        rows.write(cells, below, Place { role: Role::BangDau, keeps: false }, &frames.header_row, out)?;
    }
    for (at, cells) in table.rows.iter().enumerate() {
        let below = table.rows.get(at + 1).map(Vec::as_slice).unwrap_or_default();
        let keeps = columns::keeps_next(table, at);
        rows.write(cells, below, Place { role: Role::BangO, keeps }, &frames.row, out)?;
    }
    out.push_str(&whole.close);
    Ok(())
}

/// What a row is.
#[derive(Clone, Copy)]
struct Place {
    role: Role,
    /// Stays on the page of the next row.
    keeps: bool,
}

/// What tells a kind of cell from others.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Shape {
    role: Role,
    /// Its column, and how many it takes.
    column: (usize, usize),
    /// Whether it takes the room of those below, or gives up its own.
    vertical: Option<bool>,
    keeps: bool,
    /// Flush left, whatever its column is.
    left: bool,
}

/// Rows of one table; each kind of cell is built once.
struct Rows<'r> {
    aligns: &'r [CellAlign],
    widths: Vec<u32>,
    runs: &'r Runs,
    frames: &'r Frames,
    shapes: BTreeMap<Shape, Column>,
}

impl Rows<'_> {
    fn write(
        &mut self,
        cells: &[Cell],
        below: &[Cell],
        Place { role, keeps }: Place,
        row: &Frame,
        out: &mut String,
    ) -> Result<(), Unknown> {
        let left = role == Role::BangO && columns::is_title_across(cells);
        out.push_str(&row.open);
        for (at, content) in cells.iter().enumerate().take(self.widths.len()) {
            if content.merged == Some(Merged::Left) {
                continue;
            }
            let vertical = match content.merged {
                Some(_) => Some(false),
                None => below.get(at).is_some_and(|cell| cell.merged == Some(Merged::Above)).then_some(true),
            };
            let shape = Shape { role, column: (at, columns::span(cells, at)), vertical, keeps, left };
            if !self.shapes.contains_key(&shape) {
                let built = self.column(shape)?;
                self.shapes.insert(shape, built);
            }
            let Some(column) = self.shapes.get(&shape) else { continue };
            column.cell.wrap(out, |out| {
                for line in content.inlines.split(|inline| *inline == Inline::Break) {
                    column.line.wrap(out, |out| paragraph::inlines_in(line, self.runs, self.frames, out));
                }
            });
        }
        out.push_str(&row.close);
        Ok(())
    }

    fn column(
        &self,
        Shape { role, column: (at, count), vertical, keeps, left }: Shape,
    ) -> Result<Column, Unknown> {
        let spanned = self.widths.get(at..).unwrap_or_default();
        let spanned = spanned.get(..count).unwrap_or(spanned);
        let mut built = cell(spanned.iter().sum());
        if spanned.len() > 1 {
            built = built.grid_span(spanned.len());
        }
        if let Some(begins) = vertical {
            built = built.vertical_merge(if begins { VMergeType::Restart } else { VMergeType::Continue });
        }
        let align = match self.aligns.get(at) {
            _ if role == Role::BangDau => AlignmentType::Center,
            _ if left => AlignmentType::Left,
            Some(CellAlign::Right) => AlignmentType::Right,
            Some(CellAlign::Center) => AlignmentType::Center,
            Some(CellAlign::Left) | None => AlignmentType::Left,
        };
        Column::new(role, align, built, keeps.then_some(true))
    }
}

/// What stands round the lines of a cell.
struct Column {
    cell: Frame,
    line: Frame,
}

impl Column {
    fn new(
        role: Role,
        align: AlignmentType,
        cell: TableCell,
        keep_next: Option<bool>,
    ) -> Result<Self, Unknown> {
        let mut property = paragraph::style_of(role);
        property.alignment = Some(Justification::new(align.to_string()));
        property.keep_next = keep_next;
        let cell = Frame::cell(cell.vertical_align(VAlignType::Center))?;
        Ok(Self { cell, line: Frame::paragraph(property)? })
    }
}

fn borders() -> TableBorders {
    let positions = [
        TableBorderPosition::Top,
        TableBorderPosition::Left,
        TableBorderPosition::Bottom,
        TableBorderPosition::Right,
        TableBorderPosition::InsideH,
        TableBorderPosition::InsideV,
    ];
    let line = |position| TableBorder::new(position).size(TABLE_LINE as usize);
    positions.into_iter().fold(TableBorders::with_empty(), |all, position| all.set(line(position)))
}

/// A cell always ends with a paragraph: Word refuses the file otherwise, and the schema validator does not notice.
fn end_cell(empty: bool, frames: &Frames, out: &mut String) {
    if empty {
        out.push_str(&frames.nothing);
    }
}
