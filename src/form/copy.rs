//! A copy is looked at as the paper that it copies: what makes it a copy stands below that, with a head and a signature of
//! its own (ND30 PL I, Phần II, II; PL III, Mẫu 3.1).

use std::slice;

use crate::diagnostic::Code;
use crate::docx::read::{Block, Paper, paragraphs};
use crate::parts::words::folded;
use crate::value::{CAC_CACH_SAO, CachSao};

/// The paper that a copy copies.
pub(super) struct Copied {
    pub(super) paper: Paper,
    /// Whether parts of it are left out.
    pub(super) is_excerpt: bool,
}

/// What of an excerpt cannot be as in the whole: numbers that go on, the mark of the end.
pub(super) const OF_THE_WHOLE: [Code; 2] = [Code::BC06, Code::ND06];

/// How a sao y was called before, folded.
const SAO_Y_BEFORE: &str = "sao y ban chinh";

/// How a trích sao was abbreviated before (Thông tư 01/2011/TT-BNV).
const TRICH_SAO_BEFORE: &str = "TS";

/// The copied paper; `None` where this is no copy.
pub(super) fn copied(paper: &Paper) -> Option<Copied> {
    // The copy of a copy has two such tables, what is copied stands above the first. A row of a report may say «Sao y» too.
    let (at, is_excerpt) = paper.blocks.iter().enumerate().skip(1).find_map(|(at, block)| {
        let Block::Table(_) = block else { return None };
        let lines: Vec<String> = paragraphs(slice::from_ref(block)).iter().map(|line| line.text()).collect();
        // The number first: most tables have none.
        lines.iter().any(|line| is_number(line)).then_some(())?;
        let is_excerpt = lines.iter().find_map(|line| excerpt_or_whole(line))?;
        Some((at, is_excerpt))
    })?;
    let is_blank = |block: &Block| matches!(block, Block::Paragraph(line) if line.text().trim().is_empty());
    let blank = paper.blocks[..at].iter().rev().take_while(|block| is_blank(block)).count();
    let mut paper = paper.clone();
    let end = at - blank;
    paper.blocks.truncate(end);
    for section in &mut paper.sections {
        section.blocks = section.blocks.start.min(end)..section.blocks.end.min(end);
    }
    Some(Copied { paper, is_excerpt })
}

/// Whether the form of copy that a line names leaves parts out; `None` where it names none.
fn excerpt_or_whole(line: &str) -> Option<bool> {
    let line = folded(line)?;
    let named = CAC_CACH_SAO.iter().find(|form| folded(form.ten).is_some_and(|name| name == line.trim()));
    named.map(|form| form.la_trich).or_else(|| (line.trim() == SAO_Y_BEFORE).then_some(false))
}

/// Whether a line is the number of a copy, filled in or not: `Số: 01/SY-UBND`.
fn is_number(line: &str) -> bool {
    let symbol = line.trim().strip_prefix("Số").and_then(|rest| rest.rsplit_once('/'));
    symbol.is_some_and(|(_, symbol)| {
        let kind = symbol.split('-').next().unwrap_or_default().trim();
        CachSao::tim(kind).is_some() || kind == TRICH_SAO_BEFORE
    })
}

#[cfg(test)]
mod tests {
    use super::super::fixture::{BODY, ke_hoach};
    use super::{copied, is_number};
    use crate::docx::read::read;

    #[test]
    fn a_row_that_says_sao_y_makes_no_copy() {
        let mut package = ke_hoach();
        package.replace(BODY, "<w:t>Chỉ tiêu</w:t>", "<w:t>Sao y</w:t>");
        assert!(copied(&read(&package.bytes()).unwrap()).is_none());
    }

    #[test]
    fn a_copy_has_a_number_of_its_own() {
        for number in ["Số: 01/SY-UBND", "Số:      /SL-UBND", "Số 7/TrS-HĐND", "Số: 12/SY", "Số: 03/TS-UBND"]
        {
            assert!(is_number(number), "{number}");
        }
        for other in ["Sao y", "120", "Số: 01/BC-UBND", "Sổ 4/SY-UBND", "Số lượng", "01/SY-UBND"] {
            assert!(!is_number(other), "{other}");
        }
    }
}
