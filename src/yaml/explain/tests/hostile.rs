//! Input that no officer writes: no panic, no place outside the file, no end of memory.

use proptest::prelude::{ProptestConfig, prop, proptest};

use crate::diagnostic::{Diagnostic, Position};
use crate::value;
use crate::yaml::explain::{explain, explain_with};
use crate::yaml::schema::model::{check_kind, schema, told};

/// The first line of each finding.
fn heads(source: &str) -> Vec<String> {
    let findings = explain_with("a.yaml", source, &schema(), &check_kind);
    findings
        .iter()
        .map(|Diagnostic { code, place, .. }| match place.at {
            Some(Position { line, column }) => format!("{line}:{column} {code}"),
            None => code.to_string(),
        })
        .collect()
}

#[test]
fn brackets_without_end() {
    assert_eq!(heads(&"[".repeat(100_000)), ["1:65 qua-gioi-han"]);
    assert_eq!(heads(&"{a: ".repeat(100_000)), ["1:257 qua-gioi-han"]);
    assert_eq!(heads(&"- ".repeat(100_000)), ["1:129 qua-gioi-han"]);
}

#[test]
fn an_alias_bomb_is_refused_and_never_unfolded() {
    let mut source = "a: &a [x, x]\n".to_owned();
    for (name, before) in [("b", "a"), ("c", "b"), ("d", "c")] {
        source.push_str(&format!("{name}: &{name} [{}]\n", vec![format!("*{before}"); 10].join(", ")));
    }
    assert_eq!(
        heads(&source),
        [
            "1:1 khoa-la",
            "1:1 thieu-khoa",
            "1:1 thieu-khoa",
            "1:4 ky-tu-dau",
            "2:1 khoa-la",
            "2:4 ky-tu-dau",
            "3:1 khoa-la",
            "3:4 ky-tu-dau",
            "4:1 khoa-la",
            "4:4 ky-tu-dau"
        ]
    );
}

#[test]
fn characters_that_no_text_has() {
    assert_eq!(heads("nam: 2023\nten: a\0b\n"), ["2:7 ky-tu-la"]);
    assert_eq!(heads("\0"), ["1:1 ky-tu-la"]);
    assert_eq!(heads("nam: 2023\nten: a\nngay: \u{feff}1/1/2023\n"), ["3:7 ky-tu-la"]);
}

#[test]
fn a_text_of_ten_megabytes() {
    assert_eq!(heads(&format!("nam: x\nten: {}\n", "a ".repeat(5_000_000))), ["1:6 sai-kieu"]);
    assert_eq!(heads(&format!("nam: 2023\nten: a: {}\n", "a ".repeat(500_000))), ["2:7 dau-hai-cham"]);
    assert_eq!(
        heads(&format!("nam: 2023\nten: \"{}\n", "\\q".repeat(100_000))),
        ["2:6 thieu-nhay-dong", "2:7 dau-cheo-nguoc"]
    );
}

#[test]
fn a_file_over_the_limit_is_not_read() {
    assert_eq!(heads(&" ".repeat(32 * 1024 * 1024 + 1)), ["1:1 qua-gioi-han"]);
    assert_eq!(heads(&"\n".repeat(1_000_001)), ["1:1 qua-gioi-han"]);
    assert_eq!(
        heads(&format!("nam: 2023\nten: {}\n", "a".repeat(16 * 1024 * 1024 + 1))),
        ["2:6 qua-gioi-han"]
    );
    assert_eq!(heads(&format!("nam: 2023\nten: \"{}\"\n", "\\n".repeat(1_000_001))), ["2:6 qua-gioi-han"]);
    assert_eq!(heads(&format!("muc:\n{}", "  - van: a\n".repeat(60_000))), ["50001:5 qua-gioi-han"]);
}

