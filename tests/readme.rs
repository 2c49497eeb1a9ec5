//! What README.md and ARCHITECTURE.md say is run here.

#![allow(
    clippy::disallowed_methods,
    clippy::unwrap_used,
    clippy::panic,
    reason = "tests read and write files, and fail by panicking"
)]

mod support;

use std::fs;

/// The fenced blocks of a language.
fn blocks(text: &str, language: &str) -> Vec<String> {
    let open = format!("```{language}\n");
    text.split(&open).skip(1).map(|rest| rest.split("```").next().unwrap().to_owned()).collect()
}

fn read(name: &str) -> String {
    fs::read_to_string(support::root().join(name)).unwrap()
}

#[test]
fn the_commands_of_the_readme_work_in_a_copy_of_the_repository() {
    let folder = support::scratch("readme");
    for part in ["data", "templates", "output"] {
        support::copy(&support::root().join(part), &folder.join(part));
    }
    let mut run = 0;
    for command in blocks(&read("README.md"), "sh").iter().flat_map(|block| block.lines()) {
        if command == "cargo test" {
            // This is it.
            continue;
        }
        let arguments =
            command.strip_prefix("cargo run --release -- ").unwrap_or_else(|| panic!("{command} is not run"));
        let output = support::vanthu(&folder, &arguments.split(' ').collect::<Vec<_>>());
        assert_eq!(output.status.code(), Some(0), "{command}: {}", String::from_utf8_lossy(&output.stderr));
        run += 1;
    }
    assert!(run >= 1);
}

#[test]
fn every_row_of_the_readmes_figures_is_one_that_the_bench_prints() {
    let (readme, bench) = (read("README.md"), read("benches/compare.sh"));
    let figures = readme.split("## How fast").nth(1).unwrap().split("\n## ").next().unwrap();
    let rows: Vec<&str> =
        figures.lines().filter_map(|line| line.strip_prefix("| ")?.split(" |").next()).skip(1).collect();
    assert!(rows.len() > 10, "{rows:?}");
    let names =
        bench.replace("$DOCXTPL", "0.20.2").replace("$DOCXTEMPLATER", "3.71.0").replace("$UNITS", "1000");
    for row in rows {
        assert!(names.contains(&format!("| {row} |")), "no such row: {row}");
    }
    for pinned in ["DOCXTPL=0.20.2", "DOCXTEMPLATER=3.71.0"] {
        assert!(bench.contains(pinned), "{pinned}");
    }
}

#[test]
fn the_committed_output_is_what_the_sample_data_gives() {
    let folder = support::scratch("readme-current");
    for part in ["data", "templates"] {
        support::copy(&support::root().join(part), &folder.join(part));
    }
    assert!(support::vanthu(&folder, &["build"]).status.success());
    let (made, committed) = (folder.join("output"), support::root().join("output"));
    assert_eq!(support::files(&made), support::files(&committed));
    for file in support::files(&made) {
        assert!(
            fs::read(made.join(&file)).unwrap() == fs::read(committed.join(&file)).unwrap(),
            "{}",
            file.display()
        );
    }
}

#[test]
fn the_sample_of_yaml_builds() {
    let folder = support::scratch("readme-yaml");
    let case = support::root().join("tests/cases/build/du_thao/before/data");
    support::copy(&case, &folder.join("data"));
    let samples = blocks(&read("README.md"), "yaml");
    assert_eq!(samples.len(), 1);
    fs::write(folder.join("data/2026/ke-hoach.yaml"), &samples[0]).unwrap();
    let output = support::vanthu(&folder, &["build"]);
    assert_eq!(output.status.code(), Some(0), "{}", String::from_utf8_lossy(&output.stderr));
}

