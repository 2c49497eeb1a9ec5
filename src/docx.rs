//! The DOCX file, both ways: what this program writes, and any that it is given to read.

pub mod read;
pub mod write;
