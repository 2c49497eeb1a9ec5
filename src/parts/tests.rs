//! What is found on pages of many makes.

mod ends;
mod makes;

use super::{Kind, Part, Sureness, list};
use crate::docx::read::fixture::{Package, p};
use crate::docx::read::read;

fn parts(body: &str) -> Vec<Part> {
    list(&read(&Package::with_body(body).bytes()).unwrap())
}

/// Kinds and texts.
fn shown(body: &str) -> Vec<(Kind, String)> {
    parts(body).into_iter().map(|part| (part.kind, part.text)).collect()
}

fn line(runs: &str) -> String {
    format!("<w:p>{runs}</w:p>")
}

fn t(text: &str) -> String {
    let inside = text.replace('\t', "</w:t><w:tab/><w:t xml:space=\"preserve\">");
    format!("<w:r><w:t xml:space=\"preserve\">{}</w:t></w:r>", inside.replace('\n', "</w:t><w:br/><w:t>"))
}

fn row(cells: &[&str]) -> String {
    let inside: String = cells.iter().map(|cell| format!("<w:tc>{cell}</w:tc>")).collect();
    format!("<w:tr>{inside}</w:tr>")
}

fn table(grid: &[u32], rows: &str) -> String {
    let grid: String = grid.iter().map(|width| format!("<w:gridCol w:w=\"{width}\"/>")).collect();
    format!("<w:tbl><w:tblPr/><w:tblGrid>{grid}</w:tblGrid>{rows}</w:tbl>")
}

const NATION: &str = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc";

fn head() -> String {
    let nation = line(&t(NATION));
    let number = line(&t("Số: 12/UBND-VX"));
    let day = line(&t("Xã Mẫu, ngày 05 tháng 3 năm 2026"));
    table(&[3700, 5600], &(row(&[&line(&t("UBND XÃ MẪU")), &nation]) + &row(&[&number, &day])))
}

#[test]
fn tabs_and_blanks_make_columns() {
    let body = [
        line(&t("\tUBND XÃ MẪU\tCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM")),
        line(&t("Số:      /UBND-VX          Độc lập - Tự do - Hạnh phúc")),
        line(&t("          Xã Mẫu, ngày    tháng    năm 2026")),
        line(&t("Kính gửi: Các thôn")),
        line(&t("Đề nghị các thôn báo cáo./.")),
        line(&t("Nơi  nhận :\tKT. CHỦ TỊCH")),
        line(&t("- Như trên;\tPHÓ CHỦ TỊCH")),
        line(&t("- Lưu: VT.")),
        line(&t("\tTrần Thị Mẫu")),
    ]
    .concat();
    let found = shown(&body);
    let of = |kind| {
        found.iter().filter(|(known, _)| *known == kind).map(|(_, text)| text.trim()).collect::<Vec<_>>()
    };
    assert_eq!(of(Kind::CoQuan), ["UBND XÃ MẪU"]);
    assert_eq!(of(Kind::QuocHieu), ["CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"]);
    assert_eq!(of(Kind::TieuNgu), ["Độc lập - Tự do - Hạnh phúc"]);
    assert_eq!(of(Kind::SoKyHieu), ["Số:      /UBND-VX"]);
    assert_eq!(of(Kind::DiaDanhNgay), ["Xã Mẫu, ngày    tháng    năm 2026"]);
    assert_eq!(of(Kind::KinhGui), ["Kính gửi: Các thôn"]);
    assert_eq!(of(Kind::NoiNhan), ["Nơi  nhận :", "- Như trên;", "- Lưu: VT."]);
    assert_eq!(of(Kind::ChucVu), ["KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"]);
    assert_eq!(of(Kind::HoTen), ["Trần Thị Mẫu"]);
}

