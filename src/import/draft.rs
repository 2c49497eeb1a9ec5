//! What the parts of a paper say, as texts with their places in the source.

use super::grid::Grid;
use super::letters::{emphasis, legible};
pub(super) use super::text::Raw;
use super::text::{Emphasis, Text};
use crate::docx::read::{Paper, Paragraph, Piece, paragraphs};
use crate::parts::shape::{Mark, mark};
use crate::parts::{Content, Entry, Hints, Item, Line, Page, Parts, Role, loai};
use crate::value::{LoaiVanBan, Mau};

/// A paragraph of the body.
#[derive(Debug, Clone)]
pub(super) struct Body {
    pub(super) raw: Raw,
    /// The mark that it begins with, unless it stands in a quotation.
    pub(super) mark: Option<Mark>,
    pub(super) role: Role,
    /// Whether all its letters are bold.
    pub(super) bold: bool,
    /// Bytes of a bold start that goes on in regular.
    pub(super) bold_start: usize,
    /// Emphasised words.
    pub(super) emphasis: Vec<Emphasis>,
}

impl Body {
    /// A part of the paragraph as a text; `part` is the end of it, or stands nowhere before.
    pub(super) fn text(&self, part: &str) -> Text {
        let all = &self.raw.text;
        let start = match all.strip_suffix(part) {
            Some(before) => before.len(),
            None => all.find(part).unwrap_or(0),
        };
        let place = start..start + part.len();
        let words: Vec<Emphasis> = self.emphasis.iter().filter_map(|words| words.within(&place)).collect();
        Text::emphasised(self.raw.from, part, &words)
    }
}

/// A piece of the body.
#[derive(Debug, Clone)]
pub(super) enum Block {
    Paragraph(Body),
    Table(Grid),
}

/// A paper as its parts say it.
#[derive(Debug, Default)]
pub(super) struct Draft {
    pub(super) superior: Vec<Raw>,
    pub(super) issuer: Vec<Raw>,
    pub(super) number: Option<Raw>,
    pub(super) place_date: Option<Raw>,
    /// Trích yếu of a công văn.
    pub(super) about: Vec<Raw>,
    /// Its type.
    pub(super) loai: Option<LoaiVanBan>,
    pub(super) title: Option<Raw>,
    pub(super) subject: Vec<Raw>,
    pub(super) attached: Vec<Raw>,
    pub(super) kinh_gui: Vec<Raw>,
    pub(super) body: Vec<Block>,
    pub(super) recipients: Vec<Raw>,
    /// Quyền hạn, chức vụ.
    pub(super) posts: Vec<Raw>,
    pub(super) name: Option<Raw>,
    /// Titles of appendices, and what stands under each.
    pub(super) appendices: Vec<(Vec<Raw>, Vec<Block>)>,
    /// Every paragraph that the source shows, in its order: what must be on the paper or be told.
    pub(super) all: Vec<Raw>,
    /// What no part holds, and why.
    pub(super) aside: Vec<(Raw, &'static str)>,
}

/// The parts of a paper as texts.
pub(super) fn of(paper: &Paper) -> Draft {
    let page = Page::of(paper);
    let parts = Parts::find(&page, Hints::default());
    let mut draft = Draft { all: all(&page.paper), ..Draft::default() };
    if let Some(header) = &parts.header {
        draft.superior = raws(header.at(&header.superior));
        draft.issuer = raws(header.at(&header.issuer));
        draft.number = header.number().map(raw);
        draft.place_date = header.place_date().map(raw);
        draft.about = raws(header.at(&header.subject));
    }
    draft.loai = parts.loai;
    draft.subject = raws(parts.subject.iter());
    if let Some(title) = &parts.title {
        draft.title = Some(raw(title));
        named_in_title(&mut draft);
    }
    draft.attached = raws(parts.attached.iter());
    if let Some(kinh_gui) = &parts.kinh_gui {
        draft.kinh_gui = raws([&kinh_gui.label].into_iter().chain(&kinh_gui.items));
    }
    draft.body = body(&parts.content);
    if let Some(signature) = &parts.signature {
        draft.recipients = raws(signature.recipients());
        draft.posts = raws(signature.titles());
        draft.posts.extend(raws(signature.posts()));
        let noted = || signature.noted_name();
        draft.name = signature
            .name()
            .map(raw)
            .or_else(|| noted().map(|(line, name)| Raw { from: line.paragraph.number, text: legible(name) }));
    }
    draft.appendices =
        parts.appendices.iter().map(|one| (raws(one.title.iter()), body(&one.content))).collect();
    beside(paper, &mut draft);
    draft
}

impl Draft {
    /// Takes the lines that say by whose authority a decision is made out of the body, and the order that its form prints.
    pub(super) fn take_authority(&mut self) -> Vec<Raw> {
        let Some(form) = self.loai.map(LoaiVanBan::mau).filter(|form| form.co_tham_quyen()) else {
            return Vec::new();
        };
        let order = if form == Mau::QuyetDinh { "QUYẾT ĐỊNH" } else { "QUYẾT NGHỊ" };
        let line = |block: &Block| match block {
            Block::Paragraph(line) if line.role == Role::Authority => Some(line.raw.clone()),
            Block::Paragraph(_) | Block::Table(_) => None,
        };
        let is_order = |raw: &Raw| raw.text.trim_end_matches([':', ' ']) == order;
        if let Some(at) = self.body.iter().position(|block| line(block).is_some_and(|raw| is_order(&raw))) {
            self.body.remove(at);
        }
        let lines: Vec<Raw> = self.body.iter().map_while(line).collect();
        self.body.drain(..lines.len());
        lines
    }

