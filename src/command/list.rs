//! `list`: the register of papers sent.

use std::path::Path;

use super::files::{Disk, shown};
use super::papers;
use super::{Outcome, Screen};
use crate::cli::{Global, ListArgs, ListFormat};
use crate::diagnostic::visible::visible;
use crate::diagnostic::{Code, Diagnostic, Route, Severity};
use crate::page::markdown::{self, escape};
use crate::project::{Failure, Files as _, Press, Project, Shelf, Standing, Survey, Unit};
use crate::register::{self, COLUMNS, Row, State};
use crate::rules::doubles::Numbered;

/// Carries out the command.
pub(super) fn run(global: &Global, args: &ListArgs, screen: &mut Screen) -> Outcome {
    let (templates, Survey { units, closed, misnamed }) = match papers::begin(global, screen) {
        Ok(begun) => begun,
        Err(outcome) => return outcome,
    };
    let press = Press::new(templates);
    let project = Project::new(&Disk, &global.data, &press, false);
    let mut outcome = Outcome::Fine;
    let mut listed = Vec::new();
    for unit in &units {
        let (rows, notes, unread) = rows(&project, unit, (&global.output, args));
        outcome = outcome.max(unread);
        screen.findings(&notes);
        listed.extend(rows);
    }
    let all = listed.len();
    listed.retain(|row| args.all || row.state == State::Issued);
    show(&listed, args.format, screen);
    if let Some(hidden) = all.checked_sub(listed.len()).filter(|hidden| *hidden > 0) {
        screen.note(&format!("còn {hidden} văn bản chưa ban hành; thêm --all để xem cả"));
    }
    screen.findings(closed.iter().map(Failure::finding).chain(&misnamed));
    closed.iter().map(Outcome::from).fold(outcome, Outcome::max)
}

/// The papers of a unit as they stand in the register, and notes about their numbers: doubles, by the rule that `check` has
/// for them, and gaps.
fn rows(
    project: &Project<'_>,
    unit: &Unit,
    (output, args): (&Path, &ListArgs),
) -> (Vec<Row>, Vec<Diagnostic>, Outcome) {
    let opened = project.open(unit);
    let (mut rows, mut numbers, mut outcome) = (Vec::new(), Vec::new(), Outcome::Fine);
    for folder in unit.folders.iter().filter(|folder| args.year.is_none_or(|year| folder.year == year)) {
        let shelf = Shelf::new(project.files, folder);
        for paper in shelf.papers() {
            let name = shown(&unit.below.join(paper.below()).join(&paper.name));
            let made = opened.make(&shelf, &paper);
            if made.told.standing == Standing::Unread {
                outcome = Outcome::Io;
            }
            let row = match made.document() {
                Some(Ok(document)) => Row::of(name, paper.year, &document),
                Some(Err(_)) | None => Row::faulty(name, paper.year),
            };
            let row = as_issued(&row, &output.join(&unit.below).join(paper.below())).unwrap_or(row);
            let file = shown(&folder.file(&paper));
            numbers.extend(made.issue.and_then(|issue| numbered(&row, file, &issue.route)));
            rows.push(row);
        }
    }
    register::sort(&mut rows);
    let doubles = opened.doubles(&numbers).into_iter();
    let mut notes: Vec<_> = doubles.map(|double| Diagnostic { severity: Severity::Note, ..double }).collect();
    let place = shown(&unit.folder);
    let gaps = register::gaps(&rows);
    if !gaps.is_empty() {
        let note = Diagnostic::note(Code::SoVanBanDi, &place, &Route::root(), gaps.join("; "));
        notes.push(note.hint("số ấy có thể là của văn bản không soạn bằng vanthu: không phải sửa gì"));
    }
    (rows, notes, outcome)
}

/// The row of an issued paper as its file says it: people and names of the data may have changed since. `folder` is where
/// its files stand; `None` where there is no such file of that number and day.
fn as_issued(row: &Row, folder: &Path) -> Option<Row> {
    let name = row.paper.rsplit('/').next()?;
    let text = Disk.text(&folder.join(format!("{name}.md"))).ok().filter(|_| row.state == State::Issued)?;
    let issued = Row::of(row.paper.clone(), row.year, &markdown::parse("", &text).ok()?);
    let key = |row: &Row| (row.state, row.number, row.symbol.clone(), row.date);
    (key(&issued) == key(row)).then_some(issued)
}

/// An issued paper by its number.
fn numbered(row: &Row, file: String, head: &Route) -> Option<Numbered> {
    let (so, ngay) = (row.number?.to_string(), row.date?);
    let is_issued = row.state == State::Issued;
    is_issued.then(|| Numbered { so, ky_hieu: row.symbol.clone(), ngay, file, route: head.key("so") })
}

fn show(rows: &[Row], format: ListFormat, screen: &mut Screen) {
    match format {
        ListFormat::Json => {
            let list: Vec<serde_json::Value> = rows.iter().map(json).collect();
            screen.result(&format!("{:#}", serde_json::Value::from(list)));
        }
        ListFormat::Md => {
            let line = |cells: Vec<String>| format!("| {} |", cells.join(" | "));
            screen.result(&line(COLUMNS.map(str::to_owned).to_vec()));
            screen.result(&line(vec!["---".to_owned(); COLUMNS.len()]));
            let escaped = |cell: &String| escape::inline(cell).into_owned();
            rows.iter().for_each(|row| screen.result(&line(row.cells().iter().map(escaped).collect())));
        }
        ListFormat::Text if rows.is_empty() => screen.result("chưa có văn bản nào ban hành"),
        ListFormat::Text => rows.iter().for_each(|row| text(row, screen)),
    }
}

/// One line a paper, what else is known of it below.
fn text(row: &Row, screen: &mut Screen) {
    let date = row.date.map_or_else(|| "-".to_owned(), |date| date.ngan());
    let (number, state) = (row.number_and_symbol(), row.state.text());
    screen.result(&visible(&format!(
        "{number:<16} {date:<10}  {state:<11}  {}  [{}]",
        row.title(),
        row.paper
    )));
    let about = [
        ("người ký", row.signer.clone()),
        ("nơi nhận", row.recipients.join("; ")),
        ("lưu", row.copy.clone()),
    ];
    let known: Vec<String> = about
        .into_iter()
        .filter(|(_, value)| !value.is_empty())
        .map(|(name, value)| format!("{name}: {value}"))
        .collect();
    if !known.is_empty() {
        screen.result(&visible(&format!("                 {}", known.join("; "))));
    }
}

fn json(row: &Row) -> serde_json::Value {
    serde_json::json!({
        "van_ban": row.paper,
        "so": row.number,
        "so_ky_hieu": row.number_and_symbol(),
        "ngay": row.date.map(|date| date.ngan()),
        "ten_loai": row.kind,
        "trich_yeu": row.subject,
        "nguoi_ky": row.signer,
        "noi_nhan": row.recipients,
        "luu": row.copy,
        "so_ban": null,
        "ngay_chuyen": null,
        "ky_nhan": null,
        "ghi_chu": null,
        "tinh_trang": row.state.text(),
    })
}
