//! Days on which no office is open.

use crate::model::DoiThay;
use crate::value::Ngay;

/// Fixed holidays (Bộ luật Lao động 2019, Điều 112); those of the lunar calendar are in the register of changes.
const FIXED: [(u8, u8, &str); 4] = [
    (1, 1, "Tết Dương lịch"),
    (30, 4, "ngày Chiến thắng 30/4"),
    (1, 5, "ngày Quốc tế lao động"),
    (2, 9, "ngày Quốc khánh"),
];

/// `thứ Ba`, with what makes it a day off.
pub(super) fn describe(day: Ngay, doi_thay: &DoiThay) -> String {
    let mut text = day.thu().to_owned();
    if matches!(day.thu(), "thứ Bảy" | "Chủ nhật") {
        text.push_str(", ngày nghỉ");
    }
    let fixed = FIXED.iter().filter(|(date, month, _)| (day.ngay(), day.thang()) == (*date, *month));
    for (_, _, name) in fixed {
        text.push_str(&format!(", {name}"));
    }
    for entry in doi_thay.ngay_nghi.iter().filter(|entry| entry.ngay == day) {
        text.push_str(&format!(", nghỉ {}", entry.ten));
    }
    text
}

#[cfg(test)]
mod tests {
    use super::describe;
    use crate::model::DoiThay;

    #[test]
    fn days_off_are_named() {
        let register: DoiThay =
            serde_yaml::from_str("ngay_nghi: [{ngay: 17/02/2026, ten: Tết Nguyên đán}]").unwrap();
        let said = |day: &str| describe(day.parse().unwrap(), &register);
        assert_eq!(said("05/6/2024"), "thứ Tư");
        assert_eq!(said("05/6/2027"), "thứ Bảy, ngày nghỉ");
        assert_eq!(said("02/9/2029"), "Chủ nhật, ngày nghỉ, ngày Quốc khánh");
        assert_eq!(said("17/02/2026"), "thứ Ba, nghỉ Tết Nguyên đán");
    }
}
