//! Finds the parts of a paper once, from the paper itself: header table, title, body, signature, appendices.

mod appendix;
mod content;
mod header;
pub(crate) mod loai;
pub(crate) mod measure;
pub(crate) mod shape;
mod signature;

use crate::docx::read::{Alignment, Block, Paper, Paragraph, Section, Table};

pub(crate) use appendix::Appendix;
pub(crate) use content::{Content, Entry, Item, Role};
pub(crate) use header::Header;
pub(crate) use signature::Signature;

use crate::form::Expected;

use measure::plain;

/// A paragraph with its text worked out and, where it is one, the rule it draws.
#[derive(Debug, Clone)]
pub(crate) struct Line<'p> {
    pub(crate) paragraph: &'p Paragraph,
    /// NFC, no blanks at the ends.
    pub(crate) text: String,
    /// The rule drawn by it or under it.
    pub(crate) rule: Option<RuleLine>,
    /// Row of its table; 0 outside tables.
    pub(crate) row: usize,
    /// Place in its cell, or among the blocks of the paper.
    pub(crate) order: usize,
    /// Width that its text may take.
    pub(crate) inner: i32,
}

/// A horizontal rule.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct RuleLine {
    /// Length in twips.
    pub(crate) length: i32,
    /// Space on the left less space on the right; `None`: a drawing, whose place is free.
    pub(crate) offset: Option<i32>,
}

impl<'p> Line<'p> {
    fn new(paragraph: &'p Paragraph, row: usize, order: usize, inner: i32) -> Self {
        let text = plain(paragraph);
        Self { paragraph, rule: rule_of(paragraph, inner, &text), text, row, order, inner }
    }

    /// Neither text nor rule.
    pub(crate) fn is_blank(&self) -> bool {
        self.text.is_empty() && self.rule.is_none()
    }

    /// Whether it is centred.
    pub(crate) fn is_centred(&self) -> bool {
        self.paragraph.format.alignment == Alignment::Center
    }

    /// Whether it holds a picture and no letters.
    pub(crate) fn is_picture(&self) -> bool {
        self.text.is_empty() && self.paragraph.drawings().any(|drawing| !drawing.is_line)
    }

    /// Whether all its letters are bold.
    pub(crate) fn is_bold(&self) -> bool {
        let mut runs = self.paragraph.visible_runs().peekable();
        runs.peek().is_some() && runs.all(|run| run.format.bold)
    }
}

/// A border above or below (text: below), or a drawn line; rows of `_` and underlining do not count.
fn rule_of(paragraph: &Paragraph, inner: i32, text: &str) -> Option<RuleLine> {
    let drawn = paragraph.drawings().filter(|drawing| drawing.is_line).find_map(|drawing| drawing.width);
    if let Some(length) = drawn {
        return Some(RuleLine { length, offset: None });
    }
    let format = &paragraph.format;
    let border = if text.is_empty() {
        format.borders.top.as_ref().filter(|border| border.is_visible()).or(format.borders.bottom.as_ref())
    } else {
        format.borders.bottom.as_ref()
    };
    let boxed = format.borders.left.is_some() && format.borders.right.is_some();
    border.filter(|border| &*border.line == "single" && !boxed).map(|_| RuleLine {
        length: inner - format.left - format.right,
        offset: Some(format.left - format.right),
    })
}

/// The parts of a paper.
#[derive(Debug)]
pub(crate) struct Anatomy<'p> {
    pub(crate) header: Option<Header<'p>>,
    /// Type of the paper: name and abbreviation.
    pub(crate) loai: Option<(&'static str, &'static str)>,
    /// Whether it is a công văn, which has no title.
    pub(crate) cong_van: bool,
    /// Tên loại.
    pub(crate) title: Option<Line<'p>>,
    /// Trích yếu.
    pub(crate) subject: Vec<Line<'p>>,
    /// The rule under trích yếu.
    pub(crate) title_rule: Option<RuleLine>,
    /// `Kính gửi` and the recipients listed under it.
    pub(crate) kinh_gui: Option<KinhGui<'p>>,
    /// What stands between the opening and the signature.
    pub(crate) content: Content<'p>,
    pub(crate) signature: Option<Signature<'p>>,
    pub(crate) appendices: Vec<Appendix<'p>>,
    /// How many blocks belong to the main part.
    pub(crate) main_blocks: usize,
}

/// The address lines of a công văn.
#[derive(Debug)]
pub(crate) struct KinhGui<'p> {
    pub(crate) label: Line<'p>,
    pub(crate) items: Vec<Line<'p>>,
}

impl<'p> Anatomy<'p> {
    /// Finds the parts of `paper`.
    pub(crate) fn of(paper: &'p Paper, expected: &Expected) -> Self {
        let header = header::find(paper, expected);
        let body_from = header.as_ref().map_or(0, |header| header.block + 1);
        let signature = signature::find(paper, body_from);
        let heading = appendix::first(paper, signature.as_ref().map_or(body_from, |found| found.block + 1));
        let main_blocks = heading.unwrap_or(paper.blocks.len());
        let body_to = signature.as_ref().map_or(main_blocks, |found| found.block.min(main_blocks));

        let inner = text_width(paper, body_from);
        let lines = paper.blocks.iter().enumerate().take(body_to).skip(body_from);
        let mut opening = Opening { blocks: lines.collect(), at: 0, inner };
        let has_subject = header.as_ref().is_some_and(|header| !header.subject.is_empty());
        let named = expected.kind.as_deref().and_then(loai::find);
        let cong_van = named.map_or(has_subject, |(name, _)| name == "Công văn");
        let title = if cong_van { None } else { opening.title() };
        let subject = title.as_ref().map(|_| opening.subject()).unwrap_or_default();
        let title_rule = title.as_ref().and_then(|_| opening.rule(subject.last().or(title.as_ref())));
        let kinh_gui = opening.kinh_gui();
        let content = Content::read(opening.rest(), inner);
        let shown = title.as_ref().and_then(|line| loai::find(&line.text));
        Self {
            header,
            loai: named.or(shown).or(if cong_van { loai::find("Công văn") } else { None }),
            cong_van,
            title,
            subject,
            title_rule,
            kinh_gui,
            content,
            signature,
            appendices: heading.map(|from| appendix::read(paper, from)).unwrap_or_default(),
            main_blocks,
        }
    }
}

