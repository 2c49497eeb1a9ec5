//! What is wrong, where, and the way out: diagnostics as data, and the one function that words them.
//!
//! Every hop returns [`Diagnostic`]s; nothing prints before `command` does.

use std::fmt;
use std::sync::Arc;

use serde::Serialize;

use self::visible::visible;

mod code;
mod rule;
pub mod visible;

pub use code::{Code, Group};
pub use rule::{Coded, Rule};

/// How much a finding matters. Errors stop a paper; warnings do not (unless `check --strict`); notes never count.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// Wrong: the paper is not written.
    Error,
    /// Doubtful: the paper is written and the officer is told.
    Warning,
    /// To know: nothing is wrong, and no exit code hangs on it.
    Note,
}

impl Severity {
    /// The word an officer reads.
    pub fn word(self) -> &'static str {
        match self {
            Severity::Error => "lỗi",
            Severity::Warning => "cảnh báo",
            Severity::Note => "ghi chú",
        }
    }
}

/// One step from a value to a value inside it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Step {
    /// A key of a mapping.
    Key(Arc<str>),
    /// An item of a sequence, counted from 0.
    Index(usize),
}

/// The way from the root of a data file to a value, in the model's words: `cac_muc[2].khoan[0].tieu_de`.
///
/// Rules name a route; line and column are looked up only when there is something to show.
#[derive(Debug, Clone, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Route(Vec<Step>);

impl Route {
    /// The root of the file.
    pub fn root() -> Self {
        Self::default()
    }

    /// The route to `key` inside this value.
    #[must_use]
    pub fn key(&self, key: &str) -> Self {
        let mut steps = self.0.clone();
        steps.push(Step::Key(key.into()));
        Self(steps)
    }

    /// The route to item `index` (from 0) of this value.
    #[must_use]
    pub fn index(&self, index: usize) -> Self {
        let mut steps = self.0.clone();
        steps.push(Step::Index(index));
        Self(steps)
    }

    /// The route to the value on the way that is so many steps from the root.
    #[must_use]
    pub fn first(&self, count: usize) -> Self {
        Self(self.0.iter().take(count).cloned().collect())
    }

    /// The route to the value that holds this one, and the step from there.
    pub fn split_last(&self) -> Option<(Self, &Step)> {
        let (last, way) = self.0.split_last()?;
        Some((Self(way.to_vec()), last))
    }

    /// The steps from the root.
    pub fn steps(&self) -> &[Step] {
        &self.0
    }
}

/// The way to a value while a tree is walked; a [`Route`] only when there is something to say.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Trail<'t> {
    /// Where the walk began.
    Start(&'t Route),
    /// A key of a mapping.
    Key(&'t Trail<'t>, &'t str),
    /// An item of a sequence, counted from 0.
    Index(&'t Trail<'t>, usize),
}

impl<'t> Trail<'t> {
    /// The way to `key` inside this value.
    pub(crate) fn key(&'t self, key: &'t str) -> Self {
        Trail::Key(self, key)
    }

    /// The way to item `index` (from 0) of this value.
    pub(crate) fn index(&'t self, index: usize) -> Self {
        Trail::Index(self, index)
    }

    /// The way as a route of its own.
    pub(crate) fn route(&self) -> Route {
        let (outer, step) = match self {
            Trail::Start(route) => return (*route).clone(),
            Trail::Key(outer, key) => (outer, Step::Key((*key).into())),
            Trail::Index(outer, index) => (outer, Step::Index(*index)),
        };
        let mut route = outer.route();
        route.0.push(step);
        route
    }
}

impl fmt::Display for Route {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (at, step) in self.0.iter().enumerate() {
            match step {
                Step::Key(key) if at == 0 => write!(f, "{key}")?,
                Step::Key(key) => write!(f, ".{key}")?,
                // Officers count from 1.
                Step::Index(index) => write!(f, "[{}]", index + 1)?,
            }
        }
        Ok(())
    }
}

