//! Properties as they are set at each level, and how the levels add up.
//!
//! Word's order: document defaults, table style, paragraph style and its bases, numbering, character style,
//! then what is set on the spot.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::block::{Alignment, Border, Borders, Font, LineSpacing, ListKind, ParagraphFormat, RunFormat};
use super::tree::Node;

/// Longest chain of styles based on styles; a cycle ends here too.
const CHAIN_LIMIT: usize = 40;

/// Most styles, and most lists, that are read; Word itself stops at 4,079 styles.
const STYLE_LIMIT: usize = 10_000;

/// Longest name of a style, a font, a colour, in letters; Word's own end sooner. Each is shown with every text that has it.
const LONGEST_NAME: usize = 255;

/// A name as it is kept.
fn named(name: &str) -> Arc<str> {
    match name.char_indices().nth(LONGEST_NAME) {
        Some((end, _)) => name[..end].into(),
        None => name.into(),
    }
}

/// Character properties that one level sets.
#[derive(Debug, Clone, Default)]
pub(super) struct RunPart {
    ascii: Option<Font>,
    high_ansi: Option<Font>,
    complex: Option<Font>,
    size: Option<u32>,
    bold: Option<bool>,
    italic: Option<bool>,
    caps: Option<bool>,
    underline: Option<bool>,
    hidden: Option<bool>,
    color: Option<Arc<str>>,
    highlight: Option<bool>,
    shaded: Option<bool>,
    effects: BTreeMap<&'static str, Arc<str>>,
    spacing: Option<i32>,
    scale: Option<u32>,
}

/// Effects of letters that no field of [`RunFormat`] stands for, and the value that means none.
const EFFECTS: [(&str, &str); 13] = [
    ("w:strike", "0"),
    ("w:dstrike", "0"),
    ("w:outline", "0"),
    ("w:shadow", "0"),
    ("w:emboss", "0"),
    ("w:imprint", "0"),
    ("w:vertAlign", "baseline"),
    ("w:position", "0"),
    ("w:spacing", "0"),
    ("w:w", "100"),
    ("w:em", "none"),
    ("w:effect", "none"),
    ("w:bdr", "none"),
];

/// Paragraph properties that one level sets.
#[derive(Debug, Clone, Default)]
pub(super) struct ParagraphPart {
    alignment: Option<Alignment>,
    left: Option<i32>,
    right: Option<i32>,
    first_line: Option<i32>,
    before: Option<i32>,
    after: Option<i32>,
    line: Option<i32>,
    line_rule: Option<LineRule>,
    contextual_spacing: Option<bool>,
    keep_next: Option<bool>,
    page_break_before: Option<bool>,
    borders: Borders,
    list: Option<(u32, u32)>,
    frame_centred: Option<bool>,
}

#[derive(Debug, Clone, Copy)]
enum LineRule {
    Auto,
    Exact,
    AtLeast,
}

/// Table properties that one level sets.
#[derive(Debug, Clone, Default)]
pub(super) struct TablePart {
    pub(super) fixed: Option<bool>,
    pub(super) indent: Option<i32>,
    pub(super) padding_left: Option<i32>,
    pub(super) padding_right: Option<i32>,
    pub(super) borders: Borders,
}

/// A style with everything its bases give it.
#[derive(Debug, Clone, Default)]
pub(super) struct Style {
    pub(super) name: Option<Arc<str>>,
    pub(super) paragraph: ParagraphPart,
    pub(super) run: RunPart,
    pub(super) table: TablePart,
}

/// The styles of a paper by kind and id, the defaults below them, and the numbering.
#[derive(Debug, Default)]
pub(super) struct Styles {
    /// By kind, then by id.
    known: BTreeMap<String, BTreeMap<String, Style>>,
    default_ids: BTreeMap<String, String>,
    pub(super) paragraph_defaults: ParagraphPart,
    pub(super) run_defaults: RunPart,
    /// `w:lang` of the document defaults.
    pub(super) lang: Option<String>,
    /// By list and level.
    levels: BTreeMap<(u32, u32), Level>,
    /// Latin fonts of the theme, for headings and for text.
    theme: [Option<Arc<str>>; 2],
}

