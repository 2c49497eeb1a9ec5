//! The sentences of a paper, each with the route to it.

use crate::diagnostic::Route;
use crate::model::{MotHoacNhieu, VanBan, Y};
use crate::value::Van;

/// A text that an officer wrote, and where.
pub type Text<'a> = (Route, &'a str);

/// Every text of a paper in the order of the paper, ids and typed values left out. Where a short form was written
/// the route names the long form: the place is that of the deepest value on the way.
pub fn texts(paper: &VanBan) -> Vec<Text<'_>> {
    let root = Route::root();
    let mut found = Vec::new();
    many(&paper.trich_yeu, &root.key("trich_yeu"), &mut found);
    many(&paper.kinh_gui, &root.key("kinh_gui"), &mut found);
    for (id, due) in paper.thoi_han.iter() {
        one(due.viec.as_ref(), root.key("thoi_han").key(id.as_str()).key("viec"), &mut found);
    }
    many(&paper.mo_dau.doan, &root.key("mo_dau").key("doan"), &mut found);
    for (at, muc) in paper.cac_muc.iter().enumerate() {
        let here = root.key("cac_muc").index(at);
        one(Some(&muc.tieu_de), here.key("tieu_de"), &mut found);
        many(&muc.doan, &here.key("doan"), &mut found);
        for (at, khoan) in muc.khoan.iter().enumerate() {
            let here = here.key("khoan").index(at);
            one(khoan.tieu_de.as_ref(), here.key("tieu_de"), &mut found);
            one(khoan.van.as_ref(), here.key("van"), &mut found);
            one(khoan.noi_lien.as_ref(), here.key("noi_lien"), &mut found);
            many(&khoan.doan, &here.key("doan"), &mut found);
            items(&khoan.y, &here, &mut found);
        }
        items(&muc.y, &here, &mut found);
    }
    one(paper.ket.as_ref(), root.key("ket"), &mut found);
    for (id, text) in paper.them.iter() {
        one(Some(text), root.key("them").key(id.as_str()), &mut found);
    }
    for (id, indicator) in paper.chi_tieu.iter() {
        one(Some(&indicator.ten), root.key("chi_tieu").key(id.as_str()).key("ten"), &mut found);
    }
    for (id, task) in paper.nhiem_vu.iter() {
        one(Some(&task.ten), root.key("nhiem_vu").key(id.as_str()).key("ten"), &mut found);
    }
    found
}

fn one<'a>(text: Option<&'a Van>, route: Route, found: &mut Vec<Text<'a>>) {
    found.extend(text.map(|text| (route, text.as_str())));
}

fn many<'a>(texts: &'a MotHoacNhieu<Van>, route: &Route, found: &mut Vec<Text<'a>>) {
    let numbered = texts.as_slice().iter().enumerate();
    found.extend(numbered.map(|(at, text)| (route.index(at), text.as_str())));
}

fn items<'a>(list: &'a [Y], parent: &Route, found: &mut Vec<Text<'a>>) {
    for (at, item) in list.iter().enumerate() {
        let here = parent.key("y").index(at);
        one(item.van.as_ref(), here.key("van"), found);
        one(item.doan.as_ref(), here.key("doan"), found);
        items(&item.y, &here, found);
    }
}

/// The ids that `{{ … }}` expressions of a text take from a register: `can_cu.kh_639.so` → `kh_639`.
pub fn named<'a>(text: &'a str, register: &str) -> Vec<&'a str> {
    let mut found = Vec::new();
    for expression in text.split("{{").skip(1).filter_map(|rest| rest.split("}}").next()) {
        let mut rest = expression;
        while let Some(at) = rest.find(register) {
            let before = rest[..at].chars().next_back();
            rest = &rest[at + register.len()..];
            let own_word = !before.is_some_and(|c| c.is_alphanumeric() || c == '_' || c == '.');
            if own_word && let Some(name) = rest.strip_prefix('.') {
                let end = name.find(|c: char| !c.is_ascii_alphanumeric() && c != '_').unwrap_or(name.len());
                found.push(&name[..end]);
            }
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::named;

    #[test]
    fn ids_are_read_from_expressions_only() {
        let text = "can_cu.a {{ can_cu.b.so }}, {{can_cu.c}} {{ x.can_cu.d }} {{ can_cu.e ~ can_cu.f }}";
        assert_eq!(named(text, "can_cu"), ["b", "c", "e", "f"]);
    }
}
