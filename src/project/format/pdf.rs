//! PDF/A: the pages, to be signed and kept.

use super::super::press::{self, MADE};
use super::verdict::{Edits, Verdict, moved_note};
use super::{Format, Manuscript};
use crate::diagnostic::{Code, Diagnostic, Route};
use crate::layout;
use crate::page::markdown::parse;
use crate::pages::{cut, cut_words};
use crate::pdf;
use crate::print::Print;
use crate::seal::issued::Record;
use crate::seal::lines::{self, Line};
use crate::seal::pdf::{self as seal, State};
use crate::seal::{markdown, moved};

/// A paper as pages.
#[derive(Debug)]
pub(super) struct Pdf;

impl Format for Pdf {
    fn ending(&self) -> &'static str {
        "pdf"
    }

    fn said(&self) -> &'static str {
        "Tệp PDF/A để in, ký số, lưu trữ"
    }

    fn is_usual(&self) -> bool {
        false
    }

    fn make(&self, paper: Manuscript<'_>, record: Option<Record>) -> Result<Vec<u8>, Vec<Diagnostic>> {
        let document = parse(MADE, paper.markdown)?;
        let pages = layout::pages(&document);
        let unknown = pdf::unknown_letters(&pages).into_iter().map(no_letter);
        let cut = cut_words(&pages).map(|words| cut(words, MADE, Diagnostic::error));
        let lost: Vec<Diagnostic> = unknown.chain(cut).collect();
        if !lost.is_empty() {
            return Err(lost);
        }
        let failed = |error: pdf::Error| {
            vec![Diagnostic::error(Code::GhiPdf, MADE, &Route::root(), error.to_string())]
        };
        let file = pdf::bytes(&pages, &pdf::Facts::of(&document)).map_err(failed)?;
        let carried = markdown::stamp(paper.markdown, record.as_ref());
        Ok(seal::seal(&file, sources(paper)?, &carried))
    }

    fn judge<'n>(
        &self,
        old: &[u8],
        paper: Manuscript<'_>,
        _: &dyn Fn() -> Option<&'n [u8]>,
    ) -> Option<Verdict> {
        let sources = sources(paper).ok()?;
        Some(match seal::state(old) {
            State::Ours(known) if known == sources => Verdict::Same,
            state => judge(old, state, sources, paper.markdown),
        })
    }

    fn lines(&self, bytes: &[u8]) -> Vec<Line> {
        seal::markdown(bytes).and_then(|text| lines::of_markdown(&text)).unwrap_or_default()
    }

    fn record(&self, bytes: &[u8]) -> Option<Record> {
        markdown::record(&seal::markdown(bytes)?)
    }

    fn is_ours(&self, bytes: &[u8]) -> bool {
        seal::is_ours(bytes)
    }

    fn is_untouched(&self, bytes: &[u8]) -> bool {
        matches!(seal::state(bytes), State::Ours(_))
    }

    fn said_once(&self, bytes: &[u8], paper: Manuscript<'_>) -> bool {
        seal::markdown(bytes).is_some_and(|text| markdown::said_once(&text, paper.markdown))
    }

    fn is_mute(&self, bytes: &[u8]) -> bool {
        seal::markdown(bytes).is_none()
    }

    fn is_signed(&self, bytes: &[u8]) -> bool {
        seal::is_signed(bytes)
    }
}

/// The fingerprint of all that a PDF is made from. The measures of the style table are those of the DOCX's styles.
fn sources(paper: Manuscript<'_>) -> Result<Print, Vec<Diagnostic>> {
    let docx = press::sources_print(paper.press, paper.markdown)?.to_string();
    Ok(Print::of([docx.as_bytes(), pdf::REVISION.to_string().as_bytes()]))
}

/// A letter that would be a blank box in a PDF.
fn no_letter(letter: char) -> Diagnostic {
    let message = format!("phông chữ của PDF không có chữ «{letter}» (U+{:04X})", u32::from(letter));
    Diagnostic::error(Code::PdfThieuChu, MADE, &Route::root(), message)
        .hint("viết lại chỗ ấy bằng chữ khác, hoặc in ra PDF từ tệp DOCX; DOCX và Markdown vẫn tạo được")
        .about(letter.encode_utf8(&mut [0; 4]))
}

fn judge(old: &[u8], state: State, sources: Print, fresh: &str) -> Verdict {
    let carried = seal::markdown(old);
    let differences = || match &carried {
        Some(text) if !markdown::same(text, fresh) => moved::of_markdown(text, fresh),
        Some(_) | None => Vec::new(),
    };
    match state {
        State::Foreign => Verdict::Foreign,
        State::Ours(_) => Verdict::Old(moved_note(&differences())),
        // What was signed still says what the data says.
        State::Changed { signed: true, .. }
            if carried.as_deref().is_some_and(|text| markdown::same(text, fresh)) =>
        {
            Verdict::Same
        }
        State::Changed { sources: known, signed } => {
            let data_too = known.is_some_and(|known| known != sources);
            Verdict::Edited(Edits::of_opaque("PDF", differences(), signed, data_too))
        }
    }
}
