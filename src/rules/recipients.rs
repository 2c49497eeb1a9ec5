//! Who has a duty in a paper receives it: bodies with a duty among nơi nhận (ND30 PL I, Phần I, II.9).

use std::collections::BTreeSet;

use crate::diagnostic::{Code, Diagnostic, Route};
use crate::model::{Cap, Sources, VanBan};
use crate::text::body::{is_agency, is_named, shortened};
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
    for Duty { body, route, within, helps } in duties {
        let (name, hint) = match body {
            Body::Known(id) => {
                if told.len() >= MOST || !told.insert(id.to_string()) || reached.holds(id, sources) {
                    continue;
                }
                let Some(body) = sources.don_vi.co_quan.get(id.as_str()) else { continue };
                let hint = format!(
                    "thêm {id} vào noi_nhan; nhận qua cơ quan khác thì ghi thuoc cho {id} trong don-vi.yaml"
                );
                (body.ten.to_string(), hint)
            }
            Body::Named(name) => {
                let small = shortened(&name);
                if told.len() >= MOST || !told.insert(small) || reached.has(&name, &name, sources) {
                    continue;
                }
                (name, "ghi cơ quan này vào co_quan của don-vi.yaml, thêm mã của nó vào noi_nhan".to_owned())
            }
        };
        // Who only helps may be told by who leads: worth to know, no more.
        let finding = if helps {
            let message = format!("«{name}» phối hợp làm nhiệm vụ mà không có trong nơi nhận");
            Diagnostic::note(MISSING, sources.file, &route, message).hint(hint)
        } else {
            let message = format!("«{name}» được giao việc mà không có trong nơi nhận");
            Diagnostic::warning(MISSING, sources.file, &route, message).hint(hint)
        };
        findings.push(match within {
            Some(offset) => finding.within(offset),
            None => finding,
        });
    }
    findings
}

/// A body with a duty, and where it is given.
struct Duty<'a> {
    body: Body<'a>,
    route: Route,
    /// Characters before it in its text.
    within: Option<usize>,
    /// Whether it only helps another body.
    helps: bool,
}

/// A body with a duty: of the unit's file, or typed.
enum Body<'a> {
    Known(&'a Id),
    Named(String),
}

/// Bodies with a duty, in the order of the paper, each with its place.
fn duties<'a>(sources: &Sources<'a>) -> Vec<Duty<'a>> {
    let paper: &VanBan = sources.van_ban;
    let mut found = Vec::new();
    let names = Names::of(sources);
    let mut shares_out_here = false;
    let known = |id, route| Duty { body: Body::Known(id), route, within: None, helps: false };
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
        let text = match part {
            Cap::Doan(text) => Some((text, here.route())),
            Cap::Y(y) => y.van.as_ref().map(|text| (text, here.key("van").route())),
            part => part.khoan().and_then(|khoan| Some((khoan.van.as_ref()?, here.key("van").route()))),
        };
        if let Some((text, route)) = text.filter(|_| shares_out_here) {
            found.extend(names.given(text.as_str()).into_iter().map(|(id, offset)| Duty {
                body: Body::Known(id),
                route: route.clone(),
                within: Some(offset),
                helps: false,
            }));
        }
        let Some(khoan) = part.khoan() else { return };
        let ids = khoan.co_quan.as_slice().iter().enumerate();
        found.extend(ids.map(|(at, id)| known(id, here.key("co_quan").index(at).route())));
        let title = khoan.tieu_de.as_ref().filter(|_| shares_out_here && khoan.co_quan.is_empty());
        if let Some(title) = title {
            let route = here.key("tieu_de").route();
            found.extend(names.titled(title.as_str()).map(|body| Duty {
                body,
                route,
                within: None,
                helps: false,
            }));
        }
    });
    let route = |id: &Id| Route::root().key("nhiem_vu").key(id.as_str());
    found.extend(paper.nhiem_vu.iter().map(|(id, task)| known(&task.chu_tri, route(id).key("chu_tri"))));
    for (id, task) in paper.nhiem_vu.iter() {
        let helpers = task.phoi_hop.as_slice().iter().enumerate();
        let helper =
            |(at, helper)| Duty { helps: true, ..known(helper, route(id).key("phoi_hop").index(at)) };
        found.extend(helpers.map(helper));
    }
    found
}

