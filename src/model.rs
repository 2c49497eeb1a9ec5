//! What the data files hold, as types: the unit, the register of documents, a paper.
//!
//! Doc comments of fields are what an officer sees in the editor (they become the JSON Schema), so they are Vietnamese.

pub mod ban_hanh;
pub mod ban_sao;
pub mod bang;
pub mod can_cu;
pub mod chi_tieu;
pub mod co_quan_ban_hanh;
pub mod cong_tac;
pub mod dict;
pub mod doan;
pub mod doi_thay;
pub mod don_vi;
pub mod ket_qua;
pub mod ky_bao_cao;
pub mod nguoi_ky;
pub mod nguon_kinh_phi;
pub mod noi_dung;
pub mod phu_luc;
pub mod short;
pub mod sources;
pub mod tables;
pub mod texts;
pub mod them;
pub mod theo_ngay;
pub mod van_ban;

pub use ban_hanh::NguonBanHanh;
pub use ban_sao::{BanSao, HinhThucSao};
pub use bang::{Bang, CacDong, CanO, Cot, DongBang, KieuCot, O};
pub use can_cu::{CanCu, HieuLuc};
pub use chi_tieu::{CachTinh, ChiTieu, Huong, KyDo, NhiemVu};
pub use co_quan_ban_hanh::CoQuanBanHanh;
pub use cong_tac::CongTac;
pub use dict::Dict;
pub use doan::{CacDoan, Doan, DoanBang};
pub use doi_thay::{ChuongTrinh, CoQuanDoi, DoiThay, MucChiTieu, MucNam, NgayNghi, TuNgu, VanBanDoi};
pub use don_vi::{CoQuan, DonVi, KieuDau};
pub use ket_qua::{
    BanHanh, BaoCao, HoatDong, KetQua, KhaiQuat, KinhPhi, Nguoi, SoLieu, TinhTrang, TrangThai,
};
pub use nguoi_ky::NguoiKy;
pub use nguon_kinh_phi::NguonKinhPhi;
pub use noi_dung::{Cap, Chuong, Diem, Dieu, Khoan, Muc, Phan, ThanBai, Y};
pub use phu_luc::{BangMay, BangPhuLuc, KemTheo, KhoanKinhPhi, PhuLuc};
pub use short::MotHoacNhieu;
pub use sources::{ReportSources, Sources};
pub use them::Them;
pub use theo_ngay::{Khoang, TheoNgay};
pub use van_ban::{Ben, MoDau, NguoiDu, NoiNhan, ThoiHan, VanBan};

use crate::yaml::schema::Texts;
use crate::yaml::{self, DataFile};

/// A kind of data file.
#[derive(Debug)]
pub struct FileKind {
    /// Its name, without `.yaml`; of papers that of the first.
    pub name: &'static str,
    /// What it is about, for the officer.
    pub meaning: &'static str,
    /// The JSON Schema that editors are given.
    pub schema: fn() -> serde_json::Value,
}

/// Every kind of data file.
pub const FILES: [FileKind; 5] = [
    FileKind {
        name: "ke-hoach",
        meaning: "Kế hoạch và các văn bản khác của năm",
        schema: yaml::schema_for_editor::<VanBan>,
    },
    FileKind {
        name: "ket-qua",
        meaning: "Kết quả thực hiện của năm",
        schema: yaml::schema_for_editor::<KetQua>,
    },
    FileKind { name: "don-vi", meaning: "Đơn vị", schema: yaml::schema_for_editor::<DonVi> },
    FileKind {
        name: "can-cu", meaning: "Sổ văn bản viện dẫn", schema: yaml::schema_for_editor::<SoCanCu>
    },
    FileKind {
        name: "doi-thay",
        meaning: "Sổ đổi thay, dùng khi sang năm mới",
        schema: yaml::schema_for_editor::<DoiThay>,
    },
];

/// The register of documents that are cited: `data/can-cu.yaml`.
pub type SoCanCu = Dict<CanCu>;

/// The name of a year's plan; its results and its reports are about this file.
pub const PLAN_FILE: &str = "ke-hoach.yaml";

impl DataFile for DoiThay {
    const TITLE: &'static str = "Sổ đổi thay";
    const TEXTS: Texts = Texts::Words;
}
impl DataFile for DonVi {
    const TITLE: &'static str = "Đơn vị";
    const TEXTS: Texts = Texts::Plain;
}
impl DataFile for SoCanCu {
    const TITLE: &'static str = "Sổ văn bản viện dẫn";
    const TEXTS: Texts = Texts::Plain;
}
impl DataFile for VanBan {
    const TITLE: &'static str = "Văn bản";
}
impl DataFile for KetQua {
    const TITLE: &'static str = "Kết quả";
}
