//! Parts that a sentence says make a whole: `gồm 12 hộ: 5 hộ nghèo, 6 hộ cận nghèo`, `85 người (nam 40, nữ 44)`,
//! `20 suất quà, mỗi suất 500.000 đồng, tổng 12.000.000 đồng`.

use std::ops::Range;

use super::measure::{Quantity, SCALES, quantities, shown};
use super::{Ground, warning};
use crate::diagnostic::Code;
use crate::text::lint::TextFault;
use crate::text::tokens::{Kind, Words};

/// Code of the finding.
const ID: Code = Code::TongTrongCauSai;

/// Words that make a number no exact one.
const ABOUT: [&str; 17] = [
    "khoảng", "gần", "hơn", "trên", "dưới", "tối", "ít", "từ", "ước", "bình", "mỗi", "quá", "xấp", "đến",
    "tăng", "giảm", "còn",
];

/// Words after which a list is no list of parts.
const OTHER: [&str; 9] = ["tăng", "giảm", "so", "mỗi", "bình", "hoặc", "trở", "lượt", "tương"];

/// Units of people and offices, whose parts are named by their posts: «9 thành viên: 1 trưởng ban, 8 ủy viên».
const MEMBERS: [&str; 8] = ["người", "đồng", "thành", "cán", "đơn", "cơ", "ủy", "uỷ"];

/// Units that measure and do not count: what is in them are no parts of a number of people or offices.
const MEASURES: [&str; 14] =
    ["đồng", "%", "kg", "m", "m2", "m²", "ha", "km", "giờ", "phút", "ngày", "tháng", "lần", "lượt"];

pub(in crate::rules) fn check(words: &Words<'_>, _: &Ground<'_>) -> Vec<TextFault> {
    let mut faults = Vec::new();
    for sentence in words.sentences(false) {
        if !sentence.clone().any(|at| words.kind(at) == Some(Kind::Number)) {
            continue;
        }
        let all = quantities(words, sentence.clone());
        for (place, whole) in all.iter().enumerate() {
            let Some(list) = list_behind(words, whole, &sentence) else { continue };
            // «1,2 tỷ đồng cho 24 hộ, trong đó: …»: what is counted between is no money.
            let next = all.iter().skip(place + 1).find(|next| !list.is_of_money || next.unit == "đồng");
            let next = next.is_none_or(|next| next.at >= list.range.start);
            if next && is_exact(words, whole) {
                faults.extend(sum(words, whole, &list));
            }
        }
        faults.extend(product(words, &all));
    }
    faults
}

/// How a list of parts begins.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Lead {
    /// `gồm`, `:`: all parts.
    All,
    /// A bracket: perhaps all parts. Where they nearly make the whole, they should.
    Beside,
    /// `trong đó`: perhaps not all, perhaps one in another.
    Among,
}

struct List {
    lead: Lead,
    range: Range<usize>,
    /// Whether it is said to be of parts: `gồm`.
    is_said: bool,
    /// Whether the whole is money.
    is_of_money: bool,
}

/// The list that stands behind a whole, if one does: behind its noun, with nothing but words between.
fn list_behind(words: &Words<'_>, whole: &Quantity<'_>, sentence: &Range<usize>) -> Option<List> {
    const NEAR: usize = 14;
    let mut at = whole.end + 1;
    let mut comma = false;
    while at < sentence.end && at <= whole.end + NEAR {
        let is_of_money = whole.unit == "đồng";
        let begin = |lead, at: usize, is_said| {
            let at = if words.low(at) == ":" { at + 1 } else { at };
            Some(List { lead, range: at..end_of(words, at, sentence.end), is_said, is_of_money })
        };
        match words.low(at) {
            "(" => {
                return Some(List {
                    lead: lead_in(words, at + 1),
                    range: at + 1..closing(words, at, sentence.end),
                    is_said: false,
                    is_of_money,
                });
            }
            ":" => return begin(Lead::All, at + 1, false),
            "gồm" => return begin(Lead::All, at + if words.low(at + 1) == "có" { 2 } else { 1 }, true),
            "trong" if words.low(at + 1) == "đó" => {
                let behind = if words.low(at + 2) == "có" { at + 3 } else { at + 2 };
                return begin(Lead::Among, behind, false);
            }
            "cụ" if words.low(at + 1) == "thể" => {
                let behind = if words.low(at + 2) == "là" { at + 3 } else { at + 2 };
                return begin(Lead::All, behind, false);
            }
            "," if !comma => comma = true,
            "," | ";" | ")" => return None,
            "bao" if words.low(at + 1) == "gồm" => {}
            _ if words.kind(at) == Some(Kind::Word) && !comma => {}
            _ if words.kind(at) == Some(Kind::Number) && is_of_money && !comma => {}
            _ => return None,
        }
        at += 1;
    }
    None
}

