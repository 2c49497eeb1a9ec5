//! `{{ … }}` in text of the data: the year and the registers, nothing else.

use minijinja::value::{Object, ObjectRepr, ValueKind};
use minijinja::{Environment, Error, ErrorKind, Value};
use std::cell::{Cell, OnceCell, RefCell};
use std::collections::BTreeMap;
use std::fmt;
use std::str::Split;
use std::sync::{Arc, LazyLock};

use serde::Deserialize;

use crate::diagnostic::visible::is_hidden;
use crate::diagnostic::{Code, Diagnostic, Route, Trail};
use crate::model::Bang;
use crate::model::can_cu::con_thieu;
use crate::page::document::Orientation;
use crate::table::print::print;
use crate::text::emphasis;
use crate::text::name;
use crate::value::Id;

/// An entry of a register: printed it is its usual written form, its parts are reached by name.
#[derive(Debug)]
pub struct Entry {
    /// What `{{ can_cu.ma }}` prints.
    pub written: String,
    /// What `{{ can_cu.ma.so }}` and the like print.
    pub parts: Vec<(&'static str, String)>,
}

impl Entry {
    /// An entry as far as it is wanted: registers of documents are long, and each of their texts is put together.
    pub fn of(
        wanted: Parts<'_>,
        written: impl FnOnce() -> String,
        parts: &[(&'static str, &dyn Fn() -> Option<String>)],
    ) -> Self {
        let parts = parts.iter().filter(|(name, _)| wanted(name));
        let parts = parts.filter_map(|(name, text)| Some((*name, text()?))).collect();
        Self { written: if wanted("") { written() } else { String::new() }, parts }
    }
}

impl From<Entry> for Value {
    fn from(entry: Entry) -> Self {
        Self::from_object(entry)
    }
}

impl Object for Entry {
    fn repr(self: &Arc<Self>) -> ObjectRepr {
        ObjectRepr::Plain
    }

    fn get_value(self: &Arc<Self>, key: &Value) -> Option<Value> {
        let key = key.as_str()?;
        self.parts.iter().find(|(name, _)| *name == key).map(|(_, text)| Value::from(text.as_str()))
    }

    fn render(self: &Arc<Self>, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.written)
    }
}

/// The names that expressions want: those of one expression, or all that there are. Registers are long, and a sentence
/// names one entry of one.
#[derive(Debug)]
pub struct Wanted<'e>(Option<Vec<&'e str>>);

impl Wanted<'_> {
    /// Whether a name is wanted, or a part of it.
    pub fn name(&self, name: &str) -> bool {
        self.any(|mut parts| parts.next() == Some(name))
    }

    /// The wanted entries of a register under its name; `None` when none is. `value` makes one, and is told which
    /// [`Parts`] of it are.
    pub fn register<'t, T: 't, V: Into<Value>>(
        &self,
        name: &'static str,
        entries: impl Iterator<Item = (&'t Id, &'t T)>,
        value: impl Fn(&T, Parts<'_>) -> V,
    ) -> Option<(&'static str, Value)> {
        self.name(name).then(|| {
            let wanted = entries.filter(|(id, _)| self.entry(name, id.as_str()));
            let made = |(id, entry): (&Id, &T)| {
                let part = |part: &str| self.part(name, id.as_str(), part);
                (id.to_string(), value(entry, &part).into())
            };
            (name, Value::from_pairs(wanted.map(made)))
        })
    }

    /// Whether an entry is wanted. A register that is named alone is looked at whole.
    fn entry(&self, register: &str, id: &str) -> bool {
        self.any(|mut parts| {
            parts.next() == Some(register) && parts.next().is_none_or(|entry| entry.is_empty() || entry == id)
        })
    }

    /// Whether a part of an entry that is wanted is; the part without a name is the entry as it is printed.
    fn part(&self, register: &str, id: &str, part: &str) -> bool {
        self.any(|mut parts| {
            parts.next() == Some(register)
                && (parts.next() != Some(id) || parts.next().unwrap_or_default() == part)
        })
    }

    fn any(&self, test: impl Fn(Split<'_, char>) -> bool) -> bool {
        self.0.as_ref().is_none_or(|names| names.iter().any(|name| test(name.split('.'))))
    }
}

/// Whether a part of an entry is wanted; `""` is the whole of it.
pub type Parts<'w> = &'w dyn Fn(&str) -> bool;

/// Makes what expressions may name, as far as it is wanted.
type Scope<'a> = Box<dyn Fn(&Wanted<'_>) -> Value + 'a>;

/// What expressions in a file's text may name, and how faults in them are reported.
pub struct Evaluator<'a> {
    /// The file the text is from, for findings.
    pub file: &'a str,
    scope: Scope<'a>,
    /// All names, once one was missed.
    all: OnceCell<Value>,
    /// What expressions said that were met before: a paper names its year many times.
    known: RefCell<BTreeMap<String, Result<String, Refusal>>>,
    /// Names that are not there which were held against those that are.
    compared: Cell<usize>,
}

