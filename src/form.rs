//! The form of a paper: 60 rules over a DOCX of any origin (ND30, Phụ lục I).
//!
//! A rule is a function named by its id. It looks at the paper, its parts and what is known of it
//! ([`Expected`]); what is not known is not compared, so that a stranger's file can be checked by itself.

mod appendix;
mod body;
mod fault;
#[cfg(test)]
mod fixture;
mod font;
mod header;
mod layout;
mod look;
mod page;
mod rules;
mod signature;
#[cfg(test)]
mod tests;
mod title;
mod wording;

use crate::diagnostic::{Code, Diagnostic, Route};
use crate::docx::read::Paper;

use crate::parts::Anatomy;
use fault::Fault;

pub use crate::parts::shape::NgayThang;
pub use rules::RULES;

/// Most findings of one rule about one paper; the rest are counted in the last.
const FINDING_LIMIT: usize = 20;

/// Who wrote the paper.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Origin {
    /// This program: its own standard applies in full.
    Own,
    /// Somebody else: house rules only warn.
    Foreign,
}

/// Whether number and date must be there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum State {
    /// Issued: number and date are known.
    Issued,
    /// Draft: they may be blank.
    Draft,
}

/// What is known of a paper beside itself. `None` means unknown: the rules then compare nothing with it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Expected {
    /// Who wrote it.
    pub origin: Origin,
    /// Issued or draft; unknown: issued when it shows a number and a whole date.
    pub state: Option<State>,
    /// Lines of cơ quan ban hành, in any case of letters.
    pub issuer: Option<Vec<String>>,
    /// Lines of cơ quan chủ quản; an empty list: there is none.
    pub superior: Option<Vec<String>>,
    /// Tên loại: `Kế hoạch`, `Công văn`, …
    pub kind: Option<String>,
    /// Symbol after the slash: `KH-UBND`.
    pub symbol: Option<String>,
    /// Địa danh.
    pub place: Option<String>,
    /// Date of the paper.
    pub date: Option<NgayThang>,
    /// Whether the paper is addressed with Kính gửi (a tờ trình or báo cáo that goes up).
    pub kinh_gui: Option<bool>,
    /// Whether a tổ chức tư vấn signs under the agency's seal.
    pub consulting: Option<bool>,
    /// Whether the paper is issued electronically: the line Kèm theo then keeps its blanks.
    pub electronic: Option<bool>,
    /// Mức độ khẩn: `KHẨN`, `HỎA TỐC`, `THƯỢNG KHẨN`.
    pub urgency: Option<String>,
    /// Whether the agency's address stands at the foot of the first page.
    pub address: Option<bool>,
    /// Quotations that may be italic.
    pub quotations: Vec<String>,
}

impl Expected {
    /// Nothing known of a paper from `origin`.
    pub fn unknown(origin: Origin) -> Self {
        Self {
            origin,
            state: None,
            issuer: None,
            superior: None,
            kind: None,
            symbol: None,
            place: None,
            date: None,
            kinh_gui: None,
            consulting: None,
            electronic: None,
            urgency: None,
            address: None,
            quotations: Vec::new(),
        }
    }
}

/// What a rule rests on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Muc {
    /// The decree says so.
    QuyDinhRo,
    /// Seen in the decree's forms and tables only.
    Mau,
    /// Our own standard where the decree leaves a choice.
    NoiBo,
    /// A likely slip of the pen.
    Nhac,
}

impl Muc {
    /// The words an officer reads.
    pub fn words(self) -> &'static str {
        match self {
            Muc::QuyDinhRo => "quy định rõ",
            Muc::Mau => "theo mẫu",
            Muc::NoiBo => "nội bộ",
            Muc::Nhac => "nhắc",
        }
    }
}

/// A rule of form. What it asks and the clause it rests on stand with its code.
#[derive(Debug, Clone, Copy)]
pub struct Rule {
    /// Its id, the code of its findings.
    pub code: Code,
    /// What it rests on.
    pub level: Muc,
    check: fn(&Sheet<'_>) -> Vec<Fault>,
}

/// A paper with its parts found, as rules see it.
struct Sheet<'p> {
    paper: &'p Paper,
    expected: &'p Expected,
    anatomy: Anatomy<'p>,
    state: State,
    /// The date on the paper, once there in full.
    date: Option<NgayThang>,
}

impl<'p> Sheet<'p> {
    fn new(paper: &'p Paper, expected: &'p Expected) -> Self {
        let anatomy = Anatomy::of(paper, expected);
        let date = anatomy.header.as_ref().and_then(header::date_of);
        let numbered = anatomy.header.as_ref().is_some_and(header::has_number);
        let seen = if date.is_some() && numbered { State::Issued } else { State::Draft };
        let state = expected.state.unwrap_or(seen);
        Self { paper, expected, anatomy, state, date }
    }
}

/// Checks the form of a paper; `file` is its name in the findings.
pub fn run(paper: &Paper, expected: &Expected, file: &str) -> Vec<Diagnostic> {
    let sheet = Sheet::new(paper, expected);
    RULES.iter().flat_map(|rule| findings(rule, &sheet, file)).collect()
}

fn findings(rule: &Rule, sheet: &Sheet<'_>, file: &str) -> Vec<Diagnostic> {
    let mut faults = (rule.check)(sheet);
    let left_out = faults.len().saturating_sub(FINDING_LIMIT);
    faults.truncate(FINDING_LIMIT);
    if let Some(last) = faults.last_mut().filter(|_| left_out > 0) {
        last.message.push_str(&format!(" (và {left_out} chỗ khác)"));
    }
    faults.into_iter().map(|fault| finding(rule, fault, sheet.expected.origin, file)).collect()
}

fn finding(rule: &Rule, fault: Fault, origin: Origin, file: &str) -> Diagnostic {
    let route = Route::root();
    let stops = match (fault.level.unwrap_or(rule.level), origin) {
        (Muc::QuyDinhRo | Muc::Mau, _) | (Muc::NoiBo, Origin::Own) => true,
        (Muc::NoiBo, Origin::Foreign) | (Muc::Nhac, _) => false,
    };
    let bare = if stops {
        Diagnostic::error(rule.code, file, &route, fault.message)
    } else {
        Diagnostic::warning(rule.code, file, &route, fault.message)
    };
    fault.hints.into_iter().fold(bare, Diagnostic::hint)
}