#[test]
fn the_results_in_the_guide_give_a_report() {
    let folder = support::scratch("readme-results");
    support::copy(&support::root().join("data"), &folder.join("data"));
    let samples = blocks(&read("docs/huong-dan.md"), "yaml");
    let results = samples.iter().find(|sample| sample.contains("tong_ket:")).unwrap();
    fs::write(folder.join("data/2023/ket-qua.yaml"), results).unwrap();
    let output = support::vanthu(&folder, &["build", "--doc", "bao-cao-tong-ket"]);
    assert_eq!(output.status.code(), Some(0), "{}", String::from_utf8_lossy(&output.stderr));
    let report = fs::read_to_string(folder.join("output/2023/bao-cao-tong-ket.md")).unwrap();
    for said in ["ước 43", "41/56", "Làng 1"] {
        assert!(report.contains(said), "{said}");
    }
}

#[test]
fn the_writers_words_in_the_guide_leave_no_gap() {
    let folder = support::scratch("readme-words");
    support::copy(&support::root().join("data"), &folder.join("data"));
    let samples = blocks(&read("docs/huong-dan.md"), "yaml");
    let results = samples.iter().find(|sample| sample.contains("loi_van:")).unwrap();
    fs::write(folder.join("data/2023/ket-qua.yaml"), results).unwrap();
    let output = support::vanthu(&folder, &["build", "--doc", "bao-cao-tong-ket"]);
    assert_eq!(output.status.code(), Some(0), "{}", String::from_utf8_lossy(&output.stderr));
    let report = fs::read_to_string(folder.join("output/2023/bao-cao-tong-ket.md")).unwrap();
    for said in
        ["\n\\- Một số việc còn chậm:\n\n\\+ Tư vấn tại thôn xa.\n", "Với UBND huyện:", "vào quy ước."]
    {
        assert!(report.contains(said), "{said}: {report}");
    }
    // The plan has no number yet, and nothing was measured: those are no words of the writer.
    let gaps: Vec<&str> = report.lines().filter(|line| line.contains("cần bổ sung")).collect();
    assert!(gaps.iter().all(|line| line.contains("số của kế hoạch")), "{gaps:?}");
}

#[test]
fn the_names_over_time_in_the_guide_are_those_of_their_day() {
    let folder = support::scratch("readme-names");
    support::copy(&support::root().join("tests/cases/build/du_thao/before/data"), &folder.join("data"));
    let samples = blocks(&read("docs/huong-dan.md"), "yaml");
    let unit = samples.iter().find(|sample| sample.contains("\nten_dau_trang:")).unwrap();
    fs::write(folder.join("data/don-vi.yaml"), unit).unwrap();
    let plan = fs::read_to_string(folder.join("data/2026/ke-hoach.yaml")).unwrap();
    for (day, name) in [("30/6/2026", "Nguyễn Văn An"), ("01/7/2026", "Trần Thị Bình")] {
        fs::write(folder.join("data/2026/ke-hoach.yaml"), format!("{plan}\nngay: {day}\n")).unwrap();
        let output = support::vanthu(&folder, &["build"]);
        assert_eq!(output.status.code(), Some(0), "{}", String::from_utf8_lossy(&output.stderr));
        assert!(fs::read_to_string(folder.join("output/2026/ke-hoach.md")).unwrap().contains(name));
    }
}

#[test]
fn the_bodies_and_the_copy_in_the_guide_are_printed() {
    let folder = support::scratch("guide-issuers");
    support::copy(&support::root().join("data"), &folder.join("data"));
    let samples = blocks(&read("docs/huong-dan.md"), "yaml");
    let unit = folder.join("data/don-vi.yaml");
    let bodies = samples.iter().find(|sample| sample.starts_with("co_quan_ban_hanh:")).unwrap();
    fs::write(&unit, format!("{}\n{bodies}", fs::read_to_string(&unit).unwrap())).unwrap();
    fs::create_dir_all(folder.join("data/2026")).unwrap();
    let plan =
        "nam: 2026\nloai: ke-hoach\nso: 9\nngay: 05/5/2026\ntrich_yeu: Một việc\nkhoan: [Một.]\nnguoi_ky: ";
    let write = |name: &str, text: String| {
        fs::write(folder.join(format!("data/2026/{name}.yaml")), text).unwrap();
    };
    write("ke-hoach", format!("{plan}chu_tich\n"));
    write("hdnd", format!("{plan}ct_hdnd\nco_quan_ban_hanh: hdnd\n"));
    write("phong", format!("{plan}truong_phong\nco_quan_ban_hanh: phong_vhxh\n"));
    write("lien-tich", format!("{plan}[chu_tich, ct_mttq]\nlien_tich: mttq\n"));
    write("sao-y-ke-hoach", samples.iter().find(|sample| sample.contains("ban_sao:")).unwrap().clone());
    let run = support::vanthu(&folder, &["build", "2026"]);
    assert!(run.status.success(), "{}", String::from_utf8_lossy(&run.stderr));
    for (name, symbol) in [
        ("hdnd", "09/KH-HĐND"),
        ("phong", "09/KH-PVHXH"),
        ("lien-tich", "09/KH-UBND-MTTQ"),
        ("sao-y-ke-hoach", "03/SY-UBND"),
    ] {
        let text = fs::read_to_string(folder.join(format!("output/2026/{name}.md"))).unwrap();
        assert!(text.contains(symbol), "{text}");
    }
}

