//! A total that was typed into a row of a table, against the rows that it is of. Where the row is the key `tong` the
//! table's own columns of figures are held against it when it is printed; here those of words that are figures.

use crate::diagnostic::{Code, Diagnostic, Trail};
use crate::model::{Bang, Cot, DongBang, KieuCot, O, Sources, tables};
use crate::text::roman::roman;
use crate::text::tokens::small;
use crate::text::total::is_part_total;

use super::sentence::{shown, value};

/// Code of the finding.
const ID: Code = Code::TongSai;

/// Words in the title of a column whose figures are not added up.
const NO_SUMS: [&str; 6] = ["%", "tỷ lệ", "tỉ lệ", "bình quân", "trung bình", "đơn giá"];

/// Warnings about the tables of a paper.
pub(super) fn check(sources: &Sources<'_>) -> Vec<Diagnostic> {
    let mut findings = Vec::new();
    tables::each(sources.van_ban, &mut |table, here| findings.extend(of_table(sources.file, table, here)));
    findings
}

/// A row of a table: its place among the rows, and its cells.
type Row<'t> = (usize, &'t [O]);

fn of_table(file: &str, table: &Bang, here: &Trail<'_>) -> Vec<Diagnostic> {
    let rows: Vec<Row<'_>> = table.dong.as_slice().iter().enumerate().filter_map(cells).collect();
    let typed = table.tong.as_deref();
    // A total of a part stands for rows that cannot be told: the table is left alone, as with two totals.
    let totals: Vec<usize> =
        (0..rows.len()).filter(|at| rows.get(*at).is_some_and(|row| is_total(row.1))).collect();
    // Totals of groups, rows in rows: what is of what cannot be told.
    let nested = rows.iter().any(|(_, row)| is_nested(row));
    let (total, parts) = match (typed, totals.as_slice()) {
        _ if nested => return Vec::new(),
        (Some(cells), []) => ((None, cells), rows.as_slice()),
        (None, [at]) if at + 1 == rows.len() => match rows.split_last() {
            Some(((place, cells), parts)) => ((Some(*place), *cells), parts),
            None => return Vec::new(),
        },
        (None, [0]) => match rows.split_first() {
            Some(((place, cells), parts)) => ((Some(*place), *cells), parts),
            None => return Vec::new(),
        },
        _ => return Vec::new(),
    };
    if parts.len() < 2 {
        return Vec::new();
    }
    let columns = table.cot_la();
    let typed_columns: Vec<&Cot> = columns.into_iter().filter(|column| !column.so_thu_tu).collect();
    // Of a column of figures the table itself tells, where the total stands last.
    let is_first = total.0.is_some_and(|place| parts.first().is_some_and(|(first, _)| place < *first));
    let route = |column: usize| match total.0 {
        Some(row) => here.key("dong").index(row).index(column).route(),
        None => here.key("tong").index(column).route(),
    };
    let adds_up = |column: &Cot| {
        let title = small(column.ten.as_str());
        !NO_SUMS.iter().any(|words| title.contains(words))
    };
    let kind = |column: &&Cot| if adds_up(column) { column.kieu } else { KieuCot::PhanTram };
    let is_read_here = |column: usize| match typed_columns.get(column).map(kind) {
        Some(KieuCot::PhanTram | KieuCot::Ngay) => false,
        Some(KieuCot::So | KieuCot::Dong) => is_first,
        Some(KieuCot::Chu) | None => true,
    };
    let wrong = |column: usize| {
        let said = total.1.get(column).and_then(text)?;
        let Sum { sum, has_blanks } = sum(parts, column).filter(|_| is_read_here(column))?;
        let given = number(said)?;
        // What is blank may make up what is missing.
        (given != sum && !(has_blanks && given > sum)).then(|| {
            let message = format!("các dòng cộng lại là {}, mà dòng tổng ghi {said}", shown(sum));
            Diagnostic::warning(ID, file, &route(column), message)
                .hint("sửa số sai; bỏ dòng tổng và ghi tong: true ở cột thì máy tự cộng")
        })
    };
    (0..total.1.len()).filter_map(wrong).collect()
}

/// Whether a row is of a group or a part of another one: numbered `I`, `1.1`, or called «Trong đó».
fn is_nested(row: &[O]) -> bool {
    let numbered = row.first().and_then(text).is_some_and(|text| {
        roman(text).is_some() || text.len() < 8 && text.contains('.') && number(text).is_none()
    });
    numbered || title(row).is_some_and(|title| begins(&title, "trong đó"))
}

fn cells((at, row): (usize, &DongBang)) -> Option<Row<'_>> {
    match row {
        DongBang::O(cells) => Some((at, cells)),
        DongBang::Nhom(_) => None,
    }
}

pub(super) fn text(cell: &O) -> Option<&str> {
    cell.van.van().map(str::trim)
}

