//! The texts of data with the expressions in them evaluated.

use minijinja::Value;
use minijinja::value::ValueKind;
use serde::Deserialize;

use super::expression::{Expressions, Refusal};
use super::scope::Wanted;
use crate::diagnostic::{Code, Diagnostic, Route, Trail};
use crate::model::Bang;
use crate::model::can_cu::con_thieu;
use crate::page::document::Orientation;
use crate::table::print::print;

/// Evaluates the expressions in a file's texts and reports faults in them.
#[derive(Debug)]
pub struct Evaluator<'a> {
    /// The file the text is from, for findings.
    pub file: &'a str,
    expressions: Expressions<'a>,
}

/// What a walk over a tree of values has met.
struct Met<'f> {
    findings: &'f mut Vec<Diagnostic>,
    /// A text that shows a gap.
    gap: bool,
}

/// A field of a map with the expressions in it replaced.
#[derive(Debug)]
pub struct Field {
    /// Its key.
    pub key: Value,
    /// What it holds.
    pub value: Value,
    /// Whether a text in it shows a gap.
    pub gap: bool,
}

impl<'a> Evaluator<'a> {
    /// For the text of `file`, with the names that `scope` makes.
    pub fn new(file: &'a str, scope: impl Fn(&Wanted<'_>) -> Value + 'a) -> Self {
        Self { file, expressions: Expressions::new(Box::new(scope)) }
    }

    /// The same tree of values with every expression in its texts replaced by what it says; faults go to `findings`.
    pub fn resolve(&self, value: &Value, route: &Route, findings: &mut Vec<Diagnostic>) -> Value {
        let mut met = Met { findings, gap: false };
        self.resolved(value, &Trail::Start(route), &mut met).unwrap_or_else(|| value.clone())
    }

    /// The fields of a map, each resolved like [`Self::resolve`]; faults go to `findings`.
    pub fn resolve_fields(&self, map: &Value, route: &Route, findings: &mut Vec<Diagnostic>) -> Vec<Field> {
        let pairs = map.as_object().and_then(|map| map.try_iter_pairs());
        let field = |(key, inner): (Value, Value)| {
            let mut met = Met { findings: &mut *findings, gap: false };
            let name = key.as_str().unwrap_or_default();
            let value = self.resolved(&inner, &Trail::Start(route).key(name), &mut met).unwrap_or(inner);
            let gap = met.gap;
            Field { key, value, gap }
        };
        pairs.into_iter().flatten().map(field).collect()
    }

    /// The value with its expressions replaced; `None` when there is none in it, so that most of the tree is shared.
    fn resolved(&self, value: &Value, trail: &Trail<'_>, met: &mut Met<'_>) -> Option<Value> {
        match value.kind() {
            ValueKind::String => {
                let text = value.as_str()?;
                // A brace is looked for at a fraction of what the search for two costs, and most texts have none.
                let may_say = text.as_bytes().contains(&b'{') && text.contains("{{");
                let said = may_say.then(|| self.text(text, trail, met.findings));
                met.gap |= con_thieu(said.as_deref().unwrap_or(text));
                said.map(Value::from)
            }
            ValueKind::Seq => {
                let mut changed: Option<Vec<Value>> = None;
                for (at, item) in value.try_iter().ok()?.enumerate() {
                    if let Some(resolved) = self.resolved(&item, &trail.index(at), met) {
                        let items =
                            changed.get_or_insert_with(|| value.try_iter().into_iter().flatten().collect());
                        if let Some(item) = items.get_mut(at) {
                            *item = resolved;
                        }
                    }
                }
                changed.map(Value::from)
            }
            ValueKind::Map => {
                let map = value.as_object()?;
                let mut changed = Vec::new();
                for (key, inner) in map.try_iter_pairs()? {
                    let resolved = self.resolved(&inner, &trail.key(key.as_str().unwrap_or_default()), met);
                    changed.extend(resolved.map(|inner| (key, inner)));
                }
                let resolved = if changed.is_empty() {
                    None
                } else {
                    // Of two values of one key the later one counts.
                    Some(Value::from_pairs(map.try_iter_pairs()?.chain(changed)))
                };
                match trail {
                    Trail::Key(_, TABLE) => self.table((resolved.as_ref(), value), trail, met).or(resolved),
                    _ => resolved,
                }
            }
            _ => None,
        }
    }

    /// A table as it is printed, from its typed form, with expressions evaluated where they can be; `None` of what is
    /// no table.
    fn table(
        &self,
        (resolved, typed): (Option<&Value>, &Value),
        trail: &Trail<'_>,
        met: &mut Met<'_>,
    ) -> Option<Value> {
        // A cell of an expression that says nothing is no cell: what else is wrong in the table is told all the same.
        let table = resolved.and_then(|value| Bang::deserialize(value).ok());
        let table = table.or_else(|| Bang::deserialize(typed).ok())?;
        let printed = print(&table, self.file, trail, met.findings);
        Some(Value::from_pairs([
            ("ten", Value::from(table.ten.map(|name| name.to_string()))),
            ("don_vi_tinh", Value::from(table.don_vi_tinh.map(|unit| unit.to_string()))),
            ("ngang", Value::from(printed.orientation == Orientation::Landscape)),
            ("bang", Value::from_safe_string(printed.markdown)),
        ]))
    }

    /// One text with its expressions evaluated.
    fn text(&self, text: &str, trail: &Trail<'_>, findings: &mut Vec<Diagnostic>) -> String {
        let mut out = String::with_capacity(text.len());
        let mut at = 0;
        let mut offset = 0;
        let mut counted = 0;
        while let Some(open) = text[at..].find("{{").map(|found| at + found) {
            if findings.len() >= MAX_FINDINGS {
                break;
            }
            out.push_str(&text[at..open]);
            offset += text[counted..open].chars().count();
            counted = open;
            let inside = open + "{{".len();
            let Some(close) = text[inside..].find("}}").map(|found| inside + found) else {
                findings.push(
                    Diagnostic::error(
                        Code::BieuThucSai,
                        self.file,
                        &trail.route(),
                        "có «{{» mà không có «}}» đóng lại",
                    )
                    .within(offset)
                    .hint("viết {{ nam }}, hoặc bỏ hai dấu ngoặc nhọn nếu không phải biểu thức"),
                );
                at = open;
                break;
            };
            match self.expressions.evaluate(&text[inside..close]) {
                Ok(value) => out.push_str(&value),
                Err(Refusal { code, subject, message, hint }) => {
                    let finding =
                        Diagnostic::error(code, self.file, &trail.route(), message).within(offset).hint(hint);
                    findings.push(Diagnostic { subject, ..finding });
                }
            }
            at = close + "}}".len();
        }
        out.push_str(&text[at..]);
        out
    }
}

