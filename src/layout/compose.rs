//! A section of the document → its items, set as the DOCX sets them.

use super::chart;
use super::item::{Cell, Item, Row, Setting, Table, Text, leaves, nothing, rule, text};
use super::{Mpt, Place, twips};
use crate::page::document::{
    Block, Cell as Content, CellAlign, Grid, Inline, Merged, Paragraph, Section, Table as Data,
};
use crate::page::fit::Fitted;
use crate::page::style::{
    Align, CELL_PADDING, CELL_PADDING_ABOVE, CLOSING_GAP, CLOSING_LEFT, LETTERHEAD_PADDING, PAGE, RULE_GAP,
    Role, TABLE_LINE,
};
use crate::page::{columns, setting};

/// Items of a section; `is_last`: no section follows.
pub(super) fn items(section: &Section, is_last: bool) -> Vec<Item> {
    let width = setting::text_width(section);
    let mut items = Vec::with_capacity(section.blocks.len() + 4);
    for (at, block) in section.blocks.iter().enumerate() {
        match block {
            Block::Paragraph(paragraph) => {
                items.push(Item::Text(body(paragraph, width, section.blocks.get(at + 1))));
                if let Some(length) = setting::rule_below(&section.blocks, at, width) {
                    let mut below = rule(length, width, RULE_GAP, Place::Body);
                    after_last(&mut items, &mut below);
                    items.push(Item::Text(below));
                }
            }
            Block::Letterhead(grid) if at > 0 => {
                let above = rule(width, width, CLOSING_GAP, Place::Body);
                let below = nothing(Place::Body);
                items.push(Item::Text(Text { keep: true, ..above }));
                items.push(Item::Table(Table { keep: true, ..letterhead(grid) }));
                items.push(Item::Text(Text { keep: true, ..below }));
            }
            Block::Letterhead(grid) => items.push(Item::Table(letterhead(grid))),
            Block::Closing(grid) => items.push(Item::Table(closing(grid))),
            Block::Table(table) => items.push(Item::Table(data(table, width, at))),
            Block::Chart(chart) => items.push(Item::Figure(chart::figure(chart, section, at))),
        }
    }
    if !is_last {
        // What holds the section's properties.
        items.push(Item::Text(nothing(Place::Body)));
    }
    items
}

/// Two paragraphs stand the larger of their spaces apart.
fn after_last(items: &mut [Item], below: &mut Text) {
    if let Some(Item::Text(above)) = items.last_mut() {
        below.before = below.before.max(above.after);
        above.after = 0;
    }
}

fn body(paragraph: &Paragraph, width: u32, next: Option<&Block>) -> Text {
    let own = setting::body(paragraph, width, next);
    let mut set = Setting::of(paragraph.role, twips(width), Place::Body).indented(own.indent);
    set.keep |= own.keep_next;
    set.after = own.after.map_or(0, twips);
    text(&setting::with_ties(paragraph, own.tied), &set, &paragraph.range)
}

/// Rows of two columns without borders; `cell` sets what stands in one.
fn pair(
    grid: &Grid,
    columns: [u32; 2],
    splits: bool,
    cell: impl Fn(&[Paragraph], usize) -> Vec<Text>,
) -> Vec<Row> {
    let edges = [0, columns[0], columns[0] + columns[1]].map(twips);
    let row = |sides: &[Vec<Paragraph>; 2]| {
        let cells = sides.iter().enumerate().map(|(at, lines)| {
            let mut texts = cell(lines, at);
            if texts.is_empty() {
                texts.push(nothing(Place::Pair { column: at }));
            }
            Cell {
                left: edges[at],
                right: edges[at + 1],
                leaves: leaves(texts),
                rows: 1,
                padding: 0,
                centred: false,
            }
        });
        let cells: Vec<Cell> = cells.collect();
        let keep = sides[0].first().is_some_and(|line| line.role.look().keep_next);
        Row { height: cells.iter().map(Cell::inner).max().unwrap_or(0), cells, keep: keep && !splits, splits }
    };
    grid.rows.iter().map(row).collect()
}

fn letterhead(grid: &Grid) -> Table {
    let chosen = setting::letterhead(grid);
    let rows = pair(grid, chosen.columns, true, |lines, column| {
        let (place, inner) = (Place::Pair { column }, chosen.columns[column] - 2 * LETTERHEAD_PADDING);
        let mut texts = Vec::with_capacity(lines.len() + 1);
        for (at, line) in lines.iter().enumerate() {
            let size = chosen.set.size(line.role);
            let (tied, indent) = setting::balanced(line, inner, size);
            let set = Setting::of(line.role, twips(inner), place).indented(indent);
            let set = padded(&Setting { size, ..set }, LETTERHEAD_PADDING);
            texts.push(text(&setting::with_ties(line, tied), &set, &line.range));
            if let Some(length) = setting::rule_in_cell(lines, at, inner, chosen.set) {
                let mut below = rule(length, inner, RULE_GAP, place);
                if let Some(stroke) = &mut below.rule {
                    stroke.from[0] += twips(LETTERHEAD_PADDING);
                    stroke.to[0] += twips(LETTERHEAD_PADDING);
                }
                texts.push(below);
            }
        }
        texts
    });
    Table { rows, heads: 0, border: 0, keep: false }
}

/// Between the paddings of a cell.
fn padded(set: &Setting, padding: u32) -> Setting {
    Setting { left: set.left + twips(padding), right: set.right + twips(padding), ..*set }
}

