//! One file of a paper: what is there is judged by the fingerprints in it, and written over only when nothing of a
//! person's is lost.

use std::path::{Path, PathBuf};

use super::super::files::{self, Found};
use super::super::{Outcome, clock};
use super::report::{Report, Word};
use crate::diagnostic::{Code, Diagnostic, Route};
use crate::page::markdown;
use crate::print::Print;
use crate::seal;
use crate::seal::lines::{self, Line};
use crate::seal::moved::{self, Difference};

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

/// Most places named behind a changed paper.
const PLACES_NAMED: usize = 5;

/// What a file in the way turned out to be.
enum Verdict {
    /// Says and looks the same as the new version.
    Same,
    /// An older version as it was written; what moved.
    Old(String),
    /// An older version that was saved again. Not all that a person may have put in can be compared (comments, widths
    /// of columns), so it is put aside before it is replaced; what moved.
    Saved(String),
    /// Edited by hand; where it differs.
    Edited(Edits),
    /// Generated once, unreadable now.
    Damaged,
    /// Nothing of ours.
    Foreign,
}

/// How a file that was edited by hand differs from the new version.
struct Edits {
    differences: Vec<Difference>,
    /// The data has changed as well since the file was generated: not every difference is an edit.
    data_too: bool,
}

/// Writes a Markdown file where it is due.
pub(in crate::command) fn write_markdown(path: &Path, fresh: &str, mode: Mode, report: &mut Report) {
    match files::find(path) {
        Err(failure) => failed(path, &failure, report),
        Ok(Found::Nothing) => put_new(path, fresh.as_bytes(), mode, report),
        Ok(Found::File(old)) => {
            let verdict = judge_markdown(&String::from_utf8_lossy(&old), fresh);
            settle(path, &old, verdict, fresh.as_bytes(), mode, report);
        }
    }
}

/// Writes a DOCX where it is due. `make` is only called when the file there was not made from `sources`.
pub(in crate::command) fn write_docx(
    path: &Path,
    sources: Print,
    make: impl FnOnce() -> Result<Vec<u8>, Vec<Diagnostic>>,
    mode: Mode,
    report: &mut Report,
) {
    let found = match files::find(path) {
        Ok(found) => found,
        Err(failure) => return failed(path, &failure, report),
    };
    let state = match &found {
        Found::Nothing => None,
        Found::File(old) => Some(seal::docx::state(old)),
    };
    if let Some(seal::docx::State::Ours(known)) = &state
        && *known == sources
    {
        return report.line(Word::Unchanged, &files::shown(path), None);
    }
    let fresh = match make() {
        Ok(fresh) => fresh,
        Err(findings) => {
            report.findings(findings);
            report.ended(Outcome::Faults);
            return report.line(Word::Failed, &files::shown(path), None);
        }
    };
    match (found, state) {
        (Found::File(old), Some(state)) => {
            let verdict = judge_docx(&old, state, sources, &fresh);
            settle(path, &old, verdict, &fresh, mode, report);
        }
        _ => put_new(path, &fresh, mode, report),
    }
}

fn judge_markdown(old: &str, fresh: &str) -> Verdict {
    match seal::markdown::state(old) {
        seal::markdown::State::Foreign => Verdict::Foreign,
        _ if old == fresh => Verdict::Same,
        seal::markdown::State::Ours if seal::markdown::same(old, fresh) => Verdict::Same,
        seal::markdown::State::Ours => Verdict::Old(moved_note(&markdown_differences(old, fresh))),
        // A person and the data came to say the same: nothing is lost.
        seal::markdown::State::Edited if seal::markdown::same(old, fresh) => Verdict::Old(AGREED.to_owned()),
        seal::markdown::State::Edited => {
            // A Markdown file does not say what it was made from.
            Verdict::Edited(Edits { differences: markdown_differences(old, fresh), data_too: false })
        }
    }
}

const AGREED: &str = "bản sửa tay đã khớp dữ liệu";

fn markdown_differences(old: &str, fresh: &str) -> Vec<Difference> {
    let parsed = |text: &str| markdown::parse("", text).map(|document| lines::of_document(&document));
    let (old_lines, new_lines): (Vec<Line>, Vec<Line>) = match (parsed(old), parsed(fresh)) {
        (Ok(old), Ok(fresh)) => (old, fresh),
        _ => (lines::of_text(seal::markdown::body(old)), lines::of_text(seal::markdown::body(fresh))),
    };
    moved::differences(&old_lines, &new_lines)
}