/// A level of an automatic list.
#[derive(Debug, Clone)]
pub(super) struct Level {
    /// The numbering that it counts with: lists that share one go on counting.
    pub(super) counter: u32,
    pub(super) kind: ListKind,
    /// Word's name of the digits: `decimal`, `lowerLetter`, …
    pub(super) digits: Arc<str>,
    /// `%1.%2)`: what is printed, each `%` with the number of a level.
    pub(super) text: String,
    pub(super) start: u32,
    /// Whether the list starts anew where it is first used.
    pub(super) restarts: bool,
    part: ParagraphPart,
}

impl Styles {
    /// Reads `styles.xml` and `numbering.xml`, either of which may be missing.
    pub(super) fn read(
        styles: Option<Node<'_>>,
        numbering: Option<Node<'_>>,
        theme: Option<Node<'_>>,
    ) -> Self {
        let mut read = Self { theme: theme.map(theme_fonts).unwrap_or_default(), ..Self::default() };
        if let Some(root) = styles {
            read.read_styles(root);
        }
        if let Some(root) = numbering {
            read.read_numbering(root);
        }
        read
    }

    /// The style of that kind (`paragraph`, `character`, `table`) and id; without an id the default one.
    pub(super) fn get(&self, kind: &str, id: Option<&str>) -> Option<&Style> {
        let by_id = |id: &str| self.known.get(kind).and_then(|styles| styles.get(id));
        id.and_then(by_id).or_else(|| self.default_ids.get(kind).and_then(|id| by_id(id)))
    }

    fn read_styles(&mut self, root: Node<'_>) {
        let defaults = root.child("w:docDefaults");
        let below =
            |outer, inner| defaults.and_then(|node| node.child(outer)).and_then(|node| node.child(inner));
        let run = below("w:rPrDefault", "w:rPr");
        self.run_defaults = run.map(RunPart::read).unwrap_or_default();
        self.lang = run.and_then(|node| node.child("w:lang")).and_then(Node::val).map(str::to_owned);
        self.paragraph_defaults = below("w:pPrDefault", "w:pPr").map(ParagraphPart::read).unwrap_or_default();
        // Each is read once, however many are based on it.
        let mut raw: BTreeMap<(&str, &str), (Option<&str>, Style)> = BTreeMap::new();
        for node in root.children().filter(|node| node.name() == "w:style").take(STYLE_LIMIT) {
            let kind = node.attribute("w:type").unwrap_or("paragraph");
            let id = node.attribute("w:styleId").unwrap_or("");
            if node.attribute("w:default").is_some_and(is_on) {
                self.default_ids.entry(kind.to_owned()).or_insert_with(|| id.to_owned());
            }
            raw.entry((kind, id))
                .or_insert_with(|| (node.child("w:basedOn").and_then(Node::val), Style::read(node)));
        }
        for (&(kind, id), own) in &raw {
            let mut chain = vec![own];
            while let Some(base) = chain.last().and_then(|(base, _)| *base) {
                match raw.get(&(kind, base)) {
                    Some(next) if chain.len() < CHAIN_LIMIT => chain.push(next),
                    _ => break,
                }
            }
            let mut style = Style { name: own.1.name.clone(), ..Style::default() };
            chain.iter().rev().for_each(|(_, level)| style.add(level));
            self.known.entry(kind.to_owned()).or_default().insert(id.to_owned(), style);
        }
    }

