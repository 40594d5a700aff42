"""Text as it is meant: without the signs that nobody sees and no database keeps."""

import re
import unicodedata
from typing import Final

_UNSEEN: Final = re.compile(
    r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u00ad\u061c\u115f\u1160\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f"
    r"\u2800\u3164\ufeff\uffa0]"
)
"""Control signs, marks of direction, and letters of other scripts that leave an empty place."""
_BEGINS: Final = ("=", "@", "+", "\t", "\r")


def seen(text: str) -> str:
    """Letters as one sign each (NFC), no-break blanks as blanks; no control signs, none without width."""
    plain = _UNSEEN.sub("", text)
    return plain if plain.isascii() else unicodedata.normalize("NFC", plain).replace("\xa0", " ").replace("\u202f", " ")


def is_formula(text: str) -> bool:
    """Whether a spreadsheet would calculate the text: it is no name, number of a decree or place."""
    return text.lstrip(" ").startswith(_BEGINS)
