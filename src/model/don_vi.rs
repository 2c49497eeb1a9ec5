//! The issuing unit: `don-vi.yaml`.

use std::borrow::Cow;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::dict::Dict;
use super::theo_ngay::{Khoang, TheoNgay};
use super::van_ban::NoiNhan;
use crate::diagnostic::{Route, Step};
use crate::text::tone::ToneStyle;
use crate::value::{Id, KyHieu, Ngay, Van};

/// Đơn vị ban hành văn bản: tên, địa danh, người ký, các cơ quan có liên quan. Tên, người đã đổi thì ghi thành danh sách
/// các tên, mỗi tên kèm tu_ngay, den_ngay; văn bản lấy tên của ngày ban hành, chưa có ngày thì lấy tên mới nhất.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct DonVi {
    /// Tên đầy đủ, như viết giữa câu: Ủy ban nhân dân xã Lơ Ku
    pub ten: TheoNgay<Van>,
    /// Cách gọi ngắn trong văn bản: UBND xã
    pub goi: TheoNgay<Van>,
    /// Tên ở đầu văn bản, mỗi dòng một mục; máy tự in hoa: [Ủy ban nhân dân, xã Lơ Ku]
    #[schemars(length(min = 1))]
    pub ten_dau_trang: TheoNgay<Vec<Van>>,
    /// Tên cơ quan chủ quản trực tiếp ở đầu văn bản, mỗi dòng một mục; UBND và HĐND không ghi
    #[serde(default)]
    pub chu_quan: TheoNgay<Vec<Van>>,
    /// Tên đơn vị hành chính: xã Lơ Ku
    pub dia_ban: TheoNgay<Van>,
    /// Địa danh trước ngày tháng: Lơ Ku
    pub dia_danh: TheoNgay<Van>,
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
    pub luu: TheoNgay<Van>,
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
    /// The unit as it was on a day; without one as it is now.
    pub fn vao(&self, ngay: Option<Ngay>) -> Cow<'_, Self> {
        let Some(ngay) = ngay.filter(|_| !self.cac_khoang().is_empty()) else { return Cow::Borrowed(self) };
        let mut unit = self.clone();
        for name in [&mut unit.ten, &mut unit.goi, &mut unit.dia_ban, &mut unit.dia_danh, &mut unit.luu] {
            name.chon(ngay);
        }
        unit.ten_dau_trang.chon(ngay);
        unit.chu_quan.chon(ngay);
        for signer in unit.nguoi_ky.values_mut() {
            signer.chuc_vu.chon(ngay);
            signer.ho_ten.chon(ngay);
        }
        for body in unit.co_quan.values_mut() {
            body.ten.chon(ngay);
            body.ten_noi_nhan.iter_mut().for_each(|name| name.chon(ngay));
        }
        Cow::Owned(unit)
    }

    /// The spans of every name and holder that has several, and where they stand.
    pub fn cac_khoang(&self) -> Vec<(Route, Vec<Khoang>)> {
        let own = |key: &str| Route::root().key(key);
        let mut found = vec![
            (own("ten"), self.ten.cac_khoang()),
            (own("goi"), self.goi.cac_khoang()),
            (own("ten_dau_trang"), self.ten_dau_trang.cac_khoang()),
            (own("chu_quan"), self.chu_quan.cac_khoang()),
            (own("dia_ban"), self.dia_ban.cac_khoang()),
            (own("dia_danh"), self.dia_danh.cac_khoang()),
            (own("luu"), self.luu.cac_khoang()),
        ];
        for (id, signer) in self.nguoi_ky.iter() {
            let of = own("nguoi_ky").key(id.as_str());
            found.push((of.key("chuc_vu"), signer.chuc_vu.cac_khoang()));
            found.push((of.key("ho_ten"), signer.ho_ten.cac_khoang()));
        }
        for (id, body) in self.co_quan.iter() {
            let of = own("co_quan").key(id.as_str());
            found.push((of.key("ten"), body.ten.cac_khoang()));
            let other = body.ten_noi_nhan.iter();
            found.extend(other.map(|name| (of.key("ten_noi_nhan"), name.cac_khoang())));
        }
        found.retain(|(_, spans)| !spans.is_empty());
        found
    }

    /// What a paper of a day and of a signer prints and is not known of that day: the unit's names, who signed.
    pub fn chua_biet(&self, nguoi_ky: &str, ngay: Ngay) -> Vec<Route> {
        let is_printed = |route: &Route| match route.steps() {
            [Step::Key(group), ..] if **group == *"co_quan" => false,
            [Step::Key(group), Step::Key(id), ..] if **group == *"nguoi_ky" => **id == *nguoi_ky,
            _ => true,
        };
        let unknown = self
            .cac_khoang()
            .into_iter()
            .filter(|(route, spans)| is_printed(route) && !spans.iter().any(|span| span.co(ngay)));
        unknown.map(|(route, _)| route).collect()
    }

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
    pub chuc_vu: TheoNgay<Van>,
    /// Chức vụ khác trong cơ quan, in trên họ tên khi ký với tư cách thành viên Ban, Hội đồng: Chủ tịch Ủy ban nhân dân xã
    #[serde(default)]
    pub chuc_vu_khac: Option<Van>,
    /// Họ và tên, không ghi học hàm, học vị; đã đổi người thì ghi mỗi người kèm tu_ngay, den_ngay
    pub ho_ten: TheoNgay<Van>,
}

/// Cơ quan, tổ chức, công chức, gọi theo mã ở mọi nơi khác.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct CoQuan {
    /// Tên, như in ở mục phân công
    pub ten: TheoNgay<Van>,
    /// Tên trong nơi nhận, nếu khác
    #[serde(default)]
    pub ten_noi_nhan: Option<TheoNgay<Van>>,
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
