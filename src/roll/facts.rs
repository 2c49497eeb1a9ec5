//! Sentences that say what was so in one year: a year that moves beside a figure that stays, a figure of the old year,
//! the place of the year in a period. Moved along they would be false, so each must be looked at.

use std::collections::BTreeMap;
use std::ops::Range;

use super::{Change, Draft, Nhom, Old};
use crate::diagnostic::{Route, Step};
use crate::model::texts::texts;
use crate::text::figure::figures;

/// The sentence of a fact: what no other question need ask about again.
#[derive(Debug)]
pub(super) struct Fact {
    pub(super) route: Route,
    /// Its bytes in the text.
    pub(super) range: Range<usize>,
    draft: Draft,
}

/// All such sentences of the plan.
pub(super) fn find(old: &Old<'_>) -> Vec<Fact> {
    let of_text = |(route, text): (Route, &str)| {
        let mut seen = Seen::default();
        let mut facts: Vec<Fact> =
            sentences(text).filter_map(|range| fact(old, &route, text, range, &mut seen)).collect();
        let beyond = facts.len().saturating_sub(MOST);
        facts.truncate(MOST);
        if let Some(last) = facts.last_mut().filter(|_| beyond > 0) {
            last.draft.moi.push_str(&format!("; sau chỗ này cùng đoạn ấy còn {beyond} câu nữa, chưa kê"));
        }
        facts
    };
    // A number in the name of an indicator says what is measured, not how much of it.
    let names = Step::Key("chi_tieu".into());
    let told = texts(old.paper).into_iter().filter(|(route, _)| route.steps().first() != Some(&names));
    told.flat_map(of_text).collect()
}

/// What they ask.
pub(super) fn changes(facts: Vec<Fact>) -> impl Iterator<Item = Change> {
    facts.into_iter().map(|fact| fact.draft.into())
}

/// The most sentences of one text that are listed: nobody reads on. What is beyond is counted.
const MOST: usize = 1000;

/// For words: up to where a text has been gone through for them, and how many there were.
type Seen<'t> = BTreeMap<&'t str, (usize, usize)>;

fn fact<'t>(
    old: &Old<'_>,
    route: &Route,
    text: &'t str,
    range: Range<usize>,
    seen: &mut Seen<'t>,
) -> Option<Fact> {
    let sentence = &text[range.clone()];
    let mut found: Vec<Range<usize>> = figures(sentence);
    let has_figures = !found.is_empty();
    let places = places_in_period(sentence);
    let (draft, words) = if has_figures {
        let reason = if years(sentence).next().is_some() {
            format!(
                "năm tự đổi mà số liệu thì không; ghi số của năm {}, việc đã qua thì gõ hẳn năm của nó",
                old.nam
            )
        } else {
            format!("số liệu ghi cho năm {}; thay, bỏ, hoặc xác nhận vẫn đúng", old.paper.nam)
        };
        found.extend(places);
        found.sort_by_key(|range| range.start);
        (Draft::required(Nhom::SoLieu, String::new()).why(reason), found)
    } else if !places.is_empty() {
        let reason = format!("chỉ đúng cho năm {}; viết lại cho năm {}, hoặc bỏ", old.paper.nam, old.nam);
        (Draft::required(Nhom::SoLieu, String::new()).why(reason), places)
    } else {
        let past = years(sentence).find(|year| sentence[year.clone()].contains('-'))?;
        let reason = "năm tự đổi; việc đã qua thì gõ hẳn năm của nó, việc năm nào cũng làm thì để nguyên";
        (Draft::look(Nhom::CauChu, String::new()).why(reason), vec![past])
    };
    let first = words.first()?;
    let word = &sentence[first.clone()];
    let (from, nth) = seen.entry(word).or_default();
    *nth += text[*from..range.start + first.start].matches(word).count();
    *from = range.start + first.start;
    let said: Vec<&str> = words.iter().map(|range| &sentence[range.clone()]).collect();
    let mut draft = draft.at_words(route, word, *nth).was(shortened(sentence)).now(said.join(", "));
    draft.cho = old.root.in_file(route).to_string();
    Some(Fact { route: route.clone(), range, draft })
}

/// The sentences of a text; each ends with a full stop that a blank follows, or a line.
fn sentences(text: &str) -> impl Iterator<Item = Range<usize>> {
    let mut at = 0;
    std::iter::from_fn(move || {
        let rest = text.get(at..).filter(|rest| !rest.is_empty())?;
        let pairs = rest.bytes().zip(rest.bytes().skip(1).chain([b'\n']));
        let end = pairs.enumerate().find(|(_, pair)| matches!(pair, (b'\n', _) | (b'.', b' ' | b'\n')));
        let start = at;
        at += end.map_or(rest.len(), |(end, _)| end + 1);
        Some(start..at)
    })
}

/// Expressions that print the plan's year, or one counted from it.
fn years(sentence: &str) -> impl Iterator<Item = Range<usize>> {
    sentence.match_indices("{{").filter_map(|(open, _)| {
        let close = open + sentence[open..].find("}}")?;
        let inner: String = sentence[open + 2..close].chars().filter(|c| !c.is_whitespace()).collect();
        let shift = inner.strip_prefix("nam")?;
        let is_year = shift.is_empty()
            || shift.strip_prefix(['-', '+']).is_some_and(|shift| shift.parse::<u16>().is_ok());
        is_year.then_some(open..close + 2)
    })
}

