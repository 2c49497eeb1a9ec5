//! The symbol of a paper: the part of number-and-symbol after the number.

use crate::diagnostic::Code;
use std::fmt;
use std::str::FromStr;

use super::{Value, ValueError, quoted, schema, tidy};

/// The symbol of an administrative paper: `KH-UBND`. No number, no year, no spaces (ND30 PL I, II.3).
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct KyHieu(String);

impl KyHieu {
    /// The symbol as written.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// Symbols are short; anything longer is a sentence in the wrong place.
pub(super) const LONGEST: usize = 64;

impl Value for KyHieu {
    const KIND: &'static str = "ky-hieu";
    const CODE: Code = Code::KyHieuSai;
    const NOUN: &'static str = "ký hiệu văn bản";
    const EXAMPLES: &'static [&'static str] = &["KH-UBND", "QyĐ-BCHQS", "BNV-VP&TCBC"];
    const PATTERN: &'static str =
        r"^[A-ZĂÂĐÊÔƠƯ][A-ZĂÂĐÊÔƠƯa-zăâđêôơư0-9.]*([-&][A-ZĂÂĐÊÔƠƯ][A-ZĂÂĐÊÔƠƯa-zăâđêôơư0-9.]*)*$";
    const DESCRIPTION: &'static str = "Ký hiệu văn bản: chữ viết tắt tên loại và cơ quan, nối bằng gạch nối, không có dấu cách, không có số và năm";
}

impl FromStr for KyHieu {
    type Err = ValueError;

    fn from_str(text: &str) -> Result<Self, ValueError> {
        let text = tidy::<Self>(text)?;
        if is_symbol(text) {
            return Ok(Self(text.to_owned()));
        }
        Err(fault(text))
    }
}

fn fault(text: &str) -> ValueError {
    if let Some(meant) = Some(close_up(text)).filter(|meant| meant != text && is_symbol(meant)) {
        return ValueError::of::<KyHieu>(format!(
            "ký hiệu {} phải viết liền bằng gạch nối ngắn",
            quoted(text)
        ))
        .hint(format!("viết {meant}"));
    }
    if let Some((_, symbol)) = text.rsplit_once('/') {
        let fault = ValueError::of::<KyHieu>(format!("ký hiệu {} lẫn số hoặc năm", quoted(text)));
        return match close_up(symbol) {
            symbol if is_symbol(&symbol) => fault.hint(format!("chỉ viết {symbol}; số ghi riêng")),
            _ => fault.hint(super::like::<KyHieu>()),
        };
    }
    match text.chars().find(|c| !is_letter(*c) && !matches!(c, '0'..='9' | '.' | '-' | '&')) {
        Some(stray) => ValueError::of::<KyHieu>(format!(
            "ký hiệu {} có ký tự lạ {} (U+{:04X})",
            quoted(text),
            quoted(stray.encode_utf8(&mut [0; 4])),
            u32::from(stray)
        ))
        .hint(super::like::<KyHieu>()),
        None => ValueError::not_a::<KyHieu>(text),
    }
}

/// Groups that start with a capital, joined by `-` or `&`.
pub(super) fn is_symbol(text: &str) -> bool {
    text.chars().count() <= LONGEST && text.split(['-', '&']).all(is_group)
}

fn is_group(group: &str) -> bool {
    group.starts_with(is_capital) && group.chars().all(|c| is_letter(c) || matches!(c, '0'..='9' | '.'))
}

/// The capitals of the Vietnamese alphabet with F, J, W, Z. An abbreviation carries no tone mark, and a
/// letter of another script that only looks the same is refused.
fn is_capital(c: char) -> bool {
    c.is_ascii_uppercase() || "ĂÂĐÊÔƠƯ".contains(c)
}

fn is_letter(c: char) -> bool {
    is_capital(c) || c.is_ascii_lowercase() || "ăâđêôơư".contains(c)
}

/// Without spaces, and with hyphens for the long dashes of word processors.
pub(super) fn close_up(text: &str) -> String {
    let closed = text.chars().filter(|c| !c.is_whitespace());
    closed.map(|c| if matches!(c, '\u{2010}'..='\u{2015}') { '-' } else { c }).collect()
}

impl fmt::Display for KyHieu {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.0)
    }
}

written!(KyHieu, |_| schema::text::<KyHieu>());

#[cfg(test)]
mod tests {
    use crate::diagnostic::Code;
    use proptest::prelude::*;

    use super::KyHieu;

    #[test]
    fn the_symbols_of_the_decree_are_read() {
        for text in
            ["KH-UBND", "BC-UBND", "QyĐ-BCHQS", "CTr-UBND", "TTr-UBND", "UBND", "QH11", "BNV-CTTN&BĐG"]
        {
            assert_eq!(text.parse::<KyHieu>().unwrap().to_string(), text);
        }
    }

    #[test]
    fn spaces_numbers_and_strange_letters_are_told_apart() {
        let cases = [
            ("KH - UBND", "ký hiệu “KH - UBND” phải viết liền bằng gạch nối ngắn", "viết KH-UBND"),
            ("KH–UBND", "ký hiệu “KH–UBND” phải viết liền bằng gạch nối ngắn", "viết KH-UBND"),
            ("05/KH-UBND", "ký hiệu “05/KH-UBND” lẫn số hoặc năm", "chỉ viết KH-UBND; số ghi riêng"),
            ("2023/KH - UBND", "ký hiệu “2023/KH - UBND” lẫn số hoặc năm", "chỉ viết KH-UBND; số ghi riêng"),
            ("/KH-UBND", "ký hiệu “/KH-UBND” lẫn số hoặc năm", "chỉ viết KH-UBND; số ghi riêng"),
            ("\u{41a}H-UBND", "ký hiệu “\u{41a}H-UBND” có ký tự lạ “\u{41a}” (U+041A)", "viết như KH-UBND"),
            ("kh-ubnd", "“kh-ubnd” không phải là ký hiệu văn bản", "viết như KH-UBND"),
            ("KH-", "“KH-” không phải là ký hiệu văn bản", "viết như KH-UBND"),
            ("KH--UBND", "“KH--UBND” không phải là ký hiệu văn bản", "viết như KH-UBND"),
        ];
        for (text, message, hint) in cases {
            let fault = text.parse::<KyHieu>().unwrap_err();
            assert_eq!((fault.code, fault.message.as_str()), (Code::KyHieuSai, message));
            assert_eq!(fault.hint.as_deref(), Some(hint));
        }
    }

    proptest! {
        #[test]
        fn what_is_written_is_read_back(text in "[A-ZĐƯ][A-Za-zĐđ0-9.]{0,6}([-&][A-ZĐƯ][A-Za-z0-9]{0,6}){0,3}") {
            prop_assert_eq!(text.parse::<KyHieu>().unwrap().to_string(), text);
        }
    }
}
