mod cases;
mod corpus;
mod kinds;

use super::fixture::{BODY, cong_van, expected, ke_hoach, quy_che, rule};
use super::{Expected, NgayThang, Origin, State};
use crate::docx::read::fixture::{Package, p, pack};
use crate::docx::read::{PaperError, read};
use crate::rules::{FORM as RULES, form as run};

use cases::cases;

/// Findings as `ID lỗi: message`.
fn findings(package: &Package, expected: &Expected) -> Vec<String> {
    let paper = read(&package.bytes()).unwrap();
    let found = run(&paper, expected, "thu.docx");
    found.iter().map(|found| format!("{} {}: {}", found.code, found.severity.word(), found.message)).collect()
}

fn unknown() -> Expected {
    Expected::unknown(Origin::Foreign)
}

fn spoilt(from: &str, to: &str) -> Package {
    let mut package = ke_hoach();
    package.replace(BODY, from, to);
    package
}

const SILENT: Vec<String> = Vec::new();

#[test]
fn good_papers_are_silent_known_or_not() {
    assert_eq!(findings(&ke_hoach(), &expected()), SILENT);
    assert_eq!(findings(&ke_hoach(), &unknown()), SILENT);
    assert_eq!(findings(&cong_van(), &unknown()), SILENT);
    assert_eq!(findings(&quy_che(), &unknown()), SILENT);
}

