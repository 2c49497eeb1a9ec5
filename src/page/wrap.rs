//! Where a centred line breaks: balanced, and never inside what is read as one.
//!
//! A break is never typed. A paragraph's indents are chosen so that every word processor, which breaks where the next
//! word does not fit, breaks at the right place; where no indents can do that, what is read as one is tied by blanks
//! that do not break, and a reader of the paper takes them for blanks.

use std::cell::OnceCell;
use std::sync::LazyLock;

use crate::page::metrics::{Face, widest_twips, width_twips};

/// How finely indents are tried, twips (1 mm).
const STEP: u32 = 57;

/// Fonts of the same metrics differ by less than this share.
const TOLERANCE: u32 = 100;

/// Words that are read as one, one pair a line: a line of a paper does not end between them. «ban nhân», «đồng nhân» tie
/// «ủy ban nhân dân», «hội đồng nhân dân». In the order of their bytes, so that one is found without reading all.
static PAIRS: LazyLock<Vec<&str>> = LazyLock::new(|| include_str!("pairs.txt").lines().collect());

/// Words before a name: `xã Lơ Ku`, `tỉnh Gia Lai`.
const LEVELS: [&str; 8] = ["xã", "phường", "tỉnh", "huyện", "quận", "khu", "phố", "trấn"];

/// Words before a number.
const BEFORE_NUMBERS: [&str; 7] = ["năm", "tháng", "ngày", "số", "đoạn", "quý", "điều"];

/// Words that lead to the next and do not end a line.
const LEADING: [&str; 10] = ["và", "các", "của", "những", "cho", "với", "tại", "trên", "trong", "về"];

/// A word and its width: the font's, and that in the word processor that needs the most room for it.
struct Word<'t> {
    text: &'t str,
    width: u32,
    widest: u32,
}

/// A text as words, each with its width.
struct Measured<'t> {
    words: Vec<Word<'t>>,
    space: u32,
    /// Whether a line may end behind each word: looked up only of a text that needs several lines.
    ends: OnceCell<Vec<bool>>,
}

/// Lines of a text set in a width: where each ends (words counted from the start), and how wide it is.
struct Lines {
    ends: Vec<usize>,
    widths: Vec<u32>,
}

impl Lines {
    /// How much longer the longest line is than the shortest.
    fn spread(&self) -> u32 {
        let longest = self.widths.iter().max().copied().unwrap_or(0);
        longest - self.widths.iter().min().copied().unwrap_or(0)
    }

    /// Whether a line is left with little more than a word beside a full one.
    fn is_lopsided(&self) -> bool {
        self.spread() * 3 > self.widths.iter().max().copied().unwrap_or(0) * 2
    }
}

impl<'t> Measured<'t> {
    fn of(text: &'t str, size: u32, face: Face) -> Self {
        let words = text.split(' ').filter(|word| !word.is_empty());
        let measured = words.map(|text| Word {
            text,
            width: width_twips(text, size, face),
            widest: widest_twips(text, size, face),
        });
        Self { words: measured.collect(), space: width_twips(" ", size, face), ends: OnceCell::new() }
    }

    /// The width of its widest word.
    fn widest(&self) -> u32 {
        self.words.iter().map(|word| word.widest).max().unwrap_or(0)
    }

    /// Whether a line may end behind each word.
    fn ends(&self) -> &[bool] {
        self.ends.get_or_init(|| {
            let words: Vec<&str> = self.words.iter().map(|word| word.text).collect();
            (0..words.len()).map(|at| may_end(&words, at)).collect()
        })
    }

    fn set(&self, width: u32) -> Lines {
        self.set_by(width, |word| word.width)
    }

