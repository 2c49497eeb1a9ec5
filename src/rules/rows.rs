//! What the rows of a table say of themselves: so many at a price make an amount, columns add up to another; and what the
//! line below the table says its total is in words.

use crate::diagnostic::{Code, Diagnostic, Trail};
use crate::model::{Bang, Cap, Cot, DongBang, O, Sources, tables};
use crate::text::number_words;
use crate::text::tokens::small;

use super::sentence::shown;
use super::totals::{number, text};

/// Code of the findings about rows, and about words.
const SUM: Code = Code::TongSai;
const WORDS: Code = Code::BangChuLech;

/// How the titles of columns begin that say how many, at what price, and what that makes.
const COUNTS: [&str; 3] = ["số lượng", "sl", "khối lượng"];
const PRICES: [&str; 2] = ["đơn giá", "mức chi"];
const AMOUNTS: [&str; 3] = ["thành tiền", "số tiền", "kinh phí"];
/// How the titles of columns begin whose figures are no factor.
const ASIDE: [&str; 5] = ["thời gian", "thời hạn", "ngày", "ghi chú", "nguồn"];
/// Titles of a column that the others of its group add up to.
const TOTALS: [&str; 4] = ["tổng", "tổng số", "tổng cộng", "cộng"];

/// Warnings about the tables of a paper.
pub(super) fn check(sources: &Sources<'_>) -> Vec<Diagnostic> {
    let mut findings = Vec::new();
    tables::each(sources.van_ban, &mut |table, here| {
        let rows = Rows::of(table);
        findings.extend(rows.products(sources.file, here));
        findings.extend(rows.sums(sources.file, here));
    });
    let mut above = None;
    sources.van_ban.moi_cap(&mut |part, here| match part {
        Cap::Bang(table) => above = Some(table),
        Cap::Doan(line) => {
            let said = above.take().zip(in_words(line.as_str()));
            findings.extend(said.and_then(|(table, said)| words(sources.file, table, said, here)));
        }
        _ => above = None,
    });
    findings
}

/// The columns of a table and the cells of its rows, each row with its place.
struct Rows<'t> {
    columns: Vec<&'t Cot>,
    /// Titles, small, without what stands in brackets.
    titles: Vec<String>,
    rows: Vec<(usize, &'t [O])>,
    table: &'t Bang,
}

impl<'t> Rows<'t> {
    fn of(table: &'t Bang) -> Self {
        let columns: Vec<&Cot> = table.cot_la().into_iter().filter(|column| !column.so_thu_tu).collect();
        let title = |column: &&Cot| small(column.ten.as_str().split('(').next().unwrap_or_default().trim());
        let rows = table.dong.as_slice().iter().enumerate().filter_map(|(at, row)| match row {
            DongBang::O(cells) => Some((at, cells.as_slice())),
            DongBang::Nhom(_) => None,
        });
        Self { titles: columns.iter().map(title).collect(), columns, rows: rows.collect(), table }
    }

    /// The only column whose title begins so.
    fn column(&self, words: &[&str]) -> Option<usize> {
        let begins = |title: &&String| words.iter().any(|word| super::totals::begins(title, word));
        let mut found = self.titles.iter().enumerate().filter(|(_, title)| begins(title));
        found.next().map(|(at, _)| at).filter(|_| found.next().is_none())
    }

