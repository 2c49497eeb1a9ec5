//! The letters of a chart: widths, line breaks and outlines of the font that the program carries.

use tiny_skia::PathBuilder;
use ttf_parser::{Face, OutlineBuilder};

/// Letters of Liberation Serif 2, which has the widths of Times New Roman; `fonts/README.md` tells how it was cut.
static FONT: &[u8] = include_bytes!("../../fonts/vanthu-chart.ttf");

/// The font, read.
pub(super) struct Font {
    face: Face<'static>,
    units: f32,
}

impl Font {
    pub(super) fn new() -> Option<Self> {
        let face = Face::parse(FONT, 0).ok()?;
        let units = f32::from(face.units_per_em());
        Some(Self { face, units })
    }

    fn advance(&self, letter: char, size: f32) -> f32 {
        let glyph = self.face.glyph_index(letter).unwrap_or_default();
        f32::from(self.face.glyph_hor_advance(glyph).unwrap_or_default()) * size / self.units
    }

    /// How wide a text is at `size` pixels to the em.
    pub(super) fn width(&self, text: &str, size: f32) -> f32 {
        text.chars().map(|letter| self.advance(letter, size)).sum()
    }

    /// Adds a text's outlines; `left` and `base` are where its first letter stands.
    pub(super) fn outline(&self, text: &str, size: f32, left: f32, base: f32, path: &mut PathBuilder) {
        let mut pen = Pen { path, scale: size / self.units, left, base };
        for letter in text.chars() {
            // A letter that the font lacks is a box: seen, not lost.
            let glyph = self.face.glyph_index(letter).unwrap_or_default();
            self.face.outline_glyph(glyph, &mut pen);
            pen.left += self.advance(letter, size);
        }
    }

    /// As [`Self::wrap`], with lines about equally long: no word stands alone on the last.
    pub(super) fn balanced(&self, text: &str, size: f32, width: f32, most: usize) -> Vec<String> {
        let Wrapped { mut lines, cut } = self.wrap(text, size, width, most);
        let mut narrower = width;
        while lines.len() > 1 && !cut && narrower > width / 2.0 {
            narrower -= width / 50.0;
            let tried = self.wrap(text, size, narrower, lines.len());
            if tried.cut {
                break;
            }
            lines = tried.lines;
        }
        lines
    }

    /// A text on one line no wider than `width`.
    pub(super) fn one_line(&self, text: &str, size: f32, width: f32) -> String {
        self.wrap(text, size, width, 1).lines.concat()
    }

    /// The lines of a text, broken at blanks; a word wider than a line is broken anywhere. What does not fit into
    /// `most` lines ends in an ellipsis: the table's words have it all.
    pub(super) fn wrap(&self, text: &str, size: f32, width: f32, most: usize) -> Wrapped {
        let mut lines: Vec<String> = vec![String::new()];
        for word in text.split_whitespace() {
            if lines.len() > most {
                break;
            }
            self.add_word(word, size, width, most, &mut lines);
        }
        let cut = lines.len() > most;
        if cut {
            lines.truncate(most);
            if let Some(last) = lines.last_mut() {
                while !last.is_empty() && self.width(last, size) + self.width("…", size) > width {
                    last.pop();
                }
                last.push('…');
            }
        }
        Wrapped { lines, cut }
    }

    /// Adds a word, or as much of it as begins a line after `most`: the rest is not shown.
    fn add_word(&self, word: &str, size: f32, width: f32, most: usize, lines: &mut Vec<String>) {
        let Some(line) = lines.last_mut() else { return };
        let blank = if line.is_empty() { "" } else { " " };
        let before = self.width(line, size) + self.width(blank, size);
        if self.fits(word, size, width - before) {
            line.push_str(blank);
            line.push_str(word);
            return;
        }
        if !line.is_empty() {
            lines.push(String::new());
        }
        let mut reach = 0.0;
        for letter in word.chars() {
            let advance = self.advance(letter, size);
            if reach > 0.0 && reach + advance > width {
                lines.push(String::new());
                reach = 0.0;
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

    /// Whether a text is no wider than `room`; looks no further than that.
    fn fits(&self, text: &str, size: f32, room: f32) -> bool {
        let mut left = room;
        text.chars().all(|letter| {
            left -= self.advance(letter, size);
            left >= 0.0
        })
    }
}

/// A text in lines.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Wrapped {
    pub(super) lines: Vec<String>,
    /// Whether some of it is not shown.
    pub(super) cut: bool,
}

/// Turns a glyph's outline, which counts upwards, into the picture's, which counts downwards.
struct Pen<'p> {
    path: &'p mut PathBuilder,
    scale: f32,
    left: f32,
    base: f32,
}

impl Pen<'_> {
    fn at(&self, x: f32, y: f32) -> (f32, f32) {
        (self.left + x * self.scale, self.base - y * self.scale)
    }
}

