//! A table's rows from a CSV file as spreadsheets save it: `;` or `,` between fields, quotation marks round those that
//! hold one, with or without the titles in the first line.

use csv_core::{ReadFieldResult, ReaderBuilder};

use super::title::Title;
use crate::diagnostic::{Code, Diagnostic, Position, Route};
use crate::model::bang::{Bang, DongBang, Nhom, O};
use crate::text::name::nearest;
use crate::text::total::is_part_total;
use crate::value::{ChuO, Nam, Van};

/// What a file gives.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Rows {
    /// The rows of the table.
    pub rows: Vec<DongBang>,
    /// Where each cell of each row begins.
    pub places: Vec<Vec<Position>>,
    /// What is wrong or doubtful in the file.
    pub findings: Vec<Diagnostic>,
}

/// Most fields of one file: as many as a data file may hold values.
const MOST_FIELDS: usize = crate::yaml::tree::MAX_NODES;
/// What a spreadsheet may write in the first line to say what stands between the fields.
const SEPARATOR: &str = "sep=";
/// How a row that is the title of a group begins, as in YAML.
const GROUP: &str = "nhom:";

/// Reads the rows of a table of a paper of year `nam`. `file` names the file in findings; `text` is in normal form.
pub fn read(file: &str, text: &str, table: &Bang, nam: Nam) -> Rows {
    let mut reading = Reading { file, found: Rows::default() };
    let columns: Vec<Title<'_>> = table.cot_la().into_iter().map(|column| Title::of(column, nam)).collect();
    let (body, delimiter) = separated(text.trim_start_matches('\u{feff}'), columns.len());
    let records = reading.records(text, text.len() - body.len(), delimiter);
    reading.rows(&records, &columns);
    reading.found
}

/// The text behind a line that names the separator, and the separator: the one that is named, else the one by which the
/// first line has most likely been split.
fn separated(text: &str, columns: usize) -> (&str, u8) {
    let first = text.lines().find(|line| !line.trim().is_empty()).unwrap_or_default();
    if let Some(named) = first.strip_prefix(SEPARATOR).and_then(|rest| rest.bytes().next()) {
        let behind = text.find(first).map_or(0, |at| at + first.len());
        return (text.get(behind..).unwrap_or_default(), named);
    }
    // A comma may stand in a figure: a semicolon is surely meant.
    let candidates = [b';', b'\t', b','];
    let parts = |candidate: u8| outside_quotes(first).filter(|byte| *byte == candidate).count() + 1;
    let exact = candidates.into_iter().find(|candidate| columns > 1 && parts(*candidate) == columns);
    let any = || candidates.into_iter().find(|candidate| parts(*candidate) > 1);
    (text, exact.or_else(any).unwrap_or(b';'))
}

fn outside_quotes(line: &str) -> impl Iterator<Item = u8> {
    let mut inside = false;
    line.bytes().filter(move |byte| {
        inside ^= *byte == b'"';
        !inside
    })
}

/// A field and where its text begins.
struct Field {
    text: String,
    at: Position,
}

/// What a field of a record is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Use {
    /// The number of the row, which the program counts.
    Number,
    /// The cell of this number.
    Cell(usize),
    /// Not known; told already.
    Unknown,
}

struct Reading<'f> {
    file: &'f str,
    found: Rows,
}

