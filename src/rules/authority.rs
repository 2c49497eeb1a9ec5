//! The lines above a signature against the office of who signs: TM., KT., TL., TUQ. (ND30 Điều 13; PL I, Phần I, II.7.a).

use crate::diagnostic::{Code, Diagnostic};
use crate::model::{CoQuanBanHanh, DonVi, NguoiKy, NguonBanHanh};
use crate::value::{Id, Van};

/// Code of the finding.
const ID: Code = Code::ThamQuyenKy;

/// Bodies that decide together: they are signed for with TM., and by whom.
const COLLECTIVE: [(&str, &[&str]); 9] = [
    ("ủy ban nhân dân", &["chủ tịch"]),
    ("ubnd", &["chủ tịch"]),
    ("hội đồng nhân dân", &["chủ tịch", "chủ tọa"]),
    ("thường trực hội đồng nhân dân", &["chủ tịch"]),
    ("hđnd", &["chủ tịch", "chủ tọa"]),
    ("ban chỉ đạo", &["trưởng ban"]),
    ("ban vì", &["trưởng ban"]),
    ("ban chấp hành", &["bí thư", "chủ tịch"]),
    ("đảng ủy", &["bí thư"]),
];

/// Offices led by one head, who signs without TM.
const LED_BY_ONE: [&str; 9] =
    ["phòng", "sở", "văn phòng", "trung tâm", "trạm", "trường", "công an", "chi cục", "bộ"];

/// Warnings about the people who sign for a unit, each told once.
pub(super) fn check(file: &str, unit: &DonVi) -> Vec<Diagnostic> {
    let doubts = |unit: &DonVi| {
        let people = unit.noi("nguoi_ky");
        let doubt = |(id, signer): (&Id, &NguoiKy)| {
            let (key, message, hint) = doubt(signer, unit)?;
            let route = people.clone().key(id.as_str()).key(key);
            Some(Diagnostic::warning(ID, file, &route, message).hint(hint))
        };
        unit.nguoi_ky.iter().filter_map(doubt).collect::<Vec<_>>()
    };
    let bodies = unit.co_quan_ban_hanh.iter().filter(|(_, body)| !body.nguoi_ky.is_empty());
    let of_body = |(id, _): (&Id, &CoQuanBanHanh)| {
        let issuer = NguonBanHanh { co_quan: Some(id.clone()), ..NguonBanHanh::default() };
        doubts(&unit.cua(&issuer))
    };
    doubts(unit).into_iter().chain(bodies.flat_map(of_body)).collect()
}

/// The key in doubt, what is wrong and the way out.
fn doubt(signer: &NguoiKy, unit: &DonVi) -> Option<(&'static str, String, String)> {
    let post = signer.chuc_vu.as_str();
    let small = fold(&signer.chuc_vu);
    if signer.ky_thay.is_none()
        && let Some(head) = head_of(&small)
    {
        let hint = format!("thêm ky_thay: {} (in «KT.»)", capital(head));
        return Some(("chuc_vu", format!("«{post}» là cấp phó mà không có dòng KT. của cấp trưởng"), hint));
    }
    if let Some(whom) = &signer.ky_thay {
        return deputy(&fold(whom), &small, signer);
    }
    lines_above(signer, &small).or_else(|| office(signer, &small, unit))
}

/// The head whose deputy a post is: `phó chủ tịch` → `chủ tịch`.
fn head_of(post: &str) -> Option<&str> {
    post.strip_prefix("phó ").map(str::trim_start)
}

/// KT.: a deputy signs for the head of the same office.
fn deputy(whom: &str, post: &str, signer: &NguoiKy) -> Option<(&'static str, String, String)> {
    let Some(head) = head_of(post) else {
        let message = format!(
            "KT. {} mà người ký là «{}»: chỉ cấp phó ký thay cấp trưởng",
            signer.ky_thay.as_ref()?,
            signer.chuc_vu
        );
        return Some((
            "ky_thay",
            message,
            "cấp trưởng tự ký thì bỏ ky_thay; người khác ký thì dùng thua_lenh hoặc thua_uy_quyen".into(),
        ));
    };
    if head.starts_with(whom) || whom.starts_with(head) {
        return None;
    }
    let message = format!(
        "KT. {} mà người ký là «{}»: không phải cấp phó của chức vụ ấy",
        signer.ky_thay.as_ref()?,
        signer.chuc_vu
    );
    Some(("ky_thay", message, format!("ghi ky_thay: {}", capital(head))))
}

