//! Text as a PDF viewer gives it → the paragraphs of a paper.
//!
//! Lines are the page's, not the writer's: a paragraph is cut where the line was full. What tells a paragraph's end is
//! how much of the line it left free, with the letters' own widths; what tells its start is a mark of the decree. Page
//! numbers and page breaks are the page's too.

use super::sheet::{self, Look};
use crate::docx::read::{Block, Paper};
use crate::parts::loai;
use crate::parts::shape::{self, MarkKind};
use crate::parts::words::{self, folded};
use crate::text::lint;

mod join;
mod running;

use join::Joiner;

/// A line that shows something.
#[derive(Debug, Clone)]
pub(super) struct Row {
    /// Its number in the file, from 1.
    pub(super) number: usize,
    /// As it stands there, without blanks at its ends.
    pub(super) text: String,
    /// Blanks before it.
    pub(super) lead: usize,
    /// Blank lines above it.
    pub(super) gap: usize,
    /// Whether a page begins with it.
    pub(super) new_page: bool,
}

/// A text as a paper, and what of it was the page's alone.
#[derive(Debug)]
pub(super) struct Lined {
    pub(super) paper: Paper,
    /// Lines that held a page number.
    pub(super) page_numbers: Vec<usize>,
    /// Heads and feet that pages repeat: where first, and what.
    pub(super) running: Vec<(usize, String)>,
    /// Lines that were joined to the one above.
    pub(super) joined: usize,
}

/// Most lines in which a title is looked for.
const HEAD: usize = 80;

/// Reads a text.
pub(super) fn read(text: &str) -> Lined {
    let mut rows = rows(text);
    let running = running::take(&mut rows);
    let page_numbers = take_page_numbers(&mut rows);
    let title = rows.iter().take(HEAD).position(|row| is_title(&row.text));
    let body = body_from(&rows, title);
    let foot = foot(&rows, body);
    let mut blocks: Vec<Block> = Vec::new();
    let head = rows.get(..title.unwrap_or(body).min(body)).unwrap_or_default();
    blocks.extend(head.iter().filter(|row| !is_drawn(&row.text)).map(of_head));
    let titled = rows.get(title.unwrap_or(body)..body).unwrap_or_default();
    blocks.extend(titled.iter().filter(|row| !is_drawn(&row.text)).map(|row| of(row, Look::TITLE)));
    let main = rows.get(body..foot.start).unwrap_or_default();
    let joiner = Joiner::of(main);
    let mut joined = main.len();
    let paragraphs = joiner.paragraphs(main);
    joined -= paragraphs.len();
    blocks.extend(paragraphs.iter().map(|(number, text)| body_block(*number, text)));
    blocks.extend(foot_blocks(rows.get(foot.clone()).unwrap_or_default()));
    let rest = rows.get(foot.end..).unwrap_or_default();
    let paragraphs = joiner.paragraphs(rest);
    joined += rest.len() - paragraphs.len();
    blocks.extend(paragraphs.iter().map(|(number, text)| body_block(*number, text)));
    Lined { paper: sheet::paper(blocks), page_numbers, running, joined }
}

/// The lines that show something. A form feed begins a page.
fn rows(text: &str) -> Vec<Row> {
    let mut found: Vec<Row> = Vec::new();
    let mut gap = 0;
    for (at, line) in text.split('\n').enumerate() {
        for (nth, piece) in line.trim_end_matches('\r').split('\u{c}').enumerate() {
            let clean = cleaned(piece);
            let trimmed = clean.trim();
            if trimmed.is_empty() {
                gap += usize::from(nth == 0);
                continue;
            }
            let lead = clean.chars().take_while(|c| c.is_whitespace()).count();
            found.push(Row { number: at + 1, text: trimmed.to_owned(), lead, gap, new_page: nth > 0 });
            gap = 0;
        }
    }
    found
}

