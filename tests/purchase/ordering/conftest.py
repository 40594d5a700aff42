"""A small cast: one office in Batang, one shop, three products, one package, two accounts."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta

import pytest

from eblangkon.ground.audit.rules import Actor, Hat
from eblangkon.ground.kernel import clock
from eblangkon.ground.people.models import Person
from eblangkon.ground.regions.models import Region
from eblangkon.parties.agencies.models import Agency
from eblangkon.parties.vendors.models import TaxStatus, Vendor
from eblangkon.purchase.catalogue.models import Category, Price, Product, Stock
from eblangkon.purchase.ordering.actions.assign_budget import assign_budget
from eblangkon.purchase.ordering.actions.put_line import put_line
from eblangkon.purchase.ordering.actions.start_order import start_order
from eblangkon.purchase.ordering.actions.write_request import Wanted, write_request
from eblangkon.purchase.ordering.models import BudgetAccount, Order, PlannedPackage, RequestNote


@dataclass
class Cast:
    agency: Agency
    vendor: Vendor
    package: PlannedPackage
    accounts: list[BudgetAccount]
    products: list[Product]
    pptk: Actor
    pp: Actor
    ppk: Actor
    kpa: Actor
    shop: Actor
    stranger: Actor
    other_shop: Actor
    notes: list[RequestNote] = field(default_factory=list)

    def request(self) -> RequestNote:
        if not self.notes:
            self.notes.append(
                write_request(
                    package=self.package.pk,
                    purpose="Kertas untuk rapat",
                    needed_by=clock.today() + timedelta(days=14),
                    lines=[Wanted("Kertas HVS", "rim", 10, self.accounts[0].pk)],
                    by=self.ppk,
                )
            )
        return self.notes[0]

    def basket(self, *quantities: int) -> Order:
        """A basket with so many of each product, the first on the first account, the others on the second."""
        order = start_order(request=self.request().pk, vendor=self.vendor.pk, by=self.pp)
        accounts = {}
        for index, quantity in enumerate(quantities):
            line = put_line(order=order.number, product=self.products[index].pk, quantity=quantity, by=self.pp)
            accounts[line.pk] = self.accounts[min(index, 1)].pk
        assign_budget(order=order.number, accounts=accounts, by=self.pp)
        return order


def for_sale(vendor: Vendor, name: str, price: int, stock: int) -> Product:
    product = Product.objects.create(
        vendor=vendor,
        category=Category.objects.get(code="5"),
        name=name,
        slug=name.lower().replace(" ", "-"),
        unit="buah",
        status="listed",
    )
    Price.objects.create(product=product, amount=price, since=clock.now() - timedelta(days=30))
    Stock.objects.create(product=product, on_hand=stock)
    return product


def build_cast() -> Cast:
    region = Region.objects.get(code="33.25")
    agency = Agency.objects.create(
        region=region,
        code="1.02",
        name="Dinas Kesehatan (contoh)",
        short_name="Dinkes",
        address="Jl. A 1",
        city="Batang",
    )
    other = Agency.objects.create(
        region=region, code="1.01", name="Dinas Sosial (contoh)", short_name="Dinsos", address="Jl. B 2", city="Batang"
    )
    vendor, rival = (
        Vendor.objects.create(region_id="33.25", kind="entity", name=name, slug=slug, place="Batang")
        for name, slug in (("Toko Subah (contoh)", "toko-subah"), ("Kios (contoh)", "kios"))
    )
    TaxStatus.objects.create(vendor=vendor, valid_from=date(2020, 1, 1), npwp=True)
    package = PlannedPackage.objects.create(
        agency=agency,
        year=clock.today().year,
        kd_rup="52001",
        name="Belanja ATK",
        ceiling=30_000_000,
        method="E-Purchasing",
        source_of_funds="APBD",
    )
    accounts = [
        BudgetAccount.objects.create(
            agency=agency,
            year=clock.today().year,
            sub_activity_code="1.02.01",
            sub_activity="Administrasi",
            account_code=code,
            account=name,
            source_of_funds="PAD",
            amount=20_000_000,
        )
        for code, name in (("5.1.02.01.01.0025", "Kertas"), ("5.1.02.01.01.0024", "Alat tulis"))
    ]
    products = [
        for_sale(vendor, name, price, stock)
        for name, price, stock in (("Kertas HVS", 50_000, 500), ("Bolpoin", 30_000, 100), ("Proyektor", 9_000_000, 9))
    ]
    people = iter(Person.objects.bulk_create(Person(name=f"Orang {n}", email=f"{n}@contoh.id") for n in range(7)))

    def actor(duty: str, **place: int) -> Actor:
        person = next(people)
        return Actor("person", person.pk, person.name, (Hat(duty=duty, region="33.25", **place),))

    return Cast(
        agency,
        vendor,
        package,
        accounts,
        products,
        pptk=actor("pptk", agency=agency.pk),
        pp=actor("pp", agency=agency.pk),
        ppk=actor("ppk", agency=agency.pk),
        kpa=actor("kpa", agency=agency.pk),
        shop=actor("vendor_owner", vendor=vendor.pk),
        stranger=actor("ppk", agency=other.pk),
        other_shop=actor("vendor_owner", vendor=rival.pk),
    )


@pytest.fixture
def noon() -> Iterator[datetime]:
    moment = datetime(2026, 3, 4, 5, 0, tzinfo=UTC)
    with clock.set_to(moment):
        yield moment


@pytest.fixture
def cast(db: None, noon: datetime) -> Cast:
    return build_cast()
