//! YAML text → typed model.

use serde::de::DeserializeOwned;

use crate::diagnostic::{Diagnostic, Route};
use crate::model::{DoiThay, DonVi, SoCanCu, VanBan};

/// A type that a data file holds.
pub trait DataFile: DeserializeOwned + schemars::JsonSchema {}

impl DataFile for DoiThay {}
impl DataFile for DonVi {}
impl DataFile for SoCanCu {}
impl DataFile for VanBan {}

/// Reads a data file. `file` names it in findings.
///
/// # Errors
/// All faults, sorted by place.
pub fn load<T: DataFile>(file: &str, source: &str) -> Result<T, Vec<Diagnostic>> {
    serde_yaml::from_str::<T>(source)
        .map_err(|error| vec![Diagnostic::error("yaml-sai", file, &Route::root(), error.to_string())])
}
