//! Model → findings. A rule is a file; this is the list of them.

use std::collections::BTreeSet;

use crate::diagnostic::{Code, Diagnostic, Route, Trail};
use crate::model::{DoiThay, DonVi, KieuDau, ReportSources, SoCanCu, Sources};
use crate::value::{Nam, Ngay};

mod appendices;
mod authority;
mod citations;
mod days;
mod deadlines;
mod districts;
pub mod doubles;
mod figures;
#[cfg(test)]
mod fixture;
pub mod home;
mod issuers;
pub mod joined;
mod kinds;
pub mod leftovers;
mod levels;
mod open;
mod page;
mod periods;
mod recipients;
mod references;
mod register;
mod results;
mod rows;
mod sentence;
pub mod silence;
mod strings;
mod targets;
mod totals;
mod types;
pub(crate) mod unprinted;
mod usage;
mod wording;

/// All findings about a paper's data. Errors stop the paper, warnings do not.
pub fn data(sources: &Sources<'_>) -> Vec<Diagnostic> {
    let mut findings = references::check(sources);
    findings.extend(issuers::check(sources, &Route::root()));
    findings.extend(types::check(sources));
    findings.extend(levels::check(sources));
    findings.extend(periods::check(sources.don_vi_file, sources.don_vi));
    findings.extend(periods::of_paper(sources, &Route::root().key("ngay")));
    findings.extend(open::check(sources));
    findings.extend(targets::check(sources));
    findings.extend(days::check(sources));
    findings.extend(appendices::check(sources));
    findings.extend(unprinted::not_computed(sources.file, sources.van_ban));
    findings
}

/// What `check` finds in a paper beyond [`data`]: nothing here keeps it from being made.
pub fn review(sources: &Sources<'_>, doi_thay: &DoiThay) -> Vec<Diagnostic> {
    let don_vi = sources.don_vi.cua(&sources.van_ban.ban_hanh());
    let sources = &Sources { don_vi: &don_vi, ..*sources };
    let (own, at) = (&sources.van_ban.can_cu_nam, Route::root().key("can_cu_nam"));
    let mut findings = recipients::check(sources);
    findings.extend(citations::check(sources, doi_thay));
    findings.extend(kinds::check(sources.file, own, &at));
    findings.extend(register::check(sources.file, own, Some(sources.can_cu), &at));
    findings.extend(districts::issuers(sources.file, own, &at, Some(sources.van_ban.nam)));
    findings.extend(deadlines::check(sources));
    findings.extend(figures::check(sources));
    findings.extend(totals::check(sources));
    findings.extend(rows::check(sources));
    let signed = sources.van_ban.ngay;
    findings.extend(wording::paper(sources.file, sources.van_ban, sources, |_| signed));
    findings
}

/// What contradicts itself in a paper whoever wrote it: sums, shares, amounts in words, days of the week.
pub fn slips(sources: &Sources<'_>) -> Vec<Diagnostic> {
    let mut findings = totals::check(sources);
    findings.extend(rows::check(sources));
    findings.extend(wording::paper(sources.file, sources.van_ban, sources, |_| None));
    findings.retain(|finding| SLIPS.contains(&finding.code));
    findings
}

/// Codes of what contradicts itself.
pub const SLIPS: [Code; 7] = [
    Code::TongSai,
    Code::TongTrongCauSai,
    Code::TyLeTrongCauSai,
    Code::SoSanhTrongCauSai,
    Code::BangChuLech,
    Code::NgayKhongCo,
    Code::ThuLech,
];

/// What `check` finds in the words of a year's results beyond [`results()`].
pub fn review_results(sources: &ReportSources<'_>) -> Vec<Diagnostic> {
    let paper = sources.paper(sources.ke_hoach, sources.file);
    // Each report has a day of its own; the plan's says nothing about it.
    let heads = crate::report::cac_dau(sources.ket_qua);
    let signed = |trail: &Trail<'_>| {
        let text = trail.route();
        let head = heads.iter().find(|head| text.steps().starts_with(head.route.steps()))?;
        head.bao_cao.ngay
    };
    wording::paper(sources.file, sources.ket_qua, &paper, signed)
}

/// What `check` finds in the sentences of a paper that is there already: its paragraphs, each with the words that say where it
/// stands, and the day in its head.
pub fn page(file: &str, ngay: Option<Ngay>, texts: &[(String, String)]) -> Vec<Diagnostic> {
    page::check(file, ngay, texts)
}

/// What `check` finds in a unit's own file.
pub fn unit(file: &str, don_vi: &DonVi) -> Vec<Diagnostic> {
    let mut findings = wording::unit(file, don_vi);
    findings.extend(authority::check(file, don_vi));
    findings
}

/// What `check` finds in a register of documents. `style` is the unit's way to set tone marks.
pub fn register(file: &str, can_cu: &SoCanCu, style: Option<KieuDau>) -> Vec<Diagnostic> {
    let root = Route::root();
    let mut findings = wording::check(file, can_cu, style);
    findings.extend(kinds::check(file, can_cu, &root));
    findings.extend(register::check(file, can_cu, None, &root));
    findings.extend(districts::issuers(file, can_cu, &root, None));
    findings
}

/// The documents that any of `data` cites, by id.
pub fn cited<T: serde::Serialize>(data: &T) -> BTreeSet<String> {
    citations::cited(data)
}

/// Notes about documents of a register that nothing cites. Those that are out of force are kept for what once was.
pub fn never_cited(file: &str, register: &SoCanCu, cited: &BTreeSet<String>) -> Vec<Diagnostic> {
    citations::never_cited(file, register, cited)
}

/// A data file whose year is not that of its folder: last year's file was copied and its year forgotten.
pub fn year_of_folder(nam: Nam, folder: Nam, file: &str) -> Option<Diagnostic> {
    (nam != folder).then(|| {
        let message = format!("nam là {nam}, nhưng tệp nằm ở thư mục {folder}");
        Diagnostic::error(Code::NamLech, file, &Route::root().key("nam"), message)
            .hint("sửa nam, hoặc chuyển tệp sang đúng thư mục")
    })
}

/// All findings about a year's results. Errors stop the reports, warnings do not.
pub fn results(sources: &ReportSources<'_>) -> Vec<Diagnostic> {
    let mut finder = results::Finder::new(sources);
    finder.head();
    finder.figures();
    finder.activities();
    finder.states();
    finder.money();
    finder.plan(&targets::check(&sources.paper(sources.ke_hoach, sources.ke_hoach_file)));
    let mut findings = periods::check(sources.don_vi_file, sources.don_vi);
    findings.extend(finder.findings());
    findings
}

/// Issued papers of one unit with one number; `don_vi` are the symbols of those who issue them.
pub fn doubles(don_vi: &[&str], papers: &[doubles::Numbered]) -> Vec<Diagnostic> {
    doubles::check(don_vi, papers)
}

/// A report of a body that is not there, or of a day of which its signer or the unit's name is not known; `head` is where
/// its group stands.
pub fn report_head(sources: &Sources<'_>, head: &Route) -> Vec<Diagnostic> {
    let mut findings = issuers::check(sources, head);
    findings.extend(periods::of_paper(sources, &head.key("ngay")));
    findings
}
