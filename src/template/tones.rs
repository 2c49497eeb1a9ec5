//! What a template sees, in the one way of setting tone marks that a unit asks for.

use minijinja::Value;
use minijinja::value::ValueKind;

use crate::text::tone::{self, ToneStyle};

/// A person's name is printed as its bearer writes it.
const AS_TYPED: &str = "ho_ten";

/// The finished context as templates see it: every text in `style`, whichever file or register it is from; where the
/// unit asks for none, the context as it is.
pub(crate) fn printed(context: Vec<(&'static str, Value)>, style: Option<ToneStyle>) -> Value {
    let context = Value::from_pairs(context);
    style.and_then(|style| restyled(&context, style)).unwrap_or(context)
}

/// The value with its texts in `style`; `None` when they are, so that most of the tree is shared.
fn restyled(value: &Value, style: ToneStyle) -> Option<Value> {
    match value.kind() {
        ValueKind::String => {
            let text = value.as_str()?;
            let styled = tone::convert(text, style);
            let again =
                |text| if value.is_safe() { Value::from_safe_string(text) } else { Value::from(text) };
            (styled != text).then(|| again(styled))
        }
        ValueKind::Seq => {
            let mut changed = false;
            let items = value.try_iter().ok()?.map(|item| {
                let styled = restyled(&item, style);
                changed |= styled.is_some();
                styled.unwrap_or(item)
            });
            let items: Vec<Value> = items.collect();
            changed.then(|| Value::from(items))
        }
        ValueKind::Map => {
            let mut changed = false;
            let pairs = value.as_object()?.try_iter_pairs()?.map(|(key, inner)| {
                let styled = if key.as_str() == Some(AS_TYPED) { None } else { restyled(&inner, style) };
                changed |= styled.is_some();
                (key, styled.unwrap_or(inner))
            });
            let pairs: Vec<(Value, Value)> = pairs.collect();
            changed.then(|| Value::from_pairs(pairs))
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use minijinja::{Value, context};

    use super::printed;
    use crate::text::tone::ToneStyle;

    #[test]
    fn every_text_but_a_persons_name_is_restyled() {
        let unit = context! { ten => "Phòng Văn hóa", nguoi_ky => context! { ho_ten => "Lê Thị Hòa" } };
        let context = vec![
            ("don_vi", unit),
            ("noi_nhan", Value::from(vec!["Phòng Văn hóa", "Lưu: VT"])),
            ("ho_ten", Value::from("Lê Thị Hòa")),
            ("nam", Value::from(2026)),
        ];
        let styled = |style| printed(context.clone(), style).to_string();
        assert_eq!(
            styled(Some(ToneStyle::Moi)),
            styled(None).replace("Văn hóa", "Văn hoá"),
            "as typed: {}",
            styled(None)
        );
        assert!(styled(Some(ToneStyle::Moi)).contains("Văn hoá"));
        assert_eq!(styled(Some(ToneStyle::Cu)), styled(None));
    }
}
