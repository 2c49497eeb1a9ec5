#!/usr/bin/env python3
"""What pandoc sees in a paper of any maker is in the data that `import` makes of it, or told beside it.

imports.py VANTHU PAPERS (the program; the folder of our own papers; python-docx, docxtpl, soffice and pandoc write and read)

Papers of ten types are written by python-docx, saved again by LibreOffice, filled by docxtpl, rewritten as Google Docs and
WPS write, or written by LibreOffice from HTML. Each is imported into a new workspace, and built from there: every word of the source must stand on the new paper as
often as in the source, or among what `.nhap.md` says is not understood; and the new paper says nothing of its own.
"""

import re
import subprocess
import sys
import tempfile
import unicodedata
from collections import Counter
from pathlib import Path

from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH as ALIGN
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Mm, Pt

import makers
from makers import DAY, NATION


class Writer:
    """Writes a paper paragraph by paragraph, all looks typed in runs, as people do."""

    def __init__(self) -> None:
        self.document = Document()
        normal = self.document.styles["Normal"]
        normal.font.name, normal.font.size = "Times New Roman", Pt(14)
        normal.element.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), "Times New Roman")

    def line(self, text: str, align=None, place=None, style=None):
        """A paragraph; `*…*` is bold, `_…_` italic, a newline a soft break."""
        paragraph = (place or self.document).add_paragraph(style=style)
        if align:
            paragraph.alignment = align
        runs(paragraph, text)
        return paragraph

    def centred(self, *texts: str) -> None:
        for text in texts:
            self.line(text, ALIGN.CENTER)

    def body(self, *texts: str) -> None:
        for text in texts:
            self.line(text, ALIGN.JUSTIFY)

    def columns(self, left: list[str], right: list[str]) -> None:
        """Two columns without lines, as the head and the foot of a paper have them."""
        table = self.document.add_table(rows=1, cols=2)
        for cell, texts in zip(table.rows[0].cells, (left, right)):
            for at, text in enumerate(texts):
                paragraph = cell.paragraphs[0] if at == 0 else cell.add_paragraph()
                paragraph.alignment = ALIGN.LEFT if text.startswith(("-", "*_Nơi")) else ALIGN.CENTER
                runs(paragraph, text)

    def head(self, issuer: list[str], number: str, day: str = DAY) -> None:
        names = [*issuer[:-1], f"*{issuer[-1]}*", number]
        self.columns(names, [f"*{NATION[0]}*", f"*{NATION[1]}*", f"_{day}_"])

    def foot(self, recipients: list[str], signed: list[str]) -> None:
        self.columns(["*_Nơi nhận:_*", *[f"- {line}" for line in recipients]], [f"*{line}*" for line in signed])

    def grid(self, rows: list[list[str]], merged=(), header: int = 1):
        """A table with lines; `merged` are corners of cells that are one."""
        table = self.document.add_table(rows=len(rows), cols=len(rows[0]), style="Table Grid")
        for made, texts in zip(table.rows, rows):
            for cell, text in zip(made.cells, texts):
                runs(cell.paragraphs[0], text)
        for (top, left), (bottom, right) in merged:
            table.cell(top, left).merge(table.cell(bottom, right))
        for row in table.rows[:header]:
            row._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))
        return table


def runs(paragraph, text: str) -> None:
    for part in re.split(r"(\*[^*]+\*|_[^_]+_)", text):
        bold, italic = part.startswith("*"), part.strip("*").startswith("_")
        bare = part.strip("*").strip("_") if bold or italic else part
        for at, piece in enumerate(bare.split("\n")):
            if at > 0:
                paragraph.add_run().add_break()
            if piece:
                run = paragraph.add_run(piece)
                run.bold, run.italic = bold or None, italic or None


def link(paragraph, text: str, address: str) -> None:
    relation = paragraph.part.relate_to(
        address, "http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink", is_external=True
    )
    paragraph._p.append(
        parse_xml(
            f'<w:hyperlink {nsdecls("w", "r")} r:id="{relation}"><w:r><w:t xml:space="preserve">{text}</w:t></w:r></w:hyperlink>'
        )
    )


