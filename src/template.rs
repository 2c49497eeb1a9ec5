//! Model × template → Markdown.
//!
//! Strict: a missing name is an error with the template's line. What an officer typed is text: the environment
//! escapes it as Markdown, whatever the template's author does.

use std::sync::Arc;

use minijinja::syntax::SyntaxConfig;
use minijinja::value::ValueKind;
use minijinja::{AutoEscape, Environment, Error, ErrorKind, Output, State, UndefinedBehavior, Value};

use crate::diagnostic::{Code, Diagnostic, Route};
use crate::page::markdown::escape;

pub mod builtin;
pub mod context;
pub mod expression;
mod filters;
pub(crate) mod tones;

/// Work one rendering may do: the longest real plan needs some thousands; a loop without end stops here.
const FUEL: u64 = 5_000_000;
/// Depth of macro calls and includes.
const DEPTH: usize = 64;

/// Where templates come from: name to text, or to why the file that is there cannot be read. The caller reads files;
/// nothing here touches the disk.
pub type Loader = Arc<dyn Fn(&str) -> Option<Result<String, String>> + Send + Sync>;

/// The templates of a workspace, compiled once.
#[derive(Debug)]
pub struct Templates {
    environment: Environment<'static>,
}

impl Templates {
    /// Templates from `own` where it has the name, built-in ones otherwise.
    pub fn new(own: Loader) -> Self {
        let mut environment = strict_environment();
        environment.set_loader(move |name: &str| match own(name) {
            Some(Ok(text)) if has_long_tag(&text) => {
                Err(fault("có chỗ {{ … }} hoặc {% … %} quá dài".to_owned()))
            }
            Some(Ok(text)) => Ok(Some(text)),
            // Never the built-in one in silence: the paper would not be what its owner thinks.
            Some(Err(why)) => Err(fault(why)),
            None => Ok(builtin::template(name).map(str::to_owned)),
        });
        Self { environment }
    }

    /// Renders the template `name` (file name with `.md.j2`).
    ///
    /// # Errors
    /// One finding at the template's line: missing name, unknown template, syntax, fuel spent.
    pub fn render(&self, name: &str, context: &Value) -> Result<String, Box<Diagnostic>> {
        let template = self.environment.get_template(name).map_err(|error| finding(name, &error))?;
        let text = template.render(context.clone()).map_err(|error| finding(name, &error))?;
        Ok(tidy(&text))
    }
}

/// An environment in which nothing missing passes and nothing runs for ever.
fn strict_environment() -> Environment<'static> {
    let mut environment = Environment::new();
    environment.set_undefined_behavior(UndefinedBehavior::Strict);
    // A stat per lookup otherwise; the templates of a run do not change under it.
    environment.set_auto_reload(false);
    // Without it a release build's messages lose the name that is missing.
    environment.set_debug(true);
    environment.set_fuel(Some(FUEL));
    environment.set_recursion_limit(DEPTH);
    if let Ok(syntax) = SyntaxConfig::builder().trim_blocks(true).lstrip_blocks(true).build() {
        environment.set_syntax(syntax);
    }
    environment.set_auto_escape_callback(|_| AutoEscape::Custom("markdown".into()));
    environment.set_formatter(write_escaped);
    filters::add(&mut environment);
    environment
}

/// A fault in words of our own.
fn fault(words: String) -> Error {
    Error::new(ErrorKind::InvalidOperation, words)
}

