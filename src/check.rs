//! Model → findings. A rule is a file; this is the list of them.

use crate::diagnostic::{Code, Diagnostic, Route};
use crate::model::{DonVi, SoCanCu};
use crate::template::context::Sources;
use crate::template::report::ReportSources;
use crate::value::Nam;

mod authority;
mod citations;
mod days;
mod deadlines;
#[cfg(test)]
mod fixture;
pub mod joined;
pub mod kinds;
pub mod leftovers;
mod open;
mod recipients;
mod references;
mod register;
mod results;
mod sentence;
mod strings;
mod targets;
pub mod texts;
mod usage;
pub mod wording;

/// All findings about a paper's data. Errors stop the paper, warnings do not.
pub fn data(sources: &Sources<'_>) -> Vec<Diagnostic> {
    let mut findings = references::check(sources);
    findings.extend(open::check(sources));
    findings.extend(targets::check(sources));
    findings.extend(days::check(sources));
    findings
}

/// What `check` finds beyond [`data`]: nothing here keeps a paper from being made.
pub fn review(sources: &Sources<'_>) -> Vec<Diagnostic> {
    recipients::check(sources)
}

/// What `check` finds in a unit's own file.
pub fn unit(file: &str, don_vi: &DonVi) -> Vec<Diagnostic> {
    authority::check(file, don_vi)
}

/// What `check` finds in a register of documents.
pub fn register(file: &str, can_cu: &SoCanCu) -> Vec<Diagnostic> {
    let mut findings = kinds::check(file, can_cu);
    findings.extend(register::check(file, can_cu, &Route::root()));
    findings
}

/// A data file whose year is not that of its folder: last year's file was copied and its year forgotten.
pub fn year_of_folder(nam: Nam, folder: Nam, file: &str) -> Option<Diagnostic> {
    (nam != folder).then(|| {
        let message = format!("nam là {nam}, nhưng tệp nằm ở thư mục {folder}");
        Diagnostic::error(Code::NamLech, file, &Route::root().key("nam"), message)
            .hint("sửa nam, hoặc chuyển tệp sang đúng thư mục")
    })
}

/// All findings about a year's results. Errors stop the reports, warnings do not.
pub fn results(sources: &ReportSources<'_>) -> Vec<Diagnostic> {
    results::check(sources)
}
