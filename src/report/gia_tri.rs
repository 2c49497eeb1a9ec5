//! Figures in writing: always the fraction with its percentage, never a percentage alone. What is computed is exact and
//! rounded here, once; what is printed never contradicts what is said of it.

use std::cmp::Ordering;

use crate::model::{CachTinh, ChiTieu};
use crate::value::{CoKhong, Dau, GiaTri, PhanSo, SoCot, SoThapPhan, TyLe};

/// What is said of a share out of nothing, and of a count of none.
pub const KHONG_PHAT_SINH: &str = "không phát sinh";

/// Most digits after the comma; what four digits do not part from a mark is said in words.
const MOST_DIGITS: u32 = 4;

/// A computed figure, rounded to be printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DaTron(Result<SoThapPhan, (PhanSo, Ordering)>);

/// Rounds to two digits, or to as many as show that the figure is not quite one of the marks: 24.999/25.000 is
/// 99,996 % and not 100,00 %.
pub fn lam_tron(value: PhanSo, marks: &[PhanSo]) -> DaTron {
    DaTron(value.lam_tron_ro(MOST_DIGITS, marks))
}

/// A percentage: nothing and all are only said where they are exact.
pub fn phan_tram(percent: PhanSo) -> DaTron {
    lam_tron(percent, &[PhanSo::KHONG, PhanSo::MOT_TRAM])
}

impl DaTron {
    /// For a sentence: `87,50`, `gần 100`, `hơn 100`; hardly anything is `dưới 0,0001`.
    pub fn trong_cau(self) -> String {
        match self.0 {
            Ok(number) => number.to_string(),
            Err((mark, _)) if mark.la_khong() => format!("dưới 0,{:0>1$}", 1, MOST_DIGITS as usize),
            Err((mark, side)) => {
                let word = if side == Ordering::Less { "gần" } else { "hơn" };
                format!("{word} {}", chinh_xac(mark).map(|mark| mark.to_string()).unwrap_or_default())
            }
        }
    }

    /// For a column: `87,50`, `< 100`, `> 100`.
    pub fn trong_cot(self) -> String {
        self.cot().map(|figure| figure.to_string()).unwrap_or_default()
    }

    /// The same as a figure; `None` where a mark has more digits than any figure that was typed.
    pub fn cot(self) -> Option<SoCot> {
        let (dau, so) = match self.0 {
            Ok(number) => (Dau::Bang, number),
            Err((mark, _)) if mark.la_khong() => {
                (Dau::Duoi, PhanSo::new(1, 10_i128.pow(MOST_DIGITS))?.lam_tron(MOST_DIGITS)?)
            }
            Err((mark, Ordering::Less)) => (Dau::Duoi, chinh_xac(mark)?),
            Err((mark, _)) => (Dau::Tren, chinh_xac(mark)?),
        };
        Some(SoCot { uoc: false, dau, so })
    }
}

/// A mark with the digits that it has: it was typed as a decimal.
fn chinh_xac(mark: PhanSo) -> Option<SoThapPhan> {
    (0..=6).filter_map(|digits| mark.lam_tron(digits)).find(|shown| shown.phan_so() == mark)
}

/// What a figure of this indicator must not be mistaken for: nothing, all, and the target.
fn moc(chi_tieu: &ChiTieu) -> Vec<PhanSo> {
    let target = chi_tieu.ke_hoach.and_then(|target| target.tu_den());
    let all = (chi_tieu.cach_tinh == CachTinh::TyLe).then_some(PhanSo::MOT_TRAM);
    let ends = target.into_iter().flat_map(|(least, most)| [least, most]);
    [PhanSo::KHONG].into_iter().chain(all).chain(ends).collect()
}

/// A share as its percentage, to be printed; `None` out of nothing.
pub fn ty_le(share: TyLe, chi_tieu: &ChiTieu) -> Option<DaTron> {
    Some(lam_tron(share.phan_tram()?, &moc(chi_tieu)))
}

