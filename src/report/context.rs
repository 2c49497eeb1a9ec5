//! Results → what the templates of reports see: sentences and rows ready, in the plan's order, gaps visible.

use minijinja::Value;
use minijinja::value::Serde;

use crate::diagnostic::{Code, Diagnostic, Route};
use crate::model::can_cu::can_bo_sung;
use crate::model::noi_dung::cap::Nhom;
use crate::model::{BaoCao, HoatDong, NhiemVu, ReportSources, Sources, VanBan};
use crate::report::chi_tieu::Muc;
use crate::report::nhiem_vu::Viec;
use crate::report::{self, Dau, KyBaoCao, Loai};
use crate::template::context;
use crate::template::texts::Evaluator;
use crate::template::tones;
use crate::value::{Id, Van};

mod of_plan;
pub use of_plan::named;
mod rows;

/// What a report's template sees, and what the officer is told besides.
#[derive(Debug)]
pub struct Context {
    /// For the template.
    pub value: Value,
    /// Gaps, and candidates for tồn tại: warnings.
    pub notes: Vec<Diagnostic>,
}

/// What the template of a report sees.
///
/// # Errors
/// Every expression in the report's text that does not evaluate, at its place.
pub fn build<'a>(sources: &'a ReportSources<'a>, head: &Dau<'a>) -> Result<Context, Vec<Diagnostic>> {
    let mut findings = Vec::new();
    let Dau { loai, ref route, bao_cao: report } = *head;
    let route = route.clone();
    let paper = report.van_ban(sources.ke_hoach);
    let head = sources.paper(&paper, sources.file);
    let texts = Evaluator::new(sources.file, |wanted| context::scope(&head, sources.ke_hoach, wanted));
    let van_ban = texts.resolve(&Value::from(Serde(&paper)), &route, &mut findings);
    let bao_cao = texts.resolve(&Value::from(Serde(report)), &route, &mut findings);
    let mut writer = Writer {
        sources,
        report,
        bao_cao,
        ky: KyBaoCao { loai, nam: sources.ke_hoach.nam, den: report.so_lieu_den },
        route,
        documents: sources.paper(sources.ke_hoach, sources.ke_hoach_file),
        plan: Evaluator::new(sources.ke_hoach_file, |wanted| {
            context::scope(&sources.paper(sources.ke_hoach, sources.ke_hoach_file), sources.ke_hoach, wanted)
        }),
        findings,
        notes: Vec::new(),
    };
    let own = writer.pairs();
    if !writer.findings.is_empty() {
        return Err(writer.findings);
    }
    // A gap may also stand in a citation or in what a person typed.
    let draft = own.iter().any(|(_, value)| context::has_gap(value));
    let mut pairs = context::head(&head, van_ban, draft);
    pairs.extend(own);
    writer.suggest();
    Ok(Context { value: tones::printed(pairs, sources.don_vi.kieu_in()), notes: writer.notes })
}

/// What the places where people live are called where the plan does not say.
const DAN_CU: &str = "thôn, làng";

/// Code of a gap.
pub const GAP: Code = Code::CanBoSung;

/// The state of one report's making.
struct Writer<'a> {
    sources: &'a ReportSources<'a>,
    report: &'a BaoCao,
    /// The report's texts with their expressions evaluated.
    bao_cao: Value,
    ky: KyBaoCao,
    route: Route,
    /// What may be cited: the register, and the plan's own documents of its year.
    documents: Sources<'a>,
    /// Evaluates the plan's texts.
    plan: Evaluator<'a>,
    findings: Vec<Diagnostic>,
    notes: Vec<Diagnostic>,
}

