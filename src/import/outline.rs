//! The paragraphs of a body as the tree that data has. Numbers, letters and dashes are the program's; what has no place in
//! the tree stays a paragraph with its mark typed.

use super::draft::{Block, Body};
use super::grid::{self, Grid, Sheet, don_vi_tinh};
use super::text::Text;
use crate::parts::Role;
use crate::parts::shape::{self, MarkKind};

mod level;

pub(super) use level::Level;
pub(super) use level::bullet;
use level::{bullet_level, label, without_label};

/// A body as data has it.
#[derive(Debug, Default)]
pub(super) struct Outline {
    /// The căn cứ, one a line; those that no register says word for word are typed in `mo_dau.de_nghi`.
    pub(super) can_cu: Vec<Text>,
    pub(super) opening: Vec<Para>,
    pub(super) nodes: Vec<Node>,
    pub(super) closing: Option<Text>,
    pub(super) appendices: Vec<Appendix>,
    /// Marks that are typed, for no level of data has them there: where, and which.
    pub(super) typed: Vec<(usize, String)>,
    /// Numbers that the program counts otherwise: where, as typed, as printed.
    pub(super) renumbered: Vec<(usize, String, String)>,
    /// Tables that stay text, and tables in cells: where.
    pub(super) as_text: Vec<usize>,
    pub(super) nested: Vec<usize>,
    /// Whether it is the paper's own: that of an appendix may begin with a table.
    is_paper: bool,
    /// Lines that name a table or its unit: where.
    captions: Vec<usize>,
    /// From the root to the node that is open, by places in lists.
    open: Vec<usize>,
    /// A level whose title stands on the next line.
    due: Option<(Level, usize, String)>,
}

/// A paragraph or a table.
#[derive(Debug)]
pub(super) enum Para {
    Text(Text),
    Table(Box<Sheet>),
}

/// A part of the body and what stands below it.
#[derive(Debug)]
pub(super) struct Node {
    pub(super) level: Level,
    /// Where it begins, and its number or letter as typed.
    from: usize,
    label: String,
    /// Whether it has no number: it holds what may not stand before all parts.
    pub(super) unnumbered: bool,
    /// Its id, once something names it.
    pub(super) id: Option<String>,
    pub(super) title: Option<Text>,
    /// Bodies that it names as having the duty.
    pub(super) bodies: Vec<String>,
    pub(super) van: Option<Text>,
    pub(super) run_in: Option<Text>,
    pub(super) doan: Vec<Para>,
    pub(super) nodes: Vec<Node>,
}

impl Node {
    fn new(level: Level, from: usize, label: String) -> Self {
        Self {
            level,
            from,
            label,
            unnumbered: false,
            id: None,
            title: None,
            bodies: Vec::new(),
            van: None,
            run_in: None,
            doan: Vec::new(),
            nodes: Vec::new(),
        }
    }

    /// Where it begins in the source.
    pub(super) fn from(&self) -> usize {
        self.from
    }

    /// Whether tasks may belong to it.
    pub(super) fn has_id(&self) -> bool {
        matches!(self.level, Level::Muc | Level::Khoan | Level::Con(_) | Level::Diem | Level::Dieu)
    }

    fn texts_mut<'n>(&'n mut self, found: &mut Vec<&'n mut Text>) {
        found.extend(self.title.iter_mut().chain(&mut self.van).chain(&mut self.run_in));
        self.doan.iter_mut().for_each(|para| para.texts_mut(found));
        self.nodes.iter_mut().for_each(|node| node.texts_mut(found));
    }

    /// How many nodes of a level stand in it, itself with them.
    fn count(&self, level: Level) -> usize {
        usize::from(self.level == level) + self.nodes.iter().map(|node| node.count(level)).sum::<usize>()
    }
}