impl Reading<'_> {
    fn error(&mut self, at: Position, message: impl Into<String>, hint: impl Into<String>) {
        let finding = Diagnostic::error(Code::TepBang, self.file, &Route::root(), message);
        self.found.findings.push(finding.at(at.line, at.column).hint(hint));
    }

    fn warning(&mut self, at: Position, message: String, hint: &str) {
        let finding = Diagnostic::warning(Code::TepBang, self.file, &Route::root(), message);
        self.found.findings.push(finding.at(at.line, at.column).hint(hint));
    }

    /// The records from byte `start` on, without blank ones.
    fn records(&mut self, text: &str, start: usize, delimiter: u8) -> Vec<Vec<Field>> {
        let mut reader = ReaderBuilder::new().delimiter(delimiter).build();
        let bytes = text.as_bytes();
        let mut buffer = vec![0; bytes.len() - start + 1];
        let mut walk = Walk { text, at: 0, place: Position { line: 1, column: 1 } };
        let (mut records, mut record, mut count) = (Vec::new(), Vec::new(), 0);
        let (mut at, mut filled) = (start, 0);
        let mut begin = None;
        loop {
            if record.is_empty() && filled == 0 && begin.is_none() {
                at += bytes[at..].iter().take_while(|byte| matches!(byte, b'\r' | b'\n')).count();
            }
            let from = *begin.get_or_insert(at);
            let (result, read, wrote) = reader.read_field(&bytes[at..], &mut buffer[filled..]);
            at += read;
            filled += wrote;
            let record_end = match result {
                ReadFieldResult::InputEmpty => continue,
                // The buffer is as long as the text.
                ReadFieldResult::OutputFull | ReadFieldResult::End => break,
                ReadFieldResult::Field { record_end } => record_end,
            };
            let value = String::from_utf8_lossy(&buffer[..filled]);
            let raw = text.get(from..at).unwrap_or_default();
            record.push(self.field(raw, &value, (from, delimiter), &mut walk));
            (filled, begin) = (0, None);
            count += 1;
            if record_end {
                let whole = std::mem::take(&mut record);
                if whole.iter().any(|field: &Field| !field.text.is_empty()) {
                    records.push(whole);
                }
            }
            if count > MOST_FIELDS {
                self.error(walk.place, "tệp CSV có quá nhiều ô (trên 150.000)", "chia bảng làm nhiều tệp");
                break;
            }
        }
        records
    }

    /// A field from its bytes in the file and what they say.
    fn field(
        &mut self,
        raw: &str,
        value: &str,
        (from, delimiter): (usize, u8),
        walk: &mut Walk<'_>,
    ) -> Field {
        let raw = raw.trim_end_matches(['\r', '\n']);
        let raw = raw.strip_suffix(char::from(delimiter)).unwrap_or(raw);
        if raw.starts_with('"') {
            let at = walk.to(from);
            let doubled = value.matches('"').count();
            if raw.len() != value.len() + doubled + 2 || !raw.ends_with('"') {
                let hint = "cả ô nằm giữa hai dấu ngoặc kép; ngoặc kép ở trong ô thì gõ hai lần \"\"";
                self.error(at, "mở ngoặc kép mà không đóng, hoặc còn chữ sau ngoặc kép đóng", hint);
            }
            let inner = from + 1 + (value.len() - value.trim_start().len());
            return Field { text: value.trim().to_owned(), at: walk.to(inner) };
        }
        let inner = from + (raw.len() - raw.trim_start().len());
        Field { text: value.trim().to_owned(), at: walk.to(inner) }
    }

    fn rows(&mut self, records: &[Vec<Field>], columns: &[Title<'_>]) {
        let records = self.without_heading(records, columns);
        let Some(first) = records.first() else { return };
        let titled = is_head(first, columns);
        let uses = if titled { self.titles(first, columns) } else { by_order(first, columns) };
        let cells = columns.iter().filter(|title| !title.column.so_thu_tu).count();
        let mut number = 0;
        for record in records.iter().skip(usize::from(titled)) {
            if let Some(group) = group(record) {
                let place = record.iter().find(|field| !field.text.is_empty()).map(|field| field.at);
                match group.trim().parse::<Van>() {
                    Ok(nhom) => self.push(DongBang::Nhom(Nhom { nhom }), place.into_iter().collect()),
                    Err(_) => self.error(
                        place.unwrap_or(Position { line: 1, column: 1 }),
                        "nhóm chưa có tên",
                        "viết nhom: Tuyên truyền",
                    ),
                }
                continue;
            }
            // A total has no number.
            let first = record.iter().find(|field| !field.text.is_empty());
            number += usize::from(!first.is_some_and(|field| is_part_total(&field.text)));
            self.row(record, &uses, cells, number);
        }
    }

    /// The records from the titles on: spreadsheets have the name of the table and the like above.
    fn without_heading<'r>(&mut self, records: &'r [Vec<Field>], columns: &[Title<'_>]) -> &'r [Vec<Field>] {
        const MOST: usize = 6;
        let head = records.iter().take(MOST).position(|record| is_head(record, columns));
        let above = head.and_then(|head| records.get(..head)).unwrap_or_default();
        if let Some(first) = above.iter().flatten().find(|field| !field.text.is_empty()) {
            let message = "phía trên dòng tiêu đề cột còn dòng khác, không phải dòng của bảng";
            self.error(
                first.at,
                message,
                "xóa các dòng ở trên dòng tiêu đề cột; tên bảng ghi ở ten của bảng",
            );
        }
        records.get(above.len()..).unwrap_or_default()
    }

    fn push(&mut self, row: DongBang, places: Vec<Position>) {
        self.found.rows.push(row);
        self.found.places.push(places);
    }

    fn row(&mut self, record: &[Field], uses: &[Use], cells: usize, number: usize) {
        let start = record.first().map_or(Position { line: 1, column: 1 }, |field| field.at);
        let mut row = vec![O::from(ChuO::TRONG); cells];
        let mut places = vec![start; cells];
        let filled = record.iter().rposition(|field| !field.text.is_empty()).map_or(0, |last| last + 1);
        if let Some(extra) = record.get(uses.len()..filled.max(uses.len())).and_then(<[Field]>::first) {
            let message = format!("dòng có {filled} ô, bảng có {}", uses.len());
            self.error(extra.at, message, "câu có dấu ngăn ô thì đặt cả ô trong ngoặc kép");
        } else if record.len() < uses.len() {
            let message = format!("dòng có {} ô, bảng có {}", record.len(), uses.len());
            self.error(start, message, "ô để trống vẫn phải có dấu ngăn ô");
        }
        for (field, role) in record.iter().zip(uses) {
            match role {
                Use::Unknown => {}
                Use::Number => self.number(field, number),
                Use::Cell(at) => {
                    places[*at] = field.at;
                    match cell(&field.text) {
                        Ok(text) => row[*at] = text.into(),
                        Err(fault) => {
                            let finding = fault.finding(self.file, &Route::root());
                            self.found.findings.push(finding.at(field.at.line, field.at.column));
                        }
                    }
                }
            }
        }
        self.push(DongBang::O(row), places);
    }

    /// The number that the file gives a row, which is not printed.
    fn number(&mut self, field: &Field, number: usize) {
        let typed = field.text.trim_end_matches('.');
        if typed.is_empty() || typed.parse() == Ok(number) {
            return;
        }
        let message = format!("tệp ghi số thứ tự «{}», máy đánh số {number}", field.text);
        self.warning(
            field.at,
            message,
            "xem có thiếu dòng, thừa dòng không; muốn in số của tệp thì bỏ so_thu_tu ở cột ấy",
        );
    }

    /// What the fields are for, by the titles of the first line.
    fn titles(&mut self, head: &[Field], columns: &[Title<'_>]) -> Vec<Use> {
        let mut left: Vec<Option<&Title<'_>>> = columns.iter().map(Some).collect();
        let cell_of = |at: usize| columns.iter().take(at).filter(|title| !title.column.so_thu_tu).count();
        let mut uses = Vec::new();
        for field in head {
            match left.iter().position(|title| title.is_some_and(|title| title.is(&field.text))) {
                Some(at) => {
                    let is_number = left[at].take().is_some_and(|title| title.column.so_thu_tu);
                    uses.push(if is_number { Use::Number } else { Use::Cell(cell_of(at)) });
                }
                None => {
                    uses.push(Use::Unknown);
                    self.no_column(field, &left, columns);
                }
            }
        }
        // A title of blanks at the end is none.
        while uses.last() == Some(&Use::Unknown)
            && head.get(uses.len() - 1).is_some_and(|f| f.text.is_empty())
        {
            uses.pop();
        }
        let missing = left.iter().flatten().filter(|title| !title.column.so_thu_tu);
        // The column of another year is not there yet: its cells are blank, as the paper shows.
        let (of_year, missing): (Vec<&Title<'_>>, Vec<&Title<'_>>) =
            missing.partition(|title| title.is_of_year());
        let named = |titles: &[&Title<'_>]| {
            let names: Vec<&str> = titles.iter().map(|title| title.shown.as_ref()).collect();
            format!("tệp không có cột «{}» của bảng", names.join("», «"))
        };
        let Some(first) = head.first() else { return uses };
        if !missing.is_empty() {
            self.error(first.at, named(&missing), "thêm cột vào tệp, hoặc bỏ cột khỏi bảng");
        }
        if !of_year.is_empty() {
            let message = format!("{}: in để trống", named(&of_year));
            self.warning(first.at, message, "thêm cột của năm ấy vào tệp");
        }
        uses
    }

    /// A title that is of no column that is still to be had.
    fn no_column(&mut self, field: &Field, left: &[Option<&Title<'_>>], columns: &[Title<'_>]) {
        let text = &field.text;
        if text.is_empty() {
            return;
        }
        if columns.iter().any(|title| title.is(text)) {
            let message = format!("tiêu đề «{text}» có hơn một lần");
            return self.error(field.at, message, "mỗi cột một tiêu đề: bỏ cột thừa, hoặc thêm cột vào bảng");
        }
        if columns.iter().any(|title| title.is_of_year() && title.is_like(text)) {
            let message = format!("cột «{text}» là của năm khác, không in");
            return self.warning(field.at, message, "thay bằng số liệu của năm mà tiêu đề cột của bảng nói");
        }
        let titles = || left.iter().flatten().map(|title| title.shown.as_ref());
        let hint = match nearest(text, titles()) {
            Some(near) => format!("có phải «{near}»?"),
            None => {
                let all: Vec<&str> = columns.iter().map(|title| title.shown.as_ref()).collect();
                format!("các cột của bảng: {}", all.join(", "))
            }
        };
        self.error(field.at, format!("bảng không có cột «{text}»"), hint);
    }
}

/// Whether the first line holds titles: at least half of what stands in it does.
fn is_head(first: &[Field], columns: &[Title<'_>]) -> bool {
    let filled: Vec<&Field> = first.iter().filter(|field| !field.text.is_empty()).collect();
    let is_title = |field: &&&Field| columns.iter().any(|title| title.is_like(&field.text));
    let titles = filled.iter().filter(is_title).count();
    titles > 0 && titles * 2 >= filled.len()
}

/// Without titles the fields are the columns, those with numbers of rows among them only where there are as many.
fn by_order(first: &[Field], columns: &[Title<'_>]) -> Vec<Use> {
    let numbers = || columns.iter().map(|title| title.column.so_thu_tu);
    let cells = numbers().filter(|is_number| !is_number).count();
    let number = numbers().position(|is_number| is_number).and_then(|at| first.get(at));
    let is_number =
        number.is_none_or(|field| field.text.trim_end_matches('.').bytes().all(|byte| byte.is_ascii_digit()));
    if first.len() != columns.len() || !is_number {
        return (0..cells).map(Use::Cell).collect();
    }
    let mut next = 0..;
    let of = |is_number| if is_number { Use::Number } else { Use::Cell(next.next().unwrap_or(0)) };
    numbers().map(of).collect()
}

/// The title of a group: the only field with text, which says so.
fn group(record: &[Field]) -> Option<&str> {
    let mut filled = record.iter().filter(|field| !field.text.is_empty());
    let title = filled.next()?.text.strip_prefix(GROUP)?;
    filled.next().is_none().then_some(title)
}

/// A field as a cell: nothing, and `~`, is a blank.
fn cell(text: &str) -> Result<ChuO, crate::value::ValueError> {
    if text.is_empty() || text == "~" { Ok(ChuO::TRONG) } else { text.parse() }
}

/// Bytes to lines and columns, in one walk.
struct Walk<'t> {
    text: &'t str,
    at: usize,
    place: Position,
}

impl Walk<'_> {
    /// The place of a byte at or behind the last one that was asked for.
    fn to(&mut self, byte: usize) -> Position {
        for c in self.text.get(self.at..byte).unwrap_or_default().chars() {
            match c {
                '\n' => self.place = Position { line: self.place.line + 1, column: 1 },
                '\r' | '\u{feff}' => {}
                _ => self.place.column += 1,
            }
        }
        self.at = self.at.max(byte);
        self.place
    }
}

#[cfg(test)]
mod tests;
