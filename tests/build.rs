//! `build` a second time: only what changed, and nothing of a person's lost. The program is run in copies of a small
//! workspace; the screen is compared whole.

#![allow(
    clippy::disallowed_methods,
    clippy::unwrap_used,
    clippy::panic,
    reason = "tests read and write files, and fail by panicking"
)]

mod support;

use std::fs;
use std::io::{Cursor, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, SystemTime};

const MD: &str = "output/2026/ke-hoach.md";
const DOCX: &str = "output/2026/ke-hoach.docx";

/// A workspace with one paper.
fn workspace(name: &str) -> PathBuf {
    let folder = support::scratch(name);
    support::copy(&support::root().join("tests/cases/build/du_thao/before/data"), &folder.join("data"));
    folder
}

/// The same, built.
fn built(name: &str) -> PathBuf {
    let folder = workspace(name);
    assert_eq!(
        screen(&folder, &["build"]),
        "mới        output/2026/ke-hoach.md\nmới        output/2026/ke-hoach.docx\n-- 0\n"
    );
    folder
}

/// Both streams, results first, and the exit code.
fn screen(folder: &Path, arguments: &[&str]) -> String {
    let output = support::vanthu(folder, arguments);
    format!(
        "{}{}-- {}\n",
        String::from_utf8(output.stdout).unwrap(),
        String::from_utf8(output.stderr).unwrap(),
        output.status.code().unwrap()
    )
}

fn read(folder: &Path, file: &str) -> Vec<u8> {
    fs::read(folder.join(file)).unwrap()
}

fn replace(folder: &Path, file: &str, from: &str, to: &str) {
    let text = fs::read_to_string(folder.join(file)).unwrap();
    assert!(text.contains(from), "{file} has no {from}");
    fs::write(folder.join(file), text.replace(from, to)).unwrap();
}

/// A DOCX saved again by another program: other compression, other order, and `edit` on the text of each part.
fn save_again(folder: &Path, edit: impl Fn(&str, String) -> String) {
    let mut archive = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in support::parts(&read(folder, DOCX)).into_iter().rev() {
        let options =
            zip::write::SimpleFileOptions::default().compression_method(zip::CompressionMethod::Stored);
        archive.start_file(name.as_str(), options).unwrap();
        // What no word processor leaves as it was.
        let text = text.replacen("<w:body>", "<w:body >", 1);
        archive.write_all(edit(&name, text).as_bytes()).unwrap();
    }
    fs::write(folder.join(DOCX), archive.finish().unwrap().into_inner()).unwrap();
}

fn age(folder: &Path, file: &str) -> SystemTime {
    fs::metadata(folder.join(file)).unwrap().modified().unwrap()
}

#[test]
fn what_is_there_already_is_not_written_again() {
    let folder = built("build-unchanged");
    let ages = [age(&folder, MD), age(&folder, DOCX)];
    // A comment in the data changes no paper.
    replace(&folder, "data/2026/ke-hoach.yaml", "nam: 2026", "nam: 2026 # năm nay");
    let unchanged = "không đổi  output/2026/ke-hoach.md\nkhông đổi  output/2026/ke-hoach.docx\n-- 0\n";
    assert_eq!(screen(&folder, &["build"]), unchanged);
    assert_eq!(screen(&folder, &["build", "--check"]), unchanged);
    assert_eq!(screen(&folder, &["build", "--force", "--jobs", "1"]), unchanged);
    assert_eq!([age(&folder, MD), age(&folder, DOCX)], ages);
}

#[test]
fn a_changed_paper_says_what_moved() {
    let folder = built("build-changed");
    replace(&folder, "data/2026/ke-hoach.yaml", "[Một, Hai]", "[Một, Hai và ba]");
    replace(&folder, "data/don-vi.yaml", "luu: VT, VHXH", "luu: VT");
    assert_eq!(
        screen(&folder, &["build", "--check"]),
        "cũ         output/2026/ke-hoach.md (I.2, nơi nhận)\n\
         cũ         output/2026/ke-hoach.docx (I.2, nơi nhận)\n-- 1\n"
    );
    assert_eq!(
        screen(&folder, &["build"]),
        "thay đổi   output/2026/ke-hoach.md (I.2, nơi nhận)\n\
         thay đổi   output/2026/ke-hoach.docx (I.2, nơi nhận)\n-- 0\n"
    );
    let fresh = workspace("build-changed-fresh");
    support::copy(&folder.join("data"), &fresh.join("data"));
    assert!(support::vanthu(&fresh, &["build"]).status.success());
    assert_eq!(read(&folder, DOCX), read(&fresh, DOCX), "history leaves no trace");
}

