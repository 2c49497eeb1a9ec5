//! The period that a report covers.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::value::{Nam, Ngay};

/// Kỳ của báo cáo: thang_1 … thang_12, quy_1 … quy_4, 6_thang, 9_thang, nam, hoặc một khoảng trong năm như
/// {tu_ngay: 15/3/2026, den_ngay: 10/5/2026}
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
#[expect(
    missing_docs,
    reason = "the names say it; doc comments would be shown at each in the officer's editor"
)]
pub enum Loai {
    #[serde(rename = "nam")]
    TongKet,
    #[serde(rename = "6_thang")]
    SauThang,
    #[serde(rename = "9_thang")]
    ChinThang,
    #[serde(rename = "quy_1")]
    Quy1,
    #[serde(rename = "quy_2")]
    Quy2,
    #[serde(rename = "quy_3")]
    Quy3,
    #[serde(rename = "quy_4")]
    Quy4,
    #[serde(rename = "thang_1")]
    Thang1,
    #[serde(rename = "thang_2")]
    Thang2,
    #[serde(rename = "thang_3")]
    Thang3,
    #[serde(rename = "thang_4")]
    Thang4,
    #[serde(rename = "thang_5")]
    Thang5,
    #[serde(rename = "thang_6")]
    Thang6,
    #[serde(rename = "thang_7")]
    Thang7,
    #[serde(rename = "thang_8")]
    Thang8,
    #[serde(rename = "thang_9")]
    Thang9,
    #[serde(rename = "thang_10")]
    Thang10,
    #[serde(rename = "thang_11")]
    Thang11,
    #[serde(rename = "thang_12")]
    Thang12,
    #[serde(untagged)]
    Khoang(Khoang),
}

/// Một khoảng trong năm, kể cả hai ngày đầu, cuối
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Khoang {
    /// Ngày đầu
    pub tu_ngay: Ngay,
    /// Ngày cuối
    pub den_ngay: Ngay,
}

const LA_MA: [&str; 4] = ["I", "II", "III", "IV"];

impl Loai {
    /// First and last month; `None` for a span of days.
    fn thang(self) -> Option<(u8, u8)> {
        Some(match self {
            Self::TongKet => (1, 12),
            Self::SauThang => (1, 6),
            Self::ChinThang => (1, 9),
            Self::Quy1 => (1, 3),
            Self::Quy2 => (4, 6),
            Self::Quy3 => (7, 9),
            Self::Quy4 => (10, 12),
            Self::Thang1 => (1, 1),
            Self::Thang2 => (2, 2),
            Self::Thang3 => (3, 3),
            Self::Thang4 => (4, 4),
            Self::Thang5 => (5, 5),
            Self::Thang6 => (6, 6),
            Self::Thang7 => (7, 7),
            Self::Thang8 => (8, 8),
            Self::Thang9 => (9, 9),
            Self::Thang10 => (10, 10),
            Self::Thang11 => (11, 11),
            Self::Thang12 => (12, 12),
            Self::Khoang(_) => return None,
        })
    }

    /// Whether the year is over with it: only then it is said what was reached and what was not.
    pub fn ca_nam(self) -> bool {
        self == Self::TongKet
    }

    /// First and last day, in the year of the plan. `None` never happens for the years of [`Nam`].
    pub fn tu_den(self, nam: Nam) -> Option<(Ngay, Ngay)> {
        if let Self::Khoang(Khoang { tu_ngay, den_ngay }) = self {
            return Some((tu_ngay, den_ngay));
        }
        let (first, last) = self.thang()?;
        let next = if last == 12 { (nam.so() + 1, 1) } else { (nam.so(), last + 1) };
        let end = Ngay::new(next.0, next.1, 1).ok()?.cong_ngay(-1)?;
        Some((Ngay::new(nam.so(), first, 1).ok()?, end))
    }

    /// How many quarters of the year are over at its end.
    pub fn so_quy(self) -> usize {
        let last = match self {
            Self::Khoang(Khoang { den_ngay, .. }) => den_ngay.thang() - 1,
            named => named.thang().map_or(12, |(_, last)| last),
        };
        usize::from(last / 3)
    }

    /// The name of the paper: `bao-cao-tong-ket`, `bao-cao-thang-5`, `bao-cao-quy-1`, `bao-cao-tu-15-3-den-10-5`.
    pub fn ten(self) -> String {
        match (self, self.thang()) {
            (Self::TongKet, _) => "bao-cao-tong-ket".to_owned(),
            (Self::SauThang, _) => "bao-cao-6-thang".to_owned(),
            (Self::ChinThang, _) => "bao-cao-9-thang".to_owned(),
            (_, Some((first, last))) if first == last => format!("bao-cao-thang-{first}"),
            (_, Some((_, last))) => format!("bao-cao-quy-{}", last / 3),
            (Self::Khoang(Khoang { tu_ngay: a, den_ngay: b }), _) => {
                format!("bao-cao-tu-{}-{}-den-{}-{}", a.ngay(), a.thang(), b.ngay(), b.thang())
            }
            (_, None) => "bao-cao".to_owned(),
        }
    }

