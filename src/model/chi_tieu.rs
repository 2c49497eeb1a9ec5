//! The measurable layer of a plan: indicators with their targets, and tasks with a body and a deadline.
//!
//! None of it is printed in the plan; the reports are made from it and from the year's results.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::short::MotHoacNhieu;
use crate::value::{Dau, Dong, GiaTri, GiaiDoan, Id, MucGiao, Nam, Ngay, SoCot, SoThapPhan, Van};

/// Một chỉ tiêu của kế hoạch: đo cái gì, tính thế nào, phải đạt bao nhiêu. Không in trong kế hoạch, chỉ dùng làm báo cáo.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ChiTieu {
    /// Tên chỉ tiêu, như in trong báo cáo: Tỷ lệ hộ được kiểm tra
    pub ten: Van,
    /// Mục tiêu mà chỉ tiêu thuộc về, theo mã ghi ở muc_tieu
    pub muc_tieu: Id,
    /// Đơn vị tính: %, vụ, người, tin bài; chỉ tiêu có/không thì bỏ dòng này
    #[serde(default)]
    pub don_vi_tinh: Option<Van>,
    /// Cách tính: ty_le, ty_so, so_luong, co_khong
    pub cach_tinh: CachTinh,
    /// Tử số là gì: số hộ được kiểm tra
    #[serde(default)]
    pub tu_so: Option<Van>,
    /// Mẫu số là gì: tổng số hộ
    #[serde(default)]
    pub mau_so: Option<Van>,
    /// Chiều của chỉ tiêu: it_nhat, khong_qua, bang
    #[serde(default)]
    pub huong: Huong,
    /// Đo theo kỳ nào: nam, quy, nhiem_ky
    #[serde(default)]
    pub ky: KyDo,
    /// Nhiệm kỳ, nếu đo theo nhiệm kỳ: 2021-2026
    #[serde(default)]
    pub nhiem_ky: Option<GiaiDoan>,
    /// Số phải đạt trong năm (đo theo quý thì là số của mỗi quý): 30, 12,5, 5-7, có; chưa giao thì bỏ dòng này
    #[serde(default)]
    pub ke_hoach: Option<MucGiao>,
    /// Số liệu gốc để so sánh lâu dài: 4/15, 12,5
    #[serde(default)]
    pub nen: Option<GiaTri>,
    /// Năm của số liệu gốc
    #[serde(default)]
    pub nam_nen: Option<Nam>,
    /// Số liệu gốc mới là số ước thực hiện
    #[serde(default)]
    pub nen_uoc: bool,
    /// Số liệu gốc là của đơn vị cũ, trước khi sáp nhập, chia tách: không so sánh được
    #[serde(default)]
    pub nen_don_vi_cu: bool,
    /// Chỉ tiêu lấy từ đâu: Nghị quyết 28/NQ-CP, chỉ tiêu 6.3
    #[serde(default)]
    pub nguon: Option<Van>,
}

impl ChiTieu {
    /// Whether the unit is the percent sign.
    pub fn la_phan_tram(&self) -> bool {
        self.don_vi_tinh.as_ref().is_some_and(|unit| unit.as_str() == "%")
    }

    /// A number in a sentence; a percentage carries no zero in front.
    pub fn chu_so(&self, number: SoThapPhan) -> String {
        if self.la_phan_tram() { number.to_string() } else { number.trong_cau() }
    }

    /// A written number with the unit; the percent sign stands close.
    pub fn voi_don_vi(&self, number: &str) -> String {
        match self.don_vi_tinh.as_ref().map(|unit| unit.as_str()) {
            Some("%") => format!("{number}%"),
            Some(unit) => format!("{number} {unit}"),
            None => number.to_owned(),
        }
    }

    /// The target without its unit, as it stands in a sentence: `05`, `95`, `từ 05 đến 07`, `có`.
    pub fn so_ke_hoach(&self) -> Option<String> {
        Some(match self.ke_hoach? {
            MucGiao::Mot(GiaTri::So(number)) => self.chu_so(number),
            MucGiao::Mot(other) => other.to_string(),
            MucGiao::Khoang(range) => {
                format!("từ {} đến {}", self.chu_so(range.tu()), self.chu_so(range.den()))
            }
        })
    }

