//! Documents issued: how many, and which.

use crate::model::BanHanh;

/// `Đã ban hành 02 văn bản, gồm: Kế hoạch số 45/KH-UBND ngày 23/5/2023 về …; …`; `None` without any.
pub fn cau(issued: &[&BanHanh]) -> Option<String> {
    let each: Vec<String> = issued
        .iter()
        .map(|document| {
            let BanHanh { loai, so, ngay, trich_yeu } = document;
            format!("{loai} số {so} ngày {} {trich_yeu}", ngay.ngan())
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
        assert_eq!(cau(&[]), None);
    }
}
