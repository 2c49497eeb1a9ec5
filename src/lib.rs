//! vanthu writes the official papers of a Vietnamese commune in the layout of Nghị định 30/2020/NĐ-CP.
//!
//! Five hops, one way: [`yaml`] (YAML to a typed model with places) → [`rules`] (model to findings) →
//! [`template`] (model to Markdown) → [`page::markdown`] (Markdown to a document tree) → [`docx`] (tree to bytes).
//! The hops are pure functions of strings and values; disk, clock and terminal live in `command` alone, which is
//! built with feature `cli`.

pub mod chart;
#[cfg(feature = "cli")]
pub mod cli;
#[cfg(feature = "cli")]
pub mod command;
pub mod diagnostic;
pub mod docx;
pub mod form;
pub mod import;
pub mod layout;
pub mod model;
pub mod page;
pub mod pages;
pub mod parts;
pub mod pdf;
pub mod print;
pub mod project;
pub mod register;
pub mod report;
pub mod roll;
pub mod rules;
pub mod sample;
pub mod seal;
pub mod start;
pub mod table;
pub mod template;
pub mod text;
pub mod value;
pub mod yaml;
