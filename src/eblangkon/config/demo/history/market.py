"""Who bought and sold in the published years: some forty offices and three hundred shops of Batang, all invented."""

import random
from dataclasses import dataclass, field
from datetime import date, datetime

from django.utils.text import slugify

from eblangkon.config.demo.goods import GOODS, Good
from eblangkon.config.demo.history.published import REGION
from eblangkon.config.demo.leaves import leaf_of
from eblangkon.config.demo.names import FAMILY, GIVEN, OFFICES
from eblangkon.config.demo.people import DUTIES
from eblangkon.config.demo.shops import TRADES, VILLAGES, shop_name
from eblangkon.ground.kernel.clock import WIB
from eblangkon.ground.people.models import Person
from eblangkon.parties.agencies.models import Agency, DeliveryPlace, Duty
from eblangkon.parties.vendors.models import TaxStatus, Vendor, VendorMember
from eblangkon.purchase.catalogue.models import Category, Price, Product, Stock
from eblangkon.services.tax.rules import TaxVendor

BEGAN = date(2022, 1, 3)
SUKET_UNTIL = date(2026, 12, 31)
DISTRICTS = (
    "Batang Bandar Banyuputih Bawang Blado Gringsing Kandeman Limpung Pecalungan Reban Tersono Tulis Warungasem "
    "Wonotunggal"
).split()

People = dict[str, tuple[int, str]]
"""Id and name of who holds a duty."""


@dataclass(slots=True)
class Buyer:
    agency: int
    code: str
    name: str
    address: str
    people: People


@dataclass(frozen=True, slots=True)
class Ware:
    """A product as an order copies it; `price` in rupiah a unit."""

    product: int
    name: str
    unit: str
    price: int
    good: Good


@dataclass(slots=True)
class Seller:
    vendor: int
    name: str
    owner: tuple[int, str]
    tax: TaxVendor
    trades: tuple[int, ...]
    wares: list[Ware] = field(default_factory=list)


def invent_people(several: int, mark: str) -> list[Person]:
    """People who cannot sign in: nobody asks them for more than their name."""
    people = [
        Person(
            name=f"{GIVEN[number * 11 % len(GIVEN)]} {FAMILY[(number * 7 + number // 24) % len(FAMILY)]} (contoh)",
            email=f"{mark}{number}@contoh.id",
            password="!",  # noqa: S106  no password opens it
        )
        for number in range(several)
    ]
    return Person.objects.bulk_create(people)


def more_offices(known: set[str]) -> list[Buyer]:
    """The usual offices that the small demonstration left out, every district and its health centre."""
    named = [(title, code) for title, code in OFFICES if code not in known]
    named += [(f"Kecamatan {name}", f"7.01.0.00.0.00.{at + 20}") for at, name in enumerate(DISTRICTS)]
    named += [(f"Puskesmas {name}", f"1.02.0.00.0.00.{at + 40}") for at, name in enumerate(DISTRICTS)]
    agencies = Agency.objects.bulk_create(
        Agency(
            region_id=REGION,
            code=code,
            name=f"{title} Kabupaten Batang (contoh)",
            short_name=title,
            address=f"Jl. Raya {title.split()[-1]} {at + 3}",
            city="Batang",
            demonstration=True,
        )
        for at, (title, code) in enumerate(named)
    )
    DeliveryPlace.objects.bulk_create(
        DeliveryPlace(agency=agency, name="Gudang kantor", address=agency.address) for agency in agencies
    )
    people = iter(invent_people(len(agencies) * len(DUTIES), "pegawai"))
    buyers = []
    for agency in agencies:
        staff = {duty: (person.pk, person.name) for duty, person in zip(DUTIES, people, strict=False)}
        buyers.append(Buyer(agency.pk, agency.code, agency.name, agency.address, staff))
    Duty.objects.bulk_create(
        Duty(
            person_id=person, region_id=REGION, agency_id=buyer.agency, code=duty, valid_from=BEGAN,
            decree_number=f"SK 800/{buyer.agency:03}/2022",
        )
        for buyer in buyers
        for duty, (person, _) in buyer.people.items()
    )  # fmt: skip
    return buyers


