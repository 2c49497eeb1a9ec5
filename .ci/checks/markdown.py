"""A paper's Markdown as lines with their roles: read by another parser than the program's, so that the two are compared."""

from html.parser import HTMLParser
from pathlib import Path
from typing import NamedTuple

from markdown_it import MarkdownIt

APPENDICES = {"phu-luc-doc": False, "phu-luc-ngang": True, "van-ban-kem-theo": False}
TURNED = "trang-ngang"
CHART = "bieu-do"
HEADINGS = {"h1", "h2", "h3", "h4", "h5", "h6"}
LINE_ENDS = HEADINGS | {"p", "td", "th", "br"}


class Line(NamedTuple):
    """A line of text and the class of the element it stands in, or "h2" and the like for a heading without one ("" where neither is).
    A chart is one line: cells parted by "; ", rows by " | "."""

    role: str
    text: str


class Section(NamedTuple):
    """The paper's body, or an appendix on pages of its own; `turned` names each stretch of it on pages on their side."""

    landscape: bool
    lines: list[Line]
    turned: list[str]


def sections(file: Path) -> list[Section]:
    """The Markdown's sections, without empty lines."""
    reader = _Reader()
    reader.feed(MarkdownIt("commonmark", {"html": True}).enable("table").render(file.read_text("utf-8")))
    reader.close()
    reader.end_line()
    return reader.sections


class _Reader(HTMLParser):
    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.sections = [Section(False, [], [])]
        self.roles: list[tuple[str, str]] = []
        self.role, self.text = "", ""
        self.chart: list[list[str]] | None = None

    def handle_starttag(self, tag, attrs):
        role = dict(attrs).get("class") or ""
        if self.chart is not None:
            return self.open_in_chart(tag)
        if tag in LINE_ENDS:
            self.end_line()
        if tag in HEADINGS:
            self.role = tag
        if tag == "div" and role in APPENDICES:
            self.sections.append(Section(APPENDICES[role], [], []))
        elif tag == "div" and role == TURNED:
            self.sections[-1].turned.append(role)
        elif tag == "div" and role == CHART:
            self.chart = []
        elif tag in ("b", "i", "span", "strong", "em"):
            self.roles.append((tag, role))

    def handle_endtag(self, tag):
        if self.chart is not None:
            return self.close_in_chart(tag)
        if tag in LINE_ENDS:
            self.end_line()
        elif self.roles and self.roles[-1][0] == tag:
            self.roles.pop()

    def handle_data(self, data):
        named = [role for _, role in self.roles if role]
        if data.strip() and named and (not self.role or self.role in HEADINGS):
            self.role = named[-1]
        self.text += data.replace("\n", " ")

    def end_line(self):
        if text := self.text.strip(" "):
            self.sections[-1].lines.append(Line(self.role, text))
        self.role, self.text = "", ""

    def open_in_chart(self, tag):
        if tag == "tr":
            self.chart.append([])
        elif tag in ("td", "th"):
            self.text = ""
        elif tag == "br":
            self.text += " "

    def close_in_chart(self, tag):
        if tag in ("td", "th"):
            self.chart[-1].append(self.text.strip(" "))
        elif tag == "table":
            words = " | ".join("; ".join(row) for row in self.chart)
            self.sections[-1].lines.append(Line(CHART, words))
            self.role, self.text, self.chart = "", "", None
