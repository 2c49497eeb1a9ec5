//! A case: a folder as it is before, commands, what they say, and what is there afterwards (`tests/cases.rs`).

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

/// Text by the name of the file of the case that holds it: `screen.txt`, `after/output/2026/ke-hoach.md`.
type Texts = BTreeMap<String, String>;

/// Stands before what a command says on its channel of errors.
const ERRORS: &str = "-- luồng lỗi\n";

/// A folder below `tests/cases/<command>`.
pub(crate) struct Case {
    folder: PathBuf,
}

/// What became of one.
pub(crate) struct Outcome {
    /// The worst exit code.
    pub(crate) code: i32,
    /// The screen and what is new or changed.
    pub(crate) texts: Texts,
}

/// Every case, by command and name.
pub(crate) fn all() -> Vec<Case> {
    super::folders(&super::root().join("tests/cases"))
        .iter()
        .filter(|command| !command.ends_with("parts"))
        .flat_map(|command| super::folders(command))
        .map(|folder| Case { folder })
        .collect()
}

impl Case {
    /// The one of that name, `build/du_thao`.
    pub(crate) fn named(name: &str) -> Self {
        let folder = super::root().join("tests/cases").join(name);
        assert!(folder.is_dir(), "no case {name}");
        Self { folder }
    }

    /// `build/du_thao`.
    pub(crate) fn name(&self) -> String {
        let below = self.folder.strip_prefix(super::root().join("tests/cases")).unwrap();
        below.to_str().unwrap().replace('\\', "/")
    }

    /// The command that it is a case of.
    pub(crate) fn command(&self) -> String {
        self.name().split('/').next().unwrap().to_owned()
    }

    /// Text of one of its files.
    pub(crate) fn read(&self, file: &str) -> String {
        fs::read_to_string(self.folder.join(file)).unwrap_or_default()
    }

    /// Lays out what is there before, that of its base first.
    pub(crate) fn lay_out(&self, place: &Path) {
        let base = self.read("base");
        if !base.is_empty() {
            Self::named(base.trim()).lay_out(place);
        }
        let before = self.folder.join("before");
        if before.is_dir() {
            super::copy(&before, place);
        }
    }

    /// The command lines, without the program's name.
    fn commands(&self) -> Vec<String> {
        let typed = self.read("lenh");
        if typed.is_empty() { vec![self.command()] } else { typed.lines().map(str::to_owned).collect() }
    }

    /// Runs its commands in a place where it is laid out.
    pub(crate) fn run(&self, place: &Path) -> Outcome {
        let before = contents(place);
        let (mut screen, mut code) = (String::new(), 0);
        for line in self.commands() {
            let output = super::vanthu(place, &words(&line));
            let ended = output.status.code().unwrap();
            let said = String::from_utf8(output.stdout).unwrap();
            let mut errors = String::from_utf8(output.stderr).unwrap();
            if !errors.is_empty() {
                errors.insert_str(0, ERRORS);
            }
            screen.push_str(&format!("$ vanthu {line}\n{said}{errors}-- mã kết thúc {ended}\n\n"));
            code = code.max(ended);
        }
        let after = contents(place);
        for file in before.keys().filter(|file| !after.contains_key(*file)) {
            screen.push_str(&format!("-- không còn {file}\n"));
        }
        let mut texts = Texts::from([("screen.txt".to_owned(), screen)]);
        for (file, bytes) in after {
            if before.get(&file) == Some(&bytes) || file.contains("luoc-do/") {
                continue;
            }
            let (name, text) = match String::from_utf8(bytes) {
                Ok(text) => (file, text),
                Err(other) => (format!("{file}.txt"), super::binary_as_text(other.as_bytes())),
            };
            texts.insert(format!("after/{name}"), text);
        }
        Outcome { code, texts }
    }

    /// What the case says that must come of it.
    fn expected(&self) -> Texts {
        let after =
            super::files(&self.folder.join("after")).into_iter().map(|file| Path::new("after").join(file));
        after
            .chain([PathBuf::from("screen.txt")])
            .map(|file| {
                let name = file.to_str().unwrap().replace('\\', "/");
                let text = self.read(&name);
                (name, text)
            })
            .collect()
    }

    /// Where an outcome is not what is expected, as a difference a file.
    pub(crate) fn differences(&self, outcome: &Outcome) -> Vec<String> {
        let expected = self.expected();
        let files: std::collections::BTreeSet<&String> =
            expected.keys().chain(outcome.texts.keys()).collect();
        let text = |texts: &Texts, file| texts.get(file).cloned().unwrap_or_default();
        files
            .into_iter()
            .filter(|file| expected.get(*file) != outcome.texts.get(*file))
            .map(|file| {
                let (old, new) = (text(&expected, file), text(&outcome.texts, file));
                let lines = similar::TextDiff::from_lines(&old, &new);
                let name = format!("tests/cases/{}/{file}", self.name());
                lines.unified_diff().context_radius(2).header(&name, "what came").to_string()
            })
            .collect()
    }

    /// Makes an outcome the expected one.
    pub(crate) fn renew(&self, outcome: &Outcome) {
        if self.folder.join("after").is_dir() {
            fs::remove_dir_all(self.folder.join("after")).unwrap();
        }
        for (file, text) in &outcome.texts {
            let path = self.folder.join(file);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, text).unwrap();
        }
    }
}

/// Writes the parts that most papers share anew, of those that `tests/cases/parts` has, from a plain plan.
pub(crate) fn renew_parts() {
    let place = super::scratch("case-parts");
    Case::named("build/du_thao").lay_out(&place);
    assert!(super::vanthu(&place, &["build"]).status.success());
    let docx = fs::read(place.join("output/2026/ke-hoach.docx")).unwrap();
    let shared = super::root().join("tests/cases/parts");
    for (name, text) in super::all_by_lines(&docx) {
        if shared.join(&name).is_file() {
            fs::write(shared.join(&name), text).unwrap();
        }
    }
}

/// All files of a folder.
fn contents(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    super::files(folder)
        .into_iter()
        .map(|file| (file.to_str().unwrap().replace('\\', "/"), fs::read(folder.join(file)).unwrap()))
        .collect()
}

/// The words of a command line; those between quotes are one.
pub(crate) fn words(line: &str) -> Vec<&str> {
    line.split('"')
        .enumerate()
        .flat_map(|(nth, part)| if nth % 2 == 1 { vec![part] } else { part.split_whitespace().collect() })
        .collect()
}
