//! Days typed in a sentence: days that are not in the calendar, with the wrong day of the week, deadlines that had
//! passed when the paper was signed, a six-month report due after the half-year.

use super::{Ground, warning};
use crate::diagnostic::Code;
use crate::text::lint::TextFault;
use crate::text::name;
use crate::text::tokens::{Kind, Words};
use crate::value::Ngay;

/// Codes of the findings.
const NO_DAY: Code = Code::NgayKhongCo;
const WEEKDAY: Code = Code::ThuLech;
/// Code of the finding about a deadline before the day of signing.
pub(in crate::rules) const PASSED: Code = Code::HanDaQua;
/// Code of the finding about a report whose deadline is far from its period.
pub(in crate::rules) const LATE: Code = Code::HanBaoCaoLech;

/// A day in a sentence: its first and last piece, and its numbers.
pub(super) struct Day {
    first: usize,
    last: usize,
    ngay: u8,
    thang: u8,
    nam: Option<u16>,
}

impl Day {
    /// The day, where its year is said and the calendar has it.
    pub(super) fn ngay(&self) -> Option<Ngay> {
        Ngay::new(self.nam?, self.thang, self.ngay).ok()
    }
}

/// Words behind a day of every year, or of another year than the paper's.
const OF_YEARS: [&str; 9] =
    ["hằng năm", "hàng năm", "mỗi năm", "các năm", "của năm", "năm sau", "năm trước", "năm kế", "năm liền"];

pub(in crate::rules) fn check(words: &Words<'_>, ground: &Ground<'_>) -> Vec<TextFault> {
    let mut faults = Vec::new();
    let mut at = 0;
    while at < words.tokens.len() {
        let Some(day) = day_at(words, at) else {
            at += 1;
            continue;
        };
        at = day.last + 1;
        faults.extend(doubt(words, &day, ground));
    }
    faults
}

fn doubt(words: &Words<'_>, day: &Day, ground: &Ground<'_>) -> Option<TextFault> {
    let said = words.between(day.first, day.last);
    let tell = |code, message, hint: String| Some(warning(words, (day.first, day.last), code, message, hint));
    let full = match day.nam {
        None => None,
        Some(nam) => match Ngay::new(nam, day.thang, day.ngay) {
            Ok(full) => Some(full),
            Err(fault) if (1900..2200).contains(&nam) => {
                return tell(
                    NO_DAY,
                    format!("không có ngày «{said}»: {}", fault.message),
                    "xem lại ngày".into(),
                );
            }
            Err(_) => None,
        },
    };
    if let Some((full, typed)) =
        full.zip(weekday_before(words, day.first)).filter(|(full, typed)| full.thu().to_lowercase() != *typed)
    {
        return tell(
            WEEKDAY,
            format!("«{said}» là {}, mà ghi {typed}", full.thu()),
            "xem lại thứ và ngày".into(),
        );
    }
    // «Hồ sơ nộp trước ngày 31/12/2025 được giải quyết theo quy định cũ» tells what was.
    let behind = words.low(day.last + 1);
    let tells = matches!(behind, "được" | "thì" | "vẫn" | "tiếp" | "nhưng" | "mà" | "song")
        || words.stand(day.last + 1, "đến nay");
    if tells || !is_deadline(words, day.first) {
        return None;
    }
    // «trước ngày 31/10 hằng năm», «ngày 15/7 năm sau» is of every year, or of another than the paper's.
    if day.nam.is_none() && OF_YEARS.iter().any(|phrase| words.stand(day.last + 1, phrase)) {
        return None;
    }
    // Without a year the paper's own is meant.
    let due = full.or_else(|| Ngay::new(ground.nam, day.thang, day.ngay).ok())?;
    if let Some(signed) = ground.ngay.filter(|signed| due < *signed && due.so_ngay_den(*signed) < 400) {
        let message = format!("hạn «{said}» trước ngày ký {}", signed.ngan());
        return tell(PASSED, message, "xem lại hạn, hoặc ngày ký".into());
    }
    if ground.ngay.is_none() && due.nam() + 1 == ground.nam && due.thang() < 10 {
        let message = format!("hạn «{said}» trước năm {}", ground.nam);
        return tell(PASSED, message, "xem lại năm của hạn".into());
    }
    let period = Period::named(&clause_before(words, day.first))?;
    let message = period.doubt(due, ground.nam)?;
    tell(LATE, message, "xem lại hạn, hoặc kỳ báo cáo".into())
}

