//! Documents of the year (the superior's plan, Nghị quyết 01): emptied in the new plan's own register, so that the
//! papers of earlier years still cite what they cited.

use super::edit::{Fault, write_scalar};
use super::source::Style;
use super::{Draft, Muc, Nhom, Work};
use crate::diagnostic::Route;
use crate::model::can_cu::{self, can_bo_sung};
use crate::model::texts::{named, texts};
use crate::model::{CanCu, CoQuanDoi, VanBan};
use crate::value::Van;

/// What is known of last year's document only.
const OF_ONE_YEAR: [&str; 5] = ["so", "ngay", "hieu_luc", "den_ngay", "thay_bang"];
const KEY: &str = "can_cu_nam";

/// Routes at which a paper cites each document, in the order of first citation.
pub(super) fn cited(paper: &VanBan) -> Vec<(String, Vec<Route>)> {
    let mut found: Vec<(String, Vec<Route>)> = Vec::new();
    let mut add = |id: &str, route: Route| match found.iter_mut().find(|(known, _)| known == id) {
        Some((_, routes)) => routes.push(route),
        None => found.push((id.to_owned(), vec![route])),
    };
    for (at, id) in paper.mo_dau.can_cu.iter().enumerate() {
        add(id.as_str(), Route::root().key("mo_dau").key("can_cu").index(at));
    }
    for (route, text) in texts(paper) {
        named(text, "can_cu").into_iter().for_each(|id| add(id, route.clone()));
    }
    found
}

/// Makes a visible gap of every yearly document that the paper cites.
pub(super) fn empty(work: &mut Work<'_>) -> Result<(), Fault> {
    let paper = work.paper;
    let cited = cited(paper);
    for (id, entry) in paper.can_cu_nam.iter() {
        let routes = cited.iter().find(|(known, _)| known == id.as_str()).map(|(_, routes)| routes.clone());
        empty_own(work, id.as_str(), entry)?;
        ask(work, id.as_str(), entry, routes);
    }
    let mut lines = Vec::new();
    for (id, routes) in &cited {
        let known = work.input.can_cu.get(id).filter(|entry| entry.hang_nam);
        if let Some(entry) = known.filter(|_| paper.can_cu_nam.get(id).is_none()) {
            lines.extend(new_entry(work, id, entry));
            ask(work, id, entry, Some(routes.clone()));
        }
    }
    add_entries(work, &lines)
}

fn add_entries(work: &mut Work<'_>, lines: &[String]) -> Result<(), Fault> {
    if lines.is_empty() {
        return Ok(());
    }
    let route = Route::root().key(KEY);
    match work.editor.root().find(&route).map(|node| !node.pairs().is_empty()) {
        Some(true) => work.editor.append(&route, lines),
        Some(false) => work.editor.fill(&route, lines),
        None => {
            let mut block = vec![
                String::new(),
                "# Văn bản của riêng năm nay, thay cho mã ấy trong can-cu.yaml: điền so, ngay, trich_yeu khi có.".to_owned(),
                format!("{KEY}:"),
            ];
            block.extend(lines.iter().map(|line| format!("  {line}")));
            work.editor.insert("nam", KEY, &block)
        }
    }
}

/// The paper's own entry of an earlier year.
fn empty_own(work: &mut Work<'_>, id: &str, entry: &CanCu) -> Result<(), Fault> {
    let route = Route::root().key(KEY).key(id);
    let issuer = successor(work, entry);
    let mut gone: Vec<&str> = OF_ONE_YEAR.to_vec();
    if issuer.is_some() {
        gone.push("co_quan_goi");
    }
    work.editor.remove(&route, &gone)?;
    if entry.trich_yeu.is_some() {
        work.editor.set(&route.key("trich_yeu"), &title_gap())?;
    }
    if let Some(issuer) = issuer {
        work.editor.set(&route.key("co_quan"), &issuer)?;
    }
    Ok(())
}

fn title_gap() -> String {
    can_bo_sung("trích yếu")
}

