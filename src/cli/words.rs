//! Everything clap would say in English, in Vietnamese: headings, marks behind options, and what is wrong with a
//! command line. Done for all commands at once, so that a new one needs nothing.

use std::error::Error as _;
use std::ffi::OsString;

use clap::builder::StyledStr;
use clap::error::{ContextKind, ContextValue, ErrorKind};
use clap::{Arg, Command, CommandFactory, Error, FromArgMatches};

use super::Cli;

/// Instead of a command: text for the screen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Answer {
    /// What was asked for: help, version.
    Asked(String),
    /// The command line is wrong: why, and a way out.
    Wrong(String),
}

/// Reads a command line, the program's name first.
///
/// # Errors
/// An [`Answer`] when there is no command to carry out.
pub fn parse(arguments: impl IntoIterator<Item = OsString>) -> Result<Cli, Answer> {
    let mut command = command();
    let arguments = asked_for_help(arguments.into_iter().collect());
    let matches =
        command.try_get_matches_from_mut(arguments).map_err(|error| answer(&error, &mut command))?;
    Cli::from_arg_matches(&matches).map_err(|error| answer(&error, &mut command))
}

/// All that can be typed, with every word of it in Vietnamese.
pub fn command() -> Command {
    vietnamese(Cli::command())
}

/// `vanthu help`, `vanthu help build` and `vanthu tro-giup build` ask for the same as `vanthu build --help`.
fn asked_for_help(mut arguments: Vec<OsString>) -> Vec<OsString> {
    let is_help = arguments.get(1).is_some_and(|word| word == "help" || word == "tro-giup");
    if is_help {
        arguments.remove(1);
        arguments.push("--help".into());
    }
    arguments
}

const HELP: &str = "{about}\n\nCách dùng: {usage}\n\n{all-args}{after-help}";

/// The command with all of clap's own words replaced.
fn vietnamese(command: Command) -> Command {
    let command = command.mut_subcommands(|inner| {
        let name = inner.get_name().to_owned();
        let aliases: Vec<String> = inner.get_visible_aliases().map(str::to_owned).collect();
        let about = inner.get_about().map(ToString::to_string).unwrap_or_default();
        let about = if aliases.is_empty() { about } else { format!("{about} [{}]", aliases.join(", ")) };
        let usage = usage(&format!("vanthu {name}"), &inner);
        let inner = inner.visible_alias(None).aliases(aliases).about(about);
        inner.override_usage(usage).help_template(HELP).mut_args(argument)
    });
    let usage = "vanthu [TÙY CHỌN] LỆNH";
    command.override_usage(usage).help_template(HELP).subcommand_help_heading("Lệnh").mut_args(argument)
}

/// `vanthu build [TÙY CHỌN] [NĂM]...`
fn usage(name: &str, command: &Command) -> StyledStr {
    let mut usage = format!("{name} [TÙY CHỌN]");
    for positional in command.get_positionals() {
        let value = value_name(positional);
        let many = positional.get_num_args().is_some_and(|count| count.max_values() > 1)
            || matches!(positional.get_action(), clap::ArgAction::Append);
        let shown = if positional.is_required_set() { format!(" <{value}>") } else { format!(" [{value}]") };
        usage.push_str(&shown);
        usage.push_str(if many { "..." } else { "" });
    }
    usage.into()
}

fn value_name(argument: &Arg) -> String {
    let names = argument.get_value_names().unwrap_or_default();
    names.first().map_or_else(|| argument.get_id().to_string(), ToString::to_string)
}

/// Headings, and values and defaults told in the help text itself.
fn argument(argument: Arg) -> Arg {
    let heading = if argument.is_positional() { "Đối số" } else { "Tùy chọn" };
    let mut help = argument.get_help().map(ToString::to_string).unwrap_or_default();
    let takes_value = argument.get_action().takes_values();
    let values: Vec<String> =
        argument.get_possible_values().iter().map(|value| value.get_name().to_owned()).collect();
    if takes_value && !values.is_empty() {
        help.push_str(&format!(" ({})", values.join(", ")));
    }
    let defaults: Vec<String> =
        argument.get_default_values().iter().map(|value| value.to_string_lossy().into_owned()).collect();
    if takes_value && !defaults.is_empty() {
        help.push_str(&format!("; mặc định: {}", defaults.join(", ")));
    }
    let argument = argument.help(help).help_heading(heading);
    if takes_value { argument.hide_possible_values(true).hide_default_value(true) } else { argument }
}