impl Para {
    fn texts_mut<'p>(&'p mut self, found: &mut Vec<&'p mut Text>) {
        match self {
            Para::Text(text) => found.push(text),
            Para::Table(sheet) => sheet.texts_mut(found),
        }
    }

    /// Its paragraphs, where no table may stand.
    fn typed(self) -> Vec<Text> {
        match self {
            Para::Text(text) => vec![text],
            Para::Table(sheet) => sheet.lines.iter().map(|(from, row)| Text::new(*from, row)).collect(),
        }
    }
}

/// Longest heading.
const LONGEST_HEADING: usize = 200;

/// An appendix: its title's lines and its body.
#[derive(Debug)]
pub(super) struct Appendix {
    pub(super) title: Vec<Text>,
    pub(super) opening: Vec<Para>,
    pub(super) nodes: Vec<Node>,
    as_text: Vec<usize>,
    nested: Vec<usize>,
}

/// The tree of an appendix.
pub(super) fn of_appendix(title: Vec<Text>, body: &[Block]) -> Appendix {
    let mut outline = read(body, false);
    let mut opening: Vec<Para> = std::mem::take(&mut outline.can_cu).into_iter().map(Para::Text).collect();
    opening.append(&mut outline.opening);
    Appendix { title, opening, nodes: outline.nodes, as_text: outline.as_text, nested: outline.nested }
}

/// The tree of a body.
pub(super) fn of(body: &[Block]) -> Outline {
    let mut outline = read(body, true);
    outline.closing = closing(&mut outline.nodes, &mut outline.opening);
    let mut articles = 0;
    let renumbered = renumbered(&outline.nodes, "", &mut articles);
    outline.renumbered = renumbered;
    outline
}

fn read(body: &[Block], is_paper: bool) -> Outline {
    let mut outline = Outline { is_paper, ..Outline::default() };
    for (at, block) in body.iter().enumerate() {
        match block {
            Block::Table(grid) => outline.table(grid),
            Block::Paragraph(line) => outline.line(line, body.get(at + 1..).unwrap_or_default()),
        }
    }
    outline.open.clear();
    outline
}

impl Outline {
    /// Every text but the căn cứ that are ids.
    pub(super) fn texts_mut(&mut self) -> Vec<&mut Text> {
        let mut found: Vec<&mut Text> = self.can_cu.iter_mut().collect();
        self.opening.iter_mut().for_each(|para| para.texts_mut(&mut found));
        self.nodes.iter_mut().for_each(|node| node.texts_mut(&mut found));
        found.extend(self.closing.iter_mut());
        for appendix in &mut self.appendices {
            found.extend(appendix.title.iter_mut());
            appendix.opening.iter_mut().for_each(|para| para.texts_mut(&mut found));
            appendix.nodes.iter_mut().for_each(|node| node.texts_mut(&mut found));
        }
        found
    }

    /// Puts in the appendices; what is told of their tables is told of the paper's.
    pub(super) fn append(&mut self, mut appendices: Vec<Appendix>) {
        for appendix in &mut appendices {
            self.as_text.append(&mut appendix.as_text);
            self.nested.append(&mut appendix.nested);
        }
        self.appendices = appendices;
    }

    /// Makes every table text. Gives whether there was one.
    pub(super) fn flatten(&mut self) -> bool {
        let before = self.as_text.len();
        let told = &mut self.as_text;
        flatten(&mut self.opening, told);
        self.nodes.iter_mut().for_each(|node| flatten_below(node, told));
        for appendix in &mut self.appendices {
            flatten(&mut appendix.opening, told);
            appendix.nodes.iter_mut().for_each(|node| flatten_below(node, told));
        }
        self.as_text.len() > before
    }

    /// How many nodes of a level there are.
    pub(super) fn count(&self, level: Level) -> usize {
        self.nodes.iter().map(|node| node.count(level)).sum()
    }

