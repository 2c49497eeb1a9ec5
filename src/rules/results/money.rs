//! Money: planned and spent.

use super::Finder;
use crate::diagnostic::{Code, Route};
use crate::value::Dong;

impl Finder<'_> {
    pub(super) fn money(&mut self) {
        let items = &self.sources.ket_qua.kinh_phi;
        let root = Route::root().key("kinh_phi");
        for (at, item) in items.iter().enumerate() {
            let route = root.index(at);
            if item.id.is_some() && items.iter().take(at).any(|other| other.id == item.id) {
                let message = "mã này đã có ở khoản kinh phí trên".to_owned();
                self.error(Code::TrungMa, &route.key("id"), message, "đặt mã khác");
            }
            for (at, payment) in item.chi.iter().enumerate() {
                if !self.in_year(payment.ngay) {
                    let message =
                        format!("chi ngày {}, ngoài năm {}", payment.ngay.ngan(), self.sources.ke_hoach.nam);
                    let hint = "xem lại ngày; chi trong thời gian chỉnh lý quyết toán thì để nguyên";
                    self.warning(Code::NgoaiKy, &route.key("chi").index(at).key("ngay"), message, hint);
                }
            }
            let spent = Dong::tong(item.chi.iter().map(|payment| payment.so_tien));
            if let Some(spent) = spent.filter(|spent| item.du_toan.dong() > 0 && *spent > item.du_toan) {
                let message = format!("đã chi {spent} đồng, nhiều hơn dự toán {} đồng", item.du_toan);
                self.warning(
                    Code::ChiQuaDuToan,
                    &route.key("chi"),
                    message,
                    "xem lại các số; được bổ sung dự toán thì sửa du_toan",
                );
            }
        }
        let spent = Dong::tong(items.iter().flat_map(|item| &item.chi).map(|payment| payment.so_tien));
        if spent.is_none() || Dong::tong(items.iter().map(|item| item.du_toan)).is_none() {
            self.error(Code::SoQuaLon, &root, "số tiền cộng lại quá lớn".to_owned(), "xem lại các số");
        }
    }
}
