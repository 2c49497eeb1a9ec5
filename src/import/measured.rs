//! What a plan's tables promise, as data that reports are made from: tasks, indicators, money. The tables stay as they are
//! printed.

mod kind;

use kind::Kind;

use super::duty;
use super::grid::{Record, Sheet};
use super::id::{self, Ids};
use super::outline::{Node, Outline, Para};
use super::text::Text;
use super::unit::Bodies;
use crate::text::tokens::small;
use crate::value::{Dong, GiaTri, MucGiao, Nam, Ngay};
use crate::yaml::edit::scalar;

/// What was found.
#[derive(Debug, Default)]
pub(super) struct Measured {
    /// Mục tiêu, chỉ tiêu, nhiệm vụ, kinh phí, each as the lines below its key.
    pub(super) keys: [(&'static str, Vec<String>); 4],
    /// Where tables became data, and what they became.
    pub(super) understood: Vec<(usize, String)>,
    /// Rows that did not, and why.
    pub(super) left: Vec<(usize, String)>,
}

/// Looks through the tables of a plan. Khoản that tasks belong to get ids.
pub(super) fn find(outline: &mut Outline, bodies: &mut Bodies, nam: Nam) -> Measured {
    let mut finder = Finder { bodies, nam, ids: Default::default(), found: Measured::default() };
    finder.found.keys = [
        ("muc_tieu", Vec::new()),
        ("chi_tieu", Vec::new()),
        ("nhiem_vu", Vec::new()),
        ("kinh_phi", Vec::new()),
    ];
    let mut places: Vec<(Vec<usize>, Records)> = Vec::new();
    tables(nam, &outline.opening, &[], &mut places);
    below(nam, &outline.nodes, &[], &mut places);
    for appendix in &outline.appendices {
        tables(nam, &appendix.opening, &[], &mut places);
        let start = places.len();
        below(nam, &appendix.nodes, &[], &mut places);
        // A khoản of an appendix is none of the plan.
        places.iter_mut().skip(start).for_each(|(path, _)| path.clear());
    }
    for (path, records) in places {
        finder.table(&path, &records, &mut outline.nodes);
    }
    finder.found
}

/// A table whose titles say what its rows are.
struct Records {
    kind: Kind,
    from: usize,
    rows: Vec<Record>,
}

fn tables(nam: Nam, paras: &[Para], path: &[usize], found: &mut Vec<(Vec<usize>, Records)>) {
    let sheets = paras.iter().filter_map(|para| match para {
        Para::Table(sheet) => Some(sheet),
        Para::Text(_) => None,
    });
    let records = |sheet: &Sheet| {
        let unit = sheet.said_unit();
        Some(Records {
            kind: Kind::of(&sheet.titles(), unit.as_deref(), nam)?,
            from: sheet.from,
            rows: sheet.records(),
        })
    };
    found.extend(sheets.filter_map(|sheet| Some((path.to_vec(), records(sheet)?))));
}

fn below(nam: Nam, nodes: &[Node], path: &[usize], found: &mut Vec<(Vec<usize>, Records)>) {
    for (at, node) in nodes.iter().enumerate() {
        let path = [path, &[at]].concat();
        tables(nam, &node.doan, &path, found);
        below(nam, &node.nodes, &path, found);
    }
}

struct Finder<'f> {
    bodies: &'f mut Bodies,
    nam: Nam,
    /// Ids of each key, and of khoản.
    ids: [Ids; 5],
    found: Measured,
}

impl Finder<'_> {
    fn table(&mut self, path: &[usize], records: &Records, nodes: &mut [Node]) {
        let before: Vec<usize> = self.found.keys.iter().map(|(_, lines)| lines.len()).collect();
        match records.kind {
            Kind::Tasks { .. } => {
                if deepest(path, nodes).is_empty() {
                    let why = "bảng không nằm trong mục, khoản nào của kế hoạch: nhiệm vụ không trùng tên khoản nào thì chưa ghi \
                               khoan, báo cáo kể thành một phần riêng";
                    self.left(records.from, "bảng nhiệm vụ", why);
                }
                let mut group = None;
                let mut home = deepest(path, nodes);
                for row in &records.rows {
                    if row.group != group {
                        group.clone_from(&row.group);
                        home = self.home(row, path, nodes);
                    }
                    self.task(records.kind, row, &home, nodes);
                }
            }
            Kind::Targets { target: None, .. } => {
                let why =
                    format!("không rõ cột nào là mức phải đạt của năm {}, chưa thành chi_tieu", self.nam);
                self.left(records.from, "bảng chỉ tiêu", &why);
            }
            Kind::Targets { name, unit, target } => {
                let title = path
                    .first()
                    .and_then(|at| nodes.get(*at))
                    .and_then(|node| node.title.as_ref())
                    .map(|title| title.shown());
                let aim = title.unwrap_or_else(|| "Chỉ tiêu của kế hoạch".to_owned());
                records.rows.iter().for_each(|row| self.target(row, [Some(name), unit, target], &aim));
            }
            Kind::Money { thousands: None, .. } => {
                let why = "không rõ tiền ghi bằng đồng, nghìn hay triệu đồng, chưa thành kinh_phi";
                self.left(records.from, "bảng kinh phí", why);
            }
            Kind::Money { name, sum, thousands: Some(unit) } => {
                records.rows.iter().for_each(|row| self.money(row, name, (sum, unit)));
            }
        }
        let grown = self.found.keys.iter().zip(before).filter(|((_, lines), before)| lines.len() > *before);
        let names: Vec<&str> = grown.map(|((key, _), _)| *key).filter(|key| *key != "muc_tieu").collect();
        if let [key] = names.as_slice() {
            let text = format!(
                "bảng thành {key}, dùng làm báo cáo; bảng vẫn in như đã ghi, sửa số thì sửa cả hai nơi"
            );
            self.found.understood.push((records.from, text));
        }
    }

