//! `new`: a workspace that builds at once, with sample data or with what `--from` imports; inside one, `--type` adds a
//! sample of a type of paper.

use std::io::{self, IsTerminal, Write as _};
use std::path::Path;

use super::files::{self, Disk, Written};
use super::{Outcome, Screen, clock};
use super::{add, import};
use crate::cli::{Global, ImportArgs, NewArgs};
use crate::diagnostic::{Code, Diagnostic, Route};
use crate::import::Import;
use crate::project::{Faults, Files as _};
use crate::start::{self, Start};
use crate::value::Nam;

/// Carries out the command.
pub(super) fn run(global: &Global, args: &NewArgs, screen: &mut Screen) -> Outcome {
    let folder = args.place.as_deref();
    if let Some(loai) = args.loai {
        return add::run(global, loai, (folder, args.unit.as_deref()), screen);
    }
    // The command line asks for one of the two.
    let Some(folder) = folder else { return Outcome::Usage };
    match make(folder, args, screen) {
        Ok(()) => Outcome::Fine,
        Err(faults) => import::report(faults, screen),
    }
}

fn make(folder: &Path, args: &NewArgs, screen: &mut Screen) -> Result<(), Faults> {
    let shown = files::shown(folder);
    if !is_free(folder)? {
        let message = "thư mục này đã có và không trống; không ghi vào đó";
        let finding = Diagnostic::error(Code::DaCo, &shown, &Route::root(), message);
        return Err(Faults::Findings(vec![finding.hint("chọn tên thư mục khác, hoặc thư mục trống")]));
    }
    let Some(start) = asked(args) else {
        let finding = Diagnostic::error(Code::NamSai, &shown, &Route::root(), "không rõ năm nay là năm nào");
        return Err(Faults::Findings(vec![finding.hint("ghi năm: --nam 2026")]));
    };
    let data = folder.join("data");
    // Where the paper cannot be read nothing is made.
    let imported = args.from.as_ref().map(|file| read(file, &data, args)).transpose()?;
    let mut all = start::frame(&start);
    if imported.is_none() {
        all.extend(start::data(&start));
    }
    for (name, text) in &all {
        let path = folder.join(name);
        match files::write_new(folder, &path, text.as_bytes(), None).map_err(Faults::File)? {
            Written::Done if !name.starts_with("luoc-do/") => {
                screen.result(&format!("{:<10} {}", "mới", files::shown(&path)));
            }
            Written::Done | Written::Overtaken => {}
        }
    }
    if let Some(made) = &imported {
        screen.findings(&made.warnings);
        import::write(&data, made, screen)?;
    }
    screen.result(&format!("tiếp theo: cd {shown}, rồi vanthu build"));
    Ok(())
}

/// What a paper makes in the new workspace.
fn read(file: &Path, data: &Path, args: &NewArgs) -> Result<Import, Faults> {
    let given =
        ImportArgs { file: file.to_owned(), year: args.nam, name: None, repair: args.repair, dry_run: false };
    import::open(file)?.read(data, &given, Some("../luoc-do"))
}

/// Whether nothing stands in the way: no folder, or an empty one.
fn is_free(folder: &Path) -> Result<bool, Faults> {
    match folder.symlink_metadata() {
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(true),
        Err(error) => Err(Faults::File(files::unreadable(folder, &error))),
        Ok(_) => Disk.list(folder).map(|listing| listing.entries.is_empty()).map_err(Faults::File),
    }
}

/// What the options say, and what a person answers where one sits at the screen.
/// `None` where nothing tells the year.
fn asked(args: &NewArgs) -> Option<Start> {
    let sits = io::stdin().is_terminal() && io::stderr().is_terminal() && args.from.is_none();
    let nam = args.nam.or_else(clock::year)?;
    let mut start = Start { ten: args.ten.clone(), tinh: args.tinh.clone(), nam };
    if !sits {
        return Some(start);
    }
    if start.ten.is_none() {
        start.ten = answer("Tên đơn vị (như: xã Lơ Ku)");
    }
    if start.tinh.is_none() {
        start.tinh = answer("Tỉnh, thành phố (như: Gia Lai)");
    }
    if args.nam.is_none() {
        let year = answer(&format!("Năm của kế hoạch đầu tiên (Enter là {})", start.nam));
        start.nam = year.and_then(|year| year.parse::<Nam>().ok()).unwrap_or(start.nam);
    }
    Some(start)
}

/// Longest answer, in bytes.
const LONGEST: usize = 400;

/// One line from the person; nothing for an empty one.
fn answer(question: &str) -> Option<String> {
    let mut screen = io::stderr().lock();
    drop(write!(screen, "{question}: "));
    drop(screen.flush());
    let mut line = String::new();
    io::stdin().read_line(&mut line).ok()?;
    let line = line.trim();
    (!line.is_empty() && line.len() <= LONGEST).then(|| line.to_owned())
}
