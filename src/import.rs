//! A paper that is there already → the data of a new one: the way back.
//!
//! Text or DOCX becomes the paragraphs of a paper (`lines`, `docx::read`), these its parts (`parts`), the parts texts
//! with their places (`draft`), the body a tree (`outline`), and then meaning is looked for: documents (`citation`),
//! bodies and deadlines (`duty`), the paper's own year. An expression takes a text's place only where it says the same
//! letters. Last, the paper is built from the new data and held against the source (`proof`): what is not on it is told
//! (`account`). Pure: what is to be written is given back.

use crate::diagnostic::{Code, Diagnostic, Route};
use crate::docx;
use crate::model::can_cu::can_bo_sung;
use crate::model::{DonVi, SoCanCu};
use crate::project::press;
use crate::value::{LoaiVanBan, Mau, Nam, Ngay};
use crate::yaml::Read;

mod account;
mod citation;
mod draft;
mod duty;
mod files;
mod grid;
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
mod write;

use account::Account;
use citation::Register;
use draft::Draft;
use duty::Whose;
use files::Files;
use outline::Outline;
use own::{own_area, own_year};
use text::Text;

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

/// The type of paper that has tasks and indicators.
const PLAN: &str = "ke-hoach";
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
            let docx = press::to_docx(&proof::press(file)?, text)?;
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

/// The head of the paper's data file.
#[derive(Debug)]
struct Head {
    comments: Vec<String>,
    nam: Nam,
    template: Option<String>,
    number: Option<u32>,
    day: Option<Ngay>,
    symbol: Option<String>,
    /// The template, where that of the type needs more than the paper tells.
    common: Option<&'static str>,
    /// By whose authority it is issued.
    authority: Vec<Text>,
    drafter: Option<String>,
    subject: Vec<Text>,
    addressees: Vec<Text>,
    signer: String,
    deadlines: Vec<duty::Due>,
    /// Ids of the căn cứ and where they stand.
    can_cu: Vec<(String, usize)>,
    recipients: Option<Vec<unit::Recipients>>,
    kept: Option<String>,
    /// What the tables of a plan promise.
    measured: measured::Measured,
}

/// An import under way.
struct Work<'a> {
    draft: Draft,
    nam: Nam,
    file: &'a str,
    options: &'a Options,
    workspace: &'a Workspace<'a>,
    account: Account,
    register: Register,
}

