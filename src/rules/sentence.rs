//! What a program can find in one sentence of a paper: sums that do not add up, amounts in words, days that are not,
//! capitals, types of documents in small letters, words that an expression says twice.

use crate::diagnostic::{Code, Severity};
use crate::text::lint::TextFault;
use crate::text::tokens::Words;
use crate::value::Ngay;

pub(super) mod amounts;
pub(super) mod capitals;
pub(super) mod compared;
pub(super) mod days;
pub(super) mod documents;
mod measure;
mod names;
pub(super) mod parts;
pub(super) mod said;
pub(super) mod shares;

pub(super) use days::{LATE, PASSED, Period};
pub(super) use measure::{shown, value};
pub(super) use names::Names;

/// What a sentence is held against.
pub(super) struct Ground<'a> {
    /// The year of the paper.
    pub(super) nam: u16,
    /// The day that the paper was signed, once known.
    pub(super) ngay: Option<Ngay>,
    /// How names are written.
    pub(super) names: &'a Names,
    /// What `{{ … }}` prints, where that is a name or a document.
    pub(super) printed: &'a dyn Fn(&str) -> Option<String>,
}

/// What in one text contradicts itself, or the calendar.
pub(super) fn slips(words: &Words<'_>, ground: &Ground<'_>) -> Vec<TextFault> {
    // An id, a date, a number: no sentence.
    if !words.raw.contains(' ') {
        return Vec::new();
    }
    super::ask(super::SLIPS, |judge| judge(words, ground))
}

/// All findings in one text.
pub(super) fn check(words: &Words<'_>, ground: &Ground<'_>) -> Vec<TextFault> {
    // An id, a date, a number: no sentence.
    if !words.raw.contains(' ') {
        return Vec::new();
    }
    let mut faults = slips(words, ground);
    faults.extend(super::ask(super::SENTENCE, |judge| judge(words, ground)));
    faults
}

/// Findings about the capitals of names in one text.
pub(super) fn capitals(words: &Words<'_>, names: &Names) -> Vec<TextFault> {
    let ground = Ground { nam: 0, ngay: None, names, printed: &|_| None };
    capitals::check(words, &ground)
}

/// A warning about the pieces from one to another.
fn warning(
    words: &Words<'_>,
    (first, last): (usize, usize),
    code: Code,
    message: String,
    hint: impl Into<String>,
) -> TextFault {
    let length = words.between(first, last).chars().count();
    let hint = Some(hint.into());
    TextFault { offset: words.place(first), length, code, severity: Severity::Warning, message, hint }
}

#[cfg(test)]
pub(super) mod tests {
    use super::{Ground, Names, Words, check};

    /// What is told of a text in the plan of 2026, signed on 20/01/2026, as `code: message`.
    pub(super) fn told(text: &str) -> Vec<String> {
        let names = Names::of(["Phòng Kinh tế"].into_iter());
        let printed = |name: &str| match name {
            "don_vi.dia_ban" => Some("xã Đông Sơn".to_owned()),
            "can_cu.kh" => Some("Kế hoạch số 9/KH-UBND ngày 05/01/2026 của UBND tỉnh".to_owned()),
            "can_cu.kh.so_ngay" => Some("số 9/KH-UBND ngày 05/01/2026".to_owned()),
            "co_quan.cax" => Some("Công an xã".to_owned()),
            _ => None,
        };
        let ground = Ground { nam: 2026, ngay: "20/01/2026".parse().ok(), names: &names, printed: &printed };
        check(&Words::of(text), &ground)
            .into_iter()
            .map(|fault| format!("{}: {}", fault.code, fault.message))
            .collect()
    }

    /// That nothing is told of any of these.
    pub(super) fn silent(texts: &[&str]) {
        for text in texts {
            assert_eq!(told(text), [""; 0], "{text}");
        }
    }
}
