//! What `check` looks at beyond what a paper needs: doubtful wording, leftovers of other years.

use std::collections::BTreeSet;

use super::make::Told;
use super::open::{Opened, Shared};
use crate::diagnostic::{self, Diagnostic};
use crate::model::{SoCanCu, VanBan};
use crate::rules;
use crate::yaml::Read;

/// Looks at the unit's own files.
pub(super) fn registers(shared: Shared<'_>) -> Vec<Diagnostic> {
    let Shared { don_vi, can_cu } = shared;
    let mut findings = rules::unit(&don_vi.file, &don_vi.value);
    don_vi.place(&mut findings);
    let mut others = rules::register(&can_cu.file, &can_cu.value, don_vi.value.kieu_dau);
    can_cu.place(&mut others);
    findings.extend(others);
    diagnostic::sort(&mut findings);
    findings
}

/// Looks at one paper's data: its words, and what it says against the unit, the register and what has changed.
pub(super) fn paper(opened: &Opened<'_>, van_ban: &Read<VanBan>, shared: Shared<'_>, told: &mut Told) {
    let doi_thay = match opened.changes() {
        Ok(doi_thay) => doi_thay.clone(),
        Err(faults) => return told.faults(faults.clone()),
    };
    let doi_thay = match van_ban.value.ngay {
        Some(day) => doi_thay.den(day),
        None => doi_thay,
    };
    let mut findings = rules::review(&shared.sources(van_ban), &doi_thay);
    van_ban.place(&mut findings);
    shared.don_vi.place(&mut findings);
    findings.extend(rules::lines(van_ban));
    diagnostic::sort(&mut findings);
    told.findings.extend(findings);
    told.cited.extend(rules::cited(&van_ban.value));
}

/// Notes about the documents of a register that nothing cites.
pub(super) fn never_cited(register: &Read<SoCanCu>, cited: &BTreeSet<String>) -> Vec<Diagnostic> {
    let mut findings = rules::never_cited(&register.file, &register.value, cited);
    register.place(&mut findings);
    findings
}
