//! The issuing unit: `don-vi.yaml`.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::dict::Dict;
use super::van_ban::NoiNhan;
use crate::text::tone::ToneStyle;
use crate::value::{Id, KyHieu, Van};

/// Đơn vị ban hành văn bản: tên, địa danh, người ký, các cơ quan có liên quan.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct DonVi {
    /// Tên đầy đủ, như viết giữa câu: Ủy ban nhân dân xã Lơ Ku
    pub ten: Van,
    /// Cách gọi ngắn trong văn bản: UBND xã
    pub goi: Van,
    /// Tên ở đầu văn bản, mỗi dòng một mục; máy tự in hoa: [Ủy ban nhân dân, xã Lơ Ku]
    #[schemars(length(min = 1))]
    pub ten_dau_trang: Vec<Van>,
    /// Tên cơ quan chủ quản trực tiếp ở đầu văn bản, mỗi dòng một mục; UBND và HĐND không ghi
    #[serde(default)]
    pub chu_quan: Vec<Van>,
    /// Tên đơn vị hành chính: xã Lơ Ku
    pub dia_ban: Van,
    /// Địa danh trước ngày tháng: Lơ Ku
    pub dia_danh: Van,
    /// Chữ viết tắt tên cơ quan trong ký hiệu: UBND
    pub ky_hieu: KyHieu,
    /// Kiểu đặt dấu thanh mà đơn vị dùng; `vanthu check` chỉ ra chỗ viết kiểu kia
    #[serde(default)]
    pub kieu_dau: Option<KieuDau>,
    /// Kiểu đặt dấu thanh mà lời văn được in theo, dù gõ kiểu kia; không ghi thì gõ thế nào in thế ấy. Họ tên người ký
    /// luôn giữ như đã gõ
    #[serde(default)]
    pub in_kieu_dau: Option<KieuDau>,
    /// Những người ký, theo mã
    pub nguoi_ky: Dict<NguoiKy>,
    /// Các cơ quan, tổ chức, công chức được giao việc hoặc nhận văn bản, theo mã
    #[serde(default)]
    pub co_quan: Dict<CoQuan>,
    /// Nơi nhận thường dùng; văn bản nào khác thì ghi noi_nhan riêng
    #[serde(default)]
    pub noi_nhan: Vec<NoiNhan>,
    /// Phần sau chữ «Lưu:» ở cuối nơi nhận: VT, VHXH
    pub luu: Van,
}

/// Kiểu đặt dấu thanh trong các vần oa, oe, uy.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum KieuDau {
    /// hòa, khỏe, ủy
    Cu,
    /// hoà, khoẻ, uỷ
    Moi,
}

impl DonVi {
    /// The way of setting tone marks that texts are printed in, where the unit asks for one.
    pub fn kieu_in(&self) -> Option<ToneStyle> {
        self.in_kieu_dau.map(ToneStyle::from)
    }
}

impl From<KieuDau> for ToneStyle {
    fn from(style: KieuDau) -> Self {
        match style {
            KieuDau::Cu => Self::Cu,
            KieuDau::Moi => Self::Moi,
        }
    }
}

/// Người ký và thẩm quyền ký (NĐ 30/2020, Điều 13 và Phụ lục I, II.7).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct NguoiKy {
    /// Ký thay mặt tập thể, in «TM.»: Ủy ban nhân dân
    #[serde(default)]
    pub thay_mat: Option<Van>,
    /// Ký thừa lệnh, in «TL.»: Chủ tịch
    #[serde(default)]
    pub thua_lenh: Option<Van>,
    /// Ký thừa ủy quyền, in «TUQ.»: Chủ tịch
    #[serde(default)]
    pub thua_uy_quyen: Option<Van>,
    /// Cấp phó ký thay cấp trưởng, in «KT.»: Chủ tịch
    #[serde(default)]
    pub ky_thay: Option<Van>,
    /// Đang giữ quyền cấp trưởng, in «Q.» trước chức vụ
    #[serde(default)]
    pub quyen: bool,
    /// Chức vụ của người ký: Chủ tịch
    pub chuc_vu: Van,
    /// Chức vụ khác trong cơ quan, in trên họ tên khi ký với tư cách thành viên Ban, Hội đồng: Chủ tịch Ủy ban nhân dân xã
    #[serde(default)]
    pub chuc_vu_khac: Option<Van>,
    /// Họ và tên, không ghi học hàm, học vị
    pub ho_ten: Van,
}

