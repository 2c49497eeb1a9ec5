//! `build`: every paper whose data is there, as Markdown and DOCX.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::files::{self, Failure};
use super::workspace::{self, PaperFile, Unit};
use super::{Outcome, Screen};
use crate::cli::{BuildArgs, Format, Global};
use crate::data;
use crate::diagnostic::{self, Diagnostic, Route};
use crate::docx::FixedParts;
use crate::model::{DonVi, SoCanCu, VanBan};
use crate::pipeline::{self, Paper, Press};
use crate::template::Templates;
use crate::template::context::Sources;

/// Carries out the command.
pub(super) fn run(global: &Global, args: &BuildArgs, screen: &mut Screen) -> Outcome {
    let fixed = match FixedParts::new() {
        Ok(fixed) => fixed,
        Err(error) => {
            screen.note(&error.to_string());
            return Outcome::Faults;
        }
    };
    let press = Press { templates: Templates::new(loader(&global.templates)), fixed };
    let units = workspace::units(&global.data);
    if units.is_empty() {
        return no_units(global, screen);
    }
    let outcomes = units.iter().map(|unit| build_unit(unit, global, args, &press, screen));
    outcomes.max().unwrap_or(Outcome::Fine)
}

/// Says that there is no unit in the data.
pub(super) fn no_units(global: &Global, screen: &mut Screen) -> Outcome {
    let file = files::shown(&global.data.join(workspace::UNIT_FILE));
    let finding = Diagnostic::error("khong-doc-duoc", &file, &Route::root(), "không có tệp này")
        .hint("đứng ở thư mục có data/ rồi chạy lại, hoặc chỉ rõ bằng --data THƯ_MỤC");
    screen.findings([&finding]);
    Outcome::Io
}

/// Reads a workspace's own templates; a name never leads out of the folder.
fn loader(folder: &Path) -> crate::template::Loader {
    let folder = folder.to_owned();
    Arc::new(move |name: &str| {
        let plain = !name.contains(['/', '\\']) && !name.starts_with('.');
        plain.then(|| files::read_text(&folder.join(name)).ok()).flatten()
    })
}

fn build_unit(unit: &Unit, global: &Global, args: &BuildArgs, press: &Press, screen: &mut Screen) -> Outcome {
    let papers: Vec<PaperFile> = workspace::papers(unit)
        .into_iter()
        .filter(|paper| args.years.is_empty() || args.years.contains(&paper.year))
        .filter(|paper| args.docs.is_empty() || args.docs.contains(&paper.name))
        .collect();
    let shared = read::<DonVi>(&unit.folder.join(workspace::UNIT_FILE))
        .and_then(|don_vi| Ok(Shared { don_vi, can_cu: read(&register(unit, global))? }));
    let shared = match shared {
        Ok(shared) => shared,
        Err(faults) => return report(&faults, screen),
    };
    screen.findings(shared.don_vi.notes.iter().chain(&shared.can_cu.notes));
    let outcomes = papers.iter().map(|paper| build_paper(paper, unit, global, args, press, &shared, screen));
    outcomes.max().unwrap_or(Outcome::Fine)
}

/// What all papers of a unit share.
struct Shared {
    don_vi: data::Read<DonVi>,
    can_cu: data::Read<SoCanCu>,
}

/// The unit's register, or the one all units share.
pub(super) fn register(unit: &Unit, global: &Global) -> PathBuf {
    let own = unit.folder.join(workspace::REGISTER_FILE);
    if own.symlink_metadata().is_ok() { own } else { global.data.join(workspace::REGISTER_FILE) }
}

fn build_paper(
    paper: &PaperFile,
    unit: &Unit,
    global: &Global,
    args: &BuildArgs,
    press: &Press,
    shared: &Shared,
    screen: &mut Screen,
) -> Outcome {
    let made = match read::<VanBan>(&paper.path).and_then(|van_ban| make(paper, &van_ban, press, shared)) {
        Ok(made) => made,
        Err(faults) => return report(&faults, screen),
    };
    screen.findings(&made.warnings);
    let folder = global.output.join(&unit.below).join(paper.year.to_string());
    let wanted = |format| args.formats.is_empty() || args.formats.contains(&format);
    let mut outcome = Outcome::Fine;
    if wanted(Format::Md) {
        outcome =
            outcome.max(write(&folder.join(format!("{}.md", paper.name)), made.markdown.as_bytes(), screen));
    }
    if wanted(Format::Docx) {
        outcome = outcome.max(write(&folder.join(format!("{}.docx", paper.name)), &made.docx, screen));
    }
    outcome
}

/// Makes a paper; every finding, error or warning, has its line and column.
fn make(
    paper: &PaperFile,
    van_ban: &data::Read<VanBan>,
    press: &Press,
    shared: &Shared,
) -> Result<Paper, Faults> {
    let template = van_ban.value.mau.as_ref().map_or(paper.name.as_str(), |mau| mau.as_str());
    let sources = Sources {
        don_vi: &shared.don_vi.value,
        can_cu: &shared.can_cu.value,
        van_ban: &van_ban.value,
        file: &van_ban.file,
        don_vi_file: &shared.don_vi.file,
    };
    let place = |mut findings: Vec<Diagnostic>| {
        findings.extend(van_ban.notes.iter().cloned());
        data::place(&mut findings, &van_ban.file, &van_ban.text);
        data::place(&mut findings, &shared.don_vi.file, &shared.don_vi.text);
        data::place(&mut findings, &shared.can_cu.file, &shared.can_cu.text);
        diagnostic::sort(&mut findings);
        findings
    };
    match pipeline::render(press, template, &sources) {
        Ok(made) => Ok(Paper { warnings: place(made.warnings), ..made }),
        Err(findings) => Err(Faults::Findings(place(findings))),
    }
}

/// Writes a file unless it is there already with these bytes.
fn write(path: &Path, bytes: &[u8], screen: &mut Screen) -> Outcome {
    let old = files::read_bytes(path).ok();
    let word = match &old {
        Some(old) if old == bytes => "không đổi",
        Some(_) => "thay đổi",
        None => "mới",
    };
    if old.as_deref() != Some(bytes)
        && let Err(error) = files::write_atomic(path, bytes)
    {
        let finding =
            Diagnostic::error("khong-ghi-duoc", &files::shown(path), &Route::root(), files::reason(&error));
        screen.findings([&finding]);
        return Outcome::Io;
    }
    screen.result(&format!("{word:<10} {}", files::shown(path)));
    Outcome::Fine
}

/// Why data could not be used.
pub(super) enum Faults {
    /// A file could not be read.
    File(Failure),
    /// What was read is wrong.
    Findings(Vec<Diagnostic>),
}

pub(super) fn read<T: data::DataFile>(path: &Path) -> Result<data::Read<T>, Faults> {
    let source = files::read_text(path).map_err(Faults::File)?;
    data::read(files::shown(path), &source).map_err(Faults::Findings)
}

pub(super) fn report(faults: &Faults, screen: &mut Screen) -> Outcome {
    match faults {
        Faults::File(failure) => {
            screen.findings([failure.finding()]);
            if matches!(failure, Failure::Disk(_)) { Outcome::Io } else { Outcome::Faults }
        }
        Faults::Findings(findings) => {
            screen.findings(findings);
            Outcome::Faults
        }
    }
}
