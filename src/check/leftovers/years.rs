//! Years, periods and dates typed as digits.

use std::ops::Range;

use super::{Hit, Loai, inside_expression};
use crate::value::Nam;

/// All doubtful years of a text.
pub(super) fn hits(text: &str, folded: &str, nam: Nam) -> Vec<Hit> {
    let mut hits = citations(text);
    hits.extend(periods(folded, nam));
    let taken: Vec<Range<usize>> = hits.iter().map(|hit| hit.range.clone()).collect();
    for (range, year) in numbers(text) {
        let free = !taken.iter().any(|other| other.contains(&range.start));
        if free
            && !inside_expression(text, range.start)
            && let Some((loai, hint)) = lone(folded, &range, year, nam)
        {
            hits.push(Hit { range, loai, hint });
        }
    }
    // A period that has not ended was only in the way of its years.
    hits.retain(|hit| !hit.hint.is_empty());
    hits
}

/// Years in digits, 1900 to 2199, standing alone.
fn numbers(text: &str) -> Vec<(Range<usize>, u16)> {
    let bytes = text.as_bytes();
    let mut found = Vec::new();
    let mut at = 0;
    while at < bytes.len() {
        let length = bytes[at..].iter().take_while(|byte| byte.is_ascii_digit()).count();
        if length == 4
            && let Ok(year) = text[at..at + 4].parse()
            && (1900..2200).contains(&year)
        {
            found.push((at..at + 4, year));
        }
        at += length.max(1);
    }
    found
}

/// What a lone year is.
fn lone(folded: &str, range: &Range<usize>, year: u16, nam: Nam) -> Option<(Loai, String)> {
    let before = &folded[..range.start];
    let after = &folded[range.end..];
    if before.ends_with('/') || before.ends_with('-') || after.starts_with('/') {
        // A date or part of a symbol; dates with a day are citations and are found as such.
        let is_date = before.ends_with('/');
        let hint = "ngày gõ tay; ghi thành thời hạn hoặc văn bản có mã, hoặc giữ nguyên nếu là viện dẫn";
        return is_date.then(|| (Loai::VienDan, hint.to_owned()));
    }
    if year > nam.so() {
        return None;
    }
    if names_a_law(before) {
        let hint = "giữ nguyên nếu là tên hay năm ban hành của luật, chương trình; nếu không thì sửa";
        return Some((Loai::NamCu, hint.to_owned()));
    }
    let to = before.trim_end();
    if year + 1 < nam.so() && (to.ends_with("đến năm") || to.ends_with("đến")) {
        return Some((Loai::HetGiaiDoan, format!("mốc năm {year} đã qua; thay bằng mốc mới")));
    }
    let next = after_report(before);
    let token = if next { "{{ nam + 1 }}" } else { "{{ nam }}" };
    let what = if next { "kế hoạch kèm báo cáo tổng kết là của năm sau: " } else { "" };
    let hint = format!(
        "{what}viết {token} thì sang năm máy tự đổi; nếu là tên hay ngày của văn bản khác thì giữ nguyên"
    );
    Some((Loai::NamGoTay, hint))
}

/// A law, a code or a resolution shortly before: «Bộ luật Lao động (sửa đổi) năm 2019».
fn names_a_law(before: &str) -> bool {
    const WORDS: usize = 10;
    let start = before.rmatch_indices(' ').nth(WORDS).map_or(0, |(at, _)| at);
    let near = before[start..].rsplit(['.', ';', ',']).next().unwrap_or_default();
    ["luật", "nghị quyết", "nghị định", "hiến pháp", "pháp lệnh", "thông tư"]
        .iter()
        .any(|word| near.contains(word))
}

/// «Báo cáo tổng kết … năm {{ nam }} và kế hoạch công tác năm 2023»: the plan that goes with a report is next year's.
fn after_report(before: &str) -> bool {
    let sentence = before.rsplit(['.', ';']).next().unwrap_or(before);
    match (sentence.find("báo cáo"), sentence.rfind("kế hoạch"), sentence.rfind(" và ")) {
        (Some(report), Some(plan), Some(and)) => report < and && and < plan,
        _ => false,
    }
}

/// `2021-2025`, also with `{{ nam }}` as its end.
fn periods(folded: &str, nam: Nam) -> Vec<Hit> {
    let mut hits = Vec::new();
    for (range, first) in numbers(folded) {
        let rest = &folded[range.end..];
        let spaced = rest.trim_start_matches(' ');
        let Some(behind) = spaced.strip_prefix('-').or_else(|| spaced.strip_prefix('–')) else { continue };
        let behind = behind.trim_start_matches(' ');
        let start_of_end = folded.len() - behind.len();
        if behind.starts_with("{{") {
            let Some(close) = behind.find("}}") else { continue };
            let hint =
                "kỳ này kết thúc ở năm của văn bản; xem năm đầu, năm cuối và mốc dự báo còn đúng không";
            hits.push(Hit {
                range: range.start..start_of_end + close + 2,
                loai: Loai::KyDanhGia,
                hint: hint.to_owned(),
            });
            continue;
        }
        let Some((end, last)) = numbers(behind).into_iter().find(|(end, _)| end.start == 0) else { continue };
        if last < first {
            continue;
        }
        let ended = last < nam.so();
        let hint = if ended {
            format!("giai đoạn {first}-{last} đã hết; bỏ hoặc thay bằng giai đoạn mới")
        } else {
            String::new()
        };
        hits.push(Hit { range: range.start..start_of_end + end.end, loai: Loai::HetGiaiDoan, hint });
    }
    hits
}

/// Bytes of ` giai đoạn 2021-2025` right behind a programme's name.
pub(super) fn period_behind(folded: &str) -> usize {
    let Some(rest) = folded.strip_prefix(" giai đoạn ") else { return 0 };
    let shaped = rest.get(..9).is_some_and(|period| {
        period
            .bytes()
            .enumerate()
            .all(|(at, byte)| if at == 4 { byte == b'-' } else { byte.is_ascii_digit() })
    });
    if shaped { folded.len() - rest.len() + 9 } else { 0 }
}

/// `số 12/2019/NĐ-CP ngày 06/01/2023`: a document cited without its id.
fn citations(text: &str) -> Vec<Hit> {
    let mut hits: Vec<Hit> = Vec::new();
    for (at, _) in text.match_indices("số ") {
        let start = at + "số ".len();
        if hits.iter().any(|hit| hit.range.contains(&at)) || inside_expression(text, at) {
            continue;
        }
        let symbol = text[start..].split([' ', ',', ';']).next().unwrap_or_default();
        if !symbol.starts_with(|c: char| c.is_ascii_digit()) || !symbol.contains('/') {
            continue;
        }
        let mut end = start + symbol.trim_end_matches('.').len();
        if let Some(rest) = text[end..].strip_prefix(" ngày ") {
            let date = rest.len() - rest.trim_start_matches(|c: char| c.is_ascii_digit() || c == '/').len();
            end = text.len() - rest.len() + date;
        }
        let hint = "văn bản viện dẫn: ghi vào can-cu.yaml rồi gọi theo mã, để số và ngày không bị sửa nhầm";
        hits.push(Hit { range: at..end, loai: Loai::VienDan, hint: hint.to_owned() });
    }
    hits
}