    /// The template that it is made with.
    pub fn mau(self) -> &'static str {
        match self {
            Self::TongKet => "bao-cao-tong-ket",
            Self::SauThang => "bao-cao-6-thang",
            _ => "bao-cao-ky",
        }
    }

    /// The period in words, before the year: `tháng 5`, `quý I`, `9 tháng đầu`; with the year where days are named.
    pub fn goi(self, nam: Nam) -> String {
        let month =
            |month: u8| if month < 3 { format!("tháng {month:02}") } else { format!("tháng {month}") };
        match (self, self.thang()) {
            (Self::TongKet, _) => format!("năm {nam}"),
            (Self::SauThang | Self::ChinThang, Some((_, last))) => format!("{last} tháng đầu năm {nam}"),
            (_, Some((first, last))) if first == last => format!("{} năm {nam}", month(first)),
            (_, Some((_, last))) => format!("quý {} năm {nam}", LA_MA[usize::from(last / 3 - 1).min(3)]),
            (Self::Khoang(Khoang { tu_ngay, den_ngay }), _) => {
                format!("từ ngày {} đến ngày {}", tu_ngay.ngan(), den_ngay.ngan())
            }
            (_, None) => format!("năm {nam}"),
        }
    }

    /// What comes after it: `tháng 6 năm 2026`, `3 tháng cuối năm 2026`, `thời gian tới`.
    pub fn tiep_theo(self, nam: Nam) -> String {
        const MONTHS: [Loai; 12] = [
            Loai::Thang1,
            Loai::Thang2,
            Loai::Thang3,
            Loai::Thang4,
            Loai::Thang5,
            Loai::Thang6,
            Loai::Thang7,
            Loai::Thang8,
            Loai::Thang9,
            Loai::Thang10,
            Loai::Thang11,
            Loai::Thang12,
        ];
        const QUARTERS: [Loai; 4] = [Loai::Quy1, Loai::Quy2, Loai::Quy3, Loai::Quy4];
        let next_year = nam.cong(1).unwrap_or(nam);
        let after = |list: &[Self]| {
            let at = list.iter().position(|one| *one == self)?;
            Some(match list.get(at + 1) {
                Some(next) => next.goi(nam),
                None => list.first()?.goi(next_year),
            })
        };
        match self {
            Self::TongKet => format!("năm {next_year}"),
            Self::SauThang => format!("6 tháng cuối năm {nam}"),
            Self::ChinThang => format!("3 tháng cuối năm {nam}"),
            Self::Khoang(_) => "thời gian tới".to_owned(),
            _ => after(&MONTHS).or_else(|| after(&QUARTERS)).unwrap_or_else(|| "thời gian tới".to_owned()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Loai;
    use crate::value::Nam;

    fn read(yaml: &str) -> Loai {
        serde_yaml::from_str(yaml).unwrap()
    }

    #[test]
    fn a_period_knows_its_days_its_words_and_its_name() {
        let nam: Nam = "2026".parse().unwrap();
        let told = |yaml: &str| {
            let loai = read(yaml);
            let (tu, den) = loai.tu_den(nam).unwrap();
            let words = [loai.goi(nam), loai.tiep_theo(nam), loai.ten()];
            format!("{}-{}: {}", tu.ngan(), den.ngan(), words.join(" | "))
        };
        assert_eq!(
            told("thang_2"),
            "01/02/2026-28/02/2026: tháng 02 năm 2026 | tháng 3 năm 2026 | bao-cao-thang-2"
        );
        assert_eq!(
            told("thang_12"),
            "01/12/2026-31/12/2026: tháng 12 năm 2026 | tháng 01 năm 2027 | bao-cao-thang-12"
        );
        assert_eq!(told("quy_1"), "01/01/2026-31/3/2026: quý I năm 2026 | quý II năm 2026 | bao-cao-quy-1");
        assert_eq!(
            told("9_thang"),
            "01/01/2026-30/9/2026: 9 tháng đầu năm 2026 | 3 tháng cuối năm 2026 | bao-cao-9-thang"
        );
        assert_eq!(told("nam"), "01/01/2026-31/12/2026: năm 2026 | năm 2027 | bao-cao-tong-ket");
        assert_eq!(
            told("{tu_ngay: 15/3/2026, den_ngay: 10/5/2026}"),
            "15/3/2026-10/5/2026: từ ngày 15/3/2026 đến ngày 10/5/2026 | thời gian tới | bao-cao-tu-15-3-den-10-5"
        );
    }

    #[test]
    fn quarters_that_are_over_at_the_end_of_a_period_are_counted() {
        let counts =
            ["thang_2", "thang_3", "thang_8", "quy_4", "6_thang", "9_thang", "nam"].map(|k| read(k).so_quy());
        assert_eq!(counts, [0, 1, 2, 4, 2, 3, 4]);
        assert!(serde_yaml::from_str::<Loai>("thang_13").is_err());
    }
}
