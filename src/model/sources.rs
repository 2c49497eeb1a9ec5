//! What a paper is made from: the typed files, with their names for findings.

use super::{CanCu, DonVi, KetQua, SoCanCu, VanBan};
use crate::value::{Id, LoaiVanBan};

/// The data a paper is made from, with the names of the files for findings.
#[derive(Debug, Clone, Copy)]
pub struct Sources<'a> {
    /// The unit.
    pub don_vi: &'a DonVi,
    /// The register of documents.
    pub can_cu: &'a SoCanCu,
    /// The paper's own data.
    pub van_ban: &'a VanBan,
    /// Path of the paper's data file.
    pub file: &'a str,
    /// Path of the unit's data file.
    pub don_vi_file: &'a str,
    /// Whether the workspace prints it with a template of its own: then the template's name says nothing of the form.
    pub mau_rieng: bool,
}

impl<'a> Sources<'a> {
    /// The type of the paper: what `loai` says, else `mau`, else the name of its file. `None`: a paper of the unit's own
    /// kind, with a template of its own.
    pub fn loai(&self) -> Option<LoaiVanBan> {
        let of_file = || {
            let file = self.file.rsplit(['/', '\\']).next().unwrap_or(self.file);
            LoaiVanBan::cua_mau(file.strip_suffix(".yaml").unwrap_or(file))
        };
        self.van_ban.loai.or_else(|| match &self.van_ban.mau {
            Some(mau) => LoaiVanBan::cua_mau(mau.as_str()),
            None => of_file(),
        })
    }

    /// A cited document: the paper's own entry for its year wins over the register's.
    pub fn document(&self, id: &str) -> Option<&'a CanCu> {
        self.van_ban.can_cu_nam.get(id).or_else(|| self.can_cu.get(id))
    }

    /// All documents that the paper may cite, the register's first.
    pub fn documents(&self) -> impl Iterator<Item = (&'a Id, &'a CanCu)> {
        let own = &self.van_ban.can_cu_nam;
        let register = self.can_cu.iter().map(|(id, entry)| (id, own.get(id.as_str()).unwrap_or(entry)));
        register.chain(own.iter().filter(|(id, _)| self.can_cu.get(id.as_str()).is_none()))
    }
}

/// The data the reports of a year are made from, with the names of the files for findings.
#[derive(Debug, Clone, Copy)]
pub struct ReportSources<'a> {
    /// The unit.
    pub don_vi: &'a DonVi,
    /// The register of documents.
    pub can_cu: &'a SoCanCu,
    /// The plan that is reported on.
    pub ke_hoach: &'a VanBan,
    /// Path of the plan's file.
    pub ke_hoach_file: &'a str,
    /// The results.
    pub ket_qua: &'a KetQua,
    /// Path of the results' file.
    pub file: &'a str,
    /// Path of the unit's data file.
    pub don_vi_file: &'a str,
}

impl<'a> ReportSources<'a> {
    /// What a paper of this unit is made from: the report's head, or the plan.
    pub fn paper(&self, van_ban: &'a VanBan, file: &'a str) -> Sources<'a> {
        let Self { don_vi, can_cu, don_vi_file, .. } = *self;
        Sources { don_vi, can_cu, van_ban, file, don_vi_file, mau_rieng: false }
    }
}
