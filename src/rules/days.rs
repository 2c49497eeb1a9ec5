//! Days that the year of a plan makes unlikely: a slip of a digit in a date is a date too.

use super::deadlines;
use crate::diagnostic::{Code, Diagnostic, Route};
use crate::model::Sources;
use crate::value::Ngay;

/// Code of the finding.
pub(super) const ID: Code = Code::NgayKhoTin;

/// Warnings about the day of issue, the deadlines and the days by which tasks are due.
pub(super) fn check(sources: &Sources<'_>) -> Vec<Diagnostic> {
    let paper = sources.van_ban;
    let year = paper.nam.so();
    let root = Route::root();
    let mut findings = Vec::new();
    let mut doubt = |route: &Route, message: String, hint: String| {
        findings.push(Diagnostic::warning(ID, sources.file, route, message).hint(hint));
    };
    if let Some(day) = paper.ngay.filter(|day| is_plan(sources) && !may_be_issued(*day, year)) {
        doubt(
            &root.key("ngay"),
            format!("kế hoạch năm {year} mà ngày ban hành là {}", day.ngan()),
            format!(
                "thường từ 01/10/{} đến 31/12/{year}; xem lại ngày, đúng thì để nguyên",
                year.saturating_sub(1)
            ),
        );
    }
    for (route, day) in deadlines::days(paper).filter(|(_, day)| !may_be_due(*day, year)) {
        doubt(
            &route,
            format!("văn bản của năm {year} mà hạn là {}", day.ngan()),
            format!("thường từ 01/01/{year} đến 31/3/{}; xem lại ngày, đúng thì để nguyên", year + 1),
        );
    }
    findings
}

/// Other papers of a year (a report, a letter about it) may well be of the next.
fn is_plan(sources: &Sources<'_>) -> bool {
    sources.loai().is_some_and(|loai| loai.ma() == "ke-hoach")
}

/// In the plan's year, or when plans for it are made, in the last quarter before.
fn may_be_issued(day: Ngay, year: u16) -> bool {
    day.nam() == year || (day.nam() + 1 == year && day.thang() >= 10)
}

/// In the plan's year, or while the year is still being reported on.
fn may_be_due(day: Ngay, year: u16) -> bool {
    day.nam() == year || (day.nam() == year + 1 && day.thang() <= 3)
}

#[cfg(test)]
mod tests {
    use super::{may_be_due, may_be_issued};

    #[test]
    fn a_plan_is_issued_from_october_before_and_its_deadlines_end_in_march() {
        let issued = |day: &str| may_be_issued(day.parse().unwrap(), 2023);
        let due = |day: &str| may_be_due(day.parse().unwrap(), 2023);
        assert_eq!(
            ["30/9/2022", "01/10/2022", "31/12/2023", "01/01/2024"].map(issued),
            [false, true, true, false]
        );
        assert_eq!(
            ["31/12/2022", "01/01/2023", "31/3/2024", "01/4/2024"].map(due),
            [false, true, true, false]
        );
    }
}
