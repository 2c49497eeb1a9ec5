//! Reports from results: what those of the cases `tests/cases/build/ket_qua_*` must and must not say, and every number
//! of the sample's reports recomputed here from the YAML, by code of its own.

#![allow(
    clippy::disallowed_methods,
    clippy::unwrap_used,
    clippy::panic,
    reason = "tests read and write files, and fail by panicking"
)]

mod recount;
mod support;

use std::fs;
use std::path::Path;

use recount::Recount;
use support::case::{self, Case};

/// The year's report as a case of `build` has it, empty where it has none.
fn year_report(case: &Case) -> String {
    case.read("after/output/2026/bao-cao-tong-ket.md")
}

#[test]
fn no_report_is_made_from_wrong_data() {
    for case in case::all().iter().filter(|case| case.name().starts_with("build/ket_qua_")) {
        let screen = case.read("screen.txt");
        let is_error = |line: &str| line.starts_with("data/2026/ket-qua.yaml") && line.contains(": lỗi[");
        let stopped = screen.lines().any(is_error);
        assert!(!stopped || year_report(case).is_empty(), "{}: a report from wrong data", case.name());
    }
}

#[test]
fn a_report_without_gaps_is_no_draft() {
    let case = Case::named("build/ket_qua_du");
    assert!(!case.read("screen.txt").contains("luồng lỗi"));
    let markdown = year_report(&case);
    assert!(markdown.contains("BÁO CÁO") && !markdown.contains("DỰ THẢO") && !markdown.contains("MINH HỌA"));
}

#[test]
fn a_gap_makes_the_report_a_draft() {
    let markdown = year_report(&Case::named("build/ket_qua_cho_trong"));
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
    let markdown = year_report(&Case::named("build/ket_qua_sap_nhap"));
    assert!(!markdown.contains("so với năm 2025") && !markdown.contains("so với cùng kỳ năm"));
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
    let markdown = report_of(data, 2023, name, &folder).0;
    (markdown, Recount::new(data, 2023, name == "bao-cao-6-thang"))
}

/// The report of a year from the data below a folder, and the screen.
fn report_of(data: &Path, year: u16, name: &str, folder: &Path) -> (String, String) {
    let arguments = ["build", "--doc", name, "--data", data.to_str().unwrap()];
    let output = support::vanthu(folder, &arguments);
    let screen = String::from_utf8(output.stderr).unwrap();
    assert_eq!(output.status.code(), Some(0), "{screen}");
    (fs::read_to_string(folder.join(format!("output/{year}/{name}.md"))).unwrap(), screen)
}

/// Words of fields of work, none of which may stand in the report of another, nor in the program.
const FIELDS: [(&str, &[&str]); 3] = [
    ("data", &["bình đẳng giới", "phụ nữ", "bạo lực", "tảo hôn", "vì sự tiến bộ", "bđg"]),
    (
        "tests/cases/build/linh_vuc_dich_benh/before/data",
        &["sốt xuất huyết", "dịch bệnh", "lăng quăng", "tổ dân phố"],
    ),
    (
        "tests/cases/build/linh_vuc_cai_cach/before/data",
        &["cải cách hành chính", "thủ tục hành chính", "cchc"],
    ),
];

#[test]
fn a_report_speaks_of_its_own_field_and_every_number_of_it_is_recomputed() {
    for (at, (data, own)) in FIELDS.iter().enumerate() {
        let data = support::root().join(data);
        let year = if at == 0 { 2023 } else { 2026 };
        for name in ["bao-cao-tong-ket", "bao-cao-6-thang"] {
            let folder = support::scratch(&format!("reports-field-{at}-{name}"));
            let (markdown, _) = report_of(&data, year, name, &folder);
            let recount = Recount::new(&data, year, name == "bao-cao-6-thang");
            all_recomputed(name, &markdown, &recount, year, if at == 0 { 50 } else { 25 });
            let lower = markdown.to_lowercase();
            assert!(lower.contains(own[0]), "{name} of {}: {}", data.display(), own[0]);
            let others = FIELDS.iter().enumerate().filter(|(other, _)| *other != at);
            for word in others.flat_map(|(_, (_, words))| *words) {
                assert!(!lower.contains(word), "{name} of {}: {word}", data.display());
            }
            well_said(&markdown);
        }
    }
}

