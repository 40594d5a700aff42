"""`/undangan-pejabat/<token>`: the first password of whoever was taken in by an administrator; and the letter again."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

from allauth.account.internal.flows.login import perform_password_login
from allauth.account.models import Login
from django.conf import settings
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST

from eblangkon.desks.account.forms import NewPassword
from eblangkon.desks.account.recovery import shared_duty
from eblangkon.desks.account.welcome import is_in, leave, welcome
from eblangkon.desks.frame import proof
from eblangkon.desks.frame.acting import actor_for, actor_of, for_duties, for_everybody
from eblangkon.desks.frame.answers import see_other
from eblangkon.desks.frame.errors import Missing
from eblangkon.desks.frame.hats import WORDS, home_of
from eblangkon.desks.frame.navigation import Words
from eblangkon.ground.access.actions.begin_account import begin_account
from eblangkon.ground.access.actions.make_invitation import make_invitation
from eblangkon.ground.access.queries import invitation_by, invitation_by_id, refusal_of
from eblangkon.ground.access.rules import RECOVERS, InvitationRefused, needs_two_proofs
from eblangkon.ground.audit.rules import SYSTEM
from eblangkon.ground.kernel import clock
from eblangkon.ground.kernel.told import told
from eblangkon.ground.people.queries import active_person
from eblangkon.parties.agencies import queries as agencies
from eblangkon.parties.agencies.actions.invitation import invitation
from eblangkon.parties.vendors import queries as vendors
from eblangkon.services.notices.actions.notify import tell

KEPT: Final = "isi"
"""Stands in the address in place of the token, once the session holds whose it is: addresses are kept too often."""
_HELD: Final = "undangan_akun"
GONE: Final = 410


def opened(person: int, subject: tuple[str, str]) -> str:
    """The address for the letter of a new official or owner, made while it is written; empty for whoever needs none.

    Each letter makes the one before worthless: who finds an old one in somebody's mail opens nothing.
    """
    places = _places(person)
    if not places:
        return ""
    try:
        _made, token = make_invitation(person=person, region=places[0].region, by=SYSTEM)
    except InvitationRefused:
        return ""
    return f"{settings.ENV.public_url}{reverse('official_welcome', args=[token])}"


@for_everybody
@sensitive_post_parameters("password")
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def begin(request: HttpRequest, token: str) -> HttpResponse:
    """Name, duties, one field; then the second factor where a duty needs it. 410 where the link opens nothing."""
    found = invitation_by_id(int(request.session.get(_HELD, 0))) if token == KEPT else invitation_by(token)
    if found is None:
        return _refused(request, _("Tautan undangan ini tidak dikenal. Salin seluruhnya dari surat, atau minta lagi."))
    places = _places(found.person_id)
    try:
        _check(found, places)
    except InvitationRefused as refused:
        return _refused(request, told(str(refused)), refused.reason)
    if token != KEPT:
        request.session[_HELD] = found.pk
        return see_other(reverse("official_welcome", args=[KEPT]))
    form = NewPassword(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        try:
            by = actor_for(found.person)
            person = begin_account(invitation=found.pk, password=form.cleaned_data["password"], by=by)
        except ValidationError as weak:
            form.add_error("password", weak)
        except InvitationRefused as late:
            return _refused(request, told(str(late)), late.reason)
        else:
            return _let_in(request, person)
    facts = {
        "form": form,
        "person": found.person,
        "last_day": found.last_day,
        "two": needs_two_proofs(actor_for(found.person)),
        "places": places,
    }
    return render(request, "account/beginning.html", facts, status=422 if form.is_bound else 200)


@dataclass(frozen=True, slots=True)
class Place:
    """A duty that waits for the person, in words, where it is, the code of its region; `office`: by decree."""

    duty: Words
    at: str
    region: str
    office: bool = False


def _places(person: int) -> list[Place]:
    """Duties at offices, then shops. Two queries."""
    today = clock.today()
    duties, shops = agencies.duties_of(person, today), vendors.places_of(person, today)
    return [
        *(
            Place(WORDS.get(one.code, one.code), (one.agency or one.region).name, one.region_id, office=True)
            for one in duties
        ),
        *(Place(WORDS[f"vendor_{one.role}"], one.vendor.name, one.vendor.region_id) for one in shops),
    ]


def _check(found: Any, places: Sequence[Place]) -> None:
    """Raises InvitationRefused; also once nothing is left that it was meant for.

    A link from hand to hand was made for a shop: it opens no account that has an office's duty since, nor one with a
    shop of another region, for whoever made it may hold it still.
    """
    refused = refusal_of(found, clock.today())
    if refused is None and found.handed and (any(one.office for one in places) or len({p.region for p in places}) > 1):
        raise InvitationRefused("replaced")
    if refused is not None or not places:
        raise refused or InvitationRefused("ended")


def _let_in(request: HttpRequest, person: Any) -> HttpResponse:
    """Through the door of every sign-in: whoever was signed in here before is not any more."""
    actor = actor_for(person)
    to = proof.SET_UP if needs_two_proofs(actor) else home_of(actor)
    leave(request)
    request.session.flush()  # also what an unfinished sign-in has left
    way = {"email": person.email} if person.email else {"phone": person.phone}
    answer: HttpResponse = perform_password_login(request, way, Login(user=person, email=person.email, redirect_url=to))
    if is_in(request, person):
        welcome(request, answer, person, proof.PASSWORD)
    messages.success(request, _("Kata sandi tersimpan."))
    return answer


def _refused(request: HttpRequest, words: str, reason: str = "") -> HttpResponse:
    return render(request, "account/beginning_refused.html", {"words": words, "reason": reason}, status=GONE)


@for_duties(*RECOVERS)
@require_POST
def send_again(request: HttpRequest, person: int) -> HttpResponse:
    """Another letter with a link of its own, at once; the links before open nothing from then on."""
    found, duty = active_person(person), shared_duty(actor_of(request), person)
    if found is None or duty is None:
        raise Missing(_("Tidak ada pejabat ini di wilayah Anda"), "")
    if found.has_usable_password():
        messages.info(request, _("Tidak dikirim: akunnya sudah punya kata sandi. Yang lupa memakai “Lupa kata sandi”."))
    elif not found.email:
        messages.warning(request, _("Tidak dikirim: alamat surelnya belum tercatat."))
    else:
        codes = [one.code for one in agencies.duties_of(person, clock.today())]
        tell(messages=[invitation(person, duty.pk, codes)])
        messages.success(request, _("Undangan sedang dikirim. Tautan di surat yang lama tidak berlaku lagi."))
    return see_other(f"/pejabat/{person}")
