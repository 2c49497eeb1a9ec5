//! `<name>.nhap.md`: what was understood, what stays as it was typed, what was not understood, with places in both files.

use super::citation::Register;
use super::draft::{Draft, Raw};
use super::files::Files;
use super::head::Head;
use super::lines::Lined;
use super::outline::{Level, Outline};
use super::repair::Torn;
use super::unit::Bodies;
use super::write::Lines;
use crate::diagnostic::visible::visible;
use crate::diagnostic::{Code, Diagnostic, Route};
use crate::docx::read::Paper;
use crate::text::lint;
use crate::value::LoaiVanBan;

/// A line of the account: a place in the source (0: none), and words.
type Row = (usize, String);

/// What is told of an import.
#[derive(Debug, Default)]
pub(super) struct Account {
    understood: Vec<Row>,
    kept: Vec<Row>,
    unknown: Vec<Row>,
    /// Places are paragraphs of a DOCX, not lines.
    paragraphs: bool,
    /// Places where letters are lost, and how many of them are proposed.
    lost: (usize, usize),
}

impl Account {
    /// What a DOCX holds beside its text.
    pub(super) fn of_docx(&mut self, paper: &Paper) {
        self.paragraphs = true;
        let review = paper.review;
        if review.changes.count > 0 {
            let text = format!("{} vết sửa (Track Changes) lấy như đã chấp nhận", review.changes.count);
            self.kept.push((review.changes.first, text));
        }
        if review.comments.count > 0 {
            let text = format!("{} lời góp ý (Comment) không nhập", review.comments.count);
            self.unknown.push((review.comments.first, text));
        }
        for (count, what) in [(paper.pictures.len(), "hình"), (paper.charts.len(), "biểu đồ")] {
            if count > 0 {
                self.unknown.push((0, format!("{count} {what} không nhập")));
            }
        }
    }

    /// The old encoding of a text.
    pub(super) fn old_letters(&mut self, name: Option<&str>) {
        self.understood.extend(name.map(|name| (0, format!("chữ {name} chuyển sang Unicode"))));
    }

    /// What was the page's alone.
    pub(super) fn of_text(&mut self, lined: &Lined) {
        if lined.joined > 0 {
            self.understood.push((0, format!("nối {} dòng bị ngắt giữa câu", lined.joined)));
        }
        for (line, text) in &lined.running {
            self.unknown.push((*line, format!("đầu trang, chân trang: «{text}»")));
        }
        for line in &lined.page_numbers {
            self.understood.push((*line, "bỏ số trang".to_owned()));
        }
    }

    /// Letters lost in a text.
    pub(super) fn torn(&mut self, from: usize, text: &str, torn: &[Torn], repaired: bool) {
        for one in torn {
            let shown = text.get(one.range.clone()).unwrap_or_default().trim_end();
            let word = one.word.trim_end();
            if repaired {
                self.understood.push((from, format!("sửa chữ mất: «{shown}» thành «{word}»")));
            } else {
                self.kept.push((from, format!("«{shown}» có vẻ bị mất chữ, chắc là «{word}»")));
                self.lost.1 += 1;
            }
        }
        let covered =
            |start: usize, end: usize| torn.iter().any(|one| one.range.start < end && start < one.range.end);
        for fault in lint::findings(text).into_iter().filter(|fault| fault.code == Code::MatChuKhiChep) {
            let byte = |chars: usize| text.char_indices().nth(chars).map_or(text.len(), |(at, _)| at);
            let (start, end) = (byte(fault.offset), byte(fault.offset + fault.length));
            if !covered(start, end) {
                let shown = text.get(start..end).unwrap_or_default();
                self.kept.push((from, format!("«{shown}» có vẻ bị mất chữ; gõ lại theo bản gốc")));
                self.lost.0 += 1;
            }
        }
    }

    /// Nobody signs the source.
    pub(super) fn unsigned(&mut self, is_known: bool) {
        let text = if is_known {
            "không thấy người ký: lấy người ký đầu tiên trong don-vi.yaml"
        } else {
            "không thấy người ký: điền ở don-vi.yaml"
        };
        self.kept.push((0, text.to_owned()));
    }

