//! One unit: its papers are made, and settled with the files that are there.

use std::path::{Path, PathBuf};

use rayon::iter::{IntoParallelRefIterator, ParallelIterator};

use super::super::Outcome;
use super::super::files::shown;
use super::copy;
use super::issued::Fresh;
use super::report::{Report, Word};
use super::write::{self, Manner, Mode, Target};
use crate::cli::{BuildArgs, Global};
use crate::diagnostic::Diagnostic;
use crate::project::format::{self, Format, Manuscript};
use crate::project::{Folder, Made, Opened, OwnData, Paper, Project, Shelf, Unit};
use crate::seal::issued::Own;

/// What all units of a run share.
pub(in crate::command) struct Run<'a> {
    pub(in crate::command) global: &'a Global,
    pub(in crate::command) args: &'a BuildArgs,
    pub(in crate::command) mode: Mode,
    pub(in crate::command) project: Project<'a>,
}

impl Run<'_> {
    /// Whether a file of this form is asked for.
    fn wants(&self, format: &dyn Format) -> bool {
        let formats = &self.args.wanted.formats;
        let is_named = || formats.iter().any(|wanted| wanted.ending() == format.ending());
        if formats.is_empty() { format.is_usual() } else { is_named() }
    }

    /// Whether every paper is looked at, and nothing written.
    pub(super) fn looks_at_all(&self) -> bool {
        self.mode == Mode::Look && self.args.wanted.is_all()
    }

    /// Whether papers of a folder may be asked for.
    fn wants_folder(&self, folder: &Folder) -> bool {
        self.args.wanted.years.is_empty() || self.args.wanted.years.contains(&folder.year)
    }

    /// Whether a paper of a folder that is asked for is: by its name, its field and name, or its field.
    fn wants_paper(&self, paper: &Paper) -> bool {
        let is_named = |doc: &String| match (doc.split_once('/'), &paper.field) {
            (None, _) => *doc == paper.name,
            (Some((field, "")), own) => own.as_deref() == Some(field),
            (Some(_), _) => *doc == paper.title(),
        };
        self.args.wanted.docs.is_empty() || self.args.wanted.docs.iter().any(is_named)
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
    fn targets(&self, unit: &Unit, paper: &Paper) -> Vec<(&'static dyn Format, PathBuf)> {
        let wanted = format::ALL.into_iter().filter(|format| self.wants(*format));
        wanted.map(|format| (format, self.path(unit, paper, format))).collect()
    }

    /// A file, with the folder that it must not lead out of.
    fn target<'p>(&'p self, path: &'p Path) -> Target<'p> {
        Target { root: &self.global.output, path }
    }

    /// A file of a paper.
    fn path(&self, unit: &Unit, paper: &Paper, format: &dyn Format) -> PathBuf {
        let folder = self.global.output.join(&unit.below).join(paper.below());
        folder.join(format!("{}.{}", paper.name, format.ending()))
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
    // A copy is held against the paper that it copies when that stands in its place.
    let build = |(shelf, paper): &(&Shelf<'_>, &Paper)| {
        let made = opened.make(shelf, paper);
        if made.copied.is_some() {
            Err(Box::new(made))
        } else {
            Ok(settle((shelf, paper), made, &opened, unit, run))
        }
    };
    let reports: Vec<Result<Report, Box<Made>>> = match papers.as_slice() {
        // One paper is not worth waking another thread, and with one thread there is none to wake.
        papers if papers.len() == 1 || rayon::current_thread_index().is_none() => {
            papers.iter().map(build).collect()
        }
        papers => papers.par_iter().map(build).collect(),
    };
    let mut copies = Vec::new();
    for (at, paper) in reports.into_iter().enumerate() {
        match paper {
            Ok(paper) => report.append(paper),
            Err(copy) => copies.push((at, copy)),
        }
    }
    copies.sort_by_key(|(_, copy)| copy.copied.as_ref().map(|copied| copied.whole.len()));
    for (at, copy) in copies {
        let (shelf, paper) = papers[at];
        report.append(settle((shelf, paper), *copy, &opened, unit, run));
    }
    report.findings(opened.doubles(report.numbers()));
    if run.args.wanted.docs.is_empty() {
        wanted.iter().for_each(|(shelf, _)| report.findings(opened.unread_tables(shelf)));
    }
    if run.looks_at_all() && report.is_fine() {
        report.findings(opened.never_cited(report.cited()));
    }
    report
}

/// Writes what a paper has become, or says why it could not be made.
fn settle(
    (shelf, paper): (&Shelf<'_>, &Paper),
    made: Made,
    opened: &Opened<'_>,
    unit: &Unit,
    run: &Run<'_>,
) -> Report {
    let mut report = Report::new();
    let targets = run.targets(unit, paper);
    let Made { told, markdown, issue, read, copied } = made;
    report.told(told);
    if let Some(copied) = &copied
        && let Some(finding) = copy::differs(copied, &run.global.output, read.first())
    {
        report.findings([opened.placed(finding)]);
        report.ended(Outcome::Faults);
        report.failed(&targets);
        return report;
    }
    let Some((markdown, issue)) = markdown.zip(issue) else {
        report.failed(&targets);
        return report;
    };
    let data = OwnData::new(opened, shelf, paper, &issue.route);
    let own = Own {
        numbered: issue.numbered,
        ngay: issue.ngay,
        keys: &|| data.keys(),
        without: &|keys| data.without(keys),
    };
    let manuscript = Manuscript { press: run.project.press, markdown: &markdown };
    let fresh = Fresh::new(manuscript, own);
    let number = read.first().and_then(|file| fresh.numbered(file, &issue.route));
    number.into_iter().for_each(|number| report.numbered(number));
    if run.mode == Mode::Look {
        return report;
    }
    let manner = Manner { mode: run.mode, reissue: run.args.reissue, strict: run.args.strict };
    let home = |findings: Vec<Diagnostic>| opened.home(shelf, paper, findings);
    report.append(write_all(&targets, &fresh, &home, manner, run));
    if run.args.wanted.formats.is_empty() {
        for format in format::ALL.into_iter().filter(|format| !format.is_usual()) {
            let path = run.path(unit, paper, format);
            if write::is_old(run.target(&path), format, &fresh) {
                let note = format!("làm lại: thêm --format {}", format.ending());
                report.line(Word::Stale, &shown(&path), Some(note));
                if run.mode == Mode::Check {
                    report.ended(Outcome::Faults);
                }
            }
        }
    }
    report
}

/// Writes the files of a paper. Those of formats that every paper must be possible in come first: without them there are
/// no others; what became of each is told in the order of the targets.
fn write_all(
    targets: &[(&dyn Format, PathBuf)],
    fresh: &Fresh<'_, '_>,
    home: &dyn Fn(Vec<Diagnostic>) -> Vec<Diagnostic>,
    manner: Manner,
    run: &Run<'_>,
) -> Report {
    let mut order: Vec<usize> = (0..targets.len()).collect();
    order.sort_by_key(|at| !targets[*at].0.is_proof());
    let mut is_possible = true;
    let mut reports: Vec<(usize, Report)> = Vec::new();
    for at in order {
        let (format, path) = &targets[at];
        let mut told = Report::new();
        if !is_possible {
            told.line(Word::Failed, &shown(path), None);
        } else if !write::write(run.target(path), *format, fresh, home, manner, &mut told) {
            is_possible = !format.is_proof();
        }
        reports.push((at, told));
    }
    reports.sort_by_key(|(at, _)| *at);
    let mut all = Report::new();
    reports.into_iter().for_each(|(_, told)| all.append(told));
    all
}
