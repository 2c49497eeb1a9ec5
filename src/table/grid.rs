//! A table as it will be printed: rows of cells of one length, merged cells marked, figures in their written form,
//! totals computed.

use std::borrow::Cow;

use super::total::{first, is_total};
use crate::diagnostic::{Code, Diagnostic, Trail};
use crate::model::bang::{Bang, Cot, DongBang, KieuCot, O};
use crate::model::can_cu::con_thieu;
use crate::text::total::is_part_total;
use crate::value::{ChuO, Dong, Ngay, SoThapPhan, ValueError};

/// A cell of the page.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Cell<'t> {
    /// What stands in it.
    pub text: Cow<'t, str>,
    /// A line below, for what the text is.
    pub note: Option<String>,
    /// In bold letters.
    pub bold: bool,
    /// Whose room it is, where another cell has taken it.
    pub covered: Option<Covered>,
}

/// Which cell has taken the room of this one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Covered {
    /// The one on the left.
    Left,
    /// The one above.
    Above,
}

impl<'t> Cell<'t> {
    fn of(text: impl Into<Cow<'t, str>>) -> Self {
        Self { text: text.into(), ..Self::default() }
    }

    fn bold(text: impl Into<Cow<'t, str>>) -> Self {
        Self { bold: true, ..Self::of(text) }
    }

    fn covered(by: Covered) -> Self {
        Self { covered: Some(by), ..Self::default() }
    }
}

/// A table of the page.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Grid<'t> {
    /// Rows of titles.
    pub head: Vec<Vec<Cell<'t>>>,
    /// Rows below.
    pub rows: Vec<Vec<Cell<'t>>>,
}

/// What the last row is called where nobody gave it a name.
const TOTAL: &str = "Tổng cộng";

/// Lays a table out. What is wrong in it goes to `findings`, each at its cell.
pub(crate) fn lay_out<'t>(
    table: &'t Bang,
    file: &str,
    trail: &Trail<'_>,
    findings: &mut Vec<Diagnostic>,
) -> Grid<'t> {
    let columns = table.cot_la();
    if columns.is_empty() {
        let message = "bảng chưa có cột nào";
        let finding = Diagnostic::error(Code::BangSai, file, &trail.route(), message);
        findings.push(finding.hint("ghi các cột ở khóa cot, mỗi cột một dòng: - {ten: Nhiệm vụ}"));
        return Grid::default();
    }
    let mut layer = Layer {
        file,
        cells: cells_of(&columns),
        columns,
        findings,
        sums: Vec::new(),
        part: Vec::new(),
        is_closed: false,
        is_whole: true,
    };
    layer.sums = vec![Sum::default(); layer.columns.len()];
    layer.part = layer.sums.clone();
    layer.columns_make_sense(trail);
    // Of a file the one who reads it tells.
    if table.dong.is_empty() && table.tep.is_none() {
        let finding = Diagnostic::warning(Code::BangSai, file, &trail.route(), "bảng chưa có dòng nào");
        let hint = "thêm các dòng ở dong, hoặc ghi tep; ô để trống thì ghi ~";
        layer.findings.push(finding.hint(hint));
    }
    let head = head(table, layer.columns.len());
    let (body, given) = given_total(table, &layer.columns);
    let told = layer.findings.len();
    let mut rows = layer.body(body, &trail.key("dong"));
    layer.is_whole = layer.findings[told..].iter().all(|finding| finding.code == Code::TongSai);
    let total = match given {
        Some(Given::Key(cells)) => layer.given(cells, &layer.sums.clone(), &trail.key("tong")),
        Some(Given::LastRow(cells)) => {
            layer.given(cells, &layer.sums.clone(), &trail.key("dong").index(body.len()))
        }
        None => layer.computed(),
    };
    rows.extend(total);
    Grid { head, rows }
}

/// Where each cell of a row goes: the column's number.
fn cells_of(columns: &[&Cot]) -> Vec<usize> {
    columns.iter().enumerate().filter(|(_, column)| !column.so_thu_tu).map(|(at, _)| at).collect()
}

