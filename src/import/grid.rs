//! A table of the source as data has it: columns with titles over them and kinds, rows, groups, merged cells, a total.

use std::ops::Range;

use super::draft::cell_line;
use super::text::{Emphasis, Text};
use crate::docx::read::{Block, Table, paragraphs};
use crate::text::tokens::small;

mod column;
mod total;

pub(super) use column::Column;
use column::Kind;
use total::Total;

/// A cell, at its first column in its first row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Cell {
    pub(super) text: Text,
    /// What it shows, as the source has it.
    pub(super) shown: String,
    /// Columns that it takes.
    wide: usize,
    /// Rows that it takes.
    high: usize,
}

/// A row of the grid: a place for each column, without a cell where another has taken the room.
type Row = Vec<Option<Cell>>;

/// A table.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Grid {
    rows: Vec<Row>,
    width: usize,
    /// Rows that are repeated on every page.
    headers: usize,
    /// Whether every row fills its width and merged cells lie one below the other.
    is_even: bool,
    /// Whether a cell holds a table of its own.
    pub(super) is_nested: bool,
}

/// Most columns of a table that becomes one.
const MOST_COLUMNS: usize = 30;
/// Most rows of titles.
const MOST_HEADS: usize = 4;

impl Grid {
    /// Reads a table.
    pub(super) fn of(table: &Table) -> Self {
        let width_of = |row: &crate::docx::read::Row| row.cells.iter().map(|cell| cell.span.max(1)).sum();
        let width = table.rows.iter().map(width_of).max().unwrap_or(0);
        let inside =
            |cell: &crate::docx::read::Cell| cell.blocks.iter().any(|block| matches!(block, Block::Table(_)));
        let mut grid = Self {
            rows: Vec::with_capacity(table.rows.len()),
            width,
            headers: table.rows.iter().take_while(|row| row.header).count(),
            is_even: true,
            is_nested: table.rows.iter().flat_map(|row| &row.cells).any(inside),
        };
        // For each column the row in which the cell that reaches it from above begins.
        let mut owners: Vec<Option<usize>> = vec![None; width];
        for row in &table.rows {
            grid.add(row, &mut owners);
        }
        grid
    }

    fn add(&mut self, row: &crate::docx::read::Row, owners: &mut [Option<usize>]) {
        let here = self.rows.len();
        let mut places: Row = vec![None; self.width];
        let mut at = 0;
        for source in &row.cells {
            let wide = source.span.max(1);
            let mut cell = cell(source);
            cell.wide = wide;
            let owner = owners.get(at).copied().flatten().filter(|_| source.joins_above);
            let above = owner.and_then(|row| self.rows.get_mut(row)?.get_mut(at)?.as_mut());
            match above.filter(|above| above.wide == wide) {
                // What stands in a cell that is one with the cell above is not seen.
                Some(above) => above.high += 1,
                None => {
                    self.is_even &= !source.joins_above;
                    if let Some(place) = places.get_mut(at) {
                        *place = Some(cell);
                    }
                    owners.iter_mut().skip(at).take(wide).for_each(|owner| *owner = None);
                    if let Some(owner) = owners.get_mut(at) {
                        *owner = Some(here);
                    }
                }
            }
            at += wide;
        }
        self.is_even &= at == self.width;
        self.rows.push(places);
    }

    fn cell(&self, row: usize, at: usize) -> Option<&Cell> {
        self.rows.get(row)?.get(at)?.as_ref()
    }

    /// The cells of a row, each with its column.
    fn cells(&self, row: usize) -> impl Iterator<Item = (usize, &Cell)> {
        let places = self.rows.get(row).into_iter().flatten().enumerate();
        places.filter_map(|(at, place)| Some((at, place.as_ref()?)))
    }

    /// The text of a row that is one cell.
    fn whole(&self, row: usize) -> Option<&Cell> {
        self.cell(row, 0).filter(|cell| cell.wide == self.width && self.width > 1)
    }

