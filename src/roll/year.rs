//! The paper's own year, its deadlines, its head.

use super::{Change, Draft, Nhom, Old, days};
use crate::diagnostic::Route;
use crate::model::ThoiHan;
use crate::model::can_cu::{can_bo_sung, con_thieu};
use crate::model::texts::texts;
use crate::rules::leftovers::theme_texts;
use crate::value::{Id, Ngay};
use crate::yaml::edit::Edit;

/// Advances what the year decides and empties what belongs to one year only.
pub(super) fn changes(old: &Old<'_>) -> Vec<Change> {
    let mut changes = vec![Edit::set(&Route::root().key("nam"), old.nam.to_string()).into()];
    changes.extend(head(old));
    changes.extend(old.paper.thoi_han.iter().map(|(id, due)| deadline(old, id, due)));
    changes.extend(theme(old));
    changes
}

/// Number and date are given when the paper is issued.
fn head(old: &Old<'_>) -> Vec<Change> {
    let paper = old.paper;
    let issued = [
        ("so", "Số", paper.so.as_ref().map(ToString::to_string), "điền khi văn thư cấp số"),
        ("ngay", "Ngày ban hành", paper.ngay.map(|day| day.ngan()), "điền khi ký"),
    ];
    let mut changes = Vec::new();
    for (key, name, was, reason) in issued {
        let draft = was.map(|was| {
            let why = format!("{name} của năm {}; {reason}", paper.nam);
            Draft::look(Nhom::DauVanBan, key).was(was).now("để trống").why(why)
        });
        let route = Route::root().key(key);
        let edits = old.root.get(key).map(|_| Edit::remove(&route)).into_iter().collect();
        changes.push(Change { edits, asks: draft.into_iter().collect() });
    }
    if !old.moves() {
        let signer = old.input.don_vi.value.nguoi_ky.get(paper.nguoi_ky_chinh());
        let name =
            signer.map_or_else(String::new, |signer| format!("{} {}", signer.chuc_vu(), signer.ho_ten));
        let draft = Draft::look(Nhom::DauVanBan, "nguoi_ky")
            .at(&Route::root().key("nguoi_ky"))
            .now(name)
            .why(
                "còn giữ chức vụ này không; đã đổi người thì ở don-vi.yaml thêm tên mới kèm tu_ngay, tên cũ ghi den_ngay",
            );
        changes.push(draft.into());
    }
    changes
}

/// The same day of the next year, in the way it was written.
fn deadline(old: &Old<'_>, id: &Id, due: &ThoiHan) -> Change {
    let here = old.root.in_file(&Route::root().key("thoi_han").key(id.as_str()).key("ngay"));
    let Some((edit, next)) = next_day(old, &here, due.ngay) else { return Change::default() };
    let mut day = days::describe(next, old.input.doi_thay);
    if next.ngay() != due.ngay.ngay() {
        day.push_str(&format!(", năm {} không có ngày {:02}/02", next.nam(), due.ngay.ngay()));
    }
    if next.nam() < old.nam.so() {
        day.push_str(&format!(", trước năm {} của kế hoạch", old.nam));
    }
    let draft = Draft::required(Nhom::ThoiHan, format!("thoi_han.{id}"))
        .at(&here)
        .was(due.ngay.ngan())
        .now(format!("{} ({day})", next.ngan()))
        .why("đối chiếu văn bản của cấp trên");
    Change::from(edit).ask(draft)
}

/// The same day of the next year, and how it gets into the file. `None` where no year follows.
pub(super) fn next_day(old: &Old<'_>, route: &Route, day: Ngay) -> Option<(Edit, Ngay)> {
    let next = day.nam_sau()?;
    let written = old.root.find(route).and_then(|node| node.text()).unwrap_or_default();
    Some((Edit::set(route, in_the_same_way(written, day, next)), next))
}

/// `2023-06-05` stays year first, `05/06/2023` keeps its zeros.
fn in_the_same_way(written: &str, old: Ngay, next: Ngay) -> String {
    let swapped = written.replacen(&old.nam().to_string(), &next.nam().to_string(), 1);
    match swapped.parse::<Ngay>() {
        Ok(read) if read == next => swapped,
        _ if written.contains('-') => next.iso(),
        _ => next.ngan(),
    }
}

/// A theme belongs to its year: never carried over, neither as a field nor in a sentence.
fn theme(old: &Old<'_>) -> Vec<Change> {
    let gap = can_bo_sung(&format!("chủ đề năm {}", old.nam));
    let ask = |cho: String, was: &str| {
        let reason = "chủ đề thay đổi từng năm; chờ văn bản của cấp trên, hoặc bỏ";
        Draft::required(Nhom::DauVanBan, cho).was(was).now(gap.clone()).why(reason)
    };
    let mut changes = Vec::new();
    if let Some(was) = &old.paper.chu_de {
        let route = Route::root().key("chu_de");
        let draft = ask("chu_de".to_owned(), was.as_str()).at(&route);
        changes.push(Change::from(Edit::set(&route, gap.clone())).ask(draft));
    }
    for (route, text) in texts(old.paper) {
        let here = old.root.in_file(&route);
        let themes = theme_texts(text).into_iter().filter_map(|theme| {
            let mut letters = theme.chars();
            letters.next();
            letters.next_back();
            Some((theme, letters.as_str())).filter(|(_, inner)| !con_thieu(inner))
        });
        for (nth, (theme, inner)) in themes.enumerate() {
            let draft = ask(here.to_string(), inner).at_words(&route, gap.clone(), nth);
            changes.push(Change::from(Edit::rewrite(&here, theme, theme.replace(inner, &gap))).ask(draft));
        }
    }
    changes
}
