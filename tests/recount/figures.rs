//! Indicators: their sentences, their rows, the charts. Every figure is kept as a fraction of two whole numbers.

use std::cmp::Ordering;

use serde_yaml::Value;

use super::{Exact, Recount, dots, exact, shown, text, two, typed};

const HUNDRED: Exact = (100, 1);

fn compare((a, b): Exact, (c, d): Exact) -> Ordering {
    (a * d).cmp(&(c * b))
}

/// A figure with the fraction it is printed with, where it is a share.
#[derive(Clone)]
pub(super) struct Amount {
    pub(super) exact: Exact,
    share: Option<(i128, i128)>,
    typed: String,
}

impl Amount {
    fn none(&self) -> bool {
        self.exact.0 == 0
    }
}

/// An indicator with its figure, as far as there is one.
pub(super) struct Figure<'v> {
    pub(super) one: &'v Value,
    pub(super) entry: Option<&'v Value>,
    quarters: Option<Vec<Option<i128>>>,
    pub(super) value: Option<Amount>,
    before: Option<Amount>,
    half: bool,
}

impl Figure<'_> {
    fn unit(&self) -> String {
        text(&self.one["don_vi_tinh"])
    }

    pub(super) fn counting(&self) -> String {
        text(&self.one["cach_tinh"])
    }

    fn rate(&self) -> bool {
        matches!(self.counting().as_str(), "ty_le" | "ty_so")
    }

    pub(super) fn yearly(&self) -> bool {
        matches!(text(&self.one["ky"]).as_str(), "" | "nam")
    }

    pub(super) fn more_is_better(&self) -> bool {
        matches!(text(&self.one["huong"]).as_str(), "" | "it_nhat")
    }

    pub(super) fn estimate(&self) -> bool {
        self.entry.and_then(|entry| entry["uoc"].as_bool()).unwrap_or(false)
    }

    /// The name, with its term.
    pub(super) fn name(&self) -> String {
        let (name, term) = (text(&self.one["ten"]), text(&self.one["nhiem_ky"]));
        match (term.is_empty(), name.contains("nhiệm kỳ")) {
            (true, _) => name,
            (false, true) if name.contains(&term) => name,
            (false, true) => format!("{name} {term}"),
            (false, false) => format!("{name} nhiệm kỳ {term}"),
        }
    }

    fn with_unit(&self, number: &str) -> String {
        if self.unit() == "%" { format!("{number}%") } else { format!("{number} {}", self.unit()) }
    }

    /// A typed number in a sentence.
    fn word(&self, number: &str) -> String {
        let number = typed(number);
        if self.unit() != "%" && number.len() == 1 { format!("0{number}") } else { number }
    }

    /// The least and the most that is asked for.
    pub(super) fn target(&self) -> Option<(Exact, Exact)> {
        let asked = text(&self.one["ke_hoach"]);
        let (least, most) = asked.split_once('-').unwrap_or((&asked, &asked));
        asked.starts_with(|c: char| c.is_ascii_digit()).then(|| (exact(least), exact(most)))
    }

    /// The one number above zero that is asked for.
    pub(super) fn one_target(&self) -> Option<String> {
        let asked = text(&self.one["ke_hoach"]);
        let single = self.target().is_some_and(|(least, most)| least == most && most.0 > 0);
        single.then_some(asked)
    }

    /// The target in words.
    pub(super) fn planned(&self) -> String {
        let asked = text(&self.one["ke_hoach"]);
        let bounded = match (asked.as_str(), asked.split_once('-')) {
            ("", _) => return String::new(),
            ("không", _) => "không có".to_owned(),
            ("có", _) => asked,
            ("0", _) => "không để xảy ra".to_owned(),
            (_, Some((least, most))) => {
                format!("từ {} đến {}", self.word(least), self.with_unit(&self.word(most)))
            }
            (number, None) => {
                let number = self.with_unit(&self.word(number));
                match text(&self.one["huong"]).as_str() {
                    "khong_qua" => format!("không quá {number}"),
                    "bang" => number,
                    _ => format!("từ {number} trở lên"),
                }
            }
        };
        let each = if text(&self.one["ky"]) == "quy" { "mỗi quý " } else { "" };
        format!(" (kế hoạch: {each}{bounded})")
    }

    /// The target in its column.
    pub(super) fn planned_cell(&self) -> String {
        let asked = text(&self.one["ke_hoach"]);
        if asked.is_empty() {
            return "-".to_owned();
        }
        let sign = match (self.one_target(), text(&self.one["huong"]).as_str()) {
            (None, _) | (_, "bang") => "",
            (_, "khong_qua") => "≤ ",
            _ => "≥ ",
        };
        let each = if text(&self.one["ky"]) == "quy" { "/quý" } else { "" };
        let asked = if asked.contains('-') || self.target().is_none() { asked } else { typed(&asked) };
        format!("{sign}{asked}{each}")
    }

    /// What the printed figure must not be mistaken for.
    pub(super) fn marks(&self) -> Vec<Exact> {
        let all = (self.counting() == "ty_le").then_some(HUNDRED);
        let ends = self.target().into_iter().flat_map(|(least, most)| [least, most]);
        std::iter::once((0, 1)).chain(all).chain(ends).collect()
    }

    fn missing_quarters(&self) -> Vec<&'static str> {
        let quarters = self.quarters.as_deref().unwrap_or_default();
        let asked = if self.half { 2 } else { 4 };
        let names = ["I", "II", "III", "IV"].into_iter().enumerate().take(asked);
        names.filter(|(at, _)| quarters.get(*at).copied().flatten().is_none()).map(|(_, name)| name).collect()
    }

    /// The figure in words.
    fn words(&self) -> String {
        let none = || "không phát sinh".to_owned();
        if let Some(quarters) = &self.quarters {
            let asked = quarters.len().max(if self.half { 2 } else { 4 });
            let each = ["I", "II", "III", "IV"].into_iter().take(asked).enumerate();
            let each = each.map(|(at, name)| match quarters.get(at).copied().flatten() {
                Some(0) => format!("quý {name}: không phát sinh"),
                Some(number) => format!("quý {name}: {}", two(number)),
                None => format!("quý {name}: chưa có số liệu"),
            });
            let each: Vec<String> = each.collect();
            let known: Vec<i128> = quarters.iter().flatten().copied().collect();
            let written = |number: i128| if number == 0 { none() } else { self.with_unit(&two(number)) };
            let ceiling = text(&self.one["huong"]) == "khong_qua";
            let (which, decisive) = if ceiling {
                ("cao nhất", *known.iter().max().unwrap())
            } else {
                ("thấp nhất", *known.iter().min().unwrap())
            };
            let sum = written(known.iter().sum());
            return format!("{sum} ({}); quý {which}: {}", each.join("; "), written(decisive));
        }
        match &self.value {
            Some(Amount { share: Some((part, whole)), exact, .. }) => {
                let (ratio, _) = shown(*exact, &self.marks());
                let ratio =
                    if self.counting() == "ty_so" { self.with_unit(&ratio) } else { format!("{ratio}%") };
                format!("{}/{} ({ratio})", dots(*part), dots(*whole))
            }
            Some(value) if value.none() => none(),
            Some(value) => self.with_unit(&self.word(&value.typed)),
            None if self.rate() => none(),
            None if text(&self.entry.unwrap()["gia_tri"]) == "không" => "không có".to_owned(),
            None => "có".to_owned(),
        }
    }

    /// The figure in its cell.
    fn cell(&self) -> String {
        let Some(entry) = self.entry else {
            return if self.half { "-".to_owned() } else { "Chưa có số liệu".to_owned() };
        };
        if let Some(quarters) = &self.quarters {
            let asked = quarters.len().max(if self.half { 2 } else { 4 });
            let each = (0..asked)
                .map(|at| quarters.get(at).copied().flatten().map_or_else(|| "chưa có".to_owned(), dots));
            let each: Vec<String> = each.collect();
            return format!("{} ({})", dots(quarters.iter().flatten().sum()), each.join("; "));
        }
        match &self.value {
            Some(value) => self.in_cell(value),
            None if self.rate() && self.estimate() => "không phát sinh".to_owned(),
            None if self.rate() => "Không phát sinh".to_owned(),
            None => text(&entry["gia_tri"]),
        }
    }

    fn in_cell(&self, value: &Amount) -> String {
        match value.share {
            Some((part, whole)) => {
                format!("{} ({}/{})", shown(value.exact, &self.marks()).1, dots(part), dots(whole))
            }
            None => typed(&value.typed),
        }
    }

    /// The percentage of the target, for a sentence and for a cell.
    pub(super) fn share(&self) -> Option<(String, String)> {
        let value = self.value.as_ref().filter(|_| self.yearly() && self.more_is_better())?;
        let target = exact(&self.one_target()?);
        let wanted = !(self.half && self.rate()) && self.quarters.is_none();
        let ratio = (value.exact.0 * target.1 * 100, value.exact.1 * target.0);
        wanted.then(|| shown(ratio, &[(0, 1), HUNDRED]))
    }

    /// The change since last year, in words without the year, and in its cell.
    fn change(&self) -> Option<(String, String)> {
        let unequal = self.quarters.is_some() && !self.missing_quarters().is_empty();
        let old = self.one["nen_don_vi_cu"].as_bool().unwrap_or(false);
        let (value, before) = (self.value.as_ref()?, self.before.as_ref().filter(|_| !unequal && !old)?);
        let ((a, b), (c, d)) = (value.exact, before.exact);
        let (difference, word, sign) = match compare(value.exact, before.exact) {
            Ordering::Equal => return Some(("không tăng, không giảm".to_owned(), "0".to_owned())),
            Ordering::Greater => (a * d - c * b, "tăng", "+"),
            Ordering::Less => (c * b - a * d, "giảm", "-"),
        };
        if self.rate() {
            let (words, cell) = shown((difference, b * d), &[(0, 1)]);
            let words = if self.counting() == "ty_so" {
                self.with_unit(&words)
            } else {
                format!("{words} điểm phần trăm")
            };
            let cell = if cell.starts_with('<') { format!("{word} {cell}") } else { format!("{sign}{cell}") };
            return Some((format!("{word} {words}"), cell));
        }
        assert_eq!(difference % (b * d), 0, "this set has whole counts only");
        let whole = difference / (b * d);
        let amount = self.with_unit(&self.word(&whole.to_string()));
        let words = match before.none() {
            true => format!("{word} {amount}"),
            false => {
                let ratio = (difference * 100 * d, b * d * c);
                format!("{word} {amount} ({}%)", shown(ratio, &[(0, 1), HUNDRED]).0)
            }
        };
        Some((words, format!("{sign}{}", dots(whole))))
    }
}

