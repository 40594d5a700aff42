"""Invented shops, half of them individuals, with products, prices and stock."""

import random
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.utils.text import slugify

from eblangkon.config.demo.goods import GOODS, Good
from eblangkon.config.demo.leaves import leaf_of
from eblangkon.config.demo.names import ENTITY_FORMS, ENTITY_WORDS, INDIVIDUAL_WORDS, SHOP_WORDS
from eblangkon.config.demo.painting import all_photos
from eblangkon.config.demo.people import LOADER, Names, acting
from eblangkon.ground.audit.rules import Actor
from eblangkon.ground.kernel import clock
from eblangkon.parties.vendors.actions.add_member import add_member
from eblangkon.parties.vendors.actions.register_vendor import register_vendor
from eblangkon.parties.vendors.models import TaxStatus, Vendor
from eblangkon.purchase.catalogue.models import Category, DeliveryRate, Price, Product, Stock

# What one shop sells: LKPP's categories. The last word of an individual's name follows the first of them.
TRADES: tuple[tuple[int, ...], ...] = ((5, 12), (1,), (9,), (10, 6), (4,), (7, 8), (12,), (13, 11), (2, 3), (5, 9))
WORDS = {1: "Dapur", 9: "Toko", 10: "Percetakan", 4: "Mebel", 7: "Kios", 8: "Jahit", 13: "Sewa", 2: "Angkutan"}
VILLAGES = ("Kauman", "Kasepuhan", "Proyonanggan", "Karangasem", "Sambong", "Watesalit", "Klidang", "Denasri")


@dataclass(slots=True)
class Item:
    """A product with what it costs (rupiah a unit) and the account that it is bought under."""

    product: Product
    price: int
    good: Good


@dataclass(slots=True)
class Shop:
    vendor: Vendor
    owner: Actor
    staff: Actor
    trades: tuple[int, ...]
    items: list[Item] = field(default_factory=list)


def shop_name(number: int, trade: int, individual: bool) -> tuple[str, str]:
    """Name and legal form of an invented shop."""
    place = SHOP_WORDS[number % len(SHOP_WORDS)]
    again = f" {number // len(SHOP_WORDS) + 1}" if number >= len(SHOP_WORDS) else ""
    if individual:
        return f"{WORDS.get(trade, INDIVIDUAL_WORDS[number % 2])} {place}{again} (contoh)", ""
    form = ENTITY_FORMS[number // 2 % len(ENTITY_FORMS)]
    return f"{form} {ENTITY_WORDS[number % len(ENTITY_WORDS)]} {place}{again} (contoh)", form


def open_shops(names: Names, places: Mapping[str, str], since: date, several: int, year: int) -> list[Shop]:
    """`several` shops spread over the regions, most of them in the first; owner and staff of the first
    behind the doors. Tax papers hold in `year`.
    """
    chance = random.Random(33)
    regions = list(places)
    shops = []
    for number in range(several):
        region = regions[0] if number % 5 < 3 else regions[1 + number % 2]
        trades, individual = TRADES[number % len(TRADES)], number % 2 == 1
        name, form = shop_name(number, trades[0], individual)
        vendor = register_vendor(
            actor=LOADER,
            region=region,
            kind="individual" if individual else "entity",
            legal_form=form,
            name=name,
            village=VILLAGES[number % len(VILLAGES)],
            place=places[region],
            business_size="micro" if individual or number % 3 else "small",
            since=since - timedelta(days=400 + 190 * (number % 9)),
            story="Toko rekaan untuk peragaan: melayani kantor dan sekolah di sekitarnya, mengantar sendiri.",
            is_demonstration=True,
        )
        TaxStatus.objects.create(vendor=vendor, valid_from=since, **tax_facts(number, individual, year))
        people = [_join(names, vendor, role, since, door=number == 0) for role in ("owner", "staff")]
        shops.append(Shop(vendor, people[0], people[1], trades))
    _fill(shops, regions, chance)
    return shops


def tax_facts(number: int, individual: bool, year: int) -> dict[str, bool | int | date | None]:
    """Two of five entities are PKP; most individuals have declared that they stay small."""
    return {
        "npwp": number % 7 != 5,
        "pkp": not individual and number % 5 in (0, 2),
        "suket_until": date(year + 1, 12, 31) if number % 4 == 3 else None,
        "turnover_declaration": year if individual and number % 3 else None,
    }


def _join(names: Names, vendor: Vendor, role: str, since: date, *, door: bool) -> Actor:
    person = names.create(demo_role=f"vendor_{role}" if door else None)
    add_member(actor=LOADER, vendor_id=vendor.pk, person_id=person.pk, role=role, valid_from=since)
    return acting(person, clock.today())


def _fill(shops: list[Shop], regions: list[str], chance: random.Random) -> None:
    """Some six products a shop, with price, stock, a drawn picture, and what bringing them costs."""
    categories = {category.code: category for category in Category.objects.all()}
    photos = {
        name: default_storage.save(f"produk/{name}.webp", ContentFile(photo.picture))
        for name, photo in all_photos().items()
    }
    for name, photo in all_photos().items():
        default_storage.save(f"produk/{name}.kecil.webp", ContentFile(photo.thumbnail))
    for shop in shops:
        own = [good for good in GOODS if good.category in shop.trades]
        for good in chance.sample(own, min(6, len(own))):
            shop.items.append(_item(shop, good, categories[leaf_of(good)], photos[good.picture], chance))
    items = [item for shop in shops for item in shop.items]
    Product.objects.bulk_create(item.product for item in items)
    pkp = set(TaxStatus.objects.filter(pkp=True).values_list("vendor_id", flat=True))
    since = clock.now() - timedelta(days=1)
    Price.objects.bulk_create(
        Price(product=item.product, amount=item.price, includes_ppn=item.product.vendor_id in pkp, since=since)
        for item in items
    )
    Stock.objects.bulk_create(
        Stock(product=item.product, on_hand=40 * item.good.usual[1] + chance.randrange(400))
        for item in items
        if not item.product.made_to_order
    )
    DeliveryRate.objects.bulk_create(
        DeliveryRate(
            vendor=shop.vendor,
            region_id=region,
            amount=10_000 if region == shop.vendor.region_id else 45_000,
            free_from=1_000_000 if region == shop.vendor.region_id else None,
            since=since,
        )
        for shop in shops
        for region in regions
    )


def _item(shop: Shop, good: Good, category: Category, photo: str, chance: random.Random) -> Item:
    name = f"{good.name} {chance.choice(good.variants)}".strip()
    step = 500 if good.price >= 10_000 else 50
    price = max(step, round(good.price * chance.uniform(0.92, 1.12) / step) * step)
    cooked = good.kind in ("catering", "service")
    product = Product(
        vendor=shop.vendor,
        category=category,
        name=name,
        slug=slugify(name),
        unit=good.unit,
        description=f"{name}, dijual per {good.unit}. Barang rekaan untuk peragaan.",
        tax_kind=good.kind,
        pdn=good.origin == "pdn",
        made_to_order=cooked,
        lead_days=2 if cooked else 0,
        status=Product.Status.LISTED,
        photo=photo,
    )
    return Item(product, price, good)
