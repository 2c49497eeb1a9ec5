//! Tasks: how many are done, and which are not, with the body in charge, the deadline and the progress. Of a task that
//! nobody reported on nothing is said but that; one that was given up leaves the count and is named.

use crate::model::{NhiemVu, TinhTrang, TrangThai};
use crate::report::moi_nhat;
use crate::value::Ngay;

/// A task with its state at the report's day.
#[derive(Debug, Clone, Copy)]
pub struct Viec<'a> {
    /// The task.
    pub nhiem_vu: &'a NhiemVu,
    /// Its last state, if one is known.
    tinh_trang: Option<&'a TinhTrang>,
    /// The first day from which it was always told done.
    xong: Option<Ngay>,
    /// Name of the body in charge.
    chu_tri: &'a str,
}

/// What is left to be told of tasks, one list a kind: a head, and the tasks.
pub type DanhSach = Vec<(String, Vec<String>)>;

/// One kind of such a list: what its head says before and behind the number, and whose it is.
type Kieu = (&'static str, &'static str, fn(&Viec<'_>) -> bool);

impl<'a> Viec<'a> {
    /// The task with those of its states that were known on the report's day.
    pub fn new(nhiem_vu: &'a NhiemVu, states: &'a [TinhTrang], chu_tri: &'a str, den: Ngay) -> Self {
        let tinh_trang = moi_nhat(states, den, |state| Some(state.ngay));
        let done = |state: &&TinhTrang| state.trang_thai == TrangThai::HoanThanh;
        let mut known: Vec<&TinhTrang> = states.iter().filter(|state| state.ngay <= den).collect();
        known.sort_by_key(|state| state.ngay);
        let xong = known.into_iter().rev().take_while(done).last().map(|state| state.ngay);
        Self { nhiem_vu, tinh_trang, xong, chu_tri }
    }

    fn trang_thai(&self) -> Option<TrangThai> {
        self.tinh_trang.map(|state| state.trang_thai)
    }

    /// Whether it is known to be still to do.
    fn con_lai(&self) -> bool {
        matches!(self.trang_thai(), Some(TrangThai::DangLam | TrangThai::ChuaLam))
    }

    /// Whether it is known to be still to do though its deadline is past.
    pub fn qua_han(&self, den: Ngay) -> bool {
        self.con_lai() && self.nhiem_vu.han.is_some_and(|han| han < den)
    }

    /// Whether it was done after its deadline.
    fn xong_cham(&self) -> bool {
        self.nhiem_vu.han.zip(self.xong).is_some_and(|(han, done)| done > han)
    }

    /// `Tổ chức … (chủ trì: …; hạn 30/9/2023; đang thực hiện; tiến độ 60%; quá hạn)`.
    fn cau(&self, den: Ngay) -> String {
        let mut about = vec![format!("chủ trì: {}", self.chu_tri)];
        about.extend(self.nhiem_vu.han.map(|han| format!("hạn {}", han.ngan())));
        let doing = match self.trang_thai() {
            Some(TrangThai::DangLam) => Some("đang thực hiện"),
            Some(TrangThai::ChuaLam) => Some("chưa thực hiện"),
            Some(TrangThai::HoanThanh | TrangThai::ThuongXuyen | TrangThai::Huy) | None => None,
        };
        about.extend(doing.map(str::to_owned));
        about.extend(self.xong.map(|day| format!("hoàn thành ngày {}", day.ngan())));
        let progress = self.tinh_trang.filter(|_| doing.is_some()).and_then(|state| state.tien_do);
        about.extend(progress.map(|progress| format!("tiến độ {progress}%")));
        if self.qua_han(den) {
            // What was last seen before the deadline may have been done since.
            let seen = self.tinh_trang.map(|state| state.ngay).zip(self.nhiem_vu.han);
            about.push(match seen.filter(|(seen, han)| seen < han) {
                Some((seen, _)) => format!("quá hạn, theo rà soát ngày {}", seen.ngan()),
                None => "quá hạn".to_owned(),
            });
        }
        let reason = self.tinh_trang.and_then(|state| state.ly_do.as_ref());
        about.extend(reason.map(|reason| format!("lý do: {reason}")));
        format!("{} ({})", self.nhiem_vu.ten, about.join("; "))
    }
}

/// `Hoàn thành 8/11 nhiệm vụ (01 nhiệm vụ chậm so với hạn); đang thực hiện 02; …; trong số chưa hoàn thành có 01 nhiệm
/// vụ quá hạn`: the counts sum to the total. Those given up are named behind it, unless a list of them follows. `None`
/// where there is nothing to say.
pub fn cau(tasks: &[Viec<'_>], den: Ngay, co_danh_sach: bool) -> Option<String> {
    let count = |state: Option<TrangThai>| tasks.iter().filter(|task| task.trang_thai() == state).count();
    let given_up: Vec<&str> = tasks
        .iter()
        .filter(|task| task.trang_thai() == Some(TrangThai::Huy))
        .map(|task| task.nhiem_vu.ten.as_str())
        .collect();
    let all = tasks.len() - given_up.len();
    let mut parts = Vec::new();
    // What has no end is not done or undone.
    if all > 0 && count(Some(TrangThai::ThuongXuyen)) == all {
        parts.push(format!("Thực hiện thường xuyên {all:02} nhiệm vụ"));
    } else if all > 0 {
        let late = tasks.iter().filter(|task| task.xong_cham()).count();
        let late = if late > 0 {
            format!(" ({late:02} nhiệm vụ hoàn thành chậm so với hạn)")
        } else {
            String::new()
        };
        parts.push(format!("Hoàn thành {}/{all} nhiệm vụ{late}", count(Some(TrangThai::HoanThanh))));
    }
    for (what, state) in [
        ("đang thực hiện", Some(TrangThai::DangLam)),
        ("chưa thực hiện", Some(TrangThai::ChuaLam)),
        ("thực hiện thường xuyên", Some(TrangThai::ThuongXuyen)),
        ("chưa có thông tin", None),
    ] {
        let number =
            if state == Some(TrangThai::ThuongXuyen) && count(state) == all { 0 } else { count(state) };
        parts.extend((number > 0).then(|| format!("{what} {number:02}")));
    }
    let late = tasks.iter().filter(|task| task.qua_han(den)).count();
    parts.extend((late > 0).then(|| format!("trong số chưa hoàn thành có {late:02} nhiệm vụ quá hạn")));
    if !given_up.is_empty() && !co_danh_sach {
        let word = if all > 0 { "không thực hiện, không tính" } else { "Không thực hiện" };
        parts.push(format!("{word} {:02} nhiệm vụ: {}", given_up.len(), given_up.join(", ")));
    }
    (!parts.is_empty()).then(|| parts.join("; "))
}

/// The tasks to be told one by one: those still to do, those done late, those nobody reported on, those given up.
pub fn danh_sach(tasks: &[Viec<'_>], den: Ngay) -> DanhSach {
    let kinds: [Kieu; 4] = [
        ("Còn", " chưa hoàn thành", |task| task.con_lai()),
        ("Hoàn thành chậm", "", |task| task.xong_cham()),
        ("Chưa có thông tin về", "", |task| task.tinh_trang.is_none()),
        ("Không thực hiện", "", |task| task.trang_thai() == Some(TrangThai::Huy)),
    ];
    let list = |(before, behind, wanted): Kieu| {
        let told: Vec<String> = tasks.iter().filter(|task| wanted(task)).map(|task| task.cau(den)).collect();
        (!told.is_empty()).then(|| (format!("{before} {:02} nhiệm vụ{behind}", told.len()), told))
    };
    kinds.into_iter().filter_map(list).collect()
}

#[cfg(test)]
mod tests {
    use super::{DanhSach, Viec, cau, danh_sach};
    use crate::model::{NhiemVu, TinhTrang};

    /// Each task with its states, all due on 30/9/2023.
    fn told(tasks: &[&str], den: &str) -> (Option<String>, DanhSach) {
        let task: NhiemVu =
            serde_yaml::from_str("{ten: Tập huấn, khoan: k, chu_tri: c, han: 30/9/2023}").unwrap();
        let states: Vec<Vec<TinhTrang>> =
            tasks.iter().map(|states| serde_yaml::from_str(states).unwrap()).collect();
        let den = den.parse().unwrap();
        let tasks: Vec<Viec<'_>> =
            states.iter().map(|states| Viec::new(&task, states, "Công an xã", den)).collect();
        (cau(&tasks, den, false), danh_sach(&tasks, den))
    }

    const DONE: &str = "[{ngay: 01/9/2023, trang_thai: hoan_thanh}]";
    const DOING: &str = "[{ngay: 15/10/2023, trang_thai: dang_lam, tien_do: 60, ly_do: thiếu kinh phí}]";

    #[test]
    fn the_counts_sum_to_the_total_and_each_kind_is_listed() {
        let dropped = "[{ngay: 01/9/2023, trang_thai: huy, ly_do: hết nguồn vốn}]";
        let late = "[{ngay: 10/10/2023, trang_thai: hoan_thanh}, {ngay: 30/11/2023, trang_thai: hoan_thanh}]";
        let (counts, lists) = told(&[DONE, DOING, dropped, "[]", late], "30/11/2023");
        assert_eq!(
            counts.as_deref(),
            Some(
                "Hoàn thành 2/4 nhiệm vụ (01 nhiệm vụ hoàn thành chậm so với hạn); đang thực hiện 01; chưa có thông tin 01; trong số chưa hoàn thành có 01 nhiệm vụ quá hạn; không thực hiện, không tính 01 nhiệm vụ: Tập huấn"
            )
        );
        let lists: Vec<String> =
            lists.into_iter().map(|(head, told)| format!("{head}: {}", told.join(" | "))).collect();
        assert_eq!(
            lists,
            [
                "Còn 01 nhiệm vụ chưa hoàn thành: Tập huấn (chủ trì: Công an xã; hạn 30/9/2023; đang thực hiện; tiến độ 60%; quá hạn; lý do: thiếu kinh phí)",
                "Hoàn thành chậm 01 nhiệm vụ: Tập huấn (chủ trì: Công an xã; hạn 30/9/2023; hoàn thành ngày 10/10/2023)",
                "Chưa có thông tin về 01 nhiệm vụ: Tập huấn (chủ trì: Công an xã; hạn 30/9/2023)",
                "Không thực hiện 01 nhiệm vụ: Tập huấn (chủ trì: Công an xã; hạn 30/9/2023; lý do: hết nguồn vốn)",
            ]
        );
    }

    #[test]
    fn nobody_is_late_unheard() {
        let (counts, lists) = told(&["[]"], "30/11/2023");
        assert_eq!(counts.as_deref(), Some("Hoàn thành 0/1 nhiệm vụ; chưa có thông tin 01"));
        assert!(lists.iter().all(|(_, told)| told.iter().all(|task| !task.contains("quá hạn"))));
        // What is known only after the report's day is not known to it.
        let (counts, _) = told(&["[{ngay: 15/12/2023, trang_thai: chua_lam}]"], "30/11/2023");
        assert_eq!(counts.as_deref(), Some("Hoàn thành 0/1 nhiệm vụ; chưa có thông tin 01"));
    }

    #[test]
    fn what_was_last_seen_before_the_deadline_says_when() {
        let (_, lists) = told(&["[{ngay: 31/5/2023, trang_thai: dang_lam}]"], "30/11/2023");
        let task = &lists[0].1[0];
        assert!(task.ends_with("đang thực hiện; quá hạn, theo rà soát ngày 31/5/2023)"), "{task}");
    }

    #[test]
    fn the_day_of_the_deadline_is_not_late() {
        let (counts, _) = told(&["[{ngay: 01/9/2023, trang_thai: dang_lam}]"], "30/9/2023");
        assert_eq!(counts.as_deref(), Some("Hoàn thành 0/1 nhiệm vụ; đang thực hiện 01"));
        let (counts, lists) = told(&["[{ngay: 30/9/2023, trang_thai: hoan_thanh}]"], "30/11/2023");
        assert_eq!((counts.as_deref(), lists.len()), (Some("Hoàn thành 1/1 nhiệm vụ"), 0));
    }

    #[test]
    fn what_has_no_end_is_not_unfinished() {
        let always = "[{ngay: 01/9/2023, trang_thai: thuong_xuyen}]";
        let (counts, lists) = told(&[DONE, always], "30/11/2023");
        assert_eq!(counts.as_deref(), Some("Hoàn thành 1/2 nhiệm vụ; thực hiện thường xuyên 01"));
        assert_eq!(lists, []);
        let (counts, lists) = told(&[always, always], "30/11/2023");
        assert_eq!(counts.as_deref(), Some("Thực hiện thường xuyên 02 nhiệm vụ"));
        assert_eq!(lists, []);
    }

    #[test]
    fn all_done_or_all_given_up_leaves_nothing_to_do() {
        assert_eq!(told(&[DONE, DONE], "30/11/2023"), (Some("Hoàn thành 2/2 nhiệm vụ".to_owned()), vec![]));
        assert_eq!(told(&[], "30/11/2023"), (None, vec![]));
        let (counts, _) = told(&["[{ngay: 01/9/2023, trang_thai: huy}]"], "30/11/2023");
        assert_eq!(counts.as_deref(), Some("Không thực hiện 01 nhiệm vụ: Tập huấn"));
    }
}
