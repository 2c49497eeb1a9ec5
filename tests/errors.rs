//! Errors point home, hide nothing and hide behind nothing: where a fault is to be mended, what is told under `-q`, and
//! that no letter of a name or a file steers the terminal.

#![allow(
    clippy::disallowed_methods,
    clippy::unwrap_used,
    reason = "tests read and write files, and fail by panicking"
)]

mod support;

use std::fs;
use std::path::{Path, PathBuf};

/// A good workspace of one unit and one plan.
fn workspace(name: &str) -> PathBuf {
    let folder = support::scratch(&format!("errors-{name}"));
    support::copy(&support::root().join("tests/cases/build/du_thao/before/data"), &folder.join("data"));
    folder
}

/// One with a template of its own for the plan.
fn with_template(name: &str, template: &str) -> PathBuf {
    let folder = workspace(name);
    fs::create_dir(folder.join("templates")).unwrap();
    fs::write(folder.join("templates/ke-hoach.md.j2"), template).unwrap();
    folder
}

/// Exit code, stdout, stderr.
fn run(folder: &Path, arguments: &[&str]) -> (i32, String, String) {
    let output = support::vanthu(folder, arguments);
    let text = |bytes| String::from_utf8(bytes).unwrap();
    (output.status.code().unwrap(), text(output.stdout), text(output.stderr))
}

#[test]
fn a_templates_folder_that_was_named_must_be_there() {
    let folder = workspace("templates-missing");
    let (code, out, err) = run(&folder, &["build", "--templates", "mau-go-nham"]);
    assert_eq!((code, out.as_str()), (3, ""));
    assert!(err.starts_with("mau-go-nham: lỗi[khong-doc-duoc]: không có tệp này"), "{err}");
    assert!(!folder.join("output/2026").exists());
    assert_eq!(run(&folder, &["check", "--templates", "mau-go-nham"]).0, 3);
    assert_eq!(run(&folder, &["build"]).0, 0);
    // One that was not named need not be there, but what is there must be a folder.
    fs::write(folder.join("templates"), "").unwrap();
    let (code, _, err) = run(&folder, &["build"]);
    assert_eq!(code, 3);
    assert!(err.starts_with("templates: lỗi[khong-doc-duoc]: "), "{err}");
}

#[test]
fn nothing_is_written_of_a_paper_whose_docx_cannot_be_made() {
    let folder = with_template("no-docx", "{% for x in range(3) %}\n1. Danh sách\n\n{% endfor %}");
    let (code, out, err) = run(&folder, &["build"]);
    assert_eq!(code, 1);
    assert_eq!(out, "lỗi        output/2026/ke-hoach.md\nlỗi        output/2026/ke-hoach.docx\n");
    assert!(err.contains("lỗi[markdown-la]"), "{err}");
    assert!(!folder.join("output/2026/ke-hoach.md").exists());
    // Where only the Markdown is asked for, no DOCX fails.
    assert_eq!(run(&folder, &["build", "--format", "md"]).0, 0);
}

#[test]
fn what_the_data_lacks_is_told_in_the_data() {
    let template = "{% for m in van_ban.cac_muc %}\n{% for k in m.khoan %}\n{{ k.tieu_de }}\n{% endfor %}\n{% endfor %}\n";
    let folder = with_template("missing", template);
    let plan = "nam: 2026\ntrich_yeu: X\nnguoi_ky: chu_tich\ncac_muc:\n  - tieu_de: A\n    khoan:\n      - tieu_de: B\n        doan: C\n      - Không có tiêu đề\n";
    fs::write(folder.join("data/2026/ke-hoach.yaml"), plan).unwrap();
    let (code, _, err) = run(&folder, &["build"]);
    assert_eq!(code, 1);
    let told = "data/2026/ke-hoach.yaml:9:9: lỗi[thieu-khoa]: chỗ này thiếu nội dung mà mẫu phải in\n  gợi ý: thêm nội dung còn thiếu, hoặc sửa mẫu: templates/ke-hoach.md.j2 dòng 3\n";
    assert_eq!(err, told);
}

#[test]
fn one_template_that_never_ends_stops_no_other_paper() {
    let template =
        "{% set n = namespace(x=[1]) %}{% for i in range(90000) %}{% set n.x = [n.x] %}{% endfor %}{{ n.x }}";
    let folder = with_template("endless", template);
    let other = "nam: 2026\nmau: thong-bao\ntrich_yeu: X\nnguoi_ky: chu_tich\n";
    fs::write(folder.join("data/2026/thong-bao.yaml"), other).unwrap();
    fs::write(folder.join("templates/thong-bao.md.j2"), "Văn bản khác\n").unwrap();
    let (code, out, err) = run(&folder, &["build"]);
    assert_eq!(code, 1);
    assert!(
        err.contains("templates/ke-hoach.md.j2:1:") && err.contains("danh sách lồng nhau quá sâu"),
        "{err}"
    );
    assert!(out.contains("mới        output/2026/thong-bao.md"), "{out}");
}

#[test]
fn a_template_that_prints_what_markdown_cannot_bear_is_one_finding() {
    let folder = with_template("quotes", &">".repeat(200_000));
    let (code, _, err) = run(&folder, &["build"]);
    assert_eq!(code, 1);
    assert!(err.lines().count() <= 1_001, "{} lines", err.lines().count());
    let folder = with_template(
        "long",
        "{% for i in range(9999) %}{% for j in range(99) %}chữ dài dài dài {% endfor %}{% endfor %}",
    );
    let (code, _, err) = run(&folder, &["build"]);
    assert_eq!(code, 1);
    assert!(err.contains("lỗi[mau-sai]: văn bản dài quá 16 MB"), "{err}");
}

