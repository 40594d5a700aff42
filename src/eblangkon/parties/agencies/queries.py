"""Who holds which duty on a day."""

from collections.abc import Collection
from datetime import date, timedelta
from typing import Any

from django.contrib.postgres.aggregates import ArrayAgg
from django.db.models import Exists, F, OuterRef, Q, QuerySet, Subquery, Value
from django.db.models.expressions import RawSQL
from django.db.models.functions import Coalesce, NullIf

from eblangkon.ground.audit.rules import Hat
from eblangkon.ground.kernel.installation import apart
from eblangkon.ground.kernel.kept import Asked, KeptSQL
from eblangkon.parties.agencies.models import Agency, DeliveryPlace, Duty, DutyExemption


def _in_force(on: date) -> Q:
    return Q(valid_from__lte=on) & (Q(valid_to__isnull=True) | Q(valid_to__gte=on))


def hats_of(person_id: int, on: date) -> tuple[Hat, ...]:
    """The person's duties at agencies and for regions on that day, and for whom they stand in; one query."""
    rows = (
        Duty.objects.filter(_in_force(on), person_id=person_id)
        .order_by("id")
        .values_list("code", "region_id", "agency_id", "instead_of__person__name", "agency__demonstration")
    )
    return tuple(
        Hat(duty=code, region=region, agency=agency, instead_of=name or "", practice=bool(practice))
        for code, region, agency, name, practice in rows
    )


def duties_of(person_id: int, on: date) -> QuerySet[Duty]:
    """The person's duties in force or to come, with office and region, the oldest first."""
    open_still = Q(valid_to__isnull=True) | Q(valid_to__gte=on)
    return (
        Duty.objects.filter(open_still, person_id=person_id)
        .select_related("agency", "region", "instead_of__person")
        .order_by("valid_from", "id")
    )


def people_with_duty(agency: int, duty: str, on: date) -> tuple[int, ...]:
    """Ids of the persons who hold the duty at the agency on that day, in the order of their decrees; one query."""
    return people_with_duties(agency, (duty,), on)


def people_with_duties(agency: int, duties: tuple[str, ...], on: date) -> tuple[int, ...]:
    """The same for any of several duties, each person once."""
    return tuple(dict.fromkeys(_holders(agency, duties, on).order_by("valid_from", "id")))


def _holders(agency: int, duties: Collection[str] | RawSQL, on: date) -> QuerySet[Duty, int]:
    held = Duty.objects.filter(_in_force(on), agency_id=agency, code__in=duties)
    return held.values_list("person_id", flat=True)


def _any_of(codes: list[str]) -> RawSQL:
    return RawSQL("SELECT unnest(%s::text[])", [codes])


def _first_holders(agency: int, first: str, duties: list[str], but: list[int], on: date) -> QuerySet[Duty, int]:
    others = RawSQL("SELECT unnest(%s::bigint[])", [but])
    held = Duty.objects.filter(_in_force(on), agency_id=agency, code=first).exclude(person_id__in=others)
    return _holders(agency, _any_of(duties), on).filter(Q(code=first) | ~Q(Exists(held)))


_HOLDERS = KeptSQL(lambda agency, duties, on: _holders(agency, _any_of(duties), on), -1, [""], date.min)
_FIRST_HOLDERS = KeptSQL(_first_holders, -1, "sample", ["sample"], [-1], date.min)


def holders(agency: int, duties: tuple[str, ...], on: date) -> Asked:
    """The same as a query not yet asked, without order, for a statement to take in; a person may come twice."""
    return _HOLDERS.asked(agency, list(duties), on)


def first_holders(agency: int, duties: tuple[str, ...], on: date, but: Collection[int]) -> Asked:
    """As `holders`: those of the first duty; of the others only while nobody beside `but` holds the first.

    So a PA or KPA hears of what waits for a PPK where there is none, or where the PPK may not act here.
    """
    return _FIRST_HOLDERS.asked(agency, duties[0], list(duties), list(but), on)


def people_for_region(region: str, duty: str, on: date) -> tuple[int, ...]:
    """Ids of the persons who hold a region-wide duty on that day."""
    rows = Duty.objects.filter(_in_force(on), agency__isnull=True, region_id=region, code=duty).order_by("id")
    return tuple(dict.fromkeys(rows.values_list("person_id", flat=True)))


def duties_at(agency: int, on: date) -> QuerySet[Duty]:
    """The agency's duties in force, with their persons."""
    return Duty.objects.filter(_in_force(on), agency_id=agency).select_related("person").order_by("code", "id")


def practice_offices() -> QuerySet[Agency, Any]:
    """Ids of the practice offices, for a condition within a statement; none of them in a demonstration."""
    return Agency.objects.exclude(apart("demonstration")).values("pk")


def practice_office(region: str) -> Agency | None:
    """The office in which people of the region learn, once it is open; one query."""
    return Agency.objects.filter(region=region, demonstration=True).order_by("pk").first()


def agencies_of(region: str) -> QuerySet[Agency]:
    return Agency.objects.filter(region_id=region).order_by("name")


def places_of(agency: int) -> QuerySet[DeliveryPlace]:
    return DeliveryPlace.objects.filter(agency_id=agency).order_by("name")


def exemption(
    agency: int, person: int, acting: Collection[str], earlier: Collection[str], on: date
) -> DutyExemption | None:
    """The exemption in force that lets the person act with one of these duties after a hand of the earlier ones."""
    pairs = Q(first__in=acting, second__in=earlier) | Q(first__in=earlier, second__in=acting)
    held = DutyExemption.objects.filter(pairs, agency_id=agency, person_id=person)
    return held.filter(valid_from__lte=on, valid_to__gte=on).order_by("id").first()


