#!/usr/bin/env python3
"""Right papers by other makers: none of them may be found wrong; each with one fault must be.

makers.py VANTHU (the program; python-docx, docxtpl, soffice and pandoc are asked to write papers)

Every paper is built by python-docx with all its looks in styles, in both sets of sizes, then handed on: filled by docxtpl, saved again by
LibreOffice. pandoc aligns every cell of a table to the left, so it is given appendices in files of their own, which have
no head and no signature.
"""

import itertools
import json
import subprocess
import sys
import tempfile
from pathlib import Path

from docx import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH as ALIGN
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt
from docxtpl import DocxTemplate

NATION = ["CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc"]
DAY = "Xã Mẫu, ngày 05 tháng 3 năm 2026"
LONG = (
    "Ủy ban nhân dân xã đề nghị các thôn rà soát danh sách hộ dân và gửi kết quả về xã trước ngày 20 tháng 3 năm 2026 "
    "để tổng hợp, báo cáo."
)
TYPES = [
    ("KẾ HOẠCH", "KH-UBND", "Rà soát danh sách hộ dân năm 2026"),
    ("THÔNG BÁO", "TB-UBND", "Kết quả rà soát danh sách hộ dân năm 2026"),
    ("BÁO CÁO", "BC-UBND", "Kết quả rà soát danh sách hộ dân"),
    (None, "UBND-VX", "V/v rà soát danh sách hộ dân"),
]
BODIES = {
    "khoản": ["*1. Yêu cầu", "a) Đúng đối tượng.", "b) Đúng thời hạn.", "*2. Thực hiện", "- Các thôn báo cáo kết quả."],
    "mục": ["*I. MỤC ĐÍCH", "1. Đúng đối tượng.", "2. Đúng thời hạn.", "*II. THỰC HIỆN", "1. Các thôn báo cáo."],
    "điều": ["*Điều 1. Phạm vi", "1. Các thôn của xã.", "2. Các trường học.", "*Điều 2. Hiệu lực", "Thực hiện từ ngày ký."],
}
#: Name: size, bold, italic, alignment, space before in points, first line in millimetres.
STYLES = {
    "Nuoc": (13, True, False, ALIGN.CENTER, 0, 0),
    "Ngu": (14, True, False, ALIGN.CENTER, 0, 0),
    "Tren": (13, False, False, ALIGN.CENTER, 0, 0),
    "Ten": (13, True, False, ALIGN.CENTER, 0, 0),
    "So": (13, False, False, ALIGN.CENTER, 6, 0),
    "Ve": (12, False, False, ALIGN.CENTER, 6, 0),
    "Ngay": (14, False, True, ALIGN.CENTER, 6, 0),
    "Loai": (14, True, False, ALIGN.CENTER, 0, 0),
    "Gui": (14, False, False, ALIGN.CENTER, 12, 0),
    "Loi": (14, False, False, ALIGN.JUSTIFY, 6, 12.7),
    "De": (14, True, False, ALIGN.JUSTIFY, 6, 12.7),
    "Nhan": (12, True, True, ALIGN.LEFT, 0, 0),
    "Noi": (11, False, False, ALIGN.LEFT, 0, 0),
    "Chuc": (14, True, False, ALIGN.CENTER, 0, 0),
    "Kem": (14, False, True, ALIGN.CENTER, 0, 0),
    "Ho": (14, True, False, ALIGN.CENTER, 75, 0),
}


def fonts(style) -> None:
    font = style.element.get_or_add_rPr().get_or_add_rFonts()
    for name in ("w:ascii", "w:hAnsi", "w:cs", "w:eastAsia"):
        font.set(qn(name), "Times New Roman")
    for name in ("w:asciiTheme", "w:hAnsiTheme", "w:cstheme", "w:eastAsiaTheme"):
        font.attrib.pop(qn(name), None)


