"""`eblangkon tax_quote`: JSON in, JSON out, a clear word on bad input."""

import io
import json
import sys
from typing import Any

import pytest
from django.core.management import call_command

GOOD: dict[str, Any] = {
    "date": "2026-01-05",
    "route": "UP",
    "platform_designated": True,
    "region": "33.25",
    "pbjt_rate": "0.10",
    "vendor": {"kind": "entity", "pkp": True, "npwp": True},
    "lines": [{"kind": "goods", "amount": 10_000_000}],
}
KEYS = "base ppn ppn_withheld pph pph_kind pph_parts pbjt buyer_pays vendor_nets collector explanation rules".split()


def run(given: bytes, monkeypatch: pytest.MonkeyPatch) -> tuple[int, str, str]:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(given)))
    out, err = io.StringIO(), io.StringIO()
    try:
        call_command("tax_quote", stdout=out, stderr=err)
    except SystemExit as end:
        return int(end.code or 0), out.getvalue(), err.getvalue()
    return 0, out.getvalue(), err.getvalue()


def test_a_quote_has_its_keys_in_order(monkeypatch: pytest.MonkeyPatch) -> None:
    code, out, err = run(json.dumps(GOOD).encode(), monkeypatch)
    found = json.loads(out)
    assert (code, err, list(found)) == (0, "", KEYS)
    assert found["pph_parts"] == {"22": 50_000}
    assert list(found["rules"][0]) == ["code", "value", "source", "effective_from", "confidence"]
    assert found["rules"][-1]["value"] == "0.005"


def test_what_may_be_missing_is_taken_as_said(monkeypatch: pytest.MonkeyPatch) -> None:
    bare = {"date": "2026-01-05", "route": "LS", "vendor": {}, "lines": [{"kind": "catering", "amount": 5_000_000}]}
    found = json.loads(run(b"\xef\xbb\xbf" + json.dumps(bare).encode(), monkeypatch)[1])
    assert (found["pph_parts"], found["pbjt"], found["ppn"]) == ({"23": 200_000}, 0, 0)


LINE = {"kind": "goods", "amount": 1}


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"date": "2026-13-01"}, "date"),
        ({"date": "20260105"}, "date"),
        ({"date": 20260105}, "date"),
        ({"date": None}, "date"),
        ({"date": "1999-12-31"}, "date"),
        ({"date": "٢٠٢٦-٠١-٠٥"}, "date"),
        ({"route": "XX"}, "route"),
        ({"route": ["UP"]}, "route"),
        ({"platform_designated": "true"}, "platform_designated"),
        ({"platform_designated": 1}, "platform_designated"),
        ({"region": "31.01"}, "region"),
        ({"region": 33.25}, "region"),
        ({"pbjt_rate": "0.11"}, "pbjt_rate"),
        ({"pbjt_rate": "-0.1"}, "pbjt_rate"),
        ({"pbjt_rate": "sepuluh"}, "pbjt_rate"),
        ({"pbjt_rate": "1/10"}, "pbjt_rate"),
        ({"pbjt_rate": 0.1}, "pbjt_rate"),
        ({"pbjt_rate": True}, "pbjt_rate"),
        ({"vendor": None}, "vendor"),
        ({"vendor": {"kind": "cv"}}, "vendor.kind"),
        ({"vendor": {"kind": None}}, "vendor.kind"),
        ({"vendor": {"pkp": "ya"}}, "vendor.pkp"),
        ({"vendor": {"umkm": True}}, "vendor.umkm"),
        ({"lines": []}, "lines"),
        ({"lines": {}}, "lines"),
        ({"lines": [LINE, 5]}, "lines[1]"),
        ({"lines": [{"kind": "goods"}]}, "lines[0].amount"),
        ({"lines": [{"amount": 5}]}, "lines[0].kind"),
        ({"lines": [{**LINE, "kind": "book"}]}, "lines[0].kind"),
        ({"lines": [{**LINE, "amount": -1}]}, "lines[0].amount"),
        ({"lines": [{**LINE, "amount": 1.5}]}, "lines[0].amount"),
        ({"lines": [{**LINE, "amount": 1.0}]}, "lines[0].amount"),
        ({"lines": [{**LINE, "amount": True}]}, "lines[0].amount"),
        ({"lines": [{**LINE, "amount": "1000"}]}, "lines[0].amount"),
        ({"lines": [{**LINE, "amount": 10**15}]}, "lines[0].amount"),
        ({"lines": [{**LINE, "amount": 10**15 - 1}, LINE]}, "lines"),
        ({"lines": [LINE] * 10_001}, "lines"),
        ({"lines": [{**LINE, "luxury": None}]}, "lines[0].luxury"),
        ({"lines": [{**LINE, "qty": 2}]}, "lines[0].qty"),
        ({"currency": "IDR"}, "currency"),
        ({"\ud800\n": 1}, ""),
    ],
)
def test_bad_fields_are_named(change: dict[str, Any], field: str, monkeypatch: pytest.MonkeyPatch) -> None:
    code, out, err = run(json.dumps({**GOOD, **change}).encode(), monkeypatch)
    assert (code, out) == (2, "")
    assert err.startswith(f"{field}: ")
    assert err.count("\n") == 1


@pytest.mark.parametrize("key", ["date", "route", "vendor", "lines"])
def test_what_is_missing_is_named(key: str, monkeypatch: pytest.MonkeyPatch) -> None:
    given = {name: value for name, value in GOOD.items() if name != key}
    code, _, err = run(json.dumps(given).encode(), monkeypatch)
    assert (code, err) == (2, f"{key}: belum ada. Tambahkan kunci ini.\n")


@pytest.mark.parametrize(
    "given",
    [
        b"",
        b"  \n",
        b"{",
        b"[]",
        b"null",
        b"7",
        b'"teks"',
        b"\xff\xfe",
        b'{"date": NaN}',
        b'{"date": "2026-01-05", "date": "2026-01-06"}',
        b'{"lines": ' + b"9" * 5000 + b"}",
        b"[" * 100_000,
        b'{"date":' * 900 + b"1" + b"}" * 900,
        b" " * 5_000_001,
    ],
    ids=range(14),
)
def test_what_is_no_case_is_refused(given: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    code, out, err = run(given, monkeypatch)
    assert (code, out) == (2, "")
    assert ": " in err
    assert "Traceback" not in err
