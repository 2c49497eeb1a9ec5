"""How many pages a paper has, by the table in .ci/expected.toml."""

from fnmatch import fnmatch


def faults(paper, expected) -> list[str]:
    row = next((row for row in expected["pages"] if fnmatch(paper.name, row["paper"])), None)
    if row is None:
        return ["no line of .ci/expected.toml says how many pages it may have"]
    count = len(paper.pages)
    return [] if row["least"] <= count <= row["most"] else [f"{count} pages, not {row['least']} to {row['most']}"]
