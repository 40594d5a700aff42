"""Baskets that wait to be sent: made once, by the same records that the product has."""

from datetime import timedelta

import psycopg

from eblangkon.ground.audit.rules import Actor, Hat
from eblangkon.ground.kernel import clock
from eblangkon.ground.people.models import Person
from eblangkon.parties.agencies.models import Agency
from eblangkon.parties.vendors.models import TaxStatus, Vendor
from eblangkon.purchase.catalogue.models import Category, Price, Product, Stock
from eblangkon.purchase.ordering.models import BudgetAccount, Order, OrderLine, PlannedPackage, RequestNote

REGION, BUYERS, LARGE = "33.25", 8, 10**12
SEQUENCES = (
    "ordering_order_number_seq",
    "ordering_orderline_id_seq",
    "ordering_plannedpackage_id_seq",
    "ordering_budgetaccount_id_seq",
    "catalogue_product_id_seq",
)


def spread_numbers(owner_url: str) -> None:
    """No number may mean two things, so that a sample's can be exchanged by value."""
    with psycopg.connect(owner_url) as owner:
        for n, sequence in enumerate(SEQUENCES, 1):
            owner.execute("SELECT setval(%s, %s)", [sequence, n * 10**6])


def fill(each: int) -> list[list[int]]:
    """`each` baskets of two lines for every buyer; returns their numbers, one list a buyer."""
    vendor = Vendor.objects.create(
        region_id=REGION, kind="entity", name="Toko Ukur", slug="toko-ukur", place="Batang", is_demonstration=True
    )
    TaxStatus.objects.create(vendor=vendor, valid_from=clock.today() - timedelta(days=900), npwp=True, pkp=True)
    return [_of_one_buyer(buyer, vendor, each) for buyer in range(BUYERS)]


def people_of(buyer: int) -> tuple[Actor, Actor]:
    """The procurement officer and the commitment officer of one buyer's office."""
    agency = Agency.objects.get(code=f"ukur-{buyer}")
    pp, ppk = Person.objects.filter(email__startswith=f"ukur-{buyer}-").order_by("email")
    return (
        Actor("person", pp.pk, pp.name, (Hat("pp", REGION, agency=agency.pk),)),
        Actor("person", ppk.pk, ppk.name, (Hat("ppk", REGION, agency=agency.pk),)),
    )


def rows_of(buyer: int) -> dict[int, tuple[int, ...]]:
    """By order of that buyer: its own number and those of the rows it touches, always in the same order."""
    found: dict[int, tuple[int, ...]] = {}
    lines = (
        OrderLine.objects.filter(order__agency__code=f"ukur-{buyer}").select_related("order").order_by("order", "pk")
    )
    for line in lines:
        known = found.get(line.order_id, (line.order_id, line.order.package_id))
        found[line.order_id] = (*known, line.pk, line.product_id or 0, line.account_id or 0)
    return found


def _of_one_buyer(buyer: int, vendor: Vendor, each: int) -> list[int]:
    year, later = clock.today().year, clock.today() + timedelta(days=14)
    agency = Agency.objects.create(
        region_id=REGION,
        code=f"ukur-{buyer}",
        name=f"Dinas Ukur {buyer}",
        short_name="Ukur",
        address="Jl. A",
        city="Batang",
    )
    pp, ppk = (Person.objects.create(name=f"Orang {n}", email=f"ukur-{buyer}-{n}@contoh.id") for n in range(2))
    package = PlannedPackage.objects.create(
        agency=agency, year=year, kd_rup="1", name="ATK", ceiling=LARGE, method="E-Purchasing", source_of_funds="PAD"
    )
    accounts = [
        BudgetAccount.objects.create(
            agency=agency, year=year, sub_activity_code="1", sub_activity="A", account_code=code, account="Kertas",
            source_of_funds="PAD", amount=LARGE,
        )
        for code in ("5.1.02.01.01.0024", "5.1.02.01.01.0025")
    ]  # fmt: skip
    products = [_for_sale(vendor, f"Barang {buyer}-{n}", 40_000 + 1_000 * n) for n in range(2)]
    note = RequestNote.objects.create(
        agency=agency, package=package, state="agreed", purpose="Ukur", needed_by=later, asked_by=ppk
    )
    orders = Order.objects.bulk_create(
        Order(
            region_id=REGION, agency=agency, vendor=vendor, package=package, request=note, needed_by=later,
            purpose="Ukur", created_by=pp, version=0,
        )
        for _ in range(each)
    )  # fmt: skip
    OrderLine.objects.bulk_create(
        OrderLine(
            order=order, product=product, name=product.name, unit=product.unit, quantity=3, account=account,
            unit_price=40_000 + 1_000 * n, price_seen=40_000 + 1_000 * n,
        )
        for order in orders
        for n, (product, account) in enumerate(zip(products, accounts, strict=True))
    )  # fmt: skip
    return [order.number for order in orders]


def _for_sale(vendor: Vendor, name: str, price: int) -> Product:
    product = Product.objects.create(
        vendor=vendor, category=Category.objects.get(code="5"), name=name, slug=name.lower().replace(" ", "-"),
        unit="buah", status="listed",
    )  # fmt: skip
    Price.objects.create(product=product, amount=price, since=clock.now() - timedelta(days=30))
    Stock.objects.create(product=product, on_hand=10**9)
    return product
