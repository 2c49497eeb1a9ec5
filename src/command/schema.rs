//! `schema`: the JSON Schema of a data file.

use super::{Outcome, Screen};
use crate::cli::{SchemaArgs, SchemaFile};
use crate::model::{DoiThay, DonVi, KetQua, SoCanCu, VanBan};
use crate::yaml;

/// Carries out the command.
pub(super) fn run(args: &SchemaArgs, screen: &mut Screen) -> Outcome {
    let schema = match args.file {
        SchemaFile::KeHoach => yaml::schema_of::<VanBan>(),
        SchemaFile::KetQua => yaml::schema_of::<KetQua>(),
        SchemaFile::DonVi => yaml::schema_of::<DonVi>(),
        SchemaFile::CanCu => yaml::schema_of::<SoCanCu>(),
        SchemaFile::DoiThay => yaml::schema_of::<DoiThay>(),
    };
    screen.result(&format!("{schema:#}"));
    Outcome::Fine
}
