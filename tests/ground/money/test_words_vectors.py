"""Amounts in words against the shared list of cases, and read back by a reader of its own."""

import csv
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eblangkon.ground.money.words import LARGEST, in_words, spelled

VECTORS = Path(__file__).parents[4] / "shared" / "data" / "vectors" / "terbilang_vektor.csv"
UNITS = {word: n for n, word in enumerate("nol satu dua tiga empat lima enam tujuh delapan sembilan".split())}
SCALES = {"ribu": 10**3, "juta": 10**6, "miliar": 10**9, "triliun": 10**12}
WHOLE = {"sepuluh": 10, "sebelas": 11, "seratus": 100}


def read(words: str) -> int:
    """The number these words say, by addition: written apart from the code it tries."""
    total = group = unit = 0
    for word in words.split():
        if word in UNITS:
            unit = UNITS[word]
        elif word in WHOLE:
            group += WHOLE[word]
        elif word == "belas":
            group, unit = group + unit + 10, 0
        elif word in ("puluh", "ratus"):
            group, unit = group + unit * (10 if word == "puluh" else 100), 0
        elif word == "seribu":
            total += 1_000
        else:
            total, group, unit = total + (group + unit) * SCALES[word], 0, 0
    return total + group + unit


@given(st.one_of(st.integers(0, LARGEST), st.integers(0, 2_100_000)))
def test_words_read_back_to_the_same_number(n: int):
    assert read(spelled(n)) == n


@pytest.mark.skipif(not VECTORS.exists(), reason="the folder shared/data/vectors is not here")
def test_the_shared_cases_hold():
    with VECTORS.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    number = next(name for name in rows[0] if all(row[name].lstrip("-").isdigit() for row in rows))
    wrong = [
        (row[number], row["terbilang_benar"])
        for row in rows
        if row["terbilang_benar"] not in (spelled(int(row[number])), in_words(int(row[number])))
    ]
    assert rows
    assert wrong == []
