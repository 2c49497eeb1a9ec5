//! A paper between template and file: its tree, the style table, the measures of its letters.

pub mod document;
pub mod excerpt;
pub mod fit;
pub mod markdown;
pub mod metrics;
pub mod style;
