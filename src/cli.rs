//! The command line: what can be typed and the help texts. clap's own words are in `words`.

use std::path::{Path, PathBuf};

use clap::builder::{PossibleValue, PossibleValuesParser, TypedValueParser};
use clap::{Args, Parser, Subcommand, ValueEnum};

use crate::model::{FILES, FileKind};
use crate::project::format::{self, Format};
use crate::template::builtin;
use crate::text::name::nearest;
use crate::value::{LoaiVanBan, Nam};

mod words;

pub use words::{Answer, command, parse};

/// Soạn kế hoạch, báo cáo của xã từ dữ liệu YAML, đúng thể thức Nghị định 30/2020/NĐ-CP, ra DOCX, Markdown và PDF.
#[derive(Debug, Parser)]
#[command(
    name = "vanthu",
    version,
    disable_help_subcommand = true,
    disable_help_flag = true,
    disable_version_flag = true,
    subcommand_value_name = "LỆNH",
    after_help = "Mã kết thúc: 0 xong, không có gì sai; 1 dữ liệu hoặc văn bản có chỗ sai; 2 gõ lệnh sai; 3 không đọc hoặc ghi được tệp."
)]
pub struct Cli {
    /// What to do.
    #[command(subcommand)]
    pub command: Command,
    /// Options of every command.
    #[command(flatten)]
    pub global: Global,
    /// In phiên bản
    #[arg(short = 'V', long, action = clap::ArgAction::Version)]
    pub version: Option<bool>,
}

/// Options of every command.
#[derive(Debug, Clone, Args)]
#[command(next_display_order = 100)]
pub struct Global {
    /// Thư mục dữ liệu
    #[arg(long, global = true, value_name = "THƯ_MỤC", default_value = "data")]
    pub data: PathBuf,
    /// Thư mục mẫu; thiếu mẫu nào thì dùng mẫu có sẵn trong chương trình; mặc định: templates, nếu có
    #[arg(long, global = true, value_name = "THƯ_MỤC")]
    pub templates: Option<PathBuf>,
    /// Thư mục ghi văn bản ra
    #[arg(long, global = true, value_name = "THƯ_MỤC", default_value = "output")]
    pub output: PathBuf,
    /// Không in gì ngoài chỗ sai
    #[arg(short, long, global = true)]
    pub quiet: bool,
    /// Tô màu: khi là màn hình, luôn luôn, hoặc không
    #[arg(long, global = true, value_name = "CÁCH", value_enum, default_value = "auto")]
    pub color: Color,
    /// In hướng dẫn
    #[arg(short, long, global = true, action = clap::ArgAction::Help)]
    pub help: Option<bool>,
}

impl Global {
    /// The folder of the workspace's own templates; it need not be there unless it was named.
    pub fn templates(&self) -> &Path {
        self.templates.as_deref().unwrap_or(Path::new("templates"))
    }
}

/// When the screen is coloured.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Color {
    /// When it is a terminal.
    Auto,
    /// Always.
    Always,
    /// Never.
    Never,
}

