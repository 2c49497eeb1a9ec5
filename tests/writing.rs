//! Where papers and data are written, and with what rights: only below the folder that was named, through no link that
//! leads out; modes stay.

#![cfg(unix)]
#![allow(
    clippy::disallowed_methods,
    clippy::unwrap_used,
    reason = "tests read and write files, and fail by panicking"
)]

mod support;

use std::fs::{self, Permissions};
use std::os::unix::fs::{PermissionsExt, symlink};
use std::path::{Path, PathBuf};

const MD: &str = "output/2026/ke-hoach.md";
const DOCX: &str = "output/2026/ke-hoach.docx";

fn workspace(name: &str) -> PathBuf {
    let folder = support::scratch(name);
    support::copy(&support::root().join("tests/cases/build/du_thao/before/data"), &folder.join("data"));
    folder
}

/// Both streams, results first, and the exit code.
fn screen(folder: &Path, arguments: &[&str]) -> String {
    let output = support::vanthu(folder, arguments);
    let text = |bytes| String::from_utf8(bytes).unwrap();
    format!("{}{}-- {}\n", text(output.stdout), text(output.stderr), output.status.code().unwrap())
}

fn mode(path: &Path) -> u32 {
    fs::metadata(path).unwrap().permissions().mode() & 0o777
}

fn set_mode(path: &Path, mode: u32) {
    fs::set_permissions(path, Permissions::from_mode(mode)).unwrap();
}

fn change_data(folder: &Path) {
    let data = folder.join("data/2026/ke-hoach.yaml");
    fs::write(&data, fs::read_to_string(&data).unwrap().replace("[Một, Hai]", "[Một, Ba]")).unwrap();
}

fn told(link: &str, root: &str) -> String {
    format!(
        "{link}: lỗi[lien-ket]: đây là liên kết (lối tắt); không đọc, không ghi qua liên kết ra ngoài {root}\n  \
         gợi ý: xóa liên kết này, để chính thư mục hoặc tệp vào đây\n"
    )
}

#[test]
fn a_link_that_leads_out_of_the_output_is_refused_at_any_level() {
    for (number, link) in ["output/2026", MD].into_iter().enumerate() {
        let folder = workspace(&format!("writing-out-{number}"));
        fs::create_dir_all(folder.join("ngoai")).unwrap();
        fs::write(folder.join("ngoai/quy"), "quý").unwrap();
        let at = folder.join(link);
        fs::create_dir_all(at.parent().unwrap()).unwrap();
        let target = if link == MD { folder.join("ngoai/quy") } else { folder.join("ngoai") };
        symlink(target, at).unwrap();
        let docx = if link == MD { "mới       " } else { "lỗi       " };
        for force in [None, Some("--force")] {
            let arguments: Vec<&str> = ["build"].into_iter().chain(force).collect();
            let docx = if link == MD && force.is_some() { "không đổi " } else { docx };
            assert_eq!(
                screen(&folder, &arguments),
                format!("lỗi        {MD}\n{docx} {DOCX}\n{}-- 3\n", told(link, "output"))
            );
        }
        assert_eq!(support::files(&folder.join("ngoai")), [Path::new("quy")]);
        assert_eq!(fs::read_to_string(folder.join("ngoai/quy")).unwrap(), "quý");
    }
}

#[test]
fn a_link_within_the_output_and_an_output_that_is_a_link_are_the_officers_own() {
    let folder = workspace("writing-in");
    fs::create_dir_all(folder.join("noi-khac/.kho/2026")).unwrap();
    symlink(folder.join("noi-khac"), folder.join("output")).unwrap();
    symlink(".kho/2026", folder.join("noi-khac/2026")).unwrap();
    assert_eq!(screen(&folder, &["build"]), format!("mới        {MD}\nmới        {DOCX}\n-- 0\n"));
    assert!(folder.join("noi-khac/.kho/2026/ke-hoach.docx").is_file());
}

#[test]
fn next_year_writes_through_no_link_that_leads_out_of_the_data() {
    let folder = support::scratch("writing-next-year");
    support::copy(&support::root().join("tests/cases/next-year/don_gian/before/data"), &folder.join("data"));
    fs::create_dir_all(folder.join("ngoai")).unwrap();
    // What another program may have left there is none of ours.
    fs::write(folder.join("ngoai/.ke-hoach.yaml.12.tmp"), "").unwrap();
    symlink("../ngoai", folder.join("data/2024")).unwrap();
    let said = screen(&folder, &["next-year", "2023"]);
    assert!(said.contains(&told("data/2024", "data")) && said.ends_with("-- 3\n"), "{said}");
    assert_eq!(support::files(&folder.join("ngoai")), [Path::new(".ke-hoach.yaml.12.tmp")]);
}

#[test]
fn links_planted_for_temporary_files_are_not_followed() {
    let folder = workspace("writing-planted");
    fs::create_dir_all(folder.join("output/2026")).unwrap();
    fs::write(folder.join("quy"), "quý").unwrap();
    for number in 0..2_000 {
        let process = std::process::id() + number;
        symlink("../../quy", folder.join(format!("output/2026/.ke-hoach.md.{process}.tmp"))).unwrap();
    }
    assert_eq!(screen(&folder, &["build"]), format!("mới        {MD}\nmới        {DOCX}\n-- 0\n"));
    assert_eq!(fs::read_to_string(folder.join("quy")).unwrap(), "quý");
    assert!(fs::symlink_metadata(folder.join(MD)).unwrap().is_file());
}

