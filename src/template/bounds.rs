//! What a workspace's own template may make the engine do.
//!
//! Fuel pays for instructions, and for bytes and items as they are made. It does not see lists that share their parts:
//! `x + x` forty times, `[x]` in `[x]`, a slice of a slice cost nothing to write and everything to walk. So a template
//! is rewritten when it is read: every expression that can give a larger or deeper value than those it was given passes
//! through a filter that counts what is in it, makes lazy lists whole, and stops at a bound. Counted, not timed: the
//! same template stops at the same place on every machine.
//!
//! What recursion in the engine's parser costs is bounded before it parses.

use std::fmt;

use minijinja::machinery;
use minijinja::syntax::SyntaxConfig;
use minijinja::value::ObjectRepr;
use minijinja::{Error, ErrorKind, State, Value};

mod edits;

/// Largest template, in bytes: the longest of ours has 7,000.
const LARGEST: usize = 256 << 10;
/// Longest tag, in bytes: what is nested in it, or chained, is parsed on the stack.
const LONGEST_TAG: usize = 4_000;
/// Most `{% elif %}`: the parser calls itself for each.
const MOST_ELIF: usize = 500;
/// Deepest list of lists.
const DEPTH: usize = 32;
/// Bytes of text that cost as much as one value: all the fuel pays for 100 MB, which joined stand twice in memory.
const BYTES: usize = 24;

/// Stand round an expression that is counted; the form feeds, which mean nothing to the engine, tell them from what
/// was written.
const OPEN: &str = "((\u{c}";
const CLOSE: &str = "\u{c})|gioi_han)";
/// The filter's name.
pub(super) const FILTER: &str = "gioi_han";
/// Stands behind a value of which a part is read.
const CLOSE_READ: &str = "\u{c})|da_doc)";
/// The filter's name.
pub(super) const READ: &str = "da_doc";

/// Why a template is not read, and at which line.
#[derive(Debug)]
pub(super) struct Refusal {
    /// In the officer's words.
    pub(super) message: String,
    /// From 1.
    pub(super) line: usize,
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl std::error::Error for Refusal {}

/// What is marked in a template.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Marks {
    /// What can grow.
    Bounds,
    /// That, and each value of which a part is read.
    BoundsAndReads,
}

/// The template with its marks. One with a fault of syntax is left as it is: the engine tells.
///
/// # Errors
/// When parsing it alone could take too much.
pub(super) fn rewritten(text: &str, syntax: &SyntaxConfig, marks: Marks) -> Result<String, Refusal> {
    let mut branches = 0;
    for Tag { inside, start } in tags(text) {
        let refusal = |message: &str| Refusal { message: message.to_owned(), line: line(text, start) };
        if inside.len() > LONGEST_TAG {
            return Err(refusal("có chỗ {{ … }} hoặc {% … %} quá dài"));
        }
        if inside.trim_start_matches(['%', '-', '+']).trim_start().starts_with("elif") {
            branches += 1;
        }
        if branches > MOST_ELIF {
            return Err(refusal("mẫu có quá nhiều {% elif %}"));
        }
    }
    if text.len() > LARGEST {
        return Err(Refusal { message: format!("mẫu dài quá {} KB", LARGEST >> 10), line: 1 });
    }
    let Ok(tree) = machinery::parse(text, "", syntax.clone()) else { return Ok(text.to_owned()) };
    Ok(edits::marked(text, &tree, marks))
}

/// A piece of a bounded template as it was written.
pub(super) fn as_written(text: &str) -> String {
    text.replace(OPEN, "").replace(CLOSE, "").replace(CLOSE_READ, "")
}

fn line(text: &str, at: usize) -> usize {
    text.bytes().take(at).filter(|&byte| byte == b'\n').count() + 1
}

/// A `{{ … }}` or `{% … %}`: what is behind its first brace, and where that starts.
struct Tag<'t> {
    inside: &'t str,
    start: usize,
}

fn tags(text: &str) -> impl Iterator<Item = Tag<'_>> {
    let mut at = 0;
    std::iter::from_fn(move || {
        loop {
            let start = at + text.get(at..)?.find('{')? + 1;
            let after = text.get(start..)?;
            let close = match after.chars().next() {
                Some('{') => "}}",
                Some('%') => "%}",
                Some('#') => "#}",
                _ => {
                    at = start;
                    continue;
                }
            };
            let length = tag_length(after, close);
            at = start + length;
            if close != "#}" {
                return Some(Tag { inside: &after[..length], start });
            }
        }
    })
}

