use super::{Editor, Fault};
use crate::diagnostic::Route;

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

fn edited(edit: impl FnOnce(&mut Editor<'_>, &Route) -> Result<(), Fault>) -> String {
    let mut editor = Editor::new(SOURCE).unwrap();
    edit(&mut editor, &Route::root()).unwrap();
    let new = editor.finish().unwrap();
    let diff = similar::TextDiff::from_lines(SOURCE, &new);
    diff.unified_diff()
        .context_radius(0)
        .to_string()
        .lines()
        .filter(|line| !line.starts_with("@@"))
        .map(|line| format!("{line}\n"))
        .collect()
}

#[test]
fn a_scalar_keeps_its_quotes() {
    assert_eq!(edited(|e, r| e.set(&r.key("nam"), "2024")), "-nam: 2023 # năm\n+nam: 2024 # năm\n");
    assert_eq!(
        edited(|e, r| e.set(&r.key("ngay"), "1/6/2024")),
        "-ngay: '23/5/2023' # ký\n+ngay: '1/6/2024' # ký\n"
    );
    assert_eq!(
        edited(|e, r| e.set(&r.key("can_cu_nam").key("kh").key("trich_yeu"), "[a: b]")),
        "-    trich_yeu: >-\n-      dài\n-      dòng\n+    trich_yeu: \"[a: b]\"\n"
    );
}

#[test]
fn a_key_goes_and_its_comment_stays() {
    assert_eq!(edited(|e, r| e.remove(r, &["so"])), "-so: 15\n");
    assert_eq!(edited(|e, r| e.remove(r, &["ngay"])), "-ngay: '23/5/2023' # ký\n+# ký\n");
    assert_eq!(
        edited(|e, r| e.remove(&r.key("can_cu_nam").key("kh"), &["so"])),
        "-    so: 6/KH # số\n+    # số\n"
    );
    assert_eq!(
        edited(|e, r| e.remove(&r.key("can_cu_nam").key("nq"), &["so", "ngay", "khong_co"])),
        "-  nq: {loai: Nghị quyết, so: 01/NQ-CP, ngay: 06/01/2023}\n+  nq: {loai: Nghị quyết}\n"
    );
}

#[test]
fn entries_are_added_where_they_belong() {
    assert_eq!(
        edited(|e, _| e.insert("nam", "moi", &["# xem".into(), "moi:".into(), "  - a".into()])),
        "+# xem\n+moi:\n+  - a\n"
    );
    assert_eq!(
        edited(|e, r| e.append(&r.key("can_cu_nam"), &["x:".into(), "  loai: Y".into()])),
        "+  x:\n+    loai: Y\n"
    );
    assert_eq!(
        edited(|e, r| e.append(&r.key("noi_nhan"), &["- e".into()])),
        "-noi_nhan: [a, [b, c], d]\n+noi_nhan: [a, [b, c], d, e]\n"
    );
    assert_eq!(
        edited(|e, r| e.remove_items(&r.key("noi_nhan"), &[0])),
        "-noi_nhan: [a, [b, c], d]\n+noi_nhan: [[b, c], d]\n"
    );
}

/// The text without the values of these keys of its root.
fn without(source: &str, keys: &[&str]) -> String {
    let mut editor = Editor::new(source).unwrap();
    editor.remove(&Route::root(), keys).unwrap();
    editor.finish().unwrap()
}

#[test]
fn a_key_goes_and_the_comments_among_its_lines_stay() {
    assert_eq!(without("a: 1\nb: # x\n  # y\n  2 # z\nc: 3\n", &["b"]), "a: 1\n# x\n# y\n# z\nc: 3\n");
    assert_eq!(without("a: 1\r\nb: 2 # x\r\nc: 3\r\n", &["b"]), "a: 1\r\n# x\r\nc: 3\r\n");
    assert_eq!(without("a: 1\nb: 2 # x", &["b"]), "a: 1\n# x\n");
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
        (&["x"], "{a: 1, b: [2, 3], c: 4}"),
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
    let parts = |new: &str| [("{{ co_quan.cu }}".to_owned(), new.to_owned())];
    assert_eq!(
        edited(|e, r| e.rewrite(&r.key("ket"), &parts("{{ co_quan.moi }}"))),
        "-ket: Hết {{ co_quan.cu }}.\n+ket: Hết {{ co_quan.moi }}.\n"
    );
    assert_eq!(
        edited(|e, r| e.rewrite(&r.key("ket"), &parts("[cần: a]"))),
        "-ket: Hết {{ co_quan.cu }}.\n+ket: \"Hết [cần: a].\"\n"
    );
}

#[test]
fn comments_inside_what_is_replaced_stay() {
    let changed = |source: &str, edit: &dyn Fn(&mut Editor<'_>, &Route) -> Result<(), Fault>| {
        let mut editor = Editor::new(source).unwrap();
        edit(&mut editor, &Route::root().key("a")).unwrap();
        editor.finish().unwrap()
    };
    let ids = ["x".to_owned(), "y".to_owned()];
    assert_eq!(changed("a: [b, # b\n  c] # c\n", &|e, r| e.set_ids(r, &ids)), "a:  # b\n  [x, y] # c\n");
    assert_eq!(
        changed("a:\n  - b # b\n  - c # c\n", &|e, r| e.set_ids(r, &ids)),
        "a:\n   # b\n    [x, y] # c\n"
    );
    assert_eq!(
        changed("{\"a\": [b, # b\n  c]}", &|e, r| e.rename(r, "d", "[x]")),
        "{\"d\":  # b\n  \"[x]\"}"
    );
}

#[test]
fn what_cannot_be_proved_is_not_written() {
    let mut editor = Editor::new(SOURCE).unwrap();
    editor.splices.push((0..SOURCE.find('\n').unwrap(), String::new()));
    assert_eq!(editor.finish(), Err(Fault::CommentLost("# kế hoạch".into())));
    let mut editor = Editor::new(SOURCE).unwrap();
    let at = SOURCE.find("15").unwrap();
    editor.splices.push((at..at + 2, "16".into()));
    assert_eq!(editor.finish(), Err(Fault::NotProved(Route::root().key("so"))));
    let mut editor = Editor::new(SOURCE).unwrap();
    editor.set(&Route::root().key("nam"), "2024").unwrap();
    editor.set(&Route::root().key("nam"), "2024").unwrap();
    assert_eq!(editor.finish(), Err(Fault::NotProved(Route::root())));
    assert_eq!(Editor::new("a: *b\n").err(), Some(Fault::Unreadable));
    assert_eq!(
        Editor::new(SOURCE).unwrap().set(&Route::root().key("khong"), "1"),
        Err(Fault::Missing(Route::root().key("khong")))
    );
}
