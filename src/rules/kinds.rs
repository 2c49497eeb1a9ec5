//! Types of cited documents that are nearly, but not quite, one that there is: `Quyết dịnh`.

use super::Documents;
use crate::diagnostic::{Code, Diagnostic};
use crate::parts::loai;
use crate::text::name;

/// Code of the finding.
const ID: Code = Code::LoaiLa;

/// Types above the 29 of a paper (ND30 Điều 7) that are cited.
const OTHERS: [&str; 7] =
    ["Luật", "Bộ luật", "Hiến pháp", "Pháp lệnh", "Nghị định", "Thông tư", "Thông tư liên tịch"];

/// A warning for each type that is one slip away from one that there is.
pub(super) fn check(documents: &Documents<'_>) -> Vec<Diagnostic> {
    let known: Vec<&str> = loai::names().map(|(name, _)| name).chain(OTHERS).collect();
    let doubtful = documents.entries.iter().filter_map(|(id, document)| {
        let typed = document.loai.as_str();
        if known.iter().any(|known| known.to_lowercase() == typed.to_lowercase()) {
            return None;
        }
        // One letter, diacritics aside: «Thông tri» of the Party is no slip for «Thông tư».
        let plain = |text: &str| name::khong_dau(text).to_lowercase();
        let is_near = |known: &&&str| strsim::osa_distance(&plain(known), &plain(typed)) <= 1;
        let near = known.iter().find(is_near)?;
        let route = documents.at.key(id.as_str()).key("loai");
        let finding =
            Diagnostic::warning(ID, documents.file, &route, format!("không có loại văn bản «{typed}»"));
        Some(finding.hint(format!("có phải «{near}»?")))
    });
    doubtful.collect()
}

#[cfg(test)]
mod tests {
    use super::check;
    use crate::model::SoCanCu;
    use crate::rules::Documents;
    use crate::yaml;

    #[test]
    fn a_slip_is_told_and_an_unknown_type_is_not() {
        let register = "{a: {loai: Quyết dịnh}, b: {loai: Kê hoạch}, c: {loai: Thông tri}, d: {loai: quyết định}, e: {loai: Kết luận}}";
        let register: SoCanCu = yaml::load("c.yaml", register).unwrap();
        let told: Vec<String> =
            check(&Documents::of_register("c.yaml", &register)).iter().map(ToString::to_string).collect();
        assert_eq!(
            told,
            [
                "c.yaml: cảnh báo[loai-la]: không có loại văn bản «Quyết dịnh»\n  gợi ý: có phải «Quyết định»?",
                "c.yaml: cảnh báo[loai-la]: không có loại văn bản «Kê hoạch»\n  gợi ý: có phải «Kế hoạch»?",
            ]
        );
    }
}
