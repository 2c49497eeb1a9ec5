//! Bodies that sentences call by id.

use super::{old_name, successors};
use crate::diagnostic::{Code, Diagnostic, Route};
use crate::model::DonVi;
use crate::model::can_cu::can_bo_sung;
use crate::model::texts::{named, texts};
use crate::roll::{Change, Old};
use crate::yaml::edit::Edit;

/// `{{ co_quan.cu }}` in sentences.
///
/// # Errors
/// Expressions that need one body where there are several now, or none.
pub(super) fn named_in_text(old: &Old<'_>, new: &DonVi) -> Result<Vec<Change>, Vec<Diagnostic>> {
    let mut changes = Vec::new();
    let mut findings = Vec::new();
    for (route, text) in texts(old.paper) {
        let expressions = text.split("{{").skip(1).filter_map(|rest| rest.split("}}").next());
        for expression in expressions {
            let whole = format!("{{{{{expression}}}}}");
            let ids = named(&whole, "co_quan");
            let mut replaced = expression.to_owned();
            for id in &ids {
                let next = successors(old, new, id);
                replaced = match next.as_slice() {
                    [same] if same == id => replaced,
                    [one] => renamed(&replaced, id, one),
                    many => {
                        let one_name = expression.trim() == format!("co_quan.{id}")
                            || expression.trim() == format!("co_quan.{id}.ten");
                        if !one_name {
                            findings.push(not_one(old, &route, &whole, id, many.len()));
                            continue;
                        }
                        spread(old, id, many)
                    }
                };
            }
            if replaced != expression {
                let spread = replaced.starts_with(['{', '[']);
                let text = if spread { replaced } else { format!("{{{{{replaced}}}}}") };
                changes.push(Edit::rewrite(&old.root.in_file(&route), whole, text).into());
            }
        }
    }
    if findings.is_empty() { Ok(changes) } else { Err(findings) }
}

/// An expression that works with the name of a body, where that is several names now, or none.
fn not_one(old: &Old<'_>, route: &Route, expression: &str, id: &str, count: usize) -> Diagnostic {
    let now =
        if count == 0 { "không có cơ quan thay".to_owned() } else { format!("nay là {count} cơ quan") };
    let message = format!("«{expression}» tính với tên của cơ quan «{id}», mà cơ quan này {now}");
    old.error(Code::KhongChuyenDuoc, route, message)
        .hint(format!("viết {{{{ co_quan.{id} }}}} đứng riêng, hoặc ghi thẳng tên vào câu"))
}

fn renamed(expression: &str, old: &str, new: &str) -> String {
    let name = format!("co_quan.{old}");
    let mut out = String::new();
    let mut rest = expression;
    while let Some(at) = rest.find(&name) {
        let behind = &rest[at + name.len()..];
        let longer = behind.starts_with(|c: char| c.is_ascii_alphanumeric() || c == '_');
        out.push_str(&rest[..at]);
        out.push_str(if longer { &name } else { "co_quan." });
        out.push_str(if longer { "" } else { new });
        rest = behind;
    }
    out + rest
}

fn spread(old: &Old<'_>, id: &str, many: &[String]) -> String {
    if many.is_empty() {
        return can_bo_sung(&format!("cơ quan thay {}", old_name(old, id)));
    }
    many.iter().map(|id| format!("{{{{ co_quan.{id} }}}}")).collect::<Vec<_>>().join(", ")
}
