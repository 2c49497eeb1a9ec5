//! The forms of Phụ lục III: for each the parts in their order, copied from the decree, and the pages of ours held to it
//! as they stand in the DOCX: every part is there, in its place, in its style, and no part that the form does not have.

#![allow(clippy::disallowed_methods, clippy::unwrap_used, reason = "tests read files and fail by panicking")]

mod support;

use std::path::{Path, PathBuf};

use vanthu::value::{LoaiVanBan, Mau};

/// A part of a form: the decree's words for it, the style that it has with us, and how ours begins.
type Part = (&'static str, &'static str, &'static str);

/// A rule.
const KE: &str = "Ke";

/// What all forms begin with; the superior body is there where the issuer has one.
const HEAD: [Part; 6] = [
    ("TÊN CƠ QUAN, TỔ CHỨC", "CoQuan", "ỦY BAN NHÂN DÂN"),
    ("(kẻ)", KE, ""),
    ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "QuocHieu", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
    ("Độc lập - Tự do - Hạnh phúc", "TieuNgu", "Độc lập - Tự do - Hạnh phúc"),
    ("(kẻ)", KE, ""),
    ("Số: …/…", "SoKyHieu", "Số: "),
];
const DAY: Part = ("…, ngày … tháng … năm …", "DiaDanhNgay", "Lơ Ku, ngày");
const SUBJECT: [Part; 2] = [("… (trích yếu)", "TrichYeu", ""), ("(kẻ)", KE, "")];
const FOOT: [Part; 3] = [
    ("- Lưu: VT, …", "NoiNhanDong", "- Lưu: "),
    ("QUYỀN HẠN, CHỨC VỤ CỦA NGƯỜI KÝ", "ChucVu", "CHỦ TỊCH"),
    ("Họ và tên", "HoTen", "Hồ Xuân Dương"),
];
const LABEL: Part = ("Nơi nhận:", "NoiNhan", "Nơi nhận:");
const RECEIVER: Part = ("- …;", "NoiNhanDong", "- ");
const AS_ABOVE: Part = ("- Như trên;", "NoiNhanDong", "- Như trên;");

fn text(words: &'static str, begins: &'static str) -> Part {
    (words, "ThanBai", begins)
}

/// The parts of a form below its head.
fn form(mau: Mau) -> Vec<Part> {
    let decision = |command: &'static str, proposal: Option<Part>| {
        let mut parts = vec![
            SUBJECT[0],
            SUBJECT[1],
            ("THẨM QUYỀN BAN HÀNH", "TenChuong", "ỦY BAN NHÂN DÂN XÃ LƠ KU"),
            ("Căn cứ …;", "CanCu", "Căn cứ "),
        ];
        parts.extend(proposal);
        parts.push((command, "TenChuong", command));
        parts.push(text("Điều 1. …", "Điều 1. "));
        parts.push(text("…./.", "…./."));
        parts.extend([LABEL, ("- Như Điều …;", "NoiNhanDong", "- Như Điều "), RECEIVER]);
        parts.extend(FOOT);
        parts
    };
    let closed = |mut parts: Vec<Part>, behind: &[Part]| {
        parts.push(text("…./.", "…./."));
        parts.push(LABEL);
        parts.extend(behind);
        parts.extend(FOOT);
        parts
    };
    match mau {
        Mau::NghiQuyet => decision("QUYẾT NGHỊ:", None),
        Mau::QuyetDinh => {
            decision("QUYẾT ĐỊNH:", Some(("Theo đề nghị của ….", "CanCu", "Theo đề nghị của ")))
        }
        Mau::CoTenLoai => closed(SUBJECT.to_vec(), &[RECEIVER]),
        Mau::CongVan => closed(vec![("Kính gửi:", "KinhGui", "Kính gửi: ")], &[AS_ABOVE, RECEIVER]),
        Mau::CongDien => closed(
            vec![
                SUBJECT[0],
                SUBJECT[1],
                ("… điện:", "KinhGui", "Ủy ban nhân dân xã Lơ Ku điện:"),
                ("- …;", "KinhGuiDong", "- "),
                ("- ….", "KinhGuiDong", "- "),
            ],
            &[RECEIVER],
        ),
        Mau::GiayMoi => closed(
            vec![
                SUBJECT[0],
                SUBJECT[1],
                text("… trân trọng kính mời: …", "Ủy ban nhân dân xã Lơ Ku trân trọng kính mời:"),
                text("Tới dự …", "Tới dự "),
                text("Chủ trì: …", "Chủ trì: "),
                text("Thời gian: …", "Thời gian: "),
                text("Địa điểm: …", "Địa điểm: "),
            ],
            &[RECEIVER],
        ),
        Mau::GiayGioiThieu => closed(
            vec![
                ("(kẻ)", KE, ""),
                ("… trân trọng giới thiệu:", "KinhGui", "Ủy ban nhân dân xã Lơ Ku trân trọng giới thiệu:"),
                text("Ông (bà) …", "Ông (bà) Nguyễn Văn An"),
                text("Chức vụ:", "Chức vụ: "),
                text("Được cử đến: …", "Được cử đến: "),
                text("Về việc: …", "Về việc: "),
                text(
                    "Đề nghị Quý cơ quan tạo điều kiện để ông (bà) có tên ở trên hoàn thành nhiệm vụ.",
                    "Đề nghị Quý cơ quan tạo điều kiện để ông (bà) có tên ở trên hoàn thành nhiệm vụ.",
                ),
                text("Giấy này có giá trị đến hết ngày …", "Giấy này có giá trị đến hết ngày "),
            ],
            &[AS_ABOVE],
        ),
        Mau::BienBan => vec![
            SUBJECT[0],
            SUBJECT[1],
            text("Thời gian bắt đầu: …", "Thời gian bắt đầu: "),
            text("Địa điểm: …", "Địa điểm: "),
            text("Thành phần tham dự: …", "Thành phần tham dự:"),
            text("Chủ trì (chủ toạ):", "Chủ trì (chủ tọa): "),
            text("Thư ký (người ghi biên bản):", "Thư ký (người ghi biên bản): "),
            text("Nội dung (theo diễn biến cuộc họp/hội nghị/hội thảo):", "Nội dung"),
            text(
                "Cuộc họp (hội nghị, hội thảo) kết thúc vào … giờ …, ngày …",
                "Cuộc họp kết thúc vào 10 giờ",
            ),
            text("…./.", "…./."),
            ("THƯ KÝ", "ChucVu", "THƯ KÝ"),
            ("Họ và tên", "HoTen", "Trần Thị Bình"),
            ("CHỦ TỌA", "ChucVu", "CHỦ TỌA"),
            ("Họ và tên", "HoTen", "Nguyễn Văn An"),
            LABEL,
            RECEIVER,
            ("- Lưu: VT, Hồ sơ.", "NoiNhanDong", "- Lưu: VT, Hồ sơ."),
        ],
        Mau::GiayNghiPhep => {
            let mut parts = closed(
                vec![
                    ("(kẻ)", KE, ""),
                    text(
                        "Xét Đơn đề nghị nghỉ phép ngày … của ông (bà) …",
                        "Xét Đơn đề nghị nghỉ phép ngày ",
                    ),
                    text("… cấp cho:", "Ủy ban nhân dân xã Lơ Ku cấp cho:"),
                    text("Ông (bà): …", "Ông (bà): "),
                    text("Chức vụ:", "Chức vụ: "),
                    text("Được nghỉ phép trong thời gian … kể từ ngày …", "Được nghỉ phép trong thời gian "),
                    text(
                        "Số ngày nghỉ phép nêu trên được tính vào …",
                        "Số ngày nghỉ phép nêu trên được tính vào ",
                    ),
                ],
                &[RECEIVER],
            );
            parts.push((
                "Xác nhận của cơ quan … nơi nghỉ phép (nếu cần)",
                "XacNhan",
                "Xác nhận của cơ quan ",
            ));
            parts.push(("(Chữ ký, dấu) Họ và tên", "XacNhan", "(Chữ ký, dấu"));
            parts
        }
        // The decree names these and gives no form.
        Mau::CacBen => vec![
            SUBJECT[0],
            SUBJECT[1],
            text("", "Bên A: "),
            text("", "Bên B: "),
            text("", "…./."),
            ("", "ChucVu", ""),
            ("", "HoTen", ""),
            ("", "ChucVu", ""),
            ("", "HoTen", ""),
            LABEL,
            RECEIVER,
        ],
        Mau::ThuCong => closed(SUBJECT.to_vec(), &[]),
    }
}

