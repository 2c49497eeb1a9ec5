//! The 29 types of Điều 7: each is written by `new --type`, builds at once, has the parts of its form of Phụ lục III in
//! their order, and the rules of form are silent on it.

#![allow(clippy::disallowed_methods, clippy::unwrap_used, reason = "tests read files and fail by panicking")]

mod support;

use std::fs;
use std::path::PathBuf;

use vanthu::value::{LoaiVanBan, Mau};

/// What stands in the head of every form but that of minutes.
const HEAD: [&str; 5] =
    ["CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc", "Số:", "ngày", "năm"];

/// The parts of a form in the order of Phụ lục III, behind the head.
fn parts(loai: LoaiVanBan) -> Vec<&'static str> {
    match loai.mau() {
        Mau::NghiQuyet => vec![
            "class=\"trich-yeu\"",
            "class=\"ten-chuong\"",
            "Căn cứ ",
            "QUYẾT NGHỊ:",
            "./.",
            "Nơi nhận:",
            "Như Điều",
            "Lưu:",
        ],
        Mau::QuyetDinh => vec![
            "class=\"trich-yeu\"",
            "class=\"ten-chuong\"",
            "Căn cứ ",
            "Theo đề nghị của",
            "QUYẾT ĐỊNH:",
            "Điều 1.",
            "./.",
            "Nơi nhận:",
            "Như Điều",
            "Lưu:",
        ],
        Mau::CoTenLoai => vec!["class=\"trich-yeu\"", "./.", "Nơi nhận:", "Lưu:"],
        Mau::CongVan => vec!["Kính gửi:", "./.", "Nơi nhận:", "Như trên", "Lưu:"],
        Mau::CongDien => vec!["class=\"trich-yeu\"", "điện:", "- ", "./.", "Nơi nhận:", "Lưu:"],
        Mau::GiayMoi => vec![
            "class=\"trich-yeu\"",
            "trân trọng kính mời:",
            "Tới dự",
            "Chủ trì:",
            "Thời gian:",
            "Địa điểm:",
            "./.",
            "Nơi nhận:",
            "Lưu:",
        ],
        Mau::GiayGioiThieu => vec![
            "trân trọng giới thiệu:",
            "Ông (bà)",
            "Chức vụ:",
            "Được cử đến:",
            "Về việc:",
            "Đề nghị Quý cơ quan",
            "Giấy này có giá trị đến hết ngày",
            "./.",
            "Nơi nhận:",
            "Như trên",
            "Lưu:",
        ],
        Mau::BienBan => vec![
            "class=\"trich-yeu\"",
            "Thời gian bắt đầu:",
            "Địa điểm:",
            "Thành phần tham dự:",
            "Chủ trì (chủ tọa):",
            "Thư ký (người ghi biên bản):",
            "Nội dung:",
            "kết thúc vào",
            "./.",
            "THƯ KÝ",
            "CHỦ TỌA",
            "Nơi nhận:",
            "Lưu:",
        ],
        Mau::GiayNghiPhep => vec![
            "Xét Đơn đề nghị nghỉ phép",
            "cấp cho:",
            "Ông (bà):",
            "Chức vụ:",
            "Được nghỉ phép",
            "kể từ ngày",
            "đến hết ngày",
            "được tính vào",
            "./.",
            "Nơi nhận:",
            "Lưu:",
        ],
        Mau::CacBen => vec![
            "class=\"trich-yeu\"",
            "Bên A:",
            "Bên B:",
            "Điều 1.",
            "./.",
            "ĐẠI DIỆN BÊN A",
            "ĐẠI DIỆN BÊN B",
            "Nơi nhận:",
            "Lưu:",
        ],
        Mau::ThuCong => vec!["class=\"trich-yeu\"", "./.", "Nơi nhận:", "Lưu:"],
    }
}

/// A copy of the sample workspace with a paper of every type in it.
fn workspace(name: &str) -> PathBuf {
    let folder = support::scratch(name);
    for part in ["data", "templates"] {
        support::copy(&support::root().join(part), &folder.join(part));
    }
    for loai in LoaiVanBan::tat_ca() {
        let name = if loai.ma() == "ke-hoach" { "ke-hoach-mau" } else { loai.ma() };
        let run = support::vanthu(&folder, &["new", "--type", loai.ma(), name]);
        assert!(run.status.success(), "{}: {}", loai.ma(), String::from_utf8_lossy(&run.stderr));
    }
    folder
}

fn file(loai: LoaiVanBan) -> &'static str {
    if loai.ma() == "ke-hoach" { "ke-hoach-mau" } else { loai.ma() }
}