    fn line(&mut self, line: &Body, behind: &[Block]) {
        let (raw, next) = (&line.raw, behind.first());
        let says_unit = don_vi_tinh::said(&raw.text).is_some();
        let names_next = names_next(behind);
        if line.role == Role::Caption || (says_unit && names_next) {
            self.captions.push(raw.from);
        }
        if says_unit && !names_next && self.says_last_unit(line) {
            return;
        }
        if let Some((level, from, label)) = self.due.take() {
            let mut node = Node::new(level, from, label);
            node.title = Some(heading(line, &raw.text));
            if let Err(node) = self.place(node) {
                self.typed_out(*node);
            }
            return;
        }
        if line.role == Role::CanCu && self.opening.is_empty() && self.nodes.is_empty() {
            self.can_cu.push(line.text(&raw.text));
            return;
        }
        let level = line.mark.and_then(|mark| Level::of(mark.kind));
        let Some(level) = level.or_else(|| bullet_level(&raw.text, self.open_items())) else {
            return self.paragraph(line.text(&raw.text));
        };
        let own = label(level, &raw.text);
        if matches!(level, Level::Phan | Level::Chuong | Level::MucCuaChuong) {
            let titled = matches!(next, Some(Block::Paragraph(next)) if next.role == Role::HeadingTitle);
            match titled {
                true => self.due = Some((level, raw.from, own)),
                false => self.as_typed(line),
            }
            return;
        }
        if level == Level::Muc && raw.text.chars().count() > LONGEST_HEADING {
            return self.as_typed(line);
        }
        let node = node(level, own, line, next);
        if self.place(node).is_err() {
            self.as_typed(line);
        }
    }

    /// A line whose mark no level of data has there.
    fn as_typed(&mut self, line: &Body) {
        let mark = line.raw.text.split(' ').next().unwrap_or_default().to_owned();
        self.typed.push((line.raw.from, mark));
        self.paragraph(line.text(&line.raw.text));
    }

    /// How many levels of items are open.
    fn open_items(&self) -> usize {
        let mut nodes = &self.nodes;
        let mut items = 0;
        for at in &self.open {
            let Some(node) = nodes.get(*at) else { break };
            items += usize::from(node.level.is_item());
            nodes = &node.nodes;
        }
        items
    }

    /// The node at a depth of the open path; 0 is the root.
    fn at(&mut self, depth: usize) -> (&mut Vec<Para>, &mut Vec<Node>) {
        let (mut doan, mut nodes) = (&mut self.opening, &mut self.nodes);
        for at in self.open.get(..depth).unwrap_or_default() {
            // The path names nodes that are there.
            if *at >= nodes.len() {
                break;
            }
            let node = &mut nodes[*at];
            (doan, nodes) = (&mut node.doan, &mut node.nodes);
        }
        (doan, nodes)
    }

    fn levels(&self) -> Vec<Level> {
        let mut nodes = &self.nodes;
        let mut levels = Vec::new();
        for at in &self.open {
            let Some(node) = nodes.get(*at) else { break };
            levels.push(node.level);
            nodes = &node.nodes;
        }
        levels
    }

    /// Puts a node below the nearest that it may stand under; gives it back where none is.
    fn place(&mut self, node: Node) -> Result<(), Box<Node>> {
        let levels = self.levels();
        let above = levels.iter().rposition(|level| level.is_above(node.level));
        let depth = above.map_or(0, |at| at + 1);
        let parent = above.and_then(|at| levels.get(at)).copied();
        if !node.level.may_stand_under(parent) {
            return Err(Box::new(node));
        }
        let level = node.level;
        self.open.truncate(depth);
        // What is printed behind the new kind, though it stands before it here, is typed out.
        let (doan, nodes) = self.at(depth);
        // They stand in the order of print, so that the last one tells.
        if nodes.last().is_some_and(|other| other.level.order() > level.order()) {
            let mut old = std::mem::take(nodes);
            let mut tables = Vec::new();
            old.iter_mut().for_each(|node| flatten_below(node, &mut tables));
            doan.extend(old.into_iter().flat_map(typed).map(Para::Text));
            self.as_text.append(&mut tables);
        }
        let (_, nodes) = self.at(depth);
        nodes.push(node);
        let place = nodes.len() - 1;
        self.open.push(place);
        Ok(())
    }

