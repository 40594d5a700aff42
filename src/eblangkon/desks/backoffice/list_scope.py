"""Whose list somebody may bring in: of the regions that they set up."""

from typing import TYPE_CHECKING

from django.core.exceptions import ObjectDoesNotExist
from django.http import HttpRequest
from django.utils.translation import gettext as _

from eblangkon.desks.backoffice.list_kinds import ListKind
from eblangkon.desks.frame.acting import actor_of
from eblangkon.desks.frame.errors import Missing
from eblangkon.ground.audit.rules import Actor
from eblangkon.parties.agencies.rules import SETTERS
from eblangkon.services.imports.permissions import access_import

if TYPE_CHECKING:
    from eblangkon.services.imports.models import Import


def regions_of(actor: Actor) -> list[str]:
    """The codes of the regions that the actor sets up, each once."""
    return sorted({hat.region for hat in actor.hats if hat.duty in SETTERS})


def region_asked(request: HttpRequest, actor: Actor) -> str:
    """The region of `wilayah` if it is the actor's to set up, else their first."""
    own = regions_of(actor)
    asked = request.POST.get("wilayah") or request.GET.get("wilayah") or ""
    return asked if asked in own else own[0]


def the_import(request: HttpRequest, imported: int, kind: ListKind) -> "Import":
    """The import with its region. Raises Missing for another region's as for none."""
    try:
        return access_import(actor_of(request), imported, kind.code, SETTERS)
    except ObjectDoesNotExist:
        raise Missing(
            _("Tidak ada impor nomor %(number)s") % {"number": imported}, near=str(kind.title), near_path=kind.path
        ) from None
