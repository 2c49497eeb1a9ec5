//! The officers' guide names every code that the program can answer with, and what templates may use.

#![allow(clippy::disallowed_methods, clippy::unwrap_used, reason = "tests read files and fail by panicking")]

mod support;

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use vanthu::diagnostic::{Code, Group};
use vanthu::page::style::LOOKS;
use vanthu::rules::FORM;
use vanthu::template::builtin;

/// The page of codes.
const CODES: &str = "docs/ma.md";

/// The tables of codes, as the program has them.
fn tables() -> String {
    let mut text = String::new();
    for group in Group::ALL {
        let codes = Code::ALL.iter().filter(|code| code.group() == *group);
        text.push_str(&format!("\n## {}\n\n", group.title()));
        let clauses = *group == Group::Form;
        text.push_str(if clauses {
            "| mã | quy tắc | điều khoản |\n|---|---|---|\n"
        } else {
            "| mã | nghĩa |\n|---|---|\n"
        });
        for code in codes {
            text.push_str(&format!("| `{code}` | {} |", code.meaning()));
            if let Some(clause) = code.clause() {
                text.push_str(&format!(" {clause} |"));
            }
            text.push('\n');
        }
    }
    text
}

#[test]
fn the_tables_of_codes_are_those_of_the_program() {
    let path = support::root().join(CODES);
    let page = fs::read_to_string(&path).unwrap();
    let (before, _) = page.split_once("\n## Đọc tệp\n").unwrap();
    support::expect(&path, &format!("{before}{}", tables()));
}

/// What a template may use, as the program has it.
fn for_templates() -> String {
    let mut text = String::from(
        "# Làm mẫu riêng\n\nMẫu là tệp `templates/TÊN.md.j2` (minijinja) in ra Markdown; `mau: TÊN` trong dữ liệu chọn mẫu ấy. `vanthu templates` kê các\n\
         mẫu có sẵn, `vanthu templates ke-hoach` in một mẫu để chép về sửa; tệp cùng tên trong `templates/` thay cho mẫu có sẵn.\n\
         Trang này do chương trình tạo ra.\n\n\
         Mẫu ngắn nhất kế thừa khung chung và chỉ ghi phần của mình:\n\n\
         ```jinja\n{% extends \"co-so.md.j2\" %}\n{% block ten_loai %}Thông báo{% endblock %}\n{% block viet_tat %}TB{% endblock %}\n```\n\n\
         Nội dung riêng ghi ở `them` trong dữ liệu: câu, danh sách, nhóm khóa, lồng nhau tùy ý; trong mẫu là `van_ban.them.ma`. Chữ trong\n\
         dữ liệu luôn in đúng như đã gõ, không thành Markdown. Văn bản ngoài 29 loại của Nghị định tạo\n\
         được như mọi văn bản khác, nhưng `vanthu check` báo [TL01] ở tên loại.\n",
    );
    text.push_str("\n## Biến\n\n| biến | là gì |\n|---|---|\n");
    for (name, meaning) in vanthu::template::context::VARIABLES {
        text.push_str(&format!("| `{name}` | {meaning} |\n"));
    }
    text.push_str("\n## Bộ lọc\n\n| bộ lọc | làm gì |\n|---|---|\n");
    for (name, meaning) in vanthu::template::FILTERS {
        text.push_str(&format!("| `{name}` | {meaning} |\n"));
    }
    text.push_str("\n## Khối của khung chung\n\n`{% block TÊN %}…{% endblock %}` trong mẫu thay khối cùng tên; `{{ super() }}` in phần cũ.\n\n");
    let base = builtin::template("co-so.md.j2").unwrap();
    let mut blocks: Vec<&str> = Vec::new();
    for name in base.split("{% block ").skip(1).filter_map(|rest| rest.split(' ').next()) {
        if !blocks.contains(&name) {
            blocks.push(name);
        }
    }
    text.push_str(&blocks.iter().map(|name| format!("`{name}`")).collect::<Vec<_>>().join(", "));
    text.push_str(", và hai khối mẫu phải tự có: `ten_loai`, `viet_tat`.\n");
    text.push_str("\n## Macro\n\nGọi bằng `tp`, như `{{ tp.cac_y(van_ban.them.viec, \"-\") }}`.\n\n| macro | in gì |\n|---|---|\n");
    for part in builtin::template("thanh-phan.md.j2").unwrap().split("{# ").skip(1) {
        let (meaning, rest) = part.split_once("#}").unwrap();
        if let Some(call) =
            rest.trim_start().strip_prefix("{% macro ").and_then(|rest| rest.split(" %}").next())
        {
            let meaning = meaning.split_whitespace().collect::<Vec<_>>().join(" ");
            text.push_str(&format!("| `{call}` | {} |\n", meaning.replace('|', "\\|")));
        }
    }
    text.push_str("\n## Thành phần thể thức\n\nViết `<b class=\"TÊN\">…</b>` (hoặc `<i …>`, `<span …>`); `#` là tên loại và số phụ lục, `##` là mục, `###` đến `#####` là khoản.\n\n| lớp | thành phần | điều khoản |\n|---|---|---|\n");
    for look in LOOKS {
        let clause =
            if look.clause.starts_with("house") { "riêng của chương trình" } else { look.clause };
        text.push_str(&format!("| `{}` | {} | {} |\n", look.class, look.style_name, clause));
    }
    text
}

#[test]
fn the_page_about_templates_is_that_of_the_program() {
    support::expect(&support::root().join("docs/mau.md"), &for_templates());
}

#[test]
fn every_form_rule_names_its_clause() {
    for rule in FORM {
        assert_eq!(rule.code.group(), Group::Form);
        assert!(rule.code.clause().is_some(), "{}", rule.code);
    }
}

#[test]
fn every_code_on_an_expected_screen_is_explained() {
    let page = fs::read_to_string(support::root().join(CODES)).unwrap();
    let mut codes = BTreeSet::new();
    let cases = support::root().join("tests");
    for file in support::files(&cases) {
        let name = file.to_string_lossy().into_owned();
        if name.ends_with("screen.txt") {
            collect(&cases.join(file), &mut codes);
        }
    }
    assert!(codes.len() > 20, "{codes:?}");
    let missing: Vec<_> = codes.iter().filter(|code| !page.contains(&format!("| `{code}` |"))).collect();
    assert!(missing.is_empty(), "{CODES} does not explain {missing:?}");
}

/// The codes in `lỗi[…]`, `cảnh báo[…]` and `ghi chú[…]`.
fn collect(path: &Path, codes: &mut BTreeSet<String>) {
    let text = fs::read_to_string(path).unwrap();
    for mark in ["lỗi[", "cảnh báo[", "ghi chú["] {
        codes.extend(text.split(mark).skip(1).filter_map(|rest| rest.split(']').next().map(str::to_owned)));
    }
}
