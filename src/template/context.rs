//! Model → what templates see: texts with their expressions evaluated, recipients and duties by name.

use minijinja::Value;
use minijinja::value::{Serde, ValueKind};

use super::attachments;
use super::scope::{Entry, Parts, Wanted};
use super::texts::{Evaluator, Field};
use super::{figures, tones};
use crate::diagnostic::{Diagnostic, Route};
use crate::model::can_cu::con_thieu;
use crate::model::{BanSao, CanCu, Cap, CoQuan, Dict, DonVi, NguoiKy, NoiNhan, Sources, VanBan};
use crate::text::body::shortened;
use crate::value::{LoaiVanBan, Mau};

/// What a template sees, and what is doubtful in the paper's tables.
///
/// # Errors
/// Every expression in the paper's text that does not evaluate, and what is wrong in its tables, each at its place.
pub fn build(sources: &Sources<'_>) -> Result<(Value, Vec<Diagnostic>), Vec<Diagnostic>> {
    let mut findings = Vec::new();
    let raw = Value::from(Serde(sources.van_ban));
    let texts = Evaluator::new(sources.file, |wanted| scope(sources, sources.van_ban, wanted));
    let fields = texts.resolve_fields(&raw, &Route::root(), &mut findings);
    if findings.iter().any(Diagnostic::is_error) {
        return Err(findings);
    }
    let draft = is_draft(sources, &fields);
    let attached = attachments::build(sources, &fields, &texts, &mut findings);
    if findings.iter().any(Diagnostic::is_error) {
        return Err(findings);
    }
    let van_ban = Value::from_pairs(fields.into_iter().map(|field| (field.key, field.value)));
    let mut names = head(sources, van_ban, draft);
    names.extend(attached);
    Ok((tones::printed(names, sources.don_vi.kieu_in()), findings))
}

/// What every template sees, each with what it is, for the guide.
pub const VARIABLES: [(&str, &str); 17] = [
    ("van_ban", "tệp dữ liệu của văn bản, các chỗ {{ … }} đã tính; nội dung riêng của mẫu ở van_ban.them"),
    ("don_vi", "tệp don-vi.yaml"),
    ("ten_co_quan", "tên cơ quan theo mã: ten_co_quan[ma]"),
    ("loai", "loại văn bản: loai.ma, loai.ten, loai.viet_tat; không có gì nếu mẫu là của riêng đơn vị"),
    (
        "cach_sao",
        "hình thức của bản sao: cach_sao.ten, cach_sao.viet_tat; không có gì nếu không phải bản sao",
    ),
    ("can_cu", "viện dẫn đầy đủ theo mã: can_cu[ma]"),
    ("tham_quyen_ban_hanh", "các dòng thẩm quyền ban hành của nghị quyết, quyết định"),
    ("cac_chu_ky", "mọi người ký: mỗi người có tham_quyen, chuc_vu, chuc_vu_khac, ho_ten"),
    ("phu_luc", "các phụ lục, đã tính bảng"),
    ("kem_theo", "các văn bản ban hành kèm theo"),
    ("du_thao", "true nếu văn bản còn là dự thảo"),
    ("noi_nhan", "các dòng nơi nhận, chưa có gạch đầu dòng và dấu cuối dòng"),
    ("luu", "phần sau chữ «Lưu:»"),
    ("tham_quyen", "các dòng quyền hạn ký: TM. Ủy ban nhân dân, KT. Chủ tịch"),
    ("chuc_vu", "chức vụ người ký"),
    ("chuc_vu_khac", "chức vụ khác của người ký, hoặc không có gì"),
    ("ho_ten", "họ tên người ký"),
];

/// What every paper's frame needs, round the paper's own data with its expressions evaluated. `draft` says whether
/// the paper carries the mark of a draft.
pub(crate) fn head(sources: &Sources<'_>, van_ban: Value, draft: bool) -> Vec<(&'static str, Value)> {
    let signer = sources.don_vi.nguoi_ky.get(sources.van_ban.nguoi_ky_chinh());
    vec![
        ("van_ban", van_ban),
        ("don_vi", Value::from(Serde(sources.don_vi))),
        ("ten_co_quan", names(&sources.don_vi.co_quan, |body| body.ten.as_str().to_owned())),
        ("loai", sources.loai().map(kind).unwrap_or_default()),
        ("cach_sao", sources.van_ban.ban_sao.as_ref().map(way_of_copy).unwrap_or_default()),
        ("can_cu", citations(sources)),
        ("tham_quyen_ban_hanh", authority(sources, signer).into_iter().collect()),
        ("cac_chu_ky", signatures(sources)),
        ("phu_luc", Value::from(Vec::<Value>::new())),
        ("kem_theo", Value::from(Vec::<Value>::new())),
        ("du_thao", Value::from(draft)),
        ("noi_nhan", recipients(sources).into_iter().collect()),
        ("luu", Value::from(sources.van_ban.luu.as_ref().unwrap_or(&sources.don_vi.luu).as_str())),
        ("tham_quyen", signer.map(|signer| signer.tham_quyen()).unwrap_or_default().into_iter().collect()),
        ("chuc_vu", Value::from(signer.map(|signer| signer.chuc_vu()).unwrap_or_default())),
        (
            "chuc_vu_khac",
            Value::from(signer.and_then(|signer| signer.chuc_vu_khac.as_ref()).map(ToString::to_string)),
        ),
        ("ho_ten", Value::from(signer.map(|signer| signer.ho_ten.to_string()).unwrap_or_default())),
    ]
}

