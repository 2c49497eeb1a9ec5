//! Papers that are saved by hand while a build writes them: whatever the moment, the edit is there afterwards.
//!
//! `VANTHU_RACES` sets the number of edits; CI asks for more than a test run does. That of `src/command/files/put.rs`
//! meets the moment of writing far more often.

#![cfg(unix)]
#![allow(
    clippy::disallowed_methods,
    clippy::unwrap_used,
    reason = "tests read and write files, and fail by panicking"
)]

mod support;

use std::fs::{self, OpenOptions};
use std::hash::{BuildHasher, RandomState};
use std::io::Write;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

/// How programs save.
#[derive(Debug, Clone, Copy)]
enum Save {
    /// Into the file, emptied first.
    Over,
    /// Into the file as it is.
    Into,
    /// Beside it, then by its name.
    Rename,
}

fn save(path: &Path, bytes: &[u8], how: Save) {
    match how {
        Save::Over => fs::write(path, bytes).unwrap(),
        Save::Into => {
            let mut file = OpenOptions::new().write(true).create(true).truncate(false).open(path).unwrap();
            file.write_all(bytes).unwrap();
            file.set_len(bytes.len() as u64).unwrap();
        }
        Save::Rename => {
            let beside = path.with_extension("luu");
            fs::write(&beside, bytes).unwrap();
            fs::rename(&beside, path).unwrap();
        }
    }
}

/// A paper with an edit that stands in no other one.
fn edited(paper: &[u8], number: usize) -> Vec<u8> {
    [paper, format!("\nsửa tay {number:06}\n").as_bytes()].concat()
}

fn is_there(folder: &Path, edit: &[u8]) -> bool {
    support::files(folder).iter().any(|file| fs::read(folder.join(file)).unwrap() == edit)
}

#[test]
fn no_edit_is_lost_whenever_it_is_saved() {
    let rounds: usize = std::env::var("VANTHU_RACES").map_or(36, |text| text.parse().unwrap());
    let folder = support::scratch("race");
    support::copy(&support::root().join("tests/cases/build/du_thao/before/data"), &folder.join("data"));
    let output = folder.join("output/2026");
    let data = folder.join("data/2026/ke-hoach.yaml");
    let versions = ["[Một, Hai]", "[Một, Ba]"].map(|text| {
        let source = fs::read_to_string(&data).unwrap();
        let source = source.replace("[Một, Hai]", text).replace("[Một, Ba]", text);
        fs::write(&data, &source).unwrap();
        assert!(support::vanthu(&folder, &["build"]).status.success());
        (source, ["md", "docx"].map(|kind| fs::read(output.join(format!("ke-hoach.{kind}"))).unwrap()))
    });
    let mut taken = Duration::from_millis(20);
    let (mut kept, mut beaten) = (0, 0);
    for round in 0..rounds {
        let kind = ["md", "docx"][round % 2];
        let how = [Save::Over, Save::Into, Save::Rename][round / 2 % 3];
        let force = round / 6 % 2 == 1;
        let path = output.join(format!("ke-hoach.{kind}"));
        let old = &versions[0].1[round % 2];
        drop(fs::remove_dir_all(&output));
        fs::create_dir_all(&output).unwrap();
        fs::write(&path, old).unwrap();
        fs::write(&data, &versions[1].0).unwrap();
        let edit = edited(old, round);
        let chance = RandomState::new().hash_one(round);
        let began = Instant::now();
        let mut build = Command::new(env!("CARGO_BIN_EXE_vanthu"))
            .args(["build", "--format", kind])
            .args(force.then_some("--force"))
            .current_dir(&folder)
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        // The paper is written late in a run; a little behind its end belongs to it.
        std::thread::sleep(taken.mul_f64((chance % 1200) as f64 / 1000.0));
        save(&path, &edit, how);
        match build.try_wait().unwrap() {
            Some(_) => beaten += 1,
            None => {
                build.wait().unwrap();
                taken = (taken * 7 + began.elapsed()) / 8;
                kept += 1;
            }
        }
        assert!(
            is_there(&output, &edit),
            "round {round}: {kind}, saved {how:?}, --force {force}: the edit is lost"
        );
    }
    assert!(
        kept >= rounds / 4 && beaten > 0,
        "of {rounds} edits {kept} fell into a build, {beaten} behind it"
    );
}