#[test]
fn a_hundred_thousand_items() {
    let items = "  - a\n".repeat(100_000);
    assert_eq!(
        heads(&format!("nam: 2023\nten: a\nnam: 1\nmuc:\n{items}")),
        ["3:1 trung-khoa", "3:6 ngoai-khoang"]
    );
    let items = "  - van: a\n".repeat(45_000);
    assert_eq!(
        heads(&format!("nam: 2023\nten: a\nnam: 1\nmuc:\n{items}")),
        ["3:1 trung-khoa", "3:6 ngoai-khoang"]
    );
    let items = "  - van: a\n".repeat(5_000);
    assert_eq!(heads(&format!("nam: 2023\nten: a\nmuc:\n{items}  -x\n")), ["5004:4 thieu-dau-cach"]);
}

#[test]
fn findings_without_end_are_cut() {
    let source = format!("nam: 2023\nten: a\nmuc:\n{}", "  - vn: a\n".repeat(10_000));
    let heads = heads(&source);
    assert_eq!(heads.len(), 1_001);
    assert_eq!(heads.last().map(String::as_str), Some("10003:10 con-nua"));
}

#[test]
fn syntax_faults_without_end_are_cut() {
    let heads = heads(&format!("nam: 2023\nten: a\nmuc:\n{}", "  - a: b: c\n".repeat(1_000)));
    assert_eq!(heads.len(), 20);
    assert_eq!(
        (heads[0].as_str(), heads[18].as_str(), heads[19].as_str()),
        ("4:9 dau-hai-cham", "22:9 dau-hai-cham", "23:9 cu-phap")
    );
}

#[test]
fn windows_line_ends_and_byte_order_mark() {
    assert_eq!(
        told("\u{feff}nam: 2023\r\nten: a: b\r\nnagy: 1/1/2023\r\n"),
        "2:7: lỗi[dau-hai-cham]: câu có dấu hai chấm và dấu cách “: ” nhưng không đặt trong dấu nháy\n  \
         gợi ý: viết ten: \"a: b\"\n  \
         gợi ý: hoặc viết | ở chỗ của câu rồi xuống dòng, thụt vào và gõ câu, không cần dấu nháy\n\
         3:1: lỗi[khoa-la]: khóa lạ “nagy”\n  gợi ý: có phải “ngay”?"
    );
}

#[test]
fn the_words_of_the_program_are_used_by_default() {
    let found = explain("a.yaml", "nam: 2023\nten: a\nngay: 31/2/2023\n", &schema());
    let error = value::check("ngay", value::Scalar::Text("31/2/2023")).unwrap().unwrap_err();
    assert_eq!(found.iter().map(|finding| &finding.message).collect::<Vec<_>>(), [&error.message]);
}

fn lies_inside(source: &str, Position { line, column }: Position) -> bool {
    let lines: Vec<String> =
        source.replace("\r\n", "\n").replace('\r', "\n").split('\n').map(str::to_owned).collect();
    (1..=lines.len()).contains(&line) && (1..=lines[line - 1].chars().count() + 1).contains(&column)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn any_text_is_explained_inside_itself(source in "\\PC{0,60}|(?s:.{0,40})") {
        for finding in explain("a.yaml", &source, &schema()) {
            let at = finding.place.at.unwrap();
            assert!(lies_inside(&source, at), "{at:?} {finding} in {source:?}");
        }
    }

    #[test]
    fn any_pieces_of_yaml_are_explained_inside_themselves(
        pieces in prop::collection::vec(
            prop::sample::select(vec![
                "nam", "ten", "muc", "van", "viec", ": ", ":", "- ", "-", "\n", "\n  ", "\n    ", "\n\t", "\"", "'",
                "[", "]", "{", "}", ", ", "#", " # ", "|", ">", "&a", "*a", "!", "@", "%", "\\", "<<", "---\n", "...",
                "\r\n", "ố", "2023", "~", "?", "`", " ", "\u{feff}", "\0", "a b",
            ]),
            0..40,
        )
    ) {
        let source = pieces.concat();
        for finding in explain("a.yaml", &source, &schema()) {
            let at = finding.place.at.unwrap();
            assert!(lies_inside(&source, at), "{at:?} {finding} in {source:?}");
        }
    }
}