#[test]
fn every_rule_fires_on_its_spoilt_papers_and_says_what_is_wrong() {
    let mut wrong = String::new();
    for case in cases() {
        let paper = read(&case.package().bytes()).unwrap();
        let found = run(&paper, &case.base.expected(), "thu.docx");
        let own: Vec<&str> = found
            .iter()
            .filter(|found| found.code.as_str() == case.rule)
            .map(|found| found.message.as_str())
            .collect();
        if own != case.says {
            wrong.push_str(&format!("{}: {own:#?}\n  not {:#?}\n", case.rule, case.says));
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}

#[test]
fn every_rule_has_a_case() {
    let known: Vec<&str> =
        cases().iter().filter(|case| !case.says.is_empty()).map(|case| case.rule).collect();
    let without: Vec<&str> =
        RULES.iter().map(|rule| rule.code.as_str()).filter(|id| !known.contains(id)).collect();
    assert_eq!(without, Vec::<&str>::new(), "each rule has a case in src/form/tests/cases.rs");
    assert_eq!(RULES.len(), 60);
    let readme = include_str!("../../README.md");
    assert!(readme.contains("| sixty rules with their clauses |"), "README.md says how many rules there are");
}

#[test]
fn every_finding_has_a_way_out() {
    let mut without: Vec<&str> = Vec::new();
    for case in cases() {
        let paper = read(&case.package().bytes()).unwrap();
        let found = run(&paper, &case.base.expected(), "thu.docx");
        without.extend(found.iter().filter(|found| found.hints.is_empty()).map(|found| found.code.as_str()));
    }
    without.sort_unstable();
    without.dedup();
    assert_eq!(without, Vec::<&str>::new());
}

#[test]
fn a_draft_may_leave_number_and_date_blank() {
    let mut draft = ke_hoach();
    draft.replace(BODY, "Số: 05/KH-UBND", "Số:\u{a0}\u{a0}\u{a0}\u{a0}\u{a0}\u{a0}/KH-UBND");
    draft.replace(BODY, "ngày 05 tháng 01 năm 2026<", "ngày   tháng   năm 2026<");
    draft.replace(
        BODY,
        "số 05/KH-UBND ngày 05 tháng 01 năm 2026",
        "số      /KH-UBND ngày   tháng   năm 2026",
    );
    assert_eq!(findings(&draft, &unknown()), SILENT);
    let known = Expected { date: None, state: Some(State::Draft), ..expected() };
    assert_eq!(findings(&draft, &known), SILENT);
    let mut narrow = draft.clone();
    narrow.replace(BODY, "Số:\u{a0}\u{a0}\u{a0}\u{a0}\u{a0}\u{a0}/KH-UBND", "Số: /KH-UBND");
    assert_eq!(findings(&narrow, &known), SILENT);
    let issued = Expected { state: Some(State::Issued), ..unknown() };
    assert_eq!(
        findings(&draft, &issued),
        [
            "SK01 lỗi: số, ký hiệu là «Số:      /KH-UBND»; số phải có đủ, đúng dạng «Số: 05/KH-UBND»",
            "DD01 lỗi: đoạn 8 («Lơ Ku, ngày tháng năm 2026»): ngày, tháng, năm phải có đủ bằng chữ số",
            "DT01 lỗi: đoạn 34 («(Kèm theo Kế hoạch số /KH-UBND ngày thán…»): còn chỗ trống chưa điền",
        ]
    );
}

#[test]
fn house_rules_stop_our_own_papers_and_warn_about_others_where_asked() {
    let loose = spoilt("<w:cantSplit/>", "");
    let message = "bảng chữ ký có thể bị ngắt sang hai trang";
    assert_eq!(findings(&loose, &Expected::unknown(Origin::Own)), [format!("CK05 lỗi: {message}")]);
    assert_eq!(findings(&loose, &unknown()), SILENT);
    let house = Expected { house: true, ..unknown() };
    assert_eq!(findings(&loose, &house), [format!("CK05 cảnh báo: {message}")]);
}

#[test]
fn a_fault_in_many_places_is_told_once() {
    let mut wide = ke_hoach();
    wide.replace(
        "word/styles.xml",
        "w:firstLine=\"720\"/><w:jc w:val=\"both\"/></w:pPr><w:rPr></w:rPr>",
        "w:firstLine=\"720\"/><w:jc w:val=\"left\"/></w:pPr><w:rPr></w:rPr>",
    );
    // Nobody sees of one line whether it is justified.
    assert_eq!(findings(&wide, &unknown()), SILENT);
    assert_eq!(
        findings(&wide, &expected()),
        [
            "ND02 lỗi: đoạn 14 («Ủy ban nhân dân xã ban hành Kế hoạch như…») và 4 đoạn khác: lời văn không căn đều hai bên"
        ]
    );
}

#[test]
fn a_rule_that_finds_too_much_is_cut_short() {
    let lines: String = (0..30).map(|_| p("KinhGuiDong", "- Các thôn,")).collect();
    let mut long = cong_van();
    long.replace(BODY, &p("KinhGuiDong", "- Trường Tiểu học Lơ Ku;"), &lines);
    let found = findings(&long, &unknown());
    assert_eq!(found.len(), 20);
    assert_eq!(
        found.last().map(String::as_str),
        Some(
            "KG02 lỗi: đoạn 30 («- Các thôn,»): phải bắt đầu bằng «- » và kết thúc bằng dấu (;) (và 10 chỗ khác)"
        )
    );
}

#[test]
fn drawn_lines_are_rules_and_their_place_is_free() {
    let line = |points: &str| {
        format!("<w:p><w:r><w:pict><v:line from=\"0,0\" to=\"{points}pt,0\"/></w:pict></w:r></w:p>")
    };
    // 171.4 pt is the width of Tiêu ngữ at 14 pt.
    assert_eq!(findings(&spoilt(&rule(1031), &line("171.4")), &expected()), SILENT);
    assert_eq!(
        findings(&spoilt(&rule(1031), &line("100")), &expected()),
        ["QH03 lỗi: đường kẻ dưới Tiêu ngữ dài 35,3 mm; phải bằng dòng chữ, 60,5 mm"]
    );
}

#[test]
fn an_appendix_may_end_with_a_picture_under_its_title() {
    let table = "</w:tc></w:tr></w:tbl><w:p/>";
    let title = "<w:p><w:pPr><w:jc w:val=\"center\"/></w:pPr><w:r><w:t>Biểu đồ. Kế hoạch và kết quả</w:t></w:r></w:p>";
    let picture =
        "<w:p><w:r><w:drawing><wp:inline><wp:extent cx=\"1\" cy=\"1\"/></wp:inline></w:drawing></w:r></w:p>";
    assert_eq!(findings(&spoilt(table, &format!("{table}{title}{picture}")), &unknown()), SILENT);
    let found = findings(&spoilt(table, &format!("{table}{title}")), &unknown());
    assert!(found[0].starts_with("ND06 lỗi: phụ lục thứ 1 không kết thúc bằng dấu «./.»"), "{found:?}");
}

#[test]
fn names_and_number_may_share_a_cell_as_in_the_forms_of_the_state() {
    // One row: the second row's cells are joined to the first's.
    let mut paper = ke_hoach();
    let number = p("So", "Số: 05/KH-UBND");
    let date = p("Ngay", "Lơ Ku, ngày 05 tháng 01 năm 2026");
    paper.replace(
        BODY,
        &format!("<w:tr><w:trPr></w:trPr><w:tc><w:tcPr/>{number}</w:tc><w:tc><w:tcPr/>{date}</w:tc></w:tr>"),
        "",
    );
    paper.replace(BODY, &rule(1328), &format!("{}{number}", rule(1328)));
    paper.replace(BODY, &rule(1031), &format!("{}{date}", rule(1031)));
    assert_eq!(findings(&paper, &unknown()), SILENT);
    paper.replace(BODY, &number, &format!("<w:p/><w:p/>{number}"));
    let house = Expected { house: true, ..unknown() };
    assert_eq!(
        findings(&paper, &house),
        ["DD03 cảnh báo: dòng «Số: …» và dòng địa danh, ngày tháng năm không ngang nhau"]
    );
}

#[test]
fn one_who_signs_for_a_ban_under_the_seal_shows_the_post_in_the_agency() {
    let consulting = Expected { consulting: Some(true), ..expected() };
    assert_eq!(
        findings(&ke_hoach(), &consulting),
        ["CK03 lỗi: thiếu dòng chức vụ trong cơ quan ở trên họ tên"]
    );
    let name = p("HoTen", "Nguyễn Văn A");
    let post = format!("{}{}", p("HoTen", "PHÓ CHỦ TỊCH ỦY BAN NHÂN DÂN XÃ"), p("ChucVu", "Nguyễn Văn A"));
    let mut signed = spoilt(&name, &post);
    assert_eq!(
        findings(&signed, &consulting),
        [
            "CK05 lỗi: đoạn 30 («PHÓ CHỦ TỊCH ỦY BAN NHÂN DÂN XÃ»): chữ ký có thể sang trang một mình, tách khỏi lời văn"
        ]
    );
    signed.replace(BODY, "<w:pStyle w:val=\"HoTen\"/>", "<w:pStyle w:val=\"HoTen\"/><w:keepNext/>");
    assert_eq!(findings(&signed, &consulting), SILENT);
    assert_eq!(findings(&signed, &expected()), ["CK03 lỗi: giữa chữ ký và họ tên có thêm dòng chữ"]);
}

#[test]
fn an_electronic_paper_leaves_kem_theo_blank() {
    let electronic = Expected { electronic: Some(true), ..expected() };
    assert_eq!(
        findings(&ke_hoach(), &electronic),
        [
            "PL02 lỗi: đoạn 34 («(Kèm theo Kế hoạch số 05/KH-UBND ngày 05…»): văn bản điện tử: số và ngày ở dòng này để trống"
        ]
    );
    let blank = spoilt("số 05/KH-UBND ngày 05 tháng 01 năm 2026", "số      /KH-UBND ngày      tháng     năm");
    assert_eq!(findings(&blank, &electronic), SILENT);
}

#[test]
fn urgency_and_address_are_asked_for_when_known() {
    let known = Expected { urgency: Some("KHẨN".to_owned()), address: Some(true), ..expected() };
    assert_eq!(
        findings(&ke_hoach(), &known),
        ["DK01 lỗi: thiếu dấu khẩn «KHẨN»", "DK01 lỗi: thiếu địa chỉ cơ quan ở chân trang thứ nhất"]
    );
    let boxed = |size: &str| {
        let shape = format!(
            "<v:shape style=\"{size}\"><w:txbxContent>{}</w:txbxContent></v:shape>",
            p("TenLoai", "KHẨN")
        );
        format!("<w:p><w:r><w:pict>{shape}</w:pict></w:r></w:p>{}", p("TenLoai", "KẾ HOẠCH"))
    };
    let footer = "<w:p><w:pPr><w:pBdr><w:top w:val=\"single\"/></w:pBdr></w:pPr>\
                  <w:r><w:rPr><w:sz w:val=\"22\"/></w:rPr><w:t>Địa chỉ: thôn Lơ Vi, xã Lơ Ku</w:t></w:r></w:p>";
    let mut paper = spoilt(&p("TenLoai", "KẾ HOẠCH"), &boxed("width:20mm;height:8mm")).with_part(
        "rId8",
        "footer",
        "footer1.xml",
        "w:ftr",
        footer,
    );
    paper.replace(BODY, "<w:sectPr>", "<w:sectPr><w:footerReference w:type=\"first\" r:id=\"rId8\"/>");
    // The second section inherits the footer: the address would come again.
    assert_eq!(
        findings(&paper, &known),
        ["DK01 lỗi: địa chỉ cơ quan lặp lại ở các trang sau; chỉ ghi ở trang thứ nhất"]
    );
    let wide = spoilt(&p("TenLoai", "KẾ HOẠCH"), &boxed("width:30mm;height:8mm"));
    assert_eq!(findings(&wide, &expected()), ["DK01 lỗi: khung của «KHẨN» không đúng 20,0 mm × 8,0 mm"]);
}

#[test]
fn stacking_knows_the_forms_of_the_decree() {
    let titles = format!("{}{}", p("ChucVu", "TM. ỦY BAN NHÂN DÂN"), p("ChucVu", "CHỦ TỊCH"));
    let stacked = |lines: &[&str]| {
        let lines: String = lines.iter().map(|line| p("ChucVu", line)).collect();
        findings(&spoilt(&titles, &lines), &expected())
    };
    let good: [&[&str]; 8] = [
        &["CHỦ TỊCH"],
        &["KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"],
        &["TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"],
        &["Q. CHỦ TỊCH"],
        &["TL. CHỦ TỊCH", "CHÁNH VĂN PHÒNG"],
        &["TL. CHỦ TỊCH", "KT. CHÁNH VĂN PHÒNG", "PHÓ CHÁNH VĂN PHÒNG"],
        &["TUQ. CHỦ TỊCH", "TRƯỞNG PHÒNG VĂN HÓA - XÃ HỘI"],
        &["TM. BAN CHỈ ĐẠO", "CÔNG TÁC GIẢM NGHÈO", "TRƯỞNG BAN"],
    ];
    for lines in good {
        assert_eq!(stacked(lines), SILENT, "{lines:?}");
    }
    assert_eq!(
        stacked(&["TUQ. CHỦ TỊCH", "KT. TRƯỞNG PHÒNG", "PHÓ TRƯỞNG PHÒNG"]),
        ["CK03 lỗi: thứ tự «TUQ. / KT.» ở phần ký không có trong Nghị định"]
    );
    // What is wrong is told once.
    for acting in ["KT CHỦ TỊCH", "KT.CHỦ TỊCH"] {
        let told = stacked(&[acting, "PHÓ CHỦ TỊCH"]);
        assert!(!told.is_empty() && told.iter().all(|finding| finding.starts_with("CK02")), "{told:?}");
    }
    assert_eq!(
        stacked(&["TL. CHỦ TỊCH"]),
        ["CK03 lỗi: đoạn 28 («TL. CHỦ TỊCH»): thiếu dòng chức vụ của người ký"]
    );
}

#[test]
fn a_paper_without_anything_is_told_what_it_lacks() {
    let found = findings(&Package::with_body(""), &unknown());
    let codes: Vec<&str> = found.iter().filter_map(|line| line.split(' ').next()).collect();
    // Nothing says that it is a paper, so no part of one is asked for.
    assert_eq!(codes, ["khong-kiem-tra-duoc"]);
}

/// A small generator of numbers, the same on every machine.
struct Dice(u64);

impl Dice {
    fn below(&mut self, limit: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap() % limit.max(1)
    }
}

#[test]
fn two_thousand_damaged_papers_neither_panic_nor_hang() {
    let good: Vec<(String, Vec<u8>)> =
        ke_hoach().parts.into_iter().map(|(name, text)| (name, text.into_bytes())).collect();
    let whole = pack(&good, zip::CompressionMethod::Deflated);
    let mut dice = Dice(30_2020);
    let (mut checked, mut refused) = (0, 0);
    for round in 0..2000 {
        let bytes = if round % 4 == 0 {
            let mut bytes = whole.clone();
            for _ in 0..=dice.below(4) {
                let at = dice.below(bytes.len());
                bytes[at] ^= 1 << dice.below(8);
            }
            bytes
        } else {
            let mut parts = good.clone();
            let part = dice.below(parts.len());
            spoil(&mut parts[part].1, round % 4, &mut dice);
            pack(&parts, zip::CompressionMethod::Stored)
        };
        match read(&bytes) {
            Ok(paper) => {
                run(&paper, &expected(), "thu.docx");
                checked += 1;
            }
            Err(error) => {
                assert!(!error.to_string().is_empty());
                refused += 1;
            }
        }
    }
    // Both ways are walked often: damage that leaves a readable paper, and damage that does not.
    assert!(checked > 300 && refused > 300, "{checked} {refused}");
}

/// Damages a part: flips a bit, cuts it off, or repeats and moves a piece of it.
fn spoil(bytes: &mut Vec<u8>, way: usize, dice: &mut Dice) {
    let at = dice.below(bytes.len());
    match way {
        1 => bytes[at] ^= 1 << dice.below(8),
        2 => bytes.truncate(at),
        _ => {
            let to = at + dice.below(bytes.len() - at);
            let piece = bytes[at..to].to_vec();
            let place = dice.below(bytes.len());
            bytes.splice(place..place, piece);
        }
    }
}

#[test]
fn lengths_beyond_all_paper_do_not_overflow() {
    let huge = i32::MAX.to_string();
    for number in ["3750", "1031", "1701", "16838", "57", "120", "3600"] {
        for value in [huge.as_str(), "-2147483648", "99999999999", "1e300cm"] {
            let mut paper = ke_hoach();
            let parts = paper.parts.iter_mut();
            parts.for_each(|(_, text)| {
                *text = text.replace(&format!("\"{number}\""), &format!("\"{value}\""))
            });
            let paper = read(&paper.bytes()).unwrap();
            run(&paper, &expected(), "thu.docx");
        }
    }
}

#[test]
fn a_paper_of_thousands_of_everything_is_checked_in_good_time() {
    let lines: String = (0..3000)
        .map(|at| {
            format!("{}{}{}", p("PhuLuc", "Phụ lục"), p("LoiVan", "- mục"), p("Muc", &format!("{at}. Tên")))
        })
        .collect();
    let many = spoilt(&p("LoiVan", "b) Thu hẹp khoảng cách giới."), &lines);
    assert_eq!(read(&many.bytes()).map(|paper| run(&paper, &expected(), "thu.docx").is_empty()), Ok(false));
    let deep = Package::with_body(&"<w:sdt><w:sdtContent>".repeat(50_000));
    assert_eq!(read(&deep.bytes()), Err(PaperError::TooDeep("word/document.xml".to_owned())));
}

#[test]
fn dates_are_compared_by_the_calendar() {
    let day = |nam, thang, ngay| NgayThang { nam, thang, ngay };
    assert!(day(2025, 7, 1) > day(2025, 6, 30));
}