    /// Warnings about rows in which a count times a price is not the amount.
    fn products(&self, file: &str, here: &Trail<'_>) -> Vec<Diagnostic> {
        let columns = [COUNTS.as_slice(), &PRICES, &AMOUNTS].map(|words| self.column(words));
        let [Some(count), Some(price), Some(amount)] = columns else { return Vec::new() };
        let of = |cells: &[O]| {
            let [count, price, amount] = [count, price, amount].map(|at| figure(cells, at));
            Some((count?, price?, amount?))
        };
        // Another figure may be a factor too: so many people for so many days.
        let is_all = |cells: &[O]| {
            let others = (0..cells.len()).filter(|at| {
                let title = self.titles.get(*at).map(String::as_str).unwrap_or_default();
                ![count, price, amount].contains(at) && !ASIDE.iter().any(|word| title.starts_with(word))
            });
            let mut others = others.filter_map(|at| cells.get(at).and_then(text));
            !others.any(|cell| cell.bytes().any(|byte| byte.is_ascii_digit()))
        };
        let rows = self.rows.iter().filter(|(_, cells)| is_all(cells));
        let found: Vec<_> = rows.filter_map(|(at, cells)| Some((*at, *cells, of(cells)?))).collect();
        let wrong = |(_, _, (count, price, amount)): &&(usize, &[O], (i128, i128, i128))| {
            product(*count, *price).is_some_and(|product| !makes(product, *amount))
        };
        let told: Vec<_> = found.iter().filter(wrong).collect();
        // Where no row is right the columns mean something else.
        if told.len() == found.len() && found.len() > 1 {
            return Vec::new();
        }
        let tell = |(at, cells, (count, price, _)): &(usize, &[O], (i128, i128, i128))| {
            let message = format!(
                "{} × {} là {}, mà ghi «{}»",
                shown(*count),
                shown(*price),
                shown(product(*count, *price)?),
                cells.get(amount).and_then(text)?
            );
            let route = here.key("dong").index(*at).index(amount).route();
            Some(Diagnostic::warning(SUM, file, &route, message).hint("xem lại ba số của dòng này"))
        };
        told.into_iter().filter_map(tell).collect()
    }

    /// Warnings about rows in which the columns of a group are not the one that is called their total, as they are in most.
    fn sums(&self, file: &str, here: &Trail<'_>) -> Vec<Diagnostic> {
        let Some(total) = self.column(&TOTALS).filter(|at| TOTALS.contains(&self.titles[*at].as_str()))
        else {
            return Vec::new();
        };
        let group = self.table.cot.iter().find(|column| {
            let mut inner = column.cot.iter();
            inner.any(|inner| std::ptr::eq(inner, self.columns[total]))
        });
        // Without a group the parts stand before their total, behind the name; or behind a total that comes first.
        let beside = if total > 2 { 0..total } else { total + 1..self.columns.len() };
        let is_part = |at: &usize| {
            let inside = |group: &Cot| group.cot.iter().any(|inner| std::ptr::eq(inner, self.columns[*at]));
            *at != total && group.map_or_else(|| beside.contains(at), inside)
        };
        let parts: Vec<usize> = (0..self.columns.len()).filter(is_part).collect();
        let of = |cells: &[O]| {
            let figures: Vec<i128> = parts.iter().filter_map(|at| figure(cells, *at)).collect();
            (figures.len() > 1).then(|| (figures.iter().sum::<i128>(), figure(cells, total)))
        };
        let found: Vec<_> = self
            .rows
            .iter()
            .filter_map(|(at, cells)| of(cells).and_then(|(sum, said)| Some((*at, *cells, sum, said?))))
            .collect();
        let (right, wrong): (Vec<_>, Vec<_>) = found.into_iter().partition(|(_, _, sum, said)| sum == said);
        // That columns are of one group says that they add up; without one more rows than not have to show it.
        if right.len() < wrong.len() + usize::from(group.is_none()) {
            return Vec::new();
        }
        let tell = |(at, cells, sum, _): (usize, &[O], i128, i128)| {
            let said = cells.get(total).and_then(text)?;
            let message = format!("các cột của dòng này cộng lại là {}, mà ghi «{said}»", shown(sum));
            let route = here.key("dong").index(at).index(total).route();
            Some(Diagnostic::warning(SUM, file, &route, message).hint("sửa số sai của dòng này"))
        };
        wrong.into_iter().filter_map(tell).collect()
    }

    /// The figures of its total, typed or summed.
    fn total(&self) -> Vec<i128> {
        let sum = |at: usize| {
            let figures: Vec<i128> = self.rows.iter().filter_map(|(_, cells)| figure(cells, at)).collect();
            (!figures.is_empty()).then(|| figures.iter().sum())
        };
        let last = self.rows.last().map(|(_, cells)| *cells);
        let is_total = |cells: &&[O]| super::totals::is_total(cells);
        let typed = self.table.tong.as_deref().or_else(|| last.filter(is_total));
        let of = |(at, column): (usize, &&Cot)| {
            typed.and_then(|cells| figure(cells, at)).or_else(|| sum(at).filter(|_| column.tong))
        };
        self.columns.iter().enumerate().filter_map(of).collect()
    }
}

