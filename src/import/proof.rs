//! The paper that the new data makes, held against the source: whatever is not on it is told.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::draft::{Draft, Raw};
use crate::diagnostic::{Code, Diagnostic, Route};
use crate::docx::write::FixedParts;
use crate::model::{DonVi, SoCanCu, Sources, VanBan};
use crate::page::markdown;
use crate::parts::shape::mark;
use crate::project::press::{self, Press};
use crate::seal::lines;
use crate::template::Templates;
use crate::yaml;

/// The new files' texts.
pub(super) struct Proof<'a> {
    pub(super) paper: &'a str,
    pub(super) don_vi: Option<&'a str>,
    pub(super) can_cu: Option<&'a str>,
    pub(super) file: &'a str,
}

impl Proof<'_> {
    /// The paragraphs of the source that are not on the paper.
    ///
    /// # Errors
    /// When no paper can be made: nothing may be written then.
    pub(super) fn missing(&self, draft: &Draft) -> Result<Vec<Raw>, Vec<Diagnostic>> {
        let printed = self.printed()?;
        Ok(Printed::of(&printed).missing(&draft.all))
    }

    /// The lines of the paper.
    fn printed(&self) -> Result<Vec<String>, Vec<Diagnostic>> {
        let van_ban = yaml::read::<VanBan>(self.file.to_owned(), self.paper)?;
        let don_vi = yaml::read::<DonVi>("don-vi.yaml".to_owned(), self.don_vi.unwrap_or_default())?;
        let can_cu = yaml::read::<SoCanCu>("can-cu.yaml".to_owned(), self.can_cu.unwrap_or("{}"))?;
        let built_in = press(self.file)?;
        let sources = Sources {
            don_vi: &don_vi.value,
            can_cu: &can_cu.value,
            van_ban: &van_ban.value,
            file: self.file,
            don_vi_file: "don-vi.yaml",
            mau_rieng: false,
        };
        // Any type's body is printed the same way; what differs is told apart by words of the head, which all have.
        let draft = press::draft(&built_in, "ke-hoach", &sources).map_err(|mut findings| {
            van_ban.place(&mut findings);
            findings
        })?;
        let document = markdown::parse(self.file, &draft.markdown)?;
        Ok(lines::of_document(&document).iter().map(lines::Line::letters).collect())
    }
}

/// The templates and parts that the program carries.
pub(super) fn press(file: &str) -> Result<Press, Vec<Diagnostic>> {
    let failed = |error: crate::docx::write::Error| {
        vec![Diagnostic::error(Code::GhiDocx, file, &Route::root(), error.to_string())]
    };
    let templates = Templates::new(Arc::new(|_: &str| None));
    Ok(Press { templates, fixed: FixedParts::new().map_err(failed)? })
}

/// Paragraphs that are looked for in the whole paper; those behind are told.
const MOST: usize = 500;

/// The letters and digits of a text without the mark it begins with, small.
pub(super) fn key(text: &str) -> String {
    let text = text.trim();
    let bare = match mark(text) {
        Some(_) => text.split_once(char::is_whitespace).map_or(text, |(_, rest)| rest),
        None => text,
    };
    let mut key = String::with_capacity(bare.len());
    let mut before = ' ';
    let mut letters = bare.chars().peekable();
    while let Some(letter) = letters.next() {
        let next_is_digit = letters.peek().is_some_and(char::is_ascii_digit);
        // Numbers below ten are printed with a zero: 5 and 05 are one.
        let padding = letter == '0' && !before.is_ascii_digit() && next_is_digit;
        if letter.is_alphanumeric() && !padding {
            key.extend(letter.to_lowercase());
        }
        before = letter;
    }
    key
}

/// A paper's lines, each to be found once.
struct Printed {
    lines: BTreeMap<String, usize>,
    /// All of them in a row, for a paragraph that is part of a line or stands on several.
    all: String,
}

impl Printed {
    fn of(printed: &[String]) -> Self {
        let mut lines: BTreeMap<String, usize> = BTreeMap::new();
        let mut all = String::new();
        for line in printed.iter().flat_map(|line| line.split('\n')) {
            let key = key(line);
            all.push_str(&key);
            *lines.entry(key).or_default() += 1;
        }
        Self { lines, all }
    }

    fn missing(mut self, source: &[Raw]) -> Vec<Raw> {
        let mut missing = Vec::new();
        let (mut at, mut looked) = (0, 0);
        for raw in source {
            let key = key(&raw.text);
            if key.is_empty() {
                continue;
            }
            if let Some(count) = self.lines.get_mut(&key).filter(|count| **count > 0) {
                *count -= 1;
                continue;
            }
            looked += 1;
            if looked > MOST {
                missing.push(raw.clone());
                continue;
            }
            // A part of a line stands behind the part found before it.
            let behind = self.all.get(at..).and_then(|rest| rest.find(&key)).map(|found| at + found);
            match behind.or_else(|| self.all.find(&key)) {
                Some(found) => at = found + key.len(),
                None => missing.push(raw.clone()),
            }
        }
        missing
    }
}
