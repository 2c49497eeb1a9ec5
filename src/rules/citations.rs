//! Cited documents against the paper: issued after it, ended before it, of an earlier year.

use std::collections::{BTreeMap, BTreeSet};

use super::strings;
use crate::diagnostic::{Code, Diagnostic, Route, Trail};
use crate::model::Sources;
use crate::model::texts::named;
use crate::model::{CanCu, DoiThay, HieuLuc, SoCanCu};
use crate::text::tokens::small;
use crate::value::{Id, Nam, Ngay};

/// Codes of the findings.
const LATER: Code = Code::CanCuSauNgayKy;
const ENDED: Code = Code::CanCuHetHieuLuc;
const LAST_YEAR: Code = Code::CanCuNamTruoc;

/// Words by which a document is spoken of that is no longer followed.
const OF_THE_PAST: [&str; 12] = [
    "tổng kết",
    "sơ kết",
    "thay thế",
    "bãi bỏ",
    "hết hiệu lực",
    "kế thừa",
    "kết quả thực hiện",
    "đánh giá",
    "giai đoạn trước",
    "rút kinh nghiệm",
    "trước đây",
    "quyết toán",
];

/// Words in a title that tell of what was, not of what is to be done.
const RESULT: [&str; 9] = [
    "kết quả",
    "tổng kết",
    "sơ kết",
    "quyết toán",
    "công nhận",
    "khen thưởng",
    "đánh giá",
    "rà soát",
    "xếp loại",
];

/// Where a document is cited: its id, the place, and whether the sentence tells of the past.
struct Citation {
    id: String,
    route: Route,
    within: Option<usize>,
    past: bool,
}

/// All findings about the documents that a paper cites, each document once.
pub(super) fn check(sources: &Sources<'_>, doi_thay: &DoiThay) -> Vec<Diagnostic> {
    let citations = citations(sources);
    if citations.is_empty() {
        return Vec::new();
    }
    let own = sources.van_ban.can_cu_nam.iter();
    let all = sources.can_cu.iter().chain(own).map(|(id, document)| (id.as_str(), document)).collect();
    let ground = Ground { nam: sources.van_ban.nam, ngay: sources.van_ban.ngay, all, doi_thay };
    let mut told = BTreeSet::new();
    let mut findings = Vec::new();
    for citation in citations {
        let Some(document) = ground.all.get(citation.id.as_str()) else { continue };
        let Some((code, message, hint)) = ground.doubt(document, &citation) else { continue };
        if told.insert((citation.id, code)) {
            let finding = Diagnostic::warning(code, sources.file, &citation.route, message).hint(hint);
            findings.push(match citation.within {
                Some(offset) => finding.within(offset),
                None => finding,
            });
        }
    }
    findings
}

/// The ids of documents that any text of `data` names, and that stand in its lists.
pub(super) fn cited<T: serde::Serialize>(data: &T) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    strings::each(data, &mut |text, trail| {
        found.extend(named(text, "can_cu").into_iter().map(str::to_owned));
        let listed = match trail {
            Trail::Index(outer, _) => matches!(outer, Trail::Key(_, "can_cu" | "theo")),
            Trail::Key(_, key) => matches!(*key, "theo" | "thay_bang"),
            Trail::Start(_) => false,
        };
        if listed {
            found.insert(text.to_owned());
        }
    });
    found
}

/// Notes about documents of a register that nothing cites.
pub(super) fn never_cited(file: &str, register: &SoCanCu, cited: &BTreeSet<String>) -> Vec<Diagnostic> {
    let instead: BTreeSet<&str> =
        register.iter().filter_map(|(_, document)| document.thay_bang.as_ref()).map(Id::as_str).collect();
    let is_idle = |(id, document): &(&Id, &CanCu)| {
        let in_force =
            matches!(document.hieu_luc, HieuLuc::Con | HieuLuc::ChuaRo) && document.den_ngay.is_none();
        in_force && !cited.contains(id.as_str()) && !instead.contains(id.as_str())
    };
    let tell = |(id, document): (&Id, &CanCu)| {
        let message = format!("{} không nơi nào viện dẫn", document.ngan());
        Diagnostic::note(Code::KhongVienDan, file, &Route::root().key(id.as_str()), message)
            .hint("bỏ mục này, hoặc viện dẫn nó")
    };
    register.iter().filter(is_idle).map(tell).collect()
}