/// A figure in a sentence, with the unit of its indicator: `7/25 (28,00%)`, `03 vụ`, `không phát sinh`.
pub fn trong_cau_van(value: GiaTri, chi_tieu: &ChiTieu) -> String {
    match value {
        GiaTri::TyLe(share) => match ty_le(share, chi_tieu).map(DaTron::trong_cau) {
            Some(ratio) if chi_tieu.cach_tinh == CachTinh::TySo => {
                format!("{share} ({})", voi_don_vi(&ratio, chi_tieu))
            }
            Some(percent) => format!("{share} ({percent}%)"),
            None => KHONG_PHAT_SINH.to_owned(),
        },
        GiaTri::So(number) if number.la_khong() => KHONG_PHAT_SINH.to_owned(),
        GiaTri::So(number) => dem(number, chi_tieu),
        GiaTri::CoKhong(CoKhong::Co) => "có".to_owned(),
        GiaTri::CoKhong(CoKhong::Khong) => "không có".to_owned(),
    }
}

/// A number with the indicator's unit: `03 vụ`, `5%`.
pub fn dem(number: SoThapPhan, chi_tieu: &ChiTieu) -> String {
    voi_don_vi(&chu_so(number, chi_tieu), chi_tieu)
}

/// A number in a sentence; a percentage carries no zero in front.
pub fn chu_so(number: SoThapPhan, chi_tieu: &ChiTieu) -> String {
    chi_tieu.chu_so(number)
}

/// Whether the indicator's unit is the percent sign.
pub fn la_phan_tram(chi_tieu: &ChiTieu) -> bool {
    chi_tieu.la_phan_tram()
}

/// A written number with the indicator's unit; the percent sign stands close.
pub fn voi_don_vi(number: &str, chi_tieu: &ChiTieu) -> String {
    chi_tieu.voi_don_vi(number)
}

/// The figure as one exact number to compare, a share as its percentage; `None` for yes/no and for a share out of
/// nothing.
pub fn so(value: GiaTri) -> Option<PhanSo> {
    match value {
        GiaTri::TyLe(share) => share.phan_tram(),
        GiaTri::So(number) => Some(number.phan_so()),
        GiaTri::CoKhong(_) => None,
    }
}

#[cfg(test)]
mod tests {
    use super::trong_cau_van;
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
            assert_eq!(written("cach_tinh: ty_le", share), text);
        }
    }

    #[test]
    fn nothing_all_and_the_target_are_only_printed_where_they_are_exact() {
        for (target, share, text) in [
            ("100", "24.999/25.000", "24.999/25.000 (99,996%)"),
            ("100", "25.000/25.000", "25.000/25.000 (100,00%)"),
            ("95", "24.999/25.000", "24.999/25.000 (99,996%)"),
            ("'66,67'", "2/3", "2/3 (66,667%)"),
            ("'66,66'", "2/3", "2/3 (66,67%)"),
            ("50", "1/30.000", "1/30.000 (0,003%)"),
            ("100", "99.999.999/100.000.000", "99.999.999/100.000.000 (gần 100%)"),
            ("50", "50.000.001/100.000.000", "50.000.001/100.000.000 (hơn 50%)"),
            ("50", "1/999.999.999", "1/999.999.999 (dưới 0,0001%)"),
        ] {
            assert_eq!(written(&format!("cach_tinh: ty_le, ke_hoach: {target}"), share), text);
        }
    }

    #[test]
    fn each_way_of_counting_has_its_words() {
        for (chi_tieu, value, text) in [
            ("cach_tinh: so_luong, don_vi_tinh: vụ", "3", "03 vụ"),
            ("cach_tinh: so_luong, don_vi_tinh: vụ", "0", "không phát sinh"),
            ("cach_tinh: ty_so, don_vi_tinh: trai/100 gái", "24/21", "24/21 (114,29 trai/100 gái)"),
            ("cach_tinh: ty_so, don_vi_tinh: trai/100 gái", "2/0", "không phát sinh"),
            ("cach_tinh: co_khong", "không", "không có"),
            ("cach_tinh: so_luong, don_vi_tinh: '%'", "12,5", "12,5%"),
            ("cach_tinh: so_luong, don_vi_tinh: '%'", "5", "5%"),
        ] {
            assert_eq!(written(chi_tieu, value), text);
        }
    }
}