/// «năm đầu», «năm cuối», «năm Quý Mão»: words that are right in one year of several.
fn places_in_period(sentence: &str) -> Vec<Range<usize>> {
    const PLACES: [&str; 9] =
        ["đầu tiên", "cuối cùng", "đầu", "cuối", "bản lề", "giữa nhiệm kỳ", "giữa kỳ", "thứ", "con"];
    const STEMS: [&str; 10] = ["giáp", "ất", "bính", "đinh", "mậu", "kỷ", "canh", "tân", "nhâm", "quý"];
    const BRANCHES: [&str; 15] = [
        "tý", "sửu", "dần", "mão", "mẹo", "thìn", "tỵ", "tị", "ngọ", "mùi", "thân", "dậu", "tuất", "hợi",
        "tí",
    ];
    let words: Vec<(Range<usize>, String)> = words(sentence);
    let word = |at: usize| words.get(at).map_or("", |(_, word)| word.as_str());
    // What stands behind a word with nothing but a blank between: at most three words.
    let behind = |at: usize| {
        let joined = words.iter().zip(words.iter().skip(1)).skip(at).take(3);
        let joined =
            joined.take_while(|((one, _), (next, _))| sentence[one.end..next.start].trim().is_empty());
        joined.map(|(_, (_, word))| word.as_str()).collect::<Vec<_>>().join(" ")
    };
    let mut found = Vec::new();
    for (at, (range, said)) in words.iter().enumerate() {
        let is_capital = sentence[range.clone()].starts_with(char::is_uppercase);
        if is_capital
            && STEMS.contains(&said.as_str())
            && BRANCHES.iter().any(|branch| starts_with_words(&behind(at), branch))
        {
            found.push(range.start..words.get(at + 1).map_or(range.end, |(next, _)| next.end));
        }
        if said != "năm"
            || ["những", "các", "nhiều", "hằng", "hàng", "tháng"].contains(&word(at.wrapping_sub(1)))
        {
            continue;
        }
        let behind = behind(at);
        let Some(place) = PLACES.iter().find(|place| starts_with_words(&behind, place)) else { continue };
        // «năm đầu tư», «năm thứ hai», «năm con Mèo».
        let is_place = match *place {
            "đầu" => !starts_with_words(&behind, "đầu tư"),
            "con" => ANIMALS.iter().any(|animal| starts_with_words(&behind, &format!("con {animal}"))),
            _ => true,
        };
        if is_place {
            let last = at + place.split(' ').count();
            found.push(range.start..words.get(last).map_or(range.end, |(last, _)| last.end));
        }
    }
    found
}

/// The animals of the twelve branches.
const ANIMALS: [&str; 14] =
    ["chuột", "trâu", "hổ", "cọp", "mèo", "rồng", "rắn", "ngựa", "dê", "khỉ", "gà", "chó", "heo", "lợn"];

fn starts_with_words(text: &str, words: &str) -> bool {
    text.strip_prefix(words).is_some_and(|rest| rest.is_empty() || rest.starts_with(' '))
}

/// The words of a sentence in small letters, expressions left out.
fn words(sentence: &str) -> Vec<(Range<usize>, String)> {
    let mut found = Vec::new();
    let mut start = None;
    let mut inside = 0_usize;
    for (at, c) in sentence.char_indices().chain([(sentence.len(), ' ')]) {
        inside = match c {
            '{' => inside + 1,
            '}' => inside.saturating_sub(1),
            _ => inside,
        };
        match (start, c.is_alphabetic() && inside == 0) {
            (None, true) => start = Some(at),
            (Some(from), false) => {
                found.push((from..at, sentence[from..at].to_lowercase()));
                start = None;
            }
            _ => {}
        }
    }
    found
}

/// A sentence as it is shown: its beginning tells which.
fn shortened(sentence: &str) -> String {
    const LETTERS: usize = 120;
    let sentence = sentence.trim().replace('\n', " ");
    match sentence.char_indices().nth(LETTERS) {
        Some((end, _)) => format!("{}…", sentence[..end].trim_end()),
        None => sentence,
    }
}

#[cfg(test)]
mod tests {
    use super::{places_in_period, sentences, years};

    #[test]
    fn a_place_in_a_period_is_known() {
        let found = |text: &str| -> Vec<String> {
            places_in_period(text).into_iter().map(|range| text[range].to_owned()).collect()
        };
        assert_eq!(found("Năm {{ nam }} là năm đầu thực hiện"), ["năm đầu"]);
        assert_eq!(found("là năm cuối cùng, năm thứ ba của nhiệm kỳ"), ["năm cuối cùng", "năm thứ"]);
        assert_eq!(
            found("mừng xuân Quý Mão, năm con Mèo; Tết Giáp Thìn"),
            ["Quý Mão", "năm con", "Giáp Thìn"]
        );
        for silent in [
            "6 tháng đầu năm; cuối năm, đầu năm, năm đầu tư công, những năm đầu",
            "quý thân nhân, năm 2023, tân hợi, các năm cuối",
            "năm con số, hằng năm đầu xuân",
        ] {
            assert_eq!(found(silent), [""; 0], "{silent}");
        }
    }

    #[test]
    fn sentences_and_years_are_told_apart() {
        let text = "Một 1.250 hồ sơ. Hai năm {{nam-1}}.\nBa {{ nam }} {{ nhiem_vu }} {{ nam ~ 'x' }}";
        let said: Vec<&str> = sentences(text).map(|range| text[range].trim()).collect();
        assert_eq!(said.len(), 4, "{said:?}");
        let shown: Vec<&str> = years(text).map(|range| &text[range]).collect();
        assert_eq!(shown, ["{{nam-1}}", "{{ nam }}"]);
    }
}
