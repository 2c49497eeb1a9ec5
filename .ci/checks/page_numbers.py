"""Page numbers (ND30 PL I, I.7 and III.1.đ): none on a section's first page, then 2, 3, … centred in the top margin."""

import paper as papers
from place import POINTS_PER_MM, centre, mm

LEFT, RIGHT = 30 * POINTS_PER_MM, 15 * POINTS_PER_MM


def faults(paper) -> list[str]:
    return [fault for stretch in papers.stretches(paper) for fault in _faults(stretch)]


def _faults(stretch) -> list[str]:
    found = []
    for number, page in enumerate(stretch.pages, start=1):
        shown = [word for word in page.words if word.bottom < papers.TOP_OF_TEXT]
        wanted = [] if number == 1 else [str(number)]
        name = f"page {stretch.first + number - 1}"
        if [word.text for word in shown] != wanted:
            found.append(f"{name} has {[word.text for word in shown]} in the top margin, not {wanted}")
        elif shown and abs(centre(shown[0]) - _middle(page)) > POINTS_PER_MM:
            found.append(f"{name}: the number is {mm(centre(shown[0]))} from the left, not {mm(_middle(page))}")
    return found


def _middle(page) -> float:
    """The middle of the text, by the left and right margins of every section."""
    return (LEFT + page.width - RIGHT) / 2
