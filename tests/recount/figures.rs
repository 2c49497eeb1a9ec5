//! Indicators: their sentences, their rows, the charts.

use serde_yaml::Value;

use super::{Recount, count, dots, hundredths, percent, text, two};

/// An indicator with its figure, as far as there is one.
struct Figure<'v> {
    one: &'v Value,
    entry: Option<&'v Value>,
    quarters: Option<Vec<i128>>,
    /// In hundredths, with its fraction where it is a share.
    value: Option<(i128, Option<(i128, i128)>)>,
    /// Last year's.
    before: Option<(i128, Option<(i128, i128)>)>,
}

impl Figure<'_> {
    fn unit(&self) -> String {
        text(&self.one["don_vi_tinh"])
    }

    fn rate(&self) -> bool {
        matches!(text(&self.one["cach_tinh"]).as_str(), "ty_le" | "ty_so")
    }

    fn estimate(&self) -> &'static str {
        let estimate = self.entry.and_then(|entry| entry["uoc"].as_bool()).unwrap_or(false);
        if estimate { "ước " } else { "" }
    }

    /// The name, with its term.
    fn name(&self) -> String {
        let (name, term) = (text(&self.one["ten"]), text(&self.one["nhiem_ky"]));
        if term.is_empty() { name } else { format!("{name} nhiệm kỳ {term}") }
    }

    /// A number with the unit.
    fn with_unit(&self, number: &str) -> String {
        if self.unit() == "%" { format!("{number}%") } else { format!("{number} {}", self.unit()) }
    }

    /// The target in words.
    fn planned(&self) -> String {
        let target = &self.one["ke_hoach"];
        if target.is_null() {
            return String::new();
        }
        if text(&self.one["cach_tinh"]) == "co_khong" {
            return format!(" (kế hoạch: {})", text(target));
        }
        let number = self.with_unit(&two(count(target)));
        let bounded = match text(&self.one["huong"]).as_str() {
            "khong_qua" => format!("không quá {number}"),
            "bang" => number,
            _ => format!("từ {number} trở lên"),
        };
        let each = if text(&self.one["ky"]) == "quy" { "mỗi quý " } else { "" };
        format!(" (kế hoạch: {each}{bounded})")
    }

    /// The target in its column.
    fn planned_cell(&self) -> String {
        let target = &self.one["ke_hoach"];
        if target.is_null() {
            return "-".to_owned();
        }
        if text(&self.one["cach_tinh"]) == "co_khong" {
            return text(target);
        }
        let sign = match text(&self.one["huong"]).as_str() {
            "khong_qua" => "≤ ",
            "bang" => "",
            _ => "≥ ",
        };
        let each = if text(&self.one["ky"]) == "quy" { "/quý" } else { "" };
        format!("{sign}{}{each}", dots(count(target)))
    }

    /// The figure in words.
    fn words(&self) -> String {
        if let Some(quarters) = &self.quarters {
            let named = quarters.iter().zip(["I", "II", "III", "IV"]);
            let named: Vec<String> =
                named.map(|(number, name)| format!("quý {name}: {}", two(*number))).collect();
            let least = self.with_unit(&two(*quarters.iter().min().unwrap()));
            let sum = self.with_unit(&two(quarters.iter().sum()));
            return format!("{sum} ({}); quý thấp nhất: {least}", named.join("; "));
        }
        match self.value {
            Some((value, Some((part, whole)))) => {
                format!("{}/{} ({})", dots(part), dots(whole), self.with_unit(&hundredths(value)))
            }
            Some((value, None)) => self.with_unit(&two(value / 100)),
            None if self.rate() => "không phát sinh".to_owned(),
            None => self.entry.map(|entry| text(&entry["gia_tri"])).unwrap_or_default(),
        }
    }

    /// The figure in its cell.
    fn cell(&self) -> String {
        let Some(entry) = self.entry else { return "Chưa có số liệu".to_owned() };
        if let Some(quarters) = &self.quarters {
            let each: Vec<String> = quarters.iter().map(|number| dots(*number)).collect();
            return format!("{} ({})", dots(quarters.iter().sum()), each.join("; "));
        }
        match self.value {
            Some(value) => in_cell(value),
            None if self.rate() => "Không phát sinh".to_owned(),
            None => text(&entry["gia_tri"]),
        }
    }

    /// The percentage of the target.
    fn share(&self, half: bool) -> Option<String> {
        let target = &self.one["ke_hoach"];
        let asked = self.one["huong"].is_null() && self.one["ky"].is_null() && !target.is_null();
        let (value, _) = self.value.filter(|_| asked && !(half && self.rate()))?;
        Some(hundredths(percent(value, count(target) * 100)))
    }

    /// The change since last year, in words without the year, and in its cell.
    fn change(&self) -> Option<(String, String)> {
        let ((value, _), (before, _)) = (self.value?, self.before?);
        let (change, word, sign) =
            if value >= before { (value - before, "tăng", "+") } else { (before - value, "giảm", "-") };
        if change == 0 {
            return Some(("không tăng, không giảm".to_owned(), "0".to_owned()));
        }
        let (amount, cell) = match (self.rate(), self.unit().as_str()) {
            (true, "%") => (format!("{} điểm phần trăm", hundredths(change)), hundredths(change)),
            (true, _) => (self.with_unit(&hundredths(change)), hundredths(change)),
            (false, _) => {
                let share = hundredths(percent(change, before));
                (format!("{} ({share}%)", self.with_unit(&two(change / 100))), dots(change / 100))
            }
        };
        Some((format!("{word} {amount}"), format!("{sign}{cell}")))
    }
}

