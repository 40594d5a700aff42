"""`/toko/orang`: who acts for the shop, the links that let somebody in, and who goes."""

from typing import TYPE_CHECKING, Any, Final

from django import forms
from django.conf import settings
from django.contrib import messages
from django.core.exceptions import ObjectDoesNotExist
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods
from procrastinate.contrib.django import app

from eblangkon.desks.frame.acting import actor_of, for_duties
from eblangkon.desks.frame.answers import see_other
from eblangkon.desks.frame.errors import Missing
from eblangkon.desks.frame.hats import WORDS
from eblangkon.desks.shop.telling import at_shops
from eblangkon.ground.audit.rules import Actor
from eblangkon.ground.kernel import clock
from eblangkon.ground.kernel.sealed import seal, unseal
from eblangkon.ground.kernel.told import told
from eblangkon.parties.vendors import queries
from eblangkon.parties.vendors.actions.invite_member import invite_member
from eblangkon.parties.vendors.actions.remove_member import remove_member
from eblangkon.parties.vendors.actions.withdraw_invitation import withdraw_invitation
from eblangkon.parties.vendors.rules import InvitationRefused, MemberRefused, NotOwner
from eblangkon.purchase.ordering.states import SHOP

if TYPE_CHECKING:
    from eblangkon.parties.vendors.models import VendorInvitation

FRESH: Final = "undangan_baru"
"""The newest link waits in the session, sealed, until the next page shows it; then it is gone."""
REFUSED: Final = 422


class Invite(forms.Form):
    """For whom a link is, and as what they come."""

    meant_for = forms.CharField(
        label=gettext_lazy("Untuk siapa"),
        help_text=gettext_lazy("Hanya untuk mengingatkan Anda, misalnya: Wahyu, bagian kirim."),
        max_length=60,
        error_messages={"required": gettext_lazy("Belum diisi. Tulis siapa yang Anda undang.")},
    )
    email = forms.EmailField(
        label=gettext_lazy("E-mail"),
        help_text=gettext_lazy("Bila diisi, tautannya juga dikirim ke sana."),
        required=False,
        max_length=254,
        error_messages={"invalid": gettext_lazy("Alamat ini tidak lengkap. Tulis seperti nama@contoh.id.")},
        widget=forms.EmailInput(attrs={"autocomplete": "off"}),
    )
    role = forms.ChoiceField(
        label=gettext_lazy("Sebagai"),
        choices=[("staff", WORDS["vendor_staff"]), ("owner", WORDS["vendor_owner"])],
        help_text=gettext_lazy("Pemilik juga mengundang dan mengeluarkan orang."),
    )


@for_duties(*SHOP)
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def people(request: HttpRequest) -> HttpResponse:
    """Everybody of the shop reads it; its owners act. Each act is named by `apa`."""
    actor = at_shops(actor_of(request))
    vendor = int(actor.hats[0].vendor or 0)  # one hat, one shop
    if request.method != "POST":
        return _page(request, actor, vendor, Invite())
    if request.POST.get("apa") == "undang":
        return _invite(request, actor, vendor)
    try:
        _act(request, actor, vendor)
    except NotOwner as refused:
        return _page(request, actor, vendor, Invite(), told(str(refused)), 403)
    except (MemberRefused, InvitationRefused) as refused:
        return _page(request, actor, vendor, Invite(), told(str(refused)), 409)
    return see_other(request.path)


def _invite(request: HttpRequest, actor: Actor, vendor: int) -> HttpResponse:
    form = Invite(request.POST)
    if not form.is_valid():
        return _page(request, actor, vendor, form, status=REFUSED)
    try:
        made, token = _made(form.cleaned_data, actor, vendor)
    except NotOwner as refused:
        return _page(request, actor, vendor, form, told(str(refused)), 403)
    request.session[FRESH] = seal(f"{vendor}:{made.meant_for}:{token}")
    return see_other(request.path)


def _made(given: dict[str, str], actor: Actor, vendor: int) -> "tuple[VendorInvitation, str]":
    """The invitation and its token; with an address the letter goes with it, or neither.

    What waits for the worker can be read in the database, so token and address wait there sealed.
    """
    with transaction.atomic():
        made, token = invite_member(vendor=vendor, role=given["role"], meant_for=given["meant_for"], by=actor)
        if given["email"]:
            letter = app.configure_task("shop.invitation_letter")
            letter.defer(invitation=made.pk, sealed=seal(f"{token} {given['email']}"))
    return made, token


def _act(request: HttpRequest, actor: Actor, vendor: int) -> None:
    """Take a link back or a person out."""
    number = request.POST.get("nomor", "")
    what = request.POST.get("apa")
    try:
        key = int(number) if number.isascii() and number.isdecimal() and len(number) < 16 else 0
        if what == "tarik":
            withdraw_invitation(vendor=vendor, invitation=key, by=actor)
            messages.success(request, _("Undangan ditarik. Tautannya tidak membuka apa-apa lagi."))
        else:
            gone = remove_member(vendor=vendor, member=key, by=actor)
            words = _("%(name)s dikeluarkan, dan sejak saat ini tidak dapat berbuat apa-apa di toko.")
            messages.success(request, words % {"name": gone.person.name})
    except ObjectDoesNotExist:
        raise Missing(_("Tidak ada di toko Anda"), near=_("orang di toko"), near_path="/toko/orang") from None


def _page(
    request: HttpRequest, actor: Actor, vendor: int, form: Invite, refused: str = "", status: int = 200
) -> HttpResponse:
    today = clock.today()
    members = queries.members_of(vendor, today)
    rows = [
        {"member": member, "role": WORDS[f"vendor_{member.role}"], "own": member.person_id == actor.id}
        for member in members
    ]
    owner = actor.may("vendor_owner", vendor=vendor)
    facts: dict[str, Any] = {
        "rows": rows,
        "today": today,
        "owner": owner,
        "form": form,
        "refused": refused,
        "shop": queries.vendors_with([vendor])[vendor].name,
        "invitations": [(link, WORDS[f"vendor_{link.role}"]) for link in queries.invitations_of(vendor, today)]
        if owner
        else [],
        "fresh": _fresh(request, vendor) if owner and request.method == "GET" else None,
    }
    return render(request, "shop/people.html", facts, status=status)


def _fresh(request: HttpRequest, vendor: int) -> tuple[str, str] | None:
    """For whom and where the newest link leads, once."""
    kept = request.session.pop(FRESH, None)
    if kept is None:
        return None
    shop, _colon, rest = unseal(kept).partition(":")
    meant_for, _colon, token = rest.rpartition(":")
    return (
        (meant_for, f"{settings.ENV.public_url}{reverse('invitation', args=[token])}") if shop == str(vendor) else None
    )
