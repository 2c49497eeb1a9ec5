//! A project as a value: the units of an office, their years and papers, and what their texts become. It reads through
//! [`Files`] alone, so that the command line (the disk), an editor (the disk under unsaved texts) and a test (a map) make
//! the same papers.

mod copy;
mod faulty;
pub mod files;
mod form;
pub mod format;
mod look;
pub mod make;
mod open;
mod own;
pub mod press;
mod produce;
mod results;
mod shelf;
pub mod survey;

pub use files::{Failure, Faults, Files, read};
pub use make::{Copied, Issue, Made, Standing, Told};
pub use open::{Opened, Project};
pub use own::OwnData;
pub use press::Press;
pub use shelf::Shelf;
pub use survey::{Folder, Paper, Source, Survey, Unit};

/// The unit's own file; a folder that holds it is a unit.
pub const UNIT_FILE: &str = "don-vi.yaml";
/// The register of documents, beside it or at the root of the data.
pub const REGISTER_FILE: &str = "can-cu.yaml";
/// The register of changes in the machinery, beside it or at the root of the data.
pub const CHANGES_FILE: &str = "doi-thay.yaml";
/// A year's results: read with the plan, no paper of its own.
pub const RESULTS_FILE: &str = "ket-qua.yaml";

/// A kind of data file of a year's folder that is no paper itself and gives some.
struct Kind {
    /// The name of its file.
    file: &'static str,
    /// What it gives, of a folder whose file has not been read yet.
    of_folder: fn() -> Box<dyn shelf::Data>,
}

/// Every such kind. All other files of a year's folder are papers, a file each.
const KINDS: [Kind; 1] = [Kind { file: RESULTS_FILE, of_folder: || Box::new(results::Results::default()) }];

#[cfg(test)]
mod tests;
