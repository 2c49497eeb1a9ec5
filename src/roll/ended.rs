//! Documents of the register that the new year may make wrong: out of use, at their end, or of the old year though not
//! marked so. Listed with every place that cites them.

use super::cited::{at_citations, cited};
use super::{Change, Draft, Nhom, Old};
use crate::model::{CanCu, HieuLuc};
use crate::value::GiaiDoan;

/// Lists them; whether to drop or to replace is a person's choice.
pub(super) fn changes(old: &Old<'_>) -> Vec<Change> {
    let mut changes = Vec::new();
    for (id, routes) in cited(old.paper) {
        let standing = old.input.can_cu.get(&id).filter(|entry| !entry.hang_nam);
        let Some(entry) = standing.filter(|_| old.paper.can_cu_nam.get(&id).is_none()) else { continue };
        let cho = format!("can_cu.{id}");
        let draft = match why_ended(old, &id, entry) {
            Some(reason) => {
                Draft::required(Nhom::VanBanHet, cho).now(reason).why("bỏ, thay, hoặc xác nhận vẫn dùng")
            }
            None if of_old_year(old, entry) => Draft::required(Nhom::VanBanNam, cho).why(format!(
                "văn bản của năm {}; thay bằng văn bản năm {}, hoặc xác nhận vẫn dùng; năm nào cũng có thì ghi \
                 hang_nam ở can-cu.yaml",
                old.paper.nam, old.nam
            )),
            None => continue,
        };
        changes.push(at_citations(draft.was(entry.day_du()), &id, &routes).into());
    }
    changes
}

fn why_ended(old: &Old<'_>, id: &str, entry: &CanCu) -> Option<String> {
    let replaced = entry.thay_bang.as_ref().map_or_else(String::new, |by| format!(", thay bằng «{by}»"));
    if let Some(change) = old.input.doi_thay.van_ban.get(id).filter(|change| change.da_het(old.nam)) {
        let by = change.thay_bang_ten.as_ref().map_or_else(String::new, |by| format!("; nay có {by}"));
        return Some(format!("{}{by}", change.nguon));
    }
    match entry.hieu_luc {
        HieuLuc::BiThayThe => return Some(format!("đã bị thay thế{replaced}")),
        HieuLuc::HetGiaiDoan => return Some(format!("đã hết giai đoạn áp dụng{replaced}")),
        HieuLuc::Con | HieuLuc::ChuaRo => {}
    }
    if let Some(day) = entry.den_ngay.filter(|day| day.nam() <= old.nam.so()) {
        return Some(format!("hết hiệu lực ngày {day}{replaced}"));
    }
    let period = period(entry).filter(|period| period.den() <= old.nam)?;
    let when = if period.den() < old.nam { "đã hết trước năm" } else { "kết thúc trong năm" };
    Some(format!("giai đoạn {period} {when} {}{replaced}", old.nam))
}

/// The period that a document is for: as the register says, else as its title says.
fn period(entry: &CanCu) -> Option<GiaiDoan> {
    let title = entry.trich_yeu.as_ref().map_or("", |title| title.as_str());
    let mut words = title.split(|c: char| !c.is_ascii_digit() && !matches!(c, '-' | '–'));
    entry.giai_doan.or_else(|| words.find_map(|word| word.replace('–', "-").parse().ok()))
}

/// Whether a document is probably one of the old year, by its date or its title. What is law is of no year, nor is what
/// goes on by its period.
fn of_old_year(old: &Old<'_>, entry: &CanCu) -> bool {
    const LAW: [&str; 8] = [
        "Hiến pháp",
        "Bộ luật",
        "Luật",
        "Pháp lệnh",
        "Nghị định",
        "Thông tư",
        "Thông tư liên tịch",
        "Nghị quyết liên tịch",
    ];
    let year = old.paper.nam.to_string();
    let title = entry.trich_yeu.as_ref().map_or("", |title| title.as_str());
    let in_title = title.match_indices(&year).any(|(at, _)| {
        let (before, behind) = (&title[..at], &title[at + year.len()..]);
        !before.ends_with(['-', '–', '/']) && !behind.starts_with(['-', '–', '/'])
    });
    let goes_on = period(entry).is_some_and(|period| period.den() > old.paper.nam);
    let of_date = entry.ngay.is_some_and(|day| day.nam() == old.paper.nam.so());
    in_title || (of_date && !goes_on && !LAW.contains(&entry.loai.as_str()))
}
