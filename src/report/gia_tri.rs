//! Figures in writing: always the fraction with its percentage, never a percentage alone.

use crate::model::{CachTinh, ChiTieu, GiaTri};
use crate::report::trong_cau;
use crate::value::{SoThapPhan, TyLe};

/// What stands before an estimate.
pub const UOC: &str = "ước ";

/// What is said of a share out of nothing.
pub const KHONG_PHAT_SINH: &str = "không phát sinh";

/// `7/25 (28,00%)`. Out of nothing: `không phát sinh`.
pub fn ty_le(share: TyLe) -> String {
    match share.phan_tram_viet() {
        Some(percent) => format!("{share} ({percent})"),
        None => KHONG_PHAT_SINH.to_owned(),
    }
}

/// A figure in a sentence, with the unit of its indicator.
pub fn trong_cau_van(value: GiaTri, chi_tieu: &ChiTieu) -> String {
    match value {
        GiaTri::TyLe(share) if chi_tieu.cach_tinh == CachTinh::TySo => match share.phan_tram() {
            Some(ratio) => format!("{share} ({})", voi_don_vi(ratio.to_string(), chi_tieu)),
            None => KHONG_PHAT_SINH.to_owned(),
        },
        GiaTri::TyLe(share) => ty_le(share),
        GiaTri::So(number) => voi_don_vi(trong_cau(number), chi_tieu),
        GiaTri::CoKhong(answer) => answer.viet().to_owned(),
    }
}

/// A number with the indicator's unit; the percent sign stands close.
pub fn voi_don_vi(number: String, chi_tieu: &ChiTieu) -> String {
    match chi_tieu.don_vi_tinh.as_ref().map(|unit| unit.as_str()) {
        Some("%") => format!("{number}%"),
        Some(unit) => format!("{number} {unit}"),
        None => number,
    }
}

/// The figure as one number for comparisons, a share as its percentage with two digits: just what the paper prints,
/// so that a reader with a pencil comes to the same verdict. `None` for yes/no and for a share out of nothing.
pub fn so(value: GiaTri) -> Option<SoThapPhan> {
    match value {
        GiaTri::TyLe(share) => share.phan_tram(),
        GiaTri::So(number) => Some(number),
        GiaTri::CoKhong(_) => None,
    }
}

#[cfg(test)]
mod tests {
    use super::{trong_cau_van, ty_le};
    use crate::model::ChiTieu;

    fn written(chi_tieu: &str, value: &str) -> String {
        let chi_tieu: ChiTieu =
            serde_yaml::from_str(&format!("{{ten: A, muc_tieu: m, {chi_tieu}}}")).unwrap();
        trong_cau_van(value.parse().unwrap(), &chi_tieu)
    }

    #[test]
    fn a_share_is_shown_with_its_fraction_rounded_half_up() {
        for (share, text) in [
            ("7/25", "7/25 (28,00%)"),
            ("1/800", "1/800 (0,13%)"),
            ("2/3", "2/3 (66,67%)"),
            ("0/9", "0/9 (0,00%)"),
            ("0/0", "không phát sinh"),
            ("1.200/3.450", "1.200/3.450 (34,78%)"),
        ] {
            assert_eq!(ty_le(share.parse().unwrap()), text);
        }
    }

    #[test]
    fn each_way_of_counting_has_its_words() {
        assert_eq!(written("cach_tinh: so_luong, don_vi_tinh: vụ", "3"), "03 vụ");
        assert_eq!(written("cach_tinh: ty_le, don_vi_tinh: '%'", "7/25"), "7/25 (28,00%)");
        assert_eq!(
            written("cach_tinh: ty_so, don_vi_tinh: trai/100 gái", "24/21"),
            "24/21 (114,29 trai/100 gái)"
        );
        assert_eq!(written("cach_tinh: ty_so, don_vi_tinh: trai/100 gái", "2/0"), "không phát sinh");
        assert_eq!(written("cach_tinh: co_khong", "không"), "không");
        assert_eq!(written("cach_tinh: so_luong, don_vi_tinh: '%'", "12,5"), "12,5%");
    }
}
