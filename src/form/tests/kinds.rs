//! What real papers have: kinds of files that the decree does not govern, and what only looks wrong. Each kind is silent
//! where it is right, and told where it is not.

use super::{findings, spoilt, unknown};
use crate::docx::read::fixture::{Package, p};
use crate::form::fixture::{BODY, cong_van, ke_hoach, quy_che, rule};

/// Codes of errors and warnings, each once, in the order of the findings.
fn codes(package: &Package) -> Vec<String> {
    let told = findings(package, &unknown());
    let mut found: Vec<String> = Vec::new();
    for finding in told.iter().filter(|finding| !finding.contains(" ghi chú: ")) {
        let code = finding.split(' ').next().unwrap_or("").to_owned();
        if !found.contains(&code) {
            found.push(code);
        }
    }
    found
}

fn notes(package: &Package) -> Vec<String> {
    let told = findings(package, &unknown());
    told.into_iter().filter(|finding| finding.contains(" ghi chú: ")).collect()
}

/// A package with these changes of its body.
fn changed(mut package: Package, changes: &[(&str, &str)]) -> Package {
    for (from, to) in changes {
        package.replace(BODY, from, to);
    }
    package
}

const NONE: [&str; 0] = [];

#[test]
fn a_paper_of_the_party_is_told_to_be_one_and_only_its_words_are_looked_at() {
    let party = [
        ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "ĐẢNG CỘNG SẢN VIỆT NAM"),
        ("Độc lập - Tự do - Hạnh phúc", "*"),
        ("Số: 05/KH-UBND", "Số 05-KH/ĐU"),
    ];
    let paper = changed(ke_hoach(), &party);
    assert_eq!(codes(&paper), NONE);
    assert!(matches!(&notes(&paper)[..], [note] if note.contains("văn bản của Đảng")), "{:?}", notes(&paper));
    let misspelt = changed(paper, &[("nhận thức của Nhân dân", "nhận thức của của Nhân dân")]);
    assert_eq!(codes(&misspelt), ["lap-tu"]);
}

#[test]
fn a_remark_in_brackets_may_be_slanted_and_a_sentence_may_not() {
    for (line, told) in [
        ("(Bằng chữ: Năm triệu đồng.)", false),
        ("(Có danh sách kèm theo).", false),
        ("(Theo mẫu (kèm theo) của Sở)", false),
        ("(Một) Nâng cao nhận thức (hai).", true),
        ("Nâng cao nhận thức.", true),
    ] {
        let slanted = format!(
            "<w:p><w:pPr><w:pStyle w:val=\"LoiVan\"/></w:pPr><w:r><w:rPr><w:i/></w:rPr><w:t>{line}</w:t></w:r></w:p>"
        );
        let paper = changed(ke_hoach(), &[(&p("LoiVan", "- Bám sát chương trình của tỉnh."), &slanted)]);
        assert_eq!(codes(&paper).contains(&"ND01".to_owned()), told, "{line}");
    }
}

#[test]
fn a_paper_that_another_law_names_has_its_name_from_there() {
    for (title, symbol) in [("KẾT LUẬN THANH TRA", "05/KL-UBND"), ("KIẾN NGHỊ", "05/KN-UBND")] {
        let paper = changed(ke_hoach(), &[("KẾ HOẠCH", title), ("Số: 05/KH-UBND", &format!("Số: {symbol}"))]);
        assert!(!codes(&paper).contains(&"TL01".to_owned()), "{title}: {:?}", codes(&paper));
    }
    for title in ["KẾ HOẠCHH", "KẾT LUẬNN"] {
        assert!(codes(&spoilt("KẾ HOẠCH", title)).contains(&"TL01".to_owned()), "{title}");
    }
}

#[test]
fn a_paper_with_its_year_in_the_number_is_laws_only_where_laws_have_one() {
    let decision = [("KẾ HOẠCH", "QUYẾT ĐỊNH"), ("Số: 05/KH-UBND", "Số: 05/2026/QĐ-UBND")];
    let law = changed(ke_hoach(), &decision);
    assert_eq!(codes(&law), NONE);
    assert!(notes(&law)[0].contains("quy phạm pháp luật"), "{:?}", notes(&law));
    let company = [("KẾ HOẠCH", "QUYẾT ĐỊNH"), ("Số: 05/KH-UBND", "Số: 05/2026/QĐ-CTM")];
    assert!(codes(&changed(ke_hoach(), &company)).contains(&"SK01".to_owned()));
    let circular = changed(ke_hoach(), &[("KẾ HOẠCH", "THÔNG TƯ"), ("05/KH-UBND", "05/2026/TT-BNV")]);
    assert_eq!(codes(&circular), NONE);
    assert!(codes(&spoilt("Số: 05/KH-UBND", "Số: 05/2026/KH-UBND")).contains(&"SK01".to_owned()));
}

