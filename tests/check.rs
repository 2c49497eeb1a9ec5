//! `check`: what it says of the sample, of a DOCX from elsewhere, and of what is none; exact screens.

#![allow(
    clippy::disallowed_methods,
    clippy::unwrap_used,
    clippy::panic,
    reason = "tests read and write files, and fail by panicking"
)]

mod support;

use std::fs;
use std::path::{Path, PathBuf};

/// A copy of the sample in a folder of its own.
fn sample(name: &str) -> PathBuf {
    let folder = support::scratch(&format!("check-{name}"));
    for part in ["data", "templates", "output"] {
        support::copy(&support::root().join(part), &folder.join(part));
    }
    folder
}

/// Exit code, stdout, stderr.
fn run(folder: &Path, arguments: &[&str]) -> (i32, String, String) {
    let output = support::vanthu(folder, arguments);
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
    (output.status.code().unwrap(), text(output.stdout), text(output.stderr))
}

#[test]
fn the_sample_shows_the_slips_of_the_original() {
    let folder = sample("sample");
    let (code, out, err) = run(&folder, &["check"]);
    assert_eq!(code, 1, "the original's «Lưu: VP» is an error of form");
    support::expect(&support::root().join("tests/check/sample.txt"), &format!("{err}{out}"));
}

#[test]
fn nothing_is_written_and_every_finding_is_in_the_json_too() {
    let folder = sample("json");
    let before = support::files(&folder);
    let (code, out, err) = run(&folder, &["kiem-tra", "2023", "--format", "json"]);
    assert_eq!((code, err.as_str()), (1, ""));
    let findings: Vec<serde_json::Value> = serde_json::from_str(&out).unwrap();
    let (_, text, _) = run(&folder, &["check", "2023"]);
    let count = |severity: &str| findings.iter().filter(|finding| finding["severity"] == severity).count();
    let [errors, warnings, notes] = ["error", "warning", "note"].map(count);
    assert_eq!(text, format!("{errors} lỗi, {warnings} cảnh báo, {notes} ghi chú\n"));
    for key in ["code", "severity", "file", "line", "column", "path", "message", "hint"] {
        assert!(findings.iter().all(|finding| finding.get(key).is_some()), "{key}");
    }
    assert_eq!(support::files(&folder), before);
}

#[test]
fn a_report_of_a_day_before_its_plan_is_told() {
    let folder = sample("before-plan");
    let path = folder.join("data/2023/ket-qua.yaml");
    let typed = fs::read_to_string(&path).unwrap();
    let told = |day: &str| -> Vec<String> {
        let head = format!(
            "bao_cao: {{quy: {{ky: quy_1, ngay: {day}, so_lieu_den: 31/3/2023, trich_yeu: Quý I, nguoi_ky: chu_tich}}}}\n"
        );
        fs::write(&path, format!("{typed}\n{head}")).unwrap();
        let (_, _, err) = run(&folder, &["check", "2023"]);
        let lines = err.lines().filter(|line| line.contains("[ngay-nguoc]"));
        lines.map(|line| line.rsplit("]: ").next().unwrap().to_owned()).collect()
    };
    // The plan was issued on 23/5/2023; a slip that goes before the figures too is told once.
    assert_eq!(told("05/4/2023"), ["báo cáo ký ngày 05/4/2023, trước ngày của kế hoạch 23/5/2023"]);
    assert_eq!(told("05/3/2023"), ["báo cáo ký ngày 05/3/2023, trước ngày chốt số liệu 31/3/2023"]);
    assert_eq!(told("23/5/2023"), [""; 0]);
}

#[test]
fn a_year_that_is_not_the_folders_is_one_finding() {
    let folder = sample("year");
    let (plan, results) = (folder.join("data/2023/ke-hoach.yaml"), folder.join("data/2023/ket-qua.yaml"));
    let typed = [&plan, &results].map(|path| fs::read_to_string(path).unwrap());
    let codes = || -> Vec<String> {
        let (_, out, _) = run(&folder, &["check", "2023", "--format", "json"]);
        let findings: Vec<serde_json::Value> = serde_json::from_str(&out).unwrap();
        let codes = findings.iter().map(|finding| finding["code"].as_str().unwrap().to_owned());
        let of_year = [
            "nam-lech",
            "ngay-kho-tin",
            "ngoai-ky",
            "sai-nam",
            "can-cu-nam-truoc",
            "ke-hoach-sai",
            "han-da-qua",
        ];
        codes.filter(|code| of_year.contains(&code.as_str())).collect()
    };
    assert_eq!(codes(), [""; 0]);
    for year in ["2022", "2024"] {
        let wrong = typed[0].replacen("nam: 2023", &format!("nam: {year}"), 1);
        fs::write(&plan, wrong).unwrap();
        assert_eq!(codes(), ["nam-lech", "ke-hoach-sai"], "{year}");
    }
    // Both of another year than their folder: it is the folder that is wrong.
    fs::rename(folder.join("data/2023"), folder.join("data/2024")).unwrap();
    fs::write(folder.join("data/2024/ke-hoach.yaml"), &typed[0]).unwrap();
    let (_, out, _) = run(&folder, &["check", "2024", "--format", "json"]);
    assert_eq!(out.matches("\"nam-lech\"").count(), 1);
    assert_eq!(out.matches("\"ngay-kho-tin\"").count() + out.matches("\"ngoai-ky\"").count(), 0, "{out}");
}

