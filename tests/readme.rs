//! What README.md, ARCHITECTURE.md, CONTRIBUTING.md and the guide say is run here.

#![allow(
    clippy::disallowed_methods,
    clippy::unwrap_used,
    clippy::panic,
    reason = "tests read and write files, and fail by panicking"
)]

mod support;

use std::fs;
use std::path::PathBuf;

/// The fenced blocks of a language.
fn blocks(text: &str, language: &str) -> Vec<String> {
    let open = format!("```{language}\n");
    text.split(&open).skip(1).map(|rest| rest.split("```").next().unwrap().to_owned()).collect()
}

fn read(name: &str) -> String {
    fs::read_to_string(support::root().join(name)).unwrap()
}

/// The pages of the guide that people write.
fn guide() -> String {
    ["docs/huong-dan.md", "docs/mot-nam.md", "docs/du-lieu.md"].map(read).concat()
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
fn every_row_of_the_figures_is_one_that_the_bench_prints() {
    let (figures, bench) = (read("docs/speed.md"), read("benches/compare.sh"));
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

/// Where the commands of a block of the README run.
fn workspace(name: &str) -> PathBuf {
    let folder = support::scratch(&format!("readme-{name}"));
    match name {
        "faulty" => {
            support::copy(
                &support::root().join("tests/cases/build/du_thao/before/data"),
                &folder.join("data"),
            );
            fs::write(folder.join("data/2026/ke-hoach.yaml"), &blocks(&read("README.md"), "yaml")[0])
                .unwrap();
        }
        "year" => {
            let paper = support::root().join("output/2023/ke-hoach.docx");
            fs::copy(paper, folder.join("ke-hoach-2023.docx")).unwrap();
        }
        _ => panic!("no workspace is called {name}"),
    }
    folder
}

/// An answer as the README shows it: of many lines the first and the last, of a long line its beginning.
fn shown(answer: &str) -> String {
    const WIDE: usize = 116;
    let lines: Vec<&str> = answer.lines().collect();
    let lines = match &lines[..] {
        [first @ .., before, last] if lines.len() > 12 => [&first[..4], &["…", before, last]].concat(),
        _ => lines,
    };
    let cut = |line: &&str| match line.char_indices().nth(WIDE) {
        Some((end, _)) => format!("{}…\n", &line[..end]),
        None => format!("{line}\n"),
    };
    lines.iter().map(cut).collect()
}

#[test]
fn the_answers_in_the_readme_are_those_of_the_program() {
    let readme = read("README.md");
    let mut now = String::new();
    let mut rest = readme.as_str();
    while let Some((before, block)) = rest.split_once("```console ") {
        let (name, block) = block.split_once('\n').unwrap();
        let (block, after) = block.split_once("```").unwrap();
        now.push_str(&format!("{before}```console {name}\n"));
        let mut place = workspace(name);
        for command in block.lines().filter_map(|line| line.strip_prefix("$ ")) {
            now.push_str(&format!("$ {command}\n"));
            if let Some(inner) = command.strip_prefix("cd ") {
                place = place.join(inner);
                continue;
            }
            let arguments = command.strip_prefix("vanthu ").unwrap();
            let run = support::vanthu(&place, &arguments.split(' ').collect::<Vec<_>>());
            let answer = [run.stderr, run.stdout].map(|text| String::from_utf8(text).unwrap()).concat();
            now.push_str(&shown(&answer));
        }
        now.push_str("```");
        rest = after;
    }
    now.push_str(rest);
    support::expect(&support::root().join("README.md"), &now);
}

#[test]
fn the_faulty_sample_builds_once_it_is_mended() {
    let folder = workspace("faulty");
    let plan = folder.join("data/2026/ke-hoach.yaml");
    let mut text = fs::read_to_string(&plan).unwrap();
    for (wrong, right) in [
        ("31/4/2026", "30/4/2026"),
        ("nq_82", "nq_28"),
        ("hoi_phu_nu", "hoi_lhpn"),
        ("Tổ chức gặp mặt: cán bộ nữ tiêu biểu.", "\"Tổ chức gặp mặt: cán bộ nữ tiêu biểu.\""),
    ] {
        assert!(text.contains(wrong), "{wrong}");
        text = text.replace(wrong, right);
    }
    fs::write(&plan, text).unwrap();
    let output = support::vanthu(&folder, &["build"]);
    assert_eq!(output.status.code(), Some(0), "{}", String::from_utf8_lossy(&output.stderr));
}

#[test]
fn what_the_readme_compares_was_measured() {
    let (readme, speed) = (read("README.md"), read("docs/speed.md"));
    let row = readme.lines().find(|line| line.starts_with("| papers a second")).unwrap();
    let figures: Vec<&str> = row.split(|c: char| !c.is_ascii_digit()).filter(|text| text.len() > 1).collect();
    assert_eq!(figures.len(), 3, "{row}");
    for figure in figures {
        assert!(speed.contains(&format!("| {figure} papers/s |")), "{figure}");
    }
}

#[test]
fn what_is_measured_in_the_guide_comes_into_a_report() {
    let folder = support::scratch("readme-measured");
    fs::create_dir_all(folder.join("data/2026")).unwrap();
    let samples = blocks(&guide(), "yaml");
    let measured = samples.iter().find(|sample| sample.contains("chi_tieu:")).unwrap();
    let write = |name: &str, text: String| fs::write(folder.join("data").join(name), text).unwrap();
    write("don-vi.yaml", support::UNIT.replace("vhxh", "phong_vhxh"));
    write("can-cu.yaml", "{}\n".into());
    let plan = "nam: 2026\ntrich_yeu: Một việc\nnguoi_ky: chu_tich\ncong_tac: {ten: bảo hiểm y tế}\ncac_muc: [{tieu_de: Nội dung, khoan: [Một.]}]\n";
    write("2026/ke-hoach.yaml", format!("{plan}{measured}"));
    write(
        "2026/ket-qua.yaml",
        "nam: 2026\ntong_ket: {trich_yeu: Kết quả, nguoi_ky: chu_tich, so_lieu_den: 30/11/2026}\nso_lieu:\n  tham_gia: [{den: 30/11/2026, gia_tri: 1.482/1.520}]\n  buoi: [{den: 30/11/2026, gia_tri: 9}]\nnhiem_vu: {tuyen_truyen: [{ngay: 28/9/2026, trang_thai: hoan_thanh}]}\n".into(),
    );
    let output = support::vanthu(&folder, &["build"]);
    assert_eq!(output.status.code(), Some(0), "{}", String::from_utf8_lossy(&output.stderr));
    let report = fs::read_to_string(folder.join("output/2026/bao-cao-tong-ket.md")).unwrap();
    for said in ["1.482/1.520", "Buổi tuyên truyền tại thôn", "1/1"] {
        assert!(report.contains(said), "{said}: {report}");
    }
}

#[test]
fn the_results_in_the_guide_give_a_report() {
    let folder = support::scratch("readme-results");
    support::copy(&support::root().join("data"), &folder.join("data"));
    let samples = blocks(&guide(), "yaml");
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
    let samples = blocks(&guide(), "yaml");
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
    let samples = blocks(&guide(), "yaml");
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
    let samples = blocks(&guide(), "yaml");
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
    let samples = blocks(&guide(), "yaml");
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
    for document in ["README.md", "ARCHITECTURE.md", "CONTRIBUTING.md", "docs/speed.md"] {
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

/// All documents of the project.
fn documents() -> Vec<String> {
    let folder = support::root();
    let pages =
        support::files(&folder.join("docs")).into_iter().map(|page| format!("docs/{}", page.display()));
    let tops = ["README.md", "ARCHITECTURE.md", "CONTRIBUTING.md", "CHANGELOG.md"].map(str::to_owned);
    tops.into_iter().chain(pages.filter(|page| page.ends_with(".md"))).collect()
}

#[test]
fn every_link_leads_somewhere() {
    let mut links = 0;
    for document in documents() {
        let text = read(&document);
        let beside = support::root().join(&document);
        for link in text.split("](").skip(1).filter_map(|rest| rest.split(')').next()) {
            let (file, part) = link.split_once('#').unwrap_or((link, ""));
            if file.contains("://") {
                continue;
            }
            let target = if file.is_empty() { beside.clone() } else { beside.parent().unwrap().join(file) };
            assert!(target.exists(), "{document} links to {link}, which is not there");
            let is_there = || fs::read_to_string(&target).unwrap().contains(&format!("<a id=\"{part}\">"));
            assert!(part.is_empty() || is_there(), "{document} links to {link}, which {file} has not");
            links += 1;
        }
    }
    assert!(links > 40, "{links}");
}

#[test]
fn every_page_of_the_guide_is_linked_from_its_first() {
    let first = read("docs/huong-dan.md");
    for page in documents().iter().filter_map(|page| page.strip_prefix("docs/")) {
        assert!(
            ["huong-dan.md", "speed.md", "limits.md"].contains(&page)
                || first.contains(&format!("]({page})")),
            "{page}"
        );
    }
}

#[test]
fn the_commands_for_contributors_name_tests_and_modules_that_are_there() {
    let words = blocks(&read("CONTRIBUTING.md"), "sh").join(" ");
    let words: Vec<&str> = words.split_whitespace().collect();
    let mut named = 0;
    for pair in words.windows(2) {
        let file = match pair[0] {
            "--test" => format!("tests/{}.rs", pair[1]),
            "--lib" => format!("src/{}.rs", pair[1].replace("::", "/")),
            _ => continue,
        };
        assert!(support::root().join(&file).exists(), "{file}");
        named += 1;
    }
    assert!(named > 6, "{named}");
}
