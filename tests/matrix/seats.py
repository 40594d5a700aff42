"""One person for each duty at each place and on each day: those who may, and those who must be refused."""

from dataclasses import dataclass
from datetime import timedelta

from django.db import connection
from tests.cast import Town

from eblangkon.ground.kernel import clock
from eblangkon.ground.people.models import Person
from eblangkon.parties.agencies.models import Agency, Duty
from eblangkon.parties.agencies.rules import AGENCY_DUTIES, REGION_DUTIES
from eblangkon.parties.vendors.models import Vendor, VendorMember

RIGHT = ("here", "stands in")
"""At the order's own office, shop or region, in its days; or there for somebody on leave, in those days."""
ELSEWHERE = ("next door", "other region", "ended", "not begun", "stood in", "stands in tomorrow")


@dataclass(frozen=True)
class Seat:
    """A person, their one duty, and where and when they hold it."""

    person: Person
    duty: str
    standing: str


def seats_of(town: Town) -> list[Seat]:
    """Write them all down, past the checks of assignment, which these duties do not concern: each has one person."""
    wanted = [(duty, standing) for duty in AGENCY_DUTIES for standing in (*RIGHT, *ELSEWHERE)]
    wanted += [(duty, standing) for duty in REGION_DUTIES for standing in ("here", "other region", "ended")]
    shop = ("here", "next door", "other region", "ended", "not begun")
    wanted += [(duty, standing) for duty in ("vendor_owner", "vendor_staff") for standing in shop]
    people = Person.objects.bulk_create(
        Person(name=f"{duty} {standing}", email=f"{duty}-{n}@coba.id", password="!")
        for n, (duty, standing) in enumerate(wanted)
    )
    seats = [Seat(person, duty, standing) for person, (duty, standing) in zip(people, wanted, strict=True)]
    far = Agency.objects.create(region_id="33.28", code="1.02", name="Dinas lain", short_name="DL", city="Slawi")
    far_shop = Vendor.objects.create(
        region_id="33.28", kind="entity", name="Toko lain", slug="toko-lain", place="Slawi"
    )
    for seat in seats:
        first, last = _days(seat.standing)
        if seat.duty.startswith("vendor"):
            vendor = {"next door": town.other_vendor, "other region": far_shop}.get(seat.standing, town.vendor)
            role = seat.duty.removeprefix("vendor_")
            VendorMember.objects.create(vendor=vendor, person=seat.person, role=role, valid_from=first, valid_to=last)
            continue
        place = {"next door": town.other_agency, "other region": far}.get(seat.standing, town.agency)
        at_office = seat.duty in AGENCY_DUTIES
        Duty.objects.create(
            person=seat.person,
            region_id=place.region_id,
            agency=place if at_office else None,
            code=seat.duty,
            decree_number="800/1",
            valid_from=first,
            valid_to=last,
            instead_of=_on_leave(town, seat.duty) if "st" in seat.standing[:2] and at_office else None,
        )
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
    return seats


def _on_leave(town: Town, code: str) -> Duty:
    return Duty.objects.get(person=town.people[code], code=code, agency=town.agency)


def _days(standing: str):
    today, day = clock.today(), timedelta(days=1)
    return {
        "ended": (today - 30 * day, today - day),
        "not begun": (today + day, None),
        "stands in": (today, today + day),
        "stood in": (today - 2 * day, today - day),
        "stands in tomorrow": (today + day, today + 2 * day),
    }.get(standing, (today - 30 * day, None))
