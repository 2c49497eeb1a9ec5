//! Appendices: everything after the signature that begins with a line `Phụ lục`.

use super::measure::plain;
use super::shape::is_capitals;
use super::{Content, Line, RuleLine, section_of, text_width};
use crate::docx::read::{Block, Paper};

/// An appendix.
#[derive(Debug)]
pub(crate) struct Appendix<'p> {
    /// First block of it in the paper.
    pub(crate) block: usize,
    /// Which section of the paper it begins in.
    pub(crate) section: usize,
    /// The line `Phụ lục …`.
    pub(crate) heading: Line<'p>,
    /// Its title.
    pub(crate) title: Vec<Line<'p>>,
    /// `(Kèm theo …)`, whole.
    pub(crate) info: Option<String>,
    /// The lines it stands on.
    pub(crate) info_lines: Vec<Line<'p>>,
    /// The rule under that line.
    pub(crate) rule: Option<RuleLine>,
    /// The rest.
    pub(crate) content: Content<'p>,
}

/// What may part the number of an appendix from a title on the same line.
const PARTING: [char; 4] = [':', '.', '-', '–'];

impl Appendix<'_> {
    /// What it is called: its heading without a title that stands on the same line.
    pub(crate) fn called(&self) -> &str {
        let text = self.heading.text.as_str();
        if self.is_titled_beside() {
            text.split_once(PARTING).map_or(text, |(called, _)| called.trim_end())
        } else {
            text.trim_end_matches([':', '.', ' '])
        }
    }

    /// Whether its title stands on the line of the heading: `PHỤ LỤC 01: DANH SÁCH …`.
    pub(crate) fn is_titled_beside(&self) -> bool {
        let title = self.heading.text.split_once(PARTING).map_or("", |(_, title)| title.trim());
        title.chars().filter(|letter| letter.is_alphabetic()).count() > 3
    }
}

/// Whether a line is the heading of an appendix, well written or not: `PHỤ LỤC 01` is one too.
pub(crate) fn is_heading(text: &str) -> bool {
    let Some(rest) = text.to_lowercase().strip_prefix("phụ lục").map(|rest| rest.trim().to_owned())
    else {
        return false;
    };
    let rest = rest.trim_end_matches([':', '.']).trim_start_matches("số ");
    let short = |text: &str| {
        text.chars().count() <= 8
            && text.chars().all(|letter| letter.is_alphanumeric() || "/-. ".contains(letter))
    };
    // In capitals the title may stand on the same line: `PHỤ LỤC 01: DANH SÁCH …`.
    let numbered = |number: &str| {
        let number = number.trim();
        number.chars().all(|letter| letter.is_ascii_digit() || "ivx".contains(letter)) && !number.is_empty()
    };
    let titled = || is_capitals(text) && rest.split_once(PARTING).is_some_and(|(number, _)| numbered(number));
    short(rest) || (text.chars().nth(LONGEST_HEADING).is_none() && titled())
}

/// Most letters of a heading that has its title on the same line.
const LONGEST_HEADING: usize = 120;

fn heading_at(paper: &Paper, at: usize) -> bool {
    matches!(paper.blocks.get(at), Some(Block::Paragraph(paragraph)) if is_heading(&plain(paragraph)))
}

/// The first heading of an appendix from that block on.
pub(super) fn first(paper: &Paper, from: usize) -> Option<usize> {
    (from..paper.blocks.len()).find(|at| heading_at(paper, *at))
}

/// The appendices, the first of which begins at `from`.
pub(super) fn read(paper: &Paper, from: usize) -> Vec<Appendix<'_>> {
    let starts: Vec<usize> = (from..paper.blocks.len()).filter(|at| heading_at(paper, *at)).collect();
    let ends = starts.iter().skip(1).copied().chain([paper.blocks.len()]);
    starts.iter().zip(ends).filter_map(|(from, to)| read_one(paper, *from, to)).collect()
}

fn read_one(paper: &Paper, from: usize, to: usize) -> Option<Appendix<'_>> {
    let inner = text_width(paper, from);
    let block_line = |at: usize| match paper.blocks.get(at) {
        Some(Block::Paragraph(paragraph)) => Some(Line::new(paragraph, 0, at, inner)),
        Some(Block::Table(_)) | None => None,
    };
    let heading = block_line(from)?;
    let mut at = from + 1;
    let mut title = Vec::new();
    let mut info_lines: Vec<Line<'_>> = Vec::new();
    let mut rule = None;
    while let Some(line) = (at < to).then(|| block_line(at)).flatten() {
        if line.text.is_empty() && line.rule.is_some() && !info_lines.is_empty() {
            rule = rule.or(line.rule);
            at += 1;
            break;
        }
        let whole = info_lines.last().is_some_and(|last| last.text.ends_with(')'));
        if line.is_blank() && !title.is_empty() && whole {
            break;
        }
        if !line.text.is_empty() {
            let is_info = super::is_attached(&line);
            let goes_on = !info_lines.is_empty() && !whole && line.is_centred();
            if whole || (!is_info && !goes_on && !line.is_centred() && !title.is_empty()) {
                // A drawn line may hang on the paragraph below it.
                rule = rule.or(line.rule.filter(|rule| rule.offset.is_none()));
                break;
            }
            if is_info || goes_on {
                rule = line.rule;
                info_lines.push(line);
            } else if info_lines.is_empty() {
                title.push(line);
            } else {
                break;
            }
        }
        at += 1;
    }
    let info = info_lines.iter().map(|line| line.text.as_str()).collect::<Vec<_>>().join(" ");
    let info = Some(info).filter(|info| !info.is_empty());
    let rest: Vec<(usize, &Block)> = paper.blocks.iter().enumerate().take(to).skip(at).collect();
    let section = section_of(paper, from);
    let content = Content::read(&rest, inner);
    Some(Appendix { block: from, section, heading, title, info, info_lines, rule, content })
}

#[cfg(test)]
mod tests {
    use super::is_heading;

    #[test]
    fn headings_are_found_well_written_or_not() {
        let found = ["Phụ lục", "Phụ lục IV", "PHỤ LỤC 01", "Phụ lục số 2:", "Phụ lục kèm theo", "Phụ"];
        assert_eq!(found.map(is_heading), [true, true, true, true, true, false]);
        assert!(is_heading("PHỤ LỤC 02: BẢNG TỔNG HỢP"));
        let text = [
            "Phụ lục của Kế hoạch này gồm các chỉ tiêu",
            "Phụ lục 2: bảng tổng hợp",
            "PHỤ LỤC KÈM THEO: BẢNG",
        ];
        assert_eq!(text.map(is_heading), [false; 3]);
    }
}
