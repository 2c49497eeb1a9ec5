//! A paper of everything that a writer can be asked for: by its print a test knows that papers come out otherwise.

use super::style::LOOKS;

/// A paper with every role, a paragraph of several lines, every kind of block, both orientations, all faces.
pub(crate) fn everything() -> String {
    let line = |class: &str| format!("<b class=\"{class}\">Dòng *{class}* & **đậm** dài hơn một chút</b>");
    let mut text = String::from("<div class=\"dau-van-ban\">\n\n| | |\n| :-: | :-: |\n| ");
    text.push_str(&["chu-quan", "co-quan"].map(line).join("<br>"));
    text.push_str(" | ");
    text.push_str(&["quoc-hieu", "tieu-ngu", "dia-danh-ngay"].map(line).join("<br>"));
    text.push_str(" |\n\n</div>\n\n");
    for look in &LOOKS {
        text.push_str(&line(look.class));
        text.push_str("\n\n");
    }
    // Of several lines, the last of which is not justified.
    text.push_str(&"Thực hiện nhiệm vụ trên địa bàn xã, ".repeat(9));
    text.push_str("\n\n");
    let table = "| A | B |\n| :-: | --: |\n| **Nhóm** | |\n| một<br>hai | 1.250 |\n";
    for container in ["phu-luc-doc", "phu-luc-ngang"] {
        text.push_str(&format!(
            "<div class=\"{container}\">\n\nBảng\n\n<div class=\"bang\" data-cot=\"1 3\">\n\n{table}\n</div>\n\n</div>\n\n"
        ));
    }
    let chart = "| Chỉ tiêu | Kế hoạch | Thực hiện |\n| :-- | --: | --: |\n| Nữ | ≥ 30 | 28,00 |\n| Nam | ≤ 70 | ước 72,00 |\n";
    text.push_str(&format!("<div class=\"bieu-do\">\n\n{chart}\n</div>\n\n"));
    text.push_str("Kết\n\n<div class=\"chan-van-ban\">\n\n| | |\n| :-- | :-: |\n| ");
    text.push_str(&["noi-nhan", "noi-nhan-dong"].map(line).join("<br>"));
    text.push_str(" | ");
    text.push_str(&["tham-quyen", "chuc-vu", "chuc-vu-khac", "ho-ten"].map(line).join("<br>"));
    text.push_str(" |\n\n</div>\n");
    text
}
