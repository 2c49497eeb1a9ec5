//! What only the pages of a paper tell: a signature alone on one, an appendix of which two lines are left for one, a figure
//! broken inside its cell, a subject that breaks badly, words that a chart has no room for.
//!
//! A heading never stands at the foot of a page, and the first or last line of a paragraph never alone: that is how papers
//! are set ([`crate::layout`]), so nothing is said of it.

use crate::diagnostic::{Code, Diagnostic, Route};
use crate::layout::{End, Line, Page, Pages, Place};
use crate::page::style::Role;
use crate::page::wrap;

/// Words that charts have no room for, each whole: what of a paper would not be on its pages.
pub fn cut_words(pages: &Pages) -> impl Iterator<Item = &str> {
    pages.pages.iter().flat_map(|page| &page.cut).map(String::as_str)
}

/// Warnings about words that charts have no room for.
pub(crate) fn cut_charts(pages: &Pages, file: &str) -> Vec<Diagnostic> {
    cut_words(pages).map(|words| cut(words, file, Diagnostic::warning)).collect()
}

/// The finding about words that a chart has no room for.
pub fn cut(words: &str, file: &str, severity: fn(Code, &str, &Route, String) -> Diagnostic) -> Diagnostic {
    let start: String = words.chars().take(SHOWN).collect();
    let more = if words.chars().nth(SHOWN).is_some() { "…" } else { "" };
    let message = format!("biểu đồ không đủ chỗ cho hết chữ của “{start}{more}”");
    let finding = severity(Code::BieuDoCatChu, file, &Route::root(), message).about(words);
    finding.hint("viết tên chỉ tiêu ngắn lại; DOCX và Markdown vẫn tạo được")
}

/// Letters of what a chart has no room for that a message shows.
const SHOWN: usize = 60;

/// Lines of the text: all but the page's number.
fn text(page: &Page) -> impl Iterator<Item = &Line> {
    page.lines.iter().filter(|line| line.place != Place::Number)
}

fn is_of_signature(line: &Line) -> bool {
    matches!(line.place, Place::Pair { .. })
        && matches!(line.role, Role::ThamQuyen | Role::ChucVu | Role::ChucVuKhac | Role::HoTen)
}

/// The signature on a page with nothing above it: behind a paragraph it never comes so, behind a table it may.
pub(crate) fn lone_signature(pages: &Pages, file: &str) -> Option<Diagnostic> {
    let at = pages.pages.iter().position(|page| text(page).any(is_of_signature))?;
    let before = pages.pages.get(at.checked_sub(1)?)?;
    let page = pages.pages.get(at)?;
    let is_alone = text(page).next().is_some_and(|line| matches!(line.place, Place::Pair { .. }));
    if !is_alone || before.section != page.section {
        return None;
    }
    let message = format!("chữ ký và nơi nhận đứng một mình ở trang {}", page_number(pages, at));
    let last = before.lines.last().map(|line| row_text(before, line.place)).unwrap_or_default();
    let finding = Diagnostic::warning(Code::ChuKyRiengTrang, file, &Route::root(), message).about(&last);
    Some(
        finding.hint(
            "viết một câu kết sau bảng, hoặc rút bớt vài dòng ở trang trước, để chữ ký đi cùng lời văn",
        ),
    )
}

/// The number of a page within its part.
fn page_number(pages: &Pages, at: usize) -> u32 {
    pages.pages.get(at).and_then(|page| page.number).unwrap_or(1)
}

/// Most lines, or rows of a table, that look lost on a page of their own.
const FEW: usize = 2;

/// The last page of an appendix with nothing but two rows or lines.
pub(crate) fn short_last_pages(pages: &Pages, file: &str) -> Vec<Diagnostic> {
    let mut findings = Vec::new();
    for (at, page) in pages.pages.iter().enumerate().skip(1) {
        let is_last = pages.pages.get(at + 1).is_none_or(|next| next.section != page.section);
        let goes_on = pages.pages[at - 1].section == page.section;
        if page.section == 0 || !is_last || !goes_on {
            continue;
        }
        let Some((count, first)) = few(pages, page) else { continue };
        let message =
            format!("trang cuối của phụ lục (trang {}) chỉ có {count} dòng", page_number(pages, at));
        let finding = Diagnostic::note(Code::TrangItDong, file, &Route::root(), message).about(&first);
        findings.push(finding.hint("rút gọn vài ô hoặc vài câu ở trang trước là phụ lục bớt được một trang"));
    }
    findings
}

