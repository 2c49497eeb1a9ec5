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
    // One that is set as text is goes on too, in small letters.
    let set = |text: &str| bold(text).replace("center", "both");
    let title = head() + &bold("QUYẾT ĐỊNH") + &set("Về việc rà soát hộ dân") + &set("và cập nhật danh sách");
    let found = shown(&(title + &bold("HIỆU TRƯỞNG") + &line(&t("Điều 1. Rà soát.")) + &foot()));
    assert_eq!(texts_of(&found, Kind::TrichYeu), ["Về việc rà soát hộ dân", "và cập nhật danh sách"]);
    // Behind a blank line it is something else.
    assert_eq!(texts_of(&of(&("<w:p/>".to_owned() + &bold("TRƯỜNG MẪU"))), Kind::ThamQuyen), ["TRƯỜNG MẪU"]);
}

#[test]
fn a_subject_below_the_number_may_lack_its_opening_and_be_long() {
    let of = |subject: &str| {
        let head = head().replace("Số: 12/UBND-VX", &format!("Số: 12/UBND-VX\n{subject}"));
        shown(&(head + &centred("Kính gửi: Các thôn") + &line(&t("Đề nghị báo cáo./.")) + &foot()))
    };
    let long = format!("V/v rà soát {}", "danh sách hộ dân và người có công ".repeat(6));
    for subject in ["Về kết quả rà soát hộ dân", long.trim_end()] {
        assert_eq!(texts_of(&of(subject), Kind::VeViec), [subject]);
    }
    assert_eq!(texts_of(&of("Ghi chú của xã"), Kind::VeViec), NONE);
}

#[test]
fn a_subject_of_plain_lines_is_kept_in_its_column_by_an_indent() {
    let narrow = |text: &str| format!("<w:p><w:pPr><w:ind w:right=\"4500\"/></w:pPr>{}</w:p>", t(text));
    let body = [
        line(&t("UBND XÃ MẪU          CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM")),
        line(&t("Số: 12/UBND-VX          Độc lập - Tự do - Hạnh phúc")),
        narrow("V/v rà soát hộ dân"),
        narrow("theo Công văn số 9/UBND-VX"),
        narrow("của huyện"),
        narrow(""),
        line(&t("          Kính gửi: Các thôn")),
        line(&t("Đề nghị các thôn báo cáo./.")),
    ];
    let subject = ["V/v rà soát hộ dân", "theo Công văn số 9/UBND-VX", "của huyện"];
    let found = shown(&body.concat());
    assert_eq!(texts_of(&found, Kind::VeViec), subject);
    assert_eq!(texts_of(&found, Kind::LoiVan), ["Đề nghị các thôn báo cáo./."]);
}

#[test]
fn the_width_of_a_column_may_part_the_two_lines_of_the_nation() {
    let joined = head().replace("</w:t><w:br/><w:t>Độc lập", " Độc lập");
    let apart = head().replace("</w:t><w:br/><w:t>Độc lập", " </w:t></w:r><w:r><w:t>Độc lập");
    for head in [joined, apart] {
        let found = shown(&(head + &centred("KẾ HOẠCH") + &line(&t("1. Rà soát."))));
        assert_eq!(texts_of(&found, Kind::QuocHieu), ["CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"]);
        assert_eq!(texts_of(&found, Kind::TieuNgu), ["Độc lập - Tự do - Hạnh phúc"]);
    }
}

#[test]
fn text_right_below_a_title_is_no_subject() {
    let text = "Ủy ban nhân dân xã tổ chức buổi làm việc để nghe các thôn báo cáo kết quả rà soát hộ dân và các việc \
                còn lại của năm.";
    let set =
        format!("<w:p><w:pPr><w:jc w:val=\"both\"/><w:ind w:firstLine=\"720\"/></w:pPr>{}</w:p>", t(text));
    let page = "<w:sectPr><w:pgSz w:w=\"11906\" w:h=\"16838\"/><w:pgMar w:left=\"1701\" w:right=\"1134\"/></w:sectPr>";
    let of = |below: &str| {
        shown(&(head() + &centred("GIẤY MỜI") + below + &line(&t("1. Chủ trì.")) + &foot() + page))
    };
    assert_eq!(texts_of(&of(&set), Kind::TrichYeu), NONE);
    assert_eq!(texts_of(&of(&set), Kind::LoiVan), [text]);
    assert_eq!(texts_of(&of(&centred("Họp rà soát hộ dân")), Kind::TrichYeu), ["Họp rà soát hộ dân"]);
}

#[test]
fn the_name_of_who_signs_may_stand_behind_the_table() {
    let unnamed = foot().replace(&centred("Trần Thị Mẫu"), "<w:p/>");
    let behind = |text: &str| {
        let foot = unnamed.clone() + &line(&t(text)) + "<w:p/>";
        shown(&(head() + &centred("KẾ HOẠCH") + &line(&t("1. Rà soát.")) + &foot))
    };
    let found = behind("                                                  Trần Thị Mẫu");
    assert_eq!(texts_of(&found, Kind::HoTen), ["Trần Thị Mẫu"]);
    assert_eq!(texts_of(&found, Kind::ChucVu), ["KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"]);
    assert_eq!(texts_of(&found, Kind::NoiNhan), ["Nơi nhận:", "- Như trên;", "- Lưu: VT."]);
    assert_eq!(texts_of(&behind("Trần Thị Mẫu"), Kind::HoTen), NONE);
}

#[test]
fn the_recipients_end_with_the_line_of_what_is_filed() {
    let of = |behind: &str| {
        let left =
            line(&t("Nơi nhận:")) + &line(&t("- Các thôn;")) + &line(&t("- Lưu: VT.")) + &line(&t(behind));
        let right = centred("CHỦ TỊCH") + &"<w:p/>".repeat(4) + &centred("Trần Thị Mẫu");
        let foot = super::table(&[4600, 4700], &super::row(&[&left, &right]));
        shown(&(head() + &centred("KẾ HOẠCH") + &line(&t("1. Rà soát.")) + &foot))
    };
    let list = ["Nơi nhận:", "- Các thôn;", "- Lưu: VT."];
    assert_eq!(texts_of(&of("NGƯỜI NHẬN THÔNG BÁO"), Kind::NoiNhan), list);
    assert_eq!(texts_of(&of("Tài liệu họp tải tại đây:"), Kind::NoiNhan), list);
    assert_eq!(texts_of(&of("- Trang thông tin."), Kind::NoiNhan).len(), 4);
    assert_eq!(texts_of(&of("NVA. 20"), Kind::NoiNhan).len(), 4);
}

#[test]
fn a_name_right_below_who_signs_may_begin_at_the_margin() {
    let lines = |texts: &[&str]| texts.iter().map(|text| line(&t(text))).collect::<String>();
    let foot = lines(&["Nơi nhận:", "- Lưu: VT.", "TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH", "", "Trần Thị Mẫu"]);
    let found = shown(&(head() + &centred("KẾ HOẠCH") + &line(&t("1. Rà soát.")) + &foot));
    assert_eq!(texts_of(&found, Kind::NoiNhan), ["Nơi nhận:", "- Lưu: VT."]);
    assert_eq!(texts_of(&found, Kind::ChucVu), ["TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"]);
    assert_eq!(texts_of(&found, Kind::HoTen), ["Trần Thị Mẫu"]);
}
