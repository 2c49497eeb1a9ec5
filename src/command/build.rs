//! `build`: every paper whose data is there, as Markdown and DOCX; only what changed, and nothing of a person's lost.

use std::collections::BTreeSet;
use std::path::Path;
use std::sync::{Arc, OnceLock};

use rayon::iter::{IntoParallelRefIterator, ParallelIterator};
use rayon::{ThreadPool, ThreadPoolBuilder};

use super::files::Failure;
use super::read::Faults;
use super::workspace::{self, Survey, Unit};
use super::{Outcome, Screen, files};
use crate::cli::{BuildArgs, Global};
use crate::diagnostic::{Code, Diagnostic, Route};
use crate::docx::write::FixedParts;
use crate::pipeline::Press;
use crate::rules::silence;
use crate::template::Templates;
use crate::value::Nam;

mod differs;
mod faulty;
mod inspect;
mod issued;
mod orphan;
mod report;
mod reports;
mod unit;
mod verdict;
mod write;

use orphan::Leftovers;
pub(super) use report::{Report, Word};
use unit::Run;
use write::Mode;

/// Units whose reports are held at a time, for each thread: memory does not grow with the number of units.
const UNITS_IN_HAND: usize = 64;
/// What the main thread has; data may nest.
const STACK: usize = 8 << 20;

/// Carries out the command.
pub(super) fn run(global: &Global, args: &BuildArgs, screen: &mut Screen) -> Outcome {
    let press = match press(global) {
        Ok(press) => press,
        Err(failure) => {
            screen.findings([failure.finding()]);
            return failure.outcome();
        }
    };
    let Survey { units, closed, misnamed } = workspace::survey(&global.data);
    if units.is_empty() && closed.is_empty() {
        return no_units(global, screen);
    }
    let mode = match (args.check, args.force) {
        (true, _) => Mode::Check,
        (false, true) => Mode::Replace,
        (false, false) => Mode::Write,
    };
    let lock = match mode {
        Mode::Check | Mode::Look => None,
        Mode::Write | Mode::Replace => files::lock(&global.output, || {
            screen.note("một lần chạy khác đang ghi vào thư mục này; đang đợi");
        }),
    };
    let run = Run { global, args, mode, press: &press, register: OnceLock::new() };
    let mut outcome = build_all(&units, &run, screen);
    if let Some(finding) = nothing_asked_for(&units, &run) {
        screen.findings([&finding]);
        outcome = outcome.max(Outcome::Faults);
    }
    screen.findings(closed.iter().map(Failure::finding).chain(&misnamed));
    if args.strict && !misnamed.is_empty() {
        outcome = outcome.max(Outcome::Faults);
    }
    outcome = closed.iter().map(Failure::outcome).fold(outcome, Outcome::max);
    // A part of the papers says nothing about the others, and a folder that is closed may hold their data.
    if args.years.is_empty() && args.docs.is_empty() && closed.is_empty() {
        let leftovers = if lock.is_some() { Leftovers::Clear } else { Leftovers::Leave };
        let orphans = orphan::search(global, leftovers);
        orphans.show(screen);
        outcome = outcome.max(orphans.outcome());
    }
    drop(lock);
    screen.summary(units.len());
    outcome
}

/// What `check` finds in data and papers of the years asked for; nothing is written.
///
/// # Errors
/// When there is no unit, the templates cannot be read, or docx-rs has changed what it writes.
pub(super) fn look(global: &Global, years: &[Nam]) -> Result<Vec<Report>, Box<Diagnostic>> {
    let press = press(global).map_err(|failure| Box::new(failure.finding().clone()))?;
    let Survey { units, closed, misnamed } = workspace::survey(&global.data);
    if units.is_empty() && closed.is_empty() {
        return Err(Box::new(no_unit(global)));
    }
    let args = BuildArgs {
        years: years.to_vec(),
        docs: Vec::new(),
        formats: Vec::new(),
        check: true,
        force: false,
        reissue: false,
        strict: false,
        jobs: None,
    };
    let run = Run { global, args: &args, mode: Mode::Look, press: &press, register: OnceLock::new() };
    if let Some(finding) = nothing_asked_for(&units, &run) {
        let mut report = Report::new();
        report.faults(Faults::Findings(vec![finding]));
        return Ok(vec![report]);
    }
    let mut reports: Vec<Report> = units.par_iter().map(|unit| unit::build(unit, &run)).collect();
    // What was not read may cite documents, and say what is passed over.
    let mut missed =
        if closed.is_empty() && misnamed.is_empty() { about_all(&reports, &run) } else { Report::new() };
    closed.iter().for_each(|failure| missed.failure(failure));
    missed.findings(misnamed);
    reports.push(missed);
    Ok(reports)
}

