//! Domain words as types that own their written form: each reads and writes its own grammar, once.
//!
//! Every word is a [`Value`]: serde, the walker over faulty files ([`check`]) and the JSON Schema all read the
//! grammar from the same place, so that they cannot disagree about what an officer may write.

/// A word in data and in schemas: written as it is displayed, read by its grammar; what it may be is told where it
/// stands.
macro_rules! written {
    ($word:ident, |$generator:pat_param| $schema:expr) => {
        impl serde::Serialize for $word {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.collect_str(self)
            }
        }

        written!(read $word, |$generator| $schema);
    };
    // One that says itself how it is serialized.
    (read $word:ident, |$generator:pat_param| $schema:expr) => {
        impl<'de> serde::Deserialize<'de> for $word {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                $crate::value::deserialize(deserializer)
            }
        }

        impl schemars::JsonSchema for $word {
            fn inline_schema() -> bool {
                true
            }

            fn schema_name() -> std::borrow::Cow<'static, str> {
                Self::KIND.into()
            }

            fn json_schema($generator: &mut schemars::SchemaGenerator) -> schemars::Schema {
                $schema
            }
        }
    };
}

mod chu_o;
mod chu_so;
pub mod dau;
mod dong;
mod gia_tri;
mod giai_doan;
mod id;
mod khoang;
mod kieu_so;
mod ky;
mod ky_hieu;
mod loai;
mod muc_giao;
mod nam;
mod ngay;
mod phan_so;
mod quy;
mod sao;
mod scalar;
mod schema;
mod so_cot;
mod so_dem;
mod so_hieu;
mod so_thap_phan;
mod so_van_ban;
mod thang;
mod thoi_diem;
mod ty_le;
mod van;

use std::fmt;
use std::str::FromStr;

pub use self::chu_o::ChuO;
pub use self::dong::Dong;
pub use self::gia_tri::{CoKhong, GiaTri};
pub use self::giai_doan::GiaiDoan;
pub use self::id::Id;
pub(crate) use self::id::proposed;
pub use self::khoang::Khoang;
pub use self::kieu_so::KieuSo;
pub use self::ky::Ky;
pub use self::ky_hieu::KyHieu;
pub use self::loai::{CAC_LOAI, Can, Hang, LoaiVanBan, Mau};
pub use self::muc_giao::MucGiao;
pub use self::nam::Nam;
pub use self::ngay::Ngay;
pub use self::phan_so::PhanSo;
pub use self::quy::Quy;
pub use self::sao::{CAC_CACH_SAO, CachSao};
pub use self::scalar::{Scalar, deserialize};
pub use self::so_cot::{Dau, OCot, SoCot};
pub use self::so_dem::SoDem;
pub use self::so_hieu::SoHieu;
pub use self::so_thap_phan::SoThapPhan;
pub use self::so_van_ban::SoVanBan;
pub use self::thang::Thang;
pub use self::thoi_diem::ThoiDiem;
pub use self::ty_le::TyLe;
pub use self::van::Van;

use crate::diagnostic::{Code, Diagnostic, Route};

/// A domain word: one grammar, read from text or from a scalar of YAML.
pub trait Value: Sized + FromStr<Err = ValueError> {
    /// The name under which the schema (`x-kieu`) and [`check`] know the word.
    const KIND: &'static str;
    /// The code of a finding about a wrongly written word.
    const CODE: Code;
    /// What the officer calls it, to stand inside a sentence.
    const NOUN: &'static str;
    /// Well-written values; the first one is shown in hints.
    const EXAMPLES: &'static [&'static str];
    /// The grammar of text as a regular expression that JSON Schema (ECMA 262) knows.
    const PATTERN: &'static str;
    /// What the editor shows the officer.
    const DESCRIPTION: &'static str;

    /// Reads the word from a scalar of YAML. A whole number stands for its digits.
    ///
    /// # Errors
    /// When the scalar is not such a word; the message is the same for serde and for [`check`].
    fn from_scalar(scalar: Scalar<'_>) -> Result<Self, ValueError> {
        scalar.written::<Self>()?.parse()
    }
}

