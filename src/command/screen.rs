//! What goes to the terminal: results to stdout, diagnostics and progress to stderr.

use std::io::{self, IsTerminal, Write};

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

use super::build::Word;
use crate::cli::{Color, Global};
use crate::diagnostic::{Diagnostic, Severity};

/// Fewer steps than this are done before a bar is read.
const STEPS_WORTH_A_BAR: usize = 20;

/// The two streams. A pipe that was closed is no error.
#[derive(Debug)]
pub struct Screen {
    quiet: bool,
    colored_results: bool,
    colored_notes: bool,
    progress: Option<ProgressBar>,
}

impl Screen {
    /// The terminal as the options ask for it.
    pub fn new(global: &Global) -> Self {
        let colored = |terminal: bool| match global.color {
            Color::Always => true,
            Color::Never => false,
            Color::Auto => terminal && !colors_are_unwanted(),
        };
        Self {
            quiet: global.quiet,
            colored_results: colored(io::stdout().is_terminal()),
            colored_notes: colored(io::stderr().is_terminal()),
            progress: None,
        }
    }

    /// A line of the result.
    pub fn result(&mut self, line: &str) {
        if !self.quiet {
            self.around_progress(|| drop(writeln!(io::stdout(), "{line}")));
        }
    }

    /// The line of a paper's file.
    pub(super) fn paper(&mut self, word: Word, path: &str, note: Option<&str>) {
        let padded = format!("{:<10}", word.text());
        let word = if self.colored_results { paint(&padded, color(word)) } else { padded };
        match note {
            Some(note) => self.result(&format!("{word} {path} ({note})")),
            None => self.result(&format!("{word} {path}")),
        }
    }

    /// Findings, in the order given.
    pub fn findings<'a>(&mut self, findings: impl IntoIterator<Item = &'a Diagnostic>) {
        for finding in findings {
            let text = finding.to_string();
            let text = if self.colored_notes { painted(finding, &text) } else { text };
            self.note(&text);
        }
    }

    /// A line about the run itself.
    pub fn note(&mut self, line: &str) {
        self.around_progress(|| drop(writeln!(io::stderr(), "{line}")));
    }

    /// Shows a bar for `steps` steps, where somebody sees it and it is worth it.
    pub(super) fn start_progress(&mut self, steps: usize) {
        if self.quiet || steps < STEPS_WORTH_A_BAR || !io::stderr().is_terminal() {
            return;
        }
        let bar = ProgressBar::with_draw_target(Some(steps as u64), ProgressDrawTarget::stderr());
        if let Ok(style) = ProgressStyle::with_template("{bar:40} {pos}/{len} đơn vị, còn {eta}") {
            bar.set_style(style);
        }
        self.progress = Some(bar);
    }

    /// Moves the bar on.
    pub(super) fn advance(&mut self, steps: usize) {
        if let Some(bar) = &self.progress {
            bar.inc(steps as u64);
        }
    }

    /// Takes the bar away.
    pub(super) fn end_progress(&mut self) {
        if let Some(bar) = self.progress.take() {
            bar.finish_and_clear();
        }
    }

    fn around_progress(&self, write: impl FnOnce()) {
        match &self.progress {
            Some(bar) => bar.suspend(write),
            None => write(),
        }
    }
}

/// A text as it is.
pub(super) fn say(mut stream: impl Write, text: &str) {
    drop(writeln!(stream, "{text}"));
}

/// The custom of <https://no-color.org>.
#[expect(clippy::disallowed_methods, reason = "colours are not part of what is generated")]
fn colors_are_unwanted() -> bool {
    std::env::var("NO_COLOR").is_ok_and(|value| !value.is_empty())
}

const RED: u8 = 31;
const GREEN: u8 = 32;
const YELLOW: u8 = 33;
const GREY: u8 = 90;

fn color(word: Word) -> u8 {
    match word {
        Word::New | Word::Changed => GREEN,
        Word::Unchanged => GREY,
        Word::Kept | Word::Missing | Word::Stale | Word::Orphan => YELLOW,
        Word::Failed => RED,
    }
}

/// The finding's text with its severity in colour.
fn painted(finding: &Diagnostic, text: &str) -> String {
    let color = match finding.severity {
        Severity::Error => RED,
        Severity::Warning => YELLOW,
        Severity::Note => GREY,
    };
    let mark = format!("{}[{}]", finding.severity.word(), finding.code);
    text.replacen(&mark, &paint(&mark, color), 1)
}

fn paint(text: &str, color: u8) -> String {
    format!("\u{1b}[{color}m{text}\u{1b}[0m")
}
