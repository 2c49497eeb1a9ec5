//! Workspaces of many fields of work, with faults planted among text that is right and only looks doubtful. A comment
//! `# thấy: ma, ma` above a line says what `check` must tell there, `# đúng: …` that a line is right; all that is told
//! must be said so.

#![allow(
    clippy::disallowed_methods,
    clippy::unwrap_used,
    reason = "tests read and write files, and fail by panicking"
)]

mod support;

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

/// A finding: file, line, code.
type Told = (String, u64, String);

/// What the comments of a workspace say: what must be told, and how many places are marked as right.
fn marked(folder: &Path) -> (Vec<Told>, usize) {
    let (mut told, mut right) = (Vec::new(), 0);
    for file in support::files(&folder.join("data")) {
        let text = fs::read_to_string(folder.join("data").join(&file)).unwrap();
        let name = format!("data/{}", file.to_str().unwrap());
        let mut waiting: Vec<String> = Vec::new();
        for (line, text) in (1..).zip(text.lines()) {
            let text = text.trim_start();
            right += usize::from(text.starts_with("# đúng:"));
            if let Some(code) = text.strip_prefix("# thấy dòng sau:") {
                told.push((name.clone(), line + 1, code.trim().to_owned()));
            } else if let Some(codes) = text.strip_prefix("# thấy:") {
                waiting.extend(codes.split(',').map(|code| code.trim().to_owned()));
            } else if !text.starts_with('#') {
                told.extend(waiting.drain(..).map(|code| (name.clone(), line, code)));
            }
        }
    }
    told.sort();
    (told, right)
}

/// What `check` tells of a workspace.
fn told(folder: &Path) -> Vec<Told> {
    let output = support::vanthu(folder, &["check", "--format", "json"]);
    let findings: Vec<serde_json::Value> = serde_json::from_slice(&output.stdout).unwrap();
    let mut told: Vec<Told> = findings
        .iter()
        .map(|one| {
            let text = |key: &str| one[key].as_str().unwrap().to_owned();
            (text("file"), one["line"].as_u64().unwrap_or(0), text("code"))
        })
        .collect();
    told.sort();
    told
}

#[test]
fn what_is_planted_is_told_and_nothing_else() {
    let cases = support::folders(&support::root().join("tests/cases/check"));
    assert!(cases.len() >= 30, "only {} workspaces", cases.len());
    let (mut by_code, mut places, mut wrong) = (BTreeMap::new(), 0, Vec::new());
    for case in cases {
        let name = case.file_name().unwrap().to_str().unwrap().to_owned();
        let folder = support::scratch(&format!("check-{name}"));
        support::copy(&case.join("data"), &folder.join("data"));
        let (planted, right) = marked(&case);
        places += right;
        let found = told(&folder);
        wrong.extend(
            planted.iter().filter(|one| !found.contains(one)).map(|one| format!("{name}: missed {one:?}")),
        );
        wrong.extend(
            found.iter().filter(|one| !planted.contains(one)).map(|one| format!("{name}: false {one:?}")),
        );
        for (_, _, code) in planted {
            *by_code.entry(code).or_insert(0) += 1;
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    let planted: i32 = by_code.values().sum();
    assert!(
        by_code.len() >= 35 && planted >= 390 && places >= 220,
        "{planted} planted, {places} right: {by_code:#?}"
    );
}