/// A total that was typed.
enum Given<'t> {
    /// Under its own key.
    Key(&'t [O]),
    /// As the last of the rows, as spreadsheets have it.
    LastRow(&'t [O]),
}

/// The rows without a total that was typed, and that total.
fn given_total<'t>(table: &'t Bang, columns: &[&Cot]) -> (&'t [DongBang], Option<Given<'t>>) {
    if let Some(cells) = &table.tong {
        return (table.dong.as_slice(), Some(Given::Key(cells)));
    }
    let has_figures = columns.iter().any(|column| is_number(column.kieu));
    match table.dong.as_slice().split_last() {
        Some((DongBang::O(cells), body)) if has_figures && is_total(cells) => {
            (body, Some(Given::LastRow(cells)))
        }
        _ => (table.dong.as_slice(), None),
    }
}

fn is_number(kind: KieuCot) -> bool {
    matches!(kind, KieuCot::So | KieuCot::Dong)
}

/// The rows of titles: a title over several columns takes their room, a single one that of the rows below it.
fn head(table: &Bang, width: usize) -> Vec<Vec<Cell<'_>>> {
    fn depth(columns: &[Cot]) -> usize {
        columns.iter().map(|column| depth(&column.cot)).max().map_or(0, |inner| inner + 1)
    }
    fn fill<'t>(columns: &'t [Cot], row: usize, mut at: usize, rows: &mut [Vec<Cell<'t>>]) -> usize {
        for column in columns {
            rows[row][at] = Cell::bold(column.ten.as_str());
            let end = if column.cot.is_empty() {
                rows[row + 1..].iter_mut().for_each(|below| below[at] = Cell::covered(Covered::Above));
                at + 1
            } else {
                fill(&column.cot, row + 1, at, rows)
            };
            rows[row][at + 1..end].fill(Cell::covered(Covered::Left));
            at = end;
        }
        at
    }
    let mut rows = vec![vec![Cell::default(); width]; depth(&table.cot)];
    fill(&table.cot, 0, 0, &mut rows);
    rows
}

/// What is known of a column's figures.
#[derive(Debug, Clone, Copy, Default)]
struct Sum {
    /// The sum; `None` where it is too large.
    sum: Option<SoThapPhan>,
    /// Cells with a figure.
    filled: usize,
    /// Cells without one.
    blank: usize,
}

impl Sum {
    fn add(&mut self, figure: Option<SoThapPhan>) {
        let Some(figure) = figure else {
            self.blank += 1;
            return;
        };
        self.sum = if self.filled == 0 { Some(figure) } else { self.sum.and_then(|sum| sum.cong(figure)) };
        self.filled += 1;
    }
}

/// The walk over a table's rows.
struct Layer<'l, 't> {
    file: &'l str,
    columns: Vec<&'t Cot>,
    /// Columns that have cells in the data.
    cells: Vec<usize>,
    findings: &'l mut Vec<Diagnostic>,
    /// Of each column: of all rows, and of those since the last group or the last total of a part.
    sums: Vec<Sum>,
    part: Vec<Sum>,
    /// Whether the row above is such a total: the next one may be of several parts.
    is_closed: bool,
    /// Whether every row could be read: otherwise the sums are not those of what was typed.
    is_whole: bool,
}

