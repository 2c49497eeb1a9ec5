//! What an officer probably meant: the nearest of the words that are allowed.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// Longer words are not compared.
const LONGEST: usize = 64;

/// Small letters without diacritics, `_` between words: as keys and ids are written.
pub(super) fn plain(word: &str) -> String {
    word.trim()
        .to_lowercase()
        .nfd()
        .filter(|c| !is_combining_mark(*c))
        .map(|c| match c {
            'đ' => 'd',
            ' ' | '-' => '_',
            other => other,
        })
        .collect()
}

/// The nearest option, if one is near: up to a third of the letters differ, of a sentence's word up to a quarter.
pub(super) fn nearest<'o>(word: &str, options: impl IntoIterator<Item = &'o str>) -> Option<&'o str> {
    if word.chars().nth(LONGEST).is_some() {
        return None;
    }
    let (typed, word) = (word, plain(word));
    let most = match word.chars().count() {
        length if typed == word => (length / 3).max(1),
        length => length.saturating_sub(1) / 4,
    };
    let near = options.into_iter().map(|option| (strsim::damerau_levenshtein(&word, &plain(option)), option));
    near.filter(|(distance, _)| *distance <= most)
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, option)| option)
}

/// A word between quotation marks, cut when long, on one line.
pub(super) fn quoted(word: &str) -> String {
    const SHOWN: usize = 40;
    let shown: String = word.chars().take(SHOWN).map(|c| if c.is_control() { ' ' } else { c }).collect();
    let more = if word.chars().nth(SHOWN).is_some() { "…" } else { "" };
    format!("“{shown}{more}”")
}
