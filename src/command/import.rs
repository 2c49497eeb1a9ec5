//! `import`: a paper that is there already → data of the workspace. Never overwrites; what is there is added to.

use std::io::{self, Read as _};
use std::path::{Path, PathBuf};

use super::files::{self, Disk, Old, Written};
use super::{Outcome, Screen};
use crate::cli::{Global, ImportArgs};
use crate::diagnostic::{self, Code, Diagnostic, Route};
use crate::import::{self, File, Import, Options, Source, Workspace};
use crate::model::{DonVi, SoCanCu};
use crate::project::survey::survey;
use crate::project::{Failure, Faults, REGISTER_FILE, UNIT_FILE, read};
use crate::yaml::Read;
use crate::yaml::decode::decode;

/// Carries out the command.
pub(super) fn run(global: &Global, args: &ImportArgs, screen: &mut Screen) -> Outcome {
    match import(&global.data, args, screen) {
        Ok(()) => Outcome::Fine,
        Err(faults) => report(faults, screen),
    }
}

/// Tells why nothing was imported.
pub(super) fn report(faults: Faults, screen: &mut Screen) -> Outcome {
    match faults {
        Faults::File(failure) => {
            screen.findings([failure.finding()]);
            if matches!(failure, Failure::Disk(_)) { Outcome::Io } else { Outcome::Faults }
        }
        Faults::Findings(mut findings) => {
            diagnostic::cut(&mut findings);
            screen.findings(&findings);
            Outcome::Faults
        }
    }
}

/// Imports into a data folder, and says what was done.
fn import(data: &Path, args: &ImportArgs, screen: &mut Screen) -> Result<(), Faults> {
    let paper = open(&args.file)?;
    one_unit(data)?;
    // A folder that is not there yet is made when there is something to put into it.
    let lock = if args.dry_run || !data.is_dir() {
        None
    } else {
        files::lock(data, || screen.note("một lần chạy khác đang ghi vào thư mục này; đang đợi"))
    };
    let made = paper.read(data, args, schema_folder(data).as_deref())?;
    screen.findings(&made.warnings);
    if args.dry_run {
        show(data, &made, screen);
        return Ok(());
    }
    write(data, &made, screen)?;
    drop(lock);
    Ok(())
}

/// A paper that is to be imported.
pub(super) struct Paper {
    /// How it is named to the officer.
    file: String,
    bytes: Vec<u8>,
    /// Its text, where it is one.
    text: Option<String>,
}

/// Opens a paper.
pub(super) fn open(path: &Path) -> Result<Paper, Faults> {
    let file = if is_stdin(path) { "(bàn phím)".to_owned() } else { files::shown(path) };
    let bytes = source(path).map_err(Faults::File)?;
    let text = match kind(&bytes) {
        Kind::Docx => None,
        // Windows writes text so where a command's answer goes into a file.
        Kind::Text if utf16(&bytes).is_some() => utf16(&bytes),
        Kind::Text => {
            let text =
                decode(&file, bytes.clone()).map_err(|finding| Faults::File(Failure::Content(finding)))?;
            Some(text)
        }
        Kind::Other(what, hint) => {
            let finding = Diagnostic::error(Code::KhongNhapDuoc, &file, &Route::root(), what).hint(hint);
            return Err(Faults::Findings(vec![finding]));
        }
    };
    Ok(Paper { file, bytes, text })
}

/// The text of bytes that begin with the mark of UTF-16.
fn utf16(bytes: &[u8]) -> Option<String> {
    let is_little = bytes.starts_with(&[0xff, 0xfe]);
    let rest = bytes.strip_prefix(if is_little { &[0xff, 0xfe] } else { &[0xfe, 0xff] })?;
    let (pairs, []) = rest.as_chunks::<2>() else { return None };
    let order = if is_little { u16::from_le_bytes } else { u16::from_be_bytes };
    String::from_utf16(&pairs.iter().copied().map(order).collect::<Vec<u16>>()).ok()
}

