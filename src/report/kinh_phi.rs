//! Money: planned and spent, by source, and the share that is spent.

use crate::model::{KinhPhi, NguonKinhPhi};
use crate::report::{Loai, gia_tri};
use crate::text;
use crate::value::{Dong, Ngay};

/// Planned and spent up to a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Tien {
    /// Planned for the year.
    pub du_toan: Dong,
    /// Spent up to the day, of what was planned.
    pub thuc_chi: Dong,
    /// Spent up to the day on items without a plan, such as gifts: they would make the share look better than it is.
    pub ngoai_du_toan: Dong,
}

/// The sums of items; `None` beyond an amount, which the check refuses.
pub fn tong<'a>(items: impl Iterator<Item = &'a KinhPhi> + Clone, den: Ngay) -> Option<Tien> {
    let spent = |planned: bool| {
        let of_kind = items.clone().filter(move |item| (item.du_toan.dong() > 0) == planned);
        let payments = of_kind.flat_map(|item| &item.chi).filter(|payment| payment.ngay <= den);
        Dong::tong(payments.map(|payment| payment.so_tien))
    };
    Some(Tien {
        thuc_chi: spent(true)?,
        ngoai_du_toan: spent(false)?,
        du_toan: Dong::tong(items.map(|item| item.du_toan))?,
    })
}

impl Tien {
    /// `dự toán 32.000.000 đồng, thực hiện 27.350.000 đồng (đạt 85,47%)`; of nothing spent `chưa giải ngân`.
    fn cau(self, loai: Loai) -> String {
        let besides = self.ngoai_du_toan.dong() > 0;
        let Some(percent) = self.thuc_chi.phan_tram_cua(self.du_toan) else {
            return match besides {
                true => format!("không bố trí dự toán, thực hiện {} đồng", self.ngoai_du_toan),
                false => "không bố trí dự toán, không phát sinh chi".to_owned(),
            };
        };
        let mut text = format!("dự toán {} đồng, ", self.du_toan);
        let percent = gia_tri::phan_tram(percent).trong_cau();
        text.push_str(&match loai {
            _ if self.thuc_chi.dong() == 0 => "chưa giải ngân".to_owned(),
            Loai::TongKet => format!("thực hiện {} đồng (đạt {percent}%)", self.thuc_chi),
            _ => format!("thực hiện {} đồng (bằng {percent}% dự toán năm)", self.thuc_chi),
        });
        if besides {
            text.push_str(&format!("; ngoài dự toán {} đồng", self.ngoai_du_toan));
        }
        text
    }

    /// Whether less than 80 % of what was planned is spent.
    pub fn duoi_tam_muoi(self) -> bool {
        let spent = u128::from(self.thuc_chi.dong()) * 100;
        spent < u128::from(self.du_toan.dong()) * 80
    }
}

/// The sentence over all, and one for each source, in the order of the sources; `None` without items.
pub fn cac_cau(items: &[KinhPhi], loai: Loai, den: Ngay) -> Option<(String, Vec<String>)> {
    if items.is_empty() {
        return None;
    }
    let all = tong(items.iter(), den)?;
    let mut sources: Vec<NguonKinhPhi> = items.iter().map(|item| item.nguon).collect();
    sources.sort_unstable();
    sources.dedup();
    let of = |source: NguonKinhPhi| tong(items.iter().filter(move |item| item.nguon == source), den);
    let each = sources.iter().filter_map(|&source| {
        let sum = of(source)?;
        Some(format!("{}: {}", text::upper_first(source.ten()), sum.cau(loai)))
    });
    // One source alone would only say the same twice.
    let each = if sources.len() > 1 { each.collect() } else { Vec::new() };
    Some((format!("Kinh phí: {}", all.cau(loai)), each))
}

#[cfg(test)]
mod tests {
    use super::{cac_cau, tong};
    use crate::model::KinhPhi;
    use crate::report::Loai;

    fn items(yaml: &str) -> Vec<KinhPhi> {
        serde_yaml::from_str(yaml).unwrap()
    }

