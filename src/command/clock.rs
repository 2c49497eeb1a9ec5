//! The time of day, for copies that are dated and for lines of `watch`. Nothing that is generated knows it.

use time::{OffsetDateTime, UtcOffset};

use crate::value::Nam;

/// Vietnam's time, all year round.
const HOURS_AHEAD: i8 = 7;

#[expect(clippy::disallowed_methods, reason = "this is the one place that looks at the clock")]
fn now() -> OffsetDateTime {
    let since = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH).unwrap_or_default();
    let seconds = i64::try_from(since.as_secs()).unwrap_or(0);
    let utc = OffsetDateTime::from_unix_timestamp(seconds).unwrap_or(OffsetDateTime::UNIX_EPOCH);
    UtcOffset::from_hms(HOURS_AHEAD, 0, 0).map_or(utc, |offset| utc.to_offset(offset))
}

/// `2026-11-24-093000`, for names of files.
pub(super) fn stamp() -> String {
    let now = now();
    let (year, month, day) = (now.year(), u8::from(now.month()), now.day());
    format!("{year:04}-{month:02}-{day:02}-{:02}{:02}{:02}", now.hour(), now.minute(), now.second())
}

/// This year: what a new workspace begins with unless it is told.
pub(super) fn year() -> Option<Nam> {
    u16::try_from(now().year()).ok().and_then(|year| Nam::new(year).ok())
}

/// `09:30:00`.
pub(super) fn time_of_day() -> String {
    let now = now();
    format!("{:02}:{:02}:{:02}", now.hour(), now.minute(), now.second())
}
