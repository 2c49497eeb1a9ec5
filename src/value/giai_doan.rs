//! A span of years: the term of a programme or of a council.

use crate::diagnostic::Code;
use std::fmt;
use std::str::FromStr;

use super::{Nam, Value, ValueError, quoted, schema, tidy};

/// A span of whole years, both ends included: `2021-2025`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct GiaiDoan {
    tu: Nam,
    den: Nam,
}

impl GiaiDoan {
    /// The span from one year to another.
    ///
    /// # Errors
    /// When it ends before it begins.
    pub fn new(tu: Nam, den: Nam) -> Result<Self, ValueError> {
        if den < tu {
            return Err(ValueError::of::<Self>(format!("{tu}-{den} kết thúc trước khi bắt đầu"))
                .hint(format!("viết {den}-{tu}")));
        }
        Ok(Self { tu, den })
    }

    /// The first year.
    pub fn tu(self) -> Nam {
        self.tu
    }

    /// The last year.
    pub fn den(self) -> Nam {
        self.den
    }

    /// Whether the year lies in the span.
    pub fn contains(self, nam: Nam) -> bool {
        (self.tu..=self.den).contains(&nam)
    }

    /// Whether the span was over before the year began.
    pub fn ended_before(self, nam: Nam) -> bool {
        self.den < nam
    }
}

impl Value for GiaiDoan {
    const KIND: &'static str = "giai-doan";
    const CODE: Code = Code::GiaiDoanSai;
    const NOUN: &'static str = "giai đoạn";
    const EXAMPLES: &'static [&'static str] = &["2021-2025"];
    const PATTERN: &'static str = r"^(20\d\d|2100)-(20\d\d|2100)$";
    const DESCRIPTION: &'static str = "Giai đoạn: năm đầu-năm cuối, gạch nối, không có dấu cách";
}

impl FromStr for GiaiDoan {
    type Err = ValueError;

    fn from_str(text: &str) -> Result<Self, ValueError> {
        let text = tidy::<Self>(text)?;
        let plain: String =
            text.chars().filter(|c| !c.is_whitespace()).map(|c| if is_dash(c) { '-' } else { c }).collect();
        let (tu, den) = plain.split_once('-').ok_or_else(|| ValueError::not_a::<Self>(text))?;
        let years = |text: &str| text.len() == 4 && text.bytes().all(|byte| byte.is_ascii_digit());
        if !years(tu) || !years(den) {
            return Err(ValueError::not_a::<Self>(text));
        }
        let span = Self::new(tu.parse().map_err(own)?, den.parse().map_err(own)?)?;
        if plain != text {
            return Err(ValueError::of::<Self>(format!(
                "giai đoạn {} phải viết bằng gạch nối ngắn, không có dấu cách",
                quoted(text)
            ))
            .hint(format!("viết {span}")));
        }
        Ok(span)
    }
}

/// Dashes that word processors put for a hyphen.
fn is_dash(c: char) -> bool {
    ('\u{2010}'..='\u{2015}').contains(&c) || c == '\u{2212}'
}

/// A fault of one year is a fault of the span.
fn own(fault: ValueError) -> ValueError {
    ValueError { code: GiaiDoan::CODE, hint: None, ..fault }.hint(super::like::<GiaiDoan>())
}

impl fmt::Display for GiaiDoan {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&format!("{}-{}", self.tu, self.den))
    }
}

written!(GiaiDoan, |_| schema::text::<GiaiDoan>());

#[cfg(test)]
mod tests {
    use crate::diagnostic::Code;
    use proptest::prelude::*;

    use super::{GiaiDoan, Nam};

    #[test]
    fn a_span_knows_its_years() {
        let span: GiaiDoan = "2021-2025".parse().unwrap();
        let nam = |number| Nam::new(number).unwrap();
        assert_eq!(span.to_string(), "2021-2025");
        assert!(span.contains(nam(2021)) && span.contains(nam(2025)) && !span.contains(nam(2026)));
        assert!(span.ended_before(nam(2026)) && !span.ended_before(nam(2025)));
    }

    #[test]
    fn dashes_spaces_and_order_are_told_apart() {
        let cases = [
            (
                "2021–2025",
                "giai đoạn “2021–2025” phải viết bằng gạch nối ngắn, không có dấu cách",
                "viết 2021-2025",
            ),
            (
                "2021 - 2025",
                "giai đoạn “2021 - 2025” phải viết bằng gạch nối ngắn, không có dấu cách",
                "viết 2021-2025",
            ),
            ("2025-2021", "2025-2021 kết thúc trước khi bắt đầu", "viết 2021-2025"),
            ("1991-1995", "năm 1991 ngoài khoảng 2000 đến 2100", "viết như 2021-2025"),
            ("2021-25", "“2021-25” không phải là giai đoạn", "viết như 2021-2025"),
            ("2021", "“2021” không phải là giai đoạn", "viết như 2021-2025"),
        ];
        for (text, message, hint) in cases {
            let fault = text.parse::<GiaiDoan>().unwrap_err();
            assert_eq!((fault.code, fault.message.as_str()), (Code::GiaiDoanSai, message));
            assert_eq!(fault.hint.as_deref(), Some(hint));
        }
    }

    proptest! {
        #[test]
        fn what_is_written_is_read_back(tu in 2000_u16..=2100, more in 0_u16..=100) {
            let span = GiaiDoan::new(Nam::new(tu).unwrap(), Nam::new((tu + more).min(2100)).unwrap()).unwrap();
            prop_assert_eq!(span.to_string().parse(), Ok(span));
        }
    }
}
