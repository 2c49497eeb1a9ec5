//! Standing documents that are out of use by the new year: listed with every place that cites them.

use super::yearly::cited;
use super::{Change, Draft, Nhom, Old};
use crate::model::{CanCu, HieuLuc};

/// Lists them; whether to drop or to replace is a person's choice.
pub(super) fn changes(old: &Old<'_>) -> Vec<Change> {
    let mut changes = Vec::new();
    for (id, routes) in cited(old.paper) {
        let standing = old.input.can_cu.get(&id).filter(|entry| !entry.hang_nam);
        let Some(entry) = standing.filter(|_| old.paper.can_cu_nam.get(&id).is_none()) else { continue };
        let Some(reason) = why_ended(old, &id, entry) else { continue };
        let words = format!("can_cu.{id}");
        let draft = Draft::required(Nhom::VanBanHet, words.clone())
            .was(entry.day_du())
            .now("giữ nguyên viện dẫn")
            .why(format!("{reason}; bỏ, thay, hoặc xác nhận vẫn dùng"));
        changes
            .push(routes.iter().fold(draft, |draft, route| draft.at_words(route, words.clone(), 0)).into());
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
    if let Some(day) = entry.den_ngay.filter(|day| day.nam() < old.nam.so()) {
        return Some(format!("hết hiệu lực ngày {day}{replaced}"));
    }
    let period = entry.giai_doan.filter(|period| period.ended_before(old.nam))?;
    Some(format!("giai đoạn {period} đã hết trước năm {}{replaced}", old.nam))
}
