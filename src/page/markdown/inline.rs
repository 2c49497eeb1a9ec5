//! Inline events → lines, each with its role.

use pulldown_cmark::{Event, Tag, TagEnd};

use super::tag::{self, Element, InlineTag};
use crate::page::document::{Inline, Merged};
use crate::page::style::Role;

/// A line of text and the component it is.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Line {
    pub(super) role: Role,
    pub(super) inlines: Vec<Inline>,
}

/// Collects the inline events of one paragraph or cell.
pub(super) struct Builder {
    /// Role of text outside any named element.
    default: Role,
    lines: Vec<Line>,
    /// Elements that are open, outermost first, with the role they name.
    open: Vec<(Element, Option<Role>)>,
    /// The one role that an open element names.
    role: Option<Role>,
    bold: u32,
    italic: u32,
    /// Which cell has taken the room of this one.
    merged: Option<Merged>,
    /// A tag was refused: what closes it is no second fault.
    refused: bool,
}

impl Builder {
    pub(super) fn new(default: Role) -> Self {
        Self {
            default,
            lines: Vec::new(),
            open: Vec::new(),
            role: None,
            bold: 0,
            italic: 0,
            merged: None,
            refused: false,
        }
    }

    /// Takes one event; an error is a sentence for the officer.
    pub(super) fn event(&mut self, event: Event<'_>) -> Result<(), String> {
        match event {
            Event::Text(text) => self.text(&text),
            Event::SoftBreak => self.text(" "),
            Event::HardBreak => self.line_break(),
            Event::InlineHtml(html) if self.refused => drop(html),
            Event::InlineHtml(html) => {
                let result = tag::inline(&html).and_then(|tag| self.tag(tag));
                self.refused = result.is_err();
                return result;
            }
            Event::Start(Tag::Strong) => self.bold += 1,
            Event::End(TagEnd::Strong) => self.bold = self.bold.saturating_sub(1),
            Event::Start(Tag::Emphasis) => self.italic += 1,
            Event::End(TagEnd::Emphasis) => self.italic = self.italic.saturating_sub(1),
            // Closes what was refused when it opened.
            Event::End(_) => {}
            Event::Start(_)
            | Event::Code(_)
            | Event::InlineMath(_)
            | Event::DisplayMath(_)
            | Event::Html(_)
            | Event::FootnoteReference(_)
            | Event::Rule
            | Event::TaskListMarker(_) => {
                return Err("phần Markdown này không có trong thể thức văn bản".to_owned());
            }
        }
        Ok(())
    }

    /// Which cell has taken the room of this one.
    pub(super) fn merged(&self) -> Option<Merged> {
        self.merged
    }

    /// The lines, once all elements are closed.
    pub(super) fn finish(self) -> Result<Vec<Line>, String> {
        if self.merged.is_some() && !self.lines.is_empty() {
            return Err("ô đã gộp vào ô khác mà còn chữ".to_owned());
        }
        if self.open.is_empty() {
            Ok(self.lines)
        } else {
            Err("thẻ mở trong đoạn này chưa đóng".to_owned())
        }
    }

    fn text(&mut self, text: &str) {
        let role = self.role;
        // Blanks between two named lines belong to neither.
        if role.is_none()
            && text.trim().is_empty()
            && self.lines.last().is_none_or(|line| line.role != self.default)
        {
            return;
        }
        let (bold, italic) = (self.bold > 0, self.italic > 0);
        let line = self.line(role);
        if let Some(Inline::Text { text: last, bold: b, italic: i }) = line.inlines.last_mut()
            && (*b, *i) == (bold, italic)
        {
            last.push_str(text);
            return;
        }
        line.inlines.push(Inline::Text { text: text.to_owned(), bold, italic });
    }

    /// The line that text of this role goes to: a named element opened it, unnamed text opens its own.
    fn line(&mut self, role: Option<Role>) -> &mut Line {
        let wanted = role.unwrap_or(self.default);
        if self.lines.last().is_none_or(|line| role.is_none() && line.role != wanted) {
            self.lines.push(Line { role: wanted, inlines: Vec::new() });
        }
        let last = self.lines.len() - 1;
        &mut self.lines[last]
    }

    fn line_break(&mut self) {
        // Between two named lines `<br>` only parts them; inside one it is a break.
        let inside = self.role.is_some() || self.lines.last().is_some_and(|line| line.role == self.default);
        if inside && let Some(line) = self.lines.last_mut() {
            line.inlines.push(Inline::Break);
        }
    }

    fn tag(&mut self, tag: InlineTag) -> Result<(), String> {
        match tag {
            InlineTag::Break => self.line_break(),
            InlineTag::Merged(merged) => self.merged = Some(merged),
            InlineTag::Open(element, Some(role)) => {
                if self.role.is_some() {
                    return Err("một thành phần thể thức không nằm trong thành phần khác".to_owned());
                }
                self.open.push((element, Some(role)));
                self.role = Some(role);
                self.lines.push(Line { role, inlines: Vec::new() });
            }
            InlineTag::Open(element, None) => {
                self.open.push((element, None));
                self.weigh(element, 1);
            }
            InlineTag::Close(element) => match self.open.pop() {
                Some((opened, role)) if opened == element => {
                    // A named element's look comes from the style table, not from its tag.
                    match role {
                        Some(_) => self.role = None,
                        None => self.weigh(element, -1),
                    }
                }
                _ => return Err("thẻ đóng không khớp thẻ mở".to_owned()),
            },
        }
        Ok(())
    }

    fn weigh(&mut self, element: Element, by: i32) {
        match element {
            Element::B => self.bold = self.bold.saturating_add_signed(by),
            Element::I => self.italic = self.italic.saturating_add_signed(by),
            Element::Span => {}
        }
    }
}
