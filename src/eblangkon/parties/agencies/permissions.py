"""Who sets up the offices of a region."""

from django.db.models import QuerySet

from eblangkon.ground.audit.rules import Actor
from eblangkon.parties.agencies.models import Agency, Duty, DutyExemption
from eblangkon.parties.agencies.rules import SETTERS, NotYourRegion


def offices_set_up_by(actor: Actor) -> QuerySet[Agency]:
    """The offices of the actor's own regions, practice offices among them, by region and name."""
    regions = {hat.region for hat in actor.hats if hat.duty in SETTERS}
    return Agency.objects.filter(region_id__in=regions).order_by("region_id", "demonstration", "name", "pk")


def access_office(actor: Actor, agency: int) -> Agency:
    """One of them, with its region. Raises Agency.DoesNotExist for another region's as for none."""
    return offices_set_up_by(actor).select_related("region").get(pk=agency)


def check_region(actor: Actor, region: str) -> None:
    """Raises NotYourRegion unless the actor sets up this region; jobs and commands set up any."""
    if actor.kind == "person" and not actor.may(*SETTERS, region=region):
        raise NotYourRegion


def regions_set_up_by(actor: Actor) -> frozenset[str]:
    """The regions whose people and duties the actor settles."""
    return frozenset(hat.region for hat in actor.hats if hat.duty in SETTERS)


def access_exemption(actor: Actor, exemption: int) -> DutyExemption:
    """The same for an exemption. Raises DutyExemption.DoesNotExist."""
    found = DutyExemption.objects.select_related("person", "agency")
    return found.get(pk=exemption, agency__region_id__in=regions_set_up_by(actor))


def access_duty(actor: Actor, duty: int) -> Duty:
    """A duty of one's own regions, cancelled or not, with person and office.

    Raises Duty.DoesNotExist for others as for none.
    """
    found = Duty.ever.select_related("person", "agency", "region", "instead_of__person")
    return found.get(pk=duty, region_id__in=regions_set_up_by(actor))
