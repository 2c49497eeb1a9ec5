//! Amounts in words against figures: `86.500.000 đồng (Tám mươi sáu triệu năm trăm nghìn đồng)`.

use super::measure::{quantities, shown};
use super::{Ground, warning};
use crate::diagnostic::Code;
use crate::text::lint::TextFault;
use crate::text::number_words;
use crate::text::tokens::{Kind, Words};

/// Code of the finding.
const ID: Code = Code::BangChuLech;

pub(in crate::rules) fn check(words: &Words<'_>, _: &Ground<'_>) -> Vec<TextFault> {
    let all = quantities(words, 0..words.tokens.len());
    all.iter().filter_map(|amount| in_words(words, amount.end, amount.value)).collect()
}

/// The finding where the words in brackets behind an amount say another one.
fn in_words(words: &Words<'_>, end: usize, value: i128) -> Option<TextFault> {
    let open = (end + 1..end + 4).find(|at| words.low(*at) == "(")?;
    let lead = ["bằng chữ :", "bằng chữ là", "bằng chữ", "viết bằng chữ :"];
    let start = lead
        .iter()
        .find(|lead| words.stand(open + 1, lead))
        .map_or(open + 1, |lead| open + 1 + lead.split(' ').count());
    let close = (start..words.tokens.len()).find(|at| words.low(*at) == ")")?;
    let last = (start..close).rev().find(|at| words.kind(*at) == Some(Kind::Word))?;
    let is_money = words.low(last) == "đồng" || words.low(last) == "chẵn" && words.low(last - 1) == "đồng";
    let spoken: Vec<&str> = (start..=last)
        .map(|at| words.low(at))
        .filter(|word| !matches!(*word, "đồng" | "chẵn" | ","))
        .collect();
    let said = number_words::read(&spoken.join(" "))?;
    // A lone word is a name as often as a number: «12 hộ (hai)».
    if (!is_money && spoken.len() < 2) || i128::from(said).checked_mul(1_000_000)? == value {
        return None;
    }
    let message =
        format!("bằng chữ là {}, mà bằng số là {}", shown(i128::from(said) * 1_000_000), shown(value));
    Some(warning(words, (start, last), ID, message, "sửa số hoặc chữ cho khớp"))
}

#[cfg(test)]
mod tests {
    use super::super::tests::{silent, told};

    #[test]
    fn words_that_say_another_amount_are_told() {
        let cases = [
            (
                "Tổng kinh phí: 86.500.000 đồng (Tám mươi lăm triệu năm trăm nghìn đồng) từ ngân sách xã.",
                "bằng chữ là 85.500.000, mà bằng số là 86.500.000",
            ),
            (
                "120 triệu đồng (bằng chữ: Một trăm hai mươi nghìn đồng chẵn)",
                "bằng chữ là 120.000, mà bằng số là 120.000.000",
            ),
        ];
        for (text, message) in cases {
            assert_eq!(told(text), [format!("bang-chu-lech: {message}")], "{text}");
        }
    }

    #[test]
    fn words_that_say_the_same_and_other_brackets_are_silent() {
        silent(&[
            "86.500.000 đồng (Tám mươi sáu triệu, năm trăm nghìn đồng)",
            "86.500.000 đồng (Bằng chữ: Tám mươi sáu triệu năm trăm nghìn đồng chẵn)",
            "12 hộ (hộ nghèo), 05 người (năm người), 3 thôn (Ba)",
            "50.000.000 đồng (ngân sách xã)",
            "1,5 tỷ đồng (một tỷ năm trăm triệu đồng)",
        ]);
    }
}
