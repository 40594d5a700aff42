"""One purchase told to everybody: its whole way, and nobody's name."""

from collections.abc import Iterator
from datetime import datetime

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries
from tests.desks.storefront.test_public_check import letter
from tests.insight.purchases import purchase, wib

from eblangkon.ground.kernel import clock, installation
from eblangkon.purchase.catalogue.models import PriceStandard
from eblangkon.purchase.ordering.models import Order, OrderStep

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def afternoon() -> Iterator[datetime]:
    with clock.set_to(wib(2024, 8, 2, 14, 5)) as _:
        yield wib(2024, 8, 2, 14, 5)


@pytest.fixture
def visitor() -> Client:
    return Client(HTTP_HOST="localhost")


def told(state: str = "paid", total: int = 1_000_000) -> Order:
    """Ordered on Thursday 27 June, answered on Monday 1 July, ended on 8 July."""
    order = purchase(wib(2024, 7, 8), total, state=state)
    Order.objects.filter(pk=order.pk).update(letter_number="33.25/SP/2024/009812", created_at=wib(2024, 6, 27))
    for version, (verb, at) in enumerate(
        (("start", wib(2024, 6, 27)), ("approve", wib(2024, 6, 27, 15)), ("accept", wib(2024, 7, 1)))
    ):
        OrderStep.objects.create(
            order=order,
            version=version + 1,
            target="x",
            verb=verb,
            at=at,
            actor_kind="person",
            actor_id=1,
            actor_name="Siti Pelaku",
            note="Catatan pribadi Siti",
        )
    return order


def test_the_whole_way_is_told_without_names(visitor: Client) -> None:
    order = told()
    page = visitor.get(f"/pembelian/{order.number}")
    html = page.content.decode()
    assert page.status_code == 200
    for words in (
        "33.25/SP/2024/009812",
        "Kertas untuk rapat koordinasi",
        "8 Juli 2024",
        "Diterima penyedia",
        "Toko Subah",
        "Kabupaten Batang",
        "Rp1.000.000",
        "Ke mana Rp1.000.000 ini pergi",
    ):
        assert words in html, words
    assert "Siti" not in html
    assert "Rina" not in html  # who asked for it
    assert html.count("<h1") == 1
    assert "csrfmiddlewaretoken" not in html


def test_between_steps_stand_the_working_days(visitor: Client) -> None:
    assert "sesudah 2 hari kerja" in visitor.get(f"/pembelian/{told().number}").content.decode()  # over a weekend


def test_a_demonstration_says_so(visitor: Client) -> None:
    order = told()
    assert "rekaan" not in visitor.get(f"/pembelian/{order.number}").content.decode()
    installation.mark("demonstration")
    assert "seluruhnya rekaan" in visitor.get(f"/pembelian/{order.number}").content.decode()


@pytest.mark.parametrize("state", ["draft", "awaiting_approval", "placed", "shipped", "payment_due", "rejected"])
def test_what_is_not_paid_is_not_for_everybody(visitor: Client, state: str) -> None:
    page = visitor.get(f"/pembelian/{told(state).number}")
    assert page.status_code == 404
    assert "Pembelian terbit di sini sesudah dibayar" in page.content.decode()


@pytest.mark.parametrize("state", ["declined", "expired", "cancelled", "terminated"])
def test_what_ended_after_its_letter_is_told_too(visitor: Client, state: str) -> None:
    html = visitor.get(f"/pembelian/{told(state).number}").content.decode()
    assert "33.25/SP/2024/009812" in html
    assert "ini pergi" not in html  # no money went anywhere


def test_a_purchase_of_the_loaded_years_has_a_story_without_a_letter(visitor: Client) -> None:
    order = purchase(wib(2024, 7, 8))
    html = visitor.get(f"/pembelian/{order.number}").content.decode()
    assert f"<title>Pembelian {order.number}" in html


def test_a_practice_purchase_of_a_real_installation_has_none(visitor: Client) -> None:
    order = purchase(wib(2024, 7, 8), demonstration=True)
    assert visitor.get(f"/pembelian/{order.number}").status_code == 404
    installation.mark("demonstration")
    assert visitor.get(f"/pembelian/{order.number}").status_code == 200


def test_a_price_stands_beside_the_standard_of_its_year(visitor: Client) -> None:
    PriceStandard.objects.create(region_id="33.25", year=2024, name="Kertas HVS", unit="Rim", price=1_250_000)
    html = visitor.get(f"/pembelian/{told().number}").content.decode()
    assert "20,0% di bawah standar harga 2024 (Rp1.250.000)" in html


def test_its_papers_lead_to_their_check(visitor: Client) -> None:
    order = told()
    paper = letter(subject=str(order.number))
    html = visitor.get(f"/pembelian/{order.number}").content.decode()
    assert f"/periksa/{paper.token}" in html
    assert f"SHA-256 {paper.sha256[:4]}" in html
    assert f"/pembelian/{order.number}" in visitor.get(f"/periksa/{paper.token}").content.decode()


def test_an_unknown_number_is_not_found(visitor: Client) -> None:
    assert visitor.get("/pembelian/999999").status_code == 404
    assert visitor.get("/pembelian/99999999999999999999999").status_code == 404


def test_queries_do_not_grow_with_steps(visitor: Client, django_assert_num_queries: DjangoAssertNumQueries) -> None:
    order = told()
    with django_assert_num_queries(19):
        visitor.get(f"/pembelian/{order.number}")
    for number in range(4, 30):
        step = OrderStep.objects.filter(order=order).first()
        assert step is not None
        step.pk, step.version = None, number
        step.save(force_insert=True)
    with django_assert_num_queries(19):
        visitor.get(f"/pembelian/{order.number}")