#[test]
fn one_data_file_rebuilds_the_papers_that_read_it() {
    let folder = support::scratch("build-one-of-many");
    let case = support::root().join("tests/cases/build/mot_don_vi_sai/before/data");
    support::copy(&case, &folder.join("data"));
    fs::remove_dir_all(folder.join("data/xa-hai")).unwrap();
    // Not issued yet: an issued paper would stay.
    for unit in ["tan-lap", "xa-ba"] {
        replace(&folder, &format!("data/{unit}/2026/ke-hoach.yaml"), "so: 12\n", "");
    }
    assert!(support::vanthu(&folder, &["build"]).status.success());
    replace(&folder, "data/xa-ba/don-vi.yaml", "dia_danh: Ba Vì", "dia_danh: Ba Vàng");
    assert_eq!(
        screen(&folder, &["build"]),
        "không đổi  output/tan-lap/2026/ke-hoach.md\n\
         không đổi  output/tan-lap/2026/ke-hoach.docx\n\
         thay đổi   output/xa-ba/2026/ke-hoach.md (địa danh, ngày tháng)\n\
         thay đổi   output/xa-ba/2026/ke-hoach.docx (địa danh, ngày tháng)\n\
         2 đơn vị, 4 tệp: 2 thay đổi, 2 không đổi\n-- 0\n"
    );
    // A template is read by all.
    support::copy(&support::root().join("templates"), &folder.join("templates"));
    replace(&folder, "templates/ke-hoach.md.j2", "Kế hoạch{%", "Chương trình{%");
    assert_eq!(
        screen(&folder, &["build", "--format", "md"]),
        "thay đổi   output/tan-lap/2026/ke-hoach.md (tên loại)\n\
         thay đổi   output/xa-ba/2026/ke-hoach.md (tên loại)\n\
         2 đơn vị, 2 tệp: 2 thay đổi\n-- 0\n"
    );
}

#[test]
fn a_docx_edited_by_hand_is_kept_and_the_new_one_stands_beside() {
    let folder = built("build-edited-docx");
    let fresh = read(&folder, DOCX);
    save_again(&folder, |name, text| {
        if name == "word/document.xml" { text.replace(">1. Một<", ">1. Một, sửa tay<") } else { text }
    });
    let edited = read(&folder, DOCX);
    let differences = "  - trong tệp đã sửa, + theo dữ liệu\n  I.1:\n  - 1. Một, sửa tay\n  + 1. Một\n-- 1\n";
    assert_eq!(
        screen(&folder, &["build", "--check", "--format", "docx"]),
        format!("giữ        {DOCX} (đã sửa tay)\n{differences}")
    );
    for _ in 0..2 {
        assert_eq!(
            screen(&folder, &["build", "--format", "docx"]),
            format!("giữ        {DOCX} (đã sửa tay; bản mới: ke-hoach.moi.docx)\n{differences}")
                .replace("-- 1\n", "")
                + "-- 1\n"
        );
        assert_eq!(read(&folder, DOCX), edited);
        assert_eq!(read(&folder, "output/2026/ke-hoach.moi.docx"), fresh);
    }
    // The data changes too: not every difference is an edit.
    replace(&folder, "data/2026/ke-hoach.yaml", "[Một, Hai]", "[Một, Ba]");
    assert_eq!(
        screen(&folder, &["build", "--check", "--format", "docx"]),
        format!(
            "giữ        {DOCX} (đã sửa tay)\n  - trong tệp đã sửa, + theo dữ liệu\n  dữ liệu, mẫu hoặc chương trình đã đổi \
             từ khi tạo tệp: chỗ khác nào không phải bạn sửa thì để theo dữ liệu\n  I.1:\n  - 1. Một, sửa tay\n  + 1. Một\n  \
             I.2:\n  - 2. Hai\n  + 2. Ba\n-- 1\n"
        )
    );
    replace(&folder, "data/2026/ke-hoach.yaml", "[Một, Ba]", "[Một, Hai]");
    // The officer carries the edit into the data: text and form agree, the file is ours again.
    replace(&folder, "data/2026/ke-hoach.yaml", "[Một, Hai]", "['Một, sửa tay', Hai]");
    let said = screen(&folder, &["build", "--doc", "ke-hoach", "--format", "docx"]);
    let copy = put_aside(&said);
    assert_eq!(
        said,
        format!("thay đổi   {DOCX} (bản sửa tay đã khớp dữ liệu; tệp trước đó cất ở {copy})\n-- 0\n")
    );
    assert_eq!(read(&folder, &format!("output/2026/{copy}")), edited, "a comment in it would not be lost");
    assert_eq!(
        screen(&folder, &["build", "--format", "docx"]),
        format!(
            "không đổi  {DOCX}\nthừa       output/2026/ke-hoach.moi.docx (bản chính đã mới, không cần bản này nữa)\n-- 0\n"
        )
    );
}

