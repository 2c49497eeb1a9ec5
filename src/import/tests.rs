//! Whatever text comes in: an answer, and data that makes a paper.

use proptest::prelude::*;

use super::{Import, Options, Source, Workspace, import};
use crate::docx::read::fixture;
use crate::value::Nam;

mod duty;
mod tasks;

const NOWHERE: Workspace<'static> = Workspace { folder: "data", don_vi: None, can_cu: None, schema: None };

fn imported(text: &str) -> Result<Import, String> {
    let options = Options { nam: Nam::new(2026).ok(), ..Options::default() };
    import(Source::Text(text), "a.txt", &options, &NOWHERE)
        .map_err(|findings| findings.iter().map(ToString::to_string).collect())
}

/// A paper whose body is that text.
fn paper(body: &str) -> String {
    format!(
        "ỦY BAN NHÂN DÂN\nXÃ MẪU\nSố: 5/KH-UBND\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n\
         Mẫu, ngày 05 tháng 3 năm 2026\n\nKẾ HOẠCH\nCông tác năm 2026\n\n\n{body}\n\nNơi nhận:\n- Như trên;\n- Lưu: VT.\n\
         CHỦ TỊCH\nTrần Văn Mẫu\n"
    )
}

fn data(body: &str) -> String {
    let made = imported(&paper(body)).unwrap();
    made.paper.text.split("nguoi_ky: chu_tich\n").nth(1).unwrap().trim().to_owned()
}

#[test]
fn every_level_has_its_key() {
    assert_eq!(
        data("Mở đầu.\nI. NỘI DUNG\n1. Việc một\na) Ý a:\n- Một.\n+ Hai.\nb) Ý b.\n2. Việc hai.\n"),
        "mo_dau:\n  doan: Mở đầu.\n\ncac_muc:\n  - tieu_de: Nội dung\n    khoan:\n      - tieu_de: Việc một\n        diem:\n          \
         - van: \"Ý a:\"\n            y:\n              - van: Một.\n                y:\n                  - Hai.\n          - Ý b.\n      \
         - Việc hai."
    );
    assert_eq!(
        data(
            "QUYẾT NGHỊ:\nĐiều 1. Thông qua kế hoạch.\nĐiều 2. Tổ chức thực hiện\n1. Văn phòng.\n2. Các thôn.\n"
        ),
        "mo_dau:\n  doan: \"QUYẾT NGHỊ:\"\n\ndieu:\n  - Thông qua kế hoạch.\n  - tieu_de: Tổ chức thực hiện\n    khoan:\n      \
         - Văn phòng.\n      - Các thôn."
    );
    assert_eq!(
        data("Chương I\nQUY ĐỊNH CHUNG\nĐiều 1. Phạm vi\nQuy chế này.\n"),
        "chuong:\n  - tieu_de: Quy định chung\n    dieu:\n      - tieu_de: Phạm vi\n        doan: Quy chế này."
    );
}

#[test]
fn a_level_that_may_not_stand_there_stays_typed() {
    assert_eq!(data("a) Một;\nb) Hai.\n"), "mo_dau:\n  doan:\n    - a) Một;\n    - b) Hai.");
}

#[test]
fn a_body_without_parts_is_khoan() {
    assert_eq!(
        data("1. Việc một.\n1.1. Việc nhỏ.\n2. Việc hai.\nTrên đây là kế hoạch./.\n"),
        "khoan:\n  - van: Việc một.\n    khoan:\n      - Việc nhỏ.\n  - Việc hai.\n\nket: Trên đây là kế hoạch"
    );
}

#[test]
fn a_dash_of_a_sentence_is_no_item_and_an_item_is() {
    let text = data(
        "I. NỘI DUNG\n1. Việc của cả xã trong lĩnh vực kinh tế\n- xã hội và an ninh.\n- Việc khác;\n- việc nhỏ.\n",
    );
    assert!(text.contains("kinh tế - xã hội và an ninh."), "{text}");
    assert!(text.contains("- Việc khác;\n          - việc nhỏ."), "{text}");
}

