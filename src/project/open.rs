//! A project, and a unit of it whose own files have been read.

use std::path::Path;
use std::sync::OnceLock;

use super::faulty::{Known, Registers};
use super::files::{Faults, Files, read};
use super::press::Press;
use super::survey::{self, Survey, Unit};
use super::{REGISTER_FILE, UNIT_FILE};
use crate::model::{DoiThay, DonVi, SoCanCu, Sources, VanBan};
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
    pub(super) register: OnceLock<Option<Read<SoCanCu>>>,
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
}

/// A unit's register of documents.
pub(super) enum Register<'a> {
    /// The one all units share.
    Shared(&'a Read<SoCanCu>),
    Own(Box<Read<SoCanCu>>),
    Faulty(Faults),
}

/// A unit whose own files have been read.
pub struct Opened<'a> {
    pub(super) project: &'a Project<'a>,
    pub(super) unit: &'a Unit,
    pub(super) don_vi: Result<Read<DonVi>, Faults>,
    pub(super) can_cu: Register<'a>,
    changes: OnceLock<Result<DoiThay, Faults>>,
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
            mau_rieng: false,
        }
    }

    pub(super) fn known(self) -> Registers<'a> {
        Registers { don_vi: Known::Whole(self.don_vi), can_cu: Known::Whole(self.can_cu) }
    }
}

impl<'a> Opened<'a> {
    pub(super) fn can_cu(&self) -> Option<&Read<SoCanCu>> {
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

    pub(super) fn shared(&self) -> Option<Shared<'_>> {
        Some(Shared { don_vi: self.don_vi.as_ref().ok()?, can_cu: self.can_cu()? })
    }

    /// What has changed in the machinery; without a register nothing is known to have changed.
    pub(super) fn changes(&self) -> &Result<DoiThay, Faults> {
        let of = |path| read::<DoiThay>(self.project.files, path).map(|read| read.value);
        self.changes.get_or_init(|| self.unit.changes.as_deref().map_or(Ok(DoiThay::default()), of))
    }
}
