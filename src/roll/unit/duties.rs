//! Bodies that have duties, lead tasks or receive the paper.

use super::{MISSING, all_khoan, new_names, old_name, successors};
use crate::diagnostic::{Diagnostic, Route};
use crate::model::DonVi;
use crate::model::can_cu::can_bo_sung;
use crate::roll::edit::Fault;
use crate::roll::{Draft, Muc, Nhom, Work};
use crate::value::Id;

pub(super) fn duties(work: &mut Work<'_>, new: &DonVi) -> Result<(), Fault> {
    let mut holders: Vec<(String, Route)> = Vec::new();
    for (route, khoan) in all_khoan(work) {
        let old = khoan.co_quan.as_slice();
        if old.is_empty() {
            continue;
        }
        let next = mapped(work, new, old);
        let here = route.key("co_quan");
        if next.is_empty() && khoan.tieu_de.is_none() {
            let names: Vec<String> = old.iter().map(|id| old_name(work, id.as_str())).collect();
            let gap = can_bo_sung(&format!("cơ quan thay {}", names.join(", ")));
            work.editor.rename(&here, "tieu_de", &gap)?;
        } else if next.iter().map(String::as_str).ne(old.iter().map(Id::as_str)) {
            work.editor.set_ids(&here, &next)?;
        }
        if let Some(first) = next.first().filter(|_| khoan.tieu_de.is_none()) {
            holders.push((first.clone(), route));
        }
    }
    same_title(work, new, &holders);
    Ok(())
}

/// A task must have a body that leads it; a gap cannot lead.
pub(super) fn leaderless(work: &Work<'_>, new: &DonVi) -> Vec<Diagnostic> {
    let tasks = work.paper.nhiem_vu.iter();
    let ended = tasks.filter(|(_, task)| {
        let id = task.chu_tri.as_str();
        work.input.doi_thay.co_quan.get(id).is_some() && successors(work, new, id).is_empty()
    });
    ended
        .map(|(id, task)| {
            let route = Route::root().key("nhiem_vu").key(id.as_str()).key("chu_tri");
            let message = format!("cơ quan chủ trì «{}» không còn, và không có cơ quan thay", task.chu_tri);
            Diagnostic::error(MISSING, work.input.file, &route, message)
                .hint("ghi thay_bang của cơ quan này ở doi-thay.yaml, hoặc bỏ nhiệm vụ")
        })
        .collect()
}

/// Tasks: the first successor leads, the others take part.
pub(super) fn tasks(work: &mut Work<'_>, new: &DonVi) -> Result<(), Fault> {
    for (id, task) in work.paper.nhiem_vu.iter() {
        let route = Route::root().key("nhiem_vu").key(id.as_str());
        let lead = mapped(work, new, std::slice::from_ref(&task.chu_tri));
        let (first, others) = match lead.split_first() {
            Some((first, others)) => (first.clone(), others.to_vec()),
            None => continue,
        };
        if first != task.chu_tri.as_str() {
            work.editor.set(&route.key("chu_tri"), &first)?;
        }
        let mut with = others;
        for id in mapped(work, new, task.phoi_hop.as_slice()) {
            if id != first && !with.contains(&id) {
                with.push(id);
            }
        }
        let old = task.phoi_hop.as_slice();
        if with.iter().map(String::as_str).ne(old.iter().map(Id::as_str)) {
            let here = route.key("phoi_hop");
            if work.editor.root().find(&here).is_some() {
                work.editor.set_ids(&here, &with)?;
            } else {
                work.drafts.push(Draft {
                    nhom: Nhom::DonVi,
                    muc: Muc::NenXem,
                    cho: format!("nhiem_vu.{id}"),
                    noi: vec![(route.clone(), None)],
                    cu: String::new(),
                    moi: new_names(new, &with),
                    ly_do: "cũng thay cơ quan chủ trì cũ; thêm vào phoi_hop nếu cần".to_owned(),
                });
            }
        }
    }
    Ok(())
}

/// Two posts that became one body give two khoản of one title.
fn same_title(work: &mut Work<'_>, new: &DonVi, holders: &[(String, Route)]) {
    for (at, (id, _)) in holders.iter().enumerate() {
        let all: Vec<_> =
            holders.iter().filter(|(other, _)| other == id).map(|(_, route)| (route.clone(), None)).collect();
        let is_first = holders.iter().position(|(other, _)| other == id) == Some(at);
        if all.len() > 1 && is_first {
            work.drafts.push(Draft {
                nhom: Nhom::DonVi,
                muc: Muc::NenXem,
                cho: format!("khoan.{id}"),
                cu: String::new(),
                moi: new_names(new, std::slice::from_ref(id)),
                ly_do: format!("{} khoản cùng giao một cơ quan; gộp lại nếu cần", all.len()),
                noi: all,
            });
        }
    }
}

/// The plan's own recipients; those without successor are left out, a body named twice is named once.
pub(super) fn own_recipients(work: &mut Work<'_>, new: &DonVi) -> Result<(), Fault> {
    let Some(lines) = &work.paper.noi_nhan else { return Ok(()) };
    let root = Route::root().key("noi_nhan");
    let mut seen: Vec<String> = Vec::new();
    let mut gone = Vec::new();
    for (at, line) in lines.iter().enumerate() {
        let mut next = mapped(work, new, &line.co_quan);
        next.retain(|id| !seen.contains(id));
        seen.extend(next.iter().cloned());
        if next.is_empty() {
            gone.push(at);
        } else if next.iter().map(String::as_str).ne(line.co_quan.iter().map(Id::as_str)) {
            let here = root.index(at);
            let inner = here.key("co_quan");
            let long = work.editor.root().find(&inner).is_some();
            work.editor.set_ids(if long { &inner } else { &here }, &next)?;
        }
    }
    if gone.is_empty() { Ok(()) } else { work.editor.remove_items(&root, &gone) }
}

fn mapped(work: &Work<'_>, new: &DonVi, ids: &[Id]) -> Vec<String> {
    let mut next: Vec<String> = Vec::new();
    for id in ids.iter().flat_map(|id| successors(work, new, id.as_str())) {
        if !next.contains(&id) {
            next.push(id);
        }
    }
    next
}
