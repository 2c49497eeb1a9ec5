//! Documents of the year (the superior's plan, Nghị quyết 01): emptied in the new plan's own register, so that the
//! papers of earlier years still cite what they cited.

use super::cited::{at_citations, cited};
use super::{Change, Draft, Nhom, Old};
use crate::diagnostic::Route;
use crate::model::can_cu::{self, can_bo_sung};
use crate::model::{CanCu, CoQuanDoi};
use crate::value::Van;
use crate::yaml::edit::{Edit, write_scalar};
use crate::yaml::tree::Style;

/// What is known of last year's document only.
const OF_ONE_YEAR: [&str; 5] = ["so", "ngay", "hieu_luc", "den_ngay", "thay_bang"];
const KEY: &str = "can_cu_nam";

/// Makes a visible gap of every yearly document that the paper cites.
pub(super) fn changes(old: &Old<'_>) -> Vec<Change> {
    let paper = old.paper;
    let cited = cited(paper);
    let mut changes = Vec::new();
    for (id, entry) in paper.can_cu_nam.iter() {
        let routes =
            cited.iter().find(|(known, _)| known == id.as_str()).map(|(_, routes)| routes.as_slice());
        let change = Change { edits: empty_own(old, id.as_str(), entry), asks: Vec::new() };
        changes.push(change.ask(ask(old, id.as_str(), entry, routes)));
    }
    let mut lines = Vec::new();
    for (id, routes) in &cited {
        let known = old.input.can_cu.get(id).filter(|entry| entry.hang_nam);
        if let Some(entry) = known.filter(|_| paper.can_cu_nam.get(id).is_none()) {
            lines.extend(new_entry(old, id, entry));
            changes.push(ask(old, id, entry, Some(routes)).into());
        }
    }
    changes.extend(add_entries(old, lines).map(Change::from));
    changes
}

fn add_entries(old: &Old<'_>, lines: Vec<String>) -> Option<Edit> {
    let route = Route::root().key(KEY);
    match old.root.get(KEY) {
        _ if lines.is_empty() => None,
        Some(node) => Some(match node.pairs() {
            [] => Edit::put(&route, lines),
            _ => Edit::add(&route, None, lines),
        }),
        None => {
            let mut block = vec![
                String::new(),
                "# Văn bản của riêng năm nay, thay cho mã ấy trong can-cu.yaml: điền so, ngay, trich_yeu khi có.".to_owned(),
                format!("{KEY}:"),
            ];
            block.extend(lines.iter().map(|line| format!("  {line}")));
            Some(Edit::add(&Route::root(), Some("nam"), block))
        }
    }
}

/// The paper's own entry of an earlier year.
fn empty_own(old: &Old<'_>, id: &str, entry: &CanCu) -> Vec<Edit> {
    let route = Route::root().key(KEY).key(id);
    let issuer = successor(old, entry);
    let mut gone: Vec<&str> = OF_ONE_YEAR.to_vec();
    if issuer.is_some() {
        gone.push("co_quan_goi");
    }
    gone.retain(|key| old.root.find(&route.key(key)).is_some());
    let mut edits: Vec<Edit> = gone.into_iter().map(|key| Edit::remove(&route.key(key))).collect();
    if entry.trich_yeu.is_some() {
        edits.push(Edit::set(&route.key("trich_yeu"), title_gap()));
    }
    edits.extend(issuer.map(|issuer| match entry.co_quan {
        Some(_) => Edit::set(&route.key("co_quan"), issuer),
        None => Edit::add(&route, None, vec![format!("co_quan: {}", write_scalar(&issuer, Style::Plain))]),
    }));
    edits
}

fn title_gap() -> String {
    can_bo_sung("trích yếu")
}

/// An entry of the new year: what the document is and whose, not which.
fn new_entry(old: &Old<'_>, id: &str, entry: &CanCu) -> Vec<String> {
    let scalar = |text: &str| write_scalar(text, Style::Plain);
    let mut lines = vec![format!("{id}:"), format!("  loai: {}", scalar(entry.loai.as_str()))];
    let issuer = successor(old, entry);
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
fn successor(old: &Old<'_>, entry: &CanCu) -> Option<String> {
    let unit = old.new_unit();
    let own = old.moves()
        && entry.co_quan.as_ref().is_some_and(|co_quan| {
            let former = &old.input.don_vi.value;
            co_quan.as_str() == format!("UBND {}", former.dia_ban) || *co_quan == *former.ten
        });
    if own {
        return Some(format!("UBND {}", unit.dia_ban));
    }
    let change = issuer_change(old, entry).filter(|change| has_begun(old, change))?;
    change.thay_bang_ten.as_ref().map(ToString::to_string)
}

/// What the register knows of the body that issued a document.
fn issuer_change<'a>(old: &Old<'a>, entry: &CanCu) -> Option<&'a CoQuanDoi> {
    let same = |name: &Van| {
        let calls = |other: &Option<Van>| {
            other.as_ref().is_some_and(|other| other.as_str().to_lowercase() == name.as_str().to_lowercase())
        };
        calls(&entry.co_quan) || calls(&entry.co_quan_goi)
    };
    let doi_thay = old.input.doi_thay;
    let mut changed = doi_thay.co_quan.iter().filter(|(_, change)| change.da_doi(old.nam));
    changed.find(|(_, change)| change.goi.as_slice().iter().any(same)).map(|(_, change)| change)
}

/// A body that changes during the new year may still have issued its document; a new unit comes after the change.
fn has_begun(old: &Old<'_>, change: &CoQuanDoi) -> bool {
    let day = change.tu_ngay;
    old.moves() || day.nam() < old.nam.so() || (day.ngay(), day.thang()) == (1, 1)
}

/// What is asked about a document of the year. `cited` is where the paper cites it, if it does.
fn ask(old: &Old<'_>, id: &str, entry: &CanCu, cited: Option<&[Route]>) -> Draft {
    let during = issuer_change(old, entry).filter(|change| !has_begun(old, change));
    let now_by = match (successor(old, entry), during) {
        (Some(issuer), _) => format!("nay do {issuer} ban hành"),
        (None, Some(change)) => {
            format!("từ {} là {}, xem cơ quan nào ban hành", change.tu_ngay, change.thay_bang_gi())
        }
        (None, None) => String::new(),
    };
    let was_filled = !can_cu::con_thieu(&entry.day_du());
    let cho = format!("{KEY}.{id}");
    let draft = match cited {
        Some(_) => Draft::required(Nhom::VanBanNam, cho),
        None => Draft::look(Nhom::VanBanNam, cho),
    };
    let draft = draft
        .at(&Route::root().key(KEY).key(id))
        .was(if was_filled { entry.day_du() } else { String::new() })
        .now(now_by)
        .why(format!("điền số, ngày, trích yếu của văn bản năm {}, hoặc bỏ câu viện dẫn", old.nam));
    at_citations(draft, id, cited.unwrap_or_default())
}
