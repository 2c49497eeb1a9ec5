//! Change of the issuing unit: bodies follow by id, one to many allowed; what has no successor becomes a visible gap.

use super::{Change, Draft, Nhom, Old};
use crate::diagnostic::{Code, Diagnostic, Route};
use crate::model::texts::{named, texts};
use crate::model::{DonVi, Khoan};
use crate::value::Id;

mod duties;
mod head;
mod words;

/// Code of the finding about a body that the new unit lacks.
const MISSING: Code = Code::ThieuCoQuan;

/// Moves the plan to the new unit, or, where the unit stays, lists the bodies that the register says are no more.
///
/// # Errors
/// What the new unit or the register of changes lacks.
pub(super) fn changes(old: &Old<'_>) -> Result<Vec<Change>, Vec<Diagnostic>> {
    let Some(read) = old.input.don_vi_moi else { return Ok(rearranged(old)) };
    let new = &read.value;
    let ids = used(old);
    let mut lacking: Vec<Diagnostic> =
        ids.iter().filter_map(|id| lacking(old, new, &read.file, id)).collect();
    lacking.extend(duties::leaderless(old, new));
    let signer = match head::signer(old, new, &read.file) {
        Ok(signer) if lacking.is_empty() => signer,
        Ok(_) => return Err(lacking),
        Err(findings) => {
            lacking.extend(findings);
            return Err(lacking);
        }
    };
    let mut changes = vec![signer];
    changes.extend(head::head(old, new));
    changes.extend(duties::duties(old, new));
    changes.extend(duties::own_recipients(old, new));
    changes.extend(duties::tasks(old, new));
    changes.extend(words::named_in_text(old, new)?);
    changes.extend(ids.iter().filter_map(|id| tell(old, new, id)).map(Change::from));
    Ok(changes)
}

/// Ids of bodies that the plan itself names, in its order.
fn used(old: &Old<'_>) -> Vec<String> {
    let paper = old.paper;
    let parts: Vec<&Khoan> = all_khoan(old).into_iter().map(|(_, khoan)| khoan).collect();
    let duties = parts.into_iter().flat_map(|khoan| khoan.co_quan.as_slice());
    let recipients = paper.noi_nhan.iter().flatten().flat_map(|line| &line.co_quan);
    let tasks = paper
        .nhiem_vu
        .iter()
        .flat_map(|(_, task)| std::iter::once(&task.chu_tri).chain(task.phoi_hop.as_slice()));
    let mut ids: Vec<String> = duties.chain(recipients).chain(tasks).map(ToString::to_string).collect();
    for (_, text) in texts(paper) {
        ids.extend(named(text, "co_quan").into_iter().map(str::to_owned));
    }
    let mut once: Vec<String> = Vec::new();
    for id in ids {
        if !once.contains(&id) {
            once.push(id);
        }
    }
    once
}

/// The bodies that a body has become; empty when there is none.
fn successors(old: &Old<'_>, new: &DonVi, id: &str) -> Vec<String> {
    if new.co_quan.get(id).is_some() {
        return vec![id.to_owned()];
    }
    let change = old.input.doi_thay.co_quan.get(id);
    change.map(|change| change.thay_bang.as_slice().iter().map(Id::to_string).collect()).unwrap_or_default()
}

/// A body of which neither the new unit nor the register says what became of it.
fn lacking(old: &Old<'_>, new: &DonVi, path: &str, id: &str) -> Option<Diagnostic> {
    if new.co_quan.get(id).is_some() {
        return None;
    }
    let name = old_name(old, id);
    let route = Route::root().key("co_quan");
    let Some(change) = old.input.doi_thay.co_quan.get(id) else {
        let message = format!("không có cơ quan «{id}» ({name}) mà kế hoạch cũ giao việc hoặc gửi đến");
        return Some(Diagnostic::error(MISSING, path, &route, message).hint(format!(
            "thêm mã «{id}» vào {path}, hoặc ghi ở doi-thay.yaml, phần co_quan, «{id}» thay bằng cơ quan nào"
        )));
    };
    let absent = change.thay_bang.as_slice().iter().find(|next| new.co_quan.get(next.as_str()).is_none())?;
    let message = format!("không có cơ quan «{absent}», theo doi-thay.yaml là cơ quan thay «{id}» ({name})");
    Some(
        Diagnostic::error(MISSING, path, &route, message)
            .hint(format!("thêm mã «{absent}» vào {path}, hoặc sửa thay_bang của «{id}» ở doi-thay.yaml")),
    )
}

