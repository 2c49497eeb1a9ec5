//! Percentages beside what they are of: `45/60 hộ (75%)`, `đạt 75% (45/60 hộ)`, `45 hộ trong tổng số 60 hộ, đạt 75%`.

use super::measure::{contradicts, quantities, value};
use super::{Ground, warning};
use crate::diagnostic::Code;
use crate::text::lint::TextFault;
use crate::text::tokens::{Kind, Words};

/// Code of the finding.
const ID: Code = Code::TyLeTrongCauSai;

pub(in crate::rules) fn check(words: &Words<'_>, _: &Ground<'_>) -> Vec<TextFault> {
    let mut faults = Vec::new();
    for at in (1..words.tokens.len()).filter(|at| words.low(*at) == "/") {
        faults.extend(of_fraction(words, at));
    }
    for sentence in words.sentences(true) {
        faults.extend(of_total(words, sentence));
    }
    faults
}

/// Words that may stand between a fraction and its percentage.
const BETWEEN: [&str; 12] = ["(", ",", "đạt", "tỷ", "lệ", "chiếm", "bằng", "=", "tức", "tương", "đương", ")"];

/// `45/60 hộ (75%)`, `75% (45/60 hộ)`. `slash` is the piece between the numbers.
fn of_fraction(words: &Words<'_>, slash: usize) -> Option<TextFault> {
    let (first, last) = (slash.checked_sub(1)?, slash + 1);
    let is_number = |at: usize| words.kind(at) == Some(Kind::Number);
    // `45 hộ/60 hộ`: the unit stands before the slash.
    let first =
        if is_number(first) { first } else { first.checked_sub(1).filter(|_| words.joined(slash))? };
    let is_more = words.joined(last + 1) && words.low(last + 1) == "/"
        || first > 1 && words.joined(first) && words.low(first - 1) == "/";
    if !is_number(first) || !is_number(last) || is_more {
        return None;
    }
    let (part, whole) = (value(words.low(first))?, value(words.low(last))?);
    // `8/3`, `20/10` are days.
    let of_month = whole <= 12_000_000 && part <= 31_000_000;
    if of_month && (part > whole || first > 0 && words.low(first - 1) == "ngày") {
        return None;
    }
    let percent = percent_behind(words, last).or_else(|| percent_before(words, first))?;
    let right = contradicts(words.low(percent), part, whole)?;
    let said = words.between(first, last);
    let message = format!("{said} là {right}%, mà ghi «{}%»", words.low(percent));
    Some(warning(words, (percent, percent), ID, message, "xem lại tử số, mẫu số và tỷ lệ"))
}

/// Words that begin something else than the share of a fraction.
const NO_SHARE: [&str; 12] =
    ["nếu", "khi", "tăng", "giảm", "so", "với", "còn", "và", "trong", "cùng", "trước", "nay"];

/// The percentage behind a fraction and what it counts: `38/40 mẫu xét nghiệm nhanh đạt yêu cầu, chiếm 95%`.
fn percent_behind(words: &Words<'_>, last: usize) -> Option<usize> {
    const NOUN: usize = 14;
    let is_noun = |at: usize| {
        let word = words.low(at);
        let begins_other = NO_SHARE.contains(&word) || words.stand(at, "trường hợp");
        words.kind(at) == Some(Kind::Word) && !begins_other || BETWEEN.contains(&word)
    };
    let at = (last + 1..last + 1 + NOUN).find(|at| !is_noun(*at))?;
    let leads = BETWEEN.contains(&words.low(at.checked_sub(1).filter(|before| *before > last)?));
    let found = leads && words.kind(at) == Some(Kind::Number) && words.low(at + 1) == "%";
    // «(75% kế hoạch)» is of the plan; «đạt 75% so với cùng kỳ» of last year.
    let of_other =
        matches!(words.low(at + 2), "so" | "dự" | "chỉ" | "nghị") || words.stand(at + 2, "kế hoạch");
    (found && !of_other).then_some(at)
}

/// `75% (45/60 hộ)`, `75% với 45/60 hộ`.
fn percent_before(words: &Words<'_>, first: usize) -> Option<usize> {
    let with = first.checked_sub(3).filter(|at| words.low(at + 1) == "%" && words.low(at + 2) == "với");
    if let Some(number) = with.filter(|at| words.kind(*at) == Some(Kind::Number)) {
        return (!is_of_earlier(words, number)).then_some(number);
    }
    let open = first.checked_sub(1).filter(|open| words.low(*open) == "(")?;
    // `75% hộ (45/60)`: a noun of some words.
    let sign = (open.saturating_sub(5)..open).rev().find(|at| words.low(*at) == "%")?;
    let only_words = (sign + 1..open).all(|at| words.kind(at) == Some(Kind::Word) && words.low(at) != "và");
    let number = sign.checked_sub(1).filter(|at| only_words && words.kind(*at) == Some(Kind::Number))?;
    (!is_of_earlier(words, number)).then_some(number)
}

/// Whether a percentage is that of a fraction before it, so that the one behind it is a part of that:
/// `42/139 cơ quan, đạt tỷ lệ 30% (4/15 phòng, 38/124 trường)`.
fn is_of_earlier(words: &Words<'_>, percent: usize) -> bool {
    const NEAR: usize = 16;
    (percent.saturating_sub(NEAR)..percent).filter(|at| words.low(*at) == "/").any(|slash| {
        let number = |at: Option<usize>| at.and_then(|at| value(words.low(at)));
        let fraction = number(slash.checked_sub(1)).zip(number(Some(slash + 1)));
        fraction.is_some_and(|(part, whole)| {
            let shares = whole > 0 && part <= whole;
            shares && contradicts(words.low(percent), part, whole).is_none()
        })
    })
}