/// A type, for templates.
fn kind(loai: LoaiVanBan) -> Value {
    Value::from_pairs([("ma", loai.ma()), ("ten", loai.ten()), ("viet_tat", loai.viet_tat())])
}

/// By whose authority a nghị quyết or quyết định is issued: the body's, where somebody signs on its behalf, else that of
/// its head (Mẫu 1.2, note 6).
fn authority(sources: &Sources<'_>, signer: Option<&NguoiKy>) -> Vec<String> {
    let typed = sources.van_ban.tham_quyen.as_slice();
    if !typed.is_empty() {
        return typed.iter().map(ToString::to_string).collect();
    }
    let body = sources.don_vi.ten.to_string();
    // A nghị quyết is of a body that decides together, whoever signs it.
    let together = sources.loai().is_some_and(|loai| loai.mau() == Mau::NghiQuyet);
    let head = signer.filter(|signer| signer.thay_mat.is_none() && !together).map(|signer| {
        let head = signer.ky_thay.as_ref().or(signer.thua_lenh.as_ref()).or(signer.thua_uy_quyen.as_ref());
        head.unwrap_or(&signer.chuc_vu)
    });
    let whole = match head {
        Some(head) => format!("{head} {body}"),
        None => body,
    };
    vec![whole]
}

fn way_of_copy(copy: &BanSao) -> Value {
    let way = copy.hinh_thuc.cach();
    Value::from_pairs([("ten", Value::from(way.ten)), ("viet_tat", Value::from(way.viet_tat))])
}

/// All who sign, in their order.
fn signatures(sources: &Sources<'_>) -> Value {
    let known = sources.van_ban.nguoi_ky.as_slice().iter();
    let signers = known.filter_map(|id| sources.don_vi.nguoi_ky.get(id.as_str()));
    let signature = |signer: &NguoiKy| {
        Value::from_pairs([
            ("tham_quyen", signer.tham_quyen().into_iter().collect::<Value>()),
            ("chuc_vu", Value::from(signer.chuc_vu())),
            ("chuc_vu_khac", Value::from(signer.chuc_vu_khac.as_ref().map(ToString::to_string))),
            ("ho_ten", Value::from(signer.ho_ten.to_string())),
        ])
    };
    signers.map(signature).collect()
}

/// Whether the paper must not be issued yet: something required is open, or a gap is visible in it.
fn is_draft(sources: &Sources<'_>, fields: &[Field]) -> bool {
    let cited = sources.van_ban.mo_dau.can_cu.iter().filter_map(|id| sources.document(id.as_str()));
    let shown = |field: &&Field| {
        matches!(
            field.key.as_str(),
            Some(
                "trich_yeu"
                    | "kinh_gui"
                    | "mo_dau"
                    | "phan"
                    | "chuong"
                    | "dieu"
                    | "cac_muc"
                    | "khoan"
                    | "y"
                    | "ket"
                    | "them"
                    | "tham_quyen"
                    | "moi"
                    | "toi_du"
                    | "chu_tri"
                    | "dia_diem"
                    | "luu_y"
                    | "tham_du"
                    | "chu_toa"
                    | "thu_ky"
                    | "nguoi"
                    | "chuc_vu"
                    | "noi_den"
                    | "ve_viec"
                    | "noi_nghi"
                    | "tinh_vao"
                    | "dien"
                    | "ben"
                    | "phu_luc"
                    | "kem_theo"
            )
        )
    };
    !sources.van_ban.con_phai_xac_nhan().is_empty()
        || cited.map(CanCu::day_du).any(|citation| con_thieu(&citation))
        || fields.iter().filter(shown).any(|field| field.gap)
}

