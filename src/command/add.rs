//! `new --type`: a sample of a type of paper, in the words of a workspace's own unit. Never overwrites.

use std::path::{Path, PathBuf};

use super::files::{self, Disk, Written};
use super::papers::no_units;
use super::{Outcome, Screen};
use crate::cli::{self, Global};
use crate::diagnostic::{Code, Diagnostic, Route};
use crate::model::{DonVi, SoCanCu};
use crate::project::files::read;
use crate::project::survey::survey;
use crate::project::{Failure, Faults, Survey, UNIT_FILE, Unit};
use crate::sample::{self, Ground};
use crate::value::LoaiVanBan;

/// Carries out the command.
pub(super) fn run(
    global: &Global,
    loai: LoaiVanBan,
    (name, unit): (Option<&Path>, Option<&Path>),
    screen: &mut Screen,
) -> Outcome {
    let name = match name.map(|name| cli::paper_name(&files::shown(name))).transpose() {
        Ok(name) => name.map_or_else(|| PathBuf::from(loai.ma()), |name| name.path()),
        Err(message) => {
            let place = files::shown(name.unwrap_or(Path::new("")));
            screen.findings([&Diagnostic::error(Code::TenTep, &place, &Route::root(), message)]);
            return Outcome::Usage;
        }
    };
    let Survey { units, closed, .. } = survey(&Disk, &global.data);
    if units.is_empty() {
        screen.findings(closed.iter().map(Failure::finding));
        return if closed.is_empty() { no_units(global, screen) } else { Outcome::Io };
    }
    match asked_for(global, &units, unit).and_then(|unit| add(global, loai, &name, unit, screen)) {
        Ok(()) => Outcome::Fine,
        Err(Faults::File(failure)) => {
            screen.findings([failure.finding()]);
            Outcome::from(&failure)
        }
        Err(Faults::Findings(findings)) => {
            screen.findings(&findings);
            Outcome::Faults
        }
    }
}

fn add(
    global: &Global,
    loai: LoaiVanBan,
    name: &Path,
    unit: &Unit,
    screen: &mut Screen,
) -> Result<(), Faults> {
    let newest = unit.folders.iter().map(|folder| folder.year).max_by_key(|year| year.so());
    let Some(year) = newest else {
        let message = "chưa có thư mục của năm nào".to_owned();
        let hint = "tạo thư mục mang tên năm, như 2026, rồi chạy lại".to_owned();
        return Err(fault(&unit.folder, message, hint));
    };
    let don_vi = read::<DonVi>(&Disk, &unit.folder.join(UNIT_FILE))?.value;
    // Without a register nothing is cited; what is wrong with it is told where papers are built.
    let can_cu = read::<SoCanCu>(&Disk, &unit.register).map(|read| read.value).unwrap_or_default();
    let path = unit.folder.join(year.to_string()).join(name).with_extension("yaml");
    let schema = schema(&global.data, &path);
    let ground = Ground { don_vi: &don_vi, can_cu: &can_cu, nam: year, schema: schema.as_deref() };
    let text = sample::write(loai, &ground);
    match files::write_new(&global.data, &path, text.as_bytes(), None).map_err(Faults::File)? {
        Written::Done => {
            screen.result(&format!("{:<10} {}", "mới", files::shown(&path)));
            screen.note("văn bản làm ví dụ: sửa nội dung, rồi bỏ dòng minh_hoa");
            Ok(())
        }
        Written::Overtaken => {
            let message = "đã có tệp này; không ghi đè".to_owned();
            Err(fault(&path, message, "đặt tên khác: vanthu new --type LOẠI TÊN".to_owned()))
        }
    }
}

/// The schema of papers as a data file names it, where the workspace has it.
fn schema(data: &Path, path: &Path) -> Option<String> {
    let below = path.parent()?.strip_prefix(data).ok()?.components().count();
    let folder = super::import::schema_folder(data)?;
    Some(format!("{}{folder}/ke-hoach.schema.json", "../".repeat(below)))
}

fn fault(path: &Path, message: String, hint: String) -> Faults {
    let finding = Diagnostic::error(Code::KhongDocDuoc, &files::shown(path), &Route::root(), message);
    Faults::Findings(vec![finding.hint(hint)])
}

/// The unit that the paper is for: the only one, or the one whose folder was named.
fn asked_for<'u>(global: &Global, units: &'u [Unit], asked: Option<&Path>) -> Result<&'u Unit, Faults> {
    const MOST_NAMED: usize = 10;
    let named = |unit: &&Unit| asked.is_none_or(|asked| unit.below == asked || unit.folder == asked);
    let mut found = units.iter().filter(named);
    if let (Some(unit), None) = (found.next(), found.next()) {
        return Ok(unit);
    }
    let names = units.iter().map(|unit| match unit.below.as_os_str().is_empty() {
        true => files::shown(Path::new(".")),
        false => files::shown(&unit.below),
    });
    let mut names: Vec<String> = names.take(MOST_NAMED + 1).collect();
    if names.len() > MOST_NAMED {
        names[MOST_NAMED] = "…".to_owned();
    }
    let message = match asked {
        Some(asked) => format!("không có đơn vị nào ở {}", files::shown(&global.data.join(asked))),
        None => format!("có {} đơn vị; không rõ thêm văn bản cho đơn vị nào", units.len()),
    };
    let hint = format!("ghi một trong các thư mục này: --unit {}", names.join(", "));
    Err(fault(&global.data, message, hint))
}
