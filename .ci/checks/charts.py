"""Charts: what Word shows, what its table of figures holds and what the Markdown prints are one and the same."""

import io
import posixpath
import re
import zipfile
from xml.etree import ElementTree

C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
C15 = "{http://schemas.microsoft.com/office/drawing/2012/chart}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
S = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
FIGURE = re.compile(r"(?:ước )?(?:[≥≤<>] )?(-?[\d.]+(?:,\d+)?)")
NO_TIME = (1980, 1, 1, 0, 0, 0)


def faults(archive, told: list[str]) -> list[str]:
    """`told` are the charts' words in the Markdown, in order."""
    parts = sorted(name for name in archive.namelist() if re.fullmatch(r"word/charts/chart\d+\.xml", name))
    found = [] if len(parts) == len(told) else [f"{len(told)} charts in the Markdown, {len(parts)} in the file"]
    for part, words in zip(parts, told):
        found += [f"{part}: {fault}" for fault in _of(archive, part, words)]
    return found


def _of(archive, part: str, words: str) -> list[str]:
    chart = ElementTree.fromstring(archive.read(part))
    cells = _cells(archive, part, chart.find(C + "externalData").get(R + "id"))
    ids = [axis.get("val") for axis in chart.iter(C + "axId")]
    found = [f"the axis number {number} is no unsigned one" for number in ids if not number.isdigit()]
    for series in chart.iter(C + "ser"):
        for source in [*series.iter(C + "strRef"), *series.iter(C + "numRef"), *series.iter(C15 + "datalabelsRange")]:
            reference = source.findtext(C + "f") or source.findtext(C15 + "f")
            shown = {int(point.get("idx")): point.findtext(C + "v") for point in source.iter(C + "pt")}
            held = dict(enumerate(cells.get(cell) for cell in _range(reference)))
            if shown != {at: text for at, text in held.items() if text is not None}:
                found.append(f"{reference}: the chart shows {shown}, the workbook has {held}")
        values, labels = (_points(series.find(path)) for path in (C + "val", f".//{C15}datalabelsRange"))
        for at, label in labels.items():
            match = FIGURE.fullmatch(label)
            figure = float(match[1].replace(".", "").replace(",", ".")) if match else None
            if figure != (float(values[at]) if at in values else None):
                found.append(f"a bar of {values.get(at)} is labelled {label!r}")
            if label not in words:
                found.append(f"the Markdown does not say {label!r}")
    return found


def _points(node) -> dict[int, str]:
    return {int(point.get("idx")): point.findtext(C + "v") for point in node.iter(C + "pt")}


def _range(reference: str) -> list[str]:
    column, first, last = re.fullmatch(r"\w+!\$([A-Z])\$(\d+)(?::\$[A-Z]\$(\d+))?", reference).groups()
    return [f"{column}{row}" for row in range(int(first), int(last or first) + 1)]


def _cells(archive, part: str, link: str) -> dict[str, str]:
    """The cells of the workbook behind a chart, as they are shown."""
    folder, name = posixpath.split(part)
    links = ElementTree.fromstring(archive.read(f"{folder}/_rels/{name}.rels"))
    target = next(node.get("Target") for node in links if node.get("Id") == link)
    with zipfile.ZipFile(io.BytesIO(archive.read(posixpath.normpath(posixpath.join(folder, target))))) as book:
        if any(entry.date_time != NO_TIME for entry in book.infolist()):
            raise KeyError("a part of the workbook bears a time")
        sheet = ElementTree.fromstring(book.read("xl/worksheets/sheet1.xml"))
    text = lambda cell: cell.findtext(f"{S}is/{S}t") if cell.get("t") == "inlineStr" else cell.findtext(S + "v")
    return {cell.get("r"): text(cell) for cell in sheet.iter(S + "c")}