impl Recount {
    /// A figure; `None` where there is none to compare.
    fn value(&self, value: &Value) -> Option<Amount> {
        let typed = text(value);
        if let Some((part, whole)) = typed.split_once('/') {
            let (part, whole) = (exact(part).0, exact(whole).0);
            return (whole > 0).then(|| Amount {
                exact: (part * 100, whole),
                share: Some((part, whole)),
                typed,
            });
        }
        let number = typed.starts_with(|c: char| c.is_ascii_digit());
        number.then(|| Amount { exact: exact(&typed), share: None, typed })
    }

    /// How a figure stands to its target: the word of the appendix's column, without its estimate.
    pub(super) fn verdict(&self, figure: &Figure<'_>) -> &'static str {
        let one = figure.one;
        if one["ke_hoach"].is_null() {
            return "Chưa giao kế hoạch";
        }
        let Some(entry) = figure.entry else { return "Chưa có số liệu" };
        if figure.counting() == "co_khong" {
            return if entry["gia_tri"] == one["ke_hoach"] { "Đạt" } else { "Không đạt" };
        }
        let (least, most) = figure.target().unwrap();
        let values: Vec<Exact> = match &figure.quarters {
            Some(quarters) => quarters.iter().flatten().map(|number| (*number, 1)).collect(),
            None => figure.value.iter().map(|value| value.exact).collect(),
        };
        if values.is_empty() {
            return "Không phát sinh";
        }
        let judge = |value: Exact| {
            let (low, high) = (compare(value, least), compare(value, most));
            match text(&one["huong"]).as_str() {
                _ if most.0 == 0 => high.is_eq().then_some(false),
                "khong_qua" => high.is_le().then_some(false),
                "bang" => (low.is_ge() && high.is_le()).then_some(false),
                _ => low.is_ge().then_some(high.is_gt()),
            }
        };
        let judged: Vec<Option<bool>> = values.into_iter().map(judge).collect();
        let open = figure.quarters.as_ref().is_some_and(|quarters| quarters.iter().flatten().count() < 4);
        match (judged.contains(&None), open, judged.contains(&Some(false))) {
            (true, _, _) => "Không đạt",
            (false, true, _) => "Chưa đủ số liệu",
            (false, false, true) => "Đạt",
            (false, false, false) => "Vượt",
        }
    }

    pub(super) fn all_figures(&self) -> Vec<Figure<'_>> {
        let all = self.plan["chi_tieu"].as_mapping().unwrap().iter();
        all.map(|(id, one)| self.figure(&text(id), one)).collect()
    }

