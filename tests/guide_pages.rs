//! The pages of the guide that the program makes of itself: the keys of the data files, from their schemas
//! (`docs/khoa.md`), and the types of papers with their samples, pictures and signatures (`docs/loai.md`).
//! `VANTHU_UPDATE=1 cargo test --test guide_pages` renews them; the pictures are those of `docs/anh/ve.sh`.

#![allow(clippy::disallowed_methods, clippy::unwrap_used, reason = "tests read files and fail by panicking")]

mod support;

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::fs;

use serde_json::Value as Json;
use vanthu::model::{DoiThay, DonVi, KetQua, NguoiKy, SoCanCu, VanBan};
use vanthu::value::{Can, LoaiVanBan, Mau};
use vanthu::yaml::schema_of;

/// The page of keys: a table for each file, then one for each group of keys that stands in it, as they are first met.
fn keys() -> String {
    let mut page = String::from(
        "# Các khóa của tệp dữ liệu\n\nTrang này do chương trình tạo ra từ lược đồ (`vanthu schema`). «phải có» là khóa bắt buộc; \
         ở văn bản, mỗi loại còn đòi thêm những khóa riêng, xem [các loại văn bản](loai.md).\n",
    );
    let files: [(&str, &str, Json); 5] = [
        ("don-vi.yaml", "đơn vị", schema_of::<DonVi>()),
        ("can-cu.yaml", "văn bản được viện dẫn", schema_of::<SoCanCu>()),
        ("ke-hoach.yaml và mọi văn bản khác", "văn bản", schema_of::<VanBan>()),
        ("ket-qua.yaml", "kết quả", schema_of::<KetQua>()),
        ("doi-thay.yaml", "đổi thay", schema_of::<DoiThay>()),
    ];
    let mut told = BTreeSet::new();
    for (file, _, schema) in &files {
        let _ = write!(page, "\n## {file}\n");
        let definitions = &schema["$defs"];
        let mut waiting = Vec::new();
        if schema.get("properties").is_some() {
            table(&mut page, schema, &mut waiting);
        } else {
            let _ = write!(page, "\n{}.\n", line(&schema["description"]));
            groups_of(&schema["additionalProperties"], &mut waiting);
        }
        let mut at = 0;
        while at < waiting.len() {
            let name = waiting[at].clone();
            at += 1;
            let group = &definitions[name.as_str()];
            if !told.insert(name.clone()) {
                continue;
            }
            if group.get("properties").is_some() {
                let _ =
                    write!(page, "\n<a id=\"{}\"></a>**{}**\n", anchor(&name), line(&group["description"]));
                table(&mut page, group, &mut waiting);
            } else {
                groups_of(group, &mut waiting);
            }
        }
    }
    page
}

/// The keys of a group, each with what it is.
fn table(page: &mut String, group: &Json, waiting: &mut Vec<String>) {
    page.push_str("\n| khóa | | là gì |\n|---|---|---|\n");
    let required: Vec<&str> =
        group["required"].as_array().into_iter().flatten().filter_map(Json::as_str).collect();
    for (key, schema) in group["properties"].as_object().unwrap() {
        let needed = if required.contains(&key.as_str()) { "phải có" } else { "" };
        let mut groups = Vec::new();
        groups_of(schema, &mut groups);
        let _ = writeln!(page, "| `{key}` | {needed} | {} |", line(&schema["description"]));
        waiting.extend(groups);
    }
}

/// The names of the groups of keys that may stand in a value.
fn groups_of(schema: &Json, found: &mut Vec<String>) {
    match schema {
        Json::Object(map) => {
            if let Some(name) = map.get("$ref").and_then(Json::as_str) {
                found.push(name.trim_start_matches("#/$defs/").to_owned());
            }
            for (key, inner) in map {
                if ["items", "anyOf", "oneOf", "additionalProperties", "allOf"].contains(&key.as_str()) {
                    groups_of(inner, found);
                }
            }
        }
        Json::Array(items) => items.iter().for_each(|inner| groups_of(inner, found)),
        _ => {}
    }
}

fn anchor(name: &str) -> String {
    name.to_lowercase()
}

fn line(text: &Json) -> String {
    let text = text.as_str().unwrap_or_default().split_whitespace().collect::<Vec<_>>().join(" ");
    text.replace('|', "\\|")
}

#[test]
fn the_page_of_keys_is_that_of_the_schemas() {
    support::expect(&support::root().join("docs/khoa.md"), &keys());
}

