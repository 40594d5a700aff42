"""`/mulai`: what a region still lacks before its first purchase can be made, why, and where it is filled in."""

from dataclasses import dataclass
from typing import Final

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from eblangkon.desks.backoffice import setting
from eblangkon.desks.backoffice.ways import standing_ways
from eblangkon.desks.backoffice.wording import KNOWN
from eblangkon.desks.frame.acting import actor_of, for_duties
from eblangkon.desks.frame.errors import Missing
from eblangkon.desks.frame.facts import Next, Step
from eblangkon.desks.frame.hats import WORDS
from eblangkon.ground.kernel import clock
from eblangkon.ground.regions.queries import rules_in_force
from eblangkon.insight.transparency.queries.purchases import last_paid
from eblangkon.parties.agencies.queries import agencies_of, duties_filled
from eblangkon.parties.vendors.queries import selling_in
from eblangkon.purchase.catalogue.queries import shelf_of
from eblangkon.purchase.ordering.queries import plans_of

NEEDED: Final = (("pp",), ("ppk", "pa", "kpa"), ("pptk",), ("pa", "kpa"), ("treasurer",))
"""Without any of these no order comes to its payment: in each group somebody must hold one of the duties."""
LATER: Final = ("inspector", "ppk_skpd")
"""Duties that others can do meanwhile: PPTK counts goods, and only route LS is verified."""
OFFICIALS: Final = "/pejabat"


@dataclass(frozen=True, slots=True)
class Thing:
    """One thing that a purchase needs. `act` says what to do and `why`; `path` is empty where no page does it yet."""

    name: str
    there: bool
    told: str
    state: str
    act: str = ""
    why: str = ""
    path: str = ""


@dataclass(frozen=True, slots=True)
class Standing:
    """What was counted for one region; `office` is the one that lacks least, 0 where there is none."""

    region: str
    name: str
    rules_missing: int
    offices: dict[int, str]
    office: int
    held: frozenset[str]
    subs: int
    packages: int
    accounts: int
    vendors: int
    products: int


def standing_of(region: str, name: str) -> Standing:
    """Seven queries at most, however much there is."""
    today = clock.today()
    rules = rules_in_force(region, today)
    filled = duties_filled(region, today)
    offices = {one.pk: one.short_name for one in agencies_of(region) if one.pk in filled}
    office = max(filled, key=lambda pk: (len(_groups(filled[pk])), -pk), default=0)
    vendors = selling_in(region, today)
    subs, packages, accounts = plans_of(office, today.year) if office else (0, 0, 0)
    return Standing(
        region,
        name,
        sum(1 for code in KNOWN if code not in rules),
        offices,
        office,
        frozenset(filled.get(office, ())),
        subs,
        packages,
        accounts,
        len(vendors),
        shelf_of(vendors).listed if vendors else 0,
    )


def _groups(held: set[str] | frozenset[str]) -> list[tuple[str, ...]]:
    return [group for group in NEEDED if any(duty in held for duty in group)]


def things_of(at: Standing) -> list[Thing]:
    """In the order in which they are filled in."""
    return [_region(at), _rules(at), _offices(at), _officials(at), *_plans(at), _vendors(at), _products(at)]


def _region(at: Standing) -> Thing:
    told = _("%(name)s, %(code)s.") % {"name": at.name, "code": at.region}
    return Thing(_("Wilayah"), True, told, _("selesai"))


def _rules(at: Standing) -> Thing:
    missing = at.rules_missing
    told = (
        _("Semua aturan punya nilai yang berlaku hari ini.")
        if not missing
        else _("Yang belum ditetapkan memakai cara yang aman, dan disebut di suratnya.")
    )
    state = _("%(n)d belum, tidak menahan") % {"n": missing} if missing else _("lengkap")
    return Thing(_("Aturan bertanggal"), True, told, state, path=f"/aturan?wilayah={at.region}")


def _offices(at: Standing) -> Thing:
    count = len(at.offices)
    names = ", ".join(list(at.offices.values())[:3])
    return Thing(
        _("Kantor"),
        bool(count),
        f"{names}{'…' if count > 3 else '.'}" if count else _("Belum ada kantor yang membeli."),
        ngettext("%(n)d kantor", "%(n)d kantor", count) % {"n": count},
        _("Buka kantor pertama"),
        _("Perlu nama lengkap seperti di kop surat, kode, dan alamat. Sekitar 2 menit."),
        "/kantor" if count else "/kantor/baru",
    )