/// Whether a text anywhere in a value shows a gap.
pub(crate) fn has_gap(value: &Value) -> bool {
    match value.kind() {
        ValueKind::String => value.as_str().is_some_and(con_thieu),
        ValueKind::Seq => value.try_iter().into_iter().flatten().any(|item| has_gap(&item)),
        ValueKind::Map => {
            let pairs = value.as_object().and_then(|map| map.try_iter_pairs());
            pairs.into_iter().flatten().any(|(_, inner)| has_gap(&inner))
        }
        _ => false,
    }
}

fn citations(sources: &Sources<'_>) -> Value {
    Value::from_pairs(sources.documents().map(|(id, entry)| (id.to_string(), entry.day_du())))
}

/// The names that `{{ … }}` in text may use, as far as they are wanted; figures are those of `plan`.
pub(crate) fn scope(sources: &Sources<'_>, plan: &VanBan, wanted: &Wanted<'_>) -> Value {
    let (don_vi, van_ban) = (sources.don_vi, sources.van_ban);
    let unit = || {
        Value::from_pairs([
            ("ten", don_vi.ten.as_str()),
            ("goi", don_vi.goi.as_str()),
            ("dia_ban", don_vi.dia_ban.as_str()),
            ("dia_danh", don_vi.dia_danh.as_str()),
        ])
    };
    let names = [
        Some(("nam", Value::from(van_ban.nam.so()))),
        wanted.register("thoi_han", van_ban.thoi_han.iter(), |due, _| due.ngay.ngan()),
        wanted.register("can_cu", sources.documents(), document),
        wanted.register("co_quan", don_vi.co_quan.iter(), body),
        wanted.name("don_vi").then(|| ("don_vi", unit())),
        wanted.name("phu_luc").then(|| ("phu_luc", attachments::names(van_ban))),
        van_ban.chu_de.as_ref().map(|theme| ("chu_de", Value::from(theme.as_str()))),
    ];
    Value::from_pairs(names.into_iter().chain(figures::registers(plan, don_vi, wanted)).flatten())
}

/// A body: its name, and what it is called among the recipients.
fn body(body: &CoQuan, wanted: Parts<'_>) -> Entry {
    let name = || body.ten.to_string();
    Entry::of(wanted, name, &[("ten", &|| Some(name())), ("noi_nhan", &|| Some(body.noi_nhan().to_owned()))])
}

/// A cited document: in full, and by its parts.
fn document(document: &CanCu, wanted: Parts<'_>) -> Entry {
    Entry::of(
        wanted,
        || document.day_du(),
        &[
            ("loai", &|| Some(document.loai.to_string())),
            ("so", &|| Some(document.so())),
            ("ngay", &|| Some(document.ngay())),
            ("so_ngay", &|| Some(document.so_ngay())),
            ("ngan", &|| Some(document.ngan())),
            ("co_quan", &|| document.co_quan_goi().map(|issuer| issuer.to_string())),
            ("trich_yeu", &|| document.trich_yeu.as_ref().map(ToString::to_string)),
        ],
    )
}

fn names<T>(register: &Dict<T>, name: impl Fn(&T) -> String) -> Value {
    Value::from_pairs(register.iter().map(|(id, item)| (id.to_string(), name(item))))
}

/// What stands first among the recipients for those that the paper is addressed to.
const AS_ABOVE: &str = "Như trên";

/// The lines of Nơi nhận without dash and end mark; `Như trên` first where the paper has addressees (ND30 PL I,
/// Phần I, II.9.b), and then none of them again.
fn recipients(sources: &Sources<'_>) -> Vec<String> {
    // A workspace that does not name the type is of before types: its papers go to whom they went.
    let usual = sources.van_ban.loai.is_none_or(|loai| loai.mau().noi_nhan_thuong());
    let usual: &[NoiNhan] = if usual { &sources.don_vi.noi_nhan } else { &[] };
    let own = sources.van_ban.noi_nhan.as_deref().unwrap_or(usual);
    let addressees = sources.van_ban.kinh_gui.as_slice();
    let as_above = (!addressees.is_empty()).then(|| AS_ABOVE.to_owned()).or_else(|| named_above(sources));
    let told = |name: &str| {
        !addressees.is_empty()
            && (name == AS_ABOVE || addressees.iter().any(|one| same_body(name, one.as_str())))
    };
    as_above.into_iter().chain(own.iter().filter_map(|line| recipient(line, sources.don_vi, &told))).collect()
}

