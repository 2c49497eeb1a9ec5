//! Against last year: in units and percent for counts, in percentage points for shares. Only like is compared with
//! like: the same period, the same boundary, the same term.

use std::cmp::Ordering;

use crate::model::{CachTinh, ChiTieu, KyDo, SoLieu};
use crate::report::gia_tri::{self, KHONG_PHAT_SINH, dem, la_phan_tram, lam_tron, voi_don_vi};
use crate::report::{KyBaoCao, quy};
use crate::value::dau::DUOI;
use crate::value::{GiaTri, Ngay, PhanSo, SoThapPhan};

/// What has changed since last year.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SoSanh {
    /// Up, down or neither.
    pub chieu: Ordering,
    chenh: Chenh,
    /// The change as a percentage of last year's figure; `None` where there was none.
    phan_tram: Option<PhanSo>,
    /// Whether whole years are compared, and not the same months of two years.
    ca_nam: bool,
}

/// By how much, without sign.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Chenh {
    /// Of counts: with the digits they were typed with.
    So(SoThapPhan),
    /// Of shares: exact, to be rounded.
    TyLe(PhanSo),
}

/// Whether the unit's boundary changed between the two periods, so that figures cannot be compared: the day lies after
/// the first day of last year and not after the report's day.
pub fn doi_dia_gioi(ngay: Option<Ngay>, ky: KyBaoCao) -> bool {
    let first = Ngay::new(ky.nam.so().saturating_sub(1), 1, 1);
    ngay.is_some_and(|ngay| first.is_ok_and(|first| ngay > first) && ngay <= ky.den)
}

/// Why last year's figure, which was entered, is not compared with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum KhongSoSanh {
    /// It is of a unit of another boundary.
    DonViCu,
    /// Not all quarters of this year are known.
    ThieuQuy,
}

/// Why there is no comparison though there is a figure of last year; `None` where there is one, or where what is
/// measured is never compared.
pub fn vi_sao_khong(chi_tieu: &ChiTieu, so_lieu: &SoLieu, ky: KyBaoCao) -> Option<KhongSoSanh> {
    if chi_tieu.ky == KyDo::NhiemKy || so_lieu.cung_ky.is_none_or(|before| gia_tri::so(before).is_none()) {
        return None;
    }
    if chi_tieu.nen_don_vi_cu {
        return Some(KhongSoSanh::DonViCu);
    }
    let unequal = chi_tieu.ky == KyDo::Quy && quy::con_thieu(&so_lieu.theo_quy, ky.loai.so_quy()).is_some();
    unequal.then_some(KhongSoSanh::ThieuQuy)
}

/// Compares; `None` for an indicator of a term (it does not move within one), after a change of boundary, where not
/// all quarters are known, for yes/no, and where either figure is missing or a share out of nothing.
pub fn so_sanh(chi_tieu: &ChiTieu, so_lieu: &SoLieu, ky: KyBaoCao, dia_gioi: Option<Ngay>) -> Option<SoSanh> {
    let barred = chi_tieu.ky == KyDo::NhiemKy || doi_dia_gioi(dia_gioi, ky);
    if barred || vi_sao_khong(chi_tieu, so_lieu, ky).is_some() {
        return None;
    }
    let now = match chi_tieu.ky {
        KyDo::Quy => GiaTri::So(quy::tong(&so_lieu.theo_quy)?.into()),
        KyDo::Nam | KyDo::NhiemKy => so_lieu.gia_tri?,
    };
    let before = so_lieu.cung_ky?;
    let (exact_now, exact_before) = (gia_tri::so(now)?, gia_tri::so(before)?);
    let change = exact_now.tru(exact_before)?.tri_tuyet_doi();
    let chenh = match (now, before) {
        (GiaTri::So(now), GiaTri::So(before)) => Chenh::So(now.tru(before)?.tri_tuyet_doi()),
        _ => Chenh::TyLe(change),
    };
    // A figure of fewer months than the report's is held against the same months.
    let whole = so_lieu.uoc || so_lieu.den.is_none_or(|day| day >= ky.den);
    Some(SoSanh {
        chieu: exact_now.cmp(&exact_before),
        chenh,
        phan_tram: change.phan_tram_cua(exact_before),
        ca_nam: ky.loai.ca_nam() && whole,
    })
}

