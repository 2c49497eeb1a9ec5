//! What is wrong with a template, or with the data it is given, in the officer's words.

use minijinja::value::ValueKind;
use minijinja::{Error, ErrorKind, Value};

use super::bounds::{self, Refusal};
use super::{builtin, filters};
use crate::diagnostic::{Code, Diagnostic, Route};
use crate::text::name;

/// Most names that are offered.
const NAMES: usize = 12;

/// Why a template did not become a paper.
#[derive(Debug)]
pub struct Fault {
    /// The finding at the template's line.
    pub finding: Diagnostic,
    /// Where in the paper's own data something is missing that the template prints.
    pub missing: Option<Route>,
}

impl Fault {
    /// `read` is the value whose parts were read last.
    pub(super) fn of(name: &str, error: &Error, context: &Value, read: Option<&Value>) -> Self {
        let chain = chain(error);
        let error = chain.last().copied().unwrap_or(error);
        let placed = chain.iter().rev().find(|error| error.line().is_some()).copied().unwrap_or(error);
        let file = format!("templates/{}", placed.name().unwrap_or(name));
        let (message, hint) = words(error, context, read);
        let mut finding = Diagnostic::error(Code::MauSai, &file, &Route::root(), message);
        if let Some(hint) = hint {
            finding = finding.hint(hint);
        }
        if let Some(refusal) = refusal(error) {
            finding = finding.at(refusal.line, 1);
        } else if let Some(line) = placed.line() {
            finding = finding.at(line, column(placed));
        }
        let missing = read.filter(|_| error.detail() == Some(NOTHING));
        let missing =
            missing.and_then(|read| route(&context.get_attr("van_ban").ok()?, read, &Route::root()));
        Self { finding, missing }
    }

    /// The finding where it is to be mended: in the data file `file`, if it is the data that lacks something.
    pub fn into_finding(self, file: &str) -> Diagnostic {
        let Some(missing) = self.missing else { return self.finding };
        let template = self.finding.place;
        let line = template.at.map_or(1, |at| at.line);
        Diagnostic::error(Code::ThieuKhoa, file, &missing, "chỗ này thiếu nội dung mà mẫu phải in")
            .hint(format!("thêm nội dung còn thiếu, hoặc sửa mẫu: {} dòng {line}", template.file))
    }
}

/// Said where a template prints what the data does not have.
pub(super) const NOTHING: &str = "không in được chỗ chưa có dữ liệu";

/// Whether what the template read last says more about an error.
pub(super) fn asks_for_data(error: &Error) -> bool {
    let chain = chain(error);
    let error = chain.last().copied().unwrap_or(error);
    error.kind() == ErrorKind::UndefinedError || error.detail() == Some(NOTHING)
}

/// Where in a tree of values one like `wanted` stands.
fn route(tree: &Value, wanted: &Value, at: &Route) -> Option<Route> {
    match tree.kind() {
        ValueKind::Map if tree == wanted => Some(at.clone()),
        ValueKind::Map => tree.as_object()?.try_iter_pairs()?.find_map(|(key, inner)| {
            let inside = matches!(inner.kind(), ValueKind::Map | ValueKind::Seq);
            if inside { route(&inner, wanted, &at.key(key.as_str()?)) } else { None }
        }),
        ValueKind::Seq => {
            let mut items = tree.try_iter().ok()?.enumerate();
            items.find_map(|(number, inner)| route(&inner, wanted, &at.index(number)))
        }
        _ => None,
    }
}

/// The error and its causes: last what went wrong in the template that was included, not that the including did.
fn chain(error: &Error) -> Vec<&Error> {
    let mut chain = vec![error];
    let mut next = std::error::Error::source(error);
    while let Some(cause) = next.and_then(|cause| cause.downcast_ref::<Error>()) {
        chain.push(cause);
        next = std::error::Error::source(cause);
    }
    chain
}

fn refusal(error: &Error) -> Option<&Refusal> {
    std::error::Error::source(error)?.downcast_ref()
}

