use crate::data::shape::model::told;
#[test]
fn show() {
    let cases = include_str!("/tmp/cases.txt");
    for case in cases.split("=====\n") {
        println!("-----\n{case}>>>>>\n{}\n", told(&case.replace("→", "\t")));
    }
    println!("{}", serde_json::to_string_pretty(&crate::data::shape::model::schema()).unwrap());
}
