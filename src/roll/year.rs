//! The paper's own year, its deadlines, its head.

use super::edit::Fault;
use super::{Draft, Muc, Nhom, Work, days};
use crate::diagnostic::Route;
use crate::model::ThoiHan;
use crate::model::can_cu::can_bo_sung;
use crate::model::texts::texts;
use crate::rules::leftovers::theme_texts;
use crate::value::{Id, Ngay};

/// Advances what the year decides and empties what belongs to one year only.
pub(super) fn advance(work: &mut Work<'_>) -> Result<(), Fault> {
    let root = Route::root();
    work.editor.set(&root.key("nam"), &work.nam.to_string())?;
    head(work)?;
    for (id, due) in work.paper.thoi_han.iter() {
        deadline(work, id, due)?;
    }
    theme(work)
}

/// Number and date are given when the paper is issued.
fn head(work: &mut Work<'_>) -> Result<(), Fault> {
    let paper = work.paper;
    let issued = [
        ("so", "Số", paper.so.as_ref().map(ToString::to_string), "điền khi văn thư cấp số"),
        ("ngay", "Ngày ban hành", paper.ngay.map(|day| day.ngan()), "điền khi ký"),
    ];
    for (key, name, old, reason) in issued {
        if let Some(old) = old {
            work.drafts.push(Draft {
                nhom: Nhom::DauVanBan,
                muc: Muc::NenXem,
                cho: key.to_owned(),
                noi: Vec::new(),
                cu: old,
                moi: "để trống".to_owned(),
                ly_do: format!("{name} của năm {}; {reason}", paper.nam),
            });
        }
    }
    work.editor.remove(&Route::root(), &["so", "ngay"])?;
    if work.input.don_vi_moi.is_none() {
        let signer = work.input.don_vi.nguoi_ky.get(paper.nguoi_ky.as_str());
        let name =
            signer.map_or_else(String::new, |signer| format!("{} {}", signer.chuc_vu(), signer.ho_ten));
        work.drafts.push(Draft {
            nhom: Nhom::DauVanBan,
            muc: Muc::NenXem,
            cho: "nguoi_ky".to_owned(),
            noi: vec![(Route::root().key("nguoi_ky"), None)],
            cu: name.clone(),
            moi: name,
            ly_do: "còn giữ chức vụ này không (sửa ở don-vi.yaml)".to_owned(),
        });
    }
    Ok(())
}

/// The same day of the next year, in the way it was written.
fn deadline(work: &mut Work<'_>, id: &Id, due: &ThoiHan) -> Result<(), Fault> {
    let route = Route::root().key("thoi_han").key(id.as_str());
    let here = work.in_file(&route.key("ngay"));
    let next = next_day(work, &here, due.ngay)?;
    let mut reason = days::describe(next, work.input.doi_thay);
    if next.ngay() != due.ngay.ngay() {
        reason.push_str(&format!(", năm {} không có ngày {:02}/02", next.nam(), due.ngay.ngay()));
    }
    if next.nam() < work.nam.so() {
        reason.push_str(&format!(", trước năm {} của kế hoạch", work.nam));
    }
    reason.push_str("; đối chiếu văn bản của cấp trên");
    work.drafts.push(Draft {
        nhom: Nhom::ThoiHan,
        muc: Muc::BatBuoc,
        cho: format!("thoi_han.{id}"),
        noi: vec![(here, None)],
        cu: due.ngay.ngan(),
        moi: next.ngan(),
        ly_do: reason,
    });
    Ok(())
}

/// Writes the same day of the next year.
pub(super) fn next_day(work: &mut Work<'_>, route: &Route, day: Ngay) -> Result<Ngay, Fault> {
    let next = day.nam_sau().ok_or_else(|| Fault::Missing(route.clone()))?;
    let written = work.editor.root().find(route).and_then(|node| node.text()).unwrap_or_default().to_owned();
    work.editor.set(route, &in_the_same_way(&written, day, next))?;
    Ok(next)
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
fn theme(work: &mut Work<'_>) -> Result<(), Fault> {
    let gap = can_bo_sung(&format!("chủ đề năm {}", work.nam));
    let reason = "chủ đề thay đổi từng năm; chờ văn bản của cấp trên, hoặc bỏ";
    if let Some(old) = &work.paper.chu_de {
        let route = Route::root().key("chu_de");
        work.editor.set(&route, &gap)?;
        work.drafts.push(Draft {
            nhom: Nhom::DauVanBan,
            muc: Muc::BatBuoc,
            cho: "chu_de".to_owned(),
            noi: vec![(route, None)],
            cu: old.to_string(),
            moi: gap.clone(),
            ly_do: reason.to_owned(),
        });
    }
    for (route, text) in texts(work.paper) {
        let mut nth = 0;
        for old in theme_texts(text) {
            let mark = old.chars().next().map_or(0, char::len_utf8);
            let inner = old
                .get(mark..old.len() - old.chars().next_back().map_or(0, char::len_utf8))
                .unwrap_or_default();
            if crate::model::can_cu::con_thieu(inner) {
                continue;
            }
            work.replace_in(&route, old.to_owned(), old.replace(inner, &gap));
            work.drafts.push(Draft {
                nhom: Nhom::DauVanBan,
                muc: Muc::BatBuoc,
                cho: work.in_file(&route).to_string(),
                noi: vec![(route.clone(), Some((gap.clone(), nth)))],
                cu: inner.to_owned(),
                moi: gap.clone(),
                ly_do: reason.to_owned(),
            });
            nth += 1;
        }
    }
    Ok(())
}