#[test]
fn an_address_in_the_head_and_a_subject_in_a_box_are_found() {
    let nation = line(&t(NATION));
    let boxed = format!(
        "<w:r><w:pict><v:shape><w:txbxContent>{}</w:txbxContent></v:shape></w:pict></w:r>",
        p("a", "V/v rà soát hộ dân")
    );
    let number = line(&(t("Số: 12/UBND-VX") + &boxed));
    let rows = row(&[&line(&t("UBND XÃ MẪU")), "<w:p/>", &nation])
        + &row(&[&number, "<w:p/>", &line(&t("Xã Mẫu, ngày 05 tháng 3 năm 2026"))])
        + &row(&[&line(&t("Kính gửi:")), "<w:p/>", &(line(&t("- Các thôn;")) + &line(&t("- Các trường.")))]);
    let found = shown(&(table(&[3600, 200, 5500], &rows) + &line(&t("Đề nghị báo cáo./."))));
    let of = |kind| {
        found.iter().filter(|(known, _)| *known == kind).map(|(_, text)| text.as_str()).collect::<Vec<_>>()
    };
    assert_eq!(of(Kind::VeViec), ["V/v rà soát hộ dân"]);
    assert_eq!(of(Kind::KinhGui), ["Kính gửi:", "- Các thôn;", "- Các trường."]);
    assert_eq!(of(Kind::LoiVan), ["Đề nghị báo cáo./."]);
}

#[test]
fn automatic_numbers_are_typed_out_and_quoted_marks_are_not_ours() {
    let numbered = |level: u32, text: &str| {
        format!(
            "<w:p><w:pPr><w:numPr><w:ilvl w:val=\"{level}\"/><w:numId w:val=\"1\"/></w:numPr></w:pPr>{}</w:p>",
            t(text)
        )
    };
    let level = |at: u32, digits: &str, text: &str| {
        format!(
            "<w:lvl w:ilvl=\"{at}\"><w:start w:val=\"1\"/><w:numFmt w:val=\"{digits}\"/><w:lvlText w:val=\"{text}\"/></w:lvl>"
        )
    };
    let lists = format!(
        "<w:abstractNum w:abstractNumId=\"5\">{}{}</w:abstractNum><w:num w:numId=\"1\"><w:abstractNumId w:val=\"5\"/></w:num>",
        level(0, "upperRoman", "%1."),
        level(1, "decimal", "%1.%2.")
    );
    let body = [
        head(),
        numbered(0, "MỞ ĐẦU"),
        numbered(1, "Một"),
        numbered(1, "Hai"),
        numbered(0, "KẾT QUẢ"),
        numbered(1, "Ba"),
        line(&t("“a) Điểm của văn bản khác;")),
        line(&t("b) Điểm nữa.”")),
    ]
    .concat();
    let package =
        Package::with_body(&body).with_part("rId2", "numbering", "numbering.xml", "w:numbering", &lists);
    let found = list(&read(&package.bytes()).unwrap());
    let texts: Vec<(Kind, &str)> =
        found.iter().rev().take(7).rev().map(|part| (part.kind, part.text.as_str())).collect();
    assert_eq!(
        texts,
        [
            (Kind::MucLaMa, "I. MỞ ĐẦU"),
            (Kind::LoiVan, "I.1. Một"),
            (Kind::LoiVan, "I.2. Hai"),
            (Kind::MucLaMa, "II. KẾT QUẢ"),
            (Kind::LoiVan, "II.1. Ba"),
            (Kind::LoiVan, "“a) Điểm của văn bản khác;"),
            (Kind::LoiVan, "b) Điểm nữa.”"),
        ]
    );
}

