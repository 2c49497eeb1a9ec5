#!/usr/bin/env python3
"""Breaks copies of a real paper, one way each, and demands that the right checks report it, and no others.

selftest.py PAPER VALIDATOR (PAPER: a DOCX of the program whose Markdown lies beside it)
"""

import re
import sys
import tempfile
import zipfile
from pathlib import Path
from typing import Callable, NamedTuple

import paper as reading
from papers import checks, examine, expectations

DOCUMENT, STYLES, HEADER = "word/document.xml", "word/styles.xml", "word/header1.xml"
RULE = r'(<w:p><w:pPr><w:pStyle w:val="Ke" />)(<w:pBdr>.*?</w:pBdr>)(<w:ind w:left=")(\d+)(" w:right=")(\d+)'
SECTION = r"<w:sectPr>.*</w:sectPr>"
LANDSCAPE = '<w:pgSz w:w="16838" w:h="11906" w:orient="landscape" />'
INNER_TABLE = (
    '<w:tbl><w:tblPr /><w:tblGrid><w:gridCol w:w="9" /></w:tblGrid><w:tr><w:tc><w:p /></w:tc></w:tr></w:tbl>'
)
APPENDIX = "Phụ lục thử"


class Copy(NamedTuple):
    """A paper's parts by name, and its Markdown; `behind` are parts that are added behind a finished archive, as they
    stand there. An edit makes new ones."""

    parts: dict[str, str]
    markdown: str
    behind: tuple[str, ...] = ()


class Case(NamedTuple):
    """What is broken, how, and which checks must say so (none: the copy is as good as the paper)."""

    name: str
    edit: Callable[[Copy], Copy]
    reported: set[str]


def part(name: str, pattern: str, new, count: int = 1) -> Callable[[Copy], Copy]:
    """An edit of one part; a pattern that is not there is an error of this test."""

    def edit(copy: Copy) -> Copy:
        text, found = re.subn(pattern, new, copy.parts[name], count=count, flags=re.DOTALL)
        assert found, f"{pattern} is not in {name}"
        return copy._replace(parts=copy.parts | {name: text})

    return edit


def rule(number: int, change: Callable[[re.Match], str]) -> Callable[[Copy], Copy]:
    """An edit of the paper's rule 0 (issuer), 1 (Tiêu ngữ) or 2 (trích yếu)."""
    seen = iter(range(1000))
    return part(DOCUMENT, RULE, lambda match: change(match) if next(seen) == number else match[0], count=0)


def indented(left: int, right: int) -> Callable[[re.Match], str]:
    """Moves a rule's ends by so many twips: positive makes it shorter."""
    return lambda match: f"{match[1]}{match[2]}{match[3]}{int(match[4]) + left}{match[5]}{int(match[6]) + right}"


def style(name: str, pattern: str, new: str) -> Callable[[Copy], Copy]:
    return part(STYLES, rf'(w:styleId="{name}">(?:(?!</w:style>).)*?){pattern}', rf"\g<1>{new}")


def chain(*edits: Callable[[Copy], Copy]) -> Callable[[Copy], Copy]:
    def edit(copy: Copy) -> Copy:
        for step in edits:
            copy = step(copy)
        return copy

    return edit


def orphan(copy: Copy) -> Copy:
    return copy._replace(parts=copy.parts | {"word/settings2.xml": copy.parts["word/settings.xml"]})


def appendix(size: str = LANDSCAPE, restart: str = '<w:pgNumType w:start="1" />', opening: str = "nextPage"):
    """Adds an appendix of two pages that is a section of its own."""

    def edit(copy: Copy) -> Copy:
        first = re.search(SECTION, copy.parts[DOCUMENT], re.DOTALL)[0]
        last = re.sub(r"<w:pgSz [^>]*>", f'<w:type w:val="{opening}" />{size}', first)
        last = re.sub(r"<w:pgNumType [^>]*>", "", last).replace("<w:cols", restart + "<w:cols")
        lines = [APPENDIX, "Trang sau"]
        paragraphs = [f'<w:p><w:pPr>{{}}</w:pPr><w:r><w:t>{line}</w:t></w:r></w:p>' for line in lines]
        body = f"<w:p><w:pPr>{first}</w:pPr></w:p>" + paragraphs[0].format("") + paragraphs[1].format("<w:pageBreakBefore />")
        text = copy.parts[DOCUMENT].replace(first, body + last)
        told = f'{copy.markdown}\n\n<div class="phu-luc-ngang">\n\n' + "\n\n".join(lines) + "\n\n</div>\n"
        return copy._replace(parts=copy.parts | {DOCUMENT: text}, markdown=told)

    return edit


