use super::{Kind, Node, Refusal, comments, read};
use crate::diagnostic::{Position, Route};

/// The tree on one line: scalars with their place, brackets around the rest.
fn show(node: &Node) -> String {
    let Position { line, column } = node.at;
    match &node.kind {
        Kind::Scalar { text, .. } => format!("{line}:{column}={text}"),
        Kind::Sequence(_, items) => {
            format!("{line}:{column}[{}]", items.iter().map(show).collect::<Vec<_>>().join(" "))
        }
        Kind::Mapping(_, pairs) => {
            let pairs: Vec<_> = pairs.iter().map(|(k, v)| format!("{}>{}", show(k), show(v))).collect();
            format!("{line}:{column}{{{}}}", pairs.join(" "))
        }
    }
}

fn shown(source: &str) -> String {
    show(&read(source).unwrap())
}

fn refused(source: &str) -> (usize, usize, Refusal) {
    let stop = read(source).unwrap_err();
    (stop.at.line, stop.at.column, stop.why)
}

#[test]
fn every_node_knows_its_line_and_column_in_characters() {
    assert_eq!(
        shown("cơ quan: xã\nmuc:\n  - ố ồ: y\n  - [x, {b: 1}]\n"),
        "1:1{1:1=cơ quan>1:10=xã 2:1=muc>3:3[3:5{3:5=ố ồ>3:10=y} 4:5[4:6=x 4:9{4:10=b>4:13=1}]]}"
    );
}

#[test]
fn byte_order_mark_and_windows_line_ends_do_not_shift_places() {
    assert_eq!(shown("\u{feff}a: 1\r\nb:\r\n  c: x\r\n"), "1:1{1:1=a>1:4=1 2:1=b>3:3{3:3=c>3:6=x}}");
}

#[test]
fn a_missing_value_is_right_behind_its_colon() {
    assert_eq!(
        shown("a:\n  b:\n  c: ~\nd: |\ne:\n  -\n"),
        "1:1{1:1=a>2:3{2:3=b>2:5= 3:3=c>3:6=~} 4:1=d>4:3= 5:1=e>6:3[6:4=]}"
    );
    assert_eq!(shown("# chỉ có ghi chú\n"), "1:1=");
}

#[test]
fn what_an_officer_never_needs_is_refused_with_its_place() {
    assert_eq!(refused("a: &x 1\n"), (1, 4, Refusal::Mark('&')));
    assert_eq!(refused("a: 1\nb: &neo\n  c: 1\n"), (2, 4, Refusal::Mark('&')));
    assert_eq!(refused("a: !!str 1\n"), (1, 4, Refusal::Mark('!')));
    assert_eq!(refused("a: 1\n<<: {b: 1}\n"), (2, 1, Refusal::MergeKey));
    assert_eq!(refused("a: 1\n---\nb: 1\n"), (2, 1, Refusal::SecondDocument));
}

#[test]
fn depth_is_limited() {
    assert_eq!(refused(&"[".repeat(100_000)), (1, 65, Refusal::TooDeep));
    let deep: String = (0..100).map(|depth| format!("{}a:\n", " ".repeat(depth))).collect();
    assert_eq!(refused(&deep), (65, 65, Refusal::TooDeep));
}

#[test]
fn a_route_finds_its_value_or_the_deepest_that_is_there() {
    let tree = read("a: 1\nmuc:\n  - van: x\n  - van: y\n    ngay: z\n").unwrap();
    let item = Route::root().key("muc").index(1);
    assert_eq!(tree.find(&item.key("ngay")).and_then(Node::text), Some("z"));
    assert_eq!(tree.find(&item.key("han")), None);
    assert_eq!(tree.deepest(&item.key("ngay")).at, Position { line: 5, column: 11 });
    assert_eq!(tree.deepest(&item.key("han").index(3)).at, Position { line: 4, column: 5 });
    assert_eq!(tree.in_file(&item.key("ngay").key("x")), item.key("ngay"));
    assert_eq!(tree.in_file(&item.key("han")), item);
    // One item where a list is read.
    let tree = read("doan:\n  bang: {cot: [x]}\n").unwrap();
    let long = Route::root().key("doan").index(0).key("bang").key("cot").index(0);
    assert_eq!(tree.deepest(&long).text(), Some("x"));
    assert_eq!(tree.in_file(&long).to_string(), "doan.bang.cot[1]");
}

