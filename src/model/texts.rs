//! The sentences of a paper, each with the route to it.

use crate::diagnostic::{Route, Trail};
use crate::model::bang::{Bang, Cot, DongBang, KieuCot, O};
use crate::model::{BangPhuLuc, Cap, MotHoacNhieu, VanBan};
use crate::value::Van;

/// A text that an officer wrote, and where.
pub type Text<'a> = (Route, &'a str);

/// Every text of a paper in the order of the paper, ids and typed values left out. Where a short form was written
/// the route names the long form: the place is that of the deepest value on the way.
pub fn texts(paper: &VanBan) -> Vec<Text<'_>> {
    texts_where(paper, |_| true)
}

/// The texts that are `wanted`; routes are made for those alone.
pub fn texts_where(paper: &VanBan, wanted: impl Fn(&str) -> bool) -> Vec<Text<'_>> {
    let route = Route::root();
    let root = Trail::Start(&route);
    let mut walk = Walk { wanted, found: Vec::new() };
    walk.many(&paper.trich_yeu, &root.key("trich_yeu"));
    walk.many(&paper.kinh_gui, &root.key("kinh_gui"));
    for (id, due) in paper.thoi_han.iter() {
        walk.one(due.viec.as_ref(), &root.key("thoi_han").key(id.as_str()), "viec");
    }
    walk.many(&paper.tham_quyen, &root.key("tham_quyen"));
    let typed = paper.mo_dau.de_nghi.iter();
    typed.for_each(|lines| walk.many(lines, &root.key("mo_dau").key("de_nghi")));
    walk.many(&paper.mo_dau.doan, &root.key("mo_dau").key("doan"));
    for (key, texts) in cua_mau_rieng(paper) {
        texts.iter().for_each(|text| walk.text(text.as_str(), &root.key(key)));
    }
    paper.than_bai().each(&root, &mut |part, here| walk.part(part, here));
    walk.one(paper.ket.as_ref(), &root, "ket");
    walk.attached(paper, &root);
    for (id, text) in paper.them.iter() {
        let own = root.key("them");
        text.each(&own.key(id.as_str()), &mut |text, here| walk.text(text.as_str(), here));
    }
    for (id, indicator) in paper.chi_tieu.iter() {
        walk.one(Some(&indicator.ten), &root.key("chi_tieu").key(id.as_str()), "ten");
    }
    for (id, task) in paper.nhiem_vu.iter() {
        let list = root.key("nhiem_vu");
        let here = list.key(id.as_str());
        walk.one(Some(&task.ten), &here, "ten");
        walk.one(task.san_pham.as_ref(), &here, "san_pham");
    }
    for (id, money) in paper.kinh_phi.iter() {
        let list = root.key("kinh_phi");
        let here = list.key(id.as_str());
        walk.one(Some(&money.noi_dung), &here, "noi_dung");
        walk.one(money.ghi_chu.as_ref(), &here, "ghi_chu");
    }
    walk.found
}

/// The texts of the forms that have fields of their own, by key; names of people and parties left out.
pub fn cua_mau_rieng(paper: &VanBan) -> Vec<(&'static str, &[Van])> {
    fn one(text: &Option<Van>) -> &[Van] {
        text.as_ref().map(std::slice::from_ref).unwrap_or_default()
    }
    vec![
        ("moi", paper.moi.as_slice()),
        ("toi_du", one(&paper.toi_du)),
        ("dia_diem", one(&paper.dia_diem)),
        ("luu_y", paper.luu_y.as_slice()),
        ("tham_du", paper.tham_du.as_slice()),
        ("noi_den", one(&paper.noi_den)),
        ("ve_viec", one(&paper.ve_viec)),
        ("noi_nghi", one(&paper.noi_nghi)),
        ("tinh_vao", one(&paper.tinh_vao)),
        ("dien", paper.dien.as_slice()),
    ]
}

/// The walk over a paper's texts, and what it has found.
struct Walk<'a, W> {
    wanted: W,
    found: Vec<Text<'a>>,
}

