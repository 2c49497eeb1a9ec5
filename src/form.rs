//! The form of a paper: rules over a DOCX of any origin (ND30, Phụ lục I).
//!
//! A rule is a function named by its id. It looks at the paper, its parts and what is known of it
//! ([`Expected`]); what is not known is not compared, so that a stranger's file can be checked by itself.

pub(crate) mod appendix;
pub(crate) mod before;
pub(crate) mod body;
mod copy;
mod fault;
#[cfg(test)]
mod fixture;
pub(crate) mod font;
pub(crate) mod header;
pub(crate) mod layout;
mod look;
pub(crate) mod page;
pub(crate) mod sentences;
pub(crate) mod signature;
#[cfg(test)]
mod tests;
pub(crate) mod title;
pub(crate) mod wording;

use crate::diagnostic::{Code, Diagnostic, Route};
use crate::docx::read::Paper;
use crate::text::encoding::OldEncoding;

use crate::parts::{Hints, Nature, Page, Parts};
use fault::Fault;

pub use crate::parts::shape::NgayThang;

/// Most findings of one rule about one paper; the rest are counted in the last.
const FINDING_LIMIT: usize = 20;

/// Who wrote the paper.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Origin {
    /// This program: its own standard applies in full.
    Own,
    /// Somebody else: house rules are silent, or warn where they are asked for.
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
    /// Whether our own standard, where the decree leaves a choice, is asked of a stranger's paper too.
    pub house: bool,
    /// Whether its data has been asked which appendices the text names: then that is told there, at the data's line.
    pub appendices_asked: bool,
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
            house: false,
            appendices_asked: false,
        }
    }
}

/// What a rule rests on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Basis {
    /// The decree says so.
    Decree,
    /// Seen in the decree's forms and tables only.
    Sample,
    /// Our own standard where the decree leaves a choice.
    House,
    /// A likely slip of the pen.
    Slip,
}

/// A rule of form. What it asks and the clause it rests on stand with its code.
#[derive(Debug, Clone, Copy)]
pub struct Rule {
    /// Its id, the code of its findings.
    pub code: Code,
    /// What it rests on.
    pub level: Basis,
    /// The part without which it has nothing to look at.
    needs: Option<Need>,
    check: Check,
}

type Check = fn(&Sheet<'_>) -> Vec<Fault>;

/// A rule that the decree says.
pub(crate) const fn decree(code: Code, check: Check) -> Rule {
    Rule { code, level: Basis::Decree, needs: None, check }
}

/// A rule that its forms and tables show.
pub(crate) const fn sample(code: Code, check: Check) -> Rule {
    Rule { level: Basis::Sample, ..decree(code, check) }
}

/// A rule that we ask of our own papers.
pub(crate) const fn house(code: Code, check: Check) -> Rule {
    Rule { level: Basis::House, ..decree(code, check) }
}

/// A rule about a likely slip of the pen.
pub(crate) const fn slip(code: Code, check: Check) -> Rule {
    Rule { level: Basis::Slip, ..decree(code, check) }
}

impl Rule {
    /// One that has nothing to look at where a part is missing.
    pub(crate) const fn on(self, part: Need) -> Self {
        Self { needs: Some(part), ..self }
    }
}

/// A part without which a rule has nothing to look at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Need {
    Head,
    Title,
    Foot,
}

/// Code of the word that some rules had nothing to look at.
const UNCHECKED: Code = Code::KhongKiemTraDuoc;

/// A paper with its parts found, as rules see it.
pub(crate) struct Sheet<'p> {
    /// The paper as it is in the file.
    paper: &'p Paper,
    /// The paper as its pages show it.
    page: &'p Paper,
    expected: &'p Expected,
    parts: Parts<'p>,
    /// The old encoding that the whole paper is typed in.
    encoding: Option<OldEncoding>,
    state: State,
    /// The date on the paper, once there in full.
    date: Option<NgayThang>,
}

impl<'p> Sheet<'p> {
    fn new(paper: &'p Paper, page: &'p Page, expected: &'p Expected) -> Self {
        let hints =
            Hints { kind: expected.kind.as_deref(), issuer_lines: expected.issuer.as_ref().map(Vec::len) };
        let parts = Parts::find(page, hints);
        let date = parts.header.as_ref().and_then(header::date_of);
        let numbered = parts.header.as_ref().is_some_and(header::has_number);
        let seen = if date.is_some() && numbered { State::Issued } else { State::Draft };
        let state = expected.state.unwrap_or(seen);
        Self { paper, page: &page.paper, expected, parts, encoding: page.encoding, state, date }
    }

    /// Whether our own standard is asked for.
    fn is_house(&self) -> bool {
        self.expected.origin == Origin::Own || self.expected.house
    }

    /// Whether somebody else's paper was issued before the decree: what differs from it is told, and is no error.
    fn is_older(&self) -> bool {
        const FIRST_YEAR: u32 = 1976;
        const DECREE: NgayThang = NgayThang { nam: 2020, thang: 3, ngay: 5 };
        self.expected.origin == Origin::Foreign
            && self.date.is_some_and(|date| date.nam >= FIRST_YEAR && date < DECREE && date.exists())
    }

    /// Whether the file is a paper of its own, which must have every part.
    fn is_paper(&self) -> bool {
        self.parts.nature == Nature::Paper
    }
}

