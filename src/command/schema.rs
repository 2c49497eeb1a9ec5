//! `schema`: the JSON Schema of a data file.

use clap::ValueEnum;

use super::{Outcome, Screen};
use crate::cli::{SchemaArgs, SchemaFile};
use crate::model::{DoiThay, DonVi, KetQua, SoCanCu, VanBan};
use crate::yaml;

/// Carries out the command.
pub(super) fn run(args: &SchemaArgs, screen: &mut Screen) -> Outcome {
    let Some(file) = args.file else {
        for kind in SchemaFile::value_variants() {
            let value = kind.to_possible_value();
            let help = value.as_ref().and_then(|value| value.get_help()).map(ToString::to_string);
            let name = value.as_ref().map_or("", |value| value.get_name());
            screen.result(&format!("{name:<10} {}", help.unwrap_or_default()));
        }
        return Outcome::Fine;
    };
    let schema = match file {
        SchemaFile::KeHoach => yaml::schema_for_editor::<VanBan>(),
        SchemaFile::KetQua => yaml::schema_for_editor::<KetQua>(),
        SchemaFile::DonVi => yaml::schema_for_editor::<DonVi>(),
        SchemaFile::CanCu => yaml::schema_for_editor::<SoCanCu>(),
        SchemaFile::DoiThay => yaml::schema_for_editor::<DoiThay>(),
    };
    screen.result(&format!("{schema:#}"));
    Outcome::Fine
}
