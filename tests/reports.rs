//! Reports from results: faults as folders (`tests/cases/ket-qua`), and every number of the sample's reports
//! recomputed here from the YAML, by code of its own.

#![allow(
    clippy::disallowed_methods,
    clippy::unwrap_used,
    clippy::panic,
    reason = "tests read and write files, and fail by panicking"
)]

mod recount;
mod support;

use std::fs;
use std::path::{Path, PathBuf};

use recount::Recount;

/// Builds the shared data with the case's own files over it; gives the screen with the exit code, and the folder.
fn build(case: &Path) -> (String, PathBuf) {
    let name = case.file_name().unwrap().to_str().unwrap();
    let folder = support::scratch(&format!("ket-qua-{name}"));
    support::copy(&case.parent().unwrap().join("_chung/data"), &folder.join("data"));
    support::copy(&case.join("data"), &folder.join("data"));
    let output = support::vanthu(&folder, &["build", "--quiet"]);
    let code = output.status.code().unwrap();
    let screen = String::from_utf8(output.stderr).unwrap();
    (format!("{screen}-- mã kết thúc {code}\n"), folder)
}

#[test]
fn every_fault_is_told_with_its_place_all_at_once() {
    let cases: Vec<PathBuf> = support::folders(&support::root().join("tests/cases/ket-qua"))
        .into_iter()
        .filter(|case| !case.ends_with("_chung"))
        .collect();
    assert!(cases.len() >= 15, "only {} cases", cases.len());
    for case in &cases {
        let (screen, folder) = build(case);
        support::expect(&case.join("expected.err"), &screen);
        let stopped =
            screen.lines().any(|line| line.starts_with("data/2026/ket-qua.yaml") && line.contains(": lỗi["));
        let written = folder.join("output/2026/bao-cao-tong-ket.md").exists();
        assert!(!(stopped && written), "{}: a report from wrong data", case.display());
    }
}

#[test]
fn a_report_without_gaps_is_no_draft_and_says_what_was_entered() {
    let case = support::root().join("tests/cases/ket-qua/du");
    let (screen, folder) = build(&case);
    assert_eq!(screen, "-- mã kết thúc 0\n");
    let markdown = fs::read_to_string(folder.join("output/2026/bao-cao-tong-ket.md")).unwrap();
    support::expect(&case.join("expected.md"), &markdown);
    assert!(!markdown.contains("DỰ THẢO") && !markdown.contains("MINH HỌA"));
}

#[test]
fn a_gap_makes_the_report_a_draft() {
    let (_, folder) = build(&support::root().join("tests/cases/ket-qua/cho_trong"));
    let markdown = fs::read_to_string(folder.join("output/2026/bao-cao-tong-ket.md")).unwrap();
    let gaps: Vec<&str> = markdown.lines().filter(|line| line.contains("cần bổ sung")).collect();
    assert_eq!(
        gaps,
        [
            "\\+ \\[cần bổ sung: nguyên nhân khách quan\\].",
            "\\+ \\[cần bổ sung: nguyên nhân chủ quan\\].",
            "\\- \\[cần bổ sung: đề xuất, kiến nghị\\]."
        ]
    );
    assert!(markdown.contains("<b class=\"dau-hieu\">DỰ THẢO</b>"));
}

#[test]
fn a_merged_commune_is_not_compared_with_the_old_one() {
    let (_, folder) = build(&support::root().join("tests/cases/ket-qua/sap_nhap"));
    let markdown = fs::read_to_string(folder.join("output/2026/bao-cao-tong-ket.md")).unwrap();
    assert!(!markdown.contains("so với cùng kỳ năm"));
    assert!(
        markdown
            .contains("Không so sánh với cùng kỳ năm trước do thay đổi đơn vị hành chính từ ngày 01/7/2025.")
    );
}

/// The sample's report as Markdown, and the sample's data. `test` names a folder that no other test uses.
fn sample(name: &str, test: &str) -> (String, Recount) {
    sample_of(&support::root().join("data"), name, test)
}

