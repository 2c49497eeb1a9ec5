use super::{Edit, Editor, Fault, apply};
use crate::diagnostic::Route;
use crate::yaml::tree;

mod any;

const SOURCE: &str = "\
# kế hoạch
nam: 2023 # năm
so: 15
ngay: '23/5/2023' # ký
thoi_han: {a: 05/6/2023, b: {ngay: 2023-12-05, viec: x}}
can_cu_nam:
  nq: {loai: Nghị quyết, so: 01/NQ-CP, ngay: 06/01/2023}
  kh:
    loai: Kế hoạch
    so: 6/KH # số
    trich_yeu: >-
      dài
      dòng
# còn
noi_nhan: [a, [b, c], d]
ket: Hết {{ co_quan.cu }}.
";

fn made(source: &str, edits: &[Edit]) -> Result<String, Fault> {
    apply(source, &tree::read(source).unwrap(), edits).map(|made| made.text)
}

fn edited(edit: impl FnOnce(&Route) -> Edit) -> String {
    let new = made(SOURCE, &[edit(&Route::root())]).unwrap();
    let diff = similar::TextDiff::from_lines(SOURCE, &new);
    diff.unified_diff()
        .context_radius(0)
        .to_string()
        .lines()
        .filter(|line| !line.starts_with("@@"))
        .map(|line| format!("{line}\n"))
        .collect()
}

fn lines(text: &[&str]) -> Vec<String> {
    text.iter().map(|line| (*line).to_owned()).collect()
}

#[test]
fn a_scalar_keeps_its_quotes() {
    assert_eq!(edited(|r| Edit::set(&r.key("nam"), "2024")), "-nam: 2023 # năm\n+nam: 2024 # năm\n");
    assert_eq!(
        edited(|r| Edit::set(&r.key("ngay"), "1/6/2024")),
        "-ngay: '23/5/2023' # ký\n+ngay: '1/6/2024' # ký\n"
    );
    assert_eq!(
        edited(|r| Edit::set(&r.key("can_cu_nam").key("kh").key("trich_yeu"), "[a: b]")),
        "-    trich_yeu: >-\n-      dài\n-      dòng\n+    trich_yeu: \"[a: b]\"\n"
    );
}

#[test]
fn a_key_goes_and_its_comment_stays() {
    let without = |parent: &[&str], keys: &[&str]| {
        let route = parent.iter().fold(Route::root(), |route, key| route.key(key));
        let edits: Vec<Edit> = keys.iter().map(|key| Edit::remove(&route.key(key))).collect();
        let new = made(SOURCE, &edits).unwrap();
        let old: Vec<&str> = SOURCE.lines().collect();
        new.lines().filter(|line| !old.contains(line)).collect::<Vec<_>>().join("\n")
    };
    assert_eq!(without(&[], &["so"]), "");
    assert_eq!(without(&[], &["ngay"]), "# ký");
    assert_eq!(without(&["can_cu_nam", "kh"], &["so"]), "    # số");
    assert_eq!(without(&["can_cu_nam", "nq"], &["so", "ngay"]), "  nq: {loai: Nghị quyết}");
}

#[test]
fn entries_are_added_where_they_belong() {
    assert_eq!(
        edited(|r| Edit::add(r, Some("nam"), lines(&["# xem", "moi:", "  - a"]))),
        "+# xem\n+moi:\n+  - a\n"
    );
    assert_eq!(
        edited(|r| Edit::add(&r.key("can_cu_nam"), None, lines(&["x:", "  loai: Y"]))),
        "+  x:\n+    loai: Y\n"
    );
    assert_eq!(
        edited(|r| Edit::add(&r.key("can_cu_nam").key("nq"), Some("loai"), lines(&["x: [1, 'a, b']"]))),
        "-  nq: {loai: Nghị quyết, so: 01/NQ-CP, ngay: 06/01/2023}\n\
         +  nq: {loai: Nghị quyết, x: [1, \"a, b\"], so: 01/NQ-CP, ngay: 06/01/2023}\n"
    );
    let list = |edit: fn(&Route) -> Edit| {
        let told = edited(|r| edit(&r.key("noi_nhan")));
        told.lines().last().map(|line| line.trim_start_matches("+noi_nhan: ").to_owned()).unwrap()
    };
    assert_eq!(list(|r| Edit::insert(r, 9, lines(&["- e"]))), "[a, [b, c], d, e]");
    assert_eq!(list(|r| Edit::insert(r, 0, lines(&["- e", "- f"]))), "[e, f, a, [b, c], d]");
    assert_eq!(list(|r| Edit::remove(&r.index(0))), "[[b, c], d]");
    assert_eq!(list(|r| Edit::move_to(&r.index(0), 1)), "[[b, c], a, d]");
}

