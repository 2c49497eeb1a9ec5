//! The parts of any paper, found by what the page shows: by words, place, letters and order.
//!
//! A pure function from a paper to its parts, for the rules of form and for reading a paper back into data. What made the
//! page so (a table, tabs, blanks, soft breaks, automatic numbers, an old encoding) is `Page`'s business.

mod appendix;
mod columns;
mod content;
mod foot;
mod head;
mod header;
mod list;
pub(crate) mod loai;
pub(crate) mod measure;
mod nature;
mod page;
mod pair;
pub(crate) mod shape;
mod signature;
mod signer;
#[cfg(test)]
mod tests;
mod unlabelled;
pub(crate) mod words;

use std::ops::Range;

use crate::docx::read::{Alignment, Block, Paper, Paragraph, Section, Table, paragraphs};

pub(crate) use appendix::{Appendix, is_heading as is_appendix_heading};
pub(crate) use content::{Content, Entry, Item, Role};
pub(crate) use header::Header;
pub use list::{Kind, Part, Sureness, list};
pub(crate) use nature::Nature;
pub(crate) use page::{Page, font_encoding};
pub(crate) use signature::Signature;
pub(crate) use signer::is_note as is_signing_note;

use measure::plain;
use words::folded;

use crate::value::{LoaiVanBan, Mau};

/// What is known of a paper beside itself, where it helps to tell parts apart.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Hints<'h> {
    /// Tên loại: `Kế hoạch`, `Công văn`, …
    pub(crate) kind: Option<&'h str>,
    /// How many lines the name of the issuing body has.
    pub(crate) issuer_lines: Option<usize>,
}

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
    /// Whether its length is known; that of a row of `_` depends on how it was raised and condensed.
    pub(crate) measured: bool,
    /// Whether it prints as one line: a row of `-` does not.
    pub(crate) solid: bool,
}

impl<'p> Line<'p> {
    fn new(paragraph: &'p Paragraph, row: usize, order: usize, inner: i32) -> Self {
        let text = plain(paragraph);
        let rule = rule_of(paragraph, inner, &text);
        let text = if is_typed_rule(&text) { String::new() } else { text };
        Self { paragraph, rule, text, row, order, inner }
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
        let mut runs = measure::lettered_runs(self.paragraph).peekable();
        runs.peek().is_some() && runs.all(|run| run.format.bold)
    }

    /// The widths of its lines as printed.
    pub(crate) fn printed(&self) -> Vec<i32> {
        measure::printed_widths(self.paragraph, self.inner)
    }

    /// Whether it looks centred, however it is aligned: it fills its width, or blanks and indents put it in the middle.
    pub(crate) fn shows_centred(&self) -> bool {
        const SEEN: i32 = 170;
        if self.is_centred() {
            return true;
        }
        let format = &self.paragraph.format;
        let [width] = self.printed()[..] else { return false };
        let Some(lead) = measure::lead(self.paragraph) else { return false };
        let room = self.inner.saturating_sub(width);
        let start = match format.alignment {
            Alignment::Right => room.saturating_sub(format.right),
            _ => format.left.saturating_add(format.first_line).saturating_add(lead),
        };
        // Blanks are as wide as they are: nobody types the middle more exactly.
        let seen = if lead > 0 { 3 * SEEN } else { SEEN };
        self.inner > 0 && width > 0 && (room / 2).saturating_sub(start).saturating_abs() <= seen
    }
}

/// A row of `_`, as the State's own samples draw their rules, or of dashes; an ornament may stand in it: `---o0o---`.
fn is_typed_rule(text: &str) -> bool {
    let stroke = |letter| is_solid(letter) || matches!(letter, '-' | '–' | '=' | '*' | '~');
    let framed = || {
        text.starts_with(stroke)
            && text.ends_with(stroke)
            && text.chars().filter(|letter| stroke(*letter)).count() >= 4
    };
    let knot = text.len() >= 3 && text.chars().all(|letter| matches!(letter, 'o' | 'O' | '0'));
    let ornament = |letter| matches!(letter, 'o' | 'O' | '0' | '&') && framed();
    let drawn = || text.chars().all(|letter| stroke(letter) || letter == ' ' || ornament(letter));
    (knot && text.contains('o')) || (text.chars().count() >= 3 && drawn())
}

