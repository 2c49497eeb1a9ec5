//! Change of the issuing unit: bodies follow by id, one to many allowed; what has no successor becomes a visible gap.

use super::edit::Fault;
use super::{Draft, Muc, Nhom, Work};
use crate::diagnostic::{Code, Diagnostic, Route};
use crate::model::texts::{named, texts};
use crate::model::{DonVi, Khoan};
use crate::value::Id;

mod duties;
mod head;
mod words;

use duties::{duties, leaderless, own_recipients, tasks};
use head::{head, signer};
use words::named_in_text;

/// Code of the finding about a body that the new unit lacks.
const MISSING: Code = Code::ThieuCoQuan;

/// Moves the plan to the new unit, or, where the unit stays, lists the bodies that the register says are no more.
pub(super) fn change(work: &mut Work<'_>) -> Result<(), Fault> {
    let Some((new, path)) = work.input.don_vi_moi else {
        rearranged(work);
        return Ok(());
    };
    let ids = used(work);
    let missing: Vec<Diagnostic> = ids.iter().filter_map(|id| lacking(work, new, path, id)).collect();
    work.findings.extend(missing);
    let leaderless = leaderless(work, new);
    work.findings.extend(leaderless);
    signer(work, new, path)?;
    if !work.findings.is_empty() {
        return Ok(());
    }
    head(work, new);
    duties(work, new)?;
    own_recipients(work, new)?;
    tasks(work, new)?;
    named_in_text(work, new);
    ids.iter().for_each(|id| tell(work, new, id));
    Ok(())
}

/// Ids of bodies that the plan itself names, in its order.
fn used(work: &Work<'_>) -> Vec<String> {
    let paper = work.paper;
    let duties = paper.cac_muc.iter().flat_map(|muc| &muc.khoan).flat_map(|khoan| khoan.co_quan.as_slice());
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
fn successors(work: &Work<'_>, new: &DonVi, id: &str) -> Vec<String> {
    if new.co_quan.get(id).is_some() {
        return vec![id.to_owned()];
    }
    let change = work.input.doi_thay.co_quan.get(id);
    change.map(|change| change.thay_bang.as_slice().iter().map(Id::to_string).collect()).unwrap_or_default()
}

/// A body of which neither the new unit nor the register says what became of it.
fn lacking(work: &Work<'_>, new: &DonVi, path: &str, id: &str) -> Option<Diagnostic> {
    if new.co_quan.get(id).is_some() {
        return None;
    }
    let name = old_name(work, id);
    let route = Route::root().key("co_quan");
    let Some(change) = work.input.doi_thay.co_quan.get(id) else {
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

fn old_name(work: &Work<'_>, id: &str) -> String {
    work.input.don_vi.co_quan.get(id).map_or_else(|| id.to_owned(), |body| body.ten.to_string())
}

fn new_names(new: &DonVi, ids: &[String]) -> String {
    let names: Vec<String> = ids
        .iter()
        .map(|id| new.co_quan.get(id).map_or_else(|| id.clone(), |body| body.ten.to_string()))
        .collect();
    if names.is_empty() { "không có cơ quan thay".to_owned() } else { names.join("; ") }
}

/// What became of a body.
fn tell(work: &mut Work<'_>, new: &DonVi, id: &str) {
    let next = successors(work, new, id);
    let change = work.input.doi_thay.co_quan.get(id);
    let outside = change.and_then(|change| change.thay_bang_ten.as_ref()).filter(|_| next.is_empty());
    let moi = match outside {
        Some(name) => format!("không có cơ quan thay trong đơn vị mới; ở ngoài là {name}"),
        None => new_names(new, &next),
    };
    let cu = old_name(work, id);
    let ly_do = match change {
        _ if next == [id] && cu == moi => return,
        Some(change) => format!("từ {}; {}", change.tu_ngay, change.nguon),
        None => "cùng mã, tên khác".to_owned(),
    };
    work.drafts.push(Draft {
        nhom: Nhom::DonVi,
        // A body that keeps its id only changes its name.
        muc: if next == [id] { Muc::NenXem } else { Muc::BatBuoc },
        cho: format!("co_quan.{id}"),
        noi: body_routes(work, id),
        cu,
        moi,
        ly_do,
    });
}

/// Where a plan gives a body a duty or names it. Its place among recipients may be gone.
fn body_routes(work: &Work<'_>, id: &str) -> Vec<(Route, Option<(String, usize)>)> {
    let mut routes = Vec::new();
    for (route, khoan) in all_khoan(work) {
        if khoan.co_quan.as_slice().iter().any(|known| known.as_str() == id) {
            routes.push((route.clone(), None));
        }
    }
    for (route, text) in texts(work.paper) {
        if named(text, "co_quan").contains(&id) {
            routes.push((route, None));
        }
    }
    routes
}

fn all_khoan<'a>(work: &Work<'a>) -> Vec<(Route, &'a Khoan)> {
    let mut found = Vec::new();
    for (muc_at, muc) in work.paper.cac_muc.iter().enumerate() {
        for (at, khoan) in muc.khoan.iter().enumerate() {
            found.push((Route::root().key("cac_muc").index(muc_at).key("khoan").index(at), khoan));
        }
    }
    found
}

/// The unit stays, but the register says that some of its bodies were rearranged.
fn rearranged(work: &mut Work<'_>) {
    for id in used(work) {
        let Some(change) = work.input.doi_thay.co_quan.get(&id).filter(|change| change.da_doi(work.nam))
        else {
            continue;
        };
        let ly_do = format!(
            "từ {}; {}; kế hoạch vẫn ghi tên cũ, sang đơn vị mới thì dùng --unit",
            change.tu_ngay, change.nguon
        );
        work.drafts.push(Draft {
            nhom: Nhom::DonVi,
            muc: Muc::BatBuoc,
            cho: format!("co_quan.{id}"),
            noi: body_routes(work, &id),
            cu: old_name(work, &id),
            moi: format!("theo sổ đổi thay là {}", change.thay_bang_gi()),
            ly_do,
        });
    }
}
