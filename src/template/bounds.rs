//! What a workspace's own template may make the engine do.
//!
//! Fuel pays for instructions, and for bytes and items as they are made. It does not see lists that share their parts:
//! `x + x` forty times, `[x]` in `[x]`, a slice of a slice cost nothing to write and everything to walk. So a template
//! is rewritten when it is read: every expression that can give a larger or deeper value than those it was given passes
//! through a filter that counts what is in it, makes lazy lists whole, and stops at a bound. Counted, not timed: the
//! same template stops at the same place on every machine.
//!
//! What recursion in the engine's parser costs is bounded before it parses.

use std::fmt;

use minijinja::machinery::ast::{CallArg, Expr, Macro, Stmt};
use minijinja::machinery::{self, Span};
use minijinja::syntax::SyntaxConfig;
use minijinja::value::ObjectRepr;
use minijinja::{Error, ErrorKind, State, Value};

/// Largest template, in bytes: the longest of ours has 7,000.
const LARGEST: usize = 256 << 10;
/// Longest tag, in bytes: what is nested in it, or chained, is parsed on the stack.
const LONGEST_TAG: usize = 4_000;
/// Most `{% elif %}`: the parser calls itself for each.
const MOST_ELIF: usize = 500;
/// Deepest list of lists.
const DEPTH: usize = 32;
/// Bytes of text that cost as much as one value.
const BYTES: usize = 64;

/// Stand round an expression that is counted; the form feeds, which mean nothing to the engine, tell them from what
/// was written.
const OPEN: &str = "((\u{c}";
const CLOSE: &str = "\u{c})|gioi_han)";
/// The filter's name.
pub(super) const FILTER: &str = "gioi_han";
/// Stands behind a value of which a part is read.
const CLOSE_READ: &str = "\u{c})|da_doc)";
/// The filter's name.
pub(super) const READ: &str = "da_doc";

/// Filters whose result is no larger than what they are given, or is text, which fuel pays for.
const PLAIN_FILTERS: [&str; 25] = [
    "abs",
    "attr",
    "bool",
    "capitalize",
    "count",
    "d",
    "default",
    "e",
    "escape",
    "first",
    "float",
    "format",
    "indent",
    "int",
    "join",
    "la_ma",
    "last",
    "length",
    "lower",
    "ngay_dai",
    "replace",
    "round",
    "safe",
    "string",
    "upper",
];

/// Why a template is not read, and at which line.
#[derive(Debug)]
pub(super) struct Refusal {
    /// In the officer's words.
    pub(super) message: String,
    /// From 1.
    pub(super) line: usize,
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl std::error::Error for Refusal {}

/// What is marked in a template.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Marks {
    /// What can grow.
    Bounds,
    /// That, and each value of which a part is read.
    BoundsAndReads,
}

/// The template with its marks. One with a fault of syntax is left as it is: the engine tells.
///
/// # Errors
/// When parsing it alone could take too much.
pub(super) fn rewritten(text: &str, syntax: &SyntaxConfig, marks: Marks) -> Result<String, Refusal> {
    let mut branches = 0;
    for Tag { inside, start } in tags(text) {
        let refusal = |message: &str| Refusal { message: message.to_owned(), line: line(text, start) };
        if inside.len() > LONGEST_TAG {
            return Err(refusal("có chỗ {{ … }} hoặc {% … %} quá dài"));
        }
        if inside.trim_start_matches(['%', '-', '+']).trim_start().starts_with("elif") {
            branches += 1;
        }
        if branches > MOST_ELIF {
            return Err(refusal("mẫu có quá nhiều {% elif %}"));
        }
    }
    if text.len() > LARGEST {
        return Err(Refusal { message: format!("mẫu dài quá {} KB", LARGEST >> 10), line: 1 });
    }
    let Ok(tree) = machinery::parse(text, "", syntax.clone()) else { return Ok(text.to_owned()) };
    let mut edits = Edits { reads: marks == Marks::BoundsAndReads, marks: Vec::new() };
    edits.statement(&tree);
    Ok(edits.made(text))
}

/// A piece of a bounded template as it was written.
pub(super) fn as_written(text: &str) -> String {
    text.replace(OPEN, "").replace(CLOSE, "").replace(CLOSE_READ, "")
}

fn line(text: &str, at: usize) -> usize {
    text.bytes().take(at).filter(|&byte| byte == b'\n').count() + 1
}

/// A `{{ … }}` or `{% … %}`: what is behind its first brace, and where that starts.
struct Tag<'t> {
    inside: &'t str,
    start: usize,
}

