//! Appendices that the text names must be there, and those that are there must be named (ND30 PL I, Phần I, III.1.a).

use crate::diagnostic::{Code, Diagnostic, Route, Step};
use crate::model::texts::{named, texts_where};
use crate::model::{Sources, VanBan};
use crate::parts::loai;
use crate::text::roman::{roman, to_roman};

/// What the text says of appendices.
#[derive(Debug, Default)]
struct Named {
    /// The numbers that are named, from 1, each with the text that does.
    numbers: Vec<(usize, Route)>,
    /// Where appendices as such are said to come with the paper.
    some: Option<Route>,
    /// Whether the word stands anywhere.
    word: bool,
}

/// Appendices that are named and missing, or there and not named; papers that are issued with this one and not named.
pub(super) fn check(sources: &Sources<'_>) -> Vec<Diagnostic> {
    let (paper, file) = (sources.van_ban, sources.file);
    let count = paper.phu_luc.len();
    let named = read(paper);
    let mut findings = Vec::new();
    let hint = "ghi phụ lục ở khóa phu_luc, hoặc bỏ câu nhắc";
    let beyond = named.numbers.iter().filter(|(number, _)| *number > count);
    let mut told: Vec<usize> = Vec::new();
    for (number, route) in beyond {
        if !told.contains(number) {
            told.push(*number);
            let roman = to_roman(u32::try_from(*number).unwrap_or(0));
            let message = format!("câu này nhắc Phụ lục {roman} kèm theo, văn bản không có phụ lục ấy");
            findings.push(Diagnostic::warning(Code::ThieuPhuLuc, file, route, message).hint(hint));
        }
    }
    if let Some(route) = named.some.as_ref().filter(|_| count == 0 && told.is_empty()) {
        let message = "câu này nhắc phụ lục kèm theo, văn bản không có phụ lục nào";
        findings.push(Diagnostic::warning(Code::ThieuPhuLuc, file, route, message).hint(hint));
    }
    for at in 0..count {
        let is_named = match count {
            1 => named.word,
            _ => named.some.is_some() || named.numbers.iter().any(|(number, _)| *number == at + 1),
        };
        if !is_named {
            let route = Route::root().key("phu_luc").index(at);
            let message = "lời văn không nhắc đến phụ lục này";
            let what = if count == 1 {
                "Phụ lục".to_owned()
            } else {
                format!("Phụ lục {}", to_roman(u32::try_from(at + 1).unwrap_or(0)))
            };
            let hint = format!("ghi ở chỗ cần dẫn: (chi tiết tại {what} kèm theo)");
            findings.push(Diagnostic::warning(Code::PhuLucKhongNhac, file, &route, message).hint(hint));
        }
    }
    findings.extend(unnamed_papers(paper, file));
    findings
}

/// Papers that are issued with this one, which its text does not name.
fn unnamed_papers(paper: &VanBan, file: &str) -> Vec<Diagnostic> {
    if paper.kem_theo.is_empty() {
        return Vec::new();
    }
    let says_so = |text: &str| text.to_lowercase().contains("kèm theo");
    let says = !own_texts(paper, says_so).is_empty();
    let at = |at: usize| Route::root().key("kem_theo").index(at);
    let finding = |route: Route| {
        Diagnostic::warning(
            Code::PhuLucKhongNhac,
            file,
            &route,
            "lời văn không nhắc đến văn bản kèm theo này",
        )
        .hint("ghi ở Điều 1: Ban hành kèm theo Quyết định này …")
    };
    if says { Vec::new() } else { (0..paper.kem_theo.len()).map(at).map(finding).collect() }
}

/// The texts that are `wanted` of the paper itself, without those of what is issued with it.
fn own_texts(paper: &VanBan, wanted: impl Fn(&str) -> bool) -> Vec<(Route, &str)> {
    let is_attached = |route: &Route| matches!(route.steps().first(), Some(Step::Key(key)) if matches!(&**key, "phu_luc" | "kem_theo"));
    texts_where(paper, wanted).into_iter().filter(|(route, _)| !is_attached(route)).collect()
}

fn read(paper: &VanBan) -> Named {
    let mut found = Named::default();
    // Few texts speak of an appendix, and every paper is read for it: the others are passed over by one search each.
    let may_name = |text: &str| ["lục", "Lục", "LỤC", "phu_luc"].iter().any(|word| text.contains(word));
    for (route, text) in own_texts(paper, may_name) {
        let ids = named(text, "phu_luc");
        let of_id = |id: &&str| {
            paper.phu_luc.iter().position(|one| one.id.as_ref().is_some_and(|known| known.as_str() == *id))
        };
        found.numbers.extend(ids.iter().filter_map(of_id).map(|at| (at + 1, route.clone())));
        found.word |= !ids.is_empty();
        let words: Vec<&str> = text.split_whitespace().collect();
        let bare: Vec<String> = words.iter().map(|word| bare(word).to_lowercase()).collect();
        for at in (1..bare.len()).filter(|at| bare[at - 1] == "phụ" && bare[*at] == "lục") {
            found.word = true;
            let (numbers, next) = numbers(&words, at + 1);
            let comes = attached(&bare, next).or_else(|| before(&bare, at - 1).then_some(next));
            if comes.is_none_or(|behind| is_of_another(&words, behind)) {
                // Without «kèm theo» it may be the appendix of a paper that is cited.
                let own = numbers.into_iter().filter(|number| *number <= paper.phu_luc.len());
                found.numbers.extend(own.map(|number| (number, route.clone())));
                continue;
            }
            if numbers.is_empty() {
                found.some.get_or_insert(route.clone());
            }
            found.numbers.extend(numbers.into_iter().map(|number| (number, route.clone())));
        }
    }
    found
}