/// Whether a part of a paper says who does what.
fn shares_out(title: &str) -> bool {
    let title = title.to_lowercase();
    ["tổ chức thực hiện", "phân công", "trách nhiệm"].iter().any(|words| title.contains(words))
}

/// Words by which a sentence gives a duty.
const LEADS: [&str; 4] = ["giao ", "đề nghị ", "yêu cầu ", "phân công "];

/// The bodies of the unit's file by their names, the longest first.
struct Names<'a>(Vec<(String, &'a Id)>);

impl<'a> Names<'a> {
    fn of(sources: &Sources<'a>) -> Self {
        let mut names: Vec<_> =
            sources.don_vi.co_quan.iter().map(|(id, body)| (shortened(body.ten.as_str()), id)).collect();
        names.sort_by_key(|(name, _)| usize::MAX - name.len());
        Self(names)
    }

    /// The body whose name a text in small letters begins with, and the bytes of the name.
    fn first(&self, text: &str) -> Option<(&'a Id, usize)> {
        let ends = |rest: &str| !rest.starts_with(char::is_alphanumeric);
        let stands = |name: &str| text.strip_prefix(name).is_some_and(ends);
        self.0.iter().find(|(name, _)| stands(name)).map(|(name, id)| (*id, name.len()))
    }

    /// The bodies that sentences of a text give a duty, with the characters before them: `Giao Công an xã, Trạm Y tế …`.
    fn given(&self, text: &str) -> Vec<(&'a Id, usize)> {
        let small = shortened(text);
        // The short forms of names have other lengths: a place is shown where they have not.
        let has_places = small.chars().count() == text.chars().count();
        let mut found = Vec::new();
        for lead in LEADS.iter().filter(|lead| small.contains(*lead)) {
            let mut counted = (0, 0);
            for (at, _) in small.match_indices(lead) {
                let before = small.get(..at).unwrap_or_default().trim_end();
                if !before.is_empty() && !before.ends_with(['.', ';', ':', ',']) {
                    continue;
                }
                let mut at = at + lead.len();
                if found.len() >= MOST {
                    return found;
                }
                while let Some((id, length)) = self.first(small.get(at..).unwrap_or_default()) {
                    // Counted on from the name before, or a text of a thousand names is counted a thousand times.
                    let between = small.get(counted.0..at).map_or(0, |between| between.chars().count());
                    counted = (at, counted.1 + between);
                    found.push((id, if has_places { counted.1 } else { 0 }));
                    let rest = small.get(at + length..).unwrap_or_default();
                    let Some(next) = [", ", " và ", "; "].iter().find(|next| rest.starts_with(*next)) else {
                        break;
                    };
                    at += length + next.len();
                }
            }
        }
        found
    }

    /// The body that a title names: one of the unit's, or one that is typed.
    fn titled(&self, title: &str) -> Option<Body<'a>> {
        let small = shortened(title);
        let lead = LEADS.iter().find(|lead| small.starts_with(*lead)).map_or(0, |lead| lead.len());
        let name = small.get(lead..)?.trim_end_matches([':', '.', ' ']);
        if let Some((id, _)) = self.first(name) {
            return Some(Body::Known(id));
        }
        // A council with a duty is often one that the paper itself sets up.
        let is_body = is_agency(name) && !name.starts_with("hội đồng");
        let words = name.split(' ').count();
        let typed = title.trim_end_matches([':', '.', ' ']);
        let skipped = small.get(..lead)?.chars().count();
        (is_body && (2..=12).contains(&words) && !name.contains(['{', ';']))
            .then(|| Body::Named(typed.chars().skip(skipped).collect()))
    }
}

