//! One file of a paper: what is there is judged by the fingerprints in it, and written over only when nothing of a
//! person's is lost.

use std::cell::{LazyCell, RefCell};
use std::path::{Path, PathBuf};

use super::super::files::{self, Found, Old, Written};
use super::super::{Outcome, clock};
use super::differs::side_by_side;
use super::issued::{Fresh, Standing};
use super::report::{Report, Word};
use super::verdict::{held, would_differ};
use crate::diagnostic::{Code, Diagnostic, Route};
use crate::project::Failure;
use crate::project::format::{self, Format, Verdict};
use crate::seal::issued::Cause;

/// What may be done to files.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::command) enum Mode {
    /// Write what is new or has changed; keep what was edited by hand.
    Write,
    /// The same, but replace what was edited by hand, after a dated copy.
    Replace,
    /// Write nothing; say what would be written.
    Check,
    /// Write nothing; look at data and papers as `check` does.
    Look,
}

/// How files are dealt with.
#[derive(Debug, Clone, Copy)]
pub(in crate::command) struct Manner {
    /// What may be done to them.
    pub(in crate::command) mode: Mode,
    /// An issued paper is made anew though only shared data has changed.
    pub(in crate::command) reissue: bool,
    /// An issued paper that would be another one now is a fault.
    pub(in crate::command) strict: bool,
}

/// A file that is due: where it stands, and the folder that it must not lead out of.
#[derive(Debug, Clone, Copy)]
pub(in crate::command) struct Target<'a> {
    /// The folder of all papers.
    pub(in crate::command) root: &'a Path,
    /// The file.
    pub(in crate::command) path: &'a Path,
}

/// How often a file is judged anew that another program writes at the same time.
const TRIES: usize = 5;

/// Writes a file of a format where it is due; whether it could be made. The new version is only made where the file that
/// is there asks for it.
pub(in crate::command) fn write(
    at: Target<'_>,
    format: &dyn Format,
    paper: &Fresh<'_, '_>,
    home: &dyn Fn(Vec<Diagnostic>) -> Vec<Diagnostic>,
    manner: Manner,
    report: &mut Report,
) -> bool {
    let mut is_made = true;
    at.until_settled(report, |report| {
        let found = match files::find(at.root, at.path) {
            Ok(found) => found,
            Err(failure) => return failed(at.path, &failure, report),
        };
        let fresh = LazyCell::new(|| format.make(paper.manuscript, paper.record()));
        let verdict = match &found {
            Found::Nothing => None,
            Found::File(old) => judged(at, format, old, paper, manner.reissue, &|| made(&fresh)),
        };
        let stays = matches!(verdict, Some(Verdict::Same | Verdict::Issued(_) | Verdict::Foreign));
        let fresh = match if stays { &NONE } else { &*fresh } {
            Ok(fresh) => fresh,
            Err(findings) => {
                is_made = false;
                return faulty(at, home(findings.clone()), report);
            }
        };
        match (found, verdict) {
            (Found::File(old), Some(verdict)) => settle(at, &old, verdict, fresh, manner, report),
            _ => put_missing(at, fresh, paper, manner, report),
        }
    });
    is_made
}

/// A new version, or why there is none.
type Made = Result<Vec<u8>, Vec<Diagnostic>>;

/// The new version of a file that stays.
static NONE: Made = Ok(Vec::new());

/// The bytes of a new version that can be made.
fn made<F: FnOnce() -> Made>(fresh: &LazyCell<Made, F>) -> Option<&[u8]> {
    LazyCell::force(fresh).as_ref().ok().map(Vec::as_slice)
}

/// What the file that is there is against the new version, whose bytes `fresh` gives; `None` where that is needed and
/// cannot be made.
fn judged<'n>(
    at: Target<'_>,
    format: &dyn Format,
    old: &[u8],
    paper: &Fresh<'_, '_>,
    reissue: bool,
    fresh: &dyn Fn() -> Option<&'n [u8]>,
) -> Option<Verdict> {
    let verdict = format.judge(old, paper.manuscript, fresh)?;
    Some(held((at.root, at.path, format), old, verdict, paper, reissue))
}