/// Asks the rules of form about a paper, and first `before` what must not go out with it; `file` is its name in the findings.
pub(crate) fn run(
    rules: &[Rule],
    before: impl Fn(&Sheet<'_>) -> Vec<Diagnostic>,
    paper: &Paper,
    expected: &Expected,
    file: &str,
) -> Vec<Diagnostic> {
    let copied = copy::copied(paper);
    let paper = copied.as_ref().map_or(paper, |copied| &copied.paper);
    let page = Page::of(paper);
    let sheet = Sheet::new(paper, &page, expected);
    let mut found = before(&sheet);
    // Without its styles a paper looks like none that was written; what it looks like then is that one fault's.
    let bare = paper.damage.iter().any(|what| what.contains("styles"));
    if !bare {
        found.extend(rules.iter().flat_map(|rule| findings(rule, &sheet, file)));
    }
    found.extend(older(&sheet, file));
    let told: Vec<Code> = found.iter().map(|finding| finding.code).collect();
    found.extend(unchecked(rules, &sheet, &told, file));
    if copied.as_ref().is_some_and(|copied| copied.is_excerpt) {
        found.retain(|finding| !copy::OF_THE_WHOLE.contains(&finding.code));
    }
    found
}

/// A note that a paper is older than the decree.
fn older(sheet: &Sheet<'_>, file: &str) -> Option<Diagnostic> {
    let date = sheet.date.filter(|_| sheet.is_older() && sheet.parts.nature.is_of_the_decree())?;
    let message = format!(
        "văn bản {}, trước khi có Nghị định 30/2020/NĐ-CP (05/3/2020): chỗ khác Nghị định chỉ là cảnh báo",
        date.words()
    );
    let note = Diagnostic::note(UNCHECKED, file, &Route::root(), message);
    Some(
        note.hint("nếu ngày ấy gõ nhầm, hãy sửa; nếu lấy làm mẫu cho văn bản mới, hãy sửa theo các cảnh báo"),
    )
}

/// A note that names the rules whose parts were not found, and why.
fn unchecked(rules: &[Rule], sheet: &Sheet<'_>, told: &[Code], file: &str) -> Option<Diagnostic> {
    let parts = &sheet.parts;
    let missing = |need| match need {
        Need::Head => parts.header.is_none(),
        Need::Title => parts.title.is_none() && !parts.cong_van,
        Need::Foot => parts.signature.is_none(),
    };
    let idle = rules.iter().filter(|rule| rule.needs.is_some_and(missing) && !told.contains(&rule.code));
    let ids: Vec<&str> = idle.map(|rule| rule.code.as_str()).collect();
    let why = match (parts.nature.words(), ids.is_empty()) {
        (Some(words), _) if !parts.nature.is_of_the_decree() => {
            let note = Diagnostic::note(UNCHECKED, file, &Route::root(), format!("{words}; chỉ soát chữ"));
            return Some(note.hint(
                "nếu là văn bản hành chính, hãy xem lại phần đầu: Quốc hiệu, tên cơ quan, số và ký hiệu, tên loại",
            ));
        }
        (Some(words), _) => words,
        (None, false) => "không thấy phần của văn bản mà quy tắc cần",
        (None, true) => return None,
    };
    let not_asked = if ids.is_empty() {
        String::new()
    } else {
        format!("; không kiểm tra được {}", ids.join(", "))
    };
    let note = Diagnostic::note(UNCHECKED, file, &Route::root(), format!("{why}{not_asked}"));
    Some(note.hint("nếu phần ấy có mà không được nhận ra, hãy tự soát phần đó"))
}

fn findings(rule: &Rule, sheet: &Sheet<'_>, file: &str) -> Vec<Diagnostic> {
    let mut faults = (rule.check)(sheet);
    // Of what is no paper only the words are looked at.
    let unknown = !sheet.parts.nature.is_of_the_decree() && sheet.expected.origin == Origin::Foreign;
    let asked = |fault: &Fault| match fault.level.unwrap_or(rule.level) {
        Basis::House => sheet.is_house(),
        Basis::Decree | Basis::Sample => !unknown || rule.code == Code::DT01,
        Basis::Slip => true,
    };
    faults.retain(asked);
    let left_out = faults.len().saturating_sub(FINDING_LIMIT);
    faults.truncate(FINDING_LIMIT);
    if let Some(last) = faults.last_mut().filter(|_| left_out > 0) {
        last.message.push_str(&format!(" (và {left_out} chỗ khác)"));
    }
    faults.into_iter().map(|fault| finding(rule, fault, sheet, file)).collect()
}

fn finding(rule: &Rule, fault: Fault, sheet: &Sheet<'_>, file: &str) -> Diagnostic {
    let route = Route::root();
    let stops = match (fault.level.unwrap_or(rule.level), sheet.expected.origin) {
        (Basis::Decree | Basis::Sample, _) => !sheet.is_older(),
        (Basis::House, Origin::Own) => true,
        (Basis::House, Origin::Foreign) | (Basis::Slip, _) => false,
    };
    let bare = if stops {
        Diagnostic::error(rule.code, file, &route, fault.message)
    } else {
        Diagnostic::warning(rule.code, file, &route, fault.message)
    };
    let finding = match &fault.about {
        Some(paragraph) => bare.about(paragraph),
        None => bare,
    };
    fault.hints.into_iter().fold(finding, Diagnostic::hint)
}