/// The same of the data below a folder.
fn sample_of(data: &Path, name: &str, test: &str) -> (String, Recount) {
    let folder = support::scratch(&format!("reports-{test}-{name}"));
    let arguments = ["build", "--quiet", "--doc", name, "--data", data.to_str().unwrap()];
    let output = support::vanthu(&folder, &arguments);
    assert_eq!(output.status.code(), Some(0));
    let markdown = fs::read_to_string(folder.join(format!("output/2023/{name}.md"))).unwrap();
    (markdown, Recount::new(data, name == "bao-cao-6-thang"))
}

fn every_number_is_recomputed(name: &str) {
    let (markdown, recount) = sample(name, "recount");
    all_recomputed(name, &markdown, &recount);
}

fn all_recomputed(name: &str, markdown: &str, recount: &Recount) {
    let mut text = markdown.replace('\\', "").replace("<br>", " ");
    // What is computed: each sentence and each row, made here anew, stands in the text.
    let sentences = recount.sentences();
    assert!(sentences.len() >= 50, "only {} sentences", sentences.len());
    for expected in sentences {
        assert!(text.contains(&expected), "{name}: not in the text: {expected}");
        text = text.replacen(&expected, "", 1);
    }
    // What is left holds only numbers that were typed, and numbers of sections and rows.
    let typed = recount.typed();
    let heads = ["2022", "2023", "6"];
    for line in text.lines().filter(|line| !line.starts_with("<!--") && !line.starts_with("<div")) {
        let heading = line.strip_prefix("### ").and_then(|line| line.split_once(". "));
        let line = heading.map_or(line, |(_, title)| title);
        for number in recount::numbers(line) {
            // Rows are recomputed whole; of a table only the heads of its columns are left.
            let known = if line.starts_with('|') {
                heads.contains(&number.as_str())
            } else {
                typed.contains(&number)
            };
            assert!(known, "{name}: where does {number} come from? {line}");
        }
    }
}

#[test]
fn charts_are_left_out_where_the_head_says_so() {
    let folder = support::scratch("reports-bieu-do");
    support::copy(&support::root().join("data"), &folder.join("data"));
    let file = folder.join("data/2023/ket-qua.yaml");
    let data = fs::read_to_string(&file).unwrap();
    fs::write(&file, data.replacen("\ntong_ket:\n", "\ntong_ket:\n  bieu_do: false\n", 1)).unwrap();
    assert_eq!(support::vanthu(&folder, &["build", "--quiet"]).status.code(), Some(0));
    for (name, charts) in [("bao-cao-tong-ket", 0), ("bao-cao-6-thang", 2)] {
        let path = folder.join("output/2023").join(name);
        let markdown = fs::read_to_string(path.with_extension("md")).unwrap();
        let docx = fs::read(path.with_extension("docx")).unwrap();
        assert_eq!(markdown.matches("<div class=\"bieu-do\">").count(), charts, "{name}");
        assert_eq!(markdown.contains("và biểu đồ tại Phụ lục I"), charts > 0, "{name}");
        let pictures = support::parts(&docx).into_iter().filter(|(part, _)| part.ends_with(".png"));
        assert_eq!(pictures.count(), charts, "{name}");
    }
}

#[test]
fn every_number_of_the_year_report_is_recomputed_from_the_data() {
    every_number_is_recomputed("bao-cao-tong-ket");
}