/// Whom a paper reaches.
struct Reached<'a> {
    ids: BTreeSet<&'a str>,
    /// Names in the list and above it: as they stand there, and in small letters.
    names: Vec<(&'a str, String)>,
}

impl<'a> Reached<'a> {
    fn of(sources: &Sources<'a>) -> Self {
        let lines = sources.van_ban.noi_nhan.as_ref().unwrap_or(&sources.don_vi.noi_nhan);
        let bodies = lines.iter().flat_map(|line| &line.co_quan);
        let ids: BTreeSet<&str> = bodies.map(Id::as_str).collect();
        let listed = ids.iter().filter_map(|id| sources.don_vi.co_quan.get(id));
        let above = sources.van_ban.kinh_gui.as_slice().iter().map(|line| line.as_str());
        let names = listed.map(|body| body.noi_nhan()).chain(above).take(MOST);
        let names = names.map(|name| (name, shortened(name))).collect();
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
        self.has(body.ten.as_str(), body.noi_nhan(), sources)
    }

    /// Whether a body of this name, as lists shorten it, is reached by name.
    fn has(&self, name: &str, short: &str, sources: &Sources<'_>) -> bool {
        let [small, small_short] = [name, short].map(shortened);
        let is_it = |(listed, text): &(&str, String)| {
            text.contains(&small_short)
                || text.contains(&small)
                || covers(text, &small)
                || is_named(listed, name)
                || is_named(listed, short)
        };
        is_issuer(&small, sources) || self.names.iter().any(is_it)
    }
}

/// Whether a body is the one that issues the paper.
fn is_issuer(body: &str, sources: &Sources<'_>) -> bool {
    [&sources.don_vi.ten, &sources.don_vi.goi].iter().any(|name| shortened(name.as_str()) == body)
}

/// Recipients named by their kind, and how names of the bodies begin that they stand for; `*` for all.
const GROUPS: [(&str, &[&str]); 21] = [
    ("như ", &["*"]),
    ("các cơ quan", &["*"]),
    ("các đơn vị", &["*"]),
    ("các ngành", &["*"]),
    ("các ban, ngành", &["*"]),
    ("ban, ngành", &["*"]),
    ("các sở", &["sở", "các sở"]),
    ("các phòng", &["phòng", "văn phòng", "các phòng", "trung tâm", "ban"]),
    ("đoàn thể", &["hội", "đoàn", "ubmttq", "mttq", "mặt trận", "công đoàn", "các đoàn thể", "các hội"]),
    ("các tổ chức chính trị", &["hội", "đoàn", "công đoàn", "các hội", "các tổ chức"]),
    ("các hội", &["hội", "các hội"]),
    ("các trường", SCHOOLS),
    ("trường học", SCHOOLS),
    ("nhà trường", SCHOOLS),
    ("các thôn", VILLAGES),
    ("trưởng thôn", VILLAGES),
    ("các làng", VILLAGES),
    ("các ấp", VILLAGES),
    ("các bản", VILLAGES),
    ("khu phố", VILLAGES),
    ("tổ dân phố", VILLAGES),
];

/// How names of schools begin.
const SCHOOLS: &[&str] = &["trường", "các trường", "nhà trường", "hiệu trưởng"];