def ruled(paragraph, indent: float) -> None:
    """A rule: a border below an empty line, or one under the text, so many millimetres short on both sides."""
    paragraph.paragraph_format.left_indent = paragraph.paragraph_format.right_indent = Mm(indent)
    border = OxmlElement("w:pBdr")
    bottom = OxmlElement("w:bottom")
    for name, value in (("w:val", "single"), ("w:sz", "6"), ("w:space", "1"), ("w:color", "000000")):
        bottom.set(qn(name), value)
    border.append(bottom)
    properties = (paragraph._p if hasattr(paragraph, "_p") else paragraph.element).get_or_add_pPr()
    properties.insert_element_before(border, "w:spacing", "w:ind", "w:jc", "w:rPr")


def table(document, widths, cells):
    made = document.add_table(rows=len(cells), cols=len(widths))
    made.autofit = False
    for column, width in zip(made.columns, widths):
        column.width = Mm(width)
    for row, line in zip(made.rows, cells):
        for cell, width, lines in zip(row.cells, widths, line):
            cell.width = Mm(width)
            for at, (style, text, rule) in enumerate(lines):
                paragraph = cell.paragraphs[0] if at == 0 else cell.add_paragraph()
                paragraph.style = style
                paragraph.add_run(text)
                if rule is not None:
                    ruled(paragraph, rule)
    return made


def wrapped(document, inner) -> None:
    """Puts a table into the only cell of another one, as happens when a head is pasted."""
    outer = document.add_table(rows=1, cols=1)
    outer.autofit = False
    outer.columns[0].width = outer.rows[0].cells[0].width = Mm(165)
    inner._tbl.addprevious(outer._tbl)
    cell = outer.rows[0].cells[0]._tc
    cell.insert(cell.index(cell.p_lst[0]), inner._tbl)


def page_number(section) -> None:
    section.different_first_page_header_footer = True
    paragraph = section.header.paragraphs[0]
    paragraph.style = "Ngu"
    for kind, text in (("begin", None), (None, " PAGE "), ("end", None)):
        run = paragraph.add_run()
        run.bold = False
        node = OxmlElement("w:instrText" if text else "w:fldChar")
        if text:
            node.text = text
        else:
            node.set(qn("w:fldCharType"), kind)
        run._r.append(node)


#: Sizes of the two sets that the decree allows, and how the text is set: name of a style, size; spacing; first line.
SETTINGS = {
    "14": ({}, 1.0, 12.7),
    "13": ({"Nuoc": 12, "Ngu": 13, "Tren": 12, "Ten": 12, "Ngay": 13, "Loi": 13, "De": 13}, 1.15, 10),
}


def styled(setting: str = "14"):
    """An empty document with the looks of a paper, on paper as the decree asks."""
    sizes, spacing, indent = SETTINGS[setting]
    document = Document()
    fonts(document.styles["Normal"])
    normal = document.styles["Normal"].paragraph_format
    normal.space_after, normal.line_spacing = Pt(0), 1.0
    for name, (size, bold, italic, align, before, first) in STYLES.items():
        style = document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
        style.base_style = document.styles["Normal"]
        fonts(style)
        style.font.size, style.font.bold, style.font.italic = Pt(sizes.get(name, size)), bold, italic
        layout = style.paragraph_format
        layout.alignment, layout.space_before, layout.space_after = align, Pt(before), Pt(0)
        body = name in ("Loi", "De")
        layout.first_line_indent, layout.line_spacing = Mm(indent if body else first), spacing if body else 1.0
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.top_margin = section.bottom_margin = Mm(20)
    section.left_margin, section.right_margin, section.header_distance = Mm(30), Mm(15), Mm(10)
    return document


def appendix(body: str, number: str):
    """An appendix in a file of its own; the rule under its last line is of that line's style."""
    document = styled()
    page_number(document.sections[0])
    document.add_paragraph(f"Phụ lục{number}", style="Loai")
    document.add_paragraph("DANH SÁCH HỘ DÂN", style="Loai")
    attached = document.add_paragraph(style="Kem")
    attached.add_run("(Kèm theo Kế hoạch số 12/KH-UBND ngày 05 tháng 3 năm 2026 của Ủy ban nhân dân xã Mẫu)")
    ruled(document.styles["Kem"], 0)
    for line in [*BODIES[body], "Danh sách gồm 12 hộ./."]:
        document.add_paragraph(line.lstrip("*"), style="De" if line.startswith("*") else "Loi")
    return document