def tracked(paragraph, old: str, new: str, behind: str) -> None:
    """A word that a reviewer has changed."""
    who = 'w:id="{}" w:author="A" w:date="2026-03-01T00:00:00Z"'
    for kind, number, text, tag in (("del", 1, old, "delText"), ("ins", 2, new, "t")):
        paragraph._p.append(
            parse_xml(
                f'<w:{kind} {nsdecls("w")} {who.format(number)}><w:r><w:{tag} xml:space="preserve">{text}</w:{tag}></w:r></w:{kind}>'
            )
        )
    paragraph.add_run(behind)


def boxed(paragraph, text: str) -> None:
    """A text box, as old Word draws it."""
    paragraph._p.append(
        parse_xml(
            f'<w:r {nsdecls("w")} xmlns:v="urn:schemas-microsoft-com:vml"><w:pict><v:shape style="width:120pt;height:40pt">'
            f"<v:textbox><w:txbxContent><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:txbxContent></v:textbox></v:shape></w:pict></w:r>"
        )
    )


def quyet_dinh() -> Writer:
    paper = Writer()
    paper.head(["ỦY BAN NHÂN DÂN", "XÃ MẪU"], "Số: 15/QĐ-UBND")
    paper.centred("*QUYẾT ĐỊNH*", "*Về việc thành lập Tổ công nghệ số cộng đồng*")
    paper.centred("*CHỦ TỊCH ỦY BAN NHÂN DÂN XÃ MẪU*")
    paper.body(
        "_Căn cứ Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025;_",
        "_Căn cứ Kế hoạch số 20/KH-UBND ngày 15/01/2026 của Ủy ban nhân dân tỉnh Mẫu về chuyển đổi số năm 2026;_",
        "_Theo đề nghị của Trưởng phòng Văn hóa - Xã hội._",
    )
    paper.centred("*QUYẾT ĐỊNH:*")
    paper.body(
        "*Điều 1.* Thành lập Tổ công nghệ số cộng đồng xã Mẫu gồm các ông, bà có tên sau:",
        "1. Ông Nguyễn Văn Một, Phó Chủ tịch, Tổ trưởng;",
        "2. Bà Trần Thị Hai, công chức văn hóa, thành viên.",
        "*Điều 2.* Tổ có nhiệm vụ _hướng dẫn người dân_ dùng dịch vụ công trực tuyến.",
        "*Điều 3.* Quyết định này có hiệu lực kể từ ngày ký.",
        "Văn phòng HĐND và UBND, các ông, bà có tên tại Điều 1 chịu trách nhiệm thi hành Quyết định này./.",
    )
    paper.foot(["Như Điều 3;", "Lưu: VT."], ["CHỦ TỊCH", "Lê Văn Ba"])
    return paper


def to_trinh() -> Writer:
    paper = Writer()
    paper.head(["UBND XÃ MẪU", "PHÒNG KINH TẾ"], "Số: 08/TTr-KT")
    paper.centred("*TỜ TRÌNH*", "*Về việc đề nghị phê duyệt dự toán sửa chữa đường thôn Một*", "Kính gửi: Ủy ban nhân dân xã Mẫu")
    paper.body("Phòng Kinh tế kính trình Ủy ban nhân dân xã xem xét, phê duyệt dự toán như sau:")
    for text in ("Tên công trình: Sửa chữa đường thôn Một.", "Địa điểm: thôn Một, xã Mẫu.", "Nguồn vốn: ngân sách xã năm 2026."):
        paper.line(text, style="List Number")
    paper.body("Dự toán:")
    paper.grid(
        [
            ["TT", "Nội dung chi", "Số tiền (đồng)"],
            ["1", "Vật liệu", "120.000.000"],
            ["2", "Nhân công", "45.500.000"],
            ["", "Tổng cộng", "165.500.000"],
        ]
    )
    paper.body("Kính đề nghị Ủy ban nhân dân xã xem xét, quyết định./.")
    paper.foot(["Như trên;", "Lưu: KT."], ["TRƯỞNG PHÒNG", "Phạm Thị Bốn"])
    return paper


