//! Against the same period of last year: in units and percent for counts, in percentage points for shares.

use crate::model::{CachTinh, ChiTieu, KyDo, SoLieu};
use crate::report::gia_tri::{self, voi_don_vi};
use crate::report::{KyBaoCao, trong_cau};
use crate::value::{Ngay, SoThapPhan};

/// What has changed since the same period of last year.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BienDong {
    /// More, by so much.
    Tang(SoThapPhan),
    /// Less, by so much (without sign).
    Giam(SoThapPhan),
    /// The same.
    Bang,
}

/// A comparison: from where, to where, and the change.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SoSanh {
    /// Last year's figure; a share as its percentage.
    pub truoc: SoThapPhan,
    /// This year's.
    pub nay: SoThapPhan,
    /// The change.
    pub bien_dong: BienDong,
    /// This year's figure is an estimate, so its change is one.
    pub uoc: bool,
}

/// Whether the unit's boundary changed between the two periods, so that figures cannot be compared: the day lies after
/// the first day of last year and not after the report's day.
pub fn doi_dia_gioi(ngay: Option<Ngay>, ky: KyBaoCao) -> bool {
    let first = Ngay::new(ky.nam.so().saturating_sub(1), 1, 1);
    ngay.is_some_and(|ngay| first.is_ok_and(|first| ngay > first) && ngay <= ky.den)
}

/// Compares; `None` for an indicator of a term (it does not move within one), after a change of boundary, for yes/no,
/// and where either figure is missing or a share out of nothing.
pub fn so_sanh(chi_tieu: &ChiTieu, so_lieu: &SoLieu, ky: KyBaoCao, dia_gioi: Option<Ngay>) -> Option<SoSanh> {
    if chi_tieu.ky == KyDo::NhiemKy || doi_dia_gioi(dia_gioi, ky) {
        return None;
    }
    let nay = match chi_tieu.ky {
        KyDo::Quy => crate::value::SoDem::tong(so_lieu.theo_quy.iter().copied())
            .filter(|_| !so_lieu.theo_quy.is_empty())?
            .into(),
        KyDo::Nam | KyDo::NhiemKy => gia_tri::so(so_lieu.gia_tri?)?,
    };
    let truoc = gia_tri::so(so_lieu.cung_ky?)?;
    let change = nay.tru(truoc)?;
    let bien_dong = match nay.cmp(&truoc) {
        std::cmp::Ordering::Greater => BienDong::Tang(change),
        std::cmp::Ordering::Less => BienDong::Giam(change.tri_tuyet_doi()),
        std::cmp::Ordering::Equal => BienDong::Bang,
    };
    Some(SoSanh { truoc, nay, bien_dong, uoc: so_lieu.uoc })
}

/// Whether the indicator is counted in percent or per hundred, so that its change is no percent of itself.
fn la_ty_le(chi_tieu: &ChiTieu) -> bool {
    matches!(chi_tieu.cach_tinh, CachTinh::TyLe | CachTinh::TySo)
        || chi_tieu.don_vi_tinh.as_ref().is_some_and(|unit| unit.as_str() == "%")
}

impl SoSanh {
    /// `giảm 02 vụ (40,00%) so với cùng kỳ năm 2022`, `tăng 1,42 điểm phần trăm so với …`, `tăng từ 00 lên 03 vụ …`; of
    /// an estimate `ước tăng …`.
    pub fn cau(self, chi_tieu: &ChiTieu, ky: KyBaoCao) -> String {
        let estimate = if self.uoc { "ước " } else { "" };
        format!("{estimate}{}", self.bien_dong_viet(chi_tieu, ky))
    }

    fn bien_dong_viet(self, chi_tieu: &ChiTieu, ky: KyBaoCao) -> String {
        let behind = format!("so với cùng kỳ năm {}", ky.nam.so() - 1);
        let (word, change) = match self.bien_dong {
            BienDong::Bang => return format!("không tăng, không giảm {behind}"),
            BienDong::Tang(change) => ("tăng", change),
            BienDong::Giam(change) => ("giảm", change),
        };
        if la_ty_le(chi_tieu) {
            let unit = match chi_tieu.cach_tinh {
                CachTinh::TySo => voi_don_vi(change.to_string(), chi_tieu),
                CachTinh::TyLe | CachTinh::SoLuong | CachTinh::CoKhong => format!("{change} điểm phần trăm"),
            };
            return format!("{word} {unit} {behind}");
        }
        match change.phan_tram_cua(self.truoc, 2) {
            Some(percent) => {
                format!("{word} {} ({percent}%) {behind}", voi_don_vi(trong_cau(change), chi_tieu))
            }
            None => format!(
                "{word} từ {} lên {} {behind}",
                trong_cau(self.truoc),
                voi_don_vi(trong_cau(self.nay), chi_tieu)
            ),
        }
    }