/// Blanks of all kinds as spaces, a tab kept; letters that only look right as the right ones, so that marks are known.
fn cleaned(line: &str) -> String {
    let mut out = String::with_capacity(line.len());
    for c in line.chars() {
        match c {
            // Most letters can be nothing else.
            '\t' | '!'..='~' | 'Ạ'..='ỹ' => out.push(c),
            c if c.is_whitespace() => out.push(' '),
            c => match lint::look_alike(c) {
                Some(like) => out.push_str(&like),
                None => out.push(c),
            },
        }
    }
    out
}

/// Lines between two page numbers: no page of a paper is shorter, and the numbers of a list stand closer.
const PAGE: usize = 12;

/// Takes out the lines that hold nothing but the number of a page; gives their numbers in the file.
fn take_page_numbers(rows: &mut Vec<Row>) -> Vec<usize> {
    let mut taken = Vec::new();
    let mut last: Option<(usize, u32)> = None;
    let mut kept = Vec::with_capacity(rows.len());
    let old = std::mem::take(rows);
    let starts: Vec<bool> = old.iter().map(|row| row.new_page).collect();
    for (at, row) in old.into_iter().enumerate() {
        let next_page = row.new_page || starts.get(at + 1).copied().unwrap_or(false);
        let fits = page_number(&row.text).filter(|number| match last {
            None => (1..=2).contains(number) && (next_page || at > PAGE),
            Some((line, before)) => *number == before + 1 && (next_page || at - line > PAGE),
        });
        match fits {
            Some(number) => {
                last = Some((at, number));
                taken.push(row.number);
            }
            None => kept.push(row),
        }
    }
    *rows = kept;
    taken
}

/// `2`, `- 2 -`, `2/8`, `Trang 2`.
fn page_number(text: &str) -> Option<u32> {
    let bare = text.strip_prefix("Trang").unwrap_or(text).trim_matches(['-', '–', ' ']);
    let number = bare.split_once('/').map_or(bare, |(number, of)| {
        if of.bytes().all(|byte| byte.is_ascii_digit()) { number } else { bare }
    });
    let digits = !number.is_empty() && number.len() <= 3 && number.bytes().all(|byte| byte.is_ascii_digit());
    number.parse().ok().filter(|_| digits)
}

fn is_title(text: &str) -> bool {
    loai::find(text).is_some() || (shape::is_capitals(text) && loai::opening(text).is_some())
}

/// A row of dashes or underscores that draws a rule.
fn is_drawn(text: &str) -> bool {
    text.chars().count() >= 3 && text.chars().all(|c| matches!(c, '-' | '_' | '–' | '—' | '*' | '='))
}

/// The first line of the body: behind the title and its trích yếu, or from Kính gửi on.
fn body_from(rows: &[Row], title: Option<usize>) -> usize {
    let Some(title) = title else {
        let address = rows.iter().take(HEAD).position(|row| {
            folded(&row.text).is_some_and(|text| words::is_address(&text)) || row.text.starts_with("Căn cứ ")
        });
        return address.or_else(|| head_end(rows)).unwrap_or(0);
    };
    let usual = usual_gap(rows);
    let mut at = title + 1;
    while let Some(row) = rows.get(at) {
        let apart = at > title + 1 && row.gap > usual.max(1);
        if apart || at > title + LONGEST_TITLE || begins_body(&row.text) {
            break;
        }
        at += 1;
    }
    at
}

/// Without a title: behind the last line that the head of a paper has.
fn head_end(rows: &[Row]) -> Option<usize> {
    let is_head = |row: &Row| {
        row.text.split("   ").any(|part| {
            folded(part.trim()).is_some_and(|text| {
                words::is_country(&text) || words::is_motto(&text) || words::is_place_date(&text)
            })
        })
    };
    rows.iter().take(HEAD / 2).rposition(is_head).map(|at| at + 1)
}

/// Most lines of a trích yếu.
const LONGEST_TITLE: usize = 6;

/// Whether a line cannot be of a trích yếu.
fn begins_body(text: &str) -> bool {
    const OPENINGS: [&str; 9] =
        ["Căn cứ ", "Thực hiện ", "Nhằm ", "Để ", "Trong ", "Hiện nay", "Kính gửi", "Xét ", "Theo "];
    let marked = shape::mark(text).is_some();
    marked || OPENINGS.iter().any(|words| text.starts_with(words)) || text.ends_with("./.")
}

