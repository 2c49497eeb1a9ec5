//! What a file in the way of a new version is.

use std::path::Path;

use super::differs::{Edits, moved_note};
use super::issued::{Fresh, Standing};
use crate::docx::read::PaperError;
use crate::print::Print;
use crate::seal;
use crate::seal::docx::{Reading, State};
use crate::seal::issued::Cause;
use crate::seal::kind::Kind;
use crate::seal::lines::{self, Line};
use crate::seal::moved;

/// What a file in the way turned out to be.
pub(super) enum Verdict {
    /// Says and looks the same as the new version.
    Same,
    /// An older version as it was written; what moved.
    Old(String),
    /// An older version that was saved again. Not all that a person may have put in can be compared (comments, widths
    /// of columns), so it is put aside before it is replaced; what moved.
    Saved(String),
    /// Issued, and to be made anew; what moved.
    Again(String),
    /// Issued, and stays; what would differ.
    Issued(String),
    /// Edited by hand; where it differs.
    Edited(Edits),
    /// Generated once, unreadable now, and why.
    Damaged(PaperError),
    /// Nothing of ours.
    Foreign,
}

/// What a Markdown file is against its new version.
pub(super) fn judge_markdown(old: &str, fresh: &str) -> Verdict {
    match seal::markdown::state(old) {
        seal::markdown::State::Foreign => {
            let (old, new) = (lines::of_text(old), lines::of_text(seal::markdown::body(fresh)));
            let are_versions = lines::are_versions(&old, &new);
            let edits = || Verdict::Edited(Edits::unmarked(moved::differences(&old, &new)));
            if are_versions { edits() } else { Verdict::Foreign }
        }
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

/// What a DOCX is against its new version.
pub(super) fn judge_docx(old: &[u8], state: State, sources: Print, fresh: &[u8]) -> Verdict {
    // A new version beyond what is read back is compared with nothing.
    let new = seal::docx::read(fresh).ok();
    let new_lines = new.as_ref().map(|new| lines::of_paper(&new.paper));
    let differences = |old: &[Line]| match &new_lines {
        Some(new) => moved::differences(old, new),
        None => vec![moved::too_long()],
    };
    let form = |saved: &Reading| match &new {
        Some(new) => seal::form::differences(saved, new),
        None => Vec::new(),
    };
    match state {
        State::Foreign => match new.as_ref().and_then(|new| seal::docx::version_of(old, new)) {
            Some(saved) => {
                let [old, new] =
                    lines::restyled(&lines::of_paper(&saved.paper), &new_lines.unwrap_or_default());
                Verdict::Edited(Edits::unmarked(moved::differences(&old, &new)))
            }
            None => Verdict::Foreign,
        },
        State::Damaged(error) => Verdict::Damaged(error),
        State::Ours(_) => Verdict::Old(moved_note(&differences(&seal::docx::read_lines(old)))),
        State::Resaved(known, saved) => {
            let (form, lines) = (form(&saved), lines::of_paper(&saved.paper));
            match (form.is_empty(), known == sources) {
                (true, true) => Verdict::Same,
                (true, false) => Verdict::Saved(moved_note(&differences(&lines))),
                (false, same) => Verdict::Edited(Edits::new(differences(&lines), form, !same)),
            }
        }
        State::Edited(known, saved) => {
            let differences = differences(&lines::of_paper(&saved.paper));
            let form = form(&saved);
            if differences.is_empty() && form.is_empty() {
                // A person and the data came to say the same.
                return Verdict::Saved(AGREED.to_owned());
            }
            Verdict::Edited(Edits::new(differences, form, known != sources))
        }
    }
}

/// What a PDF is against the Markdown of its new version.
pub(super) fn judge_pdf(old: &[u8], state: seal::pdf::State, sources: Print, fresh: &str) -> Verdict {
    let carried = seal::pdf::markdown(old);
    let differences = || match &carried {
        Some(text) if !seal::markdown::same(text, fresh) => moved::of_markdown(text, fresh),
        Some(_) | None => Vec::new(),
    };
    match state {
        seal::pdf::State::Foreign => Verdict::Foreign,
        seal::pdf::State::Ours(_) => Verdict::Old(moved_note(&differences())),
        // What was signed still says what the data says.
        seal::pdf::State::Changed { signed: true, .. }
            if carried.as_deref().is_some_and(|text| seal::markdown::same(text, fresh)) =>
        {
            Verdict::Same
        }
        seal::pdf::State::Changed { sources: known, signed } => {
            let data_too = known.is_some_and(|known| known != sources);
            Verdict::Edited(Edits::of_pdf(differences(), signed, data_too))
        }
    }
}

/// The verdict over a file that may be that of an issued paper, which stays unless its own data has changed or it is
/// asked for.
pub(super) fn held(
    (root, path, kind): (&Path, &Path, Kind),
    old: &[u8],
    verdict: Verdict,
    paper: &Fresh<'_, '_>,
    reissue: bool,
) -> Verdict {
    match verdict {
        Verdict::Old(_) | Verdict::Saved(_) => match paper.standing(root, path, kind, old) {
            Standing::Draft => verdict,
            Standing::Same => Verdict::Same,
            Standing::Moved(cause, places) if cause == Cause::Own || reissue => Verdict::Again(places),
            Standing::Moved(cause, places) => Verdict::Issued(kept(cause, &places)),
        },
        // Its form alone differs from that of a fresh version, and the program or a template is another one since.
        Verdict::Edited(edits)
            if kind == Kind::Docx
                && edits.data_too
                && edits.differences.is_empty()
                && matches!(paper.standing(root, path, kind, old), Standing::Same) =>
        {
            Verdict::Same
        }
        // Signed as it was issued: nobody has edited its text.
        Verdict::Edited(mut edits) if edits.signed => match paper.standing(root, path, kind, old) {
            Standing::Moved(cause, places) if cause != Cause::Own && !reissue => {
                Verdict::Issued(kept(cause, &places))
            }
            Standing::Draft | Standing::Same | Standing::Moved(..) => {
                edits.issued = true;
                Verdict::Edited(edits)
            }
        },
        Verdict::Edited(mut edits) => {
            edits.issued = paper.is_issued(kind, old);
            Verdict::Edited(edits)
        }
        verdict => verdict,
    }
}

/// An issued paper stays, though the data would give another one now.
fn kept(cause: Cause, places: &str) -> String {
    format!("giữ nguyên; {}", would_differ(cause, places))
}

/// What stands behind an issued paper that would be another one now.
pub(super) fn would_differ(cause: Cause, places: &str) -> String {
    let why = match cause {
        Cause::Own | Cause::Shared => "dữ liệu chung nay cho chữ khác",
        Cause::Unknown => {
            "bản của chương trình cũ, không rõ dữ liệu riêng hay dữ liệu chung nay cho chữ khác"
        }
    };
    format!("{why}: {places}; tên, người đã đổi thì ghi tu_ngay, den_ngay; vẫn muốn làm lại: --reissue")
}