#[test]
fn heads_and_feet_that_pages_repeat_are_no_text_and_are_told() {
    let page = |number: usize| {
        let lines: Vec<String> =
            (1..=15).map(|nth| format!("{}. Việc {number} {nth} của xã.", (number - 1) * 15 + nth)).collect();
        let head = if number == 1 { "" } else { "Văn phòng xã\n\n" };
        format!("{head}{}\nKế hoạch năm 2026\nTrang {number}/4\n", lines.join("\n"))
    };
    let pages: Vec<String> = (1..=4).map(page).collect();
    let made = imported(&paper(&pages.join("\u{c}"))).unwrap();
    let body = body_of(&made);
    assert_eq!(
        (
            body.matches("Văn phòng xã").count(),
            body.matches("Kế hoạch năm").count(),
            body.matches("- Việc").count()
        ),
        (0, 0, 60),
        "{body}"
    );
    for told in ["đầu trang, chân trang: «Văn phòng xã»", "đầu trang, chân trang: «Kế hoạch năm 2026»"]
    {
        assert!(made.account.text.contains(told), "{}", made.account.text);
    }
}

/// A paragraph of a DOCX.
fn p(text: &str) -> String {
    fixture::p("Normal", text)
}

#[test]
fn tables_and_appendices_of_a_docx_come_along() {
    let cell = |text: &str| format!("<w:tc><w:tcPr/>{}</w:tc>", p(text));
    let row =
        |texts: &[&str]| format!("<w:tr>{}</w:tr>", texts.iter().map(|text| cell(text)).collect::<String>());
    let rows =
        [["TT", "Việc", "Kinh phí (đồng)"], ["1", "Phát thanh, loa", "2.000.000"], ["2", "Tập huấn", ""]];
    let table: String = rows.iter().map(|texts| row(texts)).collect();
    let lines = |texts: &[&str]| texts.iter().map(|text| p(text)).collect::<String>();
    let head = [
        "ỦY BAN NHÂN DÂN",
        "XÃ MẪU",
        "Số: 5/KH-UBND",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Độc lập - Tự do - Hạnh phúc",
        "Mẫu, ngày 05 tháng 3 năm 2026",
        "KẾ HOẠCH",
        "Công tác năm 2026",
        "I. NỘI DUNG",
        "Kinh phí như sau:",
    ];
    let foot = [
        "Nơi nhận:",
        "- Như trên;",
        "- Lưu: VT.",
        "CHỦ TỊCH",
        "Trần Văn Mẫu",
        "PHỤ LỤC",
        "DANH SÁCH CÁC THÔN",
        "1. Thôn Một.",
        "2. Thôn Hai.",
    ];
    let body = format!("{}<w:tbl>{table}</w:tbl>{}", lines(&head), lines(&foot));
    let bytes = fixture::Package::with_body(&body).bytes();
    let made = import(Source::Docx(&bytes), "a.docx", &Options::default(), &NOWHERE).unwrap();
    let text = made.paper.text.split("cac_muc:\n").nth(1).unwrap();
    assert_eq!(
        text,
        "  - tieu_de: Nội dung\n    doan:\n      - Kinh phí như sau:\n"
            .replace("- Kinh phí như sau:", "- \"Kinh phí như sau:\"")
            + "      - bang:\n          cot:\n            - {ten: TT, so_thu_tu: true}\n            - {ten: Việc}\n            \
               - {ten: Kinh phí (đồng), kieu: dong}\n          dong:\n            - [\"Phát thanh, loa\", 2.000.000]\n            \
               - [Tập huấn, ~]\n\nphu_luc:\n  - tieu_de: Danh sách các thôn\n    khoan:\n      - Thôn Một.\n      - Thôn Hai.\n"
    );
    assert!(made.account.text.ends_with("## Không hiểu\n\nKhông có.\n"), "{}", made.account.text);
}

