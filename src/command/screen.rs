//! What goes to the terminal: results to stdout, diagnostics to stderr.

use std::io::Write;

use crate::diagnostic::Diagnostic;

/// The two streams. A pipe that was closed is no error.
#[derive(Debug)]
pub struct Screen {
    quiet: bool,
}

impl Screen {
    /// The terminal; `quiet` leaves out results.
    pub fn new(quiet: bool) -> Self {
        Self { quiet }
    }

    /// A line of the result.
    pub fn result(&mut self, line: &str) {
        if !self.quiet {
            drop(writeln!(std::io::stdout(), "{line}"));
        }
    }

    /// Findings, in the order given.
    pub fn findings<'a>(&mut self, findings: impl IntoIterator<Item = &'a Diagnostic>) {
        let mut stderr = std::io::stderr().lock();
        for finding in findings {
            drop(writeln!(stderr, "{finding}"));
        }
    }

    /// A line about the run itself.
    pub fn note(&mut self, line: &str) {
        drop(writeln!(std::io::stderr(), "{line}"));
    }
}
