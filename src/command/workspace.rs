//! The folders of a workspace: units, years, papers.

use std::fs;
use std::path::{Path, PathBuf};

use super::files::{Failure, unreadable};
use crate::value::Nam;

/// Folders deeper than this below `data/` are not searched.
pub(super) const DEPTH: usize = 6;
/// The unit's own file; a folder that holds it is a unit.
pub(super) const UNIT_FILE: &str = "don-vi.yaml";
/// The register of documents, beside it or at the root of `data/`.
pub(super) const REGISTER_FILE: &str = "can-cu.yaml";
/// The register of changes in the machinery, beside it or at the root of `data/`.
pub(super) const CHANGES_FILE: &str = "doi-thay.yaml";
/// The year's results: read with the plan, no paper of its own.
pub(super) const RESULTS_FILE: &str = "ket-qua.yaml";

/// A unit's folder.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Unit {
    /// The folder with `don-vi.yaml`.
    pub(super) folder: PathBuf,
    /// The same below `data/`: empty for the root.
    pub(super) below: PathBuf,
}

/// A paper's data file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct PaperFile {
    /// The year its folder names.
    pub(super) year: Nam,
    /// The file's name without `.yaml`: the paper's name.
    pub(super) name: String,
    /// The file.
    pub(super) path: PathBuf,
}

/// All units below `data`, sorted by path.
pub(super) fn units(data: &Path) -> Vec<Unit> {
    survey(data).units
}

/// What there is below a folder of data.
#[derive(Debug, Default)]
pub(super) struct Survey {
    /// All units, sorted by path.
    pub(super) units: Vec<Unit>,
    /// Folders that could not be looked into: papers may be missed.
    pub(super) closed: Vec<Failure>,
}

/// Looks for units below `data`.
pub(super) fn survey(data: &Path) -> Survey {
    let mut found = Survey::default();
    search(data, Path::new(""), DEPTH, &mut found);
    found
}

fn search(folder: &Path, below: &Path, depth: usize, found: &mut Survey) {
    if folder.join(UNIT_FILE).symlink_metadata().is_ok() {
        found.units.push(Unit { folder: folder.to_owned(), below: below.to_owned() });
    }
    if depth == 0 {
        return;
    }
    for name in entries(folder) {
        let inner = folder.join(&name);
        // A link to a folder could lead in a circle.
        if !inner.symlink_metadata().is_ok_and(|kind| kind.is_dir()) {
            continue;
        }
        found.closed.extend(closed(&inner));
        if year(&name).is_none() {
            search(&inner, &below.join(&name), depth - 1, found);
        }
    }
}

/// Why a folder cannot be listed, if it cannot.
#[expect(clippy::disallowed_methods, reason = "only whether the folder can be listed is asked")]
fn closed(folder: &Path) -> Option<Failure> {
    fs::read_dir(folder).err().map(|error| unreadable(folder, &error))
}

/// The papers of a unit, by year and name.
pub(super) fn papers(unit: &Unit) -> Vec<PaperFile> {
    let mut papers = Vec::new();
    for folder in entries(&unit.folder) {
        let Some(year) = year(&folder) else { continue };
        for file in entries(&unit.folder.join(&folder)) {
            if let Some(name) = file.strip_suffix(".yaml")
                && file != RESULTS_FILE
                && !name.starts_with('.')
            {
                let path = unit.folder.join(&folder).join(&file);
                papers.push(PaperFile { year, name: name.to_owned(), path });
            }
        }
    }
    papers
}

/// The results of a unit's years.
pub(super) fn results(unit: &Unit) -> Vec<PaperFile> {
    let years = entries(&unit.folder).into_iter().filter_map(|folder| Some((year(&folder)?, folder)));
    let file = |(year, folder): (Nam, String)| {
        let path = unit.folder.join(folder).join(RESULTS_FILE);
        path.symlink_metadata().is_ok().then(|| PaperFile { year, name: String::new(), path })
    };
    years.filter_map(file).collect()
}

fn year(name: &str) -> Option<Nam> {
    if name.len() == 4 { name.parse().ok() } else { None }
}

/// Names in a folder, sorted: the disk's own order differs from machine to machine.
#[expect(clippy::disallowed_methods, reason = "this is the one place that lists folders, and it sorts")]
pub(super) fn entries(folder: &Path) -> Vec<String> {
    let mut names: Vec<String> = fs::read_dir(folder)
        .into_iter()
        .flatten()
        .filter_map(|entry| entry.ok()?.file_name().into_string().ok())
        .filter(|name| !name.starts_with('.'))
        .collect();
    names.sort();
    names
}
