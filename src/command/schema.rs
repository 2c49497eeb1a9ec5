//! `schema`: the JSON Schema of a data file.

use super::{Outcome, Screen};
use crate::cli::SchemaArgs;
use crate::model::FILES;

/// Carries out the command.
pub(super) fn run(args: &SchemaArgs, screen: &mut Screen) -> Outcome {
    match args.file {
        Some(kind) => screen.result(&format!("{:#}", (kind.schema)())),
        None => FILES.iter().for_each(|kind| screen.result(&format!("{:<10} {}", kind.name, kind.meaning))),
    }
    Outcome::Fine
}
