//! Differences beside the two numbers that they are of: `45 ca, giảm 15 ca so với năm 2024 (60 ca)`,
//! `tăng từ 40 lên 46 ca, tăng 5 ca`.

use super::measure::{Quantity, contradicts, quantities, shown, value};
use super::{Ground, warning};
use crate::diagnostic::Code;
use crate::text::lint::TextFault;
use crate::text::tokens::{Kind, Words};

/// Code of the finding.
const ID: Code = Code::SoSanhTrongCauSai;

pub(in crate::rules) fn check(words: &Words<'_>, _: &Ground<'_>) -> Vec<TextFault> {
    let mut faults = Vec::new();
    for sentence in words.sentences(true) {
        let found = quantities(words, sentence.clone());
        faults.extend(with_before(words, &found).or_else(|| from_to(words, sentence, &found)));
    }
    faults
}

/// Which way a number has gone.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Way {
    Up,
    Down,
}

/// `tăng` or `giảm` right before a quantity, perhaps with `thêm`, `đi`, `được` between.
fn way_before(words: &Words<'_>, one: &Quantity<'_>) -> Option<Way> {
    let between = |word: &str| matches!(word, "thêm" | "đi" | "được" | "là" | "xuống" | "lên");
    let mut at = one.at.checked_sub(1)?;
    while between(words.low(at)) {
        at = at.checked_sub(1)?;
    }
    match words.low(at) {
        "tăng" => Some(Way::Up),
        "giảm" => Some(Way::Down),
        _ => None,
    }
}

/// `45 ca, giảm 15 ca so với năm 2024 (60 ca)`: three quantities, the middle one the difference.
fn with_before(words: &Words<'_>, found: &[Quantity<'_>]) -> Option<TextFault> {
    for triple in found.windows(3) {
        let [now, change, before] = triple else { continue };
        let same =
            now.unit == before.unit && (change.unit == now.unit || change.unit == "%") && now.unit != "%";
        let Some(way) = way_before(words, change).filter(|_| same) else { continue };
        let compares = (change.end..before.at).any(|at| words.stand(at, "so với"));
        let in_brackets =
            before.at.checked_sub(1).is_some_and(|at| matches!(words.low(at), "(" | "là" | "có"));
        let ends = matches!(words.low(before.end + 1), ")" | "" | "." | ";" | ",")
            || words.kind(before.end + 1) == Some(Kind::Word);
        let alone = way_before(words, now).is_none() && way_before(words, before).is_none();
        if compares && in_brackets && ends && alone {
            return difference(words, (now.value, before.value), change, way);
        }
    }
    None
}

/// `từ 60 ca xuống (còn) 45 ca, giảm 15 ca`; `tăng 5 ca (từ 40 lên 46 ca)`.
fn from_to(words: &Words<'_>, sentence: std::ops::Range<usize>, found: &[Quantity<'_>]) -> Option<TextFault> {
    let from =
        sentence.clone().find(|at| words.low(*at) == "từ" && words.kind(*at + 1) == Some(Kind::Number))?;
    let to = (from + 2..sentence.end.min(from + 8))
        .find(|at| matches!(words.low(*at), "lên" | "xuống" | "còn"))?;
    let number = (to + 1..sentence.end.min(to + 3)).find(|at| words.kind(*at) == Some(Kind::Number))?;
    let is_plain =
        |at: usize| !(words.joined(at) || words.joined(at + 1) && matches!(words.low(at + 1), "/" | "-"));
    if !is_plain(from + 1) || !is_plain(number) || words.low(from + 2) == "%" || words.low(number + 1) == "%"
    {
        return None;
    }
    let of = |at: usize| found.iter().find(|one| one.at == at);
    let (to, typed) = (of(number)?, value(words.low(number))?);
    // «từ 40 lên 46 triệu đồng» says the scale once, for both.
    let before = match of(from + 1) {
        Some(one) if one.unit == to.unit => one.value,
        Some(one) if !matches!(one.unit, "lên" | "xuống" | "còn") => return None,
        Some(_) | None => value(words.low(from + 1))?.checked_mul(to.value.checked_div(typed)?)?,
    };
    let (ends, unit) = ((to.value, before), to.unit);
    let changes = found.iter().filter(|one| one.at != number && one.at != from + 1);
    let mut changes = changes.filter_map(|one| way_before(words, one).map(|way| (one, way)));
    let (change, way) = changes.find(|(one, _)| one.unit == unit || one.unit == "%")?;
    difference(words, ends, change, way)
}