/// Cơ quan, tổ chức, công chức, gọi theo mã ở mọi nơi khác.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct CoQuan {
    /// Tên, như in ở mục phân công
    pub ten: Van,
    /// Tên trong nơi nhận, nếu khác
    #[serde(default)]
    pub ten_noi_nhan: Option<Van>,
    /// Cơ quan mà cơ quan này trực thuộc hoặc đại diện, theo mã: công chức văn phòng nhận văn bản qua UBND xã
    #[serde(default)]
    pub thuoc: Option<Id>,
    /// Ghi chú cho người soạn, không in
    #[serde(default)]
    pub ghi_chu: Option<Van>,
}

impl CoQuan {
    /// The name in the list of recipients.
    pub fn noi_nhan(&self) -> &str {
        self.ten_noi_nhan.as_ref().unwrap_or(&self.ten).as_str()
    }
}

impl NguoiKy {
    /// The lines above the name that say by what right the signer signs, with the decree's abbreviations
    /// (ND30 Điều 13; PL I, Phần I, II.7.a). Not yet in capitals.
    pub fn tham_quyen(&self) -> Vec<String> {
        [
            ("TM.", &self.thay_mat),
            ("TL.", &self.thua_lenh),
            ("TUQ.", &self.thua_uy_quyen),
            ("KT.", &self.ky_thay),
        ]
        .into_iter()
        .filter_map(|(abbreviation, whom)| whom.as_ref().map(|whom| format!("{abbreviation} {whom}")))
        .collect()
    }

    /// The post, with `Q.` before it where the signer acts as head.
    pub fn chuc_vu(&self) -> String {
        if self.quyen { format!("Q. {}", self.chuc_vu) } else { self.chuc_vu.to_string() }
    }
}

#[cfg(test)]
mod tests {
    use super::NguoiKy;

    fn lines(yaml: &str) -> Vec<String> {
        let signer: NguoiKy = serde_yaml::from_str(yaml).unwrap();
        let mut lines = signer.tham_quyen();
        lines.push(signer.chuc_vu());
        lines
    }

    #[test]
    fn the_right_to_sign_is_stacked_as_the_decree_asks() {
        assert_eq!(
            lines("{thay_mat: Ủy ban nhân dân, chuc_vu: Chủ tịch, ho_ten: A}"),
            ["TM. Ủy ban nhân dân", "Chủ tịch"]
        );
        assert_eq!(
            lines("{thay_mat: Ủy ban nhân dân, ky_thay: Chủ tịch, chuc_vu: Phó Chủ tịch, ho_ten: A}"),
            ["TM. Ủy ban nhân dân", "KT. Chủ tịch", "Phó Chủ tịch"]
        );
        assert_eq!(
            lines("{thua_lenh: Chủ tịch, ky_thay: Chánh Văn phòng, chuc_vu: Phó Chánh Văn phòng, ho_ten: A}"),
            ["TL. Chủ tịch", "KT. Chánh Văn phòng", "Phó Chánh Văn phòng"]
        );
        assert_eq!(
            lines("{thua_uy_quyen: Chủ tịch, chuc_vu: Trưởng phòng, ho_ten: A}"),
            ["TUQ. Chủ tịch", "Trưởng phòng"]
        );
        assert_eq!(lines("{quyen: true, chuc_vu: Chủ tịch, ho_ten: A}"), ["Q. Chủ tịch"]);
    }

    #[test]
    fn a_misspelt_key_is_refused() {
        assert!(serde_yaml::from_str::<NguoiKy>("{chuc_vu: A, ho_ten: B, kt: C}").is_err());
    }
}