fn citations(sources: &Sources<'_>) -> Vec<Citation> {
    let mut found = Vec::new();
    let list = Route::root().key("mo_dau").key("can_cu");
    for (at, id) in sources.van_ban.mo_dau.can_cu.iter().enumerate() {
        found.push(Citation { id: id.to_string(), route: list.index(at), within: None, past: false });
    }
    strings::each(sources.van_ban, &mut |text, trail| {
        if !text.contains("can_cu") || strings::is_apart(trail) {
            return;
        }
        let mut at = 0;
        for expression in text.split_inclusive("}}") {
            for id in named(expression, "can_cu") {
                let open = at + expression.find("{{").unwrap_or_default();
                let past = is_past(text, open);
                let within = text.get(..open).map(|before| before.chars().count());
                found.push(Citation { id: id.to_owned(), route: trail.route(), within, past });
            }
            at += expression.len();
        }
    });
    found
}

/// Whether the sentence round a byte tells of the past.
fn is_past(text: &str, at: usize) -> bool {
    const NEAR: usize = 400;
    let start = text.floor_char_boundary(at.saturating_sub(NEAR));
    let end = text.ceil_char_boundary((at + NEAR).min(text.len()));
    let before = text.get(start..at).unwrap_or_default();
    let behind = text.get(at..end).unwrap_or_default();
    let before = before.rsplit(['.', ';']).next().unwrap_or_default();
    let behind = behind.split(['.', ';']).next().unwrap_or_default();
    let sentence = small(&format!("{before} {behind}"));
    OF_THE_PAST.iter().any(|words| sentence.contains(words))
}

/// What a document is held against.
struct Ground<'a> {
    nam: Nam,
    ngay: Option<Ngay>,
    all: BTreeMap<&'a str, &'a CanCu>,
    doi_thay: &'a DoiThay,
}

impl Ground<'_> {
    /// What is doubtful: code, message, hint.
    fn doubt(&self, document: &CanCu, citation: &Citation) -> Option<(Code, String, String)> {
        let (nam, signed) = (self.nam, self.ngay);
        let name = document.ngan();
        if let Some(day) = document.ngay {
            let later = signed.is_some_and(|signed| day > signed);
            if later || (signed.is_none() && day.nam() > nam.so()) {
                let own = signed.map_or_else(
                    || format!("văn bản của năm {nam}"),
                    |day| format!("văn bản ký ngày {}", day.ngan()),
                );
                let message = format!("{name} ban hành ngày {}, sau {own} viện dẫn nó", day.ngan());
                return Some((LATER, message, "xem lại ngày của văn bản này và ngày ký".into()));
            }
        }
        if citation.past {
            return None;
        }
        if let Some((why, hint)) = self.ended(document, &citation.id) {
            return Some((ENDED, format!("{name} {why}"), hint));
        }
        let old = of_earlier_year(document, nam)?;
        let message = format!("{name} {old}, mà đây là văn bản của năm {nam}");
        Some((LAST_YEAR, message, "thay bằng văn bản của năm nay; viện dẫn đúng thì để nguyên".into()))
    }

    /// Why a document was no longer in force, and the way out.
    fn ended(&self, document: &CanCu, id: &str) -> Option<(String, String)> {
        let (nam, signed) = (self.nam, self.ngay);
        let is_over = |day: Ngay| signed.map_or(day.nam() < nam.so(), |signed| day <= signed);
        let next = document.thay_bang.as_ref().and_then(|next| self.all.get(next.as_str()).copied());
        let instead = |next: Option<String>| match next {
            Some(next) => format!("thay bằng {next}"),
            None => "bỏ, hoặc thay bằng văn bản mới".to_owned(),
        };
        if let Some(day) = document.den_ngay {
            // Ended on a day that is known: before it the document was right.
            let ended = is_over(day).then(|| format!("hết hiệu lực từ {}", day.ngan()))?;
            return Some((ended, instead(next.map(CanCu::ngan))));
        }
        match document.hieu_luc {
            HieuLuc::BiThayThe if next.and_then(|next| next.ngay).is_none_or(is_over) => {
                return Some(("đã bị thay thế".to_owned(), instead(next.map(CanCu::ngan))));
            }
            HieuLuc::HetGiaiDoan if document.giai_doan.is_none() => {
                return Some(("đã hết giai đoạn áp dụng".to_owned(), instead(None)));
            }
            HieuLuc::Con | HieuLuc::ChuaRo | HieuLuc::BiThayThe | HieuLuc::HetGiaiDoan => {}
        }
        if let Some(period) = document.giai_doan.filter(|period| period.ended_before(nam)) {
            return Some((format!("áp dụng cho giai đoạn {period}, đã hết"), instead(None)));
        }
        if let Some(change) =
            self.doi_thay.van_ban.get(id).filter(|change| change.tu_ngay.is_none_or(is_over))
        {
            let next = change.thay_bang_ten.as_ref().map(ToString::to_string);
            let doubtful = if change.can_xac_nhan { " (chưa đối chiếu)" } else { "" };
            return Some((
                format!("theo doi-thay.yaml không còn dùng{doubtful}: {}", change.nguon),
                instead(next),
            ));
        }
        let title = small(document.trich_yeu.as_ref()?.as_str());
        let is_result = RESULT.iter().any(|words| title.contains(words));
        let last = last_year(&title).filter(|last| *last < nam.so() && !is_result)?;
        (document.hieu_luc != HieuLuc::Con && !document.la_luat())
            .then(|| (format!("theo tên gọi chỉ đến năm {last}"), instead(None)))
    }
}

