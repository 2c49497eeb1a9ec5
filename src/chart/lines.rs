//! Words in lines of a width, in the letters of charts.

use crate::page::metrics::{Face, width_twips};

/// Letters of a size, in half-points.
#[derive(Debug, Clone, Copy)]
pub(super) struct Letters(pub(super) u32);

/// A text in lines.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Wrapped {
    pub(super) lines: Vec<String>,
    /// Whether some of it is not shown.
    pub(super) cut: bool,
}

impl Letters {
    /// How wide a text is, twips.
    pub(super) fn width(self, text: &str) -> u32 {
        width_twips(text, self.0, Face::Regular)
    }

    /// The lines of a text, with lines about equally long: no word stands alone on the last.
    pub(super) fn balanced(self, text: &str, width: u32, most: usize) -> Wrapped {
        let Wrapped { mut lines, cut } = self.wrap(text, width, most);
        let mut narrower = width;
        while lines.len() > 1 && !cut && narrower > width / 2 {
            narrower -= (width / 50).max(1);
            let tried = self.wrap(text, narrower, lines.len());
            if tried.cut {
                break;
            }
            lines = tried.lines;
        }
        Wrapped { lines, cut }
    }

    /// The lines of a text, broken at blanks; a word wider than a line is broken anywhere. What does not fit into
    /// `most` lines ends in an ellipsis.
    pub(super) fn wrap(self, text: &str, width: u32, most: usize) -> Wrapped {
        let mut lines: Vec<String> = vec![String::new()];
        for word in text.split_whitespace() {
            if lines.len() > most {
                break;
            }
            self.add_word(word, width, most, &mut lines);
        }
        let cut = lines.len() > most;
        if cut {
            lines.truncate(most);
            if let Some(last) = lines.last_mut() {
                while !last.is_empty() && self.width(last) + self.width("…") > width {
                    last.pop();
                }
                last.push('…');
            }
        }
        Wrapped { lines, cut }
    }

    /// Adds a word, or as much of it as begins a line after `most`: the rest is not shown.
    fn add_word(self, word: &str, width: u32, most: usize, lines: &mut Vec<String>) {
        let Some(line) = lines.last_mut() else { return };
        let blank = if line.is_empty() { "" } else { " " };
        let before = self.width(line) + self.width(blank);
        if self.fits(word, width.saturating_sub(before)) {
            line.push_str(blank);
            line.push_str(word);
            return;
        }
        if !line.is_empty() {
            lines.push(String::new());
        }
        let mut reach = 0;
        for letter in word.chars() {
            let advance = self.width(letter.encode_utf8(&mut [0; 4]));
            if reach > 0 && reach + advance > width {
                lines.push(String::new());
                reach = 0;
            }
            if lines.len() > most {
                return;
            }
            if let Some(line) = lines.last_mut() {
                line.push(letter);
            }
            reach += advance;
        }
    }

    /// Whether a word is no wider than `room`; looks no further than that.
    fn fits(self, word: &str, room: u32) -> bool {
        // No letter is narrower than an eighth of an em.
        let most = room as usize * 8 / (self.0 as usize * 10).max(1) + 1;
        word.chars().nth(most).is_none() && self.width(word) <= room
    }
}

#[cfg(test)]
mod tests {
    use super::{Letters, Wrapped};

    const FONT: Letters = Letters(21);

    #[test]
    fn a_text_is_broken_at_blanks_and_a_long_word_anywhere() {
        let width = FONT.width("Tỷ lệ phụ nữ") + 1;
        assert_eq!(FONT.wrap("Tỷ lệ phụ nữ  mang thai", width, 4).lines, ["Tỷ lệ phụ nữ", "mang thai"]);
        let long = "W".repeat(20);
        let Wrapped { lines, cut } = FONT.wrap(&format!("a {long}"), width, 40);
        assert!(!cut);
        assert_eq!(lines[0], "a");
        assert_eq!(lines[1..].concat(), long);
        assert!(lines.iter().all(|line| FONT.width(line) <= width));
    }

    #[test]
    fn no_word_stands_alone_where_it_can_be_helped() {
        let text = "Tỷ lệ phụ nữ mang thai khám thai từ bốn lần trở lên";
        let width = FONT.width("Tỷ lệ phụ nữ mang thai khám thai từ bốn lần trở") + 1;
        assert_eq!(FONT.wrap(text, width, 4).lines[1], "lên");
        assert_eq!(
            FONT.balanced(text, width, 4).lines,
            ["Tỷ lệ phụ nữ mang thai", "khám thai từ bốn lần trở lên"]
        );
        // A name's own ellipsis cuts nothing.
        let open = format!("{text}…");
        assert_eq!(
            FONT.balanced(&open, width, 4).lines,
            ["Tỷ lệ phụ nữ mang thai khám", "thai từ bốn lần trở lên…"]
        );
    }

    #[test]
    fn of_a_word_without_end_no_more_lines_are_made_than_shown() {
        let mut lines = vec![String::new()];
        FONT.add_word(&"W".repeat(100_000), 500, 4, &mut lines);
        assert_eq!((lines.len(), lines[4].as_str()), (5, ""));
        assert_eq!(FONT.balanced(&"W".repeat(100_000), 500, 4).lines.len(), 4);
    }

    #[test]
    fn what_does_not_fit_ends_in_an_ellipsis() {
        let width = FONT.width("một hai ba");
        let Wrapped { lines, cut } = FONT.wrap("một hai ba bốn năm sáu bảy", width, 2);
        assert!(cut);
        assert_eq!(lines.len(), 2);
        assert!(lines[1].ends_with('…') && FONT.width(&lines[1]) <= width, "{lines:?}");
    }
}
