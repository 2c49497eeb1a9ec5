//! Filters of templates: written forms only; sums and comparisons come ready from the model.

use minijinja::{Environment, Error, ErrorKind, Value};

use super::bounds;
use crate::text::diem::diem;
use crate::text::{emphasis, order};
use crate::value::{Ngay, ThoiDiem};

/// The filters that templates are likely to want, ours first, each with what it does, for the guide.
pub const FILTERS: [(&str, &str); 21] = [
    ("ngay_dai", "ngày viết đủ: 23/5/2023 thành ngày 23 tháng 5 năm 2023"),
    ("la_ma", "số La Mã: 4 thành IV"),
    (
        "het_bai",
        "thân của văn bản, của phụ lục: thêm dấu ./. sau câu cuối nếu chưa có; kết thúc bằng bảng thì thôi",
    ),
    ("chu_diem", "chữ của điểm theo thứ tự: 5 thành đ"),
    ("co_dau_cuoi", "câu đã có dấu chấm, hai chấm… ở cuối chưa"),
    (
        "sap_xep",
        "xếp danh sách theo bảng chữ cái tiếng Việt; xếp các nhóm theo một khóa thì viết sap_xep(\"ten\")",
    ),
    ("upper", "chữ in hoa"),
    ("lower", "chữ thường"),
    ("title", "viết hoa chữ đầu mỗi từ"),
    ("capitalize", "viết hoa chữ đầu câu"),
    ("replace", "thay chữ này bằng chữ khác"),
    ("trim", "bỏ dấu cách hai đầu"),
    ("join", "nối danh sách bằng một dấu"),
    ("length", "số mục, số chữ"),
    ("default", "giá trị dùng thay khi không có"),
    ("first", "mục đầu"),
    ("last", "mục cuối"),
    ("round", "làm tròn"),
    ("int", "số nguyên"),
    ("batch", "chia danh sách thành từng nhóm"),
    ("gio_ngay", "giờ và ngày viết đủ: 07 giờ 30 phút, ngày 12 tháng 5 năm 2026"),
];

/// Adds them to an environment.
pub(super) fn add(environment: &mut Environment<'static>) {
    environment.add_filter("ngay_dai", ngay_dai);
    environment.add_filter("gio_ngay", gio_ngay);
    environment.add_filter("la_ma", la_ma);
    environment.add_filter("het_bai", het_bai);
    environment.add_filter("chu_diem", chu_diem);
    environment.add_filter("co_dau_cuoi", co_dau_cuoi);
    environment.add_filter("sap_xep", sap_xep);
    environment.add_filter(bounds::FILTER, bounds::filter);
}

/// `23/5/2023` → `ngày 23 tháng 5 năm 2023` (ND30 PL I, Phần I, II.4.b).
fn ngay_dai(text: &str) -> Result<String, Error> {
    let ngay: Ngay =
        text.parse().map_err(|error| Error::new(ErrorKind::InvalidOperation, format!("{error}")))?;
    Ok(ngay.dai())
}

/// `7 giờ 30 ngày 12/5/2026` → `07 giờ 30 phút, ngày 12 tháng 5 năm 2026`.
fn gio_ngay(text: &str) -> Result<String, Error> {
    let moment: ThoiDiem =
        text.parse().map_err(|error| Error::new(ErrorKind::InvalidOperation, format!("{error}")))?;
    Ok(moment.dai())
}

/// 1 → I, 4 → IV: numbers of mục, phần, chương, phụ lục (ND30 PL I, Phần I, II.6.đ).
fn la_ma(number: u32) -> Result<String, Error> {
    if !(1..4000).contains(&number) {
        return Err(Error::new(
            ErrorKind::InvalidOperation,
            format!("không viết được số La Mã của {number}"),
        ));
    }
    const DIGITS: [(u32, &str); 13] = [
        (1000, "M"),
        (900, "CM"),
        (500, "D"),
        (400, "CD"),
        (100, "C"),
        (90, "XC"),
        (50, "L"),
        (40, "XL"),
        (10, "X"),
        (9, "IX"),
        (5, "V"),
        (4, "IV"),
        (1, "I"),
    ];
    let mut rest = number;
    let mut text = String::new();
    for (value, digit) in DIGITS {
        while rest >= value {
            text.push_str(digit);
            rest -= value;
        }
    }
    Ok(text)
}