def swapped(copy: Copy) -> Copy:
    """Two body paragraphs change places."""
    pattern = r'(<w:p><w:pPr><w:pStyle w:val="ThanBai" />(?:(?!</w:p>).)*</w:p>)' * 2
    return part(DOCUMENT, pattern, r"\2\1")(copy)


CASES = [
    Case("the paper itself", lambda copy: copy, set()),
    Case("a landscape appendix", appendix(), set()),
    # The package and the file.
    Case("a part nobody refers to", orphan, {"package"}),
    Case("an archive that was added to", lambda copy: copy._replace(behind=(DOCUMENT,)), {"package", "readers"}),
    Case("a cell without a last paragraph", part(DOCUMENT, r"(</w:tc></w:tr></w:tbl><w:sectPr)", INNER_TABLE + r"\1"), {"package"}),
    Case("properties in the wrong order", part(DOCUMENT, r'(<w:pStyle w:val="ThanBai" />)(<w:keepNext />)', r"\2\1"), {"validator"}),
    Case("an unknown attribute value", style("ThanBai", r'<w:jc w:val="both" />', '<w:jc w:val="bothh" />'), {"validator"}),
    Case("a document cut short", part(DOCUMENT, r"</w:body></w:document>", ""), {"package", "validator", "text", "readers", "render"}),
    Case("a section that is no heading", part(STYLES, '<w:name w:val="heading 2" />', '<w:name w:val="Mục" />'), {"readers"}),
    # The text.
    Case("two paragraphs swapped", swapped, {"text", "readers"}),
    Case("a letter changed", part(DOCUMENT, r"(<w:t [^>]*>)Thực hiện", r"\1Thực hiên"), {"text", "readers", "letters"}),
    Case("a line that only Markdown has", lambda copy: copy._replace(markdown=copy.markdown + "\n\nQQQ\n"), {"text", "readers", "letters"}),
    Case("hidden text", style("Heading3", r"<w:sz ", "<w:vanish /><w:sz "), {"letters"}),
    # The upper block.
    Case("Quốc hiệu on two lines", style("QuocHieu", r'<w:sz w:val="\d+" />', '<w:sz w:val="34" />'), {"letterhead"}),
    Case("issuer above Quốc hiệu", style("QuocHieu", r'w:before="0"', 'w:before="300"'), {"letterhead"}),
    Case("date not beside the number", style("DiaDanhNgay", r'w:before="\d+"', 'w:before="400"'), {"letterhead"}),
    Case("Tiêu ngữ not centred", style("TieuNgu", r'<w:jc w:val="center" />', '<w:jc w:val="left" />'), {"letterhead", "rules"}),
    # The rules.
    Case("issuer's rule too long", rule(0, indented(-300, -300)), {"rules"}),
    Case("issuer's rule too short", rule(0, indented(150, 150)), {"rules"}),
    Case("Tiêu ngữ's rule 6 % short", rule(1, indented(105, 105)), {"rules"}),
    Case("Tiêu ngữ's rule 6 % long", rule(1, indented(-105, -105)), {"rules"}),
    Case("trích yếu's rule aside", rule(2, indented(400, -400)), {"rules"}),
    Case("trích yếu's rule missing", rule(2, lambda match: match[0].replace(match[2], "")), {"rules"}),
    Case("Tiêu ngữ underlined instead", chain(rule(1, lambda match: match[0].replace(match[2], "")), style("TieuNgu", r"(<w:rPr>.*?)</w:rPr>", r'\g<2><w:u w:val="single" /></w:rPr>')), {"rules"}),
    # The pages.
    Case("number on page 1", part(DOCUMENT, r"<w:titlePg />", ""), {"page-numbers"}),
    Case("no number at all", part(HEADER, r"<w:r>.*</w:r>", ""), {"page-numbers"}),
    Case("number at the left", style("SoTrang", r'<w:jc w:val="center" />', '<w:jc w:val="left" />'), {"page-numbers"}),
    Case("an appendix that goes on counting", appendix(restart=""), {"page-numbers"}),
    Case("an appendix upright", appendix(size='<w:pgSz w:w="11906" w:h="16838" />'), {"orientation"}),
    Case("an appendix that begins no page", appendix(size='<w:pgSz w:w="11906" w:h="16838" />', opening="continuous"), {"orientation"}),
    Case("letter paper", part(DOCUMENT, r"<w:pgSz [^>]*>", '<w:pgSz w:w="12240" w:h="15840" />'), {"orientation"}),
    Case("a page for each paragraph", style("ThanBai", r"<w:pPr>", "<w:pPr><w:pageBreakBefore />"), {"page-count"}),
    Case("left margin 20 mm", part(DOCUMENT, r'w:left="1701"', 'w:left="1134"'), {"margins", "page-numbers"}),
    Case("left margin 37 mm", part(DOCUMENT, r'w:left="1701"', 'w:left="2098"'), {"margins", "page-numbers"}),
    Case("right margin 10 mm", part(DOCUMENT, r'w:right="851"', 'w:right="567"'), {"margins", "page-numbers"}),
    Case("top margin 30 mm", part(DOCUMENT, r'w:top="1134"', 'w:top="1701"'), {"margins"}),
    Case("bottom margin 10 mm", part(DOCUMENT, r'w:bottom="1134"', 'w:bottom="567"'), {"margins"}),
    Case("another font", style("Heading3", r"<w:rPr>", '<w:rPr><w:rFonts w:ascii="DejaVu Sans" w:hAnsi="DejaVu Sans" />'), {"fonts"}),
]