    /// `-2`, `+1,42`, `0`: for the column of the appendix.
    pub fn cot(self) -> String {
        match self.bien_dong {
            BienDong::Bang => "0".to_owned(),
            BienDong::Tang(change) => format!("+{change}"),
            BienDong::Giam(change) => format!("-{change}"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::so_sanh;
    use crate::model::{ChiTieu, SoLieu};
    use crate::report::{KyBaoCao, Loai};

    fn year() -> KyBaoCao {
        KyBaoCao { loai: Loai::TongKet, nam: "2023".parse().unwrap(), den: "30/11/2023".parse().unwrap() }
    }

    fn compared(chi_tieu: &str, so_lieu: &str, boundary: Option<&str>) -> Option<(String, String)> {
        let chi_tieu: ChiTieu =
            serde_yaml::from_str(&format!("{{ten: A, muc_tieu: m, {chi_tieu}}}")).unwrap();
        let so_lieu: SoLieu = serde_yaml::from_str(so_lieu).unwrap();
        let boundary = boundary.map(|day| day.parse().unwrap());
        let compared = so_sanh(&chi_tieu, &so_lieu, year(), boundary)?;
        Some((compared.cau(&chi_tieu, year()), compared.cot()))
    }

    const COUNT: &str = "cach_tinh: so_luong, don_vi_tinh: vụ";
    const SHARE: &str = "cach_tinh: ty_le, don_vi_tinh: '%'";

    #[test]
    fn counts_change_by_units_and_percent() {
        for (nay, truoc, sentence, column) in [
            ("3", "5", "giảm 02 vụ (40,00%) so với cùng kỳ năm 2022", "-2"),
            ("19", "2", "tăng 17 vụ (850,00%) so với cùng kỳ năm 2022", "+17"),
            ("3", "0", "tăng từ 00 lên 03 vụ so với cùng kỳ năm 2022", "+3"),
            ("4", "4", "không tăng, không giảm so với cùng kỳ năm 2022", "0"),
            ("0", "0", "không tăng, không giảm so với cùng kỳ năm 2022", "0"),
            ("0", "3", "giảm 03 vụ (100,00%) so với cùng kỳ năm 2022", "-3"),
        ] {
            assert_eq!(
                compared(COUNT, &format!("{{gia_tri: {nay}, cung_ky: {truoc}}}"), None),
                Some((sentence.to_owned(), column.to_owned()))
            );
        }
    }

    #[test]
    fn shares_change_by_percentage_points() {
        assert_eq!(
            compared(SHARE, "{gia_tri: 7/25, cung_ky: 6/24}", None).unwrap().0,
            "tăng 3,00 điểm phần trăm so với cùng kỳ năm 2022"
        );
        assert_eq!(
            compared(SHARE, "{gia_tri: 1/30, cung_ky: 2/30}", None).unwrap().0,
            "giảm 3,34 điểm phần trăm so với cùng kỳ năm 2022"
        );
        assert_eq!(
            compared("cach_tinh: ty_so, don_vi_tinh: trai/100 gái", "{gia_tri: 24/21, cung_ky: 22/20}", None)
                .unwrap()
                .0,
            "tăng 4,29 trai/100 gái so với cùng kỳ năm 2022"
        );
    }

    #[test]
    fn the_change_of_an_estimate_is_an_estimate() {
        for (figures, sentence) in [
            ("{gia_tri: 3, cung_ky: 5, uoc: true}", "ước giảm 02 vụ (40,00%) so với cùng kỳ năm 2022"),
            ("{gia_tri: 3, cung_ky: 0, uoc: true}", "ước tăng từ 00 lên 03 vụ so với cùng kỳ năm 2022"),
            ("{gia_tri: 5, cung_ky: 5, uoc: true}", "ước không tăng, không giảm so với cùng kỳ năm 2022"),
        ] {
            assert_eq!(compared(COUNT, figures, None).unwrap().0, sentence);
        }
    }

    #[test]
    fn what_cannot_be_compared_is_not() {
        assert_eq!(compared(COUNT, "{gia_tri: 3}", None), None);
        assert_eq!(compared(COUNT, "{cung_ky: 3}", None), None);
        assert_eq!(compared(SHARE, "{gia_tri: 7/25, cung_ky: 0/0}", None), None);
        assert_eq!(compared("cach_tinh: co_khong", "{gia_tri: có, cung_ky: không}", None), None);
        let term = "cach_tinh: ty_le, ky: nhiem_ky, nhiem_ky: 2021-2026";
        assert_eq!(compared(term, "{gia_tri: 7/25, cung_ky: 6/25}", None), None);
    }

    #[test]
    fn a_merged_unit_is_not_compared_with_the_old_one() {
        let figures = "{gia_tri: 3, cung_ky: 5}";
        assert_eq!(compared(COUNT, figures, Some("01/7/2022")), None);
        assert_eq!(compared(COUNT, figures, Some("01/7/2023")), None);
        assert_eq!(compared(COUNT, figures, Some("02/01/2022")), None);
        // All of last year was the new unit's already.
        assert!(compared(COUNT, figures, Some("01/01/2022")).is_some());
        assert!(compared(COUNT, figures, Some("01/7/2021")).is_some());
        assert!(compared(COUNT, figures, Some("31/12/2023")).is_some());
    }
}