/// Whom the text names already, as the forms write it: `Như Điều 3` of a quyết định, the bearer of a giấy, those who are
/// invited or were there.
fn named_above(sources: &Sources<'_>) -> Option<String> {
    match sources.van_ban.loai?.mau() {
        Mau::NghiQuyet | Mau::QuyetDinh => {
            let mut articles = 0;
            sources.van_ban.than_bai().each_from_root(&mut |part, _| {
                articles += u32::from(matches!(part, Cap::Dieu(_)));
            });
            (articles > 0).then(|| format!("Như Điều {articles}"))
        }
        Mau::GiayGioiThieu => Some(AS_ABOVE.to_owned()),
        // A paper of another template has no such list to look up.
        Mau::GiayMoi => (!sources.van_ban.moi.as_slice().is_empty()).then(|| "Như thành phần mời".to_owned()),
        Mau::BienBan => {
            (!sources.van_ban.tham_du.as_slice().is_empty()).then(|| "Như thành phần tham dự".to_owned())
        }
        Mau::GiayNghiPhep => sources.van_ban.nguoi.as_ref().map(|name| format!("Ông (bà) {name}")),
        _ => None,
    }
}

/// A line of recipients without those told already; `None` where none is left.
fn recipient(line: &NoiNhan, don_vi: &DonVi, told: &dyn Fn(&str) -> bool) -> Option<String> {
    let bodies = line.co_quan.iter().filter_map(|id| don_vi.co_quan.get(id.as_str()));
    let left = bodies.filter(|body| !told(body.noi_nhan()) && !told(body.ten.as_str()));
    let left: Vec<&str> = left.map(|body| body.noi_nhan()).collect();
    let note = line.ghi.as_ref().map(|note| format!(" ({note})")).unwrap_or_default();
    (!left.is_empty()).then(|| format!("{}{note}", left.join("; ")))
}

/// Whether two names are of one body: `UBND huyện` and `Ủy ban nhân dân huyện Kbang`, `Sở Y tế` and `Sở Y tế tỉnh Gia
/// Lai`, but not `Phòng Văn hóa` and `Phòng Văn hóa - Xã hội`, nor `Công an` and `Công an xã`.
fn same_body(one: &str, other: &str) -> bool {
    let written = |name: &str| shortened(name).trim_end_matches('.').to_owned();
    let (one, other) = (written(one), written(other));
    let (short, long) = if one.len() <= other.len() { (&one, &other) } else { (&other, &one) };
    let Some(rest) = long.strip_prefix(short.as_str()) else { return false };
    let level = |word: Option<&str>, of: &[&str]| word.is_some_and(|word| of.contains(&word));
    // A department is of its province; a committee of the level that its name ends with.
    rest.is_empty()
        || (rest.starts_with(' ')
            && ((short.starts_with("sở ") && level(rest.split_whitespace().next(), &["tỉnh", "thành"]))
                || level(short.split_whitespace().last(), &["tỉnh", "huyện", "quận", "xã", "phường"])))
}

#[cfg(test)]
mod tests {
    use super::{VARIABLES, head, same_body};
    use crate::model::Sources;
    use minijinja::Value;

    #[test]
    fn a_body_is_known_by_its_shorter_name() {
        for (one, other) in [
            ("UBND huyện", "Ủy ban nhân dân huyện Kbang"),
            ("Sở Y tế", "Sở Y tế tỉnh Gia Lai"),
            ("Ủy ban nhân dân tỉnh B", "UBND tỉnh B"),
        ] {
            assert!(same_body(one, other) && same_body(other, one), "{one}, {other}");
        }
        for (one, other) in [
            ("Phòng Văn hóa", "Phòng Văn hóa - Xã hội"),
            ("Công an", "Công an xã"),
            ("UBND huyện Kbang", "UBND huyện Kon"),
            ("Sở Y tế", "Sở Nội vụ"),
            ("Sở Y tế", "Phòng Y tế"),
        ] {
            assert!(!same_body(one, other), "{one}, {other}");
        }
    }

    #[test]
    fn the_variables_of_the_guide_are_those_that_templates_see() {
        let unit = "ten: A\ngoi: A\nten_dau_trang: [A]\ndia_ban: xã A\ndia_danh: A\nky_hieu: UBND\nluu: VT\nnguoi_ky: {ct: {chuc_vu: Chủ tịch, ho_ten: A}}\n";
        let don_vi = serde_yaml::from_str(unit).unwrap();
        let van_ban = serde_yaml::from_str("{nam: 2026, trich_yeu: A, nguoi_ky: ct}").unwrap();
        let can_cu = serde_yaml::from_str("{}").unwrap();
        let sources = Sources {
            don_vi: &don_vi,
            can_cu: &can_cu,
            van_ban: &van_ban,
            file: "a.yaml",
            don_vi_file: "b.yaml",
            mau_rieng: false,
        };
        let seen: Vec<&str> = head(&sources, Value::from(()), false).iter().map(|(name, _)| *name).collect();
        assert_eq!(seen, VARIABLES.map(|(name, _)| name));
    }
}
