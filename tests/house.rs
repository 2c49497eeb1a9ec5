//! The flow through the code is one way: rooms use only those that ARCHITECTURE.md's table allows, and no files use each
//! other in a circle. Each limit stands in one table.

#![allow(clippy::disallowed_methods, clippy::unwrap_used, reason = "tests read files and fail by panicking")]

mod support;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use regex_lite::Regex;

/// Modules and those that each uses: `rules::leftovers` → `{model::texts, …}`.
type Arrows = BTreeMap<String, BTreeSet<String>>;

/// The modules of `src/` and their code.
fn modules() -> BTreeMap<String, String> {
    let source = support::root().join("src");
    let mut modules = BTreeMap::new();
    for file in support::files(&source) {
        let is_code = file.extension().is_some_and(|kind| kind == "rs");
        let parts: Vec<&str> = file.iter().filter_map(|part| part.to_str()).collect();
        let is_test = parts.iter().any(|part| matches!(*part, "tests" | "tests.rs" | "fixture.rs"));
        if is_code && !is_test {
            modules.insert(module(&file), fs::read_to_string(source.join(&file)).unwrap());
        }
    }
    modules
}

/// `rules/leftovers.rs` → `rules::leftovers`.
fn module(file: &Path) -> String {
    file.with_extension("").to_str().unwrap().replace(['/', '\\'], "::")
}

/// Which modules each names, tests and comments left out. A module and those inside it are one piece of work, so what a
/// module names of those around it or of its own parts is no arrow.
fn arrows(modules: &BTreeMap<String, String>) -> Arrows {
    let name = Regex::new(r"\b(crate|self|super(?:::super)*)((?:::\w+)+)?(?:::\{([^;]*)\};)?").unwrap();
    let mut arrows = Arrows::new();
    for (from, text) in modules {
        let lines = text.split("#[cfg(test)]\nmod tests {").next().unwrap().lines();
        let code: String = lines
            .filter(|line| !line.trim_start().starts_with("//"))
            .map(|line| format!("{line}\n"))
            .collect();
        let mut used = BTreeSet::new();
        for found in name.captures_iter(&code) {
            let start = match &found[1] {
                "crate" => String::new(),
                "self" => from.clone(),
                up => above(from, up.matches("super").count()),
            };
            let path = format!("{start}{}", found.get(2).map_or("", |path| path.as_str()));
            let inner = found.get(3).map_or("", |inner| inner.as_str());
            let paths =
                named(inner).into_iter().map(|inner| format!("{path}::{inner}")).chain([path.clone()]);
            for path in paths {
                let path = path.trim_start_matches("::");
                used.extend(longest(path, modules));
                if modules.contains_key(path) {
                    used.extend(through(path, &code).iter().filter_map(|path| longest(path, modules)));
                }
            }
        }
        used.retain(|to| !is_inside(from, to) && !is_inside(to, from));
        arrows.insert(from.clone(), used);
    }
    arrows
}

/// What code names through the name of a module: with `docx` in hand, `docx::read::Paper`.
fn through(module: &str, code: &str) -> Vec<String> {
    let start = format!("{}::", module.rsplit("::").next().unwrap());
    let is_name = |letter: char| letter.is_alphanumeric() || matches!(letter, '_' | ':');
    let whole = code.match_indices(&start).filter(|(at, _)| !code[..*at].ends_with(is_name));
    whole
        .map(|(at, _)| {
            let rest = &code[at + start.len()..];
            format!("{module}::{}", &rest[..rest.find(|letter| !is_name(letter)).unwrap_or(rest.len())])
        })
        .collect()
}

fn above(module: &str, up: usize) -> String {
    let steps: Vec<&str> = module.split("::").collect();
    steps[..steps.len() - up].join("::")
}

fn is_inside(module: &str, outer: &str) -> bool {
    module.strip_prefix(outer).is_some_and(|rest| rest.is_empty() || rest.starts_with("::"))
}

/// The paths in the braces of an import: `a::{b, c::D}, e` → `a::b`, `a::c::D`, `e`.
fn named(inner: &str) -> Vec<String> {
    let (mut found, mut around, mut path) = (Vec::new(), vec![String::new()], String::new());
    for letter in inner.chars().chain([',']) {
        match letter {
            '{' => around.push(format!("{}{}", around.last().unwrap(), std::mem::take(&mut path))),
            ',' | '}' => {
                if !path.is_empty() {
                    found.push(format!("{}{}", around.last().unwrap(), std::mem::take(&mut path)));
                }
                if letter == '}' {
                    around.pop();
                }
            }
            letter if letter.is_whitespace() => {}
            letter => path.push(letter),
        }
    }
    found
}

