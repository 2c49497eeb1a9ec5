//! Every folder of `tests/cases/<command>` is a case. A new one needs no Rust:
//!
//! - `before/`: the folder as it is before; may be absent.
//! - `base`: a line, the case whose `before/` is laid out first.
//! - `lenh`: command lines, run in order; absent: the command alone.
//! - `screen.txt`: what each says, its exit code, and then what was there and is gone.
//! - `after/`: what is new or changed; a DOCX as `x.docx.txt`, every part by lines, but those that are as in
//!   `tests/cases/parts`. Schemas (`luoc-do/`) are left out.
//!
//! In the data of a case a comment `# thấy: ma, ma` above a line says what `check` must tell there, `# đúng: …` that a
//! line is right and only looks doubtful; all that `check` tells must then be said so.
//!
//! `VANTHU_UPDATE=1 cargo test --test cases` writes what is expected, to be read before it is kept.

#![allow(
    clippy::disallowed_methods,
    clippy::unwrap_used,
    clippy::panic,
    reason = "tests read and write files, and fail by panicking"
)]

mod support;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

use support::case::{self, Case};
use vanthu::diagnostic::Code;
use vanthu::project::press::{Press, sources_print};
use vanthu::template::Templates;

/// A finding: file, line, code.
type Told = (String, u64, String);

/// What became of a case.
struct Ended {
    name: String,
    /// A command failed, or a fault is marked.
    is_fault: bool,
    marks: Marks,
    wrong: Vec<String>,
}

/// What the comments of a workspace say.
#[derive(Default)]
struct Marks {
    planted: Vec<Told>,
    right: usize,
}

#[test]
fn every_case_ends_as_expected() {
    let cases = case::all();
    let renews = std::env::var("VANTHU_UPDATE").is_ok();
    if renews {
        case::renew_parts();
    }
    let ended = in_threads(&cases, |case| end(case, renews));
    let wrong: Vec<&str> = ended.iter().flat_map(|one| &one.wrong).map(String::as_str).collect();
    assert!(
        wrong.is_empty(),
        "{}\nVANTHU_UPDATE=1 cargo test --test cases writes what came, but for the marks in the data; read it before it is kept",
        wrong.join("\n")
    );
    // That none is lost, and that faults are tried as well as what is right.
    for (of, least) in [
        ("build/", 80),
        ("build/ket_qua_", 20),
        ("next-year/", 45),
        ("import/", 5),
        ("check/", 30),
        ("list/", 3),
    ] {
        let those: Vec<&Ended> = ended.iter().filter(|one| one.name.starts_with(of)).collect();
        let faults = those.iter().filter(|one| one.is_fault).count();
        assert!(those.len() >= least, "only {} cases in {of}", those.len());
        assert!(
            faults * 3 >= those.len(),
            "at least a third of {of} are faults: {faults} of {}",
            those.len()
        );
    }
    let mut by_code: BTreeMap<&str, usize> = BTreeMap::new();
    for (_, _, code) in ended.iter().flat_map(|one| &one.marks.planted) {
        *by_code.entry(code).or_default() += 1;
    }
    let planted: usize = by_code.values().sum();
    let right: usize = ended.iter().map(|one| one.marks.right).sum();
    assert!(
        by_code.len() >= 35 && planted >= 390 && right >= 220,
        "{planted} planted, {right} right: {by_code:#?}"
    );
}

/// Does the same with each, in as many threads as the machine has.
fn in_threads<T: Send>(cases: &[Case], work: impl Fn(&Case) -> T + Sync) -> Vec<T> {
    let next = AtomicUsize::new(0);
    let worker = || {
        let mut done = Vec::new();
        while let Some(case) = cases.get(next.fetch_add(1, Ordering::Relaxed)) {
            done.push(work(case));
        }
        done
    };
    let count = thread::available_parallelism().map_or(1, usize::from);
    thread::scope(|scope| {
        let threads: Vec<_> = (0..count).map(|_| scope.spawn(worker)).collect();
        threads.into_iter().flat_map(|thread| thread.join().unwrap()).collect()
    })
}

fn end(case: &Case, renews: bool) -> Ended {
    let name = case.name();
    let place = support::scratch(&format!("case-{}", name.replace('/', "-")));
    case.lay_out(&place);
    let marks = marks(&place);
    let mut wrong = Vec::new();
    if !marks.planted.is_empty() || marks.right > 0 {
        let found = told(&place);
        let missed = marks.planted.iter().filter(|one| !found.contains(one));
        wrong.extend(missed.map(|(file, line, code)| {
            format!("{name}: {file}:{line} is marked «# thấy: {code}», and is not told")
        }));
        let unmarked = found.iter().filter(|one| !marks.planted.contains(one));
        let words = "is told and not marked: a false alarm, or «# thấy:» is due above the line";
        wrong.extend(unmarked.map(|(file, line, code)| format!("{name}: {file}:{line} {code} {words}")));
    }
    let outcome = case.run(&place);
    if renews {
        case.renew(&outcome);
    }
    wrong.extend(case.differences(&outcome));
    let is_fault = outcome.code != 0 || !marks.planted.is_empty();
    Ended { name, is_fault, marks, wrong }
}

fn marks(place: &Path) -> Marks {
    let mut marks = Marks::default();
    for file in support::files(&place.join("data")) {
        // Files in old encodings have no marks.
        let Ok(text) = fs::read_to_string(place.join("data").join(&file)) else { continue };
        let name = format!("data/{}", file.to_str().unwrap());
        let mut waiting: Vec<String> = Vec::new();
        for (line, text) in (1..).zip(text.lines()) {
            let text = text.trim_start();
            marks.right += usize::from(text.starts_with("# đúng:"));
            if let Some(code) = text.strip_prefix("# thấy dòng sau:") {
                marks.planted.push((name.clone(), line + 1, code.trim().to_owned()));
            } else if let Some(codes) = text.strip_prefix("# thấy:") {
                waiting.extend(codes.split(',').map(|code| code.trim().to_owned()));
            } else if !text.starts_with('#') {
                marks.planted.extend(waiting.drain(..).map(|code| (name.clone(), line, code)));
            }
        }
    }
    marks
}

