//! Tables of the data: their rows from files beside the data, and what they print.

pub mod beside;
pub(crate) mod computed;
pub mod csv;
mod grid;
pub mod print;
mod title;
mod total;

pub use grid::{Cell, Covered, Grid};

use crate::text::total::folded;
