//! Cited documents by themselves and against each other: type and symbol, year and date, number and date in order.

use std::collections::BTreeMap;

use super::Documents;
use crate::diagnostic::{Code, Diagnostic, Route};
use crate::model::{CanCu, SoCanCu};
use crate::parts::loai;
use crate::text::body::shortened;
use crate::value::{Id, Ngay, SoHieu};

/// Codes of the findings.
const SYMBOL: Code = Code::KyHieuLech;
const ORDER: Code = Code::SoNgayNguoc;
const YEAR: Code = Code::NamSoHieuLech;
const TWICE: Code = Code::TrungSoHieu;

/// Types above the 29 of a paper, with the first group of their symbols.
const ABOVE: [(&str, &str); 4] = [
    ("Nghị định", "NĐ"),
    ("Thông tư liên tịch", "TTLT"),
    ("Thông tư", "TT"),
    ("Nghị quyết liên tịch", "NQLT"),
];

/// Types whose abbreviation is so usual that it is no office's: a công văn has none of them.
const PLAIN: [&str; 7] = ["QĐ", "KH", "BC", "NQ", "TTr", "TB", "CTr"];

/// Terms of the National Assembly: the symbol of its laws, first and last year.
const TERMS: [(&str, u16, u16); 8] = [
    ("QH9", 1992, 1997),
    ("QH10", 1997, 2002),
    ("QH11", 2002, 2007),
    ("QH12", 2007, 2011),
    ("QH13", 2011, 2016),
    ("QH14", 2016, 2021),
    ("QH15", 2021, 2026),
    ("QH16", 2026, 2031),
];

/// All findings about documents that may be cited.
pub(super) fn check(documents: &Documents<'_>) -> Vec<Diagnostic> {
    let Documents { file, at, .. } = documents;
    let mut findings = Vec::new();
    for (id, document) in documents.entries.iter() {
        let route = at.key(id.as_str());
        let Some(number) = &document.so else { continue };
        let one = [symbol(document.loai.as_str(), number), document.ngay.and_then(|day| year(number, day))];
        let found = one.into_iter().flatten().map(|(code, key, message, hint)| {
            Diagnostic::warning(code, file, &route.key(key), message).hint(hint)
        });
        findings.extend(found);
    }
    findings.extend(order(documents));
    findings
}

/// What is doubtful in a document by itself: its type, its number, its day where that is known.
pub(super) fn doubt(kind: &str, number: &SoHieu, day: Option<Ngay>) -> Option<Doubt> {
    symbol(kind, number).or_else(|| year(number, day?))
}

/// A finding of one document: code, key, message, hint.
pub(super) type Doubt = (Code, &'static str, String, String);

/// The abbreviation that the symbols of a type begin with.
fn abbreviation(kind: &str) -> Option<&'static str> {
    let kind = kind.to_lowercase();
    let above = ABOVE.iter().find(|(name, _)| name.to_lowercase() == kind).map(|(_, short)| *short);
    above.or_else(|| loai::find(&kind).map(|loai| loai.viet_tat())).filter(|short| !short.is_empty())
}

/// The type that a group of a symbol stands for.
fn type_of(group: &str) -> Option<&'static str> {
    let mut known = ABOVE.into_iter().chain(loai::names());
    known.find(|(_, short)| !short.is_empty() && *short == group).map(|(name, _)| name)
}

/// `Kế hoạch số 45/QĐ-UBND`.
fn symbol(kind: &str, number: &SoHieu) -> Option<Doubt> {
    let group = number.ky_hieu().split(['-', '/', '&']).next()?;
    let small = kind.to_lowercase();
    let doubt = |message: String, hint: String| Some((SYMBOL, "so", message, hint));
    let is_law = crate::model::can_cu::la_luat(kind);
    if is_law || small == "công văn" {
        let other = type_of(group).filter(|_| is_law || PLAIN.contains(&group))?;
        let message = format!("{kind} mà ký hiệu «{}» là của {}", number.ky_hieu(), lower_first(other));
        return doubt(message, format!("sửa loai thành {other}, hoặc sửa ký hiệu"));
    }
    let own = abbreviation(kind)?;
    if group == own {
        return None;
    }
    match type_of(group) {
        Some(other) => {
            let message = format!("{kind} mà ký hiệu «{}» là của {}", number.ky_hieu(), lower_first(other));
            doubt(message, format!("sửa loai thành {other}, hoặc sửa ký hiệu thành {own}-…"))
        }
        // `NQLT`, `KHLT`, `HDLN`: a type's own kinds.
        None if group.starts_with(own) => None,
        None if small == "nghị quyết" && group.starts_with("UBTVQH") => None,
        None if small == "nghị quyết" && group.starts_with("QH") => None,
        None => {
            let message = format!("{kind} mà ký hiệu «{}» không bắt đầu bằng {own}", number.ky_hieu());
            doubt(message, "xem lại ký hiệu; công văn thì ghi loai: Công văn".to_owned())
        }
    }
}

