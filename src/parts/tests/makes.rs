//! Heads and signatures of makes that hide them: text boxes, one table around a whole paper, plain lines above one another.

use super::{NATION, centred, foot, head, line, row, shown, t, table, texts_of};
use crate::parts::Kind;

const NONE: [&str; 0] = [];

/// A run with a text box: as Word writes it today, with what older programs read beside it, or as those wrote it.
fn boxed(inside: &str, old: bool) -> String {
    let shape = |text: &str| {
        format!(
            "<w:pict><v:shape><v:textbox><w:txbxContent>{text}</w:txbxContent></v:textbox></v:shape></w:pict>"
        )
    };
    if old {
        return format!("<w:r>{}</w:r>", shape(inside));
    }
    format!(
        "<w:r><mc:AlternateContent><mc:Choice Requires=\"wps\"><w:drawing><wp:anchor><a:graphic><a:graphicData><wps:wsp>\
         <wps:txbx><w:txbxContent>{inside}</w:txbxContent></wps:txbx></wps:wsp></a:graphicData></a:graphic></wp:anchor>\
         </w:drawing></mc:Choice><mc:Fallback>{}</mc:Fallback></mc:AlternateContent></w:r>",
        shape(inside)
    )
}

#[test]
fn a_head_in_text_boxes_is_found() {
    let names = centred("UBND XÃ MẪU") + &centred("TRẠM Y TẾ") + &centred("Số: 12/TB-TYT");
    let nation = line(&t(NATION)) + &centred("Xã Mẫu, ngày 05 tháng 3 năm 2026");
    let body =
        centred("THÔNG BÁO") + &centred("Về việc tiêm chủng") + &line(&t("Trạm Y tế báo tin.")) + &foot();
    for old in [false, true] {
        let beside = line(&(boxed(&names, old) + &boxed(&nation, old)));
        let apart = line(&boxed(&names, old)) + &line(&boxed(&nation, old));
        let framed = line(&boxed(&(head().replace("UBND XÃ MẪU", "TRẠM Y TẾ") + "<w:p/>"), old));
        for (make, numbered) in
            [(beside, "Số: 12/TB-TYT"), (apart, "Số: 12/TB-TYT"), (framed, "Số: 12/UBND-VX")]
        {
            let found = shown(&(make + &body));
            assert_eq!(texts_of(&found, Kind::QuocHieu), ["CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"]);
            assert_eq!(texts_of(&found, Kind::TieuNgu), ["Độc lập - Tự do - Hạnh phúc"]);
            assert_eq!(texts_of(&found, Kind::CoQuan).last(), Some(&"TRẠM Y TẾ"), "{found:?}");
            assert_eq!(texts_of(&found, Kind::SoKyHieu), [numbered]);
            assert_eq!(texts_of(&found, Kind::DiaDanhNgay), ["Xã Mẫu, ngày 05 tháng 3 năm 2026"]);
            assert_eq!(texts_of(&found, Kind::TenLoai), ["THÔNG BÁO"]);
        }
    }
    // A stamp in a box is no name.
    let stamped = head().replacen("<w:tbl>", &(line(&boxed(&centred("DỰ THẢO"), false)) + "<w:tbl>"), 1);
    assert_eq!(texts_of(&shown(&(stamped + &body)), Kind::CoQuan), ["UBND XÃ MẪU"]);
}

