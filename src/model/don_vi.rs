//! The issuing unit: `don-vi.yaml`.

use std::borrow::Cow;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::co_quan_ban_hanh::CoQuanBanHanh;
use super::dict::Dict;
use super::nguoi_ky::NguoiKy;
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
    /// Các cơ quan khác cũng ban hành văn bản từ kho dữ liệu này, theo mã: HĐND, một Ban, một Phòng; văn bản của cơ quan
    /// nào thì ghi co_quan_ban_hanh là mã ấy
    #[serde(default)]
    pub co_quan_ban_hanh: Dict<CoQuanBanHanh>,
    /// The bodies whose names and people stand in the place of the unit's own, the one that leads first.
    #[serde(skip)]
    pub(super) ban_hanh: Vec<Id>,
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
        unit.nguoi_ky.values_mut().for_each(|signer| signer.chon(ngay));
        unit.co_quan_ban_hanh.values_mut().for_each(|body| body.chon(ngay));
        for body in unit.co_quan.values_mut() {
            body.ten.chon(ngay);
            body.ten_noi_nhan.iter_mut().for_each(|name| name.chon(ngay));
        }
        Cow::Owned(unit)
    }

    /// The spans of every name and holder that has several, and where they stand.
    pub fn cac_khoang(&self) -> Vec<(Route, Vec<Khoang>)> {
        let root = Route::root();
        let own = [
            ("ten", self.ten.cac_khoang()),
            ("goi", self.goi.cac_khoang()),
            ("ten_dau_trang", self.ten_dau_trang.cac_khoang()),
            ("chu_quan", self.chu_quan.cac_khoang()),
            ("dia_ban", self.dia_ban.cac_khoang()),
            ("dia_danh", self.dia_danh.cac_khoang()),
            ("luu", self.luu.cac_khoang()),
        ];
        // What a body that issues says for itself comes with all that it says.
        let is_own = |key: &str| self.noi(key) == Route::root().key(key);
        let mut found: Vec<(Route, Vec<Khoang>)> = own
            .into_iter()
            .filter(|(key, _)| is_own(key))
            .map(|(key, spans)| (root.key(key), spans))
            .collect();
        if is_own("nguoi_ky") {
            let people = NguoiKy::cac_khoang(&self.nguoi_ky, &root);
            let bodies = self.co_quan_ban_hanh.iter();
            let theirs: Vec<&str> = bodies.flat_map(|(_, body)| body.nguoi_ky.ids()).collect();
            let of_unit = |route: &Route| match route.steps() {
                [_, Step::Key(id), ..] if !self.ban_hanh.is_empty() => !theirs.contains(&&**id),
                _ => true,
            };
            found.extend(people.filter(|(route, _)| of_unit(route)));
        }
        for (id, body) in self.co_quan.iter() {
            let names = [("ten", Some(&body.ten)), ("ten_noi_nhan", body.ten_noi_nhan.as_ref())];
            // Most bodies have one name for ever: no way to it is written down then.
            let spans = names.into_iter().filter_map(|(key, name)| Some((key, name?.cac_khoang())));
            let of = |key: &str| root.key("co_quan").key(id.as_str()).key(key);
            found.extend(spans.filter(|(_, spans)| !spans.is_empty()).map(|(key, spans)| (of(key), spans)));
        }
        let bodies = root.key("co_quan_ban_hanh");
        for (id, body) in self.co_quan_ban_hanh.iter() {
            found.extend(body.cac_khoang(&bodies.key(id.as_str())));
        }
        found.retain(|(_, spans)| !spans.is_empty());
        found
    }

    /// What a paper of a day and of a signer prints and is not known of that day: the unit's names, who signed.
    pub fn chua_biet(&self, nguoi_ky: &[Id], ngay: Ngay) -> Vec<Route> {
        let spans = self.cac_khoang().into_iter();
        let unknown = spans.filter(|(route, spans)| {
            self.duoc_in(route, nguoi_ky) && !spans.iter().any(|span| span.co(ngay))
        });
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
