//! Results that cannot be: what is wrong in sense stops the reports, what is doubtful is told. All at once, each at its
//! place in `ket-qua.yaml`.

use super::targets;
use crate::diagnostic::{Code, Diagnostic, Route};
use crate::model::ReportSources;
use crate::value::Ngay;

mod activities;
mod figures;
mod head;
mod items;
mod money;

/// The heads of the reports, the overview, and what goes for the whole file.
pub(super) fn head(sources: &ReportSources<'_>) -> Vec<Diagnostic> {
    found(sources, Finder::head)
}

/// The figures of the indicators.
pub(super) fn figures(sources: &ReportSources<'_>) -> Vec<Diagnostic> {
    found(sources, Finder::figures)
}

/// What was done, and the documents that were issued.
pub(super) fn activities(sources: &ReportSources<'_>) -> Vec<Diagnostic> {
    found(sources, Finder::activities)
}

/// How far the tasks are.
pub(super) fn states(sources: &ReportSources<'_>) -> Vec<Diagnostic> {
    found(sources, Finder::states)
}

/// What was planned to be spent, and what was.
pub(super) fn money(sources: &ReportSources<'_>) -> Vec<Diagnostic> {
    found(sources, Finder::money)
}

/// Faults of the plan are told where the plan is built; a report from such a plan would be wrong.
pub(super) fn plan(sources: &ReportSources<'_>) -> Vec<Diagnostic> {
    let faults = targets::check(&sources.paper(sources.ke_hoach, sources.ke_hoach_file));
    if !faults.iter().any(Diagnostic::is_error) {
        return Vec::new();
    }
    let message = "chỉ tiêu, nhiệm vụ của kế hoạch còn lỗi";
    let finding = Diagnostic::error(Code::KeHoachSai, sources.file, &Route::root(), message);
    vec![finding.hint("sửa ke-hoach.yaml trước")]
}

fn found<'a>(sources: &'a ReportSources<'a>, look: fn(&mut Finder<'a>)) -> Vec<Diagnostic> {
    let mut finder = Finder { sources, findings: Vec::new() };
    look(&mut finder);
    finder.findings
}

/// Collects findings about the results' file.
struct Finder<'a> {
    sources: &'a ReportSources<'a>,
    findings: Vec<Diagnostic>,
}

impl<'a> Finder<'a> {
    fn error(&mut self, code: Code, route: &Route, message: String, hint: &str) {
        self.findings.push(Diagnostic::error(code, self.sources.file, route, message).hint(hint));
    }

    fn warning(&mut self, code: Code, route: &Route, message: String, hint: &str) {
        self.findings.push(Diagnostic::warning(code, self.sources.file, route, message).hint(hint));
    }

    /// Whether the day lies in the year of the plan.
    fn in_year(&self, day: Ngay) -> bool {
        day.nam() == self.sources.ke_hoach.nam.so()
    }

    /// An error where the day lies outside the year of the plan.
    fn must_be_in_year(&mut self, day: Ngay, what: &str, route: &Route) {
        if !self.in_year(day) {
            let message = format!("{what} {} nằm ngoài năm {}", day.ngan(), self.sources.ke_hoach.nam);
            self.error(
                Code::NgoaiKy,
                route,
                message,
                "xem lại ngày; của năm khác thì ghi ở kết quả của năm đó",
            );
        }
    }

    /// The last day that any report of these results looks at.
    fn last_day(&self) -> Option<Ngay> {
        let results = self.sources.ket_qua;
        crate::report::cac_dau(results).iter().map(|head| head.bao_cao.so_lieu_den).max()
    }
}
