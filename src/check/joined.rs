//! Lines that YAML joins to the sentence above them, where a new item was probably meant: the `-` before it is gone,
//! and nothing is wrong that a reader of YAML could see.

use crate::data::tree::{self, Kind, Node, Style};
use crate::diagnostic::{Diagnostic, Route};

/// Code of the finding.
const ID: &str = "noi-dong";

/// A warning for each line that begins like a sentence and is read as the rest of the one above it.
pub fn check(file: &str, source: &str) -> Vec<Diagnostic> {
    // Keys and ids are small letters: without such a line there is nothing to look for.
    if !source.lines().any(begins_like_a_sentence) {
        return Vec::new();
    }
    let Ok(tree) = tree::parse(source) else { return Vec::new() };
    let lines: Vec<&str> = source.lines().collect();
    let mut findings = Vec::new();
    visit(&tree, &mut |node| {
        let below = lines.get(node.at.line..node.end.line).unwrap_or_default();
        for (line, text) in (node.at.line + 1..).zip(below).filter(|(_, text)| begins_like_a_sentence(text)) {
            let column = text.chars().take_while(|c| *c == ' ').count() + 1;
            let message = format!("dòng này được nối vào câu mở ở dòng {}", node.at.line);
            findings.push(
                Diagnostic::warning(ID, file, &Route::root(), message)
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

/// Every unquoted text of several lines.
fn visit(node: &Node, found: &mut impl FnMut(&Node)) {
    match &node.kind {
        Kind::Scalar { style: Style::Plain, .. } if node.end.line > node.at.line => found(node),
        Kind::Scalar { .. } => {}
        Kind::Sequence(items) => items.iter().for_each(|item| visit(item, found)),
        Kind::Mapping(pairs) => pairs.iter().for_each(|(_, value)| visit(value, found)),
    }
}

#[cfg(test)]
mod tests {
    use super::check;

    #[test]
    fn a_line_that_lost_its_dash_is_told() {
        let told = check(
            "a.yaml",
            "y:\n  - Một việc.\n    Hai việc.\n  - ba\n    bốn\nket: \"A\n  B\"\nx: |\n  C\n  D\n",
        );
        let told: Vec<String> = told.iter().map(ToString::to_string).collect();
        assert_eq!(
            told,
            ["a.yaml:3:5: cảnh báo[noi-dong]: dòng này được nối vào câu mở ở dòng 2\n  \
              gợi ý: nếu là mục mới thì thêm “- ” ở đầu dòng, thẳng với các mục khác\n  \
              gợi ý: nếu là đoạn tiếp của câu trên thì ghép vào cùng một dòng với câu trên"]
        );
    }
}
