"""Margins (ND30 PL I, I.3): left 30-35 mm, right 15-20, top and bottom 20-25; nothing but the page number in them."""

import paper as papers
import render
from place import POINTS_PER_MM, mm

DPI = 100
LEFT, RIGHT, TOP, BOTTOM = 30, 15, 20, 20
# The decree leaves 5 mm of choice; 1 mm is for the width of lines and the roundness of letters.
CHOICE, SLACK = 5, 1


def faults(paper) -> list[str]:
    found = []
    for number, page in enumerate(paper.pages, start=1):
        found += [f"page {number}: ink in the {side} margin" for side in _inked(paper, number, page)]
    # Justified lines touch both sides, and a first line the top. How far down a page is filled depends on the text.
    words = [(page, word) for page in papers.stretches(paper)[0].pages for word in page.words]
    body = [(page, word) for page, word in words if word.bottom > papers.TOP_OF_TEXT]
    for side, least, points in (
        ("left", LEFT, min(word.left for _, word in body)),
        ("right", RIGHT, min(page.width - word.right for page, word in body)),
        ("top", TOP, min(word.top for _, word in body)),
    ):
        if not least - SLACK <= points / POINTS_PER_MM <= least + CHOICE + SLACK:
            found.append(f"the {side} margin is {mm(points)}, not {least} to {least + CHOICE} mm")
    return found


def _inked(paper, number: int, page) -> list[str]:
    """The margins of a page that hold ink. Where the page number stands counts as none."""
    picture = render.picture(paper.pdf, number, DPI)
    numbers = [word for word in page.words if word.bottom <= papers.TOP_OF_TEXT]
    skipped = {y for word in numbers for y in range(int(word.top * DPI / 72), int(word.bottom * DPI / 72) + 1)}
    rows = picture.rows
    strips = {
        "left": [row[: _pixel(LEFT)] for row in rows],
        "right": [row[-_pixel(RIGHT) :] for row in rows],
        "top": [row for y, row in enumerate(rows[: _pixel(TOP)]) if y not in skipped],
        "bottom": rows[-_pixel(BOTTOM) :],
    }
    return [side for side, strip in strips.items() if any(min(row) < 128 for row in strip)]


def _pixel(margin: int) -> int:
    return round((margin - SLACK) / 25.4 * DPI)
