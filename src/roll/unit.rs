//! Change of the issuing unit: bodies follow by id, one to many allowed; what has no successor becomes a visible gap.

use super::edit::Fault;
use super::{Draft, Muc, Nhom, Work};
use crate::check::texts::{named, texts};
use crate::diagnostic::{Diagnostic, Route};
use crate::model::can_cu::can_bo_sung;
use crate::model::{DonVi, Khoan, NoiNhan};
use crate::value::Id;

/// Code of the finding about a body that the new unit lacks.
const MISSING: &str = "thieu-co-quan";

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
    named_in_text(work, new)?;
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

/// The signer of the new unit: the same id, or the only one there is.
fn signer(work: &mut Work<'_>, new: &DonVi, path: &str) -> Result<(), Fault> {
    let old = &work.paper.nguoi_ky;
    let name = |unit: &DonVi, id: &str| {
        unit.nguoi_ky
            .get(id)
            .map_or_else(String::new, |signer| format!("{} {}", signer.chuc_vu(), signer.ho_ten))
    };
    let mut only = new.nguoi_ky.ids();
    let id = match (new.nguoi_ky.get(old.as_str()), only.next(), only.next()) {
        (Some(_), _, _) => old.to_string(),
        (None, Some(one), None) => one.to_owned(),
        _ => {
            let message = format!("không có người ký «{old}» mà kế hoạch cũ dùng");
            work.findings.push(
                Diagnostic::error("thieu-nguoi-ky", path, &Route::root().key("nguoi_ky"), message)
                    .hint(format!("thêm mã «{old}» vào nguoi_ky của {path}")),
            );
            return Ok(());
        }
    };
    let route = Route::root().key("nguoi_ky");
    if id != old.as_str() {
        work.editor.set(&route, &id)?;
    }
    work.drafts.push(Draft {
        nhom: Nhom::DonVi,
        muc: Muc::BatBuoc,
        cho: "nguoi_ky".to_owned(),
        noi: vec![(route, None)],
        cu: name(work.input.don_vi, old.as_str()),
        moi: name(new, &id),
        ly_do: "người ký của đơn vị mới".to_owned(),
    });
    Ok(())
}

/// What follows by itself from the new unit's file.
fn head(work: &mut Work<'_>, new: &DonVi) {
    let old = work.input.don_vi;
    let line = |unit: &DonVi, list: &[NoiNhan]| {
        let ids = list.iter().flat_map(|line| &line.co_quan);
        let names = ids.filter_map(|id| unit.co_quan.get(id.as_str())).map(|body| body.noi_nhan());
        names.collect::<Vec<_>>().join("; ")
    };
    let lines =
        |unit: &DonVi| unit.ten_dau_trang.iter().map(ToString::to_string).collect::<Vec<_>>().join(" ");
    let mut pairs = vec![
        ("don_vi.ten", lines(old), lines(new), "tên cơ quan ở đầu văn bản"),
        ("don_vi.dia_danh", old.dia_danh.to_string(), new.dia_danh.to_string(), "địa danh trước ngày tháng"),
        ("don_vi.luu", old.luu.to_string(), new.luu.to_string(), "nơi lưu"),
    ];
    if work.paper.noi_nhan.is_none() {
        let (from, to) = (line(old, &old.noi_nhan), line(new, &new.noi_nhan));
        pairs.push(("don_vi.noi_nhan", from, to, "nơi nhận lấy theo đơn vị mới"));
    }
    for (cho, cu, moi, reason) in pairs.into_iter().filter(|(_, cu, moi, _)| cu != moi) {
        work.drafts.push(Draft {
            nhom: Nhom::DonVi,
            muc: Muc::NenXem,
            cho: cho.to_owned(),
            noi: Vec::new(),
            cu,
            moi,
            ly_do: reason.to_owned(),
        });
    }
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

fn mapped(work: &Work<'_>, new: &DonVi, ids: &[Id]) -> Vec<String> {
    let mut next: Vec<String> = Vec::new();
    for id in ids.iter().flat_map(|id| successors(work, new, id.as_str())) {
        if !next.contains(&id) {
            next.push(id);
        }
    }
    next
}

fn duties(work: &mut Work<'_>, new: &DonVi) -> Result<(), Fault> {
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
fn leaderless(work: &Work<'_>, new: &DonVi) -> Vec<Diagnostic> {
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
fn tasks(work: &mut Work<'_>, new: &DonVi) -> Result<(), Fault> {
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
fn own_recipients(work: &mut Work<'_>, new: &DonVi) -> Result<(), Fault> {
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

/// `{{ co_quan.cu }}` in sentences.
fn named_in_text(work: &mut Work<'_>, new: &DonVi) -> Result<(), Fault> {
    for (route, text) in texts(work.paper) {
        let expressions = text.split("{{").skip(1).filter_map(|rest| rest.split("}}").next());
        for expression in expressions {
            let whole = format!("{{{{{expression}}}}}");
            let ids = named(&whole, "co_quan");
            let mut replaced = expression.to_owned();
            for id in &ids {
                let next = successors(work, new, id);
                replaced = match next.as_slice() {
                    [same] if same == id => replaced,
                    [one] => renamed(&replaced, id, one),
                    many => {
                        let one_name = expression.trim() == format!("co_quan.{id}")
                            || expression.trim() == format!("co_quan.{id}.ten");
                        if !one_name {
                            return Err(Fault::Missing(work.in_file(&route)));
                        }
                        spread(work, id, many)
                    }
                };
            }
            if replaced != expression {
                let spread = replaced.starts_with(['{', '[']);
                let text = if spread { replaced } else { format!("{{{{{replaced}}}}}") };
                work.replace_in(&route, whole, text);
            }
        }
    }
    Ok(())
}

fn renamed(expression: &str, old: &str, new: &str) -> String {
    let name = format!("co_quan.{old}");
    let mut out = String::new();
    let mut rest = expression;
    while let Some(at) = rest.find(&name) {
        let behind = &rest[at + name.len()..];
        let longer = behind.starts_with(|c: char| c.is_ascii_alphanumeric() || c == '_');
        out.push_str(&rest[..at]);
        out.push_str(if longer { &name } else { "co_quan." });
        out.push_str(if longer { "" } else { new });
        rest = behind;
    }
    out + rest
}

fn spread(work: &Work<'_>, old: &str, many: &[String]) -> String {
    if many.is_empty() {
        return can_bo_sung(&format!("cơ quan thay {}", old_name(work, old)));
    }
    many.iter().map(|id| format!("{{{{ co_quan.{id} }}}}")).collect::<Vec<_>>().join(", ")
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
