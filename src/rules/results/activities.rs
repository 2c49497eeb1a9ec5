//! Activities, states of tasks, documents issued.

use super::Finder;
use crate::diagnostic::{Code, Route};
use crate::model::{HoatDong, PLAN_FILE, TinhTrang, TrangThai};
use crate::rules::references::unknown;
use crate::value::SoDem;

impl Finder<'_> {
    pub(super) fn activities(&mut self) {
        let sources = self.sources;
        let root = Route::root().key("hoat_dong");
        for (at, one) in sources.ket_qua.hoat_dong.iter().enumerate() {
            self.activity(one, &root.index(at));
        }
        let people = sources.ket_qua.hoat_dong.iter().filter_map(|one| one.nguoi);
        let times = sources.ket_qua.hoat_dong.iter().filter_map(|one| one.cuoc);
        if SoDem::tong(people.map(|people| people.tong)).is_none() || SoDem::tong(times).is_none() {
            self.error(
                Code::SoQuaLon,
                &root,
                "số người hoặc số cuộc cộng lại quá lớn".to_owned(),
                "xem lại các số",
            );
        }
        for (at, document) in sources.ket_qua.van_ban.iter().enumerate() {
            if !self.in_year(document.ngay) {
                let message = format!(
                    "văn bản ban hành ngày {}, ngoài năm {}",
                    document.ngay.ngan(),
                    sources.ke_hoach.nam
                );
                let route = Route::root().key("van_ban").index(at).key("ngay");
                self.warning(Code::NgoaiKy, &route, message, "xem lại ngày; đúng thì để nguyên");
            }
        }
    }

    fn activity(&mut self, one: &HoatDong, route: &Route) {
        let (sources, file) = (self.sources, self.sources.file);
        self.must_be_in_year(one.ngay, "hoạt động ngày", &route.key("ngay"));
        if let Some(last) = self.last_day().filter(|last| self.in_year(one.ngay) && one.ngay > *last) {
            let message = format!(
                "hoạt động ngày {} sau ngày chốt số liệu {}, không vào báo cáo nào",
                one.ngay.ngan(),
                last.ngan()
            );
            self.warning(
                Code::SauNgayChot,
                &route.key("ngay"),
                message,
                "đúng thì để nguyên; nếu cần thì lùi so_lieu_den",
            );
        }
        if one.cuoc.is_some_and(|count| count.so() == 0) {
            let message = "số cuộc là 0".to_owned();
            self.error(
                Code::SoCuocSai,
                &route.key("cuoc"),
                message,
                "chưa tổ chức thì bỏ hoạt động này; một cuộc thì bỏ dòng này",
            );
        }
        if let Some(people) = one.nguoi {
            self.women(people, &route.key("nguoi"));
        }
        let tasks = &sources.ke_hoach.nhiem_vu;
        let task = unknown(tasks, one.nhiem_vu.as_str(), "nhiệm vụ", PLAN_FILE, file, &route.key("nhiem_vu"));
        let bodies = &sources.don_vi.co_quan;
        let body = unknown(bodies, one.don_vi.as_str(), "cơ quan", "don-vi.yaml", file, &route.key("don_vi"));
        self.findings.extend(task.into_iter().chain(body));
        if let Some(id) = &one.kinh_phi
            && !sources.ket_qua.kinh_phi.iter().any(|item| item.id.as_ref() == Some(id))
        {
            let message = format!("không có khoản kinh phí nào mang mã «{id}»");
            self.error(Code::MaLa, &route.key("kinh_phi"), message, "ghi `id:` cho khoản đó ở kinh_phi");
        }
    }

    pub(super) fn states(&mut self) {
        let sources = self.sources;
        for (id, states) in sources.ket_qua.nhiem_vu.iter() {
            let route = Route::root().key("nhiem_vu").key(id.as_str());
            let tasks = &sources.ke_hoach.nhiem_vu;
            let found = unknown(tasks, id.as_str(), "nhiệm vụ", PLAN_FILE, sources.file, &route);
            self.findings.extend(found);
            for (at, state) in states.iter().enumerate() {
                self.state(state, &route.index(at));
                if states.iter().take(at).any(|other| other.ngay == state.ngay) {
                    let message = "ngày này đã có tình trạng ở trên".to_owned();
                    self.error(
                        Code::TrungNgay,
                        &route.index(at).key("ngay"),
                        message,
                        "giữ một dòng, hoặc sửa ngày",
                    );
                }
            }
        }
    }

    fn state(&mut self, state: &TinhTrang, route: &Route) {
        self.must_be_in_year(state.ngay, "tình trạng ngày", &route.key("ngay"));
        let Some(progress) = state.tien_do else { return };
        let route = route.key("tien_do");
        if progress.so() > 100 {
            self.error(
                Code::TienDoSai,
                &route,
                format!("tiến độ không thể quá 100%: {progress}"),
                "ghi số từ 0 đến 100",
            );
        } else if (state.trang_thai == TrangThai::HoanThanh) != (progress.so() == 100) {
            let message = format!("tiến độ {progress}% không khớp với trạng thái");
            self.warning(Code::TienDoSai, &route, message, "hoàn thành thì tiến độ 100, hoặc bỏ dòng này");
        }
    }
}
