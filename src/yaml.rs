//! A data file as YAML: one tree with places, and edits that prove what they touch.

pub mod edit;
pub mod tree;
