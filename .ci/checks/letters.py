"""Every letter of the Markdown is on the picture: nothing hidden, cut off by a row's height or pushed off the page."""

from collections import Counter

import paper as papers
from markdown import CHART


def faults(paper) -> list[str]:
    told = Counter("".join("".join(_shown(line).split()) for line in papers.lines(paper)))
    shown = Counter("".join("".join(word.text.split()) for page in paper.pages for word in page.words))
    missing = told - shown
    if not missing:
        return []
    return [f"{missing.total()} letters of the text are not on the picture, most of all {missing.most_common(3)}"]


def _shown(line) -> str:
    """A chart shows what stands in its cells, but for dashes."""
    if line.role != CHART:
        return line.text
    cells = [cell for row in line.text.split(" | ") for cell in row.split("; ")]
    return " ".join(cell for cell in cells if cell != "-")
