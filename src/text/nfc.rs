//! Cleaning a source file on load: what is surely wrong with its characters is mended and noted.

use crate::diagnostic::Code;
use std::borrow::Cow;

use unicode_normalization::char::canonical_combining_class;
use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfc_quick};

use super::foreign::has_foreign;
use super::letter::is_vietnamese;
use super::syllable::is_syllable;
use super::{encoding, tcvn3};

/// A source text after mending.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cleaned<'a> {
    /// The text in NFC; borrowed where nothing was wrong. It has the lines of the source, one for one.
    pub text: Cow<'a, str>,
    /// What was mended, in the order of the source; at most one note of a code a line.
    pub notes: Vec<Note>,
    /// First line of which mends are not noted any more: there were too many before.
    pub more: Option<usize>,
}

/// One kind of mending on one line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Note {
    /// Line of the source, from 1.
    pub line: usize,
    /// Column of the first place on the line, in characters of the source, from 1; a byte order mark at
    /// the start of the file is not counted.
    pub column: usize,
    /// `dau-roi`, `chu-u-moc`, `chu-d-gach` or `ky-tu-an`.
    pub code: Code,
    /// What was done, in Vietnamese, without a final full stop.
    pub message: String,
}

/// Mends what is surely wrong: letters that are not precomposed, `Ƣ` for `Ư`, `Ð` for `Đ`, struck d for
/// `đ`, characters without width, strange spaces where YAML has none but its own (before a key or item, and right
/// behind `-` or `key:`). Lines and the ASCII signs of YAML stay as they are. A line typed in an old
/// font (TCVN3, VNI) is only brought to NFC: [`crate::text::lint::findings`] will report it.
pub fn clean(source: &str) -> Cleaned<'_> {
    let source = source.strip_prefix('\u{FEFF}').unwrap_or(source);
    if !has_foreign(source) {
        return Cleaned { text: Cow::Borrowed(source), notes: Vec::new(), more: None };
    }
    let mut text = String::with_capacity(source.len());
    let mut notes = Vec::new();
    let mut more = None;
    let mut old_lines = 0;
    for (number, line) in source.split_inclusive('\n').enumerate() {
        if has_foreign(line) {
            let old = old_lines >= ENOUGH_LINES || is_old(line);
            old_lines += usize::from(old);
            mend((line, old), number + 1, &mut text, &mut notes);
            if notes.len() > ENOUGH_NOTES {
                more = more.or(notes.get(ENOUGH_NOTES).map(|note| note.line));
                notes.truncate(ENOUGH_NOTES);
            }
        } else {
            text.push_str(line);
        }
    }
    let text = if notes.is_empty() { Cow::Borrowed(source) } else { Cow::Owned(text) };
    Cleaned { text, notes, more }
}

/// Whether a line is typed in an old font. There U+00AD is `ư` and U+00D0 is `é`.
fn is_old(line: &str) -> bool {
    let old_word = |word: &str| {
        let word = word.trim_matches(|c: char| c.is_ascii_punctuation());
        word.contains('\u{AD}')
            && word.contains(|c: char| c.is_ascii_alphabetic())
            && is_syllable(&tcvn3::to_unicode(word))
            && !is_syllable(&word.replace('\u{AD}', ""))
    };
    encoding::detect(line).is_some() || line.split_whitespace().take(ENOUGH_WORDS).any(old_word)
}

/// Words of a line after which it is not typed in an old font.
const ENOUGH_WORDS: usize = 5_000;
/// Lines in an old font after which all further ones are taken for such: nothing in them is mended.
const ENOUGH_LINES: usize = 1_000;

/// Notes after which mends are made but not told one by one.
const ENOUGH_NOTES: usize = 1_000;

/// A character and its column in the source.
type Placed = (usize, char);

/// Where a kind of mending was done on a line.
struct Count {
    code: Code,
    words: &'static str,
    first: usize,
    times: usize,
}

impl Count {
    fn new(code: Code, words: &'static str) -> Self {
        Self { code, words, first: usize::MAX, times: 0 }
    }

    fn add(&mut self, column: usize) {
        self.first = self.first.min(column);
        self.times += 1;
    }

    fn note(self, line: usize) -> Option<Note> {
        let message = match self.times {
            0 => return None,
            1 => format!("đã {}", self.words),
            times => format!("đã {} ({times} chỗ)", self.words),
        };
        Some(Note { line, column: self.first, code: self.code, message })
    }
}

