"""`/akun/kabar`: what comes by e-mail, and when it is quiet."""

from datetime import time
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy
from django.views.decorators.http import require_http_methods

from eblangkon.desks.frame.acting import actor_of, for_signed_in
from eblangkon.desks.frame.answers import see_other
from eblangkon.ground.people.queries import person_by_id
from eblangkon.services.notices.actions.choose_mail import choose_mail
from eblangkon.services.notices.queries import mail_choice, quiet_hours
from eblangkon.services.notices.rules import AT_ONCE, CHOSEN, DAILY, NEVER

WHEN = ((AT_ONCE, lazy("Segera")), (DAILY, lazy("Sekali sehari, dalam satu surel")), (NEVER, lazy("Tidak pernah")))


def _hour(label: Any) -> forms.TimeField:
    return forms.TimeField(
        label=label,
        input_formats=("%H:%M", "%H.%M", "%H:%M:%S"),
        widget=forms.TimeInput(format="%H:%M", attrs={"type": "time"}),
        error_messages={
            "required": lazy("Jamnya belum diisi. Tulis seperti 20.00."),
            "invalid": lazy("Jam ini tidak terbaca. Tulis seperti 20.00."),
        },
    )


class MailForm(forms.Form):
    """A choice for each group of notices, and two hours of the day in WIB."""

    waits = forms.ChoiceField(label=lazy("Menunggu saya"), choices=WHEN)
    late = forms.ChoiceField(label=lazy("Pengingat dan lewat batas"), choices=WHEN)
    done = forms.ChoiceField(label=lazy("Sudah selesai"), choices=WHEN)
    quiet_from = _hour(lazy("Jam tenang mulai"))
    quiet_to = _hour(lazy("Sampai"))


@for_signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def news(request: HttpRequest) -> HttpResponse:
    """The choice of today. Hours left as the rule has them follow the rule when it changes."""
    actor = actor_of(request)
    person, rule = int(actor.id or 0), quiet_hours()
    if request.method == "POST":
        form = MailForm(request.POST)
        if form.is_valid():
            given = form.cleaned_data
            hours = (given["quiet_from"], given["quiet_to"])
            own: tuple[time | None, time | None] = (None, None) if hours == rule else hours
            choose_mail(person=person, groups={group: given[group] for group in CHOSEN}, quiet=own, by=actor)
            messages.success(request, _("Pilihan tersimpan."))
            return see_other("/akun/kabar")
    else:
        kept = mail_choice(person)
        begin, end = (kept.quiet_from or rule[0], kept.quiet_to or rule[1]) if kept.quiet_from is not None else rule
        form = MailForm({group: getattr(kept, group) for group in CHOSEN} | {"quiet_from": begin, "quiet_to": end})
    facts = {"form": form, "email": person_by_id(person).email}
    wrong = request.method == "POST"
    return render(request, "account/news.html", facts, status=422 if wrong else 200)