/// A DOCX of a plan whose body is these blocks.
fn docx(body: &str) -> Import {
    let lines = |texts: &[&str]| texts.iter().map(|text| p(text)).collect::<String>();
    let head = [
        "ỦY BAN NHÂN DÂN",
        "XÃ MẪU",
        "Số: 5/KH-UBND",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Độc lập - Tự do - Hạnh phúc",
        "Mẫu, ngày 05 tháng 3 năm 2026",
        "KẾ HOẠCH",
        "Công tác năm 2026",
    ];
    let foot = ["Nơi nhận:", "- Như trên;", "- Lưu: VT.", "CHỦ TỊCH", "Trần Văn Mẫu"];
    let bytes = fixture::Package::with_body(&format!("{}{body}{}", lines(&head), lines(&foot))).bytes();
    import(Source::Docx(&bytes), "a.docx", &Options::default(), &NOWHERE).unwrap()
}

fn body_of(made: &Import) -> &str {
    made.paper.text.split("nguoi_ky: chu_tich\n").nth(1).unwrap().trim()
}

/// A row; a cell is its text, columns that it takes behind `@`, `^` one with the cell above, `v` one that goes on below.
fn tr(cells: &[&str]) -> String {
    let cell = |cell: &&str| {
        let (text, span) = cell.split_once('@').unwrap_or((cell, "1"));
        let (text, merge) = match (text.strip_prefix('^'), text.strip_prefix("v:")) {
            (Some(text), _) => (text, "<w:vMerge/>"),
            (_, Some(text)) => (text, "<w:vMerge w:val=\"restart\"/>"),
            (None, None) => (text, ""),
        };
        format!("<w:tc><w:tcPr><w:gridSpan w:val=\"{span}\"/>{merge}</w:tcPr>{}</w:tc>", p(text))
    };
    format!("<w:tr>{}</w:tr>", cells.iter().map(cell).collect::<String>())
}

fn tbl(rows: &[&[&str]]) -> String {
    format!("<w:tbl>{}</w:tbl>", rows.iter().map(|row| tr(row)).collect::<String>())
}

#[test]
fn titles_in_two_rows_merged_cells_groups_and_totals_are_kept() {
    let table = tbl(&[
        &["v:TT", "v:Nội dung", "Kinh phí (đồng)@2"],
        &["^", "^", "Xã", "Khác"],
        &["Tuyên truyền@4"],
        &["1", "Loa", "2.000.000", "v:Như trên"],
        &["2", "Pa nô", "1.000.000", "^"],
        &["Cộng@2", "3.000.000", ""],
    ]);
    let made = docx(&format!("{}{}{table}", p("I. KINH PHÍ"), p("- Chi như sau:")));
    assert_eq!(
        body_of(&made),
        "cac_muc:\n  - tieu_de: Kinh phí\n    doan:\n      - \"- Chi như sau:\"\n      - bang:\n          cot:\n            \
         - {ten: TT, so_thu_tu: true}\n            - {ten: Nội dung}\n            - ten: Kinh phí (đồng)\n              cot:\n                \
         - {ten: Xã, kieu: so, tong: true}\n                - {ten: Khác}\n          dong:\n            - nhom: Tuyên truyền\n            \
         - [Loa, 2.000.000, {van: Như trên, dong: 2}]\n            - [Pa nô, 1.000.000, ~]\n          tong: [Cộng, ~, ~]"
    );
    assert!(made.account.text.ends_with("## Không hiểu\n\nKhông có.\n"), "{}", made.account.text);
}