impl<'a> Writer<'a> {
    fn pairs(&mut self) -> Vec<(&'static str, Value)> {
        let results = self.sources.ket_qua;
        let goals = self.goals();
        let groups = self.groups();
        let nothing = groups.is_empty();
        let route = self.route.key("loi_van");
        let missing = nothing.then(|| self.gap("kết quả thực hiện từng nội dung của kế hoạch", &route));
        let about = results.khai_quat.as_ref().filter(|about| about.den <= self.ky.den);
        let (work_name, heading) = self.work();
        let work = self.sources.ke_hoach.cong_tac.as_ref();
        let by_sex = report::hoat_dong::tach_gioi(work);
        let home = work.and_then(|work| work.dan_cu.as_ref()).map_or(DAN_CU, Van::as_str);
        let place = self.sources.don_vi.dia_ban.as_str();
        let overview = about.map(|about| report::khai_quat::cau(about, place, home, by_sex));
        let about_text = about.map(|about| self.plain(about.doan.as_slice())).unwrap_or_default();
        let issued: Vec<_> = results.van_ban.iter().filter(|document| self.ky.co(document.ngay)).collect();
        // One group says of its tasks what would be said of all.
        let tasks = if groups.len() == 1 { Vec::new() } else { self.tasks(|_| true) };
        let money = report::kinh_phi::cac_cau(&results.kinh_phi, self.ky.loai, self.ky.den);
        let indicators = self.indicators(|_| true);
        let counts = report::tong_hop::tong_hop(&indicators);
        let summary = match self.ky.loai {
            Loai::TongKet => counts.cau(),
            _ => counts.cau_sau_thang(),
        };
        let boundary = report::so_sanh::doi_dia_gioi(results.doi_dia_gioi, self.ky);
        let strings = |list: Vec<String>| list.into_iter().collect::<Value>();
        vec![
            ("minh_hoa", Value::from(results.minh_hoa)),
            ("cong_tac", Value::from(work_name)),
            ("muc_tieu_ten", Value::from(heading)),
            ("tach_gioi", Value::from(by_sex)),
            ("ky", Value::from(self.ky.loai.goi(self.ky.nam))),
            ("ky_sau", Value::from(self.ky.loai.tiep_theo(self.ky.nam))),
            ("so_lieu_den", Value::from(self.report.so_lieu_den.ngan())),
            ("thuc_hien", strings(self.on_what())),
            ("khai_quat", Value::from(overview)),
            ("khai_quat_doan", strings(about_text)),
            ("chi_dao", self.own_items("chi_dao")),
            ("van_ban_ban_hanh", Value::from(report::van_ban::cau(&issued))),
            ("thieu_noi_dung", Value::from(missing)),
            ("noi_dung", groups.into_iter().collect()),
            ("muc_tieu", goals),
            ("tong_hop", Value::from(summary)),
            ("doi_dia_gioi", Value::from(results.doi_dia_gioi.filter(|_| boundary).map(|day| day.ngan()))),
            ("nhiem_vu", Value::from(report::nhiem_vu::cau(&tasks, self.ky.den, false))),
            ("kinh_phi", Value::from(money.as_ref().map(|(all, _)| all.clone()))),
            ("kinh_phi_nguon", strings(money.map(|(_, each)| each).unwrap_or_default())),
            ("uu_diem", self.wanted("danh_gia.uu_diem", "ưu điểm")),
            ("ton_tai", self.wanted("danh_gia.ton_tai", "tồn tại, hạn chế")),
            ("khach_quan", self.wanted("danh_gia.khach_quan", "nguyên nhân khách quan")),
            ("chu_quan", self.wanted("danh_gia.chu_quan", "nguyên nhân chủ quan")),
            ("phuong_huong", self.wanted("phuong_huong", "phương hướng, nhiệm vụ")),
            ("kien_nghi", self.proposals()),
            ("bieu_chi_tieu", self.indicator_rows()),
            ("bieu_do", self.charts()),
            ("bieu_hoat_dong", self.activity_rows()),
        ]
    }

    /// The report's own value at a dotted key.
    fn own_items(&self, key: &str) -> Value {
        let part = |value: Value, part: &str| value.get_item(&Value::from(part)).unwrap_or_default();
        sentences(&key.split('.').fold(self.bao_cao.clone(), part))
    }

    /// The report's own text at a dotted key.
    fn own(&self, key: &str) -> Vec<String> {
        let list = self.own_items(key);
        list.try_iter().into_iter().flatten().map(|item| item.to_string()).collect()
    }

    /// The report's own text that no program can write: what is missing is a gap on paper and a finding.
    fn wanted(&mut self, key: &str, what: &str) -> Value {
        let own = self.own_items(key);
        if own.len().unwrap_or(0) > 0 {
            return own;
        }
        let route = key.split('.').fold(self.route.clone(), |route, part| route.key(part));
        [self.gap(what, &route)].into_iter().collect()
    }

    fn gap(&mut self, what: &str, route: &Route) -> String {
        let message = format!("{}: chưa có {what}", self.ky.loai.ten());
        let finding = Diagnostic::warning(GAP, self.sources.file, route, message)
            .hint(format!("người viết ghi vào {route}; cho tới lúc đó báo cáo là bản dự thảo"));
        self.notes.push(finding);
        can_bo_sung(what)
    }