    fn typed_out(&mut self, node: Node) {
        for text in typed(node) {
            self.paragraph(text);
        }
    }

    /// Where a paragraph goes: the depth of the open path that takes it, and whether it stands among items there.
    fn room(&self) -> (usize, bool) {
        let levels = self.levels();
        match levels.iter().position(|level| level.is_item()) {
            Some(first) => (first, true),
            None => (levels.len(), false),
        }
    }

    fn paragraph(&mut self, text: Text) {
        if text.is_empty() {
            return;
        }
        let (depth, among_items) = self.room();
        let (doan, nodes) = self.at(depth);
        if among_items {
            let mut node = Node::new(Level::Doan, text.from, String::new());
            node.van = Some(text);
            nodes.push(node);
        } else {
            doan.push(Para::Text(text));
        }
    }

    /// A table. Data has none behind items: those before it are typed out.
    fn table(&mut self, grid: &Grid) {
        if grid.is_nested {
            self.nested.push(grid.from());
        }
        let (depth, among_items) = self.room();
        let (_, nodes) = self.at(depth);
        let free = !among_items || nodes.iter().all(|node| node.level.is_item());
        let Some(mut sheet) = grid.sheet().filter(|_| free) else {
            return self.as_lines(grid);
        };
        if among_items {
            self.open.truncate(depth);
            let (doan, nodes) = self.at(depth);
            let items = std::mem::take(nodes);
            doan.extend(items.into_iter().flat_map(typed).map(Para::Text));
        }
        let captions = std::mem::take(&mut self.captions);
        // Before all parts stand sentences alone: the last of them becomes a khoản without a number, which takes the table
        // and what follows.
        let is_first = depth == 0 && self.is_paper;
        if is_first && !self.opens_khoan(&captions) {
            return self.as_lines(grid);
        }
        let depth = self.open.len().min(depth + usize::from(is_first));
        let (doan, _) = self.at(depth);
        sheet.unit = sheet.unit.or_else(|| caption(doan, &captions, grid::unit));
        let names = |text: &Text| {
            ["Bảng ", "Biểu "].iter().any(|word| text.shown().starts_with(word)).then(|| text.clone())
        };
        sheet.name = caption(doan, &captions, names);
        sheet.unit = sheet.unit.or_else(|| caption(doan, &captions, grid::unit));
        if let Some(Para::Text(sentence)) = doan.last() {
            sheet.told = don_vi_tinh::in_brackets(&sentence.shown()).map(str::to_owned);
        }
        doan.extend(std::mem::take(&mut sheet.above).into_iter().map(Para::Text));
        doan.push(Para::Table(Box::new(sheet)));
    }

    /// A table as text.
    fn as_lines(&mut self, grid: &Grid) {
        self.as_text.push(grid.from());
        for (from, row) in grid.lines() {
            self.paragraph(Text::new(from, &row));
        }
    }

    /// Takes a line that says the unit of the table right above it. Gives whether there is such a table, without a unit.
    fn says_last_unit(&mut self, line: &Body) -> bool {
        let (depth, among_items) = self.room();
        let (doan, _) = self.at(depth);
        let Some(Para::Table(sheet)) = doan.last_mut().filter(|_| !among_items) else { return false };
        if sheet.unit.is_some() {
            return false;
        }
        sheet.unit = grid::unit(&line.text(&line.raw.text));
        true
    }

