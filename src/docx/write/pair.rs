//! Tables of fixed columns, and the two that hold pairs of texts: letterhead and signature.

use docx_rs::{Table as DocxTable, TableCell, TableCellMargins, TableLayoutType, WidthType};

use super::frame::Frame;
use super::repair::Unknown;
use crate::page::document::{Grid, Paragraph};
use crate::page::style::{CLOSING_LEFT, LETTERHEAD_LEFT, LETTERHEAD_PADDING, PAGE};

/// What stands round the cells of a table of two columns without borders.
#[derive(Debug)]
pub(super) struct Pair {
    pub(super) columns: [u32; 2],
    pub(super) table: Frame,
    cells: [Frame; 2],
}

impl Pair {
    /// `columns` are their widths, `padding` is that on the sides of a cell's text, twips.
    pub(super) fn new(columns: [u32; 2], padding: u32) -> Result<Self, Unknown> {
        let table = Frame::table(|rows| fixed(DocxTable::without_borders(rows), &columns, [0, padding]))?;
        let [left, right] = columns;
        Ok(Self { columns, table, cells: [Frame::cell(cell(left))?, Frame::cell(cell(right))?] })
    }

    /// For the letterhead of most papers.
    pub(super) fn letterhead() -> Result<Self, Unknown> {
        Self::new([LETTERHEAD_LEFT, PAGE.text_width() - LETTERHEAD_LEFT], LETTERHEAD_PADDING)
    }

    /// For nơi nhận and signature.
    pub(super) fn closing() -> Result<Self, Unknown> {
        Self::new([CLOSING_LEFT, PAGE.text_width() - CLOSING_LEFT], 0)
    }

    /// Writes the table: `row` stands round each row's cells, `lines` writes what is in one.
    pub(super) fn write<E>(
        &self,
        grid: &Grid,
        row: &Frame,
        out: &mut String,
        mut lines: impl FnMut(&[Paragraph], u32, &mut String) -> Result<(), E>,
    ) -> Result<(), E> {
        out.push_str(&self.table.open);
        self.rows(grid, row, out, &mut lines)?;
        out.push_str(&self.table.close);
        Ok(())
    }

    /// Writes the rows alone.
    pub(super) fn rows<E>(
        &self,
        grid: &Grid,
        row: &Frame,
        out: &mut String,
        mut lines: impl FnMut(&[Paragraph], u32, &mut String) -> Result<(), E>,
    ) -> Result<(), E> {
        for sides in &grid.rows {
            out.push_str(&row.open);
            for ((content, width), cell) in sides.iter().zip(self.columns).zip(&self.cells) {
                out.push_str(&cell.open);
                lines(content, width, out)?;
                out.push_str(&cell.close);
            }
            out.push_str(&row.close);
        }
        Ok(())
    }
}

/// A cell of this width, empty.
pub(super) fn cell(width: u32) -> TableCell {
    TableCell::new().width(width as usize, WidthType::Dxa)
}

/// A table whose columns stay as wide as they are set. `padding` is that above and below a cell's text, and that on its sides.
pub(super) fn fixed(table: DocxTable, columns: &[u32], padding: [u32; 2]) -> DocxTable {
    let [above, side] = padding.map(|twips| twips as usize);
    table
        .set_grid(columns.iter().map(|&width| width as usize).collect())
        .layout(TableLayoutType::Fixed)
        .width(columns.iter().sum::<u32>() as usize, WidthType::Dxa)
        .margins(TableCellMargins::new().margin(above, side, above, side))
}
