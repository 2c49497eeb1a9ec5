//! A project, and a unit of it whose own files have been read.

use std::borrow::Cow;
use std::collections::BTreeSet;
use std::path::Path;
use std::sync::OnceLock;

use super::faulty::{Known, Registers};
use super::files::{Faults, Files, read, read_paper};
use super::make::{Made, Told};
use super::press::{self, Draft, Press};
use super::reports;
use super::survey::{self, Folder, Paper, Source, Survey, Unit};
use super::{REGISTER_FILE, RESULTS_FILE, UNIT_FILE, faulty, form, look};
use crate::diagnostic::{self, Diagnostic};
use crate::model::{DoiThay, DonVi, KetQua, PLAN_FILE, SoCanCu, Sources, VanBan};
use crate::report::{self, Loai};
use crate::rules;
use crate::yaml::Read;

/// A folder of data, and what papers are made with.
pub struct Project<'a> {
    /// Where its texts come from.
    pub files: &'a dyn Files,
    /// The folder.
    pub data: &'a Path,
    /// Templates and the unchanging parts of a paper.
    pub press: &'a Press,
    /// Whether papers are looked at as `check` does: wording, leftovers, form.
    pub looks: bool,
    /// The register at the root of the data, once read without faults.
    register: OnceLock<Option<Read<SoCanCu>>>,
}

impl<'a> Project<'a> {
    /// A project that has read nothing yet.
    pub fn new(files: &'a dyn Files, data: &'a Path, press: &'a Press, looks: bool) -> Self {
        Self { files, data, press, looks, register: OnceLock::new() }
    }

    /// All units, and what is not read.
    pub fn survey(&self) -> Survey {
        survey::survey(self.files, self.data)
    }

    /// Reads a unit's own files.
    pub fn open<'p>(&'p self, unit: &'p Unit) -> Opened<'p> {
        let don_vi = read::<DonVi>(self.files, &unit.folder.join(UNIT_FILE));
        let can_cu = self.register(unit);
        Opened { project: self, unit, don_vi, can_cu, changes: OnceLock::new() }
    }

    fn register<'p>(&'p self, unit: &Unit) -> Register<'p> {
        if unit.register == self.data.join(REGISTER_FILE) {
            // A register with faults is read again for each unit, to tell the faults.
            let shared = self.register.get_or_init(|| read(self.files, &unit.register).ok());
            if let Some(read) = shared {
                return Register::Shared(read);
            }
        }
        match read(self.files, &unit.register) {
            Ok(read) => Register::Own(Box::new(read)),
            Err(faults) => Register::Faulty(faults),
        }
    }

    /// Notes about the documents of the shared register that no unit cites.
    pub fn never_cited(&self, cited: &BTreeSet<String>) -> Vec<Diagnostic> {
        let shared = self.register.get().and_then(Option::as_ref);
        shared.map(|register| look::never_cited(register, cited)).unwrap_or_default()
    }
}

/// A unit's register of documents.
enum Register<'a> {
    /// The one all units share.
    Shared(&'a Read<SoCanCu>),
    Own(Box<Read<SoCanCu>>),
    Faulty(Faults),
}

/// A unit whose own files have been read.
pub struct Opened<'a> {
    pub(super) project: &'a Project<'a>,
    pub(super) unit: &'a Unit,
    don_vi: Result<Read<DonVi>, Faults>,
    can_cu: Register<'a>,
    changes: OnceLock<Result<DoiThay, Faults>>,
}

/// The plan and the results of a folder, read when they are first asked for.
pub struct Shelf<'a> {
    pub(super) folder: &'a Folder,
    files: &'a dyn Files,
    plan: OnceLock<Result<Read<VanBan>, Faults>>,
    results: OnceLock<Result<Read<KetQua>, Faults>>,
    /// What is wrong or doubtful in the figures.
    pub(super) sense: OnceLock<Vec<Diagnostic>>,
}

impl<'a> Shelf<'a> {
    /// The plan and the results of `folder`, to be read from `files`.
    pub fn new(files: &'a dyn Files, folder: &'a Folder) -> Self {
        Self { folder, files, plan: OnceLock::new(), results: OnceLock::new(), sense: OnceLock::new() }
    }

