//! The words by which the parts of a paper are known, whatever their capitals, tone marks and blanks.

use super::loai;
use super::shape::{is_capitals, squeezed};
use crate::text::body::is_no_body;
use crate::text::name::khong_dau;
use crate::text::tokens::small;

/// Longest line that is looked at as a line of the head or of the signature, in characters.
const LONGEST: usize = 160;

/// A short line in small letters without diacritics and doubled blanks; `None`: too long to be a part of that kind.
pub(crate) fn folded(text: &str) -> Option<String> {
    let short = text.chars().nth(LONGEST).is_none();
    short.then(|| khong_dau(&squeezed(text)).to_lowercase())
}

/// Whether a folded line is Quốc hiệu, a slip of the pen or two allowed.
pub(crate) fn is_country(folded: &str) -> bool {
    const ALL: &str = "cong hoa xa hoi chu nghia viet nam";
    let near = || folded.len().abs_diff(ALL.len()) <= 4 && strsim::osa_distance(folded, ALL) <= 4;
    folded.contains("hoa xa hoi chu nghia") || folded.contains("xa hoi chu nghia viet nam") || near()
}

/// Whether a folded line is Tiêu ngữ.
pub(crate) fn is_motto(folded: &str) -> bool {
    let found = ["doc lap", "tu do", "hanh phuc"].iter().filter(|word| folded.contains(*word)).count();
    found >= 2 && folded.len() < 60
}

/// Whether a folded line is the name that papers of the Party and of the Youth Union have for Quốc hiệu.
pub(crate) fn is_party(folded: &str) -> bool {
    ["dang cong san viet nam", "doan tncs ho chi minh", "doan thanh nien cong san ho chi minh"]
        .contains(&folded)
}

/// Words that titles of what people fill in begin with.
const FORMS: [&str; 27] = [
    "ĐƠN",
    "TỜ KHAI",
    "PHIẾU",
    "GIẤY",
    "BẢN",
    "BẢNG",
    "DANH SÁCH",
    "LÝ LỊCH",
    "SƠ YẾU LÝ LỊCH",
    "THUYẾT MINH",
    "VĂN BẢN THỎA THUẬN",
    "VĂN BẢN THOẢ THUẬN",
    "VĂN BẢN CAM KẾT",
    "VĂN BẢN ỦY QUYỀN",
    "MẪU",
    "BIỂU",
    "HÓA ĐƠN",
    "HOÁ ĐƠN",
    "SỔ",
    "THẺ",
    "TRÍCH LỤC",
    "NHẬN XÉT",
    "LỊCH",
    "BÀI PHÁT BIỂU",
    "GIẢI TRÌNH",
    "ĐỀ CƯƠNG",
    "CAM KẾT",
];

/// Whether a title is that of what another paper approves and no office issues by itself.
pub(crate) fn is_statute(title: &str) -> bool {
    ["ĐIỀU LỆ", "NỘI QUY"]
        .iter()
        .any(|word| title.strip_prefix(word).is_some_and(|rest| !rest.starts_with(char::is_alphanumeric)))
}

/// Whether a title is that of something to be filled in, or of a list or speech.
pub(crate) fn is_form(title: &str) -> bool {
    let begins =
        |word: &str| title.strip_prefix(word).is_some_and(|rest| !rest.starts_with(char::is_alphanumeric));
    is_capitals(title) && FORMS.iter().any(|word| begins(word))
}

/// Whether a short line names an agency or a part of one in small letters: `Phòng Kỹ thuật`, `UBND xã Mẫu`.
pub(crate) fn is_office(text: &str) -> bool {
    const NAMES: [&str; 22] = [
        "Phòng",
        "Ban",
        "Khoa",
        "Tổ",
        "Đội",
        "Trạm",
        "Bộ phận",
        "Bộ môn",
        "Trung tâm",
        "Chi nhánh",
        "Văn phòng",
        "Chi cục",
        "Xí nghiệp",
        "Trường",
        "UBND",
        "Ủy ban",
        "Uỷ ban",
        "HĐND",
        "Sở",
        "Cục",
        "Viện",
        "Công ty",
    ];
    const WORDS: usize = 10;
    let named = |name: &&str| text.strip_prefix(*name).is_some_and(|rest| rest.starts_with(' '));
    NAMES.iter().any(named)
        && !is_no_body(&small(text))
        && !text.ends_with(['.', ':', ';', ','])
        && !text.contains(|letter: char| letter.is_ascii_digit())
        && text.split_whitespace().count() <= WORDS
}