fn lower_first(name: &str) -> String {
    name.to_lowercase()
}

/// `191/2009/TT-BTC` of another year than 2009; a law of another term.
fn year(number: &SoHieu, day: Ngay) -> Option<Doubt> {
    if let Some(year) = number.nam().filter(|year| *year != day.nam()) {
        let message = format!("số hiệu ghi năm {year} mà ngày ban hành là {}", day.ngan());
        return Some((YEAR, "ngay", message, "xem lại số hiệu và ngày".to_owned()));
    }
    let symbol = number.ky_hieu();
    let term = TERMS.iter().find(|(name, ..)| symbol == *name)?;
    let (name, first, last) = *term;
    if (first..=last).contains(&day.nam()) {
        return None;
    }
    let message = format!("{name} là Quốc hội khóa {first}-{last} mà ngày ban hành là {}", day.ngan());
    Some((YEAR, "ngay", message, "xem lại số hiệu và ngày".to_owned()))
}

/// A document of a series: its number and day.
#[derive(Clone, Copy)]
struct Numbered<'a> {
    /// Where it stands in the register; `None` in one that is told elsewhere.
    place: Option<usize>,
    number: u32,
    day: Ngay,
    id: &'a Id,
    document: &'a CanCu,
}

/// Numbers that an issuer gave out of the order of days: of each series the fewest documents that disturb it.
fn order(documents: &Documents<'_>) -> Vec<Diagnostic> {
    let mut series: BTreeMap<(String, String, u16, bool), Vec<Numbered<'_>>> = BTreeMap::new();
    let own = documents.entries.iter().enumerate().map(|(place, entry)| (Some(place), entry));
    let others = documents.others.into_iter().flat_map(SoCanCu::iter).map(|entry| (None, entry));
    for (place, (id, document)) in others.chain(own) {
        let (Some(number), Some(day), Some(issuer)) = (&document.so, document.ngay, &document.co_quan) else {
            continue;
        };
        // `12a` stands between 12 and 13.
        let digits = number.so().trim_end_matches(|c: char| !c.is_ascii_digit());
        let Ok(value) = digits.parse() else { continue };
        let key =
            (shortened(issuer.as_str()), number.ky_hieu().to_owned(), day.nam(), number.nam().is_some());
        series.entry(key).or_default().push(Numbered { place, number: value, day, id, document });
    }
    series.into_values().flat_map(|series| disturbed(documents.file, series, &documents.at)).collect()
}

fn disturbed(file: &str, mut series: Vec<Numbered<'_>>, at: &Route) -> Vec<Diagnostic> {
    if series.len() < 2 || series.iter().all(|one| one.place.is_none()) {
        return Vec::new();
    }
    series.sort_by_key(|one| (one.number, one.day, one.place));
    let kept = longest_in_order(&series);
    let mut findings = Vec::new();
    for (place, one) in series.iter().enumerate() {
        let route = at.key(one.id.as_str());
        let before = place.checked_sub(1).and_then(|before| series.get(before));
        if let Some(twin) =
            before.filter(|before| before.number == one.number && before.document.so == one.document.so)
        {
            let message = if twin.day == one.day {
                format!("số {} đã ghi ở mã «{}»", shown(one), twin.id)
            } else {
                format!("số {} ngày {} trùng số với mã «{}» ngày {}", shown(one), one.day, twin.id, twin.day)
            };
            if one.place.is_none() {
                continue;
            }
            findings.push(
                Diagnostic::warning(TWICE, file, &route.key("so"), message)
                    .hint("một văn bản chỉ ghi một mã; khác văn bản thì xem lại số"),
            );
            continue;
        }
        if kept.contains(&place) {
            continue;
        }
        // Named against the nearest one that stands in order and that it contradicts. Where that is one alone either may
        // be wrong: the later one in the register is told.
        let contradicts = |other: &&Numbered<'_>| {
            (other.number < one.number && other.day > one.day)
                || (other.number > one.number && other.day < one.day)
        };
        let in_order = kept.iter().filter_map(|at| Some((*at, series.get(*at)?)));
        let against: Vec<_> = in_order.filter(|(_, other)| contradicts(other)).collect();
        let Some((_, other)) = against.iter().min_by_key(|(at, _)| at.abs_diff(place)).copied() else {
            continue;
        };
        let swap = against.len() == 1 && other.place > one.place;
        let (one, other) = if swap { (other, one) } else { (one, other) };
        if one.place.is_none() {
            continue;
        }
        let message = format!(
            "số {} ngày {} không theo thứ tự với số {} ngày {} (mã «{}») cùng cơ quan, cùng năm",
            shown(one),
            one.day,
            shown(other),
            other.day,
            other.id
        );
        let route = at.key(one.id.as_str());
        findings.push(
            Diagnostic::warning(ORDER, file, &route.key("ngay"), message)
                .hint("số lớn hơn thì ngày không trước; đối chiếu số và ngày của hai văn bản"),
        );
    }
    findings
}

