//! The five hops in a row, for one paper: typed data → template → Markdown → document tree → DOCX.

use crate::check;
use crate::diagnostic::{Diagnostic, Route};
use crate::docx::{self, FixedParts};
use crate::markdown;
use crate::template::Templates;
use crate::template::context::{self, Sources};

/// A paper in both forms. The DOCX is made from exactly this Markdown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Paper {
    /// UTF-8 Markdown.
    pub markdown: String,
    /// The DOCX file.
    pub docx: Vec<u8>,
    /// What is doubtful but did not stop the paper.
    pub warnings: Vec<Diagnostic>,
}

/// What every paper of a run shares.
#[derive(Debug)]
pub struct Press {
    /// The templates, compiled once.
    pub templates: Templates,
    /// The parts of the DOCX that are always the same.
    pub fixed: FixedParts,
}

/// Makes a paper. `template` is the template's name without `.md.j2`.
///
/// # Errors
/// All findings of the first hop that has errors; nothing is half made.
pub fn render(press: &Press, template: &str, sources: &Sources<'_>) -> Result<Paper, Vec<Diagnostic>> {
    let mut findings = check::data(sources);
    let context = match context::build(sources) {
        Ok(context) if !findings.iter().any(Diagnostic::is_error) => context,
        Ok(_) => return Err(findings),
        Err(others) => {
            findings.extend(others);
            return Err(findings);
        }
    };
    let markdown =
        press.templates.render(&format!("{template}.md.j2"), &context).map_err(|finding| vec![*finding])?;
    let docx = to_docx(press, &markdown)?;
    Ok(Paper { markdown, docx, warnings: findings })
}

/// Markdown → DOCX, the last two hops.
///
/// # Errors
/// Places of the Markdown that a paper cannot hold (a fault of the template), or a fault of the writer.
pub fn to_docx(press: &Press, markdown: &str) -> Result<Vec<u8>, Vec<Diagnostic>> {
    // The Markdown is not on disk yet when it is wrong: name it as what the template made.
    const MADE: &str = "(Markdown do mẫu tạo ra)";
    let document = markdown::parse(MADE, markdown)?;
    docx::write(&document, &press.fixed, &[])
        .map_err(|error| vec![Diagnostic::error("ghi-docx", MADE, &Route::root(), error.to_string())])
}