    fn figure<'v>(&'v self, id: &str, one: &'v Value) -> Figure<'v> {
        let entry = self.latest(id, one);
        let quarters: Option<Vec<Option<i128>>> =
            entry.and_then(|entry| entry["theo_quy"].as_sequence()).map(|quarters| {
                quarters.iter().map(|number| (!number.is_null()).then(|| exact(&text(number)).0)).collect()
            });
        let value = match &quarters {
            Some(quarters) => {
                let sum: i128 = quarters.iter().flatten().sum();
                Some(Amount { exact: (sum, 1), share: None, typed: sum.to_string() })
            }
            None => entry.and_then(|entry| self.value(&entry["gia_tri"])),
        };
        let before = entry.and_then(|entry| self.value(&entry["cung_ky"]));
        let before = before.filter(|_| text(&one["ky"]) != "nhiem_ky");
        Figure { one, entry, quarters, value, before, half: self.half }
    }

    /// The whole sentence of an indicator, where it has one, and its whole row; `number` is its place under its goal.
    pub(super) fn indicator(&self, number: usize, id: &str, one: &Value) -> Vec<String> {
        let figure = self.figure(id, one);
        let sentence = self.indicator_sentence(&figure);
        sentence.into_iter().chain([self.indicator_row(number, &figure)]).collect()
    }