/// What no sentence of a report says.
fn well_said(markdown: &str) {
    for line in markdown.lines().filter(|line| line.starts_with("\\-") || line.starts_with("\\+")) {
        for never in [" 00 ", " 00%", "05%", " 0 đồng", "cùng kỳ năm 2022; ", "nhiệm kỳ nhiệm kỳ"]
        {
            assert!(!line.contains(never), "{never}: {line}");
        }
        let judged = ["không đạt chỉ tiêu", "vượt chỉ tiêu"].iter().any(|word| line.contains(word));
        assert!(!(judged && line.contains("đạt 100,00%")), "{line}");
        let estimates = line.matches("ước ").count() - line.matches("hương ước").count();
        assert!(estimates <= 1 || line.contains("quy ước"), "{line}");
    }
}

#[test]
fn without_the_words_of_its_field_a_report_takes_those_of_the_title() {
    let case = support::root().join("tests/cases/build/linh_vuc_dich_benh/before/data");
    let data = support::scratch("reports-khong-cong-tac-data");
    support::copy(&case, &data);
    let file = data.join("2026/ke-hoach.yaml");
    let plan = fs::read_to_string(&file).unwrap();
    let (before, rest) = plan.split_once("cong_tac:").unwrap();
    let (_, behind) = rest.split_once("\nmuc_tieu:").unwrap();
    let without = format!("{before}muc_tieu:{behind}");
    fs::write(&file, &without).unwrap();
    let results = data.join("2026/ket-qua.yaml");
    let typed = fs::read_to_string(&results).unwrap().replace("chien_dich", "khac");
    fs::write(&results, typed).unwrap();
    let folder = support::scratch("reports-khong-cong-tac");
    let (markdown, screen) = report_of(&data, 2026, "bao-cao-tong-ket", &folder);
    assert!(markdown.contains("báo cáo kết quả công tác phòng, chống dịch bệnh sốt xuất huyết năm 2026"));
    assert!(markdown.contains("KẾT QUẢ THỰC HIỆN CÁC MỤC TIÊU, CHỈ TIÊU"));
    assert!(markdown.contains("về việc phòng, chống dịch bệnh") && !markdown.contains("V/v"));
    // Women were counted, and the plan does not say that they are to be told.
    assert!(!markdown.contains("nữ") && screen.contains("ghi chú[khong-tach-gioi]"), "{screen}");
    // A title that names nothing leaves a visible gap.
    let title = "trich_yeu: Kế hoạch năm {{ nam }}\n";
    let nameless: String = without
        .lines()
        .map(|line| if line.starts_with("trich_yeu") { title.to_owned() } else { format!("{line}\n") })
        .collect();
    fs::write(&file, nameless).unwrap();
    let (markdown, screen) = report_of(&data, 2026, "bao-cao-tong-ket", &folder);
    assert!(markdown.contains("báo cáo kết quả \\[cần bổ sung: tên công tác\\] năm 2026"), "{markdown}");
    assert!(markdown.contains("DỰ THẢO") && screen.contains("cảnh báo[can-bo-sung]"), "{screen}");
}

#[test]
fn the_addressee_is_not_among_the_recipients_again() {
    let case = support::root().join("tests/cases/build/linh_vuc_dich_benh/before/data");
    let folder = support::scratch("reports-nhu-tren");
    let (markdown, _) = report_of(&case, 2026, "bao-cao-tong-ket", &folder);
    let recipients = markdown.lines().find(|line| line.contains("Nơi nhận")).unwrap();
    assert_eq!((recipients.matches("Như trên").count(), recipients.matches("Sở Y tế").count()), (1, 0));
    assert!(recipients.contains("Thường trực Đảng ủy"));
}

#[test]
fn no_word_of_any_field_stands_in_the_program() {
    let mut read = 0;
    for folder in ["src", "templates"] {
        for file in support::files(&support::root().join(folder)) {
            let name = file.to_str().unwrap();
            let text = fs::read_to_string(support::root().join(folder).join(&file)).unwrap();
            // Tests may speak of anything; so may what only tests build.
            let path = format!("/{name}");
            if ["/tests/", "/tests.rs", "/fixture.rs", "schema/model.rs"]
                .iter()
                .any(|part| path.contains(part))
            {
                continue;
            }
            // The rules of spelling know the names of laws and bodies of every field, the breaking of lines knows which
            // words are read as one; nothing of them reaches a paper.
            if ["rules/usage.rs", "sentence/capitals.rs", "sentence/names.rs", "page/pairs.txt"]
                .iter()
                .any(|list| name.ends_with(list))
            {
                continue;
            }
            let shipped = text.split("#[cfg(test)]\nmod tests").next().unwrap().to_lowercase();
            for word in FIELDS.iter().flat_map(|(_, words)| *words).filter(|word| **word != "tổ dân phố")
            {
                assert!(!shipped.contains(word), "{folder}/{name}: {word}");
            }
            read += 1;
        }
    }
    assert!(read > 100, "only {read} files");
}

