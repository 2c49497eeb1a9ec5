//! `templates`: the built-in templates, one line a type, or the text of one.

use super::{Outcome, Screen};
use crate::cli::TemplatesArgs;
use crate::template::builtin;

/// Carries out the command.
pub(super) fn run(args: &TemplatesArgs, screen: &mut Screen) -> Outcome {
    let text = match &args.name {
        Some(name) => builtin::template(&format!("{name}.md.j2")).unwrap_or_default().trim_end().to_owned(),
        None => {
            let line = |name: &str| {
                format!("{name:<18} {:<14} {name}.md.j2", builtin::ten_loai(name).unwrap_or_default())
            };
            builtin::names().into_iter().map(line).collect::<Vec<_>>().join("\n")
        }
    };
    screen.result(&text);
    Outcome::Fine
}