#[test]
fn an_edited_file_of_any_content_is_kept_and_its_differences_are_bounded() {
    let folder = workspace("edited");
    assert_eq!(run(&folder, &["build", "--format", "md"]).0, 0);
    let path = folder.join("output/2026/ke-hoach.md");
    let paper = fs::read_to_string(&path).unwrap();
    let lines: String = (0..500).map(|number| format!("Dòng thêm {number}\n\n")).collect();
    for (edit, most) in [(">".repeat(400_000), 202), ("a\u{0}b".repeat(100_000), 202), (lines, 202)] {
        let edited = format!("{edit}\n\n{paper}");
        fs::write(&path, &edited).unwrap();
        let (code, out, err) = run(&folder, &["build", "--format", "md"]);
        assert_eq!(code, 1);
        assert!(out.starts_with("giữ        output/2026/ke-hoach.md (đã sửa tay"), "{out}");
        assert!(err.lines().count() <= most, "{} lines", err.lines().count());
        assert!(!err.contains('\u{0}'));
        assert_eq!(fs::read_to_string(&path).unwrap(), edited);
    }
    let (_, _, err) = run(&folder, &["build", "--format", "md"]);
    assert_eq!(err.lines().count(), 201, "{err}");
    assert!(err.ends_with(" dòng khác nữa\n"), "{err}");
    // Errors alone: the file that is kept calls for a person, what differs in it is seen without -q.
    let (code, out, err) = run(&folder, &["build", "--format", "md", "-q"]);
    assert_eq!((code, out.as_str()), (1, ""));
    assert!(err.starts_with("giữ ") && err.lines().count() == 1, "{err}");
}

#[cfg(unix)]
#[test]
fn no_name_steers_the_terminal() {
    let folder = workspace("names");
    let unit = folder.join("data/\u{1b}[31mxã\u{7}\u{202e}đỏ");
    support::copy(&support::root().join("tests/cases/build/du_thao/before/data"), &unit);
    fs::write(unit.join("2026/ke-hoach.yaml"), "nam: 2026\n").unwrap();
    fs::write(folder.join("\u{1b}]0;x\u{9b}.docx"), "x").unwrap();
    let steers = |text: &str| text.contains(|c: char| (c.is_control() && c != '\n') || c == '\u{202e}');
    for arguments in [
        &["build"][..],
        &["check"],
        &["check", "--format", "json"],
        &["check", "\u{1b}]0;x\u{9b}.docx"],
        &["check", "\u{1b}]0;x\u{9b}.docx", "--format", "json"],
        &["build", "--format", "\u{1b}[31m"],
        &["build", "--data", "\u{1b}[31m"],
    ] {
        let (_, out, err) = run(&folder, arguments);
        assert!(!steers(&out) && !steers(&err), "{arguments:?}: {out:?} {err:?}");
        assert!(format!("{out}{err}").contains("‹U+001B›"), "{arguments:?}: {out} {err}");
    }
}

#[cfg(unix)]
#[test]
fn units_that_are_not_read_are_told() {
    use std::ffi::OsStr;
    use std::os::unix::ffi::OsStrExt;
    let folder = workspace("unread");
    let source = support::root().join("tests/cases/build/du_thao/before/data");
    support::copy(&source, &folder.join("data/a/b/c/d/e/f/g/xa"));
    support::copy(&source, &folder.join("data").join(OsStr::from_bytes(b"x\xe3")));
    fs::create_dir_all(folder.join("data/tai-lieu/1/2/3/4/5/6/7/8/9")).unwrap();
    let (code, _, err) = run(&folder, &["build"]);
    assert_eq!(code, 0);
    let told = "data/x\u{fffd}: cảnh báo[ten-tep]: không được đọc vì tên không phải chữ UTF-8\n  gợi ý: đặt lại tên\ndata/a/b/c/d/e/f/g: cảnh báo[ten-tep]: thư mục này không được đọc vì nằm sâu quá 6 cấp trong thư mục dữ liệu\n  gợi ý: chuyển đơn vị lên gần thư mục dữ liệu hơn\n";
    assert_eq!(err, told);
}

#[test]
fn a_run_over_many_units_ends_with_a_summary_and_q_leaves_errors_alone() {
    let folder = workspace("many");
    let source = support::root().join("tests/cases/build/du_thao/before/data");
    for unit in ["a", "b"] {
        support::copy(&source, &folder.join("data").join(unit));
    }
    fs::write(folder.join("data/b/2026/ke-hoach.yaml"), "nam: 2026\n").unwrap();
    let (code, out, _) = run(&folder, &["build"]);
    assert_eq!(code, 1);
    assert_eq!(out.lines().last(), Some("3 đơn vị, 6 tệp: 4 mới, 2 lỗi"));
    let (_, out, _) = run(&folder, &["build"]);
    assert_eq!(out.lines().last(), Some("3 đơn vị, 6 tệp: 4 không đổi, 2 lỗi"));
    let (code, out, err) = run(&folder, &["build", "-q"]);
    assert_eq!((code, out.as_str()), (1, ""));
    let is_error = |line: &&str| line.contains(": lỗi[") || line.starts_with("  gợi ý: ");
    assert!(err.lines().count() > 0 && err.lines().all(|line| is_error(&line)), "{err}");
    let single = workspace("one");
    let (_, out, _) = run(&single, &["build"]);
    assert_eq!(out.lines().last(), Some("mới        output/2026/ke-hoach.docx"));
}
