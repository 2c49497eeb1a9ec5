"""Other programs open the paper: pandoc and mammoth see the Markdown's words in order, and they and python-docx its headings."""

from html.parser import HTMLParser
from itertools import zip_longest
from typing import NamedTuple

import docx
import mammoth

import paper as papers
import render
from markdown import CHART

# Level of the headings by the role of their line: those that are Word's own, and those that are based on one of them,
# which mammoth does not look at.
OWN = {"phu-luc": 1, "h2": 2, "h3": 3, "h4": 4, "h5": 5}
BASED = {"chuong": 1, "muc-cua-chuong": 2, "dieu": 3}


class Seen(NamedTuple):
    """What a program sees of a paper. `words` is None where another check compares them."""

    words: list[str] | None
    headings: list[tuple[int, str]]


def faults(paper) -> list[str]:
    readers = {
        "pandoc": (_pandoc, OWN | BASED),
        "mammoth": (_mammoth, OWN),
        "python-docx": (_python_docx, OWN | BASED),
    }
    found = []
    for name, (read, levels) in readers.items():
        try:
            seen = read(paper.docx)
        # Each program has errors of its own, and every one of them is a paper that does not open.
        except Exception as error:
            found.append(f"{name} cannot open it: {str(error).strip()[:200]}")
            continue
        # Neither pandoc nor mammoth shows charts: `text` and `package` look at them.
        lines = [line for line in papers.lines(paper) if line.role != CHART]
        if seen.words is not None:
            found += _difference(name, "word", [word for line in lines for word in line.text.split()], seen.words)
        headings = [(levels[line.role], line.text) for line in lines if line.role in levels]
        found += _difference(name, "heading", headings, seen.headings)
    return found


def _difference(name: str, what: str, told: list, seen: list) -> list[str]:
    for at, (wanted, got) in enumerate(zip_longest(told, seen), start=1):
        if wanted != got:
            return [f"{name}: {what} {at} of {len(told)} is {wanted!r}, it sees {got!r}"]
    return []


def _pandoc(file) -> Seen:
    return _page(render.run(["pandoc", "--from", "docx", "--to", "html", "--wrap", "none", file]).decode("utf-8"))


def _mammoth(file) -> Seen:
    with file.open("rb") as content:
        return _page(mammoth.convert_to_html(content).value)


def _python_docx(file) -> Seen:
    headings = []
    for paragraph in docx.Document(str(file)).paragraphs:
        styles = [style.name for style in (paragraph.style, paragraph.style.base_style) if style]
        levels = [int(name.removeprefix("Heading ")) for name in styles if name.startswith("Heading ")]
        headings += [(level, paragraph.text) for level in levels[:1]]
    return Seen(None, headings)


def _page(html: str) -> Seen:
    page = _Page()
    page.feed(html)
    page.close()
    return Seen(page.text.split(), page.headings)


class _Page(HTMLParser):
    """The text of a page, with the words of its pictures, and its headings."""

    INLINE = {"strong", "em", "b", "i", "u", "span", "a"}

    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.text, self.headings, self.heading = "", [], None

    def handle_starttag(self, tag, attrs):
        if tag not in self.INLINE:
            self.text += " "
        if tag in ("h1", "h2", "h3", "h4", "h5", "h6"):
            self.heading = len(self.text)
        elif tag == "img":
            self.text += dict(attrs).get("alt") or ""

    def handle_endtag(self, tag):
        if self.heading is not None and tag.startswith("h"):
            self.headings.append((int(tag[1]), self.text[self.heading :].strip()))
            self.heading = None
        if tag not in self.INLINE:
            self.text += " "

    def handle_data(self, data):
        self.text += data