fn judge_docx(old: &[u8], state: seal::docx::State, sources: Print, fresh: &[u8]) -> Verdict {
    let Ok(new) = seal::docx::read(fresh) else { return Verdict::Damaged };
    let differences = |old: &[Line]| moved::differences(old, &lines::of_paper(&new.paper));
    match state {
        seal::docx::State::Foreign => Verdict::Foreign,
        seal::docx::State::Damaged => Verdict::Damaged,
        seal::docx::State::Ours(_) => Verdict::Old(moved_note(&differences(&seal::docx::read_lines(old)))),
        seal::docx::State::Resaved(known, saved) if seal::docx::same_form(&saved, &new) => {
            if known == sources {
                Verdict::Same
            } else {
                Verdict::Saved(moved_note(&differences(&lines::of_paper(&saved.paper))))
            }
        }
        // A person and the data came to say the same.
        seal::docx::State::Edited(_, saved) if seal::docx::same(&saved, &new) => {
            Verdict::Saved(AGREED.to_owned())
        }
        seal::docx::State::Resaved(known, saved) | seal::docx::State::Edited(known, saved) => {
            let differences = differences(&lines::of_paper(&saved.paper));
            Verdict::Edited(Edits { differences, data_too: known != sources })
        }
    }
}

/// `III.2, nơi nhận`; form alone when no line differs.
fn moved_note(differences: &[Difference]) -> String {
    let places = moved::moved(differences);
    if places.is_empty() {
        return "chỉ hình thức hoặc phiên bản chương trình".to_owned();
    }
    let mut note = places.iter().take(PLACES_NAMED).copied().collect::<Vec<_>>().join(", ");
    if let Some(more) = places.len().checked_sub(PLACES_NAMED + 1) {
        note.push_str(&format!(" và {} chỗ nữa", more + 1));
    }
    note
}