#[test]
fn a_paper_in_the_rows_of_one_table_is_taken_apart() {
    let rows = |nation: &str| {
        row(&[&centred("UBND XÃ MẪU"), &(centred(nation) + &centred("Độc lập - Tự do - Hạnh phúc"))])
            + &row(&[&centred("Số: 12/QĐ-UBND"), &centred("Xã Mẫu, ngày 05 tháng 3 năm 2026")])
            + &row(&[&(centred("QUYẾT ĐỊNH") + &centred("Về việc rà soát"))])
            + &row(&[&(centred("QUYẾT ĐỊNH:") + &line(&t("Điều 1. Rà soát các hộ.")))])
            + &row(&[
                &(line(&t("Nơi nhận:")) + &line(&t("- Lưu: VT."))),
                &(centred("CHỦ TỊCH") + &"<w:p/>".repeat(3) + &centred("Trần Thị Mẫu")),
            ])
    };
    // A word of Quốc hiệu may be lost: it is one fault and hides nothing else.
    for nation in ["CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "CỘNG HÒA XÃ HỘI NGHĨA VIỆT NAM"]
    {
        for whole in [table(&[4000, 5300], &rows(nation)), table(&[4000, 5300], &rows(nation)) + "<w:p/>"] {
            let found = shown(&whole);
            assert_eq!(texts_of(&found, Kind::QuocHieu), [nation]);
            assert_eq!(texts_of(&found, Kind::SoKyHieu), ["Số: 12/QĐ-UBND"]);
            assert_eq!(texts_of(&found, Kind::TenLoai), ["QUYẾT ĐỊNH"]);
            assert_eq!(texts_of(&found, Kind::TrichYeu), ["Về việc rà soát"]);
            assert_eq!(texts_of(&found, Kind::Dieu), ["Điều 1. Rà soát các hộ."]);
            assert_eq!(texts_of(&found, Kind::ChucVu), ["CHỦ TỊCH"]);
            assert_eq!(texts_of(&found, Kind::HoTen), ["Trần Thị Mẫu"]);
        }
    }
}

#[test]
fn a_department_in_small_letters_stands_among_the_names_of_a_head_of_plain_lines() {
    let body = |name: &str| {
        [
            line(&t("CÔNG TY MẪU")),
            line(&t(name)),
            centred("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
            centred("Độc lập - Tự do - Hạnh phúc"),
            centred("BIÊN BẢN"),
            centred("Về việc rà soát"),
            line(&t("1. Các hộ đã rà soát./.")),
        ]
        .concat()
    };
    let of = |name: &str| shown(&body(name));
    assert_eq!(texts_of(&of("Phòng Kỹ thuật"), Kind::CoQuan), ["CÔNG TY MẪU", "Phòng Kỹ thuật"]);
    for none in ["Phòng chống thiên tai", "Tổ chức hội nghị tổng kết", "Trường hợp khẩn cấp"]
    {
        assert_eq!(texts_of(&of(none), Kind::CoQuan), NONE, "{none}");
    }
    let note = of("Ban hành kèm theo quy định của công ty");
    assert_eq!(texts_of(&note, Kind::CoQuan), NONE);
}

#[test]
fn a_post_with_a_blank_behind_it_is_no_name() {
    let signed = |last: &str| {
        let right = centred("NGƯỜI LẬP") + &"<w:p/>".repeat(3) + &centred(last);
        shown(&(head() + &line(&t("1. Kết quả./.")) + &table(&[4600, 4700], &row(&["<w:p/>", &right]))))
    };
    for blank in ["Trưởng phòng ………", "Trưởng phòng ______", "Giám đốc ......"] {
        assert_eq!(texts_of(&signed(blank), Kind::HoTen), NONE, "{blank}");
    }
    assert_eq!(texts_of(&signed("Quyền Văn Mẫu"), Kind::HoTen), ["Quyền Văn Mẫu"]);
}

#[test]
fn two_parties_sign_beside_one_another() {
    let party = |side: &str, name: &str| centred(side) + &"<w:p/>".repeat(4) + &centred(name);
    let foot = table(
        &[4600, 4700],
        &row(&[&party("ĐẠI DIỆN BÊN A", "Lê Văn Mẫu"), &party("ĐẠI DIỆN BÊN B", "Trần Thị Mẫu")]),
    );
    let plain = line(&t("\tĐẠI DIỆN BÊN A\t\t\tĐẠI DIỆN BÊN B"))
        + &"<w:p/>".repeat(4)
        + &line(&t("\tLê Văn Mẫu\t\t\tTrần Thị Mẫu"));
    let rows = table(
        &[4600, 4700],
        &(row(&[&centred("ĐẠI DIỆN BÊN A"), &centred("ĐẠI DIỆN BÊN B")])
            + &row(&["<w:p/><w:p/>", "<w:p/><w:p/>"])
            + &row(&[&centred("Lê Văn Mẫu"), &centred("Trần Thị Mẫu")])),
    );
    for foot in [foot, plain, rows] {
        let found = shown(
            &(head() + &centred("BIÊN BẢN") + &centred("Bàn giao") + &line(&t("1. Đã giao đủ.")) + &foot),
        );
        assert_eq!(texts_of(&found, Kind::ChucVu), ["ĐẠI DIỆN BÊN B"]);
        assert_eq!(texts_of(&found, Kind::HoTen), ["Trần Thị Mẫu"]);
    }
}

#[test]
fn a_line_that_was_left_in_the_table_of_a_signature_hides_nothing() {
    let stray = "<w:tcPr><w:tcBorders><w:bottom w:val=\"single\" w:sz=\"4\"/></w:tcBorders></w:tcPr>";
    let foot_with = |properties: &str| foot().replacen("<w:tc>", &format!("<w:tc>{properties}"), 1);
    let ruled = |foot: String| {
        let borders =
            "<w:tblPr><w:tblBorders><w:insideV w:val=\"single\" w:sz=\"4\"/></w:tblBorders></w:tblPr>";
        foot.replacen("<w:tblPr/>", borders, 1)
    };
    let unset = "<w:tcPr><w:tcBorders><w:right w:val=\"nil\"/></w:tcBorders></w:tcPr>";
    for foot in [foot_with(stray), ruled(foot_with(unset))] {
        let found = shown(&(head() + &line(&t("1. Kết quả./.")) + &foot));
        assert_eq!(texts_of(&found, Kind::NoiNhan), ["Nơi nhận:", "- Như trên;", "- Lưu: VT."]);
        assert_eq!(texts_of(&found, Kind::HoTen), ["Trần Thị Mẫu"]);
    }
    // A column of a table may have the same title.
    let cells = row(&[&line(&t("Nơi nhận:")), &line(&t("Số bản"))])
        + &row(&[&line(&t("Trạm Y tế")), &line(&t("2"))])
        + &row(&[&line(&t("Các thôn")), &line(&t("5"))]);
    let listed = ruled(table(&[4600, 4700], &cells));
    assert_eq!(texts_of(&shown(&(head() + &listed + &line(&t("1. Kết quả./.")))), Kind::NoiNhan), NONE);
}

#[test]
fn two_who_sign_in_small_letters_without_names_end_a_paper() {
    let note = "(Ký tên, đóng dấu)";
    let beside = |left: &str, right: &str| line(&t(&format!("      {left}                    {right}")));
    let contract = |foot: &str| {
        shown(&(head() + &centred("HỢP ĐỒNG") + &centred("Thuê nhà") + &line(&t("Hai bên cùng giữ.")) + foot))
    };
    let plain = beside("Bên A", "Bên B") + &beside(note, note);
    assert_eq!(texts_of(&contract(&plain), Kind::ChucVu), ["Bên B"]);
    let parties =
        table(&[4600, 4700], &row(&[&centred("Người lao động"), &centred("Người sử dụng lao động")]));
    assert_eq!(texts_of(&contract(&parties), Kind::ChucVu), ["Người sử dụng lao động"]);
    // Two columns of figures are no signatures, nor are sentences.
    for other in
        [beside("Bên A giữ:", "hai bản"), table(&[4600, 4700], &row(&[&line(&t("Số bản")), &line(&t("2"))]))]
    {
        assert_eq!(texts_of(&contract(&other), Kind::ChucVu), NONE);
    }
}

#[test]
fn an_agency_in_small_letters_stands_in_a_head_of_blanks() {
    let body = [
        line(&t("ỦY BAN NHÂN DÂN            CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM")),
        line(&t("   XÃ MẪU\t                 Độc lập - Tự do - Hạnh phúc")),
        line(&t("\tUBND xã Mẫu")),
        line(&t("Số:    \t\t            Xã Mẫu, ngày 03 tháng 9 năm 2026")),
        centred("QUYẾT ĐỊNH"),
        centred("Về việc rà soát"),
        centred("(lần hai)"),
        line(&t("Điều 1. Rà soát các hộ.")),
    ];
    let found = shown(&body.concat());
    assert_eq!(texts_of(&found, Kind::CoQuan), ["ỦY BAN NHÂN DÂN", "XÃ MẪU", "UBND xã Mẫu"]);
    assert_eq!(texts_of(&found, Kind::TenLoai), ["QUYẾT ĐỊNH"]);
    assert_eq!(texts_of(&found, Kind::TrichYeu), ["Về việc rà soát", "(lần hai)"]);
}

#[test]
fn a_subject_in_brackets_and_one_who_is_addressed_on_the_next_line_are_found() {
    let head = head().replace("Số: 12/UBND-VX", "Số: 12/UBND-VX\n(V/v rà soát hộ dân)");
    let far = |text: &str| format!("<w:p><w:pPr><w:ind w:firstLine=\"3360\"/></w:pPr>{}</w:p>", t(text));
    let found = shown(
        &(head.clone() + &far("Kính gửi:") + &centred("Trạm Y tế xã Mẫu") + &line(&t("Đề nghị báo cáo./."))),
    );
    let slip = shown(&(head + &centred("PHIẾU HƯỚNG DẪN") + &centred("Kính gửi: Trạm Y tế xã Mẫu")));
    assert_eq!(texts_of(&slip, Kind::TenLoai), ["PHIẾU HƯỚNG DẪN"]);
    assert_eq!(texts_of(&found, Kind::VeViec), ["(V/v rà soát hộ dân)"]);
    assert_eq!(texts_of(&found, Kind::KinhGui), ["Kính gửi:", "Trạm Y tế xã Mẫu"]);
    assert_eq!(texts_of(&found, Kind::LoiVan), ["Đề nghị báo cáo./."]);
}

#[test]
fn a_foot_ends_where_the_next_paper_of_the_file_begins() {
    let next = centred("TỔNG CÔNG TY MẪU")
        + &centred("CHI NHÁNH MẪU")
        + &centred("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM")
        + &centred("Độc lập - Tự do - Hạnh phúc")
        + &centred("PHỤ LỤC HỢP ĐỒNG")
        + &line(&t("Hai bên cùng giữ."));
    let found = shown(&(head() + &line(&t("1. Kết quả./.")) + &foot() + "<w:p/>" + &next));
    assert_eq!(texts_of(&found, Kind::NoiNhan), ["Nơi nhận:", "- Như trên;", "- Lưu: VT."]);
    assert_eq!(texts_of(&found, Kind::ChucVu), ["KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"]);
    assert_eq!(texts_of(&found, Kind::HoTen), ["Trần Thị Mẫu"]);
}

#[test]
fn of_many_who_sign_the_last_one_is_on_the_right() {
    let signer = |post: &str, name: &str| centred(post) + &"<w:p/>".repeat(3) + &centred(name);
    let cells = [
        signer("THỦ KHO", "Lê Văn Mẫu"),
        signer("KẾ TOÁN TRƯỞNG", "Lý Văn Mẫu"),
        signer("THỦ TRƯỞNG ĐƠN VỊ", "Trần Thị Mẫu"),
    ];
    let foot = table(&[3100, 3100, 3100], &row(&[&cells[0], &cells[1], &cells[2]]));
    let day =
        "<w:p><w:pPr><w:jc w:val=\"right\"/></w:pPr>".to_owned() + &t("Ngày 05 tháng 3 năm 2026") + "</w:p>";
    let found = shown(&(head() + &centred("BIÊN BẢN") + &line(&t("1. Kết quả./.")) + &day + &foot));
    assert_eq!(texts_of(&found, Kind::ChucVu), ["THỦ TRƯỞNG ĐƠN VỊ"]);
    assert_eq!(texts_of(&found, Kind::HoTen), ["Trần Thị Mẫu"]);
    assert_eq!(texts_of(&found, Kind::Khoan), ["1. Kết quả./."]);
    assert_eq!(texts_of(&found, Kind::LoiVan), NONE);
}

#[test]
fn who_writes_for_himself_may_leave_the_place_of_his_name() {
    let aside = |text: &str| format!("<w:p><w:pPr><w:jc w:val=\"right\"/></w:pPr>{}</w:p>", t(text));
    let of = |last: &str| shown(&(head() + &centred("BÁO CÁO") + &line(&t("1. Kết quả./.")) + &aside(last)));
    assert_eq!(texts_of(&of("Người báo cáo"), Kind::ChucVu), ["Người báo cáo"]);
    assert_eq!(texts_of(&of("Người lập biểu ghi rõ ngày"), Kind::ChucVu), NONE);
    assert_eq!(texts_of(&of("Giám đốc"), Kind::ChucVu), NONE);
}

#[test]
fn a_title_in_the_middle_below_the_motto_is_no_name() {
    let head = centred("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM") + &centred("Độc lập - Tự do - Hạnh phúc");
    let body = |title: &str| {
        head.clone() + &centred("o0o") + &centred(title) + &centred("Số: 05/HS-VX") + &line(&t("1. Các hộ."))
    };
    let found = shown(&body("HỒ SƠ KỸ THUẬT"));
    assert_eq!(texts_of(&found, Kind::TenLoai), ["HỒ SƠ KỸ THUẬT"]);
    assert_eq!(texts_of(&found, Kind::SoKyHieu), ["Số: 05/HS-VX"]);
    assert_eq!(texts_of(&found, Kind::CoQuan), NONE);
}

#[test]
fn the_places_that_a_template_keeps_are_parts() {
    let kept = head().replace("Số: 12/UBND-VX", "«$!data.soQd»").replacen(
        &line(&t("UBND XÃ MẪU")),
        "<w:p><w:r><w:rPr><w:b/></w:rPr><w:t>«$!DATA.TENDVI»</w:t></w:r></w:p>",
        1,
    );
    let slanted = |text: &str| format!("<w:p><w:r><w:rPr><w:i/></w:rPr><w:t>{text}</w:t></w:r></w:p>");
    let body = kept
        + &centred("QUYẾT ĐỊNH")
        + &centred("Về việc rà soát")
        + &slanted("«#foreach($d in $list)»Căn cứ «$d.ten»;")
        + &slanted("«#end»")
        + &line(&t("Điều 1. Rà soát."));
    let found = shown(&body);
    assert_eq!(texts_of(&found, Kind::CoQuan), ["«$!DATA.TENDVI»"]);
    assert_eq!(texts_of(&found, Kind::SoKyHieu), ["«$!data.soQd»"]);
    assert_eq!(texts_of(&found, Kind::CanCu), ["«#foreach($d in $list)»Căn cứ «$d.ten»;"]);
    assert_eq!(texts_of(&found, Kind::LoiVan), NONE);
}

#[test]
fn a_signature_in_a_box_hangs_above_or_below_the_recipients() {
    let signed = centred("HIỆU TRƯỞNG") + &centred("(Đã ký)") + &centred("Trần Thị Mẫu");
    let label = line(&t("Nơi nhận:")) + &line(&t("- Các thôn;")) + &line(&t("- Lưu: VT."));
    let of = |foot: &str| shown(&(head() + &line(&t("Đề nghị các thôn báo cáo./.")) + foot));
    for old in [false, true] {
        let (signed, label) = (line(&boxed(&signed, old)), line(&boxed(&label, old)));
        for foot in [
            signed.clone() + &label,
            signed.clone() + "<w:p/><w:p/>" + &label,
            label.clone() + "<w:p/>" + &signed,
        ] {
            let found = of(&foot);
            assert_eq!(texts_of(&found, Kind::ChucVu), ["HIỆU TRƯỞNG"], "{foot}");
            assert_eq!(texts_of(&found, Kind::HoTen), ["Trần Thị Mẫu"], "{foot}");
            assert_eq!(texts_of(&found, Kind::NoiNhan).len(), 3, "{found:?}");
        }
        let picture = line(&boxed(&centred("Chú thích của hình"), old)) + &label;
        assert_eq!(texts_of(&of(&picture), Kind::HoTen), NONE);
    }
}

#[test]
fn the_number_and_the_day_may_stand_in_one_cell_across_the_table() {
    let across = |below: &str| {
        let rows = row(&[&centred("TRẠM Y TẾ"), &line(&t(NATION))]) + &row(&[&line(&t(below))]);
        shown(&(table(&[3700, 5600], &rows) + &centred("GIẤY GIỚI THIỆU") + &line(&t("Trạm giới thiệu."))))
    };
    let found = across("   Số: 12/GGT-TYT                    Xã Mẫu, ngày 05 tháng 3 năm 2026");
    assert_eq!(texts_of(&found, Kind::SoKyHieu), ["Số: 12/GGT-TYT"]);
    assert_eq!(texts_of(&found, Kind::DiaDanhNgay), ["Xã Mẫu, ngày 05 tháng 3 năm 2026"]);
    let alone = across("Số: 12/GGT-TYT");
    assert_eq!(texts_of(&alone, Kind::SoKyHieu), ["Số: 12/GGT-TYT"]);
    assert_eq!(texts_of(&alone, Kind::DiaDanhNgay), NONE);
}

#[test]
fn a_part_of_an_office_signs_where_a_note_says_that_it_did() {
    let aside = |text: &str| format!("<w:p><w:pPr><w:jc w:val=\"right\"/></w:pPr>{}</w:p>", t(text));
    let of = |foot: &str| shown(&(head() + &line(&t("Đề nghị các thôn báo cáo./.")) + foot));
    for note in ["(Đã ký)", "(Đã kí)", "(Kí tên, đóng dấu)"] {
        let found = of(&(aside("Phòng Mẫu") + &aside(note)));
        assert_eq!(texts_of(&found, Kind::ChucVu), ["Phòng Mẫu"], "{note}");
        assert_eq!(texts_of(&found, Kind::HoTen), NONE);
    }
    for foot in [aside("Phòng Mẫu"), line(&t("Phòng Mẫu")) + &line(&t("(Đã ký)"))] {
        assert_eq!(texts_of(&of(&foot), Kind::ChucVu), NONE, "{foot}");
    }
}

#[test]
fn what_is_filled_in_below_a_title_is_no_subject() {
    let of = |below: &str| {
        shown(&(head() + &centred("THÔNG BÁO HỌP THÔN") + &centred(below) + &line(&t("1. Họp."))))
    };
    for below in ["Kính mời ông/bà: ………………", "Họ và tên: Trần Thị Mẫu", "Người nhận: ______"]
    {
        assert_eq!(texts_of(&of(below), Kind::TrichYeu), NONE, "{below}");
    }
    for below in ["Về việc rà soát: lần hai", "Kính mời các hộ dự họp"] {
        assert_eq!(texts_of(&of(below), Kind::TrichYeu), [below]);
    }
}

#[test]
fn who_is_addressed_may_begin_on_the_line_of_the_label() {
    let far = |text: &str| format!("<w:p><w:pPr><w:ind w:left=\"2800\"/></w:pPr>{}</w:p>", t(text));
    let of = |lines: &str| shown(&(head() + lines + &line(&t("Đề nghị báo cáo./."))));
    let listed = of(&(line(&t("Kính gửi: - Trạm Y tế;")) + &line(&t("- Các thôn."))));
    assert_eq!(texts_of(&listed, Kind::KinhGui), ["Kính gửi: - Trạm Y tế;", "- Các thôn."]);
    let second = of(&(line(&t("Kính trình: Ủy ban nhân dân xã;")) + &far("Trạm Y tế xã.")));
    assert_eq!(texts_of(&second, Kind::KinhGui), ["Kính trình: Ủy ban nhân dân xã;", "Trạm Y tế xã."]);
    for label in ["Kính gửi: Trạm Y tế xã Mẫu", "Kính gửi: - Trạm Y tế."] {
        let found = of(&(line(&t(label)) + &line(&t("- Đề nghị rà soát;"))));
        assert_eq!(texts_of(&found, Kind::KinhGui), [label]);
    }
}

#[test]
fn marked_lines_of_one_paragraph_are_parts_of_their_own() {
    let of = |text: &str| shown(&(head() + &centred("KẾ HOẠCH") + &line(&t(text))));
    let found = of("I. VIỆC CHUNG\nII. VIỆC RIÊNG\nLàm ngay.");
    assert_eq!(texts_of(&found, Kind::MucLaMa), ["I. VIỆC CHUNG", "II. VIỆC RIÊNG"]);
    assert_eq!(texts_of(&found, Kind::LoiVan), ["Làm ngay."]);
    for text in ["1. Các thôn:\nbáo cáo", "- Một\n- Hai"] {
        let found = of(text);
        let body = found.iter().filter(|(kind, _)| matches!(kind, Kind::Khoan | Kind::Gach | Kind::LoiVan));
        assert_eq!(body.count(), 1, "{found:?}");
    }
}

#[test]
fn a_copy_names_who_signed_behind_the_note() {
    let signed = |last: &str| foot().replace("Trần Thị Mẫu", last);
    let of = |last: &str| shown(&(head() + &line(&t("Đề nghị các thôn báo cáo./.")) + &signed(last)));
    let found = of("Đã ký: Trần Thị Mẫu");
    assert_eq!(texts_of(&found, Kind::HoTen), ["Trần Thị Mẫu"]);
    assert_eq!(texts_of(&found, Kind::ChucVu), ["KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"]);
    for last in ["(Đã ký)", "Đã ký: ngày 05 tháng 3"] {
        assert_eq!(texts_of(&of(last), Kind::HoTen), NONE, "{last}");
    }
}