/// Whether a folded line is that of số, ký hiệu; a law's says what it numbers: `Luật số: 15/2025/QH15`.
pub(crate) fn is_number(folded: &str) -> bool {
    let of_law = ["luat ", "bo luat ", "phap lenh "].iter().find_map(|name| folded.strip_prefix(*name));
    let line = of_law.filter(|rest| rest.starts_with("so:") || rest.starts_with("so :")).unwrap_or(folded);
    let Some(rest) = line.strip_prefix("so") else { return false };
    let (mark, rest) = match rest.trim_start().strip_prefix([':', '.']) {
        Some(rest) => (true, rest.trim_start()),
        None => (false, rest),
    };
    let begins = |rest: &str| {
        rest.starts_with(|letter: char| letter.is_ascii_digit() || "/.…_-{<[$«".contains(letter))
    };
    (mark && (rest.is_empty() || begins(rest) || rest.contains('/')))
        || (!mark && rest.is_empty())
        || (rest.starts_with(' ') && begins(rest.trim_start()) && rest.contains('/') && rest.len() < 40)
}

/// Whether a folded line is that of địa danh và thời gian: a place, a comma, and a day.
pub(crate) fn is_place_date(folded: &str) -> bool {
    let Some(day) = folded.find("ngay") else { return false };
    let after =
        |from: usize, word: &str| folded.get(from..).and_then(|rest| rest.find(word)).map(|at| from + at);
    let ordered = after(day, "thang")
        .filter(|month| folded.get(day + "ngay".len()..*month).is_some_and(is_day_or_blank))
        .and_then(|month| after(month, "nam"))
        .is_some();
    let place = folded[..day].trim_end().trim_end_matches([',', '.', ';']);
    let named = !place.contains(['(', ':', ';']) && place.split(' ').count() <= 8;
    let cited = ["can cu", "theo", "thuc hien", "kem", "so", "tu", "hom nay", "ket qua"];
    ordered && named && folded.len() < 90 && !cited.iter().any(|word| place.starts_with(word))
}

/// Whether what stands between `ngày` and `tháng` is a day, its blank, or what stands in for it.
fn is_day_or_blank(between: &str) -> bool {
    let stand_in = between.contains(['{', '<', '[', '$', '«']);
    between != "/" && (stand_in || !between.contains(char::is_alphabetic))
}

/// Whether a folded line opens the trích yếu of a công văn.
pub(crate) fn is_about(folded: &str) -> bool {
    let folded = folded.strip_prefix('(').map_or(folded, str::trim_start);
    ["v/v", "v / v", "ve viec", "vv "].iter().any(|word| folded.starts_with(word))
}

/// Whether a line, however long, opens the trích yếu of a công văn.
pub(crate) fn opens_subject(text: &str) -> bool {
    const OPENING: usize = 12;
    let opening: String = text.chars().take(OPENING).collect();
    folded(&opening).is_some_and(|opening| is_about(&opening))
}

/// Whether a folded line begins with Kính gửi, or is `… điện:` of a công điện (ND30 PL III, Mẫu 1.6).
pub(crate) fn is_address(folded: &str) -> bool {
    const LONGEST: usize = 120;
    folded.strip_prefix("dong ").unwrap_or(folded).starts_with("kinh gui")
        || folded.starts_with("kinh trinh:")
        || (folded.len() < LONGEST && folded.ends_with(" dien:"))
}

/// Whether a folded line is the label of nơi nhận.
pub(crate) fn is_recipients(folded: &str) -> bool {
    folded
        .strip_prefix("noi nhan")
        .or_else(|| folded.strip_prefix("noi gui"))
        .is_some_and(|rest| rest.trim_start_matches([' ', ':', '.', ';']).is_empty())
}

/// Whether a folded line is `(Kèm theo …`.
pub(crate) fn is_attached(folded: &str) -> bool {
    /// Within so many letters stands what was done to it: `(Ban hành kèm theo`, `(Được phê duyệt kèm theo`.
    const OPENING: usize = 40;
    let bare = folded.trim_start_matches(['(', ' ']);
    let by = bare.find("kem theo").is_some_and(|at| at < OPENING);
    folded.starts_with('(') && (by || bare.starts_with("dinh kem"))
}

