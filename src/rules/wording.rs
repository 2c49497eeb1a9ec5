//! Text as it is typed: doubtful letters, blanks, words torn apart by copying from PDF, the other way to set tone marks;
//! and of a paper's own words, what a program can find in a sentence.

use std::cell::LazyCell;
use std::collections::BTreeMap;

use serde::Serialize;

use super::sentence::{self, Ground, Names};
use super::strings;
use super::usage::{self, Usage};
use crate::diagnostic::{Code, Diagnostic, Severity, Trail};
use crate::model::Sources;
use crate::model::{CanCu, CoQuan, DonVi, KieuDau};
use crate::text::lint::TextFault;
use crate::text::tokens::Words;
use crate::text::tone;
use crate::value::Ngay;

/// Code of the finding about tone marks.
const OTHER_STYLE: Code = Code::KieuDauKhac;

/// Findings about every text of a data file, at its letter. `style` is the unit's choice, if it made one.
pub(super) fn check<T: Serialize>(file: &str, data: &T, style: Option<KieuDau>) -> Vec<Diagnostic> {
    let mut findings = Vec::new();
    strings::each(data, &mut |text, trail| as_typed(file, &Words::of(text), style, trail, &mut findings));
    findings
}

/// Findings about every text of a paper, or of the results of a year: as it is typed, and as sentences of the paper.
/// `day` says when the paper was signed that a text is of.
pub(super) fn paper<T: Serialize>(
    file: &str,
    data: &T,
    sources: &Sources<'_>,
    day: impl Fn(&Trail<'_>) -> Option<Ngay>,
) -> Vec<Diagnostic> {
    let mut findings = Vec::new();
    let mut usage = Usage::default();
    let unit = sources.don_vi;
    let names = Names::of(unit.co_quan.iter().map(|(_, body)| body.ten.as_str()));
    let known = LazyCell::new(|| Known::of(sources));
    let printed = |name: &str| printed(name, unit, &known);
    let nam = sources.van_ban.nam.so();
    strings::each(data, &mut |text, trail| {
        let words = Words::of(text);
        as_typed(file, &words, unit.kieu_dau, trail, &mut findings);
        if !strings::is_apart(trail) {
            let ground = Ground { nam, ngay: day(trail), names: &names, printed: &printed };
            let faults = sentence::check(&words, &ground).into_iter();
            findings.extend(faults.map(|fault| found(file, fault, trail)));
            usage.add(&words, trail);
        }
    });
    let has_style = unit.kieu_dau.is_some() || unit.in_kieu_dau.is_some();
    findings.extend(super::USAGE.ask(|judge| judge(usage, file, has_style)));
    findings
}

/// Findings about every text of a unit's own file: as it is typed, capitals of names, one way to set tone marks.
pub(super) fn unit(file: &str, data: &DonVi) -> Vec<Diagnostic> {
    let mut findings = Vec::new();
    let mut usage = Usage::default();
    let names = Names::of_names();
    strings::each(data, &mut |text, trail| {
        let words = Words::of(text);
        as_typed(file, &words, data.kieu_dau, trail, &mut findings);
        if !strings::is_apart(trail) {
            let faults = sentence::capitals(&words, &names);
            findings.extend(faults.into_iter().map(|fault| found(file, fault, trail)));
            usage.add(&words, trail);
        }
    });
    let has_style = data.kieu_dau.is_some() || data.in_kieu_dau.is_some();
    // Short forms are explained in papers, not in the names of bodies.
    findings.extend(
        super::USAGE
            .ask(|judge| judge(usage, file, has_style))
            .into_iter()
            .filter(|finding| !finding.is_note()),
    );
    findings
}

/// Bodies and documents by id.
struct Known<'a> {
    bodies: BTreeMap<&'a str, &'a CoQuan>,
    documents: BTreeMap<&'a str, &'a CanCu>,
}

impl<'a> Known<'a> {
    fn of(sources: &Sources<'a>) -> Self {
        let own = sources.van_ban.can_cu_nam.iter();
        Self {
            bodies: sources.don_vi.co_quan.iter().map(|(id, body)| (id.as_str(), body)).collect(),
            documents: sources.can_cu.iter().chain(own).map(|(id, entry)| (id.as_str(), entry)).collect(),
        }
    }
}

