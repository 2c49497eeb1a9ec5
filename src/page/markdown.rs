//! Markdown → document tree. The Markdown that is written is the text the DOCX is made from.
//!
//! Every component carries its role by name: `<b class="quoc-hieu">…</b>` for a line, `<div class="chan-van-ban">`
//! round a block. Nothing is guessed from position, and an event that is not rendered is a finding, never dropped.

use std::ops::Range;

use pulldown_cmark::{Event, HeadingLevel, OffsetIter, Options, Parser, Tag, TagEnd};

use crate::diagnostic::{Code, Diagnostic, Route};
use crate::page::document::{Block, Document, Orientation, Paragraph, Section};
use crate::page::style::Role;

pub mod escape;
mod inline;
mod table;
pub(crate) mod tag;

use inline::Line;
use table::{Lines, data_table, grid, read_chart};
use tag::{Container, DivTag};

/// Only tables: every other extension gives a meaning to characters an officer types (`--`, `{…}`, `$`, `~`).
const OPTIONS: Options = Options::ENABLE_TABLES;

/// Reads a paper's Markdown. `file` names it in findings.
///
/// # Errors
/// All places, with line and column, where the Markdown holds what a paper cannot: unknown roles, ordered lists
/// (Markdown viewers renumber them), code, pictures, characters XML does not allow.
pub fn parse(file: &str, source: &str) -> Result<Document, Vec<Diagnostic>> {
    if has_too_many_marks(source) {
        let message = "văn bản quá dài, hoặc có quá nhiều dấu như * | < và xuống dòng (trên 1.500.000)";
        let finding = Diagnostic::error(Code::MarkdownLa, file, &Route::root(), message);
        return Err(vec![finding.at(1, 1).hint("chia nhỏ văn bản")]);
    }
    let mut reader = Reader {
        source,
        events: Parser::new_ext(source, OPTIONS).into_offset_iter(),
        open: Vec::new(),
        sections: vec![Section { orientation: Orientation::Portrait, continues: false, blocks: Vec::new() }],
        findings: Vec::new(),
    };
    reader.forbidden_characters();
    while reader.findings.len() < MOST_FINDINGS
        && let Some((event, range)) = reader.events.next()
    {
        reader.block(event, range);
    }
    reader.unclosed();
    reader.drop_empty_rest();
    if reader.findings.is_empty() {
        Ok(Document { sections: reader.sections })
    } else {
        Err(placed(file, source, reader.findings))
    }
}

/// Whether so much begins in a text that reading it would take too much memory: some hundred bytes for each mark, some
/// three hundred for each cell.
fn has_too_many_marks(source: &str) -> bool {
    let weight = |byte: u8| match byte {
        b'|' => CELL,
        b'\n' | b'\r' | b'\\' | b'*' | b'_' | b'`' | b'[' | b']' | b'<' | b'&' | b'!' | b'~' => 1,
        // Open blocks inside blocks.
        b'>' | b'+' | b'-' | b'.' | b')' => 1,
        _ => 0,
    };
    source.len() > MOST_MARKS / CELL && source.bytes().map(weight).sum::<usize>() > MOST_MARKS
}

/// Most marks in one paper: the longest that can be built has a third.
const MOST_MARKS: usize = 1_500_000;
/// A cell of a table counts as so many.
const CELL: usize = 3;
/// Faults after which the rest is not looked at.
const MOST_FINDINGS: usize = 1_000;

/// The walk over the events: where it stands and what it has found.
struct Reader<'a> {
    source: &'a str,
    events: OffsetIter<'a>,
    /// `<div>`s that are open, outermost first.
    open: Vec<(DivTag, Range<usize>)>,
    sections: Vec<Section>,
    /// Where each fault is, and what.
    findings: Vec<(usize, String)>,
}