/// Words that only the authority and the post of who signs are written with.
const POSTS: [&str; 44] = [
    "CHỦ TỊCH",
    "CHỦ NHIỆM",
    "CHỦ TỌA",
    "CHỦ TOẠ",
    "CHỦ TRÌ",
    "BỘ TRƯỞNG",
    "THỨ TRƯỞNG",
    "THỦ TƯỚNG",
    "TỔNG GIÁM ĐỐC",
    "GIÁM ĐỐC",
    "CỤC TRƯỞNG",
    "VỤ TRƯỞNG",
    "TRƯỞNG PHÒNG",
    "TRƯỞNG BAN",
    "TRƯỞNG ĐOÀN",
    "TRƯỞNG THÔN",
    "TRƯỞNG CÔNG AN",
    "CHÁNH VĂN PHÒNG",
    "CHÁNH THANH TRA",
    "CHÁNH ÁN",
    "VIỆN TRƯỞNG",
    "HIỆU TRƯỞNG",
    "CHỈ HUY TRƯỞNG",
    "CHI CỤC TRƯỞNG",
    "TỔ TRƯỞNG",
    "ĐỘI TRƯỞNG",
    "TRẠM TRƯỞNG",
    "THƯ KÝ",
    "BÍ THƯ",
    "PHÓ ",
    "THỦ TRƯỞNG",
    "KẾ TOÁN TRƯỞNG",
    "NGƯỜI ",
    "ĐẠI DIỆN",
    "HẠT TRƯỞNG",
    "TỔNG BIÊN TẬP",
    "VIỆN PHÓ",
    "QUYỀN ",
    "PHỤ TRÁCH",
    "TRƯỞNG KHOA",
    "TRƯỞNG TIỂU BAN",
    "THỦ KHO",
    "THỦ QUỸ",
    "LÃNH ĐẠO",
];

/// Short forms of authority, well written or not.
const AUTHORITIES: [&str; 5] = ["TM", "KT", "TL", "TUQ", "Q"];

/// Whether a line begins with a short form of authority: `TM.`, `T/M`, `KT `.
pub(crate) fn has_authority(text: &str) -> bool {
    let Some((first, rest)) = text.split_once([' ', '.']) else { return false };
    let bare: String = first.chars().filter(|letter| letter.is_alphabetic()).collect();
    let short = AUTHORITIES.contains(&bare.as_str());
    short && (first.len() > 1 || text.starts_with("Q.")) && is_capitals(rest)
}

/// Whether a line names the authority or the post of who signs.
pub(crate) fn is_post(text: &str) -> bool {
    // What a template leaves for a name is none of its letters: `ĐẠI DIỆN «ten_don_vi»`.
    let typed = text.find(['«', '{']).map_or(text, |at| text[..at].trim_end());
    let short = text.chars().nth(LONGEST).is_none();
    short && (has_authority(text) || (is_capitals(typed) && POSTS.iter().any(|post| typed.contains(post))))
}

/// Whether a short line names the authority or post of who signs in small letters: `TL. Hiệu trưởng`, `Người báo cáo`.
/// Only where a name follows it does that make it a signature.
pub(crate) fn is_small_post(text: &str) -> bool {
    const WORDS: usize = 8;
    let closed = text.ends_with(['.', ';', ':', ',']) || text.contains(['(', '"', '“']);
    if closed || !text.starts_with(char::is_uppercase) || text.split_whitespace().count() > WORDS {
        return false;
    }
    let upper = text.to_uppercase();
    let behind = AUTHORITIES.iter().find_map(|short| upper.strip_prefix(short)?.strip_prefix('.'));
    let post = behind.map_or(upper.as_str(), str::trim_start);
    behind.is_some() || POSTS.iter().any(|known| post.starts_with(known))
}

/// Whether a line in capitals opens with who decides, or with the word of it: `CHỦ TỊCH …`, `HỘI ĐỒNG …`, `QUYẾT ĐỊNH:`.
pub(crate) fn is_authority(text: &str) -> bool {
    const BODIES: [&str; 8] =
        ["ỦY BAN", "UỶ BAN", "UBND", "HĐND", "QUỐC HỘI", "CHÍNH PHỦ", "THƯỜNG TRỰC", "BAN "];
    is_post(text)
        || text.ends_with(':')
        || text.starts_with("HỘI ĐỒNG")
        || BODIES.iter().any(|body| text.starts_with(body))
        || loai::find(text).is_some()
}

