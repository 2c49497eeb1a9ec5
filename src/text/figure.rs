//! Figures in running text: numbers that count, measure or rate something, told from the numbers of dates, documents,
//! articles, places, terms and ages. No parser knows what a number means; what stands beside it does, mostly.

use std::ops::Range;

/// Words that say what is counted, by their first syllable: behind one of them a number is a figure whatever stands
/// before it.
const COUNTED: &str = "\
    bài buổi bộ ca câu cán căn cháu chiếc chỉ chuyên con cơ công cuộc cặp doanh dự đại đảng đoàn đơn đồng em \
    gia giấy ha hécta hecta hồ hộ hội hợp khẩu kg km lao liều lớp lượt m m2 m3 m² m³ máy mô mũi ngàn nghìn \
    người nhiệm nhà nữ phiếu phụ sản sổ suất tấn tạ thành thẻ thôn tin tờ trẻ triệu trường tỷ tỉ vốn vụ xe ý";
/// Units that may be glued to a number.
const GLUED: &str = "đ đồng ha kg km m m2 m² m3 m³ tấn tr tỷ";
/// Words behind a number that make it a time, an age, a level; or that go on with the sentence.
const NO_COUNT: &str = "\
    ban bên bước bằng cấp cho chiều có của cần do dưới đang để đến đã đó được giây giờ gồm hay hoặc hàng \
    hằng khi không là lần/năm lần/quý lần/tháng mặt mỗi ngày này năm nêu nếu nhằm như nhân phải phút quy quý \
    sau sẽ tại tháng theo thì thực trên trong trước tuần tuổi từ và về vào với ở";
/// Words before a number that make it a name or a place in an order, by their last syllable.
const ORDINAL: &str = "\
    án ấp bản bảng bậc biểu buôn chương cấp dòng điểm điều đoạn đội độ đợt đường hạng hoạch hình khoá khoản \
    khóa khu kỳ làng lần loại lộ luật lục mẫu mục nhóm phố phần phiên quyết số tập thị thoại thôn thứ tiết \
    tổ trang trình tuyến tư văn vòng xóm định";
/// Those of them that go with small numbers only, and up to which.
const PLACES: &str = "ấp bản bậc buôn cấp độ đội đợt hạng khu làng lần loại nhóm thôn tổ xóm";
const LAST_PLACE: u32 = 20;
/// Words before a number that make it part of a date, whatever stands behind it.
const OF_DATE: &str = "ngày tháng năm quý";
/// Words before a number that make it a measure even where nothing says of what.
const MEASURED: &str = "còn đạt gần giảm hơn khoảng lên tăng thêm trên xuống quá tới ước";

fn is_one_of(word: &str, list: &str) -> bool {
    list.split(' ').any(|known| known == word)
}

/// The figures of a text, each with the unit glued to it, in order.
pub fn figures(text: &str) -> Vec<Range<usize>> {
    let words: Vec<Range<usize>> = words(text).collect();
    let folded = |at: usize| {
        let word = words.get(at).map(|range| &text[range.clone()]).unwrap_or_default();
        core(word).1.to_lowercase()
    };
    let mut found = Vec::new();
    for (at, range) in words.iter().enumerate() {
        let (start, number) = core(&text[range.clone()]);
        let start = range.start + start;
        if !number.starts_with(|c: char| c.is_ascii_digit()) {
            continue;
        }
        let end = start + number.len();
        // A sign behind the number ends what is said of it, but for the word for it in brackets: «3 (ba) lớp».
        let spelt = usize::from(
            text[end..range.end].is_empty()
                && words.get(at + 1).is_some_and(|next| text[next.clone()].starts_with('(')),
        );
        let after = if text[end..range.end].is_empty() { folded(at + 1 + spelt) } else { String::new() };
        let before = at.checked_sub(1).map(folded).unwrap_or_default();
        if is_figure(number, &before, &after) {
            found.push(start..end);
        }
    }
    found
}

/// Whether a number between these two words is a figure.
fn is_figure(number: &str, before: &str, after: &str) -> bool {
    let digits = number.trim_end_matches(|c: char| !c.is_ascii_digit());
    let glued = &number[digits.len()..];
    let counted = is_one_of(after, COUNTED);
    if glued == "%" || after == "%" || is_one_of(glued, GLUED) {
        return is_number(digits);
    }
    if !glued.is_empty() || is_one_of(before, OF_DATE) && !(counted && is_large(digits)) {
        return false;
    }
    let parts: Vec<&str> = digits.split(['-', '–', '/']).collect();
    if !parts.iter().all(|part| is_number(part)) || parts.len() > 2 {
        return false;
    }
    let small = |part: &str, most: u32| part.parse::<u32>().is_ok_and(|number| (1..=most).contains(&number));
    let is_year =
        |part: &&str| part.len() == 4 && part.parse::<u32>().is_ok_and(|year| (1900..2200).contains(&year));
    if parts.iter().any(is_year) {
        return counted && parts.len() == 1 && before != "năm";
    }
    match parts.as_slice() {
        // A day and a month, or a part of a whole.
        [day, month] if digits.contains('/') && small(day, 31) && small(month, 12) => counted,
        [_, whole] if digits.contains('/') => !is_one_of(after, NO_COUNT) && *whole != "24",
        [one] if one.contains(['.', ',']) => true,
        _ if is_one_of(after, NO_COUNT) => false,
        _ if counted => !matches!(before, "điều" | "khoản" | "điểm"),
        // «thôn 5», «cấp 3»; but «cấp 50 tài khoản».
        _ if is_one_of(before, ORDINAL) => is_one_of(before, PLACES) && !small(digits, LAST_PLACE),
        _ => !after.is_empty() || is_one_of(before, MEASURED),
    }
}