def cong_van() -> Writer:
    """The head stands in columns that tabs make."""
    paper = Writer()
    for left, right in (
        ("UBND TỈNH MẪU", NATION[0]),
        ("*SỞ NỘI VỤ*", f"*{NATION[1]}*"),
        ("Số: 120/SNV-VP", f"_{DAY.replace('Xã Mẫu', 'Mẫu')}_"),
        ("V/v báo cáo công tác văn thư", ""),
    ):
        made = paper.line(f"{left}\t{right}" if right else left)
        made.paragraph_format.tab_stops.add_tab_stop(Mm(85))
    paper.line("Kính gửi: Ủy ban nhân dân các xã, phường.", ALIGN.CENTER)
    first = paper.line("Thực hiện Công văn số 77/BNV-VT ngày 02/3/2026 của Bộ Nội vụ về công tác văn thư, ", ALIGN.JUSTIFY)
    first.add_run("Sở Nội vụ đề nghị gửi báo cáo qua ")
    link(first, "snv@mau.gov.vn", "mailto:snv@mau.gov.vn")
    first.add_run(" trước ngày 20/3/2026.")
    paper.body("Rất mong nhận được sự phối hợp của các đơn vị./.")
    paper.foot(["Như trên;", "Giám đốc Sở (b/c);", "Lưu: VT, VP."], ["KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC", "Hoàng Văn Năm"])
    return paper


def bien_ban() -> Writer:
    paper = Writer()
    paper.head(["ỦY BAN NHÂN DÂN", "XÃ MẪU"], "Số: 03/BB-UBND")
    paper.centred("*BIÊN BẢN*", "*Họp xét khen thưởng tháng 3 năm 2026*")
    paper.body(
        "Thời gian bắt đầu: 8 giờ 00 ngày 05 tháng 3 năm 2026",
        "Địa điểm: Hội trường Ủy ban nhân dân xã",
        "Thành phần tham dự: Ông Nguyễn Văn Một; bà Trần Thị Hai.",
        "Chủ trì (chủ tọa): Ông Lê Văn Ba, Chủ tịch",
        "Thư ký (người ghi biên bản): Bà Trần Thị Hai",
        "Nội dung:",
        "1. Chủ tọa nêu lý do cuộc họp.",
        "2. Cuộc họp nhất trí đề nghị khen thưởng 03 cá nhân.",
        "Cuộc họp kết thúc vào 10 giờ 30 ngày 05 tháng 3 năm 2026./.",
    )
    paper.columns(["*THƯ KÝ*", "*Trần Thị Hai*"], ["*CHỦ TỌA*", "*Lê Văn Ba*"])
    return paper


def giay_moi() -> Writer:
    paper = Writer()
    paper.head(["ỦY BAN NHÂN DÂN", "XÃ MẪU"], "Số: 21/GM-UBND")
    paper.centred("*GIẤY MỜI*", "*Dự hội nghị sơ kết công tác quý I năm 2026*")
    paper.body(
        "Ủy ban nhân dân xã Mẫu trân trọng kính mời: Ông Nguyễn Văn Một, Trưởng thôn Một",
        "Tới dự hội nghị sơ kết công tác quý I năm 2026.",
        "Chủ trì: Ông Lê Văn Ba, Chủ tịch Ủy ban nhân dân xã.",
        "Thời gian: 8 giờ 00 ngày 10 tháng 4 năm 2026.",
        "Địa điểm: Hội trường xã.",
        "Đề nghị ông đến dự đúng giờ./.",
    )
    paper.foot(["Như trên;", "Lưu: VT."], ["TL. CHỦ TỊCH", "CHÁNH VĂN PHÒNG", "Vũ Thị Sáu"])
    return paper


