"""Practice beside the town of tests/cast.py: its office and shop open, its people chosen among those of the town."""

from dataclasses import dataclass
from datetime import timedelta

from tests.cast import PROOF, Town

from eblangkon.ground.audit.rules import Actor
from eblangkon.ground.kernel import clock
from eblangkon.parties.agencies.models import Agency
from eblangkon.parties.vendors.models import Vendor
from eblangkon.purchase.catalogue.models import Product
from eblangkon.purchase.delivery.actions.inspect import inspect
from eblangkon.purchase.delivery.actions.ship import ship
from eblangkon.purchase.delivery.actions.sign_handover import sign_handover
from eblangkon.purchase.ordering.actions.accept_order import accept_order
from eblangkon.purchase.ordering.actions.agree_request import agree_request
from eblangkon.purchase.ordering.actions.approve_order import approve_order
from eblangkon.purchase.ordering.actions.fill_basket import fill_basket
from eblangkon.purchase.ordering.actions.open_practice import open_practice
from eblangkon.purchase.ordering.actions.send_for_approval import send_for_approval
from eblangkon.purchase.ordering.actions.staff_practice import staff_practice
from eblangkon.purchase.ordering.actions.write_request import Wanted, write_request
from eblangkon.purchase.ordering.models import BudgetAccount, Order, PlannedPackage, RequestLine, RequestNote
from eblangkon.purchase.payment.actions.confirm_invoice import confirm_invoice
from eblangkon.purchase.payment.actions.take_step import take_step

CAST = {
    "pptk": "pptk",
    "pp": "other_pp",
    "ppk": "other_ppk",
    "kpa": "kpa",
    "inspector": "inspector",
    "ppk_skpd": "ppk_skpd",
    "treasurer": "treasurer",
    "vendor_owner": "other_owner",
}
"""Who of the town practises which duty; each keeps the duty that is theirs in earnest."""
STATES = (
    "draft", "awaiting_approval", "placed", "accepted", "shipped", "received", "handed_over", "payment_due", "paid",
)  # fmt: skip


@dataclass
class Practice:
    """Both sides in one region."""

    town: Town
    office: Agency
    shop: Vendor

    def by(self, duty: str) -> Actor:
        """Who has that duty here."""
        return self.town.actor(CAST[duty])

    @property
    def paper(self) -> Product:
        return Product.objects.get(vendor=self.shop, name__startswith="Kertas HVS A4")

    def request(self) -> RequestNote:
        """An agreed request for paper."""
        account = BudgetAccount.objects.get(agency=self.office, account_code="5.1.02.01.01.0025")
        note = write_request(
            package=PlannedPackage.objects.get(agency=self.office).pk,
            purpose="Kertas untuk latihan",
            needed_by=clock.today() + timedelta(days=14),
            lines=[Wanted("Kertas HVS A4", "rim", 10, account.pk)],
            by=self.by("pptk"),
        )
        return agree_request(note=note.pk, by=self.by("ppk"))

    def basket(self) -> Order:
        """With what was asked for, from the practice shop."""
        note = self.request()
        line = RequestLine.objects.get(note=note)
        return fill_basket(request=note.pk, vendor=self.shop.pk, products={line.pk: self.paper.pk}, by=self.by("pp"))

    def bought(self, state: str = "paid") -> Order:
        """A purchase brought to that state, each act by whose it is."""
        number, by = self.basket().number, self.by
        acts = (
            lambda: send_for_approval(order=number, by=by("pp")),
            lambda: approve_order(order=number, by=by("ppk")),
            lambda: accept_order(order=number, by=by("vendor_owner")),
            lambda: ship(order=number, by=by("vendor_owner")),
            lambda: inspect(order=number, by=by("inspector")),
            lambda: sign_handover(order=number, by=by("ppk")),
            lambda: confirm_invoice(order=number, by=by("vendor_owner")),
            lambda: self._paid(number),
        )
        for act in acts[: STATES.index(state)]:
            act()
        return Order.objects.get(pk=number)

    def _paid(self, number: int) -> None:
        take_step(order=number, stage="npd", by=self.by("pptk"))
        take_step(order=number, stage="npd_agreed", by=self.by("kpa"))
        take_step(order=number, stage="paid", by=self.by("treasurer"), method="transfer", proof=PROOF)


def open_in(town: Town) -> Practice:
    """Opened and staffed by the region's administrator."""
    opened = open_practice(region="33.25", by=town.actor("admin"))
    people = {duty: town.people[role].pk for duty, role in CAST.items()}
    staff_practice(region="33.25", people=people, by=town.actor("admin"))
    return Practice(town, opened.office, opened.shop)
