"""Where people begin, and what their navigation holds."""

from dataclasses import replace

import pytest
from django.conf import settings
from django.test import Client
from django.test.utils import override_settings
from tests.cast import Town

from eblangkon.desks.frame.hats import duties_of, home_of, items_of, public_items
from eblangkon.ground.audit.rules import Actor, Hat


def wearing(*duties: str) -> Actor:
    return Actor("person", 1, "Ani", tuple(Hat(duty, "33.25") for duty in duties))


@pytest.mark.parametrize(
    ("duties", "home"),
    [
        (("pp",), "/meja"),
        (("treasurer",), "/meja"),
        (("vendor_owner",), "/toko"),
        (("vendor_staff",), "/toko"),
        (("ukpbj",), "/pengawasan"),
        (("province",), "/pengawasan"),
        (("auditor",), "/pengawasan"),
        (("admin",), "/mulai"),
        (("auditor", "ppk"), "/meja"),
        (("vendor_owner", "ppk"), "/meja"),
        ((), "/akun"),
    ],
)
def test_everybody_begins_where_most_is_waited_for(duties: tuple[str, ...], home: str) -> None:
    assert home_of(wearing(*duties)) == home


@pytest.mark.parametrize(
    ("duties", "paths"),
    [
        (("ppk",), ["/meja", "/permintaan", "/pesanan", "/katalog", "/kotak"]),
        (("admin",), ["/mulai", "/aturan", "/kantor", "/pejabat", "/anggaran", "/kotak"]),
        (("ukpbj",), ["/pengawasan", "/mulai", "/pesanan", "/aturan", "/kotak"]),
        (("auditor",), ["/pengawasan", "/pesanan", "/aturan", "/kotak"]),
    ],
)
def test_each_side_has_its_own_way(duties: tuple[str, ...], paths: list[str]) -> None:
    assert [item.path for item in items_of(wearing(*duties), 0)] == paths


def test_a_shop_finds_its_home_orders_and_products() -> None:
    paths = [item.path for item in items_of(wearing("vendor_owner"), 0)]
    assert paths[0] == "/toko"
    assert {"/pesanan", "/toko/produk", "/kotak"} < set(paths)
    assert len(set(paths)) == len(paths)


def test_several_sides_name_no_page_twice() -> None:
    paths = [item.path for item in items_of(wearing("ppk", "vendor_owner", "auditor"), 0)]
    assert len(set(paths)) == len(paths)


def test_nothing_unread_is_no_count() -> None:
    assert items_of(wearing("ppk"), 0)[-1].count is None
    assert items_of(wearing("ppk"), 3)[-1].count == 3


def test_one_duty_at_two_places_is_named_once() -> None:
    assert [str(duty.label) for duty in duties_of(wearing("ppk", "ppk", "pptk"))] == ["PPK", "PPTK"]


def test_doors_are_shown_in_a_demonstration_only() -> None:
    assert "/coba" not in [item.path for item in public_items()]
    with override_settings(ENV=replace(settings.ENV, demo=True)):
        assert "/coba" in [item.path for item in public_items()]


def test_who_may_not_is_told_who_may_and_who_they_are(town: Town) -> None:
    page = town.client("pp").get("/pengawasan")
    words = page.content.decode()
    assert page.status_code == 403
    assert "Yang membukanya: UKPBJ, Pemerintah provinsi, Auditor, Kuasa BUD." in words
    assert "Pejabat pengadaan" in words
    assert 'href="/meja"' in words


def test_a_visitor_is_led_to_the_sign_in_and_back() -> None:
    visitor = Client(HTTP_HOST="localhost")
    assert visitor.get("/pengawasan?keadaan=paid")["Location"] == "/masuk?kembali=%2Fpengawasan%3Fkeadaan%3Dpaid"
    assert visitor.post("/kotak")["Location"] == "/masuk?kembali=%2F"