fn lead_in(words: &Words<'_>, at: usize) -> Lead {
    match words.low(at) {
        "trong" if words.low(at + 1) == "đó" => Lead::Among,
        "gồm" => Lead::All,
        _ => Lead::Beside,
    }
}

/// Where the bracket at a piece is closed.
fn closing(words: &Words<'_>, open: usize, end: usize) -> usize {
    let mut depth = 0;
    for at in open..end {
        match words.low(at) {
            "(" => depth += 1,
            ")" if depth == 1 => return at,
            ")" => depth -= 1,
            _ => {}
        }
    }
    end
}

/// Where a list ends: with its sentence, or the bracket round it.
fn end_of(words: &Words<'_>, start: usize, end: usize) -> usize {
    let mut depth = 0_usize;
    for at in start..end {
        match words.low(at) {
            "(" => depth += 1,
            ")" if depth == 0 => return at,
            ")" => depth -= 1,
            _ => {}
        }
    }
    end
}

/// Whether a number is said to be exact.
fn is_exact(words: &Words<'_>, one: &Quantity<'_>) -> bool {
    let before = |step: usize| one.at.checked_sub(step).map(|at| words.low(at)).unwrap_or_default();
    !ABOUT.contains(&before(1))
        && !matches!(
            (before(2), before(1)),
            ("so", "với") | ("bình", "quân") | ("tối", "thiểu") | ("ít", "nhất")
        )
}

/// What does not add up in a list of parts.
fn sum(words: &Words<'_>, whole: &Quantity<'_>, list: &List) -> Option<TextFault> {
    let outside: Vec<usize> = outside_brackets(words, &list.range);
    let has_other = outside.iter().any(|at| OTHER.contains(&words.low(*at)) && !is_unit(words, *at));
    if has_other || list.range.is_empty() {
        return None;
    }
    if list.lead != Lead::Among && MEMBERS.contains(&whole.unit) && has_uncounted(words, &outside) {
        return None;
    }
    if let Some((men, women)) = by_sex(words, &outside) {
        return compare(words, whole, &[men, women], true);
    }
    let all: Vec<Quantity<'_>> = quantities(words, list.range.clone())
        .into_iter()
        .filter(|one| outside.contains(&one.at) && one.unit != "%")
        .collect();
    let same: Vec<Quantity<'_>> = all.iter().copied().filter(|one| one.unit == whole.unit).collect();
    let parts =
        if list.lead == Lead::Among || !all.iter().any(|one| begins_other_item(words, one, whole, list)) {
            same
        } else {
            mixed(words, whole, all, list)?
        };
    if parts.iter().any(|part| !is_exact(words, part)) {
        return None;
    }
    match list.lead {
        Lead::All if parts.len() >= 2 => compare(words, whole, &parts, true),
        Lead::Beside if parts.len() >= 2 && nearly(whole, &parts) => compare(words, whole, &parts, true),
        // Of what may lie one in another only a part alone, and money, cannot be more than the whole.
        Lead::Among if whole.unit == "đồng" && parts.len() >= 2 && !same_money(words, whole) => {
            compare(words, whole, &parts, false)
        }
        Lead::Among => parts.iter().find(|part| part.value > whole.value).map(|part| {
            let message = format!("phần «{}» lớn hơn cả «{}»", said(words, part), said(words, whole));
            warning(words, (part.at, part.end), ID, message, "xem lại hai số")
        }),
        Lead::All | Lead::Beside => None,
    }
}

/// Whether a quantity is an item of a list and of another kind than the whole.
fn begins_other_item(words: &Words<'_>, one: &Quantity<'_>, whole: &Quantity<'_>, list: &List) -> bool {
    one.unit != whole.unit && begins_item(words, one, &list.range)
}

/// Parts of other kinds: `45 cơ sở, gồm 20 quán ăn, 15 bếp ăn`, where they are named as parts or nearly make the whole.
fn mixed<'w>(
    words: &Words<'_>,
    whole: &Quantity<'_>,
    all: Vec<Quantity<'w>>,
    list: &List,
) -> Option<Vec<Quantity<'w>>> {
    let counts = |one: &Quantity<'_>| {
        !MEASURES.contains(&one.unit) || one.unit == "đồng" && words.low(one.end + 1) == "chí"
    };
    let of_posts = MEMBERS.contains(&whole.unit) && (list.lead == Lead::All || nearly(whole, &all));
    let are_parts = of_posts || list.is_said && nearly(whole, &all);
    let is_list = all.len() >= 2 && all.iter().all(|one| counts(one) && begins_item(words, one, &list.range));
    (is_list && are_parts).then_some(all)
}

