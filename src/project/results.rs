//! The reports of a year, from its plan and its results.

use std::collections::BTreeSet;
use std::sync::OnceLock;

use super::RESULTS_FILE;
use super::faulty::{self, Known, Registers};
use super::files::{Faults, read};
use super::make::{Issue, Told};
use super::open::{Opened, Shared};
use super::press::{self, Draft};
use super::shelf::{Data, Shelf};
use crate::diagnostic::{self, Code, Diagnostic, Route, Step};
use crate::model::{KetQua, NguonBanHanh, PLAN_FILE, ReportSources, VanBan};
use crate::report::{self, Dau, Loai};
use crate::rules;
use crate::yaml::tree::Node;
use crate::yaml::{self, Read};

/// The results of a year, and the reports that they give.
#[derive(Default)]
pub(super) struct Results {
    read: OnceLock<Result<Read<KetQua>, Faults>>,
    /// What is wrong or doubtful in the figures.
    sense: OnceLock<Vec<Diagnostic>>,
}

impl Results {
    fn read(&self, shelf: &Shelf<'_>) -> &Result<Read<KetQua>, Faults> {
        self.read.get_or_init(|| read(shelf.files, &shelf.path(RESULTS_FILE)))
    }

    fn head(&self, shelf: &Shelf<'_>, paper: &str) -> Option<Dau<'_>> {
        let read = self.read(shelf).as_ref().ok()?;
        report::cac_dau(&read.value).into_iter().find(|head| head.loai.ten() == paper)
    }
}

impl Data for Results {
    fn papers(&self, shelf: &Shelf<'_>) -> Vec<String> {
        // Of results with faults it is not known which reports they have.
        let kinds = match self.read(shelf) {
            Ok(read) => report::cac_dau(&read.value).into_iter().map(|head| head.loai).collect(),
            Err(_) => vec![Loai::SauThang, Loai::TongKet],
        };
        let names: BTreeSet<String> = kinds.into_iter().map(|kind| kind.ten()).collect();
        names.into_iter().collect()
    }

    fn beside(&self) -> &'static [&'static str] {
        &[PLAN_FILE]
    }

    fn tree(&self, shelf: &Shelf<'_>) -> Option<&Node> {
        self.read(shelf).as_ref().ok()?.tree()
    }

    fn issue(&self, shelf: &Shelf<'_>, paper: &str) -> Option<Issue> {
        let head = self.head(shelf, paper)?;
        let (numbered, ngay) = (head.bao_cao.so.is_some(), head.bao_cao.ngay);
        let co_quan = head.bao_cao.co_quan_ban_hanh.clone();
        let ban_hanh = NguonBanHanh { ngay, co_quan, lien_tich: Vec::new() };
        Some(Issue { numbered, ngay, ban_hanh, route: head.route })
    }

    /// A file that cannot be read, results without a plan, or figures that are wrong in sense: then no report is made.
    fn draft(
        &self,
        opened: &Opened<'_>,
        shelf: &Shelf<'_>,
        paper: &str,
        shared: Shared<'_>,
        told: &mut Told,
    ) -> Result<Draft, Faults> {
        let Ok(ket_qua) = self.read(shelf) else {
            return Err(self.faults(shelf, Some(&shared.known())));
        };
        let ke_hoach = match plan(shelf, ket_qua) {
            Ok(ke_hoach) => ke_hoach,
            Err(faults) => {
                return match self.faults(shelf, Some(&shared.known())) {
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
        let sense = self.sense.get_or_init(|| {
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
        let head = self.head(shelf, paper).ok_or(Faults::Findings(Vec::new()))?;
        match press::draft_report(opened.project.press, &head, &sources) {
            Ok(draft) => Ok(Draft { warnings: placed(draft.warnings), ..draft }),
            Err(findings) => Err(Faults::Findings(placed(findings))),
        }
    }

    fn faults(&self, shelf: &Shelf<'_>, registers: Option<&Registers<'_>>) -> Faults {
        let (read, plan) = (self.read(shelf), shelf.plan().as_ref().ok());
        let of_plan = || Known::of(shelf.files, plan, &shelf.path(PLAN_FILE));
        let known = Known::of(shelf.files, read.as_ref().ok(), &shelf.path(RESULTS_FILE));
        let known = known.and_then(|known| Some((known, of_plan()?)));
        let others =
            known.zip(registers).map(|((ket_qua, plan), registers)| findings(&ket_qua, &plan, registers));
        faulty::with(faulty::faults_of(read, registers), others.unwrap_or_default())
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

/// Ids, expressions and figures that are wrong, although no report can be made.
fn findings(
    ket_qua: &Known<'_, KetQua>,
    ke_hoach: &Known<'_, VanBan>,
    registers: &Registers<'_>,
) -> Vec<Diagnostic> {
    let sources = ReportSources {
        don_vi: registers.don_vi.value(),
        can_cu: registers.can_cu.value(),
        ke_hoach: ke_hoach.value(),
        ke_hoach_file: ke_hoach.file(),
        ket_qua: ket_qua.value(),
        file: ket_qua.file(),
        don_vi_file: registers.don_vi.file(),
    };
    let mut findings = rules::results(&sources);
    for head in report::cac_dau(sources.ket_qua) {
        findings.extend(report::context::build(&sources, &head).err().into_iter().flatten());
    }
    // The plan's own faults are told with the plan; of figures only those that need nothing but their own entry.
    findings.retain(|finding| {
        let of_results = *finding.place.file == *sources.file;
        let is_own = yaml::rest::stands_alone(finding) || OWN.contains(&finding.code);
        of_results && is_own && !decides(ke_hoach, finding)
    });
    let hidden = |finding: &Diagnostic| ke_hoach.hides(finding) || registers.hide(finding);
    registers.placed(ket_qua.placed(faulty::sure(findings, hidden)))
}

/// Whether a figure of the results is held against a part of this plan that could not be read.
fn decides(plan: &Known<'_, VanBan>, finding: &Diagnostic) -> bool {
    let Known::Rest(rest) = plan else { return false };
    if yaml::rest::stands_alone(finding) {
        return false;
    }
    let entry = |key: &str| match finding.place.route.steps() {
        [Step::Key(first), entry, ..] if **first == *key => Some(entry),
        _ => None,
    };
    rest.lost().iter().any(|lost| match lost.steps() {
        [] => true,
        [Step::Key(first), rest @ ..] => match &**first {
            "nam" => finding.code == Code::NgoaiKy,
            "chi_tieu" => rest.first().is_none_or(|id| entry("so_lieu") == Some(id)),
            "nhiem_vu" => rest.first().is_none_or(|id| entry("nhiem_vu") == Some(id)),
            _ => false,
        },
        [Step::Index(_), ..] => true,
    })
}

/// Findings about figures that are wrong whatever is written in other entries.
const OWN: [Code; 12] = [
    Code::CapSai,
    Code::ThieuKhoa,
    Code::NuQuaTong,
    Code::PhanQuaTong,
    Code::TongSai,
    Code::TyLeQua100,
    Code::SoAm,
    Code::TienDoSai,
    Code::ChiQuaDuToan,
    Code::SoCuocSai,
    Code::SaiCachTinh,
    Code::NgoaiKy,
];
