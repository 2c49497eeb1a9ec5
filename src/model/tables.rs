//! The tables of a paper, wherever they stand, each with the route to it.

use crate::diagnostic::{Route, Trail};
use crate::model::{Bang, BangPhuLuc, CacDoan, Doan, Muc, VanBan};

/// Shows every table of a paper.
pub(crate) fn each_mut(paper: &mut VanBan, visit: &mut dyn FnMut(&mut Bang, &Trail<'_>)) {
    let route = Route::root();
    let root = Trail::Start(&route);
    parts(&mut paper.cac_muc, &root, visit);
    for (at, appendix) in paper.phu_luc.iter_mut().enumerate() {
        let list = root.key("phu_luc");
        let here = list.index(at);
        paragraphs(&mut appendix.doan, &here, visit);
        if let Some(BangPhuLuc::Ghi(table)) = &mut appendix.bang {
            visit(table, &here.key("bang"));
        }
        parts(&mut appendix.cac_muc, &here, visit);
    }
    for (at, attached) in paper.kem_theo.iter_mut().enumerate() {
        let list = root.key("kem_theo");
        let here = list.index(at);
        paragraphs(&mut attached.doan, &here, visit);
        parts(&mut attached.cac_muc, &here, visit);
    }
}

/// The files beside the data in which rows of its tables stand.
pub fn files(paper: &VanBan) -> Vec<String> {
    let mut names = Vec::new();
    each_mut(&mut paper.clone(), &mut |table, _| {
        let name = table.tep.as_ref().map(ToString::to_string);
        names.extend(name.filter(|name| !names.contains(name)));
    });
    names
}

fn parts(list: &mut [Muc], parent: &Trail<'_>, visit: &mut dyn FnMut(&mut Bang, &Trail<'_>)) {
    let list_at = parent.key("cac_muc");
    for (at, muc) in list.iter_mut().enumerate() {
        let here = list_at.index(at);
        paragraphs(&mut muc.doan, &here, visit);
        let inner = here.key("khoan");
        for (at, khoan) in muc.khoan.iter_mut().enumerate() {
            paragraphs(&mut khoan.doan, &inner.index(at), visit);
        }
    }
}

fn paragraphs(list: &mut CacDoan, parent: &Trail<'_>, visit: &mut dyn FnMut(&mut Bang, &Trail<'_>)) {
    let list_at = parent.key("doan");
    for (at, one) in list.as_mut_slice().iter_mut().enumerate() {
        if let Doan::Bang(table) = one {
            visit(&mut table.bang, &list_at.index(at).key("bang"));
        }
    }
}
