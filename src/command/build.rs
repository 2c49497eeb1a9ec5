//! `build`: every paper whose data is there, as Markdown and DOCX; only what changed, and nothing of a person's lost.

use super::files::{self, Disk};
use super::papers::orphan::{self, Leftovers};
use super::papers::{self, Mode, Run};
use super::{Outcome, Screen};
use crate::cli::{BuildArgs, Global};
use crate::project::{Failure, Press, Project, Survey};

/// Carries out the command.
pub(super) fn run(global: &Global, args: &BuildArgs, screen: &mut Screen) -> Outcome {
    let (templates, Survey { units, closed, misnamed }) = match papers::begin(global, screen) {
        Ok(begun) => begun,
        Err(outcome) => return outcome,
    };
    let press = Press::ahead(templates);
    let project = Project::new(&Disk, &global.data, &press, false);
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
    let run = Run { global, args, mode, project };
    let mut outcome = papers::build_all(&units, &run, screen);
    if let Some(finding) = papers::nothing_asked_for(&units, &run) {
        screen.findings([&finding]);
        outcome = outcome.max(Outcome::Faults);
    }
    screen.findings(closed.iter().map(Failure::finding).chain(&misnamed));
    if args.strict && !misnamed.is_empty() {
        outcome = outcome.max(Outcome::Faults);
    }
    outcome = closed.iter().map(Outcome::from).fold(outcome, Outcome::max);
    // A part of the papers says nothing about the others, and a folder that is closed may hold their data.
    if args.wanted.is_all() && closed.is_empty() {
        let leftovers = if lock.is_some() { Leftovers::Clear } else { Leftovers::Leave };
        let orphans = orphan::search(global, &units, leftovers);
        orphans.show(screen);
        outcome = outcome.max(orphans.outcome());
    }
    drop(lock);
    screen.summary(units.len());
    outcome
}