/// The commands.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Tạo các văn bản từ dữ liệu
    #[command(visible_alias = "tao")]
    Build(BuildArgs),
    /// Soát dữ liệu và thể thức văn bản; soát được cả tệp DOCX soạn bằng Word
    #[command(visible_alias = "kiem-tra")]
    Check(CheckArgs),
    /// Tạo lại văn bản mỗi khi dữ liệu hoặc mẫu được lưu; dừng bằng Ctrl-C
    #[command(visible_alias = "theo-doi")]
    Watch(WatchArgs),
    /// Soạn dữ liệu kế hoạch năm sau từ kế hoạch năm nay, kê những chỗ phải xác nhận
    #[command(visible_alias = "nam-sau")]
    NextYear(NextYearArgs),
    /// Nhập một văn bản đã có (tệp Word, chữ chép từ PDF) thành dữ liệu; không ghi đè gì
    #[command(visible_alias = "nhap")]
    Import(ImportArgs),
    /// Tạo thư mục làm việc mới, dùng được ngay; với --type thì thêm một văn bản làm ví dụ vào thư mục đang dùng
    #[command(visible_alias = "khoi-tao")]
    New(NewArgs),
    /// In sổ đăng ký văn bản đi: mười cột của Phụ lục IV và tình trạng từng văn bản
    #[command(visible_alias = "so")]
    List(ListArgs),
    /// In lược đồ JSON của tệp dữ liệu, để trình soạn thảo nhắc khóa và báo lỗi khi đang gõ
    #[command(visible_alias = "luoc-do")]
    Schema(SchemaArgs),
    /// In đoạn lệnh để cửa sổ dòng lệnh tự điền lệnh và tùy chọn khi bấm phím Tab
    #[command(visible_alias = "tu-dien")]
    Completions(CompletionsArgs),
    /// Liệt kê các mẫu có sẵn, mỗi loại một dòng; ghi tên mẫu thì in mẫu ấy, để chép vào templates/ rồi sửa
    #[command(visible_alias = "mau")]
    Templates(TemplatesArgs),
}

/// Options of `next-year`.
#[derive(Debug, Clone, Args)]
pub struct NextYearArgs {
    /// Năm của kế hoạch đang có; không ghi thì lấy năm mới nhất có kế hoạch, hoặc năm chưa chuyển hết
    #[arg(value_name = "NĂM", value_parser = year)]
    pub year: Option<Nam>,
    /// Chỉ in những chỗ sẽ khác, không ghi gì
    #[arg(long)]
    pub dry_run: bool,
    /// Chuyển sang đơn vị mới, ghi trong tệp này (dạng don-vi.yaml)
    #[arg(long, value_name = "TỆP")]
    pub unit: Option<PathBuf>,
}

/// Options of `import`.
#[derive(Debug, Clone, Args)]
pub struct ImportArgs {
    /// Văn bản cần nhập: .docx, .txt, .md; «-» là chữ đưa vào từ bàn phím hoặc lệnh khác
    #[arg(value_name = "TỆP")]
    pub file: PathBuf,
    /// Năm của văn bản; không ghi thì lấy theo ngày ban hành
    #[arg(long, value_name = "NĂM", value_parser = year)]
    pub year: Option<Nam>,
    /// Tên tệp dữ liệu, có thể kèm lĩnh vực (như cai-cach-hanh-chinh/ke-hoach); không ghi thì lấy tên loại
    #[arg(long = "as", value_name = "TÊN", value_parser = paper_name)]
    pub name: Option<PaperName>,
    /// Sửa những chữ bị mất khi chép từ PDF theo đề nghị của máy; không ghi thì chỉ kê ra
    #[arg(long)]
    pub repair: bool,
    /// Chỉ in những gì sẽ ghi, không ghi gì
    #[arg(long)]
    pub dry_run: bool,
}

/// The name of a paper's data file, and the field of work it belongs to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PaperName {
    /// The field's folder.
    pub field: Option<String>,
    /// The file's name without `.yaml`.
    pub name: String,
}

impl PaperName {
    /// The same as a path below the year's folder, without the ending.
    pub fn path(&self) -> PathBuf {
        self.field.as_deref().map_or(PathBuf::new(), PathBuf::from).join(&self.name)
    }
}