def thong_bao() -> Writer:
    """Soft breaks in the head and in the text, and changes that nobody has accepted yet."""
    paper = Writer()
    paper.columns(
        ["ỦY BAN NHÂN DÂN\n*XÃ MẪU*\nSố: 30/TB-UBND"], [f"*{NATION[0]}*\n*{NATION[1]}*\n_{DAY}_"]
    )
    paper.centred("*THÔNG BÁO*", "*Kết quả rà soát hộ dân\nnăm 2026 của xã Mẫu*")
    changed = paper.line("Ủy ban nhân dân xã thông báo có ", ALIGN.JUSTIFY)
    tracked(changed, "mười", "mười hai", " hộ được hỗ trợ,\ncụ thể như sau:")
    paper.body("- Thôn Một: 05 hộ;", "- Thôn Hai: 07 hộ.", "Mọi ý kiến gửi về Văn phòng trước ngày 31/3/2026./.")
    paper.foot(["Các thôn;", "Lưu: VT."], ["TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH", "Lê Văn Ba"])
    return paper


def bao_cao() -> Writer:
    """Titles in two rows, merged cells, groups, a total."""
    paper = Writer()
    paper.head(["ỦY BAN NHÂN DÂN", "XÃ MẪU"], "Số: 44/BC-UBND")
    paper.centred("*BÁO CÁO*", "*Kết quả thực hiện kinh phí năm 2025*")
    paper.body("*I. KẾT QUẢ*", "1. Kinh phí được giao như biểu sau:")
    paper.grid(
        [
            ["TT", "Nội dung", "Kinh phí (đồng)", "", "Ghi chú"],
            ["", "", "Ngân sách xã", "Xã hội hóa", ""],
            ["Tuyên truyền", "", "", "", ""],
            ["1", "Phát thanh, loa", "2.000.000", "500.000", "Cả năm"],
            ["2", "Pa nô", "3.000.000", "", ""],
            ["Tập huấn", "", "", "", ""],
            ["3", "Mở 02 lớp", "10.000.000", "1.500.000", "Quý II"],
            ["Tổng cộng", "", "15.000.000", "2.000.000", ""],
        ],
        merged=[
            ((0, 0), (1, 0)), ((0, 1), (1, 1)), ((0, 2), (0, 3)), ((0, 4), (1, 4)), ((2, 0), (2, 4)), ((5, 0), (5, 4)), ((7, 0), (7, 1)),
        ],
        header=2,
    )
    paper.body("*II. KIẾN NGHỊ*", "Đề nghị cấp _bổ sung kinh phí_ cho năm sau./.")
    paper.foot(["UBND tỉnh (b/c);", "Lưu: VT, KT."], ["TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH", "Lê Văn Ba"])
    return paper


def nghi_quyet() -> Writer:
    paper = Writer()
    paper.head(["HỘI ĐỒNG NHÂN DÂN", "XÃ MẪU"], "Số: 05/NQ-HĐND")
    paper.centred("*NGHỊ QUYẾT*", "*Về dự toán ngân sách xã năm 2026*")
    paper.centred("*HỘI ĐỒNG NHÂN DÂN XÃ MẪU*", "*KHÓA II, KỲ HỌP THỨ 3*")
    paper.body(
        "_Căn cứ Luật Ngân sách nhà nước ngày 25 tháng 6 năm 2025;_",
        "_Xét Tờ trình số 09/TTr-UBND ngày 20/02/2026 của Ủy ban nhân dân xã về dự toán ngân sách năm 2026._",
    )
    paper.centred("*QUYẾT NGHỊ:*")
    paper.body(
        "*Điều 1.* Thông qua dự toán ngân sách xã năm 2026.",
        "*Điều 2.* Giao Ủy ban nhân dân xã tổ chức thực hiện.",
        "Nghị quyết này được Hội đồng nhân dân xã Mẫu khóa II, kỳ họp thứ 3 thông qua ngày 04 tháng 3 năm 2026./.",
    )
    paper.foot(["UBND xã;", "Lưu: VT."], ["CHỦ TỊCH", "Đỗ Văn Bảy"])
    return paper