/// Whether letters of this kind, one beside the other, print as one line.
fn is_solid(letter: char) -> bool {
    matches!(letter, '_' | '—' | '―' | '─' | '━' | '⎯' | '¯')
}

/// Shortest drawn line that is a rule: a shorter one is a stroke of something else.
const SHORTEST: i32 = 200;

/// A border above or below (text: below), a drawn line, or a row of `_`; underlining does not count.
fn rule_of(paragraph: &Paragraph, inner: i32, text: &str) -> Option<RuleLine> {
    let lines = paragraph.drawings().filter(|drawing| drawing.is_line);
    let drawn = lines.filter_map(|drawing| drawing.width).find(|width| *width >= SHORTEST);
    if let Some(length) = drawn {
        return Some(RuleLine { length, offset: None, measured: true, solid: true });
    }
    if is_typed_rule(text) {
        let length = measure::line_widths(paragraph).into_iter().max().unwrap_or(0);
        let solid = text.chars().all(|letter| is_solid(letter) || letter == ' ');
        return Some(RuleLine { length, offset: None, measured: false, solid });
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
        measured: true,
        solid: true,
    })
}

/// The parts of a paper.
#[derive(Debug)]
pub(crate) struct Parts<'p> {
    /// Whether it is a paper of its own.
    pub(crate) nature: Nature,
    /// Whether it is said above it which circular gives the form: `Mẫu số C78-HD (Ban hành kèm theo Thông tư …)`.
    pub(crate) prescribed: bool,
    pub(crate) header: Option<Header<'p>>,
    /// Type of the paper: name and abbreviation.
    pub(crate) loai: Option<LoaiVanBan>,
    /// Whether it is a công văn, which has no title.
    pub(crate) cong_van: bool,
    /// Tên loại.
    pub(crate) title: Option<Line<'p>>,
    /// Trích yếu.
    pub(crate) subject: Vec<Line<'p>>,
    /// Số, ký hiệu, where it stands under the title instead of under the name of the agency.
    pub(crate) number_below: Option<Line<'p>>,
    /// `(Kèm theo …)` under the title of what another paper issues.
    pub(crate) attached: Vec<Line<'p>>,
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

