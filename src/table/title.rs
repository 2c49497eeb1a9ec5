//! The title of a column, as a file beside the data may name it: in its first line the year stands as it is printed,
//! where the table counts it from the paper's.

use std::borrow::Cow;

use super::folded;
use crate::model::bang::Cot;
use crate::value::Nam;

/// A column with its title.
pub(super) struct Title<'t> {
    pub(super) column: &'t Cot,
    /// The title with its years counted; other expressions as they were typed.
    pub(super) shown: Cow<'t, str>,
}

impl<'t> Title<'t> {
    pub(super) fn of(column: &'t Cot, nam: Nam) -> Self {
        Self { column, shown: counted(column.ten.as_str(), nam) }
    }

    /// Whether a year is counted in it.
    pub(super) fn is_of_year(&self) -> bool {
        matches!(self.shown, Cow::Owned(_))
    }

    /// Whether this is how the title is printed; for an expression that is no year anything may stand.
    pub(super) fn is(&self, text: &str) -> bool {
        fits(&self.shown, text)
    }

    /// Whether this is how the title is printed, in whichever year.
    pub(super) fn is_like(&self, text: &str) -> bool {
        self.is(text) || self.is_of_year() && fits(&without_years(&self.shown), &without_years(text))
    }
}

/// A title with each `{{ nam }}`, `{{ nam - 1 }}` counted.
fn counted(title: &str, nam: Nam) -> Cow<'_, str> {
    let mut shown = Cow::Borrowed(title);
    for (open, _) in title.match_indices("{{") {
        let Some(length) = title[open..].find("}}") else { break };
        let expression = &title[open..open + length + 2];
        if let Some(year) = year(&expression[2..length], nam) {
            shown = Cow::Owned(shown.replace(expression, &year.to_string()));
        }
    }
    shown
}

/// A text with the same sign for every year.
fn without_years(text: &str) -> String {
    let is_year = |digits: &str| digits.len() == 4 && digits.bytes().all(|byte| byte.is_ascii_digit());
    let pieces = text.split_inclusive(|c: char| !c.is_ascii_digit());
    let masked = pieces.map(|piece| {
        let end = piece.trim_end_matches(|c: char| !c.is_ascii_digit()).len();
        let (digits, rest) = piece.split_at(end);
        if is_year(digits) { format!("····{rest}") } else { piece.to_owned() }
    });
    masked.collect()
}

fn year(expression: &str, nam: Nam) -> Option<Nam> {
    let shift: String = expression.trim().strip_prefix("nam")?.split_whitespace().collect();
    if shift.is_empty() {
        return Some(nam);
    }
    let (sign, count) = shift.split_at_checked(1)?;
    let count: i32 = count.parse().ok()?;
    match sign {
        "+" => nam.cong(count),
        "-" => nam.cong(-count),
        _ => None,
    }
}

/// Whether a text is the title, whatever its expressions print.
fn fits(title: &str, text: &str) -> bool {
    let text = folded(text);
    if !title.contains("{{") {
        return folded(title) == text;
    }
    let mut pieces =
        title.split("{{").map(|piece| folded(piece.split_once("}}").map_or(piece, |(_, rest)| rest)));
    let Some(mut rest) = pieces.next().and_then(|first| text.strip_prefix(&*first)) else { return false };
    for piece in pieces {
        let Some((_, behind)) = rest.split_once(&*piece) else { return false };
        rest = behind;
    }
    title.ends_with("}}") || rest.is_empty()
}