def hop_dong() -> Writer:
    paper = Writer()
    paper.head(["ỦY BAN NHÂN DÂN", "XÃ MẪU"], "Số: 02/HĐ-UBND")
    paper.centred("*HỢP ĐỒNG*", "*Về việc in tài liệu tuyên truyền*")
    paper.body(
        "*Bên A:* Ủy ban nhân dân xã Mẫu",
        "Đại diện: Ông Lê Văn Ba, Chủ tịch.",
        "*Bên B:* Công ty In Mẫu",
        "Đại diện: Bà Ngô Thị Tám, Giám đốc.",
        "Hai bên thống nhất ký hợp đồng với các điều khoản sau:",
        "*Điều 1. Nội dung công việc*",
        "Bên B in 1.000 tờ rơi cho Bên A.",
        "*Điều 2. Giá trị hợp đồng*",
        "1. Tổng giá trị: 5.000.000 đồng.",
        "2. Thanh toán một lần sau khi nghiệm thu./.",
    )
    paper.columns(["*ĐẠI DIỆN BÊN A*", "*Lê Văn Ba*"], ["*ĐẠI DIỆN BÊN B*", "*Ngô Thị Tám*"])
    return paper


def ke_hoach() -> Writer:
    """Numbers of two places, a text box, a table of tasks."""
    paper = Writer()
    boxed(paper.line(""), "HỎA TỐC")
    paper.head(["ỦY BAN NHÂN DÂN", "XÃ MẪU"], "Số:      /KH-UBND", "Xã Mẫu, ngày     tháng 3 năm 2026")
    paper.centred("*KẾ HOẠCH*", "*Cải cách hành chính năm 2026*")
    paper.body(
        "*1. Mục tiêu*",
        "*1.1. Mục tiêu chung:* Nâng cao chất lượng phục vụ người dân.",
        "1.2. Mục tiêu cụ thể của năm 2026: 95% hồ sơ đúng hạn.",
        "*2. Nhiệm vụ*",
        "Phân công như sau:",
    )
    paper.grid(
        [
            ["TT", "Nhiệm vụ", "Chủ trì", "Phối hợp", "Thời gian", "Sản phẩm"],
            ["1", "Rà soát thủ tục", "Văn phòng HĐND và UBND", "Phòng Kinh tế", "30/6/2026", "Báo cáo"],
            ["2", "Niêm yết công khai", "Trung tâm Phục vụ hành chính công", "", "Thường xuyên", "Bảng niêm yết"],
        ]
    )
    paper.body("*3. Tổ chức thực hiện*", "Văn phòng theo dõi, báo cáo./.")
    paper.foot(["Các phòng;", "Lưu: VT."], ["TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH", "Nguyễn Văn Một"])
    return paper


PAPERS = [quyet_dinh, to_trinh, cong_van, bien_ban, giay_moi, thong_bao, bao_cao, nghi_quyet, hop_dong, ke_hoach]

#: LibreOffice makes a paper of this, with a footnote and a numbered list of its own.
HTML = """<html><head><meta charset="utf-8"></head><body style="font-family:'Times New Roman';font-size:14pt">
<table width="100%"><tr><td align="center">ỦY BAN NHÂN DÂN<br><b>PHƯỜNG MẪU</b><br>Số: 9/CTr-UBND</td>
<td align="center"><b>CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM</b><br><b>Độc lập - Tự do - Hạnh phúc</b><br>
<i>Phường Mẫu, ngày 07 tháng 01 năm 2026</i></td></tr></table>
<p align="center"><b>CHƯƠNG TRÌNH</b></p><p align="center"><b>Công tác năm 2026</b></p>
<p>Thực hiện nhiệm vụ được giao<a class="sdfootnoteanc" name="sdfootnote1anc" href="#sdfootnote1sym"><sup>1</sup></a>, Ủy ban nhân dân
phường ban hành chương trình công tác như sau:</p>
<p><b>I. NHIỆM VỤ TRỌNG TÂM</b></p>
<ol><li>Thu ngân sách <i>đạt và vượt</i> dự toán.</li><li>Giữ vững an ninh, trật tự.</li></ol>
<p><b>II. TỔ CHỨC THỰC HIỆN</b></p><ul><li>Văn phòng đôn đốc, tổng hợp.</li><li>Các tổ dân phố thực hiện.</li></ul>
<p>Trên đây là chương trình công tác năm 2026./.</p>
<table width="100%"><tr><td><b><i>Nơi nhận:</i></b><br>- UBND tỉnh;<br>- Lưu: VT.</td>
<td align="center"><b>TM. ỦY BAN NHÂN DÂN</b><br><b>CHỦ TỊCH</b><br><br><b>Trần Văn Chín</b></td></tr></table>
<div id="sdfootnote1"><p><a class="sdfootnotesym" name="sdfootnote1sym" href="#sdfootnote1anc">1</a> Theo chỉ đạo của tỉnh.</p></div>
</body></html>"""


