//! The door: arguments, command, exit code.

use std::process::ExitCode;

use vanthu::{cli, command};

fn main() -> ExitCode {
    match cli::parse(std::env::args_os()) {
        Ok(cli) => command::run(&cli).into(),
        Err(answer) => command::answer(&answer).into(),
    }
}
