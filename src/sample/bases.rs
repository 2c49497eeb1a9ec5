//! What a made-up decision of a body rests on: the law on its own powers, and that on what it decides.

use super::Ground;
use crate::model::{CanCu, SoCanCu};
use crate::text::tokens::small;
use crate::value::{Mau, Nam};

/// The căn cứ of a sample.
#[derive(Debug, Default)]
pub(super) struct Bases {
    /// Their ids, in the order in which they are cited.
    pub(super) ids: Vec<String>,
    /// `can_cu_nam` of the paper, with those that the register does not have; empty: it has all.
    pub(super) own: String,
}

/// A law: its id as a sample's own, its name, and its day.
type Law = (&'static str, &'static str, &'static str);

/// The law on the organisation of local government that was in force in a year.
fn organisation(nam: Nam) -> Law {
    match nam.so() {
        ..2016 => ("luat_to_chuc", "Tổ chức Hội đồng nhân dân và Ủy ban nhân dân", "26/11/2003"),
        2016..2025 => ("luat_to_chuc", "Tổ chức chính quyền địa phương", "19/6/2015"),
        2025.. => ("luat_to_chuc", "Tổ chức chính quyền địa phương", "16/6/2025"),
    }
}

/// The law on archives that was in force in a year: the first one since July 2012, the second one since July 2025.
fn archives(nam: Nam) -> Option<Law> {
    match nam.so() {
        ..2013 => None,
        2013..2026 => Some(("luat_luu_tru", "Lưu trữ", "11/11/2011")),
        2026.. => Some(("luat_luu_tru", "Lưu trữ", "21/6/2024")),
    }
}

/// What a decision or a resolution of the unit rests on.
pub(super) fn of(mau: Mau, ground: &Ground<'_>) -> Bases {
    let name = small(ground.don_vi.ten.as_str());
    let is_government =
        ["ủy ban nhân dân", "uỷ ban nhân dân", "hội đồng nhân dân"].iter().any(|body| name.starts_with(body));
    // A decision is about archives, a resolution about the year's work.
    let subject = archives(ground.nam).filter(|_| mau == Mau::QuyetDinh);
    let powers = Some(organisation(ground.nam)).filter(|_| is_government || subject.is_none());
    let mut bases = Bases::default();
    for (id, title, day) in powers.into_iter().chain(subject) {
        let known = ground.can_cu.iter().find(|(_, entry)| is_law(entry, title, day));
        if let Some((id, _)) = known {
            bases.ids.push(id.to_string());
            continue;
        }
        let id = free(id, ground.can_cu, ground.nam);
        if bases.own.is_empty() {
            bases.own.push_str("can_cu_nam:\n");
        }
        bases.own.push_str(&format!("  {id}: {{loai: Luật, trich_yeu: {title}, ngay: {day}}}\n"));
        bases.ids.push(id);
    }
    bases
}

/// Whether an entry of a register is a law of this name and day.
fn is_law(entry: &CanCu, title: &str, day: &str) -> bool {
    let name = entry.trich_yeu.as_ref().map(|title| small(title.as_str())).unwrap_or_default();
    let name = name.strip_prefix("luật ").unwrap_or(&name);
    let same_day = entry.ngay.zip(day.parse().ok()).is_some_and(|(own, day)| own == day);
    entry.loai.as_str() == "Luật" && name == small(title) && same_day
}

/// An id that no entry of a register has.
fn free(id: &str, register: &SoCanCu, nam: Nam) -> String {
    match register.get(id) {
        None => id.to_owned(),
        Some(_) => format!("{id}_{nam}"),
    }
}

#[cfg(test)]
mod tests {
    use super::of;
    use crate::model::{DonVi, SoCanCu};
    use crate::sample::Ground;
    use crate::value::{Mau, Nam};

    fn bases(name: &str, register: &str, nam: u16) -> (Vec<String>, usize) {
        let unit = format!(
            "ten: {name}\ngoi: Cơ quan\nten_dau_trang: [A]\ndia_ban: xã Mẫu\ndia_danh: Mẫu\nky_hieu: A\nluu: VT\nnguoi_ky: {{ct: {{chuc_vu: Chủ tịch, ho_ten: Nguyễn Văn An}}}}\n"
        );
        let (don_vi, can_cu): (DonVi, SoCanCu) =
            (serde_yaml::from_str(&unit).unwrap(), serde_yaml::from_str(register).unwrap());
        let nam = Nam::new(nam).unwrap();
        let found = of(Mau::QuyetDinh, &Ground { don_vi: &don_vi, can_cu: &can_cu, nam, schema: None });
        (found.ids, found.own.matches("loai: Luật").count())
    }

    #[test]
    fn a_decision_rests_on_the_laws_in_force_and_on_nothing_else_of_the_register() {
        let ubnd = "Ủy ban nhân dân xã Mẫu";
        let laws = ["luat_to_chuc", "luat_luu_tru"].map(str::to_owned).to_vec();
        let other = "{kh: {loai: Kế hoạch, so: 5/KH-UBND, ngay: 05/01/2026, co_quan: UBND tỉnh}, bdg: {loai: Luật, trich_yeu: Bình đẳng giới, ngay: 29/11/2006}}";
        assert_eq!(bases(ubnd, other, 2026), (laws.clone(), 2));
        let known = "{to_chuc: {loai: Luật, trich_yeu: Tổ chức chính quyền địa phương, ngay: 16/6/2025}}";
        assert_eq!(bases(ubnd, known, 2026), (vec!["to_chuc".to_owned(), laws[1].clone()], 1));
        // One that is no more in force is not cited, and keeps its id.
        let old = "{luat_to_chuc: {loai: Luật, trich_yeu: Tổ chức chính quyền địa phương, ngay: 19/6/2015}}";
        assert_eq!(bases(ubnd, old, 2026), (vec!["luat_to_chuc_2026".to_owned(), laws[1].clone()], 2));
        assert_eq!(bases(ubnd, old, 2023), (laws.clone(), 1));
        assert_eq!(bases("Trường Tiểu học Mẫu", "{}", 2026), (vec![laws[1].clone()], 1));
    }
}
