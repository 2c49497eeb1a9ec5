//! What `check` looks at beyond what `build` does: doubtful wording, leftovers of other years, the paper's form.

use super::super::read;
use super::super::workspace::Unit;
use super::report::Report;
use super::unit::{Run, Shared};
use crate::data;
use crate::diagnostic::{self, Code, Diagnostic, Route};
use crate::docx;
use crate::form::{self, Expected, Origin};
use crate::model::{DonVi, VanBan};
use crate::pipeline;
use crate::rules::joined;
use crate::rules::kinds;
use crate::rules::leftovers::{self, Against};
use crate::rules::wording;
use crate::value::Van;

/// Looks at the wording of the unit's own files.
pub(super) fn registers(shared: &Shared<'_>, report: &mut Report) {
    let style = shared.don_vi.value.kieu_dau;
    let mut findings = wording::check(&shared.don_vi.file, &shared.don_vi.value, style);
    data::place(&mut findings, &shared.don_vi.file, &shared.don_vi.text);
    let mut others = wording::check(&shared.can_cu.file, &shared.can_cu.value, style);
    others.extend(kinds::check(&shared.can_cu.file, &shared.can_cu.value));
    data::place(&mut others, &shared.can_cu.file, &shared.can_cu.text);
    findings.extend(others);
    diagnostic::sort(&mut findings);
    report.findings(findings);
}

/// Looks at the wording of one paper's data.
pub(super) fn wording(
    unit: &Unit,
    van_ban: &data::Read<VanBan>,
    run: &Run<'_>,
    shared: &Shared<'_>,
    report: &mut Report,
) {
    let doi_thay = match read::changes(unit, run.global) {
        Ok(doi_thay) => doi_thay,
        Err(faults) => return report.faults(faults),
    };
    let against =
        Against { don_vi: &shared.don_vi.value, don_vi_cu: None, nam_cu: None, doi_thay: &doi_thay };
    let mut findings = wording::check(&van_ban.file, &van_ban.value, shared.don_vi.value.kieu_dau);
    findings.extend(leftovers::scan(&van_ban.value, &against).iter().map(|left| left.finding(&van_ban.file)));
    data::place(&mut findings, &van_ban.file, &van_ban.text);
    findings.extend(joined::check(&van_ban.file, &van_ban.text));
    diagnostic::sort(&mut findings);
    report.findings(findings);
}

/// The form rules on the finished DOCX, read from its bytes; told under `file`.
pub(super) fn form(file: &str, markdown: &str, run: &Run<'_>, shared: &Shared<'_>) -> Vec<Diagnostic> {
    let docx = match pipeline::to_docx(run.press, markdown) {
        Ok(docx) => docx,
        Err(findings) => return findings,
    };
    match docx::read::read(&docx) {
        Ok(paper) => form::run(&paper, &expected(&shared.don_vi.value), file),
        Err(error) => vec![Diagnostic::error(Code::DocxHong, file, &Route::root(), error.to_string())],
    }
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
