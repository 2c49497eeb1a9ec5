//! One unit: its data is read, its papers are made and settled.

use std::cell::Cell;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;

use rayon::iter::{IntoParallelRefIterator, ParallelIterator};

use super::super::Outcome;
use super::super::files;
use super::super::read::{Faults, read};
use super::super::workspace::{self, PaperFile, Unit};
use super::faulty::{self, Known, Registers};
use super::inspect;
use super::issued::Paper;
use super::report::{Report, Word};
use super::reports;
use super::write::{self, Manner, Mode, Target};
use crate::cli::{BuildArgs, Format, Global};
use crate::diagnostic::{self, Diagnostic, Route};
use crate::model::Sources;
use crate::model::{DonVi, SoCanCu, VanBan};
use crate::pipeline::{self, Draft, Press};
use crate::rules::doubles::Numbered;
use crate::rules::{self, joined};
use crate::seal::docx;
use crate::seal::issued::Own;
use crate::yaml;

/// What all units of a run share.
pub(super) struct Run<'a> {
    pub(super) global: &'a Global,
    pub(super) args: &'a BuildArgs,
    pub(super) mode: Mode,
    pub(super) press: &'a Press,
    /// The register at the root of the data, once read without faults.
    pub(super) register: OnceLock<Option<yaml::Read<SoCanCu>>>,
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

    /// Whether a register is the one that all units share.
    fn shares(&self, register: &yaml::Read<SoCanCu>) -> bool {
        self.register.get().and_then(Option::as_ref).is_some_and(|shared| std::ptr::eq(shared, register))
    }

    /// Whether a paper is asked for.
    pub(super) fn wants_paper(&self, paper: &PaperFile) -> bool {
        (self.args.years.is_empty() || self.args.years.contains(&paper.year))
            && (self.args.docs.is_empty() || self.args.docs.contains(&paper.name))
    }

    /// The reports of a year's results that are asked for.
    fn wanted_reports(&self, results: &PaperFile) -> Vec<PaperFile> {
        reports::papers(results).into_iter().filter(|paper| self.wants_paper(paper)).collect()
    }

    /// The files of a paper that are asked for.
    fn targets(&self, unit: &Unit, paper: &PaperFile) -> Vec<(Format, PathBuf)> {
        let folder = self.global.output.join(&unit.below).join(paper.year.to_string());
        let target = |format: Format, kind: &str| {
            self.wants(format).then(|| (format, folder.join(format!("{}.{kind}", paper.name))))
        };
        [target(Format::Md, "md"), target(Format::Docx, "docx")].into_iter().flatten().collect()
    }
}

/// Every paper that a unit's data gives, whatever is asked for.
pub(super) fn all_papers(unit: &Unit) -> Vec<PaperFile> {
    let results = workspace::results(unit);
    workspace::papers(unit).into_iter().chain(results.iter().flat_map(reports::papers)).collect()
}

/// Builds all papers of a unit.
pub(super) fn build(unit: &Unit, run: &Run<'_>) -> Report {
    build_all(unit, run).without_repeats().without_silenced()
}

fn build_all(unit: &Unit, run: &Run<'_>) -> Report {
    let mut report = Report::new();
    let papers: Vec<PaperFile> =
        workspace::papers(unit).into_iter().filter(|paper| run.wants_paper(paper)).collect();
    let results = workspace::results(unit);
    let don_vi = read::<DonVi>(&unit.folder.join(workspace::UNIT_FILE));
    let own;
    let can_cu = match register(unit, run) {
        Register::Shared(can_cu) => Ok(can_cu),
        Register::Own(path) => match read(&path) {
            Ok(read) => {
                own = read;
                Ok(&own)
            }
            Err(faults) => Err((path, faults)),
        },
    };
    let shared = match (don_vi, can_cu) {
        (Ok(don_vi), Ok(can_cu)) => Shared { don_vi, can_cu },
        (don_vi, can_cu) => {
            unmade(unit, run, (&papers, &results), (don_vi, can_cu), &mut report);
            return report;
        }
    };
    report.findings(shared.don_vi.notes.iter().chain(&shared.can_cu.notes).cloned());
    report.silences(&shared.don_vi);
    report.silences(shared.can_cu);
    if run.mode == Mode::Look {
        inspect::registers(&shared, &mut report);
    }
    let build = |paper: &PaperFile| build_paper(paper, unit, run, &shared);
    let reports: Vec<Report> = match papers.as_slice() {
        // One paper is not worth waking another thread, and with one thread there is none to wake.
        papers if papers.len() == 1 || rayon::current_thread_index().is_none() => {
            papers.iter().map(build).collect()
        }
        papers => papers.par_iter().map(build).collect(),
    };
    reports.into_iter().for_each(|paper| report.append(paper));
    results.iter().for_each(|file| report.append(build_reports(file, unit, run, &shared)));
    report.findings(doubles(shared.don_vi.value.ky_hieu.as_str(), report.numbers()));
    if run.looks_at_all() && !run.shares(shared.can_cu) && report.outcome() == Outcome::Fine {
        report.findings(inspect::never_cited(shared.can_cu, report.cited()));
    }
    report
}

