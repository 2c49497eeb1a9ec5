//! What was understood, as the lines of data files.

use std::collections::BTreeMap;

use super::citation::Entry;
use super::head::Head;
use super::outline::{Level, Node, Outline, Para};
use super::text::Text;
use super::unit::{Body, Recipients, Signer, Unit};
use crate::model::can_cu::{VietNgay, can_bo_sung};
use crate::yaml::edit::{quoted, scalar, write_scalar};
use crate::yaml::tree::Style;

/// A file's lines, and where each text of the source has come to stand.
#[derive(Debug, Default)]
pub(super) struct Lines {
    lines: Vec<String>,
    /// The line of the file by place in the source.
    places: BTreeMap<usize, usize>,
}

impl Lines {
    /// The file's text.
    pub(super) fn text(&self) -> String {
        let mut text = self.lines.join("\n");
        text.push('\n');
        text
    }

    /// The line on which a text of the source stands.
    pub(super) fn line_of(&self, from: usize) -> Option<usize> {
        self.places.get(&from).copied()
    }

    /// Where in the source stands what is on a line of the file, or the last before it; 0: nothing is.
    pub(super) fn place_of(&self, line: usize) -> usize {
        let before = self.places.iter().filter(|(_, own)| **own <= line);
        before.max_by_key(|(_, own)| **own).map_or(0, |(from, _)| *from)
    }

    fn add(&mut self, indent: usize, line: &str) {
        self.lines.push(format!("{}{line}", " ".repeat(indent)));
    }

    fn blank(&mut self) {
        self.lines.push(String::new());
    }

    fn from(&mut self, from: usize) {
        self.places.entry(from).or_insert(self.lines.len());
    }

    /// `key: text`, where there is one.
    fn text_key(&mut self, indent: usize, lead: &str, key: &str, text: &Text) {
        self.add(indent, &format!("{lead}{key}: {}", scalar(&text.written())));
        self.from(text.from);
    }

    /// `key: text` for one, a list for several.
    fn texts(&mut self, indent: usize, key: &str, texts: &[Text]) {
        match texts {
            [] => {}
            [one] => self.text_key(indent, "", key, one),
            many => {
                self.add(indent, &format!("{key}:"));
                for text in many {
                    self.add(indent + 2, &format!("- {}", scalar(&text.written())));
                    self.from(text.from);
                }
            }
        }
    }
}

impl Lines {
    /// Paragraphs and tables.
    fn paras(&mut self, indent: usize, key: &str, paras: &[Para]) {
        match paras {
            [] => {}
            [Para::Text(one)] => self.text_key(indent, "", key, one),
            many => {
                self.add(indent, &format!("{key}:"));
                many.iter().for_each(|para| self.para(indent + 2, para));
            }
        }
    }

    fn para(&mut self, indent: usize, para: &Para) {
        match para {
            Para::Text(text) => {
                self.add(indent, &format!("- {}", scalar(&text.written())));
                self.from(text.from);
            }
            Para::Table(sheet) => {
                self.add(indent, "- bang:");
                self.from(sheet.from);
                let lines = sheet.yaml(scalar, |text| write_scalar(text, Style::Plain));
                lines.iter().for_each(|line| self.add(indent + 4, line));
            }
        }
    }
}