impl<'p> Parts<'p> {
    /// Finds the parts of what a paper shows.
    pub(crate) fn find(page: &'p Page, hints: Hints<'_>) -> Self {
        let paper = &page.paper;
        let mut header = header::find(page, hints);
        let body_from = header.as_ref().map_or(0, |header| header.block + 1);
        let prescribed = is_prescribed(paper.blocks.get(..body_from).unwrap_or_default());
        let signature = signature::find(page);
        let heading = appendix::first(paper, signature.as_ref().map_or(body_from, |found| found.block + 1));
        let after = signature.as_ref().map_or(paper.blocks.len(), |found| found.block + 1);
        let attached = attached(paper, after..heading.unwrap_or(paper.blocks.len()));
        let main_blocks = attached.or(heading).unwrap_or(paper.blocks.len());
        let body_to = signature.as_ref().map_or(main_blocks, |found| found.block.min(main_blocks));

        let inner = text_width(paper, body_from);
        let lines = paper.blocks.iter().enumerate().take(body_to).skip(body_from);
        let mut opening = Opening { blocks: opening_blocks(lines), at: 0, inner };
        let has_subject = header.as_ref().is_some_and(|header| !header.subject.is_empty());
        let named = hints.kind.and_then(loai::find);
        let addressed = header.is_some() && opening.peek().is_some_and(|(_, line)| is_address(&line));
        let has_above = has_subject;
        let titled = header.is_some() && opening.peek().is_some_and(|(_, line)| is_title(&line));
        let cong_van = named.map_or((has_subject || addressed) && !titled, |loai| loai.mau() == Mau::CongVan);
        let title = if cong_van { None } else { opening.title(header.is_some()) };
        let shown = title.as_ref().and_then(|line| loai::opening(&line.text));
        // A trích yếu that stands in the place of a công văn's is not due again.
        let above = title.is_some() && has_above;
        // Forms without a trích yếu go on with their text.
        let has_subject = named.or(shown).is_none_or(|loai| loai.mau().co_trich_yeu());
        let subject = title
            .as_ref()
            .filter(|_| has_subject)
            .map(|title| opening.subject(above, words::is_statute(&title.text)))
            .unwrap_or_default();
        let headed = header.as_ref().is_some_and(|header| header.number().is_some());
        let number_below = title.as_ref().filter(|_| !headed).and_then(|_| opening.number());
        let mut title_rule = title.as_ref().and_then(|_| opening.rule(subject.last().or(title.as_ref())));
        let attached = title.as_ref().map(|_| opening.attached()).unwrap_or_default();
        if let Some(last) = attached.last() {
            title_rule = title_rule.or_else(|| opening.rule(Some(last)));
        }
        let title_rule = title_rule.or_else(|| opening.drawn_below());
        let title_rule = header.as_mut().map_or(title_rule, |header| header.exchange(&subject, title_rule));
        let kinh_gui = opening.kinh_gui();
        let content = Content::read(opening.rest(), inner);
        let appendices: Vec<Appendix<'p>> =
            heading.map(|from| appendix::read(paper, from)).unwrap_or_default();
        let mut parts = Self {
            nature: Nature::Paper,
            prescribed,
            header,
            loai: named.or(shown).or(if cong_van { loai::find("Công văn") } else { None }),
            cong_van,
            title,
            subject,
            number_below,
            attached,
            title_rule,
            kinh_gui,
            content,
            signature,
            appendices,
            main_blocks,
        };
        parts.nature = nature::of(&parts);
        parts
    }
}

/// Whether the lines down to a head name a form and the circular that it is from.
fn is_prescribed(blocks: &[Block]) -> bool {
    const MOST: usize = 20;
    let lines: Vec<String> = paragraphs(blocks).into_iter().take(MOST).map(plain).collect();
    let form = |text: &String| folded(text).is_some_and(|text| text.starts_with("mau "));
    lines.iter().any(form) && lines.iter().any(|text| head::is_circular(text))
}

/// Where a paper that this one issues begins, with a head of its own behind the signature (ND30 PL III, Mẫu 1.3).
fn attached(paper: &Paper, behind: Range<usize>) -> Option<usize> {
    let names_country = |block: &Block| match block {
        Block::Table(_) => paragraphs(std::slice::from_ref(block))
            .into_iter()
            .any(|line| folded(&plain(line)).is_some_and(|text| words::is_country(&text))),
        Block::Paragraph(_) => false,
    };
    let mut blocks = paper.blocks.iter().enumerate().take(behind.end).skip(behind.start);
    blocks.find(|(_, block)| names_country(block)).map(|(at, _)| at)
}

/// A line of the text never starts this far in.
const FAR: i32 = 1_500;

/// Whether a line is the name of a type in capitals, or of a form. What is headed by one is no công văn, though its trích yếu stands in
/// a công văn's place.
fn is_title(line: &Line<'_>) -> bool {
    let named = match loai::opening(&line.text) {
        Some(loai) => loai.mau() != Mau::CongVan,
        None => words::is_form(&line.text),
    };
    named && shape::is_capitals(&line.text) && line.shows_centred()
}

fn is_address(line: &Line<'_>) -> bool {
    folded(&line.text).is_some_and(|text| words::is_address(&text))
}