impl fmt::Debug for Evaluator<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Evaluator").field("file", &self.file).finish_non_exhaustive()
    }
}

/// What reads expressions, the same for every text.
static ENVIRONMENT: LazyLock<Environment<'static>> = LazyLock::new(|| {
    let mut environment = super::strict_environment();
    for (name, open, close) in emphasis::FUNCTIONS {
        environment.add_function(name, move |value: Value| emphasised(&value, open, close));
    }
    environment
});

/// Why an expression says nothing, and the way out.
#[derive(Debug, Clone)]
struct Refusal {
    code: Code,
    /// The id that is missed.
    subject: Option<Box<str>>,
    message: String,
    hint: String,
}

/// What a walk over a tree of values has met.
struct Met<'f> {
    findings: &'f mut Vec<Diagnostic>,
    /// A text that shows a gap.
    gap: bool,
}

/// A field of a map with the expressions in it replaced.
#[derive(Debug)]
pub struct Field {
    /// Its key.
    pub key: Value,
    /// What it holds.
    pub value: Value,
    /// Whether a text in it shows a gap.
    pub gap: bool,
}

impl<'a> Evaluator<'a> {
    /// For the text of `file`, with the names that `scope` makes.
    pub fn new(file: &'a str, scope: impl Fn(&Wanted<'_>) -> Value + 'a) -> Self {
        let (known, compared) = (RefCell::default(), Cell::default());
        Self { file, scope: Box::new(scope), all: OnceCell::new(), known, compared }
    }

    /// The same tree of values with every expression in its texts replaced by what it says; faults go to `findings`.
    pub fn resolve(&self, value: &Value, route: &Route, findings: &mut Vec<Diagnostic>) -> Value {
        let mut met = Met { findings, gap: false };
        self.resolved(value, &Trail::Start(route), &mut met).unwrap_or_else(|| value.clone())
    }

    /// The fields of a map, each resolved like [`Self::resolve`]; faults go to `findings`.
    pub fn resolve_fields(&self, map: &Value, route: &Route, findings: &mut Vec<Diagnostic>) -> Vec<Field> {
        let pairs = map.as_object().and_then(|map| map.try_iter_pairs());
        let field = |(key, inner): (Value, Value)| {
            let mut met = Met { findings: &mut *findings, gap: false };
            let name = key.as_str().unwrap_or_default();
            let value = self.resolved(&inner, &Trail::Start(route).key(name), &mut met).unwrap_or(inner);
            let gap = met.gap;
            Field { key, value, gap }
        };
        pairs.into_iter().flatten().map(field).collect()
    }

    /// The value with its expressions replaced; `None` when there is none in it, so that most of the tree is shared.
    fn resolved(&self, value: &Value, trail: &Trail<'_>, met: &mut Met<'_>) -> Option<Value> {
        match value.kind() {
            ValueKind::String => {
                let text = value.as_str()?;
                // A brace is looked for at a fraction of what the search for two costs, and most texts have none.
                let may_say = text.as_bytes().contains(&b'{') && text.contains("{{");
                let said = may_say.then(|| self.text(text, trail, met.findings));
                met.gap |= con_thieu(said.as_deref().unwrap_or(text));
                said.map(Value::from)
            }
            ValueKind::Seq => {
                let mut changed: Option<Vec<Value>> = None;
                for (at, item) in value.try_iter().ok()?.enumerate() {
                    if let Some(resolved) = self.resolved(&item, &trail.index(at), met) {
                        let items =
                            changed.get_or_insert_with(|| value.try_iter().into_iter().flatten().collect());
                        if let Some(item) = items.get_mut(at) {
                            *item = resolved;
                        }
                    }
                }
                changed.map(Value::from)
            }
            ValueKind::Map => {
                let map = value.as_object()?;
                let mut changed = Vec::new();
                for (key, inner) in map.try_iter_pairs()? {
                    let resolved = self.resolved(&inner, &trail.key(key.as_str().unwrap_or_default()), met);
                    changed.extend(resolved.map(|inner| (key, inner)));
                }
                let resolved = if changed.is_empty() {
                    None
                } else {
                    // Of two values of one key the later one counts.
                    Some(Value::from_pairs(map.try_iter_pairs()?.chain(changed)))
                };
                match trail {
                    Trail::Key(_, TABLE) => self.table((resolved.as_ref(), value), trail, met).or(resolved),
                    _ => resolved,
                }
            }
            _ => None,
        }
    }

    /// A table as it is printed, from its typed form, with expressions evaluated where they can be; `None` of what is
    /// no table.
    fn table(
        &self,
        (resolved, typed): (Option<&Value>, &Value),
        trail: &Trail<'_>,
        met: &mut Met<'_>,
    ) -> Option<Value> {
        // A cell of an expression that says nothing is no cell: what else is wrong in the table is told all the same.
        let table = resolved.and_then(|value| Bang::deserialize(value).ok());
        let table = table.or_else(|| Bang::deserialize(typed).ok())?;
        let printed = print(&table, self.file, trail, met.findings);
        Some(Value::from_pairs([
            ("ten", Value::from(table.ten.map(|name| name.to_string()))),
            ("don_vi_tinh", Value::from(table.don_vi_tinh.map(|unit| unit.to_string()))),
            ("ngang", Value::from(printed.orientation == Orientation::Landscape)),
            ("bang", Value::from_safe_string(printed.markdown)),
        ]))
    }

    /// One text with its expressions evaluated.
    fn text(&self, text: &str, trail: &Trail<'_>, findings: &mut Vec<Diagnostic>) -> String {
        let mut out = String::with_capacity(text.len());
        let mut at = 0;
        let mut offset = 0;
        let mut counted = 0;
        while let Some(open) = text[at..].find("{{").map(|found| at + found) {
            if findings.len() >= MAX_FINDINGS {
                break;
            }
            out.push_str(&text[at..open]);
            offset += text[counted..open].chars().count();
            counted = open;
            let inside = open + "{{".len();
            let Some(close) = text[inside..].find("}}").map(|found| inside + found) else {
                findings.push(
                    Diagnostic::error(
                        Code::BieuThucSai,
                        self.file,
                        &trail.route(),
                        "có «{{» mà không có «}}» đóng lại",
                    )
                    .within(offset)
                    .hint("viết {{ nam }}, hoặc bỏ hai dấu ngoặc nhọn nếu không phải biểu thức"),
                );
                at = open;
                break;
            };
            match self.evaluate(&text[inside..close]) {
                Ok(value) => out.push_str(&value),
                Err(Refusal { code, subject, message, hint }) => {
                    let finding =
                        Diagnostic::error(code, self.file, &trail.route(), message).within(offset).hint(hint);
                    findings.push(Diagnostic { subject, ..finding });
                }
            }
            at = close + "}}".len();
        }
        out.push_str(&text[at..]);
        out
    }

    fn evaluate(&self, expression: &str) -> Result<String, Refusal> {
        let expression = expression.trim();
        if let Some(known) = self.known.borrow().get(expression) {
            return known.clone();
        }
        let said = self.evaluate_anew(expression).map_err(|error| self.refusal(expression, &error));
        self.known.borrow_mut().insert(expression.to_owned(), said.clone());
        said
    }

    fn evaluate_anew(&self, expression: &str) -> Result<String, Error> {
        if !is_plain(expression) {
            return Err(Error::from(ErrorKind::SyntaxError));
        }
        let value = ENVIRONMENT
            .compile_expression(expression)?
            .eval((self.scope)(&Wanted(Some(names(expression)))))?;
        match value.kind() {
            ValueKind::String | ValueKind::Number => Ok(value.to_string()),
            ValueKind::Plain => Ok(value.to_string()),
            // An entry's part that is not there is no error to minijinja before it is printed.
            ValueKind::Undefined => Err(Error::from(ErrorKind::UndefinedError)),
            kind => {
                Err(Error::new(ErrorKind::InvalidOperation, format!("kết quả kiểu {kind} không in được")))
            }
        }
    }

    /// All names that there are.
    fn all(&self) -> &Value {
        self.all.get_or_init(|| (self.scope)(&Wanted(None)))
    }

    fn refusal(&self, expression: &str, error: &Error) -> Refusal {
        let shown = shortened(expression);
        if error.kind() == ErrorKind::UndefinedError {
            let expression = self.missing(expression).unwrap_or(expression);
            let shown = shortened(expression);
            let message = format!("không có «{shown}» để viết vào câu này");
            let near = if self.may_compare() { self.nearest(expression) } else { None };
            let hint = match near {
                Some(near) => format!("có phải {{{{ {near} }}}}?"),
                None => self.parts_of(expression).unwrap_or_else(|| format!("dùng {NAMES}")),
            };
            let id = expression.split('.').nth(1).unwrap_or(expression);
            return Refusal { code: Code::MaLa, subject: Some(id.into()), message, hint };
        }
        let why = reason(error, &shown);
        let message = format!("không tính được «{{{{ {shown} }}}}»: {why}");
        Refusal { code: Code::BieuThucSai, subject: None, message, hint: HINT.into() }
    }

    /// The name in an expression that is not there.
    fn missing<'e>(&self, expression: &'e str) -> Option<&'e str> {
        let is_there = |name: &&str| {
            let value = ENVIRONMENT.compile_expression(name).and_then(|read| read.eval(self.all().clone()));
            value.is_ok_and(|value| !value.is_undefined())
        };
        names(expression).into_iter().find(|name| !is_there(name))
    }

    /// Whether one more name may be held against all that are there.
    fn may_compare(&self) -> bool {
        self.compared.set(self.compared.get() + 1);
        self.compared.get() <= MOST_COMPARED
    }

    /// What may be named of an entry that is there.
    fn parts_of(&self, expression: &str) -> Option<String> {
        let mut names = expression.split('.');
        let (register, id) = (names.next()?, names.next()?);
        let entry = self.all().get_attr(register).ok()?.get_attr(id).ok()?.downcast_object::<Entry>()?;
        let known: Vec<&str> = entry.parts.iter().map(|(name, _)| *name).collect();
        Some(format!("«{register}.{id}» chỉ có {}", known.join(", ")))
    }

    /// The name in scope nearest to a dotted name that is not there.
    fn nearest(&self, expression: &str) -> Option<String> {
        let keys = |value: &Value| -> Vec<String> {
            value.try_iter().into_iter().flatten().filter_map(|key| key.as_str().map(str::to_owned)).collect()
        };
        let registers = keys(self.all());
        let mut parts = expression.split('.');
        let register = parts.next()?;
        let near = |wanted: &str, known: &[String]| {
            name::nearest(wanted, known.iter().map(String::as_str)).map(str::to_owned)
        };
        if !registers.iter().any(|known| known == register) {
            return near(register, &registers);
        }
        let entries = self.all().get_attr(register).ok().filter(|value| value.kind() == ValueKind::Map)?;
        let id = parts.next()?;
        let entry = entries.get_attr(id).ok().and_then(|entry| entry.downcast_object::<Entry>());
        let Some(entry) = entry else {
            return near(id, &keys(&entries)).map(|id| format!("{register}.{id}"));
        };
        let known: Vec<String> = entry.parts.iter().map(|(name, _)| (*name).to_owned()).collect();
        near(parts.next()?, &known).map(|part| format!("{register}.{id}.{part}"))
    }
}