/// A word without the marks round it.
fn bare(word: &str) -> &str {
    word.trim_matches(|c: char| !c.is_alphanumeric())
}

/// The numbers behind «Phụ lục»: `I`, `I, II`, `I và II`, `số 1`; and the first word behind them.
fn numbers(words: &[&str], from: usize) -> (Vec<usize>, usize) {
    let (mut found, mut at) = (Vec::new(), from);
    while let Some(word) = words.get(at).map(|word| bare(word)) {
        let number =
            roman(word).and_then(|number| usize::try_from(number).ok()).or_else(|| word.parse().ok());
        match number {
            Some(number) => found.push(number),
            None if matches!(word, "và" | "đến") && !found.is_empty() => {}
            None if word == "số" && found.is_empty() => {}
            None => break,
        }
        at += 1;
    }
    (found, at)
}

/// The first word behind «kèm theo», «đính kèm», which stand here.
fn attached(bare: &[String], at: usize) -> Option<usize> {
    let word = |at: usize| bare.get(at).map(String::as_str);
    let skip = usize::from(word(at) == Some("được"))
        + usize::from(word(at) == Some("ban") && word(at + 1) == Some("hành")) * 2;
    let at = at + skip;
    match (word(at), word(at + 1)) {
        (Some("kèm"), Some("theo")) | (Some("đính"), Some("kèm")) => Some(at + 2),
        (Some("kèm"), _) => Some(at + 1),
        _ => None,
    }
}

/// Whether «kèm theo», «đính kèm» stand right before a word: `kèm theo Phụ lục`.
fn before(bare: &[String], at: usize) -> bool {
    let word = |back: usize| at.checked_sub(back).and_then(|at| bare.get(at)).map(String::as_str);
    let at_word = |back: usize| {
        matches!((word(back + 1), word(back)), (Some("kèm"), Some("theo")) | (Some("đính"), Some("kèm")))
    };
    at_word(1) || (matches!(word(1), Some("các" | "01" | "02" | "03")) && at_word(2))
}

/// Whether the appendix is of another paper: `kèm theo Nghị định số 30/2020/NĐ-CP`, but not `kèm theo Kế hoạch này`.
fn is_of_another(words: &[&str], at: usize) -> bool {
    let rest: Vec<&str> = words.iter().skip(at).take(4).copied().collect();
    let text = rest.join(" ");
    if text.starts_with("{{ can_cu") || text.starts_with("{{can_cu") {
        return true;
    }
    let others = ["Luật", "Bộ luật", "Pháp lệnh", "Nghị định", "Thông tư"];
    let kinds = loai::names().map(|(name, _)| name).chain(others);
    let kind = kinds.filter(|kind| text.starts_with(kind)).max_by_key(|kind| kind.len());
    kind.is_some_and(|kind| !bare(text[kind.len()..].split_whitespace().next().unwrap_or_default()).eq("này"))
}

#[cfg(test)]
mod tests {
    use super::check;
    use crate::diagnostic::Diagnostic;
    use crate::rules::fixture::Workspace;

    fn told(sentence: &str, appendices: usize) -> Vec<String> {
        let appendix = "  - {tieu_de: A, doan: Một đoạn.}\n".repeat(appendices);
        let list = if appendices == 0 { String::new() } else { format!("phu_luc:\n{appendix}") };
        let plan = format!("nam: 2026\ntrich_yeu: A\nnguoi_ky: ct\nket: \"{sentence}\"\n{list}");
        let workspace = Workspace::new("", "{}", &plan);
        check(&workspace.sources()).iter().map(|finding: &Diagnostic| finding.message.clone()).collect()
    }

    #[test]
    fn what_is_named_must_be_there() {
        let none = "câu này nhắc phụ lục kèm theo, văn bản không có phụ lục nào";
        for sentence in [
            "Chi tiết tại Phụ lục kèm theo.",
            "Nhiệm vụ cụ thể tại phụ lục đính kèm Kế hoạch này.",
            "(có phụ lục kèm theo)",
            "Kèm theo các Phụ lục về phân công.",
        ] {
            assert_eq!(told(sentence, 0), [none], "{sentence}");
            assert_eq!(told(sentence, 2), Vec::<String>::new(), "{sentence}");
        }
        assert_eq!(
            told("Chi tiết tại Phụ lục I và Phụ lục III kèm theo.", 2),
            [
                "câu này nhắc Phụ lục III kèm theo, văn bản không có phụ lục ấy",
                "lời văn không nhắc đến phụ lục này"
            ]
        );
    }

    #[test]
    fn what_is_cited_is_not_missed() {
        for sentence in [
            "Trình bày theo Phụ lục I Nghị định số 30/2020/NĐ-CP.",
            "Theo phụ lục kèm theo Thông tư số 01/2026/TT-BNV.",
            "Báo cáo theo mẫu của huyện.",
            "Danh mục tại Phụ lục ban hành kèm theo Quyết định số 05/QĐ-UBND.",
        ] {
            assert_eq!(told(sentence, 0), Vec::<String>::new(), "{sentence}");
        }
    }

    #[test]
    fn what_is_there_must_be_named() {
        let silent = "lời văn không nhắc đến phụ lục này";
        assert_eq!(told("Các đơn vị thực hiện.", 1), [silent]);
        assert_eq!(told("Các đơn vị thực hiện.", 2), [silent, silent]);
        assert_eq!(told("Chi tiết tại Phụ lục.", 1), Vec::<String>::new());
        assert_eq!(told("Chi tiết tại Phụ lục I và Phụ lục II.", 2), Vec::<String>::new());
        assert_eq!(told("Chi tiết tại Phụ lục I, II kèm theo.", 2), Vec::<String>::new());
        assert_eq!(told("Chi tiết tại Phụ lục II.", 2), [silent]);
    }
}