#[test]
fn warnings_count_only_when_asked() {
    let folder = support::scratch("check-strict");
    support::copy(&support::root().join("tests/cases/build/du_thao/before/data"), &folder.join("data"));
    let plan = folder.join("data/2026/ke-hoach.yaml");
    let text = fs::read_to_string(&plan).unwrap();
    assert_eq!(run(&folder, &["check"]), (0, "không thấy gì sai\n".to_owned(), String::new()));
    fs::write(&plan, text.replace("khoan: [Một, Hai]", "khoan: [Một, \"Hai  việc\"]")).unwrap();
    assert_eq!(run(&folder, &["check"]).0, 0);
    assert_eq!(run(&folder, &["check", "--strict"]).0, 1);
}

#[test]
fn an_item_of_the_results_that_lost_its_dash_is_told() {
    let folder = support::scratch("check-results-joined");
    support::copy(&support::root().join("tests/cases/build/ket_qua_chung/before/data"), &folder.join("data"));
    let results = folder.join("data/2026/ket-qua.yaml");
    let text = fs::read_to_string(&results).unwrap();
    let one = "uu_diem: Tuyên truyền đến mọi thôn.\n";
    let joined = text.replace(one, &format!("{one}      Thăm hỏi các gia đình.\n"));
    fs::write(&results, joined).unwrap();
    let (_, _, err) = run(&folder, &["check"]);
    let told: Vec<&str> = err.lines().filter(|line| line.contains("[noi-dong]")).collect();
    assert_eq!(
        told,
        ["data/2026/ket-qua.yaml:12:7: cảnh báo[noi-dong]: dòng này được nối vào câu mở ở dòng 11"]
    );
}

#[test]
fn what_is_no_docx_is_told() {
    let folder = support::scratch("check-broken");
    fs::write(folder.join("a.docx"), "không phải DOCX").unwrap();
    let whole = fs::read(support::root().join("output/2023/ke-hoach.docx")).unwrap();
    fs::write(folder.join("b.docx"), &whole[..whole.len() / 2]).unwrap();
    for name in ["a.docx", "b.docx"] {
        let (code, out, err) = run(&folder, &["check", name]);
        assert_eq!((code, out.as_str()), (1, "1 lỗi, 0 cảnh báo\n"), "{err}");
        assert!(err.starts_with(&format!("{name}: lỗi[docx-hong]: ")), "{err}");
    }
    assert_eq!(run(&folder, &["check", "khong-co.docx"]).0, 3);
    assert_eq!(run(&folder, &["check", "2o23"]).0, 2);
    assert_eq!(run(&folder, &["check"]).0, 3, "no data folder");
}

#[test]
fn a_docx_of_our_own_is_checked_like_any_other() {
    let folder = sample("docx");
    let (code, out, err) = run(&folder, &["check", "output/2023/ke-hoach.docx"]);
    assert_eq!((code, out.as_str()), (1, "1 lỗi, 3 cảnh báo\n"), "{err}");
    assert!(err.contains("lỗi[NN03]") && err.contains("cảnh báo[hai-kieu-dau]"), "{err}");
}

#[test]
fn a_paper_without_a_closing_paragraph_is_told_which_key_it_lacks() {
    let folder = support::scratch("check-close");
    support::copy(&support::root().join("tests/cases/build/du_thao/before/data"), &folder.join("data"));
    let plan = folder.join("data/2026/ke-hoach.yaml");
    let text = fs::read_to_string(&plan).unwrap();
    let open: Vec<&str> = text.lines().filter(|line| !line.starts_with("ket:")).collect();
    assert!(open.len() < text.lines().count());
    fs::write(&plan, open.join("\n") + "\n").unwrap();
    let (_, _, err) = run(&folder, &["check"]);
    let at = err.find("lỗi[ND06]").unwrap_or_else(|| panic!("{err}"));
    assert!(err[at..].lines().nth(1).unwrap().contains("gợi ý: ghi ket:"), "{err}");
}
