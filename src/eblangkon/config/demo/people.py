"""Invented officials, offices and their duties in three regions."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from itertools import count

from django.contrib.auth.hashers import make_password

from eblangkon.config.demo.names import FAMILY, GIVEN, OFFICES
from eblangkon.ground.audit.rules import Actor
from eblangkon.ground.kernel import clock
from eblangkon.ground.people.actions.create_person import create_person
from eblangkon.ground.people.models import Person
from eblangkon.ground.regions.models import Region
from eblangkon.parties.agencies.actions.assign_duty import assign_duty
from eblangkon.parties.agencies.models import Agency, DeliveryPlace
from eblangkon.parties.agencies.queries import hats_of as office_hats
from eblangkon.parties.vendors.queries import hats_of as shop_hats

LOADER = Actor("command", None, "demo_data")
PASSWORD = "blangkon-peragaan"  # noqa: S105  printed at every start, and of invented people only
DUTIES = ("pp", "ppk", "pa", "kpa", "pptk", "inspector", "ppk_skpd", "treasurer")
DOORS = ("pp", "ppk", "kpa", "pptk", "inspector", "ppk_skpd", "treasurer")
"""Duties of the first office whose people stand behind the doors of the demonstration."""

# region, its main town, how many of the usual offices
PLACES = (("33.25", "Batang", 6), ("33.26", "Kajen", 3), ("33.75", "Pekalongan", 3))
_STREETS = ("Jl. Jenderal Sudirman", "Jl. RA Kartini", "Jl. Veteran", "Jl. Ahmad Yani", "Jl. Pemuda", "Jl. Diponegoro")


@dataclass(slots=True)
class Office:
    """One buying office with the person of each duty."""

    agency: Agency
    staff: dict[str, Actor] = field(default_factory=dict)


class Names:
    """Invented names and addresses for signing in, none twice; always the same in the same order."""

    def __init__(self) -> None:
        self._numbers: Iterator[int] = count()

    def create(self, *, demo_role: str | None = None) -> Person:
        """A person of the demonstration. Everybody's password is set at the end, in one statement."""
        number = next(self._numbers)
        given = GIVEN[number * 7 % len(GIVEN)]
        family = FAMILY[(number * 5 + number // len(FAMILY)) % len(FAMILY)]
        return create_person(
            name=f"{given} {family} (contoh)",
            email=f"{demo_role or f'{given}.{family}{number}'.lower()}@contoh.id",
            by=LOADER,
            demo_role=demo_role,
        )


def acting(person: Person, on: date) -> Actor:
    """The person with the duties of that day."""
    return Actor("person", person.pk, person.name, office_hats(person.pk, on) + shop_hats(person.pk, on))


def open_offices(names: Names, since: date) -> list[Office]:
    """Every office with all its duties by decree, the region's own people, and the doors of the first office."""
    offices: list[Office] = []
    for code, town, several in PLACES:
        region = Region.objects.get(pk=code)
        for at, (title, number) in enumerate(OFFICES[:several]):
            agency = Agency.objects.create(
                region=region,
                code=number,
                name=f"{title} {region.name} (contoh)",
                short_name=title,
                address=f"{_STREETS[at]} {12 + 7 * at}, {town}",
                city=town,
                demonstration=True,
            )
            DeliveryPlace.objects.create(agency=agency, name="Gudang kantor", address=agency.address)
            offices.append(_staffed(Office(agency), names, since, doors=not offices))
        _for_region(code, names, since, doors=code == PLACES[0][0])
    return offices


def _staffed(office: Office, names: Names, since: date, *, doors: bool) -> Office:
    for duty in DUTIES:
        person = names.create(demo_role=duty if doors and duty in DOORS else None)
        assign_duty(
            person=person.pk,
            code=duty,
            decree_number=f"SK 800/{office.agency.pk:03}/{since.year}",
            valid_from=since,
            by=LOADER,
            agency=office.agency.pk,
        )
        office.staff[duty] = acting(person, clock.today())
    return office


def _for_region(region: str, names: Names, since: date, *, doors: bool) -> None:
    duties = ("ukpbj", "auditor", "bud", "province") if doors else ("ukpbj", "auditor")
    for duty in duties:
        door = duty if doors and duty != "bud" else None
        assign_duty(
            person=names.create(demo_role=door).pk,
            code=duty,
            decree_number=f"SK 188/{region}/{since.year}",
            valid_from=since,
            by=LOADER,
            region="33" if duty == "province" else region,
        )


def appoint_administrator(names: Names, since: date) -> None:
    """Who sets up the first region stands behind a door; asked for last, so that nobody else's name changes."""
    region = PLACES[0][0]
    assign_duty(
        person=names.create(demo_role="admin").pk,
        code="admin",
        decree_number=f"SK 188/{region}/{since.year}",
        valid_from=since,
        by=LOADER,
        region=region,
    )


def give_passwords() -> None:
    """The same one for all, reckoned once: it takes a tenth of a second each."""
    Person.objects.update(password=make_password(PASSWORD))
