//! What else is wrong when a data file has faults: a slip in one place does not hide the unknown id, the expression or
//! the sum in another, so that all is mended in one go.

use std::path::Path;

use super::files::{self, Faults, Files, shown};
use crate::diagnostic::{self, Code, Diagnostic};
use crate::model::{DonVi, SoCanCu, Sources, VanBan};
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

    pub(super) fn value(&self) -> &T {
        match self {
            Known::Whole(read) => &read.value,
            Known::Rest(rest) => &rest.value,
        }
    }

    pub(super) fn file(&self) -> &str {
        match self {
            Known::Whole(read) => &read.file,
            Known::Rest(rest) => &rest.file,
        }
    }

    pub(super) fn placed(&self, mut findings: Vec<Diagnostic>) -> Vec<Diagnostic> {
        match self {
            Known::Whole(read) => {
                read.place(&mut findings);
                findings
            }
            Known::Rest(rest) => rest.placed(findings),
        }
    }

    /// Whether an id that is missed stands in a part of the file that could not be read.
    pub(super) fn hides(&self, finding: &Diagnostic) -> bool {
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

/// The faults of a file as it was read, with ids for the names that stand where an id should.
pub(super) fn faults_of<T>(
    read: &Result<Read<T>, Faults>,
    registers: Option<&Registers<'_>>,
) -> Option<Faults> {
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

impl Registers<'_> {
    pub(super) fn hide(&self, finding: &Diagnostic) -> bool {
        self.don_vi.hides(finding) || self.can_cu.hides(finding)
    }

    pub(super) fn placed(&self, findings: Vec<Diagnostic>) -> Vec<Diagnostic> {
        self.can_cu.placed(self.don_vi.placed(findings))
    }
}

/// The errors that stand although not everything could be read.
pub(super) fn sure(
    mut findings: Vec<Diagnostic>,
    is_hidden: impl Fn(&Diagnostic) -> bool,
) -> Vec<Diagnostic> {
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
