//! From the XML of a part to blocks with their effective properties.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::block::{Block, Cell, Paragraph, ParagraphFormat, Piece, Row, Run, RunFormat, Table};
use super::chart::Chart;
use super::drawing;
use super::numbering::Counters;
use super::review::Review;
use super::section::{Section, read_section};
use super::style::{ParagraphPart, RunPart, Style, Styles, TablePart, borders, padding, switch, width};
use super::tree::Node;

/// Padding of cells that no style sets: 0.08 inch.
const DEFAULT_PADDING: i32 = 115;

/// Reads the blocks of one part.
pub(super) struct PartReader<'s> {
    styles: &'s Styles,
    paragraphs: usize,
    fields: Vec<Field>,
    counters: Counters,
    /// What reviewers left.
    pub(super) review: Review,
    /// Sections in the order in which they end, the last one of the body excepted.
    pub(super) sections: Vec<Section>,
    /// Charts by their ids; each is shown once.
    pub(super) charts: BTreeMap<String, Chart>,
    /// Ids of the pictures and charts met, in order.
    pub(super) pictures: Vec<String>,
    formats: Shared<ParagraphFormat>,
    run_formats: Shared<RunFormat>,
}

/// The values met last: a paper has a handful of looks, and each of its runs has one of them.
struct Shared<T> {
    known: [Option<Arc<T>>; 4],
    next: usize,
}

impl<T: PartialEq> Shared<T> {
    const NONE: Self = Self { known: [const { None }; 4], next: 0 };

    fn get(&mut self, value: T) -> Arc<T> {
        if let Some(known) = self.known.iter().flatten().find(|known| ***known == value) {
            return Arc::clone(known);
        }
        let new = Arc::new(value);
        self.known[self.next] = Some(Arc::clone(&new));
        self.next = (self.next + 1) % self.known.len();
        new
    }
}

/// A field that has begun and not ended.
struct Field {
    instruction: String,
    listed: bool,
}

/// What the blocks stand in.
#[derive(Clone, Copy)]
struct Around<'s> {
    table: Option<&'s Style>,
    /// Only paragraphs of the body itself end sections.
    in_body: bool,
}

/// What the runs stand in.
struct RunContext<'s> {
    table: Option<&'s Style>,
    style: Option<&'s Style>,
    in_simple_field: bool,
}

impl<'s> PartReader<'s> {
    pub(super) fn new(styles: &'s Styles) -> Self {
        Self {
            styles,
            paragraphs: 0,
            fields: Vec::new(),
            counters: Counters::default(),
            review: Review::default(),
            sections: Vec::new(),
            charts: BTreeMap::new(),
            pictures: Vec::new(),
            formats: Shared::NONE,
            run_formats: Shared::NONE,
        }
    }

    /// The blocks inside `node`: a body, a header, a footer or a note.
    pub(super) fn read(&mut self, node: Node<'_>) -> Vec<Block> {
        let mut blocks = Vec::new();
        self.blocks(node, Around { table: None, in_body: true }, &mut blocks);
        blocks
    }

    // Recursion follows the depth of the tree, which is limited when it is read.
    fn blocks(&mut self, node: Node<'_>, around: Around<'s>, blocks: &mut Vec<Block>) {
        for child in node.children() {
            match child.name() {
                "w:p" => blocks.push(Block::Paragraph(self.paragraph(child, around))),
                "w:tbl" => blocks.push(Block::Table(self.table(child))),
                name if is_wrapper(name) => self.blocks(child, around, blocks),
                "mc:AlternateContent" => {
                    if let Some(choice) = drawing::choice(child) {
                        self.blocks(choice, around, blocks);
                    }
                }
                _ => {}
            }
        }
    }

    fn paragraph(&mut self, node: Node<'_>, around: Around<'s>) -> Paragraph {
        self.paragraphs += 1;
        let number = self.paragraphs;
        let properties = node.child("w:pPr");
        let style_id = properties.and_then(|node| node.child("w:pStyle")).and_then(Node::val);
        let style = self.styles.get("paragraph", style_id);
        let own = properties.map(ParagraphPart::read).unwrap_or_default();
        let mark = properties.and_then(|node| node.child("w:rPr")).map(RunPart::read).unwrap_or_default();
        let mut paragraph = Paragraph {
            number,
            style: style_id.and(style).and_then(|style| style.name.clone()),
            label: self.label(style, &own),
            format: self.formats.get(self.styles.paragraph(around.table, style, &own)),
            mark_size: self.styles.run(around.table, style, None, &mark).size,
            runs: Vec::new(),
            fields: Vec::new(),
            ends_section: false,
        };
        if let Some(section) = properties.and_then(|node| node.child("w:sectPr")).filter(|_| around.in_body) {
            self.sections.push(read_section(section));
            paragraph.ends_section = true;
        }
        if let Some(properties) = properties {
            self.review.properties(properties, number);
        }
        let context = RunContext { table: around.table, style, in_simple_field: false };
        self.runs(node, &context, &mut paragraph);
        paragraph.runs.shrink_to_fit();
        paragraph
    }

