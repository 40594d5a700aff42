"""A case read from JSON, in the form of `eblangkon tax_quote`.

Every refusal names the field and how to mend it, in Indonesian.
"""

import json
import re
from collections.abc import Mapping
from datetime import date
from fractions import Fraction
from typing import Any, NoReturn, get_args

from eblangkon.ground.money.rupiah import Rupiah
from eblangkon.services.tax.adapters.json_quote import share_text
from eblangkon.services.tax.rules import FIRST_DAY, LineKind, Route, TaxCase, TaxLine, TaxVendor, rule_on
from eblangkon.services.tax.rules.case import VendorKind

MOST = 999_999_999_999_999  # beyond this the papers have no words for an amount
MOST_LINES = 10_000
REGION = re.compile(r"33(\.(0[1-9]|1\d|2\d|7[1-6]))?")
RATE = re.compile(r"[01](\.\d{1,6})?")
VENDOR_FLAGS = ("pkp", "npwp", "suket", "skb", "turnover_declaration")
LINE_FLAGS = ("includes_ppn", "includes_pbjt", "luxury", "exempt")
CASE_KEYS = ("date", "route", "platform_designated", "region", "pbjt_rate", "vendor", "lines")

Object = Mapping[str, Any]


class BadCase(ValueError):
    """The input is not a case; the message names the field and the remedy in Indonesian."""


def read_case(text: str) -> TaxCase:
    """The case in this JSON text. Raises BadCase, and nothing else, for whatever is wrong with it."""
    given = _object(_parse(text), "masukan", CASE_KEYS)
    on = _day(_needed(given, "date"))
    return TaxCase(
        on=on,
        route=_choice(_needed(given, "route"), "route", get_args(Route)),
        platform_designated=_flag(given, "platform_designated", ""),
        region=_region(given.get("region", "")),
        vendor=_vendor(_needed(given, "vendor")),
        lines=_lines(_needed(given, "lines")),
        pbjt_rate=_rate(given.get("pbjt_rate"), on),
    )


def _refuse(field: str, remedy: str) -> NoReturn:
    raise BadCase(f"{field}: {remedy}")


def _parse(text: str) -> Any:
    if not text.strip():
        _refuse("masukan", "kosong. Kirim satu objek JSON lewat masukan baku: eblangkon tax_quote < kasus.json")
    try:
        return json.loads(
            text, object_pairs_hook=_unique, parse_constant=lambda word: _refuse(word, "bukan angka JSON.")
        )
    except json.JSONDecodeError as error:
        _refuse("masukan", f"bukan JSON yang benar pada baris {error.lineno}, kolom {error.colno}. Perbaiki di situ.")
    except BadCase:
        raise
    except (ValueError, RecursionError):
        _refuse("masukan", "ada angka yang terlalu panjang atau isi yang bersarang terlalu dalam. Perkecil.")


