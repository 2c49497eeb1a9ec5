//! Rows of a table and the ends of pages: which have room, and how what has none is cut.

use super::Mpt;
use super::item::{Cell, Leaf, Row};

/// Height of rows below each other.
pub(super) fn height(rows: &[Row]) -> Mpt {
    rows.iter().map(|row| row.height).sum()
}

/// How many rows have room in a height: those that stay together all or none, unless they are too many for a page.
pub(super) fn fitting_rows(rows: &[Row], room: Mpt, page: Mpt) -> usize {
    let (mut count, mut used) = (0, 0);
    while count < rows.len() {
        let kept = rows[count..].iter().take_while(|row| row.keep).count();
        let together = (kept + 1).min(rows.len() - count);
        let together = if height(&rows[count..count + together]) > page { 1 } else { together };
        used += height(&rows[count..count + together]);
        if used > room {
            break;
        }
        count += together;
    }
    count
}

/// What a cell of several rows has no room for on its page goes on in its part on the next.
pub(super) fn carry_over(here: &mut [Row], below: &mut [Row], border: Mpt) {
    let heights: Vec<Mpt> = here.iter().map(|row| row.height).collect();
    for at in 0..here.len() {
        for cell in &mut here[at].cells {
            let taken = if cell.rows == 0 && at == 0 { heights.len() } else { cell.rows };
            if cell.leaves.is_empty() || at + taken <= heights.len() && cell.rows > 0 {
                continue;
            }
            let room = heights[at..].iter().sum::<Mpt>() - border - 2 * cell.padding;
            let stays = cell.leaves.iter().take_while(|leaf| leaf.bottom <= room).count();
            let part = |row: &Row| row.cells.iter().position(|part| part.left == cell.left && part.rows == 0);
            let covered = below.iter().map_while(|row| Some((row.height, part(row)?))).collect::<Vec<_>>();
            let Some((_, first)) = covered.first() else { continue };
            let mut rest = cell.leaves.split_off(stays);
            let top = rest.first().map_or(0, |leaf| leaf.top);
            rest.iter_mut().for_each(|leaf| leaf.lift(top));
            let needed = rest.last().map_or(0, |leaf| leaf.bottom) + 2 * cell.padding + border;
            let lacking = needed - covered.iter().map(|(height, _)| height).sum::<Mpt>();
            if let Some(row) = below.get_mut(covered.len() - 1) {
                row.height += lacking.max(0);
            }
            below[0].cells[*first].leaves = rest;
        }
    }
}

/// How many rows from the first on a cell takes that began above them.
pub(super) fn covered(rows: &[Row], cell: &Cell) -> usize {
    let goes_on = |row: &&Row| row.cells.iter().any(|other| other.left == cell.left && other.rows == 0);
    rows.iter().take_while(goes_on).count()
}

impl Row {
    /// Height of what must stand of a row that may be cut: a line of each cell.
    pub(super) fn least(&self, border: Mpt) -> Mpt {
        let first = |cell: &Cell| cell.leaves.first().map_or(0, |leaf| leaf.bottom) + 2 * cell.padding;
        self.cells.iter().map(first).max().unwrap_or(0) + border
    }

    /// Cuts what does not fit in a height off; `None` where nothing would stay.
    pub(super) fn cut(&mut self, room: Mpt, border: Mpt) -> Option<Row> {
        let mut rest = self.clone();
        let mut stays = false;
        for (cell, below) in self.cells.iter_mut().zip(&mut rest.cells) {
            let inner = room - border - 2 * cell.padding;
            let at = cell.leaves.iter().position(|leaf| leaf.bottom > inner).unwrap_or(cell.leaves.len());
            below.leaves = cell.leaves.split_off(at);
            let top = below.leaves.first().map_or(0, |leaf| leaf.top);
            below.leaves.iter_mut().for_each(|leaf| leaf.lift(top));
            stays |= !cell.leaves.is_empty();
        }
        let height =
            |row: &Row| row.cells.iter().map(|cell| cell.inner() + 2 * cell.padding).max().unwrap_or(0);
        self.height = height(self) + border;
        rest.height = height(&rest) + border;
        stays.then_some(rest)
    }
}

impl Leaf {
    fn lift(&mut self, by: Mpt) {
        self.top -= by;
        self.bottom -= by;
    }
}
