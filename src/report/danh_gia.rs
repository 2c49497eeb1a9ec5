//! Đạt, vượt, không đạt: by direction and target, from exact figures; never for a missing one.

use crate::model::{ChiTieu, Huong, KyDo, SoLieu};
use crate::report::{Loai, gia_tri, quy};
use crate::value::{GiaTri, MucGiao, PhanSo};

/// How a figure stands to its target.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum KetLuan {
    /// More than the target asked for.
    Vuot,
    /// On the target.
    Dat,
    /// Short of it.
    KhongDat,
    /// A share out of nothing: there was nothing to measure.
    KhongPhatSinh,
    /// No figure. Never counted as reached.
    ChuaCoSoLieu,
    /// Not all quarters have a figure, and those that have decide nothing.
    ThieuQuy,
    /// The plan sets no target.
    ChuaGiao,
}

/// Whether the figure is final.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Chac {
    /// A final figure.
    ChinhThuc,
    /// An estimate: the verdict says `ước`.
    Uoc,
}

/// A verdict and how sure it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DanhGia {
    /// The verdict.
    pub ket_luan: KetLuan,
    /// How sure.
    pub chac: Chac,
}

/// Judges a year's figure by the indicator's direction. Of a quarterly indicator every quarter counts, and a missing
/// one leaves it open unless another has failed already.
pub fn danh_gia(chi_tieu: &ChiTieu, so_lieu: Option<&SoLieu>) -> DanhGia {
    let chac = if so_lieu.is_some_and(|figure| figure.uoc) { Chac::Uoc } else { Chac::ChinhThuc };
    DanhGia { ket_luan: ket_luan(chi_tieu, so_lieu), chac }
}

fn ket_luan(chi_tieu: &ChiTieu, so_lieu: Option<&SoLieu>) -> KetLuan {
    let Some(target) = chi_tieu.ke_hoach else { return KetLuan::ChuaGiao };
    let Some(figure) = so_lieu else { return KetLuan::ChuaCoSoLieu };
    if chi_tieu.ky == KyDo::Quy {
        return theo_quy(chi_tieu, figure, target);
    }
    match (figure.gia_tri, target) {
        (None, _) => KetLuan::ChuaCoSoLieu,
        (Some(GiaTri::CoKhong(answer)), MucGiao::Mot(GiaTri::CoKhong(wanted))) => {
            if answer == wanted {
                KetLuan::Dat
            } else {
                KetLuan::KhongDat
            }
        }
        (Some(GiaTri::TyLe(share)), _) if share.phan_tram().is_none() => KetLuan::KhongPhatSinh,
        (Some(value), target) => match gia_tri::so(value) {
            Some(value) => so_voi(chi_tieu.huong, value, target),
            None => KetLuan::ChuaCoSoLieu,
        },
    }
}

fn theo_quy(chi_tieu: &ChiTieu, figure: &SoLieu, target: MucGiao) -> KetLuan {
    let quarters = quy::da_co(&figure.theo_quy);
    let verdicts: Vec<KetLuan> =
        quarters.iter().map(|quarter| so_voi(chi_tieu.huong, quarter.phan_so(), target)).collect();
    if verdicts.is_empty() {
        KetLuan::ChuaCoSoLieu
    } else if verdicts.contains(&KetLuan::KhongDat) {
        KetLuan::KhongDat
    } else if quarters.len() < Loai::TongKet.so_quy() {
        KetLuan::ThieuQuy
    } else if verdicts.contains(&KetLuan::Dat) {
        KetLuan::Dat
    } else {
        KetLuan::Vuot
    }
}

fn so_voi(huong: Huong, value: PhanSo, target: MucGiao) -> KetLuan {
    let Some((least, most)) = target.tu_den() else { return KetLuan::ChuaCoSoLieu };
    // Where none is allowed more is never better.
    let huong = if target.la_khong() { Huong::KhongQua } else { huong };
    match huong {
        Huong::ItNhat if value > most => KetLuan::Vuot,
        Huong::ItNhat if value >= least => KetLuan::Dat,
        // Of a ceiling "vượt" would read as if it had been broken.
        Huong::KhongQua if value <= most => KetLuan::Dat,
        Huong::Bang if value >= least && value <= most => KetLuan::Dat,
        Huong::ItNhat | Huong::KhongQua | Huong::Bang => KetLuan::KhongDat,
    }
}

