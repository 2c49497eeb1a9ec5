//! The reports of a year, from the plan and `ket-qua.yaml`.

use std::path::Path;

use super::files::{self, Failure};
use super::workspace::{self, PaperFile};
use crate::check;
use crate::data;
use crate::diagnostic::{self, Diagnostic, Route};
use crate::model::{DonVi, KetQua, SoCanCu, VanBan};
use crate::pipeline::{self, Paper, Press};
use crate::results::Loai;
use crate::template::report::ReportSources;

/// Name of the plan that the results are about.
const PLAN: &str = "ke-hoach";

/// Why no report could be made.
pub(super) enum Faults {
    /// A file could not be used.
    File(Failure),
    /// The data is wrong.
    Findings(Vec<Diagnostic>),
}

/// A report that was made, or why not.
pub(super) struct Report {
    /// The paper's name.
    pub(super) name: &'static str,
    /// The paper, or the findings that stopped it.
    pub(super) made: Result<Paper, Vec<Diagnostic>>,
}

/// All reports of a year's results, whose head is there and whose name is wanted; and what is doubtful in the figures.
///
/// # Errors
/// A file that cannot be read, results without a plan, or figures that are wrong in sense: then no report is made.
pub(super) fn report_papers(
    results: &PaperFile,
    press: &Press,
    (don_vi, can_cu): (&DonVi, &SoCanCu),
    wanted: impl Fn(&str) -> bool,
) -> Result<(Vec<Report>, Vec<Diagnostic>), Faults> {
    let kinds = [Loai::SauThang, Loai::TongKet].into_iter().filter(|kind| wanted(kind.ten())).collect::<Vec<_>>();
    if kinds.is_empty() {
        return Ok((Vec::new(), Vec::new()));
    }
    let (file, source) = text(&results.path)?;
    let ket_qua = data::load::<KetQua>(&file, &source).map_err(Faults::Findings)?;
    let plan_path = results.path.with_file_name(format!("{PLAN}.yaml"));
    if plan_path.symlink_metadata().is_err() {
        let finding = Diagnostic::error("thieu-ke-hoach", &file, &Route::root(), "có kết quả mà không có kế hoạch")
            .hint(format!("đặt {PLAN}.yaml cùng thư mục với {}", workspace::RESULTS_FILE));
        return Err(Faults::Findings(vec![finding.at(1, 1)]));
    }
    let (plan_file, plan_source) = text(&plan_path)?;
    let Ok(ke_hoach) = data::load::<VanBan>(&plan_file, &plan_source) else {
        // The plan's own faults are told where the plan is built.
        let finding = Diagnostic::error("ke-hoach-sai", &file, &Route::root(), "kế hoạch còn lỗi nên chưa làm được báo cáo");
        return Err(Faults::Findings(vec![finding.hint(format!("sửa {plan_file} trước")).at(1, 1)]));
    };
    let sources = ReportSources {
        don_vi,
        can_cu,
        ke_hoach: &ke_hoach,
        ke_hoach_file: &plan_file,
        ket_qua: &ket_qua,
        file: &file,
    };
    let placed = |mut findings: Vec<Diagnostic>| {
        data::place(&mut findings, &file, &source);
        data::place(&mut findings, &plan_file, &plan_source);
        diagnostic::sort(&mut findings);
        findings
    };
    let doubts = placed(check::results(&sources));
    if doubts.iter().any(Diagnostic::is_error) {
        return Err(Faults::Findings(doubts));
    }
    let reports = kinds.into_iter().filter_map(|kind| {
        let head = kind.bao_cao(&ket_qua)?;
        let made = pipeline::render_report(press, kind, head, &sources);
        let made = match made {
            Ok(paper) => Ok(Paper { warnings: placed(paper.warnings), ..paper }),
            Err(findings) => Err(placed(findings)),
        };
        Some(Report { name: kind.ten(), made })
    });
    Ok((reports.collect(), doubts))
}

fn text(path: &Path) -> Result<(String, String), Faults> {
    let source = files::read_text(path).map_err(Faults::File)?;
    Ok((files::shown(path), source))
}