/// The key under which a table stands, wherever it does.
const TABLE: &str = "bang";
/// Names that a sentence may use.
const NAMES: &str = "nam, can_cu.ma, co_quan.ma, thoi_han.ma, chi_tieu.ma, nhiem_vu.ma, kinh_phi.tong, phu_luc.ma, don_vi.ten";
/// What a sentence may hold.
const HINT: &str = "giữa {{ }} chỉ dùng nam, nam + 1, can_cu.ma, co_quan.ma, thoi_han.ma, chi_tieu.ma, nhiem_vu.ma, kinh_phi.tong, phu_luc.ma, nghieng(\"…\"), dam(\"…\")";

/// Longest expression that is read, in bytes, texts in quotes left out: names and a year need a tenth of it.
const MAX_LENGTH: usize = 200;
/// Longest text in quotes.
const MAX_TEXT: usize = 4_000;
/// Most brackets.
const MAX_BRACKETS: usize = 8;
/// Expressions at fault in one paper after which the rest is not looked at.
const MAX_FINDINGS: usize = 1_000;
/// Names that are not there for which the nearest is looked for: each costs a look at the whole register.
const MOST_COMPARED: usize = 20;

/// Whether an expression holds nothing but names, numbers, `+ - ~`, texts in quotes and calls of `nghieng` and `dam`:
/// nothing that could grow or nest without bound gets as far as the parser.
fn is_plain(expression: &str) -> bool {
    let (mut quote, mut outside, mut inside, mut brackets) = (None, 0, 0, 0);
    let mut word = String::new();
    for c in expression.chars() {
        let length = if quote.is_some() { &mut inside } else { &mut outside };
        *length += c.len_utf8();
        match quote {
            Some(open) if c == open => quote = None,
            Some(_) if c == '\\' => return false,
            Some(_) => {}
            None if matches!(c, '\'' | '"') => quote = Some(c),
            None if c.is_alphanumeric() || matches!(c, '_' | '.') => {
                word.push(c);
                continue;
            }
            None if c.is_ascii_whitespace() => continue,
            None if matches!(c, '+' | '-' | '~' | ')') => {}
            None if c == '(' => {
                brackets += 1;
                if !emphasis::FUNCTIONS.iter().any(|(name, ..)| *name == word) {
                    return false;
                }
            }
            None => return false,
        }
        word.clear();
    }
    quote.is_none() && outside <= MAX_LENGTH && inside <= MAX_TEXT && brackets <= MAX_BRACKETS
}

