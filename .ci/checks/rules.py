"""The rules on the picture: under Tiêu ngữ as long as its line, elsewhere a third to a half (ND30 PL I, II.1, II.2, II.5)."""

import re
from itertools import groupby
from typing import NamedTuple

import paper as papers
import render
from place import POINTS_PER_MM, centre, mm, printed, width
from render import Picture, Word

DPI = 200
DARK = rb"[\x00-\x7f]"
SHORTEST = 40
WHOLE, SHORT = (0.95, 1.05), (0.33, 0.50)
SHARES = {"tieu-ngu": WHOLE, "co-quan": SHORT, "trich-yeu": SHORT, "kem-theo": SHORT}


class Rule(NamedTuple):
    """A dark line, in points."""

    left: float
    top: float
    right: float


def faults(paper) -> list[str]:
    found = []
    for stretch in papers.stretches(paper):
        if not stretch.pages or not papers.texts(stretch.section, *SHARES):
            continue
        drawn = rules(render.picture(paper.pdf, stretch.first, DPI))
        # What a paper issues has its rule below `(Kèm theo …)`, which stands under its trích yếu (PL III, Mẫu 1.3).
        attached = bool(papers.texts(stretch.section, "kem-theo"))
        for role, group in groupby(stretch.section.lines, key=lambda line: line.role):
            if role in SHARES and not (attached and role == "trich-yeu"):
                lines = [box for line in group for box in printed(stretch.pages[0].words, line.text)]
                found += _faults(role, lines, drawn)
    return found


def rules(picture: Picture) -> list[Rule]:
    """Horizontal dark lines longer than any letter. Rows of one line count once, by their topmost."""
    found, above = [], []
    for y, row in enumerate(picture.rows):
        runs = [match.span() for match in re.finditer(DARK + b"{%d,}" % SHORTEST, row)]
        found += [(left, y, right) for left, right in runs if not any(_same(left, right, *run) for run in above)]
        above = runs
    points = 72 / picture.dpi
    return [Rule(left * points, y * points, right * points) for left, y, right in found]


def _same(left: int, right: int, other_left: int, other_right: int) -> bool:
    return abs(left - other_left) <= 2 and abs(right - other_right) <= 2


def _faults(role: str, lines: list[Word], drawn: list[Rule]) -> list[str]:
    if not lines:
        return [f"{role}: its line is not on the page"]
    last, longest = lines[-1], max(lines, key=width)
    # Below the letters' feet (an underline would run through them), but near.
    near = [rule for rule in drawn if -1 < rule.top - last.bottom < 12 and rule.left < centre(last) < rule.right]
    if not near:
        return [f"{role}: no rule under {last.text!r}"]
    # A table may begin right below, with a border of its own.
    rule, (least, most) = min(near, key=lambda rule: rule.top), SHARES[role]
    share = (rule.right - rule.left) / width(longest)
    found = []
    if not least <= share <= most:
        found.append(f"{role}: the rule is {share:.1%} of {mm(width(longest))}, not {least:.0%} to {most:.0%}")
    if abs((rule.left + rule.right) / 2 - centre(last)) > POINTS_PER_MM:
        found.append(f"{role}: the rule is not centred under its line")
    return found
