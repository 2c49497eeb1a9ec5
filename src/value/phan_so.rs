//! Exact fractions: every figure is computed in them and rounded once, where it is printed.

use std::cmp::Ordering;

use num_rational::Ratio;
use num_traits::{CheckedDiv, CheckedMul, CheckedSub, Signed, Zero};

use super::SoThapPhan;

/// An exact number. The counts and amounts of these papers stay far below what 128 bits hold; beyond that an operation
/// gives `None`, never another number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct PhanSo(Ratio<i128>);

impl PhanSo {
    /// Zero.
    pub const KHONG: Self = Self(Ratio::new_raw(0, 1));
    /// One hundred.
    pub const MOT_TRAM: Self = Self(Ratio::new_raw(100, 1));

    /// `tu / mau`; `None` where `mau` is not above zero.
    pub fn new(tu: i128, mau: i128) -> Option<Self> {
        (mau > 0).then(|| Self(Ratio::new(tu, mau)))
    }

    /// The difference; `None` when too large.
    pub fn tru(self, other: Self) -> Option<Self> {
        self.0.checked_sub(&other.0).map(Self)
    }

    /// This number as a percentage of `whole`; `None` when `whole` is zero or the result is too large.
    pub fn phan_tram_cua(self, whole: Self) -> Option<Self> {
        self.0.checked_mul(&Self::MOT_TRAM.0)?.checked_div(&whole.0).map(Self)
    }

    /// Whether it is zero.
    pub fn la_khong(self) -> bool {
        self.0.is_zero()
    }

    /// The same number without its sign.
    #[must_use]
    pub fn tri_tuyet_doi(self) -> Self {
        Self(self.0.abs())
    }

    /// Rounded to so many digits after the comma, half away from zero, so that 1/800 is `0,13 %` and -1/800 is
    /// `-0,13 %`; `None` when too large.
    pub fn lam_tron(self, digits: u32) -> Option<SoThapPhan> {
        let (num, den) = (self.0.numer().unsigned_abs(), self.0.denom().unsigned_abs());
        let doubled = num.checked_mul(2)?.checked_mul(10_u128.checked_pow(digits)?)?.checked_add(den)?;
        let scaled = i128::try_from(doubled / den.checked_mul(2)?).ok()?;
        let sign = if self.0.is_negative() { -1 } else { 1 };
        SoThapPhan::from_scaled(scaled * sign, digits)
    }

    /// Rounded to two digits after the comma, or to as many as show on which side of each mark it stands, but not more
    /// than `most`; `Err` tells the mark from which that many digits do not part it.
    ///
    /// # Errors
    /// The mark it cannot be told from, and the side of it that it is on.
    pub fn lam_tron_ro(self, most: u32, marks: &[Self]) -> Result<SoThapPhan, (Self, Ordering)> {
        let hidden = |digits: u32| {
            let shown = self.lam_tron(digits);
            let same = |mark: &&Self| shown.map(|shown| shown.phan_so().cmp(mark)) == Some(self.cmp(mark));
            (shown, marks.iter().find(|mark| !same(mark)).copied())
        };
        let mut tries = (2..=most).map(hidden);
        match tries.clone().find_map(|(shown, hidden)| shown.filter(|_| hidden.is_none())) {
            Some(shown) => Ok(shown),
            None => {
                let mark = tries.next_back().and_then(|(_, hidden)| hidden).unwrap_or(Self::KHONG);
                Err((mark, self.cmp(&mark)))
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::PhanSo;
    use crate::value::SoThapPhan;

    fn phan_so(tu: i128, mau: i128) -> PhanSo {
        PhanSo::new(tu, mau).unwrap()
    }

    fn percent(tu: i128, mau: i128) -> Option<String> {
        let whole = phan_so(mau, 1);
        phan_so(tu, 1).phan_tram_cua(whole)?.lam_tron(2).map(|rounded| rounded.to_string())
    }

    #[test]
    fn half_is_rounded_away_from_zero() {
        let written = |tu, mau, digits| phan_so(tu, mau).lam_tron(digits).unwrap().to_string();
        for (tu, mau, digits, text) in [
            (1, 8, 2, "0,13"),
            (-1, 8, 2, "-0,13"),
            (5, 2, 0, "3"),
            (-1, 1000, 2, "0,00"),
            (28, 1, 2, "28,00"),
            (99_995, 1000, 2, "100,00"),
        ] {
            assert_eq!(written(tu, mau, digits), text);
        }
    }

    #[test]
    fn percentages_are_exact() {
        for (tu, mau, text) in [
            (7, 25, "28,00"),
            (1, 3, "33,33"),
            (2, 3, "66,67"),
            (1, 800, "0,13"),
            (0, 4, "0,00"),
            (999_999_999_999_999, 1, "99.999.999.999.999.900,00"),
        ] {
            assert_eq!(percent(tu, mau).as_deref(), Some(text));
        }
        assert_eq!(percent(3, 0), None);
        assert_eq!(PhanSo::new(3, 0), None);
        // 2/3 less 1/3, each with its own whole: 33,33 and not the 33,34 of the rounded figures.
        let thirds = phan_so(200, 3).tru(phan_so(100, 3)).unwrap();
        assert_eq!(thirds.lam_tron(2).unwrap().to_string(), "33,33");
    }

    #[test]
    fn digits_are_added_until_the_side_of_a_mark_shows() {
        let told = |tu, mau, mark: &str| {
            let mark = mark.parse::<SoThapPhan>().unwrap().phan_so();
            phan_so(tu, mau).lam_tron_ro(4, &[PhanSo::KHONG, mark]).map(|shown| shown.to_string())
        };
        assert_eq!(told(9999, 100, "100").as_deref(), Ok("99,99"));
        assert_eq!(told(99_996, 1000, "100").as_deref(), Ok("99,996"));
        assert_eq!(told(200, 3, "66,67").as_deref(), Ok("66,667"));
        assert_eq!(told(4, 1000, "100").as_deref(), Ok("0,004"));
        assert_eq!(told(100, 1, "100").as_deref(), Ok("100,00"));
        let nearly = told(99_999_999, 1_000_000, "100").unwrap_err();
        assert_eq!(nearly, (PhanSo::MOT_TRAM, std::cmp::Ordering::Less));
        let hardly = told(1, 1_000_000, "100").unwrap_err();
        assert_eq!(hardly, (PhanSo::KHONG, std::cmp::Ordering::Greater));
    }

    proptest! {
        #[test]
        fn a_rounded_number_is_within_half_a_digit(tu in 0..1_000_000_i128, mau in 1..1_000_000_i128) {
            let shown = phan_so(tu, mau).lam_tron(2).unwrap();
            let off = shown.phan_so().tru(phan_so(tu, mau)).unwrap();
            prop_assert!(off > phan_so(-1, 200) && off <= phan_so(1, 200));
        }

        #[test]
        fn what_is_printed_stands_where_the_number_stands(
            tu in 0..1_000_000_i128, mau in 1..1_000_000_i128, mark in 0..2_000_000_i128
        ) {
            let (number, mark) = (phan_so(tu, mau), phan_so(mark, 1_000_000));
            if let Ok(shown) = number.lam_tron_ro(4, &[mark]) {
                prop_assert_eq!(shown.phan_so().cmp(&mark), number.cmp(&mark));
            }
        }
    }
}
