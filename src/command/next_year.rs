//! `next-year`: next year's plan data from this year's. Never overwrites; the plan is written last, so that a run that
//! was cut off can simply be run again.

use std::path::{Path, PathBuf};

use super::files::{self, Disk, Lock, Written};
use super::papers::no_units;
use super::{Outcome, Screen};
use crate::cli::{Global, NextYearArgs};
use crate::diagnostic::{self, Code, Diagnostic, Route};
use crate::model::{DoiThay, DonVi, KetQua, PLAN_FILE, SoCanCu, VanBan, tables};
use crate::project;
use crate::project::survey::survey;
use crate::project::{
    CHANGES_FILE, Failure, Faults, Files, REGISTER_FILE, RESULTS_FILE, Survey, UNIT_FILE, Unit,
};
use crate::roll::{self, Input, Plan};
use crate::table::beside;
use crate::text::name::khong_dau;
use crate::value::Nam;
use crate::yaml::{DataFile, Read};

mod choice;

use choice::Planned;

/// Carries out the command.
pub(super) fn run(global: &Global, args: &NextYearArgs, screen: &mut Screen) -> Outcome {
    let Survey { units, closed, .. } = survey(&Disk, &global.data);
    let outcome = match units.as_slice() {
        [] if closed.is_empty() => return no_units(global, screen),
        // What is in the closed folders is not known.
        [] => Outcome::Io,
        units => roll_units(units, global, args, screen),
    };
    screen.findings(closed.iter().map(Failure::finding));
    closed.iter().map(Outcome::from).fold(outcome, Outcome::max)
}

fn roll_units(units: &[Unit], global: &Global, args: &NextYearArgs, screen: &mut Screen) -> Outcome {
    let planned: Vec<Planned<'_>> = units.iter().flat_map(Planned::of).collect();
    // A new unit stands in for one old one; there is nothing else to end.
    let unfinished = if args.unit.is_none() { choice::unfinished(&planned) } else { None };
    let Some(year) = args.year.or(unfinished).or_else(|| choice::newest(&planned)) else {
        let message = "chưa có kế hoạch của năm nào";
        let finding =
            Diagnostic::error(Code::KhongDocDuoc, &files::shown(&global.data), &Route::root(), message)
                .hint("năm đầu tiên thì tự soạn data/NĂM/ke-hoach.yaml, hoặc nhập từ văn bản cũ");
        screen.findings([&finding]);
        return Outcome::Io;
    };
    let made = unfinished.filter(|_| args.year.is_none()).and_then(|year| year.cong(1));
    let chosen = choose(&planned, year, made, screen);
    let mut of_units: Vec<&Unit> = chosen.iter().map(|one| one.unit).collect();
    of_units.dedup();
    if args.unit.is_some() && of_units.len() > 1 {
        let message =
            format!("có {} đơn vị có kế hoạch năm {year}; --unit chỉ chuyển được một", of_units.len());
        let finding =
            Diagnostic::error(Code::NhieuDonVi, &files::shown(&global.data), &Route::root(), message)
                .hint("để đơn vị cũ trong một thư mục riêng, kèm can-cu.yaml, và chỉ rõ bằng --data THƯ_MỤC");
        screen.findings([&finding]);
        return Outcome::Faults;
    }
    if of_units.iter().all(|unit| unit.changes.is_none()) {
        screen.note(&format!(
            "không có {}: chưa xét cơ quan, chương trình, văn bản nào đã thay đổi",
            files::shown(&global.data.join(CHANGES_FILE))
        ));
    }
    // Two runs at once: the second finds what the first has written.
    let waiting = || screen.note("một lần chạy khác đang ghi vào thư mục này; đang đợi");
    let lock = if args.dry_run { None } else { files::lock(&global.data, waiting) };
    let run = Run { year, global, args, lock };
    let outcome = chosen.into_iter().map(|one| roll_one(one, &run, screen)).max().unwrap_or(Outcome::Fine);
    of_units.into_iter().for_each(|unit| tell_others(unit, year, screen));
    outcome
}

