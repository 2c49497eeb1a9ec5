"""python-docx opens the paper, and its text is the Markdown's, line by line, in order; a picture's words are a line."""

import zipfile
from itertools import zip_longest

import docx
from docx.opc.exceptions import OpcError
from docx.table import Table, _Cell
from lxml.etree import XMLSyntaxError

import paper as papers

# Roles whose lines the program may tie: Role::may_be_tied.
TIED = {
    "chu-quan", "co-quan", "dia-danh-ngay", "trich-yeu", "ten-phu-luc", "kem-theo", "tham-quyen", "chuc-vu", "chuc-vu-khac",
}


def faults(paper) -> list[str]:
    try:
        written = list(_lines(docx.Document(str(paper.docx))))
    except (OpcError, XMLSyntaxError, zipfile.BadZipFile, KeyError, ValueError) as error:
        return [f"python-docx cannot open it: {error}"]
    told = list(papers.lines(paper))
    for at, (line_told, line) in enumerate(zip_longest(told, written), start=1):
        text = line_told.text if line_told else None
        if text != line and not _is_tied(line_told, line):
            return [f"line {at} of {len(told)}: Markdown has {text!r}, DOCX has {line!r}"]
    return [] if told else ["the Markdown has no text"]


def _is_tied(told, written) -> bool:
    """Whether a title differs by blanks that do not break, so that its lines end where they read well."""
    return bool(told and written) and told.role in TIED and _untied(told.text) == _untied(written)


def _untied(text: str) -> str:
    return text.replace("\u00a0", " ")


def _lines(container):
    for block in container.iter_inner_content():
        if isinstance(block, Table):
            for row in block.rows:
                for cell in row._tr.tc_lst:
                    yield from _lines(_Cell(cell, block))
        else:
            yield from block._p.xpath(".//wp:docPr/@descr")
            yield from (text for line in block.text.split("\n") if (text := line.strip(" ")))
