"""LibreOffice's picture of a paper: its words with their places (points), and pixels where words do not tell."""

import re
import subprocess
from pathlib import Path
from typing import NamedTuple
from xml.etree import ElementTree

NAMESPACE = "{http://www.w3.org/1999/xhtml}"


class Word(NamedTuple):
    """A word, or a printed line of words, and its box in points from the page's top left corner."""

    text: str
    left: float
    top: float
    right: float
    bottom: float


class Page(NamedTuple):
    width: float
    height: float
    words: list[Word]


class Picture(NamedTuple):
    """Rows of grey pixels, 0 black, 255 white."""

    dpi: int
    rows: list[bytes]


def to_pdf(documents: list[Path], folder: Path) -> None:
    """Converts all documents in one run, with a LibreOffice profile of its own; one that fails leaves no PDF."""
    command = ["soffice", "--headless", f"-env:UserInstallation=file://{folder}/profile", "--convert-to", "pdf"]
    # Without a document it would wait for one.
    if documents:
        run(command + ["--outdir", folder, *documents], timeout=600)


def pages(pdf: Path) -> list[Page]:
    """The pages of a PDF, or none where there is no PDF."""
    if not pdf.exists():
        return []
    root = ElementTree.fromstring(run(["pdftotext", "-bbox", pdf, "-"]))
    return [_page(node) for node in root.iter(NAMESPACE + "page")]


def _page(node) -> Page:
    sides = ("xMin", "yMin", "xMax", "yMax")
    words = [Word(word.text or "", *(float(word.get(side)) for side in sides)) for word in node]
    return Page(float(node.get("width")), float(node.get("height")), words)


def picture(pdf: Path, page: int, dpi: int) -> Picture:
    """A page (from 1) as grey pixels."""
    image = run(["pdftoppm", "-gray", "-r", str(dpi), "-f", str(page), "-l", str(page), pdf])
    header = re.match(rb"P5\s+(\d+)\s+(\d+)\s+255\s", image)
    width, height = int(header[1]), int(header[2])
    start = header.end()
    return Picture(dpi, [image[start + row * width : start + (row + 1) * width] for row in range(height)])


def fonts(pdf: Path) -> list[str]:
    """Names of the fonts a PDF uses, without the subset's mark."""
    return [line.split()[0].split("+")[-1] for line in run(["pdffonts", pdf]).decode().splitlines()[2:]]


def run(command, timeout=120) -> bytes:
    """A program's standard output; its error text becomes the error's."""
    done = subprocess.run([str(part) for part in command], capture_output=True, timeout=timeout, check=False)
    if done.returncode != 0:
        raise RuntimeError(f"{command[0]} ended with {done.returncode}: {done.stderr.decode(errors='replace')}")
    return done.stdout
