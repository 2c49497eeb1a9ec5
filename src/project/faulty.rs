//! What else is wrong when a data file has faults: a slip in one place does not hide the unknown id, the expression or
//! the sum in another, so that all is mended in one go.

use std::path::Path;

use super::RESULTS_FILE;
use super::files::{self, Faults, Files, shown};
use super::shelf::Shelf;
use crate::diagnostic::{self, Code, Diagnostic, Step};
use crate::model::ReportSources;
use crate::model::Sources;
use crate::model::{DonVi, KetQua, PLAN_FILE, SoCanCu, VanBan};
use crate::report;
use crate::rules;
use crate::table::beside;
use crate::template::context;
use crate::text::name;
use crate::yaml::rest::Rest;
use crate::yaml::{self, DataFile, Read};

/// A data file, whole or what can be read of it.
pub(super) enum Known<'a, T> {
    /// Without faults.
    Whole(&'a Read<T>),
    /// What is left of it.
    Rest(Box<Rest<T>>),
}

impl<'a, T: DataFile> Known<'a, T> {
    /// What was read, or what can be read of it; `None` when that is not enough.
    pub(super) fn of(files: &dyn Files, read: Option<&'a Read<T>>, path: &Path) -> Option<Self> {
        if let Some(read) = read {
            return Some(Known::Whole(read));
        }
        let rest = yaml::rest::read(shown(path), &files.text(path).ok()?)?;
        Some(Known::Rest(Box::new(rest)))
    }

    fn value(&self) -> &T {
        match self {
            Known::Whole(read) => &read.value,
            Known::Rest(rest) => &rest.value,
        }
    }

    fn file(&self) -> &str {
        match self {
            Known::Whole(read) => &read.file,
            Known::Rest(rest) => &rest.file,
        }
    }

    fn placed(&self, mut findings: Vec<Diagnostic>) -> Vec<Diagnostic> {
        match self {
            Known::Whole(read) => {
                read.place(&mut findings);
                findings
            }
            Known::Rest(rest) => rest.placed(findings),
        }
    }

    /// Whether a figure of the results is held against a part of this plan that could not be read.
    fn decides(&self, finding: &Diagnostic) -> bool {
        let Known::Rest(rest) = self else { return false };
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

    /// Whether an id that is missed stands in a part of the file that could not be read.
    fn hides(&self, finding: &Diagnostic) -> bool {
        let Known::Rest(rest) = self else { return false };
        finding.code == Code::MaLa && finding.subject.as_deref().is_some_and(|id| rest.names(id))
    }
}

impl Known<'_, VanBan> {
    /// Puts the rows of tables in that stand in files beside it, and gives what is wrong there.
    fn fill(&mut self, files: &dyn Files, path: &Path) -> Vec<Diagnostic> {
        let Known::Rest(rest) = self else { return Vec::new() };
        let folder = path.parent().unwrap_or(Path::new(""));
        let filled = beside::rows(&rest.value, &rest.file, &|name| files::beside(files, folder, name));
        rest.beside = filled.beside;
        let told = rest.placed(filled.findings);
        rest.lose(filled.lost);
        told
    }
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

/// The unit and its register.
pub(super) struct Registers<'a> {
    pub(super) don_vi: Known<'a, DonVi>,
    pub(super) can_cu: Known<'a, SoCanCu>,
}

/// All that is wrong in a paper's data as it was read, with what is seen of it in `registers`.
pub(super) fn paper(
    files: &dyn Files,
    path: &Path,
    read: &Result<Read<VanBan>, Faults>,
    registers: Option<&Registers<'_>>,
) -> Faults {
    let mut known = Known::of(files, read.as_ref().ok(), path);
    let of_tables = known.as_mut().map(|known| known.fill(files, path)).unwrap_or_default();
    let others = known.zip(registers).map(|(van_ban, registers)| paper_findings(&van_ban, registers));
    with(faults_of(read, registers), others.into_iter().flatten().chain(of_tables).collect())
}