    /// The table as data has it; `None`: it has no titles, or its cells fit into no grid.
    pub(super) fn sheet(&self) -> Option<Sheet> {
        let sound = self.is_even && (2..=MOST_COLUMNS).contains(&self.width);
        // A line across the table above its titles names it.
        let names = (0..self.rows.len()).take_while(|row| self.whole(*row).is_some()).count();
        let (columns, depth) = Some(names).filter(|_| sound).and_then(|row| self.titles(row))?;
        let body = names + depth..self.rows.len();
        if body.is_empty() {
            return None;
        }
        let mut sheet = Sheet {
            name: None,
            unit: None,
            lines: self.lines(),
            above: (0..names).filter_map(|row| self.whole(row)).map(|cell| cell.text.clone()).collect(),
            columns,
            rows: body.map(|row| self.line(row)).collect(),
            total: None,
            from: self.from(),
        };
        sheet.total = Total::take(&mut sheet.rows, self.width);
        sheet.understand();
        Some(sheet)
    }

    /// The columns and how many rows their titles take.
    fn titles(&self, row: usize) -> Option<(Vec<Column>, usize)> {
        let depth = self.depth(0..self.width, row)?.max(self.headers.saturating_sub(row)).min(MOST_HEADS);
        let numbers = row + depth;
        // «(1) (2) (3)» under the titles is a row of titles too.
        let numbered = self.rows.len() > numbers + 1 && self.is_numbers(numbers);
        let depth = depth + usize::from(numbered);
        Some((self.columns(0..self.width, row, row + depth)?, depth))
    }

    /// How many rows of titles stand in these columns from a row on.
    fn depth(&self, columns: Range<usize>, row: usize) -> Option<usize> {
        if row >= self.rows.len() {
            return None;
        }
        let cells = self.cells(row).filter(|(at, _)| columns.contains(at));
        let mut deepest = 0;
        for (at, cell) in cells {
            let below = match cell.wide > 1 {
                true => self.depth(at..at + cell.wide, row + cell.high)?,
                false => 0,
            };
            deepest = deepest.max(cell.high + below);
        }
        (deepest > 0 && deepest <= MOST_HEADS).then_some(deepest)
    }

    /// Whether a row counts the columns: `(1)`, `(2)`, or `A`, `B`, `1`, `2`.
    fn is_numbers(&self, row: usize) -> bool {
        let mut cells = self.cells(row).map(|(_, cell)| (cell.wide, cell.shown.trim_matches(['(', ')'])));
        let short = |text: &str| {
            let number = text.bytes().all(|byte| byte.is_ascii_digit() || b"=+-/*x,()".contains(&byte));
            !text.is_empty() && text.len() <= 9 && (number || matches!(text, "A" | "B" | "C"))
        };
        let last = self
            .cells(row)
            .last()
            .map(|(_, cell)| cell.shown.contains(['(', ')']) || cell.shown == self.width.to_string());
        cells.all(|(wide, text)| wide == 1 && short(text)) && last == Some(true)
    }

    /// The titles of some columns, from a row down to the row `end`.
    fn columns(&self, columns: Range<usize>, row: usize, end: usize) -> Option<Vec<Column>> {
        let mut found = Vec::new();
        let mut at = columns.start;
        while at < columns.end {
            let cell = self.cell(row, at).filter(|cell| !cell.shown.is_empty())?;
            let (next, until) = (row + cell.high, at + cell.wide);
            let is_blank =
                |row: usize| self.cell(row, at).is_none_or(|below| below.shown.is_empty() && below.wide == 1);
            let below = match cell.wide == 1 && (next..end).all(is_blank) {
                true => Vec::new(),
                false => self.columns(at..until, next, end)?,
            };
            found.push(Column::new(cell.text.clone().plain(), below));
            at = until;
        }
        (row < end).then_some(found)
    }

    fn line(&self, row: usize) -> Line {
        match self.whole(row) {
            Some(cell) => Line::Group(cell.text.clone().without_bold()),
            None => Line::Cells(self.rows.get(row).cloned().unwrap_or_default()),
        }
    }

    /// Its rows as lines, cells between bars.
    pub(super) fn lines(&self) -> Vec<(usize, String)> {
        let line = |row: &Row| {
            let cells: Vec<&Cell> = row.iter().flatten().collect();
            let texts: Vec<&str> = cells.iter().map(|cell| cell.shown.as_str()).collect();
            let from = cells.iter().map(|cell| cell.text.from).find(|from| *from > 0).unwrap_or(0);
            (from, texts.join(" | "))
        };
        self.rows.iter().map(line).filter(|(_, text)| text.contains(char::is_alphanumeric)).collect()
    }

    /// Where it begins.
    pub(super) fn from(&self) -> usize {
        let cells = self.rows.iter().flatten().flatten();
        cells.map(|cell| cell.text.from).find(|from| *from > 0).unwrap_or(0)
    }
}

