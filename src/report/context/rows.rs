//! The rows of the appendices.

use minijinja::Value;

use super::Writer;
use crate::report::bieu_do;
use crate::report::chi_tieu::Dong;
use crate::report::hoat_dong::so_cuoc;

impl Writer<'_> {
    /// Indicators by goal: number, cells; a goal without indicators is left out.
    pub(super) fn indicator_rows(&mut self) -> Value {
        let boundary = self.sources.ket_qua.doi_dia_gioi;
        let goals: Vec<_> = self.sources.ke_hoach.muc_tieu.iter().collect();
        let mut groups = Vec::new();
        for (id, name) in goals {
            let rows = self.indicators(|goal| goal == id.as_str());
            if rows.is_empty() {
                continue;
            }
            let rows: Value = rows.iter().map(|one| indicator(one.dong(self.ky, boundary))).collect();
            groups.push(Value::from_pairs([
                ("ten", Value::from(self.of_plan(name, "muc_tieu"))),
                ("dong", rows),
            ]));
        }
        groups.into_iter().collect()
    }

    /// Plan against result, to be drawn: shares, and counts as percentages of their targets.
    pub(super) fn charts(&self) -> Value {
        let indicators = if self.report.bieu_do { self.indicators(|_| true) } else { Vec::new() };
        let rows = |rows: Vec<bieu_do::Dong>| -> Value {
            let row = |bieu_do::Dong { ten, ke_hoach, thuc_hien }| {
                let (ke_hoach, thuc_hien) = (ke_hoach.to_string(), thuc_hien.to_string());
                Value::from_pairs([("ten", ten), ("ke_hoach", ke_hoach), ("thuc_hien", thuc_hien)])
            };
            rows.into_iter().map(row).collect()
        };
        Value::from_pairs([
            ("ty_le", rows(bieu_do::ty_le(&indicators, self.ky.loai))),
            ("so_luong", rows(bieu_do::so_luong(&indicators, self.ky.loai))),
        ])
    }

    /// Activities by date.
    pub(super) fn activity_rows(&self) -> Value {
        let rows = self.activities(|_| true).into_iter().map(|one| {
            let body = self.sources.don_vi.co_quan.get(one.don_vi.as_str());
            let count = |number: Option<crate::value::SoDem>| {
                number.map_or_else(|| "-".to_owned(), |number| number.to_string())
            };
            Value::from_pairs([
                ("ngay", one.ngay.ngan()),
                ("ten", one.ten.to_string()),
                ("noi", one.noi.as_ref().map_or_else(|| "-".to_owned(), ToString::to_string)),
                ("cuoc", count(so_cuoc(one))),
                ("nguoi", count(one.nguoi.map(|people| people.tong))),
                ("nu", count(one.nguoi.and_then(|people| people.nu))),
                ("don_vi", body.map_or_else(String::new, |body| body.ten.to_string())),
            ])
        });
        rows.collect()
    }
}

fn indicator(row: Dong) -> Value {
    let Dong { ten, don_vi_tinh, ke_hoach, thuc_hien, phan_tram, cung_ky, tang_giam, danh_gia, ghi_chu } =
        row;
    Value::from_pairs([
        ("ten", Value::from(ten)),
        ("don_vi_tinh", Value::from(don_vi_tinh)),
        ("ke_hoach", Value::from(ke_hoach)),
        ("thuc_hien", thuc_hien.into_iter().collect()),
        ("phan_tram", Value::from(phan_tram)),
        ("cung_ky", cung_ky.into_iter().collect()),
        ("tang_giam", Value::from(tang_giam)),
        ("danh_gia", Value::from(danh_gia)),
        ("ghi_chu", Value::from(ghi_chu)),
    ])
}
