//! Whole numbers as papers write them: digits with a dot before every third from the right.

use super::scalar::comma;
use super::{Scalar, Value, ValueError, digits, like, quoted, tidy};

/// The largest whole number read: fifteen nines, which editors and other JSON readers still hold exactly.
pub(super) const LARGEST: u64 = 999_999_999_999_999;

/// The grammar of [`read`].
pub(super) const GROUPED: &str = r"^(0|0?[1-9]|[1-9]\d{1,14}|[1-9]\d{0,2}(\.\d{3}){1,4})$";

/// The number when it is not too large.
pub(super) fn within(number: u64) -> Option<u64> {
    (number <= LARGEST).then_some(number)
}

/// `1250` → `1.250`.
pub(super) fn grouped(number: u64) -> String {
    with_dots(&number.to_string())
}

/// The digits of a whole number with thousands dots.
pub(super) fn with_dots(plain: &str) -> String {
    let mut shown = String::with_capacity(plain.len() + plain.len() / 3);
    for (at, digit) in plain.chars().enumerate() {
        if at > 0 && (plain.len() - at).is_multiple_of(3) {
            shown.push('.');
        }
        shown.push(digit);
    }
    shown
}

/// A whole number of the word `T` from a scalar of YAML.
pub(super) fn from_scalar<T: Value>(scalar: Scalar<'_>) -> Result<u64, ValueError> {
    match scalar {
        Scalar::Integer(number) if number < 0 => Err(negative::<T>(&number.to_string())),
        Scalar::Integer(number) => {
            u64::try_from(number).ok().and_then(within).ok_or_else(|| too_large::<T>(&number.to_string()))
        }
        Scalar::Decimal(number) => Err(bare_point::<T>(number)),
        other => read::<T>(&other.written::<T>()?),
    }
}

/// A whole number of the word `T`: `25`, `02`, `1250`, `1.250`.
pub(super) fn read<T: Value>(text: &str) -> Result<u64, ValueError> {
    let text = tidy::<T>(text)?;
    let plain = without_dots(text).ok_or_else(|| fault::<T>(text))?;
    if plain.len() > 1 && plain.starts_with('0') && !(plain.len() == 2 && plain != "00") {
        let bare = plain.trim_start_matches('0');
        let meant = if bare.is_empty() { "0" } else { bare };
        return Err(
            ValueError::of::<T>(format!("{} thừa số 0 ở đầu", quoted(text))).hint(format!("viết {meant}"))
        );
    }
    digits(&plain).and_then(within).ok_or_else(|| too_large::<T>(text))
}

/// The digits alone, when the dots stand before every third digit or nowhere.
fn without_dots(text: &str) -> Option<String> {
    if text.bytes().any(|byte| !byte.is_ascii_digit() && byte != b'.') {
        return None;
    }
    let mut groups = text.split('.');
    let first = groups.next().filter(|first| !first.is_empty())?;
    if first.len() == text.len() {
        return Some(text.to_owned());
    }
    let well = first.len() <= 3 && !first.starts_with('0') && groups.all(|group| group.len() == 3);
    well.then(|| text.replace('.', ""))
}

fn fault<T: Value>(text: &str) -> ValueError {
    if text.starts_with(['-', '\u{2212}']) {
        return negative::<T>(text);
    }
    if text.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.') {
        return ValueError::of::<T>(format!("dấu chấm đặt sai chỗ trong {}", quoted(text)))
            .hint("dấu chấm ngăn từng ba chữ số từ phải sang, như 1.250 hoặc 5.000.000");
    }
    if text.contains(',') {
        let fault = ValueError::of::<T>(format!("{} có dấu phẩy, {} là số nguyên", quoted(text), T::NOUN));
        return match without_dots(&text.replace(',', ".")) {
            Some(_) => fault.hint(format!("nếu là phần nghìn thì viết {}", text.replace(',', "."))),
            None => fault.hint(like::<T>()),
        };
    }
    if text.starts_with(|c: char| c.is_ascii_digit()) && text.contains(char::is_alphabetic) {
        let meant = super::before_unit(text).filter(|number| read::<T>(number).is_ok());
        let meant = meant
            .map(str::to_owned)
            .or_else(|| super::with_digits(text).filter(|text| read::<T>(text).is_ok()));
        let hint = meant.map_or_else(
            || format!("chỉ ghi số, {}", super::example::<T>()),
            |meant| format!("chỉ ghi số: {meant}"),
        );
        return ValueError::of::<T>(format!("{} lẫn chữ trong {}", quoted(text), T::NOUN)).hint(hint);
    }
    ValueError::not_a::<T>(text)
}

fn negative<T: Value>(text: &str) -> ValueError {
    ValueError::of::<T>(format!("{} không được âm: {}", T::NOUN, quoted(text))).hint(like::<T>())
}

fn too_large<T: Value>(text: &str) -> ValueError {
    ValueError::of::<T>(format!("{} quá lớn: {}", T::NOUN, quoted(text)))
        .hint(format!("lớn nhất là {}", grouped(LARGEST)))
}

/// A plain `1.250`: a fraction to YAML, a thousand and more to the officer.
fn bare_point<T: Value>(number: f64) -> ValueError {
    let fault =
        ValueError::of::<T>(format!("số có dấu chấm để trần, YAML hiểu là {}", quoted(&comma(number))));
    match thousands(number) {
        Some(meant) => fault.hint(format!(
            "nếu là {} thì viết \"{}\" trong ngoặc kép hoặc viết liền {meant}",
            grouped(meant),
            grouped(meant)
        )),
        None => fault.hint(like::<T>()),
    }
}

/// The number that was typed with one thousands dot, when it can have been: 1.25 was perhaps `1.250`.
pub(super) fn thousands(number: f64) -> Option<u64> {
    let shown = number.to_string();
    let (whole, rest) = shown.split_once('.').unwrap_or((&shown, ""));
    let fits = (1..=3).contains(&whole.len()) && !whole.starts_with('0') && rest.len() <= 3;
    if fits { digits(&format!("{whole}{rest:0<3}")) } else { None }
}