def more_shops(several: int, wares: int, chance: random.Random) -> list[Seller]:
    """`several` shops with `wares` products each, listed since 2022."""
    drafts = [_vendor(number + 200) for number in range(several)]
    vendors = Vendor.objects.bulk_create(drafts)
    owners = invent_people(several, "pemilik")
    VendorMember.objects.bulk_create(
        VendorMember(vendor=vendor, person=owner, role="owner", valid_from=BEGAN)
        for vendor, owner in zip(vendors, owners, strict=True)
    )
    sellers = []
    for number, (vendor, owner) in enumerate(zip(vendors, owners, strict=True)):
        entity = vendor.kind == Vendor.Kind.ENTITY
        tax = TaxVendor(
            kind="entity" if entity else "individual",
            pkp=entity and number % 5 in (0, 2),
            npwp=number % 7 != 5,
            suket=number % 4 == 3,
        )
        sellers.append(Seller(vendor.pk, vendor.name, (owner.pk, owner.name), tax, TRADES[number % len(TRADES)]))
    TaxStatus.objects.bulk_create(
        TaxStatus(
            vendor_id=seller.vendor, valid_from=BEGAN, pkp=seller.tax.pkp, npwp=seller.tax.npwp,
            suket_until=SUKET_UNTIL if seller.tax.suket else None,
        )
        for seller in sellers
    )  # fmt: skip
    _stock_up(sellers, wares, chance)
    return sellers


def _vendor(number: int) -> Vendor:
    trades, individual = TRADES[number % len(TRADES)], number % 2 == 1
    name, form = shop_name(number, trades[0], individual)
    return Vendor(
        region_id=REGION,
        kind="individual" if individual else "entity",
        legal_form=form,
        name=name,
        slug=slugify(name),
        village=VILLAGES[number % len(VILLAGES)],
        place="Batang",
        business_size="micro" if individual else "small",
        since=date(2012 + number % 9, 1 + number % 12, 3),
        is_demonstration=True,
    )


def _stock_up(sellers: list[Seller], several: int, chance: random.Random) -> None:
    categories = {category.code: category.pk for category in Category.objects.all()}
    drafts: list[tuple[Seller, Product, int, Good]] = []
    for seller in sellers:
        offers = [(good, variant) for good in GOODS if good.category in seller.trades for variant in good.variants]
        chance.shuffle(offers)
        for at in range(several):
            good, variant = offers[at % len(offers)]
            price, again = _price(good, chance), at // len(offers)
            name = " ".join(part for part in (good.name, variant, f"kemasan {again + 1}" if again else "") if part)
            drafts.append((seller, _product(seller.vendor, name, good, categories[leaf_of(good)]), price, good))
    Product.objects.bulk_create([product for _, product, _, _ in drafts], batch_size=2000)
    since = datetime(BEGAN.year, BEGAN.month, BEGAN.day, 8, tzinfo=WIB)
    Price.objects.bulk_create(
        [
            Price(product=product, amount=price, includes_ppn=seller.tax.pkp, since=since)
            for seller, product, price, _ in drafts
        ],
        batch_size=2000,
    )
    Stock.objects.bulk_create(
        [
            Stock(product=product, on_hand=40 * good.usual[1])
            for _, product, _, good in drafts
            if not product.made_to_order
        ],
        batch_size=2000,
    )
    for seller, product, price, good in drafts:
        seller.wares.append(Ware(product.pk, product.name, product.unit, price, good))


def _price(good: Good, chance: random.Random) -> int:
    step = 500 if good.price >= 5_000 else 50
    return max(step, round(good.price * chance.uniform(0.9, 1.15) / step) * step)


def _product(vendor: int, name: str, good: Good, category: int) -> Product:
    cooked = good.kind in ("catering", "service")
    return Product(
        vendor_id=vendor, category_id=category, name=name, slug=slugify(name), unit=good.unit, tax_kind=good.kind,
        description=f"{name}, dijual per {good.unit}. Barang rekaan untuk peragaan.", pdn=good.origin == "pdn",
        made_to_order=cooked, lead_days=2 if cooked else 0, status=Product.Status.LISTED,
        photo=f"produk/{good.picture}.webp",
    )  # fmt: skip