/// What is wrong with a difference between what is now and what was before.
fn difference(
    words: &Words<'_>,
    (now, before): (i128, i128),
    change: &Quantity<'_>,
    way: Way,
) -> Option<TextFault> {
    let really = if now >= before { Way::Up } else { Way::Down };
    let gone = (now - before).abs();
    let said = words.between(change.at, change.end);
    let (from, to) = (shown(before), shown(now));
    let message = if gone == 0 {
        format!("{from} và {to} bằng nhau, mà ghi tăng, giảm «{said}»")
    } else if really != way {
        format!("từ {from} đến {to} là {}, mà ghi ngược lại", if really == Way::Up { "tăng" } else { "giảm" })
    } else if change.unit == "%" {
        let right = contradicts(words.low(change.at), gone, before)?;
        format!("từ {from} đến {to} là {right}%, mà ghi «{said}»")
    } else if gone == change.value {
        return None;
    } else {
        format!("từ {from} đến {to} chênh {}, mà ghi «{said}»", shown(gone))
    };
    Some(warning(words, (change.at, change.end), ID, message, "xem lại ba số"))
}

#[cfg(test)]
mod tests {
    use super::super::tests::{silent, told};

    #[test]
    fn a_difference_that_is_not_that_of_its_numbers_is_told() {
        let cases = [
            (
                "Năm 2025 ghi nhận 45 ca, giảm 16 ca so với năm 2024 (60 ca).",
                "từ 60 đến 45 chênh 15, mà ghi «16 ca»",
            ),
            ("Có 45 ca, tăng 15 ca so với cùng kỳ (60 ca).", "từ 60 đến 45 là giảm, mà ghi ngược lại"),
            ("Có 45 ca, giảm 30% so với năm 2024 (60 ca).", "từ 60 đến 45 là 25%, mà ghi «30%»"),
            (
                "Thu nhập tăng từ 52 triệu đồng lên 58 triệu đồng, tăng 5 triệu đồng.",
                "từ 52.000.000 đến 58.000.000 chênh 6.000.000, mà ghi «5 triệu đồng»",
            ),
            ("Số hộ nghèo giảm từ 60 xuống còn 45 hộ, giảm 20 hộ.", "từ 60 đến 45 chênh 15, mà ghi «20 hộ»"),
            ("Số buổi tăng 5 buổi (từ 40 lên 46 buổi).", "từ 40 đến 46 chênh 6, mà ghi «5 buổi»"),
        ];
        for (text, message) in cases {
            assert_eq!(told(text), [format!("so-sanh-trong-cau-sai: {message}")], "{text}");
        }
    }

    #[test]
    fn right_differences_and_unknown_ones_are_silent() {
        silent(&[
            "Năm 2025 ghi nhận 45 ca, giảm 15 ca so với năm 2024 (60 ca).",
            "Có 45 ca, giảm 25% so với năm 2024 (60 ca).",
            "Có 45 ca, giảm 15 ca so với năm 2024.",
            "Thu nhập tăng từ 40 lên 46 triệu đồng, tăng 15%.",
            "Tỷ lệ giảm từ 5,2% xuống còn 4,1%, giảm 1,1 điểm phần trăm.",
            "Làm việc từ 7 giờ đến 11 giờ; từ 12 lên 15 buổi.",
            "Tăng 3 lớp, 45 học sinh so với năm học trước (12 lớp).",
            "Toàn xã có 12 thôn, tăng 2 trường so với năm 2024 (3 trường).",
        ]);
    }
}
