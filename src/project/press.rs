//! The five hops in a row, for one paper: typed data → template → Markdown → document tree → DOCX.

use crate::diagnostic::{Code, Diagnostic, Route};
use crate::docx::write::{self, FixedParts};
use crate::model::ReportSources;
use crate::model::Sources;
use crate::page::markdown;
use crate::print::Print;
use crate::report::Dau;
use crate::rules;
use crate::seal::docx::Seal;
use crate::seal::issued::Record;
use crate::seal::{self, lines};
use crate::template::Templates;
use crate::template::context;

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

/// A paper as text, before its DOCX is made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Draft {
    /// UTF-8 Markdown with its fingerprint: the file that is written.
    pub markdown: String,
    /// What is doubtful but did not stop the paper.
    pub warnings: Vec<Diagnostic>,
}

/// Makes a paper. `template` is the template's name without `.md.j2`.
///
/// # Errors
/// All findings of the first hop that has errors; nothing is half made.
pub fn render(press: &Press, template: &str, sources: &Sources<'_>) -> Result<Paper, Vec<Diagnostic>> {
    let Draft { markdown, warnings } = draft(press, template, sources)?;
    let docx = to_docx(press, &markdown)?;
    Ok(Paper { markdown, docx, warnings })
}

/// Data → Markdown, the first hops.
///
/// # Errors
/// All findings of the first hop that has errors.
pub fn draft(press: &Press, template: &str, sources: &Sources<'_>) -> Result<Draft, Vec<Diagnostic>> {
    let don_vi = sources.don_vi.cua(&sources.van_ban.ban_hanh());
    let mau_rieng = press.templates.is_own(&format!("{template}.md.j2"));
    let sources = &Sources { don_vi: &don_vi, mau_rieng, ..*sources };
    let mut findings = rules::data(sources);
    let context = match context::build(sources) {
        Ok((context, doubtful)) if !findings.iter().any(Diagnostic::is_error) => {
            findings.extend(doubtful);
            context
        }
        Ok(_) => return Err(findings),
        Err(others) => {
            findings.extend(others);
            return Err(findings);
        }
    };
    let body = press.templates.render(&format!("{template}.md.j2"), &context).map_err(|fault| {
        // What the data lacks is said at its line, not at that of the template.
        let lacking = rules::nothing_to_print(sources.file, sources.van_ban);
        if lacking.is_empty() { vec![fault.into_finding(sources.file)] } else { lacking }
    })?;
    is_printable(sources.file, template, &body)?;
    findings.extend(rules::not_printed(sources.file, sources.van_ban, &body));
    Ok(Draft { markdown: seal::markdown::seal(&body), warnings: findings })
}

/// Plan and results → the Markdown of a report, the first hops. What is missing is a gap on the paper, which is then a
/// draft; gaps and candidates for tồn tại are its warnings.
///
/// # Errors
/// All findings about the report's head and texts. The caller has checked the figures ([`rules::results`]).
pub fn draft_report(
    press: &Press,
    head: &Dau<'_>,
    sources: &ReportSources<'_>,
) -> Result<Draft, Vec<Diagnostic>> {
    let paper = head.bao_cao.van_ban(sources.ke_hoach);
    let don_vi = sources.don_vi.cua(&paper.ban_hanh());
    let sources = &ReportSources { don_vi: &don_vi, ..*sources };
    let ke_hoach = crate::report::context::named(sources)?;
    let sources = &ReportSources { ke_hoach: &ke_hoach, ..*sources };
    let unknown = rules::report_head(&sources.paper(&paper, sources.file), &head.route);
    if !unknown.is_empty() {
        return Err(unknown);
    }
    let crate::report::context::Context { value, notes } = crate::report::context::build(sources, head)?;
    let template = format!("{}.md.j2", head.loai.mau());
    let body = press.templates.render(&template, &value).map_err(|fault| vec![fault.finding])?;
    is_printable(sources.file, head.loai.mau(), &body)?;
    Ok(Draft { markdown: seal::markdown::seal(&body), warnings: notes })
}

/// Most signs of Markdown (line ends, backslashes) of one paper: each is a piece of the tree that its DOCX is made from.
const MAX_SIGNS: usize = 1_000_000;

/// A paper of more signs than anybody would print is one finding about its data; one without any, about its template.
fn is_printable(file: &str, template: &str, markdown: &str) -> Result<(), Vec<Diagnostic>> {
    if markdown.trim().is_empty() {
        let message = format!("mẫu {template}.md.j2 không in ra chữ nào");
        let finding = Diagnostic::error(Code::MauSai, file, &Route::root(), message).at(1, 1);
        return Err(vec![
            finding.hint("xem tệp mẫu ấy trong templates/ có bị rỗng không; xóa nó đi thì dùng mẫu có sẵn"),
        ]);
    }
    let signs = || markdown.bytes().filter(|byte| matches!(byte, b'\n' | b'\\')).count();
    if markdown.len() <= MAX_SIGNS || signs() <= MAX_SIGNS {
        return Ok(());
    }
    let message = "văn bản quá dài: có trên 1.000.000 dòng và dấu riêng như * # _";
    let finding = Diagnostic::error(Code::QuaGioiHan, file, &Route::root(), message).at(1, 1);
    Err(vec![finding.hint("xem có chép nhầm cả tệp khác vào dữ liệu không")])
}

/// The fingerprint of all that a DOCX is made from: the Markdown, the style table, the program.
pub fn sources_print(press: &Press, markdown: &str) -> Print {
    let version = env!("CARGO_PKG_VERSION").as_bytes();
    let (revision, fixed) = (write::REVISION.to_string(), press.fixed.print().to_string());
    Print::of([version, revision.as_bytes(), fixed.as_bytes(), markdown.as_bytes()])
}

/// Markdown → DOCX with its fingerprints, the last two hops.
///
/// # Errors
/// Places of the Markdown that a paper cannot hold (a fault of the template), or a fault of the writer.
pub fn to_docx(press: &Press, markdown: &str) -> Result<Vec<u8>, Vec<Diagnostic>> {
    to_docx_with(press, markdown, None)
}

/// The same for an issued paper, with the record of its own data.
///
/// # Errors
/// As [`to_docx`].
pub fn to_docx_with(
    press: &Press,
    markdown: &str,
    record: Option<Record>,
) -> Result<Vec<u8>, Vec<Diagnostic>> {
    let document = markdown::parse(MADE, markdown)?;
    let failed =
        |error: write::Error| vec![Diagnostic::error(Code::GhiDocx, MADE, &Route::root(), error.to_string())];
    let parts = write::parts(&document, &press.fixed).map_err(failed)?;
    let seal = Seal {
        sources: sources_print(press, markdown),
        content: seal::docx::content(&lines::of_document(&document)),
        file: Print::of(parts.contents().flat_map(|(name, bytes)| [name.as_bytes(), bytes])),
        record,
    };
    parts.pack(&seal.properties()).map_err(failed)
}

/// The Markdown is not on disk yet when it is wrong: it is named as what the template made.
pub(super) const MADE: &str = "(Markdown do mẫu tạo ra)";
