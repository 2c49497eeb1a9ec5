//! The verdict over a file in the way of a new version, where the paper may be issued.

use std::path::Path;

use super::issued::{Fresh, Standing};
use crate::project::format::{Format, Verdict};
use crate::seal::issued::Cause;

/// The verdict over a file that may be that of an issued paper, which stays unless its own data has changed or it is
/// asked for.
pub(super) fn held(
    (root, path, format): (&Path, &Path, &dyn Format),
    old: &[u8],
    verdict: Verdict,
    paper: &Fresh<'_, '_>,
    reissue: bool,
) -> Verdict {
    match verdict {
        Verdict::Old(_) | Verdict::Saved(_) => match paper.standing(root, path, format, old) {
            Standing::Draft => verdict,
            Standing::Same => Verdict::Same,
            Standing::Moved(cause, places) if cause == Cause::Own || reissue => Verdict::Again(places),
            Standing::Moved(cause, places) => Verdict::Issued(kept(cause, &places)),
        },
        // Its form alone differs from that of a fresh version, and the program or a template is another one since.
        Verdict::Edited(edits)
            if edits.is_of_an_older_form()
                && matches!(paper.standing(root, path, format, old), Standing::Same) =>
        {
            Verdict::Same
        }
        // Signed as it was issued: nobody has edited its text.
        Verdict::Edited(mut edits) if edits.signed => match paper.standing(root, path, format, old) {
            Standing::Moved(cause, places) if cause != Cause::Own && !reissue => {
                Verdict::Issued(kept(cause, &places))
            }
            Standing::Draft | Standing::Same | Standing::Moved(..) => {
                edits.issued = true;
                Verdict::Edited(edits)
            }
        },
        Verdict::Edited(mut edits) => {
            edits.issued = paper.is_issued(format, old);
            Verdict::Edited(edits)
        }
        Verdict::Damaged { why, .. } => Verdict::Damaged { why, issued: paper.is_issued(format, old) },
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
