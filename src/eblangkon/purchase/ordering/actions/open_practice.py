"""Open the office and the shop in which people of a region learn the whole purchase before they do it in earnest."""

from dataclasses import dataclass, replace
from itertools import count

from django.db import transaction

from eblangkon.ground.audit.actions.record import record
from eblangkon.ground.audit.rules import Actor, Hat
from eblangkon.ground.kernel import clock
from eblangkon.ground.kernel.installation import is_demonstration
from eblangkon.ground.kernel.words import said
from eblangkon.ground.regions.models import Region
from eblangkon.parties.agencies.actions.create_agency import create_agency
from eblangkon.parties.agencies.models import Agency
from eblangkon.parties.agencies.permissions import check_region
from eblangkon.parties.agencies.queries import practice_office
from eblangkon.parties.agencies.rules import OfficeFacts
from eblangkon.parties.vendors.actions.register_vendor import register_vendor
from eblangkon.parties.vendors.models import TaxStatus, Vendor
from eblangkon.parties.vendors.queries import practice_shop
from eblangkon.purchase.catalogue.actions.list_product import list_product
from eblangkon.purchase.catalogue.rules.about import About
from eblangkon.purchase.ordering.actions.open_account import open_account
from eblangkon.purchase.ordering.actions.plan_package import plan_package
from eblangkon.purchase.ordering.actions.practice import ACCOUNTS, CODE, GOODS, PACKAGE
from eblangkon.purchase.ordering.models import BudgetAccount, PlannedPackage
from eblangkon.purchase.ordering.rules.refusals import Refused


@dataclass(frozen=True, slots=True)
class Practice:
    """The two sides; `made` says whether anything of them was missing until now."""

    office: Agency
    shop: Vendor
    made: bool


@transaction.atomic
def open_practice(*, region: str, by: Actor) -> Practice:
    """Make what is missing: the office, this year's package and accounts, the shop and its goods.

    Of two at once the second waits for the first and makes nothing; in a new year the same act brings the new budget.
    Raises NotYourRegion, or Refused in a demonstration, where everything is practice.
    """
    check_region(by, region)
    if is_demonstration():
        raise Refused.because("demonstration", said("Dalam peragaan semuanya sudah latihan."))
    # Not the key of the row: orders of the region, which only point at it, go on meanwhile.
    place = Region.objects.select_for_update(no_key=True).get(pk=region)
    office, shop = practice_office(region), practice_shop(region)
    made = office is None or shop is None
    office = office or _office(place, by)
    shop = shop or _shop(place, by)
    made = _budget(office, by) or made
    if made:
        record(
            actor=by,
            action="practice.opened",
            subject=("agency", str(office.pk)),
            region=region,
            data={"name": office.name, "shop": shop.name, "year": clock.today().year},
        )
    return Practice(office, shop, made)


def _office(place: Region, by: Actor) -> Agency:
    facts = OfficeFacts(
        f"Kantor Latihan {place.name} (latihan)",
        f"Latihan {_town(place)}",
        "Alamat latihan, tidak ada barang yang dikirim",
        _town(place),
    )
    return create_agency(region=place.pk, code=_free_code(place), facts=facts, by=by, practice=True)


def _free_code(place: Region) -> str:
    """A real office may have the usual one; whoever would take it now waits for the region."""
    taken = set(Agency.objects.filter(region=place, code__startswith=CODE).values_list("code", flat=True))
    codes = (CODE if n == 1 else f"{CODE}-{n}" for n in count(1))
    return next(code for code in codes if code not in taken)


def _town(place: Region) -> str:
    return place.name.partition(" ")[2] or place.name


def _budget(office: Agency, by: Actor) -> bool:
    """Whether this year had none yet."""
    year = clock.today().year
    before = PlannedPackage.objects.filter(agency=office, year=year).exists()
    if not before:
        plan_package(agency=office.pk, year=year, kd_rup=CODE, facts=PACKAGE, by=by)
    charged = BudgetAccount.objects.filter(agency=office, year=year).exists()
    for key, facts in () if charged else ACCOUNTS:
        open_account(agency=office.pk, year=year, key=key, facts=facts, by=by)
    return not (before and charged)


def _shop(place: Region, by: Actor) -> Vendor:
    shop = register_vendor(
        actor=by,
        region=place.pk,
        kind="individual",
        name=f"Toko Latihan {_town(place)} (latihan)",
        place=_town(place),
        business_size="micro",
        is_demonstration=True,
    )
    TaxStatus.objects.create(vendor=shop, valid_from=clock.today(), npwp=True)
    # Goods are put on a shelf by its own people; this one has none yet, and who opens it stocks it.
    stocking = replace(by, hats=(*by.hats, Hat("vendor_owner", place.pk, vendor=shop.pk, practice=True)))
    for good in GOODS:
        list_product(
            vendor=shop.pk,
            about=About(good.category, good.name, good.unit),
            prices=good.tiers,
            stock=good.stock,
            by=stocking,
        )
    return shop
