//! Quarterly indicators: the lowest quarter decides, not the mean, and a quarter without a figure is named.

use crate::model::{ChiTieu, Huong};
use crate::report::gia_tri::{KHONG_PHAT_SINH, dem};
use crate::value::SoDem;

const LA_MA: [&str; 4] = ["I", "II", "III", "IV"];

/// The quarters with a figure.
pub fn da_co(quarters: &[Option<SoDem>]) -> Vec<SoDem> {
    quarters.iter().flatten().copied().collect()
}

/// The sum of the known quarters; `None` without any, or beyond a count.
pub fn tong(quarters: &[Option<SoDem>]) -> Option<SoDem> {
    let known = da_co(quarters);
    if known.is_empty() { None } else { SoDem::tong(known) }
}

/// The numbers of the quarters without a figure among the first `count`: `III, IV`; `None` when all are there.
pub fn con_thieu(quarters: &[Option<SoDem>], count: usize) -> Option<String> {
    let missing = LA_MA.iter().take(count).enumerate();
    let missing = missing.filter(|(at, _)| quarters.get(*at).copied().flatten().is_none());
    let missing: Vec<&str> = missing.map(|(_, name)| *name).collect();
    (!missing.is_empty()).then(|| missing.join(", "))
}

/// The quarter that decides: the lowest, or the highest where the target is a ceiling; `None` without quarters.
fn quyet_dinh(quarters: &[SoDem], huong: Huong) -> Option<SoDem> {
    match huong {
        Huong::ItNhat | Huong::Bang => quarters.iter().min().copied(),
        Huong::KhongQua => quarters.iter().max().copied(),
    }
}

/// `20 tin, bài (quý I: 05; quý II: 04; …); quý thấp nhất: 04 tin, bài`; of `count` quarters those without a figure are
/// named. `None` without quarters or beyond a count.
pub fn cau(chi_tieu: &ChiTieu, quarters: &[Option<SoDem>], count: usize) -> Option<String> {
    let decisive = quyet_dinh(&da_co(quarters), chi_tieu.huong)?;
    let sum = tong(quarters)?;
    let each: Vec<String> = LA_MA
        .iter()
        .take(count.max(quarters.len()))
        .enumerate()
        .map(|(at, quarter)| match quarters.get(at).copied().flatten() {
            Some(number) if number.so() == 0 => format!("quý {quarter}: {KHONG_PHAT_SINH}"),
            Some(number) => format!("quý {quarter}: {}", number.hai_chu_so()),
            None => format!("quý {quarter}: chưa có số liệu"),
        })
        .collect();
    let which = match chi_tieu.huong {
        Huong::ItNhat | Huong::Bang => "thấp nhất",
        Huong::KhongQua => "cao nhất",
    };
    let written = |number: SoDem| match number.so() {
        0 => KHONG_PHAT_SINH.to_owned(),
        _ => dem(number.into(), chi_tieu),
    };
    Some(format!("{} ({}); quý {which}: {}", written(sum), each.join("; "), written(decisive)))
}

/// `(4; 5; 6; chưa có)`: for the column of the appendix.
pub fn cot(quarters: &[Option<SoDem>], count: usize) -> String {
    let each = (0..count.max(quarters.len())).map(|at| {
        quarters.get(at).copied().flatten().map_or_else(|| "chưa có".to_owned(), |number| number.to_string())
    });
    format!("({})", each.collect::<Vec<_>>().join("; "))
}

#[cfg(test)]
mod tests {
    use super::{cau, con_thieu, cot};
    use crate::model::{ChiTieu, SoLieu};

    fn told(huong: &str, quarters: &str, count: usize) -> Option<(String, String)> {
        let yaml = format!(
            "{{ten: A, muc_tieu: m, cach_tinh: so_luong, ky: quy, don_vi_tinh: tin, huong: {huong}}}"
        );
        let chi_tieu: ChiTieu = serde_yaml::from_str(&yaml).unwrap();
        let figure: SoLieu = serde_yaml::from_str(&format!("{{theo_quy: {quarters}}}")).unwrap();
        Some((cau(&chi_tieu, &figure.theo_quy, count)?, cot(&figure.theo_quy, count)))
    }

    #[test]
    fn the_deciding_quarter_is_named() {
        let (sentence, column) = told("it_nhat", "[5, 4, 6, 5]", 4).unwrap();
        assert_eq!(
            sentence,
            "20 tin (quý I: 05; quý II: 04; quý III: 06; quý IV: 05); quý thấp nhất: 04 tin"
        );
        assert_eq!(column, "(5; 4; 6; 5)");
        assert_eq!(
            told("khong_qua", "[0, 2]", 2).unwrap().0,
            "02 tin (quý I: không phát sinh; quý II: 02); quý cao nhất: 02 tin"
        );
        assert_eq!(told("it_nhat", "[]", 4), None);
        assert_eq!(told("it_nhat", "[~, ~]", 4), None);
    }

    #[test]
    fn a_quarter_without_a_figure_is_named() {
        let (sentence, column) = told("it_nhat", "[5, ~, 6]", 4).unwrap();
        assert_eq!(
            sentence,
            "11 tin (quý I: 05; quý II: chưa có số liệu; quý III: 06; quý IV: chưa có số liệu); quý thấp nhất: 05 tin"
        );
        assert_eq!(column, "(5; chưa có; 6; chưa có)");
        let figure: SoLieu = serde_yaml::from_str("{theo_quy: [5, ~, 6]}").unwrap();
        assert_eq!(con_thieu(&figure.theo_quy, 4).as_deref(), Some("II, IV"));
        assert_eq!(con_thieu(&figure.theo_quy, 1), None);
    }
}
