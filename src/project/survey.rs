//! The folders of a project: units, years, fields of work, papers; and what lies there and is not read.

use std::path::{Path, PathBuf};

use super::files::{Entry, Failure, Files, Listing, shown};
use super::{CHANGES_FILE, KINDS, REGISTER_FILE, UNIT_FILE};
use crate::diagnostic::{Code, Diagnostic, Route};
use crate::model::PLAN_FILE;
use crate::value::Nam;

/// Folders deeper than this below the data are not searched.
pub const DEPTH: usize = 6;

/// What there is below a folder of data.
#[derive(Debug, Default)]
pub struct Survey {
    /// All units, sorted by path.
    pub units: Vec<Unit>,
    /// Folders that could not be looked into: papers may be missed.
    pub closed: Vec<Failure>,
    /// Data that is not read: a file `.yml`, a folder `2023 - Copy`. Warnings.
    pub misnamed: Vec<Diagnostic>,
}

/// A folder with [`UNIT_FILE`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unit {
    /// The folder.
    pub folder: PathBuf,
    /// The same below the data: empty for the root.
    pub below: PathBuf,
    /// The unit's own register of documents, or the one that all units share.
    pub register: PathBuf,
    /// The unit's own register of changes, or the one that all units share; `None` when there is none.
    pub changes: Option<PathBuf>,
    /// Its years, and the fields of work in each, sorted.
    pub folders: Vec<Folder>,
}

/// The papers of one year, or of one field of work in a year: they share a plan and its results.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Folder {
    /// The year.
    pub year: Nam,
    /// The field of work, where it has a folder of its own.
    pub field: Option<String>,
    /// Where it is.
    pub path: PathBuf,
    /// The names of its papers that have a file of their own: those of these files without `.yaml`.
    pub names: Vec<String>,
    /// The names of its files that give papers and are none: results.
    pub data: Vec<&'static str>,
    /// The CSV files in it and in folders that hold nothing else of its data: rows of tables, if one names them.
    pub tables: Vec<String>,
}

/// A paper that a folder's data gives.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Paper {
    /// The year its folder names.
    pub year: Nam,
    /// The field of work, where that has a folder of its own.
    pub field: Option<String>,
    /// Its name: that of its files in the output.
    pub name: String,
    /// What it is made from.
    pub source: Source,
}

/// What a paper is made from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Source {
    /// A data file of its own.
    OwnFile,
    /// A file of this name that gives several papers.
    Shared(&'static str),
}

impl Folder {
    /// Whether it has a plan.
    pub fn has_plan(&self) -> bool {
        self.names.iter().any(|name| Some(name.as_str()) == PLAN_FILE.strip_suffix(".yaml"))
    }

    /// The papers that have a file of their own.
    pub fn own_papers(&self) -> impl Iterator<Item = Paper> + '_ {
        self.names.iter().map(|name| self.paper(name, Source::OwnFile))
    }

    /// A paper of the folder.
    pub(super) fn paper(&self, name: &str, source: Source) -> Paper {
        Paper { year: self.year, field: self.field.clone(), name: name.to_owned(), source }
    }

    /// The data file of a paper of this folder.
    pub fn file(&self, paper: &Paper) -> PathBuf {
        match paper.source {
            Source::OwnFile => self.path.join(format!("{}.yaml", paper.name)),
            Source::Shared(file) => self.path.join(file),
        }
    }

    /// The folder below that of its unit: `2026/linh-vuc`.
    pub fn below(&self) -> PathBuf {
        below(self.year, self.field.as_deref())
    }
}

impl Paper {
    /// Its folder below that of its unit: `2026/linh-vuc`.
    pub fn below(&self) -> PathBuf {
        below(self.year, self.field.as_deref())
    }

    /// What the officer calls it: `ke-hoach`, `linh-vuc/ke-hoach`.
    pub fn title(&self) -> String {
        match &self.field {
            Some(field) => format!("{field}/{}", self.name),
            None => self.name.clone(),
        }
    }
}

