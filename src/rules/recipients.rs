//! Who has a duty in a paper receives it: bodies with a duty among nơi nhận (ND30 PL I, Phần I, II.9).

use std::collections::{BTreeMap, BTreeSet};

use crate::diagnostic::{Code, Diagnostic, Route};
use crate::model::{Cap, Sources, VanBan};
use crate::value::Id;

/// Codes of the findings.
const MISSING: Code = Code::ThieuNoiNhan;
const TWICE: Code = Code::NoiNhanTrung;
/// Bodies, and recipients, that are held against each other: no paper has as many.
const MOST: usize = 500;
/// Bodies above each other.
const LONGEST_CHAIN: usize = 20;

/// Warnings about bodies with a duty that do not receive the paper, and about bodies that are listed twice.
pub(super) fn check(sources: &Sources<'_>) -> Vec<Diagnostic> {
    let duties = duties(sources);
    let mut findings = twice(sources);
    if duties.is_empty() {
        return findings;
    }
    let reached = Reached::of(sources);
    let mut told = BTreeSet::new();
    for (id, route) in duties {
        if told.len() >= MOST || !told.insert(id) || reached.holds(id, sources) {
            continue;
        }
        let Some(body) = sources.don_vi.co_quan.get(id.as_str()) else { continue };
        let message = format!("«{}» được giao việc mà không có trong nơi nhận", body.ten);
        findings.push(Diagnostic::warning(MISSING, sources.file, &route, message).hint(format!(
            "thêm {id} vào noi_nhan; nhận qua cơ quan khác thì ghi thuoc cho {id} trong don-vi.yaml"
        )));
    }
    findings
}

/// Bodies with a duty, in the order of the paper, each with its place.
fn duties<'a>(sources: &Sources<'a>) -> Vec<(&'a Id, Route)> {
    let paper: &VanBan = sources.van_ban;
    let mut found = Vec::new();
    let names = names(sources);
    let mut shares_out_here = false;
    paper.than_bai().each_from_root(&mut |part, here| {
        let heading = match part {
            Cap::Phan(phan) => Some(&phan.tieu_de),
            Cap::Chuong(chuong) => Some(&chuong.tieu_de),
            Cap::Muc(muc) => Some(&muc.tieu_de),
            _ => None,
        };
        if let Some(heading) = heading {
            shares_out_here = shares_out(heading.as_str());
        }
        let Some(khoan) = part.khoan() else { return };
        let ids = khoan.co_quan.as_slice().iter().enumerate();
        found.extend(ids.map(|(at, id)| (id, here.key("co_quan").index(at).route())));
        let title = khoan.tieu_de.as_ref().filter(|_| shares_out_here && khoan.co_quan.is_empty());
        let named = title.and_then(|title| names.get(bare(title.as_str()).as_str()));
        found.extend(named.map(|id| (*id, here.key("tieu_de").route())));
    });
    for (id, task) in paper.nhiem_vu.iter() {
        let route = Route::root().key("nhiem_vu").key(id.as_str());
        found.push((&task.chu_tri, route.key("chu_tri")));
        let helpers = task.phoi_hop.as_slice().iter().enumerate();
        found.extend(helpers.map(|(at, id)| (id, route.key("phoi_hop").index(at))));
    }
    found
}

/// Whether a part of a paper says who does what.
fn shares_out(title: &str) -> bool {
    let title = title.to_lowercase();
    ["tổ chức thực hiện", "phân công", "trách nhiệm"].iter().any(|words| title.contains(words))
}

/// The bodies by their names in small letters.
fn names<'a>(sources: &Sources<'a>) -> BTreeMap<String, &'a Id> {
    sources.don_vi.co_quan.iter().map(|(id, body)| (body.ten.as_str().to_lowercase(), id)).collect()
}

/// The name in a typed title: `Đề nghị Ủy ban MTTQ Việt Nam xã:` → `ủy ban mttq việt nam xã`.
fn bare(title: &str) -> String {
    let title = title.to_lowercase();
    let name = ["đề nghị ", "giao "].iter().find_map(|lead| title.strip_prefix(lead)).unwrap_or(&title);
    name.trim_end_matches([':', '.', ' ']).to_owned()
}

