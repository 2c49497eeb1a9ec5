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

/// Words that scale a unit of money, and how many times a thousand each is.
const SCALES: [(&str, usize); 6] = [("nghìn", 1), ("ngàn", 1), ("triệu", 2), ("tr", 2), ("tỷ", 3), ("tỉ", 3)];

/// How many times a thousand đồng is to be taken for one of this unit of money: 0 of `đồng`, 2 of `triệu đồng`, 1 of
/// `1.000 đồng`. `None`: the words name no unit of money, or one that is for a person to count: «trăm nghìn đồng».
pub(in crate::import) fn thousands(text: &str) -> Option<usize> {
    let low = small(text).replace('.', "");
    let words: Vec<&str> =
        low.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    // «Hợp đồng», «hội đồng», «cộng đồng» are no money.
    let is_other = |at: usize| at > 0 && matches!(words[at - 1], "hợp" | "hội" | "cộng");
    let named = words.iter().enumerate().find_map(|(at, word)| {
        let bare = word.trim_start_matches(|c: char| c.is_ascii_digit());
        let times = match bare {
            "đồng" if !is_other(at) => 0,
            "đ" | "vnđ" | "vnd" => 0,
            "ngđ" | "ngđồng" => 1,
            "trđ" | "trđồng" => 2,
            _ => return None,
        };
        Some((at, &word[..word.len() - bare.len()], times))
    });
    // A scale by itself is one of đồng where it is all that is said, or all behind a title: `triệu`, `Kinh phí (triệu)`.
    let alone = || {
        let scales = words.iter().rev().take_while(|word| scale(word).is_some()).count();
        let is_unit = scales == words.len() || text.trim_end().ends_with(')');
        (scales > 0 && is_unit).then_some((words.len(), "", 0))
    };
    let (end, number, mut times) = named.or_else(alone)?;
    let mut before = words[..end].iter().rev().peekable();
    while let Some(more) = before.peek().and_then(|word| scale(word)) {
        times += more;
        before.next();
    }
    let number = if number.is_empty() { before.next().copied().unwrap_or_default() } else { number };
    match number {
        "1000" => Some(times + 1),
        "1000000" => Some(times + 2),
        "1000000000" => Some(times + 3),
        "trăm" | "chục" | "mươi" | "mười" => None,
        other => (!is_power_of_ten(other)).then_some(times),
    }
}

fn scale(word: &str) -> Option<usize> {
    SCALES.iter().find(|(name, _)| *name == word).map(|(_, times)| *times)
}

/// `10`, `100`, `10000`: a unit, as a year or a number of something else is none.
fn is_power_of_ten(number: &str) -> bool {
    number
        .strip_prefix('1')
        .is_some_and(|zeros| !zeros.is_empty() && zeros.bytes().all(|digit| digit == b'0'))
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
            ("triệu", 2),
            ("Kinh phí (triệu)", 2),
            ("Dự toán năm 2026 (nghìn đồng)", 1),
            ("Kinh phí xã Triệu Sơn (đồng)", 0),
        ] {
            assert_eq!(thousands(unit), Some(power), "{unit}");
        }
        for unit in [
            "người",
            "USD",
            "nghìn USD",
            "triệu kWh",
            "tỷ lệ",
            "Tỷ trọng kinh phí",
            "Kinh phí xã Triệu Sơn",
            "hợp đồng",
            "hội đồng",
            "kinh phí",
            "trăm nghìn đồng",
            "100 đồng",
            "10.000 đồng",
        ] {
            assert_eq!(thousands(unit), None, "{unit}");
        }
    }
}