    fn read_numbering(&mut self, root: Node<'_>) {
        let of = |node: Node<'_>, attribute| node.attribute(attribute).and_then(|id| id.parse::<u32>().ok());
        let all = |name| root.children().filter(move |node| node.name() == name);
        // Each is read once, however many lists have it.
        let mut abstracts: BTreeMap<u32, Vec<(u32, Level)>> = BTreeMap::new();
        for node in all("w:abstractNum") {
            if let Some(id) = of(node, "w:abstractNumId") {
                let levels = node.children().filter(|level| level.name() == "w:lvl").take(LEVELS);
                let read = |level| (of(level, "w:ilvl").unwrap_or(0), Level::read(level, id));
                abstracts.entry(id).or_insert_with(|| levels.map(read).collect());
            }
        }
        for node in all("w:num").take(STYLE_LIMIT) {
            let base = node.child("w:abstractNumId").and_then(Node::val).and_then(|id| id.parse().ok());
            let (Some(id), Some(levels)) = (of(node, "w:numId"), base.and_then(|id: u32| abstracts.get(&id)))
            else {
                continue;
            };
            for (at, level) in levels {
                let mut over = node.children().filter(|child| child.name() == "w:lvlOverride");
                let over = over.find(|child| of(*child, "w:ilvl") == Some(*at));
                let own = over.and_then(|over| over.child("w:lvl"));
                let mut level = own.map_or_else(|| level.clone(), |own| Level::read(own, level.counter));
                if let Some(start) = over.and_then(|over| over.child("w:startOverride")) {
                    level.restarts = true;
                    level.start = start.val().and_then(|start| start.parse().ok()).unwrap_or(level.start);
                }
                self.levels.insert((id, *at), level);
            }
        }
    }

    /// The effective properties of a paragraph of `style` with `own` set on the spot.
    pub(super) fn paragraph(
        &self,
        table: Option<&Style>,
        style: Option<&Style>,
        own: &ParagraphPart,
    ) -> ParagraphFormat {
        let mut sum = self.paragraph_defaults.clone();
        sum.add_some(table.map(|style| &style.paragraph));
        sum.add_some(style.map(|style| &style.paragraph));
        // A list's indents lie over the style's, and under what is set on the spot.
        let list = own.list.or(sum.list).filter(|(id, _)| *id != 0);
        let level = list.and_then(|key| self.levels.get(&key));
        sum.add_some(level.map(|level| &level.part));
        sum.add(own);
        sum.finish(list.map(|_| level.map_or(ListKind::Number, |level| level.kind)))
    }

    /// The list and level that a paragraph of `style` with `own` set on the spot belongs to.
    pub(super) fn list(&self, style: Option<&Style>, own: &ParagraphPart) -> Option<(u32, u32)> {
        own.list.or(style.and_then(|style| style.paragraph.list)).filter(|(id, _)| *id != 0)
    }

    /// A level of a list.
    pub(super) fn level(&self, list: u32, level: u32) -> Option<&Level> {
        self.levels.get(&(list, level))
    }

    /// A font with the theme's name where the theme chooses it.
    pub(super) fn named(&self, font: Option<Font>) -> Font {
        match font {
            Some(Font { name: Some(slot), theme: true }) => {
                let [heading, text] = &self.theme;
                let name = if slot.starts_with("major") { heading } else { text };
                Font { name: name.clone(), theme: true }
            }
            font => font.unwrap_or_default(),
        }
    }

    /// The effective properties of a run, or of a paragraph mark, with `own` set on the spot.
    pub(super) fn run(
        &self,
        table: Option<&Style>,
        paragraph: Option<&Style>,
        character: Option<&Style>,
        own: &RunPart,
    ) -> RunFormat {
        let levels = [table, paragraph, character].map(|style| style.map(|style| &style.run));
        let mut sum = self.run_defaults.clone();
        for level in levels.into_iter().flatten() {
            sum.add(level);
        }
        // Bold, italic and capitals are toggles: two styles that both set them cancel each other out.
        let toggle = |get: fn(&RunPart) -> Option<bool>| -> bool {
            let styles = levels.into_iter().flatten().filter_map(get).fold(false, |sum, set| sum ^ set);
            get(own).unwrap_or_else(|| get(&self.run_defaults).unwrap_or(false) || styles)
        };
        let (bold, italic, caps) =
            (toggle(|part| part.bold), toggle(|part| part.italic), toggle(|part| part.caps));
        sum.add(own);
        RunFormat {
            ascii: self.named(sum.ascii),
            high_ansi: self.named(sum.high_ansi),
            complex: self.named(sum.complex),
            size: sum.size.unwrap_or(DEFAULT_SIZE),
            bold,
            italic,
            caps,
            underline: sum.underline.unwrap_or(false),
            hidden: sum.hidden.unwrap_or(false),
            color: sum.color,
            highlight: sum.highlight.unwrap_or(false),
            shaded: sum.shaded.unwrap_or(false),
            effects: in_force(sum.effects),
            spacing: sum.spacing.unwrap_or(0),
            scale: sum.scale.unwrap_or(100),
        }
    }
}

