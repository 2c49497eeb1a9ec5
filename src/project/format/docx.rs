//! DOCX: what Word opens.

use super::super::press;
use super::verdict::{AGREED, Edits, Verdict, moved_note};
use super::{Format, Manuscript};
use crate::diagnostic::Diagnostic;
use crate::docx::read::PaperError;
use crate::print::Print;
use crate::seal::docx::{self, Reading, State};
use crate::seal::issued::Record;
use crate::seal::lines::{self, Line};
use crate::seal::{form, moved};

/// A paper for Word.
#[derive(Debug)]
pub(super) struct Docx;

impl Format for Docx {
    fn ending(&self) -> &'static str {
        "docx"
    }

    fn said(&self) -> &'static str {
        "Tệp Word"
    }

    fn is_proof(&self) -> bool {
        true
    }

    fn make(&self, paper: Manuscript<'_>, record: Option<Record>) -> Result<Vec<u8>, Vec<Diagnostic>> {
        press::to_docx_with(paper.press, paper.markdown, record)
    }

    fn judge<'n>(
        &self,
        old: &[u8],
        paper: Manuscript<'_>,
        fresh: &dyn Fn() -> Option<&'n [u8]>,
    ) -> Option<Verdict> {
        let sources = press::sources_print(paper.press, paper.markdown).ok()?;
        match docx::state(old) {
            State::Ours(known) if known == sources => Some(Verdict::Same),
            state => Some(judge(old, state, sources, fresh()?)),
        }
    }

    fn lines(&self, bytes: &[u8]) -> Vec<Line> {
        docx::read_lines(bytes)
    }

    fn record(&self, bytes: &[u8]) -> Option<Record> {
        docx::seal_of(bytes)?.record
    }

    fn is_ours(&self, bytes: &[u8]) -> bool {
        docx::is_ours(bytes)
    }

    fn is_untouched(&self, bytes: &[u8]) -> bool {
        matches!(docx::state(bytes), State::Ours(_))
    }

    fn said_once(&self, bytes: &[u8], paper: Manuscript<'_>) -> bool {
        let fresh = || docx::seal_of(&press::to_docx(paper.press, paper.markdown).ok()?);
        docx::seal_of(bytes).is_some_and(|seal| fresh().is_some_and(|fresh| fresh.content == seal.content))
    }
}

/// Said of the form of a paper whose new version is longer than what is read back.
const UNCOMPARED: &str = "bản mới dài quá nên không so được hình thức";

fn judge(old: &[u8], state: State, sources: Print, fresh: &[u8]) -> Verdict {
    // A new version beyond what is read back is compared with nothing.
    let new = docx::read(fresh).ok();
    let new_lines = new.as_ref().map(|new| lines::of_paper(&new.paper));
    let differences = |old: &[Line]| match &new_lines {
        Some(new) => moved::differences(old, new),
        None => vec![moved::too_long()],
    };
    let form = |saved: &Reading, known: Print| match &new {
        Some(new) => form::differences(saved, new),
        None if known == sources => Vec::new(),
        None => vec![UNCOMPARED.to_owned()],
    };
    match state {
        State::Foreign => match new.as_ref().and_then(|new| docx::version_of(old, new)) {
            Some(saved) => {
                let [old, new] =
                    lines::restyled(&lines::of_paper(&saved.paper), &new_lines.unwrap_or_default());
                Verdict::Edited(Edits::unmarked(moved::differences(&old, &new)))
            }
            None => Verdict::Foreign,
        },
        State::Damaged(PaperError::TooLarge) => {
            Verdict::damaged("đã sửa, nay dài quá nên không kể từng chỗ khác")
        }
        State::Damaged(_) => Verdict::damaged("không mở được, có thể đã hỏng"),
        State::Ours(_) => Verdict::Old(moved_note(&differences(&docx::read_lines(old)))),
        State::Resaved(known, saved) => {
            let (form, lines) = (form(&saved, known), lines::of_paper(&saved.paper));
            match (form.is_empty(), known == sources) {
                (true, true) => Verdict::Same,
                (true, false) => Verdict::Saved(moved_note(&differences(&lines))),
                (false, same) => Verdict::Edited(Edits::new(differences(&lines), form, !same)),
            }
        }
        State::Edited(known, saved) => {
            let differences = differences(&lines::of_paper(&saved.paper));
            let form = form(&saved, known);
            if differences.is_empty() && form.is_empty() {
                // A person and the data came to say the same.
                return Verdict::Saved(AGREED.to_owned());
            }
            Verdict::Edited(Edits::new(differences, form, known != sources))
        }
    }
}
