"""A paper as the checks see it: the DOCX, the lines of its Markdown, the pages of its picture."""

from pathlib import Path
from typing import NamedTuple

import markdown
import render
from markdown import Line, Section
from render import Page

# Every paper's text begins at least 20 mm below the edge (ND30 PL I, I.3); what ends above is the page number.
TOP_OF_TEXT = 54.0


class Paper(NamedTuple):
    name: str
    docx: Path
    pdf: Path
    sections: list[Section]
    pages: list[Page]


class Stretch(NamedTuple):
    """A section and the pages it fills; `first` counts from 1."""

    section: Section
    first: int
    pages: list[Page]


def load(files: dict[str, tuple[Path, Path]], folder: Path) -> list[Paper]:
    """Papers from their DOCX and Markdown, by name. PDFs are made in `folder`."""
    copies = {name: folder / (name.replace("/", "__") + ".docx") for name in files}
    for name, (docx, _) in files.items():
        copies[name].write_bytes(docx.read_bytes())
    render.to_pdf(list(copies.values()), folder)
    papers = []
    for name, (docx, text) in files.items():
        pdf = copies[name].with_suffix(".pdf")
        papers.append(Paper(name, docx, pdf, markdown.sections(text), render.pages(pdf)))
    return papers


def lines(paper: Paper) -> list[Line]:
    return [line for section in paper.sections for line in section.lines]


def texts(section: Section, *roles: str) -> list[str]:
    """The section's lines of these roles, in order."""
    return [line.text for line in section.lines if line.role in roles]


def stretches(paper: Paper) -> list[Stretch]:
    """Sections with their pages. One whose first line opens no page gets none."""
    starts, last = [], 0
    for at, section in enumerate(paper.sections):
        opening = section.lines[0].text.split() if section.lines else []
        later = range(last, len(paper.pages))
        start = 0 if at == 0 else next((page for page in later if _opens(paper.pages[page], opening)), None)
        starts.append(start)
        last = last if start is None else start + 1
    found = [start for start in starts if start is not None] + [len(paper.pages)]
    ends = {start: end for start, end in zip(found, found[1:])}
    return [
        Stretch(section, 0, []) if start is None else Stretch(section, start + 1, paper.pages[start : ends[start]])
        for section, start in zip(paper.sections, starts)
    ]


def _opens(page: Page, opening: list[str]) -> bool:
    words = sorted((word for word in page.words if word.bottom > TOP_OF_TEXT), key=lambda word: (word.top, word.left))
    first = [word.text for word in words if word.top < words[0].top + 3]
    return first[: len(opening)] == opening[: len(first)] and bool(first)
