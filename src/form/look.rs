//! How a line should look, and in what it does not.

use std::collections::BTreeMap;

use super::fault::Fault;
use crate::docx::read::{Alignment, Paragraph, RunFormat};
use crate::parts::Line;
use crate::parts::measure::lettered_runs;

/// What the decree asks of the letters of a line.
#[derive(Debug, Clone, Copy)]
pub(super) struct Look {
    /// Smallest and largest size in half-points.
    pub(super) sizes: (u32, u32),
    /// Đậm or not; `None`: free.
    pub(super) bold: Option<bool>,
    /// Nghiêng or not; `None`: free.
    pub(super) italic: Option<bool>,
    /// Alignment; `None`: free.
    pub(super) alignment: Option<Alignment>,
}

impl Look {
    /// Upright letters of these sizes, centred.
    pub(super) const fn centred(smallest: u32, largest: u32) -> Self {
        let alignment = Some(Alignment::Center);
        Self { sizes: (smallest, largest), bold: None, italic: Some(false), alignment }
    }

    pub(super) const fn bold(self) -> Self {
        Self { bold: Some(true), ..self }
    }

    pub(super) const fn light(self) -> Self {
        Self { bold: Some(false), ..self }
    }

    pub(super) const fn italic(self) -> Self {
        Self { italic: Some(true), ..self }
    }

    pub(super) const fn aligned(self, alignment: Option<Alignment>) -> Self {
        Self { alignment, ..self }
    }

    /// In what a paragraph's letters differ from it, in words; empty: in nothing.
    pub(super) fn differences(&self, paragraph: &Paragraph) -> Vec<String> {
        let mut found = Vec::new();
        let any = |test: &dyn Fn(&RunFormat) -> bool| lettered_runs(paragraph).any(|run| test(&run.format));
        let (smallest, largest) = self.sizes;
        let wrong_size = lettered_runs(paragraph)
            .map(|run| run.format.size)
            .find(|size| *size < smallest || *size > largest);
        if let Some(size) = wrong_size {
            found.push(format!("cỡ chữ {}", points(size)));
        }
        match self.bold {
            Some(true) if any(&|format| !format.bold) => found.push("không đậm".to_owned()),
            Some(false) if any(&|format| format.bold) => found.push("in đậm".to_owned()),
            _ => {}
        }
        match self.italic {
            Some(true) if any(&|format| !format.italic) => found.push("không nghiêng".to_owned()),
            Some(false) if any(&|format| format.italic) => found.push("in nghiêng".to_owned()),
            _ => {}
        }
        if any(&|format| format.underline) {
            found.push("gạch chân".to_owned());
        }
        if self.alignment.is_some_and(|wanted| wanted != paragraph.format.alignment) {
            found.push(alignment_word(paragraph.format.alignment).to_owned());
        }
        found
    }

    /// What it asks, in words.
    pub(super) fn words(&self) -> String {
        let (smallest, largest) = self.sizes;
        let size = if smallest == largest {
            format!("cỡ chữ {}", points(smallest))
        } else {
            format!("cỡ chữ {} đến {}", points(smallest), points(largest))
        };
        let slant = self.italic.map(|italic| if italic { "nghiêng" } else { "đứng" });
        let weight = self.bold.map(|bold| if bold { "đậm" } else { "không đậm" });
        let side = self.alignment.map(alignment_word);
        let words = [Some(size.as_str()), slant, weight, side];
        words.into_iter().flatten().collect::<Vec<_>>().join(", ")
    }

