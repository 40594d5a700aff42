"""Photos of what was sent and counted, for the sides of the order."""

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from eblangkon.desks.frame.acting import actor_of, for_signed_in
from eblangkon.desks.frame.errors import Missing
from eblangkon.desks.frame.orders.door import order_or_missing
from eblangkon.purchase.delivery.queries import inspections_of, shipments_of


@for_signed_in
@require_safe
def photo(request: HttpRequest, number: str, kind: str, key: str, small: str = "") -> HttpResponse:
    """One photo, or its thumbnail with `small`. Raises Missing for strangers and where there is none."""
    order = order_or_missing(actor_of(request), int(number))
    rows = shipments_of(order.number) if kind == "kiriman" else inspections_of(order.number)
    found = rows.filter(pk=int(key)).prefetch_related(None).first()
    if found is None or not found.photo:
        raise Missing(_("Tidak ada foto di alamat ini"))
    with (found.photo_thumbnail if small else found.photo).open("rb") as file:
        answer = HttpResponse(file.read(), content_type="image/webp")
    # A photo is never changed, and is nobody else's.
    answer.headers["Cache-Control"] = "private, max-age=31536000, immutable"
    return answer
