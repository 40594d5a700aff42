"""`/latihan`: open a region's practice office and shop, see who practises there, and give people their duties."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from eblangkon.desks.backoffice import setting
from eblangkon.desks.backoffice.known_people import known_person
from eblangkon.desks.frame.acting import actor_of, for_duties
from eblangkon.desks.frame.answers import see_other
from eblangkon.desks.frame.errors import Missing
from eblangkon.desks.frame.facts import Crumb
from eblangkon.desks.frame.hats import WORDS
from eblangkon.desks.frame.navigation import Words
from eblangkon.ground.audit.rules import Actor
from eblangkon.ground.kernel import clock
from eblangkon.ground.kernel.installation import is_demonstration
from eblangkon.parties.agencies.permissions import regions_set_up_by
from eblangkon.parties.agencies.queries import duties_at, practice_office
from eblangkon.parties.vendors.queries import members_of, practice_shop
from eblangkon.purchase.catalogue.queries import shelf_of
from eblangkon.purchase.ordering.actions.open_practice import open_practice
from eblangkon.purchase.ordering.actions.staff_practice import OWNER, staff_practice
from eblangkon.purchase.ordering.queries import plans_of
from eblangkon.purchase.ordering.rules.refusals import Refused

if TYPE_CHECKING:
    from eblangkon.parties.agencies.models import Agency
    from eblangkon.parties.vendors.models import Vendor

CASTS: Final = {
    "pptk": lazy("Meminta barang, lalu menghitung yang datang."),
    "pp": lazy("Mengisi keranjang dan memesan."),
    "ppk": lazy("Menyetujui dan menandatangani."),
    "kpa": lazy("Menyetujui pembayaran."),
    "inspector": lazy("Memeriksa barang."),
    "ppk_skpd": lazy("Memeriksa berkas pembayaran LS."),
    "treasurer": lazy("Membayar."),
    OWNER: lazy("Menjawab pesanan, mengirim, menagih."),
}
"""The duties of one whole purchase, in the order in which it meets them."""


@dataclass(frozen=True, slots=True)
class Hand:
    """One duty of the purchase: what it does, and who has it there."""

    duty: Words
    does: Words
    names: tuple[str, ...]


class CastForm(forms.Form):
    """One person for each duty, by address or NIP; what stays empty changes nothing."""

    def __init__(self, data: Any = None) -> None:
        super().__init__(data)
        for code, does in CASTS.items():
            self.fields[code] = setting.text(str(WORDS[code]), 120, does, required=False)


@for_duties(*setting.SETTERS)
@require_http_methods(["GET", "HEAD", "POST"])
def practice(request: HttpRequest) -> HttpResponse:
    """For the region asked for, else the first of one's own. POST opens, or gives duties (`apa`)."""
    actor = actor_of(request)
    if is_demonstration():
        raise Missing(_("Di peragaan tidak ada kantor latihan"), _("Semuanya di sini sudah latihan."))
    regions = setting.own_regions(actor)
    asked = request.GET.get("wilayah", "") or (regions[0][0] if regions else "")
    region = next((one for one in regions if one[0] == asked), None)
    if region is None:
        raise Missing(_("Wilayah itu bukan tugas Anda"), "", near=_("halaman mulai"), near_path="/mulai")
    act = request.POST.get("apa", "")
    form = CastForm(request.POST if act == "orang" else None)
    refusal: Refused | None = None
    if request.method == "POST":
        try:
            if act == "orang":
                if form.is_valid() and _cast(request, form, region[0], actor):
                    return see_other(f"/latihan?wilayah={region[0]}")
            else:
                _open(request, region[0], actor)
                return see_other(f"/latihan?wilayah={region[0]}")
        except Refused as fault:
            refusal = fault
            setting.refuse(form, [(problem.field, problem.message) for problem in fault.problems])
    return _show(request, region, regions, form, setting.REFUSED if form.errors or refusal else 200)


def _open(request: HttpRequest, region: str, actor: Actor) -> None:
    opened = open_practice(region=region, by=actor)
    if opened.made:
        messages.success(request, _("Kantor dan toko latihan siap. Berikutnya: siapa yang berlatih."))
    else:
        messages.info(request, _("Kantor latihan ini sudah dibuka; tidak ada yang berubah."))


def _cast(request: HttpRequest, form: CastForm, region: str, actor: Actor) -> bool:
    """Whether everybody who was named has the duty now; else the reasons stand in the form."""
    people: dict[str, int] = {}
    for code, typed in tuple(form.cleaned_data.items()):  # a refused field leaves it
        person = known_person(typed, regions_set_up_by(actor)) if typed else None
        if typed and person is None:
            form.add_error(code, _("Tidak ada orang terdaftar di wilayah Anda dengan surel atau NIP ini."))
        elif person is not None:
            people[code] = person
    if form.errors:
        return False
    if not people:
        form.add_error(None, _("Belum ada yang diisi. Tulis surel atau NIP paling sedikit satu orang."))
        return False
    given = staff_practice(region=region, people=people, by=actor)
    told = ngettext("%(n)d tugas latihan diberikan.", "%(n)d tugas latihan diberikan.", given) % {"n": given}
    messages.success(request, told)
    return True


def _show(
    request: HttpRequest, region: tuple[str, str], regions: Sequence[tuple[str, str]], form: CastForm, status: int
) -> HttpResponse:
    """Seven queries beside those of every page once it is open, however many practise."""
    office, shop, year = practice_office(region[0]), practice_shop(region[0]), clock.today().year
    facts: dict[str, Any] = {
        "region": region[1],
        "code": region[0],
        "choices": regions if len(regions) > 1 else (),
        "office": office,
        "shop": shop,
        "year": year,
        "form": form,
        "crumbs": (Crumb(_("Kantor"), "/kantor"),),
    }
    if office is not None and shop is not None:
        facts["hands"] = _hands(office, shop)
        facts["goods"] = shelf_of([shop.pk]).listed
        facts["budgeted"] = plans_of(office.pk, year)[1] > 0
    return render(request, "backoffice/practice.html", facts, status=status)


def _hands(office: "Agency", shop: "Vendor") -> list[Hand]:
    today = clock.today()
    held: list[tuple[str, str]] = [(duty.code, duty.person.name) for duty in duties_at(office.pk, today)]
    held += [(f"vendor_{one.role}", one.person.name) for one in members_of(shop.pk, today)]
    others = [code for code in dict.fromkeys(code for code, _name in held) if code not in CASTS]
    return [Hand(WORDS[code], CASTS.get(code, ""), _named(held, code)) for code in (*CASTS, *others)]


def _named(held: Iterable[tuple[str, str]], code: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(name for one, name in held if one == code))