/// Levels of a list.
pub(super) const LEVELS: usize = 9;

impl Level {
    /// Reads a `w:lvl`.
    fn read(node: Node<'_>, counter: u32) -> Self {
        let value = |name: &str| node.child(name).and_then(Node::val);
        let digits = value("w:numFmt").unwrap_or("decimal");
        Self {
            counter,
            kind: if digits == "bullet" { ListKind::Bullet } else { ListKind::Number },
            digits: named(digits),
            text: value("w:lvlText").unwrap_or("").chars().take(40).collect(),
            start: value("w:start").and_then(|start| start.parse().ok()).unwrap_or(1),
            restarts: false,
            part: node.child("w:pPr").map(ParagraphPart::read).unwrap_or_default(),
        }
    }
}

/// The Latin fonts of a theme: headings, text.
fn theme_fonts(root: Node<'_>) -> [Option<Arc<str>>; 2] {
    let scheme = root.child("a:themeElements").and_then(|node| node.child("a:fontScheme"));
    ["a:majorFont", "a:minorFont"].map(|name| {
        let latin = scheme.and_then(|node| node.child(name)).and_then(|node| node.child("a:latin"));
        latin.and_then(|node| node.attribute("typeface")).map(named)
    })
}

/// What Word takes when nothing sets a size: 10 pt.
const DEFAULT_SIZE: u32 = 20;

impl Style {
    /// What a `w:style` sets itself.
    fn read(node: Node<'_>) -> Self {
        Self {
            name: node.child("w:name").and_then(Node::val).map(named),
            paragraph: node.child("w:pPr").map(ParagraphPart::read).unwrap_or_default(),
            run: node.child("w:rPr").map(RunPart::read).unwrap_or_default(),
            table: node.child("w:tblPr").map(TablePart::read).unwrap_or_default(),
        }
    }

    fn add(&mut self, over: &Self) {
        self.paragraph.add(&over.paragraph);
        self.run.add(&over.run);
        self.table.add(&over.table);
    }
}

impl RunPart {
    /// Reads a `w:rPr`.
    pub(super) fn read(node: Node<'_>) -> Self {
        let mut part = Self::default();
        for child in node.children() {
            match child.name() {
                "w:rFonts" => {
                    part.ascii = font(child, "w:ascii", "w:asciiTheme");
                    part.high_ansi = font(child, "w:hAnsi", "w:hAnsiTheme");
                    part.complex = font(child, "w:cs", "w:cstheme");
                }
                "w:sz" => part.size = child.val().and_then(half_points),
                "w:b" => part.bold = Some(switch(child)),
                "w:i" => part.italic = Some(switch(child)),
                "w:caps" | "w:smallCaps" => part.caps = Some(part.caps.unwrap_or(false) || switch(child)),
                "w:u" => part.underline = Some(child.val().is_some_and(|line| line != "none")),
                "w:vanish" => part.hidden = Some(switch(child)),
                "w:color" => {
                    let themed = child
                        .attribute("w:themeColor")
                        .is_some_and(|name| !matches!(name, "text1" | "dark1"));
                    let shown = if themed { "theme" } else { child.val().unwrap_or("auto") };
                    part.color = Some(named(shown));
                }
                "w:highlight" => {
                    part.highlight =
                        Some(child.val().is_some_and(|color| !matches!(color, "none" | "white")));
                }
                "w:shd" => part.shaded = Some(is_shaded(child)),
                name => {
                    match name {
                        "w:spacing" => part.spacing = child.val().and_then(twips),
                        "w:w" => part.scale = child.val().and_then(percent),
                        _ => {}
                    }
                    if let Some((name, _)) = EFFECTS.iter().find(|(known, _)| *known == name) {
                        part.effects.insert(name, effect(child));
                    }
                }
            }
        }
        part
    }

