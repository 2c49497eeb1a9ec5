//! A paper that another program has saved again: a mere re-save is no edit, whatever a person put in is, and is said.
//! The papers are made as LibreOffice 7.4 and Word write them.

#![allow(
    clippy::disallowed_methods,
    clippy::unwrap_used,
    clippy::panic,
    reason = "tests read and write files, and fail by panicking"
)]

mod support;

use std::fs;
use std::io::{Cursor, Read, Write};
use std::sync::Arc;

use vanthu::project::press::{Press, to_docx};
use vanthu::seal::docx::{State, read, state};
use vanthu::seal::form;
use vanthu::template::Templates;
use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

/// The sample's report: appendices upright and on their side, tables, charts.
fn report() -> Vec<u8> {
    let press = Press::new(Templates::new(Arc::new(|_: &str| None)));
    let markdown = fs::read_to_string(support::root().join("output/2023/bao-cao-tong-ket.md")).unwrap();
    to_docx(&press, &markdown).unwrap()
}

/// The package as another program writes it, with `edit` on the text of each part.
fn saved_again(docx: &[u8], edit: impl Fn(&str, String) -> String, more: &[(&str, &str)]) -> Vec<u8> {
    let mut from = ZipArchive::new(Cursor::new(docx)).unwrap();
    let mut to = ZipWriter::new(Cursor::new(Vec::new()));
    for at in 0..from.len() {
        let mut entry = from.by_index(at).unwrap();
        let mut bytes = Vec::new();
        entry.read_to_end(&mut bytes).unwrap();
        if let Ok(text) = String::from_utf8(bytes.clone()) {
            // What no program leaves as it was.
            bytes = edit(entry.name(), text.replacen("<w:body>", "<w:body >", 1)).into_bytes();
        }
        to.start_file(entry.name(), SimpleFileOptions::default()).unwrap();
        to.write_all(&bytes).unwrap();
    }
    for (name, text) in more {
        to.start_file(*name, SimpleFileOptions::default()).unwrap();
        to.write_all(text.as_bytes()).unwrap();
    }
    to.finish().unwrap().into_inner()
}

fn body(docx: &[u8], from: &str, to: &str) -> Vec<u8> {
    let edit = |name: &str, text: String| {
        if name != "word/document.xml" {
            return text;
        }
        assert!(text.contains(from), "no {from}");
        text.replacen(from, to, 1)
    };
    saved_again(docx, edit, &[])
}

/// What differs in a file that says the same as was generated.
fn told(docx: &[u8], saved: &[u8]) -> Vec<String> {
    match state(saved) {
        State::Resaved(_, saved) => form::differences(&saved, &read(docx).unwrap()),
        other => panic!("{other:?}"),
    }
}

#[test]
fn what_word_processors_do_by_themselves_is_no_edit() {
    let docx = report();
    let nothing: [String; 0] = [];
    assert!(matches!(state(&docx), State::Ours(_)));
    assert_eq!(told(&docx, &saved_again(&docx, |_, text| text, &[])), nothing);
    // The empty paragraph that carries a section's end loses its style, or gets another.
    let bare = body(&docx, "<w:pStyle w:val=\"Ke\" /><w:sectPr>", "<w:sectPr>");
    assert_eq!(told(&docx, &bare), nothing);
    // One more behind the table that ends the paper.
    let end = body(&docx, "</w:tbl><w:sectPr>", "</w:tbl><w:p/><w:sectPr>");
    assert_eq!(told(&docx, &end), nothing);
    // A later part that fits on a page keeps the header of its first page alone.
    let first = "<w:headerReference w:type=\"first\" r:id=\"rIdFirstHeader\" /><w:type w:val=\"nextPage\" />";
    let both = format!("<w:headerReference w:type=\"default\" r:id=\"rIdHeader\" />{first}");
    let only =
        "<w:headerReference w:type=\"default\" r:id=\"rIdFirstHeader\" /><w:type w:val=\"nextPage\" />";
    assert_eq!(told(&docx, &body(&docx, &both, only)), nothing);
    // LibreOffice keeps here what Word keeps in another part.
    let moved = "<property fmtid=\"{D5CDD505-2E9C-101B-9397-08002B2CF9AE}\" pid=\"9\" name=\"AppVersion\"><vt:lpwstr>15</vt:lpwstr></property>";
    let custom = |name: &str, text: String| match name {
        "docProps/custom.xml" => text.replace("</Properties>", &format!("{moved}</Properties>")),
        _ => text,
    };
    assert_eq!(told(&docx, &saved_again(&docx, custom, &[])), nothing);
}

