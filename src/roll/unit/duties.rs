//! Bodies that have duties, lead tasks or receive the paper.

use super::{MISSING, all_khoan, new_names, old_name, successors};
use crate::diagnostic::{Diagnostic, Route};
use crate::model::DonVi;
use crate::model::can_cu::can_bo_sung;
use crate::roll::{Change, Draft, Nhom, Old};
use crate::value::Id;
use crate::yaml::edit::Edit;

pub(super) fn duties(old: &Old<'_>, new: &DonVi) -> Vec<Change> {
    let mut holders: Vec<(String, Route)> = Vec::new();
    let mut changes = Vec::new();
    for (route, khoan) in all_khoan(old) {
        let was = khoan.co_quan.as_slice();
        if was.is_empty() {
            continue;
        }
        let next = mapped(old, new, was);
        let here = route.key("co_quan");
        if next.is_empty() && khoan.tieu_de.is_none() {
            let names: Vec<String> = was.iter().map(|id| old_name(old, id.as_str())).collect();
            let gap = can_bo_sung(&format!("cơ quan thay {}", names.join(", ")));
            changes.push(Change::from(Edit::rename(&here, "tieu_de")).edit(Edit::set(&here, gap)));
        } else if differs(&next, was) {
            changes.push(ids(&here, &next).into());
        }
        if let Some(first) = next.first().filter(|_| khoan.tieu_de.is_none()) {
            holders.push((first.clone(), route));
        }
    }
    changes.extend(same_title(new, &holders));
    changes
}

/// A list of ids, one of them bare.
fn ids(route: &Route, ids: &[String]) -> Edit {
    match ids {
        [one] => Edit::put(route, vec![one.clone()]),
        _ => Edit::put(route, vec![format!("[{}]", ids.join(", "))]),
    }
}

fn differs(next: &[String], was: &[Id]) -> bool {
    next.iter().map(String::as_str).ne(was.iter().map(Id::as_str))
}

/// A task must have a body that leads it; a gap cannot lead.
pub(super) fn leaderless(old: &Old<'_>, new: &DonVi) -> Vec<Diagnostic> {
    let tasks = old.paper.nhiem_vu.iter();
    let ended = tasks.filter(|(_, task)| {
        let id = task.chu_tri.as_str();
        old.input.doi_thay.co_quan.get(id).is_some() && successors(old, new, id).is_empty()
    });
    ended
        .map(|(id, task)| {
            let route = Route::root().key("nhiem_vu").key(id.as_str()).key("chu_tri");
            let message = format!("cơ quan chủ trì «{}» không còn, và không có cơ quan thay", task.chu_tri);
            old.error(MISSING, &route, message)
                .hint("ghi thay_bang của cơ quan này ở doi-thay.yaml, hoặc bỏ nhiệm vụ")
        })
        .collect()
}

/// Tasks: the first successor leads, the others take part.
pub(super) fn tasks(old: &Old<'_>, new: &DonVi) -> Vec<Change> {
    let mut changes = Vec::new();
    for (id, task) in old.paper.nhiem_vu.iter() {
        let route = Route::root().key("nhiem_vu").key(id.as_str());
        let lead = mapped(old, new, std::slice::from_ref(&task.chu_tri));
        let Some((first, others)) = lead.split_first() else { continue };
        if first != task.chu_tri.as_str() {
            changes.push(Edit::set(&route.key("chu_tri"), first.as_str()).into());
        }
        let mut with = others.to_vec();
        for id in mapped(old, new, task.phoi_hop.as_slice()) {
            if id != *first && !with.contains(&id) {
                with.push(id);
            }
        }
        if !differs(&with, task.phoi_hop.as_slice()) {
            continue;
        }
        let here = route.key("phoi_hop");
        changes.push(match old.root.find(&here) {
            Some(_) => ids(&here, &with).into(),
            None => Draft::look(Nhom::DonVi, format!("nhiem_vu.{id}"))
                .at(&route)
                .now(new_names(new, &with))
                .why("cũng thay cơ quan chủ trì cũ; thêm vào phoi_hop nếu cần")
                .into(),
        });
    }
    changes
}

/// Two posts that became one body give two khoản of one title.
fn same_title(new: &DonVi, holders: &[(String, Route)]) -> Vec<Change> {
    let mut changes = Vec::new();
    for (at, (id, _)) in holders.iter().enumerate() {
        let all: Vec<&Route> =
            holders.iter().filter(|(other, _)| other == id).map(|(_, route)| route).collect();
        let is_first = holders.iter().position(|(other, _)| other == id) == Some(at);
        if all.len() > 1 && is_first {
            let draft = Draft::look(Nhom::DonVi, format!("khoan.{id}"))
                .now(new_names(new, std::slice::from_ref(id)))
                .why(format!("{} khoản cùng giao một cơ quan; gộp lại nếu cần", all.len()));
            changes.push(all.into_iter().fold(draft, Draft::at).into());
        }
    }
    changes
}

/// The plan's own recipients; those without successor are left out, a body named twice is named once.
pub(super) fn own_recipients(old: &Old<'_>, new: &DonVi) -> Vec<Change> {
    let mut seen: Vec<String> = Vec::new();
    let mut changes = Vec::new();
    for (at, line) in old.paper.noi_nhan.iter().flatten().enumerate() {
        let here = Route::root().key("noi_nhan").index(at);
        let mut next = mapped(old, new, &line.co_quan);
        next.retain(|id| !seen.contains(id));
        seen.extend(next.iter().cloned());
        if next.is_empty() {
            changes.push(Edit::remove(&here).into());
        } else if differs(&next, &line.co_quan) {
            changes.push(ids(&old.root.in_file(&here.key("co_quan")), &next).into());
        }
    }
    changes
}

fn mapped(old: &Old<'_>, new: &DonVi, ids: &[Id]) -> Vec<String> {
    let mut next: Vec<String> = Vec::new();
    for id in ids.iter().flat_map(|id| successors(old, new, id.as_str())) {
        if !next.contains(&id) {
            next.push(id);
        }
    }
    next
}