/// The plans to roll over from `year`; of the others it is said why not. `made` is the year that an earlier run has
/// made already for some.
fn choose<'a, 'p>(
    planned: &'p [Planned<'a>],
    year: Nam,
    made: Option<Nam>,
    screen: &mut Screen,
) -> Vec<&'p Planned<'a>> {
    let mut chosen: Vec<&Planned<'_>> = Vec::new();
    if !planned.iter().any(|one| one.has(year)) {
        // Without any plan of that year, the first unit's missing file is what there is to say.
        chosen.extend(planned.first());
    }
    for one in planned {
        let shown = one.shown();
        match made.filter(|made| one.has(*made)) {
            Some(made) => screen.note(&format!("{shown}: đã có kế hoạch năm {made}")),
            None if one.has(year) => chosen.push(one),
            None if one.has_none() || chosen.iter().any(|it| std::ptr::eq(*it, one)) => {}
            None => screen.note(&format!("bỏ qua {shown}: không có kế hoạch năm {year}")),
        }
    }
    chosen
}

/// Names the papers of the year that are not rolled over: only plans are.
fn tell_others(unit: &Unit, year: Nam, screen: &mut Screen) {
    let folders = unit.folders.iter().filter(|folder| folder.year == year);
    let is_plan = |name: &str| PLAN_FILE.strip_suffix(".yaml") == Some(name);
    let papers = folders.flat_map(|folder| folder.own_papers()).filter(|paper| !is_plan(&paper.name));
    let names: Vec<String> = papers.map(|paper| paper.title()).collect();
    if !names.is_empty() {
        screen.note(&format!("không chuyển sang năm: {}", names.join(", ")));
    }
}

/// What is the same for all units of a run.
struct Run<'a> {
    year: Nam,
    global: &'a Global,
    args: &'a NextYearArgs,
    /// Nobody else writes while this is held.
    lock: Option<Lock>,
}

/// A file to be written beside the plan, and its bytes.
type Side = (PathBuf, Vec<u8>);

/// The new unit and where its folder is.
struct NewUnit {
    read: Read<DonVi>,
    folder: PathBuf,
    /// Files to be copied into the folder.
    sides: Vec<Side>,
}

fn roll_one(one: &Planned<'_>, run: &Run<'_>, screen: &mut Screen) -> Outcome {
    let Run { year, global, args, .. } = *run;
    let unit = one.unit;
    let next = year.so() + 1;
    let new_unit = match args.unit.as_deref().map(|file| new_unit(file, unit, next, global)).transpose() {
        Ok(new_unit) => new_unit,
        Err(faults) => return report(&faults, screen),
    };
    let home = new_unit.as_ref().map_or(&unit.folder, |new| &new.folder);
    let new_year = home.join(next.to_string());
    let new_folder = one.field.map_or(new_year.clone(), |field| new_year.join(field));
    let new_plan = new_folder.join(PLAN_FILE);
    if run.lock.is_some() {
        // Of a run that was killed.
        for folder in [home, &new_folder] {
            if !files::is_outside(&global.data, &folder.join(PLAN_FILE)) {
                // Nothing is replaced here: what was left is half of a file.
                drop(files::clear_leftovers(folder));
            }
        }
    }
    if new_plan.symlink_metadata().is_ok() {
        screen.findings([&there_already(&new_plan, next)]);
        return Outcome::Faults;
    }
    match plan(one, new_unit.as_ref(), &new_plan, run, screen) {
        Ok((old, plan)) if args.dry_run => show(&old, &plan, &files::shown(&new_plan), screen),
        Ok((old, plan)) => {
            let mut sides = new_unit.map(|new| new.sides).unwrap_or_default();
            match table_files(&old, &new_folder, screen) {
                Ok(files) => sides.extend(files),
                Err(faults) => return report(&faults, screen),
            }
            write(&old.file, &plan, &new_plan, sides, &global.data, screen)
        }
        Err(faults) => report(&faults, screen),
    }
}

