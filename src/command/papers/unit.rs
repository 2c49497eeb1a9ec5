//! One unit: its papers are made, and settled with the files that are there.

use std::cell::Cell;
use std::path::PathBuf;

use rayon::iter::{IntoParallelRefIterator, ParallelIterator};

use super::super::files::shown;
use super::report::{Report, Word};
use super::write::{self, Mode, Target};
use crate::cli::{BuildArgs, Format, Global};
use crate::project::{Folder, Made, Paper, Project, Shelf, Unit, press};

/// What all units of a run share.
pub(in crate::command) struct Run<'a> {
    pub(in crate::command) global: &'a Global,
    pub(in crate::command) args: &'a BuildArgs,
    pub(in crate::command) mode: Mode,
    pub(in crate::command) project: Project<'a>,
}

impl Run<'_> {
    /// Whether a file of this form is asked for.
    fn wants(&self, format: Format) -> bool {
        self.args.formats.is_empty() || self.args.formats.contains(&format)
    }

    /// Whether every paper is looked at, and nothing written.
    pub(super) fn looks_at_all(&self) -> bool {
        self.mode == Mode::Look && self.args.years.is_empty() && self.args.docs.is_empty()
    }

    /// Whether papers of a folder may be asked for.
    fn wants_folder(&self, folder: &Folder) -> bool {
        self.args.years.is_empty() || self.args.years.contains(&folder.year)
    }

    /// Whether a paper of a folder that is asked for is: by its name, its field and name, or its field.
    fn wants_paper(&self, paper: &Paper) -> bool {
        let is_named = |doc: &String| match (doc.split_once('/'), &paper.field) {
            (None, _) => *doc == paper.name,
            (Some((field, "")), own) => own.as_deref() == Some(field),
            (Some(_), _) => *doc == paper.title(),
        };
        self.args.docs.is_empty() || self.args.docs.iter().any(is_named)
    }

    /// The papers of a unit that are asked for, with those of each folder.
    pub(super) fn wanted<'f>(&self, unit: &'f Unit) -> Vec<(Shelf<'f>, Vec<Paper>)>
    where
        Self: 'f,
    {
        let folders = unit.folders.iter().filter(|folder| self.wants_folder(folder));
        let papers = |folder| {
            let shelf = Shelf::new(self.project.files, folder);
            let mut papers = shelf.papers();
            papers.retain(|paper| self.wants_paper(paper));
            (shelf, papers)
        };
        folders.map(papers).collect()
    }

    /// The files of a paper that are asked for.
    fn targets(&self, unit: &Unit, paper: &Paper) -> Vec<(Format, PathBuf)> {
        let folder = self.global.output.join(&unit.below).join(paper.below());
        let target = |format: Format, kind: &str| {
            self.wants(format).then(|| (format, folder.join(format!("{}.{kind}", paper.name))))
        };
        [target(Format::Md, "md"), target(Format::Docx, "docx")].into_iter().flatten().collect()
    }
}

/// Builds all papers of a unit.
pub(super) fn build(unit: &Unit, run: &Run<'_>) -> Report {
    build_all(unit, run).without_repeats().without_silenced()
}

fn build_all(unit: &Unit, run: &Run<'_>) -> Report {
    let opened = run.project.open(unit);
    let mut report = Report::new();
    report.told(opened.told());
    let wanted = run.wanted(unit);
    let papers: Vec<_> =
        wanted.iter().flat_map(|(shelf, papers)| papers.iter().map(move |paper| (shelf, paper))).collect();
    let build = |(shelf, paper): &(&Shelf<'_>, &Paper)| settle(paper, opened.make(shelf, paper), unit, run);
    let reports: Vec<Report> = match papers.as_slice() {
        // One paper is not worth waking another thread, and with one thread there is none to wake.
        papers if papers.len() == 1 || rayon::current_thread_index().is_none() => {
            papers.iter().map(build).collect()
        }
        papers => papers.par_iter().map(build).collect(),
    };
    reports.into_iter().for_each(|paper| report.append(paper));
    if run.looks_at_all() && report.is_fine() {
        report.findings(opened.never_cited(report.cited()));
    }
    report
}

/// Writes what a paper has become, or says why it could not be made.
fn settle(paper: &Paper, made: Made, unit: &Unit, run: &Run<'_>) -> Report {
    let mut report = Report::new();
    let targets = run.targets(unit, paper);
    let Made { told, markdown, .. } = made;
    report.told(told);
    let Some(markdown) = markdown else {
        report.failed(&targets);
        return report;
    };
    if run.mode == Mode::Look {
        return report;
    }
    let press = run.project.press;
    // The DOCX first: a paper whose DOCX cannot be made leaves no Markdown either.
    let (mut docx, faulty) = (Report::new(), Cell::new(false));
    for (_, path) in targets.iter().filter(|(format, _)| *format == Format::Docx) {
        let sources = press::sources_print(press, &markdown);
        let make = || press::to_docx(press, &markdown).inspect_err(|_| faulty.set(true));
        let at = Target { root: &run.global.output, path };
        write::write_docx(at, sources, make, run.mode, &mut docx);
    }
    for (_, path) in targets.iter().filter(|(format, _)| *format == Format::Md) {
        if faulty.get() {
            report.line(Word::Failed, &shown(path), None);
        } else {
            let at = Target { root: &run.global.output, path };
            write::write_markdown(at, &markdown, run.mode, &mut report);
        }
    }
    report.append(docx);
    report
}
