//! Every folder of `tests/cases/next-year` is a workspace before a roll-over: the commands of `lenh.txt` are run in a
//! copy of `before/`; what is new must be `after/`, nothing else may have changed, and the screen must be
//! `expected.out` and `expected.err`. `VANTHU_UPDATE=1 cargo test --test next_year` writes what is expected, to be read
//! before it is kept.

#![allow(
    clippy::disallowed_methods,
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "tests read and write files and fail by panicking"
)]

mod support;

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use vanthu::data;
use vanthu::model::{DonVi, SoCanCu, VanBan};
use vanthu::roll::account::{Vai, account};
use vanthu::template::context::Sources;

#[test]
fn every_case_rolls_over_or_fails_as_expected() {
    let cases = support::folders(&support::root().join("tests/cases/next-year"));
    assert!(cases.len() >= 15, "only {} cases", cases.len());
    let faults = cases.iter().filter(|case| run(case) != 0).count();
    assert!(
        faults * 3 >= cases.len(),
        "at least a third of the cases are faults: {faults} of {}",
        cases.len()
    );
}

type Files = BTreeMap<PathBuf, Vec<u8>>;

fn contents(folder: &Path) -> Files {
    let read = |file: PathBuf| (file.clone(), fs::read(folder.join(file)).unwrap());
    support::files(folder).into_iter().map(read).collect()
}

/// Runs a case and gives the worst exit code.
fn run(case: &Path) -> i32 {
    let name = case.file_name().unwrap().to_str().unwrap();
    let folder = support::scratch(&format!("next-year-{name}"));
    support::copy(&case.join("before"), &folder);
    let before = contents(&folder);
    let commands = fs::read_to_string(case.join("lenh.txt")).unwrap();
    let (mut out, mut err, mut worst) = (String::new(), String::new(), 0);
    for command in commands.lines() {
        let arguments: Vec<&str> = command.split_whitespace().collect();
        let output = support::vanthu(&folder, &arguments);
        let code = output.status.code().unwrap();
        out.push_str(&format!("$ vanthu {command}\n{}", String::from_utf8(output.stdout).unwrap()));
        err.push_str(&format!(
            "$ vanthu {command}\n{}-- mã kết thúc {code}\n",
            String::from_utf8(output.stderr).unwrap()
        ));
        worst = worst.max(code);
    }
    support::expect(&case.join("expected.out"), &out);
    support::expect(&case.join("expected.err"), &err);
    let mut written = contents(&folder);
    // What a killed run left half written is cleared; all else stays.
    let half_written = |file: &Path| file.extension().is_some_and(|kind| kind == "tmp");
    for (file, bytes) in &before {
        if half_written(file) {
            assert!(!written.contains_key(file), "{name}: {} is still there", file.display());
            continue;
        }
        assert_eq!(written.remove(file).as_ref(), Some(bytes), "{name}: {} was changed", file.display());
    }
    for (file, bytes) in &written {
        support::expect(&case.join("after").join(file), std::str::from_utf8(bytes).unwrap());
    }
    for file in support::files(&case.join("after")) {
        assert!(written.contains_key(&file), "{name}: {} was not written", file.display());
    }
    worst
}

/// The repository's own plan, in a workspace of its own.
fn real(name: &str) -> PathBuf {
    let folder = support::scratch(name);
    support::copy(&support::root().join("data"), &folder.join("data"));
    let years: Vec<PathBuf> = support::folders(&folder.join("data"));
    years.iter().filter(|year| !year.ends_with("2023")).for_each(|year| fs::remove_dir_all(year).unwrap());
    folder
}

fn load<T: data::DataFile>(path: &Path) -> T {
    data::load(path.to_str().unwrap(), &fs::read_to_string(path).unwrap()).unwrap()
}

/// How often the paper of a year prints `needle`, by role.
fn roles(folder: &Path, year: &str, needle: &str) -> Vec<(Vai, usize)> {
    let don_vi: DonVi = load(&folder.join("data/don-vi.yaml"));
    let can_cu: SoCanCu = load(&folder.join("data/can-cu.yaml"));
    let van_ban: VanBan = load(&folder.join("data").join(year).join("ke-hoach.yaml"));
    let sources =
        Sources { don_vi: &don_vi, can_cu: &can_cu, van_ban: &van_ban, file: "a", don_vi_file: "b" };
    let mut counts: BTreeMap<Vai, usize> = BTreeMap::new();
    for (_, vai) in account(&sources, needle) {
        *counts.entry(vai).or_default() += 1;
    }
    counts.into_iter().collect()
}

