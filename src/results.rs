//! Figures → the sentences that can honestly be computed from them, and nothing else.
//!
//! Each kind of sentence is a pure function in a file of its own, with its rule. Causes, judgments of quality and
//! proposals are never computed: they come from a person, or stay a visible gap. A sentence has no final full stop.

use crate::value::{Nam, Ngay, SoDem, SoThapPhan};

pub mod bieu_do;
pub mod chi_tieu;
pub mod danh_gia;
pub mod gia_tri;
pub mod goi_y;
pub mod hoat_dong;
pub mod ke_hoach;
pub mod khai_quat;
pub mod kinh_phi;
pub mod nhiem_vu;
pub mod phan;
pub mod quy;
pub mod so_sanh;
pub mod tong_hop;
pub mod van_ban;

/// Which report is made: it decides the words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Loai {
    /// The year's: says đạt, vượt, không đạt.
    TongKet,
    /// The first six months': says progress only, for the year is not over.
    SauThang,
}

/// What a report covers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct KyBaoCao {
    /// Which report.
    pub loai: Loai,
    /// The year of the plan.
    pub nam: Nam,
    /// The day up to which figures count; later ones are not looked at.
    pub den: Ngay,
}

/// Of dated entries the last one not after the report's day.
pub fn moi_nhat<T>(entries: &[T], den: Ngay, ngay: impl Fn(&T) -> Option<Ngay>) -> Option<&T> {
    let known = entries.iter().filter_map(|entry| ngay(entry).map(|day| (day, entry)));
    known.filter(|(day, _)| *day <= den).max_by_key(|(day, _)| *day).map(|(_, entry)| entry)
}

/// A number in running text: whole numbers under 10 carry a zero, `02`, as the papers of the offices do.
pub fn trong_cau(number: SoThapPhan) -> String {
    let text = number.to_string();
    if text.len() == 1 { format!("0{text}") } else { text }
}

/// A count out of 100 with two digits after the comma: `60,59%`; `None` out of nothing.
fn phan_tram(part: SoDem, whole: SoDem) -> Option<String> {
    crate::value::phan_tram(part.so(), whole.so(), 2).map(|percent| format!("{percent}%"))
}

#[cfg(test)]
mod tests {
    use super::{moi_nhat, trong_cau};
    use crate::value::Ngay;

    #[test]
    fn a_report_takes_the_last_figure_of_its_day() {
        let days: Vec<Ngay> = ["31/5/2023", "30/11/2023", "15/3/2023"].map(|day| day.parse().unwrap()).into();
        let last = |den: &str| moi_nhat(&days, den.parse().unwrap(), |day| Some(*day)).map(|day| day.ngan());
        assert_eq!(last("30/6/2023").as_deref(), Some("31/5/2023"));
        assert_eq!(last("31/12/2023").as_deref(), Some("30/11/2023"));
        assert_eq!(last("01/01/2023"), None);
    }

    #[test]
    fn small_counts_carry_a_zero() {
        let written = |text: &str| trong_cau(text.parse().unwrap());
        assert_eq!([written("2"), written("0"), written("15"), written("2,5")], ["02", "00", "15", "2,5"]);
    }
}
