//! How a file differs from the new version, as it is said.

use crate::seal::moved::{self, Difference};

/// How a file that was edited by hand differs from the new version.
pub(super) struct Edits {
    pub(super) differences: Vec<Difference>,
    /// What differs beside the text.
    form: Vec<String>,
    /// The data has changed as well since the file was generated: not every difference is an edit.
    pub(super) data_too: bool,
    /// Nothing in the file shows that it was generated: it is known by its text.
    unmarked: bool,
    /// It is issued: to replace it both options are needed.
    pub(super) issued: bool,
    /// It bears a digital signature.
    pub(super) signed: bool,
    /// What was changed cannot be read back; the differences are those of the data since.
    is_pdf: bool,
}

impl Edits {
    pub(super) fn new(differences: Vec<Difference>, form: Vec<String>, data_too: bool) -> Self {
        Self { differences, form, data_too, unmarked: false, issued: false, signed: false, is_pdf: false }
    }

    /// Of a PDF, whose bytes alone show that it was changed.
    pub(super) fn of_pdf(differences: Vec<Difference>, signed: bool, data_too: bool) -> Self {
        Self { signed, is_pdf: true, ..Self::new(differences, Vec::new(), data_too) }
    }

    /// How it was edited.
    pub(super) fn how(&self) -> &'static str {
        match (self.signed, self.is_pdf) {
            (true, _) => "đã ký số",
            (false, true) => "đã sửa sau khi tạo",
            (false, false) => "đã sửa tay",
        }
    }

    /// Of a file whose fingerprint another program has dropped.
    pub(super) fn unmarked(differences: Vec<Difference>) -> Self {
        Self { unmarked: true, ..Self::new(differences, Vec::new(), false) }
    }
}

/// Most places named behind a changed paper.
const PLACES_NAMED: usize = 5;

/// `III.2, nơi nhận`; form alone when no line differs.
pub(super) fn moved_note(differences: &[Difference]) -> String {
    let places = moved::moved(differences);
    if places.is_empty() {
        return "chỉ hình thức hoặc phiên bản chương trình".to_owned();
    }
    let mut note = places.iter().take(PLACES_NAMED).copied().collect::<Vec<_>>().join(", ");
    if let Some(more) = places.len().checked_sub(PLACES_NAMED + 1) {
        note.push_str(&format!(" và {} chỗ nữa", more + 1));
    }
    note
}

/// Whole screens of differences help nobody: the rest is in the two files.
const SHOWN_LINES: usize = 200;
/// Letters of a paragraph that are shown.
const SHOWN_LETTERS: usize = 2_000;

/// Paragraph by paragraph: what the file says (`-`), what the data says (`+`); then what else differs.
pub(super) fn side_by_side(edits: &Edits) -> Vec<String> {
    let Edits { differences, form, data_too, unmarked, is_pdf, .. } = edits;
    let mut lines = Vec::new();
    if *is_pdf {
        return since(differences);
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
        lines.push(format!("  … và {more} chỗ khác nữa về hình thức"));
    }
    lines
}

/// What a PDF that was changed says: where its text, as it was made, differs from what the data says now.
fn since(differences: &[Difference]) -> Vec<String> {
    let mut lines = vec![
        "  tệp PDF không còn như khi tạo (ký số, đóng dấu, ghi chú hoặc lưu lại bằng chương trình khác)"
            .to_owned(),
    ];
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
