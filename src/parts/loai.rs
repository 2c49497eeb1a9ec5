//! The types of paper (ND30 Điều 7) by what a page calls them.

use crate::value::{CAC_LOAI, LoaiVanBan};

/// Name as written in a sentence, and abbreviation; công văn and thư công have none.
pub(crate) fn names() -> impl Iterator<Item = (&'static str, &'static str)> {
    CAC_LOAI.iter().map(|row| (row.ten, row.viet_tat))
}

/// The type whose name is `text`, whatever its capitals.
pub(crate) fn find(text: &str) -> Option<LoaiVanBan> {
    let wanted = text.trim().to_lowercase();
    LoaiVanBan::tat_ca().find(|loai| loai.ten().to_lowercase() == wanted)
}

/// The type that `text` is the name of, or that it opens with when all is in capitals: `KẾ HOẠCH CÔNG TÁC`.
pub(crate) fn opening(text: &str) -> Option<LoaiVanBan> {
    let bare = text.trim_end_matches([':', '.', ' ']);
    find(bare).or_else(|| {
        let begins =
            |name: &str| bare.strip_prefix(&name.to_uppercase()).is_some_and(|rest| rest.starts_with(' '));
        LoaiVanBan::tat_ca().find(|loai| begins(loai.ten()))
    })
}

/// Names of papers that other laws have beside the 29 types: on inspection, denunciations, procuracies and courts.
const OF_OTHER_LAWS: [&str; 5] = ["KẾT LUẬN", "KIẾN NGHỊ", "KHÁNG NGHỊ", "CÁO TRẠNG", "BẢN ÁN"];

/// Whether a title is that of a paper that another law governs: `KẾT LUẬN THANH TRA`.
pub(crate) fn is_of_another_law(text: &str) -> bool {
    let rest = OF_OTHER_LAWS.iter().find_map(|name| text.trim().strip_prefix(name));
    rest.is_some_and(|rest| rest.is_empty() || rest.starts_with([' ', ':']))
}

#[cfg(test)]
mod tests {
    use super::find;

    #[test]
    fn a_type_is_found_in_capitals_too() {
        assert_eq!(find("KẾ HOẠCH").map(|loai| loai.viet_tat()), Some("KH"));
        assert_eq!(find("Tờ trình").map(|loai| loai.viet_tat()), Some("TTr"));
        assert_eq!(find("KẾ HOẠCH CÔNG TÁC"), None);
    }
}