fn answer(error: &Error, command: &mut Command) -> Answer {
    match error.kind() {
        ErrorKind::DisplayHelp | ErrorKind::DisplayVersion => {
            Answer::Asked(error.to_string().trim_end().to_owned())
        }
        ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand | ErrorKind::MissingSubcommand => {
            Answer::Wrong(command.render_help().to_string().trim_end().to_owned())
        }
        _ => {
            let (wrong, hint) = wrong(error);
            let hint = hint.map(|hint| format!("\n  gợi ý: {hint}")).unwrap_or_default();
            Answer::Wrong(format!(
                "lỗi: {wrong}{hint}\n  xem cách dùng: vanthu --help, hoặc vanthu LỆNH --help"
            ))
        }
    }
}

/// What is wrong, and a way out if clap has found one.
fn wrong(error: &Error) -> (String, Option<String>) {
    let said = |kind| error.get(kind).map(text).unwrap_or_default();
    let argument = said(ContextKind::InvalidArg);
    let value = said(ContextKind::InvalidValue);
    let meant = |kind| {
        let text = said(kind);
        (!text.is_empty()).then(|| format!("có phải «{text}»?"))
    };
    match error.kind() {
        ErrorKind::InvalidSubcommand => {
            let name = said(ContextKind::InvalidSubcommand);
            let hint = elsewhere(&name).or_else(|| meant(ContextKind::SuggestedSubcommand));
            (format!("không có lệnh «{name}»"), hint)
        }
        ErrorKind::UnknownArgument => {
            let what = if argument.starts_with('-') { "tùy chọn" } else { "đối số" };
            (format!("không có {what} «{argument}»"), meant(ContextKind::SuggestedArg))
        }
        ErrorKind::InvalidValue if value.is_empty() => {
            (format!("«{argument}» còn thiếu giá trị"), valid(error))
        }
        ErrorKind::InvalidValue => (
            format!("«{argument}» không nhận giá trị «{value}»"),
            meant(ContextKind::SuggestedValue).or_else(|| valid(error)),
        ),
        ErrorKind::ValueValidation => {
            let why = error.source().map(|why| format!(": {why}")).unwrap_or_default();
            (format!("«{argument}» không nhận giá trị «{value}»{why}"), None)
        }
        ErrorKind::MissingRequiredArgument => (format!("còn thiếu {argument}"), None),
        ErrorKind::ArgumentConflict => {
            let other = said(ContextKind::PriorArg);
            if other == argument {
                (format!("«{argument}» chỉ ghi được một lần"), None)
            } else {
                (format!("không dùng «{argument}» cùng với «{other}» được"), None)
            }
        }
        ErrorKind::NoEquals => (format!("«{argument}» phải viết liền dấu «=» với giá trị"), None),
        ErrorKind::TooManyValues => (format!("«{argument}» không nhận thêm giá trị «{value}»"), None),
        ErrorKind::TooFewValues | ErrorKind::WrongNumberOfValues => {
            (format!("«{argument}» còn thiếu giá trị"), None)
        }
        ErrorKind::InvalidUtf8 => ("dòng lệnh có chữ không phải UTF-8".to_owned(), None),
        _ => ("dòng lệnh không hiểu được".to_owned(), None),
    }
}

/// What was meant by a word that other programs know, or by a file where a command should stand.
fn elsewhere(name: &str) -> Option<String> {
    let lower = name.to_lowercase();
    let ends_with = |endings: &[&str]| endings.iter().any(|ending| lower.ends_with(ending));
    if ends_with(&[".docx"]) {
        return Some(format!("soát tệp ấy: vanthu check {name}"));
    }
    if ends_with(&[".yaml", ".yml"]) {
        return Some("tệp dữ liệu để trong thư mục data/, rồi gõ: vanthu build".to_owned());
    }
    match lower.as_str() {
        "init" | "create" | "start" => Some("bắt đầu thư mục làm việc mới: vanthu new THƯ_MỤC".to_owned()),
        "version" => Some("xem phiên bản: vanthu --version".to_owned()),
        "make" | "render" | "generate" | "run" => Some("tạo văn bản: vanthu build".to_owned()),
        "lint" | "validate" | "test" => Some("soát dữ liệu và thể thức: vanthu check".to_owned()),
        _ => None,
    }
}

