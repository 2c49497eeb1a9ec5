//! The folders of a workspace: units, years, papers.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use super::files::{Failure, shown, unreadable};
use crate::diagnostic::{Code, Diagnostic, Route};
use crate::model::PLAN_FILE;
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

/// What there is below a folder of data.
#[derive(Debug, Default)]
pub(super) struct Survey {
    /// All units, sorted by path.
    pub(super) units: Vec<Unit>,
    /// Folders that could not be looked into: papers may be missed.
    pub(super) closed: Vec<Failure>,
    /// Data under names that are not read: a file `.yml`, a folder `2023 - Copy`. Warnings.
    pub(super) misnamed: Vec<Diagnostic>,
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
    let Some(names) = listed(folder, found) else { return };
    if year_data(&names) && folder.join(UNIT_FILE).symlink_metadata().is_err() {
        let told = misnamed(folder, "thư mục này không được đọc vì tên không phải là một năm");
        found.misnamed.push(told.hint("đặt tên thư mục bằng bốn chữ số của năm, hoặc chuyển đi chỗ khác"));
    }
    for name in names {
        let inner = folder.join(&name);
        // A link to a folder could lead in a circle.
        if !inner.symlink_metadata().is_ok_and(|kind| kind.is_dir()) {
            continue;
        }
        if year(&name).is_some() {
            let files = listed(&inner, found).unwrap_or_default();
            found.misnamed.extend(files.iter().filter_map(|file| ending(&inner, file)));
        } else if depth > 0 {
            search(&inner, &below.join(&name), depth - 1, found);
        } else if holds_unit(&inner, DEPTH) {
            let message =
                format!("thư mục này không được đọc vì nằm sâu quá {DEPTH} cấp trong thư mục dữ liệu");
            found.misnamed.push(misnamed(&inner, &message).hint("chuyển đơn vị lên gần thư mục dữ liệu hơn"));
        }
    }
}

/// The names in a folder; what cannot be listed, and names that cannot be read, are told.
fn listed(folder: &Path, found: &mut Survey) -> Option<Vec<String>> {
    match listing(folder) {
        Ok(Listing { names, unreadable }) => {
            found.misnamed.extend(unreadable.iter().map(|name| {
                let told = misnamed(&folder.join(name), "không được đọc vì tên không phải chữ UTF-8");
                told.hint("đặt lại tên")
            }));
            Some(names)
        }
        Err(failure) => {
            found.closed.push(failure);
            None
        }
    }
}

/// Whether there is a unit in a folder or up to so many levels below.
fn holds_unit(folder: &Path, depth: usize) -> bool {
    let is_folder = |path: &PathBuf| path.symlink_metadata().is_ok_and(|kind| kind.is_dir());
    folder.join(UNIT_FILE).symlink_metadata().is_ok()
        || depth > 0
            && entries(folder)
                .unwrap_or_default()
                .iter()
                .map(|name| folder.join(name))
                .filter(is_folder)
                .any(|inner| holds_unit(&inner, depth - 1))
}

/// Whether these are the names of a year's data.
fn year_data(names: &[String]) -> bool {
    names.iter().any(|name| name == PLAN_FILE || name == RESULTS_FILE)
}

/// A file of data whose name ends otherwise than `.yaml`, as some editors save it.
fn ending(folder: &Path, file: &str) -> Option<Diagnostic> {
    let stem =
        [".yml", ".YAML", ".YML", ".yaml.txt"].into_iter().find_map(|other| file.strip_suffix(other))?;
    let told = misnamed(&folder.join(file), "tệp này không được đọc vì tên không kết thúc bằng .yaml");
    Some(told.hint(format!("đổi tên thành {stem}.yaml")))
}

fn misnamed(path: &Path, message: &str) -> Diagnostic {
    Diagnostic::warning(Code::TenTep, &shown(path), &Route::root(), message)
}

