//! `check`: what is wrong or doubtful in data and papers, and in the form of any DOCX.

use std::path::Path;

use super::files;
use super::papers;
use super::{Outcome, Screen};
use crate::cli::{CheckArgs, Global, ReportFormat, Target};
use crate::diagnostic::visible::visible;
use crate::diagnostic::{self, Code, Diagnostic, Route, Severity};
use crate::docx;
use crate::form::{Expected, Origin};
use crate::project::Failure;
use crate::rules;
use crate::seal;

/// Carries out the command.
pub(super) fn run(global: &Global, args: &CheckArgs, screen: &mut Screen) -> Outcome {
    let mut findings = Vec::new();
    let mut outcome = Outcome::Fine;
    let years: Vec<_> = args.targets.iter().filter_map(Target::year).collect();
    let given: Vec<_> = args.targets.iter().filter_map(Target::paper).collect();
    if !years.is_empty() || given.is_empty() {
        match papers::look(global, &years) {
            Ok(reports) => {
                for report in reports {
                    outcome = outcome.max(report.outcome());
                    findings.extend(report.into_findings());
                }
            }
            Err(finding) => {
                findings.push(*finding);
                outcome = Outcome::Io;
            }
        }
    }
    for path in given {
        match look_at(path, args.house) {
            Ok(found) => findings.extend(found),
            Err(failure) => {
                findings.push(failure.finding().clone());
                outcome = outcome.max(Outcome::from(&failure));
            }
        }
    }
    diagnostic::sort(&mut findings);
    show(&findings, args.format, screen);
    let wrong = |finding: &Diagnostic| finding.is_error() || (args.strict && !finding.is_note());
    if findings.iter().any(wrong) { outcome.max(Outcome::Faults) } else { outcome }
}

/// The form of one DOCX of any origin, and what its sentences say.
fn look_at(path: &Path, house: bool) -> Result<Vec<Diagnostic>, Failure> {
    let bytes = files::read_bytes(path)?;
    let file = files::shown(path);
    Ok(match docx::read::read(&bytes) {
        Ok(paper) => {
            // House rules are asked of what this program wrote, whoever saved it last.
            let ours = seal::docx::is_sealed(&paper);
            let expected = Expected { house: house || ours, ..Expected::unknown(Origin::Foreign) };
            rules::form(&paper, &expected, &file)
        }
        Err(error) => vec![Diagnostic::error(Code::DocxHong, &file, &Route::root(), error.to_string())],
    })
}

fn show(findings: &[Diagnostic], format: ReportFormat, screen: &mut Screen) {
    match format {
        ReportFormat::Json => {
            let list: Vec<serde_json::Value> = findings.iter().map(json).collect();
            screen.result(&format!("{:#}", serde_json::Value::from(list)));
        }
        ReportFormat::Text => {
            screen.findings(findings);
            let count = |severity| findings.iter().filter(|finding| finding.severity == severity).count();
            let notes = match count(Severity::Note) {
                0 => String::new(),
                notes => format!(", {notes} ghi chú"),
            };
            screen.result(&match (count(Severity::Error), count(Severity::Warning)) {
                (0, 0) => format!("không thấy gì sai{notes}"),
                (errors, warnings) => format!("{errors} lỗi, {warnings} cảnh báo{notes}"),
            });
        }
    }
}

/// A finding as the contract names its parts; text as on a screen.
fn json(finding: &Diagnostic) -> serde_json::Value {
    serde_json::json!({
        "code": finding.code,
        "severity": finding.severity,
        "file": visible(&finding.place.file),
        "line": finding.place.at.map(|at| at.line),
        "column": finding.place.at.map(|at| at.column),
        "path": visible(&finding.place.route.to_string()),
        "message": visible(&finding.message),
        "hint": finding.hints.iter().map(|hint| visible(hint)).collect::<Vec<_>>(),
    })
}