#[test]
fn a_form_to_fill_in_is_no_paper_of_an_office_but_a_plan_without_a_number_is() {
    for title in ["ĐƠN ĐỀ NGHỊ HỖ TRỢ", "PHIẾU TRÌNH GIẢI QUYẾT CÔNG VIỆC", "TỜ KHAI HỘ DÂN"]
    {
        let form = changed(ke_hoach(), &[("KẾ HOẠCH", title), ("Số: 05/KH-UBND", "")]);
        assert_eq!(codes(&form), NONE, "{title}");
        assert!(notes(&form)[0].contains("biểu mẫu"), "{:?}", notes(&form));
    }
    // A form in whose place of a number stands nothing is none of the types; phiếu gửi is one.
    for title in ["KẾ HOẠCH", "PHIẾU GỬI"] {
        let paper = changed(ke_hoach(), &[("KẾ HOẠCH", title), ("Số: 05/KH-UBND", "")]);
        assert!(codes(&paper).contains(&"SK01".to_owned()), "{title}");
    }
}

#[test]
fn what_another_paper_approves_is_called_as_its_kind_is_called() {
    let approved =
        "(Được phê duyệt kèm theo Quyết định số 05/QĐ-UBND ngày 05 tháng 01 năm 2026 của Ủy ban nhân dân xã)";
    let statute = [
        ("Số: 07/QC-UBND", ""),
        ("Lơ Ku, ngày 05 tháng 01 năm 2026", ""),
        ("QUY CHẾ", "ĐIỀU LỆ (SỬA ĐỔI, BỔ SUNG)"),
        ("Hoạt động của Tổ công tác bình đẳng giới", "HỘI KHUYẾN HỌC XÃ MẪU"),
    ];
    let paper = changed(quy_che(), &statute);
    let told: Vec<String> = codes(&paper).into_iter().filter(|code| code.starts_with("TL")).collect();
    assert_eq!(told, NONE);
    let attached =
        changed(paper, &[(&p("Chuong", "Chương I"), &(p("KemTheo", approved) + &p("Chuong", "Chương I")))]);
    assert_eq!(codes(&attached), NONE);
    let capitals = changed(quy_che(), &[("Hoạt động của Tổ công tác bình đẳng giới", "HOẠT ĐỘNG CỦA TỔ")]);
    assert!(codes(&capitals).contains(&"TL02".to_owned()), "{:?}", codes(&capitals));
}

#[test]
fn what_was_issued_before_the_decree_is_told_and_stops_nothing() {
    let dated = |year: &str| {
        let day = format!("Lơ Ku, ngày 05 tháng 01 năm {year}");
        let kem = format!("ngày 05 tháng 01 năm {year} của");
        let changes = [
            ("Lơ Ku, ngày 05 tháng 01 năm 2026", day.as_str()),
            ("ngày 05 tháng 01 năm 2026 của", kem.as_str()),
        ];
        changed(changed(ke_hoach(), &changes), &[("Số: 05/KH-UBND", "Số: 5/KH-UBND")])
    };
    let told = |year: &str| {
        findings(&dated(year), &unknown())
            .into_iter()
            .filter(|finding| finding.starts_with("SK01"))
            .collect::<Vec<_>>()
    };
    assert!(told("2019")[0].starts_with("SK01 cảnh báo"), "{:?}", told("2019"));
    assert!(told("2021")[0].starts_with("SK01 lỗi"), "{:?}", told("2021"));
    assert!(notes(&dated("2019"))[0].contains("trước khi có Nghị định 30"), "{:?}", notes(&dated("2019")));
    assert_eq!(notes(&dated("2021")), NONE);
}

#[test]
fn a_row_of_dashes_is_a_rule_that_is_not_one_line() {
    let dashes = spoilt(&rule(1328), &p("So", "-------"));
    assert_eq!(codes(&dashes), ["CQ03"]);
    let line = spoilt(&rule(1328), &p("So", "─────────"));
    assert_eq!(codes(&line), NONE);
}

#[test]
fn a_number_goes_on_behind_a_bold_line_or_begins_anew() {
    let before = p("Khoan", "2. Yêu cầu");
    let bold = p("TrichYeu", "Một số kết quả nổi bật trong năm");
    for (number, told) in [("2", false), ("1", false), ("4", true)] {
        let after = p("Khoan", &format!("{number}. Yêu cầu"));
        let found = codes(&spoilt(&before, &format!("{bold}{after}")));
        assert_eq!(found.contains(&"BC06".to_owned()), told, "{number} {found:?}");
    }
}

#[test]
fn marks_without_a_blank_behind_them_count_all_the_same() {
    let joined = spoilt("1. Phòng Văn hóa - Xã hội", "1.Phòng Văn hóa - Xã hội");
    assert!(!codes(&joined).contains(&"BC06".to_owned()), "{:?}", codes(&joined));
    let lost = spoilt("1. Phòng Văn hóa - Xã hội", "Phòng Văn hóa - Xã hội");
    assert!(codes(&lost).contains(&"BC06".to_owned()), "{:?}", codes(&lost));
}