fn in_cell((value, fraction): (i128, Option<(i128, i128)>)) -> String {
    match fraction {
        Some((part, whole)) => format!("{} ({}/{})", hundredths(value), dots(part), dots(whole)),
        None => dots(value / 100),
    }
}

impl Recount {
    /// A figure in hundredths, with its fraction where it is a share; `None` where there is none to compare.
    fn value(&self, value: &Value) -> Option<(i128, Option<(i128, i128)>)> {
        let typed = text(value);
        if let Some((part, whole)) = typed.split_once('/') {
            let parse = |text: &str| text.replace('.', "").parse::<i128>().unwrap();
            let (part, whole) = (parse(part), parse(whole));
            return (whole > 0).then(|| (percent(part, whole), Some((part, whole))));
        }
        typed.replace('.', "").parse::<i128>().ok().map(|number| (number * 100, None))
    }

    /// How a figure stands to its target: the word of the appendix's column.
    fn verdict(&self, one: &Value, figure: Option<&Value>) -> &'static str {
        if one["ke_hoach"].is_null() {
            return "Chưa giao kế hoạch";
        }
        let Some(figure) = figure else { return "Chưa có số liệu" };
        let estimate = figure["uoc"].as_bool().unwrap_or(false);
        if text(&one["cach_tinh"]) == "co_khong" {
            return if figure["gia_tri"] == one["ke_hoach"] { "Đạt" } else { "Không đạt" };
        }
        let value = match figure["theo_quy"].as_sequence() {
            Some(quarters) => Some(quarters.iter().map(count).min().unwrap() * 100),
            None => self.value(&figure["gia_tri"]).map(|(value, _)| value),
        };
        let Some(value) = value else { return "Không phát sinh" };
        let target = count(&one["ke_hoach"]) * 100;
        let (good, better) = match text(&one["huong"]).as_str() {
            "khong_qua" => (value <= target, false),
            "bang" => (value == target, false),
            _ => (value >= target, value > target),
        };
        match (good, better, estimate) {
            (false, _, false) => "Không đạt",
            (false, _, true) => "Ước không đạt",
            (true, true, false) => "Vượt",
            (true, true, true) => "Ước vượt",
            (true, false, false) => "Đạt",
            (true, false, true) => "Ước đạt",
        }
    }

    pub(super) fn summary(&self) -> Vec<String> {
        let indicators = self.plan["chi_tieu"].as_mapping().unwrap();
        let verdicts: Vec<&str> = indicators
            .iter()
            .map(|(id, one)| self.verdict(one, self.latest(&text(id), one)))
            .filter(|verdict| *verdict != "Chưa giao kế hoạch")
            .collect();
        let number = |wanted: &[&str]| verdicts.iter().filter(|verdict| wanted.contains(verdict)).count();
        let missing = number(&["Chưa có số liệu"]);
        if self.half {
            let known = verdicts.len() - missing;
            return vec![format!(
                "Đã có số liệu {known}/{} chỉ tiêu; chưa có số liệu {missing:02}.",
                verdicts.len()
            )];
        }
        let mut sentence = format!("Đạt và vượt {}/{} chỉ tiêu", number(&["Đạt", "Vượt"]), verdicts.len());
        for (words, wanted) in [
            ("ước đạt và vượt", &["Ước đạt", "Ước vượt"][..]),
            ("không đạt", &["Không đạt"]),
            ("ước không đạt", &["Ước không đạt"]),
            ("không phát sinh", &["Không phát sinh"]),
            ("chưa có số liệu", &["Chưa có số liệu"]),
        ] {
            if number(wanted) > 0 {
                sentence.push_str(&format!("; {words} {:02}", number(wanted)));
            }
        }
        vec![sentence + "."]
    }

    /// The rows of both charts, with the heads of their columns.
    pub(super) fn charts(&self) -> Vec<String> {
        let year = count(&self.plan["nam"]);
        let period = if self.half { "6 tháng".to_owned() } else { format!("năm {year}") };
        let head = |planned: &str, done: &str| {
            let mark = "| Chỉ tiêu (số liệu minh họa)";
            format!("{mark} | Kế hoạch năm {year} ({planned}) | Thực hiện {period} ({done}) |")
        };
        let mut rows = vec![head("%", "%"), head("100%", "% kế hoạch")];
        for (id, one) in self.plan["chi_tieu"].as_mapping().unwrap() {
            let figure = self.latest(&text(id), one);
            let done = |percentage: Option<i128>| match (figure, percentage) {
                (None, _) => "chưa có số liệu".to_owned(),
                (Some(_), None) => "không phát sinh".to_owned(),
                (Some(figure), Some(share)) if figure["uoc"].as_bool() == Some(true) => {
                    format!("ước {}", hundredths(share))
                }
                (Some(_), Some(share)) => hundredths(share),
            };
            let value = figure.and_then(|figure| self.value(&figure["gia_tri"])).map(|(value, _)| value);
            let (name, target, unit) = (text(&one["ten"]), &one["ke_hoach"], text(&one["don_vi_tinh"]));
            match text(&one["cach_tinh"]).as_str() {
                "ty_le" => {
                    let term = text(&one["nhiem_ky"]);
                    let term = if term.is_empty() { term } else { format!(" nhiệm kỳ {term}") };
                    let sign = if text(&one["huong"]) == "bang" { "" } else { "≥ " };
                    rows.push(format!("| {name}{term} | {sign}{} | {} |", count(target), done(value)));
                }
                "so_luong" if one["huong"].is_null() && one["ky"].is_null() => {
                    let share = value.map(|value| percent(value, count(target) * 100));
                    let planned = format!("kế hoạch: từ {} {unit} trở lên", two(count(target)));
                    rows.push(format!("| {name} ({planned}) | 100 | {} |", done(share)));
                }
                _ => {}
            }
        }
        rows
    }

    fn figure<'v>(&'v self, id: &str, one: &'v Value) -> Figure<'v> {
        let entry = self.latest(id, one);
        let quarters: Option<Vec<i128>> = entry
            .and_then(|entry| entry["theo_quy"].as_sequence())
            .map(|quarters| quarters.iter().map(count).collect());
        let value = match &quarters {
            Some(quarters) => Some((quarters.iter().sum::<i128>() * 100, None)),
            None => entry.and_then(|entry| self.value(&entry["gia_tri"])),
        };
        let before = entry.and_then(|entry| self.value(&entry["cung_ky"]));
        let before = before.filter(|_| text(&one["ky"]) != "nhiem_ky");
        Figure { one, entry, quarters, value, before }
    }

    /// The whole sentence of an indicator, and its whole row; `number` is its place under its goal.
    pub(super) fn indicator(&self, number: usize, id: &str, one: &Value) -> [String; 2] {
        let figure = self.figure(id, one);
        [self.indicator_sentence(&figure), self.indicator_row(number, &figure)]
    }

    fn indicator_sentence(&self, figure: &Figure<'_>) -> String {
        let head = format!("- {}{}", figure.name(), figure.planned());
        let Some(entry) = figure.entry else { return format!("{head}: chưa có số liệu.") };
        let mut parts = vec![format!("{head}: {}{}", figure.estimate(), figure.words())];
        if let Some(inside) = entry["trong_do"].as_sequence() {
            let part = |part: &Value| format!("{} {}", text(&part["ten"]), two(count(&part["so"])));
            let each: Vec<String> = inside.iter().map(part).collect();
            parts.push(format!("trong đó: {}", each.join("; ")));
        }
        let verdict = self.verdict(figure.one, figure.entry).to_lowercase();
        let verb = if self.half { "bằng".to_owned() } else { format!("{}đạt", figure.estimate()) };
        let share = figure.share(self.half).map(|share| format!("{verb} {share}% kế hoạch năm"));
        let judged = !self.half && ["đạt", "vượt"].iter().any(|word| verdict.contains(word));
        let said: Vec<String> =
            share.into_iter().chain(judged.then(|| format!("{verdict} chỉ tiêu"))).collect();
        if !said.is_empty() {
            parts.push(said.join(", "));
        }
        if let Some((change, _)) = figure.change() {
            let year = count(&self.plan["nam"]) - 1;
            parts.push(format!("{}{change} so với cùng kỳ năm {year}", figure.estimate()));
        }
        parts.join("; ") + "."
    }

    fn indicator_row(&self, number: usize, figure: &Figure<'_>) -> String {
        let dash = || "-".to_owned();
        let unit = match figure.unit() {
            unit if unit.is_empty() => "Có/không".to_owned(),
            unit => unit,
        };
        let change = figure.change();
        let before = figure.before.filter(|_| change.is_some()).map_or_else(dash, in_cell);
        let mut cells = vec![
            number.to_string(),
            figure.name(),
            unit,
            figure.planned_cell(),
            format!("{}{}", figure.estimate(), figure.cell()),
            figure.share(self.half).unwrap_or_else(dash),
            before,
            change.map_or_else(dash, |(_, cell)| cell),
        ];
        if !self.half {
            cells.push(self.verdict(figure.one, figure.entry).to_owned());
        }
        cells.push(figure.entry.map(|entry| text(&entry["ghi_chu"])).unwrap_or_default());
        format!("| {} |", cells.join(" | "))
    }
}
