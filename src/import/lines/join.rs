//! Which lines are of one paragraph.

use super::Row;
use crate::page::metrics::{Face, width_twips};
use crate::parts::shape::{self, MarkKind, mark};

/// Size of letters that widths are taken in; only their proportion counts.
const SIZE: u32 = 28;
/// Indent of a paragraph's first line: a little more than the decree's largest.
const INDENT: i64 = 760;
/// No page has narrower lines; a text of a few short ones tells nothing.
const LEAST: i64 = 7_000;
/// Lines wider than this are paragraphs that no page has cut.
const UNCUT: i64 = 20_000;
/// What a bold heading is wider than its letters in regular, in hundredths.
const BOLD: i64 = 9;

/// What is known of the lines as a whole.
#[derive(Debug)]
pub(super) struct Joiner {
    /// Width of a full line.
    full: i64,
    /// Blank lines between two lines of one paragraph.
    usual: usize,
    /// Blanks before most lines.
    lead: usize,
    /// Whether each line is a paragraph already.
    uncut: bool,
}

/// A paragraph that may go on.
struct Open {
    number: usize,
    text: String,
    rows: usize,
    /// The mark that it began with.
    kind: Option<MarkKind>,
}

impl Joiner {
    pub(super) fn of(rows: &[Row]) -> Self {
        let mut widths: Vec<i64> = rows.iter().map(|row| width(&row.text)).collect();
        widths.sort_unstable();
        let at = |share: usize| widths.get(widths.len() * share / 100).copied().unwrap_or(0);
        let mut leads: Vec<usize> = rows.iter().map(|row| row.lead).collect();
        leads.sort_unstable();
        Self {
            full: at(95).max(LEAST),
            usual: super::usual_gap(rows),
            lead: leads.get(leads.len() / 2).copied().unwrap_or(0),
            uncut: at(75) > UNCUT,
        }
    }

    /// The paragraphs, each with the line it begins on.
    pub(super) fn paragraphs(&self, rows: &[Row]) -> Vec<(usize, String)> {
        let mut found: Vec<(usize, String)> = Vec::new();
        let mut open: Option<Open> = None;
        let mut counts = Counts::default();
        for (at, row) in rows.iter().enumerate() {
            let before = at.checked_sub(1).and_then(|before| rows.get(before));
            let goes_on = match (&open, before) {
                (Some(open), Some(before)) => !self.parts(open, before, row, &counts),
                _ => false,
            };
            match open.as_mut().filter(|_| goes_on) {
                Some(open) => {
                    if !is_tied(&open.text, &row.text) {
                        open.text.push(' ');
                    }
                    open.text.push_str(&row.text);
                    open.rows += 1;
                }
                None => {
                    found.extend(open.take().map(|open| (open.number, open.text)));
                    let found_mark = mark(&row.text);
                    counts.note(found_mark);
                    let kind = found_mark.map(|mark| mark.kind);
                    open = Some(Open { number: row.number, text: row.text.clone(), rows: 1, kind });
                }
            }
        }
        found.extend(open.map(|open| (open.number, open.text)));
        found
    }

    /// Whether a paragraph ends before `next`.
    fn parts(&self, open: &Open, before: &Row, next: &Row, counts: &Counts) -> bool {
        if self.uncut || super::is_drawn(&next.text) || super::is_drawn(&before.text) {
            return true;
        }
        if next.gap > self.usual && !next.new_page {
            return true;
        }
        let ended = before.text.ends_with(['.', ':', ';', '…', '!', '?', '”', '"']);
        if super::is_appendix(&next.text) || (before.text.ends_with("./.") && open.rows > 0) {
            return true;
        }
        let titled =
            matches!(open.kind, Some(MarkKind::Phan | MarkKind::Chuong | MarkKind::Muc | MarkKind::TieuMuc));
        if titled && open.rows == 1 {
            return true;
        }
        if let Some(starts) = self.starts_marked(before, next, ended, counts) {
            return starts;
        }
        let capitals = shape::is_capitals(&open.text);
        if capitals != shape::is_capitals(&next.text) && capitals && open.text.chars().count() > 6 {
            return true;
        }
        let upper = next.text.chars().find(|c| c.is_alphanumeric()).is_some_and(char::is_uppercase);
        if !upper {
            return false;
        }
        if ended && ["Căn cứ ", "Trên đây là "].iter().any(|words| next.text.starts_with(words)) {
            return true;
        }
        let slack = self.slack(open, before, next, !ended);
        if ended {
            return slack > self.full / 50 || next.lead > self.lead + 2;
        }
        let headed = matches!(open.kind, Some(MarkKind::Khoan | MarkKind::Con | MarkKind::Diem));
        if headed && before.text.ends_with(')') {
            return true;
        }
        // A heading leaves much of its line free; so does a line before a long word, but never that much.
        slack > self.full / if headed { 12 } else { 5 }
    }

