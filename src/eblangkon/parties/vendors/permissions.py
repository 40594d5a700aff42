"""Who takes sellers in, and who settles a shop's people."""

from django.db.models import QuerySet

from eblangkon.ground.audit.rules import Actor
from eblangkon.parties.vendors.models import Vendor
from eblangkon.parties.vendors.rules import ENROLLERS, NotOwner, NotYourRegion


def vendors_enrolled_by(actor: Actor) -> QuerySet[Vendor]:
    """The shops of the actor's own regions whatever their status, by name."""
    regions = {hat.region for hat in actor.hats if hat.duty in ENROLLERS}
    return Vendor.objects.filter(region_id__in=regions).select_related("region").order_by("name", "pk")


def check_region(actor: Actor, region: str) -> None:
    """Raises NotYourRegion unless the actor takes in sellers of this region; jobs and commands take in any."""
    if actor.kind == "person" and not actor.may(*ENROLLERS, region=region):
        raise NotYourRegion


def check_owner(actor: Actor, vendor: int) -> None:
    """Raises NotOwner unless the actor owns this very shop."""
    if not actor.may("vendor_owner", vendor=vendor):
        raise NotOwner