impl<'a> Reader<'a> {
    fn block(&mut self, event: Event<'a>, range: Range<usize>) {
        match event {
            Event::Start(Tag::Paragraph) => {
                let lines = self.lines(TagEnd::Paragraph, Role::ThanBai, &range);
                self.paragraphs(lines.lines, range);
            }
            Event::Start(Tag::Heading { level, .. }) => {
                let role = match level {
                    // Of the paper's title and an appendix's: a viewer's outline begins with them; their class says which.
                    HeadingLevel::H1 => Role::TenLoai,
                    HeadingLevel::H2 => Role::Muc,
                    HeadingLevel::H3 => Role::Khoan,
                    HeadingLevel::H4 => Role::KhoanHai,
                    HeadingLevel::H5 => Role::KhoanBa,
                    HeadingLevel::H6 => {
                        let message = "tiêu đề cấp 6 không dùng trong văn bản; chỉ dùng # đến #####";
                        return self.found(&range, message.to_owned());
                    }
                };
                let lines = self.lines(TagEnd::Heading(level), role, &range);
                self.paragraphs(lines.lines, range);
            }
            Event::Start(Tag::Table(aligns)) => self.table(&aligns, range),
            Event::Html(html) => self.html(&html, range),
            // The block's lines come as `Html` events of their own.
            Event::Start(Tag::HtmlBlock) | Event::End(TagEnd::HtmlBlock) => {}
            Event::Start(Tag::List(_)) | Event::Start(Tag::Item) => self.found(
                &range,
                "danh sách Markdown bị trình xem đánh số lại; viết số và dấu gạch như chữ thường (`1\\.`, `\\-`)".to_owned(),
            ),
            Event::Start(
                Tag::BlockQuote(_)
                | Tag::CodeBlock(_)
                | Tag::FootnoteDefinition(_)
                | Tag::DefinitionList
                | Tag::DefinitionListTitle
                | Tag::DefinitionListDefinition
                | Tag::TableHead
                | Tag::TableRow
                | Tag::TableCell
                | Tag::Emphasis
                | Tag::Strong
                | Tag::Strikethrough
                | Tag::Superscript
                | Tag::Subscript
                | Tag::Link { .. }
                | Tag::Image { .. }
                | Tag::MetadataBlock(_),
            )
            | Event::Code(_)
            | Event::InlineMath(_)
            | Event::DisplayMath(_)
            | Event::InlineHtml(_)
            | Event::FootnoteReference(_)
            | Event::SoftBreak
            | Event::HardBreak
            | Event::Rule
            | Event::TaskListMarker(_) => {
                self.found(&range, "phần Markdown này không có trong thể thức văn bản".to_owned());
            }
            // Text inside what was reported at its start.
            Event::Text(_) | Event::End(_) => {}
        }
    }

    /// A paragraph's lines become blocks of the section that is open.
    fn paragraphs(&mut self, lines: Vec<Line>, range: Range<usize>) {
        for line in lines {
            self.push(Block::Paragraph(Paragraph {
                role: line.role,
                inlines: line.inlines,
                range: range.clone(),
            }));
        }
    }

    fn push(&mut self, block: Block) {
        if let Some(section) = self.sections.last_mut() {
            section.blocks.push(block);
        }
    }

    /// A `<div>` or a comment on a line of its own.
    fn html(&mut self, html: &str, range: Range<usize>) {
        match tag::block(html) {
            Ok(tag::BlockTag::Comment) => {}
            Ok(tag::BlockTag::Open(div)) => {
                let turns = div.container == Container::TrangNgang;
                if let Some(orientation) = div.container.new_section().filter(|_| !(turns && self.lies())) {
                    self.section(orientation, turns);
                }
                self.open.push((div, range));
            }
            Ok(tag::BlockTag::Close) if self.open.is_empty() => {
                self.found(&range, "`</div>` không có `<div>` mở".to_owned())
            }
            Ok(tag::BlockTag::Close) => {
                let closed = self.open.pop().map(|(div, _)| div.container);
                if closed == Some(Container::TrangNgang)
                    && !self.open.iter().any(|(div, _)| div.container == Container::PhuLucNgang)
                {
                    self.section(Orientation::Portrait, true);
                }
            }
            Err(message) => self.found(&range, message),
        }
    }

    /// Whether pages lie on their side already.
    fn lies(&self) -> bool {
        self.sections.last().is_some_and(|section| section.orientation == Orientation::Landscape)
    }

    /// Begins a section. What follows a turned page begins one only if something stands in it.
    fn section(&mut self, orientation: Orientation, continues: bool) {
        self.drop_empty_rest();
        self.sections.push(Section { orientation, continues, blocks: Vec::new() });
    }

    fn drop_empty_rest(&mut self) {
        if self.sections.last().is_some_and(|last| last.continues && last.blocks.is_empty()) {
            self.sections.pop();
        }
    }

