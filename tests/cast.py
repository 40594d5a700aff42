"""A small named cast: two offices and two shops in Batang, the oversight of Batang and Tegal, an order in each state.

`build_town()` writes real rows (persons, duties by decree, memberships), so that whoever signs in has real hats.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta

from django.test import Client

from eblangkon.ground.audit.rules import SYSTEM, Actor
from eblangkon.ground.kernel import clock
from eblangkon.ground.people.models import Person
from eblangkon.parties.agencies import queries as agencies
from eblangkon.parties.agencies.actions.assign_duty import assign_duty
from eblangkon.parties.agencies.models import Agency, DeliveryPlace
from eblangkon.parties.vendors import queries as vendors
from eblangkon.parties.vendors.actions.add_member import add_member
from eblangkon.parties.vendors.models import TaxStatus, Vendor
from eblangkon.purchase.catalogue.models import Category, Price, Product, Stock
from eblangkon.purchase.delivery.actions.end_undelivered import end_undelivered
from eblangkon.purchase.delivery.actions.inspect import inspect
from eblangkon.purchase.delivery.actions.ship import ship
from eblangkon.purchase.delivery.actions.sign_handover import sign_handover
from eblangkon.purchase.ordering.actions.accept_order import accept_order
from eblangkon.purchase.ordering.actions.advance import advance
from eblangkon.purchase.ordering.actions.agree_request import agree_request
from eblangkon.purchase.ordering.actions.approve_order import approve_order
from eblangkon.purchase.ordering.actions.assign_budget import assign_budget
from eblangkon.purchase.ordering.actions.cancel import cancel
from eblangkon.purchase.ordering.actions.decline_order import decline_order
from eblangkon.purchase.ordering.actions.discard import discard
from eblangkon.purchase.ordering.actions.ends import end
from eblangkon.purchase.ordering.actions.put_line import put_line
from eblangkon.purchase.ordering.actions.reject import reject
from eblangkon.purchase.ordering.actions.send_for_approval import send_for_approval
from eblangkon.purchase.ordering.actions.start_order import start_order
from eblangkon.purchase.ordering.actions.write_request import Wanted, write_request
from eblangkon.purchase.ordering.models import BudgetAccount, Order, PlannedPackage, RequestNote
from eblangkon.purchase.ordering.states import State
from eblangkon.purchase.payment.actions.confirm_invoice import confirm_invoice
from eblangkon.purchase.payment.actions.take_step import take_step
from eblangkon.purchase.payment.queries import steps_of
from eblangkon.purchase.payment.rules import ProofFile
from eblangkon.services.documents.queries import papers_of
from eblangkon.services.notices import queries as notices

NOON = datetime(2026, 3, 4, 5, 0, tzinfo=UTC)
"""A Wednesday, 12.00 WIB: set the clock to it before building the town, and while asking it."""

OFFICE = ("pp", "ppk", "pa", "kpa", "pptk", "inspector", "ppk_skpd", "treasurer", "bpp")
REGION = ("ukpbj", "province", "auditor")
ADMIN = ("admin", "other_admin")
"""Who sets up a region: offices, people, plans, rules; and sees no order."""
SHOP = ("vendor_owner", "vendor_staff")
ELSEWHERE = ("other_pp", "other_ppk", "other_owner", "other_ukpbj", "other_auditor", "nobody")
"""The same duties at another office, shop or region, who must be told that there is nothing; and one without duties."""

NAMES = {
    "pp": "Rina Wahyuningsih",
    "ppk": "Bambang Sutrisno",
    "pa": "Retno Palupi",
    "kpa": "Hadi Santoso",
    "pptk": "Dewi Anggraini",
    "inspector": "Agus Prasetyo",
    "ppk_skpd": "Endang Susilowati",
    "treasurer": "Sutarno",
    "vendor_owner": "Sri Lestari",
    "vendor_staff": "Hendra Wijaya",
    "ukpbj": "Laras Pertiwi",
    "province": "Joko Purnomo",
    "auditor": "Yusuf Hidayat",
    "other_pp": "Wulan Sari",
    "other_ppk": "Tri Hartono",
    "other_owner": "Slamet Riyadi",
    "other_ukpbj": "Nur Aini",
    "other_auditor": "Eko Budiman",
    "admin": "Ratih Kusumawati",
    "other_admin": "Bagus Nugroho",
    "nobody": "Putri Maharani",
    "bpp": "Murni Rahayu",
}
PROOF = ProofFile(b"%PDF-1.7 bukti bayar", "pdf")


@dataclass
class Town:
    """Everybody and everything, by the name of the role and of the state."""

    agency: Agency
    other_agency: Agency
    vendor: Vendor
    other_vendor: Vendor
    package: PlannedPackage
    accounts: list[BudgetAccount]
    products: list[Product]
    request: RequestNote
    people: dict[str, Person] = field(default_factory=dict)
    orders: dict[str, int] = field(default_factory=dict)
    clients: dict[str, Client] = field(default_factory=dict)

    def actor(self, role: str) -> Actor:
        """The person of that role with the hats that stand in the database."""
        person, today = self.people[role], clock.today()
        return Actor(
            "person", person.pk, person.name, (*agencies.hats_of(person.pk, today), *vendors.hats_of(person.pk, today))
        )

    def order(self, state: State | str) -> int:
        """The number of an order in that state, made by the acts of the people themselves when first asked for."""
        if str(state) not in self.orders:
            self.orders[str(state)] = _brought_to(self, State(state))
        return self.orders[str(state)]

    def basket(self, route: str = "UP") -> int:
        """The number of a new basket for the agreed request."""
        return _basket(self, route)

    def bring(self, number: int, state: State) -> int:
        """Bring a basket to that state by the acts of the people themselves; its number again."""
        for act in _acts_to(self, state):
            act(number)
        return number

    def bring_on(self, number: int, state: State, since: str) -> int:
        """The same for an order that is `since` already so far."""
        done = len(_acts_to(self, State(since)))
        for act in _acts_to(self, state)[done:]:
            act(number)
        return number

    def payment_step(self, stage: str = "paid") -> int:
        """The entry of that stage of the paid order."""
        order = self.order("paid")
        return next(step.pk for step in steps_of(order) if step.stage == stage)

    def client(self, role: str) -> Client:
        """A browser in which that person is signed in; for `visitor` one without session. Kept, for it costs."""
        if role not in self.clients:
            client = Client(HTTP_HOST="localhost")
            if role != "visitor":
                client.force_login(self.people[role])
            self.clients[role] = client
        return self.clients[role]

    def notice_of(self, role: str) -> int:
        """The newest notice in that person's inbox."""
        return notices.inbox(self.people[role].pk).values_list("pk", flat=True)[0]

    def paper_token(self) -> str:
        """What the QR of an issued letter holds."""
        return papers_of(("order", str(self.order("placed")))).latest("pk").token