/// Whether parts miss their whole by a tenth at most.
fn nearly(whole: &Quantity<'_>, parts: &[Quantity<'_>]) -> bool {
    let sum: i128 = parts.iter().map(|part| part.value).sum();
    (sum - whole.value).abs() * 10 <= whole.value
}

/// `đồng chí` is no money.
fn same_money(words: &Words<'_>, whole: &Quantity<'_>) -> bool {
    words.low(whole.end + 1) == "chí"
}

/// Whether the first item of a list has no number: «9 thành viên, gồm: Chủ tịch, 3 Phó Chủ tịch, 5 ủy viên».
fn has_uncounted(words: &Words<'_>, outside: &[usize]) -> bool {
    let first = outside.iter().take_while(|at| !matches!(words.low(**at), "," | ";" | "và"));
    let mut first = first.copied().peekable();
    first.peek().is_some() && first.all(|at| words.kind(at) != Some(Kind::Number))
}

/// The unit of the last digit that is written of money in tỷ, triệu, nghìn: a tỷ of `22.143 tỷ đồng`.
fn last_digit(words: &Words<'_>, one: &Quantity<'_>) -> Option<i128> {
    let digits: i128 = words.low(one.at).replace(['.', ','], "").parse().ok()?;
    let is_scaled = SCALES.iter().any(|(scale, _)| *scale == words.low(one.at + 1));
    (one.unit == "đồng" && is_scaled && digits > 0).then(|| one.value / digits)
}

/// Whether parts miss their whole by no more than their rounding.
fn is_rounded(words: &Words<'_>, whole: &Quantity<'_>, parts: &[Quantity<'_>], sum: i128) -> bool {
    const EXACT: i128 = 1_000;
    let Some(step) = last_digit(words, whole) else { return false };
    // What is written to few digits was not rounded: `120 triệu đồng`.
    let is_long = whole.value / step >= EXACT || words.low(whole.at).contains(',');
    let alike = is_long && parts.iter().all(|part| last_digit(words, part) == Some(step));
    let most = i128::try_from(parts.len()).unwrap_or(0) + 1;
    alike && (sum - whole.value).abs() * 2 <= step * most
}

/// `lượt` in «12 lượt» is what is counted.
fn is_unit(words: &Words<'_>, at: usize) -> bool {
    at.checked_sub(1).is_some_and(|before| words.kind(before) == Some(Kind::Number))
}

/// The pieces of a list that stand in no bracket.
fn outside_brackets(words: &Words<'_>, range: &Range<usize>) -> Vec<usize> {
    let mut depth = 0_usize;
    let mut outside = Vec::new();
    for at in range.clone() {
        match words.low(at) {
            "(" => depth += 1,
            ")" => depth = depth.saturating_sub(1),
            _ if depth == 0 => outside.push(at),
            _ => {}
        }
    }
    outside
}

/// Whether a part stands at the beginning of its item.
fn begins_item(words: &Words<'_>, part: &Quantity<'_>, range: &Range<usize>) -> bool {
    part.at == range.start
        || part
            .at
            .checked_sub(1)
            .is_some_and(|before| matches!(words.low(before), "," | ";" | "và" | "có" | "gồm" | ":"))
}

/// `nam 40, nữ 45`, `40 nam, 45 nữ`.
fn by_sex<'w>(words: &'w Words<'_>, outside: &[usize]) -> Option<(Quantity<'w>, Quantity<'w>)> {
    let of = |sex: &str| {
        let at = outside.iter().copied().find(|at| words.low(*at) == sex)?;
        let value = |at: usize| {
            let number = words.kind(at) == Some(Kind::Number);
            number.then(|| super::measure::value(words.low(at))).flatten()
        };
        let colon = usize::from(matches!(words.low(at + 1), ":" | "có" | "là"));
        let behind = at + 1 + colon;
        let before = at.checked_sub(1)?;
        let place =
            [behind, before].into_iter().find(|at| value(*at).is_some() && words.low(at + 1) != "%")?;
        Some(Quantity { at: place, end: place, value: value(place)?, unit: "người" })
    };
    Some((of("nam")?, of("nữ")?))
}

