//! The number-and-symbol of a cited document.

use crate::diagnostic::Code;
use std::fmt;
use std::str::FromStr;

use super::ky_hieu::{LONGEST, close_up, is_symbol};
use super::{Value, ValueError, digits, quoted, schema, tidy};

/// The number-and-symbol of a cited document, kept exactly as typed: `639/KH-UBND`, `191/2009/TT-BTC`,
/// `73/2006/QH11`, and the Party's `28-NQ/TW`.
///
/// Sorting and comparing go by the text.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct SoHieu(String);

/// The parts of a well-formed text.
struct Parts<'a> {
    so: &'a str,
    nam: Option<u16>,
    ky_hieu: &'a str,
}

impl SoHieu {
    /// The whole as typed.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The number as typed, with its zero: `01`.
    pub fn so(&self) -> &str {
        parts(&self.0).map_or("", |parts| parts.so)
    }

    /// The year inside it, which only some kinds of document have.
    pub fn nam(&self) -> Option<u16> {
        parts(&self.0).and_then(|parts| parts.nam)
    }

    /// The symbol: `KH-UBND`, `QH11`; of the Party's papers `NQ/TW`.
    pub fn ky_hieu(&self) -> &str {
        parts(&self.0).map_or("", |parts| parts.ky_hieu)
    }
}

fn parts(text: &str) -> Option<Parts<'_>> {
    let so_end = text.find(['/', '-'])?;
    let (so, rest) = text.split_at(so_end);
    let number = so.strip_suffix(|c: char| c.is_ascii_alphabetic()).unwrap_or(so);
    if !(1..=6).contains(&number.len()) || digits::<u32>(number).is_none() || text.chars().count() > LONGEST {
        return None;
    }
    if let Some(symbol) = rest.strip_prefix('-') {
        let (kind, body) = symbol.split_once('/')?;
        return (is_symbol(kind) && is_symbol(body)).then_some(Parts { so, nam: None, ky_hieu: symbol });
    }
    let rest = rest.strip_prefix('/')?;
    let (nam, ky_hieu) = match rest.split_once('/') {
        Some((nam, ky_hieu)) => (Some(year(nam)?), ky_hieu),
        None => (None, rest),
    };
    is_symbol(ky_hieu).then_some(Parts { so, nam, ky_hieu })
}

fn year(text: &str) -> Option<u16> {
    digits(text).filter(|nam| text.len() == 4 && (1900..=2199).contains(nam))
}

impl Value for SoHieu {
    const KIND: &'static str = "so-hieu";
    const CODE: Code = Code::SoHieuSai;
    const NOUN: &'static str = "số, ký hiệu";
    const EXAMPLES: &'static [&'static str] =
        &["639/KH-UBND", "191/2009/TT-BTC", "73/2006/QH11", "01/NQ-CP", "28-NQ/TW"];
    const PATTERN: &'static str = r"^\d{1,6}[A-Za-z]?(/((19|20|21)\d\d/)?[A-ZĂÂĐÊÔƠƯ][A-ZĂÂĐÊÔƠƯa-zăâđêôơư0-9.]*([-&][A-ZĂÂĐÊÔƠƯ][A-ZĂÂĐÊÔƠƯa-zăâđêôơư0-9.]*)*|-[A-ZĂÂĐÊÔƠƯ][A-ZĂÂĐÊÔƠƯa-zăâđêôơư0-9.]*([-&][A-ZĂÂĐÊÔƠƯ][A-ZĂÂĐÊÔƠƯa-zăâđêôơư0-9.]*)*/[A-ZĂÂĐÊÔƠƯ][A-ZĂÂĐÊÔƠƯa-zăâđêôơư0-9.]*([-&][A-ZĂÂĐÊÔƠƯ][A-ZĂÂĐÊÔƠƯa-zăâđêôơư0-9.]*)*)$";
    const DESCRIPTION: &'static str =
        "Số, ký hiệu của văn bản được viện dẫn, chép đúng như trong văn bản, không có dấu cách";
}

impl FromStr for SoHieu {
    type Err = ValueError;

    fn from_str(text: &str) -> Result<Self, ValueError> {
        let text = tidy::<Self>(text)?;
        if parts(text).is_some() {
            return Ok(Self(text.to_owned()));
        }
        Err(fault(text))
    }
}