def duties_filled(region: str, on: date) -> dict[int, set[str]]:
    """Of each office of the region, practice offices left out, the duties that somebody holds on that day; one query.

    An office without any has an empty set.
    """
    held = Duty.objects.filter(_in_force(on), agency=OuterRef("pk")).order_by().values("agency")
    codes = Subquery(held.annotate(codes=ArrayAgg("code", distinct=True)).values("codes"))
    offices = Agency.objects.filter(apart("demonstration"), region=region).order_by("name", "pk")
    return {pk: set(found or ()) for pk, found in offices.annotate(held=codes).values_list("pk", "held")}


STANDINGS = ("now", "soon", "later", "ended")
"""In force; ending within 30 days; not begun; ended."""


def duties_in(
    regions: Collection[str], on: date, standing: str = "now", agency: int | None = None, words: str = ""
) -> QuerySet[Duty]:
    """Duties given in these regions, by office and duty, with person, office and whose they are."""
    soon = Q(valid_to__gte=on, valid_to__lte=on + timedelta(days=30))
    choose = {
        "now": _in_force(on),
        "soon": _in_force(on) & soon,
        "later": Q(valid_from__gt=on),
        "ended": Q(valid_to__lt=on),
    }
    found = Duty.objects.filter(choose[standing], region_id__in=regions)
    if agency is not None:
        found = found.filter(agency_id=agency)
    if words:
        found = found.filter(Q(person__name__icontains=words) | Q(decree_number__icontains=words))
    found = found.select_related("person", "agency", "region", "instead_of__person")
    return found.order_by(F("agency__name").asc(nulls_first=True), "code", "valid_from", "id")


def duties_ever(person: int, regions: Collection[str]) -> QuerySet[Duty]:
    """All duties of one person in these regions, ended and cancelled ones too, the newest first."""
    found = Duty.ever.filter(person_id=person, region_id__in=regions)
    return found.select_related("person", "agency", "region", "instead_of__person").order_by("-valid_from", "-id")


def colleagues(agency: int | None, region: str, on: date) -> tuple[tuple[int, str], ...]:
    """Id and name of everybody with a duty at the office, or for the whole region, now or to come, by name."""
    later = Q(valid_to__isnull=True) | Q(valid_to__gte=on)
    place = Q(agency__isnull=True) if agency is None else Q(agency_id=agency)
    called = Coalesce(NullIf("named", Value("")), "person__name")
    rows = Duty.objects.filter(later, place, region_id=region).annotate(called=called).order_by("called", "person_id")
    return tuple(rows.values_list("person_id", "called").distinct())


def exemptions_in(regions: Collection[str] | None, on: date) -> QuerySet[DutyExemption]:
    """Exemptions in force or to come in these regions, or in all, with person and office; none of practice offices."""
    found = DutyExemption.objects.filter(apart("agency__demonstration"), valid_to__gte=on)
    if regions is not None:
        found = found.filter(agency__region_id__in=regions)
    found = found.select_related("person", "agency__region")
    return found.order_by("agency__region__name", "agency__name", "valid_from", "id")


def people_on_duty_since(day: date) -> set[int]:
    """Ids of everybody whose duty holds on that day or later; one query."""
    still = Q(valid_to__isnull=True) | Q(valid_to__gte=day)
    return set(Duty.objects.filter(still).values_list("person_id", flat=True))


def took_in(person: int, region: str) -> bool:
    """Whether this region knows the person by a duty of its own; a duty lent to another region's person is none."""
    return Duty.objects.filter(person_id=person, region_id=region, named="").exists()


def lent_to(region: str, people: Collection[int]) -> set[int]:
    """Those of the people whom other regions know by duties of their own, and this one by none; one query."""
    rows = Duty.objects.filter(person_id__in=people, named="").values_list("person_id", "region_id")
    own = {person for person, where in rows if where == region}
    return {person for person, _where in rows} - own


def on_duty(person: OuterRef, agency: OuterRef, codes: Collection[str], on: date) -> Exists:
    """Inside a query of another room: whether that person has one of these duties at that office on the day."""
    return Exists(Duty.objects.filter(_in_force(on), person_id=person, agency_id=agency, code__in=codes))


def offices_held(regions: Collection[str], on: date) -> dict[int, tuple[str, set[str]]]:
    """Of each office of these regions its short name, and the duties that somebody holds on that day; one query.

    Without the offices for practice beside real ones.
    """
    held = Duty.objects.filter(_in_force(on), agency=OuterRef("pk")).order_by().values("agency")
    codes = Subquery(held.annotate(codes=ArrayAgg("code", distinct=True)).values("codes"))
    offices = Agency.objects.filter(apart("demonstration"), region__in=regions).order_by("name", "pk")
    rows = offices.annotate(held=codes).values_list("pk", "short_name", "held")
    return {pk: (name, set(found or ())) for pk, name, found in rows}


def last_held(agencies: Collection[int], on: date) -> dict[tuple[int, str], int]:
    """Of each office and duty the id of the holding that ended last before that day; one query."""
    ended = Duty.objects.filter(agency_id__in=agencies, valid_to__lt=on).order_by("agency", "code", "-valid_to", "-id")
    rows = ended.distinct("agency", "code").values_list("agency_id", "code", "pk")
    return {(agency, code): pk for agency, code, pk in rows}


def ending_between(first: date, last: date) -> QuerySet[Duty]:
    """Duties at offices whose last day lies there, but for those of stand-ins, which are meant to end; with names."""
    found = Duty.objects.filter(valid_to__range=(first, last), agency__isnull=False, instead_of__isnull=True)
    return found.select_related("person", "agency").order_by("pk")
