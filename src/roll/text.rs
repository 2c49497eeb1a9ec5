//! Words and comments that an earlier year, or another unit, left in the text: kept as they are, and questioned.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use super::{Change, Draft, Nhom, Old, facts};
use crate::diagnostic::Route;
use crate::model::VanBan;
use crate::rules::leftovers::{self, Against, ConSot, Loai};
use crate::yaml::tree;

/// Asks about the text and the comments.
pub(super) fn changes(old: &Old<'_>) -> Vec<Change> {
    let facts = facts::find(old);
    let mut changes = leftovers(old, &facts);
    changes.extend(facts::changes(facts));
    changes.extend(comments(old));
    changes
}

/// What stands in the text and is doubtful, as the new plan will be read.
fn leftovers(old: &Old<'_>, facts: &[facts::Fact]) -> Vec<Change> {
    let against = Against {
        don_vi: old.new_unit(),
        don_vi_cu: old.input.don_vi_moi.map(|_| &old.input.don_vi.value),
        nam_cu: Some(old.paper.nam),
        doi_thay: old.input.doi_thay,
    };
    let as_new = VanBan { nam: old.nam, ..old.paper.clone() };
    let mut of_text: BTreeMap<&Route, Vec<&Range<usize>>> = BTreeMap::new();
    facts.iter().for_each(|fact| of_text.entry(&fact.route).or_default().push(&fact.range));
    // A theme is taken out, and listed there; a year beside a figure is asked about with it.
    let by_fact = |left: &ConSot| {
        let facts = of_text.get(&left.route).map_or(&[][..], Vec::as_slice);
        let at = facts.partition_point(|range| range.end <= left.range.start);
        matches!(left.loai, Loai::NamGoTay | Loai::NamCu)
            && facts.get(at).is_some_and(|range| range.contains(&left.range.start))
    };
    let mut found = leftovers::scan(&as_new, &against);
    found.retain(|left| left.loai != Loai::ChuDe && !by_fact(left));
    let ask = |left: ConSot| {
        let cho = old.root.in_file(&left.route).to_string();
        let draft = match left.loai {
            Loai::HetGiaiDoan | Loai::ChuongTrinh => Draft::required(Nhom::HetGiaiDoan, cho).why(left.hint),
            _ => Draft::look(Nhom::CauChu, cho).why(format!("{}; {}", left.loai.word(), left.hint)),
        };
        draft.at_words(&left.route, left.found.clone(), left.nth).was(left.around).now(left.found)
    };
    found.into_iter().map(ask).map(Change::from).collect()
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