    /// Without an alignment that a line of a part shows, however it came to: blanks put it in the middle, or it is too short
    /// to be stretched, as are all of `lines` that were not.
    fn as_seen(self, line: &Line<'_>, lines: &[&Line<'_>]) -> Self {
        let short =
            |line: &&Line<'_>| line.paragraph.format.alignment != Alignment::Left || line.printed().len() < 2;
        let free = match self.alignment {
            Some(Alignment::Center) => line.shows_centred(),
            Some(Alignment::Both) => {
                line.paragraph.format.alignment == Alignment::Left && lines.iter().all(short)
            }
            _ => false,
        };
        if free { self.aligned(None) } else { self }
    }

    /// A fault for a line called `name`, when it looks different.
    pub(super) fn check_line(&self, name: &str, line: &Line<'_>) -> Option<Fault> {
        let look = self.as_seen(line, &[line]);
        look.fault(name, line.paragraph, &self.words())
    }

    /// A fault for each way in which lines of a part look different: one cause, one finding.
    pub(super) fn check_lines(&self, name: &str, lines: &[&Line<'_>]) -> Vec<Fault> {
        let mut found: Vec<(String, Fault, usize)> = Vec::new();
        for line in lines {
            let look = self.as_seen(line, lines);
            let differences = look.differences(line.paragraph).join(", ");
            match found.iter_mut().find(|(known, ..)| *known == differences) {
                Some((_, _, count)) => *count += 1,
                None => {
                    let fault = look.fault(name, line.paragraph, &self.words());
                    found.extend(fault.map(|fault| (differences, fault, 1)));
                }
            }
        }
        let told = |(_, mut fault, count): (String, Fault, usize)| {
            if count > 1 {
                fault.message =
                    fault.message.replacen("): đang", &format!(") và {} đoạn khác: đang", count - 1), 1);
            }
            fault
        };
        found.into_iter().map(told).collect()
    }

    /// A fault for a paragraph called `name`, when it differs.
    pub(super) fn check(&self, name: &str, paragraph: &Paragraph) -> Option<Fault> {
        self.fault(name, paragraph, &self.words())
    }

    fn fault(&self, name: &str, paragraph: &Paragraph, asked: &str) -> Option<Fault> {
        let differences = self.differences(paragraph);
        if differences.is_empty() {
            return None;
        }
        let found = differences.join(", ");
        Some(
            Fault::new(format!("{name}, {}: đang {found}; phải {}", place(paragraph), asked))
                .hint("bôi đen dòng đó, sửa ở thẻ Home, nhóm Font và Paragraph"),
        )
    }
}

fn alignment_word(alignment: Alignment) -> &'static str {
    match alignment {
        Alignment::Left => "căn trái",
        Alignment::Center => "căn giữa",
        Alignment::Right => "căn phải",
        Alignment::Both => "căn đều hai bên",
        Alignment::Other => "căn kiểu khác",
    }
}

/// Where a paragraph is, for a person: its number and how it begins.
pub(super) fn place(paragraph: &Paragraph) -> String {
    const SHOWN: usize = 40;
    let text = crate::parts::shape::squeezed(&paragraph.text());
    if text.is_empty() {
        return format!("đoạn {} (trống)", paragraph.number);
    }
    let shown: String = text.chars().take(SHOWN).collect();
    let rest = if text.chars().count() > SHOWN { "…" } else { "" };
    format!("đoạn {} («{}{rest}»)", paragraph.number, shown.trim_end())
}

/// Half-points as points: `13`, `13,5`.
pub(super) fn points(half_points: u32) -> String {
    let half = if half_points % 2 == 1 { ",5" } else { "" };
    format!("{}{half}", half_points / 2)
}

/// Twips as millimetres with one decimal: `20,0 mm`.
pub(super) fn mm(twips: i32) -> String {
    let tenths = (i64::from(twips) * 254 + 720 * i64::from(twips.signum())) / 1440;
    let sign = if tenths < 0 { "-" } else { "" };
    format!("{sign}{},{} mm", tenths.abs() / 10, tenths.abs() % 10)
}

/// Counts the paragraphs with the same fault, so that one cause gives one finding.
#[derive(Debug, Default)]
pub(super) struct Tally<'p> {
    found: BTreeMap<String, Count<'p>>,
}

/// The first paragraph with a fault, the last one, and how many there are.
#[derive(Debug)]
struct Count<'p> {
    first: &'p Paragraph,
    last: usize,
    paragraphs: usize,
}

impl<'p> Tally<'p> {
    /// Notes a paragraph at fault; once, however many of its letters are.
    pub(super) fn add(&mut self, what: impl Into<String>, paragraph: &'p Paragraph) {
        let new = || Count { first: paragraph, last: 0, paragraphs: 0 };
        let count = self.found.entry(what.into()).or_insert_with(new);
        if count.last != paragraph.number {
            count.last = paragraph.number;
            count.paragraphs += 1;
        }
    }

    /// A fault for each cause, in the order of the first paragraphs.
    pub(super) fn faults(self, hint: &str) -> Vec<Fault> {
        let mut found: Vec<(String, Count<'_>)> = self.found.into_iter().collect();
        found.sort_by_key(|(_, count)| count.first.number);
        let word = |(what, Count { first, paragraphs, .. }): (String, Count<'_>)| {
            let more =
                if paragraphs > 1 { format!(" và {} đoạn khác", paragraphs - 1) } else { String::new() };
            let fault = Fault::new(format!("{}{more}: {what}", place(first))).hint(hint);
            Fault { about: Some(first.text()), ..fault }
        };
        found.into_iter().map(word).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::{mm, points};

    #[test]
    fn measures_are_written_the_vietnamese_way() {
        assert_eq!([26, 27].map(points), ["13", "13,5"]);
        assert_eq!([1134, 851, 0, -57].map(mm), ["20,0 mm", "15,0 mm", "0,0 mm", "-1,0 mm"]);
    }
}
