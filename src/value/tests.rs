//! Every kind through every door: serde, the walker's [`check`] and the schema say the same.

use proptest::prelude::*;
use schemars::{JsonSchema, Schema, SchemaGenerator};
use serde::Deserialize;
use serde::de::DeserializeOwned;

use super::{
    ChuO, Dong, GiaiDoan, Id, KINDS, Khoang, KieuSo, Ky, KyHieu, LoaiVanBan, Nam, Ngay, Quy, Scalar, SoDem,
    SoHieu, SoThapPhan, SoVanBan, Thang, ThoiDiem, TyLe, Van, check,
};

/// Scalars as they stand in a file, right for some kinds and wrong for the others.
const WRITTEN: [&str; 82] = [
    "",
    "~",
    "null",
    "Null",
    "true",
    "False",
    "TRUE",
    "no",
    "on",
    "yes",
    "0",
    "-0",
    "5",
    "05",
    "08",
    "007",
    "12",
    "012",
    "+5",
    "-5",
    "-05",
    "127",
    "2023",
    "1999",
    "2100",
    "02023",
    "0x1F",
    "0o17",
    "0b101",
    "-0x1F",
    "0xZZ",
    "123456789012345",
    "1234567890123456",
    "99999999999999999999",
    "-99999999999999999999",
    "170141183460469231731687303715884105728",
    "-170141183460469231731687303715884105728",
    "340282366920938463463374607431768211455",
    "340282366920938463463374607431768211456",
    "1.250",
    "100.000",
    "12.5",
    "-12.5",
    "1.",
    ".5",
    "1e3",
    "1e400",
    ".inf",
    "-.inf",
    "+.INF",
    ".nan",
    "5.000.000",
    "1.25.000",
    "12,5",
    "-12,5",
    "1.250,75",
    "1,250",
    "0,1234567",
    "7/25",
    "23/5/2023",
    "2023-05-23",
    "29/02/2023",
    "13/2023",
    "5/2023",
    "quý I/2023",
    "quý 1/2023",
    "6 tháng đầu năm 2023",
    "2021-2025",
    "2025-2021",
    "2021–2025",
    "KH-UBND",
    "KH - UBND",
    "639/KH-UBND",
    "191/2009/TT-BTC",
    "28-NQ/TW",
    "số 639/KH-UBND",
    "kh_639",
    "quyet-dinh",
    "Quyết định",
    "7 giờ 30 ngày 12/5/2026",
    "24 giờ 60 ngày 12/5/2026",
    "Ủy ban nhân dân",
];

#[derive(Debug, Deserialize)]
struct Holder<T> {
    #[expect(dead_code, reason = "only whether it is read matters here")]
    v: T,
}

fn read<T: DeserializeOwned>(yaml: &str) -> Result<(), String> {
    match serde_yaml::from_str::<Holder<T>>(yaml) {
        Ok(_) => Ok(()),
        // serde frames the message with the key and the place.
        Err(fault) => {
            let text = fault.to_string();
            let bare =
                text.strip_prefix("v: ").and_then(|rest| rest.rsplit_once(" at line ")).map(|(bare, _)| bare);
            Err(bare.unwrap_or(&text).to_owned())
        }
    }
}

fn through_serde(kind: &str, yaml: &str) -> Result<(), String> {
    match kind {
        "ngay" => read::<Ngay>(yaml),
        "nam" => read::<Nam>(yaml),
        "giai-doan" => read::<GiaiDoan>(yaml),
        "thang" => read::<Thang>(yaml),
        "quy" => read::<Quy>(yaml),
        "ky" => read::<Ky>(yaml),
        "ky-hieu" => read::<KyHieu>(yaml),
        "so-van-ban" => read::<SoVanBan>(yaml),
        "so-hieu" => read::<SoHieu>(yaml),
        "so-dem" => read::<SoDem>(yaml),
        "dong" => read::<Dong>(yaml),
        "so-thap-phan" => read::<SoThapPhan>(yaml),
        "ty-le" => read::<TyLe>(yaml),
        "khoang" => read::<Khoang>(yaml),
        "kieu-so" => read::<KieuSo>(yaml),
        "loai-van-ban" => read::<LoaiVanBan>(yaml),
        "thoi-diem" => read::<ThoiDiem>(yaml),
        "id" => read::<Id>(yaml),
        "van" => read::<Van>(yaml),
        "chu-o" => read::<ChuO>(yaml),
        other => panic!("kind {other} has no reader here"),
    }
}

