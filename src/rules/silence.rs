//! Findings that an officer has looked at and passed over: `# bỏ qua [lap-tu]: tên riêng`, on the line or above it.

use std::collections::BTreeSet;
use std::sync::Arc;

use crate::diagnostic::{Code, Diagnostic, Position, Route};
use crate::yaml::Read;
use crate::yaml::tree::{Node, SILENCE};

/// A comment that passes over findings.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Silence {
    file: Arc<str>,
    /// Where the comment begins.
    at: Position,
    /// Codes that it names.
    codes: Vec<String>,
    has_reason: bool,
    /// The first and the last line that it is about.
    lines: (usize, usize),
}

/// The silences of a data file.
pub fn read<T>(read: &Read<T>) -> Vec<Silence> {
    let (file, source) = (read.file.as_str(), read.text.as_str());
    if !source.contains(SILENCE) {
        return Vec::new();
    }
    let tree = read.tree();
    let lines: Vec<&str> = source.lines().collect();
    let mut found = Vec::new();
    for (index, line) in lines.iter().enumerate() {
        let Some((byte, rest)) = comment(line) else { continue };
        let at =
            Position { line: index + 1, column: line.get(..byte).unwrap_or_default().chars().count() + 1 };
        let scalars = |inside: &mut dyn FnMut(&Node)| tree.iter().for_each(|tree| tree.each_scalar(inside));
        let mut in_text = false;
        scalars(&mut |node| in_text |= node.at <= at && at < node.end);
        if in_text {
            continue;
        }
        let (codes, reason) = rest.split_once(']').unwrap_or((rest, ""));
        let own_line = line.trim_start().starts_with('#');
        let is_blank = |line: &&str| line.trim_start().is_empty() || line.trim_start().starts_with('#');
        let first = if own_line {
            index + 2 + lines.iter().skip(index + 1).take_while(|line| is_blank(line)).count()
        } else {
            index + 1
        };
        // A text of several lines is one place.
        let mut last = first;
        scalars(&mut |node| {
            if node.at.line == first {
                last = last.max(node.end.line);
            }
        });
        found.push(Silence {
            file: file.into(),
            at,
            codes: codes.split(',').map(|code| code.trim().to_owned()).collect(),
            has_reason: reason.trim_start().strip_prefix(':').is_some_and(|reason| !reason.trim().is_empty()),
            lines: (first, last),
        });
    }
    found
}

/// Where a silence begins in a line, and what stands behind its mark.
fn comment(line: &str) -> Option<(usize, &str)> {
    line.match_indices('#').find_map(|(at, _)| {
        let starts = line.get(..at)?.chars().next_back().is_none_or(char::is_whitespace);
        let rest = line.get(at + 1..)?.trim_start().strip_prefix(SILENCE)?;
        starts.then_some((at, rest))
    })
}

impl Silence {
    /// Whether a finding is passed over. Errors never are.
    fn covers(&self, finding: &Diagnostic) -> bool {
        let line = finding.place.at.map(|at| at.line);
        self.has_reason
            && !finding.is_error()
            && *finding.place.file == *self.file
            && line.is_some_and(|line| (self.lines.0..=self.lines.1).contains(&line))
            && self.codes.iter().any(|code| code == finding.code.as_str())
    }
}

/// Whether a finding is passed over; which silences do so is added to `used`.
pub fn is_silenced(finding: &Diagnostic, silences: &BTreeSet<Silence>, used: &mut BTreeSet<Silence>) -> bool {
    let covering: Vec<&Silence> = silences.iter().filter(|silence| silence.covers(finding)).collect();
    used.extend(covering.iter().copied().cloned());
    !covering.is_empty()
}

/// What is to be said about silences: those without a reason, and those that pass over nothing.
pub fn findings(silences: &BTreeSet<Silence>, used: &BTreeSet<Silence>) -> Vec<Diagnostic> {
    let tell = |silence: &Silence| {
        let codes = silence.codes.join(", ");
        let (root, file) = (Route::root(), &*silence.file);
        let finding = if !silence.has_reason {
            Diagnostic::warning(
                Code::BoQuaThieuLyDo,
                file,
                &root,
                format!("bỏ qua [{codes}] mà không ghi lý do"),
            )
            .hint(format!("viết # bỏ qua [{codes}]: lý do"))
        } else if used.contains(silence) {
            return None;
        } else {
            Diagnostic::note(Code::BoQuaThua, file, &root, format!("không còn gì để bỏ qua ở đây: [{codes}]"))
                .hint("xóa dòng này; lỗi thì không bỏ qua được, phải sửa")
        };
        Some(finding.at(silence.at.line, silence.at.column))
    };
    silences.iter().filter_map(tell).collect()
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::{Silence, findings, is_silenced};
    use crate::diagnostic::{Code, Diagnostic, Route};
    use crate::yaml::Read;

    fn read() -> Vec<Silence> {
        super::read(&Read::new("a.yaml".into(), TEXT.to_owned(), (), Vec::new()))
    }

    const TEXT: &str = "# bỏ qua [lap-tu]: tên riêng\n\nket: của của\n  dòng hai\na: b # bỏ qua [lap-tu, viet-hoa] : đúng\nc: |\n  # bỏ qua [lap-tu]: chữ\n# bỏ qua [lap-tu]\nd: e\n";

    #[test]
    fn a_silence_is_about_the_value_on_its_line_or_the_next() {
        let silences = read();
        let lines: Vec<_> = silences.iter().map(|one| (one.at.line, one.at.column, one.lines)).collect();
        assert_eq!(lines, [(1, 1, (3, 4)), (5, 6, (5, 5)), (8, 1, (9, 9))]);
    }

    #[test]
    fn only_what_is_named_with_a_reason_is_passed_over() {
        let silences: BTreeSet<_> = read().into_iter().collect();
        let told = |code, line| Diagnostic::warning(code, "a.yaml", &Route::root(), "x").at(line, 1);
        let mut used = BTreeSet::new();
        let mut passed = |finding: &Diagnostic| is_silenced(finding, &silences, &mut used);
        assert!(passed(&told(Code::LapTu, 4)));
        assert!(!passed(&told(Code::VietHoa, 4)) && !passed(&told(Code::LapTu, 9)));
        assert!(!passed(&Diagnostic::error(Code::LapTu, "a.yaml", &Route::root(), "x").at(3, 1)));
        let told: Vec<String> = findings(&silences, &used).iter().map(ToString::to_string).collect();
        assert_eq!(
            told,
            [
                "a.yaml:5:6: ghi chú[bo-qua-thua]: không còn gì để bỏ qua ở đây: [lap-tu, viet-hoa]\n  gợi ý: xóa dòng này; lỗi thì không bỏ qua được, phải sửa",
                "a.yaml:8:1: cảnh báo[bo-qua-thieu-ly-do]: bỏ qua [lap-tu] mà không ghi lý do\n  gợi ý: viết # bỏ qua [lap-tu]: lý do",
            ]
        );
    }
}
