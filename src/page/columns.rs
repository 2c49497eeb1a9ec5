//! A table of data as it is set: its columns, which rows stay together, how its cells stand.

use super::document::{Cell, CellAlign, Inline, Merged, Table};
use super::fit::{self, Fitted, Need, SIZES, SMALLEST};
use super::metrics::Face;

/// The columns and the size of type in which no figure breaks; where there is no room for that, the smallest type.
pub(crate) fn fitted(table: &Table, width: u32) -> Fitted {
    let count = table.header.len().max(1);
    let wanted = if table.widths.len() == count { table.widths.clone() } else { vec![1; count] };
    let mut needs = vec![Need::default(); count];
    let heads = [&table.header].into_iter().chain(&table.subheads).map(|row| (Face::Bold, row));
    for (face, row) in heads.chain(table.rows.iter().map(|row| (Face::Regular, row))) {
        for (at, cell) in row.iter().enumerate() {
            let takes = row.get(at + 1).is_some_and(|next| next.merged == Some(Merged::Left));
            let Some(need) = needs.get_mut(at).filter(|_| cell.merged.is_none() && !takes) else { continue };
            for line in cell.inlines.split(|inline| *inline == Inline::Break) {
                measure(line, face, need);
            }
        }
    }
    let sizes = [SIZES.as_slice(), &[SMALLEST]].concat();
    fit::fit(&needs, &wanted, width, &sizes)
        .unwrap_or_else(|| Fitted { widths: fit::shares(&wanted, width), size: SMALLEST })
}

/// Counts a line of a cell in.
fn measure(line: &[Inline], face: Face, need: &mut Need) {
    let is_bold = line.iter().any(|inline| matches!(inline, Inline::Text { bold: true, .. }));
    let face = if is_bold { Face::Bold } else { face };
    match line {
        [Inline::Text { text, .. }] => need.add(text, face),
        pieces => {
            let texts = pieces.iter().filter_map(|piece| match piece {
                Inline::Text { text, .. } => Some(text.as_str()),
                Inline::Break => None,
            });
            need.add(&texts.collect::<String>(), face);
        }
    }
}

/// Whether row `at` stays on the page of the next: a title of a group, and what stands before the total, which does not stand
/// alone at the top of a page.
pub(crate) fn keeps_next(table: &Table, at: usize) -> bool {
    let before_total = table.ends_with_total() && at + 2 == table.rows.len();
    before_total || table.rows.get(at).is_some_and(|cells| Table::is_group_title(cells))
}

/// How a cell's text stands that begins in column `at` of a row below the header.
pub(crate) fn align(aligns: &[CellAlign], cells: &[Cell], at: usize) -> CellAlign {
    // A title across the table begins in the column of numbers, and is none.
    if is_title_across(cells) {
        return CellAlign::Left;
    }
    aligns.get(at).copied().unwrap_or(CellAlign::Left)
}

/// Whether one title takes the whole row.
pub(crate) fn is_title_across(cells: &[Cell]) -> bool {
    Table::is_group_title(cells) && cells[1..].iter().all(|cell| cell.merged.is_some())
}

/// How many columns the cell in column `at` takes.
pub(crate) fn span(cells: &[Cell], at: usize) -> usize {
    let behind = cells.get(at + 1..).unwrap_or_default();
    1 + behind.iter().take_while(|cell| cell.merged == Some(Merged::Left)).count()
}