#[test]
fn items_of_a_block_are_put_in_taken_out_and_moved_with_their_comments() {
    let list =
        "y:\n  # của danh sách\n  - a # một\n  # trên hai\n  - b:\n      c # hai\n\n  - - d\n    - e\nz: 1";
    let y = Route::root().key("y");
    let after = |edits: &[Edit]| made(list, edits).unwrap();
    assert_eq!(
        after(&[Edit::insert(&y, 0, lines(&["- m", "- n:", "    1"]))]),
        list.replace("  - a", "  - m\n  - n:\n      1\n  - a")
    );
    assert_eq!(after(&[Edit::insert(&y, 1, lines(&["- m"]))]), list.replace("# một\n", "# một\n  - m\n"));
    assert_eq!(after(&[Edit::remove(&y.index(0))]), list.replace("- a # một", "# một"));
    assert_eq!(after(&[Edit::remove(&y.index(2).index(0))]), list.replace("- - d\n    - e", "- - e"));
    assert_eq!(
        after(&[Edit::move_to(&y.index(1), 0)]),
        "y:\n  # của danh sách\n  # trên hai\n  - b:\n      c # hai\n  - a # một\n\n  - - d\n    - e\nz: 1"
    );
    assert_eq!(
        after(&[Edit::move_to(&y.index(2).index(1), 0)]),
        list.replace("- - d\n    - e", "- - e\n    - d")
    );
    let all: Vec<Edit> = (0..3).map(|at| Edit::remove(&y.index(at))).collect();
    assert_eq!(after(&all), "y: # của danh sách\n  # một\n  # trên hai\n  # hai\n  []\nz: 1");
    assert_eq!(
        made(list, &[Edit::move_to(&y.index(1), 0), Edit::set(&y.index(0), "x")]),
        Err(Fault::NotProved(y))
    );
}

#[test]
fn a_value_gives_way_to_lines_below_its_key_or_its_dash() {
    let put =
        |source: &str, route: &Route, new: &[&str]| made(source, &[Edit::put(route, lines(new))]).unwrap();
    let a = Route::root().key("a");
    assert_eq!(put("a:\nb: 1\n", &a, &["- x", "- y"]), "a:\n  - x\n  - y\nb: 1\n");
    assert_eq!(put("a: [] # c\nb: 1\n", &a, &["- x"]), "a: # c\n  - x\nb: 1\n");
    assert_eq!(put("a:\n- x\n- y\nb: 1\n", &a, &["[z]"]), "a: [z]\nb: 1\n");
    assert_eq!(put("a: {b: [1]}\n", &a.key("b"), &["- x", "- y: 2"]), "a: {b: [x, {y: 2}]}\n");
    assert_eq!(
        put("a:\n  - x # c\n  - y\n", &a.index(0), &["m: 1", "n: 2"]),
        "a:\n  - # c\n    m: 1\n    n: 2\n  - y\n"
    );
    assert_eq!(put("- x\n- y\n", &Route::root(), &["[]"]), "[]\n");
}

/// The text without the values of these keys of its root.
fn without(source: &str, keys: &[&str]) -> String {
    let edits: Vec<Edit> = keys.iter().map(|key| Edit::remove(&Route::root().key(key))).collect();
    made(source, &edits).unwrap()
}

#[test]
fn a_key_goes_and_the_comments_among_its_lines_stay() {
    assert_eq!(without("a: 1\nb: # x\n  # y\n  2 # z\nc: 3\n", &["b"]), "a: 1\n# x\n# y\n# z\nc: 3\n");
    assert_eq!(without("a: 1\r\nb: 2 # x\r\nc: 3\r\n", &["b"]), "a: 1\r\n# x\r\nc: 3\r\n");
    assert_eq!(without("a: 1\nb: 2 # x", &["b"]), "a: 1\n# x\n");
    let item = "- a: 1 # x\n  b: 2\n- c: 3\n";
    let a = Route::root().index(0).key("a");
    assert_eq!(made(item, &[Edit::remove(&a)]).unwrap(), "- # x\n  b: 2\n- c: 3\n");
    assert_eq!(
        made(item, &[Edit::remove(&Route::root().index(1).key("c"))]).unwrap(),
        "- a: 1 # x\n  b: 2\n- {}\n"
    );
}

