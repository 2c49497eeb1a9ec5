//! Levels that a roll-over does not ask about: those of the other kind of commune, those that are no more.

use super::super::{Against, ConSot, Folded, Loai, MOST, fold};
use super::words::GONE;
use crate::model::texts::Text;

/// Bodies and places of the other kind of commune: «Công an phường» in the paper of a xã.
pub(super) fn own_level(text: &Text<'_>, against: &Against<'_>, known: &[ConSot]) -> Vec<ConSot> {
    const OF_COMMUNE: [&str; 7] =
        ["địa bàn", "ubnd", "hđnd", "ủy ban nhân dân", "công an", "trạm y tế", "nhân dân trong"];
    let own = fold(against.don_vi.dia_ban.as_str());
    let (own, other) = match () {
        () if own.starts_with("xã") => ("xã", "phường"),
        () if own.starts_with("phường") => ("phường", "xã"),
        () => return Vec::new(),
    };
    if !text.1.contains(other) {
        return Vec::new();
    }
    let folded = Folded::of(text.1);
    let mut found = Vec::new();
    for lead in OF_COMMUNE {
        for range in folded.occurrences(&format!("{lead} {other}")).into_iter().take(MOST) {
            let behind = text.1.get(range.end..).unwrap_or_default();
            // «phường Thống Nhất» is a neighbour, «xã, phường» are all, «xã hội» is another word.
            let next = behind.trim_start();
            let is_own = !next.starts_with(char::is_uppercase)
                && !next.starts_with("hội")
                && !behind.starts_with([',', '/'])
                && !next.starts_with("và")
                && !next.starts_with("{{");
            let is_known =
                known.iter().any(|left| left.range.start < range.end && range.start < left.range.end);
            if is_own && !is_known {
                let hint = format!("văn bản của {own} thì thường là «{lead} {own}»");
                found.push(ConSot::new(text, &range, Loai::CapHanhChinh, hint));
            }
        }
    }
    found
}

/// Levels that are no more, where nothing was found yet.
pub(super) fn districts(text: &Text<'_>, against: &Against<'_>, known: &[ConSot]) -> Vec<ConSot> {
    let own = fold(against.don_vi.dia_ban.as_str());
    // A place that is named so still has its name.
    if GONE.iter().any(|level| own.starts_with(level))
        || !GONE.iter().any(|level| fold(text.1).contains(level))
    {
        return Vec::new();
    }
    let folded = Folded::of(text.1);
    let mut found: Vec<ConSot> = Vec::new();
    for level in GONE {
        for range in folded.occurrences(level).into_iter().take(MOST) {
            let is_known = known
                .iter()
                .chain(&found)
                .any(|left| left.range.start < range.end && range.start < left.range.end);
            if !is_known {
                let hint =
                    format!("từ 01/7/2025 không còn cấp này; nói về trước đó thì ghi rõ «{level} … (cũ)»");
                found.push(ConSot::new(text, &range, Loai::CapHanhChinh, hint));
            }
        }
    }
    found
}