/// Whether this is no day and no month: «năm 120 hộ» counts, «tháng 6 hội viên» does not.
fn is_large(digits: &str) -> bool {
    digits.parse::<u32>().is_ok_and(|number| number > 31)
}

/// `1.250`, `96,50`, `07`; not `1.1`, which numbers a section.
fn is_number(digits: &str) -> bool {
    let (whole, fraction) =
        digits.split_once(',').map_or((digits, None), |(whole, rest)| (whole, Some(rest)));
    let all_digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    let mut groups = whole.split('.');
    let first = groups.next().unwrap_or_default();
    let mut rest = groups.peekable();
    let is_grouped = rest.peek().is_some();
    all_digits(first)
        && (!is_grouped || first.len() <= 3)
        && rest.all(|group| group.len() == 3 && all_digits(group))
        && fraction.is_none_or(all_digits)
}

/// The words of a text, with what is glued to them; expressions and visible gaps are none.
fn words(text: &str) -> impl Iterator<Item = Range<usize>> {
    let mut at = 0;
    std::iter::from_fn(move || {
        loop {
            at += text[at..].len() - text[at..].trim_start().len();
            let rest = text.get(at..).filter(|rest| !rest.is_empty())?;
            let close = match () {
                () if rest.starts_with("{{") => Some("}}"),
                () if rest.starts_with("[cần") => Some("]"),
                () => None,
            };
            if let Some(close) = close {
                at += rest.find(close).map_or(rest.len(), |end| end + close.len());
                continue;
            }
            let length = rest.find(char::is_whitespace).unwrap_or(rest.len());
            let length = rest[..length].find("{{").filter(|open| *open > 0).unwrap_or(length);
            let start = at;
            at += length;
            return Some(start..at);
        }
    })
}

/// A word without the signs around it, and where it begins.
fn core(word: &str) -> (usize, &str) {
    let is_sign = |c: char| !c.is_alphanumeric() && c != '%' && c != '²' && c != '³';
    let trimmed = word.trim_start_matches(is_sign);
    (word.len() - trimmed.len(), trimmed.trim_end_matches(is_sign))
}

#[cfg(test)]
mod tests {
    use super::figures;

    fn found(text: &str) -> Vec<&str> {
        figures(text).into_iter().map(|range| &text[range]).collect()
    }

    #[test]
    fn what_counts_measures_or_rates_is_a_figure() {
        for (text, wanted) in [
            ("Đã tiếp nhận 1.250 hồ sơ, đúng hạn 1.200 hồ sơ (96,00%).", &["1.250", "1.200", "96,00%"][..]),
            ("Dự toán năm {{ nam }} là 150.000.000 đồng", &["150.000.000"]),
            ("Giao 70 hộ thoát nghèo; giảm từ 18,50% xuống 14,20%", &["70", "18,50%", "14,20%"]),
            ("mở 02 lớp, mỗi thôn 1 buổi; hỗ trợ 07/08 hộ", &["02", "1", "07/08"]),
            ("trồng 12ha rừng, 5.000đ một cây, 5-7 mô hình", &["12ha", "5.000đ", "5-7"]),
            ("số hộ nghèo còn 70.", &["70"]),
            ("bầu 3 (ba) Phó Chủ tịch; cấp 50 tài khoản, cấp 1.450 mã", &["3", "50", "1.450"]),
            ("tỷ lệ đạt 95 % số 2.000 trẻ", &["95", "2.000"]),
            ("năm qua có 1.999 người, 15 hòa giải viên", &["1.999", "15"]),
        ] {
            assert_eq!(found(text), wanted, "{text}");
        }
    }

    #[test]
    fn numbers_of_dates_documents_places_terms_and_ages_are_none() {
        for text in [
            "Báo cáo 6 tháng đầu năm {{ nam }} trước ngày 05/6/2023, 05 tháng 12 năm 2023",
            "Ngày Quốc tế phụ nữ 8/3; ngày thành lập Hội 20/10…, 15/11 đến 15/12",
            "Nghị định số 30/2020/NĐ-CP, 639/KH-UBND; Điều 7 khoản 5, điểm 2 Điều 3 Luật",
            "giai đoạn 2021-2025, nhiệm kỳ 2021-2026, đến năm 2030, quý II/2023, quý 1 năm 2023",
            "phụ nữ từ 15-49 tuổi, trẻ dưới 16 tuổi, trong 5 ngày làm việc, 24/24 giờ",
            "Chương trình 135, Đề án 06 của Chính phủ, Quốc lộ 19, thôn 5 và tổ 3, COVID-19",
            "mục 1.1 và 2.3.1, họp lần thứ 3, khóa XIII, Mẫu 2, tháng 6 hội viên họp",
            "[cần bổ sung: 12 hộ], {{ chi_tieu.x + 12 }} và 3 cấp chính quyền",
        ] {
            assert_eq!(found(text), [""; 0], "{text}");
        }
    }
}
