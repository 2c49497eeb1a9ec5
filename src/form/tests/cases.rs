//! For every rule, good papers spoilt in one place, and what the rule says of them.

use crate::docx::read::fixture::{Package, p};
use crate::form::fixture::{BODY, HEADER, STYLES, cong_van, expected, ke_hoach, quy_che, rule};
use crate::form::{Expected, Origin};

/// A good paper, a change that spoils it, and what the rule then says of it.
pub(super) struct Case {
    pub(super) rule: &'static str,
    pub(super) base: Base,
    part: &'static str,
    from: String,
    to: String,
    pub(super) says: &'static [&'static str],
}

/// Which good paper is spoilt.
#[derive(Clone, Copy)]
pub(super) enum Base {
    KeHoach,
    CongVan,
    QuyChe,
    /// A kế hoạch of several pages.
    Dai,
}

impl Base {
    pub(super) fn package(self) -> Package {
        match self {
            Base::KeHoach => ke_hoach(),
            Base::CongVan => cong_van(),
            Base::QuyChe => quy_che(),
            Base::Dai => {
                let mut long = ke_hoach();
                let lines = p("LoiVan", "- Tuyên truyền đến từng thôn.").repeat(60);
                long.replace(
                    BODY,
                    &p("Khoan", "2. Yêu cầu"),
                    &format!("{}{lines}", p("Khoan", "2. Yêu cầu")),
                );
                long
            }
        }
    }

    /// The kế hoạch is known from its data, the others only from themselves.
    pub(super) fn expected(self) -> Expected {
        match self {
            Base::KeHoach | Base::Dai => expected(),
            Base::CongVan | Base::QuyChe => Expected::unknown(Origin::Foreign),
        }
    }
}

impl Case {
    pub(super) fn package(&self) -> Package {
        let mut package = self.base.package();
        package.replace(self.part, &self.from, &self.to);
        package
    }
}

fn case(
    rule: &'static str,
    from: impl Into<String>,
    to: impl Into<String>,
    says: &'static [&'static str],
) -> Case {
    Case { rule, base: Base::KeHoach, part: BODY, from: from.into(), to: to.into(), says }
}