/// Mends a line; one in an old font is only brought to NFC.
fn mend((line, old): (&str, bool), number: usize, out: &mut String, notes: &mut Vec<Note>) {
    let mut hidden = Count::new(Code::KyTuAn, "bỏ ký tự ẩn không có bề rộng");
    let mut horn = Count::new(Code::ChuUMoc, "sửa chữ «Ƣ» (lỗi chép từ PDF) thành «Ư»");
    let mut strange =
        Count::new(Code::DauCachLa, "đổi dấu cách lạ (lỗi chép từ Word, trang web) thành dấu cách thường");
    let mut struck = Count::new(Code::ChuDGach, "sửa chữ nhìn giống «Đ» thành đúng chữ «Đ»");
    let mut loose = Count::new(Code::DauRoi, "ghép dấu rời vào chữ (Unicode dựng sẵn)");
    let mut rest = (1..).zip(line.chars()).peekable();
    while let Some((first, _)) = rest.peek().copied() {
        let mut chars = piece(&mut rest);
        if !old {
            chars = without_hidden(&chars, &mut hidden);
            mend_horn(&mut chars, &mut horn);
            chars = without_strokes(&chars, &mut struck);
            mend_eth(&mut chars, &mut struck);
            if first == 1 {
                mend_spaces(&mut chars, &mut strange);
            }
        }
        compose(&chars, &mut loose, out);
    }
    let mut found: Vec<Note> =
        [hidden, strange, horn, struck, loose].into_iter().filter_map(|count| count.note(number)).collect();
    found.sort_by_key(|note| note.column);
    notes.append(&mut found);
}

/// The next part of a line, ending behind a blank; a line may be as long as a file.
fn piece(rest: &mut impl Iterator<Item = Placed>) -> Vec<Placed> {
    const ENOUGH: usize = 4_096;
    let mut chars = Vec::new();
    for placed in rest {
        chars.push(placed);
        // No word is as long as that.
        if (chars.len() >= ENOUGH && placed.1 == ' ') || chars.len() >= 2 * ENOUGH {
            break;
        }
    }
    chars
}

/// Strange spaces before the first word of a line, between its `-` marks, and behind its `key:`.
fn mend_spaces(chars: &mut [Placed], strange: &mut Count) {
    let is_strange =
        |c: char| c.is_whitespace() && !c.is_ascii() && !matches!(c, '\u{85}' | '\u{2028}' | '\u{2029}');
    let is_space = |c: char| c == ' ' || is_strange(c);
    let mut at = 0;
    let mut mend_run = |chars: &mut [Placed], mut at: usize| {
        while let Some(space) = chars.get_mut(at).filter(|(_, c)| is_space(*c)) {
            if space.1 != ' ' {
                space.1 = ' ';
                strange.add(space.0);
            }
            at += 1;
        }
        at
    };
    loop {
        at = mend_run(chars, at);
        let is_mark = chars.get(at).is_some_and(|(_, c)| *c == '-');
        if !is_mark || !chars.get(at + 1).is_some_and(|(_, c)| is_space(*c)) {
            break;
        }
        at += 1;
    }
    let is_key = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_';
    let length = chars[at..].iter().take_while(|(_, c)| is_key(*c)).count();
    if length > 0 && chars.get(at + length).is_some_and(|(_, c)| *c == ':') {
        mend_run(chars, at + length + 1);
    }
}

fn is_hidden(c: char) -> bool {
    matches!(c, '\u{200B}'..='\u{200D}' | '\u{FEFF}' | '\u{AD}' | '\u{34F}')
}

fn without_hidden(chars: &[Placed], hidden: &mut Count) -> Vec<Placed> {
    let mut kept: Vec<Placed> = Vec::with_capacity(chars.len());
    for (at, &(column, c)) in chars.iter().enumerate() {
        // ` #` would become a comment and swallow the rest of the line.
        let before_hash = chars.get(at + 1).is_some_and(|(_, next)| *next == '#');
        let opens_comment = before_hash && kept.last().is_none_or(|(_, last)| last.is_whitespace());
        if is_hidden(c) && !opens_comment {
            hidden.add(column);
        } else {
            kept.push((column, c));
        }
    }
    kept
}

/// `Ƣ` is what the font maps of some PDFs give for `Ư`.
fn mend_horn(chars: &mut [Placed], horn: &mut Count) {
    for (column, c) in chars {
        let right = match c {
            'Ƣ' => 'Ư',
            'ƣ' => 'ư',
            _ => continue,
        };
        *c = right;
        horn.add(*column);
    }
}