/// Column of the expression at fault, from 1.
fn column(error: &Error) -> usize {
    let start = error.range().map(|range| range.start);
    let before = start.and_then(|start| error.template_source().and_then(|source| source.get(..start)));
    let line = before.and_then(|before| before.rsplit('\n').next()).map(bounds::as_written);
    line.map_or(1, |line| line.chars().count() + 1)
}

/// A template error in the officer's words: what is wrong and a way out.
fn words(error: &Error, context: &Value, read: Option<&Value>) -> (String, Option<String>) {
    let detail = error.detail().unwrap_or_default();
    let quoted = || detail.split(['`', '"', '\'']).nth(1);
    match error.kind() {
        ErrorKind::UndefinedError => undefined(quoted(), context, read),
        ErrorKind::TemplateNotFound => (
            format!("không có mẫu «{}»", quoted().or(error.name()).unwrap_or_default()),
            Some(format!("các mẫu có sẵn: {}", builtin::names().join(", "))),
        ),
        ErrorKind::SyntaxError if detail.contains("recursion") => {
            ("mẫu lồng nhau quá sâu".to_owned(), Some("tách bớt bằng {% set … %}".to_owned()))
        }
        _ if detail.contains("recursion") || detail.contains("cycle in template") => {
            ("mẫu gọi nhau không dứt".to_owned(), Some("xem lại các macro và include".to_owned()))
        }
        ErrorKind::SyntaxError | ErrorKind::BadEscape => {
            (format!("mẫu viết sai cú pháp: {}", syntax(detail)), None)
        }
        ErrorKind::OutOfFuel => (
            "mẫu chạy quá lâu: văn bản quá dài, hoặc mẫu lặp không dứt".to_owned(),
            Some("chia nhỏ văn bản; nếu không dài thì xem lại các vòng {% for %} của mẫu".to_owned()),
        ),
        ErrorKind::WriteFailure => (
            format!("văn bản dài quá {} MB", super::LONGEST >> 20),
            Some("chia nhỏ văn bản; nếu không dài thì xem lại các vòng {% for %} của mẫu".to_owned()),
        ),
        ErrorKind::UnknownFilter => {
            let wanted = detail.split(' ').nth(1).unwrap_or(detail);
            (
                format!("không có bộ lọc «{wanted}»"),
                Some(offered("các bộ lọc", wanted, filters::FILTERS.map(|(name, _)| name))),
            )
        }
        ErrorKind::UnknownTest => {
            let wanted = detail.split(' ').nth(1).unwrap_or("…");
            let known = ["defined", "undefined", "none", "string", "number", "odd", "even", "in"];
            (format!("không có phép thử «is {wanted}»"), Some(offered("các phép thử", wanted, known)))
        }
        ErrorKind::UnknownFunction => {
            let wanted = detail.split(' ').next().unwrap_or(detail);
            (
                format!("không có hàm «{wanted}»"),
                Some("các hàm: range, dict, namespace, và macro của mẫu".to_owned()),
            )
        }
        ErrorKind::UnknownMethod | ErrorKind::UnknownBlock => {
            let wanted = quoted().or(detail.rsplit(' ').next()).unwrap_or_default();
            (format!("không có macro hay khối «{wanted}» để gọi"), None)
        }
        ErrorKind::MissingArgument => ("gọi macro hoặc bộ lọc thiếu giá trị trong ngoặc".to_owned(), None),
        ErrorKind::TooManyArguments => ("gọi macro hoặc bộ lọc thừa giá trị trong ngoặc".to_owned(), None),
        ErrorKind::CannotUnpack => ("số tên bên trái khác số giá trị bên phải".to_owned(), None),
        // What is said in words of our own has no letter of English only.
        _ if !detail.is_ascii() => (detail.to_owned(), None),
        _ if detail.ends_with("is not iterable") => {
            ("chỉ lặp {% for %} được trên danh sách".to_owned(), None)
        }
        _ if detail.contains("is not callable") => {
            (format!("không có macro «{}» để gọi", quoted().unwrap_or_default()), None)
        }
        _ if detail.contains("assign to namespaces") => {
            ("chỉ gán được tên có dấu chấm vào namespace(…)".to_owned(), None)
        }
        _ if detail.starts_with("range has too many") => ("range(…) quá dài".to_owned(), None),
        _ if detail.starts_with("tried to use") || detail.starts_with("unable to calculate") => {
            ("không tính được với hai giá trị này".to_owned(), None)
        }
        _ => ("không làm được phép này với giá trị này".to_owned(), None),
    }
}

