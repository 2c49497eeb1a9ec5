"""Every letter of the Markdown is on the picture: nothing hidden, cut off by a row's height or pushed off the page."""

from collections import Counter

import paper as papers
from markdown import CHART


def faults(paper) -> list[str]:
    # The letters of a chart are drawn: its words are compared with the table by `text`.
    lines = [line for line in papers.lines(paper) if line.role != CHART]
    told = Counter("".join("".join(line.text.split()) for line in lines))
    shown = Counter("".join("".join(word.text.split()) for page in paper.pages for word in page.words))
    missing = told - shown
    if not missing:
        return []
    return [f"{missing.total()} letters of the text are not on the picture, most of all {missing.most_common(3)}"]
