//! Items → pages: what stands on which, as a word processor fills them from the top.

use super::compose;
use super::item::{Cell, Figure, Item, Row, Table, Text};
use super::rows::{carry_over, covered, fitting_rows, height};
use super::{Line, Mpt, Page, Pages, Stroke, twips};
use crate::page::document::{Document, Orientation, Section};
use crate::page::style::PAGE;

pub(super) fn pages(document: &Document) -> Pages {
    let mut pages = Vec::new();
    let last = document.sections.len().saturating_sub(1);
    let mut number = 0;
    for (at, section) in document.sections.iter().enumerate() {
        if !section.continues {
            number = 0;
        }
        let mut flow = Flow::new(section, at);
        flow.items(compose::items(section, at == last));
        for mut page in flow.pages {
            number += 1;
            // The first page of each part shows none.
            page.number = (number > 1).then_some(number);
            if let Some(line) = page.number.map(|number| super::item::number(number, page.width)) {
                page.lines.insert(0, line);
            }
            pages.push(page);
        }
    }
    Pages { pages }
}

/// The pages of a section as they fill.
struct Flow {
    /// Never empty.
    pages: Vec<Page>,
    blank: Page,
    /// Where the next thing stands.
    y: Mpt,
    /// Space after the last paragraph.
    after: Mpt,
    /// Whether nothing stands on this page, and on this section, yet.
    is_top: bool,
    is_start: bool,
    bottom: Mpt,
}

impl Flow {
    fn new(section: &Section, at: usize) -> Self {
        let [width, height] = match section.orientation {
            Orientation::Portrait => [PAGE.short_side, PAGE.long_side],
            Orientation::Landscape => [PAGE.long_side, PAGE.short_side],
        };
        let blank = Page {
            width: twips(width),
            height: twips(height),
            section: at,
            number: None,
            lines: Vec::new(),
            strokes: Vec::new(),
            fills: Vec::new(),
            cut: Vec::new(),
        };
        let bottom = twips(height - PAGE.bottom);
        let pages = vec![blank.clone()];
        Self { pages, blank, y: twips(PAGE.top), after: 0, is_top: true, is_start: true, bottom }
    }

    fn items(&mut self, items: Vec<Item>) {
        // Items before this one have found their page together.
        let mut settled = 0;
        let ends = chain_ends(&items);
        let starts: Vec<Extent> =
            items.iter().map(|item| Extent::of(item, self.bottom - twips(PAGE.top))).collect();
        for (at, item) in items.into_iter().enumerate() {
            if at >= settled {
                let end = ends[at];
                if !self.is_top && !self.fits(&starts[at..=end]) {
                    self.turn();
                }
                settled = end;
            }
            match item {
                Item::Text(text) => self.text(text),
                Item::Table(table) => self.table(table),
                Item::Figure(figure) => self.figure(figure),
            }
        }
    }

    /// Whether a chain stands on this page: all of it, and of its last item what must not stand alone.
    fn fits(&self, chain: &[Extent]) -> bool {
        let (mut y, mut after) = (self.y, self.after);
        let Some((last, kept)) = chain.split_last() else { return true };
        for item in kept {
            y += item.before.max(after) + item.whole;
            after = item.after;
        }
        y + last.before.max(after) + last.start <= self.bottom
    }

    fn turn(&mut self) {
        self.pages.push(self.blank.clone());
        self.y = twips(PAGE.top);
        self.after = 0;
        self.is_top = true;
    }

    fn page(&mut self) -> Option<&mut Page> {
        self.pages.last_mut()
    }

    /// Leaves the space before an item; there is none at the top of a page, but at that of a section.
    fn space(&mut self, before: Mpt) {
        if !self.is_top || self.is_start {
            self.y += before.max(self.after);
        }
        self.is_top = false;
        self.is_start = false;
        self.after = 0;
    }

    fn text(&mut self, text: Text) {
        self.space(text.before);
        let mut lines = text.lines.into_iter();
        let mut rule = text.rule;
        loop {
            let fitting = fitting(self.bottom - self.y, text.pitch, text.natural);
            let count = lines_here(fitting, lines.len(), self.is_at_top());
            for line in lines.by_ref().take(count) {
                let y = self.y;
                if let Some(stroke) = rule.take() {
                    self.stroke(stroke, twips(PAGE.left), y);
                }
                self.line(line, twips(PAGE.left), y);
                self.y += text.pitch;
            }
            if lines.len() == 0 {
                break;
            }
            self.turn();
            self.is_top = false;
        }
        self.after = text.after;
    }

    fn is_at_top(&self) -> bool {
        self.y == twips(PAGE.top)
    }

    fn line(&mut self, line: Line, x: Mpt, y: Mpt) {
        if line.runs.is_empty() {
            return;
        }
        let line = line.moved(x, y);
        if let Some(page) = self.page() {
            page.lines.push(line);
        }
    }

    fn stroke(&mut self, stroke: Stroke, x: Mpt, y: Mpt) {
        if let Some(page) = self.page() {
            page.strokes.push(stroke.moved(x, y));
        }
    }

    fn figure(&mut self, figure: Figure) {
        self.space(figure.before);
        let (x, y) = (twips(PAGE.left), self.y);
        figure.lines.into_iter().for_each(|line| self.line(line, x, y));
        figure.strokes.into_iter().for_each(|stroke| self.stroke(stroke, x, y));
        if let Some(page) = self.page() {
            page.fills.extend(figure.fills.into_iter().map(|fill| fill.moved(x, y)));
            page.cut.extend(figure.cut);
        }
        self.y += figure.height;
    }