fn tags(text: &str) -> impl Iterator<Item = Tag<'_>> {
    let mut at = 0;
    std::iter::from_fn(move || {
        loop {
            let start = at + text.get(at..)?.find('{')? + 1;
            let after = text.get(start..)?;
            let close = match after.chars().next() {
                Some('{') => "}}",
                Some('%') => "%}",
                Some('#') => "#}",
                _ => {
                    at = start;
                    continue;
                }
            };
            let length = tag_length(after, close);
            at = start + length;
            if close != "#}" {
                return Some(Tag { inside: &after[..length], start });
            }
        }
    })
}

/// Bytes up to the end of a tag; what looks like its end inside quotation marks is none.
fn tag_length(after: &str, close: &str) -> usize {
    let mut quote = None;
    let mut escaped = false;
    for (at, c) in after.char_indices() {
        match quote {
            _ if escaped => escaped = false,
            Some(_) if c == '\\' => escaped = true,
            Some(mark) if c == mark => quote = None,
            Some(_) => {}
            None if after[at..].starts_with(close) => return at,
            None if close != "#}" && matches!(c, '"' | '\'') => quote = Some(c),
            None => {}
        }
    }
    after.len()
}

/// Where expressions that are to be counted start and end.
#[derive(Debug)]
struct Edits {
    /// Whether values of which a part is read are marked, too.
    reads: bool,
    marks: Vec<(usize, &'static str)>,
}

impl Edits {
    /// The text with its marks.
    fn made(mut self, text: &str) -> String {
        // Marks at the same place are equal ones, or an end before a start.
        self.marks.sort_by_key(|&(at, mark)| (at, mark == OPEN));
        let mut out = String::with_capacity(text.len() + self.marks.len() * CLOSE.len());
        let mut done = 0;
        for (at, mark) in self.marks {
            out.push_str(text.get(done..at).unwrap_or_default());
            out.push_str(mark);
            done = at;
        }
        out.push_str(text.get(done..).unwrap_or_default());
        out
    }

    fn count(&mut self, expression: &Expr<'_>) {
        self.mark(expression, CLOSE);
    }

    fn mark(&mut self, expression: &Expr<'_>, close: &'static str) {
        self.marks.push((start(expression), OPEN));
        self.marks.push((expression.span().end_offset as usize, close));
    }

