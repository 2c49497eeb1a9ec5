//! Ids for what has a name.

use std::collections::BTreeSet;

use crate::text::tokens::small;
use crate::value::proposed;

/// Longest id that is made from a name.
const LONGEST: usize = 36;

/// An id from a name, cut behind a word: `Hội Nông dân xã` → `hoi_nong_dan_xa`.
pub(super) fn short(name: &str) -> String {
    let bare = name.split(['(', '[']).next().unwrap_or(name);
    let whole = proposed(bare).or_else(|| proposed(name)).unwrap_or_else(|| "muc".to_owned());
    if whole.len() <= LONGEST {
        return whole;
    }
    let cut = whole.get(..LONGEST).unwrap_or(&whole);
    cut.rsplit_once('_').map_or(cut, |(id, _)| id).to_owned()
}

/// The id of a name that no other has: with the words in brackets behind it, else with a number.
pub(super) fn unique(name: &str, taken: &mut BTreeSet<String>) -> String {
    let base = short(name);
    let inside = name.split_once('(').map(|(_, inside)| inside.trim_end_matches([')', ' ']));
    let inside =
        inside.map(|inside| inside.trim_start_matches("phụ trách").trim_start_matches(" lĩnh vực").trim());
    let told = inside.map(|inside| short(&format!("{base}_{}", small(inside))));
    let counted = (2..).map(|nth: usize| format!("{base}_{nth}"));
    let mut names = [base.clone()].into_iter().chain(told).chain(counted);
    let id = names.find(|name| !taken.contains(name)).unwrap_or(base);
    taken.insert(id.clone());
    id
}
