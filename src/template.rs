//! Model × template → Markdown.
//!
//! Strict: a missing name is an error with the template's line. What an officer typed is text: the environment
//! escapes it as Markdown, whatever the template's author does.

use std::sync::{Arc, Mutex};
use std::{fmt, io};

use bounds::Marks;
use minijinja::syntax::SyntaxConfig;
use minijinja::value::ValueKind;
use minijinja::{AutoEscape, Environment, Error, ErrorKind, Output, State, UndefinedBehavior, Value};

use crate::page::markdown::escape;
use crate::value::Mau;

mod attachments;
mod bounds;
pub mod builtin;
pub mod context;
mod expression;
mod fault;
mod figures;
mod filters;
mod scope;
pub mod texts;
pub(crate) mod tones;

pub use fault::Fault;
pub use filters::FILTERS;

/// Work one rendering may do: the longest real plan needs some thousands; a loop without end stops here. It pays for
/// every byte that is made, 64 for one, so no rendering holds more than 256 MB.
const FUEL: u64 = 4_000_000;
/// Longest paper, in bytes: some 8,000 pages.
const LONGEST: usize = 16 << 20;
/// Depth of macro calls and includes.
const DEPTH: usize = 160;

/// Where templates come from: name to text, or to why the file that is there cannot be read. The caller reads files;
/// nothing here touches the disk.
pub type Loader = Arc<dyn Fn(&str) -> Option<Result<String, String>> + Send + Sync>;

/// The templates of a workspace, compiled once.
pub struct Templates {
    environment: Environment<'static>,
    own: Loader,
}

impl fmt::Debug for Templates {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.environment.fmt(f)
    }
}

impl Templates {
    /// Templates from `own` where it has the name, built-in ones otherwise.
    pub fn new(own: Loader) -> Self {
        let loader = Arc::clone(&own);
        let mut environment = strict_environment();
        environment.set_loader(move |name| match loader(name) {
            Some(Ok(text)) => rewritten(&text, Marks::Bounds),
            // Never the built-in one in silence: the paper would not be what its owner thinks.
            Some(Err(why)) => Err(fault(why)),
            None => Ok(builtin::template(name).map(str::to_owned)),
        });
        Self { environment, own }
    }

    /// Whether a template is the workspace's own, and says something else than the built-in one of that name.
    pub fn is_own(&self, name: &str) -> bool {
        let source = self.environment.get_template(name);
        source.is_ok_and(|template| Some(template.source()) != builtin::template(name))
    }

    /// The template for a paper of this name or type. `bao-cao` is what the reports of results are made of: a báo cáo with
    /// a file of its own has the form of all types without one of their own, unless the workspace has another.
    pub fn of_paper<'n>(&self, name: &'n str) -> &'n str {
        const REPORTS: &str = "bao-cao.md.j2";
        let is_built_in = || match (self.own)(REPORTS) {
            Some(Ok(text)) => Some(text.as_str()) == builtin::template(REPORTS),
            Some(Err(_)) => false,
            None => true,
        };
        if name == "bao-cao" && is_built_in() { Mau::CoTenLoai.tep() } else { name }
    }

    /// Renders the template `name` (file name with `.md.j2`).
    ///
    /// # Errors
    /// What is wrong at the template's line (missing name, unknown template, syntax, a bound that was reached), and
    /// the place in the data if it is the data that lacks something.
    pub fn render(&self, name: &str, context: &Value) -> Result<String, Box<Fault>> {
        let text = print(&self.environment, name, context);
        text.map(|text| tidy(&text)).map_err(|error| {
            let read = fault::asks_for_data(&error).then(|| self.last_read(name, context)).flatten();
            Box::new(Fault::of(name, &error, context, read.as_ref()))
        })
    }

    /// The value whose parts a rendering that fails read last, found by rendering once more.
    fn last_read(&self, name: &str, context: &Value) -> Option<Value> {
        let own = Arc::clone(&self.own);
        let mut environment = strict_environment();
        environment.set_loader(move |name| match own(name) {
            Some(Ok(text)) => rewritten(&text, Marks::BoundsAndReads),
            Some(Err(why)) => Err(fault(why)),
            None => builtin::template(name).map_or(Ok(None), |text| rewritten(text, Marks::BoundsAndReads)),
        });
        let read = Arc::new(Mutex::new(None));
        let last = Arc::clone(&read);
        environment.add_filter(bounds::READ, move |value: Value| {
            if value.kind() == ValueKind::Map
                && let Ok(mut last) = last.lock()
            {
                *last = Some(value.clone());
            }
            value
        });
        drop(print(&environment, name, context));
        read.lock().ok()?.take()
    }
}

