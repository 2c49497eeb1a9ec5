//! The 29 types of Điều 7: each is written by `new --type` in a workspace of any make, builds at once, and `check` is
//! silent on it. What stands on their pages: tests/decree.rs.

#![allow(clippy::disallowed_methods, clippy::unwrap_used, reason = "tests read files and fail by panicking")]

mod support;

use std::fs;
use std::path::{Path, PathBuf};

use vanthu::value::LoaiVanBan;

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
fn every_type_builds_from_new_and_says_that_it_is_made_up() {
    let folder = workspace("types-build");
    let run = support::vanthu(&folder, &["build"]);
    let said = String::from_utf8_lossy(&run.stderr).into_owned();
    assert!(run.status.success(), "{said}");
    assert!(!said.contains("lỗi[") && !said.contains("cảnh báo[khong-in]"), "{said}");
    for loai in LoaiVanBan::tat_ca() {
        let text = fs::read_to_string(folder.join(format!("output/2023/{}.md", file(loai)))).unwrap();
        assert!(text.contains("VĂN BẢN MINH HỌA"), "{}", loai.ma());
        assert_eq!(text.matches("./.").count(), 1, "{}\n{text}", loai.ma());
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
    let field = fs::read_to_string(folder.join("data/2023/luu-tru/to-trinh.yaml")).unwrap();
    assert!(field.starts_with("# Tờ trình làm ví dụ"), "no schema is there to be named: {field}");
    // Where the schemas are, an editor finds them from the folder of the file.
    fs::create_dir(folder.join("luoc-do")).unwrap();
    for (name, up) in [("to-trinh-1", "../../"), ("luu-tru/to-trinh-2", "../../../")] {
        assert!(support::vanthu(&folder, &["new", "--type", "to-trinh", name]).status.success());
        let text = fs::read_to_string(folder.join(format!("data/2023/{name}.yaml"))).unwrap();
        let line = format!("# yaml-language-server: $schema={up}luoc-do/ke-hoach.schema.json\n");
        assert!(text.starts_with(&line), "{text}");
    }
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

/// Adds a paper of every type with `new --type`, builds and checks: nothing is said of them. `below` is the folder of the
/// papers under the data, `options` what the command is told besides.
fn all_are_silent(folder: &Path, below: &str, options: &[&str]) {
    let field = below.split_once('/').map_or("", |(_, field)| field);
    for loai in LoaiVanBan::tat_ca() {
        let name = format!("{field}mau-{}", loai.ma());
        let run = support::vanthu(folder, &[&["new", "--type", loai.ma(), &name], options].concat());
        assert!(run.status.success(), "{}: {}", loai.ma(), String::from_utf8_lossy(&run.stderr));
    }
    let run = support::vanthu(folder, &["build"]);
    assert!(run.status.success(), "{}", String::from_utf8_lossy(&run.stderr));
    let run = support::vanthu(folder, &["check", "--format", "json"]);
    let found: serde_json::Value = serde_json::from_slice(&run.stdout).unwrap();
    let samples =
        found.as_array().unwrap().iter().filter(|one| one["file"].as_str().unwrap().contains("/mau-"));
    let told: Vec<String> = samples.map(|one| format!("{} {}", one["file"], one["message"])).collect();
    assert!(told.is_empty(), "{}", told.join("\n"));
    let made = support::files(&folder.join("output"));
    let papers = made.iter().filter(|path| path.to_string_lossy().contains("mau-")).count();
    assert_eq!(papers, 58);
}

#[test]
fn every_type_builds_in_a_workspace_that_new_has_made_and_check_is_silent() {
    let folder = support::scratch("types-new").join("phong");
    let parent = folder.parent().unwrap();
    let new = ["new", "phong", "--ten", "xã Tân Phú", "--tinh", "Đồng Nai", "--nam", "2026"];
    assert!(support::vanthu(parent, &new).status.success());
    all_are_silent(&folder, "2026", &[]);
}

/// A paper as somebody typed it, made up for this test.
const OLD: &str = "ỦY BAN NHÂN DÂN
XÃ ĐĂK MẪU
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Số: 21/KH-UBND
Đăk Mẫu, ngày 14 tháng 3 năm 2025
KẾ HOẠCH
Vệ sinh môi trường năm 2025
Căn cứ Luật Bảo vệ môi trường ngày 17 tháng 11 năm 2020;
Ủy ban nhân dân xã Đăk Mẫu ban hành Kế hoạch như sau:
I. MỤC ĐÍCH
1. Giữ đường làng, ngõ xóm sạch sẽ.
2. Người dân cùng làm.
II. TỔ CHỨC THỰC HIỆN
1. Công chức Văn hóa - Xã hội xã
Tuyên truyền trên loa.
2. Công an xã
Giữ trật tự.
Trên đây là Kế hoạch của Ủy ban nhân dân xã./.
Nơi nhận:
- Công an xã;
- Lưu: VT.
TM. ỦY BAN NHÂN DÂN
CHỦ TỊCH
Nguyễn Văn Mẫu
";

#[test]
fn every_type_builds_in_a_workspace_that_import_has_made() {
    let parent = support::scratch("types-import");
    fs::write(parent.join("ban-cu.txt"), OLD).unwrap();
    let run = support::vanthu(&parent, &["new", "xa", "--from", "ban-cu.txt"]);
    assert!(run.status.success(), "{}", String::from_utf8_lossy(&run.stderr));
    all_are_silent(&parent.join("xa"), "2025", &[]);
}

#[test]
fn every_type_builds_in_the_folder_of_a_field_of_work() {
    let folder = support::scratch("types-field");
    for part in ["data/don-vi.yaml", "data/can-cu.yaml"] {
        fs::create_dir_all(folder.join("data/2026/y-te")).unwrap();
        fs::copy(support::root().join(part), folder.join(part)).unwrap();
    }
    all_are_silent(&folder, "2026/y-te/", &[]);
}

#[test]
fn among_several_units_the_one_is_asked_for() {
    let folder = support::scratch("types-units");
    for unit in ["xa-a", "xa-b"] {
        fs::create_dir_all(folder.join("data").join(unit).join("2026")).unwrap();
        let from = support::root().join("data/don-vi.yaml");
        fs::copy(from, folder.join("data").join(unit).join("don-vi.yaml")).unwrap();
    }
    fs::copy(support::root().join("data/can-cu.yaml"), folder.join("data/can-cu.yaml")).unwrap();
    let said = |args: &[&str]| {
        let run = support::vanthu(&folder, args);
        (run.status.code(), String::from_utf8(run.stderr).unwrap())
    };
    let (code, told) = said(&["new", "--type", "giay-moi"]);
    assert_eq!(code, Some(1));
    assert!(told.contains("có 2 đơn vị") && told.contains("--unit xa-a, xa-b"), "{told}");
    let (code, told) = said(&["new", "--type", "giay-moi", "--unit", "xa-c"]);
    assert_eq!(code, Some(1));
    assert!(told.contains("không có đơn vị nào ở data/xa-c"), "{told}");
    all_are_silent(&folder, "2026", &["--unit", "xa-b"]);
    assert!(folder.join("data/xa-b/2026/mau-giay-moi.yaml").is_file());
    assert!(!folder.join("data/xa-a/2026/mau-giay-moi.yaml").exists());
}

#[test]
fn what_a_type_must_say_and_who_signs_is_asked_for() {
    let folder = workspace("types-missing");
    let mut wanted = Vec::new();
    for loai in LoaiVanBan::tat_ca() {
        let path = folder.join(format!("data/2023/{}.yaml", file(loai)));
        let text = fs::read_to_string(&path).unwrap();
        fs::remove_file(&path).unwrap();
        for key in loai.mau().bat_buoc() {
            // The key with all that is indented below it.
            let mut inside = false;
            let left = text.lines().filter(|line| {
                inside = line.starts_with(&format!("{key}:")) || (inside && line.starts_with([' ', '-']));
                !inside
            });
            let name = format!("thieu-{}-{}", loai.ma(), key.replace('_', "-"));
            let left: Vec<&str> = left.collect();
            assert!(left.len() < text.lines().count(), "{}: {key} is not in the sample", loai.ma());
            fs::write(folder.join(format!("data/2023/{name}.yaml")), left.join("\n") + "\n").unwrap();
            wanted.push((name, format!("thiếu khóa “{key}” của {}", loai.ten().to_lowercase())));
        }
        if text.contains("\nnguoi_ky: ") {
            let name = format!("la-{}", loai.ma());
            let (before, _) = text.split_once("\nnguoi_ky: ").unwrap();
            fs::write(folder.join(format!("data/2023/{name}.yaml")), format!("{before}\nnguoi_ky: ong_la\n"))
                .unwrap();
            wanted.push((name, "không có người ký nào mang mã «ong_la»".to_owned()));
        }
    }
    let run = support::vanthu(&folder, &["build", "2023"]);
    let told = String::from_utf8(run.stderr).unwrap();
    assert_eq!(run.status.code(), Some(1));
    for (name, message) in wanted {
        let is_it =
            |line: &str| line.starts_with(&format!("data/2023/{name}.yaml:")) && line.contains(&message);
        assert!(told.lines().any(is_it), "{name}: {message} not in\n{told}");
        assert!(!folder.join(format!("output/2023/{name}.md")).exists(), "{name}");
    }
}
