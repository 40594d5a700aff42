"""The sentences of a quote as an order keeps it: codes with whole rupiah, shares as text and the sources of the day."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Any, Literal

from eblangkon.ground.money.rupiah import Rupiah
from eblangkon.services.tax.papers.sentences import worded
from eblangkon.services.tax.rules.outcome import Param

About = Literal["shipping", "vat", "pbjt", "income", "totals"]
_SHARE = re.compile(r"\d+(/\d+)?")


@dataclass(frozen=True, slots=True)
class Told:
    """One sentence and which part of the money it explains."""

    about: About
    text: str


def kept_sentences(tax: Mapping[str, Any]) -> list[Told]:
    """The steps of a kept quote in words, in the order of the reckoning; none for a basket without a quote yet."""
    sources = {rule["code"]: rule["source"] for rule in tax.get("rules", ())}
    return [
        Told(
            step["code"].split("_")[0],
            worded(
                step["code"],
                {name: _param(value) for name, value in step["params"].items()},
                [sources[code] for code in step["rules"] if code in sources],
            ),
        )
        for step in tax.get("explanation", ())
    ]


def _param(value: int | str) -> Param:
    """Rupiah were kept as numbers and shares as text, as `11/100`; a region's code has a dot and stays text."""
    if isinstance(value, int):
        return Rupiah(value)
    return Fraction(value) if _SHARE.fullmatch(value) else value
