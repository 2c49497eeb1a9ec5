//! The document tree between Markdown and DOCX: what a paper consists of, without measures.

use std::ops::Range;

use crate::page::style::Role;
use crate::value::OCot;

/// A whole paper.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Document {
    /// The main part first, then each appendix.
    pub sections: Vec<Section>,
}

/// A part of the paper with its own page numbers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Section {
    /// How its pages lie.
    pub orientation: Orientation,
    /// Whether its pages are counted on from those before it: a page is turned for a table inside a part.
    pub continues: bool,
    /// What stands in it, in order.
    pub blocks: Vec<Block>,
}

/// How a page lies.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Orientation {
    /// Upright.
    Portrait,
    /// On its side: allowed for tables only (ND30 PL I, Phần I, I.2).
    Landscape,
}

/// A block of the page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Block {
    /// A paragraph or a heading.
    Paragraph(Paragraph),
    /// Names, number and date (ô 1-4), two columns without borders.
    Letterhead(Grid),
    /// Nơi nhận and signature (ô 7-9), two columns without borders.
    Closing(Grid),
    /// A table of data.
    Table(Table),
    /// Plan against result, to be drawn.
    Chart(Chart),
}

/// A paragraph: its role and its text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Paragraph {
    /// The component it is.
    pub role: Role,
    /// Its text.
    pub inlines: Vec<Inline>,
    /// Bytes of the Markdown it came from.
    pub range: Range<usize>,
}

impl Paragraph {
    /// The text alone; a line break is a space.
    pub fn text(&self) -> String {
        self.inlines.iter().fold(String::new(), |mut text, inline| {
            match inline {
                Inline::Text { text: part, .. } => text.push_str(part),
                Inline::Break => text.push(' '),
            }
            text
        })
    }
}

/// A piece of a paragraph.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Inline {
    /// Text; bold and italic are meant besides what the role's style says.
    Text {
        /// The characters.
        text: String,
        /// Bold.
        bold: bool,
        /// Italic.
        italic: bool,
    },
    /// A line break.
    Break,
}

/// Two columns of paragraphs, row by row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Grid {
    /// Each row: left cell, right cell.
    pub rows: Vec<[Vec<Paragraph>; 2]>,
}

/// A table with a header row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Table {
    /// Width of each column as parts of the whole; empty: equal columns.
    pub widths: Vec<u32>,
    /// How the cells of each column stand.
    pub aligns: Vec<CellAlign>,
    /// The header row.
    pub header: Vec<Cell>,
    /// More rows of the header, below the first.
    pub subheads: Vec<Vec<Cell>>,
    /// The rows below.
    pub rows: Vec<Vec<Cell>>,
    /// Bytes of the Markdown it came from.
    pub range: Range<usize>,
}

impl Table {
    /// Whether a row is the title of the rows below it: a bold cell takes the room of all that are behind it.
    pub fn is_group_title(cells: &[Cell]) -> bool {
        let title = cells.iter().rposition(|cell| cell.merged.is_none());
        title.is_some_and(|at| at + 1 < cells.len() && cells[at].is_bold())
    }

    /// Whether the last row is one of totals: all that stands in it is bold.
    pub fn ends_with_total(&self) -> bool {
        self.rows.last().is_some_and(|cells| {
            cells.iter().any(|cell| !cell.inlines.is_empty())
                && !Self::is_group_title(cells)
                && cells.iter().all(Cell::is_bold)
        })
    }
}

/// Plan against result: typed figures, each with the form in which the paper prints it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Chart {
    /// What the names, the plan and the results are: `Chỉ tiêu`, `Kế hoạch năm 2023 (%)`, `Thực hiện (%)`.
    pub titles: [String; 3],
    /// What is compared, in order; never empty.
    pub rows: Vec<ChartRow>,
    /// Bytes of the Markdown it came from.
    pub range: Range<usize>,
}

/// A row of a chart.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ChartRow {
    /// What is measured.
    pub name: String,
    /// What was planned: a figure with its sign, or words.
    pub plan: OCot,
    /// What was reached: a figure, an estimate or not, or words that say why there is none.
    pub result: OCot,
}

/// How text stands in a cell.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CellAlign {
    /// Text.
    Left,
    /// Numbers of rows, units, marks.
    Center,
    /// Figures.
    Right,
}

/// A cell: its lines.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cell {
    /// Text with breaks between lines.
    pub inlines: Vec<Inline>,
    /// Which cell has taken its room, if one has.
    pub merged: Option<Merged>,
}

/// Which cell has taken the room of another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Merged {
    /// The one on the left.
    Left,
    /// The one above.
    Above,
}

impl Cell {
    /// Whether it begins in bold letters, or is empty; a note below a figure is set light.
    fn is_bold(&self) -> bool {
        match self.inlines.first() {
            Some(Inline::Text { bold, .. }) => *bold,
            Some(Inline::Break) | None => true,
        }
    }
}
