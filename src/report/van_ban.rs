//! Documents issued: how many, and which.

use crate::model::BanHanh;
use crate::text::inside::about;

/// `Đã ban hành 02 văn bản, gồm: Kế hoạch số 45/KH-UBND ngày 23/5/2023 về …; …`; `None` without any.
pub fn cau(issued: &[&BanHanh]) -> Option<String> {
    let each: Vec<String> = issued
        .iter()
        .map(|document| {
            let BanHanh { loai, so, ngay, trich_yeu } = document;
            // Typed as when it is cited; a title as it stands on the paper is brought to that.
            let title = trich_yeu.as_str();
            let cited = title.starts_with(char::is_lowercase) && !title.starts_with("v/v");
            let about = if cited { title.to_owned() } else { about(title) };
            format!("{loai} số {so} ngày {} {about}", ngay.ngan())
        })
        .collect();
    (!each.is_empty()).then(|| format!("Đã ban hành {:02} văn bản, gồm: {}", each.len(), each.join("; ")))
}

#[cfg(test)]
mod tests {
    use super::cau;
    use crate::model::BanHanh;

    #[test]
    fn documents_are_counted_and_named() {
        let one: BanHanh = serde_yaml::from_str(
            "{loai: Kế hoạch, so: 45/KH-UBND, ngay: 05/6/2023, trich_yeu: về Tháng hành động}",
        )
        .unwrap();
        assert_eq!(
            cau(&[&one, &one]).as_deref(),
            Some(
                "Đã ban hành 02 văn bản, gồm: Kế hoạch số 45/KH-UBND ngày 05/6/2023 về Tháng hành động; Kế hoạch số 45/KH-UBND ngày 05/6/2023 về Tháng hành động"
            )
        );
        let title = |title: &str| {
            let yaml = format!("{{loai: Công văn, so: 7/UBND, ngay: 05/6/2023, trich_yeu: {title}}}");
            cau(&[&serde_yaml::from_str(&yaml).unwrap()]).unwrap()
        };
        for (typed, told) in [
            ("V/v rà soát quy ước", "về việc rà soát quy ước"),
            ("Rà soát quy ước", "về rà soát quy ước"),
            ("rà soát quy ước", "rà soát quy ước"),
        ] {
            assert!(title(typed).ends_with(&format!("ngày 05/6/2023 {told}")), "{typed}");
        }
        assert_eq!(cau(&[]), None);
    }
}