#[test]
fn a_chapter_whose_title_stands_on_its_line_is_told_once_and_counted() {
    let joined = changed(
        quy_che(),
        &[(
            &(p("Chuong", "Chương I") + &p("Chuong", "QUY ĐỊNH CHUNG")),
            &p("Chuong", "Chương I. QUY ĐỊNH CHUNG"),
        )],
    );
    assert_eq!(codes(&joined), ["BC01"]);
}

#[test]
fn the_last_can_cu_is_one_more_reason_that_a_sentence_goes_on_from() {
    let cited =
        p("CanCu", "Căn cứ Công văn số 9/UBND-VX ngày 05 tháng 01 năm 2026 của Ủy ban nhân dân tỉnh;");
    let ask = p("LoiVan", "Ủy ban nhân dân xã đề nghị các đơn vị báo cáo số liệu.");
    let reason = p("LoiVan", "Xét đề nghị của Trạm Y tế xã, Ủy ban nhân dân xã có ý kiến như sau:");
    assert_eq!(codes(&changed(cong_van(), &[(&ask, &format!("{cited}{reason}"))])), NONE);
    assert_eq!(codes(&changed(cong_van(), &[(&ask, &format!("{cited}{ask}"))])), ["CC01"]);
}

#[test]
fn the_name_of_the_agency_may_be_shortened_in_an_appendix() {
    let of = |issuer: &str| spoilt("của Ủy ban nhân dân xã Lơ Ku)", &format!("của {issuer})"));
    for issuer in ["UBND xã Lơ Ku", "Chủ tịch Ủy ban nhân dân xã Lơ Ku", "Uỷ ban nhân dân xã Lơ Ku"]
    {
        assert_eq!(codes(&of(issuer)), NONE, "{issuer}");
    }
    assert_eq!(codes(&of("UBND xã Khác")), ["PL02"]);
}

#[test]
fn what_is_wrong_in_the_same_way_in_several_sections_is_one_finding() {
    let size = ("w:w=\"11906\" w:h=\"16838\"", "w:w=\"12240\" w:h=\"15840\"");
    let letter = changed(ke_hoach(), &[size, size]);
    let told: Vec<String> =
        findings(&letter, &unknown()).into_iter().filter(|finding| finding.starts_with("PG01")).collect();
    assert_eq!(told.len(), 1, "{told:?}");
    assert!(told[0].contains("phần trang thứ 1, 2: "), "{told:?}");
}

#[test]
fn what_a_template_left_is_told_once() {
    for left in ["&lt;&lt;so_ho&gt;&gt;", "{so_ho}", "${so_ho}", "{{ so_ho }}", "«$!data.soHo»", "«#if($so)»"]
    {
        let found = codes(&spoilt("Thu hẹp khoảng cách giới", &format!("Thu hẹp cho {left} hộ")));
        assert_eq!(found, ["DT01"], "{left}");
        let number = codes(&spoilt("Số: 05/KH-UBND", &format!("Số: {left}/KH-UBND")));
        assert!(
            number.contains(&"DT01".to_owned()) && !number.contains(&"SK01".to_owned()),
            "{left} {number:?}"
        );
    }
    for right in ["tỷ lệ &lt; 5%", "nhóm {A}", "từ 3 &gt; 2"] {
        assert_eq!(codes(&spoilt("Thu hẹp khoảng cách giới", &format!("Thu hẹp {right}"))), NONE, "{right}");
    }
}

#[test]
fn as_above_may_say_why() {
    let copied = |first: &str| changed(cong_van(), &[("- Như trên;", first)]);
    assert_eq!(codes(&copied("- Như trên (để báo cáo);")), NONE);
    assert!(codes(&copied("- Trạm Y tế xã;")).contains(&"KG01".to_owned()));
}

#[test]
fn a_number_under_the_title_is_said_to_stand_there() {
    let below = changed(
        ke_hoach(),
        &[
            ("Số: 05/KH-UBND", ""),
            (
                &p("TrichYeu", "Triển khai công tác bình đẳng giới năm 2026"),
                &(p("TrichYeu", "Triển khai công tác bình đẳng giới năm 2026") + &p("So", "Số: 05/KH-UBND")),
            ),
        ],
    );
    let told: Vec<String> =
        findings(&below, &unknown()).into_iter().filter(|finding| finding.starts_with("SK01")).collect();
    assert!(matches!(&told[..], [one] if one.contains("ở dưới tên loại")), "{told:?}");
}