    /// The same without emphasis, where the looks of letters are not the source's.
    pub(super) fn plain(mut self) -> Self {
        let appendices = self.appendices.iter_mut().map(|(_, body)| body);
        for block in appendices.chain([&mut self.body]).flatten() {
            if let Block::Paragraph(line) = block {
                line.emphasis.clear();
            }
        }
        self
    }
}

/// What follows the type's name on its own line is the first line of the trích yếu.
fn named_in_title(draft: &mut Draft) {
    let Some(title) = &draft.title else { return };
    let Some(name) = loai::opening(&title.text).map(LoaiVanBan::ten) else { return };
    let from = title.from;
    let rest = title.text.chars().skip(name.chars().count()).collect::<String>();
    let rest = rest.trim_start_matches([':', '.', ' ']).to_owned();
    if !rest.is_empty() {
        draft.title = Some(Raw { from, text: name.to_owned() });
        draft.subject.insert(0, Raw { from, text: rest });
    }
}

fn raw(line: &Line<'_>) -> Raw {
    Raw { from: line.paragraph.number, text: legible(&line.text) }
}

fn raws<'l, 'p: 'l>(lines: impl IntoIterator<Item = &'l Line<'p>>) -> Vec<Raw> {
    lines.into_iter().map(raw).collect()
}

fn body(content: &Content<'_>) -> Vec<Block> {
    content.entries.iter().filter_map(block).collect()
}

fn block(entry: &Entry<'_>) -> Option<Block> {
    let item = match entry {
        Entry::Table(table) => return Some(Block::Table(Grid::of(table))),
        Entry::Item(item) => item,
    };
    if matches!(item.role, Role::Blank | Role::Rule) {
        return None;
    }
    let raw = raw(&item.line);
    Some(Block::Paragraph(Body {
        emphasis: emphasis(item.line.paragraph, &raw.text),
        raw,
        mark: mark_of(item),
        role: item.role,
        bold: item.line.is_bold(),
        bold_start: bold_start(item.line.paragraph),
    }))
}

fn mark_of(item: &Item<'_>) -> Option<Mark> {
    if item.quoted { None } else { mark(&item.line.text) }
}

/// Bytes of the bold letters that a paragraph begins with; 0: none, or all.
fn bold_start(paragraph: &Paragraph) -> usize {
    let mut bytes = 0;
    for run in paragraph.runs.iter().filter(|run| !run.format.hidden) {
        let text: String = run
            .pieces
            .iter()
            .map(|piece| match piece {
                Piece::Text(text) => text.as_str(),
                Piece::Tab | Piece::LineBreak => " ",
                Piece::PageBreak | Piece::Drawing(_) => "",
            })
            .collect();
        if !run.format.bold && !text.trim().is_empty() {
            let lead = paragraph.text().len() - paragraph.text().trim_start().len();
            return usize::saturating_sub(bytes, lead);
        }
        bytes += text.len();
    }
    0
}

/// Every paragraph of the body, those of tables and boxes too.
fn all(paper: &Paper) -> Vec<Raw> {
    let mut found = Vec::new();
    for paragraph in paper.paragraphs() {
        found.push(Raw { from: paragraph.number, text: paragraph.text() });
        for drawing in paragraph.drawings() {
            let inside = paragraphs(&drawing.blocks);
            found.extend(inside.into_iter().map(|line| Raw { from: paragraph.number, text: line.text() }));
        }
    }
    found.retain(|raw| raw.text.contains(char::is_alphanumeric));
    found
}

/// What stands beside the body: footnotes, running heads, pictures.
fn beside(paper: &Paper, draft: &mut Draft) {
    let notes = paragraphs(&paper.notes);
    let note = |line: &&Paragraph| line.text().contains(char::is_alphanumeric);
    draft.aside.extend(
        notes
            .into_iter()
            .filter(note)
            .map(|line| (Raw { from: 0, text: line.text() }, "chú thích cuối trang")),
    );
    let mut told: Vec<String> = Vec::new();
    for running in paper.sections.iter().flat_map(|section| section.headers.iter().chain(&section.footers)) {
        for line in paragraphs(&running.blocks) {
            let text = line.text().trim().to_owned();
            // The number of the page is the program's.
            let shown: String = line
                .runs
                .iter()
                .filter(|run| !run.in_field)
                .flat_map(|run| &run.pieces)
                .map(|piece| match piece {
                    Piece::Text(text) => text.as_str(),
                    _ => " ",
                })
                .collect();
            if shown.contains(char::is_alphabetic) && !told.contains(&text) {
                told.push(text.clone());
                draft.aside.push((Raw { from: 0, text }, "đầu trang, chân trang"));
            }
        }
    }
}
