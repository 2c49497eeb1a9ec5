//! Deadlines against the day of signing, and reports' deadlines against the period that they are of.

use super::sentence::{LATE, PASSED, Period};
use crate::diagnostic::{Diagnostic, Route};
use crate::model::{Cot, DongBang, Sources, VanBan, tables};
use crate::text::name;
use crate::value::Ngay;

/// The deadlines of a paper and the days by which its tasks are due, each with its place.
pub(super) fn days(paper: &VanBan) -> impl Iterator<Item = (Route, Ngay)> {
    let deadlines = paper.thoi_han.iter().map(|(id, due)| (at(&["thoi_han", id.as_str()]), due.ngay));
    let tasks = paper.nhiem_vu.iter();
    deadlines.chain(tasks.filter_map(|(id, task)| Some((at(&["nhiem_vu", id.as_str(), "han"]), task.han?))))
}

fn at(keys: &[&str]) -> Route {
    keys.iter().fold(Route::root(), |route, key| route.key(key))
}

/// Warnings about `thoi_han` and the days by which tasks are due.
pub(super) fn check(sources: &Sources<'_>) -> Vec<Diagnostic> {
    let paper = sources.van_ban;
    let root = Route::root();
    let mut findings = Vec::new();
    for (id, due) in paper.thoi_han.iter() {
        let route = root.key("thoi_han").key(id.as_str());
        let said = due.viec.as_ref().map_or_else(String::new, |work| format!(" {work}"));
        let words = name::khong_dau(&format!("{}{said}", id.as_str().replace('_', " "))).to_lowercase();
        let period = Period::of_plain(&words).and_then(|period| period.doubt(due.ngay, paper.nam.so()));
        if let Some(message) = period {
            let hint = "xem lại ngày, hoặc kỳ báo cáo";
            findings.push(Diagnostic::warning(LATE, sources.file, &route, message).hint(hint));
        }
    }
    let Some(signed) = paper.ngay else { return findings };
    for (route, day) in days(paper).filter(|(_, day)| *day < signed) {
        let message = format!("hạn {} trước ngày ký {}", day.ngan(), signed.ngan());
        let hint = "xem lại hạn, hoặc ngày ký";
        findings.push(Diagnostic::warning(PASSED, sources.file, &route, message).hint(hint));
    }
    tables::each(paper, &mut |table, here| {
        let columns = table.cot_la();
        let is_due = |column: &Cot| {
            let title = column.ten.as_str().to_lowercase();
            ["hạn", "thời gian hoàn thành"].iter().any(|words| title.contains(words))
        };
        let typed = columns.iter().filter(|column| !column.so_thu_tu).enumerate();
        let due: Vec<usize> = typed.filter(|(_, column)| is_due(column)).map(|(at, _)| at).collect();
        for (row_at, row) in table.dong.as_slice().iter().enumerate().filter(|_| !due.is_empty()) {
            let DongBang::O(cells) = row else { continue };
            for at in &due {
                let day = cells.get(*at).and_then(|cell| cell.van.van()).and_then(Ngay::cua_han);
                if let Some(day) = day.filter(|day| *day < signed) {
                    let route = here.key("dong").index(row_at).index(*at).route();
                    let message = format!("hạn {} trước ngày ký {}", day.ngan(), signed.ngan());
                    let finding = Diagnostic::warning(PASSED, sources.file, &route, message);
                    findings.push(finding.hint("xem lại hạn, hoặc ngày ký"));
                }
            }
        }
    });
    findings
}

#[cfg(test)]
mod tests {
    use super::check;
    use crate::rules::fixture::{Workspace, lines};

    fn told(keys: &str) -> Vec<String> {
        let paper = format!("nam: 2026\nngay: 20/01/2026\ntrich_yeu: A\nnguoi_ky: ct\n{keys}\n");
        lines(&check(&Workspace::new("", "{}", &paper).sources()))
    }

    #[test]
    fn a_deadline_that_had_passed_or_lies_outside_its_period_is_told() {
        assert_eq!(
            told(
                "thoi_han: {quy: 15/01/2026, sau_thang: 05/9/2026, b: {ngay: 05/6/2026, viec: Báo cáo năm}, bao_cao_quy_1: 20/9/2026}\nnhiem_vu: {a: {ten: A, khoan: k, chu_tri: c, han: 31/12/2025}}"
            ),
            [
                "thoi_han.sau_thang: báo cáo 6 tháng đầu năm mà hạn là 05/9/2026",
                "thoi_han.b: báo cáo năm mà hạn là 05/6/2026",
                "thoi_han.bao_cao_quy_1: báo cáo quý 1 mà hạn là 20/9/2026",
                "thoi_han.quy: hạn 15/01/2026 trước ngày ký 20/01/2026",
                "nhiem_vu.a.han: hạn 31/12/2025 trước ngày ký 20/01/2026",
            ]
        );
    }

    #[test]
    fn a_column_of_deadlines_is_read() {
        let table = |days: &str| {
            told(&format!(
                "cac_muc: [{{tieu_de: A, doan: [{{bang: {{cot: [{{ten: TT, so_thu_tu: true}}, {{ten: Việc}}, {{ten: Thời hạn}}], dong: [{days}]}}}}]}}]"
            ))
        };
        assert_eq!(
            table("[A, 'Trước ngày 15/01/2026'], [B, 30/6/2026], [C, Quý I], [D, 'từ 05/01/2026']"),
            ["cac_muc[1].doan[1].bang.dong[1][2]: hạn 15/01/2026 trước ngày ký 20/01/2026"]
        );
    }

    #[test]
    fn usual_deadlines_are_silent() {
        assert_eq!(
            told(
                "thoi_han: {bao_cao_6_thang: 05/6/2026, sau_thang_dau_nam: 10/7/2026, bao_cao_nam: 05/12/2026, tong_ket: {ngay: 15/01/2027, viec: Báo cáo tổng kết năm}, bc_6_thang_cuoi_nam: 10/12/2026, quy_1: {ngay: 05/4/2026, viec: Báo cáo quý I}, x: {ngay: 30/9/2026, viec: Tập huấn trong 6 tháng}}"
            ),
            [""; 0]
        );
    }
}
