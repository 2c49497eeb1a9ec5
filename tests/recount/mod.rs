//! The numbers of a report, computed from the YAML by code of its own: nothing of the program is called.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use serde_yaml::Value;

mod figures;

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
    /// From the data below `folder`.
    pub(crate) fn new(folder: &Path, half: bool) -> Self {
        let read = |file: &str| -> Value {
            serde_yaml::from_str(&std::fs::read_to_string(folder.join(file)).unwrap()).unwrap()
        };
        let [plan, results] = ["2023/ke-hoach.yaml", "2023/ket-qua.yaml"].map(read);
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
        let mut all = vec![self.overview()];
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
        all.push(self.issued());
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
            "Tính đến {}, xã Lơ Ku có {} thôn, làng, {} hộ, dân số {}; người dân tộc thiểu số {}, chiếm {}% dân số; hộ nghèo {} hộ, chiếm {}% số hộ.",
            text(&about["den"]),
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
            let (place, body) = (text(&one["noi"]), self.body(&one["don_vi"]));
            sentences.push(format!(
                "| {} | {} | {} | {place} | {times} | {people} | {women} | {body} |",
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
        sentences.extend(tasks.iter().filter_map(|(id, task)| self.open_task(&text(id), task)));
        sentences
    }

    /// A task that is still to be done; `None` for others.
    fn open_task(&self, id: &str, task: &Value) -> Option<String> {
        let state = self.state(id)?;
        let doing = match text(&state["trang_thai"]).as_str() {
            "dang_lam" => "đang thực hiện",
            "chua_lam" => "chưa thực hiện",
            _ => return None,
        };
        let mut about = vec![format!("chủ trì: {}", self.body(&task["chu_tri"]))];
        if !task["han"].is_null() {
            about.push(format!("hạn {}", text(&task["han"])));
        }
        about.push(doing.to_owned());
        if !state["tien_do"].is_null() {
            about.push(format!("tiến độ {}%", count(&state["tien_do"])));
        }
        if !task["han"].is_null() && day(&task["han"]) < self.day {
            about.push("quá hạn".to_owned());
        }
        Some(format!("+ {} ({}).", text(&task["ten"]), about.join("; ")))
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
        vec![
            format!("Thực hiện Kế hoạch số {} ngày {} của", text(&asked["so"]), text(&asked["ngay"])),
            format!("[cần bổ sung: số của kế hoạch]/KH-UBND ngày {} của", text(&self.plan["ngay"])),
            format!("(số liệu tính đến {until}) như sau:"),
            format!("ĐÃ TỔ CHỨC ĐẾN {until}<"),
        ]
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
        let issued = issued.filter(|one| day(&one["ngay"]) <= self.day);
        let told = |one: &Value| {
            let [kind, number, day, about] = ["loai", "so", "ngay", "trich_yeu"].map(|key| text(&one[key]));
            format!("{kind} số {number} ngày {day} {about}")
        };
        let each: Vec<String> = issued.map(told).collect();
        format!("Đã ban hành {:02} văn bản, gồm: {}.", each.len(), each.join("; "))
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
