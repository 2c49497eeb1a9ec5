//! A paper as a list of lines, the same whether read from the document tree or from a DOCX: the style's name, the text,
//! and where letters are bold or italic against the style. What a re-save by a word processor keeps.

use std::collections::BTreeMap;

use crate::chart;
use crate::docx::read::{self, Paper, Piece};
use crate::page::document::{Block, Cell, Document, Inline, Paragraph, Table};
use crate::page::style::{LOOKS, Look, RULE_STYLE_NAME, Role};
use crate::print::Print;

/// Stands before a change of bold, italic or underline inside a line; no paper can hold the character.
const MARK: char = '\u{2}';

/// Stands where a picture is.
const PICTURE: &str = "\u{fffc}";

/// A paragraph, wherever it stands.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Line {
    /// Name of the style; empty for the default one.
    pub style: String,
    /// Letters, with marks where their look changes.
    text: String,
}

impl Line {
    /// The component it is, if its style is one of ours.
    pub fn role(&self) -> Option<Role> {
        look_of(&self.style).map(|look| look.role)
    }

    /// The letters alone.
    pub fn letters(&self) -> String {
        let mut letters = String::with_capacity(self.text.len());
        let mut chars = self.text.chars();
        while let Some(c) = chars.next() {
            if c == MARK {
                chars.next();
            } else {
                letters.push(c);
            }
        }
        letters
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
            Block::Chart(table) => lines.push(of_chart(table)),
            Block::Table(table) => {
                lines.extend(table.header.iter().flat_map(|cell| of_cell(Role::BangDau, cell)));
                for row in &table.rows {
                    // The cells whose room a title takes are no cells of the DOCX.
                    let shown = Table::group_title(row).map_or(row.len(), |title| title + 1);
                    lines.extend(row.iter().take(shown).flat_map(|cell| of_cell(Role::BangO, cell)));
                }
            }
        }
    }
    lines
}

/// The lines of a DOCX. Empty paragraphs that only carry a rule are no lines.
pub fn of_paper(paper: &Paper) -> Vec<Line> {
    let paragraphs = paper.paragraphs().into_iter();
    paragraphs
        .map(of_paragraph)
        .filter(|line| line.style != RULE_STYLE_NAME || !line.text.is_empty())
        .collect()
}

/// The lines of text that is no paper's Markdown any more.
pub fn of_text(text: &str) -> Vec<Line> {
    let lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
    lines.map(|line| Line { style: String::new(), text: line.replace(MARK, "") }).collect()
}

fn of_paragraph(paragraph: &read::Paragraph) -> Line {
    let style = paragraph.style.as_deref().unwrap_or_default();
    let mut text = Marked::new(look_of(style));
    for run in paragraph.runs.iter().filter(|run| !run.format.hidden) {
        let face = Face { bold: run.format.bold, italic: run.format.italic, underline: run.format.underline };
        for piece in &run.pieces {
            match piece {
                Piece::Text(letters) => text.push(letters, face),
                Piece::Tab => text.push("\t", face),
                Piece::LineBreak => text.push("\n", face),
                // A page break or a drawing that a person put in must not get lost.
                Piece::PageBreak => text.push("\u{c}", face),
                Piece::Drawing(drawing) => {
                    text.push(PICTURE, face);
                    text.push(&drawing.description, text.face);
                }
            }
        }
    }
    Line { style: style.to_owned(), text: text.out }
}

fn of_inlines<'a>(role: Role, inlines: impl IntoIterator<Item = &'a Inline>) -> Line {
    let look = role.look();
    let mut text = Marked::new(Some(look));
    for inline in inlines {
        match inline {
            Inline::Text { text: letters, bold, italic } => {
                let face =
                    Face { bold: look.bold || *bold, italic: look.italic || *italic, underline: false };
                text.push(letters, face);
            }
            Inline::Break => text.push("\n", text.face),
        }
    }
    Line { style: look.style_name.to_owned(), text: text.out }
}

/// A chart is one picture with the table's words.
fn of_chart(table: &Table) -> Line {
    let style = Role::BieuDo.look().style_name.to_owned();
    Line { style, text: format!("{PICTURE}{}", chart::words(table)) }
}

/// A cell's lines are paragraphs of their own in the DOCX.
fn of_cell(role: Role, cell: &Cell) -> Vec<Line> {
    cell.inlines.split(|inline| *inline == Inline::Break).map(|line| of_inlines(role, line)).collect()
}

fn look_of(style: &str) -> Option<&'static Look> {
    LOOKS.iter().find(|look| look.style_name == style)
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
