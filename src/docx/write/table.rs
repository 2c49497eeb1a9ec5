//! The three kinds of table: letterhead, signature, data.

use docx_rs::{
    AlignmentType, Justification, LineSpacing, Table as DocxTable, TableBorder, TableBorderPosition,
    TableBorders, TableCell, VAlignType,
};

use super::frame::Frame;
use super::frames::Frames;
use super::layout::{self, Letterhead};
use super::pair::{Pair, cell, fixed};
use super::paragraph;
use super::repair::Unknown;
use crate::page::document::{Cell, CellAlign, Grid, Inline, Paragraph, Table};
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
        let indent = match line.role {
            Role::NoiNhan | Role::NoiNhanDong => 0,
            role => layout::balanced(line, width, role.look().size).1,
        };
        if before.is_none() && indent == 0 {
            paragraph::styled(line, frames, out);
            continue;
        }
        let mut property = paragraph::indented(paragraph::style_of(line.role), indent);
        property.line_spacing = before.map(|before| LineSpacing::new().before(before));
        Frame::paragraph(property)?.wrap(out, |out| paragraph::inlines(&line.inlines, frames, out));
    }
    end_cell(lines.is_empty(), frames, out);
    Ok(())
}

/// A table of data: borders, a header row repeated on every page, rows that do not split.
pub(super) fn data(table: &Table, width: u32, frames: &Frames, out: &mut String) -> Result<(), Unknown> {
    let columns = column_widths(table, width);
    let align = |column: usize| match table.aligns.get(column) {
        Some(CellAlign::Right) => AlignmentType::Right,
        Some(CellAlign::Center) => AlignmentType::Center,
        Some(CellAlign::Left) | None => AlignmentType::Left,
    };
    let column = |role, align: &dyn Fn(usize) -> AlignmentType| -> Result<Vec<Column>, Unknown> {
        let widths = columns.iter().enumerate();
        widths.map(|(at, &width)| Column::new(role, align(at), cell(width), None)).collect()
    };
    let header = column(Role::BangDau, &|_| AlignmentType::Center)?;
    let body = column(Role::BangO, &align)?;
    let whole = Frame::table(|rows| {
        fixed(DocxTable::new(rows).set_borders(borders()), &columns, [CELL_PADDING_ABOVE, CELL_PADDING])
    })?;
    out.push_str(&whole.open);
    frames.header_row.wrap(out, |out| row(&table.header, &header, frames, out));
    for cells in &table.rows {
        match Table::group_title(cells) {
            Some(last) => {
                let title = title_columns(last, &columns, align)?;
                frames.row.wrap(out, |out| row(&cells[..=last], &title, frames, out));
            }
            None => frames.row.wrap(out, |out| row(cells, &body, frames, out)),
        }
    }
    out.push_str(&whole.close);
    Ok(())
}

/// What stands round the lines of a column's cells.
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

fn row(cells: &[Cell], columns: &[Column], frames: &Frames, out: &mut String) {
    for (content, column) in cells.iter().zip(columns) {
        column.cell.wrap(out, |out| {
            for line in content.inlines.split(|inline| *inline == Inline::Break) {
                column.line.wrap(out, |out| paragraph::inlines(line, frames, out));
            }
        });
    }
}

/// Columns of a row that is the title of a group: it never stands alone at the foot of a page, and its cell takes
/// the room of the empty ones behind it.
fn title_columns(
    last: usize,
    columns: &[u32],
    align: impl Fn(usize) -> AlignmentType,
) -> Result<Vec<Column>, Unknown> {
    let column = |(at, &width): (usize, &u32)| {
        let cell = if at == last {
            let spanned = columns.get(at..).unwrap_or_default();
            cell(spanned.iter().sum()).grid_span(spanned.len())
        } else {
            cell(width)
        };
        Column::new(Role::BangO, align(at), cell, Some(true))
    };
    columns.iter().enumerate().take(last + 1).map(column).collect()
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

/// Column widths in twips that add up to `width`.
fn column_widths(table: &Table, width: u32) -> Vec<u32> {
    let count = table.header.len().max(1);
    let parts = if table.widths.len() == count { table.widths.clone() } else { vec![1; count] };
    let whole: u32 = parts.iter().sum();
    let mut widths: Vec<u32> = parts.iter().map(|part| width * part / whole).collect();
    let rest = width - widths.iter().sum::<u32>();
    if let Some(last) = widths.last_mut() {
        *last += rest;
    }
    widths
}

/// A cell always ends with a paragraph: Word refuses the file otherwise, and the schema validator does not notice.
fn end_cell(empty: bool, frames: &Frames, out: &mut String) {
    if empty {
        out.push_str(&frames.nothing);
    }
}
