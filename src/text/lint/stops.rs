//! Signs with no space behind them: `an toàn,tiết kiệm`, `thực hiện.Tổ chức`.

use super::{TextFault, add};
use crate::diagnostic::{Code, Severity};
use crate::text::tokens::{Kind, Words};

/// Short forms that a full stop may stand in without a space: `TP.Hồ Chí Minh`.
const SHORT: [&str; 12] = ["tp", "tx", "tt", "ts", "ths", "pgs", "gs", "bs", "ks", "cn", "đ", "p"];

/// Pieces on each side that an address may have.
const LONGEST: usize = 40;

pub(super) fn find(words: &Words<'_>, faults: &mut Vec<TextFault>) {
    for at in 1..words.tokens.len() {
        let sign = words.low(at);
        if !is_cramped(words, at, sign) {
            continue;
        }
        add(
            faults,
            TextFault {
                offset: words.place(at),
                length: 1,
                code: Code::ThieuCachSauDau,
                severity: Severity::Warning,
                message: format!("thiếu dấu cách sau dấu «{sign}»"),
                hint: Some(format!("viết «{}{sign} {}»", words.raw(at - 1), words.raw(at + 1))),
            },
        );
    }
}

fn is_cramped(words: &Words<'_>, at: usize, sign: &str) -> bool {
    if !words.joined(at) || !words.joined(at + 1) || words.kind(at + 1) != Some(Kind::Word) {
        return false;
    }
    let (before, after) = (words.raw(at - 1), words.raw(at + 1));
    let behind_word = words.kind(at - 1) == Some(Kind::Word);
    let is_letter = |word: &str| word.chars().nth(1).is_none();
    match sign {
        // «điểm a,b,c» is a list of labels.
        "," | ";" => {
            let closes = matches!(before, ")" | "”" | "\"" | "%") || before.ends_with("}}");
            let is_number = words.kind(at - 1) == Some(Kind::Number);
            (behind_word || is_number || closes) && !(is_letter(before) && is_letter(after))
        }
        // `laichau.gov.vn`, `Q.1`, `Th.S` are one word each.
        "." => {
            let starts_sentence =
                after.starts_with(char::is_uppercase) && after.chars().nth(1).is_some_and(char::is_lowercase);
            let ends_sentence = behind_word
                && !is_letter(before)
                && before.chars().all(|c| !c.is_uppercase())
                && !SHORT.contains(&words.low(at - 1));
            starts_sentence && ends_sentence && !in_address(words, at)
        }
        ":" => behind_word && !is_letter(before) && !is_letter(after) && !in_address(words, at),
        _ => false,
    }
}

/// Whether a sign stands in an address of the web or of a letter box.
fn in_address(words: &Words<'_>, at: usize) -> bool {
    let before =
        (0..LONGEST).take_while(|step| at.checked_sub(*step).is_some_and(|at| words.joined(at))).count();
    let behind = (1..LONGEST).take_while(|step| words.joined(at + step)).count();
    let run = words.between(at - before, at + behind);
    run.contains("//") || run.contains('@') || run.starts_with("www.")
}

#[cfg(test)]
mod tests {
    use super::super::tests::shown;

    fn told(text: &str) -> Vec<String> {
        shown(text).into_iter().filter(|fault| fault.contains("thieu-cach-sau-dau")).collect()
    }

    #[test]
    fn a_sign_that_touches_the_next_word_is_told() {
        assert_eq!(
            told("an toàn,tiết kiệm;hiệu quả. Phạm vi:toàn xã (trước),sau; thực hiện.Tổ chức"),
            [
                "7+1 cảnh báo[thieu-cach-sau-dau]: thiếu dấu cách sau dấu «,» / viết «toàn, tiết»",
                "17+1 cảnh báo[thieu-cach-sau-dau]: thiếu dấu cách sau dấu «;» / viết «kiệm; hiệu»",
                "35+1 cảnh báo[thieu-cach-sau-dau]: thiếu dấu cách sau dấu «:» / viết «vi: toàn»",
                "51+1 cảnh báo[thieu-cach-sau-dau]: thiếu dấu cách sau dấu «,» / viết «), sau»",
                "66+1 cảnh báo[thieu-cach-sau-dau]: thiếu dấu cách sau dấu «.» / viết «hiện. Tổ»",
            ]
        );
    }

    #[test]
    fn signs_inside_numbers_names_and_addresses_are_silent() {
        for text in [
            "đạt 12,5% và 1.250 hộ; 08:30, 1,5 km",
            "điểm a,b,c khoản 2; TP.Hồ Chí Minh, tp.Pleiku, ThS.Nguyễn Văn An, Th.S, Q.Tân Bình",
            "https://laichau.gov.vn, ubnd@laichau.gov.vn, www.Chinhphu.vn, tệp a.docx",
            "các chương trình, dự án,… và kế hoạch; v.v.",
            "“Xanh”, “sạch”; đ/c An; tr.5; B.12",
            "01/7/2025; 05-CT/TW. Tiếp tục",
        ] {
            assert_eq!(told(text), [""; 0], "{text}");
        }
    }
}