def _unique(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    unique: dict[str, Any] = {}
    for key, value in pairs:
        if key in unique:
            _refuse(_short(key), "tertulis dua kali dalam satu objek. Hapus salah satunya.")
        unique[key] = value
    return unique


def _short(value: object) -> str:
    """What was given, cut so that a message stays readable; one line always."""
    if isinstance(value, dict | list):
        return "objek" if isinstance(value, dict) else "daftar"
    text = value if isinstance(value, str) else json.dumps(value)
    text = " ".join("".join(letter if letter.isprintable() else " " for letter in text[:200]).split())
    return text if len(text) <= 60 else f"{text[:60]}…"


def _object(value: Any, field: str, keys: tuple[str, ...]) -> Object:
    if not isinstance(value, dict):
        _refuse(field, f"harus objek JSON dengan kunci {', '.join(keys)}.")
    for key in value:
        if key not in keys:
            where = _short(key) if field == "masukan" else f"{field}.{_short(key)}"
            _refuse(where, f"kunci ini tidak dikenal. Yang dikenal: {', '.join(keys)}.")
    return value


def _needed(given: Object, key: str, within: str = "") -> Any:
    if key not in given:
        _refuse(f"{within}{key}", "belum ada. Tambahkan kunci ini.")
    return given[key]


def _choice(value: Any, field: str, allowed: tuple[Any, ...]) -> Any:
    if not isinstance(value, str) or value not in allowed:
        _refuse(field, f"isi dengan salah satu dari {', '.join(allowed)}; bukan {_short(value)}.")
    return value


def _flag(given: Object, key: str, within: str) -> bool:
    value = given.get(key, False)
    if not isinstance(value, bool):
        _refuse(f"{within}{key}", f"isi dengan true atau false tanpa tanda kutip; bukan {_short(value)}.")
    return value


def _day(value: Any) -> date:
    remedy = f"isi dengan tanggal berbentuk TTTT-BB-HH, misalnya 2026-01-05; bukan {_short(value)}."
    if not isinstance(value, str) or not re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", value):
        _refuse("date", remedy)
    try:
        day = date.fromisoformat(value)
    except ValueError:
        _refuse("date", remedy)
    if day < FIRST_DAY:
        _refuse("date", f"belum ada aturan pajak untuk {day}. Isi dengan {FIRST_DAY} atau sesudahnya.")
    return day


def _region(value: Any) -> str:
    if isinstance(value, str) and (not value or REGION.fullmatch(value)):
        return value
    _refuse("region", f"isi dengan kode wilayah di Jawa Tengah, misalnya 33.25; bukan {_short(value)}.")


def _rate(value: Any, on: date) -> Fraction | None:
    if value is None:
        return None
    ceiling = rule_on("pbjt_ceiling", on)
    if isinstance(value, str) and RATE.fullmatch(value) and Fraction(value) <= ceiling.share:
        return Fraction(value)
    _refuse(
        "pbjt_rate",
        f'isi dengan teks dari 0 sampai {share_text(ceiling.share)}, misalnya "0.10" untuk 10%, '
        f"atau null bila belum ada; bukan {_short(value)}.",
    )


def _vendor(value: Any) -> TaxVendor:
    given = _object(value, "vendor", ("kind", *VENDOR_FLAGS))
    kind = _choice(given.get("kind", "entity"), "vendor.kind", get_args(VendorKind))
    return TaxVendor(kind, **{flag: _flag(given, flag, "vendor.") for flag in VENDOR_FLAGS})


def _lines(value: Any) -> tuple[TaxLine, ...]:
    if not isinstance(value, list) or not value:
        _refuse("lines", "isi dengan daftar JSON yang berisi paling sedikit satu baris belanja.")
    if len(value) > MOST_LINES:
        _refuse("lines", f"paling banyak {MOST_LINES} baris; pecah menjadi beberapa kasus.")
    lines = tuple(_line(item, f"lines[{index}]") for index, item in enumerate(value))
    if sum(line.amount for line in lines) > MOST:
        _refuse("lines", f"jumlah semua amount paling banyak {MOST}; periksa apakah ada angka nol yang berlebih.")
    return lines


def _line(value: Any, field: str) -> TaxLine:
    given = _object(value, field, ("kind", "amount", *LINE_FLAGS))
    kind = _choice(_needed(given, "kind", f"{field}."), f"{field}.kind", get_args(LineKind))
    amount = _needed(given, "amount", f"{field}.")
    if isinstance(amount, bool) or not isinstance(amount, int) or not 0 <= amount <= MOST:
        _refuse(
            f"{field}.amount",
            f"isi dengan rupiah bulat dari 0 sampai {MOST}, tanpa pecahan, titik, atau tanda kutip, "
            f"misalnya 10000000; bukan {_short(amount)}.",
        )
    return TaxLine(kind, Rupiah(amount), **{flag: _flag(given, flag, f"{field}.") for flag in LINE_FLAGS})
