//! Next year's plan from last year's, by meaning: typed years, dates and citations move or stay as what they are;
//! text is never changed, only questioned.
//!
//! Pure: text and registers in, text and a list of confirmations out. Plan, show, apply: each step looks at the old plan
//! and gives changes; what they ask of a person becomes the list; then all edits are made at once. Nothing is written
//! that was not proved: the new text must read as the old one with exactly the intended changes ([`crate::yaml::edit`]),
//! and must load as a paper.

use crate::diagnostic::{Code, Diagnostic, Position, Route};
use crate::model::{DoiThay, DonVi, KetQua, SoCanCu, Sources, VanBan};
use crate::yaml::{self, Read};

use crate::value::Nam;
use crate::yaml::edit::{self, Edit, Fault};
use crate::yaml::tree::Node;

mod change;
mod checklist;
mod cited;
mod days;
mod ended;
mod facts;
mod places;
mod results;
mod skeleton;
mod tables;
mod text;
mod unit;
mod year;
mod yearly;

pub mod account;

pub use checklist::{FILE as CHECKLIST, markdown, summary};

use change::{Change, Draft};
use places::Places;

/// What a roll-over is made from.
#[derive(Debug, Clone, Copy)]
pub struct Input<'a> {
    /// The old plan.
    pub old: &'a Read<VanBan>,
    /// Path of the new plan, for places in the list of confirmations.
    pub new_file: &'a str,
    /// The unit of the old plan.
    pub don_vi: &'a Read<DonVi>,
    /// The unit of the new plan, when it is another one.
    pub don_vi_moi: Option<&'a Read<DonVi>>,
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
    /// A results file for the new year: nothing is written in it yet, but for what its entries will be called.
    pub ket_qua: String,
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
    /// Figures and facts of one year in the text.
    SoLieu,
    /// Periods and programmes in the text that end.
    HetGiaiDoan,
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
            Nhom::SoLieu => "Số liệu, việc của một năm",
            Nhom::HetGiaiDoan => "Giai đoạn, chương trình hết hạn",
            Nhom::CauChu => "Câu chữ cần xem lại",
            Nhom::GhiChu => "Ghi chú trong tệp",
            Nhom::GoiY => "Gợi ý từ kết quả năm trước",
        }
    }
}

/// Whether the paper may be issued before this is looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
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

/// What every step looks at; no step changes it.
#[derive(Clone, Copy)]
struct Old<'a> {
    input: &'a Input<'a>,
    paper: &'a VanBan,
    root: &'a Node,
    /// The new year.
    nam: Nam,
}

impl<'a> Old<'a> {
    /// The unit of the new plan.
    fn new_unit(&self) -> &'a DonVi {
        &self.input.don_vi_moi.unwrap_or(self.input.don_vi).value
    }

    /// Whether the plan goes to another unit.
    fn moves(&self) -> bool {
        self.input.don_vi_moi.is_some()
    }

    /// Whether the old plan still asks for something at this place.
    fn is_open(&self, cho: &str) -> bool {
        self.paper
            .con_phai_xac_nhan()
            .iter()
            .any(|line| checklist::places_of(line.as_str()).iter().any(|place| place == cho))
    }

    /// A finding about the old plan.
    fn error(&self, code: Code, route: &Route, message: impl Into<String>) -> Diagnostic {
        Diagnostic::error(code, &self.input.old.file, route, message)
    }

    /// Why the edits could not be made, for the officer.
    fn refusal(&self, fault: &Fault) -> Vec<Diagnostic> {
        let (route, message) = match fault {
            Fault::Missing(route) | Fault::NotProved(route) if route.steps().is_empty() => {
                (route.clone(), "không sửa được tệp này mà giữ nguyên mọi chỗ khác".to_owned())
            }
            Fault::Missing(route) | Fault::NotProved(route) => {
                (route.clone(), format!("không sửa được chỗ «{route}» mà giữ nguyên phần còn lại của tệp"))
            }
            Fault::CommentLost(comment) => (Route::root(), format!("sửa tệp thì mất ghi chú «{comment}»")),
        };
        let hint = "viết chỗ đó theo dạng thường (mỗi khóa một dòng), rồi chạy lại; chưa ghi gì cả";
        vec![self.error(Code::KhongChuyenDuoc, &route, message).hint(hint)]
    }
}

