"""Puts what was typed back into the form of a page of ours; pure text, no request."""

import re
from collections.abc import Mapping, Sequence
from html import escape, unescape

Fields = Mapping[str, Sequence[str]]
_FORM = re.compile(r'<form\b[^>]*\bmethod="post"[^>]*>.*?</form>', re.DOTALL)
_FIELD = re.compile(r"<input\b[^>]*>|<textarea\b[^>]*>.*?</textarea>|<select\b[^>]*>.*?</select>", re.DOTALL)
_BUTTON = re.compile(r"<button\b[^>]*>")
_OPTION = re.compile(r"<option\b[^>]*>")
_UNTOUCHED = ("hidden", "file", "password", "submit", "button")


def refill(page: str, fields: Fields) -> tuple[str, list[str]]:
    """The page with the form that has most of these fields filled in, and the texts that found no field."""
    forms = [form for form in _FORM.finditer(page) if _same_act(form[0], fields)]
    best = max(forms, key=lambda form: len(_names(form[0]) & set(fields)), default=None)
    if best is None:
        return page, _texts(fields, set(fields))
    filled = _FIELD.sub(lambda field: _filled(field[0], fields), best[0])
    known = _names(best[0]) | {_attribute(tag, "name") for tag in _BUTTON.findall(page)}
    return page[: best.start()] + filled + page[best.end() :], _texts(fields, set(fields) - known)


def _same_act(form: str, fields: Fields) -> bool:
    """Of several forms on one page `apa` says which it was."""
    acts = [_attribute(tag, "value") for tag in _FIELD.findall(form) if _attribute(tag, "name") == "apa"]
    return not acts or "apa" not in fields or acts[0] in fields["apa"]


def _texts(fields: Fields, names: set[str]) -> list[str]:
    return [value for name in fields if name in names and name != "apa" for value in fields[name] if value]


def _names(form: str) -> set[str]:
    return {_attribute(tag, "name") for tag in _FIELD.findall(form)}


def _attribute(tag: str, name: str) -> str:
    found = re.search(rf'^<\w+\b[^>]*?\s{name}="([^"]*)"', tag)
    return unescape(found[1]) if found else ""


def _marked(tag: str, word: str, on: bool) -> str:
    bare = re.sub(rf'\s{word}(="[^"]*")?(?=[\s>])', "", tag)
    return bare[:-1] + f" {word}>" if on else bare


def _filled(tag: str, fields: Fields) -> str:
    values = fields.get(_attribute(tag, "name"))
    kind = _attribute(tag, "type")
    if kind in ("radio", "checkbox"):
        return tag if values is None else _marked(tag, "checked", (_attribute(tag, "value") or "on") in values)
    if values is None or kind in _UNTOUCHED:
        return tag
    if tag.startswith("<textarea"):
        return f"{tag[: tag.index('>') + 1]}\n{escape(values[0])}</textarea>"
    if tag.startswith("<select"):
        return _OPTION.sub(lambda one: _marked(one[0], "selected", _attribute(one[0], "value") in values), tag)
    bare = re.sub(r'\svalue="[^"]*"', "", tag)
    return f'{bare[:-1]} value="{escape(values[0])}">'
