//! Nothing typed vanishes: of generated files, the letters typed are the letters that reach the model, or a finding
//! says at its line why not.

#![allow(
    clippy::unwrap_used,
    clippy::print_stderr,
    reason = "tests fail by panicking and tell what they counted"
)]

use std::sync::atomic::{AtomicUsize, Ordering};

use proptest::prelude::{BoxedStrategy, ProptestConfig, Strategy, prop_oneof, proptest};
use proptest::{collection, sample};
use unicode_normalization::UnicodeNormalization;
use vanthu::diagnostic::Diagnostic;
use vanthu::model::VanBan;
use vanthu::yaml::{self, Read};

const HEAD: &str = "nam: 2026\ntrich_yeu: Thử\nnguoi_ky: chu_tich\ncac_muc:\n  - tieu_de: A\n    khoan:\n";

/// Ways to type a text as a khoản.
#[derive(Debug, Clone, Copy)]
enum Way {
    Plain,
    Single,
    Double,
    Remarked,
    Literal,
    Folded,
    Key,
    Bracket,
    Group,
    TwoLines,
}

const WAYS: [Way; 10] = [
    Way::Plain,
    Way::Single,
    Way::Double,
    Way::Remarked,
    Way::Literal,
    Way::Folded,
    Way::Key,
    Way::Bracket,
    Way::Group,
    Way::TwoLines,
];

/// The lines of a khoản whose text is typed in a way.
fn typed(way: Way, text: &str) -> String {
    let double = || format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\""));
    match way {
        Way::Plain => format!("      - {text}\n"),
        Way::Single => format!("      - '{}'\n", text.replace('\'', "''")),
        Way::Double => format!("      - {}\n", double()),
        Way::Remarked => format!("      # ghi chú: 1\n      - {} # ghi chú #2\n", double()),
        Way::Literal => format!("      - |\n        {text}\n\n        {text}\n"),
        Way::Folded => format!("      - >-\n        {text}\n        {text}\n"),
        Way::Key => format!("      - van: {text}\n"),
        Way::Bracket => format!("      - {{tieu_de: B, y: [{text}]}}\n"),
        Way::Group => format!("      - {{van: {text}}}\n"),
        Way::TwoLines => format!("      - {text}\n        {text}\n"),
    }
}

/// The letters that the paper should have from it.
fn meant(way: Way, text: &str) -> String {
    let once = letters(text);
    match way {
        Way::Literal | Way::Folded | Way::TwoLines => once.clone() + &once,
        // Short words between brackets are a list; what looks like one sentence has its own tests.
        Way::Bracket => once.replace(',', ""),
        // A comma before the closing brace ends the last key.
        Way::Group => once.trim_end_matches(',').to_owned(),
        _ => once,
    }
}

fn letters(text: &str) -> String {
    text.nfc().filter(|c| !c.is_whitespace()).collect()
}

/// The letters of each khoản of the model.
fn read(paper: &VanBan) -> Vec<String> {
    let of = |khoan: &vanthu::model::van_ban::Khoan| {
        let items: Vec<_> =
            khoan.y.iter().filter_map(|y| y.van.as_ref()).map(|van| letters(van.as_str())).collect();
        khoan.van.as_ref().map_or_else(|| items.concat().replace(',', ""), |van| letters(van.as_str()))
    };
    paper.cac_muc.iter().flat_map(|muc| &muc.khoan).map(of).collect()
}

static FILES: AtomicUsize = AtomicUsize::new(0);
static LETTERS: AtomicUsize = AtomicUsize::new(0);
static TOLD: AtomicUsize = AtomicUsize::new(0);

fn check(items: &[(Way, String)]) {
    let body: String = items.iter().map(|(way, text)| typed(*way, text)).collect();
    let source = format!("{HEAD}{body}");
    let meant: Vec<String> = items.iter().map(|(way, text)| meant(*way, text)).collect();
    FILES.fetch_add(1, Ordering::Relaxed);
    LETTERS.fetch_add(meant.iter().map(|text| text.chars().count()).sum(), Ordering::Relaxed);
    match yaml::read::<VanBan>("ke-hoach.yaml".into(), &source) {
        Err(findings) => {
            TOLD.fetch_add(1, Ordering::Relaxed);
            assert!(findings.iter().any(Diagnostic::is_error), "{source}");
            let placed = findings.iter().all(|finding| finding.place.at.is_some());
            assert!(placed, "{source}\n{findings:#?}");
        }
        Ok(Read { value, notes, .. }) if notes.is_empty() => assert_eq!(read(&value), meant, "{source}"),
        Ok(Read { notes, .. }) => {
            TOLD.fetch_add(1, Ordering::Relaxed);
            assert!(notes.iter().all(|note| note.place.at.is_some_and(|at| at.line > 6)), "{source}");
        }
    }
}

