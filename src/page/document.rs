//! The document tree between Markdown and DOCX: what a paper consists of, without measures.

use std::ops::Range;

use crate::page::style::Role;

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
    /// A table of plan against result that is drawn.
    Chart(Table),
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
    /// The rows below.
    pub rows: Vec<Vec<Cell>>,
    /// Bytes of the Markdown it came from.
    pub range: Range<usize>,
}

impl Table {
    /// Where the title of a group of rows stands in its row: a bold cell behind which all cells are empty. It takes
    /// their room.
    pub fn group_title(cells: &[Cell]) -> Option<usize> {
        let last = cells.iter().rposition(|cell| !cell.inlines.is_empty())?;
        let bold = |inline: &Inline| match inline {
            Inline::Text { bold, .. } => *bold,
            Inline::Break => true,
        };
        let is_title = cells.get(last)?.inlines.iter().all(bold);
        (is_title && last + 1 < cells.len()).then_some(last)
    }
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
}
