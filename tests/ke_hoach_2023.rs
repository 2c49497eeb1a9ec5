//! The real plan, whole: its text on paper is the text that was issued, token by token.

#![allow(
    clippy::disallowed_methods,
    clippy::unwrap_used,
    clippy::panic,
    reason = "tests read and write files, and fail by panicking"
)]

mod support;

use std::fs;

/// Tokens of the plan as it was issued, with its slips. Two differences are meant: the second "VI" is VII, since the
/// program numbers the sections; and Quốc hiệu stands before the number, since both names share the letterhead's
/// first row and number and date its second.
fn issued() -> Vec<String> {
    let text = fs::read_to_string(support::root().join("tests/ke-hoach-2023.txt")).unwrap();
    tokens(&text)
}

fn tokens(text: &str) -> Vec<String> {
    text.split_whitespace().map(str::to_owned).collect()
}

fn built(scratch: &str) -> (String, Vec<u8>) {
    let folder = support::scratch(scratch);
    let root = support::root();
    let output = support::vanthu(
        &folder,
        &[
            "build",
            "--doc",
            "ke-hoach",
            "--data",
            root.join("data").to_str().unwrap(),
            "--templates",
            root.join("templates").to_str().unwrap(),
        ],
    );
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let paper = folder.join("output/2023/ke-hoach");
    (fs::read_to_string(paper.with_extension("md")).unwrap(), fs::read(paper.with_extension("docx")).unwrap())
}

#[test]
fn the_docx_says_what_was_issued() {
    let (_, docx) = built("ke-hoach-2023-docx");
    assert_eq!(tokens(&support::paragraphs(&docx).join("\n")), issued());
}

#[test]
fn the_markdown_says_what_was_issued() {
    let (markdown, _) = built("ke-hoach-2023-md");
    assert_eq!(tokens(&without_marks(&markdown)), issued());
}

/// Markdown with its marks taken away by hand: tags, table bars, delimiter rows, heading signs, escapes.
fn without_marks(markdown: &str) -> String {
    let mut text = String::new();
    for line in markdown.lines() {
        let inside_table = line.starts_with('|');
        if inside_table && line.chars().all(|c| "|:- ".contains(c)) {
            continue;
        }
        let line = line.trim_start_matches('#');
        let mut chars = line.chars();
        while let Some(c) = chars.next() {
            match c {
                '\\' => text.extend(chars.next()),
                '<' => {
                    for c in chars.by_ref() {
                        if c == '>' {
                            break;
                        }
                    }
                    text.push(' ');
                }
                '|' if inside_table => text.push(' '),
                c => text.push(c),
            }
        }
        text.push('\n');
    }
    text
}
