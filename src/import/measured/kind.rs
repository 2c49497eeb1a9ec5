//! What the titles of a table say that its rows are.

use crate::import::grid::don_vi_tinh::thousands;
use crate::value::Nam;

/// What the rows of a table are, with the columns that say so.
#[derive(Clone, Copy)]
pub(super) enum Kind {
    Tasks {
        task: usize,
        lead: usize,
        others: Option<usize>,
        due: Option<usize>,
        product: Option<usize>,
        /// The column of money, and its unit as thousands of đồng, where that is told.
        money: Option<(usize, Option<usize>)>,
        /// The column with the numbers of the rows.
        count: Option<usize>,
    },
    Targets {
        name: usize,
        unit: Option<usize>,
        /// `None`: several columns could be the targets of the year, or none is.
        target: Option<usize>,
    },
    Money {
        name: usize,
        sum: usize,
        /// Its unit as thousands of đồng, where that is told.
        thousands: Option<usize>,
    },
}

impl Kind {
    /// What the titles of a table, small, and the unit that a line above it says make of its rows.
    pub(super) fn of(titles: &[String], unit: Option<&str>, nam: Nam) -> Option<Self> {
        let at =
            |words: &[&str]| titles.iter().position(|title| words.iter().any(|word| title.contains(word)));
        let task = at(&["nhiệm vụ", "công việc", "nội dung"]);
        if let (Some(task), Some(lead)) = (task, at(&["chủ trì"]))
            && task != lead
        {
            let others = at(&["phối hợp"]).filter(|at| *at != lead);
            let money =
                at(&["kinh phí"]).map(|at| (at, titles.get(at).and_then(|title| unit_of(title, unit))));
            return Some(Self::Tasks {
                task,
                lead,
                others,
                due: due_column(titles),
                product: at(&["sản phẩm", "kết quả"]),
                money,
                count: titles.iter().position(|title| is_count(title)),
            });
        }
        let name = titles
            .iter()
            .position(|title| title.starts_with("chỉ tiêu") || title.starts_with("tên chỉ tiêu"));
        if let Some(name) = name
            && let targets = target_columns(titles, name)
            && !targets.is_empty()
        {
            let target = of_year(titles, &targets, nam);
            return Some(Self::Targets { name, unit: at(&["đơn vị tính", "đvt"]), target });
        }
        let sums: Vec<usize> = (0..titles.len())
            .filter(|at| {
                titles.get(*at).is_some_and(|title| {
                    ["số tiền", "kinh phí", "dự toán", "thành tiền"].iter().any(|word| title.contains(word))
                })
            })
            .collect();
        match (at(&["nội dung", "khoản chi"]), sums.as_slice()) {
            (Some(name), [sum]) if name != *sum => {
                let thousands = titles.get(*sum).and_then(|title| unit_of(title, unit));
                Some(Self::Money { name, sum: *sum, thousands })
            }
            _ => None,
        }
    }
}

/// Whether a title is that of the numbers of the rows.
fn is_count(title: &str) -> bool {
    matches!(title, "tt" | "stt" | "số tt" | "số thứ tự")
}

/// The column of the days by which tasks are due; not that of the days on which they begin.
fn due_column(titles: &[String]) -> Option<usize> {
    let at = |test: &dyn Fn(&str) -> bool| titles.iter().position(|title| test(title));
    let has = |title: &str, word: &str| title.split(|c: char| !c.is_alphanumeric()).any(|own| own == word);
    let is_time = |title: &str| title.contains("thời gian") || has(title, "hạn");
    at(&|title| is_time(title) && title.contains("hoàn thành"))
        .or_else(|| at(&|title| has(title, "hạn")))
        .or_else(|| at(&|title| is_time(title) && !title.contains("bắt đầu")))
        .or_else(|| at(&|title| title.contains("hoàn thành")))
}

/// Columns that could be targets: what was done and how it compares is none.
fn target_columns(titles: &[String], name: usize) -> Vec<usize> {
    const NAMES: [&str; 3] = ["kế hoạch", "mức phải đạt", "mục tiêu"];
    const DONE: [&str; 5] = ["ước", "thực hiện", "so với", "tỷ lệ", "%"];
    let is_target = |title: &str| {
        NAMES.iter().any(|word| title.contains(word)) && !DONE.iter().any(|word| title.starts_with(word))
    };
    titles
        .iter()
        .enumerate()
        .filter(|(at, title)| *at != name && is_target(title))
        .map(|(at, _)| at)
        .collect()
}

/// The one of these columns that is of the year: it names it, or names no year and is the only one such.
fn of_year(titles: &[String], columns: &[usize], nam: Nam) -> Option<usize> {
    let years = |at: usize| -> Vec<u16> {
        let words = titles.get(at).into_iter().flat_map(|title| title.split(|c: char| !c.is_ascii_digit()));
        words.filter(|word| word.len() == 4).filter_map(|word| word.parse().ok()).collect()
    };
    let named: Vec<usize> = columns.iter().copied().filter(|at| years(*at).contains(&nam.so())).collect();
    let open: Vec<usize> = columns.iter().copied().filter(|at| years(*at).is_empty()).collect();
    match (named.as_slice(), open.as_slice()) {
        ([at], _) | ([], [at]) => Some(*at),
        _ => None,
    }
}

/// The unit of a column of money as thousands of đồng: its title's or, where that says none, the table's.
fn unit_of(title: &str, unit: Option<&str>) -> Option<usize> {
    thousands(title).or_else(|| thousands(unit?))
}
