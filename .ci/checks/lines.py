#!/usr/bin/env python3
"""Whether the PDF of the program and LibreOffice's of the same DOCX have the same lines on the same pages.

lines.py FOLDER: each paper below it has its DOCX, PDF and Markdown side by side. Every page must begin with the same line,
and of all lines 99.5 % must be equal; those that differ are printed. The words of charts, which LibreOffice places itself,
are left out.
"""

import re
import sys
import tempfile
from difflib import SequenceMatcher
from pathlib import Path
from typing import NamedTuple

import render

# Share of all lines that must be equal.
LEAST = 0.995
CHART = re.compile(r'<div class="bieu-do">(.*?)</div>', re.DOTALL)


class Compared(NamedTuple):
    lines: int
    equal: int
    # Pages that begin with another line, from 1, and what differs.
    starts: list[int]
    differs: list[str]


def chart_words(markdown: str) -> set[str]:
    """What may stand in the charts of a paper."""
    words = {word for chart in CHART.findall(markdown) for word in re.split(r"[\s|:;\\]+", chart)}
    return words | {"sọc", "chéo", "ước", "–"} if words else words


def pages(pdf: Path, charts: set[str]) -> list[list[str]]:
    """The lines of each page, blanks made one; a line of nothing but a chart's words is left out."""
    text = render.run(["pdftotext", "-layout", pdf, "-"]).decode()
    found = []
    for page in text.split("\f")[:-1]:
        lines = (line.split() for line in page.replace("\u00a0", " ").splitlines())
        found.append([" ".join(line) for line in lines if line and not is_of_chart(line, charts)])
    return found


def is_of_chart(line: list[str], charts: set[str]) -> bool:
    return bool(charts) and all(word.strip(":;,…") in charts or word.strip(":;…") in charts for word in line)


def compare(ours: list[list[str]], theirs: list[list[str]]) -> Compared:
    lines = equal = 0
    starts, differs = [], []
    for number in range(max(len(ours), len(theirs))):
        here, there = (side[number] if number < len(side) else [] for side in (ours, theirs))
        if text_start(here) != text_start(there):
            starts.append(number + 1)
        matcher = SequenceMatcher(None, here, there, autojunk=False)
        same = sum(block.size for block in matcher.get_matching_blocks())
        lines += max(len(here), len(there))
        equal += same
        for kind, a, b, c, d in matcher.get_opcodes():
            if kind != "equal":
                differs.append(f"page {number + 1}: {' / '.join(here[a:b])!r} is in LibreOffice {' / '.join(there[c:d])!r}")
    return Compared(lines, equal, starts, differs)


def text_start(page: list[str]) -> str:
    """The first line below the page number."""
    return next((line for line in page if not line.isdigit()), "")


def main() -> int:
    folder = Path(sys.argv[1])
    papers = sorted(file for file in folder.rglob("*.docx") if file.with_suffix(".pdf").exists())
    lines = equal = bad_starts = 0
    with tempfile.TemporaryDirectory() as scratch:
        copies = {paper: Path(scratch) / ("__".join(paper.relative_to(folder).parts)) for paper in papers}
        for paper, copy in copies.items():
            copy.write_bytes(paper.read_bytes())
        render.to_pdf(list(copies.values()), Path(scratch))
        for paper, copy in copies.items():
            charts = chart_words(paper.with_suffix(".md").read_text("utf-8"))
            found = compare(pages(paper.with_suffix(".pdf"), charts), pages(copy.with_suffix(".pdf"), charts))
            print(f"{paper.relative_to(folder)}: {found.equal} of {found.lines} lines, page starts that differ: {found.starts}")
            print("".join(f"  {line}\n" for line in found.differs), end="")
            lines, equal, bad_starts = lines + found.lines, equal + found.equal, bad_starts + len(found.starts)
    print(f"lines: {equal} of {lines} equal, {bad_starts} page starts differ")
    return 0 if lines and not bad_starts and equal >= LEAST * lines else 1


if __name__ == "__main__":
    sys.exit(main())