#[test]
fn every_type_builds_from_new_and_has_the_parts_of_its_form() {
    let folder = workspace("types-build");
    let run = support::vanthu(&folder, &["build"]);
    let said = String::from_utf8_lossy(&run.stderr).into_owned();
    assert!(run.status.success(), "{said}");
    assert!(!said.contains("lỗi[") && !said.contains("cảnh báo[khong-in]"), "{said}");
    for loai in LoaiVanBan::tat_ca() {
        let text = fs::read_to_string(folder.join(format!("output/2023/{}.md", file(loai)))).unwrap();
        let mut rest = text.as_str();
        let dated = loai.mau().co_dia_danh_ngay();
        let head = HEAD.iter().filter(|part| {
            (dated || !matches!(**part, "ngày" | "năm")) && (loai.mau() != Mau::ThuCong || **part != "Số:")
        });
        let title = if loai.mau() == Mau::CongVan { "V/v ".to_owned() } else { loai.ten().to_uppercase() };
        let head: Vec<&str> = if loai.mau() == Mau::CongVan {
            vec![HEAD[0], HEAD[1], "Số:", &title]
        } else {
            head.copied().chain([title.as_str()]).collect()
        };
        for part in head.into_iter().chain(parts(loai)) {
            let at = rest.find(part).unwrap_or_else(|| panic!("{}: {part} not behind\n{text}", loai.ma()));
            rest = &rest[at..];
        }
        assert!(text.contains("VĂN BẢN MINH HỌA"), "{}", loai.ma());
        assert_eq!(text.matches("./.").count(), 1, "{}\n{text}", loai.ma());
        let symbol = format!("/{}-UBND", loai.viet_tat());
        assert!(loai.viet_tat().is_empty() || text.contains(&symbol), "{}: {symbol}", loai.ma());
    }
}

#[test]
fn check_is_silent_on_every_sample() {
    let folder = workspace("types-check");
    let run = support::vanthu(&folder, &["check", "--format", "json"]);
    let found: serde_json::Value = serde_json::from_slice(&run.stdout).unwrap();
    let told: Vec<String> = found
        .as_array()
        .unwrap()
        .iter()
        .filter(|one| {
            let file = one["file"].as_str().unwrap();
            LoaiVanBan::tat_ca().any(|loai| file == format!("data/2023/{}.yaml", self::file(loai)))
        })
        .map(|one| format!("{} {} {}", one["file"], one["code"], one["message"]))
        .collect();
    assert!(told.is_empty(), "{}", told.join("\n"));
}

#[test]
fn new_never_overwrites() {
    let folder = workspace("types-again");
    let path = folder.join("data/2023/quyet-dinh.yaml");
    fs::write(&path, "nam: 2023\n").unwrap();
    let run = support::vanthu(&folder, &["new", "--type", "quyet-dinh"]);
    assert_eq!(run.status.code(), Some(1));
    assert!(String::from_utf8_lossy(&run.stderr).contains("đã có tệp này"));
    assert_eq!(fs::read_to_string(&path).unwrap(), "nam: 2023\n");
    let run = support::vanthu(&folder, &["new", "--type", "quyet-dinnh"]);
    assert_eq!(run.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&run.stderr).contains("quyet-dinh (Quyết định)"));
    let run = support::vanthu(&folder, &["new", "--type", "to-trinh", "../to-trinh"]);
    assert_eq!(run.status.code(), Some(2));
    let run = support::vanthu(&folder, &["new", "--type", "to-trinh", "luu-tru/to-trinh"]);
    assert!(run.status.success(), "{}", String::from_utf8_lossy(&run.stderr));
    assert!(folder.join("data/2023/luu-tru/to-trinh.yaml").is_file());
}

#[test]
fn each_type_is_listed_and_its_template_can_be_printed() {
    let folder = support::scratch("types-listed");
    let run = support::vanthu(&folder, &["templates"]);
    let listed = String::from_utf8(run.stdout).unwrap();
    let names: Vec<&str> = listed.lines().filter_map(|line| line.split_whitespace().next()).collect();
    let types: Vec<&str> = LoaiVanBan::tat_ca().map(LoaiVanBan::ma).collect();
    assert_eq!((names.len(), names), (29, types));
    for name in ["quyet-dinh", "to-trinh", "bao-cao", "co-so"] {
        let run = support::vanthu(&folder, &["templates", name]);
        assert!(run.status.success() && !run.stdout.is_empty(), "{name}");
    }
}

#[test]
fn every_type_builds_in_a_workspace_that_new_has_made_and_check_is_silent() {
    let folder = support::scratch("types-new").join("phong");
    let parent = folder.parent().unwrap();
    let new = ["new", "phong", "--ten", "xã Tân Phú", "--tinh", "Đồng Nai", "--nam", "2026"];
    assert!(support::vanthu(parent, &new).status.success());
    for loai in LoaiVanBan::tat_ca().filter(|loai| loai.ma() != "ke-hoach") {
        let run = support::vanthu(&folder, &["new", "--type", loai.ma()]);
        assert!(run.status.success(), "{}: {}", loai.ma(), String::from_utf8_lossy(&run.stderr));
    }
    let run = support::vanthu(&folder, &["build"]);
    assert!(run.status.success(), "{}", String::from_utf8_lossy(&run.stderr));
    let run = support::vanthu(&folder, &["check"]);
    let said = String::from_utf8_lossy(&run.stderr).into_owned();
    assert!(run.status.success() && !said.contains("lỗi["), "{said}");
}