fn rewritten(text: &str, marks: Marks) -> Result<Option<String>, Error> {
    bounds::rewritten(text, &syntax(), marks)
        .map(Some)
        .map_err(|refusal| fault(refusal.message.clone()).with_source(refusal))
}

fn print(environment: &Environment<'_>, name: &str, context: &Value) -> Result<String, Error> {
    let mut printed = Printed(Vec::new());
    environment.get_template(name)?.render_captured_to(context.clone(), &mut printed)?;
    let text = simdutf8::basic::from_utf8(&printed.0).map(str::to_owned);
    text.map_err(|_| fault("mẫu in ra chữ hỏng".to_owned()))
}

/// What a template has printed, up to a bound.
struct Printed(Vec<u8>);

impl io::Write for Printed {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        if self.0.len() + bytes.len() > LONGEST {
            return Err(io::ErrorKind::FileTooLarge.into());
        }
        self.0.extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
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
    environment.set_syntax(syntax());
    environment.set_auto_escape_callback(|_| AutoEscape::Custom("markdown".into()));
    environment.set_formatter(write_escaped);
    filters::add(&mut environment);
    // Prints what nobody asked for, in English.
    environment.remove_global("debug");
    environment
}

/// A line that holds nothing but a tag leaves nothing behind.
fn syntax() -> SyntaxConfig {
    SyntaxConfig::builder().trim_blocks(true).lstrip_blocks(true).build().unwrap_or_default()
}

