//! The list of confirmations: what is required inside the new plan, how much it is on the screen, and all of it, each
//! place once, as a checklist beside the plan.

use std::collections::{BTreeMap, BTreeSet};

use super::{Confirmation, Draft, Muc, Nhom, Old, Plan};
use crate::diagnostic::Route;
use crate::page::markdown::escape;
use crate::yaml::edit::{Edit, quoted, reads_bare};

/// Name of the checklist beside the new plan.
pub const FILE: &str = "can-xac-nhan.md";
const KEY: &str = "can_xac_nhan";
const HEADING: &str =
    "# Những chỗ còn phải xác nhận; xong chỗ nào xóa chỗ đó. Còn dòng nào thì bản in còn mang dấu DỰ THẢO.";
/// Place of the line about all words of the text that are doubtful.
const TEXTS: &str = "cau_chu";
/// The most places that one line names.
const MOST: usize = 20;
/// What is said of a place stands on one line with others when it is no longer, in letters.
const SHORT: usize = 90;
/// How many places then stand on a line.
const A_LINE: usize = 5;

/// Writes the list of what is required and still open into the plan: lines about the same places give way, others stay.
pub(super) fn open_list(old: &Old<'_>, asked: &[&Draft]) -> Vec<Edit> {
    let (lines, places) = open_lines(asked);
    if lines.is_empty() {
        return Vec::new();
    }
    let route = Route::root().key(KEY);
    let item = |line: &String| format!("- {}", if reads_bare(line) { line.clone() } else { quoted(line) });
    let items: Vec<String> = lines.iter().map(item).collect();
    let known = old.paper.con_phai_xac_nhan();
    if !known.is_empty() {
        let again = |line: &str| places_of(line).iter().all(|place| places.contains(place.as_str()));
        let gone = known.iter().enumerate().filter(|(_, line)| again(line.as_str()));
        let mut edits: Vec<Edit> = gone.map(|(at, _)| Edit::remove(&route.index(at))).collect();
        edits.push(Edit::insert(&route, known.len(), items));
        return edits;
    }
    if old.root.get(KEY).is_some() {
        return vec![Edit::put(&route, items)];
    }
    let mut block = vec![String::new(), HEADING.to_owned(), format!("{KEY}:")];
    block.extend(items.iter().map(|line| format!("  {line}")));
    block.push(String::new());
    vec![Edit::add(&Route::root(), Some("nam"), block)]
}

/// What is required, a line for places with the same work; and the places.
fn open_lines<'d>(asked: &[&'d Draft]) -> (Vec<String>, BTreeSet<&'d str>) {
    let required: Vec<&Draft> = asked.iter().copied().filter(|draft| draft.muc == Muc::BatBuoc).collect();
    let mut lines = Vec::new();
    for work in by_work(&required, |draft| draft.work()) {
        let mut told = BTreeSet::new();
        let places: Vec<&str> =
            work.iter().map(|draft| draft.cho.as_str()).filter(|place| told.insert(*place)).collect();
        let Some(first) = work.first() else { continue };
        lines.extend(places.chunks(MOST).map(|chunk| format!("{} - {}", named(chunk), first.work())));
    }
    let mut places: BTreeSet<&str> = required.iter().map(|draft| draft.cho.as_str()).collect();
    let texts = asked.iter().filter(|draft| draft.nhom == Nhom::CauChu).count();
    if texts > 0 {
        lines.push(format!("{TEXTS} - {texts} chỗ trong câu chữ cần xem lại (kê ở {FILE})"));
        places.insert(TEXTS);
    }
    (lines, places)
}

/// What has the same work together, in the order of the first of each.
fn by_work<'c, T, K: Ord>(all: &[&'c T], work: impl Fn(&'c T) -> K) -> Vec<Vec<&'c T>> {
    let mut index: BTreeMap<K, usize> = BTreeMap::new();
    let mut works: Vec<Vec<&T>> = Vec::new();
    for one in all {
        let at = *index.entry(work(one)).or_insert(works.len());
        match works.get_mut(at) {
            Some(work) => work.push(one),
            None => works.push(vec![one]),
        }
    }
    works
}

/// `chi_tieu (a, b)`; places of several kinds one after the other.
fn named(places: &[&str]) -> String {
    let split = |place: &&str| place.split_once('.').map(|(group, _)| group.to_owned());
    let group = places.first().and_then(split).filter(|group| {
        places.len() > 1
            && !group.contains('[')
            && places.iter().all(|place| split(place).as_ref() == Some(group))
    });
    match group {
        Some(group) => {
            let inner: Vec<&str> = places.iter().filter_map(|place| place.get(group.len() + 1..)).collect();
            format!("{group} ({})", inner.join(", "))
        }
        None => places.join(", "),
    }
}

/// The places that a line of the plan's own list is about.
pub(super) fn places_of(line: &str) -> Vec<String> {
    let places = line.split_once(" - ").map_or(line, |(places, _)| places);
    match places.split_once(" (").and_then(|(group, inner)| Some((group, inner.strip_suffix(')')?))) {
        Some((group, inner)) => inner.split(", ").map(|place| format!("{group}.{place}")).collect(),
        None => places.split(", ").map(str::to_owned).collect(),
    }
}

/// Confirmations of one group.
type Group<'p> = (Nhom, Vec<&'p Confirmation>);

fn groups(plan: &Plan) -> Vec<Group<'_>> {
    let mut groups: Vec<Group<'_>> = Vec::new();
    for confirmation in &plan.confirmations {
        match groups.last_mut() {
            Some((nhom, list)) if *nhom == confirmation.nhom => list.push(confirmation),
            _ => groups.push((confirmation.nhom, vec![confirmation])),
        }
    }
    groups
}

