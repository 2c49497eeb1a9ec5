//! The paper that the new data makes, held against the source: whatever is not on it is told.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::draft::{Draft, Raw};
use super::grid::don_vi_tinh;
use crate::diagnostic::{Code, Diagnostic, Route};
use crate::docx::write::FixedParts;
use crate::model::{DonVi, SoCanCu, Sources, VanBan};
use crate::page::markdown;
use crate::parts::shape::mark;
use crate::project::press::{self, Press};
use crate::seal::lines;
use crate::template::Templates;
use crate::value::{LoaiVanBan, Van};
use crate::yaml;

/// The new files' texts.
pub(super) struct Proof<'a> {
    pub(super) paper: &'a str,
    pub(super) don_vi: Option<&'a str>,
    pub(super) can_cu: Option<&'a str>,
    pub(super) file: &'a str,
    /// The name of its file, which tells its type where nothing else does.
    pub(super) name: &'a str,
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
        let own = van_ban.value.mau.as_ref().map(Van::as_str);
        let loai = van_ban.value.loai.map(LoaiVanBan::ma);
        let named = LoaiVanBan::cua_mau(self.name).map(LoaiVanBan::ma);
        // A body is printed the same way in every form: what is of no known type is held against the plainest.
        let template =
            own.unwrap_or_else(|| built_in.templates.of_paper(loai.or(named).unwrap_or("ke-hoach")));
        let draft = press::draft(&built_in, template, &sources).map_err(|mut findings| {
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

/// A text without the mark that it begins with.
fn bare(text: &str) -> &str {
    let text = text.trim();
    match mark(text) {
        Some(_) => text.split_once(char::is_whitespace).map_or(text, |(_, rest)| rest),
        None => text,
    }
}

/// The words of a text without the mark it begins with, small: their letters and digits.
fn words(text: &str) -> Vec<String> {
    let mut words = vec![String::new()];
    let mut before = ' ';
    let mut letters = bare(text).chars().peekable();
    while let Some(letter) = letters.next() {
        let next_is_digit = letters.peek().is_some_and(char::is_ascii_digit);
        // Numbers below ten are printed with a zero: 5 and 05 are one.
        let padding = letter == '0' && !before.is_ascii_digit() && next_is_digit;
        match words.last_mut().filter(|_| letter.is_alphanumeric()) {
            Some(word) if !padding => word.extend(letter.to_lowercase()),
            Some(_) => {}
            None => words.push(String::new()),
        }
        before = letter;
    }
    words.retain(|word| !word.is_empty());
    words
}

/// A paper's lines, each to be found once.
struct Printed {
    lines: BTreeMap<String, usize>,
    /// All of them in a row, for a paragraph that is part of a line or stands on several.
    all: String,
    /// How often each word stands on the paper, less those that have been found.
    left: BTreeMap<String, usize>,
}

impl Printed {
    fn of(printed: &[String]) -> Self {
        let mut lines: BTreeMap<String, usize> = BTreeMap::new();
        let mut all = String::new();
        let mut left: BTreeMap<String, usize> = BTreeMap::new();
        for line in printed.iter().flat_map(|line| line.split('\n')) {
            let words = words(line);
            let key = words.concat();
            words.into_iter().for_each(|word| *left.entry(word).or_default() += 1);
            all.push_str(&key);
            *lines.entry(key).or_default() += 1;
        }
        Self { lines, all, left }
    }

    /// Takes words off the paper; nothing happens where one of them is not there any more.
    fn take(&mut self, words: &[String]) -> bool {
        for (nth, word) in words.iter().enumerate() {
            match self.left.get_mut(word).filter(|count| **count > 0) {
                Some(count) => *count -= 1,
                None => {
                    for word in words.iter().take(nth) {
                        *self.left.entry(word.clone()).or_default() += 1;
                    }
                    return false;
                }
            }
        }
        true
    }

    /// The words of a paragraph; of a line that says the unit of a table in the program's own form, where that is printed.
    fn words_of(&self, text: &str) -> Vec<String> {
        let own = don_vi_tinh::said(text).map(|unit| words(&format!("Đơn vị tính: {unit}")));
        let printed = |words: &Vec<String>| self.lines.get(&words.concat()).is_some_and(|count| *count > 0);
        own.filter(printed).unwrap_or_else(|| words(text))
    }

    fn missing(mut self, source: &[Raw]) -> Vec<Raw> {
        let mut parts: Vec<(&Raw, Vec<String>)> = Vec::new();
        for raw in source {
            let words = self.words_of(&raw.text);
            match self.lines.get_mut(&words.concat()).filter(|count| **count > 0) {
                Some(count) => {
                    *count -= 1;
                    self.take(&words);
                }
                None => parts.push((raw, words)),
            }
        }
        // A part of a line, or a line in parts: its letters stand together, and its words have not been found before.
        let rest = parts.split_off(parts.len().min(MOST));
        let mut missing = Vec::new();
        for (raw, words) in parts {
            if !(self.all.contains(&words.concat()) && self.take(&words)) {
                missing.push(raw.clone());
            }
        }
        missing.extend(rest.into_iter().map(|(raw, _)| raw.clone()));
        missing
    }
}
