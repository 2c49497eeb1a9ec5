//! What a unit's build has to say, kept in order until it is its turn on the screen.

use std::collections::BTreeSet;
use std::path::PathBuf;

use super::super::files;
use super::super::{Outcome, Screen};
use crate::diagnostic::{self, Diagnostic};
use crate::project::format::Format;
use crate::project::{Failure, Standing, Told};
use crate::rules::doubles::Numbered;
use crate::rules::home;
use crate::rules::silence::{self, Silence};

/// How a paper's file fared.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::command) enum Word {
    /// Was not there; now it is.
    New,
    /// Was there in an older version.
    Changed,
    /// Is there already.
    Unchanged,
    /// Was edited by hand and stays.
    Kept,
    /// Was issued and stays, though the data would give another text now.
    Issued,
    /// Could not be made or written.
    Failed,
    /// `--check`: is not there.
    Missing,
    /// `--check`: is there in an older version; a PDF that was not asked for too.
    Stale,
    /// Is there without data.
    Orphan,
}

impl Word {
    /// What the officer reads.
    pub(in crate::command) fn text(self) -> &'static str {
        match self {
            Word::New => "mới",
            Word::Changed => "thay đổi",
            Word::Unchanged => "không đổi",
            Word::Kept => "giữ",
            Word::Issued => "đã ban hành",
            Word::Failed => "lỗi",
            Word::Missing => "thiếu",
            Word::Stale => "cũ",
            Word::Orphan => "thừa",
        }
    }
}

/// One thing to say.
#[derive(Debug)]
enum Message {
    Line { word: Word, path: String, note: Option<String> },
    Finding(Diagnostic),
    Differences(Vec<String>),
}

/// All there is to say, and how it ended.
#[derive(Debug)]
pub(in crate::command) struct Report {
    messages: Vec<Message>,
    outcome: Outcome,
    silences: BTreeSet<Silence>,
    used: BTreeSet<Silence>,
    cited: BTreeSet<String>,
    numbered: Vec<Numbered>,
}

impl Report {
    /// Nothing said, nothing wrong.
    pub(in crate::command) fn new() -> Self {
        Self {
            messages: Vec::new(),
            outcome: Outcome::Fine,
            silences: BTreeSet::new(),
            used: BTreeSet::new(),
            cited: BTreeSet::new(),
            numbered: Vec::new(),
        }
    }

    /// How it ended.
    pub(in crate::command) fn outcome(&self) -> Outcome {
        self.outcome
    }

    /// Whether there is a warning or an error among the findings.
    pub(in crate::command) fn warns(&self) -> bool {
        self.messages.iter().any(|message| matches!(message, Message::Finding(finding) if !finding.is_note()))
    }

    /// Remembers that something went wrong.
    pub(in crate::command) fn ended(&mut self, outcome: Outcome) {
        self.outcome = self.outcome.max(outcome);
    }

    /// The line of a file.
    pub(in crate::command) fn line(&mut self, word: Word, path: &str, note: Option<String>) {
        self.messages.push(Message::Line { word, path: path.to_owned(), note });
    }

    /// The lines of a paper that could not be made.
    pub(in crate::command) fn failed(&mut self, targets: &[(&dyn Format, PathBuf)]) {
        targets.iter().for_each(|(_, path)| self.line(Word::Failed, &files::shown(path), None));
    }

    /// A finding about data or files; does not by itself decide how it ended.
    pub(in crate::command) fn findings(&mut self, findings: impl IntoIterator<Item = Diagnostic>) {
        let mut findings: Vec<Diagnostic> = findings.into_iter().collect();
        diagnostic::cut(&mut findings);
        self.messages.extend(findings.into_iter().map(Message::Finding));
    }

    /// A file that could not be used.
    pub(in crate::command) fn failure(&mut self, failure: &Failure) {
        self.findings([failure.finding().clone()]);
        self.ended(Outcome::from(failure));
    }