    /// The part that the tasks below a row across belong to: the one it names, else that in which the table stands.
    fn home(&mut self, row: &Record, path: &[usize], nodes: &[Node]) -> Vec<usize> {
        let group = row.group.as_deref().unwrap_or_default();
        let mut named = titled(group, nodes);
        // Aims and what is done for them have the same titles: the part of the table's own first.
        if named.iter().any(|at| at.first() == path.first()) {
            named.retain(|at| at.first() == path.first());
        }
        match named.as_slice() {
            [one] => return one.clone(),
            [] => {}
            _ => {
                let why = "nhiều mục, khoản cùng tên với dòng này của bảng, nhiệm vụ dưới nó tính vào nơi bảng đứng; \
                           thuộc khoản nào thì ghi lại khoan";
                self.left(row.from, group, why);
            }
        }
        deepest(path, nodes)
    }

    fn left(&mut self, from: usize, what: &str, why: &str) {
        self.found.left.push((from, format!("«{}»: {why}", what.chars().take(60).collect::<String>())));
    }

    /// The id of the part at a path: its own, or a new one. `None`: the path leads to none.
    fn part(&mut self, path: &[usize], nodes: &mut [Node]) -> Option<String> {
        let node = at_mut(path, nodes)?;
        if node.id.is_none() {
            let title = node.title.as_ref().or(node.van.as_ref()).map(Text::shown).unwrap_or_default();
            let name = if title.is_empty() { "nhiệm vụ".to_owned() } else { title };
            let [.., parts] = &mut self.ids;
            node.id = Some(parts.unique([id::cut(&id::short(&name), LONGEST).to_owned()]));
        }
        node.id.clone()
    }

