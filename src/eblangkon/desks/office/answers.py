"""What every page of this desk does alike: find the record, read what was typed, tell why an act was refused."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from django.core.exceptions import ObjectDoesNotExist, PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from eblangkon.desks.frame.errors import Missing
from eblangkon.desks.frame.orders.door import change_place, other_place
from eblangkon.ground.audit.rules import Actor
from eblangkon.ground.kernel.told import told
from eblangkon.purchase.ordering import permissions
from eblangkon.purchase.ordering.rules.refusals import IllegalMove, Problem, Refused, Stale, WrongDuty

if TYPE_CHECKING:
    from eblangkon.purchase.ordering.models import RequestNote


@dataclass(frozen=True, slots=True)
class Wrong:
    """One line of an error summary: the sentence, and the field on this page that it links to."""

    sentence: str
    anchor: str = ""


def find_request(actor: Actor, number: int) -> "RequestNote":
    """The request note, or the same page for strangers as for no note."""
    try:
        return permissions.access_request(actor, number)
    except ObjectDoesNotExist:
        if other_place(actor, lambda other: permissions.access_request(other, number)):
            title = _("Permintaan %(number)s milik tempat tugas Anda yang lain") % {"number": number}
            raise Missing(title, change_place()) from None
        raise Missing(
            _("Tidak ada permintaan %(number)s") % {"number": number},
            _("Nomornya salah ketik, atau permintaan ini milik kantor lain."),
        ) from None


def whole(written: str) -> int | None:
    """A whole number as people write it (`1.530.000`, `Rp75.000`, ` 30 `), None for anything else."""
    digits = written.strip().removeprefix("Rp").strip().replace(".", "").replace(" ", "")
    return int(digits) if digits.isascii() and digits.isdecimal() and len(digits) <= 15 else None


def day(written: str) -> date | None:
    """A day as the browser's date field gives it, None for anything else."""
    try:
        return date.fromisoformat(written.strip())
    except ValueError:
        return None


def status_of(error: Refused) -> int:
    """409 where somebody was faster, 422 where something must be mended. Raises PermissionDenied for a wrong duty."""
    if isinstance(error, WrongDuty):
        raise PermissionDenied(_("Bukan tugas Anda"), told(str(error))) from error
    return 409 if isinstance(error, (IllegalMove, Stale)) else 422


def wrongs(problems: tuple[Problem, ...], anchors: Mapping[str, str] | None = None) -> list[Wrong]:
    """The problems as lines of a summary; a field without an anchor of its own is its own anchor."""
    known = anchors or {}
    return [Wrong(told(problem.message), known.get(problem.field, problem.field)) for problem in problems]


def page(request: HttpRequest, template: str, facts: Mapping[str, object], status: int = 200) -> HttpResponse:
    """Render a template of this desk."""
    return render(request, f"office/{template}", dict(facts), status=status)
