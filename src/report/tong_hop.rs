//! `đạt và vượt n/m chỉ tiêu; không đạt k; chưa có số liệu j`: the counts always sum to the total.

use crate::report::chi_tieu::{Muc, co_so_lieu};
use crate::report::danh_gia::{Chac, KetLuan};

/// How many indicators stand where. Verdicts are only counted of indicators with a target.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct TongHop {
    /// All with a target.
    pub tong: usize,
    /// Reached or better, by a final figure.
    pub dat: usize,
    /// Reached or better, by an estimate.
    pub uoc_dat: usize,
    /// Short of the target, by a final figure.
    pub khong_dat: usize,
    /// Short of the target, by an estimate.
    pub uoc_khong_dat: usize,
    /// Nothing to measure.
    pub khong_phat_sinh: usize,
    /// No figure.
    pub chua_co: usize,
    /// Not all quarters have a figure.
    pub thieu_quy: usize,
    /// All indicators, with a target or without.
    pub tat_ca: usize,
    /// Of all, those with a figure that can be printed.
    pub co_so: usize,
}

/// Counts.
pub fn tong_hop(indicators: &[Muc<'_>]) -> TongHop {
    let mut counts = TongHop::default();
    for indicator in indicators {
        counts.tat_ca += 1;
        counts.co_so += usize::from(co_so_lieu(indicator));
        let verdict = indicator.danh_gia();
        let part = match (verdict.ket_luan, verdict.chac) {
            (KetLuan::Dat | KetLuan::Vuot, Chac::ChinhThuc) => &mut counts.dat,
            (KetLuan::Dat | KetLuan::Vuot, Chac::Uoc) => &mut counts.uoc_dat,
            (KetLuan::KhongDat, Chac::ChinhThuc) => &mut counts.khong_dat,
            (KetLuan::KhongDat, Chac::Uoc) => &mut counts.uoc_khong_dat,
            (KetLuan::KhongPhatSinh, _) => &mut counts.khong_phat_sinh,
            (KetLuan::ChuaCoSoLieu, _) => &mut counts.chua_co,
            (KetLuan::ThieuQuy, _) => &mut counts.thieu_quy,
            (KetLuan::ChuaGiao, _) => continue,
        };
        *part += 1;
        counts.tong += 1;
    }
    counts
}

impl TongHop {
    /// The year's summary; `None` where the plan sets no target at all. Of estimates it is said once that they are.
    pub fn cau(&self) -> Option<String> {
        if self.tong == 0 {
            return None;
        }
        let mut text = format!("Đạt và vượt {}/{} chỉ tiêu", self.dat, self.tong);
        let estimated = [("đạt và vượt", self.uoc_dat), ("không đạt", self.uoc_khong_dat)];
        let estimated =
            cac_so(&estimated).map(|counts| format!("theo số ước thực hiện: {}", counts.join(", ")));
        let failed = cac_so(&[("không đạt", self.khong_dat)]);
        let rest = cac_so(&[
            ("không phát sinh", self.khong_phat_sinh),
            ("chưa có số liệu", self.chua_co),
            ("chưa đủ số liệu từng quý", self.thieu_quy),
        ]);
        for part in failed.into_iter().flatten().chain(estimated).chain(rest.into_iter().flatten()) {
            text.push_str("; ");
            text.push_str(&part);
        }
        Some(text)
    }

    /// The half year's summary: how many have figures, and no verdict. It is the one place where those without are
    /// told, so all are counted, with a target or without.
    pub fn cau_sau_thang(&self) -> Option<String> {
        let (all, known) = (self.tat_ca, self.co_so);
        match (known, all - known) {
            (0, 0) => None,
            (0, _) => Some(format!("Chưa có số liệu của {all:02} chỉ tiêu")),
            (_, 0) => Some(format!("Đã có số liệu {known}/{all} chỉ tiêu")),
            (_, missing) => {
                Some(format!("Đã có số liệu {known}/{all} chỉ tiêu; chưa có số liệu {missing:02}"))
            }
        }
    }
}

/// `không đạt 03` for each count above zero; `None` when there is none.
fn cac_so(counts: &[(&str, usize)]) -> Option<Vec<String>> {
    let known = counts.iter().filter(|(_, count)| *count > 0);
    let told: Vec<String> = known.map(|(what, count)| format!("{what} {count:02}")).collect();
    (!told.is_empty()).then_some(told)
}

#[cfg(test)]
mod tests {
    use super::{TongHop, tong_hop};
    use crate::model::{ChiTieu, SoLieu};
    use crate::report::chi_tieu::Muc;

    #[test]
    fn every_indicator_with_a_target_is_counted_once() {
        let with: ChiTieu =
            serde_yaml::from_str("{ten: A, muc_tieu: m, cach_tinh: ty_le, ke_hoach: 50}").unwrap();
        let without: ChiTieu = serde_yaml::from_str("{ten: B, muc_tieu: m, cach_tinh: ty_le}").unwrap();
        let figures: Vec<Option<SoLieu>> = serde_yaml::from_str(
            "[{gia_tri: 1/2}, {gia_tri: 2/2}, {gia_tri: 2/2, uoc: true}, {gia_tri: 0/2}, {gia_tri: 0/2, uoc: true}, {gia_tri: 0/0}, ~, {uoc: true}]",
        )
        .unwrap();
        let mut indicators: Vec<Muc<'_>> =
            figures.iter().map(|figure| Muc { chi_tieu: &with, so_lieu: figure.as_ref() }).collect();
        indicators.push(Muc { chi_tieu: &without, so_lieu: figures[0].as_ref() });
        let counts = tong_hop(&indicators);
        assert_eq!(
            counts.cau().as_deref(),
            Some(
                "Đạt và vượt 2/8 chỉ tiêu; không đạt 01; theo số ước thực hiện: đạt và vượt 01, không đạt 01; không phát sinh 01; chưa có số liệu 02"
            )
        );
        let parts = counts.dat + counts.uoc_dat + counts.khong_dat + counts.uoc_khong_dat;
        assert_eq!(parts + counts.khong_phat_sinh + counts.chua_co + counts.thieu_quy, counts.tong);
        assert_eq!(counts.cau_sau_thang().as_deref(), Some("Đã có số liệu 7/9 chỉ tiêu; chưa có số liệu 02"));
    }

    #[test]
    fn quarters_that_are_not_over_are_figures_of_the_half_year() {
        let quarterly: ChiTieu =
            serde_yaml::from_str("{ten: A, muc_tieu: m, cach_tinh: so_luong, ky: quy, ke_hoach: 4}").unwrap();
        let figure: SoLieu = serde_yaml::from_str("{theo_quy: [5, 4]}").unwrap();
        let counts = tong_hop(&[Muc { chi_tieu: &quarterly, so_lieu: Some(&figure) }]);
        assert_eq!(counts.cau_sau_thang().as_deref(), Some("Đã có số liệu 1/1 chỉ tiêu"));
        assert_eq!(counts.cau().as_deref(), Some("Đạt và vượt 0/1 chỉ tiêu; chưa đủ số liệu từng quý 01"));
    }

    #[test]
    fn a_plan_without_targets_has_no_summary() {
        assert_eq!((TongHop::default().cau(), TongHop::default().cau_sau_thang()), (None, None));
        let all = TongHop { tong: 3, dat: 3, ..TongHop::default() };
        assert_eq!(all.cau().as_deref(), Some("Đạt và vượt 3/3 chỉ tiêu"));
    }
}