/// The paper's file.
pub(super) fn paper(head: &Head, outline: &Outline) -> Lines {
    let mut out = Lines::default();
    for line in &head.comments {
        out.add(0, &format!("# {line}"));
    }
    out.blank();
    out.add(0, &format!("nam: {}", head.nam));
    let keys = [
        ("loai", head.template.clone()),
        ("mau", head.common.map(str::to_owned)),
        ("so", head.number.map(|number| format!("{number:02}"))),
        ("ngay", head.day.map(|day| day.ngan())),
        ("ky_hieu", head.symbol.clone()),
        ("don_vi_soan", head.drafter.clone()),
    ];
    for (key, value) in keys {
        if let Some(value) = value {
            out.add(0, &format!("{key}: {value}"));
        }
    }
    out.texts(0, "trich_yeu", &head.subject);
    out.texts(0, "kinh_gui", &head.addressees);
    out.texts(0, "tham_quyen", &head.authority);
    out.add(0, &format!("nguoi_ky: {}", head.signer));
    if !head.deadlines.is_empty() {
        out.blank();
        out.add(0, "thoi_han:");
        for due in &head.deadlines {
            match &due.task {
                Some(task) => {
                    out.add(2, &format!("{}:", due.id));
                    out.add(4, &format!("ngay: {}", due.day.ngan()));
                    out.add(4, &format!("viec: {}", scalar(&task.written())));
                }
                None => out.add(2, &format!("{}: {}", due.id, due.day.ngan())),
            }
            out.from(due.from);
        }
    }
    if !(outline.can_cu.is_empty() && outline.opening.is_empty() && head.can_cu.is_empty()) {
        out.blank();
        out.add(0, "mo_dau:");
        if !head.can_cu.is_empty() {
            out.add(2, "can_cu:");
            for (id, from) in &head.can_cu {
                out.add(4, &format!("- {id}"));
                out.from(*from);
            }
        }
        out.texts(2, "de_nghi", &outline.can_cu);
        out.paras(2, "doan", &outline.opening);
    }
    if !outline.nodes.is_empty() {
        out.blank();
        write_nodes(&mut out, 0, &outline.nodes);
    }
    if let Some(closing) = &outline.closing {
        out.blank();
        out.text_key(0, "", "ket", closing);
    }
    if !outline.appendices.is_empty() {
        out.blank();
        out.add(0, "phu_luc:");
        for appendix in &outline.appendices {
            match appendix.title.as_slice() {
                [one] => out.text_key(2, "- ", "tieu_de", one),
                many => {
                    out.add(2, "- tieu_de:");
                    for text in many {
                        out.add(6, &format!("- {}", scalar(&text.written())));
                        out.from(text.from);
                    }
                }
            }
            out.paras(4, "doan", &appendix.opening);
            write_nodes(&mut out, 4, &appendix.nodes);
        }
    }
    for (key, lines) in head.measured.keys.iter().filter(|(_, lines)| !lines.is_empty()) {
        out.blank();
        out.add(0, &format!("{key}:"));
        lines.iter().for_each(|line| out.add(2, line));
    }
    if let Some(lines) = &head.recipients {
        out.blank();
        write_recipients(&mut out, lines);
    }
    if let Some(kept) = &head.kept {
        out.add(0, &format!("luu: {}", scalar(kept)));
    }
    out
}

/// The nodes below a key of the paper or of a node: a list for each kind, in the order of print.
fn write_nodes(out: &mut Lines, indent: usize, nodes: &[Node]) {
    let mut from = 0;
    while let Some(first) = nodes.get(from) {
        let same = |node: &&Node| node.level.key() == first.level.key();
        let count = nodes.get(from..).unwrap_or_default().iter().take_while(same).count();
        out.add(indent, &format!("{}:", first.level.key()));
        for (nth, node) in nodes.iter().skip(from).take(count).enumerate() {
            if nth > 0 && indent == 0 && first.level == Level::Muc {
                out.blank();
            }
            write_node(out, indent + 2, node);
        }
        from += count.max(1);
    }
}

// Nodes nest as deep as the levels of the decree.
fn write_node(out: &mut Lines, indent: usize, node: &Node) {
    let bare = node.id.is_none()
        && node.bodies.is_empty()
        && node.title.is_none()
        && node.doan.is_empty()
        && node.nodes.is_empty();
    if let Some(van) = node.van.as_ref().filter(|_| bare && node.level != Level::Doan) {
        out.add(indent, &format!("- {}", scalar(&van.written())));
        out.from(van.from);
        return;
    }
    // The first key stands behind the dash.
    let mut lead = "- ";
    if let Some(id) = &node.id {
        out.add(indent, &format!("{lead}id: {id}"));
        out.from(node.from());
        lead = "  ";
    }
    if node.unnumbered {
        out.add(indent, &format!("{lead}khong_so: true"));
        lead = "  ";
    }
    if !node.bodies.is_empty() {
        let list = if let [one] = node.bodies.as_slice() {
            one.clone()
        } else {
            format!("[{}]", node.bodies.join(", "))
        };
        out.add(indent, &format!("{lead}co_quan: {list}"));
        out.from(node.from());
        lead = "  ";
    }
    let text = if node.level == Level::Doan { "doan" } else { "van" };
    for (key, text) in [("tieu_de", &node.title), (text, &node.van), ("noi_lien", &node.run_in)] {
        if let Some(text) = text {
            out.text_key(indent, lead, key, text);
            lead = "  ";
        }
    }
    out.paras(indent + 2, "doan", &node.doan);
    write_nodes(out, indent + 2, &node.nodes);
}

