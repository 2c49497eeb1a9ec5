//! The walk over a parsed template: where marks go.

use minijinja::machinery::Span;
use minijinja::machinery::ast::{BinOpKind, CallArg, Expr, Macro, Stmt};

use super::{CLOSE, CLOSE_READ, Marks, OPEN};

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

/// The text of a template with its marks.
pub(super) fn marked(text: &str, tree: &Stmt<'_>, marks: Marks) -> String {
    let mut edits = Edits { reads: marks == Marks::BoundsAndReads, marks: Vec::new() };
    edits.statement(tree);
    edits.made(text)
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
