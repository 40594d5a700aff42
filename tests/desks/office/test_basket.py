"""The basket: what is typed is kept, what is wrong is told by how much, one tap saves and sends."""

import pytest
from django.http import HttpResponse
from pytest_django import DjangoAssertNumQueries
from tests.cast import NOON, Town, build_town

from eblangkon.ground.audit.models import AuditEntry
from eblangkon.ground.kernel import clock
from eblangkon.ground.regions.models import RegionalRule
from eblangkon.purchase.catalogue.models import Price, Stock
from eblangkon.purchase.ordering.actions.put_line import put_line
from eblangkon.purchase.ordering.models import BudgetAccount, Order, OrderLine, PlannedPackage
from eblangkon.purchase.ordering.states import State

pytestmark = pytest.mark.django_db


@pytest.fixture
def town(db):
    with clock.set_to(NOON):
        yield build_town()


@pytest.fixture
def number(town: Town) -> int:
    return town.order("draft")


def line_of(number: int) -> OrderLine:
    return OrderLine.objects.get(order=number, shipping=False)


def send(town: Town, number: int, act: str = "kirim", role: str = "pp", **changes: object) -> HttpResponse:
    line = line_of(number)
    form = {
        "versi": Order.objects.get(pk=number).version,
        f"jumlah-{line.pk}": line.quantity,
        f"akun-{line.pk}": line.account_id,
        "ongkir": "",
        "diperlukan": "2026-03-18",
        "penerima": "",
        "cara": "UP",
        "cara_bawaan": "UP",
        "tindakan": act,
    }
    return town.client(role).post(f"/keranjang/{number}", form | changes)


def test_one_tap_saves_and_sends(town: Town, number: int) -> None:
    answer = send(town, number, **{f"jumlah-{line_of(number).pk}": "6", "ongkir": "25.000", "penerima": "Agus"})
    assert (answer.status_code, answer["Location"]) == (303, "/meja")
    order = Order.objects.get(pk=number)
    assert (order.state, int(order.total), order.recipient) == (State.AWAITING_APPROVAL, 325_000, "Agus")
    assert order.sent_by_id == town.people["pp"].pk


def test_saving_sends_nothing(town: Town, number: int) -> None:
    answer = send(town, number, "simpan", cara="GU")
    assert answer["Location"] == f"/keranjang/{number}"
    order = Order.objects.get(pk=number)
    assert (order.state, order.route, order.route_picked) == (State.DRAFT, "GU", True)


def test_the_default_route_follows_the_sum(town: Town, number: int) -> None:
    Order.objects.filter(pk=number).update(route_picked=False)
    answer = send(town, number, **{f"jumlah-{line_of(number).pk}": "300"})
    assert answer.status_code == 303
    order = Order.objects.get(pk=number)
    assert (order.route, order.route_picked, int(order.total)) == ("LS", False, 15_000_000)


def test_a_route_over_the_float_limit_is_to_be_confirmed(town: Town, number: int) -> None:
    changes = {f"jumlah-{line_of(number).pk}": "300", "cara": "GU"}
    asked = send(town, number, **changes)
    assert asked.status_code == 422
    assert "melebihi batas satu pembayaran Rp10.000.000 sebanyak Rp5.000.000" in asked.content.decode()
    assert send(town, number, **changes, konfirmasi="over_float:route").status_code == 303
    entry = AuditEntry.objects.filter(action="order.send", subject_key=str(number)).latest("pk")
    assert entry.data["confirmed"] == ["over_float:route"]


def test_a_region_s_own_sure_ceiling_is_refused_not_asked(town: Town, number: int) -> None:
    RegionalRule.objects.create(
        code="float_ceiling", region_id="33.25", value=5_000_000, effective_from="2026-01-01", source="Perbup 1/2026",
        confidence="H",
    )  # fmt: skip
    changes = {f"jumlah-{line_of(number).pk}": "200", "cara": "GU"}
    refused = send(town, number, **changes, konfirmasi="over_float:route")
    assert refused.status_code == 422
    assert "Perbup 1/2026" in refused.content.decode()
    assert send(town, number, **changes | {"cara": "LS"}).status_code == 303


def test_an_unusual_account_is_to_be_confirmed(town: Town, number: int) -> None:
    BudgetAccount.objects.update(account_code="5.1.02.01.01.0052")
    line = line_of(number)
    asked = send(town, number)
    assert asked.status_code == 422
    assert "biasanya dibebankan ke 5.1.02.01.01.0024" in asked.content.decode()
    assert send(town, number, konfirmasi=f"account_kind:line-{line.pk}").status_code == 303


def test_a_package_planned_by_another_method_is_to_be_confirmed(town: Town, number: int) -> None:
    PlannedPackage.objects.update(method="Tender")
    assert "direncanakan dengan metode Tender" in send(town, number).content.decode()
    assert send(town, number, konfirmasi="method:package").status_code == 303


