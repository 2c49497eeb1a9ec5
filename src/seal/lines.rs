//! A paper as a list of lines, the same whether read from the document tree or from a DOCX: the style's name, the text,
//! and where letters are bold or italic against the style. What a re-save by a word processor keeps.

use std::borrow::Cow;

use std::collections::BTreeMap;

use super::chart;
use crate::docx::read::{self, Paper, Piece};
use crate::page::document::{Block, Cell, Chart, Document, Inline, Merged, Paragraph};
use crate::page::markdown;
use crate::page::style::{Look, RULE_STYLE_NAME, Role};
use crate::print::Print;

/// Stands before a change of bold, italic or underline inside a line; no paper can hold the character.
const MARK: char = '\u{2}';

/// Stands where a picture is.
const PICTURE: &str = "\u{fffc}";

/// A paragraph, wherever it stands.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Line {
    /// Name of the style, ours for one of ours; empty for the default one.
    pub style: String,
    /// Letters, with marks where their look changes.
    text: String,
}

impl Line {
    /// The component it is, if its style is one of ours.
    pub fn role(&self) -> Option<Role> {
        Look::named(&self.style).map(|look| look.role)
    }

    /// The letters, with one blank between words.
    fn bare(&self) -> String {
        one_blank(&self.letters())
    }

    /// What a reader sees on paper: breaks and pictures by their names.
    pub fn shown(&self) -> String {
        let text = self.letters().replace('\n', " / ").replace('\u{c}', "[ngắt trang]");
        let text = text.replace(PICTURE, "[hình] ");
        if text.is_empty() { "(dòng trống)".to_owned() } else { text }
    }

    /// How it looks otherwise than a line of the same letters.
    pub fn looks_unlike(&self, other: &Self) -> String {
        let name =
            |line: &Self| if line.style.is_empty() { "mặc định".to_owned() } else { line.style.clone() };
        if self.style != other.style {
            return format!("kiểu đoạn «{}», theo dữ liệu «{}»", name(self), name(other));
        }
        format!("kiểu chữ: {}; theo dữ liệu: {}", self.faces(), other.faces())
    }

    /// Where the letters are other than the style: `đậm «abc»`.
    fn faces(&self) -> String {
        let pieces = self.text.split(MARK).enumerate().filter_map(|(at, piece)| {
            let (face, letters) =
                if at == 0 { (None, piece) } else { piece.split_at_checked(1).map(|(f, l)| (Some(f), l))? };
            let bits: u8 = face?.parse().ok()?;
            let words = [(1, "đậm"), (2, "nghiêng"), (4, "gạch chân")];
            let words: Vec<&str> =
                words.iter().filter(|(bit, _)| bits & bit != 0).map(|(_, word)| *word).collect();
            let words = if words.is_empty() { "thường".to_owned() } else { words.join(" ") };
            Some(format!("{words} «{}»", letters.trim()))
        });
        let pieces: Vec<String> = pieces.collect();
        if pieces.is_empty() { "như kiểu đoạn".to_owned() } else { pieces.join(", ") }
    }

    /// The letters alone.
    pub fn letters(&self) -> String {
        self.start(usize::MAX)
    }

    /// The first `count` letters.
    pub(super) fn start(&self, count: usize) -> String {
        let mut chars = self.text.chars();
        let letter = || loop {
            match chars.next()? {
                MARK => drop(chars.next()),
                letter => return Some(letter),
            }
        };
        std::iter::from_fn(letter).take(count).collect()
    }
}

/// The fingerprint of a paper's lines.
pub fn print(lines: &[Line]) -> Print {
    Print::of(lines.iter().flat_map(|line| [line.style.as_bytes(), line.text.as_bytes()]))
}

/// The lines of a document tree.
pub fn of_document(document: &Document) -> Vec<Line> {
    let mut lines = Vec::new();
    for block in document.sections.iter().flat_map(|section| &section.blocks) {
        match block {
            Block::Paragraph(paragraph) => lines.push(of_inlines(paragraph.role, &paragraph.inlines)),
            Block::Letterhead(grid) | Block::Closing(grid) => {
                let paragraphs = grid.rows.iter().flatten().flatten();
                lines.extend(paragraphs.map(|Paragraph { role, inlines, .. }| of_inlines(*role, inlines)));
            }
            Block::Chart(chart) => lines.push(of_chart(chart)),
            Block::Table(table) => {
                let heads =
                    [&table.header].into_iter().chain(&table.subheads).map(|row| (Role::BangDau, row));
                for (role, row) in heads.chain(table.rows.iter().map(|row| (Role::BangO, row))) {
                    // The cells whose room one on their left takes are no cells of the DOCX.
                    let shown = row.iter().filter(|cell| cell.merged != Some(Merged::Left));
                    lines.extend(shown.flat_map(|cell| of_cell(role, cell)));
                }
            }
        }
    }
    lines
}