    /// The automatic number of the next paragraph of that style.
    fn label(&mut self, style: Option<&Style>, own: &ParagraphPart) -> String {
        let Some((list, level)) = self.styles.list(style, own) else { return String::new() };
        self.counters.next(self.styles, list, level)
    }

    fn runs(&mut self, node: Node<'_>, context: &RunContext<'s>, paragraph: &mut Paragraph) {
        for child in node.children() {
            self.review.inline(child, paragraph.number);
            match child.name() {
                "w:r" => self.run(child, context, paragraph),
                "w:fldSimple" => {
                    let instruction = child.attribute("w:instr").unwrap_or("").trim().to_owned();
                    paragraph.fields.push(instruction);
                    let inside = RunContext { in_simple_field: true, ..*context };
                    self.runs(child, &inside, paragraph);
                }
                name if is_wrapper(name) || is_inline_wrapper(name) => self.runs(child, context, paragraph),
                "mc:AlternateContent" => {
                    if let Some(choice) = drawing::choice(child) {
                        self.runs(choice, context, paragraph);
                    }
                }
                _ => {}
            }
        }
    }

    fn run(&mut self, node: Node<'_>, context: &RunContext<'s>, paragraph: &mut Paragraph) {
        let properties = node.child("w:rPr");
        let style_id = properties.and_then(|node| node.child("w:rStyle")).and_then(Node::val);
        let character = style_id.and_then(|id| self.styles.get("character", Some(id)));
        if let Some(properties) = properties {
            self.review.properties(properties, paragraph.number);
        }
        let own = properties.map(RunPart::read).unwrap_or_default();
        let format = self.run_formats.get(self.styles.run(context.table, context.style, character, &own));
        let within = context.in_simple_field || !self.fields.is_empty();
        let mut run = Run { format, pieces: Vec::new(), in_field: within };
        self.pieces(node, &mut run, paragraph);
        let marked = node.children().any(|child| matches!(child.name(), "w:fldChar" | "w:pgNum"));
        run.in_field = within || marked;
        // A field without a stored result is still seen by the look of its marks.
        if run.in_field || !run.pieces.is_empty() {
            run.pieces.shrink_to_fit();
            paragraph.runs.push(run);
        }
    }

    fn pieces(&mut self, node: Node<'_>, run: &mut Run, paragraph: &mut Paragraph) {
        for child in node.children() {
            match child.name() {
                "w:t" => add_text(run, shown_text(child)),
                "w:noBreakHyphen" => add_text(run, "-"),
                "w:sym" => {
                    let code = child.attribute("w:char").and_then(|code| u32::from_str_radix(code, 16).ok());
                    if let Some(letter) = code.and_then(char::from_u32) {
                        add_text(run, letter.encode_utf8(&mut [0; 4]));
                    }
                }
                "w:tab" | "w:ptab" => run.pieces.push(Piece::Tab),
                "w:br" => run.pieces.push(match child.attribute("w:type") {
                    Some("page" | "column") => Piece::PageBreak,
                    _ => Piece::LineBreak,
                }),
                "w:cr" => run.pieces.push(Piece::LineBreak),
                "w:commentReference" => self.review.comment(paragraph.number),
                "w:instrText" => {
                    if let Some(field) = self.fields.last_mut() {
                        field.instruction.push_str(child.text());
                    }
                }
                "w:fldChar" => self.field(child.attribute("w:fldCharType"), paragraph),
                "w:pgNum" => paragraph.fields.push("PAGE".to_owned()),
                "w:drawing" | "w:pict" | "w:object" => self.drawing(child, run),
                "mc:AlternateContent" => {
                    if let Some(choice) = drawing::choice(child) {
                        self.pieces(choice, run, paragraph);
                    }
                }
                _ => {}
            }
        }
    }

    fn field(&mut self, step: Option<&str>, paragraph: &mut Paragraph) {
        match step {
            Some("begin") => self.fields.push(Field { instruction: String::new(), listed: false }),
            Some("separate") => {
                if let Some(field) = self.fields.last_mut() {
                    field.list(paragraph);
                }
            }
            Some("end") => {
                if let Some(mut field) = self.fields.pop() {
                    field.list(paragraph);
                }
            }
            _ => {}
        }
    }

    fn drawing(&mut self, node: Node<'_>, run: &mut Run) {
        let mut drawing = drawing::read(node);
        for id in drawing::pictures(node) {
            drawing.chart = drawing.chart.or_else(|| self.charts.remove(id));
            self.pictures.push(id.to_owned());
        }
        for text in drawing::texts(node) {
            self.blocks(text, Around { table: None, in_body: false }, &mut drawing.blocks);
        }
        run.pieces.push(Piece::Drawing(Box::new(drawing)));
    }

