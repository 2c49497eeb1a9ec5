"""docxtpl_papers.py FOLDER N: N papers by docxtpl; prints papers per second and peak memory in kB."""

import json
import resource
import sys
import time
from pathlib import Path

from docxtpl import DocxTemplate

folder, count = Path(sys.argv[1]), int(sys.argv[2])
text = (folder / "fields.json").read_text("utf-8")
out = folder / "docxtpl-out"
out.mkdir(exist_ok=True)
start = time.perf_counter()
for number in range(count):
    # A template that was rendered cannot be rendered again.
    paper = DocxTemplate(folder / "docxtpl.docx")
    paper.render(json.loads(text.replace("Lơ Ku", f"Lơ Ku {number}")), autoescape=True)
    paper.save(out / f"{number}.docx")
seconds = time.perf_counter() - start
print(f"{count / seconds:.1f} {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss}")
