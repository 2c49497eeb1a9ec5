//! Standing documents that are out of use by the new year: listed with every place that cites them.

use super::yearly::cited;
use super::{Draft, Muc, Nhom, Work};
use crate::model::{CanCu, HieuLuc};

/// Lists them; whether to drop or to replace is a person's choice.
pub(super) fn list(work: &mut Work<'_>) {
    for (id, routes) in cited(work.paper) {
        let standing = work.input.can_cu.get(&id).filter(|entry| !entry.hang_nam);
        let Some(entry) = standing.filter(|_| work.paper.can_cu_nam.get(&id).is_none()) else { continue };
        let Some(reason) = why_ended(work, &id, entry) else { continue };
        let words = Some((format!("can_cu.{id}"), 0));
        work.drafts.push(Draft {
            nhom: Nhom::VanBanHet,
            muc: Muc::BatBuoc,
            cho: format!("can_cu.{id}"),
            noi: routes.into_iter().map(|route| (route, words.clone())).collect(),
            cu: entry.day_du(),
            moi: "giữ nguyên viện dẫn".to_owned(),
            ly_do: format!("{reason}; bỏ, thay, hoặc xác nhận vẫn dùng"),
        });
    }
}

fn why_ended(work: &Work<'_>, id: &str, entry: &CanCu) -> Option<String> {
    let replaced = entry.thay_bang.as_ref().map_or_else(String::new, |by| format!(", thay bằng «{by}»"));
    if let Some(change) = work.input.doi_thay.van_ban.get(id).filter(|change| change.da_het(work.nam)) {
        let by = change.thay_bang_ten.as_ref().map_or_else(String::new, |by| format!("; nay có {by}"));
        return Some(format!("{}{by}", change.nguon));
    }
    match entry.hieu_luc {
        HieuLuc::BiThayThe => return Some(format!("đã bị thay thế{replaced}")),
        HieuLuc::HetGiaiDoan => return Some(format!("đã hết giai đoạn áp dụng{replaced}")),
        HieuLuc::Con | HieuLuc::ChuaRo => {}
    }
    if let Some(day) = entry.den_ngay.filter(|day| day.nam() < work.nam.so()) {
        return Some(format!("hết hiệu lực ngày {day}{replaced}"));
    }
    let period = entry.giai_doan.filter(|period| period.ended_before(work.nam))?;
    Some(format!("giai đoạn {period} đã hết trước năm {}{replaced}", work.nam))
}