fn printed(folder: &Path, year: &str, needle: &str) -> usize {
    let output = support::vanthu(folder, &["build", year, "--format", "md", "-q"]);
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let paper = fs::read_to_string(folder.join("output").join(year).join("ke-hoach.md")).unwrap();
    paper.matches(needle).count()
}

#[test]
fn each_2023_of_the_real_plan_has_its_role_and_only_what_may_move_moves() {
    let folder = real("next-year-vai-tro");
    let before = [
        (Vai::NamCuaVanBan, 10),
        (Vai::NgayKy, 1),
        (Vai::ThoiHan, 2),
        (Vai::NgayVienDan, 5),
        (Vai::TrichYeuVienDan, 4),
        (Vai::CuoiKyDanhGia, 1),
        (Vai::GoTay, 1),
    ];
    assert_eq!(roles(&folder, "2023", "2023"), before);
    assert_eq!(before.iter().map(|(_, count)| count).sum::<usize>(), 24);
    assert_eq!(printed(&folder, "2023", "2023"), 24);

    assert!(support::vanthu(&folder, &["next-year", "2023", "-q"]).status.success());
    // Ten own years, two deadlines and the evaluation period moved; the day of signing is blank but for its year.
    assert_eq!(
        roles(&folder, "2024", "2024"),
        [(Vai::NamCuaVanBan, 10), (Vai::ThoiHan, 2), (Vai::CuoiKyDanhGia, 1)]
    );
    assert_eq!(printed(&folder, "2024", "2024"), 14);
    // Of the nine citations eight are of the year and became gaps; the letter of 06/3/2023 on a programme stays,
    // and so does the slip, which a person must judge.
    assert_eq!(roles(&folder, "2024", "2023"), [(Vai::NgayVienDan, 1), (Vai::GoTay, 1)]);
    assert_eq!(printed(&folder, "2024", "2023"), 2);
}

#[test]
fn each_2021_2025_of_the_real_plan_has_its_role() {
    let folder = real("next-year-giai-doan");
    let before = [(Vai::TrichYeuVienDan, 6), (Vai::GoTay, 8)];
    assert_eq!(roles(&folder, "2023", "2021-2025"), before);
    assert_eq!(printed(&folder, "2023", "2021-2025"), 14);
    assert_eq!(roles(&folder, "2023", "2021-2030"), [(Vai::GoTay, 4)]);
    for year in ["2023", "2024", "2025", "2026"] {
        assert!(support::vanthu(&folder, &["next-year", year, "-q"]).status.success());
    }
    // Nothing of it moved in four years: it is questioned, by each place, once the period is over.
    assert_eq!(roles(&folder, "2027", "2021-2025"), before);
    let checklist =
        |year: &str| fs::read_to_string(folder.join("data").join(year).join("can-xac-nhan.md")).unwrap();
    let typed = |year: &str| {
        let list = checklist(year);
        list.lines().filter(|line| line.starts_with("  - chỗ cần xem:") && line.contains("2021-2025")).count()
    };
    let cited = |year: &str| {
        let list = checklist(year);
        list.lines().filter(|line| line.contains("lý do: giai đoạn 2021-2025 đã hết")).count()
    };
    assert_eq!((typed("2025"), cited("2025")), (0, 0));
    assert_eq!((typed("2026"), cited("2026")), (8, 10));
}

#[test]
fn the_real_plan_goes_to_2027_and_2023_still_prints_what_it_printed() {
    let folder = real("next-year-chuoi");
    let build = || support::vanthu(&folder, &["build", "2023", "--format", "md", "-q"]);
    assert!(build().status.success());
    let before = fs::read(folder.join("output/2023/ke-hoach.md")).unwrap();
    for year in 2023..2027 {
        let output = support::vanthu(&folder, &["next-year"]);
        assert_eq!(output.status.code(), Some(0), "{}", String::from_utf8_lossy(&output.stderr));
        let next = (year + 1).to_string();
        assert!(folder.join("data").join(&next).join("ke-hoach.yaml").exists());
        printed(&folder, &next, "DỰ THẢO");
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
