"""The filters of the catalogue with their counts, and the chips of those applied."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext as _

from eblangkon.desks.frame.facts import Chip, Choice
from eblangkon.desks.storefront.asked import KINDS, ORIGINS, SIZES, Asked
from eblangkon.desks.storefront.goods import PLACES
from eblangkon.purchase.catalogue.rules.search import Results

SHOWN = 8
"""So many regions stand open; the others behind "Semua wilayah"."""


@dataclass(frozen=True, slots=True)
class Group:
    """A fieldset: `open` choices at once, `folded` behind `more`."""

    title: str
    open: tuple[Choice, ...]
    folded: tuple[Choice, ...] = ()
    more: str = ""


def groups_of(asked: Asked, found: Results, categories: Sequence[Any]) -> list[Group]:
    """The fieldsets that have something to choose."""
    counts = found.facets
    roots = [place for place in categories if place.parent_id is None]
    groups = [_group(asked, _("Kategori"), "kategori", [(p.code, p.name) for p in roots], counts.get("category", {}))]
    for root in roots:
        if root.code in asked.chosen["kategori"]:
            leaves = [(place.code, place.name) for place in categories if place.parent_id == root.pk]
            title = _("Jenis %(category)s") % {"category": root.name}
            groups.append(_group(asked, title, "kategori", leaves, counts.get("leaf", {})))
    groups += [
        _regions(asked, counts.get("region", {})),
        _words(asked, _("Asal barang"), "asal", origin_names(), ORIGINS, counts.get("origin", {})),
        _words(asked, _("Jenis usaha"), "usaha", kind_names(), KINDS, counts.get("kind", {})),
        _words(asked, _("Ukuran usaha"), "ukuran", size_names(), SIZES, counts.get("size", {})),
    ]
    return [group for group in groups if group.open]


def chips_of(request: HttpRequest, asked: Asked, categories: Sequence[Any]) -> list[Chip]:
    """What is applied, each with the address without it."""
    names = {
        "kategori": {place.code: place.name for place in categories},
        "wilayah": PLACES,
        "asal": origin_names(),
        "usaha": kind_names(),
        "ukuran": size_names(),
    }
    chips = [
        Chip(names[field].get(value, value), without(request, field, value))
        for field, values in asked.chosen.items()
        for value in values
    ]
    if asked.filters.least is not None:
        chips.append(Chip(_("mulai %(price)s") % {"price": asked.filters.least}, without(request, "dari")))
    if asked.filters.most is not None:
        chips.append(Chip(_("sampai %(price)s") % {"price": asked.filters.most}, without(request, "sampai")))
    return chips


def without(request: HttpRequest, field: str, value: str = "") -> str:
    """This address from its first page on, without one value of a field, or without the whole field."""
    query = request.GET.copy()
    query.pop("halaman", None)
    query.setlist(field, [other for other in query.getlist(field) if value and other != value])
    return f"{request.path}?{query.urlencode()}"


def origin_names() -> dict[str, str]:
    return {"pdn": "PDN", "impor": _("Impor"), "tidak-diketahui": _("Tidak diketahui")}


def kind_names() -> dict[str, str]:
    return {"perorangan": _("Perorangan"), "badan-usaha": _("Badan usaha")}


def size_names() -> dict[str, str]:
    return {
        "mikro": _("Mikro"),
        "kecil": _("Kecil"),
        "menengah": _("Menengah"),
        "besar": _("Besar"),
        "tidak-diketahui": _("Tidak diketahui"),
    }


def _group(asked: Asked, title: str, field: str, named: Iterable[tuple[str, str]], counts: Mapping[str, int]) -> Group:
    chosen = asked.chosen[field]
    choices = (Choice(field, value, name, counts.get(value, 0), value in chosen) for value, name in named)
    return Group(title, tuple(choice for choice in choices if choice.count or choice.chosen))


def _words(
    asked: Asked, title: str, field: str, names: Mapping[str, str], values: Mapping[str, str], counts: Mapping[str, int]
) -> Group:
    return _group(asked, title, field, names.items(), {word: counts.get(value, 0) for word, value in values.items()})


def _regions(asked: Asked, counts: Mapping[str, int]) -> Group:
    """Those chosen first, then those with the most."""
    chosen = asked.chosen["wilayah"]
    codes = sorted({*counts, *chosen}, key=lambda code: (code not in chosen, -counts.get(code, 0), code))
    whole = _group(asked, _("Wilayah penyedia"), "wilayah", [(code, PLACES.get(code, code)) for code in codes], counts)
    more = _("Semua %(count)d wilayah") % {"count": len(whole.open)}
    return Group(whole.title, whole.open[:SHOWN], whole.open[SHOWN:], more)