#[test]
fn modes_stay_as_they_are() {
    let folder = workspace("writing-modes");
    screen(&folder, &["build"]);
    set_mode(&folder.join(MD), 0o600);
    set_mode(&folder.join(DOCX), 0o640);
    change_data(&folder);
    assert!(screen(&folder, &["build"]).ends_with("-- 0\n"));
    assert_eq!((mode(&folder.join(MD)), mode(&folder.join(DOCX))), (0o600, 0o640));
    // The new version beside a kept file, and the dated copy, are read by whom that one is read.
    let edited = fs::read_to_string(folder.join(MD)).unwrap() + "Sửa tay.\n";
    fs::write(folder.join(MD), &edited).unwrap();
    assert!(screen(&folder, &["build", "--format", "md"]).contains("bản mới: ke-hoach.moi.md"));
    assert_eq!(mode(&folder.join("output/2026/ke-hoach.moi.md")), 0o600);
    let said = screen(&folder, &["build", "--format", "md", "--force"]);
    let copy = said.split("cất ở ").nth(1).unwrap().split(')').next().unwrap();
    let copy = folder.join("output/2026").join(copy);
    assert_eq!((mode(&copy), fs::read_to_string(&copy).unwrap()), (0o600, edited));
    assert_eq!(mode(&folder.join(MD)), 0o600);
}

#[test]
fn a_read_only_file_is_told_and_stays() {
    let folder = workspace("writing-read-only");
    screen(&folder, &["build"]);
    set_mode(&folder.join(MD), 0o444);
    assert!(screen(&folder, &["build"]).ends_with("-- 0\n"), "nothing is to be written");
    change_data(&folder);
    let before = fs::read(folder.join(MD)).unwrap();
    for force in [None, Some("--force")] {
        let arguments: Vec<&str> = ["build", "--format", "md"].into_iter().chain(force).collect();
        assert_eq!(
            screen(&folder, &arguments),
            format!(
                "lỗi        {MD}\n{MD}: lỗi[khong-ghi-duoc]: không có quyền đọc hoặc ghi\n  \
                 gợi ý: bỏ dấu chỉ đọc của tệp hoặc xin quyền ghi vào thư mục; nếu đang mở tệp bằng Word thì đóng lại rồi chạy lại\n-- 3\n"
            )
        );
    }
    assert_eq!(fs::read(folder.join(MD)).unwrap(), before);
    assert_eq!(mode(&folder.join(MD)), 0o444);
}

#[test]
fn the_new_version_beside_a_read_only_edited_file_can_be_made_anew() {
    let folder = workspace("writing-read-only-beside");
    let formats = ["build", "--format", "md", "--format", "docx", "--format", "pdf"];
    screen(&folder, &formats);
    for ending in ["md", "docx", "pdf"] {
        let path = folder.join(MD).with_extension(ending);
        let mut edited = fs::read(&path).unwrap();
        match ending {
            // Bytes behind the archive are an edit of unknown kind.
            "docx" | "pdf" => edited.extend(b"\nabc\n"),
            _ => edited.splice(0..0, *b"abc\n\n").for_each(drop),
        }
        fs::write(&path, &edited).unwrap();
        set_mode(&path, 0o444);
    }
    for _ in 0..2 {
        let data = folder.join("data/2026/ke-hoach.yaml");
        fs::write(&data, fs::read_to_string(&data).unwrap().replace("[Một", "[Một nữa")).unwrap();
        let said = screen(&folder, &formats);
        assert!(said.ends_with("-- 1\n") && said.matches("; bản mới: ").count() == 3, "{said}");
        for ending in ["md", "docx", "pdf"] {
            let path = folder.join(MD).with_extension(ending);
            let beside = folder.join(MD).with_extension(format!("moi.{ending}"));
            assert_eq!((mode(&path), mode(&beside)), (0o444, 0o644));
        }
    }
}

#[test]
fn what_a_killed_run_left_is_cleared_unless_it_may_be_an_edit() {
    let folder = workspace("writing-left");
    screen(&folder, &["build"]);
    let output = folder.join("output/2026");
    let old = fs::read(folder.join(MD)).unwrap();
    change_data(&folder);
    screen(&folder, &["build"]);
    fs::write(output.join(".ke-hoach.md.0123456789abcdef.tmp"), "# nửa").unwrap();
    fs::write(output.join(".ke-hoach.md.0123456789abcdef.cu"), &old).unwrap();
    fs::write(output.join(".ke-hoach.md.fedcba9876543210.cu"), [&old[..], b"tay"].concat()).unwrap();
    let said = screen(&folder, &["build"]);
    let copy = said.split("cất ở ").nth(1).unwrap().split(')').next().unwrap();
    assert_eq!(
        said,
        format!(
            "không đổi  {MD}\nkhông đổi  {DOCX}\ngiữ        {MD} (một lần chạy bị ngắt để lại bản trước đó, cất ở {copy})\n-- 0\n"
        )
    );
    assert_eq!(fs::read(output.join(copy)).unwrap(), [&old[..], b"tay"].concat());
    assert_eq!(support::files(&output).len(), 3);
}
