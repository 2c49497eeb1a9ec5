//! Data files from the disk, ready for the core.

use std::path::Path;

use super::files::{self, Failure};
use crate::data;
use crate::diagnostic::Diagnostic;

/// Why data could not be used.
pub(super) enum Faults {
    /// A file could not be read.
    File(Failure),
    /// What was read is wrong.
    Findings(Vec<Diagnostic>),
}

/// Reads a data file.
pub(super) fn read<T: data::DataFile>(path: &Path) -> Result<data::Read<T>, Faults> {
    let source = files::read_text(path).map_err(Faults::File)?;
    data::read(files::shown(path), &source).map_err(Faults::Findings)
}
