//! The three kinds of table: letterhead, signature, data.

use std::collections::BTreeMap;

use docx_rs::{
    AlignmentType, Justification, LineSpacing, Table as DocxTable, TableBorder, TableBorderPosition,
    TableBorders, TableCell, VAlignType, VMergeType,
};

use super::frame::Frame;
use super::frames::{Frames, Runs};
use super::layout::{self, Letterhead};
use super::pair::{Pair, cell, fixed};
use super::paragraph;
use super::repair::Unknown;
use crate::page::document::{Cell, CellAlign, Grid, Inline, Merged, Paragraph, Table};
use crate::page::fit::{self, Fitted, Need, SIZES, SMALLEST};
use crate::page::metrics::Face;
use crate::page::style::{
    CELL_PADDING, CELL_PADDING_ABOVE, CLOSING_GAP, CLOSING_LEFT, LETTERHEAD_PADDING, Role, TABLE_LINE,
};

/// Names, number, place and date: two columns without borders, rules below the names.
pub(super) fn letterhead(grid: &Grid, frames: &Frames, out: &mut String) -> Result<(), Unknown> {
    let chosen = layout::letterhead(grid);
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
        let (tied, indent) = layout::balanced(line, inner, size);
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
            let pieces = layout::with_ties(line, tied);
            out.push_str(&paragraph.open);
            if size == line.role.look().size {
                paragraph::inlines(&pieces, frames, out);
            } else {
                paragraph::inlines_sized(&pieces, size, frames, out)?;
            }
            out.push_str(&paragraph.close);
        }
        let group_ends = lines.get(at + 1).is_none_or(|next| next.role != line.role);
        if group_ends && let Some(percent) = line.role.look().rule {
            let group = lines[..=at].iter().rev().take_while(|other| other.role == line.role);
            let longest = group.map(|line| layout::longest_line(line, inner, size)).max().unwrap_or(0);
            out.push_str(&paragraph::rule(longest * percent / 100, inner)?);
        }
    }
    end_cell(lines.is_empty(), frames, out);
    Ok(())
}

/// Nơi nhận on the left, signature on the right, on one page together. A list of recipients that is much longer than
/// the signature goes on in a row of its own, which may break: as tall as a page, the whole would leave the text.
pub(super) fn closing(grid: &Grid, frames: &Frames, out: &mut String) -> Result<(), Unknown> {
    let rows = match grid.rows.as_slice() {
        [[left, right]] => {
            layout::beside(left, right, CLOSING_LEFT).map(|at| left.split_at(at)).map(|(beside, below)| {
                let [below, nothing] = [below.to_vec(), Vec::new()];
                (Grid { rows: vec![[beside.to_vec(), right.clone()]] }, Grid { rows: vec![[below, nothing]] })
            })
        }
        _ => None,
    };
    let Some((beside, below)) = rows else {
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

/// The first line of both cells stands on one height (ND30 PL I, Phần I, II.9). The name stands right below another
/// post where the signer has one; the room for the seal is above that.
fn closing_lines(lines: &[Paragraph], width: u32, frames: &Frames, out: &mut String) -> Result<(), Unknown> {
    let other_post = lines.iter().any(|line| line.role == Role::ChucVuKhac);
    for (at, line) in lines.iter().enumerate() {
        let before = match line.role {
            _ if at == 0 => Some(CLOSING_GAP),
            Role::HoTen if other_post => Some(0),
            _ => None,
        };
        // A post of two lines is balanced; recipients run on.
        let (tied, indent) = match line.role {
            Role::NoiNhan | Role::NoiNhanDong => (None, 0),
            role => layout::balanced(line, width, role.look().size),
        };
        if before.is_none() && indent == 0 && tied.is_none() {
            paragraph::styled(line, frames, out);
            continue;
        }
        let pieces = layout::with_ties(line, tied);
        let mut property = paragraph::indented(paragraph::style_of(line.role), indent);
        property.line_spacing = before.map(|before| LineSpacing::new().before(before));
        Frame::paragraph(property)?.wrap(out, |out| paragraph::inlines(&pieces, frames, out));
    }
    end_cell(lines.is_empty(), frames, out);
    Ok(())
}

/// A table of data: borders, header rows repeated on every page, rows that do not split, figures that do not break.
pub(super) fn data(table: &Table, width: u32, frames: &Frames, out: &mut String) -> Result<(), Unknown> {
    let Fitted { widths, size } = fitted(table, width);
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
    // A total does not stand alone at the top of a page.
    let before_total = if table.ends_with_total() { table.rows.len().checked_sub(2) } else { None };
    for (at, cells) in table.rows.iter().enumerate() {
        let below = table.rows.get(at + 1).map(Vec::as_slice).unwrap_or_default();
        let keeps = before_total == Some(at) || Table::is_group_title(cells);
        rows.write(cells, below, Place { role: Role::BangO, keeps }, &frames.row, out)?;
    }
    out.push_str(&whole.close);
    Ok(())
}

/// The columns and the size of type in which no figure breaks; where there is no room for that, the smallest type.
fn fitted(table: &Table, width: u32) -> Fitted {
    let count = table.header.len().max(1);
    let wanted = if table.widths.len() == count { table.widths.clone() } else { vec![1; count] };
    let mut needs = vec![Need::default(); count];
    let heads = [&table.header].into_iter().chain(&table.subheads).map(|row| (Face::Bold, row));
    for (face, row) in heads.chain(table.rows.iter().map(|row| (Face::Regular, row))) {
        for (at, cell) in row.iter().enumerate() {
            let takes = row.get(at + 1).is_some_and(|next| next.merged == Some(Merged::Left));
            let Some(need) = needs.get_mut(at).filter(|_| cell.merged.is_none() && !takes) else { continue };
            for line in cell.inlines.split(|inline| *inline == Inline::Break) {
                measure(line, face, need);
            }
        }
    }
    let sizes = [SIZES.as_slice(), &[SMALLEST]].concat();
    fit::fit(&needs, &wanted, width, &sizes)
        .unwrap_or_else(|| Fitted { widths: fit::shares(&wanted, width), size: SMALLEST })
}

/// Counts a line of a cell in.
fn measure(line: &[Inline], face: Face, need: &mut Need) {
    let is_bold = line.iter().any(|inline| matches!(inline, Inline::Text { bold: true, .. }));
    let face = if is_bold { Face::Bold } else { face };
    match line {
        [Inline::Text { text, .. }] => need.add(text, face),
        pieces => {
            let texts = pieces.iter().filter_map(|piece| match piece {
                Inline::Text { text, .. } => Some(text.as_str()),
                Inline::Break => None,
            });
            need.add(&texts.collect::<String>(), face);
        }
    }
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
        // A title across the table begins in the column of numbers, and is none.
        let left = role == Role::BangO
            && Table::is_group_title(cells)
            && cells[1..].iter().all(|cell| cell.merged.is_some());
        out.push_str(&row.open);
        for (at, content) in cells.iter().enumerate().take(self.widths.len()) {
            if content.merged == Some(Merged::Left) {
                continue;
            }
            let covers = cells[at + 1..].iter().take_while(|cell| cell.merged == Some(Merged::Left)).count();
            let vertical = match content.merged {
                Some(_) => Some(false),
                None => below.get(at).is_some_and(|cell| cell.merged == Some(Merged::Above)).then_some(true),
            };
            let shape = Shape { role, column: (at, covers + 1), vertical, keeps, left };
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
