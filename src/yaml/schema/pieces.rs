//! Commas and colons between brackets: a comma ends a value whatever the officer meant, and a key without its colon is
//! a key without a value.

use super::Walker;
use super::allowed::Branch;
use super::near::quoted;
use crate::diagnostic::{Code, Position, Route};
use crate::yaml::slip::{Cause, SyntaxFault};
use crate::yaml::tree::{Kind, Node, Style};

impl<'w> Walker<'w> {
    /// `{so_tien: 12,300,000}`: in brackets a comma ends a value, and the rest of it is taken for keys.
    /// Gives the key that a piece was meant to be, if it begins with one: `{den: 1/2/2023, gia_tri 18}`.
    pub(super) fn value_in_pieces(
        &mut self,
        (key, value, pieces): Entry<'_>,
        form: Branch<'w>,
        route: &Route,
    ) -> Option<&'w str> {
        if let [(piece, _)] = pieces
            && let Some((known, value)) = piece.text().and_then(|text| key_without_colon(text, form))
        {
            self.no_colon(piece, known, value);
            return Some(known);
        }
        let name = key.text().unwrap_or_default();
        let first = value.text().unwrap_or_default();
        let pieces: Vec<&str> = pieces.iter().filter_map(|(key, _)| key.text()).collect();
        let message = format!("dấu phẩy trong ngoặc {{ }} cắt giá trị của {} làm nhiều phần", quoted(name));
        let finding = self.error(Code::DauPhay, value.at, &route.key(name), message);
        let is_digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
        let numbers = is_digits(first) && pieces.iter().all(|piece| is_digits(piece));
        let grouped = numbers && pieces.iter().all(|piece| piece.len() == 3);
        let dotted = format!("{first}.{}", pieces.join("."));
        let hint = match (numbers, grouped, pieces.as_slice()) {
            (_, true, [_, _, ..]) => format!("dấu ngăn hàng nghìn là dấu chấm: {name}: {dotted}"),
            (_, true, [one]) => format!(
                "nếu là hàng nghìn thì viết {name}: \"{dotted}\"; nếu là phần lẻ thì viết {name}: \"{first},{one}\""
            ),
            (true, _, [one]) => format!("phần lẻ trong ngoặc phải có dấu nháy: {name}: \"{first},{one}\""),
            _ => {
                format!("câu có dấu phẩy phải đặt trong dấu nháy: {name}: \"{first}, {}\"", pieces.join(", "))
            }
        };
        self.found.push(finding.hint(hint));
        None
    }

    /// `{ten Hội, …}`
    pub(super) fn no_colon(&mut self, key: &Node, known: &str, value: &str) {
        let at = Position { column: key.at.column + known.len(), ..key.at };
        let instead = Some(format!("{known}: {value}"));
        let fault = SyntaxFault { instead, ..SyntaxFault::new(at, Cause::NoColon(known.to_owned())) };
        self.found.push(fault.finding(self.file));
    }
}

/// A key of the form and what follows it, in a text that begins with one.
pub(super) fn key_without_colon<'w, 't>(text: &'t str, form: Branch<'w>) -> Option<(&'w str, &'t str)> {
    let (word, rest) = text.split_once(' ')?;
    form.keys().find(|key| *key == word).map(|known| (known, rest.trim()))
}

/// A key, its value, and the pairs behind it that are pieces of the value.
pub(super) type Entry<'t> = (&'t Node, &'t Node, &'t [(Node, Node)]);

/// The pairs of a mapping, held to be of `form`, each with the pieces of its value, which are no pairs of their own.
pub(super) fn entries<'t>(
    pairs: &'t [(Node, Node)],
    form: Option<Branch<'_>>,
) -> impl Iterator<Item = Entry<'t>> {
    let mut left = pairs;
    std::iter::from_fn(move || {
        let ((key, value), behind) = left.split_first()?;
        let (pieces, rest) = behind.split_at(pieces_of(value, behind, form));
        left = rest;
        Some((key, value, pieces))
    })
}

/// How many of the pairs behind a value are pieces of it: words without colon and value, on the line where it ends.
fn pieces_of(value: &Node, behind: &[(Node, Node)], form: Option<Branch<'_>>) -> usize {
    let is_plain = matches!(&value.kind, Kind::Scalar { style: Style::Plain, .. }) && !value.is_null();
    // Behind a colon a missing value stands further on than the key's end.
    let is_word = |key: &Node, value: &Node| value.text() == Some("") && value.at == key.end;
    let is_key = |name: &str| form.is_some_and(|form| form.named(name).is_some());
    let is_piece =
        |(key, value): &&(Node, Node)| is_word(key, value) && key.text().is_some_and(|name| !is_key(name));
    let same_line = behind.iter().take_while(|pair| pair.0.at.line == value.end.line && is_piece(pair));
    if is_plain { same_line.count() } else { 0 }
}
