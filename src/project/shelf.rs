//! The plan and the results of a folder, as they are asked for.

use std::sync::OnceLock;

use super::RESULTS_FILE;
use super::files::{Faults, Files, read, read_paper};
use super::survey::{Folder, Paper};
use crate::diagnostic::Diagnostic;
use crate::model::{KetQua, PLAN_FILE, VanBan};
use crate::report::{self, Loai};
use crate::yaml::Read;

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
