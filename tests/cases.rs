//! Every folder of `tests/cases/build` is a workspace: the program is run in a copy of it, and the screen, the exit
//! code and what was written are compared with `expected/`. A new case needs no Rust; `VANTHU_UPDATE=1 cargo test
//! --test cases` writes what is expected, to be read before it is kept.

#![allow(
    clippy::disallowed_methods,
    clippy::unwrap_used,
    clippy::panic,
    reason = "tests read and write files, and fail by panicking"
)]

mod support;

use std::fs;
use std::path::Path;

#[test]
fn every_case_builds_or_fails_as_expected() {
    let cases = support::folders(&support::root().join("tests/cases/build"));
    assert!(cases.len() >= 10, "only {} cases", cases.len());
    let mut faults = 0;
    for case in &cases {
        faults += usize::from(run(case) != 0);
    }
    assert!(
        faults * 3 >= cases.len(),
        "at least a third of the cases are faults: {faults} of {}",
        cases.len()
    );
}

/// Runs a case and gives the exit code.
fn run(case: &Path) -> i32 {
    let name = case.file_name().unwrap().to_str().unwrap();
    let folder = support::scratch(&format!("build-{name}"));
    for part in ["data", "templates"] {
        if case.join(part).is_dir() {
            support::copy(&case.join(part), &folder.join(part));
        }
    }
    let output = support::vanthu(&folder, &["build"]);
    let code = output.status.code().unwrap();
    let screen = format!(
        "{}{}-- mã kết thúc {code}\n",
        String::from_utf8(output.stdout).unwrap(),
        String::from_utf8(output.stderr).unwrap()
    );
    let expected = case.join("expected");
    support::expect(&expected.join("screen.txt"), &screen);
    let written = support::files(&folder.join("output"));
    for file in &written {
        let bytes = fs::read(folder.join("output").join(file)).unwrap();
        if file.extension().is_some_and(|kind| kind == "docx") {
            let path = expected.join(file).with_extension("docx.xml");
            support::expect(&path, &support::part_by_lines(&bytes, "word/document.xml"));
        } else {
            support::expect(&expected.join(file), std::str::from_utf8(&bytes).unwrap());
        }
    }
    // An expected file that nothing produces is a case that does not test what it says.
    for file in support::files(&expected) {
        let made = file.to_str().unwrap().replace(".docx.xml", ".docx");
        assert!(
            made == "screen.txt" || written.iter().any(|path| path.to_str() == Some(&made)),
            "{name}: {made} was not written"
        );
    }
    code
}
