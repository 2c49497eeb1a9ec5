//! The body of a paper or of an appendix: căn cứ, headings, running text, tables.

use super::shape::{Mark, MarkKind, mark, without_commands};
use super::{Line, is_authority, loai};
use crate::docx::read::{Alignment, Block, Table};

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
    /// Whether it stands inside a quotation of several paragraphs, or opens one.
    pub(crate) quoted: bool,
}

/// A paragraph or a table of the body.
#[derive(Debug)]
pub(crate) enum Entry<'p> {
    Item(Item<'p>),
    Table(&'p Table),
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
            Entry::Table(_) => None,
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
        let mut reader = Reader::default();
        let mut entries: Vec<Entry<'p>> = Vec::new();
        for (order, block) in blocks {
            entries.push(match block {
                Block::Table(table) => {
                    reader.quote = 0;
                    Entry::Table(table)
                }
                Block::Paragraph(paragraph) => {
                    let line = Line::new(paragraph, 0, *order, inner);
                    let role = reader.role(&line);
                    Entry::Item(Item { line, role, quoted: reader.quoted })
                }
            });
        }
        mark_can_cu(&mut entries);
        mark_captions(&mut entries);
        let size = main_size(&entries);
        Self { entries, size }
    }
}

/// What has been read so far, as far as the next line depends on it.
#[derive(Default)]
struct Reader {
    heading_seen: bool,
    title_due: bool,
    /// Paragraphs that a quotation may still go on for; 0: none is open.
    quote: usize,
    /// Whether the paragraph read last is quoted.
    quoted: bool,
}

/// Most paragraphs of a quotation; one that goes on longer was never closed.
const LONGEST_QUOTE: usize = 60;

impl Reader {
    fn role(&mut self, line: &Line<'_>) -> Role {
        self.quoted = false;
        if without_commands(&line.text).is_empty() {
            return if line.rule.is_some() { Role::Rule } else { Role::Blank };
        }
        self.quoted = self.is_quoted(&line.text);
        if self.quoted {
            return Role::Text(None);
        }
        if std::mem::take(&mut self.title_due) && line.is_centred() {
            return Role::HeadingTitle;
        }
        let found = mark(&line.text);
        let kind = found.map(|found| found.kind);
        let heading = match kind {
            Some(MarkKind::Phan | MarkKind::Chuong | MarkKind::Muc | MarkKind::TieuMuc) => {
                self.title_due = true;
                true
            }
            Some(MarkKind::Dieu | MarkKind::La) => true,
            Some(MarkKind::Khoan | MarkKind::Con) => line.is_bold(),
            Some(MarkKind::Diem | MarkKind::Gach) | None => false,
        };
        if !self.heading_seen && is_can_cu(line) {
            return Role::CanCu;
        }
        match found.filter(|_| heading) {
            Some(found) => {
                self.heading_seen = true;
                Role::Heading(found)
            }
            None if is_authority(line) => Role::Authority,
            None => Role::Text(found),
        }
    }

    /// Whether a paragraph stands inside a quotation of several: `“a) …` up to `…”`. Its marks are another paper's.
    fn is_quoted(&mut self, text: &str) -> bool {
        let opens = text.starts_with(['“', '"']);
        let count = |signs: &[char]| text.chars().filter(|letter| signs.contains(letter)).count();
        let open = match text.starts_with('"') {
            true => count(&['"']) % 2 == 1,
            false => count(&['“']) > count(&['”']),
        };
        let inside = self.quote > 0;
        let closes = count(&['”']) > count(&['“']) || (count(&['"']) % 2 == 1 && count(&['“', '”']) == 0);
        if inside {
            self.quote = if closes { 0 } else { self.quote - 1 };
        } else if opens && open {
            self.quote = LONGEST_QUOTE;
        }
        inside || opens
    }
}

/// Whether a line may be a căn cứ: it stands before the first heading and does not lead on with a colon. Behind a dash it
/// is one where it is slanted as căn cứ are.
fn is_can_cu(line: &Line<'_>) -> bool {
    let text = undashed(line);
    let dashed = without_commands(&line.text).len() > text.len();
    text.starts_with("Căn cứ ") && !text.ends_with(':') && (!dashed || is_slanted(line))
}