/// The last year that a title reaches to: `giai đoạn 2021-2025`, `đến năm 2030`, `tầm nhìn 2045`. Without a period there
/// is none.
fn last_year(title: &str) -> Option<u16> {
    let mut last = None;
    for (at, _) in title.char_indices().filter(|(_, c)| c.is_ascii_digit()) {
        let digits = title.get(at..).unwrap_or_default();
        let length = digits.bytes().take_while(u8::is_ascii_digit).count();
        let starts = !title.get(..at).unwrap_or_default().ends_with(|c: char| c.is_ascii_digit());
        let year =
            digits.get(..4).filter(|_| length == 4 && starts).and_then(|year| year.parse::<u16>().ok());
        let Some(year) = year.filter(|year| (1990..2200).contains(year)) else { continue };
        let lead = title.get(..at).unwrap_or_default().trim_end();
        let ends_period = lead.ends_with(['-', '–'])
            && lead.trim_end_matches(['-', '–', ' ']).ends_with(|c: char| c.is_ascii_digit());
        let aim = ["đến năm", "đến", "tầm nhìn", "tầm nhìn đến năm", "định hướng"]
            .iter()
            .any(|word| lead.ends_with(word));
        if ends_period || aim {
            last = last.max(Some(year));
        }
    }
    last
}

/// How a document of every year, or the plan of one, is of an earlier year than the paper's.
fn of_earlier_year(document: &CanCu, nam: Nam) -> Option<String> {
    let title = document.trich_yeu.as_ref().map(|title| small(title.as_str())).unwrap_or_default();
    let is_result = RESULT.iter().any(|words| title.contains(words));
    let kind = document.loai.as_str().to_lowercase();
    let is_plan = matches!(kind.as_str(), "kế hoạch" | "chương trình");
    let years: Vec<u16> = title
        .match_indices("năm ")
        .filter_map(|(at, word)| title.get(at + word.len()..)?.get(..4)?.parse().ok())
        .filter(|year: &u16| (1990..2200).contains(year))
        .collect();
    if is_result || !(document.hang_nam || is_plan) || last_year(&title).is_some() {
        return None;
    }
    if let Some(last) = years.iter().max() {
        return (*last < nam.so()).then(|| format!("là của năm {last}"));
    }
    let day = document.ngay.filter(|_| document.hang_nam)?;
    // What is issued in the last quarter is of the next year.
    let of_year = if day.thang() >= 10 { day.nam() + 1 } else { day.nam() };
    (of_year < nam.so()).then(|| format!("ban hành ngày {}", day.ngan()))
}

#[cfg(test)]
mod tests {
    use super::{check, cited};
    use crate::model::DoiThay;
    use crate::rules::fixture::{Workspace, lines};

    /// What is told of one document in the plan of 2026, cited in its opening.
    fn told(document: &str) -> Vec<String> {
        told_in(document, "mo_dau: {can_cu: [a]}")
    }

    fn told_in(document: &str, text: &str) -> Vec<String> {
        let register = format!("{{a: {{{document}}}, b: {{loai: Luật, trich_yeu: Mới, ngay: 01/6/2024}}}}");
        let paper = format!("nam: 2026\nngay: 20/01/2026\ntrich_yeu: A\nnguoi_ky: ct\n{text}\n");
        let workspace = Workspace::new("", &register, &paper);
        let changes: DoiThay =
            serde_yaml::from_str("van_ban: {a: {tu_ngay: 01/01/2030, nguon: N}, c: {nguon: N}}").unwrap();
        lines(&check(&workspace.sources(), &changes))
    }

