"""The price in the letter is the most that is paid, whatever becomes of the shop's tax status (decision 0005)."""

from datetime import timedelta

from tests.cast import NOON
from tests.purchase.payment.conftest import LONG, TAXED, Counter

from eblangkon.ground.kernel import clock
from eblangkon.parties.vendors.models import TaxStatus
from eblangkon.purchase.delivery.actions.inspect import inspect
from eblangkon.purchase.delivery.actions.ship import ship
from eblangkon.purchase.delivery.actions.sign_handover import sign_handover
from eblangkon.purchase.delivery.rules import LineInspection
from eblangkon.purchase.ordering.actions.accept_order import accept_order
from eblangkon.purchase.ordering.actions.approve_order import approve_order
from eblangkon.purchase.ordering.actions.assign_budget import assign_budget
from eblangkon.purchase.ordering.actions.put_line import put_line
from eblangkon.purchase.ordering.actions.send_for_approval import send_for_approval
from eblangkon.purchase.ordering.actions.start_order import start_order
from eblangkon.purchase.ordering.models import Order, PlannedPackage
from eblangkon.purchase.payment.actions.confirm_invoice import confirm_invoice


def shipped(counter: Counter, units: int) -> Order:
    who, town = counter.town.actor, counter.town
    number = start_order(request=town.request.pk, vendor=town.vendor.pk, by=who("pp")).number
    line = put_line(order=number, product=town.products[0].pk, quantity=units, by=who("pp"))
    assign_budget(order=number, accounts={line.pk: town.accounts[0].pk}, by=who("pp"))
    send_for_approval(order=number, by=who("pp"))
    approve_order(order=number, by=who("ppk"))
    accept_order(order=number, by=who("vendor_owner"))
    ship(order=number, by=who("vendor_staff"))
    return Order.objects.select_related("package").get(pk=number)


def becomes(counter: Counter, *, pkp: bool) -> None:
    """From tomorrow on."""
    day = clock.today() + timedelta(days=1)
    TaxStatus.objects.update_or_create(
        vendor=counter.town.vendor, valid_from=day, defaults={"pkp": pkp, "npwp": True}
    )  # fmt: skip


def use_up(order: Order) -> None:
    """Nothing is left of the package's ceiling."""
    package = PlannedPackage.objects.get(pk=order.package_id)
    PlannedPackage.objects.filter(pk=package.pk).update(ceiling=package.committed)


def test_a_shop_that_becomes_pkp_is_paid_what_the_letter_says(counter: Counter) -> None:
    order, who = shipped(counter, LONG), counter.town.actor
    agreed = int(order.total)
    becomes(counter, pkp=True)
    use_up(order)
    with clock.set_to(NOON + timedelta(days=2)):
        inspect(order=order.number, by=who("inspector"))
        order.refresh_from_db()
        assert int(order.total) == agreed == 12_000_000
        assert order.tax["ppn"] == agreed - order.tax["base"] == 1_189_189
        assert order.tax["ppn_withheld"] == 1_189_189  # LS: the treasurer holds it
        assert order.tax["buyer_pays"] == order.tax["vendor_nets"] + order.tax["ppn_withheld"] + order.tax["pph"]
        sign_handover(order=order.number, by=who("ppk"))
        assert int(confirm_invoice(order=order.number, by=who("vendor_owner")).amount) == agreed


def test_counted_in_two_turns_it_comes_to_the_same(counter: Counter) -> None:
    order, who = shipped(counter, TAXED), counter.town.actor
    line = order.lines.get().pk
    use_up(order)
    inspect(order=order.number, by=who("inspector"), counts={line: LineInspection(60, 40, "Basah")})
    becomes(counter, pkp=True)
    with clock.set_to(NOON + timedelta(days=2)):
        ship(order=order.number, by=who("vendor_owner"), quantities={line: 40})
        inspect(order=order.number, by=who("inspector"))
    order.refresh_from_db()
    assert (order.state, int(order.total)) == ("received", 5_000_000)
    assert order.lines.get().includes_ppn


def test_a_shop_that_is_pkp_no_more_charges_no_ppn(counter: Counter) -> None:
    TaxStatus.objects.update(pkp=True)
    order = shipped(counter, TAXED)
    assert int(order.total) == 5_550_000
    becomes(counter, pkp=False)
    with clock.set_to(NOON + timedelta(days=2)):
        inspect(order=order.number, by=counter.town.actor("inspector"))
    order.refresh_from_db()
    assert (int(order.total), order.tax["ppn"]) == (5_000_000, 0)