/// A fault in words of our own.
fn fault(words: String) -> Error {
    Error::new(ErrorKind::InvalidOperation, words)
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
            return Err(fault(match kind {
                _ if value.is_none() => fault::NOTHING.to_owned(),
                ValueKind::Map => "không in được cả nhóm khóa; viết rõ khóa nào trong nhóm".to_owned(),
                ValueKind::Seq | ValueKind::Iterable => {
                    "không in được cả danh sách; lặp bằng {% for %} hoặc nối bằng |join".to_owned()
                }
                ValueKind::Bool => "không in được đúng, sai; dùng {% if %}".to_owned(),
                _ => "không in được giá trị này".to_owned(),
            }));
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

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use minijinja::context;

    use super::Templates;

    fn rendered(text: &str) -> Result<String, String> {
        let text = text.to_owned();
        let own = Arc::new(move |name: &str| (name == "a.md.j2").then(|| Ok(text.clone())));
        let don_vi = context! { ten => "Xã A", goi => "xã" };
        let context = context! { ho_ten => "Y Mơ", so => [1, 2, 3], don_vi };
        Templates::new(own).render("a.md.j2", &context).map_err(|fault| fault.finding.to_string())
    }

    fn fault(text: &str) -> String {
        rendered(text).unwrap_err()
    }

    #[test]
    fn what_is_included_and_missing_is_named() {
        assert_eq!(
            fault("{% include \"../mat.md.j2\" %}"),
            "templates/a.md.j2:1:4: lỗi[mau-sai]: không có mẫu «../mat.md.j2»\n  gợi ý: các mẫu có sẵn: ke-hoach, nghi-quyet, quyet-dinh, co-ten-loai, cong-van, cong-dien, giay-moi, giay-gioi-thieu, bien-ban, giay-nghi-phep, cac-ben, thu-cong"
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
    fn values_that_share_their_parts_are_counted_whole() {
        let grown = |value: &str| {
            format!(
                "{{% set n = namespace(x=[1]) %}}{{% for i in range(90000) %}}{{% set n.x = {value} %}}{{% endfor %}}x"
            )
        };
        for value in ["n.x + n.x", "{'a': n.x, 'b': n.x}", "n.x|chain(n.x)"] {
            let fault = fault(&grown(value));
            assert!(
                fault.contains("mẫu chạy quá lâu") || fault.contains("lồng nhau quá sâu"),
                "{value}: {fault}"
            );
        }
        for value in ["[n.x]", "n", "[n]", "namespace(y=n)", "n.x|batch(1)"] {
            let fault = fault(&grown(value));
            assert!(fault.contains("quá sâu") || fault.contains("namespace"), "{value}: {fault}");
        }
        assert_eq!(rendered(&grown("n.x[0:9]")), Ok("x\n".to_owned()));
        for text in ["{{ '' ~ [1] * 99999999 }}", "{{ 'a' * 999999999 }}"] {
            assert!(rendered(text).is_err(), "{text}");
        }
        let branches = format!("\n{{% if 0 %}}{}{{% endif %}}", "{% elif 0 %}".repeat(12_000));
        assert_eq!(fault(&branches), "templates/a.md.j2:2:1: lỗi[mau-sai]: mẫu có quá nhiều {% elif %}");
    }

    #[test]
    fn what_honest_templates_do_with_lists_stays_as_it_is() {
        for (text, printed) in [
            ("{{ so[0:2][1] }}{{ (so + [4])|join('-') }}{{ ('a' if so else 'b')[0:1] }}", "21-2-3-4a"),
            ("{{ so|batch(2)|map('join', '+')|join(' ') }}{{ -(so|length) + 9 }}", "1+2 36"),
            (
                "{% set n = namespace(i=0, l=[]) %}{% for x in so %}{% set n.i = n.i + x * 2 %}{% set n.l = n.l + [x] %}{% endfor %}{{ n.i }}:{{ n.l|join(',') }}",
                "12:1,2,3",
            ),
            (
                "{% for k, v in don_vi|items %}{{ k }}={{ v }};{% endfor %}{{ {'a': so}.a[1] }}",
                "ten=Xã A;goi=xã;2",
            ),
            (
                "{{ 'x' if 2 in so and so != [] and don_vi.ten is not startingwith 'Y' }}{{ [ho_ten, don_vi.goi]|join(', ') }}",
                "xY Mơ, xã",
            ),
        ] {
            assert_eq!(rendered(text), Ok(format!("{printed}\n")), "{text}");
        }
    }

    #[test]
    fn a_missing_name_comes_with_those_that_are_there_the_nearest_first() {
        let hint = |text| fault(text).split_once("gợi ý: ").unwrap().1.to_owned();
        assert_eq!(hint("{{ hoten }}"), "các tên dùng được: ho_ten, so, don_vi");
        assert_eq!(hint("{{ don_vi.tenn }}"), "các tên trong don_vi: ten, goi");
        assert_eq!(
            hint("{% macro m(k) %}{{ k.gio }}{% endmacro %}{{ m(don_vi) }}"),
            "các tên trong k: goi, ten"
        );
        assert!(hint("{{ ho_ten|uper }}").starts_with("các bộ lọc: upper, lower, "));
    }

    #[test]
    fn what_is_wrong_is_said_in_vietnamese() {
        for (text, expected) in [
            ("a\n{{ ho_ten", "2:4: lỗi[mau-sai]: mẫu viết sai cú pháp: gặp hết tệp ở chỗ phải là dấu }}"),
            (
                "{% fro x in so %}",
                "1:4: lỗi[mau-sai]: mẫu viết sai cú pháp: không có lệnh {% fro %}, hoặc nó thừa ở đây",
            ),
            ("{{ so[0:1]|join }}{{ 1 + 'a' }}", "1:22: lỗi[mau-sai]: không tính được với hai giá trị này"),
            (
                "{{ so }}",
                "1:4: lỗi[mau-sai]: không in được cả danh sách; lặp bằng {% for %} hoặc nối bằng |join",
            ),
        ] {
            assert_eq!(fault(text), format!("templates/a.md.j2:{expected}"));
        }
    }

    #[test]
    fn a_tag_that_could_exhaust_the_stack_is_not_parsed() {
        let long = "templates/a.md.j2:1:1: lỗi[mau-sai]: có chỗ {{ … }} hoặc {% … %} quá dài";
        let chain = |link: &str| format!("{{{{ \"}}}}\" ~ {}1 }}}}", link.repeat(100_000));
        for text in [chain("-"), chain("not "), chain("1 + "), chain("("), chain("1 if ")] {
            assert_eq!(fault(&text), long);
        }
        let far = format!("{{# {} {{{{ #}}{{{{ 1 }}}}{}", "x ".repeat(9_000), "chữ { ".repeat(9_000));
        assert!(rendered(&far).is_ok());
    }

    #[test]
    fn a_template_that_cannot_be_read_is_not_replaced_by_the_built_in_one() {
        let own: super::Loader = Arc::new(|_| Some(Err("không có quyền đọc".to_owned())));
        let fault =
            Templates::new(own).render("ke-hoach.md.j2", &context! {}).unwrap_err().finding.to_string();
        assert_eq!(fault, "templates/ke-hoach.md.j2: lỗi[mau-sai]: không có quyền đọc");
    }
}