/// Whether a row is the total of others.
pub(super) fn is_total(row: &[O]) -> bool {
    title(row).is_some_and(|title| is_part_total(&title) || begins(&title, "toàn xã"))
}

/// The first words of a row, in small letters.
fn title(row: &[O]) -> Option<String> {
    row.iter().filter_map(text).find(|text| text.starts_with(char::is_alphabetic)).map(small)
}

pub(super) fn begins(title: &str, word: &str) -> bool {
    title.strip_prefix(word).is_some_and(|rest| !rest.starts_with(char::is_alphanumeric))
}

/// The value of a cell that is a number and nothing else.
pub(super) fn number(text: &str) -> Option<i128> {
    let is_plain = text.bytes().all(|byte| byte.is_ascii_digit() || matches!(byte, b'.' | b','));
    is_plain.then(|| value(text)).flatten()
}

/// What a column adds up to, and whether a row is left blank in it.
struct Sum {
    sum: i128,
    has_blanks: bool,
}

/// The sum of a column: each of its cells a number or blank, two numbers at least, no running number.
fn sum(rows: &[Row<'_>], column: usize) -> Option<Sum> {
    let cells = rows.iter().map(|(_, row)| row.get(column).and_then(text));
    let written: Vec<&str> = cells.flatten().filter(|text| !matches!(*text, "-" | "–" | "")).collect();
    let numbers = written.iter().map(|text| number(text)).collect::<Option<Vec<_>>>()?;
    let counts_up = (1_i128..).zip(&numbers).all(|(at, number)| at * 1_000_000 == *number);
    let has_blanks = numbers.len() < rows.len();
    (numbers.len() > 1 && !counts_up).then(|| Sum { sum: numbers.iter().sum(), has_blanks })
}

#[cfg(test)]
mod tests {
    use super::check;
    use crate::rules::fixture::{Workspace, lines};

    fn told(table: &str) -> Vec<String> {
        let paper = format!(
            "nam: 2026\ntrich_yeu: A\nnguoi_ky: ct\ncac_muc: [{{tieu_de: A, doan: [{{bang: {{cot: [{{ten: TT}}, {{ten: Việc}}, {{ten: Tiền}}], {table}}}}}]}}]\n"
        );
        lines(&check(&Workspace::new("", "{}", &paper).sources()))
    }

    #[test]
    fn a_total_that_is_not_that_of_its_rows_is_told() {
        let rows = "dong: [['1', Đo đạc, '150.000.000'], ['2', In, '60.000.000']";
        assert_eq!(
            told(&format!("{rows}, [~, Tổng cộng, '240.000.000']]")),
            [
                "cac_muc[1].doan[1].bang.dong[3][3]: các dòng cộng lại là 210.000.000, mà dòng tổng ghi 240.000.000"
            ]
        );
        assert_eq!(told(&format!("{rows}], tong: [~, Cộng, '200.000.000']")).len(), 1);
        assert_eq!(told("dong: [[~, Tổng số, '20'], ['1', Một, '9'], ['2', Hai, '10']]").len(), 1);
    }

    #[test]
    fn what_is_no_sum_is_not_added_up() {
        for title in ["Tỷ lệ (%)", "Đơn giá", "Bình quân"] {
            let paper = format!(
                "nam: 2026\ntrich_yeu: A\nnguoi_ky: ct\ncac_muc: [{{tieu_de: A, doan: [{{bang: {{cot: [{{ten: Việc}}, {{ten: {title}}}], dong: [[A, '95'], [B, '90'], [Tổng cộng, '92,5']]}}}}]}}]\n"
            );
            assert_eq!(lines(&check(&Workspace::new("", "{}", &paper).sources())), [""; 0], "{title}");
        }
    }

    #[test]
    fn totals_that_are_right_and_tables_of_groups_are_silent() {
        for table in [
            "dong: [['1', Đo đạc, '150.000.000'], ['2', In, ~], ['3', Họp, '60.000.000'], [~, Tổng cộng, '210.000.000']]",
            "dong: [['I', Xã, '12'], ['1', A, '5'], ['2', B, '7'], [~, Tổng cộng, '12']]",
            "dong: [['1', A, 5 hộ], ['2', B, '7'], [~, Tổng cộng, '13']]",
            "dong: [['1', A, '5'], ['2', Cộng, '5'], ['3', B, '7'], [~, Tổng cộng, '12']]",
            "dong: [['1', Đo đạc, '5'], ['2', In, '6'], ['3', 'Tổng kết, khen thưởng', '3']]",
            "dong: [['1', Tổng hợp báo cáo, '5'], ['2', Đo đạc, '6'], ['3', In, '3']]",
            "dong: [['1', Đo đạc, '5'], ['2', In, '6'], ['3', Cộng tác viên, '7']]",
            "dong: [['1', A, '5'], [~, Tổng, '6']]",
        ] {
            assert_eq!(told(table), [""; 0], "{table}");
        }
    }
}
