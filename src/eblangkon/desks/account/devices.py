"""`/akun/perangkat/keluarkan`: one's own other devices, signed out from here."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from eblangkon.desks.frame.acting import actor_of, for_signed_in
from eblangkon.desks.frame.answers import see_other
from eblangkon.ground.access.actions.end_sign_ins import end_sign_ins


@for_signed_in
@require_POST
def end(request: HttpRequest) -> HttpResponse:
    """The named one, or every one but this. Another person's device is simply none of one's own."""
    actor = actor_of(request)
    only = request.POST.get("perangkat", "")
    ended = end_sign_ins(
        person=int(actor.id or 0),
        by=actor,
        only=(int(only) if only.isdecimal() and len(only) < 18 else 0) if only else None,
        but=request.session.session_key,
    )
    if ended:
        words = ngettext("%(n)s perangkat dikeluarkan.", "%(n)s perangkat dikeluarkan.", ended)
        messages.success(request, words % {"n": ended})
    else:
        messages.info(request, _("Perangkat itu sudah tidak masuk."))
    return see_other("/akun")
