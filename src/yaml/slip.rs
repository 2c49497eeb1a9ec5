//! Faults of YAML itself, in the officer's words: what was typed, where, and what to type instead.

use granit_parser::ErrorKind;

use crate::diagnostic::{Code, Diagnostic, Position, Route};
use crate::yaml::tree::{Refusal, Stop};

mod line;
mod mend;
mod repair;

pub(crate) use repair::{Reading, read};

/// A fault of syntax with its place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SyntaxFault {
    /// Line and column of what has to be changed.
    pub at: Position,
    /// What is wrong.
    pub cause: Cause,
    /// The line as it was probably meant, when that is sure enough to show.
    pub instead: Option<String>,
}

/// A line that a faulty line is measured by.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Brother {
    /// Its line, from 1.
    pub line: usize,
    /// Blanks before its key or `-`.
    pub indent: usize,
    /// Its key, or `-` for an item of a list.
    pub name: String,
}

/// What is wrong with the syntax.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Cause {
    /// The file is over [`crate::yaml::tree::MAX_BYTES`].
    TooLarge,
    /// Nested deeper than [`crate::yaml::tree::MAX_DEPTH`].
    TooDeep,
    /// More values than [`crate::yaml::tree::MAX_NODES`].
    TooManyNodes,
    /// More lines than [`crate::yaml::tree::MAX_LINES`].
    TooManyLines,
    /// More text than [`crate::yaml::tree::MAX_TEXT`], or of more lines than [`crate::yaml::tree::MAX_LINES`].
    TooLongText,
    /// A second document: `---` or `...` inside the file.
    SecondDocument,
    /// The key `<<`.
    MergeKey,
    /// Lines indented with the tab key, up to this line.
    Tab(usize),
    /// `: ` inside unquoted text; the word before it, when it looks like a key of its own.
    Colon(Option<String>),
    /// Unquoted text that begins with a sign that means something in YAML.
    OpeningMark(char),
    /// `{{ … }}` in unquoted text between brackets.
    Braces,
    /// ` #` between brackets: the rest of the line, with the closing bracket, is a comment.
    Hash,
    /// A quotation mark that is opened and never closed.
    UnclosedQuote(char),
    /// Text behind the closing quotation mark.
    TextAfterQuote(char),
    /// A backslash in `"…"` that means nothing in YAML.
    Escape,
    /// A bracket that is opened and never closed.
    UnclosedBracket(char),
    /// A bracket closed by the other kind.
    WrongBracket(char, char),
    /// A line that stands straight below none of its brothers; the nearest ones.
    Indentation(Vec<Brother>),
    /// A line deeper than the key above it, which has its value already.
    TooDeepLine(Brother),
    /// A key among the items of a list.
    KeyInList(Brother),
    /// An item of a list among keys.
    ItemInMapping(Brother),
    /// `ten:abc`
    NoSpaceAfterColon,
    /// `-abc`
    NoSpaceAfterDash,
    /// A line straight below the items of a list, without `-`.
    NoDash,
    /// A line with columns, as copied from a table.
    TableRow,
    /// A key in `{ }` with no comma before it.
    NoComma(String),
    /// A key behind the value of another on one line.
    MergedLine(String),
    /// A dash or bullet of a word processor where `-` is due.
    Bullet(char),
    /// A sign that begins a line and means nothing there.
    StrayMark(char),
    /// A known key without its colon.
    NoColon(String),
    /// Text of a `|` or `>` that is not indented deeper than its key, or less than its first line.
    BlockText(usize),
    /// A line that is neither a key nor an item.
    Stray,
    /// A character that cannot be seen and may not stand in YAML.
    Control(char),
    /// Anything else; the parser's own name of the fault.
    Other(Box<ErrorKind>),
    /// Refused by the reader under serde alone.
    Unreadable,
}

impl Cause {
    /// The parser's view, before anyone has looked at the source.
    fn of(kind: &ErrorKind) -> Self {
        match kind {
            ErrorKind::UnexpectedCharacter { character } if character.is_control() => {
                Self::Control(*character)
            }
            ErrorKind::BomInsideDocument => Self::Control('\u{feff}'),
            other => Self::Other(Box::new(other.clone())),
        }
    }

