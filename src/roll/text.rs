//! Words and comments that an earlier year, or another unit, left in the text: kept as they are, and questioned.

use std::collections::BTreeSet;

use super::{Change, Draft, Nhom, Old};
use crate::model::VanBan;
use crate::rules::leftovers::{self, Against};
use crate::yaml::tree;

/// Asks about the text and the comments.
pub(super) fn changes(old: &Old<'_>) -> Vec<Change> {
    let mut changes = leftovers(old);
    changes.extend(comments(old));
    changes
}

/// What stands in the text and is doubtful, as the new plan will be read.
fn leftovers(old: &Old<'_>) -> Vec<Change> {
    let against = Against {
        don_vi: old.new_unit(),
        don_vi_cu: old.input.don_vi_moi.map(|_| &old.input.don_vi.value),
        nam_cu: Some(old.paper.nam),
        doi_thay: old.input.doi_thay,
    };
    let as_new = VanBan { nam: old.nam, ..old.paper.clone() };
    // A theme is taken out; it is listed there.
    let found =
        leftovers::scan(&as_new, &against).into_iter().filter(|left| left.loai != leftovers::Loai::ChuDe);
    let ask = |left: leftovers::ConSot| {
        Draft::look(Nhom::CauChu, old.root.in_file(&left.route).to_string())
            .at_words(&left.route, left.found.clone(), left.nth)
            .was(left.around)
            .now(left.found)
            .why(format!("{}; {}", left.loai.word(), left.hint))
    };
    found.map(ask).map(Change::from).collect()
}

/// Comments that speak of the old year or the old unit.
fn comments(old: &Old<'_>) -> Vec<Change> {
    let source = old.input.old.text.as_str();
    let year = format!("năm {}", old.paper.nam);
    let old_unit = old.input.don_vi_moi.map(|_| old.input.don_vi.value.dia_ban.as_str());
    let mut told = BTreeSet::new();
    let mut changes = Vec::new();
    for comment in tree::comments(source, old.root).into_iter().map(|range| &source[range]) {
        let names_unit = old_unit.filter(|name| comment.contains(name));
        let names = match (comment.contains(&old.paper.nam.to_string()), names_unit) {
            (true, Some(unit)) => format!("{year}, {unit}"),
            (true, None) => year.clone(),
            (false, Some(unit)) => unit.to_owned(),
            (false, None) => continue,
        };
        if told.insert(comment) {
            let draft = Draft::look(Nhom::GhiChu, comment.trim_start_matches(['#', ' ']))
                .now(comment)
                .why(format!("ghi chú nhắc {names}; giữ nguyên, sửa nếu không còn đúng"));
            changes.push(draft.into());
        }
    }
    changes
}
