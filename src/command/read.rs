//! Data files from the disk, ready for the core.

use std::path::Path;

use super::files::{self, Failure};
use super::workspace::{self, Unit};
use crate::cli::Global;
use crate::diagnostic::Diagnostic;
use crate::model::DoiThay;
use crate::yaml;

/// Why data could not be used.
pub(super) enum Faults {
    /// A file could not be read.
    File(Failure),
    /// What was read is wrong.
    Findings(Vec<Diagnostic>),
}

/// Reads a data file.
pub(super) fn read<T: yaml::DataFile>(path: &Path) -> Result<yaml::Read<T>, Faults> {
    let source = files::read_text(path).map_err(Faults::File)?;
    yaml::read(files::shown(path), &source).map_err(Faults::Findings)
}

/// What can be read of a data file with faults, for what else is wrong in it.
pub(super) fn read_rest<T: yaml::DataFile>(path: &Path) -> Option<yaml::rest::Rest<T>> {
    yaml::rest::read(files::shown(path), &files::read_text(path).ok()?)
}

/// Without a register nothing is known to have changed.
pub(super) fn changes(unit: &Unit, global: &Global) -> Result<DoiThay, Faults> {
    match workspace::changes(unit, &global.data) {
        Some(path) => read::<DoiThay>(&path).map(|read| read.value),
        None => Ok(DoiThay::default()),
    }
}
