//! `next-year` on the repository's own plan: every year in it by what it means, and the chain to 2027.

#![allow(
    clippy::disallowed_methods,
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "tests read and write files and fail by panicking"
)]

mod support;

use std::fs;
use std::path::{Path, PathBuf};

use vanthu::diagnostic::Route;
use vanthu::model::Sources;
use vanthu::model::{DonVi, SoCanCu, VanBan};
use vanthu::roll::account::{Vai, account};
use vanthu::yaml;

/// The repository's own plan, in a workspace of its own.
fn real(name: &str) -> PathBuf {
    let folder = support::scratch(name);
    support::copy(&support::root().join("data"), &folder.join("data"));
    let years: Vec<PathBuf> = support::folders(&folder.join("data"));
    years.iter().filter(|year| !year.ends_with("2023")).for_each(|year| fs::remove_dir_all(year).unwrap());
    folder
}

fn load<T: yaml::DataFile>(path: &Path) -> T {
    yaml::load(path.to_str().unwrap(), &fs::read_to_string(path).unwrap()).unwrap()
}

/// The places where the paper of a year prints `needle`, in reading order.
fn account_of(folder: &Path, year: &str, needle: &str) -> Vec<(Route, Vai)> {
    let don_vi: DonVi = load(&folder.join("data/don-vi.yaml"));
    let can_cu: SoCanCu = load(&folder.join("data/can-cu.yaml"));
    let van_ban: VanBan = load(&folder.join("data").join(year).join("ke-hoach.yaml"));
    let sources = Sources {
        don_vi: &don_vi,
        can_cu: &can_cu,
        van_ban: &van_ban,
        file: "a",
        don_vi_file: "b",
        mau_rieng: false,
    };
    account(&sources, needle)
}

/// By what right `needle` stands in each of them.
fn roles(folder: &Path, year: &str, needle: &str) -> Vec<Vai> {
    account_of(folder, year, needle).into_iter().map(|(_, vai)| vai).collect()
}

