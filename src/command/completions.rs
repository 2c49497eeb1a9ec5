//! `completions`: what makes a shell complete commands and options.

use clap_complete::{Shell, generate};

use super::{Outcome, Screen};
use crate::cli::{self, CompletionsArgs};

/// Carries out the command.
pub(super) fn run(args: &CompletionsArgs, screen: &mut Screen) -> Outcome {
    let shell = match args.shell {
        cli::Shell::Bash => Shell::Bash,
        cli::Shell::Zsh => Shell::Zsh,
        cli::Shell::Fish => Shell::Fish,
        cli::Shell::PowerShell => Shell::PowerShell,
    };
    let mut script = Vec::new();
    generate(shell, &mut cli::command(), "vanthu", &mut script);
    screen.result(String::from_utf8_lossy(&script).trim_end());
    Outcome::Fine
}
