//! Where a project's texts come from, and why one could not be had.

use std::path::Path;

use crate::diagnostic::Diagnostic;
use crate::model::VanBan;
use crate::table::beside;
use crate::yaml::{self, DataFile, Read};

/// Folders and texts of a project, wherever they are kept.
pub trait Files: Sync {
    /// The text of a file.
    ///
    /// # Errors
    /// When it is not there, cannot be read, or is no text.
    fn text(&self, path: &Path) -> Result<String, Failure>;

    /// What a folder holds, sorted by name, hidden names left out; nothing when it is not there.
    ///
    /// # Errors
    /// When the folder cannot be listed: what is in it is not known.
    fn list(&self, folder: &Path) -> Result<Listing, Failure>;

    /// The text of a file that data in `folder` names: never one that is reached through a link.
    ///
    /// # Errors
    /// As [`Files::text`], and when a link is on the way.
    fn beside(&self, folder: &Path, path: &Path) -> Result<String, Failure> {
        let _ = folder;
        self.text(path)
    }
}

/// Reads a paper's data, the rows of its tables from the files beside it among them.
///
/// # Errors
/// When it or a file beside it cannot be read, or all that is wrong in them.
pub fn read_paper(files: &dyn Files, path: &Path) -> Result<Read<VanBan>, Faults> {
    let mut paper = read::<VanBan>(files, path)?;
    fill(files, path, &mut paper)?;
    Ok(paper)
}

/// Puts the rows of a paper's tables in that stand in files beside it.
pub(super) fn fill(files: &dyn Files, path: &Path, paper: &mut Read<VanBan>) -> Result<(), Faults> {
    let folder = path.parent().unwrap_or(Path::new(""));
    beside::fill(paper, &|name| beside(files, folder, name)).map_err(|mut findings| {
        findings.extend(paper.notes.iter().cloned());
        Faults::Findings(findings)
    })
}

/// A file beside a paper in `folder`: its path as the officer would name it and its text, or why there is none.
pub(super) fn beside(
    files: &dyn Files,
    folder: &Path,
    name: &str,
) -> Result<(String, String), Box<Diagnostic>> {
    let path = folder.join(name);
    let text = files.beside(folder, &path).map_err(|failure| Box::new(failure.finding().clone()))?;
    Ok((shown(&path), text))
}

/// What a folder holds.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Listing {
    /// What can be named.
    pub entries: Vec<Entry>,
    /// Names that are no UTF-8, as well as they can be shown.
    pub unreadable: Vec<String>,
}

/// A name in a folder.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Entry {
    /// The name.
    pub name: String,
    /// Whether it is a folder; a link is none, because it could lead in a circle.
    pub is_folder: bool,
}

impl Listing {
    /// Whether something of this name is there.
    pub fn has(&self, name: &str) -> bool {
        self.entries.iter().any(|entry| entry.name == name)
    }
}

/// Whether something is at a path; what cannot be looked at is there.
pub fn is_there(files: &dyn Files, path: &Path) -> bool {
    let name = path.file_name().map(|name| name.to_string_lossy()).unwrap_or_default();
    files.list(path.parent().unwrap_or(Path::new(""))).map_or(true, |listing| listing.has(&name))
}

/// The path as an officer would name it.
pub fn shown(path: &Path) -> String {
    path.to_string_lossy().replace('\\', "/")
}

/// Why a file could not be used: a finding about the file, and whether it is a matter of the disk (exit code 3) or of
/// what is in the file (1).
#[derive(Debug, Clone)]
pub enum Failure {
    /// Could not be read or written.
    Disk(Box<Diagnostic>),
    /// Was read, but is no text.
    Content(Box<Diagnostic>),
}

impl Failure {
    /// The finding.
    pub fn finding(&self) -> &Diagnostic {
        match self {
            Failure::Disk(finding) | Failure::Content(finding) => finding,
        }
    }
}

/// Why data could not be used.
#[derive(Debug, Clone)]
pub enum Faults {
    /// A file could not be read.
    File(Failure),
    /// What was read is wrong.
    Findings(Vec<Diagnostic>),
}

/// Reads a data file.
///
/// # Errors
/// When it cannot be read, or all that is wrong in it.
pub fn read<T: DataFile>(files: &dyn Files, path: &Path) -> Result<Read<T>, Faults> {
    let source = files.text(path).map_err(Faults::File)?;
    yaml::read(shown(path), &source).map_err(Faults::Findings)
}