/// How many rows or lines a page has, where they are few; and the text of the first.
fn few(pages: &Pages, page: &Page) -> Option<(usize, String)> {
    let mut units: Vec<(Place, String)> = Vec::new();
    for line in text(page) {
        let place = match line.place {
            Place::Cell { block, row, .. } => Place::Cell { block, row, column: 0 },
            place => place,
        };
        if matches!(place, Place::Chart { .. }) || is_of_signature(line) {
            return None;
        }
        let is_row = matches!(place, Place::Cell { .. });
        // A header that is repeated is no row of this page.
        let is_repeated = is_row && line.role == Role::BangDau && stands_before(pages, page, place);
        if is_repeated || is_row && units.iter().any(|(known, _)| *known == place) {
            continue;
        }
        units.push((place, line.text()));
        if units.len() > FEW {
            return None;
        }
    }
    let first = units.first()?.1.clone();
    Some((units.len(), first))
}

/// Whether a row stands on an earlier page of the section too.
fn stands_before(pages: &Pages, page: &Page, wanted: Place) -> bool {
    let earlier = pages.pages.iter().take_while(|other| !std::ptr::eq(*other, page));
    let mut lines = earlier.filter(|other| other.section == page.section).flat_map(|other| &other.lines);
    lines.any(|line| match (line.place, wanted) {
        (Place::Cell { block, row, .. }, Place::Cell { block: of, row: wanted, .. }) => {
            block == of && row == wanted
        }
        _ => false,
    })
}

/// A figure of which a cell has no room for on one line, even at the smallest size.
pub(crate) fn broken_figures(pages: &Pages, file: &str) -> Vec<Diagnostic> {
    // One finding a table: its columns are too narrow, however many cells show it.
    let mut found: Vec<((usize, usize), usize, Diagnostic)> = Vec::new();
    for page in &pages.pages {
        for line in page.lines.iter().filter(|line| line.end == End::Inside) {
            let Place::Cell { block, .. } = line.place else { continue };
            let said = line.text();
            let last = said.rsplit(' ').next().unwrap_or_default();
            let is_figure =
                last.ends_with(|letter: char| letter.is_ascii_digit() || matches!(letter, '.' | ','));
            if !is_figure || last.contains(char::is_alphabetic) {
                continue;
            }
            let table = (page.section, block);
            if let Some((_, count, _)) = found.iter_mut().find(|(known, ..)| *known == table) {
                *count += 1;
                continue;
            }
            let message = format!("số “{last}…” dài hơn ô của bảng, bị ngắt làm hai dòng");
            let finding = Diagnostic::warning(Code::SoNgatTrongO, file, &Route::root(), message);
            found.push((table, 0, finding.about(&row_text(page, line.place))));
        }
    }
    let told = |(_, others, mut finding): (_, usize, Diagnostic)| {
        if others > 0 {
            finding.message.push_str(&format!("; cùng bảng còn {others} chỗ như vậy"));
        }
        finding.hint("đổi đơn vị tính (nghìn, triệu đồng), bớt cột, hoặc để bảng ở phụ lục khổ ngang")
    };
    found.into_iter().map(told).collect()
}

/// All that stands in a row of a table: a piece of one of its figures is found nowhere in the data.
fn row_text(page: &Page, place: Place) -> String {
    let row_of = |place: Place| match place {
        Place::Cell { block, row, .. } => Some((block, row)),
        _ => None,
    };
    let lines = page.lines.iter().filter(|line| row_of(line.place) == row_of(place));
    lines.map(Line::text).collect::<Vec<_>>().join(" ")
}

/// A line of the subject that ends inside what is read as one: the text leaves the program no better place.
pub(crate) fn torn_subject(pages: &Pages, file: &str) -> Option<Diagnostic> {
    let lines: Vec<&Line> =
        pages.pages.first()?.lines.iter().filter(|line| line.role == Role::TrichYeu).collect();
    let torn = lines.windows(2).find_map(|pair| {
        let (above, below) = (pair[0].text().replace(wrap::TIE, " "), pair[1].text().replace(wrap::TIE, " "));
        let words: Vec<&str> = above.split(' ').chain(below.split(' ')).collect();
        let at = above.split(' ').count().checked_sub(1)?;
        (pair[0].end == End::Blank && !wrap::may_end(&words, at))
            .then(|| format!("{}|{}", words[at], words[at + 1]))
    })?;
    let (before, behind) = torn.split_once('|')?;
    let message = format!("trích yếu xuống dòng giữa “{before}” và “{behind}”");
    let finding = Diagnostic::note(Code::TrichYeuNgat, file, &Route::root(), message);
    Some(
        finding
            .hint("viết gọn lại, hoặc viết trích yếu thành nhiều dòng (danh sách) và tự chọn chỗ xuống dòng"),
    )
}

#[cfg(test)]
mod tests;
