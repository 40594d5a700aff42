"""Take a new seller in."""

from datetime import date

from django.db import transaction
from django.utils.text import slugify

from eblangkon.ground.audit.actions.record import record
from eblangkon.ground.audit.rules import Actor
from eblangkon.ground.kernel.tokens import new_token
from eblangkon.parties.vendors.models import Vendor


@transaction.atomic
def register_vendor(
    *,
    actor: Actor,
    region: str,
    kind: str,
    name: str,
    place: str,
    legal_form: str = "",
    village: str = "",
    business_size: str = "unknown",
    since: date | None = None,
    story: str = "",
    is_demonstration: bool = False,
) -> Vendor:
    """The new vendor, active. Raises ValidationError where a field does not hold."""
    vendor = Vendor(
        region_id=region,
        kind=kind,
        name=" ".join(name.split()),
        place=place,
        legal_form=legal_form,
        village=village,
        business_size=business_size,
        since=since,
        story=story,
        is_demonstration=is_demonstration,
    )
    base = slugify(vendor.name)[:120] or "toko"
    vendor.slug = base if not Vendor.objects.filter(slug=base).exists() else f"{base}-{new_token()[:6].lower()}"
    vendor.full_clean()
    vendor.save()
    record(
        actor=actor,
        action="vendor.register",
        subject=("vendor", str(vendor.pk)),
        region=region,
        data={"kind": kind, "name": vendor.name},
    )
    return vendor
