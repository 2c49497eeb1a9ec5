//! A day of the calendar and the two ways a paper writes it.

use crate::diagnostic::Code;
use std::fmt;
use std::str::FromStr;

use time::{Date, Duration, Month, Weekday};

use super::{Value, ValueError, digits, schema, tidy};

/// A day of the real calendar, 1900 to 2199.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Ngay(Date);

impl Ngay {
    const FIRST_YEAR: u16 = 1900;
    const LAST_YEAR: u16 = 2199;

    /// The day with these numbers.
    ///
    /// # Errors
    /// When the calendar has no such day, or the year is outside 1900 to 2199.
    pub fn new(nam: u16, thang: u8, ngay: u8) -> Result<Self, ValueError> {
        if !(Self::FIRST_YEAR..=Self::LAST_YEAR).contains(&nam) {
            let (first, last) = (Self::FIRST_YEAR, Self::LAST_YEAR);
            return Err(ValueError::of::<Self>(format!("năm {nam} ngoài khoảng {first} đến {last}"))
                .hint("xem lại năm"));
        }
        let month = month(thang).ok_or_else(|| no_month(nam, thang, ngay))?;
        let longest = month.length(nam.into());
        if ngay == 0 {
            return Err(ValueError::of::<Self>("không có ngày 0").hint(format!("ngày từ 1 đến {longest}")));
        }
        match Date::from_calendar_date(nam.into(), month, ngay) {
            Ok(date) => Ok(Self(date)),
            Err(_) => Err(ValueError::of::<Self>(format!("tháng {thang} năm {nam} chỉ có {longest} ngày"))
                .hint(format!("ngày từ 1 đến {longest}"))),
        }
    }

    /// The day of a text that is a deadline: `15/01/2026`, `Trước ngày 15/01/2026`, `Từ 01/3/2026 đến 15/5/2026`; `None`
    /// where it says something else, as `Từ 01/3/2026` does.
    pub fn cua_han(text: &str) -> Option<Self> {
        const LEADS: [&str; 9] = ["trước", "ngày", "chậm", "nhất", "hết", "là", "xong", "hoàn", "thành"];
        let text = text.trim().trim_end_matches('.').to_lowercase();
        let end = [" đến ", " - "]
            .iter()
            .fold(text.as_str(), |text, sign| text.rsplit(sign).next().unwrap_or(text));
        let end = end.strip_prefix("đến ").unwrap_or(end);
        let (lead, last) = end.rsplit_once(' ').unwrap_or(("", end));
        lead.split_whitespace().all(|word| LEADS.contains(&word)).then(|| last.parse().ok()).flatten()
    }

    /// The year.
    pub fn nam(self) -> u16 {
        self.0.year().unsigned_abs() as u16
    }

    /// The month, 1 to 12.
    pub fn thang(self) -> u8 {
        self.0.month().into()
    }

    /// The day of the month, 1 to 31.
    pub fn ngay(self) -> u8 {
        self.0.day()
    }

    /// `05/6/2023`: days under 10 and months 1 and 2 carry a zero, the other months do not (ND30 PL I, II.4.b).
    pub fn ngan(self) -> String {
        format!("{:02}/{}/{}", self.ngay(), thang_viet(self.thang()), self.nam())
    }

    /// `ngày 05 tháng 6 năm 2023`, with the zeros of ND30 PL I, II.4.b.
    pub fn dai(self) -> String {
        format!("ngày {:02} tháng {} năm {}", self.ngay(), thang_viet(self.thang()), self.nam())
    }

    /// `2023-06-05`.
    pub fn iso(self) -> String {
        format!("{}-{:02}-{:02}", self.nam(), self.thang(), self.ngay())
    }

    /// The day of the week: `thứ Hai` … `Chủ nhật`.
    pub fn thu(self) -> &'static str {
        match self.0.weekday() {
            Weekday::Monday => "thứ Hai",
            Weekday::Tuesday => "thứ Ba",
            Weekday::Wednesday => "thứ Tư",
            Weekday::Thursday => "thứ Năm",
            Weekday::Friday => "thứ Sáu",
            Weekday::Saturday => "thứ Bảy",
            Weekday::Sunday => "Chủ nhật",
        }
    }

    /// The same day of the next year; 29/02 becomes 28/02. `None` after 2198.
    pub fn nam_sau(self) -> Option<Self> {
        let next = self.nam() + 1;
        let longest = self.0.month().length(next.into());
        Self::new(next, self.thang(), self.ngay().min(longest)).ok()
    }

    /// The day so many days later (earlier when negative); `None` outside 1900 to 2199.
    pub fn cong_ngay(self, days: i32) -> Option<Self> {
        let date = self.0.checked_add(Duration::days(days.into()))?;
        let nam = u16::try_from(date.year()).ok()?;
        (Self::FIRST_YEAR..=Self::LAST_YEAR).contains(&nam).then_some(Self(date))
    }

    /// How many days from this day to `den`; negative when `den` is earlier.
    pub fn so_ngay_den(self, den: Self) -> i32 {
        den.0.to_julian_day() - self.0.to_julian_day()
    }
}

