//! Against the plan: the target in words, and the share of it that is done.

use crate::model::{CachTinh, ChiTieu, GiaTri, Huong, KyDo, SoLieu};
use crate::report::gia_tri::{self, voi_don_vi};
use crate::report::{Loai, trong_cau};
use crate::value::SoThapPhan;

/// The figure as a percentage of the year's target, two digits. Only where more is better, the period is the year and
/// the target is above zero: a share of a ceiling says nothing, and a term is no year. In the six-month report only
/// counts have it: a rate does not grow towards its target month by month.
pub fn phan_tram(chi_tieu: &ChiTieu, so_lieu: &SoLieu, loai: Loai) -> Option<SoThapPhan> {
    if loai == Loai::SauThang && chi_tieu.cach_tinh != CachTinh::SoLuong {
        return None;
    }
    if chi_tieu.huong != Huong::ItNhat || chi_tieu.ky != KyDo::Nam {
        return None;
    }
    gia_tri::so(so_lieu.gia_tri?)?.phan_tram_cua(gia_tri::so(chi_tieu.ke_hoach?)?, 2)
}

/// `đạt 93,75% kế hoạch năm`; in the six-month report `bằng 46,90% kế hoạch năm`; of an estimate `ước đạt …`.
pub fn cau(chi_tieu: &ChiTieu, so_lieu: &SoLieu, loai: Loai) -> Option<String> {
    let percent = phan_tram(chi_tieu, so_lieu, loai)?;
    let verb = match loai {
        Loai::SauThang => "bằng",
        Loai::TongKet if so_lieu.uoc => "ước đạt",
        Loai::TongKet => "đạt",
    };
    Some(format!("{verb} {percent}% kế hoạch năm"))
}

/// The target in words: `từ 30% trở lên`, `không quá 05 vụ`, `100%`, `có`; per quarter `mỗi quý từ 04 tin trở lên`.
pub fn muc(chi_tieu: &ChiTieu) -> Option<String> {
    let target = match chi_tieu.ke_hoach? {
        GiaTri::CoKhong(answer) => return Some(answer.viet().to_owned()),
        GiaTri::So(number) => voi_don_vi(trong_cau(number), chi_tieu),
        GiaTri::TyLe(share) => gia_tri::ty_le(share),
    };
    let bounded = match chi_tieu.huong {
        Huong::ItNhat => format!("từ {target} trở lên"),
        Huong::KhongQua => format!("không quá {target}"),
        Huong::Bang => target,
    };
    Some(match chi_tieu.ky {
        KyDo::Quy => format!("mỗi quý {bounded}"),
        KyDo::Nam | KyDo::NhiemKy => bounded,
    })
}

/// The target for the column of the appendix: `≥ 30`, `≤ 5`, `100`, `có`.
pub fn cot(chi_tieu: &ChiTieu) -> Option<String> {
    let target = chi_tieu.ke_hoach?;
    if let GiaTri::CoKhong(answer) = target {
        return Some(answer.viet().to_owned());
    }
    let sign = dau(chi_tieu.huong);
    Some(match chi_tieu.ky {
        KyDo::Quy => format!("{sign}{target}/quý"),
        KyDo::Nam | KyDo::NhiemKy => format!("{sign}{target}"),
    })
}

/// What stands before a target in a column that is a floor, or a ceiling.
pub const IT_NHAT: &str = "≥ ";
/// See [`IT_NHAT`].
pub const KHONG_QUA: &str = "≤ ";

/// What stands before a target in a column: `≥ `, `≤ `.
pub(super) fn dau(huong: Huong) -> &'static str {
    match huong {
        Huong::ItNhat => IT_NHAT,
        Huong::KhongQua => KHONG_QUA,
        Huong::Bang => "",
    }
}

#[cfg(test)]
mod tests {
    use super::{cau, cot, muc};
    use crate::model::{ChiTieu, SoLieu};
    use crate::report::Loai;

    fn indicator(yaml: &str) -> ChiTieu {
        serde_yaml::from_str(&format!("{{ten: A, muc_tieu: m, {yaml}}}")).unwrap()
    }

    fn sentence(chi_tieu: &str, so_lieu: &str, loai: Loai) -> Option<String> {
        let so_lieu: SoLieu = serde_yaml::from_str(so_lieu).unwrap();
        cau(&indicator(chi_tieu), &so_lieu, loai)
    }

    #[test]
    fn the_year_has_reached_and_the_half_year_stands_at() {
        let target = "cach_tinh: so_luong, ke_hoach: 16";
        assert_eq!(
            sentence(target, "{gia_tri: 15}", Loai::TongKet).as_deref(),
            Some("đạt 93,75% kế hoạch năm")
        );
        assert_eq!(
            sentence(target, "{gia_tri: 15, uoc: true}", Loai::TongKet).as_deref(),
            Some("ước đạt 93,75% kế hoạch năm")
        );
        assert_eq!(
            sentence("cach_tinh: so_luong, ke_hoach: 32", "{gia_tri: 15}", Loai::SauThang).as_deref(),
            Some("bằng 46,88% kế hoạch năm")
        );
        assert_eq!(
            sentence("cach_tinh: ty_le, ke_hoach: 60", "{gia_tri: 1/2}", Loai::TongKet).as_deref(),
            Some("đạt 83,33% kế hoạch năm")
        );
        assert_eq!(sentence("cach_tinh: ty_le, ke_hoach: 60", "{gia_tri: 1/2}", Loai::SauThang), None);
    }

    #[test]
    fn there_is_no_percentage_of_nothing_of_a_ceiling_or_of_a_term() {
        for target in [
            "cach_tinh: so_luong",
            "cach_tinh: so_luong, ke_hoach: 0",
            "cach_tinh: so_luong, huong: khong_qua, ke_hoach: 5",
            "cach_tinh: ty_le, ky: nhiem_ky, ke_hoach: 30",
        ] {
            assert_eq!(sentence(target, "{gia_tri: 3}", Loai::TongKet), None, "{target}");
        }
        assert_eq!(sentence("cach_tinh: so_luong, ke_hoach: 5", "{}", Loai::TongKet), None);
        assert_eq!(sentence("cach_tinh: ty_le, ke_hoach: 5", "{gia_tri: 0/0}", Loai::TongKet), None);
    }

    #[test]
    fn a_target_is_written_by_its_direction() {
        for (yaml, words, column) in [
            ("cach_tinh: ty_le, don_vi_tinh: '%', ke_hoach: 30", "từ 30% trở lên", "≥ 30"),
            ("cach_tinh: so_luong, don_vi_tinh: vụ, huong: khong_qua, ke_hoach: 5", "không quá 05 vụ", "≤ 5"),
            ("cach_tinh: ty_le, don_vi_tinh: '%', huong: bang, ke_hoach: 100", "100%", "100"),
            ("cach_tinh: co_khong, ke_hoach: có", "có", "có"),
            (
                "cach_tinh: so_luong, don_vi_tinh: tin, ky: quy, ke_hoach: 4",
                "mỗi quý từ 04 tin trở lên",
                "≥ 4/quý",
            ),
        ] {
            assert_eq!(muc(&indicator(yaml)).as_deref(), Some(words));
            assert_eq!(cot(&indicator(yaml)).as_deref(), Some(column));
        }
        assert_eq!(muc(&indicator("cach_tinh: so_luong")), None);
    }
}
