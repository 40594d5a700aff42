"""`/undangan/<token>`: come to a shop, as who is signed in or as who signs up here."""

from typing import Any, Final

from allauth.account.internal.flows.login import perform_password_login
from allauth.account.models import Login
from django import forms
from django.contrib import messages
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ObjectDoesNotExist, ValidationError
from django.core.validators import validate_email
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from eblangkon.desks.account.forms import NEW_PASSWORD, PasswordInput
from eblangkon.desks.account.welcome import is_in, leave, welcome
from eblangkon.desks.frame import proof
from eblangkon.desks.frame.acting import actor_for, actor_of, for_everybody
from eblangkon.desks.frame.answers import see_other
from eblangkon.desks.frame.hats import WORDS
from eblangkon.desks.frame.places import CHOSEN
from eblangkon.ground.audit.rules import Actor
from eblangkon.ground.kernel import clock
from eblangkon.ground.kernel.told import told
from eblangkon.ground.people.actions.create_person import create_person
from eblangkon.ground.people.rules import NotAPhoneNumber, looks_like_phone, normalise_phone, tidy_email
from eblangkon.parties.vendors.queries import invitation_by, refusal_of
from eblangkon.parties.vendors.rules import InvitationRefused
from eblangkon.purchase.ordering.actions.join_shop import join_shop

GONE: Final = 410


class SignUp(forms.Form):
    """A new person: a name, one way to be reached, a password."""

    name = forms.CharField(
        label=gettext_lazy("Nama lengkap"),
        max_length=120,
        error_messages={"required": gettext_lazy("Nama belum diisi.")},
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )
    login = forms.CharField(
        label=gettext_lazy("E-mail atau nomor HP"),
        max_length=254,
        error_messages={"required": gettext_lazy("Belum diisi. Tulis e-mail atau nomor HP, misalnya 0812 3456 7890.")},
        widget=forms.TextInput(attrs={"autocomplete": "username", "autocapitalize": "none", "spellcheck": "false"}),
    )
    password = forms.CharField(
        label=gettext_lazy("Kata sandi baru"),
        help_text=NEW_PASSWORD,
        strip=False,
        max_length=256,
        error_messages={"required": gettext_lazy("Kata sandi baru belum diisi.")},
        widget=PasswordInput("new"),
    )

    def clean_login(self) -> dict[str, str]:
        """`email` or `phone`, as people are created with."""
        login = self.cleaned_data["login"]
        try:
            if looks_like_phone(login):
                return {"phone": normalise_phone(login)}
            validate_email(tidy_email(login))
        except (NotAPhoneNumber, ValidationError):
            raise ValidationError(_("Tulis e-mail yang lengkap, atau nomor HP seperti 0812 3456 7890.")) from None
        return {"email": tidy_email(login)}

    def clean_password(self) -> str:
        password: str = self.cleaned_data["password"]
        validate_password(password)
        return password


@for_everybody
@sensitive_post_parameters("password")
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def invitation(request: HttpRequest, token: str) -> HttpResponse:
    """What the link offers, and one tap to take it. A link that holds no more is told with its reason: 410.

    Who belongs to the shop already is led there.
    """
    actor = actor_of(request)
    try:
        found = invitation_by(token)
    except ObjectDoesNotExist:
        return _refused(request, _("Tautan undangan ini tidak dikenal. Salin seluruhnya, atau minta yang baru."))
    refused = refusal_of(found, actor.id, clock.today())
    if refused is not None and refused.reason == "member":
        messages.info(request, told(str(refused)))
        return see_other("/toko")
    if refused is not None:
        return _refused(request, told(str(refused)))
    form = None if actor.id is not None else SignUp(request.POST if request.method == "POST" else None)
    facts = {"found": found, "role": WORDS[f"vendor_{found.role}"], "form": form}
    if request.method != "POST":
        return render(request, "account/invitation.html", facts)
    try:
        if form is None:
            join_shop(token=token, by=actor)
            request.session[CHOSEN] = f"toko-{found.vendor_id}"
            return _arrived(request, found.vendor.name)
        if form.is_valid():
            return _sign_up(request, token, form)
    except InvitationRefused as late:
        return _refused(request, told(str(late)))
    except ValidationError as taken:
        if form is not None:
            form.add_error(None, [told(words) for words in taken.messages])
    return render(request, "account/invitation.html", facts, status=422)


def _sign_up(request: HttpRequest, token: str, form: SignUp) -> HttpResponse:
    """The person and the place together, or neither; then the door that every sign-in goes through."""
    way: dict[str, str] = form.cleaned_data["login"]
    with transaction.atomic():
        asking = Actor("person", None, form.cleaned_data["name"])
        person: Any = create_person(
            name=form.cleaned_data["name"], password=form.cleaned_data["password"], by=asking, **way
        )
        shop = join_shop(token=token, by=actor_for(person)).vendor.name
    leave(request)
    answer: HttpResponse = perform_password_login(
        request, way, Login(user=person, email=way.get("email"), redirect_url="/toko")
    )
    if is_in(request, person):
        welcome(request, answer, person, proof.PASSWORD)
    messages.success(request, _("Anda kini bertugas di %(shop)s.") % {"shop": shop})
    return answer


def _arrived(request: HttpRequest, shop: str) -> HttpResponse:
    messages.success(request, _("Anda kini bertugas di %(shop)s.") % {"shop": shop})
    return see_other("/toko")


def _refused(request: HttpRequest, words: str) -> HttpResponse:
    return render(request, "account/invitation_refused.html", {"words": words}, status=GONE)