    /// Makes the last sentence of the opening a khoản without a number, with the captions behind it. Gives whether there is
    /// one.
    fn opens_khoan(&mut self, captions: &[usize]) -> bool {
        let named = self.opening.iter().rev().take_while(|para| is_caption(para, captions)).count();
        let behind = self.opening.split_off(self.opening.len() - named);
        let van = match self.opening.pop_if(|para| matches!(para, Para::Text(_))) {
            Some(Para::Text(van)) => van,
            Some(Para::Table(_)) | None => {
                self.opening.extend(behind);
                return false;
            }
        };
        let mut node = Node::new(Level::Khoan, van.from, String::new());
        (node.unnumbered, node.van, node.doan) = (true, Some(van), behind);
        self.nodes.push(node);
        self.open = vec![self.nodes.len() - 1];
        true
    }
}

fn is_caption(para: &Para, captions: &[usize]) -> bool {
    matches!(para, Para::Text(text) if captions.contains(&text.from))
}

/// Whether a table comes next, itself or behind lines that name it.
fn names_next(behind: &[Block]) -> bool {
    let is_caption = |block: &&Block| matches!(block, Block::Paragraph(line) if line.role == Role::Caption);
    let first = behind.iter().find(|block| !is_caption(block));
    matches!(first, Some(Block::Table(_)))
}

/// The line above a table, taken out where it is a caption that says so.
fn caption(doan: &mut Vec<Para>, captions: &[usize], says: impl Fn(&Text) -> Option<Text>) -> Option<Text> {
    let Some(Para::Text(last)) = doan.last() else { return None };
    let said = says(last).filter(|_| captions.contains(&last.from))?;
    doan.pop();
    Some(said)
}

fn flatten(paras: &mut Vec<Para>, told: &mut Vec<usize>) {
    for para in std::mem::take(paras) {
        if let Para::Table(sheet) = &para {
            told.push(sheet.from);
        }
        paras.extend(para.typed().into_iter().map(Para::Text));
    }
}

fn flatten_below(node: &mut Node, told: &mut Vec<usize>) {
    flatten(&mut node.doan, told);
    node.nodes.iter_mut().for_each(|node| flatten_below(node, told));
}

/// A line as a node: a title, a title that goes on behind a colon, or its text.
fn node(level: Level, own: String, line: &Body, next: Option<&Block>) -> Node {
    let raw = &line.raw;
    let rest = without_label(level, &raw.text);
    let cut = raw.text.len() - rest.len();
    let mut node = Node::new(level, raw.from, own);
    let text = |text: &str| Some(line.text(text));
    let title = |text: &str| Some(line.text(text).without_bold());
    if level == Level::Muc {
        node.title = Some(heading(line, rest));
        return node;
    }
    if level.is_item() {
        node.van = text(rest);
        return node;
    }
    let bold = line.bold_start.checked_sub(cut).filter(|bold| *bold > 0);
    if let Some((head, tail)) = bold.and_then(|bold| run_in(rest, bold)).filter(|_| level != Level::Dieu) {
        (node.title, node.run_in) = (title(head), text(tail));
    } else if level != Level::Diem && is_title(line, rest, next) {
        node.title = title(rest);
    } else {
        node.van = text(rest);
    }
    node
}

/// A node and what stands below it as paragraphs with their marks typed.
fn typed(node: Node) -> Vec<Text> {
    let shown = |text: &Option<Text>| text.as_ref().map(Text::shown).unwrap_or_default();
    let mut line = node.label.clone();
    for part in [shown(&node.title), shown(&node.van), shown(&node.run_in)] {
        if !part.is_empty() {
            line.push_str(if line.is_empty() { "" } else { " " });
            line.push_str(&part);
        }
    }
    let own = Text::new(node.from, &line);
    let doan = node.doan.into_iter().flat_map(Para::typed);
    [own]
        .into_iter()
        .chain(doan)
        .chain(node.nodes.into_iter().flat_map(typed))
        .filter(|text| !text.is_empty())
        .collect()
}

