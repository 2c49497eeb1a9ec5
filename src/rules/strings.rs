//! Every text of a data file with the way to it.

use serde::Serialize;
use serde_yaml::Value;

use crate::diagnostic::{Route, Trail};

/// Calls `visit` with every text of `data`, in the order of its type.
pub(super) fn each<T: Serialize>(data: &T, visit: &mut impl FnMut(&str, &Trail<'_>)) {
    // A model always serializes; a value that does not has no text.
    if let Ok(value) = serde_yaml::to_value(data) {
        let root = Route::root();
        each_in(&value, &Trail::Start(&root), visit);
    }
}

fn each_in(value: &Value, trail: &Trail<'_>, visit: &mut impl FnMut(&str, &Trail<'_>)) {
    match value {
        Value::String(text) => visit(text, trail),
        Value::Sequence(items) => {
            for (at, item) in items.iter().enumerate() {
                each_in(item, &trail.index(at), visit);
            }
        }
        Value::Mapping(entries) => {
            for (key, item) in entries {
                each_in(item, &trail.key(key.as_str().unwrap_or_default()), visit);
            }
        }
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::Tagged(_) => {}
    }
}

/// Keys whose texts are no words of a paper: names of persons, what is told to the one who writes.
const APART: [&str; 5] = ["ho_ten", "ghi_chu", "nguon", "vi_sao", "can_xac_nhan"];

/// Whether a text is not printed as words of a paper.
pub(super) fn is_apart(trail: &Trail<'_>) -> bool {
    match trail {
        Trail::Start(_) => false,
        Trail::Key(outer, key) => APART.contains(key) || is_apart(outer),
        Trail::Index(outer, _) => is_apart(outer),
    }
}
