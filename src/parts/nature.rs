//! Whether a file is a paper of its own, or something that goes with one.

use super::words::{self, folded};
use super::{Content, Entry, Header, Line, Parts, Role, loai, shape};
use crate::docx::read::paragraphs;

/// What a file is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Nature {
    /// A paper of its own: it must have every part.
    Paper,
    /// Appendices of a paper that is elsewhere.
    Appendix,
    /// A quy chế, a plan or the like that another paper issues: `(Kèm theo Quyết định …)`.
    Attached,
    /// A paper of the Party or of the Youth Union: its form is theirs, not the decree's.
    Party,
    /// A văn bản quy phạm pháp luật: luật, nghị định, thông tư, a quyết định with its year in the number.
    Law,
    /// An application, a declaration, a slip, a contract: somebody fills it in, no office issues it.
    Form,
    /// Nothing says that it is a paper: a speech, a list.
    Unknown,
}

impl Nature {
    /// What the file is, for a person; `None`: a paper of its own.
    pub(crate) fn words(self) -> Option<&'static str> {
        match self {
            Nature::Paper => None,
            Nature::Appendix => Some("tệp là phụ lục của một văn bản khác"),
            Nature::Attached => Some("tệp là văn bản kèm theo một văn bản khác"),
            Nature::Party => Some(
                "tệp là văn bản của Đảng, đoàn thể: thể thức theo hướng dẫn riêng, không theo Nghị định 30",
            ),
            Nature::Law => Some(
                "tệp là văn bản quy phạm pháp luật: thể thức theo quy định riêng về loại văn bản ấy, không theo Nghị định 30",
            ),
            Nature::Form => Some(
                "tệp là đơn, phiếu, hợp đồng hoặc biểu mẫu để điền, không phải văn bản hành chính của một cơ quan",
            ),
            Nature::Unknown => {
                Some("không thấy Quốc hiệu, số, tên loại và nơi nhận: tệp không giống một văn bản hành chính")
            }
        }
    }

    /// Whether the decree says how it looks.
    pub(crate) fn is_of_the_decree(self) -> bool {
        matches!(self, Nature::Paper | Nature::Appendix | Nature::Attached)
    }
}

/// What the file with these parts is.
pub(super) fn of(parts: &Parts<'_>) -> Nature {
    let numbered = parts.header.as_ref().is_some_and(|header| header.number().is_some());
    let headed = parts.header.as_ref().is_some_and(|header| header.words) || numbered;
    let named =
        parts.header.as_ref().is_some_and(|header| !header.issuer.is_empty() || !header.superior.is_empty());
    let addressed = parts.signature.as_ref().is_some_and(|signature| !signature.recipients().is_empty());
    let begins_with_appendix =
        !parts.appendices.is_empty() && is_bare(&parts.content) && parts.title.is_none();
    let found = [parts.loai.is_some(), parts.signature.is_some(), parts.header.is_some()];
    let two_of_three = found.iter().filter(|found| **found).count() >= 2;
    if parts.header.as_ref().is_some_and(is_of_the_party) {
        Nature::Party
    } else if is_law(parts) {
        Nature::Law
    } else if parts
        .title
        .as_ref()
        .is_some_and(|title| loai::opening(&title.text).is_none() && words::is_form(&title.text))
    {
        Nature::Form
    } else if is_attached(parts, numbered) {
        Nature::Attached
    } else if (parts.prescribed && !named) || is_form(parts) {
        Nature::Form
    } else if headed || addressed {
        Nature::Paper
    } else if begins_with_appendix {
        Nature::Appendix
    } else if two_of_three {
        Nature::Paper
    } else {
        Nature::Unknown
    }
}

/// Whether a body shows nothing.
fn is_bare(content: &Content<'_>) -> bool {
    content.items().all(|item| matches!(item.role, Role::Blank | Role::Rule))
}

/// Whether the Party's name, or the Youth Union's, stands where an office has Quốc hiệu.
fn is_of_the_party(header: &Header<'_>) -> bool {
    let named = |line: &Line<'_>| folded(&line.text).is_some_and(|text| words::is_party(&text));
    !header.words && header.right.iter().any(named)
}

/// Whether another paper approves it: it says so or is called as only such papers are. Where it says both, the number above
/// it is that paper's.
fn is_attached(parts: &Parts<'_>, numbered: bool) -> bool {
    let said = !parts.attached.is_empty();
    let called = parts.title.as_ref().is_some_and(is_statute);
    (said && called) || ((said || called) && !numbered)
}

fn is_statute(title: &Line<'_>) -> bool {
    words::is_statute(&title.text)
}

