//! A paper between template and file: its tree, the style table, the measures of its letters.

pub mod columns;
pub mod document;
pub mod excerpt;
pub mod fit;
#[cfg(test)]
pub(crate) mod fixture;
pub mod markdown;
pub mod metrics;
pub mod setting;
pub mod style;
pub mod wrap;