    fn set_by(&self, width: u32, of: impl Fn(&Word<'_>) -> u32) -> Lines {
        let mut lines = Lines { ends: Vec::new(), widths: Vec::new() };
        for (at, word) in self.words.iter().map(of).enumerate() {
            match (lines.widths.last_mut(), lines.ends.last_mut()) {
                (Some(line), Some(end)) if *line + self.space + word <= width => {
                    *line += self.space + word;
                    *end = at + 1;
                }
                _ => {
                    lines.widths.push(word);
                    lines.ends.push(at + 1);
                }
            }
        }
        lines
    }

    /// Lines that end inside what is read as one.
    fn torn(&self, lines: &Lines) -> usize {
        let inner = lines.ends.iter().take(lines.ends.len().saturating_sub(1));
        inner.filter(|end| end.checked_sub(1).and_then(|at| self.ends().get(at)) == Some(&false)).count()
    }

    /// The width that the text should be set in, at most `width`, so that its lines break well; `width` where it needs one
    /// line.
    fn usable(&self, width: u32) -> u32 {
        let fewest = self.set(width).ends.len();
        if fewest < 2 {
            return width;
        }
        let widest = self.widest();
        let mut best: Option<((usize, usize, u32), u32)> = None;
        // A little is always taken, so that a reader sees that the line was set.
        let narrower = width.saturating_sub(STEP);
        let mut usable = if self.set(narrower).ends.len() == fewest { narrower } else { width };
        while usable >= widest && usable > width / 3 {
            let lines = self.set(usable);
            // A font a little wider, or another word processor, must break at the same places.
            let sure = self.set_by(usable - usable / TOLERANCE, |word| word.widest).ends == lines.ends;
            if lines.ends.len() > fewest + 1 {
                break;
            }
            if sure {
                let rank = (self.torn(&lines), lines.ends.len(), lines.spread());
                if best.is_none_or(|(known, _)| rank < known) {
                    best = Some((rank, usable));
                }
            }
            usable = usable.saturating_sub(STEP);
        }
        best.map_or(width, |(_, usable)| usable)
    }
}

/// How a text is set.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Fit {
    /// The text with its blanks tied, where that is needed.
    pub(crate) tied: Option<String>,
    /// The width that it should be set in.
    pub(crate) usable: u32,
}

/// How a text of a paper's head or title is set in `width`; `may_tie`: whether its blanks may be tied.
pub(crate) fn fit(text: &str, width: u32, size: u32, face: Face, may_tie: bool) -> Fit {
    let measured = Measured::of(text, size, face);
    let plain = measured.usable(width);
    let lines = measured.set(plain);
    let torn = measured.torn(&lines) > 0;
    if !may_tie || !(torn || lines.is_lopsided()) {
        return Fit { tied: None, usable: plain };
    }
    // A name that is wider than its column breaks behind its level, else behind a dash, else between its words.
    let ways: [fn(&[&str], usize) -> bool; 4] = [
        may_end,
        |words, at| is_level(words, at) || may_end(words, at),
        |words, at| is_dash(words[at]) || may_end(words, at),
        |words, at| !is_pair(words, at),
    ];
    for tied in ways.into_iter().map(|way| tied(text, way)) {
        let measured = Measured::of(&tied, size, face);
        let usable = measured.usable(width);
        if measured.widest() <= width && (torn || measured.set(usable).spread() < lines.spread()) {
            return Fit { usable, tied: Some(tied) };
        }
    }
    Fit { tied: None, usable: plain }
}

/// How a place and its date are set that need two lines: the date whole on the second.
pub(crate) fn fit_date(text: &str, width: u32, size: u32, face: Face) -> Fit {
    let measured = Measured::of(text, size, face);
    let plain = Fit { tied: None, usable: measured.usable(width) };
    let lines = measured.set(plain.usable).ends;
    let Some((place, date)) = text.rsplit_once(", ").filter(|_| lines.len() > 1) else { return plain };
    let is_whole = lines.first() == Some(&place.split(' ').count()) && lines.len() == 2;
    let tied = format!("{}, {}", place.replace(' ', "\u{a0}"), date.replace(' ', "\u{a0}"));
    let measured = Measured::of(&tied, size, face);
    if is_whole || measured.widest() > width {
        return plain;
    }
    Fit { usable: measured.usable(width), tied: Some(tied) }
}

/// Width of the widest of what is read as one in a text.
pub(crate) fn widest_unit(text: &str, size: u32, face: Face) -> u32 {
    Measured::of(&tied(text, may_end), size, face).widest()
}

/// A text with blanks that do not break but where a line may end.
fn tied(text: &str, may_end: impl Fn(&[&str], usize) -> bool) -> String {
    let words: Vec<&str> = text.split(' ').filter(|word| !word.is_empty()).collect();
    let mut out = String::with_capacity(text.len());
    for (at, word) in words.iter().enumerate() {
        out.push_str(word);
        if at + 1 < words.len() {
            out.push(if may_end(&words, at) { ' ' } else { TIE });
        }
    }
    out
}

/// A blank at which no line ends.
pub(crate) const TIE: char = '\u{a0}';

/// Widths of the lines of a text set in a width.
pub(crate) fn widths(text: &str, width: u32, size: u32, face: Face) -> Vec<u32> {
    Measured::of(text, size, face).set(width).widths
}

