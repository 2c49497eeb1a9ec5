use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::files::{Entry, Failure, Files, Listing, shown};
use super::{Made, Press, Project, Shelf, Standing};
use crate::diagnostic::{Code, Diagnostic, Route};
use crate::template::Templates;

/// Files in memory, as an editor's unsaved texts are.
struct Memory(BTreeMap<PathBuf, String>);

impl Memory {
    fn of<'a>(files: impl IntoIterator<Item = (&'a str, &'a str)>) -> Self {
        Self(files.into_iter().map(|(path, text)| (path.into(), text.to_owned())).collect())
    }
}

impl Files for Memory {
    fn text(&self, path: &Path) -> Result<String, Failure> {
        let missing =
            || Diagnostic::error(Code::KhongDocDuoc, &shown(path), &Route::root(), "không có tệp này");
        self.0.get(path).cloned().ok_or_else(|| Failure::Disk(Box::new(missing())))
    }

    fn list(&self, folder: &Path) -> Result<Listing, Failure> {
        let below = self.0.keys().filter_map(|path| path.strip_prefix(folder).ok());
        let entry = |path: &Path| {
            let mut parts = path.iter();
            let name = parts.next()?.to_str()?.to_owned();
            Some(Entry { name, is_folder: parts.next().is_some() })
        };
        let mut entries: Vec<Entry> = below.filter_map(entry).collect();
        entries.sort();
        entries.dedup();
        Ok(Listing { entries, unreadable: Vec::new() })
    }
}

const UNIT: &str = "ten: Ủy ban nhân dân xã A\ngoi: UBND xã\nten_dau_trang: [Ủy ban nhân dân, xã A]\ndia_ban: xã A\n\
    dia_danh: A\nky_hieu: UBND\nluu: VT\nnguoi_ky: {ct: {chuc_vu: Chủ tịch, ho_ten: Lê A}}\n\
    co_quan: {vh: {ten: Phòng Văn hóa}}\nnoi_nhan: [vh]\n";
const PLAN: &str = "nam: 2026\ntrich_yeu: Việc năm {{ nam }}\nnguoi_ky: ct\ncac_muc:\n  - tieu_de: Nội dung\n    \
    khoan: [Một việc]\nket: Trên đây là Kế hoạch\n";
const RESULTS: &str =
    "nam: 2026\ntong_ket:\n  trich_yeu: Kết quả\n  so_lieu_den: 20/11/2026\n  nguoi_ky: ct\n";

fn workspace() -> Vec<(&'static str, &'static str)> {
    vec![
        ("d/don-vi.yaml", UNIT),
        ("d/can-cu.yaml", "{}\n"),
        ("d/2026/ke-hoach.yaml", PLAN),
        ("d/2026/y-te/ke-hoach.yaml", PLAN),
        ("d/2026/y-te/ket-qua.yaml", RESULTS),
    ]
}

/// What becomes of every paper, by its place in the output.
fn made(files: &Memory) -> BTreeMap<String, Made> {
    let press = Press::new(Templates::new(Arc::new(|_| None)));
    let project = Project::new(files, Path::new("d"), &press, false);
    let survey = project.survey();
    let mut made = BTreeMap::new();
    for unit in &survey.units {
        let opened = project.open(unit);
        for folder in &unit.folders {
            let shelf = Shelf::new(files, folder);
            for paper in shelf.papers() {
                made.insert(shown(&paper.below().join(&paper.name)), opened.make(&shelf, &paper));
            }
        }
    }
    made
}

#[test]
fn papers_are_made_of_texts_wherever_they_are() {
    let made = made(&Memory::of(workspace()));
    let names: Vec<&str> = made.keys().map(String::as_str).collect();
    assert_eq!(names, ["2026/ke-hoach", "2026/y-te/bao-cao-tong-ket", "2026/y-te/ke-hoach"]);
    for (name, made) in &made {
        let document = made.document().unwrap().unwrap();
        assert!(!document.sections.is_empty(), "{name}");
        assert_eq!(made.told.standing, Standing::Whole, "{name}");
    }
    let report = &made["2026/y-te/bao-cao-tong-ket"];
    let read: Vec<String> = report.read.iter().map(|path| shown(path)).collect();
    assert_eq!(read, ["d/2026/y-te/ket-qua.yaml", "d/2026/y-te/ke-hoach.yaml"]);
}

#[test]
fn an_unsaved_text_stands_in_for_the_saved_one_and_its_faults_are_placed() {
    let mut files = workspace();
    files.push((
        "d/2026/ke-hoach.yaml",
        "nam: 2026\ntrich_yeu: X\nnguoi_ky: ai\ncac_muc: []\nket: Hết {{ x }}\n",
    ));
    let made = made(&Memory::of(files));
    let plan = &made["2026/ke-hoach"];
    assert!(plan.markdown.is_none() && plan.told.standing == Standing::Faulty);
    let at = |finding: &Diagnostic| finding.place.at.map(|at| (at.line, at.column));
    let places: Vec<_> = plan.told.findings.iter().map(|finding| (finding.code, at(finding))).collect();
    assert_eq!(places, [(Code::MaLa, Some((3, 11))), (Code::MaLa, Some((5, 10)))]);
    // The other papers are made all the same.
    assert!(made["2026/y-te/ke-hoach"].markdown.is_some());
}

#[test]
fn without_the_units_file_each_paper_says_what_is_missing() {
    let mut files = workspace();
    files.retain(|(path, _)| *path != "d/can-cu.yaml");
    let made = made(&Memory::of(files));
    assert!(made.values().all(|made| made.markdown.is_none()));
}
