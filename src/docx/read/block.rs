//! What a paper is made of, as plain data: paragraphs and tables with the looks they end up with.
//!
//! Lengths are twips (1/20 pt), sizes of letters half-points, as Word stores them.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::chart::Chart;

/// A paragraph or a table.
#[derive(Debug, Clone, PartialEq)]
pub enum Block {
    /// A paragraph.
    Paragraph(Paragraph),
    /// A table.
    Table(Table),
}

/// A paragraph with its effective properties.
#[derive(Debug, Clone, PartialEq)]
pub struct Paragraph {
    /// Its place among the paragraphs of its part, those in tables included, from 1.
    pub number: usize,
    /// The style's name as Word shows it; `None` for the default style.
    pub style: Option<Arc<str>>,
    /// The number or bullet that Word puts before it, as printed: `1.`, `a)`, `•`; empty: none.
    pub label: String,
    /// Effective paragraph properties; paragraphs that look the same share them.
    pub format: Arc<ParagraphFormat>,
    /// Size of the paragraph mark in half-points: what an empty paragraph is as high as.
    pub mark_size: u32,
    /// Runs in order.
    pub runs: Vec<Run>,
    /// Instructions of the fields that begin in it, such as `PAGE \* MERGEFORMAT`.
    pub fields: Vec<String>,
    /// Whether a section ends with it.
    pub ends_section: bool,
}

/// Effective properties of a paragraph.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct ParagraphFormat {
    /// Alignment.
    pub alignment: Alignment,
    /// Left indent.
    pub left: i32,
    /// Right indent.
    pub right: i32,
    /// Indent of the first line; negative: hanging.
    pub first_line: i32,
    /// Space before.
    pub before: i32,
    /// Space after.
    pub after: i32,
    /// Line spacing.
    pub line: LineSpacing,
    /// No space between paragraphs of the same style.
    pub contextual_spacing: bool,
    /// Stays on the page of the next paragraph.
    pub keep_next: bool,
    /// Starts a page.
    pub page_break_before: bool,
    /// Automatic number or bullet of Word.
    pub list: Option<ListKind>,
    /// Borders above, below, left and right.
    pub borders: Borders,
}

/// Alignment of a paragraph.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Alignment {
    /// Căn trái.
    #[default]
    Left,
    /// Căn giữa.
    Center,
    /// Căn phải.
    Right,
    /// Căn đều hai bên.
    Both,
    /// Any other value Word knows.
    Other,
}

/// Line spacing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LineSpacing {
    /// A multiple of the line's own height, in 240ths.
    Multiple(i32),
    /// Exactly that many twips.
    Exactly(i32),
    /// At least that many twips.
    AtLeast(i32),
}

impl Default for LineSpacing {
    fn default() -> Self {
        LineSpacing::Multiple(240)
    }
}

/// What Word puts before a list paragraph.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ListKind {
    /// A bullet.
    Bullet,
    /// A number or letter.
    Number,
}

/// Borders of a paragraph, a cell or a table; `None`: not set.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Borders {
    /// Above.
    pub top: Option<Border>,
    /// Below.
    pub bottom: Option<Border>,
    /// Left.
    pub left: Option<Border>,
    /// Right.
    pub right: Option<Border>,
    /// Between rows (tables).
    pub inside_horizontal: Option<Border>,
    /// Between columns (tables).
    pub inside_vertical: Option<Border>,
}

/// One border.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Border {
    /// Word's name of the line: `single`, `none`, …
    pub line: Arc<str>,
    /// Thickness in eighths of a point.
    pub size: u32,
}

impl Border {
    /// Whether it can be seen.
    pub fn is_visible(&self) -> bool {
        !matches!(&*self.line, "none" | "nil")
    }
}

impl Borders {
    /// The borders that are set, in a fixed order.
    pub fn all(&self) -> impl Iterator<Item = &Border> {
        [&self.top, &self.bottom, &self.left, &self.right, &self.inside_horizontal, &self.inside_vertical]
            .into_iter()
            .flatten()
    }
}

/// Text of one look.
#[derive(Debug, Clone, PartialEq)]
pub struct Run {
    /// Effective character properties; runs that look the same share them.
    pub format: Arc<RunFormat>,
    /// What it holds, in order.
    pub pieces: Vec<Piece>,
    /// Whether it belongs to a field: a mark of it, or its stored result.
    pub in_field: bool,
}

/// A piece of a run.
#[derive(Debug, Clone, PartialEq)]
pub enum Piece {
    /// Letters.
    Text(String),
    /// A tab.
    Tab,
    /// A line break inside the paragraph.
    LineBreak,
    /// A page or column break.
    PageBreak,
    /// A drawing: line, box or picture.
    Drawing(Box<Drawing>),
}

/// A drawing anchored in a run.
#[derive(Debug, Clone, PartialEq)]
pub struct Drawing {
    /// Whether it is a straight line.
    pub is_line: bool,
    /// Width, once known.
    pub width: Option<i32>,
    /// Height, once known.
    pub height: Option<i32>,
    /// Text inside it.
    pub blocks: Vec<Block>,
    /// The chart that it shows.
    pub chart: Option<Chart>,
    /// What is read to those who do not see it; empty: nothing.
    pub description: String,
}

