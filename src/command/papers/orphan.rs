//! Papers in the output folder whose data is gone: said, never deleted. What a killed run left half written is cleared.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use super::super::files::{self, Disk, Found};
use super::report::{Report, Word};
use super::write::{self, BESIDE, DATED, ISSUED};
use crate::cli::Global;
use crate::project::files::{Entry, Listing};
use crate::project::{Files, Folder, Shelf, Unit, format, survey};

/// Output folders are as deep as data folders, and two for the year and the field of work.
const DEPTH: usize = survey::DEPTH + 2;

/// Whether temporary files in the output folder may be another run's.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::command) enum Leftovers {
    /// Nobody else writes: they are of a run that was killed.
    Clear,
    /// Somebody else may be writing.
    Leave,
}

/// Looks through the output folder.
pub(in crate::command) fn search(global: &Global, units: &[Unit], leftovers: Leftovers) -> Report {
    let mut report = Report::new();
    let below = |unit: &Unit, folder: &Folder| unit.below.join(folder.below());
    let folders =
        units.iter().flat_map(|unit| unit.folders.iter().map(move |it| (below(unit, it), it))).collect();
    // Another thing in its place was told where a paper was to be written.
    if global.output.is_dir() {
        Search { global, folders, leftovers }.folder(Path::new(""), DEPTH, &mut report);
    }
    report
}

struct Search<'a> {
    global: &'a Global,
    /// The folders of data by that of their papers in the output.
    folders: BTreeMap<PathBuf, &'a Folder>,
    leftovers: Leftovers,
}

impl Search<'_> {
    fn folder(&self, below: &Path, depth: usize, report: &mut Report) {
        let Self { global, leftovers, .. } = *self;
        let here = global.output.join(below);
        if leftovers == Leftovers::Clear {
            let whole = files::clear_leftovers(&here);
            whole.iter().for_each(|(left, name)| write::recover(left, &here.join(name), report));
        }
        let mut expected = None;
        let listing = Disk.list(&here).unwrap_or_else(|failure| {
            report.failure(&failure);
            Listing::default()
        });
        for Entry { name, is_folder } in listing.entries {
            let path = here.join(&name);
            if is_folder && depth > 0 {
                self.folder(&below.join(&name), depth - 1, report);
            }
            let is_file = || path.symlink_metadata().is_ok_and(|kind| kind.is_file());
            if is_folder
                || !is_file()
                || format::of(&path).is_none()
                || name.contains(DATED)
                || name.contains(ISSUED)
            {
                continue;
            }
            let expected = expected.get_or_insert_with(|| self.expected(below));
            if let Some(note) = needless(global, &path, &name, expected) {
                report.line(Word::Orphan, &files::shown(&path), Some(note.to_owned()));
            }
        }
    }

    /// The files that the data gives for an output folder.
    fn expected(&self, below: &Path) -> Vec<String> {
        let papers = self.folders.get(below).map(|folder| Shelf::new(&Disk, folder).papers());
        let files = |name: &String| format::ALL.map(|format| format!("{name}.{}", format.ending()));
        papers.iter().flatten().flat_map(|paper| files(&paper.name)).collect()
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

fn is_ours(global: &Global, path: &Path) -> bool {
    let Ok(Found::File(bytes)) = files::find(&global.output, path) else { return false };
    format::of(path).is_some_and(|format| format.is_ours(&bytes))
}
