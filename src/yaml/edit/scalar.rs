//! How a text is written as a YAML scalar.

use serde_yaml::Value;

use crate::yaml::tree::{self, Style};

/// All parts replaced in one pass, so that a new text is not replaced again.
pub(super) fn replace_all(text: &str, parts: &[(&str, &str)]) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    loop {
        let next = parts
            .iter()
            .filter(|(old, _)| !old.is_empty())
            .filter_map(|part| Some((rest.find(part.0)?, part)))
            .min_by_key(|(at, (old, _))| (*at, usize::MAX - old.len()));
        let Some((at, (old, new))) = next else { break };
        out.push_str(&rest[..at]);
        out.push_str(new);
        rest = &rest[at + old.len()..];
    }
    out.push_str(rest);
    out
}

pub(super) fn read_value(written: &str) -> Option<Value> {
    Some(tree::read(&format!("- {written}\n")).ok()?.items().first()?.value())
}

/// Whether a scalar, written so behind a key or between brackets, is this text.
pub(super) fn reads_as(written: &str, text: &str, between_brackets: bool) -> bool {
    let lead = if between_brackets { format!("k: [{written}]\n") } else { format!("k: {written}\n") };
    let read = tree::read(&lead).ok().and_then(|read| Some(read.get("k")?.value()));
    let text = Value::String(text.to_owned());
    read == Some(if between_brackets { Value::Sequence(vec![text]) } else { text })
}

/// Whether a line of text needs no quotes as an item of a block list.
pub fn reads_bare(text: &str) -> bool {
    !text.contains('\n') && read_value(text) == Some(Value::String(text.to_owned()))
}

/// A scalar in this style where it can hold the text, else in double quotes. Digits, dates and ids stay bare.
pub fn write_scalar(text: &str, style: Style) -> String {
    let plain = || {
        let one_line = !text.contains(['\n', '\t', ',', '[', ']', '{', '}', '"']);
        let same = match read_value(text) {
            Some(Value::String(read)) => read == text,
            // `2.125` is two thousand and more to an officer, and two and a bit to YAML.
            Some(Value::Number(number)) => !number.is_f64() && number.to_string() == text,
            Some(Value::Bool(_)) => matches!(text, "true" | "false"),
            _ => false,
        };
        one_line && same
    };
    match style {
        Style::Single if !text.contains('\n') => format!("'{}'", text.replace('\'', "''")),
        Style::Plain if plain() => text.to_owned(),
        _ => quoted(text),
    }
}

/// A text on one line of YAML: bare where the same is read back.
pub fn scalar(text: &str) -> String {
    match () {
        () if reads_bare(text) => text.to_owned(),
        () if text.contains('"') => write_scalar(text, Style::Single),
        () => quoted(text),
    }
}

/// A text in double quotes.
pub fn quoted(text: &str) -> String {
    let escaped = text.replace('\\', "\\\\").replace('"', "\\\"").replace('\n', "\\n").replace('\t', "\\t");
    format!("\"{escaped}\"")
}

/// A value in flow style, on one line. `None` for what no edit puts in: numbers with a point, nothing, tags.
pub(super) fn flow(value: &Value) -> Option<String> {
    match value {
        Value::String(text) if reads_bare(text) => Some(write_scalar(text, Style::Plain)),
        Value::String(text) => Some(quoted(text)),
        Value::Bool(truth) => Some(truth.to_string()),
        Value::Number(number) if !number.is_f64() => Some(number.to_string()),
        Value::Sequence(items) => {
            let items: Option<Vec<String>> = items.iter().map(flow).collect();
            Some(format!("[{}]", items?.join(", ")))
        }
        Value::Mapping(pairs) => {
            let pair = |(key, value)| Some(format!("{}: {}", flow(key)?, flow(value)?));
            let pairs: Option<Vec<String>> = pairs.iter().map(pair).collect();
            Some(format!("{{{}}}", pairs?.join(", ")))
        }
        Value::Number(_) | Value::Null | Value::Tagged(_) => None,
    }
}
