//! The numbers of a report, computed from the YAML by code of its own: nothing of the program is called.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use serde_yaml::Value;

mod figures;
mod summary;
mod tasks;

/// A plan and its results, up to a report's day.
pub(crate) struct Recount {
    plan: Value,
    results: Value,
    unit: Value,
    register: Value,
    half: bool,
    /// The report's day as year, month, day.
    day: (u32, u32, u32),
}

/// `30/11/2023` as numbers that compare.
fn day(value: &Value) -> (u32, u32, u32) {
    let parts: Vec<u32> = value.as_str().unwrap().split('/').map(|part| part.parse().unwrap()).collect();
    (parts[2], parts[1], parts[0])
}

/// An exact number: numerator and denominator.
type Exact = (i128, i128);

/// A number as it was typed, exactly: `1.250`, `12,5`.
fn exact(typed: &str) -> Exact {
    let plain = typed.replace('.', "");
    let (whole, rest) = plain.split_once(',').unwrap_or((&plain, ""));
    let scale = 10_i128.pow(rest.len().try_into().unwrap());
    (format!("{whole}{rest}").parse().unwrap(), scale)
}

/// A typed number as papers write it.
fn typed(number: &str) -> String {
    let plain = number.replace('.', "");
    let (whole, rest) = plain.split_once(',').unwrap_or((&plain, ""));
    let whole = dots(whole.parse().unwrap());
    if rest.is_empty() { whole } else { format!("{whole},{rest}") }
}