/// The finding where parts do not make the whole; where they need not be all of it, only where they are more.
fn compare(words: &Words<'_>, whole: &Quantity<'_>, parts: &[Quantity<'_>], all: bool) -> Option<TextFault> {
    let sum = parts.iter().try_fold(0_i128, |sum, part| sum.checked_add(part.value))?;
    if sum == whole.value || (!all && sum < whole.value) || is_rounded(words, whole, parts, sum) {
        return None;
    }
    let message = format!("các phần cộng lại là {}, mà ghi «{}»", shown(sum), said(words, whole));
    Some(warning(words, (whole.at, whole.end), ID, message, "sửa tổng hoặc các phần cho khớp"))
}

/// A quantity as it stands.
fn said(words: &Words<'_>, one: &Quantity<'_>) -> String {
    words.between(one.at, one.end).to_owned()
}

/// `20 suất quà, mỗi suất 500.000 đồng, tổng 12.000.000 đồng`.
fn product(words: &Words<'_>, all: &[Quantity<'_>]) -> Option<TextFault> {
    let [count, price, total] = all else { return None };
    if price.unit != "đồng" || total.unit != "đồng" || count.unit == "đồng" || count.unit == "%" {
        return None;
    }
    let between = |from: usize, to: usize, word: &str| (from..to).any(|at| words.low(at) == word);
    let each = between(count.end, price.at, "mỗi") || words.low(price.end + 1) == "/";
    let is_total = between(price.end, total.at, "tổng");
    // «28 chiến sĩ, mỗi người 1.500.000 đồng»: who gets is called otherwise the second time.
    let same_unit = between(count.end + 1, total.at, count.unit)
        || ["người", "hộ", "em", "suất", "cháu"].iter().any(|unit| between(count.end + 1, price.at, unit));
    let product = count.value.checked_mul(price.value)? / 1_000_000;
    if !each || !is_total || !same_unit || product == total.value || !is_exact(words, count) {
        return None;
    }
    let message = format!(
        "{} × {} là {} đồng, mà ghi «{}»",
        said(words, count),
        said(words, price),
        shown(product),
        said(words, total)
    );
    Some(warning(words, (total.at, total.end), ID, message, "xem lại ba số"))
}

#[cfg(test)]
mod tests {
    use super::super::tests::{silent, told};

    #[test]
    fn parts_that_do_not_make_their_whole_are_told() {
        let cases = [
            (
                "Hỗ trợ xóa nhà tạm gồm 12 hộ: 5 hộ nghèo, 6 hộ cận nghèo.",
                "các phần cộng lại là 11, mà ghi «12 hộ»",
            ),
            ("Tổng số 20 hộ, gồm 12 hộ nghèo và 9 hộ cận nghèo.", "các phần cộng lại là 21, mà ghi «20 hộ»"),
            ("Tổ chức cho 85 người (nam 40, nữ 44).", "các phần cộng lại là 84, mà ghi «85 người»"),
            ("Có 85 người tham gia, trong đó: nam: 40, nữ: 44", "các phần cộng lại là 84, mà ghi «85 người»"),
            (
                "Ban gồm 9 thành viên: 01 trưởng ban, 02 phó trưởng ban, 05 ủy viên.",
                "các phần cộng lại là 8, mà ghi «9 thành»",
            ),
            (
                "Tổng kinh phí 86.500.000 đồng, gồm: ngân sách xã 50.000.000 đồng; huy động 30 triệu đồng.",
                "các phần cộng lại là 80.000.000, mà ghi «86.500.000 đồng»",
            ),
            (
                "Kinh phí 120 triệu đồng, trong đó ngân sách xã 80 triệu đồng, xã hội hóa 50 triệu đồng.",
                "các phần cộng lại là 130.000.000, mà ghi «120 triệu đồng»",
            ),
            (
                "Giải ngân 1,2 tỷ đồng cho 24 hộ, trong đó: chăn nuôi 700 triệu đồng, kinh doanh 550 triệu đồng.",
                "các phần cộng lại là 1.250.000.000, mà ghi «1,2 tỷ đồng»",
            ),
            ("Có 85 người dự, trong đó 90 người là nữ.", "phần «90 người» lớn hơn cả «85 người»"),
            (
                "Tặng 20 suất quà, mỗi suất 500.000 đồng, tổng trị giá 12.000.000 đồng.",
                "20 suất × 500.000 đồng là 10.000.000 đồng, mà ghi «12.000.000 đồng»",
            ),
            (
                "Kiểm tra 45 cơ sở, gồm 20 quán ăn, 15 bếp ăn tập thể và 12 cơ sở sản xuất.",
                "các phần cộng lại là 47, mà ghi «45 cơ»",
            ),
            (
                "Có 124 đơn vị hành chính cấp xã (103 xã, 20 phường, 2 đặc khu).",
                "các phần cộng lại là 125, mà ghi «124 đơn»",
            ),
            (
                "Hỗ trợ 28 chiến sĩ, mỗi người 1.500.000 đồng, tổng cộng 45.000.000 đồng.",
                "28 chiến × 1.500.000 đồng là 42.000.000 đồng, mà ghi «45.000.000 đồng»",
            ),
            (
                "Dự toán là 22.143 tỷ đồng (gồm năm nay 19.596 tỷ đồng; năm trước chuyển sang 2.558 tỷ đồng).",
                "các phần cộng lại là 22.154.000.000.000, mà ghi «22.143 tỷ đồng»",
            ),
            ("Toàn phường 20 hộ: thôn Một 12 hộ, thôn Hai 9 hộ.", "các phần cộng lại là 21, mà ghi «20 hộ»"),
            ("Rà soát 12 hộ (5 hộ nghèo, 6 hộ cận nghèo).", "các phần cộng lại là 11, mà ghi «12 hộ»"),
            (
                "Rà soát 20 hộ: thôn Một 12 hộ (5 hộ nghèo, 7 hộ cận nghèo), thôn Hai 9 hộ.",
                "các phần cộng lại là 21, mà ghi «20 hộ»",
            ),
        ];
        for (text, message) in cases {
            assert_eq!(told(text), [format!("tong-trong-cau-sai: {message}")], "{text}");
        }
    }

