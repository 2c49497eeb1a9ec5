//! Where a text cites a document, and the parts of the citation: type, number, date, issuer, trích yếu.

use std::ops::Range;

use crate::text::tokens::small;
use crate::value::{GiaiDoan, LoaiVanBan, Ngay, SoHieu};

/// Types of documents that are cited, and how their ids begin. A longer name stands before the one it ends with.
pub(super) const KINDS: [(&str, &str); 26] = [
    ("Văn bản hợp nhất", "vbhn"),
    ("Thông tư liên tịch", "ttlt"),
    ("Nghị quyết liên tịch", "nqlt"),
    ("Bộ luật", "bo_luat"),
    ("Nghị quyết", "nq"),
    ("Nghị định", "nd"),
    ("Quyết định", "qd"),
    ("Chỉ thị", "ct"),
    ("Quy định", "qyd"),
    ("Quy chế", "qc"),
    ("Thông tư", "tt"),
    ("Thông báo", "tb"),
    ("Thông tri", "ttri"),
    ("Hướng dẫn", "hd"),
    ("Chương trình", "ctr"),
    ("Kế hoạch", "kh"),
    ("Kết luận", "kl"),
    ("Phương án", "pa"),
    ("Đề án", "da"),
    ("Báo cáo", "bc"),
    ("Tờ trình", "ttr"),
    ("Công văn", "cv"),
    ("Công điện", "cd"),
    ("Pháp lệnh", "pl"),
    ("Luật", "luat"),
    ("Văn bản", "cv"),
];

/// A citation: places in the text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Found {
    pub(super) whole: Range<usize>,
    /// The type's name as a register has it.
    pub(super) loai: &'static str,
    pub(super) so: Option<Range<usize>>,
    /// `số … ngày …`.
    pub(super) numbered: Option<Range<usize>>,
    /// The date's digits, where it is a short one.
    pub(super) day: Option<Range<usize>>,
    pub(super) ngay: Option<Ngay>,
    /// Whether the date is written with words.
    pub(super) long_date: bool,
    pub(super) issuer: Option<Range<usize>>,
    pub(super) title: Option<Range<usize>>,
}

/// The documents that a text cites by number and symbol, in order.
pub(super) fn find(text: &str) -> Vec<Found> {
    let folded = small(text);
    let mut found: Vec<Found> = Vec::new();
    for symbol in symbols(text) {
        if found.last().is_some_and(|last| last.whole.end > symbol.start) {
            continue;
        }
        found.extend(citation(text, &folded, symbol));
    }
    found
}

/// Numbers and symbols: `639/KH-UBND`.
fn symbols(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut at = 0;
    for word in text.split_inclusive(' ') {
        let start = at + word.len() - word.trim_start_matches(['(', '“', '"']).len();
        at += word.len();
        let bare = text.get(start..at).unwrap_or_default().trim_end_matches(|c: char| !c.is_alphanumeric());
        if bare.contains('/') && bare.parse::<SoHieu>().is_ok() {
            found.push(start..start + bare.len());
        }
    }
    found
}

fn citation(text: &str, folded: &str, so: Range<usize>) -> Option<Found> {
    let before = folded.get(..so.start)?;
    let lead = before.trim_end();
    let lead = lead.strip_suffix(':').unwrap_or(lead).trim_end();
    let (lead, numbered) = match lead.strip_suffix("số") {
        Some(rest) if !rest.ends_with(char::is_alphanumeric) => (rest.trim_end(), true),
        _ => (lead, false),
    };
    // A type right before the number is whose number it is. `… văn bản quy phạm pháp luật` is the end of a law's name.
    let own = kind(lead).filter(|_| !lead.ends_with("pháp luật"));
    let law = if own.is_some() { None } else { named_law(text.get(..lead.len())?, text.get(so.clone())?) };
    let (loai, start) = match &law {
        Some((loai, name)) => (*loai, name.start - loai.len() - 1),
        None => own.unwrap_or(("", so.start)),
    };
    if loai.is_empty() && !numbered {
        return None;
    }
    let number_from = if numbered { folded.get(..so.start)?.rfind("số")? } else { so.start };
    let start = if loai.is_empty() { number_from } else { start };
    let loai = typed_kind(loai, text.get(so.clone())?);
    let mut one = Found {
        whole: start..so.end,
        loai,
        so: Some(so.clone()),
        numbered: None,
        day: None,
        ngay: None,
        long_date: false,
        issuer: None,
        title: law.map(|(_, name)| name),
    };
    let mut at = so.end;
    if let Some(date) = date(folded, at) {
        if numbered {
            one.numbered = Some(number_from..date.whole.end);
        }
        (one.day, one.ngay, one.long_date) = (date.short, Some(date.ngay), date.long);
        at = date.whole.end;
    }
    if let Some(rest) = folded.get(at..)?.strip_prefix(" của ") {
        let from = folded.len() - rest.len();
        let length = issuer(text.get(from..)?);
        if length > 0 {
            one.issuer = Some(from..from + length);
            at = from + length;
        }
    }
    if let Some(rest) = text.get(at..)?.strip_prefix(' ').filter(|_| one.title.is_none())
        && (one.issuer.is_some() || opens_title(rest))
        && rest.starts_with(char::is_alphabetic)
        && !rest.starts_with("và ")
    {
        let from = at + 1;
        let length = title(rest);
        if length > 0 && length <= LONGEST_TITLE {
            one.title = Some(from..from + length);
            at = from + length;
        }
    }
    one.whole.end = at;
    Some(one)
}

