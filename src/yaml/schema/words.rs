//! How places and values are called in messages.

use serde_json::Value;

use super::near::quoted;
use crate::diagnostic::{Route, Step};

/// Most words of a list that are shown.
const SHOWN: usize = 30;

/// The value at a route, to stand at the start of a sentence.
pub(super) fn name(route: &Route) -> String {
    match route.steps() {
        [] => "tệp".into(),
        [.., Step::Key(key)] => quoted(key),
        [.., Step::Key(key), Step::Index(index)] => format!("mục thứ {} của {}", index + 1, quoted(key)),
        [.., Step::Index(index)] => format!("mục thứ {}", index + 1),
    }
}

/// `a, b, c`, cut when long.
pub(super) fn list<'l>(words: impl Iterator<Item = &'l str>) -> String {
    let mut words: Vec<&str> = words.collect();
    let more = words.len() > SHOWN;
    words.truncate(SHOWN);
    if more {
        words.push("…");
    }
    words.join(", ")
}

/// A value of the schema as an officer would type it.
pub(super) fn written(value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        other => other.to_string(),
    }
}
