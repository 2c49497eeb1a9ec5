//! What is issued with a paper in the same file: appendices, and papers that a decision issues.

use std::borrow::Cow;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{Deserialize, Deserializer, Serialize};

use super::bang::Bang;
use super::doan::CacDoan;
use super::nguon_kinh_phi::NguonKinhPhi;
use super::noi_dung::{Chuong, Dieu, Khoan, Muc, Phan, ThanBai, Y};
use super::short::{MotHoacNhieu, scalar_or_group};
use crate::value::{Dong, Id, KieuSo, Scalar, Value, ValueError, Van};

/// Một phụ lục: in ở phần riêng, số trang đánh từ 1; có từ hai phụ lục thì máy đánh số I, II.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PhuLuc {
    /// Mã của phụ lục; trong câu chữ viết {{ phu_luc.ma }}
    #[serde(default)]
    pub id: Option<Id>,
    /// Tên phụ lục; máy tự in hoa
    pub tieu_de: MotHoacNhieu<Van>,
    /// In trên trang nằm ngang; chỉ khi phụ lục có bảng
    #[serde(default)]
    pub ngang: bool,
    /// Các đoạn văn, bảng
    #[serde(default)]
    pub doan: CacDoan,
    /// Bảng của phụ lục: ghi các cột, các dòng; hoặc nhiem_vu, chi_tieu, kinh_phi để máy lập từ các khóa ấy của kế hoạch
    #[serde(default)]
    pub bang: Option<BangPhuLuc>,
    /// Cách đánh số các mục và khoản: ghi "1.1" nếu là 1, 1.1, 1.1.1; đánh số I, 1, a) thì bỏ dòng này
    #[serde(default)]
    pub kieu_so: Option<KieuSo>,
    /// Các phần; máy tự đánh số Phần I, Phần II
    #[serde(default)]
    pub phan: Vec<Phan>,
    /// Các chương; máy tự đánh số Chương I, Chương II
    #[serde(default)]
    pub chuong: Vec<Chuong>,
    /// Các điều, khi không chia chương; máy tự đánh số Điều 1, Điều 2
    #[serde(default)]
    pub dieu: Vec<Dieu>,
    /// Các mục; máy tự đánh số I, II, III
    #[serde(default)]
    pub cac_muc: Vec<Muc>,
    /// Các khoản, khi không chia mục; máy tự đánh số 1, 2, 3
    #[serde(default)]
    pub khoan: Vec<Khoan>,
    /// Các ý gạch đầu dòng, khi không chia mục, không chia khoản
    #[serde(default)]
    pub y: Vec<Y>,
}

impl PhuLuc {
    /// Its body's parts.
    pub fn than_bai(&self) -> ThanBai<'_> {
        ThanBai {
            doan: self.doan.as_slice(),
            phan: &self.phan,
            chuong: &self.chuong,
            dieu: &self.dieu,
            cac_muc: &self.cac_muc,
            khoan: &self.khoan,
            y: &self.y,
        }
    }
}

/// Bảng của một phụ lục.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(untagged)]
pub enum BangPhuLuc {
    /// Made from other keys of the plan.
    May(BangMay),
    /// As it was typed.
    Ghi(Box<Bang>),
}

/// Một bảng máy lập từ dữ liệu khác của kế hoạch.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum BangMay {
    /// Nhiệm vụ, chủ trì, phối hợp, thời gian, sản phẩm, kinh phí: từ nhiem_vu
    NhiemVu,
    /// Chỉ tiêu, đơn vị tính, mức phải đạt: từ chi_tieu
    ChiTieu,
    /// Nội dung, nguồn, số tiền: từ kinh_phi
    KinhPhi,
}

