//! Two issued papers with one number: number and symbol name one paper of a year (ND30 Điều 15; PL I, Phần I, II.3).

use std::collections::BTreeMap;

use crate::diagnostic::{Code, Diagnostic, Route};
use crate::value::{CachSao, Ngay};

/// An issued paper, by what it shows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Numbered {
    /// Its number: `12`.
    pub so: String,
    /// Its symbol: `KH-UBND`.
    pub ky_hieu: String,
    /// Its day.
    pub ngay: Ngay,
    /// Path of its data file.
    pub file: String,
    /// Where the number stands in it.
    pub route: Route,
}

/// What stands before a number in Markdown, and before the part of a copy that is its own.
const NUMBER: &str = "class=\"so-ky-hieu\">";
const COPY: &str = "<div class=\"ban-sao\">";

/// What a paper's Markdown shows of its number and symbol.
pub fn shown(markdown: &str) -> Option<(&str, &str)> {
    // In a copy the last number is its own, those before it are the copied paper's.
    let (_, rest) =
        if markdown.contains(COPY) { markdown.rsplit_once(NUMBER)? } else { markdown.split_once(NUMBER)? };
    let (line, _) = rest.split_once('<')?;
    let (number, symbol) = line.split_once(':')?.1.trim().split_once('/')?;
    let is_number = !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit());
    is_number.then(|| (number.trim_start_matches('0'), symbol.trim()))
}

/// Warnings about papers of one unit (`don_vi` are the symbols of those who issue), at the number of the later one.
pub(super) fn check(don_vi: &[&str], papers: &[Numbered]) -> Vec<Diagnostic> {
    let mut papers: Vec<&Numbered> = papers.iter().collect();
    papers.sort_by_key(|paper| (paper.ngay, &paper.file, paper.route.to_string()));
    let mut known: BTreeMap<(u16, (bool, &str), &str), &Numbered> = BTreeMap::new();
    let mut findings = Vec::new();
    for paper in papers {
        let first = *known.entry((paper.ngay.nam(), series(paper, don_vi), &paper.so)).or_insert(paper);
        if first == paper {
            continue;
        }
        let message = format!(
            "số {:0>2}/{} năm {} đã dùng cho văn bản ngày {} ({}, {})",
            first.so,
            first.ky_hieu,
            first.ngay.nam(),
            first.ngay.ngan(),
            first.file,
            first.route
        );
        let finding = Diagnostic::warning(Code::TrungSo, &paper.file, &paper.route, message);
        findings
            .push(finding.hint("xem lại số ở sổ đăng ký văn bản đi; mỗi loại văn bản một dãy số trong năm"));
    }
    findings
}

/// Papers of one series never share a number: those of one symbol; letters, whose symbol begins with that of who issues
/// them, all; copies of all three kinds (PL I, Phần II, II.1.c).
fn series<'p>(paper: &'p Numbered, don_vi: &[&str]) -> (bool, &'p str) {
    match paper.ky_hieu.split_once('-') {
        Some((first, _)) if don_vi.contains(&first) => (false, first),
        Some((first, issuer)) if CachSao::tim(first).is_some() => (true, issuer),
        _ => (false, &paper.ky_hieu),
    }
}

#[cfg(test)]
mod tests {
    use super::{COPY, Numbered, check, shown};
    use crate::diagnostic::Route;

    fn paper(number: &str, ngay: &str, file: &str) -> Numbered {
        let (so, ky_hieu) = number.split_once('/').unwrap();
        let route = Route::root().key("so");
        let (so, ky_hieu, file) = (so.to_owned(), ky_hieu.to_owned(), file.to_owned());
        Numbered { so, ky_hieu, ngay: ngay.parse().unwrap(), file, route }
    }

    fn told(papers: &[(&str, &str)]) -> Vec<String> {
        let papers: Vec<_> = papers
            .iter()
            .zip(["a", "b", "c"])
            .map(|((number, day), file)| paper(number, day, file))
            .collect();
        check(&["UBND"], &papers)
            .iter()
            .map(|found| format!("{} {}", found.place.file, found.message))
            .collect()
    }

    #[test]
    fn the_later_one_is_told() {
        assert_eq!(
            told(&[("12/KH-UBND", "5/3/2026"), ("12/KH-UBND", "1/2/2026"), ("3/KH-UBND", "1/2/2026")]),
            ["a số 12/KH-UBND năm 2026 đã dùng cho văn bản ngày 01/02/2026 (b, so)"]
        );
        assert_eq!(told(&[("7/UBND-VP", "1/2/2026"), ("7/UBND-VHXH", "2/2/2026")]).len(), 1);
        assert_eq!(told(&[("7/SY-UBND", "1/2/2026"), ("7/TrS-UBND", "2/2/2026")]).len(), 1);
    }

    #[test]
    fn other_types_symbols_and_years_have_their_own_numbers() {
        for pair in [
            [("12/KH-UBND", "5/3/2026"), ("12/BC-UBND", "5/3/2026")],
            [("12/KH-UBND", "5/3/2026"), ("12/KH-BCĐ", "5/3/2026")],
            [("12/KH-UBND", "5/3/2026"), ("12/KH-UBND", "5/3/2025")],
            [("12/KH-UBND", "5/3/2026"), ("12/UBND-VP", "5/3/2026")],
            [("12/QĐ-UBND", "5/3/2026"), ("12/2026/QĐ-UBND", "5/3/2026")],
            [("12/KH-UBND", "5/3/2026"), ("13/KH-UBND", "5/3/2026")],
            [("12/SY-UBND", "5/3/2026"), ("12/SY-HĐND", "5/3/2026")],
        ] {
            assert_eq!(told(&pair), [""; 0], "{pair:?}");
        }
    }

    #[test]
    fn the_number_is_read_from_the_paper() {
        let line = |text: &str| format!("| <span class=\"so-ky-hieu\">{text}</span><br> |");
        assert_eq!(shown(&line("Số: 05/KH-UBND")), Some(("5", "KH-UBND")));
        assert_eq!(shown(&line("Số:      /KH-UBND")), None);
        assert_eq!(shown("Số: 5/KH-UBND"), None);
        let copy = [line("Số: 05/KH-UBND"), COPY.to_owned(), line("Số: 03/SY-UBND")].concat();
        assert_eq!(shown(&copy), Some(("3", "SY-UBND")));
    }
}