    fn add(&mut self, over: &Self) {
        put(&mut self.ascii, &over.ascii);
        put(&mut self.high_ansi, &over.high_ansi);
        put(&mut self.complex, &over.complex);
        put(&mut self.size, &over.size);
        put(&mut self.bold, &over.bold);
        put(&mut self.italic, &over.italic);
        put(&mut self.caps, &over.caps);
        put(&mut self.underline, &over.underline);
        put(&mut self.hidden, &over.hidden);
        put(&mut self.color, &over.color);
        put(&mut self.highlight, &over.highlight);
        put(&mut self.shaded, &over.shaded);
        put(&mut self.spacing, &over.spacing);
        put(&mut self.scale, &over.scale);
        self.effects.extend(over.effects.iter().map(|(name, value)| (*name, Arc::clone(value))));
    }

    /// The font of Vietnamese letters that this level sets.
    pub(super) fn font(&self) -> Option<Font> {
        self.high_ansi.clone()
    }
}

impl ParagraphPart {
    /// Reads a `w:pPr`.
    pub(super) fn read(node: Node<'_>) -> Self {
        let mut part = Self::default();
        for child in node.children() {
            match child.name() {
                "w:jc" => part.alignment = child.val().map(alignment),
                "w:ind" => part.indents(child),
                "w:spacing" => part.spacing(child),
                "w:contextualSpacing" => part.contextual_spacing = Some(switch(child)),
                "w:keepNext" => part.keep_next = Some(switch(child)),
                "w:pageBreakBefore" => part.page_break_before = Some(switch(child)),
                "w:pBdr" => part.borders = borders(child),
                "w:framePr" => {
                    part.frame_centred = Some(child.attribute("w:xAlign") == Some("center"));
                }
                "w:numPr" => {
                    let of = |name| child.child(name).and_then(Node::val).and_then(|id| id.parse().ok());
                    part.list = of("w:numId").map(|id| (id, of("w:ilvl").unwrap_or(0)));
                }
                _ => {}
            }
        }
        part
    }

    fn indents(&mut self, node: Node<'_>) {
        let of = |name| node.attribute(name).and_then(twips);
        self.left = of("w:left").or_else(|| of("w:start"));
        self.right = of("w:right").or_else(|| of("w:end"));
        self.first_line = of("w:hanging").map(i32::saturating_neg).or_else(|| of("w:firstLine"));
    }

    fn spacing(&mut self, node: Node<'_>) {
        let of = |name| node.attribute(name).and_then(twips);
        // "Auto" space of web pages is 14 pt; space in hundredths of a line counts lines of 12 pt.
        let around = |name, lines, auto| {
            if node.attribute(auto).is_some_and(is_on) {
                return Some(280);
            }
            of(lines)
                .filter(|lines| *lines != 0)
                .map(|lines| lines.saturating_mul(12) / 5)
                .or_else(|| of(name))
        };
        self.before = around("w:before", "w:beforeLines", "w:beforeAutospacing");
        self.after = around("w:after", "w:afterLines", "w:afterAutospacing");
        self.line = of("w:line");
        self.line_rule = node.attribute("w:lineRule").map(|rule| match rule {
            "exact" => LineRule::Exact,
            "atLeast" => LineRule::AtLeast,
            _ => LineRule::Auto,
        });
    }

    fn add_some(&mut self, over: Option<&Self>) {
        if let Some(over) = over {
            self.add(over);
        }
    }

    fn add(&mut self, over: &Self) {
        put(&mut self.alignment, &over.alignment);
        put(&mut self.left, &over.left);
        put(&mut self.right, &over.right);
        put(&mut self.first_line, &over.first_line);
        put(&mut self.before, &over.before);
        put(&mut self.after, &over.after);
        put(&mut self.line, &over.line);
        put(&mut self.line_rule, &over.line_rule);
        put(&mut self.contextual_spacing, &over.contextual_spacing);
        put(&mut self.keep_next, &over.keep_next);
        put(&mut self.page_break_before, &over.page_break_before);
        put(&mut self.list, &over.list);
        put(&mut self.frame_centred, &over.frame_centred);
        add_borders(&mut self.borders, &over.borders);
    }