/// Options of `new`.
#[derive(Debug, Clone, Args)]
pub struct NewArgs {
    /// Thư mục sẽ tạo; với --type là tên tệp dữ liệu sẽ thêm (quyet-dinh, linh-vuc/quyet-dinh), không ghi thì lấy tên
    /// loại
    #[arg(value_name = "THƯ_MỤC|TÊN", required_unless_present = "loai")]
    pub place: Option<PathBuf>,
    /// Thêm một văn bản loại này vào năm mới nhất của thư mục đang dùng, như quyet-dinh, cong-van; `vanthu templates` kê
    /// đủ 29 loại
    #[arg(long = "type", value_name = "LOẠI", value_parser = loai, conflicts_with_all = ["ten", "tinh", "nam", "from"])]
    pub loai: Option<LoaiVanBan>,
    /// Với --type, khi kho dữ liệu có nhiều đơn vị: thư mục của đơn vị trong data/, như xa-kbang
    #[arg(long, value_name = "THƯ_MỤC", requires = "loai")]
    pub unit: Option<PathBuf>,
    /// Tên đơn vị, như «xã Lơ Ku»
    #[arg(long, value_name = "TÊN")]
    pub ten: Option<String>,
    /// Tỉnh, thành phố, như «Gia Lai»
    #[arg(long, value_name = "TÊN")]
    pub tinh: Option<String>,
    /// Năm của kế hoạch đầu tiên; không ghi thì là năm nay
    #[arg(long, value_name = "NĂM", value_parser = year)]
    pub nam: Option<Nam>,
    /// Nhập luôn một văn bản cũ (.docx, .txt) thay cho dữ liệu mẫu
    #[arg(long, value_name = "TỆP")]
    pub from: Option<PathBuf>,
    /// Với --from: sửa những chữ bị mất khi chép từ PDF theo đề nghị của máy
    #[arg(long, requires = "from")]
    pub repair: bool,
}

/// Options of `check`.
#[derive(Debug, Clone, Args)]
pub struct CheckArgs {
    /// Năm hoặc tệp DOCX cần soát; không ghi thì soát dữ liệu của mọi năm
    #[arg(value_name = "NĂM|TỆP.docx", value_parser = target)]
    pub targets: Vec<Target>,
    /// Coi cảnh báo như lỗi: có cảnh báo thì mã kết thúc là 1
    #[arg(long)]
    pub strict: bool,
    /// Soát tệp DOCX của nơi khác theo cả quy tắc riêng của chương trình (bảng cố định cột, Keep with next, …)
    #[arg(long)]
    pub house: bool,
    /// In ra dạng nào
    #[arg(long, value_name = "DẠNG", value_enum, default_value = "text")]
    pub format: ReportFormat,
}

/// What is looked at.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Target {
    /// The data of a year.
    Year(Nam),
    /// A DOCX.
    Paper(PathBuf),
}

impl Target {
    /// The year, if it is one.
    pub fn year(&self) -> Option<Nam> {
        match self {
            Target::Year(year) => Some(*year),
            Target::Paper(_) => None,
        }
    }

    /// The file, if it is one.
    pub fn paper(&self) -> Option<&Path> {
        match self {
            Target::Year(_) => None,
            Target::Paper(path) => Some(path),
        }
    }
}

/// How findings are shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum ReportFormat {
    /// Chữ, cho người đọc
    Text,
    /// JSON, cho chương trình khác
    Json,
}

/// Options of `list`.
#[derive(Debug, Clone, Args)]
pub struct ListArgs {
    /// Năm nào; không ghi thì mọi năm
    #[arg(value_name = "NĂM", value_parser = year)]
    pub year: Option<Nam>,
    /// Cả văn bản chưa ban hành: dự thảo, còn lỗi
    #[arg(long)]
    pub all: bool,
    /// In ra dạng nào
    #[arg(long, value_name = "DẠNG", value_enum, default_value = "text")]
    pub format: ListFormat,
}

/// How the register is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum ListFormat {
    /// Chữ, cho người đọc
    Text,
    /// JSON, cho chương trình khác
    Json,
    /// Bảng Markdown đủ mười cột
    Md,
}

/// Options of `templates`.
#[derive(Debug, Clone, Args)]
pub struct TemplatesArgs {
    /// Mẫu nào: một loại văn bản như quyet-dinh, hoặc co-so (khung chung), than-bai, thanh-phan (các cấp, các macro),
    /// bao-cao-tong-ket; không ghi thì kê các loại
    #[arg(value_name = "MẪU", value_parser = template_name)]
    pub name: Option<String>,
}

