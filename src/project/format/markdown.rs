//! Markdown: the text itself.

use super::verdict::{AGREED, Edits, Verdict, moved_note};
use super::{Format, Manuscript};
use crate::diagnostic::Diagnostic;
use crate::seal::issued::Record;
use crate::seal::lines::{self, Line};
use crate::seal::markdown::{self, State};
use crate::seal::moved;

/// The text of a paper, for any editor.
#[derive(Debug)]
pub(super) struct Markdown;

impl Format for Markdown {
    fn ending(&self) -> &'static str {
        "md"
    }

    fn said(&self) -> &'static str {
        "Tệp Markdown"
    }

    fn make(&self, paper: Manuscript<'_>, record: Option<Record>) -> Result<Vec<u8>, Vec<Diagnostic>> {
        Ok(markdown::stamp(paper.markdown, record.as_ref()).into_owned().into_bytes())
    }

    fn judge<'n>(
        &self,
        old: &[u8],
        paper: Manuscript<'_>,
        _: &dyn Fn() -> Option<&'n [u8]>,
    ) -> Option<Verdict> {
        Some(judge(&String::from_utf8_lossy(old), paper.markdown))
    }

    fn lines(&self, bytes: &[u8]) -> Vec<Line> {
        lines::of_markdown(&String::from_utf8_lossy(bytes)).unwrap_or_default()
    }

    fn record(&self, bytes: &[u8]) -> Option<Record> {
        markdown::record(&String::from_utf8_lossy(bytes))
    }

    fn is_ours(&self, bytes: &[u8]) -> bool {
        markdown::state(&String::from_utf8_lossy(bytes)) != State::Foreign
    }

    fn is_untouched(&self, bytes: &[u8]) -> bool {
        markdown::state(&String::from_utf8_lossy(bytes)) == State::Ours
    }

    fn said_once(&self, bytes: &[u8], paper: Manuscript<'_>) -> bool {
        markdown::said_once(&String::from_utf8_lossy(bytes), paper.markdown)
    }

    fn is_same_text(&self, bytes: &[u8], markdown: &str) -> bool {
        markdown::same(&String::from_utf8_lossy(bytes), markdown)
    }
}

fn judge(old: &str, fresh: &str) -> Verdict {
    match markdown::state(old) {
        State::Foreign => {
            let (old, new) = (lines::of_text(old), lines::of_text(markdown::body(fresh)));
            let are_versions = lines::are_versions(&old, &new);
            let edits = || Verdict::Edited(Edits::unmarked(moved::differences(&old, &new)));
            if are_versions { edits() } else { Verdict::Foreign }
        }
        State::Ours if markdown::same(old, fresh) => Verdict::Same,
        State::Ours => Verdict::Old(moved_note(&moved::of_markdown(old, fresh))),
        // A person and the data came to say the same: nothing is lost.
        State::Edited if markdown::same(old, fresh) => Verdict::Old(AGREED.to_owned()),
        State::Edited => {
            // A Markdown file does not say what it was made from.
            Verdict::Edited(Edits::new(moved::of_markdown(old, fresh), Vec::new(), false))
        }
    }
}