@pytest.mark.parametrize(
    ("quantity", "told"),
    [
        ("1200", "melebihi batas satu pesanan Rp50.000.000 sebanyak Rp10.000.000"),
        ("1200", "tersisa"),
        ("banyak", "tulis jumlahnya dengan angka"),
        ("0", "Jumlah paling sedikit 1"),
    ],
)
def test_what_is_wrong_is_told_and_what_was_typed_stays(town: Town, number: int, quantity: str, told: str) -> None:
    answer = send(town, number, **{f"jumlah-{line_of(number).pk}": quantity, "penerima": "Bu Agus"})
    html = answer.content.decode()
    assert answer.status_code == 422
    assert told in html
    assert f'value="{quantity}"' in html
    assert 'value="Bu Agus"' in html
    assert Order.objects.get(pk=number).state == State.DRAFT
    assert not Stock.objects.filter(product=town.products[0], reserved__gt=80).exists()


def test_numbers_that_nobody_can_mean_are_refused(town: Town, number: int) -> None:
    line = line_of(number)
    answer = send(town, number, **{f"jumlah-{line.pk}": "99999999999", "ongkir": "999999999999999"})
    html = answer.content.decode()
    assert answer.status_code == 422
    assert "Jumlah paling banyak 10.000.000. Periksa angkanya." in html
    assert "Ongkos kirim paling banyak Rp1.000.000.000. Periksa angkanya." in html
    assert "99999999999" in html
    assert line_of(number).quantity == line.quantity


def test_too_little_budget_is_seen_before_it_is_sent(town: Town, number: int) -> None:
    account = BudgetAccount.objects.get()
    BudgetAccount.objects.update(amount=account.committed + 150_000)
    html = town.client("pp").get(f"/keranjang/{number}").content.decode()
    assert "melebihi sisa anggaran Kertas dan cover Rp150.000 sebanyak Rp50.000" in html
    assert "Sisa pagu RUP" in html
    assert "Sisa anggaran DPA" in html


def test_a_changed_price_shows_both_and_must_be_accepted(town: Town, number: int) -> None:
    Price.objects.filter(product=town.products[0]).update(amount=52_500)
    line = line_of(number)
    html = town.client("pp").get(f"/keranjang/{number}").content.decode()
    assert "naik dari Rp50.000 menjadi Rp52.500" in html
    assert send(town, number).status_code == 422
    assert send(town, number, **{f"jumlah-{line.pk}": "8"}).status_code == 422  # another quantity accepts nothing
    assert line_of(number).unit_price == 50_000
    assert send(town, number, terima=line.pk).status_code == 303
    assert Order.objects.get(pk=number).total == 8 * 52_500


def test_a_tier_is_no_changed_price(town: Town, number: int) -> None:
    Price.objects.create(product=town.products[0], min_quantity=10, amount=48_000, since=clock.now())
    assert send(town, number, **{f"jumlah-{line_of(number).pk}": "12"}).status_code == 303
    assert Order.objects.get(pk=number).total == 12 * 48_000


def test_a_line_is_taken_out(town: Town, number: int) -> None:
    line = line_of(number)
    send(town, number, "", hapus=line.pk)
    assert not OrderLine.objects.filter(order=number).exists()
    assert "Keranjang ini masih kosong" in town.client("pp").get(f"/keranjang/{number}").content.decode()


def test_a_double_click_sends_once(town: Town, number: int) -> None:
    first, second = send(town, number), send(town, number, versi="1")
    assert (first.status_code, second.status_code) == (303, 409)
    assert "sudah berubah" in second.content.decode()
    assert Order.objects.get(pk=number).version == 2


def test_the_page_of_a_sent_order_is_the_order(town: Town) -> None:
    number = town.order("placed")
    assert town.client("pp").get(f"/keranjang/{number}")["Location"] == f"/pesanan/{number}"


@pytest.mark.parametrize(("role", "status"), [("ppk", 403), ("vendor_owner", 403), ("other_pp", 404), ("nobody", 403)])
def test_only_the_pp_of_this_office(town: Town, number: int, role: str, status: int) -> None:
    assert town.client(role).get(f"/keranjang/{number}").status_code == status
    assert send(town, number, role=role).status_code == status
    assert Order.objects.get(pk=number).state == State.DRAFT


@pytest.mark.parametrize("lines", [1, 6])
def test_statements_do_not_grow_with_lines(
    town: Town, number: int, lines: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    from tests.cast import _product

    for n in range(lines - 1):
        product = _product(town.vendor, f"Barang {n}", 10_000)
        put_line(order=number, product=product.pk, quantity=2, by=town.actor("pp"), account=town.accounts[0].pk)
    client = town.client("pp")
    with django_assert_num_queries(16):
        client.get(f"/keranjang/{number}")
