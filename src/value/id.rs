//! The name by which data and templates refer to an entry.

use crate::diagnostic::Code;
use std::fmt;
use std::str::FromStr;

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use super::{Value, ValueError, schema, tidy};

/// An identifier: small Latin letters, digits and `_`, a letter first, at most 64, since expressions say
/// `can_cu.kh_639`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Id(String);

const LONGEST: usize = 64;

impl Id {
    /// The identifier as written.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl Value for Id {
    const KIND: &'static str = "id";
    const CODE: Code = Code::IdSai;
    const NOUN: &'static str = "mã";
    const EXAMPLES: &'static [&'static str] = &["kh_639", "hoi_nong_dan"];
    const PATTERN: &'static str = "^[a-z][a-z0-9_]{0,63}$";
    const DESCRIPTION: &'static str = "Mã: chữ thường không dấu, chữ số và gạch dưới, bắt đầu bằng chữ";
}

impl FromStr for Id {
    type Err = ValueError;

    fn from_str(text: &str) -> Result<Self, ValueError> {
        let text = tidy::<Self>(text)?;
        if is_id(text) {
            return Ok(Self(text.to_owned()));
        }
        let fault = ValueError::not_a::<Self>(text);
        let several: Vec<&str> = text.split([';', ',', '|']).map(str::trim).collect();
        if several.len() > 1 && several.iter().all(|one| is_id(one)) {
            let list = several.join(", ");
            return Err(
                fault.hint(format!("nhiều mã thì viết trong ngoặc vuông, cách nhau bằng dấu phẩy: [{list}]"))
            );
        }
        let proposed = propose(text);
        Err(match is_id(&proposed) {
            true => fault.hint(format!("mã viết bằng chữ thường không dấu, như {proposed}")),
            false => fault,
        })
    }
}

/// The identifier that a text was probably meant to be.
pub(crate) fn proposed(text: &str) -> Option<String> {
    Some(propose(text)).filter(|proposed| is_id(proposed))
}

fn is_id(text: &str) -> bool {
    text.len() <= LONGEST
        && text.starts_with(|c: char| c.is_ascii_lowercase())
        && text.bytes().all(|byte| matches!(byte, b'a'..=b'z' | b'0'..=b'9' | b'_'))
}

/// The nearest identifier: `Hội Nông dân` → `hoi_nong_dan`, `639/KH` → `so_639_kh`.
fn propose(text: &str) -> String {
    let letters = text.nfd().filter(|c| !is_combining_mark(*c)).flat_map(char::to_lowercase);
    let mut proposed = String::new();
    for letter in letters.take(4 * LONGEST) {
        match letter {
            'đ' => proposed.push('d'),
            'a'..='z' | '0'..='9' => proposed.push(letter),
            _ if proposed.ends_with('_') || proposed.is_empty() => {}
            _ => proposed.push('_'),
        }
    }
    if proposed.starts_with(|c: char| c.is_ascii_digit()) {
        proposed.insert_str(0, "so_");
    }
    proposed.truncate(LONGEST);
    proposed.trim_end_matches('_').to_owned()
}

impl fmt::Display for Id {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.0)
    }
}

written!(Id, |_| schema::text::<Id>());

#[cfg(test)]
mod tests {
    use crate::diagnostic::Code;
    use proptest::prelude::*;

    use super::{Id, is_id, propose};

    #[test]
    fn an_identifier_fits_an_expression() {
        for text in ["kh_639", "a", "hoi_phu_nu", "x__1"] {
            assert_eq!(text.parse::<Id>().unwrap().to_string(), text);
        }
    }

    #[test]
    fn the_nearest_identifier_is_proposed() {
        let cases = [
            ("Hội Phụ nữ", "mã viết bằng chữ thường không dấu, như hoi_phu_nu"),
            ("kh-639", "mã viết bằng chữ thường không dấu, như kh_639"),
            ("Đoàn TN", "mã viết bằng chữ thường không dấu, như doan_tn"),
            ("639/KH-UBND", "mã viết bằng chữ thường không dấu, như so_639_kh_ubnd"),
            ("_a_", "mã viết bằng chữ thường không dấu, như a"),
            ("a; b_1", "nhiều mã thì viết trong ngoặc vuông, cách nhau bằng dấu phẩy: [a, b_1]"),
            ("???", "viết như kh_639"),
        ];
        for (text, hint) in cases {
            let fault = text.parse::<Id>().unwrap_err();
            assert_eq!((fault.code, fault.message), (Code::IdSai, format!("“{text}” không phải là mã")));
            assert_eq!(fault.hint.as_deref(), Some(hint));
        }
        let long = "a".repeat(65).parse::<Id>().unwrap_err();
        assert_eq!(long.message, format!("“{}…” không phải là mã", "a".repeat(40)));
    }

    proptest! {
        #[test]
        fn what_is_written_is_read_back(text in "[a-z][a-z0-9_]{0,63}") {
            prop_assert_eq!(text.parse::<Id>().unwrap().to_string(), text);
        }

        #[test]
        fn a_proposal_is_an_identifier_or_nothing(text in "\\PC{0,80}") {
            let proposed = propose(&text);
            prop_assert!(proposed.is_empty() || is_id(&proposed), "{}", proposed);
        }
    }
}
