//! Hostile and broken files: each gets a clear message and the right exit code, in bounded time and memory.

#![allow(
    clippy::disallowed_methods,
    clippy::unwrap_used,
    reason = "tests read and write files, and fail by panicking"
)]

mod support;

use std::fs;
use std::path::Path;
use std::time::{Duration, Instant};

/// Builds a good workspace in which `spoil` has changed something; the exit code and the first line of the screen.
fn spoilt(name: &str, spoil: impl Fn(&Path)) -> (i32, String) {
    let folder = support::scratch(&format!("hostile-{name}"));
    support::copy(&support::root().join("tests/cases/build/du_thao/before/data"), &folder.join("data"));
    spoil(&folder);
    let output = support::vanthu(&folder, &["build"]);
    let screen = String::from_utf8(output.stderr).unwrap();
    assert!(!screen.contains("panicked"), "{name}: {screen}");
    (output.status.code().unwrap(), screen.lines().next().unwrap_or_default().to_owned())
}

fn plan(name: &str, content: impl AsRef<[u8]>) -> (i32, String) {
    spoilt(name, |folder| fs::write(folder.join("data/2026/ke-hoach.yaml"), content.as_ref()).unwrap())
}

const HEAD: &str = "nam: 2026\ntrich_yeu: X\nnguoi_ky: chu_tich\n";
const FILE: &str = "data/2026/ke-hoach.yaml";

#[test]
fn bytes_that_are_no_text() {
    assert_eq!(
        plan("nul", "nam: 2026\0\n"),
        (1, format!("{FILE}:1:10: lỗi[khong-phai-chu]: tệp này không phải tệp chữ (có byte 0)"))
    );
    assert_eq!(
        plan("latin1", b"ten: \xe0\n"),
        (1, format!("{FILE}:1:6: lỗi[ma-hoa-sai]: tệp không phải chữ UTF-8 từ chỗ này"))
    );
    let utf16: Vec<u8> = "nam: 2026\n".encode_utf16().flat_map(u16::to_le_bytes).collect();
    assert_eq!(
        plan("utf16", utf16),
        (1, format!("{FILE}: lỗi[ma-hoa-sai]: tệp lưu bằng bảng mã UTF-16 (LE), không phải UTF-8"))
    );
    assert_eq!(plan("control", format!("{HEAD}ket: \"a\u{7}b\"\n")).0, 1);
    assert_eq!(plan("escaped-control", format!("{HEAD}ket: \"a\\x07b\"\n")).0, 1);
}

#[test]
fn other_line_ends_and_a_mark_at_the_start_are_no_fault() {
    assert_eq!(plan("crlf", HEAD.replace('\n', "\r\n")), (0, String::new()));
    assert_eq!(plan("bom", format!("\u{feff}{HEAD}")), (0, String::new()));
    assert_eq!(plan("comments-only", "# chưa có gì\n").0, 1);
    assert_eq!(plan("empty", "").0, 1);
}

#[test]
fn yaml_that_would_eat_memory_or_time() {
    let bomb: String = (1..10)
        .map(|level| {
            let before = level - 1;
            format!("a{level}: &a{level} [{}]\n", vec![format!("*a{before}"); 10].join(", "))
        })
        .collect();
    assert_eq!(plan("alias-bomb", format!("{HEAD}a0: &a0 x\n{bomb}")).0, 1);
    assert_eq!(plan("brackets", format!("{HEAD}cac_muc: {}\n", "[".repeat(100_000))).0, 1);
    assert_eq!(plan("braces", format!("{HEAD}cac_muc: {}\n", "{a: ".repeat(100_000))).0, 1);
    assert_eq!(plan("merge", format!("a: &a {{nam: 2026}}\n<<: *a\n{HEAD}")).0, 1);
}

#[test]
fn large_but_honest_data_is_built() {
    let scalar = "Đẩy mạnh tuyên truyền. ".repeat(400_000);
    assert_eq!(plan("10-mb", format!("{HEAD}ket: {scalar}\n")), (0, String::new()));
    let items = "      - Một việc\n".repeat(100_000);
    assert_eq!(
        plan("100000-items", format!("{HEAD}cac_muc:\n  - tieu_de: A\n    khoan:\n{items}")),
        (0, String::new())
    );
}