/// The names in an expression, with dots; texts in quotes and functions are none.
fn names(expression: &str) -> Vec<&str> {
    let outside = expression.split(['"', '\'']).step_by(2);
    let is_part = |c: char| c.is_alphanumeric() || matches!(c, '_' | '.');
    let words = outside.flat_map(|part| part.split(move |c| !is_part(c)));
    let is_name = |word: &&str| {
        word.starts_with(|c: char| c.is_alphabetic())
            && !emphasis::FUNCTIONS.iter().any(|(name, ..)| name == word)
    };
    words.filter(is_name).collect()
}

/// A function that sets its words in italics or bold.
fn emphasised(value: &Value, open: char, close: char) -> Result<Value, Error> {
    match value.kind() {
        ValueKind::Undefined => Err(Error::from(ErrorKind::UndefinedError)),
        ValueKind::String | ValueKind::Number | ValueKind::Plain if !value.to_string().trim().is_empty() => {
            Ok(Value::from(format!("{open}{value}{close}")))
        }
        _ => Err(Error::from(ErrorKind::InvalidOperation)),
    }
}

/// An expression on one line of a screen; a character that nobody would see is named.
fn shortened(expression: &str) -> String {
    const SHOWN: usize = 60;
    let mut shown = String::new();
    for c in expression.chars().take(SHOWN) {
        match c {
            _ if c.is_ascii_whitespace() => shown.push(' '),
            _ if c.is_whitespace() || is_hidden(c) => {
                shown.push_str(&format!("‹U+{:04X}›", u32::from(c)));
            }
            _ => shown.push(c),
        }
    }
    if expression.chars().nth(SHOWN).is_some() {
        shown.push('…');
    }
    shown
}