/// The name of a built-in template.
fn template_name(text: &str) -> Result<String, String> {
    let name = text.trim_end_matches(".md.j2");
    if builtin::all_names().any(|known| known == name) {
        return Ok(name.to_owned());
    }
    if let Ok(loai) = name.parse::<LoaiVanBan>() {
        return Ok(builtin::of_type(loai).to_owned());
    }
    let all: Vec<&str> = builtin::all_names().collect();
    Err(match nearest(name, all.iter().copied()) {
        Some(near) => format!("không có mẫu này; có phải {near}?"),
        None => format!("không có mẫu này; các mẫu có sẵn: {}", all.join(", ")),
    })
}

/// Options of `schema`.
#[derive(Debug, Clone, Args)]
pub struct SchemaArgs {
    /// Tệp dữ liệu nào; không ghi thì kể tên các lược đồ
    #[arg(value_name = "TỆP", value_parser = schema_file())]
    pub file: Option<&'static FileKind>,
}

/// Reads the name of a kind of data file.
fn schema_file() -> impl TypedValueParser<Value = &'static FileKind> {
    let names = FILES.iter().map(|kind| PossibleValue::new(kind.name).help(kind.meaning));
    let of_name = |name: String| FILES.iter().find(|kind| kind.name == name).ok_or("không có lược đồ này");
    PossibleValuesParser::new(names).try_map(of_name)
}

/// Options of `completions`.
#[derive(Debug, Clone, Args)]
pub struct CompletionsArgs {
    /// Cửa sổ dòng lệnh nào
    #[arg(value_name = "LOẠI", value_enum)]
    pub shell: Shell,
}

/// A shell that completes words.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Shell {
    /// Bash
    Bash,
    /// Zsh
    Zsh,
    /// Fish
    Fish,
    /// PowerShell
    #[value(name = "powershell")]
    PowerShell,
}

/// Which papers are made, and how many at a time: asked by `build` and by `watch` alike.
#[derive(Debug, Clone, Default, Args)]
pub struct Wanted {
    /// Chỉ tạo văn bản của những năm này; không ghi thì tạo của mọi năm
    #[arg(value_name = "NĂM", value_parser = year)]
    pub years: Vec<Nam>,
    /// Chỉ tạo văn bản này (như ke-hoach, hay linh-vuc/ke-hoach; linh-vuc/ là mọi văn bản của một lĩnh vực); dùng nhiều
    /// lần được
    #[arg(long = "doc", value_name = "TÊN")]
    pub docs: Vec<String>,
    /// The formats that are asked for; none: the usual ones.
    #[arg(long = "format", value_name = "DẠNG", value_parser = formats(), help = formats_help())]
    pub formats: Vec<&'static dyn Format>,
    /// Số việc làm cùng lúc; không ghi thì dùng hết các nhân máy
    #[arg(long, value_name = "SỐ", value_parser = jobs)]
    pub jobs: Option<usize>,
}

impl Wanted {
    /// Whether no year and no paper is named.
    pub fn is_all(&self) -> bool {
        self.years.is_empty() && self.docs.is_empty()
    }
}

/// Options of `build`.
#[derive(Debug, Clone, Default, Args)]
pub struct BuildArgs {
    /// Which papers.
    #[command(flatten)]
    pub wanted: Wanted,
    /// Không ghi gì, chỉ báo văn bản nào thiếu hoặc đã cũ; có thì mã kết thúc là 1
    #[arg(long, conflicts_with = "force")]
    pub check: bool,
    /// Ghi đè cả văn bản đã sửa tay, sau khi cất một bản có ghi ngày giờ bên cạnh
    #[arg(long)]
    pub force: bool,
    /// Làm lại cả văn bản đã ban hành mà dữ liệu chung đổi làm khác đi, sau khi cất bản đã ban hành bên cạnh
    #[arg(long, conflicts_with = "check")]
    pub reissue: bool,
    /// Có cảnh báo, hoặc văn bản đã ban hành nay sẽ khác đi, thì mã kết thúc cũng là 1
    #[arg(long)]
    pub strict: bool,
}

