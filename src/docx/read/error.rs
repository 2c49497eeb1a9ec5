//! Why a file could not be read as a DOCX, in the officer's words.

use std::fmt;

/// Why [`crate::docx::read::read`] gave up. Every malformed or hostile input ends in one of these.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PaperError {
    /// Neither a package nor a package with a Word document inside.
    NotDocx,
    /// The binary format of Word 97-2003 (`.doc`).
    OldDoc,
    /// The file, or a part of it, is locked with a password.
    Password,
    /// A part is damaged; named by its path in the package (empty: the package itself).
    Damaged(String),
    /// A part declares a DTD or an entity of its own: Word writes neither, traps do.
    Dtd(String),
    /// More parts, bytes or elements than a paper of an office ever has.
    TooLarge,
    /// Elements nested deeper than a paper of an office ever has; named by the part.
    TooDeep(String),
}

impl fmt::Display for PaperError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            PaperError::NotDocx => f.write_str("không phải tệp DOCX"),
            PaperError::OldDoc => {
                f.write_str("đây là tệp .doc đời cũ; hãy mở bằng Word và lưu lại thành .docx")
            }
            PaperError::Password => f.write_str("tệp có mật khẩu; hãy bỏ mật khẩu trong Word rồi thử lại"),
            PaperError::Damaged(part) if part.is_empty() => f.write_str("tệp DOCX bị hỏng"),
            PaperError::Damaged(part) => write!(f, "tệp DOCX bị hỏng ở phần {part}"),
            PaperError::Dtd(part) => {
                write!(f, "phần {part} khai báo DTD hoặc thực thể riêng; tệp như vậy không được nhận")
            }
            PaperError::TooLarge => f.write_str("tệp quá lớn so với một văn bản hành chính"),
            PaperError::TooDeep(part) => write!(f, "phần {part} lồng nhau quá sâu"),
        }
    }
}

impl std::error::Error for PaperError {}