    fn indicator_sentence(&self, figure: &Figure<'_>) -> Option<String> {
        let (name, planned) = (figure.name(), figure.planned());
        let Some(entry) = figure.entry else {
            return (!self.half).then(|| format!("- {name}{planned}: chưa có số liệu."));
        };
        let verdict = match self.verdict(figure) {
            _ if self.half => None,
            "Đạt" => Some("đạt chỉ tiêu"),
            "Vượt" => Some("vượt chỉ tiêu"),
            "Không đạt" => Some("không đạt chỉ tiêu"),
            "Chưa đủ số liệu" => Some("chưa đủ số liệu để đánh giá"),
            _ => None,
        };
        let some = figure.value.as_ref().is_some_and(|value| !value.none());
        let verb = if self.half { "bằng" } else { "đạt" };
        let share = figure.share().filter(|_| some);
        let share = share.map(|(share, _)| format!("{verb} {share}% kế hoạch năm"));
        let judged: Vec<String> = share.into_iter().chain(verdict.map(str::to_owned)).collect();
        let inside = entry["trong_do"].as_sequence().map(|inside| {
            let part = |part: &Value| match exact(&text(&part["so"])).0 {
                0 => format!("{} không phát sinh", text(&part["ten"])),
                number => format!("{} {}", text(&part["ten"]), two(number)),
            };
            format!("trong đó: {}", inside.iter().map(part).collect::<Vec<_>>().join("; "))
        });
        let mark = if figure.estimate() { "ước " } else { "" };
        let counted = figure.counting() == "so_luong" && figure.yearly() && figure.more_is_better();
        let over = figure.one_target().filter(|_| counted && some && figure.unit() != "%");
        let mut parts = match &over {
            Some(target) => {
                let done = figure.word(&figure.value.as_ref().unwrap().typed);
                let target = figure.with_unit(&figure.word(target));
                let said =
                    std::iter::once(format!("- {name}: {mark}thực hiện {done}/{target}")).chain(judged);
                vec![said.collect::<Vec<_>>().join(", ")].into_iter().chain(inside).collect::<Vec<_>>()
            }
            None if figure.counting() == "co_khong" => {
                let said = std::iter::once(format!("- {name}: {mark}{}", figure.words())).chain(judged);
                vec![said.collect::<Vec<_>>().join(", ")]
            }
            None => {
                let judged = (!judged.is_empty()).then(|| judged.join(", "));
                let said = format!("- {name}{planned}: {mark}{}", figure.words());
                std::iter::once(said).chain(inside).chain(judged).collect()
            }
        };
        let before = exact(&text(&self.plan["nam"])).0 - 1;
        let old = figure.one["nen_don_vi_cu"].as_bool().unwrap_or(false);
        if let Some((change, _)) = figure.change() {
            let year = format!("{}năm {before}", if self.half { "cùng kỳ " } else { "" });
            let grown = change.starts_with("tăng") || change.starts_with("giảm");
            let none = figure.before.as_ref().is_some_and(Amount::none) && grown && !figure.rate();
            let none = if none { format!(" ({year} không phát sinh)") } else { String::new() };
            parts.push(format!("{change} so với {year}{none}"));
        } else if figure.before.is_some() && old {
            parts.push(format!("không so sánh với năm {before} vì số năm ấy là của đơn vị cũ"));
        } else if figure.before.is_some() && figure.quarters.is_some() {
            let missing = figure.missing_quarters().join(", ");
            parts.push(format!("không so sánh với năm {before} vì chưa có số liệu quý {missing}"));
        }
        if let Some(total) = self.value(&entry["luy_ke"]) {
            let number = figure.with_unit(&figure.word(&total.typed));
            parts.push(format!("lũy kế đến {}: {number}", text(&entry["den"])));
        }
        Some(parts.join("; ") + ".")
    }

    fn indicator_row(&self, number: usize, figure: &Figure<'_>) -> String {
        let dash = || "-".to_owned();
        let unit = match figure.unit() {
            unit if unit.is_empty() => "Có/không".to_owned(),
            unit => unit,
        };
        let change = figure.change();
        let before = figure.before.as_ref().filter(|_| change.is_some());
        let verdict = self.verdict(figure);
        let judged = matches!(verdict, "Đạt" | "Vượt" | "Không đạt") && figure.estimate();
        let mark = if figure.estimate() { "ước " } else { "" };
        let mut cells = vec![
            number.to_string(),
            figure.name(),
            unit,
            figure.planned_cell(),
            format!("{mark}{}", figure.cell()),
            figure.share().map_or_else(dash, |(_, cell)| cell),
            before.map_or_else(dash, |before| figure.in_cell(before)),
            change.map_or_else(dash, |(_, cell)| cell),
        ];
        if !self.half {
            cells.push(if judged {
                format!("Ước {}", verdict.to_lowercase())
            } else {
                verdict.to_owned()
            });
        }
        cells.push(figure.entry.map(|entry| text(&entry["ghi_chu"])).unwrap_or_default());
        format!("| {} |", cells.join(" | "))
    }
}
