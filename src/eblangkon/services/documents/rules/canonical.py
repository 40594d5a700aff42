"""From a paper's data to the one text that is hashed, and back."""

import dataclasses
import hashlib
import json
import types
from collections.abc import Mapping
from datetime import date, datetime
from functools import cache
from typing import Any, Literal, TypeAlias, Union, get_args, get_origin, get_type_hints

from eblangkon.services.documents.rules.kinds import FORMS
from eblangkon.services.documents.rules.parts import Nonsense
from eblangkon.services.documents.rules.sheets import (
    DeliveryNote,
    HandoverReport,
    InspectionReport,
    Invoice,
    OrderLetter,
    Paper,
    Receipt,
    ShortHandover,
)
from eblangkon.services.documents.rules.text import LONGEST, printable

Freezable: TypeAlias = dict[str, Any]
_CLASSES: dict[str, type[Paper]] = {
    made.form: made
    for made in (OrderLetter, DeliveryNote, InspectionReport, HandoverReport, ShortHandover, Invoice, Receipt)
}


def canonical(data: Freezable) -> bytes:
    """JSON with sorted keys, without blanks, in UTF-8: equal data gives equal bytes, whoever wrote it."""
    return json.dumps(data, sort_keys=True, separators=(",", ":"), ensure_ascii=False, allow_nan=False).encode()


def sha256_of(data: Freezable) -> str:
    """The SHA-256 of the canonical data, 64 hexadecimal letters: what is printed on the paper."""
    return hashlib.sha256(canonical(data)).hexdigest()


def freeze(paper: Paper) -> Freezable:
    """`paper` as plain JSON with its `form`; text as it will be printed, days and moments in ISO 8601."""
    plain = _plain(paper)
    return {"form": paper.form, **plain}


def thaw(data: Mapping[str, Any]) -> Paper:
    """The paper that `freeze` made `data` from. Raises Nonsense for unknown, missing or ill-typed parts."""
    form = data.get("form")
    if not isinstance(form, str) or form not in _CLASSES:
        raise Nonsense(f"form: one of {', '.join(_CLASSES)}, not {form!r}")
    paper = _built(_CLASSES[form], {key: value for key, value in data.items() if key != "form"}, form)
    assert isinstance(paper, Paper)
    return paper


def paper_of(kind: str, data: Paper | Mapping[str, Any]) -> Paper:
    """`data` as a checked paper with printable text, refused with Nonsense when it is no paper of this kind."""
    paper = thaw(freeze(data if isinstance(data, Paper) else thaw(data)))
    if FORMS[paper.form] != kind:
        raise Nonsense(f"{paper.form} is no paper of the kind {kind}")
    return paper


def _plain(value: Any) -> Any:
    if dataclasses.is_dataclass(value):
        return {field.name: _plain(getattr(value, field.name)) for field in dataclasses.fields(value)}
    if isinstance(value, tuple):
        return [_plain(part) for part in value]
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, bool) or value is None:
        return value
    if isinstance(value, int):
        return int(value)  # a Rupiah is an int, and JSON must not say more
    return printable(value)


@cache
def _hints(made: type) -> dict[str, Any]:
    """The fields' types; read once a class, for reading them takes longer than all the rest."""
    return get_type_hints(made)


def _built(made: type, data: Any, path: str) -> Any:
    if not isinstance(data, Mapping):
        raise Nonsense(f"{path}: an object is expected")
    fields = {field.name: field for field in dataclasses.fields(made)}
    if unknown := sorted(set(data) - set(fields)):
        raise Nonsense(f"{path}: unknown {', '.join(map(str, unknown))}")
    hints = _hints(made)
    given = {name: _value(hints[name], value, f"{path}.{name}") for name, value in data.items()}
    missing = [n for n, f in fields.items() if n not in given and f.default is dataclasses.MISSING]
    if missing:
        raise Nonsense(f"{path}: {', '.join(missing)} is missing")
    return made(**given)


def _value(hint: Any, value: Any, path: str) -> Any:
    origin, inner = get_origin(hint), get_args(hint)
    if origin in (Union, types.UnionType):
        kept = next(part for part in inner if part is not type(None))
        return None if value is None else _value(kept, value, path)
    if origin is tuple:
        if not isinstance(value, (list, tuple)):
            raise Nonsense(f"{path}: a list is expected")
        return tuple(_value(inner[0], part, f"{path}[{at}]") for at, part in enumerate(value))
    if origin is Literal:
        if value not in inner:
            raise Nonsense(f"{path}: one of {', '.join(inner)}, not {value!r}")
        return value
    if dataclasses.is_dataclass(hint):
        assert isinstance(hint, type)
        return _built(hint, value, path)
    return _leaf(hint, value, path)


def _leaf(hint: Any, value: Any, path: str) -> Any:
    if hint in (date, datetime):
        try:
            read = hint.fromisoformat(value)
        except (TypeError, ValueError) as error:
            raise Nonsense(f"{path}: a moment in ISO 8601 is expected, not {value!r}") from error
        if hint is datetime and read.tzinfo is None:
            raise Nonsense(f"{path}: a moment needs its time zone")
        return read
    if type(value) is not hint and not (hint is int and isinstance(value, int) and not isinstance(value, bool)):
        raise Nonsense(f"{path}: {hint.__name__} is expected, not {type(value).__name__}")
    if hint is str and len(value) > LONGEST:
        raise Nonsense(f"{path}: at most {LONGEST} letters")
    return value