/// A list in the order of the Vietnamese alphabet; of groups by the text at a key: `ds|sap_xep("ten")`.
fn sap_xep(list: &Value, key: Option<&str>) -> Result<Value, Error> {
    let text = |item: &Value| -> Result<String, Error> {
        let text = key.map_or_else(|| Ok(item.clone()), |key| item.get_attr(key))?;
        text.as_str().map(str::to_owned).ok_or_else(|| {
            let what = key.map_or_else(
                || "mỗi mục phải là chữ".to_owned(),
                |key| format!("mỗi mục phải có khóa {key} là chữ"),
            );
            Error::new(ErrorKind::InvalidOperation, format!("không xếp được danh sách này: {what}"))
        })
    };
    let keyed: Result<Vec<_>, Error> =
        list.try_iter()?.map(|item| Ok((order::key(&text(&item)?), item))).collect();
    let mut keyed = keyed?;
    keyed.sort_by(|(one, _), (other, _)| one.cmp(other));
    Ok(keyed.into_iter().map(|(_, item)| item).collect())
}

/// Whether a sentence has its end mark already.
fn co_dau_cuoi(text: &str) -> bool {
    text.trim_end_matches(emphasis::is_mark).ends_with(['.', ';', ':', '!', '?', '…'])
}

/// 1 → a, 5 → đ, 23 → y: letters of điểm (ND30 PL I, Phần I, II.6.đ).
fn chu_diem(place: u32) -> Result<String, Error> {
    diem(place).map(String::from).ok_or_else(|| {
        Error::new(ErrorKind::InvalidOperation, format!("không có chữ cái nào cho điểm thứ {place}"))
    })
}

/// The body of a paper, an appendix or an attached paper with `./.` behind its last sentence (ND30 PL III, all forms); a
/// table ends without it.
fn het_bai(text: Value) -> Value {
    const END: &str = "./.";
    let whole = text.as_str().unwrap_or_default().trim_end();
    let last = whole.lines().next_back().unwrap_or_default();
    let is_text = !last.starts_with("</") && !last.starts_with("<b class") && !last.starts_with(['|', '#']);
    if last.is_empty() || !is_text || last.ends_with(END) {
        return text;
    }
    let ended = format!("{}{END}\n", whole.trim_end_matches(['.', ';']));
    if text.is_safe() { Value::from_safe_string(ended) } else { Value::from(ended) }
}

#[cfg(test)]
mod tests {
    use super::{chu_diem, het_bai, la_ma, ngay_dai};

    #[test]
    fn letters_of_points_are_those_of_the_vietnamese_alphabet() {
        let letters: Vec<String> = (1..=23).map(|place| chu_diem(place).unwrap()).collect();
        assert_eq!(letters.concat(), "abcdđeghiklmnopqrstuvxy");
        assert!(chu_diem(0).is_err() && chu_diem(24).is_err());
    }

    #[test]
    fn the_last_sentence_ends_the_text_and_a_table_does_not() {
        for (text, ended) in [
            ("Một.\n\nHai.\n", "Một.\n\nHai./.\n"),
            ("\\- Ý;", "\\- Ý./.\n"),
            ("Hai./.\n", "Hai./.\n"),
            ("<b>Điều 4.</b> Thi hành.", "<b>Điều 4.</b> Thi hành./.\n"),
            ("| a |\n\n</div>\n", "| a |\n\n</div>\n"),
            ("", ""),
        ] {
            assert_eq!(het_bai(text.into()).as_str(), Some(ended), "{text}");
        }
    }

    #[test]
    fn roman_numbers() {
        for (number, text) in [(1, "I"), (4, "IV"), (7, "VII"), (14, "XIV"), (49, "XLIX"), (1994, "MCMXCIV")]
        {
            assert_eq!(la_ma(number).unwrap(), text);
        }
        assert!(la_ma(0).is_err());
    }

    #[test]
    fn a_date_is_written_out() {
        assert_eq!(ngay_dai("05/6/2023").unwrap(), "ngày 05 tháng 6 năm 2023");
        assert!(ngay_dai("30/02/2023").is_err());
    }
}
