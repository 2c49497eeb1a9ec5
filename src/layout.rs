//! Document tree × style table × font metrics → pages of placed lines: where every word stands on paper.
//!
//! Pure: no disk, no clock, no fault. A line breaks, a page ends and a table is as wide as LibreOffice 7.4 has it in the
//! DOCX of the same tree. Word may narrow the blanks of justified lines to fit one more word (compatibility mode 15);
//! that is not imitated.

use std::ops::Range;

use crate::page::document::Document;
use crate::page::metrics::Face;
use crate::page::style::Role;

mod chart;
mod compose;
mod flow;
mod item;
mod rows;
mod text;

/// A length: thousandths of a point. A twip, the unit of the style table, has 50 of them.
pub type Mpt = i64;

/// Thousandths of a point in a twip.
pub const TWIP: Mpt = 50;

/// A style table's measure as a length.
pub(crate) fn twips(measure: u32) -> Mpt {
    Mpt::from(measure) * TWIP
}

/// A paper as it is printed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pages {
    /// Its pages in order; a document without sections has none.
    pub pages: Vec<Page>,
}

/// A page. Lengths count from its top left corner, to the right and downwards.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Page {
    /// Width of the sheet.
    pub width: Mpt,
    /// Height of the sheet.
    pub height: Mpt,
    /// Which section of the document it belongs to, from 0.
    pub section: usize,
    /// Its number as printed; the first page of a part has none.
    pub number: Option<u32>,
    /// Its lines of text, the page number's first, the others in reading order.
    pub lines: Vec<Line>,
    /// Rules and the borders of tables.
    pub strokes: Vec<Stroke>,
    /// Filled boxes: the bars of charts.
    pub fills: Vec<Fill>,
    /// Words that its charts have no room for, whole: a line shows their beginning.
    pub cut: Vec<String>,
}

/// A line of text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// Where its first letter begins.
    pub x: Mpt,
    /// Where its letters stand.
    pub baseline: Mpt,
    /// How much wider each blank (U+0020) is set than the font has it: a justified line.
    pub gap: Mpt,
    /// Its letters from left to right; blanks at its end are left out.
    pub runs: Vec<Run>,
    /// How it came to its end.
    pub end: End,
    /// Bytes of the Markdown that its paragraph or table came from; empty for a page number.
    pub range: Range<usize>,
    /// Where in the paper it stands.
    pub place: Place,
    /// The component it is a line of.
    pub role: Role,
}

impl Line {
    /// Its text.
    pub fn text(&self) -> String {
        self.runs.iter().map(|run| run.text.as_str()).collect()
    }

    /// The same further right and below.
    fn moved(mut self, x: Mpt, y: Mpt) -> Self {
        self.x += x;
        self.baseline += y;
        self.runs.iter_mut().for_each(|run| run.x += x);
        self
    }

    /// Where its last letter ends.
    pub fn right(&self) -> Mpt {
        self.runs.last().map_or(self.x, |run| run.x + run.width)
    }
}

/// How a line came to its end.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum End {
    /// The next word did not fit: the paragraph goes on below, a blank stands between.
    Blank,
    /// The paragraph goes on below with no blank between: behind a dash, or inside a word wider than its column.
    Inside,
    /// A line break of the text.
    Break,
    /// The last line of its paragraph.
    Paragraph,
}

/// Letters of one face and size on a line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Run {
    /// Where it begins.
    pub x: Mpt,
    /// How wide it is set, with what its blanks are widened.
    pub width: Mpt,
    /// Its letters, NFC as in the paper.
    pub text: String,
    /// Its face.
    pub face: Face,
    /// Its size in half-points.
    pub size: u32,
}

/// Where in the paper a line stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place {
    /// Above the text: the page number.
    Number,
    /// Between the margins.
    Body,
    /// In the letterhead or the closing.
    Pair {
        /// 0 on the left, 1 on the right.
        column: usize,
    },
    /// In a cell of a table.
    Cell {
        /// Which block of its section the table is.
        block: usize,
        /// Which row of the table, header rows counted in; a header row that is repeated has the number of the first.
        row: usize,
        /// Which column, from 0.
        column: usize,
    },
    /// In a chart.
    Chart {
        /// Which block of its section the chart is.
        block: usize,
    },
}

/// A straight black line, from the middle of one end to the middle of the other: a rule, or a table's border.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Stroke {
    /// Where it begins: x, y.
    pub from: [Mpt; 2],
    /// Where it ends: x, y.
    pub to: [Mpt; 2],
    /// How thick it is.
    pub thickness: Mpt,
}

impl Stroke {
    /// The same further right and below.
    fn moved(self, x: Mpt, y: Mpt) -> Self {
        let moved = |[at_x, at_y]: [Mpt; 2]| [at_x + x, at_y + y];
        Self { from: moved(self.from), to: moved(self.to), ..self }
    }
}

/// A box.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Fill {
    /// Its left edge.
    pub x: Mpt,
    /// Its top edge.
    pub y: Mpt,
    /// Its width.
    pub width: Mpt,
    /// Its height.
    pub height: Mpt,
    /// How light it is, or its stripes are: 0 black, 255 white.
    pub grey: u8,
    /// Hatched from bottom left to top right instead of filled: an estimate.
    pub hatched: bool,
}

impl Fill {
    /// The same further right and below.
    fn moved(self, x: Mpt, y: Mpt) -> Self {
        Self { x: self.x + x, y: self.y + y, ..self }
    }
}

/// Lays a paper out.
pub fn pages(document: &Document) -> Pages {
    flow::pages(document)
}

#[cfg(test)]
mod tests;
