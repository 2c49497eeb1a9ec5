//! Lines that YAML joins to the sentence above them, where a new item was probably meant: the `-` before it is gone,
//! and nothing is wrong that a reader of YAML could see.

use crate::diagnostic::{Code, Diagnostic, Route};
use crate::yaml::Read;
use crate::yaml::tree::{Kind, Node, Style};

/// Code of the finding.
const ID: Code = Code::NoiDong;

/// Shorter lines are not broken because they were full.
const FULL: usize = 60;

/// A warning for each line that begins like an item and is read as the rest of the sentence above it.
pub(super) fn check<T>(read: &Read<T>) -> Vec<Diagnostic> {
    let source = read.text.as_str();
    // Keys and ids are small letters: without such a line there is nothing to look for.
    if !source.lines().any(begins_like_a_sentence) {
        return Vec::new();
    }
    let Some(tree) = read.tree() else { return Vec::new() };
    let lines: Vec<&str> = source.lines().collect();
    let mut findings = Vec::new();
    visit(tree, false, &mut |node, is_item| {
        // Lines count from 1: the line behind the one where the text begins has its number as index.
        let below = lines.get(node.at.line..node.end.line).unwrap_or_default();
        for (line, text) in (node.at.line + 1..).zip(below).filter(|(_, text)| begins_like_a_sentence(text)) {
            let column = column_of(text);
            let above = lines.get(line - 2).copied().unwrap_or_default();
            let may_be_item = is_item && column == node.at.column && !may_go_on(above);
            if !ends_like_a_sentence(above) && !may_be_item {
                continue;
            }
            let message = format!("dòng này được nối vào câu mở ở dòng {}", node.at.line);
            findings.push(
                Diagnostic::warning(ID, &read.file, &Route::root(), message)
                    .at(line, column)
                    .hint("nếu là mục mới thì thêm “- ” ở đầu dòng, thẳng với các mục khác")
                    .hint("nếu là đoạn tiếp của câu trên thì ghép vào cùng một dòng với câu trên"),
            );
        }
    });
    findings
}

fn begins_like_a_sentence(line: &str) -> bool {
    line.trim_start().starts_with(char::is_uppercase)
}

fn ends_like_a_sentence(line: &str) -> bool {
    line.trim_end().ends_with(['.', ';'])
}

/// Whether a line may have been broken by hand before a name: it is full, or ends with a comma.
fn may_go_on(line: &str) -> bool {
    line.chars().nth(FULL).is_some() || line.trim_end().ends_with(',')
}

fn column_of(line: &str) -> usize {
    line.chars().take_while(|c| *c == ' ').count() + 1
}

/// Every unquoted text of several lines, and whether it is an item of a list.
fn visit(node: &Node, is_item: bool, found: &mut impl FnMut(&Node, bool)) {
    match &node.kind {
        Kind::Scalar { style: Style::Plain, .. } if node.end.line > node.at.line => found(node, is_item),
        Kind::Scalar { .. } => {}
        Kind::Sequence(_, items) => items.iter().for_each(|item| visit(item, true, found)),
        Kind::Mapping(_, pairs) => pairs.iter().for_each(|(_, value)| visit(value, false, found)),
    }
}

#[cfg(test)]
mod tests {
    use serde_yaml::Value;

    use super::check;
    use crate::diagnostic::Diagnostic;
    use crate::yaml::Read;

    fn told(source: &str) -> Vec<Diagnostic> {
        let value = serde_yaml::from_str::<Value>(source).unwrap();
        check(&Read::new("a.yaml".into(), source.to_owned(), value, Vec::new()))
    }

    #[test]
    fn a_line_that_lost_its_dash_is_told() {
        let told =
            told("y:\n  - Một việc.\n    Hai việc.\n  - ba\n    bốn\nket: \"A.\n  B\"\nx: |\n  C.\n  D\n");
        let told: Vec<String> = told.iter().map(ToString::to_string).collect();
        assert_eq!(
            told,
            ["a.yaml:3:5: cảnh báo[noi-dong]: dòng này được nối vào câu mở ở dòng 2\n  \
              gợi ý: nếu là mục mới thì thêm “- ” ở đầu dòng, thẳng với các mục khác\n  \
              gợi ý: nếu là đoạn tiếp của câu trên thì ghép vào cùng một dòng với câu trên"]
        );
    }

    /// Lines that are told.
    fn lines(source: &str) -> Vec<usize> {
        told(source).iter().filter_map(|finding| Some(finding.place.at?.line)).collect()
    }

    #[test]
    fn an_item_need_not_end_like_a_sentence() {
        assert_eq!(lines("noi_nhan:\n  - Thường trực Đảng ủy\n    Hội Nông dân\n  - Lưu\n"), [3]);
        assert_eq!(lines("ket: Một việc;\n  Hai việc\n"), [2]);
    }

    #[test]
    fn a_sentence_broken_before_a_name_is_sound() {
        let full = "Tổ chức thực hiện các nhiệm vụ của năm 2023 theo sự chỉ đạo của";
        for source in [
            format!("ket: {full}\n  Ủy ban nhân dân huyện\n"),
            format!("y:\n  - {full}\n    Ủy ban nhân dân huyện\n    và của\n      Hội đồng nhân dân\n"),
            "ket: theo chỉ đạo của\n  Ủy ban nhân dân huyện\n".to_owned(),
            "y:\n  - van: theo chỉ đạo của\n      Ủy ban nhân dân huyện\n".to_owned(),
            "y:\n  - Phối hợp với Hội Nông dân,\n    Hội Cựu chiến binh\n".to_owned(),
        ] {
            assert_eq!(lines(&source), [] as [usize; 0], "{source}");
        }
    }
}
