//! How a file differs from the new version, as it is said.

use crate::project::format::Edits;
use crate::seal::form::MOST;
use crate::seal::moved::Difference;

/// Whole screens of differences help nobody: the rest is in the two files.
const SHOWN_LINES: usize = 200;
/// Letters of a paragraph that are shown.
const SHOWN_LETTERS: usize = 2_000;

/// Paragraph by paragraph: what the file says (`-`), what the data says (`+`); then what else differs.
pub(super) fn side_by_side(edits: &Edits) -> Vec<String> {
    let Edits { differences, form, data_too, unmarked, opaque, .. } = edits;
    let mut lines = Vec::new();
    if let Some(called) = opaque {
        return since(called, differences);
    }
    if *unmarked {
        lines.push(
            "  tệp không còn dấu của vanthu (chương trình khác đã lưu lại); nhận ra nhờ chữ".to_owned(),
        );
    }
    if differences.is_empty() {
        let whose = if *unmarked { " do chương trình ấy ghi lại" } else { "" };
        lines.push(format!("  chữ không khác; chỉ khác hình thức{whose}"));
    } else {
        lines.push("  - trong tệp đã sửa, + theo dữ liệu".to_owned());
    }
    if *data_too {
        lines.push(
            "  dữ liệu, mẫu hoặc chương trình đã đổi từ khi tạo tệp: chỗ khác nào không phải bạn sửa thì để theo dữ liệu"
                .to_owned(),
        );
    }
    let total = lines.len() + differences.iter().map(line_count).sum::<usize>();
    lines.extend(differences.iter().flat_map(lines_of).take(SHOWN_LINES - lines.len()));
    if total > SHOWN_LINES {
        lines.push(format!("  … và {} dòng khác nữa", total - SHOWN_LINES));
    }
    lines.extend(form.iter().take(SHOWN_LINES).map(|line| format!("  {}", shortened(line))));
    if let Some(more) = form.len().checked_sub(SHOWN_LINES).filter(|more| *more > 0) {
        let counted = if form.len() < MOST { more.to_string() } else { "nhiều".to_owned() };
        lines.push(format!("  … và {counted} chỗ khác nữa về hình thức"));
    }
    lines
}

/// What a file whose changes cannot be read back says: where its text, as it was made, differs from what the data says now.
fn since(called: &str, differences: &[Difference]) -> Vec<String> {
    let mut lines = vec![format!(
        "  tệp {called} không còn như khi tạo (ký số, đóng dấu, ghi chú hoặc lưu lại bằng chương trình khác)"
    )];
    if !differences.is_empty() {
        lines.push("  - trong tệp khi tạo, + theo dữ liệu bây giờ".to_owned());
    }
    lines.extend(differences.iter().flat_map(lines_of).take(SHOWN_LINES));
    lines
}

fn line_count(Difference { old, new, looks, .. }: &Difference) -> usize {
    1 + if old == new { looks.len() } else { old.len() + new.len() }
}

fn lines_of(Difference { place, old, new, looks }: &Difference) -> Box<dyn Iterator<Item = String> + '_> {
    let place = std::iter::once(format!("  {place}:"));
    if old == new {
        return Box::new(place.chain(looks.iter().map(|look| format!("    {}", shortened(look)))));
    }
    let side = |sign: char| move |text: &String| format!("  {sign} {}", shortened(text));
    Box::new(place.chain(old.iter().map(side('-'))).chain(new.iter().map(side('+'))))
}

fn shortened(text: &str) -> String {
    let end = text.char_indices().nth(SHOWN_LETTERS).map(|(end, _)| end);
    let shown = text[..end.unwrap_or(text.len())].replace('\n', " / ");
    if end.is_some() { shown + "…" } else { shown }
}