#[test]
fn a_table_that_is_none_stays_text_and_is_told() {
    let made = docx(&format!("{}{}", p("I. VIỆC"), tbl(&[&["A", ""], &["một", "hai"]])));
    assert_eq!(body_of(&made), "cac_muc:\n  - tieu_de: Việc\n    doan:\n      - A |\n      - một | hai");
    assert!(made.account.text.contains("bảng không xếp được thành cột"), "{}", made.account.text);
    let inner = tbl(&[&["x", "y"], &["1", "2"]]);
    let nested = tbl(&[&["A", "B"], &["một", "hai"]]).replacen(
        "</w:tc></w:tr></w:tbl>",
        &format!("{inner}{}</w:tc></w:tr></w:tbl>", p("")),
        1,
    );
    let made = docx(&format!("{}{nested}", p("Danh sách như sau:")));
    // Sentences alone stand before all parts: a table needs a khoản, which has no number.
    assert!(
        body_of(&made).starts_with(
            "khoan:\n  - khong_so: true\n    van: \"Danh sách như sau:\"\n    doan:\n      - bang:"
        ),
        "{}",
        body_of(&made)
    );
    assert!(body_of(&made).contains("- [một, hai x y 1 2]"), "{}", body_of(&made));
    assert!(made.account.text.contains("bảng nằm trong ô của bảng khác"), "{}", made.account.text);
}

#[test]
fn tables_of_a_plan_become_tasks_indicators_and_money() {
    let tasks = tbl(&[
        &["TT", "Nhiệm vụ", "Chủ trì", "Phối hợp", "Thời gian"],
        &["I", "Tuyên truyền", "", "", ""],
        &["1", "Phát thanh", "Công an xã", "Trạm Y tế; Hội Nông dân", "Quý II/2026"],
        &["2", "Niêm yết", "", "", "Thường xuyên"],
    ]);
    let targets = tbl(&[
        &["Chỉ tiêu", "Đơn vị tính", "Kế hoạch"],
        &["Hồ sơ đúng hạn", "%", "≥ 95"],
        &["Sự cố", "vụ", "không quá 2"],
        &["Ý thức", "", "tốt"],
    ]);
    let money = tbl(&[&["Nội dung chi", "Số tiền (đồng)"], &["Loa", "2.000.000"]]);
    let made = docx(&format!(
        "{}{}{tasks}{}{targets}{}{money}",
        p("I. VIỆC"),
        p("1. Các việc."),
        p("II. MỨC"),
        p("III. TIỀN")
    ));
    let text = body_of(&made);
    assert!(text.contains("- id: cac_viec\n        van: Các việc."), "{text}");
    let data = text.split("\nmuc_tieu:\n").nth(1).unwrap();
    assert_eq!(
        data,
        "  muc: Mức\n\nchi_tieu:\n  ho_so_dung_han:\n    ten: Hồ sơ đúng hạn\n    muc_tieu: muc\n    don_vi_tinh: \"%\"\n    \
         cach_tinh: ty_le\n    ke_hoach: 95\n  su_co:\n    ten: Sự cố\n    muc_tieu: muc\n    don_vi_tinh: vụ\n    cach_tinh: so_luong\n    \
         huong: khong_qua\n    ke_hoach: 2\n\nnhiem_vu:\n  phat_thanh:\n    ten: Phát thanh\n    khoan: cac_viec\n    chu_tri: cong_an\n    \
         phoi_hop: [tram_y_te, hoi_nong_dan]\n    han: 30/6/2026\n\nkinh_phi:\n  loa:\n    noi_dung: Loa\n    so_tien: 2.000.000"
    );
    for told in ["«Niêm yết»: không rõ một cơ quan chủ trì", "«Ý thức»: chưa đọc được mức phải đạt"]
    {
        assert!(made.account.text.contains(told), "{}", made.account.text);
    }
    assert!(!made.account.text.contains("«Tuyên truyền»"), "a line of titles is no task");
}

