"""Words, components and drawings, each by what a reader sees."""

from datetime import UTC, date, datetime

import pytest
from django.core.paginator import Paginator
from django.test import RequestFactory
from django.utils import translation

from eblangkon.desks.frame import paging
from eblangkon.desks.frame.charts import monthly_bars, price_position, tile_map
from eblangkon.desks.frame.facts import Share
from eblangkon.desks.frame.gallery import Example
from eblangkon.desks.frame.navigation import Item, current_path
from eblangkon.desks.frame.templatetags import drawings, parts, words
from eblangkon.ground.money.rupiah import Rupiah

EVENING = datetime(2024, 8, 2, 18, 5, tzinfo=UTC)  # already the 3rd in Java


def test_words_follow_the_language() -> None:
    assert words.rupiah(1234567) == "Rp1.234.567"
    assert words.rupiah(None) == "–"
    assert words.number(10335) == "10.335"
    assert words.day(date(2024, 8, 2)) == "2 Agustus 2024"
    assert words.weekday(date(2024, 8, 2)) == "Jumat, 2 Agustus 2024"
    assert words.moment(EVENING) == "3 Agustus 2024 01.05 WIB"
    with translation.override("en"):
        assert words.moment(EVENING) == "3 August 2024 01.05 WIB"
        assert words.number(10335) == "10,335"


def test_a_field_with_an_error_is_tied_to_it() -> None:
    form = Example({"name": "Kertas", "price": ""})
    html = form["price"].as_field_group()
    assert 'aria-invalid="true"' in html
    assert 'id="id_price_error"' in html
    assert "id_price_error" in html.split("aria-describedby")[1]
    assert "Harga belum diisi" in html


def test_shares_must_add_up() -> None:
    with pytest.raises(ValueError, match="add up"):
        parts.money_split([Share("Penyedia", Rupiah(90))], 100, "Jumlah")


def test_the_map_holds_35_regions_that_never_share_a_place() -> None:
    places = {(region.row, region.column) for region in tile_map.REGIONS}
    assert len(tile_map.REGIONS) == len(places) == 35
    assert sum(region.is_city for region in tile_map.REGIONS) == 6


@pytest.mark.parametrize(("value", "css"), [(0, "m1"), (2.9, "m1"), (3, "m2"), (19.9, "m4"), (20, "m5")])
def test_a_limit_belongs_to_the_class_above(value: float, css: str) -> None:
    assert tile_map.class_of(value) == css


def test_unknown_is_not_nothing() -> None:
    tiles = tile_map.wide({"33.25": tile_map.Reading(None)}, "Rp miliar", "/angka/{code}")
    shown = {tile.path: tile.value for tile in tiles}
    assert shown["/angka/33.25"] == "–"
    assert shown["/angka/33.26"] == "?"


@pytest.mark.parametrize("highest", [0, 0.4, 3, 78.1, 1234567])
def test_bars_stay_inside_and_the_axis_starts_at_nothing(highest: float) -> None:
    drawing = monthly_bars.draw([monthly_bars.Month("Jan", highest), monthly_bars.Month("Feb", None)], 328)
    assert drawing.ticks[0] == (monthly_bars.BOTTOM, "0")
    assert len(drawing.ticks) <= 6
    assert all(monthly_bars.TOP <= bar.y <= monthly_bars.BOTTOM for bar in drawing.bars)


def test_a_single_price_still_stands_on_its_line() -> None:
    one = Rupiah(50_000)
    assert price_position.draw(price_position.Position(one, one, one, one), 328).price == 32.8


def test_a_qr_carries_no_style() -> None:
    drawn = drawings.qr("http://localhost:8000/periksa/abc")
    assert "style" not in drawn
    assert drawn.startswith("<svg aria-hidden")


def test_pages_keep_the_other_filters(rf: RequestFactory) -> None:
    request = rf.get("/katalog", {"q": "kertas", "asal": ["pdn", "impor"], "halaman": "2"})
    assert paging.address(request, halaman="3") == "/katalog?q=kertas&asal=pdn&asal=impor&halaman=3"
    assert paging.neighbours(Paginator(range(200), 10).page(10)) == [1, 0, 9, 10, 11, 0, 20]


def test_a_page_by_key_knows_whether_there_is_more() -> None:
    assert paging.key_page([1, 2, 3], 2, str).next_key == "2"
    assert paging.key_page([1, 2], 2, str).next_key == ""


def test_one_stands_in_the_deepest_item() -> None:
    items = (Item("Bantuan", "/bantuan"), Item("Bayar", "/bantuan/pembayaran"))
    assert current_path(items, "/bantuan/pembayaran/ls") == "/bantuan/pembayaran"
    assert current_path(items, "/bantuan-lain") is None
