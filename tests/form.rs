//! The finished DOCX of every paper that is built here is held against the form rules, read from its bytes.

#![allow(clippy::disallowed_methods, clippy::unwrap_used, reason = "tests read files and fail by panicking")]

mod support;

use std::fs;

use vanthu::docx::read;
use vanthu::form::{Expected, Origin};
use vanthu::rules;

/// The codes and messages of all findings on a DOCX.
fn findings(docx: &[u8]) -> Vec<String> {
    let paper = read::read(docx).unwrap();
    rules::form(&paper, &Expected::unknown(Origin::Own), "x.docx").iter().map(ToString::to_string).collect()
}

#[test]
fn the_plan_of_2023_keeps_every_rule_but_where_its_own_wording_breaks_one() {
    let docx = fs::read(support::root().join("output/2023/ke-hoach.docx")).unwrap();
    support::expect(
        &support::root().join("tests/form/ke-hoach-2023.txt"),
        &(findings(&docx).join("\n") + "\n"),
    );
}
