//! Charts: in Markdown a table, in the DOCX a chart that says the same and that Word edits.

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
use vanthu::project::press::{Press, to_docx};
use vanthu::seal::docx::{State, state};
use vanthu::template::Templates;
use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

const CHART: &str = "<b class=\"ten-bieu-do\">Biểu đồ 1. Kế hoạch & kết quả</b>\n\n<div class=\"bieu-do\">\n\n\
    | Chỉ tiêu | Kế hoạch (%) | Thực hiện (%) |\n| :-- | --: | --: |\n| Nữ \"đại biểu\" <br>HĐND xã | ≥ 30 | 27,27 |\n\
    | Dân số tiếp cận kiến thức | ≥ 60 | ước 65,87 |\n| Nạn nhân được hỗ trợ | 100 | chưa có số liệu |\n\n</div>\n\n";

fn press() -> Press {
    Press::new(Templates::new(Arc::new(|_: &str| None)))
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

/// The charts of a paper as they read.
fn charts(docx: &[u8]) -> Vec<read::Chart> {
    let paper = read::read(docx).unwrap();
    let drawings = paper.paragraphs().into_iter().flat_map(read::Paragraph::drawings);
    drawings.filter_map(|drawing| drawing.chart.clone()).collect()
}

#[test]
fn the_chart_says_what_the_table_says() {
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
    assert_eq!(paper.charts, ["word/charts/chart1.xml", "word/charts/chart2.xml"]);
    assert!(paper.pictures.is_empty());
    let xml = support::part_by_lines(&docx, "word/document.xml");
    assert!(xml.contains("<wp:docPr id=\"1\"") && xml.contains("<wp:docPr id=\"2\""));

    let [chart, twin] = &charts(&docx)[..] else { panic!() };
    assert_eq!(
        (chart, chart.title.as_str(), chart.kinds.as_slice()),
        (twin, "Chỉ tiêu", &["c:barChart bar".to_owned()][..])
    );
    let titles: Vec<_> =
        chart.series.iter().map(|series| (series.name.as_str(), series.fill.as_str())).collect();
    assert_eq!(titles, [("Kế hoạch (%)", "FFFFFF"), ("Thực hiện (%); sọc chéo: ước", "555555")]);
    let said = |series: &read::Series| -> Vec<String> {
        let points = series.points.values();
        points.map(|point| format!("{} / {} / {}", point.name, point.value, point.label)).collect()
    };
    // A label is what the paper prints, and what is missing has no bar: it is said in words.
    assert_eq!(
        said(&chart.series[0]),
        [
            "Nữ \"đại biểu\"  HĐND xã / 30 / ≥ 30",
            "Dân số tiếp cận kiến thức / 60 / ≥ 60",
            "Nạn nhân được hỗ trợ: chưa có số liệu / 100 / 100"
        ]
    );
    assert_eq!(
        said(&chart.series[1]),
        [
            "Nữ \"đại biểu\"  HĐND xã / 27.27 / 27,27",
            "Dân số tiếp cận kiến thức / 65.87 / ước 65,87",
            "Nạn nhân được hỗ trợ: chưa có số liệu /  / chưa có số liệu"
        ]
    );
}

#[test]
fn an_estimate_is_striped_and_nothing_else_is() {
    let part = |markdown: &str| {
        support::part_by_lines(&to_docx(&press(), markdown).unwrap(), "word/charts/chart1.xml")
    };
    let striped = part(CHART);
    assert_eq!(striped.matches("<a:pattFill").count(), 1);
    let (_, point) = striped.split_once("<c:dPt>").unwrap();
    assert!(point.split_once("</c:dPt>").unwrap().0.contains("<c:idx val=\"1\"/>"));
    let plain = part(&CHART.replace("ước 65,87", "65,87"));
    assert!(!plain.contains("pattFill") && !plain.contains("sọc chéo"));
}

#[test]
fn the_workbook_behind_a_chart_holds_its_figures_and_makes_its_labels_of_them() {
    let table = CHART.replace("≥ 60", "≥ 1.250,5").replace("65,87", "99,996");
    let docx = to_docx(&press(), &table).unwrap();
    let (_, book) =
        parts(&docx).into_iter().find(|(name, _)| name == "word/embeddings/bieu-do-1.xlsx").unwrap();
    let names: Vec<String> = parts(&book).into_iter().map(|(name, _)| name).collect();
    assert_eq!(
        names,
        [
            "[Content_Types].xml",
            "_rels/.rels",
            "xl/workbook.xml",
            "xl/_rels/workbook.xml.rels",
            "xl/worksheets/sheet1.xml"
        ]
    );
    let sheet = support::part_by_lines(&book, "xl/worksheets/sheet1.xml").replace('\n', "");
    for cell in [
        "<c r=\"C2\"><v>27.27</v></c>",
        "<c r=\"E2\" t=\"str\"><f>SUBSTITUTE(FIXED(C2,2,TRUE),&quot;.&quot;,&quot;,&quot;)</f><v>27,27</v></c>",
        "<c r=\"B3\"><v>1250.5</v></c>",
        "<c r=\"D3\" t=\"inlineStr\"><is><t xml:space=\"preserve\">≥ 1.250,5</t></is></c>",
        "<f>&quot;ước &quot;&amp;SUBSTITUTE(FIXED(C3,3,TRUE),&quot;.&quot;,&quot;,&quot;)</f><v>ước 99,996</v>",
        "<t xml:space=\"preserve\">chưa có số liệu</t>",
    ] {
        assert!(sheet.contains(cell), "{cell} in {sheet}");
    }
    // What is missing is no zero.
    assert!(!sheet.contains("r=\"C4\""));
}

#[test]
fn a_paper_without_charts_has_no_part_of_one_and_no_link_to_one() {
    let docx = to_docx(&press(), "Một đoạn.\n").unwrap();
    for (name, bytes) in parts(&docx) {
        let text = String::from_utf8_lossy(&bytes);
        assert!(!name.contains("chart") && !text.contains("chart") && !text.contains("xlsx"), "{name}");
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

/// The package with the words of its first chart's part changed.
fn redrawn(docx: &[u8], from: &str, to: &str) -> Vec<u8> {
    saved_again(docx, |name, bytes| match name {
        "word/charts/chart1.xml" => (name.to_owned(), reworded(&bytes, from, to)),
        _ => (name.to_owned(), bytes),
    })
}

#[test]
fn a_changed_figure_label_title_or_name_is_an_edit_but_another_part_name_is_not() {
    let docx = to_docx(&press(), CHART).unwrap();
    assert!(matches!(state(&docx), State::Ours(_)));
    let renamed = saved_again(&docx, |name, bytes| match name {
        "word/charts/chart1.xml" => ("word/charts/chart7.xml".to_owned(), bytes),
        "word/_rels/document.xml.rels" => (name.to_owned(), reworded(&bytes, "chart1.xml", "chart7.xml")),
        _ => (name.to_owned(), bytes),
    });
    assert!(matches!(state(&renamed), State::Resaved(..)));
    for (from, to) in [
        // The bar alone, the label alone, both as Word's table changes them.
        (">27.27<", ">37.27<"),
        (">27,27<", ">37,27<"),
        (">100<", ">90<"),
        ("Thực hiện (%)", "Đã làm (%)"),
        (">Chỉ tiêu<", ">Mục tiêu<"),
        ("Dân số tiếp cận", "Người dân tiếp cận"),
        ("chưa có số liệu", "đạt"),
        ("ước 65,87", "65,87"),
        // A title of an axis, a name of a trend line, something drawn over it.
        (
            "<c:crossAx val=\"1\"/>",
            "<c:title><c:tx><c:rich><a:p><a:r><a:t>Tỷ lệ</a:t></a:r></a:p></c:rich></c:tx></c:title><c:crossAx val=\"1\"/>",
        ),
        ("<c:cat>", "<c:trendline><c:name>Xu hướng</c:name></c:trendline><c:cat>"),
        // Word names none by itself.
        ("<c:cat>", "<c:trendline><c:trendlineType val=\"linear\"/></c:trendline><c:cat>"),
        ("</c:chartSpace>", "<c:userShapes r:id=\"rId9\"/></c:chartSpace>"),
        // What is taken off the legend, one row or all.
        ("<c:legend>", "<c:legend><c:legendEntry><c:idx val=\"1\"/><c:delete val=\"1\"/></c:legendEntry>"),
        ("c:legend>", "c:khac>"),
        // A label that is taken off.
        ("<c:idx val=\"0\"/><c:tx>", "<c:idx val=\"0\"/><c:delete val=\"1\"/><c:tx>"),
    ] {
        assert!(matches!(state(&redrawn(&docx, from, to)), State::Edited(..)), "{from} → {to}");
    }
    // Of a chart only the rows that differ are told.
    let told = |saved: &[u8]| match state(saved) {
        State::Edited(_, read) => {
            let [old, new] = [&read, &Box::new(vanthu::seal::docx::read(&docx).unwrap())]
                .map(|read| vanthu::seal::lines::of_paper(&read.paper));
            let [found] = &vanthu::seal::moved::differences(&old, &new)[..] else { panic!() };
            [found.old.join(" / "), found.new.join(" / ")]
        }
        other => panic!("{other:?}"),
    };
    let name = "Nữ \"đại biểu\" HĐND xã; ≥ 30";
    assert_eq!(
        told(&redrawn(&docx, ">27.27<", ">37.27<")),
        [format!("{name}; 27,27 (cột vẽ: 37.27) | mô tả: {name}; 27,27"), format!("{name}; 27,27")]
    );
    let titled = redrawn(
        &docx,
        "<c:crossAx val=\"1\"/>",
        "<c:title><c:tx><c:rich><a:p><a:r><a:t>Tỷ lệ</a:t></a:r></a:p></c:rich></c:tx></c:title><c:crossAx val=\"1\"/>",
    );
    assert!(told(&titled)[0].contains("(thêm: Tỷ lệ)"), "{:?}", told(&titled));
    let reworded = saved_again(&docx, |name, bytes| match name {
        "word/document.xml" => (name.to_owned(), reworded(&bytes, "27,27", "37,27")),
        _ => (name.to_owned(), bytes),
    });
    assert!(matches!(state(&reworded), State::Edited(..)));
}

#[test]
fn a_chart_as_libreoffice_writes_it_says_the_same() {
    let docx = to_docx(&press(), CHART).unwrap();
    let saved = saved_again(&docx, |name, bytes| {
        let text = String::from_utf8(bytes.clone()).unwrap_or_default();
        let text = match name {
            // It drops what is read to those who do not see the chart, and the workbook.
            "word/document.xml" => {
                let (before, rest) = text.split_once(" descr=\"").unwrap();
                let (_, behind) = rest.split_once("\"/>").unwrap();
                format!("{before}/>{behind}")
            }
            "word/charts/chart1.xml" => {
                let (text, _) = text.split_once("<c:externalData").unwrap();
                let mut pieces = text.split("type=\"CELLRANGE\"><a:t>");
                let mut out = pieces.next().unwrap().to_owned();
                for piece in pieces {
                    let (_, behind) = piece.split_once("</a:t>").unwrap();
                    out += &format!("type=\"CELLRANGE\"><a:t>[CELLRANGE]</a:t>{behind}");
                }
                out.replace("FFFFFF", "ffffff").replace("BieuDo!$B$1", "label 0") + "</c:chartSpace>"
            }
            _ => return (name.to_owned(), bytes),
        };
        (name.to_owned(), text.into_bytes())
    });
    let State::Resaved(_, read) = state(&saved) else { panic!("{:?}", state(&saved)) };
    let fresh = vanthu::seal::docx::read(&docx).unwrap();
    assert_eq!(vanthu::seal::form::differences(&read, &fresh), [""; 0]);
    // Other colours or another kind are a person's.
    for (from, to) in [("555555", "FF0000"), ("<c:barDir val=\"bar\"/>", "<c:barDir val=\"col\"/>")] {
        let State::Resaved(_, read) = state(&redrawn(&docx, from, to)) else { panic!("{from}") };
        assert_eq!(vanthu::seal::form::differences(&read, &fresh), ["biểu đồ thứ 1: kiểu hoặc màu cột khác"]);
    }
}

#[test]
fn charts_that_change_places_are_an_edit() {
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
        "charts/chart1.xml" => "charts/chart2.xml",
        "charts/chart2.xml" => "charts/chart1.xml",
        other => other,
    });
    assert!(matches!(state(&other), State::Edited(..)));
}

#[test]
fn a_paper_with_a_missing_or_damaged_chart_reads() {
    let docx = to_docx(&press(), CHART).unwrap();
    let missing =
        saved_again(&docx, |name, bytes| (name.replace("charts/chart1.xml", "charts/khac.xml"), bytes));
    let damaged = redrawn(&docx, "<c:plotArea>", "<c:plotArea");
    for broken in [missing, damaged] {
        assert!(matches!(state(&broken), State::Edited(..)));
        assert_eq!(read::read(&broken).unwrap().charts.len(), 1);
    }
}

#[test]
fn a_chart_that_a_file_shows_often_is_read_once() {
    let docx = to_docx(&press(), CHART).unwrap();
    let often = saved_again(&docx, |name, bytes| match name {
        "word/document.xml" => {
            let text = String::from_utf8(bytes).unwrap();
            let from = text.find("<w:drawing>").unwrap();
            let end = text.find("</w:drawing>").unwrap() + "</w:drawing>".len();
            let drawing = text[from..end].repeat(1_000);
            (name.to_owned(), format!("{}{drawing}{}", &text[..from], &text[end..]).into_bytes())
        }
        _ => (name.to_owned(), bytes),
    });
    assert_eq!(charts(&often).len(), 1);
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

#[test]
fn the_bars_of_the_pdf_are_told_apart_in_black_and_white() {
    let document = vanthu::page::markdown::parse("a.md", CHART).unwrap();
    let pages = vanthu::layout::pages(&document).pages;
    let bars: Vec<(u8, bool)> =
        pages.iter().flat_map(|page| &page.fills).map(|bar| (bar.grey, bar.hatched)).collect();
    let (plan, result, estimate) = ((255, false), (0x55, false), (0, true));
    // The legend's two boxes, then row by row; what has no figure has no bar.
    for (kind, least) in [(plan, 4), (result, 2), (estimate, 1)] {
        let count = bars.iter().filter(|bar| **bar == kind).count();
        assert_eq!(count, least, "{kind:?} in {bars:?}");
    }
}