/// What can only be said when every unit was looked at: documents that nothing cites, silences that pass over nothing.
fn about_all(reports: &[Report], run: &Run<'_>) -> Report {
    let mut report = Report::new();
    if !run.looks_at_all() {
        return report;
    }
    let register = run.register.get().and_then(Option::as_ref);
    if let Some(register) =
        register.filter(|_| reports.iter().all(|report| report.outcome() == Outcome::Fine))
    {
        let cited = reports.iter().flat_map(Report::cited).cloned().collect();
        report.findings(inspect::never_cited(register, &cited));
    }
    for unit in reports {
        let (silences, _) = unit.silenced();
        report.take_silences(silences);
    }
    let mut report = report.without_silenced();
    let mut used: BTreeSet<_> = report.silenced().1.clone();
    used.extend(reports.iter().flat_map(|unit| unit.silenced().1).cloned());
    let told = silence::findings(report.silenced().0, &used);
    report.findings(told);
    report
}

/// Templates and unchanging parts of a run.
///
/// # Errors
/// When the folder of templates was named and is not there, or is there and cannot be read; or when docx-rs has changed
/// what it writes.
fn press(global: &Global) -> Result<Press, Failure> {
    let folder = global.templates();
    if global.templates.is_some() || folder.symlink_metadata().is_ok() {
        workspace::readable(folder)?;
    }
    let changed = |error: crate::docx::write::Error| {
        Failure::Content(Box::new(Diagnostic::error(
            Code::GhiDocx,
            "(styles.xml)",
            &Route::root(),
            error.to_string(),
        )))
    };
    Ok(Press { templates: Templates::new(loader(folder)), fixed: FixedParts::new().map_err(changed)? })
}

/// Builds the units, some at a time; what they have to say is shown in their order.
fn build_all(units: &[Unit], run: &Run<'_>, screen: &mut Screen) -> Outcome {
    let mut outcome = Outcome::Fine;
    let mut show = |reports: Vec<Report>, screen: &mut Screen| {
        for report in &reports {
            report.show(screen);
            outcome = outcome.max(report.outcome());
            if run.args.strict && report.warns() {
                outcome = outcome.max(Outcome::Faults);
            }
        }
        screen.advance(reports.len());
    };
    screen.start_progress(units.len());
    match pool(run.args.jobs) {
        Some(pool) => {
            for some in units.chunks(UNITS_IN_HAND * pool.current_num_threads()) {
                show(pool.install(|| some.par_iter().map(|unit| unit::build(unit, run)).collect()), screen);
            }
        }
        None => units.iter().for_each(|unit| show(vec![unit::build(unit, run)], screen)),
    }
    screen.end_progress();
    outcome
}

/// The threads of a run; none where one is enough or no more can be had.
fn pool(jobs: Option<usize>) -> Option<ThreadPool> {
    let jobs = match jobs {
        Some(jobs) => jobs,
        None => std::thread::available_parallelism().map_or(1, usize::from),
    };
    if jobs == 1 { None } else { ThreadPoolBuilder::new().num_threads(jobs).stack_size(STACK).build().ok() }
}

/// Years or papers were named and none is there: silence would look like success.
fn nothing_asked_for(units: &[Unit], run: &Run<'_>) -> Option<Diagnostic> {
    if run.args.years.is_empty() && run.args.docs.is_empty() {
        return None;
    }
    let papers: Vec<_> = units.iter().flat_map(unit::all_papers).collect();
    if papers.iter().any(|paper| run.wants_paper(paper)) {
        return None;
    }
    let known: BTreeSet<String> =
        papers.iter().map(|paper| format!("{} năm {}", paper.name, paper.year)).collect();
    let known = known.into_iter().take(KNOWN_NAMED).collect::<Vec<_>>().join(", ");
    let place = files::shown(&run.global.data);
    let finding =
        Diagnostic::error(Code::KhongCoVanBan, &place, &Route::root(), "không có văn bản nào như đã yêu cầu");
    Some(if known.is_empty() { finding } else { finding.hint(format!("có dữ liệu của: {known}")) })
}

/// Most papers named where none of those asked for is there.
const KNOWN_NAMED: usize = 12;

/// Says that there is no unit in the data.
pub(super) fn no_units(global: &Global, screen: &mut Screen) -> Outcome {
    screen.findings([&no_unit(global)]);
    Outcome::Io
}

fn no_unit(global: &Global) -> Diagnostic {
    let file = files::shown(&global.data.join(workspace::UNIT_FILE));
    Diagnostic::error(Code::KhongDocDuoc, &file, &Route::root(), "không có tệp này")
        .hint("đứng ở thư mục có data/ rồi chạy lại, hoặc chỉ rõ bằng --data THƯ_MỤC")
}

/// Reads a workspace's own templates; a name never leads out of the folder.
fn loader(folder: &Path) -> crate::template::Loader {
    let folder = folder.to_owned();
    Arc::new(move |name: &str| {
        let plain = !name.contains(['/', '\\']) && !name.starts_with('.');
        let path = folder.join(name);
        let is_missing = |error: std::io::Error| error.kind() == std::io::ErrorKind::NotFound;
        // One that cannot be looked at is there.
        let is_there = plain && !path.symlink_metadata().is_err_and(is_missing);
        is_there.then(|| files::read_text(&path).map_err(|failure| failure.finding().message.clone()))
    })
}