fn shown(one: &Numbered<'_>) -> String {
    one.document.so()
}

/// Places of a longest run of documents whose days do not go back, in order.
fn longest_in_order(series: &[Numbered<'_>]) -> Vec<usize> {
    // Patience: `ends[length]` is the place whose day ends the run of that length earliest.
    let mut ends: Vec<usize> = Vec::new();
    let mut before: Vec<Option<usize>> = Vec::with_capacity(series.len());
    for (place, one) in series.iter().enumerate() {
        let length = ends.partition_point(|end| series.get(*end).is_some_and(|end| end.day <= one.day));
        before.push(length.checked_sub(1).and_then(|last| ends.get(last)).copied());
        match ends.get_mut(length) {
            Some(end) => *end = place,
            None => ends.push(place),
        }
    }
    let mut run = Vec::new();
    let mut at = ends.last().copied();
    while let Some(place) = at {
        run.push(place);
        at = before.get(place).copied().flatten();
    }
    run.reverse();
    run
}

#[cfg(test)]
mod tests {
    use super::check;
    use crate::model::SoCanCu;
    use crate::rules::Documents;
    use crate::rules::fixture::lines;

    fn told(register: &str) -> Vec<String> {
        let register: SoCanCu = serde_yaml::from_str(register).unwrap();
        lines(&check(&Documents::of_register("can-cu.yaml", &register)))
    }

    #[test]
    fn documents_of_a_year_are_held_against_the_register_too() {
        let read = |text: &str| serde_yaml::from_str::<SoCanCu>(text).unwrap();
        let known = read("{a: {loai: Kế hoạch, so: 20/KH-UBND, ngay: 10/01/2026, co_quan: UBND tỉnh}}");
        let own = read(
            "{b: {loai: Kế hoạch, so: 15/KH-UBND, ngay: 20/01/2026, co_quan: Ủy ban nhân dân tỉnh}, c: {loai: Kế hoạch, so: 20/KH-UBND, ngay: 10/01/2026, co_quan: UBND tỉnh}, d: {loai: Kế hoạch, so: 25/KH-UBND, ngay: 21/01/2026, co_quan: UBND tỉnh}}",
        );
        assert_eq!(
            lines(&check(&Documents {
                others: Some(&known),
                ..Documents::of_register("ke-hoach.yaml", &own)
            })),
            [
                "b.ngay: số 15/KH-UBND ngày 20/01/2026 không theo thứ tự với số 20/KH-UBND ngày 10/01/2026 (mã «a») cùng cơ quan, cùng năm",
                "c.so: số 20/KH-UBND đã ghi ở mã «a»",
            ]
        );
    }

    #[test]
    fn a_symbol_is_of_its_type() {
        assert_eq!(
            told(
                "{a: {loai: Kế hoạch, so: 45/QĐ-UBND}, b: {loai: Thông tư, so: 20/2014/TTLT-BYT-BTC}, c: {loai: Công văn, so: 9/KH-UBND}, d: {loai: Kế hoạch, so: 8/UBND-VX}, e: {loai: Luật, so: 10/2020/NĐ-CP}}"
            ),
            [
                "a.so: Kế hoạch mà ký hiệu «QĐ-UBND» là của quyết định",
                "b.so: Thông tư mà ký hiệu «TTLT-BYT-BTC» là của thông tư liên tịch",
                "c.so: Công văn mà ký hiệu «KH-UBND» là của kế hoạch",
                "d.so: Kế hoạch mà ký hiệu «UBND-VX» không bắt đầu bằng KH",
                "e.so: Luật mà ký hiệu «NĐ-CP» là của nghị định",
            ]
        );
        assert_eq!(
            told(
                "{a: {loai: Quyết định, so: 15/2024/QĐ-UBND}, b: {loai: Nghị quyết, so: 28-NQ/TW}, c: {loai: Luật, so: 73/2006/QH11}, d: {loai: Kế hoạch, so: 3/KHLT-MTTQ}, e: {loai: Công văn, so: 45/TC-NS}, f: {loai: Nghị quyết, so: 1664/NQ-UBTVQH15}, g: {loai: Kết luận, so: 12-KL/TW}, h: {loai: Nghị quyết, so: 257/2025/QH15}, i: {loai: chỉ thị, so: 05-CT/TW}, k: {loai: Chương trình, so: 12-CTr/TU}, l: {loai: Nghị quyết, so: 351/2017/UBTVQH14}}"
            ),
            [""; 0]
        );
    }

    #[test]
    fn a_year_in_a_number_is_the_year_of_its_day() {
        assert_eq!(
            told(
                "{a: {loai: Thông tư, so: 191/2009/TT-BTC, ngay: 01/10/2010}, b: {loai: Luật, so: 72/2025/QH14, ngay: 16/6/2025}}"
            ),
            [
                "a.ngay: số hiệu ghi năm 2009 mà ngày ban hành là 01/10/2010",
                "b.ngay: QH14 là Quốc hội khóa 2016-2021 mà ngày ban hành là 16/6/2025",
            ]
        );
        assert_eq!(
            told(
                "{a: {loai: Thông tư, so: 191/2009/TT-BTC, ngay: 01/10/2009}, b: {loai: Luật, so: 72/2025/QH15, ngay: 16/6/2025}, c: {loai: Quyết định, so: 5/QĐ-TTg, ngay: 01/01/2020}}"
            ),
            [""; 0]
        );
    }

    #[test]
    fn numbers_of_one_issuer_and_year_follow_the_days() {
        let one = |id: &str, number: &str, day: &str| {
            format!("{id}: {{loai: Quyết định, so: {number}/QĐ-UBND, ngay: {day}, co_quan: UBND tỉnh}}\n")
        };
        let right =
            [one("a", "12", "02/01/2025"), one("b", "300", "05/3/2025"), one("c", "301", "05/3/2025")];
        assert_eq!(told(&right.concat()), [""; 0]);
        assert_eq!(
            told(&format!("{}{}", right.concat(), one("d", "280", "20/5/2025"))),
            [
                "d.ngay: số 280/QĐ-UBND ngày 20/5/2025 không theo thứ tự với số 300/QĐ-UBND ngày 05/3/2025 (mã «b») cùng cơ quan, cùng năm"
            ]
        );
        assert_eq!(
            told(&format!(
                "{}{}{}",
                right.concat(),
                one("d", "300", "05/3/2025"),
                one("e", "12", "09/01/2025")
            )),
            [
                "e.so: số 12/QĐ-UBND ngày 09/01/2025 trùng số với mã «a» ngày 02/01/2025",
                "d.so: số 300/QĐ-UBND đã ghi ở mã «b»",
            ]
        );
    }

    #[test]
    fn another_issuer_year_or_series_is_no_order() {
        assert_eq!(
            told(
                "a: {loai: Quyết định, so: 300/QĐ-UBND, ngay: 05/3/2025, co_quan: UBND tỉnh}\nb: {loai: Quyết định, so: 12/QĐ-UBND, ngay: 05/5/2025, co_quan: UBND xã}\nc: {loai: Quyết định, so: 12/QĐ-UBND, ngay: 05/3/2026, co_quan: UBND tỉnh}\nd: {loai: Kế hoạch, so: 12/KH-UBND, ngay: 05/9/2025, co_quan: UBND tỉnh}\ne: {loai: Quyết định, so: 3/2025/QĐ-UBND, ngay: 05/9/2025, co_quan: UBND tỉnh}\n"
            ),
            [""; 0]
        );
    }
}
