//! temp
use crate::diagnostic::Diagnostic;
use crate::template::report::ReportSources;
pub(super) fn check(_: &ReportSources<'_>) -> Vec<Diagnostic> {
    Vec::new()
}