/// The unit's own files have faults: no paper can be made, but what is wrong in its data is told all the same.
fn unmade(
    unit: &Unit,
    run: &Run<'_>,
    (papers, results): (&[PaperFile], &[PaperFile]),
    (don_vi, can_cu): (Result<yaml::Read<DonVi>, Faults>, ReadRegister<'_>),
    report: &mut Report,
) {
    let don_vi = don_vi.map_err(|faults| report.faults(faults)).ok();
    let don_vi_known = Known::of(don_vi.as_ref(), &unit.folder.join(workspace::UNIT_FILE));
    let can_cu = match can_cu {
        Ok(read) => Some(Known::Whole(read)),
        Err((path, faults)) => {
            report.faults(faults);
            Known::of(None, &path)
        }
    };
    let registers = don_vi_known.zip(can_cu).map(|(don_vi, can_cu)| Registers { don_vi, can_cu });
    for paper in papers {
        report.faults(faulty::paper(&paper.path, read(&paper.path), registers.as_ref()));
        report.failed(&run.targets(unit, paper));
    }
    for file in results {
        let wanted = run.wanted_reports(file);
        if !wanted.is_empty() {
            report.faults(faulty::results(&file.path, read(&file.path), registers.as_ref()));
        }
        wanted.iter().for_each(|paper| report.failed(&run.targets(unit, paper)));
    }
}

/// The reports that a year's results give.
fn build_reports(results: &PaperFile, unit: &Unit, run: &Run<'_>, shared: &Shared<'_>) -> Report {
    let mut report = Report::new();
    let wanted = run.wanted_reports(results);
    if wanted.is_empty() {
        return report;
    }
    let looks = run.mode == Mode::Look;
    match reports::drafts(results, &wanted, run.press, (&shared.don_vi, shared.can_cu), looks) {
        Ok(drafts) => {
            report.findings(drafts.notes);
            report.silences(&drafts.results);
            if run.mode == Mode::Look {
                report.findings(joined::check(&drafts.results));
                report.findings(drafts.words);
                report.cites(drafts.cited);
            }
            for (paper, kind, drafted) in drafts.reports {
                let head = kind.bao_cao(&drafts.results.value);
                let own = Own {
                    route: &Route::root().key(kind.khoa()),
                    numbered: head.is_some_and(|head| head.so.is_some()),
                    ngay: head.and_then(|head| head.ngay),
                    keys: &|| drafts.results.tree()?.get(kind.khoa()),
                    // All that a report's group says is shown.
                    without: &|_| None,
                };
                report.append(settle(&paper, drafted, own, unit, run, shared));
            }
        }
        Err(faults) => {
            report.faults(faults);
            wanted.iter().for_each(|paper| report.failed(&run.targets(unit, paper)));
        }
    }
    report
}

/// Issued papers of one number, each at its line: their files are only read again when there are any.
fn doubles(don_vi: &str, papers: &[Numbered]) -> Vec<Diagnostic> {
    let mut findings = rules::doubles(don_vi, papers);
    for finding in &mut findings {
        let text = files::read_text(Path::new(&*finding.place.file)).unwrap_or_default();
        let (text, _) = yaml::clean(&finding.place.file, &text);
        if let Ok(tree) = yaml::tree::read(&text) {
            finding.place.at = Some(tree.deepest(&finding.place.route).at);
        }
    }
    findings
}

/// What all papers of a unit share.
pub(super) struct Shared<'a> {
    pub(super) don_vi: yaml::Read<DonVi>,
    pub(super) can_cu: &'a yaml::Read<SoCanCu>,
}

impl Shared<'_> {
    /// What a paper is made from.
    pub(super) fn sources<'s>(&'s self, van_ban: &'s yaml::Read<VanBan>) -> Sources<'s> {
        Sources {
            don_vi: &self.don_vi.value,
            can_cu: &self.can_cu.value,
            van_ban: &van_ban.value,
            file: &van_ban.file,
            don_vi_file: &self.don_vi.file,
        }
    }

    fn known(&self) -> Registers<'_> {
        Registers { don_vi: Known::Whole(&self.don_vi), can_cu: Known::Whole(self.can_cu) }
    }
}

/// The register as it was read, or where it is and why it could not be.
type ReadRegister<'a> = Result<&'a yaml::Read<SoCanCu>, (PathBuf, Faults)>;

/// Where a unit's register of documents is.
enum Register<'a> {
    /// The one all units share, read already.
    Shared(&'a yaml::Read<SoCanCu>),
    /// To be read from here.
    Own(PathBuf),
}

