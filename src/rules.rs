//! Model → findings. A rule is a file; this is the list of them.

use crate::diagnostic::{Code, Diagnostic, Route};
use crate::model::ReportSources;
use crate::model::Sources;
use crate::value::Nam;

mod days;
pub mod joined;
pub mod kinds;
pub mod leftovers;
mod open;
mod references;
mod results;
mod targets;
pub mod wording;

/// All findings about a paper's data. Errors stop the paper, warnings do not.
pub fn data(sources: &Sources<'_>) -> Vec<Diagnostic> {
    let mut findings = references::check(sources);
    findings.extend(open::check(sources));
    findings.extend(targets::check(sources));
    findings.extend(days::check(sources));
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