/// Reads all that the roll-over needs, and makes the plan.
fn plan(
    one: &Planned<'_>,
    new_unit: Option<&NewUnit>,
    new_plan: &Path,
    run: &Run<'_>,
    screen: &mut Screen,
) -> Result<(Read<VanBan>, Plan), Faults> {
    let (unit, year) = (one.unit, run.year);
    let old_year = unit.folder.join(year.to_string());
    let folder = one.field.map_or(old_year.clone(), |field| old_year.join(field));
    let old = read::<VanBan>(&folder.join(PLAN_FILE))?;
    let don_vi = read::<DonVi>(&unit.folder.join(UNIT_FILE))?;
    let can_cu = read::<SoCanCu>(&unit.register)?;
    let changes = unit.changes.as_deref().map(read::<DoiThay>).transpose()?;
    let doi_thay = changes.map(|read| read.value).unwrap_or_default();
    for notes in [&old.notes, &don_vi.notes, &can_cu.notes] {
        tell(notes.clone(), screen);
    }
    let open = old.value.con_phai_xac_nhan().len();
    if open > 0 && run.args.year.is_none() {
        return Err(Faults::Findings(vec![unconfirmed(&old, open)]));
    }
    if open > 0 {
        screen.note(&format!("{} còn {open} chỗ chưa xác nhận; những chỗ ấy sang năm vẫn còn", old.file));
    }
    let results = folder.join(RESULTS_FILE);
    let ket_qua = if results.symlink_metadata().is_ok() { Some(read::<KetQua>(&results)?) } else { None };
    let ket_qua = ket_qua.filter(|read| !read.value.chua_ghi_gi());
    let new_file = files::shown(new_plan);
    let input = Input {
        old: &old,
        new_file: &new_file,
        don_vi: &don_vi,
        don_vi_moi: new_unit.map(|new| &new.read),
        can_cu: &can_cu.value,
        doi_thay: &doi_thay,
        ket_qua: ket_qua.as_ref().map(|read| &read.value),
    };
    let made = roll::next_year(&input).map_err(|mut findings| {
        old.place(&mut findings);
        don_vi.place(&mut findings);
        if let Some(new) = new_unit {
            new.read.place(&mut findings);
        }
        diagnostic::sort(&mut findings);
        Faults::Findings(findings)
    })?;
    if old.value.nam != year {
        let message = format!("nam là {}, nhưng tệp nằm ở thư mục {year}", old.value.nam);
        let mut findings = vec![
            Diagnostic::error(Code::NamLech, &old.file, &Route::root().key("nam"), message)
                .hint("sửa nam, hoặc chuyển tệp sang đúng thư mục"),
        ];
        old.place(&mut findings);
        return Err(Faults::Findings(findings));
    }
    Ok((old, made))
}

fn read<T: DataFile>(path: &Path) -> Result<Read<T>, Faults> {
    project::read(&Disk, path)
}

/// Nobody asked for this year: what was made last is not rolled on before a person has looked at it.
fn unconfirmed(old: &Read<VanBan>, open: usize) -> Diagnostic {
    let nam = old.value.nam;
    let message = format!("kế hoạch năm {nam} còn {open} dòng phải xác nhận, chưa chuyển sang năm sau");
    let finding = Diagnostic::error(Code::ConXacNhan, &old.file, &Route::root().key("can_xac_nhan"), message)
        .hint("xác nhận xong thì xóa dòng ấy ở can_xac_nhan, hết dòng rồi chạy lại")
        .hint(format!("vẫn muốn chuyển ngay thì ghi rõ năm: vanthu next-year {nam}"));
    let mut findings = [finding];
    old.place(&mut findings);
    let [finding] = findings;
    finding
}