/// A line and a column, both counted from 1; a column is a count of characters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Position {
    /// Line, from 1.
    pub line: usize,
    /// Column in characters, from 1.
    pub column: usize,
}

/// Where a finding is: a file, a position once known, and the route in the model's words.
#[derive(Debug, Clone, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    /// Path of the file as the officer would name it, with `/`.
    pub file: Arc<str>,
    /// Line and column, once looked up.
    pub at: Option<Position>,
    /// The way to the value; empty for a whole file.
    pub route: Route,
    /// Characters into the value's text, where the finding is about a part of it.
    pub within: Option<usize>,
}

/// One finding.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Diagnostic {
    /// Short name of the rule, kebab-case Vietnamese without diacritics (`ngay-sai`) or a form rule's id (`PG01`).
    pub code: Code,
    /// Error, warning or note.
    pub severity: Severity,
    /// Where.
    pub place: Place,
    /// The one word it is about, as written or as missed: an id, a key, the text that is no id. What the program needs
    /// to know of a finding stands here; the message is for people alone.
    pub subject: Option<Box<str>>,
    /// What is wrong and what was expected, in Vietnamese, without a final full stop.
    pub message: String,
    /// Ways out, in Vietnamese.
    pub hints: Vec<String>,
}

impl Diagnostic {
    /// An error at a route of a file.
    pub fn error(code: Code, file: &str, route: &Route, message: impl Into<String>) -> Self {
        let place = Place { file: file.into(), at: None, route: route.clone(), within: None };
        Self {
            code,
            severity: Severity::Error,
            place,
            subject: None,
            message: message.into(),
            hints: Vec::new(),
        }
    }

    /// A warning at a route of a file.
    pub fn warning(code: Code, file: &str, route: &Route, message: impl Into<String>) -> Self {
        Self { severity: Severity::Warning, ..Self::error(code, file, route, message) }
    }

    /// A note at a route of a file.
    pub fn note(code: Code, file: &str, route: &Route, message: impl Into<String>) -> Self {
        Self { severity: Severity::Note, ..Self::error(code, file, route, message) }
    }

    /// The same finding with a way out added.
    #[must_use]
    pub fn hint(mut self, hint: impl Into<String>) -> Self {
        self.hints.push(hint.into());
        self
    }

    /// The same finding with the word it is about.
    #[must_use]
    pub fn about(mut self, word: &str) -> Self {
        self.subject = Some(word.into());
        self
    }

    /// The same finding about the part of the value's text that starts `offset` characters into it.
    #[must_use]
    pub fn within(mut self, offset: usize) -> Self {
        self.place.within = Some(offset);
        self
    }

    /// The same finding at a known line and column.
    #[must_use]
    pub fn at(mut self, line: usize, column: usize) -> Self {
        self.place.at = Some(Position { line, column });
        self
    }

    /// Whether the finding stops a paper.
    pub fn is_error(&self) -> bool {
        self.severity == Severity::Error
    }

    /// Whether the finding is only to be known.
    pub fn is_note(&self) -> bool {
        self.severity == Severity::Note
    }
}

/// The screen form: `tệp:dòng:cột: lỗi[mã]: lời` and an indented `gợi ý:` line for each hint. What data and names hold
/// that would steer a terminal is named.
impl fmt::Display for Diagnostic {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:", visible(&self.place.file))?;
        if let Some(Position { line, column }) = self.place.at {
            write!(f, "{line}:{column}:")?;
        }
        write!(f, " {}[{}]: {}", self.severity.word(), self.code, visible(&self.message))?;
        for hint in &self.hints {
            write!(f, "\n  gợi ý: {}", visible(hint))?;
        }
        Ok(())
    }
}

