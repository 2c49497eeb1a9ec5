//! The edge: the only place that touches disk, clock and terminal.

use std::process::ExitCode;

use crate::cli::{Answer, Cli, Command};
use crate::project::Failure;

mod add;
mod build;
mod check;
mod clock;
mod completions;
mod files;
mod import;
mod list;
mod new;
mod next_year;
mod papers;
mod schema;
mod screen;
mod templates;
mod watch;

pub use screen::Screen;

/// How a run ended; the numbers are a contract.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Outcome {
    /// Done and nothing wrong.
    Fine = 0,
    /// Faults in data or papers.
    Faults = 1,
    /// Wrong use of the command line.
    Usage = 2,
    /// Could not read or write.
    Io = 3,
}

impl From<&Failure> for Outcome {
    fn from(failure: &Failure) -> Self {
        match failure {
            Failure::Disk(_) => Outcome::Io,
            Failure::Content(_) => Outcome::Faults,
        }
    }
}

impl From<Outcome> for ExitCode {
    fn from(outcome: Outcome) -> Self {
        Self::from(outcome as u8)
    }
}

/// Carries out a command.
pub fn run(cli: &Cli) -> Outcome {
    let mut screen = Screen::new(&cli.global);
    let outcome = match &cli.command {
        Command::Build(args) => build::run(&cli.global, args, &mut screen),
        Command::Check(args) => check::run(&cli.global, args, &mut screen),
        Command::Watch(args) => watch::run(&cli.global, args, &mut screen),
        Command::NextYear(args) => next_year::run(&cli.global, args, &mut screen),
        Command::Import(args) => import::run(&cli.global, args, &mut screen),
        Command::New(args) => new::run(&cli.global, args, &mut screen),
        Command::List(args) => list::run(&cli.global, args, &mut screen),
        Command::Schema(args) => schema::run(args, &mut screen),
        Command::Completions(args) => completions::run(args, &mut screen),
        Command::Templates(args) => templates::run(args, &mut screen),
    };
    outcome.max(screen.end())
}

/// Says what was asked for, or what is wrong with the command line.
pub fn answer(answer: &Answer) -> Outcome {
    match answer {
        Answer::Asked(text) => {
            let mut screen = Screen::plain();
            screen.result(text);
            screen.end()
        }
        Answer::Wrong(text) => {
            screen::say(std::io::stderr(), text);
            Outcome::Usage
        }
    }
}