/// An entry of the new year: what the document is and whose, not which.
fn new_entry(work: &Work<'_>, id: &str, entry: &CanCu) -> Vec<String> {
    let scalar = |text: &str| write_scalar(text, Style::Plain);
    let mut lines = vec![format!("{id}:"), format!("  loai: {}", scalar(entry.loai.as_str()))];
    let issuer = successor(work, entry);
    if let Some(co_quan) = issuer.as_deref().or(entry.co_quan.as_ref().map(Van::as_str)) {
        lines.push(format!("  co_quan: {}", scalar(co_quan)));
    }
    if let Some(goi) = entry.co_quan_goi.as_ref().filter(|_| issuer.is_none()) {
        lines.push(format!("  co_quan_goi: {}", scalar(goi.as_str())));
    }
    if entry.trich_yeu.is_some() {
        lines.push(format!("  trich_yeu: {}", scalar(&title_gap())));
    }
    lines.push("  hang_nam: true".to_owned());
    lines
}

/// The body that issues such documents now, when the old one is no more.
fn successor(work: &Work<'_>, entry: &CanCu) -> Option<String> {
    let unit = work.new_unit();
    let own = work.input.don_vi_moi.is_some()
        && entry.co_quan.as_ref().is_some_and(|co_quan| {
            let old = work.input.don_vi;
            co_quan.as_str() == format!("UBND {}", old.dia_ban) || co_quan == &old.ten
        });
    if own {
        return Some(format!("UBND {}", unit.dia_ban));
    }
    let change = issuer_change(work, entry).filter(|change| has_begun(work, change))?;
    change.thay_bang_ten.as_ref().map(ToString::to_string)
}

/// What the register knows of the body that issued a document.
fn issuer_change<'a>(work: &Work<'a>, entry: &CanCu) -> Option<&'a CoQuanDoi> {
    let same = |name: &Van| {
        let calls = |other: &Option<Van>| {
            other.as_ref().is_some_and(|other| other.as_str().to_lowercase() == name.as_str().to_lowercase())
        };
        calls(&entry.co_quan) || calls(&entry.co_quan_goi)
    };
    let doi_thay = work.input.doi_thay;
    let mut changed = doi_thay.co_quan.iter().filter(|(_, change)| change.da_doi(work.nam));
    changed.find(|(_, change)| change.goi.as_slice().iter().any(same)).map(|(_, change)| change)
}

/// A body that changes during the new year may still have issued its document; a new unit comes after the change.
fn has_begun(work: &Work<'_>, change: &CoQuanDoi) -> bool {
    let day = change.tu_ngay;
    work.input.don_vi_moi.is_some() || day.nam() < work.nam.so() || (day.ngay(), day.thang()) == (1, 1)
}

/// `Kế hoạch số 639/KH-UBND ngày 17/5/2023`; a document that was never filled in has no number to name.
fn short(entry: &CanCu) -> String {
    match (&entry.so, entry.ngay) {
        (Some(so), Some(ngay)) => format!("{} số {so} ngày {ngay}", entry.loai),
        _ => format!("{} của năm trước", entry.loai),
    }
}

fn ask(work: &mut Work<'_>, id: &str, entry: &CanCu, cited: Option<Vec<Route>>) {
    let during = issuer_change(work, entry).filter(|change| !has_begun(work, change));
    let now_by = match (successor(work, entry), during) {
        (Some(issuer), _) => format!("; nay do {issuer} ban hành"),
        (None, Some(change)) => {
            format!("; từ {} là {}, xem cơ quan nào ban hành", change.tu_ngay, change.thay_bang_gi())
        }
        (None, None) => String::new(),
    };
    let was_filled = !can_cu::con_thieu(&entry.day_du());
    let muc = if cited.is_some() { Muc::BatBuoc } else { Muc::NenXem };
    let mut noi = vec![(Route::root().key(KEY).key(id), None)];
    let words = Some((format!("can_cu.{id}"), 0));
    noi.extend(cited.unwrap_or_default().into_iter().map(|route| (route, words.clone())));
    work.drafts.push(Draft {
        nhom: Nhom::VanBanNam,
        muc,
        cho: format!("{KEY}.{id}"),
        noi,
        cu: if was_filled { entry.day_du() } else { String::new() },
        moi: "để trống số, ngày, trích yếu".to_owned(),
        ly_do: format!(
            "điền văn bản năm {} thay cho {}, hoặc bỏ câu viện dẫn{now_by}",
            work.nam,
            short(entry)
        ),
    });
}