#[test]
fn a_row_of_dots_in_an_issued_paper_is_a_place_left_open() {
    let dots = |text: &str| codes(&spoilt("Thu hẹp khoảng cách giới", text));
    assert_eq!(dots("Thu hẹp khoảng cách tại …… thôn"), ["DT01"]);
    assert_eq!(dots("Thu hẹp khoảng cách tại ..... thôn"), ["DT01"]);
    assert_eq!(dots("Thu hẹp khoảng cách tại các thôn…"), NONE);
    let draft =
        changed(spoilt("Thu hẹp khoảng cách giới", "Thu hẹp tại …… thôn"), &[("Số: 05/KH", "Số:      /KH")]);
    assert!(!codes(&draft).contains(&"DT01".to_owned()), "{:?}", codes(&draft));
}

#[test]
fn properties_given_twice_are_damage_and_lost_styles_are_the_one_cause() {
    let twice = spoilt("Thu hẹp khoảng cách giới.</w:t></w:r>", "Thu hẹp.</w:t></w:r><w:pPr/>");
    assert_eq!(codes(&twice), ["docx-hong"]);
}

#[test]
fn a_field_of_a_mail_merge_is_told_as_left_over_and_as_nothing_else() {
    let merged = changed(
        ke_hoach(),
        &[("Số: 05/KH-UBND", "Số: «SO_QD»"), ("Nâng cao nhận thức của Nhân dân", "Nâng cao «NOI_DUNG»")],
    );
    let told = codes(&merged);
    assert!(told.contains(&"DT01".to_owned()) && !told.contains(&"SK01".to_owned()), "{told:?}");
    let quoted = spoilt("nhận thức của Nhân dân", "«nhận thức» của Nhân dân");
    assert!(!codes(&quoted).contains(&"DT01".to_owned()), "{:?}", codes(&quoted));
}

#[test]
fn an_appendix_may_be_said_to_be_of_whom_the_paper_says_decides() {
    let named = |issuer: &str| {
        changed(
            ke_hoach(),
            &[
                ("của Ủy ban nhân dân xã Lơ Ku)", &format!("của {issuer})")),
                (
                    &p("Muc", "I. MỤC ĐÍCH, YÊU CẦU"),
                    &(p("TenLoai", "GIÁM ĐỐC TRUNG TÂM MẪU") + &p("Muc", "I. MỤC ĐÍCH, YÊU CẦU")),
                ),
            ],
        )
    };
    assert!(!codes(&named("Giám đốc Trung tâm Mẫu")).contains(&"PL02".to_owned()));
    assert!(codes(&named("Giám đốc Trung tâm Khác")).contains(&"PL02".to_owned()));
}

#[test]
fn an_appendix_with_its_title_beside_its_number_is_told_once() {
    let beside = changed(
        ke_hoach(),
        &[(
            &(p("PhuLuc", "Phụ lục") + &p("PhuLuc", "CHỈ TIÊU NĂM 2026")),
            &p("PhuLuc", "PHỤ LỤC 01: CHỈ TIÊU NĂM 2026"),
        )],
    );
    let told: Vec<String> =
        findings(&beside, &unknown()).into_iter().filter(|told| told.starts_with("PL")).collect();
    assert_eq!(told.len(), 1, "{told:?}");
    assert!(told[0].contains("phải viết «Phụ lục»"), "{told:?}");
}

#[test]
fn words_of_an_old_font_between_others_are_one_doubt() {
    let mixed = changed(
        ke_hoach(),
        &[
            ("Thu hẹp khoảng cách giới", "Thu hẹp kho¶ng c¸ch giới"),
            ("Bám sát chương trình", "B¸m s¸t c¸c viÖc"),
        ],
    );
    assert_eq!(codes(&mixed), ["bang-ma-cu"]);
    let measured = spoilt("Thu hẹp khoảng cách giới", "Sửa 120 m² sân, 3 km² rừng, bể 12 m³");
    assert_eq!(codes(&measured), NONE);
}

#[test]
fn the_number_of_an_item_without_words_has_the_size_of_its_mark() {
    let level = "<w:abstractNum w:abstractNumId=\"0\"><w:lvl w:ilvl=\"0\"><w:start w:val=\"1\"/><w:numFmt w:val=\"decimal\"/>\
                 <w:lvlText w:val=\"%1\"/></w:lvl></w:abstractNum><w:num w:numId=\"1\"><w:abstractNumId w:val=\"0\"/></w:num>";
    let empty = |size: u32| {
        let mark = format!("<w:rPr><w:sz w:val=\"{size}\"/></w:rPr>");
        let item = format!(
            "<w:p><w:pPr><w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"1\"/></w:numPr>{mark}</w:pPr></w:p>"
        );
        let before = p("Khoan", "2. Yêu cầu");
        let paper = spoilt(&before, &format!("{item}{before}"));
        let paper = paper.with_part("rId77", "numbering", "numbering.xml", "w:numbering", level);
        findings(&paper, &unknown()).into_iter().filter(|told| told.starts_with("FT04")).collect::<Vec<_>>()
    };
    assert_eq!(empty(28), NONE);
    assert!(matches!(&empty(40)[..], [one] if one.contains("cỡ chữ 20")), "{:?}", empty(40));
}

