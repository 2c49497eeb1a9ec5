//! What was typed and what YAML made of it: a value that fits may still lack letters, or hold others, than someone
//! typed. Told at its place, with what to write.

use unicode_normalization::is_nfc;

use super::allowed::{Branch, Type};
use super::near::quoted;
use super::{Texts, Walker, words};
use crate::diagnostic::{Code, Diagnostic, Route, Severity};
use crate::text::foreign::has_foreign;
use crate::text::lint;
use crate::value::{ChuO, Scalar, Value as _, Van};
use crate::yaml::tree::{Kind, Layout, Node, Style};

/// Syllables of an item that is more likely a sentence than a name.
const SENTENCE: usize = 12;
/// Syllables of an item of small letters that is more likely a part of a sentence than a word of a list.
const PHRASE: usize = 3;

impl<'w> Walker<'w> {
    /// Of a scalar that fits one of `forms`.
    pub(super) fn as_typed(
        &mut self,
        node: &Node,
        (text, scalar): (&str, Scalar<'_>),
        fits: &[&Branch<'w>],
        route: &Route,
    ) {
        let is_text = takes_text(fits);
        match scalar {
            Scalar::Integer(number) if number.to_string() != text => {
                let message = format!("{} để trần, YAML hiểu là số {number}", quoted(text));
                let mut hint = format!("viết {number}");
                if is_text {
                    hint.push_str(&format!(
                        "; nếu phải in đúng như đã gõ thì viết \"{text}\" trong ngoặc kép"
                    ));
                }
                self.found.push(self.error(Code::SoDeTran, node.at, route, message).hint(hint));
            }
            _ => {}
        }
        // Behind a number, a date, an id there may be a note.
        let may_have_note = |is_tag: bool| !is_tag && (is_number(text) || is_id(text));
        if let Some(remark) =
            node.typed.remark.as_deref().filter(|remark| is_text && !may_have_note(remark.is_tag))
        {
            let message = "dấu cách rồi “#”: từ đây đến hết dòng YAML coi là ghi chú, không in ra giấy";
            let mut finding = self.error(Code::DauThang, remark.at, route, message.to_owned());
            // Behind a `#` that stands alone there is most often a note.
            if !remark.is_tag || is_number(text) {
                finding.severity = Severity::Warning;
            }
            let hints = [
                "nếu là chữ phải in thì đặt cả câu trong dấu nháy kép",
                "nếu là ghi chú thì chuyển lên một dòng riêng ở trên, bắt đầu bằng #",
            ];
            self.found.push(hints.into_iter().fold(finding, Diagnostic::hint));
        }
        if node.typed.has_escapes {
            self.escapes(node, text, route);
        }
        if self.texts == Texts::Plain && text.contains("{{") {
            self.expression(node, text, route);
        }
    }

    /// `null` and `~` where text may stand: nothing at all for YAML.
    pub(super) fn nothing_typed(
        &mut self,
        node: &Node,
        text: &str,
        forms: &[Branch<'w>],
        route: &Route,
    ) -> bool {
        let singles: Vec<_> = forms.iter().filter(|form| form.is_scalar()).collect();
        // A blank cell of a table is written so.
        let may_be_blank = forms.iter().any(|form| form.kind() == Some(ChuO::KIND));
        if !takes_text(&singles) || may_be_blank && !text.is_empty() {
            return false;
        }
        if !text.is_empty() {
            let message = format!("{} để trần, YAML hiểu là để trống", quoted(text));
            let hint = format!("viết \"{text}\" trong ngoặc kép; nếu chưa có gì để ghi thì bỏ cả dòng này");
            self.found.push(self.error(Code::DeTrong, node.at, route, message).hint(hint));
            return true;
        }
        let Some(remark) = node.typed.remark.as_deref().filter(|remark| remark.is_tag) else { return false };
        let message = format!("{} bắt đầu bằng “#”: YAML coi cả câu là ghi chú", words::name(route));
        self.found.push(
            self.error(Code::DauThang, remark.at, route, message).hint("đặt cả câu trong dấu nháy kép"),
        );
        true
    }

    /// Letters that no one sees in the file, since they are written as `\u202e`.
    fn escapes(&mut self, node: &Node, text: &str, route: &Route) {
        if has_foreign(text) {
            let faults = lint::findings(text).into_iter().filter(|fault| fault.severity == Severity::Error);
            for fault in faults.take(super::MAX_FINDINGS) {
                let mut finding = self.error(fault.code, node.at, route, fault.message);
                finding.place.within = Some(fault.offset);
                finding.hints.extend(fault.hint);
                self.found.push(finding);
            }
        }
        if !is_nfc(text) {
            let message = "chữ viết bằng mã \\u không phải chữ dựng sẵn".to_owned();
            self.found.push(self.error(Code::DauRoi, node.at, route, message).hint("gõ thẳng chữ có dấu"));
        }
    }

    /// `{{ … }}` in a file whose texts are printed as they are.
    fn expression(&mut self, node: &Node, text: &str, route: &Route) {
        let before = text.split("{{").next().unwrap_or_default();
        let message = "tệp này không dùng {{ … }}: chỗ này sẽ in ra nguyên cả dấu ngoặc".to_owned();
        let mut finding = self.error(Code::BieuThucSai, node.at, route, message);
        finding.place.within = Some(before.chars().count());
        self.found.push(finding.hint("ghi thẳng chữ phải in; {{ … }} chỉ dùng trong câu chữ của văn bản"));
    }

    /// `[Kiểm tra, giám sát việc thực hiện.]`: two items for YAML, one sentence for an officer.
    pub(super) fn split_sentence(&mut self, node: &Node, items: &[Node], form: Branch<'w>, route: &Route) {
        let takes_text = form.items().is_some_and(|schema| {
            let forms = super::branches(self.root, schema);
            // The number of a row's cells says more of a comma too many.
            !forms.iter().any(|form| form.kind() == Some(ChuO::KIND))
                && takes_text(&forms.iter().filter(|form| form.is_scalar()).collect::<Vec<_>>())
        });
        let in_brackets = matches!(node.kind, Kind::Sequence(Layout::Flow, _));
        if !in_brackets || self.texts == Texts::Words || !takes_text {
            return;
        }
        let Some(at) = (1..items.len()).find(|at| is_split(items, *at)) else { return };
        let (Some(before), Some(item)) = (items[at - 1].text(), items[at].text()) else { return };
        let message = format!(
            "trong ngoặc [ ] dấu phẩy ngăn hai mục: {} và {} thành hai mục riêng",
            quoted(before),
            quoted(item)
        );
        let mut finding = self.error(Code::DauPhay, items[at].at, &route.index(at), message);
        finding.severity = Severity::Warning;
        let more = (at + 1..items.len()).take_while(|next| is_split(items, *next)).count();
        let texts: Vec<&str> = items[at - 1..=at + more].iter().filter_map(Node::text).collect();
        let whole = texts.join(", ");
        if whole.chars().count() <= 80 && !whole.contains(['"', '\\']) {
            finding = finding.hint(format!("nếu là một câu thì viết \"{whole}\""));
        }
        let hint = "nếu là hai mục thì viết mỗi mục một dòng, bắt đầu bằng “- ”, hoặc đặt từng mục trong dấu nháy kép";
        self.found.push(finding.hint(hint));
    }
}

/// Whether text of the officer may stand here, printed as typed; a word of a kind is read, not printed as typed.
fn takes_text(forms: &[&Branch<'_>]) -> bool {
    let is_text = |form: &&Branch<'_>| match form.kind() {
        Some(kind) => kind == Van::KIND || kind == ChuO::KIND,
        None => form.values().is_none() && form.allows(Type::String),
    };
    forms.iter().any(is_text)
}

/// Whether a text is a number or a date.
fn is_number(text: &str) -> bool {
    let is_part = |c: char| c.is_ascii_digit() || "./-,:%".contains(c);
    text.contains(|c: char| c.is_ascii_digit()) && text.chars().all(is_part)
}

/// Whether a text is written as ids are.
fn is_id(text: &str) -> bool {
    let is_part = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || "_-./".contains(c);
    text.starts_with(|c: char| c.is_ascii_lowercase()) && text.chars().all(is_part)
}

/// Whether the comma before an item looks like one of a sentence.
fn is_split(items: &[Node], at: usize) -> bool {
    let plain = |node: &'_ Node| matches!(node.kind, Kind::Scalar { style: Style::Plain, .. });
    let (Some(before), Some(item)) = (items[at - 1].text(), items[at].text()) else { return false };
    // Whoever puts one of the two in quotation marks knows what a comma does.
    if !plain(&items[at - 1]) || !plain(&items[at]) {
        return false;
    }
    let syllables = |text: &str| text.split_whitespace().count();
    let ends = |text: &str| text.ends_with(['.', ';', '!', '?']);
    let small = |text: &str| text.starts_with(char::is_lowercase);
    let goes_on = small(item) && !is_proper_name(item);
    let list_of_words = small(before) && syllables(before) < PHRASE && syllables(item) < PHRASE;
    (goes_on && !list_of_words && syllables(before).max(syllables(item)) > 1)
        || (ends(item) && !ends(before))
        || syllables(before).max(syllables(item)) >= SENTENCE && !(ends(before) && ends(item))
}

/// `xã Tân Lập`, `thị trấn Kbang`: a name that begins with what it is a name of.
fn is_proper_name(text: &str) -> bool {
    let mut words = text.split_whitespace().skip_while(|word| word.starts_with(char::is_lowercase));
    let small = text.split_whitespace().take_while(|word| word.starts_with(char::is_lowercase)).count();
    let is_capital = |word: &str| word.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit());
    small <= 2 && words.clone().next().is_some() && words.all(is_capital)
}
