//! Appendices: everything after the signature that begins with a line `Phụ lục`.

use super::measure::plain;
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
    /// `(Kèm theo …)`.
    pub(crate) info: Option<Line<'p>>,
    /// The rule under that line.
    pub(crate) rule: Option<RuleLine>,
    /// The rest.
    pub(crate) content: Content<'p>,
}

/// Whether a line is the heading of an appendix, well written or not: `PHỤ LỤC 01` is one too.
fn is_heading(text: &str) -> bool {
    let Some(rest) = text.to_lowercase().strip_prefix("phụ lục").map(|rest| rest.trim().to_owned())
    else {
        return false;
    };
    let rest = rest.trim_end_matches([':', '.']).trim_start_matches("số ");
    rest.chars().count() <= 6 && rest.chars().all(char::is_alphanumeric)
}

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
    let mut info = None;
    let mut rule = None;
    while let Some(line) = (at < to).then(|| block_line(at)).flatten() {
        if line.text.is_empty() && line.rule.is_some() && info.is_some() {
            rule = line.rule;
            at += 1;
            break;
        }
        if line.is_blank() && !title.is_empty() && info.is_some() {
            break;
        }
        if !line.text.is_empty() {
            let is_info = line.text.to_lowercase().starts_with("(kèm theo")
                || line.text.to_lowercase().starts_with("(ban hành kèm theo");
            if info.is_some() || (!is_info && !line.is_centred() && !title.is_empty()) {
                break;
            }
            if is_info {
                rule = line.rule;
                info = Some(line);
            } else {
                title.push(line);
            }
        }
        at += 1;
    }
    let rest: Vec<(usize, &Block)> = paper.blocks.iter().enumerate().take(to).skip(at).collect();
    let section = section_of(paper, from);
    Some(Appendix { block: from, section, heading, title, info, rule, content: Content::read(&rest, inner) })
}

#[cfg(test)]
mod tests {
    use super::is_heading;

    #[test]
    fn headings_are_found_well_written_or_not() {
        let found = ["Phụ lục", "Phụ lục IV", "PHỤ LỤC 01", "Phụ lục số 2:", "Phụ lục kèm theo", "Phụ"];
        assert_eq!(found.map(is_heading), [true, true, true, true, false, false]);
    }
}
