//! Figures → the sentences that can honestly be computed from them, and nothing else.
//!
//! Each kind of sentence is a pure function in a file of its own, with its rule. Causes, judgments of quality and
//! proposals are never computed: they come from a person, or stay a visible gap. A sentence has no final full stop.

use crate::diagnostic::Route;
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

pub use crate::model::ky_bao_cao::Loai;

/// A report that results have a head of.
#[derive(Debug, Clone)]
pub struct Dau<'a> {
    /// Its period.
    pub loai: Loai,
    /// Where the head stands.
    pub route: Route,
    /// The head.
    pub bao_cao: &'a BaoCao,
}

/// The heads of all reports, the year's first. One whose period is not said is none yet.
pub fn cac_dau(results: &KetQua) -> Vec<Dau<'_>> {
    let root = Route::root();
    let year = results.tong_ket.iter().map(|head| (Loai::TongKet, root.key("tong_ket"), head));
    let half = results.sau_thang.iter().map(|head| (Loai::SauThang, root.key("sau_thang"), head));
    let others = results
        .bao_cao
        .iter()
        .filter_map(|(id, head)| Some((head.ky?, Route::root().key("bao_cao").key(id.as_str()), head)));
    let heads = year.chain(half).chain(others);
    heads.map(|(loai, route, bao_cao)| Dau { loai, route, bao_cao }).collect()
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

/// The figure a report says of an indicator: the last of its day, unless it says nothing of the report's period. A
/// figure of a yearly indicator counts from the first of January to its day, so one of before the period is none of it;
/// the reports of the year and of nine months need one of the second half.
pub fn so_lieu<'a>(one: &ChiTieu, figures: &'a [SoLieu], ky: KyBaoCao) -> Option<&'a SoLieu> {
    let last = moi_nhat(figures, ky.den, |figure| figure.den)?;
    let is_before = match ky.loai {
        Loai::TongKet | Loai::ChinThang => nua_nam(one, last),
        Loai::SauThang => false,
        _ => one.ky == KyDo::Nam && last.den.is_some_and(|day| ky.tu().is_some_and(|first| day < first)),
    };
    (!is_before).then_some(last)
}

impl KyBaoCao {
    /// The first day that the report is about.
    pub fn tu(self) -> Option<Ngay> {
        self.loai.tu_den(self.nam).map(|(first, _)| first)
    }

    /// Whether the report lists what happened on a day: of the period, up to the day of its figures.
    pub fn co(self, day: Ngay) -> bool {
        day <= self.den
            && self.tu().is_none_or(|first| first <= day || (first.thang(), first.ngay()) == (1, 1))
    }
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