/// Why an expression says nothing, in the officer's words; minijinja's own are English.
fn reason(error: &Error, shown: &str) -> &'static str {
    match error.kind() {
        ErrorKind::SyntaxError if shown.is_empty() => "giữa hai ngoặc không có gì",
        ErrorKind::SyntaxError if shown.ends_with(['+', '-', '*', '/', '~', '.']) => {
            "sau dấu cuối cùng còn thiếu số hoặc mã"
        }
        ErrorKind::SyntaxError => "viết thừa, thiếu dấu, hoặc có dấu không dùng được ở đây",
        ErrorKind::UnknownFilter
        | ErrorKind::UnknownFunction
        | ErrorKind::UnknownTest
        | ErrorKind::UnknownMethod => "không có hàm này",
        ErrorKind::OutOfFuel => "tính quá lâu",
        _ => "không cộng trừ được hoặc không in được giá trị này",
    }
}

#[cfg(test)]
mod tests {
    use super::{Entry, Evaluator};
    use crate::diagnostic::Route;
    use minijinja::{Value, context};

    fn resolved(text: &str) -> (String, Vec<String>) {
        let entry = Entry { written: "Kế hoạch số 1".into(), parts: vec![("so", "1".into())] };
        let scope =
            context! { nam => 2023, can_cu => Value::from_pairs([("kh_1", Value::from_object(entry))]) };
        let mut findings = Vec::new();
        let value = Evaluator::new("a.yaml", move |_| scope.clone()).resolve(
            &Value::from(text),
            &Route::root().key("ket"),
            &mut findings,
        );
        (value.to_string(), findings.iter().map(ToString::to_string).collect())
    }

