//! What `check` looks at beyond what `build` does: doubtful wording, leftovers of other years, the paper's form.

use std::collections::BTreeSet;
use std::path::Path;

use super::super::files;
use super::super::read;
use super::super::workspace::{PaperFile, Unit};
use super::report::Report;
use super::reports;
use super::unit::{Run, Shared};
use crate::diagnostic::{self, Code, Diagnostic, Route};
use crate::docx;
use crate::form::{self, Expected, Origin};
use crate::model::{DonVi, PLAN_FILE, SoCanCu, VanBan};
use crate::pipeline;
use crate::rules::home;
use crate::rules::leftovers::{self, Against};
use crate::rules::{self, joined};
use crate::value::{Ngay, Van};
use crate::yaml;

/// Looks at the unit's own files.
pub(super) fn registers(shared: &Shared<'_>, report: &mut Report) {
    let (don_vi, can_cu) = (&shared.don_vi, shared.can_cu);
    let mut findings = rules::unit(&don_vi.file, &don_vi.value);
    don_vi.place(&mut findings);
    let mut others = rules::register(&can_cu.file, &can_cu.value, don_vi.value.kieu_dau);
    can_cu.place(&mut others);
    findings.extend(others);
    diagnostic::sort(&mut findings);
    report.findings(findings);
}

/// Looks at one paper's data: its words, and what it says against the unit, the register and what has changed.
pub(super) fn paper(
    unit: &Unit,
    van_ban: &yaml::Read<VanBan>,
    run: &Run<'_>,
    shared: &Shared<'_>,
    report: &mut Report,
) {
    let doi_thay = match read::changes(unit, run.global) {
        Ok(doi_thay) => doi_thay,
        Err(faults) => return report.faults(faults),
    };
    let doi_thay = van_ban.value.ngay.map_or(doi_thay.clone(), |day| doi_thay.den(day));
    let against =
        Against { don_vi: &shared.don_vi.value, don_vi_cu: None, nam_cu: None, doi_thay: &doi_thay };
    let mut findings = rules::review(&shared.sources(van_ban), &doi_thay);
    findings
        .extend(leftovers::doubtful(&van_ban.value, &against).iter().map(|left| left.finding(&van_ban.file)));
    van_ban.place(&mut findings);
    shared.don_vi.place(&mut findings);
    findings.extend(joined::check(van_ban));
    diagnostic::sort(&mut findings);
    report.findings(findings);
    report.cites(rules::cited(&van_ban.value));
}

/// Notes about the documents of a register that nothing cites.
pub(super) fn never_cited(register: &yaml::Read<SoCanCu>, cited: &BTreeSet<String>) -> Vec<Diagnostic> {
    let mut findings = rules::never_cited(&register.file, &register.value, cited);
    register.place(&mut findings);
    findings
}

/// The form rules on the finished DOCX, read from its bytes; each told at the line of the data that it comes from.
pub(super) fn form(
    paper: &PaperFile,
    (markdown, ngay): (&str, Option<Ngay>),
    run: &Run<'_>,
    shared: &Shared<'_>,
) -> Vec<Diagnostic> {
    let file = files::shown(&paper.path);
    let docx = match pipeline::to_docx(run.press, markdown) {
        Ok(docx) => docx,
        Err(findings) => return findings,
    };
    let mut findings = match docx::read::read(&docx) {
        Ok(read) => form::run(&read, &expected(&shared.don_vi.value.vao(ngay)), &file),
        Err(error) => vec![Diagnostic::error(Code::DocxHong, &file, &Route::root(), error.to_string())],
    };
    if findings.is_empty() {
        return findings;
    }
    let text = |path: &Path| files::read_text(path).unwrap_or_default();
    let plan_path = paper.path.with_file_name(PLAN_FILE);
    let head = reports::head(&paper.name);
    let (own, plan, plan_file) = (text(&paper.path), text(&plan_path), files::shown(&plan_path));
    let origin = home::Origin {
        paper: (&file, &own),
        head,
        plan: head.is_some().then_some((&plan_file, &plan)),
        don_vi: (&shared.don_vi.file, &shared.don_vi.text),
    };
    home::place(&mut findings, &origin);
    findings
}

/// What the unit's data says every paper of it must show.
fn expected(unit: &DonVi) -> Expected {
    let lines = |lines: &[Van]| lines.iter().map(ToString::to_string).collect();
    Expected {
        issuer: Some(lines(&unit.ten_dau_trang)),
        superior: Some(lines(&unit.chu_quan)),
        place: Some(unit.dia_danh.to_string()),
        ..Expected::unknown(Origin::Own)
    }
}
