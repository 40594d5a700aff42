"""From a tap to an act and back to a page: the same answers on every desk."""

from collections.abc import Callable
from typing import Final

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.translation import gettext as _

from eblangkon.desks.frame.orders.page import show_order
from eblangkon.ground.kernel.told import told
from eblangkon.purchase.ordering.rules.refusals import IllegalMove, Refused, Stale, WrongDuty

TOO_LATE: Final = 409
REFUSED: Final = 422


class SeeOther(HttpResponseRedirect):
    """303: what was sent has been done; the page to look at is another."""

    status_code = 303


def seen_version(request: HttpRequest) -> int | None:
    """The version of the order on the page that the form came from; None when it does not say."""
    sent = request.POST.get("versi", "")
    return int(sent) if sent.isdecimal() and len(sent) < 10 else None


def do(
    request: HttpRequest,
    number: int,
    act: Callable[[], object],
    *,
    done: str,
    again: Callable[[Refused], HttpResponse] | None = None,
    to: str = "",
) -> HttpResponse:
    """Act, then lead to the order (or `to`) with a word that it is done.

    Too late (somebody was faster, an old page, a second click): the order as it stands now, 409. Refused: `again`
    draws the form with what was typed, 422; without it the order's page tells the reason. Raises PermissionDenied.
    """
    try:
        act()
    except (IllegalMove, Stale) as fault:
        return show_order(request, number, told=told(str(fault)), status=TOO_LATE)
    except WrongDuty as fault:
        raise PermissionDenied(_("Ini bukan tugas Anda pada pesanan ini"), told(str(fault))) from fault
    except Refused as fault:
        return again(fault) if again else show_order(request, number, told=told(str(fault)), status=REFUSED)
    messages.success(request, done)
    return SeeOther(to or f"/pesanan/{number}")