    fn task(&mut self, kind: Kind, row: &Record, home: &[usize], nodes: &mut [Node]) {
        let Kind::Tasks { task, lead, others, due, product, money, count } = kind else { return };
        let (name, lead) = (row.cell(task), row.cell(lead));
        // A line of titles of its own: «I | Tuyên truyền».
        if row.is_blank_but(&[Some(task), count]) {
            return;
        }
        if name.is_empty() {
            return self.left(row.from, lead, "chưa ghi tên việc, chưa thành nhiem_vu");
        }
        let [lead] = duty::names(lead, self.bodies)[..] else {
            return self.left(row.from, name, "không rõ một cơ quan chủ trì, chưa thành nhiem_vu");
        };
        let lead = self.bodies.id(lead, row.from);
        let others = others.map(|at| row.cell(at)).unwrap_or_default();
        let others = duty::names(others, self.bodies).into_iter();
        let others: Vec<String> = others.map(|name| self.bodies.id(name, row.from)).collect();
        let due = due.map(|at| row.cell(at)).unwrap_or_default();
        let day = match deadline(due, self.nam) {
            Some(day) => day,
            None => return self.left(row.from, name, "chưa đọc được thời gian, chưa thành nhiem_vu"),
        };
        if let Some(day) = day.filter(|_| Ngay::cua_han(due).is_none()) {
            let read = format!("«{name}»: thời gian «{due}» thành hạn {}", day.ngan());
            self.found.understood.push((row.from, read));
        }
        let sum = money.and_then(|(at, unit)| Dong::theo_nghin(row.cell(at), unit?));
        if sum.is_none() && money.is_some_and(|(at, _)| !row.cell(at).is_empty()) {
            self.left(row.from, name, "không rõ số tiền ra đồng, nhiem_vu chưa có kinh_phi");
        }
        let id = self.ids[2].unique([id::cut(&id::short(name), LONGEST).to_owned()]);
        let lines = [
            Some(format!("{id}:")),
            Some(format!("  ten: {}", scalar(&row.written(task)))),
            self.part(home, nodes).map(|part| format!("  khoan: {part}")),
            Some(format!("  chu_tri: {lead}")),
            (!others.is_empty()).then(|| format!("  phoi_hop: [{}]", others.join(", "))),
            day.map(|day| format!("  han: {}", day.ngan())),
            product
                .map(|at| row.written(at))
                .filter(|text| !text.is_empty())
                .map(|text| format!("  san_pham: {}", scalar(&text))),
            sum.map(|sum| format!("  kinh_phi: {}", figure(&sum.to_string()))),
        ];
        self.found.keys[2].1.extend(lines.into_iter().flatten());
    }

    fn target(&mut self, row: &Record, [name, unit, target]: [Option<usize>; 3], aim: &str) {
        let cell = |at: Option<usize>| at.map(|at| row.cell(at)).unwrap_or_default();
        let (text, unit, target) = (cell(name), cell(unit), cell(target));
        if text.is_empty() {
            return;
        }
        if target.is_empty() {
            return self.left(row.from, text, "chưa ghi mức phải đạt, chưa thành chi_tieu");
        }
        let (bare, ceiling) = direction(target);
        let share = bare.ends_with('%') || unit == "%";
        let Ok(value) = bare.trim_end_matches(['%', ' ']).parse::<MucGiao>() else {
            return self.left(row.from, text, "chưa đọc được mức phải đạt, chưa thành chi_tieu");
        };
        let yes = matches!(value, MucGiao::Mot(GiaTri::CoKhong(_)));
        let way = match (yes, share) {
            (true, _) => "co_khong",
            (false, true)
                if value.tu_den().is_some_and(|(_, most)| most > crate::value::PhanSo::MOT_TRAM) =>
            {
                "ty_so"
            }
            (false, true) => "ty_le",
            (false, false) => "so_luong",
        };
        let aim = row.group.as_deref().unwrap_or(aim);
        let aim_id = self.aim(aim);
        let id = self.ids[1].unique([id::cut(&id::short(text), LONGEST).to_owned()]);
        let unit = if share { "%" } else { unit };
        let lines = [
            Some(format!("{id}:")),
            name.map(|at| format!("  ten: {}", scalar(&row.written(at)))),
            Some(format!("  muc_tieu: {aim_id}")),
            (!yes && !unit.is_empty()).then(|| format!("  don_vi_tinh: {}", scalar(unit))),
            Some(format!("  cach_tinh: {way}")),
            (ceiling || value.la_khong()).then(|| "  huong: khong_qua".to_owned()),
            Some(format!("  ke_hoach: {}", figure(&value.to_string()))),
        ];
        self.found.keys[1].1.extend(lines.into_iter().flatten());
    }

    /// The id of an aim by its name.
    fn aim(&mut self, name: &str) -> String {
        let said = scalar(name);
        let known = self.found.keys[0]
            .1
            .iter()
            .find_map(|line| line.split_once(": ").filter(|(_, text)| *text == said));
        if let Some((id, _)) = known {
            return id.to_owned();
        }
        let id = self.ids[0].unique([id::cut(&id::short(name), LONGEST).to_owned()]);
        self.found.keys[0].1.push(format!("{id}: {said}"));
        id
    }

    fn money(&mut self, row: &Record, name: usize, (sum, unit): (usize, usize)) {
        let (text, sum) = (row.cell(name), row.cell(sum));
        if text.is_empty() {
            return;
        }
        let Some(sum) = Dong::theo_nghin(sum, unit) else {
            return self.left(row.from, text, "chưa đọc được số tiền, chưa thành kinh_phi");
        };
        let id = self.ids[3].unique([id::cut(&id::short(text), LONGEST).to_owned()]);
        let lines = [
            format!("{id}:"),
            format!("  noi_dung: {}", scalar(&row.written(name))),
            format!("  so_tien: {}", figure(&sum.to_string())),
        ];
        self.found.keys[3].1.extend(lines);
    }
}

