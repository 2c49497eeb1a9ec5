//! How a DOCX that a word processor has saved again looks otherwise than it was generated.
//!
//! Each line that a fresh version of the paper has as well is compared with it: alignment, indents, spacing, size, font,
//! colour, effects of letters; lines that it has not, with its lines of the same style. Then pages, margins, header
//! text, how cells are joined, sizes of pictures, kinds and colours of charts, notes, comments, properties, bytes beside the archive. Which letters
//! are bold or italic is compared with the text ([`super::lines`]). Not compared: widths of columns and indents that
//! follow from the text (titles, rules), thickness of lines, and what a word processor sets by itself.

use std::collections::{BTreeMap, BTreeSet};

use super::docx::{Reading, is_fingerprint};
use super::lines;
use super::{align, moved};
use crate::docx::read::{
    self, Alignment, Block, LineSpacing, Paper, Paragraph, ParagraphFormat, RunFormat, Section, Table,
};
use crate::page::style::{Look, Role};

/// What differs between a file that was saved again and a fresh version, beside the text: in the officer's words, each
/// with its place, a line each. A mere re-save differs in nothing.
pub fn differences(saved: &Reading, fresh: &Reading) -> Vec<String> {
    let (old, new) = (&saved.paper, &fresh.paper);
    let mut found = paragraphs(old, new);
    let (old_pages, new_pages) = (sections(old), sections(new));
    if old_pages.len() == new_pages.len() {
        for (at, (mut old, new)) in old_pages.into_iter().zip(new_pages).enumerate() {
            if at > 0 {
                forgive_first_page(&mut old, &new);
            }
            found.extend(unlike(&page_name(at), &old, &new));
        }
    } else if !old_pages.iter().all(|page| new_pages.contains(page)) {
        // Another number of appendices is told with the text.
        found.push("khổ giấy, lề trang hoặc đầu trang khác".to_owned());
    }
    found.extend(tables(old, new));
    found.extend(pictures(saved, fresh));
    found.extend(charts(old, new));
    found.extend(besides(saved, fresh));
    found
}

/// A property of a look: its name and what it is.
type Trait = (&'static str, String);

/// The traits of `old` that are not those of `new`.
fn unlike(place: &str, old: &[Trait], new: &[Trait]) -> Vec<String> {
    let differ = old.iter().zip(new).filter(|(old, new)| old != new);
    differ.map(|((name, old), (_, new))| format!("{place}: {name} {old}, theo dữ liệu {new}")).collect()
}

fn paragraphs(old: &Paper, new: &Paper) -> Vec<String> {
    let (old_shown, new_shown) = (lines::paragraphs(old), lines::paragraphs(new));
    let (old_lines, new_lines) = (lines::of_paper(old), lines::of_paper(new));
    let [old_numbers, new_numbers] = lines::numbered([&old_lines, &new_lines]);
    let mut twin: Vec<Option<&Paragraph>> = vec![None; old_shown.len()];
    for (at, other) in align::matches(&old_numbers, &new_numbers) {
        twin[at] = Some(new_shown[other]);
    }
    let mut found = Vec::new();
    let peers = Peers::of(&new_shown);
    for ((paragraph, place), twin) in old_shown.iter().zip(moved::places(&old_lines)).zip(twin) {
        if found.len() >= MOST {
            break;
        }
        let looks = traits(paragraph);
        let other = match twin {
            Some(twin) => Some(traits(twin)),
            None => peers.like(paragraph, &looks),
        };
        for line in other.into_iter().flat_map(|other| unlike(&place, &looks, &other)) {
            // One change of a style shows in each of its lines.
            if found.last() != Some(&line) {
                found.push(line);
            }
        }
    }
    found
}

/// Differences of form after which the rest is not looked at: nobody reads on.
pub const MOST: usize = 1_000;

/// The looks of the paragraphs of each style: the first one's, and all.
struct Peers<'p>(BTreeMap<&'p str, (Vec<Trait>, BTreeSet<Vec<Trait>>)>);

