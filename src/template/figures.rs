//! The plan's figures, tasks and money as sentences name them: `{{ chi_tieu.ma.ke_hoach }}`. Each is typed once, where it
//! is defined.

use minijinja::Value;

use super::scope::{Entry, Wanted};
use crate::model::can_cu::{can_bo_sung, con_thieu};
use crate::model::{CachTinh, ChiTieu, DonVi, NhiemVu, VanBan};
use crate::value::{Dong, GiaTri, Id, PhanSo};

/// The registers of a plan, by the names that sentences use, as far as they are wanted.
pub(super) fn registers(
    plan: &VanBan,
    don_vi: &DonVi,
    wanted: &Wanted<'_>,
) -> [Option<(&'static str, Value)>; 3] {
    [
        wanted.register("chi_tieu", plan.chi_tieu.iter(), |one, _| indicator(one)),
        wanted.register("nhiem_vu", plan.nhiem_vu.iter(), |one, _| task(one, don_vi)),
        wanted.name("kinh_phi").then(|| ("kinh_phi", Value::from_pairs(money(plan)))),
    ]
}

/// What the plan costs: each entry, and `tong` of all, which is a gap as long as one of them is.
fn money(plan: &VanBan) -> Vec<(String, Value)> {
    let entries: Vec<_> = plan.kinh_phi.iter().collect();
    let entry = |written: Option<String>, what: &str, mut parts: Vec<(&'static str, String)>| {
        let written = written.unwrap_or_else(|| can_bo_sung(&format!("số tiền: {what}")));
        let unit = if con_thieu(&written) { "" } else { " đồng" };
        parts.push(("so", written.clone()));
        Value::from_object(Entry { written: format!("{written}{unit}"), parts })
    };
    let mut all: Vec<(String, Value)> = entries
        .iter()
        .map(|(id, one)| {
            let parts = vec![("noi_dung", one.noi_dung.to_string())];
            (id.to_string(), entry(one.so_tien.map(|sum| sum.to_string()), one.noi_dung.as_str(), parts))
        })
        .collect();
    if !entries.is_empty() {
        let sums: Option<Vec<Dong>> = entries.iter().map(|(_, one)| one.so_tien).collect();
        let total = sums.and_then(Dong::tong).map(|sum| sum.to_string());
        all.push(("tong".to_owned(), entry(total, "tổng kinh phí", Vec::new())));
    }
    all
}

/// An indicator: its target with the unit, and the parts of that. A target that is not set is a visible gap.
fn indicator(one: &ChiTieu) -> Entry {
    let gap = || can_bo_sung(&format!("kế hoạch của chỉ tiêu «{}»", one.ten));
    let written = one.ke_hoach_viet().unwrap_or_else(gap);
    let mut parts = vec![
        ("ten", one.ten.to_string()),
        ("ke_hoach", written.clone()),
        ("so", one.so_ke_hoach().unwrap_or_else(gap)),
    ];
    parts.extend(one.don_vi_tinh.as_ref().map(|unit| ("don_vi_tinh", unit.to_string())));
    parts.extend(one.nen.map(|base| ("nen", written_base(base, one))));
    parts.extend(one.nam_nen.map(|year| ("nam_nen", year.to_string())));
    Entry { written, parts }
}

/// The figure that an indicator starts from; a share as its percentage, where four digits tell it from nothing and all.
fn written_base(base: GiaTri, one: &ChiTieu) -> String {
    let percent = match base {
        GiaTri::TyLe(share) if one.cach_tinh == CachTinh::TyLe => share.phan_tram(),
        _ => None,
    };
    let rounded = percent.and_then(|exact| exact.lam_tron_ro(4, &[PhanSo::KHONG, PhanSo::MOT_TRAM]).ok());
    rounded.map_or_else(|| base.to_string(), |percent| format!("{percent}%"))
}

/// A task: its name, its day, the bodies in charge. Without a day it is due all the year, and there is none to print.
fn task(one: &NhiemVu, don_vi: &DonVi) -> Entry {
    let name =
        |id: &Id| don_vi.co_quan.get(id.as_str()).map_or_else(|| id.to_string(), |body| body.ten.to_string());
    let mut parts = vec![("ten", one.ten.to_string()), ("chu_tri", name(&one.chu_tri))];
    parts.extend(one.han.map(|day| ("han", day.ngan())));
    let helpers: Vec<String> = one.phoi_hop.as_slice().iter().map(name).collect();
    if !helpers.is_empty() {
        parts.push(("phoi_hop", helpers.join(", ")));
    }
    parts.extend(one.san_pham.as_ref().map(|product| ("san_pham", product.to_string())));
    parts.extend(one.kinh_phi.map(|sum| ("kinh_phi", format!("{sum} đồng"))));
    Entry { written: one.ten.to_string(), parts }
}