/// A day at a piece: `05/9/2026`, `05/9`, `05 tháng 9 (năm 2026)`.
pub(super) fn day_at(words: &Words<'_>, at: usize) -> Option<Day> {
    let number = |at: usize| (words.kind(at) == Some(Kind::Number)).then(|| words.low(at));
    let small =
        |at: usize| number(at).filter(|text| text.len() <= 2).and_then(|text| text.parse::<u8>().ok());
    let year =
        |at: usize| number(at).filter(|text| text.len() == 4).and_then(|text| text.parse::<u16>().ok());
    let ngay = small(at)?;
    // «Hồ sơ số 45/13/2026» is a number.
    let label = if before(words, at, 1) == ":" { before(words, at, 2) } else { before(words, at, 1) };
    if label == "số" {
        return None;
    }
    // The middle of `12/05/9`, of a symbol or of a fraction is no day.
    if at > 0 && words.joined(at) && words.low(at - 1) != "(" {
        return None;
    }
    if words.low(at + 1) == "tháng" {
        let thang = small(at + 2)?;
        let nam = (words.low(at + 3) == "năm").then(|| year(at + 4)).flatten();
        return Some(Day { first: at, last: if nam.is_some() { at + 4 } else { at + 2 }, ngay, thang, nam });
    }
    let slash = |at: usize| words.low(at) == "/" && words.joined(at) && words.joined(at + 1);
    if !slash(at + 1) {
        return None;
    }
    let thang = small(at + 2)?;
    let nam = if slash(at + 3) { Some(year(at + 4)?) } else { None };
    let last = if nam.is_some() { at + 4 } else { at + 2 };
    // `7/25 đại biểu` is a fraction.
    let is_day = nam.is_some()
        || (before(words, at, 1) == "ngày" && (1..=31).contains(&ngay) && (1..=12).contains(&thang));
    is_day.then_some(Day { first: at, last, ngay, thang, nam })
}

fn before<'w>(words: &'w Words<'_>, at: usize, steps: usize) -> &'w str {
    at.checked_sub(steps).map(|at| words.low(at)).unwrap_or_default()
}

/// `thứ năm` of «thứ Năm, ngày 05/3/2026».
fn weekday_before(words: &Words<'_>, first: usize) -> Option<String> {
    let mut at = first.checked_sub(1)?;
    while matches!(words.low(at), "ngày" | "," | "(") {
        at = at.checked_sub(1)?;
    }
    let name = words.low(at);
    let lead = before(words, at, 1);
    // «Kỳ họp thứ hai, ngày 05/3/2026» is the second.
    let counted = before(words, at, 2);
    let is_ordinal = matches!(counted, "lần" | "kỳ" | "phiên" | "khóa" | "khoá" | "hạng" | "đợt" | "vòng")
        || counted == "họp" && matches!(before(words, at, 3), "kỳ" | "phiên" | "cuộc");
    // «Thứ hai, ngày 06/4/2026 …» at the beginning of a paragraph is the second point of several.
    let is_point = at == 1 && words.raw(at).starts_with(char::is_lowercase);
    if is_ordinal || is_point {
        return None;
    }
    let is_sunday = (lead, name) == ("chủ", "nhật");
    let is_weekday = lead == "thứ" && matches!(name, "hai" | "ba" | "tư" | "năm" | "sáu" | "bảy");
    (is_sunday || is_weekday).then(|| format!("{lead} {name}"))
}

/// Words that say that something is to be done by a day.
const TO_DO: [&str; 15] = [
    "báo", "gửi", "hoàn", "xong", "nộp", "trình", "tổng", "đăng", "triển", "tổ", "lập", "rà", "xây", "hạn",
    "thực",
];