/// d with a stroke laid over it becomes đ, whatever other marks stand between.
fn without_strokes(chars: &[Placed], struck: &mut Count) -> Vec<Placed> {
    let mut kept: Vec<Placed> = Vec::with_capacity(chars.len());
    let mut base = 0;
    for &(column, c) in chars {
        match (kept.get_mut(base), c) {
            (Some((place, letter)), '\u{335}'..='\u{337}') if matches!(letter, 'd' | 'D') => {
                *letter = if *letter == 'd' { 'đ' } else { 'Đ' };
                struck.add(*place);
            }
            _ => {
                if !is_mark(c) {
                    base = kept.len();
                }
                kept.push((column, c));
            }
        }
    }
    kept
}

fn is_mark(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36F}')
}

/// Ð, Ɖ, ð inside Vietnamese words become Đ, đ.
fn mend_eth(chars: &mut [Placed], struck: &mut Count) {
    let in_word = |placed: &Placed| placed.1.is_alphabetic() || is_mark(placed.1);
    for word in chars.chunk_by_mut(|a, b| in_word(a) && in_word(b)) {
        let right = |c: char| match c {
            'Ð' | 'Ɖ' => 'Đ',
            'ð' => 'đ',
            _ => c,
        };
        let letters = word.iter().filter(|(_, c)| !is_mark(*c)).count();
        let vietnamese = word.iter().all(|(_, c)| is_vietnamese(right(*c)) || is_mark(*c));
        if letters < 2 || !vietnamese || word.iter().all(|(_, c)| right(*c) == *c) {
            continue;
        }
        // Capitals are Vietnamese by far; ð is mended only where the whole is a syllable.
        let composed = word.iter().map(|(_, c)| right(*c)).nfc().collect::<String>();
        let sure_small = is_syllable(&composed);
        for (column, c) in word {
            if right(*c) != *c && (*c != 'ð' || sure_small) {
                *c = right(*c);
                struck.add(*column);
            }
        }
    }
}

/// Appends the text in NFC, cluster by cluster (a starter and the marks on it), so that columns are known.
fn compose(chars: &[Placed], loose: &mut Count, out: &mut String) {
    let starts =
        |c: char| canonical_combining_class(c) == 0 && is_nfc_quick([c].into_iter()) == IsNormalized::Yes;
    for cluster in chars.chunk_by(|_, (_, next)| !starts(*next)) {
        let from = out.len();
        let letters = cluster.iter().map(|(_, c)| *c);
        out.extend(letters.clone().nfc());
        if out[from..].chars().eq(letters.clone()) {
            continue;
        }
        // `;` and the grave accent have doubles that NFC turns into them, and `≠` would swallow `=`.
        let signs = |text: &str| text.chars().filter(|c| c.is_ascii() && !c.is_ascii_alphanumeric()).count();
        let before: String = letters.collect();
        if signs(&out[from..]) != signs(&before) {
            out.truncate(from);
            out.push_str(&before);
            continue;
        }
        loose.add(cluster.first().map_or(1, |(column, _)| *column));
    }
}

#[cfg(test)]
mod tests {
    use std::borrow::Cow;

