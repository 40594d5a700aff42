"""Every paper of one order names one sum, whatever tax comes on top of its prices; each number keeps its day."""

from datetime import timedelta
from typing import Any

import pytest
from tests.cast import NOON
from tests.purchase.payment.conftest import Counter

from eblangkon.ground.kernel import clock
from eblangkon.ground.money.rupiah import Rupiah
from eblangkon.parties.vendors.models import TaxStatus
from eblangkon.purchase.catalogue.models import Price
from eblangkon.purchase.delivery.actions.inspect import inspect
from eblangkon.purchase.delivery.actions.ship import ship
from eblangkon.purchase.delivery.actions.sign_handover import sign_handover
from eblangkon.purchase.ordering.actions.accept_order import accept_order
from eblangkon.purchase.ordering.actions.approve_order import approve_order
from eblangkon.purchase.ordering.actions.assign_budget import assign_budget
from eblangkon.purchase.ordering.actions.put_line import put_line, put_shipping
from eblangkon.purchase.ordering.actions.send_for_approval import send_for_approval
from eblangkon.purchase.ordering.actions.start_order import start_order
from eblangkon.purchase.ordering.models import Order
from eblangkon.purchase.payment.actions.confirm_invoice import confirm_invoice
from eblangkon.services.documents.papers.typeset import typeset
from eblangkon.services.documents.queries import papers_of
from eblangkon.services.documents.rules import thaw


def invoiced(counter: Counter, units: int, *, shipping: int = 0, within: bool = False) -> Order:
    """An order of a vendor who charges PPN, brought by the vendor for `shipping` rupiah more."""
    town, who = counter.town, counter.town.actor
    TaxStatus.objects.filter(vendor=town.vendor).update(pkp=True)
    Price.objects.filter(product=town.products[0]).update(includes_ppn=within)
    number = start_order(request=town.request.pk, vendor=town.vendor.pk, by=who("pp")).number
    line = put_line(order=number, product=town.products[0].pk, quantity=units, by=who("pp"))
    if shipping:
        put_shipping(order=number, cost=Rupiah(shipping), by=who("pp"))
    assign_budget(order=number, accounts={line.pk: town.accounts[0].pk}, by=who("pp"))
    send_for_approval(order=number, by=who("pp"))
    approve_order(order=number, by=who("ppk"), register_number="027/11/2026")
    accept_order(order=number, by=who("vendor_owner"))
    ship(order=number, by=who("vendor_owner"))
    inspect(order=number, by=who("inspector"))
    sign_handover(order=number, by=who("ppk"))
    confirm_invoice(order=number, by=who("vendor_owner"))
    return Order.objects.get(pk=number)


def told(order: Order) -> dict[str, Any]:
    """The newest paper of each kind that names a sum."""
    newest = {paper.kind: paper for paper in papers_of(("order", str(order.number)))}
    return {kind: thaw(newest[kind].data["paper"]) for kind in ("SP", "BAST", "TG", "KW") if kind in newest}


@pytest.mark.parametrize("units", [10, 300])
def test_ppn_on_top_stands_on_every_paper_and_all_name_what_is_paid(counter: Counter, units: int) -> None:
    order = invoiced(counter, units)
    assert int(order.total) == units * 55_500
    newest = papers_of(("order", str(order.number))).filter(kind="KW").latest("version")
    assert typeset(newest.data, newest.token).startswith(b"%PDF")
    for kind, paper in told(order).items():
        assert paper.total == order.total, kind
        for rows in filter(None, [getattr(paper, "lines", ())]):
            assert [row.name for row in rows][1:] == ["PPN"], kind
        amounts = {row.label: row for row in getattr(paper, "amounts", ())}
        if amounts:
            assert (amounts["PPN"].amount, amounts["PPN"].remark) == (units * 5_500, ""), kind
    assert not told(order)["SP"].includes_ppn


def test_ppn_within_prices_and_on_top_of_delivery_are_told_apart(counter: Counter) -> None:
    order = invoiced(counter, 300, shipping=100_000, within=True)
    assert int(order.total) == 300 * 50_000 + 111_000
    papers = told(order)
    assert [(row.name, row.total) for row in papers["TG"].lines][-2:] == [("Ongkos kirim", 100_000), ("PPN", 11_000)]
    inside = 15_000_000 - 13_513_514
    for kind in ("SP", "TG", "KW"):
        ppn = papers[kind].amounts[0]
        assert ppn.amount == order.tax["ppn"] == inside + 11_000
        assert ppn.remark == f"{Rupiah(inside)} sudah di dalam harga"
        assert papers[kind].total == order.total
    assert not papers["SP"].includes_ppn


def test_a_letter_says_that_prices_include_ppn_only_where_there_is_some(counter: Counter) -> None:
    order = invoiced(counter, 10, within=True)
    assert told(order)["SP"].includes_ppn
    assert told(order)["SP"].amounts[0].remark == "sudah di dalam harga"
    TaxStatus.objects.filter(vendor=counter.town.vendor).update(pkp=False)
    other = counter.town
    number = start_order(request=other.request.pk, vendor=other.vendor.pk, by=other.actor("pp")).number
    line = put_line(order=number, product=other.products[0].pk, quantity=1, by=other.actor("pp"))
    assign_budget(order=number, accounts={line.pk: other.accounts[0].pk}, by=other.actor("pp"))
    send_for_approval(order=number, by=other.actor("pp"))
    approve_order(order=number, by=other.actor("ppk"))
    assert not told(Order.objects.get(pk=number))["SP"].includes_ppn


def test_the_accepted_letter_keeps_day_and_register_number(counter: Counter) -> None:
    town = counter.town
    number, day = town.order("awaiting_approval"), clock.today()
    approve_order(order=number, by=town.actor("ppk"), register_number="027/12/2026")
    with clock.set_to(NOON + timedelta(days=1)):
        accept_order(order=number, by=town.actor("vendor_owner"))
    first, second = papers_of(("order", str(number))).filter(kind="SP").order_by("version")
    assert (first.number, first.register_number) == (second.number, second.register_number)
    assert second.register_number == "027/12/2026"
    assert [paper.data["paper"]["day"] for paper in (first, second)] == [day.isoformat()] * 2
    # The day is printed above the last signature, so it must be that of whose act it is.
    last = second.data["paper"]["signatures"][-1]
    assert (last["name"], last["at"][:10]) == (town.people["ppk"].name, day.isoformat())