impl<'a, W: Fn(&str) -> bool> Walk<'a, W> {
    fn part(&mut self, part: Cap<'a>, here: &Trail<'_>) {
        let titled = |tieu_de| (Some(tieu_de), None, None, None);
        let (tieu_de, van, noi_lien, doan) = match part {
            Cap::Phan(phan) => titled(&phan.tieu_de),
            Cap::Chuong(chuong) => titled(&chuong.tieu_de),
            Cap::MucCuaChuong(muc) => titled(&muc.tieu_de),
            Cap::Muc(muc) => titled(&muc.tieu_de),
            Cap::Dieu(khoan) | Cap::Khoan(khoan) | Cap::Diem(khoan) => {
                (khoan.tieu_de.as_ref(), khoan.van.as_ref(), khoan.noi_lien.as_ref(), None)
            }
            Cap::Y(y) => (None, y.van.as_ref(), None, y.doan.as_ref()),
            Cap::Doan(text) => return self.text(text.as_str(), here),
            Cap::Bang(table) => return self.table(table, here),
        };
        self.one(tieu_de, here, "tieu_de");
        self.one(van, here, "van");
        self.one(noi_lien, here, "noi_lien");
        self.one(doan, here, "doan");
    }

    fn one(&mut self, text: Option<&'a Van>, parent: &Trail<'_>, key: &str) {
        if let Some(text) = text {
            self.text(text.as_str(), &parent.key(key));
        }
    }

    fn many(&mut self, texts: &'a MotHoacNhieu<Van>, parent: &Trail<'_>) {
        for (at, text) in texts.as_slice().iter().enumerate() {
            self.text(text.as_str(), &parent.index(at));
        }
    }

    /// What is issued with the paper.
    fn attached(&mut self, paper: &'a VanBan, root: &Trail<'_>) {
        let list = root.key("phu_luc");
        for (at, appendix) in paper.phu_luc.iter().enumerate() {
            let here = list.index(at);
            self.many(&appendix.tieu_de, &here.key("tieu_de"));
            appendix.than_bai().each(&here, &mut |part, here| self.part(part, here));
            if let Some(BangPhuLuc::Ghi(table)) = &appendix.bang {
                self.table(table, &here.key("bang"));
            }
        }
        let list = root.key("kem_theo");
        for (at, attached) in paper.kem_theo.iter().enumerate() {
            let here = list.index(at);
            self.many(&attached.trich_yeu, &here.key("trich_yeu"));
            attached.than_bai().each(&here, &mut |part, here| self.part(part, here));
        }
    }

    /// The words of a table; its figures and dates are read by their kinds.
    fn table(&mut self, table: &'a Bang, here: &Trail<'_>) {
        self.one(table.ten.as_ref(), here, "ten");
        self.one(table.don_vi_tinh.as_ref(), here, "don_vi_tinh");
        self.columns(&table.cot, here);
        let columns = table.cot_la();
        let cells = columns.iter().filter(|column| !column.so_thu_tu);
        let is_words: Vec<bool> = cells.map(|column| column.kieu == KieuCot::Chu).collect();
        let rows = here.key("dong");
        for (at, row) in table.dong.as_slice().iter().enumerate() {
            match row {
                DongBang::Nhom(group) => self.one(Some(&group.nhom), &rows.index(at), "nhom"),
                DongBang::O(cells) => self.cells(cells, &is_words, &rows.index(at)),
            }
        }
        if let Some(cells) = &table.tong {
            self.cells(cells, &is_words, &here.key("tong"));
        }
    }

    fn columns(&mut self, list: &'a [Cot], parent: &Trail<'_>) {
        let all = parent.key("cot");
        for (at, column) in list.iter().enumerate() {
            self.one(Some(&column.ten), &all.index(at), "ten");
            self.columns(&column.cot, &all.index(at));
        }
    }

    fn cells(&mut self, cells: &'a [O], is_words: &[bool], here: &Trail<'_>) {
        for (at, cell) in cells.iter().enumerate() {
            let text = cell.van.van().filter(|_| cell.cot > 1 || is_words.get(at) == Some(&true));
            if let Some(text) = text {
                // A cell that takes the room of others is a group of keys; of another one the route is the cell's.
                self.text(text, &here.index(at).key("van"));
            }
        }
    }

    fn text(&mut self, text: &'a str, trail: &Trail<'_>) {
        if (self.wanted)(text) {
            self.found.push((trail.route(), text));
        }
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