def _office(code: str, name: str, short: str) -> Agency:
    agency = Agency.objects.create(
        region_id="33.25", code=code, name=f"{name} (contoh)", short_name=short, address="Jl. Veteran 1", city="Batang"
    )
    DeliveryPlace.objects.create(agency=agency, name="Gudang", address="Jl. Veteran 1, Batang")
    return agency


def _shop(name: str, slug: str) -> Vendor:
    vendor = Vendor.objects.create(region_id="33.25", kind="entity", name=f"{name} (contoh)", slug=slug, place="Batang")
    TaxStatus.objects.create(vendor=vendor, valid_from=date(2020, 1, 1), npwp=True)
    return vendor


def _product(vendor: Vendor, name: str, price: int) -> Product:
    product = Product.objects.create(
        vendor=vendor,
        category=Category.objects.get(code="5"),
        name=name,
        slug=name.lower().replace(" ", "-"),
        unit="buah",
        status="listed",
    )
    Price.objects.create(product=product, amount=price, since=clock.now() - timedelta(days=30))
    Stock.objects.create(product=product, on_hand=1000)
    return product


def _people(town: Town) -> None:
    emails = {role: f"{role.replace('_', '-')}@contoh.id" for role in NAMES}
    made = Person.objects.bulk_create(
        Person(name=f"{name} (contoh)", email=emails[role], phone=f"+62812000000{n:02}", password="!")
        for n, (role, name) in enumerate(NAMES.items())
    )
    town.people.update(zip(NAMES, made, strict=True))
    since = date(2026, 1, 1)

    def duty(role: str, code: str, agency: Agency | None = None, region: str = "") -> None:
        assign_duty(
            person=town.people[role].pk,
            code=code,
            agency=agency.pk if agency else None,
            region=region,
            decree_number=f"800/{code}/2026",
            valid_from=since,
            by=SYSTEM,
        )

    for code in OFFICE:
        duty(code, code, town.agency)
    for role, code in (("other_pp", "pp"), ("other_ppk", "ppk")):
        duty(role, code, town.other_agency)
    for role, code, region in (
        ("ukpbj", "ukpbj", "33.25"),
        ("auditor", "auditor", "33.25"),
        ("province", "province", "33"),
        ("other_ukpbj", "ukpbj", "33.28"),
        ("other_auditor", "auditor", "33.28"),
        ("admin", "admin", "33.25"),
        ("other_admin", "admin", "33.28"),
    ):
        duty(role, code, region=region)
    for role, vendor, place in (
        ("vendor_owner", town.vendor, "owner"),
        ("vendor_staff", town.vendor, "staff"),
        ("other_owner", town.other_vendor, "owner"),
    ):
        add_member(actor=SYSTEM, vendor_id=vendor.pk, person_id=town.people[role].pk, role=place, valid_from=since)


def _basket(town: Town, route: str = "UP") -> int:
    order = start_order(request=town.request.pk, vendor=town.vendor.pk, by=town.actor("pp"))
    line = put_line(order=order.number, product=town.products[0].pk, quantity=4, by=town.actor("pp"))
    assign_budget(order=order.number, accounts={line.pk: town.accounts[0].pk}, by=town.actor("pp"), route=route)
    return order.number