fn schema_of(kind: &str) -> Schema {
    fn schema<T: JsonSchema>() -> Schema {
        T::json_schema(&mut SchemaGenerator::default())
    }
    match kind {
        "ngay" => schema::<Ngay>(),
        "nam" => schema::<Nam>(),
        "giai-doan" => schema::<GiaiDoan>(),
        "thang" => schema::<Thang>(),
        "quy" => schema::<Quy>(),
        "ky" => schema::<Ky>(),
        "ky-hieu" => schema::<KyHieu>(),
        "so-van-ban" => schema::<SoVanBan>(),
        "so-hieu" => schema::<SoHieu>(),
        "so-dem" => schema::<SoDem>(),
        "dong" => schema::<Dong>(),
        "so-thap-phan" => schema::<SoThapPhan>(),
        "ty-le" => schema::<TyLe>(),
        "khoang" => schema::<Khoang>(),
        "kieu-so" => schema::<KieuSo>(),
        "loai-van-ban" => schema::<LoaiVanBan>(),
        "thoi-diem" => schema::<ThoiDiem>(),
        "id" => schema::<Id>(),
        "van" => schema::<Van>(),
        "chu-o" => schema::<ChuO>(),
        other => panic!("kind {other} has no schema here"),
    }
}

/// What a JSON Schema validator says about a scalar. One thing it cannot see: to JSON a plain `100.000` is the
/// whole number 100, which only the program refuses.
fn through_schema(schema: &Schema, scalar: Scalar<'_>) -> bool {
    let types = schema.get("type").unwrap();
    let allows =
        |name: &str| types == name || types.as_array().is_some_and(|all| all.iter().any(|one| one == name));
    match scalar {
        Scalar::Text(text) => {
            let pattern = schema.get("pattern").unwrap().as_str().unwrap();
            regex_lite::Regex::new(pattern).unwrap().is_match(text)
        }
        Scalar::Integer(number) => {
            let bound = |name: &str| schema.get(name).and_then(|bound| bound.as_i64()).map(i128::from);
            let within = bound("minimum").is_none_or(|least| least <= number)
                && bound("maximum").is_none_or(|most| number <= most);
            allows("integer") && within
        }
        Scalar::Decimal(number) => {
            let bound = |name: &str| schema.get(name).and_then(|bound| bound.as_f64());
            let within = bound("minimum").is_none_or(|least| least <= number)
                && bound("maximum").is_none_or(|most| number <= most);
            allows("number") && within
        }
        Scalar::Boolean(_) => allows("boolean"),
        Scalar::Null => allows("null"),
    }
}

#[test]
fn serde_and_the_walker_accept_the_same_and_refuse_in_the_same_words() {
    for &kind in KINDS {
        for written in WRITTEN {
            let plain = check(kind, Scalar::plain(written)).unwrap().map_err(|fault| fault.message);
            assert_eq!(through_serde(kind, &format!("v: {written}\n")), plain, "{kind}: {written}");
            let quoted = check(kind, Scalar::Text(written)).unwrap().map_err(|fault| fault.message);
            assert_eq!(through_serde(kind, &format!("v: '{written}'\n")), quoted, "{kind}: '{written}'");
        }
    }
}

