//! What reviewers left in a paper: tracked changes and comments.

use super::tree::Node;

/// What reviewers left in the body.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Review {
    /// Text put in, taken out or moved, and looks changed, that nobody has accepted or refused.
    pub changes: Mark,
    /// Comments.
    pub comments: Mark,
}

/// How many there are, and where the first one is.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Mark {
    /// How many.
    pub count: usize,
    /// The paragraph of the first one, counted from 1; 0: there is none.
    pub first: usize,
}

impl Mark {
    fn add(&mut self, paragraph: usize) {
        if self.count == 0 {
            self.first = paragraph;
        }
        self.count += 1;
    }
}

impl Review {
    /// Notes a tracked change that stands among the runs of a paragraph.
    pub(super) fn inline(&mut self, node: Node<'_>, paragraph: usize) {
        let changed = matches!(node.name(), "w:ins" | "w:del" | "w:moveFrom" | "w:moveTo");
        if changed && node.children().next().is_some() {
            self.changes.add(paragraph);
        }
    }

    /// Notes tracked changes of looks, and of a paragraph's mark, in a `w:pPr` or `w:rPr`.
    pub(super) fn properties(&mut self, node: Node<'_>, paragraph: usize) {
        let mark = node.child("w:rPr").into_iter().flat_map(Node::children);
        let changed = |child: &Node<'_>| {
            matches!(
                child.name(),
                "w:pPrChange" | "w:rPrChange" | "w:ins" | "w:del" | "w:moveFrom" | "w:moveTo"
            )
        };
        if node.children().chain(mark).any(|child| changed(&child)) {
            self.changes.add(paragraph);
        }
    }

    /// Notes a comment.
    pub(super) fn comment(&mut self, paragraph: usize) {
        self.comments.add(paragraph);
    }
}