/// A figure in data: one dot alone would be read as that of a fraction, so `1.500` stands in quotes.
fn figure(figure: &str) -> String {
    if figure.matches('.').count() == 1 { format!("\"{figure}\"") } else { figure.to_owned() }
}

/// Longest id of a task.
const LONGEST: usize = 28;

/// The start of a path that leads to the deepest part which tasks may belong to; empty: there is none on it.
fn deepest(path: &[usize], nodes: &[Node]) -> Vec<usize> {
    let (mut level, mut length) = (nodes, 0);
    for (depth, step) in path.iter().enumerate() {
        let Some(node) = level.get(*step) else { break };
        if node.has_id() {
            length = depth + 1;
        }
        level = &node.nodes;
    }
    path.get(..length).unwrap_or_default().to_vec()
}

/// The paths to the parts with a title, as rows of a table name it: «I. Tuyên truyền».
fn titled(name: &str, nodes: &[Node]) -> Vec<Vec<usize>> {
    let mut found = Vec::new();
    for (at, node) in nodes.iter().enumerate() {
        let is_it =
            node.has_id() && node.title.as_ref().is_some_and(|title| small(&title.shown()) == small(name));
        if is_it {
            found.push(vec![at]);
        } else {
            let below = titled(name, &node.nodes).into_iter();
            found.extend(below.map(|rest| [&[at], rest.as_slice()].concat()));
        }
    }
    found
}

fn at_mut<'n>(path: &[usize], nodes: &'n mut [Node]) -> Option<&'n mut Node> {
    let (last, above) = path.split_last()?;
    let mut level = nodes;
    for step in above {
        level = level.get_mut(*step)?.nodes.as_mut_slice();
    }
    level.get_mut(*last)
}

/// A target without the words that say its direction, and whether it is a ceiling.
fn direction(text: &str) -> (&str, bool) {
    const LEAST: [&str; 7] = ["≥", ">=", "từ ", "ít nhất", "tối thiểu", "đạt từ", "đạt"];
    const MOST: [&str; 5] = ["≤", "<=", "không quá", "tối đa", "không vượt quá"];
    let folded = small(text);
    let strip = |words: &[&str]| words.iter().find_map(|word| folded.strip_prefix(word)).map(str::len);
    let (length, ceiling) = match (strip(&MOST), strip(&LEAST)) {
        (Some(length), _) => (length, true),
        (None, Some(length)) => (length, false),
        (None, None) => (folded.len(), false),
    };
    // Small letters of these words are as long as their capitals.
    let rest = text.get(text.len().saturating_sub(length)..).unwrap_or(text);
    (rest.trim().trim_end_matches("trở lên").trim_end(), ceiling)
}

/// The day by which a task is due; `None` inside: all the year. `None`: it cannot be told.
fn deadline(text: &str, nam: Nam) -> Option<Option<Ngay>> {
    const ALWAYS: [&str; 6] = ["", "thường xuyên", "cả năm", "hằng năm", "hàng năm", "trong năm"];
    let folded = small(text.trim().trim_end_matches('.'));
    if ALWAYS.contains(&folded.as_str())
        || folded == format!("năm {nam}")
        || folded == format!("trong năm {nam}")
    {
        return Some(None);
    }
    if let Some(day) = Ngay::cua_han(&folded) {
        return Some(Some(day));
    }
    let bare = folded.trim_end_matches(&format!("/{nam}")).trim_end_matches(&format!(" năm {nam}"));
    let bare = ["trong ", "hết ", "trước "].iter().find_map(|word| bare.strip_prefix(word)).unwrap_or(bare);
    let month: u8 = match bare.split_once(' ')? {
        ("tháng", month) => month.parse().ok()?,
        ("quý", quarter) => match quarter {
            "i" | "1" => 3,
            "ii" | "2" => 6,
            "iii" | "3" => 9,
            "iv" | "4" => 12,
            _ => return None,
        },
        _ => return None,
    };
    // «Trước tháng 6» ends with the month before: only a person knows.
    if folded.starts_with("trước") {
        return None;
    }
    (28..=31).rev().find_map(|day| Ngay::new(nam.so(), month, day).ok()).map(Some)
}