/// The module that a path leads into: `model::texts::Text` → `model::texts`.
fn longest(path: &str, modules: &BTreeMap<String, String>) -> Option<String> {
    let mut path = path;
    while !modules.contains_key(path) {
        path = path.rsplit_once("::")?.0;
    }
    Some(path.to_owned())
}

/// A circle, as the modules on the way from one back to itself.
fn circle(arrows: &Arrows) -> Option<Vec<String>> {
    let mut left = arrows.clone();
    // Who uses nobody that is left cannot be in a circle.
    loop {
        let names: BTreeSet<String> = left.keys().cloned().collect();
        left.values_mut().for_each(|used| used.retain(|to| names.contains(to)));
        left.retain(|_, used| !used.is_empty());
        if left.len() == names.len() {
            break;
        }
    }
    let mut way = vec![left.keys().next()?.clone()];
    loop {
        let next = left[way.last().unwrap()].first().unwrap();
        if let Some(start) = way.iter().position(|known| known == next) {
            return Some(way.split_off(start));
        }
        way.push(next.clone());
    }
}

/// The room that a module stands in: `docx`'s two are rooms of their own.
fn room(module: &str) -> String {
    let mut steps = module.split("::");
    match (steps.next().unwrap(), steps.next()) {
        ("docx", Some(inner @ ("read" | "write"))) => format!("docx::{inner}"),
        (room, _) => room.to_owned(),
    }
}

/// The arrows between rooms.
fn between_rooms(arrows: &Arrows) -> Arrows {
    let mut rooms = Arrows::new();
    for (from, used) in arrows {
        let others = used.iter().map(|to| room(to)).filter(|to| *to != room(from) && to != "docx");
        rooms.entry(room(from)).or_default().extend(others);
    }
    // The doors: they name rooms and hold nothing.
    for door in ["main", "lib", "docx"] {
        rooms.remove(door);
    }
    rooms
}

/// The rows of the table below a title: the words in backticks of each cell, and whether the last begins with `all`.
fn rows(text: &str, title: &str) -> Vec<(Vec<Vec<String>>, bool)> {
    let word = Regex::new(r"`([\w:]+)`").unwrap();
    let section = text.split(&format!("\n## {title}\n")).nth(1).unwrap().split("\n## ").next().unwrap();
    let lines = section.lines().filter_map(|line| line.strip_prefix("| ")?.strip_suffix('|')).skip(1);
    lines
        .map(|line| {
            let cells: Vec<&str> = line.split('|').map(str::trim).collect();
            let words = |cell: &&str| word.captures_iter(cell).map(|word| word[1].to_owned()).collect();
            (cells.iter().map(words).collect(), cells.last().unwrap().starts_with("all"))
        })
        .collect()
}

/// The table of rooms: what each may use.
fn table(text: &str) -> Arrows {
    let rows = rows(text, "Rooms");
    let names: BTreeSet<String> = rows.iter().map(|(cells, _)| cells[0][0].clone()).collect();
    let row = |(cells, all): &(Vec<Vec<String>>, bool)| {
        let (name, said) = (cells[0][0].clone(), BTreeSet::from_iter(cells[2].iter().cloned()));
        let own = BTreeSet::from([name.clone()]);
        let may = if *all { &(&names - &said) - &own } else { said };
        (name, may)
    };
    assert_eq!(names.len(), rows.len(), "a room stands twice in the table");
    rows.iter().map(row).collect()
}

/// The arrows that a table does not allow.
fn forbidden(rooms: &Arrows, table: &Arrows) -> Vec<String> {
    let mut found = Vec::new();
    for (room, used) in rooms {
        match table.get(room) {
            None => found.push(format!("{room} is not in the table")),
            Some(allowed) => {
                let strange = used.iter().filter(|to| !allowed.contains(*to));
                found.extend(strange.map(|to| format!("{room} → {to}")));
            }
        }
    }
    found
}

fn architecture() -> String {
    fs::read_to_string(support::root().join("ARCHITECTURE.md")).unwrap()
}

#[test]
fn no_files_use_each_other_in_a_circle() {
    let arrows = arrows(&modules());
    assert!(arrows.len() > 200 && arrows.values().flatten().count() > 500, "the imports are not read");
    assert_eq!(circle(&arrows), None, "these use each other");
    assert_eq!(circle(&between_rooms(&arrows)), None, "these rooms use each other");
}

#[test]
fn rooms_use_only_what_the_table_allows() {
    let (rooms, table) = (between_rooms(&arrows(&modules())), table(&architecture()));
    assert_eq!(forbidden(&rooms, &table), [""; 0], "the table does not allow these");
    let gone: Vec<_> = table.keys().filter(|room| !rooms.contains_key(*room)).collect();
    assert!(gone.is_empty(), "the table has rooms that are not there: {gone:?}");
    assert_eq!(circle(&table), None, "the table allows a circle");
}

