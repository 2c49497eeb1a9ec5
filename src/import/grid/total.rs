//! The last row of a table, where it is the total.

use super::column::Kind;
use super::{Cell, Line, Row};
use crate::text::total::is_table_total;
use crate::value::SoThapPhan;

/// A total as the source has it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Total {
    places: Row,
    /// The column of its label.
    label: usize,
    /// Columns whose sum the program finds as well.
    found: Vec<bool>,
}

impl Total {
    /// Takes the last row out, if it is a total.
    pub(super) fn take(rows: &mut Vec<Line>, width: usize) -> Option<Self> {
        let Some(Line::Cells(places)) = rows.last() else { return None };
        let mut cells = places.iter().enumerate().filter_map(|(at, place)| Some((at, place.as_ref()?)));
        let (label, first) = cells.find(|(_, cell)| !cell.shown.is_empty())?;
        let named = is_table_total(&first.shown);
        let even = places.iter().flatten().all(|cell| cell.high == 1)
            && places.iter().skip(label + 1).flatten().all(|cell| cell.wide == 1);
        if !named || !even || first.shown.chars().count() > LONGEST || rows.len() < 2 {
            return None;
        }
        let Some(Line::Cells(places)) = rows.pop() else { return None };
        Some(Self { places, label, found: vec![false; width] })
    }

    /// The figure's cell in a column.
    pub(super) fn cell(&self, at: usize) -> Option<&Cell> {
        self.places.get(at)?.as_ref().filter(|_| at != self.label)
    }

    /// Holds the figures against the rows: gives the columns that the program may sum.
    pub(super) fn settle(&mut self, rows: &[Line], kinds: &[Option<Kind>]) -> Vec<bool> {
        let sum = |at: usize, kind: Kind| {
            let mut sum: Option<SoThapPhan> = None;
            let mut blank = false;
            for cell in rows.iter().filter_map(|row| row.cell(at)).filter(|cell| cell.wide == 1) {
                match kind.figure(&cell.shown) {
                    Some(figure) => sum = Some(sum.map_or(Some(figure), |sum| sum.cong(figure))?),
                    None => blank = true,
                }
            }
            sum.map(|sum| (sum, blank))
        };
        let of = |(at, kind): (usize, &Option<Kind>)| {
            let own = self.cell(at).filter(|cell| !cell.shown.is_empty())?;
            let kind = (*kind)?;
            let (sum, blank) = sum(at, kind)?;
            (kind.figure(&own.shown) == Some(sum)).then_some(blank)
        };
        let settled: Vec<Option<bool>> = kinds.iter().enumerate().map(of).collect();
        // Over blanks the program would say how many rows it has summed.
        self.found = settled.iter().map(|blank| *blank == Some(false)).collect();
        settled.iter().map(Option::is_some).collect()
    }

    /// Its cells, without those of columns that are counted.
    pub(super) fn written(&self, counted: &[bool], in_brackets: &impl Fn(&str) -> String) -> Vec<String> {
        let label = self
            .places
            .get(self.label)
            .and_then(Option::as_ref)
            .map(|cell| cell.shown.as_str())
            .unwrap_or_default();
        let mut cells: Vec<String> = Vec::new();
        for (at, _) in counted.iter().enumerate().filter(|(_, counted)| !**counted) {
            let own = self.cell(at).map(|cell| cell.shown.as_str()).unwrap_or_default();
            let summed = self.found.get(at).copied().unwrap_or(false);
            cells.push(match (cells.is_empty(), summed || own.is_empty()) {
                (true, _) => in_brackets(label),
                (false, true) => "~".to_owned(),
                (false, false) => in_brackets(own),
            });
        }
        cells
    }
}

/// Longest label, in letters.
const LONGEST: usize = 60;
