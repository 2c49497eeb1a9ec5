//! Text as it is typed: doubtful letters, blanks, words torn apart by copying from PDF, the other way to set tone marks.

use serde::Serialize;
use serde_yaml::Value;

use crate::diagnostic::{Code, Diagnostic, Route};
use crate::model::KieuDau;
use crate::text::lint;
use crate::text::tone;

/// Code of the finding about tone marks.
const OTHER_STYLE: Code = Code::KieuDauKhac;

/// Findings about every text of a data file, at its letter. `style` is the unit's choice, if it made one.
pub fn check<T: Serialize>(file: &str, data: &T, style: Option<KieuDau>) -> Vec<Diagnostic> {
    let mut findings = Vec::new();
    // A model always serializes; a value that does not has no text.
    if let Ok(value) = serde_yaml::to_value(data) {
        each_text(&value, &Route::root(), &mut |text, route| {
            findings.extend(lint::findings(text).into_iter().map(|fault| {
                let finding = Diagnostic::error(fault.code, file, route, fault.message);
                let finding = Diagnostic { severity: fault.severity, ..finding };
                fault.hint.into_iter().fold(finding.within(fault.offset), Diagnostic::hint)
            }));
            findings.extend(style.and_then(|style| other_style(file, text, style, route)));
        });
    }
    findings
}

/// The first word of a text whose tone mark stands the other way, and how many there are.
fn other_style(file: &str, text: &str, style: KieuDau, route: &Route) -> Option<Diagnostic> {
    let words = tone::other_style(text, style.into());
    let (offset, length, right) = words.first()?;
    let wrong: String = text.chars().skip(*offset).take(*length).collect();
    let more = if words.len() > 1 {
        format!(" (và {} chỗ nữa trong câu này)", words.len() - 1)
    } else {
        String::new()
    };
    let message = format!("“{wrong}” đặt dấu khác kiểu của đơn vị{more}");
    Some(
        Diagnostic::warning(OTHER_STYLE, file, route, message)
            .within(*offset)
            .hint(format!("viết “{right}”")),
    )
}

/// Calls `visit` with every text below a value and the way to it.
fn each_text(value: &Value, route: &Route, visit: &mut impl FnMut(&str, &Route)) {
    match value {
        Value::String(text) => visit(text, route),
        Value::Sequence(items) => {
            for (at, item) in items.iter().enumerate() {
                each_text(item, &route.index(at), visit);
            }
        }
        Value::Mapping(entries) => {
            for (key, item) in entries {
                each_text(item, &route.key(key.as_str().unwrap_or_default()), visit);
            }
        }
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::Tagged(_) => {}
    }
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
