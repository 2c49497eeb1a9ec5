//! Tables of the data: their rows from files beside the data, and what they print.

pub mod beside;
pub(crate) mod computed;
pub mod csv;
mod grid;
pub mod print;
mod title;
mod total;

pub use grid::{Cell, Covered, Grid};

/// A title as it is compared: in small letters without diacritics, one blank between words.
fn folded(text: &str) -> String {
    let bare = crate::text::name::khong_dau(text).to_lowercase();
    bare.split_whitespace().collect::<Vec<_>>().join(" ")
}