/// Longest trích yếu, in bytes.
const LONGEST_TITLE: usize = 700;

/// The type whose name a text ends with, and where it begins.
fn kind(lead: &str) -> Option<(&'static str, usize)> {
    KINDS.iter().find_map(|(name, _)| {
        let rest = lead.strip_suffix(small(name).as_str())?;
        (!rest.ends_with(char::is_alphanumeric)).then_some((*name, rest.len()))
    })
}

/// The type that a symbol tells, where the text only says «văn bản» or nothing.
fn typed_kind(named: &'static str, number: &str) -> &'static str {
    if !matches!(named, "" | "Văn bản") {
        return named;
    }
    let symbol = number.parse::<SoHieu>().map(|number| number.ky_hieu().to_owned()).unwrap_or_default();
    let first = symbol.split(['-', '/']).next().unwrap_or_default();
    let known = LoaiVanBan::tat_ca().find(|kind| !kind.viet_tat().is_empty() && kind.viet_tat() == first);
    known.map_or("Công văn", LoaiVanBan::ten)
}

/// The type and the name of the law that a text ends with, where a number of the Quốc hội follows: `Luật Phòng, chống thiên
/// tai số 33/2013/QH13`.
fn named_law(lead: &str, number: &str) -> Option<(&'static str, Range<usize>)> {
    if !number.contains("QH") {
        return None;
    }
    let sentence = lead.rfind([';', '.', ':', '/']).map_or(0, |at| at + 1);
    let named = |kind: &'static str| {
        lead.get(sentence..)
            .into_iter()
            .flat_map(move |text| text.match_indices(kind))
            .map(move |(at, _)| (at, kind))
    };
    let mut laws: Vec<(usize, &'static str)> = LAWS.into_iter().flat_map(named).collect();
    laws.sort_unstable();
    let name_from = |(at, kind): (usize, &str)| sentence + at + kind.len();
    // «Luật sửa đổi, bổ sung một số điều của Luật …, Bộ luật … và Luật …» is one name, that of the law before all others.
    let linked = |at: usize| {
        LINKS.iter().any(|link| lead.get(..sentence + at).is_some_and(|lead| lead.ends_with(link)))
    };
    let amends = |law: (usize, &str)| {
        let name = lead.get(name_from(law)..).unwrap_or_default();
        let words = small(name.get(..name.floor_char_boundary(LONGEST_AMENDS)).unwrap_or_default());
        AMENDS.iter().any(|begin| words.starts_with(begin))
    };
    let chained = laws.iter().rev().zip(laws.iter().rev().skip(1)).take_while(|(law, _)| linked(law.0));
    let outer = chained.map(|(_, outer)| *outer).filter(|law| amends(*law)).last();
    let own = |law: (usize, &'static str), longest: usize| {
        let from = name_from(law);
        let name = lead.get(from..)?;
        // The law before has its own date, or what is numbered is a resolution: `Luật …, các nghị quyết của Quốc hội số …`.
        let goes_on = name.contains(" ngày ") || name.contains("ghị quyết");
        // The Ủy ban Thường vụ makes pháp lệnh and no laws.
        let by_its_maker = number.contains("UBTVQH") == (law.1 == "Pháp lệnh ");
        let fits = !name.is_empty() && name.split_whitespace().count() <= longest;
        (fits && !goes_on && by_its_maker).then_some((law.1.trim_end(), from..lead.len()))
    };
    outer.and_then(|law| own(law, LONGEST_AMENDING)).or_else(|| own(*laws.last()?, LONGEST_LAW))
}

/// Documents that go by their name, with a blank behind.
const LAWS: [&str; 3] = ["Bộ luật ", "Luật ", "Pháp lệnh "];

/// How the name of a law begins that changes others, small; so many bytes are looked at.
const AMENDS: [&str; 3] = ["sửa đổi", "bổ sung", "bãi bỏ"];
const LONGEST_AMENDS: usize = 16;

/// What stands between the laws that such a law changes.
const LINKS: [&str; 3] = ["của ", ", ", "và "];

/// Most words of its name.
const LONGEST_AMENDING: usize = 80;

/// Most words of a law's name.
const LONGEST_LAW: usize = 24;

/// A date behind a number.
struct Date {
    whole: Range<usize>,
    short: Option<Range<usize>>,
    ngay: Ngay,
    long: bool,
}

/// ` ngày 06/01/2023` or `, ngày 06 tháng 01 năm 2023` at a place.
fn date(folded: &str, at: usize) -> Option<Date> {
    let rest = folded.get(at..)?;
    let rest = rest.strip_prefix(',').unwrap_or(rest).strip_prefix(" ngày ")?;
    let from = folded.len() - rest.len();
    let end = rest.find(|c: char| !c.is_ascii_digit() && c != '/').unwrap_or(rest.len());
    let short = rest.get(..end)?.trim_end_matches('/');
    if let Some(ngay) = numbers(short.split('/')) {
        let range = from..from + short.len();
        return Some(Date { whole: at..range.end, short: Some(range), ngay, long: false });
    }
    let (length, ngay) = long_date(rest)?;
    Some(Date { whole: at..from + length, short: None, ngay, long: true })
}

/// `06 tháng 01 năm 2023` at the start: its bytes and the day.
pub(super) fn long_date(rest: &str) -> Option<(usize, Ngay)> {
    let (day, tail) = rest.split_once(" tháng ")?;
    let (month, tail) = tail.split_once(" năm ")?;
    let year = tail.get(..4)?;
    let ngay = numbers([day, month, year].into_iter())?;
    Some((rest.len() - tail.len() + 4, ngay))
}

fn numbers<'a>(mut parts: impl Iterator<Item = &'a str>) -> Option<Ngay> {
    let mut next = || parts.next()?.parse::<u16>().ok();
    let (day, month, year) = (next()?, next()?, next()?);
    if parts.next().is_some() {
        return None;
    }
    Ngay::new(year, month.try_into().ok()?, day.try_into().ok()?).ok()
}