def paper(kind: int, body: str, rows: int, setting: str = "14", change=lambda spec: None):
    """A paper of that type and body; its head is a table of so many rows, wrapped in another one where there are none.
    `change` spoils it."""
    title, symbol, subject = TYPES[kind]
    spec = {
        "country": NATION[0],
        "motto": NATION[1],
        "number": f"Số: 12/{symbol}",
        "date": DAY,
        "first": LONG,
        "last": "Trên đây là nội dung thực hiện năm 2026./.",
        "store": "- Lưu: VT, VX.",
        "name": "Trần Thị Mẫu",
        "top": 20,
    }
    change(spec)
    document = styled(setting)
    section = document.sections[0]
    section.top_margin = Mm(spec["top"])
    page_number(section)
    # Rules: a column of 65 mm less two paddings of 1,9 mm; ỦY BAN NHÂN DÂN XÃ MẪU is 64 mm at 13 points.
    # At 12 points it is 59 mm, and Tiêu ngữ 4 mm shorter.
    small = setting == "13"
    names = [("Tren", "TỈNH SÔNG TRONG", None), ("Ten", "ỦY BAN NHÂN DÂN XÃ MẪU", None), ("So", "", 19 if small else 18)]
    nation = [("Nuoc", spec["country"], None), ("Ngu", spec["motto"], None), ("So", "", 20.2 if small else 18)]
    number = [("So", spec["number"], None)] + ([] if title else [("Ve", subject, None)])
    day = [("Ngay", spec["date"], None)]
    widths = (65, 100)
    head = table(document, widths, [(names, nation), (number, day)] if rows == 2 else [(names + number, nation + day)])
    if rows == 0:
        wrapped(document, head)
    if title:
        document.add_paragraph(title, style="Loai")
        document.add_paragraph(subject, style="Loai")
        ruled(document.add_paragraph("", style="Loai"), 66)
    else:
        document.add_paragraph("Kính gửi: Ban quản lý các thôn", style="Gui")
    document.add_paragraph(spec["first"], style="Loi")
    for line in BODIES[body]:
        document.add_paragraph(line.lstrip("*"), style="De" if line.startswith("*") else "Loi")
    document.add_paragraph(spec["last"], style="Loi")
    listed = ([] if title else ["- Như trên;"]) + ["- Các thôn;", spec["store"]]
    recipients = [("Nhan", "Nơi nhận:", None)] + [("Noi", line, None) for line in listed]
    signed = [("Chuc", "TM. ỦY BAN NHÂN DÂN", None), ("Chuc", "CHỦ TỊCH", None), ("Ho", spec["name"], None)]
    foot = table(document, (75, 90), [(recipients, signed)])
    if rows == 0:
        wrapped(document, foot)
    return document


def judged(vanthu: str, files) -> dict[str, list[tuple[str, str]]]:
    """What is found of each file, notes apart."""
    done = subprocess.run([vanthu, "check", "--format", "json", *map(str, files)], capture_output=True, text=True)
    found: dict[str, list[tuple[str, str]]] = {Path(file).stem: [] for file in files}
    for finding in json.loads(done.stdout):
        if finding["severity"] != "note":
            found[Path(finding["file"]).stem].append((finding["code"], finding["message"]))
    return found


def filled(source: Path, folder: Path) -> Path:
    """The paper with one sentence filled in by docxtpl."""
    document = Document(str(source))
    spot = next(paragraph for paragraph in document.paragraphs if paragraph.text.startswith("Ủy ban nhân dân xã đề nghị"))
    spot.runs[0].text = "{{ loi_van }}"
    document.save(str(source))
    return rendered(source, folder, {"loi_van": LONG})


def rendered(source: Path, folder: Path, values: dict[str, str]) -> Path:
    """The template filled by docxtpl, in another folder or its own."""
    template = DocxTemplate(str(source))
    template.render(values)
    target = folder / source.name
    template.save(str(target))
    return target


def saved_by_libreoffice(sources, folder: Path, *options: str) -> list[Path]:
    """The papers as LibreOffice writes them; `options` say how it reads them."""
    with tempfile.TemporaryDirectory() as profile:
        subprocess.run(
            ["soffice", f"-env:UserInstallation=file://{profile}", "--headless", *options, "--convert-to",
             "docx:MS Word 2007 XML", "--outdir", str(folder), *map(str, sources)],
            check=True, capture_output=True,
        )
    return [(folder / source.name).with_suffix(".docx") for source in sources]


