//! Bodies that a paper gives duties, and its deadlines.

use std::collections::BTreeMap;

use super::id::{self, Ids};
use super::outline::{Level, Node, Outline};
use super::text::Text;
use super::unit::Bodies;
use crate::text::body::{is_agency, is_no_body, letters};
use crate::text::tokens::small;
use crate::value::{Nam, Ngay};

/// A deadline of the paper's own.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Due {
    pub(super) id: String,
    pub(super) day: Ngay,
    pub(super) task: Option<Text>,
    pub(super) from: usize,
}

/// The deadlines found so far.
#[derive(Debug, Default)]
pub(super) struct Deadlines {
    pub(super) list: Vec<Due>,
    /// Places in the list by day and task.
    known: BTreeMap<(Ngay, Option<String>), usize>,
    ids: Ids,
}

/// Words in the heading of the part that gives duties.
const DUTIES: [&str; 5] =
    ["tổ chức thực hiện", "phân công", "trách nhiệm", "giao nhiệm vụ", "tổ chức triển khai"];

/// Words that the names of others begin with who are given duties: persons, groups, several bodies.
const GROUPS: &str = "công chức|các trường|ubnd|uỷ ban|mặt trận|tổ |chi |thôn|trưởng thôn|các thôn|các ban|\
    bộ phận|quân sự|bộ chỉ huy|trưởng các|các ngành|các cơ quan|các đơn vị|các đoàn thể|các hội|thường trực|\
    đảng ủy|hđnd|cán bộ|kế toán|tài chính|tư pháp|địa chính|văn hóa|văn hoá|lao động|thú y|khuyến nông|\
    dân quân|các tổ|khu phố|tổ dân phố|các phòng|các bộ phận|viên chức|ủy viên|thành viên|doanh nghiệp|\
    các doanh nghiệp|y tế|lực lượng|các trưởng|trưởng làng|trưởng ban|già làng|người có uy tín|các làng|đội |\
    cộng tác viên";

/// Words before a body's name that are no part of it.
const ASKED: [&str; 2] = ["Đề nghị ", "Giao "];

/// Whether a name sounds like that of an agency.
fn is_office(name: &str) -> bool {
    is_agency(&format!("{} ", small(name)))
}

fn is_body(name: &str) -> bool {
    let folded = format!("{} ", small(name));
    is_office(name) || (GROUPS.split('|').any(|words| folded.starts_with(words)) && !is_no_body(&folded))
}

/// Whether a name with commas is a list of bodies. A word that groups begin with is as well the rest of the name before it:
/// `Công chức Tài chính, kế toán` is one.
fn are_bodies(name: &str, bodies: &Bodies) -> bool {
    name.split(LISTED).enumerate().all(|(nth, part)| {
        let sounds = if nth == 0 { is_body(part) } else { is_office(part) || letters(part).is_some() };
        part.starts_with(char::is_uppercase) && (sounds || bodies.knows(part))
    })
}

/// The bodies that a cell names, known ones and what sounds like one; none where it says something else.
pub(super) fn names<'t>(text: &'t str, bodies: &Bodies) -> Vec<&'t str> {
    let is_body = |name: &str| is_body(name) || bodies.knows(name);
    let parts = |sign: &str| {
        text.split(sign)
            .map(|part| part.trim().trim_end_matches('.'))
            .filter(|part| !part.is_empty())
            .collect::<Vec<_>>()
    };
    let found = [parts(";"), parts(", ")]
        .into_iter()
        .find(|parts| parts.len() > 1 && parts.iter().all(|part| is_body(part)));
    found
        .unwrap_or_else(|| parts(";"))
        .into_iter()
        .filter(|part| is_body(part) && part.chars().count() <= LONGEST_NAME)
        .collect()
}

/// Between the names of a list.
const LISTED: &str = ", ";

/// Whose duties are looked for: a body that stands alone, or several, of which each is known by now or sounds like one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Whose {
    One,
    Several,
}

/// Gives the khoản of the parts with duties the ids of their bodies. Gives how many were found.
pub(super) fn bodies(outline: &mut Outline, bodies: &mut Bodies, whose: Whose) -> usize {
    let parts = outline.nodes.iter_mut().filter(|node| node.level == Level::Muc);
    let duties = parts.filter(|muc| {
        let heading = muc.title.as_ref().map(|title| small(&title.shown())).unwrap_or_default();
        DUTIES.iter().any(|words| heading.contains(words))
    });
    duties.flat_map(|muc| &mut muc.nodes).map(|node| usize::from(of_one(node, bodies, whose))).sum()
}