/// Whether two words in small letters are read as one.
fn are_one(word: &str, next: &str) -> bool {
    let pair = [word, " ", next].concat();
    PAIRS.binary_search(&pair.as_str()).is_ok()
}

/// Whether a line may end behind a word.
pub(crate) fn may_end(words: &[&str], at: usize) -> bool {
    let Some(next) = words.get(at + 1) else { return true };
    let bare = |word: &str| word.trim_end_matches([',', ';', '.', ':', ')', '”']).to_lowercase();
    // Blanks left open for a day or a month tie words to one: its last leads to the next.
    let (word, follows) = (bare(words[at].rsplit(TIE).next().unwrap_or_default()), bare(next));
    // Behind a sign a new thing begins.
    if words[at].ends_with([',', ';', ':']) {
        return !(follows == "tháng" || follows == "năm");
    }
    let is_number = next.starts_with(|c: char| c.is_ascii_digit());
    let counted =
        words[at].starts_with(|c: char| c.is_ascii_digit()) && matches!(follows.as_str(), "tháng" | "năm");
    let dash = is_dash(words[at]) || is_dash(next);
    let labelled = BEFORE_NUMBERS.contains(&word.as_str()) && is_number;
    let leads = LEADING.contains(&word.as_str());
    !(are_one(&word, &follows) || counted || dash || labelled || leads || in_name(words, at))
}

/// Whether a word and the next are read as one, with no sign between.
fn is_pair(words: &[&str], at: usize) -> bool {
    words.get(at + 1).is_some_and(|next| are_one(&words[at].to_lowercase(), &next.to_lowercase()))
}

/// Whether the name of a place begins behind a word: `XÃ` of «XÃ KRÔNG NĂNG - EA HỒ».
fn is_level(words: &[&str], at: usize) -> bool {
    LEVELS.contains(&words[at].to_lowercase().as_str()) && in_name(words, at)
}

fn is_dash(word: &str) -> bool {
    matches!(word, "-" | "–")
}

/// Whether a word and the next stand in the name of a place: from `xã` on, as long as capitals follow.
fn in_name(words: &[&str], at: usize) -> bool {
    let is_name = |word: &str| word.starts_with(char::is_uppercase) || is_dash(word);
    if !words.get(at + 1).is_some_and(|next| is_name(next)) {
        return false;
    }
    let start = (0..=at).rev().find(|at| LEVELS.contains(&words[*at].to_lowercase().as_str()));
    let Some(start) = start else { return false };
    // `XÃ HỘI` and `KHU VỰC` are words of their own.
    let first = words.get(start + 1).map(|word| word.to_lowercase()).unwrap_or_default();
    let level = words[start].to_lowercase();
    let is_word = are_one(&level, &first);
    !is_word && words.get(start + 1..=at + 1).is_some_and(|rest| rest.iter().all(|word| is_name(word)))
}

#[cfg(test)]
mod tests {
    use super::{Fit, Measured, TIE, fit, fit_date};
    use crate::page::metrics::Face;

    /// The text as it is set in a column of `width`.
    fn set(text: &str, width: u32) -> Vec<String> {
        let fit = fit(text, width, 26, Face::Bold, true);
        let text = fit.tied.as_deref().unwrap_or(text);
        let words: Vec<&str> = text.split(' ').collect();
        let mut from = 0;
        let lines = Measured::of(text, 26, Face::Bold).set(fit.usable).ends;
        let said = |line: String| line.replace(TIE, " ");
        lines.iter().map(|end| said(words[std::mem::replace(&mut from, *end)..*end].join(" "))).collect()
    }