/// The blocks after the header, eaten from the front.
struct Opening<'p> {
    blocks: Vec<(usize, &'p Block)>,
    at: usize,
    inner: i32,
}

impl<'p> Opening<'p> {
    /// The next line that is not blank, if the next block that shows something is a paragraph.
    fn peek(&self) -> Option<(usize, Line<'p>)> {
        for (at, (order, block)) in self.rest().iter().enumerate() {
            let Block::Paragraph(paragraph) = block else { return None };
            let line = Line::new(paragraph, 0, *order, self.inner);
            if !line.is_blank() && !is_stamp(&line.text) {
                return Some((at, line));
            }
        }
        None
    }

    fn rest(&self) -> &[(usize, &'p Block)] {
        self.blocks.get(self.at..).unwrap_or(&[])
    }

    fn eat(&mut self, upto: usize) {
        self.at += upto + 1;
    }

    /// The first line, when it looks like a title: a known type, or centred, or all capitals.
    fn title(&mut self) -> Option<Line<'p>> {
        let (at, line) = self.peek()?;
        let looks = loai::find(&line.text).is_some() || line.is_centred() || shape::is_capitals(&line.text);
        if !looks || line.text.is_empty() {
            return None;
        }
        self.eat(at);
        Some(line)
    }

    /// The next line, and those after it that go on centred and bold.
    fn subject(&mut self) -> Vec<Line<'p>> {
        let mut lines: Vec<Line<'p>> = Vec::new();
        while let Some((at, line)) = self.peek() {
            let goes_on = lines.is_empty() || (line.is_centred() && line.is_bold());
            let ended = lines.last().is_some_and(|last| last.rule.is_some());
            let other = line.text.starts_with("Kính gửi") || shape::mark(&line.text).is_some();
            let authority = !lines.is_empty() && is_authority(&line);
            if line.text.is_empty() || !goes_on || ended || other || authority {
                break;
            }
            self.eat(at);
            lines.push(line);
        }
        lines
    }

    /// The rule drawn under the last line of the title block, or the next line if it is a rule.
    fn rule(&mut self, last: Option<&Line<'p>>) -> Option<RuleLine> {
        if let Some(rule) = last.and_then(|line| line.rule) {
            return Some(rule);
        }
        let (at, line) = self.peek()?;
        let rule = line.rule.filter(|_| line.text.is_empty())?;
        self.eat(at);
        Some(rule)
    }

    fn kinh_gui(&mut self) -> Option<KinhGui<'p>> {
        let (at, label) = self.peek()?;
        if !label.text.to_lowercase().starts_with("kính gửi") {
            return None;
        }
        self.eat(at);
        let mut items = Vec::new();
        while label.text.ends_with(':') {
            let Some((at, line)) = self.peek().filter(|(_, line)| line.text.starts_with('-')) else { break };
            let last = line.text.ends_with('.');
            self.eat(at);
            items.push(line);
            if last {
                break;
            }
        }
        Some(KinhGui { label, items })
    }
}

/// Marks that may stand between the header and the title: secrecy, urgency, draft.
pub(crate) fn is_stamp(text: &str) -> bool {
    const STAMPS: [&str; 8] =
        ["HỎA TỐC", "HOẢ TỐC", "THƯỢNG KHẨN", "KHẨN", "TUYỆT MẬT", "TỐI MẬT", "MẬT", "LƯU HÀNH NỘI BỘ"];
    STAMPS.contains(&text) || text.starts_with("DỰ THẢO") || text.starts_with("SỐ LIỆU MINH HỌA")
}

/// Centred capitals inside a paper: `QUYẾT ĐỊNH:`, `CHỦ TỊCH ỦY BAN NHÂN DÂN XÃ …`.
fn is_authority(line: &Line<'_>) -> bool {
    line.is_centred() && line.is_bold() && shape::is_capitals(&line.text)
}

/// Which section holds a block; the last one, for a block after all.
pub(crate) fn section_of(paper: &Paper, block: usize) -> usize {
    let found = paper.sections.partition_point(|section| section.blocks.end <= block);
    found.min(paper.sections.len().saturating_sub(1))
}

/// The width of the text around a block.
pub(crate) fn text_width(paper: &Paper, block: usize) -> i32 {
    paper.sections.get(section_of(paper, block)).and_then(Section::text_width).unwrap_or(0)
}

/// The lines of a cell.
fn cell_lines<'p>(table: &'p Table, row: usize, cell: usize, lines: &mut Vec<Line<'p>>) {
    let Some(cell) = table.rows.get(row).and_then(|row| row.cells.get(cell)) else { return };
    let inner = cell.width - cell.padding_left - cell.padding_right;
    let paragraphs = crate::docx::read::paragraphs(&cell.blocks);
    lines.extend(
        paragraphs.into_iter().enumerate().map(|(order, paragraph)| Line::new(paragraph, row, order, inner)),
    );
}
