//! A table → Markdown, with what its page needs: widths of columns, and whether it lies on its side.

use std::borrow::Cow;
use std::fmt::Write as _;

use super::grid::{Cell, Covered, Grid, lay_out};
use crate::diagnostic::{Code, Diagnostic, Trail};
use crate::model::bang::{Bang, CanO, Cot, KieuCot};
use crate::page::document::Orientation;
use crate::page::fit::{self, Need, SIZES, SMALLEST};
use crate::page::markdown::escape;
use crate::page::markdown::tag::{MERGED_ABOVE, MERGED_LEFT};
use crate::page::metrics::Face;
use crate::page::style::PAGE;

/// A table as text of Markdown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Printed {
    /// The table in its `<div class="bang">`.
    pub markdown: String,
    /// How its page lies: on its side where it was asked for, or where its figures find no room otherwise.
    pub orientation: Orientation,
}

/// The least width of a column of words on an upright page, twips at 12 pt (2.6 cm).
const READABLE: u32 = 1500;
/// Twips in a centimetre.
const CENTIMETRE: u32 = 567;
/// `data-cot` counts in these: a whole page stays below the largest number that it may hold.
const UNIT: u32 = 16;

/// Prints a table whose expressions are evaluated. What is wrong in it goes to `findings`, each at its cell.
pub(crate) fn print(table: &Bang, file: &str, trail: &Trail<'_>, findings: &mut Vec<Diagnostic>) -> Printed {
    let grid = lay_out(table, file, trail, findings);
    let columns = table.cot_la();
    let needs = needs(&grid, columns.len());
    let wanted = |width: u32| wanted(&columns, &needs, width);
    let [portrait, landscape] = [PAGE.text_width(), PAGE.landscape_text_width()];
    // A page is turned before its words stand one below the other.
    let readable: Vec<Need> =
        needs.iter().map(|need| Need { piece: need.piece.max(need.line.min(READABLE)), ..*need }).collect();
    let is_wide = || fit::fit(&readable, &wanted(portrait), portrait, &SIZES).is_none();
    let (orientation, width) = match table.ngang || is_wide() {
        true => (Orientation::Landscape, landscape),
        false => (Orientation::Portrait, portrait),
    };
    let wanted = wanted(width);
    let sizes = [SIZES.as_slice(), &[SMALLEST]].concat();
    if fit::fit(&needs, &wanted, width, &sizes).is_none() && !columns.is_empty() {
        let message = format!("bảng {} cột không vừa trang: có số bị ngắt trong ô", columns.len());
        let finding = Diagnostic::warning(Code::BangSai, file, &trail.route(), message);
        findings.push(finding.hint("chia thành hai bảng, bỏ bớt cột, hoặc ghi theo nghìn đồng, triệu đồng"));
    }
    Printed { markdown: markdown(&grid, &columns, &wanted), orientation }
}

/// What the texts of each column ask for; a cell that takes the room of others asks for none of its own.
fn needs(grid: &Grid<'_>, width: usize) -> Vec<Need> {
    let mut needs = vec![Need::default(); width];
    for row in grid.head.iter().chain(&grid.rows) {
        for (at, cell) in row.iter().enumerate() {
            let takes = row.get(at + 1).is_some_and(|next| next.covered == Some(Covered::Left));
            if cell.covered.is_none() && !takes {
                needs[at].add(&cell.text, if cell.bold { Face::Bold } else { Face::Regular });
                if let Some(note) = &cell.note {
                    needs[at].add(note, Face::Italic);
                }
            }
        }
    }
    needs
}