/// Whom a paper reaches.
struct Reached<'a> {
    ids: BTreeSet<&'a str>,
    /// Names in the list and above it, in small letters.
    names: Vec<String>,
}

impl<'a> Reached<'a> {
    fn of(sources: &Sources<'a>) -> Self {
        let lines = sources.van_ban.noi_nhan.as_ref().unwrap_or(&sources.don_vi.noi_nhan);
        let bodies = lines.iter().flat_map(|line| &line.co_quan);
        let ids: BTreeSet<&str> = bodies.map(Id::as_str).collect();
        let listed = ids.iter().filter_map(|id| sources.don_vi.co_quan.get(id));
        let above = sources.van_ban.kinh_gui.as_slice().iter().map(|line| line.as_str());
        let names =
            listed.map(|body| body.noi_nhan()).chain(above).take(MOST).map(str::to_lowercase).collect();
        Self { ids, names }
    }

    fn holds(&self, id: &Id, sources: &Sources<'_>) -> bool {
        let bodies = &sources.don_vi.co_quan;
        let mut at = id.as_str();
        // A longer chain of bodies runs in a circle.
        for _ in 0..LONGEST_CHAIN {
            if self.ids.contains(at) {
                return true;
            }
            match bodies.get(at).and_then(|body| body.thuoc.as_ref()) {
                Some(above) => at = above.as_str(),
                None => break,
            }
        }
        let Some(body) = bodies.get(id.as_str()) else { return true };
        let small = body.ten.as_str().to_lowercase();
        let short = body.noi_nhan().to_lowercase();
        is_issuer(&small, sources)
            || self
                .names
                .iter()
                .any(|name| name.contains(&short) || name.contains(&small) || covers(name, &small))
    }
}

/// Whether a body is the one that issues the paper.
fn is_issuer(body: &str, sources: &Sources<'_>) -> bool {
    [&sources.don_vi.ten, &sources.don_vi.goi].iter().any(|name| name.as_str().to_lowercase() == body)
}

/// Recipients named by their kind, and how names of the bodies begin that they stand for; `*` for all.
const GROUPS: [(&str, &[&str]); 14] = [
    ("như ", &["*"]),
    ("các cơ quan, đơn vị", &["*"]),
    ("các đơn vị", &["*"]),
    ("các cơ quan", &["*"]),
    ("các ngành", &["*"]),
    ("các phòng", &["phòng", "văn phòng", "các phòng", "trung tâm", "ban"]),
    ("các ban, ngành", &["*"]),
    ("ban, ngành", &["*"]),
    (
        "đoàn thể",
        &[
            "hội",
            "đoàn",
            "ủy ban mặt trận",
            "ủy ban mttq",
            "mặt trận",
            "công đoàn",
            "các đoàn thể",
            "các hội",
        ],
    ),
    ("các tổ chức chính trị", &["hội", "đoàn", "công đoàn", "các hội", "các tổ chức"]),
    ("các hội", &["hội", "các hội"]),
    ("trường", &["trường", "các trường"]),
    ("thôn", &["thôn", "các thôn", "trưởng thôn", "làng", "các làng", "trưởng các"]),
    ("tổ dân phố", &["tổ dân phố", "các tổ dân phố", "tổ trưởng", "khu phố"]),
];

/// Whether a recipient's name stands for a body among others: «Các phòng chuyên môn» for «Phòng Kinh tế».
fn covers(recipient: &str, body: &str) -> bool {
    let is_group = |group: &str| match group {
        "như " => recipient.starts_with(group),
        _ => recipient.contains(group),
    };
    let is_one = |begin: &&str| *begin == "*" || body.starts_with(begin);
    GROUPS.iter().any(|(group, bodies)| is_group(group) && bodies.iter().any(is_one))
}