    #[test]
    fn documents_that_cannot_be_followed_are_told() {
        let cases = [
            (
                "loai: Kế hoạch, so: 215/KH-UBND, ngay: 28/01/2026",
                "ban hành ngày 28/01/2026, sau văn bản ký ngày 20/01/2026 viện dẫn nó",
            ),
            (
                "loai: Nghị định, so: 1/2008/NĐ-CP, hieu_luc: bi_thay_the, den_ngay: 01/01/2025",
                "hết hiệu lực từ 01/01/2025",
            ),
            ("loai: Nghị định, so: 1/2008/NĐ-CP, hieu_luc: bi_thay_the, thay_bang: b", "đã bị thay thế"),
            (
                "loai: Quyết định, so: 23/QĐ-TTg, giai_doan: 2018-2025",
                "áp dụng cho giai đoạn 2018-2025, đã hết",
            ),
            (
                "loai: Quyết định, so: 23/QĐ-TTg, trich_yeu: phê duyệt Đề án giai đoạn 2018-2025",
                "theo tên gọi chỉ đến năm 2025",
            ),
            (
                "loai: Kế hoạch, so: 23/KH-UBND, trich_yeu: thực hiện công tác năm 2025",
                "là của năm 2025, mà đây là văn bản của năm 2026",
            ),
            (
                "loai: Công văn, so: 23/UBND-VX, hang_nam: true, ngay: 05/3/2025",
                "ban hành ngày 05/3/2025, mà đây là văn bản của năm 2026",
            ),
        ];
        for (document, message) in cases {
            let told = told(document);
            assert!(told.len() == 1 && told[0].ends_with(message), "{document}: {told:?}");
        }
    }

    #[test]
    fn documents_that_were_in_force_are_silent() {
        for document in [
            "loai: Luật, so: 73/2006/QH11, ngay: 29/11/2006, trich_yeu: Bình đẳng giới",
            "loai: Luật, trich_yeu: Dữ liệu năm 2024, ngay: 30/11/2024",
            "loai: Nghị định, so: 1/2008/NĐ-CP, hieu_luc: bi_thay_the, den_ngay: 01/7/2026",
            "loai: Quyết định, so: 23/QĐ-TTg, trich_yeu: 'Đề án giai đoạn 2021-2025, định hướng đến năm 2030'",
            "loai: Quyết định, so: 23/QĐ-TTg, trich_yeu: Chiến lược giai đoạn 2021-2030",
            "loai: Báo cáo, so: 9/BC-UBND, trich_yeu: tổng kết giai đoạn 2021-2025",
            "loai: Kế hoạch, so: 23/KH-UBND, ngay: 30/12/2025, trich_yeu: thực hiện công tác năm 2026",
            "loai: Quyết định, so: 23/QĐ-UBND, trich_yeu: công nhận kết quả rà soát hộ nghèo năm 2025",
            "loai: Chương trình, so: 5-CTr/TU, trich_yeu: hành động thực hiện Nghị quyết năm 2020 đến năm 2030",
            "loai: Công văn, so: 23/UBND-VX, hang_nam: true, ngay: 05/11/2025",
        ] {
            assert_eq!(told(document), [""; 0], "{document}");
        }
        let ended = "loai: Quyết định, so: 23/QĐ-TTg, giai_doan: 2018-2025";
        assert_eq!(told_in(ended, "ket: \"Tổng kết việc thực hiện {{ can_cu.a }}; báo cáo.\"").len(), 0);
        assert_eq!(told_in(ended, "ket: \"Sơ kết. Thực hiện {{ can_cu.a }}, {{ can_cu.a }}\"").len(), 1);
    }

    #[test]
    fn all_that_a_paper_cites_is_known() {
        let paper: crate::model::VanBan = serde_yaml::from_str(
            "nam: 2026\ntrich_yeu: A\nnguoi_ky: ct\nmo_dau: {can_cu: [a]}\nket: \"{{ can_cu.b.so }}\"\ncan_cu_nam: {c: {loai: Luật, thay_bang: d}}\n",
        )
        .unwrap();
        assert_eq!(cited(&paper).into_iter().collect::<Vec<_>>(), ["a", "b", "d"]);
    }
}
