//! The style table as `styles.xml`.

use docx_rs::{
    AlignmentType, BuildXML, LineSpacing, LineSpacingType, RunFonts, SpecialIndentType, Style, StyleType,
    Styles,
};

use super::frame::RULE_STYLE;
use crate::page::style::{Align, FONT, LOOKS, Look, PAGE, RULE_GAP, RULE_HEIGHT, RULE_STYLE_NAME};

/// The paragraph style of the page number.
pub(super) const PAGE_NUMBER_STYLE: &str = "SoTrang";

/// `styles.xml` as docx-rs writes it; [`super::repair`] puts it in order.
pub(super) fn build() -> Vec<u8> {
    let mut styles = Styles::new()
        .default_fonts(RunFonts::new().ascii(FONT).hi_ansi(FONT).east_asia(FONT).cs(FONT))
        .default_size(28)
        .default_line_spacing(spacing(0, 240));
    styles.styles = LOOKS.iter().map(style).collect();
    styles.styles.push(
        named(PAGE_NUMBER_STYLE, "Số trang").size(PAGE.number_size as usize).align(AlignmentType::Center),
    );
    styles.styles.push(
        named(RULE_STYLE, RULE_STYLE_NAME).size(4).line_spacing(
            LineSpacing::new()
                .before(RULE_GAP)
                .after(0)
                .line(twips(RULE_HEIGHT))
                .line_rule(LineSpacingType::Exact),
        ),
    );
    styles.build()
}

fn style(look: &Look) -> Style {
    let mut style = Style::new(look.style_id, StyleType::Paragraph)
        .name(look.word_name())
        .based_on(look.base())
        .size(look.size as usize)
        .align(match look.align {
            Align::Left => AlignmentType::Left,
            Align::Center => AlignmentType::Center,
            Align::Right => AlignmentType::Right,
            Align::Both => AlignmentType::Both,
        })
        .line_spacing(spacing(look.before, look.line));
    if look.first_line > 0 {
        style = style.indent(
            Some(twips(look.left)),
            Some(SpecialIndentType::FirstLine(twips(look.first_line))),
            None,
            None,
        );
    } else if indents_first_line(look.base()) {
        style = style.indent(Some(twips(look.left)), Some(SpecialIndentType::FirstLine(0)), None, None);
    } else if look.left > 0 {
        style = style.indent(Some(twips(look.left)), None, None, None);
    }
    if look.bold {
        style = style.bold();
    }
    if look.italic {
        style = style.italic();
    }
    if let Some(level) = look.outline {
        style = style.outline_lvl(usize::from(level));
    }
    // No lone first or last line of a paragraph on a page.
    style.paragraph_property.widow_control = Some(true);
    if look.keep_next {
        style.paragraph_property.keep_next = Some(true);
    }
    style
}

/// Whether a style indents the first line, so that one based on it must say that it does not.
fn indents_first_line(style_id: &str) -> bool {
    LOOKS.iter().any(|look| look.style_id == style_id && look.first_line > 0)
}

fn named(id: &str, name: &str) -> Style {
    Style::new(id, StyleType::Paragraph).name(name).based_on("Normal")
}

fn spacing(before: u32, line: u32) -> LineSpacing {
    LineSpacing::new().before(before).after(0).line(twips(line)).line_rule(LineSpacingType::Auto)
}

fn twips(measure: u32) -> i32 {
    i32::try_from(measure).unwrap_or(i32::MAX)
}
