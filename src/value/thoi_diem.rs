//! A day with its hour, as invitations and minutes say it.

use crate::diagnostic::Code;
use std::fmt;
use std::str::FromStr;

use super::{Ngay, Value, ValueError, digits, schema, tidy};

/// A day with its hour, and its weekday where that is said: `7 giờ 30 ngày 12/5/2026`, `7 giờ 30, thứ Ba, ngày 12/5/2026`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct ThoiDiem {
    ngay: Ngay,
    gio: u8,
    phut: u8,
    /// Whether the weekday is said.
    co_thu: bool,
}

impl ThoiDiem {
    /// The day.
    pub fn ngay(self) -> Ngay {
        self.ngay
    }

    /// `07 giờ 30 phút, ngày 12 tháng 5 năm 2026`; with the weekday before the day where it is said.
    pub fn dai(self) -> String {
        let thu = if self.co_thu { format!("{}, ", self.ngay.thu()) } else { String::new() };
        format!("{:02} giờ {:02} phút, {thu}{}", self.gio, self.phut, self.ngay.dai())
    }
}

impl Value for ThoiDiem {
    const KIND: &'static str = "thoi-diem";
    const CODE: Code = Code::NgaySai;
    const NOUN: &'static str = "giờ và ngày";
    const EXAMPLES: &'static [&'static str] = &["7 giờ 30 ngày 12/5/2026", "14 giờ 00 ngày 02/6/2026"];
    const PATTERN: &'static str = r"^([01]?\d|2[0-3]) giờ [0-5]\d( phút)?,?( ([Tt]hứ ([Hh]ai|[Bb]a|[Tt]ư|[Nn]ăm|[Ss]áu|[Bb]ảy)|[Cc]hủ [Nn]hật),?)? ngày (0?[1-9]|[12]\d|3[01])(/| tháng )(0?[1-9]|1[0-2])(/| năm )(19|20|21)\d\d$";
    const DESCRIPTION: &'static str =
        "Giờ và ngày, có thể ghi cả thứ: 7 giờ 30 ngày 12/5/2026; 7 giờ 30, thứ Ba, ngày 12/5/2026";
}

impl FromStr for ThoiDiem {
    type Err = ValueError;

    fn from_str(text: &str) -> Result<Self, ValueError> {
        let text = tidy::<Self>(text)?;
        written(text).unwrap_or_else(|| Err(unreadable(text)))
    }
}

/// What is written as it is to be; `None` of another form.
fn written(text: &str) -> Option<Result<ThoiDiem, ValueError>> {
    let (hour, rest) = text.split_once(" giờ ")?;
    let (minute, day) = rest.split_once(" ngày ")?;
    let minute = minute.strip_suffix(',').unwrap_or(minute);
    let lower = minute.to_lowercase();
    let named =
        WEEKDAYS.iter().find_map(|name| lower.strip_suffix(name).map(|before| (before.to_owned(), *name)));
    let (minute, weekday) = match &named {
        Some((before, name)) => (before.strip_suffix(' ')?.trim_end_matches(','), Some(*name)),
        None => (minute, None),
    };
    let minute = minute.strip_suffix(" phút").unwrap_or(minute);
    let plain = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    let is_written = !day.contains('-') && plain(hour) && plain(minute);
    let day = match day.split_once(" tháng ").and_then(|(day, rest)| Some((day, rest.split_once(" năm ")?)))
    {
        Some((day, (month, year))) => format!("{day}/{month}/{year}"),
        None => day.to_owned(),
    };
    is_written.then(|| of_parts(hour, minute, &day).and_then(|moment| moment.on(weekday)))
}

/// The days of the week, small.
const WEEKDAYS: [&str; 7] = ["thứ hai", "thứ ba", "thứ tư", "thứ năm", "thứ sáu", "thứ bảy", "chủ nhật"];

impl ThoiDiem {
    /// The same with its weekday said.
    ///
    /// # Errors
    /// When the day is not that weekday.
    fn on(self, weekday: Option<&str>) -> Result<Self, ValueError> {
        let Some(said) = weekday else { return Ok(self) };
        if self.ngay.thu().to_lowercase() == said {
            return Ok(Self { co_thu: true, ..self });
        }
        let message = format!("ngày {} là {}, mà ghi {said}", self.ngay.ngan(), self.ngay.thu());
        Err(ValueError::of::<Self>(message).hint("xem lại thứ và ngày"))
    }
}

fn of_parts(hour: &str, minute: &str, day: &str) -> Result<ThoiDiem, ValueError> {
    let ngay = day.parse::<Ngay>().map_err(|fault| ValueError { code: ThoiDiem::CODE, ..fault })?;
    let gio = digits::<u8>(hour).filter(|gio| hour.len() <= 2 && *gio < 24);
    let phut = digits::<u8>(minute).filter(|phut| minute.len() == 2 && *phut < 60);
    match (gio, phut) {
        (Some(gio), Some(phut)) => Ok(ThoiDiem { ngay, gio, phut, co_thu: false }),
        (None, _) => Err(ValueError::of::<ThoiDiem>(format!("không có giờ {hour}")).hint("giờ từ 0 đến 23")),
        (_, None) => {
            Err(ValueError::of::<ThoiDiem>(format!("không có phút {minute}")).hint("phút từ 00 đến 59"))
        }
    }
}

/// `7h30 12/5/2026`, `lúc 8 giờ 00 phút, thứ Sáu, ngày 15 tháng 6 năm 2026`: how it is to be written.
fn unreadable(text: &str) -> ValueError {
    let fault = ValueError::not_a::<ThoiDiem>(text);
    match meant(text) {
        Some(Ok(meant)) => fault.hint(format!("viết {meant}")),
        // There is no such day, or no such hour: that is what is wrong.
        Some(Err(fault)) => fault,
        None => fault,
    }
}

