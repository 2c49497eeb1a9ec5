//! The JSON Schema of a word, from the same constants that its errors are worded with.

use schemars::{Schema, json_schema};

use super::Value;

/// A word that is written as text only.
pub(super) fn text<T: Value>() -> Schema {
    json_schema!({
        "type": "string",
        "pattern": T::PATTERN,
        "description": T::DESCRIPTION,
        "examples": T::EXAMPLES,
        "x-kieu": T::KIND,
    })
}

/// A word that is written as text or as a whole number within bounds.
pub(super) fn text_or_whole<T: Value>(minimum: i64, maximum: i64) -> Schema {
    json_schema!({
        "type": ["string", "integer"],
        "pattern": T::PATTERN,
        "minimum": minimum,
        "maximum": maximum,
        "description": T::DESCRIPTION,
        "examples": T::EXAMPLES,
        "x-kieu": T::KIND,
    })
}

/// Text of the officer: any, or any whole number, but not nothing. No examples: an editor would offer them everywhere.
pub(super) fn free_text<T: Value>() -> Schema {
    json_schema!({
        "type": ["string", "integer"],
        "minLength": 1,
        "pattern": T::PATTERN,
        "description": T::DESCRIPTION,
        "x-kieu": T::KIND,
    })
}
