//! Model → findings. A rule is a file; this is the list of them.

pub mod form;
