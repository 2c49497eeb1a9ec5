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
