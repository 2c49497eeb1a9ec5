//! A table as data has it: what each column holds, and its lines.

use super::column::{self, Column, Kind};
use super::total::Total;
use super::{Cell, Line, Row, don_vi_tinh};
use crate::import::text::Text;
use crate::text::tokens::small;

/// A row with what it has from the rows above.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::import) struct Record {
    /// The title of its group.
    pub(in crate::import) group: Option<String>,
    /// Where it stands in the source.
    pub(in crate::import) from: usize,
    cells: Row,
}

impl Record {
    /// What a column shows.
    pub(in crate::import) fn cell(&self, at: usize) -> &str {
        self.cells.get(at).and_then(Option::as_ref).map(|cell| cell.shown.as_str()).unwrap_or_default()
    }

    /// Whether nothing stands outside these columns.
    pub(in crate::import) fn is_blank_but(&self, kept: &[Option<usize>]) -> bool {
        let others = self.cells.iter().enumerate().filter(|(at, _)| !kept.contains(&Some(*at)));
        others.filter_map(|(_, cell)| cell.as_ref()).all(|cell| cell.shown.is_empty())
    }

    /// What a column says in data, without emphasis.
    pub(in crate::import) fn written(&self, at: usize) -> String {
        let cell = self.cells.get(at).and_then(Option::as_ref);
        cell.map(|cell| cell.text.clone().plain().written()).unwrap_or_default()
    }
}

/// The unit that a line says.
pub(in crate::import) fn unit(line: &Text) -> Option<Text> {
    don_vi_tinh::said(&line.shown()).map(|unit| Text::new(line.from, unit))
}

/// A table as data has it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::import) struct Sheet {
    /// Its name and its unit, where lines above it say so.
    pub(in crate::import) name: Option<Text>,
    pub(in crate::import) unit: Option<Text>,
    /// The unit that the sentence before it says in brackets.
    pub(in crate::import) told: Option<String>,
    /// Its rows as lines, for a place that may hold no table.
    pub(in crate::import) lines: Vec<(usize, String)>,
    /// What stands across the table above its titles.
    pub(in crate::import) above: Vec<Text>,
    pub(super) columns: Vec<Column>,
    pub(super) rows: Vec<Line>,
    pub(super) total: Option<Total>,
    /// Where it begins in the source.
    pub(in crate::import) from: usize,
}

impl Sheet {
    /// Columns that are counted, kinds of figures, and sums.
    pub(super) fn understand(&mut self) {
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
    pub(in crate::import) fn titles(&self) -> Vec<String> {
        column::names(&self.columns)
    }

    /// Takes its unit out of the lines across it.
    pub(super) fn take_unit(&mut self) {
        let at = self.above.iter().position(|line| don_vi_tinh::said(&line.shown()).is_some());
        self.unit = at.and_then(|at| unit(&self.above.remove(at)));
    }

    /// The unit that a line of its own or brackets say for all its figures.
    pub(in crate::import) fn said_unit(&self) -> Option<String> {
        let named = self.name.iter().chain(&self.above).map(Text::shown);
        let in_brackets = named.filter_map(|text| don_vi_tinh::in_brackets(&text).map(str::to_owned)).next();
        self.unit.as_ref().map(Text::shown).or(in_brackets).or_else(|| self.told.clone())
    }

    /// Its rows, each with the title of its group, without the total.
    pub(in crate::import) fn records(&self) -> Vec<Record> {
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
    pub(in crate::import) fn texts_mut<'s>(&'s mut self, found: &mut Vec<&'s mut Text>) {
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
    pub(in crate::import) fn yaml(
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
