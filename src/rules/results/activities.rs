//! Activities, states of tasks, documents issued.

use super::Finder;
use crate::diagnostic::{Code, Diagnostic, Route, Trail};
use crate::model::cong_tac;
use crate::model::{HoatDong, Nguoi, PLAN_FILE, TinhTrang, TrangThai};
use crate::rules::references::unknown;
use crate::text::name;
use crate::value::SoDem;

impl Finder<'_> {
    pub(super) fn activities(&mut self) {
        let sources = self.sources;
        let root = Route::root().key("hoat_dong");
        for (at, one) in sources.ket_qua.hoat_dong.iter().enumerate() {
            self.activity(one, &root.index(at));
        }
        self.unprinted_women();
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
        self.kind(one, &route.key("loai"));
        let tasks = &sources.ke_hoach.nhiem_vu;
        let task = unknown(
            tasks,
            one.nhiem_vu.as_str(),
            "nhiệm vụ",
            PLAN_FILE,
            file,
            &Trail::Start(route).key("nhiem_vu"),
        );
        let bodies = &sources.don_vi.co_quan;
        let body = unknown(
            bodies,
            one.don_vi.as_str(),
            "cơ quan",
            "don-vi.yaml",
            file,
            &Trail::Start(route).key("don_vi"),
        );
        self.findings.extend(task.into_iter().chain(body));
        if let Some(id) = &one.kinh_phi
            && !sources.ket_qua.kinh_phi.iter().any(|item| item.id.as_ref() == Some(id))
        {
            let message = format!("không có khoản kinh phí nào mang mã «{id}»");
            self.error(Code::MaLa, &route.key("kinh_phi"), message, "ghi `id:` cho khoản đó ở kinh_phi");
        }
    }

    /// Kinds are the common ones, and those of the plan's own field of work.
    fn kind(&mut self, one: &HoatDong, route: &Route) {
        let work = self.sources.ke_hoach.cong_tac.as_ref();
        if cong_tac::loai(work, &one.loai).is_some() {
            return;
        }
        let known = cong_tac::cac_loai(work);
        let message = format!("không có loại hoạt động nào mang mã «{}»", one.loai);
        let near = name::nearest(one.loai.as_str(), known.iter().copied());
        let near = near.map(|near| format!("có phải «{near}»? "));
        let hint = format!(
            "{}các mã dùng được: {}; loại riêng thì ghi ở cong_tac.hoat_dong của {PLAN_FILE}",
            near.unwrap_or_default(),
            known.join(", ")
        );
        self.error(Code::MaLa, route, message, &hint);
    }

    /// Women that were counted and are not printed: the plan does not say whether its field counts by sex.
    fn unprinted_women(&mut self) {
        let sources = self.sources;
        if sources.ke_hoach.cong_tac.as_ref().is_some_and(|work| work.tach_gioi.is_some()) {
            return;
        }
        let root = Route::root();
        let counted = |people: Option<Nguoi>| people.is_some_and(|people| people.nu.is_some());
        let activity = sources.ket_qua.hoat_dong.iter().position(|one| counted(one.nguoi));
        let route = match activity {
            Some(at) => root.key("hoat_dong").index(at).key("nguoi").key("nu"),
            None if counted(sources.ket_qua.khai_quat.as_ref().map(|about| about.dan_so)) => {
                root.key("khai_quat").key("dan_so").key("nu")
            }
            None => return,
        };
        let message = "có số nữ mà kế hoạch không ghi báo cáo tách nam, nữ: số nữ không in".to_owned();
        let hint = "ghi tach_gioi: true (hoặc false) ở cong_tac của ke-hoach.yaml";
        self.findings.push(Diagnostic::note(Code::KhongTachGioi, sources.file, &route, message).hint(hint));
    }

    pub(super) fn states(&mut self) {
        let sources = self.sources;
        for (id, states) in sources.ket_qua.nhiem_vu.iter() {
            let route = Route::root().key("nhiem_vu").key(id.as_str());
            let tasks = &sources.ke_hoach.nhiem_vu;
            let found =
                unknown(tasks, id.as_str(), "nhiệm vụ", PLAN_FILE, sources.file, &Trail::Start(&route));
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