/// The figure of a cell that takes no room of others.
fn figure(cells: &[O], at: usize) -> Option<i128> {
    cells.get(at).filter(|cell| (cell.cot, cell.dong) == (1, 1)).and_then(text).and_then(number)
}

/// A thousand, as units of money differ.
const THOUSAND: i128 = 1_000;

/// What a count of things at a price makes, all in millionths.
fn product(count: i128, price: i128) -> Option<i128> {
    count.checked_mul(price).map(|product| product / 1_000_000)
}

/// Whether a product is an amount, both in millionths: rounded to thousands perhaps, or in thousands or millions, which
/// are rounded too.
fn makes(product: i128, amount: i128) -> bool {
    const ONE: i128 = 1_000_000;
    let step = if amount % (THOUSAND * ONE) == 0 { THOUSAND * ONE } else { ONE };
    let nearly = |amount: i128| (product - amount).abs().saturating_mul(100) <= product;
    let larger = [THOUSAND, THOUSAND * THOUSAND].map(|times| amount.checked_mul(times));
    (product - amount).abs() < step || larger.into_iter().flatten().any(nearly)
}

/// The number that a line says in words and nothing else: `(Bằng chữ: Năm triệu đồng)`.
fn in_words(line: &str) -> Option<i128> {
    if !line.contains("ằng chữ") {
        return None;
    }
    let line = small(line);
    let (lead, said) = line.split_once("bằng chữ")?;
    let lead: String = lead.chars().filter(|letter| letter.is_alphabetic()).collect();
    if !matches!(lead.as_str(), "" | "nghieng" | "dam" | "sốtiền" | "tổngsốtiền" | "viết") {
        return None;
    }
    let said = said.trim_start_matches([':', ' ', ')']).trim_start_matches("là ");
    let said = said.split([')', '"', '.', '/', '}']).next()?.replace(',', " ");
    let said: Vec<&str> = said.split_whitespace().filter(|word| !matches!(*word, "đồng" | "chẵn")).collect();
    i128::from(number_words::read(&said.join(" "))?).checked_mul(1_000_000)
}

/// The finding where the line below a table says another amount than its total.
fn words(file: &str, table: &Bang, said: i128, here: &Trail<'_>) -> Option<Diagnostic> {
    let total = Rows::of(table).total();
    let is = |figure: &i128| {
        let times = (0..4).map(|power| figure.checked_mul(THOUSAND.pow(power)));
        times.flatten().any(|figure| figure == said)
    };
    let largest = total.iter().max().filter(|_| !total.iter().any(is))?;
    let message = format!("bằng chữ là {}, mà tổng của bảng là {}", shown(said), shown(*largest));
    Some(Diagnostic::warning(WORDS, file, &here.route(), message).hint("sửa số hoặc chữ cho khớp"))
}

#[cfg(test)]
mod tests {
    use super::check;
    use crate::rules::fixture::{Workspace, lines};

    fn told(body: &str) -> Vec<String> {
        let paper =
            format!("nam: 2026\ntrich_yeu: A\nnguoi_ky: ct\ncac_muc: [{{tieu_de: A, doan: [{body}]}}]\n");
        let found = lines(&check(&Workspace::new("", "{}", &paper).sources()));
        found.into_iter().map(|line| line.replacen("cac_muc[1].doan[1].bang.", "", 1)).collect()
    }

    fn rows(rows: &str) -> Vec<String> {
        told(&format!("{{bang: {{cot: [Việc, ĐVT, Số lượng, Đơn giá (đồng), Thành tiền], dong: [{rows}]}}}}"))
    }

