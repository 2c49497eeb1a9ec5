//! Manners of the command line that need no workspace.

#![allow(
    clippy::disallowed_methods,
    clippy::unwrap_used,
    reason = "tests run programs, and fail by panicking"
)]

mod support;

use std::io::Write;
use std::process::{Command, Stdio};

fn said(args: &[&str]) -> String {
    let output = support::vanthu(&support::root(), args);
    assert_eq!(output.status.code(), Some(0), "{args:?}");
    String::from_utf8(output.stdout).unwrap()
}

#[test]
fn each_shell_gets_a_script_that_knows_every_command() {
    for shell in ["bash", "zsh", "fish", "powershell"] {
        let script = said(&["completions", shell]);
        for name in ["build", "check", "watch", "next-year", "list", "schema"] {
            assert!(script.contains(name), "{shell}: {name}");
        }
    }
}

#[cfg(unix)]
#[test]
fn bash_takes_its_script() {
    let script = said(&["completions", "bash"]);
    let mut bash = Command::new("bash").args(["-n"]).stdin(Stdio::piped()).spawn().unwrap();
    bash.stdin.take().unwrap().write_all(script.as_bytes()).unwrap();
    assert!(bash.wait().unwrap().success());
}

#[test]
fn without_a_name_the_schemas_are_listed() {
    let names: Vec<String> = said(&["schema"])
        .lines()
        .filter_map(|line| Some(line.split_whitespace().next()?.to_owned()))
        .collect();
    assert_eq!(names, ["ke-hoach", "ket-qua", "don-vi", "can-cu", "doi-thay"]);
}

#[cfg(target_os = "linux")]
#[test]
fn a_result_that_does_not_reach_a_full_disk_is_told() {
    for arguments in [&["schema", "don-vi"][..], &["completions", "bash"], &["templates"], &["--help"]] {
        let full = std::fs::OpenOptions::new().write(true).open("/dev/full").unwrap();
        let run = Command::new(env!("CARGO_BIN_EXE_vanthu")).args(arguments).stdout(full).output().unwrap();
        let told = "(kết quả): lỗi[khong-ghi-duoc]: ổ đĩa đã đầy\n  \
                    gợi ý: các dòng kết quả không tới được nơi nhận; chạy lại khi đã có chỗ\n";
        assert_eq!((run.status.code(), String::from_utf8(run.stderr).unwrap()), (Some(3), told.to_owned()));
    }
    // Who has read enough closes the pipe.
    let mut run = Command::new(env!("CARGO_BIN_EXE_vanthu"));
    let mut run = run.args(["schema", "ke-hoach"]).stdout(Stdio::piped()).spawn().unwrap();
    drop(run.stdout.take());
    assert_eq!(run.wait().unwrap().code(), Some(0));
}
