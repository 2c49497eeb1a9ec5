//! The body of a paper or of an appendix: căn cứ, headings, running text, tables.

use super::shape::{Mark, MarkKind, mark};
use super::{Line, is_authority};
use crate::docx::read::{Alignment, Block};

/// What a paragraph of the body is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Role {
    /// Nothing shown.
    Blank,
    /// A rule without text.
    Rule,
    /// A căn cứ.
    CanCu,
    /// A heading: its mark.
    Heading(Mark),
    /// The line under `Phần I`, `Chương I`, `Mục 1`.
    HeadingTitle,
    /// Centred capitals such as `QUYẾT ĐỊNH:`.
    Authority,
    /// The name or unit of a table, right above it or below.
    Caption,
    /// Running text, with its mark if it has one.
    Text(Option<Mark>),
}

/// A paragraph of the body.
#[derive(Debug)]
pub(crate) struct Item<'p> {
    pub(crate) line: Line<'p>,
    pub(crate) role: Role,
}

/// A paragraph or a table of the body.
#[derive(Debug)]
pub(crate) enum Entry<'p> {
    Item(Item<'p>),
    Table,
}

/// A body in order.
#[derive(Debug, Default)]
pub(crate) struct Content<'p> {
    pub(crate) entries: Vec<Entry<'p>>,
    /// The size most letters of the running text have, in half-points.
    pub(crate) size: Option<u32>,
}

impl<'p> Content<'p> {
    /// Every paragraph.
    pub(crate) fn items(&self) -> impl Iterator<Item = &Item<'p>> {
        self.entries.iter().filter_map(|entry| match entry {
            Entry::Item(item) => Some(item),
            Entry::Table => None,
        })
    }

    /// The lines of running text.
    pub(crate) fn text(&self) -> impl Iterator<Item = &Line<'p>> {
        self.items().filter(|item| matches!(item.role, Role::Text(_))).map(|item| &item.line)
    }

    /// The căn cứ.
    pub(crate) fn can_cu(&self) -> Vec<&Line<'p>> {
        self.items().filter(|item| item.role == Role::CanCu).map(|item| &item.line).collect()
    }

    /// Sorts the blocks of a body into roles.
    pub(super) fn read(blocks: &[(usize, &'p Block)], inner: i32) -> Self {
        let mut reader = Reader { heading_seen: false, in_can_cu: false, title_due: false };
        let mut entries: Vec<Entry<'p>> = Vec::new();
        for (order, block) in blocks {
            entries.push(match block {
                Block::Table(_) => Entry::Table,
                Block::Paragraph(paragraph) => {
                    let line = Line::new(paragraph, 0, *order, inner);
                    let role = reader.role(&line);
                    Entry::Item(Item { line, role })
                }
            });
        }
        mark_captions(&mut entries);
        let size = main_size(&entries);
        Self { entries, size }
    }
}

/// What has been read so far, as far as the next line depends on it.
struct Reader {
    heading_seen: bool,
    in_can_cu: bool,
    title_due: bool,
}

impl Reader {
    fn role(&mut self, line: &Line<'_>) -> Role {
        if line.text.is_empty() {
            return if line.rule.is_some() { Role::Rule } else { Role::Blank };
        }
        if std::mem::take(&mut self.title_due) && line.is_centred() {
            return Role::HeadingTitle;
        }
        if self.is_can_cu(line) {
            self.in_can_cu = true;
            return Role::CanCu;
        }
        self.in_can_cu = false;
        let found = mark(&line.text);
        let kind = found.map(|found| found.kind);
        let heading = match kind {
            Some(MarkKind::Phan | MarkKind::Chuong | MarkKind::Muc | MarkKind::TieuMuc) => {
                self.title_due = true;
                true
            }
            Some(MarkKind::Dieu | MarkKind::La) => true,
            Some(MarkKind::Khoan) => line.is_bold(),
            Some(MarkKind::Con | MarkKind::Diem | MarkKind::Gach) | None => false,
        };
        match found.filter(|_| heading) {
            Some(found) => {
                self.heading_seen = true;
                Role::Heading(found)
            }
            None if is_authority(line) => Role::Authority,
            None => Role::Text(found),
        }
    }

    /// A căn cứ stands before the first heading. One that leads on with a colon is an opening sentence.
    fn is_can_cu(&self, line: &Line<'_>) -> bool {
        let named = line.text.starts_with("Căn cứ ");
        let proposal = line.text.starts_with("Theo đề nghị") || line.text.starts_with("Xét ");
        !self.heading_seen && !line.text.ends_with(':') && (named || (self.in_can_cu && proposal))
    }
}

/// A short line that is centred or on the right, next to a table or a picture, names it or its unit.
fn mark_captions(entries: &mut [Entry<'_>]) {
    let shown = |entry: &Entry<'_>| match entry {
        Entry::Table => true,
        Entry::Item(item) => item.line.is_picture(),
    };
    let tables: Vec<bool> = entries.iter().map(shown).collect();
    let near = |at: usize| {
        let is = |at: Option<usize>| at.and_then(|at| tables.get(at)).copied().unwrap_or(false);
        is(at.checked_add(1)) || is(at.checked_add(2)) || is(at.checked_sub(1))
    };
    for (at, entry) in entries.iter_mut().enumerate() {
        let Entry::Item(item) = entry else { continue };
        let aside = matches!(item.line.paragraph.format.alignment, Alignment::Center | Alignment::Right);
        if aside && matches!(item.role, Role::Text(_)) && near(at) && item.line.text.chars().count() < 150 {
            item.role = Role::Caption;
        }
    }
}

/// The size that most letters of the running text have; of equals the larger.
fn main_size(entries: &[Entry<'_>]) -> Option<u32> {
    let mut counts: std::collections::BTreeMap<u32, usize> = std::collections::BTreeMap::new();
    for entry in entries {
        let Entry::Item(Item { line, role: Role::Text(_) }) = entry else { continue };
        for run in line.paragraph.visible_runs() {
            *counts.entry(run.format.size).or_default() += 1;
        }
    }
    counts.into_iter().max_by_key(|(size, count)| (*count, *size)).map(|(size, _)| size)
}