def _orders(town: Town) -> None:
    """The states of which every test of a desk has some; the later ones are made when they are asked for."""
    for state in ("draft", "awaiting_approval", "placed", "accepted", "discarded", "rejected", "declined", "cancelled"):
        town.order(state)


def _brought_to(town: Town, state: State) -> int:
    return town.bring(town.basket("LS" if state is State.INVOICED else "UP"), state)


def _acts_to(town: Town, state: State) -> list[Callable[[int], object]]:
    """What has to happen until an order is in that state, each act by whose it is."""
    by = town.actor
    road: dict[State, list[Callable[[int], object]]] = {
        State.DRAFT: [],
        State.AWAITING_APPROVAL: [lambda n: send_for_approval(order=n, by=by("pp"))],
        State.PLACED: [lambda n: approve_order(order=n, by=by("ppk"))],
        State.ACCEPTED: [lambda n: accept_order(order=n, by=by("vendor_owner"))],
        State.SHIPPED: [lambda n: ship(order=n, by=by("vendor_owner"))],
        State.RECEIVED: [lambda n: inspect(order=n, by=by("inspector"))],
        State.HANDED_OVER: [lambda n: sign_handover(order=n, by=by("ppk"))],
        State.PAYMENT_DUE: [lambda n: confirm_invoice(order=n, by=by("vendor_owner"))],
        State.PAID: [
            lambda n: take_step(order=n, stage="npd", by=by("pptk")),
            lambda n: take_step(order=n, stage="npd_agreed", by=by("kpa")),
            lambda n: take_step(order=n, stage="paid", by=by("treasurer"), method="transfer", proof=PROOF),
        ],
    }
    aside: dict[State, tuple[State, Callable[[int], object]]] = {
        State.DISCARDED: (State.DRAFT, lambda n: discard(order=n, by=by("pp"))),
        State.REJECTED: (State.AWAITING_APPROVAL, lambda n: reject(order=n, reason="Tidak perlu.", by=by("ppk"))),
        State.DECLINED: (State.PLACED, lambda n: decline_order(order=n, reason="Stok habis.", by=by("vendor_owner"))),
        State.CANCELLED: (State.PLACED, lambda n: cancel(order=n, reason="Acara batal.", by=by("ppk"))),
        State.EXPIRED: (
            State.PLACED,
            lambda n: end(order=n, to=State.EXPIRED, by=SYSTEM, reason="", needs_reason=False),
        ),
        State.PROCESSING: (State.ACCEPTED, lambda n: advance(order=n, to=State.PROCESSING, by=by("vendor_owner"))),
        State.TERMINATED: (State.ACCEPTED, lambda n: end_undelivered(order=n, reason="Tak dikirim.", by=by("ppk"))),
        # By LS the tap hands the invoice in; it is due only once PPK-SKPD has verified it.
        State.INVOICED: (State.HANDED_OVER, lambda n: confirm_invoice(order=n, by=by("vendor_owner"))),
    }
    last, *rest = aside.get(state, (state,))
    found: list[Callable[[int], object]] = []
    for reached, acts in road.items():
        found += acts
        if reached is last:
            break
    return [*found, *rest]


def build_town() -> Town:
    """Write everything; the clock must stand at NOON."""
    agency, other = _office("1.02", "Dinas Kesehatan", "Dinkes"), _office("1.06", "Dinas Sosial", "Dinsos")
    vendor, rival = _shop("Toko Subah", "toko-subah"), _shop("Kios Reban", "kios-reban")
    package = PlannedPackage.objects.create(
        agency=agency,
        year=clock.today().year,
        kd_rup="52001",
        name="Belanja alat tulis kantor",
        ceiling=100_000_000,
        method="E-Purchasing",
        source_of_funds="APBD",
    )
    account = BudgetAccount.objects.create(
        agency=agency,
        year=clock.today().year,
        sub_activity_code="1.02.01",
        sub_activity="Administrasi umum",
        account_code="5.1.02.01.01.0025",
        account="Kertas dan cover",
        source_of_funds="PAD",
        amount=100_000_000,
    )
    town = Town(
        agency,
        other,
        vendor,
        rival,
        package,
        [account],
        [_product(vendor, "Kertas HVS A4", 50_000), _product(rival, "Map kertas", 2_500)],
        RequestNote(),
    )
    _people(town)
    town.request = write_request(
        package=package.pk,
        purpose="Kertas untuk rapat",
        needed_by=clock.today() + timedelta(days=14),
        lines=[Wanted("Kertas HVS", "rim", 200, account.pk)],
        by=town.actor("pptk"),
    )
    agree_request(note=town.request.pk, by=town.actor("ppk"))
    _orders(town)
    return town


def order_of(town: Town, state: State | str) -> Order:
    """The order itself, for tests that look inside."""
    return Order.objects.get(pk=town.order(state))
