//! `watch`: built again as data is saved, whatever editors do, until Ctrl-C.

#![cfg(unix)]
#![allow(
    clippy::disallowed_methods,
    clippy::unwrap_used,
    clippy::panic,
    reason = "tests read and write files, and fail by panicking"
)]

mod support;

use std::fs;
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::{self, Receiver};
use std::thread;
use std::time::{Duration, Instant};

const PAPER: &str = "data/2026/ke-hoach.yaml";
const MD: &str = "output/2026/ke-hoach.md";
/// Far above what is measured: the tests of a whole machine may run beside.
const PATIENCE: Duration = Duration::from_secs(20);

struct Watch {
    child: Child,
    notes: Receiver<String>,
    folder: PathBuf,
}

impl Watch {
    /// Starts `watch` in a workspace and waits for its first build.
    fn start(name: &str) -> Self {
        Self::start_with(name, &[], "")
    }

    /// The same with options, and with more keys in the paper.
    fn start_with(name: &str, options: &[&str], keys: &str) -> Self {
        let folder = support::scratch(name);
        support::copy(&support::root().join("tests/cases/build/du_thao/before/data"), &folder.join("data"));
        let paper = fs::read_to_string(folder.join(PAPER)).unwrap();
        fs::write(folder.join(PAPER), paper + keys).unwrap();
        let mut child = Command::new(env!("CARGO_BIN_EXE_vanthu"))
            .arg("watch")
            .args(options)
            .current_dir(&folder)
            .stdout(Stdio::null())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        let lines = BufReader::new(child.stderr.take().unwrap()).lines();
        let (sender, notes) = mpsc::channel();
        thread::spawn(move || lines.map_while(Result::ok).for_each(|line| drop(sender.send(line))));
        let watch = Self { child, notes, folder };
        watch.wait_for_build();
        watch
    }

    /// What is said up to the end of a build.
    fn wait_for_build(&self) -> Vec<String> {
        let mut said = Vec::new();
        loop {
            let line = self.notes.recv_timeout(PATIENCE).unwrap();
            if line.contains("] xong;") {
                return said;
            }
            if !line.contains("] đang tạo…") {
                said.push(line);
            }
        }
    }

    fn wait_until_says(&self, word: &str) -> Duration {
        let start = Instant::now();
        while !fs::read_to_string(self.folder.join(MD)).unwrap_or_default().contains(word) {
            assert!(start.elapsed() < PATIENCE, "{word} is not built");
            thread::sleep(Duration::from_millis(1));
        }
        start.elapsed()
    }

    fn with(&self, word: &str) -> String {
        let case = support::root().join("tests/cases/build/du_thao/before").join(PAPER);
        fs::read_to_string(case).unwrap().replace("Một", word)
    }

    fn save(&self, word: &str) {
        fs::write(self.folder.join(PAPER), self.with(word)).unwrap();
    }

    /// Ctrl-C, as a terminal sends it.
    fn stop(mut self) -> i32 {
        let killed = Command::new("kill").args(["-INT", &self.child.id().to_string()]).status().unwrap();
        assert!(killed.success());
        self.child.wait().unwrap().code().unwrap()
    }
}

#[test]
fn a_save_is_built_and_ctrl_c_ends_it() {
    let watch = Watch::start("watch-save");
    let times: Vec<Duration> = (0..5)
        .map(|round| {
            let word = format!("lần {round}");
            thread::sleep(Duration::from_millis(60));
            watch.save(&word);
            watch.wait_until_says(&word)
        })
        .collect();
    println!("from save to paper: {times:?}");
    assert_eq!(watch.stop(), 0);
}

#[test]
fn an_issued_paper_and_its_pdf_stay_through_a_stream_of_saves_of_shared_data() {
    let formats = ["--format", "md", "--format", "docx", "--format", "pdf"];
    let watch = Watch::start_with("watch-issued", &formats, "so: 12\nngay: 15/01/2026\n");
    let papers = ["md", "docx", "pdf"].map(|ending| watch.folder.join(MD).with_extension(ending));
    let issued = papers.each_ref().map(|path| fs::read(path).unwrap());
    let unit = watch.folder.join("data/don-vi.yaml");
    let text = fs::read_to_string(&unit).unwrap();
    for round in 0..20 {
        fs::write(&unit, text.replace("Nguyễn Văn An", &format!("Người thứ {round}"))).unwrap();
        thread::sleep(Duration::from_millis(15));
    }
    watch.wait_for_build();
    assert_eq!(papers.each_ref().map(|path| fs::read(path).unwrap()), issued);
    assert_eq!(support::files(&watch.folder.join("output")).len(), 3);
    // Its own data: it is made anew, and the issued one is kept.
    let own = fs::read_to_string(watch.folder.join(PAPER)).unwrap();
    fs::write(watch.folder.join(PAPER), own.replace("Một", "Một việc khác")).unwrap();
    watch.wait_until_says("Một việc khác");
    let start = Instant::now();
    while support::files(&watch.folder.join("output")).len() != 6 {
        assert!(start.elapsed() < PATIENCE, "{:?}", support::files(&watch.folder.join("output")));
        thread::sleep(Duration::from_millis(5));
    }
    assert_eq!(watch.stop(), 0);
}

#[test]
fn faults_are_told_and_waited_over() {
    let watch = Watch::start("watch-fault");
    watch.save("Một\ncac_mucc: 3\nx: [");
    let said = watch.wait_for_build();
    assert!(said[0].starts_with("data/2026/ke-hoach.yaml:"), "{said:?}");
    watch.save("Đã sửa");
    watch.wait_until_says("Đã sửa");
    assert_eq!(watch.stop(), 0);
}

#[test]
fn saving_by_rename_and_in_bursts_is_seen() {
    let watch = Watch::start("watch-rename");
    let temporary = watch.folder.join("data/2026/.ke-hoach.yaml.swp");
    fs::write(&temporary, watch.with("Đổi tên")).unwrap();
    fs::rename(&temporary, watch.folder.join(PAPER)).unwrap();
    watch.wait_until_says("Đổi tên");
    for round in 0..200 {
        watch.save(&format!("dồn {round}."));
    }
    watch.wait_until_says("dồn 199.");
    assert_eq!(watch.stop(), 0);
}

#[test]
fn a_folder_deleted_and_made_again_is_watched_again() {
    let watch = Watch::start("watch-folder");
    for (round, folder) in ["data/2026", "data", "data"].into_iter().enumerate() {
        let kept = watch.folder.join("cất");
        support::copy(&watch.folder.join("data"), &kept);
        fs::remove_dir_all(watch.folder.join(folder)).unwrap();
        thread::sleep(Duration::from_millis(200));
        restore(&kept, &watch.folder.join("data"));
        fs::remove_dir_all(&kept).unwrap();
        watch.save(&format!("trở lại {round}"));
        watch.wait_until_says(&format!("trở lại {round}"));
        // And it is watched, not only seen once.
        watch.save(&format!("sau đó {round}"));
        watch.wait_until_says(&format!("sau đó {round}"));
    }
    assert_eq!(watch.stop(), 0);
}

fn restore(from: &Path, to: &Path) {
    support::copy(from, to);
}
