//! Same input, same bytes: in one process, in another order, on another thread, in another folder.

#![allow(
    clippy::disallowed_methods,
    clippy::unwrap_used,
    clippy::panic,
    reason = "tests read and write files, and fail by panicking"
)]

mod support;

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use vanthu::model::Sources;
use vanthu::model::{DonVi, SoCanCu, VanBan};
use vanthu::project::press::{self, Paper, Press};
use vanthu::template::Templates;
use vanthu::yaml;

/// A paper's data as text: unit, register, paper, and the name of its template.
#[derive(Clone)]
struct Input {
    don_vi: String,
    can_cu: String,
    van_ban: String,
    template: &'static str,
    templates: PathBuf,
}

fn inputs() -> Vec<Input> {
    let root = support::root();
    let input = |data: PathBuf, paper: &str, template, templates| Input {
        don_vi: fs::read_to_string(data.join("don-vi.yaml")).unwrap(),
        can_cu: fs::read_to_string(data.join("can-cu.yaml")).unwrap(),
        van_ban: fs::read_to_string(data.join(paper)).unwrap(),
        template,
        templates,
    };
    let case = |name: &str| root.join("tests/cases/build").join(name).join("before");
    vec![
        input(root.join("data"), "2023/ke-hoach.yaml", "ke-hoach", root.join("templates")),
        input(
            case("cong_van").join("data"),
            "2026/cong-van.yaml",
            "cong-van",
            case("cong_van").join("templates"),
        ),
        input(case("du_thao").join("data"), "2026/ke-hoach.yaml", "ke-hoach", root.join("templates")),
    ]
}

fn press(templates: &Path) -> Press {
    let templates = templates.to_owned();
    let loader = Arc::new(move |name: &str| fs::read_to_string(templates.join(name)).ok().map(Ok));
    Press::new(Templates::new(loader))
}

fn render(input: &Input) -> Paper {
    let don_vi: DonVi = yaml::load("don-vi.yaml", &input.don_vi).unwrap();
    let can_cu: SoCanCu = yaml::load("can-cu.yaml", &input.can_cu).unwrap();
    let van_ban: VanBan = yaml::load("van-ban.yaml", &input.van_ban).unwrap();
    let sources = Sources {
        don_vi: &don_vi,
        can_cu: &can_cu,
        van_ban: &van_ban,
        file: "van-ban.yaml",
        don_vi_file: "don-vi.yaml",
        mau_rieng: false,
    };
    press::render(&press(&input.templates), input.template, &sources).unwrap()
}

#[test]
fn order_repetition_and_thread_do_not_change_a_byte() {
    let inputs = inputs();
    let first: Vec<Paper> = inputs.iter().map(render).collect();
    let mut backwards: Vec<Paper> = inputs.iter().rev().map(render).collect();
    backwards.reverse();
    assert_eq!(first, backwards);
    let threads: Vec<_> =
        inputs.iter().cloned().map(|input| std::thread::spawn(move || render(&input))).collect();
    let elsewhere: Vec<Paper> = threads.into_iter().map(|thread| thread.join().unwrap()).collect();
    assert_eq!(first, elsewhere);
}

#[test]
fn another_folder_and_another_process_do_not_change_a_byte() {
    let root = support::root();
    let written = |name: &str| {
        let folder = support::scratch(name);
        support::copy(&root.join("data"), &folder.join("data"));
        support::copy(&root.join("templates"), &folder.join("templates"));
        let output = support::vanthu(&folder, &["build"]);
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        let files = support::files(&folder.join("output")).into_iter();
        files
            .map(|file| (file.clone(), fs::read(folder.join("output").join(file)).unwrap()))
            .collect::<BTreeMap<_, _>>()
    };
    let one = written("determinism-one");
    assert!(!one.is_empty());
    assert_eq!(one, written("determinism-two/with a longer name"));
}

#[test]
fn the_archive_carries_no_date_of_today() {
    let paper = render(&inputs()[0]);
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(paper.docx)).unwrap();
    for at in 0..archive.len() {
        let entry = archive.by_index(at).unwrap();
        assert_eq!(entry.last_modified().unwrap(), zip::DateTime::DEFAULT, "{}", entry.name());
    }
}