/// A month as papers write it: a zero before 1 and 2 only (ND30 PL I, II.4.b).
pub(super) fn thang_viet(thang: u8) -> String {
    if thang < 3 { format!("{thang:02}") } else { thang.to_string() }
}

fn month(thang: u8) -> Option<Month> {
    Month::try_from(thang).ok()
}

fn no_month(nam: u16, thang: u8, ngay: u8) -> ValueError {
    let hint = match Ngay::new_swapped(nam, thang, ngay) {
        Some(swapped) => format!("tháng từ 1 đến 12; viết ngày trước, tháng sau: {swapped}"),
        None => "tháng từ 1 đến 12".to_owned(),
    };
    ValueError::of::<Ngay>(format!("không có tháng {thang}")).hint(hint)
}

impl Value for Ngay {
    const KIND: &'static str = "ngay";
    const CODE: Code = Code::NgaySai;
    const NOUN: &'static str = "ngày";
    const EXAMPLES: &'static [&'static str] = &["23/5/2023", "05/6/2023", "06/01/2023"];
    const PATTERN: &'static str = r"^((0?[1-9]|[12]\d|3[01])/(0?[1-9]|1[0-2])/(19|20|21)\d\d|(19|20|21)\d\d-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01]))$";
    const DESCRIPTION: &'static str = "Ngày: ngày/tháng/năm, năm đủ bốn chữ số";
}

impl FromStr for Ngay {
    type Err = ValueError;

    fn from_str(text: &str) -> Result<Self, ValueError> {
        let text = tidy::<Self>(text)?;
        let parts = from_day_first(text).or_else(|| from_year_first(text));
        let (nam, thang, ngay) = parts.ok_or_else(|| unreadable(text))?;
        Self::new(nam, thang, ngay)
    }
}

/// `23/5/2023`, `05/06/2023`.
fn from_day_first(text: &str) -> Option<(u16, u8, u8)> {
    let mut parts = text.split('/');
    let (ngay, thang, nam) = (parts.next()?, parts.next()?, parts.next()?);
    let shaped = parts.next().is_none() && ngay.len() <= 2 && thang.len() <= 2 && nam.len() == 4;
    shaped.then_some((digits(nam)?, digits(thang)?, digits(ngay)?))
}

/// `2023-05-23`.
fn from_year_first(text: &str) -> Option<(u16, u8, u8)> {
    let mut parts = text.split('-');
    let (nam, thang, ngay) = (parts.next()?, parts.next()?, parts.next()?);
    let shaped = parts.next().is_none() && nam.len() == 4 && thang.len() == 2 && ngay.len() == 2;
    shaped.then_some((digits(nam)?, digits(thang)?, digits(ngay)?))
}

/// The day that was perhaps meant: other separators are the usual slip.
fn unreadable(text: &str) -> ValueError {
    let fault = ValueError::not_a::<Ngay>(text);
    if let Some(meant) = super::with_digits(text).and_then(|text| text.parse::<Ngay>().ok()) {
        return fault
            .hint(format!("viết {meant}: trong ngày đang có chữ cái thay cho chữ số (O và 0, l và 1)"));
    }
    let slashed: String = text.chars().map(|c| if matches!(c, '.' | '-' | ' ') { '/' } else { c }).collect();
    match from_day_first(&slashed).map(|(nam, thang, ngay)| Ngay::new(nam, thang, ngay)) {
        Some(Ok(meant)) => fault.hint(format!("viết {meant}")),
        _ => match slashed.split('/').map(digits::<u8>).collect::<Option<Vec<_>>>() {
            Some(parts) if parts.len() == 2 => fault.hint("viết đủ ngày, tháng, năm, như 23/5/2023"),
            Some(parts) if parts.len() == 3 => fault.hint("viết đủ bốn chữ số của năm, như 23/5/2023"),
            _ => fault,
        },
    }
}

impl Ngay {
    /// The day when month and day stand in the American order.
    fn new_swapped(nam: u16, thang: u8, ngay: u8) -> Option<Self> {
        let month = month(ngay)?;
        Date::from_calendar_date(nam.into(), month, thang).ok().map(Self)
    }
}

impl fmt::Display for Ngay {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.ngan())
    }
}

written!(Ngay, |_| schema::text::<Ngay>());

#[cfg(test)]
mod tests {
    use crate::diagnostic::Code;
    use proptest::prelude::*;

    use super::Ngay;

