//! What a report takes from its plan: what it is made on, and the words of its field of work.

use std::borrow::Cow;

use minijinja::Value;

use super::{GAP, Writer};
use crate::diagnostic::{Diagnostic, Route};
use crate::model::can_cu::can_bo_sung;
use crate::model::{ReportSources, VanBan};
use crate::report;
use crate::template::context;
use crate::template::texts::Evaluator;
use crate::text::inside::about;
use crate::value::Van;

/// The heading of the aims where the plan does not say.
const MUC_TIEU: &str = "Kết quả thực hiện các mục tiêu, chỉ tiêu";

/// The plan as reports name its indicators, tasks and activities paid for: with the expressions in these names evaluated.
///
/// # Errors
/// Every expression that does not evaluate, at its place.
pub fn named<'a>(sources: &ReportSources<'a>) -> Result<Cow<'a, VanBan>, Vec<Diagnostic>> {
    let plan = sources.ke_hoach;
    // Most names have none: the plan is then the one that was read.
    let has = |text: &Van| text.as_str().contains("{{");
    let any = plan.chi_tieu.iter().any(|(_, one)| has(&one.ten))
        || plan.nhiem_vu.iter().any(|(_, one)| has(&one.ten))
        || plan.kinh_phi.iter().any(|(_, one)| has(&one.noi_dung));
    if !any {
        return Ok(Cow::Borrowed(plan));
    }
    let paper = sources.paper(plan, sources.ke_hoach_file);
    let texts = Evaluator::new(sources.ke_hoach_file, |wanted| context::scope(&paper, plan, wanted));
    let mut findings = Vec::new();
    let mut say = |text: &mut Van, list: &str, id: &str, key: &str| {
        let route = Route::root().key(list).key(id).key(key);
        let said = texts.resolve(&Value::from(text.as_str()), &route, &mut findings).to_string();
        if let Ok(said) = said.parse() {
            *text = said;
        }
    };
    let mut named = plan.clone();
    for (one, id) in named.chi_tieu.values_mut().zip(plan.chi_tieu.ids()) {
        say(&mut one.ten, "chi_tieu", id, "ten");
    }
    for (one, id) in named.nhiem_vu.values_mut().zip(plan.nhiem_vu.ids()) {
        say(&mut one.ten, "nhiem_vu", id, "ten");
    }
    for (one, id) in named.kinh_phi.values_mut().zip(plan.kinh_phi.ids()) {
        say(&mut one.noi_dung, "kinh_phi", id, "noi_dung");
    }
    if findings.is_empty() { Ok(Cow::Owned(named)) } else { Err(findings) }
}

impl Writer<'_> {
    /// The documents the report is made on: those that ask for it, then the plan by number and date.
    pub(super) fn on_what(&mut self) -> Vec<String> {
        let asked = self.report.theo.as_slice().iter();
        let mut documents: Vec<String> = asked
            .filter_map(|id| self.documents.document(id.as_str()))
            .map(|document| document.day_du())
            .collect();
        let plan = self.sources.ke_hoach;
        let don_vi = self.sources.don_vi;
        let number = plan.so.map(|number| number.to_string());
        let number = number.unwrap_or_else(|| self.plan_gap("số của kế hoạch", "so"));
        let day = plan.ngay.map(|day| day.ngan());
        let day = day.unwrap_or_else(|| self.plan_gap("ngày ban hành kế hoạch", "ngay"));
        let symbol =
            plan.ky_hieu.as_ref().map_or_else(|| format!("KH-{}", don_vi.ky_hieu), ToString::to_string);
        let lines = plan.trich_yeu.as_slice().iter();
        let subject: Vec<String> = lines.map(|line| self.of_plan(line, "trich_yeu")).collect();
        let about = about(&subject.join(" "));
        documents.push(format!("Kế hoạch số {number}/{symbol} ngày {day} của {} {about}", don_vi.ten));
        documents
    }

    /// What the report calls the field of work, and the heading of its aims: from the plan's `cong_tac`, else neutral
    /// words from the plan's title; a title that names nothing leaves a gap.
    pub(super) fn work(&mut self) -> (String, String) {
        let plan = self.sources.ke_hoach;
        let heading = plan.cong_tac.as_ref().and_then(|work| work.muc_tieu.as_ref());
        let heading = heading.map_or_else(|| MUC_TIEU.to_owned(), |text| self.of_plan(text, "cong_tac"));
        if let Some(work) = &plan.cong_tac {
            return (self.of_plan(&work.ten, "cong_tac"), heading);
        }
        let title: Vec<String> =
            plan.trich_yeu.as_slice().iter().map(|line| self.of_plan(line, "trich_yeu")).collect();
        let name = report::cong_tac::tu_trich_yeu(&title.join(" "), plan.nam.so());
        let name = name.unwrap_or_else(|| {
            let route = Route::root().key("trich_yeu");
            // All reports of the plan lack it: told once, in the same words.
            let message = "báo cáo phải ghi tên công tác, trích yếu của kế hoạch không nói";
            let finding = Diagnostic::warning(GAP, self.sources.ke_hoach_file, &route, message);
            self.notes.push(finding.hint("ghi vào kế hoạch, như cong_tac: {ten: công tác …}"));
            can_bo_sung("tên công tác")
        });
        (name, heading)
    }

    /// A text of the plan with its expressions evaluated.
    pub(super) fn of_plan(&mut self, text: &Van, key: &str) -> String {
        let route = Route::root().key(key);
        self.plan.resolve(&Value::from(text.as_str()), &route, &mut self.findings).to_string()
    }

    /// A gap for which something is missing in the plan.
    fn plan_gap(&mut self, what: &str, key: &str) -> String {
        let message = format!("báo cáo phải ghi {what}, kế hoạch chưa có");
        let finding = Diagnostic::warning(GAP, self.sources.ke_hoach_file, &Route::root().key(key), message)
            .hint(format!(
                "ghi `{key}:` vào kế hoạch khi đã ban hành; cho tới lúc đó báo cáo là bản dự thảo"
            ));
        self.notes.push(finding);
        can_bo_sung(what)
    }
}
