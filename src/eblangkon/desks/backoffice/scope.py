"""Which region's rules somebody looks at, and whether they may set them."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.http import HttpRequest
from django.utils.translation import gettext as _

from eblangkon.desks.frame.hats import ADMIN, OVERSIGHT
from eblangkon.ground.audit.rules import Actor
from eblangkon.ground.regions.permissions import may_set_rule
from eblangkon.ground.regions.queries import regions_in_order

if TYPE_CHECKING:
    from eblangkon.ground.regions.models import Region


@dataclass(frozen=True, slots=True)
class Scope:
    """`region` None: the defaults of all. `may_set`: this person sets rules here."""

    region: str | None
    name: str
    may_set: bool
    choices: "tuple[Region, ...]"


def scope_of(request: HttpRequest, actor: Actor) -> Scope:
    """The region that was asked for, if it is the person's to see, else their own; one query for the names."""
    regions = {region.code: region for region in regions_in_order() if region.parent_id}
    asked = request.GET.get("wilayah", "")
    if actor.may("province"):
        code = asked if asked in regions else None
        choices = tuple(regions.values())
    else:
        own = sorted({hat.region for hat in actor.hats if hat.duty in (*OVERSIGHT, *ADMIN) and hat.region in regions})
        code = asked if asked in own else own[0] if own else None
        choices = tuple(regions[one] for one in own) if len(own) > 1 else ()
    name = regions[code].name if code else _("Seluruh Jawa Tengah (bawaan)")
    return Scope(code, name, may_set_rule(actor, code), choices)