/// Whether a line in capitals names a body that signs as a whole: `BAN TỔ CHỨC`, `HỘI ĐỒNG THI`, `ĐOÀN KIỂM TRA`. At the
/// end of a paper it may stand alone.
pub(crate) fn is_body_that_signs(text: &str) -> bool {
    const WORDS: usize = 8;
    const BODIES: [&str; 8] = [
        "BAN",
        "TIỂU BAN",
        "HỘI ĐỒNG",
        "ĐOÀN",
        "TỔ CÔNG TÁC",
        "TỔ GIÚP VIỆC",
        "TỔ THẨM ĐỊNH",
        "TỔ CHUYÊN GIA",
    ];
    let named =
        |body: &&str| text.strip_prefix(*body).is_some_and(|rest| rest.is_empty() || rest.starts_with(' '));
    is_capitals(text)
        && BODIES.iter().any(named)
        && !text.ends_with([':', '.', ';', ','])
        && text.split_whitespace().count() <= WORDS
}

/// Whether a text is written like a person's name: two to six words, each with a capital, no figures and signs.
pub(crate) fn is_person(text: &str) -> bool {
    let words: Vec<&str> = text.split_whitespace().collect();
    let capital = |word: &&str| {
        word.starts_with(char::is_uppercase)
            && word.chars().all(|letter| letter.is_alphabetic() || "'-.".contains(letter))
    };
    (2..=7).contains(&words.len()) && words.iter().all(capital)
}

#[cfg(test)]
mod tests {
    use super::{
        folded, is_about, is_attached, is_country, is_motto, is_number, is_person, is_place_date, is_post,
        is_recipients,
    };

    fn fold(text: &str) -> String {
        folded(text).unwrap()
    }

    #[test]
    fn the_head_is_known_by_its_words() {
        for text in [
            "CỘNG HOÀ XÃ HỘI CHỦ NGHĨA  VIỆT NAM",
            "CỘNG HÒA XÃ HỘI CHŨ NGHĨA VIÊT NAM",
            "CỌNG HÒA XÃ HÔI CHỦ NGHIÃ VIỆT NAM",
        ] {
            assert!(is_country(&fold(text)), "{text}");
        }
        assert!(!is_country(&fold("HỘI LIÊN HIỆP PHỤ NỮ VIỆT NAM")));
        assert!(is_motto(&fold("Độc lập – Tự do – Hạnh phúc")));
        assert!(!is_motto(&fold("Tự do báo chí")));
        let numbers = [
            "Số: 05/KH-UBND",
            "Số:        /UBND-VX",
            "Số 12/QĐ-UBND",
            "SỐ:",
            "Số : …/TB-UBND",
            "Luật số: 99/2026/QH16",
        ];
        assert_eq!(numbers.map(|text| is_number(&fold(text))), [true; 6]);
        let others = ["Số hộ nghèo: 12", "Số liệu minh họa", "Số lượng 5/10", "Luật số 99/2026/QH16"];
        assert_eq!(others.map(|text| is_number(&fold(text))), [false; 4]);
        let dates = [
            "Xã Mẫu, ngày 05 tháng 3 năm 2026",
            "Mẫu, ngày    tháng    năm",
            "Hà Nội, ngày... tháng... năm 2026",
        ];
        assert_eq!(dates.map(|text| is_place_date(&fold(text))), [true; 3]);
        assert!(!is_place_date(&fold("Căn cứ Công văn số 5 ngày 02 tháng 3 năm 2026")));
        assert!(is_about(&fold("V/v rà soát")));
    }

    #[test]
    fn the_foot_is_known_by_its_words() {
        let labels = ["Nơi nhận:", "Nơi  nhận :", "NƠI NHẬN", "Nơi nhận hồ sơ:"];
        assert_eq!(labels.map(|text| is_recipients(&fold(text))), [true, true, true, false]);
        let posts = [
            "TM. ỦY BAN NHÂN DÂN",
            "T/M ỦY BAN NHÂN DÂN",
            "KT CHỦ TỊCH",
            "PHÓ CHỦ TỊCH",
            "Chủ tịch",
            "QUYẾT ĐỊNH:",
            "Q. GIÁM ĐỐC",
        ];
        assert_eq!(posts.map(is_post), [true, true, true, true, false, false, true]);
        let people = ["Trần Thị Mẫu", "ThS. Nguyễn Văn A", "- Lưu: VT", "CHỦ TỊCH UBND", "nguyễn văn a"];
        assert_eq!(people.map(is_person), [true, true, false, true, false]);
        assert!(is_attached(&fold("(Ban hành kèm theo Quyết định số 5)")));
    }
}
