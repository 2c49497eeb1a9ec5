"""What no schema knows: parts nobody refers to, cells without a last paragraph, ids used twice, a clock in the archive,
parts that a program does not see that reads the archive from the front, charts that say another thing than their workbook."""

import posixpath
import re
import struct
import zipfile
from collections import Counter
from xml.etree import ElementTree

import charts
import paper as papers
from markdown import CHART

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
NO_TIME = (1980, 1, 1, 0, 0, 0)


def faults(paper) -> list[str]:
    try:
        with zipfile.ZipFile(paper.docx) as archive:
            told = [line.text for line in papers.lines(paper) if line.role == CHART]
            found = _faults(archive) + _hidden(archive, paper.docx.read_bytes())
            return found + charts.faults(archive, told)
    except (zipfile.BadZipFile, ElementTree.ParseError, KeyError, AttributeError) as error:
        return [f"not a whole package: {error}"]


def _faults(archive) -> list[str]:
    names = archive.namelist()
    document = archive.read("word/document.xml")
    cells = ElementTree.fromstring(document).iter(W + "tc")
    open_cells = sum(1 for cell in cells if len(cell) == 0 or cell[-1].tag != W + "p")
    ids = Counter(re.findall(rb'w14:paraId="(\w+)"', document))
    found = [f"{name} stands twice in the archive" for name, count in Counter(names).items() if count > 1]
    found += [f"no part refers to {name}" for name in sorted(set(names) - _referred(archive) - {"[Content_Types].xml"})]
    found += [f"{name} bears a time" for name in names if archive.getinfo(name).date_time != NO_TIME]
    found += [f"{open_cells} cells do not end with a paragraph"] if open_cells else []
    return found + [f"paragraph id {key.decode()} is used twice" for key, count in ids.items() if count > 1]


def _hidden(archive, content: bytes) -> list[str]:
    """Such a program goes from one local header to the next, and is at the end when it meets the directory."""
    seen, at = set(), 0
    while content[at : at + 4] == b"PK\3\4":
        flags, packed, name, extra = struct.unpack_from("<6xH10xL4xHH", content, at)
        if flags & 8:
            return [f"the header at {at} does not say how long its part is"]
        seen.add(content[at + 30 : at + 30 + name].decode())
        at += 30 + name + extra + packed
    return [f"{name} cannot be seen from the front" for name in archive.namelist() if name not in seen]


def _referred(archive) -> set[str]:
    """Every relationship part and what they point to, from the package's own outwards."""
    known, waiting = set(), ["_rels/.rels"]
    while waiting:
        rels = waiting.pop()
        if rels in known or rels not in archive.namelist():
            continue
        known.add(rels)
        folder = posixpath.dirname(posixpath.dirname(rels))
        for relation in ElementTree.fromstring(archive.read(rels)):
            if relation.get("TargetMode") == "External":
                continue
            target = posixpath.normpath(posixpath.join("/" + folder, relation.get("Target"))).lstrip("/")
            known.add(target)
            waiting.append(posixpath.join(posixpath.dirname(target), "_rels", posixpath.basename(target) + ".rels"))
    return known