fn below(year: Nam, field: Option<&str>) -> PathBuf {
    let year = PathBuf::from(year.to_string());
    field.map_or(year.clone(), |field| year.join(field))
}

/// Looks for units below `data`.
pub fn survey(files: &dyn Files, data: &Path) -> Survey {
    let mut search = Search { files, data, root: Listing::default(), found: Survey::default() };
    search.root = search.list(data).unwrap_or_default();
    let root = search.root.clone();
    search.folder(data, Path::new(""), &root, DEPTH);
    search.found
}

struct Search<'a> {
    files: &'a dyn Files,
    data: &'a Path,
    root: Listing,
    found: Survey,
}

impl Search<'_> {
    fn folder(&mut self, folder: &Path, below: &Path, listing: &Listing, depth: usize) {
        let is_unit = listing.has(UNIT_FILE);
        if !is_unit && is_year_data(listing) {
            let told = misnamed(folder, "thư mục này không được đọc vì tên không phải là một năm");
            let hint = "đặt tên thư mục bằng bốn chữ số của năm, hoặc chuyển đi chỗ khác";
            self.found.misnamed.push(told.hint(hint));
        }
        let (years, others): (Vec<Entry>, Vec<Entry>) = listing
            .entries
            .iter()
            .filter(|entry| entry.is_folder)
            .cloned()
            .partition(|entry| year(&entry.name).is_some());
        let folders: Vec<Folder> = years.iter().flat_map(|entry| self.year(folder, &entry.name)).collect();
        if is_unit {
            self.found.units.push(Unit {
                folder: folder.to_owned(),
                below: below.to_owned(),
                register: self
                    .shared(folder, listing, REGISTER_FILE)
                    .unwrap_or(self.data.join(REGISTER_FILE)),
                changes: self.shared(folder, listing, CHANGES_FILE),
                folders,
            });
        } else {
            // Without a unit there is nobody to issue them.
            self.found.misnamed.extend(folders.iter().filter(|year| year.field.is_none()).map(|year| {
                let told =
                    misnamed(&year.path, "thư mục này không được đọc vì bên trên nó không có don-vi.yaml");
                told.hint(format!("đặt {UNIT_FILE} của đơn vị ở {}", shown(folder)))
            }));
        }
        for entry in others {
            let inner = folder.join(&entry.name);
            if depth > 0 {
                let listing = self.list(&inner).unwrap_or_default();
                self.folder(&inner, &below.join(&entry.name), &listing, depth - 1);
            } else if self.holds_unit(&inner, DEPTH) {
                let message =
                    format!("thư mục này không được đọc vì nằm sâu quá {DEPTH} cấp trong thư mục dữ liệu");
                let told = misnamed(&inner, &message).hint("chuyển đơn vị lên gần thư mục dữ liệu hơn");
                self.found.misnamed.push(told);
            }
        }
    }

    /// A year's folder, and those of the fields of work in it.
    fn year(&mut self, folder: &Path, name: &str) -> Vec<Folder> {
        let Some(year) = year(name) else { return Vec::new() };
        let path = folder.join(name);
        let Some(listing) = self.list(&path) else { return Vec::new() };
        let mut folders = vec![self.papers(year, None, path.clone(), &listing)];
        for field in listing.entries.iter().filter(|entry| is_field(entry)) {
            let path = path.join(&field.name);
            let Some(listing) = self.list(&path) else { continue };
            let mut inner = Vec::new();
            for deeper in listing.entries.iter().filter(|entry| entry.is_folder) {
                let below = path.join(&deeper.name);
                let tables = self.files.list(&below).map(|listing| tables(&listing)).unwrap_or_default();
                if tables.is_empty() {
                    let message = "thư mục này không được đọc vì nằm trong thư mục của một lĩnh vực";
                    let hint = "mỗi lĩnh vực một thư mục, đặt ngay trong thư mục của năm";
                    self.found.misnamed.push(misnamed(&below, message).hint(hint));
                }
                inner.extend(within(&deeper.name, tables));
            }
            let mut found = self.papers(year, Some(field.name.clone()), path, &listing);
            found.tables.extend(inner);
            if found.names.is_empty() && found.data.is_empty() {
                let tables = std::mem::take(&mut found.tables);
                folders[0].tables.extend(within(&field.name, tables));
            }
            folders.push(found);
        }
        folders
    }

    fn papers(&mut self, year: Nam, field: Option<String>, path: PathBuf, listing: &Listing) -> Folder {
        let tables = tables(listing);
        let mut folder = Folder { year, field, path, names: Vec::new(), data: Vec::new(), tables };
        for entry in listing.entries.iter().filter(|entry| !is_field(entry)) {
            if let Some(kind) = KINDS.iter().find(|kind| kind.file == entry.name) {
                folder.data.push(kind.file);
                continue;
            }
            match entry.name.as_str() {
                UNIT_FILE | REGISTER_FILE | CHANGES_FILE => {
                    let message = "tệp này không được đọc ở thư mục của năm";
                    let told = misnamed(&folder.path.join(&entry.name), message);
                    self.found.misnamed.push(told.hint("chuyển lên thư mục của đơn vị, bên trên các năm"));
                }
                name => match name.strip_suffix(".yaml") {
                    Some(name) => folder.names.push(name.to_owned()),
                    None => self.found.misnamed.extend(ending(&folder.path, name)),
                },
            }
        }
        folder
    }

    /// The unit's own file of this name, or the one at the root of the data; `None` where there is neither.
    fn shared(&self, folder: &Path, listing: &Listing, name: &str) -> Option<PathBuf> {
        let own = listing.has(name).then(|| folder.join(name));
        own.or_else(|| self.root.has(name).then(|| self.data.join(name)))
    }

    /// What is in a folder; what cannot be listed, and names that cannot be read, are told.
    fn list(&mut self, folder: &Path) -> Option<Listing> {
        match self.files.list(folder) {
            Ok(listing) => {
                let told = |name: &String| {
                    let told = misnamed(&folder.join(name), "không được đọc vì tên không phải chữ UTF-8");
                    told.hint("đặt lại tên")
                };
                self.found.misnamed.extend(listing.unreadable.iter().map(told));
                Some(listing)
            }
            Err(failure) => {
                self.found.closed.push(failure);
                None
            }
        }
    }

    /// Whether there is a unit in a folder or up to so many levels below.
    fn holds_unit(&self, folder: &Path, depth: usize) -> bool {
        let listing = self.files.list(folder).unwrap_or_default();
        listing.has(UNIT_FILE)
            || depth > 0
                && listing
                    .entries
                    .iter()
                    .filter(|entry| entry.is_folder)
                    .any(|entry| self.holds_unit(&folder.join(&entry.name), depth - 1))
    }
}

/// The files of a folder that may hold rows of tables.
fn tables(listing: &Listing) -> Vec<String> {
    let is_table = |entry: &&Entry| !entry.is_folder && entry.name.to_lowercase().ends_with(".csv");
    listing.entries.iter().filter(is_table).map(|entry| entry.name.clone()).collect()
}

/// The files of a folder as they are named from the one above it.
fn within(folder: &str, files: Vec<String>) -> impl Iterator<Item = String> {
    files.into_iter().map(move |file| format!("{folder}/{file}"))
}

/// Whether this is the folder of a field of work; one that is named as a file of data was meant to be a file.
fn is_field(entry: &Entry) -> bool {
    entry.is_folder && !entry.name.ends_with(".yaml")
}

/// Whether these are the names of a year's data.
fn is_year_data(listing: &Listing) -> bool {
    listing.has(PLAN_FILE) || KINDS.iter().any(|kind| listing.has(kind.file))
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

fn year(name: &str) -> Option<Nam> {
    if name.len() == 4 { name.parse().ok() } else { None }
}
