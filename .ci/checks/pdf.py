"""The PDF beside a DOCX: sound, PDF/A-2b by what it says, faces embedded, the paper's words, each where LibreOffice has it."""

import re
import statistics
import subprocess
from collections import Counter, defaultdict
from pathlib import Path

import paper as papers
import render

TABLE = Path(__file__).parent.parent.parent / "src/page/metrics/table.rs"
# Points that a word may stand off: LibreOffice rounds the places of letters, in justified lines up to 2.1 points.
NEAR = 2.5
# Points that one may stand to the side in a slanted line with blanks left open: LibreOffice widens each such blank by a twelfth
# of its height, and the line is centred.
NEAR_OPEN = 16.0
OPEN_ROLES = {"dia-danh-ngay", "kem-theo"}
WORD = re.compile(r"\w+")


def faults(paper) -> list[str]:
    pdf = paper.docx.with_suffix(".pdf")
    if not pdf.exists():
        lacking = sorted(set("".join(line.text for line in papers.lines(paper))) - letters())
        return [] if lacking else ["there is no PDF"]
    return [*_sound(pdf), *_told(pdf, paper), *_faces(pdf), *_words(pdf, paper), *_places(pdf, paper)]


def letters() -> set[str]:
    """The characters that the embedded faces have."""
    return {chr(int(code, 16)) for code in re.findall(r"\('\\u\{([0-9a-f]+)\}'", TABLE.read_text("utf-8"))}


def _sound(pdf: Path) -> list[str]:
    done = subprocess.run(["qpdf", "--check", str(pdf)], capture_output=True, check=False)
    return [f"qpdf: {done.stdout.decode()}{done.stderr.decode()}"] if done.returncode else []


def _told(pdf: Path, paper) -> list[str]:
    info = dict(line.split(":", 1) for line in render.run(["pdfinfo", pdf]).decode().splitlines() if ":" in line)
    info = {key: value.strip() for key, value in info.items()}
    whole = pdf.read_bytes()
    marks = [b"<pdfaid:part>2<", b"<pdfaid:conformance>B<", b"/Lang(vi-VN)", b"/OutputIntents"]
    found = [f"{mark.decode()} is missing" for mark in marks if mark not in whole]
    if not info.get("Title"):
        found.append("it has no title")
    if info.get("PDF version") != "1.7":
        found.append(f"it is PDF {info.get('PDF version')}")
    if int(info["Pages"]) != len(paper.pages):
        found.append(f"it has {info['Pages']} pages, LibreOffice {len(paper.pages)}")
    return found


def _faces(pdf: Path) -> list[str]:
    found = []
    for line in render.run(["pdffonts", pdf]).decode().splitlines()[2:]:
        name, flags = line.split()[0], line.split()[-5:-2]
        if "+VanthuSerif-" not in name or flags != ["yes", "yes", "yes"]:
            found.append(f"the face {name} is not ours, embedded, cut and with its letters told: {flags}")
    return found


def _tokens(pages) -> Counter:
    return Counter(token for page in pages for word in page.words for token in WORD.findall(word.text))


def _words(pdf: Path, paper) -> list[str]:
    """All words of the Markdown are there, charts apart, and all are those of the DOCX's pages."""
    ours = _tokens(render.pages(pdf))
    told = Counter(token for line in papers.lines(paper) if line.role != "bieu-do" for token in WORD.findall(line.text))
    lacking, more = told - ours, ours - told
    # A figure that no cell has room for stands on two lines.
    digits = [Counter("".join(word for word in words.elements() if word.isdigit())) for words in (lacking, more)]
    if digits[0] <= digits[1]:
        lacking = Counter({word: count for word, count in lacking.items() if not word.isdigit()})
    found = [f"the word {word} stands {count} times too seldom" for word, count in lacking.items()]
    theirs = _tokens(paper.pages)
    found += [f"LibreOffice has {word} {count} times more" for word, count in (theirs - ours).items()]
    return found + [f"LibreOffice has {word} {count} times less" for word, count in (ours - theirs).items()]


def _places(pdf: Path, paper) -> list[str]:
    """Each word on its page where LibreOffice has it; pages with charts, whose words it places itself, are left out."""
    open_lines = [line.text for line in papers.lines(paper) if line.role in OPEN_ROLES and "\u00a0" in line.text]
    loose = {word for line in open_lines for word in line.split()}
    pairs = []
    for number, (ours, theirs) in enumerate(zip(render.pages(pdf), paper.pages), start=1):
        if _has_chart(ours):
            continue
        here, there = _by_text(ours), _by_text(theirs)
        for text, words in there.items():
            pairs += [(number, mine, other) for mine, other in zip(here.get(text, []), words)]
    if not pairs:
        return ["no word stands on the page where LibreOffice has it"]
    # The two say differently how far letters reach above and below the line: a share of their height.
    drop = statistics.median((_middle(mine) - _middle(other)) / _height(other) for _, mine, other in pairs)
    off = [(number, mine, other) for number, mine, other in pairs if not _is_near(mine, other, drop, loose)]
    return [
        f"page {number}: {mine.text} at {mine.left:.1f}, {_middle(mine):.1f}, not {other.left:.1f}, {_middle(other):.1f}"
        for number, mine, other in off
    ]


def _has_chart(page) -> bool:
    texts = [word.text for word in page.words]
    return any(pair[0] == "Biểu" and pair[1].startswith("đồ") for pair in zip(texts, texts[1:]))


def _is_near(mine, other, drop: float, loose: set[str]) -> bool:
    down = _middle(mine) - _middle(other) - drop * _height(other)
    return abs(mine.left - other.left) <= (NEAR_OPEN if mine.text in loose else NEAR) and abs(down) <= NEAR


def _by_text(page) -> dict:
    words = defaultdict(list)
    for word in sorted(page.words, key=lambda word: (round(_middle(word)), word.left)):
        words[word.text].append(word)
    return words


def _middle(word) -> float:
    return (word.top + word.bottom) / 2


def _height(word) -> float:
    return word.bottom - word.top
