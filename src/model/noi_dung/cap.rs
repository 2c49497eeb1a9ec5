//! The one walk over a body's levels, in the order of the paper.

use super::{Chuong, Dieu, Khoan, Muc, MucCuaChuong, Phan, Y};
use crate::diagnostic::{Route, Trail};
use crate::model::{Bang, Doan};
use crate::value::{Id, Van};

/// The parts of a body, whichever file or appendix holds it.
#[derive(Debug, Clone, Copy)]
pub struct ThanBai<'a> {
    /// Paragraphs and tables before all else.
    pub doan: &'a [Doan],
    /// Phần.
    pub phan: &'a [Phan],
    /// Chương, where there is no phần.
    pub chuong: &'a [Chuong],
    /// Điều, where there is no chương.
    pub dieu: &'a [Dieu],
    /// Mục I, II.
    pub cac_muc: &'a [Muc],
    /// Khoản, where there is no mục.
    pub khoan: &'a [Khoan],
    /// Ý, where there is neither.
    pub y: &'a [Y],
}

/// What the walk comes to.
#[derive(Debug, Clone, Copy)]
pub enum Cap<'a> {
    /// A phần.
    Phan(&'a Phan),
    /// A chương.
    Chuong(&'a Chuong),
    /// A mục of a chương.
    MucCuaChuong(&'a MucCuaChuong),
    /// A điều.
    Dieu(&'a Khoan),
    /// A mục I, II.
    Muc(&'a Muc),
    /// A khoản of any depth.
    Khoan(&'a Khoan),
    /// A điểm.
    Diem(&'a Khoan),
    /// An ý of any depth.
    Y(&'a Y),
    /// A paragraph.
    Doan(&'a Van),
    /// A table between paragraphs.
    Bang(&'a Bang),
}

impl<'a> Cap<'a> {
    /// A điều, khoản or điểm: what may have an id, a title and a body in charge.
    pub fn khoan(self) -> Option<&'a Khoan> {
        match self {
            Self::Dieu(khoan) | Self::Khoan(khoan) | Self::Diem(khoan) => Some(khoan),
            _ => None,
        }
    }

    /// The part as tasks and what a report says name it; `None`: it has no id.
    fn nhom(self) -> Option<Nhom<'a>> {
        if let Self::Muc(muc) = self {
            return Some(Nhom { id: muc.id.as_ref()?, ten: Some(&muc.tieu_de), co_quan: None });
        }
        let khoan = self.khoan()?;
        Some(Nhom {
            id: khoan.id.as_ref()?,
            ten: khoan.tieu_de.as_ref().or(khoan.van.as_ref()),
            co_quan: khoan.co_quan.as_slice().first(),
        })
    }
}

/// A mục, điều, khoản or điểm with an id: what tasks belong to.
#[derive(Debug, Clone, Copy)]
pub struct Nhom<'a> {
    /// Its id.
    pub id: &'a Id,
    /// Its title, or its sentence.
    pub ten: Option<&'a Van>,
    /// The body in charge, which is its title where it has none.
    pub co_quan: Option<&'a Id>,
}

impl<'a> ThanBai<'a> {
    /// Whether there is nothing in it.
    pub fn is_empty(&self) -> bool {
        let Self { doan, phan, chuong, dieu, cac_muc, khoan, y } = self;
        doan.is_empty()
            && phan.is_empty()
            && chuong.is_empty()
            && dieu.is_empty()
            && cac_muc.is_empty()
            && khoan.is_empty()
            && y.is_empty()
    }

    /// Every part with the way to it from `here`; what holds others comes before them.
    pub(crate) fn each(&self, here: &Trail<'_>, visit: &mut impl FnMut(Cap<'a>, &Trail<'_>)) {
        paragraphs(self.doan, here, visit);
        list(self.phan, here, "phan", &mut |phan, here| {
            visit(Cap::Phan(phan), here);
            paragraphs(phan.doan.as_slice(), here, visit);
            chapters(&phan.chuong, here, visit);
            articles(&phan.dieu, here, visit);
            sections(&phan.cac_muc, here, visit);
        });
        chapters(self.chuong, here, visit);
        articles(self.dieu, here, visit);
        sections(self.cac_muc, here, visit);
        clauses(self.khoan, here, visit);
        items(self.y, here, visit);
    }

    /// Every part with its route from the root of its file.
    pub(crate) fn each_from_root(&self, visit: &mut impl FnMut(Cap<'a>, &Trail<'_>)) {
        let root = Route::root();
        self.each(&Trail::Start(&root), visit);
    }

    /// Every part that has an id.
    pub fn cac_nhom(&self) -> Vec<Nhom<'a>> {
        let mut found = Vec::new();
        self.each_from_root(&mut |part, _| found.extend(part.nhom()));
        found
    }
}

fn list<'a, T>(parts: &'a [T], parent: &Trail<'_>, key: &str, visit: &mut impl FnMut(&'a T, &Trail<'_>)) {
    let all = parent.key(key);
    for (at, part) in parts.iter().enumerate() {
        visit(part, &all.index(at));
    }
}

fn chapters<'a>(parts: &'a [Chuong], parent: &Trail<'_>, visit: &mut impl FnMut(Cap<'a>, &Trail<'_>)) {
    list(parts, parent, "chuong", &mut |chuong, here| {
        visit(Cap::Chuong(chuong), here);
        list(&chuong.muc, here, "muc", &mut |muc, here| {
            visit(Cap::MucCuaChuong(muc), here);
            articles(&muc.dieu, here, visit);
        });
        articles(&chuong.dieu, here, visit);
    });
}

fn articles<'a>(parts: &'a [Dieu], parent: &Trail<'_>, visit: &mut impl FnMut(Cap<'a>, &Trail<'_>)) {
    list(parts, parent, "dieu", &mut |dieu, here| {
        visit(Cap::Dieu(&dieu.0), here);
        inside(&dieu.0, here, visit);
    });
}

fn sections<'a>(parts: &'a [Muc], parent: &Trail<'_>, visit: &mut impl FnMut(Cap<'a>, &Trail<'_>)) {
    list(parts, parent, "cac_muc", &mut |muc, here| {
        visit(Cap::Muc(muc), here);
        paragraphs(muc.doan.as_slice(), here, visit);
        clauses(&muc.khoan, here, visit);
        points(&muc.diem, here, visit);
        items(&muc.y, here, visit);
    });
}

fn clauses<'a, V: FnMut(Cap<'a>, &Trail<'_>)>(parts: &'a [Khoan], parent: &Trail<'_>, visit: &mut V) {
    let all = parent.key("khoan");
    for (at, khoan) in parts.iter().enumerate() {
        let here = all.index(at);
        visit(Cap::Khoan(khoan), &here);
        inside(khoan, &here, visit);
    }
}