    #[test]
    fn the_year_and_the_registers_are_known() {
        assert_eq!(
            resolved("năm {{ nam }}, {{nam+1}}: {{ can_cu.kh_1 }}, số {{ can_cu.kh_1.so }}").0,
            "năm 2023, 2024: Kế hoạch số 1, số 1"
        );
        assert_eq!(resolved("{% for x in y %} {# chữ #} }}").0, "{% for x in y %} {# chữ #} }}");
    }

    #[test]
    fn an_expression_may_go_on_in_the_next_line() {
        assert_eq!(resolved("năm {{ nam\n  + 1 }}, {{\r\n\tnam\n}}"), ("năm 2024, 2023".into(), vec![]));
        let refused = resolved("{{ nam\u{a0}+\u{200b}1 }}").1.concat();
        assert!(refused.contains("không tính được «{{ nam‹U+00A0›+‹U+200B›1 }}»"), "{refused}");
    }

    #[test]
    fn a_near_name_is_looked_for_a_few_times_only() {
        let slips: String = ('a'..='z').map(|c| format!("{{{{ can_cu.kh{c}1 }}}} ")).collect();
        let hints = |text: &str| resolved(text).1.iter().filter(|told| told.contains("có phải")).count();
        assert_eq!(hints(&slips), 20);
        // The same slip again costs nothing.
        assert_eq!(hints(&format!("{slips}{}", "{{ can_cu.kha1 }}".repeat(5))), 25);
    }

