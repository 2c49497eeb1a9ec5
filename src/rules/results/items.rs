//! What the writer of a report says in items: each says something, once, and no deeper than there are marks.

use super::super::levels::{UNMARKED, is_unmarked};
use super::Finder;
use crate::diagnostic::{Code, Route};
use crate::model::{BaoCao, Y};

impl Finder<'_> {
    /// The items of a report's own words; it stands at `here`.
    pub(super) fn items(&mut self, report: &BaoCao, here: &Route) {
        let assessed = here.key("danh_gia");
        let own = &report.danh_gia;
        let lists = [
            (here.key("chi_dao"), &report.chi_dao),
            (assessed.key("uu_diem"), &own.uu_diem),
            (assessed.key("ton_tai"), &own.ton_tai),
            (assessed.key("khach_quan"), &own.khach_quan),
            (assessed.key("chu_quan"), &own.chu_quan),
            (here.key("phuong_huong"), &report.phuong_huong),
        ];
        let asked = here.key("kien_nghi");
        let asked = report.kien_nghi.iter().enumerate().map(|(at, one)| (asked.index(at).key("y"), &one.y));
        for (route, list) in lists.into_iter().chain(asked) {
            self.said(list.as_slice(), &route, 1);
        }
    }

    fn said(&mut self, list: &[Y], route: &Route, depth: usize) {
        for (at, y) in list.iter().enumerate() {
            let here = route.index(at);
            match (&y.van, &y.doan) {
                (None, None) => {
                    let hint = "ghi thẳng một câu, hoặc thêm một trong các khóa van, doan";
                    self.error(Code::ThieuKhoa, &here, "ý này chưa có gì để in".to_owned(), hint);
                }
                (Some(_), Some(_)) => {
                    let message = "ý này vừa có van vừa có doan".to_owned();
                    let hint =
                        "van là câu sau dấu gạch, doan là đoạn không có dấu gạch: chỉ để một trong hai";
                    self.error(Code::CapSai, &here, message, hint);
                }
                _ => {}
            }
            if is_unmarked(y, depth) {
                self.warning(Code::CapSai, &here.key("y"), UNMARKED.to_owned(), "gộp vào câu trên");
            } else {
                self.said(&y.y, &here.key("y"), depth + 1);
            }
        }
    }
}
