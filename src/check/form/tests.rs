use super::fixture::{BODY, HEADER, STYLES, cong_van, expected, ke_hoach, quy_che, rule};
use super::{Expected, Origin, RULES, run};
use crate::diagnostic::Severity;
use crate::paper::fixture::{Package, p};
use crate::paper::read;

/// Findings as `ID lỗi: message`.
fn findings(package: &Package, expected: &Expected) -> Vec<String> {
    let paper = read(&package.bytes()).unwrap();
    let found = run(&paper, expected, "thu.docx");
    found.iter().map(|found| format!("{} {}: {}", found.code, found.severity.word(), found.message)).collect()
}

fn unknown() -> Expected {
    Expected::unknown(Origin::Foreign)
}

#[test]
fn good_papers_are_silent_known_or_not() {
    let none: Vec<String> = Vec::new();
    assert_eq!(findings(&ke_hoach(), &expected()), none);
    assert_eq!(findings(&ke_hoach(), &unknown()), none);
    assert_eq!(findings(&cong_van(), &unknown()), none);
    assert_eq!(findings(&quy_che(), &unknown()), none);
}
