//! Text of the officer.

use crate::diagnostic::Code;
use std::fmt;
use std::str::FromStr;

use super::scalar::comma;
use super::{Scalar, Value, ValueError, schema};

/// Text of the officer, kept exactly as typed; never blank, never with a control character.
///
/// A plain whole number stands for its digits. Other plain scalars are refused: YAML changes them
/// (`1.50` into 1.5), and the paper must show what was typed.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Van(String);

impl Van {
    /// Words of the program in the place of an officer's.
    pub(crate) fn of(text: &str) -> Self {
        Self(text.to_owned())
    }

    /// The text as typed.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl AsRef<str> for Van {
    fn as_ref(&self) -> &str {
        &self.0
    }
}

impl Value for Van {
    const KIND: &'static str = "van";
    const CODE: Code = Code::VanSai;
    const NOUN: &'static str = "nội dung";
    const EXAMPLES: &'static [&'static str] = &["Ủy ban nhân dân xã"];
    const PATTERN: &'static str = r"\S";
    const DESCRIPTION: &'static str = "Nội dung bằng chữ, in đúng như đã ghi";

    fn from_scalar(scalar: Scalar<'_>) -> Result<Self, ValueError> {
        match scalar {
            Scalar::Text(text) => text.parse(),
            Scalar::Integer(number) => Ok(Self(number.to_string())),
            Scalar::Decimal(number) => Err(ValueError::of::<Self>(format!(
                "số có dấu chấm để trần, YAML hiểu là {}",
                super::quoted(&comma(number))
            ))
            .hint("đặt nội dung trong ngoặc kép")),
            Scalar::Boolean(truth) => Err(ValueError::of::<Self>(format!(
                "{truth} để trần, YAML hiểu là đúng/sai chứ không phải chữ"
            ))
            .hint(format!("viết \"{truth}\" trong ngoặc kép"))),
            Scalar::Null => Err(empty()),
        }
    }
}

impl FromStr for Van {
    type Err = ValueError;

    fn from_str(text: &str) -> Result<Self, ValueError> {
        if let Some((at, stray)) = first_stray(text) {
            return Err(ValueError {
                code: Code::KyTuLa,
                subject: None,
                message: format!("ký tự điều khiển U+{:04X} ở vị trí {at}", u32::from(stray)),
                hint: Some("xóa ký tự đó; nó thường theo vào khi chép từ PDF".to_owned()),
            });
        }
        if text.trim().is_empty() { Err(empty()) } else { Ok(Self(text.to_owned())) }
    }
}

fn empty() -> ValueError {
    ValueError {
        code: Code::DeTrong, subject: None, message: "nội dung để trống".to_owned(), hint: None
    }
    .hint("điền nội dung; nếu chưa có thì bỏ cả dòng này")
}

/// The first character that no paper can hold, and its number in the text, from 1.
fn first_stray(text: &str) -> Option<(usize, char)> {
    // Asked of the bytes first, without a branch for each: C1 control characters begin with C2, the two codes that are
    // no characters with EF.
    let suspect =
        |byte: u8| (byte < b' ' && byte != b'\n' && byte != b'\t') || matches!(byte, 0x7f | 0xc2 | 0xef);
    if !text.bytes().fold(false, |any, byte| any | suspect(byte)) {
        return None;
    }
    (1..).zip(text.chars()).find(|(_, c)| is_stray(*c))
}

/// What no paper can hold: control characters but line end and tab, and the two codes that are no characters.
fn is_stray(c: char) -> bool {
    (c.is_control() && c != '\n' && c != '\t') || matches!(c, '\u{FFFE}' | '\u{FFFF}')
}

impl fmt::Display for Van {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.0)
    }
}

/// Text as it is, without a way through a formatter.
impl serde::Serialize for Van {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.0)
    }
}

written!(read Van, |_| schema::free_text::<Van>());

#[cfg(test)]
mod tests {
    use crate::diagnostic::Code;
    use proptest::prelude::*;

    use super::Van;
    use crate::value::{Scalar, Value};

    #[test]
    fn text_is_kept_to_the_letter() {
        for text in
            ["Ủy ban nhân dân xã", " hai  dấu cách ", "dòng 1\ndòng 2\tcột", "{{ nam }} *|_<", "\u{a0}x"]
        {
            assert_eq!(text.parse::<Van>().unwrap().as_str(), text);
        }
        assert_eq!(Van::from_scalar(Scalar::plain("2023")).unwrap().as_str(), "2023");
        assert_eq!(Van::from_scalar(Scalar::plain("0912345678")).unwrap().as_str(), "0912345678");
    }

    #[test]
    fn what_yaml_would_change_and_what_no_paper_can_hold_is_refused() {
        let quote = "đặt nội dung trong ngoặc kép";
        let fill = "điền nội dung; nếu chưa có thì bỏ cả dòng này";
        let delete = "xóa ký tự đó; nó thường theo vào khi chép từ PDF";
        let cases = [
            (Scalar::plain("1.50"), Code::VanSai, "số có dấu chấm để trần, YAML hiểu là “1,5”", quote),
            (
                Scalar::plain("true"),
                Code::VanSai,
                "true để trần, YAML hiểu là đúng/sai chứ không phải chữ",
                "viết \"true\" trong ngoặc kép",
            ),
            (Scalar::plain("~"), Code::DeTrong, "nội dung để trống", fill),
            (Scalar::Text(""), Code::DeTrong, "nội dung để trống", fill),
            (Scalar::Text(" \u{a0}\n"), Code::DeTrong, "nội dung để trống", fill),
            (Scalar::Text("xã\u{7}"), Code::KyTuLa, "ký tự điều khiển U+0007 ở vị trí 3", delete),
            (Scalar::Text("\r"), Code::KyTuLa, "ký tự điều khiển U+000D ở vị trí 1", delete),
            (Scalar::Text("a\u{85}"), Code::KyTuLa, "ký tự điều khiển U+0085 ở vị trí 2", delete),
            (Scalar::Text("\u{fffe}"), Code::KyTuLa, "ký tự điều khiển U+FFFE ở vị trí 1", delete),
        ];
        for (scalar, code, message, hint) in cases {
            let fault = Van::from_scalar(scalar).unwrap_err();
            assert_eq!(
                (fault.code, fault.message.as_str(), fault.hint.as_deref()),
                (code, message, Some(hint))
            );
        }
    }

    proptest! {
        #[test]
        fn what_is_read_is_kept(text in any::<String>()) {
            if let Ok(read) = text.parse::<Van>() {
                prop_assert_eq!(read.to_string(), text);
            }
        }
    }
}