impl BangMay {
    const ALL: [(&'static str, Self); 3] =
        [("nhiem_vu", Self::NhiemVu), ("chi_tieu", Self::ChiTieu), ("kinh_phi", Self::KinhPhi)];
}

impl std::str::FromStr for BangMay {
    type Err = ValueError;

    fn from_str(text: &str) -> Result<Self, ValueError> {
        let known = Self::ALL.iter().find(|(name, _)| *name == text).map(|(_, table)| *table);
        known.ok_or_else(|| ValueError {
            code: crate::diagnostic::Code::NgoaiDanhMuc,
            subject: None,
            message: format!("không có bảng «{text}» để lập"),
            hint: Some("ghi nhiem_vu, chi_tieu, kinh_phi, hoặc ghi các cột, các dòng của bảng".to_owned()),
        })
    }
}

impl Value for BangMay {
    const KIND: &'static str = "bang-may";
    const CODE: crate::diagnostic::Code = crate::diagnostic::Code::NgoaiDanhMuc;
    const NOUN: &'static str = "bảng máy lập";
    const EXAMPLES: &'static [&'static str] = &["nhiem_vu"];
    const PATTERN: &'static str = "^(nhiem_vu|chi_tieu|kinh_phi)$";
    const DESCRIPTION: &'static str = "Bảng máy lập: nhiem_vu, chi_tieu, kinh_phi";

    fn from_scalar(scalar: Scalar<'_>) -> Result<Self, ValueError> {
        match scalar {
            Scalar::Text(text) => text.parse(),
            other => "".parse::<Self>().map_err(|fault| ValueError {
                message: format!(
                    "{} phải là tên một bảng",
                    if other == Scalar::Null { "bang để trống," } else { "bang" }
                ),
                ..fault
            }),
        }
    }
}

impl<'de> Deserialize<'de> for BangPhuLuc {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        scalar_or_group(deserializer, Self::May, |table: Bang| Self::Ghi(Box::new(table)))
    }
}

impl JsonSchema for BangPhuLuc {
    fn schema_name() -> Cow<'static, str> {
        "BangPhuLuc".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let made = generator.subschema_for::<BangMay>();
        let typed = generator.subschema_for::<Bang>();
        json_schema!({
            "description": "Bảng của phụ lục: nhiem_vu, chi_tieu, kinh_phi để máy lập; hoặc các cột, các dòng",
            "anyOf": [made, typed],
        })
    }
}

/// Một văn bản ban hành kèm theo quyết định: quy chế, quy định, kế hoạch; in ở phần riêng, số trang đánh từ 1.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct KemTheo {
    /// Mã của văn bản kèm theo
    #[serde(default)]
    pub id: Option<Id>,
    /// Tên loại: Quy chế, Quy định, Kế hoạch; viết quy-che cũng được
    pub loai: Van,
    /// Trích yếu nội dung, không có dấu chấm cuối
    pub trich_yeu: MotHoacNhieu<Van>,
    /// Các đoạn văn, bảng đứng trước các mục
    #[serde(default)]
    pub doan: CacDoan,
    /// Cách đánh số các mục và khoản: ghi "1.1" nếu là 1, 1.1, 1.1.1; đánh số I, 1, a) thì bỏ dòng này
    #[serde(default)]
    pub kieu_so: Option<KieuSo>,
    /// Các phần; máy tự đánh số Phần I, Phần II
    #[serde(default)]
    pub phan: Vec<Phan>,
    /// Các chương; máy tự đánh số Chương I, Chương II
    #[serde(default)]
    pub chuong: Vec<Chuong>,
    /// Các điều, khi không chia chương; máy tự đánh số Điều 1, Điều 2
    #[serde(default)]
    pub dieu: Vec<Dieu>,
    /// Các mục; máy tự đánh số I, II, III
    #[serde(default)]
    pub cac_muc: Vec<Muc>,
    /// Các khoản, khi không chia mục; máy tự đánh số 1, 2, 3
    #[serde(default)]
    pub khoan: Vec<Khoan>,
    /// Các ý gạch đầu dòng, khi không chia mục, không chia khoản
    #[serde(default)]
    pub y: Vec<Y>,
}

impl KemTheo {
    /// Its body's parts.
    pub fn than_bai(&self) -> ThanBai<'_> {
        ThanBai {
            doan: self.doan.as_slice(),
            phan: &self.phan,
            chuong: &self.chuong,
            dieu: &self.dieu,
            cac_muc: &self.cac_muc,
            khoan: &self.khoan,
            y: &self.y,
        }
    }
}

/// Một khoản kinh phí của kế hoạch.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct KhoanKinhPhi {
    /// Nội dung chi
    pub noi_dung: Van,
    /// Nguồn: ngan_sach_xa, cap_tren, muc_tieu_quoc_gia, dong_gop, khac
    #[serde(default)]
    pub nguon: Option<NguonKinhPhi>,
    /// Số tiền, đồng; chưa có thì bỏ dòng này
    #[serde(default)]
    pub so_tien: Option<Dong>,
    /// Ghi chú
    #[serde(default)]
    pub ghi_chu: Option<Van>,
}
