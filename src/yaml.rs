//! A data file as YAML: what was typed, read into a model with every fault at its place, one tree with places, and edits
//! that prove what they touch.

pub mod decode;
mod doubt;
pub mod edit;
pub mod explain;
mod read;
pub mod rest;
pub mod schema;
pub mod slip;
pub mod tree;

pub use read::{Beside, DataFile, Read, clean, illegible, load, read, schema_for_editor, schema_of};
