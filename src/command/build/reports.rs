//! The reports of a year, from its plan and `ket-qua.yaml`.

use std::collections::BTreeSet;

use super::super::read::{Faults, read};
use super::super::workspace::{PaperFile, RESULTS_FILE};
use super::faulty::{self, Known, Registers};
use crate::diagnostic::{self, Code, Diagnostic, Route};
use crate::model::{DonVi, KetQua, PLAN_FILE, ReportSources, SoCanCu, VanBan};
use crate::pipeline::{self, Draft, Press};
use crate::report::Loai;
use crate::rules;
use crate::yaml::Read;

/// The reports that results give.
pub(super) struct Drafts {
    /// The file of the results and its text.
    pub(super) results: Read<KetQua>,
    /// What is doubtful in the figures.
    pub(super) notes: Vec<Diagnostic>,
    /// What is doubtful in the words; only where they are asked for.
    pub(super) words: Vec<Diagnostic>,
    /// The documents that the results cite.
    pub(super) cited: BTreeSet<String>,
    /// Each report, and what was made of it or why it could not be made.
    pub(super) reports: Vec<(PaperFile, Loai, Result<Draft, Faults>)>,
}

/// The papers that a results file may give, whether or not it has their head.
pub(super) fn papers(results: &PaperFile) -> [PaperFile; 2] {
    [Loai::SauThang, Loai::TongKet].map(|kind| PaperFile { name: kind.ten().to_owned(), ..results.clone() })
}

/// The key of a report's head in the results, by the report's name.
pub(super) fn head(name: &str) -> Option<&'static str> {
    [Loai::SauThang, Loai::TongKet].into_iter().find(|kind| kind.ten() == name).map(Loai::khoa)
}

/// The names of the reports that a results file gives; all, while the file has faults.
pub(super) fn names(results: &PaperFile) -> Vec<String> {
    let read = read::<KetQua>(&results.path).ok();
    let has = |kind: &Loai| read.as_ref().is_none_or(|read| kind.bao_cao(&read.value).is_some());
    let kinds = [Loai::SauThang, Loai::TongKet].into_iter().filter(has);
    kinds.map(|kind| kind.ten().to_owned()).collect()
}

/// Makes the reports of `kinds` whose head is in the results.
///
/// # Errors
/// A file that cannot be read, results without a plan, or figures that are wrong in sense: then no report is made.
pub(super) fn drafts(
    results: &PaperFile,
    wanted: &[PaperFile],
    press: &Press,
    (don_vi, can_cu): (&Read<DonVi>, &Read<SoCanCu>),
    looks: bool,
) -> Result<Drafts, Faults> {
    let registers = Registers { don_vi: Known::Whole(don_vi), can_cu: Known::Whole(can_cu) };
    let ket_qua = match read::<KetQua>(&results.path) {
        Ok(ket_qua) => ket_qua,
        faulty => return Err(faulty::results(&results.path, faulty, Some(&registers))),
    };
    let ke_hoach = match plan(results, &ket_qua) {
        Ok(ke_hoach) => ke_hoach,
        Err(faults) => {
            let Faults::Findings(others) = faulty::results(&results.path, Ok(ket_qua), Some(&registers))
            else {
                return Err(faults);
            };
            return Err(faulty::with(Some(faults), others));
        }
    };
    let sources = ReportSources {
        don_vi: &don_vi.value,
        can_cu: &can_cu.value,
        ke_hoach: &ke_hoach.value,
        ke_hoach_file: &ke_hoach.file,
        ket_qua: &ket_qua.value,
        file: &ket_qua.file,
        don_vi_file: &don_vi.file,
    };
    let placed = |mut findings: Vec<Diagnostic>| {
        ket_qua.place(&mut findings);
        ke_hoach.place(&mut findings);
        don_vi.place(&mut findings);
        diagnostic::sort(&mut findings);
        findings
    };
    let mut notes = rules::results(&sources);
    notes.extend(ket_qua.notes.iter().cloned());
    let notes = placed(notes);
    if notes.iter().any(Diagnostic::is_error) {
        return Err(Faults::Findings(notes));
    }
    let make = |kind: Loai| {
        let head = kind.bao_cao(&ket_qua.value)?;
        let paper = wanted.iter().find(|paper| paper.name == kind.ten())?;
        let draft = match pipeline::draft_report(press, kind, head, &sources) {
            Ok(draft) => Ok(Draft { warnings: placed(draft.warnings), ..draft }),
            Err(findings) => Err(Faults::Findings(placed(findings))),
        };
        Some((paper.clone(), kind, draft))
    };
    let reports = [Loai::SauThang, Loai::TongKet].into_iter().filter_map(make).collect();
    let (words, cited) = if looks {
        (placed(rules::review_results(&sources)), rules::cited(&ket_qua.value))
    } else {
        (Vec::new(), BTreeSet::new())
    };
    Ok(Drafts { notes, words, cited, reports, results: ket_qua })
}

/// The plan beside the results. Its own faults are told where the plan is built.
fn plan(results: &PaperFile, ket_qua: &Read<KetQua>) -> Result<Read<VanBan>, Faults> {
    let path = results.path.with_file_name(PLAN_FILE);
    let finding =
        |code, message: &str| Diagnostic::error(code, &ket_qua.file, &Route::root(), message).at(1, 1);
    if path.symlink_metadata().is_err() {
        let finding = finding(Code::ThieuKeHoach, "có kết quả mà không có kế hoạch");
        let hint = format!("đặt {PLAN_FILE} cùng thư mục với {RESULTS_FILE}");
        return Err(Faults::Findings(vec![finding.hint(hint)]));
    }
    read::<VanBan>(&path).map_err(|_| {
        let finding = finding(Code::KeHoachSai, "kế hoạch còn lỗi nên chưa làm được báo cáo");
        Faults::Findings(vec![finding.hint(format!("sửa {PLAN_FILE} trước"))])
    })
}
