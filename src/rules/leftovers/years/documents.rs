//! Documents and dates that were typed out.

use std::ops::Range;

use super::super::ranges::Expressions;

/// Documents cited without their id, with their dates: `số 12/2019/NĐ-CP ngày 06/01/2023`, `639/KH-UBND`.
pub(super) fn cited(text: &str, folded: &str, expressions: &Expressions) -> Vec<Range<usize>> {
    let mut found: Vec<Range<usize>> = Vec::new();
    let mut at = 0;
    for word in text.split_inclusive(|c: char| c.is_whitespace() || matches!(c, ',' | ';' | '(' | ')')) {
        let start = at;
        at += word.len();
        let symbol = word.trim_end_matches(|c: char| !c.is_alphanumeric());
        // Looked back from symbols alone, not from every blank of a long run of them.
        if !symbol.contains('/') {
            continue;
        }
        let lead = number_word(&folded[..start]);
        if !is_symbol(symbol, lead > 0) || expressions.contain(start) {
            continue;
        }
        let end = start + symbol.len();
        found.push(start - lead..end + date_behind(&folded[end..]));
    }
    found
}

/// Bytes of `số ` or `số: ` at the end.
fn number_word(before: &str) -> usize {
    let word = before.trim_end();
    let bare = word.strip_suffix(':').map_or(word, str::trim_end);
    let is_word = |rest: &str| !rest.ends_with(char::is_alphanumeric);
    bare.strip_suffix("số").filter(|rest| is_word(rest)).map_or(0, |rest| before.len() - rest.len())
}

/// Digits of a year.
const A_YEAR: usize = 4;

/// `639/KH-UBND`, `73/2006/QH11`; behind «số» also `12/2019`.
fn is_symbol(word: &str, is_numbered: bool) -> bool {
    let Some((number, rest)) = word.split_once('/') else { return false };
    let is_number = !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit());
    let capitals = rest.chars().filter(|c| c.is_uppercase()).count();
    is_number && (capitals >= 2 || is_numbered && (capitals > 0 || rest.len() >= A_YEAR))
}

/// Bytes of ` ngày 06/01/2023` or `, ngày 06 tháng 01 năm 2023` at the start.
fn date_behind(folded: &str) -> usize {
    let rest = folded.strip_prefix(',').unwrap_or(folded);
    let Some(rest) = rest.strip_prefix(" ngày ") else { return 0 };
    match date(rest) {
        0 => 0,
        length => folded.len() - rest.len() + length,
    }
}

/// Dates with day and year: `05/6/2023`, `05-6-2023`, `05 tháng 12 năm 2023`.
pub(super) fn dates(folded: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(next) = folded[at..].find(|c: char| c.is_ascii_digit()) {
        let start = at + next;
        let is_word = folded[..start].chars().next_back().is_none_or(|c| !c.is_alphanumeric() && c != '/');
        let length = if is_word { date(&folded[start..]) } else { 0 };
        if length > 0 {
            found.push(start..start + length);
        }
        let digits = folded[start..].bytes().take_while(u8::is_ascii_digit).count();
        at = start + length.max(digits);
    }
    found
}

/// Bytes of a date at the start; none where there is none.
fn date(folded: &str) -> usize {
    let ways: [[&str; 2]; 4] = [["/", "/"], ["-", "-"], [".", "."], [" tháng ", " năm "]];
    ways.iter().find_map(|[first, second]| written_with(folded, first, second)).unwrap_or(0)
}

fn written_with(folded: &str, first: &str, second: &str) -> Option<usize> {
    let rest = number(folded, 1, 2)?.strip_prefix(first)?;
    let rest = number(rest, 1, 2)?.strip_prefix(second)?;
    let rest = number(rest, 4, 4)?;
    Some(folded.len() - rest.len())
}

/// What stands behind a number of so many digits.
fn number(text: &str, least: usize, most: usize) -> Option<&str> {
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    (least..=most).contains(&digits).then(|| &text[digits..])
}

#[cfg(test)]
mod tests {
    use super::{Expressions, cited, dates};

    fn words(text: &str, ranges: Vec<std::ops::Range<usize>>) -> Vec<&str> {
        ranges.into_iter().map(|range| &text[range]).collect()
    }

    #[test]
    fn a_document_is_known_by_its_symbol() {
        let text = "số 01/NQ-CP ngày 06 tháng 01 năm 2023 của; 639/KH-UBND, ngày 17/5/2023 và (Luật số: 73/2006/QH11). \
                    số 12/2019, {{ can_cu.x ~ '9/KH-UBND' }}, 24/24 giờ, 8/3, quý II/2023, dân số 5/KH, chuyển đổi số 10/10";
        assert_eq!(
            words(text, cited(text, text, &Expressions::of(text))),
            [
                "số 01/NQ-CP ngày 06 tháng 01 năm 2023",
                "639/KH-UBND, ngày 17/5/2023",
                "số: 73/2006/QH11",
                "số 12/2019",
                "số 5/KH"
            ]
        );
    }

    #[test]
    fn a_date_has_a_day_and_a_year() {
        let text = "05/6/2023, 5-6-2023, 05.6.2023, ngày 05 tháng 12 năm 2023, tháng 6/2023, 15/11, 1/2/20234, II/2023";
        assert_eq!(words(text, dates(text)), ["05/6/2023", "5-6-2023", "05.6.2023", "05 tháng 12 năm 2023"]);
    }
}