    fn finish(self, list: Option<ListKind>) -> ParagraphFormat {
        let line = self.line.unwrap_or(240);
        ParagraphFormat {
            // A frame is as wide as its text: where it stands is where the text stands.
            alignment: match self.frame_centred {
                Some(true) => Alignment::Center,
                Some(false) | None => self.alignment.unwrap_or_default(),
            },
            left: self.left.unwrap_or(0),
            right: self.right.unwrap_or(0),
            first_line: self.first_line.unwrap_or(0),
            before: self.before.unwrap_or(0),
            after: self.after.unwrap_or(0),
            line: match self.line_rule.unwrap_or(LineRule::Auto) {
                LineRule::Auto => LineSpacing::Multiple(line),
                LineRule::Exact => LineSpacing::Exactly(line),
                LineRule::AtLeast => LineSpacing::AtLeast(line),
            },
            contextual_spacing: self.contextual_spacing.unwrap_or(false),
            keep_next: self.keep_next.unwrap_or(false),
            page_break_before: self.page_break_before.unwrap_or(false),
            list,
            borders: self.borders,
        }
    }
}

impl TablePart {
    /// Reads a `w:tblPr`.
    pub(super) fn read(node: Node<'_>) -> Self {
        let mut part = Self::default();
        for child in node.children() {
            match child.name() {
                "w:tblLayout" => part.fixed = Some(child.attribute("w:type") == Some("fixed")),
                "w:tblInd" => part.indent = width(child),
                "w:tblBorders" => part.borders = borders(child),
                "w:tblCellMar" => (part.padding_left, part.padding_right) = padding(child),
                _ => {}
            }
        }
        part
    }

    pub(super) fn add(&mut self, over: &Self) {
        put(&mut self.fixed, &over.fixed);
        put(&mut self.indent, &over.indent);
        put(&mut self.padding_left, &over.padding_left);
        put(&mut self.padding_right, &over.padding_right);
        add_borders(&mut self.borders, &over.borders);
    }
}

fn put<T: Clone>(under: &mut Option<T>, over: &Option<T>) {
    if over.is_some() {
        under.clone_from(over);
    }
}

fn add_borders(under: &mut Borders, over: &Borders) {
    put(&mut under.top, &over.top);
    put(&mut under.bottom, &over.bottom);
    put(&mut under.left, &over.left);
    put(&mut under.right, &over.right);
    put(&mut under.inside_horizontal, &over.inside_horizontal);
    put(&mut under.inside_vertical, &over.inside_vertical);
}

/// Left and right padding of a `w:tblCellMar` or `w:tcMar`.
pub(super) fn padding(node: Node<'_>) -> (Option<i32>, Option<i32>) {
    let of = |name, other| node.child(name).or_else(|| node.child(other)).and_then(width);
    (of("w:left", "w:start"), of("w:right", "w:end"))
}

/// A `w:w` in twips; `None` for percentages and automatic widths.
pub(super) fn width(node: Node<'_>) -> Option<i32> {
    let absolute = node.attribute("w:type").is_none_or(|kind| kind == "dxa" || kind == "nil");
    node.attribute("w:w").filter(|_| absolute).and_then(twips)
}

/// The borders listed in a `w:pBdr`, `w:tblBorders` or `w:tcBorders`.
pub(super) fn borders(node: Node<'_>) -> Borders {
    let of = |name, other| {
        node.child(name).or_else(|| node.child(other)).map(|side| Border {
            // A white line on white paper is none.
            line: named(side.val().filter(|_| side.attribute("w:color") != Some("FFFFFF")).unwrap_or("none")),
            size: side.attribute("w:sz").and_then(|size| size.parse().ok()).unwrap_or(0),
        })
    };
    Borders {
        top: of("w:top", "w:top"),
        bottom: of("w:bottom", "w:bottom"),
        left: of("w:left", "w:start"),
        right: of("w:right", "w:end"),
        inside_horizontal: of("w:insideH", "w:insideH"),
        inside_vertical: of("w:insideV", "w:insideV"),
    }
}