impl<'t> Layer<'_, 't> {
    fn error(&mut self, trail: &Trail<'_>, message: String, hint: &str) {
        let finding = Diagnostic::error(Code::BangSai, self.file, &trail.route(), message);
        self.findings.push(finding.hint(hint));
    }

    fn columns_make_sense(&mut self, trail: &Trail<'_>) {
        let list = trail.key("cot");
        if self.cells.is_empty() {
            self.error(
                &list,
                "bảng không có cột nào để ghi nội dung".to_owned(),
                "thêm một cột không có so_thu_tu",
            );
        }
        let widths = self.columns.iter().filter_map(|column| Some((column.ten.as_str(), column.rong?)));
        let odd: Vec<_> =
            widths.filter(|(_, cm)| cm.lan(10).is_none_or(|tenth| !(3..=300).contains(&tenth))).collect();
        for (title, cm) in odd {
            let message = format!("cột «{title}» rộng {cm} cm, không vừa trang giấy");
            self.error(&list, message, "rong tính bằng cm, từ 0,3 đến 30; bỏ rong thì máy tự chia");
        }
        let titles: Vec<&'t str> = self
            .columns
            .iter()
            .filter(|column| column.tong && !is_number(column.kieu))
            .map(|column| column.ten.as_str())
            .collect();
        for title in titles {
            let message = format!("cột «{title}» có tong: true mà không phải cột số");
            self.error(&list, message, "thêm kieu: so hoặc kieu: dong vào cột, hoặc bỏ tong");
        }
    }

    fn body(&mut self, rows: &'t [DongBang], trail: &Trail<'_>) -> Vec<Vec<Cell<'t>>> {
        let mut printed: Vec<Vec<Cell<'t>>> = Vec::with_capacity(rows.len() + 1);
        // For each column: how many rows below a merged cell takes, and how many columns.
        let mut below: Vec<(u16, usize)> = vec![(0, 1); self.columns.len()];
        let mut number = 0_usize;
        for (at, row) in rows.iter().enumerate() {
            let here = trail.index(at);
            match row {
                DongBang::Nhom(group) => {
                    if below.iter().any(|(rows, _)| *rows > 0) {
                        let message = "ô gộp ở trên chạy qua dòng tên nhóm này".to_owned();
                        self.error(&here, message, "giảm số dòng của ô gộp");
                        below.fill((0, 1));
                    }
                    let mut cells = vec![Cell::covered(Covered::Left); self.columns.len()];
                    cells[0] = Cell::bold(group.nhom.as_str());
                    printed.push(cells);
                    self.part.fill(Sum::default());
                    self.is_closed = false;
                }
                DongBang::O(cells)
                    if self.sums_a_part(cells, at) && below.iter().all(|(rows, _)| *rows == 0) =>
                {
                    let part = std::mem::replace(&mut self.part, vec![Sum::default(); self.columns.len()]);
                    printed.extend(self.given(cells, &part, &here));
                    self.is_closed = true;
                }
                DongBang::O(cells) if cells.len() != self.cells.len() => self.wrong_count(cells.len(), &here),
                DongBang::O(cells) => {
                    number += 1;
                    self.is_closed = false;
                    printed.push(self.row(cells, number, &mut below, &here));
                }
            }
        }
        if below.iter().any(|(rows, _)| *rows > 0) && !rows.is_empty() {
            let message = "ô gộp chạy quá dòng cuối của bảng".to_owned();
            self.error(&trail.index(rows.len() - 1), message, "giảm số dòng của ô gộp");
        }
        printed
    }

    fn wrong_count(&mut self, count: usize, trail: &Trail<'_>) {
        let titles: Vec<&str> = self.cells.iter().map(|at| self.columns[*at].ten.as_str()).collect();
        let message =
            format!("dòng có {count} ô, bảng có {} cột phải ghi: {}", titles.len(), titles.join(", "));
        let hint = match self.cells.len() == self.columns.len() {
            true => "ô để trống thì ghi ~; câu có dấu phẩy thì đặt trong ngoặc kép",
            false => {
                "cột số thứ tự do máy đánh, không ghi; ô để trống thì ghi ~; câu có dấu phẩy thì đặt trong ngoặc kép"
            }
        };
        self.error(trail, message, hint);
    }

    /// A row of cells; `below` says which of them are taken from above, and is brought up to date.
    fn row(
        &mut self,
        cells: &'t [O],
        number: usize,
        below: &mut [(u16, usize)],
        trail: &Trail<'_>,
    ) -> Vec<Cell<'t>> {
        let mut printed = vec![Cell::default(); self.columns.len()];
        let numbered = self.columns.iter().enumerate().filter(|(_, column)| column.so_thu_tu);
        numbered.for_each(|(at, _)| printed[at] = Cell::of(number.to_string()));
        let mut taken_until = 0;
        for (nth, cell) in cells.iter().enumerate() {
            let at = self.cells[nth];
            let here = trail.index(nth);
            let (rows, width) = below[at];
            let cover = if at < taken_until {
                Some(Covered::Left)
            } else if rows > 0 {
                below[at].0 -= 1;
                taken_until = at + width;
                Some(Covered::Above)
            } else {
                None
            };
            if let Some(cover) = cover {
                if *cell != O::from(ChuO::TRONG) {
                    let message = "ô này nằm trong ô gộp nên phải để trống".to_owned();
                    self.error(&here, message, "ghi ~ ở đây, hoặc giảm số cột, số dòng của ô gộp");
                }
                printed[at] = Cell::covered(cover);
                continue;
            }
            let width = usize::from(cell.cot);
            // The cells that it covers stand side by side in the data and on the page.
            if self.cells.get(nth + width - 1) != Some(&(at + width - 1)) {
                let message = format!("ô gộp {width} cột không vừa bảng");
                self.error(&here, message, "ô gộp không qua cột số thứ tự, không quá cột cuối");
            } else {
                taken_until = at + width;
                below[at] = (cell.dong - 1, width);
            }
            printed[at] = self.cell(cell, at, &here);
        }
        printed
    }

    fn cell(&mut self, cell: &'t O, at: usize, trail: &Trail<'_>) -> Cell<'t> {
        // What stands across columns of several kinds is words.
        let kind = if cell.cot > 1 { KieuCot::Chu } else { self.columns[at].kieu };
        match figure(kind, cell.van.van()) {
            Ok((text, figure)) => {
                // A dash is no blank: nothing came up, as the statistics have it.
                if cell.cot == 1 && !is_dash(&text) {
                    self.sums[at].add(figure);
                    self.part[at].add(figure);
                }
                Cell::of(text)
            }
            Err(fault) => {
                self.findings.push(fault.finding(self.file, &trail.route()));
                Cell::default()
            }
        }
    }

    /// Whether a row sums those above it, or as the first one all, as spreadsheets have it: it is not summed itself.
    fn sums_a_part(&self, cells: &[O], at: usize) -> bool {
        let has_rows = || at == 0 || self.is_closed || self.part.iter().any(|sum| sum.filled > 0);
        self.columns.iter().any(|column| is_number(column.kieu))
            && has_rows()
            && first(cells).is_some_and(is_part_total)
    }

    /// A row of totals as it was typed, held against the sums.
    fn given(&mut self, cells: &'t [O], sums: &[Sum], trail: &Trail<'_>) -> Option<Vec<Cell<'t>>> {
        if cells.len() != self.cells.len() {
            self.wrong_count(cells.len(), trail);
            return None;
        }
        let mut printed = vec![Cell::default(); self.columns.len()];
        for (nth, cell) in cells.iter().enumerate() {
            let (at, here) = (self.cells[nth], trail.index(nth));
            let column = self.columns[at];
            let sum = sums[at];
            printed[at] = match figure(column.kieu, cell.van.van()) {
                Ok((_, None)) if column.tong && cell.van.van().is_none() => sum_cell(sum),
                Ok((text, Some(figure))) if is_number(column.kieu) => {
                    self.contradiction(figure, sum, column, &here);
                    Cell::bold(text)
                }
                Ok((text, _)) => Cell::bold(text),
                Err(fault) => {
                    self.findings.push(fault.finding(self.file, &here.route()));
                    Cell::default()
                }
            };
        }
        let label = self.cells.first().map(|at| std::mem::take(&mut printed[*at])).unwrap_or_default();
        let label = if label.text.is_empty() { Cell::bold(TOTAL) } else { label };
        Some(labelled(&label, printed))
    }

    fn contradiction(&mut self, given: SoThapPhan, sum: Sum, column: &Cot, trail: &Trail<'_>) {
        let Some(computed) = sum.sum.filter(|computed| self.is_whole && sum.filled > 0 && *computed != given)
        else {
            return;
        };
        // What is blank may make up what is missing.
        if sum.blank > 0 && given > computed {
            return;
        }
        let message =
            format!("tổng ghi của cột «{}» là {given}; các dòng cộng lại là {computed}", column.ten.as_str());
        let finding = match column.tong {
            true => Diagnostic::error(Code::TongSai, self.file, &trail.route(), message),
            // A column that nobody asked to be summed may hold another total.
            false => Diagnostic::warning(Code::TongSai, self.file, &trail.route(), message),
        };
        self.findings.push(finding.hint("sửa các dòng hoặc tổng cho khớp; ghi ~ thì máy cộng"));
    }

    /// The last row as the program sums it; `None` where no column is summed.
    fn computed(&self) -> Option<Vec<Cell<'t>>> {
        let is_summed = self.columns.iter().any(|column| column.tong);
        let has_figures =
            || self.columns.iter().zip(&self.sums).any(|(column, sum)| column.tong && sum.filled > 0);
        if !is_summed || !has_figures() {
            return None;
        }
        let of = |(column, sum): (&&Cot, &Sum)| if column.tong { sum_cell(*sum) } else { Cell::default() };
        Some(labelled(&Cell::bold(TOTAL), self.columns.iter().zip(&self.sums).map(of).collect()))
    }
}