/// How many blank lines stand between most lines.
fn usual_gap(rows: &[Row]) -> usize {
    let mut counts = [0_usize; 4];
    for row in rows.iter().skip(1) {
        if let Some(count) = counts.get_mut(row.gap) {
            *count += 1;
        }
    }
    counts.iter().enumerate().max_by_key(|(gap, count)| (**count, usize::MAX - gap)).map_or(0, |(gap, _)| gap)
}

/// The lines of nơi nhận and signature.
fn foot(rows: &[Row], body: usize) -> std::ops::Range<usize> {
    let label = |row: &Row| {
        let first = row.text.split("    ").next().unwrap_or_default().split('\t').next().unwrap_or_default();
        folded(first.trim()).is_some_and(|text| words::is_recipients(&text))
    };
    let Some(label) = (body..rows.len()).find(|at| rows.get(*at).is_some_and(label)) else {
        return unlabelled_foot(rows, body);
    };
    let mut start = label;
    while start > body && rows.get(start - 1).is_some_and(|row| is_signing(&row.text)) {
        start -= 1;
    }
    let appendix = (label..rows.len()).find(|at| rows.get(*at).is_some_and(|row| is_appendix(&row.text)));
    start..appendix.unwrap_or(rows.len())
}

/// A signature without nơi nhận: the last lines of capitals and a name.
fn unlabelled_foot(rows: &[Row], body: usize) -> std::ops::Range<usize> {
    let mut start = rows.len();
    while start > body && rows.get(start - 1).is_some_and(|row| is_signing(&row.text)) {
        start -= 1;
    }
    let posted = rows.get(start..).unwrap_or_default().iter().any(|row| words::is_post(&row.text));
    if posted { start..rows.len() } else { rows.len()..rows.len() }
}

fn is_signing(text: &str) -> bool {
    let person = words::is_person(text) && !shape::is_capitals(text);
    words::is_post(text) || person || crate::parts::is_signing_note(text)
}

fn is_appendix(text: &str) -> bool {
    shape::is_capitals(text.split(' ').next().unwrap_or_default()) && crate::parts::is_appendix_heading(text)
}

fn of(row: &Row, look: Look) -> Block {
    sheet::line(row.number, &row.text, look)
}

/// A line of the head; blanks between its columns stay.
fn of_head(row: &Row) -> Block {
    let bold = shape::is_capitals(&row.text);
    of(row, Look { bold, ..Look::default() })
}

/// A paragraph of the body; capitals that stand alone are in the middle of the page.
fn body_block(number: usize, text: &str) -> Block {
    let mark = shape::mark(text).map(|mark| mark.kind);
    let capitals = shape::is_capitals(text);
    let look = match mark {
        Some(MarkKind::Phan | MarkKind::Chuong | MarkKind::Muc | MarkKind::TieuMuc) => Look::TITLE,
        None if capitals => Look::TITLE,
        _ => Look::default(),
    };
    sheet::line(number, text, look)
}

/// Nơi nhận and signature, a line a line; a recipient of two lines is one.
fn foot_blocks(rows: &[Row]) -> Vec<Block> {
    let mut lines: Vec<(usize, String)> = Vec::new();
    for row in rows {
        let listed = row.text.starts_with(['-', '–', '+', '•']);
        let goes_on = lines.last().is_some_and(|(_, last)| {
            last.starts_with(['-', '–', '+', '•'])
                && !last.ends_with([';', '.'])
                && !last.contains("    ")
                && !last.contains("Lưu")
        });
        let apart = listed || is_signing(&row.text) || row.text.contains("    ");
        match lines.last_mut() {
            Some((_, last)) if goes_on && !apart => {
                last.push(' ');
                last.push_str(&row.text);
            }
            _ => lines.push((row.number, row.text.clone())),
        }
    }
    let block = |(number, text): (usize, String)| {
        let look = if is_signing(&text) { Look::CENTRED } else { Look::default() };
        sheet::line(number, &text, look)
    };
    lines.into_iter().map(block).collect()
}

#[cfg(test)]
mod tests;