/// All that is wrong in a year's results as they were read, with what is seen of it in the plan and in `registers`.
pub(super) fn results(files: &dyn Files, shelf: &Shelf<'_>, registers: Option<&Registers<'_>>) -> Faults {
    let (path, plan_path) = (shelf.folder.path.join(RESULTS_FILE), shelf.folder.path.join(PLAN_FILE));
    let (read, plan) = (shelf.results(), shelf.plan().as_ref().ok());
    let known = Known::of(files, read.as_ref().ok(), &path).zip(Known::of(files, plan, &plan_path));
    let others =
        known.zip(registers).map(|((ket_qua, plan), registers)| results_findings(&ket_qua, &plan, registers));
    with(faults_of(read, registers), others.unwrap_or_default())
}

fn faults_of<T>(read: &Result<Read<T>, Faults>, registers: Option<&Registers<'_>>) -> Option<Faults> {
    read.as_ref().err().map(|faults| named(faults.clone(), registers))
}

/// The faults, with the id where the name of a body or signer was written instead.
fn named(faults: Faults, registers: Option<&Registers<'_>>) -> Faults {
    let (mut findings, registers) = match (faults, registers) {
        (Faults::Findings(findings), Some(registers)) => (findings, registers),
        (faults, _) => return faults,
    };
    let don_vi = registers.don_vi.value();
    let bodies =
        don_vi.co_quan.iter().flat_map(|(id, body)| [(id, body.ten.as_str()), (id, body.noi_nhan())]);
    let signers = don_vi
        .nguoi_ky
        .iter()
        .flat_map(|(id, signer)| [(id, signer.ho_ten.as_str()), (id, signer.chuc_vu.as_str())]);
    let plain = |name: &str| name::khong_dau(name).to_lowercase();
    let names: Vec<_> = bodies.chain(signers).collect();
    for finding in findings.iter_mut().filter(|finding| finding.code == Code::IdSai) {
        let written = finding.subject.as_deref().map(plain);
        let id = names.iter().find(|(_, name)| written.as_ref() == Some(&plain(name)));
        if let Some((id, name)) = id {
            finding.hints = vec![format!("ở đây ghi mã, không ghi tên; mã của “{name}” là {id}")];
        }
    }
    Faults::Findings(findings)
}

/// Ids, expressions and targets that are wrong, although a paper cannot be made.
fn paper_findings(van_ban: &Known<'_, VanBan>, registers: &Registers<'_>) -> Vec<Diagnostic> {
    let sources = Sources {
        don_vi: registers.don_vi.value(),
        can_cu: registers.can_cu.value(),
        van_ban: van_ban.value(),
        file: van_ban.file(),
        don_vi_file: registers.don_vi.file(),
        mau_rieng: false,
    };
    let mut findings = rules::data(&sources);
    findings.extend(context::build(&sources).err().into_iter().flatten());
    let findings = sure(findings, |finding| van_ban.hides(finding) || registers.hide(finding));
    registers.placed(van_ban.placed(findings))
}

/// Ids, expressions and figures that are wrong, although no report can be made.
fn results_findings(
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
        of_results && is_own && !ke_hoach.decides(finding)
    });
    let hidden = |finding: &Diagnostic| ke_hoach.hides(finding) || registers.hide(finding);
    registers.placed(ket_qua.placed(sure(findings, hidden)))
}

impl Registers<'_> {
    fn hide(&self, finding: &Diagnostic) -> bool {
        self.don_vi.hides(finding) || self.can_cu.hides(finding)
    }

    fn placed(&self, findings: Vec<Diagnostic>) -> Vec<Diagnostic> {
        self.can_cu.placed(self.don_vi.placed(findings))
    }
}

/// The errors that stand although not everything could be read.
fn sure(mut findings: Vec<Diagnostic>, is_hidden: impl Fn(&Diagnostic) -> bool) -> Vec<Diagnostic> {
    findings.retain(|finding| finding.is_error() && !is_hidden(finding));
    findings
}

/// The faults of a file, if it has any, with what else is wrong, in the order of the file.
pub(super) fn with(faults: Option<Faults>, mut others: Vec<Diagnostic>) -> Faults {
    match faults {
        Some(Faults::File(failure)) => return Faults::File(failure),
        Some(Faults::Findings(findings)) => others.extend(findings),
        None => {}
    }
    diagnostic::sort(&mut others);
    others.dedup();
    Faults::Findings(others)
}
