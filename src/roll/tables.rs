//! Figures of one year that stand in tables, tasks and money: one thing to look at a table, whatever it holds.

use super::{Change, Draft, Nhom, Old};
use crate::diagnostic::Route;
use crate::model::bang::{Bang, DongBang, KieuCot};
use crate::model::tables;

/// Asks about them; the cells stay as they are.
pub(super) fn changes(old: &Old<'_>) -> Vec<Change> {
    let why = format!("số liệu trong bảng là của năm {}; sửa theo năm mới", old.paper.nam);
    let mut found: Vec<(Route, Option<String>)> = Vec::new();
    tables::each(old.paper, &mut |table, trail| {
        if has_figures(table) {
            found.push((trail.route(), table.tep.as_ref().map(ToString::to_string)));
        }
    });
    let of_table = |(route, file): (Route, Option<String>)| {
        let why = match file {
            Some(name) => format!("{why}, ở tệp {name} cạnh kế hoạch mới"),
            None => why.clone(),
        };
        Draft::required(Nhom::SoLieu, route.to_string()).at(&route).why(why)
    };
    let why = format!("kinh phí là của năm {}; sửa theo năm mới, chưa có thì bỏ dòng", old.paper.nam);
    let amount = |group: &str, id: &str, key: &str| {
        let route = Route::root().key(group).key(id).key(key);
        Draft::required(Nhom::SoLieu, route.to_string()).at(&route).why(why.clone())
    };
    let tasks = old.paper.nhiem_vu.iter().filter(|(_, task)| task.kinh_phi.is_some());
    let money = old.paper.kinh_phi.iter().filter(|(_, entry)| entry.so_tien.is_some());
    let tables = found.into_iter().map(of_table);
    let tasks = tasks.map(|(id, _)| amount("nhiem_vu", id.as_str(), "kinh_phi"));
    let money = money.map(|(id, _)| amount("kinh_phi", id.as_str(), "so_tien"));
    tables.chain(tasks).chain(money).map(Change::from).collect()
}

/// Whether a table holds figures or dates; what stands in a file is not read here.
fn has_figures(table: &Bang) -> bool {
    let kinds: Vec<KieuCot> =
        table.cot_la().iter().filter(|column| !column.so_thu_tu).map(|column| column.kieu).collect();
    let is_figure = |(at, cell): (usize, &crate::model::O)| {
        cell.van.van().is_some() && kinds.get(at).is_some_and(|kind| *kind != KieuCot::Chu)
    };
    let row = |cells: &[crate::model::O]| cells.iter().enumerate().any(is_figure);
    table.tep.is_some()
        || table.tong.as_deref().is_some_and(row)
        || table.dong.as_slice().iter().any(|line| matches!(line, DongBang::O(cells) if row(cells)))
}
