"""Rupiah as people write it."""

import re

from eblangkon.ground.money.rupiah import Rupiah

_WRITTEN = re.compile(r"(?:rp\.?)?\s*(\d{1,3}(?:\.\d{3})+|\d+)(?:,00|,-)?", re.ASCII | re.IGNORECASE)
_LONGEST = 16
"""Digits; more than any sum of a budget."""


def rupiah_written(text: str) -> Rupiah | None:
    """`52500`, `52.500`, `Rp52.500` or `52.500,00`; None for anything else: `52.5` is no sum, and never 525."""
    found = _WRITTEN.fullmatch(text.strip())
    digits = found[1].replace(".", "") if found else ""
    return Rupiah(int(digits)) if digits and len(digits) <= _LONGEST else None
