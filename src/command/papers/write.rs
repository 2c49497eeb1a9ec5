//! One file of a paper: what is there is judged by the fingerprints in it, and written over only when nothing of a
//! person's is lost.

use std::cell::RefCell;
use std::path::{Path, PathBuf};

use super::super::files::{self, Found, Old, Written};
use super::super::{Outcome, clock};
use super::report::{Report, Word};
use crate::diagnostic::{Code, Diagnostic, Route};
use crate::print::Print;
use crate::project::Failure;
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
    /// What differs beside the text.
    form: Vec<String>,
    /// The data has changed as well since the file was generated: not every difference is an edit.
    data_too: bool,
    /// Nothing in the file shows that it was generated: it is known by its text.
    unmarked: bool,
}

impl Edits {
    fn new(differences: Vec<Difference>, form: Vec<String>, data_too: bool) -> Self {
        Self { differences, form, data_too, unmarked: false }
    }

    /// Of a file whose fingerprint another program has dropped.
    fn unmarked(differences: Vec<Difference>) -> Self {
        Self { differences, form: Vec::new(), data_too: false, unmarked: true }
    }
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

/// Writes a Markdown file where it is due.
pub(in crate::command) fn write_markdown(at: Target<'_>, fresh: &str, mode: Mode, report: &mut Report) {
    at.until_settled(report, |report| match files::find(at.root, at.path) {
        Err(failure) => failed(at.path, &failure, report),
        Ok(Found::Nothing) => put_new(at, fresh.as_bytes(), mode, report),
        Ok(Found::File(old)) => {
            let verdict = judge_markdown(&String::from_utf8_lossy(&old), fresh);
            settle(at, &old, verdict, fresh.as_bytes(), mode, report)
        }
    });
}

/// Writes a DOCX where it is due. `make` is only called when the file there was not made from `sources`.
pub(in crate::command) fn write_docx(
    at: Target<'_>,
    sources: Print,
    make: impl Fn() -> Result<Vec<u8>, Vec<Diagnostic>>,
    mode: Mode,
    report: &mut Report,
) {
    at.until_settled(report, |report| {
        let found = match files::find(at.root, at.path) {
            Ok(found) => found,
            Err(failure) => return failed(at.path, &failure, report),
        };
        let state = match &found {
            Found::Nothing => None,
            Found::File(old) => Some(seal::docx::state(old)),
        };
        if let Some(seal::docx::State::Ours(known)) = &state
            && *known == sources
        {
            report.line(Word::Unchanged, &files::shown(at.path), None);
            return Written::Done;
        }
        let fresh = match make() {
            Ok(fresh) => fresh,
            Err(findings) => {
                report.findings(findings);
                report.ended(Outcome::Faults);
                report.line(Word::Failed, &files::shown(at.path), None);
                return Written::Done;
            }
        };
        match (found, state) {
            (Found::File(old), Some(state)) => {
                let verdict = judge_docx(&old, state, sources, &fresh);
                settle(at, &old, verdict, &fresh, mode, report)
            }
            _ => put_new(at, &fresh, mode, report),
        }
    });
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

fn judge_markdown(old: &str, fresh: &str) -> Verdict {
    match seal::markdown::state(old) {
        seal::markdown::State::Foreign => {
            let (old, new) = (lines::of_text(old), lines::of_text(seal::markdown::body(fresh)));
            let are_versions = lines::are_versions(&old, &new);
            let edits = || Verdict::Edited(Edits::unmarked(moved::differences(&old, &new)));
            if are_versions { edits() } else { Verdict::Foreign }
        }
        _ if old == fresh => Verdict::Same,
        seal::markdown::State::Ours if seal::markdown::same(old, fresh) => Verdict::Same,
        seal::markdown::State::Ours => Verdict::Old(moved_note(&moved::of_markdown(old, fresh))),
        // A person and the data came to say the same: nothing is lost.
        seal::markdown::State::Edited if seal::markdown::same(old, fresh) => Verdict::Old(AGREED.to_owned()),
        seal::markdown::State::Edited => {
            // A Markdown file does not say what it was made from.
            Verdict::Edited(Edits::new(moved::of_markdown(old, fresh), Vec::new(), false))
        }
    }
}

const AGREED: &str = "bản sửa tay đã khớp dữ liệu";

fn judge_docx(old: &[u8], state: seal::docx::State, sources: Print, fresh: &[u8]) -> Verdict {
    let Ok(new) = seal::docx::read(fresh) else { return Verdict::Damaged };
    let new_lines = lines::of_paper(&new.paper);
    let differences = |old: &[Line]| moved::differences(old, &new_lines);
    match state {
        seal::docx::State::Foreign => match seal::docx::version_of(old, &new) {
            Some(saved) => {
                let [old, new] = lines::restyled(&lines::of_paper(&saved.paper), &new_lines);
                Verdict::Edited(Edits::unmarked(moved::differences(&old, &new)))
            }
            None => Verdict::Foreign,
        },
        seal::docx::State::Damaged => Verdict::Damaged,
        seal::docx::State::Ours(_) => Verdict::Old(moved_note(&differences(&seal::docx::read_lines(old)))),
        seal::docx::State::Resaved(known, saved) => {
            let (form, lines) = (seal::form::differences(&saved, &new), lines::of_paper(&saved.paper));
            match (form.is_empty(), known == sources) {
                (true, true) => Verdict::Same,
                (true, false) => Verdict::Saved(moved_note(&differences(&lines))),
                (false, same) => Verdict::Edited(Edits::new(differences(&lines), form, !same)),
            }
        }
        seal::docx::State::Edited(known, saved) => {
            let differences = differences(&lines::of_paper(&saved.paper));
            let form = seal::form::differences(&saved, &new);
            if differences.is_empty() && form.is_empty() {
                // A person and the data came to say the same.
                return Verdict::Saved(AGREED.to_owned());
            }
            Verdict::Edited(Edits::new(differences, form, known != sources))
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
fn settle(
    at: Target<'_>,
    old: &[u8],
    verdict: Verdict,
    fresh: &[u8],
    mode: Mode,
    report: &mut Report,
) -> Written {
    let shown = files::shown(at.path);
    match verdict {
        Verdict::Same => report.line(Word::Unchanged, &shown, None),
        Verdict::Old(note) | Verdict::Saved(note) if mode == Mode::Check => {
            report.line(Word::Stale, &shown, Some(note));
            report.ended(Outcome::Faults);
        }
        Verdict::Old(note) => return put_over(at, old, fresh, note, report),
        Verdict::Saved(note) => return put_aside(at, old, fresh, &format!("{note}; tệp trước đó"), report),
        Verdict::Edited(_) | Verdict::Damaged if mode == Mode::Replace => {
            return put_aside(at, old, fresh, "bản sửa tay", report);
        }
        Verdict::Edited(edits) => {
            keep(at, "đã sửa tay", fresh, mode, report);
            report.differences(side_by_side(&edits));
        }
        Verdict::Damaged => keep(at, "không mở được, có thể đã hỏng", fresh, mode, report),
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
    let written = files::replace(at.root, at.path, (old, fresh), Old::Judged, &|| dated_copy(at.path));
    told(at, written, report, |report| report.line(Word::Changed, &files::shown(at.path), Some(note)))
}

/// The new version; what stood there gets a dated name. `what` is said to be put aside.
fn put_aside(at: Target<'_>, old: &[u8], fresh: &[u8], what: &str, report: &mut Report) -> Written {
    let copy = RefCell::new(PathBuf::new());
    let spare = || {
        copy.replace(dated_copy(at.path));
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
            files::replace(at.root, beside, (&old, fresh), Old::Judged, &|| dated_copy(beside))
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
    let copy = dated_copy(path);
    let note = format!("một lần chạy bị ngắt để lại bản trước đó, cất ở {}", name(&copy));
    match files::put_back(left, path, &copy) {
        Ok(Written::Done) => {}
        Ok(Written::Overtaken) => report.line(Word::Kept, &files::shown(path), Some(note)),
        Err(error) => report.failure(&files::unwritable(left, &error)),
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

/// Whole screens of differences help nobody: the rest is in the two files.
const SHOWN_LINES: usize = 200;
/// Letters of a paragraph that are shown.
const SHOWN_LETTERS: usize = 2_000;

/// Paragraph by paragraph: what the file says (`-`), what the data says (`+`); then what else differs.
fn side_by_side(Edits { differences, form, data_too, unmarked }: &Edits) -> Vec<String> {
    let mut lines = Vec::new();
    if *unmarked {
        lines.push(
            "  tệp không còn dấu của vanthu (chương trình khác đã lưu lại); nhận ra nhờ chữ".to_owned(),
        );
    }
    if differences.is_empty() {
        let whose = if *unmarked { " do chương trình ấy ghi lại" } else { "" };
        lines.push(format!("  chữ không khác; chỉ khác hình thức{whose}"));
    } else {
        lines.push("  - trong tệp đã sửa, + theo dữ liệu".to_owned());
    }
    if *data_too {
        lines.push(
            "  dữ liệu, mẫu hoặc chương trình đã đổi từ khi tạo tệp: chỗ khác nào không phải bạn sửa thì để theo dữ liệu"
                .to_owned(),
        );
    }
    let total = lines.len() + differences.iter().map(line_count).sum::<usize>();
    lines.extend(differences.iter().flat_map(lines_of).take(SHOWN_LINES - lines.len()));
    if total > SHOWN_LINES {
        lines.push(format!("  … và {} dòng khác nữa", total - SHOWN_LINES));
    }
    lines.extend(form.iter().map(|line| format!("  {line}")));
    lines
}

fn line_count(Difference { old, new, looks, .. }: &Difference) -> usize {
    1 + if old == new { looks.len() } else { old.len() + new.len() }
}

fn lines_of(Difference { place, old, new, looks }: &Difference) -> Box<dyn Iterator<Item = String> + '_> {
    let place = std::iter::once(format!("  {place}:"));
    if old == new {
        return Box::new(place.chain(looks.iter().map(|look| format!("    {}", shortened(look)))));
    }
    let side = |sign: char| move |text: &String| format!("  {sign} {}", shortened(text));
    Box::new(place.chain(old.iter().map(side('-'))).chain(new.iter().map(side('+'))))
}

fn shortened(text: &str) -> String {
    let end = text.char_indices().nth(SHOWN_LETTERS).map(|(end, _)| end);
    let shown = text[..end.unwrap_or(text.len())].replace('\n', " / ");
    if end.is_some() { shown + "…" } else { shown }
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

fn failed(path: &Path, failure: &Failure, report: &mut Report) -> Written {
    report.failure(failure);
    report.line(Word::Failed, &files::shown(path), None);
    Written::Done
}
