//! Candidates for tồn tại: told to the officer on the terminal, never printed. Whether they are faults, and why, is for
//! a person to say.

use crate::report::KyBaoCao;
use crate::report::chi_tieu::{Muc, xau_di};
use crate::report::danh_gia::KetLuan;
use crate::report::kinh_phi::Tien;
use crate::report::nhiem_vu::Viec;
use crate::value::Ngay;

/// Missed targets (year only), indicators that moved the wrong way, overdue tasks, money under 80 % (year only).
pub fn cac_goi_y(
    indicators: &[Muc<'_>],
    tasks: &[Viec<'_>],
    money: Option<Tien>,
    ky: KyBaoCao,
    dia_gioi: Option<Ngay>,
) -> Vec<String> {
    let year = ky.loai.ca_nam();
    let missed = indicators.iter().filter(|one| year && one.danh_gia().ket_luan == KetLuan::KhongDat);
    let missed = missed.map(|one| format!("{} chỉ tiêu: {}", one.danh_gia().viet(), one.ten()));
    let worse = indicators.iter().filter(|one| xau_di(one, ky, dia_gioi));
    let worse = worse.map(|one| format!("kém hơn cùng kỳ: {}", one.ten()));
    let late = tasks.iter().filter(|task| task.qua_han(ky.den));
    let late = late.map(|task| format!("nhiệm vụ quá hạn: {}", task.nhiem_vu.ten));
    let slow = money.filter(|money| year && money.duoi_tam_muoi());
    let slow = slow.map(|money| {
        format!("kinh phí thực hiện dưới 80% dự toán: {}/{} đồng", money.thuc_chi, money.du_toan)
    });
    missed.chain(worse).chain(late).chain(slow).collect()
}

#[cfg(test)]
mod tests {
    use super::cac_goi_y;
    use crate::model::{ChiTieu, NhiemVu, SoLieu, TinhTrang};
    use crate::report::chi_tieu::Muc;
    use crate::report::kinh_phi::Tien;
    use crate::report::nhiem_vu::Viec;
    use crate::report::{KyBaoCao, Loai};
    use crate::value::Dong;

    fn told(loai: Loai) -> Vec<String> {
        let chi_tieu: ChiTieu =
            serde_yaml::from_str("{ten: Số tin bài, muc_tieu: m, cach_tinh: so_luong, ke_hoach: 16}")
                .unwrap();
        let so_lieu: SoLieu = serde_yaml::from_str("{gia_tri: 12, cung_ky: 14}").unwrap();
        let task: NhiemVu =
            serde_yaml::from_str("{ten: Tập huấn, khoan: k, chu_tri: c, han: 30/4/2023}").unwrap();
        let states: Vec<TinhTrang> =
            serde_yaml::from_str("[{ngay: 20/5/2023, trang_thai: chua_lam}]").unwrap();
        let [du_toan, thuc_chi, ngoai_du_toan] = [1000, 799, 500].map(|amount| Dong::new(amount).unwrap());
        let money = Tien { du_toan, thuc_chi, ngoai_du_toan };
        let ky = KyBaoCao { loai, nam: "2023".parse().unwrap(), den: "31/5/2023".parse().unwrap() };
        cac_goi_y(
            &[Muc { chi_tieu: &chi_tieu, so_lieu: Some(&so_lieu) }],
            &[Viec::new(&task, &states, "A", ky.den)],
            Some(money),
            ky,
            None,
        )
    }

    #[test]
    fn what_may_be_a_fault_is_listed() {
        assert_eq!(
            told(Loai::TongKet),
            [
                "Không đạt chỉ tiêu: Số tin bài",
                "kém hơn cùng kỳ: Số tin bài",
                "nhiệm vụ quá hạn: Tập huấn",
                "kinh phí thực hiện dưới 80% dự toán: 799/1.000 đồng"
            ]
        );
        assert_eq!(told(Loai::SauThang), ["kém hơn cùng kỳ: Số tin bài", "nhiệm vụ quá hạn: Tập huấn"]);
    }
}