/// Where the year stands in the plan as it was issued, in reading order: the role it has, the words before it, and
/// what stands there in the plan of 2024. Lines are those of the text that was issued.
const YEARS: [(Vai, &str, &str); 24] = [
    // line 13
    (Vai::NgayKy, "Lơ Ku, ngày 23 tháng 5 năm ", "Lơ Ku, ngày tháng năm 2024"),
    // 22
    (
        Vai::NamCuaVanBan,
        "vì sự tiến bộ của Phụ nữ năm ",
        "vì sự tiến bộ của Phụ nữ năm 2024 trên địa bàn xã Lơ Ku",
    ),
    // 34, 38
    (
        Vai::NgayVienDan,
        "Nghị quyết số 01/NQ-CP ngày 06/01/",
        "Nghị quyết số [cần bổ sung: số, ký hiệu] ngày [cần",
    ),
    (
        Vai::TrichYeuVienDan,
        "dự toán ngân sách nhà nước năm ",
        "của Chính phủ [cần bổ sung: trích yếu]. Nhằm tiếp",
    ),
    // 48, 52, 54
    (
        Vai::NgayVienDan,
        "Kế hoạch số 639/KH-UBND ngày 17/5/",
        "Kế hoạch số [cần bổ sung: số, ký hiệu] ngày [cần",
    ),
    (
        Vai::TrichYeuVienDan,
        "vì sự tiến bộ của Phụ nữ năm ",
        "UBND Huyện Kbang [cần bổ sung: trích yếu]. UBND xã",
    ),
    (
        Vai::NamCuaVanBan,
        "vì sự tiến bộ của Phụ nữ năm ",
        "vì sự tiến bộ của Phụ nữ năm 2024 trên địa bàn xã Lơ Ku, cụ thể",
    ),
    // 121
    (
        Vai::CuoiKyDanhGia,
        "kết quả thực hiện của giai đoạn 2021-",
        "kết quả thực hiện của giai đoạn 2021-2024, dự báo",
    ),
    // 177, 181, 181, 184
    (
        Vai::NgayVienDan,
        "Kế hoạch số 309/KH-UBND ngày 15/3/",
        "Kế hoạch số [cần bổ sung: số, ký hiệu] ngày [cần",
    ),
    (
        Vai::TrichYeuVienDan,
        "mục tiêu quốc gia nông thôn mới năm ",
        "của UBND huyện [cần bổ sung: trích yếu]. Kế hoạch",
    ),
    (
        Vai::NgayVienDan,
        "Kế hoạch số 36/KH-UBND ngày 15/3/",
        "số [cần bổ sung: số, ký hiệu] ngày [cần bổ sung:",
    ),
    (Vai::TrichYeuVienDan, "MTQG xây dựng nông thôn mới năm ", "của UBND xã Lơ Ku [cần bổ sung: trích yếu]."),
    // 198: on a programme, not of the year
    (
        Vai::NgayVienDan,
        "Công văn số 489/UBND-KGVX ngày 06/3/",
        "Công văn số 489/UBND-KGVX ngày 06/3/2023 của UBND",
    ),
    // 239, 349, 422, 452
    (
        Vai::NamCuaVanBan,
        "bạo lực trên cơ sở giới năm ",
        "bạo lực trên cơ sở giới năm 2024 hiệu quả, sáng tạo",
    ),
    (
        Vai::NamCuaVanBan,
        "hướng dẫn hoạt động vì sự tiến bộ của phụ nữ năm ",
        "vì sự tiến bộ của phụ nữ năm 2024.",
    ),
    (Vai::NamCuaVanBan, "Vì sự tiến bộ của phụ nữ năm ", "Vì sự tiến bộ của phụ nữ năm 2024; Kiểm tra"),
    (Vai::NamCuaVanBan, "Bình đẳng giới và VSTBCPN năm ", "Bình đẳng giới và VSTBCPN năm 2024 và"),
    // 454: the slip of the original, for a person to judge
    (Vai::GoTay, "kế hoạch công tác năm ", "kế hoạch công tác năm 2023 theo quy định."),
    // 519, 531
    (Vai::NamCuaVanBan, "vì sự tiến bộ phụ nữ năm ", "vì sự tiến bộ phụ nữ năm 2024 và lồng ghép"),
    (
        Vai::NamCuaVanBan,
        "vì sự tiến bộ của phụ nữ năm ",
        "vì sự tiến bộ của phụ nữ năm 2024 trong hệ thống Hội",
    ),
    // 578, 580, 580
    (Vai::ThoiHan, "trước ngày 05/6/", "trước ngày 05/6/2024 đối với báo cáo 6 tháng"),
    (Vai::ThoiHan, "và trước ngày 05/12/", "và trước ngày 05/12/2024"),
    (Vai::NamCuaVanBan, "đối với báo cáo năm ", "đối với báo cáo năm 2024."),
    // 584
    (Vai::NamCuaVanBan, "phụ nữ xã Lơ Ku năm ", "phụ nữ xã Lơ Ku năm 2024, đề nghị"),
];

