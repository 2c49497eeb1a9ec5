//! What several tests need: the program run in a copy of a folder, and a DOCX as text.

#![allow(
    dead_code,
    unreachable_pub,
    clippy::disallowed_methods,
    reason = "each test file uses its part; tests read and write files"
)]

pub(crate) mod case;

use std::fmt::Write;
use std::fs;
use std::io::{Cursor, Read};
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

/// The unit of a small workspace whose papers are issued.
pub(crate) const UNIT: &str = "\
ten: Ủy ban nhân dân xã Tân Lập
goi: UBND xã
ten_dau_trang: [Ủy ban nhân dân, xã Tân Lập]
dia_ban: xã Tân Lập
dia_danh: Tân Lập
ky_hieu: UBND
nguoi_ky:
  chu_tich: {thay_mat: Ủy ban nhân dân, chuc_vu: Chủ tịch, ho_ten: Nguyễn Văn An}
co_quan:
  vhxh: {ten: Phòng Văn hóa - Xã hội}
noi_nhan: [vhxh]
luu: VT
";

/// The repository.
pub(crate) fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// A folder of its own for a test, empty, below the build folder.
pub(crate) fn scratch(name: &str) -> PathBuf {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(name);
    if folder.exists() {
        fs::remove_dir_all(&folder).unwrap();
    }
    fs::create_dir_all(&folder).unwrap();
    folder
}

/// Copies a folder with all in it.
pub(crate) fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        let target = to.join(entry.file_name());
        if entry.file_type().unwrap().is_dir() {
            copy(&entry.path(), &target);
        } else {
            fs::copy(entry.path(), target).unwrap();
        }
    }
}

/// Runs the program in `folder`.
pub(crate) fn vanthu(folder: &Path, arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_vanthu")).args(arguments).current_dir(folder).output().unwrap()
}

/// The names of the folders in a folder, sorted.
pub(crate) fn folders(folder: &Path) -> Vec<PathBuf> {
    let mut names: Vec<PathBuf> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.is_dir())
        .collect();
    names.sort();
    names
}

/// All files below a folder, as paths relative to it, sorted.
pub(crate) fn files(folder: &Path) -> Vec<PathBuf> {
    fn walk(folder: &Path, below: &Path, found: &mut Vec<PathBuf>) {
        for entry in fs::read_dir(folder).into_iter().flatten() {
            let entry = entry.unwrap();
            let below = below.join(entry.file_name());
            if entry.file_type().unwrap().is_dir() {
                walk(&entry.path(), &below, found);
            } else {
                found.push(below);
            }
        }
    }
    let mut found = Vec::new();
    walk(folder, Path::new(""), &mut found);
    found.sort();
    found
}

/// The parts of an archive: name and bytes, in its order.
fn entries(archive: &[u8]) -> Vec<(String, Vec<u8>)> {
    let mut archive = zip::ZipArchive::new(Cursor::new(archive)).unwrap();
    (0..archive.len())
        .map(|at| {
            let mut entry = archive.by_index(at).unwrap();
            let mut bytes = Vec::new();
            entry.read_to_end(&mut bytes).unwrap();
            (entry.name().to_owned(), bytes)
        })
        .collect()
}

/// The parts of a DOCX: name and content, in the order of the archive. What is no text, a picture, is garbled.
pub(crate) fn parts(docx: &[u8]) -> Vec<(String, String)> {
    let text = |(name, bytes): (String, Vec<u8>)| (name, String::from_utf8_lossy(&bytes).into_owned());
    entries(docx).into_iter().map(text).collect()
}

/// An element a line, so that a change can be read.
fn by_lines(xml: &str) -> String {
    xml.replace("><", ">\n<") + "\n"
}

/// An archive of these parts.
pub(crate) fn packed(parts: impl IntoIterator<Item = (String, Vec<u8>)>) -> Vec<u8> {
    let mut archive = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in parts {
        archive.start_file(name, zip::write::SimpleFileOptions::default()).unwrap();
        std::io::Write::write_all(&mut archive, &bytes).unwrap();
    }
    archive.finish().unwrap().into_inner()
}

/// A DOCX with one of its parts changed.
pub(crate) fn with_part(docx: &[u8], part: &str, change: impl Fn(&str) -> String) -> Vec<u8> {
    packed(entries(docx).into_iter().map(|(name, bytes)| {
        let changed = name == part;
        let bytes = if changed { change(std::str::from_utf8(&bytes).unwrap()).into_bytes() } else { bytes };
        (name, bytes)
    }))
}

