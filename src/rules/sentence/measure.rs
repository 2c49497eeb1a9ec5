//! Numbers of things in a sentence: `12 hộ`, `1.250 lượt người`, `86,5 triệu đồng`.

use std::ops::Range;

use crate::text::tokens::{Kind, Words};

/// Digits kept behind the comma.
const SCALE: u32 = 6;

/// A number with what it counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Quantity<'w> {
    /// The piece that is the number.
    pub(super) at: usize,
    /// The last piece that belongs to it: its unit.
    pub(super) end: usize,
    /// Its value in millionths.
    pub(super) value: i128,
    /// What it counts, the first word: `hộ`; `%`; money is always `đồng`.
    pub(super) unit: &'w str,
}

/// Words that name a scale of what is counted.
pub(super) const SCALES: [(&str, i128); 5] =
    [("nghìn", 1_000), ("ngàn", 1_000), ("triệu", 1_000_000), ("tỷ", 1_000_000_000), ("tỉ", 1_000_000_000)];

/// Words before a number that make it a name or a day, no count: `ngày 5`, `quý 2`, `thôn 3`, `Điều 7`.
const LABELS: [&str; 41] = [
    "ngày",
    "tháng",
    "năm",
    "quý",
    "tuần",
    "đợt",
    "kỳ",
    "khóa",
    "khoá",
    "thôn",
    "làng",
    "xóm",
    "ấp",
    "bản",
    "tổ",
    "khu",
    "phố",
    "điều",
    "khoản",
    "điểm",
    "mục",
    "chương",
    "phần",
    "phụ",
    "lục",
    "số",
    "lần",
    "lớp",
    "nhóm",
    "tiêu",
    "chí",
    "cấp",
    "đường",
    "quốc",
    "lộ",
    "loại",
    "phường",
    "quận",
    "khối",
    "khóm",
    "buôn",
];

/// Of these the words for places, of which a number may be said too: «toàn thôn 120 hộ».
const PLACES: [&str; 13] =
    ["thôn", "làng", "xóm", "ấp", "bản", "tổ", "khu", "phố", "phường", "quận", "khối", "khóm", "buôn"];

/// Words that stand between a number and what it counts, or begin something else.
const NO_UNITS: [&str; 14] =
    ["và", "là", "trên", "của", "trong", "đến", "tới", "năm", "tháng", "ngày", "giờ", "phút", "có", "thì"];

/// All numbers of things among some pieces, in order; days, years, numbers of documents and labels left out.
pub(super) fn quantities<'w>(words: &'w Words<'_>, range: Range<usize>) -> Vec<Quantity<'w>> {
    range.filter_map(|at| quantity(words, at)).collect()
}

fn quantity<'w>(words: &'w Words<'_>, at: usize) -> Option<Quantity<'w>> {
    if words.kind(at) != Some(Kind::Number) || is_part_of_more(words, at) {
        return None;
    }
    let label = at.checked_sub(1).map(|before| words.low(before)).unwrap_or_default();
    let value = value(words.low(at))?;
    let mut unit_at = at + 1;
    let mut scale = 1;
    while let Some((_, factor)) = SCALES.iter().find(|(name, _)| *name == words.low(unit_at)) {
        scale *= factor;
        unit_at += 1;
    }
    let unit = words.low(unit_at);
    let value = value.checked_mul(scale)?;
    if matches!(unit, "đồng" | "đ") {
        return Some(Quantity { at, end: unit_at, value, unit: "đồng" });
    }
    let is_total = label == "số" && at > 1 && matches!(words.low(at - 2), "tổng" | "con");
    // «toàn phường 850 hộ» counts.
    let of_all = at > 1 && matches!(words.low(at - 2), "toàn" | "cả" | "mỗi") && PLACES.contains(&label);
    if LABELS.contains(&label) && !is_total && !of_all {
        return None;
    }
    if scale > 1 && words.kind(unit_at) != Some(Kind::Word) {
        return Some(Quantity { at, end: unit_at - 1, value, unit: "đồng" });
    }
    if unit == "%" {
        return Some(Quantity { at, end: unit_at, value, unit: "%" });
    }
    if words.kind(unit_at) != Some(Kind::Word) || NO_UNITS.contains(&unit) {
        return None;
    }
    Some(Quantity { at, end: unit_at, value, unit })
}

