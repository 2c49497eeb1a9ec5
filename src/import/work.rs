//! An import under way: the meaning of a paper is looked for, and its data are written, proved and told.

use super::account::Account;
use super::citation::Register;
use super::draft::Draft;
use super::duty::Whose;
use super::files::{self, Files};
use super::head::Head;
use super::outline::Outline;
use super::own::{own_area, own_year};
use super::text::Text;
use super::{File, Import, Options, Workspace, day, draft, duty, id, measured, outline, proof, unit, write};
use crate::diagnostic::{Code, Diagnostic, Route};
use crate::model::DonVi;
use crate::model::can_cu::can_bo_sung;
use crate::value::{LoaiVanBan, Mau, Nam};

/// The type of paper that has tasks and indicators.
const PLAN: &str = "ke-hoach";

/// What the new paper does not say of the source, and what in it contradicts itself.
type Proved = (Vec<draft::Raw>, Vec<Diagnostic>);

/// An import under way.
pub(super) struct Work<'a> {
    pub(super) draft: Draft,
    pub(super) nam: Nam,
    pub(super) file: &'a str,
    pub(super) options: &'a Options,
    pub(super) workspace: &'a Workspace<'a>,
    pub(super) account: Account,
    pub(super) register: Register,
}

impl Work<'_> {
    pub(super) fn run(mut self) -> Result<Import, Vec<Diagnostic>> {
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
        let don_vi = files.unit(self.workspace)?;
        let can_cu = files::register(&self.register, self.workspace)?;
        let path = self.path(&name, "yaml");
        let texts = [don_vi.as_ref(), can_cu.as_ref()].map(|file| file.map(|file| file.text.as_str()));
        let (paper, (missing, slips)) = match self.proved(write::paper(&head, &outline), texts, &path) {
            // A table that data cannot hold stays text.
            Err(_) if outline.flatten() => self.proved(write::paper(&head, &outline), texts, &path)?,
            proved => proved?,
        };
        self.account.understood(&self.draft, &head, &outline, &files, duties);
        self.account.missing(&self.draft, missing);
        self.account.slips(&slips, &paper);
        let warnings = self.account.lost(self.file).into_iter().chain(slips).collect();
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
    ) -> Result<(write::Lines, Proved), Vec<Diagnostic>> {
        let workspace = self.workspace;
        let proof = proof::Proof {
            paper: &paper.text(),
            don_vi: don_vi.or(workspace.don_vi.map(|read| read.text.as_str())),
            can_cu: can_cu.or(workspace.can_cu.map(|read| read.text.as_str())),
            file: &format!("{}/{path}", workspace.folder),
            name: path.rsplit('/').next().and_then(|file| file.strip_suffix(".yaml")).unwrap_or_default(),
        };
        let proved = proof.missing(&self.draft)?;
        Ok((paper, proved))
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
