//! `list`: the register of papers sent, of a workspace with two issued papers of one number, a draft and a faulty one.

#![allow(
    clippy::disallowed_methods,
    clippy::unwrap_used,
    reason = "tests read and write files, and fail by panicking"
)]

mod support;

use std::fs;
use std::path::{Path, PathBuf};

const UNIT: &str = "ten: Ủy ban nhân dân xã A\ngoi: UBND xã\nten_dau_trang: [Ủy ban nhân dân, xã A]\ndia_ban: xã A\n\
    dia_danh: A\nky_hieu: UBND\nluu: VT\nnguoi_ky: {ct: {chuc_vu: Chủ tịch, ho_ten: Lê A}}\n\
    co_quan: {vh: {ten: Phòng Văn hóa}}\nnoi_nhan: [vh]\n";

fn plan(head: &str) -> String {
    format!(
        "nam: 2026\nmau: ke-hoach\ntrich_yeu: Việc năm {{{{ nam }}}}\nnguoi_ky: ct\ncac_muc:\n  - tieu_de: Nội dung\n    \
         khoan: [Một việc]\nket: Trên đây là Kế hoạch\n{head}"
    )
}

fn workspace(name: &str) -> PathBuf {
    let folder = support::scratch(name);
    let write = |path: &str, text: &str| {
        let path = folder.join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    };
    write("data/don-vi.yaml", UNIT);
    write("data/can-cu.yaml", "{}\n");
    write("data/2025/ke-hoach.yaml", &plan("so: 3\nngay: 05/02/2025\n").replace("2026", "2025"));
    write("data/2026/ke-hoach.yaml", &plan("so: 3\nngay: 05/02/2026\n"));
    write("data/2026/y-te/ke-hoach.yaml", &plan("so: 3\nngay: 06/3/2026\nkinh_gui: Sở Y tế\n"));
    write("data/2026/y-te/nhap.yaml", &plan(""));
    write("data/2026/y-te/sai.yaml", &plan("nguoi: x\n"));
    folder
}

fn run(folder: &Path, args: &[&str]) -> (i32, String, String) {
    let output = support::vanthu(folder, args);
    let text = |bytes| String::from_utf8(bytes).unwrap();
    (output.status.code().unwrap(), text(output.stdout), text(output.stderr))
}

#[test]
fn issued_papers_are_listed_with_doubles_and_gaps_told() {
    let folder = workspace("list-issued");
    let (code, out, err) = run(&folder, &["list", "2026"]);
    assert_eq!(code, 0);
    let lines: Vec<&str> = out.lines().filter(|line| !line.starts_with(' ')).collect();
    assert_eq!(lines.len(), 2, "{out}");
    assert!(
        lines[0].starts_with("03/KH-UBND       05/02/2026  đã ban hành  Kế hoạch Việc năm 2026"),
        "{out}"
    );
    assert!(lines[1].contains("06/3/2026") && lines[1].ends_with("[2026/y-te/ke-hoach]"), "{out}");
    // Said once, at the later one, as a note.
    let double = "ghi chú[trung-so]: số 03/KH-UBND năm 2026 đã dùng cho văn bản ngày 05/02/2026 (data/2026/ke-hoach.yaml, so)";
    assert!(err.contains("data/2026/y-te/ke-hoach.yaml:") && err.contains(double), "{err}");
    assert_eq!(err.matches("03/KH-UBND").count(), 2, "{err}");
    assert!(err.contains("trước số 03/KH-UBND không thấy các số: 01, 02"), "{err}");
    assert!(err.contains("còn 2 văn bản chưa ban hành"), "{err}");
    // Each year counts anew: one number in two years is no double.
    let (_, _, both) = run(&folder, &["so"]);
    assert!(!both.contains("2025/ke-hoach, 2026/ke-hoach"), "{both}");
}

#[test]
fn all_papers_and_all_columns() {
    let folder = workspace("list-all");
    let (_, out, _) = run(&folder, &["list", "2026", "--all", "--format", "json"]);
    let rows: serde_json::Value = serde_json::from_str(&out).unwrap();
    let states: Vec<&str> =
        rows.as_array().unwrap().iter().map(|row| row["tinh_trang"].as_str().unwrap()).collect();
    assert_eq!(states, ["đã ban hành", "đã ban hành", "dự thảo", "còn lỗi"]);
    assert_eq!(rows[0]["nguoi_ky"], "Lê A");
    assert_eq!(rows[0]["luu"], "VT");
    assert!(rows[0]["ngay_chuyen"].is_null(), "what the program cannot know stays blank");
    let (_, out, _) = run(&folder, &["list", "2026", "--format", "md"]);
    let mut lines = out.lines();
    assert_eq!(lines.next().unwrap().matches('|').count(), 12);
    assert_eq!(lines.nth(1).unwrap().matches('|').count(), 12);
}

#[test]
fn nothing_issued_is_said() {
    let folder = workspace("list-none");
    fs::remove_dir_all(folder.join("data/2025")).unwrap();
    let (code, out, err) = run(&folder, &["list", "2024"]);
    assert_eq!((code, out.as_str()), (0, "chưa có văn bản nào ban hành\n"), "{err}");
}

#[test]
fn an_issued_paper_is_listed_as_it_was_signed() {
    let folder = workspace("list-signed");
    assert_eq!(run(&folder, &["build", "2025"]).0, 0);
    fs::write(folder.join("data/don-vi.yaml"), UNIT.replace("Lê A", "Trần B")).unwrap();
    let (_, out, _) = run(&folder, &["list", "2025"]);
    assert!(out.contains("người ký: Lê A") && !out.contains("Trần B"), "{out}");
    // A paper that was never made is listed as the data has it.
    let (_, out, _) = run(&folder, &["list", "2026"]);
    assert!(out.contains("người ký: Trần B"), "{out}");
}