    #[test]
    fn what_adds_up_or_is_no_sum_is_silent() {
        silent(&[
            "Hỗ trợ gồm 12 hộ: 5 hộ nghèo, 7 hộ cận nghèo.",
            "Tổ chức 04 đợt: tháng 3, tháng 5, tháng 7 và tháng 9.",
            "Có 12 thôn, trong đó 8 thôn có nhà văn hóa, 7 thôn có sân thể thao.",
            "Có 12 hộ, trong đó 5 hộ nghèo.",
            "Mỗi thôn hỗ trợ khoảng 12 hộ: 5 hộ nghèo, 6 hộ cận nghèo.",
            "Thời gian: 08 giờ 00 phút, ngày 05/3/2026.",
            "Tặng 12 hộ: 5 con bò, 6 con dê.",
            "Có 45 ca, giảm 15 ca so với năm 2024 (60 ca).",
            "Mở 02 lớp: lớp 1 có 30 người, lớp 2 có 35 người.",
            "Ban gồm 8 thành viên: 01 trưởng ban, 02 phó trưởng ban, 05 ủy viên.",
            "Kinh phí 120 triệu đồng, trong đó ngân sách xã 80 triệu đồng.",
            "Phấn đấu 100% hộ: 5 hộ nghèo, 6 hộ cận nghèo thoát nghèo.",
            "Tặng 20 suất quà, mỗi suất 500.000 đồng, tổng trị giá 10.000.000 đồng.",
            "Tập huấn 85 người (trong đó nữ 45).",
            "Trồng 12 ha: 5 ha keo, 7 ha cao su.",
            "Kiểm tra 60 cơ sở: 20 cơ sở sản xuất, 25 cơ sở kinh doanh, 15 quán ăn.",
            "Mỗi suất quà gồm 5 gói mì, 2 hộp sữa; 01 túi quà gồm 2 hộp sữa, 3 quyển vở.",
            "Kế hoạch gồm 3 phần: phần 1 nêu mục đích, phần 2 nêu nhiệm vụ, phần 3 nêu tổ chức.",
            "Tổng số 30 đảng viên, có 12 đảng viên nữ, 5 đảng viên trẻ.",
            "Toàn xã có 850 hộ (34 hộ nghèo, 20 hộ cận nghèo).",
            "Có 30 đơn vị (gồm 28 Ban quản lý, 1 đơn vị thuộc Vườn, 01 đơn vị thuộc Trạm).",
            "Hội đồng có 09 thành viên, gồm: Chủ tịch, 03 Phó Chủ tịch, 05 thành viên.",
            "Dự toán là 22.143 tỷ đồng (gồm năm nay là 19.596 tỷ đồng; năm trước chuyển sang là 2.548 tỷ đồng).",
            "Dự toán là 20.097 tỷ đồng (gồm năm nay 19.596 tỷ đồng; năm trước chuyển sang 502 tỷ đồng).",
            "Mặt bằng qua Phường 2 Mẫu: 2 hộ chưa nhận tiền, 2 hộ khiếu nại.",
        ]);
    }
}
