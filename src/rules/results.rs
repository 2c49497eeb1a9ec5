//! Results that cannot be: what is wrong in sense stops the reports, what is doubtful is told. All at once, each at its
//! place in `ket-qua.yaml`.

use crate::diagnostic::{Code, Diagnostic, Route};
use crate::model::ReportSources;
use crate::value::Ngay;

mod activities;
mod figures;
mod head;
mod items;
mod money;

/// Collects findings about the results' file.
pub(super) struct Finder<'a> {
    sources: &'a ReportSources<'a>,
    findings: Vec<Diagnostic>,
}

impl<'a> Finder<'a> {
    pub(super) fn new(sources: &'a ReportSources<'a>) -> Self {
        Self { sources, findings: Vec::new() }
    }

    /// What was found.
    pub(super) fn findings(self) -> Vec<Diagnostic> {
        self.findings
    }

    /// Faults of the plan are told where the plan is built; a report from such a plan would be wrong.
    pub(super) fn plan(&mut self, findings: &[Diagnostic]) {
        if findings.iter().any(Diagnostic::is_error) {
            self.error(
                Code::KeHoachSai,
                &Route::root(),
                "chỉ tiêu, nhiệm vụ của kế hoạch còn lỗi".to_owned(),
                "sửa ke-hoach.yaml trước",
            );
        }
    }

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