/// Whether a tag is so long that what is nested in it could exhaust the parser's stack.
fn has_long_tag(text: &str) -> bool {
    const LONGEST: usize = 4_000;
    let mut rest = text;
    while let Some((_, after)) = rest.split_once('{') {
        let close = match after.chars().next() {
            Some('{') => "}}",
            Some('%') => "%}",
            Some('#') => "#}",
            _ => {
                rest = after;
                continue;
            }
        };
        let length = tag_length(after, close);
        if length > LONGEST && close != "#}" {
            return true;
        }
        rest = after.get(length..).unwrap_or_default();
    }
    false
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

/// Prints a value as text of Markdown. Templates hold words and order, so lists and maps are not printed.
fn write_escaped(out: &mut Output<'_>, state: &mut State<'_, '_>, value: &Value) -> Result<(), Error> {
    if value.is_safe() || *state.auto_escape() == AutoEscape::None {
        return write!(out, "{value}").map_err(Error::from);
    }
    match value.kind() {
        ValueKind::String => out.write_str(&escape::inline(value.as_str().unwrap_or_default()))?,
        ValueKind::Number => out.write_str(&value.to_string())?,
        kind => {
            let what = if value.is_none() {
                "chỗ chưa có dữ liệu".to_owned()
            } else {
                format!("giá trị kiểu {kind}")
            };
            return Err(Error::new(ErrorKind::InvalidOperation, format!("không in được {what}")));
        }
    }
    Ok(())
}

/// One blank line between blocks, none at the start, one line end at the end.
fn tidy(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut blank = true;
    for line in text.lines().map(str::trim_end) {
        if line.is_empty() {
            blank = true;
            continue;
        }
        if blank && !out.is_empty() {
            out.push('\n');
        }
        blank = false;
        out.push_str(line);
        out.push('\n');
    }
    out
}

/// The finding that a template error is, at the innermost template's line.
fn finding(name: &str, error: &Error) -> Box<Diagnostic> {
    let error = innermost(error);
    let file = format!("templates/{}", error.name().unwrap_or(name));
    let (message, hint) = words(error);
    let mut finding = Diagnostic::error(Code::MauSai, &file, &Route::root(), message);
    if let Some(hint) = hint {
        finding = finding.hint(hint);
    }
    if let Some(line) = error.line() {
        finding = finding.at(line, column(error));
    }
    Box::new(finding)
}

/// What went wrong in the template that was included, not that the including did.
fn innermost(error: &Error) -> &Error {
    let mut inner = error;
    while let Some(cause) = std::error::Error::source(inner).and_then(|cause| cause.downcast_ref::<Error>()) {
        inner = cause;
    }
    inner
}

/// Column of the expression at fault, from 1.
fn column(error: &Error) -> usize {
    let start = error.range().map(|range| range.start);
    let before = start.and_then(|start| error.template_source().and_then(|source| source.get(..start)));
    before.map_or(1, |before| before.chars().rev().take_while(|&c| c != '\n').count() + 1)
}

/// A template error in the officer's words: what is wrong and a way out.
fn words(error: &Error) -> (String, Option<String>) {
    let detail = error.detail().unwrap_or_default();
    match error.kind() {
        ErrorKind::UndefinedError => (
            format!("chưa có «{}» trong dữ liệu", undefined_name(detail)),
            Some("kiểm tra tên viết trong {{ … }} và khóa cùng tên trong tệp dữ liệu".to_owned()),
        ),
        ErrorKind::TemplateNotFound => (
            format!(
                "không có mẫu «{}»",
                missing_template(detail).unwrap_or_else(|| error.name().unwrap_or_default())
            ),
            Some(format!("các mẫu có sẵn: {}", builtin::names().join(", "))),
        ),
        _ if detail.contains("recursion") || detail.contains("cycle in template") => {
            ("mẫu gọi nhau không dứt".to_owned(), Some("xem lại các macro và include".to_owned()))
        }
        ErrorKind::SyntaxError => (format!("mẫu viết sai cú pháp: {detail}"), None),
        ErrorKind::OutOfFuel => (
            "mẫu chạy quá lâu: văn bản quá dài, hoặc mẫu lặp không dứt".to_owned(),
            Some("chia nhỏ văn bản; nếu không dài thì xem lại các vòng {% for %} của mẫu".to_owned()),
        ),
        ErrorKind::UnknownFilter => (format!("không có bộ lọc này: {detail}"), None),
        _ => (detail.to_owned(), None),
    }
}

/// The name in minijinja's "undefined value: `a.b` is undefined".
fn undefined_name(detail: &str) -> &str {
    detail.split('`').nth(1).unwrap_or(detail)
}

fn missing_template(detail: &str) -> Option<&str> {
    detail.split(['"', '\'']).nth(1)
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use minijinja::context;

    use super::Templates;

    fn fault(text: &str) -> String {
        let text = text.to_owned();
        let own = Arc::new(move |name: &str| (name == "a.md.j2").then(|| Ok(text.clone())));
        Templates::new(own).render("a.md.j2", &context! {}).unwrap_err().to_string()
    }

    #[test]
    fn what_is_included_and_missing_is_named() {
        assert_eq!(
            fault("{% include \"../mat.md.j2\" %}"),
            "templates/a.md.j2:1:4: lỗi[mau-sai]: không có mẫu «../mat.md.j2»\n  gợi ý: các mẫu có sẵn: bao-cao-tong-ket, bao-cao-6-thang, ke-hoach"
        );
    }

    #[test]
    fn templates_without_end_are_stopped() {
        let endless = "lỗi[mau-sai]: mẫu gọi nhau không dứt\n  gợi ý: xem lại các macro và include";
        for text in [
            "{% include \"a.md.j2\" %}",
            "{% extends \"a.md.j2\" %}",
            "{% import \"a.md.j2\" as x %}",
            "{% macro a() %}{{ a() }}{% endmacro %}{{ a() }}",
            "{% for x in [1, 2] recursive %}{{ loop([1, 2]) }}{% endfor %}",
        ] {
            assert!(fault(text).ends_with(endless), "{text}: {}", fault(text));
        }
        let double = "{% set ns = namespace(x=\"aaaaaaaaaa\") %}{% for i in range(60) %}{% set ns.x = ns.x ~ ns.x %}{% endfor %}";
        let loops = "{% for a in range(9999) %}{% for b in range(9999) %}{% endfor %}{% endfor %}";
        for text in [double, loops] {
            assert!(fault(text).contains("mẫu chạy quá lâu"), "{text}: {}", fault(text));
        }
    }

    #[test]
    fn a_tag_that_could_exhaust_the_stack_is_not_parsed() {
        let long = "lỗi[mau-sai]: có chỗ {{ … }} hoặc {% … %} quá dài";
        let chain = |link: &str| format!("{{{{ \"}}}}\" ~ {}1 }}}}", link.repeat(100_000));
        for text in [chain("-"), chain("not "), chain("1 + "), chain("("), chain("1 if ")] {
            assert!(fault(&text).ends_with(long), "{}", fault(&text));
        }
        let far = format!("{{# {} {{{{ #}}{{{{ 1 }}}}{}", "x ".repeat(9_000), "chữ { ".repeat(9_000));
        assert!(!super::has_long_tag(&far));
    }

    #[test]
    fn a_template_that_cannot_be_read_is_not_replaced_by_the_built_in_one() {
        let own: super::Loader = Arc::new(|_| Some(Err("không có quyền đọc".to_owned())));
        let fault = Templates::new(own).render("ke-hoach.md.j2", &context! {}).unwrap_err().to_string();
        assert_eq!(fault, "templates/ke-hoach.md.j2: lỗi[mau-sai]: không có quyền đọc");
    }
}