/// The limits in the code, as the page has them: where, and the value. What only tests know is left out.
fn limits() -> Vec<String> {
    const WORDS: &str = "MAX|MOST|LIMIT|LONGEST|LARGEST|DEEPEST|FUEL|SHOWN|ENOUGH";
    let limit = Regex::new(&format!(
        r"(?m)^\s*(?:pub(?:\(\w+\))? )?const ((?:[A-Z]+_)*(?:{WORDS})(?:_[A-Z]+)*): [a-z0-9]+ =\s*([^;]+);"
    ))
    .unwrap();
    let mut found = Vec::new();
    for file in support::files(&support::root().join("src")) {
        let name = file.to_string_lossy().into_owned();
        if !name.ends_with(".rs") || name.contains("tests") {
            continue;
        }
        let code = fs::read_to_string(support::root().join("src").join(&file)).unwrap();
        let code = code.split("\n#[cfg(test)]\nmod tests {").next().unwrap();
        let rows = limit.captures_iter(code);
        found.extend(rows.map(|row| format!("| `src/{name}::{}` | {} |", &row[1], &row[2])));
    }
    found.sort();
    found
}

#[test]
fn the_page_of_limits_has_each_of_them() {
    let page = fs::read_to_string(support::root().join("docs/limits.md")).unwrap();
    let rows = page.lines().filter(|line| line.starts_with("| `"));
    let mut rows: Vec<String> =
        rows.map(|row| row.split_inclusive('|').take(3).collect::<String>()).collect();
    rows.sort();
    let limits = limits();
    assert!(limits.len() > 60, "{}", limits.len());
    assert_eq!(rows, limits);
}

#[test]
fn the_glossary_names_what_is_there() {
    let (mut code, mut model) = (String::new(), String::new());
    for (module, text) in modules() {
        code.push_str(&text);
        if room(&module) == "model" {
            model.push_str(&text);
        }
    }
    let rows = rows(&architecture(), "Glossary");
    assert!(rows.len() > 20);
    for (cells, _) in rows {
        for name in &cells[1] {
            let is_there =
                |kind| code.contains(&format!("{kind} {name} ")) || code.contains(&format!("{kind} {name}("));
            let is_role = code.contains(&format!("Role::{name}"));
            assert!(is_role || ["struct", "enum", "type"].into_iter().any(is_there), "no {name}");
        }
        for key in &cells[2] {
            assert!(model.contains(&format!(" {key}: ")), "no key {key}");
        }
    }
}

#[test]
fn a_circle_and_a_forbidden_arrow_are_seen() {
    let made_up = |files: &[(&str, &str)]| {
        files.iter().map(|(name, text)| ((*name).to_owned(), (*text).to_owned())).collect::<BTreeMap<_, _>>()
    };
    let sound = made_up(&[
        ("a", "use self::inner::X;\nmod inner;\n"),
        ("a::inner", "use super::Y;\nuse crate::b::{c::Z, d};\n// use crate::a::other\n"),
        ("a::other", "use super::inner::X;\n"),
        ("b::c", "#[cfg(test)]\nmod tests {\n    use crate::a::other;\n}\n"),
        ("b::d", "fn f() { super::c::g() }\n"),
    ]);
    let found = arrows(&sound);
    let used = |module: &str| found[module].iter().map(String::as_str).collect::<Vec<_>>();
    assert_eq!([used("a"), used("a::inner"), used("b::d")], [vec![], vec!["b::c", "b::d"], vec!["b::c"]]);
    assert_eq!(circle(&found), None);
    let told = |rows: &str| {
        let text = format!("\n## Rooms\n| room | what | may use |\n|---|---|---|\n{rows}\n");
        forbidden(&between_rooms(&found), &table(&text))
    };
    assert_eq!(told("| `a` | x | `b` |\n| `b` | y | |"), [""; 0]);
    assert_eq!(told("| `a` | x | all |\n| `b` | y | |"), [""; 0]);
    assert_eq!(told("| `a` | x | all but `b` |\n| `b` | y | |"), ["a → b"]);
    assert_eq!(told("| `a` | x | `c` |"), ["a → b", "b is not in the table"]);

    let mut round = sound;
    round.insert("b::c".to_owned(), "fn f() {\n    crate::a::other::g();\n}\n".to_owned());
    assert_eq!(circle(&arrows(&round)).unwrap(), ["a::inner", "b::c", "a::other"]);
}
