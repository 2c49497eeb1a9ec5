//! A paper as its data gives it now, against its files as they were issued.

use std::cell::OnceCell;
use std::path::Path;

use super::super::files::{self, Found};
use super::differs::moved_note;
use crate::diagnostic::Route;
use crate::print::Print;
use crate::rules::doubles::{self, Numbered};
use crate::seal;
use crate::seal::issued::{self, Cause, Own, Record};
use crate::seal::kind::Kind;
use crate::seal::lines::{self, Line};
use crate::seal::moved;

/// A paper as its data gives it now.
pub(in crate::command) struct Fresh<'a, 'n> {
    /// Its Markdown, sealed, without a record.
    pub(in crate::command) markdown: &'a str,
    own: Own<'a, 'n>,
    /// The fingerprint of what its DOCX says.
    content: &'a dyn Fn() -> Option<Print>,
    lines: OnceCell<Vec<Line>>,
    /// The records of its files, in the order of [`Kind::ALL`], as they were before any of them was written.
    records: OnceCell<[Option<Record>; Kind::ALL.len()]>,
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

    /// Whether a file is that of an issued paper; one that no longer tells is, if its data says so.
    pub(super) fn is_issued(&self, kind: Kind, bytes: &[u8]) -> bool {
        let is_mute = || kind == Kind::Pdf && seal::pdf::markdown(bytes).is_none();
        kind.is_issued(bytes) || is_mute() && self.own.day(self.markdown, || self.lines()).is_some()
    }

    /// How the file at `path` stands.
    pub(super) fn standing(&self, root: &Path, path: &Path, kind: Kind, bytes: &[u8]) -> Standing {
        let old = kind.lines(bytes);
        if kind.record(bytes).is_none() && !issued::shows_issued(&old) {
            return Standing::Draft;
        }
        if issued::say_the_same(&old, self.lines()) {
            return Standing::Same;
        }
        Standing::Moved(self.cause(root, path, kind), moved_note(&moved::differences(&old, self.lines())))
    }

    /// How the paper's files of other formats stand, where that of `path` is missing: of several, the one that says
    /// something else.
    pub(super) fn others(&self, root: &Path, path: &Path) -> Standing {
        let others = Kind::ALL.into_iter().filter(|kind| Some(*kind) != Kind::of(path)).filter_map(|kind| {
            let path = path.with_extension(kind.ending());
            let Ok(Found::File(bytes)) = files::find(root, &path) else { return None };
            let is_same = self.said_once(kind, &bytes);
            Some(if is_same { Standing::Same } else { self.standing(root, &path, kind, &bytes) })
        });
        let rank = |standing: &Standing| match standing {
            Standing::Draft => 0,
            Standing::Same => 1,
            Standing::Moved(Cause::Own, _) => 2,
            Standing::Moved(Cause::Shared | Cause::Unknown, _) => 3,
        };
        others.max_by_key(rank).unwrap_or(Standing::Draft)
    }

    /// Whether a file said this when it was generated, whatever was edited since.
    pub(super) fn said_once(&self, kind: Kind, bytes: &[u8]) -> bool {
        match kind {
            Kind::Docx => {
                seal::docx::seal_of(bytes).is_some_and(|seal| Some(seal.content) == (self.content)())
            }
            Kind::Md => seal::markdown::said_once(&String::from_utf8_lossy(bytes), self.markdown),
            Kind::Pdf => {
                seal::pdf::markdown(bytes).is_some_and(|text| seal::markdown::said_once(&text, self.markdown))
            }
        }
    }

    /// Why the file says something else: by its own record, else by that of another format.
    fn cause(&self, root: &Path, path: &Path, own: Kind) -> Cause {
        let records = self.records.get_or_init(|| {
            Kind::ALL.map(|kind| match files::find(root, &path.with_extension(kind.ending())) {
                Ok(Found::File(bytes)) => kind.record(&bytes),
                Ok(Found::Nothing) | Err(_) => None,
            })
        });
        let of_kind = Kind::ALL.iter().zip(records).filter(|(kind, _)| **kind == own);
        let record = of_kind.map(|(_, record)| record).chain(records).flatten().next();
        self.own.cause(record, self.markdown)
    }
}