proptest! {
    #[test]
    fn any_number_like_plain_text_is_the_same_scalar_to_both(text in "[-+]?[0-9.]?[-+0-9xob.eEfina_]{0,9}") {
        // A lone hyphen opens a list in YAML.
        prop_assume!(text != "-");
        for kind in ["van", "so-dem", "so-thap-phan"] {
            let plain = check(kind, Scalar::plain(&text)).unwrap().map_err(|fault| fault.message);
            prop_assert_eq!(through_serde(kind, &format!("v: {text}\n")), plain);
        }
    }
}

/// Only shape is the schema's affair; these need a calendar or an order.
const BEYOND_SHAPE: [(&str, &str); 4] =
    [("ngay", "29/02/2023"), ("giai-doan", "2025-2021"), ("ky", "2025-2021"), ("khoang", "2025-2021")];

#[test]
fn the_schema_accepts_what_the_program_accepts() {
    for &kind in KINDS {
        let schema = schema_of(kind);
        for written in WRITTEN {
            for scalar in [Scalar::plain(written), Scalar::Text(written)] {
                let program = check(kind, scalar).unwrap().is_ok() || BEYOND_SHAPE.contains(&(kind, written));
                assert_eq!(through_schema(&schema, scalar), program, "{kind}: {scalar:?}");
            }
        }
    }
}

#[test]
fn the_schema_names_the_kind_and_shows_examples_that_are_right() {
    for &kind in KINDS {
        let schema = schema_of(kind);
        assert_eq!(schema.get("x-kieu").unwrap(), kind);
        assert_ne!(schema.get("description").unwrap(), "");
        // Free text has none: an editor would offer it everywhere.
        let examples = schema.get("examples").map(|examples| examples.as_array().unwrap());
        assert_eq!(examples.is_none(), matches!(kind, "van" | "chu-o"));
        for example in examples.into_iter().flatten() {
            assert_eq!(
                check(kind, Scalar::Text(example.as_str().unwrap())),
                Some(Ok(())),
                "{kind}: {example}"
            );
        }
    }
    assert_eq!(
        serde_json::to_string(&schema_of("nam")).unwrap(),
        r#"{"description":"Năm, bốn chữ số, từ 2000 đến 2100","type":["string","integer"],"pattern":"^(20\\d\\d|2100)$","minimum":2000,"maximum":2100,"examples":["2023"],"x-kieu":"nam"}"#
    );
}

#[test]
fn what_serde_writes_serde_reads() {
    fn again<T: serde::Serialize + DeserializeOwned>(yaml: &str) -> String {
        let value: T = serde_yaml::from_str(yaml).unwrap();
        let written = serde_yaml::to_string(&value).unwrap();
        let second: T = serde_yaml::from_str(&written).unwrap();
        assert_eq!(serde_yaml::to_string(&second).unwrap(), written);
        written
    }
    assert_eq!(again::<Ngay>("2023-06-05"), "05/6/2023\n");
    assert_eq!(again::<Nam>("2023"), "2023\n");
    assert_eq!(again::<Ky>("2023"), "'2023'\n");
    assert_eq!(again::<SoVanBan>("5"), "'05'\n");
    assert_eq!(again::<SoDem>("1250"), "'1.250'\n");
    assert_eq!(again::<Dong>("5000000"), "5.000.000\n");
    assert_eq!(again::<SoThapPhan>("12,50"), "12,50\n");
    assert_eq!(again::<TyLe>("7/25"), "7/25\n");
    assert_eq!(again::<Van>("2023"), "'2023'\n");
}

#[test]
fn a_list_or_a_group_in_the_place_of_a_word_is_told_in_vietnamese() {
    assert_eq!(through_serde("ngay", "v: [1]\n"), Err("chỗ này là một danh sách, cần ngày".to_owned()));
    assert_eq!(through_serde("van", "v: {a: 1}\n"), Err("chỗ này là một nhóm khóa, cần nội dung".to_owned()));
}

#[test]
fn an_unknown_kind_is_no_kind() {
    assert_eq!(check("khong-co", Scalar::Null), None);
}
