//! What stands at the head of a paper's data file.

use super::text::Text;
use super::{duty, measured, unit};
use crate::value::{Nam, Ngay};

/// The head of the paper's data file.
#[derive(Debug)]
pub(super) struct Head {
    pub(super) comments: Vec<String>,
    pub(super) nam: Nam,
    pub(super) template: Option<String>,
    pub(super) number: Option<u32>,
    pub(super) day: Option<Ngay>,
    pub(super) symbol: Option<String>,
    /// The template, where that of the type needs more than the paper tells.
    pub(super) common: Option<&'static str>,
    /// By whose authority it is issued.
    pub(super) authority: Vec<Text>,
    pub(super) drafter: Option<String>,
    pub(super) subject: Vec<Text>,
    pub(super) addressees: Vec<Text>,
    pub(super) signer: String,
    pub(super) deadlines: Vec<duty::Due>,
    /// Ids of the căn cứ and where they stand.
    pub(super) can_cu: Vec<(String, usize)>,
    pub(super) recipients: Option<Vec<unit::Recipients>>,
    pub(super) kept: Option<String>,
    /// What the tables of a plan promise.
    pub(super) measured: measured::Measured,
}