/// The parts of a type's form from its first line to its last.
fn parts(loai: LoaiVanBan) -> Vec<Part> {
    let mau = loai.mau();
    let mut parts = HEAD.to_vec();
    if mau == Mau::ThuCong {
        parts.pop();
    }
    if mau == Mau::CongVan {
        parts.push(("V/v …", "TrichYeuCongVan", "V/v "));
    }
    if mau.co_dia_danh_ngay() {
        parts.push(DAY);
    }
    if mau != Mau::CongVan {
        parts.push(("TÊN LOẠI VĂN BẢN", "TenLoai", ""));
    }
    let mut form = form(mau);
    if loai.ma() == "to-trinh" {
        // A tờ trình goes to a superior body, which it names as a công văn does (PL I, Phần I, II.9.b).
        form.splice(2..2, [("Kính gửi:", "KinhGui", "Kính gửi: ")]);
        let label = form.iter().position(|part| *part == LABEL).unwrap();
        form.insert(label + 1, AS_ABOVE);
    }
    parts.extend(form);
    parts
}

/// The styles whose parts belong to a form; those of the body come as the content asks for.
const FIXED: [&str; 17] = [
    "ChuQuan",
    "QuocHieu",
    "TieuNgu",
    "SoKyHieu",
    "TrichYeuCongVan",
    "DiaDanhNgay",
    "TenLoai",
    "TrichYeu",
    "KinhGui",
    "KinhGuiDong",
    "CanCu",
    "NoiNhan",
    "NoiNhanDong",
    "HoTen",
    "XacNhan",
    "HinhThucSao",
    "KemTheo",
];

