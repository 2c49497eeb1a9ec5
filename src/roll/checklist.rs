//! The list of confirmations: inside the new plan, on the screen, and as a checklist beside the plan.

use super::edit::{Fault, quoted, reads_bare};
use super::{Confirmation, Draft, Muc, Nhom, Plan, Work};
use crate::diagnostic::Route;
use crate::page::markdown::escape;

/// Name of the checklist beside the new plan.
pub const FILE: &str = "can-xac-nhan.md";
const KEY: &str = "can_xac_nhan";
const HEADING: &str =
    "# Những chỗ còn phải xác nhận; xong chỗ nào xóa dòng đó. Còn dòng nào thì bản in còn mang dấu DỰ THẢO.";

/// A line of the plan's own list.
pub(super) fn open_line(draft: &Draft) -> String {
    let tells_value = matches!(draft.nhom, Nhom::ThoiHan | Nhom::DonVi);
    let value = if tells_value { format!("{}, ", draft.moi) } else { String::new() };
    format!("{} - {value}{}", draft.cho, draft.ly_do)
}

/// The place that a line of the plan's own list is about.
pub(super) fn place_of(line: &str) -> &str {
    line.split_once(" - ").map_or(line, |(place, _)| place)
}

/// Writes what is open into the plan: a line that is there already for the same place is renewed, the others stay.
pub(super) fn write_open(work: &mut Work<'_>, open: &[(String, String)]) -> Result<(), Fault> {
    if open.is_empty() {
        return Ok(());
    }
    let route = Route::root().key(KEY);
    let item = |line: &String| format!("- {}", if reads_bare(line) { line.clone() } else { quoted(line) });
    let old = work.paper.con_phai_xac_nhan();
    if old.is_empty() {
        let lines: Vec<String> = open.iter().map(|(_, line)| item(line)).collect();
        if work.editor.root().find(&route).is_some() {
            return work.editor.fill(&route, &lines);
        }
        let mut block = vec![String::new(), HEADING.to_owned(), format!("{KEY}:")];
        block.extend(lines.iter().map(|line| format!("  {line}")));
        block.push(String::new());
        return work.editor.insert("nam", KEY, &block);
    }
    let mut added = Vec::new();
    for (cho, line) in open {
        let same = |text: &str| place_of(text) == cho;
        match old.iter().position(|text| same(text.as_str())) {
            Some(at) if old[at].as_str() == line => {}
            Some(at) => work.editor.set(&route.index(at), line)?,
            None => added.push(item(line)),
        }
    }
    if added.is_empty() { Ok(()) } else { work.editor.append(&route, &added) }
}

/// `dòng 30, 41`; nothing where the place is gone.
fn lines(confirmation: &Confirmation) -> String {
    let numbers: Vec<String> = confirmation.dong.iter().map(|at| at.line.to_string()).collect();
    if numbers.is_empty() { String::new() } else { format!("dòng {}", numbers.join(", ")) }
}

fn groups(plan: &Plan) -> Vec<(Nhom, Vec<&Confirmation>)> {
    let mut groups: Vec<(Nhom, Vec<&Confirmation>)> = Vec::new();
    for confirmation in &plan.confirmations {
        match groups.last_mut() {
            Some((nhom, list)) if *nhom == confirmation.nhom => list.push(confirmation),
            _ => groups.push((confirmation.nhom, vec![confirmation])),
        }
    }
    groups
}

fn count(plan: &Plan) -> String {
    let required = plan.confirmations.iter().filter(|c| c.muc == Muc::BatBuoc).count();
    let texts = plan.confirmations.iter().filter(|c| c.nhom == Nhom::CauChu).count();
    let texts = match texts {
        0 => String::new(),
        _ => format!(" và {texts} chỗ câu chữ phải xem hết (dòng cau_chu)"),
    };
    format!("{} chỗ, trong đó {required} chỗ bắt buộc{texts}", plan.confirmations.len())
}

/// The list for the screen, a line each.
pub fn list(plan: &Plan, new_file: &str) -> Vec<String> {
    let mut out = vec![format!("Phải xác nhận {}:", count(plan))];
    for (nhom, confirmations) in groups(plan) {
        out.push(format!("{}:", nhom.word()));
        for c in confirmations {
            let place = match c.dong.first() {
                Some(at) => format!("{new_file}:{}:{}: ", at.line, at.column),
                None => String::new(),
            };
            let mark = if c.muc == Muc::BatBuoc { "[bắt buộc] " } else { "" };
            out.push(format!("  {place}{mark}{}: {}", c.cho, change(c).replace('\n', " ")));
        }
    }
    out
}

/// What changed and why, on one line, with the lines when there are several.
fn change(c: &Confirmation) -> String {
    let more = c.dong.iter().any(|at| Some(at.line) != c.dong.first().map(|first| first.line));
    let places = if more { format!("; {}", lines(c)) } else { String::new() };
    let what = match c.nhom {
        Nhom::CauChu => format!("«{}» ({}); {}", c.moi, c.cu, c.ly_do),
        Nhom::GhiChu => c.ly_do.clone(),
        Nhom::GoiY => c.moi.clone(),
        Nhom::VanBanHet => format!("{}; {}", c.cu, c.ly_do),
        _ if c.cu == c.moi || c.cu.is_empty() => format!("{}; {}", c.moi, c.ly_do),
        _ => format!("{} → {}; {}", c.cu, c.moi, c.ly_do),
    };
    what + &places
}

/// The checklist as Markdown. `from` and `to` are the paths of the two plans.
pub fn markdown(plan: &Plan, from: &str, to: &str) -> String {
    let mut out = format!("# Những chỗ phải xác nhận: năm {}\n\n", plan.nam);
    out.push_str(&format!("Từ `{from}` sang `{to}`: {}.\n\n", count(plan)));
    out.push_str("Xong chỗ bắt buộc nào thì xóa dòng của chỗ ấy trong `can_xac_nhan` của kế hoạch; còn dòng nào, hoặc còn chỗ «cần bổ sung» nào, thì bản in mang dấu DỰ THẢO.\n\n");
    out.push_str("Số dòng là của tệp lúc mới ghi; thêm, xóa dòng rồi thì tìm theo tên chỗ, ");
    out.push_str(&format!("còn gì chưa xong thì `vanthu check {}` kê theo dòng hiện nay.\n", plan.nam));
    for (nhom, confirmations) in groups(plan) {
        out.push_str(&format!("\n## {}\n\n", nhom.word()));
        for c in confirmations {
            out.push_str(&entry(c));
        }
    }
    out
}

fn entry(c: &Confirmation) -> String {
    let mark = if c.muc == Muc::BatBuoc { " (bắt buộc)" } else { "" };
    let place = lines(c);
    let place = if place.is_empty() { String::new() } else { format!(", {place}") };
    let mut out = format!("- [ ] `{}`{mark}{place}\n", c.cho.replace('`', "'"));
    let (old, new) =
        if c.nhom == Nhom::CauChu { ("trong câu", "chỗ cần xem") } else { ("cũ", "mới") };
    for (name, text) in [(old, &c.cu), (new, &c.moi), ("lý do", &c.ly_do)] {
        let repeats = c.nhom == Nhom::GhiChu && name == new;
        if !text.is_empty() && !repeats {
            out.push_str(&format!("  - {name}: {}\n", escape::inline(&text.replace('\n', " "))));
        }
    }
    out
}
