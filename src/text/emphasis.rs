//! Words in italics or bold. In data they stand between quotation marks in an expression, `{{ nghieng("…") }}`, so that
//! no sign of the text itself is markup; between data and page they stand between characters that no text can hold.

use std::ops::Range;

/// The functions of expressions that give them, each with the characters round its words.
pub(crate) const FUNCTIONS: [(&str, char, char); 2] =
    [("nghieng", '\u{2}', '\u{3}'), ("dam", '\u{5}', '\u{6}')];

/// The tags of Markdown that the characters stand for.
pub(crate) fn tag(c: char) -> Option<&'static str> {
    match c {
        '\u{2}' => Some("<i>"),
        '\u{3}' => Some("</i>"),
        '\u{5}' => Some("<b>"),
        '\u{6}' => Some("</b>"),
        _ => None,
    }
}

/// Whether a character opens or closes such words.
pub(crate) fn is_mark(c: char) -> bool {
    tag(c).is_some()
}

/// Where the words stand in an expression that gives some: between its quotation marks. `expression` begins with `{{`.
pub(crate) fn words(expression: &str) -> Vec<Range<usize>> {
    let call = expression.trim_start_matches("{{").trim_start();
    let is_call = |(name, ..): &(&str, char, char)| {
        call.strip_prefix(name).is_some_and(|rest| rest.trim_start().starts_with('('))
    };
    if !FUNCTIONS.iter().any(is_call) {
        return Vec::new();
    }
    let mut found = Vec::new();
    let mut from = 0;
    while let Some(open) = expression[from..].find(['"', '\'']).map(|at| from + at) {
        let quote = if expression[open..].starts_with('"') { '"' } else { '\'' };
        let Some(length) = expression[open + 1..].find(quote) else { break };
        found.push(open + 1..open + 1 + length);
        from = open + length + 2;
    }
    found
}

#[cfg(test)]
mod tests {
    use super::words;

    #[test]
    fn words_stand_between_quotation_marks_of_a_call() {
        let found =
            |text: &str| words(text).into_iter().map(|range| text[range].to_owned()).collect::<Vec<_>>();
        assert_eq!(found("{{ nghieng(\"giai đoạn \" ~ nam ~ '-2030') }}"), ["giai đoạn ", "-2030"]);
        assert_eq!(found("{{dam( 'a' )}}"), ["a"]);
        assert!(found("{{ nam ~ \"a\" }}").is_empty() && found("{{ nghieng_x(\"a\") }}").is_empty());
        assert!(found("{{ dam(\"a }}").is_empty());
    }
}