impl DanhGia {
    /// `Đạt`, `Ước vượt`, `Chưa có số liệu`: for the column of the appendix.
    pub fn viet(self) -> &'static str {
        match (self.ket_luan, self.chac) {
            (KetLuan::Vuot, Chac::ChinhThuc) => "Vượt",
            (KetLuan::Vuot, Chac::Uoc) => "Ước vượt",
            (KetLuan::Dat, Chac::ChinhThuc) => "Đạt",
            (KetLuan::Dat, Chac::Uoc) => "Ước đạt",
            (KetLuan::KhongDat, Chac::ChinhThuc) => "Không đạt",
            (KetLuan::KhongDat, Chac::Uoc) => "Ước không đạt",
            (KetLuan::KhongPhatSinh, _) => "Không phát sinh",
            (KetLuan::ChuaCoSoLieu, _) => "Chưa có số liệu",
            (KetLuan::ThieuQuy, _) => "Chưa đủ số liệu",
            (KetLuan::ChuaGiao, _) => "Chưa giao kế hoạch",
        }
    }

    /// `vượt chỉ tiêu`, `không đạt chỉ tiêu`: for a sentence, which has said already that the figure is an estimate;
    /// `None` where the sentence says it otherwise.
    pub fn trong_cau(self) -> Option<&'static str> {
        match self.ket_luan {
            KetLuan::Vuot => Some("vượt chỉ tiêu"),
            KetLuan::Dat => Some("đạt chỉ tiêu"),
            KetLuan::KhongDat => Some("không đạt chỉ tiêu"),
            KetLuan::ThieuQuy => Some("chưa đủ số liệu để đánh giá"),
            KetLuan::KhongPhatSinh | KetLuan::ChuaCoSoLieu | KetLuan::ChuaGiao => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::danh_gia;
    use crate::model::{ChiTieu, SoLieu};

    fn verdict(chi_tieu: &str, so_lieu: &str) -> &'static str {
        let chi_tieu: ChiTieu =
            serde_yaml::from_str(&format!("{{ten: A, muc_tieu: m, {chi_tieu}}}")).unwrap();
        let so_lieu: Option<SoLieu> = serde_yaml::from_str(so_lieu).unwrap();
        danh_gia(&chi_tieu, so_lieu.as_ref()).viet()
    }

    #[test]
    fn the_direction_decides() {
        let at_least = "cach_tinh: so_luong, ke_hoach: 16";
        let at_most = "cach_tinh: so_luong, huong: khong_qua, ke_hoach: 5";
        let exactly = "cach_tinh: ty_le, huong: bang, ke_hoach: 100";
        for (chi_tieu, value, expected) in [
            (at_least, "17", "Vượt"),
            (at_least, "16", "Đạt"),
            (at_least, "15", "Không đạt"),
            (at_most, "4", "Đạt"),
            (at_most, "5", "Đạt"),
            (at_most, "6", "Không đạt"),
            (at_most, "0", "Đạt"),
            (exactly, "7/7", "Đạt"),
            (exactly, "6/7", "Không đạt"),
            ("cach_tinh: co_khong, ke_hoach: có", "có", "Đạt"),
            ("cach_tinh: co_khong, ke_hoach: có", "không", "Không đạt"),
        ] {
            assert_eq!(verdict(chi_tieu, &format!("{{gia_tri: {value}}}")), expected, "{chi_tieu} {value}");
        }
    }

    #[test]
    fn the_verdict_is_that_of_the_exact_figure() {
        // 2/3 is 66,666…, less than 66,67 though it is printed so, and more than 66,66.
        assert_eq!(verdict("cach_tinh: ty_le, ke_hoach: '66,67'", "{gia_tri: 2/3}"), "Không đạt");
        assert_eq!(verdict("cach_tinh: ty_le, ke_hoach: '66,66'", "{gia_tri: 2/3}"), "Vượt");
        let exactly = "cach_tinh: ty_le, huong: bang, ke_hoach: 100";
        assert_eq!(verdict(exactly, "{gia_tri: 24.999/25.000}"), "Không đạt");
        let most = "cach_tinh: ty_le, huong: khong_qua, ke_hoach: 10";
        assert_eq!(verdict(most, "{gia_tri: 10.001/100.000}"), "Không đạt");
        assert_eq!(verdict(most, "{gia_tri: 1/10}"), "Đạt");
    }

    #[test]
    fn none_allowed_is_never_more_than_reached() {
        for huong in ["it_nhat", "khong_qua", "bang"] {
            let none = format!("cach_tinh: so_luong, huong: {huong}, ke_hoach: 0");
            assert_eq!(verdict(&none, "{gia_tri: 0}"), "Đạt");
            assert_eq!(verdict(&none, "{gia_tri: 3}"), "Không đạt");
        }
        assert_eq!(verdict("cach_tinh: ty_le, ke_hoach: 0", "{gia_tri: 1/9}"), "Không đạt");
    }

    #[test]
    fn a_range_is_reached_within_it() {
        for (huong, verdicts) in [
            ("it_nhat", ["Không đạt", "Đạt", "Đạt", "Đạt", "Vượt"]),
            ("khong_qua", ["Đạt", "Đạt", "Đạt", "Đạt", "Không đạt"]),
            ("bang", ["Không đạt", "Đạt", "Đạt", "Đạt", "Không đạt"]),
        ] {
            let range = format!("cach_tinh: so_luong, huong: {huong}, ke_hoach: 5-7");
            let found = [4, 5, 6, 7, 8].map(|value| verdict(&range, &format!("{{gia_tri: {value}}}")));
            assert_eq!(found, verdicts, "{huong}");
        }
    }

    #[test]
    fn an_estimate_is_never_called_reached() {
        assert_eq!(verdict("cach_tinh: so_luong, ke_hoach: 5", "{gia_tri: 5, uoc: true}"), "Ước đạt");
        assert_eq!(verdict("cach_tinh: so_luong, ke_hoach: 5", "{gia_tri: 4, uoc: true}"), "Ước không đạt");
    }

    #[test]
    fn a_missing_figure_or_target_is_no_verdict() {
        assert_eq!(verdict("cach_tinh: so_luong, ke_hoach: 5", "~"), "Chưa có số liệu");
        assert_eq!(verdict("cach_tinh: so_luong, ke_hoach: 5", "{ghi_chu: đang rà soát}"), "Chưa có số liệu");
        assert_eq!(verdict("cach_tinh: ty_le, ke_hoach: 100", "{gia_tri: 0/0}"), "Không phát sinh");
        assert_eq!(verdict("cach_tinh: so_luong", "{gia_tri: 4}"), "Chưa giao kế hoạch");
    }

    #[test]
    fn of_quarters_the_lowest_decides() {
        let quarterly = "cach_tinh: so_luong, ky: quy, ke_hoach: 4";
        for (quarters, expected) in [
            ("[5, 4, 6, 4]", "Đạt"),
            ("[9, 9, 9, 3]", "Không đạt"),
            ("[5, 5, 6, 5]", "Vượt"),
            ("[5, 4, 6]", "Chưa đủ số liệu"),
            ("[5, 4, ~, 6]", "Chưa đủ số liệu"),
            ("[~, 3, ~, 6]", "Không đạt"),
            ("[~, ~]", "Chưa có số liệu"),
            ("[5, 3, 6]", "Không đạt"),
            ("[]", "Chưa có số liệu"),
        ] {
            assert_eq!(verdict(quarterly, &format!("{{theo_quy: {quarters}}}")), expected, "{quarters}");
        }
        let exactly = "cach_tinh: so_luong, ky: quy, huong: bang, ke_hoach: 4";
        assert_eq!(verdict(exactly, "{theo_quy: [4, 4, 5, 4]}"), "Không đạt");
    }
}
