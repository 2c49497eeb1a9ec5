use super::fixture::{Package, p, pack};
use super::{Alignment, Block, LineSpacing, ListKind, Pages, Paper, PaperError, Piece, SectionStart, read};

fn paper(package: &Package) -> Paper {
    read(&package.bytes()).unwrap()
}

fn first(paper: &Paper) -> &super::Paragraph {
    paper.paragraphs()[0]
}

const STYLES: &str = "<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:asciiTheme=\"minorHAnsi\" w:hAnsi=\"Calibri\"/>\
    <w:sz w:val=\"22\"/><w:lang w:val=\"vi-VN\"/></w:rPr></w:rPrDefault>\
    <w:pPrDefault><w:pPr><w:spacing w:after=\"160\" w:line=\"259\" w:lineRule=\"auto\"/></w:pPr></w:pPrDefault></w:docDefaults>\
    <w:style w:type=\"paragraph\" w:default=\"1\" w:styleId=\"Thuong\"><w:name w:val=\"Normal\"/>\
    <w:rPr><w:rFonts w:ascii=\"Times New Roman\" w:hAnsi=\"Times New Roman\" w:cs=\"Times New Roman\"/></w:rPr></w:style>\
    <w:style w:type=\"paragraph\" w:styleId=\"A\"><w:name w:val=\"Loi van\"/><w:basedOn w:val=\"Thuong\"/>\
    <w:pPr><w:jc w:val=\"both\"/><w:ind w:firstLine=\"720\"/></w:pPr><w:rPr><w:b/><w:sz w:val=\"28\"/></w:rPr></w:style>\
    <w:style w:type=\"paragraph\" w:styleId=\"V1\"><w:basedOn w:val=\"V2\"/><w:rPr><w:i/></w:rPr></w:style>\
    <w:style w:type=\"paragraph\" w:styleId=\"V2\"><w:basedOn w:val=\"V1\"/></w:style>\
    <w:style w:type=\"character\" w:styleId=\"Dam\"><w:rPr><w:b/><w:color w:val=\"FF0000\"/></w:rPr></w:style>";

fn styled(body: &str) -> Paper {
    paper(&Package::with_body(body).with_part("rId2", "styles", "styles.xml", "w:styles", STYLES))
}

#[test]
fn properties_add_up_from_defaults_to_the_spot() {
    let paper = styled(
        "<w:p><w:pPr><w:pStyle w:val=\"A\"/><w:spacing w:before=\"120\" w:after=\"0\"/></w:pPr>\
         <w:r><w:rPr><w:i/></w:rPr><w:t>một</w:t></w:r>\
         <w:r><w:rPr><w:rStyle w:val=\"Dam\"/></w:rPr><w:t>hai</w:t></w:r>\
         <w:r><w:rPr><w:b w:val=\"0\"/><w:sz w:val=\"26\"/></w:rPr><w:t>ba</w:t></w:r></w:p>",
    );
    let paragraph = first(&paper);
    assert_eq!(paragraph.style.as_deref(), Some("Loi van"));
    let format = &paragraph.format;
    assert_eq!(
        (format.alignment, format.first_line, format.before, format.after, format.line),
        (Alignment::Both, 720, 120, 0, LineSpacing::Multiple(259))
    );
    let looks: Vec<(u32, bool, bool, Option<&str>)> = paragraph
        .runs
        .iter()
        .map(|run| (run.format.size, run.format.bold, run.format.italic, run.format.color.as_deref()))
        .collect();
    // Two styles that are both bold cancel each other out; what is set on the spot stands.
    assert_eq!(looks, [(28, true, true, None), (28, false, false, Some("FF0000")), (26, false, false, None)]);
    let font = &paragraph.runs[0].format.high_ansi;
    assert_eq!((font.name.as_deref(), font.theme), (Some("Times New Roman"), false));
    assert_eq!(paper.defaults.lang.as_deref(), Some("vi-VN"));
    assert_eq!(paper.defaults.font.name.as_deref(), Some("Calibri"));
    assert_eq!(paper.defaults.normal_font.name.as_deref(), Some("Times New Roman"));
}

#[test]
fn a_circle_of_styles_ends() {
    let paper = styled(&p("V1", "quanh"));
    assert!(first(&paper).runs[0].format.italic);
}