/// The dated copy that a line names.
fn put_aside(said: &str) -> &str {
    let copy = said.split("cất ở ").nth(1).unwrap().split(')').next().unwrap();
    let digits = copy.strip_prefix("ke-hoach.sua-tay-").unwrap().strip_suffix(".docx").unwrap();
    assert_eq!(digits.bytes().filter(u8::is_ascii_digit).count(), 14, "{digits}");
    copy
}

#[test]
fn force_keeps_a_dated_copy() {
    let folder = built("build-force");
    let fresh = read(&folder, DOCX);
    save_again(&folder, |_, text| text.replace(">1. Một<", "><"));
    let edited = read(&folder, DOCX);
    let said = screen(&folder, &["build", "--force", "--format", "docx"]);
    let copy = put_aside(&said);
    assert_eq!(said, format!("thay đổi   {DOCX} (bản sửa tay cất ở {copy})\n-- 0\n"));
    assert_eq!(read(&folder, &format!("output/2026/{copy}")), edited);
    assert_eq!(read(&folder, DOCX), fresh);
    assert_eq!(
        screen(&folder, &["build", "--format", "docx"]),
        format!("không đổi  {DOCX}\n-- 0\n"),
        "a dated copy is no orphan"
    );
}

#[test]
fn saving_again_without_a_change_is_no_edit() {
    let folder = built("build-resaved");
    save_again(&folder, |_, text| text);
    let saved = read(&folder, DOCX);
    assert_eq!(screen(&folder, &["build", "--format", "docx"]), format!("không đổi  {DOCX}\n-- 0\n"));
    assert_eq!(read(&folder, DOCX), saved, "and it stays as it was saved");
    // Not all that may have been put in can be compared: the file is put aside before it is replaced.
    replace(&folder, "data/2026/ke-hoach.yaml", "[Một, Hai]", "[Một, Ba]");
    let said = screen(&folder, &["build", "--format", "docx"]);
    let copy = put_aside(&said);
    assert_eq!(said, format!("thay đổi   {DOCX} (I.2; tệp trước đó cất ở {copy})\n-- 0\n"));
    assert_eq!(read(&folder, &format!("output/2026/{copy}")), saved);
}

#[test]
fn a_change_of_form_alone_is_an_edit() {
    let folder = built("build-form");
    let form_only = |told: &str| {
        format!("giữ        {DOCX} (đã sửa tay)\n  chữ không khác; chỉ khác hình thức\n  {told}\n-- 1\n")
    };
    let fresh = read(&folder, DOCX);
    for (from, to, told) in [
        (
            "w:left=\"1701\"",
            "w:left=\"1134\"",
            "trang của phần chính: lề trang (trên, dưới, trái, phải, gáy) 56.5 pt 56.5 pt 56.5 pt 42.5 pt 0 pt, theo dữ \
             liệu 56.5 pt 56.5 pt 85 pt 42.5 pt 0 pt",
        ),
        (
            "<w:pStyle w:val=\"ThanBai\" />",
            "<w:pStyle w:val=\"ThanBai\" /><w:jc w:val=\"right\" />",
            "I.1: căn lề phải, theo dữ liệu đều hai bên",
        ),
    ] {
        fs::write(folder.join(DOCX), &fresh).unwrap();
        save_again(&folder, |name, text| {
            if name != "word/document.xml" {
                return text;
            }
            assert!(text.contains(from), "{from} in {text}");
            text.replacen(from, to, 1)
        });
        assert_eq!(screen(&folder, &["build", "--check", "--format", "docx"]), form_only(told), "{to}");
    }
}

