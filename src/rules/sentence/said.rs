//! Words that an expression says a second time: `xã {{ don_vi.dia_ban }}` prints «xã xã Lơ Ku».

use super::{Ground, warning};
use crate::text::lint::{TextFault, repeated};
use crate::text::tokens::{Kind, Words};

pub(in crate::rules) fn check(words: &Words<'_>, ground: &Ground<'_>) -> Vec<TextFault> {
    let expressions = (0..words.tokens.len()).filter(|at| words.kind(*at) == Some(Kind::Expression));
    expressions.filter_map(|at| twice(words, at, ground)).collect()
}

/// The finding where the words round an expression are said by it too.
fn twice(words: &Words<'_>, at: usize, ground: &Ground<'_>) -> Option<TextFault> {
    let name = words.raw(at).strip_prefix("{{")?.strip_suffix("}}")?.trim();
    let printed = (ground.printed)(name)?;
    let said = Words::of(&printed);
    let is_word = |at: usize| words.kind(at) == Some(Kind::Word);
    // The longest first: `Kế hoạch {{ can_cu.kh }}` repeats two words.
    let before = (1..=4).rev().find(|length| {
        at.checked_sub(*length).is_some_and(|start| {
            (0..*length).all(|step| is_word(start + step) && words.low(start + step) == said.low(step))
        })
    });
    if let Some(length) = before {
        let again = words.between(at - length, at - 1);
        let message = format!("in ra «{again} {printed}»: lặp từ «{again}»");
        return Some(warning(
            words,
            (at - length, at),
            repeated::ID,
            message,
            format!("bỏ «{again}» trước {}", words.raw(at)),
        ));
    }
    let last = said.tokens.len().checked_sub(1)?;
    let next = at + 1;
    if is_word(next)
        && said.kind(last) == Some(Kind::Word)
        && words.low(next) == said.low(last)
        && !words.joined(next)
    {
        let again = words.raw(next);
        let message = format!("in ra «{printed} {again}»: lặp từ «{again}»");
        return Some(warning(
            words,
            (at, next),
            repeated::ID,
            message,
            format!("bỏ «{again}» sau {}", words.raw(at)),
        ));
    }
    None
}

#[cfg(test)]
mod tests {
    use super::super::tests::{silent, told};

    #[test]
    fn what_an_expression_repeats_is_told() {
        assert_eq!(
            told("Triển khai trên địa bàn xã {{ don_vi.dia_ban }}."),
            ["lap-tu: in ra «xã xã Đông Sơn»: lặp từ «xã»"]
        );
        assert_eq!(told("Thực hiện Kế hoạch {{ can_cu.kh }}.").len(), 1);
        assert_eq!(told("Thực hiện Kế hoạch số {{ can_cu.kh.so_ngay }}.").len(), 1);
        assert_eq!(
            told("Giao {{ co_quan.cax }} xã chủ trì."),
            ["lap-tu: in ra «Công an xã xã»: lặp từ «xã»"]
        );
    }

    #[test]
    fn what_an_expression_goes_on_is_silent() {
        silent(&[
            "Trên địa bàn {{ don_vi.dia_ban }}, năm {{ nam }}; thực hiện {{ can_cu.kh }}.",
            "Kế hoạch {{ can_cu.kh.so_ngay }} của tỉnh; {{ co_quan.cax }}, xã đội; {{ la }}",
        ]);
    }
}