#[test]
fn text_is_that_of_the_page_without_deletions_and_with_insertions() {
    let paper = paper(&Package::with_body(
        "<w:p><w:r><w:t> a </w:t><w:tab/><w:t xml:space=\"preserve\"> b</w:t><w:br/><w:noBreakHyphen/></w:r>\
         <w:del><w:r><w:delText>bỏ</w:delText></w:r></w:del><w:ins><w:r><w:t>thêm</w:t></w:r></w:ins>\
         <w:hyperlink><w:r><w:t>nối</w:t></w:r></w:hyperlink><w:r><w:rPr><w:vanish/></w:rPr><w:t>ẩn</w:t></w:r></w:p>\
         <w:sdt><w:sdtContent><w:p><w:r><w:t>khối</w:t></w:r></w:p></w:sdtContent></w:sdt>\
         <w:tbl><w:tr><w:tc><w:p><w:r><w:t>ô</w:t></w:r></w:p></w:tc></w:tr></w:tbl>",
    ));
    assert_eq!(paper.text(), "a\t b\n-thêmnối\nkhối\nô");
    let numbers: Vec<usize> = paper.paragraphs().iter().map(|paragraph| paragraph.number).collect();
    assert_eq!(numbers, [1, 2, 3]);
}

#[test]
fn sections_inherit_headers_and_know_their_blocks() {
    let header = "<w:p><w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText> PAGE </w:instrText></w:r>\
                  <w:r><w:fldChar w:fldCharType=\"separate\"/></w:r><w:r><w:t>2</w:t></w:r>\
                  <w:r><w:fldChar w:fldCharType=\"end\"/></w:r></w:p>";
    let package = Package::with_body(
        "<w:p/><w:p><w:pPr><w:sectPr><w:headerReference w:type=\"default\" r:id=\"rId7\"/><w:pgSz w:w=\"11906\" w:h=\"16838\"/>\
         <w:pgMar w:top=\"1134\" w:bottom=\"1134\" w:left=\"1701\" w:right=\"851\" w:header=\"567\"/><w:titlePg/></w:sectPr></w:pPr></w:p>\
         <w:p/><w:sectPr><w:type w:val=\"continuous\"/><w:pgSz w:w=\"16838\" w:h=\"11906\" w:orient=\"landscape\"/>\
         <w:pgNumType w:start=\"1\"/></w:sectPr>",
    )
    .with_part("rId7", "header", "header1.xml", "w:hdr", header);
    let paper = paper(&package);
    let [main, rest] = &paper.sections[..] else { panic!("two sections") };
    assert_eq!((main.blocks.clone(), rest.blocks.clone()), (0..2, 2..3));
    assert_eq!((main.title_page, main.text_width(), rest.landscape), (true, Some(9354), true));
    assert_eq!((rest.start, rest.number_start), (SectionStart::Continuous, Some(1)));
    let inherited = rest.header(Pages::Default).unwrap();
    assert_eq!(inherited.part, "word/header1.xml");
    let Block::Paragraph(paragraph) = &inherited.blocks[0] else { panic!("a paragraph") };
    assert_eq!((paragraph.fields.as_slice(), paragraph.text()), (&["PAGE".to_owned()][..], "2".to_owned()));
    assert!(paragraph.runs.iter().all(|run| run.in_field));
}

#[test]
fn tables_have_widths_padding_and_borders() {
    let paper = paper(&Package::with_body(
        "<w:tbl><w:tblPr><w:tblInd w:w=\"-10\" w:type=\"dxa\"/><w:tblBorders><w:top w:val=\"none\"/></w:tblBorders><w:tblLayout w:type=\"fixed\"/>\
         <w:tblCellMar><w:left w:w=\"57\" w:type=\"dxa\"/></w:tblCellMar></w:tblPr><w:tblGrid><w:gridCol w:w=\"100\"/><w:gridCol w:w=\"200\"/>\
         <w:gridCol w:w=\"300\"/></w:tblGrid><w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr><w:tc><w:tcPr><w:gridSpan w:val=\"2\"/>\
         <w:tcBorders><w:bottom w:val=\"single\" w:sz=\"4\"/></w:tcBorders></w:tcPr><w:p/></w:tc>\
         <w:tc><w:tcPr><w:tcW w:w=\"50\" w:type=\"pct\"/></w:tcPr><w:p/></w:tc></w:tr></w:tbl>",
    ));
    let Block::Table(table) = &paper.blocks[0] else { panic!("a table") };
    assert_eq!((&table.grid[..], table.fixed, table.indent), (&[100, 200, 300][..], true, -10));
    assert_eq!((table.padding_left, table.padding_right), (57, 115));
    assert_eq!(table.borders.all().filter(|border| border.is_visible()).count(), 0);
    let row = &table.rows[0];
    assert_eq!((row.header, row.cant_split), (true, true));
    let widths: Vec<(i32, usize)> = row.cells.iter().map(|cell| (cell.width, cell.span)).collect();
    assert_eq!(widths, [(300, 2), (300, 1)]);
    assert_eq!(
        row.cells[0].borders.bottom.as_ref().map(|border| (border.is_visible(), border.size)),
        Some((true, 4))
    );
}