impl Work<'_> {
    fn run(mut self) -> Result<Import, Vec<Diagnostic>> {
        let known = self.workspace.don_vi.map(|read| &read.value);
        let own = unit::of(&self.draft);
        if own.is_none() && known.is_none() {
            return Err(vec![self.headless()]);
        }
        let signer = unit::signer(&self.draft, known);
        let signer = signer.unwrap_or_else(|| {
            self.account.unsigned(known.is_some());
            known.and_then(first_signer).unwrap_or_else(unit::Signer::unknown)
        });
        let register = self.workspace.can_cu.iter().flat_map(|read| read.value.iter());
        self.register = Register::of(register.map(|(id, document)| (id.as_str(), document)));
        let authority = self.draft.take_authority();
        let mut outline = outline::of(&self.draft.body);
        let appendices = self
            .draft
            .appendices
            .iter()
            .map(|(title, body)| {
                let gap = || vec![Text::new(0, &can_bo_sung("tên phụ lục"))];
                let lines: Vec<Text> =
                    title.iter().map(|raw| Text::new(raw.from, &outline::sentence_case(&raw.text))).collect();
                outline::of_appendix(if lines.is_empty() { gap() } else { lines }, body)
            })
            .collect();
        outline.append(appendices);
        let can_cu = self.can_cu(&mut outline);
        let mut bodies = unit::Bodies::of(known);
        let duties = duty::bodies(&mut outline, &mut bodies, Whose::One);
        let (recipients, kept) = unit::recipients(&self.draft, &mut bodies);
        let duties = duties + duty::bodies(&mut outline, &mut bodies, Whose::Several);
        let mut subject: Vec<Text> = self
            .subject()
            .into_iter()
            .map(|raw| Text::new(raw.from, raw.text.trim_end_matches('.')))
            .collect();
        let area =
            known.map(|known| known.dia_ban.to_string()).or(own.as_ref().map(|own| own.dia_ban.clone()));
        let deadlines = self.meaning(&mut outline, &mut subject, area.as_deref());
        let measured = match self.draft.loai {
            Some(loai) if loai.ma() == PLAN => measured::find(&mut outline, &mut bodies, self.nam),
            _ => measured::Measured::default(),
        };
        let name = self.name();
        let mut head = self.head(&signer, subject, deadlines, can_cu, &name, (&recipients, kept.as_deref()));
        head.measured = measured;
        head.authority =
            authority.iter().map(|raw| Text::new(raw.from, &unit::spoken(&raw.text, None))).collect();
        let files = Files {
            own: own.as_ref(),
            signer: &signer,
            bodies: &bodies,
            recipients: &recipients,
            kept: kept.as_deref(),
        };
        let don_vi = self.unit_file(&files)?;
        let can_cu = self.register_file()?;
        let path = self.path(&name, "yaml");
        let texts = [don_vi.as_ref(), can_cu.as_ref()].map(|file| file.map(|file| file.text.as_str()));
        let (paper, missing) = match self.proved(write::paper(&head, &outline), texts, &path) {
            // A table that data cannot hold stays text.
            Err(_) if outline.flatten() => self.proved(write::paper(&head, &outline), texts, &path)?,
            proved => proved?,
        };
        self.account.understood(&self.draft, &head, &outline, &files, duties);
        self.account.missing(&self.draft, missing);
        let warnings = self.account.lost(self.file).into_iter().collect();
        let (text, counts) = self.account.write(
            self.file,
            &format!("{}/{path}", self.workspace.folder),
            &paper,
            &self.register,
            &bodies,
        );
        Ok(Import {
            nam: self.nam,
            paper: File { path, text: paper.text() },
            account: File { path: self.path(&name, "nhap.md"), text },
            don_vi,
            can_cu,
            counts,
            warnings,
        })
    }

    /// The paper that the data makes, held against the source: gives what is not on it.
    fn proved(
        &self,
        paper: write::Lines,
        [don_vi, can_cu]: [Option<&str>; 2],
        path: &str,
    ) -> Result<(write::Lines, Vec<draft::Raw>), Vec<Diagnostic>> {
        let workspace = self.workspace;
        let proof = proof::Proof {
            paper: &paper.text(),
            don_vi: don_vi.or(workspace.don_vi.map(|read| read.text.as_str())),
            can_cu: can_cu.or(workspace.can_cu.map(|read| read.text.as_str())),
            file: &format!("{}/{path}", workspace.folder),
            name: path.rsplit('/').next().and_then(|file| file.strip_suffix(".yaml")).unwrap_or_default(),
        };
        let missing = proof.missing(&self.draft)?;
        Ok((paper, missing))
    }

    fn headless(&self) -> Diagnostic {
        let message = "không thấy đầu văn bản (tên cơ quan), mà cũng chưa có don-vi.yaml";
        Diagnostic::error(Code::KhongNhapDuoc, self.file, &Route::root(), message)
            .hint("tạo thư mục làm việc trước: vanthu new THƯ_MỤC, rồi nhập vào đó")
    }

    /// The căn cứ that the register says word for word, up to the first that it does not; that one and those behind it
    /// stay lines of the outline. The form sets slant, dash and end marks of all.
    fn can_cu(&mut self, outline: &mut Outline) -> Vec<(String, usize)> {
        let mut ids = Vec::new();
        for text in std::mem::take(&mut outline.can_cu) {
            let shown = text.shown();
            let bare = outline::bullet(&shown).map_or(shown.as_str(), |(_, rest)| rest);
            let bare = bare.trim_end_matches(['.', ';', ',', ' ']);
            let id = bare
                .strip_prefix("Căn cứ ")
                .filter(|_| outline.can_cu.is_empty())
                .and_then(|bare| self.register.whole(bare, text.from, self.nam));
            match id {
                Some(id) => ids.push((id, text.from)),
                None => outline.can_cu.push(Text::new(text.from, bare)),
            }
        }
        ids
    }

    /// The lines of the trích yếu.
    fn subject(&self) -> Vec<draft::Raw> {
        if self.draft.subject.is_empty() {
            let about = self.draft.about.iter().map(|raw| {
                let text = raw.text.trim();
                let bare =
                    ["V/v", "v/v", "V/V", "Về việc", "Vv"].iter().find_map(|words| text.strip_prefix(words));
                draft::Raw {
                    from: raw.from,
                    text: bare.unwrap_or(text).trim_start_matches([':', ' ']).to_owned(),
                }
            });
            return about.collect();
        }
        self.draft.subject.clone()
    }

    /// Looks for meaning in every text; gives the deadlines.
    fn meaning(&mut self, outline: &mut Outline, subject: &mut [Text], area: Option<&str>) -> Vec<duty::Due> {
        let mut deadlines = duty::Deadlines::default();
        for text in outline.texts_mut() {
            let (cited, said) = self.register.cite(text, self.nam);
            self.account.cited(text.from, cited.len(), said);
            area.into_iter().for_each(|area| own_area(text, area, &cited));
            duty::deadlines(text, self.nam, &mut deadlines);
            self.account.year(text.from, own_year(text, self.nam));
            if text.loses_emphasis() {
                self.account.emphasis(text.from);
            }
        }
        let mut deadlines = deadlines.list;
        for text in subject {
            area.into_iter().for_each(|area| own_area(text, area, &[]));
            self.account.year(text.from, own_year(text, self.nam));
        }
        for task in deadlines.iter_mut().filter_map(|due: &mut duty::Due| due.task.as_mut()) {
            own_year(task, self.nam);
        }
        deadlines
    }

    /// The name of the data file.
    fn name(&self) -> String {
        let named = self.options.name.clone();
        let of_type = || match (self.draft.loai, &self.draft.title) {
            (Some(kind), _) => Some(kind.ma().to_owned()),
            (None, Some(title)) => Some(id::short(&title.text).replace('_', "-")),
            (None, None) => None,
        };
        named.or_else(of_type).unwrap_or_else(|| "van-ban".to_owned())
    }

    fn path(&self, name: &str, kind: &str) -> String {
        let field = self.options.linh_vuc.as_ref().map(|field| format!("{field}/")).unwrap_or_default();
        format!("{}/{field}{name}.{kind}", self.nam)
    }

    fn head(
        &self,
        signer: &unit::Signer,
        subject: Vec<Text>,
        deadlines: Vec<duty::Due>,
        can_cu: Vec<(String, usize)>,
        name: &str,
        (recipients, kept): (&[unit::Recipients], Option<&str>),
    ) -> Head {
        let (number, symbol) = unit::number(&self.draft);
        let known = self.workspace.don_vi.map(|read| &read.value);
        let loai = self.draft.loai.map(|kind| kind.ma().to_owned());
        let short = self.draft.loai.map(LoaiVanBan::viet_tat).unwrap_or_default();
        let usual = |own: &str| if short.is_empty() { own.to_owned() } else { format!("{short}-{own}") };
        let own = known
            .map(|known| known.ky_hieu.to_string())
            .or_else(|| unit::of(&self.draft).map(|unit| unit.ky_hieu));
        let is_letter = self.draft.loai.is_some_and(|kind| kind.mau() == Mau::CongVan);
        let drafter = symbol
            .as_ref()
            .filter(|_| is_letter)
            .and_then(|symbol| symbol.split_once('-'))
            .map(|(_, drafter)| drafter.to_owned());
        let differs =
            symbol.filter(|symbol| own.as_ref().is_some_and(|own| usual(own) != *symbol) && !is_letter);
        let same_lines = known.is_some_and(|known| {
            let own: Vec<(Vec<String>, Option<String>)> = known
                .noi_nhan
                .iter()
                .map(|line| {
                    (
                        line.co_quan.iter().map(ToString::to_string).collect(),
                        line.ghi.as_ref().map(ToString::to_string),
                    )
                })
                .collect();
            own.iter()
                .map(|(ids, note)| (ids, note))
                .eq(recipients.iter().map(|line| (&line.ids, &line.note)))
        });
        let schema = self.workspace.schema.map(|folder| {
            let up = if self.options.linh_vuc.is_some() { "../../" } else { "../" };
            format!("yaml-language-server: $schema={up}{folder}/ke-hoach.schema.json")
        });
        let told = format!("Nhập từ văn bản cũ; chỗ nào hiểu, chỗ nào chưa: {name}.nhap.md");
        Head {
            comments: schema.into_iter().chain([told]).collect(),
            nam: self.nam,
            // With a template of another name the file's name does not tell the type.
            template: loai.filter(|loai| loai != name || self.draft.loai.and_then(common).is_some()),
            number,
            day: day(&self.draft).filter(|day| day.nam() == self.nam.so()),
            symbol: differs.filter(|symbol| symbol.parse::<crate::value::KyHieu>().is_ok()),
            drafter: drafter.filter(|drafter| drafter.parse::<crate::value::KyHieu>().is_ok()),
            common: self.draft.loai.and_then(common),
            authority: Vec::new(),
            subject,
            addressees: unit::addressees(&self.draft)
                .iter()
                .map(|raw| Text::new(raw.from, &raw.text))
                .collect(),
            signer: signer.id.clone(),
            deadlines,
            can_cu,
            recipients: (known.is_some() && !same_lines && !recipients.is_empty())
                .then(|| recipients.to_vec()),
            measured: measured::Measured::default(),
            kept: kept
                .filter(|kept| known.is_some_and(|known| known.luu.as_str() != *kept))
                .map(str::to_owned),
        }
    }
}

/// The template that prints a paper of a type as its text says it, where the type's own asks for keys of its form.
fn common(loai: LoaiVanBan) -> Option<&'static str> {
    let found = ["trich_yeu", "nguoi_ky", "kinh_gui"];
    let needs_more = loai.mau().bat_buoc().iter().any(|key| !found.contains(key));
    needs_more.then(|| Mau::CoTenLoai.tep())
}

/// The unit's first signer, for a paper that names none.
fn first_signer(known: &DonVi) -> Option<unit::Signer> {
    let (id, _) = known.nguoi_ky.iter().next()?;
    Some(unit::Signer { id: id.to_string(), keys: Vec::new(), from: None })
}

#[cfg(test)]
mod tests;
