//! Years, periods and dates typed as digits.

use std::ops::Range;

use super::ranges::{Taken, last};
use super::{Folded, Hit, LONGEST, Loai};
use crate::value::Nam;

mod documents;

/// Documents that a text cites with number and symbol.
pub(super) fn cited(text: &str) -> Vec<Range<usize>> {
    documents::cited(text, &super::fold(text), &super::ranges::Expressions::of(text))
}

/// The year of a paper and, at a roll-over, the year of the paper that its text comes from.
#[derive(Debug, Clone, Copy)]
pub(super) struct Years {
    pub(super) nam: Nam,
    pub(super) nam_cu: Option<Nam>,
}

impl Years {
    /// What to write for a year so that it is computed; `None` when it has nothing to do with the paper's own.
    fn token(self, year: u16) -> Option<&'static str> {
        match i32::from(year) - i32::from(self.nam_cu.unwrap_or(self.nam).so()) {
            // What was said of the year before stays true of that year alone.
            -1 if self.nam_cu.is_none() => Some("{{ nam }} nếu là năm của văn bản"),
            0 => Some("{{ nam }}"),
            1 => Some("{{ nam + 1 }}"),
            _ => None,
        }
    }

    /// Whether this was the year of the paper that the text comes from, as far as that is known.
    fn was_own(self, year: u16) -> bool {
        self.nam_cu.map_or(year + 1 == self.nam.so(), |own| year == own.so())
    }
}

/// All doubtful years of a text.
pub(super) fn hits(text: &str, folded: &Folded, years: Years) -> Vec<Hit> {
    let Folded { text: folded, expressions } = folded;
    let cited: Vec<Range<usize>> = documents::cited(text, folded, expressions);
    let mut hits: Vec<Hit> = cited
        .iter()
        .map(|range| {
            let hint =
                "văn bản viện dẫn: ghi vào can-cu.yaml rồi gọi theo mã, để số và ngày không bị sửa nhầm";
            Hit { range: range.clone(), loai: Loai::VienDan, hint: hint.to_owned() }
        })
        .collect();
    hits.extend(periods(folded, years));
    hits.extend(documents::dates(folded).into_iter().filter(|range| !expressions.contain(range.start)).map(
        |range| {
            let hint = "hạn của kế hoạch thì ghi vào thoi_han rồi viết {{ thoi_han.ma }}, sang năm máy tự đổi; ngày của văn bản khác thì giữ nguyên";
            Hit { range, loai: Loai::NgayGoTay, hint: hint.to_owned() }
        },
    ));
    let mut taken = Taken::default();
    hits.iter().for_each(|hit| taken.add(hit.range.clone()));
    let titles = titles(folded, &cited);
    for (range, year) in numbers(text) {
        if !taken.overlaps(&(range.start..range.start + 1))
            && !expressions.contain(range.start)
            && let Some((loai, hint)) = lone(folded, &range, year, years, &titles)
        {
            hits.push(Hit { range, loai, hint });
        }
    }
    // A period that has not ended was only in the way of its years.
    hits.retain(|hit| !hit.hint.is_empty());
    hits
}

/// Where a text surely names the paper's own year: behind «năm», in no document's title, no law's name and no period. And
/// where it may.
pub(super) fn own(text: &str, nam: Nam) -> (Vec<Range<usize>>, Vec<Range<usize>>) {
    let folded = Folded::of(text);
    let digits = nam.to_string();
    let is_own = |hit: &Hit| text.get(hit.range.clone()) == Some(digits.as_str());
    let hits = hits(text, &folded, Years { nam, nam_cu: None });
    let before = |hit: &Hit| last(folded.text.get(..hit.range.start).unwrap_or_default(), LONGEST).to_owned();
    let is_sure = |hit: &Hit| {
        let before = before(hit);
        hit.loai == Loai::NamGoTay && before.ends_with("năm ") && !after_report(&before)
    };
    let (sure, unsure): (Vec<Hit>, Vec<Hit>) = hits.into_iter().filter(is_own).partition(is_sure);
    let ranges = |hits: Vec<Hit>| hits.into_iter().map(|hit| hit.range).collect();
    (ranges(sure), ranges(unsure))
}

/// Digits of a year.
const YEAR: usize = 4;

/// Years in digits, 1900 to 2199, standing alone.
fn numbers(text: &str) -> Vec<(Range<usize>, u16)> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < text.len() {
        let length = digits(text, at);
        found.extend(year_at(text, at).map(|year| (at..at + length, year)));
        at += length.max(1);
    }
    found
}

fn digits(text: &str, at: usize) -> usize {
    text.as_bytes().iter().skip(at).take_while(|byte| byte.is_ascii_digit()).count()
}

/// The year that stands at a byte.
fn year_at(text: &str, at: usize) -> Option<u16> {
    let digits = text.get(at..at + digits(text, at)).filter(|digits| digits.len() == YEAR)?;
    digits.parse().ok().filter(|year| (1900..2200).contains(year))
}