/// What `{{ … }}` prints, where that is a name or a document.
fn printed(name: &str, unit: &DonVi, known: &Known<'_>) -> Option<String> {
    let mut parts = name.split('.').map(str::trim);
    match (parts.next()?, parts.next()?, parts.next()) {
        ("don_vi", "ten", None) => Some(unit.ten.to_string()),
        ("don_vi", "goi", None) => Some(unit.goi.to_string()),
        ("don_vi", "dia_ban", None) => Some(unit.dia_ban.to_string()),
        ("don_vi", "dia_danh", None) => Some(unit.dia_danh.to_string()),
        ("co_quan", id, None | Some("ten")) => known.bodies.get(id).map(|body| body.ten.to_string()),
        ("co_quan", id, Some("noi_nhan")) => known.bodies.get(id).map(|body| body.noi_nhan().to_owned()),
        ("can_cu", id, part) => {
            let document = known.documents.get(id)?;
            match part {
                None => Some(document.day_du()),
                Some("ngan") => Some(document.ngan()),
                Some("so_ngay") => Some(document.so_ngay()),
                Some("loai") => Some(document.loai.to_string()),
                Some("co_quan") => document.co_quan_goi().map(ToString::to_string),
                Some("trich_yeu") => document.trich_yeu.as_ref().map(ToString::to_string),
                Some(_) => None,
            }
        }
        _ => None,
    }
}

fn as_typed(
    file: &str,
    words: &Words<'_>,
    style: Option<KieuDau>,
    trail: &Trail<'_>,
    findings: &mut Vec<Diagnostic>,
) {
    // A person's name keeps its own spelling.
    let style = style.filter(|_| !strings::is_apart(trail));
    let faults = super::ask(super::TEXT, |judge| judge(words, style));
    findings.extend(faults.into_iter().map(|fault| found(file, fault, trail)));
}

fn found(file: &str, fault: TextFault, trail: &Trail<'_>) -> Diagnostic {
    let finding = Diagnostic::error(fault.code, file, &trail.route(), fault.message);
    let finding = Diagnostic { severity: fault.severity, ..finding };
    fault.hint.into_iter().fold(finding.within(fault.offset), Diagnostic::hint)
}

/// The first word of a text whose tone mark stands the other way than the unit sets it, and how many there are.
pub(super) fn other_style(text: &Words<'_>, style: Option<KieuDau>) -> Vec<TextFault> {
    let Some(style) = style else { return Vec::new() };
    let mut words = tone::other_style(text.raw, style.into());
    usage::leave_out_names(text, &mut words);
    let Some((offset, length, right)) = words.first() else { return Vec::new() };
    let wrong: String = text.raw.chars().skip(*offset).take(*length).collect();
    let more = if words.len() > 1 {
        format!(" (và {} chỗ nữa trong câu này)", words.len() - 1)
    } else {
        String::new()
    };
    vec![TextFault {
        offset: *offset,
        length: *length,
        code: OTHER_STYLE,
        severity: Severity::Warning,
        message: format!("“{wrong}” đặt dấu khác kiểu của đơn vị{more}"),
        hint: Some(format!("viết “{right}”")),
    }]
}

#[cfg(test)]
mod tests {
    use super::check;
    use crate::diagnostic::Code;
    use crate::model::KieuDau;

    #[test]
    fn doubtful_text_is_found_at_its_letter() {
        let data: serde_yaml::Value =
            serde_yaml::from_str("a: [\"hai  dấu cách\"]\nb: hoà giải, ủy ban, khoẻ\n").unwrap();
        let findings = check("a.yaml", &data, Some(KieuDau::Cu));
        let shown: Vec<_> =
            findings.iter().map(|f| (f.code, f.place.route.to_string(), f.place.within)).collect();
        assert_eq!(
            shown,
            [(Code::NhieuDauCach, "a[1]".into(), Some(3)), (Code::KieuDauKhac, "b".into(), Some(0))]
        );
        assert_eq!(findings[1].message, "“hoà” đặt dấu khác kiểu của đơn vị (và 1 chỗ nữa trong câu này)");
    }

    #[test]
    fn good_text_is_silent() {
        let data: serde_yaml::Value =
            serde_yaml::from_str("a: Ủy ban nhân dân xã Lơ Ku\nb: 05/KH-UBND\n").unwrap();
        assert!(check("a.yaml", &data, None).is_empty());
    }
}