    const TWO: &str = "
- {noi_dung: A, nguon: muc_tieu_quoc_gia, du_toan: 20.000.000, chi: [{ngay: 10/3/2023, so_tien: 9.380.000}, {ngay: 10/10/2023, so_tien: 8.000.000}]}
- {noi_dung: B, nguon: ngan_sach_xa, du_toan: 12.000.000, chi: [{ngay: 20/11/2023, so_tien: 10.000.000}]}";

    #[test]
    fn money_is_summed_over_all_and_by_source() {
        let (all, each) = cac_cau(&items(TWO), Loai::TongKet, "30/11/2023".parse().unwrap()).unwrap();
        assert_eq!(all, "Kinh phí: dự toán 32.000.000 đồng, thực hiện 27.380.000 đồng (đạt 85,56%)");
        assert_eq!(
            each,
            [
                "Ngân sách xã: dự toán 12.000.000 đồng, thực hiện 10.000.000 đồng (đạt 83,33%)",
                "Vốn các chương trình mục tiêu quốc gia: dự toán 20.000.000 đồng, thực hiện 17.380.000 đồng (đạt 86,90%)"
            ]
        );
    }

    #[test]
    fn only_what_was_spent_by_the_day_counts() {
        let (all, _) = cac_cau(&items(TWO), Loai::SauThang, "31/5/2023".parse().unwrap()).unwrap();
        assert_eq!(
            all,
            "Kinh phí: dự toán 32.000.000 đồng, thực hiện 9.380.000 đồng (bằng 29,31% dự toán năm)"
        );
    }

    #[test]
    fn nothing_spent_is_said_in_words_and_all_but_all_is_not_all() {
        let told = |planned: &str, paid: &str| {
            let yaml = format!("[{{noi_dung: A, nguon: khac, du_toan: {planned}, chi: {paid}}}]");
            cac_cau(&items(&yaml), Loai::TongKet, "30/11/2023".parse().unwrap()).unwrap().0
        };
        assert_eq!(told("5.000.000", "[]"), "Kinh phí: dự toán 5.000.000 đồng, chưa giải ngân");
        assert_eq!(told("0", "[]"), "Kinh phí: không bố trí dự toán, không phát sinh chi");
        assert_eq!(
            told("1.000.000.000", "[{ngay: 10/3/2023, so_tien: 999.999.999}]"),
            "Kinh phí: dự toán 1.000.000.000 đồng, thực hiện 999.999.999 đồng (đạt gần 100%)"
        );
    }

    #[test]
    fn without_a_plan_there_is_no_percentage() {
        let gifts =
            items("[{noi_dung: A, nguon: dong_gop, du_toan: 0, chi: [{ngay: 10/3/2023, so_tien: 500000}]}]");
        let (all, each) = cac_cau(&gifts, Loai::TongKet, "30/11/2023".parse().unwrap()).unwrap();
        assert_eq!(all, "Kinh phí: không bố trí dự toán, thực hiện 500.000 đồng");
        assert!(each.is_empty());
        let both = format!(
            "{TWO}\n- {{noi_dung: C, nguon: dong_gop, du_toan: 0, chi: [{{ngay: 10/3/2023, so_tien: 500000}}]}}"
        );
        let (all, each) = cac_cau(&items(&both), Loai::TongKet, "30/11/2023".parse().unwrap()).unwrap();
        assert_eq!(
            all,
            "Kinh phí: dự toán 32.000.000 đồng, thực hiện 27.380.000 đồng (đạt 85,56%); ngoài dự toán 500.000 đồng"
        );
        assert_eq!(
            each[2],
            "Đóng góp tự nguyện của tổ chức, cá nhân: không bố trí dự toán, thực hiện 500.000 đồng"
        );
        assert_eq!(cac_cau(&[], Loai::TongKet, "30/11/2023".parse().unwrap()), None);
    }

    #[test]
    fn eighty_percent_is_the_line() {
        let spent = |amount: u64| {
            let yaml = format!(
                "[{{noi_dung: A, nguon: khac, du_toan: 1000, chi: [{{ngay: 10/3/2023, so_tien: {amount}}}]}}]"
            );
            tong(items(&yaml).iter(), "30/11/2023".parse().unwrap()).unwrap().duoi_tam_muoi()
        };
        assert_eq!((spent(799), spent(800)), (true, false));
    }
}
