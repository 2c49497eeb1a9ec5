//! Figures → the sentences that can honestly be computed from them, and nothing else.
//!
//! Each kind of sentence is a pure function in a file of its own, with its rule. Causes, judgments of quality and
//! proposals are never computed: they come from a person, or stay a visible gap. A sentence has no final full stop.

use crate::model::{BaoCao, ChiTieu, KetQua, KyDo, SoLieu};
use crate::value::{Nam, Ngay, SoDem, SoThapPhan};

pub mod bieu_do;
pub mod chi_tieu;
pub mod cong_tac;
pub mod context;
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

impl Loai {
    /// The key of the report's head.
    pub fn khoa(self) -> &'static str {
        match self {
            Self::TongKet => "tong_ket",
            Self::SauThang => "sau_thang",
        }
    }

    /// The name of the paper and of its template.
    pub fn ten(self) -> &'static str {
        match self {
            Self::TongKet => "bao-cao-tong-ket",
            Self::SauThang => "bao-cao-6-thang",
        }
    }

    /// The report's head, where the results have one.
    pub fn bao_cao(self, results: &KetQua) -> Option<&BaoCao> {
        match self {
            Self::TongKet => results.tong_ket.as_ref(),
            Self::SauThang => results.sau_thang.as_ref(),
        }
    }
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

/// The figure a report says of an indicator: the last of its day, unless it says nothing of the report's period.
pub fn so_lieu<'a>(one: &ChiTieu, figures: &'a [SoLieu], ky: KyBaoCao) -> Option<&'a SoLieu> {
    let last = moi_nhat(figures, ky.den, |figure| figure.den)?;
    (ky.loai == Loai::SauThang || !nua_nam(one, last)).then_some(last)
}

/// Whether a figure of a yearly indicator is of the first half of the year: no result of the year, and no estimate
/// makes it one. What goes for a term stands from the day it was decided, and quarters say themselves what they cover.
pub fn nua_nam(one: &ChiTieu, figure: &SoLieu) -> bool {
    one.ky == KyDo::Nam && figure.den.is_some_and(|day| day.thang() <= 6)
}

/// A number in running text: whole numbers under 10 carry a zero, `02`, as the papers of the offices do.
pub fn trong_cau(number: SoThapPhan) -> String {
    number.trong_cau()
}

/// A count out of 100 as it is printed: `60,59%`; `None` out of nothing.
fn phan_tram(part: SoDem, whole: SoDem) -> Option<String> {
    let percent = part.phan_so().phan_tram_cua(whole.phan_so())?;
    Some(format!("{}%", gia_tri::phan_tram(percent).trong_cau()))
}

#[cfg(test)]
mod tests {
    use super::{KyBaoCao, Loai, moi_nhat, so_lieu, trong_cau};
    use crate::model::{ChiTieu, SoLieu};
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
    fn a_figure_of_the_first_half_is_no_result_of_the_year() {
        let read = |ky: &str, days: &[&str], loai, den: &str| {
            let yaml = format!("{{ten: A, muc_tieu: m, cach_tinh: so_luong, {ky}}}");
            let one: ChiTieu = serde_yaml::from_str(&yaml).unwrap();
            let figure = |day: &&str| serde_yaml::from_str(&format!("{{den: {day}, gia_tri: 1}}")).unwrap();
            let figures: Vec<SoLieu> = days.iter().map(figure).collect();
            let ky = KyBaoCao { loai, nam: "2023".parse().unwrap(), den: den.parse().unwrap() };
            so_lieu(&one, &figures, ky).and_then(|figure| figure.den).map(|day| day.ngan())
        };
        let year = |ky, days: &[&str]| read(ky, days, Loai::TongKet, "30/11/2023");
        assert_eq!(year("ky: nam", &["30/6/2023"]), None);
        assert_eq!(year("ky: nam", &["31/5/2023", "15/12/2023"]), None);
        assert_eq!(year("ky: nam", &["31/5/2023", "01/7/2023"]).as_deref(), Some("01/7/2023"));
        assert_eq!(year("ky: quy", &["31/5/2023"]).as_deref(), Some("31/5/2023"));
        assert_eq!(year("ky: nhiem_ky, nhiem_ky: 2021-2026", &["01/01/2023"]).as_deref(), Some("01/01/2023"));
        let half = read("ky: nam", &["31/5/2023"], Loai::SauThang, "30/6/2023");
        assert_eq!(half.as_deref(), Some("31/5/2023"));
    }

    #[test]
    fn small_counts_carry_a_zero() {
        let written = |text: &str| trong_cau(text.parse().unwrap());
        assert_eq!([written("2"), written("0"), written("15"), written("2,5")], ["02", "00", "15", "2,5"]);
    }
}