/// Whether a file that nobody asked for is there, as it was generated, and would be another one now.
pub(in crate::command) fn is_old(at: Target<'_>, format: &dyn Format, paper: &Fresh<'_, '_>) -> bool {
    if at.path.symlink_metadata().is_err() {
        return false;
    }
    let Ok(Found::File(old)) = files::find(at.root, at.path) else { return false };
    let verdict = || {
        let fresh = LazyCell::new(|| format.make(paper.manuscript, paper.record()));
        judged(at, format, &old, paper, false, &|| made(&fresh))
    };
    format.is_untouched(&old) && matches!(verdict(), Some(Verdict::Old(_) | Verdict::Again(_)))
}

/// A file that cannot be made.
fn faulty(at: Target<'_>, findings: Vec<Diagnostic>, report: &mut Report) -> Written {
    report.findings(findings);
    report.ended(Outcome::Faults);
    report.line(Word::Failed, &files::shown(at.path), None);
    Written::Done
}

impl Target<'_> {
    /// Looks at the file and settles what becomes of it, anew when it was saved in between.
    fn until_settled(self, report: &mut Report, mut once: impl FnMut(&mut Report) -> Written) {
        if (0..TRIES).any(|_| once(report) == Written::Done) {
            return;
        }
        report.ended(Outcome::Faults);
        let note = "chương trình khác đang ghi vào tệp này; chạy lại sau";
        report.line(Word::Kept, &files::shown(self.path), Some(note.to_owned()));
    }
}

/// Does with the file what the verdict asks for.
fn settle(
    at: Target<'_>,
    old: &[u8],
    verdict: Verdict,
    fresh: &[u8],
    manner: Manner,
    report: &mut Report,
) -> Written {
    let shown = files::shown(at.path);
    let mode = manner.mode;
    match verdict {
        Verdict::Same => return unchanged(at, report),
        Verdict::Old(note) | Verdict::Saved(note) | Verdict::Again(note) if mode == Mode::Check => {
            report.line(Word::Stale, &shown, Some(note));
            report.ended(Outcome::Faults);
        }
        Verdict::Old(note) => return put_over(at, old, fresh, note, report),
        Verdict::Saved(note) => {
            return put_aside(at, old, fresh, (&format!("{note}; tệp trước đó"), DATED), report);
        }
        Verdict::Again(note) => {
            return put_aside(at, old, fresh, (&format!("{note}; bản đã ban hành"), ISSUED), report);
        }
        Verdict::Issued(note) => stays(at, note, manner, report),
        Verdict::Edited(edits) if mode == Mode::Replace && (manner.reissue || !edits.issued) => {
            let name = if edits.issued { ISSUED } else { DATED };
            let what = if edits.signed { "bản đã ký số" } else { "bản sửa tay" };
            return put_aside(at, old, fresh, (what, name), report);
        }
        Verdict::Damaged { issued, .. } if mode == Mode::Replace && (manner.reissue || !issued) => {
            let name = if issued { ISSUED } else { DATED };
            return put_aside(at, old, fresh, ("bản sửa tay", name), report);
        }
        Verdict::Edited(edits) => {
            let is_asked = mode == Mode::Replace;
            let why = match (is_asked, edits.signed) {
                (true, true) => "đã ký số, thay thì cần cả --reissue",
                (true, false) => BOTH,
                (false, _) => edits.how(),
            };
            keep(at, why, fresh, mode, report);
            report.differences(side_by_side(&edits));
        }
        Verdict::Damaged { issued: true, .. } if mode == Mode::Replace => {
            keep(at, BOTH, fresh, mode, report);
        }
        Verdict::Damaged { why, .. } => keep(at, why, fresh, mode, report),
        Verdict::Foreign => {
            let finding = Diagnostic::error(
                Code::TepLa,
                &shown,
                &Route::root(),
                "tệp này không do vanthu tạo, nên không bị ghi đè",
            )
            .hint("đổi tên hoặc chuyển tệp đi chỗ khác rồi chạy lại");
            report.findings([finding]);
            report.ended(Outcome::Faults);
            report.line(Word::Kept, &shown, Some("tệp lạ".to_owned()));
        }
    }
    Written::Done
}

