"""Purchases that were paid, as plainly as rows can say it: no way of an order is walked here."""

from datetime import UTC, datetime, timedelta

from eblangkon.ground.people.models import Person
from eblangkon.parties.agencies.models import Agency
from eblangkon.parties.vendors.models import Vendor
from eblangkon.purchase.catalogue.models import Category, Product
from eblangkon.purchase.ordering.models import Order, OrderLine, PlannedPackage, RequestNote


def office(region: str, name: str = "Dinas Kesehatan (contoh)") -> Agency:
    agency, _ = Agency.objects.get_or_create(
        region_id=region,
        name=name,
        defaults={"code": name[:30], "short_name": name[:20], "address": "Jl. A 1", "city": "Batang"},
    )
    return agency


def shop(region: str, name: str = "Toko Subah (contoh)", kind: str = "entity") -> Vendor:
    slug = f"{name} {region}".lower().replace(" ", "-").replace("(", "").replace(")", "").replace(".", "-")
    vendor, _ = Vendor.objects.get_or_create(
        slug=slug, defaults={"region_id": region, "kind": kind, "name": name, "place": "Batang"}
    )
    return vendor


def product(vendor: Vendor, name: str, category: Category) -> Product:
    made, _ = Product.objects.get_or_create(
        vendor=vendor,
        slug=name.lower().replace(" ", "-"),
        defaults={"category": category, "name": name, "unit": "rim", "status": "listed"},
    )
    return made


def purchase(
    at: datetime,
    total: int = 1_000_000,
    *,
    agency: Agency | None = None,
    vendor: Vendor | None = None,
    state: str = "paid",
    demonstration: bool = False,
    lines: tuple[tuple[str, str, int], ...] = (("Kertas HVS", "5", 1_000_000),),
) -> Order:
    """An order that came to `state` at `at`; lines are (product, LKPP's category, rupiah)."""
    agency = agency or office("33.25")
    vendor = vendor or shop("33.25")
    buyer, _ = Person.objects.get_or_create(email="pp@contoh.id", defaults={"name": "Rina (contoh)"})
    package, _ = PlannedPackage.objects.get_or_create(
        agency=agency,
        year=at.year,
        kd_rup="52001",
        defaults={"name": "Belanja ATK", "ceiling": 10**12, "method": "E-Purchasing", "source_of_funds": "APBD"},
    )
    note, _ = RequestNote.objects.get_or_create(
        agency=agency, package=package, defaults={"asked_by": buyer, "purpose": "Rapat", "needed_by": at.date()}
    )
    order = Order.objects.create(
        region_id=agency.region_id,
        agency=agency,
        vendor=vendor,
        package=package,
        request=note,
        state=state,
        total=total,
        tax={
            **dict.fromkeys(("ppn", "ppn_withheld", "pph", "pbjt", "pbjt_withheld"), 0),
            "base": total,
            "buyer_pays": total,
            "vendor_nets": total,
            "pph_kind": "none",
            "pph_parts": {},
            "collector": "none",
            "explanation": [],
            "rules": [],
        },
        needed_by=at.date(),
        purpose="Kertas untuk rapat koordinasi",
        created_by=buyer,
        created_at=at,
        moved_at=at,
        demonstration=demonstration,
    )
    for name, code, amount in lines:
        category = Category.objects.get(code=code)
        OrderLine.objects.create(
            order=order,
            product=product(vendor, name, category),
            name=name,
            unit="rim",
            quantity=1,
            accepted_quantity=1,
            unit_price=amount,
            price_seen=amount,
        )
    return order


def wib(year: int, month: int, day: int, hour: int = 12, minute: int = 0) -> datetime:
    """A moment on Central Java's clock (seven hours before Greenwich)."""
    return datetime(year, month, day, hour, minute, tzinfo=UTC) - timedelta(hours=7)