    pub(super) fn plan(&self) -> &Result<Read<VanBan>, Faults> {
        self.plan.get_or_init(|| read_paper(self.files, &self.folder.path.join(PLAN_FILE)))
    }

    pub(super) fn results(&self) -> &Result<Read<KetQua>, Faults> {
        self.results.get_or_init(|| read(self.files, &self.folder.path.join(RESULTS_FILE)))
    }

    /// The papers that the folder's data gives; of results with faults all that they could give.
    pub fn papers(&self) -> Vec<Paper> {
        self.folder.own_papers().chain(self.reports()).collect()
    }

    fn reports(&self) -> Vec<Paper> {
        if !self.folder.has_results {
            return Vec::new();
        }
        // Of results with faults it is not known which reports they have.
        let kinds = match self.results() {
            Ok(read) => report::cac_dau(&read.value).into_iter().map(|head| head.loai).collect(),
            Err(_) => vec![Loai::SauThang, Loai::TongKet],
        };
        let mut reports: Vec<Paper> = kinds.into_iter().map(|kind| self.folder.report(kind)).collect();
        reports.sort_by(|one, other| one.name.cmp(&other.name));
        reports.dedup();
        reports
    }
}

/// What all papers of a unit share, without faults.
#[derive(Clone, Copy)]
pub(super) struct Shared<'a> {
    pub(super) don_vi: &'a Read<DonVi>,
    pub(super) can_cu: &'a Read<SoCanCu>,
}

impl<'a> Shared<'a> {
    /// What a paper is made from.
    pub(super) fn sources(self, van_ban: &'a Read<VanBan>) -> Sources<'a> {
        Sources {
            don_vi: &self.don_vi.value,
            can_cu: &self.can_cu.value,
            van_ban: &van_ban.value,
            file: &van_ban.file,
            don_vi_file: &self.don_vi.file,
        }
    }

    pub(super) fn known(self) -> Registers<'a> {
        Registers { don_vi: Known::Whole(self.don_vi), can_cu: Known::Whole(self.can_cu) }
    }
}

impl<'a> Opened<'a> {
    fn can_cu(&self) -> Option<&Read<SoCanCu>> {
        match &self.can_cu {
            Register::Shared(read) => Some(read),
            Register::Own(read) => Some(read),
            Register::Faulty(_) => None,
        }
    }

    /// Whether its register is the one that all units share.
    pub fn shares_register(&self) -> bool {
        matches!(self.can_cu, Register::Shared(_))
    }

