//! The 29 types of paper (ND30 Điều 7) and their abbreviations (ND30 PL III).

/// Name as written in a sentence, and abbreviation; công văn and thư công have none.
pub(crate) const LOAI: [(&str, &str); 29] = [
    ("Nghị quyết", "NQ"),
    ("Quyết định", "QĐ"),
    ("Chỉ thị", "CT"),
    ("Quy chế", "QC"),
    ("Quy định", "QyĐ"),
    ("Thông cáo", "TC"),
    ("Thông báo", "TB"),
    ("Hướng dẫn", "HD"),
    ("Chương trình", "CTr"),
    ("Kế hoạch", "KH"),
    ("Phương án", "PA"),
    ("Đề án", "ĐA"),
    ("Dự án", "DA"),
    ("Báo cáo", "BC"),
    ("Biên bản", "BB"),
    ("Tờ trình", "TTr"),
    ("Hợp đồng", "HĐ"),
    ("Công văn", ""),
    ("Công điện", "CĐ"),
    ("Bản ghi nhớ", "BGN"),
    ("Bản thỏa thuận", "BTT"),
    ("Giấy ủy quyền", "GUQ"),
    ("Giấy mời", "GM"),
    ("Giấy giới thiệu", "GGT"),
    ("Giấy nghỉ phép", "GNP"),
    ("Phiếu gửi", "PG"),
    ("Phiếu chuyển", "PC"),
    ("Phiếu báo", "PB"),
    ("Thư công", ""),
];

/// Abbreviations of the three kinds of copy (ND30 PL III).
pub(crate) const BAN_SAO: [&str; 3] = ["SY", "TrS", "SL"];

/// The type whose name is `text`, whatever its capitals.
pub(crate) fn find(text: &str) -> Option<(&'static str, &'static str)> {
    let wanted = text.trim().to_lowercase();
    LOAI.iter().find(|(name, _)| name.to_lowercase() == wanted).copied()
}

/// The type that `text` is the name of, or that it opens with when all is in capitals: `KẾ HOẠCH CÔNG TÁC`.
pub(crate) fn opening(text: &str) -> Option<(&'static str, &'static str)> {
    let bare = text.trim_end_matches([':', '.', ' ']);
    find(bare).or_else(|| {
        let begins =
            |name: &str| bare.strip_prefix(&name.to_uppercase()).is_some_and(|rest| rest.starts_with(' '));
        LOAI.iter().find(|(name, _)| begins(name)).copied()
    })
}

#[cfg(test)]
mod tests {
    use super::find;

    #[test]
    fn a_type_is_found_in_capitals_too() {
        assert_eq!(find("KẾ HOẠCH"), Some(("Kế hoạch", "KH")));
        assert_eq!(find("Tờ trình"), Some(("Tờ trình", "TTr")));
        assert_eq!(find("KẾ HOẠCH CÔNG TÁC"), None);
    }
}