/// Bytes up to the end of a tag; what looks like its end inside quotation marks is none.
fn tag_length(after: &str, close: &str) -> usize {
    let mut quote = None;
    let mut escaped = false;
    for (at, c) in after.char_indices() {
        match quote {
            _ if escaped => escaped = false,
            Some(_) if c == '\\' => escaped = true,
            Some(mark) if c == mark => quote = None,
            Some(_) => {}
            None if after[at..].starts_with(close) => return at,
            None if close != "#}" && matches!(c, '"' | '\'') => quote = Some(c),
            None => {}
        }
    }
    after.len()
}

/// The filter: the same value, a lazy list made whole.
///
/// # Errors
/// When the fuel is used up, when lists are nested too deep, and for what is no data.
pub(super) fn filter(state: &State<'_, '_>, value: Value) -> Result<Value, Error> {
    let Some(object) = value.as_object() else { return Ok(value) };
    count(state, &value, DEPTH)?;
    let is_list = matches!(object.repr(), ObjectRepr::Seq | ObjectRepr::Iterable);
    if is_list && !value.is_tuple() && object.downcast_ref::<Vec<Value>>().is_none() {
        return Ok(value.try_iter()?.collect::<Vec<_>>().into());
    }
    Ok(value)
}

fn count(state: &State<'_, '_>, value: &Value, depth: usize) -> Result<(), Error> {
    let refused = |words: &str| Err(Error::new(ErrorKind::InvalidOperation, words.to_owned()));
    let length = value.as_str().map_or(0, str::len) / BYTES;
    state.consume_fuel(1 + length as u64)?;
    let Some(object) = value.as_object() else { return Ok(()) };
    if depth == 0 {
        return refused("danh sách lồng nhau quá sâu");
    }
    // Not counted to the end where the end is known to be too far.
    if let (Some(length), Some((_, left))) = (object.enumerator_len(), state.fuel_levels())
        && length as u64 > left
    {
        return Err(Error::from(ErrorKind::OutOfFuel));
    }
    let inner = |value: &Value| count(state, value, depth - 1);
    match object.repr() {
        ObjectRepr::Seq | ObjectRepr::Iterable => {
            object.try_iter().into_iter().flatten().try_for_each(|item| inner(&item))
        }
        // A namespace in a list or in another one could hold itself.
        ObjectRepr::Map if object.type_name().contains("Namespace") => {
            refused("namespace không đặt được vào danh sách hay namespace khác")
        }
        ObjectRepr::Map => {
            let mut pairs = object.try_iter_pairs().into_iter().flatten();
            pairs.try_for_each(|(key, value)| inner(&key).and_then(|()| inner(&value)))
        }
        _ => refused("macro không đặt được vào danh sách hay namespace"),
    }
}

#[cfg(test)]
mod tests {
    use super::{Marks, as_written, rewritten};
    use crate::template::{builtin, syntax};

    fn marked(text: &str) -> String {
        let marked = rewritten(text, &syntax(), Marks::BoundsAndReads).unwrap();
        assert_eq!(as_written(&marked), text);
        marked.replace('\u{c}', "")
    }

    #[test]
    fn what_can_grow_is_counted_from_its_start_to_its_end() {
        for (text, expected) in [
            ("{{ a.b }}", "{{ ((a)|da_doc).b }}"),
            ("{{ x + y|upper }}", "{{ ((x + y|upper)|gioi_han) }}"),
            ("{{ x + 1 }}", "{{ x + 1 }}"),
            ("{{ (x * (y))[1:] }}", "{{ (((((x * (y))|gioi_han))[1:])|gioi_han) }}"),
            ("{{ x|batch(2)|first }}", "{{ ((x|batch(2))|gioi_han)|first }}"),
            ("{% set n.a = b, c %}", "{% set n.a = ((((b, c)|gioi_han))|gioi_han) %}"),
            ("{% raw %}{{ x + y }}{% endraw %}", "{% raw %}{{ x + y }}{% endraw %}"),
        ] {
            let marked = marked(text);
            // Where brackets stand beside each other, which is whose does not matter.
            assert_eq!(marked, expected);
        }
    }

    #[test]
    fn our_own_templates_stay_templates() {
        for name in ["co-so.md.j2", "thanh-phan.md.j2", "bao-cao.md.j2"] {
            let marked = marked(builtin::template(name).unwrap());
            assert!(minijinja::machinery::parse(&marked, name, syntax()).is_ok(), "{marked}");
        }
    }
}
