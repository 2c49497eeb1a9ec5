//! TCVN3 (the `.VnTime` fonts): one byte a letter, read by others as Western European.

use super::letter::upper;

/// The first code of [`CHART`].
const FIRST: u32 = 0xA1;

/// Codes A1 to FE of TCVN 5712:1993, third table; `·` is a code without a letter.
const CHART: &str = "ĂÂÊÔƠƯĐăâêôơưđ·\
    ·····àảãáạ·ằẳẵắ·\
    ······ặầẩẫấậè·ẻẽ\
    éẹềểễếệìỉ···ĩíịò\
    ·ỏõóọồổỗốộờởỡớợù\
    ·ủũúụừửữứựỳỷỹýỵ";

/// The letter that a character of a TCVN3 text stands for.
pub(crate) fn letter(c: char) -> Option<char> {
    if !matches!(c, '\u{A1}'..='\u{FE}') {
        return None;
    }
    let at = u32::from(c) - FIRST;
    CHART.chars().nth(usize::try_from(at).ok()?).filter(|letter| *letter != '·')
}

/// Converts a text typed in a TCVN3 font to Unicode. What is not TCVN3 stays.
///
/// TCVN3 has no capitals with a tone: `.VnTimeH` draws the small codes as capitals. So in a word whose ASCII
/// letters are all capitals (`CéNG HßA`) the others become capitals too.
pub fn to_unicode(text: &str) -> String {
    let words: Vec<Word<'_>> = split_words(text);
    let mut out = String::with_capacity(text.len());
    for (at, word) in words.iter().enumerate() {
        let capital = match word.case {
            Case::Capitals => true,
            // One capital alone (`X·`) is `XÃ` among capitals and `Xã` elsewhere.
            Case::OneCapital => among_capitals(&words, at),
            Case::Other => false,
        };
        for c in word.text.chars() {
            let converted = letter(c).unwrap_or(c);
            out.push(if capital && converted != c { upper(converted) } else { converted });
        }
        out.push_str(word.after);
    }
    out
}

struct Word<'a> {
    text: &'a str,
    /// What stands between this word and the next.
    after: &'a str,
    case: Case,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Case {
    Capitals,
    OneCapital,
    Other,
}

fn split_words(text: &str) -> Vec<Word<'_>> {
    let in_word = |c: char| c.is_ascii_alphabetic() || letter(c).is_some();
    let mut words = Vec::new();
    let mut rest = text;
    while !rest.is_empty() {
        let (word, tail) = rest.split_at(rest.find(|c| !in_word(c)).unwrap_or(rest.len()));
        let (after, next) = tail.split_at(tail.find(in_word).unwrap_or(tail.len()));
        words.push(Word { text: word, after, case: case(word) });
        rest = next;
    }
    words
}

fn case(word: &str) -> Case {
    let count = |test: fn(&char) -> bool| word.chars().filter(test).count();
    match (count(char::is_ascii_uppercase), count(char::is_ascii_lowercase)) {
        (1, 0) => Case::OneCapital,
        (2.., 0) => Case::Capitals,
        _ => Case::Other,
    }
}

fn among_capitals(words: &[Word<'_>], at: usize) -> bool {
    let before = at.checked_sub(1).and_then(|before| words.get(before));
    let after = words.get(at + 1);
    let mut neighbours = before.into_iter().chain(after).peekable();
    neighbours.peek().is_some()
        && neighbours.all(|word| word.case != Case::Other)
        && before.into_iter().chain(after).any(|word| word.case == Case::Capitals)
}

#[cfg(test)]
mod tests {
    use super::to_unicode;

    /// The chart by letter, as converters print it.
    const LETTERS: &str = "áàảãạăắằẳẵặâấầẩẫậéèẻẽẹêếềểễệíìỉĩịóòỏõọôốồổỗộơớờởỡợúùủũụưứừửữựýỳỷỹỵđĂÂÊÔƠƯĐ";
    const CODES: &str = "¸µ¶·¹¨¾»¼½Æ©ÊÇÈÉËÐÌÎÏÑªÕÒÓÔÖÝ×ØÜÞãßáâä«èåæçé¬íêëìîóïñòô\u{AD}øõö÷ùýúûüþ®¡¢£¤¥¦§";

    fn to_tcvn3(text: &str) -> String {
        let code = |c: char| LETTERS.chars().zip(CODES.chars()).find(|(letter, _)| *letter == c);
        text.chars().map(|c| code(c).map_or(c, |(_, code)| code)).collect()
    }

    #[test]
    fn every_letter_of_the_chart_comes_back() {
        assert_eq!((LETTERS.chars().count(), CODES.chars().count()), (74, 74));
        for letter in LETTERS.chars() {
            assert_eq!(to_unicode(&to_tcvn3(&letter.to_string())), letter.to_string());
        }
        assert_eq!(to_unicode(CODES), LETTERS);
    }

    #[test]
    fn the_national_title_is_read() {
        assert_eq!(to_unicode("Céng hßa x· héi chñ nghÜa ViÖt Nam"), "Cộng hòa xã hội chủ nghĩa Việt Nam");
        assert_eq!(to_unicode("§éc lËp - Tù do - H¹nh phóc"), "Độc lập - Tự do - Hạnh phúc");
        assert_eq!(to_unicode("ng\u{AD}êi d©n"), "người dân");
    }

    #[test]
    fn capitals_typed_in_a_capital_font_stay_capitals() {
        assert_eq!(to_unicode("CéNG HßA X· HéI CHñ NGHÜA VIÖT NAM"), "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM");
        assert_eq!(to_unicode("II. X· héi"), "II. Xã hội");
        assert_eq!(to_unicode("UBND x· A"), "UBND xã A");
    }

    #[test]
    fn what_is_not_tcvn3_stays() {
        assert_eq!(to_unicode(""), "");
        assert_eq!(to_unicode("  - 12/5/2023 m²\n"), "  - 12/5/2023 m²\n");
    }
}