/// What a lone year is. `titles` is where the documents that the text cites may be named.
fn lone(
    folded: &str,
    range: &Range<usize>,
    year: u16,
    years: Years,
    titles: &Taken,
) -> Option<(Loai, String)> {
    let before = last(&folded[..range.start], LONGEST);
    if before.ends_with('-') || folded[range.end..].starts_with('/') {
        // Part of a symbol.
        return None;
    }
    if year > years.nam.so() {
        return None;
    }
    if titles.overlaps(range) {
        let hint = "nằm trong tên văn bản đứng trước thì giữ nguyên; là năm của kế hoạch thì viết {{ nam }}";
        return Some((Loai::TrongTen, hint.to_owned()));
    }
    if names_a_law(before) {
        let hint = "giữ nguyên nếu là tên hay năm ban hành của luật, chương trình; nếu không thì sửa";
        return Some((Loai::NamCu, hint.to_owned()));
    }
    if let Some(hint) = aim_hint(before, year, years) {
        return Some((Loai::HetGiaiDoan, hint));
    }
    const KEEP: &str = "việc, số liệu của năm ấy, tên hay ngày của văn bản khác thì giữ nguyên";
    let hint = if after_report(before) {
        format!(
            "kế hoạch kèm báo cáo tổng kết là của năm sau: viết {{{{ nam + 1 }}}} thì sang năm máy tự đổi; {KEEP}"
        )
    } else if let Some(token) = years.token(year) {
        format!("viết {token} thì sang năm máy tự đổi; {KEEP}")
    } else {
        format!("xem năm này còn đúng không; {KEEP}")
    };
    Some((Loai::NamGoTay, hint))
}

/// What to do about «đến năm 2025»; nothing when the paper's own year is meant.
fn aim_hint(before: &str, year: u16, years: Years) -> Option<String> {
    let to = before.trim_end();
    if !to.ends_with("đến năm") && !to.ends_with("đến") {
        return None;
    }
    if year < years.nam.so() {
        let own = if years.was_own(year) {
            ", hoặc viết {{ nam }} nếu là năm của văn bản"
        } else {
            ""
        };
        return Some(format!("mốc năm {year} đã qua; thay bằng mốc mới{own}"));
    }
    // In the old paper this was an aim ahead.
    years.nam_cu?;
    Some(format!(
        "mốc năm {year} nay là năm của văn bản; mốc cố định thì xem có mốc mới chưa, mốc của năm sau thì viết {{{{ nam + 1 }}}}"
    ))
}

/// From each document to the end of the sentence that it was cited in: «Kế hoạch số 9/KH-UBND … năm 2023».
fn titles(folded: &str, cited: &[Range<usize>]) -> Taken {
    let mut titles = Taken::default();
    // Behind the next document the sentence is that document's.
    let next = cited.iter().skip(1).map(|next| next.start).chain([folded.len()]);
    for (document, next) in cited.iter().zip(next) {
        let between = folded.get(document.end..next).unwrap_or_default();
        let length = [between.find(';'), between.find(". ")].into_iter().flatten().min();
        titles.add(document.end..document.end + length.unwrap_or(between.len()));
    }
    titles
}

/// A law, a code or a resolution shortly before: «Bộ luật Lao động (sửa đổi) năm 2019».
fn names_a_law(before: &str) -> bool {
    const WORDS: usize = 10;
    const LAWS: [&str; 6] = ["luật", "nghị quyết", "nghị định", "hiến pháp", "pháp lệnh", "thông tư"];
    let start = before.rmatch_indices(' ').nth(WORDS).map_or(0, |(at, _)| at);
    let near = before[start..].rsplit(['.', ';']).next().unwrap_or_default();
    let Some(name) =
        LAWS.iter().filter_map(|law| Some(&near[near.rfind(law)?..])).min_by_key(|name| name.len())
    else {
        return false;
    };
    // A comma may stand in the name, but not in «Luật Đất đai, trong năm 2023»; one name has one year.
    let behind_comma = name.rsplit_once(',').map(|(_, behind)| behind);
    let goes_on = behind_comma.and_then(|behind| behind.split_whitespace().next()).is_none_or(|word| {
        !["năm", "trong", "đến", "từ", "theo", "của", "tại", "cuối", "đầu", "hết"].contains(&word)
    });
    goes_on && numbers(name).is_empty()
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
fn periods(folded: &str, years: Years) -> Vec<Hit> {
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
        let Some(last) = year_at(behind, 0).filter(|last| *last >= first) else { continue };
        let is_term = folded[..range.start].trim_end().ends_with("nhiệm kỳ");
        hits.push(Hit {
            range: range.start..start_of_end + YEAR,
            loai: Loai::HetGiaiDoan,
            hint: period_hint(first, last, is_term, years),
        });
    }
    hits
}

/// What to do about a period; nothing while it lasts.
fn period_hint(first: u16, last: u16, is_term: bool, years: Years) -> String {
    if last == years.nam.so() && is_term {
        return format!("nhiệm kỳ {first}-{last} kết thúc trong năm; xem đã sang nhiệm kỳ mới chưa");
    }
    // In the old paper it went on.
    if last == years.nam.so() && years.nam_cu.is_some() {
        return format!("giai đoạn {first}-{last} kết thúc trong năm {last}; xem đã có giai đoạn sau chưa");
    }
    if last >= years.nam.so() {
        return String::new();
    }
    let own = if years.was_own(last) {
        format!(", hoặc viết {first}-{{{{ nam }}}} nếu tính đến năm của văn bản")
    } else {
        String::new()
    };
    format!("giai đoạn {first}-{last} đã hết; bỏ hoặc thay bằng giai đoạn mới{own}")
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
