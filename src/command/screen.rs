//! What goes to the terminal: results to stdout, diagnostics and progress to stderr.

use std::collections::BTreeMap;
use std::io::{self, IsTerminal, Write};

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

use super::papers::Word;
use super::{Outcome, files};
use crate::cli::{Color, Global};
use crate::diagnostic::visible::{visible, visible_lines};
use crate::diagnostic::{Code, Diagnostic, Route, Severity};

/// Fewer steps than this are done before a bar is read.
const STEPS_WORTH_A_BAR: usize = 20;

/// The two streams, and the one door to both: what names, data and edited files hold that would steer a terminal is
/// named instead. A pipe that was closed is no error.
#[derive(Debug)]
pub struct Screen {
    quiet: bool,
    colored_results: bool,
    colored_notes: bool,
    progress: Option<ProgressBar>,
    /// How often each word was said of a file since the last summary.
    words: BTreeMap<Word, usize>,
    /// Why lines of the result did not reach where they were sent.
    lost: Option<io::Error>,
}

impl Screen {
    /// The terminal without colours.
    pub(super) fn plain() -> Self {
        Self {
            quiet: false,
            colored_results: false,
            colored_notes: false,
            progress: None,
            words: BTreeMap::new(),
            lost: None,
        }
    }

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
            ..Self::plain()
        }
    }

    /// Tells that lines of the result did not reach where they were sent, if so.
    pub(super) fn end(&mut self) -> Outcome {
        let Some(error) = self.lost.take() else { return Outcome::Fine };
        let finding =
            Diagnostic::error(Code::KhongGhiDuoc, "(kết quả)", &Route::root(), files::reason(&error));
        self.findings([&finding.hint("các dòng kết quả không tới được nơi nhận; chạy lại khi đã có chỗ")]);
        Outcome::Io
    }

    /// Lines of the result.
    pub fn result(&mut self, lines: &str) {
        if !self.quiet {
            self.out(&visible_lines(lines));
        }
    }

    /// The line of a paper's file. Where only errors are wanted, the line of one that calls for a person and has no
    /// finding of its own goes with them.
    pub(super) fn paper(&mut self, word: Word, path: &str, note: Option<&str>) {
        *self.words.entry(word).or_default() += 1;
        let padded = format!("{:<10}", word.text());
        let colored = if self.quiet { self.colored_notes } else { self.colored_results };
        let painted = if colored { paint(&padded, color(word)) } else { padded };
        let note = note.map(|note| format!(" ({})", visible(note))).unwrap_or_default();
        let line = format!("{painted} {}{note}", visible(path));
        match word {
            _ if !self.quiet => self.out(&line),
            Word::Kept | Word::Issued | Word::Missing | Word::Stale => self.err(&line),
            Word::New | Word::Changed | Word::Unchanged | Word::Failed | Word::Orphan => {}
        }
    }

    /// How the files of a run over many units fared: the line under all others.
    pub(super) fn summary(&mut self, units: usize) {
        let words = std::mem::take(&mut self.words);
        if units > 1 {
            let files: usize = words.values().sum();
            let counts = words.iter().map(|(word, count)| format!("{count} {}", word.text()));
            let counts = counts.collect::<Vec<_>>().join(", ");
            let counts = if counts.is_empty() { "không có gì để làm".to_owned() } else { counts };
            self.result(&format!("{units} đơn vị, {files} tệp: {counts}"));
        }
    }

    /// Findings, in the order given; where only errors are wanted, those.
    pub fn findings<'a>(&mut self, findings: impl IntoIterator<Item = &'a Diagnostic>) {
        for finding in findings {
            if self.quiet && !finding.is_error() {
                continue;
            }
            let text = finding.to_string();
            let text = if self.colored_notes { painted(finding, &text) } else { text };
            self.err(&text);
        }
    }

    /// A line about the run itself.
    pub fn note(&mut self, line: &str) {
        self.err(&visible_lines(line));
    }

    /// A line that goes with a finding or a paper's line.
    pub(super) fn aside(&mut self, line: &str) {
        if !self.quiet {
            self.note(line);
        }
    }

    fn out(&mut self, text: &str) {
        let mut written = Ok(());
        self.around_progress(|| written = writeln!(io::stdout(), "{text}"));
        if let Err(error) = written
            && error.kind() != io::ErrorKind::BrokenPipe
        {
            self.lost.get_or_insert(error);
        }
    }

    fn err(&self, text: &str) {
        self.around_progress(|| drop(writeln!(io::stderr(), "{text}")));
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

/// A text of several lines.
pub(super) fn say(mut stream: impl Write, text: &str) {
    drop(writeln!(stream, "{}", visible_lines(text)));
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
        Word::Kept | Word::Issued | Word::Missing | Word::Stale | Word::Orphan => YELLOW,
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