impl Paper {
    /// What it makes in a data folder; nothing is written yet.
    pub(super) fn read(
        &self,
        data: &Path,
        args: &ImportArgs,
        schema: Option<&str>,
    ) -> Result<Import, Faults> {
        let source = match &self.text {
            Some(text) => Source::Text(text),
            None => Source::Docx(&self.bytes),
        };
        let don_vi = there::<DonVi>(&data.join(UNIT_FILE))?;
        let can_cu = there::<SoCanCu>(&data.join(REGISTER_FILE))?;
        let folder = files::shown(data);
        let workspace =
            Workspace { folder: &folder, don_vi: don_vi.as_ref(), can_cu: can_cu.as_ref(), schema };
        let (linh_vuc, name) = match &args.name {
            Some(name) => (name.field.clone(), Some(name.name.clone())),
            None => (None, None),
        };
        let options = Options { nam: args.year, linh_vuc, name, repair: args.repair };
        import::import(source, &self.file, &options, &workspace).map_err(Faults::Findings)
    }
}

fn is_stdin(file: &Path) -> bool {
    file == Path::new("-")
}

/// The bytes of the file, or of standard input, at most [`files::MAX_BYTES`].
fn source(file: &Path) -> Result<Vec<u8>, Failure> {
    if !is_stdin(file) {
        return files::read_bytes(file);
    }
    let mut bytes = Vec::new();
    let read = io::stdin().lock().take(files::MAX_BYTES + 1).read_to_end(&mut bytes);
    read.map_err(|error| files::unreadable(file, &error))?;
    if bytes.len() as u64 > files::MAX_BYTES {
        let finding = Diagnostic::error(Code::QuaLon, "-", &Route::root(), "chữ nhập vào lớn hơn 32 MB");
        return Err(Failure::Content(Box::new(finding)));
    }
    Ok(bytes)
}

/// What a file is, by its first bytes.
enum Kind {
    Docx,
    Text,
    /// Something that is not read, and what to do.
    Other(&'static str, &'static str),
}

fn kind(bytes: &[u8]) -> Kind {
    const SAVE: &str = "mở bằng Word hoặc LibreOffice, chọn Lưu thành (Save as) .docx, rồi nhập tệp .docx";
    const SCAN: &str = "ảnh chụp, tệp quét không có chữ để đọc: dùng tệp Word gốc, hoặc nhận dạng chữ (OCR) rồi nhập tệp chữ";
    const PDF: &str = "mở tệp, chọn hết (Ctrl+A), chép (Ctrl+C), dán vào một tệp .txt lưu UTF-8, rồi nhập tệp .txt; không chọn được chữ thì đó là bản quét";
    let starts = |magic: &[u8]| bytes.starts_with(magic);
    match () {
        () if starts(b"PK\x03\x04") && has(bytes, b"opendocument.text") => {
            Kind::Other("đây là tệp ODT", SAVE)
        }
        () if starts(b"PK\x03\x04") || starts(b"PK\x05\x06") => Kind::Docx,
        () if starts(b"\xd0\xcf\x11\xe0") => Kind::Other("đây là tệp Word đời cũ (.doc)", SAVE),
        () if starts(b"%PDF") => Kind::Other("đây là tệp PDF", PDF),
        () if starts(b"{\\rtf") => Kind::Other("đây là tệp RTF", SAVE),
        () if starts(b"\x89PNG")
            || starts(b"\xff\xd8\xff")
            || starts(b"II*\0")
            || starts(b"MM\0*")
            || starts(b"GIF8")
            || starts(b"BM") && bytes.contains(&0) =>
        {
            Kind::Other("đây là tệp ảnh", SCAN)
        }
        () => Kind::Text,
    }
}

/// Whether the first bytes hold others.
fn has(bytes: &[u8], wanted: &[u8]) -> bool {
    bytes
        .get(..bytes.len().min(200))
        .is_some_and(|start| start.windows(wanted.len()).any(|part| part == wanted))
}