#[test]
fn what_a_person_put_in_is_an_edit_and_is_said() {
    let docx = report();
    let text = "<w:r><w:t xml:space=\"preserve\">CHỦ TỊCH";
    let letters = |properties: &str| {
        body(&docx, text, &text.replace("<w:r>", &format!("<w:r><w:rPr>{properties}</w:rPr>")))
    };
    for (properties, what) in [
        ("<w:strike/>", "hiệu ứng chữ gạch ngang, theo dữ liệu không"),
        ("<w:dstrike w:val=\"1\"/>", "hiệu ứng chữ gạch ngang, theo dữ liệu không"),
        ("<w:vertAlign w:val=\"superscript\"/>", "hiệu ứng chữ chỉ số trên, theo dữ liệu không"),
        ("<w:spacing w:val=\"40\"/>", "hiệu ứng chữ giãn chữ 40, theo dữ liệu không"),
        ("<w:sz w:val=\"20\"/>", "cỡ chữ 10, theo dữ liệu 14"),
        ("<w:color w:val=\"FF0000\"/>", "màu chữ FF0000, theo dữ liệu đen"),
    ] {
        assert_eq!(told(&docx, &letters(properties)), [format!("chữ ký: {what}")]);
    }
    let off = letters("<w:strike w:val=\"false\"/><w:w w:val=\"100\"/><w:vertAlign w:val=\"baseline\"/>");
    assert_eq!(told(&docx, &off).len(), 0);

    let upright =
        body(&docx, "w:w=\"16838\" w:h=\"11906\" w:orient=\"landscape\"", "w:w=\"11906\" w:h=\"16838\"");
    assert_eq!(told(&docx, &upright).len(), 2, "{:?}", told(&docx, &upright));
    assert!(told(&docx, &upright)[1].ends_with("chiều giấy dọc, theo dữ liệu ngang"));
    let turned = body(
        &docx,
        "<w:pgSz w:w=\"11906\" w:h=\"16838\" />",
        "<w:pgSz w:w=\"11906\" w:h=\"16838\" w:orient=\"landscape\" />",
    );
    assert_eq!(told(&docx, &turned), ["trang của phần chính: chiều giấy ngang, theo dữ liệu dọc"]);

    let xml = support::part_by_lines(&docx, "word/document.xml");
    let extent = xml.lines().find(|line| line.starts_with("<wp:extent")).unwrap();
    let smaller = told(&docx, &body(&docx, extent, "<wp:extent cx=\"2000000\" cy=\"1000000\" />"));
    assert!(smaller.len() == 1 && smaller[0].starts_with("hình thứ 1: cỡ 157.5 pt x 79 pt, theo dữ liệu"));
    let merged = body(&docx, "<w:vAlign w:val=\"center\" />", "<w:vMerge /><w:vAlign w:val=\"center\" />");
    assert!(told(&docx, &merged)[0].ends_with(": các ô gộp khác"));
}

#[test]
fn notes_comments_properties_and_stray_bytes_are_edits() {
    let docx = report();
    let note = "<w:footnotes xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:footnote w:id=\"0\" \
                w:type=\"separator\"><w:p><w:r><w:separator/></w:r></w:p></w:footnote><w:footnote w:id=\"2\"><w:p><w:r><w:t>Số \
                liệu đến 15/11.</w:t></w:r></w:p></w:footnote></w:footnotes>";
    let links = |name: &str, text: String| {
        match name {
        "word/_rels/document.xml.rels" => text.replace(
            "</Relationships>",
            "<Relationship Id=\"rIdN\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes\" \
             Target=\"footnotes.xml\"/></Relationships>",
        ),
        _ => text,
    }
    };
    let noted = saved_again(&docx, links, &[("word/footnotes.xml", note)]);
    assert_eq!(told(&docx, &noted), ["chú thích thêm: Số liệu đến 15/11."]);
    let commented = saved_again(&docx, |_, text| text, &[("word/comments.xml", "<w:comments/>")]);
    assert_eq!(told(&docx, &commented), ["có ghi chú bên lề (comment)"]);

    let property = "<property fmtid=\"{D5CDD505-2E9C-101B-9397-08002B2CF9AE}\" pid=\"6\" name=\"Độ mật\"><vt:lpwstr>Mật</vt:lpwstr></property>";
    let added = |name: &str, text: String| match name {
        "docProps/custom.xml" => text.replace("</Properties>", &format!("{property}</Properties>")),
        // All other parts stay as they were, byte for byte.
        _ => text.replacen("<w:body >", "<w:body>", 1),
    };
    assert_eq!(told(&docx, &saved_again(&docx, added, &[])), ["thuộc tính thêm «Độ mật»: Mật"]);
    let title = |name: &str, text: String| match name {
        "docProps/core.xml" => text.replacen("<dc:title>", "<dc:title>Bản của tôi: ", 1),
        _ => text,
    };
    assert!(
        told(&docx, &saved_again(&docx, title, &[]))[0].starts_with("thuộc tính Title «Bản của tôi: BÁO CÁO")
    );

    // With bytes before it no word processor opens it: it is kept as a damaged one.
    assert!(matches!(state(&[&b"ghi them"[..], &docx].concat()), State::Damaged(_)));
    let stray = ["có dữ liệu lạ trước hoặc sau phần văn bản của tệp"];
    assert_eq!(told(&docx, &[&docx[..], b"ghi them"].concat()), stray);
}