/// Does with the file what the verdict asks for.
fn settle(path: &Path, old: &[u8], verdict: Verdict, fresh: &[u8], mode: Mode, report: &mut Report) {
    let shown = files::shown(path);
    match verdict {
        Verdict::Same => report.line(Word::Unchanged, &shown, None),
        Verdict::Old(note) | Verdict::Saved(note) if mode == Mode::Check => {
            report.line(Word::Stale, &shown, Some(note));
            report.ended(Outcome::Faults);
        }
        Verdict::Old(note) => put(path, fresh, Word::Changed, Some(note), report),
        Verdict::Saved(note) => put_aside(path, old, fresh, &format!("{note}; tệp trước đó"), report),
        Verdict::Edited(_) | Verdict::Damaged if mode == Mode::Replace => {
            put_aside(path, old, fresh, "bản sửa tay", report);
        }
        Verdict::Edited(edits) => {
            keep(path, "đã sửa tay", fresh, mode, report);
            report.differences(side_by_side(&edits));
        }
        Verdict::Damaged => keep(path, "không mở được, có thể đã hỏng", fresh, mode, report),
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
}

fn put_new(path: &Path, fresh: &[u8], mode: Mode, report: &mut Report) {
    if mode == Mode::Check {
        report.line(Word::Missing, &files::shown(path), None);
        report.ended(Outcome::Faults);
    } else {
        put(path, fresh, Word::New, None, report);
    }
}

fn put(path: &Path, fresh: &[u8], word: Word, note: Option<String>, report: &mut Report) {
    match files::write_atomic(path, fresh) {
        Ok(()) => report.line(word, &files::shown(path), note),
        Err(error) => failed(path, &files::unwritable(path, &error), report),
    }
}

/// A dated copy first, then the new version. `what` is said to be put aside.
fn put_aside(path: &Path, old: &[u8], fresh: &[u8], what: &str, report: &mut Report) {
    let copy = dated_copy(path);
    match files::write_atomic(&copy, old) {
        Ok(()) => {
            let note = format!("{what} cất ở {}", name(&copy));
            put(path, fresh, Word::Changed, Some(note), report);
        }
        Err(error) => failed(path, &files::unwritable(&copy, &error), report),
    }
}

/// The file stays; the new version goes beside it.
fn keep(path: &Path, why: &str, fresh: &[u8], mode: Mode, report: &mut Report) {
    let shown = files::shown(path);
    report.ended(Outcome::Faults);
    if mode == Mode::Check {
        return report.line(Word::Kept, &shown, Some(why.to_owned()));
    }
    let beside = beside(path);
    let written = match files::find(&beside) {
        Ok(Found::Nothing) => files::write_atomic(&beside, fresh),
        Ok(Found::File(old)) if old == fresh => Ok(()),
        Ok(Found::File(old)) if is_untouched(&beside, &old) => files::write_atomic(&beside, fresh),
        Ok(Found::File(_)) => {
            return report.line(
                Word::Kept,
                &shown,
                Some(format!("{why}; {} cũng đã sửa nên không ghi bản mới", name(&beside))),
            );
        }
        Err(failure) => {
            report.failure(&failure);
            return report.line(Word::Kept, &shown, Some(why.to_owned()));
        }
    };
    match written {
        Ok(()) => report.line(Word::Kept, &shown, Some(format!("{why}; bản mới: {}", name(&beside)))),
        Err(error) => {
            report.failure(&files::unwritable(&beside, &error));
            report.line(Word::Kept, &shown, Some(why.to_owned()));
        }
    }
}

/// Whether nobody has edited a file since it was generated.
pub(super) fn is_untouched(path: &Path, bytes: &[u8]) -> bool {
    if path.extension().is_some_and(|kind| kind == "md") {
        seal::markdown::state(&String::from_utf8_lossy(bytes)) == seal::markdown::State::Ours
    } else {
        matches!(seal::docx::state(bytes), seal::docx::State::Ours(_))
    }
}

/// Paragraph by paragraph: what the file says (`-`), what the data says (`+`).
fn side_by_side(Edits { differences, data_too }: &Edits) -> Vec<String> {
    if differences.is_empty() {
        return vec!["  chữ không khác; chỉ khác hình thức (căn lề, phông, cỡ, khổ giấy…)".to_owned()];
    }
    let mut lines = vec!["  - trong tệp đã sửa, + theo dữ liệu".to_owned()];
    if *data_too {
        lines.push(
            "  dữ liệu, mẫu hoặc chương trình đã đổi từ khi tạo tệp: chỗ khác nào không phải bạn sửa thì để theo dữ liệu"
                .to_owned(),
        );
    }
    for Difference { place, old, new } in differences {
        lines.push(format!("  {place}:"));
        if old == new {
            lines.push(format!("    chỉ khác kiểu chữ: {}", old.join(" / ")));
            continue;
        }
        lines.extend(old.iter().map(|text| format!("  - {}", text.replace('\n', " / "))));
        lines.extend(new.iter().map(|text| format!("  + {}", text.replace('\n', " / "))));
    }
    lines
}

/// `ke-hoach.moi.docx` beside `ke-hoach.docx`.
fn beside(path: &Path) -> PathBuf {
    with_middle(path, BESIDE.trim_matches('.'))
}

/// Marks the new version beside a kept file in its name.
pub(super) const BESIDE: &str = ".moi.";

/// `ke-hoach.sua-tay-2026-11-24-093000.docx`, a name that is free.
fn dated_copy(path: &Path) -> PathBuf {
    let stamp = clock::stamp();
    let named = |number: u32| match number {
        1 => with_middle(path, &format!("{DATED}{stamp}")),
        _ => with_middle(path, &format!("{DATED}{stamp}-{number}")),
    };
    let free = (1..).map(named).find(|path| path.symlink_metadata().is_err());
    free.unwrap_or_else(|| named(1))
}

/// Marks a dated copy in its name.
pub(super) const DATED: &str = "sua-tay-";

fn with_middle(path: &Path, middle: &str) -> PathBuf {
    let kind = path.extension().unwrap_or_default().to_string_lossy();
    path.with_extension(format!("{middle}.{kind}"))
}

fn name(path: &Path) -> String {
    path.file_name().unwrap_or_default().to_string_lossy().into_owned()
}

fn failed(path: &Path, failure: &files::Failure, report: &mut Report) {
    report.failure(failure);
    report.line(Word::Failed, &files::shown(path), None);
}
