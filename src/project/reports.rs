//! The reports of a year, from its plan and its results.

use super::RESULTS_FILE;
use super::faulty;
use super::files::Faults;
use super::make::Told;
use super::open::{Opened, Shared};
use super::press::{self, Draft};
use super::shelf::Shelf;
use crate::diagnostic::{self, Code, Diagnostic, Route};
use crate::model::{KetQua, PLAN_FILE, ReportSources, VanBan};
use crate::report::{self, Loai};
use crate::rules;
use crate::yaml::Read;

/// Makes a report whose head is in the results.
///
/// # Errors
/// A file that cannot be read, results without a plan, or figures that are wrong in sense: then no report is made.
pub(super) fn draft(
    opened: &Opened<'_>,
    shelf: &Shelf<'_>,
    kind: Loai,
    shared: Shared<'_>,
    told: &mut Told,
) -> Result<Draft, Faults> {
    let files = opened.project.files;
    let Ok(ket_qua) = shelf.results() else {
        return Err(faulty::results(files, shelf, Some(&shared.known())));
    };
    let ke_hoach = match plan(shelf, ket_qua) {
        Ok(ke_hoach) => ke_hoach,
        Err(faults) => {
            return match faulty::results(files, shelf, Some(&shared.known())) {
                Faults::Findings(others) => Err(faulty::with(Some(faults), others)),
                Faults::File(_) => Err(faults),
            };
        }
    };
    let sources = sources(shared, ke_hoach, ket_qua);
    let placed = |mut findings: Vec<Diagnostic>| {
        ket_qua.place(&mut findings);
        ke_hoach.place(&mut findings);
        shared.don_vi.place(&mut findings);
        diagnostic::sort(&mut findings);
        findings
    };
    let sense = shelf.sense.get_or_init(|| {
        let mut findings = rules::results(&sources);
        findings.extend(ket_qua.notes.iter().cloned());
        placed(findings)
    });
    if sense.iter().any(Diagnostic::is_error) {
        return Err(Faults::Findings(sense.clone()));
    }
    told.findings.extend(sense.iter().cloned());
    told.passes_over(ket_qua);
    if opened.project.looks {
        told.findings.extend(rules::lines(ket_qua));
        // A register of changes that cannot be read is told with the plan.
        let doi_thay = opened.changes().as_ref().ok();
        told.findings.extend(placed(rules::review_results(&sources, doi_thay)));
        told.cited.extend(rules::cited(&ket_qua.value));
    }
    let head = report::dau(&ket_qua.value, kind).ok_or(Faults::Findings(Vec::new()))?;
    match press::draft_report(opened.project.press, &head, &sources) {
        Ok(draft) => Ok(Draft { warnings: placed(draft.warnings), ..draft }),
        Err(findings) => Err(Faults::Findings(placed(findings))),
    }
}

fn sources<'a>(
    shared: Shared<'a>,
    ke_hoach: &'a Read<VanBan>,
    ket_qua: &'a Read<KetQua>,
) -> ReportSources<'a> {
    ReportSources {
        don_vi: &shared.don_vi.value,
        can_cu: &shared.can_cu.value,
        ke_hoach: &ke_hoach.value,
        ke_hoach_file: &ke_hoach.file,
        ket_qua: &ket_qua.value,
        file: &ket_qua.file,
        don_vi_file: &shared.don_vi.file,
    }
}

/// The plan beside the results. Its own faults are told where the plan is built.
fn plan<'s>(shelf: &'s Shelf<'_>, ket_qua: &Read<KetQua>) -> Result<&'s Read<VanBan>, Faults> {
    let finding =
        |code, message: &str| Diagnostic::error(code, &ket_qua.file, &Route::root(), message).at(1, 1);
    if !shelf.folder.has_plan() {
        let finding = finding(Code::ThieuKeHoach, "có kết quả mà không có kế hoạch");
        let hint = format!("đặt {PLAN_FILE} cùng thư mục với {RESULTS_FILE}");
        return Err(Faults::Findings(vec![finding.hint(hint)]));
    }
    shelf.plan().as_ref().map_err(|_| {
        let finding = finding(Code::KeHoachSai, "kế hoạch còn lỗi nên chưa làm được báo cáo");
        Faults::Findings(vec![finding.hint(format!("sửa {PLAN_FILE} trước"))])
    })
}