    fn shared(&self) -> Option<Shared<'_>> {
        Some(Shared { don_vi: self.don_vi.as_ref().ok()?, can_cu: self.can_cu()? })
    }

    /// What has changed in the machinery; without a register nothing is known to have changed.
    pub(super) fn changes(&self) -> &Result<DoiThay, Faults> {
        let of = |path| read::<DoiThay>(self.project.files, path).map(|read| read.value);
        self.changes.get_or_init(|| self.unit.changes.as_deref().map_or(Ok(DoiThay::default()), of))
    }

    /// What is to be said of the unit's own files.
    pub fn told(&self) -> Told {
        let mut told = Told::default();
        if let Some(shared) = self.shared() {
            told.findings.extend(shared.don_vi.notes.iter().chain(&shared.can_cu.notes).cloned());
            told.passes_over(shared.don_vi);
            told.passes_over(shared.can_cu);
            if self.project.looks {
                told.findings.extend(look::registers(shared));
            }
            return told;
        }
        if let Err(faults) = &self.don_vi {
            told.faults(faults.clone());
        }
        if let Register::Faulty(faults) = &self.can_cu {
            told.faults(faults.clone());
        }
        told
    }

    /// Notes about the documents of its own register that its papers do not cite.
    pub fn never_cited(&self, cited: &BTreeSet<String>) -> Vec<Diagnostic> {
        match &self.can_cu {
            Register::Own(register) => look::never_cited(register, cited),
            Register::Shared(_) | Register::Faulty(_) => Vec::new(),
        }
    }

    /// Makes a paper of a folder.
    pub fn make(&self, shelf: &Shelf<'_>, paper: &Paper) -> Made {
        let mut made = Made { read: vec![shelf.folder.file(paper)], ..Made::default() };
        let Some(shared) = self.shared() else {
            made.told.faults(self.unmade(shelf, paper));
            return made;
        };
        let drafted = match paper.source {
            Source::OwnFile => self.paper(shelf, paper, shared, &mut made.told),
            Source::Results(kind) => self.report(shelf, kind, shared, &mut made),
        };
        let Draft { markdown, warnings } = match drafted {
            Ok(draft) => draft,
            Err(faults) => {
                made.told.faults(faults);
                return made;
            }
        };
        made.told.findings.extend(warnings);
        if self.project.looks {
            made.told.findings.extend(form::look(self, shelf, paper, &markdown, shared));
        }
        made.markdown = Some(markdown);
        made
    }

    /// The unit's own files have faults: no paper can be made, but what is wrong in its data is told all the same.
    fn unmade(&self, shelf: &Shelf<'_>, paper: &Paper) -> Faults {
        let files = self.project.files;
        let don_vi = Known::of(files, self.don_vi.as_ref().ok(), &self.unit.folder.join(UNIT_FILE));
        let can_cu = Known::of(files, self.can_cu(), &self.unit.register);
        let registers = don_vi.zip(can_cu).map(|(don_vi, can_cu)| Registers { don_vi, can_cu });
        let path = shelf.folder.file(paper);
        match paper.source {
            Source::OwnFile => {
                faulty::paper(files, &path, &self.read_paper(shelf, paper), registers.as_ref())
            }
            Source::Results(_) => faulty::results(files, shelf, registers.as_ref()),
        }
    }

    /// The data of a paper that has a file of its own.
    pub(super) fn read_paper<'s>(
        &self,
        shelf: &'s Shelf<'_>,
        paper: &Paper,
    ) -> Cow<'s, Result<Read<VanBan>, Faults>> {
        let path = shelf.folder.file(paper);
        if path.ends_with(PLAN_FILE) {
            Cow::Borrowed(shelf.plan())
        } else {
            Cow::Owned(read_paper(self.project.files, &path))
        }
    }

    fn paper(
        &self,
        shelf: &Shelf<'_>,
        paper: &Paper,
        shared: Shared<'_>,
        told: &mut Told,
    ) -> Result<Draft, Faults> {
        let read = self.read_paper(shelf, paper);
        let Ok(van_ban) = read.as_ref() else {
            let path = shelf.folder.file(paper);
            return Err(faulty::paper(self.project.files, &path, &read, Some(&shared.known())));
        };
        told.passes_over(van_ban);
        if self.project.looks {
            look::paper(self, van_ban, shared, told);
        }
        draft(paper, van_ban, self.project.press, shared)
    }

    fn report(
        &self,
        shelf: &Shelf<'_>,
        kind: Loai,
        shared: Shared<'_>,
        made: &mut Made,
    ) -> Result<Draft, Faults> {
        made.read.push(shelf.folder.path.join(PLAN_FILE));
        reports::draft(self, shelf, kind, shared, &mut made.told)
    }
}

/// Makes a paper's Markdown; every finding, error or warning, has its line and column.
fn draft(paper: &Paper, van_ban: &Read<VanBan>, press: &Press, shared: Shared<'_>) -> Result<Draft, Faults> {
    let template = van_ban.value.mau.as_ref().map_or(paper.name.as_str(), |mau| mau.as_str());
    let place = |mut findings: Vec<Diagnostic>| {
        findings.extend(van_ban.notes.iter().cloned());
        van_ban.place(&mut findings);
        shared.don_vi.place(&mut findings);
        shared.can_cu.place(&mut findings);
        diagnostic::sort(&mut findings);
        findings
    };
    let misplaced = rules::year_of_folder(van_ban.value.nam, paper.year, &van_ban.file);
    match (press::draft(press, template, &shared.sources(van_ban)), misplaced) {
        (Ok(made), None) => Ok(Draft { warnings: place(made.warnings), ..made }),
        (Ok(Draft { warnings: mut findings, .. }) | Err(mut findings), misplaced) => {
            findings.extend(misplaced);
            Err(Faults::Findings(place(findings)))
        }
    }
}
