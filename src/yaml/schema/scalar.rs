//! Single values against the forms allowed, and values of a wrong kind.

use serde_json::Value;

use super::allowed::{Branch, Type, description, example};
use super::near::{nearest, quoted};
use super::{Walker, words};
use crate::diagnostic::{Code, Diagnostic, Position, Route};
use crate::value::Scalar;
use crate::yaml::tree::{Kind, Node, Style};

/// What a form says of a scalar.
enum Verdict {
    Fits,
    /// The reader may take it or not: a number where a union has text.
    Doubtful,
    NotListed,
    Wrong(Box<Diagnostic>),
}

impl<'w> Walker<'w> {
    pub(super) fn scalar(
        &mut self,
        node: &Node,
        (text, style): (&str, Style),
        schema: &'w Value,
        forms: &[Branch<'w>],
        route: &Route,
    ) {
        let scalar = if style == Style::Plain { Scalar::plain(text) } else { Scalar::Text(text) };
        if scalar == Scalar::Null {
            if self.nothing_typed(node, text, forms, route) {
                return;
            }
            return self.nothing(node, schema, forms, route);
        }
        let singles: Vec<_> = forms.iter().filter(|form| form.is_scalar()).collect();
        if singles.is_empty() {
            return self.wrong_kind(node, schema, forms, route);
        }
        let is_union = forms.iter().filter(|form| form.types() != [Type::Null]).count() > 1;
        let verdicts: Vec<_> =
            singles.iter().map(|form| self.verdict(node, text, scalar, form, is_union, route)).collect();
        let fits = singles.iter().zip(&verdicts).filter(|(_, verdict)| matches!(verdict, Verdict::Fits));
        let fits: Vec<&Branch<'w>> = fits.map(|(form, _)| *form).collect();
        if !fits.is_empty() {
            return self.as_typed(node, (text, scalar), &fits, route);
        }
        let listed: Vec<&Value> = singles.iter().filter_map(|form| form.values()).flatten().collect();
        let is_near = nearest(text, listed.iter().filter_map(|value| value.as_str())).is_some();
        let mut wrong = None;
        for verdict in verdicts {
            match verdict {
                Verdict::Wrong(finding) if wrong.is_none() => wrong = Some(*finding),
                Verdict::Doubtful => {
                    let message = format!("{} phải là câu chữ", words::name(route));
                    let finding = self.error(Code::SaiKieu, node.at, route, message);
                    self.doubtful.push(finding.hint(format!("đặt trong dấu nháy: \"{text}\"")));
                    return;
                }
                Verdict::Fits | Verdict::NotListed | Verdict::Wrong(_) => {}
            }
        }
        match wrong {
            // A word may have been meant for one of the words that may stand here as well.
            Some(finding)
                if !is_near && !listed.is_empty() && !text.contains(|c: char| c.is_ascii_digit()) =>
            {
                let listed: Vec<String> = listed.iter().map(|value| words::written(value)).collect();
                let all = words::list(listed.iter().map(String::as_str));
                self.found.push(finding.hint(format!("hoặc ghi một trong các giá trị: {all}")));
            }
            Some(finding) if !is_near => self.found.push(finding),
            _ => self.not_listed(node.at, text, &listed, route),
        }
    }

    fn verdict(
        &self,
        node: &Node,
        text: &str,
        scalar: Scalar<'_>,
        form: &Branch<'w>,
        is_union: bool,
        route: &Route,
    ) -> Verdict {
        if let Some(result) = form.kind().and_then(|kind| (self.check_kind)(kind, scalar)) {
            return match result {
                Ok(()) => Verdict::Fits,
                Err(error) => {
                    let mut finding = self.error(error.code, node.at, route, error.message);
                    finding.subject = error.subject;
                    finding.hints.extend(error.hint);
                    Verdict::Wrong(Box::new(finding))
                }
            };
        }
        if let Some(values) = form.values() {
            let is_listed = values.iter().any(|value| words::written(value) == text);
            return if is_listed { Verdict::Fits } else { Verdict::NotListed };
        }
        let number = match scalar {
            Scalar::Integer(number) if form.allows(Type::Integer) || form.allows(Type::Number) => {
                Some(number as f64)
            }
            Scalar::Decimal(number) if form.allows(Type::Number) => Some(number),
            _ => None,
        };
        if let Some(number) = number {
            return self.in_range(node.at, number, form, route);
        }
        match scalar {
            Scalar::Boolean(_) if form.allows(Type::Boolean) => Verdict::Fits,
            Scalar::Text(text) if form.allows(Type::String) => self.filled(node.at, text, route),
            // Asked for text, the reader takes a number as it is typed; asked for text or a group, it does not.
            _ if form.allows(Type::String) && is_union => Verdict::Doubtful,
            _ if form.allows(Type::String) => Verdict::Fits,
            _ => Verdict::Wrong(Box::new(self.wrong_type(node, text, scalar, form, route))),
        }
    }

    fn in_range(&self, at: Position, number: f64, form: &Branch<'w>, route: &Route) -> Verdict {
        let (least, most) = (form.minimum(), form.maximum());
        if least.is_none_or(|least| number >= least) && most.is_none_or(|most| number <= most) {
            return Verdict::Fits;
        }
        let range = match (least, most) {
            (Some(least), Some(most)) => format!("từ {least} đến {most}"),
            (Some(least), None) => format!("từ {least} trở lên"),
            (None, Some(most)) => format!("không quá {most}"),
            (None, None) => return Verdict::Fits,
        };
        let message = format!("{} là {number}, phải {range}", words::name(route));
        Verdict::Wrong(Box::new(self.error(Code::NgoaiKhoang, at, route, message)))
    }

    fn filled(&self, at: Position, text: &str, route: &Route) -> Verdict {
        if !text.trim().is_empty() {
            return Verdict::Fits;
        }
        let message = format!("{} để trống", words::name(route));
        let finding = self.error(Code::DeTrong, at, route, message);
        Verdict::Wrong(Box::new(finding.hint("điền câu chữ; nếu chưa có thì bỏ cả dòng này")))
    }

    fn wrong_type(
        &self,
        node: &Node,
        text: &str,
        scalar: Scalar<'_>,
        form: &Branch<'w>,
        route: &Route,
    ) -> Diagnostic {
        let message =
            format!("{} phải là {}, không phải {}", words::name(route), expected(&[*form]), quoted(text));
        let finding = self.error(Code::SaiKieu, node.at, route, message);
        let is_number = form.allows(Type::Integer) || form.allows(Type::Number);
        let bare = Scalar::plain(text.trim());
        let hint = match scalar {
            Scalar::Text(_) if is_number && matches!(bare, Scalar::Integer(_) | Scalar::Decimal(_)) => {
                format!("bỏ dấu nháy: {}", text.trim())
            }
            Scalar::Text(_)
                if is_number && text.len() > 1 && text.bytes().all(|byte| byte.is_ascii_digit()) =>
            {
                "bỏ số 0 ở đầu".into()
            }
            Scalar::Text(_) if form.allows(Type::Number) && text.contains(',') => {
                "dùng dấu chấm cho phần lẻ, như 12.5".into()
            }
            Scalar::Text(_) | Scalar::Decimal(_) if is_number => {
                "chỉ viết chữ số, không có dấu chấm, không có đơn vị".into()
            }
            _ if form.allows(Type::Boolean) => "viết true nếu có, false nếu không, không có dấu nháy".into(),
            _ => return finding,
        };
        finding.hint(hint)
    }

    pub(super) fn not_listed(&mut self, at: Position, text: &str, values: &[&Value], route: &Route) {
        let words: Vec<String> = values.iter().map(|value| words::written(value)).collect();
        let message = format!("{} không có giá trị {}", words::name(route), quoted(text));
        let mut finding = self.error(Code::NgoaiDanhMuc, at, route, message);
        let near = nearest(text, words.iter().map(String::as_str));
        finding.hints.extend(near.map(|near| format!("có phải {}?", quoted(near))));
        let all = words::list(words.iter().map(String::as_str));
        self.found.push(finding.hint(format!("các giá trị dùng được: {all}")));
    }

    /// Nothing where something is due.
    fn nothing(&mut self, node: &Node, schema: &'w Value, forms: &[Branch<'w>], route: &Route) {
        if forms.iter().any(|form| form.allows(Type::Null)) {
            return;
        }
        let checked = forms.iter().find_map(|form| (self.check_kind)(form.kind()?, Scalar::Null));
        let finding = match checked {
            Some(Ok(())) => return,
            Some(Err(error)) => {
                let message = match route.steps().is_empty() {
                    true => error.message,
                    false => format!("{} để trống", words::name(route)),
                };
                let mut finding = self.error(error.code, node.at, route, message);
                finding.subject = error.subject;
                finding.hints.extend(error.hint);
                finding
            }
            None => {
                let message = format!("{} để trống, ở đây cần {}", words::name(route), expected(forms));
                let mut finding = self.error(Code::DeTrong, node.at, route, message);
                finding.hints.extend(self.ways(schema, forms, route));
                match route.steps() {
                    [] => finding,
                    _ => finding.hint("chưa có gì để ghi thì bỏ cả dòng này"),
                }
            }
        };
        self.found.push(finding);
    }

