//! All faults of one data file at once, in the officer's words; read only when the fast way has failed.

use serde::de::IgnoredAny;
use serde_json::Value;

use super::schema::{CheckKind, property_names, walk};
use super::slip::{self, Cause, SyntaxFault};
use crate::diagnostic::{Diagnostic, Position, sort};
use crate::value;
use crate::yaml::tree;

/// All faults of syntax and shape of a source against a JSON Schema, sorted by place.
///
/// Empty when nothing is wrong that this can see: the caller that knows better adds a finding of its own.
pub fn explain(file: &str, source: &str, schema: &Value) -> Vec<Diagnostic> {
    explain_with(file, source, schema, &value::check)
}

/// As [`explain`], with the words behind `x-kieu` given by the caller.
pub fn explain_with(file: &str, source: &str, schema: &Value, check_kind: &CheckKind<'_>) -> Vec<Diagnostic> {
    let keys = property_names(schema);
    let reading = slip::read(source, &keys, &|tree| walk(file, tree, schema, check_kind).len());
    let mut findings: Vec<_> = reading.faults.iter().map(|fault| fault.finding(file)).collect();
    let shape = reading.tree.as_ref().map(|tree| walk(file, tree, schema, check_kind));
    for mut finding in shape.into_iter().flatten() {
        if let (Some(offset), Some(tree)) = (finding.place.within, &reading.tree) {
            let node = tree.deepest(&finding.place.route);
            finding.place.at = Some(node.place(&reading.text, Some(offset)));
        }
        let is_hidden = |fault: &SyntaxFault| {
            // Of a line that had to be mended first it is not known how it would be read.
            let on_line = finding.place.at.is_some_and(|at| at.line == fault.at.line);
            fault.hides(&finding) || (on_line && !finding.is_error())
        };
        if reading.faults.iter().any(is_hidden) {
            continue;
        }
        // What a mend has changed says nothing about what was typed.
        match finding.place.at.map(|at| reading.original(at)) {
            Some(Some(Position { line, column })) => findings.push(finding.at(line, column)),
            Some(None) => {}
            None => findings.push(finding),
        }
    }
    if !findings.iter().any(Diagnostic::is_error) && source.len() <= tree::MAX_BYTES {
        findings.extend(refused_by_reader(source).map(|fault| fault.finding(file)));
    }
    sort(&mut findings);
    findings
}

/// What the reader under serde refuses although the YAML is right: a tab before a top key.
fn refused_by_reader(source: &str) -> Option<SyntaxFault> {
    let error = serde_yaml::from_str::<IgnoredAny>(source).err()?;
    let place = error.location()?;
    let line = source.lines().nth(place.line().checked_sub(1)?)?;
    let column = place.column().clamp(1, line.chars().count() + 1);
    let tab = line.chars().take_while(|c| matches!(c, ' ' | '\t')).position(|c| c == '\t');
    let at = Position { line: place.line(), column: tab.map_or(column, |at| at + 1) };
    Some(SyntaxFault::new(at, tab.map_or(Cause::Unreadable, |_| Cause::Tab(place.line()))))
}

#[cfg(test)]
mod tests;