def from_html(folder: Path) -> Path:
    source = folder / "chuong-trinh.html"
    source.write_text(HTML, encoding="utf-8")
    return makers.saved_by_libreoffice([source], folder, "--infilter=HTML (StarWriter)")[0]


def filled(source: Path, folder: Path) -> Path:
    """The paper with its names filled in by docxtpl."""
    document = Document(str(source))
    for run in (run for paragraph in document.paragraphs for run in paragraph.runs):
        run.text = run.text.replace("năm 2026", "năm {{ nam }}")
    target = folder / source.name
    document.save(str(target))
    return makers.rendered(target, folder, {"nam": "2026"})


def google_like(source: Path, folder: Path) -> Path:
    """The paper as Google Docs writes: every switch has its value, and runs stand in controls of its own."""
    document = Document(str(source))
    for number, run in enumerate(document.element.body.iter(qn("w:r"))):
        looks = run.get_or_add_rPr()
        for name in ("w:b", "w:i"):
            switch = looks.find(qn(name))
            value = "0" if switch is None or switch.get(qn("w:val")) in ("0", "false") else "1"
            if switch is None:
                switch = OxmlElement(name)
                looks.append(switch)
            switch.set(qn("w:val"), value)
        looks.append(parse_xml(f'<w:rtl {nsdecls("w")} w:val="0"/>'))
        if number % 3 == 0 and run.getparent().tag == qn("w:p"):
            control = parse_xml(
                f'<w:sdt {nsdecls("w")}><w:sdtPr><w:id w:val="{number + 1}"/><w:tag w:val="goog_rdk_{number}"/></w:sdtPr>'
                "<w:sdtContent/></w:sdt>"
            )
            run.addprevious(control)
            control[1].append(run)
    target = folder / source.name
    document.save(str(target))
    return target


def wps_like(source: Path, folder: Path) -> Path:
    """The paper as WPS writes: a run a word, each with the hint of a script, marks of spelling and a bookmark between."""
    document = Document(str(source))
    for run in list(document.element.body.iter(qn("w:r"))):
        looks = run.get_or_add_rPr()
        fonts = looks.get_or_add_rFonts()
        fonts.set(qn("w:hint"), "default")
        looks.append(parse_xml(f'<w:lang {nsdecls("w")} w:val="en-US"/>'))
        texts = run.findall(qn("w:t"))
        if len(run) != 2 or len(texts) != 1:
            continue
        place = run
        for part in re.findall(r"\s*\S+\s*", texts[0].text or "")[1:]:
            more = parse_xml(run.xml if hasattr(run, "xml") else "")
            more.find(qn("w:t")).text = part
            more.find(qn("w:t")).set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
            place.addnext(more)
            mark = parse_xml(f'<w:proofErr {nsdecls("w")} w:type="spellStart"/>')
            place.addnext(mark)
            place = more
        parts = re.findall(r"\s*\S+\s*", texts[0].text or "")
        if parts:
            texts[0].text = parts[0]
            texts[0].set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    target = folder / source.name
    document.save(str(target))
    return target


