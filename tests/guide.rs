//! The officers' guide names every code that the program can answer with.

#![allow(clippy::disallowed_methods, clippy::unwrap_used, reason = "tests read files and fail by panicking")]

mod support;

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use vanthu::diagnostic::{Code, Group};
use vanthu::form::RULES;

fn guide() -> String {
    fs::read_to_string(support::root().join("docs/huong-dan.md")).unwrap()
}

/// The guide's tables of codes, as the program has them.
fn tables() -> String {
    let mut text = String::new();
    for group in Group::ALL {
        let codes = Code::ALL.iter().filter(|code| code.group() == *group);
        text.push_str(&format!("\n### {}\n\n", group.title()));
        let clauses = *group == Group::Form;
        text.push_str(if clauses {
            "| mã | quy tắc | điều khoản |\n|---|---|---|\n"
        } else {
            "| mã | nghĩa |\n|---|---|\n"
        });
        for code in codes {
            text.push_str(&format!("| `{code}` | {} |", code.meaning()));
            if let Some(clause) = code.clause() {
                text.push_str(&format!(" {clause} |"));
            }
            text.push('\n');
        }
    }
    text
}

#[test]
fn the_tables_of_codes_are_those_of_the_program() {
    let path = support::root().join("docs/huong-dan.md");
    let guide = fs::read_to_string(&path).unwrap();
    let (before, _) = guide.split_once("\n### Đọc tệp\n").unwrap();
    support::expect(&path, &format!("{before}{}", tables()));
}

#[test]
fn every_form_rule_names_its_clause() {
    for rule in RULES {
        assert_eq!(rule.code.group(), Group::Form);
        assert!(rule.code.clause().is_some(), "{}", rule.code);
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