/// The paragraphs of a DOCX as they stand on the page: style and text.
fn page(docx: &Path) -> Vec<(String, String)> {
    let parts = support::parts(&std::fs::read(docx).unwrap());
    let (_, xml) = parts.into_iter().find(|(name, _)| name == "word/document.xml").unwrap();
    let attribute = |paragraph: &str| {
        let (_, rest) = paragraph.split_once("<w:pStyle w:val=\"")?;
        rest.split_once('"').map(|(style, _)| style.to_owned())
    };
    let words = |paragraph: &str| -> String {
        paragraph
            .split("<w:t ")
            .skip(1)
            .filter_map(|run| run.split_once('>')?.1.split_once("</w:t>"))
            .map(|(text, _)| text)
            .collect()
    };
    let whole = xml.split("<w:p>").skip(1).map(|rest| rest.split("</w:p>").next().unwrap());
    whole
        .filter_map(|paragraph| {
            Some((attribute(paragraph)?, words(paragraph), paragraph.contains("<w:pBdr>")))
        })
        .filter(|(style, _, drawn)| style != KE || *drawn)
        .map(|(style, text, _)| (style, text))
        .collect()
}

/// The sample workspace with a paper of every type, built.
fn built(name: &str) -> PathBuf {
    let folder = support::scratch(name);
    for part in ["data", "templates"] {
        support::copy(&support::root().join(part), &folder.join(part));
    }
    for loai in LoaiVanBan::tat_ca() {
        let run = support::vanthu(&folder, &["new", "--type", loai.ma(), &format!("mau-{}", loai.ma())]);
        assert!(run.status.success(), "{}", String::from_utf8_lossy(&run.stderr));
    }
    let run = support::vanthu(&folder, &["build", "--format", "docx"]);
    assert!(run.status.success(), "{}", String::from_utf8_lossy(&run.stderr));
    folder
}

#[test]
fn every_page_has_the_parts_of_its_form_in_the_order_of_the_decree() {
    let folder = built("decree");
    for loai in LoaiVanBan::tat_ca() {
        let page = page(&folder.join(format!("output/2023/mau-{}.docx", loai.ma())));
        let parts = parts(loai);
        let mut at = 0;
        for (words, style, begins) in &parts {
            let is_it = |(own, text): &(String, String)| {
                own == style
                    && begins
                        .strip_prefix('…')
                        .map_or_else(|| text.starts_with(begins), |end| text.ends_with(end))
            };
            // An end stands in the paragraph that an earlier part has named, perhaps.
            let from = if begins.starts_with('…') { at - 1 } else { at };
            let found = page[from..].iter().position(is_it);
            let found =
                found.unwrap_or_else(|| panic!("{}: {words:?} not behind {:?}", loai.ma(), page.get(at - 1)));
            at = from + found + 1;
        }
        let known = |style: &str| parts.iter().any(|(_, own, _)| *own == style);
        let strange = page.iter().find(|(style, _)| FIXED.contains(&style.as_str()) && !known(style));
        assert_eq!(strange, None, "{}", loai.ma());
        let title = loai.ten().to_uppercase();
        assert!(
            loai.mau() == Mau::CongVan
                || page.iter().any(|(style, text)| style == "TenLoai" && *text == title)
        );
        let symbol = format!("/{}-UBND", loai.viet_tat());
        assert!(loai.viet_tat().is_empty() || page.iter().any(|(_, text)| text.ends_with(&symbol)));
        let rules = page.iter().filter(|(style, _)| style == KE).count();
        // Under the issuer, Tiêu ngữ, and trích yếu or the bare name of the type; a công văn has no third one.
        assert_eq!(rules, if loai.mau() == Mau::CongVan { 2 } else { 3 }, "{}", loai.ma());
    }
}
