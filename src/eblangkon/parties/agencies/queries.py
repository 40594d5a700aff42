"""Who holds which duty on a day."""

from collections.abc import Collection
from datetime import date

from django.db.models import Exists, Q, QuerySet

from eblangkon.ground.audit.rules import Hat
from eblangkon.parties.agencies.models import Agency, DeliveryPlace, Duty


def _in_force(on: date) -> Q:
    return Q(valid_from__lte=on) & (Q(valid_to__isnull=True) | Q(valid_to__gte=on))


def hats_of(person_id: int, on: date) -> tuple[Hat, ...]:
    """The person's duties at agencies and for regions on that day; one query."""
    rows = (
        Duty.objects.filter(_in_force(on), person_id=person_id)
        .order_by("id")
        .values_list("code", "region_id", "agency_id")
    )
    return tuple(Hat(duty=code, region=region, agency=agency) for code, region, agency in rows)


def duties_of(person_id: int, on: date) -> QuerySet[Duty]:
    """The person's duties in force or to come, with office and region, the oldest first."""
    open_still = Q(valid_to__isnull=True) | Q(valid_to__gte=on)
    return (
        Duty.objects.filter(open_still, person_id=person_id)
        .select_related("agency", "region")
        .order_by("valid_from", "id")
    )


def people_with_duty(agency: int, duty: str, on: date) -> tuple[int, ...]:
    """Ids of the persons who hold the duty at the agency on that day, in the order of their decrees; one query."""
    return people_with_duties(agency, (duty,), on)


def people_with_duties(agency: int, duties: tuple[str, ...], on: date) -> tuple[int, ...]:
    """The same for any of several duties, each person once."""
    return tuple(dict.fromkeys(holders(agency, duties, on).order_by("valid_from", "id")))


def holders(agency: int, duties: tuple[str, ...], on: date) -> QuerySet[Duty, int]:
    """The same as a query not yet asked, without order, for a statement to take in; a person may come twice."""
    held = Duty.objects.filter(_in_force(on), agency_id=agency, code__in=duties)
    return held.values_list("person_id", flat=True)


def first_holders(agency: int, duties: tuple[str, ...], on: date, but: Collection[int]) -> QuerySet[Duty, int]:
    """As `holders`: those of the first duty; of the others only while nobody beside `but` holds the first.

    So a PA or KPA hears of what waits for a PPK where there is none, or where the PPK may not act here.
    """
    first = Duty.objects.filter(_in_force(on), agency_id=agency, code=duties[0]).exclude(person_id__in=but)
    return holders(agency, duties, on).filter(Q(code=duties[0]) | ~Q(Exists(first)))


def people_for_region(region: str, duty: str, on: date) -> tuple[int, ...]:
    """Ids of the persons who hold a region-wide duty on that day."""
    rows = Duty.objects.filter(_in_force(on), agency__isnull=True, region_id=region, code=duty).order_by("id")
    return tuple(dict.fromkeys(rows.values_list("person_id", flat=True)))


def duties_at(agency: int, on: date) -> QuerySet[Duty]:
    """The agency's duties in force, with their persons."""
    return Duty.objects.filter(_in_force(on), agency_id=agency).select_related("person").order_by("code", "id")


def agencies_of(region: str) -> QuerySet[Agency]:
    return Agency.objects.filter(region_id=region).order_by("name")


def places_of(agency: int) -> QuerySet[DeliveryPlace]:
    return DeliveryPlace.objects.filter(agency_id=agency).order_by("name")
