//! Data is text: whatever an officer types stands on paper as typed, through YAML, template, Markdown and DOCX.

#![allow(clippy::disallowed_methods, clippy::unwrap_used, reason = "tests fail by panicking")]

mod support;

use std::sync::{Arc, LazyLock};

use proptest::prelude::{ProptestConfig, proptest};
use unicode_normalization::UnicodeNormalization;
use vanthu::diagnostic::Diagnostic;
use vanthu::model::Sources;
use vanthu::model::{DonVi, SoCanCu, VanBan};
use vanthu::project::press::{self, Press};
use vanthu::template::Templates;
use vanthu::yaml;

const UNIT: &str = "
ten: Ủy ban nhân dân xã Tân Lập
goi: UBND xã
ten_dau_trang: [Ủy ban nhân dân, xã Tân Lập]
dia_ban: xã Tân Lập
dia_danh: Tân Lập
ky_hieu: UBND
nguoi_ky: {chu_tich: {chuc_vu: Chủ tịch, ho_ten: Nguyễn Văn An}}
luu: VT
";

/// The paragraphs of a paper whose one khoản, one item and one cell (a recipient) are `text`.
fn on_paper(press: &Press, text: &str) -> Vec<String> {
    let quoted = serde_json::to_string(text).unwrap();
    let unit = format!("{UNIT}co_quan: {{noi: {{ten: {quoted}}}}}\n");
    let paper = format!(
        "nam: 2026\ntrich_yeu: Thử\nnguoi_ky: chu_tich\nnoi_nhan: [noi]\ncac_muc:\n  - tieu_de: A\n    khoan:\n      - {quoted}\n      - tieu_de: B\n        y: [{quoted}]\n"
    );
    let don_vi: yaml::Read<DonVi> = yaml::read("don-vi.yaml".into(), &unit).unwrap();
    let van_ban: yaml::Read<VanBan> = yaml::read("ke-hoach.yaml".into(), &paper).unwrap();
    let sources = Sources {
        don_vi: &don_vi.value,
        can_cu: &SoCanCu::default(),
        van_ban: &van_ban.value,
        file: "ke-hoach.yaml",
        don_vi_file: "don-vi.yaml",
        mau_rieng: false,
    };
    support::paragraphs(&press::render(press, "ke-hoach", &sources).unwrap().docx)
}

static PRESS: LazyLock<Press> = LazyLock::new(press);

fn press() -> Press {
    Press::new(Templates::new(Arc::new(|_| None)))
}

/// What is promised: characters as typed in normal form, line ends and runs of blanks as one blank.
fn as_typed(text: &str) -> String {
    one_blank(text).nfc().collect()
}

fn one_blank(text: &str) -> String {
    let words: Vec<&str> = text.split([' ', '\t', '\n', '\r']).filter(|word| !word.is_empty()).collect();
    words.join(" ")
}

fn check(press: &Press, text: &str) {
    let typed = as_typed(text);
    let paper = on_paper(press, text);
    assert!(paper.contains(&format!("1. {typed}")), "khoản: {typed:?} in {paper:#?}");
    assert!(paper.contains(&format!("- {typed}")), "item: {typed:?} in {paper:#?}");
    assert!(paper.contains(&format!("- {typed};")), "recipient: {typed:?} in {paper:#?}");
}

#[test]
fn marks_of_other_languages_are_text() {
    let press = press();
    for text in [
        "{% for x in y %}",
        "{# chú thích #}",
        "<w:p>",
        "</div>",
        "<!-- x -->",
        "a | b || c",
        "*a* **b** _c_ __d__",
        "\\ \\\\ \\*",
        "&amp; &#65; &nbsp",
        "`a` ``b``",
        "1. Một",
        "2023. Hai",
        "3) Ba",
        "- Bốn",
        "+ Năm",
        "# Sáu",
        "> Bảy",
        "---",
        "===",
        "~~~",
        "```",
        ": x",
        "[a](b) ![c](d) [e]: f",
        "a\u{a0}b",
        "http://x.vn/?a=1&b=2 <a@b.vn>",
        "{x} }} {",
        "$a$ ^b^ ~c~",
        "“ngoặc” ‘đơn’ \"kép\" 'thẳng'",
        "50 % & 100%",
        "C:\\Users\\",
        "^[note]",
        "| --- |",
        "@ ! % `",
        "…",
        "-",
        "=",
        "]]>",
        "a<br>b",
    ] {
        check(&press, text);
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 500, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_text_is_on_paper_as_typed(text in "[ -~àảãáạăđêôơưỦẾỢĐ“”…–0-9.*_#<>|&;`\\\\\\[\\]\\-+:{}%()\n]{1,40}") {
        // Two opening braces are an expression; blank text is refused; YAML's own cleaning has its own tests.
        if !text.contains("{{") && !text.trim().is_empty() {
            check(&PRESS, &text);
        }
    }

    #[test]
    fn any_character_that_is_accepted_is_on_paper_as_it_was_read(text in "\\PC{1,24}") {
        let quoted = serde_json::to_string(&text).unwrap();
        let paper = format!(
            "nam: 2026\ntrich_yeu: Thử\nnguoi_ky: chu_tich\ncac_muc:\n  - tieu_de: A\n    khoan: [{quoted}, Hết]\n"
        );
        match yaml::read::<VanBan>("ke-hoach.yaml".into(), &paper) {
            Err(findings) => assert!(findings.iter().any(Diagnostic::is_error)),
            Ok(read) if text.contains("{{") => drop(read),
            Ok(read) => {
                let van = read.value.cac_muc[0].khoan[0].van.as_ref().unwrap().to_string();
                let don_vi: yaml::Read<DonVi> = yaml::read("don-vi.yaml".into(), UNIT).unwrap();
                let sources = Sources {
                    don_vi: &don_vi.value,
                    can_cu: &SoCanCu::default(),
                    van_ban: &read.value,
                    file: "ke-hoach.yaml",
                    don_vi_file: "don-vi.yaml", mau_rieng: false,
                };
                let made = press::render(&PRESS, "ke-hoach", &sources).unwrap();
                let paper = support::paragraphs(&made.docx);
                assert!(paper.contains(&format!("1. {}", one_blank(&van).trim_end())), "{van:?} in {paper:#?}");
            }
        }
    }
}
