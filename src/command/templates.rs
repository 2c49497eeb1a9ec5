//! `templates`: the built-in templates, one line a type, or the text of one.

use super::{Outcome, Screen};
use crate::cli::TemplatesArgs;
use crate::template::builtin;
use crate::value::LoaiVanBan;

/// Carries out the command.
pub(super) fn run(args: &TemplatesArgs, screen: &mut Screen) -> Outcome {
    let text = match &args.name {
        Some(name) => builtin::template(&format!("{name}.md.j2")).unwrap_or_default().trim_end().to_owned(),
        None => {
            let line = |loai: LoaiVanBan| {
                format!("{:<16} {:<18} {}.md.j2", loai.ma(), loai.ten(), builtin::of_type(loai))
            };
            LoaiVanBan::tat_ca().map(line).collect::<Vec<_>>().join("\n")
        }
    };
    screen.result(&text);
    Outcome::Fine
}
