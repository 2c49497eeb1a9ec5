//! The officers' guide names every code that the program can answer with.

#![allow(clippy::disallowed_methods, clippy::unwrap_used, reason = "tests read files and fail by panicking")]

mod support;

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use vanthu::check::form::RULES;

fn guide() -> String {
    fs::read_to_string(support::root().join("docs/huong-dan.md")).unwrap()
}

#[test]
fn every_form_rule_stands_with_its_clause() {
    let guide = guide();
    for rule in RULES {
        let row = format!("| `{}` | {} | {} |", rule.id, rule.title, rule.clause);
        assert!(guide.contains(&row), "docs/huong-dan.md lacks the row\n{row}");
    }
}

#[test]
fn every_code_on_an_expected_screen_is_explained() {
    let guide = guide();
    let mut codes = BTreeSet::new();
    let cases = support::root().join("tests");
    for file in support::files(&cases) {
        let name = file.to_string_lossy().into_owned();
        if name.ends_with("screen.txt") || name.ends_with(".err") || name.ends_with(".out") {
            collect(&cases.join(file), &mut codes);
        }
    }
    assert!(codes.len() > 20, "{codes:?}");
    let missing: Vec<_> = codes.iter().filter(|code| !guide.contains(&format!("| `{code}` |"))).collect();
    assert!(missing.is_empty(), "docs/huong-dan.md does not explain {missing:?}");
}

/// The codes in `lỗi[…]`, `cảnh báo[…]` and `ghi chú[…]`.
fn collect(path: &Path, codes: &mut BTreeSet<String>) {
    let text = fs::read_to_string(path).unwrap();
    for mark in ["lỗi[", "cảnh báo[", "ghi chú["] {
        codes.extend(text.split(mark).skip(1).filter_map(|rest| rest.split(']').next().map(str::to_owned)));
    }
}
