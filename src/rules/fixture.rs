//! A small workspace for the tests of rules.

use crate::diagnostic::Diagnostic;
use crate::model::Sources;
use crate::model::{DonVi, SoCanCu, VanBan};

/// The texts of a unit, a register and a paper, read.
pub(super) struct Workspace {
    don_vi: DonVi,
    can_cu: SoCanCu,
    van_ban: VanBan,
}

impl Workspace {
    /// A commune with `bodies` (keys of don-vi.yaml), its register, a paper.
    pub(super) fn new(bodies: &str, register: &str, paper: &str) -> Self {
        let unit = format!(
            "ten: Ủy ban nhân dân xã Đông Sơn\ngoi: UBND xã\nten_dau_trang: [Ủy ban nhân dân, xã Đông Sơn]\ndia_ban: xã Đông Sơn\ndia_danh: Đông Sơn\nky_hieu: UBND\nluu: VT\nnguoi_ky: {{ct: {{thay_mat: Ủy ban nhân dân, chuc_vu: Chủ tịch, ho_ten: Nguyễn Văn An}}}}\n{bodies}\n"
        );
        let (unit, van_ban): (DonVi, VanBan) =
            (serde_yaml::from_str(&unit).unwrap(), serde_yaml::from_str(paper).unwrap());
        Self {
            don_vi: unit.cua(&van_ban.ban_hanh()).into_owned(),
            can_cu: serde_yaml::from_str(register).unwrap(),
            van_ban,
        }
    }

    /// As rules see it.
    pub(super) fn sources(&self) -> Sources<'_> {
        Sources {
            don_vi: &self.don_vi,
            can_cu: &self.can_cu,
            van_ban: &self.van_ban,
            file: "data/2026/ke-hoach.yaml",
            don_vi_file: "data/don-vi.yaml",
            mau_rieng: false,
        }
    }
}

/// Findings as `route: message`.
pub(super) fn lines(findings: &[Diagnostic]) -> Vec<String> {
    findings.iter().map(|finding| format!("{}: {}", finding.place.route, finding.message)).collect()
}