    /// A list, a mapping or a single value where another of the three is due.
    pub(super) fn wrong_kind(&mut self, node: &Node, schema: &'w Value, forms: &[Branch<'w>], route: &Route) {
        let is = match &node.kind {
            Kind::Scalar { text, .. } => quoted(text),
            Kind::Sequence(..) => "danh sách".into(),
            Kind::Mapping(..) => "nhóm khóa".into(),
        };
        let message = format!("{} phải là {}, không phải {is}", words::name(route), expected(forms));
        let mut finding = self.error(Code::SaiKieu, node.at, route, message);
        finding.hints.extend(slip(node, forms));
        if finding.hints.is_empty() {
            finding.hints.extend(self.ways(schema, forms, route));
        }
        self.found.push(finding);
        self.loose(node, route);
    }

    /// How to write what is due.
    fn ways(&self, schema: &'w Value, forms: &[Branch<'w>], route: &Route) -> Vec<String> {
        let mut hints: Vec<String> = description(self.root, schema)
            .filter(|_| !route.steps().is_empty())
            .map(str::to_owned)
            .into_iter()
            .collect();
        if let Some(value) = example(self.root, schema) {
            hints.push(format!("ví dụ: {}", words::written(value)));
        }
        let group = forms.iter().find(|form| form.allows(Type::Object) && form.keys().next().is_some());
        if let Some(form) = group {
            let keys = match form.required().next() {
                Some(_) => words::list(form.required()),
                None => words::list(form.keys()),
            };
            hints.push(format!("viết các khóa, mỗi khóa một dòng: {keys}"));
        } else if forms.iter().any(|form| form.allows(Type::Array)) {
            hints.push("viết mỗi mục một dòng, bắt đầu bằng “- ”".into());
        }
        hints
    }
}

