//! What a row of a table calls itself: the total of all rows, or of a part of them.

use super::roman::roman;

/// How a row of totals begins.
const TOTALS: [&str; 4] = ["tổng cộng", "tổng số", "tổng", "cộng"];
/// Of what a row sums that is not the total of all, by whatever name; and by its number alone.
const GROUP: &str = "nhóm";
const PARTS: [&str; 3] = ["mục", "phần", "khoản"];
/// What tables of money sum.
const MONEY: [&str; 3] = ["kinh phí", "số tiền", "dự toán"];
/// What may stand behind the word for a total.
const SIGNS: [char; 3] = [' ', ':', '.'];

/// What a row that begins with a text sums: nothing behind the word for a total is all of the rows; `None` where it sums
/// none. Marks count: «Cống», «Công» are rows as any.
fn summed(first: &str) -> Option<String> {
    let first = first.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase();
    let rest = TOTALS.iter().find_map(|word| first.strip_prefix(word))?;
    let is_word = rest.is_empty() || rest.starts_with(SIGNS);
    is_word.then(|| rest.trim_matches(SIGNS).to_owned())
}

/// Whether a row that begins with a text, above the last one, is the total of the rows before it: `Cộng`, `Cộng nhóm
/// Tuyên truyền`, `Tổng mục II`, but not `Tổng phần mềm`.
pub(crate) fn is_part_total(first: &str) -> bool {
    summed(first).is_some_and(|of| {
        let (part, which) = of.split_once(' ').unwrap_or((&of, ""));
        let is_number =
            || which.len() < 2 || roman(&which.to_uppercase()).is_some() || which.parse::<u16>().is_ok();
        part.is_empty() || part == GROUP || (PARTS.contains(&part) && is_number())
    })
}

/// Whether a row that begins with a text calls itself the total of all.
pub(crate) fn is_whole_total(first: &str) -> bool {
    summed(first).is_some_and(|of| of.is_empty())
}

/// Whether a row that begins with a text is the total of a table: of all of it, or of its money, whatever stands in
/// brackets. `Tổng kết công tác`, `Tổng số người` are rows as any.
pub(crate) fn is_table_total(first: &str) -> bool {
    let bare = first.split('(').next().unwrap_or(first);
    summed(bare).is_some_and(|of| of.is_empty() || MONEY.contains(&of.as_str()))
}

/// A title as it is compared: in small letters without diacritics, one blank between words.
pub(crate) fn folded(text: &str) -> String {
    let bare = super::name::khong_dau(text).to_lowercase();
    bare.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::{is_part_total, is_table_total, is_whole_total};

    #[test]
    fn a_total_of_a_part_is_told_from_a_name() {
        for of_a_part in
            ["Cộng", "Tổng:", "Cộng nhóm Tuyên truyền", "Tổng mục II", "CỘNG PHẦN A", "Cộng khoản 2"]
        {
            assert!(is_part_total(of_a_part), "{of_a_part}");
        }
        for name in ["Tổng phần mềm", "Cộng tác viên", "Tổng hợp", "Tổng mục tiêu", "Tổng số hộ", "Công an"]
        {
            assert!(!is_part_total(name), "{name}");
        }
    }

    #[test]
    fn marks_tell_a_total_from_other_words() {
        for name in ["Cống", "Công", "CỔNG", "Tông", "Cộng tác viên", "Tổng kết công tác", "Tổng số người"]
        {
            assert!(!is_part_total(name) && !is_whole_total(name) && !is_table_total(name), "{name}");
        }
        for total in ["TỔNG  CỘNG", "Cộng.", "Tổng số (đồng)", "Tổng kinh phí:"] {
            assert!(is_table_total(total), "{total}");
        }
    }
}
