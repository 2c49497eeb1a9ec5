//! Letters that a PDF lost: its font had no name for them, and a blank stands in their place. `s a đổi` was `sửa đổi`,
//! `ph  hợp` was `phù hợp`, `Trạm   tế` was `Trạm Y tế`.
//!
//! What is proposed comes from the paper's own words and from a list of compounds of the office.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use crate::text::syllable::is_syllable;
use crate::text::tokens::small;

/// Compounds that papers of the office are full of, written by hand.
const COMPOUNDS: &str = include_str!("repair/compounds.txt");

/// Letters that may be lost, small.
const LETTERS: &str =
    "aáàảãạăắằẳẵặâấầẩẫậbcdđeéèẻẽẹêếềểễệghiíìỉĩịklmnoóòỏõọôốồổỗộơớờởỡợpqrstuúùủũụưứừửữựvxyýỳỷỹỵ";

/// Syllables without a consonant in front that are words.
const BARE: &str = " a à á ai ái am an án anh ánh ảnh ao ào ảo áo áp ác ách ạ ăn âm ấm ẩm ân ấn ẩn ấp âu ấy em ép êm ít ích in im \
    ô ổ ồ ố ôm ốm ông ồn ôn ổn ong ở ơ ơn oan oanh oai óc ốc ủ u ù ưu ứng ưng ức ước ưa uy ủy uỷ uống úng út ung ý y yên yếu yêu ";

/// Most places of one paper that are looked at.
const MOST: usize = 1_000;

/// A place where letters are lost.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Torn {
    /// Bytes of the text.
    pub(super) range: Range<usize>,
    /// What it probably was.
    pub(super) word: String,
}

/// The words that proposals are made of.
#[derive(Debug)]
pub(super) struct Words {
    /// Whole words of the paper and of the list.
    single: BTreeMap<String, u32>,
    /// Words that stand side by side in the paper.
    pairs: BTreeSet<(String, String)>,
    /// Words of the list's compounds that stand side by side.
    listed: BTreeSet<(String, String)>,
    /// Letters of the paper, as they are.
    letters: BTreeSet<char>,
    /// Places left to be looked at.
    left: std::cell::Cell<usize>,
}