    fn table(&mut self, node: Node<'_>) -> Table {
        let properties = node.child("w:tblPr");
        let style_id = properties.and_then(|node| node.child("w:tblStyle")).and_then(Node::val);
        let style = self.styles.get("table", style_id);
        let mut sum = style.map(|style| style.table.clone()).unwrap_or_default();
        if let Some(node) = properties {
            sum.add(&TablePart::read(node));
        }
        let grid = node.child("w:tblGrid").into_iter().flat_map(Node::children);
        let mut table = Table {
            grid: grid.filter(|column| column.name() == "w:gridCol").map(|c| width(c).unwrap_or(0)).collect(),
            fixed: sum.fixed.unwrap_or(false),
            indent: sum.indent.unwrap_or(0),
            padding_left: sum.padding_left.unwrap_or(DEFAULT_PADDING),
            padding_right: sum.padding_right.unwrap_or(DEFAULT_PADDING),
            borders: sum.borders,
            real: true,
            rows: Vec::new(),
        };
        self.rows(node, style, &mut table);
        table.rows.shrink_to_fit();
        table
    }

    fn rows(&mut self, node: Node<'_>, style: Option<&'s Style>, table: &mut Table) {
        for child in node.children() {
            match child.name() {
                "w:tr" => {
                    let is_set =
                        |name| child.child("w:trPr").and_then(|node| node.child(name)).is_some_and(switch);
                    let (header, cant_split) = (is_set("w:tblHeader"), is_set("w:cantSplit"));
                    let mut row = Row { header, cant_split, cells: Vec::new() };
                    let mut column = 0;
                    self.cells(child, style, table, &mut column, &mut row);
                    row.cells.shrink_to_fit();
                    table.rows.push(row);
                }
                name if is_wrapper(name) => self.rows(child, style, table),
                _ => {}
            }
        }
    }

    fn cells(
        &mut self,
        node: Node<'_>,
        style: Option<&'s Style>,
        table: &Table,
        column: &mut usize,
        row: &mut Row,
    ) {
        for child in node.children() {
            match child.name() {
                "w:tc" => row.cells.push(self.cell(child, style, table, column)),
                name if is_wrapper(name) => self.cells(child, style, table, column, row),
                _ => {}
            }
        }
    }

    fn cell(&mut self, node: Node<'_>, style: Option<&'s Style>, table: &Table, column: &mut usize) -> Cell {
        let properties = node.child("w:tcPr");
        let of = |name| properties.and_then(|node| node.child(name));
        let span = of("w:gridSpan").and_then(Node::val).and_then(|span| span.parse().ok()).unwrap_or(1_usize);
        // A grid has at most 63 columns in Word; the limit keeps a false span from counting far.
        let span = span.clamp(1, 63);
        let on_grid: i32 = table.grid.iter().skip(*column).take(span).sum();
        *column = column.saturating_add(span);
        let own_width = of("w:tcW").filter(|node| node.attribute("w:type") == Some("dxa")).and_then(width);
        let (left, right) = of("w:tcMar").map(padding).unwrap_or_default();
        let mut blocks = Vec::new();
        self.blocks(node, Around { table: style, in_body: false }, &mut blocks);
        // Most hold one; a list that grows begins with room for four.
        blocks.shrink_to_fit();
        Cell {
            width: own_width.filter(|width| *width > 0).unwrap_or(on_grid),
            span,
            joins_above: of("w:vMerge").is_some_and(|merge| merge.val() != Some("restart")),
            padding_left: left.unwrap_or(table.padding_left),
            padding_right: right.unwrap_or(table.padding_right),
            borders: of("w:tcBorders").map(borders).unwrap_or_default(),
            blocks,
        }
    }
}

impl Field {
    fn list(&mut self, paragraph: &mut Paragraph) {
        if !self.listed {
            self.listed = true;
            paragraph.fields.push(self.instruction.trim().to_owned());
        }
    }
}

/// Elements that stand around blocks, rows, cells or runs and show what is in them; deletions do not.
fn is_wrapper(name: &str) -> bool {
    matches!(name, "w:sdt" | "w:sdtContent" | "w:customXml" | "w:ins" | "w:moveTo")
}

fn is_inline_wrapper(name: &str) -> bool {
    matches!(name, "w:hyperlink" | "w:smartTag" | "w:dir" | "w:bdo")
}

/// Blanks at the ends count only where the file says so.
fn shown_text(node: Node<'_>) -> &str {
    let text = node.text();
    if node.attribute("xml:space") == Some("preserve") {
        return text;
    }
    text.trim_matches([' ', '\t', '\n', '\r'])
}

fn add_text(run: &mut Run, text: &str) {
    match run.pieces.last_mut() {
        Some(Piece::Text(before)) => before.push_str(text),
        _ if text.is_empty() => {}
        _ => run.pieces.push(Piece::Text(text.to_owned())),
    }
}
