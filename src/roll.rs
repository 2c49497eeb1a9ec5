//! Next year's plan from last year's, by meaning: typed years, dates and citations move or stay as what they are;
//! text is never changed, only questioned.
//!
//! Pure: text and registers in, text and a list of confirmations out. Nothing is written that was not proved: the new
//! text must read as the old one with exactly the intended changes (`edit`), and must load as a paper.

use std::collections::{BTreeMap, BTreeSet};

use crate::data;
use crate::diagnostic::{Code, Diagnostic, Position, Route};
use crate::model::Sources;
use crate::model::{DoiThay, DonVi, KetQua, SoCanCu, VanBan};
use crate::rules::leftovers::{self, Against};
use crate::value::Nam;

mod checklist;
mod days;
mod edit;
mod ended;
mod places;
mod results;
mod source;
mod unit;
mod year;
mod yearly;

pub mod account;

pub use checklist::{FILE as CHECKLIST, list, markdown};

use edit::{Editor, Fault};
use places::{Places, in_file};

/// What a roll-over is made from.
#[derive(Debug, Clone, Copy)]
pub struct Input<'a> {
    /// Path of the old plan, for findings.
    pub file: &'a str,
    /// Its text.
    pub source: &'a str,
    /// Path of the new plan, for places in the list of confirmations.
    pub new_file: &'a str,
    /// The unit of the old plan.
    pub don_vi: &'a DonVi,
    /// Path of its file.
    pub don_vi_file: &'a str,
    /// The unit of the new plan and the path of its file, when it is another one.
    pub don_vi_moi: Option<(&'a DonVi, &'a str)>,
    /// The register of documents.
    pub can_cu: &'a SoCanCu,
    /// The register of changes.
    pub doi_thay: &'a DoiThay,
    /// The year's results, when there are any.
    pub ket_qua: Option<&'a KetQua>,
}

/// A roll-over that can be written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Plan {
    /// The new year.
    pub nam: Nam,
    /// The new plan's text.
    pub text: String,
    /// What a person must look at, grouped, in the order of the paper within a group.
    pub confirmations: Vec<Confirmation>,
}

/// The groups of the list of confirmations, in the order they are shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Nhom {
    /// The issuing unit and its bodies.
    DonVi,
    /// Documents of the year.
    VanBanNam,
    /// Documents that are out of use.
    VanBanHet,
    /// Deadlines.
    ThoiHan,
    /// Indicators and their targets.
    ChiTieu,
    /// Number, date, signer, theme: the paper's own head.
    DauVanBan,
    /// Words in the text.
    CauChu,
    /// Comments of the file.
    GhiChu,
    /// What the results offer for the new plan.
    GoiY,
}

impl Nhom {
    /// The heading.
    pub fn word(self) -> &'static str {
        match self {
            Nhom::DonVi => "Đơn vị, cơ quan",
            Nhom::VanBanNam => "Văn bản của năm, phải thay",
            Nhom::VanBanHet => "Văn bản đã hết giai đoạn, hết hiệu lực",
            Nhom::ThoiHan => "Thời hạn",
            Nhom::ChiTieu => "Chỉ tiêu",
            Nhom::DauVanBan => "Đầu văn bản",
            Nhom::CauChu => "Câu chữ cần xem lại",
            Nhom::GhiChu => "Ghi chú trong tệp",
            Nhom::GoiY => "Gợi ý từ kết quả năm trước",
        }
    }
}

/// Whether the paper may be issued before this is looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Muc {
    /// The paper stays a draft until this is done.
    BatBuoc,
    /// Worth a look.
    NenXem,
}

/// One thing a person must look at.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Confirmation {
    /// The group.
    pub nhom: Nhom,
    /// Whether it keeps the paper a draft.
    pub muc: Muc,
    /// The place in the data's words: `thoi_han.bao_cao_nam`.
    pub cho: String,
    /// Lines of the new file.
    pub dong: Vec<Position>,
    /// What stood in the old plan; empty when that says nothing.
    pub cu: String,
    /// What stands in the new one.
    pub moi: String,
    /// Why a person must look.
    pub ly_do: String,
}

/// A confirmation whose lines are not known yet.
#[derive(Debug)]
struct Draft {
    nhom: Nhom,
    muc: Muc,
    cho: String,
    /// Routes in the file, each with the words to find there, if the value is long.
    noi: Vec<(Route, Option<(String, usize)>)>,
    cu: String,
    moi: String,
    ly_do: String,
}

