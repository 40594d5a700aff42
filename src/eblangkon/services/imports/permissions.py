"""Who sees which import."""

from django.db.models import QuerySet

from eblangkon.ground.audit.rules import Actor
from eblangkon.services.imports.models import Import


def imports_open_to(actor: Actor, kind: str, duties: tuple[str, ...]) -> QuerySet[Import]:
    """The imports of that kind into regions where the actor has one of the duties, the newest first."""
    regions = {hat.region for hat in actor.hats if hat.duty in duties}
    return Import.objects.filter(kind=kind, region_id__in=regions).defer("content").order_by("-pk")


def access_import(actor: Actor, imported: int, kind: str, duties: tuple[str, ...]) -> Import:
    """One of them. Raises Import.DoesNotExist for another region's as for none."""
    return imports_open_to(actor, kind, duties).select_related("region").get(pk=imported)
