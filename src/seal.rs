//! Fingerprints: a paper knows from itself whether a person has edited it since it was generated.
//!
//! A DOCX carries custom properties, a Markdown file a comment as its last line, a PDF
//! comments before its end. Nothing is kept beside the files.
//! What is stamped in is a function of the paper alone, never of date, place or history: same input, same bytes.

mod align;
mod chart;
pub mod docx;
pub mod form;
pub mod issued;
pub mod lines;
pub mod markdown;
pub mod moved;
pub mod pdf;
