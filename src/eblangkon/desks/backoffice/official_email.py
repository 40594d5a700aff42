"""`/pejabat/<person>/surel`: the address of an official who has none yet, so that an invitation can go there."""

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy
from django.views.decorators.http import require_http_methods

from eblangkon.desks.backoffice import setting
from eblangkon.desks.backoffice.officials import CRUMBS, known_official
from eblangkon.desks.frame.acting import actor_of, for_duties
from eblangkon.desks.frame.answers import see_other
from eblangkon.desks.frame.errors import Missing
from eblangkon.desks.frame.facts import Crumb
from eblangkon.ground.people.actions.keep_email import keep_email
from eblangkon.parties.agencies.actions.invitation import invitation
from eblangkon.services.notices.actions.notify import tell


class EmailForm(forms.Form):
    """Where the invitation goes."""

    email = forms.EmailField(
        label=lazy("Surel"),
        help_text=lazy("Undangan membuat kata sandi langsung dikirim ke sini. Pastikan miliknya sendiri."),
        error_messages={"required": setting.EMPTY, "invalid": lazy("Tulis seperti nama@kabupaten.go.id.")},
    )


@for_duties(*setting.SETTERS)
@require_http_methods(["GET", "HEAD", "POST"])
def official_email(request: HttpRequest, person: int) -> HttpResponse:
    """Only for who came by a list with a telephone alone and has not begun; others change theirs with two officers."""
    actor = actor_of(request)
    duties = known_official(actor, person)
    found = duties[0].person
    if all(one.named for one in duties) or found.email or found.has_usable_password():
        title = _("Surel akun ini tidak dicatat di sini")
        raise Missing(title, "", near=_("halaman pejabat itu"), near_path=f"/pejabat/{person}")
    form = EmailForm(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        try:
            keep_email(person=person, email=form.cleaned_data["email"], by=actor)
        except ValidationError as fault:
            setting.invalid(form, fault)
        else:
            tell(messages=[invitation(person, duties[0].pk, [one.code for one in duties])])
            messages.success(request, _("Tersimpan. Undangan sedang dikirim."))
            return see_other(f"/pejabat/{person}")
    crumbs = (*CRUMBS, Crumb(duties[0].holder, f"/pejabat/{person}"))
    lead = _("Ia tercatat dengan nomor HP saja. Tanpa surel tidak ada undangan yang dapat dikirim.")
    return setting.form_page(request, form, _("Catat surel"), lead, _("Simpan, lalu kirim undangan"), crumbs)
