//! Rolling any valid plan gives a plan that loads, keeps every comment, and changes no byte inside a citation.

use std::sync::LazyLock;

use proptest::prelude::*;

use super::{Input, next_year};
use crate::model::{DoiThay, DonVi, KetQua, SoCanCu, VanBan};
use crate::yaml::{self, Read};

mod plan;

use plan::{CITATIONS, plans};

const UNIT: &str = "
ten: UBND xã Lơ Ku
goi: UBND xã
ten_dau_trang: [UBND, xã Lơ Ku]
dia_ban: xã Lơ Ku
dia_danh: Lơ Ku
ky_hieu: UBND
nguoi_ky: {chu_tich: {chuc_vu: Chủ tịch, ho_ten: A}}
co_quan: {van_hoa: {ten: Văn hóa}, tu_phap: {ten: Tư pháp}, thanh_tra: {ten: Thanh tra}, hoi_pn: {ten: Hội}}
luu: VT
";
const NEW_UNIT: &str = "
ten: UBND xã Kbang
goi: UBND xã
ten_dau_trang: [UBND, xã Kbang]
dia_ban: xã Kbang
dia_danh: Kbang
ky_hieu: UBND
nguoi_ky: {pho: {chuc_vu: Phó Chủ tịch, ho_ten: B}}
co_quan: {phong: {ten: Phòng}, van_phong: {ten: Văn phòng}, hoi_pn: {ten: Hội}}
luu: VT
";
const REGISTER: &str = "
nq_01: {loai: Nghị quyết, so: 01/NQ-CP, ngay: 06/01/2023, co_quan: Chính phủ, trich_yeu: \"năm 2023: #1\", hang_nam: true}
kh_9: {loai: Kế hoạch, so: 9/KH-UBND, ngay: 17/5/2023, hang_nam: true}
ct_5: {loai: Kế hoạch, so: 5/KH-UBND, ngay: 10/3/2022, giai_doan: 2021-2025}
luat: {loai: Luật, trich_yeu: Bình đẳng giới, ngay: 29/11/2006}
";
const CHANGES: &str = "
co_quan:
  van_hoa: {tu_ngay: 01/01/1999, thay_bang: phong, nguon: thử}
  tu_phap: {tu_ngay: 01/01/1999, thay_bang: [van_phong, phong], nguon: thử}
  thanh_tra: {tu_ngay: 01/01/1999, nguon: thử}
van_ban: {luat: {nguon: thử}}
tu_ngu: [{tu: huyện, vi_sao: thử}]
";
const RESULTS: &str = "
nam: 2023
so_lieu:
  c1: [{den: 30/11/2023, gia_tri: \"1.275\", uoc: true}]
  c2: [{den: 31/12/2023, gia_tri: 7/25}]
nhiem_vu:
  v1: [{ngay: 30/6/2023, trang_thai: chua_lam, ly_do: \"thiếu: #1\"}]
";

fn load<T: yaml::DataFile>(text: &str) -> T {
    yaml::load("x", text).unwrap()
}

fn read<T: yaml::DataFile>(text: &str) -> Read<T> {
    yaml::read("x".into(), text).unwrap()
}

/// What stands beside the plan.
struct Office {
    don_vi: Read<DonVi>,
    new_unit: Read<DonVi>,
    can_cu: SoCanCu,
    doi_thay: DoiThay,
    results: KetQua,
}

static OFFICE: LazyLock<Office> = LazyLock::new(|| Office {
    don_vi: read(UNIT),
    new_unit: read(NEW_UNIT),
    can_cu: load(REGISTER),
    doi_thay: load(CHANGES),
    results: load(RESULTS),
});

/// How often each citation stands in a text.
fn citations(text: &str) -> Vec<usize> {
    CITATIONS.iter().map(|citation| text.matches(citation).count()).collect()
}

/// The sentences as they are written, without those that a roll-over has a reason to touch: a line each, or, where
/// one line holds the whole plan, what stands between quotation marks.
fn untouched(source: &str, moves: bool) -> Vec<&str> {
    let pieces: Vec<&str> = if source.lines().any(|line| line.starts_with("{\"")) {
        source.split(".\"").filter_map(|piece| piece.get(piece.find("\"Câu ")?..)).collect()
    } else {
        source.lines().filter(|line| line.contains("Câu ")).collect()
    };
    let replaced = |piece: &&str| piece.contains("chủ đề") || moves && piece.contains("co_quan.");
    pieces.into_iter().filter(|piece| !replaced(piece)).collect()
}

proptest! {
    #[test]
    fn any_plan_rolls_over(written in plans(), moves in any::<bool>(), reported in any::<bool>()) {
        let source = written.text.as_str();
        let Office { don_vi, new_unit, can_cu, doi_thay, results } = &*OFFICE;
        let read = yaml::read::<VanBan>("a".into(), source);
        prop_assert!(read.is_ok(), "the generator made a plan with faults: {:?}\n{source}", read.err());
        let read = read.unwrap();
        let old = &read.value;
        let input = Input {
            old: &read,
            new_file: "b",
            don_vi,
            don_vi_moi: moves.then_some(new_unit),
            can_cu,
            doi_thay,
            ket_qua: reported.then_some(results),
        };
        let made = next_year(&input);
        prop_assert!(made.is_ok(), "{made:?}\n{source}");
        let made = made.unwrap();
        let read = yaml::read::<VanBan>("b".into(), &made.text);
        prop_assert!(read.is_ok(), "{:?}\n{}", read.err(), made.text);
        let again = read.unwrap();
        let new = &again.value;
        prop_assert_eq!(new.nam.so(), old.nam.so() + 1);
        prop_assert_eq!((new.so, new.ngay), (None, None));
        for (id, due) in old.thoi_han.iter() {
            prop_assert_eq!(new.thoi_han.get(id.as_str()).map(|due| due.ngay), due.ngay.nam_sau());
        }
        let mut rest = made.text.as_str();
        for comment in &written.comments {
            let at = rest.find(comment.as_str());
            prop_assert!(at.is_some(), "lost {comment}\n{source}\n---\n{}", made.text);
            rest = &rest[at.unwrap() + comment.len()..];
        }
        prop_assert_eq!(citations(&made.text), citations(source));
        // Byte for byte and in the same order.
        let mut rest = made.text.as_str();
        for piece in untouched(source, moves) {
            let at = rest.find(piece);
            prop_assert!(at.is_some(), "changed: {piece}\n{source}\n---\n{}", made.text);
            rest = &rest[at.unwrap() + piece.len()..];
        }
        // Again, from what was made: chains never break.
        let don_vi = if moves { new_unit } else { don_vi };
        let next = Input { old: &again, don_vi, don_vi_moi: None, ..input };
        if new.nam.so() < 2100 {
            let made = next_year(&next);
            prop_assert!(made.is_ok(), "{made:?}\n{}", again.text);
        }
    }
}
