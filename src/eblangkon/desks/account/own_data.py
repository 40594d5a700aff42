"""`/akun/data`: one's own personal data in full, who has seen it, and all of it as a file."""

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from eblangkon.desks.account.own_file import file_of
from eblangkon.desks.frame.acting import actor_of, for_signed_in
from eblangkon.desks.frame.facts import Crumb
from eblangkon.ground.kernel import clock
from eblangkon.ground.kernel.sealed import Unreadable
from eblangkon.ground.kernel.told import told
from eblangkon.ground.people import queries
from eblangkon.ground.people.rules import PERSONAL_FIELDS


@for_signed_in
@never_cache
@require_safe
def own_data(request: HttpRequest) -> HttpResponse:
    """Full for oneself; what others see of it is a mask, and each exception stands below."""
    person = queries.person_by_id(int(actor_of(request).id or 0))
    rows = []
    for field, label in PERSONAL_FIELDS.items():
        value = getattr(person, field)
        unread = _("tidak terbaca: kunci data pemasangan ini hilang")
        rows.append((told(label), unread if isinstance(value, Unreadable) else value or "–"))
    looks = [(look, told(look.field)) for look in queries.looks_at(person.pk)]
    facts = {"rows": rows, "looks": looks, "most": queries.LOOKS_SHOWN, "crumbs": (Crumb(_("Akun"), "/akun"),)}
    return render(request, "account/own_data.html", facts)


@for_signed_in
@never_cache
@require_safe
def own_file(request: HttpRequest) -> HttpResponse:
    """Everything that the system holds of whoever asks, as JSON (UU 27/2022: the right to a copy)."""
    answer = JsonResponse(
        file_of(int(actor_of(request).id or 0)), json_dumps_params={"ensure_ascii": False, "indent": 1}
    )
    answer.headers["Content-Disposition"] = f'attachment; filename="data-saya-{clock.today().isoformat()}.json"'
    return answer