#[test]
fn the_targets_of_the_year_and_money_of_a_told_unit_are_taken() {
    let targets = tbl(&[
        &["Chỉ tiêu", "ĐVT", "Kế hoạch 2025", "Ước TH 2025", "Kế hoạch 2026"],
        &["Hồ sơ đúng hạn", "%", "90", "92", "95"],
        &["Hộ nghèo", "hộ", "9", "8", ""],
    ]);
    let unsure = tbl(&[&["Chỉ tiêu", "Kế hoạch 2024", "Kế hoạch 2025"], &["Sự cố", "3", "2"]]);
    let tasks = |money: &str| {
        tbl(&[&["Đơn vị chủ trì", money, "Nhiệm vụ"], &["Công an xã", "1.500", &format!("Việc {money}")]])
    };
    let money = |title: &str| tbl(&[&["Nội dung", title], &["Loa", "2,5"]]);
    let parts = [
        targets,
        unsure,
        tasks("Kinh phí (ngàn đồng)"),
        tasks("Kinh phí (đồng)"),
        tasks("Kinh phí"),
        money("Kinh phí hợp đồng (tỷ đồng)"),
        money("Kinh phí hợp đồng"),
    ];
    let made = docx(&format!("{}{}{}", p("I. VIỆC"), p("1. Các việc."), parts.join(&p("Thêm:"))));
    let text = body_of(&made).split("\nmuc_tieu:\n").nth(1).unwrap();
    assert_eq!(text.matches("ke_hoach: 95").count(), 1, "{text}");
    assert_eq!((text.matches("ke_hoach:").count(), text.matches("chu_tri:").count()), (1, 3), "{text}");
    assert_eq!(
        [
            "    kinh_phi: \"1.500\"",
            "    kinh_phi: 1.500.000",
            "    kinh_phi:",
            "so_tien: 2.500.000.000",
            "so_tien:"
        ]
        .map(|line| text.matches(line).count()),
        [1, 1, 2, 1, 1],
        "{text}"
    );
    for told in [
        "«Hộ nghèo»: chưa ghi mức phải đạt",
        "«bảng chỉ tiêu»: không rõ cột nào",
        "«Việc Kinh phí»: không rõ số tiền",
        "«bảng kinh phí»: không rõ tiền",
    ] {
        assert!(made.account.text.contains(told), "{told}: {}", made.account.text);
    }
}

/// The keys of the table and of the money in a plan whose budget has these paragraphs above it and below.
fn budget(above: &[&str], below: &[&str]) -> [String; 3] {
    let lines = |texts: &[&str]| texts.iter().map(|text| p(text)).collect::<String>();
    let table = tbl(&[&["Nội dung", "Thành tiền"], &["Loa", "1,5"], &["Pa nô", "2"], &["Cộng", "3,5"]]);
    let made = docx(&format!("{}{}{table}{}", p("I. KINH PHÍ"), lines(above), lines(below)));
    assert!(made.account.text.ends_with("## Không hiểu\n\nKhông có.\n"), "{}", made.account.text);
    let text = &made.paper.text;
    let line = |key: &str| text.lines().find_map(|line| line.trim().strip_prefix(key)).unwrap_or_default();
    let before = text.split("bang:").next().unwrap().lines().rev().nth(1).unwrap();
    [line("don_vi_tinh: "), line("so_tien: "), before]
        .map(|text| text.trim().trim_start_matches("- ").to_owned())
}

#[test]
fn the_unit_of_a_table_is_read_however_a_paper_writes_it() {
    for (unit, read, sum) in [
        ("Đơn vị tính: triệu đồng", "triệu đồng", "1.500.000"),
        ("(ĐVT: Triệu đồng)", "Triệu đồng", "1.500.000"),
        ("Đơn vị: 1.000 đồng.", "1.000 đồng", "\"1.500\""),
    ] {
        let expected = [read, sum, "\"Như sau:\""];
        assert_eq!(budget(&["Như sau:", unit], &["Hết."]), expected, "{unit}");
        assert_eq!(budget(&["Như sau:"], &[unit, "Hết."]), expected, "{unit}");
    }
    // Brackets in the sentence above say it as well; the sentence stays as it is.
    let told = budget(&["Kinh phí (ĐVT: tỷ đồng) như sau:"], &[]);
    assert_eq!(told, ["", "1.500.000.000", "\"Kinh phí (ĐVT: tỷ đồng) như sau:\""]);
}