/// Words that say that something was so before a day.
const WAS_SO: [&str; 20] = [
    "sinh",
    "đã",
    "ban hành",
    "sử dụng",
    "phát sinh",
    "phát hành",
    "tồn đọng",
    "cấp giấy",
    "được cấp",
    "cấp thẻ",
    "có hiệu lực",
    "có mặt",
    "hiệu lực",
    "từ ngày",
    "từ",
    "cư trú",
    "thường trú",
    "kể",
    "tính đến",
    "tính từ",
];

/// Whether a day is one by which something is to be done.
fn is_deadline(words: &Words<'_>, first: usize) -> bool {
    let mut at = first;
    while at > 0 && matches!(before(words, at, 1), "ngày" | "hết" | "là" | ":" | "nhất") {
        at -= 1;
    }
    let lead = before(words, at, 1);
    if !matches!(lead, "trước" | "chậm" | "hạn" | "muộn") {
        // «Hạn cuối gửi danh sách: 10/01/2026».
        let mut clause = clause_pieces(words, at);
        let is_led = (at..first).any(|at| matches!(words.low(at), ":" | "là"));
        let is_due = is_led && clause.clone().any(|at| words.low(at) == "hạn");
        return is_due && clause.any(|at| words.low(at) != "hạn" && TO_DO.contains(&words.low(at)));
    }
    if lead != "trước" {
        return true;
    }
    let mut clause = clause_pieces(words, at - 1);
    let to_do = clause.clone().any(|at| TO_DO.contains(&words.low(at)));
    to_do && !clause.any(|at| WAS_SO.iter().any(|was| words.stand(at, was)))
}

/// The pieces from the beginning of a clause to a piece.
fn clause_pieces(words: &Words<'_>, end: usize) -> std::ops::Range<usize> {
    const LONGEST: usize = 40;
    let first = end.saturating_sub(LONGEST);
    let start = (first..end).rev().find(|at| matches!(words.low(*at), "." | ";" | "," | "(" | ")" | "và"));
    start.map_or(first, |at| at + 1)..end
}

/// The words of the clause before a piece.
fn clause_before(words: &Words<'_>, end: usize) -> String {
    clause_pieces(words, end).map(|at| words.low(at)).collect::<Vec<_>>().join(" ")
}

/// A period that a report is of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::rules) enum Period {
    Quarter(u8),
    HalfYear,
    NineMonths,
    Year,
}

impl Period {
    /// The period that words in small letters name a report of.
    fn named(words: &str) -> Option<Self> {
        Self::of_plain(&name::khong_dau(words))
    }

    /// The same, of words without diacritics: of an id too.
    pub(in crate::rules) fn of_plain(words: &str) -> Option<Self> {
        let has = |names: &[&str]| names.iter().any(|name| words.contains(name));
        let is_report = has(&["bao cao", "so ket", "tong ket"])
            || words.starts_with("sau thang")
            || words.starts_with("6 thang");
        if !is_report || has(&["cuoi nam", "dinh ky", "thang cuoi"]) {
            return None;
        }
        let quarters = [
            ("quy iv", 4),
            ("quy iii", 3),
            ("quy ii", 2),
            ("quy i", 1),
            ("quy 1", 1),
            ("quy 2", 2),
            ("quy 3", 3),
            ("quy 4", 4),
        ];
        if let Some((_, quarter)) = quarters.iter().find(|(name, _)| words.contains(name)) {
            return Some(Self::Quarter(*quarter));
        }
        if has(&["6 thang", "sau thang"]) {
            Some(Self::HalfYear)
        } else if has(&["9 thang", "chin thang"]) {
            Some(Self::NineMonths)
        } else if has(&["bao cao nam", "bao cao tong ket nam", "bao cao hang nam"]) {
            Some(Self::Year)
        } else {
            None
        }
    }