    #[test]
    fn a_row_whose_amount_is_not_count_times_price_is_told() {
        let right = "[In, tờ, '1.000', '500', '500.000']";
        assert_eq!(
            rows(&format!("{right}, [Phao, cái, '10', '200.000', '2.500.000']")),
            ["dong[2][5]: 10 × 200.000 là 2.000.000, mà ghi «2.500.000»"]
        );
        assert_eq!(rows("[Phao, cái, '10', '200.000', '2.500.000']").len(), 1);
        for silent in [
            // Thousands, rounded, a blank, and what is no count of things.
            "[Phao, cái, '10', '200.000', '2.000']",
            "[Phao, cái, '3', '33.333', '100.000']",
            "[Phao, cái, '3', '11.111.111', '33,3']",
            "[Phao, cái, '10', ~, '2.500.000']",
            "[Phao, cái, 10 cái, '200.000', '2.500.000']",
            "[Phao, '2', '10', '200.000', '4.000.000']",
            "[Nước, 2 ngày, '10', '200.000', '4.000.000']",
            "[Tiền ăn 02 ngày, người, '10', '200.000', '4.000.000']",
        ] {
            assert_eq!(rows(&format!("{right}, {silent}")), [""; 0], "{silent}");
        }
        let none = "[A, cái, '10', '2', '5'], [B, cái, '3', '4', '5']";
        assert_eq!(rows(none), [""; 0], "columns that mean something else");
    }

    #[test]
    fn columns_that_do_not_make_their_total_as_in_other_rows_are_told() {
        let table = |rows: &str| {
            let group = "{ten: Kinh phí, cot: [Tổng số (đồng), Xã, Khác]}";
            told(&format!("{{bang: {{cot: [Việc, Số người, {group}], dong: [{rows}]}}}}"))
        };
        let right = "[A, '5', '3.000', '1.000', '2.000']";
        assert_eq!(
            table(&format!("{right}, [B, '5', '5.000', '1.000', '3.000']")),
            ["dong[2][3]: các cột của dòng này cộng lại là 4.000, mà ghi «5.000»"]
        );
        for silent in ["[B, '5', '1.000', '1.000', ~]", "[B, '5', '4.000', '1.000', '3.000']"] {
            assert_eq!(table(&format!("{right}, {silent}")), [""; 0], "{silent}");
        }
        assert_eq!(table("[A, '5', '9', '1', '2'], [B, '5', '9', '3', '4']"), [""; 0]);
        // Without a group the parts stand before their total; one row is no proof that they are parts.
        let plain = |rows: &str| {
            told(&format!("{{bang: {{cot: [Thôn, Nam, Nữ, Tổng, Đảng viên], dong: [{rows}]}}}}"))
        };
        assert_eq!(plain("[A, '10', '12', '22', '0'], [B, '8', '9', '17', '1']"), [""; 0]);
        assert_eq!(plain("[A, '10', '12', '22', '0'], [B, '8', '9', '18', '1']"), [""; 0]);
        assert_eq!(
            plain("[A, '10', '12', '22', '0'], [B, '8', '9', '18', '1'], [C, '1', '2', '3', '1']"),
            ["dong[2][4]: các cột của dòng này cộng lại là 17, mà ghi «18»"]
        );
    }

    #[test]
    fn words_below_a_table_that_say_another_total_are_told() {
        let table = |total: &str, line: &str| {
            let rows = "dong: [[A, '2.000.000'], [B, '3.000.000']]";
            told(&format!(
                "{{bang: {{cot: [Việc, {{ten: Tiền, kieu: dong, tong: true}}], {rows}{total}}}}}, {line}"
            ))
        };
        let wrong = "'{{ nghieng(\"(Bằng chữ: Năm mươi triệu đồng)\") }}'";
        let message = "cac_muc[1].doan[2]: bằng chữ là 50.000.000, mà tổng của bảng là 5.000.000";
        assert_eq!([table("", wrong), table(", tong: [Cộng, ~]", wrong)].concat(), [message; 2]);
        assert_eq!(
            table(", tong: [Cộng, '5.000.000']", "'Số tiền bằng chữ: Năm mươi triệu đồng chẵn.'"),
            [message]
        );
        for right in ["'(Bằng chữ: Năm triệu đồng chẵn)./.'", "Ghi bằng chữ là việc của kế toán.", "Hết."]
        {
            assert_eq!(table("", right), [""; 0], "{right}");
        }
        let thousands =
            "{bang: {cot: [Việc, Tiền], dong: [[A, '2'], [Tổng cộng, '5']]}}, '(Bằng chữ: Năm triệu đồng)'";
        assert_eq!(told(thousands), [""; 0]);
    }
}