fn fault(text: &str) -> ValueError {
    let bare = text.strip_prefix("số ").or_else(|| text.strip_prefix("Số ")).unwrap_or(text);
    let meant = close_up(bare);
    if meant != text && parts(&meant).is_some() {
        let what = if bare == text {
            "phải viết liền bằng gạch nối ngắn"
        } else {
            "thừa chữ “số” ở đầu"
        };
        return ValueError::of::<SoHieu>(format!("số, ký hiệu {} {what}", quoted(text)))
            .hint(format!("viết {meant}"));
    }
    if text.bytes().all(|byte| byte.is_ascii_digit() || byte == b'/') {
        return ValueError::of::<SoHieu>(format!("{} thiếu ký hiệu sau số", quoted(text)))
            .hint(super::like::<SoHieu>());
    }
    if text.starts_with('/') || is_symbol(text) {
        return ValueError::of::<SoHieu>(format!("{} thiếu số trước ký hiệu", quoted(text)))
            .hint(super::like::<SoHieu>());
    }
    ValueError::not_a::<SoHieu>(text)
}

impl fmt::Display for SoHieu {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.0)
    }
}

written!(SoHieu, |_| schema::text::<SoHieu>());

#[cfg(test)]
mod tests {
    use crate::diagnostic::Code;
    use proptest::prelude::*;

    use super::SoHieu;

    #[test]
    fn every_family_of_number_and_symbol_is_read_and_kept() {
        let cases = [
            ("639/KH-UBND", "639", None, "KH-UBND"),
            ("01/NQ-CP", "01", None, "NQ-CP"),
            ("191/2009/TT-BTC", "191", Some(2009), "TT-BTC"),
            ("56/2012/TTLT-BTC-BLĐTBXH", "56", Some(2012), "TTLT-BTC-BLĐTBXH"),
            ("73/2006/QH11", "73", Some(2006), "QH11"),
            ("757/QĐ-LĐTBXH", "757", None, "QĐ-LĐTBXH"),
            ("04/HD-ĐCT", "04", None, "HD-ĐCT"),
            ("739/BNV-CTTN&BĐG", "739", None, "BNV-CTTN&BĐG"),
            ("28-NQ/TW", "28", None, "NQ/TW"),
            ("12a/KH-UBND", "12a", None, "KH-UBND"),
        ];
        for (text, so, nam, ky_hieu) in cases {
            let read: SoHieu = text.parse().unwrap();
            assert_eq!((read.so(), read.nam(), read.ky_hieu()), (so, nam, ky_hieu));
            assert_eq!(read.to_string(), text);
        }
    }

    #[test]
    fn the_usual_slips_are_shown_put_right() {
        let not = |text: &str| format!("“{text}” không phải là số, ký hiệu");
        let cases = [
            ("số 639/KH-UBND", "số, ký hiệu “số 639/KH-UBND” thừa chữ “số” ở đầu".into(), "viết 639/KH-UBND"),
            (
                "639 / KH - UBND",
                "số, ký hiệu “639 / KH - UBND” phải viết liền bằng gạch nối ngắn".into(),
                "viết 639/KH-UBND",
            ),
            (
                "639/KH–UBND",
                "số, ký hiệu “639/KH–UBND” phải viết liền bằng gạch nối ngắn".into(),
                "viết 639/KH-UBND",
            ),
            ("639", "“639” thiếu ký hiệu sau số".into(), "viết như 639/KH-UBND"),
            ("191/2009", "“191/2009” thiếu ký hiệu sau số".into(), "viết như 639/KH-UBND"),
            ("KH-UBND", "“KH-UBND” thiếu số trước ký hiệu".into(), "viết như 639/KH-UBND"),
            ("/KH-UBND", "“/KH-UBND” thiếu số trước ký hiệu".into(), "viết như 639/KH-UBND"),
            ("191/209/TT-BTC", not("191/209/TT-BTC"), "viết như 639/KH-UBND"),
            ("639/kh-ubnd", not("639/kh-ubnd"), "viết như 639/KH-UBND"),
        ];
        for (text, message, hint) in cases {
            let fault = text.parse::<SoHieu>().unwrap_err();
            assert_eq!((fault.code, fault.message), (Code::SoHieuSai, message));
            assert_eq!(fault.hint.as_deref(), Some(hint));
        }
    }

    proptest! {
        #[test]
        fn what_is_read_is_kept_and_has_its_parts(
            so in "[0-9]{1,6}[a-z]?", nam in proptest::option::of(1900_u16..2200), ky_hieu in "[A-ZĐ]{1,5}(-[A-ZĐ]{1,5}){0,2}"
        ) {
            let middle = nam.map(|nam| format!("{nam}/")).unwrap_or_default();
            let text = format!("{so}/{middle}{ky_hieu}");
            let read: SoHieu = text.parse().unwrap();
            prop_assert_eq!(read.to_string(), text);
            prop_assert_eq!((read.so(), read.nam(), read.ky_hieu()), (so.as_str(), nam, ky_hieu.as_str()));
        }

        #[test]
        fn any_text_is_read_or_refused(text in "[0-9a-zA-ZĐ/&. –-]{0,16}|\\PC{0,12}") {
            if let Ok(read) = text.parse::<SoHieu>() {
                prop_assert_eq!(read.to_string(), text);
            }
        }
    }
}
