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
        turned = [page for page in stretch.pages if stretch.section.turned and _is(page, A4[::-1])]
        if len(turned) < len(stretch.section.turned):
            found.append(f"{len(turned)} of {len(stretch.section.turned)} wide tables stand on pages on their side")
        for number, page in enumerate(stretch.pages, start=stretch.first):
            if page not in turned and not _is(page, wanted):
                found.append(f"page {number} is {page.width:.0f} x {page.height:.0f} pt, not {wanted[0]:.0f} x {wanted[1]:.0f}")
    return found


def _is(page, wanted) -> bool:
    return abs(page.width - wanted[0]) <= 1 and abs(page.height - wanted[1]) <= 1