impl Words {
    /// The words of a paper's texts.
    pub(super) fn of<'t>(texts: impl Iterator<Item = &'t str>) -> Self {
        let mut words = Self {
            single: BTreeMap::new(),
            pairs: BTreeSet::new(),
            listed: BTreeSet::new(),
            letters: BTreeSet::new(),
            left: std::cell::Cell::new(MOST),
        };
        for compound in COMPOUNDS.split(',') {
            let parts: Vec<&str> = compound.split_whitespace().collect();
            for part in &parts {
                *words.single.entry((*part).to_owned()).or_default() += 1;
            }
            for pair in parts.windows(2) {
                if let [one, other] = pair {
                    words.listed.insert(((*one).to_owned(), (*other).to_owned()));
                }
            }
        }
        for text in texts {
            words.letters.extend(text.chars());
            let tokens = tokens(text);
            for (at, token) in tokens.iter().enumerate() {
                let next = tokens.get(at + 1);
                let own = small(token.core(text));
                if !is_whole(&own) {
                    continue;
                }
                *words.single.entry(own.clone()).or_default() += 1;
                if let Some(next) = next.filter(|_| token.closes() && token.gap == 1) {
                    let other = small(next.core(text));
                    if is_whole(&other) {
                        words.pairs.insert((own, other));
                    }
                }
            }
        }
        words
    }

    /// How well a word fits between two others; 0: it is no word that anything knows.
    fn score(&self, word: &str, letter: char, before: Option<&str>, behind: Option<&str>) -> u32 {
        let Some(known) = self.single.get(word) else { return 0 };
        let pair = |one: Option<&str>, other: Option<&str>| {
            let (Some(one), Some(other)) = (one, other) else { return 0 };
            let pair = (one.to_owned(), other.to_owned());
            6 * u32::from(self.listed.contains(&pair)) + 6 * u32::from(self.pairs.contains(&pair))
        };
        // A letter that the paper has nowhere is one that its font lost.
        let lost = 4 * u32::from(!self.letters.contains(&letter));
        1 + lost + pair(before, Some(word)) + pair(Some(word), behind) + (*known).min(2)
    }

    /// What a word gains when it is known before one that the torn letters behind it may have been.
    fn foreseen(&self, word: &str, (start, end): &(String, String)) -> u32 {
        let from = (word.to_owned(), start.clone());
        let length = start.chars().count() + 1 + end.chars().count();
        let fits =
            |(_, other): &(String, String)| other.ends_with(end.as_str()) && other.chars().count() == length;
        let any = |pairs: &BTreeSet<(String, String)>| {
            let near = pairs.range(from.clone()..);
            near.take_while(|(one, other)| one == word && other.starts_with(start.as_str())).any(fits)
        };
        3 * u32::from(self.single.contains_key(word) && (any(&self.listed) || any(&self.pairs)))
    }

    /// The places of a text where letters are lost.
    pub(super) fn torn(&self, text: &str) -> Vec<Torn> {
        let tokens = tokens(text);
        let mut found: Vec<Torn> = Vec::new();
        let mut before: Option<String> = None;
        let mut at = 0;
        while let Some(token) = tokens.get(at) {
            let own = small(token.core(text));
            let place = Place { text, tokens: &tokens, at, before: before.as_deref() };
            if self.left.get() == 0 || !place.may_be_torn() {
                before = Some(own).filter(|_| token.closes());
                at += 1;
                continue;
            }
            self.left.set(self.left.get() - 1);
            match self.best(&place) {
                Some(Fill { range, word, takes }) => {
                    before = word.split(' ').next_back().map(small);
                    at += takes;
                    found.push(Torn { range, word });
                }
                None => {
                    before = Some(own);
                    at += 1;
                }
            }
        }
        found
    }

    /// The best word for a place.
    fn best(&self, place: &Place<'_>) -> Option<Fill> {
        let fills = place.fills();
        let mut best: Option<(u32, Fill)> = None;
        for shape in fills {
            for letter in LETTERS.chars() {
                let filled = shape.with(letter);
                let word = small(&filled);
                let score = self.score(&word, letter, shape.before.as_deref(), shape.behind.as_deref())
                    + shape.torn_behind.as_ref().map_or(0, |torn| self.foreseen(&word, torn));
                if score >= shape.needs && best.as_ref().is_none_or(|(most, _)| score > *most) {
                    // «Trạm Y tế»: behind a capital the name goes on with one.
                    let capital = shape.is_alone && shape.lead.starts_with(char::is_uppercase);
                    let word = if capital { shape.with(upper(letter)) } else { filled };
                    let word = format!("{}{word}{}", shape.lead, shape.tail);
                    best = Some((score, Fill { range: shape.range.clone(), word, takes: shape.takes }));
                }
            }
        }
        best.map(|(_, fill)| fill)
    }
}

fn upper(letter: char) -> char {
    letter.to_uppercase().next().unwrap_or(letter)
}

/// A text with its torn places put right, those that something tells.
pub(super) fn repaired(text: &str, torn: &[Torn]) -> String {
    let mut out = String::with_capacity(text.len());
    let mut at = 0;
    for one in torn {
        out.push_str(text.get(at..one.range.start).unwrap_or_default());
        out.push_str(&one.word);
        at = one.range.end;
    }
    out.push_str(text.get(at..).unwrap_or_default());
    out
}

/// What stands between blanks.
#[derive(Debug, Clone, Copy)]
struct Token {
    start: usize,
    end: usize,
    /// The letters without the signs round them.
    core_start: usize,
    core_end: usize,
    /// Blanks behind it; 0: it is the last.
    gap: usize,
}

impl Token {
    fn core<'t>(&self, text: &'t str) -> &'t str {
        text.get(self.core_start..self.core_end).unwrap_or_default()
    }

    /// Whether no sign stands behind its letters.
    fn closes(&self) -> bool {
        self.core_end == self.end
    }

    fn opens(&self) -> bool {
        self.core_start == self.start
    }

    /// Letters alone.
    fn is_plain(&self, text: &str) -> bool {
        let core = self.core(text);
        !core.is_empty() && core.chars().all(char::is_alphabetic)
    }
}

