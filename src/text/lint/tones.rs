//! Tone marks on the wrong letter: `tòan`, `qủa`, `cuả`.

use super::{TextFault, add};
use crate::diagnostic::{Code, Severity};
use crate::text::tokens::{Kind, Words};
use crate::text::tone;

pub(super) fn find(words: &Words<'_>, faults: &mut Vec<TextFault>) {
    for at in 0..words.tokens.len() {
        if words.kind(at) != Some(Kind::Word) || words.raw(at).is_ascii() {
            continue;
        }
        let word = words.raw(at);
        if let Some(right) = tone::well_placed(word) {
            add(
                faults,
                TextFault {
                    offset: words.place(at),
                    length: word.chars().count(),
                    code: Code::DauSaiCho,
                    severity: Severity::Warning,
                    message: format!("dấu thanh đặt sai chữ: «{word}»"),
                    hint: Some(format!("viết «{right}»")),
                },
            );
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::shown;

    #[test]
    fn a_mark_on_the_wrong_letter_is_told_and_both_styles_are_right() {
        let told = |text: &str| -> Vec<String> {
            shown(text).into_iter().filter(|fault| fault.contains("dau-sai-cho")).collect()
        };
        assert_eq!(
            told("an tòan, kết qủa cuả xã"),
            [
                "3+4 cảnh báo[dau-sai-cho]: dấu thanh đặt sai chữ: «tòan» / viết «toàn»",
                "13+3 cảnh báo[dau-sai-cho]: dấu thanh đặt sai chữ: «qủa» / viết «quả»",
                "17+3 cảnh báo[dau-sai-cho]: dấu thanh đặt sai chữ: «cuả» / viết «của»",
            ]
        );
        assert_eq!(told("hòa hoà, khỏe khoẻ, ủy uỷ, quý, giá, gì, giếng, thuở, Krông, Păh, Ò, Blá"), [""; 0]);
    }
}
