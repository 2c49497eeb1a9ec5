//! The heads of the reports, the overview, and what goes for the whole file.

use super::Finder;
use crate::diagnostic::{Code, Diagnostic, Route, Step, Trail};
use crate::model::{Nguoi, Sources};
use crate::report::context::loi_van_keys;
use crate::report::{self, Dau, Loai};
use crate::rules::{open, references};
use crate::text::name;
use crate::value::SoDem;

impl Finder<'_> {
    pub(super) fn head(&mut self) {
        let root = Route::root();
        let (results, plan) = (self.sources.ket_qua, self.sources.ke_hoach);
        if results.nam != plan.nam {
            let message = format!("kết quả ghi năm {} mà kế hoạch là của năm {}", results.nam, plan.nam);
            self.error(
                Code::SaiNam,
                &root.key("nam"),
                message,
                "sửa năm, hoặc chuyển tệp vào thư mục của năm đó",
            );
        }
        self.periods();
        for head in report::cac_dau(results) {
            self.report(&head);
        }
        if let Some(about) = &results.khai_quat {
            let route = root.key("khai_quat");
            if let Some(last) = self.last_day().filter(|last| about.den > *last) {
                let message = format!(
                    "khái quát tính đến {} sau ngày chốt số liệu {}, không vào báo cáo nào",
                    about.den.ngan(),
                    last.ngan()
                );
                self.warning(
                    Code::SauNgayChot,
                    &route.key("den"),
                    message,
                    "ghi số của ngày không sau ngày chốt",
                );
            }
            self.women(about.dan_so, &route.key("dan_so"));
            if let Some(minority) = about.dan_toc_thieu_so {
                let route = route.key("dan_toc_thieu_so");
                self.women(minority, &route);
                self.part_of(minority.tong, about.dan_so.tong, "người dân tộc thiểu số", "dân số", &route);
            }
            if let (Some(poor), Some(all)) = (about.ho_ngheo, about.ho) {
                self.part_of(poor, all, "số hộ nghèo", "số hộ", &route.key("ho_ngheo"));
            }
        }
    }

    /// Each report says its period where it has to, and no two are of the same.
    fn periods(&mut self) {
        let results = self.sources.ket_qua;
        for (id, _) in results.bao_cao.iter().filter(|(_, head)| head.ky.is_none()) {
            let message = "thiếu khóa “ky”".to_owned();
            let hint =
                "ghi kỳ của báo cáo: thang_5, quy_1, 6_thang, 9_thang, nam, hoặc {tu_ngay: …, den_ngay: …}";
            self.error(Code::ThieuKhoa, &Route::root().key("bao_cao").key(id.as_str()), message, hint);
        }
        let named = [("tong_ket", &results.tong_ket), ("sau_thang", &results.sau_thang)];
        for (key, _) in named.into_iter().filter(|(_, head)| head.as_ref().is_some_and(|it| it.ky.is_some()))
        {
            let message = format!("{key} đã nói kỳ của báo cáo");
            self.error(Code::KhoaLa, &Route::root().key(key).key("ky"), message, "bỏ dòng này");
        }
        let heads = report::cac_dau(results);
        for (at, head) in heads.iter().enumerate() {
            if let Some(first) = heads.iter().take(at).find(|first| first.loai == head.loai) {
                let message = format!("kỳ này đã có báo cáo ở {}", first.route);
                let hint = "giữ một trong hai: hai báo cáo của một kỳ in ra cùng một tệp";
                self.error(Code::TrungKy, &head.route, message, hint);
            }
        }
    }

    fn report(&mut self, head: &Dau<'_>) {
        let Dau { loai, ref route, bao_cao: report } = *head;
        let day_route = route.key("so_lieu_den");
        let day = report.so_lieu_den;
        self.must_be_in_year(day, "ngày chốt số liệu", &day_route);
        let nam = self.sources.ke_hoach.nam;
        if let (Some((first, last)), true) = (loai.tu_den(nam), self.in_year(day)) {
            let words = loai
                .goi(nam)
                .replace(&format!(" năm {nam}"), if loai == Loai::SauThang { " năm" } else { "" });
            let message = format!("báo cáo {words} mà số liệu đến {}", day.ngan());
            if first > last || !self.in_year(first) || !self.in_year(last) {
                let message = "khoảng của báo cáo không nằm trong năm của kế hoạch".to_owned();
                let hint = "ghi ngày đầu không sau ngày cuối, cùng trong năm";
                self.error(Code::NgoaiKy, &route.key("ky"), message, hint);
            } else if day > last {
                let hint = format!("ngày chốt số liệu không sau {}/{}", last.ngay(), last.thang());
                self.error(Code::NgoaiKy, &day_route, message, &hint);
            } else if day < first {
                let hint = format!("ngày chốt số liệu không trước {}", first.ngan());
                self.error(Code::NgoaiKy, &day_route, message, &hint);
            }
        }
        if let Some(signed) = report.ngay.filter(|signed| *signed < day) {
            let message =
                format!("báo cáo ký ngày {}, trước ngày chốt số liệu {}", signed.ngan(), day.ngan());
            self.warning(Code::NgayNguoc, &route.key("ngay"), message, "xem lại hai ngày");
        } else if let Some((signed, planned)) =
            report.ngay.zip(self.sources.ke_hoach.ngay).filter(|(signed, planned)| signed < planned)
        {
            let message =
                format!("báo cáo ký ngày {}, trước ngày của kế hoạch {}", signed.ngan(), planned.ngan());
            self.warning(Code::NgayNguoc, &route.key("ngay"), message, "xem lại hai ngày");
        }
        for (at, id) in report.theo.as_slice().iter().enumerate() {
            let plan = self.sources.paper(self.sources.ke_hoach, self.sources.ke_hoach_file);
            if plan.document(id.as_str()).is_none() {
                let (register, route) = (self.sources.can_cu, route.key("theo").index(at));
                let file = self.sources.file;
                self.findings.extend(references::unknown(
                    register,
                    id.as_str(),
                    "văn bản",
                    "can-cu.yaml",
                    file,
                    &Trail::Start(&route),
                ));
            }
        }
        let known = loi_van_keys(self.sources.ke_hoach);
        for id in report.loi_van.ids().filter(|id| !known.contains(id)) {
            let message = format!("không có nội dung hay mục tiêu nào mang mã «{id}»");
            let near = name::nearest(id, known.iter().copied()).map(|near| format!("có phải «{near}»?"));
            let hint = near.unwrap_or_else(|| format!("các mã dùng được: {}", known.join(", ")));
            self.error(references::ID, &route.key("loi_van").key(id), message, &hint);
        }
        self.items(report, route);
        let paper = report.van_ban(self.sources.ke_hoach);
        let unit = self.sources.don_vi.cua(&paper.ban_hanh());
        let paper = Sources { don_vi: &unit, ..self.sources.paper(&paper, self.sources.file) };
        let inside = references::check(&paper).into_iter().chain(open::check(&paper));
        let of_head = inside.filter(|finding| &*finding.place.file != self.sources.don_vi_file);
        let moved: Vec<Diagnostic> = of_head.map(|finding| below(route, finding)).collect();
        self.findings.extend(moved);
    }

    /// More women than people.
    pub(super) fn women(&mut self, people: Nguoi, route: &Route) {
        if let Some(women) = people.nu.filter(|women| *women > people.tong) {
            let message = format!("số nữ {women} nhiều hơn tổng số {}", people.tong);
            self.error(Code::NuQuaTong, &route.key("nu"), message, "xem lại hai số; tong là cả nam và nữ");
        }
    }

    fn part_of(&mut self, part: SoDem, whole: SoDem, what: &str, of: &str, route: &Route) {
        if part > whole {
            let message = format!("{what} {part} nhiều hơn {of} {whole}");
            self.error(Code::PhanQuaTong, route, message, "xem lại hai số");
        }
    }
}

/// A finding about a report's head, whose routes begin inside it.
fn below(route: &Route, mut finding: Diagnostic) -> Diagnostic {
    let steps = finding.place.route.steps().to_vec();
    finding.place.route = steps.iter().fold(route.clone(), |route, step| match step {
        Step::Key(key) => route.key(key),
        Step::Index(index) => route.index(*index),
    });
    finding
}