/// One list of the kinds, for [`KINDS`], [`check`] and [`told`].
macro_rules! kinds {
    ($($word:ident),*) => {
        /// The kinds that [`check`] knows.
        pub const KINDS: &[&str] = &[$($word::KIND),*];

        /// Reads a scalar as a word of this kind and says what is wrong; `None` when no word has this kind.
        pub fn check(kind: &str, scalar: Scalar<'_>) -> Option<Result<(), ValueError>> {
            match kind {
                $($word::KIND => Some($word::from_scalar(scalar).map(drop)),)*
                _ => None,
            }
        }

        /// What an officer calls a word of this kind, and how it is written; `None` when no word has this kind.
        pub fn told(kind: &str) -> Option<(&'static str, &'static [&'static str])> {
            match kind {
                $($word::KIND => Some(($word::NOUN, $word::EXAMPLES)),)*
                _ => None,
            }
        }
    };
}

kinds!(
    Ngay, Nam, GiaiDoan, Thang, Quy, Ky, KyHieu, SoVanBan, SoHieu, SoDem, Dong, SoThapPhan, TyLe, Khoang,
    KieuSo, LoaiVanBan, ThoiDiem, Id, Van, ChuO
);

/// Why a text is not the word it should be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ValueError {
    /// The finding's code, kebab-case Vietnamese without diacritics.
    pub code: Code,
    /// The text as it was written, where it is no such word at all.
    pub subject: Option<Box<str>>,
    /// What is wrong, in Vietnamese, without a final full stop.
    pub message: String,
    /// The way out, in Vietnamese.
    pub hint: Option<String>,
}

impl ValueError {
    /// A fault of the word `T`.
    fn of<T: Value>(message: impl Into<String>) -> Self {
        Self { code: T::CODE, subject: None, message: message.into(), hint: None }
    }

    /// The text is no `T` at all; the hint shows one.
    fn not_a<T: Value>(text: &str) -> Self {
        let fault = Self::of::<T>(format!("{} không phải là {}", quoted(text), T::NOUN)).hint(like::<T>());
        Self { subject: Some(text.into()), ..fault }
    }

    /// Nothing is written where a `T` should be.
    fn empty<T: Value>() -> Self {
        Self { code: Code::DeTrong, subject: None, message: format!("{} để trống", T::NOUN), hint: None }
            .hint(format!("điền {} {}; nếu chưa có thì bỏ cả dòng này", T::NOUN, example::<T>()))
    }

    /// The same fault with a way out.
    fn hint(mut self, hint: impl Into<String>) -> Self {
        self.hint = Some(hint.into());
        self
    }

    /// The fault as a finding at a place.
    pub fn finding(self, file: &str, route: &Route) -> Diagnostic {
        let mut finding = Diagnostic::error(self.code, file, route, self.message);
        finding.subject = self.subject;
        match self.hint {
            Some(hint) => finding.hint(hint),
            None => finding,
        }
    }
}

impl fmt::Display for ValueError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl std::error::Error for ValueError {}

/// `như 23/5/2023`: how a hint shows what the word looks like.
fn example<T: Value>() -> String {
    format!("như {}", T::EXAMPLES.first().copied().unwrap_or_default())
}

/// `viết như 23/5/2023`.
fn like<T: Value>() -> String {
    format!("viết {}", example::<T>())
}

/// The text between Vietnamese quotation marks, cut when long, control characters named: fit for one line.
fn quoted(text: &str) -> String {
    const LONGEST: usize = 40;
    let mut shown = String::from("“");
    for (at, letter) in text.chars().enumerate() {
        if at == LONGEST {
            shown.push('…');
            break;
        }
        if letter.is_control() {
            shown.push_str(&format!("<U+{:04X}>", u32::from(letter)));
        } else {
            shown.push(letter);
        }
    }
    shown.push('”');
    shown
}

/// Refuses blank text and spaces at the ends, before a word reads its own grammar.
fn tidy<T: Value>(text: &str) -> Result<&str, ValueError> {
    let trimmed = text.trim();
    if trimmed.is_empty() {
        return Err(ValueError::empty::<T>());
    }
    if trimmed.len() < text.len() {
        return Err(ValueError::of::<T>(format!("thừa dấu cách ở đầu hoặc cuối {}", quoted(text)))
            .hint(format!("viết {}", quoted(trimmed))));
    }
    Ok(text)
}

/// The text with letters that look like digits as digits; `None` when there are none among digits.
fn with_digits(text: &str) -> Option<String> {
    let digit = |c: char| match c {
        'O' | 'o' => '0',
        'l' | 'I' => '1',
        other => other,
    };
    let mended: String = text.chars().map(digit).collect();
    (mended != text && text.contains(|c: char| c.is_ascii_digit())).then_some(mended)
}

/// What stands before a unit that is written behind a number: `15.000.000đ`, `60 %`.
fn before_unit(text: &str) -> Option<&str> {
    let number = text.trim_end_matches(|c: char| !c.is_ascii_digit());
    let unit = text[number.len()..].trim();
    let is_unit = matches!(unit.to_lowercase().as_str(), "%" | "đ" | "đồng" | "d" | "vnđ" | "vnd")
        || text[number.len()..].starts_with(' ');
    (is_unit && !unit.contains(|c: char| c.is_ascii_digit())).then_some(number)
}

/// The digits as a number; `None` for an empty text, a sign, any other letter, or too many digits.
fn digits<N: FromStr>(text: &str) -> Option<N> {
    let plain = !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    plain.then(|| text.parse().ok()).flatten()
}

#[cfg(test)]
mod tests;