/// Tells why there is no plan.
fn report(faults: &Faults, screen: &mut Screen) -> Outcome {
    match faults {
        Faults::File(failure) => {
            screen.findings([failure.finding()]);
            if matches!(failure, Failure::Disk(_)) { Outcome::Io } else { Outcome::Faults }
        }
        Faults::Findings(findings) => {
            tell(findings.clone(), screen);
            Outcome::Faults
        }
    }
}

/// Shows findings, as many as are read.
fn tell(mut findings: Vec<Diagnostic>, screen: &mut Screen) {
    diagnostic::cut(&mut findings);
    screen.findings(&findings);
}

/// The new unit's file where it stands, or, when it stands outside of the data, a copy in a folder of its own: the old
/// unit's file still serves the papers of earlier years.
fn new_unit(file: &Path, old: &Unit, next: u16, global: &Global) -> Result<NewUnit, Faults> {
    let read = read::<DonVi>(file)?;
    let real = |path: &Path| path.canonicalize().ok();
    if real(file) == real(&old.folder.join(UNIT_FILE)) {
        let message = "đây là tệp của chính đơn vị cũ";
        let finding = Diagnostic::error(Code::CungDonVi, &read.file, &Route::root(), message).hint(
            "chép tệp này ra tệp khác, ghi đơn vị mới vào đó rồi dùng --unit; đơn vị không đổi thì bỏ --unit",
        );
        return Err(Faults::Findings(vec![finding]));
    }
    let parent = file.parent().unwrap_or(Path::new(""));
    let is_unit = file.file_name().is_some_and(|name| name == UNIT_FILE);
    if is_unit && parent != old.folder && parent.starts_with(&global.data) {
        return Ok(NewUnit { folder: parent.to_owned(), read, sides: Vec::new() });
    }
    let name = slug(read.value.dia_ban.as_str());
    let folder = match global.data.join(&name) {
        // A new unit of the old name: the old one's papers need its file.
        folder if folder == old.folder => global.data.join(format!("{name}-{next}")),
        folder => folder,
    };
    let mut sides = vec![(folder.join(UNIT_FILE), files::read_bytes(file).map_err(Faults::File)?)];
    for name in [REGISTER_FILE, CHANGES_FILE] {
        let own = old.folder.join(name);
        // A register at the root of the data serves every unit.
        if old.folder != global.data && own.symlink_metadata().is_ok() {
            sides.push((folder.join(name), files::read_bytes(&own).map_err(Faults::File)?));
        }
    }
    Ok(NewUnit { folder, read, sides })
}

/// `xã Lơ Ku` → `xa-lo-ku`.
fn slug(name: &str) -> String {
    let plain = khong_dau(name).to_lowercase();
    let words = plain.split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| !word.is_empty());
    words.collect::<Vec<_>>().join("-")
}

/// What stands in the folder of a year that was rolled over before.
fn there_already(new_plan: &Path, year: u16) -> Diagnostic {
    let file = files::shown(new_plan);
    let message = format!("đã có kế hoạch năm {year}; không ghi đè, không đổi gì");
    let finding = Diagnostic::error(Code::DaCo, &file, &Route::root(), message);
    let open = read::<VanBan>(new_plan).map(|read| read.value.con_phai_xac_nhan().len());
    let finding = match open {
        Ok(0) => finding.hint("kế hoạch này không còn chỗ nào phải xác nhận"),
        Ok(open) => finding.hint(format!("kế hoạch này còn {open} chỗ phải xác nhận, kê ở can_xac_nhan")),
        Err(_) => finding.hint("kế hoạch này đang có chỗ sai; sửa tệp ấy"),
    };
    finding.hint(format!("muốn làm lại từ đầu thì đổi tên hoặc xóa tệp ấy và {} trước", roll::CHECKLIST))
}