def _officials(at: Standing) -> Thing:
    lacking = [group for group in NEEDED if group not in _groups(at.held)]
    later = [duty for duty in LATER if duty not in at.held]
    words = ["/".join(str(WORDS[duty]) for duty in group) for group in lacking]
    told = _("Belum ada kantor.")
    if at.office and lacking:
        told = _("%(office)s belum punya: %(duties)s.") % {"office": at.offices[at.office], "duties": ", ".join(words)}
    elif at.office:
        told = _("%(office)s dapat membeli.") % {"office": at.offices[at.office]}
    if at.office and not lacking and later:
        told += " " + _("Boleh menyusul: %(duties)s.") % {"duties": ", ".join(str(WORDS[duty]) for duty in later)}
    return Thing(
        _("Pejabat"),
        bool(at.office) and not lacking,
        told,
        ngettext("%(n)d tugas lagi", "%(n)d tugas lagi", len(lacking)) % {"n": len(lacking)}
        if lacking
        else _("lengkap"),
        _("Tunjuk %(duty)s %(office)s") % {"duty": words[0], "office": at.offices.get(at.office, "")} if words else "",
        _("Perlu nama dan nomor SK. Yang memesan, yang menyetujui, dan yang membayar adalah tiga orang."),
        f"/pejabat/baru?kantor={at.office}&tugas={lacking[0][0]}" if lacking and at.office else OFFICIALS,
    )


def _plans(at: Standing) -> list[Thing]:
    office = at.offices.get(at.office, "")
    page, year = f"/anggaran?kantor={at.office}" if at.office else "/anggaran", clock.today().year
    asked = f"?kantor={at.office}" if at.office else ""
    return [
        Thing(
            _("Paket RUP"),
            at.packages > 0,
            _("Aktif dan sudah diumumkan, %(year)d.") % {"year": year}
            if at.packages
            else _("Belum ada paket yang aktif dan diumumkan untuk %(year)d.") % {"year": year},
            ngettext("%(n)d paket", "%(n)d paket", at.packages) % {"n": at.packages},
            _("Tulis paket RUP %(office)s") % {"office": office},
            _("Barang hanya dibeli dari paket yang sudah diumumkan, sampai pagunya."),
            page if at.packages or not at.office else f"/anggaran/paket/baru{asked}",
        ),
        Thing(
            _("Sub kegiatan dan anggaran (DPA)"),
            at.accounts > 0,
            ngettext("%(n)d sub kegiatan, %(year)d.", "%(n)d sub kegiatan, %(year)d.", at.subs)
            % {"n": at.subs, "year": year}
            if at.accounts
            else _("Belum ada kode rekening bersisa. Isi satu baris untuk memulai."),
            ngettext("%(n)d rekening", "%(n)d rekening", at.accounts) % {"n": at.accounts},
            _("Tulis rekening %(office)s") % {"office": office},
            _("Setiap barang dibebankan ke satu rekening sub kegiatan, sampai sisanya."),
            page if at.accounts or not at.office else f"/anggaran/rekening/baru{asked}",
        ),
    ]


def _vendors(at: Standing) -> Thing:
    return Thing(
        _("Penyedia"),
        at.vendors > 0,
        _("Aktif, dengan orang yang melayaninya.")
        if at.vendors
        else _("Belum ada penyedia yang dapat menerima pesanan."),
        ngettext("%(n)d penyedia", "%(n)d penyedia", at.vendors) % {"n": at.vendors},
        _("Daftarkan penyedia pertama"),
        _("Perlu nama toko, status pajaknya, dan surel atau nomor HP pemiliknya. Sekitar 3 menit."),
        "/penyedia-daftar" if at.vendors else "/penyedia-daftar/baru",
    )


def _products(at: Standing) -> Thing:
    told = _("Dijual penyedia wilayah ini.")
    if not at.products:
        told = _("Pemilik atau staf toko masuk, lalu menekan “Tawarkan produk” di Beranda tokonya.")
    return Thing(
        _("Produk"),
        at.products > 0,
        told,
        ngettext("%(n)d produk", "%(n)d produk", at.products) % {"n": at.products},
        _("Minta penyedia menawarkan produk"),
        _("Hanya orang toko itu sendiri yang menulis nama, harga, dan persediaannya."),
        "/penyedia-daftar" if at.vendors else "",
    )


@for_duties(*setting.SETTERS)
@require_safe
def first_day(request: HttpRequest) -> HttpResponse:
    """For the region asked for, else the first of one's own."""
    regions = setting.own_regions(actor_of(request))
    asked = request.GET.get("wilayah", "")
    region = next((one for one in regions if one[0] == asked), None) if asked else regions[0]
    if region is None:
        raise Missing(_("Wilayah itu bukan tugas Anda"), "", near=_("halaman mulai"), near_path="/mulai")
    things = things_of(standing_of(*region))
    blocking = next((thing for thing in things if not thing.there), None)
    done = sum(thing.there for thing in things)
    shown = {
        "region": region[1],
        "choices": regions if len(regions) > 1 else [],
        "code": region[0],
        "done": done,
        "total": len(things),
        "left": len(things) - done,
        "steps": [_step(thing, thing is blocking) for thing in things],
        "next": _next(blocking) if blocking and blocking.path else None,
        "blocking": blocking,
        "paid": None if blocking else last_paid(region[0]),
        "ways": standing_ways(),
    }
    return render(request, "backoffice/first_day.html", shown)


def _step(thing: Thing, now: bool) -> Step:
    return Step(thing.name, "done" if thing.there else "now" if now else "todo", (thing.told, thing.state), thing.path)


def _next(thing: Thing) -> Next:
    return Next(thing.act, thing.act, thing.path, otherwise=thing.why)