#[test]
fn lists_and_drawn_lines_are_seen() {
    let numbering = "<w:abstractNum w:abstractNumId=\"0\"><w:lvl w:ilvl=\"0\"><w:numFmt w:val=\"bullet\"/>\
                     <w:pPr><w:ind w:left=\"720\" w:hanging=\"360\"/></w:pPr></w:lvl></w:abstractNum>\
                     <w:num w:numId=\"3\"><w:abstractNumId w:val=\"0\"/></w:num>";
    let package = Package::with_body(
        "<w:p><w:pPr><w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"3\"/></w:numPr></w:pPr><w:r>\
         <mc:AlternateContent><mc:Choice Requires=\"wps\"><w:drawing><wp:anchor><wp:extent cx=\"635000\" cy=\"0\"/>\
         <a:prstGeom prst=\"line\"/></wp:anchor></w:drawing></mc:Choice><mc:Fallback><w:pict><v:line from=\"0,0\" to=\"9pt,0\"/></w:pict>\
         </mc:Fallback></mc:AlternateContent><w:pict><v:line from=\"10pt,1\" to=\"60.5pt,1\"/></w:pict></w:r></w:p>",
    )
    .with_part("rId2", "numbering", "numbering.xml", "w:numbering", numbering);
    let paper = paper(&package);
    let paragraph = first(&paper);
    let format = &paragraph.format;
    assert_eq!((format.list, format.left, format.first_line), (Some(ListKind::Bullet), 720, -360));
    let lines: Vec<(bool, Option<i32>)> =
        paragraph.drawings().map(|drawing| (drawing.is_line, drawing.width)).collect();
    assert_eq!(lines, [(true, Some(1000)), (true, Some(1010))]);
}

#[test]
fn text_in_boxes_is_kept_apart() {
    let paper = paper(&Package::with_body(
        "<w:p><w:r><w:pict><v:shape style=\"width:85pt; height:22.7pt\"><w:txbxContent><w:p><w:r><w:t>KHẨN</w:t></w:r></w:p>\
         </w:txbxContent></v:shape></w:pict></w:r></w:p>",
    ));
    let Some(Piece::Drawing(drawing)) = first(&paper).runs[0].pieces.first() else { panic!("a drawing") };
    assert_eq!((drawing.is_line, drawing.width, drawing.height), (false, Some(1700), Some(454)));
    assert_eq!(super::paragraphs(&drawing.blocks)[0].text(), "KHẨN");
    assert_eq!(paper.text(), "");
}

#[test]
fn faults_are_named_and_nothing_panics() {
    let read_parts = |parts: &[(&str, &str)]| {
        let parts: Vec<(String, Vec<u8>)> =
            parts.iter().map(|(name, text)| ((*name).to_owned(), text.as_bytes().to_vec())).collect();
        read(&pack(&parts, zip::CompressionMethod::Deflated)).err().map(|error| error.to_string())
    };
    let said = |text: &str| Some(text.to_owned());
    assert_eq!(read(b"hello").unwrap_err().to_string(), "không phải tệp DOCX");
    assert_eq!(read_parts(&[("mimetype", "x")]), said("không phải tệp DOCX"));
    let mut sound = Package::with_body("<w:p/>");
    assert_eq!(read(&sound.bytes()).map(|paper| paper.blocks.len()), Ok(1));
    sound.replace("word/document.xml", "<w:p/>", "<w:p>");
    assert_eq!(read(&sound.bytes()).unwrap_err().to_string(), "tệp DOCX bị hỏng ở phần word/document.xml");
    sound.replace("word/document.xml", "<w:document", "<!DOCTYPE a><w:document");
    assert_eq!(
        read(&sound.bytes()).unwrap_err().to_string(),
        "phần word/document.xml khai báo DTD hoặc thực thể riêng; tệp như vậy không được nhận"
    );
    let deep = Package::with_body(&"<w:tbl>".repeat(100_000));
    assert_eq!(read(&deep.bytes()).unwrap_err().to_string(), "phần word/document.xml lồng nhau quá sâu");
    let sheet = Package::with_body("").parts[1].1.replace("w:document", "w:workbook");
    let rels = Package::with_body("").parts[0].1.clone();
    assert_eq!(
        read_parts(&[("_rels/.rels", &rels), ("word/document.xml", &sheet)]),
        said("không phải tệp DOCX")
    );
}