impl<'p> Peers<'p> {
    fn of(paragraphs: &[&'p Paragraph]) -> Self {
        let mut known: BTreeMap<&str, (Vec<Trait>, BTreeSet<Vec<Trait>>)> = BTreeMap::new();
        for paragraph in paragraphs {
            let looks = traits(paragraph);
            let (_, all) = known.entry(style(paragraph)).or_insert_with(|| (looks.clone(), BTreeSet::new()));
            all.insert(looks);
        }
        Self(known)
    }

    /// What a paragraph of these looks is compared with: one of its style that has them, else the first of its style.
    fn like(&self, paragraph: &Paragraph, looks: &[Trait]) -> Option<Vec<Trait>> {
        let (first, all) = self.0.get(style(paragraph))?;
        Some(if all.contains(looks) { looks.to_vec() } else { first.clone() })
    }
}

fn traits(paragraph: &Paragraph) -> Vec<Trait> {
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
    } = &*paragraph.format;
    let side = |twips: i32| if is_balanced(paragraph) { String::new() } else { points(twips) };
    let alignment = match alignment {
        Alignment::Left => "trái",
        Alignment::Center => "giữa",
        Alignment::Right => "phải",
        Alignment::Both => "đều hai bên",
        Alignment::Other => "kiểu khác",
    };
    let mut found = vec![
        ("căn lề", alignment.to_owned()),
        ("thụt trái", side(*left)),
        ("thụt phải", side(*right)),
        ("thụt dòng đầu", points(*first_line)),
        ("cách đoạn trên", points(*before)),
        ("cách đoạn dưới", points(*after)),
        ("cách dòng", spacing(*line)),
        ("bỏ cách giữa các đoạn cùng kiểu", yes(*contextual_spacing)),
        ("sang trang mới", yes(*page_break_before)),
        ("đánh số tự động", yes(list.is_some())),
    ];
    found.extend(letters(paragraph));
    found
}

/// The looks of a paragraph's letters, each once.
fn letters(paragraph: &Paragraph) -> Vec<Trait> {
    let each = |of: fn(&RunFormat) -> String| {
        let looks: BTreeSet<String> = paragraph.visible_runs().map(|run| of(&run.format)).collect();
        looks.into_iter().collect::<Vec<_>>().join("; ")
    };
    vec![
        (
            "phông",
            each(|format| {
                let name = |font: &read::Font| font.name.as_deref().unwrap_or("mặc định").to_owned();
                let (ascii, other) = (name(&format.ascii), name(&format.high_ansi));
                if ascii == other { ascii } else { format!("{ascii} và {other}") }
            }),
        ),
        ("cỡ chữ", each(|format| format!("{}", f64::from(format.size) / 2.0))),
        ("chữ in hoa", each(|format| yes(format.caps))),
        // A word processor may write the automatic colour out.
        (
            "màu chữ",
            each(|format| match format.color.as_deref() {
                None | Some("auto" | "000000") => "đen".to_owned(),
                Some(color) => color.to_owned(),
            }),
        ),
        ("nền chữ", each(|format| yes(format.highlight || format.shaded))),
        (
            "hiệu ứng chữ",
            each(|format| {
                let effects: Vec<String> =
                    format.effects.iter().map(|(name, value)| effect(name, value)).collect();
                if effects.is_empty() { "không".to_owned() } else { effects.join(" ") }
            }),
        ),
    ]
}

fn effect(name: &str, value: &str) -> String {
    match (name, value) {
        ("w:strike" | "w:dstrike", _) => "gạch ngang".to_owned(),
        ("w:vertAlign", "superscript") => "chỉ số trên".to_owned(),
        ("w:vertAlign", _) => "chỉ số dưới".to_owned(),
        ("w:spacing", value) => format!("giãn chữ {value}"),
        ("w:position", value) => format!("nâng chữ {value}"),
        ("w:w", value) => format!("bề ngang chữ {value}%"),
        (name, _) => name.trim_start_matches("w:").to_owned(),
    }
}

fn page_name(at: usize) -> String {
    if at == 0 {
        "trang của phần chính".to_owned()
    } else {
        format!("trang của phụ lục thứ {at}")
    }
}