/// A roll-over at work.
struct Work<'a> {
    input: &'a Input<'a>,
    paper: &'a VanBan,
    nam: Nam,
    editor: Editor<'a>,
    /// Words to replace in texts, by the route in the file: a text is edited once.
    rewrites: BTreeMap<Route, Vec<(String, String)>>,
    drafts: Vec<Draft>,
    findings: Vec<Diagnostic>,
}

/// Makes next year's plan.
///
/// # Errors
/// The faults of the old plan or of the new unit; nothing is half made.
pub fn next_year(input: &Input<'_>) -> Result<Plan, Vec<Diagnostic>> {
    let paper = data::load::<VanBan>(input.file, input.source)?;
    sound(&Sources {
        don_vi: input.don_vi,
        can_cu: input.can_cu,
        van_ban: &paper,
        file: input.file,
        don_vi_file: input.don_vi_file,
    })?;
    let nam = paper.nam.cong(1).ok_or_else(|| {
        let message = format!("không có năm nào sau năm {} mà chương trình biết", paper.nam);
        vec![Diagnostic::error(Code::NamSai, input.file, &Route::root().key("nam"), message)]
    })?;
    let editor = Editor::new(input.source).map_err(|fault| vec![refusal(input.file, &fault)])?;
    let mut work = Work {
        input,
        paper: &paper,
        nam,
        editor,
        rewrites: BTreeMap::new(),
        drafts: Vec::new(),
        findings: Vec::new(),
    };
    work.run().map_err(|fault| vec![refusal(input.file, &fault)])?;
    if !work.findings.is_empty() {
        return Err(work.findings);
    }
    work.finish()
}

/// A plan must be one that can be built.
fn sound(sources: &Sources<'_>) -> Result<(), Vec<Diagnostic>> {
    let mut findings: Vec<Diagnostic> =
        crate::rules::data(sources).into_iter().filter(Diagnostic::is_error).collect();
    if let Err(others) = crate::template::context::build(sources) {
        findings.extend(others);
    }
    if findings.is_empty() { Ok(()) } else { Err(findings) }
}

/// Why the edits could not be made, for the officer.
fn refusal(file: &str, fault: &Fault) -> Diagnostic {
    let (route, message) = match fault {
        Fault::Unreadable => {
            (Route::root(), "tệp dùng neo «&», «*» hoặc nhiều phần «---», không sửa tự động được".to_owned())
        }
        Fault::Missing(route) | Fault::NotProved(route) if route.steps().is_empty() => {
            (route.clone(), "không sửa được tệp này mà giữ nguyên mọi chỗ khác".to_owned())
        }
        Fault::Missing(route) | Fault::NotProved(route) => {
            (route.clone(), format!("không sửa được chỗ «{route}» mà giữ nguyên phần còn lại của tệp"))
        }
        Fault::CommentLost(comment) => (Route::root(), format!("sửa tệp thì mất ghi chú «{comment}»")),
    };
    Diagnostic::error(Code::KhongChuyenDuoc, file, &route, message)
        .hint("viết chỗ đó theo dạng thường (mỗi khóa một dòng), rồi chạy lại; chưa ghi gì cả")
}