#[test]
fn more_sections_than_a_paper_has_are_too_large() {
    let sections = Package::with_body(&"<w:p><w:pPr><w:sectPr/></w:pPr></w:p>".repeat(2_001));
    assert_eq!(read(&sections.bytes()), Err(PaperError::TooLarge));
}

#[test]
fn tables_in_tables_down_to_the_limit_fit_the_stack() {
    let levels = 65;
    let body = format!(
        "{}<w:p><w:r><w:t>đáy</w:t></w:r></w:p>{}",
        "<w:tbl><w:tr><w:tc>".repeat(levels),
        "</w:tc></w:tr></w:tbl>".repeat(levels)
    );
    assert_eq!(paper(&Package::with_body(&body)).text(), "đáy");
}

#[test]
fn a_locked_part_asks_for_its_password() {
    let mut bytes = Package::with_body("<w:p/>").bytes();
    // The flag "encrypted" in the local and the central header of every entry.
    for (signature, flag) in [(b"PK\x03\x04", 6), (b"PK\x01\x02", 8)] {
        let places: Vec<usize> =
            (0..bytes.len() - 4).filter(|at| bytes[*at..].starts_with(signature)).collect();
        for place in places {
            bytes[place + flag] |= 1;
        }
    }
    assert_eq!(read(&bytes), Err(PaperError::Password));
}

#[test]
fn a_paper_whole_in_a_table_of_one_cell_is_read_without_it() {
    let cell = |inside: &str| format!("<w:tc><w:tcPr/>{inside}</w:tc>");
    let table = |cells: &str| format!("<w:tbl><w:tblGrid/><w:tr>{cells}</w:tr></w:tbl>");
    let head = |title: &str| table(&(cell(&p("a", "TRẠM MẪU")) + &cell(&p("a", title))));
    let framed = |title: &str| {
        let inside = head(title) + &p("a", "Lời văn");
        paper(&Package::with_body(&(p("a", "") + &table(&cell(&inside)) + &p("a", "")))).blocks.len()
    };
    assert_eq!(framed("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"), 4);
    assert_eq!(framed("TIN VẮN"), 3);
}

#[test]
fn what_reviewers_left_is_counted() {
    let body = format!(
        "{}<w:p><w:ins w:id=\"1\"><w:r><w:t>thêm</w:t></w:r></w:ins><w:del w:id=\"2\"><w:r><w:delText>bớt</w:delText></w:r></w:del>\
         <w:r><w:rPr><w:rPrChange w:id=\"3\"/></w:rPr><w:t>khác</w:t></w:r><w:r><w:commentReference w:id=\"0\"/></w:r></w:p>",
        p("a", "một")
    );
    let review = paper(&Package::with_body(&body)).review;
    assert_eq!((review.changes.count, review.changes.first), (3, 2));
    assert_eq!((review.comments.count, review.comments.first), (1, 2));
}

#[test]
fn what_word_would_call_unreadable_is_told() {
    let damage = |package: &Package| paper(package).damage;
    let sound =
        Package::with_body(&p("a", "một")).with_part("rId2", "header", "header1.xml", "w:hdr", &p("a", ""));
    assert_eq!(damage(&sound), [""; 0]);
    let mut lost = sound.clone();
    lost.parts.retain(|(name, _)| name != "word/header1.xml");
    assert!(damage(&lost)[0].contains("thiếu phần word/header1.xml"), "{:?}", damage(&lost));
    let mut typed = sound;
    typed.replace("[Content_Types].xml", "header+xml", "footer+xml");
    assert!(damage(&typed)[0].contains("loại nội dung của phần word/header1.xml"), "{:?}", damage(&typed));
    let bare = Package::with_body("<w:tbl><w:tblGrid/><w:tr><w:tc><w:tcPr/></w:tc></w:tr></w:tbl>");
    assert_eq!(damage(&bare), ["có ô của bảng không kết thúc bằng một đoạn, sau đoạn 0"]);
    let order = Package::with_body("<w:p><w:r><w:t>a</w:t></w:r><w:pPr><w:jc w:val=\"both\"/></w:pPr></w:p>");
    assert_eq!(damage(&order), ["các phần tử XML sai thứ tự hoặc lặp lại gần đoạn 1"]);
    let reference = "<w:sectPr><w:headerReference w:type=\"default\" r:id=\"rId77\"/></w:sectPr>";
    assert_eq!(
        damage(&Package::with_body(reference)),
        ["đầu trang hoặc chân trang «rId77» không dẫn tới phần nào"]
    );
}