/// A count, typed with or without dots.
fn count(value: &Value) -> i128 {
    exact(&text(value)).0
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

/// A fraction in print, in a sentence and in a cell: two digits, up to four where fewer would print one of the marks
/// that it is not; then in words.
fn shown((part, whole): Exact, marks: &[Exact]) -> (String, String) {
    let side = |(a, b): Exact, (c, d): Exact| (a * d).cmp(&(c * b));
    for digits in 2..=4_u32 {
        let scale = 10_i128.pow(digits);
        let rounded = (part * scale * 2 + whole) / (whole * 2);
        if marks.iter().all(|mark| side((rounded, scale), *mark) == side((part, whole), *mark)) {
            let width = digits as usize;
            let number = format!("{},{:0>width$}", dots(rounded / scale), rounded % scale);
            return (number.clone(), number);
        }
    }
    let rounded = (part * 20_000 + whole) / (whole * 2);
    let hidden = marks.iter().find(|mark| side((rounded, 10_000), **mark) != side((part, whole), **mark));
    let hidden = *hidden.unwrap();
    let mark = || dots(hidden.0 / hidden.1);
    match (hidden.0, side((part, whole), hidden).is_lt()) {
        (0, _) => ("dưới 0,0001".to_owned(), "< 0,0001".to_owned()),
        (_, true) => (format!("gần {}", mark()), format!("< {}", mark())),
        (_, false) => (format!("hơn {}", mark()), format!("> {}", mark())),
    }
}

/// A share of a whole in percent, as a sentence has it.
fn share(part: i128, whole: i128) -> String {
    shown((part * 100, whole), &[(0, 1), (100, 1)]).0
}

/// The numbers in a line: digits with dots, commas and slashes inside.
pub(crate) fn numbers(line: &str) -> Vec<String> {
    let part = |c: char| c.is_ascii_digit() || matches!(c, '.' | ',' | '/');
    let runs = line.split(|c: char| !part(c)).map(|run| run.trim_matches(['.', ',', '/']));
    runs.filter(|run| run.contains(|c: char| c.is_ascii_digit())).map(str::to_owned).collect()
}

impl Recount {
    /// From the data of a year below `folder`.
    pub(crate) fn new(folder: &Path, year: u16, half: bool) -> Self {
        let read = |file: &str| -> Value {
            serde_yaml::from_str(&std::fs::read_to_string(folder.join(file)).unwrap()).unwrap()
        };
        let [plan, results] = ["ke-hoach", "ket-qua"].map(|name| read(&format!("{year}/{name}.yaml")));
        let [unit, register] = ["don-vi.yaml", "can-cu.yaml"].map(read);
        let head = if half { "sau_thang" } else { "tong_ket" };
        let day = day(&results[head]["so_lieu_den"]);
        Self { plan, results, unit, register, half, day }
    }

    /// The last entry not after the report's day.
    fn last<'v>(&self, entries: &'v Value, key: &str) -> Option<&'v Value> {
        let entries = entries.as_sequence()?.iter().filter(|entry| day(&entry[key]) <= self.day);
        entries.max_by_key(|entry| day(&entry[key]))
    }

    /// The figure of an indicator: in the report of the year, what is of the year's first six months is none.
    fn latest<'v>(&'v self, id: &str, one: &Value) -> Option<&'v Value> {
        let yearly = matches!(text(&one["ky"]).as_str(), "" | "nam");
        let last = self.last(&self.results["so_lieu"][id], "den")?;
        let (_, month, _) = day(&last["den"]);
        (self.half || !yearly || month > 6).then_some(last)
    }

    fn held(&self) -> Vec<&Value> {
        let all = self.results["hoat_dong"].as_sequence().unwrap().iter();
        let mut held: Vec<&Value> = all.filter(|one| day(&one["ngay"]) <= self.day).collect();
        held.sort_by_key(|one| day(&one["ngay"]));
        held
    }

    /// Every sentence and row that holds a computed number.
    pub(crate) fn sentences(&self) -> Vec<String> {
        let mut all: Vec<String> = self.overview().into_iter().collect();
        all.extend(self.activities());
        all.extend(self.tasks());
        all.extend(self.money());
        all.extend(self.summary());
        let mut places: BTreeMap<String, usize> = BTreeMap::new();
        for (id, one) in self.plan["chi_tieu"].as_mapping().unwrap() {
            let place = places.entry(text(&one["muc_tieu"])).or_default();
            *place += 1;
            all.extend(self.indicator(*place, &text(id), one));
        }
        all.extend(self.lead());
        all.extend(self.issued());
        all.extend(self.charts());
        all
    }

    /// Numbers that stand in the data as they are.
    pub(crate) fn typed(&self) -> BTreeSet<String> {
        let mut typed = BTreeSet::new();
        let nam = count(&self.plan["nam"]);
        typed.extend([nam - 1, nam, nam + 1, 6].map(|number| number.to_string()));
        collect(&self.plan, &mut typed);
        collect(&self.results, &mut typed);
        typed
    }

    /// A word of the plan's field of work.
    fn work(&self, key: &str) -> String {
        text(&self.plan["cong_tac"][key])
    }

    fn by_sex(&self) -> bool {
        self.plan["cong_tac"]["tach_gioi"].as_bool() == Some(true)
    }

    fn overview(&self) -> Option<String> {
        let about = &self.results["khai_quat"];
        if about.is_null() || day(&about["den"]) > self.day {
            return None;
        }
        let people = |key: &str| {
            let all = count(&about[key]["tong"]);
            let women = (self.by_sex() && !about[key]["nu"].is_null()).then(|| count(&about[key]["nu"]));
            let women = women
                .map(|women| format!(" (nữ {} người, chiếm {}%)", dots(women), share(women, all)))
                .unwrap_or_default();
            format!("{} người{women}", dots(all))
        };
        let place = Some(self.work("dan_cu")).filter(|word| !word.is_empty());
        let place = place.unwrap_or_else(|| "thôn, làng".to_owned());
        let mut sentence = format!("Tính đến {}, {} có ", text(&about["den"]), text(&self.unit["dia_ban"]));
        for (key, word) in [("thon_lang", place.as_str()), ("ho", "hộ")] {
            if !about[key].is_null() {
                sentence.push_str(&format!("{} {word}, ", two(count(&about[key]))));
            }
        }
        sentence.push_str(&format!("dân số {}", people("dan_so")));
        if !about["dan_toc_thieu_so"].is_null() {
            let part = share(count(&about["dan_toc_thieu_so"]["tong"]), count(&about["dan_so"]["tong"]));
            let people = people("dan_toc_thieu_so");
            sentence.push_str(&format!("; người dân tộc thiểu số {people}, chiếm {part}% dân số"));
        }
        let poor = &about["ho_ngheo"];
        match if poor.is_null() { -1 } else { count(poor) } {
            -1 => {}
            0 => sentence.push_str("; không có hộ nghèo"),
            poor => sentence.push_str(&format!(
                "; hộ nghèo {} hộ, chiếm {}% số hộ",
                two(poor),
                share(poor, count(&about["ho"]))
            )),
        }
        Some(sentence + ".")
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
            let own = &self.plan["cong_tac"]["hoat_dong"][kind.as_str()];
            let (noun, word) = match kind.as_str() {
                "tuyen_truyen" => ("cuộc tuyên truyền".to_owned(), "cuộc".to_owned()),
                "tap_huan" => ("lớp tập huấn".to_owned(), "lớp".to_owned()),
                "toa_dam" => ("cuộc tọa đàm, gặp mặt".to_owned(), "cuộc".to_owned()),
                "hoi_nghi" => ("hội nghị".to_owned(), "hội nghị".to_owned()),
                "kiem_tra" => ("cuộc kiểm tra, giám sát".to_owned(), "cuộc".to_owned()),
                "van_nghe_the_thao" => ("hoạt động văn nghệ, thể thao".to_owned(), "hoạt động".to_owned()),
                "tu_van" => ("buổi tư vấn, trợ giúp".to_owned(), "buổi".to_owned()),
                _ if !own.is_null() => {
                    (format!("{} {}", text(&own["dem"]), text(&own["ten"])), text(&own["dem"]))
                }
                other => panic!("{other}"),
            };
            let mut sentence = format!("Tổ chức {} {noun}", two(of_kind.iter().map(|one| times(one)).sum()));
            let counted: Vec<_> = of_kind.iter().filter(|one| !one["nguoi"].is_null()).collect();
            let mut missing = Vec::new();
            let uncounted: i128 =
                of_kind.iter().filter(|one| one["nguoi"].is_null()).map(|one| times(one)).sum();
            if uncounted > 0 && !counted.is_empty() {
                missing.push(format!("chưa có số người: {} {word}", two(uncounted)));
            }
            if !counted.is_empty() {
                let people: i128 = counted.iter().map(|one| count(&one["nguoi"]["tong"])).sum();
                sentence.push_str(&format!(" với {} lượt người tham gia", two(people)));
                let unsplit = counted.iter().filter(|one| one["nguoi"]["nu"].is_null());
                let unsplit: i128 = unsplit.map(|one| times(one)).sum();
                if unsplit > 0 && self.by_sex() {
                    missing.push(format!("chưa tách giới: {} {word}", two(unsplit)));
                } else if self.by_sex() {
                    let women: i128 = counted.iter().map(|one| count(&one["nguoi"]["nu"])).sum();
                    let part = if missing.is_empty() {
                        format!(" ({}%)", share(women, people))
                    } else {
                        String::new()
                    };
                    sentence.push_str(&format!(", trong đó nữ {}{part}", two(women)));
                }
            }
            if !missing.is_empty() {
                sentence.push_str(&format!(" ({})", missing.join("; ")));
            }
            sentences.push(sentence + ".");
        }
        for (at, one) in held.iter().enumerate() {
            let number = |value: &Value| if value.is_null() { "-".to_owned() } else { dots(count(value)) };
            let times = if one["cuoc"].is_null() { "1".to_owned() } else { number(&one["cuoc"]) };
            let (people, women) = (number(&one["nguoi"]["tong"]), number(&one["nguoi"]["nu"]));
            let (place, body) = (text(&one["noi"]), self.body(&one["don_vi"]));
            let place = if place.is_empty() { "-".to_owned() } else { place };
            let women = if self.by_sex() { format!(" {women} |") } else { String::new() };
            sentences.push(format!(
                "| {} | {} | {} | {place} | {times} | {people} |{women} {body} |",
                at + 1,
                text(&one["ngay"]),
                text(&one["ten"])
            ));
        }
        sentences
    }

    /// The name of a body.
    fn body(&self, id: &Value) -> String {
        text(&self.unit["co_quan"][text(id).as_str()]["ten"])
    }

    /// What the report is made on, up to which day, and where that day stands again.
    fn lead(&self) -> Vec<String> {
        let head = &self.results[if self.half { "sau_thang" } else { "tong_ket" }];
        let asked = &self.register[text(&head["theo"]).as_str()];
        let until = text(&head["so_lieu_den"]);
        let number = match &self.plan["so"] {
            Value::Null => "[cần bổ sung: số của kế hoạch]".to_owned(),
            number => two(count(number)),
        };
        let mut lead = vec![
            format!("{number}/KH-UBND ngày {} của", text(&self.plan["ngay"])),
            format!("(số liệu tính đến {until}) như sau:"),
        ];
        if !asked.is_null() {
            let [number, day] = ["so", "ngay"].map(|key| text(&asked[key]));
            lead.push(format!("Thực hiện Kế hoạch số {number} ngày {day} của"));
        }
        lead.extend((!self.held().is_empty()).then(|| format!("ĐÃ TỔ CHỨC ĐẾN {until}<")));
        lead
    }

    fn money(&self) -> Vec<String> {
        let Some(items) = self.results["kinh_phi"].as_sequence() else { return Vec::new() };
        let spent = |item: &Value| -> i128 {
            let paid = item["chi"].as_sequence().into_iter().flatten();
            let paid = paid.filter(|paid| day(&paid["ngay"]) <= self.day);
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
            match (planned, besides) {
                (0, 0) => return "không bố trí dự toán, không phát sinh chi.".to_owned(),
                (0, _) => return format!("không bố trí dự toán, thực hiện {} đồng.", dots(besides)),
                _ => {}
            }
            let part = share(paid, planned);
            let done = match (paid, self.half) {
                (0, _) => "chưa giải ngân".to_owned(),
                (_, true) => format!("thực hiện {} đồng (bằng {part}% dự toán năm)", dots(paid)),
                (_, false) => format!("thực hiện {} đồng (đạt {part}%)", dots(paid)),
            };
            let besides = if besides > 0 {
                format!("; ngoài dự toán {} đồng", dots(besides))
            } else {
                String::new()
            };
            format!("dự toán {} đồng, {done}{besides}.", dots(planned))
        };
        let sources = [
            ("ngan_sach_xa", "Ngân sách xã"),
            ("cap_tren", "Ngân sách cấp trên hỗ trợ"),
            ("muc_tieu_quoc_gia", "Vốn các chương trình mục tiêu quốc gia"),
            ("dong_gop", "Đóng góp tự nguyện của tổ chức, cá nhân"),
        ];
        let there = |source: &str| items.iter().any(|item| text(&item["nguon"]) == source);
        let there: Vec<_> = sources.into_iter().filter(|(source, _)| there(source)).collect();
        let each = there.iter().filter(|_| there.len() > 1);
        let each = each.map(|(source, name)| format!("{name}: {}", of(source)));
        std::iter::once(format!("Kinh phí: {}", of(""))).chain(each).collect()
    }

    fn issued(&self) -> Option<String> {
        let issued = self.results["van_ban"].as_sequence()?.iter();
        let issued = issued.filter(|one| day(&one["ngay"]) <= self.day);
        let told = |one: &Value| {
            let [kind, number, day, about] = ["loai", "so", "ngay", "trich_yeu"].map(|key| text(&one[key]));
            format!("{kind} số {number} ngày {day} {about}")
        };
        let each: Vec<String> = issued.map(told).collect();
        (!each.is_empty())
            .then(|| format!("Đã ban hành {:02} văn bản, gồm: {}.", each.len(), each.join("; ")))
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