/// Widths of the columns in a width: as they were typed, the rest shared out by what stands in the others.
fn wanted(columns: &[&Cot], needs: &[Need], width: u32) -> Vec<u32> {
    let typed = |column: &&Cot| column.rong?.lan(CENTIMETRE);
    let given: Vec<Option<u32>> = columns.iter().map(typed).collect();
    let taken = given.iter().flatten().fold(0_u32, |sum, width| sum.saturating_add(*width));
    let free = |at: &usize| given[*at].is_none();
    let natural: u32 = (0..columns.len()).filter(free).map(|at| needs[at].natural()).sum();
    let rest = width.saturating_sub(taken);
    // Room that is left over goes to the columns of words: figures and numbers of rows need none.
    let is_words = |at: &usize| free(at) && columns[*at].kieu == KieuCot::Chu && !columns[*at].so_thu_tu;
    let has_words = (0..columns.len()).any(|at| is_words(&at));
    let grows = |at: usize| if has_words { is_words(&at) } else { free(&at) };
    let parts: Vec<u32> =
        (0..columns.len()).map(|at| if grows(at) { needs[at].natural() } else { 0 }).collect();
    let extra = fit::shares(&parts, rest.saturating_sub(natural));
    // Where room is short, words give way: a figure's title of two short words stays on one line.
    let held = |at: usize| Need { line: needs[at].line.min(READABLE), ..needs[at] }.natural();
    let figures: u32 = (0..columns.len()).filter(|at| free(at) && !is_words(at)).map(held).sum();
    let least: u32 =
        (0..columns.len()).filter(is_words).map(|at| Need { line: 0, ..needs[at] }.natural()).sum();
    if has_words && natural > rest && figures.saturating_add(least) <= rest {
        let shared = fit::shares(&parts, rest - figures);
        let of = |at: usize| given[at].unwrap_or(if is_words(&at) { shared[at] } else { held(at) });
        return (0..columns.len()).map(|at| of(at).max(UNIT)).collect();
    }
    let of = |at: usize| given[at].unwrap_or(needs[at].natural() + extra[at]).max(UNIT);
    (0..columns.len()).map(of).collect()
}

fn markdown(grid: &Grid<'_>, columns: &[&Cot], widths: &[u32]) -> String {
    let cells = grid.rows.len() * columns.len();
    let mut out = String::with_capacity(cells * 24 + 200);
    out.push_str("<div class=\"bang\" data-cot=\"");
    for (at, width) in widths.iter().enumerate() {
        let blank = if at == 0 { "" } else { " " };
        let part = (width / UNIT).clamp(1, 1000);
        // Writing to a String does not fail.
        let _ = write!(out, "{blank}{part}");
    }
    let _ = write!(out, "\" data-dau=\"{}\">\n\n", grid.head.len());
    let mut head = grid.head.iter();
    if let Some(first) = head.next() {
        row(first, false, &mut out);
    }
    out.push('|');
    columns.iter().for_each(|column| out.push_str(rule(column)));
    out.push('\n');
    head.for_each(|titles| row(titles, true, &mut out));
    grid.rows.iter().for_each(|cells| row(cells, true, &mut out));
    out.push_str("\n</div>");
    out
}

/// How a column's cells stand, as the rule below the titles says it.
fn rule(column: &Cot) -> &'static str {
    let usual = match column.kieu {
        _ if column.so_thu_tu => CanO::Giua,
        KieuCot::Chu => CanO::Trai,
        KieuCot::So | KieuCot::Dong | KieuCot::PhanTram => CanO::Phai,
        KieuCot::Ngay => CanO::Giua,
    };
    match column.can.unwrap_or(usual) {
        CanO::Trai => " :-- |",
        CanO::Giua => " :-: |",
        CanO::Phai => " --: |",
    }
}

