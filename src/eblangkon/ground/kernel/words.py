"""Filling sentences with what an act or a notice carries, without trusting either."""

from collections.abc import Mapping
from typing import Any

from eblangkon.ground.money.rupiah import Rupiah


class _Value:
    """`{total:rp}` is rupiah, everything else its plain text; attributes and items of it cannot be asked for."""

    __slots__ = ("_text", "_whole")

    def __init__(self, value: object) -> None:
        self._text = str(value)
        self._whole = value if isinstance(value, int) else None

    def __format__(self, spec: str) -> str:
        return str(Rupiah(self._whole)) if spec == "rp" and self._whole is not None else self._text


class _Values(dict[str, _Value]):
    """What an entry of an older version did not carry is shown as left out, and breaks no page."""

    def __missing__(self, key: str) -> _Value:
        return _Value("…")


def sentence(text: str) -> str:
    """What somebody wrote, closed by a full stop unless it is closed, so that a sentence of ours may follow it."""
    text = text.strip()
    return text if not text or text.endswith((".", "!", "?", "…")) else f"{text}."


def fill(template: str, values: Mapping[str, Any]) -> str:
    """`{actor} membayar {total:rp}` with its values in place."""
    return template.format_map(_Values({key: _Value(value) for key, value in values.items()}))
