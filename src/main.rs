//! The door: arguments, command, exit code.

use std::process::ExitCode;

use clap::Parser;
use vanthu::cli::Cli;
use vanthu::command;

fn main() -> ExitCode {
    command::run(&Cli::parse()).into()
}
