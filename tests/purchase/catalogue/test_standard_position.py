"""A price is compared with the item that speaks of the same thing, or with nothing."""

from datetime import date

import pytest
from pytest_django import DjangoAssertNumQueries

from eblangkon.ground.money.rupiah import Rupiah
from eblangkon.purchase.catalogue.models import PriceStandard
from eblangkon.purchase.catalogue.queries import standard_position

pytestmark = pytest.mark.django_db
DAY = date(2026, 3, 4)
ITEMS = (
    ("Kertas Hvs", "Folio 70 Gram", "Rim", 60_000),
    ("Kertas Hvs", "A4 70 Gram", "Rim", 58_000),
    ("Kertas Hvs", "A4 70 Gram", "Dus", 280_000),
    ("Map Kertas (stopmap)", "", "Pak", 30_000),
    ("Flashdisk / Fd", "32 Gb", "Buah", 90_000),
    ("Snack Box", "3 Kue, 1 Air (330 Ml)", "Kotak", 15_000),
    ("Sapu", "Lantai", "Buah", 20_000),
    ("Map Ordner Folio", "5 cm, 7 cm", "Buah", 28_000),
)


@pytest.fixture(autouse=True)
def _standard(db: None) -> None:
    PriceStandard.objects.bulk_create(
        PriceStandard(region_id="33.25", year=year, name=name, specification=said, unit=unit, price=price + year - 2025)
        for year in (2024, 2025)
        for name, said, unit, price in ITEMS
    )


@pytest.mark.parametrize(
    ("name", "unit", "item", "standard"),
    [
        ("Kertas HVS A4 70 gram", "rim", "Kertas Hvs, A4 70 Gram", 58_000),
        ("Kertas HVS folio 70 gram, 1 rim", "RIM", "Kertas Hvs, Folio 70 Gram", 60_000),
        ("Flashdisk 32 GB", "pcs", "Flashdisk / Fd, 32 Gb", 90_000),
        ("Map kertas biru", "pack", "Map Kertas (stopmap)", 30_000),
        ("Map ordner folio 7 cm", "buah", "Map Ordner Folio, 5 cm, 7 cm", 28_000),
    ],
)
def test_same_words_and_unit(name: str, unit: str, item: str, standard: int) -> None:
    found = standard_position(name, unit, Rupiah(52_500), "33.25", DAY)
    assert found is not None
    assert (found.compared_with, found.standard, found.year) == (item, standard, 2025)
    assert found.percent == pytest.approx(100 * (52_500 - standard) / standard)


@pytest.mark.parametrize(
    ("name", "unit"),
    [
        ("Kertas HVS A4 80 gram", "rim"),  # another weight
        ("Kertas HVS A4 70 gram", "pak"),  # another unit
        ("Flashdisk 64 GB", "buah"),
        ("Map ordner folio 3 cm", "buah"),
        ("Snack box isi 3", "kotak"),  # the standard's has water with it
        ("Sapu ijuk", "buah"),  # one word in common is too little
        ("Kertas buffalo", "rim"),
        ("", "rim"),
    ],
)
def test_another_thing_is_compared_with_nothing(name: str, unit: str) -> None:
    assert standard_position(name, unit, Rupiah(1_000), "33.25", DAY) is None


def test_another_region_and_an_earlier_year() -> None:
    assert standard_position("Kertas HVS A4 70 gram", "rim", Rupiah(1), "33.24", DAY) is None
    found = standard_position("Kertas HVS A4 70 gram", "rim", Rupiah(1), "33.25", date(2024, 6, 1))
    assert found is not None
    assert (found.standard, found.year) == (57_999, 2024)
    assert standard_position("Kertas HVS A4 70 gram", "rim", Rupiah(1), "33.25", date(2023, 6, 1)) is None


def test_one_query(django_assert_num_queries: DjangoAssertNumQueries) -> None:
    with django_assert_num_queries(1):
        standard_position("Kertas HVS A4 70 gram", "rim", Rupiah(1), "33.25", DAY)