/// Makes next year's plan.
///
/// # Errors
/// The faults of the old plan or of the new unit; nothing is half made.
pub fn next_year(input: &Input<'_>) -> Result<Plan, Vec<Diagnostic>> {
    let paper = &input.old.value;
    sound(input, &input.old.file, paper, input.don_vi)?;
    let nam = paper.nam.cong(1).ok_or_else(|| {
        let message = format!("không có năm nào sau năm {} mà chương trình biết", paper.nam);
        vec![Diagnostic::error(Code::NamSai, &input.old.file, &Route::root().key("nam"), message)]
    })?;
    let root = input.old.tree().ok_or_else(|| {
        let message = "không sửa được tệp này mà giữ nguyên mọi chỗ khác";
        vec![Diagnostic::error(Code::KhongChuyenDuoc, &input.old.file, &Route::root(), message)]
    })?;
    let old = Old { input, paper, root, nam };
    let changes = changes(&old)?;
    apply(&old, changes)
}

/// A plan must be one that can be built.
fn sound(
    input: &Input<'_>,
    file: &str,
    van_ban: &VanBan,
    don_vi: &Read<DonVi>,
) -> Result<(), Vec<Diagnostic>> {
    let sources = Sources {
        don_vi: &don_vi.value,
        can_cu: input.can_cu,
        van_ban,
        file,
        don_vi_file: &don_vi.file,
        mau_rieng: false,
    };
    let mut findings: Vec<Diagnostic> =
        crate::rules::data(&sources).into_iter().filter(Diagnostic::is_error).collect();
    if let Err(others) = crate::template::context::build(&sources) {
        findings.extend(others);
    }
    if findings.is_empty() { Ok(()) } else { Err(findings) }
}

/// All changes, in the order in which a person is asked about them.
fn changes(old: &Old<'_>) -> Result<Vec<Change>, Vec<Diagnostic>> {
    let mut changes = unit::changes(old)?;
    changes.extend(yearly::changes(old));
    changes.extend(ended::changes(old));
    changes.extend(year::changes(old));
    changes.extend(tables::changes(old));
    changes.extend(results::changes(old));
    changes.extend(text::changes(old));
    let asked: Vec<&Draft> = changes.iter().flat_map(|change| &change.asks).collect();
    let open = checklist::open_list(old, &asked);
    changes.extend(open.into_iter().map(Change::from));
    Ok(changes)
}

/// Makes the edits, and looks up where what is asked stands in the new text.
fn apply(old: &Old<'_>, changes: Vec<Change>) -> Result<Plan, Vec<Diagnostic>> {
    let Old { input, nam, .. } = *old;
    let (edits, asks): (Vec<Vec<Edit>>, Vec<Vec<Draft>>) =
        changes.into_iter().map(|change| (change.edits, change.asks)).unzip();
    let made = edit::apply(&input.old.text, old.root, &edits.concat());
    let made = made.map_err(|fault| old.refusal(&fault))?;
    let paper = yaml::load::<VanBan>(input.new_file, &made.text)?;
    // What was made must be a plan that the next commands accept, and the next year's roll-over too.
    sound(input, input.new_file, &paper, input.don_vi_moi.unwrap_or(input.don_vi))?;
    let places = Places::new(&made);
    let mut confirmations: Vec<Confirmation> =
        asks.into_iter().flatten().map(|draft| places.of(draft)).collect();
    confirmations.sort_by_key(|confirmation| confirmation.nhom);
    let ket_qua = skeleton::results(&paper);
    Ok(Plan { nam, text: made.text, ket_qua, confirmations })
}

#[cfg(test)]
mod tests;