/// The diff to stdout, the list beside it to stderr: the diff alone can be piped on.
fn show(old: &Read<VanBan>, plan: &Plan, new_file: &str, screen: &mut Screen) -> Outcome {
    let diff = similar::TextDiff::from_lines(old.text.as_str(), plan.text.as_str());
    let shown = diff.unified_diff().header(&old.file, new_file).to_string();
    screen.result(shown.trim_end_matches('\n'));
    roll::markdown(plan, &old.file, new_file).lines().for_each(|line| screen.note(line));
    Outcome::Fine
}

fn write(
    old_file: &str,
    plan: &Plan,
    new_plan: &Path,
    sides: Vec<Side>,
    data: &Path,
    screen: &mut Screen,
) -> Outcome {
    let new_file = files::shown(new_plan);
    let checklist = new_plan.with_file_name(roll::CHECKLIST);
    let text = roll::markdown(plan, old_file, &new_file);
    let mut all = sides;
    all.push((checklist.clone(), text.into_bytes()));
    let results = new_plan.with_file_name(RESULTS_FILE);
    // Somebody may have begun to write down what was done.
    if results.symlink_metadata().is_err() {
        all.push((results, plan.ket_qua.clone().into_bytes()));
    }
    all.push((new_plan.to_owned(), plan.text.clone().into_bytes()));
    // All are looked at before any is written.
    if let Some((path, _)) = all.iter().find(|(path, bytes)| holds_other(path, bytes)) {
        screen.findings([&other_content(path)]);
        return Outcome::Faults;
    }
    for (path, bytes) in &all {
        match files::write_new(data, path, bytes, None) {
            Ok(Written::Done) => screen.result(&format!("{:<10} {}", "mới", files::shown(path))),
            Ok(Written::Overtaken) if holds_other(path, bytes) => {
                screen.findings([&other_content(path)]);
                return Outcome::Faults;
            }
            Ok(Written::Overtaken) => {}
            Err(failure) => return report(&Faults::File(failure), screen),
        }
    }
    roll::summary(plan, &files::shown(&checklist)).iter().for_each(|line| screen.result(line));
    Outcome::Fine
}

/// The files in which rows of the plan's tables stand, for the new plan's folder; one that is there already stays, and
/// is named.
fn table_files(old: &Read<VanBan>, new_folder: &Path, screen: &mut Screen) -> Result<Vec<Side>, Faults> {
    let from = Path::new(&old.file).parent().unwrap_or(Path::new(""));
    let names = tables::files(&old.value).into_iter().filter(|name| beside::misnamed(name).is_none());
    let (new, there): (Vec<String>, Vec<String>) =
        names.partition(|name| new_folder.join(name).symlink_metadata().is_err());
    for name in there {
        let path = files::shown(&new_folder.join(name));
        screen.note(&format!("{path} đã có từ trước: giữ nguyên, không chép từ năm cũ"));
    }
    let side = |name: String| {
        let text = Disk.beside(from, &from.join(&name)).map_err(Faults::File)?;
        Ok((new_folder.join(name), text.into_bytes()))
    };
    new.into_iter().map(side).collect()
}

/// Whether something else stands where a file is to be written.
fn holds_other(path: &Path, bytes: &[u8]) -> bool {
    path.symlink_metadata().is_ok() && files::read_bytes(path).ok().as_deref() != Some(bytes)
}

fn other_content(path: &Path) -> Diagnostic {
    let message = "đã có tệp này với nội dung khác; không ghi đè, không đổi gì";
    Diagnostic::error(Code::DaCo, &files::shown(path), &Route::root(), message)
        .hint("đổi tên hoặc xóa tệp ấy rồi chạy lại")
}

#[cfg(test)]
mod tests {
    use super::slug;

    #[test]
    fn a_folder_is_named_after_the_unit() {
        assert_eq!(slug("xã Lơ Ku"), "xa-lo-ku");
        assert_eq!(slug("phường Đống Đa - 2"), "phuong-dong-da-2");
    }
}