    /// The target with its unit: `05 vụ`, `95%`, `từ 05 đến 07 hộ`, `có`.
    pub fn ke_hoach_viet(&self) -> Option<String> {
        let number = self.so_ke_hoach()?;
        let has_unit = !matches!(self.ke_hoach, Some(MucGiao::Mot(GiaTri::CoKhong(_))));
        Some(if has_unit { self.voi_don_vi(&number) } else { number })
    }
}

/// Cách tính một chỉ tiêu.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum CachTinh {
    /// Phần trên tổng số, tính ra %; không bao giờ quá 100
    TyLe,
    /// Số này trên 100 số kia, có thể quá 100
    TySo,
    /// Một con số: số vụ, số người, số tin bài
    SoLuong,
    /// Có hoặc không
    CoKhong,
}

/// Chiều của chỉ tiêu, quyết định thế nào là đạt.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Huong {
    /// Từ mức này trở lên là đạt, hơn là vượt; mức là 0 thì không được có
    #[default]
    ItNhat,
    /// Đến mức này hoặc thấp hơn là đạt
    KhongQua,
    /// Đúng mức này mới đạt
    Bang,
}

impl Huong {
    /// What stands before a target in a column: `≥ `, `≤ `.
    pub fn dau(self) -> Dau {
        match self {
            Self::ItNhat => Dau::ItNhat,
            Self::KhongQua => Dau::KhongQua,
            Self::Bang => Dau::Bang,
        }
    }
}

impl ChiTieu {
    /// The sign before a target that is one number; one of nothing has none.
    fn dau(&self, target: SoThapPhan) -> Dau {
        if target.la_khong() { Dau::Bang } else { self.huong.dau() }
    }

    /// A target that is one number, as a column has it: `≥ 30`.
    pub fn muc_cot(&self) -> Option<SoCot> {
        let so = self.ke_hoach?.mot_so()?;
        Some(SoCot { uoc: false, dau: self.dau(so), so })
    }

    /// The target as a column of a table has it: `≥ 30`, `≤ 5/quý`; `None` where there is none yet.
    pub fn muc_viet(&self) -> Option<String> {
        let target = self.ke_hoach?;
        let sign = target.mot_so().map_or(Dau::Bang, |number| self.dau(number));
        Some(match self.ky {
            KyDo::Quy => format!("{sign}{target}/quý"),
            KyDo::Nam | KyDo::NhiemKy => format!("{sign}{target}"),
        })
    }
}

/// Kỳ đo của chỉ tiêu.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum KyDo {
    /// Cả năm
    #[default]
    Nam,
    /// Từng quý; quý thấp nhất quyết định
    Quy,
    /// Cả nhiệm kỳ: không so sánh với năm trước
    NhiemKy,
}

/// Một nhiệm vụ của kế hoạch, để theo dõi và báo cáo; không in trong kế hoạch.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct NhiemVu {
    /// Tên nhiệm vụ, như in trong báo cáo
    pub ten: Van,
    /// Khoản hay mục của kế hoạch mà nhiệm vụ thuộc về, theo mã (id) của nó; không thuộc khoản nào thì bỏ dòng này
    #[serde(default)]
    pub khoan: Option<Id>,
    /// Cơ quan chủ trì, theo mã trong don-vi.yaml
    pub chu_tri: Id,
    /// Các cơ quan phối hợp, theo mã
    #[serde(default)]
    pub phoi_hop: MotHoacNhieu<Id>,
    /// Hạn hoàn thành; việc thường xuyên thì bỏ dòng này
    #[serde(default)]
    pub han: Option<Ngay>,
    /// Sản phẩm phải có: Báo cáo; Hội nghị; in ở phụ lục có bang: nhiem_vu
    #[serde(default)]
    pub san_pham: Option<Van>,
    /// Kinh phí, đồng; in ở phụ lục có bang: nhiem_vu
    #[serde(default)]
    pub kinh_phi: Option<Dong>,
}

#[cfg(test)]
mod tests {
    use super::ChiTieu;

    #[test]
    fn a_yearly_target_of_at_least_is_the_plain_case() {
        let yaml = "{ten: A, muc_tieu: m, cach_tinh: so_luong, don_vi_tinh: vụ, ke_hoach: 5}";
        let read: ChiTieu = serde_yaml::from_str(yaml).unwrap();
        assert_eq!((read.huong, read.ky), (super::Huong::ItNhat, super::KyDo::Nam));
        assert!(serde_yaml::from_str::<ChiTieu>("{ten: A, muc_tieu: m, cach_tinh: so, han: 1}").is_err());
    }
}
