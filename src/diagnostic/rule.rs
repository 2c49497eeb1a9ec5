//! A row of the list of rules: what its findings are called, and who finds them.

use super::{Code, Diagnostic};

/// A rule. `F` is the function that judges: its type says what the rule looks at.
#[derive(Debug, Clone, Copy)]
pub struct Rule<F> {
    /// Every code that its findings may carry.
    pub codes: &'static [Code],
    judge: F,
}

impl<F> Rule<F> {
    /// A row of the list.
    pub const fn new(codes: &'static [Code], judge: F) -> Self {
        Self { codes, judge }
    }

    /// What its function finds; `subject` gives that what it looks at.
    pub fn ask<T: Coded>(&self, subject: impl FnOnce(&F) -> Vec<T>) -> Vec<T> {
        let found = subject(&self.judge);
        debug_assert!(
            found.iter().all(|one| self.codes.contains(&one.code())),
            "a rule of {:?} tells {:?}",
            self.codes,
            found.iter().map(Coded::code).collect::<Vec<_>>()
        );
        found
    }
}

/// What has a code.
pub trait Coded {
    /// Its code.
    fn code(&self) -> Code;
}

impl Coded for Diagnostic {
    fn code(&self) -> Code {
        self.code
    }
}