#[test]
fn an_old_encoding_and_letters_that_look_alike_are_read_through() {
    let old = [
        line(&t("ñy ban nh©n d©n x· MÉu")),
        line(&t("CéNG HßA X· HéI CHñ NGHÜA VIÖT NAM")),
        line(&t("§éc lËp - Tù do - H¹nh phóc")),
        line(&t("§Ò nghÞ c¸c th«n b¸o c¸o kÕt qu¶.")),
    ]
    .concat();
    let found = shown(&old);
    assert!(found.contains(&(Kind::QuocHieu, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM".to_owned())), "{found:?}");
    assert!(found.contains(&(Kind::LoiVan, "Đề nghị các thôn báo cáo kết quả.".to_owned())), "{found:?}");
    // Cyrillic о and с, and letters with loose marks.
    let alike = shown(&line(&t("CỘNG HÒA XÃ HỘI СHỦ NGHĨA VIỆT NАM")));
    assert_eq!(alike[0], (Kind::QuocHieu, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM".to_owned()));
}

#[test]
fn what_is_only_in_the_place_of_a_part_is_less_sure() {
    let misspelt = head()
        .replace("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "QUỐC HIỆU Ở ĐÂY")
        .replace("Độc lập - Tự do - Hạnh phúc", "khẩu hiệu");
    let sureness = |body: &str| {
        parts(body).into_iter().find(|part| part.kind == Kind::QuocHieu).map(|part| part.sureness)
    };
    assert_eq!(sureness(&head()), Some(Sureness::Sure));
    assert_eq!(sureness(&misspelt), Some(Sureness::Likely));
    assert_eq!(sureness(&line(&t("Một bài phát biểu."))), None);
}

fn centred(text: &str) -> String {
    format!("<w:p><w:pPr><w:jc w:val=\"center\"/></w:pPr>{}</w:p>", t(text))
}

fn texts_of(found: &[(Kind, String)], kind: Kind) -> Vec<&str> {
    found.iter().filter(|(known, _)| *known == kind).map(|(_, text)| text.trim()).collect()
}

fn foot() -> String {
    let left = line(&t("Nơi nhận:")) + &line(&t("- Như trên;")) + &line(&t("- Lưu: VT."));
    let right =
        centred("KT. CHỦ TỊCH") + &centred("PHÓ CHỦ TỊCH") + &"<w:p/>".repeat(4) + &centred("Trần Thị Mẫu");
    table(&[4600, 4700], &row(&[&left, &right]))
}

#[test]
fn tables_wrapped_in_a_table_are_seen_through() {
    let wrapped = |inner: String| table(&[9300], &row(&[&(inner + "<w:p/>")]));
    let body =
        wrapped(head()) + &centred("Kính gửi: Các thôn") + &line(&t("Đề nghị báo cáo./.")) + &wrapped(foot());
    let found = shown(&body);
    assert_eq!(texts_of(&found, Kind::CoQuan), ["UBND XÃ MẪU"]);
    assert_eq!(texts_of(&found, Kind::SoKyHieu), ["Số: 12/UBND-VX"]);
    assert_eq!(texts_of(&found, Kind::KinhGui), ["Kính gửi: Các thôn"]);
    assert_eq!(texts_of(&found, Kind::NoiNhan), ["Nơi nhận:", "- Như trên;", "- Lưu: VT."]);
    assert_eq!(texts_of(&found, Kind::HoTen), ["Trần Thị Mẫu"]);
}

#[test]
fn a_head_of_plain_lines_ends_at_its_title() {
    let body = [
        centred("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
        centred("Độc lập - Tự do - Hạnh phúc"),
        centred("────────────"),
        centred("BÁO CÁO TIẾN ĐỘ"),
        centred("Số: 05/BC-VX"),
        line(&t("Ngày lập: [Ngày/tháng/năm]")),
        line(&t("1. Các thôn đã báo cáo./.")),
    ]
    .concat();
    let found = shown(&body);
    assert_eq!(texts_of(&found, Kind::TenLoai), ["BÁO CÁO TIẾN ĐỘ"]);
    assert_eq!(texts_of(&found, Kind::SoKyHieu), ["Số: 05/BC-VX"]);
    assert_eq!(texts_of(&found, Kind::DiaDanhNgay), Vec::<&str>::new());
    assert_eq!(texts_of(&found, Kind::CoQuan), Vec::<&str>::new());
}

#[test]
fn a_subject_of_plain_lines_goes_on_and_an_address_may_stand_lower() {
    let head = [
        line(&t("UBND XÃ MẪU          CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM")),
        line(&t("Số:      /UBND-VX          Độc lập - Tự do - Hạnh phúc")),
        centred("V/v rà soát hộ dân"),
        centred("theo Công văn số 9/UBND-VX"),
        line(""),
        line(&t("          Kính gửi: Các thôn")),
        line(&t("Đề nghị các thôn báo cáo./.")),
    ];
    let found = shown(&head.concat());
    assert_eq!(texts_of(&found, Kind::VeViec), ["V/v rà soát hộ dân", "theo Công văn số 9/UBND-VX"]);
    assert_eq!(texts_of(&found, Kind::KinhGui), ["Kính gửi: Các thôn"]);
    let below = self::head()
        + &centred("TỜ TRÌNH")
        + &centred("Rà soát hộ dân")
        + &line(&t("Mã số: 5"))
        + &line(&t("Kính gửi: Ủy ban nhân dân tỉnh"))
        + &line(&t("1. Lý do."));
    let found = shown(&below);
    assert_eq!(texts_of(&found, Kind::KinhGui), ["Kính gửi: Ủy ban nhân dân tỉnh"]);
    assert_eq!(texts_of(&found, Kind::LoiVan), ["Mã số: 5"]);
}

#[test]
fn a_stamp_in_a_box_stands_above_the_title() {
    let body = head()
        + &table(&[2000], &row(&[&centred("DỰ THẢO")]))
        + &centred("KẾ HOẠCH")
        + &centred("Rà soát hộ dân");
    let found = shown(&body);
    assert_eq!(texts_of(&found, Kind::TenLoai), ["KẾ HOẠCH"]);
    assert_eq!(texts_of(&found, Kind::TrichYeu), ["Rà soát hộ dân"]);
}

#[test]
fn who_signs_is_found_by_the_look_and_without_the_day_above() {
    let right = centred("Người báo cáo") + &"<w:p/>".repeat(4) + &centred("Trần Thị Mẫu");
    let found =
        shown(&(head() + &line(&t("1. Kết quả./.")) + &table(&[4600, 4700], &row(&["<w:p/>", &right]))));
    assert_eq!(texts_of(&found, Kind::ChucVu), ["Người báo cáo"]);
    assert_eq!(texts_of(&found, Kind::HoTen), ["Trần Thị Mẫu"]);
    let dated = foot().replacen(
        &centred("KT. CHỦ TỊCH"),
        &(centred("Xã Mẫu, ngày ... tháng ... năm 2026") + &centred("KT. CHỦ TỊCH")),
        1,
    );
    let found = shown(&(head() + &line(&t("1. Kết quả./.")) + &dated));
    assert_eq!(texts_of(&found, Kind::ChucVu), ["KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"]);
}

#[test]
fn who_signs_in_small_letters_or_in_boxes_is_found_where_a_name_follows() {
    let aside = |text: &str| format!("<w:p><w:pPr><w:jc w:val=\"right\"/></w:pPr>{}</w:p>", t(text));
    let body = |foot: &str| head() + &line(&t("Đề nghị các thôn báo cáo./.")) + foot;
    let small =
        aside("TL. Hiệu trưởng") + &aside("Phó Hiệu trưởng") + &aside("Trần Thị Mẫu") + &aside("(đã ký)");
    let found = shown(&body(&small));
    assert_eq!(texts_of(&found, Kind::ChucVu), ["TL. Hiệu trưởng", "Phó Hiệu trưởng"]);
    assert_eq!(texts_of(&found, Kind::HoTen), ["Trần Thị Mẫu"]);
    let boxed = |lines: &[&str]| {
        let inside: String = lines.iter().map(|text| centred(text)).collect();
        format!(
            "<w:r><w:pict><v:shape><v:textbox><w:txbxContent>{inside}</w:txbxContent></v:textbox></v:shape></w:pict></w:r>"
        )
    };
    let boxes = line(&(boxed(&["BÊN GIAO", "", "Lê Văn Mẫu"]) + &boxed(&["BÊN NHẬN", "", "Trần Thị Mẫu"])));
    let found = shown(&body(&boxes));
    assert_eq!(texts_of(&found, Kind::ChucVu), ["BÊN NHẬN"]);
    assert_eq!(texts_of(&found, Kind::HoTen), ["Trần Thị Mẫu"]);
    let far = line(&t("   \t\t\t   GIÁM ĐỐC"))
        + &line(&t("  Nơi nhận:"))
        + &line(&t("- Lưu: VT."))
        + &centred("{{nguoi_ky}}");
    let found = shown(&body(&far));
    assert_eq!(texts_of(&found, Kind::ChucVu), ["GIÁM ĐỐC"]);
    assert_eq!(texts_of(&found, Kind::HoTen), ["{{nguoi_ky}}"]);
    let attached = centred("(Kèm theo Kế hoạch số {{so}}/KH-UBND)");
    let far = line(&t("\t\t\tGIÁM ĐỐC")) + &line(&t("Nơi nhận:")) + &line(&t("- Lưu: VT.")) + &attached;
    assert_eq!(texts_of(&shown(&body(&far)), Kind::HoTen), [""; 0]);
    let paired = line(&t("TỔ CÔNG TÁC\tNGƯỜI LẬP BẢNG"))
        + &"<w:p/>".repeat(3)
        + &line(&t("Nơi nhận:"))
        + &line(&t("- Lưu: VT."));
    let found = shown(&body(&paired));
    assert_eq!(texts_of(&found, Kind::ChucVu), ["NGƯỜI LẬP BẢNG"]);
    // Nobody signs what only ends aside.
    for foot in
        [aside("Người lập biểu ghi rõ ngày"), aside("Trần Thị Mẫu"), line(&boxed(&["Chú thích của hình"]))]
    {
        assert_eq!(texts_of(&shown(&body(&foot)), Kind::HoTen), [""; 0], "{foot}");
    }
}

#[test]
fn a_note_of_two_lines_and_an_ornament_are_no_parts() {
    let right = centred("CHỦ TỊCH")
        + &centred("(Chữ ký của người có thẩm quyền,")
        + &centred("dấu của cơ quan)")
        + &centred("Trần Thị Mẫu");
    let left = line(&t("Nơi nhận:")) + &line(&t("- Lưu: VT."));
    let found = shown(&(head() + &line(&t("1. Kết quả./.")) + &table(&[4600, 4700], &row(&[&left, &right]))));
    assert_eq!(texts_of(&found, Kind::ChucVu), ["CHỦ TỊCH"]);
    assert_eq!(texts_of(&found, Kind::HoTen), ["Trần Thị Mẫu"]);
    let found = shown(&(head() + &centred("---o0o---") + &centred("BIÊN BẢN") + &centred("Họp thôn")));
    assert_eq!(texts_of(&found, Kind::TenLoai), ["BIÊN BẢN"]);
    let found =
        shown(&(head() + &centred("BẢN TIN") + &line(&t("Căn cứ đề nghị của các thôn, tin như sau"))));
    assert_eq!(texts_of(&found, Kind::TrichYeu), [""; 0]);
}

#[test]
fn addresses_of_two_ranks_in_a_table_without_lines_are_found() {
    let rows = row(&[&line(&t("Kính gửi:")), &line(&t("- Trạm Y tế;"))])
        + &row(&[&line(&t("Đồng kính gửi:")), &line(&t("- Các thôn."))]);
    let found = shown(&(head() + &table(&[2000, 7000], &rows) + &line(&t("Đề nghị báo cáo./."))));
    assert_eq!(texts_of(&found, Kind::KinhGui), ["Kính gửi:", "- Trạm Y tế;"]);
    let rows = row(&[&line(&t("Kính gửi:")), &line(&t("Trạm Y tế xã Mẫu"))]) + &row(&["<w:p/>", "<w:p/>"]);
    let found = shown(&(head() + &table(&[2000, 7000], &rows) + &line(&t("Đề nghị báo cáo./."))));
    assert_eq!(texts_of(&found, Kind::KinhGui), ["Kính gửi:", "Trạm Y tế xã Mẫu"]);
    assert_eq!(texts_of(&found, Kind::LoiVan), ["Đề nghị báo cáo./."]);
}

#[test]
fn can_cu_behind_dashes_and_letters_before_parts_are_what_they_look() {
    let slanted = |text: &str| format!("<w:p><w:r><w:rPr><w:i/></w:rPr><w:t>{text}</w:t></w:r></w:p>");
    let title = head() + &centred("QUYẾT ĐỊNH") + &centred("Về việc rà soát");
    let body = title.clone()
        + &slanted("- Căn cứ Luật Mẫu;")
        + &slanted("- Xét đề nghị của thôn,")
        + &line(&t("Điều 1. Rà soát."));
    assert_eq!(texts_of(&shown(&body), Kind::CanCu), ["- Căn cứ Luật Mẫu;", "- Xét đề nghị của thôn,"]);
    let upright =
        title + &line(&t("- Căn cứ tình hình, thôn chọn ngày họp;")) + &line(&t("Điều 1. Rà soát."));
    assert_eq!(texts_of(&shown(&upright), Kind::CanCu), [""; 0]);
    let list = head()
        + &centred("QUYẾT ĐỊNH")
        + &centred("Về việc rà soát")
        + &slanted("Căn cứ Luật Mẫu;")
        + &slanted("Quyết định số 12/QĐ-UBND của xã;")
        + &slanted("Ghi chú của xã;")
        + &line(&t("Điều 1. Rà soát."));
    let cited = ["Căn cứ Luật Mẫu;", "Quyết định số 12/QĐ-UBND của xã;"];
    assert_eq!(texts_of(&shown(&list), Kind::CanCu), cited);
    let letters: String = ["A. VIỆC CHUNG", "I. Việc thứ nhất", "B. VIỆC RIÊNG", "C. THỰC HIỆN"]
        .iter()
        .map(|text| line(&t(text)))
        .collect();
    assert_eq!(
        texts_of(&shown(&(head() + &centred("KẾ HOẠCH") + &letters)), Kind::MucLaMa),
        ["I. Việc thứ nhất"]
    );
}
