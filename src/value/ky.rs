//! The period that a figure, a target or a report is about.

use crate::diagnostic::Code;
use std::fmt;
use std::str::FromStr;

use super::{GiaiDoan, Nam, Ngay, Quy, Thang, Value, ValueError, digits, schema, tidy};

/// The period that a figure, a target or a report is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ky {
    /// A whole year: `2023`.
    Nam(Nam),
    /// The first half of a year: `6 tháng đầu năm 2023`.
    SauThangDau(Nam),
    /// A quarter: `quý I/2023`.
    Quy(Quy),
    /// A month: `5/2023`.
    Thang(Thang),
    /// A span of years or a term: `2021-2025`.
    GiaiDoan(GiaiDoan),
}

const HALF: &str = "6 tháng đầu năm ";

impl Ky {
    /// The first day. `None` never happens for the years of [`Nam`].
    pub fn tu_ngay(self) -> Option<Ngay> {
        let (nam, thang) = match self {
            Self::Nam(nam) | Self::SauThangDau(nam) => (nam, 1),
            Self::Quy(quy) => (quy.nam(), quy.thang_dau()),
            Self::Thang(thang) => (thang.nam(), thang.thang()),
            Self::GiaiDoan(span) => (span.tu(), 1),
        };
        Ngay::new(nam.so(), thang, 1).ok()
    }

    /// The last day. `None` never happens for the years of [`Nam`].
    pub fn den_ngay(self) -> Option<Ngay> {
        let (nam, thang) = match self {
            Self::Nam(nam) => (nam, 12),
            Self::SauThangDau(nam) => (nam, 6),
            Self::Quy(quy) => (quy.nam(), quy.thang_dau() + 2),
            Self::Thang(thang) => (thang.nam(), thang.thang()),
            Self::GiaiDoan(span) => (span.den(), 12),
        };
        let next = if thang == 12 { (nam.so() + 1, 1) } else { (nam.so(), thang + 1) };
        Ngay::new(next.0, next.1, 1).ok()?.cong_ngay(-1)
    }
}

impl Value for Ky {
    const KIND: &'static str = "ky";
    const CODE: Code = Code::KySai;
    const NOUN: &'static str = "kỳ";
    const EXAMPLES: &'static [&'static str] =
        &["2023", "6 tháng đầu năm 2023", "quý I/2023", "5/2023", "2021-2025"];
    const PATTERN: &'static str = r"^((6 tháng đầu năm )?(20\d\d|2100)|quý (I|II|III|IV)/(20\d\d|2100)|(0?[1-9]|1[0-2])/(20\d\d|2100)|(20\d\d|2100)-(20\d\d|2100))$";
    const DESCRIPTION: &'static str = "Kỳ: năm, 6 tháng đầu năm, quý, tháng hoặc giai đoạn";
}

impl FromStr for Ky {
    type Err = ValueError;

    fn from_str(text: &str) -> Result<Self, ValueError> {
        let text = tidy::<Self>(text)?;
        let own = |fault: ValueError| ValueError { code: Self::CODE, ..fault };
        if let Some(nam) = text.strip_prefix(HALF) {
            nam.parse().map(Self::SauThangDau).map_err(own)
        } else if text.starts_with("quý ") {
            text.parse().map(Self::Quy).map_err(own)
        } else if text.contains('/') {
            text.parse().map(Self::Thang).map_err(own)
        } else if digits::<u128>(text).is_some() {
            text.parse().map(Self::Nam).map_err(own)
        } else if text.starts_with(|c: char| c.is_ascii_digit()) && !text.contains(char::is_alphabetic) {
            text.parse().map(Self::GiaiDoan).map_err(own)
        } else {
            Err(ValueError::not_a::<Self>(text)
                .hint(format!("viết một trong: {}", Self::EXAMPLES.join("; "))))
        }
    }
}

impl fmt::Display for Ky {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Nam(nam) => nam.fmt(f),
            Self::SauThangDau(nam) => write!(f, "{HALF}{nam}"),
            Self::Quy(quy) => quy.fmt(f),
            Self::Thang(thang) => thang.fmt(f),
            Self::GiaiDoan(span) => span.fmt(f),
        }
    }
}

written!(Ky, |_| schema::text_or_whole::<Ky>(2000, 2100));

#[cfg(test)]
mod tests {
    use super::Ky;
    use crate::diagnostic::Code;

    #[test]
    fn every_period_is_read_back_and_knows_its_days() {
        let cases = [
            ("2023", "01/01/2023", "31/12/2023"),
            ("6 tháng đầu năm 2023", "01/01/2023", "30/6/2023"),
            ("quý I/2024", "01/01/2024", "31/3/2024"),
            ("quý IV/2023", "01/10/2023", "31/12/2023"),
            ("02/2024", "01/02/2024", "29/02/2024"),
            ("2021-2025", "01/01/2021", "31/12/2025"),
            ("2100", "01/01/2100", "31/12/2100"),
        ];
        for (text, tu, den) in cases {
            let ky: Ky = text.parse().unwrap();
            assert_eq!(ky.to_string(), text);
            assert_eq!(ky.tu_ngay().map(|day| day.to_string()).as_deref(), Some(tu));
            assert_eq!(ky.den_ngay().map(|day| day.to_string()).as_deref(), Some(den));
        }
    }

    #[test]
    fn a_fault_is_told_by_the_nearest_kind_of_period() {
        let any = "viết một trong: 2023; 6 tháng đầu năm 2023; quý I/2023; 5/2023; 2021-2025";
        let cases = [
            ("cả năm", "“cả năm” không phải là kỳ", any),
            ("6 tháng cuối năm 2023", "“6 tháng cuối năm 2023” không phải là kỳ", any),
            ("13/2023", "không có tháng 13", "tháng từ 1 đến 12"),
            ("quý 2/2023", "“quý 2/2023” không phải là quý", "viết quý II/2023"),
            ("1999", "năm 1999 ngoài khoảng 2000 đến 2100", "viết như 2023"),
            (
                "2021–2025",
                "giai đoạn “2021–2025” phải viết bằng gạch nối ngắn, không có dấu cách",
                "viết 2021-2025",
            ),
        ];
        for (text, message, hint) in cases {
            let fault = text.parse::<Ky>().unwrap_err();
            assert_eq!((fault.code, fault.message.as_str()), (Code::KySai, message));
            assert_eq!(fault.hint.as_deref(), Some(hint));
        }
    }
}
