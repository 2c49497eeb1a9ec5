//! Against the plan: the target in words, and the share of it that is done.

use crate::model::{CachTinh, ChiTieu, Huong, KyDo, SoLieu};
use crate::report::Loai;
use crate::report::gia_tri::{self, DaTron, dem, la_phan_tram};
use crate::value::{CoKhong, GiaTri, MucGiao, PhanSo, SoThapPhan};

/// The figure as an exact percentage of the year's target. Only where more is better, the period is the year and the
/// target is one number above zero: a share of a ceiling or of a range says nothing, and a term is no year. In the
/// six-month report only counts have it: a rate does not grow towards its target month by month.
pub fn phan_tram(chi_tieu: &ChiTieu, so_lieu: &SoLieu, loai: Loai) -> Option<PhanSo> {
    if !loai.ca_nam() && chi_tieu.cach_tinh != CachTinh::SoLuong {
        return None;
    }
    if chi_tieu.huong != Huong::ItNhat || chi_tieu.ky != KyDo::Nam {
        return None;
    }
    gia_tri::so(so_lieu.gia_tri?)?.phan_tram_cua(chi_tieu.ke_hoach?.mot_so()?.phan_so())
}

/// The same, to be printed.
pub fn phan_tram_viet(chi_tieu: &ChiTieu, so_lieu: &SoLieu, loai: Loai) -> Option<DaTron> {
    phan_tram(chi_tieu, so_lieu, loai).map(gia_tri::phan_tram)
}

/// `đạt 93,75% kế hoạch năm`; in the six-month report `bằng 46,90% kế hoạch năm`. Of nothing nothing is said: that it
/// did not happen says more than `0,00%`.
pub fn cau(chi_tieu: &ChiTieu, so_lieu: &SoLieu, loai: Loai) -> Option<String> {
    let percent = phan_tram(chi_tieu, so_lieu, loai).filter(|percent| !percent.la_khong())?;
    let verb = match loai {
        Loai::TongKet => "đạt",
        _ => "bằng",
    };
    Some(format!("{verb} {}% kế hoạch năm", gia_tri::phan_tram(percent).trong_cau()))
}

/// What was done against a count that was asked for, `07/08 hộ`; `None` where the target is to be said on its own: it
/// is no count of the year that more of is better, or nothing was done.
pub fn tren_ke_hoach(chi_tieu: &ChiTieu, so_lieu: &SoLieu) -> Option<String> {
    let counted = chi_tieu.huong == Huong::ItNhat && chi_tieu.ky == KyDo::Nam && !la_phan_tram(chi_tieu);
    let (Some(GiaTri::So(done)), Some(target)) = (so_lieu.gia_tri, chi_tieu.ke_hoach?.mot_so()) else {
        return None;
    };
    let both = counted && !done.la_khong() && !target.la_khong();
    both.then(|| format!("{}/{}", gia_tri::chu_so(done, chi_tieu), dem(target, chi_tieu)))
}

/// The target in words: `từ 30% trở lên`, `không quá 05 vụ`, `từ 05 đến 07 hộ`, `không để xảy ra`, `100%`, `có`; per
/// quarter `mỗi quý từ 04 tin trở lên`.
pub fn muc(chi_tieu: &ChiTieu) -> Option<String> {
    let bounded = match chi_tieu.ke_hoach? {
        target if target.la_khong() => "không để xảy ra".to_owned(),
        MucGiao::Mot(GiaTri::CoKhong(CoKhong::Co)) => return Some("có".to_owned()),
        MucGiao::Mot(GiaTri::CoKhong(CoKhong::Khong)) => return Some("không có".to_owned()),
        MucGiao::Mot(GiaTri::So(number)) => theo_huong(number, chi_tieu),
        MucGiao::Mot(share @ GiaTri::TyLe(_)) => gia_tri::trong_cau_van(share, chi_tieu),
        MucGiao::Khoang(range) => {
            format!("từ {} đến {}", gia_tri::chu_so(range.tu(), chi_tieu), dem(range.den(), chi_tieu))
        }
    };
    Some(match chi_tieu.ky {
        KyDo::Quy => format!("mỗi quý {bounded}"),
        KyDo::Nam | KyDo::NhiemKy => bounded,
    })
}

fn theo_huong(number: SoThapPhan, chi_tieu: &ChiTieu) -> String {
    let target = dem(number, chi_tieu);
    match chi_tieu.huong {
        Huong::ItNhat => format!("từ {target} trở lên"),
        Huong::KhongQua => format!("không quá {target}"),
        Huong::Bang => target,
    }
}

