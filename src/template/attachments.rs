//! What is issued with a paper, as templates see it: appendices with their numbers and tables, attached papers.

use minijinja::Value;
use minijinja::value::Serde;

use super::texts::{Evaluator, Field};
use crate::diagnostic::{Code, Diagnostic, Route};
use crate::model::{Bang, BangPhuLuc, PhuLuc, Sources, VanBan};
use crate::parts::loai;
use crate::table::computed;
use crate::text::name::khong_dau;
use crate::text::roman::to_roman;
use crate::value::Van;

/// Appendices and attached papers beside the paper's own data. Faults in their tables go to `findings`.
pub(super) fn build(
    sources: &Sources<'_>,
    fields: &[Field],
    texts: &Evaluator<'_>,
    findings: &mut Vec<Diagnostic>,
) -> [(&'static str, Value); 2] {
    let of =
        |name: &str| fields.iter().find(|field| field.key.as_str() == Some(name)).map(|field| &field.value);
    let items = |name: &str| of(name).and_then(|list| list.try_iter().ok()).into_iter().flatten();
    let paper = sources.van_ban;
    let appendices: Vec<Value> = items("phu_luc")
        .zip(&paper.phu_luc)
        .enumerate()
        .map(|(at, (value, typed))| {
            let table = table(sources, typed, at, texts, findings);
            let lies = table
                .as_ref()
                .and_then(|table| table.get_attr("ngang").ok())
                .is_some_and(|ngang| ngang.is_true());
            let own = [
                ("goi", Value::from(called(at, paper.phu_luc.len()))),
                ("ngang", Value::from(typed.ngang || lies)),
                ("bang", table.unwrap_or_else(|| Value::from(()))),
            ];
            with(&value, own)
        })
        .collect();
    let attached: Vec<Value> = items("kem_theo")
        .zip(&paper.kem_theo)
        .map(|(value, typed)| with(&value, [("ten_loai", Value::from(type_name(&typed.loai)))]))
        .collect();
    [("phu_luc", Value::from(appendices)), ("kem_theo", Value::from(attached))]
}

/// The names by which text calls the appendices.
pub(super) fn names(paper: &VanBan) -> Value {
    let count = paper.phu_luc.len();
    let named = paper.phu_luc.iter().enumerate();
    let named = named.filter_map(|(at, one)| Some((one.id.as_ref()?.to_string(), called(at, count))));
    Value::from_pairs(named)
}

/// `Phụ lục`; where there are more, `Phụ lục II` (ND30 PL I, Phần I, III.1.a).
fn called(at: usize, count: usize) -> String {
    let number = u32::try_from(at + 1).unwrap_or(0);
    if count > 1 { format!("Phụ lục {}", to_roman(number)) } else { "Phụ lục".to_owned() }
}

/// `quy-che` and `Quy chế` are `Quy chế`; a type that the decree does not know stays as it was typed.
fn type_name(typed: &Van) -> String {
    let slug = |text: &str| khong_dau(text).to_lowercase().replace([' ', '_'], "-");
    let mut names = loai::names();
    let known = names.find(|(name, _)| slug(name) == slug(typed.as_str()));
    known.map_or_else(|| typed.to_string(), |(name, _)| name.to_owned())
}

/// The table of an appendix: the one that was typed, or one made of the plan's other keys.
fn table(
    sources: &Sources<'_>,
    appendix: &PhuLuc,
    at: usize,
    texts: &Evaluator<'_>,
    findings: &mut Vec<Diagnostic>,
) -> Option<Value> {
    let here = Route::root().key("phu_luc").index(at);
    let route = here.key("bang");
    let table = match appendix.bang.as_ref()? {
        BangPhuLuc::Ghi(table) => (**table).clone(),
        BangPhuLuc::May(kind) => match computed::made(*kind, sources) {
            Some(table) => table,
            None => {
                let key = computed::key(*kind);
                let message = format!("phụ lục lập từ {key}, mà tệp chưa có {key} nào");
                let finding = Diagnostic::error(Code::ThieuKhoa, sources.file, &route, message);
                findings.push(
                    finding.about(key).hint(format!("thêm {key}: …, hoặc ghi các cột, các dòng của bảng")),
                );
                return None;
            }
        },
    };
    let table = Bang { ngang: table.ngang || appendix.ngang, ..table };
    let inside = Value::from_pairs([("bang", Value::from(Serde(&table)))]);
    texts.resolve(&inside, &here, findings).get_attr("bang").ok()
}

/// A map with keys of our own beside, or instead of, its own.
fn with<const N: usize>(map: &Value, own: [(&'static str, Value); N]) -> Value {
    let pairs = map.as_object().and_then(|map| map.try_iter_pairs()).into_iter().flatten();
    let kept = pairs.filter(|(key, _)| !own.iter().any(|(name, _)| key.as_str() == Some(name)));
    let kept: Vec<(Value, Value)> = kept.collect();
    Value::from_pairs(kept.into_iter().chain(own.map(|(name, value)| (Value::from(name), value))))
}