    fn statements(&mut self, list: &[Stmt<'_>]) {
        list.iter().for_each(|statement| self.statement(statement));
    }

    fn statement(&mut self, statement: &Stmt<'_>) {
        match statement {
            Stmt::Template(template) => self.statements(&template.children),
            Stmt::EmitExpr(emit) => self.expression(&emit.expr),
            Stmt::EmitRaw(_) | Stmt::Continue(_) | Stmt::Break(_) => {}
            Stmt::ForLoop(each) => {
                self.expression(&each.iter);
                each.filter_expr.iter().for_each(|filter| self.expression(filter));
                self.statements(&each.body);
                self.statements(&each.else_body);
            }
            Stmt::IfCond(choice) => {
                self.expression(&choice.expr);
                self.statements(&choice.true_body);
                self.statements(&choice.false_body);
            }
            Stmt::WithBlock(with) => {
                with.assignments.iter().for_each(|(_, value)| self.expression(value));
                self.statements(&with.body);
            }
            Stmt::Set(set) => {
                self.expression(&set.expr);
                // What a namespace holds outlives the turn of a loop: only there can a value hold itself.
                if sets_attribute(&set.target) {
                    self.count(&set.expr);
                }
            }
            Stmt::SetBlock(set) => {
                set.filter.iter().for_each(|filter| self.chain(filter));
                self.statements(&set.body);
            }
            Stmt::AutoEscape(escape) => {
                self.expression(&escape.enabled);
                self.statements(&escape.body);
            }
            Stmt::FilterBlock(block) => {
                self.chain(&block.filter);
                self.statements(&block.body);
            }
            Stmt::Block(block) => self.statements(&block.body),
            Stmt::Import(import) => self.expression(&import.expr),
            Stmt::FromImport(import) => self.expression(&import.expr),
            Stmt::Extends(extends) => self.expression(&extends.name),
            Stmt::Include(include) => self.expression(&include.name),
            Stmt::Macro(own) => self.own_macro(own),
            Stmt::CallBlock(block) => {
                self.expression(&block.call.expr);
                self.arguments(&block.call.args);
                self.own_macro(&block.macro_decl);
            }
            Stmt::Do(call) => {
                self.expression(&call.call.expr);
                self.arguments(&call.call.args);
            }
        }
    }

    fn own_macro(&mut self, own: &Macro<'_>) {
        own.defaults.iter().for_each(|value| self.expression(value));
        self.statements(&own.body);
    }

    /// The filters behind `{% filter` and `{% set x |`: what goes through them is text that was printed.
    fn chain(&mut self, expression: &Expr<'_>) {
        if let Expr::Filter(filter) = expression {
            filter.expr.iter().for_each(|inner| self.chain(inner));
            self.arguments(&filter.args);
        }
    }

    fn arguments(&mut self, arguments: &[CallArg<'_>]) {
        for argument in arguments {
            let (CallArg::Pos(value)
            | CallArg::Kwarg(_, value)
            | CallArg::PosSplat(value)
            | CallArg::KwargSplat(value)) = argument;
            self.expression(value);
        }
    }

    fn expression(&mut self, expression: &Expr<'_>) {
        match expression {
            Expr::Var(_) | Expr::Const(_) => {}
            Expr::Slice(slice) => {
                self.expression(&slice.expr);
                [&slice.start, &slice.stop, &slice.step]
                    .into_iter()
                    .flatten()
                    .for_each(|at| self.expression(at));
                self.count(expression);
            }
            Expr::UnaryOp(operation) => self.expression(&operation.expr),
            Expr::BinOp(operation) => self.operation(expression, &operation.left, &operation.right),
            Expr::Compare(compare) => {
                self.expression(&compare.expr);
                compare.ops.iter().for_each(|other| self.expression(&other.expr));
                self.compared(&compare.expr);
                compare.ops.iter().for_each(|other| self.compared(&other.expr));
            }
            Expr::IfExpr(choice) => {
                self.expression(&choice.test_expr);
                self.expression(&choice.true_expr);
                choice.false_expr.iter().for_each(|other| self.expression(other));
            }
            Expr::Filter(filter) => {
                filter.expr.iter().for_each(|inner| self.expression(inner));
                self.arguments(&filter.args);
                if filter.expr.is_some() && !PLAIN_FILTERS.contains(&filter.name) {
                    self.count(expression);
                }
            }
            Expr::Test(test) => {
                self.expression(&test.expr);
                self.arguments(&test.args);
                if !test.args.is_empty() {
                    self.compared(&test.expr);
                }
            }
            Expr::GetAttr(get) => {
                self.expression(&get.expr);
                // Not of `self`, `loop`, imported macros: filters take no such things.
                if self.reads {
                    self.mark(&get.expr, CLOSE_READ);
                }
            }
            Expr::GetItem(get) => {
                self.expression(&get.expr);
                self.expression(&get.subscript_expr);
                self.compared(&get.subscript_expr);
            }
            Expr::Call(call) => {
                self.expression(&call.expr);
                self.arguments(&call.args);
                if matches!(&call.expr, Expr::Var(name) if name.id == "dict") {
                    self.count(expression);
                }
                // A namespace stays the one it is; what it is made of is counted.
                if matches!(&call.expr, Expr::Var(name) if name.id == "namespace") {
                    for argument in &call.args {
                        if let CallArg::Pos(value) | CallArg::Kwarg(_, value) = argument {
                            self.count(value);
                        }
                    }
                }
            }
            Expr::List(list) => self.literal(expression, list.items.iter()),
            Expr::Tuple(tuple) => self.literal(expression, tuple.items.iter()),
            Expr::Map(map) => {
                map.keys.iter().for_each(|key| self.compared(key));
                self.literal(expression, map.keys.iter().chain(&map.values));
            }
        }
    }

    fn operation(&mut self, whole: &Expr<'_>, left: &Expr<'_>, right: &Expr<'_>) {
        use minijinja::machinery::ast::BinOpKind;
        self.expression(left);
        self.expression(right);
        let Expr::BinOp(operation) = whole else { return };
        match operation.op {
            // No list can be added to a number or a text that is written out.
            BinOpKind::Add if [left, right].iter().any(|side| matches!(side, Expr::Const(_))) => {}
            BinOpKind::Add | BinOpKind::Mul => self.count(whole),
            BinOpKind::Eq
            | BinOpKind::Ne
            | BinOpKind::Lt
            | BinOpKind::Lte
            | BinOpKind::Gt
            | BinOpKind::Gte
            | BinOpKind::In => {
                self.compared(left);
                self.compared(right);
            }
            BinOpKind::ScAnd
            | BinOpKind::ScOr
            | BinOpKind::Sub
            | BinOpKind::Div
            | BinOpKind::FloorDiv
            | BinOpKind::Rem
            | BinOpKind::Pow
            | BinOpKind::Concat => {}
        }
    }

    /// Lists are compared item by item, whatever is in them.
    fn compared(&mut self, expression: &Expr<'_>) {
        if !matches!(expression, Expr::Const(_)) {
            self.count(expression);
        }
    }

    fn literal<'e>(&mut self, whole: &Expr<'_>, items: impl Iterator<Item = &'e Expr<'e>>) {
        let mut constant = true;
        for item in items {
            self.expression(item);
            constant &= matches!(item, Expr::Const(_));
        }
        if !constant {
            self.count(whole);
        }
    }
}

fn sets_attribute(target: &Expr<'_>) -> bool {
    match target {
        Expr::GetAttr(_) => true,
        Expr::List(list) => list.items.iter().any(sets_attribute),
        _ => false,
    }
}

/// Where an expression starts: the engine's own spans of filters and attributes start behind what they are of.
fn start(expression: &Expr<'_>) -> usize {
    let Span { start_offset, .. } = expression.span();
    let inner = match expression {
        Expr::Var(_) | Expr::Const(_) | Expr::List(_) | Expr::Map(_) => None,
        Expr::UnaryOp(operation) => Some(&operation.expr),
        Expr::BinOp(operation) => Some(&operation.left),
        Expr::Compare(compare) => Some(&compare.expr),
        Expr::Tuple(tuple) => tuple.items.first(),
        Expr::IfExpr(choice) => return start(&choice.true_expr),
        Expr::Filter(filter) => filter.expr.as_ref(),
        Expr::Test(test) => Some(&test.expr),
        Expr::GetAttr(get) => Some(&get.expr),
        Expr::GetItem(get) => Some(&get.expr),
        Expr::Call(call) => Some(&call.expr),
        Expr::Slice(slice) => Some(&slice.expr),
    };
    let own = start_offset as usize;
    inner.map_or(own, |inner| start(inner).min(own))
}

/// The filter: the same value, a lazy list made whole.
///
/// # Errors
/// When the fuel is used up, when lists are nested too deep, and for what is no data.
pub(super) fn filter(state: &State<'_, '_>, value: Value) -> Result<Value, Error> {
    let Some(object) = value.as_object() else { return Ok(value) };
    count(state, &value, DEPTH)?;
    let is_list = matches!(object.repr(), ObjectRepr::Seq | ObjectRepr::Iterable);
    if is_list && !value.is_tuple() && object.downcast_ref::<Vec<Value>>().is_none() {
        return Ok(value.try_iter()?.collect::<Vec<_>>().into());
    }
    Ok(value)
}

fn count(state: &State<'_, '_>, value: &Value, depth: usize) -> Result<(), Error> {
    let refused = |words: &str| Err(Error::new(ErrorKind::InvalidOperation, words.to_owned()));
    let length = value.as_str().map_or(0, str::len) / BYTES;
    state.consume_fuel(1 + length as u64)?;
    let Some(object) = value.as_object() else { return Ok(()) };
    if depth == 0 {
        return refused("danh sách lồng nhau quá sâu");
    }
    let inner = |value: &Value| count(state, value, depth - 1);
    match object.repr() {
        ObjectRepr::Seq | ObjectRepr::Iterable => {
            object.try_iter().into_iter().flatten().try_for_each(|item| inner(&item))
        }
        // A namespace in a list or in another one could hold itself.
        ObjectRepr::Map if object.type_name().contains("Namespace") => {
            refused("namespace không đặt được vào danh sách hay namespace khác")
        }
        ObjectRepr::Map => {
            let mut pairs = object.try_iter_pairs().into_iter().flatten();
            pairs.try_for_each(|(key, value)| inner(&key).and_then(|()| inner(&value)))
        }
        _ => refused("macro không đặt được vào danh sách hay namespace"),
    }
}

#[cfg(test)]
mod tests {
    use super::{Marks, as_written, rewritten};
    use crate::template::{builtin, syntax};

