"""A4 pages, upright or on their side as the section says (ND30 PL I, I.1-2); an appendix begins a page."""

import paper as papers

A4 = (595.3, 841.9)


def faults(paper) -> list[str]:
    found = []
    for stretch in papers.stretches(paper):
        if not stretch.pages:
            opening = stretch.section.lines[0].text if stretch.section.lines else ""
            found.append(f"the section {opening!r} does not begin a page")
        wanted = A4[::-1] if stretch.section.landscape else A4
        for number, page in enumerate(stretch.pages, start=stretch.first):
            if abs(page.width - wanted[0]) > 1 or abs(page.height - wanted[1]) > 1:
                found.append(f"page {number} is {page.width:.0f} x {page.height:.0f} pt, not {wanted[0]:.0f} x {wanted[1]:.0f}")
    return found