/// The Markdown of a year's plan as it reads.
fn text(folder: &Path, year: &str) -> String {
    let output = support::vanthu(folder, &["build", year, "--format", "md", "-q"]);
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let paper = fs::read_to_string(folder.join("output").join(year).join("ke-hoach.md")).unwrap();
    paper.replace('\\', "").split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn each_2023_of_the_real_plan_has_its_role_and_only_what_may_move_moves() {
    let folder = real("next-year-vai-tro");
    let expected: Vec<Vai> = YEARS.iter().map(|(vai, _, _)| *vai).collect();
    assert_eq!(roles(&folder, "2023", "2023"), expected);
    let paper = text(&folder, "2023");
    let places: Vec<usize> = paper.match_indices("2023").map(|(at, _)| at).collect();
    assert_eq!(places.len(), YEARS.len());
    for (at, (_, before, _)) in places.iter().zip(YEARS) {
        let head = &paper[..*at];
        assert!(
            head.ends_with(before),
            "not {before:?} but {:?}",
            head.chars().rev().take(60).collect::<String>()
        );
    }

    assert!(support::vanthu(&folder, &["next-year", "2023", "-q"]).status.success());
    let list = fs::read_to_string(folder.join("data/2024/can-xac-nhan.md")).unwrap();
    assert!(list.lines().count() <= 60, "nobody reads so long a list:\n{list}");
    let paper = text(&folder, "2024");
    let mut rest = paper.as_str();
    for (vai, before, now) in YEARS {
        let at = rest.find(now);
        assert!(at.is_some(), "{vai:?} behind {before:?} did not become {now:?}");
        rest = &rest[at.unwrap() + now.len()..];
    }
    // What moved: ten own years, two deadlines, the end of the evaluation, the year of the empty date of signing.
    assert_eq!(paper.matches("2024").count(), 14);
    // What stayed: the letter of 06/3/2023 on a programme, and the slip.
    assert_eq!(paper.matches("2023").count(), 2);
    assert_eq!(roles(&folder, "2024", "2023"), [Vai::NgayVienDan, Vai::GoTay]);
}

/// The period in the plan as it was issued, in reading order: typed, or in the title of a document.
/// Lines 107, 115, 143, 147, 149, 155, 159, 164, 166, 175, 188, 196, 262, 408 of the text that was issued.
const PERIODS: [Option<&str>; 14] = [
    None,
    None,
    None,
    None,
    Some("kh_313"),
    Some("kh_1375"),
    Some("kh_1079"),
    Some("kh_115"),
    None,
    Some("cv_3860"),
    None,
    Some("kh_2318"),
    None,
    None,
];

#[test]
fn each_2021_2025_of_the_real_plan_has_its_role_and_is_questioned_once_it_is_over() {
    let folder = real("next-year-giai-doan");
    let expected: Vec<Vai> = PERIODS
        .iter()
        .map(|document| if document.is_some() { Vai::TrichYeuVienDan } else { Vai::GoTay })
        .collect();
    assert_eq!(roles(&folder, "2023", "2021-2025"), expected);
    assert_eq!(text(&folder, "2023").matches("2021-2025").count(), PERIODS.len());
    assert_eq!(roles(&folder, "2023", "2021-2030"), [Vai::GoTay; 4]);
    for year in ["2023", "2024", "2025", "2026"] {
        assert!(support::vanthu(&folder, &["next-year", year, "-q"]).status.success());
    }
    // Nothing of it moved in four years.
    assert_eq!(roles(&folder, "2027", "2021-2025"), expected);
    assert_eq!(text(&folder, "2027").matches("2021-2025").count(), PERIODS.len());

    // The places that the checklist of a year names for the period, as one that ends so.
    let questioned = |year: &str, ends: &str| {
        let list = fs::read_to_string(folder.join("data").join(year).join("can-xac-nhan.md")).unwrap();
        let about = |place: &&str| {
            place.contains(&format!("giai đoạn 2021-2025 {ends}"))
                || place.split_once("» trong").is_some_and(|(words, _)| words.contains("2021-2025"))
        };
        let places =
            list.lines().flat_map(|line| line.split_once('`')).flat_map(|(_, rest)| rest.split("; `"));
        let mut places: Vec<String> =
            places.filter(about).filter_map(|place| Some(place.split_once('`')?.0.to_owned())).collect();
        places.sort();
        places
    };
    // A year before it is over everything about it is questioned for the first time, and required.
    assert_eq!(questioned("2024", "kết thúc"), Vec::<String>::new());
    assert_eq!(questioned("2025", "kết thúc trong năm 2025"), questioned("2026", "đã hết trước năm 2026"));
    let (documents, typed): (Vec<String>, Vec<String>) =
        questioned("2026", "đã hết").into_iter().partition(|place| place.starts_with("can_cu."));
    for id in PERIODS.iter().flatten() {
        assert!(documents.contains(&format!("can_cu.{id}")), "{id} is not questioned");
    }
    let mut places: Vec<String> = account_of(&folder, "2026", "2021-2025")
        .into_iter()
        .filter(|(_, vai)| *vai == Vai::GoTay)
        .map(|(route, _)| route.to_string())
        .collect();
    places.sort();
    // A sentence written short has its place at the item.
    assert_eq!(places.len(), typed.len());
    for (place, typed) in places.iter().zip(&typed) {
        assert!(place.starts_with(typed.as_str()), "{place} is not questioned, but {typed}");
    }
}

#[test]
fn the_real_plan_goes_to_2027_and_2023_still_prints_what_it_printed() {
    let folder = real("next-year-chuoi");
    let build = || support::vanthu(&folder, &["build", "2023", "--format", "md", "-q"]);
    assert!(build().status.success());
    let before = fs::read(folder.join("output/2023/ke-hoach.md")).unwrap();
    for year in 2023..2027 {
        // Without a year nothing is made from what nobody has looked at.
        let unasked = support::vanthu(&folder, &["next-year"]);
        assert_eq!(unasked.status.code(), Some(i32::from(year > 2023)));
        if year > 2023 {
            let output = support::vanthu(&folder, &["next-year", &year.to_string()]);
            assert_eq!(output.status.code(), Some(0), "{}", String::from_utf8_lossy(&output.stderr));
        }
        let next = (year + 1).to_string();
        assert!(folder.join("data").join(&next).join("ke-hoach.yaml").exists());
        assert!(text(&folder, &next).contains("DỰ THẢO"));
        let twice = support::vanthu(&folder, &["next-year", &year.to_string()]);
        assert_eq!(twice.status.code(), Some(1));
    }
    assert!(build().status.success());
    assert_eq!(fs::read(folder.join("output/2023/ke-hoach.md")).unwrap(), before);
}

#[test]
fn the_real_plan_of_2024() {
    let folder = real("next-year-that");
    let output = support::vanthu(&folder, &["next-year", "2023", "--dry-run"]);
    assert!(output.status.success());
    let screen = String::from_utf8(output.stdout).unwrap() + &String::from_utf8(output.stderr).unwrap();
    support::expect(&support::root().join("tests/next-year-2024.txt"), &screen);
    assert_eq!(support::files(&folder.join("data/2024")), Vec::<PathBuf>::new());
}

#[test]
fn a_new_results_file_says_nothing_until_something_is_written_in_it() {
    let folder = real("next-year-ket-qua");
    assert!(support::vanthu(&folder, &["next-year", "2023"]).status.success());
    let results = folder.join("data/2024/ket-qua.yaml");
    assert!(results.exists());
    let built = support::vanthu(&folder, &["build", "2024"]);
    let checked = support::vanthu(&folder, &["check", "2024"]);
    let told =
        |output: &std::process::Output| String::from_utf8_lossy(&output.stderr).contains("ket-qua.yaml");
    assert!(built.status.success() && !told(&built) && !told(&checked));
    let papers = support::files(&folder.join("output/2024"));
    assert!(
        papers.iter().all(|paper| paper.starts_with("ke-hoach.docx") || paper.starts_with("ke-hoach.md"))
    );
    // Nothing written is no result: the next year does not take its tasks for undone.
    assert!(support::vanthu(&folder, &["next-year", "2024"]).status.success());
    let plan = fs::read_to_string(folder.join("data/2025/ke-hoach.yaml")).unwrap();
    assert!(!plan.contains("nhiệm vụ chưa xong"));
    // What somebody has begun to write is left alone.
    fs::write(folder.join("data/2025/ket-qua.yaml"), "nam: 2025\nminh_hoa: true\n").unwrap();
    fs::remove_file(folder.join("data/2025/ke-hoach.yaml")).unwrap();
    assert!(support::vanthu(&folder, &["next-year", "2024"]).status.success());
    assert!(fs::read_to_string(folder.join("data/2025/ket-qua.yaml")).unwrap().contains("minh_hoa"));
}