#[test]
fn more_than_a_paper_can_be_is_told_as_such() {
    let items = "      - Một việc\n".repeat(300_000);
    let (code, line) = plan("300000-items", format!("{HEAD}cac_muc:\n  - tieu_de: A\n    khoan:\n{items}"));
    assert!(code == 1 && line.ends_with("tệp có quá nhiều giá trị (trên 150.000)"), "{line}");
    let (code, line) = plan("lines", format!("{HEAD}{}", "\n".repeat(1_100_000)));
    assert!(code == 1 && line.ends_with("tệp có quá nhiều dòng (trên 1.000.000)"), "{line}");
    let (code, line) = plan("long", format!("{HEAD}ket: {}\n", "a ".repeat(9_000_000)));
    assert!(code == 1 && line.contains(":4:6: lỗi[qua-gioi-han]: câu chữ đến đây quá dài"), "{line}");
    let (code, line) = plan("stars", format!("{HEAD}ket: \"{}\"\n", "*".repeat(1_100_000)));
    assert!(code == 1 && line.contains(":1:1: lỗi[qua-gioi-han]: văn bản quá dài"), "{line}");
    let (code, line) = plan("keys", format!("{HEAD}{}", "zz: 1\n".repeat(600_000)));
    assert!(code == 1 && line.ends_with("tệp có quá nhiều giá trị (trên 150.000)"), "{line}");
}

#[test]
fn very_many_faults_are_told_up_to_a_bound() {
    let told = |name: &str, text: &str| {
        let folder = support::scratch(&format!("hostile-{name}"));
        support::copy(&support::root().join("tests/cases/build/du_thao/before/data"), &folder.join("data"));
        fs::write(folder.join(FILE), format!("{HEAD}{text}\n")).unwrap();
        let output = support::vanthu(&folder, &["build"]);
        assert_eq!(output.status.code(), Some(1));
        String::from_utf8(output.stderr).unwrap().lines().filter(|line| line.contains(": lỗi[")).count()
    };
    assert_eq!(told("expressions", &format!("ket: a {}", "{{ x }} ".repeat(20_000))), 1_000);
    let ids: String = (0..20_000).map(|number| format!("k{number}, ")).collect();
    assert_eq!(told("ids", &format!("mo_dau: {{can_cu: [{ids}]}}")), 1_001);
    let old = "  T¨ng c\u{ad}êng tuyªn truyÒn\n".repeat(3_000);
    assert_eq!(told("old-font", &format!("ket: |\n{old}")), 1_001);
    assert_eq!(told("old-font-line", &format!("ket: {}", "T¨ng c\u{ad}êng tuyªn ".repeat(20_000))), 1);
}

#[test]
fn expressions_that_nest_or_grow_without_bound() {
    for (name, text) in [
        ("minus", format!("ket: a {{{{ {}nam }}}}", "-".repeat(100_000))),
        ("plus", format!("ket: a {{{{ nam{} }}}}", " + 1".repeat(100_000))),
        ("dots", format!("ket: a {{{{ nam{} }}}}", ".a".repeat(100_000))),
        ("seq", "ket: a {{ [1] * 100000000 }}".to_owned()),
    ] {
        let (code, line) = plan(name, format!("{HEAD}{text}\n"));
        assert!(code == 1 && line.contains("lỗi[bieu-thuc-sai]"), "{name}: {line}");
    }
}

#[test]
fn marks_that_turn_the_direction_of_text_are_refused() {
    for mark in ['\u{202e}', '\u{202b}', '\u{2067}', '\u{200f}'] {
        let (code, line) = plan("direction", format!("{HEAD}ket: a{mark}b\n"));
        assert!(code == 1 && line.starts_with(&format!("{FILE}:4:7: lỗi[")), "{mark:?}: {line}");
    }
}

#[test]
fn a_file_that_is_too_large_is_not_read() {
    let (code, line) = spoilt("200-mb", |folder| {
        fs::File::create(folder.join(FILE)).unwrap().set_len(200 * 1024 * 1024).unwrap();
    });
    assert_eq!((code, line), (1, format!("{FILE}: lỗi[qua-lon]: tệp lớn hơn 32 MB")));
}

