//! The level that is no more: since 01/7/2025 there is no district, so that none issues papers. What a district issued before
//! keeps its name; what texts and recipients say of one is told by the leftovers and by the form.

use super::Documents;
use crate::diagnostic::{Code, Diagnostic};
use crate::model::CanCu;
use crate::text::tokens::small;
use crate::value::{Nam, Ngay};

/// Code of the findings.
const LEFT: Code = Code::CauChuConSot;

/// How the names of offices begin that a district had; a bank, an insurer may be named after one still.
const OFFICES: [&str; 17] = [
    "ubnd",
    "ủy ban",
    "uỷ ban",
    "hđnd",
    "hội ",
    "huyện ủy",
    "huyện uỷ",
    "quận ủy",
    "thị ủy",
    "thường trực",
    "văn phòng",
    "phòng ",
    "mttq",
    "ubmttq",
    "công an",
    "ban ",
    "đoàn ",
];
/// Offices of others that have kept such names.
const OTHERS: [&str; 2] = ["phòng giao dịch", "ban quản lý rừng"];
/// Words of offices that are of several districts, or of a province and named after one.
const ABOVE: [&str; 3] = ["liên ", "chi nhánh", "khu vực"];

/// Whether a paper of a day, or of a year where it has no day yet, is of the time without districts.
fn is_without(nam: Nam, ngay: Option<Ngay>) -> bool {
    let first = Ngay::new(2025, 7, 1).ok();
    ngay.map_or(nam.so() > 2025, |day| first.is_some_and(|first| day >= first))
}

/// Whether a name is that of a district's office: `UBND huyện Kbang`, not `UBND xã Thị Xã`, not `UBND huyện Kbang (cũ)`.
fn is_of_district(name: &str) -> bool {
    let name = small(name);
    let starts = |words: &[&str]| words.iter().any(|words| name.starts_with(words));
    let level = ["huyện", "quận", "thị xã"].iter().any(|level| {
        name.split(|c: char| !c.is_alphanumeric() && c != ' ').any(|part| {
            part.match_indices(level).any(|(at, _)| {
                let ends = |c: Option<char>| c.is_none_or(|c| c == ' ');
                let before = part.get(..at).unwrap_or_default();
                // «xã Thị Xã», «phường Quận Một» are names of what is there.
                let is_name = ["xã ", "phường ", "tỉnh "].iter().any(|own| before.ends_with(own));
                ends(before.chars().next_back())
                    && ends(part.get(at + level.len()..).and_then(|rest| rest.chars().next()))
                    && !is_name
            })
        })
    });
    let is_above = ABOVE.iter().any(|word| name.contains(word));
    level && starts(&OFFICES) && !starts(&OTHERS) && !is_above && !name.contains("(cũ)")
}

/// Documents that a district cannot have issued.
pub(super) fn issuers(documents: &Documents<'_>) -> Vec<Diagnostic> {
    let is_late = |document: &CanCu| match (document.ngay, documents.nam) {
        (None, None) => false,
        (day, nam) => {
            nam.or(day.and_then(|day| Nam::new(day.nam()).ok())).is_some_and(|nam| is_without(nam, day))
        }
    };
    let issued = |document: &CanCu| {
        let issuer = document.co_quan.as_ref()?.as_str();
        (is_of_district(issuer) && is_late(document)).then(|| issuer.to_owned())
    };
    let tell = |(id, document): (&crate::value::Id, &CanCu)| {
        let message = format!("«{}»: từ 01/7/2025 không còn cấp huyện ban hành văn bản", issued(document)?);
        let finding =
            Diagnostic::warning(LEFT, documents.file, &documents.at.key(id.as_str()).key("co_quan"), message);
        Some(finding.hint("xem lại cơ quan ban hành (UBND tỉnh, sở), hoặc ngày của văn bản"))
    };
    documents.entries.iter().filter_map(tell).collect()
}

#[cfg(test)]
mod tests {
    use super::{is_of_district, is_without, issuers};
    use crate::model::SoCanCu;
    use crate::rules::Documents;
    use crate::value::Nam;

    #[test]
    fn offices_of_a_district_are_told_by_their_names() {
        for name in [
            "UBND huyện",
            "Ủy ban nhân dân quận 1",
            "Phòng Nội vụ huyện Mẫu",
            "Huyện ủy Mẫu",
            "Công an thị xã Mẫu",
        ] {
            assert!(is_of_district(name), "{name}");
        }
        for name in [
            "UBND xã",
            "UBND xã Thị Xã",
            "UBND huyện Mẫu (cũ)",
            "Phòng giao dịch Ngân hàng Chính sách xã hội huyện Mẫu",
            "Bưu điện huyện Mẫu",
            "Ban Chấp hành Hội Nông dân xã",
            "UBND tỉnh",
            "Phòng Thi hành án dân sự khu vực 3 (huyện Mẫu)",
            "Văn phòng Đăng ký đất đai chi nhánh huyện Mẫu",
            "Hội Cựu giáo chức liên huyện Mẫu - Thử",
        ] {
            assert!(!is_of_district(name), "{name}");
        }
    }

    #[test]
    fn what_a_district_issued_in_its_time_is_right() {
        let told = |document: &str, nam: Option<u16>| {
            let register: SoCanCu =
                serde_yaml::from_str(&format!("a: {{loai: Kế hoạch, co_quan: UBND huyện Mẫu{document}}}"))
                    .unwrap();
            issuers(&Documents {
                nam: nam.and_then(|nam| Nam::new(nam).ok()),
                ..Documents::of_register("c", &register)
            })
            .len()
        };
        assert_eq!(
            [told(", ngay: 30/6/2025", None), told(", ngay: 30/6/2025", Some(2026)), told("", None)],
            [0; 3]
        );
        assert_eq!([told("", Some(2025)), told("", Some(2026)), told(", ngay: 01/7/2025", None)], [0, 1, 1]);
        assert!(!is_without(Nam::new(2025).unwrap(), None));
    }
}
