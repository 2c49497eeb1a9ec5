//! The committed JSON Schemas are those the program gives, and the sample files name them.

#![allow(clippy::disallowed_methods, clippy::unwrap_used, reason = "tests read files and fail by panicking")]

mod support;

use std::fs;

#[test]
fn the_committed_schemas_are_current() {
    for name in ["ke-hoach", "ket-qua", "don-vi", "can-cu", "doi-thay"] {
        let output = support::vanthu(&support::root(), &["schema", name]);
        assert!(output.status.success());
        let path = support::root().join("docs/luoc-do").join(format!("{name}.schema.json"));
        support::expect(&path, &String::from_utf8(output.stdout).unwrap());
    }
}

#[test]
fn every_key_an_officer_writes_is_described_in_vietnamese() {
    for name in ["ke-hoach", "ket-qua", "don-vi", "can-cu", "doi-thay"] {
        let path = support::root().join("docs/luoc-do").join(format!("{name}.schema.json"));
        let schema: serde_json::Value = serde_json::from_str(&fs::read_to_string(path).unwrap()).unwrap();
        let mut missing = Vec::new();
        describe(&schema, name, &mut missing);
        assert!(missing.is_empty(), "no description: {missing:?}");
    }
}

/// Collects the properties without a description of their own.
fn describe(schema: &serde_json::Value, at: &str, missing: &mut Vec<String>) {
    if let Some(properties) = schema.get("properties").and_then(serde_json::Value::as_object) {
        for (key, property) in properties {
            if property.get("description").is_none() {
                missing.push(format!("{at}.{key}"));
            }
        }
    }
    for (name, definition) in schema.get("$defs").and_then(serde_json::Value::as_object).into_iter().flatten()
    {
        describe(definition, name, missing);
    }
}

#[test]
fn the_sample_files_name_their_schema() {
    for file in ["data/don-vi.yaml", "data/can-cu.yaml", "data/2023/ke-hoach.yaml", "data/2023/ket-qua.yaml"]
    {
        let path = support::root().join(file);
        let text = fs::read_to_string(&path).unwrap();
        let schema = text.lines().next().unwrap().strip_prefix("# yaml-language-server: $schema=").unwrap();
        assert!(path.parent().unwrap().join(schema).exists(), "{file} names {schema}");
    }
}
