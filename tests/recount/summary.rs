//! How the indicators stand as a whole: the summary and the charts.

use super::{Recount, shown, text};

impl Recount {
    pub(super) fn summary(&self) -> Vec<String> {
        let figures = self.all_figures();
        if self.half {
            let known = figures.iter().filter(|figure| figure.entry.is_some()).count();
            let all = figures.len();
            return vec![match all - known {
                0 => format!("Đã có số liệu {known}/{all} chỉ tiêu."),
                missing => format!("Đã có số liệu {known}/{all} chỉ tiêu; chưa có số liệu {missing:02}."),
            }];
        }
        let verdicts: Vec<(&str, bool)> = figures
            .iter()
            .map(|figure| (self.verdict(figure), figure.estimate()))
            .filter(|(verdict, _)| *verdict != "Chưa giao kế hoạch")
            .collect();
        let number = |wanted: &[&str], estimate: Option<bool>| {
            let same = |of: &&(&str, bool)| wanted.contains(&of.0) && estimate.is_none_or(|one| one == of.1);
            verdicts.iter().filter(same).count()
        };
        let (good, bad) = (&["Đạt", "Vượt"][..], &["Không đạt"][..]);
        let mut parts =
            vec![format!("Đạt và vượt {}/{} chỉ tiêu", number(good, Some(false)), verdicts.len())];
        let told = |words: &str, number: usize| (number > 0).then(|| format!("{words} {number:02}"));
        parts.extend(told("không đạt", number(bad, Some(false))));
        let estimated = [("đạt và vượt", number(good, Some(true))), ("không đạt", number(bad, Some(true)))];
        let estimated: Vec<String> =
            estimated.into_iter().filter_map(|(words, number)| told(words, number)).collect();
        if !estimated.is_empty() {
            parts.push(format!("theo số ước thực hiện: {}", estimated.join(", ")));
        }
        for (words, verdict) in [
            ("không phát sinh", "Không phát sinh"),
            ("chưa có số liệu", "Chưa có số liệu"),
            ("chưa đủ số liệu từng quý", "Chưa đủ số liệu"),
        ] {
            parts.extend(told(words, number(&[verdict], None)));
        }
        vec![parts.join("; ") + "."]
    }

    /// The rows of both charts, with the heads of their columns.
    pub(super) fn charts(&self) -> Vec<String> {
        let year = text(&self.plan["nam"]);
        let period = if self.half { "6 tháng".to_owned() } else { format!("năm {year}") };
        let mark = if self.results["minh_hoa"].is_null() { "" } else { " (số liệu minh họa)" };
        let head = |planned: &str, done: &str| {
            format!("| Chỉ tiêu{mark} | Kế hoạch năm {year} ({planned}) | Thực hiện {period} ({done}) |")
        };
        let mut charts = [vec![head("%", "%")], vec![head("100%", "% kế hoạch")]];
        let mut seen = [false, false];
        for figure in self.all_figures() {
            let single = !text(&figure.one["ke_hoach"]).contains('-') && figure.target().is_some();
            let counted = figure.counting() == "so_luong" && figure.yearly() && figure.more_is_better();
            let (at, name, planned, share) = match figure.counting().as_str() {
                "ty_le" if single => {
                    let ratio = figure.value.as_ref().map(|value| shown(value.exact, &figure.marks()).1);
                    (0, figure.name(), figure.planned_cell(), ratio)
                }
                "so_luong" if counted && figure.one_target().is_some() => {
                    let name = format!("{}{}", figure.name(), figure.planned());
                    (1, name, "100".to_owned(), figure.share().map(|(_, cell)| cell))
                }
                _ => continue,
            };
            seen[at] |= share.is_some();
            let done = match (figure.entry, share) {
                (None, _) if self.half => "-".to_owned(),
                (None, _) => "chưa có số liệu".to_owned(),
                (Some(_), share) => {
                    let share = share.unwrap_or_else(|| "không phát sinh".to_owned());
                    if figure.estimate() { format!("ước {share}") } else { share }
                }
            };
            charts[at].push(format!("| {name} | {planned} | {done} |"));
        }
        let drawn: Vec<Vec<String>> = charts
            .into_iter()
            .zip(seen)
            .filter(|(rows, seen)| *seen && rows.len() > 2)
            .map(|(rows, _)| rows)
            .collect();
        // Charts are numbered where there are two.
        let numbers =
            (1..=drawn.len()).filter(|_| drawn.len() > 1).map(|number| format!(">Biểu đồ {number}. "));
        numbers.chain(drawn.iter().flatten().cloned()).collect()
    }
}