/// The blocks that an opening is read from: a table without lines and of few words is looked into, for a title or an
/// address may stand in one.
fn opening_blocks<'p>(blocks: impl Iterator<Item = (usize, &'p Block)>) -> Vec<(usize, &'p Block)> {
    const NEAR: usize = 6;
    let mut found: Vec<(usize, &Block)> = Vec::new();
    for (shown, (at, block)) in blocks.enumerate() {
        match block {
            Block::Table(table) if shown <= NEAR && is_of_opening(table) => {
                let cells = table.rows.iter().flat_map(|row| &row.cells);
                found.extend(cells.flat_map(|cell| &cell.blocks).map(|inside| (at, inside)));
            }
            block => found.push((at, block)),
        }
    }
    found
}

fn is_of_opening(table: &Table) -> bool {
    let cells = || table.rows.iter().flat_map(|row| &row.cells);
    let few = cells().count() <= 6 && !pair::is_ruled(table);
    let named = |text: &str| folded(text.trim()).is_some_and(|text| words::is_address(&text));
    let addressed =
        few && cells().flat_map(|cell| paragraphs(&cell.blocks)).any(|paragraph| named(&paragraph.text()));
    few && cells().flat_map(|cell| &cell.blocks).all(|block| match block {
        Block::Table(_) => false,
        Block::Paragraph(paragraph) => {
            let text = paragraph.text();
            let centred = paragraph.format.alignment == Alignment::Center;
            let address = addressed || named(&text) || text.trim().starts_with('-');
            text.trim().is_empty() || (text.chars().nth(300).is_none() && (centred || address))
        }
    })
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
            let paragraph = match block {
                Block::Paragraph(paragraph) => paragraph,
                Block::Table(table) if is_stamped(table) => continue,
                Block::Table(_) => return None,
            };
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

    /// The first line, when it looks like a title: a known type, or under a head centred or in capitals.
    fn title(&mut self, under_head: bool) -> Option<Line<'p>> {
        let from = self.at;
        let found = self.titled(under_head);
        if found.is_none() {
            self.at = from;
        }
        found
    }

    fn titled(&mut self, under_head: bool) -> Option<Line<'p>> {
        // The rule under Tiêu ngữ stands below a head of plain paragraphs.
        while let Some((at, _)) = self.peek().filter(|(_, line)| line.text.is_empty() && line.rule.is_some())
        {
            self.eat(at);
        }
        let (at, line) = self.peek()?;
        let named = loai::find(&line.text).is_some()
            || (loai::opening(&line.text).is_some() && line.is_centred() && shape::is_capitals(&line.text));
        let marked = shape::mark(&line.text).is_some() || appendix::is_heading(&line.text);
        let looks = under_head && !marked && (line.is_centred() || shape::is_capitals(&line.text));
        if !(named || looks) || line.text.is_empty() || is_address(&line) {
            return None;
        }
        self.eat(at);
        Some(line)
    }

    /// The next line, and those after it that go on centred and bold.
    fn subject(&mut self, above: bool, statute: bool) -> Vec<Line<'p>> {
        let mut lines: Vec<Line<'p>> = Vec::new();
        while let Some((at, line)) = self.peek() {
            // Of one that is not bold only what is plainly its end goes on: `(lần hai)`, words in small letters.
            let small = || line.text.starts_with(|letter: char| letter == '(' || letter.is_lowercase());
            let light = !lines.iter().all(Line::is_bold) && small();
            // Of one that is set as text is, what goes on in bold does.
            let set = || at == 0 && line.is_bold() && small();
            let goes_on = lines.is_empty() || (line.is_centred() && (line.is_bold() || light)) || set();
            let ended = lines.last().is_some_and(|last| last.rule.is_some());
            let other = is_number(&line)
                || is_address(&line)
                || shape::mark(&line.text).is_some()
                || line.text.starts_with("Căn cứ ")
                || is_attached(&line);
            // A line of the text: `Tên đề tài: …`, or set as the text is.
            let labelled = line.text.contains(": ") || line.text.ends_with(':');
            // So is one of several lines that is neither bold nor in the middle.
            let running = lines.is_empty()
                && (is_to_fill_in(&line.text)
                    || ((labelled || line.printed().len() > 1) && !line.shows_centred() && !line.is_bold()));
            // One in capitals goes on in capitals, right below, up to the words of who decides.
            let carried = at == 0
                && lines.last().is_some_and(|last| shape::is_capitals(&last.text))
                && !words::is_authority(&line.text);
            let authority = (above || !lines.is_empty()) && is_authority(&line) && !statute && !carried;
            if line.text.is_empty() || !goes_on || ended || other || authority || running {
                break;
            }
            self.eat(at);
            lines.push(line);
        }
        lines
    }

    /// A line of số, ký hiệu.
    fn number(&mut self) -> Option<Line<'p>> {
        let (at, line) = self.peek().filter(|(_, line)| is_number(line))?;
        self.eat(at);
        Some(line)
    }

    /// `(Kèm theo …)` and the lines that carry it on to its closing bracket.
    fn attached(&mut self) -> Vec<Line<'p>> {
        let mut lines: Vec<Line<'p>> = Vec::new();
        while let Some((at, line)) = self.peek() {
            let goes_on = if lines.is_empty() {
                is_attached(&line)
            } else {
                !line.text.is_empty() && line.is_centred()
            };
            let closed = lines.last().is_some_and(|last| last.text.ends_with(')'));
            if !goes_on || closed {
                break;
            }
            self.eat(at);
            lines.push(line);
        }
        lines
    }

    /// A rule that is drawn under the title but hangs on the next line of text.
    fn drawn_below(&self) -> Option<RuleLine> {
        let (_, line) = self.peek()?;
        line.rule.filter(|rule| rule.offset.is_none())
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
        let (at, label) = self.address()?;
        let order = self.blocks.get(self.at + at)?.0;
        // A line between title and Kính gửi stays where it is.
        let between = self.blocks.splice(self.at..=self.at + at, []).take(at).collect::<Vec<_>>();
        let mut items = Vec::new();
        let open = label.text.ends_with(':');
        // The first of several may stand on the line of the label.
        let dashed =
            label.text.split_once(':').is_some_and(|(_, rest)| rest.trim_start().starts_with(['-', '–']));
        let several = label.text.ends_with(';') || (dashed && !label.text.ends_with('.'));
        loop {
            // In a table the one who is addressed may stand beside the label.
            let beside =
                |at: usize| items.is_empty() && self.rest().get(at).is_some_and(|next| next.0 == order);
            let listed = |line: &Line<'_>| line.text.starts_with(['-', '–', '+']);
            // One who is addressed may stand on the line below, in from the label.
            let below = |line: &Line<'_>| {
                const LONGEST: usize = 80;
                let start = |line: &Line<'_>| line.paragraph.format.left + line.paragraph.format.first_line;
                let inside = line.is_centred() || start(line) > start(&label).max(FAR);
                items.is_empty() && inside && line.text.chars().count() <= LONGEST
            };
            let taken = |(at, line): &(usize, Line<'_>)| {
                (open || several) && (listed(line) || beside(*at) || below(line))
            };
            let Some((at, line)) = self.peek().filter(taken) else { break };
            let last = line.text.ends_with('.') || !listed(&line);
            self.eat(at);
            items.push(line);
            if last {
                break;
            }
        }
        self.blocks.splice(self.at..self.at, between);
        Some(KinhGui { label, items })
    }

    /// The line of Kính gửi among the next few, before anything with a mark.
    fn address(&self) -> Option<(usize, Line<'p>)> {
        const NEAR: usize = 4;
        let mut seen = 0;
        for (at, (order, block)) in self.rest().iter().enumerate() {
            let Block::Paragraph(paragraph) = block else { return None };
            let line = Line::new(paragraph, 0, *order, self.inner);
            if is_address(&line) {
                return Some((at, line));
            }
            seen += usize::from(!line.text.is_empty());
            if shape::mark(&line.text).is_some() || line.text.starts_with("Căn cứ ") || seen > NEAR {
                return None;
            }
        }
        None
    }
}

