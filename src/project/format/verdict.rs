//! What a file in the way of a new version is.

use crate::seal::moved::{self, Difference};

/// What a file in the way turned out to be.
#[derive(Debug)]
pub enum Verdict {
    /// Says and looks the same as the new version.
    Same,
    /// An older version as it was written; what moved.
    Old(String),
    /// An older version that was saved again. Not all that a person may have put in can be compared (comments, widths
    /// of columns), so it is put aside before it is replaced; what moved.
    Saved(String),
    /// Issued, and to be made anew; what moved.
    Again(String),
    /// Issued, and stays; what would differ.
    Issued(String),
    /// Edited by hand; where it differs.
    Edited(Edits),
    /// Generated once, unreadable now.
    Damaged {
        /// What is said of it.
        why: &'static str,
        /// It is issued: to replace it both options are needed.
        issued: bool,
    },
    /// Nothing of ours.
    Foreign,
}

impl Verdict {
    pub(super) fn damaged(why: &'static str) -> Self {
        Self::Damaged { why, issued: false }
    }
}

/// Said of a file whose hand edits say what the data now says.
pub(super) const AGREED: &str = "bản sửa tay đã khớp dữ liệu";

/// How a file that was edited by hand differs from the new version.
#[derive(Debug)]
pub struct Edits {
    /// What differs of the text.
    pub differences: Vec<Difference>,
    /// What differs beside the text.
    pub form: Vec<String>,
    /// The data has changed as well since the file was generated: not every difference is an edit.
    pub data_too: bool,
    /// Nothing in the file shows that it was generated: it is known by its text.
    pub unmarked: bool,
    /// It is issued: to replace it both options are needed.
    pub issued: bool,
    /// It bears a digital signature.
    pub signed: bool,
    /// What was changed cannot be read back, and the differences are those of the data since: what such a file is called.
    pub opaque: Option<&'static str>,
}

impl Edits {
    pub(super) fn new(differences: Vec<Difference>, form: Vec<String>, data_too: bool) -> Self {
        Self { differences, form, data_too, unmarked: false, issued: false, signed: false, opaque: None }
    }

    /// Of a file, called so, whose bytes alone show that it was changed.
    pub(super) fn of_opaque(
        called: &'static str,
        differences: Vec<Difference>,
        signed: bool,
        data_too: bool,
    ) -> Self {
        Self { signed, opaque: Some(called), ..Self::new(differences, Vec::new(), data_too) }
    }

    /// Of a file whose fingerprint another program has dropped.
    pub(super) fn unmarked(differences: Vec<Difference>) -> Self {
        Self { unmarked: true, ..Self::new(differences, Vec::new(), false) }
    }

    /// Whether its form alone differs, and the program, a template or the data is another one since.
    pub fn is_of_an_older_form(&self) -> bool {
        self.opaque.is_none() && self.data_too && self.differences.is_empty()
    }

    /// How it was edited.
    pub fn how(&self) -> &'static str {
        match (self.signed, self.opaque.is_some()) {
            (true, _) => "đã ký số",
            (false, true) => "đã sửa sau khi tạo",
            (false, false) => "đã sửa tay",
        }
    }
}

/// Most places named behind a changed paper.
const PLACES_NAMED: usize = 5;

/// `III.2, nơi nhận`; form alone when no line differs.
pub fn moved_note(differences: &[Difference]) -> String {
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
