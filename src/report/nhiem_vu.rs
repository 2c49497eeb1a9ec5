//! Tasks: how many are done, and which are not, with the body in charge, the deadline and the progress.

use crate::model::{NhiemVu, TinhTrang, TrangThai};
use crate::value::Ngay;

/// A task with its state at the report's day.
#[derive(Debug, Clone, Copy)]
pub struct Viec<'a> {
    /// The task.
    pub nhiem_vu: &'a NhiemVu,
    /// Its last state, if one is known.
    pub tinh_trang: Option<&'a TinhTrang>,
    /// Name of the body in charge.
    pub chu_tri: &'a str,
}

impl Viec<'_> {
    fn trang_thai(&self) -> Option<TrangThai> {
        self.tinh_trang.map(|state| state.trang_thai)
    }

    /// Whether it is still to be done: neither done nor given up, nor one that has no end.
    pub fn con_lai(&self) -> bool {
        !matches!(self.trang_thai(), Some(TrangThai::HoanThanh | TrangThai::ThuongXuyen | TrangThai::Huy))
    }

    /// Whether it is open and its deadline is past.
    pub fn qua_han(&self, den: Ngay) -> bool {
        self.con_lai() && self.nhiem_vu.han.is_some_and(|han| han < den)
    }

    /// `Tổ chức … (chủ trì: …; hạn 30/9/2023; tiến độ 60%; quá hạn)`.
    pub fn cau(&self, den: Ngay) -> String {
        let mut about = vec![format!("chủ trì: {}", self.chu_tri)];
        about.extend(self.nhiem_vu.han.map(|han| format!("hạn {}", han.ngan())));
        about.push(
            match self.trang_thai() {
                Some(TrangThai::DangLam) => "đang thực hiện",
                Some(TrangThai::ChuaLam) => "chưa thực hiện",
                Some(TrangThai::HoanThanh) => "đã hoàn thành",
                Some(TrangThai::ThuongXuyen) => "thực hiện thường xuyên",
                Some(TrangThai::Huy) => "không thực hiện",
                None => "chưa có thông tin",
            }
            .to_owned(),
        );
        about.extend(
            self.tinh_trang.and_then(|state| state.tien_do).map(|progress| format!("tiến độ {progress}%")),
        );
        if self.qua_han(den) {
            about.push("quá hạn".to_owned());
        }
        let reason = self.tinh_trang.and_then(|state| state.ly_do.as_ref());
        about.extend(reason.map(|reason| format!("lý do: {reason}")));
        format!("{} ({})", self.nhiem_vu.ten, about.join("; "))
    }
}

/// `Hoàn thành 8/11 nhiệm vụ; đang thực hiện 02; chưa thực hiện 01; trong đó quá hạn 01`: the counts sum to the
/// total. `None` without tasks.
pub fn cau(tasks: &[Viec<'_>], den: Ngay) -> Option<String> {
    if tasks.is_empty() {
        return None;
    }
    let count = |state: Option<TrangThai>| tasks.iter().filter(|task| task.trang_thai() == state).count();
    let mut text = format!("Hoàn thành {}/{} nhiệm vụ", count(Some(TrangThai::HoanThanh)), tasks.len());
    for (what, state) in [
        ("đang thực hiện", Some(TrangThai::DangLam)),
        ("chưa thực hiện", Some(TrangThai::ChuaLam)),
        ("thực hiện thường xuyên", Some(TrangThai::ThuongXuyen)),
        ("không thực hiện", Some(TrangThai::Huy)),
        ("chưa có thông tin", None),
    ] {
        let number = count(state);
        if number > 0 {
            text.push_str(&format!("; {what} {number:02}"));
        }
    }
    let late = tasks.iter().filter(|task| task.qua_han(den)).count();
    if late > 0 {
        text.push_str(&format!("; trong số chưa hoàn thành có {late:02} nhiệm vụ quá hạn"));
    }
    Some(text)
}

/// `Còn 02 nhiệm vụ chưa hoàn thành:` with the tasks; `None` when all is done.
pub fn con_lai(tasks: &[Viec<'_>], den: Ngay) -> Option<(String, Vec<String>)> {
    let open: Vec<String> = tasks.iter().filter(|task| task.con_lai()).map(|task| task.cau(den)).collect();
    (!open.is_empty()).then(|| (format!("Còn {:02} nhiệm vụ chưa hoàn thành", open.len()), open))
}

#[cfg(test)]
mod tests {
    use super::{Viec, cau, con_lai};
    use crate::model::{NhiemVu, TinhTrang};

    fn told(states: &[&str], den: &str) -> (Option<String>, Option<(String, Vec<String>)>) {
        let task: NhiemVu =
            serde_yaml::from_str("{ten: Tập huấn, khoan: k, chu_tri: c, han: 30/9/2023}").unwrap();
        let states: Vec<Option<TinhTrang>> =
            states.iter().map(|state| serde_yaml::from_str(state).unwrap()).collect();
        let tasks: Vec<Viec<'_>> = states
            .iter()
            .map(|state| Viec { nhiem_vu: &task, tinh_trang: state.as_ref(), chu_tri: "Công an xã" })
            .collect();
        let den = den.parse().unwrap();
        (cau(&tasks, den), con_lai(&tasks, den))
    }

    const DONE: &str = "{ngay: 01/9/2023, trang_thai: hoan_thanh}";
    const DOING: &str = "{ngay: 01/9/2023, trang_thai: dang_lam, tien_do: 60, ly_do: thiếu kinh phí}";

    #[test]
    fn the_counts_sum_to_the_total_and_open_tasks_are_listed() {
        let dropped = "{ngay: 01/9/2023, trang_thai: huy}";
        let (counts, open) = told(&[DONE, DOING, dropped, "~"], "30/11/2023");
        assert_eq!(
            counts.as_deref(),
            Some(
                "Hoàn thành 1/4 nhiệm vụ; đang thực hiện 01; không thực hiện 01; chưa có thông tin 01; trong số chưa hoàn thành có 02 nhiệm vụ quá hạn"
            )
        );
        let (head, open) = open.unwrap();
        assert_eq!(head, "Còn 02 nhiệm vụ chưa hoàn thành");
        assert_eq!(
            open,
            [
                "Tập huấn (chủ trì: Công an xã; hạn 30/9/2023; đang thực hiện; tiến độ 60%; quá hạn; lý do: thiếu kinh phí)",
                "Tập huấn (chủ trì: Công an xã; hạn 30/9/2023; chưa có thông tin; quá hạn)"
            ]
        );
    }

    #[test]
    fn the_day_of_the_deadline_is_not_late() {
        let (counts, _) = told(&[DOING], "30/9/2023");
        assert_eq!(counts.as_deref(), Some("Hoàn thành 0/1 nhiệm vụ; đang thực hiện 01"));
    }

    #[test]
    fn what_has_no_end_is_not_unfinished() {
        let always = "{ngay: 01/9/2023, trang_thai: thuong_xuyen}";
        let (counts, open) = told(&[DONE, always], "30/11/2023");
        assert_eq!(counts.as_deref(), Some("Hoàn thành 1/2 nhiệm vụ; thực hiện thường xuyên 01"));
        assert_eq!(open, None);
    }

    #[test]
    fn all_done_leaves_nothing_to_list() {
        assert_eq!(told(&[DONE, DONE], "30/11/2023"), (Some("Hoàn thành 2/2 nhiệm vụ".to_owned()), None));
        assert_eq!(told(&[], "30/11/2023"), (None, None));
    }
}
