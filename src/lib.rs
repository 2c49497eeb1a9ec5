//! vanthu writes the official papers of a Vietnamese commune in the layout of Nghị định 30/2020/NĐ-CP.
//!
//! Five hops, one way: [`data`] (YAML to a typed model with places) → [`check`] (model to findings) →
//! [`template`] (model to Markdown) → [`markdown`] (Markdown to a document tree) → [`docx`] (tree to bytes).
//! The hops are pure functions of strings and values; disk, clock and terminal live in [`command`] alone.

pub mod chart;
pub mod check;
pub mod cli;
pub mod command;
pub mod data;
pub mod diagnostic;
pub mod document;
pub mod docx;
pub mod markdown;
pub mod metrics;
pub mod model;
pub mod paper;
pub mod pipeline;
pub mod results;
pub mod roll;
pub mod seal;
pub mod style;
pub mod template;
pub mod text;
pub mod value;
pub mod yaml;