#[test]
fn a_figure_of_the_half_year_is_no_result_of_the_year() {
    let data = support::scratch("reports-nua-nam-data");
    support::copy(&support::root().join("data"), &data);
    let file = data.join("2023/ket-qua.yaml");
    let typed = fs::read_to_string(&file).unwrap();
    let of_year = "    - {den: 30/11/2023, gia_tri: 43, uoc: true, cung_ky: 36}\n";
    assert_eq!(typed.matches(of_year).count(), 1);
    fs::write(&file, typed.replace(of_year, "")).unwrap();
    let (markdown, recount) = sample_of(&data, "bao-cao-tong-ket", "nua-nam");
    assert!(
        markdown.contains(
            "Số lao động nữ được tạo việc làm mới (kế hoạch: từ 40 người trở lên): chưa có số liệu"
        )
    );
    all_recomputed("bao-cao-tong-ket", &markdown, &recount);
    let (markdown, recount) = sample_of(&data, "bao-cao-6-thang", "nua-nam");
    assert!(
        markdown.contains("Số lao động nữ được tạo việc làm mới (kế hoạch: từ 40 người trở lên): 18 người")
    );
    all_recomputed("bao-cao-6-thang", &markdown, &recount);
}

#[test]
fn every_number_of_the_half_year_report_is_recomputed_from_the_data() {
    every_number_is_recomputed("bao-cao-6-thang");
}

#[test]
fn the_half_year_report_never_says_reached_or_missed() {
    let (markdown, _) = sample("bao-cao-6-thang", "words");
    for word in [
        "đạt chỉ tiêu",
        "vượt chỉ tiêu",
        "Đạt và vượt",
        "| Đạt |",
        "| Không đạt |",
        "| Vượt |",
        "đạt và vượt",
    ] {
        assert!(!markdown.contains(word), "{word}");
    }
    let data = fs::read_to_string(support::root().join("data/2023/ket-qua.yaml")).unwrap();
    assert!(
        data.contains("22/8/2023") && !markdown.contains("22/8/2023"),
        "an activity after the report's day"
    );
}

#[test]
fn a_table_of_five_hundred_rows_keeps_them_whole_under_a_repeated_header() {
    let fixed = vanthu::docx::write::FixedParts::new().unwrap();
    let templates = vanthu::template::Templates::new(std::sync::Arc::new(|_: &str| None));
    let press = vanthu::pipeline::Press { templates, fixed };
    let rows: String =
        (1..=500).map(|row| format!("| {row} | Hoạt động {row}<br>dòng hai | 1.{row:03} |\n")).collect();
    // The text is 165 mm wide on upright pages, 252 mm on lying ones: 9354 and 14286 twips, parted 1 : 6 : 2.
    for (class, widths) in [("phu-luc-doc", [1039, 6236, 2079]), ("phu-luc-ngang", [1587, 9524, 3175])] {
        let markdown = format!(
            "<div class=\"{class}\">\n\n<b class=\"phu-luc\">Phụ lục</b>\n\n<div class=\"bang\" data-cot=\"1 6 2\">\n\n| TT | Tên | Số |\n| :-: | :-- | --: |\n| **I** | **Nhóm** | |\n{rows}\n</div>\n\n</div>\n"
        );
        let docx = vanthu::pipeline::to_docx(&press, &markdown).unwrap();
        let xml = support::part_by_lines(&docx, "word/document.xml");
        let count = |what: &str| xml.matches(what).count();
        assert_eq!(count("<w:tr>"), 502, "{class}");
        assert_eq!(count("<w:cantSplit"), 502, "{class}");
        assert_eq!(count("<w:tblHeader"), 1, "{class}");
        assert_eq!(count("<w:gridSpan w:val=\"2\""), 1, "{class}");
        assert_eq!(count("<w:jc w:val=\"right\""), 500, "{class}");
        // A second line is a paragraph of its own.
        assert_eq!(count("dòng hai</w:t>"), 500, "{class}");
        let grid: Vec<&str> = xml.lines().filter(|line| line.starts_with("<w:gridCol")).collect();
        for (column, width) in grid.iter().zip(widths) {
            assert!(column.contains(&format!("w:w=\"{width}\"")), "{class}: {column}");
        }
        assert_eq!((grid.len(), count("w:orient=\"landscape\"")), (3, usize::from(class == "phu-luc-ngang")));
    }
}
