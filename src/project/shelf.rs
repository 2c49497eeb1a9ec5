//! The data of a folder, as it is asked for, and the papers that it gives.

use std::borrow::Cow;
use std::path::PathBuf;
use std::sync::OnceLock;

use super::KINDS;
use super::faulty::Registers;
use super::files::{Faults, Files, read_paper};
use super::make::{Issue, Told};
use super::open::{Opened, Shared};
use super::press::Draft;
use super::survey::{Folder, Paper, Source};
use crate::model::{PLAN_FILE, VanBan};
use crate::yaml::Read;
use crate::yaml::tree::Node;

/// A data file of a folder that gives papers and is none: a year's results. It is read when it is first asked for.
pub(super) trait Data: Send + Sync {
    /// The names of the papers that it gives, sorted; of a file with faults all that it could give.
    fn papers(&self, shelf: &Shelf<'_>) -> Vec<String>;

    /// The other files of the folder that its papers are made from.
    fn beside(&self) -> &'static [&'static str];

    /// The file as a tree; `None` where it has faults.
    fn tree(&self, shelf: &Shelf<'_>) -> Option<&Node>;

    /// What makes a paper of it an issued one; `None` where the file has faults.
    fn issue(&self, shelf: &Shelf<'_>, paper: &str) -> Option<Issue>;

    /// Makes a paper of it.
    ///
    /// # Errors
    /// All that keeps it from being made.
    fn draft(
        &self,
        opened: &Opened<'_>,
        shelf: &Shelf<'_>,
        paper: &str,
        shared: Shared<'_>,
        told: &mut Told,
    ) -> Result<Draft, Faults>;

    /// All that is wrong in it, with what is seen of it in the unit and its register, as far as these can be read.
    fn faults(&self, shelf: &Shelf<'_>, registers: Option<&Registers<'_>>) -> Faults;
}

/// The data of a folder, each file read when it is first asked for.
pub struct Shelf<'a> {
    pub(super) folder: &'a Folder,
    pub(super) files: &'a dyn Files,
    plan: OnceLock<Result<Read<VanBan>, Faults>>,
    /// The data that gives papers and is none, by the names of the files.
    data: Vec<(&'static str, Box<dyn Data>)>,
}

impl<'a> Shelf<'a> {
    /// The data of `folder`, to be read from `files`.
    pub fn new(files: &'a dyn Files, folder: &'a Folder) -> Self {
        let kinds = KINDS.iter().filter(|kind| folder.data.contains(&kind.file));
        let data = kinds.map(|kind| (kind.file, (kind.of_folder)())).collect();
        Self { folder, files, plan: OnceLock::new(), data }
    }

    pub(super) fn plan(&self) -> &Result<Read<VanBan>, Faults> {
        self.plan.get_or_init(|| read_paper(self.files, &self.path(PLAN_FILE)))
    }

    /// The path of a file of the folder.
    pub(super) fn path(&self, file: &str) -> PathBuf {
        self.folder.path.join(file)
    }

    /// The data of a file that gives papers and is none.
    pub(super) fn data(&self, file: &str) -> Option<&dyn Data> {
        self.data.iter().find(|(name, _)| *name == file).map(|(_, data)| &**data)
    }

    /// The data of a paper that has a file of its own.
    pub(super) fn read_paper(&self, paper: &Paper) -> Cow<'_, Result<Read<VanBan>, Faults>> {
        let path = self.folder.file(paper);
        if path.ends_with(PLAN_FILE) {
            Cow::Borrowed(self.plan())
        } else {
            Cow::Owned(read_paper(self.files, &path))
        }
    }

    /// The papers that the folder's data gives.
    pub fn papers(&self) -> Vec<Paper> {
        let given = self.data.iter().flat_map(|(file, data)| {
            let papers = data.papers(self).into_iter();
            papers.map(|name| self.folder.paper(&name, Source::Shared(file)))
        });
        self.folder.own_papers().chain(given).collect()
    }
}