/// The papers of a unit, by year and name. Folders that could not be looked into were told by [`survey`].
pub(super) fn papers(unit: &Unit) -> Vec<PaperFile> {
    let mut papers = Vec::new();
    for folder in entries(&unit.folder).unwrap_or_default() {
        let Some(year) = year(&folder) else { continue };
        for file in entries(&unit.folder.join(&folder)).unwrap_or_default() {
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

/// The results of a unit's years. A folder that could not be looked into was told by [`survey`].
pub(super) fn results(unit: &Unit) -> Vec<PaperFile> {
    let folders = entries(&unit.folder).unwrap_or_default();
    let years = folders.into_iter().filter_map(|folder| Some((year(&folder)?, folder)));
    let file = |(year, folder): (Nam, String)| {
        let path = unit.folder.join(folder).join(RESULTS_FILE);
        path.symlink_metadata().is_ok().then(|| PaperFile { year, name: String::new(), path })
    };
    years.filter_map(file).collect()
}

fn year(name: &str) -> Option<Nam> {
    if name.len() == 4 { name.parse().ok() } else { None }
}

/// Names in a folder, sorted: the disk's own order differs from machine to machine. A folder that is not there holds
/// nothing.
///
/// # Errors
/// When the folder cannot be listed: what is in it is not known.
pub(super) fn entries(folder: &Path) -> Result<Vec<String>, Failure> {
    listing(folder).map(|listing| listing.names)
}

/// What a folder holds, both lists sorted.
#[derive(Debug, Default)]
struct Listing {
    names: Vec<String>,
    /// Names that are no UTF-8, as well as they can be shown.
    unreadable: Vec<String>,
}

#[expect(clippy::disallowed_methods, reason = "this is the one place that lists folders, and it sorts")]
fn listing(folder: &Path) -> Result<Listing, Failure> {
    let listed = match fs::read_dir(folder) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Listing::default()),
        listed => listed.and_then(Iterator::collect::<io::Result<Vec<fs::DirEntry>>>),
    };
    let found = listed.map_err(|error| unreadable(folder, &error))?;
    let mut listing = Listing::default();
    for entry in found {
        match entry.file_name().into_string() {
            Ok(name) if name.starts_with('.') => {}
            Ok(name) => listing.names.push(name),
            Err(name) => listing.unreadable.push(name.to_string_lossy().into_owned()),
        }
    }
    listing.names.sort();
    listing.unreadable.sort();
    Ok(listing)
}

/// That a folder is there and can be listed.
///
/// # Errors
/// When it is not, or cannot.
pub(super) fn readable(folder: &Path) -> Result<(), Failure> {
    let there = folder.metadata().map_err(|error| unreadable(folder, &error))?;
    if there.is_dir() {
        listing(folder).map(drop)
    } else {
        Err(unreadable(folder, &io::ErrorKind::NotADirectory.into()))
    }
}

/// The unit's own register of documents, or the one all units share.
pub(super) fn register(unit: &Unit, data: &Path) -> PathBuf {
    own(unit, REGISTER_FILE).unwrap_or_else(|| data.join(REGISTER_FILE))
}

/// The unit's own register of changes, or the one all units share; `None` when there is none.
pub(super) fn changes(unit: &Unit, data: &Path) -> Option<PathBuf> {
    own(unit, CHANGES_FILE).or_else(|| there(data.join(CHANGES_FILE)))
}

fn own(unit: &Unit, name: &str) -> Option<PathBuf> {
    there(unit.folder.join(name))
}

fn there(path: PathBuf) -> Option<PathBuf> {
    path.symlink_metadata().is_ok().then_some(path)
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::{entries, survey};

    #[test]
    fn what_cannot_be_listed_is_told_and_what_is_not_there_holds_nothing() {
        let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("Cargo.toml");
        assert!(entries(&file).is_err());
        assert_eq!(survey(&file).closed.len(), 1);
        assert!(entries(&file.with_file_name("khong-co")).is_ok_and(|names| names.is_empty()));
        assert!(survey(&file.with_file_name("khong-co")).closed.is_empty());
    }
}
