//! `schema`: the JSON Schema of a data file.

use super::{Outcome, Screen};
use crate::cli::{SchemaArgs, SchemaFile};
use crate::data;
use crate::model::{DoiThay, DonVi, KetQua, SoCanCu, VanBan};

/// Carries out the command.
pub(super) fn run(args: &SchemaArgs, screen: &mut Screen) -> Outcome {
    let schema = match args.file {
        SchemaFile::KeHoach => data::schema::<VanBan>(),
        SchemaFile::KetQua => data::schema::<KetQua>(),
        SchemaFile::DonVi => data::schema::<DonVi>(),
        SchemaFile::CanCu => data::schema::<SoCanCu>(),
        SchemaFile::DoiThay => data::schema::<DoiThay>(),
    };
    screen.result(&format!("{schema:#}"));
    Outcome::Fine
}
