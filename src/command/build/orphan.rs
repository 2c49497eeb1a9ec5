//! Papers in the output folder whose data is gone: said, never deleted. What a killed run left half written is cleared.

use std::path::Path;

use super::super::files::{self, Found};
use super::super::workspace::{self, Unit};
use super::report::{Report, Word};
use super::reports;
use super::write::{self, BESIDE, DATED, ISSUED};
use crate::cli::Global;
use crate::seal;

/// Output folders are as deep as data folders, and one for the year.
const DEPTH: usize = workspace::DEPTH + 1;

/// Whether temporary files in the output folder may be another run's.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Leftovers {
    /// Nobody else writes: they are of a run that was killed.
    Clear,
    /// Somebody else may be writing.
    Leave,
}

/// Looks through the output folder.
pub(super) fn search(global: &Global, leftovers: Leftovers) -> Report {
    let mut report = Report::new();
    // Another thing in its place was told where a paper was to be written.
    if global.output.is_dir() {
        folder(global, Path::new(""), DEPTH, leftovers, &mut report);
    }
    report
}

fn folder(global: &Global, below: &Path, depth: usize, leftovers: Leftovers, report: &mut Report) {
    let here = global.output.join(below);
    if leftovers == Leftovers::Clear {
        let whole = files::clear_leftovers(&here);
        whole.iter().for_each(|(left, name)| write::recover(left, &here.join(name), report));
    }
    let mut expected = None;
    let names = workspace::entries(&here).unwrap_or_else(|failure| {
        report.failure(&failure);
        Vec::new()
    });
    for name in names {
        let path = here.join(&name);
        let Ok(kind) = path.symlink_metadata() else { continue };
        if kind.is_dir() && depth > 0 {
            folder(global, &below.join(&name), depth - 1, leftovers, report);
        }
        let is_copy = name.contains(DATED) || name.contains(ISSUED);
        if !kind.is_file() || !(name.ends_with(".md") || name.ends_with(".docx")) || is_copy {
            continue;
        }
        let expected = expected.get_or_insert_with(|| expected_names(global, below));
        if let Some(note) = needless(global, &path, &name, expected) {
            report.line(Word::Orphan, &files::shown(&path), Some(note.to_owned()));
        }
    }
}

/// Why a file is not needed, if it is one of ours and is not.
fn needless(global: &Global, path: &Path, name: &str, expected: &[String]) -> Option<&'static str> {
    if expected.iter().any(|known| known == name) || !is_ours(global, path) {
        return None;
    }
    let kept = name.replacen(BESIDE, ".", 1);
    if kept == name || !expected.contains(&kept) {
        return Some("không còn dữ liệu của văn bản này");
    }
    // The new version beside a file that was edited by hand is needed as long as that file is there.
    let main = files::find(&global.output, &path.with_file_name(kept));
    let Ok(Found::File(bytes)) = main else { return Some(ANSWERED) };
    write::is_untouched(path, &bytes).then_some(ANSWERED)
}

const ANSWERED: &str = "bản chính đã mới, không cần bản này nữa";

/// The files that the data gives for an output folder.
fn expected_names(global: &Global, below: &Path) -> Vec<String> {
    let unit_below = below.parent().unwrap_or(Path::new(""));
    let year = below.file_name().unwrap_or_default().to_string_lossy();
    let unit = Unit { folder: global.data.join(unit_below), below: unit_below.to_owned() };
    if unit.folder.join(workspace::UNIT_FILE).symlink_metadata().is_err() {
        return Vec::new();
    }
    let papers = workspace::papers(&unit).into_iter().filter(|paper| paper.year.to_string() == year);
    let results = workspace::results(&unit).into_iter().filter(|file| file.year.to_string() == year);
    let names = papers.map(|paper| paper.name).chain(results.flat_map(|file| reports::names(&file)));
    names.flat_map(|name| [format!("{name}.md"), format!("{name}.docx")]).collect()
}

fn is_ours(global: &Global, path: &Path) -> bool {
    let Ok(Found::File(bytes)) = files::find(&global.output, path) else { return false };
    if path.extension().is_some_and(|kind| kind == "md") {
        seal::markdown::state(&String::from_utf8_lossy(&bytes)) != seal::markdown::State::Foreign
    } else {
        seal::docx::is_ours(&bytes)
    }
}