fn closing(grid: &Grid) -> Table {
    let columns = [CLOSING_LEFT, PAGE.text_width() - CLOSING_LEFT];
    let kept = |lines: &[Paragraph], column: usize| {
        let width = columns[column];
        let line = |(at, line): (usize, &Paragraph)| {
            let own = setting::closing_line(lines, at, width);
            let mut set = Setting::of(line.role, twips(width), Place::Pair { column }).indented(own.indent);
            set.before = own.before.map_or(set.before, twips);
            text(&setting::with_ties(line, own.tied), &set, &line.range)
        };
        lines.iter().enumerate().map(line).collect()
    };
    let loose = |lines: &[Paragraph], column: usize| {
        let set = |line: &Paragraph| Setting::of(line.role, twips(columns[column]), Place::Pair { column });
        lines.iter().map(|line| text(&line.inlines, &set(line), &line.range)).collect()
    };
    let rows = match setting::closing_rows(grid) {
        None => pair(grid, columns, false, kept),
        Some((beside, below)) => {
            let mut rows = pair(&beside, columns, false, kept);
            rows.extend(pair(&below, columns, true, loose));
            rows
        }
    };
    Table { rows, heads: 0, border: 0, keep: false }
}

/// A table of data.
fn data(table: &Data, width: u32, block: usize) -> Table {
    let Fitted { widths, size } = columns::fitted(table, width);
    let mut edges = vec![0];
    for width in &widths {
        edges.push(edges.last().copied().unwrap_or(0) + twips(*width));
    }
    // Eighths of a point.
    let border = Mpt::from(TABLE_LINE) * 125;
    let heads: Vec<&Vec<Content>> = [&table.header].into_iter().chain(&table.subheads).collect();
    let all: Vec<&Vec<Content>> = heads.iter().copied().chain(&table.rows).collect();
    let mut rows = Vec::with_capacity(all.len());
    for (at, cells) in all.iter().enumerate() {
        let in_head = at < heads.len();
        let rest = all.get(at + 1..if in_head { heads.len() } else { all.len() }).unwrap_or_default();
        let frame = Frame { edges: &edges, size, place: (block, at), range: &table.range };
        let keep = at.checked_sub(heads.len()).is_some_and(|at| columns::keeps_next(table, at));
        let aligns = (!in_head).then_some(table.aligns.as_slice());
        let cells = frame.cells(cells, rest, aligns);
        rows.push(Row { cells, height: 0, keep, splits: false });
    }
    heights(&mut rows, border);
    Table { rows, heads: heads.len(), border, keep: false }
}

/// What the cells of a row share.
struct Frame<'t> {
    /// Edges of the columns.
    edges: &'t [Mpt],
    size: u32,
    /// The table's block, and the row.
    place: (usize, usize),
    range: &'t std::ops::Range<usize>,
}

impl Frame<'_> {
    /// The cells of a row; `rest` are the rows below, `aligns` those of a row below the header.
    fn cells(&self, cells: &[Content], rest: &[&Vec<Content>], aligns: Option<&[CellAlign]>) -> Vec<Cell> {
        let mut set = Vec::with_capacity(cells.len());
        for (at, content) in cells.iter().enumerate().take(self.edges.len() - 1) {
            if content.merged == Some(Merged::Left) {
                continue;
            }
            let last = (at + columns::span(cells, at)).min(self.edges.len() - 1);
            let [left, right] = [self.edges[at], self.edges[last]];
            let is_above =
                |row: &&&Vec<Content>| row.get(at).is_some_and(|cell| cell.merged == Some(Merged::Above));
            let rows =
                if content.merged.is_some() { 0 } else { 1 + rest.iter().take_while(is_above).count() };
            let align = match aligns.map(|aligns| columns::align(aligns, cells, at)) {
                None | Some(CellAlign::Center) => Align::Center,
                Some(CellAlign::Right) => Align::Right,
                Some(CellAlign::Left) => Align::Left,
            };
            let role = if aligns.is_some() { Role::BangO } else { Role::BangDau };
            let texts =
                if rows == 0 { Vec::new() } else { self.texts(content, role, align, right - left, at) };
            set.push(Cell {
                left,
                right,
                leaves: leaves(texts),
                rows,
                padding: twips(CELL_PADDING_ABOVE),
                centred: true,
            });
        }
        set
    }

    fn texts(&self, content: &Content, role: Role, align: Align, width: Mpt, column: usize) -> Vec<Text> {
        let (block, row) = self.place;
        let side = twips(CELL_PADDING);
        let set = Setting {
            align,
            size: self.size,
            left: side,
            right: width - side,
            ..Setting::of(role, width, Place::Cell { block, row, column })
        };
        let lines = content.inlines.split(|inline| *inline == Inline::Break);
        lines.map(|line| text(line, &set, self.range)).collect()
    }
}

/// Heights of rows with borders: that above counts to a row. What takes several rows makes the last of them higher.
fn heights(rows: &mut [Row], border: Mpt) {
    let mut wanted = vec![0; rows.len()];
    for (at, row) in rows.iter().enumerate() {
        wanted[at] = row.cells.iter().filter(|cell| cell.rows == 1).map(needed).max().unwrap_or(0) + border;
    }
    for at in 0..rows.len() {
        let tall = rows[at].cells.iter().filter(|cell| cell.rows > 1);
        let lasts: Vec<(usize, Mpt)> = tall.map(|cell| (at + cell.rows - 1, needed(cell) + border)).collect();
        for (last, height) in lasts {
            let above: Mpt = wanted[at..last].iter().sum();
            if let Some(wanted) = wanted.get_mut(last) {
                *wanted = (*wanted).max(height - above);
            }
        }
    }
    for (row, height) in rows.iter_mut().zip(wanted) {
        row.height = height;
    }
}

fn needed(cell: &Cell) -> Mpt {
    cell.inner() + 2 * cell.padding
}
