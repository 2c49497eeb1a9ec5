//! BC: phần, chương, mục, điều, khoản, điểm (ND30 PL I, Phần I, II.6.đ and V.6).

use super::Basis;
use super::Sheet;
use super::body::{contents, first_line_choice, mark_of, marked};
use super::fault::Fault;
use super::look::{Look, Tally, points};
use crate::docx::read::{Piece, Run, RunFormat};
use crate::parts::measure::{is_mostly, lettered_runs};
use crate::parts::shape::{MarkKind, is_capitals};
use crate::parts::{Content, Entry, Item, Line, Role};
use crate::text::diem::diem;
use crate::text::roman::to_roman;

const HEADING: Look = Look::centred(26, 28).bold();
const HINT: &str = "bôi đen dòng đó, sửa kiểu chữ ở thẻ Home";

/// Pattern A: phần, chương, mục, tiểu mục.
pub(crate) fn bc01(sheet: &Sheet<'_>) -> Vec<Fault> {
    let mut faults = Vec::new();
    let mut misspelt = Tally::default();
    let mut untitled = Tally::default();
    let mut small = Tally::default();
    let mut numbers: Vec<&Line<'_>> = Vec::new();
    let mut titles: Vec<&Line<'_>> = Vec::new();
    for content in contents(sheet) {
        let items: Vec<&Item<'_>> = content.items().filter(|item| item.role != Role::Blank).collect();
        for (at, item) in items.iter().enumerate() {
            let Role::Heading(mark) = item.role else { continue };
            if mark.kind > MarkKind::TieuMuc {
                continue;
            }
            if !is_number_line(&item.line.text) {
                misspelt.add(NUMBER_LINE, item.line.paragraph);
            }
            numbers.push(&item.line);
            let next = items.get(at + 1);
            match next.filter(|next| next.role == Role::HeadingTitle) {
                Some(title) => {
                    if !is_capitals(&title.line.text) {
                        small.add("tên phần, chương, mục phải in hoa", title.line.paragraph);
                    }
                    titles.push(&title.line);
                }
                None => untitled.add("dòng dưới phải là tên, in hoa, đậm, căn giữa", item.line.paragraph),
            }
        }
    }
    faults.extend(misspelt.faults("chữ thường, chỉ viết hoa chữ đầu; tên ở dòng dưới"));
    faults.extend(HEADING.check_lines("số phần, chương, mục", &numbers));
    faults.extend(small.faults(HINT));
    faults.extend(HEADING.check_lines("tên phần, chương, mục", &titles));
    faults.extend(untitled.faults(HINT));
    faults
}

const NUMBER_LINE: &str =
    "phải viết «Phần I», «Chương I» (số La Mã) hoặc «Mục 1», «Tiểu mục 1» trên một dòng riêng";

/// Whether a line is `Phần I`, `Chương I`, `Mục 1` or `Tiểu mục 1`.
fn is_number_line(text: &str) -> bool {
    let (word, rest) = text.rsplit_once(' ').unwrap_or((text, ""));
    match word {
        "Phần" | "Chương" => crate::text::roman::roman(rest).is_some(),
        "Mục" | "Tiểu mục" => !rest.is_empty() && rest.chars().all(|letter| letter.is_ascii_digit()),
        _ => false,
    }
}

/// In what running-text headings differ: bold or not, size of the body, upright.
fn text_look(item: &Item<'_>, content: &Content<'_>, bold: bool) -> Vec<String> {
    let mut found = Vec::new();
    let any =
        |test: &dyn Fn(&RunFormat) -> bool| lettered_runs(item.line.paragraph).any(|run| test(&run.format));
    if bold && any(&|format| !format.bold) {
        found.push("không đậm".to_owned());
    }
    // Words set off in the text are no look of it, those that it begins with are.
    let first = || item.line.paragraph.visible_runs().find(|run| run.has_letters());
    let begins_bold = || first().is_some_and(|run| run.format.bold);
    if !bold && (begins_bold() || is_mostly(item.line.paragraph, |format| format.bold)) {
        found.push("in đậm".to_owned());
    }
    if is_mostly(item.line.paragraph, |format| format.italic) {
        found.push("in nghiêng".to_owned());
    }
    if let Some(size) = content.size
        && any(&|format| format.size != size)
    {
        found.push(format!("khác cỡ chữ lời văn ({})", points(size)));
    }
    found
}