    /// What is wrong with a day by which the report of a period in a year is due.
    pub(in crate::rules) fn doubt(self, due: Ngay, year: u16) -> Option<String> {
        let (name, first, last) = match self {
            Self::Quarter(quarter) => (format!("quý {quarter}"), (quarter * 3, 1), (quarter * 3 + 1, 31)),
            Self::HalfYear => ("6 tháng đầu năm".to_owned(), (5, 1), (7, 15)),
            Self::NineMonths => ("9 tháng".to_owned(), (8, 15), (10, 20)),
            Self::Year => ("năm".to_owned(), (10, 1), (12, 31)),
        };
        // Reports of the year and of its last quarter may also be due in the first months of the next.
        let may_be = due.nam() != year || (first..=last).contains(&(due.thang(), due.ngay()));
        (!may_be).then(|| format!("báo cáo {name} mà hạn là {}", due.ngan()))
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::{silent, told};

    #[test]
    fn days_that_cannot_be_and_deadlines_that_have_passed_are_told() {
        let cases = [
            (
                "Hội nghị ngày 31/4/2026 tại xã.",
                "ngay-khong-co: không có ngày «31/4/2026»: tháng 4 năm 2026 chỉ có 30 ngày",
            ),
            ("Thời gian: thứ Sáu, ngày 05/3/2026.", "thu-lech: «05/3/2026» là thứ Năm, mà ghi thứ sáu"),
            ("Gửi báo cáo trước ngày 15/01/2026.", "han-da-qua: hạn «15/01/2026» trước ngày ký 20/01/2026"),
            (
                "Hoàn thành chậm nhất ngày 10 tháng 01 năm 2026.",
                "han-da-qua: hạn «10 tháng 01 năm 2026» trước ngày ký 20/01/2026",
            ),
            ("Nộp hồ sơ trước ngày 31/3/2025.", "han-da-qua: hạn «31/3/2025» trước ngày ký 20/01/2026"),
            (
                "Gửi báo cáo 6 tháng trước ngày 05/9/2026, báo cáo năm trước ngày 05/12.",
                "han-bao-cao-lech: báo cáo 6 tháng đầu năm mà hạn là 05/9/2026",
            ),
            ("Hạn cuối gửi danh sách: 10/01/2026.", "han-da-qua: hạn «10/01/2026» trước ngày ký 20/01/2026"),
            (
                "Gửi báo cáo về Ban Kinh tế trước ngày 10/01/2026.",
                "han-da-qua: hạn «10/01/2026» trước ngày ký 20/01/2026",
            ),
            ("Gửi báo cáo năm trước ngày 05/6.", "han-bao-cao-lech: báo cáo năm mà hạn là 05/6/2026"),
        ];
        for (text, message) in cases {
            assert_eq!(told(text), [message], "{text}");
        }
    }

    #[test]
    fn days_that_are_right_are_silent() {
        silent(&[
            "Thời gian: thứ Năm, ngày 05/3/2026; Chủ nhật, ngày 08/3/2026.",
            "Gửi báo cáo trước ngày 31/3/2026; báo cáo 6 tháng trước ngày 05/6, báo cáo năm trước ngày 05/12/2026.",
            "Thứ hai, ngày 05/3/2026 đã có văn bản trả lời.",
            "Kỳ họp thứ Hai, ngày 05/3/2026; họp lần thứ hai, ngày 05/3/2026; hồ sơ số 45/13/2026, số: 45/13/2026.",
            "Các thôn gửi báo cáo trước ngày 10/01/2026 nhưng chưa gửi; nộp trước ngày 11/01/2026 đến nay chưa nộp.",
            "Nộp quyết toán trước ngày 15 tháng 01 năm sau; báo cáo chậm nhất ngày 05/01 hằng năm.",
            "Người sinh trước ngày 01/01/2008; đất sử dụng trước ngày 15/10/1993.",
            "Các văn bản ban hành trước ngày 01/7/2025 còn hiệu lực.",
            "Đạt 31/4 chỉ tiêu, 7/25 đại biểu; ngày 8/3, 20/10; số 12/2025/NĐ-CP.",
            "Thống kê hồ sơ phát sinh trước ngày 31/12/2025 và báo cáo.",
            "Báo cáo 6 tháng cuối năm trước ngày 05/12/2026; báo cáo định kỳ hằng tháng trước ngày 20.",
            "Thông tư số 05/3/2026",
            "Hồ sơ nộp trước ngày 31/12/2025 được giải quyết theo quy định cũ.",
            "Hợp đồng có thời hạn đến ngày 10/01/2026; thẻ cấp ngày 10/01/2026.",
        ]);
    }
}