    fn unclosed(&mut self) {
        for (_, range) in std::mem::take(&mut self.open) {
            self.found(&range, "`<div>` chưa đóng".to_owned());
        }
    }

    fn table(&mut self, aligns: &[pulldown_cmark::Alignment], range: Range<usize>) {
        let (container, widths, heads) = match self.open.last() {
            Some((div, _)) => (div.container, div.widths.clone(), div.heads),
            None => (Container::Bang, Vec::new(), None),
        };
        let rows = self.rows();
        match container {
            Container::DauVanBan | Container::ChanVanBan => match grid(rows, &range) {
                Some(grid) if container == Container::DauVanBan => self.push(Block::Letterhead(grid)),
                Some(grid) => self.push(Block::Closing(grid)),
                None => self.found(&range, "bảng đầu và chân văn bản phải có đúng hai cột".to_owned()),
            },
            Container::BieuDo => match read_chart(rows, range) {
                Ok(chart) => self.push(Block::Chart(chart)),
                Err(found) => self.findings.extend(found),
            },
            Container::Bang
            | Container::TieuDe
            | Container::TrangNgang
            | Container::BanSao
            | Container::VanBanKemTheo
            | Container::PhuLucDoc
            | Container::PhuLucNgang => {
                if !widths.is_empty() && widths.len() != aligns.len() {
                    return self.found(
                        &range,
                        format!("bảng có {} cột nhưng data-cot có {} số", aligns.len(), widths.len()),
                    );
                }
                self.push(Block::Table(data_table(rows, aligns, widths, heads, range)));
            }
        }
    }

    /// All rows up to the table's end; the first is the header row.
    fn rows(&mut self) -> Vec<Vec<Lines>> {
        let mut rows: Vec<Vec<Lines>> = Vec::new();
        while let Some((event, range)) = self.events.next() {
            match event {
                Event::Start(Tag::TableHead | Tag::TableRow) => rows.push(Vec::new()),
                Event::Start(Tag::TableCell) => {
                    let lines = self.lines(TagEnd::TableCell, Role::BangO, &range);
                    if let Some(row) = rows.last_mut() {
                        row.push(lines);
                    }
                }
                Event::End(TagEnd::Table) => break,
                _ => {}
            }
        }
        rows
    }

    /// The inline content up to `end`, as lines with a role each.
    fn lines(&mut self, end: TagEnd, default: Role, whole: &Range<usize>) -> Lines {
        let mut builder = inline::Builder::new(default);
        for (event, range) in self.events.by_ref() {
            if event == Event::End(end) {
                break;
            }
            if let Err(message) = builder.event(event) {
                self.findings.push((range.start, message));
            }
            if self.findings.len() >= MOST_FINDINGS {
                break;
            }
        }
        let merged = builder.merged();
        match builder.finish() {
            Ok(lines) => Lines { lines, merged, at: whole.start },
            Err(message) => {
                self.found(whole, message);
                Lines { lines: Vec::new(), merged, at: whole.start }
            }
        }
    }

    fn forbidden_characters(&mut self) {
        // Asked of bytes first: U+FFFE and U+FFFF, the only ones beyond ASCII, begin with 0xef.
        let suspect = |byte: &u8| (*byte < 0x20 && *byte != b'\n') || *byte == 0x7f || *byte == 0xef;
        if !self.source.as_bytes().iter().any(suspect) {
            return;
        }
        let forbidden = self.source.char_indices().filter(|&(_, c)| !escape::is_xml_char(c));
        for (at, c) in forbidden.take(MOST_FINDINGS) {
            self.found(
                &(at..at + c.len_utf8()),
                format!("ký tự điều khiển U+{:04X} không in được", c as u32),
            );
        }
    }

    fn found(&mut self, range: &Range<usize>, message: String) {
        self.findings.push((range.start, message));
    }
}

/// The faults with line and column, looked up in one walk.
fn placed(file: &str, source: &str, mut found: Vec<(usize, String)>) -> Vec<Diagnostic> {
    found.sort_by_key(|&(at, _)| at);
    found.truncate(MOST_FINDINGS);
    let (mut line, mut line_start, mut done) = (1, 0, 0);
    let place = |(at, message)| {
        let walked = source.get(done..at).unwrap_or_default();
        line += walked.bytes().filter(|&byte| byte == b'\n').count();
        line_start = walked.rfind('\n').map_or(line_start, |end| done + end + 1);
        done = at;
        let column = source.get(line_start..at).unwrap_or_default().chars().count() + 1;
        Diagnostic::error(Code::MarkdownLa, file, &Route::root(), message).at(line, column)
    };
    found.into_iter().map(place).collect()
}