/// Options of `watch`: those of `build` that go on making sense when it is done again and again.
#[derive(Debug, Clone, Args)]
pub struct WatchArgs {
    /// Which papers.
    #[command(flatten)]
    pub wanted: Wanted,
}

/// What the officer reads of `--format`.
fn formats_help() -> String {
    let usual = format::ALL.into_iter().filter(|format| format.is_usual()).map(Format::ending);
    let usual = usual.collect::<Vec<_>>().join(" và ");
    format!("Chỉ ghi dạng này; dùng nhiều lần được; không ghi thì ghi {usual}")
}

/// The words for formats, as `--format` takes and tells them.
fn formats() -> impl TypedValueParser<Value = &'static dyn Format> {
    let words = format::ALL.map(|format| PossibleValue::new(format.ending()).help(format.said()));
    PossibleValuesParser::new(words).try_map(|word| format::named(&word).ok_or(word))
}

fn target(text: &str) -> Result<Target, String> {
    if text.to_lowercase().ends_with(".docx") {
        return Ok(Target::Paper(text.into()));
    }
    let lower = text.to_lowercase();
    match [".doc", ".pdf", ".odt", ".rtf"].into_iter().find(|ending| lower.ends_with(ending)) {
        Some(".pdf") => {
            Err("chỉ soát được tệp .docx; hãy soát tệp Word mà bản PDF này in ra từ đó".to_owned())
        }
        Some(_) => {
            Err("chỉ soát được tệp .docx; mở bằng Word, chọn Lưu thành (Save As) kiểu .docx rồi soát tệp ấy"
                .to_owned())
        }
        None => year(text).map(Target::Year),
    }
}

fn loai(text: &str) -> Result<LoaiVanBan, String> {
    text.parse().map_err(|error: crate::value::ValueError| match error.hint {
        Some(hint) => format!("{}; {hint}", error.message),
        None => error.message,
    })
}

/// `ke-hoach`, `linh-vuc/ke-hoach`: names that can stand in a path and lead nowhere else.
///
/// # Errors
/// What is wrong with the name.
pub fn paper_name(text: &str) -> Result<PaperName, String> {
    let bare = text.strip_suffix(".yaml").unwrap_or(text);
    let (field, name) = match bare.split_once('/') {
        Some((field, name)) => (Some(field), name),
        None => (None, bare),
    };
    let plain = |name: &str| {
        name.starts_with(|c: char| c.is_ascii_lowercase())
            && name.len() <= 60
            && name.bytes().all(|byte| matches!(byte, b'a'..=b'z' | b'0'..=b'9' | b'-'))
    };
    if matches!(name, "ket-qua" | "don-vi" | "can-cu" | "doi-thay") {
        return Err("tên này dành cho tệp khác".to_owned());
    }
    if plain(name) && field.is_none_or(plain) {
        return Ok(PaperName { field: field.map(str::to_owned), name: name.to_owned() });
    }
    Err("tên viết bằng chữ thường không dấu, số và gạch nối, như ke-hoach hoặc y-te/ke-hoach".to_owned())
}

fn year(text: &str) -> Result<Nam, String> {
    text.parse().map_err(|error: crate::value::ValueError| error.to_string())
}

/// Threads beyond this only cost memory.
const MOST_JOBS: usize = 256;

fn jobs(text: &str) -> Result<usize, String> {
    let jobs = text.parse().ok().filter(|jobs| (1..=MOST_JOBS).contains(jobs));
    jobs.ok_or_else(|| format!("phải là số nguyên từ 1 đến {MOST_JOBS}"))
}
