//! A paper that is there already → the data of a new one: the way back.
//!
//! Text or DOCX becomes the paragraphs of a paper (`lines`, `docx::read`), these its parts (`parts`), the parts texts
//! with their places (`draft`), the body a tree (`outline`), and then meaning is looked for: documents (`citation`),
//! bodies and deadlines (`duty`), the paper's own year. An expression takes a text's place only where it says the same
//! letters. Last, the paper is built from the new data and held against the source (`proof`): what is not on it is told
//! (`account`). Pure: what is to be written is given back.

use crate::diagnostic::{Code, Diagnostic, Route};
use crate::docx;
use crate::model::{DonVi, SoCanCu};
use crate::project::press;
use crate::value::{Nam, Ngay};
use crate::yaml::Read;

mod account;
mod citation;
mod draft;
mod duty;
mod files;
mod grid;
mod head;
mod id;
mod letters;
mod lines;
mod markup;
mod measured;
mod outline;
mod own;
mod proof;
mod repair;
mod sheet;
mod text;
mod unit;
mod work;
mod write;

use account::Account;
use citation::Register;
use draft::Draft;
use work::Work;

/// What is imported.
#[derive(Debug, Clone, Copy)]
pub enum Source<'a> {
    /// A DOCX of any origin.
    Docx(&'a [u8]),
    /// Text, as a PDF viewer gives it.
    Text(&'a str),
}

/// What the officer asks for.
#[derive(Debug, Clone, Default)]
pub struct Options {
    /// The year that the data is of; otherwise that of the paper's date.
    pub nam: Option<Nam>,
    /// The field of work that it belongs to.
    pub linh_vuc: Option<String>,
    /// The name of the data file, without `.yaml`; otherwise that of its type.
    pub name: Option<String>,
    /// Letters that a PDF lost are put right as proposed.
    pub repair: bool,
}

/// The workspace that it goes into.
#[derive(Debug, Clone, Copy)]
pub struct Workspace<'a> {
    /// The data folder as the officer would name it.
    pub folder: &'a str,
    /// The unit, once there.
    pub don_vi: Option<&'a Read<DonVi>>,
    /// The register, once there.
    pub can_cu: Option<&'a Read<SoCanCu>>,
    /// The folder of the schema files, seen from the data folder.
    pub schema: Option<&'a str>,
}

/// A file that is to be written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct File {
    /// Its path below the data folder.
    pub path: String,
    /// Its text.
    pub text: String,
}

/// What an import gives.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Import {
    /// The year.
    pub nam: Nam,
    /// The paper's data.
    pub paper: File,
    /// What was understood and what was not.
    pub account: File,
    /// The unit's file, where it is new or something is added.
    pub don_vi: Option<File>,
    /// The register, where it is new or something is added.
    pub can_cu: Option<File>,
    /// How many places were understood, kept as text, not understood.
    pub counts: [usize; 3],
    /// What is doubtful.
    pub warnings: Vec<Diagnostic>,
}

/// Longest text that is read: many times the longest paper.
const MAX_TEXT: usize = 1024 * 1024;
/// Most lines or paragraphs that show something.
const MAX_LINES: usize = 10_000;
/// Longest line or paragraph, in bytes.
const MAX_LINE: usize = 50_000;

/// Whether these lines are more than a paper has.
fn is_too_long<'t>(lines: impl Iterator<Item = &'t str>) -> bool {
    let (mut count, mut bytes) = (0, 0);
    for line in lines.filter(|line| !line.trim().is_empty()) {
        count += 1;
        bytes += line.len();
        if count > MAX_LINES || bytes > MAX_TEXT || line.len() > MAX_LINE {
            return true;
        }
    }
    false
}