/// `câu chữ hoặc nhóm khóa`
fn expected(forms: &[Branch<'_>]) -> String {
    let mut words: Vec<&str> = Vec::new();
    for word in forms.iter().flat_map(Branch::types).filter(|t| *t != Type::Null).map(Type::words) {
        if !words.contains(&word) {
            words.push(word);
        }
    }
    words.join(" hoặc ")
}

/// A space left out makes one text of a list or of keys.
fn slip(node: &Node, forms: &[Branch<'_>]) -> Option<String> {
    let wants = |wanted| forms.iter().any(|form| form.allows(wanted));
    let text = match &node.kind {
        Kind::Scalar { text, style: Style::Plain } => text,
        Kind::Sequence(..) if wants(Type::String) => {
            return Some(
                "bỏ dấu “- ”; nếu câu bắt đầu bằng “-” hay “[” thì đặt cả câu trong dấu nháy kép".into(),
            );
        }
        _ => return None,
    };
    if wants(Type::Array) && text.starts_with(['–', '—', '•', '·', '+']) {
        return Some("đầu mỗi mục gõ dấu trừ “-” rồi dấu cách".into());
    }
    if wants(Type::Array) && text.starts_with('-') {
        return Some("thêm dấu cách sau dấu “-” đầu mỗi mục".into());
    }
    let (key, _) = text.split_once(':')?;
    let is_key = key.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'_');
    (wants(Type::Object) && is_key).then(|| "thêm dấu cách sau dấu hai chấm của mỗi khóa".into())
}
