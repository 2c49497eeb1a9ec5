//! The formats that papers are written in: what each file says of itself.

use std::path::Path;

use super::issued::{self, Record};
use super::lines::{self, Line};
use super::{docx, markdown, pdf};

/// A format of papers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Word's.
    Docx,
    /// The text.
    Md,
    /// The pages.
    Pdf,
}

impl Kind {
    /// Every format.
    pub const ALL: [Self; 3] = [Self::Docx, Self::Md, Self::Pdf];

    /// How names of its files end, without the dot.
    pub fn ending(self) -> &'static str {
        match self {
            Self::Docx => "docx",
            Self::Md => "md",
            Self::Pdf => "pdf",
        }
    }

    /// The format that a file's name says.
    pub fn of(path: &Path) -> Option<Self> {
        let ending = path.extension()?.to_str()?;
        Self::ALL.into_iter().find(|kind| kind.ending() == ending)
    }

    /// The lines of a file; none where it does not read, or no longer carries its text.
    pub fn lines(self, bytes: &[u8]) -> Vec<Line> {
        match self {
            Self::Docx => docx::read_lines(bytes),
            Self::Md => lines::of_markdown(&String::from_utf8_lossy(bytes)).unwrap_or_default(),
            Self::Pdf => pdf::markdown(bytes).and_then(|text| lines::of_markdown(&text)).unwrap_or_default(),
        }
    }

    /// The record of an issued paper that a file carries.
    pub fn record(self, bytes: &[u8]) -> Option<Record> {
        match self {
            Self::Docx => docx::seal_of(bytes)?.record,
            Self::Md => markdown::record(&String::from_utf8_lossy(bytes)),
            Self::Pdf => markdown::record(&pdf::markdown(bytes)?),
        }
    }

    /// Whether a file is that of an issued paper: it says so, shows so, or is signed.
    pub fn is_issued(self, bytes: &[u8]) -> bool {
        self.record(bytes).is_some()
            || issued::shows_issued(&self.lines(bytes))
            || self == Self::Pdf && pdf::is_signed(bytes)
    }

    /// Whether a file was generated once, whatever has become of it.
    pub fn is_ours(self, bytes: &[u8]) -> bool {
        match self {
            Self::Docx => docx::is_ours(bytes),
            Self::Md => markdown::state(&String::from_utf8_lossy(bytes)) != markdown::State::Foreign,
            Self::Pdf => pdf::is_ours(bytes),
        }
    }

    /// Whether nobody has edited a file since it was generated.
    pub fn is_untouched(self, bytes: &[u8]) -> bool {
        match self {
            Self::Docx => matches!(docx::state(bytes), docx::State::Ours(_)),
            Self::Md => markdown::state(&String::from_utf8_lossy(bytes)) == markdown::State::Ours,
            Self::Pdf => matches!(pdf::state(bytes), pdf::State::Ours(_)),
        }
    }
}