/// Whether a number is a part of a day, a fraction, a range or a symbol: `15/11`, `7/25`, `5-7`, `12/KH-UBND`.
fn is_part_of_more(words: &Words<'_>, at: usize) -> bool {
    let is_sign = |at: usize| matches!(words.low(at), "/" | "-" | "–" | ":");
    (words.joined(at) && at > 0 && (is_sign(at - 1) || words.kind(at - 1) == Some(Kind::Word)))
        || (words.joined(at + 1) && is_sign(at + 1))
        || matches!(words.low(at + 1), "-" | "–") && words.kind(at + 2) == Some(Kind::Number)
        || at > 1 && matches!(words.low(at - 1), "-" | "–") && words.kind(at - 2) == Some(Kind::Number)
}

/// The value of digits with dots between thousands and a comma before parts, in millionths.
pub(in crate::rules) fn value(text: &str) -> Option<i128> {
    let (whole, parts) = text.split_once(',').unwrap_or((text, ""));
    let is_digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    let mut groups = whole.split('.');
    let first = groups.next()?;
    let grouped = whole.contains('.');
    if (grouped && first.len() > 3) || groups.any(|group| group.len() != 3) || !is_digits(parts) {
        return None;
    }
    if parts.len() > SCALE as usize {
        return None;
    }
    let digits: String = whole.chars().filter(char::is_ascii_digit).collect();
    // Sums of many stay far below what the type holds.
    if digits.len() > 18 {
        return None;
    }
    let whole: i128 = digits.parse().ok()?;
    let fraction: i128 = format!("{parts:0<6}").parse().ok()?;
    Some(whole * 10_i128.pow(SCALE) + fraction)
}

/// A value as papers write it.
pub(in crate::rules) fn shown(value: i128) -> String {
    let sign = if value < 0 { "-" } else { "" };
    let unit = 10_i128.pow(SCALE);
    let (whole, fraction) = (value.abs() / unit, value.abs() % unit);
    let digits = whole.to_string();
    let mut grouped = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            grouped.push('.');
        }
        grouped.push(digit);
    }
    let fraction = format!("{fraction:06}");
    let fraction = fraction.trim_end_matches('0');
    if fraction.is_empty() { format!("{sign}{grouped}") } else { format!("{sign}{grouped},{fraction}") }
}

/// Whether what a percentage says is not what a part of a whole is, at the digits that are written. What was cut off
/// instead of rounded is let pass.
pub(super) fn contradicts(written: &str, part: i128, whole: i128) -> Option<String> {
    if whole <= 0 {
        return None;
    }
    let digits = written.split_once(',').map_or(0, |(_, parts)| parts.len());
    let percent = value(written)?;
    let last = 10_i128.pow(SCALE.checked_sub(u32::try_from(digits).ok()?)?);
    let exact = part.checked_mul(100 * 10_i128.pow(SCALE))? / whole;
    if (exact - percent).abs() < last {
        return None;
    }
    // Shown to the digits that were written, at least two.
    let step = last.min(10_000);
    let rounded = (exact + step / 2) / step * step;
    Some(shown(rounded))
}

#[cfg(test)]
mod tests {
    use super::{contradicts, quantities, shown, value};
    use crate::text::tokens::Words;

    #[test]
    fn things_are_counted_and_days_and_labels_are_not() {
        let text = "12 hộ, ngày 05 tháng 3, 1.250 lượt người; 86,5 triệu đồng, 7/25, thôn 3 có 4 hộ, 5-7 hộ, 30%, Điều 7, 12/KH, 2 tỷ";
        let words = Words::of(text);
        let found = quantities(&words, 0..words.tokens.len());
        let found: Vec<String> =
            found.iter().map(|one| format!("{} {}", shown(one.value), one.unit)).collect();
        assert_eq!(found, ["12 hộ", "1.250 lượt", "86.500.000 đồng", "4 hộ", "30 %", "2.000.000.000 đồng"]);
    }

    #[test]
    fn a_number_is_read_as_papers_write_it() {
        assert_eq!(value("1.250"), Some(1_250_000_000));
        assert_eq!(value("12,5"), Some(12_500_000));
        for text in ["1.25", "1234.567", "1,2345678", "12.5.3"] {
            assert_eq!(value(text), None, "{text}");
        }
        assert_eq!(shown(1_234_500_000), "1.234,5");
    }

    #[test]
    fn a_percentage_is_right_to_its_last_digit() {
        let one = 1_000_000;
        assert_eq!(contradicts("75", 45 * one, 60 * one), None);
        assert_eq!(contradicts("66,67", 2 * one, 3 * one), None);
        assert_eq!(contradicts("66,66", 2 * one, 3 * one), None);
        assert_eq!(contradicts("70", 45 * one, 60 * one).as_deref(), Some("75"));
        assert_eq!(contradicts("66,7", 2 * one, 3 * one), None);
        assert_eq!(contradicts("5", one, 0), None);
    }
}
