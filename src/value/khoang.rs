//! A range of numbers: what a target may be.

use std::fmt;
use std::str::FromStr;

use super::{SoThapPhan, Value, ValueError, quoted, schema, tidy};
use crate::diagnostic::Code;

/// From one number to a larger one, both included: `5-7`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Khoang {
    tu: SoThapPhan,
    den: SoThapPhan,
}

impl Khoang {
    /// The smaller number.
    pub fn tu(self) -> SoThapPhan {
        self.tu
    }

    /// The larger number.
    pub fn den(self) -> SoThapPhan {
        self.den
    }
}

impl Value for Khoang {
    const KIND: &'static str = "khoang";
    const CODE: Code = Code::KhoangSai;
    const NOUN: &'static str = "khoảng số";
    const EXAMPLES: &'static [&'static str] = &["5-7", "2,5-3"];
    const PATTERN: &'static str = r"^(0|0?[1-9]|[1-9]\d{1,14}|[1-9]\d{0,2}(\.\d{3}){1,4})(,\d{1,6})?-(0|0?[1-9]|[1-9]\d{1,14}|[1-9]\d{0,2}(\.\d{3}){1,4})(,\d{1,6})?$";
    const DESCRIPTION: &'static str = "Khoảng số: số nhỏ-số lớn, gạch nối, không có dấu cách";
}

impl FromStr for Khoang {
    type Err = ValueError;

    fn from_str(text: &str) -> Result<Self, ValueError> {
        let text = tidy::<Self>(text)?;
        let plain: String =
            text.chars().filter(|c| !c.is_whitespace()).map(|c| if is_dash(c) { '-' } else { c }).collect();
        let own = |fault: ValueError| ValueError { code: Self::CODE, ..fault };
        let ends = plain.split_once('-').filter(|(tu, den)| !tu.is_empty() && !den.is_empty());
        let (tu, den) = ends.ok_or_else(|| ValueError::not_a::<Self>(text))?;
        let range = Self { tu: tu.parse().map_err(own)?, den: den.parse().map_err(own)? };
        if range.den.am() {
            return Err(ValueError::not_a::<Self>(text));
        }
        if range.den <= range.tu {
            let fault =
                ValueError::of::<Self>(format!("khoảng {} không đi từ số nhỏ đến số lớn", quoted(text)));
            return Err(match range.den == range.tu {
                true => fault.hint(format!("chỉ một số thì viết {}", range.tu)),
                false => fault.hint(format!("viết {}-{}", range.den, range.tu)),
            });
        }
        if plain != text {
            let message = format!("khoảng {} phải viết bằng gạch nối ngắn, không có dấu cách", quoted(text));
            return Err(ValueError::of::<Self>(message).hint(format!("viết {range}")));
        }
        Ok(range)
    }
}

/// Dashes that word processors put for a hyphen.
fn is_dash(c: char) -> bool {
    ('\u{2010}'..='\u{2015}').contains(&c) || c == '\u{2212}'
}

impl fmt::Display for Khoang {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&format!("{}-{}", self.tu, self.den))
    }
}

written!(Khoang, |_| schema::text::<Khoang>());

#[cfg(test)]
mod tests {
    use super::Khoang;
    use crate::diagnostic::Code;

    #[test]
    fn a_range_is_read_back() {
        for text in ["5-7", "2,5-3", "0-2", "1.000-1.250"] {
            assert_eq!(text.parse::<Khoang>().unwrap().to_string(), text);
        }
    }

    #[test]
    fn what_is_no_range_is_refused_with_the_way_to_write_it() {
        let dash = "phải viết bằng gạch nối ngắn, không có dấu cách";
        for (text, message, hint) in [
            ("7-5", "khoảng “7-5” không đi từ số nhỏ đến số lớn".to_owned(), "viết 5-7"),
            ("5-5", "khoảng “5-5” không đi từ số nhỏ đến số lớn".to_owned(), "chỉ một số thì viết 5"),
            ("5 – 7", format!("khoảng “5 – 7” {dash}"), "viết 5-7"),
            ("5", "“5” không phải là khoảng số".to_owned(), "viết như 5-7"),
            ("5-", "“5-” không phải là khoảng số".to_owned(), "viết như 5-7"),
            ("5--7", "“5--7” không phải là khoảng số".to_owned(), "viết như 5-7"),
            ("5-bảy", "“bảy” không phải là số".to_owned(), "viết như 12,5"),
        ] {
            let fault = text.parse::<Khoang>().unwrap_err();
            assert_eq!((fault.code, fault.message), (Code::KhoangSai, message));
            assert_eq!(fault.hint.as_deref(), Some(hint));
        }
    }
}