/// Whether a khoản or điểm names a body; it then has its id.
fn of_one(node: &mut Node, bodies: &mut Bodies, whose: Whose) -> bool {
    if !matches!(node.level, Level::Khoan | Level::Diem) || !node.bodies.is_empty() {
        return false;
    }
    split_run_in(node);
    let Some(title) = &mut node.title else { return false };
    let shown = title.shown();
    let bare = shown.trim_end_matches([':', '.', ' ']);
    let asked = ASKED.iter().find_map(|asked| Some((*asked, bare.strip_prefix(asked)?)));
    let (lead, name) = asked.unwrap_or(("", bare));
    let listed = name.contains(LISTED) && !bodies.knows(name);
    if name.chars().count() > LONGEST_NAME || listed != (whose == Whose::Several) {
        return false;
    }
    if listed && are_bodies(name, bodies) {
        // From the end, so that places before it stay.
        let mut end = lead.len() + name.len();
        for part in name.rsplit(LISTED) {
            let id = bodies.id(part, title.from);
            if bodies.names(&id).is_some_and(|(own, _)| own == part) {
                title.say(end - part.len()..end, format!("co_quan.{id}"));
            }
            end = (end - part.len()).saturating_sub(LISTED.len());
            node.bodies.insert(0, id);
        }
        return true;
    }
    if !is_body(name) {
        return false;
    }
    let id = bodies.id(name, title.from);
    node.bodies.push(id.clone());
    // The known name may have other capitals: then the title stays as the source has it.
    let same = bodies.names(&id).is_some_and(|(own, _)| own == name);
    if lead.is_empty() && same && bare == shown {
        node.title = None;
    } else if same {
        title.say(lead.len()..lead.len() + name.len(), format!("co_quan.{id}"));
    }
    true
}

/// Longest name of a body, in letters.
const LONGEST_NAME: usize = 160;

/// «Công an xã: Chủ trì …»: the name stands before a colon.
fn split_run_in(khoan: &mut Node) {
    let Some(van) = &khoan.van else { return };
    let shown = van.shown();
    let Some((name, rest)) = shown.split_once(": ") else { return };
    let bare = ASKED.iter().find_map(|asked| name.strip_prefix(asked)).unwrap_or(name);
    if is_body(bare) && name.chars().count() <= LONGEST_NAME && !name.contains(['.', ';']) {
        let behind = van.part(shown.len() - rest.len()..shown.len());
        (khoan.title, khoan.run_in) = (Some(Text::new(van.from, name)), Some(behind));
        khoan.van = None;
    }
}

/// Words right before a date that make it a deadline.
const BEFORE: [&str; 8] = [
    "trước ngày ",
    "chậm nhất ngày ",
    "chậm nhất là ngày ",
    "chậm nhất đến ngày ",
    "hạn cuối ngày ",
    "hạn cuối là ngày ",
    "thời hạn: ngày ",
    "hoàn thành trong ngày ",
];

/// Takes the deadlines of the paper's year and the next one out of a text.
pub(super) fn deadlines(text: &mut Text, nam: Nam, found: &mut Deadlines) {
    let shown = text.shown();
    // A date has its slashes: most texts have none.
    if !shown.contains('/') {
        return;
    }
    let folded = small(&shown);
    let mut dates: Vec<(usize, usize, Ngay)> = Vec::new();
    for words in BEFORE {
        for (at, _) in folded.match_indices(words) {
            let from = at + words.len();
            let rest = folded.get(from..).unwrap_or_default();
            let end = rest.find(|c: char| !c.is_ascii_digit() && c != '/').unwrap_or(rest.len());
            let short = rest.get(..end).unwrap_or_default();
            let short_day = short.parse::<Ngay>().ok().filter(|day| day.ngan() == short);
            dates.extend(short_day.map(|day| (from, from + end, day)));
        }
    }
    dates.sort_unstable();
    dates.dedup_by_key(|date| date.0);
    dates.retain(|(_, _, day)| (nam.so()..=nam.so() + 1).contains(&day.nam()));
    let named: Vec<String> = dates
        .iter()
        .map(|(start, end, day)| {
            let task = task(shown.get(*end..).unwrap_or_default());
            due(found, &shown, *start, *day, task, text.from)
        })
        .collect();
    for ((start, end, _), id) in dates.iter().zip(named).rev() {
        text.say(*start..*end, format!("thoi_han.{id}"));
    }
}

/// What is due: «đối với báo cáo năm».
fn task(behind: &str) -> Option<String> {
    let rest = behind.strip_prefix(" đối với ")?;
    let end = [" và ", ",", ";", ".", " ("].iter().filter_map(|stop| rest.find(stop)).min();
    let task = rest.get(..end.unwrap_or(rest.len()))?.trim();
    (!task.is_empty() && task.chars().count() < 120 && !task.contains("{{")).then(|| task.to_owned())
}

/// The id of a deadline; the same day for the same task is one.
fn due(
    found: &mut Deadlines,
    shown: &str,
    start: usize,
    day: Ngay,
    task: Option<String>,
    from: usize,
) -> String {
    if let Some(known) = found.known.get(&(day, task.clone())).and_then(|at| found.list.get(*at)) {
        return known.id.clone();
    }
    found.known.insert((day, task.clone()), found.list.len());
    let before =
        small(shown.get(shown.floor_char_boundary(start.saturating_sub(300))..start).unwrap_or_default());
    let about = task.as_deref().map(small).unwrap_or_default();
    let task = task.map(|task| Text::new(from, &task));
    let name = match () {
        () if about.contains("6 tháng") => "báo cáo 6 tháng".to_owned(),
        () if about.contains("báo cáo năm") => "báo cáo năm".to_owned(),
        () if about.contains("quý") || !about.is_empty() => about,
        () if before.contains("báo cáo") => "báo cáo".to_owned(),
        () => "hạn".to_owned(),
    };
    let id = found.ids.unique([id::short(&name)]);
    found.list.push(Due { id: id.clone(), day, task, from });
    id
}
