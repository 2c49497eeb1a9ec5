//! Charts: in Markdown a table, in the DOCX a picture that says the same.

#![allow(
    clippy::disallowed_methods,
    clippy::unwrap_used,
    clippy::panic,
    reason = "tests read and write files, and fail by panicking"
)]

mod support;

use std::io::{Cursor, Read, Write};
use std::sync::Arc;

use vanthu::docx::read::{self, Piece};
use vanthu::docx::write::FixedParts;
use vanthu::project::press::{Press, to_docx};
use vanthu::seal::docx::{State, state};
use vanthu::template::Templates;
use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

const CHART: &str = "<b class=\"ten-bieu-do\">Biểu đồ 1. Kế hoạch & kết quả</b>\n\n<div class=\"bieu-do\">\n\n\
    | Chỉ tiêu | Kế hoạch (%) | Thực hiện (%) |\n| :-- | --: | --: |\n| Nữ \"đại biểu\" <br>HĐND xã | ≥ 30 | 27,27 |\n\
    | Dân số tiếp cận kiến thức | ≥ 60 | ước 65,87 |\n| Nạn nhân được hỗ trợ | 100 | chưa có số liệu |\n\n</div>\n\n";

fn press() -> Press {
    Press { templates: Templates::new(Arc::new(|_: &str| None)), fixed: FixedParts::new().unwrap() }
}

fn parts(docx: &[u8]) -> Vec<(String, Vec<u8>)> {
    let mut archive = ZipArchive::new(Cursor::new(docx)).unwrap();
    (0..archive.len())
        .map(|at| {
            let mut entry = archive.by_index(at).unwrap();
            let mut bytes = Vec::new();
            entry.read_to_end(&mut bytes).unwrap();
            (entry.name().to_owned(), bytes)
        })
        .collect()
}

/// The package with its parts changed, as another program would write it.
fn saved_again(docx: &[u8], change: impl Fn(&str, Vec<u8>) -> (String, Vec<u8>)) -> Vec<u8> {
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in parts(docx) {
        let (name, bytes) = change(&name, bytes);
        archive.start_file(name, SimpleFileOptions::default()).unwrap();
        archive.write_all(&bytes).unwrap();
    }
    archive.finish().unwrap().into_inner()
}

/// Replaces words in a part.
fn reworded(bytes: &[u8], from: &str, to: &str) -> Vec<u8> {
    let text = String::from_utf8(bytes.to_vec()).unwrap();
    assert!(text.contains(from), "no {from}");
    text.replace(from, to).into_bytes()
}

#[test]
fn the_picture_says_what_the_table_says() {
    let docx = to_docx(&press(), &CHART.repeat(2)).unwrap();
    let paper = read::read(&docx).unwrap();
    let drawings: Vec<_> = paper.paragraphs().into_iter().flat_map(read::Paragraph::drawings).collect();
    let words = "Chỉ tiêu; Kế hoạch (%); Thực hiện (%) | Nữ \"đại biểu\"  HĐND xã; ≥ 30; 27,27 | \
                 Dân số tiếp cận kiến thức; ≥ 60; ước 65,87 | Nạn nhân được hỗ trợ; 100; chưa có số liệu";
    assert_eq!(
        drawings.iter().map(|drawing| drawing.description.as_str()).collect::<Vec<_>>(),
        [words, words]
    );
    // As wide as the text, and lower than the page.
    assert!(drawings.iter().all(|drawing| drawing.width == Some(9354) && drawing.height < Some(9000)));
    assert_eq!(paper.pictures, ["word/media/bieu-do-1.png", "word/media/bieu-do-2.png"]);
    let files: Vec<_> = parts(&docx).into_iter().filter(|(name, _)| paper.pictures.contains(name)).collect();
    assert_eq!(files.len(), 2);
    assert!(files.iter().all(|(_, picture)| picture.starts_with(b"\x89PNG\r\n\x1a\n")));
    let xml = support::part_by_lines(&docx, "word/document.xml");
    assert!(xml.contains("<wp:docPr id=\"1\"") && xml.contains("<wp:docPr id=\"2\""));
}

#[test]
fn a_paper_without_charts_has_no_picture_and_no_link_to_one() {
    let docx = to_docx(&press(), "Một đoạn.\n").unwrap();
    for (name, bytes) in parts(&docx) {
        let text = String::from_utf8_lossy(&bytes);
        assert!(!name.contains("media") && !text.contains("relationships/image"), "{name}");
    }
}

#[test]
fn the_same_table_gives_the_same_bytes_in_every_thread() {
    let first = to_docx(&press(), CHART).unwrap();
    let threads: Vec<_> = (0..3).map(|_| std::thread::spawn(|| to_docx(&press(), CHART).unwrap())).collect();
    for thread in threads {
        assert!(thread.join().unwrap() == first);
    }
}

#[test]
fn a_changed_picture_or_changed_words_are_an_edit_but_another_name_is_not() {
    let docx = to_docx(&press(), CHART).unwrap();
    assert!(matches!(state(&docx), State::Ours(_)));
    let is_picture = |name: &str| name.ends_with(".png");
    let renamed = saved_again(&docx, |name, bytes| match name {
        name if is_picture(name) => ("word/media/image7.png".to_owned(), bytes),
        "word/_rels/document.xml.rels" => (name.to_owned(), reworded(&bytes, "bieu-do-1.png", "image7.png")),
        _ => (name.to_owned(), bytes),
    });
    assert!(matches!(state(&renamed), State::Resaved(..)));
    let repainted = saved_again(&docx, |name, mut bytes| {
        if is_picture(name) {
            bytes.push(0);
        }
        (name.to_owned(), bytes)
    });
    assert!(matches!(state(&repainted), State::Edited(..)));
    let reworded = saved_again(&docx, |name, bytes| match name {
        "word/document.xml" => (name.to_owned(), reworded(&bytes, "27,27", "37,27")),
        _ => (name.to_owned(), bytes),
    });
    assert!(matches!(state(&reworded), State::Edited(..)));
}

