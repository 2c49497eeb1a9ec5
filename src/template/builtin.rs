//! The templates that come with the program; a workspace's own file of the same name wins.

use crate::value::LoaiVanBan;

/// Name and text of each.
const TEMPLATES: [(&str, &str); 20] = [
    ("co-so.md.j2", include_str!("../../templates/co-so.md.j2")),
    ("thanh-phan.md.j2", include_str!("../../templates/thanh-phan.md.j2")),
    ("than-bai.md.j2", include_str!("../../templates/than-bai.md.j2")),
    ("bao-cao.md.j2", include_str!("../../templates/bao-cao.md.j2")),
    ("bao-cao-tong-ket.md.j2", include_str!("../../templates/bao-cao-tong-ket.md.j2")),
    ("bao-cao-6-thang.md.j2", include_str!("../../templates/bao-cao-6-thang.md.j2")),
    ("bao-cao-ky.md.j2", include_str!("../../templates/bao-cao-ky.md.j2")),
    ("ke-hoach.md.j2", include_str!("../../templates/ke-hoach.md.j2")),
    ("nghi-quyet.md.j2", include_str!("../../templates/nghi-quyet.md.j2")),
    ("quyet-dinh.md.j2", include_str!("../../templates/quyet-dinh.md.j2")),
    ("co-ten-loai.md.j2", include_str!("../../templates/co-ten-loai.md.j2")),
    ("cong-van.md.j2", include_str!("../../templates/cong-van.md.j2")),
    ("cong-dien.md.j2", include_str!("../../templates/cong-dien.md.j2")),
    ("giay-moi.md.j2", include_str!("../../templates/giay-moi.md.j2")),
    ("giay-gioi-thieu.md.j2", include_str!("../../templates/giay-gioi-thieu.md.j2")),
    ("bien-ban.md.j2", include_str!("../../templates/bien-ban.md.j2")),
    ("giay-nghi-phep.md.j2", include_str!("../../templates/giay-nghi-phep.md.j2")),
    ("cac-ben.md.j2", include_str!("../../templates/cac-ben.md.j2")),
    ("thu-cong.md.j2", include_str!("../../templates/thu-cong.md.j2")),
    ("ban-sao.md.j2", include_str!("../../templates/ban-sao.md.j2")),
];

/// The text of a built-in template; a type without one of its own has that of its form.
pub fn template(name: &str) -> Option<&'static str> {
    let known = |name: &str| TEMPLATES.iter().find(|(known, _)| *known == name).map(|(_, text)| *text);
    known(name).or_else(|| {
        let loai = LoaiVanBan::cua_mau(name.strip_suffix(".md.j2")?)?;
        known(&format!("{}.md.j2", loai.mau().tep()))
    })
}

/// The name of the built-in template that a paper of this type is printed with: one of its own, else that of its form.
/// `bao-cao` is what the reports of results are made of.
pub fn of_type(loai: LoaiVanBan) -> &'static str {
    let own = all_names().find(|name| *name == loai.ma() && *name != "bao-cao");
    own.unwrap_or_else(|| loai.mau().tep())
}

/// Names of all templates, the shared base and its parts among them.
pub fn all_names() -> impl Iterator<Item = &'static str> {
    TEMPLATES.iter().map(|(name, _)| name.trim_end_matches(".md.j2"))
}

/// Names of the templates that a paper may choose: not the shared base and its parts, nor those of reports of results and
/// of copies, whose data is of another kind.
pub fn names() -> Vec<&'static str> {
    TEMPLATES
        .iter()
        .map(|(name, _)| name.trim_end_matches(".md.j2"))
        .filter(|name| !matches!(*name, "co-so" | "thanh-phan" | "than-bai" | "ban-sao"))
        .filter(|name| !name.starts_with("bao-cao"))
        .collect()
}