/// The sum of a column; over blanks it says what it sums.
fn sum_cell<'t>(sum: Sum) -> Cell<'t> {
    let Some(total) = sum.sum.filter(|_| sum.filled > 0) else { return Cell::default() };
    let note = (sum.blank > 0).then(|| format!("(cộng {}/{} dòng)", sum.filled, sum.filled + sum.blank));
    Cell { note, ..Cell::bold(total.to_string()) }
}

/// A last row with its label in front of its figures; none where the first column is a figure.
fn labelled<'t>(label: &Cell<'t>, mut cells: Vec<Cell<'t>>) -> Vec<Cell<'t>> {
    let room = cells.iter().position(|cell| !cell.text.is_empty()).unwrap_or(cells.len());
    for (at, cell) in cells.iter_mut().take(room).enumerate() {
        *cell = if at == 0 { label.clone() } else { Cell::covered(Covered::Left) };
    }
    cells
}

/// Whether a cell says that there is none.
fn is_dash(text: &str) -> bool {
    matches!(text, "-" | "–")
}

/// A cell's text in the written form of its column's kind, and its figure where that is a number. A visible gap is
/// text.
fn figure(kind: KieuCot, text: Option<&str>) -> Result<(Cow<'_, str>, Option<SoThapPhan>), ValueError> {
    let Some(text) = text else { return Ok((Cow::Borrowed(""), None)) };
    if con_thieu(text) || is_dash(text) {
        return Ok((Cow::Borrowed(text), None));
    }
    match kind {
        KieuCot::Chu => Ok((Cow::Borrowed(text), None)),
        KieuCot::So => text.parse().map(|number: SoThapPhan| (Cow::Owned(number.to_string()), Some(number))),
        KieuCot::Dong => {
            text.parse().map(|amount: Dong| (Cow::Owned(amount.to_string()), Some(amount.into())))
        }
        KieuCot::PhanTram => {
            let bare = text.strip_suffix('%').map(str::trim_end);
            let number: SoThapPhan = bare.unwrap_or(text).parse()?;
            let sign = if bare.is_some() { "%" } else { "" };
            Ok((Cow::Owned(format!("{number}{sign}")), Some(number)))
        }
        KieuCot::Ngay => text.parse().map(|day: Ngay| (Cow::Owned(day.to_string()), None)),
    }
}

#[cfg(test)]
mod tests;
