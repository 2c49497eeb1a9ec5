"""The upper block (ND30 PL I, IV; II.1-4): two columns side by side, Quốc hiệu and Tiêu ngữ on one line each."""

import paper as papers
from place import POINTS_PER_MM, centre, printed
from render import Word

SAME_LINE = 3.0


def faults(paper) -> list[str]:
    section, words = paper.sections[0], paper.pages[0].words
    found, lines = [], {}
    for role, roles in {
        "quoc-hieu": ("quoc-hieu",),
        "tieu-ngu": ("tieu-ngu",),
        "co-quan": ("chu-quan", "co-quan"),
        "so-ky-hieu": ("so-ky-hieu",),
        "dia-danh-ngay": ("dia-danh-ngay",),
    }.items():
        text = next(iter(papers.texts(section, *roles)), "")
        if role == "dia-danh-ngay" and not text and "BIÊN BẢN" in papers.texts(section, "ten-loai"):
            continue  # Minutes have no place and date in their head (Mẫu 1.9).
        lines[role] = printed(words, text)
        if not lines[role]:
            found.append(f"{role}: {text!r} is not on page 1")
    if found:
        return found
    dated = "dia-danh-ngay" in lines
    for role in sorted(lines.keys() - {"co-quan"}):
        if len(lines[role]) > 1:
            found.append(f"{role} takes {len(lines[role])} lines, not one")
    found += _side_by_side("co-quan", lines["co-quan"][0], "quoc-hieu", lines["quoc-hieu"][0])
    if dated:
        found += _side_by_side("so-ky-hieu", lines["so-ky-hieu"][0], "dia-danh-ngay", lines["dia-danh-ngay"][0])
    for role in ("tieu-ngu", "dia-danh-ngay") if dated else ("tieu-ngu",):
        if abs(centre(lines[role][0]) - centre(lines["quoc-hieu"][0])) > POINTS_PER_MM:
            found.append(f"{role} is not centred under quoc-hieu")
    return found


def _side_by_side(left_role: str, left: Word, right_role: str, right: Word) -> list[str]:
    if abs(left.top - right.top) > SAME_LINE or left.right > right.left:
        return [f"{left_role} at {left.left:.0f},{left.top:.0f} is not left of {right_role} at {right.left:.0f},{right.top:.0f}"]
    return []