pub(super) fn cases() -> Vec<Case> {
    let styled = |rule, from: &str, to: &str, says| Case { part: STYLES, ..case(rule, from, to, says) };
    let headed = |rule, from: &str, to: &str, says| Case { part: HEADER, ..case(rule, from, to, says) };
    let letter = |case: Case| Case { base: Base::CongVan, ..case };
    let long = |case: Case| Case { base: Base::Dai, ..case };
    let article = |case: Case| Case { base: Base::QuyChe, ..case };
    // The first paragraph property of a style wins nothing: later ones of the same kind replace it.
    let restyled = |rule, id: &str, run: &str, says| {
        let from = format!("<w:pStyle w:val=\"{id}\"/></w:pPr><w:r>");
        let to = format!("<w:pStyle w:val=\"{id}\"/></w:pPr><w:r><w:rPr>{run}</w:rPr>");
        case(rule, from, to, says)
    };
    let reshaped = |rule, id: &str, properties: &str, says| {
        let from = format!("<w:pStyle w:val=\"{id}\"/>");
        case(rule, from.clone(), format!("{from}{properties}"), says)
    };
    let text = |rule, from: &str, to: &str, says| case(rule, format!(">{from}<"), format!(">{to}<"), says);
    vec![
        case(
            "PG01",
            "w:w=\"11906\" w:h=\"16838\"",
            "w:w=\"12240\" w:h=\"15840\"",
            &["phần trang thứ 1: khổ giấy 215,9 mm × 279,4 mm; phải là A4 (210 × 297 mm)"],
        ),
        case(
            "PG01",
            "w:w=\"11906\" w:h=\"16838\"",
            "w:w=\"16838\" w:h=\"11906\"",
            &["phần trang thứ 1: phần chính phải trình bày trang đứng"],
        ),
        case(
            "PG02",
            "w:left=\"1701\" w:header",
            "w:left=\"1134\" w:header",
            &["phần trang thứ 1: lề trái 20,0 mm; phải từ 30 đến 35 mm"],
        ),
        case(
            "PG02",
            "w:gutter=\"0\"",
            "w:gutter=\"284\"",
            &["phần trang thứ 1: có thêm gáy 5,0 mm; lề đã tính đủ, gáy phải bằng 0"],
        ),
        headed(
            "PG03",
            "center",
            "right",
            &[
                "phần trang thứ 1: số trang đang không căn giữa; phải cỡ chữ 13 đến 14, đứng, không đậm, căn giữa",
            ],
        ),
        headed(
            "PG03",
            "<w:r><w:t>2</w:t></w:r>",
            "<w:r><w:rPr><w:b/><w:sz w:val=\"22\"/></w:rPr><w:t>2</w:t></w:r>",
            &["phần trang thứ 1: số trang đang cỡ 11, đậm; phải cỡ chữ 13 đến 14, đứng, không đậm, căn giữa"],
        ),
        headed(
            "PG03",
            "<w:r><w:fldChar w:fldCharType=\"begin\"/>",
            "<w:r><w:t>Trang </w:t></w:r><w:r><w:fldChar w:fldCharType=\"begin\"/>",
            &["phần trang thứ 1: quanh số trang có chữ hay số khác; chỉ để một chữ số Ả Rập"],
        ),
        long(headed(
            "PG03",
            " PAGE ",
            " DATE ",
            &["phần trang thứ 1: đầu trang không có số trang; số trang phải ở giữa lề trên của trang giấy"],
        )),
        case("PG04", "<w:titlePg/>", "", &["trang thứ nhất đang hiện số trang; phải ẩn"]),
        case(
            "PG05",
            "<w:pgNumType w:start=\"1\"/>",
            "<w:pgNumType w:start=\"3\" w:fmt=\"lowerRoman\"/>",
            &[
                "phần trang thứ 2: số trang kiểu lowerRoman; phải là chữ số Ả Rập",
                "phần trang thứ 2: số trang bắt đầu từ 3; phải từ 1",
            ],
        ),
        case(
            "PG05",
            "w:header=\"567\"",
            "w:header=\"1000\"",
            &["phần trang thứ 1: đầu trang cách mép giấy 17,6 mm, số trang chạm lề trên"],
        ),
        restyled(
            "FT01",
            "LoiVan",
            "<w:rFonts w:ascii=\"Arial\" w:hAnsi=\"Arial\"/>",
            &["đoạn 14 («Ủy ban nhân dân xã ban hành Kế hoạch như…»): phông Arial; phải là Times New Roman"],
        ),
        restyled(
            "FT01",
            "LoiVan",
            "<w:rFonts w:asciiTheme=\"minorHAnsi\"/>",
            &[
                "đoạn 14 («Ủy ban nhân dân xã ban hành Kế hoạch như…»): phông theo chủ đề (Theme); phải là Times New Roman",
            ],
        ),
        styled(
            "FT01",
            "w:cs=\"Times New Roman\"",
            "w:cs=\"Arial\"",
            &[
                "đoạn 1 («ỦY BAN NHÂN DÂN») và 32 đoạn khác: phông Arial cho chữ phức hợp; nên là Times New Roman",
            ],
        ),
        restyled(
            "FT02",
            "LoiVan",
            "<w:color w:val=\"0563C1\"/><w:highlight w:val=\"yellow\"/>",
            &[
                "đoạn 14 («Ủy ban nhân dân xã ban hành Kế hoạch như…»): chữ bị tô nền; phải để trắng",
                "đoạn 14 («Ủy ban nhân dân xã ban hành Kế hoạch như…»): chữ màu #0563C1; phải màu đen",
            ],
        ),
        text(
            "FT03",
            "2. Yêu cầu",
            "2. Ye\u{302}u cầu",
            &[
                "đoạn 19 («2. Ye\u{302}u cầu»): dấu tiếng Việt rời khỏi chữ (Unicode tổ hợp); phải dùng Unicode dựng sẵn",
            ],
        ),
        restyled(
            "FT03",
            "LoiVan",
            "<w:rFonts w:ascii=\".VnTime\" w:hAnsi=\".VnTime\"/>",
            &[
                "đoạn 14 («Ủy ban nhân dân xã ban hành Kế hoạch như…»): phông .VnTime dùng bảng mã cũ; phải dùng Unicode",
            ],
        ),
        styled(
            "FT03",
            "<w:lang w:val=\"vi-VN\"/>",
            "<w:lang w:val=\"en-US\"/>",
            &["ngôn ngữ mặc định của tệp là en-US; nên là vi-VN"],
        ),
        restyled(
            "FT04",
            "NoiNhanDong",
            "<w:sz w:val=\"20\"/>",
            &["đoạn 25 («- Thường trực Đảng ủy;»): cỡ chữ 10; văn bản chỉ dùng cỡ 11, 12, 13, 14"],
        ),
        restyled(
            "FT04",
            "QuocHieu",
            "<w:sz w:val=\"24\"/>",
            &[
                "cỡ chữ Quốc hiệu 12, Tiêu ngữ 14, địa danh và ngày 14 không cùng một bộ; phải là 13, 14, 14 hoặc 12, 13, 13",
            ],
        ),
        case(
            "HD01",
            "<w:tblLayout w:type=\"fixed\"/>",
            "<w:tblBorders><w:top w:val=\"single\"/></w:tblBorders>",
            &["bảng đầu văn bản: cột tự co giãn, có đường viền; cần hai cột cố định, không viền, căn giữa"],
        ),
        reshaped(
            "HD01",
            "CoQuan",
            "<w:jc w:val=\"left\"/>",
            &[
                "bảng đầu văn bản: đoạn 1 («ỦY BAN NHÂN DÂN») không căn giữa; cần hai cột cố định, không viền, căn giữa",
            ],
        ),
        text(
            "HD02",
            "XÃ LƠ KU",
            "XÃ LƠ KU VÀ CÁC XÃ LÂN CẬN TRONG VÙNG",
            &[
                "đoạn 2 («XÃ LƠ KU VÀ CÁC XÃ LÂN CẬN TRONG VÙNG») rộng 103,6 mm, quá cột 64,1 mm: sẽ bị ngắt dòng",
            ],
        ),
        case(
            "HD02",
            "<w:gridCol w:w=\"3750\"/>",
            "<w:gridCol w:w=\"5650\"/>",
            &[
                "bảng đầu văn bản rộng 198,5 mm, quá phần chữ 165,0 mm",
                "cột tên cơ quan không hẹp hơn cột Quốc hiệu",
            ],
        ),
        text(
            "QH01",
            "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
            "Cộng hòa xã hội chủ nghĩa Việt Nam",
            &[
                "đoạn 4 («Cộng hòa xã hội chủ nghĩa Việt Nam») ở chỗ của Quốc hiệu; phải là «CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM»",
            ],
        ),
        restyled(
            "QH01",
            "QuocHieu",
            "<w:b w:val=\"0\"/>",
            &[
                "Quốc hiệu, đoạn 4 («CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM»): đang không đậm; phải cỡ chữ 12 đến 13, đứng, đậm, căn giữa",
            ],
        ),
        text(
            "QH02",
            "Độc lập - Tự do - Hạnh phúc",
            "Độc lập – Tự do – Hạnh phúc",
            &[
                "đoạn 5 («Độc lập – Tự do – Hạnh phúc») ở chỗ của Tiêu ngữ; phải là «Độc lập - Tự do - Hạnh phúc»",
            ],
        ),
        reshaped(
            "QH02",
            "TieuNgu",
            "<w:spacing w:before=\"120\"/>",
            &[
                "đoạn 5 («Độc lập - Tự do - Hạnh phúc»): giãn dòng hoặc khoảng cách với dòng trên khác 0; phải cách dòng đơn",
            ],
        ),
        case(
            "QH03",
            rule(1031),
            rule(1800),
            &["đường kẻ dưới Tiêu ngữ dài 33,3 mm; phải bằng dòng chữ, 60,5 mm"],
        ),
        case(
            "QH03",
            rule(1031),
            p("TieuNgu", "___________________"),
            &["dưới Tiêu ngữ không có đường kẻ ngang nét liền"],
        ),
        case(
            "CQ01",
            p("CoQuan", "ỦY BAN NHÂN DÂN"),
            format!("{}{}", p("ChuQuan", "ủy ban nhân dân tỉnh"), p("CoQuan", "ỦY BAN NHÂN DÂN")),
            &[
                "có dòng cơ quan chủ quản «ủy ban nhân dân tỉnh»; cơ quan này không có chủ quản",
                "cơ quan chủ quản, đoạn 1 («ủy ban nhân dân tỉnh»): phải viết in hoa",
            ],
        ),
        text(
            "CQ02",
            "XÃ LƠ KU",
            "Xã Lơ Ku",
            &[
                "tên cơ quan ban hành là «ỦY BAN NHÂN DÂN Xã Lơ Ku»; phải là «ỦY BAN NHÂN DÂN XÃ LƠ KU»",
                "cơ quan ban hành, đoạn 2 («Xã Lơ Ku»): phải viết in hoa",
            ],
        ),
        text(
            "CQ02",
            "XÃ LƠ KU",
            "XÃ TÂN LẬP",
            &["tên cơ quan ban hành là «ỦY BAN NHÂN DÂN XÃ TÂN LẬP»; phải là «ỦY BAN NHÂN DÂN XÃ LƠ KU»"],
        ),
        case(
            "CQ03",
            rule(1328),
            rule(100),
            &[
                "đường kẻ dưới tên cơ quan ban hành dài 60,6 mm; phải từ 1/3 đến 1/2 dòng chữ, tức 14,4 mm đến 21,6 mm",
            ],
        ),
        case("CQ03", rule(1328), "", &["dưới tên cơ quan ban hành không có đường kẻ ngang nét liền"]),
        text(
            "SK01",
            "Số: 05/KH-UBND",
            "Số: 5/KH-UBND",
            &["số, ký hiệu là «Số: 5/KH-UBND»; số phải có đủ, đúng dạng «Số: 05/KH-UBND»"],
        ),
        text(
            "SK01",
            "Số: 05/KH-UBND",
            "Số: 05/2026/KH-UBND",
            &["số, ký hiệu là «Số: 05/2026/KH-UBND»; số phải có đủ, đúng dạng «Số: 05/KH-UBND»"],
        ),
        restyled(
            "SK02",
            "So",
            "<w:b/>",
            &[
                "số, ký hiệu, đoạn 7 («Số: 05/KH-UBND»): đang in đậm; phải cỡ chữ 13, đứng, không đậm, căn giữa",
            ],
        ),
        text(
            "SK03",
            "Số: 05/KH-UBND",
            "Số: 05/BC-UBND",
            &[
                "ký hiệu là «BC-UBND»; phải là «KH-UBND»",
                "ký hiệu bắt đầu bằng «BC»; chữ viết tắt của kế hoạch là KH",
            ],
        ),
        letter(text(
            "SK03",
            "Số: 12/UBND-VHXH",
            "Số: 12/CV-UBND",
            &["ký hiệu «CV-UBND» có CV; công văn không có chữ viết tắt tên loại"],
        )),
        text(
            "DD01",
            "Lơ Ku, ngày 05 tháng 01 năm 2026",
            "Lơ Ku, ngày 5 tháng 1 năm 2026",
            &["đoạn 8 («Lơ Ku, ngày 5 tháng 1 năm 2026»): phải viết «Lơ Ku, ngày 05 tháng 01 năm 2026»"],
        ),
        text(
            "DD01",
            "Lơ Ku, ngày 05 tháng 01 năm 2026",
            "Lơ Ku, ngày 31 tháng 4 năm 2026",
            &["đoạn 8 («Lơ Ku, ngày 31 tháng 4 năm 2026»): lịch không có ngày này"],
        ),
        text(
            "DD01",
            "Lơ Ku, ngày 05 tháng 01 năm 2026",
            "Lơ Ku ngày 05/01/2026",
            &["đoạn 8 («Lơ Ku ngày 05/01/2026»): không đúng dạng «địa danh, ngày … tháng … năm …»"],
        ),
        restyled(
            "DD02",
            "Ngay",
            "<w:i w:val=\"0\"/>",
            &[
                "địa danh và thời gian, đoạn 8 («Lơ Ku, ngày 05 tháng 01 năm 2026»): đang không nghiêng; phải cỡ chữ 13 đến 14, nghiêng, không đậm, căn giữa",
            ],
        ),
        reshaped(
            "DD03",
            "So",
            "<w:spacing w:before=\"240\"/>",
            &["dòng «Số: …» và dòng địa danh, ngày tháng năm không ngang nhau"],
        ),
        text(
            "TL01",
            "KẾ HOẠCH",
            "KẾ HOẠCH CÔNG TÁC",
            &["đoạn 9 («KẾ HOẠCH CÔNG TÁC») ở chỗ của tên loại; phải là «KẾ HOẠCH»"],
        ),
        reshaped(
            "TL01",
            "TenLoai",
            "<w:ind w:firstLine=\"720\"/>",
            &["tên loại bị thụt đầu dòng nên lệch giữa"],
        ),
        restyled(
            "TL02",
            "TrichYeu",
            "<w:b w:val=\"0\"/>",
            &[
                "trích yếu, đoạn 10 («Triển khai công tác bình đẳng giới năm 2…»): đang không đậm; phải cỡ chữ 13 đến 14, đứng, đậm, căn giữa",
            ],
        ),
        text(
            "TL02",
            "Triển khai công tác bình đẳng giới năm 2026",
            "TRIỂN KHAI CÔNG TÁC NĂM 2026",
            &["trích yếu, đoạn 10 («TRIỂN KHAI CÔNG TÁC NĂM 2026»): phải in thường"],
        ),
        case("TL03", rule(3600), "", &["dưới trích yếu không có đường kẻ ngang nét liền"]),
        case(
            "TL03",
            rule(3600),
            rule(4000),
            &["đường kẻ dưới trích yếu dài 23,9 mm; phải từ 1/3 đến 1/2 dòng chữ, tức 31,5 mm đến 47,2 mm"],
        ),
        letter(reshaped(
            "TL04",
            "VeViec",
            "<w:spacing w:before=\"0\"/>",
            &["trích yếu cách dòng Số 0 pt; phải cách 6 pt"],
        )),
        letter(case(
            "TL04",
            p("VeViec", "V/v báo cáo số liệu bình đẳng giới"),
            format!("{}{}", p("VeViec", "V/v báo cáo số liệu"), rule(1000)),
            &["dưới trích yếu của công văn có đường kẻ; phải bỏ"],
        )),
        text(
            "CC01",
            "Căn cứ Luật Bình đẳng giới ngày 29 tháng 11 năm 2006;",
            "Căn cứ Luật Bình đẳng giới ngày 29 tháng 11 năm 2006,",
            &["đoạn 12 («Căn cứ Luật Bình đẳng giới ngày 29 tháng…»): căn cứ kết thúc bằng dấu chấm phẩy"],
        ),
        restyled(
            "CC01",
            "CanCu",
            "<w:i w:val=\"0\"/>",
            &[
                "căn cứ, đoạn 12 («Căn cứ Luật Bình đẳng giới ngày 29 tháng…»): đang không nghiêng; phải cỡ chữ 13 đến 14, nghiêng, không đậm, căn đều hai bên",
            ],
        ),
        text(
            "CC02",
            "Căn cứ Luật Bình đẳng giới ngày 29 tháng 11 năm 2006;",
            "Căn cứ Luật Bình đẳng giới số 73/2006/QH11 ngày 29 tháng 11 năm 2006;",
            &[
                "đoạn 12 («Căn cứ Luật Bình đẳng giới số 73/2006/QH…»): luật, pháp lệnh không ghi số, ký hiệu và cơ quan ban hành",
            ],
        ),
        restyled(
            "ND01",
            "LoiVan",
            "<w:i/><w:sz w:val=\"26\"/>",
            &[
                "đoạn 14 («Ủy ban nhân dân xã ban hành Kế hoạch như…»): lời văn cỡ 13, chỗ khác cỡ 14; phải cùng một cỡ",
                "đoạn 14 («Ủy ban nhân dân xã ban hành Kế hoạch như…»): lời văn in nghiêng; phải chữ đứng",
            ],
        ),
        reshaped(
            "ND02",
            "LoiVan",
            "<w:jc w:val=\"left\"/>",
            &["đoạn 14 («Ủy ban nhân dân xã ban hành Kế hoạch như…»): lời văn không căn đều hai bên"],
        ),
        reshaped(
            "ND03",
            "LoiVan",
            "<w:ind w:firstLine=\"0\"/>",
            &[
                "đoạn 14 («Ủy ban nhân dân xã ban hành Kế hoạch như…»): chữ đầu dòng không lùi vào 1 cm hoặc 1,27 cm",
            ],
        ),
        reshaped(
            "ND03",
            "LoiVan",
            "<w:ind w:firstLine=\"567\"/>",
            &[
                "đoạn 17 («a) Nâng cao nhận thức của Nhân dân.») và 4 đoạn khác: chữ đầu dòng lùi vào khác các đoạn trước (1 cm và 1,27 cm lẫn lộn)",
            ],
        ),
        text(
            "ND03",
            "b) Thu hẹp khoảng cách giới.",
            " b) Thu hẹp khoảng cách giới.",
            &["đoạn 18 («b) Thu hẹp khoảng cách giới.»): lùi đầu dòng bằng dấu cách hoặc phím Tab"],
        ),
        styled(
            "ND04",
            "<w:spacing w:before=\"120\" w:after=\"0\"/><w:ind w:firstLine=\"720\"/><w:jc w:val=\"both\"/></w:pPr><w:rPr></w:rPr>",
            "<w:spacing w:before=\"60\" w:after=\"0\"/><w:ind w:firstLine=\"720\"/><w:jc w:val=\"both\"/></w:pPr>",
            &["đoạn 18 («b) Thu hẹp khoảng cách giới.»): cách đoạn trên chưa đủ 6 pt"],
        ),
        reshaped(
            "ND05",
            "LoiVan",
            "<w:spacing w:line=\"480\"/>",
            &[
                "đoạn 14 («Ủy ban nhân dân xã ban hành Kế hoạch như…»): giãn dòng ngoài khoảng dòng đơn đến 1,5 dòng",
            ],
        ),
        reshaped(
            "ND05",
            "LoiVan",
            "<w:spacing w:line=\"280\" w:lineRule=\"exact\"/>",
            &[
                "đoạn 14 («Ủy ban nhân dân xã ban hành Kế hoạch như…»): giãn dòng ngoài khoảng dòng đơn đến 1,5 dòng",
            ],
        ),
        text(
            "ND06",
            "2. Các thôn thực hiện Kế hoạch này./.",
            "2. Các thôn thực hiện Kế hoạch này.",
            &["lời văn không kết thúc bằng dấu «./.», đoạn 23 («2. Các thôn thực hiện Kế hoạch này.»)"],
        ),
        text(
            "ND06",
            "b) Thu hẹp khoảng cách giới.",
            "b) Thu hẹp khoảng cách giới./.",
            &["lời văn có 2 dấu «./.»; chỉ ghi một lần ở cuối"],
        ),
        case(
            "ND07",
            p("Khoan", "2. Yêu cầu"),
            format!("<w:p/><w:p/>{}", p("Khoan", "2. Yêu cầu")),
            &["đoạn 20 (trống): hai đoạn trống liền nhau; dùng khoảng cách đoạn thay cho dòng trống"],
        ),
        text(
            "ND07",
            "- Bám sát chương trình của tỉnh.",
            "– Bám sát   chương trình của tỉnh.",
            &[
                "đoạn 20 («– Bám sát chương trình của tỉnh.»): ba dấu cách trở lên liền nhau",
                "đoạn 20 («– Bám sát chương trình của tỉnh.»): gạch đầu dòng phải là «- » (dấu gạch nối và một dấu cách)",
            ],
        ),
        article(text(
            "BC01",
            "Chương I",
            "CHƯƠNG 1",
            &[
                "đoạn 12 («CHƯƠNG 1»): phải viết «Phần I», «Chương I» (số La Mã) hoặc «Mục 1», «Tiểu mục 1» trên một dòng riêng",
            ],
        )),
        article(text(
            "BC01",
            "QUY ĐỊNH CHUNG",
            "Quy định chung",
            &["đoạn 13 («Quy định chung»): tên phần, chương, mục phải in hoa"],
        )),
        article(text(
            "BC02",
            "Điều 2. Nguyên tắc",
            "ĐIỀU 2. NGUYÊN TẮC",
            &[
                "đoạn 17 («ĐIỀU 2. NGUYÊN TẮC»): phải viết «Điều 1. Tên điều» trên một dòng",
                "đoạn 17 («ĐIỀU 2. NGUYÊN TẮC»): tên điều phải in thường",
            ],
        )),
        article(restyled(
            "BC02",
            "Khoan",
            "<w:b w:val=\"0\"/>",
            &["đoạn 14 («Điều 1. Phạm vi»): điều đang không đậm; phải đậm, đứng, bằng cỡ lời văn"],
        )),
        text(
            "BC03",
            "I. MỤC ĐÍCH, YÊU CẦU",
            "I. Mục đích, yêu cầu",
            &["đoạn 15 («I. Mục đích, yêu cầu»): tên mục phải in hoa"],
        ),
        case(
            "BC04",
            p("Khoan", "2. Yêu cầu"),
            p("Khoan", "2. YÊU CẦU"),
            &["đoạn 19 («2. YÊU CẦU»): tên khoản phải in thường"],
        ),
        case(
            "BC04",
            p("LoiVan", "1. Phòng Văn hóa - Xã hội theo dõi các chỉ tiêu tại Phụ lục kèm theo."),
            "<w:p><w:pPr><w:pStyle w:val=\"LoiVan\"/></w:pPr><w:r><w:rPr><w:b/></w:rPr><w:t>1. Phòng</w:t></w:r><w:r><w:t> theo dõi Phụ lục.</w:t></w:r></w:p>",
            &[
                "đoạn 22 («1. Phòngtheo dõi Phụ lục.»): khoản đang in đậm; phải đứng, không đậm, bằng cỡ lời văn (khoản có tên thì tên đứng riêng một dòng, đậm)",
            ],
        ),
        text(
            "BC05",
            "b) Thu hẹp khoảng cách giới.",
            "c) Thu hẹp khoảng cách giới.",
            &["đoạn 18 («c) Thu hẹp khoảng cách giới.»): thứ tự điểm sai; ở đây phải là b)"],
        ),
        case(
            "BC05",
            p("LoiVan", "b) Thu hẹp khoảng cách giới."),
            p("Khoan", "b) Thu hẹp khoảng cách giới."),
            &[
                "đoạn 18 («b) Thu hẹp khoảng cách giới.»): điểm đang in đậm; phải đứng, không đậm, bằng cỡ lời văn",
            ],
        ),
        text(
            "BC06",
            "II. TỔ CHỨC THỰC HIỆN",
            "III. TỔ CHỨC THỰC HIỆN",
            &["đoạn 21 («III. TỔ CHỨC THỰC HIỆN»): đánh số không liên tục; ở đây phải là II"],
        ),
        case(
            "BC06",
            p("Khoan", "2. Yêu cầu"),
            p("Khoan", "2. Yêu cầu").replace("</w:pPr>", "<w:keepNext w:val=\"0\"/></w:pPr>"),
            &["đoạn 19 («2. Yêu cầu»): tiêu đề có thể rơi xuống cuối trang, tách khỏi đoạn sau"],
        ),
        case(
            "KG01",
            rule(3600),
            format!("{}{}", rule(3600), p("KinhGui", "Kính gửi: Sở Nội vụ")),
            &["đoạn 12 («Kính gửi: Sở Nội vụ»): loại văn bản này không có «Kính gửi»"],
        ),
        letter(text(
            "KG01",
            "- Như trên;",
            "- Sở Nội vụ;",
            &["đoạn 16 («- Sở Nội vụ;»): văn bản có «Kính gửi» thì nơi nhận thứ nhất là «- Như trên;»"],
        )),
        letter(text(
            "KG02",
            "- Trạm Y tế xã Lơ Ku.",
            "- Trạm Y tế xã Lơ Ku",
            &["đoạn 12 («- Trạm Y tế xã Lơ Ku»): phải bắt đầu bằng «- » và kết thúc bằng dấu (.)"],
        )),
        letter(reshaped(
            "KG02",
            "KinhGuiDong",
            "<w:ind w:left=\"2000\"/>",
            &["các nơi ở «Kính gửi» không thẳng hàng"],
        )),
        reshaped(
            "CK01",
            "HoTen",
            "<w:jc w:val=\"right\"/>",
            &[
                "bảng chữ ký: đoạn 30 («Nguyễn Văn A») không căn giữa; phải 1 hàng 2 cột, không viền, cột phải căn giữa",
            ],
        ),
        case(
            "CK01",
            format!("<w:p><w:pPr>{}", "<w:sectPr>"),
            "<w:tbl><w:tr><w:tc><w:p/></w:tc></w:tr></w:tbl><w:p><w:pPr><w:sectPr>",
            &[
                "bảng chữ ký: không phải bảng cuối của phần chính; phải 1 hàng 2 cột, không viền, cột phải căn giữa",
            ],
        ),
        case(
            "CK01",
            [p("ChucVu", "TM. ỦY BAN NHÂN DÂN"), p("ChucVu", "CHỦ TỊCH"), p("HoTen", "Nguyễn Văn A")]
                .concat(),
            "<w:p/>",
            &["không thấy quyền hạn, chức vụ và họ tên người ký"],
        ),
        text("NN01", "Nơi nhận:", "Gửi:", &["đoạn 24 («Gửi:»): phải viết «Nơi nhận:»"]),
        text(
            "CK02",
            "TM. ỦY BAN NHÂN DÂN",
            "T/M ỦY BAN NHÂN DÂN",
            &["đoạn 28 («T/M ỦY BAN NHÂN DÂN»): «T/M» phải viết «TM.»"],
        ),
        text("CK02", "CHỦ TỊCH", "Chủ tịch", &["quyền hạn, chức vụ, đoạn 29 («Chủ tịch»): phải in hoa"]),
        text(
            "CK03",
            "TM. ỦY BAN NHÂN DÂN",
            "KT. CHỦ TỊCH",
            &["đoạn 29 («CHỦ TỊCH»): dưới «KT. CHỦ TỊCH» phải là chức vụ cấp phó"],
        ),
        text(
            "CK03",
            "TM. ỦY BAN NHÂN DÂN",
            "ỦY BAN NHÂN DÂN",
            &["đoạn 28 («ỦY BAN NHÂN DÂN»): ký thay mặt tập thể phải có «TM.» phía trước"],
        ),
        text(
            "CK04",
            "Nguyễn Văn A",
            "ThS. Nguyễn Văn A",
            &["họ tên, đoạn 30 («ThS. Nguyễn Văn A»): không ghi «ThS» trước họ tên"],
        ),
        text("CK04", "Nguyễn Văn A", "NGUYỄN VĂN A", &["họ tên, đoạn 30 («NGUYỄN VĂN A»): phải in thường"]),
        reshaped(
            "CK05",
            "HoTen",
            "<w:spacing w:before=\"700\"/>",
            &["khoảng trống để ký chỉ 12,3 mm; cần ít nhất 20 mm"],
        ),
        case("CK05", "<w:cantSplit/>", "", &["bảng chữ ký có thể bị ngắt sang hai trang"]),
        restyled(
            "NN01",
            "NoiNhan",
            "<w:b w:val=\"0\"/>",
            &["Nơi nhận, đoạn 24 («Nơi nhận:»): đang không đậm; phải cỡ chữ 12, nghiêng, đậm"],
        ),
        reshaped(
            "NN01",
            "NoiNhan",
            "<w:ind w:left=\"200\"/>",
            &["«Nơi nhận:» lệch lề trái 3,5 mm; phải sát lề trái"],
        ),
        text(
            "NN02",
            "- Các thôn;",
            "+ Các thôn",
            &["nơi nhận, đoạn 26 («+ Các thôn»): phải bắt đầu bằng «- » và kết thúc bằng dấu (;)"],
        ),
        text(
            "NN03",
            "- Lưu: VT, VHXH.",
            "- Lưu: VP;",
            &["đoạn 27 («- Lưu: VP;»): dòng Lưu không đúng dạng «- Lưu: VT, ….»"],
        ),
        text("PL01", "Phụ lục", "PHỤ LỤC 01", &["đoạn 32 («PHỤ LỤC 01»): phải viết «Phụ lục»"]),
        text(
            "PL01",
            "CHỈ TIÊU NĂM 2026",
            "Chỉ tiêu năm 2026",
            &["tên phụ lục, đoạn 33 («Chỉ tiêu năm 2026»): phải in hoa"],
        ),
        case(
            "PL02",
            "số 05/KH-UBND ngày",
            "số 06/KH-UBND ngày",
            &[
                "đoạn 34 («(Kèm theo Kế hoạch số 06/KH-UBND ngày 05…»): số, ký hiệu là «06/KH-UBND»; của văn bản chính là «05/KH-UBND»",
            ],
        ),
        case(
            "PL02",
            rule(3500),
            "",
            &["đoạn 34 («(Kèm theo Kế hoạch số 05/KH-UBND ngày 05…»): dưới dòng này phải có đường kẻ ngang"],
        ),
        case(
            "PL03",
            "<w:pgNumType w:start=\"1\"/>",
            "",
            &["đoạn 32 («Phụ lục»): số trang của phụ lục phải đánh riêng, từ 1"],
        ),
        case(
            "PL03",
            " tại Phụ lục kèm theo",
            "",
            &["đoạn 32 («Phụ lục»): lời văn không nhắc đến phụ lục này"],
        ),
        case(
            "DK01",
            p("TenLoai", "KẾ HOẠCH"),
            format!("{}{}", p("TenLoai", "KHẨN"), p("TenLoai", "KẾ HOẠCH")),
            &["dấu khẩn «KHẨN» không có khung viền đơn"],
        ),
        text(
            "DT01",
            "b) Thu hẹp khoảng cách giới.",
            "b) {{ noi_dung }} [CẦN bổ sung]",
            &["đoạn 18 («b) {{ noi_dung }} [CẦN bổ sung]»): còn sót «{{»"],
        ),
        text(
            "VH01",
            "b) Thu hẹp khoảng cách giới.",
            "b) Theo Khoản 2 điều 5 Luật Bình đẳng giới, nhà nước và nhân dân cùng làm.",
            &[
                "đoạn 18 («b) Theo Khoản 2 điều 5 Luật Bình đẳng gi…»): «Khoản» giữa câu viết thường là «khoản»",
                "đoạn 18 («b) Theo Khoản 2 điều 5 Luật Bình đẳng gi…»): «nhà nước» viết hoa là «Nhà nước»",
                "đoạn 18 («b) Theo Khoản 2 điều 5 Luật Bình đẳng gi…»): «nhân dân» viết hoa là «Nhân dân»",
                "đoạn 18 («b) Theo Khoản 2 điều 5 Luật Bình đẳng gi…»): «điều» khi viện dẫn viết hoa là «Điều»",
            ],
        ),
        text(
            "VH02",
            "b) Thu hẹp khoảng cách giới.",
            "b) kỷ niệm ngày Quốc tế Phụ nữ 8/3.",
            &[
                "đoạn 18 («b) kỷ niệm ngày Quốc tế Phụ nữ 8/3.»): chữ đầu đoạn phải viết hoa",
                "đoạn 18 («b) kỷ niệm ngày Quốc tế Phụ nữ 8/3.»): ngày lễ viết với dấu gạch nối, không có số 0 ở đầu: 8-3, 20-10",
            ],
        ),
        text(
            "DD04",
            "- Các thôn;",
            "- Ủy ban nhân dân huyện Kbang;",
            &["đoạn 26 («- Ủy ban nhân dân huyện Kbang;»): từ 01/7/2025 không còn cấp «huyện»"],
        ),
        text(
            "DD04",
            "b) Thu hẹp khoảng cách giới.",
            "b) Phát triển kinh tế-xã hội tăng 5.5%.",
            &[
                "đoạn 18 («b) Phát triển kinh tế-xã hội tăng 5.5%.»): số thập phân viết với dấu phẩy: 28,42%",
                "đoạn 18 («b) Phát triển kinh tế-xã hội tăng 5.5%.»): viết «kinh tế - xã hội», có dấu cách hai bên dấu gạch nối",
            ],
        ),
    ]
}
