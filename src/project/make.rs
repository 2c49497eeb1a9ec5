//! What the project's texts become: what is to be said of them, and papers.

use std::collections::BTreeSet;
use std::path::PathBuf;

use super::files::{Failure, Faults};
use crate::diagnostic::{Diagnostic, Route};
use crate::model::NguonBanHanh;
use crate::page::document::Document;
use crate::page::markdown;
use crate::rules::silence::{self, Silence};
use crate::value::Ngay;
use crate::yaml::Read;

/// How it stands with what was looked at.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Standing {
    /// It could be used.
    #[default]
    Whole,
    /// Something is wrong in it.
    Faulty,
    /// A file could not be read.
    Unread,
}

/// What is to be said of some texts.
#[derive(Debug, Clone, Default)]
pub struct Told {
    /// Findings, each at its line.
    pub findings: Vec<Diagnostic>,
    /// Whether a paper can be made.
    pub standing: Standing,
    /// What the texts ask to be passed over.
    pub silences: BTreeSet<Silence>,
    /// The documents of the register that they cite.
    pub cited: BTreeSet<String>,
}

impl Told {
    /// Says that a file could not be used.
    pub fn failure(&mut self, failure: &Failure) {
        self.findings.push(failure.finding().clone());
        let standing = match failure {
            Failure::Disk(_) => Standing::Unread,
            Failure::Content(_) => Standing::Faulty,
        };
        self.standing = self.standing.max(standing);
    }

    /// Says why data could not be used.
    pub fn faults(&mut self, faults: Faults) {
        match faults {
            Faults::File(failure) => self.failure(&failure),
            Faults::Findings(findings) => {
                self.findings.extend(findings);
                self.standing = self.standing.max(Standing::Faulty);
            }
        }
    }

    /// Remembers what a data file passes over.
    pub(super) fn passes_over<T>(&mut self, read: &Read<T>) {
        self.silences.extend(silence::read(read));
    }
}

/// What makes a paper an issued one.
#[derive(Debug, Clone)]
pub struct Issue {
    /// Whether it has a số.
    pub numbered: bool,
    /// Its ngày.
    pub ngay: Option<Ngay>,
    /// Who issues it.
    pub ban_hanh: NguonBanHanh,
    /// Where its own keys stand in their file.
    pub route: Route,
}

/// What a copy was made of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Copied {
    /// The copied paper: its files below the output, without their endings.
    pub paper: PathBuf,
    /// The copied paper's Markdown, without fingerprint, as it comes out of its data now.
    pub whole: String,
    /// What of it is copied.
    pub text: String,
}

/// What has become of a paper's data.
#[derive(Debug, Clone, Default)]
pub struct Made {
    /// What is to be said of it. Findings about files that several papers share are said with each of these.
    pub told: Told,
    /// The paper's Markdown with its fingerprint; `None` when it cannot be made.
    pub markdown: Option<String>,
    /// What makes it an issued one; `None` when it cannot be made.
    pub issue: Option<Issue>,
    /// The data files that it was made from.
    pub read: Vec<PathBuf>,
    /// Of a copy: what it was made of.
    pub copied: Option<Copied>,
}

impl Made {
    /// The paper as a tree, from which exporters make bytes; `None` where there is no Markdown.
    ///
    /// # Errors
    /// Places of the Markdown that a paper cannot hold: faults of the template.
    pub fn document(&self) -> Option<Result<Document, Vec<Diagnostic>>> {
        self.markdown.as_ref().map(|text| markdown::parse(super::press::MADE, text))
    }
}