/// Most lines of a Markdown file that is compared line by line.
const LINES: usize = 300_000;

/// Whether Markdown is too long to be compared line by line.
pub(super) fn is_long(markdown: &str) -> bool {
    markdown.bytes().filter(|&byte| byte == b'\n').count() > LINES
}

/// The lines of a paper's Markdown; `None` where it is that of no paper, or too long.
pub fn of_markdown(text: &str) -> Option<Vec<Line>> {
    let parsed = if is_long(text) { None } else { markdown::parse("", text).ok() };
    parsed.map(|document| of_document(&document))
}

/// The lines of a DOCX.
pub fn of_paper(paper: &Paper) -> Vec<Line> {
    paragraphs(paper).into_iter().map(of_paragraph).collect()
}

/// The paragraphs of a DOCX that are lines. Empty ones are none where no author puts them: those that only carry a rule
/// or a section's end, and the one that a word processor wants behind a table at the end of a section.
pub(super) fn paragraphs(paper: &Paper) -> Vec<&read::Paragraph> {
    let mut found = Vec::new();
    for section in &paper.sections {
        let blocks = paper.blocks.get(section.blocks.clone()).unwrap_or_default();
        let is_empty = |paragraph: &read::Paragraph| of_paragraph(paragraph).text.is_empty();
        let behind_table = match blocks {
            [.., read::Block::Table(_), read::Block::Paragraph(last)] if is_empty(last) => Some(last.number),
            _ => None,
        };
        found.extend(read::paragraphs(blocks).into_iter().filter(|paragraph| {
            let style = paragraph.style.as_deref().unwrap_or_default();
            let is_tool = style == RULE_STYLE_NAME || paragraph.ends_section;
            behind_table != Some(paragraph.number) && !(is_tool && is_empty(paragraph))
        }));
    }
    found
}

/// Whether both are versions of one paper: each holds most of the other's letters.
pub fn are_versions(one: &[Line], other: &[Line]) -> bool {
    let counted = |lines: &[Line]| {
        let mut known: BTreeMap<String, usize> = BTreeMap::new();
        lines.iter().for_each(|line| *known.entry(line.bare()).or_default() += 1);
        known
    };
    let (one, other) = (counted(one), counted(other));
    let size = |lines: &BTreeMap<String, usize>| -> usize {
        lines.iter().map(|(line, times)| line.chars().count() * times).sum()
    };
    let shared = one.iter().filter_map(|(line, times)| Some((line.clone(), *times.min(other.get(line)?))));
    let shared = size(&shared.collect()) * 2;
    shared > 0 && shared >= size(&one) && shared >= size(&other)
}

/// The lines of a version whose styles another program has renamed, with the styles of the lines of equal letters; both
/// without empty lines.
pub fn restyled(old: &[Line], new: &[Line]) -> [Vec<Line>; 2] {
    let known: BTreeMap<String, &Line> = new.iter().map(|line| (line.bare(), line)).collect();
    let like = |line: &Line| match known.get(&line.bare()) {
        Some(same) => (*same).clone(),
        None => Line { style: String::new(), text: line.letters() },
    };
    let full = |line: &Line| !line.bare().is_empty();
    [old.iter().map(like).filter(full).collect(), new.iter().filter(|line| full(line)).cloned().collect()]
}

/// The lines of text that is no paper's Markdown any more.
pub fn of_text(text: &str) -> Vec<Line> {
    let lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
    lines.map(|line| Line { style: String::new(), text: line.replace(MARK, "") }).collect()
}