def words(text: str) -> Counter:
    """Words by their letters and digits: capitals, marks and zeros in front are the form's."""
    text = unicodedata.normalize("NFC", text).casefold()
    return Counter(re.sub(r"(?<!\d)0+(?=\d)", "", word) for word in re.findall(r"[^\W_]+", text))


def seen(file: Path) -> Counter:
    """What pandoc sees of a paper."""
    done = subprocess.run(
        ["pandoc", "-f", "docx", "-t", "plain", "--wrap=none", "--track-changes=accept", str(file)], check=True, capture_output=True
    )
    # A reference to a footnote is pandoc's own.
    return words(re.sub(r"\[\d+\]", "", done.stdout.decode("utf-8")))


def told(account: str) -> Counter:
    """What the account says is not understood."""
    return words(" ".join(re.findall("«(.*)»", account.split("## Không hiểu")[1])))


def faults(vanthu: str, source: Path, folder: Path) -> list[str]:
    """What a paper loses or gains on its way through data."""
    made = subprocess.run([vanthu, "new", str(folder), "--from", str(source)], capture_output=True, text=True)
    if made.returncode != 0:
        return [f"import: {made.stderr.strip()[:300]}"]
    built = subprocess.run([vanthu, "build", "--format", "docx"], cwd=folder, capture_output=True, text=True)
    results = list(folder.glob("output/*/*.docx"))
    if built.returncode != 0 or len(results) != 1:
        return [f"build: {(built.stdout + built.stderr).strip()[:300]}"]
    account = next(folder.glob("data/*/*.nhap.md")).read_text(encoding="utf-8")
    before, after, beside = seen(source), seen(results[0]), told(account)
    # What a form has and the source has not is a visible gap.
    gaps = [f"[{gap}" for gap in GAPS if gap in account or f"[{gap}" in unit_of(folder)]
    allowed = words(" ".join(gaps)) + (Counter() if "nhận" in before else words("Nơi nhận: - Lưu:"))
    found = []
    if lost := before - after - beside:
        found.append(f"lost: {dict(lost)}")
    if gained := after - before - allowed:
        found.append(f"gained: {dict(gained)}")
    return found


#: Gaps that papers without nơi nhận show.
GAPS = ["cần bổ sung: nơi lưu"]


def unit_of(folder: Path) -> str:
    return (folder / "data" / "don-vi.yaml").read_text(encoding="utf-8")


def main() -> int:
    vanthu, ours = str(Path(sys.argv[1]).resolve()), Path(sys.argv[2])
    wrong, count = [], 0
    with tempfile.TemporaryDirectory() as scratch:
        folders = {name: Path(scratch) / name for name in ("python-docx", "libreoffice", "docxtpl", "html", "ours", "google", "wps", "import")}
        for folder in folders.values():
            folder.mkdir()
        sources = []
        for write in PAPERS:
            sources.append(folders["python-docx"] / f"{write.__name__.replace('_', '-')}.docx")
            write().document.save(str(sources[-1]))
        files = {
            "python-docx": sources,
            "docxtpl": [filled(source, folders["docxtpl"]) for source in sources],
            "libreoffice": makers.saved_by_libreoffice(sources, folders["libreoffice"]),
            "libreoffice, ours": makers.saved_by_libreoffice([ours / "2023" / "ke-hoach.docx"], folders["ours"]),
            "google": [google_like(source, folders["google"]) for source in sources],
            "wps": [wps_like(source, folders["wps"]) for source in sources],
            "html": [from_html(folders["html"])],
            "vanthu": [ours / "2023" / "ke-hoach.docx"],
        }
        for maker, papers in files.items():
            for paper in papers:
                count += 1
                found = faults(vanthu, paper, folders["import"] / f"{maker}-{paper.stem}")
                wrong += [f"{maker} {paper.stem}: {fault}" for fault in found]
    for line in wrong:
        print(line)
    print(f"{count} papers imported and built, {len(wrong)} faults")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