/// A name that is not there, and those that are, the nearest first.
fn undefined(dotted: Option<&str>, context: &Value, read: Option<&Value>) -> (String, Option<String>) {
    let Some(dotted) = dotted else {
        return ("macro được gọi thiếu giá trị trong ngoặc".to_owned(), None);
    };
    let (of, wanted) = match dotted.rsplit_once('.') {
        Some((_, wanted)) => (read, wanted),
        None if dotted.contains('[') => (None, dotted),
        None => (Some(context), dotted),
    };
    let known: Vec<String> = of
        .and_then(|value| value.try_iter().ok())
        .into_iter()
        .flatten()
        .filter_map(|key| key.as_str().map(str::to_owned))
        .collect();
    let hint = if known.is_empty() {
        "kiểm tra tên viết trong {{ … }} và khóa cùng tên trong tệp dữ liệu".to_owned()
    } else {
        let place = dotted.rsplit_once('.').map(|(parent, _)| format!("các tên trong {parent}"));
        offered(place.as_deref().unwrap_or("các tên dùng được"), wanted, known.iter().map(String::as_str))
    };
    (format!("chưa có «{dotted}» trong dữ liệu"), Some(hint))
}

/// `WHAT: a, b, c`, those most like `wanted` first.
fn offered<'n>(what: &str, wanted: &str, known: impl IntoIterator<Item = &'n str>) -> String {
    let mut known: Vec<&str> = known.into_iter().collect();
    let count = known.len();
    known.sort_by_cached_key(|name| name::distance(wanted, name));
    known.truncate(NAMES);
    let more = if count > NAMES { ", …" } else { "" };
    format!("{what}: {}{more}", known.join(", "))
}

/// minijinja's words about a template that does not parse.
fn syntax(detail: &str) -> String {
    let (what, expected) = match detail.strip_prefix("unexpected ") {
        Some(rest) => rest.split_once(", expected ").map_or((rest, None), |(what, next)| (what, Some(next))),
        None => return other_syntax(detail),
    };
    match what {
        "end of raw block" => return "hết tệp mà chưa có {% endraw %}".to_owned(),
        "end of comment" => return "hết tệp mà chưa có #}".to_owned(),
        "end of string" => return "hết tệp mà dấu nháy chưa đóng".to_owned(),
        _ => {}
    }
    let named = |part: &str| {
        match part {
            "end of input" => "hết tệp",
            "end of block" => "dấu %}",
            "end of variable block" => "dấu }}",
            "identifier" => "tên",
            "identifier or integer" => "tên hoặc số",
            "character" => "ký tự lạ",
            "expression" => "giá trị",
            "assignment operator" => "dấu =",
            "block keyword" | "statement" => "lệnh như if, for, set",
            "string" => "chữ trong nháy",
            "integer" | "float" => "số",
            other => return format!("«{}»", other.trim_matches('`')),
        }
        .to_owned()
    };
    match expected {
        Some(expected) => format!("gặp {} ở chỗ phải là {}", named(what), named(expected)),
        None => format!("{} đứng sai chỗ", named(what)),
    }
}

fn other_syntax(detail: &str) -> String {
    let last = detail.rsplit(' ').next().unwrap_or_default();
    let quoted = detail.split('\'').nth(1).unwrap_or(last);
    if detail.starts_with("unknown statement") {
        format!("không có lệnh {{% {last} %}}, hoặc nó thừa ở đây")
    } else if detail.ends_with("defined twice") {
        format!("khối «{quoted}» có hai lần")
    } else if detail.starts_with("cannot assign to reserved") {
        format!("«{last}» là tên riêng, không đặt được")
    } else if detail.ends_with("inside a loop") {
        format!("{{% {quoted} %}} chỉ dùng trong {{% for %}}")
    } else if detail.starts_with("invalid integer") {
        "số quá lớn".to_owned()
    } else {
        "viết thừa, thiếu dấu, hoặc có dấu không dùng được ở đây".to_owned()
    }
}
