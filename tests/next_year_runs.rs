//! Runs of `next-year` that are cut off, and two at once.

#![allow(
    clippy::disallowed_methods,
    clippy::unwrap_used,
    reason = "tests read and write files and fail by panicking"
)]

mod support;

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};

const UNITS: usize = 40;

/// A workspace of many units, each with the plan of 2023: a run over it takes a while.
fn units(name: &str) -> PathBuf {
    let folder = support::scratch(name);
    let one = support::root().join("tests/cases/next-year/don_gian/before/data");
    for number in 0..UNITS {
        let unit = folder.join(format!("data/xa-{number:02}"));
        support::copy(&one, &unit);
    }
    folder
}

fn next_year(folder: &Path) -> Child {
    Command::new(env!("CARGO_BIN_EXE_vanthu"))
        .args(["next-year", "2023"])
        .current_dir(folder)
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .unwrap()
}

type Files = BTreeMap<PathBuf, Vec<u8>>;

fn contents(folder: &Path) -> Files {
    let read = |file: PathBuf| (file.clone(), fs::read(folder.join(file)).unwrap());
    support::files(folder).into_iter().map(read).collect()
}

fn plan(folder: &Path, number: usize) -> PathBuf {
    folder.join(format!("data/xa-{number:02}/2024/ke-hoach.yaml"))
}

#[test]
fn killed_at_any_moment_each_new_year_is_whole_or_not_there_and_the_next_run_ends_it() {
    let undisturbed = units("next-year-undisturbed");
    assert!(next_year(&undisturbed).wait().unwrap().success());
    let whole = contents(&undisturbed);
    let folder = units("next-year-killed");
    let mut cut_off = 0;
    for last in [0, 0, 1, 3, 7, 12, 20, 30] {
        let mut run = next_year(&folder);
        while !plan(&folder, last).exists() && run.try_wait().unwrap().is_none() {}
        run.kill().unwrap();
        run.wait().unwrap();
        for (file, bytes) in contents(&folder) {
            let is_temporary = file.extension().is_some_and(|kind| kind == "tmp");
            assert!(is_temporary || whole.get(&file) == Some(&bytes), "{} is not whole", file.display());
        }
        for number in (0..UNITS).filter(|number| plan(&folder, *number).exists()) {
            let checklist = plan(&folder, number).with_file_name("can-xac-nhan.md");
            assert!(checklist.exists(), "{} is not there", checklist.display());
        }
        cut_off += usize::from(!plan(&folder, UNITS - 1).exists());
    }
    assert!(cut_off > 0, "every run was over before it was killed");
    next_year(&folder).wait().unwrap();
    assert!(contents(&folder) == whole, "the last run did not end what was begun");
}

#[test]
fn of_two_runs_at_once_one_writes_and_the_other_finds_it() {
    let folder = units("next-year-two");
    let mut runs = [next_year(&folder), next_year(&folder)];
    let mut codes = runs.each_mut().map(|run| run.wait().unwrap().code().unwrap());
    codes.sort_unstable();
    assert_eq!(codes, [0, 1]);
    let undisturbed = units("next-year-one");
    assert!(next_year(&undisturbed).wait().unwrap().success());
    assert!(contents(&folder) == contents(&undisturbed));
}

/// Runs the program as somebody who may not do all: for root no folder is closed.
#[cfg(unix)]
fn as_anyone(folder: &Path, arguments: &[&str]) -> (i32, String) {
    use std::os::unix::fs::MetadataExt;
    use std::os::unix::process::CommandExt;
    const NOBODY: u32 = 65534;
    let mut command = Command::new(env!("CARGO_BIN_EXE_vanthu"));
    command.args(arguments).current_dir(folder);
    if fs::metadata(folder).unwrap().uid() == 0 {
        command.uid(NOBODY).gid(NOBODY);
    }
    let output = command.output().unwrap();
    (output.status.code().unwrap(), String::from_utf8(output.stderr).unwrap())
}

#[cfg(unix)]
#[test]
fn a_folder_that_may_not_be_read_is_told() {
    use std::os::unix::fs::PermissionsExt;
    let folder = support::scratch("next-year-closed");
    let one = support::root().join("tests/cases/next-year/don_gian/before/data");
    let units = ["mo", "dong", "nam-dong"].map(|name| folder.join("data").join(name));
    units.iter().for_each(|unit| support::copy(&one, unit));
    let closed = [folder.join("data/dong"), folder.join("data/nam-dong/2023")];
    let set = |mode| {
        for folder in &closed {
            fs::set_permissions(folder, fs::Permissions::from_mode(mode)).unwrap();
        }
    };
    set(0o000);
    let rolled = as_anyone(&folder, &["next-year", "2023", "--dry-run", "-q"]);
    let checked = as_anyone(&folder, &["check"]);
    set(0o755);
    let told = "data/dong: lỗi[khong-doc-duoc]: không có quyền đọc hoặc ghi
  gợi ý: xin quyền đọc, ghi tệp này
data/nam-dong/2023: lỗi[khong-doc-duoc]: không có quyền đọc hoặc ghi
  gợi ý: xin quyền đọc, ghi tệp này
";
    assert_eq!(rolled.0, 3);
    assert!(rolled.1.ends_with(told), "{}", rolled.1);
    assert_eq!(checked.0, 3);
    assert!(told.lines().all(|line| checked.1.contains(line)), "{}", checked.1);
}