/// Makes data from a paper. `file` names the source in findings and in the account.
///
/// # Errors
/// What stops the import: a damaged DOCX, a text that is no paper, a year that nothing tells.
pub fn import(
    source: Source<'_>,
    file: &str,
    options: &Options,
    workspace: &Workspace<'_>,
) -> Result<Import, Vec<Diagnostic>> {
    let mut account = Account::default();
    let draft = match source {
        Source::Docx(bytes) => of_docx(bytes, file, &mut account)?,
        // The same paper in its other form.
        Source::Text(text) if markup::is_ours(text) => {
            let docx = press::to_docx(&proof::press(), text)?;
            of_docx(&docx, file, &mut account)?
        }
        Source::Text(text) => {
            if is_too_long(text.lines()) {
                return Err(vec![too_long(file)]);
            }
            let (text, old) = markup::modern(text);
            account.old_letters(old);
            let mut lined = lines::read(&markup::plain(&text));
            account.of_text(&lined);
            lost_letters(&mut lined.paper, options.repair, &mut account);
            draft::of(&lined.paper).plain()
        }
    };
    if draft.all.is_empty() {
        let finding =
            Diagnostic::error(Code::KhongNhapDuoc, file, &Route::root(), "không thấy chữ nào trong tệp");
        return Err(vec![finding.hint("tệp quét (scan) chỉ có ảnh: gõ lại, hoặc dùng tệp Word gốc")]);
    }
    let nam = year(&draft, options).ok_or_else(|| {
        let finding =
            Diagnostic::error(Code::KhongNhapDuoc, file, &Route::root(), "không rõ văn bản của năm nào");
        vec![finding.hint("ghi năm: vanthu import … --year 2023")]
    })?;
    Work { draft, nam, file, options, workspace, account, register: Register::default() }.run()
}

fn of_docx(bytes: &[u8], file: &str, account: &mut Account) -> Result<Draft, Vec<Diagnostic>> {
    let paper = docx::read::read(bytes)
        .map_err(|error| vec![Diagnostic::error(Code::DocxHong, file, &Route::root(), error.to_string())])?;
    let texts: Vec<String> = paper.paragraphs().into_iter().map(docx::read::Paragraph::text).collect();
    if is_too_long(texts.iter().map(String::as_str)) {
        return Err(vec![too_long(file)]);
    }
    account.of_docx(&paper);
    Ok(draft::of(&paper))
}

/// Tells the letters that a PDF lost; puts them right where that is asked for.
fn lost_letters(paper: &mut docx::read::Paper, repair: bool, account: &mut Account) {
    let texts: Vec<String> = paper.paragraphs().into_iter().map(docx::read::Paragraph::text).collect();
    let words = repair::Words::of(texts.iter().map(String::as_str));
    for block in &mut paper.blocks {
        let docx::read::Block::Paragraph(paragraph) = block else { continue };
        let number = paragraph.number;
        for piece in paragraph.runs.iter_mut().flat_map(|run| &mut run.pieces) {
            let docx::read::Piece::Text(text) = piece else { continue };
            let torn = words.torn(text);
            account.torn(number, text, &torn, repair);
            if repair && !torn.is_empty() {
                *text = repair::repaired(text, &torn);
            }
        }
    }
}

fn too_long(file: &str) -> Diagnostic {
    let message = "văn bản quá dài: trên 10.000 dòng, 1 MB chữ, hoặc có đoạn dài trên 50.000 byte";
    Diagnostic::error(Code::QuaGioiHan, file, &Route::root(), message).hint("tách ra từng văn bản rồi nhập")
}

/// The year of the paper: as asked, of its date, of its trích yếu.
fn year(draft: &Draft, options: &Options) -> Option<Nam> {
    let dated = || day(draft).and_then(|day| Nam::new(day.nam()).ok());
    let line = || draft.place_date.as_ref().and_then(|raw| last_year(&raw.text));
    let named = || draft.subject.iter().chain(&draft.about).rev().find_map(|raw| last_year(&raw.text));
    options.nam.or_else(dated).or_else(line).or_else(named)
}

fn last_year(text: &str) -> Option<Nam> {
    let behind = |(at, word): (usize, &str)| text.get(at + word.len()..)?.trim_start().get(..4)?.parse().ok();
    text.match_indices("năm").filter_map(behind).last()
}

/// The date of the paper, once whole.
fn day(draft: &Draft) -> Option<Ngay> {
    let line = crate::parts::shape::place_date(&draft.place_date.as_ref()?.text)?;
    let date = line.date()?;
    Ngay::new(date.nam.try_into().ok()?, date.thang.try_into().ok()?, date.ngay.try_into().ok()?).ok()
}

#[cfg(test)]
mod tests;
