//! A paper as its data gives it now, against its files as they were issued.

use std::cell::OnceCell;
use std::path::Path;

use super::super::files::{self, Found};
use crate::diagnostic::Route;
use crate::project::format::{self, Format, Manuscript, moved_note};
use crate::rules::doubles::{self, Numbered};
use crate::seal::issued::{self, Cause, Own, Record};
use crate::seal::lines::{self, Line};
use crate::seal::moved;

/// A paper as its data gives it now.
pub(in crate::command) struct Fresh<'a, 'n> {
    /// What its files are made from.
    pub(in crate::command) manuscript: Manuscript<'a>,
    own: Own<'a, 'n>,
    lines: OnceCell<Vec<Line>>,
    /// The records of its files, in the order of [`format::ALL`], as they were before any of them was written.
    records: OnceCell<[Option<Record>; format::ALL.len()]>,
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
    pub(super) fn new(manuscript: Manuscript<'a>, own: Own<'a, 'n>) -> Self {
        Self { manuscript, own, lines: OnceCell::new(), records: OnceCell::new() }
    }

    fn lines(&self) -> &[Line] {
        self.lines.get_or_init(|| lines::of_markdown(self.manuscript.markdown).unwrap_or_default())
    }

    /// The record that goes into its files, if it is issued by being written.
    pub(super) fn record(&self) -> Option<Record> {
        self.own.record(self.manuscript.markdown, || self.lines())
    }

    /// Its number, if it is issued; `file` is its data, its own keys stand at `own`.
    pub(super) fn numbered(&self, file: &Path, own: &Route) -> Option<Numbered> {
        let ngay = self.own.day(self.manuscript.markdown, || self.lines())?;
        let (so, ky_hieu) = doubles::shown(self.manuscript.markdown)?;
        let (so, ky_hieu) = (so.to_owned(), ky_hieu.to_owned());
        Some(Numbered { so, ky_hieu, ngay, file: files::shown(file), route: own.key("so") })
    }

    /// Whether a file is that of an issued paper; one that no longer tells is, if its data says so.
    pub(super) fn is_issued(&self, format: &dyn Format, bytes: &[u8]) -> bool {
        format.is_issued(bytes)
            || format.is_mute(bytes) && self.own.day(self.manuscript.markdown, || self.lines()).is_some()
    }

    /// How the file at `path` stands.
    pub(super) fn standing(&self, root: &Path, path: &Path, format: &dyn Format, bytes: &[u8]) -> Standing {
        let old = format.lines(bytes);
        // A paper longer than what is read back is known by its fingerprint, and by what the data says of it.
        if old.is_empty() && format.said_once(bytes, self.manuscript) {
            return Standing::Same;
        }
        let is_said = || old.is_empty() && self.own.day(self.manuscript.markdown, || self.lines()).is_some();
        if format.record(bytes).is_none() && !issued::shows_issued(&old) && !is_said() {
            return Standing::Draft;
        }
        if issued::say_the_same(&old, self.lines()) {
            return Standing::Same;
        }
        let places =
            if old.is_empty() { vec![moved::too_long()] } else { moved::differences(&old, self.lines()) };
        Standing::Moved(self.cause(root, path, format), moved_note(&places))
    }

    /// How the paper's files of other formats stand, where that of `path` is missing: of several, the one that says
    /// something else.
    pub(super) fn others(&self, root: &Path, path: &Path) -> Standing {
        let paths = format::ALL.into_iter().map(|format| (format, path.with_extension(format.ending())));
        let others = paths.filter(|(_, other)| other != path).filter_map(|(format, path)| {
            let Ok(Found::File(bytes)) = files::find(root, &path) else { return None };
            let is_same = format.said_once(&bytes, self.manuscript);
            Some(if is_same { Standing::Same } else { self.standing(root, &path, format, &bytes) })
        });
        let rank = |standing: &Standing| match standing {
            Standing::Draft => 0,
            Standing::Same => 1,
            Standing::Moved(Cause::Own, _) => 2,
            Standing::Moved(Cause::Shared | Cause::Unknown, _) => 3,
        };
        others.max_by_key(rank).unwrap_or(Standing::Draft)
    }

    /// Why the file says something else: by its own record, else by that of another format.
    fn cause(&self, root: &Path, path: &Path, own: &dyn Format) -> Cause {
        let records = self.records.get_or_init(|| {
            format::ALL.map(|format| match files::find(root, &path.with_extension(format.ending())) {
                Ok(Found::File(bytes)) => format.record(&bytes),
                Ok(Found::Nothing) | Err(_) => None,
            })
        });
        let of_own = format::ALL.iter().zip(records).filter(|(format, _)| format.ending() == own.ending());
        let record = of_own.map(|(_, record)| record).chain(records).flatten().next();
        self.own.cause(record, self.manuscript.markdown)
    }
}