#[test]
fn a_paper_whose_fingerprint_was_dropped_is_known_by_its_text_and_kept() {
    let folder = built("build-dropped");
    let fresh = [read(&folder, MD), read(&folder, DOCX)];
    save_again(&folder, |name, text| {
        let text = if name == "docProps/custom.xml" { "<Properties/>".to_owned() } else { text };
        // Another program has styles of its own, and a person has changed a word.
        text.replace("w:val=\"Khoan\"", "w:val=\"BodyText\"").replace(">1. Một<", ">1. Mười<")
    });
    let md = String::from_utf8(fresh[0].clone()).unwrap();
    fs::write(folder.join(MD), md.split("<!-- vanthu").next().unwrap()).unwrap();
    let kept = [read(&folder, MD), read(&folder, DOCX)];
    let unmarked = "  tệp không còn dấu của vanthu (chương trình khác đã lưu lại); nhận ra nhờ chữ\n";
    assert_eq!(
        screen(&folder, &["build"]),
        format!(
            "giữ        {MD} (đã sửa tay; bản mới: ke-hoach.moi.md)\ngiữ        {DOCX} (đã sửa tay; bản mới: \
             ke-hoach.moi.docx)\n{unmarked}  chữ không khác; chỉ khác hình thức do chương trình ấy ghi \
             lại\n{unmarked}  - trong tệp đã sửa, + theo dữ liệu\n  I.1:\n  - 1. Mười\n  + 1. Một\n-- 1\n"
        )
    );
    assert_eq!([read(&folder, MD), read(&folder, DOCX)], kept);
    assert!(screen(&folder, &["build", "--force"]).matches("bản sửa tay cất ở").count() == 2);
    assert_eq!([read(&folder, MD), read(&folder, DOCX)], fresh);
    // Another paper of the same unit says the same in its head alone.
    save_again(&folder, |name, text| {
        let text = if name == "docProps/custom.xml" { "<Properties/>".to_owned() } else { text };
        if name != "word/document.xml" {
            return text;
        }
        let (head, body) = text.split_once("</w:tbl>").unwrap();
        let other = "<w:p><w:r><w:t>Một văn bản khác hẳn, viết tay từ đầu đến cuối, dài như thế này.</w:t></w:r></w:p>";
        let (_, end) = body.rsplit_once("<w:sectPr>").unwrap();
        format!("{head}</w:tbl>{}<w:sectPr>{end}", other.repeat(20))
    });
    assert!(screen(&folder, &["build", "--force"]).contains("lỗi[tep-la]"));
}

#[test]
fn a_markdown_file_edited_by_hand_is_kept() {
    let folder = built("build-edited-md");
    replace(&folder, MD, "1\\. Một", "1\\. Một và nữa");
    assert_eq!(
        screen(&folder, &["build", "--format", "md"]),
        format!(
            "giữ        {MD} (đã sửa tay; bản mới: ke-hoach.moi.md)\n  - trong tệp đã sửa, + theo dữ liệu\n  I.1:\n  - 1. Một và nữa\n  + 1. Một\n-- 1\n"
        )
    );
    // Edited into what is no paper any more.
    fs::write(folder.join(MD), read(&folder, "output/2026/ke-hoach.moi.md")).unwrap();
    replace(&folder, MD, "1\\. Một", "* Một");
    assert_eq!(
        screen(&folder, &["build", "--format", "md", "--check"]),
        format!("giữ        {MD} (đã sửa tay)\n  - trong tệp đã sửa, + theo dữ liệu\n  phần mở đầu:\n  - * Một\n  + 1\\. Một\n-- 1\n")
            .replace("-- 1\n", "")
            + "-- 1\n"
    );
}