/// What a person may sign as, and the data that says so.
const SIGNATURES: [(&str, &str); 11] = [
    (
        "thay mặt tập thể, người đứng đầu ký",
        "{thay_mat: Ủy ban nhân dân, chuc_vu: Chủ tịch, ho_ten: Nguyễn Văn An}",
    ),
    (
        "thay mặt tập thể, cấp phó ký thay",
        "{thay_mat: Ủy ban nhân dân, ky_thay: Chủ tịch, chuc_vu: Phó Chủ tịch, ho_ten: Trần Thị Bình}",
    ),
    ("người đứng đầu ký (chế độ thủ trưởng)", "{chuc_vu: Trưởng phòng, ho_ten: Lê Văn Cường}"),
    ("cấp phó ký thay", "{ky_thay: Trưởng phòng, chuc_vu: Phó Trưởng phòng, ho_ten: Phạm Thị Dung}"),
    (
        "cấp phó được giao phụ trách: ký như cấp phó ký thay",
        "{ky_thay: Trưởng phòng, chuc_vu: Phó Trưởng phòng, ho_ten: Phạm Thị Dung}",
    ),
    ("được giao quyền cấp trưởng", "{quyen: true, chuc_vu: Trưởng phòng, ho_ten: Lê Văn Cường}"),
    (
        "được giao quyền cấp trưởng, thay mặt tập thể",
        "{thay_mat: Ủy ban nhân dân, quyen: true, chuc_vu: Chủ tịch, ho_ten: Nguyễn Văn An}",
    ),
    ("thừa lệnh", "{thua_lenh: Chủ tịch, chuc_vu: Chánh Văn phòng, ho_ten: Hoàng Văn Giang}"),
    (
        "thừa lệnh, cấp phó ký thay",
        "{thua_lenh: Chủ tịch, ky_thay: Chánh Văn phòng, chuc_vu: Phó Chánh Văn phòng, ho_ten: Vũ Thị Hoa}",
    ),
    ("thừa ủy quyền", "{thua_uy_quyen: Chủ tịch, chuc_vu: Trưởng phòng, ho_ten: Lê Văn Cường}"),
    (
        "thành viên Ban, Hội đồng dùng con dấu của cơ quan",
        "{thay_mat: Ban Chỉ đạo, chuc_vu: Trưởng ban, chuc_vu_khac: Chủ tịch Ủy ban nhân dân xã, ho_ten: Nguyễn Văn An}",
    ),
];

/// The lines that are printed of a signer, from the paper that is made.
fn printed(signer: &str) -> Vec<String> {
    let folder = support::scratch("guide-signature");
    fs::create_dir_all(folder.join("data/2026")).unwrap();
    let unit = format!(
        "ten: Ủy ban nhân dân xã Mẫu\ngoi: UBND xã\nten_dau_trang: [Ủy ban nhân dân, xã Mẫu]\ndia_ban: xã Mẫu\ndia_danh: Mẫu\n\
         ky_hieu: UBND\nluu: VT\nnguoi_ky:\n  ky: {signer}\n"
    );
    fs::write(folder.join("data/don-vi.yaml"), unit).unwrap();
    fs::write(folder.join("data/can-cu.yaml"), "{}\n").unwrap();
    let paper = "nam: 2026\nloai: thong-bao\ntrich_yeu: Một việc\nkhoan: [Một.]\nnguoi_ky: ky\n";
    fs::write(folder.join("data/2026/thong-bao.yaml"), paper).unwrap();
    let run = support::vanthu(&folder, &["build", "--format", "md"]);
    assert!(run.status.success(), "{}", String::from_utf8_lossy(&run.stderr));
    let text = fs::read_to_string(folder.join("output/2026/thong-bao.md")).unwrap();
    let classes = ["tham-quyen", "chuc-vu", "chuc-vu-khac", "ho-ten"];
    let part = |piece: &str| {
        let (class, rest) = piece.split_once("\">")?;
        let (words, _) = rest.split_once('<')?;
        classes.contains(&class).then(|| words.to_owned())
    };
    text.split("<b class=\"").filter_map(part).collect()
}

