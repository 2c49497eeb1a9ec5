//! Titles that go on, and what ends a paper.

use super::{centred, foot, head, line, shown, t, texts_of};
use crate::parts::Kind;

const NONE: [&str; 0] = [];

#[test]
fn a_body_that_signs_as_a_whole_may_stand_alone_at_the_end() {
    let aside = |text: &str| format!("<w:p><w:pPr><w:jc w:val=\"right\"/></w:pPr>{}</w:p>", t(text));
    let of = |foot: &str| shown(&(head() + &centred("KẾ HOẠCH") + &line(&t("1. Các đội thi đấu.")) + foot));
    for body in ["BAN TỔ CHỨC", "HỘI ĐỒNG THI", "ĐOÀN KIỂM TRA", "TỔ CÔNG TÁC"] {
        assert_eq!(texts_of(&of(&aside(body)), Kind::ChucVu), [body]);
        assert_eq!(texts_of(&of(&(aside(body) + &aside("(Đã ký)"))), Kind::ChucVu), [body]);
    }
    let named = of(&(aside("BAN TỔ CHỨC") + "<w:p/><w:p/><w:p/>" + &aside("Trần Thị Mẫu")));
    assert_eq!(texts_of(&named, Kind::HoTen), ["Trần Thị Mẫu"]);
    for other in
        [aside("BANG GIẢI"), aside("TỔ CHỨC THỰC HIỆN"), aside("Ban tổ chức gồm:"), line(&t("BAN TỔ CHỨC"))]
    {
        assert_eq!(texts_of(&of(&other), Kind::ChucVu), NONE, "{other}");
    }
}

#[test]
fn a_subject_in_capitals_goes_on_up_to_who_decides() {
    let bold = |text: &str| {
        format!(
            "<w:p><w:pPr><w:jc w:val=\"center\"/></w:pPr><w:r><w:rPr><w:b/></w:rPr><w:t>{text}</w:t></w:r></w:p>"
        )
    };
    let of = |below: &str| {
        shown(
            &(head()
                + &bold("QUYẾT ĐỊNH")
                + &bold("VỀ VIỆC RÀ SOÁT HỘ DÂN")
                + below
                + &line(&t("Điều 1. Rà soát."))
                + &foot()),
        )
    };
    let longer = of(&(bold("VÀ CẬP NHẬT DANH SÁCH") + &bold("CHỦ TỊCH ỦY BAN NHÂN DÂN XÃ MẪU")));
    assert_eq!(texts_of(&longer, Kind::TrichYeu), ["VỀ VIỆC RÀ SOÁT HỘ DÂN", "VÀ CẬP NHẬT DANH SÁCH"]);
    assert_eq!(texts_of(&longer, Kind::ThamQuyen), ["CHỦ TỊCH ỦY BAN NHÂN DÂN XÃ MẪU"]);
    for decides in ["HỘI ĐỒNG NHÂN DÂN XÃ MẪU", "ỦY BAN NHÂN DÂN XÃ MẪU", "QUYẾT ĐỊNH:", "HIỆU TRƯỞNG"]
    {
        let found = of(&bold(decides));
        assert_eq!(texts_of(&found, Kind::TrichYeu), ["VỀ VIỆC RÀ SOÁT HỘ DÂN"], "{decides}");
    }
    // Behind a blank line it is something else.
    assert_eq!(texts_of(&of(&("<w:p/>".to_owned() + &bold("TRƯỜNG MẪU"))), Kind::ThamQuyen), ["TRƯỜNG MẪU"]);
}