/// Whether the indicator is counted in percent or per hundred, so that its change is no percent of itself.
fn la_ty_le(chi_tieu: &ChiTieu) -> bool {
    matches!(chi_tieu.cach_tinh, CachTinh::TyLe | CachTinh::TySo) || la_phan_tram(chi_tieu)
}

impl SoSanh {
    /// `giảm 02 vụ (40,00%) so với năm 2022`, `tăng 1,42 điểm phần trăm so với …`; in the six-month report `so với cùng
    /// kỳ năm 2022`.
    pub fn cau(self, chi_tieu: &ChiTieu, ky: KyBaoCao) -> String {
        let year = format!("{}năm {}", if self.ca_nam { "" } else { "cùng kỳ " }, ky.nam.so() - 1);
        let word = match self.chieu {
            Ordering::Equal => return format!("không tăng, không giảm so với {year}"),
            Ordering::Greater => "tăng",
            Ordering::Less => "giảm",
        };
        if la_ty_le(chi_tieu) {
            let amount = match chi_tieu.cach_tinh {
                CachTinh::TySo => voi_don_vi(&self.chenh.trong_cau(), chi_tieu),
                CachTinh::TyLe | CachTinh::SoLuong | CachTinh::CoKhong => {
                    format!("{} điểm phần trăm", self.chenh.trong_cau())
                }
            };
            return format!("{word} {amount} so với {year}");
        }
        let amount = match self.chenh {
            Chenh::So(change) => dem(change, chi_tieu),
            Chenh::TyLe(_) => voi_don_vi(&self.chenh.trong_cau(), chi_tieu),
        };
        match self.phan_tram {
            Some(percent) => {
                format!("{word} {amount} ({}%) so với {year}", gia_tri::phan_tram(percent).trong_cau())
            }
            None => format!("{word} {amount} so với {year} ({year} {KHONG_PHAT_SINH})"),
        }
    }

    /// `-2`, `+1,42`, `0`: for the column of the appendix.
    pub fn cot(self) -> String {
        let (sign, word) = match self.chieu {
            Ordering::Equal => return "0".to_owned(),
            Ordering::Greater => ("+", "tăng"),
            Ordering::Less => ("-", "giảm"),
        };
        let change = self.chenh.trong_cot();
        if change.starts_with(DUOI) { format!("{word} {change}") } else { format!("{sign}{change}") }
    }
}

impl Chenh {
    fn trong_cau(self) -> String {
        match self {
            Self::So(change) => change.to_string(),
            Self::TyLe(change) => lam_tron(change, &[PhanSo::KHONG]).trong_cau(),
        }
    }

    fn trong_cot(self) -> String {
        match self {
            Self::So(change) => change.to_string(),
            Self::TyLe(change) => lam_tron(change, &[PhanSo::KHONG]).trong_cot(),
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
            ("3", "5", "giảm 02 vụ (40,00%) so với năm 2022", "-2"),
            ("19", "2", "tăng 17 vụ (850,00%) so với năm 2022", "+17"),
            ("3", "0", "tăng 03 vụ so với năm 2022 (năm 2022 không phát sinh)", "+3"),
            ("4", "4", "không tăng, không giảm so với năm 2022", "0"),
            ("0", "0", "không tăng, không giảm so với năm 2022", "0"),
            ("0", "3", "giảm 03 vụ (100,00%) so với năm 2022", "-3"),
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
            "tăng 3,00 điểm phần trăm so với năm 2022"
        );
        assert_eq!(
            compared(SHARE, "{gia_tri: 1/30, cung_ky: 2/30}", None).unwrap().0,
            "giảm 3,33 điểm phần trăm so với năm 2022"
        );
        assert_eq!(
            compared("cach_tinh: ty_so, don_vi_tinh: trai/100 gái", "{gia_tri: 24/21, cung_ky: 22/20}", None)
                .unwrap()
                .0,
            "tăng 4,29 trai/100 gái so với năm 2022"
        );
    }