/// Whether a line under a title is filled in for each who gets the paper: `Họ và tên: …`, `Kính mời ông/bà: ………`.
fn is_to_fill_in(text: &str) -> bool {
    let Some((label, rest)) = text.split_once(':') else { return false };
    let named = folded(label)
        .is_some_and(|label| ["ho va ten", "ho ten", "kinh moi"].iter().any(|word| label.starts_with(word)));
    let blank = rest.chars().all(|letter| matches!(letter, '.' | '…' | '_' | ' '));
    named || (blank && shape::has_blank(rest))
}

fn is_number(line: &Line<'_>) -> bool {
    folded(&line.text).is_some_and(|text| words::is_number(&text))
}

fn is_attached(line: &Line<'_>) -> bool {
    folded(&line.text).is_some_and(|text| words::is_attached(&text)) || line.text.starts_with("(Kèm theo")
}

/// Drafts and what is not real say so.
const MADE_UP: [&str; 3] = ["DỰ THẢO", "SỐ LIỆU MINH HỌA", "VĂN BẢN MINH HỌA"];

/// Marks that may stand between the header and the title: secrecy, urgency, draft.
pub(crate) fn is_stamp(text: &str) -> bool {
    /// `DỰ THẢO LẦN 2` is a stamp; behind `[DỰ THẢO]` a title may stand on the same line.
    const LONGEST: usize = 20;
    const STAMPS: [&str; 8] =
        ["HỎA TỐC", "HOẢ TỐC", "THƯỢNG KHẨN", "KHẨN", "TUYỆT MẬT", "TỐI MẬT", "MẬT", "LƯU HÀNH NỘI BỘ"];
    let bare = text.trim_matches(['(', ')', '[', ']', ' ', '.', ':']);
    let drafted = |mark: &str| {
        bare.strip_prefix(mark).is_some_and(|rest| rest.chars().count() <= LONGEST || !text.starts_with('['))
    };
    STAMPS.contains(&text) || MADE_UP.iter().any(|mark| drafted(mark)) || bare == "Dự thảo"
}

