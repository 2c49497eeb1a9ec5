//! The three kinds of table: letterhead, signature, data.

use docx_rs::{
    AlignmentType, Justification, LineSpacing, Paragraph as DocxParagraph, Table as DocxTable, TableBorder,
    TableBorderPosition, TableBorders, TableCell, TableCellContent, TableCellMargins, TableLayoutType,
    TableRow, VAlignType, WidthType,
};

use super::body;
use super::layout::{self, Letterhead};
use crate::document::{Cell, CellAlign, Grid, Inline, Paragraph, Table};
use crate::style::{
    CELL_PADDING, CELL_PADDING_ABOVE, CLOSING_GAP, CLOSING_LEFT, LETTERHEAD_PADDING, PAGE, Role,
};

/// Thickness of a data table's lines, eighths of a point (house: 1/2 pt).
const TABLE_LINE: usize = 4;

/// Names, number, place and date: two columns without borders, rules below the names.
pub(super) fn letterhead(grid: &Grid) -> DocxTable {
    let chosen = layout::letterhead(grid);
    let rows = grid.rows.iter().map(|row| {
        let cells =
            row.iter().zip(chosen.columns).map(|(lines, width)| letterhead_cell(lines, width, chosen));
        TableRow::new(cells.collect())
    });
    plain(rows.collect(), chosen.columns, LETTERHEAD_PADDING)
}

fn letterhead_cell(lines: &[Paragraph], width: u32, chosen: Letterhead) -> TableCell {
    let inner = width - 2 * LETTERHEAD_PADDING;
    let mut paragraphs = Vec::with_capacity(lines.len() + 1);
    for (at, line) in lines.iter().enumerate() {
        let normal = line.role.look().size;
        let size = chosen.set.size(line.role);
        let mut paragraph = body::empty(line.role.look().style_id);
        body::push_inlines(&mut paragraph, &line.inlines, (size != normal).then_some(size));
        paragraphs.push(paragraph);
        let group_ends = lines.get(at + 1).is_none_or(|next| next.role != line.role);
        if group_ends && let Some(percent) = line.role.look().rule {
            let group = lines[..=at].iter().rev().take_while(|other| other.role == line.role);
            let longest = group.map(|line| layout::longest_line(line, inner, size)).max().unwrap_or(0);
            paragraphs.push(body::rule(longest * percent / 100, inner));
        }
    }
    cell(paragraphs, width)
}

/// Nơi nhận on the left, signature on the right, on one page together.
pub(super) fn closing(grid: &Grid) -> DocxTable {
    let columns = [CLOSING_LEFT, PAGE.text_width() - CLOSING_LEFT];
    let rows = grid.rows.iter().map(|row| {
        let cells = row.iter().zip(columns).map(|(lines, width)| cell(closing_lines(lines), width));
        TableRow::new(cells.collect()).cant_split()
    });
    plain(rows.collect(), columns, 0)
}

/// The first line of both cells stands on one height (ND30 PL I, Phần I, II.9). The name stands right below another
/// post where the signer has one; the room for the seal is above that.
fn closing_lines(lines: &[Paragraph]) -> Vec<DocxParagraph> {
    let other_post = lines.iter().any(|line| line.role == Role::ChucVuKhac);
    let spaced = |(at, line): (usize, &Paragraph)| {
        let paragraph = body::styled(line);
        match line.role {
            _ if at == 0 => paragraph.line_spacing(LineSpacing::new().before(CLOSING_GAP)),
            Role::HoTen if other_post => paragraph.line_spacing(LineSpacing::new().before(0)),
            _ => paragraph,
        }
    };
    lines.iter().enumerate().map(spaced).collect()
}

/// A table of data: borders, a header row repeated on every page, rows that do not split.
pub(super) fn data(table: &Table, width: u32) -> DocxTable {
    let columns = column_widths(table, width);
    let mut rows = Vec::with_capacity(table.rows.len() + 1);
    rows.push(data_row(&table.header, &columns, Role::BangDau, |_| AlignmentType::Center));
    let align = |column: usize| match table.aligns.get(column) {
        Some(CellAlign::Right) => AlignmentType::Right,
        Some(CellAlign::Center) => AlignmentType::Center,
        Some(CellAlign::Left) | None => AlignmentType::Left,
    };
    rows.extend(table.rows.iter().map(|row| data_row(row, &columns, Role::BangO, align)));
    let line = |position| TableBorder::new(position).size(TABLE_LINE);
    let borders = [
        TableBorderPosition::Top,
        TableBorderPosition::Left,
        TableBorderPosition::Bottom,
        TableBorderPosition::Right,
        TableBorderPosition::InsideH,
        TableBorderPosition::InsideV,
    ];
    let borders =
        borders.into_iter().fold(TableBorders::with_empty(), |all, position| all.set(line(position)));
    fixed(DocxTable::new(rows).set_borders(borders), &columns, [CELL_PADDING_ABOVE, CELL_PADDING])
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

fn data_row(cells: &[Cell], columns: &[u32], role: Role, align: impl Fn(usize) -> AlignmentType) -> TableRow {
    let title = Table::group_title(cells).filter(|_| role == Role::BangO);
    let shown = title.map_or(cells, |last| &cells[..=last]);
    let cells = shown.iter().zip(columns).enumerate().map(|(at, (content, &width))| {
        let lines = content.inlines.split(|inline| *inline == Inline::Break);
        let paragraphs = lines.map(|line| {
            let mut paragraph = body::empty(role.look().style_id);
            paragraph.property.alignment = Some(Justification::new(align(at).to_string()));
            // The title of a group never stands alone at the foot of a page.
            paragraph.property.keep_next = title.map(|_| true);
            body::push_inlines(&mut paragraph, line, None);
            paragraph
        });
        let spanned = columns.get(at..).filter(|_| title == Some(at));
        let width = spanned.map_or(width, |columns| columns.iter().sum());
        let cell = cell(paragraphs.collect(), width).vertical_align(VAlignType::Center);
        match spanned {
            Some(columns) => cell.grid_span(columns.len()),
            None => cell,
        }
    });
    TableRow::new(cells.collect()).cant_split()
}

/// A cell always ends with a paragraph: Word refuses the file otherwise, and the schema validator does not notice.
fn cell(paragraphs: Vec<DocxParagraph>, width: u32) -> TableCell {
    let mut cell = TableCell::new().width(width as usize, WidthType::Dxa);
    cell.children =
        paragraphs.into_iter().map(|paragraph| TableCellContent::Paragraph(Box::new(paragraph))).collect();
    if cell.children.is_empty() {
        cell.children.push(TableCellContent::Paragraph(Box::new(body::empty(body::RULE_STYLE))));
    }
    cell
}

fn plain(rows: Vec<TableRow>, columns: [u32; 2], padding: u32) -> DocxTable {
    fixed(DocxTable::without_borders(rows), &columns, [0, padding])
}

/// `padding` is that above and below a cell's text, and that on its sides.
fn fixed(table: DocxTable, columns: &[u32], padding: [u32; 2]) -> DocxTable {
    let [above, side] = padding.map(|twips| twips as usize);
    table
        .set_grid(columns.iter().map(|&width| width as usize).collect())
        .layout(TableLayoutType::Fixed)
        .width(columns.iter().sum::<u32>() as usize, WidthType::Dxa)
        .margins(TableCellMargins::new().margin(above, side, above, side))
}