fn valid(error: &Error) -> Option<String> {
    let values = error.get(ContextKind::ValidValue).map(text).filter(|values| !values.is_empty())?;
    Some(format!("chọn một trong: {values}"))
}

/// Names as typed on a command line; clap writes them as usage, such as `--format <DẠNG>`.
fn text(value: &ContextValue) -> String {
    match value {
        ContextValue::String(text) => text.clone(),
        ContextValue::Strings(texts) => texts.join(", "),
        ContextValue::StyledStr(text) => text.to_string(),
        ContextValue::StyledStrs(texts) => {
            texts.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ")
        }
        ContextValue::Number(number) => number.to_string(),
        _ => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::{Answer, parse};

    fn said(line: &str) -> String {
        let words = std::iter::once("vanthu").chain(line.split(' ').filter(|word| !word.is_empty()));
        match parse(words.map(Into::into)).unwrap_err() {
            Answer::Asked(text) | Answer::Wrong(text) => text,
        }
    }

    fn first_lines(line: &str) -> String {
        let said = said(line);
        let (lines, last) = said.rsplit_once('\n').unwrap();
        assert_eq!(last, "  xem cách dùng: vanthu --help, hoặc vanthu LỆNH --help");
        lines.to_owned()
    }

    #[test]
    fn slips_are_told_in_vietnamese() {
        assert_eq!(first_lines("buld"), "lỗi: không có lệnh «buld»\n  gợi ý: có phải «build»?");
        assert_eq!(
            first_lines("build --forse"),
            "lỗi: không có tùy chọn «--forse»\n  gợi ý: có phải «--force»?"
        );
        assert_eq!(
            first_lines("init"),
            "lỗi: không có lệnh «init»\n  gợi ý: bắt đầu thư mục làm việc mới: vanthu new THƯ_MỤC"
        );
        assert_eq!(
            first_lines("Ke-hoach.DOCX"),
            "lỗi: không có lệnh «Ke-hoach.DOCX»\n  gợi ý: soát tệp ấy: vanthu check Ke-hoach.DOCX"
        );
        assert!(first_lines("check cu.doc").contains("Lưu thành (Save As) kiểu .docx"));
        assert!(first_lines("check cu.pdf").contains("tệp Word mà bản PDF này in ra"));
        assert_eq!(said("help check"), said("check --help"));
        assert_eq!(said("help"), said("--help"));
        assert!(!said("watch --help").contains("--check"), "watch only shows what applies");
        assert_eq!(first_lines("build --doc"), "lỗi: «--doc <TÊN>» còn thiếu giá trị");
        assert_eq!(
            first_lines("build --format dox"),
            "lỗi: «--format <DẠNG>» không nhận giá trị «dox»\n  gợi ý: có phải «docx»?"
        );
        assert_eq!(
            first_lines("build --color 1"),
            "lỗi: «--color <CÁCH>» không nhận giá trị «1»\n  gợi ý: chọn một trong: auto, always, never"
        );
        assert_eq!(
            first_lines("build --jobs 0"),
            "lỗi: «--jobs <SỐ>» không nhận giá trị «0»: phải là số nguyên từ 1 đến 256"
        );
        assert_eq!(
            first_lines("build 20x3"),
            "lỗi: «[NĂM]...» không nhận giá trị «20x3»: “20x3” không phải là năm"
        );
        assert_eq!(first_lines("build --check --force"), "lỗi: không dùng «--check» cùng với «--force» được");
        assert_eq!(first_lines("build --check --check"), "lỗi: «--check» chỉ ghi được một lần");
        assert_eq!(first_lines("build -x"), "lỗi: không có tùy chọn «-x»");
    }

    #[test]
    fn no_english_is_left_in_any_help() {
        let mut pages = vec![said("--help"), said("")];
        for command in super::vietnamese(<super::Cli as clap::CommandFactory>::command()).get_subcommands() {
            pages.push(said(&format!("{} --help", command.get_name())));
        }
        for page in pages {
            for english in [
                "Usage",
                "Options",
                "Arguments",
                "Commands",
                "Print",
                "possible",
                "default",
                "alias",
                "OPTIONS",
            ] {
                assert!(!page.contains(english), "{english} in:\n{page}");
            }
        }
    }
}