/// TM., TL. and TUQ. each for what they are for, and one of them.
fn lines_above(signer: &NguoiKy, post: &str) -> Option<(&'static str, String, String)> {
    if signer.thay_mat.is_some() && (signer.thua_lenh.is_some() || signer.thua_uy_quyen.is_some()) {
        let message = "TM. đi với TL. hoặc TUQ.: người ký thừa lệnh không thay mặt tập thể".to_owned();
        return Some(("thay_mat", message, "bỏ thay_mat, hoặc bỏ thua_lenh, thua_uy_quyen".into()));
    }
    for (key, mark, whom) in
        [("thua_lenh", "TL.", &signer.thua_lenh), ("thua_uy_quyen", "TUQ.", &signer.thua_uy_quyen)]
    {
        let Some(whom) = whom else { continue };
        let small = fold(whom);
        if COLLECTIVE.iter().any(|(name, _)| small.starts_with(name)) {
            let message = format!(
                "{mark} {whom}: {mark} viết trước chức vụ của người đứng đầu, không viết trước tên tập thể"
            );
            return Some((key, message, format!("ghi {key}: Chủ tịch")));
        }
        if small == post {
            let message = format!("{mark} {whom} mà người ký cũng là «{}»", signer.chuc_vu);
            return Some((key, message, format!("tự ký thì bỏ {key}")));
        }
    }
    None
}

/// TM. and the office of who signs, and the unit that issues.
fn office(signer: &NguoiKy, post: &str, unit: &DonVi) -> Option<(&'static str, String, String)> {
    let first = unit.ten_dau_trang.first().map(fold).unwrap_or_default();
    if let Some(whom) = &signer.thay_mat {
        let small = fold(whom);
        if LED_BY_ONE.iter().any(|office| begins(&small, office)) {
            let message =
                format!("TM. {whom}: cơ quan làm việc theo chế độ thủ trưởng thì không ký thay mặt");
            return Some(("thay_mat", message, "bỏ thay_mat, chỉ ghi chức vụ".into()));
        }
        let heads = COLLECTIVE.iter().find(|(name, _)| begins(&small, name)).map(|(_, heads)| *heads)?;
        if !heads.iter().any(|head| begins(post, head)) {
            let message = format!(
                "«{}» ký thay mặt {whom}: chỉ người đứng đầu hoặc cấp phó ký thay (KT.) thay mặt tập thể",
                signer.chuc_vu
            );
            return Some((
                "chuc_vu",
                message,
                "ký thừa lệnh thì ghi thua_lenh: Chủ tịch thay cho thay_mat".into(),
            ));
        }
        let name = fold(&unit.ten);
        if LED_BY_ONE.iter().any(|office| begins(&first, office) && begins(&name, office)) {
            let message = format!("văn bản của {} mà ký thay mặt {whom}", unit.ten);
            return Some(("thay_mat", message, "bỏ thay_mat, hoặc sửa tên cơ quan ban hành".into()));
        }
        return None;
    }
    let is_collective = COLLECTIVE.iter().take(5).any(|(name, _)| begins(&first, name));
    let may_sign = signer.thua_lenh.is_some() || signer.thua_uy_quyen.is_some() || begins(post, "chủ");
    if is_collective && !may_sign {
        let message = format!("«{}» ký văn bản của {} mà không có TL. hoặc TUQ.", signer.chuc_vu, unit.ten);
        return Some(("chuc_vu", message, "thêm thua_lenh: Chủ tịch, hoặc thua_uy_quyen: Chủ tịch".into()));
    }
    None
}

/// Whether a name begins with a word or words.
fn begins(name: &str, words: &str) -> bool {
    name.strip_prefix(words).is_some_and(|rest| !rest.starts_with(char::is_alphanumeric))
}

/// Small letters, tone marks in one way.
fn fold(name: &Van) -> String {
    let folded = name.as_str().to_lowercase();
    crate::text::tone::convert(folded.trim(), crate::text::tone::ToneStyle::Cu)
}