#[cfg(test)]
mod tests {
    use super::{cau, muc, tren_ke_hoach};
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
            Some("đạt 93,75% kế hoạch năm")
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
            "cach_tinh: so_luong, ke_hoach: 2-5",
            "cach_tinh: so_luong, huong: khong_qua, ke_hoach: 5",
            "cach_tinh: ty_le, ky: nhiem_ky, ke_hoach: 30",
        ] {
            assert_eq!(sentence(target, "{gia_tri: 3}", Loai::TongKet), None, "{target}");
        }
        assert_eq!(sentence("cach_tinh: so_luong, ke_hoach: 5", "{}", Loai::TongKet), None);
        assert_eq!(sentence("cach_tinh: so_luong, ke_hoach: 5", "{gia_tri: 0}", Loai::TongKet), None);
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
            ("cach_tinh: ty_le, don_vi_tinh: '%', ke_hoach: 5", "từ 5% trở lên", "≥ 5"),
            ("cach_tinh: so_luong, don_vi_tinh: ca, huong: khong_qua, ke_hoach: 0", "không để xảy ra", "0"),
            ("cach_tinh: so_luong, don_vi_tinh: ca, ke_hoach: 0", "không để xảy ra", "0"),
            ("cach_tinh: so_luong, don_vi_tinh: hộ, ke_hoach: 5-7", "từ 05 đến 07 hộ", "5-7"),
            ("cach_tinh: ty_le, don_vi_tinh: '%', ke_hoach: '2,5-3'", "từ 2,5 đến 3%", "2,5-3"),
            ("cach_tinh: co_khong, ke_hoach: không", "không có", "không"),
        ] {
            assert_eq!(muc(&indicator(yaml)).as_deref(), Some(words));
            assert_eq!(indicator(yaml).muc_viet().as_deref(), Some(column));
        }
        assert_eq!(muc(&indicator("cach_tinh: so_luong")), None);
    }

    #[test]
    fn a_percentage_of_the_plan_does_not_contradict_the_verdict() {
        let written = |target: &str, value: &str| {
            let target = format!("cach_tinh: so_luong, ke_hoach: '{target}'");
            sentence(&target, &format!("{{gia_tri: '{value}'}}"), Loai::TongKet).unwrap()
        };
        assert_eq!(written("25.000", "24.999"), "đạt 99,996% kế hoạch năm");
        assert_eq!(written("1.000.000.000", "999.999.999"), "đạt gần 100% kế hoạch năm");
        assert_eq!(written("1.000.000.000", "1.000.000.001"), "đạt hơn 100% kế hoạch năm");
        assert_eq!(written("1.000.000.000", "1.000.000.000"), "đạt 100,00% kế hoạch năm");
        let exact = "cach_tinh: ty_le, ke_hoach: '0,5'";
        // 1/800 is 0,125 %, a quarter of 0,5 %; its printed 0,13 % would be 26 %.
        assert_eq!(sentence(exact, "{gia_tri: 1/800}", Loai::TongKet).unwrap(), "đạt 25,00% kế hoạch năm");
        let half = "cach_tinh: ty_le, ke_hoach: 50";
        assert_eq!(sentence(half, "{gia_tri: 2/3}", Loai::TongKet).unwrap(), "đạt 133,33% kế hoạch năm");
    }

    #[test]
    fn a_count_stands_over_its_target() {
        let over = |chi_tieu: &str, so_lieu: &str| {
            tren_ke_hoach(&indicator(chi_tieu), &serde_yaml::from_str(so_lieu).unwrap())
        };
        let count = "cach_tinh: so_luong, don_vi_tinh: hộ, ke_hoach: 8";
        assert_eq!(over(count, "{gia_tri: 7}").as_deref(), Some("07/08 hộ"));
        assert_eq!(over(count, "{gia_tri: 0}"), None);
        assert_eq!(over("cach_tinh: so_luong, huong: khong_qua, ke_hoach: 8", "{gia_tri: 7}"), None);
        assert_eq!(over("cach_tinh: so_luong, ke_hoach: 0", "{gia_tri: 7}"), None);
        assert_eq!(over("cach_tinh: so_luong, don_vi_tinh: '%', ke_hoach: 8", "{gia_tri: 7}"), None);
        assert_eq!(over("cach_tinh: ty_le, ke_hoach: 8", "{gia_tri: 1/7}"), None);
    }
}
