//! The numbers of a report, computed from the YAML by code of its own: nothing of the program is called.

use std::collections::BTreeSet;

use serde_yaml::Value;

/// A plan and its results, up to a report's day.
pub(crate) struct Recount {
    plan: Value,
    results: Value,
    half: bool,
    /// The report's day as year, month, day.
    day: (u32, u32, u32),
}

/// `30/11/2023` as numbers that compare.
fn day(value: &Value) -> (u32, u32, u32) {
    let parts: Vec<u32> = value.as_str().unwrap().split('/').map(|part| part.parse().unwrap()).collect();
    (parts[2], parts[1], parts[0])
}

/// A count, typed with or without dots.
fn count(value: &Value) -> i128 {
    match value {
        Value::Number(number) => number.as_i64().unwrap().into(),
        other => other.as_str().unwrap().replace('.', "").parse().unwrap(),
    }
}

fn text(value: &Value) -> String {
    match value {
        Value::Number(number) => number.to_string(),
        other => other.as_str().unwrap_or_default().to_owned(),
    }
}

/// `1250` as `1.250`.
fn dots(number: i128) -> String {
    let digits = number.to_string();
    let mut out = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            out.push('.');
        }
        out.push(digit);
    }
    out
}

/// `5` as `05`.
fn two(number: i128) -> String {
    if number < 10 { format!("0{number}") } else { dots(number) }
}

/// Hundredths as `12,34`.
fn hundredths(number: i128) -> String {
    format!("{},{:02}", dots(number / 100), number % 100)
}

/// A percentage in hundredths, half up.
fn percent(part: i128, whole: i128) -> i128 {
    (part * 20_000 + whole) / (whole * 2)
}

/// The numbers in a line: digits with dots, commas and slashes inside.
pub(crate) fn numbers(line: &str) -> Vec<String> {
    let part = |c: char| c.is_ascii_digit() || matches!(c, '.' | ',' | '/');
    let runs = line.split(|c: char| !part(c)).map(|run| run.trim_matches(['.', ',', '/']));
    runs.filter(|run| run.contains(|c: char| c.is_ascii_digit())).map(str::to_owned).collect()
}

impl Recount {
    pub(crate) fn new(plan: Value, results: Value, half: bool) -> Self {
        let head = if half { "sau_thang" } else { "tong_ket" };
        let day = day(&results[head]["so_lieu_den"]);
        Self { plan, results, half, day }
    }

