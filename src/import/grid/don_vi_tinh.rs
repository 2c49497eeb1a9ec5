//! The unit of a table's figures, as papers write it above the table or below: `ĐVT: đồng`, `(Đơn vị: 1.000 đồng)`.

use crate::text::tokens::small;

/// What stands before a unit. The last of them names offices too.
const LABELS: [&str; 5] = ["đơn vị tính", "đvt", "đvtính", "đv tính", "đơn vị"];

/// Longest unit, in letters.
const LONGEST: usize = 40;

/// The unit that a line says and nothing else.
pub(in crate::import) fn said(line: &str) -> Option<&str> {
    let line = line.trim().trim_end_matches(['.', ';']).trim_end();
    let bare = match line.strip_prefix('(') {
        Some(inside) => inside.strip_suffix(')').filter(|inside| !inside.contains(')'))?,
        None => line,
    };
    let (label, unit) = bare.split_once(':')?;
    let label = small(label.trim());
    let unit = unit.trim().trim_end_matches('.').trim_end();
    let is_short = !unit.is_empty() && unit.chars().count() <= LONGEST && !unit.contains([':', ';']);
    // «Đơn vị: Trạm Y tế» is an office.
    let is_unit = label != "đơn vị" || !unit.starts_with(char::is_uppercase) || thousands(unit).is_some();
    (is_short && is_unit && LABELS.contains(&label.as_str())).then_some(unit)
}

/// The unit that brackets in a text say: `Bảng 1. Kinh phí (ĐVT: triệu đồng)`.
pub(in crate::import) fn in_brackets(text: &str) -> Option<&str> {
    text.split('(').skip(1).find_map(|behind| said(behind.split_once(')')?.0))
}

/// How many times a thousand đồng is to be taken for one of this unit of money: 0 of `đồng`, 2 of `triệu đồng`, 1 of
/// `1.000 đồng`. `None`: the words name no unit of money.
pub(in crate::import) fn thousands(text: &str) -> Option<usize> {
    let text = small(text).replace('.', "");
    let words: Vec<&str> =
        text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    let next_to = |at: usize, others: &[&str]| words.get(at).is_some_and(|word| others.contains(word));
    let (mut larger, mut times, mut is_dong) = (0, 0, false);
    for (at, word) in words.iter().enumerate() {
        let bare = word.trim_start_matches(|c: char| c.is_ascii_digit());
        times = match &word[..word.len() - bare.len()] {
            "1000" => 1,
            "1000000" => 2,
            "1000000000" => 3,
            _ => times,
        };
        match bare {
            "nghìn" | "ngàn" | "ngđ" | "ngđồng" => larger += 1,
            "triệu" | "tr" | "trđ" | "trđồng" => larger += 2,
            // «Trăm nghìn đồng» is for a person to count.
            "trăm" | "chục" => return None,
            // «Tỷ lệ» is no money.
            "tỷ" | "tỉ" if !next_to(at + 1, &["lệ"]) => larger += 3,
            // «Hợp đồng», «hội đồng», «cộng đồng» are none.
            "đồng" => is_dong |= at == 0 || !next_to(at - 1, &["hợp", "hội", "cộng"]),
            "đ" | "vnđ" | "vnd" => is_dong = true,
            _ => {}
        }
    }
    match larger {
        0 => is_dong.then_some(times),
        more => Some(more),
    }
}

#[cfg(test)]
mod tests {
    use super::{in_brackets, said, thousands};

    #[test]
    fn every_usual_line_of_a_unit_is_read() {
        for (line, unit) in [
            ("Đơn vị tính: đồng", "đồng"),
            ("ĐVT: đồng", "đồng"),
            ("(ĐVT: đồng)", "đồng"),
            ("(Đvt : 1.000 đồng).", "1.000 đồng"),
            ("Đơn vị: triệu đồng", "triệu đồng"),
            ("Đơn vị: Đồng", "Đồng"),
            ("(Đơn vị tính: Người)", "Người"),
            ("ĐƠN VỊ TÍNH: ĐỒNG", "ĐỒNG"),
        ] {
            assert_eq!(said(line), Some(unit), "{line}");
        }
        for line in [
            "Đơn vị: Trạm Y tế xã",
            "Đơn vị chủ trì: công an xã",
            "Đơn vị tính:",
            "Đơn vị tính là đồng",
            "(ĐVT: đồng) và (ĐVT: người)",
            "Tổng kinh phí (ĐVT: đồng)",
        ] {
            assert_eq!(said(line), None, "{line}");
        }
        assert_eq!(in_brackets("Bảng 1 (2026). Kinh phí (ĐVT: triệu đồng)"), Some("triệu đồng"));
        assert_eq!(in_brackets("Kinh phí (nguồn xã) như sau (xem (1)):"), None);
    }

    #[test]
    fn units_of_money_are_told_apart() {
        for (unit, power) in [
            ("đồng", 0),
            ("VNĐ", 0),
            ("1.000 đồng", 1),
            ("1000đ", 1),
            ("nghìn đồng", 1),
            ("Triệu đồng", 2),
            ("1.000.000 đ", 2),
            ("tr.đ", 2),
            ("tỷ đồng", 3),
            ("nghìn tỷ đồng", 4),
        ] {
            assert_eq!(thousands(unit), Some(power), "{unit}");
        }
        for unit in ["người", "USD", "tỷ lệ", "hợp đồng", "hội đồng", "kinh phí", "trăm nghìn đồng"]
        {
            assert_eq!(thousands(unit), None, "{unit}");
        }
    }
}