/// Said of an issued paper that was edited, where one option alone is given.
const BOTH: &str = "đã ban hành và sửa tay, thay thì cần cả --reissue";

fn unchanged(at: Target<'_>, report: &mut Report) -> Written {
    report.line(Word::Unchanged, &files::shown(at.path), None);
    Written::Done
}

/// An issued paper that would be another one now stays as it is.
fn stays(at: Target<'_>, note: String, manner: Manner, report: &mut Report) {
    report.line(Word::Issued, &files::shown(at.path), Some(note));
    if manner.mode == Mode::Check || manner.strict {
        report.ended(Outcome::Faults);
    }
}

/// A file that is not there. Where another format is that of an issued paper, it must say the same.
fn put_missing(
    at: Target<'_>,
    fresh: &[u8],
    paper: &Fresh<'_, '_>,
    manner: Manner,
    report: &mut Report,
) -> Written {
    match paper.others(at.root, at.path) {
        Standing::Moved(cause, places) if cause != Cause::Own && !manner.reissue => {
            let note = format!("chưa làm dạng này; {}", would_differ(cause, &places));
            stays(at, note, manner, report);
            Written::Done
        }
        Standing::Draft | Standing::Same | Standing::Moved(..) => put_new(at, fresh, manner.mode, report),
    }
}

fn put_new(at: Target<'_>, fresh: &[u8], mode: Mode, report: &mut Report) -> Written {
    let shown = files::shown(at.path);
    if mode == Mode::Check {
        report.line(Word::Missing, &shown, None);
        report.ended(Outcome::Faults);
        return Written::Done;
    }
    let written = files::write_new(at.root, at.path, fresh, None);
    told(at, written, report, |report| report.line(Word::New, &shown, None))
}

/// The new version, in the place of the old one; an edit that was saved at the last moment is kept.
fn put_over(at: Target<'_>, old: &[u8], fresh: &[u8], note: String, report: &mut Report) -> Written {
    let written = files::replace(at.root, at.path, (old, fresh), Old::Judged, &|| dated_copy(at.path, DATED));
    told(at, written, report, |report| report.line(Word::Changed, &files::shown(at.path), Some(note)))
}

/// The new version; what stood there gets a dated name, marked as its kind. `what` is said to be put aside.
fn put_aside(
    at: Target<'_>,
    old: &[u8],
    fresh: &[u8],
    (what, kind): (&str, &str),
    report: &mut Report,
) -> Written {
    let copy = RefCell::new(PathBuf::new());
    let spare = || {
        copy.replace(dated_copy(at.path, kind));
        copy.borrow().clone()
    };
    let written = files::replace(at.root, at.path, (old, fresh), Old::PutAside, &spare);
    told(at, written, report, |report| {
        let note = format!("{what} cất ở {}", name(&copy.borrow()));
        report.line(Word::Changed, &files::shown(at.path), Some(note));
    })
}

/// Says what became of a file, unless it is to be judged anew.
fn told(
    at: Target<'_>,
    written: Result<Written, Failure>,
    report: &mut Report,
    done: impl FnOnce(&mut Report),
) -> Written {
    match written {
        Ok(Written::Done) => done(report),
        Ok(Written::Overtaken) => return Written::Overtaken,
        Err(failure) => return failed(at.path, &failure, report),
    }
    Written::Done
}