/// A law named with its date: `Luật Lưu trữ ngày 21 tháng 6 năm 2024`, whole.
pub(super) fn law(text: &str) -> Option<Found> {
    let folded = small(text);
    let (loai, rest) = ["Bộ luật", "Luật", "Pháp lệnh"]
        .iter()
        .find_map(|name| Some((*name, text.strip_prefix(name)?.strip_prefix(' ')?)))?;
    let from = text.len() - rest.len();
    let day = folded.rfind(" ngày ")?;
    let (length, ngay) = long_date(folded.get(day + " ngày ".len()..)?)?;
    let whole = day + " ngày ".len() + length == text.len() && from < day;
    whole.then_some(Found {
        whole: 0..text.len(),
        loai,
        so: None,
        numbered: None,
        day: None,
        ngay: Some(ngay),
        long_date: true,
        issuer: None,
        title: Some(from..day),
    })
}

/// Words that a trích yếu begins with; an issuer's name never goes on with one.
const OPENERS: &str = "về|v/v|hướng dẫn|thực hiện|triển khai|truyền thông|giám sát|quy định|ban hành|phê duyệt|\
    sửa đổi|bổ sung|tổ chức|phát động|công bố|thông qua|kiểm tra|đẩy mạnh|tăng cường|nâng cao|xây dựng|phòng, chống|\
    phòng chống|ứng dụng|phân công|thành lập|kiện toàn|giao |đánh giá|báo cáo|tiếp tục|chỉ đạo|phối hợp|tuyên truyền|\
    khắc phục|quản lý|bảo đảm|đảm bảo|hỗ trợ|phát triển|cải cách|chuyển đổi|rà soát|công tác|hành động|quyết định|\
    kế hoạch|chương trình|đề án|thí điểm|công nhận|khen thưởng|tặng|cho phép|điều chỉnh|bãi bỏ|hợp nhất|quán triệt|\
    đính chính|đề nghị|yêu cầu|thông báo|kết luận|sơ kết|tổng kết|bảo vệ|ứng phó|xử lý|giải quyết|tập trung|thu thập|\
    cung cấp|trả lời|giới thiệu|mở |đưa |áp dụng|ưu tiên|chăm sóc|giáo dục|huy động|cấp |đào tạo|bồi dưỡng|tập huấn";

