//! Model → findings. A rule is a file; this is the list of them.

use crate::diagnostic::Diagnostic;
use crate::template::context::Sources;

pub mod form;
pub mod leftovers;
mod open;
mod references;
pub mod texts;
pub mod wording;

/// All findings about a paper's data. Errors stop the paper, warnings do not.
pub fn data(sources: &Sources<'_>) -> Vec<Diagnostic> {
    let mut findings = references::check(sources);
    findings.extend(open::check(sources));
    findings
}