#[test]
fn line_ends_of_another_system_are_no_edit() {
    let folder = built("build-crlf");
    let text = String::from_utf8(read(&folder, MD)).unwrap().replace('\n', "\r\n");
    fs::write(folder.join(MD), &text).unwrap();
    assert_eq!(screen(&folder, &["build", "--format", "md"]), format!("không đổi  {MD}\n-- 0\n"));
    assert_eq!(read(&folder, MD), text.as_bytes());
}

#[test]
fn a_file_of_somebody_else_is_never_touched() {
    let folder = workspace("build-foreign");
    fs::create_dir_all(folder.join("output/2026")).unwrap();
    for (file, content) in [(MD, "# Ghi chép riêng\n"), (DOCX, "PK không phải DOCX")] {
        fs::write(folder.join(file), content).unwrap();
    }
    let foreign = |file: &str| {
        format!(
            "{file}: lỗi[tep-la]: tệp này không do vanthu tạo, nên không bị ghi đè\n  gợi ý: đổi tên hoặc chuyển tệp đi chỗ khác rồi chạy lại\n"
        )
    };
    for arguments in [&["build"][..], &["build", "--force"]] {
        assert_eq!(
            screen(&folder, arguments),
            format!(
                "giữ        {MD} (tệp lạ)\ngiữ        {DOCX} (tệp lạ)\n{}{}-- 1\n",
                foreign(MD),
                foreign(DOCX)
            )
        );
    }
    assert_eq!(read(&folder, MD), "# Ghi chép riêng\n".as_bytes());
    assert_eq!(read(&folder, DOCX), b"PK kh\xc3\xb4ng ph\xe1\xba\xa3i DOCX");
    assert_eq!(support::files(&folder.join("output")).len(), 2);
}

#[test]
fn what_is_deleted_is_built_again_and_what_lost_its_data_is_told() {
    let folder = built("build-orphan");
    let before = read(&folder, DOCX);
    fs::remove_file(folder.join(DOCX)).unwrap();
    assert_eq!(screen(&folder, &["build", "--check"]), format!("không đổi  {MD}\nthiếu      {DOCX}\n-- 1\n"));
    assert!(!folder.join(DOCX).exists(), "--check writes nothing");
    assert_eq!(screen(&folder, &["build"]), format!("không đổi  {MD}\nmới        {DOCX}\n-- 0\n"));
    assert_eq!(read(&folder, DOCX), before);

    fs::rename(folder.join("data/2026/ke-hoach.yaml"), folder.join("data/2026/ke-hoach.yaml.cu")).unwrap();
    fs::write(folder.join("output/2026/ghi-chep.md"), "của người khác").unwrap();
    assert_eq!(
        screen(&folder, &["build"]),
        format!(
            "thừa       {DOCX} (không còn dữ liệu của văn bản này)\nthừa       {MD} (không còn dữ liệu của văn bản này)\n-- 0\n"
        )
    );
    assert!(folder.join(DOCX).exists());
}

#[test]
fn lines_keep_their_order_whatever_the_number_of_threads() {
    let folder = support::scratch("build-order");
    let case = support::root().join("tests/cases/build/du_thao/before/data");
    fs::create_dir_all(folder.join("data")).unwrap();
    fs::copy(case.join("can-cu.yaml"), folder.join("data/can-cu.yaml")).unwrap();
    for number in 0..40 {
        let unit = folder.join(format!("data/xa-{number:02}"));
        support::copy(&case, &unit);
        fs::remove_file(unit.join("can-cu.yaml")).unwrap();
    }
    replace(&folder, "data/xa-07/2026/ke-hoach.yaml", "chu_tich", "chu_tjch");
    let expected: String = (0..40)
        .flat_map(|number| [(number, "md"), (number, "docx")])
        .map(|(number, kind)| {
            let word = if number == 7 { "lỗi       " } else { "mới       " };
            format!("{word} output/xa-{number:02}/2026/ke-hoach.{kind}\n")
        })
        .chain(["40 đơn vị, 80 tệp: 78 mới, 2 lỗi\n".to_owned()])
        .collect();
    for jobs in ["1", "4"] {
        drop(fs::remove_dir_all(folder.join("output")));
        let output = support::vanthu(&folder, &["build", "--jobs", jobs]);
        assert_eq!(
            output.status.code(),
            Some(1),
            "one faulty unit does not stop the others, and is not forgotten"
        );
        assert_eq!(String::from_utf8(output.stdout).unwrap(), expected);
        assert_eq!(
            String::from_utf8(output.stderr).unwrap(),
            "data/xa-07/2026/ke-hoach.yaml:3:11: lỗi[ma-la]: không có người ký nào mang mã «chu_tjch» trong don-vi.yaml\n  gợi ý: có phải «chu_tich»?\n"
        );
    }
}