fn sections(paper: &Paper) -> Vec<Vec<Trait>> {
    let text = |section: &Section| {
        let running = section.headers.iter().chain(&section.footers);
        let paragraphs = running.flat_map(|running| read::paragraphs(&running.blocks));
        // The stored result of a page number is whatever page was last counted.
        let text = |paragraph: &Paragraph| {
            if paragraph.fields.is_empty() { paragraph.text() } else { paragraph.fields.join(" ") }
        };
        let texts: BTreeSet<String> = paragraphs
            .map(|paragraph| text(paragraph).trim().to_owned())
            .filter(|text| !text.is_empty())
            .collect();
        texts.into_iter().collect::<Vec<_>>().join("; ")
    };
    let page = |section: &Section| {
        let margins = section.margins.map(|margins| {
            [margins.top, margins.bottom, margins.left, margins.right, margins.gutter].map(points).join(" ")
        });
        vec![
            ("khổ giấy", format!("{} x {}", points(section.width), points(section.height))),
            ("chiều giấy", if section.landscape { "ngang" } else { "dọc" }.to_owned()),
            ("lề trang (trên, dưới, trái, phải, gáy)", margins.unwrap_or_default()),
            ("đầu trang, chân trang", text(section)),
            ("trang đầu riêng", yes(section.title_page)),
        ]
    };
    paper.sections.iter().map(page).collect()
}

/// LibreOffice makes one page style of a later part that fits on a page, and saves it without the header of pages that
/// are not there.
fn forgive_first_page(old: &mut [Trait], new: &[Trait]) {
    if let ([.., header, first], [.., new_header, new_first]) = (old, new)
        && header.1.is_empty()
    {
        header.clone_from(new_header);
        first.clone_from(new_first);
    }
}

/// How the cells of each table are joined, row by row.
fn tables(old: &Paper, new: &Paper) -> Vec<String> {
    type Rows = Vec<Vec<(usize, bool)>>;
    let rows = |table: &Table| -> Rows {
        let cells = |row: &read::Row| row.cells.iter().map(|cell| (cell.span, cell.joins_above)).collect();
        table.rows.iter().map(cells).collect()
    };
    let all = |paper: &Paper| -> Vec<Rows> {
        let tables = paper.blocks.iter().filter_map(|block| match block {
            Block::Table(table) => Some(rows(table)),
            Block::Paragraph(_) => None,
        });
        tables.collect()
    };
    let (old, new) = (all(old), all(new));
    let known: BTreeSet<&Vec<(usize, bool)>> = new.iter().flatten().collect();
    let differs = |at: usize, rows: &Rows| match new.get(at) {
        Some(twin) if twin.len() == rows.len() && old.len() == new.len() => twin != rows,
        // Rows have come or gone, which is told with the text.
        _ => !rows.iter().all(|row| known.contains(row)),
    };
    let differing = old.iter().enumerate().filter(|(at, rows)| differs(*at, rows));
    differing.map(|(at, _)| format!("bảng thứ {}: các ô gộp khác", at + 1)).collect()
}

fn pictures(saved: &Reading, fresh: &Reading) -> Vec<String> {
    let sizes = |paper: &Paper| -> Vec<(i32, i32)> {
        let drawings = paper.paragraphs().into_iter().flat_map(Paragraph::drawings);
        let size = |drawing: &read::Drawing| (drawing.width.unwrap_or(0), drawing.height.unwrap_or(0));
        drawings.map(size).collect()
    };
    let mut found = Vec::new();
    if saved.pictures != fresh.pictures {
        found.push("hình vẽ khác".to_owned());
    }
    let (old, new) = (sizes(&saved.paper), sizes(&fresh.paper));
    if old.len() != new.len() {
        return found;
    }
    let shown = |(width, height): (i32, i32)| format!("{} x {}", points(width), points(height));
    for (at, (old, new)) in old.into_iter().zip(new).enumerate() {
        // Half a millimetre: word processors round the sizes of pictures.
        let near = |old: i32, new: i32| (old - new).abs() <= 28;
        if !(near(old.0, new.0) && near(old.1, new.1)) {
            found.push(format!("hình thứ {}: cỡ {}, theo dữ liệu {}", at + 1, shown(old), shown(new)));
        }
    }
    found
}