/// The unit's own register, or the one all units share.
fn register<'a>(unit: &Unit, run: &'a Run<'_>) -> Register<'a> {
    let path = workspace::register(unit, &run.global.data);
    if path != run.global.data.join(workspace::REGISTER_FILE) {
        return Register::Own(path);
    }
    // A register with faults is read again for each unit, to tell the faults.
    match run.register.get_or_init(|| read(&path).ok()) {
        Some(read) => Register::Shared(read),
        None => Register::Own(path),
    }
}

fn build_paper(paper: &PaperFile, unit: &Unit, run: &Run<'_>, shared: &Shared<'_>) -> Report {
    let mut report = Report::new();
    let van_ban = read::<VanBan>(&paper.path);
    if let Ok(van_ban) = &van_ban {
        report.silences(van_ban);
        if run.mode == Mode::Look {
            inspect::paper(unit, van_ban, run, shared, &mut report);
        }
    }
    let (drafted, whole) = match van_ban {
        Ok(van_ban) => (draft(paper, &van_ban, run.press, shared), Some(van_ban)),
        faulty => (Err(faulty::paper(&paper.path, faulty, Some(&shared.known()))), None),
    };
    let own = Own {
        route: &Route::root(),
        numbered: whole.as_ref().is_some_and(|read| read.value.so.is_some()),
        ngay: whole.as_ref().and_then(|read| read.value.ngay),
        keys: &|| whole.as_ref().and_then(yaml::Read::tree),
        without: &|keys| {
            let rest = whole.as_ref()?.without(keys)?;
            draft(paper, &rest, run.press, shared).ok().map(|draft| draft.markdown)
        },
    };
    report.append(settle(paper, drafted, own, unit, run, shared));
    report
}

/// Writes what a paper has become, or says why it could not be made.
fn settle(
    paper: &PaperFile,
    drafted: Result<Draft, Faults>,
    own: Own<'_, '_>,
    unit: &Unit,
    run: &Run<'_>,
    shared: &Shared<'_>,
) -> Report {
    let mut report = Report::new();
    let targets = run.targets(unit, paper);
    let draft = match drafted {
        Ok(draft) => draft,
        Err(faults) => {
            report.faults(faults);
            report.failed(&targets);
            return report;
        }
    };
    let Draft { markdown, warnings } = draft;
    report.findings(warnings);
    let content = || docx::seal_of(&pipeline::to_docx(run.press, &markdown).ok()?).map(|seal| seal.content);
    let made = Paper::new(&markdown, own, &content);
    made.numbered(&paper.path).into_iter().for_each(|number| report.numbered(number));
    if run.mode == Mode::Look {
        // A paper's form is told under its data file: there is no other file that the officer can mend.
        report.findings(inspect::form(paper, (&markdown, own.ngay), run, shared));
        return report;
    }
    // The DOCX first: a paper whose DOCX cannot be made leaves no Markdown either.
    let (mut docx, faulty) = (Report::new(), Cell::new(false));
    let manner = Manner { mode: run.mode, reissue: run.args.reissue, strict: run.args.strict };
    for (_, path) in targets.iter().filter(|(format, _)| *format == Format::Docx) {
        let sources = pipeline::sources_print(run.press, &markdown);
        let make =
            |record| pipeline::to_docx_with(run.press, &markdown, record).inspect_err(|_| faulty.set(true));
        let at = Target { root: &run.global.output, path };
        write::write_docx(at, sources, make, &made, manner, &mut docx);
    }
    for (_, path) in targets.iter().filter(|(format, _)| *format == Format::Md) {
        if faulty.get() {
            report.line(Word::Failed, &files::shown(path), None);
        } else {
            let at = Target { root: &run.global.output, path };
            write::write_markdown(at, &made, manner, &mut report);
        }
    }
    report.append(docx);
    report
}

/// Makes a paper's Markdown; every finding, error or warning, has its line and column.
fn draft(
    paper: &PaperFile,
    van_ban: &yaml::Read<VanBan>,
    press: &Press,
    shared: &Shared<'_>,
) -> Result<Draft, Faults> {
    let template = van_ban.value.mau.as_ref().map_or(paper.name.as_str(), |mau| mau.as_str());
    let sources = shared.sources(van_ban);
    let place = |mut findings: Vec<Diagnostic>| {
        findings.extend(van_ban.notes.iter().cloned());
        van_ban.place(&mut findings);
        shared.don_vi.place(&mut findings);
        shared.can_cu.place(&mut findings);
        diagnostic::sort(&mut findings);
        findings
    };
    let misplaced = rules::year_of_folder(van_ban.value.nam, paper.year, &van_ban.file);
    match (pipeline::draft(press, template, &sources), misplaced) {
        (Ok(made), None) => Ok(Draft { warnings: place(made.warnings), ..made }),
        (Ok(Draft { warnings: mut findings, .. }) | Err(mut findings), misplaced) => {
            findings.extend(misplaced);
            Err(Faults::Findings(place(findings)))
        }
    }
}