/// The hour and the day that stand anywhere in a text.
fn meant(text: &str) -> Option<Result<ThoiDiem, ValueError>> {
    let spaced = text.to_lowercase().replace([',', ';', '(', ')'], " ");
    let spaced = spaced.replace("giờ", " h ").replace(':', " h ").replace("phút", " ");
    let spaced: String = spaced
        .split_whitespace()
        .map(|word| match word.split_once(['h', 'g']) {
            // `7h30`, `7g30`, `7h`
            Some((hour, minute)) if digits::<u8>(hour).is_some() => format!("{hour} h {minute}"),
            _ => word.to_owned(),
        })
        .collect::<Vec<_>>()
        .join(" ");
    let words: Vec<&str> = spaced.split_whitespace().collect();
    let at = words.iter().position(|word| *word == "h").filter(|at| *at > 0)?;
    let hour = words.get(at - 1).filter(|hour| digits::<u8>(hour).is_some())?;
    let minute = words.get(at + 1).filter(|minute| digits::<u8>(minute).is_some()).unwrap_or(&"00");
    let slashed = words.iter().find(|word| word.matches('/').count() == 2).map(|day| (*day).to_owned());
    let named = || match words.get(words.iter().position(|word| *word == "tháng")?.checked_sub(1)?..)? {
        [day, _, month, "năm", year, ..] => Some(format!("{day}/{month}/{year}")),
        _ => None,
    };
    let weekday = WEEKDAYS.iter().find(|name| spaced.contains(*name)).copied();
    Some(of_parts(hour, minute, &slashed.or_else(named)?).and_then(|moment| moment.on(weekday)))
}

impl fmt::Display for ThoiDiem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let thu = if self.co_thu { format!(", {},", self.ngay.thu()) } else { String::new() };
        f.pad(&format!("{} giờ {:02}{thu} ngày {}", self.gio, self.phut, self.ngay))
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
    fn what_the_program_prints_is_read_with_its_weekday() {
        let plain = "07 giờ 30 phút, ngày 12 tháng 5 năm 2026";
        let named = "07 giờ 30 phút, thứ Ba, ngày 12 tháng 5 năm 2026";
        for text in [plain, named, "14 giờ 00 phút, Chủ nhật, ngày 07 tháng 6 năm 2026"] {
            let read: ThoiDiem = text.parse().unwrap();
            assert_eq!((read.dai().as_str(), read.to_string().parse()), (text, Ok(read)));
        }
        for text in ["7 giờ 30, thứ ba, ngày 12/5/2026", "7 giờ 30 Thứ Ba ngày 12/5/2026"] {
            let read: ThoiDiem = text.parse().unwrap();
            assert_eq!(
                (read.dai().as_str(), read.to_string().as_str()),
                (named, "7 giờ 30, thứ Ba, ngày 12/5/2026")
            );
        }
        for text in ["7 giờ 30, thứ Tư, ngày 12/5/2026", "lúc 7h30 thứ tư, 12/5/2026"] {
            let fault = text.parse::<ThoiDiem>().unwrap_err();
            assert_eq!(fault.message, "ngày 12/5/2026 là thứ Ba, mà ghi thứ tư", "{text}");
        }
    }

    #[test]
    fn what_was_meant_is_shown() {
        let hint = |text: &str| text.parse::<ThoiDiem>().unwrap_err().hint.unwrap();
        for text in ["7h30 12/5/2026", "7:30 ngày 12/5/2026", "7 giờ 30 phút ; ngày 12/5/2026"] {
            assert_eq!(hint(text), "viết 7 giờ 30 ngày 12/5/2026", "{text}");
        }
        assert_eq!(hint("8h ngày 12/5/2026"), "viết 8 giờ 00 ngày 12/5/2026");
        for text in [
            "lúc 7 giờ 30 ngày 12/5/2026",
            "Lúc 7 giờ 30 phút, ngày 12 tháng 5 năm 2026",
            "vào 07g30 ngày 12/05/2026",
        ] {
            assert_eq!(hint(text), "viết 7 giờ 30 ngày 12/5/2026", "{text}");
        }
        assert_eq!(hint("7h30, thứ Ba, ngày 12/5/2026"), "viết 7 giờ 30, thứ Ba, ngày 12/5/2026");
        assert_eq!(hint("25 giờ 00 ngày 12/5/2026"), "giờ từ 0 đến 23");
        assert_eq!(hint("7 giờ 30 ngày 31/4/2026"), "ngày từ 1 đến 30");
        assert_eq!(hint("lúc 7 giờ 30 ngày 31/4/2026"), "ngày từ 1 đến 30");
    }

    #[test]
    fn what_says_no_hour_is_a_fault_like_any_other() {
        for text in
            ["sáng 27/3/2026", "tháng 3/2026", "giờ ngày", "h", " giờ  ngày ", "sáng giờ 30 ngày 1/1/2026"]
        {
            assert!(text.parse::<ThoiDiem>().is_err(), "{text}");
        }
    }

    proptest::proptest! {
        #[test]
        fn any_words_end(text in "((lúc|sáng|giờ|ngày|phút|tháng|năm|h|:|,|/| |[0-9]{1,4}|[0-9]{1,2}/[0-9]{1,2}/[0-9]{4}) ?){0,9}") {
            if let Ok(read) = text.parse::<ThoiDiem>() {
                proptest::prop_assert_eq!(read.to_string().parse::<ThoiDiem>().ok(), Some(read));
            }
        }
    }
}