/// A cell of the source, its paragraphs on one line.
fn cell(source: &crate::docx::read::Cell) -> Cell {
    let lines = paragraphs(&source.blocks);
    let from = lines.first().map_or(0, |line| line.number);
    let (mut all, mut words) = (String::new(), Vec::new());
    for line in lines {
        let (text, own) = cell_line(line);
        if !all.is_empty() {
            all.push(' ');
        }
        let start = all.len();
        words.extend(own.into_iter().map(|Emphasis { range, look }| Emphasis {
            range: start + range.start..start + range.end,
            look,
        }));
        all.push_str(&text);
    }
    let text = Text::emphasised(from, &all, &words);
    Cell { shown: text.shown(), text, wide: 1, high: 1 }
}

/// A row of data.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Line {
    /// A title across the table.
    Group(Text),
    /// A place for each column.
    Cells(Row),
}

impl Line {
    fn cell(&self, at: usize) -> Option<&Cell> {
        match self {
            Line::Group(_) => None,
            Line::Cells(places) => places.get(at)?.as_ref(),
        }
    }
}

/// A row with what it has from the rows above.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Record {
    /// The title of its group.
    pub(super) group: Option<String>,
    /// Where it stands in the source.
    pub(super) from: usize,
    cells: Row,
}

impl Record {
    /// What a column shows.
    pub(super) fn cell(&self, at: usize) -> &str {
        self.cells.get(at).and_then(Option::as_ref).map(|cell| cell.shown.as_str()).unwrap_or_default()
    }

    /// Whether nothing stands behind a column.
    pub(super) fn is_blank_but(&self, at: usize) -> bool {
        self.cells.iter().skip(at + 1).flatten().all(|cell| cell.shown.is_empty())
    }

    /// What a column says in data, without emphasis.
    pub(super) fn written(&self, at: usize) -> String {
        let cell = self.cells.get(at).and_then(Option::as_ref);
        cell.map(|cell| cell.text.clone().plain().written()).unwrap_or_default()
    }
}

/// A table as data has it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Sheet {
    /// Its name and its unit, where lines above it say so.
    pub(super) name: Option<Text>,
    pub(super) unit: Option<Text>,
    /// Its rows as lines, for a place that may hold no table.
    pub(super) lines: Vec<(usize, String)>,
    /// What stands across the table above its titles.
    pub(super) above: Vec<Text>,
    columns: Vec<Column>,
    rows: Vec<Line>,
    total: Option<Total>,
    /// Where it begins in the source.
    pub(super) from: usize,
}

impl Sheet {
    /// Columns that are counted, kinds of figures, and sums.
    fn understand(&mut self) {
        let mut columns = std::mem::take(&mut self.columns);
        for (at, column) in column::leaves_mut(&mut columns).into_iter().enumerate() {
            column.counts = self.counts(column, at);
            column.kind = if column.counts { None } else { self.kind(column, at) };
        }
        self.columns = columns;
        if let Some(total) = &mut self.total {
            let kinds: Vec<Option<Kind>> =
                column::leaves(&self.columns).iter().map(|column| column.kind).collect();
            let summed = total.settle(&self.rows, &kinds);
            for (column, summed) in column::leaves_mut(&mut self.columns).into_iter().zip(summed) {
                column.summed = summed;
            }
        }
    }

    fn body(&self, at: usize) -> impl Iterator<Item = Option<&Cell>> {
        self.rows.iter().filter(|row| matches!(row, Line::Cells(_))).map(move |row| row.cell(at))
    }

    /// Whether a column holds nothing but the numbers of its rows.
    fn counts(&self, column: &Column, at: usize) -> bool {
        let named = matches!(small(&column.title.shown()).as_str(), "tt" | "stt" | "số tt" | "số thứ tự");
        let is = |(nth, cell): (usize, Option<&Cell>)| {
            cell.is_some_and(|cell| {
                let number = cell.shown.trim_end_matches('.').parse::<usize>().ok();
                cell.wide == 1 && cell.high == 1 && number == Some(nth + 1)
            })
        };
        named && self.body(at).enumerate().all(is)
    }

    /// What a column holds, where every cell of it says so in the very letters that are printed again.
    fn kind(&self, column: &Column, at: usize) -> Option<Kind> {
        let total = self.total.iter().filter_map(|total| total.cell(at));
        let cells = self.body(at).flatten().filter(|cell| cell.wide == 1).chain(total);
        let texts: Vec<&str> =
            cells.map(|cell| cell.shown.as_str()).filter(|text| !text.is_empty()).collect();
        Kind::of(&small(&column.title.shown()), &texts)
    }