fn font(node: Node<'_>, name: &str, theme: &str) -> Option<Font> {
    // The name of a theme's slot is exchanged for the font's when all levels have been added up.
    let slot = node.attribute(theme);
    let name = slot.or_else(|| node.attribute(name)).map(named);
    name.is_some().then_some(Font { name, theme: slot.is_some() })
}

fn alignment(name: &str) -> Alignment {
    match name {
        "left" | "start" => Alignment::Left,
        "center" => Alignment::Center,
        "right" | "end" => Alignment::Right,
        "both" => Alignment::Both,
        _ => Alignment::Other,
    }
}

fn is_shaded(node: Node<'_>) -> bool {
    let white = |color: Option<&str>| color.is_some_and(|color| color.eq_ignore_ascii_case("FFFFFF"));
    let fill = node.attribute("w:fill");
    let filled = fill.is_some_and(|fill| fill != "auto") && !white(fill);
    match node.val().unwrap_or("clear") {
        "nil" => false,
        "clear" => filled,
        // The pattern's own colour covers all.
        "solid" => !white(node.attribute("w:color")),
        _ => filled || !white(node.attribute("w:color")),
    }
}

/// The value of an effect; `0` and `1` where it is on or off.
fn effect(node: Node<'_>) -> Arc<str> {
    match node.val() {
        Some("nil") => "none".into(),
        Some(value) if is_on(value) => named(if value == "true" || value == "on" { "1" } else { value }),
        Some(_) => "0".into(),
        None => "1".into(),
    }
}

/// The effects that are not none.
fn in_force(mut effects: BTreeMap<&'static str, Arc<str>>) -> BTreeMap<&'static str, Arc<str>> {
    effects.retain(|name, value| !EFFECTS.iter().any(|(known, none)| known == name && *none == &**value));
    effects
}

/// An on/off element: on unless its value says off.
pub(super) fn switch(node: Node<'_>) -> bool {
    node.val().is_none_or(is_on)
}

/// An on/off attribute's value.
pub(super) fn is_on(value: &str) -> bool {
    !matches!(value, "0" | "false" | "off")
}

/// A length in twips; strict files write a unit (`12.5pt`, `2cm`).
pub(super) fn twips(value: &str) -> Option<i32> {
    let value = value.trim();
    if let Ok(whole) = value.parse::<i32>() {
        return Some(whole.clamp(-LONGEST, LONGEST));
    }
    let split = value.find(|letter: char| letter.is_ascii_alphabetic()).unwrap_or(value.len());
    let (number, unit) = value.split_at_checked(split)?;
    let per_unit = match unit {
        "" => 1.0,
        "pt" => 20.0,
        "pc" | "pi" => 240.0,
        "in" => 1440.0,
        "cm" => 1440.0 / 2.54,
        "mm" => 144.0 / 2.54,
        _ => return None,
    };
    whole(number.parse::<f64>().ok()? * per_unit)
}

/// Longest length that is taken as written (17 m): sums of a few lengths then never overflow.
const LONGEST: i32 = 1_000_000;

/// The nearest whole number, within what a paper can have.
pub(super) fn whole(value: f64) -> Option<i32> {
    let longest = f64::from(LONGEST);
    #[expect(clippy::cast_possible_truncation, reason = "clamped in the same expression")]
    value.is_finite().then(|| value.clamp(-longest, longest).round() as i32)
}

/// A percentage, with its sign or without.
fn percent(value: &str) -> Option<u32> {
    value.trim_end_matches('%').parse().ok().filter(|percent| (1..=600).contains(percent))
}

/// Largest size Word knows, in half-points.
const LARGEST_SIZE: u32 = 3_276;

fn half_points(value: &str) -> Option<u32> {
    match value.parse::<u32>() {
        Ok(size) => Some(size.min(LARGEST_SIZE)),
        Err(_) => twips(value).and_then(|twips| u32::try_from(twips / 10).ok()),
    }
}
