//! What expressions may name: registers and their entries, made as far as an expression names them.

use std::fmt;
use std::str::Split;
use std::sync::Arc;

use minijinja::Value;
use minijinja::value::{Object, ObjectRepr};

use crate::text::emphasis;
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

/// All names.
pub(super) const ALL: Wanted<'static> = Wanted(None);

impl<'e> Wanted<'e> {
    /// The names in one expression; all where blanks or brackets stand at a dot, so that a name is not seen whole.
    pub(super) fn of(expression: &'e str) -> Self {
        let is_cut = |word: &str| word.starts_with('.') || word.ends_with('.');
        let is_whole = !words(expression).any(is_cut);
        Self(is_whole.then(|| names(expression)))
    }

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
        self.any(|mut parts| parts.next() == Some(register) && parts.next().is_none_or(|entry| entry == id))
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
pub(super) type Parts<'w> = &'w dyn Fn(&str) -> bool;

/// Makes what expressions may name, as far as it is wanted.
pub(super) type Scope<'a> = Box<dyn Fn(&Wanted<'_>) -> Value + 'a>;

/// The names in an expression, with dots; texts in quotes and functions are none.
pub(super) fn names(expression: &str) -> Vec<&str> {
    let is_name = |word: &&str| {
        word.starts_with(|c: char| c.is_alphabetic())
            && !emphasis::FUNCTIONS.iter().any(|(name, ..)| name == word)
    };
    words(expression).filter(is_name).collect()
}

/// The words of an expression outside its quotes, dots counted as letters.
fn words(expression: &str) -> impl Iterator<Item = &str> {
    let mut quote = None;
    // A quote ends with the mark that opened it: the other stands in names like «M'Drắk».
    let ends_word = move |c: char| match quote {
        Some(open) => {
            if c == open {
                quote = None;
            }
            true
        }
        None => {
            quote = matches!(c, '\'' | '"').then_some(c);
            !(c.is_alphanumeric() || matches!(c, '_' | '.'))
        }
    };
    expression.split(ends_word)
}