#[test]
fn one_wrong_number_is_one_finding() {
    let numbered = |second: &str, third: &str| {
        let lines = [
            p("LoiVan", "Điều 1. Một."),
            p("LoiVan", &format!("Điều {second}. Hai.")),
            p("LoiVan", &format!("Điều {third}. Ba.")),
        ];
        let before = p("Muc", "I. MỤC ĐÍCH, YÊU CẦU");
        let paper = spoilt(&before, &(before.clone() + &lines.concat()));
        findings(&paper, &unknown()).into_iter().filter(|told| told.starts_with("BC06")).collect::<Vec<_>>()
    };
    assert_eq!(numbered("2", "3"), NONE);
    let slip = numbered("12", "3");
    assert!(matches!(&slip[..], [one] if one.contains("phải là 2")), "{slip:?}");
    assert_eq!(numbered("12", "5").len(), 2);
    // What was due behind a slip of one mục is due in no other.
    let next = |first: &str| {
        let lines = [
            p("LoiVan", "1. Một."),
            p("LoiVan", "3. Hai."),
            p("Muc", "II. NỘI DUNG"),
            p("LoiVan", &format!("{first}. Ba.")),
        ];
        let before = p("Muc", "I. MỤC ĐÍCH, YÊU CẦU");
        let told = findings(&spoilt(&before, &(before.clone() + &lines.concat())), &unknown());
        told.into_iter().filter(|told| told.starts_with("BC06")).count()
    };
    assert!(next("4") > next("1"));
    assert_eq!(next("3"), next("4"));
}

#[test]
fn a_blank_is_not_in_small_letters_and_ends_as_it_is_filled_in() {
    let blank = spoilt("XÃ LƠ KU", "(1)…………………");
    let told: Vec<String> =
        findings(&blank, &unknown()).into_iter().filter(|told| told.contains("in hoa")).collect();
    assert_eq!(told, NONE);
    assert!(codes(&spoilt("XÃ LƠ KU", "Xã Lơ Ku")).contains(&"CQ02".to_owned()));
    let cited = |end: &str| {
        let reason = p("CanCu", "Căn cứ Luật Bình đẳng giới ngày 29 tháng 11 năm 2006;");
        let more = p("CanCu", &format!("Căn cứ {end}"));
        codes(&spoilt(&reason, &(reason.clone() + &more)))
    };
    for end in ["………………", "…………………(10)", "__________"] {
        assert!(!cited(end).contains(&"CC01".to_owned()), "{end} {:?}", cited(end));
    }
    assert!(cited("đề nghị của thôn").contains(&"CC01".to_owned()));
}

