//! The tables of a paper, wherever they stand, each with the route to it.

use crate::diagnostic::{Route, Trail};
use crate::model::{Bang, BangPhuLuc, Cap, VanBan};

/// Shows every table of a paper.
pub(crate) fn each<'a>(paper: &'a VanBan, visit: &mut impl FnMut(&'a Bang, &Trail<'_>)) {
    paper.moi_cap(&mut |part, here| {
        if let Cap::Bang(table) = part {
            visit(table, here);
        }
    });
    let route = Route::root();
    let root = Trail::Start(&route);
    let list = root.key("phu_luc");
    for (at, appendix) in paper.phu_luc.iter().enumerate() {
        if let Some(BangPhuLuc::Ghi(table)) = &appendix.bang {
            visit(table, &list.index(at).key("bang"));
        }
    }
}

/// The files beside the data in which rows of its tables stand.
pub fn files(paper: &VanBan) -> Vec<String> {
    let mut names: Vec<String> = Vec::new();
    each(paper, &mut |table, _| {
        let name = table.tep.as_ref().map(ToString::to_string);
        names.extend(name.filter(|name| !names.contains(name)));
    });
    names
}
