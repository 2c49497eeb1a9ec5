//! Papers for the tests of the rules: well made ones, to be spoilt in one place.

use crate::docx::read::fixture::{Package, p};

use super::{Expected, NgayThang, Origin};

/// Part of the package that holds the body.
pub(super) const BODY: &str = "word/document.xml";
/// Part of the package that holds the styles.
pub(super) const STYLES: &str = "word/styles.xml";
/// Part of the package that holds the header with the page number.
pub(super) const HEADER: &str = "word/header1.xml";

/// A paragraph style: id, paragraph properties, character properties.
fn style(id: &str, paragraph: &str, run: &str) -> String {
    format!(
        "<w:style w:type=\"paragraph\" w:styleId=\"{id}\"><w:name w:val=\"{id}\"/><w:basedOn w:val=\"Normal\"/>\
         <w:pPr>{paragraph}</w:pPr><w:rPr>{run}</w:rPr></w:style>"
    )
}

fn styles() -> String {
    let centre = "<w:jc w:val=\"center\"/>";
    let text =
        "<w:spacing w:before=\"120\" w:after=\"0\"/><w:ind w:firstLine=\"720\"/><w:jc w:val=\"both\"/>";
    let kept = |properties: &str| format!("<w:keepNext/>{properties}");
    let mut all = String::from(
        "<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii=\"Times New Roman\" w:hAnsi=\"Times New Roman\" \
         w:cs=\"Times New Roman\"/><w:sz w:val=\"28\"/><w:lang w:val=\"vi-VN\"/></w:rPr></w:rPrDefault></w:docDefaults>\
         <w:style w:type=\"paragraph\" w:default=\"1\" w:styleId=\"Normal\"><w:name w:val=\"Normal\"/></w:style>",
    );
    let mut add = |id: &str, paragraph: &str, run: &str| all.push_str(&style(id, paragraph, run));
    add("QuocHieu", centre, "<w:b/><w:sz w:val=\"26\"/>");
    add("TieuNgu", centre, "<w:b/>");
    add("ChuQuan", centre, "<w:sz w:val=\"26\"/>");
    add("CoQuan", centre, "<w:b/><w:sz w:val=\"26\"/>");
    add("So", &format!("<w:spacing w:before=\"120\"/>{centre}"), "<w:sz w:val=\"26\"/>");
    add("Ngay", &format!("<w:spacing w:before=\"120\"/>{centre}"), "<w:i/>");
    add("VeViec", &format!("<w:spacing w:before=\"120\"/>{centre}"), "<w:sz w:val=\"24\"/>");
    add("TenLoai", centre, "<w:b/>");
    add("TrichYeu", centre, "<w:b/>");
    add("Ke", "<w:spacing w:line=\"40\" w:lineRule=\"exact\"/>", "<w:sz w:val=\"4\"/>");
    add("CanCu", text, "<w:i/>");
    add("LoiVan", text, "");
    add("LoiVanCuoi", &kept(text), "");
    add("Khoan", &kept(text), "<w:b/>");
    add("Muc", &kept(text), "<w:b/>");
    add("Chuong", &kept(centre), "<w:b/>");
    add("KinhGui", "<w:ind w:firstLine=\"1982\"/>", "");
    add("KinhGuiDong", "<w:ind w:left=\"2552\"/>", "");
    add("NoiNhan", "<w:keepNext/>", "<w:b/><w:i/><w:sz w:val=\"24\"/>");
    add("NoiNhanDong", "<w:keepNext/>", "<w:sz w:val=\"22\"/>");
    add("ChucVu", &kept(centre), "<w:b/>");
    add("HoTen", &format!("<w:spacing w:before=\"1500\"/>{centre}"), "<w:b/>");
    add("PhuLuc", centre, "<w:b/>");
    add("KemTheo", centre, "<w:i/>");
    all
}

/// A rule: an empty paragraph with a border above and indents.
pub(super) fn rule(indent: u32) -> String {
    format!(
        "<w:p><w:pPr><w:pStyle w:val=\"Ke\"/><w:pBdr><w:top w:val=\"single\" w:sz=\"6\" w:space=\"1\"/></w:pBdr>\
         <w:ind w:left=\"{indent}\" w:right=\"{indent}\"/></w:pPr></w:p>"
    )
}

