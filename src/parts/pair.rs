//! Two columns of lines as a table, whatever made them columns.

use std::sync::Arc;

use super::columns::lines;
use crate::docx::read::{Alignment, Block, Border, Borders, Cell, Paragraph, Row, Table, paragraphs};

/// A table of two columns that some blocks are shown as, and what of them is no part of it.
pub(super) struct Found {
    /// The blocks.
    pub(super) blocks: std::ops::Range<usize>,
    /// What they are shown as.
    pub(super) shown: Vec<Block>,
    /// Which of these is the table.
    pub(super) table: usize,
}

/// A table that only the page shows.
pub(super) fn imagined(width: i32) -> Table {
    Table {
        grid: vec![width * 2 / 5, width - width * 2 / 5],
        fixed: true,
        indent: 0,
        padding_left: 0,
        padding_right: 0,
        borders: Borders::default(),
        real: false,
        rows: Vec::new(),
    }
}

/// A row of two cells with these lines, each as wide as its column may be.
pub(super) fn row(left: Vec<Paragraph>, right: Vec<Paragraph>, width: i32) -> Row {
    let cell = |lines: Vec<Paragraph>| Cell {
        width,
        span: 1,
        joins_above: false,
        padding_left: 0,
        padding_right: 0,
        borders: Borders::default(),
        blocks: lines.into_iter().map(Block::Paragraph).collect(),
    };
    Row { header: false, cant_split: true, cells: vec![cell(left), cell(right)] }
}

/// Whether a table shows lines.
pub(super) fn is_ruled(table: &Table) -> bool {
    let cells = || table.rows.iter().flat_map(|row| &row.cells);
    // What every cell sets for itself the table's own lines do not show through.
    let own = |cell: &Cell| {
        let Borders { top, bottom, left, right, .. } = &cell.borders;
        [top, bottom, left, right].into_iter().all(Option::is_some)
    };
    cells().flat_map(|cell| cell.borders.all()).any(Border::is_visible)
        || (!cells().all(own) && table_lines(table).any(Border::is_visible))
}

/// The lines that a table sets and has a place for: nothing stands between the rows of one row.
fn table_lines(table: &Table) -> impl Iterator<Item = &Border> {
    let Borders { top, bottom, left, right, inside_horizontal, inside_vertical } = &table.borders;
    let rows = inside_horizontal.as_ref().filter(|_| table.rows.len() > 1);
    let columns = inside_vertical.as_ref().filter(|_| table.rows.iter().any(|row| row.cells.len() > 1));
    [top, bottom, left, right].into_iter().flatten().chain(rows).chain(columns)
}

/// The lines of a cell, those of boxes among them.
pub(super) fn cell_lines(blocks: &[Block]) -> Vec<Paragraph> {
    let mut found = Vec::new();
    for paragraph in paragraphs(blocks) {
        found.extend(lines(paragraph));
        for drawing in paragraph.drawings() {
            found.extend(paragraphs(&drawing.blocks).into_iter().flat_map(lines));
        }
    }
    found
}

/// Whether a cell stands in the right column of its table, by the middle of it.
pub(super) fn is_right(table: &Table, before: i32, cell: &Cell) -> bool {
    let total: i32 = table.grid.iter().fold(0, |sum, width| sum.saturating_add(*width));
    let middle = before.saturating_add(cell.width / 2);
    i64::from(middle) * 100 > i64::from(total) * 48
}

/// A line of columns that no table makes: how it is aligned says nothing of where it stands in its column.
pub(super) fn centred(mut line: Paragraph) -> Paragraph {
    Arc::make_mut(&mut line.format).alignment = Alignment::Center;
    line
}
