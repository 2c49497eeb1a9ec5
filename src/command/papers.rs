//! Papers and their files: what `build`, `watch` and `check` do with every unit.

use std::collections::BTreeSet;
use std::path::Path;
use std::sync::Arc;

use rayon::iter::{IntoParallelRefIterator, ParallelIterator};
use rayon::{ThreadPool, ThreadPoolBuilder};

use super::files::{self, Disk, shown};
use super::{Outcome, Screen};
use crate::cli::{BuildArgs, Global, Wanted};
use crate::diagnostic::{Code, Diagnostic, Route};
use crate::project::files::is_there;
use crate::project::survey::survey;
use crate::project::{Failure, Files, Press, Project, Shelf, Survey, UNIT_FILE, Unit};
use crate::rules::silence;
use crate::template::Templates;
use crate::value::Nam;

mod copy;
mod differs;
mod issued;
pub(super) mod orphan;
mod report;
mod unit;
mod verdict;
mod write;

pub(super) use report::{Report, Word};
pub(super) use unit::Run;
pub(super) use write::Mode;

/// Units whose reports are held at a time, for each thread: memory does not grow with the number of units.
const UNITS_IN_HAND: usize = 64;
/// What the main thread has; data may nest.
const STACK: usize = 8 << 20;

/// What `check` finds in data and papers of the years asked for; nothing is written.
///
/// # Errors
/// When there is no unit, or the templates cannot be read.
pub(super) fn look(global: &Global, years: &[Nam]) -> Result<Vec<Report>, Box<Diagnostic>> {
    let templates = templates(global).map_err(|failure| Box::new(failure.finding().clone()))?;
    let press = Press::ahead(templates);
    let project = Project::new(&Disk, &global.data, &press, true);
    let Survey { units, closed, misnamed } = project.survey();
    if units.is_empty() && closed.is_empty() {
        return Err(Box::new(no_unit(global)));
    }
    let wanted = Wanted { years: years.to_vec(), ..Wanted::default() };
    let args = BuildArgs { wanted, check: true, ..BuildArgs::default() };
    let run = Run { global, args: &args, mode: Mode::Look, project };
    if let Some(finding) = nothing_asked_for(&units, &run) {
        let mut report = Report::new();
        report.findings([finding]);
        report.ended(Outcome::Faults);
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
    if reports.iter().all(Report::is_fine) {
        let cited = reports.iter().flat_map(Report::cited).cloned().collect();
        report.findings(run.project.never_cited(&cited));
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

/// Templates and survey of a run; what keeps either from being had is told.
///
/// # Errors
/// How the command ends then.
pub(super) fn begin(global: &Global, screen: &mut Screen) -> Result<(Templates, Survey), Outcome> {
    let templates = templates(global).map_err(|failure| {
        screen.findings([failure.finding()]);
        Outcome::from(&failure)
    })?;
    let survey = survey(&Disk, &global.data);
    if survey.units.is_empty() && survey.closed.is_empty() {
        return Err(no_units(global, screen));
    }
    Ok((templates, survey))
}

/// The templates of a run.
///
/// # Errors
/// When the folder of templates was named and is not there, or is there and cannot be read.
fn templates(global: &Global) -> Result<Templates, Failure> {
    let folder = global.templates();
    if global.templates.is_some() || folder.symlink_metadata().is_ok() {
        files::readable(folder)?;
    }
    Ok(Templates::new(loader(folder)))
}

/// Builds the units, some at a time; what they have to say is shown in their order.
pub(super) fn build_all(units: &[Unit], run: &Run<'_>, screen: &mut Screen) -> Outcome {
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
    match pool(run.args.wanted.jobs) {
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
pub(super) fn nothing_asked_for(units: &[Unit], run: &Run<'_>) -> Option<Diagnostic> {
    if run.args.wanted.is_all() {
        return None;
    }
    if units.iter().flat_map(|unit| run.wanted(unit)).any(|(_, papers)| !papers.is_empty()) {
        return None;
    }
    let folders = units.iter().flat_map(|unit| &unit.folders);
    let papers = folders.flat_map(|folder| Shelf::new(&Disk, folder).papers());
    let known: BTreeSet<String> =
        papers.map(|paper| format!("{} năm {}", paper.title(), paper.year)).collect();
    let known = known.into_iter().take(KNOWN_NAMED).collect::<Vec<_>>().join(", ");
    let place = shown(&run.global.data);
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
    let file = shown(&global.data.join(UNIT_FILE));
    Diagnostic::error(Code::KhongDocDuoc, &file, &Route::root(), "không có tệp này")
        .hint("đứng ở thư mục có data/ rồi chạy lại, hoặc chỉ rõ bằng --data THƯ_MỤC")
        .hint("mới bắt đầu thì tạo thư mục làm việc: vanthu new THƯ_MỤC; có văn bản cũ thì thêm --from TỆP.docx")
}

/// Reads a workspace's own templates; a name never leads out of the folder.
fn loader(folder: &Path) -> crate::template::Loader {
    let folder = folder.to_owned();
    Arc::new(move |name: &str| {
        let plain = !name.contains(['/', '\\']) && !name.starts_with('.');
        let path = folder.join(name);
        let text = || Disk.text(&path).map_err(|failure| failure.finding().message.clone());
        (plain && is_there(&Disk, &path)).then(text)
    })
}