/// Sorts findings by file, position, severity and code, and drops exact repeats.
pub fn sort(findings: &mut Vec<Diagnostic>) {
    findings.sort_by(|a, b| {
        (&a.place.file, a.place.at, a.severity, a.code, &a.place.route, &a.message).cmp(&(
            &b.place.file,
            b.place.at,
            b.severity,
            b.code,
            &b.place.route,
            &b.message,
        ))
    });
    findings.dedup();
}

/// Most findings that are told at once; more would not be read.
const MOST: usize = 1_000;

/// Code of the word that there are more findings than are told.
pub const MORE: Code = Code::ConNua;

/// Leaves the first of very many sorted findings, and a word that there are more. How many more is known unless one who
/// looked for them stopped early, and said so.
///
/// To be asked once, where findings are shown.
pub fn cut(findings: &mut Vec<Diagnostic>) {
    let is_stop = |finding: &Diagnostic| finding.code == MORE;
    let stops = findings.iter().filter(|finding| is_stop(finding)).count();
    if findings.len() - stops <= MOST {
        return;
    }
    let severity = findings.iter().filter(|finding| is_stop(finding)).map(|finding| finding.severity).min();
    findings.retain(|finding| !is_stop(finding));
    let rest = findings.split_off(MOST);
    let Some(first) = rest.first() else { return };
    let severity =
        rest.iter().map(|finding| finding.severity).chain(severity).min().unwrap_or(Severity::Error);
    let many = if stops == 0 { "còn" } else { "còn hơn" };
    let message = format!("{many} {} chỗ nữa; sửa các chỗ trên rồi chạy lại", rest.len());
    let more = Diagnostic::error(MORE, &first.place.file, &Route::root(), message);
    findings.push(Diagnostic { severity, place: first.place.clone(), ..more });
}

#[cfg(test)]
mod tests {
    use super::{Diagnostic, Route};
    use crate::diagnostic::Code;

    #[test]
    fn the_screen_form_names_place_code_and_way_out() {
        let route = Route::root().key("cac_muc").index(2).key("ngay");
        let finding =
            Diagnostic::error(Code::NgaySai, "data/2023/ke-hoach.yaml", &route, "không có tháng 13")
                .hint("tháng từ 1 đến 12")
                .at(41, 7);
        assert_eq!(
            finding.to_string(),
            "data/2023/ke-hoach.yaml:41:7: lỗi[ngay-sai]: không có tháng 13\n  gợi ý: tháng từ 1 đến 12"
        );
        assert_eq!(finding.place.route.to_string(), "cac_muc[3].ngay");
    }

    #[test]
    fn a_note_is_named_and_stops_nothing() {
        let note = Diagnostic::note(Code::ConNua, "a.docx", &Route::root(), "x");
        assert_eq!((note.to_string().as_str(), note.is_error()), ("a.docx: ghi chú[con-nua]: x", false));
        assert_eq!(serde_json::to_value(note.severity).unwrap(), "note");
    }

    #[test]
    fn of_very_many_findings_the_first_are_told() {
        let finding = |line| Diagnostic::warning(Code::NgaySai, "a.yaml", &Route::root(), "x").at(line, 1);
        let mut findings: Vec<_> = (1..=1_000).map(finding).collect();
        super::cut(&mut findings);
        assert_eq!(findings.len(), 1_000);
        findings.extend((1_001..=1_500).map(finding));
        super::cut(&mut findings);
        assert_eq!(
            findings.last().unwrap().to_string(),
            "a.yaml:1001:1: cảnh báo[con-nua]: còn 500 chỗ nữa; sửa các chỗ trên rồi chạy lại"
        );
        // Those that were not told are not forgotten when others come to them.
        findings.extend((2_001..=2_300).map(finding));
        super::cut(&mut findings);
        assert_eq!(
            findings.last().unwrap().to_string(),
            "a.yaml:2001:1: cảnh báo[con-nua]: còn hơn 300 chỗ nữa; sửa các chỗ trên rồi chạy lại"
        );
    }
}
