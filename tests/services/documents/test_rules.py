"""Data of papers: what may stand in it, and that equal data has one hash."""

import dataclasses
import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.services.documents import samples

from eblangkon.services.documents.rules import (
    FORMS,
    Count,
    Line,
    Nonsense,
    Paper,
    Signature,
    canonical,
    duty_stamp,
    freeze,
    paper_of,
    sha256_of,
    thaw,
)
from eblangkon.services.documents.rules.text import breakable, printable


@pytest.mark.parametrize("paper", samples.PAPERS.values(), ids=samples.PAPERS)
def test_a_frozen_paper_thaws_to_itself(paper: Paper):
    stored = json.loads(json.dumps(freeze(paper)))

    assert thaw(stored) == paper
    assert paper_of(FORMS[paper.form], stored) == paper


def test_canonical_data_has_sorted_keys_and_no_blanks_and_keeps_letters():
    assert canonical({"b": 1, "a": {"d": "é", "c": None}}) == '{"a":{"c":null,"d":"é"},"b":1}'.encode()


def test_the_hash_is_the_one_anyone_can_compute_from_the_canonical_text():
    assert sha256_of({"a": 1}) == "015abd7f5cc57a2dd94b7590f04ad8084273905ee33ec5cebeae62276a97f862"


def test_the_order_of_keys_does_not_change_the_hash():
    data = freeze(samples.RECEIPT)

    assert sha256_of(data) == sha256_of(dict(reversed(data.items())))


def _without(key: str) -> dict[str, Any]:
    return {name: value for name, value in freeze(samples.RECEIPT).items() if name != key}


@pytest.mark.parametrize(
    ("data", "said"),
    [
        ({}, "form"),
        ({"form": "cheque"}, "form"),
        (_without("total"), "total is missing"),
        ({**freeze(samples.RECEIPT), "extra": 1}, "unknown extra"),
        ({**freeze(samples.RECEIPT), "total": "3539000"}, "int is expected"),
        ({**freeze(samples.RECEIPT), "total": 3539000.0}, "int is expected"),
        ({**freeze(samples.RECEIPT), "total": True}, "int is expected"),
        ({**freeze(samples.RECEIPT), "day": "kemarin"}, "ISO 8601"),
        ({**freeze(samples.RECEIPT), "lines": "none"}, "a list"),
        ({**freeze(samples.RECEIPT), "buyer": "Dinas"}, "an object"),
        ({**freeze(samples.RECEIPT), "purpose": "x" * 501}, "at most 500"),
        ({**freeze(samples.RECEIPT), "signatures": []}, "place to sign"),
        ({**freeze(samples.RECEIPT), "total": 1}, "do not add up"),
    ],
)
def test_data_that_is_no_paper_is_refused_by_name(data: dict[str, Any], said: str):
    with pytest.raises(Nonsense, match=said):
        thaw(data)


def test_a_moment_without_its_zone_is_refused():
    data = freeze(samples.ORDER_LETTER)
    data["signatures"][0]["at"] = "2024-07-22T06:40:18"

    with pytest.raises(Nonsense, match="time zone"):
        thaw(data)


def test_a_paper_of_another_kind_is_refused():
    with pytest.raises(Nonsense, match="no paper of the kind SP"):
        paper_of("SP", samples.RECEIPT)


def test_a_line_multiplies_right():
    with pytest.raises(Nonsense, match="is not"):
        Line(name="Kertas", quantity=2, unit="rim", unit_price=51_000, total=101_000)


def test_more_cannot_be_accepted_than_came():
    with pytest.raises(Nonsense, match="more accepted"):
        Count(name="Kertas", unit="rim", ordered=2, delivered=1, accepted=2)


@pytest.mark.parametrize("wrong", [{"act": "account"}, {"act": "wet", "at": samples.AT}])
def test_an_act_has_a_moment_and_a_pen_has_none(wrong: dict[str, Any]):
    with pytest.raises(Nonsense):
        Signature(caption="PPK", name="Bambang", **wrong)


def test_nothing_of_a_paper_can_be_changed():
    with pytest.raises(dataclasses.FrozenInstanceError):
        samples.RECEIPT.total = 1  # type: ignore[misc]  # the point of the test


@pytest.mark.parametrize(
    ("raw", "printed"),
    [
        ("Kertas\tA4\nputih", "Kertas A4 putih"),
        ("\u202egnp.exe\u202c", "gnp.exe"),
        ("a\x00b\x07c", "abc"),
        ("Kopi ☕ susu 🥛", "Kopi susu"),
        ("e\u0301 dan z\u0335\u0336\u0337algo", "é dan zalgo"),
        ("Toko ꦧꦠꦁ", "Toko ??"),
        ("#set page() *tebal* $x$ @ref \\ <b>", "#set page() *tebal* $x$ @ref \\ <b>"),
        ("tiga\u00adpuluh\u200b", "tigapuluh"),
        ("20 °C, 5 m², ‑2 ″ĳzer ŧ", '20 °C, 5 m², -2 "ijzer ?'),
        ("", ""),
    ],
)
def test_hostile_text_stays_text_or_goes(raw: str, printed: str):
    assert printable(raw) == printed


@given(st.text())
def test_cleaning_twice_is_cleaning_once(text: str):
    once = printable(text)

    assert printable(once) == once


def test_long_words_get_places_to_break():
    assert breakable("a" * 50) == "\u200b".join(["a" * 24, "a" * 24, "aa"])
    assert breakable("kertas HVS") == "kertas HVS"


@pytest.mark.parametrize(("amount", "stamp"), [(5_000_000, 0), (5_000_001, 10_000)])
def test_the_duty_stamp_stands_over_five_million(amount: int, stamp: int):
    assert duty_stamp(amount, over=5_000_000, stamp=10_000) == stamp