fn of_paragraph(paragraph: &read::Paragraph) -> Line {
    let style = paragraph.style.as_deref().unwrap_or_default();
    let look = Look::named(style);
    let mut text = Marked::new(look);
    for run in paragraph.runs.iter().filter(|run| !run.format.hidden) {
        let face = Face { bold: run.format.bold, italic: run.format.italic, underline: run.format.underline };
        for piece in &run.pieces {
            match piece {
                Piece::Text(letters) => text.push(&untied(letters, look), face),
                Piece::Tab => text.push("\t", face),
                Piece::LineBreak => text.push("\n", face),
                // A page break or a drawing that a person put in must not get lost.
                Piece::PageBreak => text.push("\u{c}", face),
                Piece::Drawing(drawing) => {
                    text.push(PICTURE, face);
                    text.push(&shown_by(drawing), text.face);
                }
            }
        }
    }
    Line { style: look.map_or(style, |look| look.style_name).to_owned(), text: text.out }
}

fn of_inlines<'a>(role: Role, inlines: impl IntoIterator<Item = &'a Inline>) -> Line {
    let look = role.look();
    let mut text = Marked::new(Some(look));
    for inline in inlines {
        match inline {
            Inline::Text { text: letters, bold, italic } => {
                let face =
                    Face { bold: look.bold || *bold, italic: look.italic || *italic, underline: false };
                text.push(&untied(letters, Some(look)), face);
            }
            Inline::Break => text.push("\n", text.face),
        }
    }
    Line { style: look.style_name.to_owned(), text: text.out }
}

/// Letters with blanks that do not break as blanks, where a paper is set with them: they are no change of the text.
fn untied<'t>(letters: &'t str, look: Option<&Look>) -> Cow<'t, str> {
    let is_set = look.is_some_and(|look| look.role.may_be_tied());
    if is_set && letters.contains('\u{a0}') {
        Cow::Owned(letters.replace('\u{a0}', " "))
    } else {
        Cow::Borrowed(letters)
    }
}

/// What a drawing says: a chart its own words, and what is read of it to those who do not see it where that is not the
/// same. LibreOffice drops that of charts.
fn shown_by(drawing: &read::Drawing) -> Cow<'_, str> {
    let description = drawing.description.as_str();
    let Some(chart) = &drawing.chart else { return Cow::Borrowed(description) };
    let words = one_blank(&chart::words(chart));
    match one_blank(description) {
        told if told.is_empty() || told == words => Cow::Owned(words),
        told => Cow::Owned(format!("{words} [{told}]")),
    }
}

/// Words parted by one blank.
fn one_blank(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A chart is one picture with the table's words.
fn of_chart(chart: &Chart) -> Line {
    let style = Role::BieuDo.look().style_name.to_owned();
    Line { style, text: format!("{PICTURE}{}", one_blank(&crate::chart::words(chart))) }
}

/// A cell's lines are paragraphs of their own in the DOCX.
fn of_cell(role: Role, cell: &Cell) -> Vec<Line> {
    cell.inlines.split(|inline| *inline == Inline::Break).map(|line| of_inlines(role, line)).collect()
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Face {
    bold: bool,
    italic: bool,
    underline: bool,
}

/// Text that grows, with marks where the face of its letters changes.
struct Marked {
    out: String,
    face: Face,
}

impl Marked {
    fn new(look: Option<&Look>) -> Self {
        let face = look.map_or(Face { bold: false, italic: false, underline: false }, |look| Face {
            bold: look.bold,
            italic: look.italic,
            underline: false,
        });
        Self { out: String::new(), face }
    }

    fn push(&mut self, letters: &str, face: Face) {
        // A blank looks the same in every face: the mark stands before the first letter behind it.
        let rest = letters.trim_start();
        if face != self.face && !rest.is_empty() {
            self.out.push_str(&letters[..letters.len() - rest.len()]);
            let bits = u8::from(face.bold) | u8::from(face.italic) << 1 | u8::from(face.underline) << 2;
            self.out.push(MARK);
            self.out.push(char::from(b'0' + bits));
            self.face = face;
            self.out.push_str(rest);
        } else {
            self.out.push_str(letters);
        }
    }
}

/// Both lists with a number for each different line: numbers compare faster than texts.
pub(super) fn numbered(lists: [&[Line]; 2]) -> [Vec<usize>; 2] {
    let mut numbers: BTreeMap<Line, usize> = BTreeMap::new();
    lists.map(|list| {
        list.iter()
            .map(|line| {
                let next = numbers.len();
                *numbers.entry(line.clone()).or_insert(next)
            })
            .collect()
    })
}