    /// What is to be said of data, and how it stands with it.
    pub(in crate::command) fn told(&mut self, told: Told) {
        let Told { findings, standing, silences, cited } = told;
        self.findings(findings);
        self.silences.extend(silences);
        self.cited.extend(cited);
        self.ended(match standing {
            Standing::Whole => Outcome::Fine,
            Standing::Faulty => Outcome::Faults,
            Standing::Unread => Outcome::Io,
        });
    }

    /// Whether nothing went wrong.
    pub(in crate::command) fn is_fine(&self) -> bool {
        self.outcome == Outcome::Fine
    }

    /// Where a kept file differs from its new version.
    pub(in crate::command) fn differences(&mut self, lines: Vec<String>) {
        self.messages.push(Message::Differences(lines));
    }

    /// What another part of the build has to say, behind this.
    pub(in crate::command) fn append(&mut self, other: Report) {
        self.messages.extend(other.messages);
        self.silences.extend(other.silences);
        self.used.extend(other.used);
        self.cited.extend(other.cited);
        self.numbered.extend(other.numbered);
        self.ended(other.outcome);
    }

    /// Remembers what other data files pass over.
    pub(in crate::command) fn take_silences(&mut self, silences: &BTreeSet<Silence>) {
        self.silences.extend(silences.iter().cloned());
    }

    /// Remembers the number of an issued paper.
    pub(in crate::command) fn numbered(&mut self, paper: Numbered) {
        self.numbered.push(paper);
    }

    /// The issued papers that have a number.
    pub(in crate::command) fn numbers(&self) -> &[Numbered] {
        &self.numbered
    }

    /// The documents that are cited.
    pub(in crate::command) fn cited(&self) -> &BTreeSet<String> {
        &self.cited
    }

    /// The silences of the files that were read, and those that passed over something.
    pub(in crate::command) fn silenced(&self) -> (&BTreeSet<Silence>, &BTreeSet<Silence>) {
        (&self.silences, &self.used)
    }

    /// Leaves out what the data files pass over, with a reason.
    pub(in crate::command) fn without_silenced(mut self) -> Self {
        if self.silences.is_empty() {
            return self;
        }
        let (silences, used) = (&self.silences, &mut self.used);
        self.messages.retain(|message| match message {
            Message::Finding(finding) => !silence::is_silenced(finding, silences, used),
            Message::Line { .. } | Message::Differences(_) => true,
        });
        self
    }

    /// Leaves of equal findings the first: what is wrong in the unit's own file is seen from each of its papers.
    pub(in crate::command) fn without_repeats(self) -> Self {
        let mut told = BTreeSet::new();
        let mut causes = BTreeSet::new();
        let mut is_new = |message: &Message| match message {
            Message::Finding(finding) => {
                told.insert(finding.clone()) && home::cause(finding).is_none_or(|cause| causes.insert(cause))
            }
            Message::Line { .. } | Message::Differences(_) => true,
        };
        let mut messages: Vec<Message> =
            self.messages.into_iter().filter(|message| is_new(message)).collect();
        messages.retain(|message| match message {
            Message::Finding(finding) => !home::is_told_by_form(finding, &causes),
            Message::Line { .. } | Message::Differences(_) => true,
        });
        Self { messages, ..self }
    }

    /// The findings alone.
    pub(in crate::command) fn into_findings(self) -> Vec<Diagnostic> {
        let finding = |message| match message {
            Message::Finding(finding) => Some(finding),
            Message::Line { .. } | Message::Differences(_) => None,
        };
        self.messages.into_iter().filter_map(finding).collect()
    }

    /// Shows all of it.
    pub(in crate::command) fn show(&self, screen: &mut Screen) {
        for message in &self.messages {
            match message {
                Message::Line { word, path, note } => screen.paper(*word, path, note.as_deref()),
                Message::Finding(finding) => screen.findings([finding]),
                Message::Differences(lines) => lines.iter().for_each(|line| screen.aside(line)),
            }
        }
    }
}
