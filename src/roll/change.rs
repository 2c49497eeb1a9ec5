//! What a step of a roll-over gives: edits of the plan, and what a person must look at because of them.

use super::{Muc, Nhom};
use crate::diagnostic::Route;
use crate::yaml::edit::Edit;

/// One change of the plan.
#[derive(Debug, Default)]
pub(super) struct Change {
    pub(super) edits: Vec<Edit>,
    pub(super) asks: Vec<Draft>,
}

impl Change {
    /// With an edit more.
    pub(super) fn edit(mut self, edit: Edit) -> Self {
        self.edits.push(edit);
        self
    }

    /// With something more to look at.
    pub(super) fn ask(mut self, draft: Draft) -> Self {
        self.asks.push(draft);
        self
    }
}

impl From<Edit> for Change {
    fn from(edit: Edit) -> Self {
        Self::default().edit(edit)
    }
}

impl From<Draft> for Change {
    fn from(draft: Draft) -> Self {
        Self::default().ask(draft)
    }
}

/// A confirmation whose lines are not known yet.
#[derive(Debug)]
pub(super) struct Draft {
    pub(super) nhom: Nhom,
    pub(super) muc: Muc,
    pub(super) cho: String,
    /// Routes in the file, each with the words to find there (and how many times they stand before), if it is long.
    pub(super) noi: Vec<(Route, Option<(String, usize)>)>,
    pub(super) cu: String,
    pub(super) moi: String,
    pub(super) ly_do: String,
}

impl Draft {
    /// Something that keeps the paper a draft until it is done.
    pub(super) fn required(nhom: Nhom, cho: impl Into<String>) -> Self {
        let (cu, moi, ly_do) = Default::default();
        Self { nhom, muc: Muc::BatBuoc, cho: cho.into(), noi: Vec::new(), cu, moi, ly_do }
    }

    /// What there is to do, as the plan's own list says it: about what ends the checklist says more.
    pub(super) fn work(&self) -> &str {
        match self.nhom {
            Nhom::HetGiaiDoan => "giai đoạn, chương trình, mốc hết hạn; bỏ, thay, hoặc xác nhận vẫn đúng",
            _ => &self.ly_do,
        }
    }

    /// Something that is worth a look.
    pub(super) fn look(nhom: Nhom, cho: impl Into<String>) -> Self {
        Self { muc: Muc::NenXem, ..Self::required(nhom, cho) }
    }

    /// At a value of the file.
    pub(super) fn at(mut self, route: &Route) -> Self {
        self.noi.push((route.clone(), None));
        self
    }

    /// At words in a text of the file: those behind `nth` of the same.
    pub(super) fn at_words(mut self, route: &Route, words: impl Into<String>, nth: usize) -> Self {
        self.noi.push((route.clone(), Some((words.into(), nth))));
        self
    }

    /// What stood in the old plan.
    pub(super) fn was(mut self, cu: impl Into<String>) -> Self {
        self.cu = cu.into();
        self
    }

    /// What stands in the new one.
    pub(super) fn now(mut self, moi: impl Into<String>) -> Self {
        self.moi = moi.into();
        self
    }

    /// Why a person must look, and what there is to do.
    pub(super) fn why(mut self, ly_do: impl Into<String>) -> Self {
        self.ly_do = ly_do.into();
        self
    }
}