    #[test]
    fn names_break_balanced_and_not_inside_what_is_read_as_one() {
        let cases: [(&str, &[&str]); 11] = [
            ("ỦY BAN NHÂN DÂN", &["ỦY BAN NHÂN DÂN"]),
            ("PHÒNG KINH TẾ, HẠ TẦNG VÀ ĐÔ THỊ", &["PHÒNG KINH TẾ, HẠ TẦNG", "VÀ ĐÔ THỊ"]),
            ("TRUNG TÂM PHỤC VỤ HÀNH CHÍNH CÔNG", &["TRUNG TÂM PHỤC VỤ", "HÀNH CHÍNH CÔNG"]),
            ("BAN VÌ SỰ TIẾN BỘ CỦA PHỤ NỮ", &["BAN VÌ SỰ TIẾN BỘ", "CỦA PHỤ NỮ"]),
            ("ỦY BAN NHÂN DÂN XÃ KRÔNG NĂNG - EA HỒ", &["ỦY BAN NHÂN DÂN", "XÃ KRÔNG NĂNG - EA HỒ"]),
            ("THƯỜNG TRỰC HỘI ĐỒNG NHÂN DÂN", &["THƯỜNG TRỰC", "HỘI ĐỒNG NHÂN DÂN"]),
            ("PHÓ CHỦ TỊCH ỦY BAN NHÂN DÂN XÃ", &["PHÓ CHỦ TỊCH", "ỦY BAN NHÂN DÂN XÃ"]),
            ("HỘI ĐỒNG NHÂN DÂN XÃ TÂN LẬP", &["HỘI ĐỒNG NHÂN DÂN", "XÃ TÂN LẬP"]),
            (
                "BAN CHỈ ĐẠO XÃ HỘI HỌC TẬP PHƯỜNG ĐIỆN BIÊN PHỦ",
                &["BAN CHỈ ĐẠO XÃ HỘI HỌC TẬP", "PHƯỜNG ĐIỆN BIÊN PHỦ"],
            ),
            ("THỊ TRẤN NÔNG TRƯỜNG VIỆT LÂM", &["THỊ TRẤN", "NÔNG TRƯỜNG VIỆT LÂM"]),
            ("PHÒNG VĂN HÓA - XÃ HỘI PHƯỜNG BA", &["PHÒNG VĂN HÓA - XÃ HỘI", "PHƯỜNG BA"]),
        ];
        for (text, lines) in cases {
            let width = if text.len() > 60 { 4600 } else { 3636 };
            assert_eq!(set(text, width), lines, "{text}");
        }
    }

    #[test]
    fn pairs_stand_in_order() {
        assert!(super::PAIRS.is_sorted());
    }

    #[test]
    fn a_date_keeps_its_year() {
        assert_eq!(
            set("Thành phố Hồ Chí Minh, ngày 28 tháng 12 năm 2026", 4200),
            ["Thành phố Hồ Chí Minh,", "ngày 28 tháng 12 năm 2026"]
        );
    }

    #[test]
    fn a_date_stands_whole_below_a_long_place() {
        for place in ["Xuân Hương - Đà Lạt", "Vĩnh Thạnh Trung - Thạnh Mỹ Tây", "Nam Cát Tiên - Đắk Lua"]
        {
            let text = format!("{place}, ngày 12 tháng 02 năm 2026");
            let Fit { tied, usable } = fit_date(&text, 4700, 26, Face::Italic);
            let text = tied.unwrap_or(text);
            let ends = Measured::of(&text, 26, Face::Italic).set(usable).ends;
            let first: Vec<&str> = text.split(' ').take(ends[0]).collect();
            assert_eq!((ends.len(), first.join(" ").replace(TIE, " ")), (2, format!("{place},")), "{text}");
        }
        let short = "Lơ Ku, ngày 12 tháng 02 năm 2026";
        assert_eq!(fit_date(short, 5000, 26, Face::Italic), Fit { tied: None, usable: 5000 });
    }

    #[test]
    fn blanks_left_open_in_a_slanted_line_leave_room_for_those_of_any_word_processor() {
        let open = TIE.to_string().repeat(6);
        let text = format!(
            "(Kèm theo Quyết định số {open}/QĐ-UBND ngày{open}tháng{open}năm 2026 của Ủy ban nhân dân xã Tân Lập)"
        );
        let Fit { tied, usable } = fit(&text, 9354, 28, Face::Italic, true);
        let text = tied.unwrap();
        let measured = Measured::of(&text, 28, Face::Italic);
        let lines = measured.set(usable);
        assert_eq!(lines.ends.len(), 2);
        assert!(measured.words[lines.ends[0] - 1].text.ends_with("/QĐ-UBND"));
        assert_eq!(measured.set_by(usable, |word| word.widest).ends, lines.ends);
        // Upright blanks are as wide everywhere.
        let upright = Measured::of(&text, 28, Face::Regular);
        assert!(upright.words.iter().all(|word| word.widest == word.width));
    }

    #[test]
    fn a_word_wider_than_its_column_and_no_word_at_all_are_borne() {
        assert_eq!(set("W".repeat(60).as_str(), 1000).len(), 1);
        assert_eq!(Measured::of("", 26, Face::Bold).usable(1000), 1000);
    }
}