/// Điều.
pub(crate) fn bc02(sheet: &Sheet<'_>) -> Vec<Fault> {
    let mut tally = Tally::default();
    for content in contents(sheet) {
        let articles =
            content.items().filter(|item| mark_of(item).is_some_and(|mark| mark.kind == MarkKind::Dieu));
        for item in articles {
            let line = &item.line;
            // A tab behind the full stop parts number and title as a blank does.
            let dotted = line.text.split_once(['.', ':']).is_some_and(|(number, rest)| {
                let stopped = line.text[number.len()..].starts_with('.');
                rest.is_empty() || (stopped && rest.starts_with(char::is_whitespace))
            });
            if !dotted || !line.text.starts_with("Điều ") {
                tally.add("phải viết «Điều 1. Tên điều» trên một dòng", line.paragraph);
            }
            if is_capitals(&line.text) {
                tally.add("tên điều phải in thường", line.paragraph);
            }
            // An article without a title (a quyết định's) goes on in plain letters after its number.
            let number_bold = line.paragraph.visible_runs().next().is_some_and(|run| run.format.bold);
            let mut found = text_look(item, content, false);
            found.retain(|difference| difference != "in đậm");
            found.extend((!number_bold).then(|| "không đậm".to_owned()));
            if !found.is_empty() {
                tally.add(
                    format!("điều đang {}; phải đậm, đứng, bằng cỡ lời văn", found.join(", ")),
                    line.paragraph,
                );
            }
            let format = &line.paragraph.format;
            let tabbed = line.paragraph.text().starts_with('\t');
            if !tabbed && first_line_choice(format.left.saturating_add(format.first_line)).is_none() {
                tally.add("điều phải lùi đầu dòng 1 cm hoặc 1,27 cm", line.paragraph);
            }
        }
    }
    tally.faults(HINT)
}

/// Pattern B: mục `I.`.
pub(crate) fn bc03(sheet: &Sheet<'_>) -> Vec<Fault> {
    let look = Look::centred(26, 28).bold().aligned(None);
    let mut small = Tally::default();
    for item in marked(sheet, MarkKind::La).filter(|item| !is_capitals(&item.line.text)) {
        small.add("tên mục phải in hoa", item.line.paragraph);
    }
    let mut faults = small.faults(HINT);
    let lines: Vec<&Line<'_>> = marked(sheet, MarkKind::La).map(|item| &item.line).collect();
    faults.extend(look.check_lines("mục", &lines));
    faults
}

/// Khoản.
pub(crate) fn bc04(sheet: &Sheet<'_>) -> Vec<Fault> {
    let mut tally = Tally::default();
    for content in contents(sheet) {
        for item in
            content.items().filter(|item| mark_of(item).is_some_and(|mark| mark.kind == MarkKind::Khoan))
        {
            let titled = matches!(item.role, Role::Heading(_));
            let line = &item.line;
            let mut found = text_look(item, content, titled);
            found.retain(|difference| difference != "in đậm" || !has_title_in_line(line));
            if !found.is_empty() {
                let asked = if titled {
                    "đậm, đứng, bằng cỡ lời văn"
                } else {
                    "đứng, không đậm, bằng cỡ lời văn (khoản có tên thì tên đứng riêng một dòng, đậm)"
                };
                tally.add(format!("khoản đang {}; phải {asked}", found.join(", ")), line.paragraph);
            }
            if titled && is_capitals(&line.text) {
                tally.add("tên khoản phải in thường", line.paragraph);
            }
        }
    }
    tally.faults(HINT)
}

/// Whether bold words up to a colon or a full stop stand before plain ones: a title on the line of its text, which the
/// decree does not speak of and real papers have.
fn has_title_in_line(line: &Line<'_>) -> bool {
    let runs: Vec<&Run> = line.paragraph.visible_runs().filter(|run| run.has_letters()).collect();
    let bold = runs.iter().take_while(|run| run.format.bold).count();
    let (title, rest) = runs.split_at(bold);
    let text = |runs: &[&Run]| -> String {
        let pieces = runs.iter().flat_map(|run| &run.pieces);
        pieces
            .filter_map(|piece| if let Piece::Text(text) = piece { Some(text.as_str()) } else { None })
            .collect()
    };
    let (words, behind) = (text(title), text(rest));
    let is_parted = words.trim_end().ends_with([':', '.']) || behind.starts_with([':', '.']);
    is_parted && words.chars().any(char::is_alphabetic) && !rest.is_empty()
}

/// Điểm.
pub(crate) fn bc05(sheet: &Sheet<'_>) -> Vec<Fault> {
    let mut tally = Tally::default();
    for content in contents(sheet) {
        for item in
            content.items().filter(|item| mark_of(item).is_some_and(|mark| mark.kind == MarkKind::Diem))
        {
            let mut found = text_look(item, content, false);
            found.retain(|difference| difference != "in đậm" || !has_title_in_line(&item.line));
            if !found.is_empty() {
                tally.add(
                    format!("điểm đang {}; phải đứng, không đậm, bằng cỡ lời văn", found.join(", ")),
                    item.line.paragraph,
                );
            }
        }
        for (item, asked) in
            out_of_order(content).into_iter().filter(|(item, _)| kind(item) == Some(MarkKind::Diem))
        {
            tally.add(format!("thứ tự điểm sai; ở đây phải là {asked}"), item.line.paragraph);
        }
    }
    tally.faults("thứ tự: a, b, c, d, đ, e, g, h, i, k, l, m, n, o, p, q, r, s, t, u, v, x, y")
}