/// A data folder whose units stand in folders of their own takes no paper itself.
fn one_unit(data: &Path) -> Result<(), Faults> {
    let units = survey(&Disk, data).units;
    if units.is_empty() || units.iter().any(|unit| unit.below.as_os_str().is_empty()) {
        return Ok(());
    }
    let file = files::shown(data);
    let message = format!("trong thư mục này có {} đơn vị, không rõ nhập cho đơn vị nào", units.len());
    let first = units.first().map(|unit| files::shown(&unit.folder)).unwrap_or_default();
    let finding = Diagnostic::error(Code::NhieuDonVi, &file, &Route::root(), message);
    Err(Faults::Findings(vec![finding.hint(format!("chỉ rõ đơn vị: --data {first}"))]))
}

/// A data file, if it is there.
fn there<T: crate::yaml::DataFile>(path: &Path) -> Result<Option<Read<T>>, Faults> {
    if path.symlink_metadata().is_err() { Ok(None) } else { read::<T>(&Disk, path).map(Some) }
}

/// Where the schema files are, seen from the data folder.
pub(super) fn schema_folder(data: &Path) -> Option<String> {
    let beside =
        |name: &str| data.parent().map(|home| home.join(name)).unwrap_or_else(|| PathBuf::from(name));
    ["luoc-do", "docs/luoc-do"]
        .into_iter()
        .find(|name| beside(name).is_dir())
        .map(|name| format!("../{name}"))
}

/// The files in the order in which they are written: the paper last.
fn all(made: &Import) -> Vec<&File> {
    let others = [made.can_cu.as_ref(), made.don_vi.as_ref(), Some(&made.account), Some(&made.paper)];
    others.into_iter().flatten().collect()
}

/// What would be written, and the account.
fn show(data: &Path, made: &Import, screen: &mut Screen) {
    for file in all(made) {
        let path = data.join(&file.path);
        let word = if path.symlink_metadata().is_ok() { "sẽ thêm" } else { "sẽ ghi" };
        screen.result(&format!("{word:<10} {}", files::shown(&path)));
    }
    screen.result(&format!("\n{}", made.account.text.trim_end()));
}

/// Writes what an import gives.
pub(super) fn write(data: &Path, made: &Import, screen: &mut Screen) -> Result<(), Faults> {
    for file in [&made.account, &made.paper] {
        let path = data.join(&file.path);
        if path.symlink_metadata().is_ok() {
            return Err(Faults::Findings(vec![taken(&path)]));
        }
    }
    for file in all(made) {
        let path = data.join(&file.path);
        let word = match files::find(data, &path).map_err(Faults::File)? {
            files::Found::Nothing => {
                if files::write_new(data, &path, file.text.as_bytes(), None).map_err(Faults::File)?
                    == Written::Overtaken
                {
                    return Err(Faults::Findings(vec![taken(&path)]));
                }
                "mới"
            }
            files::Found::File(old) => {
                let spare = || path.with_extension(format!("{}.yaml", super::clock::stamp()));
                let bytes = (old.as_slice(), file.text.as_bytes());
                if files::replace(data, &path, bytes, Old::Judged, &spare).map_err(Faults::File)?
                    == Written::Overtaken
                {
                    return Err(Faults::Findings(vec![taken(&path)]));
                }
                "thêm"
            }
        };
        screen.result(&format!("{word:<10} {}", files::shown(&path)));
    }
    let [understood, kept, unknown] = made.counts;
    let account = files::shown(&data.join(&made.account.path));
    screen.result(&format!(
        "hiểu {understood} chỗ, giữ nguyên dạng chữ {kept} chỗ, không hiểu {unknown} chỗ; xem {account}"
    ));
    Ok(())
}

fn taken(path: &Path) -> Diagnostic {
    let message = "đã có tệp này; không ghi đè, không đổi gì";
    Diagnostic::error(Code::DaCo, &files::shown(path), &Route::root(), message)
        .hint("đặt tên khác bằng --as TÊN, hoặc đổi tên, xóa tệp ấy rồi chạy lại")
}
