//! The files of a new workspace: data that explain by example, schema files for the editor, a page for the officer.

use crate::model::{FILES, FileKind};
use crate::text::tokens::small;
use crate::value::Nam;
use crate::yaml::edit::{quoted, reads_bare};

/// What a workspace is made for. What is not told stands for a sample.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Start {
    /// The unit's name: `xã Lơ Ku`, `Ủy ban nhân dân xã Lơ Ku`.
    pub ten: Option<String>,
    /// The province: `Gia Lai`.
    pub tinh: Option<String>,
    /// The year of the first plan.
    pub nam: Nam,
}

/// A file of the workspace: its path below the folder, and its text.
pub type File = (String, String);

const UNIT: &str = include_str!("start/don-vi.yaml");
const REGISTER: &str = include_str!("start/can-cu.yaml");
const PLAN: &str = include_str!("start/ke-hoach.yaml");
const PAGE: &str = include_str!("start/README.md");
const IGNORED: &str = "# Tệp tạm của Word, của trình soạn thảo\n~$*\n*.tmp\n.vanthu-*\n";

/// Words that a name of a place begins with.
const LEVELS: [&str; 5] = ["xã ", "phường ", "thị trấn ", "đặc khu ", "huyện "];

/// What every workspace holds, data aside.
pub fn frame(start: &Start) -> Vec<File> {
    let mut files =
        vec![("README.md".to_owned(), filled(PAGE, start)), (".gitignore".to_owned(), IGNORED.to_owned())];
    let schema =
        |kind: &FileKind| (format!("luoc-do/{}.schema.json", kind.name), format!("{:#}\n", (kind.schema)()));
    files.extend(FILES.iter().map(schema));
    files
}

/// Sample data.
pub fn data(start: &Start) -> Vec<File> {
    vec![
        ("data/don-vi.yaml".to_owned(), filled(UNIT, start)),
        ("data/can-cu.yaml".to_owned(), filled(REGISTER, start)),
        (format!("data/{}/ke-hoach.yaml", start.nam), filled(PLAN, start)),
    ]
}

/// A sample with the names of the workspace.
fn filled(text: &str, start: &Start) -> String {
    let ten = start.ten.as_deref().unwrap_or("xã Mẫu");
    let ten = ten.split_whitespace().collect::<Vec<_>>().join(" ");
    let folded = small(&ten);
    let area = LEVELS.iter().filter_map(|level| Some((folded.find(level)?, *level))).min();
    let (dia_ban, dia_danh) = match area {
        Some((at, level)) => {
            let area = ten.get(at..).unwrap_or(&ten);
            (
                format!("{level}{}", area.get(level.len()..).unwrap_or_default()),
                area.get(level.len()..).unwrap_or_default().to_owned(),
            )
        }
        None => (ten.clone(), ten.clone()),
    };
    let bare = folded.starts_with("ủy ban") || folded.starts_with("uỷ ban");
    let (full, head) = match area {
        Some((0, _)) => {
            (format!("Ủy ban nhân dân {dia_ban}"), vec!["Ủy ban nhân dân".to_owned(), dia_ban.clone()])
        }
        Some((at, _)) if bare => {
            (ten.clone(), vec![ten.get(..at).unwrap_or_default().trim_end().to_owned(), dia_ban.clone()])
        }
        _ => (ten.clone(), vec![ten]),
    };
    let is_committee = full.starts_with("Ủy ban") || full.starts_with("Uỷ ban");
    let level = area.map_or("", |(_, level)| level.trim_end());
    let goi = if is_committee && !level.is_empty() { format!("UBND {level}") } else { full.clone() };
    let tinh = start.tinh.as_deref().unwrap_or("Mẫu");
    let tinh = tinh.strip_prefix("tỉnh ").or_else(|| tinh.strip_prefix("Tỉnh ")).unwrap_or(tinh);
    let lines = head.iter().map(|line| format!("  - {}", scalar(line))).collect::<Vec<_>>().join("\n");
    let fields = [
        ("«TEN»", scalar(&full)),
        ("«GOI»", scalar(&goi)),
        ("«DAU_TRANG»", lines),
        ("«DIA_BAN»", scalar(&dia_ban)),
        ("«DIA_DANH»", scalar(&dia_danh)),
        ("«TINH»", tinh.trim().replace(['\n', '"', '\\', '{', ':', '#'], " ")),
        ("«NAM»", start.nam.to_string()),
    ];
    fields.iter().fold(text.to_owned(), |text, (field, value)| text.replace(field, value))
}

fn scalar(text: &str) -> String {
    if reads_bare(text) { text.to_owned() } else { quoted(text) }
}