#[test]
fn colour_is_asked_for_or_left_out() {
    let folder = workspace("build-color");
    let output = support::vanthu(&folder, &["build", "--color", "always", "--format", "md"]);
    assert_eq!(String::from_utf8(output.stdout).unwrap(), format!("\u{1b}[32mmới       \u{1b}[0m {MD}\n"));
    replace(&folder, "data/2026/ke-hoach.yaml", "nam: 2026", "nam: hai");
    let output = support::vanthu(&folder, &["build", "--color", "always", "-q"]);
    assert_eq!(String::from_utf8(output.stdout).unwrap(), "");
    let first = String::from_utf8(output.stderr).unwrap().lines().next().unwrap().to_owned();
    assert_eq!(
        first,
        "data/2026/ke-hoach.yaml:1:6: \u{1b}[31mlỗi[nam-sai]\u{1b}[0m: “hai” không phải là năm"
    );
}

#[test]
fn an_output_folder_that_cannot_be_is_told() {
    let folder = workspace("build-no-folder");
    fs::write(folder.join("output"), "một tệp").unwrap();
    let cannot = |file: &str| format!("{file}: lỗi[khong-doc-duoc]: có một tệp nằm ở chỗ phải là thư mục\n");
    assert_eq!(
        screen(&folder, &["build"]),
        format!("lỗi        {MD}\nlỗi        {DOCX}\n{}{}-- 3\n", cannot(MD), cannot(DOCX))
    );
}

#[test]
fn two_builds_at_once_both_end_well() {
    let folder = workspace("build-two");
    let start = || {
        Command::new(env!("CARGO_BIN_EXE_vanthu"))
            .arg("build")
            .current_dir(&folder)
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .unwrap()
    };
    for _ in 0..10 {
        drop(fs::remove_dir_all(folder.join("output")));
        let both = [start(), start()];
        for mut build in both {
            assert_eq!(build.wait().unwrap().code(), Some(0));
        }
        assert_eq!(screen(&folder, &["build"]), format!("không đổi  {MD}\nkhông đổi  {DOCX}\n-- 0\n"));
        assert_eq!(support::files(&folder.join("output")).len(), 2, "no temporary file is left");
    }
}

#[test]
fn killed_at_any_moment_each_paper_is_the_old_or_the_new_one() {
    let folder = built("build-killed");
    let mut versions = vec![(read(&folder, MD), read(&folder, DOCX))];
    replace(&folder, "data/2026/ke-hoach.yaml", "[Một, Hai]", "[Một, Ba]");
    assert!(support::vanthu(&folder, &["build"]).status.success());
    versions.push((read(&folder, MD), read(&folder, DOCX)));
    let data = ["[Một, Hai]", "[Một, Ba]"];
    for round in 0..40 {
        let (now, next) = (data[(round + 1) % 2], data[round % 2]);
        replace(&folder, "data/2026/ke-hoach.yaml", now, next);
        let mut build = Command::new(env!("CARGO_BIN_EXE_vanthu"))
            .arg("build")
            .current_dir(&folder)
            .stdout(Stdio::null())
            .spawn()
            .unwrap();
        std::thread::sleep(Duration::from_millis(round as u64));
        // SIGKILL on Unix: no clean-up runs.
        build.kill().unwrap();
        build.wait().unwrap();
        let (md, docx) = (read(&folder, MD), read(&folder, DOCX));
        assert!(
            versions.iter().any(|(known, _)| *known == md),
            "round {round}: Markdown is neither old nor new"
        );
        assert!(
            versions.iter().any(|(_, known)| *known == docx),
            "round {round}: DOCX is neither old nor new"
        );
        // The next run clears what was left and makes the papers current.
        assert!(support::vanthu(&folder, &["build"]).status.success());
        assert_eq!((read(&folder, MD), read(&folder, DOCX)), versions[round % 2]);
        assert_eq!(support::files(&folder.join("output")).len(), 2, "no temporary file is left");
    }
}

