//! A paragraph → its lines: greedy, broken at blanks and behind dashes.

use super::{End, Mpt};
use crate::page::document::Inline;
use crate::page::metrics::{Face, UNITS_PER_EM, advance};

/// Half-points and font units to thousandths of a point.
fn scaled(weight: u64) -> Mpt {
    // Half a point is 500 thousandths.
    Mpt::try_from(weight.saturating_mul(500) / UNITS_PER_EM).unwrap_or(Mpt::MAX / 4)
}

/// How wide a text is on one line.
pub(super) fn width(text: &str, size: u32, face: Face) -> Mpt {
    let weight: u64 = text.chars().map(|letter| u64::from(advance(letter, face))).sum();
    scaled(weight * u64::from(size))
}

/// A stretch of one face inside a line, before it is placed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Piece {
    pub(super) text: String,
    pub(super) face: Face,
    /// Natural width.
    pub(super) width: Mpt,
    /// How many blanks it has.
    pub(super) blanks: Mpt,
}

/// A line before it is placed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Broken {
    pub(super) pieces: Vec<Piece>,
    pub(super) end: End,
}

impl Broken {
    pub(super) fn width(&self) -> Mpt {
        self.pieces.iter().map(|piece| piece.width).sum()
    }

    pub(super) fn blanks(&self) -> Mpt {
        self.pieces.iter().map(|piece| piece.blanks).sum()
    }
}

/// How a paragraph's letters look and how much room they have.
#[derive(Debug, Clone, Copy)]
pub(super) struct Room {
    /// Half-points.
    pub(super) size: u32,
    pub(super) bold: bool,
    pub(super) italic: bool,
    /// Room on its lines.
    pub(super) width: Mpt,
    /// What the first line begins further right.
    pub(super) first: Mpt,
}

pub(super) fn face(bold: bool, italic: bool) -> Face {
    match (bold, italic) {
        (false, false) => Face::Regular,
        (true, false) => Face::Bold,
        (false, true) => Face::Italic,
        (true, true) => Face::BoldItalic,
    }
}

/// Whether a line may end behind this letter although no blank follows.
fn ends_line(letter: char) -> bool {
    matches!(letter, '-' | '–')
}

/// Breaks a paragraph. It has at least one line.
pub(super) fn broken(inlines: &[Inline], room: Room) -> Vec<Broken> {
    let mut breaker = Breaker {
        room,
        lines: Vec::new(),
        line: Vec::new(),
        word: Vec::new(),
        used: 0,
        word_used: 0,
        after_blank: false,
    };
    for inline in inlines {
        match inline {
            Inline::Text { text, bold, italic } => {
                let face = face(room.bold || *bold, room.italic || *italic);
                text.chars().for_each(|letter| breaker.push(letter, face));
            }
            Inline::Break => breaker.finish(End::Break),
        }
    }
    breaker.finish(End::Paragraph);
    breaker.lines
}

/// Letters of one face: text, weight in font units, blanks.
type Stretch = (String, Face, u64, Mpt);

struct Breaker {
    room: Room,
    lines: Vec<Broken>,
    /// What stands on the line for sure, with the blanks behind it.
    line: Vec<Stretch>,
    /// What follows and may not be broken.
    word: Vec<Stretch>,
    /// Weight of `line` and of `word`.
    used: u64,
    word_used: u64,
    /// Whether `line` ends with a blank.
    after_blank: bool,
}

impl Breaker {
    fn width(&self) -> Mpt {
        if self.lines.is_empty() { self.room.width - self.room.first } else { self.room.width }
    }

    fn fits(&self, weight: u64) -> bool {
        scaled(weight * u64::from(self.room.size)) <= self.width()
    }

    fn push(&mut self, letter: char, face: Face) {
        let weight = u64::from(advance(letter, face));
        if letter == ' ' {
            self.take_word();
            add(&mut self.line, letter, face, weight, 1);
            self.used += weight;
            self.after_blank = true;
            return;
        }
        if !self.fits(self.used + self.word_used + weight) {
            if !self.line.is_empty() {
                let end = if self.after_blank { End::Blank } else { End::Inside };
                self.end_line(end);
            }
            if !self.word.is_empty() && !self.fits(self.word_used + weight) {
                self.take_word();
                self.end_line(End::Inside);
            }
        }
        add(&mut self.word, letter, face, weight, 0);
        self.word_used += weight;
        if ends_line(letter) {
            self.take_word();
        }
    }

    fn take_word(&mut self) {
        for (text, face, weight, blanks) in self.word.drain(..) {
            match self.line.last_mut() {
                Some(last) if last.1 == face => {
                    last.0.push_str(&text);
                    last.2 += weight;
                    last.3 += blanks;
                }
                _ => self.line.push((text, face, weight, blanks)),
            }
            self.after_blank = false;
        }
        self.used += std::mem::take(&mut self.word_used);
    }

    fn end_line(&mut self, end: End) {
        let mut stretches = std::mem::take(&mut self.line);
        while let Some(last) = stretches.last_mut() {
            while last.0.ends_with(' ') {
                last.0.pop();
                last.2 -= u64::from(advance(' ', last.1));
                last.3 -= 1;
            }
            if !last.0.is_empty() {
                break;
            }
            stretches.pop();
        }
        let piece = |(text, face, weight, blanks): Stretch| Piece {
            text,
            face,
            width: scaled(weight * u64::from(self.room.size)),
            blanks,
        };
        self.lines.push(Broken { pieces: stretches.into_iter().map(piece).collect(), end });
        self.used = 0;
        self.after_blank = false;
    }

    fn finish(&mut self, end: End) {
        self.take_word();
        self.end_line(end);
    }
}

fn add(to: &mut Vec<Stretch>, letter: char, face: Face, weight: u64, blanks: Mpt) {
    match to.last_mut() {
        Some(last) if last.1 == face => {
            last.0.push(letter);
            last.2 += weight;
            last.3 += blanks;
        }
        _ => to.push((letter.to_string(), face, weight, blanks)),
    }
}