    /// The finding's code.
    pub fn code(&self) -> Code {
        match self {
            Self::TooLarge | Self::TooDeep | Self::TooManyNodes | Self::TooManyLines | Self::TooLongText => {
                Code::QuaGioiHan
            }
            Self::SecondDocument => Code::NhieuVanBan,
            Self::MergeKey => Code::KhoaGop,
            Self::Tab(_) => Code::PhimTab,
            Self::Colon(_) => Code::DauHaiCham,
            Self::OpeningMark(_) => Code::KyTuDau,
            Self::Braces => Code::BieuThucTrongNgoac,
            Self::Hash => Code::DauThang,
            Self::UnclosedQuote(_) => Code::ThieuNhayDong,
            Self::TextAfterQuote(_) => Code::ChuSauNhay,
            Self::Escape => Code::DauCheoNguoc,
            Self::UnclosedBracket(_) | Self::WrongBracket(..) => Code::ThieuNgoacDong,
            Self::Indentation(_) | Self::TooDeepLine(_) | Self::BlockText(_) => Code::ThutDong,
            Self::KeyInList(_) | Self::ItemInMapping(_) => Code::LanDanhSach,
            Self::NoSpaceAfterColon | Self::NoSpaceAfterDash => Code::ThieuDauCach,
            Self::NoDash => Code::ThieuGach,
            Self::TableRow => Code::ChepTuBang,
            Self::MergedLine(_) => Code::DinhDong,
            Self::NoComma(_) => Code::DauPhay,
            Self::NoColon(_) => Code::ThieuHaiCham,
            Self::Control(_) | Self::Bullet(_) | Self::StrayMark(_) => Code::KyTuLa,
            Self::Stray | Self::Other(_) | Self::Unreadable => Code::CuPhap,
        }
    }

    /// What is wrong, in one sentence.
    fn message(&self) -> String {
        match self {
            Self::TooLarge => "tệp quá lớn (trên 32 MiB)".into(),
            Self::TooDeep => "các nhóm lồng nhau quá sâu (trên 64 bậc)".into(),
            Self::TooManyNodes => "tệp có quá nhiều giá trị (trên 150.000)".into(),
            Self::TooManyLines => "tệp có quá nhiều dòng (trên 1.000.000)".into(),
            Self::TooLongText => "câu chữ đến đây quá dài (trên 12 MB hoặc trên 1.000.000 dòng)".into(),
            Self::SecondDocument => "mỗi tệp chỉ chứa một bộ dữ liệu, phần từ đây trở đi bị thừa".into(),
            Self::MergeKey => "không dùng khóa gộp “<<”".into(),
            Self::Tab(_) => "dòng thụt vào bằng phím Tab".into(),
            Self::Colon(_) => "câu có dấu hai chấm và dấu cách “: ” nhưng không đặt trong dấu nháy".into(),
            Self::OpeningMark(mark) => format!("câu bắt đầu bằng “{mark}” nhưng không đặt trong dấu nháy"),
            Self::Braces => "trong ngoặc, câu có {{ … }} phải đặt trong dấu nháy kép".into(),
            Self::Hash => {
                "dấu cách rồi “#”: từ đây đến hết dòng YAML coi là ghi chú, mất cả dấu đóng ngoặc".into()
            }
            Self::UnclosedQuote(quote) => format!("dấu nháy {quote} mở ở đây không được đóng"),
            Self::TextAfterQuote(quote) => format!("sau dấu nháy đóng {quote} còn chữ"),
            Self::Escape => "trong dấu nháy kép, dấu “\\” này không có nghĩa".into(),
            Self::UnclosedBracket(open) => format!("dấu ngoặc {open} mở ở đây không được đóng"),
            Self::WrongBracket(open, close) => format!("mở bằng {open} mà đóng bằng {close}"),
            Self::Indentation(brothers) => {
                format!("dòng thụt vào không thẳng hàng với {}", list(brothers))
            }
            Self::TooDeepLine(brother) => {
                format!("dòng thụt vào sâu hơn {}, mà khóa đó đã có giá trị", brother.words())
            }
            Self::KeyInList(item) => {
                format!("ở đây đang là danh sách (mục “-” ở dòng {}), nhưng dòng này là khóa", item.line)
            }
            Self::ItemInMapping(key) => {
                format!("ở đây đang là các khóa ({}), nhưng dòng này là mục “-” của danh sách", key.words())
            }
            Self::NoSpaceAfterColon => "thiếu dấu cách sau dấu hai chấm".into(),
            Self::NoSpaceAfterDash => "thiếu dấu cách sau dấu “-” đầu mục".into(),
            Self::NoDash => "thiếu dấu trừ “- ” ở đầu mục".into(),
            Self::TableRow => "dòng này chép từ bảng: các cột cách nhau bằng phím Tab".into(),
            Self::NoComma(key) => format!("thiếu dấu phẩy trước khóa “{key}”"),
            Self::MergedLine(key) => format!("khóa “{key}” dính liền sau giá trị của khóa khác"),
            Self::Bullet(mark) => format!("mục của danh sách bắt đầu bằng “{mark}”, không phải dấu trừ “-”"),
            Self::StrayMark(mark) => format!("có dấu “{mark}” thừa ở đầu dòng"),
            Self::NoColon(key) => format!("sau khóa “{key}” thiếu dấu hai chấm"),
            Self::BlockText(line) => format!("dòng này thụt vào chưa đủ để thuộc đoạn văn mở ở dòng {line}"),
            Self::Stray => "dòng này không phải là khóa (có dấu hai chấm), cũng không phải là mục “-”".into(),
            Self::Control(letter) => format!("có ký tự không nhìn thấy U+{:04X}", u32::from(*letter)),
            Self::Other(_) | Self::Unreadable => "không đọc được từ chỗ này".into(),
        }
    }

