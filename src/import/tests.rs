//! Whatever text comes in: an answer, and data that makes a paper.

use proptest::prelude::*;

use super::{Import, Options, Source, Workspace, import};
use crate::docx::read::fixture;
use crate::value::Nam;

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