/// `45 hộ trong tổng số 60 hộ, đạt 75%`; `850 hộ, trong đó 34 hộ nghèo, chiếm 4%`.
fn of_total(words: &Words<'_>, sentence: std::ops::Range<usize>) -> Option<TextFault> {
    let found = quantities(words, sentence);
    let (first, second, percent) = match found.as_slice() {
        [first, second, percent] if percent.unit == "%" && first.unit != "%" && second.unit != "%" => {
            (first, second, percent)
        }
        _ => return None,
    };
    let has = |phrase: &str| (first.end..second.at).any(|at| words.stand(at, phrase));
    let (part, whole) = if has("trên tổng số") || has("trong tổng số") || has("/ tổng số") || has("tổng số")
    {
        (first, second)
    } else if has("trong đó") {
        (second, first)
    } else {
        return None;
    };
    let leads = percent.at.checked_sub(1).map(|at| words.low(at)).unwrap_or_default();
    // What is told to be a share of another kind is one all the same: «4.200 thanh niên, trong đó 1.890 đoàn viên».
    let same = first.unit == second.unit || leads == "chiếm" && part.value < whole.value;
    let is_share = same && matches!(leads, "chiếm" | "đạt" | "lệ" | "(" | "bằng" | "tới");
    let of_other = (percent.end + 1..percent.end + 6)
        .any(|at| matches!(words.low(at), "so" | "của" | "tổng" | "kế" | "dân"));
    let grows = (second.end..percent.at).any(|at| matches!(words.low(at), "tăng" | "giảm"));
    if !is_share || of_other || grows {
        return None;
    }
    let right = contradicts(words.low(percent.at), part.value, whole.value)?;
    let message = format!(
        "{} trên {} là {right}%, mà ghi «{}%»",
        words.between(part.at, part.end),
        words.between(whole.at, whole.end),
        words.low(percent.at)
    );
    Some(warning(words, (percent.at, percent.end), ID, message, "xem lại hai số và tỷ lệ"))
}

#[cfg(test)]
mod tests {
    use super::super::tests::{silent, told};

    #[test]
    fn a_percentage_that_is_not_that_of_its_numbers_is_told() {
        let cases = [
            ("Có 45/60 hộ (70%) đạt chuẩn.", "45/60 là 75%, mà ghi «70%»"),
            ("Đạt tỷ lệ 70% (45/60 hộ).", "45/60 là 75%, mà ghi «70%»"),
            ("Có 45/60 hộ gia đình, đạt 70,5%.", "45/60 là 75%, mà ghi «70,5%»"),
            ("Có 38/40 mẫu xét nghiệm nhanh đạt yêu cầu, chiếm 90%.", "38/40 là 95%, mà ghi «90%»"),
            ("Có 45/60 trường đạt chuẩn, chiếm 70%.", "45/60 là 75%, mà ghi «70%»"),
            ("Tỷ lệ đạt 88% với 176/220 trẻ.", "176/220 là 80%, mà ghi «88%»"),
            ("Có 45 hộ/60 hộ, chiếm tỷ lệ 70%.", "45 hộ/60 là 75%, mà ghi «70%»"),
            (
                "Cấp thẻ cho 45 người trong tổng số 60 người, đạt 80%.",
                "45 người trên 60 người là 75%, mà ghi «80%»",
            ),
            (
                "Phường có 4.200 thanh niên, trong đó 1.890 đoàn viên, chiếm 48%.",
                "1.890 đoàn trên 4.200 thanh là 45%, mà ghi «48%»",
            ),
            ("Toàn xã có 850 hộ, trong đó có 34 hộ nghèo, chiếm 5%.", "34 hộ trên 850 hộ là 4%, mà ghi «5%»"),
        ];
        for (text, message) in cases {
            assert_eq!(told(text), [format!("ty-le-trong-cau-sai: {message}")], "{text}");
        }
    }

    #[test]
    fn right_percentages_and_those_of_something_else_are_silent() {
        silent(&[
            "Có 45/60 hộ (75%) đạt chuẩn; 2/3 xã (66,67%); 2/3 xã (66,66%).",
            "Ngày 8/3 (100% chi hội tham gia); trước ngày 15/11/2026 đạt 90%.",
            "Đạt 95/100 điểm, bằng 98% so với năm trước.",
            "Kiểm tra 42/139 cơ quan, đạt tỷ lệ 30% (4/15 phòng và 38/124 trường).",
            "Kiểm tra 42/139 cơ quan, đạt 30% với 4/15 phòng và 38/124 trường.",
            "Đã nộp 654,9/871,3 triệu đồng, trường hợp đạt 100% thì được điểm tối đa.",
            "Đạt 12/10 buổi (đạt 120% kế hoạch).",
            "Tiêm cho 45/60 trẻ, tăng 12% so với năm trước.",
            "Đạt 11/20 chỉ tiêu (75% kế hoạch quý).",
            "Có 850 hộ, trong đó 34 hộ nghèo, chiếm 5% tổng số hộ nghèo toàn huyện.",
            "Trực 24/24 giờ, 7/7 ngày, 100% quân số.",
            "Toàn xã có 850 hộ, trong đó có 34 hộ nghèo, chiếm 4%.",
        ]);
    }
}