    /// That letters are lost, for the screen.
    pub(super) fn lost(&self, file: &str) -> Option<Diagnostic> {
        let (open, proposed) = self.lost;
        if open + proposed == 0 {
            return None;
        }
        let message = format!("{} chỗ có vẻ bị mất chữ khi chép từ PDF", open + proposed);
        let finding = Diagnostic::warning(Code::MatChuKhiChep, file, &Route::root(), message);
        let hint = match proposed {
            0 => "gõ lại theo bản gốc; kê ở tệp .nhap.md".to_owned(),
            _ => format!(
                "{proposed} chỗ máy đoán được, kê ở tệp .nhap.md: nhận hết thì xóa các tệp vừa ghi, chạy lại với --repair"
            ),
        };
        Some(finding.hint(hint))
    }

    /// Documents that a text cites.
    pub(super) fn cited(&mut self, from: usize, cited: usize, said: usize) {
        if said < cited {
            self.kept.push((from, format!("{} viện dẫn còn gõ bằng chữ", cited - said)));
        }
    }

    /// Words whose italics or bold no data can hold.
    pub(super) fn emphasis(&mut self, from: usize) {
        self.kept.push((from, "chữ nghiêng, đậm trong đoạn này thành chữ thường".to_owned()));
    }

    /// The paper's own year in a text.
    pub(super) fn year(&mut self, from: usize, (said, unsure): (usize, usize)) {
        if said > 0 {
            self.understood.push((from, format!("năm của văn bản: {said} chỗ viết thành {{{{ nam }}}}")));
        }
        if unsure > 0 {
            let text = format!("{unsure} chỗ có thể là năm của văn bản: đúng thì viết {{{{ nam }}}}");
            self.kept.push((from, text));
        }
    }

    /// The head, the foot and the tree.
    pub(super) fn understood(
        &mut self,
        draft: &Draft,
        head: &Head,
        outline: &Outline,
        files: &Files<'_>,
        duties: usize,
    ) {
        let mut add = |from: usize, text: String| self.understood.push((from, text));
        if let Some(unit) = files.own {
            let from = draft.issuer.first().map_or(0, |raw| raw.from);
            add(from, format!("cơ quan ban hành: {}", unit.ten));
        }
        if let Some(name) = draft.loai.map(LoaiVanBan::ten) {
            add(draft.title.as_ref().map_or(0, |raw| raw.from), format!("loại văn bản: {name}"));
        }
        if let Some(day) = head.day {
            add(
                draft.place_date.as_ref().map_or(0, |raw| raw.from),
                format!("ngày ban hành: {}", day.ngan()),
            );
        }
        for line in &head.authority {
            add(line.from, format!("thẩm quyền ban hành: {}", line.shown()));
        }
        if let Some(name) = &draft.name {
            add(name.from, format!("người ký: {}", name.text));
        }
        let levels = [
            (Level::Phan, "phần"),
            (Level::Chuong, "chương"),
            (Level::Dieu, "điều"),
            (Level::Muc, "mục"),
            (Level::Khoan, "khoản"),
            (Level::Diem, "điểm"),
        ];
        let counts = levels.map(|(level, name)| (outline.count(level), name));
        let counts: Vec<String> = counts
            .iter()
            .filter(|(count, _)| *count > 0)
            .map(|(count, name)| format!("{count} {name}"))
            .collect();
        if !counts.is_empty() {
            add(0, counts.join(", "));
        }
        if duties > 0 {
            add(0, format!("{duties} cơ quan được giao việc"));
        }
        for due in &head.deadlines {
            add(due.from, format!("thời hạn {}: {}", due.id, due.day.ngan()));
        }
        if !files.recipients.is_empty() {
            let from = draft.recipients.first().map_or(0, |raw| raw.from);
            add(from, format!("{} dòng nơi nhận", files.recipients.len()));
        }
        for (from, typed, printed) in &outline.renumbered {
            self.kept.push((*from, format!("số {typed} máy đánh lại thành {printed}")));
        }
        for (from, mark) in &outline.typed {
            self.kept.push((*from, format!("«{}» để nguyên trong câu", shortened(mark))));
        }
        if let Some(template) = head.common {
            let what = "nội dung riêng của mẫu (thời gian, địa điểm, thành phần…) để trong các đoạn văn";
            self.kept.push((0, format!("{what}; in theo mẫu chung: mau: {template}")));
        }
        self.understood.extend(head.measured.understood.iter().cloned());
        self.kept.extend(head.measured.left.iter().cloned());
        for from in &outline.as_text {
            self.kept.push((*from, "bảng không xếp được thành cột: các dòng thành đoạn văn".to_owned()));
        }
        for from in &outline.nested {
            self.kept.push((*from, "bảng nằm trong ô của bảng khác: chữ của nó nối vào ô".to_owned()));
        }
        if head.day.is_none() && draft.place_date.is_some() {
            let from = draft.place_date.as_ref().map_or(0, |raw| raw.from);
            self.kept.push((from, "ngày ban hành chưa đủ, để trống".to_owned()));
        }
    }