fn every_number_is_recomputed(name: &str) {
    let (markdown, recount) = sample(name, "recount");
    all_recomputed(name, &markdown, &recount, 2023, 50);
}

/// At least `least` sentences and rows of a year's report.
fn all_recomputed(name: &str, markdown: &str, recount: &Recount, year: u16, least: usize) {
    let mut text = markdown.replace('\\', "").replace("<br>", " ");
    // What is computed: each sentence and each row, made here anew, stands in the text.
    let sentences = recount.sentences();
    assert!(sentences.len() >= least, "only {} sentences", sentences.len());
    for expected in sentences {
        assert!(text.contains(&expected), "{name}: not in the text: {expected}");
        text = text.replacen(&expected, "", 1);
    }
    // What is left holds only numbers that were typed, and numbers of sections and rows.
    let typed = recount.typed();
    let heads = [(year - 1).to_string(), year.to_string(), "6".to_owned()];
    for line in text.lines().filter(|line| !line.starts_with("<!--") && !line.starts_with("<div")) {
        let heading = line.strip_prefix("### ").and_then(|line| line.split_once(". "));
        let line = heading.map_or(line, |(_, title)| title);
        for number in recount::numbers(line) {
            // Rows are recomputed whole; of a table only the heads of its columns are left.
            let known = if line.starts_with('|') { heads.contains(&number) } else { typed.contains(&number) };
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
    assert_eq!(support::vanthu(&folder, &["build"]).status.code(), Some(0));
    for (name, charts) in [("bao-cao-tong-ket", 0), ("bao-cao-6-thang", 2)] {
        let path = folder.join("output/2023").join(name);
        let markdown = fs::read_to_string(path.with_extension("md")).unwrap();
        let docx = fs::read(path.with_extension("docx")).unwrap();
        assert_eq!(markdown.matches("<div class=\"bieu-do\">").count(), charts, "{name}");
        assert_eq!(markdown.contains("và biểu đồ tại Phụ lục I"), charts > 0, "{name}");
        let drawn =
            support::parts(&docx).into_iter().filter(|(part, _)| part.starts_with("word/charts/chart"));
        assert_eq!(drawn.count(), charts, "{name}");
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
    all_recomputed("bao-cao-tong-ket", &markdown, &recount, 2023, 50);
    let (markdown, recount) = sample_of(&data, "bao-cao-6-thang", "nua-nam");
    assert!(
        markdown.contains(
            "Số lao động nữ được tạo việc làm mới: thực hiện 18/40 người, bằng 45,00% kế hoạch năm"
        )
    );
    all_recomputed("bao-cao-6-thang", &markdown, &recount, 2023, 50);
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
    let templates = vanthu::template::Templates::new(std::sync::Arc::new(|_: &str| None));
    let press = vanthu::project::press::Press::new(templates);
    let rows: String =
        (1..=500).map(|row| format!("| {row} | Hoạt động {row}<br>dòng hai | 1.{row:03} |\n")).collect();
    // The text is 165 mm wide on upright pages, 252 mm on lying ones: 9354 and 14286 twips, parted 1 : 6 : 2.
    for (class, widths) in [("phu-luc-doc", [1039, 6236, 2079]), ("phu-luc-ngang", [1587, 9524, 3175])] {
        let markdown = format!(
            "<div class=\"{class}\">\n\n<b class=\"phu-luc\">Phụ lục</b>\n\n<div class=\"bang\" data-cot=\"1 6 2\">\n\n| TT | Tên | Số |\n| :-: | :-- | --: |\n| **I** | **Nhóm** | |\n{rows}\n</div>\n\n</div>\n"
        );
        let docx = vanthu::project::press::to_docx(&press, &markdown).unwrap();
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
