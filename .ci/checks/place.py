"""Where a line of text stands on a page."""

from render import Word

POINTS_PER_MM = 72 / 25.4


def printed(words: list[Word], text: str) -> list[Word]:
    """The printed lines (one, or more where the text wraps) that `text` fills; none where it is not found."""
    tokens = text.split()
    starts = (word for word in words if tokens and word.text == tokens[0])
    found = [lines for start in starts if (lines := _follow(words, start, tokens))]
    return min(found, key=lambda lines: (len(lines), lines[0].top), default=[])


def _follow(words: list[Word], start: Word, tokens: list[str]) -> list[Word]:
    lines = [[start]]
    for token in tokens[1:]:
        last = lines[-1][-1]
        beside = min((word for word in words if is_right_of(word, last)), key=lambda word: word.left, default=None)
        if beside and beside.text == token:
            lines[-1].append(beside)
            continue
        below = [word for word in words if word.text == token and 8 < word.top - last.top < 30]
        if not below:
            return []
        lines.append([min(below, key=lambda word: (word.top, word.left))])
    return [_joined(line) for line in lines]


def is_right_of(word: Word, other: Word) -> bool:
    """Whether a word stands on the same line, further right."""
    return abs(word.top - other.top) < 3 and word.left > other.right - 1


def _joined(line: list[Word]) -> Word:
    text = " ".join(word.text for word in line)
    return Word(text, line[0].left, min(word.top for word in line), line[-1].right, max(word.bottom for word in line))


def centre(word: Word) -> float:
    return (word.left + word.right) / 2


def width(word: Word) -> float:
    return word.right - word.left


def mm(points: float) -> str:
    return f"{points / POINTS_PER_MM:.1f} mm"