    /// What contradicts itself in the source.
    pub(super) fn slips(&mut self, slips: &[Diagnostic], lines: &Lines) {
        for slip in slips {
            let line = slip.place.at.map_or(0, |at| at.line);
            let from = lines.place_of(line);
            // A table is told by where it begins.
            let exact = match lines.line_of(from) == Some(line) {
                true => String::new(),
                false => format!(" (dòng {line})"),
            };
            self.kept.push((from, format!("không khớp{exact}: {}", slip.message)));
        }
    }

    /// What the new paper does not say.
    pub(super) fn missing(&mut self, draft: &Draft, missing: Vec<Raw>) {
        for raw in missing {
            let text = raw.text.split_whitespace().collect::<Vec<_>>().join(" ");
            self.unknown.push((raw.from, format!("không có trong văn bản mới: «{text}»")));
        }
        for (raw, what) in &draft.aside {
            self.unknown.push((raw.from, format!("{what}: «{}»", raw.text.trim())));
        }
    }

    /// The account's text, and how many rows each part has.
    pub(super) fn write(
        &mut self,
        source: &str,
        data: &str,
        lines: &Lines,
        register: &Register,
        bodies: &Bodies,
    ) -> (String, [usize; 3]) {
        for entry in register.added() {
            let from = entry.from.unwrap_or(0);
            let text = format!("can_cu.{}: {}", entry.id, entry.document.ngan());
            self.understood.push((from, text));
            if let Some(doubt) = entry.doubt {
                self.kept.push((from, format!("can_cu.{}: {doubt}", entry.id)));
            }
        }
        for body in bodies.added() {
            self.understood.push((body.from.unwrap_or(0), format!("co_quan.{}: {}", body.id, body.ten)));
        }
        let mut out = format!("# Nhập từ {}\n\nDữ liệu: `{}`.\n", visible(source), visible(data));
        let parts: [(&str, &str, &mut Vec<Row>); 3] = [
            ("Đã hiểu", "", &mut self.understood),
            (
                "Giữ nguyên dạng chữ",
                "Văn bản in ra đúng như cũ; xem lại để sang năm đỡ phải sửa tay.\n\n",
                &mut self.kept,
            ),
            (
                "Không hiểu",
                "Phần này không có trong văn bản mới: thêm vào dữ liệu, hoặc bỏ.\n\n",
                &mut self.unknown,
            ),
        ];
        let mut counts = [0; 3];
        for ((title, lead, rows), count) in parts.into_iter().zip(&mut counts) {
            rows.sort();
            *count = rows.len();
            out.push_str(&format!("\n## {title}\n\n"));
            if rows.is_empty() {
                out.push_str("Không có.\n");
                continue;
            }
            out.push_str(lead);
            for (from, text) in rows.iter() {
                let unit = if self.paragraphs { "đoạn" } else { "dòng" };
                let place = match (*from, lines.line_of(*from)) {
                    (0, _) => String::new(),
                    (from, Some(line)) => format!("{unit} {from} → dòng {line}: "),
                    (from, None) => format!("{unit} {from}: "),
                };
                out.push_str(&format!("- {place}{}\n", visible(&text.replace('\n', " "))));
            }
        }
        (out, counts)
    }
}

fn shortened(text: &str) -> String {
    text.chars().take(12).collect()
}