/// One part, an element a line.
pub(crate) fn part_by_lines(docx: &[u8], name: &str) -> String {
    let (_, text) = parts(docx).into_iter().find(|(known, _)| known == name).unwrap();
    by_lines(&text)
}

/// Every part of an archive by lines, each with its name, in the order of the archive; an archive in it (the workbook
/// of a chart) is looked into. What is no text has its length and its checksum.
pub(crate) fn all_by_lines(archive: &[u8]) -> Vec<(String, String)> {
    entries(archive)
        .into_iter()
        .flat_map(|(name, bytes)| {
            if bytes.starts_with(b"PK\x03\x04") {
                let inner = |(below, text)| (format!("{name}!{below}"), text);
                return all_by_lines(&bytes).into_iter().map(inner).collect();
            }
            let text = match std::str::from_utf8(&bytes) {
                Ok(text) => by_lines(text),
                Err(_) => checksum(&bytes),
            };
            vec![(name, text)]
        })
        .collect()
}

fn checksum(bytes: &[u8]) -> String {
    format!("{} byte, {:016x}\n", bytes.len(), xxhash_rust::xxh3::xxh3_64(bytes))
}

/// The properties of a DOCX that are others with each version of the program, though the paper is the same.
pub(crate) const OF_THE_PROGRAM: [&str; 2] = ["vanthu-phien-ban", "vanthu-nguon"];

/// A part by lines, without the values of [`OF_THE_PROGRAM`].
fn of_any_program(text: &str) -> String {
    let is_named =
        |line: &str| OF_THE_PROGRAM.iter().any(|name| line.ends_with(&format!("name=\"{name}\">")));
    let before = std::iter::once("").chain(text.lines());
    let shown = text.lines().zip(before).map(|(line, before)| {
        let value = if is_named(before) { "<vt:lpwstr>…</vt:lpwstr>" } else { line };
        format!("{value}\n")
    });
    shown.collect()
}

/// A file that is no text: a DOCX as its parts under a heading each, of which one that is as in most papers
/// (`tests/cases/parts`) is only named, without what is another with each version of the program; any other, a PDF, as
/// its checksum.
pub(crate) fn binary_as_text(docx: &[u8]) -> String {
    if !docx.starts_with(b"PK\x03\x04") {
        return checksum(docx);
    }
    let mut told = String::new();
    for (name, text) in all_by_lines(docx) {
        let shared = fs::read_to_string(root().join("tests/cases/parts").join(&name));
        if shared.is_ok_and(|shared| shared == text) {
            writeln!(told, "== {name}: tests/cases/parts").unwrap();
        } else {
            write!(told, "== {name}\n{}", of_any_program(&text)).unwrap();
        }
    }
    told
}

/// The text of the paragraphs of `document.xml`, in order, read by hand and not by the program's reader.
pub(crate) fn paragraphs(docx: &[u8]) -> Vec<String> {
    let (_, xml) = parts(docx).into_iter().find(|(name, _)| name == "word/document.xml").unwrap();
    xml.split("</w:p>")
        .filter(|paragraph| paragraph.contains("<w:p>"))
        .map(|paragraph| {
            let texts = paragraph
                .split("<w:t ")
                .skip(1)
                .filter_map(|rest| rest.split_once('>')?.1.split_once("</w:t>"));
            let text: String = texts.map(|(text, _)| text).collect();
            text.replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&quot;", "\"")
                .replace("&apos;", "'")
                .replace("&amp;", "&")
        })
        .filter(|text| !text.is_empty())
        .collect()
}

/// Compares text with a file; with `VANTHU_UPDATE=1` writes the file instead.
pub(crate) fn expect(path: &Path, actual: &str) {
    if std::env::var("VANTHU_UPDATE").is_ok() {
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, actual).unwrap();
        return;
    }
    let expected = fs::read_to_string(path).unwrap_or_default();
    let difference = similar::TextDiff::from_lines(expected.as_str(), actual);
    assert!(
        expected == actual,
        "{} is not what the program gives; VANTHU_UPDATE=1 before this test writes it anew:\n{}",
        path.display(),
        difference.unified_diff().context_radius(1).header("expected", "what came")
    );
}