    #[test]
    fn changes_are_of_exact_figures() {
        for (nay, truoc, sentence, column) in [
            ("2/3", "1/3", "tăng 33,33 điểm phần trăm so với năm 2022", "+33,33"),
            ("1/800", "1/1600", "tăng 0,06 điểm phần trăm so với năm 2022", "+0,06"),
            ("24.999/25.000", "24.998/25.000", "tăng 0,004 điểm phần trăm so với năm 2022", "+0,004"),
            (
                "1.000.000/1.000.001",
                "1.000.001/1.000.002",
                "giảm dưới 0,0001 điểm phần trăm so với năm 2022",
                "giảm < 0,0001",
            ),
            ("2/6", "1/3", "không tăng, không giảm so với năm 2022", "0"),
        ] {
            assert_eq!(
                compared(SHARE, &format!("{{gia_tri: {nay}, cung_ky: {truoc}}}"), None),
                Some((sentence.to_owned(), column.to_owned()))
            );
        }
        let billions = "{gia_tri: 999.999.999, cung_ky: 999.999.998}";
        assert_eq!(
            compared("cach_tinh: so_luong, don_vi_tinh: đồng", billions, None).unwrap().0,
            "tăng 01 đồng (dưới 0,0001%) so với năm 2022"
        );
    }

    #[test]
    fn years_are_compared_with_years_and_months_with_months() {
        let chi_tieu: ChiTieu = serde_yaml::from_str(&format!("{{ten: A, muc_tieu: m, {COUNT}}}")).unwrap();
        let told = |loai, figure: &str| {
            let so_lieu: SoLieu = serde_yaml::from_str(figure).unwrap();
            let ky = KyBaoCao { loai, ..year() };
            so_sanh(&chi_tieu, &so_lieu, ky, None).unwrap().cau(&chi_tieu, ky)
        };
        let (year, months) =
            ("giảm 02 vụ (40,00%) so với năm 2022", "giảm 02 vụ (40,00%) so với cùng kỳ năm 2022");
        assert_eq!(told(Loai::TongKet, "{den: 30/11/2023, gia_tri: 3, cung_ky: 5}"), year);
        assert_eq!(told(Loai::TongKet, "{den: 30/9/2023, gia_tri: 3, cung_ky: 5}"), months);
        assert_eq!(told(Loai::TongKet, "{den: 30/9/2023, gia_tri: 3, uoc: true, cung_ky: 5}"), year);
        assert_eq!(told(Loai::SauThang, "{den: 31/5/2023, gia_tri: 3, cung_ky: 5}"), months);
    }

    #[test]
    fn unequal_periods_and_another_boundary_are_not_compared() {
        let quarterly = "cach_tinh: so_luong, ky: quy, don_vi_tinh: tin";
        let whole = compared(quarterly, "{theo_quy: [4, 5, 6, 5], cung_ky: 16}", None).unwrap();
        assert_eq!(whole.0, "tăng 04 tin (25,00%) so với năm 2022");
        for quarters in ["[4, 5, 6]", "[4, ~, 6, 5]", "[~, ~, ~, ~]", "[]"] {
            assert_eq!(compared(quarterly, &format!("{{theo_quy: {quarters}, cung_ky: 16}}"), None), None);
        }
        let old = format!("{COUNT}, nen: 5, nam_nen: 2022, nen_don_vi_cu: true");
        assert_eq!(compared(&old, "{gia_tri: 3, cung_ky: 5}", None), None);
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