/// What `check` tells.
fn told(place: &Path) -> Vec<Told> {
    let output = support::vanthu(place, &["check", "--format", "json"]);
    let findings: Vec<serde_json::Value> = serde_json::from_slice(&output.stdout).unwrap();
    findings
        .iter()
        .map(|one| {
            let text = |key: &str| one[key].as_str().unwrap().to_owned();
            (text("file"), one["line"].as_u64().unwrap_or(0), text("code"))
        })
        .collect()
}

#[test]
fn a_roll_over_changes_nothing_that_was_there() {
    for case in case::all().into_iter().filter(|case| case.command() == "next-year") {
        let place = support::scratch("case-before");
        case.lay_out(&place);
        for file in support::files(&place) {
            let file = file.to_str().unwrap();
            assert!(case.read(&format!("after/{file}")).is_empty(), "{}: {file} was changed", case.name());
        }
        // What a killed run left half written is cleared; all else stays.
        let gone = |line: &&str| line.starts_with("-- không còn ");
        for line in case.read("screen.txt").lines().filter(gone) {
            assert!(line.ends_with(".tmp"), "{}: {line}", case.name());
        }
    }
}

/// What the cases leave out of a DOCX.
#[test]
fn a_paper_names_its_program_and_what_it_was_made_from() {
    let place = support::scratch("of-the-program");
    Case::named("build/du_thao").lay_out(&place);
    assert!(support::vanthu(&place, &["build"]).status.success());
    let read = |kind: &str| fs::read(place.join("output/2026/ke-hoach").with_extension(kind)).unwrap();
    let markdown = String::from_utf8(read("md")).unwrap();
    let press = Press::new(Templates::new(Arc::new(|_: &str| None)));
    let sources = sources_print(&press, &markdown).unwrap().to_string();
    let values = [env!("CARGO_PKG_VERSION"), &sources];
    let custom = support::part_by_lines(&read("docx"), "docProps/custom.xml");
    for (name, value) in support::OF_THE_PROGRAM.iter().zip(values) {
        assert!(custom.contains(&format!("name=\"{name}\">\n<vt:lpwstr>{value}</vt:lpwstr>")), "{custom}");
    }
}

/// Codes that nothing typed brings out, and why.
const OUT_OF_REACH: [(Code, &str); 4] = [
    (Code::KhongTheoDoiDuoc, "the system must refuse to watch a folder that can be read"),
    (Code::YamlSai, "serde must refuse what the walk over the schema finds right"),
    (Code::GhiDocx, "the writer must refuse a tree that the reader of Markdown made"),
    (Code::GhiPdf, "the writer must refuse pages that the layout made"),
];

#[test]
fn every_code_is_told_in_a_test() {
    let shown = shown();
    assert!(shown.len() >= 160, "only {} codes on expected screens", shown.len());
    let tested = words_of_tests();
    let is_tested = |code: &Code| {
        shown.contains(code.as_str())
            || tested.contains(code.as_str())
            || tested.contains(format!("{code:?}").as_str())
    };
    let is_excused = |code: &Code| OUT_OF_REACH.iter().any(|(other, _)| other == code);
    let missing: Vec<&Code> = Code::ALL.iter().filter(|code| !is_tested(code) && !is_excused(code)).collect();
    assert!(missing.is_empty(), "no test tells {missing:?}");
    let needless: Vec<&(Code, &str)> = OUT_OF_REACH.iter().filter(|(code, _)| is_tested(code)).collect();
    assert!(needless.is_empty(), "told after all: {needless:?}");
}

/// The codes on expected screens: `lỗi[…]`, `cảnh báo[…]`, `ghi chú[…]`.
fn shown() -> BTreeSet<String> {
    let tests = support::root().join("tests");
    let files = support::files(&tests).into_iter().filter(|file| {
        file.ends_with("screen.txt") || file.parent().is_some_and(|folder| !folder.starts_with("cases"))
    });
    let texts = files.filter(|file| file.extension().is_some_and(|kind| kind == "txt"));
    texts
        .flat_map(|file| {
            let text = fs::read_to_string(tests.join(file)).unwrap();
            let codes = ["lỗi[", "cảnh báo[", "ghi chú["]
                .iter()
                .flat_map(|mark| text.split(mark).skip(1))
                .filter_map(|rest| rest.split(']').next().map(str::to_owned));
            codes.collect::<Vec<_>>()
        })
        .collect()
}

/// The words of what tests say in Rust, `ngay-sai` and `NgaySai` being one each; what only programs say is left out,
/// and so is this file.
fn words_of_tests() -> BTreeSet<String> {
    let mut words = BTreeSet::new();
    for folder in ["tests", "src"] {
        for file in support::files(&support::root().join(folder)) {
            if file.extension().is_none_or(|kind| kind != "rs") || file == Path::new("cases.rs") {
                continue;
            }
            let text = fs::read_to_string(support::root().join(folder).join(&file)).unwrap();
            let is_test = folder == "tests" || file.to_str().unwrap().contains("tests");
            let said = if is_test {
                Some(text.as_str())
            } else {
                text.split_once("#[cfg(test)]").map(|(_, said)| said)
            };
            let parts = said
                .into_iter()
                .flat_map(|said| said.split(|c: char| !(c.is_alphanumeric() || "-_".contains(c))));
            words.extend(parts.map(str::to_owned));
        }
    }
    words
}