    /// What to do, where no line can be shown as it should be.
    fn hint(&self) -> String {
        match self {
            Self::TooManyLines => "xóa các dòng trống thừa, hoặc tách dữ liệu ra nhiều năm, nhiều đơn vị".into(),
            Self::TooLongText => "xem có chép nhầm cả tệp khác vào đây không".into(),
            Self::TooLarge | Self::TooManyNodes => "tách dữ liệu ra nhiều năm, nhiều đơn vị".into(),
            Self::TooDeep => "xem lại các dấu ngoặc [ và { không có dấu đóng".into(),
            Self::SecondDocument => "bỏ dòng “---” hoặc “...”, hay chuyển phần sau sang tệp khác".into(),
            Self::MergeKey => "chép các khóa cần dùng vào chỗ này".into(),
            Self::Tab(_) => "thay phím Tab bằng dấu cách (mỗi bậc 2 dấu cách)".into(),
            Self::Colon(_) => "đặt cả câu trong dấu nháy kép".into(),
            Self::OpeningMark('"' | '\'') | Self::TextAfterQuote(_) => {
                "đặt cả câu trong một cặp dấu nháy, và trích dẫn bên trong bằng dấu “ ”".into()
            }
            Self::OpeningMark(_) | Self::Braces | Self::Hash => "đặt cả câu trong dấu nháy kép".into(),
            Self::UnclosedQuote(quote) => format!("thêm {quote} vào cuối câu"),
            Self::Escape => "viết hai lần (\\\\), hoặc dùng dấu nháy đơn".into(),
            Self::UnclosedBracket(open) => {
                format!("thêm {} vào cuối, hoặc đặt cả câu trong dấu nháy nếu không phải danh sách", closing(*open))
            }
            Self::WrongBracket(open, _) => format!("đóng bằng {}", closing(*open)),
            Self::Indentation(brothers) => match brothers.first() {
                Some(brother) => format!("để {} dấu cách đầu dòng nếu cùng nhóm với {}", brother.indent, brother.words()),
                None => "để số dấu cách đầu dòng bằng các dòng cùng nhóm".into(),
            },
            Self::TooDeepLine(brother) => format!(
                "để {} dấu cách đầu dòng nếu là khóa cùng nhóm; nếu là đoạn tiếp của câu trên thì đặt cả câu trong dấu nháy",
                brother.indent
            ),
            Self::KeyInList(item) => format!(
                "nếu thuộc mục “-” ở dòng {} thì để {} dấu cách đầu dòng; nếu là mục mới thì thêm “- ” ở đầu",
                item.line,
                item.indent + 2
            ),
            Self::ItemInMapping(_) => "thêm tên khóa ở dòng trên, hoặc sửa số dấu cách đầu dòng".into(),
            Self::NoSpaceAfterColon => "thêm một dấu cách ngay sau dấu hai chấm này".into(),
            Self::NoSpaceAfterDash | Self::Bullet(_) => "viết - mục".into(),
            Self::NoDash => "thêm dấu trừ và dấu cách “- ” ở đầu dòng này".into(),
            Self::TableRow => "ghi mỗi cột thành một khóa, như các dòng cùng nhóm: khóa: giá trị".into(),
            Self::NoComma(key) => format!("trong ngoặc {{ }} các khóa cách nhau bằng dấu phẩy: …, {key}: …"),
            Self::MergedLine(key) => {
                format!("xuống dòng trước “{key}”, thụt vào thẳng với các khóa cùng nhóm của nó")
            }
            Self::StrayMark(_) => "bỏ dấu đó".into(),
            Self::NoColon(key) => format!("viết {key}: giá trị"),
            Self::BlockText(_) => "để số dấu cách đầu dòng bằng dòng đầu của đoạn văn, nhiều hơn khóa của nó 2 dấu cách".into(),
            Self::Stray => "nếu là đoạn tiếp của câu trên thì thụt vào sâu hơn khóa của nó; nếu là ghi chú thì thêm # ở đầu".into(),
            Self::Control(_) => "xóa ký tự đó (thường có khi chép từ tệp khác), gõ lại chỗ này".into(),
            Self::Other(_) | Self::Unreadable => "xem dấu nháy, dấu ngoặc, dấu hai chấm và số dấu cách đầu dòng ở đây và dòng ngay trên".into(),
        }
    }

