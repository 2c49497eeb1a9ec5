//! What an opened unit gives: what is to be said of its own files, and its papers.

use std::collections::BTreeSet;
use std::path::Path;

use super::faulty::{self, Known, Registers};
use super::files::{Faults, shown};
use super::make::{Issue, Made, Told};
use super::open::{Opened, Project, Register, Shared};
use super::press::{self, Draft, Press};
use super::shelf::Shelf;
use super::survey::{Paper, Source};
use super::{UNIT_FILE, copy, form, look};
use crate::diagnostic::{self, Code, Diagnostic, Route};
use crate::model::{VanBan, tables};
use crate::rules;
use crate::rules::doubles::Numbered;
use crate::value::{LoaiVanBan, Van};
use crate::yaml::{self, Read};

impl Project<'_> {
    /// Notes about the documents of the shared register that no unit cites.
    pub fn never_cited(&self, cited: &BTreeSet<String>) -> Vec<Diagnostic> {
        let shared = self.register.get().and_then(Option::as_ref);
        shared.map(|register| look::never_cited(register, cited)).unwrap_or_default()
    }
}

impl Opened<'_> {
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

    /// Notes about the CSV files of a folder that no table names; none while a paper has faults that may hide the name.
    pub fn unread_tables(&self, shelf: &Shelf<'_>) -> Vec<Diagnostic> {
        let folder = shelf.folder;
        let mut unread: Vec<&String> = folder.tables.iter().collect();
        for paper in folder.own_papers() {
            if unread.is_empty() {
                break;
            }
            let Ok(read) = &*shelf.read_paper(&paper) else { return Vec::new() };
            let named = tables::files(&read.value);
            unread.retain(|file| !named.contains(file));
        }
        let told = |file: &String| {
            let message = "tệp này không được đọc: không bảng nào ghi tên nó";
            let note =
                Diagnostic::note(Code::TenTep, &shown(&folder.path.join(file)), &Route::root(), message);
            note.hint(format!(
                "dùng cho một bảng thì ghi tep: {file} ở bảng ấy; không dùng thì chuyển đi chỗ khác"
            ))
        };
        unread.into_iter().map(told).collect()
    }

    /// Warnings about issued papers of one number, each at its line: their files are only read again when there are any.
    pub fn doubles(&self, papers: &[Numbered]) -> Vec<Diagnostic> {
        let Some(Shared { don_vi, .. }) = self.shared() else { return Vec::new() };
        let others = don_vi.value.co_quan_ban_hanh.iter().map(|(_, body)| body.ky_hieu.as_str());
        let symbols: Vec<&str> = others.chain([don_vi.value.ky_hieu.as_str()]).collect();
        rules::doubles(&symbols, papers).into_iter().map(|finding| self.placed(finding)).collect()
    }

    /// A finding about data at its line; the file is read again.
    pub fn placed(&self, mut finding: Diagnostic) -> Diagnostic {
        let text = self.project.files.text(Path::new(&*finding.place.file)).unwrap_or_default();
        let (text, _) = yaml::clean(&finding.place.file, &text);
        if let Ok(tree) = yaml::tree::read(&text) {
            finding.place.at = Some(tree.deepest(&finding.place.route).at);
        }
        finding
    }

    /// Makes a paper of a folder.
    pub fn make(&self, shelf: &Shelf<'_>, paper: &Paper) -> Made {
        let mut made = Made { read: vec![shelf.folder.file(paper)], ..Made::default() };
        let Some(shared) = self.shared() else {
            made.told.faults(self.unmade(shelf, paper));
            return made;
        };
        let drafted = match paper.source {
            Source::OwnFile => self.paper(shelf, paper, shared, &mut made),
            Source::Shared(file) => self.given(shelf, file, paper, shared, &mut made),
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
            // Of a copy, what was copied is looked at as the paper that it is.
            if made.copied.is_none() {
                let ban_hanh = made.issue.as_ref().map(|issue| issue.ban_hanh.clone()).unwrap_or_default();
                made.told.findings.extend(form::look(self, shelf, paper, (&markdown, &ban_hanh), shared));
            }
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
            Source::OwnFile => faulty::paper(files, &path, &shelf.read_paper(paper), registers.as_ref()),
            Source::Shared(file) => match shelf.data(file) {
                Some(data) => data.faults(shelf, registers.as_ref()),
                None => Faults::Findings(Vec::new()),
            },
        }
    }

    fn paper(
        &self,
        shelf: &Shelf<'_>,
        paper: &Paper,
        shared: Shared<'_>,
        made: &mut Made,
    ) -> Result<Draft, Faults> {
        let read = shelf.read_paper(paper);
        let Ok(van_ban) = read.as_ref() else {
            let path = shelf.folder.file(paper);
            return Err(faulty::paper(self.project.files, &path, &read, Some(&shared.known())));
        };
        let (numbered, ban_hanh) = (van_ban.value.so.is_some(), van_ban.value.ban_hanh());
        made.issue = Some(Issue { numbered, ngay: ban_hanh.ngay, ban_hanh, route: Route::root() });
        made.told.passes_over(van_ban);
        if self.project.looks {
            look::paper(self, van_ban, shared, &mut made.told);
        }
        let mut draft = draft(paper, van_ban, self.project.press, shared)?;
        if let Some(copy) = &van_ban.value.ban_sao {
            let copied = self.copied(shelf, paper, (van_ban, copy)).map_err(|told| {
                let mut told = vec![*told];
                van_ban.place(&mut told);
                Faults::Findings(told)
            })?;
            draft.markdown = copy::joined(&copied.text, &draft.markdown);
            made.copied = Some(copied);
        }
        Ok(draft)
    }

    /// A paper that a file gives which is no paper itself.
    fn given(
        &self,
        shelf: &Shelf<'_>,
        file: &str,
        paper: &Paper,
        shared: Shared<'_>,
        made: &mut Made,
    ) -> Result<Draft, Faults> {
        let data = shelf.data(file).ok_or(Faults::Findings(Vec::new()))?;
        made.read.extend(data.beside().iter().map(|file| shelf.path(file)));
        let draft = data.draft(self, shelf, &paper.name, shared, &mut made.told)?;
        made.issue = data.issue(shelf, &paper.name);
        Ok(draft)
    }
}

/// Makes a paper's Markdown; every finding, error or warning, has its line and column.
pub(super) fn draft(
    paper: &Paper,
    van_ban: &Read<VanBan>,
    press: &Press,
    shared: Shared<'_>,
) -> Result<Draft, Faults> {
    let copy = van_ban.value.ban_sao.as_ref().map(|_| "ban-sao");
    let loai = copy.or(van_ban.value.loai.map(LoaiVanBan::ma));
    let template = van_ban.value.mau.as_ref().map(Van::as_str).or(loai).unwrap_or(&paper.name);
    let template = if van_ban.value.mau.is_some() { template } else { press.templates.of_paper(template) };
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
        (Ok(made), none) if none.is_empty() => Ok(Draft { warnings: place(made.warnings), ..made }),
        (Ok(Draft { warnings: mut findings, .. }) | Err(mut findings), misplaced) => {
            findings.extend(misplaced);
            Err(Faults::Findings(place(findings)))
        }
    }
}