#[test]
fn the_tables_in_the_guide_are_printed() {
    let folder = support::scratch("readme-tables");
    let case = support::root().join("tests/cases/build/bang_va_phu_luc/before/data");
    support::copy(&case, &folder.join("data"));
    let samples = blocks(&read("docs/huong-dan.md"), "yaml");
    fs::remove_file(folder.join("data/2026/kinh-phi.csv")).unwrap();
    let tables = samples.iter().find(|sample| sample.contains("phu_luc:")).unwrap();
    let khoan =
        "  - {tieu_de: Nội dung, khoan: [{id: tuyen_truyen, tieu_de: Tuyên truyền, y: [Phát thanh]}]}\nket:";
    let plan =
        format!("nam: 2026\ntrich_yeu: Một việc\nnguoi_ky: chu_tich\n{}", tables.replace("ket:", khoan));
    fs::write(folder.join("data/2026/ke-hoach.yaml"), plan).unwrap();
    let output = support::vanthu(&folder, &["build"]);
    assert_eq!((output.status.code(), String::from_utf8_lossy(&output.stderr).as_ref()), (Some(0), ""));
    let plan = fs::read_to_string(folder.join("output/2026/ke-hoach.md")).unwrap();
    for said in ["**3.500.000**", "(cộng 1/2 dòng)", "Phụ lục II", "12.000.000"] {
        assert!(plan.contains(said), "{said}");
    }
}

#[test]
fn the_exit_codes_are_those_the_readme_names() {
    let folder = support::scratch("readme-codes");
    assert_eq!(support::vanthu(&folder, &["build"]).status.code(), Some(3), "no data folder");
    assert_eq!(support::vanthu(&folder, &["buld"]).status.code(), Some(2), "no such command");
    support::copy(&support::root().join("tests/cases/build/du_thao/before/data"), &folder.join("data"));
    assert_eq!(support::vanthu(&folder, &["build"]).status.code(), Some(0), "a good plan");
    fs::write(folder.join("data/2026/ke-hoach.yaml"), "nam: 2026\n").unwrap();
    assert_eq!(support::vanthu(&folder, &["build"]).status.code(), Some(1), "a faulty plan");
}

#[test]
fn every_file_and_test_that_the_documents_name_is_there() {
    for document in ["README.md", "ARCHITECTURE.md"] {
        let text = read(document);
        for name in text.split('`').skip(1).step_by(2) {
            let path = name.split("::").next().unwrap().split(' ').next().unwrap();
            let is_path =
                ["src/", "tests/", "templates/", "data/", "docs/", ".ci/", "output/", "benches/", "fuzz/"]
                    .iter()
                    .any(|top| path.starts_with(top));
            if !is_path || path.contains('*') || path.contains('<') {
                continue;
            }
            assert!(support::root().join(path).exists(), "{document} names {path}, which is not there");
            if let Some((file, test)) = name.split_once("::") {
                let function = test.rsplit("::").next().unwrap();
                assert!(
                    read(file).contains(&format!("fn {function}(")),
                    "{document} names {name}, which is not there"
                );
            }
        }
    }
}