/// Bodies that stand twice in the paper's own list. The unit's usual list is told with the unit.
fn twice(sources: &Sources<'_>) -> Vec<Diagnostic> {
    let (lines, file) = match &sources.van_ban.noi_nhan {
        Some(own) => (own, sources.file),
        None => (&sources.don_vi.noi_nhan, sources.don_vi_file),
    };
    let mut seen = BTreeSet::new();
    let mut findings = Vec::new();
    for (line_at, line) in lines.iter().enumerate() {
        for (at, id) in line.co_quan.iter().enumerate().filter(|(_, id)| !seen.insert(id.as_str())) {
            let route = Route::root().key("noi_nhan").index(line_at).index(at);
            let message = format!("«{id}» đã có ở trên trong nơi nhận");
            findings.push(Diagnostic::warning(TWICE, file, &route, message).hint("bỏ một chỗ"));
        }
    }
    findings
}

#[cfg(test)]
mod tests {
    use super::check;
    use crate::rules::fixture::{Workspace, lines};

    fn told(bodies: &str, paper: &str) -> Vec<String> {
        let workspace =
            Workspace::new(bodies, "{}", &format!("nam: 2026\ntrich_yeu: A\nnguoi_ky: ct\n{paper}"));
        lines(&check(&workspace.sources()))
    }

    #[test]
    fn a_body_with_a_duty_that_is_not_written_to_is_told_once() {
        let bodies = "co_quan: {vp: {ten: Văn phòng}, cax: {ten: Công an xã}, hnd: {ten: Hội Nông dân xã}}\nnoi_nhan: [vp, vp]";
        let paper = "cac_muc:\n  - tieu_de: Tổ chức thực hiện\n    khoan:\n      - {co_quan: [vp, cax], doan: A}\n      - {co_quan: cax, doan: B}\n      - {tieu_de: Giao Hội Nông dân xã, doan: C}\n";
        assert_eq!(
            told(bodies, paper),
            [
                "noi_nhan[2][1]: «vp» đã có ở trên trong nơi nhận",
                "cac_muc[1].khoan[1].co_quan[2]: «Công an xã» được giao việc mà không có trong nơi nhận",
                "cac_muc[1].khoan[3].tieu_de: «Hội Nông dân xã» được giao việc mà không có trong nơi nhận",
            ]
        );
        assert_eq!(
            told(bodies, "nhiem_vu: {a: {ten: A, khoan: k, chu_tri: vp, phoi_hop: cax}}\nnoi_nhan: [vp]\n"),
            ["nhiem_vu.a.phoi_hop[1]: «Công an xã» được giao việc mà không có trong nơi nhận"]
        );
    }

    #[test]
    fn who_is_reached_by_another_name_is_silent() {
        let duty = |id: &str| format!("cac_muc: [{{tieu_de: Việc, khoan: [{{co_quan: {id}, doan: A}}]}}]\n");
        let cases = [
            (
                "co_quan: {x: {ten: Công chức Văn phòng, thuoc: ub}, ub: {ten: TT UBND xã}}\nnoi_nhan: [ub]",
                "x",
            ),
            (
                "co_quan: {x: {ten: Phòng Kinh tế}, g: {ten: Các phòng chuyên môn thuộc UBND xã}}\nnoi_nhan: [g]",
                "x",
            ),
            (
                "co_quan: {x: {ten: Hội Nông dân xã}, g: {ten: Mặt trận và các đoàn thể xã}}\nnoi_nhan: [g]",
                "x",
            ),
            ("co_quan: {x: {ten: Công an xã}, g: {ten: Như mục III}}\nnoi_nhan: [g]", "x"),
            (
                "co_quan: {x: {ten: Trường Tiểu học Kim Đồng}, g: {ten: Các trường học trên địa bàn}}\nnoi_nhan: [g]",
                "x",
            ),
            ("co_quan: {x: {ten: UBND xã}, g: {ten: Công an xã}}\nnoi_nhan: [g]", "x"),
            ("co_quan: {x: {ten: Công an xã}, g: {ten: Trưởng Công an xã}}\nnoi_nhan: [g]", "x"),
        ];
        for (bodies, id) in cases {
            assert_eq!(told(bodies, &duty(id)), [""; 0], "{bodies}");
        }
        let addressed = format!("kinh_gui: Công an xã\n{}", duty("x"));
        assert_eq!(told("co_quan: {x: {ten: Công an xã}}", &addressed), [""; 0]);
    }
}