def original(docx: Path) -> Copy:
    with zipfile.ZipFile(docx) as archive:
        parts = {name: archive.read(name).decode("utf-8") for name in archive.namelist()}
    return Copy(parts, docx.with_suffix(".md").read_text("utf-8"))


def write(copy: Copy, docx: Path) -> None:
    with zipfile.ZipFile(docx, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in (name for name in copy.parts if name not in copy.behind):
            archive.writestr(zipfile.ZipInfo(name), copy.parts[name])
    with zipfile.ZipFile(docx, "a", zipfile.ZIP_DEFLATED) as archive:
        if copy.behind:
            # Leaves the first directory where it is.
            archive.start_dir = docx.stat().st_size
            archive.fp.seek(archive.start_dir)
        for name in copy.behind:
            archive.writestr(zipfile.ZipInfo(name), copy.parts[name])
    docx.with_suffix(".md").write_text(copy.markdown, "utf-8")


def main() -> int:
    source, program = Path(sys.argv[1]), Path(sys.argv[2])
    # Named as the paper is, so that the table of page counts knows it.
    names = {f"{at:02}-{source.stem}": case for at, case in enumerate(CASES)}
    of_file, of_picture = checks(program, ("Microsoft365",), expectations())
    passed = failed = 0
    reported = set()
    with tempfile.TemporaryDirectory() as made, tempfile.TemporaryDirectory() as rendered:
        files = {name: (Path(made, f"{name}.docx"), Path(made, f"{name}.md")) for name in names}
        for name, case in names.items():
            write(case.edit(original(source)), files[name][0])
        for paper, said in examine(reading.load(files, Path(rendered)), of_file, of_picture):
            case = names[paper.name]
            found = {name: faults for name, faults in said.items() if faults}
            good = set(found) == case.reported
            print(f"  {case.name} ... {'ok' if good else 'FAILED'}: {', '.join(sorted(found)) or 'nothing to report'}")
            if not good:
                print(f"    wanted {sorted(case.reported)}")
            for name, faults in found.items():
                print(f"    {name}: {faults[0][:160]}")
            passed, failed = passed + good, failed + (not good)
            reported |= set(found)
    for name in sorted(set(of_file | of_picture) - reported):
        print(f"  no broken copy makes the check {name} fail")
        failed += 1
    print(f"selftest: {passed} passed, {failed} failed")
    return 0 if passed and not failed else 1


if __name__ == "__main__":
    sys.exit(main())