#[test]
fn pictures_that_change_places_are_an_edit() {
    let docx = to_docx(&press(), &format!("{CHART}{}", CHART.replace("27,27", "37,27"))).unwrap();
    let exchanged = |change: fn(&str) -> &str| {
        saved_again(&docx, |name, bytes| match name {
            "word/_rels/document.xml.rels" => {
                let text = String::from_utf8(bytes).unwrap();
                (name.to_owned(), text.split('"').map(change).collect::<Vec<_>>().join("\"").into_bytes())
            }
            "docProps/app.xml" => (name.to_owned(), reworded(&bytes, "vanthu", "Writer")),
            _ => (name.to_owned(), bytes),
        })
    };
    assert!(matches!(state(&exchanged(|value| value)), State::Resaved(..)));
    let other = exchanged(|value| match value {
        "media/bieu-do-1.png" => "media/bieu-do-2.png",
        "media/bieu-do-2.png" => "media/bieu-do-1.png",
        other => other,
    });
    assert!(matches!(state(&other), State::Edited(..)));
}

#[test]
fn a_paper_with_a_missing_or_damaged_picture_reads() {
    let docx = to_docx(&press(), CHART).unwrap();
    let missing = saved_again(&docx, |name, bytes| (name.replace("bieu-do-1", "anh-khac"), bytes));
    assert!(matches!(state(&missing), State::Edited(..)));
    // A changed byte of a stored picture fails its check sum.
    let (_, picture) = parts(&docx).into_iter().find(|(name, _)| name.ends_with(".png")).unwrap();
    let at = docx.windows(picture.len()).position(|window| window == picture).unwrap();
    let mut damaged = docx;
    damaged[at + picture.len() / 2] ^= 1;
    for broken in [missing, damaged] {
        assert_eq!(read::read(&broken).unwrap().pictures.len(), 1);
    }
}

#[test]
fn a_report_that_is_only_saved_again_is_no_edit() {
    for name in ["ke-hoach", "bao-cao-6-thang", "bao-cao-tong-ket"] {
        let docx =
            std::fs::read(support::root().join("output/2023").join(name).with_extension("docx")).unwrap();
        let saved = saved_again(&docx, |part, bytes| match part {
            "docProps/app.xml" => (part.to_owned(), reworded(&bytes, "vanthu", "Writer")),
            _ => (part.to_owned(), bytes),
        });
        assert!(matches!(state(&saved), State::Resaved(..)), "{name}");
    }
}

#[test]
fn a_picture_that_a_person_puts_in_is_an_edit() {
    let docx = to_docx(&press(), "Một đoạn.\n").unwrap();
    let drawn = saved_again(&docx, |name, bytes| match name {
        "word/document.xml" => {
            (name.to_owned(), reworded(&bytes, "</w:t></w:r>", "</w:t></w:r><w:r><w:drawing/></w:r>"))
        }
        _ => (name.to_owned(), bytes),
    });
    let State::Edited(_, read) = state(&drawn) else { panic!() };
    let pieces =
        read.paper.paragraphs().into_iter().flat_map(|paragraph| &paragraph.runs).flat_map(|run| &run.pieces);
    assert_eq!(pieces.filter(|piece| matches!(piece, Piece::Drawing(_))).count(), 1);
}

#[test]
fn what_cannot_be_drawn_is_a_finding_with_its_line() {
    let told = |markdown: &str| {
        let findings = to_docx(&press(), markdown).unwrap_err();
        findings.iter().map(ToString::to_string).collect::<Vec<_>>()
    };
    let message = "lỗi[markdown-la]: biểu đồ phải có 3 cột và từ 1 đến 24 dòng";
    let rows = |count: usize| {
        format!(
            "<div class=\"bieu-do\">\n\n| A | B | C |\n|--|--|--|\n{}\n</div>\n",
            "| a | 1 | 2 |\n".repeat(count)
        )
    };
    assert_eq!(told(&rows(0)), [format!("(Markdown do mẫu tạo ra):3:1: {message}")]);
    assert_eq!(told(&rows(25)), [format!("(Markdown do mẫu tạo ra):3:1: {message}")]);
    assert_eq!(told(&CHART.replace(" | Thực hiện (%) |\n| :-- | --: | --: |", " |\n| :-- | --: |")).len(), 1);
    assert!(to_docx(&press(), &rows(24)).is_ok());
}

#[test]
fn a_figure_that_does_not_read_is_a_finding_at_its_cell_and_never_a_bar() {
    for figure in [
        "999999999999999999999999999999999999",
        "0,0000000001",
        "1,2,3",
        "12/15",
        "30%",
        "65.87",
        "ước 1250",
        &"9".repeat(400),
    ] {
        let findings = to_docx(&press(), &CHART.replace("27,27", figure)).unwrap_err();
        let told: Vec<_> = findings.iter().map(ToString::to_string).collect();
        let message =
            format!("«{figure}» trong biểu đồ không phải số viết như in, ví dụ ≥ 30, ước 65,87, 1.250");
        assert_eq!(told, [format!("(Markdown do mẫu tạo ra):7:37: lỗi[markdown-la]: {message}")]);
    }
}

#[test]
fn words_in_the_place_of_a_figure_stay_words() {
    for words in ["..", "ước", "-", "không phát sinh", "chưa có (quý 4)", &"W".repeat(100_000)] {
        let table = CHART.replace("27,27", words).replace("≥ 60", "chưa giao");
        assert!(to_docx(&press(), &table).is_ok(), "{words}");
    }
}
