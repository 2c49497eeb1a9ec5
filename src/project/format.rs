//! The formats that papers are written in. A format is a row of [`ALL`] and a file here, which says how a paper is made in
//! it and what a file of it says of itself; nothing else in the program tells one format from another.

mod docx;
mod markdown;
mod pdf;
mod verdict;

use std::fmt;
use std::path::Path;

use super::Press;
use crate::diagnostic::Diagnostic;
use crate::seal::issued::{self, Record};
use crate::seal::lines::Line;

pub use verdict::{Edits, Verdict, moved_note};

/// Every format, in the order in which a paper's files are told.
pub const ALL: [&dyn Format; 3] = [&markdown::Markdown, &docx::Docx, &pdf::Pdf];

/// The format of files whose names end so, without the dot.
pub fn named(ending: &str) -> Option<&'static dyn Format> {
    ALL.into_iter().find(|format| format.ending() == ending)
}

/// The format that a file's name says.
pub fn of(path: &Path) -> Option<&'static dyn Format> {
    named(path.extension()?.to_str()?)
}

/// A paper as its data gives it now, before it is in any format.
#[derive(Debug, Clone, Copy)]
pub struct Manuscript<'a> {
    /// What every paper of a run shares.
    pub press: &'a Press,
    /// Its Markdown, sealed, without a record.
    pub markdown: &'a str,
}

/// A format of papers.
pub trait Format: fmt::Debug + Sync {
    /// How names of its files end, without the dot; what is typed to ask for it.
    fn ending(&self) -> &'static str;

    /// What the officer reads of it.
    fn said(&self) -> &'static str;

    /// Whether papers are written in it where none is asked for.
    fn is_usual(&self) -> bool {
        true
    }

    /// Whether a paper that cannot be made in it is not made in the others either.
    fn is_proof(&self) -> bool {
        false
    }

    /// The file of a paper, with the record of an issued one.
    ///
    /// # Errors
    /// What the format cannot hold, or a fault of its writer.
    fn make(&self, paper: Manuscript<'_>, record: Option<Record>) -> Result<Vec<u8>, Vec<Diagnostic>>;

    /// What a file is against the new version of its paper. `fresh` makes that; `None` where it has to and cannot.
    fn judge<'n>(
        &self,
        old: &[u8],
        paper: Manuscript<'_>,
        fresh: &dyn Fn() -> Option<&'n [u8]>,
    ) -> Option<Verdict>;

    /// The lines of a file; none where it does not read, or no longer carries its text.
    fn lines(&self, bytes: &[u8]) -> Vec<Line>;

    /// The record of an issued paper that a file carries.
    fn record(&self, bytes: &[u8]) -> Option<Record>;

    /// Whether a file was generated once, whatever has become of it.
    fn is_ours(&self, bytes: &[u8]) -> bool;

    /// Whether nobody has edited a file since it was generated.
    fn is_untouched(&self, bytes: &[u8]) -> bool;

    /// Whether a file said this when it was generated, whatever was edited since.
    fn said_once(&self, bytes: &[u8], paper: Manuscript<'_>) -> bool;

    /// Whether a file is known to say the same without its lines being read.
    fn is_same_text(&self, _bytes: &[u8], _markdown: &str) -> bool {
        false
    }

    /// Whether a file of ours no longer tells what it said.
    fn is_mute(&self, _bytes: &[u8]) -> bool {
        false
    }

    /// Whether a file bears a digital signature.
    fn is_signed(&self, _bytes: &[u8]) -> bool {
        false
    }

    /// Whether a file is that of an issued paper: it says so, shows so, or is signed.
    fn is_issued(&self, bytes: &[u8]) -> bool {
        self.record(bytes).is_some() || issued::shows_issued(&self.lines(bytes)) || self.is_signed(bytes)
    }
}