fn old_name(old: &Old<'_>, id: &str) -> String {
    old.input.don_vi.value.co_quan.get(id).map_or_else(|| id.to_owned(), |body| body.ten.to_string())
}

fn new_names(new: &DonVi, ids: &[String]) -> String {
    let names: Vec<String> = ids
        .iter()
        .map(|id| new.co_quan.get(id).map_or_else(|| id.clone(), |body| body.ten.to_string()))
        .collect();
    if names.is_empty() { "không có cơ quan thay".to_owned() } else { names.join("; ") }
}

/// What became of a body, if there is something to say.
fn tell(old: &Old<'_>, new: &DonVi, id: &str) -> Option<Draft> {
    let next = successors(old, new, id);
    let change = old.input.doi_thay.co_quan.get(id);
    let outside = change.and_then(|change| change.thay_bang_ten.as_ref()).filter(|_| next.is_empty());
    let moi = match outside {
        Some(name) => format!("không có cơ quan thay trong đơn vị mới; ở ngoài là {name}"),
        None => new_names(new, &next),
    };
    let cu = old_name(old, id);
    let moi = match change {
        _ if next == [id] && cu == moi => return None,
        Some(change) => format!("{moi} (từ {}; {})", change.tu_ngay, change.nguon),
        None => format!("{moi} (cùng mã, tên khác)"),
    };
    let cho = format!("co_quan.{id}");
    // A body that keeps its id only changes its name.
    let draft = if next == [id] { Draft::look(Nhom::DonVi, cho) } else { Draft::required(Nhom::DonVi, cho) };
    Some(at_body(old, id, draft).was(cu).now(moi).why("xem việc được giao và lời văn còn đúng không"))
}

/// At every place where a plan gives a body a duty or names it. Its place among recipients may be gone.
fn at_body(old: &Old<'_>, id: &str, draft: Draft) -> Draft {
    let has = |khoan: &Khoan| khoan.co_quan.as_slice().iter().any(|known| known.as_str() == id);
    let duties = all_khoan(old).into_iter().filter(|(_, khoan)| has(khoan)).map(|(route, _)| route);
    let named = texts(old.paper).into_iter().filter(|(_, text)| named(text, "co_quan").contains(&id));
    duties.chain(named.map(|(route, _)| route)).fold(draft, |draft, route| draft.at(&route))
}

fn all_khoan<'a>(old: &Old<'a>) -> Vec<(Route, &'a Khoan)> {
    let mut found = Vec::new();
    old.paper.moi_cap(&mut |part, here| {
        found.extend(part.khoan().map(|khoan| (here.route(), khoan)));
    });
    found
}

/// The unit stays, but the register says that some of its bodies were rearranged.
fn rearranged(old: &Old<'_>) -> Vec<Change> {
    let ask = |id: String| {
        let change = old.input.doi_thay.co_quan.get(&id).filter(|change| change.da_doi(old.nam))?;
        let draft = Draft::required(Nhom::DonVi, format!("co_quan.{id}"))
            .was(old_name(old, &id))
            .now(format!("{} (từ {}; {})", change.thay_bang_gi(), change.tu_ngay, change.nguon))
            .why("kế hoạch vẫn ghi tên cũ; sang đơn vị mới thì dùng --unit");
        Some(at_body(old, &id, draft).into())
    };
    used(old).into_iter().filter_map(ask).collect()
}