    fn fault(text: &str) -> (String, String) {
        let fault = text.parse::<Ngay>().unwrap_err();
        assert!(fault.code == Code::NgaySai || fault.code == Code::DeTrong, "{}", fault.code);
        (fault.message, fault.hint.unwrap_or_default())
    }

    fn ngay(text: &str) -> Ngay {
        text.parse().unwrap()
    }

    #[test]
    fn the_decree_puts_zeros_before_days_under_ten_and_months_one_and_two() {
        assert_eq!(ngay("23/5/2023").to_string(), "23/5/2023");
        assert_eq!(ngay("6/1/2023").to_string(), "06/01/2023");
        assert_eq!(ngay("05/06/2023").to_string(), "05/6/2023");
        assert_eq!(ngay("2023-02-28").to_string(), "28/02/2023");
        assert_eq!(ngay("05/1/2023").dai(), "ngày 05 tháng 01 năm 2023");
        assert_eq!(ngay("05/06/2023").dai(), "ngày 05 tháng 6 năm 2023");
        assert_eq!(ngay("15/11/2023").dai(), "ngày 15 tháng 11 năm 2023");
        assert_eq!(ngay("05/6/2023").iso(), "2023-06-05");
    }

    #[test]
    fn the_calendar_is_the_real_one() {
        assert_eq!(ngay("23/5/2023").thu(), "thứ Ba");
        assert_eq!(ngay("31/12/2023").thu(), "Chủ nhật");
        assert_eq!(ngay("29/02/2024").nam_sau(), Some(ngay("28/02/2025")));
        assert_eq!(ngay("28/02/2023").nam_sau(), Some(ngay("28/02/2024")));
        assert_eq!(ngay("31/12/2199").nam_sau(), None);
        assert_eq!(ngay("31/12/2199").cong_ngay(1), None);
        assert_eq!(ngay("28/02/2024").cong_ngay(2), Some(ngay("01/3/2024")));
        assert_eq!(ngay("15/11/2023").so_ngay_den(ngay("15/12/2023")), 30);
        assert_eq!(ngay("15/12/2023").so_ngay_den(ngay("15/11/2023")), -30);
        assert!(ngay("05/12/2023") > ngay("23/5/2023"));
    }

    #[test]
    fn a_day_that_is_not_says_which_part_is_wrong() {
        let cases = [
            ("01/13/2023", "không có tháng 13", "tháng từ 1 đến 12; viết ngày trước, tháng sau: 13/01/2023"),
            ("31/13/2023", "không có tháng 13", "tháng từ 1 đến 12"),
            ("01/0/2023", "không có tháng 0", "tháng từ 1 đến 12"),
            ("29/2/2023", "tháng 2 năm 2023 chỉ có 28 ngày", "ngày từ 1 đến 28"),
            ("31/11/2023", "tháng 11 năm 2023 chỉ có 30 ngày", "ngày từ 1 đến 30"),
            ("2024-02-30", "tháng 2 năm 2024 chỉ có 29 ngày", "ngày từ 1 đến 29"),
            ("0/5/2023", "không có ngày 0", "ngày từ 1 đến 31"),
            ("23/5/2203", "năm 2203 ngoài khoảng 1900 đến 2199", "xem lại năm"),
            ("23/5/23", "“23/5/23” không phải là ngày", "viết đủ bốn chữ số của năm, như 23/5/2023"),
            ("23.5.2023", "“23.5.2023” không phải là ngày", "viết 23/5/2023"),
            ("5-6-2023", "“5-6-2023” không phải là ngày", "viết 05/6/2023"),
            ("hôm qua", "“hôm qua” không phải là ngày", "viết như 23/5/2023"),
            ("٢٣/5/2023", "“٢٣/5/2023” không phải là ngày", "viết như 23/5/2023"),
            (" 23/5/2023", "thừa dấu cách ở đầu hoặc cuối “ 23/5/2023”", "viết “23/5/2023”"),
            ("", "ngày để trống", "điền ngày như 23/5/2023; nếu chưa có thì bỏ cả dòng này"),
        ];
        for (text, message, hint) in cases {
            assert_eq!(fault(text), (message.to_owned(), hint.to_owned()));
        }
    }

    proptest! {
        #[test]
        fn what_is_written_is_read_back(days in 0..109_571_i32) {
            let day = ngay("01/01/1900").cong_ngay(days).unwrap();
            prop_assert_eq!(ngay(&day.to_string()), day);
            prop_assert_eq!(ngay(&day.iso()), day);
        }

        #[test]
        fn any_text_is_read_or_refused(text in "[0-9/.-]{0,12}|\\PC{0,12}") {
            if let Ok(day) = text.parse::<Ngay>() {
                prop_assert_eq!(ngay(&day.to_string()), day);
            }
        }
    }
}