/// A row; viewers show the first one bold by themselves.
fn row(cells: &[Cell<'_>], marks_bold: bool, out: &mut String) {
    out.push('|');
    for cell in cells {
        out.push(' ');
        match cell.covered {
            Some(Covered::Left) => out.push_str(MERGED_LEFT),
            Some(Covered::Above) => out.push_str(MERGED_ABOVE),
            None => {
                let lines = cell.text.lines().filter(|line| !line.trim().is_empty());
                for (at, line) in lines.enumerate() {
                    let bold = if marks_bold && cell.bold { "**" } else { "" };
                    out.push_str(if at == 0 { bold } else { "<br>" });
                    if at > 0 {
                        out.push_str(bold);
                    }
                    // Inside a row a figure has no meaning of Markdown, and reads better as it is.
                    let text = if is_figure(line) { Cow::Borrowed(line) } else { escape::inline(line) };
                    out.push_str(&text);
                    out.push_str(bold);
                }
                if let Some(note) = &cell.note {
                    let _ = write!(out, "<br>*{}*", escape::inline(note));
                }
            }
        }
        out.push_str(if out.ends_with(' ') { "|" } else { " |" });
    }
    out.push('\n');
}

fn is_figure(text: &str) -> bool {
    text.bytes().all(|byte| byte.is_ascii_digit() || b".,-/%".contains(&byte))
}

#[cfg(test)]
mod tests {
    use super::print;
    use crate::diagnostic::{Route, Trail};
    use crate::model::Bang;
    use crate::page::document::Orientation;

    fn told(yaml: &str) -> (super::Printed, Vec<String>) {
        let table: Bang = serde_yaml::from_str(yaml).unwrap();
        let (route, mut findings) = (Route::root(), Vec::new());
        let printed = print(&table, "a.yaml", &Trail::Start(&route), &mut findings);
        (printed, findings.into_iter().map(|finding| finding.message).collect())
    }

    fn printed(yaml: &str) -> super::Printed {
        let (printed, told) = told(yaml);
        assert_eq!(told, Vec::<String>::new());
        printed
    }

    #[test]
    fn any_viewer_shows_the_table() {
        let table = "
cot:
  - {ten: TT, so_thu_tu: true}
  - {ten: Việc | làm, rong: 6}
  - ten: Kinh phí
    cot: [{ten: Xã, kieu: dong, tong: true}, {ten: Ghi chú}]
dong:
  - nhom: Tuyên truyền
  - ['- Phát *thanh*', 2.000.000, ~]
  - [Hội nghị, ~, x]
";
        let printed = printed(table);
        assert_eq!(printed.orientation, Orientation::Portrait);
        assert_eq!(
            printed.markdown,
            "<div class=\"bang\" data-cot=\"31 212 107 233\" data-dau=\"2\">

| TT | Việc \\| làm | Kinh phí | <!-- gop-trai --> |
| :-: | :-- | --: | :-- |
| <!-- gop-tren --> | <!-- gop-tren --> | **Xã** | **Ghi chú** |
| **Tuyên truyền** | <!-- gop-trai --> | <!-- gop-trai --> | <!-- gop-trai --> |
| 1 | \\- Phát \\*thanh\\* | 2.000.000 | |
| 2 | Hội nghị | | x |
| **Tổng cộng** | <!-- gop-trai --> | **2.000.000**<br>*(cộng 1/2 dòng)* | |

</div>"
        );
    }

    #[test]
    fn a_table_whose_figures_find_no_room_lies_on_its_side() {
        let wide = |count: usize| {
            let columns: Vec<String> = (0..count).map(|at| format!("{{ten: C{at}, kieu: dong}}")).collect();
            let cells = vec!["'999.999.999.999'"; count];
            format!("cot: [{}]\ndong: [[{}]]", columns.join(", "), cells.join(", "))
        };
        assert_eq!(printed(&wide(5)).orientation, Orientation::Portrait);
        assert_eq!(printed(&wide(9)).orientation, Orientation::Landscape);
        assert_eq!(told(&wide(12)).1, ["bảng 12 cột không vừa trang: có số bị ngắt trong ô"]);
        assert_eq!(printed("ngang: true\ncot: [{ten: A}]\ndong: [a]").orientation, Orientation::Landscape);
    }
}
