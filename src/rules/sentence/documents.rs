//! Documents cited by hand: `Kế hoạch số 45/QĐ-UBND`, a number of another year than its day, a day after the signing.

use super::days::day_at;
use super::{Ground, warning};
use crate::diagnostic::Code;
use crate::parts::loai;
use crate::rules::register;
use crate::text::lint::TextFault;
use crate::text::tokens::{Kind, Words, small};
use crate::value::SoHieu;

/// Types above the 29 of a paper that have numbers.
const ABOVE: [&str; 4] = ["Thông tư liên tịch", "Thông tư", "Nghị định", "Luật"];

pub(in crate::rules) fn check(words: &Words<'_>, ground: &Ground<'_>) -> Vec<TextFault> {
    if !words.raw.contains('/') {
        return Vec::new();
    }
    (1..words.tokens.len()).filter_map(|at| doubt(words, at, ground)).collect()
}

/// The doubt about the document whose number is a piece.
fn doubt(words: &Words<'_>, at: usize, ground: &Ground<'_>) -> Option<TextFault> {
    let is_number = words.kind(at) == Some(Kind::Number) && words.low(at + 1) == "/" && words.joined(at + 1);
    // `số 12/KH-UBND`, `số: 12/KH-UBND`.
    let lead = if words.low(at - 1) == ":" { at.checked_sub(2)? } else { at - 1 };
    if !is_number || words.low(lead) != "số" {
        return None;
    }
    let last =
        (at + 1..words.tokens.len()).take_while(|at| words.joined(*at) && is_symbol(words, *at)).last()?;
    let so: SoHieu = words.between(at, last).parse().ok()?;
    let kind = type_before(words, lead)?;
    let day = (words.low(last + 1) == "ngày").then(|| day_at(words, last + 2)).flatten();
    let ngay = day.and_then(|day| day.ngay());
    let tell = |code, message: String, hint: String| Some(warning(words, (at, last), code, message, hint));
    if let Some((code, _, message, hint)) = register::doubt(kind, &so, ngay) {
        return tell(code, message, hint);
    }
    let (day, signed) = ngay.zip(ground.ngay).filter(|(day, signed)| day > signed)?;
    let message = format!("{kind} số {so} ban hành ngày {}, sau ngày ký {}", day.ngan(), signed.ngan());
    tell(Code::CanCuSauNgayKy, message, "xem lại ngày của văn bản này và ngày ký".to_owned())
}

/// What a symbol is made of, without the stop behind it.
fn is_symbol(words: &Words<'_>, at: usize) -> bool {
    match words.kind(at) {
        Some(Kind::Word | Kind::Number) => true,
        Some(Kind::Sign) => matches!(words.low(at), "/" | "-" | "&"),
        _ => false,
    }
}

/// The type whose name ends before a piece, in its capital: in small letters «theo hướng dẫn số …» is a verb.
fn type_before(words: &Words<'_>, end: usize) -> Option<&'static str> {
    let names = ABOVE.into_iter().chain(loai::names().map(|(name, _)| name)).chain(["Công văn"]);
    let stands = |name: &&str| {
        let length = name.split(' ').count();
        end.checked_sub(length).is_some_and(|start| {
            words.stand(start, &small(name)) && words.raw(start).starts_with(char::is_uppercase)
        })
    };
    names.filter(stands).max_by_key(|name| name.len())
}

#[cfg(test)]
mod tests {
    use super::super::tests::{silent, told};

    #[test]
    fn a_document_that_contradicts_itself_or_is_of_later_is_told() {
        let cases = [
            (
                "Thực hiện Kế hoạch số 45/QĐ-UBND ngày 05/01/2026 của UBND tỉnh.",
                "ky-hieu-lech: Kế hoạch mà ký hiệu «QĐ-UBND» là của quyết định",
            ),
            (
                "Nghị định số: 98/2020/NĐ-CP ngày 26/10/2021 của Chính phủ.",
                "nam-so-hieu-lech: số hiệu ghi năm 2020 mà ngày ban hành là 26/10/2021",
            ),
            (
                "Theo Công văn số 15/SYT-NV ngày 30 tháng 01 năm 2026 của Sở Y tế.",
                "can-cu-sau-ngay-ky: Công văn số 15/SYT-NV ban hành ngày 30/01/2026, sau ngày ký 20/01/2026",
            ),
        ];
        for (text, message) in cases {
            assert_eq!(told(text), [message], "{text}");
        }
    }

    #[test]
    fn a_verb_before_a_number_is_no_type() {
        let found = told("Thực hiện theo hướng dẫn số 1234/SNV-CCHC ngày 10/01/2026 của Sở Nội vụ.");
        assert!(!found.iter().any(|line| line.starts_with("ky-hieu-lech")), "{found:?}");
    }

    #[test]
    fn documents_as_they_are_cited_are_silent() {
        silent(&[
            "Kế hoạch số 45/KH-UBND ngày 05/01/2026; Quyết định số 05/2026/QĐ-UBND ngày 15/01/2026 của UBND tỉnh.",
            "Nghị quyết số 1681/NQ-UBTVQH15 ngày 16/6/2025; Nghị quyết số 72-NQ/TW ngày 09/9/2025.",
            "Thông tư liên tịch số 51/2014/TTLT-BYT-BNV; Công văn số 12/UBND-VX; Luật số 73/2006/QH11.",
            "Kế hoạch số 12/KH-UBND; đạt số 12/15 điểm; thửa đất số 45/7.",
        ]);
    }
}
