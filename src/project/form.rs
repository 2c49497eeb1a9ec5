//! The form rules on a paper that was made, read from the bytes of its DOCX; each told at the line of the data that it
//! comes from: there is no other file that the officer can mend.

use super::files::shown;
use super::open::{Opened, Shared};
use super::press;
use super::shelf::Shelf;
use super::survey::{Paper, Source};
use crate::diagnostic::{Code, Diagnostic, Route};
use crate::docx;
use crate::form::{Expected, Origin};
use crate::model::{DonVi, NguonBanHanh};
use crate::page::markdown;
use crate::rules::{self, home};
use crate::value::Van;
use crate::yaml::Read;

/// Looks at the paper as it will be on the page.
pub(super) fn look(
    opened: &Opened<'_>,
    shelf: &Shelf<'_>,
    paper: &Paper,
    (markdown, ban_hanh): (&str, &NguonBanHanh),
    shared: Shared<'_>,
) -> Vec<Diagnostic> {
    let file = shown(&shelf.folder.file(paper));
    let docx = match press::to_docx(opened.project.press, markdown) {
        Ok(docx) => docx,
        Err(findings) => return findings,
    };
    let mut findings = match docx::read::read(&docx) {
        Ok(read) => rules::form(&read, &expected(&shared.don_vi.value.cua(ban_hanh), paper.source), &file),
        Err(error) => vec![Diagnostic::error(Code::DocxHong, &file, &Route::root(), error.to_string())],
    };
    // What is made from it above is known to be a document.
    if let Ok(document) = markdown::parse(press::MADE, markdown) {
        findings.extend(rules::pages(&document, &file));
    }
    placed(shelf, paper, shared, &mut findings);
    findings
}

impl Opened<'_> {
    /// Findings about a made paper, each at the line of the data that it comes from.
    pub fn home(&self, shelf: &Shelf<'_>, paper: &Paper, mut findings: Vec<Diagnostic>) -> Vec<Diagnostic> {
        if let Some(shared) = self.shared() {
            placed(shelf, paper, shared, &mut findings);
        }
        findings
    }
}

/// Gives each finding its line of the data.
fn placed(shelf: &Shelf<'_>, paper: &Paper, shared: Shared<'_>, findings: &mut [Diagnostic]) {
    if findings.is_empty() {
        return;
    }
    let file = shown(&shelf.folder.file(paper));
    let own;
    let (tree, head, plan) = match paper.source {
        Source::OwnFile => {
            own = shelf.read_paper(paper);
            (own.as_ref().as_ref().ok().and_then(Read::tree), None, None)
        }
        Source::Shared(file) => {
            let plan = shelf.plan().as_ref().ok();
            let plan = plan.and_then(|plan| Some((plan.file.as_str(), plan.tree()?)));
            let data = shelf.data(file);
            let head = data.and_then(|data| data.issue(shelf, &paper.name)).map(|issue| issue.route);
            (data.and_then(|data| data.tree(shelf)), head, plan)
        }
    };
    let origin = home::Origin {
        paper: tree.map(|tree| (file.as_str(), tree)),
        head: head.as_ref(),
        plan,
        don_vi: shared.don_vi.tree().map(|tree| (shared.don_vi.file.as_str(), tree)),
        can_cu: shared.can_cu.tree().map(|tree| (shared.can_cu.file.as_str(), tree)),
    };
    home::place(findings, &origin);
}

/// What the unit's data says every paper of it must show.
fn expected(unit: &DonVi, source: Source) -> Expected {
    let lines = |lines: &[Van]| lines.iter().map(ToString::to_string).collect();
    Expected {
        issuer: Some(lines(&unit.ten_dau_trang)),
        superior: Some(lines(&unit.chu_quan)),
        place: Some(unit.dia_danh.to_string()),
        appendices_asked: matches!(source, Source::OwnFile),
        ..Expected::unknown(Origin::Own)
    }
}
