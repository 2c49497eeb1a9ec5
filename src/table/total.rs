//! Rows of a table that sum others.

use crate::model::bang::O;
use crate::text::total::is_whole_total;

/// Whether a row calls itself the total.
pub(super) fn is_total(cells: &[O]) -> bool {
    first(cells).is_some_and(is_whole_total)
}

/// The first text of a row.
pub(super) fn first(cells: &[O]) -> Option<&str> {
    cells.iter().find_map(|cell| cell.van.van())
}