/// Whether a table is the box of a stamp.
fn is_stamped(table: &Table) -> bool {
    let cells = table.rows.iter().flat_map(|row| &row.cells);
    let mut texts =
        cells.flat_map(|cell| paragraphs(&cell.blocks)).map(plain).filter(|text| !text.is_empty());
    table.rows.len() == 1
        && texts.next().is_some_and(|text| is_stamp(&text))
        && texts.all(|text| is_stamp(&text))
}

/// Centred capitals inside a paper: `QUYẾT ĐỊNH:`, `CHỦ TỊCH ỦY BAN NHÂN DÂN XÃ …`.
fn is_authority(line: &Line<'_>) -> bool {
    /// `QUYẾT ĐỊNH:` behind so many blanks or tabs was put in the middle by hand.
    const BLANKS: usize = 12;
    let by_hand = || {
        let text = line.paragraph.text();
        let blanks = text.chars().take_while(|letter| letter.is_whitespace());
        let width: usize = blanks.map(|blank| if blank == '\t' { 6 } else { 1 }).sum();
        width >= BLANKS && loai::find(line.text.trim_end_matches([':', ' '])).is_some()
    };
    line.is_bold() && shape::is_capitals(&line.text) && (line.is_centred() || by_hand())
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
    let paragraphs = paragraphs(&cell.blocks);
    lines.extend(
        paragraphs.into_iter().enumerate().map(|(order, paragraph)| Line::new(paragraph, row, order, inner)),
    );
}
