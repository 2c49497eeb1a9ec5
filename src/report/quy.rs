//! Quarterly indicators: the lowest quarter decides, not the mean.

use crate::model::{ChiTieu, Huong};
use crate::report::gia_tri::voi_don_vi;
use crate::report::trong_cau;
use crate::value::SoDem;

const LA_MA: [&str; 4] = ["I", "II", "III", "IV"];

/// The quarter that decides: the lowest, or the highest where the target is a ceiling; `None` without quarters.
pub fn quyet_dinh(quarters: &[SoDem], huong: Huong) -> Option<SoDem> {
    match huong {
        Huong::ItNhat | Huong::Bang => quarters.iter().min().copied(),
        Huong::KhongQua => quarters.iter().max().copied(),
    }
}

/// `20 tin, bài (quý I: 05; quý II: 04; …); quý thấp nhất 04 tin, bài`. `None` without quarters or beyond a count.
pub fn cau(chi_tieu: &ChiTieu, quarters: &[SoDem]) -> Option<String> {
    let decisive = quyet_dinh(quarters, chi_tieu.huong)?;
    let sum = SoDem::tong(quarters.iter().copied())?;
    let each: Vec<String> = quarters
        .iter()
        .zip(LA_MA)
        .map(|(count, quarter)| format!("quý {quarter}: {}", count.hai_chu_so()))
        .collect();
    let which = match chi_tieu.huong {
        Huong::ItNhat | Huong::Bang => "thấp nhất",
        Huong::KhongQua => "cao nhất",
    };
    Some(format!(
        "{} ({}); quý {which}: {}",
        voi_don_vi(trong_cau(sum.into()), chi_tieu),
        each.join("; "),
        voi_don_vi(decisive.hai_chu_so(), chi_tieu)
    ))
}

#[cfg(test)]
mod tests {
    use super::cau;
    use crate::model::ChiTieu;
    use crate::value::SoDem;

    fn sentence(huong: &str, quarters: &[u64]) -> Option<String> {
        let yaml = format!(
            "{{ten: A, muc_tieu: m, cach_tinh: so_luong, ky: quy, don_vi_tinh: tin, huong: {huong}}}"
        );
        let chi_tieu: ChiTieu = serde_yaml::from_str(&yaml).unwrap();
        let quarters: Vec<SoDem> = quarters.iter().map(|&count| SoDem::new(count).unwrap()).collect();
        cau(&chi_tieu, &quarters)
    }

    #[test]
    fn the_deciding_quarter_is_named() {
        assert_eq!(
            sentence("it_nhat", &[5, 4, 6, 5]).as_deref(),
            Some("20 tin (quý I: 05; quý II: 04; quý III: 06; quý IV: 05); quý thấp nhất: 04 tin")
        );
        assert_eq!(
            sentence("khong_qua", &[0, 2]).as_deref(),
            Some("02 tin (quý I: 00; quý II: 02); quý cao nhất: 02 tin")
        );
        assert_eq!(sentence("it_nhat", &[]), None);
    }
}
