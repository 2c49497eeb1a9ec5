//! Ids for what has a name.

use std::collections::{BTreeMap, BTreeSet};

use crate::text::tokens::small;
use crate::value::proposed;

/// Longest id that is made from a name.
const LONGEST: usize = 36;
/// Longest id of a body.
const LONGEST_BODY: usize = 24;

/// Ids that are taken.
#[derive(Debug, Default)]
pub(super) struct Ids {
    taken: BTreeSet<String>,
    /// The next number behind an id.
    next: BTreeMap<String, usize>,
}

impl Ids {
    /// Takes an id that is there already.
    pub(super) fn take(&mut self, id: &str) {
        self.taken.insert(id.to_owned());
    }

    /// The first of these that no other has, else the first with a number behind it.
    pub(super) fn unique(&mut self, names: impl IntoIterator<Item = String>) -> String {
        let mut base = None;
        for id in names {
            if self.taken.insert(id.clone()) {
                return id;
            }
            base.get_or_insert(id);
        }
        let base = base.unwrap_or_else(|| "muc".to_owned());
        let next = self.next.entry(base.clone()).or_insert(2);
        loop {
            let id = format!("{base}_{next}");
            *next += 1;
            if self.taken.insert(id.clone()) {
                return id;
            }
        }
    }

    /// The id of a body: short, with the words in brackets behind it where another has it.
    pub(super) fn body(&mut self, name: &str) -> String {
        let base = body(name);
        let inside = name.split_once('(').map(|(_, inside)| small(inside.trim_end_matches([')', ' '])));
        let told = inside.map(|inside| {
            let bare = inside.trim_start_matches("phụ trách").trim_start_matches(" lĩnh vực").trim();
            short(&format!("{base}_{bare}"))
        });
        self.unique([base].into_iter().chain(told))
    }
}

/// An id from a name, cut behind a word: `Báo cáo năm` → `bao_cao_nam`.
pub(super) fn short(name: &str) -> String {
    let bare = name.split(['(', '[']).next().unwrap_or(name);
    let whole = proposed(bare).or_else(|| proposed(name)).unwrap_or_else(|| "muc".to_owned());
    cut(&whole, LONGEST).to_owned()
}

/// An id cut behind a word.
pub(super) fn cut(id: &str, longest: usize) -> &str {
    let Some(start) = id.get(..longest).filter(|_| id.len() > longest) else { return id };
    if id[longest..].starts_with('_') { start } else { start.rsplit_once('_').map_or(start, |(id, _)| id) }
}

/// Names that an office shortens when it speaks: what they are in full, in the letters of ids, and what in short.
const SHORT: [(&str, &str); 11] = [
    ("uy_ban_mat_tran_to_quoc_viet_nam", "mat_tran"),
    ("uy_ban_mat_tran_to_quoc", "mat_tran"),
    ("mat_tran_to_quoc_viet_nam", "mat_tran"),
    ("uy_ban_mttq_viet_nam", "mat_tran"),
    ("hoi_lien_hiep_phu_nu", "hoi_phu_nu"),
    ("doan_thanh_nien_cong_san_ho_chi_minh", "doan_thanh_nien"),
    ("doan_tncs_ho_chi_minh", "doan_thanh_nien"),
    ("hoi_dong_nhan_dan", "hdnd"),
    ("uy_ban_nhan_dan", "ubnd"),
    ("thuong_truc", "tt"),
    ("trung_tam_phuc_vu_hanh_chinh_cong", "trung_tam_hanh_chinh_cong"),
];
/// Words before a body's name that tell nothing about which it is.
const LEADS: [&str; 6] = ["cong_chuc_", "cac_", "can_bo_", "de_nghi_", "giao_", "cap_uy_"];
/// Words with which no id ends.
const TAILS: [&str; 10] =
    ["_va", "_cua", "_tren", "_dia_ban", "_xa", "_phuong", "_khac", "_trong", "_o", "_tai"];

/// The id of a body's name: `Ủy ban Mặt trận Tổ quốc Việt Nam xã` → `mat_tran`.
fn body(name: &str) -> String {
    let bare = name.split(['(', '[']).next().unwrap_or(name);
    // «TB&XH» is one word.
    let whole =
        proposed(&bare.replace('&', "")).or_else(|| proposed(name)).unwrap_or_else(|| "muc".to_owned());
    let mut id = whole.as_str();
    // An id begins with a letter: «Các 12 thôn» stays whole.
    let is_id = |rest: &&str| rest.len() > 2 && rest.starts_with(|c: char| c.is_ascii_alphabetic());
    while let Some(rest) = LEADS.iter().find_map(|lead| id.strip_prefix(lead)).filter(is_id) {
        id = rest;
    }
    let id = SHORT.iter().fold(id.to_owned(), |id, (long, short)| id.replacen(long, short, 1));
    let id = id.split("_tren_dia_ban").next().unwrap_or(&id);
    let mut id = cut(id, LONGEST_BODY);
    while let Some(rest) = TAILS.iter().find_map(|tail| id.strip_suffix(tail)).filter(|rest| rest.len() > 2) {
        id = rest;
    }
    id.to_owned()
}

#[cfg(test)]
mod tests {
    use super::Ids;

    #[test]
    fn bodies_have_ids_that_are_spoken() {
        let cases = [
            ("Công an xã", "cong_an"),
            ("Hội Liên hiệp Phụ nữ xã", "hoi_phu_nu"),
            (
                "Ủy ban Mặt trận Tổ quốc Việt Nam và các đoàn thể khác trên địa bàn xã",
                "mat_tran_va_cac_doan_the",
            ),
            ("Các trường học trên địa bàn phường", "truong_hoc"),
            ("Công chức Văn hóa - Xã hội xã (phụ trách LĐ-TB&XH)", "van_hoa_xa_hoi"),
            ("Công chức Văn hóa - Xã hội xã (phụ trách lĩnh vực VH-TT)", "van_hoa_xa_hoi_vh_tt"),
            ("Thường trực HĐND xã", "tt_hdnd"),
            ("UBND huyện Mẫu", "ubnd_huyen_mau"),
            ("Các 12 thôn", "cac_12_thon"),
            ("Công an xã", "cong_an_2"),
            ("Công an xã", "cong_an_3"),
        ];
        let mut ids = Ids::default();
        for (name, id) in cases {
            assert_eq!(ids.body(name), id);
        }
    }
}