fn opens_title(rest: &str) -> bool {
    let folded = small(rest.get(..rest.floor_char_boundary(40)).unwrap_or_default());
    OPENERS.split('|').any(|words| folded.starts_with(words))
}

/// Issuers whose names are these and no more.
const FIXED: [&str; 8] = [
    "Thủ tướng Chính phủ",
    "Chính phủ",
    "Ủy ban Thường vụ Quốc hội",
    "Uỷ ban Thường vụ Quốc hội",
    "Quốc hội",
    "Ban Bí thư",
    "Bộ Chính trị",
    "Ban Chấp hành Trung ương Đảng",
];

/// Most words of an issuer's name.
const LONGEST_ISSUER: usize = 16;

/// Bytes of the issuer's name at the start of a text.
fn issuer(text: &str) -> usize {
    if let Some(fixed) = FIXED.iter().find(|name| text.starts_with(**name)) {
        return fixed.len();
    }
    if !text.starts_with(char::is_uppercase) {
        return 0;
    }
    let mut end = 0;
    let mut at = 0;
    for (nth, word) in text.split_inclusive(' ').enumerate() {
        let rest = text.get(at..).unwrap_or_default();
        let opens = nth > 0 && opens_title(rest);
        let said = word.starts_with(['(', '“', '"', '['])
            || (nth > 0
                && ["và các ", "và văn bản", "trên địa bàn", "để ", "đã ", "nhằm ", "tại ", "có ", "cụ thể"]
                    .iter()
                    .any(|words| rest.starts_with(words)))
            || (rest.starts_with("và ") && names_kind(rest.get("và ".len()..).unwrap_or_default()));
        if opens || said || nth >= LONGEST_ISSUER {
            break;
        }
        let bare = word.trim_end().trim_end_matches(['.', ',', ';', ':', ')', '”', '"']);
        end = at + bare.len();
        at += word.len();
        if bare.len() < word.trim_end().len() {
            break;
        }
    }
    text.get(..end).unwrap_or_default().trim_end_matches([' ', '-', '–']).len()
}

/// Whether a text begins with a type of document and a number.
fn names_kind(text: &str) -> bool {
    let folded = small(text.get(..text.floor_char_boundary(60)).unwrap_or_default());
    KINDS.iter().any(|(name, _)| {
        folded.strip_prefix(small(name).as_str()).is_some_and(|rest| {
            let rest = rest.trim_start();
            rest.starts_with("số") || rest.starts_with(|c: char| c.is_ascii_digit())
        })
    })
}

/// Bytes of the trích yếu at the start of a text: to the end of its sentence, or where the sentence goes on to something
/// else.
fn title(text: &str) -> usize {
    const STOPS: [&str; 16] = [
        " và các văn bản",
        " (sau đây",
        ", UBND",
        ", Ủy ban nhân dân",
        ", HĐND",
        ", đề nghị",
        ", yêu cầu",
        ", cụ thể",
        ", trong đó",
        ", đồng thời",
        ", nhằm ",
        ", để ",
        ", căn cứ",
        ", ban hành",
        ", cấp ",
        ", xã ",
    ];
    let mut quoted = false;
    for (at, letter) in text.char_indices() {
        let rest = text.get(at..).unwrap_or_default();
        match letter {
            '“' => quoted = true,
            '”' => quoted = false,
            _ if quoted => {}
            ';' | '\n' => return at,
            '.' if rest.len() == 1 || rest.starts_with(". ") || rest.starts_with("./") => return at,
            ' ' | ',' => {
                let next = rest.strip_prefix(", ").or_else(|| rest.strip_prefix(" và "));
                let other = next.is_some_and(names_kind) || rest.strip_prefix(" và ").is_some_and(names_kind);
                if other || STOPS.iter().any(|stop| rest.starts_with(stop)) {
                    return at;
                }
            }
            _ => {}
        }
    }
    text.trim_end_matches([' ', '.', ';', ',']).len()
}

/// The years that a text names with the word «năm».
pub(super) fn years(text: &str) -> Vec<u16> {
    let behind = |(at, word): (usize, &str)| text.get(at + word.len()..)?.get(..4)?.parse::<u16>().ok();
    text.match_indices("năm ").filter_map(behind).filter(|year| (1990..2200).contains(year)).collect()
}

/// The period that a text names: `giai đoạn 2021-2025`.
pub(super) fn period(text: &str) -> Option<GiaiDoan> {
    text.match_indices("giai đoạn ").find_map(|(at, word)| {
        let rest = text.get(at + word.len()..)?.replace('–', "-");
        rest.get(..9)?.parse::<GiaiDoan>().ok()
    })
}