/// Whether the title is that of a law, or the number has a year in it as only such papers have.
fn is_law(parts: &Parts<'_>) -> bool {
    const NAMES: [&str; 8] =
        ["LUẬT", "BỘ LUẬT", "PHÁP LỆNH", "LỆNH", "NGHỊ ĐỊNH", "THÔNG TƯ", "THÔNG TƯ LIÊN TỊCH", "HIẾN PHÁP"];
    let titled = |line: &Line<'_>| NAMES.contains(&line.text.trim_end_matches([':', ' ']));
    let mut opening = parts.content.items().filter(|item| item.role == Role::Authority).take(3);
    if parts.title.iter().any(titled) || opening.any(|item| titled(&item.line)) {
        return true;
    }
    let number = parts.header.as_ref().and_then(Header::number);
    let year = number.and_then(|line| {
        let mut groups = line.text.split('/').skip(1);
        let year = groups.next().map(str::trim).filter(|year| year.len() == 4)?;
        groups.next().and(year.parse::<u32>().ok())
    });
    // A quyết định or nghị quyết with its year in the number is one by law; of the old ones a chỉ thị too.
    let kind = parts.loai.map_or("", |loai| loai.viet_tat());
    // A company with its year in the number issues none.
    const ISSUERS: [&str; 8] = ["UBND", "HĐND", "TTg", "CTN", "KTNN", "UBTVQH", "QH", "HĐTP"];
    let issued = number.and_then(|line| line.text.rsplit('/').next()).is_some_and(|symbol| {
        let office = symbol.split_once(['-', '–']).map_or("", |(_, office)| office.trim());
        ISSUERS.iter().any(|name| office.starts_with(name)) || office.starts_with(['.', '…'])
    });
    year.is_some_and(|year| year < 2016 || (issued && ["QĐ", "NQ"].contains(&kind)))
}

/// Whether the title is one of what people fill in, or a contract that no office heads.
fn is_form(parts: &Parts<'_>) -> bool {
    let mut opening = parts.content.items().filter(|item| item.role != Role::Blank).take(3);
    let title = parts
        .title
        .as_ref()
        .or_else(|| opening.find(|item| item.role == Role::Authority).map(|item| &item.line));
    let Some(title) = title else { return is_contract(parts) || is_form_without_title(parts) };
    let numbered = parts.header.as_ref().is_some_and(|header| header.number().is_some());
    let headed =
        parts.header.as_ref().is_some_and(|header| !header.issuer.is_empty() || !header.superior.is_empty());
    match loai::opening(&title.text) {
        Some(loai) if loai.viet_tat() == "HĐ" => !numbered || !headed,
        _ if is_contract(parts) => true,
        Some(_) => !numbered && !headed && is_filled_in(parts),
        None => words::is_form(&title.text) || (!numbered && !headed && shape::is_capitals(&title.text)),
    }
}

/// Whether the title of a contract that no agency heads stands lower than a title does, or in the place of a name.
fn is_contract(parts: &Parts<'_>) -> bool {
    const MOST: usize = 8;
    let titled = |line: &&Line<'_>| {
        shape::is_capitals(&line.text)
            && loai::opening(&line.text).is_some_and(|loai| loai.viet_tat() == "HĐ")
    };
    let names: Vec<&Line<'_>> = parts
        .header
        .iter()
        .flat_map(|header| header.at(&header.superior).into_iter().chain(header.at(&header.issuer)))
        .collect();
    let opening = parts.content.items().filter(|item| item.role != Role::Blank).take(MOST);
    let lower = opening.filter(|item| item.role == Role::Authority).map(|item| &item.line);
    names.iter().all(titled)
        && names.iter().copied().chain(&parts.subject).chain(lower).any(|line| titled(&line))
}

/// Whether somebody writes it for himself: no office is named, and its text begins with who that is.
fn is_filled_in(parts: &Parts<'_>) -> bool {
    const MOST: usize = 6;
    const WORDS: [&str; 5] = ["ten toi la", "toi ten", "toi la", "ho va ten", "ho ten"];
    let unsigned = parts.signature.as_ref().is_none_or(|signature| signature.recipients().is_empty());
    let mut opening = parts.content.items().filter(|item| item.role != Role::Blank).take(MOST);
    unsigned
        && opening.any(|item| {
            let text = folded(&item.line.text);
            text.is_some_and(|text| {
                let text = text.trim_start_matches(|letter: char| !letter.is_alphabetic());
                WORDS.iter().any(|words| text.starts_with(words))
            })
        })
}

/// Whether the title of a form stands in a table of the form, or beside Quốc hiệu.
fn is_form_without_title(parts: &Parts<'_>) -> bool {
    let beside = parts.header.iter().flat_map(|header| &header.left).any(|line| words::is_form(&line.text));
    let first = parts.content.entries.iter().find_map(|entry| match entry {
        Entry::Table(table) => Some(table),
        Entry::Item(_) => None,
    });
    let inside = first.and_then(|table| table.rows.first()).and_then(|row| row.cells.first());
    let lines = inside.map(|cell| paragraphs(&cell.blocks)).unwrap_or_default();
    beside || lines.iter().any(|line| words::is_form(line.text().trim()))
}
