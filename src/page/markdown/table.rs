//! What the rows of a Markdown table become: letterhead and closing, a chart, a table of data.

use std::ops::Range;

use pulldown_cmark::Alignment;

use super::inline::Line;
use crate::page::document::{Cell, CellAlign, Chart, ChartRow, Grid, Inline, Merged, Paragraph, Table};
use crate::page::style::chart;
use crate::value::OCot;

/// What stands in a paragraph or a cell.
pub(super) struct Lines {
    pub(super) lines: Vec<Line>,
    /// Of a cell: which other has taken its room.
    pub(super) merged: Option<Merged>,
    /// Where it begins.
    pub(super) at: usize,
}

impl Lines {
    /// The letters alone; a line break is a space.
    fn text(&self) -> String {
        let inlines = self.lines.iter().flat_map(|line| &line.inlines);
        inlines
            .map(|inline| match inline {
                Inline::Text { text, .. } => text.as_str(),
                Inline::Break => " ",
            })
            .collect()
    }
}

/// A chart's table: its figures are read here, once, by the type that printed them. One that does not read is a fault at
/// its place: a bar of another length would be a false figure.
pub(super) fn read_chart(rows: Vec<Vec<Lines>>, range: Range<usize>) -> Result<Chart, Vec<(usize, String)>> {
    let mut found = Vec::new();
    let mut figure = |cell: &Lines| {
        let text = cell.text();
        text.parse().unwrap_or_else(|_| {
            let message =
                format!("«{text}» trong biểu đồ không phải số viết như in, ví dụ ≥ 30, ước 65,87, 1.250");
            found.push((cell.at, message));
            OCot::Chu(text.clone())
        })
    };
    let mut rows = rows.into_iter().map(<[Lines; chart::COLUMNS]>::try_from);
    let titles = rows.next().and_then(Result::ok).map(|titles| titles.map(|title| title.text()));
    let rows: Option<Vec<ChartRow>> = rows
        .map(|cells| {
            let [name, plan, result] = cells.ok()?;
            Some(ChartRow { name: name.text(), plan: figure(&plan), result: figure(&result) })
        })
        .collect();
    match titles.zip(rows) {
        _ if !found.is_empty() => Err(found),
        Some((titles, rows)) if (1..=chart::MOST_ROWS).contains(&rows.len()) => {
            Ok(Chart { titles, rows, range })
        }
        _ => {
            let message =
                format!("biểu đồ phải có {} cột và từ 1 đến {} dòng", chart::COLUMNS, chart::MOST_ROWS);
            Err(vec![(range.start, message)])
        }
    }
}

/// Letterhead and closing: rows of two cells whose lines carry roles. A wholly empty row (Markdown demands a header
/// row) is left out.
pub(super) fn grid(rows: Vec<Vec<Lines>>, range: &Range<usize>) -> Option<Grid> {
    let paragraphs = |lines: Vec<Line>| {
        let paragraph =
            |line: Line| Paragraph { role: line.role, inlines: line.inlines, range: range.clone() };
        lines.into_iter().map(paragraph).collect::<Vec<_>>()
    };
    let mut grid = Grid { rows: Vec::new() };
    for row in rows {
        let row: Vec<Vec<Line>> = row.into_iter().map(|cell| cell.lines).collect();
        let cells: [Vec<Line>; 2] = row.try_into().ok()?;
        if cells.iter().any(|lines| !lines.is_empty()) {
            grid.rows.push(cells.map(paragraphs));
        }
    }
    Some(grid)
}

/// A table of data. Where it says how many rows are titles (`heads`) it says which cells are merged, too; otherwise
/// a bold cell behind which all are empty is the title of a group and takes their room.
pub(super) fn data_table(
    rows: Vec<Vec<Lines>>,
    aligns: &[Alignment],
    widths: Vec<u32>,
    heads: Option<usize>,
    range: Range<usize>,
) -> Table {
    let cell = |Lines { lines, merged, .. }: Lines| Cell {
        inlines: lines.into_iter().flat_map(|line| line.inlines).collect(),
        merged,
    };
    let mut rows = rows.into_iter().map(|row| row.into_iter().map(cell).collect::<Vec<_>>());
    let aligns = aligns
        .iter()
        .map(|align| match align {
            Alignment::Right => CellAlign::Right,
            Alignment::Center => CellAlign::Center,
            Alignment::Left | Alignment::None => CellAlign::Left,
        })
        .collect();
    let header = rows.next().unwrap_or_default();
    let subheads = rows.by_ref().take(heads.map_or(0, |heads| heads - 1)).collect();
    let mut rows: Vec<Vec<Cell>> = rows.collect();
    if heads.is_none() {
        rows.iter_mut().for_each(|cells| merge_group_title(cells));
    }
    Table { widths, aligns, header, subheads, rows, range }
}

fn merge_group_title(cells: &mut [Cell]) {
    let bold = |inline: &Inline| match inline {
        Inline::Text { bold, .. } => *bold,
        Inline::Break => true,
    };
    let Some(last) = cells.iter().rposition(|cell| !cell.inlines.is_empty()) else { return };
    if cells[last].inlines.iter().all(bold) {
        cells[last + 1..].iter_mut().for_each(|cell| cell.merged = Some(Merged::Left));
    }
}