    fn marked(text: &str) -> String {
        let marked = rewritten(text, &syntax(), Marks::BoundsAndReads).unwrap();
        assert_eq!(as_written(&marked), text);
        marked.replace('\u{c}', "")
    }

    #[test]
    fn what_can_grow_is_counted_from_its_start_to_its_end() {
        for (text, expected) in [
            ("{{ a.b }}", "{{ ((a)|da_doc).b }}"),
            ("{{ x + y|upper }}", "{{ ((x + y|upper)|gioi_han) }}"),
            ("{{ x + 1 }}", "{{ x + 1 }}"),
            ("{{ (x * (y))[1:] }}", "{{ (((((x * (y))|gioi_han))[1:])|gioi_han) }}"),
            ("{{ x|batch(2)|first }}", "{{ ((x|batch(2))|gioi_han)|first }}"),
            ("{% set n.a = b, c %}", "{% set n.a = ((((b, c)|gioi_han))|gioi_han) %}"),
            ("{% raw %}{{ x + y }}{% endraw %}", "{% raw %}{{ x + y }}{% endraw %}"),
        ] {
            let marked = marked(text);
            // Where brackets stand beside each other, which is whose does not matter.
            assert_eq!(marked, expected);
        }
    }

    #[test]
    fn our_own_templates_stay_templates() {
        for name in ["co-so.md.j2", "thanh-phan.md.j2", "bao-cao.md.j2"] {
            let marked = marked(builtin::template(name).unwrap());
            assert!(minijinja::machinery::parse(&marked, name, syntax()).is_ok(), "{marked}");
        }
    }
}