fn table(widths: [u32; 2], padding: u32, rows: &[[String; 2]], row_properties: &str) -> String {
    let grid: String = widths.iter().map(|width| format!("<w:gridCol w:w=\"{width}\"/>")).collect();
    let cell = |text: &String| format!("<w:tc><w:tcPr/>{text}</w:tc>");
    let row = |cells: &[String; 2]| {
        format!(
            "<w:tr><w:trPr>{row_properties}</w:trPr>{}</w:tr>",
            cells.iter().map(cell).collect::<String>()
        )
    };
    format!(
        "<w:tbl><w:tblPr><w:tblLayout w:type=\"fixed\"/><w:tblCellMar><w:left w:w=\"{padding}\" w:type=\"dxa\"/>\
         <w:right w:w=\"{padding}\" w:type=\"dxa\"/></w:tblCellMar></w:tblPr><w:tblGrid>{grid}</w:tblGrid>{}</w:tbl>",
        rows.iter().map(row).collect::<String>()
    )
}

fn header_table(left_below: &str, number: &str) -> String {
    let left = [p("CoQuan", "ỦY BAN NHÂN DÂN"), p("CoQuan", "XÃ LƠ KU"), rule(1328)].concat();
    let right = [
        p("QuocHieu", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
        p("TieuNgu", "Độc lập - Tự do - Hạnh phúc"),
        rule(1031),
    ]
    .concat();
    let below = [format!("{}{left_below}", p("So", number)), p("Ngay", "Lơ Ku, ngày 05 tháng 01 năm 2026")];
    table([3750, 5604], 57, &[[left, right], below], "")
}

pub(super) fn signature_table(recipients: &[&str]) -> String {
    let lines: String = recipients.iter().map(|line| p("NoiNhanDong", line)).collect();
    let left = format!("{}{lines}", p("NoiNhan", "Nơi nhận:"));
    let right =
        [p("ChucVu", "TM. ỦY BAN NHÂN DÂN"), p("ChucVu", "CHỦ TỊCH"), p("HoTen", "Nguyễn Văn A")].concat();
    table([4200, 5154], 0, &[[left, right]], "<w:cantSplit/>")
}

/// A section's properties; `more` comes after the margins.
fn section(more: &str) -> String {
    format!(
        "<w:sectPr><w:headerReference w:type=\"default\" r:id=\"rId9\"/><w:pgSz w:w=\"11906\" w:h=\"16838\"/>\
         <w:pgMar w:top=\"1134\" w:right=\"851\" w:bottom=\"1134\" w:left=\"1701\" w:header=\"567\" w:footer=\"567\" w:gutter=\"0\"/>\
         {more}<w:titlePg/></w:sectPr>"
    )
}

fn package(body: &str) -> Package {
    let number = "<w:p><w:pPr><w:jc w:val=\"center\"/></w:pPr><w:r><w:fldChar w:fldCharType=\"begin\"/></w:r>\
                  <w:r><w:instrText> PAGE </w:instrText></w:r><w:r><w:fldChar w:fldCharType=\"separate\"/></w:r>\
                  <w:r><w:t>2</w:t></w:r><w:r><w:fldChar w:fldCharType=\"end\"/></w:r></w:p>";
    let settings =
        "<w:compat><w:compatSetting w:name=\"compatibilityMode\" w:uri=\"u\" w:val=\"15\"/></w:compat>";
    Package::with_body(body)
        .with_part("rId2", "styles", "styles.xml", "w:styles", &styles())
        .with_part("rId3", "settings", "settings.xml", "w:settings", settings)
        .with_part("rId9", "header", "header1.xml", "w:hdr", number)
}

/// A kế hoạch with căn cứ, all levels of pattern B and one appendix with a table.
pub(super) fn ke_hoach() -> Package {
    let body = [
        header_table("", "Số: 05/KH-UBND"),
        p("TenLoai", "KẾ HOẠCH"),
        p("TrichYeu", "Triển khai công tác bình đẳng giới năm 2026"),
        rule(3600),
        p("CanCu", "Căn cứ Luật Bình đẳng giới ngày 29 tháng 11 năm 2006;"),
        p("CanCu", "Căn cứ Nghị định số 30/2020/NĐ-CP ngày 05 tháng 3 năm 2020 của Chính phủ về công tác văn thư."),
        p("LoiVan", "Ủy ban nhân dân xã ban hành Kế hoạch như sau:"),
        p("Muc", "I. MỤC ĐÍCH, YÊU CẦU"),
        p("Khoan", "1. Mục đích"),
        p("LoiVan", "a) Nâng cao nhận thức của Nhân dân."),
        p("LoiVan", "b) Thu hẹp khoảng cách giới."),
        p("Khoan", "2. Yêu cầu"),
        p("LoiVan", "- Bám sát chương trình của tỉnh."),
        p("Muc", "II. TỔ CHỨC THỰC HIỆN"),
        p("LoiVan", "1. Phòng Văn hóa - Xã hội theo dõi các chỉ tiêu tại Phụ lục kèm theo."),
        p("LoiVanCuoi", "2. Các thôn thực hiện Kế hoạch này./."),
        signature_table(&["- Thường trực Đảng ủy;", "- Các thôn;", "- Lưu: VT, VHXH."]),
        format!("<w:p><w:pPr>{}</w:pPr></w:p>", section("")),
        p("PhuLuc", "Phụ lục"),
        p("PhuLuc", "CHỈ TIÊU NĂM 2026"),
        p("KemTheo", "(Kèm theo Kế hoạch số 05/KH-UBND ngày 05 tháng 01 năm 2026 của Ủy ban nhân dân xã Lơ Ku)"),
        rule(3500),
        p("LoiVan", "Các chỉ tiêu đến hết năm 2026./."),
        "<w:tbl><w:tblGrid><w:gridCol w:w=\"4000\"/></w:tblGrid><w:tr><w:tc><w:p><w:r><w:t>Chỉ tiêu</w:t></w:r></w:p></w:tc></w:tr></w:tbl><w:p/>".to_owned(),
        section("<w:pgNumType w:start=\"1\"/>"),
    ];
    package(&body.concat())
}

/// A công văn to two addressees.
pub(super) fn cong_van() -> Package {
    let body = [
        header_table(&p("VeViec", "V/v báo cáo số liệu bình đẳng giới"), "Số: 12/UBND-VHXH"),
        p("KinhGui", "Kính gửi:"),
        p("KinhGuiDong", "- Trường Tiểu học Lơ Ku;"),
        p("KinhGuiDong", "- Trạm Y tế xã Lơ Ku."),
        p("LoiVan", "Ủy ban nhân dân xã đề nghị các đơn vị báo cáo số liệu."),
        p("LoiVanCuoi", "Báo cáo gửi trước ngày 20 tháng 01 năm 2026./."),
        signature_table(&["- Như trên;", "- Lưu: VT, VHXH."]),
        section(""),
    ];
    package(&body.concat())
}

/// A quy chế with chương and điều: pattern A.
pub(super) fn quy_che() -> Package {
    let body = [
        header_table("", "Số: 07/QC-UBND"),
        p("TenLoai", "QUY CHẾ"),
        p("TrichYeu", "Hoạt động của Tổ công tác bình đẳng giới"),
        rule(3600),
        p("Chuong", "Chương I"),
        p("Chuong", "QUY ĐỊNH CHUNG"),
        p("Khoan", "Điều 1. Phạm vi"),
        p("LoiVan", "1. Quy chế này quy định hoạt động của Tổ công tác."),
        p("LoiVan", "2. Quy chế này áp dụng cho thành viên Tổ công tác."),
        p("Khoan", "Điều 2. Nguyên tắc"),
        p("LoiVan", "Tổ công tác làm việc tập thể."),
        p("Chuong", "Chương II"),
        p("Chuong", "TỔ CHỨC THỰC HIỆN"),
        p("Khoan", "Điều 3. Hiệu lực"),
        p("LoiVanCuoi", "Quy chế này có hiệu lực từ ngày ký./."),
        signature_table(&["- Các thôn;", "- Lưu: VT, VHXH."]),
        section(""),
    ];
    package(&body.concat())
}

/// What is known of [`ke_hoach`].
pub(super) fn expected() -> Expected {
    Expected {
        issuer: Some(vec!["Ủy ban nhân dân".to_owned(), "xã Lơ Ku".to_owned()]),
        superior: Some(Vec::new()),
        kind: Some("Kế hoạch".to_owned()),
        symbol: Some("KH-UBND".to_owned()),
        place: Some("Lơ Ku".to_owned()),
        date: Some(NgayThang { nam: 2026, thang: 1, ngay: 5 }),
        kinh_gui: Some(false),
        consulting: Some(false),
        electronic: Some(false),
        ..Expected::unknown(Origin::Own)
    }
}
