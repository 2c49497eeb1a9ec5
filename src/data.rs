//! YAML text to a typed model with places.

pub mod explain;
pub mod shape;
pub mod syntax;
pub mod tree;
