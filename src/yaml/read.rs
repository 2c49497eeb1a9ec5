//! YAML text → typed model.
//!
//! The fast path is serde. Only when it fails is the file read again with places ([`explain`]), against the JSON Schema
//! of the same types, so that all faults are told at once, each at its line.

use std::borrow::Cow;
use std::sync::OnceLock;

use serde::de::DeserializeOwned;

use super::schema::Texts;
use super::tree::{self, Node};
use super::{doubt, explain, schema, slip};
use crate::diagnostic::{self, Code, Diagnostic, MORE, Position, Route, Severity, Step};
use crate::text::foreign::has_foreign;
use crate::text::lint;
use crate::text::nfc::{self, Note};

/// A type that a data file holds.
pub trait DataFile: DeserializeOwned + schemars::JsonSchema {
    /// What an officer calls the file.
    const TITLE: &'static str;
    /// What its texts are for.
    const TEXTS: Texts = Texts::Sentences;
}

/// A data file that was read: its name and text, so that findings about it can be placed, and what it holds.
#[derive(Debug, Clone)]
pub struct Read<T> {
    /// Path as the officer would name it.
    pub file: String,
    /// The text, in normal form.
    pub text: String,
    /// What it holds.
    pub value: T,
    /// What was mended in the text.
    pub notes: Vec<Diagnostic>,
    /// Lists of what it holds that stand in files beside it.
    pub beside: Vec<Beside>,
    tree: OnceLock<Option<Node>>,
}

/// A list of a data file that stands in another file: a table's rows in a CSV file.
#[derive(Debug, Clone)]
pub struct Beside {
    /// The way to the list.
    pub route: Route,
    /// Path of the file it stands in, as the officer would name it.
    pub file: String,
    /// Where each item of each item begins.
    pub places: Vec<Vec<Position>>,
}

impl Beside {
    /// Where a value of the list stands, `within` characters into its text; `None` of what is no part of the list.
    pub(super) fn place(&self, route: &Route, within: Option<usize>) -> Option<Position> {
        let rest = route.steps().strip_prefix(self.route.steps())?;
        let index = |step: Option<&Step>| match step {
            Some(Step::Index(at)) => Some(*at),
            Some(Step::Key(_)) | None => None,
        };
        let row = self.places.get(index(rest.first())?)?;
        let Position { line, column } = *row.get(index(rest.get(1)).unwrap_or(0)).or(row.first())?;
        Some(Position { line, column: column + within.unwrap_or(0) })
    }
}

impl<T> Read<T> {
    pub(crate) fn new(file: String, text: String, value: T, notes: Vec<Diagnostic>) -> Self {
        Self { file, text, value, notes, beside: Vec::new(), tree: OnceLock::new() }
    }

    /// The file as a tree, read when it is first asked for; `None` only where the file is no YAML.
    pub fn tree(&self) -> Option<&Node> {
        self.tree.get_or_init(|| tree::read(&self.text).ok()).as_ref()
    }

    /// The same file without some of its keys; `None` where nothing can be read of it then.
    pub fn without(&self, keys: &[&str]) -> Option<Self>
    where
        T: DeserializeOwned,
    {
        let mut rest = self.tree()?.value();
        keys.iter().for_each(|key| drop(rest.as_mapping_mut().and_then(|rest| rest.remove(*key))));
        let value = serde_yaml::from_value(rest).ok()?;
        Some(Self::new(self.file.clone(), self.text.clone(), value, Vec::new()))
    }

    /// Looks up line and column of the findings about this file.
    pub fn place(&self, findings: &mut [Diagnostic]) {
        let is_open = |finding: &Diagnostic| finding.place.at.is_none() && *finding.place.file == *self.file;
        for finding in findings.iter_mut().filter(|finding| is_open(finding)) {
            let place = &mut finding.place;
            let mut beside = self.beside.iter();
            if let Some((list, at)) =
                beside.find_map(|list| Some((list, list.place(&place.route, place.within)?)))
            {
                place.file = list.file.as_str().into();
                place.at = Some(at);
                continue;
            }
            let Some(tree) = self.tree() else { return };
            let node = tree.deepest(&finding.place.route);
            finding.place.at = Some(node.place(&self.text, finding.place.within));
        }
    }
}

