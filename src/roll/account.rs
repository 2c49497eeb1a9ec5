//! Every place where a printed paper shows a year or a period, and by what right: what a roll-over may move.

use crate::diagnostic::Route;
use crate::model::Sources;
use crate::model::texts::texts;

/// By what right a year stands where it stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Vai {
    /// The paper's own year, computed.
    NamCuaVanBan,
    /// The date of signing.
    NgayKy,
    /// A deadline of the paper.
    ThoiHan,
    /// The date of a cited document.
    NgayVienDan,
    /// Inside the title of a cited document.
    TrichYeuVienDan,
    /// The end of a period that ends with the paper's year.
    CuoiKyDanhGia,
    /// Typed as digits.
    GoTay,
}

/// A piece of printed text with its origin.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Piece {
    text: String,
    vai: Vai,
}

/// Each place where the paper prints `needle` (a year, a period), in the order of the paper, with its route.
pub fn account(sources: &Sources<'_>, needle: &str) -> Vec<(Route, Vai)> {
    let paper = sources.van_ban;
    let mut found = Vec::new();
    if let Some(day) = paper.ngay {
        count(&[Piece { text: day.dai(), vai: Vai::NgayKy }], needle, &Route::root().key("ngay"), &mut found);
    }
    for (at, id) in paper.mo_dau.can_cu.iter().enumerate() {
        let route = Route::root().key("mo_dau").key("can_cu").index(at);
        let pieces = expression(&format!("can_cu.{id}"), sources);
        count(&pieces, needle, &route, &mut found);
    }
    let unprinted = ["thoi_han", "chi_tieu", "nhiem_vu"];
    let printed = texts(paper)
        .into_iter()
        .filter(|(route, _)| !unprinted.iter().any(|key| route.to_string().starts_with(key)));
    for (route, text) in printed {
        count(&pieces(text, sources), needle, &route, &mut found);
    }
    found
}

fn count(pieces: &[Piece], needle: &str, route: &Route, found: &mut Vec<(Route, Vai)>) {
    for (at, piece) in pieces.iter().enumerate() {
        let before =
            at.checked_sub(1).and_then(|before| pieces.get(before)).map_or("", |piece| piece.text.as_str());
        let vai = if piece.vai == Vai::NamCuaVanBan && ends_with_span(before) {
            Vai::CuoiKyDanhGia
        } else {
            piece.vai
        };
        found.extend(piece.text.matches(needle).map(|_| (route.clone(), vai)));
    }
}

/// `2021-` before the year.
fn ends_with_span(before: &str) -> bool {
    let start = before.trim_end_matches(' ').strip_suffix(['-', '–']).map(str::trim_end);
    start.is_some_and(|start| start.chars().rev().take_while(char::is_ascii_digit).count() == 4)
}

fn pieces(text: &str, sources: &Sources<'_>) -> Vec<Piece> {
    let mut found = Vec::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once("{{") {
        let (inner, behind) = after.split_once("}}").unwrap_or((after, ""));
        found.push(Piece { text: before.to_owned(), vai: Vai::GoTay });
        found.extend(expression(inner.trim(), sources));
        rest = behind;
    }
    found.push(Piece { text: rest.to_owned(), vai: Vai::GoTay });
    found
}

/// What an expression prints; a citation is a date and the rest.
fn expression(inner: &str, sources: &Sources<'_>) -> Vec<Piece> {
    if let Some(rest) = inner.strip_prefix("can_cu.") {
        let (id, part) = rest.split_once('.').unwrap_or((rest, ""));
        let Some(document) = sources.document(id) else { return Vec::new() };
        let text = match part {
            "" => document.day_du(),
            "so_ngay" => document.so_ngay(),
            "so" => document.so(),
            "ngay" => document.ngay(),
            "trich_yeu" => document.trich_yeu.as_ref().map(ToString::to_string).unwrap_or_default(),
            _ => String::new(),
        };
        let date = document.ngay();
        return match text.split_once(&date) {
            Some((before, after)) => vec![
                Piece { text: before.to_owned(), vai: Vai::TrichYeuVienDan },
                Piece { text: date, vai: Vai::NgayVienDan },
                Piece { text: after.to_owned(), vai: Vai::TrichYeuVienDan },
            ],
            None => vec![Piece { text, vai: Vai::TrichYeuVienDan }],
        };
    }
    if let Some(id) = inner.strip_prefix("thoi_han.") {
        let due = sources.van_ban.thoi_han.get(id);
        return due.map(|due| Piece { text: due.ngay.ngan(), vai: Vai::ThoiHan }).into_iter().collect();
    }
    if let Some(shift) = inner.strip_prefix("nam") {
        let shift: i32 = shift.replace(' ', "").parse().unwrap_or(0);
        let year = sources.van_ban.nam.cong(shift).map(|nam| nam.to_string()).unwrap_or_default();
        return vec![Piece { text: year, vai: Vai::NamCuaVanBan }];
    }
    Vec::new()
}
