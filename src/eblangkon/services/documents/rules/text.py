"""Text that may stand on a paper: what the fonts can show, on one line, left to right."""

import unicodedata

LONGEST = 500
# The blocks that Source Sans Pro and Source Serif Pro both draw in the weights used.
_BLOCKS = (range(0x20, 0x7F), range(0xA0, 0x180))
_SINGLES = frozenset("–—‘’‚“”„†‡•…‰‹›€™−×≤≥½¼¾")
_MISSING = frozenset("\u00adĲĳŊŋŦŧſ")
_SPELLED = str.maketrans(
    {"Ĳ": "IJ", "ĳ": "ij", "ſ": "s", "‐": "-", "‑": "-", "ʼ": "’", "′": "'", "″": '"', "℃": "°C", "ﬁ": "fi", "ﬂ": "fl"}
)
# Every letter that may be printed; a test sets each of them in each weight.
DRAWN = (_SINGLES | {chr(code) for block in _BLOCKS for code in block}) - _MISSING


def printable(text: str) -> str:
    """`text` as it will be printed: composed, on one line, without controls, direction marks, emoji or stacked marks.

    A letter or digit of a script that the fonts lack becomes `?`, so that the reader sees that one stood there.
    The result is its own fixed point: cleaning it again changes nothing.
    """
    kept: list[str] = []
    for letter in unicodedata.normalize("NFC", text.translate(_SPELLED)):
        if letter.isspace():
            kept.append(" ")
        elif letter in DRAWN:
            kept.append(letter)
        elif unicodedata.category(letter)[0] in "LN":
            kept.append("?")
    return " ".join("".join(kept).split())


def breakable(text: str, run: int = 24) -> str:
    """`text` with invisible places to break in words longer than `run`, so that none leaves its column."""
    return " ".join(
        word if len(word) <= run else "\u200b".join(word[at : at + run] for at in range(0, len(word), run))
        for word in text.split(" ")
    )