/// The closing sentence, taken out: the last paragraph of all, when it ends with the decree's `./.`.
fn closing(nodes: &mut Vec<Node>, doan: &mut Vec<Para>) -> Option<Text> {
    let ends = |text: &Text| {
        let shown = text.shown();
        [" ./.", "./.", ". /.", "./"].iter().any(|end| shown.trim_end().ends_with(end))
    };
    let bare = |text: &Text| Some(text.without_end(&['.', '/', ' '])).filter(|text| !text.is_empty());
    match nodes.last_mut() {
        Some(last) if last.level == Level::Doan => {
            let text = last.van.as_ref().filter(|text| ends(text)).and_then(bare)?;
            nodes.pop();
            Some(text)
        }
        Some(last) if last.level.is_item() => None,
        Some(last) => closing(&mut last.nodes, &mut last.doan),
        None => match doan.last() {
            Some(Para::Text(text)) if ends(text) => {
                let text = bare(text)?;
                doan.pop();
                Some(text)
            }
            _ => None,
        },
    }
}

/// Numbers that the program counts otherwise.
fn renumbered(nodes: &[Node], above: &str, articles: &mut usize) -> Vec<(usize, String, String)> {
    let mut found = Vec::new();
    let mut counts = [0_usize; Level::KINDS];
    for node in nodes.iter().filter(|node| !node.unnumbered) {
        let count = match node.level {
            Level::Dieu => {
                *articles += 1;
                *articles
            }
            level => {
                let Some(count) = counts.get_mut(level.order()) else { continue };
                *count += 1;
                *count
            }
        };
        let printed = node.level.printed(count, above);
        let typed = node.label.trim_end_matches(['.', ':', ')', ' ']);
        if !printed.is_empty()
            && !typed.is_empty()
            && shape::squeezed(typed).to_lowercase() != printed.to_lowercase()
        {
            found.push((node.from, typed.to_owned(), printed.clone()));
        }
        let inner = if node.level == Level::Khoan { format!("{printed}.") } else { String::new() };
        found.extend(renumbered(&node.nodes, &inner, articles));
    }
    found
}

/// Whether a line is a heading: bold, or without an end mark and with something below it.
fn is_title(line: &Body, rest: &str, next: Option<&Block>) -> bool {
    if line.bold {
        return true;
    }
    let ended = rest.trim_end().ends_with(['.', ';', ',', '…']);
    let below = match next {
        Some(Block::Table(_)) => true,
        Some(Block::Paragraph(next)) => {
            let own = line.mark.map(|mark| mark.kind);
            let kind = next.mark.map(|mark| mark.kind);
            kind != own
                && !matches!(kind, Some(MarkKind::La | MarkKind::Dieu | MarkKind::Chuong | MarkKind::Phan))
        }
        None => false,
    };
    !ended && below && rest.chars().count() <= LONGEST_HEADING * 2
}

/// A bold start and what goes on behind its colon.
fn run_in(rest: &str, bold: usize) -> Option<(&str, &str)> {
    let (head, tail) = rest.split_at_checked(bold)?;
    let (head, tail) = match head.trim_end().strip_suffix(':') {
        Some(head) => (head, tail),
        None => (head, tail.trim_start().strip_prefix(':')?),
    };
    let (head, tail) = (head.trim(), tail.trim());
    (!head.is_empty() && !tail.is_empty()).then_some((head, tail))
}

/// A heading that the form prints bold, in capitals perhaps.
fn heading(line: &Body, text: &str) -> Text {
    let sentence = sentence_case(text);
    if sentence == text { line.text(text).without_bold() } else { Text::new(line.raw.from, &sentence) }
}

/// A heading in capitals as a sentence: the program prints capitals.
pub(super) fn sentence_case(text: &str) -> String {
    if !shape::is_capitals(text) {
        return text.to_owned();
    }
    let mut letters = text.chars();
    let first = letters.next().map(String::from).unwrap_or_default();
    format!("{first}{}", letters.as_str().to_lowercase())
}
