"""`/penyedia-daftar/<vendor>`: one shop of the region, its people, and the way in for who has no password yet."""

from typing import TYPE_CHECKING, Final

from django.conf import settings
from django.contrib import messages
from django.core.exceptions import ObjectDoesNotExist
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from eblangkon.desks.backoffice import setting
from eblangkon.desks.frame.acting import actor_of, for_duties
from eblangkon.desks.frame.answers import see_other
from eblangkon.desks.frame.errors import Missing
from eblangkon.desks.frame.facts import Crumb, Fact
from eblangkon.desks.frame.hats import WORDS
from eblangkon.ground.access.rules import InvitationRefused
from eblangkon.ground.audit.rules import Actor
from eblangkon.ground.kernel import clock
from eblangkon.ground.kernel.sealed import seal, unseal
from eblangkon.ground.kernel.told import told
from eblangkon.parties.vendors.permissions import vendors_enrolled_by
from eblangkon.parties.vendors.queries import members_of, tax_flags
from eblangkon.parties.vendors.rules import ENROLLED, MemberRefused
from eblangkon.purchase.ordering.actions.invite_owner import invite_owner
from eblangkon.services.notices.actions.notify import notify

if TYPE_CHECKING:
    from eblangkon.parties.vendors.models import Vendor, VendorMember

FRESH: Final = "tautan_pemilik"
"""The newest link waits in the session, sealed, until the next page shows it; then it is gone."""


@for_duties(*setting.SETTERS)
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def one_vendor(request: HttpRequest, vendor: int) -> HttpResponse:
    """What is written of it, and its people; a link or a letter for one of them. Five queries beside every page's."""
    actor = actor_of(request)
    shop = _own(actor, vendor)
    members = list(members_of(vendor, clock.today()))
    refused = ""
    if request.method == "POST":
        try:
            _act(request, actor, shop, members)
        except (MemberRefused, InvitationRefused) as fault:
            refused = told(str(fault))
        else:
            return see_other(request.path)
    flags = tax_flags(vendor, clock.today())
    yes, no = _("ya"), _("tidak")
    shown = {
        "shop": shop,
        "facts": [
            Fact(_("Jenis"), shop.get_kind_display()),
            Fact(_("Tempat"), f"{shop.place}, {shop.region.name}"),
            Fact(_("Keadaan"), shop.get_status_display()),
            Fact("NPWP", yes if flags.npwp else no),
            Fact("PKP", yes if flags.pkp else no),
        ],
        "people": [(one, WORDS[f"vendor_{one.role}"], one.person.has_usable_password()) for one in members],
        "refused": refused,
        "fresh": _fresh(request, vendor) if request.method == "GET" else None,
        "crumbs": (Crumb(_("Penyedia wilayah"), "/penyedia-daftar"),),
    }
    return render(request, "backoffice/vendor.html", shown, status=409 if refused else 200)


def _own(actor: Actor, vendor: int) -> "Vendor":
    try:
        return vendors_enrolled_by(actor).get(pk=vendor)
    except ObjectDoesNotExist:
        title = _("Tidak ada penyedia itu di wilayah Anda")
        raise Missing(title, "", near=_("daftar penyedia"), near_path="/penyedia-daftar") from None


def _act(request: HttpRequest, actor: Actor, shop: "Vendor", members: "list[VendorMember]") -> None:
    """Send the letter once more, or make a link to hand over. Raises MemberRefused, InvitationRefused."""
    member = next((one for one in members if str(one.pk) == request.POST.get("nomor", "")), None)
    if member is None:
        raise MemberRefused(_("Orang ini tidak bertindak untuk toko ini."))
    if member.person.has_usable_password():
        raise InvitationRefused("known")
    if request.POST.get("apa") == "kirim" and member.person.email:
        notify(people=(member.person_id,), code=ENROLLED, subject=("shop", "orang"), params={"shop": shop.name})
        messages.success(request, _("Undangan sedang dikirim. Tautan di surat yang lama tidak berlaku lagi."))
        return
    token = invite_owner(vendor=shop.pk, person=member.person_id, by=actor)
    request.session[FRESH] = seal(f"{shop.pk}:{member.person.name}:{token}")


def _fresh(request: HttpRequest, vendor: int) -> tuple[str, str] | None:
    """For whom and where the newest link leads, once."""
    kept = request.session.pop(FRESH, None)
    if kept is None:
        return None
    shop, _colon, rest = unseal(kept).partition(":")
    name, _colon, token = rest.rpartition(":")
    return (
        (name, f"{settings.ENV.public_url}{reverse('official_welcome', args=[token])}") if shop == str(vendor) else None
    )
