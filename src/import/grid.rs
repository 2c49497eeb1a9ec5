//! A table of the source as data has it: columns with titles over them and kinds, rows, groups, merged cells, a total.

use std::ops::Range;

use super::letters::cell_line;
use super::text::{Emphasis, Text};
use crate::docx::read::{Block, Table, paragraphs};

mod column;
pub(super) mod don_vi_tinh;
mod sheet;
mod total;

pub(super) use sheet::{Record, Sheet, unit};

use column::Column;
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
            told: None,
            lines: self.lines(),
            above: (0..names).filter_map(|row| self.whole(row)).map(|cell| cell.text.clone()).collect(),
            columns,
            rows: body.map(|row| self.line(row)).collect(),
            total: None,
            from: self.from(),
        };
        sheet.total = Total::take(&mut sheet.rows, self.width);
        sheet.take_unit();
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
enum Line {
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