    use proptest::prelude::proptest;
    use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfc_quick};

    use super::{clean, has_foreign, is_hidden};

    /// The text after cleaning and the notes as `line:column code message`.
    fn cleaned(source: &str) -> (String, Vec<String>) {
        let done = clean(source);
        let notes = done.notes.iter();
        let notes = notes.map(|n| format!("{}:{} {} {}", n.line, n.column, n.code, n.message)).collect();
        (done.text.into_owned(), notes)
    }

    #[test]
    fn plain_text_is_borrowed() {
        let source =
            "# Kế hoạch\r\ntieu_de: \"Vì sự tiến bộ của phụ nữ xã Lơ Ku – 2023…\" # Đăk ŏ ≥ 95 %\r\n";
        let done = clean(source);
        assert!(matches!(done.text, Cow::Borrowed(text) if text == source));
        assert_eq!(done.notes, []);
    }

    #[test]
    fn the_fast_scan_misses_no_character() {
        let mut buffer = [0; 4];
        let mut passed = 0;
        for c in (0..=0x10FFFF).filter_map(char::from_u32) {
            if has_foreign(c.encode_utf8(&mut buffer)) {
                continue;
            }
            passed += 1;
            assert_eq!(is_nfc_quick([c].into_iter()), IsNormalized::Yes, "{c:?}");
            assert!(
                !is_hidden(c) && !matches!(c, 'Ƣ' | 'ƣ' | 'Ð' | 'ð' | 'Ɖ' | '\u{335}'..='\u{337}'),
                "{c:?}"
            );
        }
        assert!(passed > 200, "{passed}");
        // A pair across the border of two chunks.
        assert!(has_foreign(&format!("{}ƣ", "a".repeat(511))));
    }

    #[test]
    fn loose_marks_are_joined_in_either_order() {
        let (text, notes) = cleaned("a: 1\nb: Vie\u{302}\u{323}t, e\u{323}\u{302}, Lơ\u{306}\n");
        assert_eq!(text, "a: 1\nb: Việt, ệ, Lơ\u{306}\n");
        assert_eq!(notes, ["2:6 dau-roi đã ghép dấu rời vào chữ (Unicode dựng sẵn) (2 chỗ)"]);
    }

    #[test]
    fn letters_of_broken_pdf_fonts_are_mended() {
        let (text, notes) = cleaned("b: nhƣ̃ng nƣớc\n");
        assert_eq!(text, "b: những nước\n");
        assert_eq!(
            notes,
            [
                "1:6 chu-u-moc đã sửa chữ «Ƣ» (lỗi chép từ PDF) thành «Ư» (2 chỗ)",
                "1:6 dau-roi đã ghép dấu rời vào chữ (Unicode dựng sẵn)",
            ]
        );
    }

    #[test]
    fn look_alikes_of_d_are_mended_in_words() {
        let (text, notes) = cleaned("QÐ-TTg, NÐ-CP, Ðảng, ðồng, Ɖăk, d\u{335}ường");
        assert_eq!(text, "QĐ-TTg, NĐ-CP, Đảng, đồng, Đăk, đường");
        assert_eq!(notes, ["1:2 chu-d-gach đã sửa chữ nhìn giống «Đ» thành đúng chữ «Đ» (6 chỗ)"]);
        let foreign = "Ð, Guðmundur, Ðørn";
        assert_eq!(cleaned(foreign), (foreign.to_owned(), vec![]));
    }

    #[test]
    fn characters_without_width_go_and_lines_stay() {
        let (text, notes) = cleaned("\u{FEFF}a: x\u{200B}y\u{FEFF}z\r\n\u{200D}b: ki\u{AD}nh\n\n");
        assert_eq!(text, "a: xyz\r\nb: kinh\n\n");
        assert_eq!(
            notes,
            [
                "1:5 ky-tu-an đã bỏ ký tự ẩn không có bề rộng (2 chỗ)",
                "2:1 ky-tu-an đã bỏ ký tự ẩn không có bề rộng (2 chỗ)",
            ]
        );
        assert_eq!(cleaned("\u{FEFF}a"), ("a".to_owned(), vec![]));
    }

    #[test]
    fn strange_spaces_before_and_behind_keys_are_mended() {
        let words = "dau-cach-la đã đổi dấu cách lạ (lỗi chép từ Word, trang web) thành dấu cách thường";
        assert_eq!(
            cleaned(
                "\u{a0} -\u{a0}ten:\u{3000}Kế\u{a0}hoạch\n-\u{2009}\u{a0}x\ny: 8\u{a0}giờ\nGhi chú:\u{a0}y\n"
            ),
            (
                "  - ten: Kế\u{a0}hoạch\n-  x\ny: 8\u{a0}giờ\nGhi chú:\u{a0}y\n".into(),
                vec![format!("1:1 {words} (3 chỗ)"), format!("2:2 {words} (2 chỗ)")]
            )
        );
    }

    #[test]
    fn the_signs_of_yaml_stay() {
        for same in ["a: \u{37E} \u{1FEF}", "a: >\u{338}", "a: x \u{200B}# y"] {
            assert_eq!(cleaned(same), (same.to_owned(), vec![]));
        }
    }

    #[test]
    fn lines_in_old_fonts_stay_for_the_report() {
        for same in ["a: ng\u{AD}êi d©n", "a: Ng\u{AD}êi", "a: kÕt qu¶ ®Ðp"] {
            assert_eq!(cleaned(same), (same.to_owned(), vec![]));
        }
    }

    proptest! {
        #[test]
        fn any_text_keeps_its_lines_and_its_normal_form(source in "[\\n\\r a-eĐđðÐƣ̵̛̣́̂̆\u{AD}\u{200B};>#:\"가-각각]{0,40}") {
            let done = clean(&source);
            assert_eq!(done.text.matches(['\n', '\r']).count(), source.matches(['\n', '\r']).count());
            assert_eq!(done.text.nfc().collect::<String>().replace('≯', ">\u{338}"), *done.text);
            assert_eq!(clean(&done.text).text, done.text);
            assert_eq!(matches!(done.text, Cow::Borrowed(_)), done.notes.is_empty());
        }
    }
}
