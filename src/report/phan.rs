//! `trong đó …` and `lũy kế …`. The parts must sum to the figure; the check refuses them otherwise.

use crate::model::ChiTieu;
use crate::model::ket_qua::Phan;
use crate::report::gia_tri;
use crate::value::{GiaTri, Ngay, SoDem, SoThapPhan};

/// `trong đó: dưới 16 tuổi 02; từ 16 tuổi 01`; `None` without parts.
pub fn trong_do(parts: &[Phan]) -> Option<String> {
    let told = |part: &Phan| match part.so.so() {
        0 => format!("{} {}", part.ten, gia_tri::KHONG_PHAT_SINH),
        _ => format!("{} {}", part.ten, part.so.hai_chu_so()),
    };
    let each: Vec<String> = parts.iter().map(told).collect();
    (!each.is_empty()).then(|| format!("trong đó: {}", each.join("; ")))
}

/// The whole that the parts are parts of: the number, or a share's numerator; `None` for yes/no.
pub fn toan_bo(value: GiaTri) -> Option<SoThapPhan> {
    match value {
        GiaTri::So(number) => Some(number),
        GiaTri::TyLe(share) => Some(share.tu().into()),
        GiaTri::CoKhong(_) => None,
    }
}

/// The sum of the parts; `None` beyond a count.
pub fn tong(parts: &[Phan]) -> Option<SoDem> {
    SoDem::tong(parts.iter().map(|part| part.so))
}

/// `lũy kế đến 30/11/2023: 1.250 người`. That it is an estimate is said once, before the figure of the sentence.
pub fn luy_ke(value: GiaTri, den: Ngay, chi_tieu: &ChiTieu) -> String {
    format!("lũy kế đến {}: {}", den.ngan(), gia_tri::trong_cau_van(value, chi_tieu))
}

#[cfg(test)]
mod tests {
    use super::{luy_ke, toan_bo, tong, trong_do};
    use crate::model::ChiTieu;
    use crate::model::ket_qua::Phan;

    #[test]
    fn parts_are_listed_and_summed() {
        let parts: Vec<Phan> =
            serde_yaml::from_str("[{ten: bạo lực tinh thần, so: 2}, {ten: bạo lực thân thể, so: 10}]")
                .unwrap();
        assert_eq!(trong_do(&parts).as_deref(), Some("trong đó: bạo lực tinh thần 02; bạo lực thân thể 10"));
        assert_eq!(tong(&parts).map(|sum| sum.so()), Some(12));
        assert_eq!(trong_do(&[]), None);
    }

    #[test]
    fn the_parts_of_a_share_are_parts_of_its_numerator() {
        assert_eq!(toan_bo("7/25".parse().unwrap()), Some("7".parse().unwrap()));
        assert_eq!(toan_bo("có".parse().unwrap()), None);
    }

    #[test]
    fn a_running_total_names_its_day() {
        let yaml = "{ten: A, muc_tieu: m, cach_tinh: so_luong, don_vi_tinh: người}";
        let chi_tieu: ChiTieu = serde_yaml::from_str(yaml).unwrap();
        let told = luy_ke("1.250".parse().unwrap(), "30/11/2023".parse().unwrap(), &chi_tieu);
        assert_eq!(told, "lũy kế đến 30/11/2023: 1.250 người");
    }
}