    fn plain(&self, texts: &[Van]) -> Vec<String> {
        texts.iter().map(ToString::to_string).collect()
    }

    /// Indicators with their figures at the report's day.
    fn indicators(&self, wanted: impl Fn(&str) -> bool) -> Vec<Muc<'a>> {
        let sources = self.sources;
        let of_goal = sources.ke_hoach.chi_tieu.iter().filter(|(_, one)| wanted(one.muc_tieu.as_str()));
        of_goal
            .map(|(id, chi_tieu)| {
                let figures = sources.ket_qua.so_lieu.get(id.as_str()).map_or(&[][..], Vec::as_slice);
                Muc { chi_tieu, so_lieu: report::so_lieu(chi_tieu, figures, self.ky) }
            })
            .collect()
    }

    /// Tasks with their states at the report's day.
    fn tasks(&self, wanted: impl Fn(&NhiemVu) -> bool) -> Vec<Viec<'a>> {
        let sources = self.sources;
        let of_group = sources.ke_hoach.nhiem_vu.iter().filter(|(_, task)| wanted(task));
        of_group
            .map(|(id, nhiem_vu)| {
                let states = sources.ket_qua.nhiem_vu.get(id.as_str()).map_or(&[][..], Vec::as_slice);
                let body = sources.don_vi.co_quan.get(nhiem_vu.chu_tri.as_str());
                Viec::new(nhiem_vu, states, body.map_or("", |body| body.ten.as_str()), self.ky.den)
            })
            .collect()
    }

    /// Activities up to the report's day, by date.
    fn activities(&self, wanted: impl Fn(&HoatDong) -> bool) -> Vec<&'a HoatDong> {
        let all = self.sources.ket_qua.hoat_dong.iter();
        let mut held: Vec<_> = all.filter(|one| self.ky.co(one.ngay) && wanted(one)).collect();
        held.sort_by_key(|one| one.ngay);
        held
    }

    /// The plan's goals with a sentence for each indicator.
    fn goals(&mut self) -> Value {
        let boundary = self.sources.ket_qua.doi_dia_gioi;
        let goals: Vec<_> = self.sources.ke_hoach.muc_tieu.iter().collect();
        let mut written = Vec::new();
        for (id, name) in goals {
            // In the half year what has no figure yet is counted in the summary, not listed.
            let half = !self.ky.loai.ca_nam();
            let sentences: Vec<String> = self
                .indicators(|goal| goal == id.as_str())
                .iter()
                .filter(|one| !half || report::chi_tieu::co_so_lieu(one))
                .map(|one| one.cau(self.ky, boundary))
                .collect();
            let name = self.of_plan(name, "muc_tieu");
            let texts = self.own(&format!("loi_van.{id}"));
            if half && sentences.is_empty() && texts.is_empty() {
                continue;
            }
            written.push(Value::from_pairs([
                ("ten", Value::from(name)),
                ("doan", texts.into_iter().collect()),
                ("cau", sentences.into_iter().collect()),
            ]));
        }
        written.into_iter().collect()
    }

    /// The plan's groups of tasks with what was done in each, then the tasks that belong to none.
    fn groups(&mut self) -> Vec<Value> {
        let parts = self.sources.ke_hoach.than_bai().cac_nhom();
        let mut written: Vec<Value> = parts.into_iter().filter_map(|part| self.group(Some(part))).collect();
        written.extend(self.group(None));
        written
    }

    /// What was done in a part of the plan, or of the tasks that belong to none; `None`: there is nothing to tell.
    fn group(&mut self, part: Option<Nhom<'a>>) -> Option<Value> {
        let plan = self.sources.ke_hoach;
        let id = part.map(|part| part.id);
        let tasks = self.tasks(|task| task.khoan.as_ref() == id);
        let texts = id.map(|id| self.own(&format!("loi_van.{id}"))).unwrap_or_default();
        if tasks.is_empty() && texts.is_empty() {
            return None;
        }
        let of_group = |one: &HoatDong| {
            plan.nhiem_vu.get(one.nhiem_vu.as_str()).is_some_and(|task| task.khoan.as_ref() == id)
        };
        let held = report::hoat_dong::cac_cau(&self.activities(of_group), plan.cong_tac.as_ref());
        let mut lists = report::nhiem_vu::danh_sach(&tasks, self.ky.den).into_iter();
        let (head, first) = lists.next().unzip();
        let others = lists.map(|(head, told)| {
            Value::from_pairs([("ten", Value::from(head)), ("viec", told.into_iter().collect())])
        });
        let body = |id: &Id| self.sources.don_vi.co_quan.get(id.as_str()).map(|body| body.ten.to_string());
        let title = match part {
            None if tasks.len() == plan.nhiem_vu.iter().count() => "Các nhiệm vụ của kế hoạch".to_owned(),
            None => "Các nhiệm vụ khác".to_owned(),
            Some(Nhom { ten: Some(title), .. }) => self.of_plan(title, "cac_muc"),
            Some(Nhom { id, co_quan, .. }) => co_quan.and_then(body).unwrap_or_else(|| id.to_string()),
        };
        Some(Value::from_pairs([
            ("ten", Value::from(title)),
            ("doan", texts.into_iter().collect()),
            ("cau", held.into_iter().collect()),
            ("nhiem_vu", Value::from(report::nhiem_vu::cau(&tasks, self.ky.den, true))),
            ("con_lai", Value::from(head)),
            ("viec", first.unwrap_or_default().into_iter().collect()),
            ("danh_sach", others.collect()),
        ]))
    }

    fn proposals(&mut self) -> Value {
        let proposals = self.bao_cao.get_item(&Value::from("kien_nghi")).unwrap_or_default();
        if proposals.len().unwrap_or(0) > 0 {
            let part = |one: &Value, key: &str| one.get_item(&Value::from(key)).unwrap_or_default();
            let of = |one: Value| {
                Value::from_pairs([("gui", part(&one, "gui")), ("y", sentences(&part(&one, "y")))])
            };
            return proposals.try_iter().into_iter().flatten().map(of).collect();
        }
        let route = self.route.key("kien_nghi");
        let gap = self.gap("đề xuất, kiến nghị", &route);
        [Value::from_pairs([("gui", Value::from(())), ("y", [gap].into_iter().collect())])]
            .into_iter()
            .collect()
    }

    /// Candidates for tồn tại, for the officer's screen only.
    fn suggest(&mut self) {
        let boundary = self.sources.ket_qua.doi_dia_gioi;
        let money = report::kinh_phi::tong(self.sources.ket_qua.kinh_phi.iter(), self.ky.den);
        let tasks = self.tasks(|_| true);
        let mut hints =
            report::goi_y::cac_goi_y(&self.indicators(|_| true), &tasks, money, self.ky, boundary);
        // What the officer has named already need not be thought of.
        let said: Vec<String> =
            self.report.danh_gia.ton_tai.cac_cau().map(|text| text.as_str().to_lowercase()).collect();
        let is_said = |hint: &String| {
            let name = hint.split_once(": ").map(|(_, name)| name.to_lowercase());
            name.is_some_and(|name| said.iter().any(|text| text.contains(&name)))
        };
        hints.retain(|hint| !is_said(hint));
        if hints.is_empty() {
            return;
        }
        let route = self.route.key("danh_gia").key("ton_tai");
        let message = format!(
            "{}: có {:02} điều nên xem có nêu ở tồn tại, hạn chế không",
            self.ky.loai.ten(),
            hints.len()
        );
        let finding = Diagnostic::warning(Code::GoiYTonTai, self.sources.file, &route, message);
        self.notes.push(hints.into_iter().fold(finding, Diagnostic::hint));
    }
}

/// The items of a list as templates see them: those that are a sentence and nothing besides are that sentence.
fn sentences(list: &Value) -> Value {
    let sentence = |item: Value| {
        let part = |key: &str| item.get_item(&Value::from(key)).unwrap_or_default();
        let text = part("van");
        let is_bare = text.as_str().is_some() && part("y").len().unwrap_or(0) == 0;
        if is_bare { text } else { item }
    };
    list.try_iter().into_iter().flatten().map(sentence).collect()
}

/// Keys under `loi_van` that a report may use: the plan's parts that have an id and its goals.
pub fn loi_van_keys(plan: &VanBan) -> Vec<&str> {
    let parts = plan.than_bai().cac_nhom().into_iter();
    parts.map(|part| part.id.as_str()).chain(plan.muc_tieu.ids()).collect()
}