#[test]
fn what_is_no_unit_stays_a_sentence_and_no_money_is_guessed() {
    for line in ["Đơn vị: Trạm Y tế xã", "Đơn vị tính toán lại.", "ĐVT: con"] {
        let [unit, sum, _] = budget(&["Như sau:", line], &[]);
        assert_eq!((unit == "con", sum.as_str()), (line.ends_with("con"), ""), "{line}");
    }
}

#[test]
fn a_row_is_no_total_and_a_start_no_deadline() {
    let tasks = tbl(&[
        &["Nhiệm vụ", "Chủ trì", "Thời gian bắt đầu", "Thời gian hoàn thành"],
        &["Phát thanh", "Công an xã", "01/3/2026", "Từ 01/3/2026 đến 30/5/2026"],
        &["Ra quân", "Công an xã", "01/3/2026", "Sau 15/5/2026"],
        &["Sơ kết", "Công an xã", "01/3/2026", "Quý II/2026"],
        &["Tổng kết công tác", "Công an xã", "", "Trước ngày 10/12/2026"],
    ]);
    let made = docx(&format!("{}{}{tasks}", p("I. VIỆC"), p("1. Các việc.")));
    let text = body_of(&made).split("\nnhiem_vu:\n").nth(1).unwrap();
    let days: Vec<&str> = text.lines().filter_map(|line| line.strip_prefix("    han: ")).collect();
    assert_eq!(days, ["30/5/2026", "30/6/2026", "10/12/2026"], "{text}");
    for told in ["«Ra quân»: chưa đọc được thời gian", "«Quý II/2026» thành hạn 30/6/2026"]
    {
        assert!(made.account.text.contains(told), "{}", made.account.text);
    }
}

#[test]
fn italics_and_bold_inside_sentences_come_along() {
    let run = |look: &str, text: &str| {
        format!("<w:r><w:rPr>{look}</w:rPr><w:t xml:space=\"preserve\">{text}</w:t></w:r>")
    };
    let paragraph = |runs: &[String]| format!("<w:p>{}</w:p>", runs.concat());
    let (plain, bold, italic) =
        (|text| run("", text), |text| run("<w:b/>", text), |text| run("<w:i/>", text));
    let body = [
        paragraph(&[
            bold("1. Chủ đề:"),
            plain(" Năm 2026 là "),
            italic("“Năm 2026 an toàn”"),
            plain(", "),
            bold("gấp"),
            bold(" rút"),
            plain("."),
        ]),
        paragraph(&[bold("2. Cả câu đậm")]),
        paragraph(&[italic("(Có danh sách kèm theo).")]),
    ];
    let made = docx(&body.concat());
    assert_eq!(
        body_of(&made),
        "khoan:\n  - tieu_de: Chủ đề\n    noi_lien: Năm {{ nam }} là {{ nghieng(\"“Năm \" ~ nam ~ \" an toàn”\") }}, {{ dam(\"gấp rút\") }}.\n  \
         - tieu_de: Cả câu đậm\n    doan: '{{ nghieng(\"(Có danh sách kèm theo).\") }}'"
    );
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(60))]

    #[test]
    fn any_text_has_an_answer(text in "\\PC{0,200}|([IVa-đ0-9.)+\\- \\t\\n:;/“”{}#|]|Nơi nhận:|KẾ HOẠCH|Kính gửi|năm 2026){0,60}") {
        let _ = imported(&text);
    }

    #[test]
    fn any_body_makes_a_paper(body in "([IVX]\\. |[1-9]\\. |- |\\+ |[abc]\\) |[A-ZĐÀ][a-zđà ]{0,20}|\\PC{0,12}|[.;:\\n{}\"'#]){0,40}") {
        let made = imported(&paper(&body));
        prop_assert!(made.is_ok(), "{:?}", made.err());
    }
}