fn points<'a, V: FnMut(Cap<'a>, &Trail<'_>)>(parts: &'a [super::Diem], parent: &Trail<'_>, visit: &mut V) {
    let all = parent.key("diem");
    for (at, diem) in parts.iter().enumerate() {
        let here = all.index(at);
        visit(Cap::Diem(&diem.0), &here);
        inside(&diem.0, &here, visit);
    }
}

fn inside<'a, V: FnMut(Cap<'a>, &Trail<'_>)>(khoan: &'a Khoan, here: &Trail<'_>, visit: &mut V) {
    paragraphs(khoan.doan.as_slice(), here, visit);
    clauses(&khoan.khoan, here, visit);
    points(&khoan.diem, here, visit);
    items(&khoan.y, here, visit);
}

fn paragraphs<'a, V: FnMut(Cap<'a>, &Trail<'_>)>(list: &'a [Doan], parent: &Trail<'_>, visit: &mut V) {
    let all = parent.key("doan");
    for (at, one) in list.iter().enumerate() {
        match one {
            Doan::Van(text) => visit(Cap::Doan(text), &all.index(at)),
            Doan::Bang(table) => visit(Cap::Bang(&table.bang), &all.index(at).key("bang")),
        }
    }
}

fn items<'a, V: FnMut(Cap<'a>, &Trail<'_>)>(parts: &'a [Y], parent: &Trail<'_>, visit: &mut V) {
    let all = parent.key("y");
    for (at, y) in parts.iter().enumerate() {
        let here = all.index(at);
        visit(Cap::Y(y), &here);
        items(&y.y, &here, visit);
    }
}