/// A text without the dash that it may begin with.
fn undashed<'l>(line: &'l Line<'_>) -> &'l str {
    let text = without_commands(&line.text);
    text.strip_prefix('-').map_or(text, str::trim_start)
}

fn is_slanted(line: &Line<'_>) -> bool {
    line.paragraph.visible_runs().all(|run| run.format.italic)
}

/// A căn cứ is a line of its own kind; a sentence of the text may begin with the same words and goes on to say who does
/// what. Of lines that stand together all are căn cứ, and what is proposed below them is one.
fn mark_can_cu(entries: &mut [Entry<'_>]) {
    let mut before = false;
    // Below slanted căn cứ an upright sentence is the text that they lead to, unless it ends as they do.
    let mut slanted_before = false;
    let found: Vec<bool> =
        entries.iter().map(|entry| matches!(entry, Entry::Item(item) if item.role == Role::CanCu)).collect();
    let shown: Vec<bool> = entries
        .iter()
        .map(|entry| !matches!(entry, Entry::Item(item) if matches!(item.role, Role::Blank | Role::Rule)))
        .collect();
    let next = |at: usize| (at + 1..found.len()).find(|at| shown[*at]).is_some_and(|at| found[at]);
    for (at, entry) in entries.iter_mut().enumerate() {
        let Entry::Item(item) = entry else {
            before = false;
            continue;
        };
        if matches!(item.role, Role::Blank | Role::Rule) {
            continue;
        }
        let text = undashed(&item.line);
        let dashed = text.len() < without_commands(&item.line.text).len();
        let slanted = is_slanted(&item.line);
        if found[at] {
            let alone = !before && !next(at);
            if alone && !slanted && !text.ends_with(';') && says_more(text) {
                item.role = Role::Text(None);
            }
        } else if (item.role == Role::Text(None) || (dashed && slanted && matches!(item.role, Role::Text(_))))
            && ((is_proposal(text)
                && (before || (slanted && text.starts_with(PROPOSED)))
                && (slanted || !slanted_before || text.starts_with(PROPOSED) || text.ends_with([';', ','])))
                || (before && slanted && (is_cited(text) || text.starts_with("Căn cứ "))))
        {
            item.role = Role::CanCu;
        }
        before = item.role == Role::CanCu;
        slanted_before = before && slanted;
    }
}

/// Whether a line names a paper and ends as căn cứ do: `Quyết định số 12/QĐ-UBND …;` below lines that begin with Căn cứ.
fn is_cited(text: &str) -> bool {
    const LAWS: [&str; 5] = ["Luật", "Bộ luật", "Pháp lệnh", "Nghị định", "Thông tư"];
    let kind = |name: &str| LAWS.contains(&name) || loai::find(name).is_some();
    text.ends_with(';') && text.split_once(" số ").is_some_and(|(name, _)| kind(name))
}

/// Whether words enough for a clause stand behind the first comma.
fn says_more(text: &str) -> bool {
    text.split_once(", ").is_some_and(|(_, rest)| rest.split_whitespace().count() >= 5)
}

/// Begins the last căn cứ of a quyết định; slanted, it is one also where it is the only one.
const PROPOSED: &str = "Theo đề nghị";

fn is_proposal(text: &str) -> bool {
    !text.ends_with(':')
        && [PROPOSED, "Theo đề xuất", "Xét ", "Thực hiện "].iter().any(|words| text.starts_with(words))
}

/// A short line that is centred or on the right, next to a table or a picture, names it or its unit.
fn mark_captions(entries: &mut [Entry<'_>]) {
    let shown = |entry: &Entry<'_>| match entry {
        Entry::Table(_) => true,
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
        let Entry::Item(Item { line, role: Role::Text(_), .. }) = entry else { continue };
        for run in line.paragraph.visible_runs() {
            *counts.entry(run.format.size).or_default() += 1;
        }
    }
    counts.into_iter().max_by_key(|(size, count)| (*count, *size)).map(|(size, _)| size)
}