/// Words of papers, words that YAML takes for something else, and signs of all kinds.
fn word() -> BoxedStrategy<String> {
    const STRANGE: [&str; 62] = [
        "#IaTan",
        "#",
        "#3",
        "số #3",
        "a#b",
        "C#",
        "0x1F",
        "0o17",
        "0b1",
        "+7",
        "-0",
        "1_000",
        "1e3",
        ".inf",
        "-.inf",
        ".nan",
        "yes",
        "no",
        "null",
        "~",
        "Null",
        "true",
        "007",
        "1.50",
        "12,5",
        "5%",
        "{{ nam }}",
        "{{",
        "}}",
        "{",
        "}",
        "[",
        "]",
        "[x]",
        ",",
        ", ",
        ": ",
        ":",
        "- ",
        "-",
        "? ",
        "&x",
        "*x",
        "!x",
        "!!str",
        "|",
        ">",
        "|-",
        "@a",
        "`a`",
        "%a",
        "\"",
        "'",
        "\\",
        "\\u202e",
        "...",
        "---",
        "<<",
        "\t",
        "\u{a0}",
        "\u{2028}",
        "\u{34f}",
    ];
    const HIDDEN: [&str; 8] =
        ["\u{200d}", "\u{200b}", "\u{ad}", "\u{feff}", "\u{85}", "\u{202e}", "e\u{302}", "\u{7}"];
    prop_oneof![
        6 => "[A-ZĐa-zàảãáạăâđêôơưỷ]{1,6}",
        1 => "[0-9]{1,4}",
        3 => sample::select(&STRANGE[..]).prop_map(str::to_owned),
        1 => sample::select(&HIDDEN[..]).prop_map(str::to_owned),
        1 => "[!-~]{1,4}",
    ]
    .boxed()
}

fn text() -> impl Strategy<Value = String> {
    let glue = sample::select(&[" ", " ", " ", "", ", ", "  "][..]);
    collection::vec((word(), glue), 1..7).prop_map(|words| {
        let text: String = words.into_iter().flat_map(|(word, glue)| [word, glue.to_owned()]).collect();
        text.trim_end_matches([' ', ',']).to_owned()
    })
}

proptest! {
    // `PROPTEST_CASES` in the environment for more than the usual 256.
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn letters_reach_the_model_or_are_told(items in collection::vec((sample::select(&WAYS[..]), text()), 1..4)) {
        let items: Vec<_> = items.into_iter().filter(|(_, text)| !text.trim().is_empty()).collect();
        // `|` alone on the first of two lines is how a text of several lines begins.
        let is_block = |(way, text): &(Way, String)| matches!(way, Way::TwoLines) && text.starts_with(['|', '>']);
        // Behind a number, an id or a key without a value there may be a note.
        let is_note = |(_, text): &(Way, String)| {
            let is_word = |text: &str| text.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || "_./-,:%".contains(c));
            let typed = format!(" {}", text.trim_start());
            typed.split_once(" #").is_some_and(|(before, note)| {
                is_word(before.trim()) && note.trim_start_matches('#').starts_with(' ') && !note.trim().is_empty()
            })
        };
        // Marks round the whole text are those of YAML.
        let is_quoted = |(way, text): &(Way, String)| {
            let text = text.trim();
            text.starts_with(['"', '\'']) && (matches!(way, Way::TwoLines) || text.ends_with(['"', '\'']))
        };
        let is_other = |item: &(Way, String)| is_block(item) || is_note(item) || is_quoted(item);
        if !items.is_empty() && !items.iter().any(is_other) {
            check(&items);
        }
    }

    #[test]
    fn sentences_of_words_alone_are_never_told(words in collection::vec("[A-ZĐa-zđơưàạ]{1,5}", 2..9), way in sample::select(&WAYS[..])) {
        // Of `[ ]` with one item nothing can be cut.
        let text = words.join(" ");
        let source = format!("{HEAD}{}", typed(way, &text));
        let read = yaml::read::<VanBan>("ke-hoach.yaml".into(), &source);
        assert!(read.is_ok_and(|read| read.notes.is_empty()), "{source}");
    }
}

#[test]
fn what_was_counted() {
    // Runs beside the others: what it shows is a lower bound. `cargo test --test typed -- --nocapture --test-threads 1`
    eprintln!(
        "{} files, {} letters, {} files told",
        FILES.load(Ordering::Relaxed),
        LETTERS.load(Ordering::Relaxed),
        TOLD.load(Ordering::Relaxed)
    );
}