/// Charts of another kind or other colours; what they say is told with the text.
fn charts(old: &Paper, new: &Paper) -> Vec<String> {
    let looks = |paper: &Paper| -> Vec<(Vec<String>, Vec<String>)> {
        let drawings = paper.paragraphs().into_iter().flat_map(Paragraph::drawings);
        let charts = drawings.filter_map(|drawing| drawing.chart.as_ref());
        let fills = |chart: &read::Chart| chart.series.iter().map(|series| series.fill.clone()).collect();
        charts.map(|chart| (chart.kinds.clone(), fills(chart))).collect()
    };
    let pairs = looks(old).into_iter().zip(looks(new)).enumerate();
    let differing = pairs.filter(|(_, (old, new))| old != new);
    differing.map(|(at, _)| format!("biểu đồ thứ {}: kiểu hoặc màu cột khác", at + 1)).collect()
}

/// What stands beside the body.
fn besides(saved: &Reading, fresh: &Reading) -> Vec<String> {
    let mut found = Vec::new();
    let notes = |paper: &Paper| -> Vec<String> {
        let texts = read::paragraphs(&paper.notes).into_iter().map(|line| line.text().trim().to_owned());
        texts.filter(|text| !text.is_empty()).collect()
    };
    let (old, new) = (notes(&saved.paper), notes(&fresh.paper));
    found.extend(old.iter().filter(|note| !new.contains(note)).map(|note| format!("chú thích thêm: {note}")));
    if saved.paper.parts.iter().any(|part| part.starts_with("word/comments")) {
        found.push("có ghi chú bên lề (comment)".to_owned());
    }
    let ours = |name: &str| is_fingerprint(name) || fresh.paper.custom.contains_key(name);
    let added = saved
        .paper
        .custom
        .iter()
        .filter(|(name, _)| !ours(name) && !SET_BY_PROGRAMS.contains(&name.as_str()));
    found.extend(added.map(|(name, value)| format!("thuộc tính thêm «{name}»: {value}")));
    for (name, shown) in PROPERTIES {
        let value = |paper: &Paper| {
            paper
                .core
                .iter()
                .find(|(known, _)| known == name)
                .map(|(_, value)| value.clone())
                .unwrap_or_default()
        };
        let (old, new) = (value(&saved.paper), value(&fresh.paper));
        if old != new && !old.is_empty() {
            found.push(format!("thuộc tính {shown} «{old}», theo dữ liệu «{new}»"));
        }
    }
    if saved.has_stray_bytes {
        found.push("có dữ liệu lạ trước hoặc sau phần văn bản của tệp".to_owned());
    }
    found
}

/// Custom properties that LibreOffice makes of what Word keeps elsewhere.
const SET_BY_PROGRAMS: [&str; 6] =
    ["AppVersion", "DocSecurity", "HyperlinksChanged", "LinksUpToDate", "ScaleCrop", "ShareDoc"];

/// Properties of a file that only a person sets, and their names in Word.
const PROPERTIES: [(&str, &str); 6] = [
    ("title", "Title"),
    ("subject", "Subject"),
    ("creator", "Author"),
    ("keywords", "Tags"),
    ("description", "Comments"),
    ("category", "Category"),
];

/// Indents of these are computed from their text.
fn is_balanced(paragraph: &Paragraph) -> bool {
    let style = paragraph.style.as_deref().unwrap_or_default();
    let role = Look::named(style).map(|look| look.role);
    matches!(role, Some(Role::TrichYeu | Role::TenPhuLuc))
}

/// The name of its style, ours for one of ours: word processors rename headings.
fn style(paragraph: &Paragraph) -> &str {
    let name = paragraph.style.as_deref().unwrap_or_default();
    Look::named(name).map_or(name, |look| look.style_name)
}

/// To half a point: word processors count in millimetres or points and come back a little off.
fn points(twips: i32) -> String {
    format!("{} pt", f64::from((twips + 5).div_euclid(10)) / 2.0)
}

fn spacing(line: LineSpacing) -> String {
    match line {
        LineSpacing::Multiple(of_240) => format!("{} dòng", f64::from((of_240 + 5).div_euclid(10)) / 24.0),
        LineSpacing::Exactly(twips) => format!("đúng {}", points(twips)),
        LineSpacing::AtLeast(twips) => format!("ít nhất {}", points(twips)),
    }
}

fn yes(is: bool) -> String {
    if is { "có" } else { "không" }.to_owned()
}