    /// Whether a line that begins with a mark begins a paragraph; `None`: it has no mark.
    fn starts_marked(&self, before: &Row, next: &Row, ended: bool, counts: &Counts) -> Option<bool> {
        if let Some(rest) = dash(&next.text) {
            // «kinh tế / - xã hội»: a dash of the sentence.
            let upper = rest.chars().find(|c| c.is_alphanumeric()).is_some_and(|c| !c.is_lowercase());
            return Some(ended || upper);
        }
        let found = mark(&next.text)?;
        Some(match found.kind {
            MarkKind::Phan | MarkKind::Chuong | MarkKind::Muc | MarkKind::TieuMuc | MarkKind::Dieu => {
                ended || !is_full(self, before) || shape::is_capitals(&before.text) || counts.follows(found)
            }
            MarkKind::La => {
                ended || shape::is_capitals(&next.text) || counts.follows(found) || !is_full(self, before)
            }
            MarkKind::Khoan | MarkKind::Diem => {
                ended
                    || counts.follows(found) && !before.text.ends_with("khoản") && !is_full(self, before)
                    || (counts.follows(found) && starts_upper(&next.text))
            }
            MarkKind::Con => ended && starts_upper(&next.text),
            MarkKind::Gach => ended,
        })
    }

    /// The room that the line before left, beyond what the next word would have taken.
    /// A heading is bold and wider than its letters tell.
    fn slack(&self, open: &Open, before: &Row, next: &Row, may_be_heading: bool) -> i64 {
        let word = next.text.split(' ').next().unwrap_or_default();
        let indent = if open.rows == 1 { INDENT } else { 0 };
        let bold = match open.kind {
            Some(MarkKind::Khoan | MarkKind::Con | MarkKind::La) if may_be_heading => self.full * BOLD / 100,
            _ => 0,
        };
        self.full - indent - bold - width(&before.text) - width(" ") - width(word)
    }
}

fn is_full(joiner: &Joiner, row: &Row) -> bool {
    width(&row.text) > joiner.full * 4 / 5
}

/// Whether the first letter behind a mark is a capital.
fn starts_upper(text: &str) -> bool {
    let behind = text.split_once(' ').map_or("", |(_, rest)| rest);
    behind.chars().find(|c| c.is_alphabetic()).is_some_and(char::is_uppercase)
}

/// What stands behind a dash, a plus or a bullet.
fn dash(text: &str) -> Option<&str> {
    const DASHES: [&str; 7] = ["- ", "– ", "+ ", "• ", "* ", "· ", "\u{f0b7} "];
    let close = text.strip_prefix('-').filter(|rest| rest.starts_with(char::is_alphabetic));
    DASHES.iter().find_map(|dash| text.strip_prefix(dash)).or(close)
}

/// Whether two lines are one word: «2021-» «2025», «TTLT-» «BTC».
fn is_tied(before: &str, next: &str) -> bool {
    let word = before.rsplit(' ').next().unwrap_or_default();
    let bare = word.strip_suffix('-').unwrap_or_default();
    bare.ends_with(|c: char| c.is_ascii_digit() || c.is_uppercase())
        && next.starts_with(|c: char| c.is_ascii_digit() || c.is_uppercase())
}

fn width(text: &str) -> i64 {
    width_twips(text, SIZE, Face::Regular).into()
}

/// The last number of each kind of mark.
#[derive(Debug, Default)]
struct Counts {
    la: u32,
    khoan: u32,
    diem: u32,
    dieu: u32,
}

impl Counts {
    fn note(&mut self, found: Option<shape::Mark>) {
        let Some(found) = found else { return };
        let number = found.number.unwrap_or(0);
        match found.kind {
            MarkKind::La => (self.la, self.khoan, self.diem) = (number, 0, 0),
            MarkKind::Khoan => (self.khoan, self.diem) = (number, 0),
            MarkKind::Dieu => (self.dieu, self.khoan, self.diem) = (number, 0, 0),
            MarkKind::Diem => self.diem = number,
            _ => {}
        }
    }

    /// Whether a mark is the next of its kind.
    fn follows(&self, found: shape::Mark) -> bool {
        let last = match found.kind {
            MarkKind::La => self.la,
            MarkKind::Khoan => self.khoan,
            MarkKind::Diem => self.diem,
            MarkKind::Dieu => self.dieu,
            _ => return false,
        };
        found.number == Some(last + 1)
    }
}