/// The source around every letter of the value must be that letter, wherever no escape or fold stands.
fn letters(source: &str) -> String {
    let tree = read(source).unwrap();
    let node = &tree.pairs()[0].1;
    let lines: Vec<Vec<char>> = source.lines().map(|line| line.chars().collect()).collect();
    node.text()
        .unwrap()
        .chars()
        .enumerate()
        .map(|(offset, _)| {
            let Position { line, column } = node.place(source, Some(offset));
            lines[line - 1].get(column - 1).copied().unwrap_or('¶')
        })
        .collect()
}

#[test]
fn a_letter_of_a_value_is_found_in_the_source() {
    assert_eq!(letters("a: Nội  dung\n"), "Nội  dung");
    assert_eq!(letters("a: một\n  hai\n\n  ba\nb: 1\n"), "một¶hai¶ba");
    assert_eq!(letters("a: 'nó''s x\n  y'\n"), "nó's x¶y");
    assert_eq!(letters("a: \"x\\ty \\u00e1\\\\z\"\n"), "x\\y \\\\z");
    assert_eq!(letters("a: \"x\\\n  y\"\n"), "xy");
    assert_eq!(letters("a: |\n  một\n   hai\n\n  ba\n"), "một¶ hai¶¶ba¶");
    assert_eq!(letters("a: >\n  một\n  hai\n\n  ba\n   sâu\n  nông\n"), "một¶hai¶ba¶ sâu¶nông¶");
    assert_eq!(letters("a: >-\r\n    một\r\n    hai\r\nb: 1\r\n"), "một¶hai");
}

const SOURCE: &str = "# đầu\na: một # cuối # dòng\nb:\n  - >-\n    hai\n    # chữ\n  # sau\n  - 'ba # chữ'\nc: {d: \"x#y\", e: [1, 2]}\nf: nhiều\n  dòng\ng:\n# hết\n";

#[test]
fn every_value_knows_its_bytes() {
    let root = Route::root();
    for source in [SOURCE.to_owned(), format!("\u{feff}{SOURCE}"), SOURCE.replace('\n', "\r\n")] {
        let tree = read(&source).unwrap();
        let written = |route: &Route| source[tree.find(route).unwrap().range.clone()].replace("\r\n", "\n");
        assert_eq!(written(&root.key("a")), "một");
        assert_eq!(written(&root.key("b").index(0)), ">-\n    hai\n    # chữ");
        assert_eq!(written(&root.key("b").index(1)), "'ba # chữ'");
        assert_eq!(written(&root.key("c")), "{d: \"x#y\", e: [1, 2]}");
        assert_eq!(written(&root.key("c").key("e").index(1)), "2");
        assert_eq!(written(&root.key("f")), "nhiều\n  dòng");
        let missing = tree.get("g").unwrap().range.clone();
        assert!(missing.is_empty() && source[..missing.start].ends_with("\ng:"));
        assert_eq!(tree.find(&root.key("b").index(1)).unwrap().at, Position { line: 8, column: 5 });
    }
}

#[test]
fn comments_are_told_from_text() {
    let said = |source: &str| -> Vec<String> {
        comments(source, &read(source).unwrap()).into_iter().map(|range| source[range].to_owned()).collect()
    };
    assert_eq!(said(SOURCE), ["# đầu", "# cuối # dòng", "# sau", "# hết"]);
    assert_eq!(
        said("- - |- # a\n    x\n  - y # b\n- k: | # c\n    z\n  l: 1 # d\n"),
        ["# a", "# b", "# c", "# d"]
    );
    assert_eq!(said("a: |- # sau > dấu |\n\n  # chữ\nb: >\n  c\n# hết\n"), ["# sau > dấu |", "# hết"]);
}

#[test]
fn a_scalar_says_what_serde_reads() {
    for source in [
        "a: 012",
        "a: 1.250",
        "a: 7",
        "a: -3",
        "a: true",
        "a: ~",
        "a:",
        "a: 0x1F",
        "a: 1e3",
        "a: '7'",
        "a: 2023-01-02",
    ] {
        assert_eq!(
            read(source).unwrap().value(),
            serde_yaml::from_str::<serde_yaml::Value>(source).unwrap(),
            "{source}"
        );
    }
}