/// Cleans and reads a data file's text.
///
/// # Errors
/// All faults, with what was mended, sorted by place.
pub fn read<T: DataFile>(file: String, source: &str) -> Result<Read<T>, Vec<Diagnostic>> {
    if source.len() > tree::MAX_LINES && tree::lines(source) > tree::MAX_LINES {
        let fault = slip::SyntaxFault::new(Position { line: 1, column: 1 }, slip::Cause::TooManyLines);
        return Err(vec![fault.finding(&file)]);
    }
    let (text, mut notes, illegible) = if has_foreign(source) {
        let (text, notes) = clean(&file, source);
        let illegible = illegible(&file, &text);
        (text, notes, illegible)
    } else {
        (Cow::Borrowed(source), Vec::new(), Vec::new())
    };
    match load_told::<T>(&file, &text) {
        Ok(_) if !illegible.is_empty() => Err(illegible),
        Ok((value, told)) => {
            notes.extend(told);
            Ok(Read::new(file, text.into_owned(), value, notes))
        }
        Err(mut findings) => {
            // A control character is told once, in the words about text.
            findings.retain(|finding| {
                let is_told = finding.code == Code::YamlSai && !illegible.is_empty();
                let is_seen = finding.code == Code::KyTuLa
                    && illegible.iter().any(|other| other.place.at == finding.place.at);
                !is_told && !is_seen
            });
            findings.extend(notes);
            findings.extend(illegible);
            diagnostic::sort(&mut findings);
            // What is seen in the file and in the value is one fault.
            findings.dedup_by(|next, first| {
                (next.code, &next.place.at, &next.message) == (first.code, &first.place.at, &first.message)
            });
            Err(findings)
        }
    }
}

/// Characters that cannot be meant: text in an old font, signs without form, control characters. Asked of the whole
/// file, line by line, so that the place is sure.
pub fn illegible(file: &str, text: &str) -> Vec<Diagnostic> {
    if !has_foreign(text) {
        return Vec::new();
    }
    let of_line = |(number, line): (usize, &str)| {
        let faults = lint::findings(line).into_iter().filter(|fault| fault.severity == Severity::Error);
        let finding = move |fault: lint::TextFault| {
            let finding = Diagnostic::error(fault.code, file, &Route::root(), fault.message)
                .at(number + 1, fault.offset + 1);
            fault.hint.into_iter().fold(finding, Diagnostic::hint)
        };
        faults.map(finding).collect::<Vec<_>>()
    };
    let mut found: Vec<_> = text.lines().enumerate().flat_map(of_line).take(MOST_ILLEGIBLE + 1).collect();
    if let Some(next) = found.get(MOST_ILLEGIBLE).map(|next| next.place.clone()) {
        found.truncate(MOST_ILLEGIBLE);
        let more = "còn nhiều chỗ nữa; sửa các chỗ trên rồi chạy lại";
        found.push(Diagnostic { place: next, ..Diagnostic::error(MORE, file, &Route::root(), more) });
    }
    found
}

/// Findings about illegible text after which the rest of a file is not looked at.
const MOST_ILLEGIBLE: usize = 1_000;
/// Lines and commas of a file that may have more values than are allowed.
const MANY: usize = tree::MAX_NODES / 2;

/// Text brought to normal form: what is surely a slip of encoding is mended, and each mend is a warning at its place.
pub fn clean<'a>(file: &str, source: &'a str) -> (Cow<'a, str>, Vec<Diagnostic>) {
    let cleaned = nfc::clean(source);
    let warning = |note: Note| {
        Diagnostic::warning(note.code, file, &Route::root(), note.message).at(note.line, note.column)
    };
    let more = cleaned.more.map(|line| {
        let message = "còn sửa nhiều chỗ nữa, không kể hết";
        Diagnostic::warning(MORE, file, &Route::root(), message).at(line, 1)
    });
    (cleaned.text, cleaned.notes.into_iter().map(warning).chain(more).collect())
}

/// Reads a data file. `file` names it in findings.
///
/// # Errors
/// All faults, sorted by place.
pub fn load<T: DataFile>(file: &str, source: &str) -> Result<T, Vec<Diagnostic>> {
    load_told(file, source).map(|(value, _)| value)
}