/// The page of types.
fn types() -> String {
    let mut page = String::from(
        "# Các loại văn bản\n\nTrang này do chương trình tạo ra. `vanthu new --type LOẠI` thêm một văn bản làm ví dụ vào năm mới nhất (nhiều đơn vị thì \
         ghi thêm `--unit THƯ_MỤC`): sửa nội dung rồi bỏ dòng `minh_hoa`. Khóa nào là gì: [các khóa](khoa.md).\n\n\
         | `loai` | tên loại | ký hiệu | mẫu | phải có | khóa riêng |\n|---|---|---|---|---|---|\n",
    );
    let keys = |keys: &[&str]| keys.iter().map(|key| format!("`{key}`")).collect::<Vec<_>>().join(" ");
    for loai in LoaiVanBan::tat_ca() {
        let mau = loai.mau();
        let own: Vec<&str> =
            mau.khoa_rieng().iter().filter(|key| !mau.bat_buoc().contains(*key)).copied().collect();
        let mut needed = keys(mau.bat_buoc());
        if mau == Mau::CongVan {
            needed.push_str(" `don_vi_soan`");
        }
        let _ = writeln!(
            page,
            "| [`{0}`](#{0}) | {1} | {2} | {3} | {needed} | {4} |",
            loai.ma(),
            loai.ten(),
            loai.viet_tat(),
            if mau.so().is_empty() { "không có" } else { mau.so() },
            keys(&own),
        );
    }
    page.push_str(
        "\n`kinh_gui` có ở công văn, tờ trình, báo cáo, thư công; `mo_dau.can_cu` ở nghị quyết, quyết định (bắt buộc) và văn bản có tên \
         loại. Số 1.1 đến 1.10 là mẫu của Phụ lục III Nghị định 30/2020/NĐ-CP; loại không có mẫu thì Nghị định chỉ nêu tên.\n",
    );
    page.push_str("\n## Người ký\n\nMỗi người ký là một mã dưới `nguoi_ky` trong `don-vi.yaml`:\n\n| ký thế nào | dữ liệu | in ra |\n|---|---|---|\n");
    for (what, yaml) in SIGNATURES {
        let _: NguoiKy = serde_yaml::from_str(yaml).unwrap();
        let _ = writeln!(page, "| {what} | `{yaml}` | {} |", printed(yaml).join("<br>"));
    }
    page.push_str(
        "\nMột văn bản một người ký: `nguoi_ky: chu_tich`. Liên tịch: `nguoi_ky: [chu_tich, ct_mttq]` cùng `lien_tich`, người của cơ \
         quan chủ trì trước. Biên bản: `thu_ky`, `chu_toa`. Hợp đồng, bản thỏa thuận, bản ghi nhớ: người đại diện của mỗi bên trong `ben`.\n",
    );
    let folder = samples("guide-types");
    for loai in LoaiVanBan::tat_ca() {
        let text = fs::read_to_string(folder.join(format!("data/2026/mau-{}.yaml", loai.ma()))).unwrap();
        let _ = write!(
            page,
            "\n<a id=\"{0}\"></a>\n## {1}\n\n```yaml\n{2}\n```\n\n![{1}](anh/{0}.png)\n",
            loai.ma(),
            loai.ten(),
            text.trim_end(),
        );
    }
    page
}

/// A new workspace with a sample of every type: what the page shows and the pictures are of.
fn samples(name: &str) -> std::path::PathBuf {
    let parent = support::scratch(name);
    let run = |folder: &std::path::Path, args: &[&str]| {
        let run = support::vanthu(folder, args);
        assert!(run.status.success(), "{args:?}: {}", String::from_utf8_lossy(&run.stderr));
    };
    run(&parent, &["new", "xa", "--ten", "xã Tân Mẫu", "--tinh", "Gia Lai", "--nam", "2026"]);
    let folder = parent.join("xa");
    for loai in LoaiVanBan::tat_ca() {
        run(&folder, &["new", "--type", loai.ma(), &format!("mau-{}", loai.ma())]);
    }
    folder
}

#[test]
fn the_page_of_types_is_that_of_the_program() {
    support::expect(&support::root().join("docs/loai.md"), &types());
}

#[test]
fn the_pictures_are_of_what_the_program_prints() {
    let folder = samples("guide-pictures");
    let run = support::vanthu(&folder, &["build", "--format", "md"]);
    assert!(run.status.success(), "{}", String::from_utf8_lossy(&run.stderr));
    let types = LoaiVanBan::tat_ca()
        .map(|loai| (loai.ma(), folder.join(format!("output/2026/mau-{}.md", loai.ma()))));
    // The README's picture is of the committed paper, which another test holds to its data.
    let plan = ("ke-hoach-2023", support::root().join("output/2023/ke-hoach.md"));
    let mut now = String::new();
    let mut size = 0;
    for (name, paper) in types.chain([plan]) {
        let text = fs::read_to_string(paper).unwrap();
        let (_, print) = text.trim_end().rsplit_once("<!-- vanthu: ").unwrap();
        let _ = writeln!(now, "{name} {}", print.trim_end_matches(" -->"));
        let picture = support::root().join(format!("docs/anh/{name}.png"));
        size += fs::metadata(&picture).unwrap_or_else(|_| panic!("{} is not there", picture.display())).len();
    }
    // Only the script that draws writes this list.
    let drawn = fs::read_to_string(support::root().join("docs/anh/nguon.txt")).unwrap();
    assert_eq!(drawn, now, "pages have changed: bash docs/anh/ve.sh target/debug/vanthu");
    assert!(size < 1_000_000, "the pictures take {size} bytes");
}

#[test]
fn a_type_asks_for_an_addressee_only_where_the_decree_has_one() {
    let asks: Vec<&str> =
        LoaiVanBan::tat_ca().filter(|loai| loai.kinh_gui() != Can::Khong).map(LoaiVanBan::ma).collect();
    assert_eq!(asks, ["bao-cao", "to-trinh", "cong-van", "thu-cong"]);
}