fn tokens(text: &str) -> Vec<Token> {
    let mut found: Vec<Token> = Vec::new();
    let mut start = None;
    for (at, letter) in text.char_indices().chain([(text.len(), ' ')]) {
        match (letter.is_whitespace(), start) {
            (false, None) => {
                if let Some(last) = found.last_mut() {
                    last.gap = text.get(last.end..at).unwrap_or_default().chars().count();
                }
                start = Some(at);
            }
            (true, Some(from)) => {
                let word = text.get(from..at).unwrap_or_default();
                let lead = word.len() - word.trim_start_matches(|c: char| !c.is_alphanumeric()).len();
                let tail = word.len() - word.trim_end_matches(|c: char| !c.is_alphanumeric()).len();
                let (core_start, core_end) =
                    if lead == word.len() { (at, at) } else { (from + lead, at - tail) };
                found.push(Token { start: from, end: at, core_start, core_end, gap: 0 });
                start = None;
            }
            _ => {}
        }
    }
    found
}

/// Whether small letters are a whole syllable that may stand alone.
fn is_whole(word: &str) -> bool {
    let bare =
        word.chars().next().is_some_and(|c| "aăâeêioôơuưy".contains(crate::text::letter::split_tone(c).0));
    is_syllable(word) && (!bare || BARE.contains(&format!(" {word} ")))
}

/// Letters that are no syllable, nor an abbreviation or a name.
fn is_remnant(word: &str) -> bool {
    let mut letters = word.chars();
    let first = letters.next();
    let rest_small = letters.as_str().chars().all(char::is_lowercase);
    let small_first = first.is_some_and(char::is_lowercase);
    let accented = !word.is_ascii();
    // A name of another language begins with a capital and has no marks.
    word.chars().all(char::is_alphabetic)
        && rest_small
        && (small_first || (accented && word.chars().count() <= 4))
        && !is_whole(&small(word))
        && word.chars().count() <= 5
}

/// A token and what stands round it.
struct Place<'p> {
    text: &'p str,
    tokens: &'p [Token],
    at: usize,
    /// The word before, once right.
    before: Option<&'p str>,
}

/// A way to fill a place with one letter.
struct Shape {
    range: Range<usize>,
    lead: String,
    start: String,
    end: String,
    tail: String,
    before: Option<String>,
    behind: Option<String>,
    /// The two ends of a torn word behind it.
    torn_behind: Option<(String, String)>,
    /// Tokens that it takes.
    takes: usize,
    /// The score from which it is believed.
    needs: u32,
    /// Whether the letter is a word of its own.
    is_alone: bool,
}

impl Shape {
    fn with(&self, letter: char) -> String {
        format!("{}{letter}{}", self.start, self.end)
    }
}

/// A place filled.
struct Fill {
    range: Range<usize>,
    word: String,
    takes: usize,
}

impl Place<'_> {
    fn token(&self, step: usize) -> Option<&Token> {
        self.tokens.get(self.at + step)
    }

    fn word(&self, step: usize) -> Option<String> {
        let token = self.token(step)?;
        Some(small(token.core(self.text))).filter(|word| is_whole(word))
    }

    /// A remnant stands here or next, or more than one blank.
    fn may_be_torn(&self) -> bool {
        const WIDEST: usize = 3;
        let plain = |token: &Token| token.is_plain(self.text);
        let Some(own) = self.token(0).filter(|own| plain(own) && own.gap <= WIDEST) else { return false };
        let remnant = |token: &Token| plain(token) && is_remnant(token.core(self.text));
        let label = self.before.is_some_and(|before| LABELS.contains(&before));
        let next = self.token(1);
        let apart = own.gap > 1 && own.closes() && next.is_some_and(|next| next.opens() && plain(next));
        (remnant(own) && !label)
            || (own.closes() && next.is_some_and(|next| next.opens() && remnant(next)))
            || apart
    }

    /// The two ends of a word that is torn so many tokens on.
    fn torn_pair(&self, step: usize) -> Option<(String, String)> {
        let own = self.token(step).filter(|own| is_remnant(own.core(self.text)))?;
        let next = self.token(step + 1).filter(|next| own.gap == 1 && next.opens());
        let end = next.map(|next| small(next.core(self.text))).unwrap_or_default();
        Some((small(own.core(self.text)), end))
    }

    /// The ways to fill it.
    fn fills(&self) -> Vec<Shape> {
        let Some(own) = self.token(0) else { return Vec::new() };
        let core = own.core(self.text).to_owned();
        let next = self.token(1).filter(|next| own.closes() && next.opens() && next.is_plain(self.text));
        let is_torn = is_remnant(&core);
        let next_torn = next.is_some_and(|next| is_remnant(next.core(self.text)));
        let before = self.before.map(str::to_owned);
        let mut shapes = Vec::new();
        let mut joined = false;
        let mut add = |start: &str,
                       end: &str,
                       range: Range<usize>,
                       takes: usize,
                       needs: u32,
                       behind: Option<String>| {
            shapes.push(Shape {
                range,
                lead: String::new(),
                start: start.to_owned(),
                end: end.to_owned(),
                tail: String::new(),
                before: before.clone(),
                behind,
                torn_behind: None,
                takes,
                needs,
                is_alone: false,
            });
        };
        if let Some(next) = next.filter(|_| own.gap == 1 && (is_torn || next_torn)) {
            let behind = if next.closes() { self.word(2) } else { None };
            add(&core, next.core(self.text), own.core_start..next.core_end, 2, 3, behind);
            joined = next.closes();
        }
        let ends = own.closes() && (own.gap > 1 || is_torn);
        if ends && !core.is_empty() {
            // The lost letter's own blank is one of two.
            let blank =
                self.text.get(own.end..).and_then(|rest| rest.chars().next()).map_or(0, char::len_utf8);
            let end = if own.gap > 1 { own.end + blank } else { own.end };
            add(&core, "", own.core_start..end, 1, if is_torn { 3 } else { 7 }, self.word(1));
        }
        if let Some(first) = shapes.first_mut().filter(|_| joined) {
            first.torn_behind = self.torn_pair(2);
        }
        if let Some(next) = next.filter(|_| own.gap == 3) {
            let behind = self.word(1);
            let range = own.core_start..next.core_end;
            shapes.push(Shape {
                range,
                lead: format!("{core} "),
                start: String::new(),
                end: String::new(),
                tail: format!(" {}", next.core(self.text)),
                before: Some(small(&core)),
                behind,
                torn_behind: None,
                takes: 2,
                needs: 7,
                is_alone: true,
            });
        }
        shapes
    }
}

