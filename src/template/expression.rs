//! `{{ … }}` in text of the data: the year and the registers, nothing else.

use std::cell::{Cell, OnceCell, RefCell};
use std::collections::BTreeMap;
use std::fmt;
use std::sync::LazyLock;

use minijinja::value::ValueKind;
use minijinja::{Environment, Error, ErrorKind, Value};

use super::scope::{ALL, Entry, Scope, Wanted, names};
use crate::diagnostic::Code;
use crate::diagnostic::visible::is_hidden;
use crate::text::{emphasis, name};

/// The expressions of a file's texts: what they may name, and what was said before.
pub(super) struct Expressions<'a> {
    scope: Scope<'a>,
    /// All names, once one was missed.
    all: OnceCell<Value>,
    /// What expressions said that were met before: a paper names its year many times.
    known: RefCell<BTreeMap<String, Result<String, Refusal>>>,
    /// Names that are not there which were held against those that are.
    compared: Cell<usize>,
}

impl fmt::Debug for Expressions<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Expressions").finish_non_exhaustive()
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
pub(super) struct Refusal {
    pub(super) code: Code,
    /// The id that is missed.
    pub(super) subject: Option<Box<str>>,
    pub(super) message: String,
    pub(super) hint: String,
}

impl<'a> Expressions<'a> {
    pub(super) fn new(scope: Scope<'a>) -> Self {
        Self { scope, all: OnceCell::new(), known: RefCell::default(), compared: Cell::default() }
    }

    /// What an expression says.
    pub(super) fn evaluate(&self, expression: &str) -> Result<String, Refusal> {
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
        let value =
            ENVIRONMENT.compile_expression(expression)?.eval((self.scope)(&Wanted::of(expression)))?;
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
        self.all.get_or_init(|| (self.scope)(&ALL))
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

/// Names that a sentence may use.
const NAMES: &str = "nam, can_cu.ma, co_quan.ma, thoi_han.ma, chi_tieu.ma, nhiem_vu.ma, kinh_phi.tong, phu_luc.ma, don_vi.ten";
/// What a sentence may hold.
pub(super) const HINT: &str = "giữa {{ }} chỉ dùng nam, nam + 1, can_cu.ma, co_quan.ma, thoi_han.ma, chi_tieu.ma, nhiem_vu.ma, kinh_phi.tong, phu_luc.ma, nghieng(\"…\"), dam(\"…\")";

/// Longest expression that is read, in bytes, texts in quotes left out: names and a year need a tenth of it.
const MAX_LENGTH: usize = 200;
/// Longest text in quotes.
const MAX_TEXT: usize = 4_000;
/// Most brackets.
const MAX_BRACKETS: usize = 8;
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