/// `14 chỗ, 12 bắt buộc`.
fn count<'c>(confirmations: impl IntoIterator<Item = &'c Confirmation>) -> String {
    let (mut all, mut required) = (0, 0);
    for confirmation in confirmations {
        all += 1;
        required += usize::from(confirmation.muc == Muc::BatBuoc);
    }
    match required {
        0 => format!("{all} chỗ"),
        _ if required == all => format!("{all} chỗ bắt buộc"),
        _ => format!("{all} chỗ, {required} bắt buộc"),
    }
}

/// How much there is to confirm, for the screen. `list` is where all of it is told.
pub fn summary(plan: &Plan, list: &str) -> Vec<String> {
    let mut out = vec![format!("Phải xác nhận {}; làm theo {list}:", count(&plan.confirmations))];
    out.extend(groups(plan).into_iter().map(|(nhom, all)| format!("  {}: {}", nhom.word(), count(all))));
    out
}

/// The checklist as Markdown. `from` and `to` are the paths of the two plans.
pub fn markdown(plan: &Plan, from: &str, to: &str) -> String {
    let mut out = format!("# Những chỗ phải xác nhận: năm {}\n\n", plan.nam);
    out.push_str(&format!(
        "Từ `{from}` sang `{to}`: {}. Xong chỗ bắt buộc nào thì xóa chỗ ấy trong `{KEY}` của kế hoạch; còn dòng nào, \
         hoặc còn chỗ «cần bổ sung» nào, thì bản in mang dấu DỰ THẢO. Số dòng là của tệp lúc mới ghi; còn gì chưa xong \
         thì `vanthu check {}` kê theo dòng hiện nay.\n",
        count(&plan.confirmations),
        plan.nam
    ));
    for (nhom, confirmations) in groups(plan) {
        out.push_str(&format!("\n## {}\n", nhom.word()));
        if nhom == Nhom::CauChu {
            out.push_str(&format!(
                "\n(bắt buộc) Xem hết các chỗ này thì xóa dòng `{TEXTS}` trong `{KEY}`: còn dòng ấy thì bản in còn mang dấu DỰ \
                 THẢO.\n\n"
            ));
        }
        let works = by_work(&confirmations, |c| (c.muc, &c.ly_do));
        works.iter().for_each(|work| out.push_str(&entry(work)));
    }
    out
}

/// Places with the same work, of which there is at least one.
fn entry(work: &[&Confirmation]) -> String {
    let Some(first) = work.first() else { return String::new() };
    let mark = if first.muc == Muc::BatBuoc { "(bắt buộc) " } else { "" };
    let why = escape::inline(&first.ly_do);
    let lines: Vec<String> = work.iter().map(|c| place(c)).collect();
    if let [line] = lines.as_slice() {
        return format!("- [ ] {mark}{line}; {why}\n");
    }
    let mut out = format!("- [ ] {mark}{} chỗ: {why}\n", work.len());
    // Dates and figures can be run through; a document or a sentence is looked at by itself.
    let may_join = matches!(first.nhom, Nhom::DonVi | Nhom::ThoiHan | Nhom::ChiTieu);
    let (short, long): (Vec<&str>, Vec<&str>) =
        lines.iter().map(String::as_str).partition(|line| may_join && line.chars().count() <= SHORT);
    short.chunks(A_LINE).for_each(|chunk| out.push_str(&format!("  - {}\n", chunk.join("; "))));
    long.iter().for_each(|line| out.push_str(&format!("  - [ ] {mark}{line}\n")));
    out
}

/// One place: where it is, what stood there and what stands there now.
fn place(c: &Confirmation) -> String {
    let numbers: Vec<String> = c.dong.iter().map(|at| at.line.to_string()).collect();
    let lines = if numbers.is_empty() { String::new() } else { format!(", dòng {}", numbers.join(", ")) };
    let text = |text: &str| escape::inline(&text.replace('\n', " ")).into_owned();
    let (old, new) = (text(&c.cu), text(&c.moi));
    let said = match (c.nhom, old.as_str(), new.as_str()) {
        (Nhom::GhiChu, ..) | (_, "", "") => String::new(),
        (Nhom::SoLieu | Nhom::HetGiaiDoan | Nhom::CauChu, ..) => {
            format!(": {}", text(&format!("«{}» trong «{}»", c.moi, c.cu)))
        }
        (_, "", said) => format!(": {said}"),
        (Nhom::VanBanNam | Nhom::VanBanHet, said, "") => format!(": {said}"),
        (Nhom::VanBanNam | Nhom::VanBanHet, ..) => format!(": {old}; {new}"),
        (_, _, "") => format!(" (cũ: {old})"),
        _ => format!(": {old} → {new}"),
    };
    format!("`{}`{lines}{said}", c.cho.replace('`', "'"))
}

#[cfg(test)]
mod tests {
    use super::{named, places_of};

    #[test]
    fn a_line_names_its_places_and_is_read_again() {
        for places in [
            &["chi_tieu.a", "chi_tieu.b"][..],
            &["thoi_han.a"],
            &["can_cu.a", "can_cu_nam.b"],
            &["cac_muc[1].y[1]", "cac_muc[1].y[2]"],
            &["ket"],
        ] {
            assert_eq!(places_of(&format!("{} - làm (gì)", named(places))), places);
        }
        assert_eq!(named(&["chi_tieu.a", "chi_tieu.b"]), "chi_tieu (a, b)");
    }
}