fn kind(item: &Item<'_>) -> Option<MarkKind> {
    mark_of(item).map(|mark| mark.kind)
}

/// Numbering without gap or repeat; headings stay with what follows.
pub(crate) fn bc06(sheet: &Sheet<'_>) -> Vec<Fault> {
    let mut tally = Tally::default();
    let mut loose = Tally::default();
    for content in contents(sheet) {
        for (item, asked) in
            out_of_order(content).into_iter().filter(|(item, _)| kind(item) != Some(MarkKind::Diem))
        {
            tally.add(format!("đánh số không liên tục; ở đây phải là {asked}"), item.line.paragraph);
        }
        // A điều without a title is its own text.
        let goes_on = |item: &Item<'_>| kind(item) == Some(MarkKind::Dieu) && !item.line.is_bold();
        let is_heading = |item: &Item<'_>| matches!(item.role, Role::Heading(_) | Role::HeadingTitle);
        for item in content.items().filter(|item| is_heading(item) && !goes_on(item)) {
            if !item.line.paragraph.format.keep_next {
                loose.add("tiêu đề có thể rơi xuống cuối trang, tách khỏi đoạn sau", item.line.paragraph);
            }
        }
    }
    let mut faults = tally.faults("đánh lại số cho liên tục trong từng phần, mục, khoản");
    let loose = loose.faults("Paragraph > Line and Page Breaks > Keep with next");
    faults.extend(loose.into_iter().map(|fault| fault.level(Basis::House)));
    faults
}

/// Levels that count, from large to small; each restarts what is below it, except that điều run on.
const LEVELS: usize = 8;

fn level(kind: MarkKind) -> Option<usize> {
    match kind {
        MarkKind::Phan => Some(0),
        MarkKind::Chuong => Some(1),
        MarkKind::Muc | MarkKind::La => Some(2),
        MarkKind::TieuMuc => Some(3),
        MarkKind::Dieu => Some(4),
        MarkKind::Khoan => Some(5),
        MarkKind::Con => Some(6),
        MarkKind::Diem => Some(7),
        MarkKind::Gach => None,
    }
}

/// Items whose number is not the next one, with the one that was due.
fn out_of_order<'c, 'p>(content: &'c Content<'p>) -> Vec<(&'c Item<'p>, String)> {
    let mut last = [0_u32; LEVELS];
    // What is due behind a wrong number, had it been right: one slip is one finding.
    let mut meant = [0_u32; LEVELS];
    let mut found = Vec::new();
    let mut leads = false;
    let mut fresh = false;
    for entry in &content.entries {
        let Entry::Item(item) = entry else { continue };
        let Some(mark) = mark_of(item) else {
            leads = item.line.text.ends_with(':');
            // An unnumbered heading of its own, all bold, may start the khoản below it anew.
            if matches!(item.role, Role::Text(None) | Role::Authority) && item.line.is_bold() {
                fresh = true;
            }
            continue;
        };
        let Some(level) = level(mark.kind) else {
            leads = item.line.text.ends_with(':');
            continue;
        };
        let due = last.get(level).copied().unwrap_or(0) + 1;
        // A list of khoản or điểm may begin anew under a sentence that leads on to it.
        let led = leads && matches!(mark.kind, MarkKind::Khoan | MarkKind::Diem);
        let anew = mark.number == Some(1)
            && (led || (fresh && matches!(mark.kind, MarkKind::Khoan | MarkKind::Diem)));
        fresh &= mark.kind == MarkKind::Con;
        leads = item.line.text.ends_with(':');
        let wrong = mark.kind != MarkKind::Con && mark.number != Some(due) && !anew;
        let after_slip = meant
            .get(level)
            .copied()
            .filter(|meant| *meant > 1)
            .is_some_and(|meant| mark.number == Some(meant));
        if let Some(slot) = meant.get_mut(level) {
            *slot = if wrong && !after_slip { due + 1 } else { 0 };
        }
        if wrong && !after_slip {
            let asked = match mark.kind {
                MarkKind::Phan | MarkKind::Chuong | MarkKind::La => to_roman(due),
                MarkKind::Diem => {
                    diem(due).map_or_else(|| "hết chữ".to_owned(), |letter| format!("{letter})"))
                }
                _ => due.to_string(),
            };
            found.push((item, asked));
        }
        if let Some(slot) = last.get_mut(level) {
            *slot = mark.number.unwrap_or(due).min(10_000);
        }
        reset(&mut last, level + 1);
        reset(&mut meant, level + 1);
    }
    found
}

fn reset(last: &mut [u32; LEVELS], from: usize) {
    for (at, slot) in last.iter_mut().enumerate().skip(from) {
        if at != 4 {
            *slot = 0;
        }
    }
}