/// How names of villages and their heads begin.
const VILLAGES: &[&str] = &[
    "thôn",
    "các thôn",
    "trưởng",
    "làng",
    "các làng",
    "ấp",
    "các ấp",
    "bản",
    "các bản",
    "khu phố",
    "các khu phố",
    "tổ dân phố",
    "các tổ dân phố",
    "tổ trưởng",
    "xóm",
    "các xóm",
    "buôn",
    "các buôn",
    "ban công tác mặt trận",
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
    let (lines, file, list) = match &sources.van_ban.noi_nhan {
        Some(own) => (own, sources.file, Route::root().key("noi_nhan")),
        None => (&sources.don_vi.noi_nhan, sources.don_vi_file, sources.don_vi.noi("noi_nhan")),
    };
    let mut seen = BTreeSet::new();
    let mut findings = Vec::new();
    for (line_at, line) in lines.iter().enumerate() {
        for (at, id) in line.co_quan.iter().enumerate().filter(|(_, id)| !seen.insert(id.as_str())) {
            let route = list.index(line_at).index(at);
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
    fn a_body_that_stands_twice_is_told_in_the_list_of_who_issues() {
        let hdnd = "co_quan: {vp: {ten: Văn phòng}}\nnoi_nhan: []\nco_quan_ban_hanh: {hdnd: {ten: HĐND xã, ten_dau_trang: [HĐND], ky_hieu: HĐND, noi_nhan: [vp, vp]}}";
        assert_eq!(
            told(hdnd, "co_quan_ban_hanh: hdnd\n"),
            ["co_quan_ban_hanh.hdnd.noi_nhan[2][1]: «vp» đã có ở trên trong nơi nhận"]
        );
    }

    #[test]
    fn names_without_end_are_read_in_bounded_time() {
        let text = format!(
            "cac_muc: [{{tieu_de: Tổ chức thực hiện, y: ['{}']}}]\n",
            "Giao Công an xã; ".repeat(60_000)
        );
        // Counted from the start for each name, this takes minutes.
        assert_eq!(told("co_quan: {cax: {ten: Công an xã}}\nnoi_nhan: []", &text).len(), 1);
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
            ["nhiem_vu.a.phoi_hop[1]: «Công an xã» phối hợp làm nhiệm vụ mà không có trong nơi nhận"]
        );
    }

    #[test]
    fn a_duty_in_a_sentence_and_a_typed_name_are_told() {
        let bodies = "co_quan: {vp: {ten: Văn phòng}, cax: {ten: Công an xã}, tyt: {ten: Trạm Y tế xã}, mn: {ten: Trường Mầm non A}, th: {ten: Trường Tiểu học B}}\nnoi_nhan: [vp, th]";
        let share = |parts: &str| format!("cac_muc:\n  - tieu_de: Tổ chức thực hiện\n    khoan:\n{parts}");
        let paper = share(
            "      - {tieu_de: Các đơn vị, doan: [\"Làm tốt. Giao Công an xã, Trạm Y tế xã phối hợp.\"]}\n      - {tieu_de: Đề nghị Hội Chữ thập đỏ xã, doan: A}\n      - {co_quan: mn, doan: A}\n",
        );
        assert_eq!(
            told(bodies, &paper),
            [
                "cac_muc[1].khoan[1].doan[1]: «Công an xã» được giao việc mà không có trong nơi nhận",
                "cac_muc[1].khoan[1].doan[1]: «Trạm Y tế xã» được giao việc mà không có trong nơi nhận",
                "cac_muc[1].khoan[2].tieu_de: «Hội Chữ thập đỏ xã» được giao việc mà không có trong nơi nhận",
                "cac_muc[1].khoan[3].co_quan[1]: «Trường Mầm non A» được giao việc mà không có trong nơi nhận",
            ]
        );
        let silent = share(
            "      - {tieu_de: Hội nghị sơ kết, doan: Phối hợp với Công an xã.}\n      - {tieu_de: Phòng chống dịch, doan: Tham mưu giao Công an xã.}\n      - {tieu_de: Văn phòng và các thôn, doan: A}\n",
        );
        assert_eq!(told(bodies, &silent), [""; 0]);
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
            ("co_quan: {x: {ten: Phòng Văn hóa - Xã hội}, g: {ten: Phòng VH-XH}}\nnoi_nhan: [g]", "x"),
            ("co_quan: {x: {ten: VP HĐND&UBND}, g: {ten: Văn phòng HĐND và UBND xã}}\nnoi_nhan: [g]", "x"),
        ];
        for (bodies, id) in cases {
            assert_eq!(told(bodies, &duty(id)), [""; 0], "{bodies}");
        }
        let addressed = format!("kinh_gui: Công an xã\n{}", duty("x"));
        assert_eq!(told("co_quan: {x: {ten: Công an xã}}", &addressed), [""; 0]);
    }
}