/// Reads a data file; with it, what is doubtful in how it was typed.
fn load_told<T: DataFile>(file: &str, source: &str) -> Result<(T, Vec<Diagnostic>), Vec<Diagnostic>> {
    let may_be_too_much =
        source.len() > tree::MAX_TEXT || open_brackets(source) > tree::MAX_DEPTH || may_have_many(source);
    if may_be_too_much && tree::read(source).is_err() {
        return Err(explain::explain(file, source, &schema_of::<T>()));
    }
    match serde_yaml::from_str::<T>(source) {
        Ok(value) if !doubt::any(source, T::TEXTS) && !may_hold_nothing(source) => Ok((value, Vec::new())),
        Ok(value) => {
            let mut findings = explain::explain(file, source, &schema_of::<T>());
            // What the reader takes is of a kind that may stand there: the schema, made for editors, is stricter.
            findings.retain(|finding| !matches!(finding.code, Code::ThieuMuc | Code::SaiKieu));
            if findings.iter().any(Diagnostic::is_error) { Err(findings) } else { Ok((value, findings)) }
        }
        Err(error) => {
            let mut findings = explain::explain(file, source, &schema_of::<T>());
            if !findings.iter().any(Diagnostic::is_error) {
                findings.push(unexplained(file, &error));
            }
            Err(findings)
        }
    }
}

/// The JSON Schema of a data file's type.
pub fn schema_of<T: DataFile>() -> serde_json::Value {
    let mut schema = schemars::schema_for!(T);
    if let Some((key, texts)) = T::TEXTS.in_schema() {
        schema.insert(key.into(), texts.into());
    }
    schema.into()
}

/// The schema of a data file as an editor is given it.
pub fn schema_for_editor<T: DataFile>() -> serde_json::Value {
    schema::for_editor(schema_of::<T>(), T::TITLE)
}

/// The most brackets open at once, quotes not looked at. The reader behind serde needs time that grows with the square
/// of this, so a file with many is first read by the one that stops at its limit.
fn open_brackets(source: &str) -> usize {
    let is_bracket = |byte: u8| matches!(byte, b'[' | b'{' | b']' | b'}');
    let mut open = 0_usize;
    let mut most = 0;
    // Most stretches hold no bracket, which is seen without a branch for each byte.
    for stretch in source.as_bytes().chunks(STRETCH) {
        if !stretch.iter().fold(false, |any, byte| any | is_bracket(*byte)) {
            continue;
        }
        for byte in stretch {
            match byte {
                b'[' | b'{' => {
                    open += 1;
                    most = most.max(open);
                }
                b']' | b'}' => open = open.saturating_sub(1),
                _ => {}
            }
        }
    }
    most
}

/// Bytes looked at in one go.
const STRETCH: usize = 64;

/// Whether there may be more values than are allowed: the reader behind serde keeps all of a file before it gives one.
fn may_have_many(source: &str) -> bool {
    source.len() > MANY && source.bytes().filter(|byte| matches!(byte, b'\n' | b',' | b':')).count() > MANY
}

/// A key without a value: serde takes it for an empty list or group, an officer has forgotten something. A sign of one,
/// cheaply; text of several lines may give it too. `key: ~`, `key: null` and `key: # text` are signs of [`doubt`].
fn may_hold_nothing(source: &str) -> bool {
    // Colons are few: a look behind each is faster than a look at each line.
    source.match_indices(':').map(|(at, _)| source.split_at(at + 1)).any(|(before, behind)| {
        if NOTHING_IN_BRACKETS.iter().any(|sign| behind.as_bytes().starts_with(sign)) {
            return true;
        }
        let behind = behind.trim_start_matches([' ', '\t']);
        (behind.is_empty() || behind.starts_with(['\n', '\r'])) && has_nothing_below(before, behind)
    })
}

/// Whether the key that ends a text has nothing below it in the rest.
fn has_nothing_below(before: &str, behind: &str) -> bool {
    let line = before.rsplit('\n').next().unwrap_or(before);
    if line.trim_start_matches(' ').starts_with('#') {
        return false;
    }
    let key = line.len() - line.trim_start_matches([' ', '-']).len();
    let texts = behind.lines().map(|line| (line, line.trim_start_matches(' ')));
    let below = texts.into_iter().find(|(_, text)| !text.is_empty() && !text.starts_with('#'));
    below.is_none_or(|(line, text)| {
        let indent = line.len() - text.len();
        indent < key || (indent == key && !text.starts_with('-'))
    })
}

/// What stands behind the colon of a key without a value between brackets.
const NOTHING_IN_BRACKETS: [&[u8]; 6] = [b" ,", b" }", b",", b"}", b" null", b" ~"];

/// serde refused what the walker finds nothing wrong with: its own words, which are English, with its place.
fn unexplained(file: &str, error: &serde_yaml::Error) -> Diagnostic {
    let finding =
        Diagnostic::error(Code::YamlSai, file, &Route::root(), format!("không đọc được dữ liệu: {error}"));
    match error.location() {
        Some(location) => finding.at(location.line(), location.column()),
        None => finding,
    }
}
