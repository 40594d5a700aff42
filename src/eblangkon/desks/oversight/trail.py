"""`/pengawasan/jejak/<number>`: everything that was done to one order and its request, as the sealed log tells it."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from eblangkon.desks.frame.acting import actor_of, for_duties
from eblangkon.desks.frame.facts import Crumb
from eblangkon.desks.frame.hats import OVERSIGHT
from eblangkon.desks.frame.orders.door import order_or_missing
from eblangkon.desks.frame.orders.facts_of import facts_of
from eblangkon.ground.audit.papers import history
from eblangkon.ground.audit.queries.history import standing


@for_duties(*OVERSIGHT)
@require_safe
def trail(request: HttpRequest, number: int) -> HttpResponse:
    """Each act with its time, its sentence and its seal, which is reckoned again while one looks."""
    order = order_or_missing(actor_of(request), number)
    told = history([("request", str(order.request_id)), ("order", str(order.number))])
    facts = {
        "order": order,
        "facts": facts_of(order),
        "told": told,
        "broken": [one for one in told if one.seal == "broken"],
        "waiting": sum(one.seal == "waiting" for one in told),
        "log": standing(),
        "crumbs": (
            Crumb(_("Pengawasan"), "/pengawasan"),
            Crumb(_("Pesanan %(n)s") % {"n": order.number}, f"/pesanan/{order.number}"),
        ),
    }
    return render(request, "oversight/trail.html", facts)
