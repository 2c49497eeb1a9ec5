#!/usr/bin/env python3
"""Runs every check on every DOCX below a folder: papers.py FOLDER VALIDATOR [any-length]

any-length: papers that .ci/expected.toml says nothing of.
"""

import os
import sys
import tempfile
import tomllib
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path

import fonts
import letterhead
import letters
import margins
import orientation
import package
import page_count
import page_numbers
import paper as reading
import pdf
import readers
import rules
import text
import validator


def checks(program: Path, formats, expected) -> tuple[dict, dict]:
    """The checks by name: those of the file, and those of its picture."""
    of_file = {
        "package": package.faults,
        "validator": partial(validator.faults, program=program, formats=formats),
        "text": text.faults,
        "readers": readers.faults,
        "render": lambda paper: [] if paper.pages else ["LibreOffice cannot convert it"],
    }
    of_picture = {
        "fonts": fonts.faults,
        "page-count": partial(page_count.faults, expected=expected),
        "page-numbers": page_numbers.faults,
        "orientation": orientation.faults,
        "margins": margins.faults,
        "letterhead": letterhead.faults,
        "rules": rules.faults,
        "letters": letters.faults,
    }
    return of_file, of_picture


def examine(papers: list, of_file: dict, of_picture: dict):
    """Every paper with what each check says of it; as many at a time as there are cores, in the papers' order."""
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        yield from zip(papers, pool.map(lambda paper: findings(paper, of_file, of_picture), papers))


def findings(paper, of_file: dict, of_picture: dict) -> dict[str, list[str]]:
    """What each check says of a paper; a paper without a picture is not looked at."""
    wanted = of_file | (of_picture if paper.pages else {})
    return {name: check(paper) for name, check in wanted.items()}


def expectations() -> dict:
    return tomllib.loads((Path(__file__).parent.parent / "expected.toml").read_text("utf-8"))


def main() -> int:
    output, program, any_length = Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3:] == ["any-length"]
    of_file, of_picture = checks(program, validator.FORMATS, expectations())
    of_picture["pdf"] = pdf.faults
    if any_length:
        del of_picture["page-count"]
    names = sorted(str(file.relative_to(output).with_suffix("")) for file in output.rglob("*.docx"))
    files = {name: (output / f"{name}.docx", output / f"{name}.md") for name in names}
    passed = failed = 0
    with tempfile.TemporaryDirectory() as folder:
        papers = reading.load(files, Path(folder))
        for paper, found in examine(papers, of_file, of_picture):
            print(f"{paper.name}: {len(paper.pages)} pages")
            for name, faults in found.items():
                print(f"  {name} ... {'FAILED' if faults else 'ok'}")
                print("".join(f"    {fault}\n" for fault in faults[:10]), end="")
            failed += sum(1 for faults in found.values() if faults)
            passed += sum(1 for faults in found.values() if not faults)
    print(f"papers: {passed} passed, {failed} failed")
    return 0 if passed and not failed else 1


if __name__ == "__main__":
    sys.exit(main())