def rewritten_by_pandoc(source: Path, folder: Path) -> Path:
    target = folder / source.name
    subprocess.run(
        ["pandoc", "-f", "docx+styles", "-t", "docx", f"--reference-doc={source}", "-o", str(target), str(source)],
        check=True, capture_output=True,
    )
    return target


#: What is spoilt, and the codes that must tell it.
FAULTS = {
    "quoc-hieu": ("country", "CỘNG HÒA XÃ HỘI CHỦ NGHỈA VIỆT NAM", {"QH01"}),
    "tieu-ngu": ("motto", "Độc lập – Tự do – Hạnh phúc", {"QH02"}),
    "so": ("number", "Số: 5/KH-UBND", {"SK01"}),
    "ngay": ("date", "Xã Mẫu, ngày 5 tháng 3 năm 2026", {"DD01"}),
    "dau-het": ("last", "Trên đây là nội dung thực hiện năm 2026.", {"ND06"}),
    "luu": ("store", "- Các trường học;", {"NN03"}),
    "ho-ten": ("name", "TRẦN THỊ MẪU", {"CK04"}),
    "le": ("top", 30, {"PG02"}),
    "khuon": ("first", LONG.replace("ngày 20", "ngày {{ ngay }}"), {"DT01"}),
    "mat-chu": ("first", LONG.replace("soát", "so?t"), {"mat-chu-dau-hoi"}),
}


def main() -> int:
    vanthu = sys.argv[1]
    wrong = []
    with tempfile.TemporaryDirectory() as scratch:
        folders = {name: Path(scratch) / name for name in ("python-docx", "docxtpl", "libreoffice", "appendices", "pandoc", "faults")}
        for folder in folders.values():
            folder.mkdir()
        sources = []
        for kind, body, rows, setting in itertools.product(range(len(TYPES)), BODIES, (0, 1, 2), SETTINGS):
            source = folders["python-docx"] / f"{kind}-{body}-{rows}-{setting}.docx"
            paper(kind, body, rows, setting).save(str(source))
            sources.append(source)
        # LibreOffice loses the first page of its own where a paper begins with a wrapped table: that paper is no right one.
        plain = [source for source in sources if "-0-" not in source.name]
        makers = {"python-docx": sources, "libreoffice": saved_by_libreoffice(plain, folders["libreoffice"])}
        appendices = []
        for body, number in itertools.product(BODIES, ("", " I", " II")):
            source = folders["appendices"] / f"phu-luc-{body}{number.replace(' ', '-')}.docx"
            appendix(body, number).save(str(source))
            appendices.append(source)
        makers["appendices"] = appendices
        makers["pandoc"] = [rewritten_by_pandoc(source, folders["pandoc"]) for source in appendices]
        count = sum(map(len, makers.values()))
        for maker, files in makers.items():
            wrong += [f"{maker} {name}: {found}" for name, found in judged(vanthu, files).items() if found]
        files = [filled(source, folders["docxtpl"]) for source in sources]
        count += len(files)
        wrong += [f"docxtpl {name}: {found}" for name, found in judged(vanthu, files).items() if found]
        faulty = {}
        for (name, (key, value, codes)), kind, body, rows in itertools.product(FAULTS.items(), range(len(TYPES)), BODIES, (0, 2)):
            file = folders["faults"] / f"{name}-{kind}-{body}-{rows}.docx"
            value = value.replace("KH-UBND", TYPES[kind][1]) if key == "number" else value
            paper(kind, body, rows, change=lambda spec: spec.update({key: value})).save(str(file))
            faulty[file] = codes
        found = judged(vanthu, list(faulty))
        for file, codes in faulty.items():
            told = {code for code, _ in found[file.stem]}
            if told != codes:
                wrong.append(f"{file.stem}: {sorted(codes)} is to be told, not {found[file.stem]}")
    for line in wrong:
        print(line)
    print(f"{count} right papers and {len(faulty)} with a fault, {len(wrong)} judged wrongly")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
