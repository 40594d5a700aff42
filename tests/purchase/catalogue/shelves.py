"""A few hundred products of the demonstration's goods, in six shops of three regions."""

from eblangkon.config.demo.goods import GOODS
from eblangkon.ground.audit.rules import SYSTEM, Actor, Hat
from eblangkon.ground.kernel import clock
from eblangkon.parties.vendors.actions.register_vendor import register_vendor
from eblangkon.parties.vendors.models import TaxStatus, Vendor
from eblangkon.purchase.catalogue.models import Category, Price, Product, Stock

SHOPS = (
    ("33.25", "entity", "CV Sinar Pesisir (contoh)", "small", "Batang"),
    ("33.25", "individual", "Kios Bu Wiwik (contoh)", "micro", "Batang"),
    ("33.75", "entity", "UD Makmur Jaya (contoh)", "micro", "Kota Pekalongan"),
    ("33.75", "individual", "Toko Alas Roban (contoh)", "micro", "Kota Pekalongan"),
    ("33.24", "entity", "Koperasi Guyub Rukun (contoh)", "small", "Kendal"),
    ("33.24", "individual", "Lestari Alat Kantor (contoh)", "unknown", "Kendal"),
)


def open_shops() -> list[Vendor]:
    vendors = [
        register_vendor(
            actor=SYSTEM, region=region, kind=kind, name=name, business_size=size, place=place, story="Toko di pasar."
        )
        for region, kind, name, size, place in SHOPS
    ]
    TaxStatus.objects.create(vendor=vendors[0], valid_from=clock.today(), pkp=True, npwp=True)
    return vendors


def fill(vendors: list[Vendor], times: int = 1) -> list[Product]:
    """Every good with its variants, shop after shop; `times` over for a large catalogue."""
    categories = {int(category.code): category for category in Category.objects.filter(parent=None)}
    wanted = [(good, variant, turn) for turn in range(times) for good in GOODS for variant in good.variants]
    products = Product.objects.bulk_create(
        Product(
            vendor=vendors[number % len(vendors)],
            category=categories[good.category],
            name=f"{good.name} {variant}".strip(),
            slug=f"barang-{number}",
            unit=good.unit,
            description=f"Dijual per {good.unit}.",
            tax_kind=good.kind,
            pdn=None if number % 11 == 0 else good.origin == "pdn",
            made_to_order=good.kind == "catering",
            lead_days=1,
            status="listed",
        )
        for number, (good, variant, _) in enumerate(wanted)
    )
    now = clock.now()
    Price.objects.bulk_create(
        Price(product=product, amount=good.price + 50 * (number % 40), since=now)
        for number, (product, (good, _, _)) in enumerate(zip(products, wanted, strict=True))
    )
    Stock.objects.bulk_create(Stock(product=product, on_hand=500) for product in products if not product.made_to_order)
    return products


def keeper(vendor: Vendor) -> Actor:
    """The owner of a shop."""
    return Actor("person", 7, "Sri (contoh)", (Hat("vendor_owner", vendor.region_id, vendor=vendor.pk),))