/// Words after which a single letter is a label: `điểm b`.
const LABELS: [&str; 14] =
    ["điểm", "mục", "tiết", "lục", "lớp", "nhóm", "loại", "tổ", "khu", "hạng", "phần", "bảng", "mẫu", "số"];

#[cfg(test)]
mod tests {
    use super::{Words, repaired};

    fn mended(text: &str) -> String {
        let words = Words::of([text].into_iter());
        let torn = words.torn(text);
        repaired(text, &torn)
    }

    #[test]
    fn lost_letters_come_back() {
        let cases = [
            ("chỉnh s a, bổ sung", "chỉnh sửa, bổ sung"),
            ("lồng gh p nội dung", "lồng ghép nội dung"),
            ("giải pháp ph  hợp với", "giải pháp phù hợp với"),
            ("ph ng ng a, ứng ph  với", "phòng ngừa, ứng phó với"),
            ("Đẩ  mạnh tu ên tru ền", "Đẩy mạnh tuyên truyền"),
            ("phụ nữ và tr  em gái", "phụ nữ và trẻ em gái"),
            ("trang thông tin điện t", "trang thông tin điện tử"),
            ("Đề nghị Ủ  ban mặt trận", "Đề nghị Ủy ban mặt trận"),
            ("trên cơ s giới", "trên cơ sở giới"),
            ("Trạm   tế xã", "Trạm Y tế xã"),
            ("chăm sóc sức kho  cho trẻ", "chăm sóc sức khoẻ cho trẻ"),
        ];
        for (text, said) in cases {
            assert_eq!(mended(text), said);
        }
    }

    #[test]
    fn what_is_whole_stays() {
        for text in [
            "điểm b khoản 2, nhóm c và lớp d",
            "Ea H'leo, Kbang, Đăk Rong, UBND xã Ia Grai",
            "kinh tế -  xã hội,  văn hóa",
            "ngày    23   tháng 5 năm 2023",
            "10 km, 5 kg, tr. 5; đ/c An",
        ] {
            assert_eq!(mended(text), text);
        }
    }

    proptest::proptest! {
        #[test]
        fn any_text_is_looked_at_and_places_lie_in_it(text in "\\PC{0,40}|[a-đphng  ,.ủữ]{0,40}") {
            let words = Words::of([text.as_str()].into_iter());
            let torn = words.torn(&text);
            let mut last = 0;
            for one in &torn {
                proptest::prop_assert!(last <= one.range.start && text.get(one.range.clone()).is_some());
                last = one.range.end;
            }
            let _ = repaired(&text, &torn);
        }
    }
}