#[cfg(test)]
mod tests {
    use super::parse;
    use crate::page::document::{Block, Inline, Orientation};
    use crate::page::style::Role;

    fn rendered(source: &str) -> Vec<String> {
        parse("x.md", source).unwrap_err().iter().map(ToString::to_string).collect()
    }

    #[test]
    fn a_line_carries_its_role_by_name() {
        let document = parse(
            "x.md",
            "<b class=\"ten-loai\">KẾ HOẠCH</b>\n\n## I. MỤC ĐÍCH\n\n1\\. Đẩy mạnh *x* **y**\n",
        )
        .unwrap();
        let paragraphs: Vec<_> = document.sections[0]
            .blocks
            .iter()
            .map(|block| match block {
                Block::Paragraph(paragraph) => (paragraph.role, paragraph.text()),
                other => panic!("{other:?}"),
            })
            .collect();
        assert_eq!(
            paragraphs,
            [
                (Role::TenLoai, "KẾ HOẠCH".to_owned()),
                (Role::Muc, "I. MỤC ĐÍCH".to_owned()),
                (Role::ThanBai, "1. Đẩy mạnh x y".to_owned())
            ]
        );
    }

    #[test]
    fn the_letterhead_is_two_columns_of_lines() {
        let source = "<div class=\"dau-van-ban\">\n\n| | |\n|:-:|:-:|\n| <b class=\"co-quan\">ỦY BAN</b><br><b class=\"co-quan\">XÃ A</b> | <b class=\"quoc-hieu\">CỘNG HÒA</b> |\n\n</div>\n";
        let document = parse("x.md", source).unwrap();
        let [Block::Letterhead(grid)] = &document.sections[0].blocks[..] else { panic!("{document:?}") };
        let roles: Vec<_> = grid.rows[0].iter().flatten().map(|line| (line.role, line.text())).collect();
        assert_eq!(
            roles,
            [
                (Role::CoQuan, "ỦY BAN".into()),
                (Role::CoQuan, "XÃ A".into()),
                (Role::QuocHieu, "CỘNG HÒA".into())
            ]
        );
    }

    #[test]
    fn an_appendix_is_a_section_of_its_own() {
        let source = "Một\n\n<div class=\"phu-luc-ngang\">\n\n<div class=\"bang\" data-cot=\"1 3\">\n\n| TT | Tên |\n|:-:|--:|\n| 1 | a<br>b |\n\n</div>\n\n</div>\n";
        let document = parse("x.md", source).unwrap();
        assert_eq!(document.sections[1].orientation, Orientation::Landscape);
        let [Block::Table(table)] = &document.sections[1].blocks[..] else { panic!() };
        assert_eq!(table.widths, [1, 3]);
        assert_eq!(table.rows[0][1].inlines[1], Inline::Break);
    }

    #[test]
    fn what_a_paper_cannot_hold_is_reported_with_its_line() {
        assert_eq!(
            rendered("Một\n\n1. Hai\n"),
            [
                "x.md:3:1: lỗi[markdown-la]: danh sách Markdown bị trình xem đánh số lại; viết số và dấu gạch như chữ thường (`1\\.`, `\\-`)",
                "x.md:3:1: lỗi[markdown-la]: danh sách Markdown bị trình xem đánh số lại; viết số và dấu gạch như chữ thường (`1\\.`, `\\-`)"
            ]
        );
        assert_eq!(
            rendered("<b class=\"quoc-hieuu\">A</b>\n"),
            ["x.md:1:1: lỗi[markdown-la]: không có thành phần thể thức tên `quoc-hieuu`"]
        );
        assert_eq!(
            rendered("a `b`\n"),
            ["x.md:1:3: lỗi[markdown-la]: phần Markdown này không có trong thể thức văn bản"]
        );
        assert_eq!(rendered("<div class=\"bang\">\n"), ["x.md:1:1: lỗi[markdown-la]: `<div>` chưa đóng"]);
        assert_eq!(
            rendered("a\u{1}b\n"),
            ["x.md:1:2: lỗi[markdown-la]: ký tự điều khiển U+0001 không in được"]
        );
    }
}
