//! What a rule found, before it is given its id and severity.

use super::Basis;

/// One finding of a rule.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Fault {
    pub(super) message: String,
    pub(super) hints: Vec<String>,
    /// Weight, where it differs from the rule's.
    pub(super) level: Option<Basis>,
    /// The paragraph that it is about, where a rule looks at all of them.
    pub(super) about: Option<String>,
}

impl Fault {
    pub(super) fn new(message: impl Into<String>) -> Self {
        Self { message: message.into(), hints: Vec::new(), level: None, about: None }
    }

    /// The same with the name of the part in front.
    pub(super) fn named(mut self, part: &str) -> Self {
        self.message = format!("{part}, {}", self.message);
        self
    }

    /// The same with a way out.
    pub(super) fn hint(mut self, hint: impl Into<String>) -> Self {
        self.hints.push(hint.into());
        self
    }

    /// The same about a paragraph.
    pub(super) fn about(mut self, text: &str) -> Self {
        self.about = Some(text.to_owned());
        self
    }

    /// The same with a weight of its own.
    pub(super) fn level(mut self, level: Basis) -> Self {
        self.level = Some(level);
        self
    }
}