fn capital(name: &str) -> String {
    let mut letters = name.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::check;
    use crate::model::DonVi;

    /// What is told of a signer of a unit whose name on top is `name`.
    fn told(name: &str, signer: &str) -> Vec<String> {
        let unit = format!(
            "{{ten: {name}, goi: U, ten_dau_trang: [{name}], dia_ban: xã A, dia_danh: A, ky_hieu: UBND, nguoi_ky: {{a: {{{signer}, ho_ten: A}}}}, luu: VT}}"
        );
        let unit: DonVi = serde_yaml::from_str(&unit).unwrap();
        let told = check("d.yaml", &unit);
        told.iter().map(|finding| format!("{}: {}", finding.place.route, finding.message)).collect()
    }

    const UBND: &str = "Ủy ban nhân dân";

    #[test]
    fn a_deputy_signs_for_the_head() {
        for above in ["thay_mat: Ủy ban nhân dân, ", "thua_lenh: Chủ tịch, ", "thua_uy_quyen: Chủ tịch, ", ""]
        {
            assert_eq!(
                told(UBND, &format!("{above}chuc_vu: Phó Chủ tịch")),
                ["nguoi_ky.a.chuc_vu: «Phó Chủ tịch» là cấp phó mà không có dòng KT. của cấp trưởng"]
            );
        }
        assert_eq!(
            told(UBND, "thua_lenh: Chủ tịch, ky_thay: Chủ tịch, chuc_vu: Phó Chánh Văn phòng"),
            [
                "nguoi_ky.a.ky_thay: KT. Chủ tịch mà người ký là «Phó Chánh Văn phòng»: không phải cấp phó của chức vụ ấy"
            ]
        );
        assert_eq!(
            told(UBND, "ky_thay: Chủ tịch, chuc_vu: Chủ tịch"),
            ["nguoi_ky.a.ky_thay: KT. Chủ tịch mà người ký là «Chủ tịch»: chỉ cấp phó ký thay cấp trưởng"]
        );
    }

    #[test]
    fn each_mark_is_for_one_thing() {
        let cases = [
            (
                UBND,
                "thay_mat: Ủy ban nhân dân, thua_lenh: Chủ tịch, chuc_vu: Chánh Văn phòng",
                "nguoi_ky.a.thay_mat",
            ),
            (UBND, "thua_lenh: UBND xã, chuc_vu: Chánh Văn phòng", "nguoi_ky.a.thua_lenh"),
            (UBND, "thua_uy_quyen: Chủ tịch, chuc_vu: Chủ tịch", "nguoi_ky.a.thua_uy_quyen"),
            (UBND, "thay_mat: Ủy ban nhân dân, chuc_vu: Trưởng phòng", "nguoi_ky.a.chuc_vu"),
            (UBND, "chuc_vu: Trưởng phòng", "nguoi_ky.a.chuc_vu"),
            ("Phòng Kinh tế", "thay_mat: Phòng Kinh tế, chuc_vu: Trưởng phòng", "nguoi_ky.a.thay_mat"),
            ("Phòng Kinh tế", "thay_mat: Ủy ban nhân dân, chuc_vu: Chủ tịch", "nguoi_ky.a.thay_mat"),
        ];
        for (unit, signer, place) in cases {
            let told = told(unit, signer);
            assert!(told.len() == 1 && told[0].starts_with(place), "{signer}: {told:?}");
        }
    }

    #[test]
    fn what_the_decree_allows_is_silent() {
        let cases = [
            (UBND, "thay_mat: Uỷ ban nhân dân, chuc_vu: Chủ tịch"),
            (UBND, "thay_mat: Ủy ban nhân dân, ky_thay: Chủ tịch, chuc_vu: Phó Chủ tịch"),
            (UBND, "thay_mat: Ủy ban nhân dân, ky_thay: Chủ tịch, chuc_vu: Phó Chủ tịch Thường trực"),
            (UBND, "thay_mat: Ủy ban nhân dân, quyen: true, chuc_vu: Chủ tịch"),
            (UBND, "thua_lenh: Chủ tịch, chuc_vu: Chánh Văn phòng"),
            (UBND, "thua_lenh: Chủ tịch, ky_thay: Chánh Văn phòng, chuc_vu: Phó Chánh Văn phòng"),
            (UBND, "thua_uy_quyen: Chủ tịch, chuc_vu: Trưởng phòng Kinh tế"),
            (UBND, "chuc_vu: Chủ tịch"),
            (UBND, "thay_mat: Ban Chỉ đạo, ky_thay: Trưởng ban, chuc_vu: Phó Trưởng ban"),
            (UBND, "thay_mat: Ban Tổ chức, chuc_vu: Trưởng ban"),
            ("Hội đồng nhân dân", "thay_mat: Hội đồng nhân dân, chuc_vu: Chủ tọa kỳ họp"),
            ("Phòng Kinh tế", "chuc_vu: Trưởng phòng"),
            ("Phòng Kinh tế", "ky_thay: Trưởng phòng, chuc_vu: Phó Trưởng phòng"),
            ("Trường Tiểu học Kim Đồng", "chuc_vu: Hiệu trưởng"),
            ("Đảng ủy", "thay_mat: Đảng ủy, ky_thay: Bí thư, chuc_vu: Phó Bí thư Thường trực"),
        ];
        for (unit, signer) in cases {
            assert_eq!(told(unit, signer), [""; 0], "{signer}");
        }
    }
}
