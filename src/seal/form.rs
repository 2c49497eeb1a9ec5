//! Whether a DOCX that was saved again by a word processor still looks as it was generated.
//!
//! The looks of each style in the file are compared with those in a fresh version of the paper: alignment, indents,
//! spacing, size, font, colour; page, margins, header text. Which letters are bold or italic is compared with the text
//! ([`super::lines`]). Not compared: widths of columns and indents that follow from the text (titles, rules), thickness
//! of lines, properties of the file such as title or author.

use std::collections::BTreeSet;

use crate::docx::read::{LineSpacing, Paper, Paragraph, ParagraphFormat, RunFormat, Section};
use crate::page::style::{LOOKS, RULE_STYLE_NAME, Role};

/// Whether every look in `saved` is one that `fresh` has.
pub(super) fn same(saved: &Paper, fresh: &Paper) -> bool {
    paragraphs(saved).is_subset(&paragraphs(fresh))
        && letters(saved).is_subset(&letters(fresh))
        && sections(saved).is_subset(&sections(fresh))
}

fn paragraphs(paper: &Paper) -> BTreeSet<String> {
    paper
        .paragraphs()
        .into_iter()
        .filter(|paragraph| style(paragraph) != RULE_STYLE_NAME)
        .map(|paragraph| {
            let ParagraphFormat {
                alignment,
                left,
                right,
                first_line,
                before,
                after,
                line,
                contextual_spacing,
                keep_next: _,
                page_break_before,
                list,
                borders: _,
            } = &paragraph.format;
            let sides = (!is_balanced(paragraph)).then(|| (near(*left), near(*right)));
            let (first_line, before, after) = (near(*first_line), near(*before), near(*after));
            let (contextual, page_break) = (contextual_spacing, page_break_before);
            let line = spacing(*line);
            format!(
                "{}|{alignment:?}|{sides:?}|{first_line}|{before}|{after}|{line:?}|{contextual}|{page_break}|{list:?}",
                style(paragraph)
            )
        })
        .collect()
}

fn letters(paper: &Paper) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    for paragraph in paper.paragraphs() {
        for run in paragraph.visible_runs() {
            let RunFormat {
                ascii,
                high_ansi,
                complex: _,
                size,
                bold: _,
                italic: _,
                underline: _,
                caps,
                hidden: _,
                color,
                highlight,
                shaded,
            } = &run.format;
            // A word processor may write the automatic colour out.
            let color = color.as_deref().filter(|color| !matches!(*color, "auto" | "000000"));
            let fonts = (&ascii.name, &high_ansi.name);
            found.insert(format!(
                "{}|{fonts:?}|{size}|{caps}|{color:?}|{highlight}|{shaded}",
                style(paragraph)
            ));
        }
    }
    found
}

fn sections(paper: &Paper) -> BTreeSet<String> {
    let text = |section: &Section| {
        let running = section.headers.iter().chain(&section.footers);
        let paragraphs = running.flat_map(|running| crate::docx::read::paragraphs(&running.blocks));
        // The stored result of a page number is whatever page was last counted.
        let text = |paragraph: &Paragraph| {
            if paragraph.fields.is_empty() { paragraph.text() } else { paragraph.fields.join(" ") }
        };
        let texts: BTreeSet<String> = paragraphs
            .map(|paragraph| text(paragraph).trim().to_owned())
            .filter(|text| !text.is_empty())
            .collect();
        texts
    };
    let page = |section: &Section| {
        let margins = section.margins.map(|margins| {
            [margins.top, margins.bottom, margins.left, margins.right, margins.gutter].map(near)
        });
        let size = (near(section.width), near(section.height));
        format!("{size:?}|{margins:?}|{}|{:?}", section.title_page, text(section))
    };
    paper.sections.iter().map(page).collect()
}

/// Indents of these are computed from their text.
fn is_balanced(paragraph: &Paragraph) -> bool {
    let role = LOOKS.iter().find(|look| look.style_name == style(paragraph)).map(|look| look.role);
    matches!(role, Some(Role::TrichYeu | Role::TenPhuLuc))
}

fn style(paragraph: &Paragraph) -> &str {
    paragraph.style.as_deref().unwrap_or_default()
}

/// Half a point: word processors count in millimetres or points and come back a little off.
fn near(twips: i32) -> i32 {
    (twips + 5).div_euclid(10)
}

fn spacing(line: LineSpacing) -> (u8, i32) {
    match line {
        LineSpacing::Multiple(of_240) => (0, near(of_240)),
        LineSpacing::Exactly(twips) => (1, near(twips)),
        LineSpacing::AtLeast(twips) => (2, near(twips)),
    }
}