#[test]
fn a_key_of_a_flow_mapping_goes_with_one_comma() {
    for (keys, left) in [
        (&["a"][..], "{b: [2, 3], c: 4}"),
        (&["b"], "{a: 1, c: 4}"),
        (&["c"], "{a: 1, b: [2, 3]}"),
        (&["a", "b"], "{c: 4}"),
        (&["b", "c"], "{a: 1}"),
        (&["a", "c"], "{b: [2, 3]}"),
        (&["a", "b", "c"], "{}"),
        (&[], "{a: 1, b: [2, 3], c: 4}"),
    ] {
        assert_eq!(without("{a: 1, b: [2, 3], c: 4}", keys), left);
    }
    assert_eq!(
        without("{a: 1, # x\n  b: 2, # y\n  # z\n  c: 3,\n}\n", &["a", "c"]),
        "{ # x\n  b: 2 # y\n  # z\n  ,\n}\n"
    );
}

#[test]
fn text_is_rewritten_in_place_or_quoted() {
    let rewritten = |new: &str| edited(|r| Edit::rewrite(&r.key("ket"), "{{ co_quan.cu }}", new));
    assert_eq!(rewritten("{{ co_quan.moi }}"), "-ket: Hết {{ co_quan.cu }}.\n+ket: Hết {{ co_quan.moi }}.\n");
    assert_eq!(rewritten("[cần: a]"), "-ket: Hết {{ co_quan.cu }}.\n+ket: \"Hết [cần: a].\"\n");
    let folded = "a: >-\n  một hai\n  một\n  hai\n";
    let a = Route::root().key("a");
    assert_eq!(made(folded, &[Edit::rewrite(&a, "một hai", "x")]).unwrap(), "a: \"x x\"\n");
}

#[test]
fn comments_inside_what_is_replaced_stay() {
    let a = Route::root().key("a");
    let ids = || Edit::put(&a, lines(&["[x, y]"]));
    assert_eq!(made("a: [b, # b\n  c] # c\n", &[ids()]).unwrap(), "a:  # b\n  [x, y] # c\n");
    assert_eq!(made("a:\n  - b # b\n  - c # c\n", &[ids()]).unwrap(), "a: # b\n  [x, y] # c\n");
    let renamed = [Edit::rename(&a, "d"), Edit::set(&a, "[x]")];
    assert_eq!(made("{\"a\": [b, # b\n  c]}", &renamed).unwrap(), "{\"d\":  # b\n   \"[x]\"}");
}

#[test]
fn what_cannot_be_proved_is_not_written() {
    let root = tree::read(SOURCE).unwrap();
    let editor = |splice| Editor {
        source: SOURCE,
        comments: tree::comments(SOURCE, &root),
        line_end: "\n",
        splices: vec![splice],
    };
    let lost = editor((0..SOURCE.find('\n').unwrap(), String::new()));
    assert_eq!(lost.prove(&root.value(), true), Err(Fault::CommentLost("# kế hoạch".into())));
    let at = SOURCE.find("15").unwrap();
    let other = editor((at..at + 2, "16".into()));
    assert_eq!(other.prove(&root.value(), true), Err(Fault::NotProved(Route::root().key("so"))));
    let nam = Route::root().key("nam");
    let twice = [Edit::set(&nam, "2024"), Edit::set(&nam, "2024")];
    assert_eq!(made(SOURCE, &twice), Err(Fault::NotProved(nam.clone())));
    assert_eq!(
        made(SOURCE, &[Edit::add(&Route::root(), None, lines(&["nam: 1"]))]),
        Err(Fault::NotProved(Route::root()))
    );
    for gone in
        [Route::root().key("khong"), nam.key("x"), nam.index(0), Route::root().key("noi_nhan").index(3)]
    {
        assert_eq!(made(SOURCE, &[Edit::set(&gone, "1")]), Err(Fault::Missing(gone)));
    }
}