#[test]
fn white_behind_letters_is_no_background() {
    let shaded = |shading: &str| {
        let body = format!("<w:p><w:r><w:rPr><w:shd {shading}/></w:rPr><w:t>a</w:t></w:r></w:p>");
        first(&paper(&Package::with_body(&body))).runs[0].format.shaded
    };
    assert!(!shaded("w:val=\"solid\" w:color=\"FFFFFF\""));
    assert!(!shaded("w:val=\"clear\" w:fill=\"ffffff\""));
    assert!(shaded("w:val=\"clear\" w:fill=\"FFFF00\"") && shaded("w:val=\"solid\" w:color=\"000000\""));
}

#[test]
fn what_is_stored_once_and_shown_many_times_is_bounded() {
    let name = "Kiểu".repeat(1_000);
    let style = format!(
        "<w:style w:type=\"paragraph\" w:styleId=\"D\"><w:name w:val=\"{name}\"/>\
         <w:rPr><w:rFonts w:ascii=\"{name}\"/><w:color w:val=\"{name}\"/></w:rPr></w:style>"
    );
    let package = Package::with_body(&p("D", "a"));
    let paper = paper(&package.with_part("rId2", "styles", "styles.xml", "w:styles", &style));
    let format = &first(&paper).runs[0].format;
    for kept in [&first(&paper).style, &format.ascii.name, &format.color] {
        assert_eq!(kept.as_ref().unwrap().chars().count(), 255);
    }
}

#[test]
fn a_chart_whose_label_holds_for_very_many_points_says_nothing() {
    const CHART: &str = "http://schemas.openxmlformats.org/drawingml/2006/chart";
    let chart = |points: usize| {
        let label = format!(
            "<c:dLbls><c:tx><c:rich><a:p><a:r><a:t>{}</a:t></a:r></a:p></c:rich></c:tx></c:dLbls>",
            "a".repeat(1_000)
        );
        let point = |at: usize| format!("<c:pt idx=\"{at}\"><c:v>x</c:v></c:pt>");
        let names =
            format!("<c:cat><c:strLit>{}</c:strLit></c:cat>", (0..points).map(point).collect::<String>());
        let inside = format!(
            "<c:chart xmlns:c=\"{CHART}\"><c:plotArea><c:barChart><c:ser>{label}{names}</c:ser></c:barChart></c:plotArea></c:chart>"
        );
        let drawing = format!(
            "<w:p><w:r><w:drawing><c:chart xmlns:c=\"{CHART}\" r:id=\"rId2\"/></w:drawing></w:r></w:p>"
        );
        let package = Package::with_body(&drawing).with_part("rId2", "chart", "chart1.xml", "w:x", &inside);
        let paper = paper(&package);
        let chart = first(&paper).drawings().next().unwrap().chart.clone().unwrap();
        chart.series.iter().map(|series| series.points.len()).sum::<usize>()
    };
    assert_eq!((chart(1_000), chart(2_000)), (1_000, 0));
}

#[test]
fn headers_that_lead_nowhere_or_hold_a_paper_are_bounded() {
    let lost: String = (0..100_000).map(|at| format!("<w:headerReference r:id=\"x{at}\"/>")).collect();
    let paper = paper(&Package::with_body(&format!("<w:p>{lost}</w:p>")));
    assert_eq!(paper.damage.len(), 10);
    let section = "<w:sectPr><w:headerReference w:type=\"default\" r:id=\"rId2\"/></w:sectPr>";
    let headed = |lines: usize| {
        let package = Package::with_body(section).with_part(
            "rId2",
            "header",
            "header1.xml",
            "w:hdr",
            &"<w:p/>".repeat(lines),
        );
        read(&package.bytes()).map(|paper| paper.sections.len())
    };
    assert_eq!((headed(200), headed(201)), (Ok(1), Err(PaperError::TooLarge)));
}
