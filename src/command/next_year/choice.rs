//! Which units are rolled over, from which year.

use std::collections::BTreeSet;

use crate::project::files::shown;
use crate::project::{Folder, Unit};
use crate::value::Nam;

/// A unit's plans for one field of work, or for none of its own, the latest last.
pub(super) struct Planned<'a> {
    pub(super) unit: &'a Unit,
    pub(super) field: Option<&'a str>,
    folders: Vec<&'a Folder>,
}

impl<'a> Planned<'a> {
    /// The plans of a unit, those of each field of work by themselves.
    pub(super) fn of(unit: &'a Unit) -> Vec<Self> {
        let fields: BTreeSet<Option<&str>> =
            unit.folders.iter().map(|folder| folder.field.as_deref()).chain([None]).collect();
        let plans =
            |field| unit.folders.iter().filter(move |it| it.field.as_deref() == field && it.has_plan());
        fields.into_iter().map(|field| Self { unit, field, folders: plans(field).collect() }).collect()
    }

    /// Whether there is no plan at all: it is none of this command's.
    pub(super) fn has_none(&self) -> bool {
        self.folders.is_empty()
    }

    pub(super) fn has(&self, year: Nam) -> bool {
        self.folders.iter().any(|folder| folder.year == year)
    }

    fn latest(&self) -> Option<Nam> {
        self.folders.last().map(|folder| folder.year)
    }

    /// How the officer knows it: the unit's folder, and the field of work.
    pub(super) fn shown(&self) -> String {
        let folder = shown(&self.unit.folder);
        self.field.map_or(folder.clone(), |field| format!("{folder} ({field})"))
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
