//! The five hops in a row, for one paper: typed data → template → Markdown → document tree → DOCX.

use crate::check;
use crate::diagnostic::{Diagnostic, Route};
use crate::docx::{self, FixedParts};
use crate::markdown;
use crate::model::BaoCao;
use crate::results::Loai;
use crate::template::Templates;
use crate::template::context::{self, Sources};
use crate::template::report::{self, BanIn, ReportSources};

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
    let findings = check::data(sources);
    if findings.iter().any(Diagnostic::is_error) {
        return Err(findings);
    }
    let context = context::build(sources)?;
    let markdown =
        press.templates.render(&format!("{template}.md.j2"), &context).map_err(|finding| vec![*finding])?;
    let docx = to_docx(press, &markdown)?;
    Ok(Paper { markdown, docx, warnings: findings })
}

/// Makes a report from the plan and the year's results. What is missing is a gap on the paper, which is then a draft;
/// gaps and candidates for tồn tại are the paper's warnings.
///
/// # Errors
/// Findings about the report's head and texts, as [`render`]. The caller has checked the figures
/// ([`check::results`]).
pub fn render_report(
    press: &Press,
    loai: Loai,
    report: &BaoCao,
    sources: &ReportSources<'_>,
) -> Result<Paper, Vec<Diagnostic>> {
    let template = format!("{}.md.j2", loai.ten());
    let render = |ban_in| {
        let made = report::build(sources, loai, report, ban_in)?;
        let markdown = press.templates.render(&template, &made.value).map_err(|finding| vec![*finding])?;
        Ok::<_, Vec<Diagnostic>>((markdown, made.notes))
    };
    let (mut markdown, mut warnings) = render(BanIn::Du)?;
    // A citation that lacks its number shows only once it is printed.
    if markdown.contains(GAP_MARK) && !warnings.iter().any(|note| note.code == report::GAP) {
        (markdown, warnings) = render(BanIn::DuThao)?;
        let message = format!("{}: có chỗ [cần bổ sung: …] trong văn bản được viện dẫn", loai.ten());
        let route = Route::root().key(loai.khoa());
        warnings.push(
            Diagnostic::warning(report::GAP, sources.file, &route, message)
                .hint("bổ sung số, ngày của văn bản đó trong can-cu.yaml"),
        );
    }
    let docx = to_docx(press, &markdown)?;
    Ok(Paper { markdown, docx, warnings })
}

/// How a gap stands in the Markdown.
const GAP_MARK: &str = "\\[cần bổ sung: ";

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