#[test]
fn lines_of_one_paragraph_have_no_space_between_them() {
    let nation =
        p("QuocHieu", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM") + &p("TieuNgu", "Độc lập - Tự do - Hạnh phúc");
    let joined = |properties: &str, size: u32| {
        let run =
            |text: &str, size: u32| format!("<w:r><w:rPr><w:b/><w:sz w:val=\"{size}\"/></w:rPr>{text}</w:r>");
        let text = |text: &str| format!("<w:t>{text}</w:t>");
        let one = format!(
            "<w:p><w:pPr>{properties}<w:jc w:val=\"center\"/></w:pPr>{}{}{}</w:p>",
            run(&text("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"), 26),
            run("<w:br/>", size),
            run(&text("Độc lập - Tự do - Hạnh phúc"), size)
        );
        let told = findings(&spoilt(&nation, &one), &unknown());
        told.into_iter().filter(|told| told.starts_with("QH02 lỗi")).collect::<Vec<_>>()
    };
    assert_eq!(joined("<w:spacing w:before=\"240\" w:after=\"240\"/>", 28), NONE);
    assert_eq!(joined("<w:spacing w:line=\"480\" w:lineRule=\"auto\"/>", 28).len(), 1);
}

#[test]
fn what_a_person_fills_in_for_himself_is_no_paper_of_an_office() {
    let of = |first: &str| {
        changed(
            ke_hoach(),
            &[
                ("KẾ HOẠCH", "THÔNG BÁO"),
                ("Số: 05/KH-UBND", ""),
                (&p("CoQuan", "ỦY BAN NHÂN DÂN"), ""),
                (&p("CoQuan", "XÃ LƠ KU"), ""),
                ("Nơi nhận:", ""),
                ("- Thường trực Đảng ủy;", ""),
                ("- Các thôn;", ""),
                ("- Lưu: VT, VHXH.", ""),
                (
                    &p("Muc", "I. MỤC ĐÍCH, YÊU CẦU"),
                    &(p("LoiVan", first) + &p("Muc", "I. MỤC ĐÍCH, YÊU CẦU")),
                ),
            ],
        )
    };
    let filled = of("Tên tôi là: …………………");
    assert!(notes(&filled)[0].contains("biểu mẫu"), "{:?}", notes(&filled));
    assert!(codes(&of("Tên thôn: Mẫu.")).contains(&"CQ02".to_owned()));
}

#[test]
fn a_slip_may_say_to_whom_it_goes() {
    let told = |title: &str| {
        let subject = p("TrichYeu", "Triển khai công tác bình đẳng giới năm 2026");
        let to = p("KinhGui", "Kính gửi: Trạm Y tế xã Lơ Ku");
        let plan = p("TenLoai", "KẾ HOẠCH") + &subject;
        let paper = changed(ke_hoach(), &[(&plan, &(p("TenLoai", title) + &subject + &to))]);
        findings(&paper, &unknown()).iter().any(|told| told.contains("không có «Kính gửi»"))
    };
    assert!(!told("PHIẾU CHUYỂN"));
    assert!(told("THÔNG BÁO"));
}

#[test]
fn a_form_that_a_circular_gives_is_no_paper_of_an_office_but_what_has_an_agency_is() {
    let circular =
        p("LoiVan", "Mẫu số C78-HD") + &p("LoiVan", "(Ban hành kèm theo Thông tư số 9/2026/TT-BTC)");
    let of = |above: &str, names: bool| {
        let mut paper = changed(ke_hoach(), &[("<w:tbl>", &format!("{above}<w:tbl>"))]);
        if !names {
            paper = changed(paper, &[(&p("CoQuan", "ỦY BAN NHÂN DÂN"), ""), (&p("CoQuan", "XÃ LƠ KU"), "")]);
        }
        paper
    };
    let form = of(&circular, false);
    assert_eq!(codes(&form), NONE);
    assert!(notes(&form)[0].contains("biểu mẫu"), "{:?}", notes(&form));
    assert!(codes(&of("", false)).contains(&"CQ02".to_owned()));
    assert!(!notes(&of(&circular, true)).iter().any(|note| note.contains("biểu mẫu")));
}

#[test]
fn a_contract_without_an_agency_is_a_form_also_where_it_has_a_number() {
    let contract = [
        ("KẾ HOẠCH", "HỢP ĐỒNG"),
        ("Số: 05/KH-UBND", "Số: 05/HĐ-CTM"),
        (&p("CoQuan", "ỦY BAN NHÂN DÂN"), ""),
        (&p("CoQuan", "XÃ LƠ KU"), ""),
    ];
    assert!(notes(&changed(ke_hoach(), &contract))[0].contains("biểu mẫu"));
    let office = changed(ke_hoach(), &contract[..2]);
    assert_eq!(notes(&office), NONE);
    // Its title may stand lower than a title does, or where a name does.
    let nameless = changed(ke_hoach(), &contract[2..]);
    let plan = p("TenLoai", "KẾ HOẠCH");
    let lower = p("LoiVan", "Hôm nay hai bên gặp nhau.") + &p("TenLoai", "HỢP ĐỒNG THUÊ NHÀ");
    assert!(notes(&changed(nameless, &[(&plan, &lower)]))[0].contains("biểu mẫu"));
    let place = changed(
        ke_hoach(),
        &[("ỦY BAN NHÂN DÂN", "HỢP ĐỒNG THUÊ NHÀ"), (&p("CoQuan", "XÃ LƠ KU"), ""), (&plan, "")],
    );
    assert!(notes(&place)[0].contains("biểu mẫu"), "{:?}", notes(&place));
}

#[test]
fn kinh_trinh_says_to_whom_a_paper_goes() {
    let told = |label: &str| {
        let to = format!("{label}: Ủy ban nhân dân tỉnh");
        let paper = changed(
            cong_van(),
            &[
                ("Kính gửi:", &to),
                (&p("KinhGuiDong", "- Trường Tiểu học Lơ Ku;"), ""),
                (&p("KinhGuiDong", "- Trạm Y tế xã Lơ Ku."), ""),
            ],
        );
        findings(&paper, &unknown()).into_iter().filter(|told| told.starts_with("KG")).collect::<Vec<_>>()
    };
    assert_eq!(told("Kính gửi"), NONE);
    assert!(
        matches!(&told("Kính trình")[..], [one] if one.starts_with("KG02") && one.contains("không đúng dạng")),
        "{:?}",
        told("Kính trình")
    );
}

#[test]
fn two_drawn_rules_that_hang_crosswise_are_told_by_their_lengths() {
    let drawn = |points: &str| {
        format!("<w:p><w:r><w:pict><v:line from=\"0,0\" to=\"{points}pt,0\"/></w:pict></w:r></w:p>")
    };
    let paper = |name: &str, motto: &str| {
        codes(&changed(ke_hoach(), &[(&rule(1328), &drawn(name)), (&rule(1031), &drawn(motto))]))
    };
    assert_eq!(paper("49", "171.4"), NONE);
    assert_eq!(paper("171.4", "49"), NONE);
    assert_eq!(paper("171.4", "171.4"), ["CQ03"]);
    assert_eq!(paper("250", "49"), ["QH03", "CQ03"]);
}

#[test]
fn headings_of_one_paragraph_are_counted_each() {
    let broken = |number: &str| {
        let below = format!("II. NHIỆM VỤ</w:t><w:br/><w:t>{number}. TỔ CHỨC THỰC HIỆN");
        changed(ke_hoach(), &[("II. TỔ CHỨC THỰC HIỆN", &below)])
    };
    assert!(!codes(&broken("III")).contains(&"BC06".to_owned()), "{:?}", codes(&broken("III")));
    assert!(codes(&broken("V")).contains(&"BC06".to_owned()), "{:?}", codes(&broken("V")));
}

#[test]
fn a_copy_that_names_who_signed_lacks_no_name() {
    let copy = |last: &str| codes(&changed(ke_hoach(), &[("Nguyễn Văn A", last)]));
    assert!(!copy("Đã ký: Nguyễn Văn A").contains(&"CK04".to_owned()), "{:?}", copy("Đã ký: Nguyễn Văn A"));
    assert!(copy("(Đã ký)").contains(&"CK04".to_owned()), "{:?}", copy("(Đã ký)"));
}

#[test]
fn the_lines_of_a_name_and_of_a_subject_that_hang_crosswise_are_told_by_their_lengths() {
    let drawn = |points: &str| {
        format!("<w:p><w:r><w:pict><v:line from=\"0,0\" to=\"{points}pt,0\"/></w:pict></w:r></w:p>")
    };
    let paper = |name: &str, subject: &str| {
        codes(&changed(ke_hoach(), &[(&rule(1328), &drawn(name)), (&rule(3600), &drawn(subject))]))
    };
    assert_eq!(paper("49", "130"), NONE);
    assert_eq!(paper("130", "49"), NONE);
    assert_eq!(paper("130", "130"), ["CQ03"]);
    assert_eq!(paper("49", "49"), ["TL03"]);
}

#[test]
fn a_note_in_brackets_in_the_middle_is_not_set_as_the_text_is() {
    let with = |text: &str, properties: &str| {
        let before = p("Muc", "I. MỤC ĐÍCH, YÊU CẦU");
        let note = format!("<w:p><w:pPr>{properties}</w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>");
        codes(&spoilt(&before, &(note + &before)))
    };
    let centred = "<w:jc w:val=\"center\"/>";
    assert!(!with("(Dành cho các thôn)", centred).contains(&"ND02".to_owned()));
    let long = "Các thôn rà soát danh sách hộ dân và báo cáo kết quả về Ủy ban nhân dân xã trước ngày 20 tháng 3 năm nay.";
    assert!(with(long, centred).contains(&"ND02".to_owned()));
}

#[test]
fn blanks_before_a_line_are_no_part_of_its_length() {
    let moved = |blanks: &str| {
        let motto = "Độc lập - Tự do - Hạnh phúc";
        codes(&changed(
            ke_hoach(),
            &[(&p("TieuNgu", motto), &p("TieuNgu", &format!("      {motto}{blanks}")))],
        ))
    };
    assert_eq!(moved(""), NONE);
    assert_eq!(moved("      "), NONE);
}

#[test]
fn words_set_off_in_a_text_are_no_look_of_it() {
    let khoan = |before: &str, set_off: &str, properties: &str, behind: &str| {
        let run = |text: &str, properties: &str| {
            format!("<w:r><w:rPr>{properties}</w:rPr><w:t xml:space=\"preserve\">{text}</w:t></w:r>")
        };
        let inside = run(before, "") + &run(set_off, properties) + &run(behind, "");
        let item = format!("<w:p><w:pPr><w:pStyle w:val=\"LoiVan\"/></w:pPr>{inside}</w:p>");
        codes(&changed(ke_hoach(), &[(&p("LoiVan", "a) Nâng cao nhận thức của Nhân dân."), &item)]))
    };
    for look in ["<w:b/>", "<w:i/>", "<w:b/><w:i/>"] {
        let day = khoan(
            "a) Báo cáo kết quả về xã ",
            "trước ngày 20 tháng 3",
            look,
            " để tổng hợp chung trong cả năm.",
        );
        assert_eq!(day, NONE, "{look}");
        let whole = khoan("a) ", "Báo cáo kết quả về xã trước ngày 20 tháng 3", look, ".");
        assert!(whole.contains(&"BC05".to_owned()), "{look} {whole:?}");
    }
}

#[test]
fn a_short_reason_need_not_be_stretched_and_one_more_may_lead_on() {
    let aligned = |text: &str| {
        let reason = p("CanCu", "Căn cứ Luật Bình đẳng giới ngày 29 tháng 11 năm 2006;");
        let left = format!(
            "<w:p><w:pPr><w:pStyle w:val=\"CanCu\"/><w:jc w:val=\"left\"/></w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>"
        );
        codes(&spoilt(&reason, &left))
    };
    assert_eq!(aligned("Căn cứ Luật Bình đẳng giới ngày 29 tháng 11 năm 2006;"), NONE);
    let long = "Căn cứ Nghị quyết số 12/NQ-HĐND ngày 05 tháng 3 năm 2026 của Hội đồng nhân dân xã về việc chung và việc riêng;";
    assert_eq!(aligned(long), ["CC01"]);
    let led = |text: &str| {
        let ended = "về công tác văn thư.";
        codes(&changed(ke_hoach(), &[(ended, "về công tác văn thư;"), ("Ủy ban nhân dân xã ban hành", text)]))
    };
    assert_eq!(led("Nhằm rà soát hộ dân, Ủy ban nhân dân xã ban hành"), NONE);
    assert_eq!(led("Ủy ban nhân dân xã ban hành"), ["CC01"]);
}

#[test]
fn a_note_in_brackets_may_stand_behind_the_mark_of_the_end() {
    let with = |last: &str, note: &str| {
        let slanted = format!(
            "<w:p><w:pPr><w:pStyle w:val=\"LoiVanCuoi\"/></w:pPr><w:r><w:rPr><w:i/></w:rPr><w:t>{note}</w:t></w:r></w:p>"
        );
        let end = p("LoiVanCuoi", "2. Các thôn thực hiện Kế hoạch này./.");
        codes(&spoilt(&end, &(p("LoiVanCuoi", last) + &slanted)))
    };
    let ended = "2. Các thôn thực hiện Kế hoạch này./.";
    assert_eq!(with(ended, "(Gửi kèm danh sách hộ dân)"), NONE);
    assert_eq!(with("2. Các thôn thực hiện Kế hoạch này.", "(Gửi kèm danh sách hộ dân)./."), NONE);
    assert_eq!(with(ended, "Gửi kèm danh sách hộ dân"), ["ND01", "ND06"]);
    assert_eq!(with("2. Các thôn thực hiện.", "(Gửi kèm danh sách hộ dân)"), ["ND06"]);
}

#[test]
fn times_new_roman_has_more_names_than_one() {
    let font = |name: &str| {
        let set = format!(
            "<w:p><w:pPr><w:pStyle w:val=\"LoiVan\"/></w:pPr><w:r><w:rPr><w:rFonts w:ascii=\"{name}\" w:hAnsi=\"{name}\"/>\
             </w:rPr><w:t>b) Thu hẹp khoảng cách giới.</w:t></w:r></w:p>"
        );
        let told = findings(&spoilt(&p("LoiVan", "b) Thu hẹp khoảng cách giới."), &set), &unknown());
        told.into_iter().filter(|told| told.starts_with("FT01 lỗi")).count()
    };
    for name in [
        "Times New Roman;Bookman Old Style",
        "TimesNewRomanPSMT",
        "TimesNewRomanPS-BoldMT;Times",
        "Times New Roman Bold",
    ] {
        assert_eq!(font(name), 0, "{name}");
    }
    for name in ["Arial;Times New Roman", "Times"] {
        assert_eq!(font(name), 1, "{name}");
    }
}

#[test]
fn brackets_that_a_template_left_are_told_once_and_a_row_of_dots_is_in_no_letters() {
    let left =
        codes(&changed(ke_hoach(), &[("Số: 05/KH-UBND", "Số: [[so_van_ban]]"), ("XÃ LƠ KU", "[[TenXa]]")]));
    assert!(left.contains(&"DT01".to_owned()), "{left:?}");
    for other in ["SK01", "CQ02"] {
        assert!(!left.contains(&other.to_owned()), "{left:?}");
    }
    for right in ["Thu hẹp [1] khoảng cách", "Thu hẹp [[1, 2], [3]] khoảng cách"] {
        assert_eq!(codes(&spoilt("Thu hẹp khoảng cách giới", right)), NONE, "{right}");
    }
}

#[test]
fn two_blanks_in_as_above_and_a_line_of_what_is_filed_without_its_colon_are_told_as_that() {
    let told = |from: &str, to: &str| {
        let told = findings(&changed(cong_van(), &[(from, to)]), &unknown());
        told.into_iter()
            .filter(|told| told.starts_with("KG01") || told.starts_with("NN03"))
            .collect::<Vec<_>>()
    };
    assert_eq!(told("- Như trên;", "- Như  trên;"), NONE);
    let bare = told("- Lưu: VT, VHXH.", "- Lưu VT, VHXH (Tổ 1).");
    assert!(matches!(&bare[..], [one] if one.contains("không đúng dạng")), "{bare:?}");
}