impl Work<'_> {
    fn run(&mut self) -> Result<(), Fault> {
        unit::change(self)?;
        yearly::empty(self)?;
        ended::list(self);
        year::advance(self)?;
        results::carry(self)?;
        self.leftovers();
        self.old_comments();
        for (route, parts) in std::mem::take(&mut self.rewrites) {
            self.editor.rewrite(&route, &parts)?;
        }
        self.open_list()
    }

    /// The unit of the new plan.
    fn new_unit(&self) -> &DonVi {
        self.input.don_vi_moi.map_or(self.input.don_vi, |(unit, _)| unit)
    }

    /// Whether the old plan still asks for something at this place.
    fn is_open(&self, cho: &str) -> bool {
        self.paper.con_phai_xac_nhan().iter().any(|line| checklist::place_of(line.as_str()) == cho)
    }

    /// The route of a value as the file writes it: short forms end earlier than the model's route.
    fn in_file(&self, route: &Route) -> Route {
        in_file(self.editor.root(), route)
    }

    fn replace_in(&mut self, route: &Route, old: String, new: String) {
        let route = self.in_file(route);
        let parts = self.rewrites.entry(route).or_default();
        if !parts.iter().any(|(known, _)| *known == old) {
            parts.push((old, new));
        }
    }

    /// What stands in the text and is doubtful, as the new plan will be read.
    fn leftovers(&mut self) {
        let against = Against {
            don_vi: self.new_unit(),
            don_vi_cu: self.input.don_vi_moi.map(|_| self.input.don_vi),
            nam_cu: Some(self.paper.nam),
            doi_thay: self.input.doi_thay,
        };
        let as_new = VanBan { nam: self.nam, ..self.paper.clone() };
        for left in leftovers::scan(&as_new, &against) {
            // A theme is taken out below; it is listed there.
            if left.loai == leftovers::Loai::ChuDe {
                continue;
            }
            self.drafts.push(Draft {
                nhom: Nhom::CauChu,
                muc: Muc::NenXem,
                cho: self.in_file(&left.route).to_string(),
                noi: vec![(left.route.clone(), Some((left.found.clone(), left.nth)))],
                cu: left.around.clone(),
                moi: left.found.clone(),
                ly_do: format!("{}; {}", left.loai.word(), left.hint),
            });
        }
    }

    /// Comments are kept as they are: those that speak of the old year or the old unit are listed.
    fn old_comments(&mut self) {
        let year = format!("năm {}", self.paper.nam);
        let old_unit = self.input.don_vi_moi.map(|_| self.input.don_vi.dia_ban.as_str());
        let mut told = BTreeSet::new();
        for comment in source::comments(self.input.source, self.editor.root()) {
            let names_unit = old_unit.filter(|name| comment.contains(name));
            let names = match (comment.contains(&self.paper.nam.to_string()), names_unit) {
                (true, Some(unit)) => format!("{year}, {unit}"),
                (true, None) => year.clone(),
                (false, Some(unit)) => unit.to_owned(),
                (false, None) => continue,
            };
            if !told.insert(comment) {
                continue;
            }
            self.drafts.push(Draft {
                nhom: Nhom::GhiChu,
                muc: Muc::NenXem,
                cho: comment.trim_start_matches(['#', ' ']).to_owned(),
                noi: Vec::new(),
                cu: String::new(),
                moi: comment.to_owned(),
                ly_do: format!("ghi chú nhắc {names}; giữ nguyên, sửa nếu không còn đúng"),
            });
        }
    }

    /// Writes the list of what is required and still open into the plan.
    fn open_list(&mut self) -> Result<(), Fault> {
        let mut open: Vec<(String, String)> = Vec::new();
        for draft in self.drafts.iter().filter(|draft| draft.muc == Muc::BatBuoc) {
            match open.iter_mut().find(|(cho, _)| *cho == draft.cho) {
                Some((_, line)) if line.ends_with(&draft.ly_do) => {}
                Some((_, line)) => line.push_str(&format!("; {}", draft.ly_do)),
                None => open.push((draft.cho.clone(), checklist::open_line(draft))),
            }
        }
        let texts = self.drafts.iter().filter(|draft| draft.nhom == Nhom::CauChu).count();
        if texts > 0 {
            let line = format!("cau_chu - {texts} chỗ trong câu chữ cần xem lại (kê ở {})", checklist::FILE);
            open.push(("cau_chu".to_owned(), line));
        }
        checklist::write_open(self, &open)
    }

    fn finish(self) -> Result<Plan, Vec<Diagnostic>> {
        let Self { input, nam, editor, drafts, .. } = self;
        let text = editor.finish().map_err(|fault| vec![refusal(input.file, &fault)])?;
        let paper = data::load::<VanBan>(input.new_file, &text)?;
        // What was made must be a plan that the next commands accept, and the next year's roll-over too.
        let (don_vi, don_vi_file) = input.don_vi_moi.unwrap_or((input.don_vi, input.don_vi_file));
        sound(&Sources { don_vi, can_cu: input.can_cu, van_ban: &paper, file: input.new_file, don_vi_file })?;
        let root = source::read(&text).ok_or_else(|| vec![refusal(input.file, &Fault::Unreadable)])?;
        let places = Places::new(&text, &root);
        let mut confirmations: Vec<Confirmation> = drafts.into_iter().map(|draft| places.of(draft)).collect();
        confirmations.sort_by_key(|confirmation| confirmation.nhom);
        Ok(Plan { nam, text, confirmations })
    }
}

#[cfg(test)]
mod tests;
