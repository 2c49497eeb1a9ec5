//! A table of the source as data has it: columns with kinds, rows, groups.

use super::text::Raw;
use crate::docx::read::{Table, paragraphs};
use crate::parts::shape::squeezed;
use crate::text::tokens::small;
use crate::value::Ngay;

/// A cell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Cell {
    pub(super) raw: Raw,
    /// Columns of the grid that it takes.
    pub(super) span: usize,
    /// Whether it is one with the cell above.
    pub(super) joins: bool,
}

/// A table: its rows of cells.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Grid {
    rows: Vec<Vec<Cell>>,
    columns: usize,
}

/// Most columns of a table that becomes one.
const MOST_COLUMNS: usize = 30;

impl Grid {
    /// Reads a table; `clean` makes its texts legible.
    pub(super) fn of(table: &Table, clean: impl Fn(&str) -> String) -> Self {
        let cell = |cell: &crate::docx::read::Cell| {
            let lines = paragraphs(&cell.blocks);
            let from = lines.first().map_or(0, |line| line.number);
            let texts: Vec<String> = lines.iter().map(|line| line.text()).collect();
            let text = squeezed(&clean(&texts.join(" ")));
            Cell { raw: Raw { from, text }, span: cell.span.max(1), joins: cell.joins_above }
        };
        let rows: Vec<Vec<Cell>> =
            table.rows.iter().map(|row| row.cells.iter().map(cell).collect()).collect();
        let columns = rows.iter().map(|row| row.iter().map(|cell| cell.span).sum()).max().unwrap_or(0);
        Self { rows, columns }
    }

    /// Whether it can be a table of data: a head with a name for each column, rows as wide below it.
    pub(super) fn is_table(&self) -> bool {
        let wide = |row: &[Cell]| row.iter().map(|cell| cell.span).sum::<usize>() == self.columns;
        let head = self.rows.first().is_some_and(|head| {
            head.iter().all(|cell| !cell.raw.text.is_empty() && cell.span == 1) && wide(head)
        });
        let plain =
            self.rows.iter().skip(1).all(|row| {
                wide(row) && (row.len() == 1 || row.iter().all(|cell| cell.span == 1 && !cell.joins))
            });
        head && plain && self.rows.len() > 1 && (2..=MOST_COLUMNS).contains(&self.columns)
    }

    /// Its rows as lines, cells between bars.
    pub(super) fn lines(&self) -> Vec<(usize, String)> {
        let line = |row: &Vec<Cell>| {
            let texts: Vec<&str> = row.iter().map(|cell| cell.raw.text.as_str()).collect();
            let from = row.iter().map(|cell| cell.raw.from).find(|from| *from > 0).unwrap_or(0);
            (from, texts.join(" | "))
        };
        self.rows.iter().map(line).filter(|(_, text)| text.contains(char::is_alphanumeric)).collect()
    }

    /// Where it begins.
    pub(super) fn from(&self) -> usize {
        self.rows.iter().flatten().map(|cell| cell.raw.from).find(|from| *from > 0).unwrap_or(0)
    }

    fn column(&self, at: usize) -> impl Iterator<Item = &str> {
        let rows = self.rows.iter().skip(1).filter(|row| row.len() == self.columns);
        rows.filter_map(move |row| row.get(at)).map(|cell| cell.raw.text.as_str())
    }

    /// Whether a column holds nothing but the numbers of its rows.
    fn counts(&self, at: usize) -> bool {
        let head = self.rows.first().and_then(|head| head.get(at)).map(|cell| small(&cell.raw.text));
        let named = head.is_some_and(|head| matches!(head.as_str(), "tt" | "stt" | "số tt" | "số thứ tự"));
        let bare = |text: &str| text.trim_end_matches('.').parse::<usize>().ok();
        named
            && self.column(at).enumerate().all(|(nth, text)| bare(text) == Some(nth + 1))
            && !self.has_groups()
    }

    fn has_groups(&self) -> bool {
        self.rows.iter().skip(1).any(|row| row.len() == 1)
    }

    /// What a column holds, where every cell of it says so in the very letters that are printed again.
    fn kind(&self, at: usize) -> Option<&'static str> {
        let texts: Vec<&str> = self.column(at).filter(|text| !text.is_empty()).collect();
        let head = self
            .rows
            .first()
            .and_then(|head| head.get(at))
            .map(|cell| small(&cell.raw.text))
            .unwrap_or_default();
        let all = |test: fn(&str) -> bool| !texts.is_empty() && texts.iter().all(|text| test(text));
        match () {
            () if all(|text| text.parse::<Ngay>().is_ok_and(|day| day.ngan() == text)) => Some("ngay"),
            () if all(is_grouped) && (head.contains("đồng") || head.contains("kinh phí")) => Some("dong"),
            () => None,
        }
    }

    /// The lines of `bang:` below its key.
    pub(super) fn yaml(
        &self,
        scalar: impl Fn(&str) -> String,
        in_brackets: impl Fn(&str) -> String,
    ) -> Vec<String> {
        let mut out = vec!["cot:".to_owned()];
        let counted: Vec<bool> = (0..self.columns).map(|at| self.counts(at)).collect();
        for (at, cell) in self.rows.first().into_iter().flatten().enumerate() {
            let more = match (counted.get(at).copied().unwrap_or(false), self.kind(at)) {
                (true, _) => ", so_thu_tu: true".to_owned(),
                (false, Some(kind)) => format!(", kieu: {kind}"),
                (false, None) => String::new(),
            };
            out.push(format!("  - {{ten: {}{more}}}", in_brackets(&cell.raw.text)));
        }
        out.push("dong:".to_owned());
        for row in self.rows.iter().skip(1) {
            if let [one] = row.as_slice() {
                if !one.raw.text.is_empty() {
                    out.push(format!("  - nhom: {}", scalar(&one.raw.text)));
                }
                continue;
            }
            let cells = row.iter().zip(&counted).filter(|(_, counted)| !**counted);
            let cells = cells.map(|(cell, _)| match cell.raw.text.as_str() {
                "" => "~".to_owned(),
                text => in_brackets(text),
            });
            out.push(format!("  - [{}]", cells.collect::<Vec<_>>().join(", ")));
        }
        out
    }
}

/// `2.000.000`: as money is printed.
fn is_grouped(text: &str) -> bool {
    let mut groups = text.split('.');
    let digits = |group: &str| !group.is_empty() && group.bytes().all(|byte| byte.is_ascii_digit());
    let first =
        groups.next().is_some_and(|first| digits(first) && first.len() <= 3 && !first.starts_with('0'));
    first && groups.all(|group| digits(group) && group.len() == 3)
}