/// The key under which a table stands, wherever it does.
const TABLE: &str = "bang";
/// Expressions at fault in one paper after which the rest is not looked at.
const MAX_FINDINGS: usize = 1_000;

#[cfg(test)]
mod tests {
    use super::Evaluator;
    use crate::diagnostic::Route;
    use crate::template::expression::HINT;
    use crate::template::scope::{Entry, Parts, Wanted};
    use minijinja::{Value, context};

    fn resolved(text: &str) -> (String, Vec<String>) {
        let id = "kh_1".parse().unwrap();
        let entry = |(): &(), wanted: Parts<'_>| {
            Entry::of(wanted, || "Kế hoạch số 1".into(), &[("so", &|| Some("1".into()))])
        };
        let scope = |wanted: &Wanted<'_>| {
            let register = wanted.register("can_cu", std::iter::once((&id, &())), entry);
            Value::from_pairs(register.into_iter().chain([("nam", Value::from(2023))]))
        };
        let mut findings = Vec::new();
        let value = Evaluator::new("a.yaml", scope).resolve(
            &Value::from(text),
            &Route::root().key("ket"),
            &mut findings,
        );
        (value.to_string(), findings.iter().map(ToString::to_string).collect())
    }

    #[test]
    fn the_year_and_the_registers_are_known() {
        assert_eq!(
            resolved("năm {{ nam }}, {{nam+1}}: {{ can_cu.kh_1 }}, số {{ can_cu.kh_1.so }}").0,
            "năm 2023, 2024: Kế hoạch số 1, số 1"
        );
        assert_eq!(resolved("{% for x in y %} {# chữ #} }}").0, "{% for x in y %} {# chữ #} }}");
    }

    #[test]
    fn an_expression_may_go_on_in_the_next_line() {
        assert_eq!(resolved("năm {{ nam\n  + 1 }}, {{\r\n\tnam\n}}"), ("năm 2024, 2023".into(), vec![]));
        let refused = resolved("{{ nam\u{a0}+\u{200b}1 }}").1.concat();
        assert!(refused.contains("không tính được «{{ nam‹U+00A0›+‹U+200B›1 }}»"), "{refused}");
    }

    #[test]
    fn a_near_name_is_looked_for_a_few_times_only() {
        let slips: String = ('a'..='z').map(|c| format!("{{{{ can_cu.kh{c}1 }}}} ")).collect();
        let hints = |text: &str| resolved(text).1.iter().filter(|told| told.contains("có phải")).count();
        assert_eq!(hints(&slips), 20);
        // The same slip again costs nothing.
        assert_eq!(hints(&format!("{slips}{}", "{{ can_cu.kha1 }}".repeat(5))), 25);
    }

    #[test]
    fn what_does_not_evaluate_is_a_finding() {
        assert_eq!(
            resolved("{{ can_cu.kh_2 }}").1,
            [
                "a.yaml: lỗi[ma-la]: không có «can_cu.kh_2» để viết vào câu này\n  gợi ý: có phải {{ can_cu.kh_1 }}?"
            ]
        );
        assert_eq!(
            resolved("{{ can_cu.kh_1.soo }}").1,
            [
                "a.yaml: lỗi[ma-la]: không có «can_cu.kh_1.soo» để viết vào câu này\n  gợi ý: có phải {{ can_cu.kh_1.so }}?"
            ]
        );
        assert_eq!(
            resolved("{{ nam").1,
            [
                "a.yaml: lỗi[bieu-thuc-sai]: có «{{» mà không có «}}» đóng lại\n  gợi ý: viết {{ nam }}, hoặc bỏ hai dấu ngoặc nhọn nếu không phải biểu thức"
            ]
        );
        assert_eq!(resolved("{{ can_cu }}").1.len(), 1);
        let hint = format!("\n  gợi ý: {}", HINT);
        let why = |text: &str| resolved(text).1.concat();
        assert_eq!(
            why("{{ nam + }}"),
            format!(
                "a.yaml: lỗi[bieu-thuc-sai]: không tính được «{{{{ nam + }}}}»: sau dấu cuối cùng còn thiếu số hoặc mã{hint}"
            )
        );
        assert_eq!(
            why("{{ }}"),
            format!(
                "a.yaml: lỗi[bieu-thuc-sai]: không tính được «{{{{  }}}}»: giữa hai ngoặc không có gì{hint}"
            )
        );
    }

    #[test]
    fn words_may_be_set_in_italics_or_bold() {
        let said = |text: &str| resolved(text).0;
        assert_eq!(said("a {{ nghieng(\"*b* (c)\") }}."), "a \u{2}*b* (c)\u{3}.");
        assert_eq!(said("{{ dam('năm ' ~ nam) }}"), "\u{5}năm 2023\u{6}");
        assert_eq!(said("{{ dam(nghieng(can_cu.kh_1.so)) }}"), "\u{5}\u{2}1\u{3}\u{6}");
        assert_eq!(said("{{ \"x \" ~ dam(nam + 1) }}"), "x \u{5}2024\u{6}");
        assert_eq!(
            said("{{ nghieng(\"xã M'Drắk\") ~ ', \"' ~ can_cu.kh_1.so }}"),
            "\u{2}xã M'Drắk\u{3}, \"1"
        );
        assert_eq!(said("{{ can_cu.kh_1 .so }}{{ can_cu.kh_1. so }}{{ can_cu . kh_1 }}"), "11Kế hoạch số 1");
        let refused = |text: &str| resolved(text).1.concat();
        assert!(refused("{{ dam(can_cu.kh_2) }}").contains("không có «can_cu.kh_2» để viết vào câu này"));
        assert!(refused("{{ dam(can_cu.kh_2) }}").contains("có phải {{ can_cu.kh_1 }}?"));
        for text in [
            "dam(\"\")",
            "dam()",
            "dam(can_cu)",
            "nghien(\"a\")",
            "dam \"a\"",
            "range(9)",
            "nam(1)",
            "dam(\"a\", 1)",
        ] {
            assert!(refused(&format!("{{{{ {text} }}}}")).contains("bieu-thuc-sai"), "{text}");
        }
    }

    #[test]
    fn what_would_grow_or_nest_without_bound_is_refused() {
        let chain = |link: &str| format!("{{{{ {}nam }}}}", link.repeat(100_000));
        for text in [
            chain("-"),
            chain("not "),
            chain("nam + "),
            chain("nam."),
            chain("("),
            "{{ [1] * 100000000 }}".to_owned(),
            "{{ \"x\" * 100000000 }}".to_owned(),
            "{{ nam | replace(2, nam) }}".to_owned(),
            "{{ 9 ** 9 ** 9 }}".to_owned(),
        ] {
            let faults = resolved(&text).1;
            assert_eq!(faults.len(), 1);
            assert!(faults[0].len() < 400 && faults[0].contains("lỗi[bieu-thuc-sai]"), "{}", faults[0]);
        }
        assert_eq!(resolved(&"{{ x }}".repeat(5_000)).1.len(), 1_000);
    }

    #[test]
    fn a_fault_is_at_its_letter() {
        let scope = context! { nam => 2023 };
        let mut findings = Vec::new();
        let text = Value::from("Đã {{ nam }}, {{ mam }} và {{ man }}");
        Evaluator::new("a.yaml", move |_| scope.clone()).resolve(&text, &Route::root(), &mut findings);
        let places: Vec<_> = findings.iter().map(|finding| finding.place.within).collect();
        assert_eq!(places, [Some(14), Some(27)]);
        assert_eq!(resolved("{{ range(999999999) }}").1.len(), 1);
    }
}
