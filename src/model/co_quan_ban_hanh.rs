//! A body that issues papers from a unit's data beside the unit itself.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::dict::Dict;
use super::nguoi_ky::NguoiKy;
use super::theo_ngay::{Khoang, TheoNgay};
use super::van_ban::NoiNhan;
use crate::diagnostic::Route;
use crate::value::{KyHieu, Ngay, Van};

/// Một cơ quan khác cũng ban hành văn bản từ kho dữ liệu này: Hội đồng nhân dân, một Ban, một Phòng, cơ quan cùng ký liên
/// tịch. Văn bản chọn bằng co_quan_ban_hanh; khóa nào không ghi thì lấy của đơn vị.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct CoQuanBanHanh {
    /// Tên đầy đủ, như viết giữa câu: Hội đồng nhân dân xã Lơ Ku
    pub ten: TheoNgay<Van>,
    /// Cách gọi ngắn trong văn bản; không ghi thì là tên đầy đủ
    #[serde(default)]
    pub goi: Option<TheoNgay<Van>>,
    /// Tên ở đầu văn bản, mỗi dòng một mục; máy tự in hoa: [Hội đồng nhân dân, xã Lơ Ku]
    #[schemars(length(min = 1))]
    pub ten_dau_trang: TheoNgay<Vec<Van>>,
    /// Tên cơ quan chủ quản trực tiếp ở đầu văn bản, mỗi dòng một mục: [UBND xã Lơ Ku]
    #[serde(default)]
    pub chu_quan: TheoNgay<Vec<Van>>,
    /// Địa danh trước ngày tháng, nếu khác của đơn vị
    #[serde(default)]
    pub dia_danh: Option<TheoNgay<Van>>,
    /// Chữ viết tắt tên cơ quan trong ký hiệu: HĐND
    pub ky_hieu: KyHieu,
    /// Những người ký của cơ quan này, theo mã; không ghi thì người ký của đơn vị
    #[serde(default)]
    pub nguoi_ky: Dict<NguoiKy>,
    /// Nơi nhận thường dùng, nếu khác của đơn vị
    #[serde(default)]
    pub noi_nhan: Option<Vec<NoiNhan>>,
    /// Phần sau chữ «Lưu:», nếu khác của đơn vị
    #[serde(default)]
    pub luu: Option<TheoNgay<Van>>,
}

impl CoQuanBanHanh {
    /// From now on reads as it was on a day.
    pub(super) fn chon(&mut self, ngay: Ngay) {
        let own = [&mut self.goi, &mut self.dia_danh, &mut self.luu];
        own.into_iter().flatten().chain([&mut self.ten]).for_each(|name| name.chon(ngay));
        self.ten_dau_trang.chon(ngay);
        self.chu_quan.chon(ngay);
        for signer in self.nguoi_ky.values_mut() {
            signer.chon(ngay);
        }
    }

    /// How texts call it.
    pub(super) fn goi(&self) -> &TheoNgay<Van> {
        self.goi.as_ref().unwrap_or(&self.ten)
    }

    /// The spans of its names and people; `of` is where it stands.
    pub(super) fn cac_khoang(&self, of: &Route) -> Vec<(Route, Vec<Khoang>)> {
        let names = [
            ("ten", Some(&self.ten)),
            ("goi", self.goi.as_ref()),
            ("dia_danh", self.dia_danh.as_ref()),
            ("luu", self.luu.as_ref()),
        ];
        let names = names.into_iter().filter_map(|(key, name)| Some((key, name?.cac_khoang())));
        let lines =
            [("ten_dau_trang", self.ten_dau_trang.cac_khoang()), ("chu_quan", self.chu_quan.cac_khoang())];
        let own = names.chain(lines).map(|(key, spans)| (of.clone().key(key), spans));
        own.chain(NguoiKy::cac_khoang(&self.nguoi_ky, of)).collect()
    }
}
