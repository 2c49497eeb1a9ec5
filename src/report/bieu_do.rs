//! Plan against result, to be drawn. Only what is measured alike stands in one chart: shares in percent, or counts as
//! percentages of their targets. What is missing keeps its place, without a bar.

use crate::model::{CachTinh, Huong, KyDo};
use crate::report::chi_tieu::Muc;
use crate::report::gia_tri::{self, DaTron};
use crate::report::{Loai, ke_hoach};
use crate::value::dau::UOC;
use crate::value::{GiaTri, OCot, SoCot, SoDem, SoThapPhan};

/// A row of a chart.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Dong {
    /// Name.
    pub ten: String,
    /// Target.
    pub ke_hoach: SoCot,
    /// Figure, or why there is none.
    pub thuc_hien: OCot,
}

/// Fewer rows are read faster than looked at.
const FEWEST: usize = 2;
/// More rows are on no page: one picture cannot show them.
const MOST: usize = 200;

/// Shares whose target is a percentage.
pub fn ty_le(indicators: &[Muc<'_>], loai: Loai) -> Vec<Dong> {
    worth_drawing(indicators.iter().filter_map(|one| share(one, loai)).collect())
}

/// Counts of a year of which more is better, as percentages of their targets.
pub fn so_luong(indicators: &[Muc<'_>], loai: Loai) -> Vec<Dong> {
    worth_drawing(indicators.iter().filter_map(|one| count(one, loai)).collect())
}

/// A row, and whether it holds a figure.
type Drawn = (Dong, bool);

fn worth_drawing(mut rows: Vec<Drawn>) -> Vec<Dong> {
    // A share of a thousand million times its target is no figure that a column holds: the table has it.
    rows.retain(|(row, _)| row.thuc_hien.to_string().parse::<OCot>().is_ok());
    let seen = (FEWEST..=MOST).contains(&rows.len()) && rows.iter().any(|(_, figure)| *figure);
    rows.into_iter().filter(|_| seen).map(|(row, _)| row).collect()
}

fn share(one: &Muc<'_>, loai: Loai) -> Option<Drawn> {
    if one.chi_tieu.cach_tinh != CachTinh::TyLe || one.chi_tieu.ky == KyDo::Quy {
        return None;
    }
    // A range has no bar.
    one.chi_tieu.ke_hoach?.mot_so()?;
    let percent = match one.co_so().and_then(|figure| figure.gia_tri) {
        Some(GiaTri::TyLe(share)) => gia_tri::ty_le(share, one.chi_tieu),
        Some(GiaTri::So(_) | GiaTri::CoKhong(_)) | None => None,
    };
    Some(row(one, one.ten(), one.chi_tieu.muc_cot()?, percent, loai))
}

fn count(one: &Muc<'_>, loai: Loai) -> Option<Drawn> {
    let chi_tieu = one.chi_tieu;
    let target = chi_tieu.ke_hoach?.mot_so()?;
    let counted = chi_tieu.cach_tinh == CachTinh::SoLuong
        && chi_tieu.huong == Huong::ItNhat
        && chi_tieu.ky == KyDo::Nam;
    // A percentage of nothing there is none.
    if !counted || target.la_khong() {
        return None;
    }
    let name = format!("{} (kế hoạch: {})", one.ten(), ke_hoach::muc(chi_tieu)?);
    let percent = one.co_so().and_then(|figure| ke_hoach::phan_tram_viet(chi_tieu, figure, loai));
    let all = SoCot::new(SoThapPhan::from(SoDem::new(100)?));
    Some(row(one, name, all, percent, loai))
}

fn row(one: &Muc<'_>, ten: String, ke_hoach: SoCot, value: Option<DaTron>, loai: Loai) -> Drawn {
    let thuc_hien = match (value, one.co_so()) {
        // In the half year what has no figure yet is counted once, and its place is left.
        (_, None) if loai == Loai::SauThang => OCot::Chu("-".to_owned()),
        (_, None) => OCot::Chu("chưa có số liệu".to_owned()),
        (value, Some(figure)) => match value.and_then(DaTron::cot) {
            Some(printed) => OCot::So(SoCot { uoc: figure.uoc, ..printed }),
            None => OCot::Chu(format!("{}{}", if figure.uoc { UOC } else { "" }, gia_tri::KHONG_PHAT_SINH)),
        },
    };
    (Dong { ten, ke_hoach, thuc_hien }, value.is_some())
}

#[cfg(test)]
mod tests {
    use super::{so_luong, ty_le};
    use crate::model::{ChiTieu, SoLieu};
    use crate::report::Loai;
    use crate::report::chi_tieu::Muc;

    /// The rows of both charts as `plan / result`, for indicators with their figures.
    fn rows(indicators: &[(&str, &str)]) -> [Vec<String>; 2] {
        let read: Vec<(ChiTieu, Option<SoLieu>)> = indicators
            .iter()
            .map(|(indicator, figure)| {
                let indicator = format!("{{ten: A, muc_tieu: m, {indicator}}}");
                (serde_yaml::from_str(&indicator).unwrap(), serde_yaml::from_str(figure).unwrap())
            })
            .collect();
        let items: Vec<Muc<'_>> =
            read.iter().map(|(chi_tieu, so_lieu)| Muc { chi_tieu, so_lieu: so_lieu.as_ref() }).collect();
        [ty_le(&items, Loai::TongKet), so_luong(&items, Loai::TongKet)]
            .map(|rows| rows.iter().map(|row| format!("{} / {}", row.ke_hoach, row.thuc_hien)).collect())
    }

    #[test]
    fn shares_and_counts_do_not_mix() {
        let [shares, counts] = rows(&[
            ("cach_tinh: ty_le, ke_hoach: 60", "{gia_tri: 1/3, uoc: true}"),
            ("cach_tinh: ty_le, huong: bang, ke_hoach: 100", "~"),
            ("cach_tinh: ty_le, ke_hoach: 80", "{gia_tri: 0/0}"),
            ("cach_tinh: so_luong, don_vi_tinh: vụ, ke_hoach: 32", "{gia_tri: 15}"),
            ("cach_tinh: so_luong, ke_hoach: 8", "{gia_tri: 12, uoc: true}"),
        ]);
        assert_eq!(shares, ["≥ 60 / ước 33,33", "100 / chưa có số liệu", "≥ 80 / không phát sinh"]);
        assert_eq!(counts, ["100 / 46,88", "100 / ước 150,00"]);
    }

    #[test]
    fn what_has_no_plan_in_its_own_measure_is_not_drawn() {
        let [shares, counts] = rows(&[
            ("cach_tinh: ty_le", "{gia_tri: 1/3}"),
            ("cach_tinh: ty_so, ke_hoach: 110", "{gia_tri: 28/26}"),
            ("cach_tinh: co_khong, ke_hoach: có", "{gia_tri: có}"),
            ("cach_tinh: so_luong, huong: khong_qua, ke_hoach: 5", "{gia_tri: 3}"),
            ("cach_tinh: so_luong, ky: quy, ke_hoach: 4", "{theo_quy: [4, 5]}"),
            ("cach_tinh: so_luong, ke_hoach: 0", "{gia_tri: 3}"),
            ("cach_tinh: so_luong", "{gia_tri: 3}"),
        ]);
        assert_eq!([shares.len(), counts.len()], [0, 0]);
    }

    #[test]
    fn a_share_beyond_all_columns_stands_in_the_table_alone() {
        let many = "cach_tinh: so_luong, ke_hoach: 10";
        let [_, counts] =
            rows(&[(many, "{gia_tri: 999999999999999}"), (many, "{gia_tri: 5}"), (many, "{gia_tri: 9}")]);
        assert_eq!(counts, ["100 / 50,00", "100 / 90,00"]);
    }

    #[test]
    fn one_row_or_no_figure_at_all_is_no_chart() {
        let share = "cach_tinh: ty_le, ke_hoach: 60";
        assert_eq!(rows(&[(share, "{gia_tri: 1/2}")])[0], [""; 0]);
        assert_eq!(rows(&[(share, "~"), (share, "{gia_tri: 0/0}")])[0], [""; 0]);
        assert_eq!(rows(&[(share, "{gia_tri: 1/2}"), (share, "~")])[0].len(), 2);
    }
}
