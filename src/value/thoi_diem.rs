//! A day with its hour, as invitations and minutes say it.

use crate::diagnostic::Code;
use std::fmt;
use std::str::FromStr;

use super::{Ngay, Value, ValueError, digits, schema, tidy};

/// A day with its hour: `7 giờ 30 ngày 12/5/2026`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct ThoiDiem {
    ngay: Ngay,
    gio: u8,
    phut: u8,
}

impl ThoiDiem {
    /// The day.
    pub fn ngay(self) -> Ngay {
        self.ngay
    }

    /// `07 giờ 30 phút, ngày 12 tháng 5 năm 2026`.
    pub fn dai(self) -> String {
        format!("{:02} giờ {:02} phút, {}", self.gio, self.phut, self.ngay.dai())
    }
}

impl Value for ThoiDiem {
    const KIND: &'static str = "thoi-diem";
    const CODE: Code = Code::NgaySai;
    const NOUN: &'static str = "giờ và ngày";
    const EXAMPLES: &'static [&'static str] = &["7 giờ 30 ngày 12/5/2026", "14 giờ 00 ngày 02/6/2026"];
    const PATTERN: &'static str =
        r"^([01]?\d|2[0-3]) giờ [0-5]\d ngày (0?[1-9]|[12]\d|3[01])/(0?[1-9]|1[0-2])/(19|20|21)\d\d$";
    const DESCRIPTION: &'static str = "Giờ và ngày: 7 giờ 30 ngày 12/5/2026";
}

impl FromStr for ThoiDiem {
    type Err = ValueError;

    fn from_str(text: &str) -> Result<Self, ValueError> {
        let text = tidy::<Self>(text)?;
        let parts = text.split_once(" giờ ").and_then(|(hour, rest)| {
            let (minute, day) = rest.split_once(" ngày ")?;
            let plain = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
            Some((hour, minute, day)).filter(|_| !day.contains('-') && plain(hour) && plain(minute))
        });
        let Some((hour, minute, day)) = parts else { return Err(unreadable(text)) };
        let ngay = day.parse::<Ngay>().map_err(|fault| ValueError { code: Self::CODE, ..fault })?;
        let gio = digits::<u8>(hour).filter(|gio| hour.len() <= 2 && *gio < 24);
        let phut = digits::<u8>(minute).filter(|phut| minute.len() == 2 && *phut < 60);
        match (gio, phut) {
            (Some(gio), Some(phut)) => Ok(Self { ngay, gio, phut }),
            (None, _) => Err(ValueError::of::<Self>(format!("không có giờ {hour}")).hint("giờ từ 0 đến 23")),
            (_, None) => {
                Err(ValueError::of::<Self>(format!("không có phút {minute}")).hint("phút từ 00 đến 59"))
            }
        }
    }
}

/// `7h30 12/5/2026` and the like: how it is to be written.
fn unreadable(text: &str) -> ValueError {
    let bare = text.replace([',', ';'], " ").replace("phút", " ").replace("ngày", " ").replace("giờ", "h");
    let (hour, rest) = bare.split_once(['h', ':', 'g']).unwrap_or(("", ""));
    let words: Vec<&str> = rest.split_whitespace().collect();
    let meant = match words.as_slice() {
        [minute, day] => format!("{} giờ {minute} ngày {day}", hour.trim()),
        [day] => format!("{} giờ 00 ngày {day}", hour.trim()),
        _ => String::new(),
    };
    let fault = ValueError::not_a::<ThoiDiem>(text);
    let known = meant.contains(" giờ ") && meant.contains('/') && meant.parse::<ThoiDiem>().is_ok();
    if known { fault.hint(format!("viết {meant}")) } else { fault }
}

impl fmt::Display for ThoiDiem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&format!("{} giờ {:02} ngày {}", self.gio, self.phut, self.ngay))
    }
}

written!(ThoiDiem, |_| schema::text::<ThoiDiem>());

#[cfg(test)]
mod tests {
    use super::ThoiDiem;

    #[test]
    fn it_is_read_back_and_written_out() {
        let read: ThoiDiem = "07 giờ 30 ngày 02/6/2026".parse().unwrap();
        assert_eq!(read.to_string(), "7 giờ 30 ngày 02/6/2026");
        assert_eq!(read.dai(), "07 giờ 30 phút, ngày 02 tháng 6 năm 2026");
    }

    #[test]
    fn what_was_meant_is_shown() {
        let hint = |text: &str| text.parse::<ThoiDiem>().unwrap_err().hint.unwrap();
        for text in ["7h30 12/5/2026", "7:30 ngày 12/5/2026", "7 giờ 30 phút, ngày 12/5/2026"] {
            assert_eq!(hint(text), "viết 7 giờ 30 ngày 12/5/2026", "{text}");
        }
        assert_eq!(hint("8h ngày 12/5/2026"), "viết 8 giờ 00 ngày 12/5/2026");
        assert_eq!(hint("25 giờ 00 ngày 12/5/2026"), "giờ từ 0 đến 23");
        assert_eq!(hint("7 giờ 30 ngày 31/4/2026"), "ngày từ 1 đến 30");
    }
}
