"""Makes the peers' templates from one of our papers: each paragraph's text becomes a field, its look stays.

    template.py PAPER.docx FOLDER

Writes docxtpl.docx (`{{ p12 }}`), docxtemplater.docx (`{p12}`) and fields.json (the texts). The peers get their data as
JSON, which they read faster than YAML, and make no Markdown: the comparison leans their way.
"""

import json
import sys
from pathlib import Path

import docx
from docx.table import Table
from docx.text.paragraph import Paragraph


def paragraphs(parent, element):
    for child in element.iterchildren():
        if child.tag.endswith("}p"):
            yield Paragraph(child, parent)
        elif child.tag.endswith("}tbl"):
            for row in Table(child, parent).rows:
                for cell in row.cells:
                    yield from paragraphs(cell, cell._tc)


paper, folder = sys.argv[1], Path(sys.argv[2])
for name, field in [("docxtpl", "{{{{ {} }}}}"), ("docxtemplater", "{{{}}}")]:
    document = docx.Document(paper)
    fields = {}
    for number, paragraph in enumerate(paragraphs(document, document.element.body)):
        runs = [run for run in paragraph.runs if run.text]
        if not runs:
            continue
        key = f"p{number}"
        fields[key] = "".join(run.text for run in runs)
        runs[0].text = field.format(key)
        for run in runs[1:]:
            run.text = ""
    document.save(folder / f"{name}.docx")
(folder / "fields.json").write_text(json.dumps(fields, ensure_ascii=False), "utf-8")
