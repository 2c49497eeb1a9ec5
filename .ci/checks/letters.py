"""Every letter of the Markdown is on the picture: nothing hidden, cut off by a row's height or pushed off the page."""

from collections import Counter

import paper as papers


def faults(paper) -> list[str]:
    told = Counter("".join("".join(line.text.split()) for line in papers.lines(paper)))
    shown = Counter("".join("".join(word.text.split()) for page in paper.pages for word in page.words))
    missing = told - shown
    if not missing:
        return []
    return [f"{missing.total()} letters of the text are not on the picture, most of all {missing.most_common(3)}"]