#[cfg(unix)]
#[test]
fn what_is_no_file() {
    let replaced = |name: &str, make: &dyn Fn(&Path)| {
        spoilt(name, |folder| {
            fs::remove_file(folder.join(FILE)).unwrap();
            make(&folder.join(FILE));
        })
    };
    assert_eq!(
        replaced("folder", &|path| fs::create_dir(path).unwrap()),
        (3, format!("{FILE}: lỗi[khong-doc-duoc]: đây là thư mục, không phải tệp"))
    );
    assert_eq!(
        replaced("fifo", &|path| assert!(
            std::process::Command::new("mkfifo").arg(path).status().unwrap().success()
        )),
        (3, format!("{FILE}: lỗi[khong-doc-duoc]: đây không phải tệp thường"))
    );
    assert_eq!(
        replaced("dangling", &|path| std::os::unix::fs::symlink("khong-co", path).unwrap()),
        (3, format!("{FILE}: lỗi[khong-doc-duoc]: đây là liên kết (lối tắt) chỉ tới tệp không có"))
    );
}

#[test]
fn names_never_lead_out_of_the_folders() {
    let (code, line) = plan("mau", format!("{HEAD}mau: ../../../../etc/passwd\n"));
    assert_eq!(code, 1);
    assert!(line.contains("mau-sai"), "{line}");
    let (code, _) = spoilt("include", |folder| {
        fs::create_dir(folder.join("templates")).unwrap();
        fs::write(folder.join("secret.md.j2"), "bí mật").unwrap();
        fs::write(folder.join("templates/ke-hoach.md.j2"), "{% include \"../secret.md.j2\" %}\n").unwrap();
    });
    assert_eq!(code, 1);
}

#[test]
fn a_template_that_cannot_be_read_is_not_passed_over() {
    let utf16: Vec<u8> = "mẫu\n".encode_utf16().flat_map(u16::to_be_bytes).collect();
    let with = |name: &str, make: &dyn Fn(&Path)| {
        spoilt(name, |folder| {
            fs::create_dir(folder.join("templates")).unwrap();
            make(&folder.join("templates/ke-hoach.md.j2"));
        })
    };
    let told = |words: &str| (1, format!("templates/ke-hoach.md.j2: lỗi[mau-sai]: {words}"));
    assert_eq!(
        with("template-utf16", &|path| fs::write(path, [&[0xfe, 0xff], &utf16[..]].concat()).unwrap()),
        told("tệp lưu bằng bảng mã UTF-16 (BE), không phải UTF-8")
    );
    assert_eq!(
        with("template-folder", &|path| fs::create_dir(path).unwrap()),
        told("đây là thư mục, không phải tệp")
    );
    let empty = format!("{FILE}:1:1: lỗi[mau-sai]: mẫu ke-hoach.md.j2 không in ra chữ nào");
    assert_eq!(with("template-empty", &|path| fs::write(path, "\n{# chưa viết #}\n").unwrap()), (1, empty));
}

#[test]
fn templates_that_never_end() {
    let with = |name: &str, template: &str| {
        spoilt(name, |folder| {
            fs::create_dir(folder.join("templates")).unwrap();
            fs::write(folder.join("templates/ke-hoach.md.j2"), template).unwrap();
        })
    };
    assert_eq!(
        with("macro", "{% macro a() %}{{ a() }}{% endmacro %}{{ a() }}"),
        (1, "templates/ke-hoach.md.j2:1:19: lỗi[mau-sai]: mẫu gọi nhau không dứt".to_owned())
    );
    assert_eq!(with("self", "{% include \"ke-hoach.md.j2\" %}").0, 1);
    let deep = format!("{{{{ {}1 }}}}", "-".repeat(100_000));
    assert_eq!(
        with("deep", &deep),
        (1, "templates/ke-hoach.md.j2:1:1: lỗi[mau-sai]: có chỗ {{ … }} hoặc {% … %} quá dài".to_owned())
    );
    assert_eq!(with("text", "{{ \"x\" * 9999999999 }}").0, 1);
    assert_eq!(with("join", "{% set a = [\"x\" * 4000000] * 40 %}{{ a|join }}").0, 1);
}

