//! YAML text → typed model.
//!
//! The fast path is serde. Only when it fails is the file read again with places ([`explain`]), against the JSON Schema
//! of the same types, so that all faults are told at once, each at its line.

use std::borrow::Cow;

use serde::de::DeserializeOwned;

use crate::diagnostic::{Diagnostic, Route};
use crate::model::{DonVi, KetQua, SoCanCu, VanBan};
use crate::text::nfc::{self, Note};

pub mod explain;
pub mod shape;
pub mod syntax;
pub mod tree;

/// A type that a data file holds.
pub trait DataFile: DeserializeOwned + schemars::JsonSchema {}

impl DataFile for DonVi {}
impl DataFile for SoCanCu {}
impl DataFile for VanBan {}
impl DataFile for KetQua {}

/// Text brought to normal form: what is surely a slip of encoding is mended, and each mend is a warning at its place.
pub fn clean<'a>(file: &str, source: &'a str) -> (Cow<'a, str>, Vec<Diagnostic>) {
    let cleaned = nfc::clean(source);
    let warning = |note: Note| {
        Diagnostic::warning(note.code, file, &Route::root(), note.message).at(note.line, note.column)
    };
    (cleaned.text, cleaned.notes.into_iter().map(warning).collect())
}

/// Reads a data file. `file` names it in findings.
///
/// # Errors
/// All faults, sorted by place.
pub fn load<T: DataFile>(file: &str, source: &str) -> Result<T, Vec<Diagnostic>> {
    match serde_yaml::from_str::<T>(source) {
        Ok(value) if !may_hold_anchors(source) => Ok(value),
        Ok(value) => {
            let findings = explain::explain(file, source, &schema::<T>());
            if findings.is_empty() { Ok(value) } else { Err(findings) }
        }
        Err(error) => {
            let findings = explain::explain(file, source, &schema::<T>());
            if findings.is_empty() { Err(vec![unexplained(file, &error)]) } else { Err(findings) }
        }
    }
}

/// Looks up line and column of the findings about `file`, whose text is `source`.
pub fn place(findings: &mut [Diagnostic], file: &str, source: &str) {
    let mut open = findings
        .iter_mut()
        .filter(|finding| finding.place.at.is_none() && &*finding.place.file == file)
        .peekable();
    if open.peek().is_none() {
        return;
    }
    let Ok(tree) = tree::parse(source) else { return };
    for finding in open {
        finding.place.at = Some(tree.place(&finding.place.route));
    }
}

/// The JSON Schema of a data file's type.
pub fn schema<T: DataFile>() -> serde_json::Value {
    schemars::schema_for!(T).into()
}

/// Anchors, aliases and merge keys, which serde takes and a data file may not hold: a sign of one, cheaply.
fn may_hold_anchors(source: &str) -> bool {
    source.as_bytes().windows(3).any(|three| match three {
        [b' ', b'&' | b'*', name] => !name.is_ascii_whitespace(),
        b"<<:" => true,
        _ => false,
    })
}

/// serde refused what the walker finds nothing wrong with: its own words, which are English, with its place.
fn unexplained(file: &str, error: &serde_yaml::Error) -> Diagnostic {
    let finding =
        Diagnostic::error("yaml-sai", file, &Route::root(), format!("không đọc được dữ liệu: {error}"));
    match error.location() {
        Some(location) => finding.at(location.line(), location.column()),
        None => finding,
    }
}