    /// What else may be meant.
    fn second_hint(&self) -> Option<String> {
        match self {
            Self::Colon(Some(word)) => Some(format!("nếu “{word}” là một khóa khác thì xuống dòng trước nó")),
            Self::Colon(None) => Some(
                "hoặc viết | ở chỗ của câu rồi xuống dòng, thụt vào và gõ câu, không cần dấu nháy".into(),
            ),
            Self::NoDash => Some("nếu là đoạn tiếp của mục trên thì thụt vào sâu hơn dấu “-” của nó".into()),
            Self::OpeningMark('-') => Some("nếu là danh sách thì xuống dòng trước dấu “-” đầu tiên".into()),
            Self::OpeningMark('|' | '>') => {
                Some("nếu là đoạn văn nhiều dòng thì xuống dòng ngay sau dấu đó".into())
            }
            _ => None,
        }
    }
}

impl Brother {
    fn words(&self) -> String {
        match self.name.as_str() {
            "-" => format!("mục “-” ở dòng {}", self.line),
            name => format!("khóa “{name}” ở dòng {}", self.line),
        }
    }
}

fn list(brothers: &[Brother]) -> String {
    let named: Vec<_> =
        brothers.iter().map(|brother| format!("{} ({} dấu cách)", brother.words(), brother.indent)).collect();
    match named.is_empty() {
        true => "các dòng cùng nhóm".into(),
        false => named.join(", "),
    }
}

fn closing(open: char) -> char {
    if open == '[' { ']' } else { '}' }
}

impl From<&Stop> for SyntaxFault {
    /// As the parser sees it.
    fn from(stop: &Stop) -> Self {
        let cause = match &stop.why {
            Refusal::TooLarge => Cause::TooLarge,
            Refusal::TooDeep => Cause::TooDeep,
            Refusal::TooManyNodes => Cause::TooManyNodes,
            Refusal::TooManyLines => Cause::TooManyLines,
            Refusal::TooLongText => Cause::TooLongText,
            Refusal::SecondDocument => Cause::SecondDocument,
            Refusal::MergeKey => Cause::MergeKey,
            Refusal::Mark(mark) => Cause::OpeningMark(*mark),
            Refusal::Syntax(kind) => Cause::of(kind),
        };
        Self::new(stop.at, cause)
    }
}

impl SyntaxFault {
    pub(crate) fn new(at: Position, cause: Cause) -> Self {
        Self { at, cause, instead: None }
    }

    /// Whether a key that is missed is there, but not where it can be read.
    pub(crate) fn hides(&self, finding: &Diagnostic) -> bool {
        let (Cause::MergedLine(key) | Cause::Colon(Some(key))) = &self.cause else { return false };
        finding.code == Code::ThieuKhoa && finding.subject.as_deref() == Some(key)
    }

    /// The fault as a finding about a file.
    pub fn finding(&self, file: &str) -> Diagnostic {
        let mut message = self.cause.message();
        match self.cause {
            Cause::Tab(last) if last > self.at.line => message.push_str(&format!(" (đến hết dòng {last})")),
            _ => {}
        }
        let finding = Diagnostic::error(self.cause.code(), file, &Route::root(), message);
        let finding = finding.at(self.at.line, self.at.column);
        let hint = match &self.instead {
            Some(line) => format!("viết {line}"),
            None => self.cause.hint(),
        };
        self.cause.second_hint().into_iter().fold(finding.hint(hint), Diagnostic::hint)
    }
}