    #[test]
    fn what_does_not_evaluate_is_a_finding() {
        assert_eq!(
            resolved("{{ can_cu.kh_2 }}").1,
            [
                "a.yaml: lỗi[ma-la]: không có «can_cu.kh_2» để viết vào câu này\n  gợi ý: có phải {{ can_cu.kh_1 }}?"
            ]
        );
        assert_eq!(
            resolved("{{ can_cu.kh_1.soo }}").1,
            [
                "a.yaml: lỗi[ma-la]: không có «can_cu.kh_1.soo» để viết vào câu này\n  gợi ý: có phải {{ can_cu.kh_1.so }}?"
            ]
        );
        assert_eq!(
            resolved("{{ nam").1,
            [
                "a.yaml: lỗi[bieu-thuc-sai]: có «{{» mà không có «}}» đóng lại\n  gợi ý: viết {{ nam }}, hoặc bỏ hai dấu ngoặc nhọn nếu không phải biểu thức"
            ]
        );
        assert_eq!(resolved("{{ can_cu }}").1.len(), 1);
        let hint = format!("\n  gợi ý: {}", super::HINT);
        let why = |text: &str| resolved(text).1.concat();
        assert_eq!(
            why("{{ nam + }}"),
            format!(
                "a.yaml: lỗi[bieu-thuc-sai]: không tính được «{{{{ nam + }}}}»: sau dấu cuối cùng còn thiếu số hoặc mã{hint}"
            )
        );
        assert_eq!(
            why("{{ }}"),
            format!(
                "a.yaml: lỗi[bieu-thuc-sai]: không tính được «{{{{  }}}}»: giữa hai ngoặc không có gì{hint}"
            )
        );
    }

    #[test]
    fn words_may_be_set_in_italics_or_bold() {
        let said = |text: &str| resolved(text).0;
        assert_eq!(said("a {{ nghieng(\"*b* (c)\") }}."), "a \u{2}*b* (c)\u{3}.");
        assert_eq!(said("{{ dam('năm ' ~ nam) }}"), "\u{5}năm 2023\u{6}");
        assert_eq!(said("{{ dam(nghieng(can_cu.kh_1.so)) }}"), "\u{5}\u{2}1\u{3}\u{6}");
        assert_eq!(said("{{ \"x \" ~ dam(nam + 1) }}"), "x \u{5}2024\u{6}");
        let refused = |text: &str| resolved(text).1.concat();
        assert!(refused("{{ dam(can_cu.kh_2) }}").contains("không có «can_cu.kh_2» để viết vào câu này"));
        assert!(refused("{{ dam(can_cu.kh_2) }}").contains("có phải {{ can_cu.kh_1 }}?"));
        for text in [
            "dam(\"\")",
            "dam()",
            "dam(can_cu)",
            "nghien(\"a\")",
            "dam \"a\"",
            "range(9)",
            "nam(1)",
            "dam(\"a\", 1)",
        ] {
            assert!(refused(&format!("{{{{ {text} }}}}")).contains("bieu-thuc-sai"), "{text}");
        }
    }

    #[test]
    fn what_would_grow_or_nest_without_bound_is_refused() {
        let chain = |link: &str| format!("{{{{ {}nam }}}}", link.repeat(100_000));
        for text in [
            chain("-"),
            chain("not "),
            chain("nam + "),
            chain("nam."),
            chain("("),
            "{{ [1] * 100000000 }}".to_owned(),
            "{{ \"x\" * 100000000 }}".to_owned(),
            "{{ nam | replace(2, nam) }}".to_owned(),
            "{{ 9 ** 9 ** 9 }}".to_owned(),
        ] {
            let faults = resolved(&text).1;
            assert_eq!(faults.len(), 1);
            assert!(faults[0].len() < 400 && faults[0].contains("lỗi[bieu-thuc-sai]"), "{}", faults[0]);
        }
        assert_eq!(resolved(&"{{ x }}".repeat(5_000)).1.len(), 1_000);
    }

    #[test]
    fn a_fault_is_at_its_letter() {
        let scope = context! { nam => 2023 };
        let mut findings = Vec::new();
        let text = Value::from("Đã {{ nam }}, {{ mam }} và {{ man }}");
        Evaluator::new("a.yaml", move |_| scope.clone()).resolve(&text, &Route::root(), &mut findings);
        let places: Vec<_> = findings.iter().map(|finding| finding.place.within).collect();
        assert_eq!(places, [Some(14), Some(27)]);
        assert_eq!(resolved("{{ range(999999999) }}").1.len(), 1);
    }
}