    /// The last entry not after the report's day.
    fn last<'v>(&self, entries: &'v Value, key: &str) -> Option<&'v Value> {
        let entries = entries.as_sequence()?.iter().filter(|entry| day(&entry[key]) <= self.day);
        entries.max_by_key(|entry| day(&entry[key]))
    }

    fn held(&self) -> Vec<&Value> {
        let all = self.results["hoat_dong"].as_sequence().unwrap().iter();
        let mut held: Vec<&Value> = all.filter(|one| day(&one["ngay"]) <= self.day).collect();
        held.sort_by_key(|one| day(&one["ngay"]));
        held
    }

    /// Every sentence and row that holds a computed number.
    pub(crate) fn sentences(&self) -> Vec<String> {
        let mut all = vec![self.overview()];
        all.extend(self.activities());
        all.extend(self.tasks());
        all.extend(self.money());
        all.extend(self.summary());
        for (id, one) in self.plan["chi_tieu"].as_mapping().unwrap() {
            all.extend(self.indicator(&text(id), one));
        }
        all.push(self.issued());
        all.extend(self.charts());
        all
    }

    /// Numbers that stand in the data as they are.
    pub(crate) fn typed(&self) -> BTreeSet<String> {
        let mut typed = BTreeSet::new();
        let nam = count(&self.plan["nam"]);
        typed.extend([nam - 1, nam, nam + 1, 6].map(|number| number.to_string()));
        let register = std::fs::read_to_string(crate::support::root().join("data/can-cu.yaml")).unwrap();
        typed.extend(numbers(&register));
        collect(&self.plan, &mut typed);
        collect(&self.results, &mut typed);
        typed
    }

    fn overview(&self) -> String {
        let about = &self.results["khai_quat"];
        let people = |key: &str| {
            let (all, women) = (count(&about[key]["tong"]), count(&about[key]["nu"]));
            format!(
                "{} người (nữ {} người, chiếm {}%)",
                dots(all),
                dots(women),
                hundredths(percent(women, all))
            )
        };
        let (households, poor) = (count(&about["ho"]), count(&about["ho_ngheo"]));
        let share = percent(count(&about["dan_toc_thieu_so"]["tong"]), count(&about["dan_so"]["tong"]));
        format!(
            "có {} thôn, làng, {} hộ, dân số {}; người dân tộc thiểu số {}, chiếm {}% dân số; hộ nghèo {} hộ, chiếm {}% số hộ.",
            two(count(&about["thon_lang"])),
            two(households),
            people("dan_so"),
            people("dan_toc_thieu_so"),
            hundredths(share),
            two(poor),
            hundredths(percent(poor, households))
        )
    }

    fn group_of(&self, activity: &Value) -> String {
        text(&self.plan["nhiem_vu"][text(&activity["nhiem_vu"]).as_str()]["khoan"])
    }

    fn activities(&self) -> Vec<String> {
        let held = self.held();
        let mut kinds: Vec<(String, String)> =
            held.iter().map(|one| (self.group_of(one), text(&one["loai"]))).collect();
        kinds.sort();
        kinds.dedup();
        let mut sentences: Vec<String> = Vec::new();
        for (group, kind) in kinds {
            let same = |one: &&&Value| self.group_of(one) == group && text(&one["loai"]) == kind;
            let of_kind: Vec<&&Value> = held.iter().filter(same).collect();
            let times = |one: &Value| if one["cuoc"].is_null() { 1 } else { count(&one["cuoc"]) };
            let noun = match kind.as_str() {
                "tuyen_truyen" => "cuộc tuyên truyền",
                "tap_huan" => "lớp tập huấn",
                "toa_dam" => "cuộc tọa đàm, gặp mặt",
                "hoi_nghi" => "hội nghị",
                "kiem_tra" => "cuộc kiểm tra, giám sát",
                "van_nghe_the_thao" => "hoạt động văn nghệ, thể thao",
                "tu_van" => "buổi tư vấn, trợ giúp",
                other => panic!("{other}"),
            };
            let mut sentence = format!("Tổ chức {} {noun}", two(of_kind.iter().map(|one| times(one)).sum()));
            let counted: Vec<_> = of_kind.iter().filter(|one| !one["nguoi"].is_null()).collect();
            if !counted.is_empty() {
                let people: i128 = counted.iter().map(|one| count(&one["nguoi"]["tong"])).sum();
                sentence.push_str(&format!(" với {} lượt người tham gia", two(people)));
                let unsplit = counted.iter().filter(|one| one["nguoi"]["nu"].is_null());
                let unsplit: i128 = unsplit.map(|one| times(one)).sum();
                if unsplit > 0 {
                    sentence.push_str(&format!(" (chưa tách giới: {} cuộc)", two(unsplit)));
                } else {
                    let women: i128 = counted.iter().map(|one| count(&one["nguoi"]["nu"])).sum();
                    let share = hundredths(percent(women, people));
                    sentence.push_str(&format!(", trong đó nữ {} ({share}%)", two(women)));
                }
            }
            sentences.push(sentence + ".");
        }
        for (at, one) in held.iter().enumerate() {
            let number = |value: &Value| if value.is_null() { "-".to_owned() } else { dots(count(value)) };
            let times = if one["cuoc"].is_null() { "1".to_owned() } else { number(&one["cuoc"]) };
            let (people, women) = (number(&one["nguoi"]["tong"]), number(&one["nguoi"]["nu"]));
            let place = text(&one["noi"]);
            sentences.push(format!(
                "| {} | {} | {} | {place} | {times} | {people} | {women} |",
                at + 1,
                text(&one["ngay"]),
                text(&one["ten"])
            ));
        }
        sentences
    }

    fn state(&self, id: &str) -> Option<&Value> {
        self.last(&self.results["nhiem_vu"][id], "ngay")
    }

    fn tasks(&self) -> Vec<String> {
        let tasks = self.plan["nhiem_vu"].as_mapping().unwrap();
        let mut groups: Vec<String> = tasks.values().map(|task| text(&task["khoan"])).collect();
        groups.sort();
        groups.dedup();
        let of = |group: &str| -> String {
            let states: Vec<(String, bool)> = tasks
                .iter()
                .filter(|(_, task)| group.is_empty() || text(&task["khoan"]) == group)
                .map(|(id, task)| {
                    let state =
                        self.state(&text(id)).map(|state| text(&state["trang_thai"])).unwrap_or_default();
                    let open = !matches!(state.as_str(), "hoan_thanh" | "thuong_xuyen" | "huy");
                    (state, open && !task["han"].is_null() && day(&task["han"]) < self.day)
                })
                .collect();
            let number = |wanted: &str| states.iter().filter(|(state, _)| state == wanted).count();
            let mut sentence = format!("Hoàn thành {}/{} nhiệm vụ", number("hoan_thanh"), states.len());
            for (state, words) in [
                ("dang_lam", "đang thực hiện"),
                ("chua_lam", "chưa thực hiện"),
                ("thuong_xuyen", "thực hiện thường xuyên"),
            ] {
                if number(state) > 0 {
                    sentence.push_str(&format!("; {words} {:02}", number(state)));
                }
            }
            let late = states.iter().filter(|(_, late)| *late).count();
            if late > 0 {
                sentence.push_str(&format!("; trong số chưa hoàn thành có {late:02} nhiệm vụ quá hạn"));
            }
            let open = number("dang_lam") + number("chua_lam");
            if group.is_empty() || open == 0 {
                return sentence + ".";
            }
            format!("{sentence}. Còn {open:02} nhiệm vụ chưa hoàn thành:")
        };
        let mut sentences = vec![of("")];
        sentences.extend(groups.iter().map(|group| of(group)));
        sentences
    }

    fn money(&self) -> Vec<String> {
        let items = self.results["kinh_phi"].as_sequence().unwrap();
        let spent = |item: &Value| -> i128 {
            let paid =
                item["chi"].as_sequence().unwrap().iter().filter(|paid| day(&paid["ngay"]) <= self.day);
            paid.map(|paid| count(&paid["so_tien"])).sum()
        };
        let of = |source: &str| -> String {
            let mine = items.iter().filter(|item| source.is_empty() || text(&item["nguon"]) == source);
            let (mut planned, mut paid, mut besides) = (0, 0, 0);
            for item in mine {
                planned += count(&item["du_toan"]);
                let to = if count(&item["du_toan"]) > 0 { &mut paid } else { &mut besides };
                *to += spent(item);
            }
            if planned == 0 {
                return format!("không bố trí dự toán, thực hiện {} đồng.", dots(besides));
            }
            let share = hundredths(percent(paid, planned));
            let share = if self.half {
                format!("bằng {share}% dự toán năm")
            } else {
                format!("đạt {share}%")
            };
            let besides = if besides > 0 {
                format!("; ngoài dự toán {} đồng", dots(besides))
            } else {
                String::new()
            };
            format!("dự toán {} đồng, thực hiện {} đồng ({share}){besides}.", dots(planned), dots(paid))
        };
        vec![
            format!("Kinh phí: {}", of("")),
            format!("Ngân sách xã: {}", of("ngan_sach_xa")),
            format!("Vốn các chương trình mục tiêu quốc gia: {}", of("muc_tieu_quoc_gia")),
            format!("Đóng góp tự nguyện của tổ chức, cá nhân: {}", of("dong_gop")),
        ]
    }

    fn issued(&self) -> String {
        let issued = self.results["van_ban"].as_sequence().unwrap().iter();
        let number = issued.filter(|one| day(&one["ngay"]) <= self.day).count();
        format!("Đã ban hành {number:02} văn bản, gồm:")
    }

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

    fn summary(&self) -> Vec<String> {
        let indicators = self.plan["chi_tieu"].as_mapping().unwrap();
        let verdicts: Vec<&str> = indicators
            .iter()
            .map(|(id, one)| self.verdict(one, self.last(&self.results["so_lieu"][text(id).as_str()], "den")))
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
    fn charts(&self) -> Vec<String> {
        let year = count(&self.plan["nam"]);
        let period = if self.half { "6 tháng".to_owned() } else { format!("năm {year}") };
        let head = |planned: &str, done: &str| {
            let mark = "| Chỉ tiêu (số liệu minh họa)";
            format!("{mark} | Kế hoạch năm {year} ({planned}) | Thực hiện {period} ({done}) |")
        };
        let mut rows = vec![head("%", "%"), head("100%", "% kế hoạch")];
        for (id, one) in self.plan["chi_tieu"].as_mapping().unwrap() {
            let figure = self.last(&self.results["so_lieu"][text(id).as_str()], "den");
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

    /// The sentence of an indicator from its figure on, and the figures of its row.
    fn indicator(&self, id: &str, one: &Value) -> Vec<String> {
        let figure = self.last(&self.results["so_lieu"][id], "den");
        let Some(figure) = figure else { return Vec::new() };
        let unit = text(&one["don_vi_tinh"]);
        let rate = matches!(text(&one["cach_tinh"]).as_str(), "ty_le" | "ty_so");
        let quarters: Option<Vec<i128>> =
            figure["theo_quy"].as_sequence().map(|quarters| quarters.iter().map(count).collect());
        let value = match &quarters {
            Some(quarters) => Some((quarters.iter().sum::<i128>() * 100, None)),
            None => self.value(&figure["gia_tri"]),
        };
        let Some((value, fraction)) = value else { return Vec::new() };
        let estimate = if figure["uoc"].as_bool().unwrap_or(false) { "ước " } else { "" };
        let verdict = self.verdict(one, Some(figure));
        let mut parts = Vec::new();
        let figure_text = match (&quarters, fraction) {
            (Some(quarters), _) => {
                let named = quarters.iter().zip(["I", "II", "III", "IV"]);
                let named: Vec<String> =
                    named.map(|(number, name)| format!("quý {name}: {}", two(*number))).collect();
                let least = two(*quarters.iter().min().unwrap());
                format!("{} {unit} ({}); quý thấp nhất: {least} {unit}", two(value / 100), named.join("; "))
            }
            (None, Some((part, whole))) if unit == "%" => {
                format!("{}/{} ({}%)", dots(part), dots(whole), hundredths(value))
            }
            (None, Some((part, whole))) => {
                format!("{}/{} ({} {unit})", dots(part), dots(whole), hundredths(value))
            }
            (None, None) => format!("{} {unit}", two(value / 100)),
        };
        parts.push(format!(": {estimate}{figure_text}"));
        if let Some(inside) = figure["trong_do"].as_sequence() {
            let each: Vec<String> = inside
                .iter()
                .map(|part| format!("{} {}", text(&part["ten"]), two(count(&part["so"]))))
                .collect();
            parts.push(format!("trong đó: {}", each.join("; ")));
        }
        let yearly = one["ky"].is_null();
        let target = if one["ke_hoach"].is_null() { 0 } else { count(&one["ke_hoach"]) * 100 };
        let has_share = one["huong"].is_null() && yearly && target > 0 && !(self.half && rate);
        let share = has_share.then(|| hundredths(percent(value, target)));
        let verb = if self.half {
            "bằng"
        } else if estimate.is_empty() {
            "đạt"
        } else {
            "ước đạt"
        };
        let mut judged: Vec<String> =
            share.iter().map(|share| format!("{verb} {share}% kế hoạch năm")).collect();
        if !self.half && !one["ke_hoach"].is_null() {
            judged.push(format!("{} chỉ tiêu", verdict.to_lowercase()));
        }
        if !judged.is_empty() {
            parts.push(judged.join(", "));
        }
        let before = self.value(&figure["cung_ky"]).filter(|_| text(&one["ky"]) != "nhiem_ky");
        let mut row_change = "-".to_owned();
        if let Some((before, _)) = before {
            let (change, word, sign) = if value >= before {
                (value - before, "tăng", "+")
            } else {
                (before - value, "giảm", "-")
            };
            let behind = format!("so với cùng kỳ năm {}", count(&self.plan["nam"]) - 1);
            let amount = if !rate {
                format!("{} {unit} ({}%)", two(change / 100), hundredths(percent(change, before)))
            } else if unit == "%" {
                format!("{} điểm phần trăm", hundredths(change))
            } else {
                format!("{} {unit}", hundredths(change))
            };
            parts.push(match change {
                0 => format!("{estimate}không tăng, không giảm {behind}"),
                _ => format!("{estimate}{word} {amount} {behind}"),
            });
            row_change = match (change, rate) {
                (0, _) => "0".to_owned(),
                (_, true) => format!("{sign}{}", hundredths(change)),
                (_, false) => format!("{sign}{}", dots(change / 100)),
            };
        }
        let cell = |value: i128, fraction: Option<(i128, i128)>| match fraction {
            Some((part, whole)) => format!("{} ({}/{})", hundredths(value), dots(part), dots(whole)),
            None => dots(value / 100),
        };
        let now = match &quarters {
            Some(quarters) => {
                let each: Vec<String> = quarters.iter().map(|number| dots(*number)).collect();
                format!("{} ({})", dots(value / 100), each.join("; "))
            }
            None => cell(value, fraction),
        };
        let before = before.map_or("-".to_owned(), |(value, fraction)| cell(value, fraction));
        let share = share.unwrap_or("-".to_owned());
        let row = format!("| {estimate}{now} | {share} | {before} | {row_change} |");
        let row = if self.half { row } else { format!("{row} {verdict} |") };
        vec![parts.join("; ") + ".", row]
    }
}

fn collect(value: &Value, typed: &mut BTreeSet<String>) {
    match value {
        Value::Sequence(items) => items.iter().for_each(|item| collect(item, typed)),
        Value::Mapping(pairs) => pairs.values().for_each(|item| collect(item, typed)),
        other => typed.extend(numbers(&text(other)).into_iter().flat_map(|number| {
            let plain = number.trim_start_matches('0').to_owned();
            [format!("0{plain}"), plain, number]
        })),
    }
}
