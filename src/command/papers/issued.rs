//! A paper as its data gives it now, against its files as they were issued.

use std::cell::OnceCell;
use std::path::{Path, PathBuf};

use super::super::files::{self, Found};
use super::differs::moved_note;
use crate::diagnostic::Route;
use crate::print::Print;
use crate::rules::doubles::{self, Numbered};
use crate::seal;
use crate::seal::issued::{self, Cause, Own, Record};
use crate::seal::lines::{self, Line};
use crate::seal::moved;

/// The formats that a paper is written in, by the ends of their names.
const KINDS: [&str; 2] = ["docx", "md"];

/// A paper as its data gives it now.
pub(in crate::command) struct Fresh<'a, 'n> {
    /// Its Markdown, sealed, without a record.
    pub(in crate::command) markdown: &'a str,
    own: Own<'a, 'n>,
    /// The fingerprint of what its DOCX says.
    content: &'a dyn Fn() -> Option<Print>,
    lines: OnceCell<Vec<Line>>,
    /// The records of its files, in the order of [`KINDS`], as they were before any of them was written.
    records: OnceCell<[Option<Record>; 2]>,
}

/// How a file stands to the paper that its data gives now.
pub(super) enum Standing {
    /// It is not issued.
    Draft,
    /// It is issued and says the same.
    Same,
    /// It is issued and says something else: why, and where.
    Moved(Cause, String),
}

impl<'a, 'n> Fresh<'a, 'n> {
    pub(super) fn new(markdown: &'a str, own: Own<'a, 'n>, content: &'a dyn Fn() -> Option<Print>) -> Self {
        Self { markdown, own, content, lines: OnceCell::new(), records: OnceCell::new() }
    }

    fn lines(&self) -> &[Line] {
        self.lines.get_or_init(|| lines::of_markdown(self.markdown).unwrap_or_default())
    }

    /// The record that goes into its files, if it is issued by being written.
    pub(super) fn record(&self) -> Option<Record> {
        self.own.record(self.markdown, || self.lines())
    }

    /// Its number, if it is issued; `file` is its data, its own keys stand at `own`.
    pub(super) fn numbered(&self, file: &Path, own: &Route) -> Option<Numbered> {
        let ngay = self.own.day(self.markdown, || self.lines())?;
        let (so, ky_hieu) = doubles::shown(self.markdown)?;
        let (so, ky_hieu) = (so.to_owned(), ky_hieu.to_owned());
        Some(Numbered { so, ky_hieu, ngay, file: files::shown(file), route: own.key("so") })
    }

    /// Whether a file is that of an issued paper.
    pub(super) fn is_issued(&self, path: &Path, bytes: &[u8]) -> bool {
        is_issued(path, bytes)
    }

    /// How the file at `path` stands.
    pub(super) fn standing(&self, root: &Path, path: &Path, bytes: &[u8]) -> Standing {
        let old = lines_of(path, bytes);
        if record(path, bytes).is_none() && !issued::shows_issued(&old) {
            return Standing::Draft;
        }
        if issued::say_the_same(&old, self.lines()) {
            return Standing::Same;
        }
        Standing::Moved(self.cause(root, path), moved_note(&moved::differences(&old, self.lines())))
    }

    /// How the paper's file of the other format stands, where that of `path` is missing.
    pub(super) fn other(&self, root: &Path, path: &Path) -> Standing {
        let other = other(path);
        match files::find(root, &other) {
            Ok(Found::File(bytes)) if self.said_once(&other, &bytes) => Standing::Same,
            Ok(Found::File(bytes)) => self.standing(root, &other, &bytes),
            Ok(Found::Nothing) | Err(_) => Standing::Draft,
        }
    }

    /// Whether a file said this when it was generated, whatever was edited since.
    fn said_once(&self, path: &Path, bytes: &[u8]) -> bool {
        if is_markdown(path) {
            return seal::markdown::said_once(&String::from_utf8_lossy(bytes), self.markdown);
        }
        seal::docx::seal_of(bytes).is_some_and(|seal| Some(seal.content) == (self.content)())
    }

    /// Why the file says something else: by its own record, else by that of the other format.
    fn cause(&self, root: &Path, path: &Path) -> Cause {
        let records = self.records.get_or_init(|| {
            KINDS.map(|kind| {
                let path = path.with_extension(kind);
                match files::find(root, &path) {
                    Ok(Found::File(bytes)) => record(&path, &bytes),
                    Ok(Found::Nothing) | Err(_) => None,
                }
            })
        });
        let [docx, md] = records;
        let (own, other) = if is_markdown(path) { (md, docx) } else { (docx, md) };
        self.own.cause(own.as_ref().or(other.as_ref()), self.markdown)
    }
}

/// Whether a file is Markdown; else it is DOCX.
pub(super) fn is_markdown(path: &Path) -> bool {
    path.extension().is_some_and(|kind| kind == "md")
}

fn other(path: &Path) -> PathBuf {
    path.with_extension(if is_markdown(path) { "docx" } else { "md" })
}

/// Whether a file is that of an issued paper.
pub(super) fn is_issued(path: &Path, bytes: &[u8]) -> bool {
    record(path, bytes).is_some() || issued::shows_issued(&lines_of(path, bytes))
}

fn record(path: &Path, bytes: &[u8]) -> Option<Record> {
    if is_markdown(path) {
        seal::markdown::record(&String::from_utf8_lossy(bytes))
    } else {
        seal::docx::seal_of(bytes)?.record
    }
}

/// The lines of a file, of either format.
pub(super) fn lines_of(path: &Path, bytes: &[u8]) -> Vec<Line> {
    if is_markdown(path) {
        lines::of_markdown(&String::from_utf8_lossy(bytes)).unwrap_or_default()
    } else {
        seal::docx::read_lines(bytes)
    }
}