/// A font of one script.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Font {
    /// Its name; `None`: nothing names one.
    pub name: Option<Arc<str>>,
    /// Whether the theme chooses it; the name is then the theme's.
    pub theme: bool,
}

/// Effective properties of letters.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct RunFormat {
    /// Font of ASCII letters.
    pub ascii: Font,
    /// Font of other letters, Vietnamese ones among them.
    pub high_ansi: Font,
    /// Font of complex scripts.
    pub complex: Font,
    /// Size in half-points.
    pub size: u32,
    /// Đậm.
    pub bold: bool,
    /// Nghiêng.
    pub italic: bool,
    /// Gạch chân.
    pub underline: bool,
    /// Shown in capitals whatever was typed.
    pub caps: bool,
    /// Not shown.
    pub hidden: bool,
    /// Colour as `RRGGBB` or `auto`; `None`: not set.
    pub color: Option<Arc<str>>,
    /// Tô sáng.
    pub highlight: bool,
    /// Background.
    pub shaded: bool,
    /// Other effects in force (struck through, raised, spaced, …): Word's name of each and its value.
    pub effects: BTreeMap<&'static str, Arc<str>>,
    /// Space added to each letter; negative: condensed.
    pub spacing: i32,
    /// Width of letters in hundredths of their own.
    pub scale: u32,
}

/// A table with its effective properties.
#[derive(Debug, Clone, PartialEq)]
pub struct Table {
    /// Widths of the grid's columns.
    pub grid: Vec<i32>,
    /// Whether Word keeps the columns as they are.
    pub fixed: bool,
    /// Indent from the left margin.
    pub indent: i32,
    /// Left padding of cells.
    pub padding_left: i32,
    /// Right padding of cells.
    pub padding_right: i32,
    /// Borders of the whole table, its style's included.
    pub borders: Borders,
    /// Whether the file has it; columns that tabs or blanks make are looked at as a table too.
    pub real: bool,
    /// Rows in order.
    pub rows: Vec<Row>,
}

/// A row of a table.
#[derive(Debug, Clone, PartialEq)]
pub struct Row {
    /// Repeated on every page.
    pub header: bool,
    /// Not broken over pages.
    pub cant_split: bool,
    /// Cells in order.
    pub cells: Vec<Cell>,
}

/// A cell of a row.
#[derive(Debug, Clone, PartialEq)]
pub struct Cell {
    /// Width: the cell's own, or the grid's.
    pub width: i32,
    /// How many columns of the grid it covers.
    pub span: usize,
    /// Whether it is one with the cell above.
    pub joins_above: bool,
    /// Left padding.
    pub padding_left: i32,
    /// Right padding.
    pub padding_right: i32,
    /// The cell's own borders.
    pub borders: Borders,
    /// What it holds.
    pub blocks: Vec<Block>,
}

impl Paragraph {
    /// The text as read: tabs as `\t`, line breaks as `\n`; stored results of fields included, boxes not.
    pub fn text(&self) -> String {
        let mut text = String::new();
        for piece in self.runs.iter().filter(|run| !run.format.hidden).flat_map(|run| &run.pieces) {
            match piece {
                Piece::Text(letters) => text.push_str(letters),
                Piece::Tab => text.push('\t'),
                Piece::LineBreak => text.push('\n'),
                Piece::PageBreak | Piece::Drawing(_) => {}
            }
        }
        text
    }

    /// The runs that show letters other than blanks.
    pub fn visible_runs(&self) -> impl Iterator<Item = &Run> {
        self.runs.iter().filter(|run| !run.format.hidden && run.has_letters())
    }

    /// The drawings in it.
    pub fn drawings(&self) -> impl Iterator<Item = &Drawing> {
        self.runs.iter().flat_map(|run| &run.pieces).filter_map(|piece| match piece {
            Piece::Drawing(drawing) => Some(&**drawing),
            Piece::Text(_) | Piece::Tab | Piece::LineBreak | Piece::PageBreak => None,
        })
    }
}

impl Run {
    /// Whether it shows letters other than blanks.
    pub fn has_letters(&self) -> bool {
        let visible = |piece: &Piece| matches!(piece, Piece::Text(text) if !text.trim().is_empty());
        self.pieces.iter().any(visible)
    }
}

/// Every paragraph of these blocks in document order, those of tables included, boxes not.
pub fn paragraphs(blocks: &[Block]) -> Vec<&Paragraph> {
    let mut found = Vec::new();
    collect(blocks, &mut found);
    found
}

// Tables nest at most as deep as the reader lets elements nest.
fn collect<'b>(blocks: &'b [Block], found: &mut Vec<&'b Paragraph>) {
    for block in blocks {
        match block {
            Block::Paragraph(paragraph) => found.push(paragraph),
            Block::Table(table) => {
                for cell in table.rows.iter().flat_map(|row| &row.cells) {
                    collect(&cell.blocks, found);
                }
            }
        }
    }
}