/// A DOCX of this body.
fn docx(body: &str) -> Vec<u8> {
    const HEAD: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>";
    const OFFICE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    let parts = [
        (
            "_rels/.rels",
            format!(
                "{HEAD}<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">\
                 <Relationship Id=\"r1\" Type=\"{OFFICE}/officeDocument\" Target=\"word/document.xml\"/></Relationships>"
            ),
        ),
        (
            "word/document.xml",
            format!(
                "{HEAD}<w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\">\
                 <w:body>{body}</w:body></w:document>"
            ),
        ),
    ];
    support::packed(parts.map(|(name, text)| (name.to_owned(), text.into_bytes())))
}

#[test]
fn a_small_docx_that_unpacks_to_more_than_a_paper_can_be() {
    let folder = support::scratch("hostile-docx");
    let bodies = [
        ("paragraphs", "<w:p/>".repeat(400_000)),
        ("breaks", format!("<w:p><w:r>{}</w:r></w:p>", "<w:br/>".repeat(400_000))),
        ("cells", format!("<w:tbl><w:tr>{}</w:tr></w:tbl>", "<w:tc/>".repeat(400_000))),
        ("letters", format!("<w:p><w:r><w:t>{}</w:t></w:r></w:p>", "a b ".repeat(4_300_000))),
        ("elements", "<w:a/>".repeat(1_100_000)),
        ("bytes", format!("<w:p w:a=\"{}\"/>", "a".repeat(49 << 20))),
    ];
    for (name, body) in bodies {
        let name = format!("{name}.docx");
        fs::write(folder.join(&name), docx(&body)).unwrap();
        for command in ["check", "import"] {
            let output = support::vanthu(&folder, &[command, &name]);
            let screen = String::from_utf8([output.stderr, output.stdout].concat()).unwrap();
            assert!(screen.contains("quá lớn so với một văn bản hành chính"), "{command} {name}: {screen}");
            assert_eq!(output.status.code(), Some(1), "{command} {name}");
        }
    }
}

#[test]
fn one_paragraph_of_very_many_runs_lines_or_columns_is_read_once() {
    let folder = support::scratch("hostile-docx-paragraph");
    let red = "<w:r><w:rPr><w:color w:val=\"FF0000\"/></w:rPr><w:t>a</w:t></w:r>";
    let bodies = [
        ("runs", format!("<w:p>{}</w:p>", red.repeat(30_000))),
        ("lines", format!("<w:p><w:r>{}</w:r></w:p>", "<w:t>a</w:t><w:br/>".repeat(40_000))),
        (
            "columns",
            format!("<w:p><w:r><w:t xml:space=\"preserve\">{}</w:t></w:r></w:p>", "a    ".repeat(40_000)),
        ),
    ];
    for (name, body) in bodies {
        let name = format!("{name}.docx");
        fs::write(folder.join(&name), docx(&body)).unwrap();
        let since = Instant::now();
        let output = support::vanthu(&folder, &["check", &name]);
        assert!(output.status.code().is_some_and(|code| code < 2), "{name}");
        assert!(since.elapsed() < Duration::from_secs(30), "{name}: {:?}", since.elapsed());
    }
}

#[test]
fn an_edited_docx_that_unpacks_to_very_much_is_kept() {
    let folder = support::scratch("hostile-docx-edited");
    support::copy(&support::root().join("tests/cases/build/du_thao/before/data"), &folder.join("data"));
    support::vanthu(&folder, &["build"]);
    let path = folder.join("output/2026/ke-hoach.docx");
    let paper = fs::read(&path).unwrap();
    for (times, note) in [
        (100_000, "đã sửa tay; bản mới: ke-hoach.moi.docx"),
        (400_000, "đã sửa, nay dài quá nên không kể từng chỗ khác; bản mới: ke-hoach.moi.docx"),
    ] {
        let swollen = support::with_part(&paper, "word/document.xml", |text| {
            text.replacen("<w:sectPr", &format!("{}<w:sectPr", "<w:p/>".repeat(times)), 1)
        });
        fs::write(&path, &swollen).unwrap();
        let since = Instant::now();
        let output = support::vanthu(&folder, &["build"]);
        let screen = String::from_utf8([output.stdout, output.stderr].concat()).unwrap();
        assert!(screen.contains(note) && screen.lines().count() < 500, "{screen}");
        assert!(since.elapsed() < Duration::from_secs(30), "{:?}", since.elapsed());
        assert_eq!((output.status.code(), fs::read(&path).unwrap()), (Some(1), swollen));
    }
}