#[test]
fn asking_for_what_is_not_there_is_told() {
    let folder = built("build-nothing");
    let told = "data: lỗi[khong-co-van-ban]: không có văn bản nào như đã yêu cầu\n  \
                gợi ý: có dữ liệu của: ke-hoach năm 2026\n-- 1\n";
    for arguments in [&["build", "2030"][..], &["build", "--doc", "bao-cao"]] {
        assert_eq!(screen(&folder, arguments), told);
    }
    assert_eq!(screen(&folder, &["check", "2030"]), format!("1 lỗi, 0 cảnh báo\n{told}"));
}

#[test]
fn data_under_a_name_that_is_not_read_is_told() {
    let folder = built("build-misnamed");
    fs::rename(folder.join("data/2026/ke-hoach.yaml"), folder.join("data/2026/ke-hoach.yml")).unwrap();
    support::copy(&folder.join("data/2026"), &folder.join("data/năm 2026"));
    fs::rename(folder.join("data/năm 2026/ke-hoach.yml"), folder.join("data/năm 2026/ke-hoach.yaml"))
        .unwrap();
    let said = screen(&folder, &["build"]);
    assert!(
        said.contains(
            "data/2026/ke-hoach.yml: cảnh báo[ten-tep]: tệp này không được đọc vì tên không kết thúc bằng .yaml\n  \
             gợi ý: đổi tên thành ke-hoach.yaml\n\
             data/năm 2026: cảnh báo[ten-tep]: thư mục này không được đọc vì tên không phải là một năm\n"
        ),
        "{said}"
    );
    assert!(screen(&folder, &["check"]).starts_with("0 lỗi, 2 cảnh báo\n"));
}

#[test]
fn a_name_that_is_set_in_tied_lines_and_a_list_that_goes_on_are_no_edit() {
    let folder = built("build-long-names");
    let unit = folder.join("data/don-vi.yaml");
    let text = fs::read_to_string(&unit).unwrap();
    let many: String = (0..45)
        .map(|at| format!("  r{at}: {{ten: Các tổ chức chính trị - xã hội và doanh nghiệp {at}}}\n"))
        .collect();
    let ids: Vec<String> = (0..45).map(|at| format!("r{at}")).collect();
    let lines = text.lines().map(|line| match line.split(':').next() {
        Some("ten_dau_trang") => "ten_dau_trang: [Ủy ban nhân dân xã Krông Năng - Ea Hồ]\n".to_owned(),
        Some("co_quan") => format!("co_quan:\n{many}"),
        Some("noi_nhan") => format!("noi_nhan: [{}]\n", ids.join(", ")),
        _ => format!("{line}\n"),
    });
    fs::write(&unit, lines.collect::<String>()).unwrap();
    let first = screen(&folder, &["build"]);
    assert!(!first.contains("lỗi") && first.contains("thay đổi"), "{first}");
    let again = screen(&folder, &["build"]);
    assert!(again.contains("không đổi") && !again.contains("thay đổi") && !again.contains("giữ"), "{again}");
    let docx = fs::read(folder.join("output/2026/ke-hoach.docx")).unwrap();
    let xml = support::part_by_lines(&docx, "word/document.xml");
    assert!(xml.contains("XÃ\u{a0}KRÔNG\u{a0}NĂNG\u{a0}-\u{a0}EA\u{a0}HỒ"), "the name is tied");
    assert!(xml.contains("<w:keepNext w:val=\"0\""), "the list goes on");
}
