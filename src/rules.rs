//! The list of the rules, over data and over form: a table for each thing that is judged, a row a rule. A row says which
//! codes its findings carry and which function finds them; what a code means and the clause it rests on stand with the
//! code ([`Code`]). A rule of data is a file here, one of form
//! a function in [`crate::form`], one of pages in [`crate::pages`].

use std::collections::BTreeSet;

use crate::diagnostic::{Code, Coded, Diagnostic, Route, Rule, Trail};
use crate::docx::read::Paper;
use crate::form::{self, Expected, Need, Origin, Sheet, decree, house, sample, slip};
use crate::layout::{self, Pages};
use crate::model::{DoiThay, DonVi, KieuDau, ReportSources, SoCanCu, Sources, VanBan};
use crate::page::document::Document;
use crate::pages;
use crate::text::lint::{self, TextFault};
use crate::text::tokens::Words;
use crate::value::Nam;
use crate::yaml::Read;
use doubles::Numbered;
use sentence::Ground;
use usage::Usage;

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
mod folder;
pub mod home;
mod issuers;
mod joined;
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
mod unprinted;
mod usage;
mod wording;

type Found = Vec<Diagnostic>;

// What the rules of each table are given.
type OfUnit = fn(&str, &DonVi) -> Found;
type OfDocuments = fn(&Documents<'_>) -> Found;
type OfUncited = fn(&str, &SoCanCu, &BTreeSet<String>) -> Found;
type OfHead = fn(&Sources<'_>, &Route) -> Found;
type OfPaper = fn(&Sources<'_>) -> Found;
type OfPaperChanged = fn(&Sources<'_>, &DoiThay) -> Found;
type OfPrinted = fn(&str, &VanBan, &str) -> Found;
type OfUnprinted = fn(&str, &VanBan) -> Found;
type OfResults = fn(&ReportSources<'_>) -> Found;
type OfResultsChanged = fn(&ReportSources<'_>, &DoiThay) -> Found;
type OfText = fn(&Words<'_>, Option<KieuDau>) -> Vec<TextFault>;
type OfSentence = fn(&Words<'_>, &Ground<'_>) -> Vec<TextFault>;
type OfUsage = fn(Usage, &str, bool) -> Found;
type OfNumbers = fn(&[&str], &[Numbered]) -> Found;
type OfFolder = fn(Nam, Nam, &str) -> Found;
type OfPages = fn(&Pages, &str) -> Found;
type OfSheet = fn(&Sheet<'_>, &str) -> Found;

/// Over a unit's own file: an error keeps its papers from being made.
const UNIT: &[Rule<OfUnit>] = &[Rule::new(&[Code::KhoangThoiGian], periods::check)];

/// Over a unit's own file, asked by `check`.
const UNIT_DOUBTS: &[Rule<OfUnit>] = &[Rule::new(&[Code::ThamQuyenKy], authority::check)];

/// Documents that may be cited: the unit's register, or a paper's own.
struct Documents<'a> {
    file: &'a str,
    entries: &'a SoCanCu,
    /// The way to them in their file.
    at: Route,
    /// Those of the other register, which these are held against too.
    others: Option<&'a SoCanCu>,
    /// The year of the paper whose own they are.
    nam: Option<Nam>,
}

impl<'a> Documents<'a> {
    /// Those of a unit's register.
    fn of_register(file: &'a str, entries: &'a SoCanCu) -> Self {
        Self { file, entries, at: Route::root(), others: None, nam: None }
    }
}

/// Over documents that may be cited, asked by `check`.
const DOCUMENTS: &[Rule<OfDocuments>] = &[
    Rule::new(&[Code::LoaiLa], kinds::check),
    Rule::new(
        &[Code::KyHieuLech, Code::NamSoHieuLech, Code::SoNgayNguoc, Code::TrungSoHieu],
        register::check,
    ),
    Rule::new(&[Code::CauChuConSot], districts::issuers),
];

/// Over the documents of a register, once it is known which ones papers cite.
const UNCITED: Rule<OfUncited> = Rule::new(&[Code::KhongVienDan], citations::never_cited);

/// Over who issues and signs a paper or a report, whose own keys stand at the route: an error keeps it from being made.
const HEAD: &[Rule<OfHead>] = &[
    Rule::new(&[Code::MaLa, Code::ThieuKhoa, Code::TrungMa], issuers::check),
    Rule::new(&[Code::KhoangThoiGian], periods::of_paper),
];

/// Over a paper's data: an error keeps it from being made.
const PAPER: &[Rule<OfPaper>] = &[
    Rule::new(&[Code::MaLa, Code::TrungMa], references::check),
    Rule::new(&[Code::KhoaLa, Code::LapTu, Code::QuaGioiHan, Code::ThieuKhoa], types::check),
    Rule::new(&[Code::CapSai], levels::check),
    Rule::new(&[Code::CanBoSung, Code::ChuaXacNhan], open::check),
    Rule::new(&[Code::ChiTieuSai, Code::KeHoach0, Code::MaLa], targets::check),
    Rule::new(&[Code::NgayKhoTin], days::check),
    Rule::new(&[Code::PhuLucKhongNhac, Code::ThieuPhuLuc], appendices::check),
    Rule::new(&[Code::BieuThucSai], unprinted::not_computed),
];

/// Over a paper's data, asked by `check`.
const PAPER_DOUBTS: &[Rule<OfPaper>] = &[
    Rule::new(&[Code::NoiNhanTrung, Code::ThieuNoiNhan], recipients::check),
    Rule::new(&[Code::HanBaoCaoLech, Code::HanDaQua], deadlines::check),
    Rule::new(&[Code::SoLechChiTieu], figures::check),
];

/// Over the tables of a paper's data, asked by `check` and by `import`.
const TABLES: &[Rule<OfPaper>] = &[
    Rule::new(&[Code::TongSai], totals::check),
    Rule::new(&[Code::BangChuLech, Code::TongSai], rows::check),
];

/// Over a paper's data and what has been merged, renamed or ended, asked by `check`.
const PAPER_CHANGES: &[Rule<OfPaperChanged>] = &[
    Rule::new(&[Code::CanCuHetHieuLuc, Code::CanCuNamTruoc, Code::CanCuSauNgayKy], citations::check),
    Rule::new(&[Code::CauChuConSot], leftovers::of_paper),
];

/// Over a paper's data and its Markdown.
const PRINTED: Rule<OfPrinted> = Rule::new(&[Code::KhongIn], unprinted::passed_over);

/// Over the data of a paper that a template could not print.
const UNPRINTED: Rule<OfUnprinted> = Rule::new(&[Code::ThieuKhoa], unprinted::nothing_to_print);

/// Over a year's results: an error keeps the reports from being made.
const RESULTS: &[Rule<OfResults>] = &[
    Rule::new(
        &[
            Code::CapSai,
            Code::KhoaLa,
            Code::MaLa,
            Code::NgayNguoc,
            Code::NgoaiKy,
            Code::NuQuaTong,
            Code::PhanQuaTong,
            Code::SaiNam,
            Code::SauNgayChot,
            Code::ThieuKhoa,
            Code::TrungKy,
        ],
        results::head,
    ),
    Rule::new(
        &[
            Code::ChiTieuSai,
            Code::ChuaGhiUoc,
            Code::KhongSoSanh,
            Code::LuyKeGiam,
            Code::LuyKeNho,
            Code::MaLa,
            Code::NgoaiKy,
            Code::SaiCachTinh,
            Code::SoAm,
            Code::SoNuaNam,
            Code::SoQuaLon,
            Code::ThieuNgaySoLieu,
            Code::TongSai,
            Code::TrungNgay,
            Code::TyLeQua100,
        ],
        results::figures,
    ),
    Rule::new(
        &[
            Code::KhongTachGioi,
            Code::MaLa,
            Code::NgoaiKy,
            Code::NuQuaTong,
            Code::SauNgayChot,
            Code::SoCuocSai,
            Code::SoQuaLon,
        ],
        results::activities,
    ),
    Rule::new(&[Code::MaLa, Code::NgoaiKy, Code::TienDoSai, Code::TrungNgay], results::states),
    Rule::new(&[Code::ChiQuaDuToan, Code::NgoaiKy, Code::SoQuaLon, Code::TrungMa], results::money),
    Rule::new(&[Code::KeHoachSai], results::plan),
];

/// Over a year's results and what has been merged, renamed or ended, asked by `check`.
const RESULTS_CHANGES: &[Rule<OfResultsChanged>] = &[Rule::new(&[Code::CauChuConSot], leftovers::of_results)];

/// Over any text of data, asked by `check`; the style is how the unit sets tone marks, where that goes for the text.
const TEXT: &[Rule<OfText>] = &[
    Rule::new(lint::CODES, |words, _| lint::findings_in(words)),
    Rule::new(&[Code::KieuDauKhac], wording::other_style),
];

/// Over the sentences of papers and results, asked by `check`, and of a paper that is there already.
const SLIPS: &[Rule<OfSentence>] = &[
    Rule::new(&[Code::TongTrongCauSai], sentence::parts::check),
    Rule::new(&[Code::TyLeTrongCauSai], sentence::shares::check),
    Rule::new(&[Code::SoSanhTrongCauSai], sentence::compared::check),
    Rule::new(&[Code::BangChuLech], sentence::amounts::check),
    Rule::new(
        &[Code::HanBaoCaoLech, Code::HanDaQua, Code::NgayKhongCo, Code::ThuLech],
        sentence::days::check,
    ),
];

/// Over the sentences of papers and results, asked by `check`. Of a paper that is there already the form looks at capitals,
/// and how others number theirs is not its own.
const SENTENCE: &[Rule<OfSentence>] = &[
    Rule::new(&[Code::CanCuSauNgayKy, Code::KyHieuLech, Code::NamSoHieuLech], sentence::documents::check),
    Rule::new(&[Code::VietHoa], sentence::capitals::check),
    Rule::new(&[Code::LapTu], sentence::said::check),
];

/// Over all texts of a file together, asked by `check`.
const USAGE: Rule<OfUsage> =
    Rule::new(&[Code::LanKieuDau, Code::LanGachNoi, Code::VietTatLa], Usage::findings);

/// Over issued papers of one unit, and the symbols of those who issue them.
const NUMBERS: Rule<OfNumbers> = Rule::new(&[Code::TrungSo], doubles::check);

/// Over the year of a file and that of its folder.
const FOLDER: Rule<OfFolder> = Rule::new(&[Code::NamLech], folder::check);

/// Codes of [`joined::check`], over the lines of a data file of any type and what YAML makes of them, asked by `check`.
const LINES: &[Code] = &[Code::NoiDong];

/// Over the pages of a paper, asked by `check`.
const PAGES: &[Rule<OfPages>] = &[
    Rule::new(&[Code::ChuKyRiengTrang], |pages, file| Vec::from_iter(pages::lone_signature(pages, file))),
    Rule::new(&[Code::TrangItDong], pages::short_last_pages),
    Rule::new(&[Code::SoNgatTrongO], pages::broken_figures),
    Rule::new(&[Code::TrichYeuNgat], |pages, file| Vec::from_iter(pages::torn_subject(pages, file))),
    Rule::new(&[Code::BieuDoCatChu], pages::cut_charts),
];

/// Over what must not go out with a DOCX.
const BEFORE: &[Rule<OfSheet>] = &[
    Rule::new(&[Code::DocxHong], form::before::damage),
    Rule::new(&[Code::ConVetSua, Code::ConGopY], form::before::reviewed),
    Rule::new(&[Code::ChuAn], |sheet, file| Vec::from_iter(form::before::hidden(sheet, file))),
];

/// Over the words of somebody else's DOCX: what our own say has been looked at in its data, each with its line.
const FOREIGN: &[Rule<OfSheet>] = &[
    Rule::new(lint::CODES, form::before::doubtful),
    Rule::new(&[Code::HaiKieuDau], |sheet, file| Vec::from_iter(form::before::two_styles(sheet, file))),
];

/// Over the form of a DOCX, in the order of the paper's parts. Their titles are what an officer reads in the guide.
pub const FORM: &[form::Rule] = &[
    decree(Code::PG01, form::page::pg01),
    decree(Code::PG02, form::page::pg02),
    decree(Code::PG03, form::page::pg03),
    decree(Code::PG04, form::page::pg04),
    decree(Code::PG05, form::page::pg05),
    decree(Code::FT01, form::font::ft01),
    decree(Code::FT02, form::font::ft02),
    decree(Code::FT03, form::font::ft03),
    decree(Code::FT04, form::font::ft04),
    house(Code::HD01, form::header::hd01),
    house(Code::HD02, form::header::hd02),
    decree(Code::QH01, form::header::qh01).on(Need::Head),
    decree(Code::QH02, form::header::qh02).on(Need::Head),
    decree(Code::QH03, form::header::qh03).on(Need::Head),
    decree(Code::CQ01, form::header::cq01).on(Need::Head),
    decree(Code::CQ02, form::header::cq02).on(Need::Head),
    decree(Code::CQ03, form::header::cq03).on(Need::Head),
    decree(Code::SK01, form::header::sk01).on(Need::Head),
    decree(Code::SK02, form::header::sk02).on(Need::Head),
    decree(Code::SK03, form::header::sk03).on(Need::Head),
    decree(Code::DD01, form::header::dd01).on(Need::Head),
    decree(Code::DD02, form::header::dd02).on(Need::Head),
    decree(Code::DD03, form::header::dd03).on(Need::Head),
    decree(Code::TL01, form::title::tl01).on(Need::Title),
    decree(Code::TL02, form::title::tl02).on(Need::Title),
    decree(Code::TL03, form::title::tl03).on(Need::Title),
    decree(Code::TL04, form::title::tl04),
    decree(Code::CC01, form::title::cc01),
    slip(Code::CC02, form::title::cc02),
    decree(Code::ND01, form::body::nd01),
    decree(Code::ND02, form::body::nd02),
    decree(Code::ND03, form::body::nd03),
    decree(Code::ND04, form::body::nd04),
    decree(Code::ND05, form::body::nd05),
    sample(Code::ND06, form::body::nd06),
    house(Code::ND07, form::body::nd07),
    decree(Code::BC01, form::layout::bc01),
    decree(Code::BC02, form::layout::bc02),
    decree(Code::BC03, form::layout::bc03),
    decree(Code::BC04, form::layout::bc04),
    decree(Code::BC05, form::layout::bc05),
    decree(Code::BC06, form::layout::bc06),
    decree(Code::KG01, form::body::kg01),
    decree(Code::KG02, form::body::kg02),
    decree(Code::CK01, form::signature::ck01).on(Need::Foot),
    decree(Code::CK02, form::signature::ck02).on(Need::Foot),
    decree(Code::CK03, form::signature::ck03).on(Need::Foot),
    decree(Code::CK04, form::signature::ck04).on(Need::Foot),
    house(Code::CK05, form::signature::ck05),
    decree(Code::NN01, form::signature::nn01).on(Need::Foot),
    decree(Code::NN02, form::signature::nn02).on(Need::Foot),
    decree(Code::NN03, form::signature::nn03).on(Need::Foot),
    decree(Code::PL01, form::appendix::pl01),
    decree(Code::PL02, form::appendix::pl02),
    decree(Code::PL03, form::appendix::pl03),
    decree(Code::DK01, form::appendix::dk01),
    sample(Code::DT01, form::wording::dt01),
    slip(Code::VH01, form::wording::vh01),
    slip(Code::VH02, form::wording::vh02),
    slip(Code::DD04, form::wording::dd04),
];

/// What every rule of a table finds.
fn ask<F, T: Coded>(rules: &[Rule<F>], subject: impl Fn(&F) -> Vec<T>) -> Vec<T> {
    rules.iter().flat_map(|rule| rule.ask(&subject)).collect()
}

/// The codes that the rules may tell, in the order of the list.
pub fn codes() -> impl Iterator<Item = Code> {
    fn of<F: 'static>(rules: &'static [Rule<F>]) -> impl Iterator<Item = &'static [Code]> {
        rules.iter().map(|rule| rule.codes)
    }
    let single =
        [UNCITED.codes, PRINTED.codes, UNPRINTED.codes, USAGE.codes, NUMBERS.codes, FOLDER.codes, LINES];
    let data = of(UNIT).chain(of(UNIT_DOUBTS)).chain(of(DOCUMENTS)).chain(of(HEAD)).chain(of(PAPER));
    let doubts = of(PAPER_DOUBTS)
        .chain(of(TABLES))
        .chain(of(PAPER_CHANGES))
        .chain(of(RESULTS))
        .chain(of(RESULTS_CHANGES));
    let words =
        of(TEXT).chain(of(SLIPS)).chain(of(SENTENCE)).chain(of(PAGES)).chain(of(BEFORE)).chain(of(FOREIGN));
    data.chain(doubts).chain(words).chain(single).flatten().copied().chain(FORM.iter().map(|rule| rule.code))
}

/// All findings about a paper's data. Errors stop the paper, warnings do not.
pub fn data(sources: &Sources<'_>) -> Vec<Diagnostic> {
    let mut findings = ask(PAPER, |judge| judge(sources));
    findings.extend(report_head(sources, &Route::root()));
    findings.extend(ask(UNIT, |judge| judge(sources.don_vi_file, sources.don_vi)));
    findings
}

/// What `check` finds in a paper beyond [`data`]: nothing here keeps it from being made.
pub fn review(sources: &Sources<'_>, doi_thay: &DoiThay) -> Vec<Diagnostic> {
    let mut findings = ask(PAPER_CHANGES, |judge| judge(sources, doi_thay));
    let don_vi = sources.don_vi.cua(&sources.van_ban.ban_hanh());
    let sources = &Sources { don_vi: &don_vi, ..*sources };
    findings.extend(ask(PAPER_DOUBTS, |judge| judge(sources)));
    findings.extend(ask(TABLES, |judge| judge(sources)));
    let own = Documents {
        file: sources.file,
        entries: &sources.van_ban.can_cu_nam,
        at: Route::root().key("can_cu_nam"),
        others: Some(sources.can_cu),
        nam: Some(sources.van_ban.nam),
    };
    findings.extend(ask(DOCUMENTS, |judge| judge(&own)));
    let signed = sources.van_ban.ngay;
    findings.extend(wording::paper(sources.file, sources.van_ban, sources, |_| signed));
    findings
}

/// What contradicts itself in a paper, whoever wrote it.
pub fn slips(sources: &Sources<'_>) -> Vec<Diagnostic> {
    let signed = sources.van_ban.ngay;
    let mut findings = ask(TABLES, |judge| judge(sources));
    findings.extend(wording::paper(sources.file, sources.van_ban, sources, |_| signed));
    findings.retain(|finding| is_slip(finding.code));
    findings
}

/// Whether a code is of what contradicts itself, or the calendar.
pub fn is_slip(code: Code) -> bool {
    let of_sentences = SLIPS.iter().flat_map(|rule| rule.codes);
    of_sentences.chain(TABLES.iter().flat_map(|rule| rule.codes)).any(|slip| *slip == code)
}

/// What `check` finds in a year's results beyond [`results()`]; `doi_thay` is none where that cannot be read.
pub fn review_results(sources: &ReportSources<'_>, doi_thay: Option<&DoiThay>) -> Vec<Diagnostic> {
    let paper = sources.paper(sources.ke_hoach, sources.file);
    // Each report has a day of its own; the plan's says nothing about it.
    let heads = crate::report::cac_dau(sources.ket_qua);
    let signed = |trail: &Trail<'_>| {
        let text = trail.route();
        let head = heads.iter().find(|head| text.steps().starts_with(head.route.steps()))?;
        head.bao_cao.ngay
    };
    let mut findings = wording::paper(sources.file, sources.ket_qua, &paper, signed);
    if let Some(doi_thay) = doi_thay {
        findings.extend(ask(RESULTS_CHANGES, |judge| judge(sources, doi_thay)));
    }
    findings
}

/// What `check` finds in a unit's own file.
pub fn unit(file: &str, don_vi: &DonVi) -> Vec<Diagnostic> {
    let mut findings = wording::unit(file, don_vi);
    findings.extend(ask(UNIT_DOUBTS, |judge| judge(file, don_vi)));
    findings
}

/// What `check` finds in a register of documents. `style` is the unit's way to set tone marks.
pub fn register(file: &str, can_cu: &SoCanCu, style: Option<KieuDau>) -> Vec<Diagnostic> {
    let all = Documents::of_register(file, can_cu);
    let mut findings = wording::check(file, can_cu, style);
    findings.extend(ask(DOCUMENTS, |judge| judge(&all)));
    findings
}

/// The documents that any of `data` cites, by id.
pub fn cited<T: serde::Serialize>(data: &T) -> BTreeSet<String> {
    citations::cited(data)
}

/// Notes about documents of a register that nothing cites. Those that are out of force are kept for what once was.
pub fn never_cited(file: &str, register: &SoCanCu, cited: &BTreeSet<String>) -> Vec<Diagnostic> {
    UNCITED.ask(|judge| judge(file, register, cited))
}

/// A data file whose year is not that of its folder: last year's file was copied and its year forgotten.
pub fn year_of_folder(nam: Nam, folder: Nam, file: &str) -> Vec<Diagnostic> {
    FOLDER.ask(|judge| judge(nam, folder, file))
}

/// All findings about a year's results. Errors stop the reports, warnings do not.
pub fn results(sources: &ReportSources<'_>) -> Vec<Diagnostic> {
    let mut findings = ask(UNIT, |judge| judge(sources.don_vi_file, sources.don_vi));
    findings.extend(ask(RESULTS, |judge| judge(sources)));
    findings
}

/// Issued papers of one unit with one number; `don_vi` are the symbols of those who issue them.
pub fn doubles(don_vi: &[&str], papers: &[Numbered]) -> Vec<Diagnostic> {
    NUMBERS.ask(|judge| judge(don_vi, papers))
}

/// A report of a body that is not there, or of a day of which its signer or the unit's name is not known; `head` is where
/// its group stands.
pub fn report_head(sources: &Sources<'_>, head: &Route) -> Vec<Diagnostic> {
    ask(HEAD, |judge| judge(sources, head))
}

/// What of a paper's data its Markdown does not show.
pub fn not_printed(file: &str, paper: &VanBan, markdown: &str) -> Vec<Diagnostic> {
    PRINTED.ask(|judge| judge(file, paper, markdown))
}

/// What a paper's data lacks without which its template has nothing to print.
pub fn nothing_to_print(file: &str, paper: &VanBan) -> Vec<Diagnostic> {
    UNPRINTED.ask(|judge| judge(file, paper))
}

/// Lines of a file that YAML joins to the sentence above them, where a new item was probably meant.
pub fn lines<T>(read: &Read<T>) -> Vec<Diagnostic> {
    Rule::new(LINES, joined::check::<T>).ask(|judge| judge(read))
}

/// What only the pages of a paper tell; `file` is that of its data.
pub fn pages(document: &Document, file: &str) -> Vec<Diagnostic> {
    let pages = layout::pages(document);
    ask(PAGES, |judge| judge(&pages, file))
}

/// Checks the form of a paper, and what somebody else's says; `file` is its name in the findings.
pub fn form(paper: &Paper, expected: &Expected, file: &str) -> Vec<Diagnostic> {
    let before = |sheet: &Sheet<'_>| {
        let mut findings = ask(BEFORE, |judge| judge(sheet, file));
        if expected.origin == Origin::Foreign {
            findings.extend(ask(FOREIGN, |judge| judge(sheet, file)));
            findings.extend(page::check(file, &form::sentences::of(sheet)));
        }
        findings
    };
    form::run(FORM, before, paper, expected, file)
}

#[cfg(test)]
mod tests {
    use super::codes;
    use crate::diagnostic::{Code, Diagnostic, Group, Route, Rule};

    /// Told of a whole project or of what reads a file, not by a rule over data or form.
    const ELSEWHERE: [Code; 5] =
        [Code::BanSao, Code::ChuDGach, Code::ChuUMoc, Code::KhongKiemTraDuoc, Code::ThieuKeHoach];

    #[test]
    fn every_code_about_what_a_paper_says_or_looks_like_has_a_rule() {
        let of_rules =
            [Group::BeforeSending, Group::Text, Group::Sense, Group::Figures, Group::Pages, Group::Form];
        let without = Code::ALL
            .iter()
            .filter(|code| of_rules.contains(&code.group()) && !codes().any(|known| known == **code));
        let mut without: Vec<Code> = without.copied().collect();
        without.sort_by_key(|code| code.as_str());
        assert_eq!(without, ELSEWHERE);
    }

    #[test]
    #[should_panic(expected = "tells")]
    fn a_rule_tells_what_its_row_says_and_nothing_else() {
        let rule: Rule<fn() -> Vec<Diagnostic>> = Rule::new(&[Code::NgaySai], || {
            vec![Diagnostic::error(Code::NamSai, "a.yaml", &Route::root(), "sai")]
        });
        rule.ask(|judge| judge());
    }
}
