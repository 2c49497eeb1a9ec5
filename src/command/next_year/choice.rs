//! Which units are rolled over, from which year.

use super::super::workspace::{self, Unit};
use crate::model::PLAN_FILE;
use crate::value::Nam;

/// A unit and the years for which it has a plan, the latest last.
pub(super) struct Planned<'a> {
    pub(super) unit: &'a Unit,
    years: Vec<Nam>,
}

impl<'a> Planned<'a> {
    pub(super) fn of(unit: &'a Unit) -> Self {
        let papers = workspace::papers(unit).into_iter();
        let mut years: Vec<Nam> =
            papers.filter(|paper| paper.path.ends_with(PLAN_FILE)).map(|paper| paper.year).collect();
        years.sort_unstable();
        Self { unit, years }
    }

    /// Whether the unit has no plan at all: it is none of this command's.
    pub(super) fn has_none(&self) -> bool {
        self.years.is_empty()
    }

    pub(super) fn has(&self, year: Nam) -> bool {
        self.years.contains(&year)
    }

    fn latest(&self) -> Option<Nam> {
        self.years.last().copied()
    }
}

/// The year of the newest plans.
pub(super) fn newest(planned: &[Planned<'_>]) -> Option<Nam> {
    planned.iter().filter_map(Planned::latest).max()
}

/// The year that a run began to roll over and did not end, cut off or kept from it by a fault: some units have gone
/// from it to the newest year, others are still there.
pub(super) fn unfinished(planned: &[Planned<'_>]) -> Option<Nam> {
    let newest = newest(planned)?;
    let year = newest.cong(-1)?;
    let left = planned.iter().any(|one| one.latest() == Some(year));
    let gone = planned.iter().any(|one| one.has(year) && one.has(newest));
    (left && gone).then_some(year)
}