    fn table(&mut self, table: Table) {
        self.space(0);
        let Table { rows: mut body, heads, border, .. } = table;
        let page = self.bottom - twips(PAGE.top) - border;
        let mut header: Vec<Row> = body.drain(..heads.min(body.len())).collect();
        // A header that leaves no room for rows is not repeated.
        if height(&header) > page / 2 {
            body.splice(0..0, header.drain(..));
        }
        let mut from = 0;
        // A table of nothing but its header stands once.
        let mut begun = body.is_empty() && {
            self.rows(&header, border);
            true
        };
        while from < body.len() {
            let room = self.bottom - self.y - border - height(&header);
            let mut to = from + fitting_rows(&body[from..], room, page - height(&header));
            if to == from {
                let may_cut =
                    body[from].splits || body[from].height > page - height(&header) || self.is_at_top();
                if let Some(rest) = may_cut.then(|| body[from].cut(room, border)).flatten() {
                    body.insert(from + 1, rest);
                    to = from + 1;
                } else if self.is_at_top() {
                    to = from + 1;
                }
            }
            if to > from {
                self.rows(&header, border);
                let (here, below) = body.split_at_mut(to);
                let here = &mut here[from..];
                carry_over(here, below, border);
                self.rows(here, border);
                begun = true;
            }
            from = to;
            if from < body.len() {
                self.y += border;
                self.turn();
                self.is_top = false;
            }
        }
        if begun {
            self.y += border;
        }
    }

    /// Sets rows below each other. What takes more of them than there are is cut off at the last.
    fn rows(&mut self, rows: &[Row], border: Mpt) {
        for (at, row) in rows.iter().enumerate() {
            for cell in &row.cells {
                // One that began on the page before goes on at the top of this.
                let taken = if cell.rows == 0 && at == 0 { covered(rows, cell) } else { cell.rows };
                let below = rows[at..].iter().take(taken);
                self.cell(cell, below.map(|row| row.height).sum(), border);
            }
            self.y += row.height;
        }
    }

    fn cell(&mut self, cell: &Cell, height: Mpt, border: Mpt) {
        let (x, y) = (twips(PAGE.left) + cell.left, self.y);
        let slack = (height - border - 2 * cell.padding - cell.inner()).max(0);
        let top = y + border + cell.padding + if cell.centred { slack / 2 } else { 0 };
        for leaf in &cell.leaves {
            if let Some(rule) = leaf.rule {
                self.stroke(rule, x, top + leaf.top);
            }
            self.line(leaf.line.clone(), x, top + leaf.top);
        }
        if border > 0 && height > 0 {
            let y = y + border / 2;
            self.frame([x, y, x + cell.right - cell.left, y + height], border);
        }
    }

    /// The four sides of a cell: left, top, right, bottom. A side that two cells share is drawn once.
    fn frame(&mut self, [left, top, right, bottom]: [Mpt; 4], thickness: Mpt) {
        let sides = [
            ([left, top], [right, top]),
            ([left, top], [left, bottom]),
            ([right, top], [right, bottom]),
            ([left, bottom], [right, bottom]),
        ];
        if let Some(page) = self.page() {
            for (from, to) in sides {
                let stroke = Stroke { from, to, thickness };
                if !page.strokes.iter().rev().take(NEIGHBOURS).any(|known| *known == stroke) {
                    page.strokes.push(stroke);
                }
            }
        }
    }
}

/// How many sides before it one is looked for: those of the row above and of its own.
const NEIGHBOURS: usize = 128;

/// What an item needs of a page.
struct Extent {
    before: Mpt,
    after: Mpt,
    /// Its height.
    whole: Mpt,
    /// The least of it that may stand at the foot of a page.
    start: Mpt,
}

impl Extent {
    fn of(item: &Item, page: Mpt) -> Self {
        match item {
            Item::Text(text) => {
                let lines = match text.lines.len() {
                    0 | 1 => 1,
                    2 => 2,
                    3 => 3,
                    _ => 2,
                };
                let start = text.pitch * (lines.max(1) - 1) + text.natural;
                Self { before: text.before, after: text.after, whole: text.height(), start }
            }
            Item::Table(table) => {
                let whole: Mpt = table.rows.iter().map(|row| row.height).sum::<Mpt>() + table.border;
                let mut start = table.border;
                for (at, row) in table.rows.iter().enumerate() {
                    let is_cut = row.splits || start + row.height > page;
                    start += if is_cut { row.least(table.border) } else { row.height };
                    if is_cut || (at >= table.heads && !row.keep) {
                        break;
                    }
                }
                Self { before: 0, after: 0, whole, start }
            }
            Item::Figure(figure) => {
                Self { before: figure.before, after: 0, whole: figure.height, start: figure.height }
            }
        }
    }
}

/// Of each item, the last that stays with it.
fn chain_ends(items: &[Item]) -> Vec<usize> {
    let mut ends: Vec<usize> = (0..items.len()).collect();
    for at in (0..items.len().saturating_sub(1)).rev() {
        let keep = match &items[at] {
            Item::Text(text) => text.keep,
            Item::Table(table) => table.keep,
            Item::Figure(figure) => figure.keep,
        };
        if keep {
            ends[at] = ends[at + 1];
        }
    }
    ends
}

/// How many lines a height has room for; the last needs no spacing below it.
fn fitting(room: Mpt, pitch: Mpt, natural: Mpt) -> usize {
    if room < natural {
        0
    } else {
        usize::try_from((room - natural) / pitch.max(1) + 1).unwrap_or(usize::MAX)
    }
}

/// How many of a paragraph's lines stand here: no first or last line of it alone on a page.
fn lines_here(fitting: usize, count: usize, at_top: bool) -> usize {
    if fitting >= count {
        return count;
    }
    let here = fitting.min(count.saturating_sub(2));
    match here {
        0 | 1 if at_top => fitting.max(1).min(count),
        0 | 1 => 0,
        here => here,
    }
}