impl OutlineBuilder for Pen<'_> {
    fn move_to(&mut self, x: f32, y: f32) {
        let (x, y) = self.at(x, y);
        self.path.move_to(x, y);
    }

    fn line_to(&mut self, x: f32, y: f32) {
        let (x, y) = self.at(x, y);
        self.path.line_to(x, y);
    }

    fn quad_to(&mut self, x1: f32, y1: f32, x: f32, y: f32) {
        let ((x1, y1), (x, y)) = (self.at(x1, y1), self.at(x, y));
        self.path.quad_to(x1, y1, x, y);
    }

    fn curve_to(&mut self, x1: f32, y1: f32, x2: f32, y2: f32, x: f32, y: f32) {
        let ((x1, y1), (x2, y2), (x, y)) = (self.at(x1, y1), self.at(x2, y2), self.at(x, y));
        self.path.cubic_to(x1, y1, x2, y2, x, y);
    }

    fn close(&mut self) {
        self.path.close();
    }
}

#[cfg(test)]
mod tests {
    use super::{Font, Wrapped};

    #[test]
    fn the_font_has_every_vietnamese_letter() {
        let font = Font::new().unwrap();
        let letters = "AĂÂBCDĐEÊGHIKLMNOÔƠPQRSTUƯVXYaăâbcdđeêghiklmnoôơpqrstuưvxy0123456789\
                       ÀẢÃÁẠẰẲẴẮẶẦẨẪẤẬÈẺẼÉẸỀỂỄẾỆÌỈĨÍỊÒỎÕÓỌỒỔỖỐỘỜỞỠỚỢÙỦŨÚỤỪỬỮỨỰỲỶỸÝỴ\
                       àảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵ%≥≤.,;:()/-–…“”";
        let missing: String =
            letters.chars().filter(|&letter| font.face.glyph_index(letter).is_none()).collect();
        assert_eq!(missing, "");
    }

    #[test]
    fn a_text_is_broken_at_blanks_and_a_long_word_anywhere() {
        let font = Font::new().unwrap();
        let width = font.width("Tỷ lệ phụ nữ", 30.0) + 1.0;
        assert_eq!(font.wrap("Tỷ lệ phụ nữ  mang thai", 30.0, width, 4).lines, ["Tỷ lệ phụ nữ", "mang thai"]);
        let long = "W".repeat(20);
        let Wrapped { lines, cut } = font.wrap(&format!("a {long}"), 30.0, width, 40);
        assert!(!cut);
        assert_eq!(lines[0], "a");
        assert_eq!(lines[1..].concat(), long);
        assert!(lines.iter().all(|line| font.width(line, 30.0) <= width));
    }

    #[test]
    fn no_word_stands_alone_where_it_can_be_helped() {
        let font = Font::new().unwrap();
        let text = "Tỷ lệ phụ nữ mang thai khám thai từ bốn lần trở lên";
        let width = font.width("Tỷ lệ phụ nữ mang thai khám thai từ bốn lần trở", 30.0) + 1.0;
        assert_eq!(font.wrap(text, 30.0, width, 4).lines[1], "lên");
        assert_eq!(
            font.balanced(text, 30.0, width, 4),
            ["Tỷ lệ phụ nữ mang thai", "khám thai từ bốn lần trở lên"]
        );
        // A name's own ellipsis cuts nothing.
        let open = format!("{text}…");
        assert_eq!(
            font.balanced(&open, 30.0, width, 4),
            ["Tỷ lệ phụ nữ mang thai khám", "thai từ bốn lần trở lên…"]
        );
    }

    #[test]
    fn of_a_word_without_end_no_more_lines_are_made_than_shown() {
        let font = Font::new().unwrap();
        let mut lines = vec![String::new()];
        font.add_word(&"W".repeat(100_000), 30.0, 100.0, 4, &mut lines);
        assert_eq!((lines.len(), lines[4].as_str()), (5, ""));
        assert_eq!(font.balanced(&"W".repeat(100_000), 30.0, 100.0, 4).len(), 4);
    }

    #[test]
    fn what_does_not_fit_ends_in_an_ellipsis() {
        let font = Font::new().unwrap();
        let width = font.width("một hai ba", 30.0);
        let Wrapped { lines, cut } = font.wrap("một hai ba bốn năm sáu bảy", 30.0, width, 2);
        assert!(cut);
        assert_eq!(lines.len(), 2);
        assert!(lines[1].ends_with('…') && font.width(&lines[1], 30.0) <= width, "{lines:?}");
    }
}