    /// The titles of its columns, each with those above, small.
    pub(super) fn titles(&self) -> Vec<String> {
        column::names(&self.columns)
    }

    /// Its rows, each with the title of its group, without the total.
    pub(super) fn records(&self) -> Vec<Record> {
        let mut group = None;
        let mut above: Vec<Option<(Cell, usize)>> = vec![None; column::leaves(&self.columns).len()];
        let mut found = Vec::with_capacity(self.rows.len());
        for row in &self.rows {
            let places = match row {
                Line::Group(text) => {
                    group = Some(text.shown());
                    continue;
                }
                Line::Cells(places) => places,
            };
            for (place, above) in places.iter().zip(&mut above) {
                *above = match (place, above.take()) {
                    (Some(cell), _) => Some((cell.clone(), cell.high)),
                    (None, Some((cell, high))) if high > 1 => Some((cell, high - 1)),
                    (None, _) => None,
                };
            }
            let cells: Vec<Option<Cell>> =
                above.iter().map(|cell| cell.as_ref().map(|(cell, _)| cell.clone())).collect();
            let from = places.iter().flatten().map(|cell| cell.text.from).next().unwrap_or(self.from);
            found.push(Record { group: group.clone(), from, cells });
        }
        found
    }

    /// Every text of it.
    pub(super) fn texts_mut<'s>(&'s mut self, found: &mut Vec<&'s mut Text>) {
        let kinds: Vec<Option<Kind>> =
            column::leaves(&self.columns).iter().map(|column| column.kind).collect();
        found.extend(self.name.iter_mut().chain(&mut self.above));
        self.columns.iter_mut().for_each(|column| column.texts_mut(found));
        for row in &mut self.rows {
            match row {
                Line::Group(text) => found.push(text),
                Line::Cells(places) => {
                    let words = places.iter_mut().zip(&kinds).filter(|(_, kind)| kind.is_none());
                    found.extend(words.filter_map(|(cell, _)| Some(&mut cell.as_mut()?.text)));
                }
            }
        }
    }

    /// The lines of `bang:` below its key.
    pub(super) fn yaml(
        &self,
        scalar: impl Fn(&str) -> String,
        in_brackets: impl Fn(&str) -> String,
    ) -> Vec<String> {
        let named = [("ten", &self.name), ("don_vi_tinh", &self.unit)];
        let named = named.iter().filter_map(|(key, text)| Some((key, text.as_ref()?)));
        let mut out: Vec<String> =
            named.map(|(key, text)| format!("{key}: {}", scalar(&text.written()))).collect();
        out.push("cot:".to_owned());
        self.columns.iter().for_each(|column| column.write(2, &in_brackets, &scalar, &mut out));
        out.push("dong:".to_owned());
        let columns = column::leaves(&self.columns);
        for row in &self.rows {
            out.push(match row {
                Line::Group(text) => format!("  - nhom: {}", scalar(&text.written())),
                Line::Cells(places) => {
                    let cells = places.iter().zip(&columns).filter(|(_, column)| !column.counts);
                    let cells = cells.map(|(place, column)| {
                        place
                            .as_ref()
                            .map_or_else(|| "~".to_owned(), |cell| written(cell, column, &in_brackets))
                    });
                    format!("  - [{}]", cells.collect::<Vec<_>>().join(", "))
                }
            });
        }
        if let Some(total) = &self.total {
            let counted: Vec<bool> = columns.iter().map(|column| column.counts).collect();
            out.push(format!("tong: [{}]", total.written(&counted, &in_brackets).join(", ")));
        }
        out
    }
}

/// A cell of data: its text, with the room that it takes where that is more than one place.
fn written(cell: &Cell, column: &Column, in_brackets: &impl Fn(&str) -> String) -> String {
    let text = match column.kind {
        Some(_) if cell.wide == 1 => cell.shown.clone(),
        _ => cell.text.written(),
    };
    let text = if text.is_empty() { "~".to_owned() } else { in_brackets(&text) };
    if cell.wide == 1 && cell.high == 1 {
        return text;
    }
    let room = [("cot", cell.wide), ("dong", cell.high)];
    let room: String =
        room.iter().filter(|(_, count)| *count > 1).map(|(key, count)| format!(", {key}: {count}")).collect();
    format!("{{van: {text}{room}}}")
}