/// The file stays; the new version goes beside it.
fn keep(at: Target<'_>, why: &str, fresh: &[u8], mode: Mode, report: &mut Report) {
    report.ended(Outcome::Faults);
    let beside = beside(at.path);
    let note = match mode {
        Mode::Check => why.to_owned(),
        Mode::Write | Mode::Replace | Mode::Look => match put_beside(at, &beside, fresh) {
            Ok(Written::Done) => format!("{why}; bản mới: {}", name(&beside)),
            Ok(Written::Overtaken) => format!("{why}; {} cũng đã sửa nên không ghi bản mới", name(&beside)),
            Err(failure) => {
                report.failure(&failure);
                why.to_owned()
            }
        },
    };
    report.line(Word::Kept, &files::shown(at.path), Some(note));
}

/// Writes the new version beside a file that is kept, to be read by whom that may be read.
fn put_beside(at: Target<'_>, beside: &Path, fresh: &[u8]) -> Result<Written, Failure> {
    match files::find(at.root, beside)? {
        Found::Nothing => files::write_new(at.root, beside, fresh, Some(at.path)),
        Found::File(old) if old == fresh => Ok(Written::Done),
        Found::File(old) if is_untouched(beside, &old) => {
            files::replace(at.root, beside, (&old, fresh), Old::Judged, &|| dated_copy(beside, DATED))
        }
        Found::File(_) => Ok(Written::Overtaken),
    }
}

/// A whole file that a killed run left under a hidden name: it may be the only copy of an edit of `path`.
pub(super) fn recover(left: &Path, path: &Path, report: &mut Report) {
    let current = |path: &Path| files::read_bytes(path).ok();
    let worthless =
        |bytes: Vec<u8>| is_untouched(path, &bytes) || current(path).is_some_and(|it| it == bytes);
    if path.symlink_metadata().is_ok() && current(left).is_some_and(worthless) {
        return files::remove(left);
    }
    let copy = dated_copy(path, DATED);
    let note = format!("một lần chạy bị ngắt để lại bản trước đó, cất ở {}", name(&copy));
    match files::put_back(left, path, &copy) {
        Ok(Written::Done) => {}
        Ok(Written::Overtaken) => report.line(Word::Kept, &files::shown(path), Some(note)),
        Err(error) => report.failure(&files::unwritable(left, &error)),
    }
}

/// Whether nobody has edited a file since it was generated.
pub(super) fn is_untouched(path: &Path, bytes: &[u8]) -> bool {
    format::of(path).is_some_and(|format| format.is_untouched(bytes))
}

/// `ke-hoach.moi.docx` beside `ke-hoach.docx`.
fn beside(path: &Path) -> PathBuf {
    with_middle(path, BESIDE.trim_matches('.'))
}

/// Marks the new version beside a kept file in its name.
pub(super) const BESIDE: &str = ".moi.";

/// `ke-hoach.sua-tay-2026-11-24-093000.docx`, a name that is free.
fn dated_copy(path: &Path, kind: &str) -> PathBuf {
    let stamp = clock::stamp();
    let named = |number: u32| match number {
        1 => with_middle(path, &format!("{kind}{stamp}")),
        _ => with_middle(path, &format!("{kind}{stamp}-{number}")),
    };
    let free = (1..).map(named).find(|path| path.symlink_metadata().is_err());
    free.unwrap_or_else(|| named(1))
}

/// Marks the dated copy of an edited file in its name.
pub(super) const DATED: &str = "sua-tay-";
/// Marks the dated copy of an issued paper.
pub(super) const ISSUED: &str = "da-ban-hanh-";

fn with_middle(path: &Path, middle: &str) -> PathBuf {
    let kind = path.extension().unwrap_or_default().to_string_lossy();
    path.with_extension(format!("{middle}.{kind}"))
}

fn name(path: &Path) -> String {
    path.file_name().unwrap_or_default().to_string_lossy().into_owned()
}

fn failed(path: &Path, failure: &Failure, report: &mut Report) -> Written {
    report.failure(failure);
    report.line(Word::Failed, &files::shown(path), None);
    Written::Done
}