fn write_recipients(out: &mut Lines, lines: &[Recipients]) {
    out.add(0, "noi_nhan:");
    recipients(lines).iter().for_each(|line| out.add(2, line));
}

/// Lines of recipients as items of a list.
pub(super) fn recipients(lines: &[Recipients]) -> Vec<String> {
    let ids = |ids: &[String]| match ids {
        [one] => one.clone(),
        many => format!("[{}]", many.join(", ")),
    };
    let line = |line: &Recipients| match &line.note {
        None => format!("- {}", ids(&line.ids)),
        Some(note) => format!("- {{co_quan: {}, ghi: {}}}", ids(&line.ids), quoted(note)),
    };
    lines.iter().map(line).collect()
}

/// A new unit's file.
pub(super) fn unit(
    unit: &Unit,
    signer: &Signer,
    bodies: &[&Body],
    lines: &[Recipients],
    kept: Option<&str>,
    schema: Option<&str>,
) -> Lines {
    let mut out = Lines::default();
    if let Some(folder) = schema {
        out.add(0, &format!("# yaml-language-server: $schema={folder}/don-vi.schema.json"));
    }
    out.add(0, "# Đơn vị ban hành văn bản. Các nơi khác chỉ gọi người ký và cơ quan theo mã ghi ở đây.");
    out.blank();
    out.add(0, &format!("ten: {}", scalar(&unit.ten)));
    out.add(0, &format!("goi: {}", scalar(&unit.goi)));
    for (key, texts) in [("ten_dau_trang", &unit.ten_dau_trang), ("chu_quan", &unit.chu_quan)] {
        if !texts.is_empty() {
            out.add(0, &format!("{key}:"));
            texts.iter().for_each(|text| out.add(2, &format!("- {}", scalar(text))));
        }
    }
    out.add(0, &format!("dia_ban: {}", scalar(&unit.dia_ban)));
    out.add(0, &format!("dia_danh: {}", scalar(&unit.dia_danh)));
    out.add(0, &format!("ky_hieu: {}", unit.ky_hieu));
    out.blank();
    out.add(0, "nguoi_ky:");
    signer_lines(signer).iter().for_each(|line| out.add(2, line));
    if !bodies.is_empty() {
        out.blank();
        out.add(0, "co_quan:");
        bodies.iter().flat_map(|body| body_lines(body)).for_each(|line| out.add(2, &line));
    }
    out.blank();
    if !lines.is_empty() {
        write_recipients(&mut out, lines);
    }
    let kept = kept.map_or_else(|| can_bo_sung("nơi lưu"), str::to_owned);
    out.add(0, &format!("luu: {}", scalar(&kept)));
    out
}

/// A signer as keys of `nguoi_ky`.
pub(super) fn signer_lines(signer: &Signer) -> Vec<String> {
    let key = |(key, value): &(&'static str, String)| {
        let value = if *key == "quyen" { value.clone() } else { scalar(value) };
        format!("  {key}: {value}")
    };
    [format!("{}:", signer.id)].into_iter().chain(signer.keys.iter().map(key)).collect()
}

/// A body as keys of `co_quan`.
pub(super) fn body_lines(body: &Body) -> Vec<String> {
    vec![format!("{}:", body.id), format!("  ten: {}", scalar(&body.ten))]
}

/// A document as keys of the register.
pub(super) fn document_lines(entry: &Entry) -> Vec<String> {
    let document = &entry.document;
    let text = |text: Option<&str>| text.map(scalar);
    let keys = [
        ("loai", text(Some(document.loai.as_str()))),
        ("so", document.so.as_ref().map(ToString::to_string)),
        ("ngay", document.ngay.map(|day| day.ngan())),
        ("viet_ngay", (document.viet_ngay == VietNgay::Dai).then(|| "dai".to_owned())),
        ("co_quan", text(document.co_quan.as_ref().map(AsRef::as_ref))),
        ("trich_yeu", text(document.trich_yeu.as_ref().map(AsRef::as_ref))),
        ("giai_doan", document.giai_doan.map(|period| period.to_string())),
        ("hang_nam", document.hang_nam.then(|| "true".to_owned())),
        ("ghi_chu", entry.doubt.map(|doubt| scalar(&format!("Nhập từ văn bản cũ: {doubt}")))),
    ];
    let lines = keys.into_iter().filter_map(|(key, value)| Some(format!("  {key}: {}", value?)));
    [format!("{}:", entry.id)].into_iter().chain(lines).collect()
}
